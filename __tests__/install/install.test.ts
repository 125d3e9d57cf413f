import { beforeAll, describe, expect, test } from "@jest/globals";
import { isGateError } from "../../src/errors.ts";
import { type InstallSettings, installScanner } from "../../src/install/install.ts";
import type { ScannerName } from "../../src/model/finding.ts";
import type { FileKind, ScannerBinary } from "../../src/ports.ts";
import { installSettings } from "../fakes/install-settings.ts";
import { sha256, tarArchive, versionAnswer, zipArchive } from "../fakes/releases.ts";
import { type FakeWorld, type FakeWorldOptions, fakeWorld } from "../fakes/world.ts";

// A version that nobody pinned: its digests come from `scanner-checksums`, as its release is made here.
const GRYPE = "0.200.0";
const OSV = "2.9.0";
let archive: Uint8Array;
beforeAll(async () => {
  archive = await tarArchive([
    { name: "README.md", content: "read" },
    { name: "grype", content: "grype itself" },
  ]);
});

/** A world in which releases of both scanners can be fetched, and answer for their versions. */
function releaseWorld(over: FakeWorldOptions = {}): FakeWorld {
  const checksums = `# releases\n${sha256(archive)}  grype_${GRYPE}_linux_amd64.tar.gz\n${sha256("osv itself")} *osv-scanner_linux_amd64\n`;
  return fakeWorld({
    download: ({ url }) => (url.includes("grype") ? archive : "osv itself"),
    program: ({ file }) => versionAnswer(file.includes("grype") ? "grype" : "osv-scanner", file.includes("grype") ? GRYPE : OSV),
    ...over,
    files: { "/work/sums": checksums, ...over.files },
  });
}

const UNPINNED: Partial<InstallSettings> = { grypeVersion: GRYPE, osvScannerVersion: OSV, scannerChecksums: "sums" };

function install(name: ScannerName, world: FakeWorld, settings: Partial<InstallSettings> = UNPINNED): Promise<ScannerBinary> {
  return installScanner({ name, settings: installSettings(settings), deadline: world.clock.now() + 60_000, world });
}

/** The faults that an installation ends with. */
async function faultsOf(installing: Promise<unknown>): Promise<{ code: string; message: string; next: string }[]> {
  try {
    await installing;
  } catch (error) {
    if (isGateError(error)) return [...error.faults];
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a release is installed", () => {
  test("from an archive, and from the tool cache the next time", async () => {
    const world = releaseWorld();
    const first = await install("grype", world);
    expect(first).toMatchObject({ name: "grype", version: GRYPE, sha256: sha256("grype itself"), source: "release", notices: [] });
    expect(first.path).toBe(`/tools/portcullis-grype/${GRYPE}/grype`);
    expect(world.files.text(first.path)).toBe("grype itself");
    expect(world.downloaded.map(({ url }) => url)).toEqual([
      `https://github.com/anchore/grype/releases/download/v${GRYPE}/grype_${GRYPE}_linux_amd64.tar.gz`,
    ]);
    expect(await install("grype", world)).toEqual(first);
    expect(world.downloaded.length).toBe(1);
  });

  test("from a plain executable", async () => {
    const world = releaseWorld();
    const first = await install("osv-scanner", world);
    expect(first).toMatchObject({
      path: `/tools/portcullis-osv-scanner/${OSV}/osv-scanner`,
      sha256: sha256("osv itself"),
      source: "release",
    });
    expect(await install("osv-scanner", world)).toEqual(first);
    expect(world.downloaded.map(({ url }) => url)).toEqual([
      `https://github.com/google/osv-scanner/releases/download/v${OSV}/osv-scanner_linux_amd64`,
    ]);
  });

  test("from a zip on Windows; on arm64 the one for x64, which is said", async () => {
    const zip = zipArchive({ "grype.exe": "grype itself" });
    const world = releaseWorld({
      machine: { os: "win32", arch: "arm64" },
      download: () => zip,
      files: { "/work/sums": `${sha256(zip)}  grype_${GRYPE}_windows_amd64.zip` },
    });
    const binary = await install("grype", world);
    expect(binary.path.endsWith("grype.exe")).toBe(true);
    expect(binary.notices).toEqual([{ code: "scanner-substituted", message: expect.stringContaining("no release for win32 on arm64") }]);
  });

  test("from a mirror, by scanner, version and file", async () => {
    const world = releaseWorld();
    const settings = { ...UNPINNED, scannerMirror: "https://mirror.example/base/", scannerSource: "mirror" } as const;
    expect(await install("grype", world, settings)).toMatchObject({ source: "mirror" });
    expect(await install("osv-scanner", world, settings)).toMatchObject({ source: "mirror" });
    expect(world.downloaded.map(({ url }) => url)).toEqual([
      `https://mirror.example/base/grype/v${GRYPE}/grype_${GRYPE}_linux_amd64.tar.gz`,
      `https://mirror.example/base/osv-scanner/v${OSV}/osv-scanner_linux_amd64`,
    ]);
  });

  test("and used from where it is when the tool cache cannot be written", async () => {
    const world = releaseWorld();
    const store = async () => Promise.reject(Object.assign(new Error("The disk is full."), { name: "GateError", faults: [] }));
    const binary = await install("grype", { ...world, tools: { ...world.tools, store } });
    expect(world.files.text(binary.path)).toBe("grype itself");
    expect(binary.notices).toEqual([
      { code: "scanner-warning", message: expect.stringContaining("without being kept for next time: The disk is full.") },
    ]);
  });
});

