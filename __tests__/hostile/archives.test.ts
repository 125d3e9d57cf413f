import { spawnSync } from "node:child_process";
import { existsSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "@jest/globals";
import { type Entry, sha256, toConfig, toOciImage, toTarFile } from "../fakes/stored-images.ts";
import { corpus, type Ended, folderWith, isPosix, portcullis, type Row, type Table } from "./corpus.ts";

// Images of others, as files. They are read for a lock of bases: what is wrong with them is told, and nothing is written anywhere.

const layer = await toTarFile([{ name: "etc/os-release", content: "ID=debian\n" }]);
const config = toConfig([layer]);

/** An archive of `docker save` with these parts. */
function classic(more: readonly Entry[] = [], { manifest, of = config }: { manifest?: unknown; of?: string } = {}): Promise<Buffer> {
  const list = manifest ?? [{ Config: "config.json", RepoTags: ["shop:1"], Layers: ["layer.tar"] }];
  const own: Entry[] = [
    { name: "config.json", content: of },
    { name: "manifest.json", content: typeof list === "string" ? list : JSON.stringify(list) },
    { name: "layer.tar", content: layer },
  ];
  const taken = new Set(more.map(({ name }) => name));
  return toTarFile([...own.filter(({ name }) => !taken.has(name)), ...more]);
}

const image = toOciImage(config, [layer]);
/** The files of a layout; `index` in place of its index. */
function layout(index: unknown = { schemaVersion: 2, manifests: [image.descriptor] }, entries: readonly Entry[] = image.entries): Table {
  const blobs = entries.map(({ name, content = "" }) => [`image/${name}`, content] as const);
  return {
    ...Object.fromEntries(blobs),
    "image/oci-layout": '{"imageLayoutVersion":"1.0.0"}',
    "image/index.json": typeof index === "string" ? index : JSON.stringify(index),
  };
}

const NAMED = "docker.io/acme/base:1";
const locked = async (cwd: string, target: string): Promise<Ended> => {
  const ended = await portcullis(cwd, ["bases", "lock", `${NAMED}=${target}`, "--offline", "true"]);
  expect(existsSync(join(cwd, ".github"))).toBe(ended.code === 0);
  return ended;
};
const archive = async (bytes: Uint8Array | Promise<Uint8Array>): Promise<Ended> =>
  locked(folderWith({ "image.tar": await bytes }), "docker-archive:image.tar");
const FILE = "docker-archive:image.tar";
const invalid = ["invalid-input", "target-invalid", FILE] as const;
const altered = ["cannot-vouch", "source-mismatch", FILE] as const;
const whole = await classic();
const name = (text: string): Promise<Buffer> => classic([{ name: text, content: "x" }]);
const header = await toTarFile([{ name: "f000000" }]);
/** Very many empty files: what packs an archive honestly takes its time for them. */
const headers = (count: number): Buffer => {
  const blocks = Buffer.alloc(count * 512 + 1024);
  for (let at = 0; at < count; at += 1) {
    const block = blocks.subarray(at * 512, at * 512 + 512);
    header.copy(block, 0, 0, 512);
    block.write(`f${String(at).padStart(6, "0")}`, 0);
    block.fill(" ", 148, 156);
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  }
  return blocks;
};
const IMAGE = { Config: "config.json", RepoTags: ["shop:1"], Layers: ["layer.tar"] };

const ARCHIVES: readonly Row<Uint8Array | Promise<Uint8Array>>[] = [
  ["that is whole", whole, "pass", null],
  ["of 0 bytes", new Uint8Array(), ...invalid, FILE],
  ["of zeros", new Uint8Array(10_240), ...invalid, FILE],
  ["of text", Buffer.from("not a tar file\n".repeat(100)), ...invalid, "no tar file"],
  ["cut in its first header", whole.subarray(0, 300), ...invalid, "cut short"],
  ["cut in a file", whole.subarray(0, 700), ...invalid, FILE],
  ["cut in its last file", whole.subarray(0, whole.length - 3_000), ...invalid, FILE],
  ["with a damaged header", Buffer.concat([whole.subarray(0, 1024), Buffer.alloc(512, 7), whole.subarray(1536)]), ...invalid, FILE],
  ["that is packed", gzipSync(whole), ...invalid, "packed with gzip"],
  ["that is packed, a bomb,", gzipSync(Buffer.alloc(20_000_000)), ...invalid, "packed with gzip"],
  ["without an image", toTarFile([{ name: "a", content: "b" }]), ...invalid, "manifest.json"],
  ["whose manifest is no JSON", classic([], { manifest: "{" }), ...invalid, FILE],
  ["whose manifest is an object", classic([], { manifest: {} }), ...invalid, FILE],
  ["whose manifest lists nothing", classic([], { manifest: [] }), ...invalid, "no image"],
  ["whose manifest is null", classic([], { manifest: "null" }), ...invalid, FILE],
  [
    "whose manifest is twice there",
    toTarFile([
      { name: "manifest.json", content: "[]" },
      { name: "./manifest.json", content: "[]" },
    ]),
    ...invalid,
    "twice",
  ],
  ["whose manifest is a link to itself", classic([{ name: "manifest.json", link: "manifest.json" }]), ...invalid, "circle"],
  ["whose manifest is a link outside", classic([{ name: "manifest.json", link: "../../../../etc/passwd" }]), ...invalid, "manifest.json"],
  ["whose manifest is a link to the root", classic([{ name: "manifest.json", link: "/etc/passwd" }]), ...invalid, "manifest.json"],
  ["whose config is not there", classic([], { manifest: [{ ...IMAGE, Config: "other.json" }] }), ...invalid, "other.json"],
  ["whose config lies outside", classic([], { manifest: [{ ...IMAGE, Config: "../../etc/passwd" }] }), ...invalid, FILE],
  ["whose config is no JSON", classic([], { of: "\u0000" }), ...invalid, FILE],
  ["whose config is a list", classic([], { of: "[]" }), ...invalid, FILE],
  ["whose config has no layers", classic([], { of: "{}" }), ...invalid, FILE],
  [
    "whose config is of 5 MiB",
    classic([], { of: toConfig([layer], { x: "y".repeat(5_000_000) }) }),
    "invalid-input",
    "target-invalid",
    "image.tar",
    "4 MiB",
  ],
  ["whose layer is not there", classic([], { manifest: [{ ...IMAGE, Layers: ["other.tar"] }] }), ...invalid, "other.tar"],
  ["whose layer lies outside", classic([], { manifest: [{ ...IMAGE, Layers: ["../layer.tar"] }] }), ...invalid, FILE],
  ["whose layer is a link in a circle", classic([{ name: "layer.tar", link: "layer.tar" }]), ...invalid, "circle"],
  ["whose layer is another", classic([{ name: "layer.tar", content: await toTarFile([{ name: "a" }]) }]), ...altered, "Layer 1"],
  ["whose layer is no tar file", classic([{ name: "layer.tar", content: "x" }]), ...invalid, "Layer 1"],
  ["whose layer is cut", classic([{ name: "layer.tar", content: layer.subarray(0, 600) }]), "cannot-vouch", "source-mismatch", "Layer 1"],
  [
    "with a layer more than its config lists",
    classic([], { manifest: [{ ...IMAGE, Layers: ["layer.tar", "layer.tar"] }] }),
    ...altered,
    "2 layers",
  ],
  ["with fewer layers than its config lists", classic([], { of: toConfig([layer, layer]) }), ...altered, "1 layers"],
  ["with a file that climbs", name("../../../tmp/corpus-evil"), "pass", null],
  ["with a file at the root", name("/tmp/corpus-evil"), "pass", null],
  ["with a name of 5,000 characters", name("n/".repeat(2_500)), "pass", null],
  ["with a name that paints a terminal", name("\u001b[2J\u202e"), "pass", null],
  ["with 100,001 files", headers(100_001), ...invalid, "100000"],
];
corpus("an archive", ARCHIVES, archive);

const oci = (table: Table): Promise<Ended> => locked(folderWith(table), "oci-dir:image");
const DIR = "oci-dir:image";
const wrong = ["invalid-input", "target-invalid", DIR] as const;
const changed = (of: object) => ({ schemaVersion: 2, manifests: [{ ...image.descriptor, ...of }] });
const indexOf = (manifests: unknown) => JSON.stringify({ schemaVersion: 2, manifests });
/** Indexes in indexes, so deep. */
function nest(depth: number): Table {
  let descriptor: object = image.descriptor;
  const blobs: Entry[] = [];
  for (let level = 0; level < depth; level += 1) {
    const content = indexOf([descriptor]);
    blobs.push({ name: `blobs/sha256/${sha256(content)}`, content });
    descriptor = { mediaType: "application/vnd.oci.image.index.v1+json", digest: `sha256:${sha256(content)}`, size: content.length };
  }
  return layout({ schemaVersion: 2, manifests: [descriptor] }, [...image.entries, ...blobs]);
}
const manifestName = `blobs/sha256/${image.descriptor.digest.slice(7)}`;
const without = (blob: string) =>
  layout(
    undefined,
    image.entries.filter(({ name: of }) => of !== blob),
  );
const other = (blob: string, content: string) =>
  layout(
    undefined,
    image.entries.map((entry) => (entry.name === blob ? { ...entry, content } : entry)),
  );
const layerName = `blobs/sha256/${sha256(layer)}`;
const configName = `blobs/sha256/${sha256(config)}`;

const LAYOUTS: readonly Row<Table>[] = [
  ["that is whole", layout(), "pass", null],
  ["of nothing", { image: null }, ...wrong, "index.json"],
  ["that is a file", { image: "x" }, ...wrong, "no OCI layout"],
  ["whose index is empty", layout(""), ...wrong, DIR],
  ["whose index is null", layout("null"), ...wrong, DIR],
  ["whose index is a list", layout("[]"), ...wrong, DIR],
  ["whose index is cut", layout('{"schemaVersion": 2, "manifests": [{'), ...wrong, DIR],
  ["whose index lists nothing", layout(indexOf([])), ...wrong, "no image"],
  ["whose index lists a text", layout(indexOf(["x"])), ...wrong, DIR],
  ["whose index lists a digest that is none", layout(changed({ digest: "sha256:../../../etc/passwd" })), ...wrong, DIR],
  ["whose index lists a digest of another kind", layout(changed({ digest: "md5:00" })), ...wrong, DIR],
  ["whose index says another size", layout(changed({ size: 1 })), "cannot-vouch", "source-mismatch", DIR],
  ["whose index says a size below zero", layout(changed({ size: -1 })), ...wrong, DIR],
  ["whose index says a size of 1e308", layout(changed({ size: 1e308 })), ...wrong, DIR],
  ["whose index is a manifest", layout(String(image.entries.find(({ name: of }) => of === manifestName)?.content)), ...wrong, DIR],
  ["whose manifest is not there", without(manifestName), ...wrong, "no blob"],
  ["whose config is not there", without(configName), ...wrong, "no blob"],
  ["whose layer is not there", without(layerName), ...wrong, "no blob"],
  ["whose manifest is another", other(manifestName, "{}"), "cannot-vouch", "source-mismatch", DIR],
  ["whose config is another", other(configName, `${config} `), "cannot-vouch", "source-mismatch", DIR],
  ["whose layer is another of the same size", other(layerName, "x".repeat(layer.length)), ...wrong, "Layer 1"],
  ["with indexes in indexes", nest(3), "pass", null],
  ["with 60 indexes in indexes", nest(60), ...wrong, "nested"],
  [
    "with 1,001 images",
    layout(
      indexOf(
        Array.from({ length: 1_001 }, (_, at) => ({ ...image.descriptor, annotations: { "org.opencontainers.image.ref.name": `n${at}` } })),
      ),
    ),
    ...wrong,
    DIR,
  ],
];
corpus("a layout", LAYOUTS, oci);

const sparse = async (): Promise<Ended> => {
  const cwd = folderWith({ "image.tar": whole });
  truncateSync(join(cwd, "image.tar"), 2 ** 40);
  return locked(cwd, FILE);
};
const withPipe = (): string => {
  const cwd = folderWith();
  spawnSync("mkfifo", [join(cwd, "image.tar")]);
  return cwd;
};
const absent = ["cannot-vouch", "target-not-found", "image.tar"] as const;
const ODD: readonly Row<() => Promise<Ended>>[] = [
  ["followed by a terabyte of nothing", sparse, "pass", null],
  ["that is a device", () => locked(folderWith({ "image.tar": { link: "/dev/zero" } }), FILE), ...absent, "no regular file"],
  ["that is a link to nothing", () => locked(folderWith({ "image.tar": { link: "nowhere" } }), FILE), ...absent, "does not exist"],
  ["that is a folder", () => locked(folderWith({ "image.tar": null }), FILE), ...absent, "a folder"],
  ["that is a pipe", () => locked(withPipe(), FILE), ...absent, "no regular file"],
  ["that is not there", () => locked(folderWith(), FILE), "cannot-vouch", "target-not-found", FILE],
  [
    "in which no image is called so",
    () => locked(folderWith({ "image.tar": whole }), `${FILE}:other:1`),
    "cannot-vouch",
    "target-not-found",
    "other:1",
  ],
];
if (isPosix) corpus("an archive", ODD, (act) => act());
