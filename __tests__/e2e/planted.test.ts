import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import pLimit from "p-limit";
import { runDoor, scratchFolder } from "../bundle/doors.ts";
import { codesOf, decisionsOf, type Gated, scan } from "./gate.ts";
import { stageShop } from "./stage.ts";
import { tool } from "./tools.ts";

// What somebody who may write into a repository, or into the job before the gate, can leave there to make a scanner look away. None of it may
// change a decision, and what lies in the repository is reported by name.
const RULES =
  "only-fixed: true\nignore:\n  - vulnerability: '*'\n  - package: { type: deb }\n  - package: { type: npm }\nexclude: ['./**']\n";
const JSON_RULES = JSON.stringify({ "only-fixed": true, ignore: [{ package: { type: "deb" } }], exclude: ["./**"] });
const TOML_RULES = 'only-fixed = true\nexclude = ["./**"]\n';
const OSV_RULES = '[[PackageOverrides]]\necosystem = "npm"\nignore = true\nvulnerability.ignore = true\nreason = "planted"\n';
const EMPTY_SBOM = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.5", version: 1, components: [] });
const LOUD = '#!/bin/sh\ntouch "$(dirname "$0")/ran"\nexit 0\n';

/** Plants something in the repository or in the home folder. Gives variables, if it gives anything. */
type Planting = (folder: string, home: string) => unknown;
/** What is planted; `named`: what the report must call by its name. */
type Plant = readonly [sentence: string, plant: Planting, named?: readonly string[]];

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const file = (path: string, text: string): Plant => [`${path} in the repository`, (folder) => put(folder, { [path]: text }), [path]];
const variable = (name: string, value: string): Plant => [`the variable ${name}`, () => ({ [name]: value }), [name]];

const CONFIGURATIONS: readonly Plant[] = [
  ...[".grype.yaml", ".grype.yml", ".grype/config.yaml", ".grype/config.yml"].map((path) => file(path, RULES)),
  ...[".grype.json", ".grype/config.json"].map((path) => file(path, JSON_RULES)),
  ...[".grype.toml", ".grype/config.toml"].map((path) => file(path, TOML_RULES)),
  ...[".grype.env", ".grype.dotenv", ".grype.properties", ".grype.hcl", ".grype.ini"].map((path) => file(path, "only-fixed=true\n")),
  ...[".syft.yaml", ".syft/config.yaml"].map((path) => file(path, "exclude: ['./**']\n")),
  ...["osv-scanner.toml", "deep/er/osv-scanner.toml"].map((path) => file(path, OSV_RULES)),
  ["a configuration that is a link", (folder) => symlinkSync("/dev/zero", join(folder, ".grype.yaml")), [".grype.yaml"]],
  [
    "a configuration that is a pipe",
    (folder) => execFileSync("mkfifo", [join(folder, "osv-scanner.toml")]).toString() || undefined,
    ["osv-scanner.toml"],
  ],
];

const LOOKALIKES: readonly Plant[] = [
  ["a file named like the target", (folder) => put(folder, { "oci-dir:image": EMPTY_SBOM }), ["oci-dir:image"]],
  ["a file named like the folder's target", (folder) => put(folder, { "dir:.": EMPTY_SBOM }), ["dir:."]],
  ["ignore files", (folder) => put(folder, { ".gitignore": "*\n", ".dockerignore": "*\n", ".ignore": "*\n", ".trivyignore": "*\n" })],
  [
    "SBOMs of nothing",
    (folder) => put(folder, { "bom.cdx.json": EMPTY_SBOM, "sbom.json": EMPTY_SBOM, "osv-scanner.json": '{"results":[]}' }),
  ],
  ["a report of an earlier run", (folder) => put(folder, { "report.json": '{"matches":[]}', "results.sarif": '{"runs":[]}' })],
  ["VEX documents", (folder) => put(folder, { ".vex/all.json": "{}", "openvex.json": '{"statements":[]}' })],
];

