import type { Claim, ClaimSource } from "../../model/base.ts";
import type { DockerfileFacts } from "../../model/dockerfile.ts";
import type { ImageFacts, Material } from "../../model/image.ts";
import { toCanonicalReference } from "../../model/reference.ts";
import type { BuiltBy } from "../history/place.ts";
import { chooseMaterial, type MaterialList } from "./choose-material.ts";
import type { KnownBases } from "./known.ts";
import { toNamed } from "./same-image.ts";

/** A Dockerfile as it was read, and what it is called; `builtBy` where it lies in the repository. */
export type ReadDockerfile = { readonly facts: DockerfileFacts; readonly name: string; readonly builtBy?: BuiltBy };

/** All that can declare what an image is built on. */
export type ClaimsFrom = {
  readonly image: ImageFacts;
  /** As it was given. */
  readonly baseImage: string | null;
  /** What the builder says it used, and the name of the file that says so. */
  readonly metadata: { readonly materials: readonly Material[]; readonly name: string } | null;
  readonly dockerfile: ReadDockerfile | null;
};

/** What declares a base, and the builders' lists that do not tell which of their images it is. */
export type Claims = {
  /** The most believable first. */
  readonly claims: readonly Claim[];
  readonly lists: readonly MaterialList[];
  /** The first list that ought to tell and does not; null: there is none. */
  readonly undecided: MaterialList | null;
};

/** Finds all that declares an image's base, in the order in which it is believed. Empty labels and annotations, as buildah writes them, are none. */
export function findClaims({ image, baseImage, metadata, dockerfile }: ClaimsFrom, known: KnownBases): Claims {
  const given = baseImage === null ? [] : toClaim(baseImage, { source: "base-image", where: "base-image" });
  const file = dockerfile === null ? [] : toDockerfileClaim(dockerfile);
  const lists = [
    ...(metadata === null ? [] : [{ source: "build-metadata", where: metadata.name, materials: metadata.materials } as const]),
    ...(image.provenance === null ? [] : [{ source: "provenance", where: "its provenance", materials: image.provenance } as const]),
  ].filter(({ materials }) => materials.length > 0);
  const scene = { given: given[0] ?? null, file: file[0] ?? null, external: dockerfile?.facts.external ?? null, image, known };
  const chosen = lists.map((list) => ({ list, choice: chooseMaterial(list, scene) }));
  return {
    claims: [
      ...given,
      ...chosen.flatMap(({ choice }) => (choice.kind === "claim" ? [choice.claim] : [])),
      ...file,
      ...toInherited("annotation", image.annotations),
      ...toInherited("label", image.labels),
    ],
    lists,
    undecided: chosen.find(({ choice }) => choice.kind === "undecided")?.list ?? null,
  };
}

type At = { readonly source: ClaimSource; readonly where: string };

function toClaim(text: string, at: At, digest: string | null = null): Claim[] {
  if (text.trim() === "scratch") return [{ ...at, reference: null, digest: null }];
  const reference = toCanonicalReference(text.trim());
  return reference === null ? [] : [{ ...at, reference, digest: toNamed({ reference, digest }).digest }];
}

/** The final stage's base. A FROM that is no reference declares nothing. */
function toDockerfileClaim({ facts: { stages, final }, name }: ReadDockerfile): Claim[] {
  const last = stages[final.chain.at(-1) ?? final.stage];
  return last === undefined ? [] : toClaim(last.from, { source: "dockerfile", where: `${name}:${last.line}` });
}

const NAME = "org.opencontainers.image.base.name";
const DIGEST = "org.opencontainers.image.base.digest";

function toInherited(source: "annotation" | "label", pairs: Readonly<Record<string, string>>): Claim[] {
  const text = Object.hasOwn(pairs, NAME) ? (pairs[NAME] ?? "") : "";
  if (text.trim() === "" || text.trim() === "scratch") return [];
  const digest = Object.hasOwn(pairs, DIGEST) ? (pairs[DIGEST] ?? "") : "";
  return toClaim(text, { source, where: `${source} ${NAME}` }, /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : null);
}
