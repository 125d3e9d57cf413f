import type { RunFacts, Verdict } from "../model/verdict.ts";
import { toWrapped } from "./columns.ts";
import { toCommandSafe, toVisible } from "./escape.ts";
import type { Overview } from "./overview.ts";
import type { Style } from "./style.ts";
import { toClipped } from "./words.ts";

/** What every section of the text is written from. */
export type Page = {
  readonly verdict: Verdict;
  readonly run: RunFacts;
  readonly overview: Overview;
  readonly style: Style;
  readonly width: number;
  readonly verbose: boolean;
};

/** Longer messages are cut here; the result document has them whole. */
const MESSAGE = 1_000;

/** Prose of any origin as safe lines that fit the width, not painted yet; `first` stands before the first line, blanks of its length before the others. */
export function toProse(text: string, { width }: Page, first = ""): string[] {
  const wrapped = toWrapped(toVisible(toClipped(text, MESSAGE)), Math.max(20, width - first.length));
  return wrapped.map((line, at) => toCommandSafe((at === 0 ? first : " ".repeat(first.length)) + line));
}
