import { toHtml } from "./escape.ts";

/** HTML that is safe to put into a page as it is. Only `html` makes it. */
export type Markup = { readonly markup: string };

type Value = string | number | Markup | readonly Markup[];

/** HTML in which every value is escaped unless it is markup itself: nothing is trusted by default. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: parts.reduce((text, part, at) => text + toMarkupText(values[at - 1]) + part) };
}

function toMarkupText(value: Value | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return toHtml(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

/** No markup at all. */
export const NOTHING: Markup = { markup: "" };
