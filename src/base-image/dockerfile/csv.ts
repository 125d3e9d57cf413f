import { refuse } from "../refusal.ts";

/** The fields of one line of comma-separated values, as in `--mount=`. Refuses an empty line and a quote where none may be. */
export function parseFields(line: string): string[] {
  const text = line.replace(/\r?\n$/, "");
  if (text === "") throw refuse("A flag's list of `key=value` is empty.", "Give at least one.");
  const fields: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const { field, end } = text.charAt(at) === '"' ? readQuoted(text, at) : readPlain(text, at);
    fields.push(field);
    at = end + 1;
  }
  return fields;
}

type Field = { readonly field: string; readonly end: number };

function readPlain(text: string, start: number): Field {
  const comma = text.indexOf(",", start);
  const end = comma < 0 ? text.length : comma;
  const field = text.slice(start, end);
  if (field.includes('"')) throw refuseQuote(text);
  return { field, end };
}

function readQuoted(text: string, start: number): Field {
  let field = "";
  for (let at = start + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw refuseQuote(text);
    field += text.slice(at, quote);
    const after = text.charAt(quote + 1);
    if (after === "" || after === ",") return { field, end: quote + 1 };
    if (after !== '"') throw refuseQuote(text);
    field += '"';
    at = quote + 2;
  }
}

function refuseQuote(text: string): Error {
  return refuse(
    `\`${text}\` has a double quote where none may be.`,
    "A quoted field is quoted as a whole, and a quote within it is doubled.",
  );
}
