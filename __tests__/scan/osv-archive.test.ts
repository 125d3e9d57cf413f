import { describe, expect, test } from "@jest/globals";
import { strToU8, zipSync } from "fflate";
import { EMPTY_ARCHIVE, readArchiveFacts, readFirstRecords } from "../../src/scan/osv-archive.ts";
import { chooseCanaries, toMissed } from "../../src/scan/osv-canary.ts";
import { sha256 } from "../fakes/releases.ts";

async function* piecesOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(length); // reused, as files do
  for (let at = 0; at < bytes.length; at += length) {
    const part = bytes.subarray(at, at + length);
    piece.set(part);
    yield piece.subarray(0, part.length);
  }
}

const records = { "a.json": { id: "A-1" }, "b.json": { id: "B-2", summary: "x".repeat(500) }, "c.txt": "no record" };
const entries = Object.fromEntries(Object.entries(records).map(([name, record]) => [name, strToU8(JSON.stringify(record))]));
const deflated = zipSync(entries);
const stored = zipSync(entries, { level: 0 });

describe("an archive of advisories", () => {
  test.each([
    ["packed", deflated, 3],
    ["stored", stored, 3],
    ["without records", EMPTY_ARCHIVE, 0],
    ["without records, by another writer", zipSync({}), 0],
    ["cut short", deflated.slice(0, -1), null],
    ["a text", strToU8("hello"), null],
    ["nothing", new Uint8Array(), null],
  ])("%s", async (_sentence, bytes, expected) => {
    for (const length of [1, 7, 1 << 20])
      expect(await readArchiveFacts(piecesOf(bytes, length))).toEqual({ sha256: sha256(bytes), records: expected });
  });

  test.each([
    ["packed", deflated],
    ["stored", stored],
  ])("gives its first records, %s", (_sentence, bytes) => {
    expect([...readFirstRecords(bytes)]).toEqual(Object.values(records));
  });

  test("whose sizes follow the data (streamed) gives its first records too", () => {
    expect([...readFirstRecords(streamed(deflated))]).toEqual(Object.values(records));
  });

  test("of which only the beginning is there gives what is whole", () => {
    expect([...readFirstRecords(deflated.subarray(0, 60))]).toEqual([records["a.json"]]);
    for (let length = 0; length < deflated.length; length += 13)
      expect(() => [...readFirstRecords(deflated.subarray(0, length))]).not.toThrow();
  });
});

/** The same archive as a writer makes it that cannot go back: no sizes in the headers, a descriptor behind each entry. */
function streamed(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (view.getUint32(at, true) === 0x04034b50) {
    const size = view.getUint32(at + 18, true);
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const header = bytes.slice(at, start);
    header[6] = 8;
    header.fill(0, 14, 26);
    parts.push(header, bytes.slice(start, start + size), Uint8Array.from([0x50, 0x4b, 7, 8, ...new Array<number>(12).fill(1)]));
    at = start + size;
  }
  return Buffer.concat(parts);
}

describe("a canary is chosen out of records", () => {
  const about = (ecosystem: string, name: string, more: object) => ({ id: "X-1", affected: [{ package: { ecosystem, name }, ...more }] });
  const from = (introduced: string, type = "SEMVER") => ({ ranges: [{ type, events: [{ introduced }, { fixed: "9" }] }] });

  test.each([
    ["npm", about("npm", "@acme/x", { versions: ["1.0.0", "1.1.0"] }), "pkg:npm/%40acme/x@1.1.0"],
    ["npm", about("npm", "x", from("0")), "pkg:npm/x@0.0.0"],
    ["npm", about("npm", "x", from("2.0.0")), "pkg:npm/x@2.0.0"],
    ["Go", about("Go", "example.org/a/b", from("1.2.0")), "pkg:golang/example.org/a/b@1.2.0"],
    ["Maven", about("Maven", "org.acme:x", { versions: ["1"] }), "pkg:maven/org.acme/x@1"],
    ["Packagist", about("Packagist", "acme/x", { versions: ["1"] }), "pkg:composer/acme/x@1"],
  ])("%s", (ecosystem, record, purl) => {
    expect(chooseCanaries(ecosystem, [null, { id: 3 }, record, record])).toEqual([{ ecosystem, purl, ids: ["X-1"] }]);
  });

  test.each([
    ["withdrawn", { ...about("npm", "x", { versions: ["1"] }), withdrawn: "2026-01-01T00:00:00Z" }],
    ["about another ecosystem", about("PyPI", "x", { versions: ["1"] })],
    ["about commits", about("npm", "x", from("0", "GIT"))],
    ["about no version", about("npm", "x", {})],
    ["about a name that a purl would change", about("npm", "X", { versions: ["1"] })],
    ["about a version that is none", about("npm", "x", { versions: ["v 1"] })],
  ])("not one that is %s", (_sentence, record) => {
    expect(chooseCanaries("npm", [record])).toEqual([]);
  });

  test("of the package with the fewest releases, and of the record with the most fields", () => {
    const many = about("npm", "many", { versions: ["1", "2", "3"] });
    const few = { ...about("npm", "few", { versions: ["1"] }), id: "X-2" };
    const rich = { ...about("npm", "rich", { versions: ["1", "2"] }), id: "X-3", brand_new: { inner: [{ field: 1 }] } };
    const chosen = (...list: unknown[]) => chooseCanaries("npm", list).flatMap(({ ids }) => ids);
    expect(chosen(many, few, rich)).toEqual(["X-2", "X-3"]);
    expect(chosen(many, few)).toEqual(["X-2"]);
    const freeForm = (record: object, key: string): object => ({ ...record, database_specific: { [key]: 1 } });
    expect(chosen(freeForm(many, "any"), freeForm(few, "other"))).toEqual(["X-2"]);
  });

  test("not of an ecosystem whose packages have no purl that OSV-Scanner reads", () => {
    expect(chooseCanaries("SwiftURL", [about("SwiftURL", "x", { versions: ["1"] })])).toEqual([]);
  });
});

test.each([
  ["2.5.1", ["a1", "b1", "b2", "c1"]],
  ["2.2.0", ["b1", "b2", "c1"]],
  ["1.9.2", ["b1", "b2"]],
])("what %s missed and must not", (version, expected) => {
  const canary = (ecosystem: string, purl: string) => ({ ecosystem, purl, ids: [] });
  const missed = [canary("npm", "a1"), canary("PyPI", "b1"), canary("PyPI", "b2"), canary("CRAN", "c1")];
  expect(toMissed(missed, [...missed, canary("npm", "a2")], version).map(({ purl }) => purl)).toEqual(expected);
});
