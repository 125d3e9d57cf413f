import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { faultsOf } from "../fakes/faults.ts";

const TODAY = "2026-11-23";
const DAY = 86_400_000;
const SHA = `sha256:${"0123456789abcdef".repeat(4)}`;

const parse = (text: string, today = TODAY) => parsePolicyFile(text, "policy.yml", today);
/** A policy of version 1 with these lines. */
const policy = (...lines: string[]) => ["version: 1", ...lines].join("\n");
/** What is wrong with a policy: places and sentences. */
const mistakes = (text: string, today = TODAY) => faultsOf(() => parse(text, today)).map(({ message }) => message);

const EXCEPTION = { id: "CVE-2023-45853", reason: "not reachable", expires: "2027-01-31" };
/** A policy with one exception that differs from a good one by these keys. */
function withException(over: Readonly<Record<string, unknown>>, today = TODAY) {
  return () => parse(JSON.stringify({ version: 1, exceptions: [{ ...EXCEPTION, ...over }] }), today);
}

describe("a policy", () => {
  test("says all that it can say", () => {
    const text = policy(
      "severity-cutoff: { base: critical, application: medium }",
      "only-fixed: true",
      "unknown-severity: report",
      "max-db-age: 2d12h",
      "base-images:",
      "  require: declared",
      "  allow:",
      "    - docker.io/library/debian:12*",
      "    - image: ghcr.io/acme/base",
      `      digests: [${SHA}]`,
      "      expires: 2027-01-31",
      "      reason: pinned until the move",
      "      owner: platform",
      "  deny: ['**:latest', { image: ghcr.io/old/**, reason: gone }]",
      "exceptions:",
      "  - id: cve-2023-45853",
      "    package: pkg:deb/debian/zlib1g@1.2.13?arch=amd64",
      "    target: docker.io/acme/*",
      "    reason: >",
      "      not compiled",
      "      with   minizip",
      "    owner: team-shop",
      "    expires: 2026-12-31",
    );
    expect(parse(text)).toEqual({
      name: "policy.yml",
      severityCutoff: { base: "critical", application: "medium" },
      onlyFixed: true,
      unknownSeverity: "report",
      maxDbAge: 2.5 * DAY,
      baseImages: {
        require: "declared",
        allow: [
          { image: "docker.io/library/debian:12*" },
          { image: "ghcr.io/acme/base", digests: [SHA], expires: "2027-01-31", reason: "pinned until the move", owner: "platform" },
        ],
        deny: [{ image: "**:latest" }, { image: "ghcr.io/old/**", reason: "gone" }],
      },
      exceptions: [
        {
          id: "cve-2023-45853",
          package: "pkg:deb/debian/zlib1g@1.2.13?arch=amd64",
          target: "docker.io/acme/*",
          reason: "not compiled with minizip",
          owner: "team-shop",
          expires: "2026-12-31",
        },
      ],
    });
  });

  test.each([
    ["in one line", "{ version: 1 }"],
    ["as JSON", '{"version": 1}'],
    ["with a byte order mark", "\ufeffversion: 1\n"],
    ["with Windows' ends of lines", "version: 1\r\n\r\n# nothing else\r\n"],
    ["with document marks", "---\nversion: 1\n...\n"],
    ["with comments", "# a policy\nversion: 1 # of the first version\n"],
  ])("may be written %s", (_, text) => expect(parse(text)).toEqual({ name: "policy.yml", exceptions: [] }));

  test("may hold one cutoff for both", () => {
    expect(parse(policy("severity-cutoff: none", "max-db-age: none"))).toMatchObject({
      severityCutoff: { base: "none", application: "none" },
      maxDbAge: null,
    });
  });

  test("that only denies allows the rest in so many words", () => {
    expect(parse(policy("base-images: { deny: ['**:latest'] }")).baseImages).toEqual({
      require: "proven",
      allow: [{ image: "**" }],
      deny: [{ image: "**:latest" }],
    });
  });

  test("takes YAML 1.2's booleans and no others", () => {
    expect(parse(policy("only-fixed: True")).onlyFixed).toBe(true);
    for (const word of ["yes", "on", "y", "1", "'true'"]) expect(mistakes(policy(`only-fixed: ${word}`))).toHaveLength(1);
  });
});

