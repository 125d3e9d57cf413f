import type { Claim } from "../../model/base.ts";
import type { KnownBase } from "./known.ts";
import { toNamed } from "./same-image.ts";

/** A declared image as a sentence names it: the reference, with a digest that is said beside it. */
export function nameOf({ reference, digest }: { readonly reference: string; readonly digest: string | null }): string {
  return digest === null || toNamed({ reference, digest: null }).digest !== null ? reference : `${reference} (${toShort(digest)})`;
}

/** A base as a sentence names it. */
export function nameOfBase({ reference, digest, image }: KnownBase): string {
  return nameOf({ reference, digest: digest ?? image.manifest });
}

/** A digest that people can still tell from others. */
export function toShort(digest: string): string {
  return digest.replace(/^(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, "$1…");
}

/** `1 layer`, `3 layers`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** `its first layer is`, `its first 3 layers are`. */
export function firstLayers(number: number): string {
  return number === 1 ? "its first layer is" : `its first ${number} layers are`;
}

/** Who declares it, as the start of a sentence's rest: `Dockerfile:7 declares`. */
export function byWhom({ source, where }: Claim): string {
  switch (source) {
    case "base-image":
      return "`base-image` declares";
    case "build-metadata":
      return `the build metadata ${where} declares`;
    case "provenance":
      return "its own provenance declares";
    case "dockerfile":
      return `${where} declares`;
    case "annotation":
      return `its ${where} declares`;
    case "label":
      return `its ${where} declares`;
    default:
      return source satisfies never;
  }
}

/** The command that takes an image's facts into the lock. */
export function lockCommand(reference: string): string {
  return `\`portcullis bases lock ${reference}\``;
}
