import type { Location, Result, Suppression } from "sarif";
import type { TargetFacts } from "../model/evidence.ts";
import type { Decision } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import { type Severity, severityRank } from "../model/severity.ts";
import { toSarifText, toSarifUri, toVisible } from "./escape.ts";
import type { Place } from "./places.ts";
import type { Alert } from "./sarif-alerts.ts";
import { type AlertPlaces, toAlertPlaces, toWhereSentences } from "./sarif-places.ts";
import { toRuleId } from "./sarif-rules.ts";
import { toClipped, toCount, toCutoffWords, toFixWords, toList } from "./words.ts";

/** What an alert is rendered with: its rule's place in the list, where targets are shown, what they are, by which policy it was judged. */
export type AlertContext = {
  readonly ruleIndex: number;
  readonly placeOf: (target: string) => Place;
  readonly targets: ReadonlyMap<string, TargetFacts>;
  readonly policy: Policy;
};

type Findings = Alert["findings"];

const NAME = 200;
const VERSIONS = 10;

/** One result: on a file of the repository, on one line, with a fingerprint that stays when versions change. */
export function toResult(alert: Alert, context: AlertContext): Result {
  const { findings, fingerprint } = alert;
  const suppressions = toSuppressions(findings);
  const places = toAlertPlaces(alert, context.placeOf);
  const related = places.others.map((place, at) => ({ id: at + 1, ...toLocation(place) }));
  return {
    ruleId: toRuleId(findings[0]),
    ruleIndex: context.ruleIndex,
    level: toLevel(findings),
    message: { text: toMessage(alert, places, context) },
    locations: [toLocation(places.own)],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "portcullis/v1": fingerprint },
    ...(suppressions === null ? {} : { suppressions }),
    properties: toProperties(findings, context),
  };
}

function toLocation({ path, line }: Place): Location {
  return { physicalLocation: { artifactLocation: { uri: toSarifUri(path) }, region: { startLine: line, endLine: line } } };
}

/** Where it comes from, and of what is the base's the base. */
function toProperties([{ origin, target }]: Findings, { targets }: AlertContext) {
  const reference = targets.get(target)?.base?.reference ?? null;
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

function toMessage(alert: Alert, places: AlertPlaces, context: AlertContext): string {
  const { findings } = alert;
  const [lead] = findings;
  const rated = lead.score === undefined ? lead.severity : `${lead.severity}, CVSS ${lead.score}`;
  const what = `${toPackageWords(findings, places)} has ${toSarifText(toRuleId(lead))} (${rated}); ${toFixes(findings)}.`;
  const sentences = [what, toDecisionSentence(findings, context.policy), ...toWhereSentences(alert, places, context)];
  if (places.own.note !== null) sentences.push(toSarifText(places.own.note));
  return sentences.join(" ");
}

/** The package with its versions; one that stands on another line of the file is a link to that. */
function toPackageWords(alert: Findings, { linkTo }: AlertPlaces): string {
  const name = toSarifText(toClipped(alert[0].package.name, NAME));
  const versions = new Map<string, string>();
  for (const finding of alert) {
    const { version } = finding.package;
    const text = toSarifText(toClipped(version, NAME));
    const shown = linkTo(text, finding);
    if (version !== "" && (shown === text || !versions.has(version))) versions.set(version, shown);
  }
  const all = [...versions.values()];
  const shown = all.length <= VERSIONS ? all : [...all.slice(0, VERSIONS), toCount(all.length - VERSIONS, "more version")];
  return all.length === 0 ? name : `${name} ${toList(shown)}`;
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
