// Builds the three doors: TypeScript to out/, then one bundle a door into dist/, each from an emptied folder. `build.mjs FOLDER` builds
// into another one. A package that is in a bundle and whose licence is not beside it ends the build.
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

/** The packages whose modules are in a bundle, by what the bundler says of it. */
function readPackages(file) {
  const names = new Set();
  const visit = ({ name = "", modules = [], children = [] }) => {
    const inside = name.replaceAll("\\", "/").split("/node_modules/").slice(1).pop() ?? /(?:^|\/)node_modules\/(.+)/.exec(name)?.[1];
    const found = inside === undefined ? null : /^(?:@[^/]+\/)?[^/ ]+/.exec(inside);
    if (found !== null) names.add(found[0]);
    for (const part of [...modules, ...children]) visit(part);
  };
  visit(JSON.parse(readFileSync(file, "utf8")));
  return [...names].sort();
}

function bundle(door) {
  const folder = join(target, door);
  const stats = join(scratch, `${door}.json`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const options = ["--license", "licenses.txt", "--stats-out", stats, "-q", "--no-cache"];
  run("@vercel/ncc/dist/ncc/cli.js", "build", `out/entry/${door}.js`, "-o", folder, ...options);
  const packages = readPackages(stats);
  const licensed = readFileSync(join(folder, "licenses.txt"), "utf8").split(/\r?\n/);
  const missing = packages.filter((name) => !licensed.includes(name));
  if (packages.length === 0 || missing.length > 0) {
    console.error(`${door}: ${packages.length} packages are in the bundle; without a licence text: ${missing.join(" ") || "-"}`);
    process.exit(1);
  }
  console.log(`${door}: ${readdirSync(folder).join(" ")} (${packages.length} packages, all with their licences)`);
}

rmSync(join(root, "out"), { recursive: true, force: true });
run("typescript/bin/tsc", "-p", ".");
for (const door of ["action", "aggregate", "cli"]) bundle(door);
writeFileSync(join(target, "package.json"), '{ "type": "module" }\n');
