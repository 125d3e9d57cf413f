/**
 * The one escaping room. Every name, version, path, title and message may have been written by a stranger;
 * what goes into a document goes through here first. Two rules: nothing gets lost, and what was neutralised can be seen.
 */

/** Printable ASCII needs no look in any of the plain-text contexts, but for the runner's two command marks. */
const PLAIN = /^[\x20-\x7e]*$/;
/** Controls, format characters (bidi overrides, zero-width, tags), line and paragraph separators, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** One line of plain text: what a terminal would obey, or nobody could see, is spelled out (`\n`, `\x1b`, `\u{202e}`). */
export function toVisible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(INVISIBLE, spellOut);
}

function spellOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMED[character] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`);
}

/** GitHub's runner reads `##[command]` anywhere in a line and `::command::` after leading blanks (actions/runner, ActionCommand.cs). */
export function toCommandSafe(line: string): string {
  const unmarked = line.includes("##[") ? line.replaceAll("##[", "##\\[") : line;
  return unmarked.trimStart().startsWith("::") ? unmarked.replace("::", "\\::") : unmarked;
}

/** One line for a terminal or a log: no control characters, no line breaks, nothing that a runner would take for a command. */
export function toSafeText(text: string): string {
  return toCommandSafe(toVisible(text));
}

/** Text of several lines for a log: each line is safe as in `toSafeText`, and the lines stay lines. */
export function toSafeLog(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(toSafeText)
    .join("\n");
}

const HTML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for HTML, between tags or in a quoted attribute. A page that is printed to a log holds no command either. */
export function toHtml(text: string): string {
  return toVisible(text)
    .replace(/[&<>"']/g, (character) => HTML[character] ?? "")
    .replaceAll("##[", "##&#91;");
}

/** What Markdown, its tables, raw HTML, maths or GitHub's references could take for markup; numeric references are inert everywhere. */
const MARKUP = /[&<>"`*_[\]{}()|~$\\!^]/g;
const AT_START = /^(\s*)([-+=.:#]|\d+(?=\.))/;

/** Words without anything that Markdown could take for something else: most of what is written. */
const PLAIN_WORDS = /^[A-Za-z][A-Za-z0-9 ,;%/-]*$/;

/** Text for Markdown, also in a table cell or list item: no markup, no link, no mention, no issue reference comes of it. */
export function toMarkdown(text: string): string {
  if (PLAIN_WORDS.test(text)) return text;
  return toVisible(text)
    .replace(MARKUP, toReference)
    .replace(/@/g, "&#64;&#8203;")
    .replace(/(?<!&)#(?=[0-9A-Za-z])/g, "&#35;&#8203;")
    .replace(/:(?=\/\/)/g, "&#58;")
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)
    .replace(AT_START, (_, blanks: string, mark: string) => blanks + [...mark].map(toReference).join(""));
}

function toReference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** A name or path as code for Markdown. In code nothing is mentioned or linked, so that it can be copied as it is. */
export function toMarkdownCode(text: string): string {
  if (PLAIN_WORDS.test(text)) return `<code>${text}</code>`;
  const inert = toVisible(text)
    .replace(MARKUP, toReference)
    .replace(/[@#]/g, (mark, at: number, whole: string) => (isReference(whole, at) ? mark : toReference(mark)));
  return `<code>${inert.replace(/:(?=\/\/)/g, "&#58;").replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)}</code>`;
}

function isReference(text: string, at: number): boolean {
  return text[at] === "#" && text[at - 1] === "&";
}

/**
 * An address that may be linked: http or https, without credentials and hidden characters, percent-encoded so that it is inert in
 * Markdown, HTML and a terminal; else null.
 */
export function toHref(url: string): string | null {
  if (url.length > 2_000 || !URL.canParse(url)) return null;
  const { protocol, username, password, href } = new URL(url);
  if ((protocol !== "https:" && protocol !== "http:") || username !== "" || password !== "" || isHiding(href)) return null;
  const inert = href.replace(/[^\w\-./:?=&%#,;@+~]/g, (character) => encodeURIComponent(character).replace(/[!'()*]/g, toPercent));
  return /[%#]/.test(inert) ? toUri(inert) : inert;
}

/** A URI has no bare `%` and only one `#` (RFC 3986), which the URLs of browsers do not mind. */
function toUri(href: string): string {
  return href.replace(/%(?![0-9A-Fa-f]{2})|(?<=#.*)#/g, toPercent);
}

/** Whether an address has characters, percent-encoded, that nobody would see if it were shown decoded. */
function isHiding(href: string): boolean {
  if (!href.includes("%")) return false;
  const decoded = href.replace(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString("utf8"));
  return toVisible(decoded) !== decoded;
}

/** A link for Markdown; where the address is none that may be linked, its label alone. `label` is Markdown already. */
export function toMarkdownLink(label: string, url: string | undefined): string {
  const href = url === undefined ? null : toHref(url);
  return href === null ? label : `[${label}](${href})`;
}

function toPercent(character: string): string {
  return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}

const PLAIN_MESSAGE = /^[\x20-\x5a\x5e-\x7a\x7c\x7e]*$/;

/** Plain text of a SARIF message: brackets would begin a link and braces a placeholder (SARIF 2.1.0 §3.11.5, §3.11.6). */
export function toSarifText(text: string): string {
  if (PLAIN_MESSAGE.test(text)) return text;
  return toVisible(text)
    .replace(/[\\[\]]/g, "\\$&")
    .replace(/[{}]/g, "$&$&");
}

/**
 * A path as a relative SARIF URI: percent-encoded, with `/`, without a drive, a leading slash or a step upwards.
 * Never empty, so that a finding always has a place.
 */
export function toSarifUri(path: string): string {
  const slashed = /^(?:[A-Za-z]:)?\\/.test(path) ? path.replaceAll("\\", "/") : path;
  const segments = slashed.replace(/^[A-Za-z]:(?=\/)/, "").split("/");
  const kept = segments.filter((segment) => segment !== "" && segment !== "." && segment !== "..");
  return kept.length === 0 ? "unknown" : kept.map(toSegment).join("/");
}

function toSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd")).replace(/[!'()*]/g, toPercent);
}

/** What in a JSON text could move a terminal, hide from a reader or command a runner. */
const JSON_UNSAFE =
  /[\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|##\[/g;
const JSON_SAFE = /^[\x20-\x22\x24-\x7e]*$/;

/** The same JSON value in characters that are safe to print: readers see no difference. */
export function toSafeJson(json: string): string {
  return JSON_SAFE.test(json)
    ? json
    : json.replace(JSON_UNSAFE, (found) => (found === "##[" ? "#\\u0023[" : [...found].map(toUnicodeEscapes).join("")));
}

function toUnicodeEscapes(character: string): string {
  return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
}
