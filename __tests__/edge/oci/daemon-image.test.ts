import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { readFromDaemon } from "../../../src/edge/oci/daemon-image.ts";
import { type Entry, sha256, toTarFile } from "../../fakes/stored-images.ts";

const onUnix = process.platform === "win32" ? describe.skip : describe;
const open: { server: Server; folder: string }[] = [];
afterEach(() => {
  for (const { server, folder } of open.splice(0)) {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

const STATUS = "var/lib/dpkg/status";
const [base, app] = [await toTarFile([{ name: STATUS, content: "base" }]), await toTarFile([{ name: "app", content: "app" }])];
const ID = `sha256:${"1".repeat(64)}`;
const diffIds = [base, app].map((layer) => `sha256:${sha256(layer)}`);

/** What an engine that keeps images in its own way says of one. */
const inspected = {
  Id: ID,
  RepoTags: ["shop:1"],
  RepoDigests: [],
  Created: "2026-11-20T00:00:00Z",
  Os: "linux",
  Architecture: "amd64",
  Config: { Labels: null },
  RootFS: { Type: "layers", Layers: diffIds },
};
const history = [
  { CreatedBy: "COPY app", Comment: "", Created: 1_763_596_800, Size: 3 },
  { CreatedBy: "ADD rootfs", Comment: "", Created: 1_763_596_800, Size: 4 },
];

async function read(image: unknown, { layers = 0, saved = [] }: { layers?: number; saved?: readonly Entry[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "daemon-"));
  const archive = await toTarFile(saved);
  const server = createServer((request, response) => {
    const answers: Record<string, string | Uint8Array> = {
      "/images/shop%3A1/json": JSON.stringify(image),
      [`/images/${ID}/history`]: JSON.stringify(history),
      [`/images/${ID}/get`]: archive,
    };
    const answer = answers[request.url ?? ""];
    response.writeHead(answer === undefined ? 404 : 200).end(answer);
  });
  open.push({ server, folder });
  await new Promise<void>((ready) => server.listen(join(folder, "s"), ready));
  const source = { scheme: "docker", locator: "shop:1", absolute: null, platform: null, name: null } as const;
  const wanted = (path: string) => path === STATUS;
  return readFromDaemon(
    { source, wanted, layers, deadline: Date.now() + 30_000 },
    { os: "linux", env: { DOCKER_HOST: `unix://${join(folder, "s")}` } },
  );
}

onUnix("an image of the engine", () => {
  test("is what an engine says that keeps images in its own way: its ID is the config's digest", async () => {
    const { facts, changes } = await read(inspected);
    expect(facts).toMatchObject({ config: ID, platform: "linux/amd64", diffIds, proof: "engine", names: ["shop:1"], labels: {} });
    expect(facts.history.map(({ createdBy }) => createdBy)).toEqual(["ADD rootfs", "COPY app"]);
    expect(changes).toEqual([]);
  });

  test("has another ID where the engine keeps images as a registry has them", async () => {
    const { facts } = await read({
      ...inspected,
      Descriptor: { digest: ID, mediaType: "application/vnd.oci.image.index.v1+json", size: 9 },
    });
    expect(facts).toMatchObject({ config: null, diffIds });
  });

  test("has its first layers read from what the engine saves, whatever they are called there", async () => {
    const saved = [
      { name: "app/layer.tar", content: app },
      { name: "manifest.json", content: "[]" },
      { name: "base/layer.tar", content: base },
    ];
    const { changes } = await read(inspected, { layers: 1, saved });
    expect(changes).toEqual([new Map([[STATUS, { kind: "file", bytes: new TextEncoder().encode("base") }]])]);
    await expect(read(inspected, { layers: 2, saved: saved.slice(2) })).rejects.toMatchObject({ faults: [{ code: "environment" }] });
  });

  test.each([
    [{ ...inspected, Id: "x" }, /^What the container engine says of docker:shop:1 cannot be understood: `Id` is missing or is not/],
    [[], /cannot be understood: it is no JSON object\.$/],
  ])("that cannot be understood is refused", async (image, message) => {
    await expect(read(image)).rejects.toMatchObject({ faults: [{ code: "target-invalid", message: expect.stringMatching(message) }] });
  });
});
