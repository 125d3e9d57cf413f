import type { Problem } from "../../model/reasons.ts";
import type { RawReport } from "../../model/report.ts";

/** What is to be said of a report beside its findings. `seen`: ids of the targets that it speaks of. */
export function toNotices({ report, playedDown, seen }: { report: RawReport; playedDown: number; seen: ReadonlySet<string> }): Problem[] {
  return [
    ...toPlayedDown(report, playedDown),
    ...(report.asked === null ? toMissing(report) : [...toUnlisted(report.asked, seen), ...toUnread(report.asked, seen)]),
  ];
}

function toPlayedDown({ name }: RawReport, count: number): Problem[] {
  if (count === 0) return [];
  const what = count === 1 ? "1 finding" : `${count} findings`;
  const message = `OSV-Scanner holds ${what} of ${name} for unimportant, or for code that is not called: they are judged like all others.`;
  return [{ code: "scanner-warning", message }];
}

function toMissing({ name }: RawReport): Problem[] {
  const message = `${name} does not tell which files without findings were looked at, nor by which version and data: the decision is vouched for, the looking is not.`;
  return [{ code: "evidence-missing", message }];
}

/** Lockfiles in which OSV-Scanner says that it found packages, and of which its report, which lists all packages, has none. */
function toUnlisted({ listed = [], scanner }: NonNullable<RawReport["asked"]>, seen: ReadonlySet<string>): Problem[] {
  return listed
    .filter((id) => !seen.has(id))
    .map((id) => ({
      code: "scanner-output",
      target: id,
      message: `OSV-Scanner ${scanner.version ?? ""} says that it found packages in ${id}, and its report lists none of them.`.replace(
        "  ",
        " ",
      ),
      next: "Run again; if it stays, use another version of OSV-Scanner, or report it.",
    }));
}

/** Lockfiles that OSV-Scanner neither reports anything of nor says it has read. */
function toUnread({ targets, inventory, scanner }: NonNullable<RawReport["asked"]>, seen: ReadonlySet<string>): Problem[] {
  return targets
    .filter(({ id, kind }) => kind === "lockfile" && !seen.has(id) && !Object.hasOwn(inventory, id))
    .map(({ id }) => ({
      code: "lockfile-unparsable",
      target: id,
      message: `OSV-Scanner ${scanner.version ?? ""} does not say that it has read ${id}, and reports nothing of it.`.replace("  ", " "),
      next: "Check that it is whole, make it again, or leave it out with `exclude`.",
    }));
}
