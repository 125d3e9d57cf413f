import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { type RepositoryAccess, type RepositoryFile, readRepositoryFile } from "../../../src/edge/github/repository-file.ts";
import { startServer, type TestServer } from "../../fakes/tls-server.ts";

const POLICY = ".github/portcullis.yml";
let root = "";
let checkout = "";
let base = "";
const servers: TestServer[] = [];

function git(...args: string[]): string {
  const env = { PATH: process.env.PATH ?? "", HOME: root, GIT_CONFIG_NOSYSTEM: "1", GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z" };
  const identity = ["-c", "user.name=n", "-c", "user.email=e@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", [...identity, ...args], { cwd: checkout, env, encoding: "utf8" }).trim();
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(join(checkout, path, ".."), { recursive: true });
  writeFileSync(join(checkout, path), content);
}

/** Makes a repository whose first commit is the base, and whose second is what a pull request changes. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "repository-"));
  checkout = join(root, "checkout");
  mkdirSync(checkout);
  git("init", "-q", "-b", "main");
  write(POLICY, "version: 1 # of the base, é\n");
  write("tool.sh", "#!/bin/sh\n");
  write("large.yml", Buffer.alloc(1024 * 1024 + 1, "#"));
  write("with space/päth.yml", "odd\n");
  symlinkSync(POLICY, join(checkout, "link.yml"));
  git("add", "-A");
  git("update-index", "--chmod=+x", "tool.sh");
  git("commit", "-qm", "base");
  base = git("rev-parse", "HEAD");
  write(POLICY, "version: 1 # softened\n");
  git("commit", "-qam", "head");
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Answer = { readonly status?: number; readonly body?: unknown };

/** GitHub's API as far as it is asked here: gives `answers` by `METHOD path?query`, each once or, the last, for ever. */
async function fakeApi(answer: (asked: string, turn: number) => Answer): Promise<{ apiUrl: string; requests: IncomingMessage[] }> {
  let turn = 0;
  const server = await startServer((request: IncomingMessage, response: ServerResponse) => {
    const { status = 200, body = {} } = answer(decodeURIComponent(`${request.method} ${request.url}`), turn);
    turn += 1;
    response.writeHead(status, { "content-type": "application/json" }).end(typeof body === "string" ? body : JSON.stringify(body));
  }, "plain");
  servers.push(server);
  return { apiUrl: server.url, requests: server.requests };
}

function read(file: Partial<RepositoryFile> = {}, access: Partial<RepositoryAccess> = {}): Promise<string | null> {
  const all = { checkout, token: "", apiUrl: "http://127.0.0.1:1", pause: 5, ...access };
  return readRepositoryFile({ owner: "acme", repo: "shop", path: POLICY, ref: base, ...file }, all);
}

const content = (text: string) => ({ body: { type: "file", encoding: "base64", content: Buffer.from(text).toString("base64") } });
const MISSING = { status: 404, body: { message: "Not Found" } };
const ABSENT = "1".repeat(40);

describe("a file of a commit that is in the checkout", () => {
  test("is as that commit has it, not as the working copy has it", async () => {
    expect(await read()).toBe("version: 1 # of the base, é\n");
    expect(await read({ ref: git("rev-parse", "HEAD") })).toBe("version: 1 # softened\n");
  });

  test("may have an odd path, and may be executable", async () => {
    expect(await read({ path: "with space/päth.yml" })).toBe("odd\n");
    expect(await read({ path: "tool.sh" })).toBe("#!/bin/sh\n");
  });

  test.each(["gone.yml", ".github/gone.yml", "gone/gone.yml"])("is none where the commit has no %s", async (path) => {
    expect(await read({ path })).toBeNull();
  });

  test("is not what a replacement makes of it", async () => {
    write("evil", "version: 1 # replaced\n");
    git("replace", git("rev-parse", `${base}:${POLICY}`), git("hash-object", "-w", "evil"));
    expect(git("cat-file", "blob", `${base}:${POLICY}`)).toContain("replaced");
    expect(await read()).toContain("of the base");
    git("replace", "-d", git("rev-parse", `${base}:${POLICY}`));
  });

  test.each([
    ["content", () => git("rev-parse", `${base}:${POLICY}`), Buffer.from("blob 9\0planted!\n")],
    ["folder", () => git("rev-parse", `${base}:.github`), Buffer.from("tree 0\0")],
    ["commit", () => base, Buffer.from("commit 0\0")],
  ])("is not taken where somebody planted another %s under its name", async (_what, name, planted) => {
    const object = join(checkout, ".git", "objects", name().slice(0, 2), name().slice(2));
    const kept = execFileSync("cat", [object]);
    rmSync(object);
    writeFileSync(object, deflateSync(planted));
    await expect(read()).rejects.toThrow("there is no token to ask GitHub with");
    writeFileSync(object, kept);
    expect(await read()).toContain("of the base");
  });

  test.each([
    ["link", "link.yml"],
    ["folder", ".github"],
    ["file in place of a folder", "tool.sh/x.yml"],
    ["file of more than 1 MiB", "large.yml"],
  ])("is asked of GitHub where it is a %s", async (_what, path) => {
    const { apiUrl, requests } = await fakeApi(() => content("from GitHub"));
    expect(await read({ path }, { apiUrl, token: "t" })).toBe("from GitHub");
    expect(requests).toHaveLength(1);
  });
});

describe("a file that the checkout does not have", () => {
  test("comes from GitHub's API, asked with the token", async () => {
    const asked: string[] = [];
    const { apiUrl, requests } = await fakeApi((what) => {
      asked.push(what);
      return content("version: 1\n");
    });
    expect(await read({ ref: ABSENT }, { apiUrl, token: "secret" })).toBe("version: 1\n");
    expect(asked).toEqual([`GET /repos/acme/shop/contents/${POLICY}?ref=${ABSENT}`]);
    expect(requests[0]?.headers.authorization).toBe("token secret");
  });

  test.each([
    ["another repository", { owner: "acme", repo: "policies", ref: "v1" }, null],
    ["a branch, which can be moved in the checkout", { ref: "main" }, undefined],
  ])("of %s is never read from the checkout", async (_what, file, place) => {
    const { apiUrl } = await fakeApi(() => content("from GitHub"));
    expect(await read(file, { apiUrl, token: "t", ...(place === null ? { checkout: null } : {}) })).toBe("from GitHub");
  });

  test("is none only where GitHub shows the commit", async () => {
    const shown = await fakeApi((what) => (what.includes("/contents/") ? MISSING : { body: { tree: [] } }));
    expect(await read({ ref: ABSENT }, { ...shown, token: "t" })).toBeNull();
    const hidden = await fakeApi(() => MISSING);
    await expect(read({ ref: ABSENT }, { ...hidden, token: "t" })).rejects.toMatchObject({
      faults: [{ code: "policy-unreadable", message: expect.stringContaining("the commit itself cannot be read") }],
    });
  });

  test("is asked for again where GitHub has trouble", async () => {
    const { apiUrl, requests } = await fakeApi((_what, turn) => (turn < 2 ? { status: 502, body: "<html>" } : content("third")));
    expect(await read({ ref: ABSENT }, { apiUrl, token: "t" })).toBe("third");
    expect(requests).toHaveLength(3);
  });

  test.each<[string, Answer, string, number]>([
    ["trouble that stays", { status: 503, body: { message: "Unavailable" } }, "Unavailable", 3],
    ["a token that is not accepted", { status: 401, body: { message: "Bad credentials" } }, "does not accept the token", 1],
    ["a token that may not look", { status: 403, body: { message: "Resource not accessible" } }, "does not allow it: Resource not", 1],
    ["a folder", { body: [{ type: "file", name: "a" }] }, "no regular file", 1],
    ["a submodule", { body: { type: "submodule" } }, "no regular file", 1],
    ["a file above 1 MiB", { body: { type: "file", encoding: "none", content: "" } }, "at most 1 MiB", 1],
    ["an answer that is none", { body: "null" }, "no regular file", 1],
  ])("%s is a policy that cannot be read", async (_what, answer, sentence, times) => {
    const { apiUrl, requests } = await fakeApi(() => answer);
    await expect(read({ ref: ABSENT }, { apiUrl, token: "t" })).rejects.toMatchObject({
      name: "GateError",
      faults: [{ code: "policy-unreadable", message: expect.stringContaining(sentence), next: expect.stringContaining("contents: read") }],
    });
    expect(requests).toHaveLength(times);
  });

  test("is a policy that cannot be read where nobody answers, and where nobody may be asked", async () => {
    await expect(read({ ref: ABSENT }, { token: "t" })).rejects.toMatchObject({ faults: [{ code: "policy-unreadable" }] });
    await expect(read({ ref: ABSENT })).rejects.toThrow("there is no token");
    await expect(read({}, { checkout: join(root, "no-such-folder") })).rejects.toThrow("there is no token");
    await expect(read({}, { checkout: root })).rejects.toThrow("there is no token");
  });

  test("is asked for under certificates that are checked, and the environment is left as it was", async () => {
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
    try {
      const server = await startServer((_request, response) => void response.end("{}"));
      servers.push(server);
      await expect(read({ ref: ABSENT }, { apiUrl: server.url, token: "t" })).rejects.toMatchObject({ name: "GateError" });
      expect(server.requests).toEqual([]);
      expect(process.env.NODE_TLS_REJECT_UNAUTHORIZED).toBe("0");
    } finally {
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    }
  });
});
