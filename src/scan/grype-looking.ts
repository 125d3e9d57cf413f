import type { Problem } from "../model/reasons.ts";
import { toOldest } from "./canary-sbom.ts";
import type { GrypeTarget } from "./grype-command.ts";
import { BRING_DATABASE } from "./grype-faults.ts";
import { chooseCanary, finds, type GrypeTool, hasRecords, type Question } from "./grype-probe.ts";
import type { Distribution, Inventory } from "./inventory.ts";
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
  if (inventory.packages === (inventory.types.get(NAMELESS) ?? 0)) return { problems: [toEmpty(target, inventory)], hasMatched: false };
  const system = SYSTEM_TYPES.find((type) => inventory.types.has(type));
  const [distribution, ...languages] = await Promise.all([
    system === undefined ? UNCHECKED : checkDistribution(looked, system, asking),
    ...unprovenLanguages(looked).map((type) => checkLanguage(target, type, asking)),
  ]);
  const problems = [...distribution.problems, ...languages.flat(), ...toNameless(looked)];
  return { problems, hasMatched: namespaces.size > 0 || distribution.hasMatched };
}

/** Some packages that are of no kind beside others: that a scan of the others was clean says nothing of these. */
function toNameless({ target, inventory: { packages, types } }: Looked): Problem[] {
  const count = types.get(NAMELESS) ?? 0;
  if (count === 0) return [];
  const message = `${count} of the ${packages} packages of ${target.id} do not say of which kind they are (no purl): they were compared by a CPE at most.`;
  return [{ code: "scanner-warning", target: target.id, message, next: "Make the SBOM again, with package URLs." }];
}

/** `hasMatched`: Grype matched something with this database, be it a finding or what it had to find. */
export type Checked = { readonly problems: readonly Problem[]; readonly hasMatched: boolean };

const UNCHECKED: Checked = { problems: [], hasMatched: false };

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

async function checkDistribution({ target, inventory, namespaces }: Looked, type: string, asking: Asking): Promise<Checked> {
  const { distribution, systemPurls } = inventory;
  const count = `${inventory.types.get(type)} ${type} packages`;
  if (distribution === null) {
    const message = `The distribution of ${target.id} is not known (no os-release), so its ${count} were not compared with any advisory.`;
    const next = "Keep /etc/os-release in the image.";
    return { problems: [{ code: "distribution-unknown", target: target.id, message, next }], hasMatched: false };
  }
  const isProven = [...namespaces].some((namespace) => namespace.includes(":distro:"));
  if (isProven || (await knowsDistribution({ type, distribution }, systemPurls, asking))) return { problems: [], hasMatched: true };
  const message = `Grype's database knows nothing about ${distribution.name.replace(":", " ")}, so the ${count} of ${target.id} were not compared with any advisory.`;
  return { problems: [{ code: "database-lacks-distribution", target: target.id, message, next: BRING_DATABASE }], hasMatched: false };
}

/**
 * Whether the database answers for a distribution: by the image's own packages in versions before all others, else by a record that it
 * has of the distribution. Asked with all of the os-release: a record without the codename, say, is never found for an image with it.
 */
async function knowsDistribution(
  question: Question & { distribution: Distribution },
  purls: readonly string[],
  asking: Asking,
): Promise<boolean> {
  const { tool, scene } = asking;
  const oldest = purls.flatMap((purl) => toOldest(purl) ?? []);
  if (oldest.length > 0 && (await finds(oldest, question.distribution, asking))) return true;
  if ((await hasRecords(question, tool, scene)) !== true) return false;
  const purl = await chooseCanary(question, asking);
  return purl !== null && finds([purl], question.distribution, asking);
}

/** Languages of the inventory of which no advisory matched. */
function unprovenLanguages({ inventory, namespaces }: Looked): string[] {
  const proven = new Set([...namespaces].map((namespace) => namespace.split(":").at(-1)));
  return Object.entries(LANGUAGES)
    .filter(([type, language]) => inventory.types.has(type) && !proven.has(language))
    .map(([type]) => type);
}

async function checkLanguage(target: GrypeTarget, type: string, { tool, scene }: Asking): Promise<Problem[]> {
  if ((await hasRecords({ type, distribution: null }, tool, scene)) !== false) return [];
  const message = `Grype's database has no advisory for ${type} packages, and ${target.id} holds some.`;
  return [{ code: "database-lacks-ecosystem", target: target.id, message, next: BRING_DATABASE }];
}

/** Packages that every full database knows something about. */
const WELL_KNOWN = [
  "pkg:npm/lodash@4.17.15",
  "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
  "pkg:pypi/django@2.2.0",
  "pkg:gem/rack@2.0.1",
  "pkg:golang/golang.org/x/crypto@v0.1.0",
];

/** Where nothing matched anywhere, something that must match has to: the proof that no match means no match. */
export async function checkCanary(looked: readonly Looked[], asking: Asking): Promise<Problem[]> {
  if (await finds(WELL_KNOWN, null, asking)) return [];
  const found = asking.tool.database.isGiven ? await findsOwn(looked, asking) : false;
  if (found === true) return [];
  if (found === null) {
    const message = "Grype found nothing, and its database holds nothing by which to prove that it would have.";
    return [{ code: "evidence-missing", message }];
  }
  const message = "Grype found nothing, not even a package that its database calls vulnerable: its database or Grype itself is broken.";
  const next = "Fetch the database again (remove it from the cache, or give another with `grype-db`).";
  return [{ code: "canary-missed", message, next }];
}

/** Whether a given database finds a package that its own records name; null where it has none of a kind that was looked for. */
async function findsOwn(looked: readonly Looked[], asking: Asking): Promise<boolean | null> {
  for (const question of looked.flatMap(toQuestions)) {
    const purl = await chooseCanary(question, asking);
    if (purl !== null) return finds([purl], question.distribution, asking);
  }
  return null;
}

function toQuestions({ inventory: { types, distribution } }: Looked): Question[] {
  const system = distribution === null ? [] : SYSTEM_TYPES.filter((type) => types.has(type)).map((type) => ({ type, distribution }));
  const languages = Object.keys(LANGUAGES).filter((type) => types.has(type));
  return [...system, ...languages.map((type) => ({ type, distribution: null }))];
}
