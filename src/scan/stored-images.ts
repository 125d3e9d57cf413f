import type { Fault } from "../errors.ts";
import { toCanonicalReference } from "../model/reference.ts";
import type { Images } from "../ports.ts";
import type { StoredScheme } from "./stored-place.ts";

export type Listed = Awaited<ReturnType<Images["list"]>>;

/** One image to look at. `name`: as it is to be asked for; null: there is no other. `names`: all that mean it alone. */
export type Picked = { readonly name: string | null; readonly names: readonly string[] };

type Numbered = Listed[number] & { readonly at: number };

/**
 * All images of a file. What goes by the same names and is there once for each of several platforms is one image; unnamed images are so only in
 * a layout: there they are an index, in an archive of `docker save` they have nothing to do with each other.
 */
export function pickAll(scheme: StoredScheme, listed: Listed): readonly Picked[] {
  const images = toNumbered(listed);
  const groups = new Map<string, Numbered[]>();
  for (const image of images) {
    const isAlone = image.names.length === 0 && scheme === "docker-archive";
    const key = isAlone ? `@${image.at}` : [...image.names].sort().join("\n");
    groups.set(key, [...(groups.get(key) ?? []), image]);
  }
  const distinct = [...groups.values()].flatMap((group) => (arePlatforms(group) ? [group] : group.map((one) => [one])));
  const [only, ...others] = distinct;
  if (only === undefined || others.length === 0) return [{ name: null, names: namesOf(only ?? []) }];
  return distinct.flatMap((group) => pickGroup(group, images));
}

function pickGroup(group: readonly Numbered[], images: readonly Numbered[]): Picked[] {
  const others = new Set(namesOf(images.filter((image) => !group.includes(image))));
  const own = namesOf(group).filter((name) => !others.has(name));
  const [name] = own;
  return name === undefined ? group.map(({ at }) => ({ name: `@${at}`, names: [`@${at}`] })) : [{ name, names: own }];
}

/** The one image that a name or `@INDEX` means: word for word, else in another writing of the same reference. A fault where there is none, or several. */
export function pickNamed(listed: Listed, name: string, shown: string): Picked | Fault {
  const images = toNumbered(listed);
  const all = [...new Set(images.flatMap(({ names, at }) => (names.length === 0 ? [`@${at}`] : names)))];
  const numbered = images.find(({ at }) => name === `@${at}`);
  if (numbered !== undefined) return { name, names: [name, ...numbered.names] };
  const meant = all.includes(name) ? name : all.find((one) => isSameReference(one, name));
  const fitting = images.filter(({ names }) => meant !== undefined && names.includes(meant));
  if (meant === undefined || fitting.length === 0) {
    const next = `Write \`${shown}:NAME\` with one of these names, or \`${shown}\` for all.`;
    return { code: "target-not-found", message: `${shown} holds no image called ${name}: it holds ${toList(all)}.`, next };
  }
  if (arePlatforms(fitting)) return { name: meant, names: namesOf(fitting) };
  const next = `Write ${fitting.map(({ at }) => `\`${shown}:@${at}\``).join(" or ")}.`;
  return { code: "target-invalid", message: `${shown} holds ${fitting.length} different images called ${meant}.`, next };
}

/** A name with an `@` in front is none that any tool gives: it would pass for a number. */
function toNumbered(listed: Listed): readonly Numbered[] {
  return listed.map(({ names, platform }, at) => ({ at, platform, names: names.filter((name) => name !== "" && !name.startsWith("@")) }));
}

function namesOf(group: readonly Numbered[]): string[] {
  return [...new Set(group.flatMap(({ names }) => names))];
}

/** Whether images are one for several platforms; one alone is. */
function arePlatforms(group: readonly Numbered[]): boolean {
  const platforms = new Set(group.map(({ platform }) => platform));
  return group.length === 1 || (platforms.size === group.length && !platforms.has(null));
}

function isSameReference(a: string, b: string): boolean {
  const reference = toCanonicalReference(a);
  return reference !== null && reference === toCanonicalReference(b);
}

const LISTED = 20;

function toList(names: readonly string[]): string {
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return `${names.slice(0, LISTED).join(", ")}${more}`;
}
