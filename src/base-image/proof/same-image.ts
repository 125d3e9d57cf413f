import type { Claim } from "../../model/base.ts";
import type { Material } from "../../model/image.ts";
import { parseReference, type Reference } from "../../model/reference.ts";

/** What an image is called, in parts: `name` is registry and repository; `tag` null only where a digest alone names it. */
export type Named = { readonly name: string; readonly tag: string | null; readonly digest: string | null };

/** The parts of a reference in full, with the digest that is said beside it. */
export function toNamed({ reference, digest }: { readonly reference: string; readonly digest: string | null }): Named {
  const parsed = parseReference(reference);
  if ("wrong" in parsed) return { name: reference, tag: null, digest };
  return { name: toName(parsed), tag: parsed.tag ?? (parsed.digest === null ? "latest" : null), digest: digest ?? parsed.digest };
}

function toName({ registry, repository }: Reference): string {
  return `${registry}/${repository}`;
}

/** Whether two declarations can mean one image: the same repository, and the same digest where both say one, else the same tag. */
export function isSameImage(a: Material | DeclaredImage, b: Material | DeclaredImage): boolean {
  const [one, other] = [toNamed(a), toNamed(b)];
  if (one.name !== other.name) return false;
  if (one.digest !== null && other.digest !== null) return one.digest === other.digest;
  return one.tag === other.tag && one.tag !== null;
}

/** A claim that names an image, not scratch. */
export type DeclaredImage = Claim & { readonly reference: string };

/** Whether a claim names an image. */
export function isDeclaredImage(claim: Claim): claim is DeclaredImage {
  return claim.reference !== null;
}
