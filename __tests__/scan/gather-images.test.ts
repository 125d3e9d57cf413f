import { describe, expect, test } from "@jest/globals";
import { GateError } from "../../src/errors.ts";
import type { Settings } from "../../src/model/settings.ts";
import type { TargetRequest } from "../../src/model/target.ts";
import type { Command, ScannerBinary, World } from "../../src/ports.ts";
import type { FakeEnd } from "../fakes/world.ts";
import {
  type Actors,
  binary,
  folder,
  type GrypeScript,
  honestGrype,
  honestOsv,
  type Look,
  layout,
  look,
  optionOf,
  scannerWorld,
} from "./stage.ts";

const IMAGE = { "/work/image/index.json": "{}", "/work/other/index.json": "{}" };
const TARGET = "oci-dir:image";

function lookAt(script: GrypeScript, { search, ...over }: Partial<Settings> & Pick<Actors, "search"> = {}): Promise<Look> {
  const world = scannerWorld({ grype: honestGrype(script), ...(search === undefined ? {} : { search }) }, { files: IMAGE });
  return look([layout()], { world, settings: over });
}

/** Answers of `grype db search` as Grype 0.119.0 gives them (captured 2026-11-23): which types of packages the database has records of. */
function database(known: Readonly<Record<string, readonly { name: string; constraint: string }[]>>): (command: Command) => FakeEnd {
  return (command) => {
    const [type = "", distro, limit] = ["--ecosystem", "--distro", "--limit"].map((name) => optionOf(command, name));
    const rows = known[distro === undefined ? type : `${type} ${distro}`];
    if (rows === undefined && distro !== undefined)
      return { code: 1, stderr: "[0000] ERROR unable to get affected packages for any: OS not present\n" };
    if (rows !== undefined && limit === "1" && rows.length > 1)
      return { code: 1, stdout: "[]\n", stderr: "[0000] ERROR unable to fetch package records: query limit reached\n" };
    const found = (rows ?? []).map(({ name, constraint }) => {
      return {
        vulnerability: { id: "CVE-1" },
        packages: [{ package: { name, ecosystem: type }, detail: { ranges: [{ version: { constraint } }] } }],
      };
    });
    return JSON.stringify(found, null, 1);
  };
}

const TWO = [
  { name: "zlib", constraint: "< 1.3" },
  { name: "perl", constraint: "< 5" },
];

