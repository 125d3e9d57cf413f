import { makeGitHub } from "../edge/github/client.ts";
import { readHead, readOccasion } from "../edge/github/occasion.ts";
import type { Patience } from "../edge/github/patience.ts";
import { planUpload } from "../edge/github/upload-plan.ts";
import { uploadSarif } from "../edge/github/upload-sarif.ts";
import { toUploadWords } from "../edge/github/upload-words.ts";
import { makeConnector } from "../edge/node/connector.ts";
import { sentenceOf } from "../errors.ts";
import { renderDocuments } from "../gate.ts";
import type { DeliveryNote } from "../model/delivery.ts";
import type { Settings } from "../model/settings.ts";
import type { RunFacts, Verdict } from "../model/verdict.ts";

/** What is to be delivered to GitHub, and how it may be reached. */
export type DeliveryWish = Pick<Settings, "uploadSarif" | "timeout" | "offline" | "proxy" | "caCertificate">;

/** A run to deliver. `started`: ms since 1970. */
export type Delivery = {
  readonly verdict: Verdict;
  readonly run: RunFacts;
  readonly wish: DeliveryWish;
  readonly started: number;
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly patience?: Omit<Patience, "deadline">;
};

/** What became of it: a sentence of what was done, and notes of what was not. */
export type Delivered = { readonly done: readonly string[]; readonly notes: readonly DeliveryNote[] };

const REAL: Omit<Patience, "deadline"> = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
};

/** Uploads the SARIF to code scanning, as `upload-sarif` wishes. Delivery is outside the verdict: never rejects, and a note says what was not done. */
export async function deliverSarif(delivery: Delivery): Promise<Delivered> {
  const { uploadSarif: wish } = delivery.wish;
  if (wish === "never") return { done: [], notes: [] };
  const withheld = toWithheld(delivery.verdict);
  if (withheld !== null) return { done: [], notes: [withheld] };
  const level = wish === "always" ? "error" : "notice";
  try {
    const { done, refused } = await upload(delivery);
    return { done, notes: refused === null ? [] : [toNote(refused, level)] };
  } catch (error) {
    const message = `The SARIF was not uploaded: Portcullis failed: ${sentenceOf(error).replace(/\.$/, "")}.`;
    return { done: [], notes: [toNote({ code: "upload-refused", message, next: "Please report this as a bug." }, level)] };
  }
}

/** What was to be done in any case and was not is a reason of the outcome, and has its code. */
function toNote(refused: Omit<DeliveryNote, "level">, level: DeliveryNote["level"]): DeliveryNote {
  return { level, ...refused, code: level === "error" ? "upload-refused" : refused.code };
}

/** Code scanning closes the alerts that an upload does not have: what nobody vouches for, and a list that is empty for want of looking, stay here. */
function toWithheld({ outcome, counts, reasons }: Verdict): DeliveryNote | null {
  const isEmpty = outcome === "incomplete" && counts.total === 0;
  if (outcome !== "error" && !isEmpty) return null;
  const why = outcome === "error" ? "nobody can vouch for the result" : "nothing was found where not all was looked at";
  return {
    level: "notice",
    code: "upload-skipped",
    message: `The SARIF was not uploaded to code scanning: ${why} (\`${reasons[0]?.code ?? outcome}\`), and the upload would close alerts that still hold.`,
    next: "See to the verdict's reasons first.",
  };
}

type Tried = { readonly done: readonly string[]; readonly refused: Omit<DeliveryNote, "level"> | null };

async function upload({ verdict, run, wish, started, env, cwd, patience = REAL }: Delivery): Promise<Tried> {
  const token = env["INPUT_GITHUB-TOKEN"]?.trim() ?? "";
  if (token === "") return skipped({ message: "there is no token", next: "Pass `github-token`, or set `upload-sarif: never`." });
  if (wish.offline) return skipped({ message: "`offline` is set", next: "Set `upload-sarif: never` beside it." });
  const occasion = readOccasion(env);
  const plan = planUpload(occasion, occasion.pull === null ? null : await readHead(cwd, env.PATH));
  if ("message" in plan) return skipped(plan);
  const deadline = started + wish.timeout;
  const left = deadline - patience.now();
  if (left <= 0) return skipped({ message: "the run's `timeout` is over", next: "Give it more time." });
  const connect = makeConnector({ proxy: wish.proxy, caCertificate: wish.caCertificate, env });
  const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
  const github = makeGitHub({ token, apiUrl, connect, signal: AbortSignal.timeout(Math.min(left, 2 ** 31 - 1)) });
  const [owner = "", repo = ""] = occasion.repository.split("/");
  const [document] = renderDocuments(verdict, run, { outputs: [{ format: "sarif", file: null }], display: PLAIN });
  const about = { owner, repo, ...plan, category: run.sarifCategory, tool: "Portcullis", started, sarif: document?.pieces ?? [] };
  const refused = toUploadWords(await uploadSarif(github, about, { ...patience, deadline }));
  if (refused !== null) return { done: [], refused: { code: "upload-refused", ...refused } };
  return { done: [`Code scanning has the SARIF for ${plan.ref} at ${plan.commit.slice(0, 12)}, as ${run.sarifCategory}`], refused: null };
}

const PLAIN = { width: 120, colour: false, links: false, verbose: false };

function skipped({ message, next }: { message: string; next: string }): Tried {
  return { done: [], refused: { code: "upload-skipped", message: `The SARIF was not uploaded to code scanning: ${message}.`, next } };
}
