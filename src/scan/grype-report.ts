import { matchesIn } from "./text-search.ts";

// Matches come first; what was scanned (`source`) comes after them and can hold text of the image's author (labels), so it ends the search.
const NAMESPACE_OR_SOURCE = /"namespace":\s?"([^"\\]{1,200})"|"source":\s?\{\s*"type":/g;
const SOURCE_OR_PLATFORM = /"source":\s?\{\s*"type":|"(architecture|os)":\s?"([^"\\]{1,50})"/g;

/** The namespaces of the database that gave a match in a Grype report: `debian:distro:debian:12`, `github:language:python`. */
export async function readNamespaces(report: AsyncIterable<Uint8Array>): Promise<ReadonlySet<string>> {
  const namespaces = new Set<string>();
  for await (const [, namespace] of matchesIn(report, NAMESPACE_OR_SOURCE)) {
    if (namespace === undefined) break;
    namespaces.add(namespace);
  }
  return namespaces;
}

/** The platform of the image that a Grype report is about, `linux/amd64`; null where it does not say. */
export async function readPlatform(report: AsyncIterable<Uint8Array>): Promise<string | null> {
  const parts = new Map<string, string>();
  let isInSource = false;
  for await (const [, name, value = ""] of matchesIn(report, SOURCE_OR_PLATFORM)) {
    if (name === undefined) isInSource = true;
    else if (isInSource && !parts.has(name)) parts.set(name, value);
    if (parts.size === 2) return `${parts.get("os")}/${parts.get("architecture")}`;
  }
  return null;
}

/** Whether an image's platform is the one that was asked for: `arm64` and `linux/arm64/v8` both ask for `linux/arm64`. */
export function isPlatform(actual: string, wanted: string): boolean {
  const parts = wanted.toLowerCase().split("/");
  const [os, architecture] = parts.length === 1 ? ["linux", parts[0]] : parts;
  return actual.toLowerCase() === `${os}/${ARCHITECTURES[architecture ?? ""] ?? architecture}`;
}

const ARCHITECTURES: Readonly<Record<string, string>> = { x86_64: "amd64", x64: "amd64", aarch64: "arm64", armhf: "arm", i386: "386" };
