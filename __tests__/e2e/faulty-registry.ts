import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { close, listen } from "./token-service.ts";

/** What goes wrong with the answers whose path a fault is for. */
export type Fault =
  | { readonly kind: "falsified" }
  | { readonly kind: "cut" }
  | { readonly kind: "busy"; readonly times: number; readonly retryAfter?: string }
  | { readonly kind: "redirected"; readonly to: string };

/** One request as it came: its path, and whether it held credentials. */
export type Asked = { readonly path: string; readonly authorization: string | null };

export type FaultyRegistry = {
  readonly host: string;
  readonly asked: readonly Asked[];
  /** Lets answers below a path (a text that it holds) go wrong; null: none. */
  breaks(part: string, fault: Fault | null): void;
  stop(): Promise<void>;
};

/** A proxy in front of a registry on the loopback that notes what it is asked and, if told so, gives wrong answers. */
export async function startFaultyRegistry(upstream: string): Promise<FaultyRegistry> {
  const asked: Asked[] = [];
  let broken: { part: string; fault: Fault; left: number } | null = null;
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, authorization: request.headers.authorization ?? null });
    const isHit = broken !== null && path.includes(broken.part) && broken.left > 0;
    if (isHit && broken !== null) broken.left -= 1;
    if (isHit && broken !== null && refuse(broken.fault, path, response)) return;
    forward({ request, response, upstream, fault: isHit ? (broken?.fault ?? null) : null });
  });
  const port = await listen(server);
  return {
    host: `127.0.0.1:${port}`,
    asked,
    breaks: (part, fault) => {
      broken = fault === null ? null : { part, fault, left: fault.kind === "busy" ? fault.times : Number.POSITIVE_INFINITY };
    },
    stop: () => close(server),
  };
}

/** Answers in the registry's place, where the fault is of that kind. */
function refuse(fault: Fault, path: string, response: ServerResponse): boolean {
  switch (fault.kind) {
    case "busy":
      response.writeHead(429, fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter }).end();
      return true;
    case "redirected":
      response.writeHead(307, { location: `${fault.to}${path}` }).end();
      return true;
    case "falsified":
    case "cut":
      return false;
    default:
      return fault satisfies never;
  }
}

type Passage = { request: IncomingMessage; response: ServerResponse; upstream: string; fault: Fault | null };

function forward({ request, response, upstream, fault }: Passage): void {
  const [hostname = "", port] = upstream.split(":");
  const passed = ask({ hostname, port, path: request.url, method: request.method, headers: request.headers }, (answer) => {
    const pieces: Buffer[] = [];
    answer.on("data", (piece: Buffer) => pieces.push(piece));
    answer.on("end", () => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      deliver(Buffer.concat(pieces), response, fault);
    });
  });
  passed.on("error", () => response.destroy());
  request.pipe(passed);
}

/** The same length in every case: what is falsified differs in its last byte, what is cut ends with the connection. */
function deliver(body: Buffer, response: ServerResponse, fault: Fault | null): void {
  if (fault?.kind === "falsified" && body.length > 0) body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
  if (fault?.kind !== "cut") {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
