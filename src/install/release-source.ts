import { createHash } from "node:crypto";
import type { ScannerName } from "../model/finding.ts";
import type { Problem } from "../model/reasons.ts";
import type { ScannerBinary } from "../ports.ts";
import type { Asset, Wanted } from "./pins.ts";

const REPOSITORIES: Readonly<Record<ScannerName, string>> = { grype: "anchore/grype", "osv-scanner": "google/osv-scanner" };

export type ReleaseWish = Wanted & { readonly asset: Asset };
export type ReleaseSource = { readonly kind: "release" | "mirror"; readonly url: string };

/** Where a release lies: at GitHub, or in a mirror as `<base>/<scanner>/v<version>/<file>`. */
export function toReleaseSource({ name, version, asset }: ReleaseWish, mirror: string | null): ReleaseSource {
  if (mirror !== null) return { kind: "mirror", url: `${mirror.replace(/\/+$/, "")}/${name}/v${version}/${asset.file}` };
  return { kind: "release", url: `https://github.com/${REPOSITORIES[name]}/releases/download/v${version}/${asset.file}` };
}

/** What a release gives, with what is worth saying of it. */
export function toReleaseBinary(
  wish: ReleaseWish,
  { path, sha256, kind, notices = [] }: { path: string; sha256: string; kind: "release" | "mirror"; notices?: Problem[] },
): ScannerBinary {
  return { name: wish.name, path, version: wish.version, sha256, source: kind, notices: [...wish.notices, ...notices] };
}

/** Whether a release's file has to be unpacked. */
export function isArchive({ file }: Asset): boolean {
  return file.endsWith(".tar.gz") || file.endsWith(".zip");
}

/** sha256 of bytes in pieces, lower-case hex. */
export function sha256Of(pieces: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}
