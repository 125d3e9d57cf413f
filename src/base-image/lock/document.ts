import { z } from "zod";
import { BASES_SCHEMA } from "../../model/bases-lock.ts";
import { toCanonicalReference } from "../../model/reference.ts";

const MOST_LAYERS = 1000;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const PLATFORM = /^[a-z0-9_.-]+(?:\/[a-z0-9_.-]+){1,2}$/;

const Digest = z.string().regex(DIGEST, { error: "is no digest (`sha256:` and 64 lower-case hexadecimal digits)" });
const Instant = z.iso.datetime({ error: "is no point in time in UTC (such as `2026-11-23T12:00:00Z`)" });
/** What an image says itself, which may be in any zone. */
const Said = z.iso.datetime({ offset: true, error: "is no point in time (such as `2026-11-23T12:00:00Z`)" });

/** Whether a text is a point in time as a lock can hold it. */
export function isInstant(text: string): boolean {
  return Said.safeParse(text).success;
}

/** Whether a text is a platform as a lock can hold it. */
export function isPlatform(text: string): boolean {
  return PLATFORM.test(text);
}

const Image = z
  .strictObject({
    manifest: Digest.nullable().meta({ description: "The manifest's digest; null where the image came without one." }),
    config: Digest.nullable().meta({ description: "The config's digest, which is the image's ID." }),
    diffIds: z.array(Digest).max(MOST_LAYERS, { error: `has more than ${MOST_LAYERS} layers` }),
    blobs: z.array(Digest).optional().meta({ description: "Digests of the layers as a registry stores them." }),
    created: Said.nullable().meta({ description: "When the image says it was made." }),
    history: Digest.optional().meta({ description: "sha256 over the commands of its history." }),
  })
  .refine(({ diffIds, blobs }) => blobs === undefined || blobs.length === diffIds.length, {
    error: "has as many entries as there are `diffIds`, or is left out",
    path: ["blobs"],
  });

const Version = z
  .strictObject({
    digest: Digest.nullable().meta({ description: "Of the index, else of the manifest; null for an image that has none." }),
    firstSeen: Instant,
    lastSeen: Instant,
    platforms: z
      .record(z.string().regex(PLATFORM, { error: "is no platform (such as `linux/amd64`)" }), Image)
      .refine((platforms) => Object.keys(platforms).length > 0, { error: "names no platform" })
      .meta({ minProperties: 1 }),
  })
  .refine(({ firstSeen, lastSeen }) => Date.parse(firstSeen) <= Date.parse(lastSeen), {
    error: "is before `firstSeen`",
    path: ["lastSeen"],
  });

const Base = z.strictObject({
  reference: z
    .string()
    .refine((text) => toCanonicalReference(text) === text, {
      error: "is no reference in full, as Docker writes it (such as `docker.io/library/debian:12`)",
    })
    .meta({ description: "In full, as Docker writes it." }),
  versions: z
    .array(Version)
    .min(1, { error: "is an empty list" })
    .refine(hasDistinctDigests, { error: "has the same digest twice" })
    .meta({ description: "What the reference stood for, the newest first." }),
});

function hasDistinctDigests(versions: readonly { digest: string | null }[]): boolean {
  const digests = versions.flatMap(({ digest }) => digest ?? []);
  return new Set(digests).size === digests.length;
}

/** The lock of bases, version 1: what it may say, and nothing else. */
export const LockDocument = z.strictObject({
  schema: z.literal(BASES_SCHEMA),
  bases: z.array(Base),
});

/** The JSON Schema (2020-12) of the lock, for editors and other checkers. */
export function toBasesLockSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(LockDocument, { io: "input" });
  return {
    $schema,
    title: "Portcullis bases lock",
    description: "Facts of approved base images. Written by `portcullis bases lock`.",
    ...schema,
  };
}
