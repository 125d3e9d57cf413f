import type { Fix } from "../../model/finding.ts";
import type { Severity } from "../../model/severity.ts";
import { type Names, toNames } from "../names.ts";
import { isObject, type Json, listOf, objectOf, objectsOf, textOf, textsOf } from "../read/pick.ts";
import type { Place, Refuse } from "../read/refusal.ts";
import { toTitle, toUrl } from "../read/words.ts";
import { toFix } from "./fix.ts";
import { toGravest, toGravity } from "./severity.ts";

/** What one OSV record says of one package. */
export type Row = Names & {
  readonly id: string;
  readonly severity: Severity;
  readonly score: number | undefined;
  readonly fix: Fix;
  readonly title: string | undefined;
  readonly url: string | undefined;
  /** OSV-Scanner calls it unimportant, or found that its code is not called. It stays in the list; this is said. */
  readonly isPlayedDown: boolean;
};

/** All rows of an element of `packages`: one a record, and one for an id that only a group names. Nothing is left out. */
export function toRows(element: Json, given: Json, { where, refuse }: { where: () => Place; refuse: Refuse }): Row[] {
  const { vulnerabilities } = element;
  if (vulnerabilities !== undefined && vulnerabilities !== null && !Array.isArray(vulnerabilities))
    return refuse("`vulnerabilities` is no list", where());
  const records: readonly Json[] = listOf(element, "vulnerabilities").map((value) => toRecord(value, { where, refuse }));
  const groups = objectsOf(element, "groups");
  const known = new Set(records.map((record) => textOf(record, "id")));
  const lone = groups.flatMap((group) => textsOf(group, "ids")).filter((id) => !known.has(id));
  const all: readonly Json[] = [...records, ...[...new Set(lone)].map((id) => ({ id }))];
  const groupsOf = toGroups(groups, new Map(all.map((record) => [textOf(record, "id"), record])));
  return all.map((record) => toRow(record, given, groupsOf.get(textOf(record, "id")) ?? [{ group: {}, members: [record] }]));
}

/** A group of OSV-Scanner's, with the records that are in it. */
type Group = { readonly group: Json; readonly members: readonly Json[] };

/** The groups that each record is in: one, or where a report was made by somebody else perhaps several, which all count. */
function toGroups(groups: readonly Json[], byId: ReadonlyMap<string, Json>): ReadonlyMap<string, readonly Group[]> {
  const groupsOf = new Map<string, Group[]>();
  for (const group of groups) {
    const ids = textsOf(group, "ids");
    const members = ids.map((id) => byId.get(id) ?? { id });
    for (const id of new Set(ids)) groupsOf.set(id, [...(groupsOf.get(id) ?? []), { group, members }]);
  }
  return groupsOf;
}

/** A record, or the bare id of one. */
function toRecord(value: unknown, { where, refuse }: { where: () => Place; refuse: Refuse }): Json {
  if (typeof value === "string" && value !== "") return { id: value };
  if (!isObject(value)) return refuse("a vulnerability is no object", where());
  return textOf(value, "id") === "" ? refuse("a vulnerability has no `id`", where()) : value;
}

function toRow(record: Json, given: Json, groups: readonly Group[]): Row {
  const id = textOf(record, "id");
  const claims = { id, aliases: textsOf(record, "aliases"), upstream: textsOf(record, "upstream"), related: textsOf(record, "related") };
  return {
    id,
    ...toNames(claims),
    ...toGravest(groups.map(({ group, members }) => toGravity(group, members))),
    fix: toFix(record, given),
    title: toRecordTitle(record),
    url: toUrl(`https://osv.dev/vulnerability/${encodeURI(id)}`),
    isPlayedDown: groups.some(({ group }) => isPlayedDown(group, id)),
  };
}

function toRecordTitle(record: Json): string | undefined {
  const title = textOf(record, "summary").trim() || textOf(record, "details");
  return toTitle(textOf(record, "withdrawn") === "" ? title : `(withdrawn) ${title}`);
}

function isPlayedDown(group: Json, id: string): boolean {
  const analysis = objectOf(
    isObject(group.experimental_analysis) ? objectOf(group, "experimental_analysis") : objectOf(group, "experimentalAnalysis"),
    id,
  );
  return analysis.unimportant === true || analysis.called === false;
}
