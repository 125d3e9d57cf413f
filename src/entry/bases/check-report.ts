import type { LockedVersion } from "../../model/bases-lock.ts";
import type { CheckedBase } from "./check-bases.ts";

/** What `bases check` found. `now`: ms since 1970. */
export type CheckReport = { readonly path: string; readonly checked: readonly CheckedBase[]; readonly now: number };

/** The code that a check ends with: 3 where a tag could not be looked up, 1 where one moved, else 0. */
export function toCheckCode({ checked }: Pick<CheckReport, "checked">): number {
  if (checked.some(({ state }) => state === "unreachable")) return 3;
  return checked.some(({ state }) => state === "moved") ? 1 : 0;
}

/** The report as a document for programs. */
export function toCheckDocument(report: CheckReport): Record<string, unknown> {
  return {
    schema: "portcullis/bases-check/1",
    lock: report.path,
    checkedAt: new Date(report.now).toISOString(),
    exitCode: toCheckCode(report),
    bases: report.checked.map(toEntry),
  };
}

function toEntry(base: CheckedBase): Record<string, unknown> {
  const { digest, firstSeen, lastSeen } = base.locked;
  const common = { reference: base.reference, state: base.state, locked: { digest, firstSeen, lastSeen } };
  switch (base.state) {
    case "same":
      return { ...common, now: base.now };
    case "moved":
      return { ...common, now: base.now, again: base.known !== null };
    case "not-asked":
      return common;
    case "unreachable":
      return { ...common, problems: base.faults };
    default:
      return base satisfies never;
  }
}

const HEADINGS = {
  moved: "Moved",
  unreachable: "Not looked up",
  same: "As they were",
  "not-asked": "Cannot move (a digest alone)",
} as const;

/** The report as text for people. Foreign text in it is not escaped yet. */
export function renderCheckReport({ path, checked, now }: CheckReport): string {
  const blocks = (["moved", "unreachable", "same", "not-asked"] as const).flatMap((state) => {
    const bases = checked.filter((base) => base.state === state);
    return bases.length === 0 ? [] : ["", HEADINGS[state], ...bases.flatMap((base) => toLines(base, now))];
  });
  return [toSum(path, checked), ...blocks, ""].join("\n");
}

function toSum(path: string, checked: readonly CheckedBase[]): string {
  const [moved, silent] = [checked.filter(({ state }) => state === "moved"), checked.filter(({ state }) => state === "unreachable")];
  const parts = [
    moved.length === 0 ? "no tag is known to have moved" : `${count(moved.length, "tag")} moved`,
    ...(silent.length === 0 ? [] : [`${count(silent.length, "tag")} could not be looked up`]),
  ];
  const next = moved.length === 0 ? "" : ` Take what they are now into the lock with \`portcullis bases lock\`, and build on it.`;
  return `${path}: of ${count(checked.length, "reference")} ${parts.join(", and ")}.${next}`;
}

function toLines(base: CheckedBase, now: number): string[] {
  const { reference, locked } = base;
  const head = `  ${reference}`;
  switch (base.state) {
    case "same":
      return [`${head}  ${base.now}, since ${toDay(locked.firstSeen)}`];
    case "moved":
      return [
        head,
        `    was ${toName(locked)}, first seen ${toDay(locked.firstSeen)}, last ${toDay(locked.lastSeen)}`,
        `    is  ${base.now}${toAgain(base.known)}`,
        `    It moved within the last ${toAge(locked.lastSeen, now)}.`,
      ];
    case "not-asked":
      return [head];
    case "unreachable":
      return [head, ...base.faults.flatMap(({ message, next }) => [`    ${message}`, `      ${next}`])];
    default:
      return base satisfies never;
  }
}

function toAgain(known: LockedVersion | null): string {
  return known === null ? "" : `, as it was before (last seen ${toDay(known.lastSeen)})`;
}

function toName({ digest, platforms }: LockedVersion): string {
  const [image] = Object.values(platforms);
  return digest ?? image?.manifest ?? image?.config ?? "an image without a digest";
}

const HOUR = 3_600_000;

function toAge(instant: string, now: number): string {
  const hours = Math.ceil((now - Date.parse(instant)) / HOUR);
  if (hours <= 1) return "hour";
  return hours < 48 ? count(hours, "hour") : count(Math.ceil(hours / 24), "day");
}

function toDay(instant: string): string {
  return instant.slice(0, 10);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
