import { resolve } from "node:path";
import { GateError } from "../errors.ts";
import type { ScannerName } from "../model/finding.ts";
import type { Problem } from "../model/reasons.ts";
import type { Settings } from "../model/settings.ts";
import type { ScannerBinary, World } from "../ports.ts";
import { type Attempt, failed } from "./attempt.ts";
import { parseChecksums } from "./checksums.ts";
import { givenPath, useGiven } from "./given.ts";
import { buildWithGo, findBuild, findGo } from "./go.ts";
import { resolveWanted, type Wanted } from "./pins.ts";
import { installRelease } from "./release.ts";
import { findRelease } from "./release-cache.ts";
import { type ReleaseWish, toReleaseSource } from "./release-source.ts";
import { checkDatabaseReach, checkSupported } from "./versions.ts";

export type InstallSettings = Pick<
  Settings,
  | "grypeVersion"
  | "osvScannerVersion"
  | "grypePath"
  | "osvScannerPath"
  | "scannerSource"
  | "scannerMirror"
  | "scannerChecksums"
  | "grypeDb"
  | "offline"
  | "proxy"
  | "caCertificate"
>;

/** `deadline`: ms since 1970, for everything together. */
export type Installation = {
  readonly name: ScannerName;
  readonly settings: InstallSettings;
  readonly deadline: number;
  readonly world: World;
};

/**
 * Gives a scanner that is ready to run and accounted for: the executable that was given; else the tool cache; else a release, checked
 * against a digest known beforehand; else a build from source. Rejects with one GateError that names every way that was tried.
 */
export async function installScanner(installation: Installation): Promise<ScannerBinary> {
  const { name, settings, world } = installation;
  const given = givenPath(name, settings);
  const wanted = given === null ? await readWanted(name, settings, world) : null;
  if (wanted !== null) checkVersion(name, wanted.version, settings);
  const binary = wanted === null ? await useGiven(given ?? "", installation) : await installWanted(wanted, installation);
  checkVersion(name, binary.version, settings);
  return { ...binary, seal: binary.seal ?? (await world.files.seal(binary.path)) };
}

/** Refuses a version that cannot be driven, or that no database is published for. */
export function checkVersion(name: ScannerName, version: string, settings: Pick<Settings, "grypeDb">): void {
  checkSupported(name, version);
  if (name === "grype") checkDatabaseReach(version, settings);
}

const CHECKSUMS_LIMIT = 1024 * 1024;

/** The version that is wanted, with the user's checksums read where there are any. */
export async function readWanted(name: ScannerName, settings: InstallSettings, world: World): Promise<Wanted> {
  const { scannerChecksums: source } = settings;
  const bytes = source === null ? null : await world.files.read(resolve(world.machine.cwd, source), CHECKSUMS_LIMIT);
  const checksums = bytes === null || source === null ? new Map<string, string>() : parseChecksums(new TextDecoder().decode(bytes), source);
  return resolveWanted(name, { settings, machine: world.machine }, checksums);
}

/** One way to get a scanner, by what it is called in a sentence. `isPossible` asks nothing of the network. */
export type Way = { readonly title: string; readonly isLocal: boolean; isPossible(): Promise<boolean>; try(): Promise<Attempt> };

/** The ways that the settings allow, in the order in which they are tried: what is here already comes first. */
export function toWays(wanted: Wanted, installation: Installation): Way[] {
  const { settings, world } = installation;
  const { scannerSource: wish, scannerMirror } = settings;
  const mirror = wish === "release" ? null : scannerMirror;
  const release = wanted.asset === null ? null : { ...wanted, asset: wanted.asset };
  const ways: Way[] = [];
  if (wish !== "go" && release !== null) ways.push(toLocalWay("the tool cache", () => findRelease(release, { world, mirror })));
  if (wish === "auto" || wish === "go") ways.push(toLocalWay("an earlier build", () => findBuild(wanted, world)));
  if (wish !== "go") ways.push(toReleaseWay(release, installation, mirror));
  if (wish === "auto" || wish === "go") ways.push(toBuildWay(wanted, installation));
  return ways;
}

