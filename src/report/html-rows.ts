import type { Finding } from "../model/finding.ts";
import { ORIGIN_WORDS } from "./base-words.ts";
import { toHref } from "./escape.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { toClipped, toCount, toDecisionWords, toFixWords, toList, toSeenWords } from "./words.ts";

const NAME = 300;
const TEXT = 1_000;
const PLACES = 20;

/** A finding as a row of the page's table; `target` is its target's place in the list of targets. */
export function toFindingRow(finding: Finding, target: number): Markup {
  const { severity, decision, fix, origin } = finding;
  const from = origin === "base" ? html`<div><small>from ${ORIGIN_WORDS.base}</small></div>` : NOTHING;
  return html`<tr class="${decision.kind}" data-s="${severity}" data-t="${target}" data-d="${decision.kind}" data-o="${origin}">
<td><span class="sev ${severity}">${severity}</span></td>
<td>${toAdvisory(finding)}</td>
<td data-label="Package">${toPackage(finding)}</td>
<td data-label="Fix">${toClipped(toFixWords(fix), NAME)}</td>
<td data-label="Target"><code>${toClipped(finding.target, NAME)}</code>${from}</td>
<td data-label="Decision">${toDecisionWords(decision.kind)}</td>
</tr>
`;
}

function toAdvisory(finding: Finding): Markup {
  const { id, title, knownExploited } = finding;
  return html`<strong>${toLink(toClipped(id, NAME), finding.url)}</strong>${knownExploited ? html` <span class="exploited">known to be exploited</span>` : NOTHING}
${title === undefined ? NOTHING : html`<div>${toClipped(title, TEXT)}</div>`}${toDetails(finding)}`;
}

/** A link where the address may be linked; the page is told nothing of where the reader came from. */
function toLink(text: string, url: string | undefined): Markup {
  const href = url === undefined ? null : toHref(url);
  return href === null ? html`${text}` : html`<a href="${href}" rel="noreferrer noopener">${text}</a>`;
}

function toPackage({ package: { name, version, type } }: Finding): Markup {
  return html`<code>${toClipped(name, NAME)}</code> ${toClipped(version, NAME)} <small>${toClipped(type, NAME)}</small>`;
}

/** What one looks up when one works on a finding, folded away. */
function toDetails(finding: Finding): Markup {
  const { decision } = finding;
  const facts: [string, string][] = [
    ["Seen by", toSeenWords(finding.seenBy)],
    ["Also known as", toList(finding.aliases)],
    ["Bundles", toList(finding.related)],
    ["CVSS", finding.score === undefined ? "" : finding.score.toFixed(1)],
    ["Exploited within 30 days (EPSS)", finding.epss === undefined ? "" : `${(finding.epss * 100).toFixed(1)} %`],
    ["Package URL", finding.package.purl],
    ["Found at", toPlaces(finding)],
    ["In the repository", toRepositoryPlace(finding)],
    ["Comes from", finding.origin === "unknown" ? "" : ORIGIN_WORDS[finding.origin]],
    ["Decided by", decision.rule],
    ["Accepted because", decision.kind === "excepted" ? `${decision.reason} (until ${decision.expires}${by(decision.owner)})` : ""],
  ];
  const known = facts.filter(([, text]) => text !== "");
  return html`<details><summary>Details</summary><dl>${known.map(([name, text]) => html`<dt>${name}</dt><dd>${toClipped(text, TEXT)}</dd>`)}</dl></details>`;
}

function by(owner: string | undefined): string {
  return owner === undefined ? "" : `, owner ${owner}`;
}

function toPlaces({ locations }: Finding): string {
  const shown = locations.slice(0, PLACES).map(({ path, layer }) => (layer === undefined ? path : `${path} (layer ${layer})`));
  return [...shown, ...(locations.length > PLACES ? [toCount(locations.length - PLACES, "more place")] : [])].join(", ");
}

function toRepositoryPlace({ place }: Finding): string {
  return place === undefined ? "" : `${place.path}:${place.line}${place.text === undefined ? "" : ` (${place.text})`}`;
}
