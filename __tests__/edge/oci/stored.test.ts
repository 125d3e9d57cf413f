import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { listStored, readStored } from "../../../src/edge/oci/stored.ts";
import type { ImageScheme } from "../../../src/model/target.ts";
import { type Entry, sha256, toConfig, toOciImage, toTarFile, writeTemporary } from "../../fakes/stored-images.ts";

const STATUS = "var/lib/dpkg/status";
const base = await toTarFile([
  { name: `./${STATUS}`, content: "base" },
  { name: "../etc/evil", content: "x" },
]);
const top = await toTarFile([
  { name: STATUS, content: "top" },
  { name: "opt/.wh.tool" },
  { name: "srv/.wh..wh..opq" },
  { name: `deep/${"d".repeat(200)}/file`, content: "long" },
  { name: "linked", link: "elsewhere" },
]);

async function read(entries: readonly Entry[], more: { scheme?: ImageScheme; name?: string; platform?: string; deadline?: number } = {}) {
  const absolute = await writeTemporary(await toTarFile(entries));
  const { scheme = "docker-archive", name = null, platform = null, deadline = Date.now() + 60_000 } = more;
  const wanted = (path: string) => path === STATUS || path.startsWith("deep/") || path === "linked";
  return readStored({ source: { scheme, locator: "image.tar", absolute, platform, name }, wanted, layers: "all", deadline });
}

function toClassic(config: string, layers: readonly string[], tags: string[] = ["shop:1"]): Entry[] {
  const list = [{ Config: `${sha256(config)}.json`, RepoTags: tags, Layers: layers }];
  return [
    { name: `${sha256(config)}.json`, content: config },
    { name: "manifest.json", content: JSON.stringify(list) },
  ];
}

const config = toConfig([base, top], { config: { Labels: { a: "b" } }, history: [{ created_by: "ADD", empty_layer: false }] });
const layers: Entry[] = [
  { name: "a/layer.tar", content: base },
  { name: "b/layer.tar", content: top },
];
const classic = [...layers, ...toClassic(config, ["a/layer.tar", "b/layer.tar"])];

describe("an archive of docker save", () => {
  it("is read with its manifest first or last, and tells what each layer does at the wanted paths", async () => {
    const readings = await Promise.all([read(classic), read([...classic].reverse())]);
    for (const { facts, changes } of readings) {
      expect(facts).toMatchObject({ proof: "bytes", platform: "linux/amd64", labels: { a: "b" }, names: ["shop:1"], manifest: null });
      expect(facts.diffIds).toEqual([`sha256:${sha256(base)}`, `sha256:${sha256(top)}`]);
      expect(changes.map((layer) => [...layer.keys()])).toEqual([
        [STATUS],
        [STATUS, "opt/tool", "srv", `deep/${"d".repeat(200)}/file`, "linked"],
      ]);
      expect(changes[1]?.get("opt/tool")).toEqual({ kind: "removed" });
      expect(changes[1]?.get("srv")).toEqual({ kind: "opaque" });
      expect(changes[1]?.get("linked")).toEqual({ kind: "link", target: "elsewhere" });
      expect(changes[1]?.get(STATUS)).toEqual({ kind: "file", bytes: new TextEncoder().encode("top") });
    }
  });

  it("may have a layer as a link to an equal one, and packed layers", async () => {
    const equal = toConfig([base, base, top]);
    const { facts, changes } = await read([
      { name: "a/layer.tar", content: gzipSync(base) },
      { name: "c/layer.tar", link: "../a/layer.tar" },
      { name: "b/layer.tar", link: "a/layer.tar", type: "link" },
      { name: "t.tar", content: top },
      ...toClassic(equal, ["c/layer.tar", "b/layer.tar", "t.tar"]),
    ]);
    expect(facts.diffIds).toHaveLength(3);
    expect(changes[1]?.get(STATUS)).toEqual(changes[0]?.get(STATUS));
  });
});

describe("what is not what it says", () => {
  const lying = toConfig([base, base]);
  it.each<[string, readonly Entry[], string, string]>([
    ["a layer with other bytes", [...layers, ...toClassic(lying, ["a/layer.tar", "b/layer.tar"])], "source-mismatch", "Layer 2 of"],
    ["fewer layers than diff IDs", [...layers, ...toClassic(config, ["a/layer.tar"])], "source-mismatch", "1 layers"],
    ["a layer that is not there", toClassic(config, ["a/layer.tar", "b/layer.tar"]), "target-invalid", "no layer a/layer.tar"],
    ["a name that is there twice", [...classic, { name: "a/layer.tar", content: base }], "target-invalid", "twice"],
    ["links in a circle", [{ name: "a", link: "a" }, ...toClassic(config, ["a", "a"])], "target-invalid", "circle"],
    [
      "a layer that is cut short",
      [{ name: "a", content: gzipSync(base).subarray(0, 60) }, ...toClassic(toConfig([base]), ["a"])],
      "source-mismatch",
      "cannot be unpacked",
    ],
    ["no manifest", layers, "target-invalid", "no manifest.json"],
  ])("%s is refused", async (_what, entries, code, words) => {
    await expect(read(entries)).rejects.toMatchObject({ faults: [{ code, message: expect.stringContaining(words) }] });
  });

  it("a deadline that is over ends the reading", async () => {
    await expect(read(classic, { deadline: 1 })).rejects.toMatchObject({ faults: [{ code: "scanner-timeout" }] });
  });
});

