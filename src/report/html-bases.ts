import type { BaseRow, Claim } from "../model/base.ts";
import type { TargetFacts } from "../model/evidence.ts";
import type { Verdict } from "../model/verdict.ts";
import { toReachWords, toRowName, toUpgradeWords } from "./base-words.ts";
import { toBaseView, toShownBases, toUnknownWords } from "./bases.ts";
import { ITEMS, toMore } from "./html-more.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import type { TargetView } from "./overview.ts";
import { toClipped, toNumber, toSeverityCounts } from "./words.ts";

const TEXT = 2_000;
const NAME = 300;
const IMAGES = 20;
const CLAIMS = 20;
const SENTENCES = 3;

/** An image's base: in a line, and folded away what says so. */
export function toBaseCell({ facts, blocking, others }: TargetView, verdict: Verdict): Markup {
  const view = facts === null ? null : toBaseView(facts, verdict);
  if (view === null || facts?.base === undefined) return NOTHING;
  const { message } = facts.base;
  const next = view.next === "" ? NOTHING : html`<p class="next">${toClipped(view.next, TEXT)}</p>`;
  const said = view.message === "" ? NOTHING : html`<p>${toClipped(view.message, TEXT)}</p>`;
  const details = view.message === "" ? message : "";
  const brought = [...blocking, ...others].filter(({ origin }) => origin === "base");
  const upgrade = toUpgradeWords(brought, facts.base);
  return html`<div>Base: ${toClipped(view.words, TEXT)}</div>${said}${next}
${upgrade === null ? NOTHING : html`<div>${toClipped(upgrade, TEXT)}</div>`}
<details><summary>How it is known</summary><dl>${toFacts(facts.base, details).map(([name, text]) => html`<dt>${name}</dt><dd>${toClipped(text, TEXT)}</dd>`)}</dl></details>`;
}

function toFacts({ reference, digest, since, claims, alsoKnownAs }: NonNullable<TargetFacts["base"]>, message: string): [string, string][] {
  const facts: [string, string][] = [
    ["What was found", message],
    ["In full", reference ?? ""],
    ["Digest", digest ?? ""],
    ["Known since", since ?? ""],
    ["Also known as", alsoKnownAs.slice(0, CLAIMS).join(", ")],
    ...claims.slice(0, CLAIMS).map((claim): [string, string] => ["Declared by", toClaimWords(claim)]),
  ];
  return facts.filter(([, text]) => text !== "");
}

function toClaimWords({ reference, digest, where }: Claim): string {
  return `${where}: ${reference ?? "scratch"}${digest === null || reference?.includes(digest) ? "" : ` (${digest})`}`;
}

/** Which base is under which images, where there are several, and what that means. */
export function toBases(verdict: Verdict): Markup {
  const bases = toShownBases(verdict);
  const unknown = toUnknownWords(verdict);
  const quiet = unknown === null ? NOTHING : html`<p class="soft">${unknown}</p>\n`;
  if (bases.length === 0) return quiet;
  const sentences = bases.flatMap((row) => toReachWords(row) ?? []).slice(0, SENTENCES);
  return html`<section><h2>Bases</h2>
${sentences.map((sentence) => html`<p>${toClipped(sentence, TEXT)}</p>`)}
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Base</th><th scope="col">Images</th><th scope="col">Flaws</th><th scope="col">Findings</th><th scope="col">Blocking</th><th scope="col">With a fix</th></tr></thead><tbody>
${bases.slice(0, ITEMS).map(toRow)}</tbody></table></div>${toMore(bases.length, "base")}${quiet}</section>
`;
}

function toRow(row: BaseRow): Markup {
  const { digest, targets, flaws, findings, blocking, fixable, bySeverity } = row;
  const images = targets.slice(0, IMAGES).map((target) => html`<div><code>${toClipped(target, NAME)}</code></div>`);
  const more = targets.length > IMAGES ? html`<div>… and ${toNumber(targets.length - IMAGES)} more</div>` : NOTHING;
  const count = (number: number) => (row.status === "proven" ? toNumber(number) : "–"); // what is not proven nobody can count
  const severities = findings === 0 ? NOTHING : html` <small>${toSeverityCounts(bySeverity)}</small>`;
  return html`<tr><th scope="row"><strong>${toClipped(toRowName(row), NAME)}</strong>${digest === null ? NOTHING : html`<div><small>${toClipped(digest, NAME)}</small></div>`}</th><td data-label="Images">${toNumber(targets.length)}${images}${more}</td><td data-label="Flaws">${count(flaws)}</td><td data-label="Findings">${count(findings)}${severities}</td><td data-label="Blocking">${count(blocking)}</td><td data-label="With a fix">${count(fixable)}</td></tr>
`;
}
