/** One installed package as its manager's database has it. `version` as scanners print it, with epoch and release. */
export type Entry = { readonly name: string; readonly version: string; readonly architecture: string | null };

/** A version without an epoch of zero, which some write and some do not. */
export function toPlainVersion(version: string): string {
  return version.startsWith("0:") ? version.slice(2) : version;
}

/** The text of a database's bytes, a character a byte: names and versions are ASCII, and all else is passed over. */
export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
