import type { IncomingMessage } from "node:http";
import type { Clock } from "../../ports.ts";
import type { Connect } from "../node/connector.ts";
import { DownloadFault } from "../node/download-faults.ts";
import { toChallenges } from "./auth-challenge.ts";
import { fetchToken, toBasic } from "./auth-token.ts";
import type { FoundCredentials } from "./credentials.ts";
import type { RegistryHost } from "./registry-host.ts";
import { type Access, refuse } from "./registry-refusals.ts";
import { type Answer, type Sending, send } from "./registry-send.ts";

/** A question about one repository. `path`: below `/v2/REPOSITORY/`; `what`: what is asked for, in a sentence. */
export type Question = {
  readonly method?: "GET" | "HEAD";
  readonly repository: string;
  readonly path: string;
  readonly accept?: string;
  readonly what: string;
  readonly signal: AbortSignal;
  /** ms until the first byte, where that may take longer than usual. */
  readonly patience?: number;
};

export type SessionOptions = {
  readonly host: RegistryHost;
  readonly connect: Connect;
  readonly clock: Clock;
  /** Called once, when the registry first asks for credentials. */
  readonly find: () => Promise<FoundCredentials>;
};

/** Gives the answer to a question where it is a success (200); else rejects with a GateError or a DownloadFault. Nothing is tried twice. */
export type Session = (question: Question) => Promise<IncomingMessage>;

/** Talks with one registry: keeps its tokens, and looks for credentials only when it asks for some. */
export function makeSession({ host, connect, clock, find }: SessionOptions): Session {
  const headers = new Map<string, Promise<string>>();
  let isPlain: boolean | undefined = host.isLocal ? undefined : false;
  let found: Promise<FoundCredentials> | undefined;

  const ask = async (question: Question, authorization: string | null): Promise<Answer> => {
    const { method = "GET", repository, path, accept = "*/*", signal, patience } = question;
    const patient = patience === undefined ? {} : { patience };
    const sending: Sending = { method, headers: { accept }, authorization, signal, ...patient };
    const toUrl = (scheme: string) => new URL(`${scheme}://${host.authority}/v2/${repository}/${path}`);
    if (isPlain !== undefined) return send(connect, toUrl(isPlain ? "http" : "https"), sending);
    try {
      const answer = await send(connect, toUrl("https"), sending);
      isPlain = false;
      return answer;
    } catch (error) {
      if (!speaksNoTls(error)) throw error;
      isPlain = true;
      return send(connect, toUrl("http"), sending);
    }
  };

  const authorize = async ({ response }: Answer, question: Question): Promise<string | null> => {
    const challenges = toChallenges(response.headers["www-authenticate"]);
    const bearer = challenges.find(({ scheme }) => scheme === "bearer");
    const basic = challenges.find(({ scheme }) => scheme === "basic");
    if (bearer === undefined && basic === undefined) return null;
    found ??= find();
    const own = await found;
    if (bearer === undefined) return own.credentials?.kind === "password" ? toBasic(own.credentials) : null;
    const { repository, what, signal, patience } = question;
    const scope = `repository:${repository}:pull`;
    const wish = { what, registry: host.name, host, signal, now: clock.now(), ...(patience === undefined ? {} : { patience }) };
    return `Bearer ${await fetchToken(connect, { ...wish, challenge: bearer, scope, found: own })}`;
  };

  const toHeader = (answer: Answer, question: Question): Promise<string | null> => {
    const pending = authorize(answer, question);
    const kept = pending.then((header) => header ?? Promise.reject(new Error("no credentials")));
    kept.catch(() => headers.delete(question.repository));
    headers.set(question.repository, kept);
    return pending;
  };

  return async (question) => {
    const { repository } = question;
    const current = headers.get(repository);
    const known = (await current?.catch(() => null)) ?? null;
    let answer = await ask(question, known);
    if (answer.status === 401 && answer.isHome) {
      answer.response.destroy();
      const newer = headers.get(repository); // somebody may have been let in meanwhile
      const renew = () => toHeader(answer, question);
      const header = newer === current || newer === undefined ? await renew() : await newer.catch(renew);
      if (header !== null && header !== known) answer = await ask(question, header);
    }
    if (answer.status === 200) return answer.response;
    answer.response.destroy();
    if (!answer.isHome && answer.status < 429) throw new DownloadFault(`${answer.url.host}, to which it leads, answered ${answer.status}`);
    throw refuse({ what: question.what, registry: host.name, ...answer, access: await toAccess(found), now: clock.now() });
  };
}

async function toAccess(found: Promise<FoundCredentials> | undefined): Promise<Access> {
  const own = await found;
  return { source: own?.credentials ? own.source : null, fault: own?.fault ?? null };
}

/** On the loopback a registry may speak plain http: its answer to a TLS greeting is none. */
function speaksNoTls(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  return code === "EPROTO" || code === "ECONNRESET" || code.startsWith("ERR_SSL_");
}
