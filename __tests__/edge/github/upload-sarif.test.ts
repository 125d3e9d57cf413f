import { afterEach, describe, expect, test } from "@jest/globals";
import { makeGitHub } from "../../../src/edge/github/client.ts";
import { type UploadEnd, uploadSarif } from "../../../src/edge/github/upload-sarif.ts";
import { toUploadWords } from "../../../src/edge/github/upload-words.ts";
import { makeConnector } from "../../../src/edge/node/connector.ts";
import { type Answer, type FakeGitHub, type FakeOptions, startGitHub } from "../../fakes/github.ts";
import { TEST_AUTHORITY } from "../../fakes/tls-server.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";
const TOKEN = "ghs_secret";
const STARTED = Date.now();
const servers: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

type Ran = { readonly end: UploadEnd; readonly github: FakeGitHub; readonly waits: readonly number[]; readonly words: string };

/** Uploads a small document to a GitHub that answers so; no time passes but on the clock. */
async function run(
  options: FakeOptions = {},
  { timeout = 900_000, apiUrl, caCertificate = null }: { timeout?: number; apiUrl?: string; caCertificate?: string | null } = {},
): Promise<Ran> {
  const github = await startGitHub(options);
  servers.push(github);
  const waits: number[] = [];
  let now = STARTED;
  const patience = {
    deadline: STARTED + timeout,
    now: () => now,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
  const connect = makeConnector({ proxy: null, caCertificate, env: {} });
  const client = makeGitHub({ token: TOKEN, apiUrl: apiUrl ?? github.url, connect, signal: AbortSignal.timeout(30_000) });
  const sarif = [JSON.stringify({ runs: [{ automationDetails: { id: "c/" }, results: [] }] })];
  const about = { owner: "acme", repo: "shop", ref: "refs/heads/main", commit: COMMIT, category: "c/", tool: "Portcullis" };
  const end = await uploadSarif(client, { ...about, started: STARTED, sarif }, patience);
  const words = toUploadWords(end);
  return { end, github, waits, words: words === null ? "" : `${words.message} ${words.next}` };
}

/** The POST is answered so, as often as there are answers; then as usual. */
const posts =
  (...answers: readonly Answer[]): FakeOptions["answer"] =>
  ({ method }, turn) =>
    method === "POST" ? answers[turn] : undefined;
const refused = (status: number, message: string, headers: Record<string, string> = {}): Answer => ({ status, body: { message }, headers });

test("a document arrives once, packed, under its ref and commit, and its processing is waited for", async () => {
  const { end, github, waits } = await run({ processing: [{ processing_status: "pending" }, { processing_status: "complete" }] });
  expect(end).toEqual({ kind: "processed" });
  expect(github.invalid).toEqual([]);
  expect(github.uploads).toEqual([
    { ref: "refs/heads/main", commit: COMMIT, tool: "Portcullis", sarif: { runs: [{ automationDetails: { id: "c/" }, results: [] }] } },
  ]);
  expect(github.asked.map(({ method }) => method)).toEqual(["POST", "GET", "GET"]);
  expect(github.asked.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`token ${TOKEN}`));
  expect(waits).toEqual([1_000, 2_000]);
});

