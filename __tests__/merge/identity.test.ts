import { describe, expect, test } from "@jest/globals";
import { toIdentity } from "../../src/merge/identity.ts";

const identityOf = (purl: string, version = "1.0", name = "x") => toIdentity({ purl, name, version, type: "x" });

describe("what a package is known by", () => {
  test.each([
    ["its type and name", "pkg:npm/lodash@4.17.20", "npm/lodash"],
    ["without a version as well", "pkg:npm/lodash", "npm/lodash"],
    ["its scope", "pkg:npm/%40babel/core@7.0.0", "npm/@babel/core"],
    ["not its qualifiers, whatever is in them", "pkg:npm/%40babel/core@7?vcs_url=git@example.org/a", "npm/@babel/core"],
    ["not its subpath", "pkg:npm/lodash@4#lib", "npm/lodash"],
    ["but for Go, where that is part of a module's name", "pkg:golang/github.com/A/b@v1#service%2Fs3", "golang/github.com/a/b/service/s3"],
    ["its type in any case", "pkg:NPM/lodash", "npm/lodash"],
    ["text that only looks encoded", "pkg:npm/100%", "npm/100%"],
    ["the name that PyPI knows", "pkg:pypi/Jinja2_.Ext-x", "pypi/jinja2-ext-x"],
    ["signs that only PyPI takes for one", "pkg:npm/a_b.c", "npm/a_b.c"],
    ["the type of GitHub's actions", "pkg:githubactions/Actions/checkout", "github/actions/checkout"],
    ["a text that is no purl, with its name", "docker/shop", "docker/shop|x"],
    ["a purl without a name", "pkg:npm", "pkg:npm|x"],
  ])("%s", (_, purl, name) => expect(identityOf(purl)).toEqual({ name, full: `${name}@1.0` }));

  test.each(["deb", "apk", "rpm", "alpm"])("of %s not its distribution, and no case", (type) => {
    expect(identityOf(`pkg:${type}/debian/Zlib1g@1.0`).name).toBe(`${type}/zlib1g`);
  });

  test.each(["golang", "pypi", "composer", "nuget", "github", "hex", "bitnami"])("of %s a name in any case", (type) => {
    expect(identityOf(`pkg:${type}/a/Zlib@1.0`).name).toBe(`${type}/a/zlib`);
  });

  test.each(["npm", "maven", "cargo", "gem"])("of %s a name in its own case", (type) => {
    expect(identityOf(`pkg:${type}/a/Zlib@1.0`).name).toBe(`${type}/a/Zlib`);
  });

  test.each([
    ["golang", "go1.22.4", "1.22.4"],
    ["golang", "v1.22.4", "1.22.4"],
    ["golang", "vendor", "vendor"],
    ["golang", "1.0.0-v2", "1.0.0-v2"],
    ["deb", "0:1.2", "1.2"],
    ["deb", "10:1.2", "10:1.2"],
    ["maven", "0:1.2", "0:1.2"],
    ["composer", "v1.2", "1.2"],
    ["npm", "v1.2", "1.2"],
    ["swift", "v1.2", "1.2"],
    ["github", "v1.2", "1.2"],
    ["npm", "1.2-v3", "1.2-v3"],
    ["npm", "vnext", "vnext"],
    ["cargo", "v1.2", "v1.2"],
  ])("of %s the version %s as %s", (type, version, same) => {
    expect(identityOf(`pkg:${type}/x`, version).full).toBe(`${type}/x@${same}`);
  });
});