describe("what is not what it must be is refused", () => {
  test.each([
    ["other bytes", () => "something else", "has the sha256"],
    ["an error page", () => "<html>", "has the sha256"],
    ["nothing", () => "", "has the sha256"],
  ])("a download that is %s, and no other way is tried", async (_what, download, sentence) => {
    const world = releaseWorld({ download, programs: { go: "/usr/local/go/bin/go" } });
    const [fault] = await faultsOf(install("grype", world));
    expect(fault).toMatchObject({ code: "scanner-missing", message: expect.stringContaining(sentence) });
    expect(fault?.message).toContain(sha256(archive));
    expect(world.ran).toEqual([]);
    expect([...world.files.entries.keys()].filter((path) => path.startsWith("/tools"))).toEqual([]);
  });

  test("a program of another version than its digest was given for", async () => {
    const world = releaseWorld({ program: () => versionAnswer("osv-scanner", "1.9.2") });
    const [fault] = await faultsOf(install("osv-scanner", world));
    expect(fault).toMatchObject({ code: "scanner-missing", message: expect.stringContaining("says it is 1.9.2") });
  });

  test("an archive without the program", async () => {
    const other = await tarArchive([{ name: "README.md", content: "x" }]);
    const world = releaseWorld({ download: () => other, files: { "/work/sums": `${sha256(other)}  grype_${GRYPE}_linux_amd64.tar.gz` } });
    const [fault] = await faultsOf(install("grype", world));
    expect(fault?.message).toContain("cannot be unpacked: it does not hold grype");
  });

  test.each<[string, ScannerName, (world: FakeWorld) => void | Promise<void>]>([
    ["program was exchanged", "grype", (world) => world.files.write(`/tools/portcullis-grype/${GRYPE}/grype`, ["evil"])],
    [
      "plain executable was exchanged",
      "osv-scanner",
      (world) => world.files.write(`/tools/portcullis-osv-scanner/${OSV}/osv-scanner`, ["evil"]),
    ],
    ["program is a link", "grype", (world) => relink(world, `/tools/portcullis-grype/${GRYPE}/grype`)],
    ["program is a pipe", "grype", (world) => replace(world, `/tools/portcullis-grype/${GRYPE}/grype`, { kind: "other", size: 0 })],
    [
      "program is larger than any scanner",
      "osv-scanner",
      (world) => replace(world, `/tools/portcullis-osv-scanner/${OSV}/osv-scanner`, { kind: "file", size: 2 ** 40 }),
    ],
    ["archive is gone", "grype", (world) => world.files.remove(`/tools/portcullis-grype-archive/${GRYPE}`)],
    [
      "archive was cut",
      "grype",
      (world) => world.files.write(`/tools/portcullis-grype-archive/${GRYPE}/grype_${GRYPE}_linux_amd64.tar.gz`, [archive.subarray(0, 99)]),
    ],
    ["program and archive were exchanged together", "grype", exchangeBoth],
  ])("a tool cache whose %s: it is installed again, and that is said", async (_what, name, change) => {
    const world = releaseWorld();
    const first = await install(name, world);
    await change(world);
    const second = await install(name, world);
    expect(second.sha256).toBe(first.sha256);
    expect(world.files.text(second.path)).toBe(`${name === "grype" ? "grype" : "osv"} itself`);
    expect(second.notices).toEqual([
      { code: "scanner-warning", message: expect.stringContaining("is not the release; it was not used and is replaced.") },
    ]);
    expect(world.downloaded.length).toBe(2);
    await change(world);
    const [fault] = await faultsOf(install(name, world, { ...UNPINNED, offline: true }));
    expect(fault).toMatchObject({ code: "scanner-missing", message: expect.stringContaining("is not the release") });
  });

  /** Puts something there that must be recognised by its looks: reading it would not end. */
  function replace(world: FakeWorld, path: string, looks: { kind: FileKind; size: number }): void {
    const { stat, sha256, copy } = world.files;
    let isThere = true;
    Object.assign(world.files, {
      stat: async (asked: string) => (isThere && asked === path ? { ...looks, modified: 0 } : stat(asked)),
      sha256: (asked: string) => (isThere && asked === path ? new Promise(() => undefined) : sha256(asked)),
      copy(from: string, to: string) {
        if (to === path) isThere = false;
        return copy(from, to);
      },
    });
  }

  async function relink(world: FakeWorld, path: string): Promise<void> {
    await world.files.copy(path, "/evil");
    await world.files.link("/evil", path);
  }

  async function exchangeBoth(world: FakeWorld): Promise<void> {
    const evil = await tarArchive([{ name: "grype", content: "evil" }]);
    await world.files.write(`/tools/portcullis-grype-archive/${GRYPE}/grype_${GRYPE}_linux_amd64.tar.gz`, [evil]);
    await world.files.write(`/tools/portcullis-grype/${GRYPE}/grype`, ["evil"]);
  }
});

