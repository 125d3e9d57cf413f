import { sentenceOf } from "../../errors.ts";
import type { Material } from "../../model/image.ts";
import type { Problem } from "../../model/reasons.ts";
import type { RegistryAnswer, World } from "../../ports.ts";
import { toCandidates } from "./choose-material.ts";
import type { Claims } from "./claims.ts";
import { toDeclaration } from "./declaration.ts";
import { type Answered, findVersions, isTagConfirmed, type KnownBases } from "./known.ts";
import { findFitting } from "./layers.ts";
import { type DeclaredImage, toNamed } from "./same-image.ts";

const PATIENCE = 5_000;
/** Of a list of a builder that does not tell which image is the base. */
const MOST = 10;

/** A reference that a registry is to be asked for. `platforms` empty: only which digest it has. */
export type Question = { readonly reference: string; readonly platforms: readonly string[] };

/**
 * What registries could tell that the lock does not: the layers of what is declared, and whether its tag has the digest. What only labels and
 * annotations name is not asked for: anybody can write those, and they prove nothing.
 */
export function toQuestions(claims: Claims, known: KnownBases, image: { diffIds: readonly string[]; platform: string | null }): Question[] {
  const platforms = image.platform === null ? [] : [image.platform];
  const declaration = toDeclaration(claims);
  switch (declaration.kind) {
    case "image":
      return toQuestionsOf(declaration.claim, known, { ...image, platforms });
    case "undecided":
      return toCandidates(declaration.list)
        .filter((material) => findVersions(material, known).length === 0)
        .slice(0, MOST)
        .map((material) => ({ reference: toPinned(material), platforms }));
    case "scratch":
    case "inherited":
    case "none":
      return [];
    default:
      return declaration satisfies never;
  }
}

type Asking = { readonly diffIds: readonly string[]; readonly platforms: readonly string[] };

function toQuestionsOf(claim: DeclaredImage, known: KnownBases, { diffIds, platforms }: Asking): Question[] {
  const versions = findVersions(claim, known);
  const [fitting] = findFitting(versions, { diffIds });
  const { name, tag, digest } = toNamed(claim);
  if (digest === null) return fitting === undefined ? [{ reference: claim.reference, platforms }] : [];
  const pinned = toPinned(claim);
  if (versions.length > 0 && (fitting === undefined || isTagConfirmed(claim, fitting, known))) return [];
  const isTagAsked = tag !== null && claim.source !== "build-metadata";
  const layers = versions.length === 0 ? [{ reference: pinned, platforms }] : [];
  if (isTagAsked) return [...layers, { reference: `${name}:${tag}`, platforms: [] }];
  return layers.length > 0 ? layers : [{ reference: pinned, platforms: [] }];
}

function toPinned(material: Material): string {
  const { name, tag, digest } = toNamed(material);
  return digest === null ? `${name}:${tag ?? "latest"}` : `${name}@${digest}`;
}

/** Asks registries for one image, side by side, each at most 5 s. What one does not answer is a notice (`base-lookup-failed`). */
export type Ask = (questions: readonly Question[], target: string) => Promise<{ answers: Answered[]; problems: Problem[] }>;

type Place = { readonly world: Pick<World, "images" | "clock">; readonly deadline: number };

/** Gives what asks registries. The same question of several images is asked once. */
export function createAsk(place: Place): Ask {
  const asked = new Map<string, Promise<RegistryAnswer>>();
  const lookUp = (question: Question): Promise<RegistryAnswer> => {
    const key = JSON.stringify(question);
    const answer = asked.get(key) ?? ask(question, place);
    asked.set(key, answer);
    return answer;
  };
  return async (questions, target) => {
    const ends = await Promise.allSettled(questions.map(lookUp));
    const found = ends.map((end, index) => ({ end, reference: questions[index]?.reference ?? "" }));
    return {
      answers: found.flatMap(({ end, reference }) => (end.status === "fulfilled" ? [{ reference, answer: end.value }] : [])),
      problems: found.flatMap(({ end, reference }) => (end.status === "rejected" ? [toNotice(reference, target, end.reason)] : [])),
    };
  };
}

async function ask(question: Question, { world, deadline }: Place): Promise<RegistryAnswer> {
  return world.images.lookUp({ ...question, deadline: Math.min(deadline, world.clock.now() + PATIENCE) });
}

function toNotice(reference: string, target: string, error: unknown): Problem {
  const message = `${reference}, which ${target} may be built on, could not be looked up. ${sentenceOf(error)}`;
  const next = `Take its facts into the lock where its registry can be reached: \`portcullis bases lock ${reference}\`.`;
  return { code: "base-lookup-failed", message, next, target };
}
