/** A page of help: how to call, what it is, and lists under headings. A row is a term and what it means. */
export type HelpPage = {
  readonly usage: readonly string[];
  readonly intro: string;
  readonly sections: readonly HelpSection[];
};
export type HelpSection = { readonly title: string; readonly rows: readonly (readonly [term: string, text: string])[] };

const INDENT = "  ";
const GAP = 2;
const TERMS = 30;
const NARROWEST = 40;
const WIDEST = 110;

/** Lays a page out for a terminal of that width. Terms that are too long for their column have a line of their own. */
export function renderHelp({ usage, intro, sections }: HelpPage, width: number): string {
  const limit = Math.min(WIDEST, Math.max(NARROWEST, width));
  const head = [...usage.map((line, place) => `${place === 0 ? "Usage: " : "       "}${line}`), "", ...wrap(intro, limit)];
  const lists = sections.flatMap(({ title, rows }) => ["", title, ...toColumns(rows, limit)]);
  return `${[...head, ...lists].join("\n")}\n`;
}

function toColumns(rows: HelpSection["rows"], limit: number): string[] {
  const most = Math.min(TERMS, Math.floor(limit / 2));
  const terms = Math.max(...rows.map(([term]) => term.length).filter((length) => length <= most), 8);
  const left = INDENT.length + terms + GAP;
  return rows.flatMap(([term, text]) => {
    const lines = wrap(text, limit - left).map((line) => `${" ".repeat(left)}${line}`);
    if (term.length > terms) return [`${INDENT}${term}`, ...lines];
    const [first = "", ...rest] = lines;
    return [`${INDENT}${term.padEnd(terms + GAP)}${first.trimStart()}`.trimEnd(), ...rest];
  });
}

/** Breaks a text at spaces into lines of at most that length; a longer word stays whole. */
function wrap(text: string, limit: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > limit) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
