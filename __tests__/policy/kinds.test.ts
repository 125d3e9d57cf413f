import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { BASE_PATTERN } from "../../src/policy/base-pattern.ts";
import { CONFIG_FILE } from "../../src/policy/config-file.ts";
import { address, choice, duration, durationOrNone, FLAG, integer, type Kind, line, toMilliseconds } from "../../src/policy/kinds.ts";
import { GLOB, LEGS_GLOB, LOCKFILES, PLATFORM } from "../../src/policy/target-values.ts";
import { CATEGORY, database, forHost, INCOMPLETE_CODE, MATRIX, OUTPUT, PROXY, SCANNER_VERSION } from "../../src/policy/values.ts";

const DAY = 86_400_000;

/** The value of a text, or the first thing that is wrong with it. */
function read(kind: Kind<unknown>, text: string): unknown {
  const parsed = kind.schema.safeParse(text);
  return parsed.success ? parsed.data : { wrong: parsed.error.issues[0]?.message };
}

const wrong = (why: string) => ({ wrong: expect.stringContaining(why) });

describe("durations", () => {
  test.each([
    ["15m", 900_000],
    ["90s", 90_000],
    ["1h30m", 5_400_000],
    ["5d", 5 * DAY],
    ["1d2h3m4s", DAY + 2 * 3_600_000 + 3 * 60_000 + 4_000],
    ["0s", 0],
    ["", null],
    ["15", null],
    ["m", null],
    ["1.5h", null],
    ["30m1h", null],
    ["-5m", null],
    ["5 m", null],
    ["5M", null],
    ["99999999s", null],
  ])("%p is %p milliseconds", (text, milliseconds) => expect(toMilliseconds(text)).toBe(milliseconds));

  test("are above zero and within bounds, with a unit", () => {
    const kind = duration(7 * DAY, "15m");
    expect(read(kind, "7d")).toBe(7 * DAY);
    expect(read(kind, "7d1s")).toEqual(wrong("is more than 7 days"));
    expect(read(kind, "0m")).toEqual(wrong("is no time at all"));
    expect(read(kind, "15")).toEqual(wrong("has no unit"));
    expect(read(kind, "soon")).toEqual(wrong("is no duration"));
    expect(read(kind, "none")).toEqual(wrong("is no duration"));
    expect(read(durationOrNone(DAY, "5d"), "none")).toBeNull();
    expect(read(durationOrNone(DAY, "5d"), "None")).toEqual(wrong("is no duration"));
  });
});

