import { describe, expect, test } from "@jest/globals";
import { toEvidenceProblems } from "../../src/judge/evidence.ts";
import { judge } from "../../src/judge/judge.ts";
import type { Looking } from "../../src/model/looking.ts";
import type { Problem } from "../../src/model/reasons.ts";
import { looking, policy, scannerFacts, targetFacts } from "../fakes/findings.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const IMAGE = targetFacts();

/** What OSV-Scanner's online service answered. */
const SERVICE: Partial<Looking> = {
  scanner: "osv-scanner",
  database: null,
  inventory: [{ type: "npm", packages: 1, known: "service" }],
};

type Case = {
  readonly evidence?: readonly Looking[] | undefined;
  readonly problems?: readonly Problem[];
  readonly asked?: readonly string[];
};

function judged(
  { evidence, problems = [], asked = [IMAGE.id] }: Case,
  allowIncomplete: readonly ("inventory-empty" | "evidence-incomplete" | "base-unknown")[] = [],
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
    ["a digest that begins as one", { sha256: `x${"5c".repeat(32)}` }, ["error", "scanner-version"]],
    ["a digest that ends as one", { sha256: `${"5c".repeat(32)}x` }, ["error", "scanner-version"]],
    ["a count of packages", { packages: null }, ["incomplete", "inventory-empty"]],
    ["a package", { packages: 0 }, ["incomplete", "inventory-empty"]],
    [
      "a distribution that the database knows",
      { inventory: [{ type: "deb", packages: 1, known: null }] },
      ["incomplete", "database-lacks-distribution"],
    ],
    ...["deb", "apk", "rpm", "alpm"].map((type): [string, Partial<Looking>, string[]] => [
      `a distribution that the database knows, beside packages of which it does (${type})`,
      {
        inventory: [
          { type: "npm", packages: 1, known: "match" },
          { type, packages: 1, known: null },
        ],
      },
      ["incomplete", "database-lacks-distribution"],
    ]),
    ["a database", { database: null }, ["error", "database-missing"]],
    [
      "a digest of OSV-Scanner's folder",
      { scanner: "osv-scanner", database: { schema: null, built: null, digest: null }, inventory: [] },
      ["error", "database-missing"],
    ],
    ["a canary of the online service", { ...SERVICE, canary: null }, ["error", "database-missing", "evidence-incomplete"]],
    [
      "a digest, where some answers came from a folder",
      {
        ...SERVICE,
        inventory: [
          { type: "npm", packages: 1, known: "service" },
          { type: "pypi", packages: 1, known: "records" },
        ],
      },
      ["error", "database-missing"],
    ],
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
    ["the online service", SERVICE],
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

describe("what is missing is said in words", () => {
  const said = (evidence?: readonly Looking[]) =>
    toEvidenceProblems({ targets: [evidence === undefined ? IMAGE : { ...IMAGE, evidence }], problems: [], asked: [IMAGE.id] });
  const next = "Run again with --verbose to see what the scanner said; report it if it stays.";

  test.each<[string, Partial<Looking>]>([
    ["that what was asked for is what was scanned", { compared: { by: "path", value: "" } }],
    ["the scanner's version", { version: null }],
    ["the digest of the scanner's executable", { sha256: null }],
    ["that it holds any package", { packages: null }],
    ["that the database knows its distribution", { inventory: [{ type: "deb", packages: 1, known: null }] }],
    ["which database it was compared with", { database: null }],
    ["that the scanner finds what it must find", { canary: null }],
  ])("%s", (what, over) => {
    const message = `Nothing shows of docker:shop:1 ${what}: a pass needs that.`;
    expect(said([looking(over)])).toMatchObject([{ target: "docker:shop:1", message, next }]);
  });

  test("that nothing shows at all", () => {
    const message = "Nothing shows that docker:shop:1 was looked at.";
    expect(said()).toEqual([{ code: "scanner-output", target: "docker:shop:1", message, next }]);
  });

  test("of the first of two scans that lack as much", () => {
    expect(said([looking({ version: null }), looking({ canary: null })])).toMatchObject([{ code: "scanner-version" }]);
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

  test("of another target, or of the whole run where that is no error: it explains nothing", () => {
    const elsewhere: Problem = { code: "scanner-failed", target: "docker:other", message: "It failed." };
    expect(judged({ problems: [elsewhere] })).toEqual(["error", "scanner-failed", "scanner-output"]);
    const missing: Problem = { code: "leg-missing", message: "A leg is missing." };
    expect(judged({ problems: [missing] })).toEqual(["error", "scanner-output", "leg-missing"]);
    const evidence = [looking({ packages: 0 })];
    const problems = [{ ...empty, target: "docker:other" }];
    expect(judged({ evidence, problems })).toEqual(["incomplete", "inventory-empty", "inventory-empty"]);
  });

  test.each(["base-unknown", "base-denied"] as const)("%s, of its base, explains no silence", (code) => {
    expect(judged({ problems: [{ code, target: IMAGE.id, message: "Of its base." }] }, ["base-unknown"])).toContain("scanner-output");
  });

  test("what is allowed to be empty still needs the other pieces", () => {
    const evidence = [looking({ packages: 0, canary: null })];
    expect(judged({ evidence, problems: [empty] }, ["inventory-empty"])).toEqual(["incomplete", "evidence-incomplete"]);
    expect(judged({ evidence, problems: [empty] }, ["inventory-empty", "evidence-incomplete"])).toEqual(["pass"]);
  });
});

test("what may be incomplete does not make a pass of a run in which nothing was looked at", () => {
  const problems: Problem[] = [{ code: "lockfile-unparsable", target: "lockfile:a.lock", message: "It is no lockfile." }];
  const merged = { targets: [], scanners: [], seen: [], problems };
  const allowed = judge({ merged, policy: policy({ allowIncomplete: ["lockfile-unparsable"] }), now: NOW });
  expect([allowed.outcome, ...allowed.reasons.map(({ code }) => code)]).toEqual(["incomplete", "nothing-to-scan"]);
  const denied = judge({ merged, policy: policy(), now: NOW });
  expect(denied.reasons.map(({ code }) => code)).toEqual(["lockfile-unparsable"]);
});
