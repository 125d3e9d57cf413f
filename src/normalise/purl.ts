import { buildPurl } from "../model/package.ts";

/** Types in which what comes before the last `/` of a name (or the `:` of a Maven name) is a purl's namespace. */
const SEPARATORS: Readonly<Record<string, string>> = {
  npm: "/",
  golang: "/",
  composer: "/",
  maven: ":",
  swift: "/",
  github: "/",
  githubactions: "/",
};

/** A purl of these parts, whatever they hold: what no purl of that type can say becomes a `generic` one, and at the worst escaped text. */
export function toPurl(type: string, { namespace, name, version }: { namespace?: string; name: string; version: string }): string {
  const separator = SEPARATORS[type];
  const cut = separator === undefined ? -1 : name.lastIndexOf(separator);
  const inner = cut <= 0 ? namespace : name.slice(0, cut);
  try {
    return buildPurl(type, inner, cut <= 0 ? name : name.slice(cut + 1), version);
  } catch {
    const bare = `pkg:generic/${encode(name)}`;
    return version === "" ? bare : `${bare}@${encode(version)}`;
  }
}

/** Percent-encodes a text; halves of characters, which cannot be encoded, become the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
