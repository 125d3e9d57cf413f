import type { Finding } from "../model/finding.ts";
import type { StayCause } from "../model/remedy.ts";
import { getOrMake } from "./get-or-make.ts";
import { toInstalled } from "./installed.ts";
import type { Ordering } from "./order/make-ordering.ts";

/** What a finding asks for: `version` is in place, `fixes` are the fixed versions that can be compared with it, from the lowest up. */
export type Need = { readonly version: string; readonly fixes: readonly string[] };

/** What can be done about a finding: upgrade to something above `need.version`; choose one of versions that cannot be compared; nothing. */
export type Prospect =
  | { readonly kind: "need"; readonly need: Need }
  | { readonly kind: "choice"; readonly versions: readonly string[] }
  | { readonly kind: "stays"; readonly cause: StayCause };

/** What was thought about: of one version in place, by the first fixed version. */
type Known = { readonly versions: readonly string[]; readonly prospect: Prospect };

/** Tells what can be done about each finding of one package. The same versions are thought about once, and give the same object. */
export function makeProspects(order: Ordering): (finding: Finding) => Prospect {
  const byVersion = new Map<string, Map<string, Known[]>>();
  return (finding) => {
    const { state, versions } = finding.fix;
    if (state !== "fixed") return STAYS[state];
    const { version } = toInstalled(finding);
    const byFirst = getOrMake(byVersion, version, () => new Map<string, Known[]>());
    const alike = getOrMake(byFirst, versions[0] ?? "", () => []);
    const known = alike.find((one) => isSame(one.versions, versions));
    if (known !== undefined) return known.prospect;
    const prospect = toProspect(version, versions, order);
    alike.push({ versions, prospect });
    return prospect;
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((version, at) => version === b[at]);
}

function toProspect(version: string, versions: readonly string[], order: Ordering): Prospect {
  if (versions.length === 0) return { kind: "stays", cause: "unnamed-fix" };
  const fixes = versions.filter((fix) => order(version, fix) !== null).sort((a, b) => order(a, b) ?? 0);
  if (fixes.length === 0) return { kind: "choice", versions };
  const highest = fixes[fixes.length - 1] ?? version;
  return (order(version, highest) ?? 0) < 0 ? { kind: "need", need: { version, fixes } } : { kind: "stays", cause: "no-higher-fix" };
}

const STAYS: Readonly<Record<Exclude<Finding["fix"]["state"], "fixed">, Prospect>> = {
  "not-fixed": { kind: "stays", cause: "no-fix" },
  "wont-fix": { kind: "stays", cause: "wont-fix" },
  unknown: { kind: "stays", cause: "unknown-fix" },
};
