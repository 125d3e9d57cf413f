import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readParts, redate, writeArchive, writeLayout } from "./archive-parts.ts";
import { type BasesRig, lockBases, openBasesRig, writePolicy } from "./bases-rig.ts";
import { copyImage } from "./build-images.ts";
import type { Gated } from "./gate.ts";
import { BASE } from "./recipes.ts";

// What the gate says of the bases of images that a real engine, skopeo and umoci made: true ones, and each trap that we know.
let rig: BasesRig;

beforeAll(async () => {
  rig = await openBasesRig();
  const { folder } = rig;
  writePolicy(folder, "denying.yml", { allow: ["registry.example/**"], deny: ["registry.example/strangers/**"] });
  writePolicy(folder, "scratch.yml", { allow: [BASE.debian, "scratch"] });
  writePolicy(folder, "declared.yml", { require: "declared" });
  writePolicy(folder, "off.yml", { require: "off" });
  writePolicy(folder, "look-alike.yml", {
    allow: ["registry.example.evil/base/debian:12", "registry.example/base/debian-slim", "registry.example/base"],
  });
  await lockBases(folder, "both.json", [[BASE.debian, "docker-archive:debian.tar"]]);
  await lockBases(folder, "both.json", [[BASE.debian, "docker-archive:debian-rebuilt.tar"]]);
  await lockBases(folder, "rebuilt.json", [[BASE.debian, "docker-archive:debian-rebuilt.tar"]]);
  await lockBases(folder, "debian.json", [[BASE.debian, "docker-archive:debian.tar"]]);
  await lockBases(folder, "mirror.json", [
    [BASE.debian, "docker-archive:debian.tar"],
    ["mirror.example/debian:12", "docker-archive:debian.tar"],
  ]);
  await forge(folder);
  await copyImage(folder, "docker-archive:true.tar", "oci:umoci:base");
  const umoci = (...args: string[]) => execFileSync("umoci", args, { cwd: folder, stdio: "pipe" });
  umoci("insert", "--image", "umoci:base", "--tag", "app", "true/root/app/main", "/app/other");
  umoci("rm", "--image", "umoci:base");
});

afterAll(() => rig?.engine.stop());

/** Images that nobody builds by accident: other dates in all layers, or other bytes than the config says. */
async function forge(folder: string): Promise<void> {
  const [honest, other] = [await readParts(join(folder, "true.tar")), await readParts(join(folder, "alpine.tar"))];
  await writeArchive(join(folder, "redated.tar"), await redate(honest, "1970-01-01T00:00:00Z"));
  await writeArchive(join(folder, "converted.tar"), await redate(honest, null));
  await writeArchive(join(folder, "forged.tar"), { config: honest.config, layers: other.layers });
  writeLayout(join(folder, "forged"), { config: honest.config, layers: other.layers });
  await writeArchive(join(folder, "remade.tar"), honest);
  writeLayout(join(folder, "remade"), honest);
}

type Wanted = {
  readonly code: number;
  readonly status: string;
  readonly cause: string;
  readonly allowed: boolean | null;
  readonly rule?: string;
  readonly layers?: number;
  readonly reasons?: readonly string[];
};

type Row = {
  readonly it: string;
  readonly target: string;
  /** Whose Dockerfile is given, if any is. */
  readonly built?: string;
  readonly lock?: string;
  readonly policy?: string;
  readonly options?: readonly string[];
  readonly wanted: Wanted;
};

const tar = (name: string) => `docker-archive:${name}.tar`;
const onDebian: Wanted = { code: 0, status: "proven", cause: "proven", allowed: true, rule: BASE.debian, layers: 2 };
const refused = (status: string, cause: string, reason: string): Wanted => ({ code: 1, status, cause, allowed: false, reasons: [reason] });
const onAlpine: Wanted = { ...refused("proven", "proven", "base-not-allowed"), layers: 2 };

function judged({ result }: Gated): Required<Wanted> {
  const [target] = result.targets;
  const { status = "", cause = "", allowed = null, rule = null, layers = 0 } = target?.base ?? {};
  const reasons = [...new Set(result.reasons.map(({ code }) => code))].sort();
  return { code: result.exitCode, status, cause, allowed, rule: rule ?? "", layers, reasons };
}

function check({ target, built, lock, policy, options = [], wanted }: Row): Promise<void> {
  const dockerfile = built === undefined ? [] : ["--dockerfile", join(built, "Dockerfile")];
  const by = { ...(lock === undefined ? {} : { lock }), ...(policy === undefined ? {} : { policy }), options: [...dockerfile, ...options] };
  return rig.look([target], by).then((end) => {
    expect(judged(end)).toEqual({ rule: "", layers: 0, reasons: [], ...wanted });
    expect(end.result.targets).toHaveLength(1);
    expectSentences(end);
  });
}

/** Whatever is refused says so in sentences, each with a next step. */
function expectSentences({ result: { reasons } }: Gated): void {
  for (const { message, next } of reasons)
    expect([message, next]).toEqual([expect.stringMatching(/^.{20,}\.$/s), expect.stringMatching(/^.{10,}/)]);
}

