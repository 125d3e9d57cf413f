import type { ReportingDescriptor, Result } from "sarif";
import type { Finding } from "../model/finding.ts";
import { type Severity, severityOfScore, severityRank } from "../model/severity.ts";
import { toHref, toMarkdown, toMarkdownCode, toSarifText, toVisible } from "./escape.ts";
import type { Alert } from "./sarif-alerts.ts";
import { toClipped } from "./words.ts";

/** What a rule says of an advisory: the gravest of what its findings say. `lead` is the finding that its text is taken from. */
export type RuleFacts = {
  readonly id: string;
  severity: Severity;
  score: number | null;
  epss: number | null;
  knownExploited: boolean;
  lead: Finding;
};

/** GitHub refuses longer descriptions (1,024); ids have no documented limit, and none is longer. */
const DESCRIPTION = 1_000;
const ID = 250;

/** The id of the rule of a finding: its advisory, in visible characters. */
export function toRuleId({ id }: Finding): string {
  return toClipped(toVisible(id), ID);
}

/** One rule an advisory, in the order in which the alerts name them. */
export function toRules(alerts: readonly Alert[]): Map<string, RuleFacts> {
  const rules = new Map<string, RuleFacts>();
  for (const { findings } of alerts) {
    for (const finding of findings) {
      const id = toRuleId(finding);
      const rule = rules.get(id);
      if (rule === undefined) rules.set(id, toFacts(id, finding));
      else add(rule, finding);
    }
  }
  return rules;
}

function toFacts(id: string, lead: Finding): RuleFacts {
  const { severity, knownExploited } = lead;
  return { id, severity, knownExploited, lead, score: scoreOf(lead), epss: lead.epss ?? null };
}

function add(rule: RuleFacts, finding: Finding): void {
  if (severityRank(finding.severity) > severityRank(rule.severity)) {
    rule.severity = finding.severity;
    rule.score = scoreOf(finding);
    rule.lead = finding;
  } else if (finding.severity === rule.severity) {
    rule.score = greater(rule.score, scoreOf(finding));
  }
  rule.epss = greater(rule.epss, finding.epss ?? null);
  rule.knownExploited ||= finding.knownExploited;
}

/** The score where it says the same as the severity; a distribution may rate otherwise, and its word is what the gate goes by. */
function scoreOf({ severity, score }: Finding): number | null {
  return score !== undefined && severityOfScore(score) === severity ? score : null;
}

function greater(a: number | null, b: number | null): number | null {
  return a === null || (b !== null && b > a) ? b : a;
}

/** GitHub reads "over 9.0" as critical, from 7.0 high, from 4.0 medium, above 0 low; without a score the middle of the band stands for it. */
const MIDDLE: Readonly<Record<Exclude<Severity, "unknown">, string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  negligible: "0.1",
};

function toSecuritySeverity({ severity, score }: RuleFacts): string | undefined {
  if (severity === "unknown") return undefined;
  if (score === null) return MIDDLE[severity];
  return (severity === "critical" ? Math.max(score, 9.1) : Math.floor(score * 10) / 10).toFixed(1);
}

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
  negligible: "note",
  unknown: "warning",
};

/** The rule as GitHub wants it: described, with help in Markdown, and rated as the gate rates it. */
export function toDescriptor(rule: RuleFacts): ReportingDescriptor {
  const { id, severity, knownExploited, lead } = rule;
  const title = toSarifText(lead.title ?? `Known vulnerability in ${toClipped(lead.package.name, ID)}`);
  const helpUri = toHelpUri(lead);
  const rated = toSecuritySeverity(rule);
  return {
    id,
    shortDescription: { text: toClipped(`${toSarifText(id)}: ${title}`, DESCRIPTION) },
    fullDescription: { text: toClipped(toFullText(rule, title), DESCRIPTION) },
    ...(helpUri === null ? {} : { helpUri }),
    help: { text: toHelpText(rule, title), markdown: toHelpMarkdown(rule) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ["security", "vulnerability", ...(knownExploited ? ["known-exploited"] : [])],
      precision: "high",
      ...(rated === undefined ? {} : { "security-severity": rated }),
    },
  };
}

/** Microsoft's validator takes some characters beyond ASCII for none, also percent-encoded; the help links those addresses all the same. */
function toHelpUri({ url }: Finding): string | null {
  const href = url === undefined ? null : toHref(url);
  return href === null || /%[89A-Fa-f]/.test(href) ? null : href;
}

function toFullText({ id, severity, lead }: RuleFacts, title: string): string {
  const names = lead.aliases.slice(0, NAMES).map(toSarifText);
  const also = names.length === 0 ? "" : ` Also known as ${names.join(", ")}.`;
  return `${toSarifText(id)} (${severity}): ${title}${/[.!?…]$/.test(title) ? "" : "."}${also}`;
}

const NAMES = 10;
const NEXT =
  "Upgrade the package to a version that is not affected. Where that is not possible, accept the risk in the policy, with a reason, an owner and an expiry.";

function toHelpText(rule: RuleFacts, title: string): string {
  return `${toFullText(rule, title)} ${NEXT}`;
}

function toHelpMarkdown({ id, severity, score, epss, knownExploited, lead }: RuleFacts): string {
  const href = lead.url === undefined ? null : toHref(lead.url);
  const rows = [
    ["Severity", score === null ? severity : `${severity} (CVSS ${score.toFixed(1)})`],
    ["Also known as", lead.aliases.slice(0, NAMES).map(toMarkdownCode).join(", ")],
    ["Bundles", lead.related.slice(0, NAMES).map(toMarkdownCode).join(", ")],
    ["Known to be exploited", knownExploited ? "yes" : ""],
    ["Exploited within 30 days (EPSS)", epss === null ? "" : `${(epss * 100).toFixed(1)} %`],
  ].filter(([, value]) => value !== "");
  return [
    `**${toMarkdown(id)}**${lead.title === undefined ? "" : `: ${toMarkdown(toClipped(lead.title, DESCRIPTION))}`}`,
    ["| | |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n"),
    href === null ? "" : `[Read the advisory](${href})`,
    NEXT,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
