import { GateError } from "../errors.ts";

/**
 * Parses a file of `sha256  name` lines, as `sha256sum` writes them, into name -> digest. Empty lines and `#` comments may be there;
 * anything else, and two digests for one name, is refused with its line.
 */
export function parseChecksums(text: string, source: string): Map<string, string> {
  const digests = new Map<string, string>();
  const wrong: string[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const [, digest, name] = /^([0-9a-fA-F]{64})\s+\*?(\S+)$/.exec(line) ?? [];
    if (digest === undefined || name === undefined) wrong.push(`line ${index + 1} is not \`sha256  name\``);
    else if ((digests.get(name) ?? digest.toLowerCase()) !== digest.toLowerCase())
      wrong.push(`line ${index + 1} gives ${name} a second digest`);
    else digests.set(name, digest.toLowerCase());
  }
  if (wrong.length === 0) return digests;
  const next = "Write one line for each file: its sha256, two spaces, its name in the release.";
  throw new GateError(
    wrong.slice(0, 20).map((why) => ({ code: "input-invalid", message: `${source} (scanner-checksums): ${why}.`, next })),
  );
}
