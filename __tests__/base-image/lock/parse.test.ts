import { describe, expect, test } from "@jest/globals";
import { parseBasesLock } from "../../../src/base-image/lock/parse.ts";
import { renderBasesLock } from "../../../src/base-image/lock/render.ts";
import type { BasesLock } from "../../../src/model/bases-lock.ts";
import { blobsOf, digestOf, layersOf, lock } from "../../fakes/bases.ts";
import { faultsOf, messagesOf } from "../../fakes/faults.ts";

const DEBIAN = "docker.io/library/debian:12";
const good = lock({ "docker.io/library/alpine:3.20": "x", [DEBIAN]: [{ letters: "ab", blobs: blobsOf("ab") }, "mn"] });

type Path = readonly (string | number)[];
const VERSION: Path = ["bases", 1, "versions", 0];
const IMAGE: Path = [...VERSION, "platforms", "linux/amd64"];

/** The text of a lock in which other values stand at some places; undefined: nothing stands there. */
function changed(...changes: readonly (readonly [path: Path, value: unknown])[]): string {
  const value: unknown = JSON.parse(JSON.stringify(good));
  for (const [path, other] of changes) {
    const inner = path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], value);
    (inner as Record<string | number, unknown>)[path.at(-1) ?? ""] = other;
  }
  return JSON.stringify(value);
}

describe("what is written reads back", () => {
  test("as it was", () => {
    expect(parseBasesLock(renderBasesLock(good), "lock")).toEqual(good);
  });

  test("in one order and layout, whatever the order it is given in", () => {
    const text = renderBasesLock(good);
    const mixed: BasesLock = {
      schema: good.schema,
      bases: [...good.bases].reverse().map((base) => ({ ...base, versions: [...base.versions].reverse() })),
    };
    expect(renderBasesLock(mixed)).toBe(text);
    expect(renderBasesLock(parseBasesLock(JSON.stringify(mixed), "lock"))).toBe(text);
    expect(
      text.startsWith(`{\n  "schema": "portcullis/bases/1",\n  "bases": [\n    {\n      "reference": "docker.io/library/alpine:3.20",\n`),
    ).toBe(true);
    expect(text.endsWith("}\n")).toBe(true);
  });

  test("a byte order mark and an empty list are fine", () => {
    expect(parseBasesLock('\ufeff{"bases":[],"schema":"portcullis/bases/1"}', "lock")).toEqual({ schema: "portcullis/bases/1", bases: [] });
  });

  test("what an image says of its date may be in any zone, and long ago", () => {
    const text = changed([[...IMAGE, "created"], "0001-01-01T00:00:00.123456789+02:00"]);
    expect(parseBasesLock(text, "lock").bases).toHaveLength(2);
  });
});