describe("an OCI archive", () => {
  const image = toOciImage(config, [gzipSync(base), top], { "org.opencontainers.image.ref.name": "1" });
  const index = (manifests: object[]): Entry => ({ name: "index.json", content: JSON.stringify({ schemaVersion: 2, manifests }) });
  const statement = {
    predicateType: "https://slsa.dev/provenance/v0.2",
    predicate: { materials: [{ uri: "pkg:docker/ghcr.io/acme/base@v2?platform=linux%2Famd64", digest: { sha256: "a".repeat(64) } }] },
  };

  it("tells its digests, and what its attestation says was used", async () => {
    const blob = JSON.stringify(statement);
    const attested = {
      digest: `sha256:${sha256(blob)}`,
      size: blob.length,
      annotations: { "in-toto.io/predicate-type": statement.predicateType },
    };
    const empty = { digest: `sha256:${sha256("{}")}`, size: 2 };
    const manifest = JSON.stringify({ schemaVersion: 2, config: empty, layers: [attested] });
    const attestation = {
      digest: `sha256:${sha256(manifest)}`,
      size: manifest.length,
      platform: { os: "unknown", architecture: "unknown" },
      annotations: { "vnd.docker.reference.digest": image.descriptor.digest },
    };
    const blobs = [blob, manifest].map((content) => ({ name: `blobs/sha256/${sha256(content)}`, content }));
    const { facts } = await read([...image.entries, ...blobs, index([image.descriptor, attestation])], { scheme: "oci-archive" });
    expect(facts).toMatchObject({ proof: "bytes", manifest: image.descriptor.digest, names: ["1"], index: null });
    expect(facts.provenance).toEqual([{ reference: "ghcr.io/acme/base:v2", digest: `sha256:${"a".repeat(64)}` }]);
  });

  it("with several images is read by name, and refused without one", async () => {
    const other = toOciImage(toConfig([base]), [base], { "org.opencontainers.image.ref.name": "2" });
    const entries = [...image.entries, ...other.entries, index([image.descriptor, other.descriptor])];
    expect((await read(entries, { scheme: "oci-archive", name: "2" })).facts.diffIds).toHaveLength(1);
    expect((await read(entries, { scheme: "oci-archive", name: "@0" })).facts.diffIds).toHaveLength(2);
    await expect(read(entries, { scheme: "oci-archive" })).rejects.toMatchObject({ faults: [{ code: "target-invalid" }] });
    const absolute = await writeTemporary(await toTarFile(entries));
    const listed = await listStored({ scheme: "oci-archive", locator: "image.tar", absolute });
    expect(listed.map(({ names }) => names)).toEqual([["1"], ["2"]]);
  });

  it("for another platform is refused, and a blob with other bytes too", async () => {
    const entries = [...image.entries, index([image.descriptor])];
    const arm = read(entries, { scheme: "oci-archive", platform: "linux/arm64" });
    await expect(arm).rejects.toMatchObject({ faults: [{ code: "platform-missing" }] });
    const broken = entries.map((entry) => (entry.content === config ? { ...entry, content: config.replace("amd64", "arm64") } : entry));
    await expect(read(broken, { scheme: "oci-archive" })).rejects.toMatchObject({ faults: [{ code: "source-mismatch" }] });
  });
});

describe("what is no image says so in a sentence", () => {
  const index = (digest: string): Entry => ({ name: "index.json", content: JSON.stringify({ manifests: [{ digest, size: 3 }] }) });
  const listing = { name: "manifest.json", content: JSON.stringify([{ Config: "c.json", RepoTags: null, Layers: [] }]) };
  it.each<[entries: Entry[], scheme: ImageScheme, message: string]>([
    [[{ name: "manifest.json", content: "{" }], "docker-archive", "The manifest.json of docker-archive:image.tar is no JSON."],
    [
      [listing, { name: "c.json", content: "[]" }],
      "docker-archive",
      "The config of docker-archive:image.tar is no image's config: it is no JSON object.",
    ],
    [
      [listing, { name: "c.json", content: "{}" }],
      "docker-archive",
      "The config of docker-archive:image.tar is no image's config: `rootfs` is missing or is not what it should be.",
    ],
    [
      [index("sha256:../../x")],
      "oci-archive",
      "An index of oci-archive:image.tar cannot be understood: `manifests.0.digest` is missing or is not what it should be.",
    ],
  ])("%j", async (entries, scheme, message) => {
    await expect(read(entries, { scheme })).rejects.toMatchObject({ faults: [{ code: "target-invalid", message }] });
  });

  it("names the other kind of archive where that is likely meant", async () => {
    const next = expect.stringMatching(/^Write `docker-archive:`/);
    await expect(read(classic, { scheme: "oci-archive" })).rejects.toMatchObject({ faults: [{ next }] });
  });
});
