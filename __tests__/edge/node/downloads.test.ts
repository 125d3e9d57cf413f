import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener, ServerResponse } from "node:http";
import { createServer as createProxy } from "node:http";
import { connect as connectTcp } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { isLoopback, toProxy } from "../../../src/edge/node/connector.ts";
import { type DownloadOptions, makeDownloads } from "../../../src/edge/node/downloads.ts";
import type { DownloadRequest } from "../../../src/ports.ts";
import { startServer, TEST_AUTHORITY, type TestServer } from "../../fakes/tls-server.ts";

let folder = "";
const servers: TestServer[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "downloads-"));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function serve(answer: RequestListener, certificate?: Parameters<typeof startServer>[1]): Promise<TestServer> {
  const server = await startServer(answer, certificate);
  servers.push(server);
  return server;
}

let count = 0;
async function fetchTo(url: string, given: Partial<DownloadRequest> = {}, options: Partial<DownloadOptions> = {}): Promise<string> {
  count += 1;
  const to = join(folder, `file-${count}`);
  const downloads = makeDownloads({
    clock: { now: () => Date.now() },
    proxy: null,
    caCertificate: TEST_AUTHORITY,
    env: {},
    pause: 5,
    ...options,
  });
  await downloads.fetch({ url, to, deadline: Date.now() + 5000, limit: 1 << 20, ...given });
  return readFileSync(to, "utf8");
}

/** Answers each request in turn; the last answer stays. */
function inTurn(...answers: ((response: ServerResponse) => void)[]): RequestListener {
  let turn = 0;
  return (_request, response) => {
    const answer = answers[Math.min(turn, answers.length - 1)];
    turn += 1;
    answer?.(response);
  };
}
const body = (text: string) => (response: ServerResponse) => void response.end(text);
const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end("no");
const cut = (response: ServerResponse) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("half");
  setTimeout(() => response.destroy(), 10);
};

describe("a file arrives whole", () => {
  test("over TLS, from an authority that was declared", async () => {
    const { url, requests } = await serve(inTurn(body("bytes")));
    expect(await fetchTo(`${url}/a/file`)).toBe("bytes");
    expect(requests[0]?.headers).toMatchObject({ "accept-encoding": "identity" });
  });

  test("progress tells what came and what will", async () => {
    const { url } = await serve((_request, response) => void response.writeHead(200, { "content-length": "5" }).end("bytes"));
    const told: unknown[] = [];
    await fetchTo(url, { onProgress: (received, total) => told.push([received, total]) });
    expect(told.at(-1)).toEqual([5, 5]);
  });

  test("after a redirect to another host, which does not see the token", async () => {
    const other = await serve(inTurn(body("from there")));
    const { url, requests } = await serve(inTurn(status(302, { location: `${other.url}/there` })));
    expect(await fetchTo(url, { token: "secret" })).toBe("from there");
    expect(requests[0]?.headers.authorization).toBe("Bearer secret");
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });

  test("after a redirect that is relative", async () => {
    const { url } = await serve((request, response) => (request.url === "/b" ? body("b") : status(307, { location: "/b" }))(response));
    expect(await fetchTo(`${url}/a`)).toBe("b");
  });

  test("over plain http from this machine itself", async () => {
    const { url } = await serve(inTurn(body("local")), "plain");
    expect(await fetchTo(url)).toBe("local");
  });
});

