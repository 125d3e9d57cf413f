import type { LockedVersion } from "../../model/bases-lock.ts";
import type { PassedOver } from "./allowed-references.ts";
import type { LockChange } from "./lock-changes.ts";

/** What `bases lock` did: the file it wrote, what changed in it, and what of the allowlist it left out. */
export type LockReport = {
  readonly path: string;
  readonly references: number;
  readonly changes: readonly (LockChange & { readonly from: string })[];
  readonly passedOver: readonly PassedOver[];
};

/** The report as a document for programs. */
export function toLockDocument({ path, references, changes, passedOver }: LockReport): Record<string, unknown> {
  return {
    schema: "portcullis/bases-lock-report/1",
    lock: path,
    references,
    changes: changes.map(({ reference, change, before, now, again, from }) => ({
      reference,
      change,
      from,
      before: before === null ? null : toFacts(before),
      now: { ...toFacts(now), platforms: Object.keys(now.platforms) },
      again,
    })),
    notLookedUp: passedOver,
  };
}

function toFacts({ digest, firstSeen, lastSeen }: LockedVersion) {
  return { digest, firstSeen, lastSeen };
}

/** The report as text for people. Foreign text in it is not escaped yet. */
export function renderLockReport({ path, references, changes, passedOver }: LockReport): string {
  const count = (change: LockChange["change"]) => changes.filter((one) => one.change === change).length;
  const sums = [`${count("new")} new`, `${count("moved")} moved`, `${count("seen-again")} seen again`];
  return [
    `${path}: ${references} ${references === 1 ? "reference" : "references"}; ${sums.join(", ")}.`,
    ...changes.flatMap(toLines),
    ...(passedOver.length === 0 ? [] : ["", "Not looked up"]),
    ...passedOver.map(({ entry, why }) => `  ${entry}  ${why}`),
    "",
  ].join("\n");
}

const WORDS = { new: "new       ", moved: "moved     ", "seen-again": "seen again" } as const;

function toLines({ reference, change, before, now, again, from }: LockReport["changes"][number]): string[] {
  return [
    `  ${WORDS[change]}  ${reference}  (${from})`,
    ...toDetails({ change, before, now, again }).map((line) => `              ${line}`),
  ];
}

function toDetails({ change, before, now, again }: Pick<LockChange, "change" | "before" | "now" | "again">): string[] {
  const what = `${toDigest(now)} for ${Object.keys(now.platforms).join(", ")}`;
  switch (change) {
    case "new":
      return [what];
    case "moved":
      return [
        ...(before === null ? [] : [`was ${toDigest(before)}, first seen ${toDay(before.firstSeen)}, last ${toDay(before.lastSeen)}`]),
        `is ${what}${again ? `, as it was before (first seen ${toDay(now.firstSeen)})` : ""}`,
      ];
    case "seen-again":
      return [`${what}, since ${toDay(now.firstSeen)}`];
    default:
      return change satisfies never;
  }
}

/** How a version is called where it has no digest: by an image of it. */
function toDigest({ digest, platforms }: LockedVersion): string {
  const [image] = Object.values(platforms);
  return digest ?? image?.manifest ?? image?.config ?? "an image without a digest";
}

function toDay(instant: string): string {
  return instant.slice(0, 10);
}
