import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { GitHub } from "./client.ts";
import { type Answered, askGitHub, type Patience, type Refusal } from "./patience.ts";

export type Upload = {
  readonly owner: string;
  readonly repo: string;
  readonly ref: string;
  readonly commit: string;
  readonly category: string;
  readonly tool: string;
  /** When the run began; ms since 1970. */
  readonly started: number;
  readonly sarif: Iterable<string>;
};

/** How an upload ended. `pending`: GitHub has it, and had not said what became of it; `why`: nor would. */
export type UploadEnd =
  | { readonly kind: "processed" }
  | { readonly kind: "pending"; readonly why: Refusal | null }
  | { readonly kind: "failed"; readonly errors: readonly string[] }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "too-large"; readonly bytes: number };

/** GitHub refuses a document of more than 10 MB, compressed (docs.github.com, "SARIF support for code scanning"). */
const LARGEST = 10_000_000;
const LONGEST_WAIT_MS = 300_000;
const LONGEST_PAUSE_MS = 32_000;

/** Uploads a SARIF to code scanning and waits until it was processed, or the deadline or five minutes are over. Never rejects. */
export async function uploadSarif(github: GitHub, upload: Upload, patience: Patience): Promise<UploadEnd> {
  const packed = await toGzip(upload.sarif);
  if (packed.length > LARGEST) return { kind: "too-large", bytes: packed.length };
  const sent = await post(github, { ...upload, packed: packed.toString("base64") }, patience);
  if (sent.refusal !== null) return { kind: "refused", refusal: sent.refusal };
  if (sent.value === "") return { kind: "pending", why: null };
  return waitFor(github, { ...upload, id: sent.value }, patience);
}

async function toGzip(pieces: Iterable<string>): Promise<Buffer> {
  const packed: Buffer[] = [];
  for await (const piece of Readable.from(pieces).pipe(createGzip({ level: 9 }))) packed.push(piece as Buffer);
  return Buffer.concat(packed);
}

/** Sends the document; gives its id. Where the connection broke it may have arrived: it is looked for before it is sent once more. */
async function post(github: GitHub, upload: Upload & { readonly packed: string }, patience: Patience): Promise<Answered<string>> {
  const { owner, repo, ref, commit, tool, started, packed } = upload;
  const started_at = new Date(started).toISOString().replace(/\.\d+Z$/, "Z");
  const body = { owner, repo, commit_sha: commit, ref, sarif: packed, tool_name: tool, started_at };
  for (let tries = 1; ; tries += 1) {
    const sent = await askGitHub(() => github.codeScanning.uploadSarif(body), { ...patience, again: false });
    if (sent.refusal === null) return { value: sent.value.id ?? "", refusal: null };
    if (!sent.refusal.isBroken) return sent;
    const found = await findArrived(github, upload, patience);
    if (found !== null) return { value: found, refusal: null };
    if (tries === 2 || patience.now() >= patience.deadline) return sent;
  }
}

const LOOKS_MS = [2_000, 5_000, 10_000];
/** Our clock and GitHub's may differ by that much. */
const SKEW_MS = 60_000;

/** The id of an upload of ours that GitHub has; null where it has none, or does not say. */
async function findArrived(
  github: GitHub,
  { owner, repo, ref, commit, category, started }: Upload,
  patience: Patience,
): Promise<string | null> {
  for (const pause of LOOKS_MS) {
    if (patience.now() + pause >= patience.deadline) return null;
    await patience.sleep(pause);
    const question = { owner, repo, ref, sort: "created", direction: "desc", per_page: 100 } as const;
    const listed = await askGitHub(() => github.codeScanning.listRecentAnalyses(question), patience);
    if (listed.refusal !== null) continue;
    const ours = listed.value.find(
      (of) => of.commit_sha === commit && isSame(of.category ?? "", category) && Date.parse(of.created_at ?? "") >= started - SKEW_MS,
    );
    if (ours !== undefined) return ours.sarif_id;
  }
  return null;
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\/$/, "") === other.replace(/\/$/, "");
}

async function waitFor(github: GitHub, { owner, repo, id }: Upload & { readonly id: string }, patience: Patience): Promise<UploadEnd> {
  const until = Math.min(patience.deadline, patience.now() + LONGEST_WAIT_MS);
  for (let pause = 1_000; patience.now() + pause < until; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    await patience.sleep(pause);
    const asked = await askGitHub(() => github.codeScanning.getSarif({ owner, repo, sarif_id: id }), { ...patience, deadline: until });
    if (asked.refusal?.status === 404) continue; // not everywhere yet
    if (asked.refusal !== null) return { kind: "pending", why: asked.refusal };
    const { processing_status: status, errors } = asked.value;
    if (status === "complete") return { kind: "processed" };
    if (status === "failed") return { kind: "failed", errors: (errors ?? []).map((text) => text.slice(0, 500)) };
  }
  return { kind: "pending", why: null };
}
