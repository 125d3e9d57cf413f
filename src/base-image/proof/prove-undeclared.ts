import type { Claim } from "../../model/base.ts";
import { findLongestFits, type MaterialList, toCandidates } from "./choose-material.ts";
import type { Declaration } from "./declaration.ts";
import { findVersions } from "./known.ts";
import { findBeginning, findBeneath, findFitting } from "./layers.ts";
import type { Found, Proving } from "./prove.ts";
import type { DeclaredImage } from "./same-image.ts";
import { explainUnfit } from "./unfit.ts";
import { byWhom, count, firstLayers, lockCommand, nameOf, nameOfBase } from "./words.ts";

const DECLARE = "Give the Dockerfile (`dockerfile`), the build's metadata file (`build-metadata`) or the base itself (`base-image`).";

/** What becomes of an image that is declared to have no base. */
export function proveScratch(claim: Claim, { name, image, known }: Proving): Found {
  const beneath = findBeneath(known, image);
  if (beneath === null)
    return {
      status: "scratch",
      cause: "scratch",
      reference: null,
      message: `${name} has no base: ${byWhom(claim)} \`scratch\`, and it begins with no base that is known.`,
      next: "",
    };
  return {
    status: "contradicted",
    cause: "other-base",
    reference: beneath.reference,
    message: `${name}: ${byWhom(claim)} \`scratch\`, but it is built on ${nameOfBase(beneath)}: ${firstLayers(beneath.image.diffIds.length)} that image's.`,
    next: `Declare ${beneath.reference} as the base, or build the image from scratch.`,
  };
}

/** What becomes of an image of which a builder lists several images, and nothing tells which of them it is built on. */
export function proveUndecided(list: MaterialList, { name, image, known }: Proving): Found {
  const candidates = toCandidates(list);
  const strangers = candidates.filter((material) => findVersions(material, known).length === 0);
  const who = list.source === "provenance" ? "its own provenance" : `the build metadata ${list.where}`;
  const start = `${name}: ${who} lists ${count(candidates.length, "image")} that the build used, and does not say on which of them it is built`;
  const common = { reference: null } as const;
  const alike = findLongestFits(candidates, image, known).map(({ material }) => material.reference);
  if (strangers.length === 0 && alike.length > 0)
    return {
      ...common,
      status: "unknown",
      cause: "unresolved",
      message: `${start}: ${[...new Set(alike)].join(" and ")} have the same layers, and it begins with them.`,
      next: "Give the Dockerfile that it was built from (`dockerfile`).",
    };
  if (strangers.length === 0)
    return {
      ...common,
      status: "contradicted",
      cause: "not-a-prefix",
      message: `${start}: it begins with the layers of none of them.`,
      next: "Give the Dockerfile that it was built from (`dockerfile`); where its last stage is FROM scratch, that says so.",
    };
  const named = strangers.map(({ reference }) => reference);
  return {
    ...common,
    status: "unknown",
    cause: "unresolved",
    message: `${start}; nobody knows the layers of ${named.join(", ")}.`,
    next: `Give the Dockerfile that it was built from (\`dockerfile\`), or take their facts into the lock: ${lockCommand(named.join(" "))}.`,
  };
}

/** What becomes of an image whose base nothing declares, or only what every child image inherits. */
export function proveUndeclared(declaration: Extract<Declaration, { kind: "inherited" | "none" }>, proving: Proving): Found {
  return declaration.kind === "none" ? proveUnclaimed(proving) : proveInherited(declaration.claim, proving);
}

function proveUnclaimed({ name, image, known }: Proving): Found {
  const beneath = findBeginning(known, image, name);
  if (beneath !== null)
    return {
      status: "unproven",
      cause: "no-claim",
      reference: beneath.reference,
      message: `${name} starts with ${nameOfBase(beneath)}, and nothing declares its base: what lies between is not declared.`,
      next: DECLARE,
    };
  return {
    status: "unknown",
    cause: "no-claim",
    reference: null,
    message: `Nothing declares what ${name} is built on, and it begins with no base that is known.`,
    next: DECLARE,
  };
}

function proveInherited(claim: DeclaredImage, proving: Proving): Found {
  const { name, image, known } = proving;
  const versions = findVersions(claim, known).filter(({ image: { diffIds } }) => diffIds.length > 0);
  const fitting = findFitting(versions, image)[0] ?? null;
  if (versions.length > 0 && fitting === null) return explainUnfit(claim, versions, proving);
  const beneath = findBeginning(known, image, name) ?? fitting;
  const weak = `only ${byWhom(claim)} ${nameOf(claim)}, which every image built on it inherits`;
  if (beneath === null)
    return {
      status: "unknown",
      cause: "unresolved",
      reference: claim.reference,
      message: `Of what ${name} is built on ${weak}, and nobody knows that image's layers.`,
      next: `${DECLARE} Its facts go into the lock with ${lockCommand(claim.reference)}.`,
    };
  return {
    status: "unproven",
    cause: "inherited-claim",
    reference: beneath.reference,
    message: `${name} starts with ${nameOfBase(beneath)}, and ${weak}: what lies between is not declared.`,
    next: DECLARE,
  };
}
