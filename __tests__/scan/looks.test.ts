import { describe, expect, test } from "@jest/globals";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Look } from "../../src/model/looking.ts";
import { withLooks } from "../../src/scan/looks.ts";
import { observation, scannerFacts, targetFacts } from "../fakes/findings.ts";

const TARGET = targetFacts({ layers: ["sha256:11"] });
const LOOK: Look = {
  scanner: "grype",
  target: TARGET.id,
  compared: { by: "reference", value: TARGET.id },
  packages: 3,
  isEmpty: false,
  inventory: [{ type: "deb", packages: 3, known: "match" }],
  canary: { by: "match", found: "debian:distro:debian:12" },
};

function looked(look: Partial<Look> = {}, evidence: Partial<Evidence> = {}, image: string | null = null) {
  const whole: Evidence = { targets: [TARGET], scanners: [scannerFacts()], observations: [], problems: [], ...evidence };
  return withLooks(whole, [{ ...LOOK, ...look }], () => image).targets.map((target) => target.evidence);
}

describe("what a scan left as evidence", () => {
  test("goes to its target, with the scanner and the data that its report names", () => {
    const { version, sha256, database } = scannerFacts();
    const { target: _, ...look } = LOOK;
    expect(looked()).toEqual([[{ ...look, version, sha256, database }]]);
  });

  test("says by which layers the image was known again", () => {
    expect(looked({}, {}, "sha256:ab")).toMatchObject([[{ compared: { by: "layers", value: "sha256:ab" } }]]);
    expect(looked({}, { targets: [targetFacts()] }, "sha256:ab")).toMatchObject([[{ compared: LOOK.compared }]]);
  });

  test.each<[string, Partial<Look>, Partial<Evidence>]>([
    ["of another target", { target: "docker:other:1" }, {}],
    ["of another scanner", { scanner: "osv-scanner" }, {}],
    ["of a scanner that the report does not name", {}, { scanners: [] }],
    ["of a target that its report does not say was scanned by it", {}, { targets: [targetFacts({ scannedBy: ["osv-scanner"] })] }],
  ])("does not go to a target where it is %s", (_sentence, look, evidence) => {
    expect(looked(look, evidence)).toEqual([undefined]);
  });

  test("counts the packages of which something was found where nobody counted", () => {
    const observations = [observation(), observation({ id: "CVE-2024-0002" }), observation({ target: "docker:other:1" })];
    expect(looked({ packages: null }, { observations })).toMatchObject([[{ packages: 1 }]]);
    expect(looked({ packages: null })).toMatchObject([[{ packages: null }]]);
  });
});
