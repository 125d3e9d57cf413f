import { describe, expect, test } from "@jest/globals";
import { asked, grypeReport, match, osvReport, read, refusalOf, report } from "../fakes/reports.ts";

const DIGEST = `sha256:${"ab".repeat(32)}`;
const OTHER = `sha256:${"cd".repeat(32)}`;
const ID = "docker:shop:1";

function grype(matches: number, digest: string | undefined, beside: { matches: number; digest: string | null }): Promise<string | null> {
  const target = { userInput: "shop:1", tags: ["shop:1"], layers: [], ...(digest === undefined ? {} : { manifestDigest: digest }) };
  const content = grypeReport({ matches: Array.from({ length: matches }, () => match()), source: { type: "image", target } });
  return refusalOf(report(content, { asked: asked({ beside: { [ID]: beside } }) }));
}

describe("what Grype wrote beside its report says the same", () => {
  test.each([
    ["as many matches", 2, DIGEST, { matches: 2, digest: DIGEST }],
    ["fewer: what it leaves out there is no matter", 2, DIGEST, { matches: 0, digest: DIGEST }],
    ["nothing of an image", 2, DIGEST, { matches: 2, digest: null }],
    ["an image of which the report says nothing", 2, undefined, { matches: 2, digest: DIGEST }],
  ])("%s: it is read", async (_sentence, matches, digest, beside) => {
    expect(await grype(matches, digest, beside)).toBeNull();
  });

  test("more matches: some were taken out", async () => {
    expect(await grype(1, DIGEST, { matches: 2, digest: DIGEST })).toBe(
      "scanner-output: The report report.json cannot be judged: it lists 1 matches, and the inventory that Grype wrote beside it 2.",
    );
  });

  test("another image: one of them is of another scan", async () => {
    expect(await grype(2, DIGEST, { matches: 2, digest: OTHER })).toBe(
      `scanner-output: The report report.json cannot be judged: it is of the image ${DIGEST}, and the inventory that Grype wrote beside it is of ${OTHER}.`,
    );
  });

  test("an SBOM goes by the image that it is of, whatever it was made from", async () => {
    const targets = [{ kind: "sbom", id: "sbom:a.json", shown: "a.json", absolute: "/a.json" } as const];
    const beside = { "sbom:a.json": { matches: 1, digest: OTHER } };
    const content = grypeReport({ source: { type: "image", target: { userInput: "shop:1", manifestDigest: DIGEST } } });
    expect(await refusalOf(report(content, { asked: asked({ targets, beside, inventory: {} }) }))).toBeNull();
  });
});

describe("a lockfile in which OSV-Scanner says that it found packages", () => {
  const lockfile = (name: string) => {
    const shown = `${name}/package-lock.json`;
    return { kind: "lockfile", id: `lockfile:${shown}`, shown, absolute: `/srv/example/${shown}` } as const;
  };
  const targets = [lockfile("web"), lockfile("api")];
  const targetIdByPath = Object.fromEntries(targets.map(({ absolute, id }) => [absolute, id]));
  const inventory = Object.fromEntries(targets.map(({ id }) => [id, 1]));
  const codes = async (listed: readonly string[]) => {
    const scanner = { name: "osv-scanner", version: "2.5.1", sha256: "00", source: "given", database: null } as const;
    const { problems } = await read(osvReport(), { asked: asked({ scanner, targets, targetIdByPath, inventory, listed }) });
    return problems.map(({ code, target, message }) => [code, target, message]);
  };

  test("is in its report", async () => {
    expect(await codes(["lockfile:web/package-lock.json"])).toEqual([]);
  });

  test("or what it says cannot be vouched for", async () => {
    expect(await codes(targets.map(({ id }) => id))).toEqual([
      [
        "scanner-output",
        "lockfile:api/package-lock.json",
        "OSV-Scanner 2.5.1 says that it found packages in lockfile:api/package-lock.json, and its report lists none of them.",
      ],
    ]);
  });
});
