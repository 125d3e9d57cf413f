import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Example, writeExample } from "../../src/demo/example.ts";
import { buildImageLayout, type ImageSpec, type Tree } from "../../src/demo/oci-layout.ts";
import { makeFiles } from "../../src/edge/node/files.ts";
import { scratchFolder } from "../bundle/doors.ts";
import type { Databases } from "./databases.ts";

const LOCKFILES = fileURLToPath(new URL("fixtures/lockfiles", import.meta.url));

/** The example project of the demo, with its databases, in a fresh folder. */
export async function stageShop(): Promise<{ folder: string; example: Example; databases: Databases }> {
  const folder = scratchFolder();
  const example = await writeExample(folder, makeFiles(), new Date().toISOString().slice(0, 10));
  return { folder, example, databases: { grype: example.grypeDb, osv: example.osvDb } };
}

/** The invented projects of many ecosystems, in a fresh folder. */
export function stageLockfiles(): string {
  const folder = scratchFolder();
  cpSync(LOCKFILES, folder, { recursive: true });
  return folder;
}

/** An image of one layer as an OCI layout in a folder. */
export async function stageImage(folder: string, tree: Tree, reference = "small:1"): Promise<string> {
  return stageLayers(folder, [{ createdBy: "a test", files: tree }], reference);
}

/** The same of several layers, from the bottom up. */
export async function stageLayers(folder: string, layers: ImageSpec["layers"], reference = "small:1"): Promise<string> {
  const { files, digest } = await buildImageLayout({ reference, workingFolder: "/", command: ["true"], layers });
  const writer = makeFiles();
  for (const [path, bytes] of files) await writer.write(join(folder, path), [bytes]);
  return digest;
}

/** The files of a system that says which it is and has one package, as scanners read them. */
export function toSystem({
  id,
  version,
  name,
  packages,
}: {
  id: string;
  version: string;
  name: string;
  packages: readonly string[];
}): Tree {
  const paragraphs = packages.map(
    (entry) =>
      `Package: ${entry}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0-1\nMaintainer: Nobody <n@example.org>\nDescription: none\n`,
  );
  return {
    "etc/os-release": `PRETTY_NAME="${name}"\nNAME="${name}"\nID=${id}\nVERSION_ID="${version}"\n`,
    "var/lib/dpkg/status": paragraphs.join("\n"),
  };
}
