import { GateError } from "../../errors.ts";
import type { ImageSource } from "../../model/image.ts";
import { parseReference, type Reference } from "../../model/reference.ts";
import type { Settings } from "../../model/settings.ts";
import type { Clock, Files, Images, Machine, Processes, Progress } from "../../ports.ts";
import { makeConnector } from "../node/connector.ts";
import { findCredentials } from "./credentials.ts";
import { refuseImage } from "./image-json.ts";
import { makeLayerStore } from "./layer-store.ts";
import { toMachinePlatform } from "./platforms.ts";
import { makeRepository } from "./registry-client.ts";
import { type Guarded, guard } from "./registry-guard.ts";
import { toRegistryHost } from "./registry-host.ts";
import { chooseDefault, type Found, type Place, readImages, readRoot } from "./registry-image.ts";
import { pullImage } from "./registry-pull.ts";
import { makeSession, type Session } from "./registry-session.ts";
import type { StoredImage } from "./stored-image.ts";

export type RegistryOptions = {
  readonly clock: Clock;
  readonly machine: Pick<Machine, "env" | "home" | "os" | "arch">;
  readonly processes: Pick<Processes, "find">;
  readonly files: Pick<Files, "privateFolder">;
  readonly progress: Progress;
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

/** Sources are of the scheme `registry`. Both reject as the port `Images` says. */
export type Registry = Pick<Images, "lookUp"> & {
  /** The image that a source means. It is asked for once: a tag that moves while we look means one image all the same. */
  find(source: ImageSource, deadline: number): Promise<Found>;
  /** The same image with its layers, fetched once. */
  pull(source: ImageSource, deadline: number): Promise<StoredImage>;
};

/** ms until the first byte of an image that is to be scanned: there is no result without it. */
const PATIENCE = 30_000;

/** Reads images where they are published. What is asked of one registry shares its token. */
export function makeRegistry(options: RegistryOptions): Registry {
  const ask = makeAsk(options);
  const store = makeLayerStore(options.files);
  const own = toMachinePlatform(options.machine.arch);
  const found = new Map<string, Promise<Found>>();
  const pulled = new Map<string, Promise<StoredImage>>();
  const find = (source: ImageSource, deadline: number): Promise<Found> => {
    const asking = { text: source.locator, deadline, act: "read", patience: PATIENCE } as const;
    return once(found, `${source.locator} ${source.platform}`, () => ask(asking, (place) => findImage(source.platform, own, place)));
  };
  const pull = async (source: ImageSource, deadline: number): Promise<StoredImage> => {
    const known = pulled.get(toManifestKey(source.locator, null));
    if (known !== undefined) return known;
    const image = await find(source, deadline);
    const asking = { text: source.locator, deadline, act: "pulled", patience: PATIENCE } as const;
    return once(pulled, toManifestKey(source.locator, image.facts.manifest), () =>
      ask(asking, (place) => pullImage(image, { ...place, store, progress: options.progress })),
    );
  };
  return {
    find,
    pull,
    lookUp: ({ reference, platforms, deadline }) => ask({ text: reference, deadline, act: null }, (place) => lookUp(place, platforms)),
  };
}

type Asking = Pick<Guarded, "act"> & { readonly text: string; readonly deadline: number; readonly patience?: number };
type Ask = <T>(asking: Asking, act: (place: Place) => Promise<T>) => Promise<T>;

function makeAsk(options: RegistryOptions): Ask {
  const connect = makeConnector({ ...options, env: options.machine.env });
  const sessions = new Map<string, Session>();
  const sessionOf = ({ registry }: Reference): Session => {
    const host = toRegistryHost(registry);
    const find = () => findCredentials(registry, options);
    const session = sessions.get(host.name) ?? makeSession({ host, connect, clock: options.clock, find });
    sessions.set(host.name, session);
    return session;
  };
  return async ({ text, deadline, act: doing, patience }, act) => {
    const shown = `registry:${text}`;
    const reference = parseReference(text);
    if ("wrong" in reference) throw refuseImage(`${shown} ${reference.wrong}.`, "Write it as `HOST/REPOSITORY:TAG`.");
    if (options.offline) throw refuseOffline(shown);
    const registry = toRegistryHost(reference.registry).name;
    return guard({ shown, registry, left: deadline - options.clock.now(), act: doing }, (signal) => {
      const waiting = { ...(options.pause === undefined ? {} : { pause: options.pause }), ...(patience === undefined ? {} : { patience }) };
      return act({ repository: makeRepository({ session: sessionOf(reference), reference, shown, signal, ...waiting }), reference, shown });
    });
  };
}

function once<T>(kept: Map<string, Promise<T>>, key: string, act: () => Promise<T>): Promise<T> {
  const there = kept.get(key) ?? act();
  kept.set(key, there);
  return there;
}

/** What a manifest goes by: its digest in its repository. `manifest` null: that of the reference itself. */
function toManifestKey(text: string, manifest: string | null): string {
  const reference = parseReference(text);
  return "wrong" in reference ? text : `${reference.registry}/${reference.repository}@${manifest ?? reference.digest}`;
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

async function findImage(platform: string | null, own: string, place: Place): Promise<Found> {
  const root = await readRoot(place);
  const platforms = platform === null ? await chooseDefault(root, own, place) : [platform];
  const [image] = await readImages(root, platforms, { ...place, withProvenance: true });
  if (image === undefined) throw refuseImage(`${place.shown} holds no image.`);
  return image;
}

function refuseOffline(shown: string): GateError {
  const next = "Run without `offline`, or save the image where there is network and name the file (`docker-archive:`, `oci-dir:`).";
  return new GateError({ code: "environment", message: `${shown} needs the network, and \`offline\` forbids it.`, next });
}
