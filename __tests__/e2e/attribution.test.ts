import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type BasesRig, openBasesRig, writePolicy } from "./bases-rig.ts";
import { decisionsOf, type Gated, type ResultDocument } from "./gate.ts";
import { runGrype } from "./raw.ts";
import { BASE, DEBIAN_PACKAGES, LINES, ORIGINS } from "./recipes.ts";
import { type Alert, type Alerts, toAt, validate } from "./sarif.ts";

// Who brought what: each finding of images by a real engine, most of whose package databases the last layer wrote anew.
let rig: BasesRig;

beforeAll(async () => {
  rig = await openBasesRig();
  const { folder } = rig;
  writePolicy(folder, "all.yml", { allow: ["registry.example/**"] });
  writePolicy(folder, "base-later.yml", { "severity-cutoff": { base: "critical", application: "high" } });
  writePolicy(folder, "application-later.yml", { "severity-cutoff": { base: "high", application: "critical" } });
});

afterAll(() => rig?.engine.stop());

const dockerfile = (name: string, image?: string): string[] => [
  "--dockerfile",
  `${image === undefined ? "" : `${image}=`}${join(name, "Dockerfile")}`,
];
const tar = (name: string): string => `docker-archive:${name}.tar`;

/** Every finding's package and version, with its origin: the truth is in the same form. */
function originsOf({ findings }: ResultDocument, target?: string): Record<string, string> {
  const own = target === undefined ? findings : findings.filter((finding) => finding.target === target);
  return Object.fromEntries(own.map(({ package: { name, version }, origin }) => [`${name} ${version}`, origin]));
}

const countOf = (name: string, origin: string): number => Object.values(ORIGINS[name] ?? {}).filter((one) => one === origin).length;

describe("every finding says who brought it", () => {
  test.each(Object.entries(ORIGINS))("%s", async (name, origins) => {
    const { result } = await rig.look([tar(name)], { policy: "all.yml", options: dockerfile(name) });
    expect(originsOf(result)).toEqual(origins);
    expect(result.findings).toHaveLength(Object.keys(origins).length);
  });

  test.each(["oci-dir:layout", "oci-archive:dpkg-oci.tar", "oci-dir:zstd"])("%s: as in the engine's archive", async (target) => {
    const { result } = await rig.look([target], { options: dockerfile("dpkg") });
    expect(originsOf(result)).toEqual(ORIGINS.dpkg);
  });

  test.each(["dpkg", "bare", "npm"])("docker:%s:1: as in its archive", async (name) => {
    const { result } = await rig.look([`docker:${name}:1`], { options: dockerfile(name) });
    expect(result.targets[0]?.base?.status).toBe("proven");
    expect(originsOf(result)).toEqual(ORIGINS[name]);
  });

  test("where no base is proven, nobody is said to have brought it", async () => {
    const { result } = await rig.look([tar("dpkg")]);
    expect(result.targets[0]?.base?.status).toBe("unproven");
    expect(new Set(Object.values(originsOf(result)))).toEqual(new Set(["unknown"]));
  });
});

