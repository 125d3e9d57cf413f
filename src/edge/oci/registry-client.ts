import { createHash } from "node:crypto";
import { GateError } from "../../errors.ts";
import { isDigest, type Reference } from "../../model/reference.ts";
import { DownloadFault } from "../node/download-faults.ts";
import { JSON_LIMIT, refuseImage } from "./image-json.ts";
import type { Descriptor } from "./image-manifest.ts";
import { collect, stream, toLength } from "./registry-bodies.ts";
import type { Session } from "./registry-session.ts";
import { withTries } from "./registry-tries.ts";

/** The kinds of index and manifest that are read: what is not asked for, some registries rewrite. */
const KINDS = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

/** Bytes and the digest that they have. */
export type Checked = { readonly bytes: Uint8Array; readonly digest: string };
export type Part = Pick<Descriptor, "digest" | "size">;

/** One repository of a registry. All that it gives is what its digest says. `shown`: how the image is called in sentences. */
export type Repository = {
  /** The digest of a tag, by a HEAD alone; null where the registry does not say it so. */
  headDigest(tag: string): Promise<string | null>;
  manifest(tagOrDigest: string): Promise<Checked>;
  /** A small blob: a config, an attestation. */
  small(part: Part, what: string): Promise<Uint8Array>;
  /** A blob in pieces, to be used once: rejects at its end where its size or digest are others. */
  blob<T>(part: Part, what: string, use: (pieces: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T>;
};

export type RepositoryOptions = {
  readonly session: Session;
  readonly reference: Reference;
  readonly shown: string;
  readonly signal: AbortSignal;
  /** ms before what may pass is tried again, where the registry names no time. */
  readonly pause?: number;
  /** ms until an answer's first byte, where that may take longer than usual. */
  readonly patience?: number;
};

/** Gives the reader of one repository. What may pass (a cut body, a busy registry) is tried once more. */
export function makeRepository({ session, reference, shown, patience, ...trying }: RepositoryOptions): Repository {
  const { repository, registry } = reference;
  const { signal } = trying;
  const place = { repository, signal, ...(patience === undefined ? {} : { patience }) };
  return {
    headDigest: (tag) =>
      withTries(async () => {
        const response = await session({ ...place, method: "HEAD", path: `manifests/${tag}`, accept: KINDS, what: shown });
        response.destroy();
        return toDigest(response.headers["docker-content-digest"]);
      }, trying),
    manifest: (wanted) =>
      withTries(async () => {
        const response = await session({ ...place, path: `manifests/${wanted}`, accept: KINDS, what: shown });
        const said = isDigest(wanted) ? wanted : toDigest(response.headers["docker-content-digest"]);
        const bytes = await collect(response, JSON_LIMIT);
        const digest = digestLike(bytes, said);
        if (said !== null && digest !== said) throw refuseForged({ what: shown, registry, said, digest });
        return { bytes, digest };
      }, trying),
    small: (part, what) =>
      withTries(async () => {
        if (part.size > JSON_LIMIT) throw refuseImage(`It is too large: ${what} is larger than 4 MiB.`);
        const response = await session({ ...place, path: `blobs/${part.digest}`, what });
        const bytes = await collect(response, JSON_LIMIT);
        check(part, { length: bytes.length, digest: digestLike(bytes, part.digest), what, registry });
        return bytes;
      }, trying),
    blob: (part, what, use) =>
      withTries(async () => {
        const response = await session({ ...place, path: `blobs/${part.digest}`, what });
        const length = toLength(response);
        if (length !== null && length !== part.size) check(part, { length, digest: part.digest, what, registry });
        return use(checked(stream(response, { total: part.size, limit: part.size }), { part, what, registry }));
      }, trying),
  };
}

type Place = { readonly what: string; readonly registry: string };

async function* checked(pieces: AsyncIterable<Uint8Array>, { part, ...place }: Place & { part: Part }): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let length = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    length += piece.length;
    yield piece;
  }
  check(part, { length, digest: `sha256:${hash.digest("hex")}`, ...place });
}

/** Fewer bytes than there should be were cut on the way, and may come whole the next time; others are not what was asked for. */
function check(part: Part, { length, digest, what, registry }: Place & { length: number; digest: string }): void {
  if (length < part.size) throw new DownloadFault(`${what} was cut: ${length} of ${part.size} bytes came`, { transient: true });
  if (length > part.size) throw refuseForged({ what, registry, said: `${part.size} bytes`, digest: `${length} bytes` });
  if (digest !== part.digest) throw refuseForged({ what, registry, said: part.digest, digest });
}

function refuseForged({ what, registry, said, digest }: Place & { said: string; digest: string }): GateError {
  const message = `${what} should be ${said}, and what ${registry} sent is ${digest}.`;
  const next = "The registry, or something between you and it, does not send what was pushed: do not use that image until it is clear why.";
  return new GateError({ code: "source-mismatch", message, next });
}

function toDigest(header: string | string[] | undefined): string | null {
  return typeof header === "string" && isDigest(header) ? header : null;
}

function digestLike(bytes: Uint8Array, said: string | null): string {
  const algorithm = said?.split(":")[0] ?? "sha256";
  return `${algorithm}:${createHash(algorithm).update(bytes).digest("hex")}`;
}
