import { describe, expect, test } from "@jest/globals";
import type { ScannerBinary } from "../../src/ports.ts";
import { type DatabaseCheck, type Inspection, inspectDatabases } from "../../src/scan/inspect-databases.ts";
import { type FakeTable, type FakeWorld, fakeWorld } from "../fakes/world.ts";
import { archive, binary, NPM_ARCHIVE, settings } from "./stage.ts";

const DAY = 86_400_000;
const STATUS = JSON.stringify({ schemaVersion: "v6.1.0", built: "2026-11-20T00:00:00Z", valid: true });

type Over = { readonly settings?: Partial<Inspection["settings"]>; readonly grype?: ScannerBinary | null };

async function inspect(
  files: FakeTable,
  { grype = binary("grype"), ...over }: Over = {},
): Promise<{ checks: DatabaseCheck[]; world: FakeWorld }> {
  const world = fakeWorld({ files, modified: Date.UTC(2026, 10, 21), program: () => STATUS });
  const checks = await inspectDatabases({
    settings: settings({ grypeDb: null, osvDb: null, offline: false, maxDbAge: 10 * DAY, ...over.settings }),
    world,
    environment: (folder) => ({ HOME: folder }),
    binaries: { grype, "osv-scanner": null },
    versions: { grype: "0.119.0", "osv-scanner": "2.5.1" },
  });
  return { checks, world };
}

describe("Grype's database", () => {
  const upstream = {
    "/cache/grype-db/upstream/6/vulnerability.db": "x",
    "/cache/grype-db/upstream/6/import.json": '{"digest":"xxh64:ab"}',
  };

  test.each<[string, FakeTable, Over, object]>([
    ["is there", upstream, {}, { database: { schema: "v6.1.0", built: "2026-11-20T00:00:00Z", digest: "xxh64:ab" }, faults: [] }],
    ["is there, and no Grype to ask", upstream, { grype: null }, { database: { schema: null, built: null, digest: "xxh64:ab" } }],
    ["is missing", {}, {}, { faults: [{ code: "database-missing", next: expect.stringContaining("A scan fetches it by itself") }] }],
    ["is missing, without network", {}, { settings: { offline: true } }, { faults: [{ code: "database-missing" }] }],
    ["was given as a file", { "/work/g.db": "x" }, { settings: { grypeDb: "g.db" } }, { note: "imported by every scan", faults: [] }],
    ["was given as an address", {}, { settings: { grypeDb: "https://example.org/db" } }, { note: "fetched and imported by every scan" }],
    [
      "was given as a folder",
      { "/work/d/6/vulnerability.db": "x" },
      { settings: { grypeDb: "d" } },
      { database: { schema: "v6.1.0" }, faults: [] },
    ],
    [
      "was given as a folder of something else",
      { "/work/d/x": "" },
      { settings: { grypeDb: "d" } },
      { faults: [{ code: "database-missing" }] },
    ],
    ["was given and is not there", {}, { settings: { grypeDb: "no" } }, { faults: [{ code: "database-missing" }] }],
    [
      "is too old, and a scan would not renew it",
      upstream,
      { settings: { offline: true, maxDbAge: DAY } },
      { faults: [{ code: "database-stale" }] },
    ],
    ["is old, and a scan renews it", upstream, { settings: { maxDbAge: DAY } }, { faults: [] }],
  ])("%s", async (_sentence, files, over, expected) => {
    expect((await inspect(files, over)).checks[0]).toMatchObject({ name: "grype", ...expected });
  });
});

describe("OSV-Scanner's database", () => {
  test.each<[string, FakeTable, Over, object]>([
    ["is the online service", {}, {}, { note: "asked by every scan", faults: [] }],
    ["is the online service, and no network is allowed", {}, { settings: { offline: true } }, { faults: [{ code: "database-missing" }] }],
    [
      "is a folder",
      { "/work/osv/npm/all.zip": NPM_ARCHIVE, "/work/osv/osv-scalibr/Go/all.zip": archive() },
      { settings: { osvDb: "osv" } },
      {
        archives: [
          { ecosystem: "Go", records: 0 },
          { ecosystem: "npm", records: 1 },
        ],
        database: { built: "2026-11-21T00:00:00.000Z" },
        faults: [],
      },
    ],
    ["is a folder without an advisory", { "/work/osv/x": "" }, { settings: { osvDb: "osv" } }, { faults: [{ code: "database-missing" }] }],
    ["is not there", {}, { settings: { osvDb: "osv" } }, { faults: [{ code: "database-missing" }] }],
    [
      "has an archive that is cut short",
      { "/work/osv/npm/all.zip": NPM_ARCHIVE, "/work/osv/Go/all.zip": "PK" },
      { settings: { osvDb: "osv" } },
      { faults: [{ code: "database-missing", message: "Go/all.zip is no whole zip file." }] },
    ],
    [
      "is too old",
      { "/work/osv/npm/all.zip": NPM_ARCHIVE },
      { settings: { osvDb: "osv", maxDbAge: DAY } },
      { faults: [{ code: "database-stale" }] },
    ],
  ])("%s", async (_sentence, files, over, expected) => {
    const { checks, world } = await inspect(files, over);
    expect(checks[1]).toMatchObject({ name: "osv-scanner", ...expected });
    expect(world.downloaded).toEqual([]);
  });
});
