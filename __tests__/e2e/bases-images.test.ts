import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runDoor, scratchFolder } from "../bundle/doors.ts";
import { buildImages, copyImage } from "./build-images.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { type Gated, scan } from "./gate.ts";
import { BASE, IMAGE_FLAWS, ORIGINS, RECIPES } from "./recipes.ts";
import { type Service, startEngine } from "./services.ts";

// Images as a real engine builds them, on bases of our own: what is asked of their bases rests on their being seen whole.
let folder: string;
let databases: Databases;
let engine: Service<{ host: string; run(...args: string[]): string }>;

beforeAll(async () => {
  folder = scratchFolder();
  databases = await writeDatabases(join(scratchFolder(), "databases"), IMAGE_FLAWS);
  engine = await startEngine({ experimental: true });
  buildImages(engine, folder);
  await copyImage(folder, "docker-archive:dpkg.tar", "oci:layout:1");
  await copyImage(folder, "docker-archive:dpkg.tar", "oci-archive:dpkg-oci.tar:1");
  await copyImage(folder, "--dest-compress", "--dest-compress-format", "zstd", "docker-archive:dpkg.tar", "oci:zstd:1");
});

afterAll(() => engine?.stop());

function look(...targets: string[]): Promise<Gated> {
  return scan(targets, { cwd: folder, databases, options: ["--offline", "true"] });
}

/** The packages with findings, once each: every one of them has just one flaw. */
function flawedOf({ result }: Gated): string[] {
  return result.findings.map(({ package: { name, version } }) => `${name} ${version}`).sort();
}

describe("a package database that the last layer wrote anew", () => {
  test.each(Object.entries(ORIGINS))(
    "%s: what is installed now is found, once each, and what was removed is not",
    async (name, origins) => {
      const end = await look(`docker-archive:${name}.tar`);
      expect(end.code).toBe(1);
      expect(flawedOf(end)).toEqual(Object.keys(origins).sort());
    },
  );

  test.each(["oci-dir:layout", "oci-archive:dpkg-oci.tar", "oci-dir:zstd"])("%s: the same as in the engine's archive", async (target) => {
    expect(flawedOf(await look(target))).toEqual(Object.keys(ORIGINS.dpkg ?? {}).sort());
  });
});

test.each(["squashed", "imported", "true"])("%s: the layers differ, the findings do not", async (name) => {
  const { result } = await look(`docker-archive:${name}.tar`);
  expect(result.targets[0]?.distribution).toMatch(/^debian 12\b/);
  expect(result.findings).toHaveLength(6);
  expect(result.targets[0]?.layers).toHaveLength(name === "true" ? 3 : name === "squashed" ? 3 : 1);
});

describe("the layers that the engine made", () => {
  const layersOf = (reference: string): string[] =>
    JSON.parse(engine.run("inspect", "--format", "{{json .RootFS.Layers}}", reference)) as string[];
  const startsWith = (image: string, base: string[]): boolean => base.every((layer, index) => layersOf(image)[index] === layer);

  test("begin with the base's, whatever lies between or was squashed above it, and not where the files were imported", () => {
    const base = layersOf("true:1").slice(0, 2);
    for (const name of ["labelled", "between", "stages", "strange-copy", "twice", "squashed", "dpkg", "npm"])
      expect([name, startsWith(`${name}:1`, base)]).toEqual([name, true]);
    for (const name of ["lying", "alpine", "imported", "scratch"]) expect([name, startsWith(`${name}:1`, base)]).toEqual([name, false]);
    expect(startsWith("between:1", layersOf(BASE.stranger))).toBe(true);
  });

  test("of a tag that was built anew are no longer those of yesterday's image", () => {
    expect(startsWith("true:1", layersOf(BASE.debian))).toBe(false);
  });

  test("can be the same twice", () => {
    expect(layersOf("twice:1").slice(-2)[0]).toBe(layersOf("twice:1").at(-1));
  });
});

describe("`bases resolve` on what these images were built from", () => {
  const bases: Readonly<Record<string, string | null>> = {
    alpine: BASE.alpine,
    lying: BASE.alpine,
    between: BASE.stranger,
    apk: BASE.alpine,
  };
  const special: Readonly<Record<string, string | null>> = { ...bases, scratch: null, bare: BASE.distroless };

  test.each(RECIPES.map(({ name }) => name))("%s", async (name) => {
    const end = await runDoor(["bases", "resolve", "--dockerfile", join(name, "Dockerfile"), "-o", "json"], { cwd: folder });
    expect(end.code).toBe(0);
    const { final } = JSON.parse(end.stdout) as { final: { base: string | null } };
    expect(final.base).toBe(name in special ? special[name] : BASE.debian);
  });

  test.each([
    ["stages", "alpine", BASE.alpine],
    ["strange-copy", "the stranger", BASE.stranger],
  ])("%s: names %s beside the base", async (name, _sentence, reference) => {
    const end = await runDoor(["bases", "resolve", "--dockerfile", join(name, "Dockerfile"), "-o", "json"], { cwd: folder });
    const { external } = JSON.parse(end.stdout) as { external: { canonical: string }[] };
    expect(external.map(({ canonical }) => canonical).sort()).toEqual([BASE.debian, reference].sort());
  });
});
