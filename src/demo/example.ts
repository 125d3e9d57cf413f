import { join } from "node:path";
import { gunzipSync, strToU8, zipSync } from "fflate";
import { sortedUnique } from "../model/order.ts";
import type { Files } from "../ports.ts";
import advisories from "./advisories.json" with { type: "json" };
import grypeDb from "./grype-db.json" with { type: "json" };
import { toShopImage } from "./image.ts";
import { buildImageLayout } from "./oci-layout.ts";
import shopFiles from "./shop-files.json" with { type: "json" };

/** Where the example's parts lie (absolute paths), and the text of its policy. */
export type Example = {
  readonly lockfile: string;
  readonly dockerfile: string;
  readonly policyFile: string;
  readonly policy: string;
  readonly imageDir: string;
  readonly imageDigest: string;
  /** A file that `grype-db` takes. */
  readonly grypeDb: string;
  /** A folder that `osv-db` takes. */
  readonly osvDb: string;
};

const EXCEPTION_DAYS = 90;

/** What `writeExample` writes, by its first part: whatever else lies beside it is not of the example. */
export const EXAMPLE_NAMES: readonly string[] = sortedUnique([
  ...Object.keys(shopFiles).map((path) => path.split("/")[0] ?? ""),
  "image",
  "databases",
]);

/**
 * Writes the example project into a folder: its files, its image as an OCI layout, and databases that know its flaws.
 * `today` (YYYY-MM-DD) is where the policy's exception counts from, so that the verdict is the same on any day.
 */
export async function writeExample(folder: string, files: Files, today: string): Promise<Example> {
  const image = await buildImageLayout(toShopImage(toImageFiles(), JSON.parse(shopFiles["package-lock.json"])));
  const policy = toPolicy(shopFiles[".github/portcullis.yml"], today);
  const texts = { ...shopFiles, ".github/portcullis.yml": policy };
  for (const [path, text] of Object.entries(texts)) await files.write(join(folder, path), [text]);
  for (const [path, bytes] of image.files) await files.write(join(folder, "image", path), [bytes]);
  await files.write(join(folder, "databases", "grype.db"), [gunzipSync(Buffer.from(grypeDb.gzip, "base64"))]);
  for (const [ecosystem, zip] of toArchives()) await files.write(join(folder, "databases", "osv", ecosystem, "all.zip"), [zip]);
  return {
    lockfile: join(folder, "package-lock.json"),
    dockerfile: join(folder, "Dockerfile"),
    policyFile: join(folder, ".github", "portcullis.yml"),
    policy,
    imageDir: join(folder, "image"),
    imageDigest: image.digest,
    grypeDb: join(folder, "databases", "grype.db"),
    osvDb: join(folder, "databases", "osv"),
  };
}

/** What the Dockerfile copies into the image. */
function toImageFiles(): Record<string, string> {
  const { "package.json": manifest, "package-lock.json": lockfile, "server.js": server } = shopFiles;
  return { "package.json": manifest, "package-lock.json": lockfile, "server.js": server };
}

/** The policy with an exception that still holds and that is not too long. */
function toPolicy(text: string, today: string): string {
  const end = new Date(Date.parse(`${today}T00:00:00Z`) + EXCEPTION_DAYS * 86_400_000).toISOString().slice(0, 10);
  return text.replace(/(?<=\bexpires: )\d{4}-\d\d-\d\d/, end);
}

/** One archive an ecosystem, as OSV publishes them: an advisory a file, stored without compression. */
function toArchives(): [string, Uint8Array][] {
  const ecosystems = sortedUnique(advisories.map(toEcosystem));
  const mtime = new Date(2026, 10, 1); // local on purpose: a zip holds local times, so the bytes are the same everywhere
  return ecosystems.map((ecosystem) => {
    const records = advisories.filter((record) => toEcosystem(record) === ecosystem);
    const entries = records.map((record) => [`${record.id}.json`, strToU8(JSON.stringify(record))] as const);
    return [ecosystem, zipSync(Object.fromEntries(entries), { level: 0, mtime })];
  });
}

/** The archive that an advisory belongs to: `Debian:12` is in Debian's. */
function toEcosystem({ affected }: (typeof advisories)[number]): string {
  return affected[0]?.package.ecosystem.split(":")[0] ?? "";
}
