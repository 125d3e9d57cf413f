import { access, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { makeLayerStore } from "../../../src/edge/oci/layer-store.ts";

const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), "store-"));
  return { folder, store: makeLayerStore({ privateFolder: async () => folder }) };
};
const DIGEST = `sha256:${"a".repeat(64)}`;

describe("a store of layers", () => {
  it("fetches each once, however many wait for it", async () => {
    const { store } = await open();
    let fetched = 0;
    const fetch = async (path: string) => {
      fetched += 1;
      await writeFile(path, "layer");
    };
    const [first, ...others] = await Promise.all([store(DIGEST, fetch), store(DIGEST, fetch), store(DIGEST, fetch)]);
    expect([fetched, await readFile(first, "utf8")]).toEqual([1, "layer"]);
    expect([...others, await store(DIGEST, fetch)]).toEqual([first, first, first]);
  });

  it("tells a failure to who began, leaves nothing of it, and lets those who wait try themselves, one after the other", async () => {
    const { store } = await open();
    const turns: string[] = [];
    const fails = (name: string) => async (path: string) => {
      turns.push(name);
      await writeFile(path, "half a");
      throw new Error(name);
    };
    const left = { path: "", isThere: true };
    const fetch = async (path: string) => {
      turns.push("third");
      left.path = path;
      left.isThere = await access(path).then(
        () => true,
        () => false,
      );
      await writeFile(path, "layer");
    };
    const ends = await Promise.allSettled([store(DIGEST, fails("first")), store(DIGEST, fails("second")), store(DIGEST, fetch)]);
    expect(ends).toMatchObject([{ reason: { message: "first" } }, { reason: { message: "second" } }, { value: left.path }]);
    expect([turns, left.isThere]).toEqual([["first", "second", "third"], false]);
  });

  it("fetches a few at once", async () => {
    const { store } = await open();
    let [running, most] = [0, 0];
    const fetch = async (path: string) => {
      running += 1;
      most = Math.max(most, running);
      await writeFile(path, "");
      running -= 1;
    };
    const digests = Array.from({ length: 12 }, (_, at) => `sha256:${at.toString(16).padStart(64, "0")}`);
    expect(new Set(await Promise.all(digests.map((digest) => store(digest, fetch)))).size).toBe(12);
    expect(most).toBe(4);
  });
});
