import type { BaseCause, BaseStatus } from "../../model/base.ts";
import type { ImageFacts } from "../../model/image.ts";
import { countHistorySteps } from "../lock/history.ts";
import { findTagVersions, type KnownBase } from "./known.ts";
import { countCommon, findBeginning, findFitting } from "./layers.ts";
import type { Found, Proving } from "./prove.ts";
import type { DeclaredImage } from "./same-image.ts";
import { byWhom, firstLayers, lockCommand, nameOf, nameOfBase, toShort } from "./words.ts";

type Told = { readonly status: BaseStatus; readonly cause: BaseCause; readonly rest: string; readonly next: string };

/**
 * Why an image does not begin with what is declared, though the layers of that are known: another version of it, another base, layers that were
 * made anew, or nobody knows. Says only what is known.
 */
export function explainUnfit(claim: DeclaredImage, versions: readonly KnownBase[], proving: Proving): Found {
  const { image, name } = proving;
  const told =
    toOtherVersion(claim, proving) ??
    toOtherBase(claim, proving) ??
    toSquashed(claim, versions, image) ??
    toRewritten(claim, versions, image) ??
    toNoPrefix(claim, versions, image);
  return {
    status: told.status,
    cause: told.cause,
    reference: claim.reference,
    message: `${name}: ${byWhom(claim)} ${nameOf(claim)} as its base, ${told.rest}.`,
    next: told.next,
  };
}

/** Of the same tag another digest fits than the one that is declared. */
function toOtherVersion(claim: DeclaredImage, { known, image }: Proving): Told | null {
  const [fitting] = findFitting(findTagVersions(claim, known), image);
  if (fitting === undefined) return null;
  return {
    status: "contradicted",
    cause: "stale-tag",
    rest: `but it is built on another version of it, ${nameOfBase(fitting)}`,
    next: "Build the image anew, so that it is on the digest that is declared; or declare the digest that it is built on.",
  };
}

function toOtherBase(claim: DeclaredImage, { known, image, name }: Proving): Told | null {
  const other = findBeginning(known, image, name);
  if (other === null) return null;
  return {
    status: "contradicted",
    cause: "other-base",
    rest: `but it begins with ${nameOfBase(other)}: ${firstLayers(other.image.diffIds.length)} that image's`,
    next: `Declare ${other.reference} as the base, or build the image on ${claim.reference}.`,
  };
}

const SQUASH_COMMENT = /^merge sha256:|imported from|^FROM /i;

/** One layer that holds everything: of what was merged, exported or squashed no layer of the base is left to be found. */
function toSquashed(claim: DeclaredImage, versions: readonly KnownBase[], image: ImageFacts): Told | null {
  const { diffIds, history } = image;
  if (diffIds.length !== 1) return null;
  const isSaid = history.some(({ comment, createdBy }) => SQUASH_COMMENT.test(comment) || /^podman import/.test(createdBy));
  const hasMoreSteps = history.filter(({ empty }) => !empty).length > 1;
  const keepsHistory = versions.some((base) => base.image.diffIds.length > 1 && hasHistoryOf(base, image));
  if (!isSaid && !hasMoreSteps && !keepsHistory) return null;
  return {
    status: "unproven",
    cause: "squashed",
    rest: "and it has one layer that holds everything: it was squashed or imported, and nothing of a base can be found again in it",
    next: `Build it without squashing (\`--squash\`, \`docker export\`), so that the layers of ${claim.reference} stay.`,
  };
}

function hasHistoryOf({ image: { history } }: KnownBase, image: ImageFacts): boolean {
  return history !== undefined && countHistorySteps(image, history) !== null;
}

