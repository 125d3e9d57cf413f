import { describe, expect, test } from "@jest/globals";
import type { Finding, Seen } from "../../src/model/finding.ts";
import type { Change } from "../../src/model/remedy.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { renderHtml } from "../../src/report/html.ts";
import { renderSummary } from "../../src/report/markdown.ts";
import { toChangeDetail, toChangeLabel, toChangePlace, toOutlook, toRemovedWords } from "../../src/report/remedy-words.ts";
import { renderText } from "../../src/report/text.ts";
import { IMAGE, inImage, inLockfile, runFacts, verdict } from "../fakes/verdicts.ts";

const FIXED: Finding["fix"] = { state: "fixed", versions: ["1.0.1"] };
const of = (seen: readonly Seen[]): Verdict => verdict({ merged: { seen } });
const fixable = (name: string, id = "CVE-2024-1") => inLockfile(name, "1.0.0", { id, fix: FIXED });
const stuck = (name: string, id = "CVE-2024-1") => inLockfile(name, "1.0.0", { id, fix: { state: "not-fixed", versions: [] } });
const only = ({ remediation: [change] }: Verdict): Change => {
  if (change === undefined) throw new Error("no change");
  return change;
};
const terminal = (verdictOf: Verdict, { width = 100, verbose = false } = {}) =>
  renderText(verdictOf, runFacts(), { width, verbose, colour: false, links: false });

describe("what the changes come to", () => {
  test.each<[seen: readonly Seen[], sentence: string | null]>([
    [[], null],
    [[fixable("a")], "After one change nothing blocks."],
    [[fixable("a"), fixable("b"), fixable("b", "CVE-2024-2")], "After 2 changes nothing blocks."],
    [[fixable("a"), stuck("b")], "1 change removes 1 of the 2 findings that block; no change removes the other one."],
    [
      [fixable("a"), fixable("b"), stuck("c"), stuck("c", "CVE-2024-2")],
      "2 changes remove 2 of the 4 findings that block; no change removes the other 2.",
    ],
    [[stuck("b")], "No change removes what blocks."],
    [[stuck("b"), stuck("c")], "No change removes any of the 2 findings that block."],
  ])("is said in a sentence %#", (seen, sentence) => {
    expect(toOutlook(of(seen))).toBe(sentence);
  });

  test("does not hide that something else is wrong", () => {
    const problems = [{ code: "scanner-timeout", message: "grype was killed.", next: "Raise the timeout.", target: IMAGE.id }] as const;
    expect(toOutlook(verdict({ merged: { seen: [fixable("a")], problems } }))).toBe(
      "After one change nothing blocks. What else was said (scanner-timeout) has next steps of its own.",
    );
  });
});

