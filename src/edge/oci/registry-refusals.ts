import type { IncomingMessage } from "node:http";
import { GateError } from "../../errors.ts";
import { DownloadFault } from "../node/download-faults.ts";

const MAX_WAIT_MS = 5_000;

/** Which credentials were used (null: none), and why some could not be; for people, without any secret. */
export type Access = { readonly source: string | null; readonly fault: string | null };

/** What was asked for: `what` in a sentence (`registry:shop:1`), and the registry's name. */
export type Wish = { readonly what: string; readonly registry: string };

type Refused = Wish & { readonly status: number; readonly response: IncomingMessage; readonly access: Access; readonly now: number };

/** What an answer that is no success means: a refusal with its next step, or a fault that may pass. */
export function refuse(refused: Refused): GateError | DownloadFault {
  const { status, response, now } = refused;
  switch (status) {
    case 401:
      return refuseStranger(refused);
    case 403:
      return refuseAccount(refused);
    case 404:
      return refuseMissing(refused);
    case 429:
      return refuseMany(response, now);
    default:
      return new DownloadFault(`it answered ${status}`, { transient: status >= 500 || status === 408 });
  }
}

/** The refusal of something that a registry does not have. */
export function refuseMissing({ what, registry }: Wish): GateError {
  const next = "Check the repository's name and the tag or digest.";
  return new GateError({ code: "target-not-found", message: `${registry} has no ${what} (404).`, next });
}

function refuseStranger({ what, registry, access: { source, fault } }: Refused): GateError {
  const why = fault === null ? "" : ` ${fault}`;
  const message =
    source === null
      ? `${registry} does not show ${what} without credentials (401), or it does not exist.${why}`
      : `${registry} does not accept the credentials of ${source} for ${what} (401).`;
  const next =
    source === null
      ? `Check the name; give \`registry-username\` and \`registry-password\` (\`${registry}=…\`), or log in with \`docker login ${registry}\`.`
      : "Check the user name and the password or token, and that it has not expired.";
  return new GateError({ code: "environment", message, next });
}

function refuseAccount({ what, registry, access: { source, fault } }: Refused): GateError {
  const who = source === null ? "without credentials" : `with the credentials of ${source}`;
  const message = `${registry} forbids to read ${what} ${who} (403).${fault === null ? "" : ` ${fault}`}`;
  const next = "Ask for the right to pull from that repository, or give the credentials of an account that has it.";
  return new GateError({ code: "environment", message, next });
}

/** Too many requests: a short rest is taken once; a longer one is told, with the limit where the registry says it. */
function refuseMany(response: IncomingMessage, now: number): DownloadFault {
  const wait = toWait(response.headers["retry-after"], now);
  const said = /^(\d{1,9})(?:;w=(\d{1,9}))?$/.exec(String(response.headers["ratelimit-limit"] ?? ""));
  const limit = said === null ? "" : `: its limit is ${said[1]}${said[2] === undefined ? "" : ` in ${Number(said[2]) / 60} minutes`}`;
  const rest = wait === null ? "" : `, and it wants ${Math.ceil(wait / 1000)} seconds of rest`;
  const transient = wait === null || wait <= MAX_WAIT_MS;
  const message = `it allows no more requests for now (429)${limit}${rest}`;
  return new DownloadFault(message, { transient, ...(wait === null ? {} : { wait }) });
}

/** Retry-After in ms: seconds, or a date. */
function toWait(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