describe("a version must be known by digest", () => {
  test.each<[string, Partial<InstallSettings>, string]>([
    ["one that nobody pinned", { grypeVersion: "0.200.0" }, "The digest of Grype 0.200.0 is not known"],
    [
      "one that the checksums do not name",
      { grypeVersion: "0.201.0", scannerChecksums: "sums" },
      "The digest of Grype 0.201.0 is not known",
    ],
    ["a moving one", { grypeVersion: "latest" }, '"latest" is no version of Grype'],
    ["an odd one", { grypeVersion: "../../0.119.0" }, "is no version of Grype"],
    ["a property of every object", { grypeVersion: "constructor" }, "is no version of Grype"],
  ])("%s is refused, with those that are known", async (_what, settings, sentence) => {
    const [fault] = await faultsOf(install("grype", releaseWorld(), settings));
    expect(fault).toMatchObject({ code: "input-invalid", message: expect.stringContaining(sentence) });
    expect(fault?.next).toContain("0.119.0, 0.116.1");
    expect(fault?.next).toContain("scanner-checksums");
  });

  test("a pinned one keeps its pin, whatever the checksums say", async () => {
    const world = releaseWorld({ download: () => "evil", files: { "/work/sums": `${sha256("evil")}  grype_0.119.0_linux_amd64.tar.gz` } });
    const [fault] = await faultsOf(install("grype", world, { scannerChecksums: "sums" }));
    expect(fault?.message).toContain("not the expected 3fa2dc4b924621ab65404cf08d0b8438d896d80ab949c9d5a4ca283c36004c9b");
  });

  test("a leading v is none of its business", async () => {
    expect(await install("grype", releaseWorld(), { ...UNPINNED, grypeVersion: `v${GRYPE}` })).toMatchObject({ version: GRYPE });
  });

  test("checksums that cannot be read, or are none, are an error with their lines", async () => {
    expect(await faultsOf(install("grype", releaseWorld(), { scannerChecksums: "gone" }))).toMatchObject([{ code: "input-invalid" }]);
    const world = releaseWorld({ files: { "/work/sums": `abc  file\n${"0".repeat(64)}  a\n${"1".repeat(64)}  a\n` } });
    const faults = await faultsOf(install("grype", world));
    expect(faults.map(({ message }) => message)).toEqual([
      "sums (scanner-checksums): line 1 is not `sha256  name`.",
      "sums (scanner-checksums): line 3 gives a a second digest.",
    ]);
  });
});

