import type { TargetFacts } from "../model/evidence.ts";
import type { Finding, ScannerName } from "../model/finding.ts";
import { SCANNERS } from "../model/finding.ts";
import { toSarifText } from "./escape.ts";
import { type Place, toFindingPlace } from "./places.ts";
import type { Alert } from "./sarif-alerts.ts";
import { KIND_WORDS, toClipped, toCount, toList, toSeenWords } from "./words.ts";

/** GitHub takes up to a thousand locations of a result; nobody reads as many. */
const OTHERS = 10;
const NAME = 200;

/** Where an alert is shown, and the other places that its message links, by their number from 1. */
export type AlertPlaces = {
  readonly own: Place;
  /** The finding that stands there. */
  readonly shown: Finding;
  readonly others: readonly Place[];
  /** A text of the message as a link to where a finding is, if that is another place; else the text. */
  readonly linkTo: (text: string, finding: Finding) => string;
};

/** Finds where an alert is shown: where its first finding at home is; and all else that is told of a place. */
export function toAlertPlaces({ findings, home }: Alert, placeOf: (target: string) => Place): AlertPlaces {
  const shown = findings.find(({ target }) => target === home) ?? findings[0];
  const own = toFindingPlace(shown, placeOf);
  const others = new Map<string, Place>();
  for (const finding of findings) {
    if (others.size >= OTHERS) break;
    const place = toFindingPlace(finding, placeOf);
    if (place.note === null && keyOf(place) !== keyOf(own)) others.set(keyOf(place), place);
  }
  const numbers = new Map([...others.keys()].map((key, at) => [key, at + 1]));
  const linkTo = (text: string, finding: Finding): string => {
    const number = numbers.get(keyOf(toFindingPlace(finding, placeOf)));
    return number === undefined ? text : `[${text}](${number})`;
  };
  return { own, shown, others: [...others.values()], linkTo };
}

function keyOf({ path, line }: Place): string {
  return `${line} ${path}`;
}

type Context = { readonly targets: ReadonlyMap<string, TargetFacts> };

/** Who saw it and where, what brought it there, and in what else it is. */
export function toWhereSentences({ findings }: Alert, { shown, linkTo }: AlertPlaces, { targets }: Context): string[] {
  const target = targets.get(shown.target);
  const [first] = shown.locations;
  const more = shown.locations.length > 1 ? ` and ${toCount(shown.locations.length - 1, "more place")}` : "";
  const at = first === undefined || target?.kind === "lockfile" ? "" : `, at ${toWord(first.path)}${more}`;
  const seen = `Seen by ${toSeenWords(toScanners(findings))} in ${toTargetWords(shown, target)}${at}${toBrought(shown)}.`;
  const also = new Map<string, string>();
  for (const finding of findings) {
    if (finding.target === shown.target || also.has(finding.target)) continue;
    also.set(finding.target, `${linkTo(toTargetWords(finding, targets.get(finding.target)), finding)}${toBrought(finding)}`);
  }
  const words = [...also.values()];
  if (words.length === 0) return [seen];
  const named = words.length <= OTHERS ? words : [...words.slice(0, OTHERS), toCount(words.length - OTHERS, "more target")];
  return [seen, `It is also in ${toList(named)}.`];
}

function toScanners(findings: readonly Finding[]): ScannerName[] {
  return SCANNERS.filter((name) => findings.some(({ seenBy }) => seenBy.includes(name)));
}

function toTargetWords({ target }: Finding, facts: TargetFacts | undefined): string {
  const kind = facts === undefined ? "" : `${KIND_WORDS[facts.kind]} `;
  return `${kind}${toWord(facts?.reference ?? target)}`;
}

function toBrought({ place }: Finding): string {
  return place?.text === undefined ? "" : `, brought by \`${toWord(place.text)}\``;
}

function toWord(text: string): string {
  return toSarifText(toClipped(text, NAME));
}
