import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { GateError, isGateError } from "../../errors.ts";
import type { Clock, DownloadRequest, Downloads } from "../../ports.ts";
import { isLoopback, makeConnector } from "./connector.ts";
import { DownloadFault, explainFault, isDownloadFault, showAddress } from "./download-faults.ts";
import { makeFolder } from "./folders.ts";
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
  /** Milliseconds in which the first byte must come, all tries together. Without it there are tries as long as there is time. */
  readonly patience?: number;
  /** Milliseconds of silence after which a server is given up, and asked again. */
  readonly stall?: number;
};

const TRIES = 3;
const MAX_REDIRECTS = 5;
const STALL_MS = 30_000;
/** A server that sends less than this in the time of a silence holds us up, whether it means to or not. */
const MIN_BYTES = 32 * 1024;

type Connect = ReturnType<typeof makeConnector>;
type Attempt = {
  readonly request: DownloadRequest;
  readonly connect: Connect;
  readonly stall: number;
  readonly signal: AbortSignal;
  readonly onAnswer: () => void;
};

/** Downloads over https, with retries for what passes, and a sentence for what does not. */
export function makeDownloads(options: DownloadOptions): Downloads {
  const connect = makeConnector(options);
  return { fetch: (request) => fetchWithRetries(request, { ...options, connect }) };
}

async function fetchWithRetries(
  request: DownloadRequest,
  { clock, connect, pause = 1000, patience, stall = STALL_MS }: DownloadOptions & { connect: Connect },
): Promise<void> {
  const controller = new AbortController();
  const abortIn = (milliseconds: number, why: string) =>
    setTimeout(() => controller.abort(why), Math.min(Math.max(0, milliseconds), 2 ** 31 - 1));
  const timer = abortIn(request.deadline - clock.now(), "the time was up before it was there");
  const waiting = patience === undefined ? undefined : abortIn(patience, `no answer came within ${patience / 1000} seconds`);
  const attempt = { request, connect, stall, signal: controller.signal, onAnswer: () => clearTimeout(waiting) };
  try {
    for (let tries = 1; ; tries += 1) {
      try {
        return await fetchOnce(attempt);
      } catch (error) {
        if (controller.signal.aborted) throw refuse(request, String(controller.signal.reason));
        if (isGateError(error)) throw error;
        const fault = isDownloadFault(error) ? error : explainFault(error);
        if (!fault.transient || tries === TRIES)
          throw refuse(request, tries > 1 ? `${fault.message} (tried ${tries} times)` : fault.message);
        await sleep(fault.wait ?? pause * 2 ** (tries - 1), undefined, { signal: controller.signal }).catch(() => {
          throw refuse(request, `${fault.message}, and ${controller.signal.reason}`);
        });
      }
    }
  } finally {
    clearTimeout(timer);
    clearTimeout(waiting);
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
  const { request, stall, onAnswer } = attempt;
  onAnswer();
  const total = toLength(response);
  if (total !== null && total > request.limit) {
    response.destroy();
    throw new DownloadFault(`it has ${total} bytes, more than the ${request.limit} that are accepted`);
  }
  const temporary = `${request.to}.${randomBytes(6).toString("hex")}.part`;
  try {
    await receive(response, { temporary, total, request, stall });
    await toFile(() => rename(temporary, request.to), request.to);
  } finally {
    response.destroy();
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Asks, and follows redirects: never from https to http, never with the token to another host. */
async function follow({ request, connect, signal, stall }: Attempt): Promise<IncomingMessage> {
  const first = parseAddress(request.url);
  let url = first;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const token = url.host === first.host && url.protocol === first.protocol ? request.token : undefined;
    const response = await connect(url, { signal, token, stall });
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

type Receiving = {
  readonly temporary: string;
  readonly total: number | null;
  readonly request: DownloadRequest;
  readonly stall: number;
};

async function receive(response: IncomingMessage, { temporary, total, request, stall }: Receiving): Promise<void> {
  await toFile(() => makeFolder(dirname(temporary)), request.to);
  const handle = await toFile(() => open(temporary, "wx", 0o600), request.to);
  let received = 0;
  const guard = watchSpeed(response, { stall, received: () => received });
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      received += piece.length;
      if (received > request.limit) throw new DownloadFault(`it is larger than the ${request.limit} bytes that are accepted`);
      await toFile(() => handle.writeFile(piece), request.to);
      request.onProgress?.(received, total);
    }
  } finally {
    clearInterval(guard);
    await handle.close();
  }
  if (total !== null && received !== total) throw new DownloadFault(`it was cut: ${received} of ${total} bytes came`, { transient: true });
}

/** Gives a server up that trickles: each byte resets the timer of silence, and at that rate the file would take days. */
function watchSpeed(response: IncomingMessage, { stall, received }: { stall: number; received: () => number }): NodeJS.Timeout {
  let before = 0;
  return setInterval(() => {
    const now = received();
    if (now - before < MIN_BYTES)
      response.destroy(new DownloadFault(`the server sent only ${now - before} bytes in ${stall / 1000} seconds`, { transient: true }));
    before = now;
  }, stall).unref();
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
