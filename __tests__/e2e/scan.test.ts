import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { scratchFolder } from "../bundle/doors.ts";
import { LOCKFILE_FLAWS } from "./advisories.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { codesOf, decisionsOf, type Gated, judge, scan } from "./gate.ts";
import { doubledFindings, inventedFindings, lostRows, runGrype, runOsvScanner } from "./raw.ts";
import { type Alerts, toAt, validate } from "./sarif.ts";
import { stageLockfiles, stageShop } from "./stage.ts";

const LOCKFILES = [
  "npm/package-lock.json",
  "yarn/yarn.lock",
  "pnpm/pnpm-lock.yaml",
  "pip/requirements.txt",
  "poetry/poetry.lock",
  "go/go.mod",
  "rust/Cargo.lock",
  "ruby/Gemfile.lock",
  "php/composer.lock",
  "gradle/gradle.lockfile",
];

/** A name as its ecosystem compares it, whatever the case and the marks between its words. */
const toPlain = (text: string): string => text.toLowerCase().replaceAll(/[-_.]+/g, "-");

const linesOf = (findings: Gated["result"]["findings"]): string[] =>
  findings.map(({ id, package: { name }, place }) => `${id} ${name} ${place?.line}`).sort();

describe("the example: an image and its lockfile", () => {
  let shop: Awaited<ReturnType<typeof stageShop>>;
  let gated: Gated;
  beforeAll(async () => {
    shop = await stageShop();
    const { folder, databases } = shop;
    gated = await scan(["oci-dir:image", "dir:."], { cwd: folder, databases, options: ["--max-db-age", "none"] });
  });

  test("fails for what is high and has no exception", () => {
    expect(gated.result).toMatchObject({
      outcome: "fail",
      exitCode: 1,
      reasons: expect.arrayContaining([expect.objectContaining({ code: "severity-cutoff" })]),
    });
    const excepted = gated.result.findings.filter(({ decision }) => decision.kind === "excepted").map(({ id }) => id);
    expect(excepted).toEqual(["CVE-2023-31484"]);
  });

  test("holds every row of both scanners exactly once, and nothing else", () => {
    const { example, databases, folder } = shop;
    const image = runGrype(`oci-dir:${example.imageDir}`, databases);
    const lockfile = runOsvScanner(join(folder, "package-lock.json"), databases);
    expect(image.rows.length).toBeGreaterThan(5);
    expect(lockfile.rows.length).toBeGreaterThan(3);
    expect(lostRows(image.rows, gated.result, "oci-dir:image")).toEqual([]);
    expect(lostRows(lockfile.rows, gated.result, "lockfile:package-lock.json")).toEqual([]);
    expect(inventedFindings(image.rows, gated.result, "oci-dir:image")).toEqual([]);
    expect(inventedFindings(lockfile.rows, gated.result, "lockfile:package-lock.json")).toEqual([]);
    expect(doubledFindings(gated.result)).toEqual([]);
  });

  test("has its alerts on the lines that name a package, and on what brought the rest, each once", async () => {
    const out = join(scratchFolder(), "out.sarif");
    const options = ["--max-db-age", "none", "-o", `sarif=${out}`];
    await scan(["oci-dir:image", "dir:."], { cwd: shop.folder, databases: shop.databases, options });
    expect(validate(out)).toEqual([]);
    const { runs }: Alerts = JSON.parse(readFileSync(out, "utf8"));
    const results = runs[0]?.results ?? [];
    for (const { message, locations } of results) {
      const [uri = "", line] = locations.map(toAt).join().split(":");
      const text = readFileSync(join(shop.folder, uri), "utf8").split("\n")[Number(line) - 1] ?? "";
      expect(text).toMatch(uri === "Dockerfile" ? /^(?:FROM|RUN|COPY) / : `/${message.text.split(" ")[0]}"`);
    }
    expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)).size).toBe(results.length);
    expect(results.some(({ relatedLocations = [] }) => relatedLocations.length > 0)).toBe(true);
  });

  test("says what it looked at, with what, and by which data", () => {
    const [image, lockfile] = ["image", "lockfile"].map((kind) => gated.result.targets.find((target) => target.kind === kind));
    expect(image).toMatchObject({
      distribution: expect.stringMatching(/^debian 12\b/),
      digest: shop.example.imageDigest,
      scannedBy: ["grype"],
    });
    expect(lockfile).toMatchObject({ id: "lockfile:package-lock.json", scannedBy: ["osv-scanner"] });
    for (const target of [image, lockfile]) expect(target?.packages).toBeGreaterThan(5);
    for (const scanner of gated.result.scanners)
      expect(scanner).toMatchObject({
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        source: "given",
      });
  });

  test("gives the same document twice, but for its times", async () => {
    const again = await scan(["oci-dir:image", "dir:."], {
      cwd: shop.folder,
      databases: shop.databases,
      options: ["--max-db-age", "none"],
    });
    const timeless = ({ stdout }: Gated) => stdout.replaceAll(/"(?:startedAt|durationMs)": ?[^,}]+/g, "");
    expect(timeless(again)).toBe(timeless(gated));
  });

  test("judges its own result, and the scanners' own reports, as it judged the scan", async () => {
    const { example, databases, folder } = shop;
    const work = scratchFolder();
    writeFileSync(join(work, "result.json"), gated.stdout);
    writeFileSync(join(work, "grype.json"), runGrype(`oci-dir:${example.imageDir}`, databases).report);
    writeFileSync(join(work, "osv.json"), runOsvScanner(join(folder, "package-lock.json"), databases).report);
    const options = ["--max-db-age", "none", "--config-file", example.policyFile];
    for (const reports of [["result.json"], ["grype.json", "osv.json"], ["osv.json", "grype.json"]]) {
      const { result } = await judge(reports, { cwd: work, options });
      expect([result.outcome, result.exitCode, result.counts]).toEqual([gated.result.outcome, gated.result.exitCode, gated.result.counts]);
      expect(decisionsOf(result)).toEqual(decisionsOf(gated.result));
    }
  });

  test("cross-check lets both look at everything, and still lists each flaw once", async () => {
    const options = ["--max-db-age", "none", "--cross-check", "true"];
    const { result } = await scan(["oci-dir:image", "dir:."], { cwd: shop.folder, databases: shop.databases, options });
    expect(doubledFindings(result)).toEqual([]);
    expect(result.outcome).toBe("fail");
    const { rows } = runOsvScanner(join(shop.folder, "package-lock.json"), shop.databases);
    expect(lostRows(rows, result, "lockfile:package-lock.json")).toEqual([]);
    const both = result.findings.filter(({ seenBy, target }) => seenBy.length === 2 && target.startsWith("lockfile:"));
    expect(both.length).toBeGreaterThan(0);
    expect(result.targets.find(({ kind }) => kind === "image")?.scannedBy).toEqual(["grype", "osv-scanner"]);
  });
});

