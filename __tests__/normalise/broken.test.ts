import { describe, expect, test } from "@jest/globals";
import { REPORT_LIMIT } from "../../src/model/report.ts";
import { toRefusal } from "../../src/normalise/read/refusal.ts";
import { toUtf8 } from "../../src/normalise/read/utf8.ts";
import { asked, grypeReport, match, osvReport, read, record, refusalOf, report } from "../fakes/reports.ts";

describe("a report that is none, or not whole, is refused and never taken for one without findings", () => {
  test.each<[string, unknown, RegExp]>([
    ["no object", [], /begins with "\[\]"/],
    ["an empty object", {}, /neither `matches` nor `results`.*it is an empty object/],
    ["something else", { vulnerabilities: [] }, /it has "vulnerabilities"/],
    ["a SARIF log", { $schema: "x", runs: [] }, /a SARIF log/],
    ["a CycloneDX SBOM", { bomFormat: "CycloneDX", components: [] }, /a CycloneDX SBOM: scan it/],
    ["a Trivy report", { ArtifactName: "x", Results: [] }, /a Trivy report/],
    [
      "two reports in one object",
      { ...grypeReport(), ...osvReport() },
      /a Grype report \(`matches`\) and an OSV-Scanner report \(`results`\) at once/,
    ],
    ["`matches` that is null", { ...grypeReport(), matches: null }, /`matches` is no list/],
    ["`matches` that is an object", { ...grypeReport(), matches: {} }, /`matches` is no list/],
    ["a match that is null", grypeReport({ matches: [match(), null] }), /a match is no object \(in matches\[1\]/],
    ["a match that is a list", grypeReport({ matches: [[]] }), /a match is no object/],
    ["a match without an advisory", grypeReport({ matches: [match({ vulnerability: { id: "" } })] }), /names no advisory/],
    ["a match whose advisory is a number", grypeReport({ matches: [match({ vulnerability: { id: 7 } })] }), /names no advisory/],
    ["a match without a vulnerability", grypeReport({ matches: [{ artifact: { name: "x" } }] }), /names no advisory/],
    ["a match without a package", grypeReport({ matches: [match({ artifact: { name: "", purl: "" } })] }), /names no package/],
    ["no matches, and nothing that says Grype wrote it", { matches: [] }, /no proof that anything was looked at/],
    [
      "a database that Grype calls broken",
      grypeReport({ descriptor: { name: "grype", db: { status: { valid: false } } } }),
      /says of its database/,
    ],
    [
      "a database with an error (schema 5)",
      grypeReport({ descriptor: { name: "grype", db: { error: "bad checksum" } } }),
      /"bad checksum"/,
    ],
    ["`results` that is an object", { results: {}, experimental_config: {} }, /`results` is no list/],
    ["a result that is a string", { results: ["x"] }, /a result is no object/],
    ["a result whose source is a string", { results: [{ source: "x", packages: [] }] }, /`source` is no object/],
    ["a result whose packages are an object", { results: [{ source: {}, packages: {} }] }, /`packages` is no list/],
    ["a result with packages and no source", { results: [{ packages: osvReport().results[0]?.packages }] }, /does not say which file/],
    ["a package that is null", { results: [{ source: {}, packages: [null] }] }, /a package is no object/],
    ["a vulnerable package without a name", osvReport({ pkg: { name: "", version: "" } }), /neither a name nor a commit/],
    ["vulnerabilities that are an object", osvReport({ vulnerabilities: {} }), /`vulnerabilities` is no list/],
    ["a vulnerability that is null", osvReport({ vulnerabilities: [record(), null] }), /a vulnerability is no object/],
    ["a vulnerability without an id", osvReport({ vulnerabilities: [record({ id: undefined })] }), /a vulnerability has no `id`/],
    [
      "no results, and nothing that says OSV-Scanner wrote it",
      { results: [], errors: [], version: "1" },
      /no proof that anything was looked at/,
    ],
    ["results without packages, and nothing that says it either", { results: [{ source: { path: "x" }, packages: [] }] }, /no proof/],
    [
      "a result document of another version",
      { schema: "portcullis/result/9", findings: [] },
      /schema "portcullis\/result\/9", and this version reads/,
    ],
    ["a result document without findings", { schema: "portcullis/result/1" }, /has no `findings`/],
  ])("with %s", async (_, content, why) => {
    expect(await refusalOf(report(content))).toMatch(/^report-invalid: The report report\.json cannot be judged: /);
    expect(await refusalOf(report(content))).toMatch(why);
  });

  test("is the scanner's fault where we ran the scanner, of every target that was asked for", async () => {
    const targets = ["a", "b"].map((name) => ({ kind: "lockfile", id: `lockfile:${name}`, shown: name, absolute: `/${name}` }) as const);
    const raw = report("{", { name: "osv-scanner on 2 lockfiles", asked: asked({ targets }) });
    expect(await refusalOf(raw)).toBe(
      ["", ""]
        .map(
          () =>
            "scanner-output: The report osv-scanner on 2 lockfiles cannot be judged: it is cut short: the JSON ends before its end (at byte 1).",
        )
        .join("\n"),
    );
  });

  test("above the limit in size, and not below it", async () => {
    const piece = new TextEncoder().encode(" ".repeat(8 * 1024 * 1024));
    async function count(bytes: number) {
      const pieces = Array.from({ length: bytes / piece.length }, () => piece);
      let total = 0;
      for await (const { length } of toUtf8(stream(pieces), toRefusal(report("")))) total += length;
      return total;
    }
    expect(await count(REPORT_LIMIT)).toBe(512 * 1024 * 1024);
    await expect(count(REPORT_LIMIT + piece.length)).rejects.toThrow("it is larger than 512 MiB.");
  });
});

async function* stream(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

describe("encodings", () => {
  const text = JSON.stringify(osvReport({ vulnerabilities: [record({ summary: "Größe 漢字 😀" })] }));
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");

  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16, little end first", utf16],
    ["UTF-16, big end first", Buffer.from(utf16).swap16()],
    ["UTF-16 without a mark", utf16.subarray(2)],
    ["UTF-16 without a mark, big end first", Buffer.from(utf16).swap16().subarray(2)],
  ])("%s is read, however it is cut", async (_, bytes) => {
    for (const size of [1, 2, 3, 64, 100_000]) {
      const { observations } = await read(new Uint8Array(bytes), { size });
      expect(observations.map(({ title }) => title)).toEqual(["Größe 漢字 😀"]);
    }
  });

  test.each([
    ["UTF-16 that is cut in the middle of a sign", utf16.subarray(0, -1), /UTF-16 ends in the middle of a character: it is cut short/],
    ["UTF-16 that is cut between signs", utf16.subarray(0, -8), /cut short/],
    ["UTF-16 with half a pair", Buffer.concat([utf16.subarray(0, 20), Buffer.from([0x00, 0xd8, 0x20, 0x00])]), /not valid UTF-16/],
    ["nothing but a mark", utf16.subarray(0, 2), /is empty/],
    ["nothing but a mark of UTF-8", Buffer.from("\ufeff"), /is empty/],
  ])("%s is refused", async (_, bytes, why) => {
    expect(await refusalOf(report(new Uint8Array(bytes), { size: 7 }))).toMatch(why);
  });
});
