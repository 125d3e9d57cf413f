import { describe, expect, test } from "@jest/globals";
import { inspectScanners } from "../../src/install/doctor.ts";
import { type InstallSettings, installScanner } from "../../src/install/install.ts";
import { installSettings } from "../fakes/install-settings.ts";
import { sha256, versionAnswer } from "../fakes/releases.ts";
import { type FakeWorld, fakeWorld } from "../fakes/world.ts";

function inspect(world: FakeWorld, settings: Partial<InstallSettings> = {}): ReturnType<typeof inspectScanners> {
  return inspectScanners({ settings: installSettings(settings), world, deadline: world.clock.now() + 1000 });
}

describe("the doctor looks at scanners", () => {
  test("that are missing: what a scan would do, without doing it", async () => {
    const world = fakeWorld({ programs: { go: "/go" }, download: () => "x" });
    const [grype, osv] = await inspect(world);
    expect(grype).toMatchObject({ name: "grype", wanted: "0.119.0", binary: null, ways: ["the release", "a build from source"] });
    expect(grype?.faults).toMatchObject([
      {
        code: "scanner-missing",
        message: "Grype 0.119.0 is not on this machine.",
        next: expect.stringMatching(/^A scan gets it by itself, from the release, else a build from source\. Or: give [^G]*$/),
      },
    ]);
    expect(osv).toMatchObject({ wanted: "2.5.1", known: ["2.6.0", "2.5.1", "2.3.8"] });
    expect([world.downloaded, world.ran]).toEqual([[], []]);
  });

  test("that nothing can bring", async () => {
    const [grype] = await inspect(fakeWorld(), { offline: true });
    expect(grype).toMatchObject({ ways: [], faults: [{ next: expect.stringMatching(/^Give an executable/) }] });
  });

  test("that were given, and ones that cannot be used", async () => {
    const world = fakeWorld({ files: { "/g": "program" }, program: () => versionAnswer("grype", "0.110.0") });
    const [grype, osv] = await inspect(world, { grypePath: "/g", osvScannerPath: "/gone" });
    expect(grype).toMatchObject({ binary: { version: "0.110.0", sha256: sha256("program"), source: "given" }, faults: [] });
    expect(osv).toMatchObject({ binary: null, faults: [{ code: "scanner-missing" }] });
  });

  test("that are in the tool cache, and what was changed there", async () => {
    const world = fakeWorld({
      download: () => "osv",
      program: () => versionAnswer("osv-scanner", "2.9.0"),
      files: { "/work/sums": `${sha256("osv")}  osv-scanner_linux_amd64` },
    });
    const settings = { osvScannerVersion: "2.9.0", scannerChecksums: "sums" };
    await installScanner({ name: "osv-scanner", settings: installSettings(settings), deadline: world.clock.now() + 1000, world });
    expect((await inspect(world, settings))[1]).toMatchObject({ wanted: "2.9.0", binary: { source: "release" }, faults: [] });
    await world.files.write("/tools/portcullis-osv-scanner/2.9.0/osv-scanner", ["evil"]);
    expect((await inspect(world, settings))[1]?.faults[0]?.message).toContain("is not the release");
  });

  test("of a version that is not known", async () => {
    expect((await inspect(fakeWorld(), { grypeVersion: "9.9.9" }))[0]).toMatchObject({ wanted: null, faults: [{ code: "input-invalid" }] });
  });
});