describe("mistakes", () => {
  test("are all told at once, in the order of the text, each with its place and a next step", () => {
    const text = policy(
      "severity_cutoff: high",
      "fail-build: yes",
      "ignore: []",
      "only-fixed: yes",
      "unknown-severity: blok",
      "max-db-age: 5",
      "base-images:",
      "  require: proved",
      "  allow: []",
      "exceptions:",
      "  - id: CVE-2023",
      "    expires: 2027-02-29",
      "    until: x",
    );
    expect(mistakes(text)).toEqual([
      "policy.yml:2:1: `severity_cutoff` is no key of a policy; did you mean `severity-cutoff`?",
      "policy.yml:3:1: `fail-build` is a setting of the workflow or the command line, not of the policy.",
      "policy.yml:4:1: `ignore` is no key of a policy; did you mean `exceptions`?",
      "policy.yml:5:13: `only-fixed: yes` is not valid; did you mean `true`?",
      "policy.yml:6:19: `unknown-severity: blok` is not valid; did you mean `block`?",
      "policy.yml:7:13: `max-db-age: 5` is a number, and text is expected.",
      "policy.yml:9:12: `base-images.require: proved` is not valid; did you mean `proven`?",
      "policy.yml:10:10: `base-images.allow` is an empty list: it would allow nothing.",
      "policy.yml:12:5: `exceptions[0]` has no `reason`.",
      "policy.yml:12:9: `exceptions[0].id: CVE-2023` is no complete name of an advisory (such as CVE-2024-12345).",
      "policy.yml:13:14: `exceptions[0].expires: 2027-02-29` is no day (YYYY-MM-DD).",
      "policy.yml:14:5: `exceptions[0].until` is no key of a policy; did you mean `expires`?",
    ]);
    for (const { code, next } of faultsOf(() => parse(text))) {
      expect(code).toBe("policy-invalid");
      expect(next).toMatch(/^\p{Lu}.*\.$/u);
    }
  });

  test.each<[string, string, string]>([
    ["nothing", "", "policy.yml is empty."],
    ["white space", " \n\n", "policy.yml is empty."],
    ["comments alone", "# version: 1\n", "policy.yml is empty."],
    ["an empty document", "---\n", "policy.yml is empty."],
    ["null", "null", "policy.yml is empty."],
    ["a word", "foo", "policy.yml:1:1: the policy is text, and a map is expected."],
    ["a list", "- version: 1", "policy.yml:1:1: the policy is a list, and a map is expected."],
    ["no version", "only-fixed: true", "policy.yml:1:1: the policy has no `version`."],
    ["another version", "version: 2", "policy.yml:1:10: `version: 2` is not valid."],
    ["a version in quotes", 'version: "1"', "policy.yml:1:10: `version: 1` stands in quotes."],
    ["a boolean in quotes", policy('only-fixed: "true"'), "policy.yml:2:13: `only-fixed: true` stands in quotes."],
    [
      "a tab",
      policy("base-images:", "\tdeny: ['**']"),
      "policy.yml:3:1: a tab stands where the line is indented, and YAML takes spaces only.",
    ],
    ["a key twice", policy("only-fixed: true", "only-fixed: false"), "policy.yml:3:1: `only-fixed` stands here for the second time."],
    ["a key twice inside", policy("base-images: { deny: [x], deny: [y] }"), "policy.yml:2:27: `deny` stands here for the second time."],
    ["a second document", "version: 1\n---\nversion: 1", "policy.yml:2:1: a second document begins here, and a policy is one."],
    ["a directive", "%YAML 1.1\n---\nversion: 1", "policy.yml:3:1: a directive (`%…`) stands before this."],
    ["an anchor", policy("only-fixed: &a true"), "policy.yml:2:16: an anchor (`&a`) stands here, and a policy has none."],
    [
      "a pattern without quotes",
      policy("base-images: { allow: [**:latest] }"),
      "policy.yml:2:24: an alias (`**:latest`) stands here, and a policy has none.",
    ],
    ["a tag", policy("only-fixed: !!bool true"), "policy.yml:2:20: a tag (`tag:yaml.org,2002:bool`) stands here, and a policy has none."],
    ["a tag of one's own", policy("only-fixed: !flag true"), "policy.yml:2:19: a tag (`!flag`) stands here, and a policy has none."],
    ["a key that is no text", "version: 1\n? [a]\n: b", "policy.yml:2:3: a key is no text."],
    ["a merge key", policy("<<: { only-fixed: true }"), "policy.yml:2:1: `<<` is no key of a policy."],
    ["a key of JavaScript's", policy("__proto__: { only-fixed: true }"), "policy.yml:2:1: `__proto__` is no key of a policy."],
    ["another encoding", "v\0e\0r\0", "policy.yml is no UTF-8 text."],
    ["bytes that were lost", policy("# \ufffd"), "policy.yml is no UTF-8 text."],
    ["more than a page", policy(`# ${"x".repeat(1024 * 1024)}`), "policy.yml is larger than 1 MiB, and a policy is a page of text."],
    ["a cutoff that is a list", policy("severity-cutoff: [high]"), "policy.yml:2:18: `severity-cutoff` is a list, and text is expected."],
    ["a cutoff that is empty", policy("severity-cutoff:"), "policy.yml:2:17: `severity-cutoff` is empty."],
    ["half a cutoff", policy("severity-cutoff: { base: high }"), "policy.yml:2:18: `severity-cutoff` has no `application`."],
    [
      "a cutoff inside",
      policy("severity-cutoff: { base: hihg, application: low }"),
      "policy.yml:2:26: `severity-cutoff.base: hihg` is not valid; did you mean `high`?",
    ],
    [
      "another tool's cutoff",
      policy("severity-cutoff: moderate"),
      "policy.yml:2:18: `severity-cutoff: moderate` is not valid; did you mean `medium`?",
    ],
    ["an age without a unit", policy('max-db-age: "5"'), "policy.yml:2:13: `max-db-age: 5` has no unit."],
    [
      "base images that say nothing",
      policy("base-images: {}"),
      "policy.yml:2:14: `base-images` says nothing of which images are allowed (`allow`) or denied (`deny`).",
    ],
    [
      "base images that say nothing but how",
      policy("base-images: { require: declared, deny: [] }"),
      "policy.yml:2:14: `base-images` says nothing of which images are allowed (`allow`) or denied (`deny`).",
    ],
    [
      "an entry without an image",
      policy("base-images: { allow: [{ reason: x }] }"),
      "policy.yml:2:24: `base-images.allow[0]` has no `image`.",
    ],
    [
      "an end of what is denied",
      policy("base-images: { deny: [{ image: x, expires: 2027-01-01 }] }"),
      "policy.yml:2:35: `base-images.deny[0].expires` is no key of a policy.",
    ],
    [
      "a digest that is none",
      policy("base-images: { allow: [{ image: x, digests: [sha256:abc] }] }"),
      "policy.yml:2:46: `base-images.allow[0].digests[0]: sha256:abc` is no digest (`sha256:` and 64 lower-case hexadecimal digits).",
    ],
    [
      "no digests",
      policy("base-images: { allow: [{ image: x, digests: [] }] }"),
      "policy.yml:2:45: `base-images.allow[0].digests` is an empty list.",
    ],
    ["exceptions that are empty", policy("exceptions:"), "policy.yml:2:12: `exceptions` is empty."],
    [
      "an exception that is a word",
      policy("exceptions: [CVE-2024-0001]"),
      "policy.yml:2:14: `exceptions[0]: CVE-2024-0001` is text, and a map is expected.",
    ],
    [
      "a colon in a text",
      policy("exceptions:", "  - reason: not: reachable"),
      "policy.yml:3:13: a map (`key: value`) begins here where none can.",
    ],
  ])("%s", (_, text, message) => {
    const all = mistakes(text);
    expect(all[0]).toBe(message);
    expect(all).toHaveLength(1);
  });

  test("of which there are very many are not all told", () => {
    const all = mistakes(policy(...Array.from({ length: 80 }, (_, place) => `key${place}: 1`)));
    expect(all).toHaveLength(51);
    expect(all.at(-1)).toBe("There are more mistakes than these.");
  });
});

