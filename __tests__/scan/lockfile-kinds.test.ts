import { describe, expect, test } from "@jest/globals";
import { isReadBy, toLockfileKind } from "../../src/scan/lockfile-kinds.ts";

describe("a lockfile is known by its name", () => {
  test.each([
    ["package-lock.json", "package-lock.json", "npm"],
    ["a/npm-shrinkwrap.json", "package-lock.json", "npm"],
    ["bun.lock", "bun.lock", "npm"],
    ["requirements.txt", "requirements.txt", "PyPI"],
    ["dev-requirements.txt", "requirements.txt", "PyPI"],
    ["requirements/base-requirements-3.txt", "requirements.txt", "PyPI"],
    ["pylock.dev.toml", "pylock.toml", "PyPI"],
    ["gems.locked", "Gemfile.lock", "RubyGems"],
    ["lib.pom", "pom.xml", "Maven"],
    ["gradle/verification-metadata.xml", "verification-metadata.xml", "Maven"],
    ["app.deps.json", "deps.json", "NuGet"],
    ["App.fsproj", null, "NuGet"],
    ["Package.resolved", null, "SwiftURL"],
  ])("%s: parser %s, %s", (path, parser, ecosystem) => {
    expect(toLockfileKind(path)).toMatchObject({ parser, ecosystem });
  });

  test.each([
    "package.json",
    "verification-metadata.xml",
    "requirements/base.txt",
    "requirements.in",
    "pylock.toml.bak",
    "Cargo.toml",
    "go.sum",
    "lock",
    "",
  ])("%s is none", (path) => {
    expect(toLockfileKind(path)).toBeNull();
  });
});

test.each([
  ["uv.lock", "1.9.2", false],
  ["uv.lock", "2.0.0", true],
  ["pdm.lock", "1.5.0", false],
  ["pdm.lock", "1.6.2", true],
  ["a.csproj", "2.3.8", false],
  ["a.csproj", "2.5.1", true],
  ["go.mod", "1.5.0", true],
])("%s is read by OSV-Scanner %s: %s", (path, version, expected) => {
  const kind = toLockfileKind(path);
  expect(kind !== null && isReadBy(kind, version)).toBe(expected);
});
