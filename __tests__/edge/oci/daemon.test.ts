import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { makeDaemon, toSocketPath } from "../../../src/edge/oci/daemon.ts";

const onUnix = process.platform === "win32" ? describe.skip : describe;
const open: { server: Server; folder: string }[] = [];
afterEach(() => {
  for (const { server, folder } of open.splice(0)) {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function daemonWith(answer: RequestListener): Promise<ReturnType<typeof makeDaemon>> {
  const folder = mkdtempSync(join(tmpdir(), "daemon-"));
  const server = createServer(answer);
  open.push({ server, folder });
  await new Promise<void>((ready) => server.listen(join(folder, "s"), ready));
  return makeDaemon({ os: "linux", env: { DOCKER_HOST: `unix://${join(folder, "s")}` } });
}

onUnix("the daemon is asked for an image", () => {
  test.each([
    ["it has it", 200, true],
    ["it has it not", 404, false],
    ["it is ill", 500, null],
    ["it wants a name that is none", 400, null],
  ])("%s", async (_what, status, expected) => {
    const daemon = await daemonWith((_request, response) => void response.writeHead(status).end("{}"));
    expect(await daemon.has("shop:1")).toBe(expected);
  });

  test("by a reference that cannot leave its place in the address", async () => {
    const paths: (string | undefined)[] = [];
    const daemon = await daemonWith((request, response) => {
      paths.push(request.url);
      response.writeHead(404).end();
    });
    await daemon.has("localhost:5000/acme/shop@sha256:00");
    await daemon.has("a?b#c/../x y");
    expect(paths).toEqual(["/images/localhost%3A5000/acme/shop%40sha256%3A00/json", "/images/a%3Fb%23c/../x%20y/json"]);
  });

  test("nobody is there", async () => {
    const daemon = makeDaemon({ os: "linux", env: { DOCKER_HOST: "unix:///nonexistent/docker.sock" } });
    expect(await daemon.has("shop:1")).toBeNull();
  });

  test("one that never answers is given up", async () => {
    const daemon = await daemonWith(() => undefined);
    const began = Date.now();
    expect(await daemon.has("shop:1")).toBeNull();
    expect(Date.now() - began).toBeLessThan(4000);
  });
});

test.each([
  ["nothing said, on Linux", "linux", undefined, "/var/run/docker.sock"],
  ["nothing said, on Windows", "win32", undefined, "//./pipe/docker_engine"],
  ["a socket", "linux", "unix:///run/user/1000/docker.sock", "/run/user/1000/docker.sock"],
  ["a pipe", "win32", "npipe:////./pipe/other", "//./pipe/other"],
  ["a daemon elsewhere", "linux", "tcp://10.0.0.1:2375", null],
  ["a relative socket", "linux", "unix://docker.sock", null],
])("the socket: %s", (_what, os, host, expected) => {
  expect(toSocketPath({ os, env: { DOCKER_HOST: host } })).toBe(expected);
});
