import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { toShopImage } from "../../src/demo/image.ts";
import { scratchFolder } from "../bundle/doors.ts";
import type { Flaw } from "./advisories.ts";
import { type Change, upgradeDebian, upgradeLockfile, upgradePackages } from "./apply-remediation.ts";
import { lockBases } from "./bases-rig.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { type Gated, scan } from "./gate.ts";
import { type Packages, toDebian, toDpkg, toNodeModule } from "./rootfs.ts";
import { stageLayers, stageShop } from "./stage.ts";

// What would it take, done for real: the changes that a result names are made, and the gate looks again.

const OPTIONS = ["--max-db-age", "none", "--offline", "true"];

describe("the example project", () => {
  let shop: Awaited<ReturnType<typeof stageShop>>;
  let files: Readonly<Record<string, string>>;
  let first: Gated;

  const look = () =>
    scan(["oci-dir:image", "dir:."], {
      cwd: shop.folder,
      databases: shop.databases,
      options: [...OPTIONS, "--config-file", ".github/portcullis.yml"],
    });

  /** Makes these changes, and no others, and builds the image again. */
  async function make(changes: readonly Change[]): Promise<void> {
    const lockfile = upgradeLockfile(files["package-lock.json"] ?? "", changes);
    writeFileSync(shop.example.lockfile, lockfile);
    const image = toShopImage({ ...files, "package-lock.json": lockfile }, JSON.parse(lockfile));
    const layers = image.layers.map((layer, at) => (at === 0 ? { ...layer, files: upgradeDebian(layer.files, changes) } : layer));
    rmSync(shop.example.imageDir, { recursive: true });
    await stageLayers(shop.example.imageDir, layers, image.reference);
  }

  beforeAll(async () => {
    shop = await stageShop();
    files = Object.fromEntries(
      ["package.json", "package-lock.json", "server.js"].map((name) => [name, readFileSync(join(shop.folder, name), "utf8")]),
    );
    first = await look();
  });

  test("fails, and says by which changes it would not", () => {
    expect(first.code).toBe(1);
    const changes = first.result.remediation ?? [];
    expect(changes.map(({ kind, subject, path, to }) => [kind, subject, path, to])).toEqual([
      ["upgrade-package", "lodash", "package-lock.json", "4.17.21"],
      ["upgrade-package", "minimist", "package-lock.json", "1.2.6"],
      ["upgrade-system-package", "libc-bin", "Dockerfile", "2.36-9+deb12u3"],
      ["upgrade-system-package", "libc6", "Dockerfile", "2.36-9+deb12u3"],
    ]);
    expect(changes.reduce((sum, { blocking }) => sum + blocking, 0)).toBe(first.result.counts.blocking);
  });

  test("passes once they are made", async () => {
    await make(first.result.remediation ?? []);
    const { code, result } = await look();
    expect([code, result.outcome, result.counts.blocking, result.remediation]).toEqual([0, "pass", 0, []]);
  });

  test.each([0, 2])("still fails where one of them is left out (%i)", async (left) => {
    const changes = first.result.remediation ?? [];
    await make(changes.filter((_, at) => at !== left));
    const { code, result } = await look();
    expect(code).toBe(1);
    expect(result.remediation?.map(({ subject }) => subject)).toEqual([changes[left]?.subject]);
    expect(result.counts.blocking).toBe(changes[left]?.blocking);
  });
});

const REFERENCE = "docker.io/library/base:1";
const FLAWS: readonly Flaw[] = [
  {
    id: "DEBIAN-CVE-2099-0001",
    ecosystem: "Debian:12",
    name: "perl",
    fixed: "5.36.0-7+deb12u3",
    severity: "CRITICAL",
    aliases: ["CVE-2099-0001"],
  },
  { id: "DEBIAN-CVE-2099-0002", ecosystem: "Debian:12", name: "bash", fixed: "5.2.15-3", severity: "LOW", aliases: ["CVE-2099-0002"] },
  { id: "DEBIAN-CVE-2099-0003", ecosystem: "Debian:12", name: "zlib", fixed: null, severity: "HIGH", aliases: ["CVE-2099-0003"] },
  {
    id: "DEBIAN-CVE-2099-0004",
    ecosystem: "Debian:12",
    name: "curl",
    fixed: "7.88.1-10+deb12u9",
    severity: "HIGH",
    aliases: ["CVE-2099-0004"],
  },
  { id: "GHSA-2222-npm1-aaaa", ecosystem: "npm", name: "left-of", fixed: "1.2.1", severity: "HIGH", aliases: ["CVE-2099-1001"] },
  { id: "GHSA-2222-npm4-aaaa", ecosystem: "npm", name: "left-of", fixed: "1.2.0", severity: "CRITICAL", aliases: ["CVE-2099-1004"] },
];
const OF_BASE: Packages = { bash: "5.2.15-2", perl: "5.36.0-7", zlib: "1.2.13" };
const OF_APPLICATION: Packages = { curl: "7.88.1-10" };
const LOCKFILE = `${JSON.stringify({ lockfileVersion: 3, packages: { "": { dependencies: { "left-of": "1.0.0" } }, "node_modules/left-of": { version: "1.0.0" } } }, null, 2)}\n`;