describe("what GitHub did not do at once", () => {
  test.each<[string, readonly Answer[], readonly number[]]>([
    ["is tried again after two seconds where it has trouble", [refused(503, "Service unavailable")], [2_000]],
    ["more patiently each time", [refused(500, ""), refused(502, ""), refused(503, "")], [2_000, 4_000, 8_000]],
    ["after the time that it names", [refused(429, "Slow down", { "retry-after": "17" })], [17_000]],
    ["also for a limit that comes as 403", [refused(403, "You have exceeded a secondary rate limit", { "retry-after": "5" })], [5_000]],
    ["after a minute where it limits us and names no time", [refused(403, "You have exceeded a secondary rate limit")], [60_000]],
    ["and two, the next time", [refused(429, ""), refused(429, "")], [60_000, 120_000]],
    [
      "when the hour's limit is set anew",
      [
        refused(403, "API rate limit exceeded", {
          "x-ratelimit-remaining": "0",
          "x-ratelimit-reset": String(Math.floor(STARTED / 1000) + 100),
        }),
      ],
      [expect.any(Number) as unknown as number],
    ],
  ])("%s", async (_sentence, answers, pauses) => {
    const { end, github, waits } = await run({ answer: posts(...answers) });
    expect(end).toEqual({ kind: "processed" });
    expect(github.uploads).toHaveLength(1);
    expect(waits).toEqual([...pauses, 1_000]);
  });

  test("is not waited for past the deadline", async () => {
    const { end, github, waits, words } = await run(
      { answer: posts(refused(429, "Slow down", { "retry-after": "900" })) },
      { timeout: 60_000 },
    );
    expect(end.kind).toBe("refused");
    expect(waits).toEqual([]);
    expect(github.asked).toHaveLength(1);
    expect(words).toContain("limits how often it is asked: Slow down (429)");
  });

  test("is given up after four tries", async () => {
    const { github, words } = await run({ answer: ({ method }) => (method === "POST" ? refused(503, "Service unavailable") : undefined) });
    expect(github.asked).toHaveLength(4);
    expect(words).toContain("GitHub has trouble of its own: Service unavailable (503).");
    expect(words).toContain("githubstatus.com");
  });
});