describe("what passes is tried again, three times at most", () => {
  test.each([
    ["a server error", status(503)],
    ["too many requests", status(429, { "retry-after": "0" })],
    ["a connection that breaks off", (response: ServerResponse) => void response.destroy()],
    ["a body that is cut", cut],
  ])("%s", async (_what, fault) => {
    const { url, requests } = await serve(inTurn(fault, fault, body("third")));
    expect(await fetchTo(url)).toBe("third");
    expect(requests.length).toBe(3);
  });

  test.each([
    ["a server error that stays", status(500), "answered 500 (tried 3 times)", 3],
    ["a body that is always cut", cut, "(tried 3 times)", 3],
    ["a long rest that is asked for", status(429, { "retry-after": "3600" }), "wants 3600 seconds of rest", 1],
    ["a missing file", status(404), "no such file (404)", 1],
    ["a refusal", status(403), "does not allow it (403)", 1],
    ["an odd status", status(204), "answered 204", 1],
    ["a redirect to nowhere", status(302), "answered 302", 1],
    ["a redirect to plain http elsewhere", status(302, { location: "http://example.com/x" }), "not an https address", 1],
    ["a redirect to another scheme", status(302, { location: "file:///etc/passwd" }), "not an https address", 1],
    ["redirects without end", status(302, { location: "/again" }), "more than 5 times", 6],
  ])("%s is an error", async (_what, fault, sentence, times) => {
    const { url, requests } = await serve(inTurn(fault));
    await expect(fetchTo(`${url}/x?token=1`)).rejects.toMatchObject({ name: "GateError", message: expect.stringContaining(sentence) });
    expect(requests.length).toBe(times);
  });

  test("a redirect from https to plain http is never followed, not even to this machine", async () => {
    const plain = await serve(inTurn(body("stolen")), "plain");
    const { url } = await serve(inTurn(status(302, { location: plain.url })));
    await expect(fetchTo(url)).rejects.toThrow("which is not encrypted");
    expect(plain.requests.length).toBe(0);
  });
});

describe("a server that holds us up is given up", () => {
  const silent: RequestListener = () => undefined;
  const trickle: RequestListener = (request, response) => {
    response.writeHead(200, { "content-length": "1000000" });
    const timer = setInterval(() => response.write("x"), 20);
    request.on("close", () => clearInterval(timer));
  };

  test.each<[string, RequestListener, string]>([
    ["that never answers", silent, "said nothing for 0.2 seconds .tried 3 times"],
    ["that sends a byte now and then", trickle, "sent only \\d+ bytes in 0.2 seconds"],
    ["that stops in the middle", (_request, response) => void response.writeHead(200, { "content-length": "9" }).write("x"), "0.2 seconds"],
  ])("one %s", async (_what, answer, sentence) => {
    const { url } = await serve(answer);
    await expect(fetchTo(url, {}, { stall: 200 })).rejects.toMatchObject({ name: "GateError", message: expect.stringMatching(sentence) });
  });

  test("one that answers too late for our patience, whatever tries are left", async () => {
    const { url } = await serve(silent);
    const start = Date.now();
    await expect(fetchTo(url, {}, { patience: 300 })).rejects.toThrow("no answer came within 0.3 seconds");
    expect(Date.now() - start).toBeLessThan(2000);
  });

  test("but not one that only takes its time after its first byte", async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { "content-length": "4" }).write("ab");
      setTimeout(() => response.end("cd"), 500);
    });
    expect(await fetchTo(url, {}, { patience: 300 })).toBe("abcd");
  });
});

describe("what must not be trusted is refused at once", () => {
  test.each([
    ["an authority nobody declared", "server", null, "do not trust"],
    ["a certificate that has expired", "expired", TEST_AUTHORITY, "has expired"],
    ["a certificate for another host", "other-host", TEST_AUTHORITY, "another host"],
  ] as const)("%s", async (_what, certificate, caCertificate, sentence) => {
    const { url, requests } = await serve(inTurn(body("bytes")), certificate);
    await expect(fetchTo(url, {}, { caCertificate })).rejects.toThrow(sentence);
    expect(requests.length).toBe(0);
  });

  test("also where the environment switches the check off", async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    try {
      const { url } = await serve(inTurn(body("bytes")));
      await expect(fetchTo(url, {}, { caCertificate: null })).rejects.toThrow("do not trust");
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });

  test.each([
    ["a file that is none", () => "certificates in", "missing.pem"],
    ["a file without a certificate", () => "holds no certificate", "empty.pem"],
  ])("certificates: %s", async (_what, sentence, name) => {
    writeFileSync(join(folder, "empty.pem"), "nothing");
    await expect(fetchTo("https://localhost:1/", {}, { caCertificate: join(folder, name) })).rejects.toThrow(sentence());
  });

  test.each([["http://example.com/"], ["ftp://localhost/"], ["not an address"]])("the address %s", async (url) => {
    await expect(fetchTo(url)).rejects.toThrow(/not an (https )?address/);
  });
});

