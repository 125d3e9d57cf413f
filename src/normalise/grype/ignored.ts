import type { Problem } from "../../model/reasons.ts";
import { isObject, type Json, listOf, objectOf, objectsOf, textOf, textsOf } from "../read/pick.ts";

/** How many matches Grype left out, by the rule that it names; `foreign`: rules among them that are none of Grype's own. */
export type Ignored = { readonly byRule: Map<string, number>; readonly foreign: Set<string>; total: number };

const RULES_KEPT = 1000;

/** Counts one element of `ignoredMatches`. */
export function countIgnored(value: unknown, ignored: Ignored): void {
  ignored.total += 1;
  const applied = isObject(value) ? objectsOf(value, "appliedIgnoreRules") : [];
  if (!applied.some(isOwn) && ignored.foreign.size < RULES_KEPT) ignored.foreign.add(applied.map(toRuleName)[0] ?? NAMELESS);
  for (const rule of new Set(applied.length === 0 ? [NAMELESS] : applied.map(toRuleName))) {
    if (ignored.byRule.size < RULES_KEPT || ignored.byRule.has(rule)) ignored.byRule.set(rule, (ignored.byRule.get(rule) ?? 0) + 1);
  }
}

const NAMELESS = "a rule that is not named";

/**
 * Whether a rule can be one of Grype's own: kernel headers by their source, what a matcher gives a reason for, and known confusions of an
 * advisory with a package of the same name. Rules of a configuration that leave out by state, or an advisory everywhere, are none.
 */
function isOwn(rule: Json): boolean {
  if (textOf(rule, "fix-state") !== "" || textOf(rule, "vex-status") !== "") return false;
  if (textOf(rule, "match-type") === "exact-indirect-match") return true;
  const of = objectOf(rule, "package");
  const isConfusion = textOf(of, "name") !== "" && textOf(of, "type") !== "";
  return textOf(rule, "vulnerability") !== "" && (isConfusion || textOf(rule, "reason") !== "");
}

const NAMED = 5;

/** What is to be said of matches that the scanner left out, or was told to leave out: they are no findings, and nobody decided so here. */
export function toIgnoredNotices(ignored: Ignored, configuration: Json, { name, target }: { name: string; target: string }): Problem[] {
  const notices: string[] = [];
  if (ignored.total > 0) {
    const rules = [...ignored.byRule].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([rule, count]) => `${rule} (${count})`);
    const what = ignored.total === 1 ? "1 match" : `${ignored.total} matches`;
    notices.push(`Grype left out ${what} of ${name} by rules of its own or of its configuration: ${toList(rules)}.`);
  }
  const told = toWishes(configuration);
  if (told.length > 0) notices.push(`Grype was told by its configuration to leave out findings of ${name}: ${toList(told)}.`);
  return notices.map((message) => ({ code: "matches-ignored-by-scanner", message, target }));
}

function toList(names: readonly string[]): string {
  return names.length <= NAMED ? names.join(", ") : `${names.slice(0, NAMED).join(", ")} and ${names.length - NAMED} more`;
}

/** What a configuration asks Grype to leave out, beside what Grype leaves out by itself: matches of kernel headers by their source. */
export function toWishes(configuration: Json): string[] {
  const rules = objectsOf(configuration, "ignore")
    .filter((rule) => textOf(rule, "match-type") !== "exact-indirect-match")
    .map(toRuleName);
  const switches = ["only-fixed", "only-notfixed"].filter((key) => configuration[key] === true);
  const states = textOf(configuration, "ignore-wontfix");
  const places = textsOf(configuration, "exclude").map((path) => `exclude ${path}`);
  const vex = listOf(configuration, "vex-documents").length;
  return [
    ...rules,
    ...switches,
    ...(states === "" ? [] : [`fix-state ${states}`]),
    ...places,
    ...(vex === 0 ? [] : [`${vex} VEX documents`]),
  ];
}

/** A rule by what it names. */
function toRuleName(rule: Json): string {
  const of = objectOf(rule, "package");
  const parts = [
    textOf(rule, "vulnerability"),
    ...["name", "version", "type", "location"].map((key) => textOf(of, key)),
    ...["fix-state", "vex-status", "namespace"].map((key) => (textOf(rule, key) === "" ? "" : `${key} ${textOf(rule, key)}`)),
    textOf(rule, "reason") === "" ? "" : `reason ${JSON.stringify(textOf(rule, "reason"))}`,
  ];
  return parts.filter((part) => part !== "").join(" ") || "a rule without conditions";
}
