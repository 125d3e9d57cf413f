import { cveOf } from "../model/advisory.ts";
import type { Observation } from "../model/finding.ts";

/** An observation with all names that are known of its flaw, its own id first. */
export type Row = { readonly observation: Observation; readonly names: readonly string[] };

/** One flaw in one package: the rows that tell of it, the names it goes by, and what it only has to do with. */
export type Flaw = { readonly rows: readonly Row[]; readonly names: readonly string[]; readonly related: readonly string[] };

/**
 * Folds the rows of one package into flaws. Rows that share a name are of one flaw, transitively. One exception: where two CVEs are each
 * reported by an advisory that knows only the one, an advisory that names both is a bundle of them, and does not make the two one.
 */
export function toFlaws(rows: readonly Row[]): Flaw[] {
  if (rows.length === 1) return [toFlaw(rows)];
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
  into.push(...from);
  return into;
}

function cvesOf(rows: readonly Row[]): ReadonlySet<string> {
  return new Set(rows.flatMap(({ names }) => names.flatMap((name) => cveOf(name) ?? [])));
}

function toFlaw(rows: readonly Row[]): Flaw {
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return { rows, names: only.names, related: only.observation.related };
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
  const rest: Row[] = [];
  for (const row of rows.filter((candidate) => !narrow.includes(candidate))) {
    const core = findCore(row, owners);
    if (core === null) rest.push(row);
    else core.push(row);
  }
  const bundles = unite(rest, ({ observation, names }) => [observation.id, ...names.filter((name) => !owners.has(name))]);
  return separate([...cores, ...bundles]);
}

/** Which of the parts name a name. */
function toOwners(parts: readonly Row[][]): Map<string, Row[][]> {
  const owners = new Map<string, Row[][]>();
  for (const part of parts) {
    for (const name of new Set(part.flatMap(({ names }) => names))) owners.set(name, [...(owners.get(name) ?? []), part]);
  }
  return owners;
}

/** The core that a wider row belongs to: the one that reports its own id, or for a row without a CVE the only one that it names. */
function findCore({ observation, names }: Row, owners: ReadonlyMap<string, Row[][]>): Row[] | null {
  const own = (owners.get(observation.id) ?? []).find((core) => core.some((row) => row.observation.id === observation.id));
  if (own !== undefined) return own;
  const touched = new Set(names.flatMap((name) => owners.get(name) ?? []));
  const [only] = touched;
  return only !== undefined && touched.size === 1 && names.every((name) => cveOf(name) === null) ? only : null;
}

/** Gives each name to one part: to that which reports it, else to the only one that names it. A name of several becomes related to each. */
function separate(parts: readonly Row[][]): Flaw[] {
  const owners = toOwners(parts);
  const reporters = new Map(parts.flatMap((part) => part.map(({ observation }) => [observation.id, part] as const)));
  const isOwn = (name: string, part: Row[]) => (reporters.get(name) ?? (owners.get(name)?.length === 1 ? part : null)) === part;
  return parts.map((part) => {
    const all = toFlaw(part);
    const names = all.names.filter((name) => isOwn(name, part));
    const related = new Set([...all.related, ...all.names].filter((name) => !names.includes(name)));
    return { rows: part, names, related: [...related] };
  });
}
