import type { BaseCause, BaseFacts, BaseStatus, BuildImage, Claim } from "../../model/base.ts";
import type { ImageFacts } from "../../model/image.ts";
import type { Claims } from "./claims.ts";
import { toDeclaration } from "./declaration.ts";
import type { KnownBase, KnownBases } from "./known.ts";
import { proveDeclared } from "./prove-declared.ts";
import { proveScratch, proveUndecided, proveUndeclared } from "./prove-undeclared.ts";

/** An image, and all that is known and said of its base. */
export type Proving = {
  /** What to call the image in sentences. */
  readonly name: string;
  readonly image: ImageFacts;
  readonly claims: Claims;
  readonly known: KnownBases;
  /** What the Dockerfile takes from outside. */
  readonly external: readonly BuildImage[];
  /** How many diff IDs from the bottom can be believed: as many as were hashed here; `all` where an engine or a report vouches for them. */
  readonly believed: number | "all";
};

/** What was found: how a case ends, without what is the same in all of them. */
export type Found = {
  readonly status: BaseStatus;
  readonly cause: BaseCause;
  readonly reference: string | null;
  readonly message: string;
  readonly next: string;
  /** The base whose layers the image begins with, where that is proven. */
  readonly base?: KnownBase;
  readonly alsoKnownAs?: readonly string[];
  readonly tagConfirmed?: boolean;
};

/**
 * Says what an image is built on and how well that is known. `proven` means: what is declared, by something that no child image inherits, has
 * all its layers at the bottom of the image, and no larger known base lies between. It never means less.
 */
export function proveBase(proving: Proving): BaseFacts {
  return toFacts(find(proving), proving.claims.claims, proving.external);
}

function find(proving: Proving): Found {
  const declaration = toDeclaration(proving.claims);
  switch (declaration.kind) {
    case "image":
      return proveDeclared(declaration.claim, proving);
    case "scratch":
      return proveScratch(declaration.claim, proving);
    case "undecided":
      return proveUndecided(declaration.list, proving);
    case "inherited":
    case "none":
      return proveUndeclared(declaration, proving);
    default:
      return declaration satisfies never;
  }
}

/** A finding about a base in the form that leaves the room. */
export function toFacts(found: Found, claims: readonly Claim[], external: readonly BuildImage[]): BaseFacts {
  const { base } = found;
  return {
    status: found.status,
    cause: found.cause,
    reference: found.reference,
    digest: base === undefined ? null : (base.digest ?? base.image.manifest),
    layers: base === undefined ? 0 : base.image.diffIds.length,
    message: found.message,
    next: found.next,
    claims,
    alsoKnownAs: found.alsoKnownAs ?? [],
    tagConfirmed: found.tagConfirmed ?? false,
    since: base === undefined ? null : (base.since ?? base.image.created),
    external,
  };
}
