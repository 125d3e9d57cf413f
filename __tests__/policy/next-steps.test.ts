import { describe, expect, test } from "@jest/globals";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { findMistakes } from "../../src/policy/resolve.ts";
import { toDefault } from "../../src/policy/setting.ts";
import { settingOf } from "../../src/policy/settings.ts";
import { parseTarget } from "../../src/policy/target.ts";
import { faultsOf } from "../fakes/faults.ts";

const FORMS =
  "A target is one of `docker:…`, `registry:…`, `docker-archive:…`, `oci-dir:…`, `oci-archive:…`, `sbom:…`, `dir:…`, `lockfile:…`, or an image reference (`[HOST/]NAME[:TAG][@DIGEST]`).";

describe("a target that is none, and what to write", () => {
  test.each<[string, string, string]>([
    [
      "podman:shop:1",
      "has the scheme `podman:`, which is not one of ours.",
      "Save it (`podman save --format docker-archive`) and write `docker-archive:FILE`.",
    ],
    ["https://ghcr.io/acme/shop", "has the scheme `https:`, which is not one of ours.", "Leave the scheme out: `registry:HOST/NAME:TAG`."],
    ["dokcer:shop:1", "begins with `dokcer:`; did you mean `docker:`?", "Write `docker:shop:1`."],
    ["regsitry:a b", "begins with `regsitry:`; did you mean `registry:`?", "Write `registry:a b`."],
    ["docker:docker:", "has two schemes, `docker:` and `docker:`.", "Keep one of them."],
    ["a\nb", "holds a line break or another control character.", "Write one target a line."],
    [
      "docker:20",
      "can be read as the image `docker` with the tag `20`, or as an image called `20`.",
      "Write `docker:docker:20` for the image docker with the tag 20, or `docker:library/20`.",
    ],
    [
      "docker:A",
      "names an image by a reference that has capital letters in `A`: repositories are lower case.",
      "Write `docker:[HOST/]NAME[:TAG][@DIGEST]`.",
    ],
    [
      "shop.tar",
      "looks like a path, and an image was expected without a scheme.",
      `Write \`docker-archive:shop.tar\` if that is what it is. ${FORMS}`,
    ],
    ["Shop", "is no image reference: it has capital letters in `Shop`: repositories are lower case.", FORMS],
    ["-x", "begins with `-`, as an option does.", FORMS],
    [
      "podman:A",
      "has the scheme `podman:`, which is not one of ours.",
      "Save it (`podman save --format docker-archive`) and write `docker-archive:FILE`. If it is an image called podman: `docker:podman:A` or `registry:podman:A`.",
    ],
    [
      "PODMAN:a",
      "has the scheme `PODMAN:`, which is not one of ours.",
      "Save it (`podman save --format docker-archive`) and write `docker-archive:FILE`.",
    ],
    [
      "dcker:1",
      "begins with `dcker:`; did you mean `docker:`?",
      "Write `docker:1`. If it is an image called dcker: `docker:dcker:1` or `registry:dcker:1`.",
    ],
    [
      "sbon:a",
      "begins with `sbon:`; did you mean `sbom:`?",
      "Write `sbom:a`. If it is an image called sbon: `docker:sbon:a` or `registry:sbon:a`.",
    ],
    ["~", "looks like a path, and an image was expected without a scheme.", `Write \`dir:~\` if that is what it is. ${FORMS}`],
    ["..", "looks like a path, and an image was expected without a scheme.", `Write \`dir:..\` if that is what it is. ${FORMS}`],
    ["~/x", "looks like a path, and an image was expected without a scheme.", `Write \`dir:~/x\` if that is what it is. ${FORMS}`],
    ["..\\x", "looks like a path, and an image was expected without a scheme.", `Write \`dir:..\\x\` if that is what it is. ${FORMS}`],
    ["C:x", "is no image reference: it has capital letters in `C`: repositories are lower case.", FORMS],
    ["CC:\\x", "is no image reference: it has capital letters in `CC`: repositories are lower case.", FORMS],
    ["x.lock@y", "is no image reference: it has a digest that is none (`@sha256:` and 64 lower-case hexadecimal digits).", FORMS],
    [
      "a:b/c.json",
      "looks like a path, and an image was expected without a scheme.",
      `Write \`lockfile:a:b/c.json\` if that is what it is. ${FORMS}`,
    ],
  ])("%j %s", (text, why, next) => {
    const message = `Target ${JSON.stringify(text)} ${why}`;
    expect(faultsOf(() => parseTarget(text))).toEqual([{ code: "target-invalid", message, next }]);
  });

  test("one that is too long is shown cut", () => {
    expect(parseTarget("x".repeat(200)).text).toHaveLength(200);
    const message = `Target "${"x".repeat(200)}" is longer than 4096 characters.`;
    expect(faultsOf(() => parseTarget("x".repeat(4097)))).toEqual([{ code: "target-invalid", message, next: FORMS }]);
    expect(parseTarget(`docker-archive:${"x".repeat(4096 - "docker-archive:".length)}`).kind).toBe("image");
  });

  test.each(["constructor:1", "di:1", "dirr:a", "a/b.lock:1", "a.json:12", "1podman:a", `podman:a@sha256:${"0".repeat(64)}`])(
    "%s is an image",
    (text) => expect(parseTarget(text)).toEqual({ kind: "image", text, scheme: null, locator: text }),
  );
});