const built = (name: string, it: string, wanted: Wanted, more: Partial<Row> = {}): Row => ({
  it,
  target: tar(name),
  built: name,
  wanted,
  ...more,
});

describe("an image and its own Dockerfile", () => {
  test.each<Row>([
    built("true", "on an allowed base", onDebian),
    built("labelled", "with a label beside that says the same", onDebian),
    built("twice", "with the same layer twice", onDebian),
    built("squashed", "squashed by the engine, which keeps the base's layers", onDebian),
    built("dpkg", "whose last layer wrote the package database anew", onDebian),
    built("npm", "with packages of npm over the base's", onDebian),
    built("bare", "on a base without a package manager", { ...onDebian, rule: BASE.distroless }),
    built("alpine", "on a base that nobody allowed", onAlpine),
    built("apk", "on that base, with its database written anew", onAlpine),
    built("lying", "whose label says the allowed base, and its Dockerfile and layers another", onAlpine),
    built("between", "on a stranger's image that is on the allowed base", { ...onAlpine, layers: 3 }),
    built("stages", "with a stage on a base that nobody allowed", { ...onDebian, code: 1, reasons: ["external-image-not-allowed"] }),
    built("stages", "with such a stage, where only the final one counts", onDebian, { options: ["--stages", "final"] }),
    built("strange-copy", "with a file from a stranger's image", { ...onDebian, code: 1, reasons: ["external-image-not-allowed"] }),
    built("strange-copy", "with such a file, where that is only to be told", onDebian, { options: ["--external-copies", "warn"] }),
    built("scratch", "without a base, which nobody allowed", refused("scratch", "scratch", "base-scratch")),
    built(
      "scratch",
      "without a base, which is allowed",
      { code: 0, status: "scratch", cause: "scratch", allowed: true, rule: "scratch" },
      { policy: "scratch.yml" },
    ),
  ])("$target $it", check);
});

describe("an image and what is declared of it", () => {
  const imported = refused("unproven", "squashed", "base-unproven");
  const redated = refused("unproven", "re-dated", "base-unproven");
  test.each<Row>([
    { it: "nothing declares its base, however it begins", target: tar("true"), wanted: refused("unproven", "no-claim", "base-unproven") },
    {
      it: "only a label declares its base, however true",
      target: tar("labelled"),
      wanted: refused("unproven", "inherited-claim", "base-unproven"),
    },
    {
      it: "its label lies, and nothing else is said",
      target: tar("lying"),
      wanted: refused("contradicted", "other-base", "base-contradicted"),
    },
    {
      it: "its label lies, and the lock knows only what it says",
      target: tar("lying"),
      lock: "debian.json",
      wanted: refused("contradicted", "not-a-prefix", "base-contradicted"),
    },
    {
      it: "its Dockerfile is another image's",
      target: tar("alpine"),
      built: "true",
      wanted: refused("contradicted", "other-base", "base-contradicted"),
    },
    {
      it: "its Dockerfile leaves out the stranger between",
      target: tar("between"),
      built: "true",
      wanted: refused("contradicted", "other-base", "base-contradicted"),
    },
    {
      it: "`FROM scratch` is said of an image that has a base",
      target: tar("true"),
      built: "scratch",
      policy: "scratch.yml",
      wanted: refused("contradicted", "other-base", "base-contradicted"),
    },
    { it: "`base-image` declares it", target: tar("true"), options: ["--base-image", BASE.debian], wanted: onDebian },
    {
      it: "`base-image` is wrong",
      target: tar("alpine"),
      options: ["--base-image", BASE.debian],
      wanted: refused("contradicted", "other-base", "base-contradicted"),
    },
    { it: "imported as one layer", target: tar("imported"), built: "true", wanted: imported },
    { it: "all layers and dates made anew", target: tar("redated"), built: "true", wanted: redated },
    { it: "all layers made anew, the dates kept", target: tar("converted"), built: "true", wanted: redated },
    { it: "the base itself", target: tar("debian"), options: ["--base-image", BASE.debian], wanted: onDebian },
    {
      it: "its base is not in the lock",
      target: tar("bare"),
      built: "bare",
      lock: "debian.json",
      wanted: { code: 4, status: "unknown", cause: "unresolved", allowed: null, reasons: ["base-unknown"] },
    },
  ])("$target: $it", check);
});

describe("a tag that was built anew", () => {
  test.each<Row>([
    built("true", "yesterday's image is proven by the lock that kept yesterday's digest", onDebian, { lock: "both.json" }),
    built(
      "true",
      "yesterday's image is not proven by a lock that knows today's alone",
      refused("contradicted", "not-a-prefix", "base-contradicted"),
      { lock: "rebuilt.json" },
    ),
  ])("$it", check);
});

