import { mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { extractStored } from "../../../src/edge/oci/extract.ts";
import { listStored, readStored } from "../../../src/edge/oci/stored.ts";
import { toTarHeader } from "../../../src/edge/oci/tar-header.ts";
import { makeTarWalk, type TarEntry } from "../../../src/edge/oci/tar-walk.ts";
import type { LayerChanges } from "../../../src/model/image.ts";
import type { ImageScheme } from "../../../src/model/target.ts";
import { type Entry, sha256, toConfig, toOciImage, toTarFile, writeTemporary } from "../../fakes/stored-images.ts";

const [base, top, web] = await Promise.all([
  toTarFile([{ name: "base", content: "b".repeat(3_000_000) }]),
  toTarFile([{ name: "top", content: "t" }]),
  toTarFile([{ name: "web", content: "w" }]),
]);
const [shopConfig, webConfig] = [toConfig([base, top, base]), toConfig([base, web])];
const list = [
  { Config: "shop.json", RepoTags: ["shop:1", "shop:latest"], Layers: ["l/base.tar", "l/top.tar", "m/base.tar"] },
  { Config: "web.json", RepoTags: null, Layers: ["n/base.tar", "n/web.tar"] },
];
const archive: Entry[] = [
  { name: "shop.json", content: shopConfig },
  { name: "web.json", content: webConfig },
  { name: "l/base.tar", content: base },
  { name: "l/top.tar", content: top },
  { name: "m/base.tar", link: "../l/base.tar" },
  { name: "n/base.tar", link: "l/base.tar", type: "link" },
  { name: "n/web.tar", content: web },
  { name: "manifest.json", content: JSON.stringify(list) },
];

const [shop, other] = [toOciImage(shopConfig, [base, top, base]), toOciImage(webConfig, [base, web])];
const named = (name: string) => ({ annotations: { "org.opencontainers.image.ref.name": name } });
const manifests = [
  { ...shop.descriptor, ...named("shop:1") },
  { ...other.descriptor, ...named("web") },
  { ...shop.descriptor, ...named("shop:latest") },
];
const index: Entry = { name: "index.json", content: JSON.stringify({ schemaVersion: 2, manifests }) };
const blobs = [...shop.entries, ...other.entries].filter(({ name }, at, all) => all.findIndex((one) => one.name === name) === at);

async function place(scheme: ImageScheme, entries: readonly Entry[]): Promise<string> {
  if (scheme !== "oci-dir") return writeTemporary(await toTarFile(entries));
  const folder = await mkdtemp(join(tmpdir(), "layout-"));
  for (const { name, content = "" } of entries) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

async function extract(
  scheme: ImageScheme,
  absolute: string,
  { name, deadline = Date.now() + 60_000 }: { name: string; deadline?: number },
) {
  const to = await mkdtemp(join(tmpdir(), "own-"));
  const source = { scheme, locator: `image:${name}`, absolute, platform: null, name };
  return { to, copy: extractStored({ source, to, deadline }), source };
}

/** What a layer does, with digests for bytes: megabytes are slow to compare one by one. */
function toDigests(changes: LayerChanges): unknown[] {
  return [...changes].map(([path, change]) => [path, change.kind === "file" ? sha256(change.bytes) : change]);
}

describe("one image of several", () => {
  it.each<[ImageScheme, readonly Entry[], string, string, string[]]>([
    ["docker-archive", archive, "shop:latest", shopConfig, ["shop:1", "shop:latest"]],
    ["docker-archive", archive, "@1", webConfig, []],
    ["oci-archive", [index, ...blobs], "shop:1", shopConfig, []],
    ["oci-archive", [index, ...blobs], "web", webConfig, []],
    ["oci-dir", [index, ...blobs], "web", webConfig, []],
  ])("of %s is alone in its copy, with the same bytes (%#)", async (scheme, entries, name, config, names) => {
    const absolute = await place(scheme, entries);
    const { copy, source } = await extract(scheme, absolute, { name });
    const made = await copy;
    expect(made).toMatchObject({ scheme: scheme === "docker-archive" ? scheme : "oci-dir", config: `sha256:${sha256(config)}` });
    const own = { scheme: made.scheme, locator: "copy", absolute: made.path };
    expect(await listStored(own)).toEqual([{ names, platform: "linux/amd64" }]);
    const reading = { wanted: () => true, layers: "all", deadline: Date.now() + 60_000 } as const;
    const [before, after] = [
      await readStored({ ...reading, source }),
      await readStored({ ...reading, source: { ...own, platform: null, name: null } }),
    ];
    expect(after.changes.map(toDigests)).toEqual(before.changes.map(toDigests));
    expect({ ...after.facts, names: [] }).toEqual({ ...before.facts, names: [] });
    expect(after.facts.proof).toBe("bytes");
  });

  it("of an archive has no links in it, and an equal layer once", async () => {
    const { copy } = await extract("docker-archive", await place("docker-archive", archive), { name: "shop:1" });
    const { path } = await copy;
    const entries: TarEntry[] = [];
    const enter = (entry: TarEntry) => {
      entries.push(entry);
      return null;
    };
    const refuse = (why: string): never => {
      throw new Error(why);
    };
    const walk = makeTarWalk({ enter, refuse });
    walk.write(await readFile(path));
    walk.end();
    expect(entries.map(({ type, size }) => [type, size])).toEqual([
      ["0", expect.any(Number)],
      ["0", shopConfig.length],
      ["0", base.length],
      ["0", top.length],
    ]);
  });

  it("of a layout costs no room: its layers have second names, and none is a symbolic link", async () => {
    const absolute = await place("oci-dir", [index, ...blobs]);
    const blob = join(absolute, "blobs", "sha256", sha256(base));
    const { copy } = await extract("oci-dir", absolute, { name: "shop:1" });
    const { path } = await copy;
    expect((await stat(blob)).nlink).toBe(2);
    const kinds = await readdir(join(path, "blobs", "sha256"), { withFileTypes: true });
    expect(kinds.map((one) => one.isFile())).toEqual([true, true, true, true]);
  });

  it("of a layout whose blob is a symbolic link is a copy all the same", async () => {
    const absolute = await place("oci-dir", [index, ...blobs.filter(({ name }) => !name.endsWith(sha256(web)))]);
    const elsewhere = await place("docker-archive", [{ name: "web", content: "w" }]);
    await writeFile(elsewhere, web);
    await symlink(elsewhere, join(absolute, "blobs", "sha256", sha256(web)));
    const { copy } = await extract("oci-dir", absolute, { name: "web" });
    const { path } = await copy;
    expect(sha256(await readFile(join(path, "blobs", "sha256", sha256(web))))).toBe(sha256(web));
    expect((await readdir(join(path, "blobs", "sha256"), { withFileTypes: true })).every((one) => one.isFile())).toBe(true);
  });

  it.each<[string, { name: string; deadline?: number }, RegExp, string]>([
    ["a name that is not there", { name: "cart" }, /holds no image called cart: it holds shop:1, @1/, "target-not-found"],
    ["a deadline that is over", { name: "shop:1", deadline: 0 }, /time was over while .* was copied/, "scanner-timeout"],
  ])("refuses %s", async (_sentence, asked, message, code) => {
    const { copy } = await extract("docker-archive", await place("docker-archive", archive), asked);
    await expect(copy).rejects.toMatchObject({ faults: [{ code, message: expect.stringMatching(message) }] });
  });

  it("says in a sentence what the disk did", async () => {
    const absolute = await place("docker-archive", archive);
    const source = { scheme: "docker-archive", locator: "image:shop:1", absolute, platform: null, name: "shop:1" } as const;
    const copy = extractStored({ source, to: join(absolute, "no-folder"), deadline: Date.now() + 60_000 });
    const message = "docker-archive:image:shop:1 could not be copied for its scanner: a part of its path is not a folder.";
    await expect(copy).rejects.toMatchObject({ faults: [{ code: "environment", message }] });
  });
});

describe("names in a file", () => {
  it("that lead to one manifest are names of one image", async () => {
    const inner = JSON.stringify({ schemaVersion: 2, manifests: [shop.descriptor] });
    const descriptor = { mediaType: "application/vnd.oci.image.index.v1+json", digest: `sha256:${sha256(inner)}`, size: inner.length };
    const twice = [
      { ...descriptor, ...named("shop:1") },
      { ...descriptor, ...named("shop:2") },
    ];
    const entries = [
      ...shop.entries,
      { name: `blobs/sha256/${sha256(inner)}`, content: inner },
      { name: "index.json", content: JSON.stringify({ schemaVersion: 2, manifests: twice }) },
    ];
    const absolute = await place("oci-archive", entries);
    expect(await listStored({ scheme: "oci-archive", locator: "x", absolute })).toEqual([
      { names: ["shop:1", "shop:2"], platform: "linux/amd64" },
    ]);
  });

  it("that look like a number mean none", async () => {
    const lying = [{ ...list[0], RepoTags: ["@1"] }, list[1]];
    const entries = [...archive.slice(0, -1), { name: "manifest.json", content: JSON.stringify(lying) }];
    const { copy } = await extract("docker-archive", await place("docker-archive", entries), { name: "@1" });
    expect(await copy).toMatchObject({ config: `sha256:${sha256(webConfig)}` });
  });
});

describe("a header of a tar file", () => {
  it.each([0, 1, 8 ** 11 - 1, 8 ** 11, 50 * 1024 ** 3])("holds a size of %d", (size) => {
    const entries: TarEntry[] = [];
    const enter = (entry: TarEntry) => {
      entries.push(entry);
      return null;
    };
    const refuse = (why: string): never => {
      throw new Error(why);
    };
    makeTarWalk({ enter, refuse }).write(toTarHeader("layer-1.tar", size));
    expect(entries).toMatchObject([{ path: "layer-1.tar", size, type: "0" }]);
  });
});