describe("an image on a base that is proven", () => {
  let folder: string;
  let databases: Databases;
  let first: Gated;

  /** Builds base and image, and locks the base. */
  async function build(base: Packages, application: Packages, lockfile: string): Promise<void> {
    for (const name of ["base", "image"]) rmSync(join(folder, name), { recursive: true, force: true });
    const below = { createdBy: "a small Debian", files: toDebian(base) };
    await stageLayers(join(folder, "base"), [below], "base:1");
    const { version } = JSON.parse(lockfile).packages["node_modules/left-of"];
    const above = { ...toDpkg({ ...base, ...application }, Object.keys(application)), ...toNodeModule("app", "left-of", version) };
    await stageLayers(join(folder, "image"), [below, { createdBy: "COPY . .", files: above }], "image:1");
    writeFileSync(join(folder, "package-lock.json"), lockfile);
    await lockBases(folder, "bases.json", [[REFERENCE, "oci-dir:base"]]);
  }

  const look = (policy: string) =>
    scan(["oci-dir:image", "lockfile:package-lock.json"], {
      cwd: folder,
      databases,
      options: [...OPTIONS, "--bases-lock", "bases.json", "--dockerfile", "Dockerfile", "--config-file", policy],
    });

  beforeAll(async () => {
    folder = scratchFolder();
    databases = await writeDatabases(join(scratchFolder(), "databases"), FLAWS);
    writeFileSync(join(folder, "Dockerfile"), "FROM base:1\nCOPY . .\n");
    const rules = { version: 1, "base-images": { allow: [REFERENCE] } };
    const accepted = {
      id: "CVE-2099-0003",
      reason: "there is no fix",
      expires: new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10),
    };
    writeFileSync(join(folder, "policy.yml"), JSON.stringify(rules));
    writeFileSync(join(folder, "accepting.yml"), JSON.stringify({ ...rules, exceptions: [accepted] }));
    await build(OF_BASE, OF_APPLICATION, LOCKFILE);
    first = await look("policy.yml");
  });

  test("is told apart: what a newer base brings, what the application changes, and what has no fix", () => {
    const told = (first.result.remediation ?? []).map(({ kind, target, subject, path, line, to, blocking }) => ({
      kind,
      target,
      subject,
      at: `${path}:${line}`,
      to,
      blocking,
    }));
    expect(told).toEqual([
      {
        kind: "upgrade-package",
        target: "lockfile:package-lock.json",
        subject: "left-of",
        at: "package-lock.json:9",
        to: "1.2.1",
        blocking: 4,
      },
      { kind: "rebuild", target: "oci-dir:image", subject: REFERENCE, at: "Dockerfile:1", to: null, blocking: 1 },
      {
        kind: "upgrade-system-package",
        target: "oci-dir:image",
        subject: "curl",
        at: "Dockerfile:2",
        to: "7.88.1-10+deb12u9",
        blocking: 1,
      },
      { kind: "none", target: "oci-dir:image", subject: "zlib", at: "Dockerfile:1", to: null, blocking: 1 },
    ]);
    const base = first.result.remediation?.[1];
    expect(base?.steps).toEqual([{ name: "perl", from: "5.36.0-7", to: "5.36.0-7+deb12u3" }]);
    expect(base?.message).toContain("2 of the 3 findings that it brings have a fixed version, 1 of them blocking; 1 remains");
  });

  test("fails after them by nothing but what was said to stay, and passes where that is accepted", async () => {
    const changes = first.result.remediation ?? [];
    const base = upgradePackages(OF_BASE, changes, ({ kind }) => kind === "rebuild");
    const application = upgradePackages(OF_APPLICATION, changes, ({ kind }) => kind === "upgrade-system-package");
    await build(base, application, upgradeLockfile(LOCKFILE, changes));
    const { code, result } = await look("policy.yml");
    expect([code, result.remediation?.map(({ kind, subject }) => [kind, subject])]).toEqual([1, [["none", "zlib"]]]);
    expect((await look("accepting.yml")).code).toBe(0);
  });

  test("of an older base is told since when the lock knows a later one, and its digest where it has one", async () => {
    const lock = JSON.parse(readFileSync(join(folder, "bases.json"), "utf8"));
    await build(OF_BASE, OF_APPLICATION, LOCKFILE);
    const change = async () => (await look("policy.yml")).result.remediation?.find(({ subject }) => subject === REFERENCE);
    writeFileSync(join(folder, "bases.json"), JSON.stringify(lock));
    const since = `which the lock of bases knows since ${new Date().toISOString().slice(0, 4)}`;
    expect(await change()).toMatchObject({ kind: "rebuild", to: null, message: expect.stringContaining(since) });
    const digest = `sha256:${"5a".repeat(32)}`;
    lock.bases[0].versions[0].digest = digest;
    writeFileSync(join(folder, "bases.json"), JSON.stringify(lock));
    expect(await change()).toMatchObject({ kind: "move-base", to: digest, message: expect.stringContaining(`base:1@${digest}, ${since}`) });
  });
});