describe("the same image in another form", () => {
  test.each<Row>([
    { it: "an OCI layout", target: "oci-dir:layout", built: "dpkg", wanted: onDebian },
    { it: "an OCI archive", target: "oci-archive:dpkg-oci.tar", built: "dpkg", wanted: onDebian },
    { it: "a layout with layers packed by zstd", target: "oci-dir:zstd", built: "dpkg", wanted: onDebian },
    { it: "a layout to which umoci added a layer", target: "oci-dir:umoci", built: "true", wanted: onDebian },
    { it: "an archive made by hand", target: tar("remade"), built: "true", wanted: onDebian },
    { it: "a layout made by hand, its layers not packed", target: "oci-dir:remade", built: "true", wanted: onDebian },
  ])("$target: $it", check);
});

describe("a config that claims an allowed base's layers over other bytes", () => {
  const altered: Wanted = {
    code: 3,
    status: "contradicted",
    cause: "altered",
    allowed: false,
    reasons: ["base-contradicted", "source-mismatch"],
  };
  test.each<Row>([
    { it: "in an archive", target: tar("forged"), built: "true", wanted: altered },
    { it: "in a layout whose blobs all have their digests", target: "oci-dir:forged", built: "true", wanted: altered },
    { it: "also where only the name counts", target: tar("forged"), built: "true", policy: "declared.yml", wanted: altered },
  ])("$target: $it", check);
});

describe("the policy", () => {
  const denied = { ...refused("proven", "proven", "base-denied"), rule: "registry.example/strangers/**", layers: 3 };
  test.each<Row>([
    built("between", "denies what else would be allowed", denied, { policy: "denying.yml" }),
    built(
      "between",
      "may deny a stranger whose layers nobody knows",
      { ...denied, status: "unknown", cause: "unresolved", layers: 0 },
      { policy: "denying.yml", lock: "debian.json" },
    ),
    built(
      "strange-copy",
      "denies files of a stranger's too",
      { ...onDebian, rule: "registry.example/**", code: 1, reasons: ["external-image-not-allowed"] },
      { policy: "denying.yml" },
    ),
    built(
      "imported",
      "asks for no more than a declaration",
      { ...onDebian, status: "unproven", cause: "squashed", layers: 0 },
      { built: "true", policy: "declared.yml" },
    ),
    built("lying", "asks for a declaration, and the one that counts is not the label", onAlpine, { policy: "declared.yml" }),
    built("alpine", "asks for nothing", { ...onDebian, allowed: null, rule: "" }, { policy: "off.yml" }),
    built(
      "true",
      "allows names that only look like the base's",
      { ...onDebian, code: 1, allowed: false, rule: "", reasons: ["base-not-allowed"] },
      { policy: "look-alike.yml" },
    ),
    {
      it: "allows an image under a mirror's name that is the very same",
      target: tar("true"),
      lock: "mirror.json",
      options: ["--base-image", "mirror.example/debian:12"],
      wanted: onDebian,
    },
  ])("$it ($target)", check);
});

describe("several images in one archive", () => {
  const both = ["--dockerfile", "true:1=true/Dockerfile", "--dockerfile", "alpine:1=alpine/Dockerfile"];
  const [onAllowed, onOther] = ["docker-archive:two.tar:true:1", "docker-archive:two.tar:alpine:1"];

  test("are each scanned under its own name, each with its own base", async () => {
    const { code, result } = await rig.look([tar("two")], { options: both });
    expect([code, result.outcome]).toEqual([1, "fail"]);
    expect(basesOf(result)).toEqual({
      [onAllowed]: ["proven", BASE.debian, true],
      [onOther]: ["proven", BASE.alpine, false],
    });
    expect(result.reasons.map(({ code, target }) => [code, target])).toEqual([["base-not-allowed", onOther]]);
    expect(result.findings.map(({ target, origin }) => `${target} ${origin}`)).toEqual(
      expect.arrayContaining([`${onAllowed} base`, `${onOther} base`]),
    );
    expect(result.findings.filter(({ origin }) => origin !== "base")).toEqual([]);
  });

  test.each([
    { target: onAllowed, built: "true:1", code: 0, outcome: "pass", base: ["proven", BASE.debian, true] },
    { target: onOther, built: "alpine:1", code: 1, outcome: "fail", base: ["proven", BASE.alpine, false] },
  ])("$target is scanned alone where it is named", async ({ target, built, ...wanted }) => {
    const folder = built.replace(":1", "");
    const { code, result } = await rig.look([target], { options: ["--dockerfile", join(folder, "Dockerfile")] });
    expect({ code, outcome: result.outcome, bases: basesOf(result) }).toEqual({
      code: wanted.code,
      outcome: wanted.outcome,
      bases: { [target]: wanted.base },
    });
    expect(result.findings.length).toBeGreaterThan(0);
    expect(new Set(result.findings.map((finding) => [finding.target, finding.origin].join(" ")))).toEqual(new Set([`${target} base`]));
  });
});

function basesOf({ targets }: Gated["result"]): Record<string, unknown> {
  return Object.fromEntries(targets.map(({ id, base }) => [id, [base?.status, base?.reference, base?.allowed]]));
}
