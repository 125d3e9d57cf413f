import type { BaseImages, Origin, Policy } from "../model/policy.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { Given } from "./read-settings.ts";
import { defaultOf } from "./settings.ts";

/** A value with where it came from. */
type Sourced<T> = { readonly value: T; readonly source: Origin };

/** The first that was said: option or input, policy file, default. Null is a value too: it says "none". */
function first<T>(option: T | undefined, policy: T | undefined, otherwise: T): Sourced<T> {
  if (option !== undefined) return { value: option, source: "option" };
  return policy === undefined ? { value: otherwise, source: "default" } : { value: policy, source: "policy" };
}

/** What blocks and what does not, each value from the first who said one. */
export function toPolicy(given: Given, file: PolicyFile | null): Policy {
  const option = given["severity-cutoff"];
  const both = option === undefined ? undefined : { base: option, application: option };
  const fallback = defaultOf("severity-cutoff");
  const chosen = {
    "severity-cutoff": first(both, file?.severityCutoff, { base: fallback, application: fallback }),
    "only-fixed": first(given["only-fixed"], file?.onlyFixed, defaultOf("only-fixed")),
    "unknown-severity": first(given["unknown-severity"], file?.unknownSeverity, defaultOf("unknown-severity")),
    "max-db-age": first(given["max-db-age"], file?.maxDbAge, defaultOf("max-db-age")),
    "base-images": first(toBaseImages(given["base-images"], file), file?.baseImages, undefined),
    stages: first(given.stages, file?.stages, defaultOf("stages")),
    "external-copies": first(given["external-copies"], file?.externalCopies, defaultOf("external-copies")),
    "allow-incomplete": first(given["allow-incomplete"], undefined, []),
    "fail-build": first(given["fail-build"], undefined, defaultOf("fail-build")),
    exceptions: first(undefined, file === null || file.exceptions.length === 0 ? undefined : file.exceptions, []),
  };
  const baseImages = chosen["base-images"].value;
  return {
    source: file?.name ?? "defaults",
    severityCutoff: chosen["severity-cutoff"].value,
    onlyFixed: chosen["only-fixed"].value,
    unknownSeverity: chosen["unknown-severity"].value,
    ...(baseImages === undefined ? {} : { baseImages }),
    stages: chosen.stages.value,
    externalCopies: chosen["external-copies"].value,
    exceptions: chosen.exceptions.value,
    allowIncomplete: chosen["allow-incomplete"].value,
    maxDbAge: chosen["max-db-age"].value,
    failBuild: chosen["fail-build"].value,
    sources: Object.fromEntries(Object.entries(chosen).map(([name, { source }]) => [name, source])),
  };
}

/** An allowlist that was given as a setting replaces the policy's; what the policy denies stays denied. */
function toBaseImages(patterns: readonly string[] | undefined, file: PolicyFile | null): BaseImages | undefined {
  if (patterns === undefined) return undefined;
  return { require: "proven", allow: patterns.map((image) => ({ image })), deny: file?.baseImages?.deny ?? [] };
}
