import { readFile } from "node:fs/promises";
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { rootCertificates } from "node:tls";
import { DownloadFault, showAddress } from "./download-faults.ts";
import { sentenceOfSystem } from "./system-errors.ts";

export type ConnectorOptions = {
  readonly proxy: string | null;
  readonly caCertificate: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** One question. `stall`: ms of silence after which the server is given up; `patience`: ms until its first byte, else the same. */
export type Asking = {
  readonly signal: AbortSignal;
  readonly stall: number;
  readonly patience?: number;
  /** Sent as `Authorization: Bearer …`. */
  readonly token?: string | undefined;
  readonly method?: "GET" | "HEAD" | "POST" | "PATCH";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Connect = (url: URL, asking: Asking) => Promise<IncomingMessage>;

/** Sends one request and gives the answer's head. Knows the declared proxy and certificates; inherits no other. */
export function makeConnector(options: ConnectorOptions): Connect {
  let ca: Promise<string[] | undefined> | undefined;
  return async (url, { signal, stall, patience = stall, token, method = "GET", headers: more = {}, body }) => {
    ca ??= readAuthorities(options.caCertificate);
    const agent = await toAgent(url, options);
    // What is in the environment (NODE_TLS_REJECT_UNAUTHORIZED) must not switch the check off: it is asked for by name.
    const tls = { ca: await ca, rejectUnauthorized: true };
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { "user-agent": "portcullis", accept: "*/*", "accept-encoding": "identity", ...authorization, ...more };
    return new Promise((resolve, reject) => {
      const send = url.protocol === "https:" ? requestHttps : requestHttp;
      const asked = send(url, { agent, method, headers, signal, ...(url.protocol === "https:" ? tls : {}) }, resolve);
      let answer: IncomingMessage | undefined;
      const silent = (milliseconds: number) =>
        (answer ?? asked).destroy(new DownloadFault(`the server said nothing for ${milliseconds / 1000} seconds`, { transient: true }));
      // A socket's own timeout begins only when it is connected: the name server and the way there need a limit too.
      const unanswered = setTimeout(() => silent(patience), patience);
      asked.on("response", (response) => {
        clearTimeout(unanswered);
        answer = response;
      });
      asked.setTimeout(stall, () => silent(stall));
      asked.on("error", (error) => {
        clearTimeout(unanswered);
        reject(error);
      });
      asked.end(body);
    });
  };
}

/** Node's own authorities and those of a PEM file; undefined: Node's own alone. */
async function readAuthorities(path: string | null): Promise<string[] | undefined> {
  if (path === null) return undefined;
  const text = await readFile(path, "utf8").catch((error) => {
    throw new DownloadFault(`the certificates in ${path} cannot be read: ${sentenceOfSystem(error)}`);
  });
  if (!text.includes("-----BEGIN CERTIFICATE-----")) throw new DownloadFault(`${path} holds no certificate (PEM)`);
  return [...rootCertificates, text];
}

/** An agent of our own for each request: the shared one may have been told of a proxy by the environment. */
async function toAgent(url: URL, { proxy, env }: ConnectorOptions): Promise<HttpAgent | HttpsAgent> {
  const through = toProxy(url, { proxy, env });
  if (through !== null) {
    const { HttpsProxyAgent } = await import("https-proxy-agent");
    return new HttpsProxyAgent(through);
  }
  return url.protocol === "https:" ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false });
}

/** The proxy for an address, or null: none was declared, the address is this machine's own, or NO_PROXY exempts it. */
export function toProxy(url: URL, { proxy, env }: Pick<ConnectorOptions, "proxy" | "env">): string | null {
  if (proxy === null || isLoopback(url.hostname)) return null;
  const inherited = env.HTTPS_PROXY || env.https_proxy || "";
  const address = proxy === "inherit" ? inherited : proxy;
  if (address === "") return null;
  if (proxy === "inherit" && isExempt(url, env.NO_PROXY || env.no_proxy || "")) return null;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new DownloadFault(`the proxy ${showAddress(address)} is not an http or https address`);
  }
  return address;
}

/** NO_PROXY as curl and Go read it: hosts, domains with all below them, with or without a leading dot or a port; `*` is everything. */
function isExempt({ hostname, port }: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const [, host = "", onPort] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (onPort !== undefined && onPort !== (port || "443")) return false;
      return hostname === host || hostname.endsWith(`.${host}`);
    });
}

/** This machine's own addresses by name. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
