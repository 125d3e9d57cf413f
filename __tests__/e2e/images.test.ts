import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runDoor, scratchFolder } from "../bundle/doors.ts";
import { DEBIAN_FLAWS, LOCKFILE_FLAWS } from "./advisories.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { decisionsOf, type Gated, scan, toOptions } from "./gate.ts";
import { doubledFindings, inventedFindings, lostRows, runGrype } from "./raw.ts";
import { CA_CERTIFICATE, type Service, startEngine, startRegistry } from "./services.ts";
import { tool } from "./tools.ts";

// A real Debian 12 with a small application on top, in every place that Grype reads images from.
let folder: string;
let databases: Databases;
let engine: Service<{ host: string; run(...args: string[]): string }>;
let registry: Service<{ host: string }>;
let fromEngine: Gated;

const skopeo = (...args: string[]): Buffer => execFileSync("skopeo", ["--insecure-policy", "copy", "--quiet", ...args], { cwd: folder });

beforeAll(async () => {
  folder = scratchFolder();
  databases = await writeDatabases(join(scratchFolder(), "databases"), [...LOCKFILE_FLAWS, ...DEBIAN_FLAWS]);
  engine = await startEngine();
  registry = await startRegistry();
  engine.run("import", tool("debian-12.tar"), "base:12");
  const context = join(folder, "context");
  const module = join(context, "node_modules", "left-of");
  mkdirSync(module, { recursive: true });
  writeFileSync(join(module, "package.json"), '{ "name": "left-of", "version": "1.2.0", "license": "MIT" }\n');
  writeFileSync(join(context, "Dockerfile"), "FROM base:12\nCOPY node_modules /app/node_modules/\n");
  engine.run("build", "--network=none", "--quiet", "--tag", "shop:1", context);
  engine.run("save", "--output", join(folder, "shop.tar"), "shop:1");
  skopeo("docker-archive:shop.tar", "oci:layout:1");
  skopeo("oci:layout:1", "oci-archive:shop-oci.tar:1");
  skopeo("--dest-tls-verify=false", "docker-archive:shop.tar", `docker://${registry.host}/acme/shop:1`);
  fromEngine = await look(["docker:shop:1"]);
});

afterAll(async () => {
  await registry?.stop();
  await engine?.stop();
});

function look(targets: readonly string[], options: readonly string[] = []): Promise<Gated> {
  return scan(targets, { cwd: folder, databases, options, env: { DOCKER_HOST: engine.host } });
}

