import { describe, expect, test } from "@jest/globals";
import { isGateError } from "../../src/errors.ts";
import type { Target } from "../../src/model/target.ts";
import { checkAsked, toTargets } from "../../src/normalise/grype/asked.ts";
import type { Descriptor } from "../../src/normalise/grype/descriptor.ts";
import type { Ignored } from "../../src/normalise/grype/ignored.ts";
import type { Source } from "../../src/normalise/grype/source.ts";
import { toRefusal } from "../../src/normalise/read/refusal.ts";
import { scannerFacts, targetFacts } from "../fakes/findings.ts";
import { asked, report } from "../fakes/reports.ts";

type Asked = Parameters<typeof asked>[0];
type Told = { source?: Partial<Source>; descriptor?: Partial<Descriptor>; foreign?: readonly string[]; matches?: number };

const BUILT = { schema: "v6.1.0", built: "2026-11-20T00:00:00.000Z", digest: null };
const IMAGE = { kind: "image", id: "docker:shop:1", scheme: "docker", locator: "shop:1", absolute: null } as const;
const SBOM = { kind: "sbom", id: "sbom:a.json", absolute: "/srv/a.json" } as unknown as Target;
const LOCKFILE = { kind: "lockfile", id: "lockfile:a", shown: "a", absolute: "/srv/a" } as const;

/** What is wrong with what Grype tells; null: nothing. */
function wrong({ source, descriptor, foreign = [], matches = 0 }: Told, overrides: Asked = {}) {
  const raw = report("", { asked: asked({ targets: [IMAGE], ...overrides }) });
  const ignored: Ignored = { byRule: new Map(), foreign: new Set(foreign), total: foreign.length };
  const described = {
    name: "grype",
    version: "0.119.0",
    database: BUILT,
    databaseError: "",
    reportedAt: null,
    configuration: {},
    ...descriptor,
  };
  const told = { type: "image", input: "shop:1", imageId: "sha256:1", facts: targetFacts(), ...source };
  try {
    checkAsked({ source: told, descriptor: described, ignored, matches }, { report: raw, refuse: toRefusal(raw) });
    return null;
  } catch (error) {
    if (!isGateError(error)) throw error;
    return error.faults[0];
  }
}

const next = "See that nothing in the way is named like the target, and run again.";
const unlike = (id: string, what: string) => ({
  code: "source-mismatch",
  target: id,
  message: `${id} was asked for, and Grype looked at ${what}.`,
  next,
});
const refused = (sentence: string) => ({ code: "scanner-output", message: expect.stringContaining(`: ${sentence}.`) });

