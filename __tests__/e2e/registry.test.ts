import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { runDoor, scratchFolder } from "../bundle/doors.ts";
import { writePolicy } from "./bases-rig.ts";
import { copyImage } from "./build-images.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { type Fault, type FaultyRegistry, startFaultyRegistry } from "./faulty-registry.ts";
import { codesOf, decisionsOf, type Gated, scan } from "./gate.ts";
import { type Pushed, pushIndex } from "./push-index.ts";
import { DEBIAN_PACKAGES, IMAGE_FLAWS } from "./recipes.ts";
import { toDebian } from "./rootfs.ts";
import { PASSWORD, type Service, startRegistry, USER } from "./services.ts";
import { stageLayers } from "./stage.ts";
import { ISSUER, SERVICE, startTokenService, type TokenService } from "./token-service.ts";
import { tool } from "./tools.ts";

// One image, and the base that it is built on, in a plain registry, in one with a password and in one that asks for tokens; and a proxy
// before the plain one that gives wrong answers.
const GUARDS = ["plain", "password", "tokens"] as const;
type Guard = (typeof GUARDS)[number];

let folder: string;
let databases: Databases;
let tokens: TokenService;
let registries: Record<Guard, Service<{ host: string }>>;
let faulty: FaultyRegistry;
let elsewhere: FaultyRegistry;
let pushed: Pushed;
let fromLayout: Gated;

beforeAll(async () => {
  folder = scratchFolder();
  databases = await writeDatabases(join(scratchFolder(), "databases"), IMAGE_FLAWS);
  const system = { createdBy: "a test", files: toDebian(DEBIAN_PACKAGES) };
  const application = { createdBy: "a test", files: { "app/main": "an application\n" } };
  await stageLayers(join(folder, "base"), [system]);
  await stageLayers(join(folder, "image"), [system, application]);
  tokens = await startTokenService();
  registries = {
    plain: await startRegistry(),
    password: await startRegistry({ password: true }),
    tokens: await startRegistry({ token: { realm: tokens.realm, issuer: ISSUER, service: SERVICE } }),
  };
  for (const guard of GUARDS) {
    await push(guard, "base", "acme/base:12");
    await push(guard, "image", "acme/shop:1");
  }
  const { host } = registries.plain;
  pushed = await pushIndex({ host, repository: "acme/shop", tag: "1" }, "many");
  faulty = await startFaultyRegistry(host);
  elsewhere = await startFaultyRegistry(host);
  fromLayout = await scan(["oci-dir:image"], { cwd: folder, databases });
});

afterAll(async () => {
  await Promise.all([faulty?.stop(), elsewhere?.stop(), tokens?.stop()]);
  await Promise.all(Object.values(registries ?? {}).map((registry) => registry.stop()));
});

function push(guard: Guard, name: string, reference: string): Promise<void> {
  const login = guard === "plain" ? [] : ["--dest-creds", `${USER}:${PASSWORD}`];
  return copyImage(folder, "--dest-tls-verify=false", ...login, `oci:${name}`, `docker://${registries[guard].host}/${reference}`);
}

const credentials = (host: string): string[] => ["--registry-username", `${host}=${USER}`, "--registry-password", `${host}=${PASSWORD}`];
const lookAt = (target: string, options: readonly string[] = [], grype = tool("grype")): Promise<Gated> =>
  scan([target], { cwd: folder, databases, options, grype });

/** A Grype that writes down all that it is given: arguments, environment, and the files that its arguments name. */
function writeListener(): { grype: string; heard: () => string } {
  const [grype, log] = [join(scratchFolder(), "grype"), join(scratchFolder(), "heard")];
  const lines = [
    "#!/bin/sh",
    `{ env; for one; do echo "$one"; if [ -f "$one" ]; then cat "$one"; fi; done; } >>'${log}'`,
    `exec '${tool("grype")}' "$@"`,
  ];
  writeFileSync(grype, `${lines.join("\n")}\n`);
  chmodSync(grype, 0o755);
  return { grype, heard: () => readFileSync(log, "utf8") };
}