describe("an image of the container engine", () => {
  test("is looked at whole: every row of the scanner, once", () => {
    expect(fromEngine.result).toMatchObject({ outcome: "fail", exitCode: 1 });
    const [target] = fromEngine.result.targets;
    expect(target).toMatchObject({
      id: "docker:shop:1",
      kind: "image",
      distribution: expect.stringMatching(/^debian 12\b/),
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(target?.packages).toBeGreaterThan(80);
    const { rows } = runGrype("docker:shop:1", databases, { env: { DOCKER_HOST: engine.host } });
    expect(rows.length).toBeGreaterThan(5);
    expect(lostRows(rows, fromEngine.result, "docker:shop:1")).toEqual([]);
    expect(inventedFindings(rows, fromEngine.result, "docker:shop:1")).toEqual([]);
    expect(doubledFindings(fromEngine.result)).toEqual([]);
  });

  test("is what a bare name means where the engine has it, and the result says so", async () => {
    const { result } = await look(["shop:1"]);
    expect(result.targets.map(({ id }) => id)).toEqual(["docker:shop:1"]);
    expect(result.problems.map(({ code }) => code)).toContain("image-source");
    expect(decisionsOf(result)).toEqual(decisionsOf(fromEngine.result));
  });

  test("is not replaced by a file of its name in the working folder", async () => {
    const empty = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.5", version: 1, components: [] });
    const place = scratchFolder();
    for (const name of ["docker:shop:1", "shop:1"]) writeFileSync(join(place, name), empty);
    const planted = await scan(["docker:shop:1"], { cwd: place, databases, env: { DOCKER_HOST: engine.host } });
    expect(decisionsOf(planted.result)).toEqual(decisionsOf(fromEngine.result));
  });

  test("that is not there is an error", async () => {
    const { code, result } = await look(["docker:nowhere:1"]);
    expect([code, result.reasons.map((reason) => reason.code)]).toEqual([3, ["target-not-found"]]);
  });
});

describe("the same image elsewhere", () => {
  test.each(["docker-archive:shop.tar", "oci-dir:layout", "oci-archive:shop-oci.tar"])("%s gives the same decisions", async (target) => {
    const { code, result } = await look([target]);
    expect(code).toBe(1);
    expect(result.targets).toEqual([expect.objectContaining({ id: target, distribution: expect.stringMatching(/^debian 12\b/) })]);
    expect(decisionsOf(result)).toEqual(decisionsOf(fromEngine.result));
  });

  test("registry: gives the same decisions, and the digest that the registry has", async () => {
    const { result } = await look([`registry:${registry.host}/acme/shop:1`]);
    const manifest = execFileSync("skopeo", [
      "inspect",
      "--tls-verify=false",
      "--format",
      "{{.Digest}}",
      `docker://${registry.host}/acme/shop:1`,
    ]);
    expect(result.targets[0]?.digest).toBe(manifest.toString().trim());
    expect(decisionsOf(result)).toEqual(decisionsOf(fromEngine.result));
  });

  test("several in one run are each looked at, and one that is not there hides none of them", async () => {
    const targets = ["docker:shop:1", "docker-archive:shop.tar", "oci-dir:layout"];
    const { result } = await look([...targets, "docker:nowhere:1"]);
    expect(result).toMatchObject({ outcome: "error", exitCode: 3 });
    for (const target of targets)
      expect(result.findings.filter((finding) => finding.target === target).length).toBe(fromEngine.result.counts.total);
    expect(result.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(["target-not-found", "severity-cutoff"]));
  });
});

describe("a registry that is guarded", () => {
  test("TLS of an authority of one's own is trusted when it is named, and not before", async () => {
    const guarded = await startRegistry({ tls: true });
    try {
      skopeo("--dest-tls-verify=false", "docker-archive:shop.tar", `docker://${guarded.host}/acme/shop:1`);
      const target = `registry:${guarded.host}/acme/shop:1`;
      const trusted = await look([target], ["--ca-certificate", CA_CERTIFICATE]);
      expect(decisionsOf(trusted.result)).toEqual(decisionsOf(fromEngine.result));
      const refused = await look([target]);
      expect([refused.code, refused.result.outcome]).toEqual([3, "error"]);
    } finally {
      await guarded.stop();
    }
  });

  test("a password goes to the registry it is for, and into no document", async () => {
    const guarded = await startRegistry({ password: true });
    try {
      const target = `registry:${guarded.host}/acme/shop:1`;
      skopeo(
        "--dest-tls-verify=false",
        "--dest-creds",
        "gate:open sesame",
        "docker-archive:shop.tar",
        `docker://${guarded.host}/acme/shop:1`,
      );
      const credentials = ["--registry-username", `${guarded.host}=gate`, "--registry-password", `${guarded.host}=open sesame`];
      const admitted = await look([target], credentials);
      expect(decisionsOf(admitted.result)).toEqual(decisionsOf(fromEngine.result));
      expect(admitted.stdout + admitted.stderr).not.toContain("open sesame");
      const refused = await look([target]);
      expect([refused.code, refused.result.outcome]).toEqual([3, "error"]);
    } finally {
      await guarded.stop();
    }
  });
});

test("an SBOM of the image is judged like the image", async () => {
  const file = join(folder, "shop.cdx.json");
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: scratchFolder(),
    GRYPE_DB_CACHE_DIR: scratchFolder(),
    GRYPE_DB_AUTO_UPDATE: "false",
    GRYPE_CHECK_FOR_APP_UPDATE: "false",
  };
  execFileSync(tool("grype"), ["db", "import", databases.grype], { env, stdio: "ignore" });
  execFileSync(tool("grype"), ["docker-archive:shop.tar", "-o", `cyclonedx-json=${file}`], { cwd: folder, env, stdio: "ignore" });
  const end = await runDoor(["scan", `sbom:${file}`, ...toOptions({ databases }), "-o", "json"], { cwd: folder });
  const { findings } = JSON.parse(end.stdout) as Gated["result"];
  const flaws = (list: Gated["result"]["findings"]) => list.map(({ id, package: { name, version } }) => `${id} ${name} ${version}`).sort();
  expect(flaws(findings)).toEqual(flaws(fromEngine.result.findings));
});
