import type { Finding } from "../model/finding.ts";
import type { Change } from "../model/remedy.ts";
import { severityRank } from "../model/severity.ts";
import type { Verdict } from "../model/verdict.ts";
import { toBlockingLine, toCode, toHead, toProse, toRow } from "./markdown-cells.ts";
import { addAll, type Sheet } from "./markdown-sheet.ts";
import { makeFindingsOf, toChangeDetail, toChangeLabel, toChangePlace, toOutlook, toRemovedWords } from "./remedy-words.ts";
import { toNumber } from "./words.ts";

const CHANGES = 300;
const FINDINGS = 500;
const LEAST = 3;
const MESSAGE = 500;

const HEAD = toHead(["What to do", "Removes", "What blocks"]);

/** Adds what blocks, by the change that removes it: that which removes most first, what no change removes last. */
export function addChanges(sheet: Sheet, verdict: Verdict): void {
  const { remediation } = verdict;
  if (remediation.length === 0) return;
  sheet.add(["### What blocks, and what would remove it", "", toProse(toOutlook(verdict) ?? ""), "", HEAD]);
  const most = Math.max(LEAST, Math.floor(FINDINGS / remediation.length));
  addAll(sheet, toLines(verdict, most), { all: remediation.length, most: CHANGES, what: "changes" });
}

function* toLines(verdict: Verdict, most: number): Generator<string> {
  const findingsOf = makeFindingsOf(verdict);
  for (const change of verdict.remediation) yield toChangeRow(change, findingsOf(change), most);
}

function toChangeRow(change: Change, findings: readonly Finding[], most: number): string {
  const { code, words } = toChangeLabel(change);
  const label = [`**${toCode(code)}**`, ...(words === "" ? [] : [toProse(words, MESSAGE)])].join(" ");
  const command = change.command === null || change.command === code ? [] : [toCode(change.command)];
  const detail = toChangeDetail(change);
  const place = `<sub>in ${toCode(toChangePlace(change))}${detail === "" ? "" : `: ${toProse(detail, MESSAGE)}`}</sub>`;
  const gravest = [...findings].sort((a, b) => severityRank(b.severity) - severityRank(a.severity));
  const more = gravest.length > most ? [`… and ${toNumber(gravest.length - most)} more that block: the JSON result has all of them.`] : [];
  const blocking = [...gravest.slice(0, most).map(toBlockingLine), ...more];
  return toRow([[label, ...command, place].join("<br>"), toRemovedWords(change), blocking.join("<br>")]);
}
