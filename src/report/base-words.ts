import type { BaseCause, BaseFacts, BaseRow, BaseStatus } from "../model/base.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Finding, Origin } from "../model/finding.ts";
import { toCount, toNumber, toSeverityCounts } from "./words.ts";

/** A base's status in a word or two. */
export const STATUS_WORDS: Readonly<Record<BaseStatus, string>> = {
  proven: "proven",
  contradicted: "contradicted",
  unproven: "not proven",
  scratch: "none",
  unknown: "not known",
};

/** Why a base has its status, as the rest of a line. */
export const CAUSE_WORDS: Readonly<Record<BaseCause, string>> = {
  proven: "its layers are the image's first",
  "no-claim": "nothing declares it",
  "inherited-claim": "only a label or an annotation declares it, and every child image inherits those",
  unresolved: "nothing is known of the layers of what is declared",
  "not-a-prefix": "the image does not begin with its layers",
  "stale-tag": "the image begins with an earlier image of that tag",
  "other-base": "the image begins with another base",
  squashed: "the image's layers were squashed into one",
  "re-dated": "its layers were made anew",
  scratch: "built from scratch",
  altered: "the image is not what its own digests say",
  unread: "the image could not be read",
  "no-layers": "nothing tells the image's layers",
};

/** What comes from there, as a heading of a list. */
export const ORIGIN_HEADS: Readonly<Record<Origin, string>> = {
  base: "from the base image",
  application: "from the application",
  unknown: "from where is not known",
};

/** Where a finding comes from. */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  base: "the base image",
  application: "the application",
  unknown: "nobody knows where",
};

/** A reference as people write it: without what Docker fills in. Unescaped. */
export function toBaseName(reference: string): string {
  return reference.replace(/^docker\.io\/(?:library\/(?=[^/]+$))?/, "");
}

/** An image's base in one line: what it is, how far it is known, what the allowlist says. Unescaped. */
export function toBaseWords(base: NonNullable<TargetFacts["base"]>, layers: number | null): string {
  if (base.status === "scratch") return `none (${CAUSE_WORDS[base.cause]})`;
  const said = [toStatusWords(base, layers), toAllowedWords(base)].filter((words) => words !== "").join(", ");
  if (base.reference === null) return said.replace(": ", " (").concat(")");
  return `${toBaseName(base.reference)} (${said})`;
}

function toStatusWords({ status, cause, layers }: BaseFacts, all: number | null): string {
  if (status !== "proven") return `${STATUS_WORDS[status]}: ${CAUSE_WORDS[cause]}`;
  return `${STATUS_WORDS.proven}, ${all === null ? toCount(layers, "layer") : `${toNumber(layers)} of ${toCount(all, "layer")}`}`;
}

function toAllowedWords({ allowed = null, rule = null }: NonNullable<TargetFacts["base"]>): string {
  if (allowed === null) return "";
  if (allowed) return rule === null ? "allowed" : `allowed by ${rule}`;
  return rule === null ? "not allowed" : `not allowed by ${rule}`;
}

/** What an upgrade of the base would remove, as a sentence; null where it brings nothing. Unescaped. */
export function toUpgradeWords(findings: readonly Finding[], { reference }: BaseFacts): string | null {
  if (findings.length === 0 || reference === null) return null;
  const fixed = findings.filter(({ fix }) => fix.state === "fixed").length;
  const name = toBaseName(reference);
  const of = `Of the ${toCount(findings.length, "finding")} that ${name} brings`;
  if (findings.length === 1) return fixed === 1 ? `${name} brings 1 finding, and it has a fix: it goes with an upgraded ${name}.` : null;
  if (fixed === 0) return `${of} none has a fix yet.`;
  return `${of} ${toNumber(fixed)} ${fixed === 1 ? "has a fix: it goes" : "have a fix: they go"} with an upgraded ${name}.`;
}

/** Where one base is under several images, what that means, as a sentence; null where it means nothing. Unescaped. */
export function toReachWords({ reference, status, targets, findings, fixable, bySeverity }: BaseRow): string | null {
  if (status !== "proven" || targets.length < 2) return null;
  const under = `${toBaseName(reference)} is under ${toCount(targets.length, "image")}`;
  if (findings === 0) return `${under} and brings them nothing.`;
  const brings = `${under} and brings them ${toCount(findings, "finding")} (${toSeverityCounts(bySeverity)})`;
  return fixable === 0
    ? `${brings}.`
    : `${brings}; upgrading it once removes the ${toNumber(fixable)} that ${fixable === 1 ? "has" : "have"} a fix.`;
}

/** A base of the table, by name, with what there is to know of it beside. Unescaped. */
export function toRowName({ reference, status, allowed }: BaseRow): string {
  const said = [status === "proven" ? "" : STATUS_WORDS[status], allowed === false ? "not allowed" : ""].filter((words) => words !== "");
  return `${toBaseName(reference)}${said.length === 0 ? "" : ` (${said.join(", ")})`}`;
}
