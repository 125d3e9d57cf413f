import { parseBasesLock } from "../../src/base-image/lock/parse.ts";
import { renderBasesLock } from "../../src/base-image/lock/render.ts";
import { lock } from "../fakes/bases.ts";
import { grypeReport, match } from "../fakes/reports.ts";
import { sha256, toConfig } from "../fakes/stored-images.ts";
import { corpus, type Ended, folderWith, isPosix, portcullis, type Row, type Table } from "./corpus.ts";

// What stands beside reports and policies: locks of bases, builders' metadata, Dockerfiles, SBOMs.

const config = toConfig([Buffer.from("a layer")]);
const [diffId] = JSON.parse(config).rootfs.diff_ids;
const told = { imageID: `sha256:${sha256(config)}`, config: Buffer.from(config).toString("base64"), layers: [{ digest: diffId, size: 7 }] };
const image = { userInput: "shop:1", tags: ["shop:1"], ...told };
const REPORT = JSON.stringify(
  grypeReport({ matches: [match({ vulnerability: { severity: "Low" } })], source: { type: "image", target: image } }),
);
const judge = (table: Table, ...options: string[]): Promise<Ended> =>
  portcullis(folderWith({ ...table, "report.json": REPORT }), ["judge", "report.json", "--max-db-age", "none", ...options]);

const whole = renderBasesLock(lock({ "docker.io/library/debian:12": "ab" }));
const [base] = parseBasesLock(whole, "lock").bases;
const [version] = base?.versions ?? [];
const text = (overrides: object): string => JSON.stringify({ schema: "portcullis/bases/1", bases: [base], ...overrides });
const ofBase = (overrides: object): string => text({ bases: [{ ...base, ...overrides }] });
const ofVersion = (overrides: object): string => ofBase({ versions: [{ ...version, ...overrides }] });
const ofImage = (overrides: object): string =>
  ofVersion({ platforms: { "linux/amd64": { ...version?.platforms["linux/amd64"], ...overrides } } });
const LOCK = "bases.json";
const bad = ["invalid-input", "policy-invalid", LOCK] as const;

const LOCKS: readonly Row<string | Uint8Array>[] = [
  ["of 0 bytes", "", ...bad, "no JSON"],
  ["of null", "null", ...bad],
  ["of a list", "[]", ...bad],
  ["cut short", whole.slice(0, -20), ...bad, "cut short"],
  ["twice in one file", whole + whole, ...bad, "no JSON"],
  ["in UTF-16", Buffer.from(whole, "utf16le"), ...bad],
  ["with a bad byte", Buffer.from(whole.replace("debian", "d\u00e9bian"), "latin1"), ...bad, "UTF-8"],
  ["of 2 MiB", text({ schema: "x".repeat(2 * 1024 * 1024) }), "invalid-input", "input-invalid", LOCK],
  ["with a merge conflict", whole.replace('"bases"', '<<<<<<< HEAD\n"bases"'), ...bad, "no JSON"],
  ["of another version", text({ schema: "portcullis/bases/2" }), ...bad, "schema"],
  ["of no version", text({ schema: undefined }), ...bad, "schema"],
  ["with a key twice", whole.replace('"digest"', '"digest": null, "digest"'), ...bad, "twice"],
  ["with __proto__", whole.replace('"bases"', '"__proto__": {}, "bases"'), ...bad, "__proto__"],
  ["with an unknown key", text({ allow: ["**"] }), ...bad, "allow"],
  ["without bases", text({ bases: undefined }), ...bad, "bases"],
  ["with bases in an object", text({ bases: {} }), ...bad, "bases"],
  ["with a base that is text", text({ bases: ["debian"] }), ...bad, "bases[0]"],
  ["with a base twice", text({ bases: [base, base] }), ...bad, "twice"],
  ["with a reference in short", ofBase({ reference: "debian:12" }), ...bad, "reference"],
  ["with a pattern for a reference", ofBase({ reference: "docker.io/library/*" }), ...bad, "reference"],
  ["without versions", ofBase({ versions: [] }), ...bad, "versions"],
  ["with a digest cut short", ofVersion({ digest: "sha256:abc" }), ...bad, "digest"],
  ["with a digest of MD5", ofVersion({ digest: `md5:${"0".repeat(32)}` }), ...bad, "digest"],
  ["seen on a day that is none", ofVersion({ firstSeen: "2026-02-31T00:00:00Z" }), ...bad, "firstSeen"],
  ["seen last before it was seen first", ofVersion({ lastSeen: "1999-01-01T00:00:00Z" }), ...bad, "firstSeen"],
  ["for no platform", ofVersion({ platforms: {} }), ...bad, "platform"],
  ["for a platform that climbs", ofVersion({ platforms: { "../../x": {} } }), ...bad, "platform"],
  ["with a layer that is a number", ofImage({ diffIds: [1] }), ...bad, "diffIds"],
  ["with 1,001 layers", ofImage({ diffIds: Array.from({ length: 1_001 }, () => `sha256:${"0".repeat(64)}`) }), ...bad, "1000"],
  ["with more blobs than layers", ofImage({ blobs: [] }), ...bad, "blobs"],
  ["nested in 100,000 lists", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, ...bad],
];
corpus("a lock of bases", LOCKS, (content) => judge({ [LOCK]: content }, "--bases-lock", LOCK));

