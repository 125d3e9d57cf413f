import { type Fault, isGateError } from "../errors.ts";
import type { TargetRequest } from "../model/target.ts";
import type { Given } from "./read-settings.ts";
import { defaultOf, type Entrance, type RawSettings } from "./settings.ts";
import { parseTarget } from "./target.ts";

/** What is to be looked at, parsed, and what is wrong with it. */
export type Targets = { readonly targets: readonly TargetRequest[]; readonly faults: readonly Fault[] };

type Asked = { readonly given: Given; readonly raw: RawSettings; readonly operands: readonly string[] };

/**
 * The targets of a scan. On the command line those that are named, else the folder `path`; in the action the images and SBOMs that are
 * named and, unless `lockfiles: none`, the folder `path`. A setting about a folder that nobody looks at is refused, not passed over.
 */
export function toTargets({ given, raw, operands }: Asked, { door }: Entrance): Targets {
  const named = [
    ...operands.map((text) => attempt(text, "any")),
    ...(given.image ?? []).map((text) => attempt(text, "image")),
    ...(given.sbom ?? []).map((text) => attempt(text.startsWith("sbom:") ? text : `sbom:${text}`, "any")),
  ];
  const faults = named.flatMap((one) => ("fault" in one ? one.fault : []));
  const targets = named.flatMap((one) => ("target" in one ? [one.target] : []));
  const noLockfiles = given.lockfiles?.includes("none") === true;
  const path = given.path ?? defaultOf("path");
  const folder: TargetRequest = { kind: "directory", text: `dir:${path}`, path };
  if (door !== "cli") return { targets: noLockfiles ? targets : [...targets, folder], faults };
  if (named.length === 0) return { targets: noLockfiles ? [] : [folder], faults };
  return { targets, faults: [...faults, ...overlooked({ given, raw, operands }, targets)] };
}

type Attempted = { readonly target: TargetRequest } | { readonly fault: readonly Fault[] };

function attempt(text: string, wanted: "any" | "image"): Attempted {
  try {
    const target = parseTarget(text);
    return wanted === "any" || target.kind === "image" ? { target } : { fault: [noImage(text, target.kind)] };
  } catch (error) {
    if (!isGateError(error)) throw error;
    return { fault: error.faults };
  }
}

function noImage(text: string, kind: TargetRequest["kind"]): Fault {
  const next = kind === "sbom" ? "Give it with `sbom`." : "Give its folder with `path`, or lockfiles with `lockfiles`.";
  return { code: "target-invalid", message: `\`image\` is for images, and ${JSON.stringify(text.slice(0, 200))} is none.`, next };
}

/** On the command line the targets named are the targets: what else was said of a folder would be lost. */
function overlooked({ given, raw }: Asked, targets: readonly TargetRequest[]): Fault[] {
  const folders = targets.flatMap((target) => (target.kind === "directory" ? [target.path] : []));
  const faults: Fault[] = [];
  if (given.path !== undefined && !folders.includes(given.path)) faults.push(unseen("path", given.path));
  const wishes = raw.lockfiles ?? [];
  if (folders.length === 0 && given.path === undefined && wishes.some((wish) => wish !== "none"))
    faults.push(unseen("lockfiles", wishes.join(" ")));
  return faults;
}

function unseen(name: string, text: string): Fault {
  return {
    code: "input-invalid",
    message: `\`--${name} ${text.slice(0, 200)}\` would not be looked at: targets are named, and those alone are scanned.`,
    next:
      name === "path"
        ? "Name the folder as a target too: `dir:DIR`."
        : "Name their folder as a target too (`dir:DIR`), or each as `lockfile:FILE`.",
  };
}
