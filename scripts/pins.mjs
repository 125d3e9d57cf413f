// `npm run pins -- grype 0.120.0`: adds a version to src/install/pins.json, from the checksum file of its release.
// Archives are downloaded as well, checked against it, and the program inside is hashed: with that digest a cached program is checked
// without unpacking. A digest that is there already and differs is never overwritten: that is for a person to look into.
// `--from URL` takes the release from elsewhere (files lie below URL), `--file PATH` writes another file.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createGunzip } from "node:zlib";
import { unzipSync } from "fflate";
import { extract } from "tar-stream";

const REPOSITORIES = { grype: "anchore/grype", "osv-scanner": "google/osv-scanner" };
const PLATFORMS = {
  "linux-x64": "linux_amd64",
  "linux-arm64": "linux_arm64",
  "darwin-x64": "darwin_amd64",
  "darwin-arm64": "darwin_arm64",
  "win32-x64": "windows_amd64",
  "win32-arm64": "windows_arm64",
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

function toAssetName(name, version, platform) {
  const system = PLATFORMS[platform];
  const isWindows = system.startsWith("windows");
  if (name === "grype") return `grype_${version}_${system}.${isWindows ? "zip" : "tar.gz"}`;
  return `osv-scanner_${system}${isWindows ? ".exe" : ""}`;
}

async function download(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(300_000) }).catch((error) =>
    fail(`${url} could not be fetched: ${error.cause?.message ?? error.message}`),
  );
  if (!response.ok) fail(`${url} could not be fetched: the server answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** `sha256  name` lines as a table. The whole name counts: `grype_1_linux_amd64.tar.gz.sbom` is another file. */
function parseChecksums(text) {
  const digests = new Map();
  for (const line of text.split("\n")) {
    const [, digest, file] = /^([0-9a-f]{64})\s+\*?(\S+)\s*$/.exec(line) ?? [];
    if (digest === undefined) continue;
    if (digests.has(file) && digests.get(file) !== digest) fail(`the checksum file gives ${file} two digests`);
    digests.set(file, digest);
  }
  return digests;
}

async function hashProgram(archive, file) {
  const hash = createHash("sha256");
  if (file.endsWith(".zip")) {
    const program = unzipSync(archive)["grype.exe"];
    if (program === undefined) fail(`${file} does not hold grype.exe`);
    return hash.update(program).digest("hex");
  }
  let found = false;
  for await (const entry of Readable.from([archive]).pipe(createGunzip()).pipe(extract())) {
    if (entry.header.name === "grype" && entry.header.type === "file") {
      found = true;
      for await (const piece of entry) hash.update(piece);
    } else entry.resume();
  }
  if (!found) fail(`${file} does not hold grype`);
  return hash.digest("hex");
}

async function readAssets(name, version, base) {
  const list = name === "grype" ? `grype_${version}_checksums.txt` : "osv-scanner_SHA256SUMS";
  const digests = parseChecksums(new TextDecoder().decode(await download(`${base}/${list}`)));
  const assets = {};
  for (const platform of Object.keys(PLATFORMS)) {
    const file = toAssetName(name, version, platform);
    const sha256 = digests.get(file);
    if (sha256 === undefined) {
      console.log(`${platform}: the release has no ${file}`);
      continue;
    }
    assets[platform] = { file, sha256 };
    if (name !== "grype") continue;
    const archive = await download(`${base}/${file}`);
    const actual = createHash("sha256").update(archive).digest("hex");
    if (actual !== sha256) fail(`${file} has the sha256 ${actual}, and the checksum file says ${sha256}`);
    assets[platform].executable = await hashProgram(archive, file);
  }
  if (Object.keys(assets).length === 0) fail(`${list} names none of the files that were looked for`);
  return assets;
}

/** Adds what is new; a digest that differs from a recorded one ends everything. */
function mergeAssets(before, after) {
  const merged = { ...before };
  for (const [platform, asset] of Object.entries(after)) {
    for (const key of ["file", "sha256", "executable"]) {
      const [was, is] = [before[platform]?.[key], asset[key]];
      if (was !== undefined && is !== undefined && was !== is)
        fail(`${asset.file}: ${key} is recorded as ${was}, and the release now says ${is}. Nothing was changed.`);
    }
    const complete = { ...before[platform], ...asset };
    if (JSON.stringify(complete) !== JSON.stringify(before[platform]))
      console.log(`${platform}: ${complete.file} ${complete.sha256}${complete.executable ? ` (program ${complete.executable})` : ""}`);
    merged[platform] = complete;
  }
  return merged;
}

function newestFirst([a], [b]) {
  return b.localeCompare(a, "en", { numeric: true });
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { from: { type: "string" }, file: { type: "string" } } });
  const [name, version = ""] = positionals;
  if (!Object.hasOwn(REPOSITORIES, name ?? "") || !/^\d+\.\d+\.\d+$/.test(version))
    fail("usage: npm run pins -- grype|osv-scanner VERSION");
  const path = values.file ?? fileURLToPath(new URL("../src/install/pins.json", import.meta.url));
  const pins = JSON.parse(readFileSync(path, "utf8"));
  const base = values.from?.replace(/\/+$/, "") ?? `https://github.com/${REPOSITORIES[name]}/releases/download/v${version}`;
  const { versions } = pins[name];
  const before = versions[version] ?? { released: new Date().toISOString().slice(0, 10) };
  const assets = mergeAssets(before.assets ?? {}, await readAssets(name, version, base));
  versions[version] = { ...before, assets };
  pins[name].versions = Object.fromEntries(Object.entries(versions).sort(newestFirst));
  writeFileSync(path, `${JSON.stringify(pins, null, 2)}\n`);
  console.log(`${name} ${version}: ${Object.keys(assets).length} files are pinned. The default is ${pins[name].default}.`);
}

await main();
