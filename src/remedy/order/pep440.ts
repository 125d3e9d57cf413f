import { compareDigits, compareLists, compareText } from "./make-ordering.ts";

/** A Python version by its parts, each in a form that can be compared; see PEP 440, "Summary of permitted suffixes and relative ordering". */
export type PythonVersion = {
  readonly epoch: string;
  readonly release: readonly string[];
  /** Letter and number; a development release of a final one comes before all of them, a final one after. */
  readonly pre: readonly [string, string];
  readonly post: string | null;
  readonly dev: string | null;
  readonly local: readonly string[];
};

const SHAPE = new RegExp(
  [
    /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)/,
    /(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?/,
    /(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?/,
    /(?:[-_.]?(dev)[-_.]?(\d*))?/,
    /(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/,
  ]
    .map(({ source }) => source)
    .join(""),
);

const LETTERS: Readonly<Record<string, string>> = { alpha: "a", beta: "b", c: "rc", pre: "rc", preview: "rc" };
const FIRST = "";
const LAST = "z";

/** A Python version; null for what is none. */
export function parsePython(text: string): PythonVersion | null {
  const found = SHAPE.exec(text.trim().toLowerCase());
  if (found === null) return null;
  const [, epoch = "0", release = "", letter, number, implicit, postWord, postNumber, devWord, devNumber, local] = found;
  const post = implicit ?? (postWord === undefined ? null : postNumber || "0");
  const dev = devWord === undefined ? null : devNumber || "0";
  const plain = dev !== null && post === null ? FIRST : LAST;
  return {
    epoch,
    release: release.split("."),
    pre: letter === undefined ? [plain, "0"] : [LETTERS[letter] ?? letter, number || "0"],
    post,
    dev,
    local: local === undefined ? [] : local.split(/[-_.]/),
  };
}

/** The order of PEP 440. */
export function comparePython(a: PythonVersion, b: PythonVersion): number {
  return (
    compareDigits(a.epoch, b.epoch) ||
    compareLists(a.release, b.release, (x = "0", y = "0") => compareDigits(x, y)) ||
    compareText(a.pre[0], b.pre[0]) ||
    compareDigits(a.pre[1], b.pre[1]) ||
    compareOptional(a.post, b.post, -1) ||
    compareOptional(a.dev, b.dev, 1) ||
    compareLists(a.local, b.local, compareLocal)
  );
}

/** `absent`: on which side of every number it stands to have none. */
function compareOptional(a: string | null, b: string | null, absent: 1 | -1): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? absent : -absent;
  return compareDigits(a, b);
}

/** A missing part comes first, then words, then numbers. */
function compareLocal(a: string | undefined, b: string | undefined): number {
  const rank = (part: string | undefined) => (part === undefined ? 0 : /^\d+$/.test(part) ? 2 : 1);
  const difference = rank(a) - rank(b);
  if (difference !== 0 || a === undefined || b === undefined) return difference;
  return rank(a) === 2 ? compareDigits(a, b) : compareText(a, b);
}
