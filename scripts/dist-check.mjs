// Says whether dist/ is what its sources give: builds a clean copy of the tracked files elsewhere, with dependencies freshly installed
// by package-lock.json, and compares bytes.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "portcullis dist check "));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

/** npm, also where it is a script that only a shell can start. */
function runNpm(...args) {
  const npm = process.env.npm_execpath;
  const options = { cwd: scratch, stdio: ["ignore", "ignore", "inherit"] };
  return npm?.endsWith("js") ? spawnSync(process.execPath, [npm, ...args], options) : spawnSync("npm", args, { ...options, shell: true });
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

/** The bytes of all files below a folder, by path with `/`. */
function readTree(folder) {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).replaceAll("\\", "/"), readFileSync(path)]));
}

function compare(committed, built) {
  const paths = [...new Set([...committed.keys(), ...built.keys()])].sort();
  return paths.flatMap((path) => {
    const [is, should] = [committed.get(path), built.get(path)];
    if (is === undefined) return [`dist/${path} is missing`];
    if (should === undefined) return [`dist/${path} is not part of the build`];
    return is.equals(should) ? [] : [`dist/${path} differs`];
  });
}

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
for (const path of tracked) {
  const needed = path !== "" && !path.startsWith("dist/") && !path.startsWith("__tests__/");
  if (needed && existsSync(join(root, path))) cpSync(join(root, path), join(scratch, path), { recursive: true });
}
if (runNpm("ci", "--prefer-offline").status !== 0) stop("npm ci failed in the clean copy.");
const build = spawnSync(process.execPath, [join(scratch, "scripts", "build.mjs")], {
  cwd: scratch,
  stdio: ["ignore", "ignore", "inherit"],
});
if (build.status !== 0) stop("The clean copy does not build. (Only tracked files are in it: is a new file not added yet?)");

const [committed, built] = [readTree(join(root, "dist")), readTree(join(scratch, "dist"))];
const differences = compare(committed, built);
if (differences.length > 0) stop(`${differences.join("\n")}\ndist/ is not what its sources give: run \`npm run build\` and commit dist/.`);
const open = execFileSync("git", ["status", "--porcelain", "--", "dist"], { cwd: root, encoding: "utf8" });
if (open !== "") stop(`${open}dist/ is what its sources give, but it is not committed.`);
console.log(`dist/: ${committed.size} files are what their sources give, byte for byte.`);
