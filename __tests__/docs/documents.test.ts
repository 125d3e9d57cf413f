import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { NOTICES, REASONS } from "../../src/model/reasons.ts";
import { parsePolicyFile } from "../../src/policy/policy-file.ts";
import { existsAt, isSettingName } from "../../src/policy/settings.ts";
import { VERSION } from "../../src/version.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const outcomes = read("docs/outcomes.md");

/** A document's headings, each with the text below it. */
function sectionsOf(markdown: string): Map<string, string> {
  const parts = markdown.split(/^#{2,3} /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf("\n")), part.slice(part.indexOf("\n"))]));
}

describe("docs/outcomes.md", () => {
  const sections = sectionsOf(outcomes);

  test.each(Object.entries(REASONS))("%s: a section under its exit code, with a next step", (code, { outcome, exitCode }) => {
    expect(sections.get(code)).toMatch(/\*\*Do:\*\* .{10}/);
    const before = outcomes.slice(0, outcomes.indexOf(`\n### ${code}\n`));
    expect(before.slice(before.lastIndexOf("\n## ")).trim().split("\n")[0]).toBe(`## ${outcome}, exit code ${exitCode}`);
  });

  test("has no section for a code that does not exist, and lists every notice", () => {
    const codes = [...outcomes.matchAll(/^### (.+)$/gm)].map(([, code]) => code);
    expect(codes.sort()).toEqual(Object.keys(REASONS).sort());
    const notices = [...outcomes.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, code]) => code);
    expect(notices).toEqual([...NOTICES]);
  });
});

describe("links between documents", () => {
  const documents = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    ...readdirSync(join(ROOT, "docs")).flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : [])),
  ];

  test.each(documents)("%s: point to something that is there", (path) => {
    const links = [...read(path).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = ""]) => link);
    const broken = links.filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = file === "" ? join(ROOT, path) : resolve(ROOT, dirname(path), file);
      if (!existsSync(target)) return true;
      return anchor !== undefined && !anchorsOf(readFileSync(target, "utf8")).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
});

function anchorsOf(markdown: string): string[] {
  const headings = [...markdown.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("examples in documents", () => {
  const documents = ["README.md", "docs/policy.md", "docs/workflows.md", "docs/base-images.md"];
  const blocks = documents.flatMap((path) =>
    [...read(path).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => ({ path, text })),
  );

  test.each(blocks.filter(({ text }) => /^version: 1$/m.test(text)))("$path: a policy that is shown is valid", ({ path, text }) => {
    const { exceptions, baseImages } = parsePolicyFile(text, path, "2026-11-25");
    expect(exceptions.length + (baseImages?.allow.length ?? 0)).toBeGreaterThan(0);
  });

  test.each(blocks.filter(({ text }) => text.includes("uses: OWNER/portcullis")))(
    "$path: a step that is shown has only inputs that exist",
    ({ text }) => {
      const steps = stepsOf(parse(text)).filter(({ uses }) => uses.startsWith("OWNER/portcullis"));
      expect(steps.length).toBeGreaterThan(0);
      for (const step of steps) {
        const door = step.uses.includes("/aggregate@") ? "aggregate" : "action";
        const entrance = { door, command: door === "action" ? "scan" : "judge" } as const;
        expect(step.inputs.filter((name) => !isSettingName(name) || !existsAt(name, entrance))).toEqual([]);
      }
    },
  );
});

/** All steps anywhere in a piece of a workflow, with the names of their inputs. */
function stepsOf(node: unknown): { uses: string; inputs: string[] }[] {
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.values(node).flatMap(stepsOf);
  if (!("uses" in node) || typeof node.uses !== "string") return inner;
  const given = "with" in node && typeof node.with === "object" ? Object.keys(node.with ?? {}) : [];
  return [{ uses: node.uses, inputs: given }, ...inner];
}

test("the version is the same wherever it stands", () => {
  expect(JSON.parse(read("package.json")).version).toBe(VERSION);
  expect(read("CHANGELOG.md")).toContain(`## [${VERSION}]`);
});

describe(".github/workflows", () => {
  const workflows = readdirSync(join(ROOT, ".github/workflows"));

  test.each(workflows)("%s: every action is pinned by a full commit, with its version", (name) => {
    const uses = [...read(`.github/workflows/${name}`).matchAll(/uses: (.+)$/gm)].map(([, value = ""]) => value);
    expect(uses.length).toBeGreaterThan(0);
    for (const value of uses.filter((entry) => !entry.startsWith("./"))) expect(value).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