describe("a change in words", () => {
  const place = { path: "web/package-lock.json", line: 12 };
  test.each<[sentence: string, change: Change, words: readonly string[]]>([
    [
      "an upgrade that can be typed",
      only(of([inLockfile("a", "1.0.0", { fix: FIXED, place })])),
      ["npm install a@1.0.1", "", "web/package-lock.json:12", "1.0.0 → 1.0.1", "1, which blocks"],
    ],
    [
      "one whose copies need less",
      only(
        of([inLockfile("a", "1.0.0", { fix: FIXED }), inLockfile("a", "2.0.0", { id: "X", fix: { state: "fixed", versions: ["2.0.1"] } })]),
      ),
      ["npm install a@2.0.1", "", "web/package-lock.json", "1.0.0, 2.0.0 → 2.0.1; 1.0.1 is enough for 1.0.0", "2, all of them blocking"],
    ],
    [
      "one that nobody can choose",
      only(of([inLockfile("a", "main", { fix: FIXED })])),
      ["a", "main → 1.0.1", "web/package-lock.json", "versions of this kind cannot be compared here", "1, which blocks"],
    ],
    [
      "one that an image takes over",
      only(of([fixable("a"), inImage("a", "1.0.0", { fix: FIXED, origin: "application", package: fixable("a").package })])),
      ["npm install a@1.0.1", "", "web/package-lock.json", "1.0.0 → 1.0.1; then build docker:shop:1 again", "2, all of them blocking"],
    ],
    [
      "a package of the system",
      only(of([inImage("libx", "1.0.0", { fix: FIXED, origin: "application" })])),
      ["libx", "1.0.0 → 1.0.1", "docker:shop:1", "", "1, which blocks"],
    ],
    [
      "one with the line of its Dockerfile",
      only(of([inImage("libx", "1.0.0", { fix: FIXED, origin: "application", place: { path: "Dockerfile", line: 3, text: "RUN x" } })])),
      ["libx", "1.0.0 → 1.0.1", "docker:shop:1 (Dockerfile:3)", "", "1, which blocks"],
    ],
    [
      "a base",
      only(of([inImage("libx", "1.0.0", { fix: FIXED, origin: "base" })])),
      [
        "FROM debian:12",
        "→ a newer one",
        "docker:shop:1",
        "Build docker:shop:1 again on a newer debian:12 (docker build --pull): the one finding that it brings has a fixed version.",
        "1, which blocks",
      ],
    ],
    [
      "what stays",
      only(of([stuck("a")])),
      [
        "a",
        "stays: no fix yet",
        "web/package-lock.json",
        "Replace it, or accept the risk as an exception with reason, owner and expiry in the policy.",
        "nothing: 1 stays",
      ],
    ],
  ])("%s", (_sentence, change, words) => {
    const { code, words: rest } = toChangeLabel(change);
    expect([code, rest, toChangePlace(change), toChangeDetail(change), toRemovedWords(change)]).toEqual(words);
  });

  test("the later digest of a base is named", () => {
    const change = { ...only(of([inImage("libx", "1.0.0", { fix: FIXED })])), kind: "move-base", to: "sha256:1" } as const;
    expect(toChangeLabel(change)).toEqual({ code: "FROM debian:12", words: "→ debian:12@sha256:1" });
  });
});

describe("every document tells them", () => {
  const all = of([stuck("d"), fixable("a"), fixable("b"), fixable("b", "CVE-2024-2")]);

  test("the summary as a table, that which removes most first, what stays last", () => {
    const text = renderSummary(all, runFacts(), {});
    const rows = text.split("\n").filter((line) => line.startsWith("| **"));
    expect(rows.map((row) => /<code>(.*?)<\/code>/.exec(row)?.[1])).toEqual(["npm install b&#64;1.0.1", "npm install a&#64;1.0.1", "d"]);
    expect(rows[0]).toContain("CVE-2024-1");
    expect(rows[0]).toContain("CVE-2024-2");
  });

  test("the page as a section", () => {
    const page = [...renderHtml(all, runFacts())].join("");
    expect(page).toContain("<p>2 changes remove 3 of the 4 findings that block; no change removes the other one.</p>");
    expect(page).toContain("<code>npm install b@1.0.1</code>");
  });

  test("a summary names of one change no more than there is room for", () => {
    const many = of(Array.from({ length: 2_000 }, (_, at) => fixable("a", `CVE-2024-${at}`)));
    expect(renderSummary(many, runFacts(), {})).toContain("… and 1,500 more that block: the JSON result has all of them.");
  });

  test("a terminal shows ten, and all with --verbose", () => {
    const many = of(Array.from({ length: 14 }, (_, at) => fixable(`package-${at}`)));
    const count = (text: string) => text.split("\n").filter((line) => line.startsWith("  + ")).length;
    expect([count(terminal(many)), count(terminal(many, { verbose: true }))]).toEqual([10, 14]);
    expect(terminal(many)).toContain("  … and 4 more changes (--verbose shows all)");
  });

  test("a command that is wider than the terminal goes on in the next line, as a shell reads it", () => {
    const text = terminal(of([inImage("libx", "1.0.0", { fix: FIXED, origin: "application" })]), { width: 50 });
    expect(text).toContain("    apt-get update && apt-get install -y \\\n    --only-upgrade libx=1.0.1\n");
  });

  test("nothing is said where nothing blocks", () => {
    const calm = of([]);
    for (const text of [renderSummary(calm, runFacts(), {}), [...renderHtml(calm, runFacts())].join(""), terminal(calm)])
      expect(text).not.toMatch(/would it take|What blocks/);
  });
});
