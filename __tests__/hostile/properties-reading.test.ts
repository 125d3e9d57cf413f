import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseBasesLock } from "../../src/base-image/lock/parse.ts";
import { toInstalled } from "../../src/base-image/packages/installed.ts";
import { parseBuildMetadata } from "../../src/base-image/proof/metadata.ts";
import { resolveDockerfile } from "../../src/base-image/resolve.ts";
import { listStored, readStored } from "../../src/edge/oci/stored.ts";
import { isGateError } from "../../src/errors.ts";
import { decide, renderDocuments } from "../../src/gate.ts";
import type { LayerChange } from "../../src/model/image.ts";
import { FORMATS } from "../../src/model/settings.ts";
import { normaliseReport } from "../../src/normalise/normalise.ts";
import { renderResult } from "../../src/report/json.ts";
import { readNamespaces, readPlatform } from "../../src/scan/grype-report.ts";
import { readInventory } from "../../src/scan/inventory.ts";
import { readFirstRecords } from "../../src/scan/osv-archive.ts";
import { readOsvProof } from "../../src/scan/osv-report.ts";
import { parseWords } from "../../src/scan/osv-words.ts";
import { policy } from "../fakes/findings.ts";
import { asked, fixture, grypeReport, match, osvReport, record, report } from "../fakes/reports.ts";
import { sha256, toConfig, toOciImage, toTarFile } from "../fakes/stored-images.ts";
import { hostileVerdict, NOW, runFacts, verdict } from "../fakes/verdicts.ts";
import { folderWith, portcullis } from "./corpus.ts";

// Whatever the bytes are: they are read, or refused with a GateError. Never another error, never a hang.

/** What something ends as. Anything but a value or a GateError is thrown on. */
async function endOf<T>(act: () => T | Promise<T>): Promise<T | "refused"> {
  try {
    return await act();
  } catch (error) {
    if (!isGateError(error)) throw error;
    for (const { message, next } of error.faults) expect(`${message} ${next}`).not.toMatch(/undefined|\[object /);
    return "refused";
  }
}

/** A change of bytes: some are cut out at a place, and others put there. */
type Edit = { readonly at: number; readonly cut: number; readonly put: Uint8Array };
const anyEdit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(300)),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom("null", "[]", "{}", '"', ",", "]", "}", "\\", "\0", "1e999", "-1", '"__proto__":{},', "\ud800")
      .map((text) => Buffer.from(text)),
  ),
});
const anyEdits = fc.array(anyEdit, { minLength: 1, maxLength: 4 });

function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  return edits.reduce((whole: Uint8Array, { at, cut, put }) => {
    const from = Math.floor(at * whole.length);
    return Buffer.concat([whole.subarray(0, from), put, whole.subarray(from + cut)]);
  }, bytes);
}

const REPORTS = [
  ...["grype/image-0.119.0.json", "grype/lockfile-0.119.0.json", "osv-scanner/lockfile-2.5.1.json", "osv-scanner/image-2.5.1.json"].map(
    fixture,
  ),
  [...renderResult(verdict(), runFacts())].join(""),
].map((text) => Buffer.from(text).subarray(0, 60_000));
/** Small enough to be whole, so that a change is not always one of a document that is cut short anyway. */
const SMALL = [...renderResult(verdict(), runFacts())].join("");

const anyAsked = fc.constantFrom(null, asked());
const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }).map((text) => Buffer.from(text)),
  fc.tuple(fc.constantFrom(...REPORTS), anyEdits).map(([bytes, edits]) => edited(bytes, edits)),
  anyEdits.map((edits) => edited(Buffer.from(SMALL), edits)),
);

test("a report of any bytes is read or refused", async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, anyAsked, fc.integer({ min: 1, max: 5000 }), async (bytes, wanted, size) => {
      await endOf(() => normaliseReport(report(bytes, { asked: wanted, size })));
    }),
    { numRuns: 400 },
  );
});

const anyKey = fc.constantFrom(
  ...[
    "matches",
    "results",
    "schema",
    "findings",
    "source",
    "target",
    "packages",
    "package",
    "vulnerabilities",
    "vulnerability",
    "groups",
    "id",
    "ids",
  ],
  ...[
    "artifact",
    "descriptor",
    "configuration",
    "db",
    "status",
    "name",
    "version",
    "type",
    "fix",
    "state",
    "versions",
    "cvss",
    "severity",
    "aliases",
  ],
  ...[
    "locations",
    "path",
    "relatedVulnerabilities",
    "ignoredMatches",
    "appliedIgnoreRules",
    "image_metadata",
    "__proto__",
    "constructor",
    "length",
  ],
);
const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(null, true, 0, -1, 1e308, "", "x", "High", "CVE-2024-0001", "grype", "image", "portcullis/result/1", "CVSS:3.1/AV:N"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(anyKey, tie("value"), { maxKeys: 5 }),
  ),
}));

