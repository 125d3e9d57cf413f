import { type Fault, GateError } from "../../errors.ts";
import type { RawReport } from "../../model/report.ts";

/** Refuses a report: throws the GateError that says what is wrong with it, and where. */
export type Refuse = (wrong: string, at?: Place) => never;

/** Where in a report something is wrong: `matches[17]`, and how many bytes lie before it. */
export type Place = { readonly path?: string; readonly offset?: number };

const OWN_NEXT =
  "Give a JSON report of Grype (`-o json`) or OSV-Scanner (`--format json`), or a result document of Portcullis, whole and unchanged.";
const SCANNER_NEXT = "Run again; if it stays, choose another version of the scanner, or report it.";

/** How to refuse this report: the user's mistake where somebody else made it, the scanner's where we ran it. */
export function toRefusal({ name, asked }: RawReport): Refuse {
  return (wrong, at = {}) => {
    const message = `The report ${name} cannot be judged: ${wrong}${toWhere(at)}.`;
    if (asked === null) throw new GateError({ code: "report-invalid", message, next: OWN_NEXT });
    const fault: Fault = { code: "scanner-output", message, next: SCANNER_NEXT };
    throw new GateError(asked.targets.length === 0 ? fault : asked.targets.map(({ id }) => ({ ...fault, target: id })));
  };
}

function toWhere({ path = "", offset }: Place): string {
  const parts = [...(path === "" ? [] : [`in ${path}`]), ...(offset === undefined ? [] : [`at byte ${offset}`])];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
