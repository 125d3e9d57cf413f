import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { scratchFolder } from "../bundle/doors.ts";
import { scan } from "./gate.ts";
import { stageShop } from "./stage.ts";

const BROWSERS = ["chromium", "google-chrome"];

/** Opens a page in a real browser and gives what it has become, and what the browser complained of. */
function open(file: string): { dom: string; complaints: string } {
  const browser = BROWSERS.find((name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0);
  if (browser === undefined) throw new Error(`none of ${BROWSERS.join(", ")} is there: run .ci/tools first`);
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", `--user-data-dir=${scratchFolder()}`];
  const args = [...flags, "--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom", `file://${file}`];
  const { stdout, stderr } = spawnSync(browser, args, { encoding: "utf8", maxBuffer: 2 ** 28, timeout: 60_000 });
  return {
    dom: stdout,
    complaints: stderr
      .split("\n")
      .filter((line) => line.includes("CONSOLE"))
      .join("\n"),
  };
}

describe("the HTML report", () => {
  let file: string;
  let findings: number;
  let page: ReturnType<typeof open>;
  beforeAll(async () => {
    const { folder, databases } = await stageShop();
    file = join(folder, "report.html");
    const options = ["--max-db-age", "none", "-o", `html=${file}`];
    findings = (await scan(["oci-dir:image", "dir:."], { cwd: folder, databases, options })).result.findings.length;
    page = open(file);
  });

  test("shows the verdict and every finding in a real browser, which complains of nothing", () => {
    expect(findings).toBeGreaterThan(5);
    for (const word of ["CVE-2023-31484", "CVE-2023-4911", "oci-dir:image", "package-lock.json"]) expect(page.dom).toContain(word);
    expect(page.complaints).toBe("");
  });

  test("is one file that loads nothing from elsewhere", () => {
    const text = execFileSync("cat", [file], { encoding: "utf8" });
    expect(text.match(/<(?:script|img|iframe|link|source)[^>]+(?:src|href)=["']?(?:https?:)?\/\//gi)).toBeNull();
    expect(text).toContain("Content-Security-Policy");
  });
});
