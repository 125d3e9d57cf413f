import { describe, expect, test } from "@jest/globals";
import { type Fault, isGateError } from "../../src/errors.ts";
import { parseChecksums } from "../../src/install/checksums.ts";
import { checkVersion } from "../../src/install/install.ts";
import { installRelease } from "../../src/install/release.ts";
import type { ReleaseWish } from "../../src/install/release-source.ts";
import { installSettings } from "../fakes/install-settings.ts";
import { sha256, tarArchive, versionAnswer } from "../fakes/releases.ts";
import { fakeWorld } from "../fakes/world.ts";

function faultsOf(run: () => unknown): readonly Fault[] {
  try {
    run();
  } catch (error) {
    if (isGateError(error)) return error.faults;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("checksums", () => {
  const [zeros, next] = ["0".repeat(64), "Write one line for each file: its sha256, two spaces, its name in the release."];

  test("are read as sha256sum writes them, in any case", () => {
    const text = `\uFEFF# ours\r\n\r\n${"A".repeat(64)}  a\r\n ${zeros} *b \n${zeros}  b\n`;
    expect([...parseChecksums(text, "sums")]).toEqual([
      ["a", "a".repeat(64)],
      ["b", zeros],
    ]);
  });

  test.each([
    ["too short", `${"0".repeat(63)}  a`],
    ["too long", `${zeros}0  a`],
    ["not hex", `${"g".repeat(64)}  a`],
    ["without a name", zeros],
    ["with two names", `${zeros}  a b`],
  ])("one that is %s is refused with its line", (_, line) => {
    const message = "sums (scanner-checksums): line 2 is not `sha256  name`.";
    expect(faultsOf(() => parseChecksums(`\n${line}\n`, "sums"))).toEqual([{ code: "input-invalid", message, next }]);
  });

  test("twenty mistakes are shown, and no more", () => {
    expect(faultsOf(() => parseChecksums("x\n".repeat(30), "sums"))).toHaveLength(20);
  });
});

describe("versions that are of no use", () => {
  test.each([
    [
      "grype",
      "0.74.0",
      {
        code: "scanner-version",
        message: "grype 0.74.0 is older than 0.74.1, the oldest version that can be used.",
        next: "Use a newer version (`grype-version`, `grype-path`).",
      },
    ],
    [
      "grype",
      "0.87.9",
      {
        code: "database-missing",
        message: "Grype 0.87.9 reads only databases of schema 5, which have not been published since 2026-03-09.",
        next: "Use Grype 0.88.0 or newer, or give a database of schema 5 with `grype-db`.",
      },
    ],
  ] as const)("%s %s is refused", (name, version, fault) => {
    expect(faultsOf(() => checkVersion(name, version, { grypeDb: null }))).toEqual([fault]);
  });
});

describe("a release that came and is not what it must be ends the search", () => {
  async function fetched({
    asset,
    pin = null,
    says = "1.0.0",
  }: {
    asset?: Partial<ReleaseWish["asset"]>;
    pin?: ReleaseWish["pin"];
    says?: string;
  }) {
    const archive = await tarArchive([{ name: "grype", content: "itself" }]);
    const world = fakeWorld({ download: () => archive, program: () => versionAnswer("grype", says) });
    const installation = { name: "grype", settings: installSettings(), deadline: world.clock.now() + 1000, world } as const;
    const release = { file: "grype.tar.gz", sha256: sha256(archive), ...asset };
    const wish: ReleaseWish = { name: "grype", title: "Grype", version: "1.0.0", asset: release, pin, notices: [] };
    const attempt = await installRelease(wish, installation, { kind: "release", url: "https://example.org/g" });
    return { attempt, world, archive: sha256(archive) };
  }
  const PIN = { released: "2026-01-01", assets: {} };

  test("its digest", async () => {
    const { attempt, world, archive } = await fetched({ asset: { sha256: "00" } });
    const why = `https://example.org/g has the sha256 ${archive}, not the expected 00`;
    expect(attempt).toEqual({ binary: null, why, changed: false, stop: true });
    expect(world.steps).toEqual(["fetching Grype 1.0.0", `no release of Grype 1.0.0: ${why}`]);
  });

  test("its archive", async () => {
    const { attempt } = await fetched({ asset: { file: "grype.zip" } });
    expect(attempt).toMatchObject({ binary: null, stop: true, why: expect.stringContaining("https://example.org/g cannot be unpacked: ") });
  });

  test("the program in it", async () => {
    const why = `the program in https://example.org/g has the sha256 ${sha256("itself")}, not the expected 00`;
    expect((await fetched({ asset: { executable: "00" }, pin: PIN })).attempt).toEqual({ binary: null, why, changed: false, stop: true });
  });

  test("its version, where only a digest of the user's speaks for it", async () => {
    const why = "what was fetched as Grype 1.0.0 says it is 1.0.1";
    expect((await fetched({ says: "1.0.1" })).attempt).toEqual({ binary: null, why, changed: false, stop: true });
    expect((await fetched({ says: "dev" })).attempt).toMatchObject({ binary: null, stop: true });
    expect((await fetched({ says: "1.0.1", pin: PIN })).attempt).toMatchObject({ binary: { version: "1.0.0" } });
  });

  test("one that is what it must be is kept with the archive that proves it, but for one whose program is pinned", async () => {
    const kept = async (asset: Partial<ReleaseWish["asset"]>) => [...(await fetched({ asset, pin: PIN })).world.files.entries.keys()];
    expect(await kept({})).toContain("/tools/portcullis-grype-archive/1.0.0/grype.tar.gz");
    const paths = await kept({ executable: sha256("itself") });
    expect(paths).toContain("/tools/portcullis-grype/1.0.0/grype");
    expect(paths).not.toContain("/tools/portcullis-grype-archive/1.0.0/grype.tar.gz");
  });
});