describe("exceptions", () => {
  const accepted = (over: Readonly<Record<string, unknown>>) => withException(over)().exceptions[0];

  test.each<[string, unknown]>([
    ["id", "GHSA-jfh8-c2jp-5v3q"],
    ["id", "GHSA-0000-made-upid"],
    ["id", "RHSA-2021:1234"],
    ["id", "openSUSE-SU-2021:1234-1"],
    ["id", "ALAS2-2021-1600"],
    ["id", "PYSEC-2021-1"],
    ["package", "pkg:npm/%40angular/core"],
    ["package", "pkg:golang/golang.org/x/net@v0.1.0"],
    ["package", "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1?type=jar"],
    ["target", "lockfile:web/**"],
    ["target", "**"],
    ["expires", "2026-01-01"],
    ["expires", "2027-11-23"],
  ])("may have this %s: %p", (key, value) => expect(accepted({ [key]: value })).toMatchObject({ [key]: value }));

  test.each<[string, unknown, string]>([
    ["id", "", "is empty"],
    ["id", "CVE-2024-*", "wildcard"],
    ["id", "CVE 2024", "no name"],
    ["id", "CVE-2024-123", "no complete name"],
    ["id", "GHSA-jfh8-c2jp", "no complete name"],
    ["id", 45853, "is a number, and text is expected"],
    ["package", "zlib1g", "no package URL"],
    ["package", "pkg:deb", "no package URL"],
    ["package", "pkg:npm/x@", "ends in an `@`"],
    ["package", "pkg:npm/x@?a=b", "ends in an `@`"],
    ["package", "pkg:npm/*", "wildcard"],
    ["package", "pkg:npm/a b", "white space"],
    ["target", "", "is empty"],
    ["target", "***", "three `*`"],
    ["target", "docker.io/acme/{a,b}", "wildcard other than"],
    ["target", "a?", "wildcard other than"],
    ["target", " a", "white space at an end"],
    ["target", "a\nb", "control character"],
    ["reason", "", "is empty"],
    ["reason", " \n ", "is empty"],
    ["reason", "x".repeat(1001), "longer than 1000"],
    ["reason", true, "is a boolean, and text is expected"],
    ["owner", ["a"], "is a list, and text is expected"],
    ["expires", "2026-13-01", "is no day"],
    ["expires", "31.12.2026", "is no day"],
    ["expires", "2026-12-31T00:00:00Z", "is no day"],
    ["expires", "2026-1-1", "is no day"],
    ["expires", 20261231, "is a number"],
  ])("cannot have this %s: %p", (key, value, why) => {
    const faults = faultsOf(withException({ [key]: value }));
    expect(faults.map(({ message }) => message)).toEqual([expect.stringContaining(why)]);
  });

  test.each(["id", "reason", "expires"])("cannot be without %s", (key) => {
    expect(faultsOf(withException({ [key]: undefined })).map(({ message }) => message)).toEqual([
      expect.stringContaining(`has no \`${key}\``),
    ]);
  });

  test("cannot be the same twice, whatever their reasons", () => {
    const twice = [
      EXCEPTION,
      { ...EXCEPTION, id: "cve-2023-45853", reason: "another", package: "pkg:npm/a" },
      { ...EXCEPTION, id: "cve-2023-45853" },
    ];
    expect(mistakes(JSON.stringify({ version: 1, exceptions: twice }))).toEqual([
      expect.stringMatching(/`exceptions\[2\]` accepts the same as `exceptions\[0\]`\.$/),
    ]);
  });
});