describe("what is wrong with a policy, and what to write", () => {
  test.each<[string, string, string]>([
    [
      "severity_cutoff: high",
      "2:1: `severity_cutoff` is no key of a policy; did you mean `severity-cutoff`?",
      "The keys here are `version`, `severity-cutoff`, `only-fixed`, `unknown-severity`, `max-db-age`, `base-images`, `stages`, `external-copies`, `exceptions`.",
    ],
    [
      "zzzzzzzz: 1",
      "2:1: `zzzzzzzz` is no key of a policy.",
      "The keys here are `version`, `severity-cutoff`, `only-fixed`, `unknown-severity`, `max-db-age`, `base-images`, `stages`, `external-copies`, `exceptions`.",
    ],
    [
      "fail-build: yes",
      "2:1: `fail-build` is a setting of the workflow or the command line, not of the policy.",
      "Give it as an input of the action or as an option.",
    ],
    ["only-fixed: 7", "2:13: `only-fixed: 7` is a number, and `true` or `false` is expected.", "Give `true` or `false`."],
    ['only-fixed: "true"', "2:13: `only-fixed: true` stands in quotes.", "Write it without quotes."],
    ["unknown-severity: zzzzzz", "2:19: `unknown-severity: zzzzzz` is not valid.", "Give one of block, report."],
    [
      "max-db-age: 5",
      "2:13: `max-db-age: 5` is a number, and text is expected.",
      "Give a number with a unit (s, m, h, d), such as 5d, or `none`.",
    ],
    [
      "severity-cutoff: true",
      "2:18: `severity-cutoff: true` is a boolean, and text is expected.",
      "Give one of negligible, low, medium, high, critical, none.",
    ],
    [
      "base-images: { allow: [7] }",
      "2:24: `base-images.allow[0]: 7` is a number, and text is expected.",
      "List patterns such as `docker.io/library/debian:12*`, or leave `base-images` out.",
    ],
    [
      "base-images: { deny: [{ zzzzz: 1, image: x }] }",
      "2:25: `base-images.deny[0].zzzzz` is no key of a policy.",
      "The keys here are `image`, `digests`, `reason`, `owner`.",
    ],
    [
      "base-images: { allow: ['*:['] }",
      "2:24: `base-images.allow[0]: *:[` has a wildcard other than `*` and `**`.",
      "List patterns such as `docker.io/library/debian:12*`, or leave `base-images` out.",
    ],
    ["exceptions: {}", "2:13: `exceptions` is a map, and a list is expected.", "List exceptions (`- id: …`), or leave `exceptions` out."],
    [
      "exceptions: [7]",
      "2:14: `exceptions[0]: 7` is a number, and a map is expected.",
      "List exceptions (`- id: …`), or leave `exceptions` out.",
    ],
    ["a: *x", "2:4: an alias (`*x`) stands here, and a policy has none.", "Put it in quotes if it is a pattern."],
    ["a: &x 1", "2:7: an anchor (`&x`) stands here, and a policy has none.", "Write the value itself."],
    ["only-fixed: 'x", "2:15: this is no valid YAML: missing closing 'quote.", "Correct the syntax."],
    ["? [a]\n: b", "2:3: a key is no text.", "Write a word, or put it in quotes."],
    [
      "a: b: c",
      "2:4: a map (`key: value`) begins here where none can.",
      "Check the indentation of the lines around it; put text that has a colon and a space in it in quotes.",
    ],
    ["\ta: 1", "2:1: a tab stands where the line is indented, and YAML takes spaces only.", "Write spaces in its place."],
    ["---\nversion: 1", "2:1: a second document begins here, and a policy is one.", "Remove the `---` before it."],
    ["only-fixed: true\nonly-fixed: true", "3:1: `only-fixed` stands here for the second time.", "Keep one of the two."],
    ["stages: zzzzz", "2:9: `stages: zzzzz` is not valid.", "Give one of final, reachable, all."],
    [
      "base-images: { require: zzzzz, allow: [x] }",
      "2:25: `base-images.require: zzzzz` is not valid.",
      "Give one of proven, declared, off.",
    ],
    [
      "base-images: 7",
      "2:14: `base-images: 7` is a number, and a map is expected.",
      "Give `allow` (and with it `require` and `deny`), or leave `base-images` out.",
    ],
    ["only-fixed: null", "2:13: `only-fixed` is empty.", "Give `true` or `false`."],
  ])("%j: %s", (text, message, next) => {
    const given = `version: 1\n${text}`;
    expect(faultsOf(() => parsePolicyFile(given, "p.yml", "2026-11-23"))).toEqual([
      { code: "policy-invalid", message: `p.yml:${message}`, next },
    ]);
  });

  test.each<[string, string[]]>([
    [
      "severity-cutoff: {}",
      [
        "2:18: `severity-cutoff` has no `base`. Give a cutoff each for `base` and `application`.",
        "2:18: `severity-cutoff` has no `application`. Give a cutoff each for `base` and `application`.",
      ],
    ],
    [
      "base-images: { zzzzzz: 1 }",
      [
        "2:14: `base-images` says nothing of which images are allowed (`allow`) or denied (`deny`). Give `allow` (and with it `require` and `deny`), or leave `base-images` out.",
        "2:16: `base-images.zzzzzz` is no key of a policy. The keys here are `require`, `allow`, `deny`.",
      ],
    ],
    [
      "base-images: { allow: [{ zzzzzz: 1 }] }",
      [
        "2:24: `base-images.allow[0]` has no `image`. Give a pattern such as `docker.io/library/debian:12*`.",
        "2:26: `base-images.allow[0].zzzzzz` is no key of a policy. The keys here are `image`, `digests`, `reason`, `owner`, `expires`.",
      ],
    ],
    [
      "exceptions: [{}]",
      [
        "2:14: `exceptions[0]` has no `id`. Give the id of one advisory, such as CVE-2023-45853 or GHSA-jfh8-c2jp-5v3q.",
        "2:14: `exceptions[0]` has no `reason`. Say why the finding is accepted.",
        "2:14: `exceptions[0]` has no `expires`. Give the day from which on it accepts nothing, as YYYY-MM-DD.",
      ],
    ],
    [
      "exceptions: [{ zzzzz: 1 }]",
      [
        "2:14: `exceptions[0]` has no `id`. Give the id of one advisory, such as CVE-2023-45853 or GHSA-jfh8-c2jp-5v3q.",
        "2:14: `exceptions[0]` has no `reason`. Say why the finding is accepted.",
        "2:14: `exceptions[0]` has no `expires`. Give the day from which on it accepts nothing, as YYYY-MM-DD.",
        "2:16: `exceptions[0].zzzzz` is no key of a policy. The keys here are `id`, `package`, `target`, `reason`, `owner`, `expires`.",
      ],
    ],
    [
      "only-fixed: [\nx",
      [
        "3:1: this is no valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]. Correct the syntax.",
        "3:1: this is no valid YAML: implicit map keys need to be followed by map values. Correct the syntax.",
      ],
    ],
  ])("%j: several things", (text, sentences) => {
    const faults = faultsOf(() => parsePolicyFile(`version: 1\n${text}`, "p.yml", "2026-11-23"));
    expect(faults.map(({ message, next }) => `${message.slice("p.yml:".length)} ${next}`)).toEqual(sentences);
  });

  test("long values and keys are shown cut", () => {
    const shown = (text: string) => faultsOf(() => parsePolicyFile(`version: 1\n${text}`, "p.yml", "2026-11-23"))[0]?.message;
    expect(shown(`only-fixed: ${"x".repeat(300)}`)).toBe(`p.yml:2:13: \`only-fixed: ${"x".repeat(100)}…\` is not valid.`);
    expect(shown(`only-fixed: ${"x".repeat(100)}`)).toBe(`p.yml:2:13: \`only-fixed: ${"x".repeat(100)}\` is not valid.`);
    expect(shown(`${"k".repeat(150)}: 1`)).toBe(`p.yml:2:1: \`${"k".repeat(100)}\` is no key of a policy.`);
  });
});