test("a report of any JSON in the words of reports is read or refused, and what is read can be judged and rendered", async () => {
  const outputs = FORMATS.map((format) => ({ format, file: "x" }));
  const anyFields = fc.dictionary(anyKey, anyValue, { maxKeys: 3 });
  const anyDocument = fc.oneof(
    fc.dictionary(anyKey, anyValue, { maxKeys: 6 }),
    fc.tuple(fc.array(anyFields), fc.array(anyFields), anyFields).map(([vulnerabilities, artifacts, more]) => {
      const matches = vulnerabilities.map((vulnerability, at) => match({ vulnerability, artifact: artifacts[at] ?? {} }));
      return { ...grypeReport({ matches }), ...more };
    }),
    fc.tuple(anyFields, anyFields, anyFields).map(([one, pkg, more]) => osvReport({ pkg, vulnerabilities: [record(one)], ...more })),
  );
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(anyDocument, anyAsked, async (document, wanted) => {
      const read = await endOf(() => normaliseReport(report(document, { asked: wanted })));
      if (read === "refused") return;
      judged += 1;
      const decided = decide([read], policy(), { now: NOW });
      const display = { width: 80, colour: false, links: false, verbose: true };
      for (const { pieces } of renderDocuments(decided, runFacts(), { outputs, display })) expect([...pieces].join("")).not.toBe("");
    }),
    { numRuns: 600 },
  );
  expect(judged).toBeGreaterThan(100);
});

test("a lock of bases of any text is read or refused", async () => {
  const whole = readFileSync(new URL("../../schemas/bases-1.json", import.meta.url), "utf8");
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    anyEdits.map((edits) => new TextDecoder().decode(edited(Buffer.from(whole), edits))),
    fc.dictionary(fc.constantFrom("schema", "bases", "reference", "versions", "platforms"), anyValue).map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => void (await endOf(() => parseBasesLock(text, "lock")))),
    { numRuns: 300 },
  );
});

test("a builder's metadata of any bytes is read or refused", async () => {
  const key = fc.constantFrom("buildx.build.provenance", "buildx.build.provenance/linux/amd64", "containerimage.digest", "default");
  const anyText = fc.oneof(
    fc.json(),
    fc.dictionary(key, anyValue).map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        anyText.map((text) => Buffer.from(text)),
      ),
      async (bytes) => {
        await endOf(() => parseBuildMetadata(bytes, "meta.json"));
      },
    ),
    { numRuns: 300 },
  );
});

test("a Dockerfile of any words is read or refused", async () => {
  const word = fc.constantFrom(
    ...[
      "FROM",
      "from",
      "ARG",
      "COPY",
      "RUN",
      "AS",
      "as",
      "ADD",
      "ONBUILD",
      "--from=",
      "--platform=",
      "--mount=type=bind,from=",
      "scratch",
      "debian:12",
    ],
    ...[
      "\n",
      "\r\n",
      " ",
      "\t",
      "\\",
      "\\\n",
      "`",
      "#",
      "# escape=`\n",
      "# syntax=a/b\n",
      "# check=skip=all\n",
      "<<EOF",
      "EOF",
      "\ufeff",
      "\0",
    ],
    ...["$", "${", "}", "$A", "${A:-", "${A#", "${A//", ":", "=", "'", '"', "[", "]", ",", "@", "0", "a"],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 40 }), async (words) => {
      const source = Buffer.from(words.join(""));
      await endOf(() => resolveDockerfile({ source, name: "Dockerfile", target: null, buildArgs: new Map([["A", "b"]]), platform: null }));
    }),
    { numRuns: 1000 },
  );
});

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test("what scanners say beside their reports, of any bytes, says something or nothing", async () => {
  await fc.assert(
    fc.asyncProperty(anyBytes, fc.integer({ min: 1, max: 5000 }), async (bytes, size) => {
      await readInventory(inPieces(bytes, size));
      await readNamespaces(inPieces(bytes, size));
      await readPlatform(inPieces(bytes, size));
      await readOsvProof(inPieces(bytes, size), "/canary", []);
      parseWords(new TextDecoder().decode(bytes));
      for (const record of readFirstRecords(bytes)) expect(record).toBeDefined();
    }),
    { numRuns: 200 },
  );
});

const layer = await toTarFile([{ name: "var/lib/dpkg/status", content: "Package: a\n" }]);
const config = toConfig([layer]);
const archive = await toTarFile([
  { name: `${sha256(config)}.json`, content: config },
  { name: "manifest.json", content: JSON.stringify([{ Config: `${sha256(config)}.json`, RepoTags: ["shop:1"], Layers: ["layer.tar"] }]) },
  { name: "layer.tar", content: layer },
]);

