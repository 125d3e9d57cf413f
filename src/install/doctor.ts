import { type Fault, isGateError } from "../errors.ts";
import { SCANNER_TITLES, SCANNERS, type ScannerName } from "../model/finding.ts";
import type { ScannerBinary } from "../ports.ts";
import { givenPath, useGiven } from "./given.ts";
import { BUILD, checkVersion, type Installation, readWanted, toNextStep, toWays } from "./install.ts";
import { knownVersions } from "./pins.ts";

/** What is known of a scanner without installing it. */
export type ScannerCheck = {
  readonly name: ScannerName;
  readonly title: string;
  /** The version that would be used; null where an executable was given, or where no version can be. */
  readonly wanted: string | null;
  /** Versions whose digests are known, newest first. */
  readonly known: readonly string[];
  readonly binary: ScannerBinary | null;
  /** Why it cannot be used as it is, and what to do. */
  readonly faults: readonly Fault[];
  /** Whether a run would install it by itself, and how: "the release", "a build from source". */
  readonly ways: readonly string[];
};

/** Looks which scanners are there, changing nothing and asking nothing of the network. */
export async function inspectScanners(given: Omit<Installation, "name">): Promise<ScannerCheck[]> {
  return Promise.all(SCANNERS.map((name) => inspectScanner({ ...given, name })));
}

async function inspectScanner(installation: Installation): Promise<ScannerCheck> {
  const { name, settings } = installation;
  const about = { name, title: SCANNER_TITLES[name], known: knownVersions(name), wanted: null, binary: null, ways: [] };
  try {
    const path = givenPath(name, settings);
    if (path === null) return { ...about, ...(await inspectWanted(installation)) };
    const binary = await useGiven(path, installation);
    checkVersion(name, binary.version, settings);
    return { ...about, binary, faults: [] };
  } catch (error) {
    if (!isGateError(error)) throw error;
    return { ...about, faults: error.faults };
  }
}

async function inspectWanted(installation: Installation): Promise<Pick<ScannerCheck, "wanted" | "binary" | "faults" | "ways">> {
  const { name, settings, world } = installation;
  const wanted = await readWanted(name, settings, world);
  checkVersion(name, wanted.version, settings);
  const changed: string[] = [];
  const ways: string[] = [];
  for (const way of toWays(wanted, installation)) {
    if (!way.isLocal) {
      if (!settings.offline && (await way.isPossible())) ways.push(way.title);
      continue;
    }
    const attempt = await way.try();
    if (attempt.binary !== null) return { wanted: wanted.version, binary: attempt.binary, faults: [], ways: [] };
    if (attempt.changed) changed.push(` ${attempt.why}.`);
  }
  const message = `${wanted.title} ${wanted.version} is not on this machine.${changed.join("")}`;
  const own = toNextStep(wanted, settings, { hasGo: ways.includes(BUILD) });
  const next = ways.length === 0 ? own : `A scan gets it by itself, from ${ways.join(", else ")}. Or: ${uncapitalise(own)}`;
  return { wanted: wanted.version, binary: null, ways, faults: [{ code: "scanner-missing", message, next }] };
}

function uncapitalise(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
