import type { BaseFacts } from "../model/base.ts";
import { isInside } from "./inside.ts";

/** A line of a Dockerfile in the repository. Unescaped. */
export type DockerfileLine = { readonly path: string; readonly line: number };

/** The line of the Dockerfile that declares a base; null where no Dockerfile in the repository does. */
export function toDockerfileLine(base: BaseFacts | undefined): DockerfileLine | null {
  return toDeclared(base)[0] ?? toUsed(base)[0] ?? null;
}

/** The line that a message about an image's base speaks of: the one that it names, else the one that declares the base. */
export function toSpokenLine(message: string, base: BaseFacts | undefined): DockerfileLine | null {
  const named = [...toUsed(base), ...toDeclared(base)].find(({ path, line }) => names(message, `${path}:${line}`));
  return named ?? toDockerfileLine(base);
}

/** Whether a text names a place, and not one of which it is only the beginning (`Dockerfile:1` in `Dockerfile:12`). */
function names(text: string, place: string): boolean {
  for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1)) {
    const around = `${text[at - 1] ?? " "}${text[at + place.length] ?? " "}`;
    if (/^[^\w/.-]\D$/.test(around)) return true;
  }
  return false;
}

function toDeclared(base: BaseFacts | undefined): DockerfileLine[] {
  return (base?.claims ?? []).flatMap(({ source, where }) => {
    const [, path, line] = (source === "dockerfile" && /^(.+):([1-9]\d{0,8})$/s.exec(where)) || [];
    return path === undefined ? [] : toLines(path, Number(line));
  });
}

function toUsed(base: BaseFacts | undefined): DockerfileLine[] {
  return (base?.external ?? []).flatMap(({ file, line }) => (line === null || line < 1 ? [] : toLines(file, line)));
}

function toLines(path: string, line: number): DockerfileLine[] {
  return path !== "" && isInside(path) ? [{ path, line }] : [];
}
