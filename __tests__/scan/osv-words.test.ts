import { describe, expect, test } from "@jest/globals";
import { findMention, parseWords } from "../../src/scan/osv-words.ts";

// Lines of OSV-Scanner 2.5.1, 1.9.2 and 1.5.0 on lockfiles of our own, captured 2026-11-25.
const STDERR = `Starting filesystem walk for root: /
Scanned /work/a/package-lock.json file and found 3 packages
Scanned /work/b c/go.mod file as a go.mod and found 1 package
Scanned /private/1/canary.cdx.json as CycloneDX SBOM and found 2 packages
Filtered 42 local/unscannable package/s from the scan.
Loaded Go local db from /d/osv-scalibr/Go/all.zip
could not load db for Debian ecosystem: unable to fetch OSV database: no offline version of the OSV database is available
Error during extraction: (extracting as javascript/packagelockjson)
	work/x/package-lock.json: could not extract: unexpected end of JSON input
End status: 0 dirs visited, 82 inodes visited
`;

test("what OSV-Scanner says beside its report is read line by line", () => {
  const words = parseWords(STDERR);
  expect([...words.counts]).toEqual([
    ["/work/a/package-lock.json", 3],
    ["/work/b c/go.mod", 1],
    ["/private/1/canary.cdx.json", 2],
  ]);
  expect(words).toMatchObject({ loaded: ["Go"], unloaded: ["Debian"], filtered: 42 });
  expect(words.errors).toEqual([
    "Error during extraction: (extracting as javascript/packagelockjson)",
    "work/x/package-lock.json: could not extract: unexpected end of JSON input",
  ]);
});

describe("a path is found in what was said", () => {
  test.each([
    ["/work/x/package-lock.json", true],
    ["/x/package-lock.json", false],
    ["/work/x/package-lock", false],
    ["/work/a/package-lock.json", false],
  ])("%s: %s", (path, expected) => {
    expect(findMention(STDERR, path) !== null).toBe(expected);
  });

  test.each([
    'could not determine extractor suitable to this file: "/work/y/odd.json"',
    "failed to resolve path: stat /work/y/odd.json: no such file or directory",
    "could not extract from /work/y/odd.json: unexpected EOF",
  ])("%s", (line) => {
    expect(findMention(`before\n${line}\nafter`, "/work/y/odd.json")).toBe(line);
  });
});
