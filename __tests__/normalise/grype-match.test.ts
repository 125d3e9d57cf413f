import { describe, expect, test } from "@jest/globals";
import type { Observation } from "../../src/model/finding.ts";
import { toImage } from "../../src/normalise/grype/image.ts";
import { toSource } from "../../src/normalise/grype/source.ts";
import { asked, grypeReport, match, osvReport, read, refusalOf, report } from "../fakes/reports.ts";

async function all(...matches: object[]): Promise<readonly Observation[]> {
  return (await read(grypeReport({ matches }))).observations;
}

describe("matches of one advisory are told each by their own record", () => {
  test("names, fixes, titles and addresses", async () => {
    const related = (...ids: string[]) => ids.map((id) => ({ id }));
    const told = await all(
      match({ vulnerability: { id: "ELSA-1", dataSource: "https://a.example" }, relatedVulnerabilities: related("CVE-2024-1111") }),
      match({
        vulnerability: { id: "ELSA-1", dataSource: "", urls: ["https://b.example"] },
        relatedVulnerabilities: related("", "ELSA-1"),
      }),
      match({
        vulnerability: { id: "ELSA-1", dataSource: "", links: ["https://c.example"], fix: { state: "wont-fix", versions: ["1.2.14"] } },
      }),
      match({ vulnerability: { id: "ELSA-1", fixedInVersion: "1,2,  3" } }),
    );
    expect(told.map(({ aliases, related: others, fix, url }) => [aliases, others, fix.state, fix.versions, url])).toEqual([
      [["CVE-2024-1111"], [], "fixed", ["1.2.14"], "https://a.example"],
      [[], [], "fixed", ["1.2.14"], "https://b.example"],
      [[], [], "wont-fix", ["1.2.14"], "https://c.example"],
      [[], [], "fixed", ["1", "2", "3"], undefined],
    ]);
  });

  test.each<[string, string[], string[], string[]]>([
    [
      "CVE-2024-1111",
      ["CVE-2024-2222", "DEBIAN-CVE-2024-1111", "GHSA-aaaa-bbbb-cccc"],
      ["DEBIAN-CVE-2024-1111", "GHSA-aaaa-bbbb-cccc"],
      ["CVE-2024-2222"],
    ],
    ["ELSA-1", ["RHSA-1", "CVE-2024-1111"], ["CVE-2024-1111"], ["RHSA-1"]],
    ["ELSA-1", ["CVE-2024-1111", "CVE-2024-2222"], [], ["CVE-2024-1111", "CVE-2024-2222"]],
    ["X-1", ["Y-1", "CVE-2024-1111"], ["CVE-2024-1111", "Y-1"], []],
  ])("%s with %j goes by %j", async (id, ids, aliases, related) => {
    const [one] = await all(match({ vulnerability: { id }, relatedVulnerabilities: ids.map((name) => ({ id: name })) }));
    expect([one?.aliases, one?.related]).toEqual([aliases, related]);
  });

  test("a title is the first description that says anything", async () => {
    const [one] = await all(
      match({ vulnerability: { description: " \n" }, relatedVulnerabilities: [{ id: "CVE-2024-0001", description: "A flaw" }] }),
    );
    expect(one?.title).toBe("A flaw");
  });

  test.each([
    [[0, 1], 1],
    [[0.4, 0.2], 0.4],
    [[0.2, 0.4], 0.4],
    [[0], 0],
    [[-0.1], undefined],
    [[1.1], undefined],
    [["x"], undefined],
  ])("of the probabilities %j the highest that is one counts: %s", async (values, expected) => {
    const [one] = await all(match({ vulnerability: { epss: values.map((epss) => ({ epss })) } }));
    expect(one?.epss).toBe(expected);
  });

  const cvss = (version: string, baseScore: number) => ({ version, metrics: { baseScore } });
  test.each([
    [[cvss("3.1", 7), cvss("3.0", 9)], 9],
    [[cvss("3.1", 9), cvss("3.0", 7)], 9],
    [[cvss("2.0", 10), cvss("3.0", 7)], 7],
    [[cvss("3.0", 7), cvss("2.0", 10)], 7],
    [[cvss("", 10)], 10],
    [[cvss("3.1", 10.1)], undefined],
  ])("of the scores %j the highest of the newest version counts: %s", async (scores, expected) => {
    expect((await all(match({ vulnerability: { cvss: scores } })))[0]?.score).toBe(expected);
  });

  test("a score of version 2 counts where there is no other", async () => {
    expect((await all(match({ vulnerability: { cvss: null, cvssV2: { baseScore: 4.3 } } })))[0]?.score).toBe(4.3);
  });
});

