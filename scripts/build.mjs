// Builds the three doors: TypeScript to out/, then one bundle a door into dist/, each from an emptied folder.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = process.argv[2] ?? join(root, "dist");

/** Runs a program of node_modules and stops the build when it fails. */
function run(script, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(join(root, "out"), { recursive: true, force: true });
run("typescript/bin/tsc", "-p", ".");
for (const door of ["action", "aggregate", "cli"]) {
  const folder = join(target, door);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run("@vercel/ncc/dist/ncc/cli.js", "build", `out/entry/${door}.js`, "-o", folder, "--license", "licenses.txt", "-q", "--no-cache");
  console.log(`${door}: ${readdirSync(folder).join(" ")}`);
}
writeFileSync(join(target, "package.json"), '{ "type": "module" }\n');