describe("an image", () => {
  test("is scanned once, in an empty folder, with a database imported for it and nothing of ours to be seen in the arguments", async () => {
    const world = scannerWorld({}, { files: IMAGE });
    const { reports, codes } = await look([layout()], {
      world,
      settings: { registry: [{ host: "registry.example", username: "gate", password: "open sesame" }] },
    });
    expect(codes).toEqual([]);
    const [imported, scan, ...others] = world.ran;
    expect(imported?.args).toEqual(["db", "import", "/db/grype.db"]);
    expect(others).toEqual([]);
    expect(scan?.args.at(-1)).toBe("oci-dir:/work/image");
    expect(scan?.cwd).toMatch(/^\/private\//);
    expect(scan?.env).toMatchObject({ GRYPE_DB_AUTO_UPDATE: "false", GRYPE_DB_VALIDATE_AGE: "false", GRYPE_CHECK_FOR_APP_UPDATE: "false" });
    expect(JSON.stringify(scan)).not.toContain("open sesame");
    for (const [path, { bytes }] of world.files.entries) expect([path, `${Buffer.from(bytes)}`].join()).not.toContain("open sesame");
    expect(reports[0]).toMatchObject({
      name: `grype on ${TARGET}`,
      asked: {
        inventory: { [TARGET]: 1 },
        targetIdByPath: { "/work/image": TARGET },
        scanner: { database: { digest: expect.stringMatching(/^sha256:/) } },
      },
    });
  });

  test("of a registry is given to Grype as a copy, without the registry's name or anybody's credentials", async () => {
    const locator = "registry.example/a:1";
    const registry = [{ host: "registry.example", username: "gate", password: "open sesame" }];
    const world = scannerWorld({}, { files: IMAGE, machine: { env: { DOCKER_CONFIG: "/home/me/.docker" } } });
    const wanted: TargetRequest = { kind: "image", text: "", scheme: "registry", locator };
    const { codes, reports } = await look([wanted], { world, settings: { offline: false, registry } });
    expect(codes).toEqual([]);
    const [, scan, ...others] = world.ran;
    expect(others).toEqual([]);
    const path = /^oci-dir:(\/private\/.+)$/.exec(scan?.args.at(-1) ?? "")?.[1] ?? "";
    expect(Object.keys(scan?.env ?? {})).not.toContain("DOCKER_CONFIG");
    expect(JSON.stringify(world.ran)).not.toMatch(/open sesame|registry\.example/);
    expect(reports).toMatchObject([
      {
        name: `grype on registry:${locator}`,
        asked: {
          targetIdByPath: { [path]: `registry:${locator}` },
          targets: [{ id: `registry:${locator}`, locator, scheme: "oci-dir", absolute: path, reference: locator, imageId: "sha256:null" }],
        },
      },
    ]);
  });

  test("of a registry is pulled once for all scanners, and while they are still being had", async () => {
    const asked: string[] = [];
    const world = scannerWorld({ osv: honestOsv() }, { files: IMAGE });
    let arrive: (binary: ScannerBinary) => void = () => undefined;
    const grype = new Promise<ScannerBinary>((resolve) => {
      arrive = resolve;
    });
    const extract: World["images"]["extract"] = (request) => {
      asked.push(request.source.locator);
      arrive(binary("grype")); // only now there is a scanner
      return world.images.extract(request);
    };
    const wanted: TargetRequest = { kind: "image", text: "", scheme: "registry", locator: "registry.example/a:1" };
    const binaries = { grype, "osv-scanner": Promise.resolve(binary("osv-scanner")) };
    const pulling = { ...world, images: { ...world.images, extract } };
    const { reports } = await look([wanted], { world: pulling, binaries, settings: { offline: false, crossCheck: true } });
    expect(asked).toEqual(["registry.example/a:1"]);
    expect(reports.map(({ name }) => name)).toContain("grype on registry:registry.example/a:1");
  });

  test("of a registry is one of as many that are pulled side by side as scanners run", async () => {
    const world = scannerWorld({}, { files: IMAGE });
    let [running, most] = [0, 0];
    const extract: World["images"]["extract"] = async (request) => {
      running += 1;
      most = Math.max(most, running);
      const copy = await world.images.extract(request);
      running -= 1;
      return copy;
    };
    const wanted = [1, 2, 3, 4, 5].map(
      (tag): TargetRequest => ({ kind: "image", text: "", scheme: "registry", locator: `a.example/a:${tag}` }),
    );
    const { reports } = await look(wanted, {
      world: { ...world, images: { ...world.images, extract } },
      settings: { offline: false, jobs: 2 },
    });
    expect([most, reports.length]).toEqual([2, 5]);
  });

  test("of a registry that cannot be had is a problem of its own: no scanner runs for it, and what is beside it is scanned", async () => {
    const world = scannerWorld({}, { files: IMAGE });
    const refuse = async (): Promise<never> => {
      throw new GateError({ code: "source-mismatch", message: "Layer 1 is another.", next: "Ask why." });
    };
    const broken = { ...world, images: { ...world.images, extract: refuse } };
    const wanted: TargetRequest = { kind: "image", text: "", scheme: "registry", locator: "registry.example/a:1" };
    const { codes, reports } = await look([layout(), wanted], { world: broken, settings: { offline: false } });
    expect(codes).toEqual(["source-mismatch registry:registry.example/a:1"]);
    expect(reports.map(({ name }) => name)).toEqual([`grype on ${TARGET}`]);
  });
});

describe("no match means no flaw only where that is proven", () => {
  const debian = { types: ["deb"], distribution: { id: "debian", versionID: "12", versionCodename: "bookworm" }, namespaces: [] };
  const oldest = { "pkg:deb/debian/lib0@0": "debian:distro:debian:12" };

  test.each<[string, GrypeScript, Actors["search"], string[]]>([
    ["a match of the distribution", { ...debian, namespaces: ["debian:distro:debian:12"] }, undefined, []],
    ["the image's own packages in versions before all others match", { ...debian, canaries: oldest }, undefined, []],
    [
      "a record of the distribution matches",
      { ...debian, canaries: { "pkg:deb/debian/zlib@0": "debian:distro:debian:12" } },
      database({ "deb debian:12": TWO }),
      [],
    ],
    [
      "records of the distribution that are never found",
      debian,
      database({ "deb debian:12": TWO }),
      ["database-lacks-distribution", "canary-missed"],
    ],
    ["no record of the distribution", debian, database({}), ["database-lacks-distribution", "evidence-missing"]],
    [
      "a distribution that is known, without a package",
      debian,
      database({ "deb debian:12": [] }),
      ["database-lacks-distribution", "evidence-missing"],
    ],
    [
      "a question that this Grype does not understand",
      debian,
      () => ({ code: 1, stderr: "unknown command" }),
      ["database-lacks-distribution", "evidence-missing"],
    ],
    ["a match that is not the distribution's", { ...debian, namespaces: ["nvd:cpe"] }, database({}), ["database-lacks-distribution"]],
    ["no distribution recognised", { ...debian, distribution: null }, undefined, ["distribution-unknown", "evidence-missing"]],
    [
      "packages of no kind beside others",
      { types: ["npm", "UnknownPackage"], distribution: null, namespaces: ["github:language:javascript"] },
      undefined,
      ["scanner-warning"],
    ],
    [
      "packages of no kind alone",
      { types: ["UnknownPackage"], distribution: null, namespaces: [] },
      undefined,
      ["inventory-empty", "evidence-missing"],
    ],
    ["nothing catalogued", { types: [], distribution: null, namespaces: [] }, undefined, ["inventory-empty", "evidence-missing"]],
    [
      "languages of which the database has something",
      { types: ["npm", "binary"], distribution: null, namespaces: ["github:language:javascript"] },
      undefined,
      [],
    ],
    [
      "a language of which the database has nothing",
      { types: ["npm", "go-module"], distribution: null, namespaces: ["github:language:javascript"] },
      database({}),
      ["database-lacks-ecosystem"],
    ],
  ])("%s", async (_sentence, script, search, codes) => {
    const found = await lookAt(script, search === undefined ? {} : { search });
    expect(found.codes.map((code) => code.split(" ")[0])).toEqual(codes);
    expect(found.reports).toHaveLength(1);
  });

  test("what something that must match would be is asked of the database with the whole os-release", async () => {
    const world = scannerWorld({ grype: honestGrype({ ...debian, canaries: oldest }) }, { files: IMAGE });
    await look([layout()], { world });
    const canary = world.ran.map(({ args }) => args.at(-1) ?? "").find((source) => source.endsWith("canary.json"));
    const { components } = JSON.parse(world.files.text(canary?.replace("sbom:", "") ?? ""));
    expect(components[0]).toMatchObject({
      type: "operating-system",
      properties: [
        { name: "syft:distro:id", value: "debian" },
        { name: "syft:distro:versionID", value: "12" },
        { name: "syft:distro:versionCodename", value: "bookworm" },
      ],
    });
    expect(components[1]).toMatchObject({ name: "lib0", version: "0" });
  });

  const npm: GrypeScript = { types: ["npm"], distribution: null, namespaces: [] };

  test.each<[string, GrypeScript, Partial<Settings>, string[]]>([
    ["it finds what everybody knows", { ...npm, canaries: { "pkg:npm/lodash@4.17.15": "github:language:javascript" } }, {}, []],
    ["it finds what the given database itself names", { ...npm, canaries: { "pkg:npm/zlib@0": "github:language:javascript" } }, {}, []],
    ["it does not find what the given database itself names", npm, {}, ["canary-missed"]],
  ])("nothing matched anywhere: %s", async (_sentence, script, over, codes) => {
    expect((await lookAt(script, { ...over, search: database({ npm: TWO }) })).codes).toEqual(codes);
  });

  test("nothing matched anywhere: the published database must know what everybody knows", async () => {
    const files = { ...IMAGE, "/cache/grype-db/upstream/6/vulnerability.db": "x" };
    const world = scannerWorld({ grype: honestGrype(npm), search: database({ npm: TWO }) }, { files });
    expect((await look([layout()], { world, settings: { grypeDb: null } })).codes).toEqual(["canary-missed"]);
  });
});

describe("the platform that was asked for", () => {
  test.each([
    ["linux/amd64", "linux/amd64", []],
    ["amd64", "linux/amd64", []],
    ["linux/arm64/v8", "linux/arm64", []],
    ["linux/arm64", "linux/amd64", [`platform-missing ${TARGET}`]],
    ["windows/amd64", "linux/amd64", [`platform-missing ${TARGET}`]],
  ])("%s, of an archive that holds %s", async (platform, actual, codes) => {
    expect((await lookAt({ platform: actual }, { platform })).codes).toEqual(codes);
  });
});

describe("a Grype that fails", () => {
  const docker: TargetRequest = { kind: "image", text: "", scheme: "docker", locator: "shop:1" };
  const sbom: TargetRequest = { kind: "sbom", text: "", path: "s.json" };
  const error = (text: string): FakeEnd => ({ code: 1, stderr: `[0001] ERROR ${text}\n` });

  // The words are those of Grype 0.119.0, captured 2026-11-23.
  test.each<[string, TargetRequest, FakeEnd, string]>([
    ["its database is gone", layout(), error("failed to load vulnerability db: database does not exist"), "database-missing"],
    [
      "its database is broken",
      layout(),
      error("failed to load vulnerability db: failed to read DB description: failed to open db"),
      "database-missing",
    ],
    [
      "no such image",
      docker,
      error(
        "failed to catalog: an error occurred attempting to resolve 'shop:1': docker: docker not available: failed to connect to Docker daemon.",
      ),
      "target-not-found",
    ],
    [
      "an archive that ends early",
      layout(),
      error("failed to catalog: an error occurred attempting to resolve '/work/image': oci-dir: unexpected EOF"),
      "target-invalid",
    ],
    [
      "no room on the disk",
      layout(),
      error("failed to catalog: an error occurred attempting to resolve '/work/image': oci-dir: write /tmp/x: no space left on device"),
      "environment",
    ],
    ["an SBOM that is none", sbom, error("failed to catalog: unable to decode sbom: sbom format not recognized"), "target-invalid"],
    [
      "another platform",
      layout(),
      error(
        'failed to catalog: oci-dir: mismatched platform (expected linux/arm64): image platform="linux/amd64" does not match user specified platform="linux/arm64"',
      ),
      "platform-missing",
    ],
    ["anything else", layout(), error("disk full"), "scanner-failed"],
    ["killed", layout(), { code: null, signal: "SIGKILL" }, "scanner-failed"],
    ["too slow", layout(), { code: null, signal: "SIGTERM", timedOut: true }, "scanner-timeout"],
    ["well, and without a report", layout(), {}, "scanner-output"],
  ])("%s", async (_sentence, target, end, code) => {
    const world = scannerWorld({ grype: () => end }, { files: { ...IMAGE, "/work/s.json": "{}" }, daemon: ["shop:1"] });
    const { codes, reports, targets } = await look([target], { world });
    expect([codes, reports]).toEqual([[`${code} ${targets[0]}`], []]);
  });

  test("of which the disk takes no inventory is an error about its target", async () => {
    const grype: Actors["grype"] = async (command, files) => {
      const end = await honestGrype()(command, files);
      await files.remove(optionOf(command, "-o", "cyclonedx-json=") ?? "");
      return end;
    };
    const { codes } = await look([layout()], { world: scannerWorld({ grype }, { files: IMAGE }) });
    expect(codes).toEqual([`scanner-output ${TARGET}`]);
  });

  test("on one target costs none of the others", async () => {
    const grype: Actors["grype"] = (command, files) =>
      command.args.at(-1) === "oci-dir:/work/other" ? { code: 1, stderr: "ERROR no\n" } : honestGrype()(command, files);
    const { codes, reports } = await look([layout(), layout("other")], { world: scannerWorld({ grype }, { files: IMAGE }) });
    expect([codes, reports.map(({ name }) => name)]).toEqual([["scanner-failed oci-dir:other"], [`grype on ${TARGET}`]]);
  });
});

test("a report is read as soon as its scanner is done, while the other one works", async () => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((resume) => {
    resolve = resume;
  });
  const osv: Actors["osv"] = (command, files) => promise.then(() => honestOsv()(command, files));
  const files = { ...IMAGE, "/work/package-lock.json": '{ "packages": { "node_modules/a": {} } }' };
  const told: string[] = [];
  const onReport = ({ name }: { name: string }) => {
    told.push(name);
    resolve(); // only now OSV-Scanner ends
  };
  await look([layout(), folder()], { world: scannerWorld({ osv }, { files }), onReport });
  expect(told).toEqual([`grype on ${TARGET}`, "osv-scanner on lockfile:package-lock.json"]);
});

