import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { type Ended, runDoor, scratchFolder } from "../bundle/doors.ts";
import { DEBIAN_FLAWS, LOCKFILE_FLAWS } from "./advisories.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { codesOf, type Gated, type ResultDocument, type Scan, scan } from "./gate.ts";
import { stageImage, stageLockfiles, stageShop, toSystem } from "./stage.ts";
import { tool } from "./tools.ts";

const DAY = 86_400_000;

let folder: string;
let databases: Databases;
beforeAll(async () => {
  folder = stageLockfiles();
  databases = await writeDatabases(join(scratchFolder(), "databases"), [...LOCKFILE_FLAWS, ...DEBIAN_FLAWS]);
  await stageImage(join(folder, "debian"), toSystem({ id: "debian", version: "12", name: "Debian 12", packages: ["bash", "zlib"] }));
  await stageImage(join(folder, "arch"), toSystem({ id: "strangeos", version: "7", name: "Strange OS", packages: ["bash"] }));
  await stageImage(join(folder, "nameless"), {
    "var/lib/dpkg/status": toSystem({ id: "", version: "", name: "", packages: ["bash"] })["var/lib/dpkg/status"] ?? "",
  });
  await stageImage(join(folder, "empty"), { "etc/motd": "hello\n" });
});

function look(targets: readonly string[], job: Partial<Scan> = {}): Promise<Gated> {
  return scan(targets, { cwd: folder, databases, ...job });
}

