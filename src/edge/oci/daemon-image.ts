import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { GateError, isGateError, sentenceOf } from "../../errors.ts";
import type { HistoryStep, ImageFacts } from "../../model/image.ts";
import type { ImageReading, ImageReadRequest, Machine } from "../../ports.ts";
import { sentenceOfSystem } from "../node/system-errors.ts";
import { toSocketPath } from "./daemon.ts";
import { askEngine, encodeReference } from "./daemon-ask.ts";
import { readSavedLayers } from "./daemon-layers.ts";
import { DIGEST, toPlatform } from "./image-config.ts";
import { JSON_LIMIT, parseJson, refuseImage, wrongAt } from "./image-json.ts";
import { isPlatform } from "./platforms.ts";
import { collect } from "./registry-bodies.ts";

const PATIENCE_MS = 10_000;
const MOST_LAYERS = 1000;
const Text = z.string().nullish();

const Inspected = z.object({
  Id: z.string().regex(DIGEST),
  RepoTags: z.array(z.string()).nullish(),
  RepoDigests: z.array(z.string()).nullish(),
  Created: Text,
  Os: Text,
  Architecture: Text,
  Variant: Text,
  Config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }).nullish(),
  RootFS: z.object({ Layers: z.array(z.string().regex(DIGEST)).max(MOST_LAYERS).nullish() }).nullish(),
  /** Only where the engine keeps images as a registry has them: then the ID is that of a manifest or an index. */
  Descriptor: z.unknown().optional(),
});
const Step = z.object({ CreatedBy: Text, Comment: Text, Created: z.number().nullish(), Size: z.number().nullish() });
const Steps = z.array(Step).max(MOST_LAYERS * 2);

/** Reads an image of the engine on this machine: facts, and with `layers` what the first of them do. Rejects as the port `Images` says. */
export async function readFromDaemon(request: ImageReadRequest, machine: Pick<Machine, "os" | "env">): Promise<ImageReading> {
  const socketPath = toSocketPath(machine);
  const { source, deadline } = request;
  const shown = `docker:${source.locator}`;
  if (socketPath === null) throw noEngine(shown, "DOCKER_HOST names an engine elsewhere, and only one on this machine is asked");
  const signal = AbortSignal.timeout(Math.min(Math.max(1, deadline - Date.now()), 2 ** 31 - 1));
  const get = (path: string) =>
    askEngine(socketPath, path, { patience: PATIENCE_MS, signal, use: (response) => readJson(response, shown) });
  try {
    const inspected = parseInspected(await get(`/images/${encodeReference(source.locator)}/json`), shown);
    const history = await get(`/images/${inspected.Id}/history`).catch(() => []);
    const facts = toFacts(inspected, Steps.safeParse(history).data ?? []);
    if (source.platform !== null && !isPlatform(facts.platform, source.platform))
      throw otherPlatform(shown, facts.platform, source.platform);
    const count = request.layers === "all" ? facts.diffIds.length : Math.min(request.layers, facts.diffIds.length);
    const first = facts.diffIds.slice(0, count);
    const changes = count === 0 ? [] : await readSavedLayers(first, { ...request, socketPath, id: inspected.Id, shown, signal });
    return { facts, changes };
  } catch (error) {
    if (isGateError(error)) throw error;
    throw noEngine(shown, signal.aborted ? "the time was up before it had answered" : toReason(error));
  }
}

async function readJson(response: IncomingMessage, shown: string): Promise<unknown> {
  if (response.statusCode === 404) {
    const next = `Build or pull it first, or write \`${shown.replace(/^docker:/, "registry:")}\` for the registry's.`;
    throw new GateError({ code: "target-not-found", message: `The container engine has no image ${shown}.`, next });
  }
  if (response.statusCode !== 200) throw new Error(`it answered ${response.statusCode}`);
  return parseJson(await collect(response, JSON_LIMIT), `what the container engine says of ${shown}`);
}

function parseInspected(value: unknown, shown: string): z.infer<typeof Inspected> {
  const parsed = Inspected.safeParse(value);
  if (parsed.success) return parsed.data;
  throw refuseImage(`What the container engine says of ${shown} cannot be understood: ${wrongAt(parsed.error)}.`);
}

function toFacts(inspected: z.infer<typeof Inspected>, steps: z.infer<typeof Steps>): ImageFacts {
  const { Id, Os, Architecture, Variant, Config, RootFS, Created, RepoTags, RepoDigests, Descriptor } = inspected;
  return {
    config: Descriptor == null ? Id : null,
    manifest: null,
    index: null,
    platform: toPlatform({ os: Os, architecture: Architecture, variant: Variant }),
    diffIds: RootFS?.Layers ?? [],
    proof: "engine",
    blobs: null,
    labels: Config?.Labels ?? {},
    annotations: {},
    history: [...steps].reverse().map(toStep),
    created: Created || null,
    names: [...(RepoTags ?? []), ...(RepoDigests ?? [])],
    provenance: null,
  };
}

/** The engine tells the newest step first, and of each the size of what it added. */
function toStep({ CreatedBy, Comment, Created, Size }: z.infer<typeof Step>): HistoryStep {
  const isTold = typeof Created === "number" && Math.abs(Created) < 8.64e12;
  const created = isTold ? new Date(Created * 1000).toISOString() : null;
  return { createdBy: CreatedBy ?? "", comment: Comment ?? "", created, empty: (Size ?? 0) === 0 };
}

function otherPlatform(shown: string, actual: string | null, wanted: string): GateError {
  const message = `${shown} is for ${actual ?? "an unknown platform"}, and ${wanted} was asked for.`;
  return new GateError({ code: "platform-missing", message, next: "Pull or build it for that platform, or leave `platform` out." });
}

function noEngine(shown: string, why: string): GateError {
  const next = "Start the container engine, or save the image (`docker save`) and name the file.";
  return new GateError({ code: "environment", message: `The container engine could not be asked for ${shown}: ${why}.`, next });
}

function toReason(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return "nothing is at its socket";
  return code === "ECONNREFUSED" ? "nobody answers at its socket" : sentenceOfSystem(error) || sentenceOf(error);
}