describe("what is no lock is refused", () => {
  const rows: readonly (readonly [string, Path, unknown, string])[] = [
    [
      "another schema",
      ["schema"],
      "portcullis/bases/2",
      "`schema` is not `portcullis/bases/1`: this is no lock of bases, or one of another version of Portcullis.",
    ],
    ["no schema", ["schema"], undefined, "`schema` is missing."],
    ["no list of bases", ["bases"], {}, "`bases` is no list."],
    ["an unknown key", ["bases", 0, "tag"], "12", "`bases[0].tag` is no key of a lock of bases."],
    [
      "a short reference",
      ["bases", 1, "reference"],
      "debian:12",
      "`bases[1].reference` is no reference in full, as Docker writes it (such as `docker.io/library/debian:12`).",
    ],
    ["a reference twice", ["bases", 0, "reference"], DEBIAN, `\`bases[1].reference\` (\`${DEBIAN}\`) stands twice.`],
    ["no versions", ["bases", 1, "versions"], [], "`bases[1].versions` is an empty list."],
    [
      "a digest twice",
      ["bases", 1, "versions", 1, "digest"],
      good.bases[1]?.versions[0]?.digest,
      "`bases[1].versions` has the same digest twice.",
    ],
    [
      "a digest that is none",
      [...VERSION, "digest"],
      "sha256:AB",
      "`bases[1].versions[0].digest` is no digest (`sha256:` and 64 lower-case hexadecimal digits).",
    ],
    [
      "a date that is none",
      [...VERSION, "firstSeen"],
      "2026-02-30T00:00:00Z",
      "`bases[1].versions[0].firstSeen` is no point in time in UTC (such as `2026-11-23T12:00:00Z`).",
    ],
    [
      "a date in another zone",
      [...VERSION, "lastSeen"],
      "2026-12-30T00:00:00+01:00",
      "`bases[1].versions[0].lastSeen` is no point in time in UTC (such as `2026-11-23T12:00:00Z`).",
    ],
    ["seen last before first", [...VERSION, "lastSeen"], "2025-01-01T00:00:00Z", "`bases[1].versions[0].lastSeen` is before `firstSeen`."],
    ["no platform", [...VERSION, "platforms"], {}, "`bases[1].versions[0].platforms` names no platform."],
    [
      "a platform that is none",
      [...VERSION, "platforms", "amd64"],
      {},
      "`bases[1].versions[0].platforms.amd64` is no platform (such as `linux/amd64`).",
    ],
    [
      "a layer that is none",
      [...IMAGE, "diffIds"],
      [...layersOf("a"), "x"],
      "`bases[1].versions[0].platforms.linux/amd64.diffIds[1]` is no digest (`sha256:` and 64 lower-case hexadecimal digits).",
    ],
    [
      "layers that are no list",
      [...IMAGE, "diffIds"],
      layersOf("a")[0],
      "`bases[1].versions[0].platforms.linux/amd64.diffIds` is no list.",
    ],
    [
      "as many blobs as layers",
      [...IMAGE, "blobs"],
      blobsOf("a"),
      "`bases[1].versions[0].platforms.linux/amd64.blobs` has as many entries as there are `diffIds`, or is left out.",
    ],
    ["no diffIds", [...IMAGE, "diffIds"], undefined, "`bases[1].versions[0].platforms.linux/amd64.diffIds` is missing."],
  ];
  test.each(rows)("%s", (_, path, value, message) => {
    const faults = faultsOf(() => parseBasesLock(changed([path, value]), "bases.json"));
    expect(faults.map(({ code }) => code)).toEqual(["policy-invalid"]);
    expect(faults[0]?.message).toBe(`bases.json: ${message}`);
    expect(faults[0]?.next).toMatch(/\.$/);
  });

  test("all mistakes at once", () => {
    const text = changed([["bases", 0, "tag"], 1], [[...VERSION, "digest"], 7], [[...IMAGE, "config"], digestOf("a").toUpperCase()]);
    expect(faultsOf(() => parseBasesLock(text, "lock"))).toHaveLength(3);
  });

  test("of very many mistakes the first", () => {
    const text = changed([[...IMAGE, "diffIds"], Array.from({ length: 200 }, () => "x")]);
    expect(messagesOf(() => parseBasesLock(text, "lock"))).toHaveLength(51);
  });

  test.each([
    ["cut short", renderBasesLock(good).slice(0, -30), /^lock is no JSON/],
    ["YAML", "schema: portcullis/bases/1\nbases: []\n", /^lock is no JSON/],
    ["nothing", "", /^lock is no JSON/],
    ["a list", "[]", /^lock: the whole is no object\.$/],
    ["too large", `{"schema":"portcullis/bases/1","bases":[]}${" ".repeat(1024 * 1024)}`, /^lock is larger than 1 MiB/],
    ["a key twice", '{"schema":"portcullis/bases/1","bases":[],"bases":[]}', /^lock: the key `bases` stands twice/],
    [
      "a key twice, written in two ways",
      '{"schema":"portcullis/bases/1","bases":[],"b\\u0061ses" : []}',
      /^lock: the key `bases` stands twice/,
    ],
  ])("%s", (_, text, message) => {
    expect(messagesOf(() => parseBasesLock(text, "lock"))).toEqual([expect.stringMatching(message)]);
  });

  test("the same key in two objects, and a text that looks like a key, are no key twice", () => {
    const other = lock({ "docker.io/library/a:1": "ab", "docker.io/library/b:1": "ab" });
    expect(parseBasesLock(renderBasesLock(other), "lock")).toEqual(other);
  });

  test("a key of another prototype makes no lock", () => {
    const text = renderBasesLock(good).replace('"linux/amd64"', '"__proto__"');
    expect(messagesOf(() => parseBasesLock(text, "lock")).join()).toMatch(/__proto__|names no platform/);
  });
});
