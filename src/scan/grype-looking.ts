import type { InventoryRow, Look, ShownBy } from "../model/looking.ts";
import { byCodeUnits } from "../model/order.ts";
import { SYSTEM_TYPES } from "../model/package-types.ts";
import type { Problem } from "../model/reasons.ts";
import { toOldest } from "./canary-sbom.ts";
import type { GrypeTarget } from "./grype-command.ts";
import { BRING_DATABASE } from "./grype-faults.ts";
import { chooseCanary, finds, type GrypeCanary, type GrypeTool, hasRecords, type Question } from "./grype-probe.ts";
import type { Distribution, Inventory } from "./inventory.ts";
import type { Scene } from "./scene.ts";

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

/** The type of packages in an SBOM that have neither purl nor CPE: nothing can be found for them. */
const NAMELESS = "UnknownPackage";

/** What was catalogued and what matched: out of this comes the proof that no match means no flaw. */
export type Looked = { readonly target: GrypeTarget; readonly inventory: Inventory; readonly namespaces: ReadonlySet<string> };

type Asking = { readonly tool: GrypeTool; readonly scene: Scene };

/**
 * What keeps "no match" from meaning anything: nothing was catalogued, the distribution was not recognised, or the database has no
 * records for it or for a language. A match is proof; only where there is none the database is asked.
 */
export async function checkLooking(looked: Looked, asking: Asking): Promise<Checked> {
  const { target, inventory, namespaces } = looked;
  if (inventory.packages === (inventory.types.get(NAMELESS) ?? 0)) return { ...UNCHECKED, problems: [toEmpty(target, inventory)] };
  const system = SYSTEM_TYPES.filter((type) => inventory.types.has(type));
  const [first] = system;
  const unproven = unprovenLanguages(looked);
  const [distribution, ...languages] = await Promise.all([
    first === undefined ? UNCHECKED : checkDistribution(looked, first, asking),
    ...unproven.map((type) => checkLanguage(target, type, asking)),
  ]);
  const problems = [...distribution.problems, ...languages.flatMap((language) => language.problems), ...toNameless(looked)];
  const byType = new Map([
    ...Object.keys(LANGUAGES).map((type) => [type, "match"] as const),
    ...unproven.map((type, at) => [type, languages[at]?.known ?? null] as const),
    ...system.map((type) => [type, distribution.known] as const),
  ]);
  const known = [...inventory.types].map(([type, packages]) => ({ type, packages, known: byType.get(type) ?? null }));
  const [found] = [...namespaces].sort(byCodeUnits);
  return { problems, inventory: known, canary: found === undefined ? distribution.canary : { by: "match", found } };
}

/** Some packages that are of no kind beside others: that a scan of the others was clean says nothing of these. */
function toNameless({ target, inventory: { packages, types } }: Looked): Problem[] {
  const count = types.get(NAMELESS) ?? 0;
  if (count === 0) return [];
  const message = `${count} of the ${packages} packages of ${target.id} do not say of which kind they are (no purl): they were compared by a CPE at most.`;
  return [{ code: "scanner-warning", target: target.id, message, next: "Make the SBOM again, with package URLs." }];
}

type Canary = Look["canary"];

/** `inventory`: what shows of each type that the database answers for it. `canary`: what Grype found with this database, if anything. */
export type Checked = { readonly problems: readonly Problem[]; readonly inventory: readonly InventoryRow[]; readonly canary: Canary };

/** One type: what shows that the database answers for it, or why it does not. */
type Answer = { readonly problems: readonly Problem[]; readonly known: ShownBy | null; readonly canary: Canary };

const UNCHECKED = { problems: [], known: null, canary: null, inventory: [] };

function toEmpty({ id, kind }: GrypeTarget, { packages }: Inventory): Problem {
  const nameless = `None of the ${packages} packages of ${id} says of which kind it is (no purl), so nothing of it was compared with any advisory.`;
  const what = kind === "sbom" ? "The SBOM lists no package" : "No package was found in the image";
  const message = packages > 0 ? nameless : `${what}: nothing of ${id} was compared with any advisory.`;
  const next =
    kind === "sbom"
      ? "Make the SBOM again, with package URLs."
      : "If that is right (an image of static files), allow it with `allow-incomplete: inventory-empty`.";
  return { code: "inventory-empty", target: id, message, next };
}

async function checkDistribution({ target, inventory, namespaces }: Looked, type: string, asking: Asking): Promise<Answer> {
  const { distribution, systemPurls } = inventory;
  const count = `${inventory.types.get(type)} ${type} packages`;
  if (distribution === null) {
    const message = `The distribution of ${target.id} is not known (no os-release), so its ${count} were not compared with any advisory.`;
    const next = "Keep /etc/os-release in the image.";
    return { ...UNCHECKED, problems: [{ code: "distribution-unknown", target: target.id, message, next }] };
  }
  if ([...namespaces].some((namespace) => namespace.includes(":distro:"))) return { ...UNCHECKED, known: "match" };
  const found = await findOfDistribution({ type, distribution }, systemPurls, asking);
  if (found !== null) return { problems: [], known: "canary", canary: { by: "canary", found } };
  const message = `Grype's database knows nothing about ${distribution.name.replace(":", " ")}, so the ${count} of ${target.id} were not compared with any advisory.`;
  return { ...UNCHECKED, problems: [{ code: "database-lacks-distribution", target: target.id, message, next: BRING_DATABASE }] };
}

