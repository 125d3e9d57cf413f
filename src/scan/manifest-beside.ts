import { z } from "zod";

/** The file beside a lockfile that says what is to be locked. Only those are here whose format nobody can misread. */
type Manifest = { readonly name: string; readonly keys: readonly string[]; isPackage(name: string, wish: string): boolean };

/** Peers may be left to whoever installs; the other kinds are locked. What lies in the repository itself is linked, not locked. */
const NODE: Manifest = {
  name: "package.json",
  keys: ["dependencies", "devDependencies", "optionalDependencies"],
  isPackage: (_name, wish) => !/^(?:file|link|workspace|portal|catalog):|^\.{0,2}\//.test(wish),
};
/** What has no vendor is PHP itself, or an extension of it. */
const COMPOSER: Manifest = { name: "composer.json", keys: ["require", "require-dev"], isPackage: (name) => name.includes("/") };

const MANIFESTS: ReadonlyMap<string, Manifest> = new Map([
  ["package-lock.json", NODE],
  ["yarn.lock", NODE],
  ["pnpm-lock.yaml", NODE],
  ["bun.lock", NODE],
  ["composer.lock", COMPOSER],
]);

/** The name of the manifest beside a lockfile of a kind, where it can be read; else null. */
export function manifestBeside(kind: string): string | null {
  return MANIFESTS.get(kind)?.name ?? null;
}

const Wishes = z.record(z.string(), z.string()).catch({});

/** How many packages a manifest asks for that its lockfile, of that kind, must hold. What is no manifest asks for none. */
export function countWishes(kind: string, text: string): number {
  const manifest = MANIFESTS.get(kind);
  const parsed = z.record(z.string(), z.unknown()).safeParse(toJson(text.replace(/^\ufeff/, "")));
  if (manifest === undefined || !parsed.success) return 0;
  const wishes = manifest.keys.flatMap((key) => Object.entries(Wishes.parse(parsed.data[key])));
  return new Set(wishes.filter(([name, wish]) => manifest.isPackage(name, wish)).map(([name]) => name)).size;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
