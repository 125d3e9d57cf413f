import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Division } from "../../src/normalise/read/frame.ts";
import { toRefusal } from "../../src/normalise/read/refusal.ts";
import { splitJson } from "../../src/normalise/read/split.ts";
import { report } from "../fakes/reports.ts";

const DIVISION: Division = { list: {}, deep: { inner: {} } };

/** Reads a text in pieces of some size, and lists the parts that were handed out. */
async function parts(text: string | Uint8Array, size: number): Promise<unknown[]> {
  const found: unknown[] = [];
  const raw = report(text, { size });
  await splitJson(raw.bytes, DIVISION, {
    refuse: toRefusal(raw),
    sink: {
      take: (path, value) => found.push([path, value]),
      begin: (path) => found.push(`begin ${path}`),
      end: (path) => found.push(`end ${path}`),
    },
  });
  return found;
}

/** The same parts, found by JSON.parse alone. */
function expected(text: string): unknown[] {
  const document = JSON.parse(text) as Record<string, unknown>;
  return Object.entries(document).flatMap(([key, value]) => {
    if (key === "list" && Array.isArray(value)) return [`begin ${key}`, ...value.map((element) => ["list[]", element])];
    if (key === "deep" && Array.isArray(value)) return [`begin ${key}`, ...value.flatMap(toInner)];
    return [[key, value]];
  });
}

function toInner(element: unknown): unknown[] {
  if (typeof element !== "object" || element === null || Array.isArray(element)) return [["deep[]", element]];
  const inside = Object.entries(element).flatMap(([key, value]) => {
    if (key === "inner" && Array.isArray(value)) return ["begin deep[].inner", ...value.map((one) => ["deep[].inner[]", one])];
    return [[`deep[].${key}`, value]];
  });
  return ["begin deep[]", ...inside, "end deep[]"];
}

describe("a document that is read in pieces", () => {
  const key = fc.oneof(fc.constantFrom("list", "deep", "other"), fc.string({ unit: "grapheme" }));
  const inner = fc.dictionary(fc.oneof(fc.constant("inner"), fc.string()), fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()));
  const value = fc.oneof(fc.array(fc.oneof(inner, fc.jsonValue())), fc.jsonValue({ stringUnit: "grapheme" }));

  test("gives the parts that JSON.parse finds, however it is cut, spaced and escaped", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(key, value),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(0, 1, "\t"),
        async (document, size, space) => {
          const text = JSON.stringify(document, null, space);
          const escaped = text.replace(/[^\x20-\x7e\n\t]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
          expect(await parts(text, size)).toEqual(expected(text));
          expect(await parts(escaped, size)).toEqual(expected(text));
        },
      ),
      { numRuns: 150 },
    );
  });

  test("is refused wherever it is cut short", async () => {
    const text = JSON.stringify({ list: [{ a: 'b\\"{[' }, 1, "x"], deep: [{ inner: [{}], y: null }], other: true });
    for (let length = 0; length < text.length; length += 1) {
      await expect(parts(text.slice(0, length), 7)).rejects.toThrow(/cut short|empty|not valid JSON/);
    }
    await expect(parts(text, 7)).resolves.toBeDefined();
  });

  test.each([
    ["a comma too many in a divided list", '{"list":[1,,2]}'],
    ["a comma at the end of a divided list", '{"list":[1,]}'],
    ["a comma at the end of the object", '{"a":1,}'],
    ["a comma at its beginning", '{,"a":1}'],
    ["no comma between elements", '{"list":[{} {}]}'],
    ["no comma between members", '{"a":1 "b":2}'],
    ["no colon", '{"a" 1}'],
    ["a key without a value", '{"a":,"b":1}'],
    ["a key that is no string", "{a:1}"],
    ["a bracket of the wrong kind at the end of a list", '{"list":[1}'],
    ["a bracket of the wrong kind at the end of the object", '{"a":1]'],
    ["a bracket of the wrong kind within an element", '{"list":[{"a":[1}]]}'],
    ["a word that is none", '{"a":tru}'],
    ["a number that is none", '{"list":[01]}'],
    ["a line break in a string", '{"list":["a\nb"]}'],
    ["an escape that is none", '{"list":["\\q"]}'],
    ["a value that only begins as one", '{"a":1x}'],
    ["a comment", '{"a":1 /* b */}'],
  ])("with %s is refused as no JSON", async (_, text) => {
    for (const size of [1, 5, 64]) await expect(parts(text, size)).rejects.toThrow(/not valid JSON/);
    expect(() => JSON.parse(text)).toThrow();
  });

  test.each([
    ["a second document", '{"a":1}{"a":2}', /goes on after its end, with "\{\\"a\\":2\}"/],
    ["a line of a log at the end", '{"a":1}\ndone', /goes on after its end, with "done"/],
    ["a NUL at the end", '{"a":1}\0', /goes on after its end/],
    ["a line of a log at the beginning", 'WARN x\n{"a":1}', /begins with "WARN x" where a report begins with `\{`/],
    ["a list", "[1]", /begins with "\[1\]"/],
    ["null", "null", /begins with "null"/],
    ["a string", '"a"', /begins with/],
    ["the same key twice", '{"list":[1],"list":[]}', /has the key "list" twice/],
    ["the same key twice, once escaped", '{"list":[1],"l\\u0069st":[]}', /has the key "list" twice/],
    ["the same key twice in a divided object", '{"deep":[{"inner":[1],"inner":[]}]}', /has the key "inner" twice/],
    ["nothing but white space", " \n\t", /nothing but white space/],
    ["nothing", "", /is empty/],
    ["more levels than any report", `{"a":${"[".repeat(300)}${"]".repeat(300)}}`, /nested deeper than 200/],
  ])("with %s is refused, and the reason said", async (_, text, why) => {
    await expect(parts(text, 1000)).rejects.toThrow(why);
    for (const size of [1, 3]) await expect(parts(text, size)).rejects.toThrow();
  });

  test("with bytes that are no UTF-8 is refused, and the place said", async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"list":[1,"'), 0xc3, 0x28, ...new TextEncoder().encode('"]}')]);
    await expect(parts(bytes, 5)).rejects.toThrow(/not valid UTF-8 \(in list\[1\], at byte 11\)/);
  });

  test("says where an element is that is no JSON", async () => {
    await expect(parts('{"deep":[{},{"inner":[1,{"a":}]}]}', 9)).rejects.toThrow(/not valid JSON \(in deep\[1\]\.inner\[1\], at byte 24\)/);
  });
});
