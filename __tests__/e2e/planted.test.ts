import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { scratchFolder } from "../bundle/doors.ts";
import { codesOf, decisionsOf, type Gated, scan } from "./gate.ts";
import { stageShop } from "./stage.ts";

// What somebody who may write into a repository can leave there to make a scanner look away. None of it may change a decision.
const GRYPE_YAML =
  "only-fixed: true\nignore:\n  - vulnerability: '*'\n  - package: { type: deb }\n  - package: { type: npm }\nexclude: ['./**']\n";
const OSV_TOML = '[[PackageOverrides]]\necosystem = "npm"\nignore = true\nvulnerability.ignore = true\nreason = "planted"\n';
const EMPTY_SBOM = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.5", version: 1, components: [] });

const options = ["--max-db-age", "none"];
const targets = ["oci-dir:image", "dir:."];

let honest: Gated;
beforeAll(async () => {
  const { folder, databases } = await stageShop();
  honest = await scan(targets, { cwd: folder, databases, options });
  expect(honest.result.outcome).toBe("fail");
});

async function scanPlanted(files: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Promise<Gated> {
  const { folder, databases } = await stageShop();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return scan(targets, { cwd: folder, databases, options, env });
}

describe("planted in the repository", () => {
  test.each([
    ["a Grype configuration", { ".grype.yaml": GRYPE_YAML, ".grype/config.yaml": GRYPE_YAML, ".syft.yaml": "exclude: ['./**']\n" }],
    ["an OSV-Scanner configuration beside the lockfile", { "osv-scanner.toml": OSV_TOML }],
    ["a file named like the target", { "oci-dir:image": EMPTY_SBOM, image2: EMPTY_SBOM }],
    ["ignore files", { ".gitignore": "*\n", ".dockerignore": "*\n" }],
  ])("%s changes no decision", async (_sentence, files) => {
    const planted = await scanPlanted(files);
    expect(decisionsOf(planted.result)).toEqual(decisionsOf(honest.result));
    expect([planted.code, planted.result.counts]).toEqual([honest.code, honest.result.counts]);
  });

  test("a scanner's configuration is reported as not applied", async () => {
    const { result } = await scanPlanted({ ".grype.yaml": GRYPE_YAML, "osv-scanner.toml": OSV_TOML });
    expect(codesOf(result)).toContain("configuration-ignored");
  });
});

describe("planted around it", () => {
  const home = (): string => {
    const folder = scratchFolder();
    for (const path of [".grype.yaml", ".config/grype/config.yaml", ".config/grype.yaml"]) {
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), GRYPE_YAML);
    }
    return folder;
  };

  test("a configuration in the home folder changes no decision", async () => {
    const planted = await scanPlanted({}, { HOME: home() });
    expect(decisionsOf(planted.result)).toEqual(decisionsOf(honest.result));
  });

  test("variables of an earlier step change no decision, and are reported", async () => {
    const planted = await scanPlanted(
      {},
      {
        GRYPE_ONLY_FIXED: "true",
        GRYPE_EXCLUDE: "./**",
        GRYPE_FAIL_ON_SEVERITY: "negligible",
        SYFT_EXCLUDE: "./**",
        OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: "/nowhere",
      },
    );
    expect(decisionsOf(planted.result)).toEqual(decisionsOf(honest.result));
    expect(codesOf(planted.result)).toContain("environment-ignored");
  });
});
