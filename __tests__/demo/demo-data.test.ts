import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import advisories from "../../src/demo/advisories.json" with { type: "json" };

const root = new URL("../../", import.meta.url);
const { toDemoData } = (await import(fileURLToPath(new URL("scripts/demo-data.mjs", root)))) as {
  toDemoData(): Promise<Record<string, string>>;
};
const { buildGrypeDb } = (await import(fileURLToPath(new URL("scripts/grype-db.mjs", root)))) as {
  buildGrypeDb(records: readonly unknown[], options: { built: string }): Promise<Uint8Array>;
};

describe("what the demo embeds", () => {
  test("is what its sources give, to the byte (else: node scripts/demo-data.mjs)", async () => {
    const written = await toDemoData();
    for (const [path, text] of Object.entries(written))
      expect({ path, text: readFileSync(new URL(path, root), "utf8") }).toEqual({ path, text });
    expect(Object.keys(written)).toEqual(["src/demo/grype-db.json", "src/demo/shop-files.json"]);
  });

  test("changes with an advisory", async () => {
    const [first, ...rest] = advisories;
    const built = "2026-11-01T00:00:00Z";
    const whole = await buildGrypeDb(advisories, { built });
    const changed = await buildGrypeDb([{ ...first, summary: "another sentence" }, ...rest], { built });
    expect(Buffer.from(whole).equals(Buffer.from(await buildGrypeDb(advisories, { built })))).toBe(true);
    expect(Buffer.from(whole).equals(Buffer.from(changed))).toBe(false);
  });
});

describe("the advisories", () => {
  test.each(advisories.map((record) => [record.id, record] as const))(
    "%s names its CVE, a fixed or open range, a vector and where to read more",
    (_id, record) => {
      const names = [...("aliases" in record ? (record.aliases ?? []) : []), ...("upstream" in record ? (record.upstream ?? []) : [])];
      expect(names).toEqual([expect.stringMatching(/^CVE-\d{4}-\d+$/)]);
      expect(record.severity.map(({ score }) => score)).toEqual([expect.stringMatching(/^CVSS:3\.1\/AV:/)]);
      expect(record.references.map(({ url }) => url)).toEqual([expect.stringMatching(/^https:\/\//)]);
      expect(record.affected.flatMap(({ ranges }) => ranges).length).toBeGreaterThan(0);
    },
  );

  test("are called by names that no other one has", () => {
    expect(new Set(advisories.map(({ id }) => id)).size).toBe(advisories.length);
  });
});
