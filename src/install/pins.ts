import { GateError } from "../errors.ts";
import { SCANNER_TITLES, SCANNERS, type ScannerName } from "../model/finding.ts";
import type { Problem } from "../model/reasons.ts";
import type { Settings } from "../model/settings.ts";
import { parseVersion } from "../model/version.ts";
import type { Machine } from "../ports.ts";
import pins from "./pins.json" with { type: "json" };

/** A file of a release. `executable` is the digest of the program inside an archive, where it is known. */
export type Asset = { readonly file: string; readonly sha256: string; readonly executable?: string };

/** What is known of one version. `buildsFromGo`: whether the Go module proxy has all that a build needs, if that was tried. */
export type Pin = {
  /** The day of the release, or for one added later the day it was pinned. */
  readonly released: string;
  readonly buildsFromGo?: boolean;
  readonly note?: string;
  readonly assets: Readonly<Record<string, Asset>>;
};

type Pins = Readonly<Record<ScannerName, { readonly default: string; readonly versions: Readonly<Record<string, Pin>> }>>;
const PINS: Pins = pins;

/** The versions that are installed unless another is asked for. */
export const DEFAULT_VERSIONS = Object.fromEntries(SCANNERS.map((name) => [name, PINS[name].default])) as Readonly<
  Record<ScannerName, string>
>;

/** The versions of a scanner whose release digests are known, newest first. */
export function knownVersions(name: ScannerName): string[] {
  return Object.keys(PINS[name].versions);
}

/** A version to install, and how its release is to be recognised. `asset` null: there is no release for this machine. */
export type Wanted = {
  readonly name: ScannerName;
  readonly title: string;
  readonly version: string;
  readonly asset: Asset | null;
  /** The pin, or null for a version that only the user's checksums know. */
  readonly pin: Pin | null;
  readonly notices: readonly Problem[];
};

type Choice = {
  readonly settings: Pick<Settings, "grypeVersion" | "osvScannerVersion" | "scannerChecksums">;
  readonly machine: Pick<Machine, "os" | "arch">;
};

/**
 * The version that the settings ask for. One that is not pinned needs the digest of its release in `checksums` (name -> sha256):
 * a digest is never made up and never taken from where the download comes from.
 */
export function resolveWanted(name: ScannerName, { settings, machine }: Choice, checksums: ReadonlyMap<string, string>): Wanted {
  const asked = name === "grype" ? settings.grypeVersion : settings.osvScannerVersion;
  const title = SCANNER_TITLES[name];
  const version = asked === "pinned" ? DEFAULT_VERSIONS[name] : asked.replace(/^v/, "");
  if (parseVersion(version) === null) throw refuseVersion(name, `${JSON.stringify(asked.slice(0, 100))} is no version of ${title}`);
  const pin = Object.hasOwn(PINS[name].versions, version) ? (PINS[name].versions[version] ?? null) : null;
  const platform = toPlatform(name, machine);
  const asset = pin?.assets[platform.key] ?? toAsset(assetName(name, version, platform.key), checksums);
  if (pin === null && asset === null) throw refuseVersion(name, `The digest of ${title} ${version} is not known`);
  return { name, title, version, asset, pin, notices: asset !== null && platform.instead ? [toSubstitution(title, asset, machine)] : [] };
}

function refuseVersion(name: ScannerName, why: string): GateError {
  const known = knownVersions(name).join(", ");
  const next = `Use one of ${known}; or give the digest of its release in a file with \`scanner-checksums\`; or give an executable with \`${name}-path\`.`;
  return new GateError({ code: "input-invalid", message: `${why}, so it is not installed.`, next });
}

function toAsset(file: string | null, checksums: ReadonlyMap<string, string>): Asset | null {
  const sha256 = file === null ? undefined : checksums.get(file);
  return file === null || sha256 === undefined ? null : { file, sha256 };
}

/** The platform whose release is used. Grype has none for Windows on arm64, which runs the one for x64. */
function toPlatform(name: ScannerName, { os, arch }: Pick<Machine, "os" | "arch">): { key: string; instead: boolean } {
  const instead = name === "grype" && os === "win32" && arch === "arm64";
  return { key: instead ? "win32-x64" : `${os}-${arch}`, instead };
}

function toSubstitution(title: string, asset: Asset, { os, arch }: Pick<Machine, "os" | "arch">): Problem {
  return {
    code: "scanner-substituted",
    message: `${title} has no release for ${os} on ${arch}; ${asset.file} is used, which runs there by emulation.`,
  };
}

const SYSTEMS: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };
const PROCESSORS: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

/**
 * How the publisher names the file for a platform (`linux-x64`); null where it publishes none.
 * Source: .goreleaser.yaml of both projects; OSV-Scanner left the version out of its names with 1.7.0.
 */
export function assetName(name: ScannerName, version: string, platform: string): string | null {
  const [os = "", arch = ""] = platform.split("-");
  const [system, processor] = [SYSTEMS[os], PROCESSORS[arch]];
  if (system === undefined || processor === undefined) return null;
  if (name === "grype")
    return system === "windows" && processor === "arm64"
      ? null
      : `grype_${version}_${system}_${processor}.${system === "windows" ? "zip" : "tar.gz"}`;
  const [major = 0, minor = 0] = parseVersion(version) ?? [];
  const numbered = major < 1 || (major === 1 && minor < 7);
  return `osv-scanner_${numbered ? `${version}_` : ""}${system}_${processor}${system === "windows" ? ".exe" : ""}`;
}
