import { html, type Markup, NOTHING } from "./markup.ts";
import { toCount } from "./words.ts";

/** So many rows or cards of a kind has a page. */
export const ITEMS = 500;

/** How many more there are than a page has. */
export function toMore(all: number, noun: string): Markup {
  return all <= ITEMS ? NOTHING : html`<p>… and ${toCount(all - ITEMS, `more ${noun}`)}: the JSON result has all of them.</p>`;
}