describe.each(GUARDS)("a registry that is guarded so: %s", (guard) => {
  const admitted = (): string[] => (guard === "plain" ? [] : credentials(registries[guard].host));

  test("its image is scanned as from a layout, and what it is called stays", async () => {
    const { host } = registries[guard];
    const { code, result, stdout, stderr } = await lookAt(`registry:${host}/acme/shop:1`, admitted());
    expect([code, codesOf(result)]).toEqual([1, ["severity-cutoff"]]);
    expect(decisionsOf(result)).toEqual(decisionsOf(fromLayout.result));
    const known = { reference: `${host}/acme/shop:1`, digest: pushed.amd64, platform: "linux/amd64", distribution: "debian 12" };
    expect(result.targets).toMatchObject([
      { id: `registry:${host}/acme/shop:1`, kind: "image", packages: 5, scannedBy: ["grype"], ...known },
    ]);
    expect(stdout + stderr).not.toContain(PASSWORD);
  });

  test("its base is locked, and proven by the bytes that are scanned", async () => {
    const { host } = registries[guard];
    const [lock, policy, base] = [`${guard}.json`, `${guard}.yml`, `${host}/acme/base:12`];
    const locked = await runDoor(["bases", "lock", `registry:${base}`, "--bases-lock", lock, ...admitted()], { cwd: folder });
    expect([locked.code, locked.stdout]).toEqual([0, expect.stringContaining(base)]);
    writePolicy(folder, policy, { allow: [base] });
    const options = ["--bases-lock", lock, "--config-file", policy, "--base-image", base, ...admitted()];
    const { code, result } = await lookAt(`registry:${host}/acme/shop:1`, options);
    expect([code, result.targets[0]?.base]).toMatchObject([0, { status: "proven", reference: base, layers: 1, allowed: true }]);
    expect([...new Set(result.findings.map(({ origin }) => origin))]).toEqual(["base"]);
  });

  test("no scanner hears of the registry, the password or a token", async () => {
    const { host } = registries[guard];
    const { grype, heard } = writeListener();
    const { code } = await lookAt(`registry:${host}/acme/shop:1`, admitted(), grype);
    expect(code).toBe(1);
    expect(heard()).toContain("oci-dir:");
    for (const word of [host, PASSWORD, Buffer.from(`${USER}:${PASSWORD}`).toString("base64"), "eyJ", "DOCKER_CONFIG"])
      expect(heard()).not.toContain(word);
  });

  test("both scanners look at the one image that was pulled", async () => {
    const { host } = registries[guard];
    const { code, result } = await lookAt(`registry:${host}/acme/shop:1`, ["--cross-check", "true", ...admitted()]);
    expect([code, result.targets[0]?.scannedBy, codesOf(result)]).toEqual([1, ["grype", "osv-scanner"], ["severity-cutoff"]]);
    expect(result.findings.map(({ seenBy }) => seenBy)).toEqual(result.findings.map(() => ["grype", "osv-scanner"]));
  });
});

describe.each(["password", "tokens"] as const)("a registry that is guarded so: %s", (guard) => {
  test("without credentials, or with wrong ones, it is an error", async () => {
    const { host } = registries[guard];
    const wrong = ["--registry-username", `${host}=${USER}`, "--registry-password", `${host}=shut`];
    for (const options of [[], wrong]) {
      const { code, result } = await lookAt(`registry:${host}/acme/shop:1`, options);
      expect([code, result.outcome, codesOf(result), result.findings]).toEqual([3, "error", ["environment"], []]);
      expect(result.reasons[0]?.message).toMatch(options === wrong ? /does not accept the credentials/ : /without credentials/);
    }
  });
});

test("the token service is asked with the password, and the registry never", async () => {
  const { host } = registries.tokens;
  const before = await startFaultyRegistry(host);
  try {
    const asked = tokens.asked.length;
    const { code } = await lookAt(`registry:${before.host}/acme/shop:1`, credentials(before.host));
    expect([code, [...new Set(tokens.asked.slice(asked))]]).toEqual([1, [expect.stringMatching(/^Basic /)]]);
    const sent = before.asked.flatMap(({ authorization }) => authorization ?? []);
    expect(sent.filter((header) => !header.startsWith("Bearer "))).toEqual([]);
    expect(sent.length).toBeGreaterThan(0);
  } finally {
    await before.stop();
  }
});

