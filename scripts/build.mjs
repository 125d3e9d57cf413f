// Builds the three doors: TypeScript to out/, then one bundle a door into dist/, each from an emptied folder. `build.mjs FOLDER` builds
// into another one. Beside each bundle lie the licences of the packages that are in it; a package without one ends the build.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = resolve(process.argv[2] ?? join(root, "dist"));
const scratch = mkdtempSync(join(tmpdir(), "portcullis-build-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** Runs a program of node_modules and stops the build when it fails. */
function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

/** The folders, below the root, of the packages whose modules are in a bundle, by what the bundler says of it. */
function readPackages(file) {
  const folders = new Set();
  const visit = ({ name = "", modules = [], children = [] }) => {
    const found = /node_modules\/(?:.*\/node_modules\/)?(?:@[^/ ]+\/)?[^/ ]+/.exec(name.replaceAll("\\", "/"));
    if (found !== null) folders.add(found[0]);
    for (const part of [...modules, ...children]) visit(part);
  };
  visit(JSON.parse(readFileSync(file, "utf8")));
  return [...folders].sort();
}

/** A package's name, version and licence, with its text; a package without one ends the build. */
function readLicence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const place = join(root, folder);
  const files = readdirSync(place).filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file));
  if (files.length === 0) stop(`${folder} is in a bundle, and has no licence text`);
  const texts = files.sort().map((file) => readFileSync(join(place, file), "utf8").replaceAll("\r\n", "\n").trim());
  return `${name} ${version} (${license})\n\n${texts.join("\n\n")}\n`;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

function bundle(door) {
  const folder = join(target, door);
  const stats = join(scratch, `${door}.json`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("@vercel/ncc/dist/ncc/cli.js", "build", `out/entry/${door}.js`, "-o", folder, "--stats-out", stats, "-q", "--no-cache");
  // The bundler's own list of licences leaves out the packages of all chunks but one.
  const packages = readPackages(stats);
  if (packages.length === 0) stop(`${door}: the bundler does not say which packages are in it`);
  writeFileSync(join(folder, "licenses.txt"), packages.map(readLicence).join(`\n${"-".repeat(80)}\n\n`));
  console.log(`${door}: ${readdirSync(folder).join(" ")} (${packages.length} packages)`);
}

rmSync(join(root, "out"), { recursive: true, force: true });
run("typescript/bin/tsc", "-p", ".");
for (const door of ["action", "aggregate", "cli"]) bundle(door);
writeFileSync(join(target, "package.json"), '{ "type": "module" }\n');
