import { beforeAll, describe, expect, test } from "@jest/globals";
import { codesOf, decisionsOf, type Gated, identityOf, scan } from "./gate.ts";
import { stageShop } from "./stage.ts";
import { tool } from "./tools.ts";

const options = ["--max-db-age", "none"];

let shop: Awaited<ReturnType<typeof stageShop>>;
let usual: Gated;
beforeAll(async () => {
  shop = await stageShop();
  usual = await scan(["oci-dir:image", "dir:."], { cwd: shop.folder, databases: shop.databases, options });
});

/** Decisions without severities: what an old scanner knows less of is how grave a flaw is, not whether it is there. */
function flawsOf({ result }: Gated): string[] {
  return result.findings.map((finding) => `${finding.id} ${identityOf(finding)}`).sort();
}

describe.each([
  ["grype-0.110.0", "osv-scanner-2.5.1"],
  ["grype-0.119.0", "osv-scanner-1.9.2"],
  ["grype-0.119.0", "osv-scanner-1.5.0"],
  ["grype-0.110.0", "osv-scanner-1.5.0"],
])("%s and %s", (grype, osvScanner) => {
  const path = (name: string): string => tool(name.replace(/-(?:0\.119\.0|2\.5\.1)$/, ""));

  test("find what the default versions find, and give the same verdict", async () => {
    const scanners = { grype: path(grype), osvScanner: path(osvScanner) };
    const old = await scan(["oci-dir:image", "dir:."], { cwd: shop.folder, databases: shop.databases, options, ...scanners });
    expect(old.result.scanners.map(({ name, version }) => `${name}-${version}`).sort()).toEqual([grype, osvScanner].sort());
    expect(flawsOf(old)).toEqual(flawsOf(usual));
    expect([old.code, old.result.outcome]).toEqual([usual.code, usual.result.outcome]);
    expect(decisionsOf(old.result)).toEqual(decisionsOf(usual.result));
    expect(codesOf(old.result)).not.toContain("internal");
  });
});
