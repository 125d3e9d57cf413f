import type { IncomingMessage, ServerResponse } from "node:http";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { startServer } from "./tls-server.ts";

/** A request as GitHub got it. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
};

/** An answer that stands in for the usual one; `drop`: the request arrives, and the connection breaks before there is an answer. */
export type Answer = { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } | "drop";

export type Uploaded = {
  readonly ref: string;
  readonly commit: string;
  readonly tool: string | undefined;
  /** The document, unpacked. */
  readonly sarif: {
    readonly runs: readonly { readonly automationDetails: { readonly id: string }; readonly results: readonly unknown[] }[];
  };
};

export type FakeGitHub = {
  readonly url: string;
  readonly asked: readonly Asked[];
  readonly uploads: readonly Uploaded[];
  /** What GitHub's description does not allow. */
  readonly invalid: readonly string[];
  close(): Promise<void>;
};

/** POST /repos/{owner}/{repo}/code-scanning/sarifs, as GitHub describes its body (github/rest-api-description, as in @octokit/openapi 23.0.2). */
const SarifBody = z.strictObject({
  commit_sha: z.string().regex(/^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/),
  ref: z.string().regex(/^refs\/(heads|tags|pull)\/.*$/),
  sarif: z.base64(),
  checkout_uri: z.url().optional(),
  started_at: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    .optional(),
  tool_name: z.string().optional(),
  validate: z.boolean().optional(),
});

export type FakeOptions = {
  /** An answer in place of the usual one, or nothing; `turn`: how often the same was asked before. */
  readonly answer?: (asked: Asked, turn: number) => Answer | undefined;
  /** What becomes of an upload, look by look; the last for ever. */
  readonly processing?: readonly object[];
  /** Whether an upload whose connection broke has arrived all the same. */
  readonly arrives?: boolean;
  readonly certificate?: Parameters<typeof startServer>[1];
};

const REPOSITORY = "/repos/acme/shop";

/** A small GitHub on the loopback that remembers what it is asked, and takes only what GitHub's description allows. */
export async function startGitHub({
  answer,
  processing = [{ processing_status: "complete" }],
  arrives,
  certificate = "plain",
}: FakeOptions = {}): Promise<FakeGitHub> {
  const asked: Asked[] = [];
  const uploads: Uploaded[] = [];
  const invalid: string[] = [];
  const turns = new Map<string, number>();
  let looks = 0;

  const take = ({ body }: Asked): Answer => {
    const parsed = SarifBody.safeParse(body);
    if (!parsed.success) {
      invalid.push(z.prettifyError(parsed.error));
      return { status: 422, body: { message: "Invalid request." } };
    }
    const { ref, commit_sha: commit, tool_name: tool, sarif } = parsed.data;
    uploads.push({ ref, commit, tool, sarif: JSON.parse(gunzipSync(Buffer.from(sarif, "base64")).toString("utf8")) });
    return { status: 202, body: { id: "11-22", url: `${REPOSITORY}/code-scanning/sarifs/11-22` } };
  };
  const toUsual = (question: Asked): Answer => {
    switch (`${question.method} ${question.path}`) {
      case `POST ${REPOSITORY}/code-scanning/sarifs`:
        return take(question);
      case `GET ${REPOSITORY}/code-scanning/sarifs/11-22`:
        looks += 1;
        return { status: 200, body: processing[Math.min(looks, processing.length) - 1] };
      case `GET ${REPOSITORY}/code-scanning/analyses`:
        return { status: 200, body: uploads.filter(({ ref }) => ref === question.query.get("ref")).map(toAnalysis) };
      default:
        return { status: 404, body: { message: "Not Found" } };
    }
  };

  const server = await startServer(async (request, response) => {
    const question = await readQuestion(request);
    asked.push(question);
    const key = `${question.method} ${question.path}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const given = answer?.(question, turn);
    if (given === "drop" && arrives === true) toUsual(question);
    reply(given ?? toUsual(question), request, response);
  }, certificate);
  return { url: server.url, asked, uploads, invalid, close: server.close };
}

function toAnalysis({ ref, commit, sarif }: Uploaded): object {
  const category = sarif.runs[0]?.automationDetails.id.replace(/\/[^/]*$/, "");
  return { ref, commit_sha: commit, category, created_at: new Date().toISOString(), sarif_id: "11-22" };
}

async function readQuestion(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request as AsyncIterable<Buffer>) pieces.push(piece);
  const text = Buffer.concat(pieces).toString("utf8");
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const body: unknown = text === "" ? null : JSON.parse(text);
  return { method: request.method ?? "", path: pathname, query: searchParams, headers: request.headers, body };
}

function reply(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (answer === "drop") return void request.socket.destroy();
  const { status, body = {}, headers = {} } = answer;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers }).end(JSON.stringify(body));
}