const ENVIRONMENT: readonly Plant[] = [
  variable("GRYPE_ONLY_FIXED", "true"),
  variable("GRYPE_EXCLUDE", "./**"),
  variable("GRYPE_CONFIG", "/nowhere.yaml"),
  variable("GRYPE_DB_CACHE_DIR", "/nowhere"),
  variable("GRYPE_VEX_DOCUMENTS", "/nowhere.json"),
  variable("SYFT_EXCLUDE", "./**"),
  variable("OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY", "/nowhere"),
  variable("LD_LIBRARY_PATH", "/nowhere"),
  variable("SSL_CERT_FILE", "/nowhere.pem"),
  variable("NODE_EXTRA_CA_CERTS", "/nowhere.pem"),
  variable("NODE_TLS_REJECT_UNAUTHORIZED", "0"),
  variable("HTTPS_PROXY", "http://127.0.0.1:9"),
  variable("GODEBUG", "netdns=go"),
  [
    "configurations in the home folder",
    (_folder, home) =>
      put(home, { ".grype.yaml": RULES, ".config/grype/config.yaml": RULES, ".config/grype.yaml": RULES, ".syft.yaml": "x" }),
  ],
  [
    "configurations in folders of XDG",
    (_folder, home) => {
      put(home, { "xdg/grype/config.yaml": RULES, "xdg/grype.yaml": RULES, "xdg/osv-scanner/osv-scanner.toml": OSV_RULES });
      return { XDG_CONFIG_HOME: join(home, "xdg"), XDG_CONFIG_DIRS: join(home, "xdg") };
    },
  ],
  [
    "a configuration of Docker whose helper is planted",
    (_folder, home) => {
      put(home, { "docker/config.json": '{"credsStore":"planted"}', "bin/docker-credential-planted": LOUD });
      chmodSync(join(home, "bin", "docker-credential-planted"), 0o755);
      return { DOCKER_CONFIG: join(home, "docker"), PATH: `${join(home, "bin")}:${process.env.PATH}` };
    },
  ],
  ...["grype", "osv-scanner", "docker", "git", "tar", "gzip", "go", "sh", "cat"].map(
    (name): Plant => [
      `a program ${name} first in PATH`,
      (_folder, home) => {
        put(home, { [`bin/${name}`]: LOUD });
        chmodSync(join(home, "bin", name), 0o755);
        return { PATH: `${join(home, "bin")}:${process.env.PATH}` };
      },
    ],
  ),
  [
    "a cache with databases that know nothing",
    (_folder, home) => {
      const imports = ".cache/portcullis/grype-db";
      put(home, { [`${imports}/imports/00/6/vulnerability.db`]: "", [`${imports}/upstream/6/vulnerability.db`]: "" });
      put(home, { [`${imports}/upstream/6/import.json`]: '{"digest":"xxh64:00","client_version":"v6.1.9"}' });
    },
  ],
  [
    "a cache with scanners that find nothing",
    (_folder, home) => {
      for (const name of ["grype", "osv-scanner"]) put(home, { [`tools/portcullis-${name}/1.0.0/x64/${name}`]: LOUD });
      return { RUNNER_TOOL_CACHE: join(home, "tools") };
    },
  ],
];

const PLANTS: readonly Plant[] = [...CONFIGURATIONS, ...LOOKALIKES, ...ENVIRONMENT];
const options = ["--max-db-age", "none"];
const targets = ["oci-dir:image", "dir:."];

type Planted = { readonly gated: Gated; readonly home: string };

async function scanPlanted([, plant]: Plant): Promise<Planted> {
  const { folder, databases } = await stageShop();
  const home = scratchFolder();
  const env = { HOME: home, ...((plant(folder, home) ?? {}) as Readonly<Record<string, string>>) };
  return { gated: await scan(targets, { cwd: folder, databases, options, env }), home };
}

let honest: Gated;
let runs: ReadonlyMap<Plant, Planted>;
beforeAll(async () => {
  ({ gated: honest } = await scanPlanted(["nothing", () => undefined]));
  expect(honest.result.outcome).toBe("fail");
  const limit = pLimit(3);
  runs = new Map(await Promise.all(PLANTS.map((plant) => limit(async () => [plant, await scanPlanted(plant)] as const))));
});

/** What was found and decided, and how the run ended: what no plant may change. */
function essenceOf({ code, result }: Gated): unknown {
  const { findings, counts, outcome } = result;
  return { code, outcome, counts, decisions: decisionsOf(result), ids: findings.map(({ fingerprint }) => fingerprint).sort() };
}

describe("what is planted changes no finding and no decision, and is reported by name:", () => {
  test.each(PLANTS.map((plant) => [plant[0], plant] as const))("%s", (_sentence, plant) => {
    const planted = runs.get(plant);
    if (planted === undefined) throw new Error("it was not run");
    expect(essenceOf(planted.gated)).toEqual(essenceOf(honest));
    const said = planted.gated.result.problems.map(({ message }) => message).join("\n");
    for (const name of plant[2] ?? []) expect(said).toContain(name);
    expect(existsSync(join(planted.home, "bin", "ran"))).toBe(false);
  });
});

describe("a cache that is exchanged between two runs", () => {
  test("is not believed: everything in it is written over with nothing", async () => {
    const { folder, databases } = await stageShop();
    const home = scratchFolder();
    const job = { cwd: folder, databases, options, env: { HOME: home } };
    await scan(targets, job);
    execFileSync("find", [home, "-type", "f", "-exec", "truncate", "-s", "0", "{}", "+"]);
    expect(essenceOf(await scan(targets, job))).toEqual(essenceOf(honest));
  });
});

