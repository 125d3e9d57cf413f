import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener } from "node:http";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";

const TLS = new URL("../edge/node/tls/", import.meta.url);

/** The authority that signed the test server's certificate: the only one who trusts it names this file. */
export const TEST_AUTHORITY = fileURLToPath(new URL("ca.pem", TLS));

export type TestServer = { readonly url: string; readonly requests: IncomingMessage[]; close(): Promise<void> };

/** A server on the loopback, with a certificate of the test authority (`server`, `other-host`, `expired`), or none (`plain`). */
export async function startServer(
  answer: RequestListener,
  certificate: "server" | "other-host" | "expired" | "plain" = "server",
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const listener: RequestListener = (request, response) => {
    requests.push(request);
    answer(request, response);
  };
  const server =
    certificate === "plain"
      ? createHttpServer(listener)
      : createServer({ key: readFileSync(new URL("server.key", TLS)), cert: readFileSync(new URL(`${certificate}.pem`, TLS)) }, listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate === "plain" ? "http" : "https"}://localhost:${port}`,
    requests,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
