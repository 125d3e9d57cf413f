import { sentenceOf } from "../../errors.ts";
import { isDownloadFault } from "../node/download-faults.ts";

/** Time, as GitHub is waited for: ms since 1970 now, at the deadline, and how to let some pass. */
export type Patience = { readonly deadline: number; now(): number; sleep(milliseconds: number): Promise<void> };

/**
 * Why there is no good answer. `status` null: there was none at all; `isBroken`: and nobody knows whether the question arrived. `message`:
 * GitHub's words, or ours of the connection.
 */
export type Refusal = { readonly status: number | null; readonly isBroken: boolean; readonly message: string };

export type Answered<T> = { readonly value: T; readonly refusal: null } | { readonly refusal: Refusal };

const TRIES = 4;
const PAUSE_MS = 2_000;
/** What GitHub asks of clients that it limits without saying for how long. */
const LIMITED_MS = 60_000;

/**
 * Asks until there is an answer, a refusal that stays, or no time: GitHub's troubles and limits pass, after the time that it names, else
 * two seconds, a minute where it limits us, and twice as much each time (docs.github.com/rest, "Best practices"). A connection that broke
 * is tried again only where asking twice does no harm (`again`).
 */
export async function askGitHub<T>(
  ask: () => Promise<{ readonly data: T }>,
  { again = true, ...patience }: Patience & { readonly again?: boolean },
): Promise<Answered<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { value: (await ask()).data, refusal: null };
    } catch (error) {
      const { wait, ...refusal } = toRefusal(error, patience.now());
      const isOver = tries === TRIES || wait === null || (refusal.isBroken && !again);
      if (isOver) return { refusal };
      const pause = wait.least ?? wait.first * 2 ** (tries - 1);
      if (patience.now() + pause >= patience.deadline) return { refusal };
      await patience.sleep(pause);
    }
  }
}

/** `least`: as long as GitHub said; `first`: before the second try. */
type Wait = { readonly least: number | null; readonly first: number };

function toRefusal(error: unknown, now: number): Refusal & { readonly wait: Wait | null } {
  const { response, cause } = (typeof error === "object" && error !== null ? error : {}) as { response?: unknown; cause?: unknown };
  if (typeof response !== "object" || response === null) {
    const fault = isDownloadFault(cause) ? cause : { message: sentenceOf(error), transient: false };
    return {
      status: null,
      isBroken: fault.transient,
      message: fault.message,
      wait: fault.transient ? { least: null, first: PAUSE_MS } : null,
    };
  }
  const { status, headers, data } = response as { status: number; headers: Record<string, string | undefined>; data: unknown };
  const message = toWords(data);
  const isLimited = status === 429 || (status === 403 && (headers["x-ratelimit-remaining"] === "0" || /rate limit/i.test(message)));
  const isPassing = isLimited || status >= 500 || status === 408 || (status === 403 && headers["retry-after"] !== undefined);
  const wait = { least: toNamedWait(headers, now), first: isLimited ? LIMITED_MS : PAUSE_MS };
  return { status, isBroken: false, message, wait: isPassing ? wait : null };
}

/** How long GitHub says to wait, in ms; null: it does not. */
function toNamedWait(headers: Readonly<Record<string, string | undefined>>, now: number): number | null {
  const after = headers["retry-after"];
  if (after !== undefined) {
    const wait = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - now;
    return Number.isNaN(wait) ? null : Math.max(0, wait);
  }
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN) * 1000;
  return headers["x-ratelimit-remaining"] === "0" && reset > now ? reset - now : null;
}

/** What GitHub says in the body of a refusal, in one line. */
function toWords(data: unknown): string {
  const { message = data, errors = [] } = (typeof data === "object" && data !== null ? data : {}) as {
    message?: unknown;
    errors?: unknown;
  };
  const texts = [message, ...(Array.isArray(errors) ? errors : [])].map((part) =>
    typeof part === "string" ? part : typeof part === "object" && part !== null && "message" in part ? String(part.message) : "",
  );
  const text = texts.filter((part) => part !== "" && !part.trimStart().startsWith("<")).join(": ");
  return text.replace(/\s+/g, " ").trim().slice(0, 300).replace(/\.$/, "");
}