describe("a lockfile that is none", () => {
  const plantings: readonly (readonly [string, (path: string) => void, string])[] = [
    ["a link to an empty one", (path) => symlinkSync("/dev/null", path), "lockfile-unreadable"],
    ["a link that leads out of the repository", (path) => symlinkSync("/etc/passwd", path), "lockfile-unreadable"],
    ["a link that leads nowhere", (path) => symlinkSync("/nowhere", path), "lockfile-unreadable"],
    ["a link to a device without end", (path) => symlinkSync("/dev/zero", path), "lockfile-unreadable"],
    ["a pipe", (path) => void execFileSync("mkfifo", [path]), "lockfile-unreadable"],
    ["a device", (path) => void execFileSync("mknod", [path, "c", "1", "5"]), "lockfile-unreadable"],
    ["empty", (path) => writeFileSync(path, ""), "lockfile-unparsable"],
    ["half of one", (path) => writeFileSync(path, '{"lockfileVersion":3,"packages":{'), "lockfile-unparsable"],
  ];

  test.each(plantings)("%s is reported by name and hides nothing beside it", async (_sentence, plant, code) => {
    const { folder, databases } = await stageShop();
    mkdirSync(join(folder, "beside"));
    plant(join(folder, "beside", "package-lock.json"));
    const { result } = await scan(targets, { cwd: folder, databases, options });
    expect(decisionsOf(result)).toEqual(decisionsOf(honest.result));
    expect(result.reasons).toContainEqual(expect.objectContaining({ code, target: "lockfile:beside/package-lock.json" }));
  });

  test.each([
    ["ignored by git", "ignored", ".gitignore"],
    ["in a folder with a colon", "a:b", "none"],
    ["in a folder with the name of a parser", "package-lock.json:x", "none"],
    ["in a folder that begins with a dash", "-L", "none"],
  ])("is looked at where it is %s", async (_sentence, place, ignore) => {
    const { folder, databases } = await stageShop();
    put(folder, { [`${place}/package-lock.json`]: readFileSync(join(folder, "package-lock.json"), "utf8"), [ignore]: `${place}\n` });
    const { result } = await scan(targets, { cwd: folder, databases, options });
    const own = (id: string): number => result.findings.filter(({ target }) => target === id).length;
    expect(own("lockfile:package-lock.json")).toBeGreaterThan(0);
    expect(own(`lockfile:${place}/package-lock.json`)).toBe(own("lockfile:package-lock.json"));
  });
});

describe("a document's place that is taken", () => {
  test.each([
    ["by a link to a file elsewhere", (path: string, elsewhere: string) => symlinkSync(elsewhere, path)],
    ["by a link that leads nowhere", (path: string, elsewhere: string) => symlinkSync(`${elsewhere}.none`, path)],
    ["by a folder", (path: string) => void mkdirSync(path)],
    ["by a pipe", (path: string) => void execFileSync("mkfifo", [path])],
  ])("%s is refused, and nothing is written through it", async (_sentence, plant) => {
    const { folder, databases } = await stageShop();
    const elsewhere = join(scratchFolder(), "precious");
    writeFileSync(elsewhere, "precious");
    plant(join(folder, "results.sarif"), elsewhere);
    const args = [
      "scan",
      ...targets,
      "-o",
      "sarif=results.sarif",
      ...options,
      "--grype-path",
      tool("grype"),
      "--grype-db",
      databases.grype,
    ];
    const end = await runDoor([...args, "--osv-scanner-path", tool("osv-scanner"), "--osv-db", databases.osv], { cwd: folder });
    expect([end.code, end.stderr]).toEqual([3, expect.stringContaining("results.sarif cannot be written")]);
    expect([readFileSync(elsewhere, "utf8"), existsSync(`${elsewhere}.none`)]).toEqual(["precious", false]);
  });
});

test("with `strict-environment` a job with such variables is refused before anything is run", async () => {
  const { folder, databases } = await stageShop();
  const job = { cwd: folder, env: { GRYPE_ONLY_FIXED: "true", LD_LIBRARY_PATH: "/nowhere" } };
  const args = ["scan", ...targets, "--grype-db", databases.grype, "--osv-db", databases.osv, "--strict-environment", "true"];
  const end = await runDoor(args, job);
  expect(end).toMatchObject({ code: 3, stderr: expect.stringContaining("GRYPE_ONLY_FIXED") });
});

test("a scanner's configuration is told to be of no effect", () => {
  const planted = runs.get(PLANTS[0] as Plant);
  expect(planted && codesOf(planted.gated.result)).toContain("configuration-ignored");
});
