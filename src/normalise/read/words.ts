const TITLE = 200;
/** White space can be most of a text: of this many characters the title is made. */
const LOOKED_AT = 1000;

/** Keeps one copy of texts that come again and again. */
export type Intern = (text: string) => string;

/** An intern for one report: the first copy of each text is kept, as long as there are not too many. */
export function createIntern(limit = 100_000): Intern {
  const known = new Map<string, string>();
  return (text) => {
    const kept = known.get(text);
    if (kept !== undefined) return kept;
    if (known.size < limit) known.set(text, text);
    return text;
  };
}

/** The first words of an advisory on one line, at most 200 characters; undefined where it has none. */
export function toTitle(text: string): string | undefined {
  const line = text.slice(0, LOOKED_AT).replace(/\s+/g, " ").trim();
  if (line === "") return undefined;
  if (line.length <= TITLE) return toOwnText(line);
  const cut = line.slice(0, TITLE - 1);
  const space = cut.lastIndexOf(" ");
  return toOwnText(`${(space > TITLE / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, "")).trimEnd()}…`);
}

/** A copy that does not keep alive the long text it was cut from, as a slice does in V8. */
function toOwnText(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}

/** An address to read more at, if the text is one: http or https, without white space. */
export function toUrl(text: string): string | undefined {
  return text.length <= 2000 && /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(text) ? text : undefined;
}