describe("size and time are kept", () => {
  test.each([
    ["announced", (response: ServerResponse) => void response.writeHead(200, { "content-length": "2000000" }).end("x".repeat(2_000_000))],
    ["not announced", (response: ServerResponse) => void response.end("x".repeat(2_000_000))],
  ])("a body that is too large, %s, leaves nothing behind", async (_how, answer) => {
    const { url } = await serve(inTurn(answer));
    await expect(fetchTo(url)).rejects.toThrow("that are accepted");
    expect(existsSync(join(folder, `file-${count}`))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("a server that trickles does not outlast the deadline", async () => {
    const { url } = await serve((_request, response) => {
      const timer = setInterval(() => response.write("x"), 50);
      response.on("close", () => clearInterval(timer));
    });
    await expect(fetchTo(url, { deadline: Date.now() + 300 })).rejects.toThrow("the time was up");
  });

  test("a server that never answers does not either", async () => {
    const { url } = await serve(() => undefined);
    await expect(fetchTo(url, { deadline: Date.now() + 300 })).rejects.toThrow("the time was up");
  });

  test("nobody listens", async () => {
    const { url, close } = await startServer(() => undefined);
    await close();
    await expect(fetchTo(`${url}/path?secret=1`)).rejects.toThrow(
      /^https:\/\/localhost:\d+\/path could not be fetched: the connection was refused\.$/,
    );
  });

  test("a place that cannot be written is said, and not the network's fault", async () => {
    writeFileSync(join(folder, "plain"), "");
    const { url, requests } = await serve(inTurn(body("bytes")));
    await expect(fetchTo(url, { to: join(folder, "plain", "below") })).rejects.toThrow("could not be written");
    expect(requests.length).toBe(1);
  });
});

describe("proxies are used only when they are declared", () => {
  const url = new URL("https://example.com/x");
  const env = { HTTPS_PROXY: "http://proxy:3128", NO_PROXY: "internal.example, .corp.example,*.lab.example,only.example:8443" };
  test.each([
    ["none declared", url, null, env, null],
    ["inherited", url, "inherit", env, "http://proxy:3128"],
    ["inherited where there is none", url, "inherit", {}, null],
    ["named", url, "http://other:1", env, "http://other:1"],
    ["named, and NO_PROXY is not ours", new URL("https://internal.example/"), "http://other:1", env, "http://other:1"],
    ["exempt", new URL("https://internal.example/"), "inherit", env, null],
    ["exempt below", new URL("https://a.b.corp.example/"), "inherit", env, null],
    ["exempt by star", new URL("https://a.lab.example/"), "inherit", env, null],
    ["exempt on one port", new URL("https://only.example:8443/"), "inherit", env, null],
    ["not exempt on another", new URL("https://only.example/"), "inherit", env, "http://proxy:3128"],
    ["not exempt by likeness", new URL("https://notinternal.example/"), "inherit", env, "http://proxy:3128"],
    ["all exempt", url, "inherit", { ...env, NO_PROXY: "*" }, null],
    ["this machine", new URL("http://127.0.0.1:80/"), "http://other:1", env, null],
  ])("%s", (_what, address, proxy, variables, expected) => {
    expect(toProxy(address, { proxy, env: variables })).toBe(expected);
  });

  test("one that is no address is refused", () => {
    expect(() => toProxy(url, { proxy: "proxy:3128", env })).toThrow("not an http or https address");
  });

  test("a tunnel is asked of it, by the host's name", async () => {
    const asked: (string | undefined)[] = [];
    const target = await serve(inTurn(body("through")));
    const proxy = createProxy().on("connect", (request, socket) => {
      asked.push(request.url);
      const upstream = connectTcp(Number(new URL(target.url).port), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        upstream.pipe(socket).pipe(upstream);
      });
      upstream.on("error", () => socket.destroy());
      socket.on("error", () => upstream.destroy());
    });
    await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
    const { port } = proxy.address() as { port: number };
    const fetching = fetchTo("https://scanner.example/file", {}, { proxy: `http://127.0.0.1:${port}` });
    await expect(fetching).rejects.toThrow("another host"); // the tunnel ends at our server, whose certificate is not for that name
    expect(asked).toEqual(["scanner.example:443"]);
    await new Promise((closed) => {
      proxy.closeAllConnections();
      proxy.close(closed);
    });
  });

  test.each([
    ["localhost", true],
    ["127.0.0.1", true],
    ["127.9.8.7", true],
    ["[::1]", true],
    ["127.0.0.1.example.com", false],
    ["localhost.example", false],
    ["0.0.0.0", false],
  ])("%s is this machine: %s", (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
