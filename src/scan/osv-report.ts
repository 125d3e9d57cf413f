import type { Canary } from "./osv-canary.ts";
import { matchesIn } from "./text-search.ts";

/** What an OSV-Scanner report holds beside its findings' details. */
export type OsvProof = {
  /** Whether it reports any vulnerability, canaries' included. */
  readonly hasVulnerabilities: boolean;
  /** Canaries that it should have found and did not. */
  readonly missed: readonly Canary[];
};

const PARTS = /"source":\s*\{\s*"path":\s*"((?:[^"\\]|\\.){0,8000})"|"id":\s*"([^"\\]{1,200})"|"(vulnerabilities)":\s*\[\s*\{/g;

/** Reads whether a report shows the canaries, which lie at a path that nobody could know before. */
export async function readOsvProof(report: AsyncIterable<Uint8Array>, path: string, canaries: readonly Canary[]): Promise<OsvProof> {
  let hasVulnerabilities = false;
  let isCanary = false;
  const ids = new Set<string>();
  for await (const [, source, id, vulnerabilities] of matchesIn(report, PARTS)) {
    if (source !== undefined) isCanary = toText(source).startsWith(path);
    if (vulnerabilities !== undefined) hasVulnerabilities = true;
    if (id !== undefined && isCanary) ids.add(id);
  }
  const isMissed = (canary: Canary): boolean => (canary.ids.length === 0 ? ids.size === 0 : !canary.ids.some((id) => ids.has(id)));
  return { hasVulnerabilities, missed: canaries.filter(isMissed) };
}

function toText(escaped: string): string {
  try {
    return String(JSON.parse(`"${escaped}"`));
  } catch {
    return escaped;
  }
}
