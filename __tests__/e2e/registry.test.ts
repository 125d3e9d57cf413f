import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { scratchFolder } from "../bundle/doors.ts";
import { copyImage } from "./build-images.ts";
import { type Databases, writeDatabases } from "./databases.ts";
import { type Fault, type FaultyRegistry, startFaultyRegistry } from "./faulty-registry.ts";
import { type Gated, scan } from "./gate.ts";
import { DEBIAN_PACKAGES, IMAGE_FLAWS } from "./recipes.ts";
import { toDebian } from "./rootfs.ts";
import { PASSWORD, type Service, startRegistry, USER } from "./services.ts";
import { stageImage } from "./stage.ts";
import { ISSUER, SERVICE, startTokenService, type TokenService } from "./token-service.ts";

// One image in a registry that asks for tokens, and in a plain one behind a proxy that gives wrong answers.
let folder: string;
let databases: Databases;
let tokens: TokenService;
let guarded: Service<{ host: string }>;
let plain: Service<{ host: string }>;
let faulty: FaultyRegistry;
let elsewhere: FaultyRegistry;

beforeAll(async () => {
  folder = scratchFolder();
  databases = await writeDatabases(join(scratchFolder(), "databases"), IMAGE_FLAWS);
  await stageImage(join(folder, "image"), toDebian(DEBIAN_PACKAGES));
  tokens = await startTokenService();
  guarded = await startRegistry({ token: { realm: tokens.realm, issuer: ISSUER, service: SERVICE } });
  plain = await startRegistry();
  faulty = await startFaultyRegistry(plain.host);
  elsewhere = await startFaultyRegistry(plain.host);
  await copyImage(folder, "--dest-tls-verify=false", "oci:image", `docker://${plain.host}/acme/shop:1`);
});

afterAll(async () => {
  await Promise.all([faulty?.stop(), elsewhere?.stop(), tokens?.stop()]);
  await Promise.all([plain?.stop(), guarded?.stop()]);
});

function look(host: string, options: readonly string[] = []): Promise<Gated> {
  return scan([`registry:${host}/acme/shop:1`], { cwd: folder, databases, options });
}

const credentials = (host: string): string[] => ["--registry-username", `${host}=${USER}`, "--registry-password", `${host}=${PASSWORD}`];
const FLAWS = Object.keys(DEBIAN_PACKAGES).length;

describe("a registry that asks for tokens", () => {
  // Grype itself refuses a token service whose address is private, the loopback's too, as soon as a registry names it.
  test("of a private address is an error that names the realm, and the password is not sent there", async () => {
    await copyImage(
      folder,
      "--dest-tls-verify=false",
      "--dest-creds",
      `${USER}:${PASSWORD}`,
      "oci:image",
      `docker://${guarded.host}/acme/shop:1`,
    );
    const before = tokens.asked.length;
    expect(before).toBeGreaterThan(0); // the push was let in by a token
    const { code, result, stdout, stderr } = await look(guarded.host, credentials(guarded.host));
    expect([code, result.outcome, result.findings]).toEqual([3, "error", []]);
    expect(result.reasons.map(({ message }) => message).join()).toContain("realm");
    expect(tokens.asked).toHaveLength(before);
    expect(stdout + stderr).not.toContain(PASSWORD);
  });

  test("is an error without a password", async () => {
    const { code, result } = await look(guarded.host);
    expect([code, result.outcome, result.findings]).toEqual([3, "error", []]);
  });
});

describe("a registry that answers", () => {
  afterAll(() => faulty.breaks("", null));

  test("rightly is read through the proxy", async () => {
    const { code, result } = await look(faulty.host);
    expect([code, result.findings.length]).toEqual([1, FLAWS]);
  });

  test.each<[string, string, Fault]>([
    ["with other bytes than the digest says", "/blobs/", { kind: "falsified" }],
    ["with half a body", "/blobs/", { kind: "cut" }],
    ["that it is asked too often, every time", "/manifests/", { kind: "busy", times: 1000, retryAfter: "1" }],
  ])("%s is an error, and nothing passes", async (_sentence, part, fault) => {
    faulty.breaks(part, fault);
    const { code, result } = await look(faulty.host);
    expect([code, result.outcome, result.findings]).toEqual([3, "error", []]);
  });

  test("with another host for its blobs is read there, without the credentials", async () => {
    faulty.breaks("/blobs/", { kind: "redirected", to: `http://${elsewhere.host}` });
    const { code, result } = await look(faulty.host, credentials(faulty.host));
    expect([code, result.findings.length]).toEqual([1, FLAWS]);
    expect(elsewhere.asked.length).toBeGreaterThan(0);
    expect(elsewhere.asked.filter(({ authorization }) => authorization !== null)).toEqual([]);
  });
});
