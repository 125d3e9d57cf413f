import type { Problem } from "../../model/reasons.ts";
import { isObject, objectOf, objectsOf, textOf } from "../read/pick.ts";

/** Notes the distributions of one element of `alertsByPackage` that are past their end of life: Grype says it once a package. */
export function countEndOfLife(value: unknown, ended: Map<string, string>): void {
  if (!isObject(value)) return;
  for (const alert of objectsOf(value, "alerts")) {
    if (textOf(alert, "type") !== "distro-eol") continue;
    const metadata = objectOf(alert, "metadata");
    const name = `${textOf(metadata, "name")} ${textOf(metadata, "version")}`.trim();
    ended.set(name || textOf(alert, "message").slice(0, 200), name);
  }
}

/** One notice a distribution, not one a package. */
export function toEndOfLifeNotices(ended: ReadonlyMap<string, string>, { name, target }: { name: string; target: string }): Problem[] {
  return [...ended].map(([text, distribution]) => ({
    code: "distribution-end-of-life",
    target,
    message: `${distribution || text} (${name}) is past its end of life: new flaws in it may never be reported.`,
    next: "Move to a release that is still maintained.",
  }));
}