const statement = { buildType: "x", materials: [{ uri: "pkg:docker/debian@12", digest: { sha256: "0".repeat(64) } }] };
const METADATA = "meta.json";
const wrong = ["invalid-input", "input-invalid", METADATA] as const;
const ENTRIES: readonly Row<string | Uint8Array | null>[] = [
  ["of 0 bytes", "", ...wrong, "no JSON object"],
  ["of null", "null", ...wrong, "no JSON object"],
  ["of a list", "[]", ...wrong, "no JSON object"],
  ["of nothing", "{}", ...wrong, "no provenance"],
  ["cut short", JSON.stringify({ "buildx.build.provenance": statement }).slice(0, -9), ...wrong, "no JSON object"],
  ["in UTF-16", Buffer.from("\ufeff{}", "utf16le"), ...wrong, "no JSON object"],
  ["whose provenance is null", '{"buildx.build.provenance": null}', ...wrong, "no provenance"],
  ["whose provenance is text", '{"buildx.build.provenance": "debian:12"}', ...wrong, "no provenance"],
  ["in which it hides in __proto__", '{"__proto__": {"buildx.build.provenance": {}}}', ...wrong, "no provenance"],
  ["that is a folder", null, ...wrong],
];
corpus("a builder's metadata", ENTRIES, (content) =>
  judge({ [METADATA]: content }, "--build-metadata", METADATA, "--base-images", "debian"),
);

const DOCKERFILE = "Dockerfile.x";
const refused = ["invalid-input", "dockerfile-invalid", DOCKERFILE] as const;
const unknown = ["incomplete", "base-unknown", DOCKERFILE] as const;
const DOCKERFILES: readonly Row<string | Uint8Array>[] = [
  ["of 0 bytes", "", ...refused],
  ["of comments", "# FROM debian\n", ...refused],
  ["of a byte-order mark", "\ufeff", ...refused],
  ["in UTF-16", Buffer.from("\ufeffFROM debian\n", "utf16le"), ...refused],
  ["of zeros", new Uint8Array(100), ...refused],
  ["with no name after FROM", "FROM\n", ...refused, "FROM"],
  ["with two names after FROM", "FROM debian alpine\n", ...refused, "FROM"],
  ["that begins with RUN", "RUN id\nFROM debian\n", ...refused],
  ["with an instruction that is none", "FROM debian\nRUNN id\n", ...refused, "RUNN"],
  ["with a heredoc that does not end", "FROM debian\nRUN <<EOF\nid\n", ...refused],
  ["with a variable that nobody sets", "ARG BASE\nFROM $BASE\n", ...unknown],
  ["with a name that cannot be", "FROM Debian:12\n", ...unknown],
  ["with a tag that cannot be", "ARG V\nFROM debian:$V\n", ...unknown],
  ["with a variable in a variable", "ARG A=$A$A\nARG B=$A\nFROM debian:$B\n", ...unknown],
  ["with a variable that does not end", "FROM ${BASE\n", ...refused],
  ["with an operator of the shell that is none", `ARG A=x\nFROM $${"{A@Q}"}\n`, ...refused],
  ["with a command in place of a name", "FROM $(curl evil)\n", ...refused],
  ["with a stage that builds on itself", "FROM a AS a\nFROM b AS b\nCOPY --from=b x y\n", ...unknown],
  ["with a copy from itself", "FROM debian AS a\nCOPY --from=a x y\n", ...unknown],
  ["with a platform that cannot be", "FROM --platform=no/such/thing/at/all debian\n", ...unknown],
  ["with an escape that cannot be", "# escape=x\nFROM debian\n", ...refused],
  ["of 5 MiB", `FROM debian\n# ${"x".repeat(5 * 1024 * 1024)}\n`, "invalid-input", "input-invalid", DOCKERFILE],
];
corpus("a Dockerfile", DOCKERFILES, (content) =>
  portcullis(folderWith({ [DOCKERFILE]: content }), ["bases", "resolve", "--dockerfile", DOCKERFILE]),
);

const target = ["invalid-input", "target-invalid", "a.cdx.json"] as const;
const SBOMS: readonly Row<Table>[] = [
  ["that is empty", { "a.cdx.json": "" }, ...target, "empty"],
  ["that is a folder", { "a.cdx.json": null }, ...target, "folder"],
  ["that is not there", {}, "cannot-vouch", "target-not-found", "a.cdx.json"],
  ["that is a link to nothing", { "a.cdx.json": { link: "nowhere" } }, "cannot-vouch", "target-not-found", "a.cdx.json"],
  ["that is a link to a device", { "a.cdx.json": { link: "/dev/zero" } }, "cannot-vouch", "target-not-found", "a.cdx.json"],
];
if (isPosix) corpus("an SBOM", SBOMS, (table) => portcullis(folderWith(table), ["scan", "sbom:a.cdx.json", "--offline", "true"]));
