import type { Problem } from "../model/reasons.ts";
import type { GrypeTarget } from "./grype-command.ts";
import { BRING_DATABASE } from "./grype-faults.ts";
import { type GrypeTool, hasRecords, type Question } from "./grype-probe.ts";
import type { Inventory } from "./inventory.ts";
import type { Scene } from "./scene.ts";

/** Types of packages that belong to a distribution: their flaws are known per distribution. */
const SYSTEM_TYPES: readonly string[] = ["deb", "apk", "rpm", "alpm"];

/** Types of packages whose flaws are known per language, with the language as a namespace names it. */
const LANGUAGES: Readonly<Record<string, string>> = {
  npm: "javascript",
  python: "python",
  gem: "ruby",
  "java-archive": "java",
  "go-module": "go",
  "php-composer": "php",
  dotnet: "dotnet",
  "rust-crate": "rust",
};

/** What was catalogued and what matched: out of this comes the proof that no match means no flaw. */
export type Looked = { readonly target: GrypeTarget; readonly inventory: Inventory; readonly namespaces: ReadonlySet<string> };

/**
 * What keeps "no match" from meaning anything: nothing was catalogued, the distribution was not recognised, or the database has no
 * records for it or for a language. A match is proof; only where there is none the database is asked.
 */
export async function checkLooking(looked: Looked, tool: GrypeTool, scene: Scene): Promise<Problem[]> {
  const { target, inventory } = looked;
  if (inventory.packages === 0) return [toEmpty(target)];
  const system = SYSTEM_TYPES.find((type) => inventory.types.has(type));
  const parts = await Promise.all([
    system === undefined ? [] : checkDistribution(looked, { type: system, tool }, scene),
    ...unprovenLanguages(looked).map((type) => checkLanguage(target, { type, tool }, scene)),
  ]);
  return parts.flat();
}

function toEmpty({ id, kind }: GrypeTarget): Problem {
  const what = kind === "sbom" ? "The SBOM lists no package" : "No package was found in the image";
  const next = "If that is right (an image of static files), allow it with `allow-incomplete: inventory-empty`.";
  return { code: "inventory-empty", target: id, message: `${what}: nothing of ${id} was compared with any advisory.`, next };
}

type Check = { readonly type: string; readonly tool: GrypeTool };

async function checkDistribution({ target, inventory, namespaces }: Looked, { type, tool }: Check, scene: Scene): Promise<Problem[]> {
  const { distribution } = inventory;
  const count = `${inventory.types.get(type)} ${type} packages`;
  if (distribution === null) {
    const message = `The distribution of ${target.id} is not known (no os-release), so its ${count} were not compared with any advisory.`;
    return [{ code: "distribution-unknown", target: target.id, message, next: "Keep /etc/os-release in the image." }];
  }
  if ([...namespaces].some((namespace) => namespace.includes(":distro:"))) return [];
  const isKnown = await hasRecords({ type, distribution }, tool, scene);
  if (isKnown === true) return [];
  const why = isKnown === false ? "knows nothing about" : "cannot be asked about";
  const message = `Grype's database ${why} ${distribution.replace(":", " ")}, so the ${count} of ${target.id} were not compared with any advisory.`;
  return [{ code: "database-lacks-distribution", target: target.id, message, next: BRING_DATABASE }];
}

/** Languages of the inventory of which no advisory matched. */
function unprovenLanguages({ inventory, namespaces }: Looked): string[] {
  const proven = new Set([...namespaces].map((namespace) => namespace.split(":").at(-1)));
  return Object.entries(LANGUAGES)
    .filter(([type, language]) => inventory.types.has(type) && !proven.has(language))
    .map(([type]) => type);
}

async function checkLanguage(target: GrypeTarget, { type, tool }: Check, scene: Scene): Promise<Problem[]> {
  if ((await hasRecords({ type, distribution: null }, tool, scene)) !== false) return [];
  const message = `Grype's database has no advisory for ${type} packages, and ${target.id} holds some.`;
  return [{ code: "database-lacks-ecosystem", target: target.id, message, next: BRING_DATABASE }];
}

/** What to ask the database for a canary, the most telling first. */
export function toQuestions(looked: readonly Looked[]): Question[] {
  return looked.flatMap(({ inventory }) => [
    ...SYSTEM_TYPES.filter((type) => inventory.types.has(type) && inventory.distribution !== null).map((type) => {
      return { type, distribution: inventory.distribution };
    }),
    ...Object.keys(LANGUAGES)
      .filter((type) => inventory.types.has(type))
      .map((type) => ({ type, distribution: null })),
  ]);
}
