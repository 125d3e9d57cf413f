import { describe, expect, test } from "@jest/globals";
import { wrongInCombination } from "../../src/policy/combinations.ts";
import { toCredentials } from "../../src/policy/credentials.ts";
import { wrongInExceptions } from "../../src/policy/policy-exceptions.ts";
import type { Given } from "../../src/policy/read-settings.ts";

const OUT = { format: "json", file: null } as const;
const fault = (message: string, next: string) => ({ code: "input-invalid", message, next });

describe("settings that make no sense together", () => {
  test.each<[Given, string, string]>([
    [{ lockfiles: ["auto", "a"] }, "`--lockfiles` says `auto` and something else.", "Keep `auto`, or the paths and globs."],
    [{ lockfiles: ["a", "none"] }, "`--lockfiles` says `none` and something else.", "Keep `none`, or the paths and globs."],
    [{ exclude: ["none", "a"] }, "`--exclude` says `none` and something else.", "Keep `none`, or the globs."],
    [
      { output: [OUT, { format: "text", file: null }] },
      "`--output` asks for json and text on standard output, where there is room for one.",
      "Give the others a file: FORMAT=FILE.",
    ],
    [
      { output: ["a", "b", "a", "a"].map((file) => ({ format: "json", file })) },
      "`--output` names the file a more than once.",
      "Give each document its own file.",
    ],
    [
      { "scanner-source": "mirror" },
      "`--scanner-source` is `mirror`, and no `--scanner-mirror` says where it is.",
      "Give its address with `--scanner-mirror`.",
    ],
  ])("%j", (given, message, next) => {
    expect(wrongInCombination(given, { door: "cli", command: "scan" })).toEqual([fault(message, next)]);
    const plain = (text: string) => text.replaceAll("`--", "`");
    expect(wrongInCombination(given, { door: "action", command: "scan" } as never)).toEqual([fault(plain(message), plain(next))]);
  });

  test.each<[Given]>([
    [{}],
    [{ lockfiles: ["auto"] }],
    [{ lockfiles: ["none"] }],
    [{ lockfiles: ["a", "b"] }],
    [{ exclude: ["none"] }],
    [{ exclude: ["a", "b"] }],
    [{ output: [OUT, { format: "json", file: "a" }, { format: "json", file: "b" }] }],
    [{ "scanner-source": "mirror", "scanner-mirror": "https://mirror.example" }],
    [{ "scanner-source": "release" }],
  ])("%j does", (given) => expect(wrongInCombination(given, { door: "cli", command: "scan" })).toEqual([]));

  test("a fan-in needs results", () => {
    const aggregate = { door: "aggregate", command: "judge" } as never;
    expect(wrongInCombination({}, aggregate)).toEqual([
      fault(
        "`results` is not given, so there is nothing to judge.",
        "Give globs of the legs' result documents, such as `legs/**/portcullis.json`.",
      ),
    ]);
    expect(wrongInCombination({ results: ["a"] }, aggregate)).toEqual([]);
  });
});

describe("user names and passwords of registries", () => {
  const of = (host: string, value: string) => ({ host, value });

  test("are paired by their registry", () => {
    const given = {
      "registry-username": [of("a.example", "me"), of("b.example", "you")],
      "registry-password": [of("b.example", "secret b"), of("a.example", "secret a")],
    };
    expect(toCredentials(given)).toEqual({
      registry: [
        { host: "a.example", username: "me", password: "secret a" },
        { host: "b.example", username: "you", password: "secret b" },
      ],
      faults: [],
    });
    expect(toCredentials({})).toEqual({ registry: [], faults: [] });
  });

  test("need each other, and are one each", () => {
    const given = {
      "registry-username": [of("a.example", "me"), of("b.example", "you"), of("b.example", "she"), of("b.example", "he")],
      "registry-password": [of("b.example", "x"), of("c.example", "y"), of("c.example", "z")],
    };
    const alone = "Give both for the same registry (`HOST=…`), or neither.";
    const { registry, faults } = toCredentials(given);
    expect(registry.map(({ host }) => host)).toEqual(["b.example", "b.example", "b.example"]);
    expect(faults).toEqual([
      fault("`registry-username` is given more than once for b.example.", "Keep one for each registry."),
      fault("`registry-password` is given more than once for c.example.", "Keep one for each registry."),
      fault("`registry-username` is given for a.example, and no `registry-password` for it.", alone),
      fault("`registry-password` is given for c.example, and no `registry-username` for it.", alone),
      fault("`registry-password` is given for c.example, and no `registry-username` for it.", alone),
    ]);
  });
});

describe("exceptions, seen together", () => {
  const TODAY = "2026-11-25";
  const wrong = (...exceptions: unknown[]) => wrongInExceptions({ exceptions }, TODAY);

  test("one that ends more than a year ahead", () => {
    expect(wrong({ id: "A-1", expires: "2027-11-25" }, { id: "B-1", expires: "2027-11-26" })).toEqual([
      {
        path: ["exceptions", 1, "expires"],
        onKey: false,
        message: "`exceptions[1].expires: 2027-11-26` is more than 365 days ahead.",
        next: "Give 2027-11-25 or an earlier day, and renew it then if it still holds.",
      },
    ]);
  });

  test.each(["2099", "x2099-01-01", "2099-01-01x", 20990101, null])("an end that is no day, as %j, is told elsewhere", (expires) => {
    expect(wrong({ id: "A-1", expires })).toEqual([]);
  });

  test.each<[string, object, boolean]>([
    ["of one advisory in two cases", { id: "ghsa-AAAA-bbbb-cccc" }, true],
    ["of a package without its qualifiers", { package: "pkg:deb/debian/zlib1g?arch=amd64" }, true],
    ["of another advisory", { id: "GHSA-dddd-eeee-ffff" }, false],
    ["of another package", { package: "pkg:deb/debian/zlib" }, false],
    ["of any package", { package: undefined }, false],
    ["of another target", { target: "docker:web:1" }, false],
    ["of any target", { target: undefined }, false],
    ["without a name", { id: 7 }, false],
  ])("two of the same: one %s: %s", (_, over, isTwice) => {
    const first = { id: "GHSA-aaaa-bbbb-cccc", package: "pkg:deb/debian/zlib1g", target: "docker:shop:1" };
    const mistake = {
      path: ["exceptions", 2],
      onKey: false,
      message: "`exceptions[2]` accepts the same as `exceptions[1]`.",
      next: "Keep one of the two.",
    };
    expect(wrong({ id: "A-1" }, first, { ...first, ...over })).toEqual(isTwice ? [mistake] : []);
  });

  test("three of the same, and two that name nothing", () => {
    const one = { id: "A-1" };
    expect(wrong(one, one, one).map(({ message }) => message.slice(-17))).toEqual(
      ["`exceptions[0]`.", "`exceptions[0]`."].map((end) => ` ${end}`),
    );
    expect(wrong({}, {})).toEqual([]);
    expect(wrongInExceptions({ exceptions: "x" }, TODAY)).toEqual([]);
    expect(wrongInExceptions({ exceptions: ["x", { id: "A-1", target: "a" }, { id: "A-1", target: "b" }] }, TODAY)).toEqual([]);
  });
});
