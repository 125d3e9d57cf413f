import type { Package } from "../model/finding.ts";

/** The version that fixed versions are to be compared with, and the source package that it is of where that has another version. */
export type Installed = { readonly version: string; readonly source: string | null };

/**
 * Distributions fix source packages: where a purl says that the binary package was built from a source of another version
 * (`upstream=util-linux@2.38.1-5`), that one counts.
 */
export function toInstalled({ package: { purl, type, version } }: { readonly package: Package }): Installed {
  if (type !== "deb" || !purl.includes("upstream=")) return { version, source: null };
  const upstream = /[?&]upstream=([^&#]*)/.exec(purl)?.[1] ?? "";
  const [, name, of] = /^([^@]+)@(.+)$/.exec(decode(upstream)) ?? [];
  return name === undefined || of === undefined ? { version, source: null } : { version: of, source: name };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
