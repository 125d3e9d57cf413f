import { cveOf } from "../model/advisory.ts";
import type { Observation } from "../model/finding.ts";
import { sortedUnique } from "../model/order.ts";

/** An observation with all names that are known of its flaw, its own id first. */
export type Row = { readonly observation: Observation; readonly names: readonly string[] };

/** One flaw in one package: the rows that tell of it, the names it goes by, and what it only has to do with. */
export type Flaw = { readonly rows: readonly Row[]; readonly names: readonly string[]; readonly related: readonly string[] };

/**
 * Folds the rows of one package into flaws. Rows that share a name are of one flaw, transitively. One exception: where two CVEs are each
 * reported by an advisory that knows only the one, an advisory that names both is a bundle of them, and does not make the two one.
 */
export function toFlaws(rows: readonly Row[]): Flaw[] {
  // Stryker disable next-line ConditionalExpression: equivalent, only faster
  if (rows.length === 1) return [toFlaw(rows)];
  // Stryker disable next-line ConditionalExpression: equivalent, only faster: what has one CVE is not divided
  return unite(rows, ({ names }) => names).flatMap((united) => (cvesOf(united).size < 2 ? [toFlaw(united)] : divide(united)));
}

/** Groups of rows that are connected by what `keysOf` gives for each. */
function unite(rows: readonly Row[], keysOf: (row: Row) => Iterable<string>): Row[][] {
  const groupOf = new Map<string, Row[]>();
  const groups = new Set<Row[]>();
  for (const row of rows) {
    let group: Row[] = [row];
    groups.add(group);
    for (const key of keysOf(row)) {
      const other = groupOf.get(key);
      if (other === group) continue;
      if (other !== undefined) group = join(other, group, { groups, groupOf, keysOf });
      groupOf.set(key, group);
    }
    for (const key of keysOf(row)) groupOf.set(key, group);
  }
  return [...groups];
}

type Union = { readonly groups: Set<Row[]>; readonly groupOf: Map<string, Row[]>; readonly keysOf: (row: Row) => Iterable<string> };

function join(into: Row[], from: Row[], { groups, groupOf, keysOf }: Union): Row[] {
  groups.delete(from);
  for (const row of from) for (const key of keysOf(row)) if (groupOf.get(key) === from) groupOf.set(key, into);
  for (const row of from) into.push(row); // spread over a hundred thousand, they would not fit the stack
  return into;
}

function cvesOf(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ names }) => names.flatMap((name) => cveOf(name) ?? [])));
}

function toFlaw(rows: readonly Row[]): Flaw {
  const [only] = rows;
  // Stryker disable next-line all: equivalent, only faster
  if (only !== undefined && rows.length === 1) {
    const { names, observation } = only;
    return { rows, names, related: observation.related.filter((name) => !names.includes(name)) };
  }
  const names = new Set(rows.flatMap((row) => row.names));
  const related = new Set(rows.flatMap(({ observation }) => observation.related));
  return { rows, names: [...names], related: [...related].filter((name) => !names.has(name)) };
}

/** Divides rows that several CVEs hold together, if there is something that tells the CVEs apart. */
function divide(rows: readonly Row[]): Flaw[] {
  const narrow = rows.filter((row) => cvesOf([row]).size === 1);
  const cores = unite(narrow, (row) => [row.observation.id, ...cvesOf([row])]);
  if (cores.length < 2) return [toFlaw(rows)];
  const owners = toOwners(cores);
  const wider = new Map<readonly Row[] | null, Row[]>(cores.map((core) => [core, [...core]]));
  const rest: Row[] = [];
  // Stryker disable next-line MethodExpression,ConditionalExpression,ArrayDeclaration: equivalent; what is in a core is found there again
  const others = rows.filter((row) => cvesOf([row]).size !== 1);
  for (const same of unite(others, ({ observation }) => [observation.id])) {
    const into = wider.get(findCore(same, owners)) ?? rest;
    for (const row of same) into.push(row);
  }
  const bundles = unite(rest, ({ observation, names }) => [observation.id, ...names.filter((name) => !owners.has(name))]);
  return separate([...wider.values(), ...bundles], owners, wider);
}

type Owners = ReadonlyMap<string, readonly Row[][]>;

/** Which of the parts name a name. */
function toOwners(parts: readonly Row[][]): Owners {
  const owners = new Map<string, Row[][]>();
  for (const part of parts) {
    for (const name of new Set(part.flatMap(({ names }) => names))) owners.set(name, [...(owners.get(name) ?? []), part]);
  }
  return owners;
}

/** The core that other rows of one id belong to: the one that reports their id, or where they know no CVE the only one that they name. */
function findCore(rows: readonly Row[], owners: Owners): Row[] | null {
  const [{ observation }] = rows as [Row, ...Row[]];
  const own = owners.get(observation.id)?.find((core) => core.some((row) => row.observation.id === observation.id));
  if (own !== undefined) return own;
  const touched = new Set(rows.flatMap(({ names }) => names).flatMap((name) => owners.get(name) ?? []));
  const [only = null, ...others] = touched;
  return others.length === 0 && cvesOf(rows).size === 0 ? only : null;
}

/**
 * Gives each name to one part: to that which reports it, else to the only core that names it, else to the only part that does. A name that
 * several have is none of theirs, but related to each.
 */
function separate(parts: readonly Row[][], cores: Owners, wider: ReadonlyMap<readonly Row[] | null, Row[]>): Flaw[] {
  const reporters = new Map(parts.flatMap((part) => part.map(({ observation }) => [observation.id, part] as const)));
  const owners = toOwners(parts);
  const ownerOf = (name: string): Row[] | undefined => {
    const inCores = (cores.get(name) ?? []).flatMap((core) => [wider.get(core)]);
    const all = inCores.length > 0 ? inCores : (owners.get(name) as readonly Row[][]);
    return reporters.get(name) ?? (all.length === 1 ? all[0] : undefined);
  };
  return parts.map((part) => {
    const all = toFlaw(part);
    const names = all.names.filter((name) => ownerOf(name) === part);
    return { rows: part, names, related: sortedUnique([...all.related, ...all.names].filter((name) => !names.includes(name))) };
  });
}
