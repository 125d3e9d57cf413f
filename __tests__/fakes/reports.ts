import { readFileSync } from "node:fs";
import { isGateError } from "../../src/errors.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import type { RawReport } from "../../src/model/report.ts";
import { normaliseReport } from "../../src/normalise/normalise.ts";
import { scannerFacts } from "./findings.ts";

type Asked = NonNullable<RawReport["asked"]>;

/** A report of these bytes, text or JSON value, that comes in pieces whose memory is used again, as a file's does. */
export function report(content: unknown, { size = 64, ...overrides }: Partial<RawReport> & { size?: number } = {}): RawReport {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const bytes = content instanceof Uint8Array ? content : new TextEncoder().encode(text);
  return { name: "report.json", bytes: inPieces(bytes, size), root: "/srv/example", asked: null, ...overrides };
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const shared = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    shared.fill(0x7e);
    shared.set(piece);
    yield shared.subarray(0, piece.length);
  }
}

/** A report that a real scanner wrote on our own example. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
}

/** What a scan of ours asked for: one image, unless said otherwise. */
export function asked(overrides: Partial<Asked> = {}): Asked {
  return {
    scanner: scannerFacts({ database: { schema: null, built: null, digest: "sha256:11" } }),
    targets: [{ kind: "image", id: "docker:shop:1", scheme: "docker", locator: "shop:1", absolute: null }],
    targetIdByPath: {},
    inventory: { "docker:shop:1": 94 },
    ...overrides,
  };
}

/** The sentence by which a report is refused, with its code; null where it is read. */
export async function refusalOf(raw: RawReport): Promise<string | null> {
  try {
    await normaliseReport(raw);
    return null;
  } catch (error) {
    if (!isGateError(error)) throw error;
    return error.faults.map(({ code, message }) => `${code}: ${message}`).join("\n");
  }
}

export async function read(content: unknown, overrides: Parameters<typeof report>[1] = {}): Promise<Evidence> {
  return normaliseReport(report(content, overrides));
}

/** A match of Grype with plain values, for tests to bend. */
export function match({
  vulnerability = {},
  artifact = {},
  ...rest
}: {
  vulnerability?: object;
  artifact?: object;
  [key: string]: unknown;
} = {}) {
  return {
    vulnerability: { id: "CVE-2024-0001", severity: "High", cvss: [], fix: { state: "fixed", versions: ["1.2.14"] }, ...vulnerability },
    relatedVulnerabilities: [],
    artifact: { name: "zlib1g", version: "1.2.13", type: "deb", locations: [], purl: "pkg:deb/debian/zlib1g@1.2.13", ...artifact },
    ...rest,
  };
}

/** A report of Grype on an image, for tests to bend. */
export function grypeReport(overrides: object = {}) {
  return {
    matches: [match()],
    source: { type: "image", target: { userInput: "shop:1", tags: ["shop:1"], layers: [] } },
    distro: { name: "debian", version: "12", idLike: [] },
    descriptor: { name: "grype", version: "0.119.0", db: { status: { built: "2026-11-20T00:00:00Z" } } },
    ...overrides,
  };
}

/** A record of OSV with plain values, for tests to bend. */
export function record(overrides: object = {}) {
  return { id: "GHSA-aaaa-bbbb-cccc", aliases: ["CVE-2024-0001"], summary: "A flaw", ...overrides };
}

/** A report of OSV-Scanner on one lockfile with one package, for tests to bend. */
export function osvReport({ pkg = {}, ...rest }: { pkg?: object; [key: string]: unknown } = {}) {
  const packages = [
    { package: { name: "lodash", version: "4.17.20", ecosystem: "npm", ...pkg }, vulnerabilities: [record()], groups: [], ...rest },
  ];
  return { results: [{ source: { path: "/srv/example/web/package-lock.json", type: "lockfile" }, packages }], experimental_config: {} };
}
