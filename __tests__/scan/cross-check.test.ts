import { describe, expect, test } from "@jest/globals";
import type { TargetRequest } from "../../src/model/target.ts";
import type { Command, Images } from "../../src/ports.ts";
import { type Actors, archive, folder, honestGrype, honestOsv, layout, look, optionOf, scannerWorld } from "./stage.ts";

const LOCK = '{ "packages": { "node_modules/a": {} } }';
const DIGEST = (letter: string): string => `sha256:${letter.repeat(64)}`;
const LAYOUT = {
  "/work/image/index.json": JSON.stringify({ manifests: [{ digest: DIGEST("a") }] }),
  [`/work/image/blobs/sha256/${"a".repeat(64)}`]: JSON.stringify({ config: { digest: DIGEST("b") }, layers: [{ digest: DIGEST("c") }] }),
};
const crossCheck = { crossCheck: true };
const archiveOf: TargetRequest = { kind: "image", text: "", scheme: "docker-archive", locator: "a.tar" };
const tar = new Uint8Array(1024);
tar.set(new TextEncoder().encode("ustar"), 257);

/** An OSV-Scanner that lists these ecosystems in whatever is no lockfile. */
function lister(ecosystems: readonly string[], stderr = ""): NonNullable<Actors["osv"]> {
  return async (command, files) => {
    if (!command.args.includes("image") && !command.args.includes("--all-packages")) return honestOsv()(command, files);
    const packages = ecosystems.map((ecosystem) => ({ package: { name: "x", ecosystem } }));
    await files.write(optionOf(command, "--output-file") ?? "", [JSON.stringify({ results: [{ source: { path: "/" }, packages }] })]);
    return { code: 0, stderr };
  };
}

const isGrype = ({ file, args }: Command): boolean => file === "/bin/grype" && args[0] !== "db";