describe("values", () => {
  test.each<[string, Kind<unknown>, string, unknown]>([
    ["a flag", FLAG, "true", true],
    ["a flag", FLAG, "false", false],
    ["a choice", choice(["a", "b"]), "a", "a"],
    ["a number", integer(1, 256), "256", 256],
    ["text", line("X", "x"), "a b", "a b"],
    ["an address", address("x"), "https://example.org/a", "https://example.org/a"],
    ["an address of this machine", address("x"), "http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["an address of this machine", address("x"), "http://[::1]/a", "http://[::1]/a"],
    ["a platform", PLATFORM, "linux/arm/v7", "linux/arm/v7"],
    ["a platform", PLATFORM, "windows/amd64", "windows/amd64"],
    ["a version", SCANNER_VERSION, "pinned", "pinned"],
    ["a version", SCANNER_VERSION, "v2.5.1", "v2.5.1"],
    ["a document", OUTPUT, "json", { format: "json", file: null }],
    ["a document", OUTPUT, "sarif=a=b.sarif", { format: "sarif", file: "a=b.sarif" }],
    ["a name for a registry", forHost("NAME"), "GHCR.io=a=b", { host: "ghcr.io", value: "a=b" }],
    ["a database", database("x"), "C:\\db\\vulnerability.db", "C:\\db\\vulnerability.db"],
    ["a database", database("x"), "https://example.org/db.tar.zst", "https://example.org/db.tar.zst"],
    ["a proxy", PROXY, "inherit", "inherit"],
    ["a proxy", PROXY, "http://user:word@proxy:3128", "http://user:word@proxy:3128"],
    ["a reason code", INCOMPLETE_CODE, "base-unknown", "base-unknown"],
    ["lockfiles", LOCKFILES, "auto", "auto"],
    ["lockfiles", LOCKFILES, "web/**/*.lock", "web/**/*.lock"],
    ["lockfiles", LOCKFILES, "./auto", "./auto"],
    ["a glob", GLOB, "**/fixtures/**", "**/fixtures/**"],
    ["a glob of results", LEGS_GLOB, "legs/**/*.json", "legs/**/*.json"],
    ["a category", CATEGORY, "gate", "gate/"],
    ["a category", CATEGORY, "gate/shop/", "gate/shop/"],
    ["a pattern", BASE_PATTERN, "docker.io/library/debian:12*", "docker.io/library/debian:12*"],
    ["a matrix", MATRIX, '{\n  "os": "linux",\n  "node": 22\n}', { os: "linux", node: 22 }],
    ["no matrix", MATRIX, "null", null],
    ["a pattern", BASE_PATTERN, "**:latest", "**:latest"],
    ["a pattern", BASE_PATTERN, "**", "**"],
    ["a pattern", BASE_PATTERN, "*.gcr.io/**/base-*", "*.gcr.io/**/base-*"],
    ["a policy file", CONFIG_FILE, ".github/portcullis.yml", { kind: "path", path: ".github/portcullis.yml" }],
    ["a policy file", CONFIG_FILE, "./a/b/c@d", { kind: "path", path: "./a/b/c@d" }],
    ["a policy file", CONFIG_FILE, "packages/@acme/x.yml", { kind: "path", path: "packages/@acme/x.yml" }],
    [
      "a policy file elsewhere",
      CONFIG_FILE,
      "acme/.github/policies/gate.yml@release/1.x",
      { kind: "repository", owner: "acme", repo: ".github", path: "policies/gate.yml", ref: "release/1.x" },
    ],
  ])("%s: %s %p", (_, kind, text, value) => expect(read(kind, text)).toEqual(value));

  test.each<[string, Kind<unknown>, string, string]>([
    ["a flag", FLAG, "yes", ""],
    ["a flag", FLAG, "True", ""],
    ["a flag", FLAG, "TRUE", ""],
    ["a flag", FLAG, "1", ""],
    ["a flag", FLAG, " true", ""],
    ["a number", integer(1, 256), "0", "is no whole number from 1 to 256"],
    ["a number", integer(1, 256), "1e2", "is no whole number"],
    ["a number", integer(1, 256), "４", "is no whole number"],
    ["text of two lines", line("X", "x"), "a\nb", "line break"],
    ["text with an invisible end of line", line("X", "x"), "a\u2028b", "line break"],
    ["text without end", line("X", "x"), "a".repeat(4097), "longer than 4096"],
    ["an address in the open", address("x"), "http://example.org", "https"],
    ["an address that only looks local", address("x"), "http://127.0.0.1.example.org", "https"],
    ["an address", address("x"), "ftp://example.org", "https"],
    ["an address", address("x"), "example.org", "is no address"],
    ["a platform", PLATFORM, "amd64", "is no platform"],
    ["a platform", PLATFORM, "linux/amd46", "architecture `amd46`"],
    ["a platform", PLATFORM, "linus/amd64", "operating system `linus`"],
    ["a platform", PLATFORM, "linux/arm/7", "variant `7`"],
    ["a platform", PLATFORM, "linux/arm/v7/x", "is no platform"],
    ["a version", SCANNER_VERSION, "latest", "names no version"],
    ["a version", SCANNER_VERSION, "1.2", "is no version"],
    ["a document", OUTPUT, "jsn", "did you mean `json`?"],
    ["a document", OUTPUT, "md=x", "did you mean `markdown`?"],
    ["a document", OUTPUT, "json=", "names no file"],
    ["a name for no registry", forHost("NAME"), "me", "does not say which registry"],
    ["a name for no registry", forHost("NAME"), "https://ghcr.io=me", "no registry's host"],
    ["a name for a registry", forHost("NAME"), "ghcr.io=", "nothing after"],
    ["a database", database("x"), "http://example.org/db", "https"],
    ["a database", database("x"), "ftp://example.org/db", "https"],
    ["a proxy", PROXY, "proxy:3128", "is no address"],
    ["a proxy", PROXY, "socks5://proxy", "is no address"],
    ["a proxy", PROXY, "http://proxy/path", "has a path"],
    ["a reason code of an error", INCOMPLETE_CODE, "scanner-failed", "is a reason code of `error`"],
    ["a reason code of a fail", INCOMPLETE_CODE, "severity-cutoff", "is a reason code of `fail`"],
    ["a reason code", INCOMPLETE_CODE, "constructor", "is no reason code"],
    ["lockfiles", LOCKFILES, "nnoe", "is not valid"],
    ["lockfiles", LOCKFILES, "Auto", "is not valid"],
    ["lockfiles", LOCKFILES, "false", "is not valid"],
    ["lockfiles", LOCKFILES, "!web/**", "begins with `!`"],
    ["a glob", GLOB, "a\\b", "parted by `/`"],
    ["a category", CATEGORY, " gate", "white space"],
    ["a matrix", MATRIX, "[1]", "is no JSON object"],
    ["a matrix", MATRIX, "{", "is no JSON object"],
    ["a pattern", BASE_PATTERN, "***", "three `*`"],
    ["a pattern", BASE_PATTERN, "debian:1?", "wildcard other than"],
    ["a pattern", BASE_PATTERN, "debian:{11,12}", "wildcard other than"],
    ["a pattern", BASE_PATTERN, "debian:[0-9]", "wildcard other than"],
    ["a pattern", BASE_PATTERN, `debian@sha256:${"a".repeat(64)}`, "digests"],
    ["a pattern", BASE_PATTERN, "https://ghcr.io/**", "scheme"],
    ["a pattern", BASE_PATTERN, "Debian:12", "capital letters"],
    ["a pattern", BASE_PATTERN, "debian:", "without a tag"],
    ["a policy file elsewhere", CONFIG_FILE, "acme/policies/../x.yml@main", "is no path inside"],
    ["a policy file elsewhere", CONFIG_FILE, "acme/policies/x.yml@main..next", "ref"],
  ])("%s is not: %s %p", (_, kind, text, why) => expect(read(kind, text)).toEqual(wrong(why)));

  test("of any text are read or refused with a sentence", () => {
    const kinds = [
      FLAG,
      PLATFORM,
      SCANNER_VERSION,
      OUTPUT,
      forHost("X"),
      database("x"),
      PROXY,
      INCOMPLETE_CODE,
      LOCKFILES,
      CATEGORY,
      BASE_PATTERN,
      CONFIG_FILE,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.string({ unit: "binary" }), (kind, text) => {
        const parsed = kind.schema.safeParse(text);
        return parsed.success || parsed.error.issues.every(({ message }) => message !== "");
      }),
    );
  });
});
