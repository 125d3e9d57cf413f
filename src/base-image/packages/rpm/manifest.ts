import { type Entry, toText } from "../entry.ts";

/** The packages of the list that Azure Linux' distroless images have in place of a database; null if it is none. */
export function readManifest(bytes: Uint8Array): Entry[] | null {
  const lines = toText(bytes)
    .split("\n")
    .filter((line) => line.trim() !== "");
  const entries = lines.flatMap((line) => {
    const [name, version, , , , epoch, , architecture = null, number] = line.split("\t");
    if (!name || !version?.includes("-")) return [];
    return [{ name, version: epoch === "(none)" || !/^\d+$/.test(number ?? "") ? version : `${number}:${version}`, architecture }];
  });
  return entries.length === lines.length ? entries : null;
}
