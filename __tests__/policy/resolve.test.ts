import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { findMistakes, resolveRequest, type Wish } from "../../src/policy/resolve.ts";
import { defaultOf, SETTING_NAMES, settingOf } from "../../src/policy/settings.ts";
import { faultsOf } from "../fakes/faults.ts";

const DAY = 86_400_000;

/** A wish in which nothing was said. */
function wish(over: Partial<Wish> = {}): Wish {
  return {
    raw: {},
    operands: [],
    door: "cli",
    command: "scan",
    policyFile: null,
    cores: 2,
    defaultCategory: "portcullis/",
    ...over,
  };
}

const action = (raw: Wish["raw"]): Wish => wish({ raw, door: "action" });
const policyFile = (text: string) => parsePolicyFile(`version: 1\n${text}`, "policy.yml", "2026-11-23");

describe("the schema of settings", () => {
  test.each(SETTING_NAMES)("%s: its default is one of its values, and it has a sentence", (name) => {
    expect(() => defaultOf(name)).not.toThrow();
    expect(settingOf(name).help).toMatch(/\.$/);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test("gives the documented defaults", () => {
    const { settings, policy, targets } = resolveRequest(wish());
    expect(policy).toEqual({
      source: "defaults",
      severityCutoff: { base: "high", application: "high" },
      onlyFixed: false,
      unknownSeverity: "block",
      stages: "reachable",
      externalCopies: "same",
      exceptions: [],
      allowIncomplete: [],
      maxDbAge: 5 * DAY,
      failBuild: true,
      sources: {
        "severity-cutoff": "default",
        "only-fixed": "default",
        "unknown-severity": "default",
        "max-db-age": "default",
        "base-images": "default",
        stages: "default",
        "external-copies": "default",
        "allow-incomplete": "default",
        "fail-build": "default",
        exceptions: "default",
      },
    });
    expect(settings).toMatchObject({
      path: ".",
      lockfiles: "auto",
      crossCheck: false,
      platform: null,
      build: { dockerfiles: null, target: null, args: [], metadata: [], baseImages: [], lock: null },
      strictEnvironment: false,
      timeout: 900_000,
      jobs: 2,
      grypeVersion: "pinned",
      osvScannerVersion: "pinned",
      scannerSource: "auto",
      offline: false,
      maxDbAge: 5 * DAY,
      cacheDb: true,
      registry: [],
      proxy: null,
      output: [],
      sarifCategory: "portcullis/",
    });
    expect(settings.exclude).toContain("**/node_modules/**");
    expect(targets).toEqual([{ kind: "directory", text: "dir:.", path: "." }]);
  });
});

describe("precedence", () => {
  const file = policyFile(
    "severity-cutoff: { base: critical, application: medium }\nonly-fixed: true\nmax-db-age: none\nunknown-severity: report",
  );

  test("is the policy file before the default", () => {
    const { policy, settings } = resolveRequest(wish({ policyFile: file }));
    expect(policy).toMatchObject({
      source: "policy.yml",
      severityCutoff: { base: "critical", application: "medium" },
      onlyFixed: true,
      unknownSeverity: "report",
      maxDbAge: null,
      sources: {
        "severity-cutoff": "policy",
        "only-fixed": "policy",
        "max-db-age": "policy",
        "fail-build": "default",
        exceptions: "default",
      },
    });
    expect(settings.maxDbAge).toBeNull();
  });

  test("is the option before the policy file, also where it says the default, or none", () => {
    const raw = { "severity-cutoff": ["high"], "only-fixed": ["false"], "max-db-age": ["none"] };
    const { policy } = resolveRequest(wish({ raw, policyFile: policyFile("only-fixed: true\nmax-db-age: 1d") }));
    expect(policy).toMatchObject({ severityCutoff: { base: "high", application: "high" }, onlyFixed: false, maxDbAge: null });
    expect(policy.sources).toMatchObject({ "severity-cutoff": "option", "only-fixed": "option", "max-db-age": "option" });
  });

  test("lets an allowlist that was given replace the policy's, and keeps what the policy denies", () => {
    const allow = policyFile("base-images: { require: declared, allow: [debian], deny: ['**:latest'] }");
    const { policy } = resolveRequest(wish({ raw: { "base-images": ["alpine:3*", "gcr.io/**"] }, policyFile: allow }));
    expect(policy.baseImages).toEqual({
      require: "proven",
      allow: [{ image: "alpine:3*" }, { image: "gcr.io/**" }],
      deny: [{ image: "**:latest" }],
    });
    expect(policy.sources["base-images"]).toBe("option");
  });

  test("takes exceptions from the policy file alone", () => {
    const exceptions = "exceptions: [{ id: CVE-2024-0001, reason: x, expires: 2027-01-01 }]";
    const { policy } = resolveRequest(wish({ policyFile: policyFile(exceptions) }));
    expect(policy.exceptions).toEqual([{ id: "CVE-2024-0001", reason: "x", expires: "2027-01-01" }]);
    expect(policy.sources.exceptions).toBe("policy");
  });

  test("replaces a list, and does not join it", () => {
    expect(resolveRequest(wish({ raw: { exclude: ["a/**"] } })).settings.exclude).toEqual(["a/**"]);
    expect(resolveRequest(wish({ raw: { exclude: ["none"] } })).settings.exclude).toEqual([]);
  });
});

describe("targets", () => {
  const dir = (path: string) => ({ kind: "directory", text: `dir:${path}`, path });

  test.each<[string, Wish, unknown[]]>([
    ["the folder, where nothing is named", wish(), [dir(".")]],
    ["the folder that path names", wish({ raw: { path: ["web"] } }), [dir("web")]],
    ["nothing, where lockfiles are not wanted", wish({ raw: { lockfiles: ["none"] } }), []],
    ["what is named, and nothing else", wish({ operands: ["dir:web"] }), [dir("web")]],
    ["the folder, named twice the same", wish({ operands: ["dir:web"], raw: { path: ["web"] } }), [dir("web")]],
    ["in the action, also without an image", action({}), [dir(".")]],
    ["in the action, without lockfiles nothing", action({ lockfiles: ["none"] }), []],
  ])("%s", (_, given, targets) => expect(resolveRequest(given).targets).toEqual(targets));

  test("in the action are images, SBOMs and the lockfiles below the path", () => {
    const { targets } = resolveRequest(action({ image: ["docker:a:1", "b"], sbom: ["c.json", "sbom:d.json"], path: ["web"] }));
    expect(targets.map(({ text }) => text)).toEqual(["docker:a:1", "b", "sbom:c.json", "sbom:d.json", "dir:web"]);
  });

  test("as options join those that are named", () => {
    const { targets } = resolveRequest(wish({ operands: ["a"], raw: { image: ["b"], sbom: ["c"] } }));
    expect(targets.map(({ text }) => text)).toEqual(["a", "b", "sbom:c"]);
  });

  test.each<[string, Wish, string]>([
    ["an SBOM among the images", action({ image: ["sbom:a.json"] }), '"sbom:a.json"'],
    ["a folder among the images", action({ image: ["dir:."] }), '"dir:."'],
    ["a folder that would not be looked at", wish({ operands: ["shop"], raw: { path: ["web"] } }), "`--path web`"],
    ["another folder", wish({ operands: ["dir:api"], raw: { path: ["web"] } }), "`--path web`"],
    ["lockfiles that would not be looked at", wish({ operands: ["shop"], raw: { lockfiles: ["web/a.lock"] } }), "`--lockfiles web/a.lock`"],
  ])("are not: %s", (_, given, named) => {
    const [fault, ...more] = faultsOf(() => resolveRequest(given));
    expect(more).toEqual([]);
    expect(fault?.message).toContain(named);
    expect(fault?.next).not.toBe("");
  });
});

describe("credentials", () => {
  test("are paired by registry", () => {
    const raw = { "registry-username": ["ghcr.io=me", "Quay.io=you"], "registry-password": ["quay.io=w=2", "ghcr.io=w1"] };
    expect(resolveRequest(action(raw)).settings.registry).toEqual([
      { host: "ghcr.io", username: "me", password: "w1" },
      { host: "quay.io", username: "you", password: "w=2" },
    ]);
  });

  test.each<[string, Record<string, string[]>, string]>([
    ["a name without a password", { "registry-username": ["ghcr.io=me"] }, "no `registry-password`"],
    ["a password without a name", { "registry-password": ["ghcr.io=hunter2"] }, "no `registry-username`"],
    [
      "two names for one registry",
      { "registry-username": ["a.b=me", "A.B=you"], "registry-password": ["a.b=hunter2"] },
      "more than once for a.b",
    ],
    [
      "two passwords for one registry",
      { "registry-username": ["a.b=me"], "registry-password": ["a.b=hunter2", "a.b=hunter2"] },
      "more than once",
    ],
    ["a password for no registry", { "registry-password": ["hunter2"] }, "which registry"],
    ["a proxy that is none", { proxy: ["http://me:hunter2@"] }, "no address"],
    ["a mirror in the open", { "scanner-mirror": ["http://me:hunter2@example.org"] }, "https"],
    ["a misspelt name", { "registry-pasword": ["ghcr.io=hunter2"] }, "registry-password"],
  ])("are refused without being told: %s", (_, raw, why) => {
    for (const door of ["cli", "action"] as const) {
      const faults = faultsOf(() => resolveRequest(wish({ raw, door })));
      expect(faults.map(({ message }) => message).join(" ")).toContain(why);
      expect(JSON.stringify(faults)).not.toContain("hunter2");
    }
  });
});

describe("mistakes", () => {
  test("are all told at once, each with the nearest valid name", () => {
    const raw = {
      "severity-cutoff": ["hihg"],
      severity_cutoff: ["high"],
      "fail-build": ["yes"],
      "only-fixed": ["True"],
      jobs: ["0"],
      timeout: ["15"],
      output: ["jsn"],
      "unknown-severity": ["warn"],
      image: ["dokcer:shop:1"],
    };
    const faults = faultsOf(() => resolveRequest(action(raw)));
    const said = faults.map(({ message }) => message);
    expect(faults).toHaveLength(9);
    expect(said).toEqual(
      expect.arrayContaining([
        "`severity-cutoff: hihg` is not valid; did you mean `high`?",
        "`severity_cutoff` is no input of this action; did you mean `severity-cutoff`?",
        "`fail-build: yes` is not valid; did you mean `true`?",
        "`only-fixed: True` is not valid; did you mean `true`?",
        "`timeout: 15` has no unit.",
        "`unknown-severity: warn` is not valid; did you mean `report`?",
      ]),
    );
    for (const { code, next } of faults) {
      expect(["input-invalid", "target-invalid"]).toContain(code);
      expect(next).not.toBe("");
    }
  });

  test.each<[string, Wish, string]>([
    ["an option twice that is no list", wish({ raw: { timeout: ["1m", "2m"] } }), "`--timeout` is given 2 times"],
    ["an option without a value", wish({ raw: { timeout: [""] } }), "`--timeout` is given without a value"],
    ["a list with nothing in it", wish({ raw: { exclude: ["a", " "] } }), "`--exclude` is given without a value"],
    [
      "a setting of scans where reports are judged",
      wish({ command: "judge", raw: { "grype-path": ["x"] } }),
      "belongs to `portcullis scan`",
    ],
    [
      "a setting of scans in the fan-in",
      wish({ door: "aggregate", command: "judge", raw: { results: ["a"], jobs: ["2"] } }),
      "the action that scans",
    ],
    ["a setting of the fan-in in the action", action({ results: ["a"] }), "legs of a matrix"],
    ["a setting of the actions on the command line", wish({ raw: { "github-token": ["x"] } }), "means nothing on the command line"],
    ["a fan-in of nothing", wish({ door: "aggregate", command: "judge" }), "`results` is not given"],
    ["all lockfiles and some", wish({ raw: { lockfiles: ["auto", "a.lock"] } }), "says `auto` and something else"],
    ["no exclusion and some", wish({ raw: { exclude: ["none", "a/**"] } }), "says `none` and something else"],
    ["two documents on standard output", wish({ raw: { output: ["json", "sarif"] } }), "json and sarif on standard output"],
    ["two documents in one file", wish({ raw: { output: ["json=a", "sarif=a"] } }), "the file a more than once"],
    ["a mirror that nobody names", wish({ raw: { "scanner-source": ["mirror"] } }), "no `--scanner-mirror`"],
  ])("%s", (_, given, why) => {
    const faults = faultsOf(() => resolveRequest(given));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ code: "input-invalid", message: expect.stringContaining(why) });
    expect(findMistakes(given)).toEqual(faults);
  });

  test("of a later version are names that do not exist", () => {
    for (const name of ["vex", "comment-summary-in-pr"])
      expect(faultsOf(() => resolveRequest(action({ [name]: ["x"] })))[0]?.message).toContain(`\`${name}\` is no input`);
  });

  test("never throw anything else, whatever is said at whatever door", () => {
    const name = fc.oneof(fc.constantFrom(...SETTING_NAMES), fc.string(), fc.constantFrom("__proto__", "constructor", "toString"));
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("", "true", "none", "a=b", "json=x", "15m", "docker:a"));
    const raw = fc.array(fc.tuple(name, fc.array(text, { minLength: 1, maxLength: 3 })), { maxLength: 5 });
    const at = fc.constantFrom(["cli", "scan"], ["cli", "judge"], ["cli", "doctor"], ["action", "scan"], ["aggregate", "judge"] as const);
    fc.assert(
      fc.property(raw, fc.array(text, { maxLength: 3 }), at, (entries, operands, [door, command]) => {
        const given = wish({ raw: Object.fromEntries(entries), operands, door: door as Wish["door"], command: command as Wish["command"] });
        try {
          resolveRequest(given);
        } catch {
          return faultsOf(() => resolveRequest(given)).every(({ message, next }) => message !== "" && next !== "");
        }
        return true;
      }),
      { numRuns: 500 },
    );
  });
});
