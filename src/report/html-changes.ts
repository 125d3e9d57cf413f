import type { Change } from "../model/remedy.ts";
import type { Verdict } from "../model/verdict.ts";
import { ITEMS, toMore } from "./html-more.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { toChangeDetail, toChangeLabel, toChangePlace, toOutlook, toRemovedWords } from "./remedy-words.ts";
import { toClipped } from "./words.ts";

const NAME = 300;
const TEXT = 2_000;

/** The changes, that which removes most of what blocks first, and what no change removes. */
export function toChanges(verdict: Verdict): Markup {
  const { remediation } = verdict;
  const outlook = toOutlook(verdict);
  if (outlook === null) return NOTHING;
  return html`<section><h2>What would it take</h2>
<p>${outlook}</p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">What to do</th><th scope="col">Where</th><th scope="col">Removes</th></tr></thead><tbody>
${remediation.slice(0, ITEMS).map(toChange)}</tbody></table></div>${toMore(remediation.length, "change")}</section>
`;
}

function toChange(change: Change): Markup {
  const { code, words } = toChangeLabel(change);
  const { command } = change;
  const detail = toChangeDetail(change);
  const typed = command === null || command === code ? NOTHING : html`<div><code>${toClipped(command, NAME)}</code></div>`;
  return html`<tr><th scope="row"><code>${toClipped(code, NAME)}</code> ${toClipped(words, NAME)}${typed}${detail === "" ? NOTHING : html`<div class="soft">${toClipped(detail, TEXT)}</div>`}</th><td data-label="Where"><code>${toClipped(toChangePlace(change), NAME)}</code></td><td data-label="Removes">${toRemovedWords(change)}</td></tr>
`;
}