describe("a target that only Grype finds invalid", () => {
  const broken: Actors["grype"] = (command, files) =>
    command.args.at(-1) === "oci-dir:/work/other"
      ? {
          code: 1,
          stderr: "[0000] ERROR failed to catalog: an error occurred attempting to resolve '/work/other': oci-dir: unexpected EOF\n",
        }
      : honestGrype()(command, files);

  test("makes the run invalid where nothing else was scanned", async () => {
    const { codes, reports } = await look([layout("other")], { world: scannerWorld({ grype: broken }, { files: IMAGE }) });
    expect([codes, reports]).toEqual([["target-invalid oci-dir:other"], []]);
  });

  test("is a failure beside targets that were: no code says that nothing was scanned", async () => {
    const { codes, reports } = await look([layout(), layout("other")], { world: scannerWorld({ grype: broken }, { files: IMAGE }) });
    expect([codes, reports]).toMatchObject([["scanner-failed oci-dir:other"], [{}]]);
  });
});

describe("Grype's database", () => {
  const imports = (world: ReturnType<typeof scannerWorld>): string[] =>
    world.ran.filter(({ args }) => args[1] === "import").map(({ args }) => args[2] ?? "");

  test("is imported by every run into a private folder: nothing that lies in a cache can be believed", async () => {
    const planted = { "/cache/grype-db/imports/0/6/vulnerability.db": "planted", "/cache/grype-db/imports/0/6/import.json": "{}" };
    const world = scannerWorld({}, { files: { ...IMAGE, ...planted } });
    await look([layout()], { world });
    await look([layout()], { world });
    expect(imports(world)).toEqual(["/db/grype.db", "/db/grype.db"]);
    const folders = world.ran.map(({ env }) => env.GRYPE_DB_CACHE_DIR ?? "");
    expect(folders.every((folder) => folder.startsWith("/private/"))).toBe(true);
    const written = [...world.files.entries.keys()].filter((path) => path.startsWith("/cache"));
    expect(written.sort()).toEqual(Object.keys(planted).sort());
  });

  test("a folder that just holds the file is imported", async () => {
    const world = scannerWorld({}, { files: { ...IMAGE, "/some/vulnerability.db": "x" } });
    await look([layout()], { world, settings: { grypeDb: "/some" } });
    expect(imports(world)).toEqual(["/some/vulnerability.db"]);
  });

  test("an address is fetched and imported", async () => {
    const world = scannerWorld({}, { files: IMAGE, download: () => "from afar" });
    const { codes } = await look([layout()], { world, settings: { grypeDb: "https://mirror.example/db/v6.tar.zst", offline: false } });
    expect([codes, world.downloaded[0]?.url]).toEqual([[], "https://mirror.example/db/v6.tar.zst"]);
    expect(imports(world)[0]).toMatch(/\/v6\.tar\.zst$/);
  });

  test("an address is not fetched where no network is allowed", async () => {
    const world = scannerWorld({}, { files: IMAGE, download: () => "from afar" });
    const { codes } = await look([layout()], { world, settings: { grypeDb: "https://mirror.example/db/v6.tar.zst" } });
    expect([codes, world.downloaded]).toEqual([["database-missing"], []]);
  });

  test.each<[string, Partial<Settings>]>([
    ["a file that is not there", { grypeDb: "/nowhere.db" }],
    ["a folder without a database", { grypeDb: "/work" }],
    ["none, and no network", { grypeDb: null }],
  ])("%s is an error with what to do", async (_sentence, over) => {
    const { codes } = await look([layout()], { world: scannerWorld({}, { files: IMAGE }), settings: over });
    expect(codes).toEqual(["database-missing"]);
  });

  const updating =
    (end: FakeEnd): Actors["grype"] =>
    (command, files) =>
      command.args[1] === "update" ? end : honestGrype()(command, files);
  const held = { ...IMAGE, "/cache/grype-db/upstream/6/vulnerability.db": "x" };

  test.each<[string, FakeEnd, typeof IMAGE, string[]]>([
    ["is brought up to date before the scan", {}, held, []],
    [
      "that cannot be brought up to date is used as it is, and that is said",
      { code: 1, stderr: "ERROR no such host\n" },
      held,
      ["scanner-warning"],
    ],
    ["that cannot be fetched at all is an error", { code: 1, stderr: "ERROR no such host\n" }, IMAGE, ["database-missing"]],
  ])("the published one %s", async (_sentence, end, files, codes) => {
    const world = scannerWorld({ grype: updating(end) }, { files });
    expect((await look([layout()], { world, settings: { grypeDb: null, offline: false } })).codes).toEqual(codes);
    expect(world.ran[0]?.args).toEqual(["db", "update"]);
  });
});
