import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { toColumn, toFitting, toWidth, toWrapped } from "../../src/report/columns.ts";
import { type Display, renderText } from "../../src/report/text.ts";
import { hostileVerdict, IMAGE, inImage, inLockfile, runFacts, verdict, violating } from "../fakes/verdicts.ts";
import { expectGolden } from "./golden.ts";

const render = (of: ReturnType<typeof verdict>, display: Partial<Display> = {}) =>
  renderText(of, runFacts(), { width: 100, colour: false, links: false, verbose: false, ...display });

const ESCAPE = String.fromCodePoint(27);
/** Colours and links as we write them; nothing else may begin with an escape. */
const OURS = new RegExp(`${ESCAPE}\\[[\\d;]*m|${ESCAPE}\\]8;;[\\w\\-./:?=&%#,;@+~]*${ESCAPE}\\\\`, "g");

describe("the text", () => {
  test.each([
    ["text-100.golden", { width: 100 }],
    ["text-60.golden", { width: 60 }],
    ["text-verbose.golden", { width: 120, verbose: true }],
  ])("%s is as it was looked at", (name, display) => {
    expectGolden(name, render(verdict(), display));
  });

  test.each([
    ["text-bases-100.golden", { width: 100 }],
    ["text-bases-60.golden", { width: 60 }],
  ])("%s of three images on two bases is as it was looked at", (name, display) => {
    expectGolden(name, render(violating(), display));
  });

  test("says in its first line what happened, and in its last what comes of it", () => {
    const lines = render(verdict()).trimEnd().split("\n");
    expect(lines[0]).toBe(" FAIL  5 of 9 findings block (severity cutoff: high).");
    expect(lines.at(-1)).toMatch(/^Fail, exit code 1 · policy \.github\/portcullis\.yml · cutoff high/);
  });

  test("has the same words with colour and links as without", () => {
    const plain = render(verdict());
    const bright = render(verdict(), { colour: true, links: true });
    expect(bright.replace(OURS, "")).toBe(plain);
    expect(bright).toContain(`${ESCAPE}]8;;https://osv.dev/vulnerability/GHSA-xvch-5gv4-984h${ESCAPE}\\CVE-2021-44906`);
    expect(bright).toContain(`${ESCAPE}[1;31mcritical`);
  });

  test("shows every finding when verbose, else counts what does not block", () => {
    const ids = verdict().findings.map(({ id }) => id);
    for (const id of ids) expect(render(verdict(), { verbose: true })).toContain(id);
    expect(render(verdict())).not.toContain("DSA-5532-1");
    expect(render(verdict())).toContain("not blocking: 2 below the cutoff (1 low, 1 negligible); 1 accepted (1 critical)");
  });

  test("is short also for very many findings, and says how many are not shown", () => {
    const seen = Array.from({ length: 5_000 }, (_, at) => inLockfile(`package-${at}`, "1", { target: `lockfile:${at % 100}/x` }));
    const text = render(verdict({ merged: { seen } }));
    expect(text.split("\n").length).toBeLessThan(300);
    expect(text).toContain("… and 47 more that block");
    expect(text).toContain("… 4,000 findings in 80 more targets block as well (--verbose shows all)");
    expect(render(verdict({ merged: { seen } }), { verbose: true }).match(/CVE-2024-0001/g)).toHaveLength(5_000);
  });

  test("gives no tick to a target that somebody doubts", () => {
    const problems = [{ code: "inventory-empty", message: "Nothing was catalogued.", next: "Look.", target: IMAGE.id }] as const;
    const text = render(verdict({ merged: { seen: [], problems } }));
    expect(text).toContain("? docker:shop:1");
    expect(text).toContain("✓ lockfile:web/package-lock.json");
    const stale = [{ code: "database-stale", message: "The database is old.", next: "Update it." }] as const;
    expect(render(verdict({ merged: { seen: [], problems: stale } }))).not.toContain("✓");
  });
});

describe("width", () => {
  const widths = [40, 60, 71, 72, 80, 100, 120, 200];
  test.each(widths.flatMap((width) => [[width, false] as const, [width, true] as const]))(
    "no line is wider than %s, verbose %s",
    (width, verbose) => {
      const tooWide = [verdict(), violating()]
        .flatMap((of) => render(of, { width, verbose }).split("\n"))
        .filter((line) => toWidth(line) > width);
      expect(tooWide).toEqual([]);
    },
  );

  test.each(widths)("nor is one of hostile text (%s), but for an advisory's id, which is never cut", (width) => {
    const lines = render(hostileVerdict(), { width, verbose: true }).split("\n");
    const ids = /^ {2}(?:high|low|critical) /;
    expect(lines.filter((line) => !ids.test(line) && toWidth(line) > width + 2)).toEqual([]);
  });

  test.each([
    ["abc", 3],
    ["名前", 4],
    ["🎉", 2],
    ["e\u0301", 1],
    ["ａ", 2],
    ["", 0],
  ])("%s takes %s columns", (text, width) => {
    expect(toWidth(text)).toBe(width);
  });

  test("columns are exact, and wrapping loses nothing", () => {
    const anyVisible = fc.array(fc.constantFrom("a", "名", "🎉", "e\u0301", " ", "long-word")).map((parts) => parts.join(""));
    fc.assert(
      fc.property(anyVisible, fc.integer({ min: 3, max: 30 }), (text, width) => {
        expect(toWidth(toColumn(text, width))).toBe(width);
        expect(toWidth(toFitting(text, width))).toBeLessThanOrEqual(width);
        const lines = toWrapped(text, width);
        for (const line of lines) expect(toWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      }),
    );
  });
});

describe("foreign text in the log", () => {
  const cases = [40, 60, 100, 120].flatMap((width) => [false, true].map((colour) => ({ width, colour, links: colour, verbose: true })));
  test.each(cases)("commands no runner and moves no terminal: %j", (display) => {
    for (const line of render(hostileVerdict(), display).split("\n")) {
      expect(line).not.toContain("##[");
      expect(line.replace(OURS, "").trimStart().startsWith("::")).toBe(false);
      expect(line.replace(OURS, "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    }
  });

  test("does not even where wrapping puts it at the start of a line", () => {
    const reason = `${"x".repeat(37)} ::error::pwned`;
    const rules = { exceptions: [{ id: "CVE-2024-0001", reason, expires: "2027-01-01" }] };
    for (let width = 40; width < 120; width += 1) {
      const text = render(verdict({ merged: { seen: [inImage("a", "1")] }, rules }), { width });
      expect(text.split("\n").filter((line) => line.trimStart().startsWith("::"))).toEqual([]);
    }
  });
});
