import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { toImage } from "../../src/normalise/grype/image.ts";
import { toSource } from "../../src/normalise/grype/source.ts";
import { digestOf, layersOf } from "../fakes/bases.ts";

const fixture = (version: string) => JSON.parse(readFileSync(new URL(`../fixtures/grype/image-${version}.json`, import.meta.url), "utf8"));
const base64 = (text: string) => Buffer.from(text).toString("base64");
const sha256 = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

const CONFIG = {
  os: "linux",
  architecture: "arm64",
  variant: "v8",
  created: "2026-11-01T00:00:00Z",
  config: { Labels: { a: "b", c: 7 } },
  rootfs: { type: "layers", diff_ids: layersOf("ab") },
  history: [{ created: "2026-11-01T00:00:00Z", created_by: "ADD a", comment: "c" }, { created_by: "CMD b", empty_layer: true }, 7],
};
const MANIFEST = { schemaVersion: 2, annotations: { d: "e" }, layers: [{ digest: digestOf("1") }, { digest: digestOf("2") }] };

/** What a report of Grype says of an image. */
function target({ config = CONFIG, manifest = MANIFEST, ...over }: Record<string, unknown> = {}) {
  const [own, its] = [JSON.stringify(config), JSON.stringify(manifest)];
  return {
    imageID: sha256(own),
    manifestDigest: sha256(its),
    config: base64(own),
    manifest: base64(its),
    layers: layersOf("ab").map((digest) => ({ digest })),
    tags: ["shop:1"],
    repoDigests: ["shop@sha256:1"],
    ...over,
  };
}

describe("what a report of Grype says of an image", () => {
  test("is what its config and its manifest say", () => {
    expect(toImage(target(), { stored: true })).toEqual({
      config: sha256(JSON.stringify(CONFIG)),
      manifest: sha256(JSON.stringify(MANIFEST)),
      index: null,
      platform: "linux/arm64/v8",
      diffIds: layersOf("ab"),
      proof: "config",
      blobs: [digestOf("1"), digestOf("2")],
      labels: { a: "b" },
      annotations: { d: "e" },
      history: [
        { createdBy: "ADD a", comment: "c", created: "2026-11-01T00:00:00Z", empty: false },
        { createdBy: "CMD b", comment: "", created: null, empty: true },
        { createdBy: "", comment: "", created: null, empty: false },
      ],
      created: "2026-11-01T00:00:00Z",
      names: ["shop:1", "shop@sha256:1"],
      provenance: null,
    });
  });

  test("has no manifest of its own where it came from a daemon or an archive: Grype makes one up", () => {
    expect(toImage(target(), { stored: false })).toMatchObject({ manifest: null, blobs: null, annotations: {} });
  });

  test.each([
    ["a manifest that is not what its digest says", { manifestDigest: digestOf("x") }],
    ["no manifest", { manifest: 7 }],
  ])("%s is none", (_, over) => {
    const told = toImage({ ...target(), ...over }, { stored: true });
    expect(told).toMatchObject({ manifest: null, blobs: null, diffIds: layersOf("ab") });
  });

  test("other digests than a registry's are no layers as they are stored", () => {
    const layers = [{ digest: "sha512:1" }, { digest: digestOf("2") }];
    expect(toImage(target({ manifest: { ...MANIFEST, layers } }), { stored: true })?.blobs).toBeNull();
  });

  test.each([
    ["no config", { config: undefined }],
    ["a config that is no base64 of JSON", { config: "!!!" }],
    ["a config that is a list", { config: base64("[]") }],
    ["a config that is not the image's", { imageID: digestOf("x") }],
    ["other layers than the report lists", { layers: layersOf("abc").map((digest) => ({ digest })) }],
    ["layers in another order", { layers: layersOf("ba").map((digest) => ({ digest })) }],
    ["no layers in the report", { layers: null }],
  ])("%s: nothing is said", (_, over) => {
    expect(toImage({ ...target(), ...over }, { stored: true })).toBeUndefined();
  });

  test.each([
    ["a layer that is no digest", { diff_ids: ["x", ...layersOf("b")] }],
    ["a layer that is no text", { diff_ids: [7, ...layersOf("ab")] }],
    ["layers that are no list", { diff_ids: "x" }],
    ["none", null],
  ])("a config with %s: nothing is said", (_, rootfs) => {
    expect(toImage(target({ config: { ...CONFIG, rootfs } }), { stored: true })).toBeUndefined();
  });

  test("an image without a system or labels or history is one all the same", () => {
    const told = toImage(target({ config: { rootfs: CONFIG.rootfs } }), { stored: true });
    expect(told).toMatchObject({ platform: null, labels: {}, history: [], created: null });
  });

  test.each(["0.110.0", "0.119.0"])("is in a report of Grype %s", (version) => {
    const { source, distro } = fixture(version);
    const { facts } = toSource({ source, distro }, "report");
    expect(facts.image?.diffIds).toEqual(facts.layers);
    expect(facts.image).toMatchObject({ config: source.target.imageID, manifest: source.target.manifestDigest, platform: "linux/amd64" });
    expect(facts.image?.blobs).toHaveLength(facts.layers?.length ?? -1);
  });
});
