import { describe, expect, test } from "@jest/globals";
import { findExchanged } from "../../src/install/exchanged.ts";
import type { ScannerBinary } from "../../src/ports.ts";
import { sha256 } from "../fakes/releases.ts";
import { type FakeWorld, fakeWorld } from "../fakes/world.ts";

const PATH = "/bin/grype";

async function seal(world: FakeWorld): Promise<ScannerBinary> {
  const facts = { name: "grype", path: PATH, version: "0.119.0", sha256: sha256("grype"), source: "given" } as const;
  return { ...facts, seal: await world.files.seal(PATH) };
}

describe("a scanner that ran", () => {
  test("and is what it was is not worth a word", async () => {
    const world = fakeWorld({ files: { [PATH]: "grype" } });
    expect(await findExchanged(await seal(world), world)).toEqual([]);
  });

  test("and was only touched is not either", async () => {
    const world = fakeWorld({ files: { [PATH]: "grype" } });
    expect(await findExchanged({ ...(await seal(world)), seal: "of another time" }, world)).toEqual([]);
  });

  test("without a seal was never taken for a certain one", async () => {
    const world = fakeWorld();
    const { seal: _, ...binary } = await seal(world);
    expect(await findExchanged(binary, world)).toEqual([]);
  });

  test.each([
    ["was exchanged", async ({ files }: FakeWorld) => files.write(PATH, ["another"])],
    ["is gone", async ({ files }: FakeWorld) => files.remove(PATH)],
  ])("and %s vouches for nothing", async (_sentence, change) => {
    const world = fakeWorld({ files: { [PATH]: "grype" } });
    const binary = await seal(world);
    await change(world);
    expect(await findExchanged(binary, world)).toEqual([
      {
        code: "scanner-version",
        message: `Grype (${PATH}) is not what it was when its digest was taken: it was exchanged or removed while the gate ran.`,
        next: "Find out who writes there, and run again: nobody can say which program was run.",
      },
    ]);
  });
});
