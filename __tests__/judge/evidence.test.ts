import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/judge/judge.ts";
import type { Looking } from "../../src/model/looking.ts";
import type { Problem } from "../../src/model/reasons.ts";
import { looking, policy, scannerFacts, targetFacts } from "../fakes/findings.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const IMAGE = targetFacts();

type Case = {
  readonly evidence?: readonly Looking[] | undefined;
  readonly problems?: readonly Problem[];
  readonly asked?: readonly string[];
};

function judged(
  { evidence, problems = [], asked = [IMAGE.id] }: Case,
  allowIncomplete: readonly ("inventory-empty" | "evidence-incomplete")[] = [],
) {
  const targets = [evidence === undefined ? IMAGE : { ...IMAGE, evidence }];
  const merged = { targets, scanners: [scannerFacts()], seen: [], problems };
  const { outcome, reasons } = judge({ merged, policy: policy({ allowIncomplete }), now: NOW, asked });
  return [outcome, ...reasons.map(({ code }) => code)];
}

describe("a pass of what was scanned here needs evidence", () => {
  test("and passes with all pieces of it", () => {
    expect(judged({ evidence: [looking()] })).toEqual(["pass"]);
  });

  test("from one scan: what a second one could not show does not count", () => {
    expect(judged({ evidence: [looking({ scanner: "osv-scanner", packages: null, canary: null }), looking()] })).toEqual(["pass"]);
    expect(judged({ evidence: [looking({ canary: null }), looking({ packages: null, version: null })] })).toEqual([
      "incomplete",
      "evidence-incomplete",
    ]);
  });

  test.each<[string, Partial<Looking>, string[]]>([
    ["what was compared", { compared: { by: "path", value: "" } }, ["error", "source-mismatch"]],
    ["the scanner's version", { version: null }, ["error", "scanner-version"]],
    ["a version that says nothing", { version: "" }, ["error", "scanner-version"]],
    ["the executable's digest", { sha256: null }, ["error", "scanner-version"]],
    ["a digest that is one", { sha256: "abc" }, ["error", "scanner-version"]],
    ["a count of packages", { packages: null }, ["incomplete", "inventory-empty"]],
    ["a package", { packages: 0 }, ["incomplete", "inventory-empty"]],
    [
      "a distribution that the database knows",
      { inventory: [{ type: "deb", packages: 1, known: null }] },
      ["incomplete", "database-lacks-distribution"],
    ],
    ["a database", { database: null }, ["error", "database-missing"]],
    ["a database's date", { database: { schema: "v6.1.0", built: null, digest: "sha256:1" } }, ["error", "database-missing"]],
    [
      "a database's schema",
      { database: { schema: null, built: "2026-11-24T00:00:00Z", digest: "sha256:1" } },
      ["error", "database-missing"],
    ],
    ["a canary", { canary: null }, ["incomplete", "evidence-incomplete"]],
    ["a canary that is one", { canary: { by: "canary", found: "" } }, ["incomplete", "evidence-incomplete"]],
  ])("and is none without %s", (_sentence, over, expected) => {
    expect(judged({ evidence: [looking(over)] })).toEqual(expected);
  });

  test.each<[string, Partial<Looking>]>([
    ["an empty file, read as such", { packages: 0, isEmpty: true }],
    ["packages of a kind that belongs to no distribution", { inventory: [{ type: "binary", packages: 1, known: null }] }],
    ["OSV-Scanner's folder, which has no schema", { scanner: "osv-scanner", database: { schema: null, built: null, digest: "sha256:1" } }],
    ["the online service", { scanner: "osv-scanner", database: null, inventory: [{ type: "npm", packages: 1, known: "service" }] }],
  ])("and passes with %s", (_sentence, over) => {
    expect(judged({ evidence: [looking(over)] })).toEqual(["pass"]);
  });

  test("a folder of OSV-Scanner without a digest is no online service", () => {
    const over: Partial<Looking> = { scanner: "osv-scanner", database: null, inventory: [{ type: "npm", packages: 1, known: "records" }] };
    expect(judged({ evidence: [looking(over)] })).toEqual(["error", "database-missing"]);
  });

  test("nothing at all is an error where it was to be scanned here, and none where somebody else scanned", () => {
    expect(judged({})).toEqual(["error", "scanner-output"]);
    expect(judged({ evidence: [] })).toEqual(["error", "scanner-output"]);
    expect(judged({ asked: [] })).toEqual(["pass"]);
  });

  test("evidence that a result document brings is judged as well", () => {
    expect(judged({ evidence: [looking({ canary: null })], asked: [] })).toEqual(["incomplete", "evidence-incomplete"]);
  });
});

describe("what was said is not said again", () => {
  const empty: Problem = { code: "inventory-empty", target: IMAGE.id, message: "There is nothing in it." };

  test("of the same piece", () => {
    expect(judged({ evidence: [looking({ packages: 0 })], problems: [empty] })).toEqual(["incomplete", "inventory-empty"]);
  });

  test("of a distribution that nobody knows", () => {
    const unknown: Problem = { code: "distribution-unknown", target: IMAGE.id, message: "No os-release." };
    const inventory = [{ type: "apk", packages: 1, known: null }];
    expect(judged({ evidence: [looking({ inventory })], problems: [unknown] })).toEqual(["incomplete", "distribution-unknown"]);
  });

  test("of a target without any evidence, or of the whole run", () => {
    expect(judged({ problems: [{ ...empty, code: "lockfile-unparsable" }] })).toEqual(["incomplete", "lockfile-unparsable"]);
    expect(judged({ problems: [{ code: "scanner-missing", message: "There is no Grype." }] })).toEqual(["error", "scanner-missing"]);
  });

  test("what is allowed to be empty still needs the other pieces", () => {
    const evidence = [looking({ packages: 0, canary: null })];
    expect(judged({ evidence, problems: [empty] }, ["inventory-empty"])).toEqual(["incomplete", "evidence-incomplete"]);
    expect(judged({ evidence, problems: [empty] }, ["inventory-empty", "evidence-incomplete"])).toEqual(["pass"]);
  });
});
