import { resolve } from "node:path";
import pLimit from "p-limit";
import { lockImages } from "../../base-image/lock/lock-images.ts";
import { parseBasesLock } from "../../base-image/lock/parse.ts";
import { renderBasesLock } from "../../base-image/lock/render.ts";
import { type Fault, GateError } from "../../errors.ts";
import { BASES_SCHEMA, type BasesLock } from "../../model/bases-lock.ts";
import type { Request } from "../../model/settings.ts";
import { type LockOperand, parseLockOperand } from "../../policy/lock-operand.ts";
import type { World } from "../../ports.ts";
import { toFaultsOrThrow } from "../faults.ts";
import { toAllowedReferences } from "./allowed-references.ts";
import { toLockChange } from "./lock-changes.ts";
import type { LockReport } from "./lock-report.ts";
import { readOperand } from "./read-operand.ts";
import { joinSeen, type Seen } from "./seen.ts";

/** What is to be locked, where. `path`: of the lock, as it was named. */
export type Locking = {
  readonly request: Pick<Request, "settings" | "policy" | "lock">;
  readonly operands: readonly string[];
  readonly path: string;
  readonly world: World;
};

const AT_ONCE = 4;

/**
 * Adds the facts of images to the lock of bases and writes it: whole, or not at all where one of them could not be read. Without operands
 * every exact reference of the allowlist is looked up in its registry. Refuses with all failures at once.
 */
export async function lockBases({ request, operands, path, world }: Locking): Promise<LockReport> {
  const now = world.clock.now();
  const { operands: wanted, passedOver } = operands.length > 0 ? toNamed(operands) : toAllowed(request, now);
  const seen = joinSeen(await readAll(wanted, { request, world, now }));
  const lock = seen.reduce((before, one) => lockImages(before, { ...one, now }), request.lock ?? NOTHING);
  const changes = seen.map((one) => toChange(one, { before: request.lock, after: lock }));
  const text = renderBasesLock(lock);
  parseBasesLock(text, path); // what could not be read again is not written
  await world.files.write(resolve(world.machine.cwd, path), [text]);
  return { path, references: lock.bases.length, changes, passedOver };
}

const NOTHING: BasesLock = { schema: BASES_SCHEMA, bases: [] };

/** What became of one reference; an image that the lock did not take is refused, not left out without a word. */
function toChange({ reference, from }: Seen, locks: { before: BasesLock | null; after: BasesLock }): LockReport["changes"][number] {
  const change = toLockChange(reference, locks);
  if (change !== null) return { ...change, from };
  throw new GateError({ code: "target-invalid", message: `${from} is for no platform that a lock can hold.`, next: "Lock another image." });
}

function toNamed(operands: readonly string[]) {
  return { operands: operands.map(parseLockOperand), passedOver: [] };
}

function toAllowed({ policy }: Locking["request"], now: number) {
  const { baseImages } = policy;
  const found =
    baseImages === undefined ? { operands: [], passedOver: [] } : toAllowedReferences(baseImages, new Date(now).toISOString().slice(0, 10));
  if (found.operands.length > 0) return found;
  const why =
    baseImages === undefined
      ? "the policy has no allowlist (`base-images`)"
      : "the allowlist has no exact reference (a tag or digests, no wildcard)";
  const message = `No image is named, and ${why}: there is nothing to look up.`;
  const next = "Name images: `portcullis bases lock registry:HOST/NAME:TAG`, or `REF=docker-archive:FILE`.";
  throw new GateError({ code: "input-invalid", message, next });
}

type Reading = { readonly request: Locking["request"]; readonly world: Locking["world"]; readonly now: number };

/** Reads all images, some at once. Where one fails the others are read all the same, so that all failures are told. */
async function readAll(operands: readonly LockOperand[], { request, world, now }: Reading): Promise<Seen[]> {
  const limit = pLimit(AT_ONCE);
  const { offline, timeout } = request.settings;
  const faults: Fault[] = [];
  const read = async (operand: LockOperand): Promise<Seen[]> => {
    const step = world.progress.step(`Reading ${operand.text}`);
    try {
      const seen = await readOperand(operand, { world, offline, deadline: now + timeout });
      step.end();
      return [seen];
    } catch (error) {
      step.end(undefined, false);
      faults.push(...toFaultsOrThrow(error));
      return [];
    }
  };
  const seen = (await Promise.all(operands.map((operand) => limit(() => read(operand))))).flat();
  if (faults.length > 0) throw new GateError(faults);
  return seen;
}
