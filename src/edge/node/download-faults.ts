import { sentenceOf } from "../../errors.ts";

/** Why one try of a download failed, without a full stop. `transient`: worth another try, after `wait` ms where the server said so. */
export class DownloadFault extends Error {
  readonly transient: boolean;
  readonly wait: number | undefined;

  constructor(message: string, { transient = false, wait }: { transient?: boolean; wait?: number } = {}) {
    super(message);
    this.name = "DownloadFault";
    this.transient = transient;
    this.wait = wait;
  }
}

/** Says whether something caught is a DownloadFault, across realms. */
export function isDownloadFault(error: unknown): error is DownloadFault {
  return typeof error === "object" && error !== null && "name" in error && error.name === "DownloadFault";
}

/** An address without what may be secret in it: user, password, query. */
export function showAddress(url: string | URL): string {
  if (typeof url === "string" && !URL.canParse(url)) return JSON.stringify(url.slice(0, 200));
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}

const TRANSIENT: Readonly<Record<string, string>> = {
  ECONNRESET: "the connection broke off",
  EPIPE: "the connection broke off",
  ETIMEDOUT: "the server did not answer in time",
  EAI_AGAIN: "the name server did not answer",
};

const LASTING: Readonly<Record<string, string>> = {
  ENOTFOUND: "its host name is not known here",
  ECONNREFUSED: "the connection was refused",
  EHOSTUNREACH: "its host cannot be reached",
  ENETUNREACH: "there is no network to it",
  ENETDOWN: "the network is down",
  CERT_HAS_EXPIRED: "the server's certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is signed by nobody we trust",
  SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is signed by an authority we do not trust",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the server's certificate is signed by an authority we do not trust",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate is signed by an authority we do not trust",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host",
};

/** What a connection's error means. Faults of trust are never tried again. */
export function explainFault(error: unknown): DownloadFault {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
  const passing = TRANSIENT[code];
  if (passing !== undefined) return new DownloadFault(passing, { transient: true });
  return new DownloadFault(LASTING[code] ?? sentenceOf(error).replace(/\.$/, ""));
}
