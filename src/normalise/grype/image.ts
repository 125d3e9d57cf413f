import { createHash } from "node:crypto";
import type { HistoryStep, ImageFacts } from "../../model/image.ts";
import { isObject, type Json, listOf, objectOf, objectsOf, textOf, textsOf } from "../read/pick.ts";

const LIMIT = 4 * 1024 * 1024;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * What an image is, by the config and manifest that a Grype report carries; undefined where one of them is missing or odd: it is not what its
 * digest says, or names other layers than the report. `stored`: the image came from a registry or layout, so that the manifest is its own.
 */
export function toImage(image: Json, { stored }: { stored: boolean }): ImageFacts | undefined {
  const config = toJson(textOf(image, "config"));
  if (config === null || (textOf(image, "imageID") !== "" && textOf(image, "imageID") !== config.digest)) return undefined;
  const listed = listOf(objectOf(config.value, "rootfs"), "diff_ids");
  const diffIds = listed.filter((digest): digest is string => typeof digest === "string" && DIGEST.test(digest));
  const layers = objectsOf(image, "layers").map((layer) => textOf(layer, "digest"));
  if (diffIds.length !== listed.length || diffIds.join() !== layers.join()) return undefined;
  return {
    config: config.digest,
    ...toStored(image, { stored, layers: diffIds.length }),
    index: null,
    platform: toPlatform(config.value),
    diffIds,
    proof: "config",
    labels: toPairs(objectOf(objectOf(config.value, "config"), "Labels")),
    history: listOf(config.value, "history").map(toStep),
    created: textOf(config.value, "created") || null,
    names: [...textsOf(image, "tags"), ...textsOf(image, "repoDigests")],
    provenance: null,
  };
}

type Blob = { readonly digest: string; readonly value: Json };

/** A JSON object in base64, with the digest of its bytes; null for anything else. */
function toJson(base64: string): Blob | null {
  if (base64 === "" || base64.length > (LIMIT / 3) * 4) return null;
  const bytes = Buffer.from(base64, "base64");
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return isObject(value) ? { digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}`, value } : null;
  } catch {
    return null;
  }
}

/** Of an image of a daemon or archive Grype makes a manifest up: neither its digest nor its layers' digests are those of a registry. */
function toStored(
  image: Json,
  { stored, layers }: { stored: boolean; layers: number },
): Pick<ImageFacts, "manifest" | "blobs" | "annotations"> {
  const manifest = toJson(textOf(image, "manifest"));
  if (!stored || manifest === null || manifest.digest !== textOf(image, "manifestDigest"))
    return { manifest: null, blobs: null, annotations: {} };
  const blobs = objectsOf(manifest.value, "layers").map((layer) => textOf(layer, "digest"));
  const areDigests = blobs.length === layers && blobs.every((digest) => DIGEST.test(digest));
  return { manifest: manifest.digest, blobs: areDigests ? blobs : null, annotations: toPairs(objectOf(manifest.value, "annotations")) };
}

function toPlatform(config: Json): string | null {
  const [os, architecture, variant] = ["os", "architecture", "variant"].map((key) => textOf(config, key));
  if (!os || !architecture) return null;
  return [os, architecture, ...(variant ? [variant] : [])].join("/");
}

function toPairs(pairs: Json): Record<string, string> {
  const texts = Object.entries(pairs).filter((pair): pair is [string, string] => typeof pair[1] === "string");
  return Object.fromEntries(texts);
}

function toStep(step: unknown): HistoryStep {
  const given = isObject(step) ? step : {};
  return {
    createdBy: textOf(given, "created_by"),
    comment: textOf(given, "comment"),
    created: textOf(given, "created") || null,
    empty: given.empty_layer === true,
  };
}
