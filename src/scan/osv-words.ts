/** What OSV-Scanner said on stderr beside its report, line by line, as far as it matters. */
export type OsvWords = {
  /** Packages that it found, by the path of the file. */
  readonly counts: ReadonlyMap<string, number>;
  /** Ecosystems whose archive it loaded, and whose it could not. */
  readonly loaded: readonly string[];
  readonly unloaded: readonly string[];
  /** How many packages it left out as local, or without a version. */
  readonly filtered: number;
  /** Lines that mean that something was not looked at. */
  readonly errors: readonly string[];
};

const SCANNED = /^Scanned (.+) (?:file (?:as a \S+ )?|as \S+ SBOM )and found (\d+) packages?$/;
const LOADED = /^Loaded (.+?) local db from /;
const UNLOADED = /could not load db for (.+?) ecosystem/;
const FILTERED = /^Filtered (\d+) (?:local\/unscannable )?packages?\/?s? from the scan/;
const DEGRADED =
  /^(?:Error during extraction|error when retrieving|Ignored invalid config|Failed to |Attempted to scan|could not|unable to|fserr|panic:)/i;

/** Reads the lines of stderr. */
export function parseWords(stderr: string): OsvWords {
  const counts = new Map<string, number>();
  const loaded: string[] = [];
  const unloaded: string[] = [];
  const errors: string[] = [];
  let filtered = 0;
  for (const line of stderr.split("\n")) {
    const scanned = SCANNED.exec(line);
    const lacking = UNLOADED.exec(line)?.[1];
    if (scanned !== null) counts.set(scanned[1] ?? "", (counts.get(scanned[1] ?? "") ?? 0) + Number(scanned[2]));
    else if (lacking !== undefined) unloaded.push(lacking);
    else if (LOADED.test(line)) loaded.push(LOADED.exec(line)?.[1] ?? "");
    else if (FILTERED.test(line)) filtered += Number(FILTERED.exec(line)?.[1]);
    else if (DEGRADED.test(line) || /^\t\S/.test(line)) errors.push(line.trim());
  }
  return { counts, loaded, unloaded, filtered, errors };
}

const BEFORE = /[\s"'(:=]/;
const AFTER = /[\s"'):,]/;

/** The first line of a text that speaks of a path (absolute, or without its first `/` as some versions print it), or null. */
export function findMention(text: string, path: string): string | null {
  return text.split("\n").find((line) => !SCANNED.test(line) && mentions(line, path)) ?? null;
}

function mentions(line: string, path: string): boolean {
  return [path, path.replace(/^[/\\]/, "")].some((name) => {
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
      const [before, after] = [line.charAt(at - 1), line.charAt(at + name.length)];
      if ((before === "" || BEFORE.test(before)) && (after === "" || AFTER.test(after))) return true;
    }
    return false;
  });
}
