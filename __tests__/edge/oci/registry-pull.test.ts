import { mkdir, mkdtemp, readdir, readFile, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { makeFiles } from "../../../src/edge/node/files.ts";
import { makeImages } from "../../../src/edge/oci/images.ts";
import { listStored } from "../../../src/edge/oci/stored.ts";
import type { Images } from "../../../src/ports.ts";
import { type FakeRegistry, MANIFEST, putImage, putIndex, startFakeRegistry, type Trick } from "../../fakes/registry.ts";
import { sha256, toTarFile } from "../../fakes/stored-images.ts";
import { fakeWorld } from "../../fakes/world.ts";

const [base, shop, cart] = await Promise.all([
  toTarFile([{ name: "etc/os-release", content: "ID=debian\n".repeat(100_000) }]),
  toTarFile([{ name: "app/shop", content: "s" }]),
  toTarFile([{ name: "app/cart", content: "c" }]),
]);
const digestOf = (bytes: Uint8Array) => `sha256:${sha256(bytes)}`;

let registry: FakeRegistry;
let steps: string[];
const files = makeFiles(tmpdir());
beforeEach(async () => {
  registry = await startFakeRegistry();
  putImage(registry, "1", [base, shop, base]);
  steps = [];
});
afterEach(async () => {
  await registry.stop();
  files.removePrivate();
});

function open({ arch = "x64", ...over }: { arch?: string } & Partial<Parameters<typeof makeImages>[0]> = {}): Images {
  const { machine, processes } = fakeWorld();
  const step = (text: string) => {
    steps.push(text);
    return { update: (next: string) => void steps.push(next), end: (last?: string) => void steps.push(last ?? "") };
  };
  const network = { proxy: null, caCertificate: null, registry: [], offline: false, pause: 1 };
  const clock = { now: () => Date.now() };
  return makeImages({ clock, processes, files, progress: { step }, ...network, ...over, machine: { ...machine, arch } });
}

type Ask = { readonly tag?: string; readonly platform?: string | null; readonly repository?: string; readonly deadline?: number };

const sourceOf = ({ tag = ":1", platform = null, repository = "acme/shop" }: Ask) =>
  ({ scheme: "registry", locator: `${registry.host}/${repository}${tag}`, absolute: null, platform, name: null }) as const;

const read = (images: Images, layers: number | "all", ask: Ask = {}) =>
  images.read({ source: sourceOf(ask), wanted: () => true, layers, deadline: ask.deadline ?? Date.now() + 60_000 });

const extract = async (images: Images, ask: Ask = {}) =>
  images.extract({ source: sourceOf(ask), to: await files.privateFolder(), deadline: ask.deadline ?? Date.now() + 60_000 });

const countOf = (part: string) => registry.asked.filter(({ path }) => path.includes(part)).length;

describe("an image of a registry", () => {
  it("is asked for once and fetched once, whoever reads or extracts it, and in whatever order", async () => {
    const images = open();
    const [facts, copy, layers] = await Promise.all([read(images, 0), extract(images), read(images, 1)]);
    const pinned = await read(images, "all", { tag: `@${facts.facts.manifest}` });
    const again = await extract(images);
    expect(registry.asked.map(({ path }) => path).sort()).toEqual(
      ["manifests/1", ...[facts.facts.config, digestOf(base), digestOf(shop)].map((digest) => `blobs/${digest}`)]
        .map((path) => `/v2/acme/shop/${path}`)
        .sort(),
    );
    expect([facts.facts.proof, layers.facts.proof, pinned.facts.proof]).toEqual(["config", "config", "bytes"]);
    expect(facts).toMatchObject({ changes: [], facts: { index: null, platform: "linux/amd64", names: [`${registry.host}/acme/shop:1`] } });
    expect(layers.changes.map((changes) => [...changes.keys()])).toEqual([["etc/os-release"]]);
    expect(pinned.changes.map((changes) => [...changes.keys()])).toEqual([["etc/os-release"], ["app/shop"], ["etc/os-release"]]);
    expect({ ...pinned.facts, proof: "config" }).toEqual(facts.facts);
    expect([copy.config, again.config]).toEqual([facts.facts.config, facts.facts.config]);
  });

  it("is extracted as a layout of this one image, byte for byte", async () => {
    const { scheme, path, config } = await extract(open());
    expect(scheme).toBe("oci-dir");
    expect(await listStored({ scheme, locator: "copy", absolute: path })).toEqual([{ names: [], platform: "linux/amd64" }]);
    const manifest = registry.holds.get("manifests/1")?.bytes ?? new Uint8Array();
    const expected = [config, digestOf(manifest), digestOf(base), digestOf(shop)].map((digest) => digest.slice(7)).sort();
    expect(await readdir(join(path, "blobs", "sha256"))).toEqual(expected);
    for (const name of expected) expect(sha256(await readFile(join(path, "blobs", "sha256", name)))).toBe(name);
    const { manifests } = JSON.parse(await readFile(join(path, "index.json"), "utf8"));
    expect(manifests).toEqual([{ mediaType: MANIFEST, digest: digestOf(manifest), size: manifest.length }]);
  });

  it("stays the same for this run where its tag moves meanwhile", async () => {
    const images = open();
    const { facts } = await read(images, 0);
    putImage(registry, "1", [cart]);
    expect((await extract(images)).config).toBe(facts.config);
    expect((await extract(open())).config).not.toBe(facts.config);
  });

  it("shares the layers of another, also of another repository", async () => {
    putImage(registry, "2", [base, cart]);
    const images = open();
    await Promise.all([extract(images), extract(images, { tag: ":2" }), extract(images, { repository: "acme/other" })]);
    expect([countOf(digestOf(base)), countOf(digestOf(shop)), countOf(digestOf(cart))]).toEqual([1, 1, 1]);
  });

  it("tells how far it has come", async () => {
    await extract(open());
    const total = (base.length + shop.length) / 1e6;
    expect(steps[0]).toBe(`pulling registry:${registry.host}/acme/shop:1`);
    expect(Math.ceil(total * 10) / 10).toBe(1.1);
    expect(steps.at(-2)).toBe(`pulling registry:${registry.host}/acme/shop:1, 1.1 of 1.1 MB`);
    expect(steps.at(-1)).toBe(`pulled registry:${registry.host}/acme/shop:1, 1.1 MB`);
  });

  it("whose layers are packed is proven by what they unpack to", async () => {
    const [packed, plain] = [gzipSync(cart), cart];
    const { digest } = putImage(registry, "packed", [packed], { rootfs: { diff_ids: [digestOf(plain)] } });
    const { facts } = await read(open(), "all", { tag: ":packed" });
    expect(facts).toMatchObject({ proof: "bytes", manifest: digest, blobs: [digestOf(packed)], diffIds: [digestOf(plain)] });
    putImage(registry, "lying", [packed], { rootfs: { diff_ids: [digestOf(shop)] } });
    await expect(read(open(), 1, { tag: ":lying" })).rejects.toMatchObject({ faults: [{ code: "source-mismatch" }] });
  });
});

describe("which of several platforms is read", () => {
  const [amd64, arm64, v7, riscv] = ["linux/amd64", "linux/arm64", "linux/arm/v7", "linux/riscv64"];

  it.each<[string, string[], string | null, string, string]>([
    ["the one that was asked for", [amd64, arm64, v7], arm64, "x64", arm64],
    ["the one that was asked for, by its usual variant", [amd64, `${arm64}/v8`], arm64, "x64", `${arm64}/v8`],
    ["the only one", [riscv], null, "x64", riscv],
    ["linux/amd64", [arm64, amd64], null, "arm64", amd64],
    ["the machine's own, where there is no linux/amd64", [v7, arm64], null, "arm64", arm64],
    ["none, where neither is there", [v7, arm64], null, "x64", "platform-missing"],
    ["none, where the one that was asked for is not there", [amd64, arm64], riscv, "x64", "platform-missing"],
  ])("%s", async (_sentence, there, platform, arch, expected) => {
    const parts = (text: string) => {
      const [os, architecture, variant] = text.split("/");
      return { os, architecture, ...(variant === undefined ? {} : { variant }) };
    };
    const manifests = there.map((text) => ({
      ...putImage(registry, text.replaceAll("/", "-"), [base], parts(text)),
      platform: parts(text),
    }));
    const digest = putIndex(registry, "many", manifests);
    const images = open({ arch });
    const got = await read(images, 0, { tag: ":many", platform }).then(
      ({ facts }) => ({ platform: facts.platform, index: facts.index }),
      (error) => ({ platform: error.faults[0].code, index: digest }),
    );
    expect(got).toEqual({ platform: expected, index: digest });
    const same = await extract(images, { tag: `:ignored@${digest}`, platform }).then(
      ({ config }) => config,
      (error) => error.faults[0].code,
    );
    const wanted = manifests[there.indexOf(expected)]?.digest;
    const manifest =
      wanted === undefined ? null : JSON.parse(Buffer.from(registry.holds.get(`manifests/${wanted}`)?.bytes ?? []).toString());
    expect(same).toBe(manifest?.config.digest ?? "platform-missing");
  });

  it("an image for one platform alone is none for another", async () => {
    const missing = { code: "platform-missing", message: expect.stringContaining("has no image for linux/arm64: it has linux/amd64") };
    await expect(extract(open(), { platform: arm64 })).rejects.toMatchObject({ faults: [missing] });
  });
});

const cut: Trick = (_request, response) => {
  response.writeHead(200, { "content-length": base.length });
  response.write(base.subarray(0, base.length / 2), () => response.destroy());
  return true;
};
const once =
  (trick: Trick): Trick =>
  (request, response, turn) =>
    turn === 0 && trick(request, response, turn);
const send =
  (status: number, headers: Record<string, string> = {}, bytes: Uint8Array = new Uint8Array()): Trick =>
  (_request, response) => {
    response.writeHead(status, headers).end(bytes);
    return true;
  };
const falsified = Buffer.from(base.map((byte, at) => (at === base.length - 1 ? byte ^ 1 : byte)));

describe("a registry that answers wrongly", () => {
  it.each<[string, string, Trick]>([
    ["half a body, once", digestOf(base), once(cut)],
    ["that it is busy, once", "/manifests/", once(send(429, { "retry-after": "0" }))],
    ["that it is busy over a layer, once", digestOf(base), once(send(429))],
    ["with an error of its own, once", digestOf(base), once(send(503))],
  ])("%s, is asked again", async (_sentence, part, trick) => {
    registry.trick(part, trick);
    const { path } = await extract(open());
    expect(sha256(await readFile(join(path, "blobs", "sha256", sha256(base))))).toBe(sha256(base));
    expect(countOf(part)).toBe(2);
    expect(steps.at(-2)).toMatch(/, 1\.1 of 1\.1 MB$/);
  });

  it.each<[string, string, Trick, string, RegExp]>([
    [
      "half a body, every time",
      digestOf(base),
      cut,
      "environment",
      /could not be asked for .*: .*cut: \d+ of \d+ bytes came.*tried 2 times/,
    ],
    ["that it is busy, every time", "/blobs/", send(429, { "retry-after": "0" }), "environment", /no more requests.*429/],
    ["that it is busy for an hour", "/manifests/", send(429, { "retry-after": "3600" }), "environment", /wants 3600 seconds of rest/],
    [
      "with other bytes of the same length",
      digestOf(base),
      send(200, {}, falsified),
      "source-mismatch",
      /^Layer 1 of .* should be sha256:/,
    ],
    ["with fewer bytes as if they were all", digestOf(base), send(200, {}, shop), "environment", /cut/],
    ["with more bytes", digestOf(shop), send(200, {}, Buffer.concat([base, shop])), "environment", /more than the \d+ bytes/],
    ["with more bytes, and says so", digestOf(shop), send(200, { "content-length": `${base.length}` }, base), "source-mismatch", /bytes/],
    ["that it has no such layer", digestOf(shop), send(404), "target-not-found", /has no Layer 2 of/],
    ["that it has no such tag", "/manifests/", send(404), "target-not-found", /has no registry:/],
    ["that it knows nobody", "/manifests/", send(401), "environment", /without credentials/],
    ["that nobody may", "/blobs/", send(403), "environment", /forbids/],
    ["with a page of a portal", "/manifests/", send(200, {}, Buffer.from("<html>")), "target-invalid", /no JSON/],
    [
      "with an address elsewhere that is not encrypted",
      "/blobs/",
      send(307, { location: "http://192.0.2.1/x" }),
      "environment",
      /not encrypted/,
    ],
  ])("%s, is refused, and nothing is there to be scanned", async (_sentence, part, trick, code, message) => {
    registry.trick(part, trick);
    const images = open();
    const ends = await Promise.allSettled([extract(images), read(images, 1)]);
    const fault = { code, message: expect.stringMatching(message) };
    for (const end of ends) expect(end).toMatchObject({ status: "rejected", reason: { faults: [fault] } });
  });

  it("with another host, is followed there without what it let us in by", async () => {
    const elsewhere = await startFakeRegistry();
    putImage(elsewhere, "1", [base, shop, base]);
    const basic = `Basic ${Buffer.from("gate:open sesame").toString("base64")}`;
    registry.trick("/", (request, response, turn) => {
      if (request.headers.authorization !== basic) return send(401, { "www-authenticate": 'Basic realm="x"' })(request, response, turn);
      const url = `http://${elsewhere.host}${request.url}`;
      return (request.url ?? "").includes("/blobs/") && send(307, { location: url })(request, response, turn);
    });
    const credentials = [{ host: registry.host, username: "gate", password: "open sesame" }];
    const { path } = await extract(open({ registry: credentials }));
    expect((await readdir(join(path, "blobs", "sha256"))).length).toBe(4);
    expect(registry.asked.filter(({ authorization }) => authorization === basic)).not.toEqual([]);
    expect(elsewhere.asked.map(({ authorization }) => authorization)).toEqual([null, null, null]);
    await elsewhere.stop();
  });
});

describe("a pull that cannot go on", () => {
  it("stops at the deadline, and says what it was doing", async () => {
    registry.trick(digestOf(base), (_request, response) => {
      response.writeHead(200, { "content-length": base.length });
      response.write(base.subarray(0, 1000));
      return true;
    });
    const message = `The time was over while registry:${registry.host}/acme/shop:1 was pulled.`;
    const late = extract(open(), { deadline: Date.now() + 500 });
    await expect(late).rejects.toMatchObject({ faults: [{ code: "scanner-timeout", message }] });
  });

  it("says in a sentence that the disk is full, and does not ask again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "full-"));
    await symlink("/dev/full", join(folder, digestOf(base).replace(":", "-")));
    const full = extract(open({ files: { privateFolder: async () => folder } }));
    const message = `registry:${registry.host}/acme/shop:1 could not be pulled: the disk is full.`;
    await expect(full).rejects.toMatchObject({ faults: [{ code: "environment", message }] });
    expect(countOf(digestOf(base))).toBe(1);
  });

  it("costs no other image that waits for the same layer", async () => {
    putImage(registry, "2", [base, cart]);
    registry.trick(digestOf(base), once(send(404)));
    const images = open();
    const ends = await Promise.allSettled([extract(images), extract(images, { tag: ":2" })]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("of more than anybody has room for is not begun", async () => {
    const huge = { mediaType: "x", digest: digestOf(base), size: 65 * 1024 ** 3 };
    const one = JSON.parse(Buffer.from(registry.holds.get("manifests/1")?.bytes ?? []).toString());
    const bytes = Buffer.from(JSON.stringify({ ...one, layers: [huge, ...one.layers.slice(1)] }));
    registry.holds.set("manifests/huge", { type: MANIFEST, bytes });
    await expect(extract(open(), { tag: ":huge" })).rejects.toMatchObject({ faults: [{ code: "target-invalid" }] });
    expect([steps, countOf(digestOf(base))]).toEqual([[], 0]);
  });

  it("is not begun where no network may be used", async () => {
    const images = open({ offline: true });
    await expect(extract(images)).rejects.toMatchObject({ faults: [{ code: "environment", message: expect.stringContaining("offline") }] });
    expect(registry.asked).toEqual([]);
  });
});

it("a folder that is no folder is told in a sentence", async () => {
  const folder = join(await mkdtemp(join(tmpdir(), "gone-")), "gone");
  const gone = extract(open({ files: { privateFolder: async () => folder } }));
  await expect(gone).rejects.toMatchObject({ faults: [{ code: "environment", message: expect.stringContaining("could not be pulled") }] });
  await mkdir(folder);
});
