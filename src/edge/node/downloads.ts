import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GateError, isGateError } from "../../errors.ts";
import type { Clock, DownloadRequest, Downloads } from "../../ports.ts";
import { isLoopback, makeConnector } from "./connector.ts";
import { DownloadFault, explainFault, isDownloadFault, showAddress } from "./download-faults.ts";
import { sentenceOfSystem } from "./system-errors.ts";

export type DownloadOptions = {
  readonly clock: Clock;
  /** `inherit`, an address, or null: none. */
  readonly proxy: string | null;
  /** Path of a PEM file with certificates to trust beside the usual ones. */
  readonly caCertificate: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds before the second try; doubled before the third. */
  readonly pause?: number;
};

const TRIES = 3;
const MAX_REDIRECTS = 5;
/** A server that says nothing for so long is given up, and asked again. */
const STALL_MS = 30_000;

type Connect = ReturnType<typeof makeConnector>;
type Attempt = { readonly request: DownloadRequest; readonly connect: Connect; readonly signal: AbortSignal };

/** Downloads over https, with retries for what passes, and a sentence for what does not. */
export function makeDownloads(options: DownloadOptions): Downloads {
  const connect = makeConnector(options);
  return { fetch: (request) => fetchWithRetries(request, { ...options, connect }) };
}

async function fetchWithRetries(
  request: DownloadRequest,
  { clock, connect, pause = 1000 }: DownloadOptions & { connect: Connect },
): Promise<void> {
  const controller = new AbortController();
  const left = Math.max(0, request.deadline - clock.now());
  const timer = setTimeout(() => controller.abort(), Math.min(left, 2 ** 31 - 1));
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await fetchOnce({ request, connect, signal: controller.signal });
      } catch (error) {
        if (controller.signal.aborted) throw refuse(request, "the time was up before it was there");
        if (isGateError(error)) throw error;
        const fault = isDownloadFault(error) ? error : explainFault(error);
        if (!fault.transient || attempt === TRIES)
          throw refuse(request, attempt > 1 ? `${fault.message} (tried ${attempt} times)` : fault.message);
        await sleep(fault.wait ?? pause * 2 ** (attempt - 1), undefined, { signal: controller.signal }).catch(() => {
          throw refuse(request, `${fault.message}, and the time was up before another try`);
        });
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function refuse({ url }: DownloadRequest, why: string): GateError {
  return new GateError({
    code: "environment",
    message: `${showAddress(url)} could not be fetched: ${why}.`,
    next: "Check the network, and `proxy` and `ca-certificate` where one is between you and it.",
  });
}

async function fetchOnce(attempt: Attempt): Promise<void> {
  const response = await follow(attempt);
  const { request } = attempt;
  const total = toLength(response);
  if (total !== null && total > request.limit) {
    response.destroy();
    throw new DownloadFault(`it has ${total} bytes, more than the ${request.limit} that are accepted`);
  }
  const temporary = `${request.to}.${randomBytes(6).toString("hex")}.part`;
  try {
    await receive(response, { temporary, total, request });
    await toFile(() => rename(temporary, request.to), request.to);
  } finally {
    response.destroy();
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Asks, and follows redirects: never from https to http, never with the token to another host. */
async function follow({ request, connect, signal }: Attempt): Promise<IncomingMessage> {
  const first = parseAddress(request.url);
  let url = first;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const token = url.host === first.host && url.protocol === first.protocol ? request.token : undefined;
    const response = await connect(url, { signal, token, stall: STALL_MS });
    const status = response.statusCode ?? 0;
    if (status === 200) return response;
    response.destroy();
    const { location } = response.headers;
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) throw toStatusFault(status, response);
    url = parseAddress(location, url);
    if (url.protocol === "http:" && first.protocol === "https:")
      throw new DownloadFault(`it was redirected to ${showAddress(url)}, which is not encrypted`);
  }
  throw new DownloadFault(`it was redirected more than ${MAX_REDIRECTS} times`);
}

/** An https address, or an http one of this very machine. */
function parseAddress(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href)) throw new DownloadFault(`${JSON.stringify(text.slice(0, 200))} is not an address`);
  const url = new URL(text, base);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) return url;
  throw new DownloadFault(`${showAddress(url)} is not an https address`);
}

const MAX_WAIT_S = 60;

function toStatusFault(status: number, response: IncomingMessage): DownloadFault {
  const host = "the server";
  if (status === 404) return new DownloadFault(`${host} has no such file (404)`);
  if (status === 401 || status === 403) return new DownloadFault(`${host} does not allow it (${status})`);
  const transient = status >= 500 || status === 429 || status === 408;
  const seconds = Number(response.headers["retry-after"] ?? Number.NaN);
  if (transient && seconds > MAX_WAIT_S) return new DownloadFault(`${host} answered ${status} and wants ${seconds} seconds of rest`);
  return new DownloadFault(`${host} answered ${status}`, { transient, ...(seconds >= 0 ? { wait: seconds * 1000 } : {}) });
}

type Receiving = { readonly temporary: string; readonly total: number | null; readonly request: DownloadRequest };

async function receive(response: IncomingMessage, { temporary, total, request }: Receiving): Promise<void> {
  await toFile(() => mkdir(dirname(temporary), { recursive: true }), request.to);
  const handle = await toFile(() => open(temporary, "wx", 0o600), request.to);
  let received = 0;
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      received += piece.length;
      if (received > request.limit) throw new DownloadFault(`it is larger than the ${request.limit} bytes that are accepted`);
      await toFile(() => handle.writeFile(piece), request.to);
      request.onProgress?.(received, total);
    }
  } finally {
    await handle.close();
  }
  if (total !== null && received !== total) throw new DownloadFault(`it was cut: ${received} of ${total} bytes came`, { transient: true });
}

function toLength(response: IncomingMessage): number | null {
  const length = response.headers["content-length"];
  return length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
}

/** What our own disk refuses is not the network's fault, and is not tried again. */
async function toFile<T>(act: () => Promise<T>, path: string): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const message = `${path} could not be written: ${sentenceOfSystem(error)}.`;
    throw new GateError({ code: "environment", message, next: "Check its permissions and the free space of its disk." }, { cause: error });
  }
}
