import { createPrivateKey, sign, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { PASSWORD, TLS, USER } from "./services.ts";

export const ISSUER = "tests";
export const SERVICE = "a registry of the tests";

/** A service that gives tokens for a registry to whoever knows the password. `asked`: with what each asked. */
export type TokenService = { readonly realm: string; readonly asked: readonly string[]; stop(): Promise<void> };

/** Starts a token service on the loopback, whose tokens `startRegistry({ token: realm })` believes. */
export async function startTokenService(): Promise<TokenService> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const given = request.headers.authorization ?? "";
    asked.push(given);
    const isKnown = given === `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString("base64")}`;
    const scopes = new URL(request.url ?? "/", "http://127.0.0.1").searchParams.getAll("scope");
    response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isKnown ? { token: toToken(scopes) } : { errors: [{ code: "UNAUTHORIZED" }] }));
  });
  const port = await listen(server);
  return { realm: `http://127.0.0.1:${port}/token`, asked, stop: () => close(server) };
}

/** Listens on a free port of the loopback. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}

/** Ends a server and whatever still talks to it. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** A JSON web token as registries read them, signed with the key that the registry's certificates vouch for. */
function toToken(scopes: readonly string[]): string {
  const now = Math.floor(Date.now() / 1000);
  const access = scopes.map((scope) => {
    const [type = "", ...rest] = scope.split(":");
    return { type, name: rest.slice(0, -1).join(":"), actions: (rest.at(-1) ?? "").split(",") };
  });
  const certificate = new X509Certificate(readFileSync(join(TLS, "server.pem")));
  const head = { typ: "JWT", alg: "ES256", x5c: [certificate.raw.toString("base64")] };
  const body = { iss: ISSUER, sub: USER, aud: SERVICE, exp: now + 300, nbf: now - 30, iat: now, jti: `${now}`, access };
  const text = [head, body].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const key = createPrivateKey(readFileSync(join(TLS, "server.key")));
  return `${text}.${sign("sha256", Buffer.from(text), { key, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
}
