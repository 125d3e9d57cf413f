import { type Fault, GateError } from "../../errors.ts";
import type { ImageSource } from "../../model/image.ts";
import { parseReference, toCanonicalReference } from "../../model/reference.ts";
import type { LockOperand } from "../../policy/lock-operand.ts";
import type { World } from "../../ports.ts";
import { readStored } from "./read-stored.ts";
import { digestIn, type Seen, toLockedReference, toTagged } from "./seen.ts";

/** Where images are read. `deadline`: ms since 1970. */
export type ReadingPlace = {
  readonly world: World;
  readonly offline: boolean;
  readonly deadline: number;
};

/** Reads the facts of an image for the lock. Rejects with a GateError where it cannot be read, or does not say what it is called. */
export async function readOperand(operand: LockOperand, place: ReadingPlace): Promise<Seen> {
  const { target } = operand;
  switch (target.scheme) {
    case "docker-archive":
    case "oci-archive":
    case "oci-dir":
      return readStored(operand, target.scheme, place);
    case "docker":
      return readEngine(operand, place);
    case "registry":
      return readRegistry(operand, place);
    case null:
      return (await place.world.daemon.has(target.locator)) === true ? readEngine(operand, place) : readRegistry(operand, place);
    default:
      return target.scheme satisfies never;
  }
}

async function readEngine({ text, reference, target }: LockOperand, { world, deadline }: ReadingPlace): Promise<Seen> {
  const { locator } = target;
  const source: ImageSource = { scheme: "docker", locator, absolute: null, platform: null, name: null };
  const { facts } = await world.images.read({ source, wanted: () => false, layers: 0, deadline });
  const named = reference ?? toCanonicalReference(locator);
  if (named === null) throw new GateError(toNameless(text, `${text} names an image by its ID`));
  if (facts.platform === null) throw new GateError(toPlatformless(text));
  const digest = toEngineDigest(facts.names, named);
  const wanted = digestIn(named);
  if (wanted !== null && digest !== null && digest !== wanted) throw new GateError(toOther(text, wanted, digest));
  return {
    reference: toLockedReference(named, false),
    digest: wanted ?? digest,
    images: [{ platform: facts.platform, facts }],
    from: `docker:${locator}`,
  };
}

/** The digest under which the engine got the image from the repository it is locked for; null where there is none, or several. */
function toEngineDigest(names: readonly string[], reference: string): string | null {
  const own = parseReference(reference);
  const digests = names.flatMap((name) => {
    const other = parseReference(name);
    if ("wrong" in own || "wrong" in other || other.digest === null) return [];
    return other.registry === own.registry && other.repository === own.repository ? [other.digest] : [];
  });
  const [only, ...more] = [...new Set(digests)];
  return only === undefined || more.length > 0 ? null : only;
}

async function readRegistry({ text, reference, target }: LockOperand, { world, offline, deadline }: ReadingPlace): Promise<Seen> {
  const asked = toCanonicalReference(target.locator) ?? target.locator;
  if (offline) throw new GateError(toOffline(asked));
  const { digest, images } = await world.images.lookUp({ reference: asked, platforms: "all", deadline });
  if (images.length === 0) throw new GateError(toPlatformless(text));
  const named = reference ?? asked;
  const wanted = digestIn(named);
  if (wanted !== null && digest !== wanted) throw new GateError(toOther(text, wanted, digest));
  const isTagConfirmed = wanted !== null && (await hasTag(named, wanted, { world, deadline }));
  return { reference: toLockedReference(named, isTagConfirmed), digest, images, from: `registry:${asked}` };
}

/** Whether the tag beside a digest has that digest now. That it cannot be asked confirms nothing. */
async function hasTag(reference: string, digest: string, { world, deadline }: Omit<ReadingPlace, "offline">): Promise<boolean> {
  const tagged = toTagged(reference);
  if (tagged === null) return false;
  const answer = await world.images.lookUp({ reference: tagged, platforms: [], deadline }).catch(() => null);
  return answer?.digest === digest;
}

function toOffline(reference: string): Fault {
  return {
    code: "target-not-found",
    message: `registry:${reference} needs the network, and \`offline\` forbids it.`,
    next: `Save it where there is network, and write \`${reference}=docker-archive:FILE\` or \`${reference}=oci-dir:DIR\`.`,
  };
}

/** The fault of an image that does not say what it is called. `why`: the sentence without its stop. */
export function toNameless(text: string, why: string): Fault {
  return { code: "input-invalid", message: `${why}.`, next: `Say under which reference it is to be locked: \`REF=${text}\`.` };
}

/** The fault of an image that does not say for which platform it is. */
export function toPlatformless(text: string): Fault {
  return {
    code: "target-invalid",
    message: `${text} does not say for which platform it is.`,
    next: "Build it anew, or lock another image.",
  };
}

function toOther(text: string, wanted: string, digest: string): Fault {
  return {
    code: "source-mismatch",
    message: `${text} has the digest ${digest}, and it was to be locked as ${wanted}.`,
    next: "Correct the digest, or name the image that has it.",
  };
}
