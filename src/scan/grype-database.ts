import { basename, join, resolve } from "node:path";
import { GateError, sentenceOf } from "../errors.ts";
import type { Problem } from "../model/reasons.ts";
import { isOlder } from "../model/version.ts";
import type { ScannerBinary } from "../ports.ts";
import { explainEnd } from "./ends.ts";
import { toGrypeVariables } from "./grype-command.ts";
import { BRING_DATABASE } from "./grype-faults.ts";
import { runScanner, type Scene } from "./scene.ts";

/** A database that is ready: the folder that Grype takes it from, and a digest of what it was made from, where that is known. */
export type GrypeDatabase = {
  readonly folder: string;
  readonly digest: string | null;
  /** Whether the user gave it. */
  readonly isGiven: boolean;
  readonly notices: readonly Problem[];
};

const LARGEST_DOWNLOAD = 8 * 1024 ** 3;

/** Below the cache folder: Grype's own database. */
export const UPSTREAM: string = join("grype-db", "upstream");

/** The folder below a cache directory that holds the database of a version's schema. */
export function schemaFolder(version: string): string {
  return isOlder(version, "0.88.0") ? "5" : "6";
}

/** Makes a database ready: the one that was given, else Grype's own, brought up to date unless there is to be no network. */
export async function prepareGrypeDatabase(binary: ScannerBinary, scene: Scene): Promise<GrypeDatabase> {
  const { grypeDb } = scene.settings;
  if (grypeDb === null) return prepareOwn(binary, scene);
  if (/^https?:\/\//i.test(grypeDb)) return importFile(await download(grypeDb, scene), { name: grypeDb, binary }, scene);
  const path = resolve(scene.world.machine.cwd, grypeDb);
  const there = await scene.world.files.stat(path);
  if (there === null) throw missing(`There is no database ${grypeDb} (grype-db).`, "Check the path.");
  if (there.kind === "folder") return useFolder(path, { name: grypeDb, binary }, scene);
  return importFile(path, { name: grypeDb, binary }, scene);
}

function missing(message: string, next: string): GateError {
  return new GateError({ code: "database-missing", message, next });
}

type Given = { readonly name: string; readonly binary: ScannerBinary };

/** A folder that Grype imported a database into before, with its digest as Grype wrote it down; or one that just holds the file. */
async function useFolder(path: string, given: Given, scene: Scene): Promise<GrypeDatabase> {
  const { files } = scene.world;
  const schema = schemaFolder(given.binary.version);
  const folder = basename(path) === schema ? join(path, "..") : path;
  const isImported = await isThere(join(folder, schema, "import.json"), scene);
  const isOfSchema5 = await isThere(join(folder, schema, "metadata.json"), scene);
  if (isImported || isOfSchema5) return { folder, digest: await readImportDigest(join(folder, schema), scene), isGiven: true, notices: [] };
  for (const candidate of [join(path, "vulnerability.db"), join(path, schema, "vulnerability.db")])
    if ((await files.stat(candidate))?.kind === "file") return importFile(candidate, given, scene);
  const next = `Name the folder that \`grype db import\` or \`grype db update\` filled (it holds ${schema}/vulnerability.db).`;
  throw missing(`${given.name} (grype-db) holds no database that Grype ${given.binary.version} can use.`, next);
}

async function isThere(path: string, { world }: Scene): Promise<boolean> {
  return (await world.files.stat(path)) !== null;
}

export async function readImportDigest(folder: string, { world }: Pick<Scene, "world">): Promise<string | null> {
  const bytes = await world.files.read(join(folder, "import.json"), 1024 * 1024).catch(() => null);
  const digest = bytes === null ? null : /"digest":\s*"([a-z0-9]+:[0-9a-f]+)"/.exec(new TextDecoder().decode(bytes));
  return digest?.[1] ?? null;
}

/** Grype's own database, in a folder of ours. Where it cannot be brought up to date the one from before is used, and that is said. */
async function prepareOwn(binary: ScannerBinary, scene: Scene): Promise<GrypeDatabase> {
  const { world, settings } = scene;
  const folder = settings.cacheDb ? join(world.cacheFolder, UPSTREAM) : await world.files.privateFolder();
  const held = join(folder, schemaFolder(binary.version));
  const done = async (notices: readonly Problem[]): Promise<GrypeDatabase> => {
    return { folder, digest: await readImportDigest(held, scene), isGiven: false, notices };
  };
  if (settings.offline) {
    if (await isThere(join(held, "vulnerability.db"), scene)) return done([]);
    throw missing(`There is no database for Grype in ${folder}, and \`offline\` forbids to fetch one.`, BRING_DATABASE);
  }
  await world.files.makeFolder(folder);
  const home = await world.files.privateFolder();
  const run = { file: binary.path, folder: home, variables: toGrypeVariables(folder), step: "grype's database" };
  const end = await runScanner({ ...run, args: ["db", "update"] }, scene);
  if (end.code === 0) return done([]);
  if (!(await isThere(join(held, "vulnerability.db"), scene)))
    throw missing(`Grype's database could not be fetched: ${explainEnd(end)}.`, BRING_DATABASE);
  const message = `Grype's database could not be brought up to date, so the one from before is used: ${explainEnd(end)}.`;
  return done([{ code: "scanner-warning", message }]);
}

async function download(url: string, { world, deadline, settings }: Scene): Promise<string> {
  if (settings.offline) throw missing(`${url} (grype-db) would have to be fetched, and \`offline\` forbids it.`, BRING_DATABASE);
  const name = basename(new URL(url).pathname) || "vulnerability.db";
  const to = join(await world.files.privateFolder(), name.replace(/[^\w.-]/g, "_"));
  const step = world.progress.step("grype's database");
  const fetching = world.downloads.fetch({ url, to, deadline, limit: LARGEST_DOWNLOAD }).finally(() => step.end());
  await fetching.catch((error: unknown) => {
    throw missing(`The database (grype-db) could not be fetched: ${sentenceOf(error)}`, "Check the address, or give a file.");
  });
  return to;
}

/**
 * Imports a database file or archive into a private folder, in every run: what was imported before lies where anybody could have changed it, and
 * nothing that lies beside it could tell.
 */
async function importFile(path: string, given: Given, scene: Scene): Promise<GrypeDatabase> {
  const sha256 = await scene.world.files.sha256(path);
  const folder = await scene.world.files.privateFolder();
  await runImport(path, { ...given, folder }, scene);
  return { folder, digest: `sha256:${sha256}`, isGiven: true, notices: [] };
}

async function runImport(path: string, { name, binary, folder }: Given & { folder: string }, scene: Scene): Promise<void> {
  const home = await scene.world.files.privateFolder();
  const run = { file: binary.path, folder: home, variables: toGrypeVariables(folder), step: "grype's database" };
  const end = await runScanner({ ...run, args: ["db", "import", path] }, scene);
  if (end.code === 0) return;
  const next = "Give a database of the schema that this version reads (a .db file, .tar.gz or .tar.zst archive, or a folder).";
  throw missing(`Grype ${binary.version} cannot import ${name} (grype-db): ${explainEnd(end)}.`, next);
}