function toLocalWay(title: string, attempt: () => Promise<Attempt>): Way {
  return { title, isLocal: true, isPossible: async () => true, try: attempt };
}

function toReleaseWay(release: ReleaseWish | null, installation: Installation, mirror: string | null): Way {
  const { os, arch } = installation.world.machine;
  const way = { title: mirror === null ? "the release" : "the mirror", isLocal: false, isPossible: async () => release !== null };
  if (release === null) return { ...way, try: async () => failed(`there is none for ${os} on ${arch} whose digest is known`) };
  return { ...way, try: () => installRelease(release, installation, toReleaseSource(release, mirror)) };
}

/** What building from source is called among the ways. */
export const BUILD = "a build from source";

function toBuildWay(wanted: Wanted, installation: Installation): Way {
  const isPossible = async () => (await findGo(wanted, installation.world)).go !== null;
  return { title: BUILD, isLocal: false, isPossible, try: () => buildWithGo(wanted, installation) };
}

async function installWanted(wanted: Wanted, installation: Installation): Promise<ScannerBinary> {
  const { settings } = installation;
  if (settings.scannerSource === "mirror" && settings.scannerMirror === null) throw withoutMirror();
  const tried: string[] = [];
  const changed: string[] = [];
  for (const way of toWays(wanted, installation)) {
    if (settings.offline && !way.isLocal) continue;
    const attempt = await way.try();
    if (attempt.binary !== null) return withNotices(attempt.binary, changed);
    tried.push(`${way.title}: ${attempt.why}`);
    if (attempt.changed) changed.push(attempt.why);
    if (attempt.stop) throw toMissing(wanted, settings, { tried, next: DISTRUST });
  }
  throw toMissing(wanted, settings, { tried, next: toNextStep(wanted, settings) });
}

/** Says of what lay in the cache and was not what it should be, that it was replaced. */
function withNotices(binary: ScannerBinary, changed: readonly string[]): ScannerBinary {
  const notices = changed.map(
    (why): Problem => ({ code: "scanner-warning", message: `${capitalise(why)}; it was not used and is replaced.` }),
  );
  return { ...binary, notices: [...(binary.notices ?? []), ...notices] };
}

function withoutMirror(): GateError {
  const next = "Give it with `scanner-mirror`, or choose another `scanner-source`.";
  return new GateError({ code: "input-invalid", message: "`scanner-source: mirror` needs the address of the mirror.", next });
}

const DISTRUST = "Nothing of it was run. Find out who changed it, or what stands between you and the release, before you try another way.";

type Missing = { readonly tried: readonly string[]; readonly next: string };

function toMissing({ title, version }: Wanted, { offline }: InstallSettings, { tried, next }: Missing): GateError {
  const where = `${title} ${version} could not be had${offline ? " without the network (`offline`)" : ""}.`;
  const list = tried.map((why) => `${capitalise(why)}.`).join(" ");
  return new GateError({ code: "scanner-missing", message: `${where} ${list}`, next });
}

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** How to bring a scanner that could not be had. `hasGo`: Go is there already, and of no help. */
export function toNextStep(
  { name, asset, pin }: Wanted,
  { offline, scannerSource }: Pick<Settings, "offline" | "scannerSource">,
  { hasGo = false }: { hasGo?: boolean } = {},
): string {
  const release = asset === null ? "" : ` (its release is ${asset.file})`;
  const given = `Give an executable with \`${name}-path\`${release}`;
  if (offline) return `${given}, or run once with network: it is kept in the tool cache.`;
  const goHelps = !hasGo && pin?.buildsFromGo !== false && scannerSource !== "release" && scannerSource !== "mirror";
  return `${given}, or a copy of the releases with \`scanner-mirror\`${goHelps ? ", or install Go to have it built from source" : ""}.`;
}
