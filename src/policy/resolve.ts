import { type Fault, GateError } from "../errors.ts";
import type { BasesLock } from "../model/bases-lock.ts";
import type { Request, Settings } from "../model/settings.ts";
import { wrongInCombination } from "./combinations.ts";
import { toCredentials } from "./credentials.ts";
import { wrongInImageValues } from "./image-values.ts";
import type { PolicyFile } from "./policy-file.ts";
import { toPolicy } from "./precedence.ts";
import { type Given, readSettings } from "./read-settings.ts";
import { defaultOf, type Entrance, type RawSettings, type SettingName, type ValueOf } from "./settings.ts";
import { type Targets, toTargets } from "./targets.ts";

/** What was said, and where. `operands`: what was named without an option (targets of a scan). */
export type Said = Entrance & { readonly raw: RawSettings; readonly operands: readonly string[] };

/** What was said, with what stands in where nothing was. */
export type Wish = Said & {
  readonly policyFile: PolicyFile | null;
  readonly lock?: BasesLock | null;
  readonly cores: number;
  readonly defaultCategory: string;
};

/**
 * Makes a request of what was said: option or input, then policy file, then default; a list replaces, it does not join.
 * Refuses with all mistakes at once (`input-invalid`, `target-invalid`).
 */
export function resolveRequest(wish: Wish): Request {
  const { given, targets, registry, faults } = read(wish);
  if (faults.length > 0) throw new GateError(faults);
  const policy = toPolicy(given, wish.policyFile);
  return { policy, targets, lock: wish.lock ?? null, settings: toSettings(given, { ...wish, registry, maxDbAge: policy.maxDbAge }) };
}

/** All that is wrong with what was said, without regard to a policy file. */
export function findMistakes(said: Said): readonly Fault[] {
  return read(said).faults;
}

type Read = Pick<Targets, "targets"> & {
  readonly given: Given;
  readonly registry: Settings["registry"];
  readonly faults: readonly Fault[];
};

function read(said: Said): Read {
  const { given, faults } = readSettings(said.raw, said);
  const { targets, faults: inTargets } = said.command === "scan" ? toTargets({ ...said, given }, said) : { targets: [], faults: [] };
  const { registry, faults: inCredentials } = toCredentials(given);
  const known = said.command === "scan" && inTargets.length === 0 ? targets : null;
  const inCombination = [...wrongInCombination(given, said), ...wrongInImageValues(given, known, said)];
  return { given, targets, registry, faults: [...faults, ...inCombination, ...inCredentials, ...inTargets] };
}

function toSettings(
  given: Given,
  { cores, defaultCategory, registry, maxDbAge }: Pick<Wish, "cores" | "defaultCategory"> & Pick<Settings, "registry" | "maxDbAge">,
): Settings {
  /** What was given, else the default. Null is a value too: it says "none". */
  const value = <N extends SettingName>(name: N): ValueOf<N> => (given[name] === undefined ? defaultOf(name) : (given[name] as ValueOf<N>));
  return {
    path: value("path"),
    lockfiles: toLockfiles(value("lockfiles")),
    exclude: value("exclude").filter((glob) => glob !== "none"),
    crossCheck: value("cross-check"),
    platform: value("platform"),
    build: {
      dockerfiles: given.dockerfile ?? null,
      target: value("build-target"),
      args: value("build-arg"),
      metadata: value("build-metadata"),
      baseImages: value("base-image"),
      lock: value("bases-lock"),
    },
    strictEnvironment: value("strict-environment"),
    timeout: value("timeout"),
    jobs: value("jobs") ?? Math.max(1, cores),
    grypeVersion: value("grype-version"),
    osvScannerVersion: value("osv-scanner-version"),
    grypePath: value("grype-path"),
    osvScannerPath: value("osv-scanner-path"),
    scannerSource: value("scanner-source"),
    scannerMirror: value("scanner-mirror"),
    scannerChecksums: value("scanner-checksums"),
    grypeDb: value("grype-db"),
    osvDb: value("osv-db"),
    offline: value("offline"),
    maxDbAge,
    cacheDb: value("cache-db"),
    registry,
    proxy: value("proxy"),
    caCertificate: value("ca-certificate"),
    output: value("output"),
    sarifCategory: value("sarif-category") ?? defaultCategory,
    uploadSarif: value("upload-sarif"),
    allowUnsafePrCheckout: value("allow-unsafe-pr-checkout"),
  };
}

function toLockfiles(wishes: readonly string[]): Settings["lockfiles"] {
  const [first] = wishes;
  return first === "auto" || first === "none" ? first : wishes;
}
