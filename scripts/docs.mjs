// Writes what is made from the settings and schemas: the inputs and outputs of both action.yml, the README's tables, schemas/.
// `--check` only says whether they are as they would be written.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { toDocuments } from "./docs-render.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiled = join(root, ".cache", "docs");

/** The tables and schemas, from freshly compiled sources. */
async function readFacts() {
  rmSync(compiled, { recursive: true, force: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", root, "--outDir", compiled, "--noCheck"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
  const load = (path) => import(pathToFileURL(join(compiled, path)).href);
  const [{ SETTINGS, existsAt }, { GROUPS, toDefault }, { OUTPUTS }, { toPolicySchema }, { toBasesLockSchema }, { Result }] =
    await Promise.all(
      [
        "policy/settings.js",
        "policy/setting.js",
        "entry/action-outputs.js",
        "policy/policy-schema.js",
        "base-image/lock/document.js",
        "model/result.js",
      ].map(load),
    );
  return {
    settings: SETTINGS,
    existsAt,
    groups: GROUPS,
    toDefault,
    outputs: OUTPUTS,
    policySchema: toPolicySchema(),
    basesLockSchema: toBasesLockSchema(),
    resultSchema: { ...z.toJSONSchema(Result, { io: "input" }), title: "Portcullis result" },
  };
}

const read = (path) => readFileSync(join(root, path), "utf8");
for (const [path, text] of Object.entries(toDocuments(await readFacts(), read))) {
  if (existsSync(join(root, path)) && read(path) === text) continue;
  if (process.argv.includes("--check")) {
    console.error(`${path} is not up to date: run npm run docs`);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`${path} written`);
  }
}
