import { describe, expect, test } from "@jest/globals";
import pins from "../../src/install/pins.json" with { type: "json" };
import { assetName, DEFAULT_VERSIONS, knownVersions, resolveWanted } from "../../src/install/pins.ts";
import { SCANNERS } from "../../src/model/finding.ts";
import { isOlder, parseVersion } from "../../src/model/version.ts";

const PLATFORMS = ["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64", "win32-arm64"];
const SETTINGS = { grypeVersion: "pinned", osvScannerVersion: "pinned", scannerChecksums: null };

describe("the pins", () => {
  test("are digests of files named as their publishers name them", () => {
    for (const name of SCANNERS) {
      for (const [version, { assets }] of Object.entries(pins[name].versions)) {
        for (const [platform, asset] of Object.entries(assets)) {
          expect(PLATFORMS).toContain(platform);
          expect([version, platform, asset.file]).toEqual([version, platform, assetName(name, version, platform)]);
          expect(asset.sha256).toMatch(/^[0-9a-f]{64}$/);
        }
      }
    }
  });

  test("name no digest twice", () => {
    const digests = SCANNERS.flatMap((name) =>
      Object.values(pins[name].versions).flatMap(({ assets }) => Object.values(assets).map(({ sha256 }) => sha256)),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });

  test("have a default for every platform, which also builds from source", () => {
    expect(DEFAULT_VERSIONS).toEqual({ grype: "0.119.0", "osv-scanner": "2.5.1" });
    for (const name of SCANNERS) {
      for (const platform of PLATFORMS) {
        const [os = "", arch = ""] = platform.split("-");
        const wanted = resolveWanted(name, { settings: SETTINGS, machine: { os, arch } }, new Map());
        expect(wanted.asset?.sha256).toMatch(/^[0-9a-f]{64}$/);
        expect(wanted.pin?.buildsFromGo).toBe(true);
      }
    }
  });

  test("are in order, the newest first", () => {
    for (const name of SCANNERS) {
      const versions = knownVersions(name);
      expect(versions).toEqual([...versions].sort((a, b) => (isOlder(a, b) ? 1 : -1)));
    }
  });
});

test.each([
  ["grype", "0.119.0", "linux-arm64", "grype_0.119.0_linux_arm64.tar.gz"],
  ["grype", "0.119.0", "win32-x64", "grype_0.119.0_windows_amd64.zip"],
  ["grype", "0.119.0", "win32-arm64", null],
  ["grype", "0.119.0", "freebsd-x64", null],
  ["grype", "0.119.0", "linux-s390x", null],
  ["osv-scanner", "2.5.1", "win32-arm64", "osv-scanner_windows_arm64.exe"],
  ["osv-scanner", "1.7.0", "darwin-x64", "osv-scanner_darwin_amd64"],
  ["osv-scanner", "1.6.2", "linux-x64", "osv-scanner_1.6.2_linux_amd64"],
  ["osv-scanner", "1.5.0", "win32-x64", "osv-scanner_1.5.0_windows_amd64.exe"],
] as const)("%s %s on %s is %s", (name, version, platform, file) => {
  expect(assetName(name, version, platform)).toBe(file);
});

test.each([
  ["0.87.9", "0.88.0", true],
  ["0.88.0", "0.88.0", false],
  ["0.100.0", "0.88.0", false],
  ["1.5.0", "1.10.0", true],
  ["2.0.0", "1.10.0", false],
  ["0.88.0-rc1", "0.88.0", false],
])("%s is older than %s: %s", (version, than, expected) => {
  expect(isOlder(version, than)).toBe(expected);
});

test.each([
  ["1.2.3", [1, 2, 3]],
  ["1.2.3-rc1", [1, 2, 3]],
  ["v1.2.3", null],
  ["1.2", null],
  ["1.2.3/../../x", null],
  ["1.2.3+build", null],
  ["", null],
])("the version %j", (text, expected) => {
  expect(parseVersion(text)).toEqual(expected);
});
