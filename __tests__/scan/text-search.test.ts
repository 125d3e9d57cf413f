import { describe, expect, test } from "@jest/globals";
import { readNamespaces, readPlatform } from "../../src/scan/grype-report.ts";
import { readInventory } from "../../src/scan/inventory.ts";
import { readOsvProof } from "../../src/scan/osv-report.ts";
import { matchesIn } from "../../src/scan/text-search.ts";
import { toInventoryJson } from "./stage.ts";

async function* piecesOf(text: string, length: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const LENGTHS = [1, 3, 64, 1 << 20];

test("every match is found once, wherever the stream is divided", async () => {
  const text = `a=1; \u00e4=22; ${"-".repeat(20_000)} b=333; b=333; c=4;`;
  for (const length of LENGTHS) {
    const found: string[] = [];
    for await (const [match] of matchesIn(piecesOf(text, length), /\p{L}=\d+;/gu)) found.push(match);
    expect(found).toEqual(["a=1;", "\u00e4=22;", "b=333;", "b=333;", "c=4;"]);
  }
});

describe("a Grype report", () => {
  const report = JSON.stringify({
    matches: [{ vulnerability: { id: "X", namespace: "debian:distro:debian:12", description: '"namespace":"fake:distro:x:1"' } }],
    source: {
      type: "image",
      target: { architecture: "arm64", os: "linux", labels: { namespace: "planted:distro:debian:12", architecture: "amd64" } },
    },
    distro: { name: "debian" },
  });

  test.each(LENGTHS)("tells its namespaces, and nobody's labels (pieces of %s)", async (length) => {
    expect([...(await readNamespaces(piecesOf(report, length)))]).toEqual(["debian:distro:debian:12"]);
  });

  test("tells its namespaces when it is indented", async () => {
    const indented = JSON.stringify(JSON.parse(report), null, 2);
    expect([...(await readNamespaces(piecesOf(indented, 100)))]).toEqual(["debian:distro:debian:12"]);
  });

  test.each(LENGTHS)("tells its platform (pieces of %s)", async (length) => {
    expect(await readPlatform(piecesOf(report, length))).toBe("linux/arm64");
  });
});

describe("an inventory", () => {
  test.each(LENGTHS)("counts packages by type, and knows the distribution (pieces of %s)", async (length) => {
    const text = toInventoryJson(["deb", "deb", "go-module"], { id: "debian", versionID: "12", versionCodename: "bookworm" });
    const inventory = await readInventory(piecesOf(text, length));
    expect(inventory).toMatchObject({ packages: 3, distribution: { name: "debian:12" } });
    expect(Object.fromEntries(inventory.types)).toEqual({ deb: 2, "go-module": 1 });
    expect(inventory.systemPurls).toEqual(["pkg:deb/debian/lib0@2?distro=debian-12", "pkg:deb/debian/lib1@2?distro=debian-12"]);
  });

  test.each([
    [{ id: "arch" }, "arch"],
    [{ id: "debian", versionCodename: "sid" }, "debian:sid"],
    [null, undefined],
  ])("a distribution %j is %s", async (distribution, name) => {
    expect((await readInventory(piecesOf(toInventoryJson(["deb"], distribution), 1000))).distribution?.name).toBe(name);
  });
});

describe("an OSV-Scanner report", () => {
  const CANARY = "/private/1/canary.cdx.json";
  const canaries = [
    { ecosystem: "npm", purl: "pkg:npm/a@1", ids: ["A-1"] },
    { ecosystem: "PyPI", purl: "pkg:pypi/b@1", ids: ["B-1"] },
  ];
  const result = (path: string, ...ids: readonly string[]) => {
    const vulnerabilities = ids.map((id) => ({ id, database_specific: { source: `https://example.org/${id}` } }));
    return { source: { path, type: "lockfile" }, packages: [{ package: { name: "x" }, ...(ids.length === 0 ? {} : { vulnerabilities }) }] };
  };
  const read = (results: readonly unknown[], length = 50) =>
    readOsvProof(piecesOf(JSON.stringify({ results }, null, 2), length), CANARY, canaries);

  test.each<[string, unknown[], boolean, string[]]>([
    ["shows all canaries", [result("/a", "C-1"), result(CANARY, "A-1", "B-1")], true, []],
    ["shows one canary", [result(CANARY, "A-1")], true, ["PyPI"]],
    ["shows a canary's advisory, but elsewhere", [result("/a", "A-1", "B-1")], true, ["npm", "PyPI"]],
    ["shows a canary's advisory in the result after it", [result(CANARY, "A-1"), result("/b", "B-1")], true, ["PyPI"]],
    ["shows nothing", [], false, ["npm", "PyPI"]],
    ["lists packages only", [result("/a"), result(CANARY)], false, ["npm", "PyPI"]],
  ])("%s", async (_sentence, results, hasVulnerabilities, missed) => {
    for (const length of LENGTHS) {
      const proof = await read(results, length);
      expect([proof.hasVulnerabilities, proof.missed.map(({ ecosystem }) => ecosystem)]).toEqual([hasVulnerabilities, missed]);
    }
  });
});
