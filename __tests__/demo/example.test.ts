import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import advisories from "../../src/demo/advisories.json" with { type: "json" };
import { EXAMPLE_NAMES, writeExample } from "../../src/demo/example.ts";
import { recordedReports } from "../../src/demo/recorded.ts";
import { fakeFiles } from "../fakes/world.ts";

async function readText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const piece of bytes) text += new TextDecoder().decode(piece);
  return text;
}

const shop = (path: string) => readFileSync(new URL(`../../examples/shop/${path}`, import.meta.url), "utf8");

describe("writeExample", () => {
  test("writes the project that examples/shop shows, and says where each part lies", async () => {
    const files = fakeFiles();
    const example = await writeExample("/demo", files, "2026-11-24");
    expect(files.text(example.lockfile)).toBe(shop("package-lock.json"));
    expect(files.text(example.dockerfile)).toBe(shop("Dockerfile"));
    expect(files.text(example.policyFile)).toBe(example.policy);
    expect(files.text(`${example.imageDir}/oci-layout`)).toContain("imageLayoutVersion");
    expect(files.text(example.grypeDb).slice(0, 15)).toBe("SQLite format 3");
    expect((await files.list("/demo")).map(({ name }) => name)).toEqual(EXAMPLE_NAMES);
    expect((await files.list("/")).map(({ name }) => name)).toEqual(["demo"]);
  });

  test.each([
    ["an ordinary day", "2026-11-24", "2027-02-22"],
    ["over the end of February in a leap year", "2027-12-15", "2028-03-14"],
    ["in ten years", "2036-11-24", "2037-02-22"],
  ])("gives the exception 90 days from %s", async (_sentence, today, expires) => {
    const { policy } = await writeExample("/demo", fakeFiles(), today);
    expect(policy).toBe(shop(".github/portcullis.yml").replace(/\d{4}-\d\d-\d\d/, expires));
    expect(policy.match(/\d{4}-\d\d-\d\d/g)).toEqual([expires]);
  });

  test("writes one archive an ecosystem, stored, with every advisory in it", async () => {
    const files = fakeFiles();
    const { osvDb } = await writeExample("/demo", files, "2026-11-24");
    const records = ["npm", "Debian"].flatMap((ecosystem) => {
      const zip = files.entries.get(`${osvDb}/${ecosystem}/all.zip`)?.bytes ?? new Uint8Array();
      return Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, record: JSON.parse(new TextDecoder().decode(bytes)) }));
    });
    expect(records).toEqual(advisories.map((record) => ({ name: `${record.id}.json`, record })));
    expect([...files.entries.keys()].filter((path) => path.endsWith("all.zip"))).toHaveLength(2);
  });

  test("writes the same bytes on any day but for the policy", async () => {
    const [one, two] = [fakeFiles(), fakeFiles()];
    await writeExample("/demo", one, "2026-11-24");
    await writeExample("/demo", two, "2031-01-01");
    const changed = [...one.entries].filter(
      ([path, { bytes }]) => !Buffer.from(bytes).equals(two.entries.get(path)?.bytes ?? new Uint8Array()),
    );
    expect(changed.map(([path]) => path)).toEqual(["/demo/.github/portcullis.yml"]);
  });
});

describe("the recorded reports", () => {
  test("are of this very image and this very lockfile", async () => {
    const files = fakeFiles();
    const { imageDigest, lockfile } = await writeExample("/demo", files, "2026-11-24");
    const [grype, osv] = await Promise.all(recordedReports().map(async ({ bytes }) => JSON.parse(await readText(bytes))));
    expect(grype.source.target.manifestDigest).toBe(imageDigest);
    expect(grype.descriptor.version).toBe("0.119.0");
    const locked = Object.entries<{ version: string }>(JSON.parse(files.text(lockfile)).packages).filter(([path]) => path !== "");
    const seen = osv.results.flatMap(({ packages }: { packages: { package: { name: string; version: string } }[] }) =>
      packages.map((entry) => entry.package),
    );
    expect(seen).toEqual(locked.map(([path, { version }]) => ({ name: path.replace("node_modules/", ""), version, ecosystem: "npm" })));
  });

  test("name every advisory that the databases hold, and no other", async () => {
    const [grype, osv] = await Promise.all(recordedReports().map(async ({ bytes }) => JSON.parse(await readText(bytes))));
    const byGrype = grype.matches.map((match: { vulnerability: { id: string } }) => match.vulnerability.id);
    const known = advisories.map(({ id }) => id.replace(/^DEBIAN-/, ""));
    expect([...new Set(byGrype)].sort()).toEqual([...known].sort());
    const byOsv: string[] = osv.results.flatMap((result: { packages: { vulnerabilities?: { id: string }[] }[] }) =>
      result.packages.flatMap(({ vulnerabilities = [] }) => vulnerabilities.map(({ id }) => id)),
    );
    expect(byOsv.sort()).toEqual(known.filter((id) => id.startsWith("GHSA-")).sort());
  });

  test("name no folder of the machine they were recorded on", async () => {
    for (const { name, bytes } of recordedReports()) {
      const paths = (await readText(bytes)).match(/"\/[^"]*"/g) ?? [];
      expect({ name, foreign: paths.filter((path) => !/^"\/(shop|app|var\/lib\/dpkg|usr|etc|bin|lib)\//.test(path)) }).toEqual({
        name,
        foreign: [],
      });
    }
  });

  test("can be asked for as often as one likes", async () => {
    const texts = [];
    for (const report of [...recordedReports(), ...recordedReports()]) texts.push(await readText(report.bytes));
    expect(texts.slice(0, 2)).toEqual(texts.slice(2));
  });
});