describe("what a scan of ours must be about", () => {
  test.each<[string, Told, Asked]>([
    ["the image", {}, {}],
    ["the image by its ID", {}, { targets: [{ ...IMAGE, imageId: "sha256:1" }] }],
    ["a layout by its folder", { source: { input: "/srv/image/" } }, { targets: [{ ...IMAGE, absolute: "/srv/image" }] }],
    ["a layout on Windows", { source: { input: "C:\\srv\\image" } }, { targets: [{ ...IMAGE, absolute: "C:/srv/image" }] }],
    ["the SBOM by its file", { source: { type: "sbom-file", input: "/srv/a.json" } }, { targets: [SBOM] }],
    ["the SBOM as the image that it is of", { source: { input: "other" } }, { targets: [SBOM] }],
    ["copies of lockfiles in a folder", { source: { type: "directory", input: "/private/1" } }, { targets: [LOCKFILE] }],
    [
      "as the inventory beside it says",
      { source: { facts: targetFacts({ digest: "sha256:1" }) }, matches: 2 },
      { beside: { [IMAGE.id]: { digest: "sha256:1", matches: 2 } } },
    ],
    [
      "with an inventory beside it of which no digest is known",
      { source: { facts: targetFacts({ digest: "sha256:1" }) }, matches: 3 },
      { beside: { [IMAGE.id]: { digest: null, matches: 2 } } },
    ],
    ["with an inventory beside it, and no digest of its own", {}, { beside: { [IMAGE.id]: { digest: "sha256:1", matches: 0 } } }],
    [
      "an SBOM of an image, whose inventory names the file",
      { source: { facts: targetFacts({ digest: "sha256:1" }) } },
      { targets: [SBOM], beside: { [SBOM.id]: { digest: "sha256:2", matches: 0 } } },
    ],
    ["by a scanner whose version nobody knows", { descriptor: { version: "9.9.9" } }, { scanner: scannerFacts({ version: null }) }],
  ])("%s", (_, told, overrides) => expect(wrong(told, overrides)).toBeNull());

  test.each<[string, Told, Asked, object]>([
    ["another image", { source: { input: "shop:2" } }, {}, unlike(IMAGE.id, "image shop:2")],
    ["a file in its place", { source: { type: "sbom-file" } }, {}, unlike(IMAGE.id, "sbom-file shop:1")],
    ["nothing that it names", { source: { type: "", input: "" } }, {}, unlike(IMAGE.id, "nothing that it names")],
    [
      "another image of the name",
      { source: { imageId: "sha256:2" } },
      { targets: [{ ...IMAGE, imageId: "sha256:1" }] },
      unlike(IMAGE.id, "the image sha256:2"),
    ],
    [
      "an image without an ID",
      { source: { imageId: "" } },
      { targets: [{ ...IMAGE, imageId: "sha256:1" }] },
      unlike(IMAGE.id, "the image without an ID"),
    ],
    [
      "another SBOM",
      { source: { type: "sbom-file", input: "/srv/b.json" } },
      { targets: [SBOM] },
      unlike(SBOM.id, "sbom-file /srv/b.json"),
    ],
    ["a package in an SBOM's place", { source: { type: "purl", input: "x" } }, { targets: [SBOM] }, unlike(SBOM.id, "purl x")],
    ["a CPE in an SBOM's place", { source: { type: "cpe", input: "x" } }, { targets: [SBOM] }, unlike(SBOM.id, "cpe x")],
    ["nothing in an SBOM's place", { source: { type: "", input: "x" } }, { targets: [SBOM] }, unlike(SBOM.id, "nothing that it names x")],
    ["an image in a lockfile's place", {}, { targets: [LOCKFILE] }, unlike(LOCKFILE.id, "image shop:1")],
    ["the second that was asked for", {}, { targets: [IMAGE, LOCKFILE] }, unlike(LOCKFILE.id, "image shop:1")],
    ["by another version", { descriptor: { version: "0.74.1" } }, {}, refused("it was written by Grype 0.74.1, and Grype 0.119.0 was run")],
    ["by none", { descriptor: { version: null } }, {}, refused("it was written by Grype of no version, and Grype 0.119.0 was run")],
    [
      "less than all, by wishes and rules of somebody else: five are named",
      { descriptor: { configuration: { "only-fixed": true, "only-notfixed": true } }, foreign: ["a", "b", "c", "d"] },
      {},
      refused("Grype was told to leave out findings, and not by us: only-fixed, only-notfixed, a, b, c"),
    ],
    [
      "another image than the inventory beside it",
      { source: { facts: targetFacts({ digest: "sha256:1" }) } },
      { beside: { [IMAGE.id]: { digest: "sha256:2", matches: 0 } } },
      refused("it is of the image sha256:1, and the inventory that Grype wrote beside it is of sha256:2"),
    ],
    [
      "fewer matches than the inventory beside it",
      { matches: 1 },
      { beside: { [IMAGE.id]: { digest: null, matches: 2 } } },
      refused("it lists 1 matches, and the inventory that Grype wrote beside it 2"),
    ],
    ["less than all, by a rule alone", { foreign: ["a"] }, {}, refused("Grype was told to leave out findings, and not by us: a")],
    [
      "with a database of no date",
      { descriptor: { database: { ...BUILT, built: null } } },
      {},
      refused("it does not say when the database that it was made with was built"),
    ],
    [
      "with no database",
      { descriptor: { database: null } },
      {},
      refused("it does not say when the database that it was made with was built"),
    ],
  ])("and not %s", (_, told, overrides, fault) => expect(wrong(told, overrides)).toMatchObject(fault));

  test("a report of somebody else's scan speaks for itself", () => {
    const raw = report("");
    const source = { type: "", input: "", imageId: "", facts: targetFacts() };
    const descriptor = {
      name: "",
      version: null,
      database: null,
      databaseError: "",
      reportedAt: null,
      configuration: { "only-fixed": true },
    };
    const ignored = { byRule: new Map(), foreign: new Set(["a"]), total: 1 };
    expect(() => checkAsked({ source, descriptor, ignored, matches: 0 }, { report: raw, refuse: toRefusal(raw) })).not.toThrow();
    expect(toTargets(source, raw)).toEqual([targetFacts()]);
  });
});

describe("the targets of a scan of ours", () => {
  const source = { type: "image", input: "shop:1", imageId: "", facts: targetFacts({ id: "docker:other", distribution: "debian 12" }) };
  const targets = (list: readonly Target[], inventory: Record<string, number> = {}) =>
    toTargets(source, report("", { asked: asked({ targets: list, inventory }) }));

  test("have what the report says of them, under the names that they were asked for by", () => {
    expect(targets([{ ...IMAGE, reference: "ghcr.io/a/shop:1" }, SBOM, LOCKFILE], { [IMAGE.id]: 94, [LOCKFILE.id]: 0 })).toStrictEqual([
      { ...source.facts, id: IMAGE.id, kind: "image", reference: "ghcr.io/a/shop:1", packages: 94 },
      { ...source.facts, id: SBOM.id, kind: "sbom", packages: null },
      { id: LOCKFILE.id, kind: "lockfile", packages: 0, scannedBy: ["grype"] },
    ]);
    expect(targets([IMAGE])).toStrictEqual([{ ...source.facts, id: IMAGE.id, packages: null }]);
  });
});
