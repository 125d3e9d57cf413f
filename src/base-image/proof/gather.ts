import type { BasesLock } from "../../model/bases-lock.ts";
import type { ImageFacts } from "../../model/image.ts";
import type { Problem } from "../../model/reasons.ts";
import type { BuiltBy } from "../history/place.ts";
import { findClaims } from "./claims.ts";
import { findDisagreement } from "./disagreements.ts";
import { toBuildImages } from "./external.ts";
import { toKnownBases } from "./known.ts";
import { type Ask, toQuestions } from "./look-up.ts";
import type { ImageTarget } from "./per-image.ts";
import type { Proving } from "./prove.ts";
import { type BuildPlace, type BuildSaid, readBuild } from "./read-build.ts";

/** Where an image's declarations and the known bases come from. `ask` null: no registry may be asked. */
export type Scene = BuildPlace & { readonly lock: BasesLock | null; readonly ask: Ask | null };

/** All that a proof needs, but for how far the diff IDs can be believed. */
export type Gathered = {
  readonly proving: Omit<Proving, "believed">;
  /** The Dockerfile, where one was read and lies in the repository. */
  readonly builtBy: BuiltBy | null;
  readonly problems: readonly Problem[];
};

/** Gathers all that is said and known of an image's base: files, the lock, and registries where the lock does not settle it. */
export async function gatherProof(target: ImageTarget, image: ImageFacts, scene: Scene): Promise<Gathered> {
  const { problems: unread, ...said } = await readBuild(target, image, scene);
  const platform = image.platform;
  const locked = toKnownBases({ lock: scene.lock, answers: [], platform });
  const questions = scene.ask === null ? [] : toQuestions(findClaims({ image, ...said }, locked), locked, image);
  const { answers, problems } = scene.ask === null ? { answers: [], problems: [] } : await scene.ask(questions, target.id);
  const known = answers.length === 0 ? locked : toKnownBases({ lock: scene.lock, answers, platform });
  const claims = findClaims({ image, ...said }, known);
  const disagreement = findDisagreement(claims, { name: target.id, known, diffIds: image.diffIds });
  const proving = {
    name: target.id,
    image,
    claims,
    known,
    external: said.dockerfile === null ? [] : toBuildImages(said.dockerfile, known),
  };
  const told = disagreement === null ? [] : [{ ...disagreement, target: target.id }];
  const all = [...unread, ...problems, ...told, ...(scene.wantsProof ? toImpossible(target, said) : [])];
  return { proving, builtBy: said.dockerfile?.builtBy ?? null, problems: all };
}

/** A final stage whose FROM is no reference declares nothing: why is for the Dockerfile's reader to say. */
function toImpossible({ id }: ImageTarget, { dockerfile }: Omit<BuildSaid, "problems">): Problem[] {
  if (dockerfile === null) return [];
  const { stages, final, problems } = dockerfile.facts;
  const last = stages[final.chain.at(-1) ?? final.stage];
  if (last === undefined || final.base !== null || last.from === "scratch") return [];
  return problems.filter(({ line }) => line === last.line).map(({ code, message, next }) => ({ code, message, next, target: id }));
}