describe("an image for several platforms", () => {
  test.each<[string, string, () => string, string[], () => object]>([
    ["is the one for linux/amd64 by its tag", ":many", () => "", [], () => ({ digest: pushed.amd64, platform: "linux/amd64" })],
    ["is another where that is asked for", ":many", () => "", ["--platform", "linux/arm64"], () => ({ digest: pushed.arm64 })],
    ["is found by the digest of its index", "", () => `@${pushed.index}`, [], () => ({ digest: pushed.amd64 })],
    ["is found by the digest of one of its manifests", "", () => `@${pushed.arm64}`, [], () => ({ digest: pushed.arm64 })],
    ["is found by a digest, whatever tag stands before it", ":nothing", () => `@${pushed.amd64}`, [], () => ({ digest: pushed.amd64 })],
  ])("%s", async (_sentence, tag, digest, options, expected) => {
    const locator = `${registries.plain.host}/acme/shop${tag}${digest()}`;
    const { code, result } = await lookAt(`registry:${locator}`, options);
    expect([code, codesOf(result)]).toEqual([1, ["severity-cutoff"]]);
    expect(result.targets).toMatchObject([{ id: `registry:${locator}`, reference: locator, ...expected() }]);
    expect(decisionsOf(result)).toEqual(decisionsOf(fromLayout.result));
  });

  test("without the one that is asked for is incomplete", async () => {
    const { code, result } = await lookAt(`registry:${registries.plain.host}/acme/shop:many`, ["--platform", "linux/riscv64"]);
    expect([code, codesOf(result)]).toEqual([4, ["platform-missing"]]);
    expect(result.reasons[0]?.message).toContain("linux/arm64, linux/amd64");
  });
});

describe("a registry that answers", () => {
  afterEach(() => faulty.breaks("", null));
  const look = (options: readonly string[] = []): Promise<Gated> => lookAt(`registry:${faulty.host}/acme/shop:1`, options);

  test("rightly is asked for each thing once", async () => {
    const before = faulty.asked.length;
    const { code, result } = await look();
    expect([code, decisionsOf(result)]).toEqual([1, decisionsOf(fromLayout.result)]);
    const paths = faulty.asked.slice(before).map(({ path }) => path);
    expect(paths.length).toBe(4); // a manifest, a config, two layers
    expect(new Set(paths).size).toBe(4);
  });

  test.each<[string, string, Fault, string, RegExp]>([
    [
      "with other bytes than the digest says",
      "/blobs/",
      { kind: "falsified" },
      "source-mismatch",
      /should be sha256:.*what .* sent is sha256:/,
    ],
    ["with half a body", "/blobs/", { kind: "cut" }, "environment", /cut.*tried 2 times/],
    ["that it is asked too often, every time", "/", { kind: "busy", times: 1000, retryAfter: "1" }, "environment", /429/],
    ["that it is asked too often for hours", "/", { kind: "busy", times: 1000, retryAfter: "7200" }, "environment", /wants 7200 seconds/],
  ])("%s is an error, and nothing passes", async (_sentence, part, fault, reason, message) => {
    faulty.breaks(part, fault);
    const { code, result } = await look();
    expect([code, result.outcome, codesOf(result), result.findings]).toEqual([3, "error", [reason], []]);
    expect(result.reasons[0]?.message).toMatch(message);
  });

  test("with a manifest that is not that of the digest is an error", async () => {
    faulty.breaks("/manifests/", { kind: "falsified" });
    const { code, result } = await lookAt(`registry:${faulty.host}/acme/shop@${pushed.amd64}`);
    expect([code, codesOf(result), result.findings]).toEqual([3, ["source-mismatch"], []]);
  });

  test("that it is asked too often, once, is asked again after the rest that it wants", async () => {
    faulty.breaks("/manifests/", { kind: "busy", times: 1, retryAfter: "1" });
    const { code, result } = await look();
    expect([code, codesOf(result)]).toEqual([1, ["severity-cutoff"]]);
  });

  test("with another host for its blobs is read there, without the credentials", async () => {
    const own = await startFaultyRegistry(registries.password.host);
    try {
      own.breaks("/blobs/", { kind: "redirected", to: `http://${elsewhere.host}` });
      const before = elsewhere.asked.length;
      const { code, result } = await lookAt(`registry:${own.host}/acme/shop:1`, credentials(own.host));
      expect([code, decisionsOf(result)]).toEqual([1, decisionsOf(fromLayout.result)]);
      const followed = elsewhere.asked.slice(before);
      expect(own.asked.filter(({ authorization }) => authorization !== null).length).toBeGreaterThan(0);
      expect(followed.length).toBe(3);
      expect(followed.filter(({ authorization }) => authorization !== null)).toEqual([]);
    } finally {
      await own.stop();
    }
  });
});
