import { describe, expect, test } from "@jest/globals";
import type { Problem } from "../../src/model/reasons.ts";
import { toAnnotations } from "../../src/report/annotations.ts";
import { baseFacts, targetFacts } from "../fakes/findings.ts";
import { hostileVerdict, IMAGE, inImage, inLockfile, LOCKFILE, verdict, violating } from "../fakes/verdicts.ts";

const problem = (code: Problem["code"], target?: string): Problem => ({
  code,
  message: `${code} happened.`,
  next: "Do this.",
  ...(target ? { target } : {}),
});
const packages = (count: number) => Array.from({ length: count }, (_, at) => inLockfile(`package-${at}`, "1"));
const titles = (...of: Parameters<typeof toAnnotations>) => toAnnotations(...of).map(({ title }) => title);

describe("violations by bases", () => {
  const annotations = toAnnotations(violating());

  test("are shown on the line of the Dockerfile that they are about", () => {
    expect(
      annotations.filter(({ title }) => /: (?:base|external)-/.test(title)).map(({ title, file, line }) => [title, file, line]),
    ).toEqual([
      ["Portcullis: base-contradicted", "api/Dockerfile", 3],
      ["Portcullis: external-image-not-allowed", "worker/Dockerfile", 12],
    ]);
  });

  test("are warnings where a fail is only reported", () => {
    expect(toAnnotations(violating({ failBuild: false })).map(({ level }) => level)).not.toContain("error");
  });

  test("are three at most, and the last says how many more there are", () => {
    const problems = Array.from({ length: 9 }, (_, at) => ({
      code: "base-denied" as const,
      message: `${at}`,
      next: "n",
      target: `docker:${at}`,
    }));
    const denied = toAnnotations(verdict({ merged: { problems, seen: [] } }));
    expect(denied).toHaveLength(3);
    expect(denied[2]?.message).toContain("And 6 more of this kind");
  });
});

describe("annotations", () => {
  test("one a package that blocks, on its file where it has one, the gravest first", () => {
    expect(toAnnotations(verdict())).toEqual([
      {
        level: "error",
        title: "2 findings in minimist 1.2.5 and 0.0.8 block (critical)",
        message:
          "minimist 1.2.5 and 0.0.8 in lockfile:web/package-lock.json: CVE-2021-44906 (critical, fixed in 1.2.6) and CVE-2021-44906 (critical, fixed in 0.2.4).",
        file: "web/package-lock.json",
        line: 1,
      },
      {
        level: "error",
        title: "1 finding in left-pad 1.0.0 blocks (unknown)",
        message: "left-pad 1.0.0 in lockfile:web/package-lock.json: GHSA-0000-0000-0001 (unknown, no fix known).",
        file: "web/package-lock.json",
        line: 1,
      },
      {
        file: "Dockerfile",
        line: 1,
        level: "error",
        title: "1 finding in libwebp7 1.2.4-0.2 blocks (high)",
        message: "libwebp7 1.2.4-0.2 in docker:shop:1: CVE-2023-4863 (high, fixed in 1.2.4-0.2+deb12u1). Heap buffer overflow in WebP.",
      },
      {
        file: "Dockerfile",
        line: 1,
        level: "error",
        title: "1 finding in perl-base 5.36.0-7 blocks (high)",
        message: "perl-base 5.36.0-7 in docker:shop:1: CVE-2023-31484 (high, no fix yet). CPAN.pm does not verify TLS certificates.",
      },
    ]);
  });

  test("each is on the line of its first finding, as the alert is", () => {
    const seen = [
      inLockfile("a", "1", { place: { path: "web/package-lock.json", line: 12 } }),
      inImage("b", "1", { place: { path: "Dockerfile", line: 7, text: "RUN b" } }),
      inImage("c", "1", { place: { path: "/etc/passwd", line: 7 } }),
    ];
    const places = toAnnotations(verdict({ merged: { seen } })).map(({ file, line }) => `${file}:${line}`);
    expect(places).toEqual(["Dockerfile:7", "Dockerfile:1", "web/package-lock.json:12"]);
  });

  test("a pass has none", () => {
    expect(toAnnotations(verdict({ merged: { seen: [] }, rules: { exceptions: [] } }))).toEqual([]);
  });

  test("what is reported only is a warning", () => {
    expect(new Set(toAnnotations(verdict({ rules: { failBuild: false } })).map(({ level }) => level))).toEqual(new Set(["warning"]));
  });

  test("at most ten errors, and the last says how many more packages block", () => {
    const all = toAnnotations(verdict({ merged: { seen: packages(500) } }));
    expect(all).toHaveLength(10);
    expect(all.at(-1)?.message).toBe("491 more findings in 491 more packages block: see the job summary.");
    expect(toAnnotations(verdict({ merged: { seen: packages(10) } })).at(-1)?.title).toContain("package-9");
  });

  test("many violations crowd out neither a fault nor a gap", () => {
    const problems = [problem("scanner-timeout", IMAGE.id), problem("lockfile-unparsable", LOCKFILE.id), problem("database-stale")];
    const all = toAnnotations(verdict({ merged: { seen: packages(500), problems } }));
    expect(all).toHaveLength(10);
    expect(all.slice(0, 2).map(({ title }) => title)).toEqual(["Portcullis: database-stale", "Portcullis: scanner-timeout"]);
    expect(all.at(-1)).toMatchObject({ title: "Portcullis: lockfile-unparsable", file: "web/package-lock.json" });
  });

  test("many of a kind are one", () => {
    const problems = Array.from({ length: 30 }, (_, at) => problem("lockfile-unparsable", `lockfile:${at}`));
    const all = toAnnotations(verdict({ merged: { seen: [], problems } }));
    expect(all).toHaveLength(1);
    expect(all[0]?.message).toBe("lockfile-unparsable happened. Do this. (And 29 more of this kind: see the job summary.)");
  });

  test.each<[Problem["code"], boolean]>([
    ["exception-expiring", true],
    ["configuration-ignored", true],
    ["image-source", false],
    ["exception-unused", false],
  ])("a notice %s is shown: %s", (code, shown) => {
    const of = verdict({ merged: { seen: [], problems: [problem(code)] }, rules: { exceptions: [] } });
    expect(titles(of)).toEqual(shown ? [`Portcullis: ${code}`] : []);
  });

  test("what the workflow allowed is a warning", () => {
    const of = verdict({ merged: { seen: [], problems: [problem("inventory-empty")] }, rules: { allowIncomplete: ["inventory-empty"] } });
    expect(toAnnotations(of)).toMatchObject([{ level: "warning", title: "Portcullis: inventory-empty" }]);
  });

  test("a file outside the repository is none to annotate", () => {
    const seen = [inLockfile("a", "1", { target: "lockfile:../x/package-lock.json" }), inImage("b", "1")];
    const targets = [targetFacts({ base: baseFacts({ claims: [] }) })];
    for (const annotation of toAnnotations(verdict({ merged: { seen, targets } }))) expect(annotation).not.toHaveProperty("file");
  });

  test("of hostile text: within the limits, and no line that moves or commands", () => {
    const all = toAnnotations(hostileVerdict());
    for (const level of ["error", "warning"]) expect(all.filter((of) => of.level === level).length).toBeLessThanOrEqual(10);
    for (const { title, message } of all) {
      for (const text of [title, message]) {
        expect(text.length).toBeLessThan(4_096);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|##\[|^\s*::/u);
      }
    }
  });
});
