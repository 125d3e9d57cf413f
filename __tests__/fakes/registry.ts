import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Entry, sha256, toConfig, toOciImage } from "./stored-images.ts";

/** One request as it came. */
export type Asked = { readonly path: string; readonly authorization: string | null };
/** Answers in the registry's place; false: the registry answers. `turn`: how often that path was asked for before. */
export type Trick = (request: IncomingMessage, response: ServerResponse, turn: number) => boolean;

export type FakeRegistry = {
  readonly host: string;
  readonly asked: readonly Asked[];
  /** Manifests and blobs by `manifests/TAG` and `blobs/sha256:…`, of every repository alike. */
  readonly holds: Map<string, { readonly type: string; readonly bytes: Uint8Array }>;
  /** Plays a trick on whoever asks for a path that holds this text. */
  trick(part: string, trick: Trick): void;
  stop(): Promise<void>;
};

export const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
export const INDEX = "application/vnd.oci.image.index.v1+json";

/** A registry in memory on the loopback, in plain http. */
export async function startFakeRegistry(): Promise<FakeRegistry> {
  const asked: Asked[] = [];
  const holds: FakeRegistry["holds"] = new Map();
  const tricks: { part: string; trick: Trick }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const turn = asked.filter((one) => one.path === path).length;
    asked.push({ path, authorization: request.headers.authorization ?? null });
    const found = tricks.find(({ part }) => path.includes(part));
    if (found?.trick(request, response, turn) === true) return;
    const held = holds.get(/(?:manifests|blobs)\/[^/]+$/.exec(path)?.[0] ?? "");
    if (held === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": held.type, "content-length": held.bytes.length }).end(held.bytes);
  });
  const port = await listen(server);
  return {
    host: `127.0.0.1:${port}`,
    asked,
    holds,
    trick: (part, trick) => void tricks.unshift({ part, trick }),
    stop: () => stop(server),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

export type Descriptor = { readonly digest: string; readonly mediaType: string; readonly size: number };

/** Puts an image of these layers into a registry, under a tag; gives the descriptor of its manifest. */
export function putImage({ holds }: FakeRegistry, tag: string, layers: readonly Uint8Array[], more: object = {}): Descriptor {
  const { entries, descriptor } = toOciImage(toConfig(layers, more), layers);
  for (const { name, content } of entries) hold(holds, name, content);
  const manifest = holds.get(`manifests/${descriptor.digest}`);
  if (manifest !== undefined) holds.set(`manifests/${tag}`, manifest);
  return descriptor;
}

function hold(holds: FakeRegistry["holds"], name: string, content: Entry["content"]): void {
  const digest = name.replace("blobs/sha256/", "sha256:");
  const bytes = Buffer.from(content as Uint8Array);
  holds.set(`blobs/${digest}`, { type: "application/octet-stream", bytes });
  holds.set(`manifests/${digest}`, { type: MANIFEST, bytes });
}

/** Puts an index of images into a registry, under a tag; gives its digest. */
export function putIndex({ holds }: FakeRegistry, tag: string, manifests: readonly object[]): string {
  const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }));
  const digest = `sha256:${sha256(bytes)}`;
  for (const name of [tag, digest]) holds.set(`manifests/${name}`, { type: INDEX, bytes });
  return digest;
}
