import { expect, test } from "@jest/globals";
import { findAmbiguousKeys } from "../../src/scan/ambiguous-keys.ts";

const npm = (entry: string, more = ""): string => `{"lockfileVersion": 3, "packages": {"": {}, "node_modules/a": {${entry}}}${more}}`;

test.each<[string, string, [string, string]]>([
  ["another version", npm('"version": "1.0.0", "Version": "9.9.9"'), ["version", "Version"]],
  ["another version before it", npm('"VERSION": "9.9.9", "version": "1.0.0"'), ["VERSION", "version"]],
  ["another version in escapes", npm('"version": "1.0.0", "\\u0056ersion": "9.9.9"'), ["version", "Version"]],
  ["another version with a long s", npm('"version": "1.0.0", "ver\u017fion": "9.9.9"'), ["version", "ver\u017fion"]],
  ["no packages any more", npm('"version": "1.0.0"', ', "PACKAGES": null'), ["packages", "PACKAGES"]],
  ["another package manager's", '{"packages": [{"name": "acme/a", "version": "1", "Name": "acme/b"}]}', ["name", "Name"]],
  ["a table of TOML", '[[package]]\nname = "a"\nversion = "1.0.0"\nVersion = "9.9.9"\n', ["version", "Version"]],
  ["a table of TOML that is not the last", '[[package]]\nname = "a"\n"Name" = "b"\n\n[[package]]\nname = "c"\n', ["name", "Name"]],
  ["two lists of TOML", '[[package]]\nname = "a"\n\n[[Package]]\nname = "b"\n', ["package", "Package"]],
])("a lockfile may show a scanner %s", (_, text, twins) => expect(findAmbiguousKeys(text)).toEqual(twins));

test.each([
  ["one that is plain", npm('"version": "1.0.0", "resolved": "https://x/a.tgz"')],
  [
    "packages of names that differ by case",
    '{"packages": {"node_modules/JSONStream": {"version": "1"}, "node_modules/jsonstream": {"version": "2"}}}',
  ],
  ["keys of another format, always in capitals", '{"Packages": {"a": {"Package": "a", "Version": "1"}}}'],
  ["the same key in two places", npm('"version": "1.0.0", "engines": {"Version": "2"}')],
  ["escapes in a value", npm('"version": "1.0.0", "license": "\\u00a9 a"')],
  ["a key that is no field", npm('"version": "1.0.0", "os": [], "OS": []')],
  ["one that is cut", npm('"version": "1.0.0", "Version": "9"').slice(0, -3)],
  ["TOML", '[[package]]\nname = "a"\nversion = "1"\n\n[[package]]\nname = "b"\nversion = "2"\n\n[metadata]\nname = "c"\n'],
  ["requirements", "Django==1.0\ndjango==2.0\n"],
  ["YAML", "packages:\n  a@1: {}\nPackages:\n  b@1: {}\n"],
  ["nothing", ""],
  ["null", "null"],
])("not ambiguous is %s", (_, text) => expect(findAmbiguousKeys(text)).toBeNull());