/** All layers are others, and the history is the base's: its layers were made anew, or it is another build of the same tag. */
function toRewritten(claim: DeclaredImage, versions: readonly KnownBase[], image: ImageFacts): Told | null {
  const apart = versions.filter((base) => base.image.diffIds.length <= image.diffIds.length && sharesNone(base, image));
  const same = apart.find((base) => hasHistoryOf(base, image));
  const constant = hasOneDate(image);
  const isUnclear = apart.some(({ image: { history } }) => history === undefined);
  if (same === undefined && !(constant && isUnclear)) return null;
  if (same !== undefined && !constant && claim.digest === null && isLater(same, image)) return toAnotherBuild(claim, versions);
  const how = same === undefined ? "and all its dates are the same" : "though it has that image's history";
  return {
    status: "unproven",
    cause: "re-dated",
    rest: `and it has none of its layers, ${how}: they were made anew, with other dates, after it was built`,
    next: "Build it without rewriting layers (kaniko's `--reproducible`, a conversion such as eStargz), or on a base that was rewritten the same way.",
  };
}

function sharesNone({ image }: KnownBase, { diffIds }: ImageFacts): boolean {
  return image.diffIds.every((diffId) => !diffIds.includes(diffId));
}

/** Whether an image was dated as a whole: its config and all steps say one and the same time. */
function hasOneDate({ created, history }: ImageFacts): boolean {
  const dates = new Set([created, ...history.map((step) => step.created)].map((date) => (date === null ? null : Date.parse(date))));
  return history.length > 0 && dates.size === 1 && !dates.has(null);
}

/** Whether the steps that are a base's have another date than the base itself: then it is another build. */
function isLater({ image: base }: KnownBase, image: ImageFacts): boolean {
  const steps = base.history === undefined ? null : countHistorySteps(image, base.history);
  const date = steps === null ? null : image.history[steps - 1]?.created;
  return date != null && base.created !== null && Date.parse(date) !== Date.parse(base.created);
}

function toAnotherBuild(claim: DeclaredImage, versions: readonly KnownBase[]): Told {
  return {
    status: "contradicted",
    cause: "stale-tag",
    rest: `and it has the history of that image at another time, but ${beginsWithNone(versions)}`,
    next: `If the tag was moved since, take what it is now into the lock (${lockCommand(claim.reference)}); else build the image anew.`,
  };
}

function toNoPrefix(claim: DeclaredImage, versions: readonly KnownBase[], image: ImageFacts): Told {
  const common = Math.max(...versions.map((base) => countCommon(base.image.diffIds, image.diffIds)));
  const first = common === 1 ? "the first layer is" : `the first ${common} layers are`;
  const shared = common === 0 ? "" : `; ${first} the same, the next is not`;
  if (claim.digest !== null)
    return {
      status: "contradicted",
      cause: "not-a-prefix",
      rest: `and it does not begin with the layers of that digest${shared}`,
      next: isOfList(claim) ? FROM_LIST : "Build the image on what is declared, or correct the declaration.",
    };
  return {
    status: "contradicted",
    cause: "not-a-prefix",
    rest: `but ${beginsWithNone(versions)}${shared}: either the tag stood for something else when it was built, or it is built on something else`,
    next: isOfList(claim)
      ? FROM_LIST
      : `If the tag was moved, take what it is now into the lock (${lockCommand(claim.reference)}); else build the image on it, or correct the declaration.`,
  };
}

/** A builder lists what it used, whichever stage used it. */
function isOfList({ source }: DeclaredImage): boolean {
  return source === "build-metadata" || source === "provenance";
}

const FROM_LIST =
  "Give the Dockerfile that it was built from (`dockerfile`): where its last stage is FROM scratch, that says so; else give what the builder said of this very image.";

function beginsWithNone(versions: readonly KnownBase[]): string {
  const digests = new Set(versions.map(({ digest, image }) => digest ?? image.manifest ?? image.config));
  const [only] = digests;
  if (digests.size === 1)
    return `it does not begin with the layers of the one digest that is known of it${only ? ` (${toShort(only)})` : ""}`;
  return `it begins with the layers of none of the ${digests.size} digests that are known of it`;
}
