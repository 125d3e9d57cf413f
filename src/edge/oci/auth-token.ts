import { z } from "zod";
import { GateError } from "../../errors.ts";
import { type Connect, isLoopback } from "../node/connector.ts";
import { showAddress } from "../node/download-faults.ts";
import type { Challenge } from "./auth-challenge.ts";
import type { Credentials, FoundCredentials } from "./credentials.ts";
import { collect } from "./registry-bodies.ts";
import type { RegistryHost } from "./registry-host.ts";
import { refuse, type Wish } from "./registry-refusals.ts";
import { type Sending, send } from "./registry-send.ts";

const LIMIT = 1024 * 1024;
const LONGEST_SCOPE = 1024;
const Text = z
  .string()
  .regex(/^[\x21-\x7e]+$/)
  .nullish();
const Token = z.object({ token: Text, access_token: Text });

/** What a token is asked for. `scope`: what it is to allow. */
export type TokenRequest = Wish & {
  readonly challenge: Challenge;
  readonly host: RegistryHost;
  readonly scope: string;
  readonly found: FoundCredentials;
  readonly signal: AbortSignal;
  /** ms until the first byte, where that may take longer than usual. */
  readonly patience?: number;
  readonly now: number;
};

/** Fetches a token for a registry where its challenge says. Credentials go there alone, encrypted, or within this machine. */
export async function fetchToken(connect: Connect, request: TokenRequest): Promise<string> {
  const { registry, found, now } = request;
  const realm = toRealm(request);
  const { credentials } = found;
  if (credentials?.kind === "bearer") return credentials.token;
  const answer = await send(connect, ...toQuestion(realm, credentials, request));
  const access = { source: credentials === null ? null : found.source, fault: found.fault };
  if (answer.status !== 200) {
    answer.response.destroy();
    throw refuse({ ...request, registry, status: toStatus(answer.status), response: answer.response, access, now });
  }
  const parsed = Token.safeParse(toJson(await collect(answer.response, LIMIT)));
  const token = parsed.success ? parsed.data.token || parsed.data.access_token : null;
  if (token) return token;
  const message = `${registry} has its tokens from ${showAddress(realm)}, which gave none for ${request.what}.`;
  throw new GateError({ code: "environment", message, next: "Check whether that address is the registry's own; try again later." });
}

/** A token service says 400 or 404 of credentials that it does not know: nobody is to think that the image is missing. */
function toStatus(status: number): number {
  return status === 400 || status === 404 ? 401 : status;
}

function toRealm({ challenge, host, registry }: TokenRequest): URL {
  const text = challenge.parameters.get("realm") ?? "";
  const refused = (why: string): GateError => {
    const message = `${registry} has its tokens from ${showAddress(text)}, which is ${why}: nothing is sent there.`;
    return new GateError({ code: "environment", message, next: "Ask whoever runs the registry; nothing is sent in the clear." });
  };
  if (!URL.canParse(text)) throw refused("no address");
  const url = new URL(text);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && host.isLocal && isLoopback(url.hostname));
  if (!isSafe) throw refused("not encrypted");
  url.username = "";
  url.password = "";
  return url;
}

type Question = [url: URL, sending: Sending];

function toQuestion(realm: URL, credentials: Credentials | null, { challenge, scope, signal, patience }: TokenRequest): Question {
  const waiting = { signal, ...(patience === undefined ? {} : { patience }) };
  const service = challenge.parameters.get("service");
  const scopes = [scope, ...toOwnScopes(challenge)];
  const parameters = new URLSearchParams(service === undefined ? {} : { service });
  if (credentials?.kind === "identity") {
    parameters.set("scope", scopes.join(" "));
    parameters.set("grant_type", "refresh_token");
    parameters.set("client_id", "portcullis");
    parameters.set("refresh_token", credentials.token);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return [realm, { method: "POST", body: parameters.toString(), headers, authorization: null, ...waiting }];
  }
  for (const one of scopes) parameters.append("scope", one);
  const url = new URL(realm);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return [url, { authorization: credentials?.kind === "password" ? toBasic(credentials) : null, ...waiting }];
}

/** Scopes of a registry's own kind (`aws`). Of its repositories we want to read the one, whatever the challenge names. */
function toOwnScopes({ parameters }: Challenge): string[] {
  const scopes = (parameters.get("scope") ?? "").slice(0, LONGEST_SCOPE).split(" ");
  return scopes.filter((one) => one !== "" && !one.startsWith("repository:"));
}

/** User name and password as the header has them. */
export function toBasic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}

function toJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
