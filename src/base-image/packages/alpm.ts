import { type Entry, toText } from "./entry.ts";

/** The package of one `desc` file of pacman's; null if it is none. */
export function readAlpm(bytes: Uint8Array): Entry[] | null {
  const lines = toText(bytes)
    .split("\n", 4096)
    .map((line) => line.trim());
  const fieldOf = (field: string) => {
    const at = lines.indexOf(`%${field}%`);
    return at < 0 ? undefined : lines[at + 1];
  };
  const [name, version] = [fieldOf("NAME"), fieldOf("VERSION")];
  return name && version ? [{ name, version, architecture: fieldOf("ARCH") || null }] : null;
}