describe("every alert is on the line that brought it", () => {
  const LOCKFILE = '{\n  "lockfileVersion": 3,\n  "packages": {\n    "node_modules/left-of": { "version": "1.0.0" }\n  }\n}\n';
  const alertsOf = (file: string): Alerts => JSON.parse(readFileSync(join(rig.folder, file), "utf8"));

  /** Scans and gives the alerts; the validator of Microsoft, with GitHub's rules, must find no fault in them. */
  async function alerts(targets: readonly string[], options: readonly string[] = dockerfile("steps")): Promise<Alert[]> {
    const { result } = await rig.look(targets, { policy: "all.yml", options: [...options, "-o", "sarif=alerts.sarif"] });
    expect(result.reasons).toEqual([]);
    const [run] = alertsOf("alerts.sarif").runs;
    expect(validate(join(rig.folder, "alerts.sarif"))).toEqual([]);
    return (run?.results ?? []).map(({ message, locations: [first], relatedLocations = [], partialFingerprints }) => ({
      package: message.text.replace(/ has .*$/s, ""),
      at: first === undefined ? "" : toAt(first),
      related: relatedLocations.map(toAt),
      print: partialFingerprints.primaryLocationLineHash,
    }));
  }

  const onLines = (all: readonly Alert[]) => Object.fromEntries(all.map((alert) => [alert.package, alert.at]));
  const EXPECTED = Object.fromEntries(Object.entries(LINES).map(([name, line]) => [name, `steps/Dockerfile:${line}`]));

  test.each(["docker-archive:steps.tar", "docker:steps:1"])("of several stages and steps, each with its own: %s", async (target) => {
    expect(onLines(await alerts([target]))).toEqual(EXPECTED);
  });

  test.each(Object.entries(ORIGINS))("%s: what the base brought on its FROM, all else on the COPY", async (name, origins) => {
    const lines = Object.entries(origins).map(([of, origin]) => [of, `${name}/Dockerfile:${origin === "base" ? 1 : 2}`]);
    expect(onLines(await alerts([tar(name)], dockerfile(name)))).toEqual(Object.fromEntries(lines));
  });

  test("with the lockfile of what is in the image there is one alert for both, on the lockfile", async () => {
    writeFileSync(join(rig.folder, "steps", "package-lock.json"), LOCKFILE);
    const all = await alerts([tar("steps"), "lockfile:steps/package-lock.json"]);
    const [joined, ...others] = all.filter(({ related }) => related.length > 0);
    expect([joined?.at, joined?.related, others]).toEqual(["steps/package-lock.json:4", ["steps/Dockerfile:6"], []]);
    expect(onLines(all)).toEqual({ ...EXPECTED, "left-of 1.0.0": "steps/package-lock.json:4" });
  });

  test("none is another where the archive has another name, and no two are one", async () => {
    copyFileSync(join(rig.folder, "steps.tar"), join(rig.folder, "renamed-77.tar"));
    const [first, second] = [await alerts([tar("steps")]), await alerts([tar("renamed-77")])];
    expect(second).toEqual(first);
    expect(new Set(first.map(({ print }) => print)).size).toBe(first.length);
  });

  test("`judge` of Grype's own report puts them on the same lines", async () => {
    writeFileSync(join(rig.folder, "grype-steps.json"), runGrype(join(rig.folder, "steps.tar"), rig.databases).report);
    const judged = await rig.judge(["grype-steps.json"], { policy: "all.yml", options: dockerfile("steps") });
    const places = judged.result.findings.map(({ package: of, place }) => [`${of.name} ${of.version}`, `${place?.path}:${place?.line}`]);
    expect(Object.fromEntries(places)).toEqual(EXPECTED);
  });
});

describe("a cutoff of its own for the base and for the application", () => {
  type Row = readonly [it: string, name: string, policy: string, code: number, blocking: number];
  const [base, application] = [countOf("dpkg", "base"), countOf("dpkg", "application")];
  test.each<Row>([
    ["the application's block where the base's may wait", "dpkg", "base-later.yml", 1, application],
    ["the base's block where the application's may wait", "dpkg", "application-later.yml", 1, base],
    ["what the base alone brings passes where that may wait", "true", "base-later.yml", 0, 0],
    [
      "what the base alone brings blocks where that may not wait",
      "true",
      "application-later.yml",
      1,
      Object.keys(DEBIAN_PACKAGES).length + 1,
    ],
  ])("%s", async (_it, name, policy, code, blocking) => {
    const { result } = await rig.look([tar(name)], { policy, options: dockerfile(name) });
    expect([result.exitCode, result.counts.blocking]).toEqual([code, blocking]);
    const kept = policy === "base-later.yml" ? "application" : "base";
    const blocked = result.findings.filter(({ decision }) => decision.kind === "blocks");
    expect(new Set(blocked.map(({ origin }) => origin))).toEqual(new Set(blocking === 0 ? [] : [kept]));
  });

  test.each(["base-later.yml", "application-later.yml"])(
    "the stricter one holds where nobody knows who brought it (%s)",
    async (policy) => {
      const { result } = await rig.look([tar("dpkg")], { policy });
      expect(result.counts.blocking).toBe(result.counts.total);
    },
  );
});