describe("a version must be of use", () => {
  test.each<[string, ScannerName, string, Partial<InstallSettings>, string | null]>([
    ["Grype too old to drive", "grype", "0.73.0", {}, "scanner-version"],
    ["Grype without a published database", "grype", "0.87.0", {}, "database-missing"],
    ["the same with a database", "grype", "0.87.0", { grypeDb: "db" }, null],
    ["the first with schema 6", "grype", "0.88.0", {}, null],
    ["OSV-Scanner too old to drive", "osv-scanner", "1.4.3", {}, "scanner-version"],
    ["the oldest OSV-Scanner", "osv-scanner", "1.5.0", {}, null],
  ])("%s", async (_what, name, version, settings, code) => {
    const world = fakeWorld({ files: { "/opt/it": "program" }, program: () => versionAnswer(name, version) });
    const installing = install(name, world, { ...settings, grypePath: "/opt/it", osvScannerPath: "/opt/it" });
    if (code === null) expect(await installing).toMatchObject({ version });
    else expect(await faultsOf(installing)).toMatchObject([{ code }]);
  });

  test("a pinned Grype of old is refused before anything is fetched", async () => {
    const world = releaseWorld();
    expect(await faultsOf(install("grype", world, { grypeVersion: "0.74.1" }))).toMatchObject([{ code: "database-missing" }]);
    expect(world.downloaded).toEqual([]);
  });
});

