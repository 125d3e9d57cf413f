import type { IncomingMessage } from "node:http";
import { getOctokit } from "@actions/github";
import { type Connect, isLoopback } from "../node/connector.ts";
import { DownloadFault, explainFault, isDownloadFault, showAddress } from "../node/download-faults.ts";

/** GitHub's API, as its own client names it. */
export type GitHub = ReturnType<typeof getOctokit>["rest"];

/** How GitHub is reached: `connect` knows the declared proxy and certificates; `signal` ends everything. */
export type GitHubAccess = {
  readonly apiUrl: string;
  readonly token: string;
  readonly connect: Connect;
  readonly signal: AbortSignal;
};

const SILENCE_MS = 30_000;
/** A large document takes its time until it is there, and the answer comes after it. */
const FIRST_BYTE_MS = 120_000;
const MAX_REDIRECTS = 3;
const LARGEST_ANSWER = 16 * 1024 * 1024;
const QUIET = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** GitHub's client over our own connections. The token goes to the API's host, encrypted (or on the loopback), and nowhere else. */
export function makeGitHub({ token, apiUrl, connect, signal }: GitHubAccess): GitHub {
  return getOctokit(token, { baseUrl: apiUrl, log: QUIET, request: { fetch: toFetch(apiUrl, { connect, signal }) } }).rest;
}

type Sent = { readonly method: "GET" | "POST" | "PATCH"; readonly headers: Readonly<Record<string, string>>; readonly body?: string };

/** What the client calls as `fetch`: rejects with a DownloadFault where there was no answer. */
function toFetch(apiUrl: string, { connect, signal }: Pick<GitHubAccess, "connect" | "signal">) {
  return async (address: string, { method, headers, body }: Sent): Promise<Response> => {
    try {
      const sending = { method, headers, signal, stall: SILENCE_MS, patience: FIRST_BYTE_MS, ...(body === undefined ? {} : { body }) };
      const answer = await follow(toHome(address, apiUrl), (url) => connect(url, sending), method);
      return await toResponse(answer);
    } catch (error) {
      if (signal.aborted) throw new DownloadFault("the time was up before there was an answer");
      throw isDownloadFault(error) ? error : explainFault(error);
    }
  };
}

/** The address, if it is one of the API and may be sent a token. */
function toHome(address: string, apiUrl: string): URL {
  if (!URL.canParse(address)) throw new DownloadFault(`${JSON.stringify(apiUrl.slice(0, 200))} (GITHUB_API_URL) is not an address`);
  const url = new URL(address);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) return url;
  throw new DownloadFault(`${showAddress(apiUrl)} (GITHUB_API_URL) is not an https address`);
}

/** Asks, and follows where the same host leads: a repository that was renamed. What is sent is not sent to anybody else. */
async function follow(first: URL, ask: (url: URL) => Promise<IncomingMessage>, method: Sent["method"]): Promise<IncomingMessage> {
  let url = first;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
    const response = await ask(url);
    const { statusCode: status = 0, headers } = response;
    const isMoved = [307, 308].includes(status) || ([301, 302].includes(status) && method === "GET");
    if (status < 300 || status >= 400 || status === 304) return response;
    response.destroy();
    const to = headers.location !== undefined && URL.canParse(headers.location, url.href) ? new URL(headers.location, url) : null;
    if (to === null || !isMoved) throw new DownloadFault(`GitHub answered ${status} and does not say where to go`);
    if (to.origin !== first.origin) throw new DownloadFault(`GitHub leads to ${to.origin}, and the token is for ${first.origin} alone`);
    url = to;
  }
  throw new DownloadFault(`it was redirected more than ${MAX_REDIRECTS} times`);
}

async function toResponse(answer: IncomingMessage): Promise<Response> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > LARGEST_ANSWER) throw new DownloadFault(`GitHub's answer has more than ${LARGEST_ANSWER} bytes`);
    pieces.push(piece);
  }
  const headers = Object.entries(answer.headers).map(([name, value = ""]): [string, string] => [name, String(value)]);
  return new Response(size === 0 ? null : Buffer.concat(pieces), { status: answer.statusCode ?? 500, headers });
}
