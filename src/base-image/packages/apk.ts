import { type Entry, toText } from "./entry.ts";

/** The packages of Alpine's `installed`; null if it is none. https://wiki.alpinelinux.org/wiki/Apk_spec */
export function readApk(bytes: Uint8Array): Entry[] | null {
  const text = toText(bytes);
  const entries: Entry[] = [];
  let fields: { P?: string; V?: string; A?: string } = {};
  const finish = () => {
    const { P: name, V: version, A: architecture = null } = fields;
    if (name && version) entries.push({ name, version, architecture });
    fields = {};
  };
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const letter = text[start];
    if (end === start || (letter === "\r" && end === start + 1)) finish();
    else if ((letter === "P" || letter === "V" || letter === "A") && text[start + 1] === ":")
      fields[letter] = text.slice(start + 2, end).trim();
    start = end + 1;
  }
  finish();
  return entries.length > 0 || text.trim() === "" ? entries : null;
}
