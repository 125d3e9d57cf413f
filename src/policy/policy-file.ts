import { type Fault, GateError } from "../errors.ts";
import type { BaseEntry, BaseImages, Exception, Policy } from "../model/policy.ts";
import { PolicyDocument } from "./policy-document.ts";
import { wrongInExceptions } from "./policy-exceptions.ts";
import { type Mistake, toMistakes } from "./policy-issues.ts";
import { parseYaml, type Yaml } from "./yaml.ts";

/** What a policy file says; what it is silent about is absent. `name` is what to call the file. */
export type PolicyFile = {
  readonly name: string;
  readonly severityCutoff?: Policy["severityCutoff"];
  readonly onlyFixed?: boolean;
  readonly unknownSeverity?: Policy["unknownSeverity"];
  readonly maxDbAge?: number | null;
  readonly baseImages?: BaseImages;
  readonly stages?: Policy["stages"];
  readonly externalCopies?: Policy["externalCopies"];
  readonly exceptions: readonly Exception[];
};

/** More than this many mistakes tell nobody anything new; of more than that, not even the order is worth the time. */
const SHOWN = 50;
const ORDERED = 200;

/**
 * Parses a policy file strictly (contract §4). All mistakes are refused at once with `policy-invalid`, each with its line and column.
 * `today`: the day, UTC, that dates are compared with.
 */
export function parsePolicyFile(text: string, name: string, today: string): PolicyFile {
  const yaml = parseYaml(text, name);
  const parsed = PolicyDocument.safeParse(yaml.value);
  const mistakes = [
    ...(parsed.success ? [] : toMistakes(parsed.error.issues.slice(0, ORDERED), yaml.value)),
    ...wrongInExceptions(yaml.value, today),
  ];
  if (parsed.success && mistakes.length === 0) return toPolicyFile(parsed.data, name);
  throw new GateError(toFaults(mistakes, yaml));
}

/** One fault a mistake, in the order of the text; of very many the first. */
function toFaults(mistakes: readonly Mistake[], { placeOf }: Yaml): Fault[] {
  const faults = mistakes
    .slice(0, ORDERED)
    .map(({ path, onKey, message, next }) => ({ place: placeOf(path, onKey), message, next }))
    .sort((a, b) => a.place.offset - b.place.offset)
    .map(({ place, message, next }): Fault => ({ code: "policy-invalid", message: `${place.text}: ${message}`, next }));
  if (faults.length <= SHOWN) return faults;
  const rest: Fault = { code: "policy-invalid", message: "There are more mistakes than these.", next: "Correct these first." };
  return [...faults.slice(0, SHOWN), rest];
}

function toPolicyFile(document: PolicyDocument, name: string): PolicyFile {
  const { "severity-cutoff": cutoff, "only-fixed": onlyFixed, "unknown-severity": unknownSeverity, "max-db-age": maxDbAge } = document;
  const { "base-images": baseImages, stages, "external-copies": externalCopies } = document;
  return {
    name,
    ...(cutoff === undefined ? {} : { severityCutoff: typeof cutoff === "string" ? { base: cutoff, application: cutoff } : cutoff }),
    ...(onlyFixed === undefined ? {} : { onlyFixed }),
    ...(unknownSeverity === undefined ? {} : { unknownSeverity }),
    ...(maxDbAge === undefined ? {} : { maxDbAge }),
    ...(baseImages === undefined ? {} : { baseImages: toBaseImages(baseImages) }),
    ...(stages === undefined ? {} : { stages }),
    ...(externalCopies === undefined ? {} : { externalCopies }),
    exceptions: document.exceptions ?? [],
  };
}

/** Where only some images are denied, all others are allowed, in so many words. */
function toBaseImages({ require = "proven", allow = ["**"], deny = [] }: NonNullable<PolicyDocument["base-images"]>): BaseImages {
  const toEntry = (entry: string | BaseEntry): BaseEntry => (typeof entry === "string" ? { image: entry } : entry);
  return { require, allow: allow.map(toEntry), deny: deny.map(toEntry) };
}
