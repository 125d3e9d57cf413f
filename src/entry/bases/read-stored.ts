import { type Fault, GateError } from "../../errors.ts";
import type { ImageFacts, ImageSource } from "../../model/image.ts";
import { toCanonicalReference } from "../../model/reference.ts";
import type { LockOperand } from "../../policy/lock-operand.ts";
import type { World } from "../../ports.ts";
import { type Listed, pickNamed } from "../../scan/stored-images.ts";
import { findPlace, type StoredScheme } from "../../scan/stored-place.ts";
import { digestIn, type Seen, toLockedReference } from "./seen.ts";

type One = Listed[number] & { readonly at: number };

/**
 * Reads an image of an archive or layout for the lock, every layer by its bytes: for each platform that it is there for. Of several images
 * `FILE:NAME` or the reference chooses by name; without a reference the one name that there is stands for it.
 */
export async function readStored(
  operand: LockOperand,
  scheme: StoredScheme,
  { world, deadline }: { world: World; deadline: number },
): Promise<Seen> {
  const { text, target } = operand;
  const place = await findPlace(scheme, target.locator, world);
  if (place === null)
    throw new GateError({ code: "target-not-found", message: `${scheme}:${target.locator} is not there.`, next: "Check the path." });
  const file = { scheme, locator: target.locator, absolute: place.absolute };
  const listed = (await world.images.list(file)).map((one, at) => ({ ...one, at }));
  const { reference, chosen } = choose(
    operand,
    place.name === null ? listed : pick(listed, place.name, `${scheme}:${toFile(target.locator, place.name)}`),
  );
  const images: { platform: string; facts: ImageFacts }[] = [];
  for (const { at } of chosen) {
    const source: ImageSource = { ...file, platform: null, name: listed.length === 1 ? null : `@${at}` };
    const { facts } = await world.images.read({ source, wanted: () => false, layers: "all", deadline });
    if (facts.platform === null)
      throw new GateError({ code: "target-invalid", message: `${text} does not say for which platform it is.`, next: "Build it anew." });
    images.push({ platform: facts.platform, facts });
  }
  if (new Set(images.map(({ platform }) => platform)).size < images.length) throw new GateError(toSeveral(operand, listed));
  const digest = digestIn(reference) ?? toIndex(images.map(({ facts }) => facts));
  return { reference: toLockedReference(reference, false), digest, images, from: text };
}

/** The file's own path, of `FILE:NAME`. */
function toFile(locator: string, name: string): string {
  return locator.slice(0, -name.length - 1);
}

function pick(listed: readonly One[], name: string, shown: string): One[] {
  const picked = pickNamed(listed, name, shown);
  if ("code" in picked) throw new GateError(picked);
  return listed.filter(({ at, names }) => picked.name === `@${at}` || (picked.name !== null && names.includes(picked.name)));
}

type Choice = { readonly reference: string; readonly chosen: readonly One[] };

function choose(operand: LockOperand, listed: readonly One[]): Choice {
  const names = new Set(listed.map((one) => [...one.names].sort().join("\n")));
  const { reference } = operand;
  if (reference === null) return chooseByName(operand, listed);
  if (names.size <= 1) return { reference, chosen: listed };
  const chosen = listed.filter((one) => toReferences(one, operand).includes(reference));
  if (chosen.length > 0) return { reference, chosen };
  throw new GateError(toSeveral(operand, listed));
}

function chooseByName(operand: LockOperand, listed: readonly One[]): Choice {
  const all = new Set(listed.flatMap((one) => toReferences(one, operand)));
  const [reference, ...others] = all;
  const isNamedWhole = listed.every((one) => toReferences(one, operand).length > 0);
  if (reference !== undefined && others.length === 0 && isNamedWhole) return { reference, chosen: listed };
  const { text } = operand;
  const why = reference === undefined ? `${text} does not say what its image is called` : `${text} holds ${[...all].join(", ")}`;
  const next = `Say which image it is, and under which reference it is to be locked: \`${reference ?? "REF"}=${text}\`.`;
  throw new GateError({ code: "input-invalid", message: `${why}.`, next });
}

/** The names of a stored image in full. In a layout a name without `/` and `:` is a tag alone: of which image nobody knows. */
function toReferences({ names }: One, { target: { scheme } }: LockOperand): string[] {
  const whole = scheme === "docker-archive" ? names : names.filter((name) => /[/:@]/.test(name));
  return [...new Set(whole.flatMap((name) => toCanonicalReference(name) ?? []))];
}

function toSeveral({ text, reference }: LockOperand, listed: readonly One[]): Fault {
  const shown = listed.map(({ names, platform }) => names[0] ?? `one without a name (${platform ?? "of an unknown platform"})`).join(", ");
  return {
    code: "input-invalid",
    message: `${text} holds several images, and ${reference ?? "nothing"} does not tell them apart: ${shown}.`,
    next: "Write as REF the name of the one that is meant, or name it after the file (`FILE:NAME`).",
  };
}

/** The index that all the images are of, where there is one. */
function toIndex(facts: readonly ImageFacts[]): string | null {
  const [index = null, ...others] = new Set(facts.map((one) => one.index));
  return others.length === 0 ? index : null;
}
