import { CLAIM_SOURCES, type Claim, INHERITED_SOURCES } from "../../model/base.ts";
import type { MaterialList } from "./choose-material.ts";
import type { Claims } from "./claims.ts";
import { type DeclaredImage, isDeclaredImage } from "./same-image.ts";

/** What counts as the declaration of an image's base: the most believable of all that is said. */
export type Declaration =
  | { readonly kind: "image"; readonly claim: DeclaredImage }
  | { readonly kind: "scratch"; readonly claim: Claim }
  /** A builder lists images and does not tell which of them is the base. */
  | { readonly kind: "undecided"; readonly list: MaterialList }
  /** Only what every child image inherits. */
  | { readonly kind: "inherited"; readonly claim: DeclaredImage }
  | { readonly kind: "none" };

/** The first of all that is said, in the order in which it is believed. A list that does not tell stands in its own place. */
export function toDeclaration({ claims, undecided }: Claims): Declaration {
  const first = claims.find(({ source }) => !INHERITED_SOURCES.includes(source));
  if (undecided !== null && (first === undefined || isBefore(undecided, first))) return { kind: "undecided", list: undecided };
  if (first !== undefined) return isDeclaredImage(first) ? { kind: "image", claim: first } : { kind: "scratch", claim: first };
  const inherited = claims.find(isDeclaredImage);
  return inherited === undefined ? { kind: "none" } : { kind: "inherited", claim: inherited };
}

function isBefore(list: MaterialList, claim: Claim): boolean {
  return CLAIM_SOURCES.indexOf(list.source) < CLAIM_SOURCES.indexOf(claim.source);
}
