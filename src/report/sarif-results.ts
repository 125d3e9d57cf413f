import type { Result, Suppression } from "sarif";
import type { TargetFacts } from "../model/evidence.ts";
import type { Decision, Finding } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import { type Severity, severityRank } from "../model/severity.ts";
import { toSarifText, toSarifUri, toVisible } from "./escape.ts";
import type { Place } from "./places.ts";
import type { Alert } from "./sarif-alerts.ts";
import { toRuleId } from "./sarif-rules.ts";
import { KIND_WORDS, toClipped, toCount, toCutoffWords, toFixWords, toList, toSeenWords } from "./words.ts";

/** What an alert is rendered with: its rule's place in the list, where it is shown, what it was found in, by which policy it was judged. */
export type AlertContext = {
  readonly ruleIndex: number;
  readonly place: Place;
  readonly target: TargetFacts | undefined;
  readonly policy: Policy;
};

type Findings = Alert["findings"];

const NAME = 200;
const VERSIONS = 10;

/** One result: on a file of the repository, on one line, with a fingerprint that stays when versions change. */
export function toResult(alert: Alert, context: AlertContext): Result {
  const { findings, fingerprint } = alert;
  const suppressions = toSuppressions(findings);
  return {
    ruleId: toRuleId(findings[0]),
    ruleIndex: context.ruleIndex,
    level: toLevel(findings),
    message: { text: toMessage(findings, context) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toSarifUri(context.place.path) },
          region: { startLine: context.place.line, endLine: context.place.line },
        },
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "portcullis/v1": fingerprint },
    ...(suppressions === null ? {} : { suppressions }),
    properties: toProperties(findings, context),
  };
}

/** Where it comes from, and of what is the base's the base. */
function toProperties([{ origin }]: Findings, { target }: AlertContext) {
  const reference = target?.base?.reference ?? null;
  return { origin, ...(origin === "base" && reference !== null ? { base: toClipped(reference, NAME) } : {}) };
}

/** What blocks is an error; what does not is at most a warning. */
function toLevel(alert: Findings): Result.level {
  if (alert.some(({ decision }) => decision.kind === "blocks")) return "error";
  if (alert.every(({ decision }) => decision.kind === "excepted")) return "note";
  return severityRank(gravest(alert)) >= severityRank("medium") || gravest(alert) === "unknown" ? "warning" : "note";
}

function gravest(alert: Findings): Severity {
  return alert[0].severity;
}

function toSuppressions(alert: Findings): Suppression[] | null {
  const accepted = alert.flatMap(({ decision }) => (decision.kind === "excepted" ? [decision] : []));
  if (accepted.length < alert.length) return null;
  const justifications = new Set(accepted.map(toJustification));
  return [...justifications].map((justification) => ({ kind: "external", status: "accepted", justification }));
}

function toJustification({ reason, owner, expires, rule }: Extract<Decision, { kind: "excepted" }>): string {
  const by = owner === undefined ? "" : `, owner ${toVisible(owner)}`;
  return `${toVisible(reason)} (${rule} of the policy${by}, until ${expires})`;
}

function toMessage(alert: Findings, { place, target, policy }: AlertContext): string {
  const [lead] = alert;
  const rated = lead.score === undefined ? lead.severity : `${lead.severity}, CVSS ${lead.score}`;
  const what = `${toPackageWords(alert)} has ${toSarifText(toRuleId(lead))} (${rated}); ${toFixes(alert)}.`;
  const sentences = [what, toDecisionSentence(alert, policy), toWhereSentence(lead, target)];
  if (place.note !== null) sentences.push(toSarifText(place.note));
  return sentences.join(" ");
}

function toPackageWords(alert: Findings): string {
  const name = toSarifText(toClipped(alert[0].package.name, NAME));
  const versions = distinct(alert.map((finding) => finding.package.version)).map((version) => toSarifText(toClipped(version, NAME)));
  const shown =
    versions.length <= VERSIONS ? versions : [...versions.slice(0, VERSIONS), toCount(versions.length - VERSIONS, "more version")];
  return versions.length === 0 ? name : `${name} ${toList(shown)}`;
}

function toFixes(alert: Findings): string {
  const fixed = alert.filter(({ fix }) => fix.state === "fixed");
  const versions = distinct(fixed.flatMap(({ fix }) => fix.versions)).slice(0, VERSIONS);
  if (fixed.length > 0) return toSarifText(toFixWords({ state: "fixed", versions }));
  return toFixWords({ state: alert[0].fix.state, versions: [] });
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}

function toDecisionSentence([{ decision }]: Findings, policy: Policy): string {
  switch (decision.kind) {
    case "blocks":
      return decision.rule === "unknown-severity"
        ? "It blocks: nobody has rated it."
        : `It blocks: the severity cutoff is ${toCutoffWords(policy)}.`;
    case "below-cutoff":
      return `It does not block: the severity cutoff is ${toCutoffWords(policy)}.`;
    case "no-fix":
      return "It does not block: only findings with a fix do.";
    case "excepted":
      return `It is accepted until ${decision.expires}: ${toSarifText(toClipped(decision.reason, NAME))}.`;
    default:
      return decision satisfies never;
  }
}

function toWhereSentence(finding: Finding, target: TargetFacts | undefined): string {
  const kind = target === undefined ? "" : `${KIND_WORDS[target.kind]} `;
  const name = toSarifText(toClipped(target?.reference ?? finding.target, NAME));
  const [first] = finding.locations;
  const more = finding.locations.length > 1 ? ` and ${toCount(finding.locations.length - 1, "more place")}` : "";
  const at = first === undefined || target?.kind === "lockfile" ? "" : `, at ${toSarifText(toClipped(first.path, NAME))}${more}`;
  return `Seen by ${toSeenWords(finding.seenBy)} in ${kind}${name}${at}.`;
}
