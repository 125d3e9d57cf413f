import { createHash } from "node:crypto";
import { GateError } from "../../errors.ts";

/** Longest JSON of an image that is read: a manifest, an index, a config, an attestation. */
export const JSON_LIMIT = 4 * 1024 * 1024;

/** The refusal of an image that is not what it claims to be. */
export function refuseImage(message: string, next = "Make the image anew, or name another one."): GateError {
  return new GateError({ code: "target-invalid", message, next });
}

/** The refusal of an image whose bytes are not what its digests say. */
export function refuseBytes(message: string): GateError {
  const next = "The image was damaged or changed after it was made: save or build it again.";
  return new GateError({ code: "source-mismatch", message, next });
}

/** JSON of at most 4 MiB; anything else is refused (`target-invalid`). `what` names it in the sentence. */
export function parseJson(bytes: Uint8Array, what: string): unknown {
  if (bytes.length > JSON_LIMIT) throw refuseImage(`${capital(what)} is larger than 4 MiB.`);
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refuseImage(`${capital(what)} is no JSON.`);
  }
}

/** `sha256:…` of bytes. */
export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** What is wrong with a document that does not say what it should, as the end of a sentence. */
export function wrongAt({ issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): string {
  const place = issues[0]?.path.map(String).join(".") ?? "";
  return place === "" ? "it is no JSON object" : `\`${place}\` is missing or is not what it should be`;
}

/** A sentence's beginning. */
export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
