import type { TargetFacts } from "../model/evidence.ts";
import type { Seen } from "../model/finding.ts";
import { packageIdentity } from "../model/package.ts";
import type { Exception } from "../model/policy.ts";
import { matchesPattern } from "./pattern.ts";

/** An exception with its place in the policy, by which decisions name it: `exceptions[2]`. */
export type NumberedException = { readonly exception: Exception; readonly place: number; readonly rule: string };

/** Exceptions by the advisory they name, upper case: each finding asks only for its own names. */
export type ExceptionIndex = ReadonlyMap<string, readonly NumberedException[]>;

/** Whether an exception still accepts anything on a day (`YYYY-MM-DD`): from its `expires` on it does not. */
export function isActive(exception: Exception, today: string): boolean {
  return today < exception.expires;
}

/** Indexes the exceptions that are active on that day. */
export function toExceptionIndex(exceptions: readonly Exception[], today: string): ExceptionIndex {
  const index = new Map<string, NumberedException[]>();
  exceptions.forEach((exception, place) => {
    if (!isActive(exception, today)) return;
    const key = exception.id.toUpperCase();
    const entry = { exception, place, rule: `exceptions[${place}]` };
    index.set(key, [...(index.get(key) ?? []), entry]);
  });
  return index;
}

/**
 * The first active exception that accepts a finding, or null. It names the finding's id or an alias of it; what a bundle only
 * relates to does not count, so that accepting one flaw never silences an advisory that stands for several.
 */
export function findException(finding: Seen, target: TargetFacts | undefined, index: ExceptionIndex): NumberedException | null {
  // Stryker disable next-line ConditionalExpression: equivalent; it spares a hundred thousand findings the search in an empty index
  if (index.size === 0) return null;
  const candidates = [finding.id, ...finding.aliases].flatMap((name) => index.get(name.toUpperCase()) ?? []);
  const accepting = candidates.filter(({ exception }) => accepts(exception, finding, target));
  return accepting.sort((a, b) => a.place - b.place)[0] ?? null;
}

function accepts(exception: Exception, finding: Seen, target: TargetFacts | undefined): boolean {
  if (exception.package !== undefined && !isPackage(exception.package, finding.package.purl)) return false;
  if (exception.target === undefined) return true;
  const pattern = exception.target;
  return targetNames(finding.target, target).some((name) => matchesPattern(pattern, name));
}

/** Whether a purl names this package: without a version it names every version of it. */
function isPackage(wanted: string, purl: string): boolean {
  const asked = packageIdentity(wanted);
  const found = packageIdentity(purl);
  return asked === found || asked === found.replace(/@.*/, "");
}

/** All names by which a pattern may mean a target: its id with and without the scheme, and its reference; references also without tag and digest. */
function targetNames(id: string, target: TargetFacts | undefined): string[] {
  const cut = id.indexOf(":") + 1;
  const [scheme, name] = [id.slice(0, cut), id.slice(cut)];
  const names = scheme === "docker:" || scheme === "registry:" ? toNames(name) : [name];
  return [...names, ...names.map((one) => `${scheme}${one}`), ...(target?.reference === undefined ? [] : toNames(target.reference))];
}

/** A reference as it is, without its digest, and without its tag. */
function toNames(reference: string): string[] {
  const tagged = reference.replace(/@.*/, "");
  return [reference, tagged, tagged.replace(/:[^:/]*$/, "")];
}
