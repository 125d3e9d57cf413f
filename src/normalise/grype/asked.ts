import { GateError } from "../../errors.ts";
import type { TargetFacts } from "../../model/evidence.ts";
import type { RawReport } from "../../model/report.ts";
import type { Target } from "../../model/target.ts";
import type { Collecting } from "../collect.ts";
import type { Descriptor } from "./descriptor.ts";
import { type Ignored, toWishes } from "./ignored.ts";
import type { Source } from "./source.ts";

type Told = { readonly source: Source; readonly descriptor: Descriptor; readonly ignored: Ignored; readonly matches: number };

/**
 * Checks that a scan of ours is about what was asked for, by the scanner that was run, and that nothing was left out by a configuration that
 * is not ours. A file in the way named like an image, say, is scanned in its place, and then nothing is found.
 */
export function checkAsked({ source, descriptor, ignored, matches }: Told, { report, refuse }: Collecting): void {
  const { asked } = report;
  if (asked === null) return;
  if (asked.scanner.version !== null && descriptor.version !== asked.scanner.version)
    refuse(`it was written by Grype ${descriptor.version ?? "of no version"}, and Grype ${asked.scanner.version} was run`);
  const wishes = [...toWishes(descriptor.configuration), ...ignored.foreign];
  if (wishes.length > 0) refuse(`Grype was told to leave out findings, and not by us: ${wishes.slice(0, 5).join(", ")}`);
  for (const target of asked.targets) {
    checkBeside(target, { source, matches }, { report, refuse });
    const wrong = findMismatch(source, target);
    if (wrong === null) continue;
    const next = "See that nothing in the way is named like the target, and run again.";
    throw new GateError({
      code: "source-mismatch",
      target: target.id,
      message: `${target.id} was asked for, and Grype looked at ${wrong}.`,
      next,
    });
  }
  if (descriptor.database?.built == null) refuse("it does not say when the database that it was made with was built");
}

/** The same run wrote an inventory beside the report, which lists the matches too: what is missing here and not there was taken out. */
function checkBeside({ id, kind }: Target, { source, matches }: Pick<Told, "source" | "matches">, { report, refuse }: Collecting): void {
  const beside = report.asked?.beside?.[id];
  if (beside === undefined) return;
  const { digest } = source.facts;
  if (kind === "image" && beside.digest !== null && digest !== undefined && beside.digest !== digest)
    refuse(`it is of the image ${digest}, and the inventory that Grype wrote beside it is of ${beside.digest}`);
  if (matches < beside.matches) refuse(`it lists ${matches} matches, and the inventory that Grype wrote beside it ${beside.matches}`);
}

function findMismatch({ type, input, imageId }: Source, target: Target): string | null {
  const seen = `${type || "nothing that it names"} ${input}`.trim();
  switch (target.kind) {
    case "image":
      if (type !== "image" || !isSame(input, target.absolute ?? target.locator)) return seen;
      return target.imageId === undefined || target.imageId === imageId ? null : `the image ${imageId || "without an ID"}`;
    case "sbom": // an SBOM of an image is reported as that image; one of nothing known as `unknown`
      return type === "" || type === "purl" || type === "cpe" || (type === "sbom-file" && !isSame(input, target.absolute)) ? seen : null;
    case "lockfile": // copies of them in one folder
      return type === "directory" ? null : seen;
    default:
      return target satisfies never;
  }
}

function isSame(a: string, b: string): boolean {
  const plain = (path: string) => path.replaceAll("\\", "/").replace(/\/+$/, "");
  return plain(a) === plain(b);
}

/** The targets that a report is about: those that were asked for, with what it says of them, or the one that it names itself. */
export function toTargets({ facts }: Source, { asked }: RawReport): TargetFacts[] {
  if (asked === null) return [facts];
  return asked.targets.map((target) => {
    const packages = asked.inventory[target.id] ?? null;
    if (target.kind === "lockfile") return { id: target.id, kind: "lockfile", packages, scannedBy: ["grype"] };
    const known = target.kind === "image" && target.reference !== undefined ? { reference: target.reference } : {};
    return { ...facts, ...known, id: target.id, kind: target.kind, packages };
  });
}