/**
 * What the database answers for a distribution, null for nothing: by the image's own packages in versions before all others, else by a record that it
 * has of the distribution. Asked with all of the os-release: a record without the codename, say, is never found for an image with it.
 */
async function findOfDistribution(
  question: Question & { distribution: Distribution },
  purls: readonly string[],
  asking: Asking,
): Promise<string | null> {
  const { tool, scene } = asking;
  const oldest = purls.flatMap((purl) => toOldest(purl) ?? []);
  const name = question.distribution.name.replace(":", " ");
  if (oldest.length > 0 && (await finds(oldest, question.distribution, asking))) return `older versions of packages of ${name}`;
  if ((await hasRecords(question, tool, scene)) !== true) return null;
  const chosen = await chooseCanary(question, asking);
  return chosen !== null && (await finds([chosen.purl], chosen.distribution, asking)) ? chosen.purl : null;
}

/** Languages of the inventory of which no advisory matched. */
function unprovenLanguages({ inventory, namespaces }: Looked): string[] {
  const proven = new Set([...namespaces].map((namespace) => namespace.split(":").at(-1)));
  return Object.entries(LANGUAGES)
    .filter(([type, language]) => inventory.types.has(type) && !proven.has(language))
    .map(([type]) => type);
}

async function checkLanguage(target: GrypeTarget, type: string, { tool, scene }: Asking): Promise<Answer> {
  const answer = await hasRecords({ type, distribution: null }, tool, scene);
  if (answer !== false) return { ...UNCHECKED, known: answer === true ? "records" : null };
  const message = `Grype's database has no advisory for ${type} packages, and ${target.id} holds some.`;
  return { ...UNCHECKED, problems: [{ code: "database-lacks-ecosystem", target: target.id, message, next: BRING_DATABASE }] };
}

/** Packages that every full database knows something about. */
const WELL_KNOWN = [
  "pkg:npm/lodash@4.17.15",
  "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
  "pkg:pypi/django@2.2.0",
  "pkg:gem/rack@2.0.1",
  "pkg:golang/golang.org/x/crypto@v0.1.0",
];

/**
 * What Grype had to find with its database and found: in what was scanned, else a package that every full database calls vulnerable, else
 * one that the records of a given database name. Null with a problem: it missed it. Null with a notice: there is nothing of the kind.
 */
export async function proveCanary(looked: readonly Proven[], asking: Asking): Promise<{ canary: Canary; problems: readonly Problem[] }> {
  const [own] = looked.flatMap(({ checked }) => checked.canary ?? []);
  if (own !== undefined || looked.length === 0) return { canary: own ?? null, problems: [] };
  if (await finds(WELL_KNOWN, null, asking)) return { canary: { by: "canary", found: WELL_KNOWN.join(" or ") }, problems: [] };
  const chosen = asking.tool.database.isGiven ? await chooseOwn(looked, asking) : undefined;
  if (chosen === null) {
    const message = "Grype found nothing, and its database holds nothing by which to prove that it would have.";
    return { canary: null, problems: [{ code: "evidence-missing", message }] };
  }
  if (chosen !== undefined && (await finds([chosen.purl], chosen.distribution, asking)))
    return { canary: { by: "canary", found: chosen.purl }, problems: [] };
  const message = "Grype found nothing, not even a package that its database calls vulnerable: its database or Grype itself is broken.";
  const next = "Fetch the database again (remove it from the cache, or give another with `grype-db`).";
  return { canary: null, problems: [{ code: "canary-missed", message, next }] };
}

/** What was looked at, with what that showed. */
export type Proven = Looked & { readonly checked: Checked };

/** A package that a given database's own records name: of what was looked for, else of anything. */
async function chooseOwn(looked: readonly Looked[], asking: Asking): Promise<GrypeCanary | null> {
  const asked = looked.flatMap(toQuestions);
  const anything = [...SYSTEM_TYPES, ...Object.keys(LANGUAGES)].map((type) => ({ type, distribution: null }));
  for (const question of [...asked, ...anything]) {
    const chosen = await chooseCanary(question, asking);
    if (chosen !== null) return chosen;
  }
  return null;
}

function toQuestions({ inventory: { types, distribution } }: Looked): Question[] {
  const system = distribution === null ? [] : SYSTEM_TYPES.filter((type) => types.has(type)).map((type) => ({ type, distribution }));
  const languages = Object.keys(LANGUAGES).filter((type) => types.has(type));
  return [...system, ...languages.map((type) => ({ type, distribution: null }))];
}