describe("lockfiles of many ecosystems", () => {
  let folder: string;
  let databases: Databases;
  let gated: Gated;
  beforeAll(async () => {
    folder = stageLockfiles();
    databases = await writeDatabases(join(scratchFolder(), "databases"), LOCKFILE_FLAWS);
    gated = await scan(["dir:."], { cwd: folder, databases });
  });

  test("are all found and looked at", () => {
    expect(gated.result.targets.map(({ id }) => id).sort()).toEqual(LOCKFILES.map((path) => `lockfile:${path}`).sort());
    expect(gated.result.outcome).toBe("fail");
    expect(codesOf(gated.result)).not.toContain("lockfile-unparsable");
  });

  test.each(LOCKFILES)("%s: every row once, no row invented", (path) => {
    const { rows } = runOsvScanner(join(folder, path), databases);
    expect(rows.length).toBeGreaterThan(0);
    expect(lostRows(rows, gated.result, `lockfile:${path}`)).toEqual([]);
    expect(inventedFindings(rows, gated.result, `lockfile:${path}`)).toEqual([]);
  });

  test.each<[string, (text: string) => Uint8Array]>([
    ["in UTF-16, as PowerShell writes it", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["with a byte-order mark", (text) => Buffer.from(`\ufeff${text}`)],
    ["with lone carriage returns", (text) => Buffer.from(text.replaceAll("\n", "\r"))],
  ])("requirements %s hold what they hold as plain text", async (_sentence, encode) => {
    const work = scratchFolder();
    writeFileSync(join(work, "requirements.txt"), encode(readFileSync(join(folder, "pip/requirements.txt"), "utf8")));
    const { result } = await scan(["dir:."], { cwd: work, databases });
    const plain = gated.result.findings.filter(({ target }) => target === "lockfile:pip/requirements.txt");
    expect(plain.length).toBeGreaterThan(1);
    expect(decisionsOf(result)).toEqual(decisionsOf({ ...gated.result, findings: plain }));
    expect(linesOf(result.findings)).toEqual(linesOf(plain));
  });

  test.each(LOCKFILES)("%s: every finding is on a line that names its package", (path) => {
    const own = gated.result.findings.filter(({ target }) => target === `lockfile:${path}`);
    const lines = readFileSync(join(folder, path), "utf8").split("\n");
    const astray = own.filter(({ package: { name }, place }) => {
      const line = lines[(place?.line ?? 0) - 1] ?? "";
      return place?.path !== path || !toPlain(line).includes(toPlain(name.slice(name.lastIndexOf(":") + 1)));
    });
    expect(own.length).toBeGreaterThan(0);
    expect(astray).toEqual([]);
  });

  test("fold a flaw that two advisories describe into one finding", () => {
    expect(doubledFindings(gated.result)).toEqual([]);
    const snake = gated.result.findings.filter(
      ({ target, package: { name } }) => target === "lockfile:poetry/poetry.lock" && name === "snake-charmer",
    );
    expect(snake).toEqual([
      expect.objectContaining({ id: "CVE-2099-2001", aliases: ["GHSA-2222-pyp1-aaaa", "PYSEC-2099-1"], severity: "critical" }),
    ]);
    const burrow = gated.result.findings.filter(({ package: { name } }) => name === "example.org/burrow");
    expect(burrow).toEqual([
      expect.objectContaining({ id: "CVE-2099-3001", aliases: ["GHSA-2222-gogo-aaaa", "GO-2099-0001"], severity: "high" }),
    ]);
  });

  test("block where nobody says how grave a flaw is, unless that was chosen", async () => {
    const basket = (result: Gated["result"]) =>
      result.findings.filter(({ package: { name } }) => name === "basket").map(({ severity, decision }) => [severity, decision.kind]);
    expect(new Set(basket(gated.result).flat())).toEqual(new Set(["unknown", "blocks"]));
    const { result } = await scan(["dir:pip"], {
      cwd: folder,
      databases,
      options: ["--unknown-severity", "report", "--severity-cutoff", "critical"],
    });
    expect(new Set(basket(result).flat())).toEqual(new Set(["unknown", "below-cutoff"]));
  });

  test("are named relative to the working directory, in the result and in the SARIF", async () => {
    const out = join(scratchFolder(), "out.sarif");
    await scan(["dir:."], { cwd: folder, databases, options: ["-o", `sarif=${out}`] });
    const sarif = JSON.parse(readFileSync(out, "utf8"));
    const uris = sarif.runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect([...new Set(uris)].sort()).toEqual([...LOCKFILES].sort());
    expect(JSON.stringify(sarif)).not.toContain(folder);
    expect(validate(out)).toEqual([]);
  });
});
