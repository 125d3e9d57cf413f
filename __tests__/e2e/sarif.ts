import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tool } from "./tools.ts";

type Location = {
  readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number } };
};

/** As much of a SARIF log as alerts are made of. */
export type Alerts = {
  readonly runs: readonly {
    readonly results: readonly {
      readonly message: { readonly text: string };
      readonly locations: readonly Location[];
      readonly relatedLocations?: readonly Location[];
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    }[];
  }[];
};

/** An alert as people see it: of which package, where, with links to where else, and by what it is known again. */
export type Alert = { readonly package: string; readonly at: string; readonly related: readonly string[]; readonly print: string };

/** A place as `file:line`. */
export function toAt({ physicalLocation: { artifactLocation, region } }: Location): string {
  return `${artifactLocation.uri}:${region.startLine}`;
}

/** It recommends an address for people to read about the tool, which is nobody's fault who has none. */
const ADVICE = ["SARIF2005"];

type Found = { readonly ruleId: string; readonly message: unknown };

/** What Microsoft's validator, with GitHub's rules, has against a file. Its exit code says nothing: what it found is in a log. */
export function validate(file: string): Found[] {
  const log = `${file}.validated`;
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" };
  const args = [
    "validate",
    file,
    "--rule-kind",
    "Sarif;Ghas",
    "--max-file-size-in-kb",
    "100000",
    "--output",
    log,
    "--log",
    "ForceOverwrite",
  ];
  execFileSync(tool("sarif-multitool"), args, { env, stdio: "ignore" });
  const { runs } = JSON.parse(readFileSync(log, "utf8").replace(/^\ufeff/, "")) as { runs: readonly { results: readonly Found[] }[] };
  if (runs.length === 0) throw new Error("The validator looked at nothing.");
  return runs.flatMap(({ results }) => results).filter(({ ruleId }) => !ADVICE.includes(ruleId));
}
