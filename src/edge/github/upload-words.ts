import type { Refusal } from "./patience.ts";
import type { UploadEnd } from "./upload-sarif.ts";

/** What happened, as a sentence, and what to do. */
export type Words = { readonly message: string; readonly next: string };

type Known = { readonly when: RegExp; readonly why: string; readonly next: string };

/** What GitHub says in the words of its API and of its processing, and what is to be done about it (github/codeql-action, upload-lib.ts). */
const KNOWN: readonly Known[] = [
  {
    when: /(?:Advanced|Code) Security must be enabled|(?:Advanced Security|Code Scanning) is not enabled|no code scanning/i,
    why: "code scanning is not enabled for this repository",
    next: "Enable it in the repository's settings (Advanced Security; free for public repositories), or set `upload-sarif: never`.",
  },
  { when: /archived/i, why: "the repository is archived", next: "Set `upload-sarif: never`, or unarchive it." },
  {
    when: /rate limit/i,
    why: "GitHub limits how often it is asked, and there was no time left to wait",
    next: "Run the job again later, or with a longer `timeout`.",
  },
  {
    when: /Resource not accessible by|must have admin|Must have (?:push|write)/i,
    why: "the token may not write to code scanning",
    next: "Give the job `permissions: security-events: write` beside `contents: read` (in a private repository `actions: read` too).",
  },
  {
    when: /default setup is enabled/i,
    why: "code scanning's default setup is enabled, and takes no other analysis of this kind",
    next: "Switch from the default to the advanced setup in the repository's settings, or set `upload-sarif: never`.",
  },
  {
    when: /too many (?:logical )?alerts|alert limit/i,
    why: "the repository has as many alerts as code scanning keeps",
    next: "Have old alerts deleted (delete analyses of categories that nobody uploads any more, or ask GitHub's support).",
  },
  {
    when: /multiple runs with the same category/i,
    why: "another upload has the same category",
    next: "Give each upload its own `sarif-category`.",
  },
  {
    when: /commit not found|ref .*not found|No commit found/i,
    why: "GitHub does not have the ref or the commit any more",
    next: "Nothing is to be done if the branch was deleted or pushed to since; else check out what the event is about.",
  },
  {
    when: /rejected due to .*limit|exceed(?:s|ed) .*limit|too (?:large|big)/i,
    why: "the document is larger than code scanning takes",
    next: "Scan in several jobs: each is a category of its own. The verdict was made on all findings.",
  },
];

const TOO_LARGE: Known = KNOWN[KNOWN.length - 1] ?? { when: /./, why: "", next: "" };

const BY_STATUS: Readonly<Record<number, Omit<Known, "when">>> = {
  400: { why: "GitHub does not take the document", next: "Please report this as a bug, with the file of the output `sarif`." },
  401: { why: "GitHub does not accept the token", next: "Leave `github-token` out, or give one that has not expired." },
  403: {
    why: "GitHub does not allow it",
    next: "Give the job `permissions: security-events: write`, and see that code scanning is enabled for the repository.",
  },
  404: {
    why: "GitHub knows no such repository, or the token may not see it",
    next: "Give the job `permissions: security-events: write` and `contents: read`, and see that code scanning is enabled.",
  },
  413: TOO_LARGE,
  422: { why: "GitHub does not take the document", next: "Please report this as a bug, with the file of the output `sarif`." },
  429: { why: "GitHub limits how often it is asked", next: "Run the job again later, or with a longer `timeout`." },
};

const TROUBLE = { why: "GitHub has trouble of its own", next: "Run the job again; https://www.githubstatus.com says how GitHub is." };
const UNREACHED = { why: "GitHub could not be reached", next: "Check the network, and `proxy` and `ca-certificate` where one is between." };
const OTHER = { why: "GitHub refused it", next: "Do what GitHub says, or set `upload-sarif: never`." };

/** What became of an upload, where it was not taken; null: it was. */
export function toUploadWords(end: UploadEnd): Words | null {
  switch (end.kind) {
    case "processed":
      return null;
    case "too-large":
      return toSentence(TOO_LARGE, `it has ${end.bytes} bytes, compressed`);
    case "refused":
      return toRefused(end.refusal);
    case "failed": {
      const said = end.errors.join("; ") || "it does not say why";
      const known = KNOWN.find(({ when }) => when.test(said));
      return toSentence(known ?? { why: "code scanning could not process it, or only in part", next: BY_STATUS[400]?.next ?? "" }, said);
    }
    case "pending": {
      const why = end.why === null ? "" : `: ${quote(end.why.message)}`;
      const message = `The SARIF was uploaded, and GitHub has not said whether it could process it${why}.`;
      return { message, next: "See the repository's code scanning page; a longer `timeout` leaves more time to wait." };
    }
    default:
      return end satisfies never;
  }
}

function toRefused({ status, message }: Refusal): Words {
  if (status === null) return toSentence(UNREACHED, message);
  const known = KNOWN.find(({ when }) => when.test(message));
  return toSentence(known ?? BY_STATUS[status] ?? (status >= 500 ? TROUBLE : OTHER), `${message} (${status})`);
}

function toSentence({ why, next }: Omit<Known, "when">, said: string): Words {
  return { message: `The SARIF was not taken by code scanning: ${why}: ${quote(said)}.`, next };
}

function quote(said: string): string {
  return said.trim().replace(/\.$/, "");
}