/** A program in place of a scanner, which answers for its version as the real one. */
function impostor(name: "grype" | "osv-scanner", script: string): string {
  const path = join(scratchFolder(), name);
  const real = tool(name);
  const honest = name === "grype" ? '"$1" = version' : '"$1" = --version';
  writeFileSync(path, `#!/bin/sh\nREAL='${real}'\nif [ ${honest} ]; then exec "$REAL" "$@"; fi\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Whether a process ends within some seconds: who was killed stays listed until its parent, or init, has taken note. */
async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (!existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ")) return true;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  return false;
}

function reasonsOf({ reasons }: ResultDocument): string[] {
  return [...new Set(reasons.map(({ code }) => code))].sort();
}

function expectNextSteps({ reasons }: ResultDocument): void {
  for (const reason of reasons)
    expect(reason).toEqual(expect.objectContaining({ message: expect.stringMatching(/.{10}/), next: expect.stringMatching(/.{10}/) }));
}

describe("0, pass", () => {
  test("nothing that was seen reaches the cutoff", async () => {
    const { code, result } = await look(["dir:ruby", "oci-dir:debian"], { options: ["--severity-cutoff", "critical"] });
    expect([code, result.outcome, result.reasons]).toEqual([0, "pass", []]);
    expect(result.counts).toMatchObject({ blocking: 0 });
    expect(result.counts.total).toBeGreaterThan(0);
  });

  test("`fail-build: false` reports a fail and lets the build go on", async () => {
    const end = await runDoor(
      ["scan", "dir:ruby", "--fail-build", "false", "-o", "json", "--osv-scanner-path", tool("osv-scanner"), "--osv-db", databases.osv],
      { cwd: folder },
    );
    expect(end.code).toBe(0);
    expect(JSON.parse(end.stdout)).toMatchObject({ outcome: "fail", exitCode: 0 });
  });
});

describe("1, fail", () => {
  test.each([
    ["a lockfile", "dir:ruby"],
    ["an image", "oci-dir:debian"],
    ["one lockfile by name", "lockfile:npm/package-lock.json"],
  ])("%s has something high", async (_sentence, target) => {
    const { code, result } = await look([target]);
    expect([code, result.outcome, reasonsOf(result)]).toEqual([1, "fail", ["severity-cutoff"]]);
    expectNextSteps(result);
  });

  test("is what a violation stays beside something that nobody could look at", async () => {
    const { result } = await look(["dir:ruby", "oci-dir:empty"]);
    expect(result).toMatchObject({ outcome: "fail", exitCode: 1 });
    expect(reasonsOf(result)).toEqual(["inventory-empty", "severity-cutoff"]);
  });
});

describe("2, invalid", () => {
  const refused = (...args: string[]): Promise<Ended> => runDoor(["scan", ...args], { cwd: folder });

  test.each([
    ["an unknown option", ["dir:.", "--severity-cutof", "high"], "severity-cutoff"],
    ["a value that is none", ["dir:.", "--severity-cutoff", "hgih"], "high"],
    ["a boolean that is none", ["dir:.", "--only-fixed", "yes"], "true"],
    ["a target that is none", ["dokcer:app:1"], "docker"],
    ["an empty value", ["dir:.", "--config-file", ""], "config-file"],
    ["a policy that is not there", ["dir:.", "--config-file", "nowhere.yml"], "nowhere.yml"],
  ])("%s", async (_sentence, args, word) => {
    const end = await refused(...args);
    expect(end.code).toBe(2);
    expect(end.stderr).toContain(word);
    expect(end.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
  });

  test("a policy with mistakes scans nothing, and writes nothing", async () => {
    const [policy, out] = [join(scratchFolder(), "policy.yml"), join(scratchFolder(), "out.json")];
    writeFileSync(policy, "version: 1\nseverity-cutof: low\n");
    const scanner = impostor("osv-scanner", `touch '${out}.ran'; exec "$REAL" "$@"`);
    const end = await refused("dir:.", "--config-file", policy, "-o", `json=${out}`, "--osv-scanner-path", scanner);
    expect(end).toMatchObject({ code: 2 });
    expect([existsSync(out), existsSync(`${out}.ran`)]).toEqual([false, false]);
  });
});

describe("3, cannot be vouched for", () => {
  test("a scanner that is killed while it works", async () => {
    const grype = impostor("grype", 'if [ "$1" = db ]; then exec "$REAL" "$@"; fi\n"$REAL" "$@" & child=$!\nsleep 0.05\nkill -9 $child $$');
    const { code, result } = await look(["oci-dir:debian"], { grype });
    expect([code, result.outcome, reasonsOf(result)]).toEqual([3, "error", ["scanner-failed"]]);
    expectNextSteps(result);
  });

  test("a scanner that takes too long is killed with its children", async () => {
    const note = join(scratchFolder(), "pid");
    const osvScanner = impostor("osv-scanner", `sleep 300 & echo $! > '${note}'\nwait`);
    const { code, result } = await look(["dir:ruby"], { osvScanner, options: ["--timeout", "4s"] });
    expect([code, reasonsOf(result)]).toEqual([3, ["scanner-timeout"]]);
    const child = Number(readFileSync(note, "utf8"));
    expect(await isGone(child)).toBe(true);
  });

  test.each([
    ["says nothing", "exit 0"],
    ["writes half a report", "for last; do :; done\nprintf '{\"results\": ['\nexit 0"],
    ["says that it found something and names nothing", "printf '{}'; exit 1"],
  ])("a scanner that ends well and %s", async (_sentence, script) => {
    const { code, result } = await look(["dir:ruby"], { osvScanner: impostor("osv-scanner", script) });
    expect([code, result.outcome]).toEqual([3, "error"]);
    expectNextSteps(result);
  });

  test("a scanner that says it has read all, leaves no report, and ends as if there were no packages", async () => {
    const script = `out=; last=; for word; do case "$last" in --output*) out="$word";; esac; last="$word"; done\n"$REAL" "$@"; rm -f "$out"; exit 128`;
    const { code, result } = await look(["dir:ruby"], { osvScanner: impostor("osv-scanner", script) });
    expect([code, reasonsOf(result)]).toEqual([3, ["scanner-failed"]]);
  });

  test("no scanner at all", async () => {
    const { code, result } = await look(["dir:ruby"], { osvScanner: "/nowhere/osv-scanner" });
    expect([code, reasonsOf(result)]).toEqual([3, ["scanner-missing"]]);
  });

  test("no database, and no network allowed", async () => {
    const end = await runDoor(["scan", "oci-dir:debian", "--grype-path", tool("grype"), "--offline", "true", "-o", "json"], {
      cwd: folder,
    });
    expect(end.code).toBe(3);
    expect(reasonsOf(JSON.parse(end.stdout))).toEqual(["database-missing"]);
  });

  test("a database that is none", async () => {
    const file = join(scratchFolder(), "grype.db");
    writeFileSync(file, "SQLite format 3\0 but no more than that");
    const { code, result } = await look(["oci-dir:debian"], { databases: { ...databases, grype: file } });
    expect([code, result.outcome]).toEqual([3, "error"]);
  });

  test("a database of last week, unless that was allowed", async () => {
    const built = new Date(Date.now() - 7 * DAY).toISOString();
    const old = await writeDatabases(join(scratchFolder(), "databases"), DEBIAN_FLAWS, built);
    const refused = await look(["oci-dir:debian"], { databases: old });
    expect([refused.code, reasonsOf(refused.result)]).toEqual([3, expect.arrayContaining(["database-stale"])]);
    const allowed = await look(["oci-dir:debian"], { databases: old, options: ["--max-db-age", "8d"] });
    expect(allowed.result.outcome).toBe("fail");
  });

  test("a target that is not there", async () => {
    const { code, result } = await look(["docker-archive:nowhere.tar"]);
    expect([code, reasonsOf(result)]).toEqual([3, ["target-not-found"]]);
  });

  test("shows the violations that were seen all the same", async () => {
    const { code, result } = await look(["dir:ruby", "oci-dir:debian"], { grype: "/nowhere/grype" });
    expect([code, reasonsOf(result)]).toEqual([3, ["scanner-missing", "severity-cutoff"]]);
    expect(result.counts.blocking).toBeGreaterThan(0);
  });
});

describe("4, incomplete", () => {
  test("a distribution that the database does not know", async () => {
    const strange = await look(["oci-dir:arch"]);
    expect([strange.code, strange.result.outcome]).toEqual([4, "incomplete"]);
    expect(reasonsOf(strange.result)).toEqual(["database-lacks-distribution"]);
    expectNextSteps(strange.result);
  });

  test("a database without the image's distribution", async () => {
    const without = await writeDatabases(join(scratchFolder(), "databases"), LOCKFILE_FLAWS);
    const { code, result } = await look(["oci-dir:debian"], { databases: without });
    expect([code, reasonsOf(result)]).toEqual([4, ["database-lacks-distribution"]]);
  });

  test.each([
    ["an image that does not say what it is", "oci-dir:nameless", "distribution-unknown"],
    ["an image in which there is nothing", "oci-dir:empty", "inventory-empty"],
  ])("%s", async (_sentence, target, reason) => {
    const { code, result } = await look([target]);
    expect(code).toBe(4);
    expect(reasonsOf(result)).toContain(reason);
  });

  test("a lockfile that nobody can parse, beside one that passes", async () => {
    const place = scratchFolder();
    for (const [path, text] of [
      ["a/Gemfile.lock", readFileSync(join(folder, "ruby/Gemfile.lock"), "utf8")],
      ["b/package-lock.json", '{ "lockfileVersion": 3, "packages": {'],
    ] as const) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text);
    }
    const options = ["--severity-cutoff", "critical"];
    const { code, result } = await look(["dir:."], { cwd: place, options });
    expect([code, reasonsOf(result)]).toEqual([4, ["lockfile-unparsable"]]);
    expect(result.findings.length).toBeGreaterThan(0);
    const allowed = await look(["dir:."], { cwd: place, options: [...options, "--allow-incomplete", "lockfile-unparsable"] });
    expect([allowed.code, codesOf(allowed.result)]).toEqual([0, expect.arrayContaining(["lockfile-unparsable"])]);
  });

  test("no OSV database for an ecosystem of a lockfile", async () => {
    const osv = join(scratchFolder(), "osv", "npm");
    mkdirSync(osv, { recursive: true });
    writeFileSync(join(osv, "all.zip"), readFileSync(join(databases.osv, "npm", "all.zip")));
    const { code, result } = await look(["dir:ruby", "dir:npm"], {
      databases: { ...databases, osv: dirname(osv) },
      options: ["--severity-cutoff", "none"],
    });
    expect([code, reasonsOf(result)]).toEqual([4, ["database-lacks-ecosystem"]]);
    expect(result.findings.some(({ target }) => target === "lockfile:npm/package-lock.json")).toBe(true);
  });

  test("nothing to scan", async () => {
    const { code, result } = await look(["dir:."], { cwd: scratchFolder() });
    expect([code, reasonsOf(result)]).toEqual([4, ["nothing-to-scan"]]);
  });
});

test("the example's own gate fails with the code that the demo names", async () => {
  const shop = await stageShop();
  const { code } = await scan(["oci-dir:image", "dir:."], {
    cwd: shop.folder,
    databases: shop.databases,
    options: ["--max-db-age", "none"],
  });
  expect(code).toBe(1);
});
