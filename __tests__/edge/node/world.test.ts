import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { makeWorld, readMachine, toCacheFolder } from "../../../src/edge/node/world.ts";

const progress = { step: () => ({ update: () => undefined, end: () => undefined }) };
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "world-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const counts = () => ["exit", "SIGINT", "SIGTERM", "SIGHUP"].map((event) => process.listenerCount(event));

describe("a world", () => {
  test("touches nothing until it is asked, and leaves nothing behind", async () => {
    const before = counts();
    const world = makeWorld({ progress, cacheFolder: join(folder, "cache") });
    expect(existsSync(world.cacheFolder)).toBe(false);
    expect(counts()).toEqual(before.map((count) => count + 1));
    const own = await world.files.privateFolder();
    const running = world.processes.run({
      file: process.execPath,
      args: ["-e", "setTimeout(() => {}, 60_000)"],
      cwd: own,
      env: {},
      deadline: Date.now() + 60_000,
    });
    await world.close();
    expect(existsSync(own)).toBe(false);
    expect(await running).toMatchObject({ code: null, timedOut: false });
    expect(counts()).toEqual(before);
  });

  test("is of this machine", () => {
    expect(readMachine()).toMatchObject({ os: process.platform, arch: process.arch, cwd: process.cwd() });
  });
});

const onUnix = process.platform === "win32" ? test.skip : test;
onUnix.each([
  ["linux", {}, "/home/me/.cache/portcullis"],
  ["linux", { XDG_CACHE_HOME: "/big/cache" }, "/big/cache/portcullis"],
  ["linux", { XDG_CACHE_HOME: "relative" }, "/home/me/.cache/portcullis"],
  ["darwin", {}, "/home/me/Library/Caches/portcullis"],
  ["win32", { LOCALAPPDATA: "/local" }, "/local/portcullis"],
])("the cache folder on %s with %j is %s", (os, env, expected) => {
  expect(toCacheFolder({ os, arch: "x64", cores: 1, env, home: "/home/me", cwd: "/" })).toBe(expected);
});