describe("what a Grype report says of itself", () => {
  test("that Grype wrote it, in any case; else an empty one proves nothing", async () => {
    const empty = (name: string) => refusalOf(report(grypeReport({ matches: [], descriptor: { name } })));
    expect(await empty("GRYPE")).toBeNull();
    expect(await empty("other")).toMatch(/no proof that anything was looked at/);
    expect(await refusalOf(report(grypeReport({ descriptor: { name: "other" } })))).toBeNull();
  });

  test("what is wrong with its database, cut", async () => {
    const descriptor = { name: "grype", db: { status: { error: "x".repeat(300) } } };
    expect(await refusalOf(report(grypeReport({ descriptor })))).toContain(`Grype says of its database: "${"x".repeat(200)}".`);
  });

  test("what it does not say: how much was looked at, and when it was written", async () => {
    const { problems, scanners } = await read(grypeReport());
    expect(problems).toEqual([
      {
        code: "evidence-missing",
        target: "docker:shop:1",
        message:
          "report.json does not tell how many packages were looked at, nor whether the database knows them: the decision is vouched for, the looking is not.",
      },
    ]);
    expect(scanners[0]).not.toHaveProperty("reportedAt");
  });

  test("of the database of a scan of ours what either knows", async () => {
    const scanner = (database: object | null) => ({ ...asked().scanner, database }) as never;
    const db = (status: object) => ({ descriptor: { name: "grype", version: "0.119.0", db: { status } } });
    const built = "2026-11-20T00:00:00.000Z";
    const databaseOf = async (status: object, database: object | null) =>
      (await read(grypeReport(db(status)), { asked: asked({ scanner: scanner(database) }) })).scanners[0]?.database;
    expect(await databaseOf({ schemaVersion: "v6", built, checksum: "sha256:22" }, null)).toEqual({
      schema: "v6",
      built,
      digest: "sha256:22",
    });
    expect(await databaseOf({ built }, { schema: "v7", built: null, digest: "sha256:33" })).toEqual({
      schema: "v7",
      built,
      digest: "sha256:33",
    });
    expect(await databaseOf({ built }, null)).toEqual({ schema: null, built, digest: null });
  });

  test("whose report it is: one of another scanner is none of the one that was run", async () => {
    const osv = report(osvReport(), { asked: asked() });
    expect(await refusalOf(osv)).toMatch(/it is an OSV-Scanner report \(`results`\), and Grype was run/);
  });

  test("a schema of somebody else's makes it no result document", async () => {
    expect(await refusalOf(report({ schema: "other/1", findings: [] }))).toMatch(/it has "schema", "findings"|it has "findings"/);
    expect(await refusalOf(report({ ...grypeReport(), schema: { version: "1" } }))).toBeNull();
    const keys = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((key) => [key, 1]));
    expect(await refusalOf(report(keys))).toMatch(/it has "a", "b", "c", "d", "e"\.$/);
  });
});

describe("where matches lie", () => {
  const LOCKFILE = { kind: "lockfile", id: "lockfile:a", shown: "a/lock", absolute: "/srv/a" } as const;
  const SBOM = { kind: "sbom", id: "sbom:a.json", shown: "a.json", absolute: "/srv/a.json" } as const;
  const source = { type: "directory", target: "/private/1" };

  test("in the one lockfile that was asked for, by the path that people know", async () => {
    const [one] = (await read(grypeReport({ source }), { asked: asked({ targets: [LOCKFILE] }) })).observations;
    expect(one).toMatchObject({ target: LOCKFILE.id, locations: [{ path: "a/lock" }] });
  });

  test("in an SBOM where it says; nowhere, where it says nothing", async () => {
    const target = { source: { type: "sbom-file", target: "/srv/a.json" } };
    const placed = async (locations: object[]) =>
      (await read(grypeReport({ ...target, matches: [match({ artifact: { locations } })] }), { asked: asked({ targets: [SBOM] }) }))
        .observations[0];
    expect((await placed([{ path: "/x" }]))?.locations).toStrictEqual([{ path: "/x" }]);
    expect((await placed([]))?.locations).toEqual([]);
  });

  test("in none of the files that were to be scanned", async () => {
    const many = asked({ targets: [LOCKFILE, { ...LOCKFILE, id: "lockfile:b" }], targetIdByPath: {} });
    expect(await refusalOf(report(grypeReport({ source }), { asked: many }))).toMatch(
      /a match \(CVE-2024-0001 in zlib1g\) lies in no file that was to be scanned: it names no place/,
    );
  });
});

