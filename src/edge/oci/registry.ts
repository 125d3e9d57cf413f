import { GateError, isGateError } from "../../errors.ts";
import type { LayerChanges } from "../../model/image.ts";
import { parseReference, type Reference } from "../../model/reference.ts";
import type { Settings } from "../../model/settings.ts";
import type { Clock, ImageReading, ImageReadRequest, Images, Machine, Processes } from "../../ports.ts";
import { makeConnector } from "../node/connector.ts";
import { DownloadFault, explainFault, isDownloadFault } from "../node/download-faults.ts";
import { findCredentials } from "./credentials.ts";
import { refuseImage } from "./image-json.ts";
import { makeRepository } from "./registry-client.ts";
import { toRegistryHost } from "./registry-host.ts";
import { chooseDefault, type Place, readImages, readRoot } from "./registry-image.ts";
import { readLayers } from "./registry-layers.ts";
import { makeSession, type Session } from "./registry-session.ts";

export type RegistryOptions = {
  readonly clock: Clock;
  readonly machine: Pick<Machine, "env" | "home" | "os">;
  readonly processes: Pick<Processes, "find">;
  /** `inherit`, an address, or null: none. */
  readonly proxy: string | null;
  readonly caCertificate: string | null;
  /** Credentials by host; each goes to that host alone. */
  readonly registry: Settings["registry"];
  /** Nothing is asked of any registry. */
  readonly offline: boolean;
  /** ms before what may pass is tried again. */
  readonly pause?: number;
};

export type Registry = Pick<Images, "lookUp"> & { read(request: ImageReadRequest): Promise<ImageReading> };

/** Reads images where they are published. What is asked of one registry shares its token. */
export function makeRegistry(options: RegistryOptions): Registry {
  const connect = makeConnector({ ...options, env: options.machine.env });
  const sessions = new Map<string, Session>();
  const sessionOf = ({ registry }: Reference): Session => {
    const host = toRegistryHost(registry);
    const find = () => findCredentials(registry, options);
    const session = sessions.get(host.name) ?? makeSession({ host, connect, clock: options.clock, find });
    sessions.set(host.name, session);
    return session;
  };
  const during = <T>({ text, deadline }: { text: string; deadline: number }, act: (place: Place) => Promise<T>): Promise<T> => {
    const reference = parseReference(text);
    if ("wrong" in reference)
      return Promise.reject(refuseImage(`registry:${text} ${reference.wrong}.`, "Write it as `HOST/REPOSITORY:TAG`."));
    const shown = `registry:${text}`;
    if (options.offline) return Promise.reject(refuseOffline(shown));
    return guard({ shown, reference, left: deadline - options.clock.now() }, (signal) => {
      const repository = makeRepository({ session: sessionOf(reference), reference, shown, signal, ...toPause(options) });
      return act({ repository, reference, shown });
    });
  };
  return {
    lookUp: ({ reference, platforms, deadline }) => during({ text: reference, deadline }, (place) => lookUp(place, platforms)),
    read: (request) => during({ text: request.source.locator, deadline: request.deadline }, (place) => read(place, request)),
  };
}

function toPause({ pause }: RegistryOptions): { pause?: number } {
  return pause === undefined ? {} : { pause };
}

async function lookUp(place: Place, platforms: readonly string[] | "all"): ReturnType<Images["lookUp"]> {
  const { digest, tag } = place.reference;
  if (platforms.length === 0) {
    const said = digest === null ? await place.repository.headDigest(tag ?? "latest") : null;
    return { digest: said ?? (await readRoot(place)).digest, images: [] };
  }
  const root = await readRoot(place);
  const images = await readImages(root, platforms, place);
  return { digest: root.digest, images: images.map(({ platform, facts }) => ({ platform, facts })) };
}

async function read(place: Place, { source, layers, wanted, deadline }: ImageReadRequest): Promise<ImageReading> {
  const root = await readRoot(place);
  const platforms = source.platform === null ? await chooseDefault(root, place) : [source.platform];
  const [image] = await readImages(root, platforms, { ...place, withProvenance: true });
  if (image === undefined) throw refuseImage(`${place.shown} holds no image.`);
  const { facts } = image;
  const count = layers === "all" ? facts.diffIds.length : Math.min(layers, facts.diffIds.length);
  const changes: readonly LayerChanges[] = await readLayers(image, count, { ...place, wanted, deadline });
  const isWhole = count === facts.diffIds.length && count > 0;
  return { facts: isWhole ? { ...facts, proof: "bytes" } : facts, changes };
}

type Guarded = { readonly shown: string; readonly reference: Reference; readonly left: number };

/** Gives an act its time; what the network did to it becomes a sentence. */
async function guard<T>({ shown, reference, left }: Guarded, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort("the time was up before it had answered"), Math.min(Math.max(0, left), 2 ** 31 - 1));
  try {
    return await act(controller.signal);
  } catch (error) {
    if (isGateError(error)) throw error;
    const fault = controller.signal.aborted ? new DownloadFault(String(controller.signal.reason)) : error;
    const { message: why } = isDownloadFault(fault) ? fault : explainFault(fault);
    const message = `${toRegistryHost(reference.registry).name} could not be asked for ${shown}: ${why}.`;
    const next = why.includes("429")
      ? "Run again later; with credentials (`registry-username`, `registry-password`) most registries allow more, and what the lock of bases has is not asked for."
      : "Check the network, and `proxy` and `ca-certificate` where one is between you and it.";
    throw new GateError({ code: "environment", message, next }, { cause: error });
  } finally {
    clearTimeout(timer);
    controller.abort("it is over"); // what still runs beside what failed
  }
}

function refuseOffline(shown: string): GateError {
  const next = "Run without `offline`, or save the image where there is network and name the file (`docker-archive:`, `oci-dir:`).";
  return new GateError({ code: "environment", message: `${shown} needs the network, and \`offline\` forbids it.`, next });
}
