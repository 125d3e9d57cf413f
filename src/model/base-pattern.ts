import type { Reference } from "./reference.ts";

/** A pattern over image references, taken apart. `name`: the registry and the repository; `tag` null: any tag, or none. */
export type BasePattern = { readonly name: string; readonly tag: string | null };

/** The one pattern that is no reference: an image without a base. */
export const SCRATCH = "scratch";

/**
 * Takes a pattern apart as a reference is: the tag is what follows the last colon behind the last slash; without a registry Docker Hub is
 * meant, and without a namespace there `library/`. A name that begins with the segment `**` is meant for every registry.
 */
export function toBasePattern(text: string): BasePattern {
  const colon = text.lastIndexOf(":");
  const hasTag = colon > text.lastIndexOf("/");
  const [name, tag] = hasTag ? [text.slice(0, colon), text.slice(colon + 1)] : [text, null];
  return { name: toFullName(name), tag };
}

function toFullName(name: string): string {
  const [first = "", ...rest] = name.split("/");
  if (first === "**") return name;
  if (rest.length === 0) return `docker.io/library/${name}`;
  if (!isRegistry(first)) return `docker.io/${name}`;
  const registry = first === "index.docker.io" ? "docker.io" : first;
  return registry === "docker.io" && rest.length === 1 ? `docker.io/library/${rest.join("/")}` : [registry, ...rest].join("/");
}

/** The same rule by which a reference's first part is a registry. */
function isRegistry(first: string): boolean {
  return /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
}

/**
 * What is wrong with where a pattern has its wildcards, as the rest of a sentence, or null. In a registry's name they can only stand for whole
 * labels before a domain of two: `gcr.io*` would match `gcr.io.example.org`, which anybody can have.
 */
export function wrongInWildcards(text: string): string | null {
  const { name } = toBasePattern(text);
  const [registry = ""] = name.split("/");
  if (registry === "**" || !registry.includes("*")) return null;
  return /^(?:\*\.)+[^*.]+(?:\.[^*.]+)+$/.test(registry)
    ? null
    : "has a wildcard in its registry where it could match somebody else's: write the registry in full, `*.` before a whole domain, or `**/` for every registry";
}

/** Whether a pattern matches a reference's registry and repository, whatever the tag. */
export function matchesName({ name }: BasePattern, { registry, repository }: Reference): boolean {
  return toExpression(name).test(`${registry}/${repository}`);
}

/** Whether a pattern asks for no tag, or for one that this is. */
export function matchesTag({ tag }: BasePattern, actual: string | null): boolean {
  return tag === null || (actual !== null && toExpression(tag).test(actual));
}

/** Everything but `*` (anything within a segment) and `**` (anything across segments, at least one of them) is compared exactly. */
function toExpression(pattern: string): RegExp {
  const source = pattern
    .split(/(\*{1,2})/)
    .map((part) => (part === "**" ? ".+" : part === "*" ? "[^/]*" : part.replace(/[\\^$.+?()[\]{}|/]/g, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`, "su");
}