describe("a connection that broke after the document was sent", () => {
  test("is looked into: what has arrived is not sent again", async () => {
    const { end, github } = await run({ answer: posts("drop"), arrives: true });
    expect(end).toEqual({ kind: "processed" });
    expect(github.uploads).toHaveLength(1);
    expect(github.asked.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("is sent once more where nothing has arrived", async () => {
    const { end, github } = await run({ answer: posts("drop") });
    expect(end).toEqual({ kind: "processed" });
    expect(github.asked.filter(({ method }) => method === "POST")).toHaveLength(2);
    expect(github.asked.filter(({ path }) => path.endsWith("/analyses"))).toHaveLength(3);
  });

  test("and broke again is told", async () => {
    const { end, github, words } = await run({ answer: posts("drop", "drop") });
    expect(end.kind).toBe("refused");
    expect(github.asked.filter(({ method }) => method === "POST")).toHaveLength(2);
    expect(words).toContain("GitHub could not be reached: the connection broke off.");
  });
});

describe("what GitHub refuses is told with what to do", () => {
  test.each<[string, Answer, string, string]>([
    [
      "a token without the right",
      refused(403, "Resource not accessible by integration"),
      "may not write to code scanning",
      "security-events: write",
    ],
    [
      "a repository without code scanning",
      refused(403, "Advanced Security must be enabled for this repository to use code scanning."),
      "code scanning is not enabled",
      "settings",
    ],
    [
      "the same in other words",
      refused(403, "Code Security must be enabled for this repository to use code scanning."),
      "code scanning is not enabled",
      "upload-sarif: never",
    ],
    ["an archived repository", refused(403, "Repository was archived so is read-only."), "is archived", "unarchive"],
    ["a token that is none", refused(401, "Bad credentials"), "does not accept the token: Bad credentials (401)", "github-token"],
    ["a repository that it does not know", refused(404, "Not Found"), "knows no such repository", "security-events: write"],
    ["a ref that is gone", refused(404, "ref 'refs/heads/x' not found in this repository"), "ref or the commit any more", "deleted"],
    ["a commit that is gone", refused(422, "commit not found"), "ref or the commit any more", "check out"],
    ["a document that is too large", refused(413, "Payload too large"), "larger than code scanning takes", "several jobs"],
    [
      "a document that it cannot read",
      refused(400, "sarif field is invalid"),
      "does not take the document: sarif field is invalid (400)",
      "report this",
    ],
    ["something new", refused(418, "Teapot"), "GitHub refused it: Teapot (418)", "upload-sarif: never"],
  ])("%s", async (_sentence, answer, why, next) => {
    const { github, words, waits } = await run({ answer: posts(answer) });
    expect(github.asked).toHaveLength(1);
    expect(waits).toEqual([]);
    expect(words).toContain(why);
    expect(words).toContain(next);
    expect(words).not.toContain(TOKEN);
  });
});

describe("what GitHub cannot process is told with what to do", () => {
  test.each<[string, readonly string[] | null, string, string]>([
    [
      "default setup",
      ["CodeQL analyses from advanced configurations cannot be processed when the default setup is enabled"],
      "default setup",
      "advanced",
    ],
    [
      "too many alerts",
      ["rejecting delivery as the repository has too many logical alerts"],
      "as many alerts as code scanning keeps",
      "deleted",
    ],
    ["a category that is taken", ["A delivery cannot contain multiple runs with the same category"], "same category", "`sarif-category`"],
    ["too many results", ["Analysis SARIF file rejected due to result limits"], "larger than code scanning takes", "several jobs"],
    [
      "something of the document",
      ["an invalid URI was provided as a SARIF location", "b"],
      "only in part: an invalid URI was provided as a SARIF location; b.",
      "report this",
    ],
    ["nothing it tells", null, "it does not say why", "report this"],
  ])("%s", async (_sentence, errors, why, next) => {
    const { end, words } = await run({ processing: [{ processing_status: "failed", errors }] });
    expect(end.kind).toBe("failed");
    expect(words).toContain(why);
    expect(words).toContain(next);
  });

  test("that GitHub never ends is not waited for longer than five minutes, nor past the deadline", async () => {
    const long = await run({ processing: [{ processing_status: "pending" }] });
    expect(long.end).toEqual({ kind: "pending", why: null });
    const total = (waits: readonly number[]) => waits.reduce((sum, wait) => sum + wait, 0);
    expect(total(long.waits)).toBeGreaterThan(200_000);
    expect(total(long.waits)).toBeLessThan(300_000);
    const short = await run({ processing: [{ processing_status: "pending" }] }, { timeout: 10_000 });
    expect(total(short.waits)).toBeLessThan(10_000);
    expect(short.words).toContain("has not said whether it could process it");
  });

  test("a look at what became of it may be refused, or come too early", async () => {
    const answer: FakeOptions["answer"] = ({ method }, turn) => (method === "GET" && turn === 0 ? refused(404, "Not Found") : undefined);
    expect((await run({ answer })).end).toEqual({ kind: "processed" });
    const never = await run({ answer: ({ method }) => (method === "GET" ? refused(403, "No") : undefined) });
    expect(never.words).toContain("process it: No.");
  });
});

describe("the token", () => {
  test("goes to no other host that GitHub leads to", async () => {
    const other = await startGitHub();
    servers.push(other);
    for (const status of [301, 302, 307, 308]) {
      const { words } = await run({ answer: posts({ status, headers: { location: `${other.url}/x` } }) });
      expect(words).toMatch(/GitHub (?:leads to|answered 30)/);
    }
    const asking = await run({
      answer: ({ method }) => (method === "GET" ? { status: 302, headers: { location: `${other.url}/x` } } : undefined),
    });
    expect(asking.words).toContain(`leads to ${other.url}`);
    expect(other.asked).toEqual([]);
  });

  test("follows a repository that was renamed on the same host", async () => {
    const moved = "/repos/acme/shop/code-scanning/sarifs";
    const { end, github } = await run({
      answer: ({ method }, turn) => (method === "POST" && turn === 0 ? { status: 307, headers: { location: moved } } : undefined),
    });
    expect(end).toEqual({ kind: "processed" });
    expect(github.uploads).toHaveLength(1);
  });

  test("goes round no circle", async () => {
    const { words } = await run({
      answer: ({ path, method }) => (method === "POST" ? { status: 307, headers: { location: path } } : undefined),
    });
    expect(words).toContain("redirected more than 3 times");
  });

  test("is for who has a certificate that we trust", async () => {
    expect((await run({ certificate: "server" }, { caCertificate: TEST_AUTHORITY })).end).toEqual({ kind: "processed" });
    const { github, words } = await run({ certificate: "server" });
    expect(words).toMatch(/could not be reached: the server's certificate is signed by/);
    expect(words).toContain("`ca-certificate`");
    expect(github.asked).toEqual([]);
  });

  test.each([
    ["http://github.example.com", "is not an https address"],
    ["github", "is not an address"],
  ])("is not sent to %s", async (apiUrl, why) => {
    const { github, words } = await run({}, { apiUrl });
    expect(words).toContain(why);
    expect(github.asked).toEqual([]);
  });
});
