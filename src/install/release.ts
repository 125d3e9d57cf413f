import { join } from "node:path";
import { sentenceOf } from "../errors.ts";
import type { DownloadRequest, World } from "../ports.ts";
import { extractProgram } from "./archive.ts";
import { askVersion } from "./ask-version.ts";
import { type Attempt, failed } from "./attempt.ts";
import type { Installation } from "./install.ts";
import type { Asset } from "./pins.ts";
import { PROGRAM_LIMIT, programName } from "./program.ts";
import { keepRelease } from "./release-cache.ts";
import { isArchive, type ReleaseSource, type ReleaseWish, sha256Of, toReleaseBinary } from "./release-source.ts";

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
    await world.downloads.fetch({ url: source.url, to: file, deadline, limit: PROGRAM_LIMIT, onProgress });
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
  const kept = await keepRelease(wish, world, { path, file, sha256 });
  return { binary: toReleaseBinary(wish, { path: kept.path, sha256, kind: source.kind, notices: kept.notices }) };
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
    const archive = await world.files.read(file, PROGRAM_LIMIT);
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
