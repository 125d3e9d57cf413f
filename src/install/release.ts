import { createHash } from "node:crypto";
import { join } from "node:path";
import { isGateError, sentenceOf } from "../errors.ts";
import type { ScannerName } from "../model/finding.ts";
import type { Problem } from "../model/reasons.ts";
import type { DownloadRequest, FileKind, ScannerBinary, World } from "../ports.ts";
import { extractProgram } from "./archive.ts";
import { askVersion } from "./ask-version.ts";
import { type Attempt, failed } from "./attempt.ts";
import type { Installation } from "./install.ts";
import type { Asset, Wanted } from "./pins.ts";

const LIMIT_BYTES = 512 * 1024 * 1024;
const REPOSITORIES: Readonly<Record<ScannerName, string>> = { grype: "anchore/grype", "osv-scanner": "google/osv-scanner" };

export type ReleaseWish = Wanted & { readonly asset: Asset };
type ReleaseSource = { readonly kind: "release" | "mirror"; readonly url: string };

/** Where a release lies: at GitHub, or in a mirror as `<base>/<scanner>/v<version>/<file>`. */
export function toReleaseSource({ name, version, asset }: ReleaseWish, mirror: string | null): ReleaseSource {
  if (mirror !== null) return { kind: "mirror", url: `${mirror.replace(/\/+$/, "")}/${name}/v${version}/${asset.file}` };
  return { kind: "release", url: `https://github.com/${REPOSITORIES[name]}/releases/download/v${version}/${asset.file}` };
}

/**
 * A release from the tool cache, where it is what it must be. What lies there may have been changed by anybody, and so may any note of a
 * digest beside it: everything is measured against the pin. For a raw executable that is one hash. Of an archive only the archive's
 * digest is pinned, so the archive is kept too: its hash, and the hash of the program inside it, prove the cached program (0.4 s for Grype,
 * mostly unpacking in another thread). A pin with the `executable` digest, which `npm run pins` adds, needs the one hash again.
 */
export async function findRelease(wish: ReleaseWish, { world, mirror }: { world: World; mirror: string | null }): Promise<Attempt> {
  const folder = await world.tools.find(cacheName(wish.name), wish.version);
  const path = folder === null ? null : join(folder, programName(wish.name, world));
  const there = path === null ? null : await world.files.stat(path);
  if (path === null || there === null) return failed("it is not there");
  const tampered = failed(`what lies in the tool cache at ${path} is not the release`, { changed: true });
  if (!isProgram(there)) return tampered;
  try {
    const [sha256, expected] = await Promise.all([world.files.sha256(path), proveProgram(wish, world)]);
    if (sha256 !== expected) return tampered;
    await allowExecution(path, world);
    return { binary: toBinary(wish, { path, sha256, kind: toReleaseSource(wish, mirror).kind }) };
  } catch {
    return tampered;
  }
}

/** The digest that the program must have, proven from the pin; null where it cannot be. */
async function proveProgram(wish: ReleaseWish, world: World): Promise<string | null> {
  const { asset, name, version } = wish;
  if (!isArchive(asset)) return asset.sha256;
  if (asset.executable !== undefined) return asset.executable;
  const folder = await world.tools.find(archiveName(name), version);
  if (folder === null) return null;
  const archive = await world.files.read(join(folder, asset.file), LIMIT_BYTES);
  if (sha256Of([archive]) !== asset.sha256) return null;
  const hash = createHash("sha256");
  for await (const piece of extractProgram(archive, { file: asset.file, name: programName(name, world) })) hash.update(piece);
  return hash.digest("hex");
}

/** Downloads a release, checks it before it is unpacked, and puts it into the tool cache. */
export async function installRelease(wish: ReleaseWish, installation: Installation, source: ReleaseSource): Promise<Attempt> {
  const what = `${wish.title} ${wish.version}`;
  const step = installation.world.progress.step(`fetching ${what}`);
  const onProgress = (received: number, total: number | null) => step.update(`fetching ${what}: ${toMegabytes(received, total)}`);
  const attempt = await fetchRelease(wish, installation, { source, onProgress });
  if (attempt.binary === null) step.end(`no release of ${what}: ${attempt.why}`, false);
  else step.end(`fetched ${what}`);
  return attempt;
}

type Fetching = { readonly source: ReleaseSource; readonly onProgress: NonNullable<DownloadRequest["onProgress"]> };

async function fetchRelease(wish: ReleaseWish, installation: Installation, { source, onProgress }: Fetching): Promise<Attempt> {
  const { world, deadline } = installation;
  try {
    const folder = await world.files.privateFolder();
    const file = join(folder, wish.asset.file);
    await world.downloads.fetch({ url: source.url, to: file, deadline, limit: LIMIT_BYTES, onProgress });
    const sha256 = await world.files.sha256(file);
    if (sha256 !== wish.asset.sha256)
      return failed(`${source.url} has the sha256 ${sha256}, not the expected ${wish.asset.sha256}`, { stop: true });
    return await unpack(wish, installation, { file, folder, source });
  } catch (error) {
    return failed(sentenceOf(error));
  }
}

