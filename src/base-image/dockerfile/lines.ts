import { trimEnd } from "../characters.ts";
import { refuse } from "../refusal.ts";

/** Reads a Dockerfile's lines one after the other; `number` is that of the line last read, from 1, and 0 before the first. */
export type Lines = {
  readonly name: string;
  number: number;
  /** The next line with its line break, or null at the end. */
  next(): string | null;
};

/** BuildKit reads lines into a buffer of 64 KiB; a longer one it refuses. */
const LONGEST = 64 * 1024 - 1;

/** Opens a Dockerfile. A line that is longer than BuildKit reads is refused when its turn comes. */
export function openLines(text: string, name: string): Lines {
  const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lines: Lines = {
    name,
    number: 0,
    next() {
      const line = all[lines.number];
      if (line === undefined) return null;
      lines.number += 1;
      if (isTooLong(line)) throw refuse(`The line is longer than ${LONGEST} bytes.`, "Break it with a continuation.");
      return line;
    },
  };
  return lines;
}

function isTooLong(line: string): boolean {
  return line.length * 3 > LONGEST && new TextEncoder().encode(line.replace(/\n$/, "")).length > LONGEST;
}

/** A line without its line break. */
export function withoutBreak(line: string): string {
  return trimEnd(line, (character) => character === "\r" || character === "\n");
}