describe("what a Grype report is about, in its own words", () => {
  const sourceOf = (source: unknown, distro: unknown = null) => toSource({ source, distro }, "r.json");
  const image = (target: object) => sourceOf({ type: "image", target });

  test.each<[string, object, string, string | undefined]>([
    ["an image of the daemon", { userInput: "shop", tags: ["shop:latest"] }, "docker:shop", "docker.io/library/shop:latest"],
    [
      "an image with both",
      { userInput: "shop", tags: ["shop:latest"], repoDigests: ["x"] },
      "docker:shop",
      "docker.io/library/shop:latest",
    ],
    ["an image with neither", { userInput: "shop" }, "docker:shop", "docker.io/library/shop:latest"],
    ["an image by its ID", { userInput: `sha256:${"ab".repeat(32)}` }, `docker:sha256:${"ab".repeat(32)}`, undefined],
    [
      "an image by its ID that has a tag",
      { userInput: `sha256:${"ab".repeat(32)}`, tags: ["shop:1"] },
      `docker:sha256:${"ab".repeat(32)}`,
      "docker.io/library/shop:1",
    ],
    ["an image that goes by its tag", { tags: ["shop:2"] }, "docker:shop:2", "docker.io/library/shop:2"],
    ["an archive in any case", { userInput: "A.TAR" }, "docker-archive:A.TAR", undefined],
    ["a packed archive", { userInput: "a.tar.gz", tags: ["shop:1"] }, "docker-archive:a.tar.gz", "docker.io/library/shop:1"],
    ["a packed archive of a short name", { userInput: "/a.tgz" }, "docker-archive:/a.tgz", undefined],
    ["a layout", { userInput: "../out" }, "oci-dir:../out", undefined],
    ["a layout on Windows", { userInput: "C:\\out" }, "oci-dir:C:\\out", undefined],
    [
      "an image whose tag only looks like a file's",
      { userInput: "shop.tarball:1" },
      "docker:shop.tarball:1",
      "docker.io/library/shop.tarball:1",
    ],
    ["an image of a registry at a port", { userInput: "r:5000/a", repoDigests: ["x"] }, "registry:r:5000/a", "r:5000/a:latest"],
  ])("%s", (_, target, id, reference) => {
    const { facts, input, imageId } = image(target);
    expect([facts.id, facts.reference]).toEqual([id, reference]);
    expect([input, imageId]).toEqual([(target as { userInput?: string }).userInput ?? "", (target as { imageID?: string }).imageID ?? ""]);
  });

  test.each<[object, object]>([
    [{ os: "linux" }, {}],
    [{ os: "linux", architecture: "amd64" }, { platform: "linux/amd64" }],
    [{ manifestDigest: `sha512:${"0a".repeat(4)}` }, { digest: `sha512:${"0a".repeat(4)}` }],
    [{ manifestDigest: "sha256:0ax" }, {}],
    [{ manifestDigest: "xsha256:0a" }, {}],
    [{ layers: [{ digest: "sha256:1" }] }, { layers: ["sha256:1"] }],
    [{ layers: [] }, {}],
  ])("of an image %j is known %j", (target, known) => {
    const { id: _, kind, packages, scannedBy, reference, ...rest } = image({ userInput: "shop", ...target }).facts;
    expect(rest).toStrictEqual(known);
    expect([kind, packages, scannedBy, reference]).toEqual(["image", null, ["grype"], "docker.io/library/shop:latest"]);
  });

  test.each<[unknown, unknown, string, string]>([
    ["directory", ".", "dir:.", "directory"],
    ["directory", "/", "dir:/", "directory"],
    ["directory", "web\\\\", "dir:web", "directory"],
    ["sbom-file", "a/", "sbom:a/", "sbom"],
    ["cpe", "x", "cpe:x", "other"],
    ["", "x", "report:r.json", "other"],
    ["cpe", "", "report:r.json", "other"],
    ["unknown", "x", "report:r.json", "other"],
  ])("of type %s at %s is %s", (type, target, id, kind) => {
    expect(sourceOf({ type, target }).facts).toMatchObject({ id, kind });
    expect(sourceOf({ type, target }).imageId).toBe("");
  });

  test.each([
    [{ name: "debian", version: "12" }, "debian 12"],
    [{ name: "arch" }, "arch"],
    [{ version: "12" }, "12"],
    [{}, undefined],
    ["debian", undefined],
  ])("the distribution %j is %s", (distro, distribution) => {
    const { facts } = sourceOf({ type: "directory", target: "a" }, distro);
    expect(facts.distribution).toBe(distribution);
    expect("distribution" in facts).toBe(distribution !== undefined);
  });

  test("a config that is larger than any is not read", () => {
    const config = Buffer.from(JSON.stringify({ rootfs: { diff_ids: [] }, x: "x".repeat(4 * 1024 * 1024) })).toString("base64");
    expect(toImage({ config, layers: [] }, { stored: false })).toBeUndefined();
    const small = Buffer.from(JSON.stringify({ rootfs: { diff_ids: [] }, os: "linux" })).toString("base64");
    expect(toImage({ config: small, layers: [] }, { stored: false })).toMatchObject({ platform: null, diffIds: [] });
    const broken = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]).toString("base64");
    expect(toImage({ config: broken, layers: [] }, { stored: false })).toBeUndefined();
    const odd = Buffer.from(JSON.stringify({ rootfs: { diff_ids: ["x"] } })).toString("base64");
    expect(toImage({ config: odd, layers: [{ digest: "x" }] }, { stored: false })).toBeUndefined();
  });
});