function toMegabytes(received: number, total: number | null): string {
  const shown = (bytes: number) => (bytes / 1e6).toFixed(1);
  return total === null ? `${shown(received)} MB` : `${shown(received)} of ${shown(total)} MB`;
}

type Unpacking = { readonly file: string; readonly folder: string; readonly source: ReleaseSource };

async function unpack(wish: ReleaseWish, installation: Installation, { file, folder, source }: Unpacking): Promise<Attempt> {
  const { world } = installation;
  const program = programName(wish.name, world);
  const path = isArchive(wish.asset) ? join(folder, program) : file;
  if (isArchive(wish.asset)) {
    const refusal = await unpackProgram({ file, path, name: program, asset: wish.asset, world });
    if (refusal !== null) return failed(`${source.url} ${refusal}`, { stop: true });
  }
  await world.files.makeExecutable(path);
  const sha256 = await world.files.sha256(path);
  const { executable = sha256 } = wish.asset;
  if (isArchive(wish.asset) && sha256 !== executable)
    return failed(`the program in ${source.url} has the sha256 ${sha256}, not the expected ${executable}`, { stop: true });
  const refusal = wish.pin === null ? await contradictVersion(wish, installation, path) : null;
  if (refusal !== null) return failed(refusal, { stop: true });
  const kept = await keep(wish, world, { path, file, sha256 });
  return { binary: toBinary(wish, { path: kept.path, sha256, kind: source.kind, notices: kept.notices }) };
}

async function unpackProgram({
  file,
  path,
  name,
  asset,
  world,
}: {
  file: string;
  path: string;
  name: string;
  asset: Asset;
  world: World;
}): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  try {
    const archive = await world.files.read(file, LIMIT_BYTES);
    // Hashed before, but from the disk: what is unpacked is what is in memory now.
    if (sha256Of([archive]) !== asset.sha256) return "changed while it was checked";
    for await (const piece of extractProgram(archive, { file: asset.file, name })) pieces.push(piece.slice());
  } catch (error) {
    return `cannot be unpacked: ${sentenceOf(error)}`;
  }
  await world.files.write(path, pieces);
  return null;
}

/** A digest that the user brought says nothing of a version, and asset names may not either: the program must say the one asked for. */
async function contradictVersion(wish: ReleaseWish, { settings, deadline, world }: Installation, path: string): Promise<string | null> {
  try {
    const said = await askVersion({ name: wish.name, path, settings, deadline, world });
    return said === wish.version ? null : `what was fetched as ${wish.title} ${wish.version} says it is ${said}`;
  } catch (error) {
    return sentenceOf(error);
  }
}

/** Puts a program, and the archive that proves it, into the tool cache. Where that cannot be written, it is used from where it is. */
async function keep(
  wish: ReleaseWish,
  world: World,
  { path, file, sha256 }: { path: string; file: string; sha256: string },
): Promise<{ path: string; notices: Problem[] }> {
  try {
    if (isArchive(wish.asset) && wish.asset.executable === undefined)
      await world.tools.store(file, wish.asset.file, archiveName(wish.name), wish.version);
    const folder = await world.tools.store(path, programName(wish.name, world), cacheName(wish.name), wish.version);
    const kept = join(folder, programName(wish.name, world));
    if ((await world.files.sha256(kept)) === sha256) return { path: kept, notices: [] };
    return { path, notices: [notKept(wish, "the copy there differs")] };
  } catch (error) {
    if (!isGateError(error)) throw error;
    return { path, notices: [notKept(wish, error.message)] };
  }
}

function notKept({ title, version }: Wanted, why: string): Problem {
  return { code: "scanner-warning", message: `${title} ${version} is used without being kept for next time: ${why.replace(/\.$/, "")}.` };
}

function toBinary(
  wish: ReleaseWish,
  { path, sha256, kind, notices = [] }: { path: string; sha256: string; kind: "release" | "mirror"; notices?: Problem[] },
): ScannerBinary {
  return { name: wish.name, path, version: wish.version, sha256, source: kind, notices: [...wish.notices, ...notices] };
}

function isArchive({ file }: Asset): boolean {
  return file.endsWith(".tar.gz") || file.endsWith(".zip");
}

function sha256Of(pieces: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const piece of pieces) hash.update(piece);
  return hash.digest("hex");
}

/** Whether something in a cache can be a program at all: a link leads anywhere, a pipe never ends, and terabytes take hours to hash. */
export function isProgram({ kind, size }: { readonly kind: FileKind; readonly size: number }): boolean {
  return kind === "file" && size <= LIMIT_BYTES;
}

/** Caches that are handed on as archives can lose a file's mode. Where it is not ours to change, starting the program will tell. */
export async function allowExecution(path: string, { files }: World): Promise<void> {
  await files.makeExecutable(path).catch(() => undefined);
}

/** A scanner's executable by name. */
export function programName(name: ScannerName, { machine }: Pick<World, "machine">): string {
  return machine.os === "win32" ? `${name}.exe` : name;
}

function cacheName(name: ScannerName): string {
  return `portcullis-${name}`;
}

function archiveName(name: ScannerName): string {
  return `portcullis-${name}-archive`;
}
