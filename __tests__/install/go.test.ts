import { describe, expect, test } from "@jest/globals";
import { isGateError } from "../../src/errors.ts";
import { type InstallSettings, installScanner } from "../../src/install/install.ts";
import type { ScannerName } from "../../src/model/finding.ts";
import type { Command, ScannerBinary } from "../../src/ports.ts";
import { installSettings } from "../fakes/install-settings.ts";
import { sha256, versionAnswer } from "../fakes/releases.ts";
import { type FakeEnd, type FakeFiles, type FakeWorld, type FakeWorldOptions, fakeWorld } from "../fakes/world.ts";

const GO = "/usr/local/go/bin/go";

/** A `go` that puts a program into GOBIN, and programs that say the version that was asked for. */
function goProgram(end: FakeEnd = {}, version?: string): (command: Command, files: FakeFiles) => Promise<FakeEnd> {
  return async (command, files) => {
    if (command.file !== GO)
      return versionAnswer(
        command.file.includes("osv") ? "osv-scanner" : "grype",
        version ?? (command.file.includes("osv") ? "2.5.1" : "0.119.0"),
      );
    if (command.args[0] === "env") return `${command.env.GOPROXY ?? ""}\n${command.env.GOSUMDB ?? ""}\n`;
    const [module = "", wanted] = command.args.at(-1)?.split("@v") ?? [];
    command.onLine?.(`go: downloading ${module} v${wanted}`);
    command.onLine?.("golang.org/x/text/internal");
    command.onLine?.(module);
    await files.write(`${command.env.GOBIN}/${module.split("/").at(-1)}`, [`built ${module} ${wanted}`]);
    return end;
  };
}

function goWorld(over: FakeWorldOptions = {}): FakeWorld {
  return fakeWorld({ programs: { go: GO }, program: goProgram(), ...over });
}

/** The builds that were run, without the questions before and after. */
function builds({ ran }: FakeWorld): Command[] {
  return ran.filter(({ file, args }) => file === GO && args[0] === "install");
}

function install(
  name: ScannerName,
  world: FakeWorld,
  settings: Partial<InstallSettings> = { scannerSource: "go" },
): Promise<ScannerBinary> {
  return installScanner({ name, settings: installSettings(settings), deadline: world.clock.now() + 60_000, world });
}

async function messageOf(installing: Promise<unknown>): Promise<string> {
  const error: unknown = await installing.catch((caught: unknown) => caught);
  return isGateError(error) && error.faults[0]?.code === "scanner-missing" ? error.message : `unexpected: ${String(error)}`;
}

