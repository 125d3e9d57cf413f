import pLimit from "p-limit";
import type { Fault } from "../../errors.ts";
import type { BasesLock, LockedBase, LockedVersion } from "../../model/bases-lock.ts";
import type { RegistryAnswer, World } from "../../ports.ts";
import { toFaultsOrThrow } from "../faults.ts";
import { toTagged } from "./seen.ts";

/** What became of a locked reference. `now`: the digest that its tag has in the registry; `known`: the lock has that digest of an earlier time. */
export type CheckedBase = { readonly reference: string; readonly locked: LockedVersion } & (
  | { readonly state: "same"; readonly now: string }
  | { readonly state: "moved"; readonly now: string; readonly known: LockedVersion | null }
  | { readonly state: "not-asked" }
  | { readonly state: "unreachable"; readonly faults: readonly Fault[] }
);

export type Checking = {
  readonly lock: BasesLock;
  readonly offline: boolean;
  /** Milliseconds since 1970. */
  readonly deadline: number;
  readonly world: Pick<World, "images" | "progress">;
};

const AT_ONCE = 4;

/** Asks the registries which digests the tags of a lock have now. Never rejects: a registry that does not answer is told beside the others. */
export async function checkBases({ lock, ...place }: Checking): Promise<CheckedBase[]> {
  const limit = pLimit(AT_ONCE);
  const checked = lock.bases.map((base) => limit(() => check(base, place)));
  return (await Promise.all(checked)).flat();
}

async function check({ reference, versions }: LockedBase, { offline, deadline, world }: Omit<Checking, "lock">): Promise<CheckedBase[]> {
  const [locked] = versions;
  if (locked === undefined) return [];
  const tagged = toTagged(reference);
  if (tagged === null) return [{ reference, locked, state: "not-asked" }];
  if (offline) return [{ reference, locked, state: "unreachable", faults: [toOffline(tagged)] }];
  const step = world.progress.step(`Looking ${tagged} up`);
  try {
    const platforms = locked.digest === null ? Object.keys(locked.platforms) : [];
    const answer = await world.images.lookUp({ reference: tagged, platforms, deadline });
    step.end();
    return [{ reference, locked, ...compare(answer, versions) }];
  } catch (error) {
    step.end(undefined, false);
    return [{ reference, locked, state: "unreachable", faults: toFaultsOrThrow(error) }];
  }
}

function compare(answer: RegistryAnswer, [locked, ...earlier]: readonly LockedVersion[]) {
  const now = answer.digest;
  if (locked !== undefined && isVersion(locked, answer)) return { state: "same", now } as const;
  return { state: "moved", now, known: earlier.find((version) => isVersion(version, answer)) ?? null } as const;
}

/** By digest; where the lock has none, by what the image is. */
function isVersion({ digest, platforms }: LockedVersion, answer: RegistryAnswer): boolean {
  if (digest !== null) return digest === answer.digest;
  const images = Object.values(platforms);
  if (images.some(({ manifest }) => manifest === answer.digest)) return true;
  const found = answer.images.map(({ facts }) => facts);
  return found.some(({ config, diffIds }) =>
    images.some(
      (image) => (image.config !== null && image.config === config) || (diffIds.length > 0 && image.diffIds.join() === diffIds.join()),
    ),
  );
}

function toOffline(reference: string): Fault {
  return {
    code: "target-not-found",
    message: `${reference} was not looked up: \`offline\` forbids it.`,
    next: "Check the lock where the registry can be reached.",
  };
}
