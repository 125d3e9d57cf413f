import { describe, expect, test } from "@jest/globals";
import { readGoSources } from "../../src/install/go-sources.ts";
import { type FakeEnd, fakeWorld } from "../fakes/world.ts";

async function sources(end: FakeEnd, env: Record<string, string> = {}) {
  const world = fakeWorld({ program: () => end, machine: { env } });
  return { world, sources: await readGoSources("/go", { folder: "/p", world }) };
}

const OWN = { proxy: "https://proxy.golang.org", checksums: "sum.golang.org" };

describe("where Go gets modules from", () => {
  test("is asked of Go, which sees only where its own settings are", async () => {
    const names = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "GOENV", "GOPROXY", "GOSUMDB", "SystemRoot"];
    const env = Object.fromEntries(names.map((name) => [name, `its ${name}`]));
    const { world } = await sources("", { ...env, GOFLAGS: "-toolexec=/evil", PATH: "/evil" });
    expect(world.ran).toStrictEqual([
      { file: "/go", args: ["env", "GOPROXY", "GOSUMDB"], cwd: "/p", env, deadline: world.clock.now() + 10_000 },
    ]);
    expect((await sources("", { HOME: "" })).world.ran[0]?.env).toStrictEqual({});
  });

  test.each<[string, FakeEnd, Partial<typeof OWN>]>([
    ["nothing", "", {}],
    ["what it says as it fails", { code: 2, stdout: "https://evil.example\nsum.golang.google.cn\n" }, {}],
    [
      "proxies over https, in their order",
      "https://a.example , https://b.example|direct\n\n",
      { proxy: "https://a.example,https://b.example" },
    ],
    ["no proxy without encryption", "http://a.example,xhttps://b.example,https://c.example d\n", {}],
    ["the mirror of its database", "\r\nsum.golang.google.cn\r\n", { checksums: "sum.golang.google.cn" }],
    ["its database, with spaces around it", "\n sum.golang.org \n", {}],
    ["its database elsewhere", "\nsum.golang.org https://a.example\n", { checksums: "sum.golang.org https://a.example" }],
    [
      "its database elsewhere, with spaces around it",
      "\n sum.golang.org https://a.example \n",
      { checksums: "sum.golang.org https://a.example" },
    ],
    ["no database whose name only ends as its", "\nevil-sum.golang.org https://a.example\n", {}],
  ])("%s", async (_, end, said) => expect((await sources(end)).sources).toEqual({ ...OWN, ...said }));
});