describe("cross-check: Grype on lockfiles", () => {
  test("sees copies of those that it reads, in a folder of their own, and knows whose they are", async () => {
    const files = { "/work/a/package-lock.json": LOCK, "/work/b,c/go.mod": "require x v1", "/work/renv.lock": "{}" };
    const world = scannerWorld(
      {},
      {
        files: {
          ...files,
          "/db/osv/Go/all.zip": archive(["G-1", "Go", "x", "1"]),
          "/db/osv/CRAN/all.zip": archive(["R-1", "CRAN", "x", "1"]),
        },
      },
    );
    const { reports, codes, messages } = await look([folder()], { world, settings: crossCheck });
    const run = world.ran.find(isGrype);
    const tree = (run?.args.at(-1) ?? "").replace("dir:", "");
    expect(tree).toMatch(/^\/private\//);
    expect((await world.files.list(`${tree}/0`)).map(({ name }) => name)).toEqual(["package-lock.json"]);
    const report = reports.find(({ name }) => name === "grype on 2 lockfiles");
    expect(report?.asked?.targetIdByPath).toEqual({
      "/0/package-lock.json": "lockfile:a/package-lock.json",
      "0/package-lock.json": "lockfile:a/package-lock.json",
      "/1/go.mod": "lockfile:b,c/go.mod",
      "1/go.mod": "lockfile:b,c/go.mod",
    });
    expect(codes).toContain("cross-check-skipped");
    expect(messages.join()).toContain("Grype does not read renv.lock");
  });

  test("that fails is an error, and OSV-Scanner's report stays", async () => {
    const world = scannerWorld({ grype: () => ({ code: 1, stderr: "ERROR no\n" }) }, { files: { "/work/package-lock.json": LOCK } });
    const { reports, codes } = await look([folder()], { world, settings: crossCheck });
    expect([codes, reports.length]).toEqual([["scanner-failed"], 1]);
  });

  test("is not done unless it was asked for", async () => {
    const world = scannerWorld({}, { files: { "/work/package-lock.json": LOCK } });
    await look([folder()], { world });
    expect(world.ran.filter(isGrype)).toEqual([]);
  });
});

describe("cross-check: OSV-Scanner on images and SBOMs", () => {
  const imageRuns = (ran: readonly Command[]): string[] =>
    ran.filter(({ args }) => args.includes("image")).map(({ args }) => args.at(-1) ?? "");

  test("reads an archive as it is", async () => {
    const world = scannerWorld({ osv: lister(["npm"]) }, { files: { "/work/a.tar": tar } });
    const { reports, codes } = await look([archiveOf], { world, settings: crossCheck });
    expect([codes, imageRuns(world.ran)]).toEqual([[], ["/work/a.tar"]]);
    expect(reports.map(({ name }) => name).sort()).toEqual(["grype on docker-archive:a.tar", "osv-scanner on docker-archive:a.tar"]);
  });

  test("reads a layout as an archive that is made of it", async () => {
    const osv = lister(["Debian:12"]);
    const world = scannerWorld(
      { osv },
      { files: { ...LAYOUT, "/db/osv/Debian/all.zip": archive(["D-1", "Debian:12", "x", "1"]) }, programs: { tar: "/bin/tar" } },
    );
    const { codes } = await look([layout()], { world, settings: crossCheck });
    expect(codes).toEqual([]);
    const [packed] = imageRuns(world.ran).filter((path) => path.endsWith("image.tar"));
    const list = JSON.parse(world.files.text(`${packed?.slice(0, packed.lastIndexOf("/"))}/manifest.json`));
    expect(world.ran.find(({ file }) => file === "/bin/tar")?.args.slice(3)).toEqual([
      "-C",
      expect.any(String),
      "manifest.json",
      "-C",
      "/work/image",
      "blobs",
    ]);
    expect(list).toEqual([{ Config: `blobs/sha256/${"b".repeat(64)}`, RepoTags: null, Layers: [`blobs/sha256/${"c".repeat(64)}`] }]);
  });

  test("reads a registry's image as an archive of the copy that Grype gets too", async () => {
    const osv = lister(["Debian:12"]);
    const files = { "/db/osv/Debian/all.zip": archive(["D-1", "Debian:12", "x", "1"]) };
    const world = scannerWorld({ osv }, { files, programs: { tar: "/bin/tar" } });
    const extract: Images["extract"] = async ({ to }) => {
      for (const [path, text] of Object.entries(LAYOUT)) await world.files.write(path.replace("/work", to), [text]);
      return { scheme: "oci-dir", path: `${to}/image`, config: DIGEST("b") };
    };
    const published: TargetRequest = { kind: "image", text: "", scheme: "registry", locator: "registry.example/a:1" };
    const pulling = { ...world, images: { ...world.images, extract } };
    const { codes, reports } = await look([published], { world: pulling, settings: { ...crossCheck, offline: false } });
    expect(codes).toEqual([]);
    expect(imageRuns(world.ran)).toEqual([expect.stringMatching(/\/image\.tar$/)]);
    expect(reports.map(({ name, asked }) => [name, asked?.targets.map(({ id }) => id)]).sort()).toEqual([
      ["grype on registry:registry.example/a:1", ["registry:registry.example/a:1"]],
      ["osv-scanner on registry:registry.example/a:1", ["registry:registry.example/a:1"]],
    ]);
  });

  test.each<[string, TargetRequest, Readonly<Record<string, string>>]>([
    ["an image of the engine", { kind: "image", text: "", scheme: "docker", locator: "shop:1" }, {}],
    ["a layout where there is no tar", layout(), LAYOUT],
    [
      "a layout of several images",
      layout(),
      { "/work/image/index.json": JSON.stringify({ manifests: [{ digest: DIGEST("a") }, { digest: DIGEST("b") }] }) },
    ],
    ["an SBOM of another format", { kind: "sbom", text: "", path: "s.xml" }, { "/work/s.xml": "<bom/>" }],
  ])("%s is skipped, and that is said", async (_sentence, target, files) => {
    const { codes, reports } = await look([target], { world: scannerWorld({}, { files, daemon: ["shop:1"] }), settings: crossCheck });
    expect(codes.map((code) => code.split(" ")[0])).toEqual(["cross-check-skipped"]);
    expect(reports).toHaveLength(1);
  });

  test.each([
    ["an ecosystem without an archive", ["npm", "Debian:12"], "", ["database-lacks-ecosystem docker-archive:a.tar"]],
    [
      "an archive that it could not load",
      ["npm"],
      "could not load db for Debian ecosystem: no\n",
      ["database-lacks-ecosystem docker-archive:a.tar"],
    ],
    ["a report that lists no package, though all were to be listed", [], "", ["scanner-output docker-archive:a.tar"]],
    ["something went wrong on the way", ["npm"], "Failed to read a layer\n", ["scanner-output docker-archive:a.tar"]],
  ])("%s is said", async (_sentence, ecosystems, stderr, codes) => {
    const world = scannerWorld({ osv: lister(ecosystems, stderr) }, { files: { "/work/a.tar": tar } });
    expect((await look([archiveOf], { world, settings: crossCheck })).codes).toEqual(codes);
  });

  test("reads an SBOM under a name that tells its format", async () => {
    const files = { "/work/s.json": JSON.stringify({ bomFormat: "CycloneDX", components: [] }) };
    const world = scannerWorld({ osv: lister(["npm"]) }, { files });
    const { codes, reports } = await look([{ kind: "sbom", text: "", path: "s.json" }], { world, settings: crossCheck });
    expect([codes, reports.length]).toEqual([[], 2]);
    expect(world.ran.find(({ file }) => file === "/bin/osv-scanner")?.args.at(-1)).toMatch(/\/sbom\.cdx\.json$/);
  });

  test("that fails is an error about the target", async () => {
    const world = scannerWorld({ osv: () => ({ code: 127, stderr: "no\n" }) }, { files: { "/work/a.tar": tar } });
    expect((await look([archiveOf], { world, settings: crossCheck })).codes).toEqual(["scanner-failed docker-archive:a.tar"]);
  });
});

test("without lockfiles to look at, Grype's database is prepared once for all that it looks at", async () => {
  const grype = honestGrype();
  const world = scannerWorld({ grype, osv: lister([]) }, { files: { "/work/a.tar": tar, "/work/package-lock.json": LOCK, ...LAYOUT } });
  await look([archiveOf, layout(), folder()], { world, settings: crossCheck });
  expect(world.ran.filter(({ args }) => args[1] === "import")).toHaveLength(1);
});
