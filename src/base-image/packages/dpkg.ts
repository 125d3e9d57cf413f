import { type Entry, toText } from "./entry.ts";

/**
 * The packages of a dpkg status file, or of one of distroless' files for one package each; null if it is none. Packages that were removed but
 * for their configuration are not installed. https://manpages.debian.org/bookworm/dpkg-dev/deb822.5.en.html
 */
export function readDpkg(bytes: Uint8Array): Entry[] | null {
  const text = toText(bytes);
  const entries: Entry[] = [];
  let fields: Fields = {};
  let isStatus = text.trim() === "";
  const finish = () => {
    const { package: name, version, architecture = null, status } = fields;
    if (name !== undefined) isStatus = true;
    if (name && version && isInstalled(status)) entries.push({ name, version, architecture });
    fields = {};
  };
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (isBlank(text, start, end)) finish();
    else if (STARTS.has(text.charCodeAt(start))) readField(text.slice(start, end), fields);
    start = end + 1;
  }
  finish();
  return isStatus ? entries : null;
}

type Fields = { package?: string; version?: string; architecture?: string; status?: string };

/** Codes of the letters that the four fields begin with. */
const STARTS = new Set([..."PVASpvas"].map((letter) => letter.charCodeAt(0)));

function readField(line: string, fields: Fields): void {
  const colon = line.indexOf(":");
  const name = line.slice(0, Math.max(0, colon)).toLowerCase();
  if (name === "package" || name === "version" || name === "architecture" || name === "status") fields[name] = line.slice(colon + 1).trim();
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}

/** `want error state`, as in `install ok installed`. Distroless' files have none: what is there is installed. */
function isInstalled(status: string | undefined): boolean {
  const state = status?.split(/\s+/)[2]?.toLowerCase();
  return state !== "not-installed" && state !== "config-files";
}