describe("an executable that was given", () => {
  const given = { grypePath: "bin/grype" };

  test("is asked for its version and hashed; nothing else is tried", async () => {
    const world = fakeWorld({ files: { "/work/bin/grype": "mine" }, program: () => versionAnswer("grype", "0.110.0") });
    expect(await install("grype", world, given)).toEqual({
      name: "grype",
      path: "/work/bin/grype",
      version: "0.110.0",
      sha256: sha256("mine"),
      source: "given",
      seal: await world.files.seal("/work/bin/grype"),
    });
    expect(world.ran).toHaveLength(1);
    expect(world.ran[0]).toMatchObject({ file: "/work/bin/grype", args: ["version", "-o", "json"], cwd: "/private/1" });
    expect(world.ran[0]?.env).toMatchObject({ HOME: "/private/1", GRYPE_CHECK_FOR_APP_UPDATE: "false" });
  });

  test("may be a link", async () => {
    const world = fakeWorld({
      files: { "/opt/real": "mine", "/work/bin/grype": { link: "/opt/real" } },
      program: () => versionAnswer("grype", "0.110.0"),
    });
    expect(await install("grype", world, given)).toMatchObject({ sha256: sha256("mine") });
  });

  test.each<[string, FakeWorldOptions, string, string]>([
    ["is not there", {}, "scanner-missing", "does not exist"],
    ["is a folder", { files: { "/work/bin/grype": null } }, "scanner-missing", "is a folder"],
    ["is a pipe", { files: { "/work/bin/grype": { other: true } } }, "scanner-missing", "no regular file"],
    [
      "leads nowhere",
      { files: { "/work/bin/grype": { link: "/gone" } }, program: () => versionAnswer("grype", "1.0.0") },
      "scanner-missing",
      "cannot be read",
    ],
    ["cannot be started", { files: { "/work/bin/grype": "x" } }, "scanner-failed", "could not be started"],
    [
      "fails",
      { files: { "/work/bin/grype": "x" }, program: () => ({ code: 2, stderr: "first\nno such command" }) },
      "scanner-failed",
      'code 2, saying "no such command"',
    ],
    [
      "is killed",
      { files: { "/work/bin/grype": "x" }, program: () => ({ code: null, signal: "SIGSEGV" }) },
      "scanner-failed",
      "ended by SIGSEGV",
    ],
    [
      "hangs",
      { files: { "/work/bin/grype": "x" }, program: () => ({ code: null, signal: "SIGKILL", timedOut: true }) },
      "scanner-failed",
      "did not end in time",
    ],
    ["says nothing", { files: { "/work/bin/grype": "x" }, program: () => "" }, "scanner-failed", "did not tell its version"],
    [
      "was built without its version",
      { files: { "/work/bin/grype": "x" }, program: () => versionAnswer("grype", "[not provided]") },
      "scanner-version",
      '"[not provided]"',
    ],
    [
      "is the other scanner",
      { files: { "/work/bin/grype": "x" }, program: () => versionAnswer("osv-scanner", "2.5.1") },
      "scanner-failed",
      "did not tell its version",
    ],
  ])("that %s is refused", async (_what, options, code, sentence) => {
    const [fault] = await faultsOf(install("grype", fakeWorld(options), given));
    expect(fault).toMatchObject({ code, message: expect.stringContaining(sentence) });
    expect(fault?.next).not.toBe("");
  });
});

describe("what could not be had is told in one sentence with all that was tried", () => {
  test("without network and without Go", async () => {
    const [fault, ...rest] = await faultsOf(install("grype", fakeWorld(), {}));
    expect(rest).toEqual([]);
    expect(fault?.code).toBe("scanner-missing");
    expect(fault?.message).toBe(
      "Grype 0.119.0 could not be had. The tool cache: it is not there. An earlier build: there is none. The release: " +
        "https://github.com/anchore/grype/releases/download/v0.119.0/grype_0.119.0_linux_amd64.tar.gz could not be fetched: there is no network to it. " +
        "A build from source: there is no `go` in PATH.",
    );
    expect(fault?.next).toContain("grype-path");
  });

  test("offline nothing is fetched and nothing is built", async () => {
    const world = releaseWorld({ programs: { go: "/go" } });
    const [fault] = await faultsOf(install("grype", world, { ...UNPINNED, offline: true }));
    expect(fault?.message).toContain("without the network (`offline`)");
    expect(fault?.next).toContain("run once with network");
    expect([world.downloaded, world.ran]).toEqual([[], []]);
  });

  test("a machine for which there is no release", async () => {
    const [fault] = await faultsOf(install("grype", fakeWorld({ machine: { os: "freebsd" } }), {}));
    expect(fault?.message).toContain("there is none for freebsd on x64 whose digest is known");
  });

  test("a mirror that was not named", async () => {
    expect(await faultsOf(install("grype", fakeWorld(), { scannerSource: "mirror" }))).toMatchObject([{ code: "input-invalid" }]);
  });

  test("with `release`, Go is not asked", async () => {
    const world = fakeWorld({ programs: { go: "/go" } });
    const [fault] = await faultsOf(install("grype", world, { scannerSource: "release" }));
    expect(fault?.message).not.toContain("source");
    expect(world.ran).toEqual([]);
  });
});
