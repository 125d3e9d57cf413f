import { expect, test } from "@jest/globals";
import { toPackageCommand } from "../../src/remedy/commands.ts";

const upgrade = { subject: "name", from: ["1.0.0"], to: "1.0.1" };

test.each([
  ["package-lock.json", "npm install name@1.0.1"],
  ["web/npm-shrinkwrap.json", "npm install name@1.0.1"],
  ["yarn.lock", "yarn add name@1.0.1"],
  ["pnpm-lock.yaml", "pnpm add name@1.0.1"],
  ["bun.lock", "bun add name@1.0.1"],
  ["poetry.lock", 'poetry add "name>=1.0.1"'],
  ["Pipfile.lock", 'pipenv install "name>=1.0.1"'],
  ["pdm.lock", 'pdm add "name>=1.0.1"'],
  ["uv.lock", 'uv lock --upgrade-package "name==1.0.1"'],
  ["requirements.txt", null],
  ["go.mod", "go get name@v1.0.1"],
  ["Cargo.lock", "cargo update -p name --precise 1.0.1"],
  ["Gemfile.lock", "bundle update --conservative name"],
  ["composer.lock", 'composer require "name:^1.0.1" --with-all-dependencies'],
  ["pom.xml", "mvn versions:use-dep-version -Dincludes=name -DdepVersion=1.0.1 -DforceVersion=true"],
  ["gradle.lockfile", "gradle dependencies --update-locks name"],
  ["packages.lock.json", "dotnet add package name --version 1.0.1"],
  ["Shop.csproj", "dotnet add Shop.csproj package name --version 1.0.1"],
  ["mix.lock", "mix deps.update name"],
  ["constructor", null],
])("%s: %s", (path, command) => {
  expect(toPackageCommand(path, upgrade)).toBe(command);
});

test.each([
  ["a scope", "package-lock.json", { ...upgrade, subject: "@acme/x" }, "npm install @acme/x@1.0.1"],
  ["Go itself", "go.mod", { ...upgrade, subject: "stdlib", to: "1.22.5" }, "go get go@1.22.5"],
  [
    "several versions of a crate",
    "Cargo.lock",
    { ...upgrade, from: ["1.0.0", "2.0.0"], to: "2.0.1" },
    "cargo update -p name@1.0.0 --precise 2.0.1 && cargo update -p name@2.0.0 --precise 2.0.1",
  ],
  ["no version", "yarn.lock", { ...upgrade, to: null }, null],
])("%s", (_sentence, path, change, command) => {
  expect(toPackageCommand(path, change)).toBe(command);
});

test.each(["a;rm -rf ~", "$(id)", "--registry=https://evil.example", "a\nb", "a b", "`id`", "a|b", "a&b", 'a"b', "", "x".repeat(300)])(
  "a name that a shell would take for more than a word gets no command: %j",
  (subject) => {
    expect(toPackageCommand("package-lock.json", { ...upgrade, subject })).toBeNull();
    expect(toPackageCommand("package-lock.json", { ...upgrade, to: subject })).toBeNull();
  },
);