describe("what is wrong with settings, and what to write", () => {
  type Said = Partial<Parameters<typeof findMistakes>[0]>;
  const wrong = (said: Said) => findMistakes({ door: "cli", command: "scan", raw: {}, operands: [], ...said });

  test.each<[Said, [message: string, next: string][]]>([
    [
      { door: "action", raw: { image: ["sbom:a.json", "dir:."] } },
      [
        ['`image` is for images, and "sbom:a.json" is none.', "Give it with `sbom`."],
        ['`image` is for images, and "dir:." is none.', "Give its folder with `path`, or lockfiles with `lockfiles`."],
      ],
    ],
    [
      { operands: ["dir:a"], raw: { path: ["b"] } },
      [
        [
          "`--path b` would not be looked at: targets are named, and those alone are scanned.",
          "Name the folder as a target too: `dir:DIR`.",
        ],
      ],
    ],
    [
      { operands: ["docker:a"], raw: { lockfiles: ["a b", "c"] } },
      [
        [
          "`--lockfiles a b c` would not be looked at: targets are named, and those alone are scanned.",
          "Name their folder as a target too (`dir:DIR`), or each as `lockfile:FILE`.",
        ],
      ],
    ],
    [{ operands: ["docker:a"], raw: { lockfiles: ["none"] } }, []],
    [{ operands: ["dir:a"], raw: { lockfiles: ["auto"] } }, []],
    [{ operands: ["dir:a"], raw: { path: ["a"], lockfiles: ["x"] } }, []],
    [
      { raw: { "max-db-age": [" "] } },
      [["`--max-db-age` is given without a value.", "Give a number with a unit (s, m, h, d), such as 5d, or `none`, or leave it out."]],
    ],
    [{ raw: { "max-db-age": ["5d", "6d"] } }, [["`--max-db-age` is given 2 times, and it takes one value.", "Keep one of them."]]],
    [
      { raw: { zzzzzzz: ["5d"], sevrity: ["x"] } },
      [
        ["`--zzzzzzz` is no option.", "`portcullis scan --help` lists the options."],
        ["`--sevrity` is no option; did you mean `--severity-cutoff`?", "`portcullis scan --help` lists the options."],
      ],
    ],
    [
      { command: "demo", raw: { dockerfile: ["x"], token: ["x"] } },
      [
        [
          "`--dockerfile` says how an image was built: it belongs where images are scanned or their reports are judged.",
          "Leave it out here.",
        ],
        ["`--token` is no option.", "`portcullis demo --help` lists the options."],
      ],
    ],
    [
      { door: "aggregate", command: "judge", raw: { dockerfile: ["x"], results: ["a"] } },
      [
        [
          "`dockerfile` says how an image was built: it belongs where images are scanned or their reports are judged.",
          "Leave it out here.",
        ],
      ],
    ],
    [
      { raw: { "registry-password": ["a\nb"] } },
      [
        [
          "`--registry-password (value not shown)` holds a line break or another control character.",
          "Give `HOST=PASSWORD`, such as `ghcr.io=…`.",
        ],
      ],
    ],
    [
      { raw: { "severity-cutoff": ["moderate"], "fail-build": ["yes"], jobs: ["0"], timeout: ["5"] } },
      [
        ["`--severity-cutoff moderate` is not valid; did you mean `medium`?", "Give one of negligible, low, medium, high, critical, none."],
        ["`--fail-build yes` is not valid; did you mean `true`?", "Give `true` or `false`."],
        ["`--jobs 0` is no whole number from 1 to 256.", "Give a whole number from 1 to 256."],
        ["`--timeout 5` has no unit.", "Give a number with a unit (s, m, h, d), such as 15m."],
      ],
    ],
  ])("%j", (said, sentences) => {
    expect(wrong(said)).toEqual(
      sentences.map(([message, next]) => ({ code: expect.stringMatching(/^(?:input|target)-invalid$/), message, next })),
    );
  });

  test("an image that is none is the target's fault, all else the input's", () => {
    expect(wrong({ door: "action", raw: { image: ["dir:."] } })).toMatchObject([{ code: "target-invalid" }]);
    expect(wrong({ operands: ["dir:a"], raw: { path: ["b"] } })).toMatchObject([{ code: "input-invalid" }]);
  });

  test("in an action, where nobody can ask for help, all inputs are named, unless the right one is plain", () => {
    const [strange, near] = wrong({ door: "action", raw: { zzzzzzz: ["x"], "sevrity-cutoff": ["x"] } });
    expect(strange?.next).toMatch(/^The inputs are image, path, lockfiles, .*matrix\.$/);
    expect(strange?.next).not.toContain("results");
    expect(near).toEqual({
      code: "input-invalid",
      message: "`sevrity-cutoff` is no input of this action; did you mean `severity-cutoff`?",
      next: "Correct the name, or leave it out.",
    });
  });

  test("an address is shown without what may be a password, and cut", () => {
    const [fault] = wrong({ raw: { "scanner-mirror": [`http://user:pw@x.example/${"y".repeat(300)}`] } });
    expect(fault?.message).toBe(
      `\`--scanner-mirror http://…@x.example/${"y".repeat(181)}…\` is not an https address (http is only taken for this machine itself).`,
    );
  });

  test("defaults as one reads them", () => {
    const shown = (name: Parameters<typeof settingOf>[0]) => toDefault(settingOf(name));
    expect([shown("severity-cutoff"), shown("github-token"), shown("grype-path"), shown("jobs")]).toEqual([
      "`high`",
      `\`$${"{{ github.token }}"}\``,
      "",
      "the number of cores",
    ]);
  });
});