describe("the end of an exception", () => {
  test.each([
    ["365 days ahead", "2026-11-23", "2027-11-23", true],
    ["366 days ahead", "2026-11-23", "2027-11-24", false],
    ["a leap day that exists", "2027-06-01", "2028-02-29", true],
    ["a leap day that does not", "2026-06-01", "2027-02-29", false],
    ["a leap day of a century", "2099-06-01", "2100-02-29", false],
    ["a year with a leap day in it", "2027-11-23", "2028-11-22", true],
    ["a calendar year with a leap day in it, which is 366 days", "2027-11-23", "2028-11-23", false],
    ["a year from a leap day", "2028-02-29", "2029-02-28", true],
    ["the turn of the year", "2026-12-31", "2027-12-31", true],
    ["today", "2026-11-23", "2026-11-23", true],
    ["long ago", "2026-11-23", "1970-01-01", true],
    ["the end of all years", "2026-11-23", "9999-12-31", false],
    ["the 31st of a month of 30", "2026-11-23", "2027-04-31", false],
  ])("may or may not be %s (on %s: %s)", (_, today, expires, isValid) => {
    const read = withException({ expires }, today);
    if (isValid) expect(read().exceptions[0]?.expires).toBe(expires);
    else expect(faultsOf(read)).toHaveLength(1);
  });

  test("does not depend on the time zone of the machine", () => {
    const before = process.env.TZ;
    try {
      for (const zone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "America/St_Johns", "UTC"]) {
        process.env.TZ = zone;
        expect(withException({ expires: "2027-11-23" })().exceptions).toHaveLength(1);
        expect(faultsOf(withException({ expires: "2027-11-24" }))[0]?.next).toContain("2027-11-23");
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test("is valid exactly up to 365 days from any day", () => {
    const date = fc.date({ min: new Date("2000-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (from, days) => {
        const day = (milliseconds: number) => new Date(milliseconds).toISOString().slice(0, 10);
        const read = withException({ expires: day(from.getTime() + days * DAY) }, day(from.getTime()));
        if (days <= 365) return read().exceptions.length === 1;
        return faultsOf(read).length === 1;
      }),
    );
  });
});

describe("hostile policies", () => {
  test.each<[string, string]>([
    ["brackets", "[".repeat(20_000)],
    ["brackets in a value", policy(`x: ${"[".repeat(3_000)}${"]".repeat(3_000)}`)],
    ["maps", Array.from({ length: 1_200 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    ["lists", `${"- ".repeat(5_000)}a`],
    [
      "aliases of aliases",
      `a: &a [x,x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*${n === 0 ? "a" : `b${n - 1}`},*${n === 0 ? "a" : `b${n - 1}`}]`).join("\n")}`,
    ],
    ["very many keys", Array.from({ length: 40_000 }, (_, n) => `k${n}: 1`).join("\n")],
    ["very many exceptions", `version: 1\nexceptions:\n${"  - x\n".repeat(20_000)}`],
  ])("%s: are refused, soon", (_, text) => {
    const begun = performance.now();
    const faults = faultsOf(() => parse(text));
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThan(60);
    for (const { code, message } of faults) {
      expect(code).toBe("policy-invalid");
      expect(message.length).toBeLessThan(400);
    }
  });

  test("of any text are read, or refused as policies", () => {
    const word = fc.constantFrom(
      "version",
      "1",
      ":",
      " ",
      "\n",
      "  ",
      "- ",
      "exceptions",
      "id",
      "[",
      "]",
      "{",
      "}",
      "'",
      '"',
      "&a",
      "*a",
      "!!str",
      "|",
      ">",
      "#",
      "%",
      "---",
      "\t",
      "?",
      "high",
      "severity-cutoff",
      ",",
      "\ufeff",
      "\u0085",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word, { maxLength: 40 }).map((words) => words.join("")),
    );
    fc.assert(fc.property(texts, isReadOrRefused), { numRuns: 1_000 });
  });

  test("of any value are read, or refused as policies", () => {
    const key = fc.constantFrom(
      "version",
      "severity-cutoff",
      "only-fixed",
      "unknown-severity",
      "max-db-age",
      "base-images",
      "exceptions",
      "__proto__",
    );
    const inner = fc.object({
      maxDepth: 1,
      maxKeys: 4,
      key: fc.constantFrom("id", "image", "allow", "deny", "reason", "expires", "base", "target", "package", "digests"),
    });
    const values = fc.dictionary(key, fc.oneof(fc.jsonValue({ maxDepth: 1 }), inner, fc.array(inner, { maxLength: 3 })));
    fc.assert(
      fc.property(values, (value) => isReadOrRefused(JSON.stringify(value))),
      { numRuns: 500 },
    );
  });
});

function isReadOrRefused(text: string): boolean {
  try {
    return parse(text).name === "policy.yml";
  } catch {
    return faultsOf(() => parse(text)).every(({ code, message, next }) => code === "policy-invalid" && message !== "" && next !== "");
  }
}
