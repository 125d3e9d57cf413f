import { describe, expect, test } from "@jest/globals";
import { CONFIG_FILE, toConfigFile } from "../../src/policy/config-file.ts";
import { DECLARED_BASES, DOCKERFILES } from "../../src/policy/per-image.ts";

/** What a kind of value makes of a text, or what it says is wrong. */
function read({ schema }: { schema: typeof CONFIG_FILE.schema | typeof DOCKERFILES.schema }, text: string): unknown {
  const result = schema.safeParse(text);
  return result.success ? result.data : result.error.issues[0]?.message;
}

describe("where a policy file is", () => {
  const remote = (owner: string, repo: string, path: string, ref: string) => ({ kind: "repository", owner, repo, path, ref });
  test.each<[string, unknown]>([
    ["acme/policies/portcullis.yml@v1", remote("acme", "policies", "portcullis.yml", "v1")],
    ["a/.github/gate/base.yml@refs/heads/main", remote("a", ".github", "gate/base.yml", "refs/heads/main")],
    ["a-b/c/d.yml@0a1b", remote("a-b", "c", "d.yml", "0a1b")],
    ["policy.yml", { kind: "path", path: "policy.yml" }],
    ["a/b/policy.yml", { kind: "path", path: "a/b/policy.yml" }],
    ["./a/b/policy.yml@home", { kind: "path", path: "./a/b/policy.yml@home" }],
    ["policy.yml@home", { kind: "path", path: "policy.yml@home" }],
    ["a/b@home", { kind: "path", path: "a/b@home" }],
    ["-a/b/c.yml@main", { kind: "path", path: "-a/b/c.yml@main" }],
    ["a-/b/c.yml@main", { kind: "path", path: "a-/b/c.yml@main" }],
    ["a/b/c.yml@d@e", { kind: "path", path: "a/b/c.yml@d@e" }],
    ["a/b/c.yml@", { kind: "path", path: "a/b/c.yml@" }],
  ])("%s", (text, file) => {
    expect(read(CONFIG_FILE, text)).toEqual(file);
    expect(toConfigFile({ "config-file": ["other.yml", text] })).toEqual(file);
  });

  test.each(["a/./c.yml@v1", "a/../c.yml@v1", "a/b/../c.yml@v1", "a/b/./c.yml@v1", "a/b/c//d.yml@v1", "a/b//c.yml@v1", "a/b/c/@v1"])(
    "%s is no place in a repository",
    (text) => expect(read(CONFIG_FILE, text)).toBe("is no path inside a repository (owner/repo/path@ref)"),
  );

  test.each(["v 1", "v~1", "v^", "a:b", "v?", "v*", "v[", "v\\", "a..b"])("of the ref %s there can be none", (ref) => {
    expect(read(CONFIG_FILE, `a/b/c.yml@${ref}`)).toBe(`has a ref \`${ref}\` that is none`);
  });

  test.each([[{}], [{ "config-file": [] }], [{ "config-file": [""] }]])("is its usual place where %j says nothing", (raw) => {
    expect(toConfigFile(raw)).toEqual({ kind: "default" });
  });
});

describe("a value for one image", () => {
  test.each<[string, unknown]>([
    ["Dockerfile", { image: null, value: "Dockerfile" }],
    ["shop:1=web/Dockerfile", { image: "shop:1", value: "web/Dockerfile" }],
    ["shop=a=b", { image: "shop", value: "a=b" }],
    ["./a=b", { image: null, value: "./a=b" }],
    ["../a=b", { image: null, value: "../a=b" }],
    ["/a=b", { image: null, value: "/a=b" }],
    [".../a=b", { image: ".../a", value: "b" }],
    ["=Dockerfile", "names no image before the `=`"],
    ["shop=", "gives nothing after the `=`"],
    ["", "gives nothing after the `=`"],
  ])("%s", (text, value) => expect(read(DOCKERFILES, text)).toEqual(value));

  test.each<[string, unknown]>([
    ["scratch", { image: null, value: "scratch" }],
    ["shop=scratch", { image: "shop", value: "scratch" }],
    ["shop=debian:12", { image: "shop", value: "debian:12" }],
    ["shop=Debian", expect.stringContaining("capital letters")],
  ])("a base: %s", (text, value) => expect(read(DECLARED_BASES, text)).toEqual(value));
});
