// Writes what the demo embeds: the example's files and Grype's database. `--check` only says whether they are as they would be written.
// Recorded reports are made apart, with real scanners: see demo-record.mjs.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "fflate";
import { buildGrypeDb } from "./grype-db.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const BUILT = "2026-11-01T00:00:00Z";

/** What each generated file must hold, by its path in the repository. */
export async function toDemoData() {
  const records = JSON.parse(readFileSync(join(root, "src/demo/advisories.json"), "utf8"));
  const database = gzipSync(await buildGrypeDb(records, { built: BUILT }), { level: 9, mtime: 0 });
  return {
    "src/demo/grype-db.json": `${JSON.stringify({ built: BUILT, gzip: Buffer.from(database).toString("base64") })}\n`,
    "src/demo/shop-files.json": `${JSON.stringify(readFiles(join(root, "examples/shop")), null, 2)}\n`,
  };
}

/** The texts of all files below a folder, by path with `/`, sorted. */
function readFiles(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map(({ parentPath, path, name }) =>
    join(parentPath ?? path, name)
      .slice(folder.length + 1)
      .replaceAll("\\", "/"),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [path, text] of Object.entries(await toDemoData())) {
    if (!process.argv.includes("--check")) writeFileSync(join(root, path), text);
    else if (readFileSync(join(root, path), "utf8") !== text) {
      console.error(`${path} is not up to date: run node scripts/demo-data.mjs`);
      process.exitCode = 1;
    }
  }
}
