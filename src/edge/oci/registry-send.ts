import type { IncomingMessage } from "node:http";
import { type Asking, type Connect, isLoopback } from "../node/connector.ts";
import { DownloadFault, showAddress } from "../node/download-faults.ts";

const MAX_REDIRECTS = 5;
const FIRST_BYTE_MS = 5_000;
const SILENCE_MS = 30_000;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export type Sending = Pick<Asking, "method" | "body" | "signal" | "patience"> & {
  readonly headers?: Readonly<Record<string, string>>;
  /** For the first host alone: it is not sent to where that one leads. */
  readonly authorization: string | null;
};

/** An answer that is no redirect. `isHome`: the host that was asked gave it itself. */
export type Answer = { readonly response: IncomingMessage; readonly status: number; readonly url: URL; readonly isHome: boolean };

/**
 * Asks, and follows redirects: five at most, never from https to http, never to plain http on another machine, and with credentials only as
 * long as it is the host that was asked.
 */
export async function send(connect: Connect, first: URL, sending: Sending): Promise<Answer> {
  const { authorization, headers = {}, ...asking } = sending;
  let url = first;
  let isHome = true;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const secret: Record<string, string> = isHome && authorization !== null ? { authorization } : {};
    const response = await connect(url, { patience: FIRST_BYTE_MS, ...asking, stall: SILENCE_MS, headers: { ...headers, ...secret } });
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    if (!REDIRECTS.has(status) || location === undefined) return { response, status, url, isHome };
    response.destroy();
    if (sending.method === "POST") throw new DownloadFault(`${showAddress(url)} leads elsewhere, and credentials are not sent there`);
    url = toTarget(location, url);
    isHome = isHome && url.origin === first.origin;
  }
  throw new DownloadFault(`it was redirected more than ${MAX_REDIRECTS} times`);
}

function toTarget(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href)) throw new DownloadFault("it was redirected to something that is no address");
  const url = new URL(location, from);
  url.username = "";
  url.password = "";
  const isAllowed = url.protocol === "https:" || (url.protocol === "http:" && from.protocol === "http:" && isLoopback(url.hostname));
  if (isAllowed) return url;
  throw new DownloadFault(`it was redirected to ${showAddress(url)}, which is not encrypted`);
}
