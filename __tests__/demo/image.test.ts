import { createHash } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { extract } from "tar-stream";
import { toDebian, toShopImage } from "../../src/demo/image.ts";
import { buildImageLayout, type ImageLayout, type ImageSpec, type Tree, toTar } from "../../src/demo/oci-layout.ts";

const LOCKFILE = { packages: { "": {}, "node_modules/ws": { version: "7.4.5" }, "node_modules/@acme/till": { version: "1.0.0" } } };

function spec(overrides: Partial<ImageSpec> = {}): ImageSpec {
  return { ...toShopImage({ "package.json": "{}\n" }, LOCKFILE), ...overrides };
}

function json({ files }: ImageLayout, path: string) {
  return JSON.parse(new TextDecoder().decode(files.get(path)));
}

function digestOf(bytes: Uint8Array | undefined): string {
  return `sha256:${createHash("sha256")
    .update(bytes ?? "")
    .digest("hex")}`;
}

async function readTar(bytes: Uint8Array): Promise<Record<string, string>> {
  const entries = extract();
  entries.end(bytes);
  const texts: Record<string, string> = {};
  for await (const entry of entries) {
    let text = "";
    for await (const piece of entry) text += piece;
    texts[entry.header.name] = text;
  }
  return texts;
}

describe("the image of the example", () => {
  test("is the same to the last byte whenever it is built", async () => {
    const [one, two] = await Promise.all([buildImageLayout(spec()), buildImageLayout(spec())]);
    expect([...one.files]).toEqual([...two.files]);
    expect(one.digest).toBe(two.digest);
  });

  test("changes its digest with a file of a layer", async () => {
    const one = await buildImageLayout(spec());
    const two = await buildImageLayout(spec({ layers: [{ createdBy: "x", files: { "etc/os-release": "ID=alpine\n" } }] }));
    expect(one.digest).not.toBe(two.digest);
  });

  test("is an OCI layout in which every descriptor tells digest and size of a blob that is there", async () => {
    const layout = await buildImageLayout(spec());
    const [descriptor] = json(layout, "index.json").manifests;
    const manifest = json(layout, `blobs/${descriptor.digest.replace(":", "/")}`);
    const described = [descriptor, manifest.config, ...manifest.layers];
    expect(described).toHaveLength(4);
    for (const { digest, size, mediaType } of described) {
      const blob = layout.files.get(`blobs/${digest.replace(":", "/")}`);
      expect({ mediaType, digest: digestOf(blob), size: blob?.length }).toEqual({
        mediaType: expect.stringMatching(/^application\/vnd\.oci\.image\./),
        digest,
        size,
      });
    }
    expect(json(layout, "oci-layout")).toEqual({ imageLayoutVersion: "1.0.0" });
    expect(layout.digest).toBe(descriptor.digest);
    expect(json(layout, `blobs/${manifest.config.digest.replace(":", "/")}`).rootfs.diff_ids).toEqual(layout.diffIds);
  });

  test("is an archive for `docker load` too", async () => {
    const layout = await buildImageLayout(spec());
    const [image] = json(layout, "manifest.json");
    expect(image.RepoTags).toEqual(["shop:1.0.0"]);
    for (const path of [image.Config, ...image.Layers]) expect(layout.files.has(path)).toBe(true);
  });

  test("holds a Debian below and the application with its dependencies above", async () => {
    const layout = await buildImageLayout(spec());
    const [below = "", above = ""] = layout.diffIds.map((digest) => `blobs/${digest.replace(":", "/")}`);
    const debian = await readTar(layout.files.get(below) ?? new Uint8Array());
    expect(debian["etc/os-release"]).toContain('VERSION_ID="12"');
    expect(debian["var/lib/dpkg/status"]).toContain("Package: perl-base\nStatus: install ok installed\n");
    expect(debian["var/lib/dpkg/info/perl-base.list"]).toContain("/usr/bin/perl");
    const application = await readTar(layout.files.get(above) ?? new Uint8Array());
    expect(Object.keys(application).filter((path) => path.endsWith(".json"))).toEqual([
      "app/node_modules/.package-lock.json",
      "app/node_modules/@acme/till/package.json",
      "app/node_modules/ws/package.json",
      "app/package.json",
    ]);
    expect(JSON.parse(application["app/node_modules/@acme/till/package.json"] ?? "")).toMatchObject({
      name: "@acme/till",
      version: "1.0.0",
    });
  });
});

describe("toDebian", () => {
  test("names the source of a package that is called otherwise", () => {
    const tree = toDebian([
      { name: "libc6", version: "2.36-9", source: "glibc", files: [] },
      { name: "apt", version: "2.6.1", files: [] },
    ]);
    expect(tree["var/lib/dpkg/status"]).toContain(
      "Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nSource: glibc\nVersion: 2.36-9\n",
    );
    expect(String(tree["var/lib/dpkg/status"]).match(/^Source: /gm)).toHaveLength(1);
  });
});

describe("toTar", () => {
  test.each<[string, Tree, string[]]>([
    ["sorts by path and makes the folders above", { "b/c/d": "1", a: "2" }, ["b/", "b/c/", "a", "b/c/d"]],
    ["of nothing is an empty archive", {}, []],
    ["keeps names that ustar cannot hold", { [`${"x".repeat(120)}/y`]: "1" }, [`${"x".repeat(120)}/`, `${"x".repeat(120)}/y`]],
  ])("%s", async (_sentence, tree, names) => {
    expect(Object.keys(await readTar(await toTar(tree)))).toEqual(names);
  });

  test("holds nothing of the machine: owner 0, time 0, no names", async () => {
    const entries = extract();
    entries.end(await toTar({ a: "1" }));
    for await (const { header } of entries)
      expect(header).toMatchObject({ uid: 0, gid: 0, mode: 0o644, uname: "", gname: "", mtime: new Date(0) });
  });
});
