import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { sha256, tarArchive, zipArchive } from "../fakes/releases.ts";
import { startServer, TEST_AUTHORITY, type TestServer } from "../fakes/tls-server.ts";

const SCRIPT = fileURLToPath(new URL("../../scripts/pins.mjs", import.meta.url));
const PINS = fileURLToPath(new URL("../../src/install/pins.json", import.meta.url));
let folder = "";
let server: TestServer | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pins-"));
});
afterEach(() => server?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the script against a release of these files; gives how it ended and the pins afterwards. */
async function pin(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ code: number | null; text: string; pins: typeof import("../../src/install/pins.json") }> {
  server = await startServer((request, response) => {
    const file = files[(request.url ?? "").slice(1)];
    if (file === undefined) response.writeHead(404).end();
    else response.end(file);
  });
  const path = join(folder, "pins.json");
  copyFileSync(PINS, path);
  const child = spawn(process.execPath, [SCRIPT, ...args, "--from", server.url, "--file", path], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: TEST_AUTHORITY },
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => (text += piece.toString()));
  const code = await new Promise<number | null>((ended) => child.on("close", ended));
  return { code, text, pins: JSON.parse(readFileSync(path, "utf8")) };
}

describe("npm run pins", () => {
  test("adds a release by its own checksum file, and the programs inside its archives", async () => {
    const tar = await tarArchive([{ name: "README.md" }, { name: "grype", content: "program" }]);
    const zip = zipArchive({ "grype.exe": "windows program" });
    const sums = [
      `${sha256(tar)}  grype_0.120.0_linux_amd64.tar.gz`,
      `${"0".repeat(64)}  grype_0.120.0_linux_amd64.tar.gz.sbom`,
      `${"1".repeat(64)}  grype_0.120.0_linux_amd64.deb`,
      `${sha256(zip)}  grype_0.120.0_windows_amd64.zip`,
    ].join("\n");
    const files = { "grype_0.120.0_checksums.txt": sums, "grype_0.120.0_linux_amd64.tar.gz": tar, "grype_0.120.0_windows_amd64.zip": zip };
    const { code, text, pins } = await pin(["grype", "0.120.0"], files);
    expect([code, text]).toEqual([0, expect.stringContaining("grype 0.120.0: 2 files are pinned")]);
    expect(text).toContain("darwin-x64: the release has no grype_0.120.0_darwin_amd64.tar.gz");
    expect(Object.keys(pins.grype.versions)).toEqual(["0.120.0", "0.119.0", "0.116.1", "0.74.1"]);
    expect((pins.grype.versions as Record<string, { assets: unknown }>)["0.120.0"]?.assets).toEqual({
      "linux-x64": { file: "grype_0.120.0_linux_amd64.tar.gz", sha256: sha256(tar), executable: sha256("program") },
      "win32-x64": { file: "grype_0.120.0_windows_amd64.zip", sha256: sha256(zip), executable: sha256("windows program") },
    });
  });

  test("changes nothing where it has nothing to add", async () => {
    const before = readFileSync(PINS, "utf8");
    const known = JSON.parse(before)["osv-scanner"].versions["2.5.1"].assets as Record<string, { file: string; sha256: string }>;
    const sums = Object.values(known).map(({ file, sha256: digest }) => `${digest}  ${file}\n`);
    const { code, pins } = await pin(["osv-scanner", "2.5.1"], { "osv-scanner_SHA256SUMS": sums.join("") });
    expect([code, `${JSON.stringify(pins, null, 2)}\n`]).toEqual([0, before]);
  });

  test.each<[string, string[], Record<string, string>, string]>([
    [
      "a digest that differs from the recorded one",
      ["osv-scanner", "2.5.1"],
      { "osv-scanner_SHA256SUMS": `${"0".repeat(64)}  osv-scanner_linux_amd64` },
      "is recorded as f9f25499",
    ],
    [
      "an archive that is not what its checksum says",
      ["grype", "0.120.0"],
      { "grype_0.120.0_checksums.txt": `${"0".repeat(64)}  grype_0.120.0_linux_amd64.tar.gz`, "grype_0.120.0_linux_amd64.tar.gz": "x" },
      "and the checksum file says",
    ],
    ["a checksum file without these files", ["grype", "0.120.0"], { "grype_0.120.0_checksums.txt": "" }, "names none of the files"],
    ["a release that is not there", ["grype", "0.120.0"], {}, "the server answered 404"],
    ["a version that is none", ["grype", "latest"], {}, "usage:"],
    ["a scanner that is none", ["trivy", "1.0.0"], {}, "usage:"],
  ])("refuses %s, and writes nothing", async (_what, args, files, sentence) => {
    const { code, text, pins } = await pin(args, files);
    expect([code, text]).toEqual([1, expect.stringContaining(sentence)]);
    expect(pins).toEqual(JSON.parse(readFileSync(PINS, "utf8")));
  });
});