describe("several images in one run", () => {
  const NAMES = ["true", "dpkg", "apk"];
  let end: Gated;

  beforeAll(async () => {
    const options = NAMES.flatMap((name) => dockerfile(name, tar(name)));
    end = await rig.look(NAMES.map(tar), { policy: "all.yml", options });
  });

  test("each has the findings and origins that it has alone", () => {
    expect(end.code).toBe(0);
    expect(originsOf(end.result, tar("dpkg"))).toEqual(ORIGINS.dpkg);
    expect(originsOf(end.result, tar("apk"))).toEqual(ORIGINS.apk);
    expect(new Set(Object.values(originsOf(end.result, tar("true"))))).toEqual(new Set(["base"]));
  });

  test("each base is listed once, with the images that it is under and what it brings them", () => {
    const brought = Object.keys(DEBIAN_PACKAGES).length + 1; // and a package of npm
    const both = countOf("dpkg", "base");
    const own = countOf("apk", "base");
    const [debian, alpine] = [
      { findings: brought + both, flaws: brought },
      { findings: own, flaws: own },
    ];
    const common = { status: "proven", allowed: true, blocking: 0 };
    expect(end.result.bases).toEqual([
      expect.objectContaining({
        ...common,
        reference: BASE.debian,
        targets: [tar("dpkg"), tar("true")],
        ...debian,
        fixable: debian.findings - 2,
      }),
      expect.objectContaining({ ...common, reference: BASE.alpine, targets: [tar("apk")], ...alpine, fixable: own }),
    ]);
  });
});

describe("`judge`", () => {
  const told = ({ outcome, reasons, bases, targets, findings }: ResultDocument) => ({
    outcome,
    reasons: reasons.map(({ code, target }) => [code, target]),
    bases,
    targets: targets.map(({ id, base }) => [id, base]),
    origins: findings.map(({ id, origin, decision }) => [id, origin, decision]),
  });

  test.each([
    ["a proven base, a split cutoff that blocks", "dpkg", "base-later.yml"],
    ["a base that nobody allowed", "apk", "base-later.yml"],
    ["a base that is allowed, and nothing blocks", "npm", "all.yml"],
  ])("gives of a result the verdict that `scan` gave: %s", async (_it, name, policy) => {
    const scanned = await rig.look([tar(name)], { policy, options: dockerfile(name) });
    writeFileSync(join(rig.folder, "result.json"), scanned.stdout);
    const judged = await rig.judge(["result.json"], { policy });
    expect(judged.code).toBe(scanned.code);
    expect(decisionsOf(judged.result)).toEqual(decisionsOf(scanned.result));
    expect(told(judged.result)).toEqual(told(scanned.result));
  });

  test.each([
    ["dpkg", "dpkg", "proven"],
    ["apk", "apk", "proven"],
    ["bare", "bare", "proven"],
    ["between", "true", "contradicted"],
    ["scratch", "scratch", "scratch"],
    ["imported", "true", "unproven"],
    ["labelled", null, "unproven"],
  ])("gives of Grype's own report of %s, built by the Dockerfile of %s, the status that `scan` gives: %s", async (name, built, status) => {
    const options = built === null ? [] : dockerfile(built);
    const scanned = await rig.look([tar(name)], { policy: "all.yml", options });
    writeFileSync(join(rig.folder, "grype.json"), runGrype(join(rig.folder, `${name}.tar`), rig.databases).report);
    const judged = await rig.judge(["grype.json"], { policy: "all.yml", options });
    const [own, other] = [scanned, judged].map(({ result }) => result.targets[0]?.base);
    expect(other).toMatchObject({
      status,
      cause: own?.cause,
      reference: own?.reference,
      layers: own?.layers,
      allowed: own?.allowed,
      rule: own?.rule,
    });
    expect(judged.code).toBe(scanned.code);
    const truth = ORIGINS[name] ?? {};
    const wrong = Object.entries(originsOf(judged.result)).filter(([key, origin]) => origin !== "unknown" && origin !== truth[key]);
    expect(wrong).toEqual([]);
  });
});
