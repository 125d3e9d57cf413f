import { z } from "zod";
import type { HistoryStep, ImageFacts } from "../../model/image.ts";
import { parseJson, refuseImage, wrongAt } from "./image-json.ts";

export const DIGEST = /^sha256:[0-9a-f]{64}$/;
const MOST_LAYERS = 1000;
const Text = z.string().nullish();

const Config = z.object({
  os: Text,
  architecture: Text,
  variant: Text,
  created: Text,
  rootfs: z.object({ diff_ids: z.array(z.string().regex(DIGEST)).max(MOST_LAYERS).nullish() }),
  history: z.array(z.object({ created: Text, created_by: Text, comment: Text, empty_layer: z.boolean().nullish() })).nullish(),
  config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }).nullish(),
});

/** What an image's config alone says of it. */
export type ImageConfig = Pick<ImageFacts, "platform" | "diffIds" | "labels" | "history" | "created">;

/** Reads an image's config; refuses one (`target-invalid`) whose layers have no diff IDs of sha256. `name`: what to call the image. */
export function parseImageConfig(bytes: Uint8Array, name: string): ImageConfig {
  const parsed = Config.safeParse(parseJson(bytes, `the config of ${name}`));
  if (!parsed.success) throw refuseImage(`The config of ${name} is no image's config: ${wrongAt(parsed.error)}.`);
  const { rootfs, history, config, created, ...platform } = parsed.data;
  return {
    platform: toPlatform(platform),
    diffIds: rootfs.diff_ids ?? [],
    labels: config?.Labels ?? {},
    history: (history ?? []).map(toStep),
    created: created || null,
  };
}

type Step = { created?: string | null; created_by?: string | null; comment?: string | null; empty_layer?: boolean | null };

function toStep(step: Step): HistoryStep {
  return {
    createdBy: step.created_by ?? "",
    comment: step.comment ?? "",
    created: step.created || null,
    empty: step.empty_layer === true,
  };
}

/** `os/architecture[/variant]`, or null where one of the two is missing. */
export function toPlatform(parts: { os?: string | null; architecture?: string | null; variant?: string | null }): string | null {
  if (!parts.os || !parts.architecture) return null;
  return [parts.os, parts.architecture, ...(parts.variant ? [parts.variant] : [])].join("/");
}