test("an archive of any bytes is an image or refused", async () => {
  const cwd = folderWith();
  const absolute = join(cwd, "image.tar");
  await fc.assert(
    fc.asyncProperty(anyEdits, async (edits) => {
      writeFileSync(absolute, edited(archive, edits));
      const place = { scheme: "docker-archive", locator: "image.tar", absolute } as const;
      await endOf(() => listStored(place));
      const source = { ...place, platform: null, name: null };
      await endOf(() => readStored({ source, wanted: () => true, layers: "all", deadline: Date.now() + 60_000 }));
    }),
    { numRuns: 200 },
  );
});

test("a layout of any blobs is an image or refused", async () => {
  const image = toOciImage(config, [layer]);
  const index = JSON.stringify({ schemaVersion: 2, manifests: [image.descriptor] });
  const files = [{ name: "index.json", content: index }, ...image.entries].map(({ name, content = "" }) => ({
    name,
    bytes: Buffer.from(content as Uint8Array),
  }));
  const cwd = folderWith();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files.keys()), anyEdits, async (which, edits) => {
      for (const [at, { name, bytes }] of files.entries()) {
        mkdirSync(dirname(join(cwd, name)), { recursive: true });
        writeFileSync(join(cwd, name), at === which ? edited(bytes, edits) : bytes);
      }
      const source = { scheme: "oci-dir", locator: "image", absolute: cwd, platform: null, name: null } as const;
      await endOf(() => readStored({ source, wanted: () => true, layers: "all", deadline: Date.now() + 60_000 }));
    }),
    { numRuns: 200 },
  );
});

test("package databases of any bytes are read, or said to be unreadable", () => {
  const database = (name: string): Buffer => readFileSync(new URL(`../fixtures/package-databases/${name}`, import.meta.url));
  const known = ["rpmdb.sqlite.gz", "Packages.gz", "Packages.db.gz"].map((name) => gunzipSync(database(name)).subarray(0, 200_000));
  const path = fc.constantFrom(
    ...["var/lib/dpkg/status", "lib/apk/db/installed", "var/lib/rpm/rpmdb.sqlite", "var/lib/rpm/Packages", "var/lib/rpm/Packages.db"],
    ...["var/lib/rpmmanifest/container-manifest-2", "var/lib/pacman/local/a/desc", "var/db/pkg/a/b/PF"],
  );
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
    fc.tuple(fc.constantFrom(...known), anyEdits).map(([whole, edits]) => edited(whole, edits)),
  );
  fc.assert(
    fc.property(path, bytes, (where, content) => {
      const change: LayerChange = { kind: "file", bytes: content };
      expect(Object.keys(toInstalled([new Map([[where, change]])], 1))).toHaveLength(5);
    }),
    { numRuns: 300 },
  );
});

test("of any texts in a verdict every document is inert", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc
      .array(
        fc.constantFrom(
          "<",
          ">",
          "&",
          '"',
          "'",
          "`",
          "|",
          "\n",
          "\r",
          "\u001b[2J",
          "::error::",
          "##[group]",
          "](",
          "{{",
          "\u202e",
          "-->",
          "a",
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join("")),
  );
  const outputs = FORMATS.map((format) => ({ format, file: "x" }));
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 2 }), (texts) => {
      const display = { width: 80, colour: false, links: false, verbose: true };
      const documents = renderDocuments(hostileVerdict(texts), runFacts(), { outputs, display });
      const of = Object.fromEntries(documents.map(({ request, pieces }) => [request.format, [...pieces].join("")]));
      for (const text of Object.values(of)) expect(text.replace(/[\n\t]/g, " ")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|##\[/u);
      expect(of.text).not.toMatch(/^\s*::/m);
      for (const json of [of.json, of.sarif]) expect(typeof JSON.parse(json ?? "")).toBe("object");
      expect(of.markdown?.replace(/<\/?(?:code|details|summary|br|sub|b|strong)>/g, "")).not.toMatch(/<[a-z!/]/i);
      expect(of.html).not.toMatch(/<(?:img|iframe|object|embed)\b|\son[a-z]+\s*=\s*["'a-z]/i);
    }),
    { numRuns: 150 },
  );
});

test("a call of any words ends with a code of ours, and never with a pass", async () => {
  const word = fc.oneof(
    fc.constantFrom(
      "--offline",
      "true",
      "-o",
      "json",
      "-q",
      "-v",
      "-h",
      "--help",
      "--",
      "dir:.",
      "shop:1",
      "oci-dir:x",
      "--severity-cutoff",
      "none",
      "=",
    ),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  const cwd = folderWith();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("scan", "judge"), fc.array(word, { minLength: 1, maxLength: 5 }), async (command, words) => {
      fc.pre(words.some((one) => !["-h", "--help", "-q", "-v"].includes(one)));
      const { code, printed } = await portcullis(cwd, [command, "--offline", "true", ...words]);
      expect([2, 3, 4]).toContain(code);
      expect(printed).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    }),
    { numRuns: 150 },
  );
});