describe("a scanner is built from source", () => {
  test("with its version, kept for next time, and said", async () => {
    const world = goWorld();
    const first = await install("grype", world);
    expect(first).toMatchObject({ path: "/tools/portcullis-grype-go/0.119.0/grype", version: "0.119.0", source: "go" });
    expect(first.sha256).toBe(sha256("built github.com/anchore/grype/cmd/grype 0.119.0"));
    expect(first.notices?.map(({ code }) => code)).toEqual(["scanner-from-source"]);
    expect(first.notices?.[0]?.message).toBe("Grype 0.119.0 was built from source on this machine: its digest is not the release's.");
    expect(builds(world)[0]?.args).toEqual([
      "install",
      "-v",
      "-trimpath",
      "-modcacherw",
      "-ldflags",
      "-s -w -X main.version=0.119.0",
      "github.com/anchore/grype/cmd/grype@v0.119.0",
    ]);
    expect(world.steps.at(-1)).toBe("built Grype 0.119.0 from source");
    const before = world.ran.length;
    expect(await install("grype", world)).toEqual(first);
    expect(world.ran).toHaveLength(before);
  });

  test("where no release can be had, and found before the release is asked for again", async () => {
    const world = goWorld();
    expect(await install("osv-scanner", world, {})).toMatchObject({ source: "go" });
    expect(world.downloaded).toHaveLength(1);
    expect(await install("osv-scanner", world, { offline: true })).toMatchObject({ source: "go" });
    expect(await install("osv-scanner", world, {})).toMatchObject({ source: "go" });
    expect(world.downloaded).toHaveLength(1);
  });

  test.each<[ScannerName, string, string]>([
    ["grype", "0.119.0", "github.com/anchore/grype/cmd/grype@v0.119.0"],
    ["osv-scanner", "2.5.1", "github.com/google/osv-scanner/v2/cmd/osv-scanner@v2.5.1"],
    ["osv-scanner", "1.9.2", "github.com/google/osv-scanner/cmd/osv-scanner@v1.9.2"],
  ])("%s %s from its module", async (name, version, module) => {
    const sums = `${"0".repeat(64)}  osv-scanner_linux_amd64`;
    const world = goWorld({ program: goProgram({}, version), files: { "/work/sums": sums } });
    await install(name, world, { scannerSource: "go", osvScannerVersion: version, scannerChecksums: "sums" });
    expect(builds(world)[0]?.args.at(-1)).toBe(module);
  });

  test("in an environment in which nothing exempts a module from the checksum database", async () => {
    const env = {
      PATH: "/usr/bin",
      GONOSUMDB: "*",
      GONOSUMCHECK: "1",
      GOINSECURE: "*",
      GOPRIVATE: "*",
      GOSUMDB: "off",
      GOFLAGS: "-mod=mod -toolexec=/evil",
      GOENV: "/evil",
    };
    const world = goWorld({ machine: { env: { ...env, GOPROXY: "http://plain.example,https://modules.example|direct,off" } } });
    await install("grype", world);
    const given = builds(world)[0]?.env ?? {};
    expect(given).toMatchObject({
      GOENV: "off",
      GOSUMDB: "sum.golang.org",
      GOPROXY: "https://modules.example",
      GOWORK: "off",
      CGO_ENABLED: "0",
    });
    expect(given.PATH).toBe("/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    expect(given).toMatchObject({ GOPATH: "/private/1/go", GOCACHE: "/private/1/build", GOBIN: "/private/1/bin", GOTMPDIR: "/private/1" });
    expect(Object.keys(given).filter((name) => /^GO(?:NO|IN|PRIV|FLAGS)/.test(name))).toEqual([]);
  });

  test("from Go's own proxy, never straight from a repository", async () => {
    const world = goWorld();
    await install("grype", world);
    expect(builds(world)[0]?.env).toMatchObject({ GOPROXY: "https://proxy.golang.org", GOSUMDB: "sum.golang.org" });
  });

  test.each([
    ["a database at another address", "sum.golang.org https://sums.example", "sum.golang.org https://sums.example"],
    ["Go's mirror in China", "sum.golang.google.cn", "sum.golang.google.cn"],
    ["a database with a key of its own", "sums.example+1234+AAAA https://sums.example", "sum.golang.org"],
    ["Go's database with another key", "sum.golang.org+1234+AAAA", "sum.golang.org"],
    ["none", "off", "sum.golang.org"],
    ["one without encryption", "sum.golang.org http://sums.example", "sum.golang.org"],
  ])("checked by the database that Go knows the key of: %s", async (_what, given, used) => {
    const world = goWorld({ machine: { env: { PATH: "/usr/bin", GOSUMDB: given } } });
    await install("grype", world);
    expect(builds(world)[0]?.env.GOSUMDB).toBe(used);
  });

  test("also where Go cannot say how it is set up", async () => {
    const program = goProgram();
    const world = goWorld({
      program: (command, files) => (command.args[0] === "env" ? { code: 2, stdout: "off" } : program(command, files)),
    });
    await install("grype", world);
    expect(builds(world)[0]?.env).toMatchObject({ GOPROXY: "https://proxy.golang.org", GOSUMDB: "sum.golang.org" });
  });

  test("while it is told how far it is", async () => {
    const world = goWorld();
    await install("grype", world);
    expect(world.steps).toContain("building Grype 0.119.0 from source: this takes minutes, once");
    expect(world.steps).toContain("building Grype 0.119.0 from source: 1 modules fetched, 2 packages compiled");
  });

  test("both at once in one folder, which is gone afterwards", async () => {
    const world = goWorld();
    await Promise.all([install("grype", world), install("osv-scanner", world)]);
    const folders = new Set(builds(world).map(({ cwd }) => cwd));
    expect(folders.size).toBe(1);
    expect(await world.files.stat([...folders][0] ?? "")).toBeNull();
  });

  test("and used once where it cannot be kept", async () => {
    const world = goWorld();
    const store = async () => Promise.reject(Object.assign(new Error("The disk is full."), { name: "GateError", faults: [] }));
    const binary = await installScanner({
      name: "grype",
      settings: installSettings({ scannerSource: "go" }),
      deadline: world.clock.now() + 1000,
      world: { ...world, tools: { ...world.tools, store } },
    });
    expect(world.files.text(binary.path)).toContain("built");
    expect(binary.notices?.at(-1)).toMatchObject({ code: "scanner-warning", message: expect.stringContaining("could not be kept") });
  });
});

describe("an earlier build is used only as it was noted", () => {
  test.each<[string, (world: FakeWorld) => Promise<void>]>([
    ["program was exchanged", (world) => world.files.write("/tools/portcullis-grype-go/0.119.0/grype", ["evil"])],
    ["note is gone", (world) => world.files.remove("/cache/built")],
    ["note is damaged", (world) => world.files.write("/cache/built/grype-0.119.0-linux-x64.json", ["{"])],
    ["note is another", (world) => world.files.write("/cache/built/grype-0.119.0-linux-x64.json", ['{"sha256":7}'])],
    ["note is nothing", (world) => world.files.write("/cache/built/grype-0.119.0-linux-x64.json", ["null"])],
  ])("one whose %s is built again, and that is said", async (_what, change) => {
    const world = goWorld();
    const first = await install("grype", world);
    await change(world);
    const second = await install("grype", world);
    expect(second.sha256).toBe(first.sha256);
    expect(second.notices?.at(-1)).toMatchObject({
      code: "scanner-warning",
      message: expect.stringContaining("is not the one that was noted; it was not used"),
    });
    expect(builds(world)).toHaveLength(2);
  });
});

describe("a build that fails says why", () => {
  test.each<[string, FakeEnd, string]>([
    ["the last line it wrote", { code: 1, stderr: "go: downloading x\nx.go:1:1: syntax error" }, 'code 1, saying "x.go:1:1: syntax error"'],
    [
      "a Go that is too old",
      { code: 1, stderr: "go: x@v2.6.0 requires go >= 1.27.0 (running go 1.26.8; GOTOOLCHAIN=local)" },
      "it needs Go 1.27.0, and this is Go 1.26.8",
    ],
    ["a full disk", { code: 1, stderr: "write /tmp/x: no space left on device" }, "about 3 GB"],
    ["the end of its time", { code: null, signal: "SIGTERM", timedOut: true }, "did not end in time"],
    ["a signal", { code: null, signal: "SIGKILL" }, "ended by SIGKILL"],
  ])("%s", async (_what, end, sentence) => {
    const world = goWorld({ program: goProgram(end) });
    expect(await messageOf(install("grype", world))).toContain(sentence);
    expect(world.steps.at(-1)).toMatch(/^no build of Grype 0\.119\.0: /);
  });

  test("a result that says another version is not used", async () => {
    expect(await messageOf(install("grype", goWorld({ program: goProgram({}, "0.1.0") })))).toContain("says it is 0.1.0");
  });

  test.each<[ScannerName, Partial<InstallSettings>, string]>([
    ["grype", { grypeVersion: "0.116.1" }, "is known not to build from the module proxy"],
    ["osv-scanner", { osvScannerVersion: "2.6.0" }, "(needs Go 1.27 to build)"],
  ])("%s %j is not even tried", async (name, settings, sentence) => {
    const world = goWorld();
    expect(await messageOf(install(name, world, { ...settings, scannerSource: "go" }))).toContain(sentence);
    expect(world.ran).toEqual([]);
  });
});
