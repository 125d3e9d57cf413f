import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeWorld } from "../../src/edge/node/world.ts";
import { type InstallSettings, installScanner } from "../../src/install/install.ts";
import { assetName } from "../../src/install/pins.ts";
import type { ScannerBinary } from "../../src/ports.ts";
import { installSettings } from "../fakes/install-settings.ts";
import { sha256, tarArchive } from "../fakes/releases.ts";
import { startServer, TEST_AUTHORITY, type TestServer } from "../fakes/tls-server.ts";

// The programs of these releases are shell scripts, which Windows cannot run.
const onUnix = process.platform === "win32" ? describe.skip : describe;
const GRYPE = `#!/bin/sh\necho '{"application":"grype","version":"0.200.0"}'\n`;
const OSV = "#!/bin/sh\necho 'osv-scanner version: 2.9.0'\n";
const platform = `${process.platform}-${process.arch}`;

let folder = "";
let server: TestServer;
let broken = "";
const world = () =>
  makeWorld({
    progress: { step: () => ({ update: () => undefined, end: () => undefined }) },
    caCertificate: TEST_AUTHORITY,
    cacheFolder: join(folder, "cache"),
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "install-"));
  delete process.env.RUNNER_TOOL_CACHE;
  const archive = await tarArchive([
    { name: "LICENSE", content: "text" },
    { name: "grype", content: GRYPE },
  ]);
  const [grypeFile, osvFile] = [assetName("grype", "0.200.0", platform) ?? "", assetName("osv-scanner", "2.9.0", platform) ?? ""];
  writeFileSync(join(folder, "sums"), `${sha256(archive)}  ${grypeFile}\n${sha256(OSV)}  ${osvFile}\n`);
  server = await startServer((request, response) => {
    const bytes = { [`/m/grype/v0.200.0/${grypeFile}`]: archive, [`/m/osv-scanner/v2.9.0/${osvFile}`]: OSV }[request.url ?? ""];
    if (broken === "cut") response.writeHead(200, { "content-length": "9999" }).write("part", () => response.destroy());
    else if (broken === "wrong") response.end("wrong");
    else if (bytes === undefined || broken === "missing") response.writeHead(404).end();
    else response.end(bytes);
  });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function install(name: "grype" | "osv-scanner", over: Partial<InstallSettings> = {}): Promise<ScannerBinary> {
  const settings = installSettings({
    grypeVersion: "0.200.0",
    osvScannerVersion: "2.9.0",
    scannerChecksums: join(folder, "sums"),
    scannerSource: "mirror",
    scannerMirror: `${server.url}/m`,
    ...over,
  });
  const own = world();
  try {
    return await installScanner({ name, settings, deadline: Date.now() + 20_000, world: own });
  } finally {
    await own.close();
  }
}

onUnix("a release from a server with TLS", () => {
  test.each([
    ["cut", /could not be fetched: .*\(tried 3 times\)/],
    ["wrong", /has the sha256 .*, not the expected/],
    ["missing", /no such file \(404\)/],
  ])("that is %s is refused", async (fault, sentence) => {
    broken = fault;
    await expect(install("grype")).rejects.toThrow(sentence);
    broken = "";
    expect(readdirSync(folder).filter((name) => name !== "sums" && name !== "cache")).toEqual([]);
  });

  test("is checked, unpacked, made executable, kept and run", async () => {
    const grype = await install("grype");
    expect(grype).toMatchObject({ version: "0.200.0", sha256: sha256(GRYPE), source: "mirror", notices: [] });
    expect(grype.path.startsWith(join(folder, "cache", "tools"))).toBe(true);
    expect(statSync(grype.path).mode & 0o111).toBe(0o111);
    const osv = await install("osv-scanner");
    expect(osv).toMatchObject({ version: "2.9.0", sha256: sha256(OSV) });
    const before = server.requests.length;
    const again = [await install("grype", { offline: true }), await install("osv-scanner", { offline: true })];
    const unsealed = ({ seal: _, ...binary }: ScannerBinary) => binary; // that it can be executed was set anew
    expect(again.map(unsealed)).toEqual([grype, osv].map(unsealed));
    expect(server.requests.length).toBe(before);
  });

  test("that was exchanged in the tool cache is installed again", async () => {
    const grype = await install("grype");
    writeFileSync(grype.path, "#!/bin/sh\necho evil\n");
    const again = await install("grype");
    expect(readFileSync(again.path, "utf8")).toBe(GRYPE);
    expect(again.notices).toHaveLength(1);
  });
});
