import { createHash } from "node:crypto";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "@jest/globals";
import { renderHtml } from "../../src/report/html.ts";
import { html } from "../../src/report/markup.ts";
import { hostileVerdict, inImage, inLockfile, runFacts, verdict } from "../fakes/verdicts.ts";

const render = (of: ReturnType<typeof verdict>) => [...renderHtml(of, runFacts())].join("");
const between = (page: string, tag: string) => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? "";

/** The page without its style and script, which are constants of ours. */
const bodyOf = (page: string) => page.replace(/<style>[\s\S]*?<\/style>/, "").replace(/<script>[\s\S]*?<\/script>/, "");

/** Every tag as a browser finds it: a name, and attributes in double quotes. */
const TAG = /<(!doctype html|\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*)>/g;
const OURS = new Set(
  "!doctype html head meta title body header div h1 h2 b ul li strong main section p small table thead tbody tr th td code span a details summary dl dt dd form label input select option fieldset legend button caption footer".split(
    " ",
  ),
);

function tagsOf(page: string): { names: string[]; rest: string } {
  const names = [...page.matchAll(TAG)].map(([, tag = ""]) => tag.replace("/", "").split(" ")[0] ?? "");
  return { names, rest: page.replace(TAG, "") };
}

describe("the page", () => {
  const page = render(verdict());

  test("says the verdict, the reasons, the evidence, the findings and what was accepted, under headings", () => {
    expect(page).toContain("<title>Fail: Portcullis report</title>");
    expect(page).toContain("<h1><b>Fail</b>5 of 9 findings block (severity cutoff: high).</h1>");
    const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "Why, and what to do",
      "What would it take",
      "What was looked at",
      "Findings",
      "Accepted by the policy",
      "Worth knowing",
    ]);
    for (const { id } of verdict().findings) expect(page).toContain(id);
    expect(page).toContain("Grype 0.119.0, database of 2026-11-20 (4 days old)");
  });

  test("says where in the repository a finding is to be changed, and what stands there", () => {
    const seen = [inLockfile("a", "1", { place: { path: "web/package-lock.json", line: 12 } })];
    const image = inImage("b", "1", { place: { path: "Dockerfile", line: 7, text: "RUN <b>" } });
    const page = render(verdict({ merged: { seen: [...seen, image] } }));
    expect(page).toContain("<dt>In the repository</dt><dd>web/package-lock.json:12</dd>");
    expect(page).toContain("<dt>In the repository</dt><dd>Dockerfile:7 (RUN &lt;b&gt;)</dd>");
  });

  test("loads nothing: the policy forbids it, and there is nothing to load", () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `style-src ${digest(between(page, "style"))}`,
      `script-src ${digest(between(page, "script"))}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/ src=|<link|@import|url\(| style=| on[a-z]+=/);
  });

  test("can be read without its script: all rows are there, and no form that would do nothing", () => {
    expect(page.match(/<tr class="[a-z-]+" data-s=/g)).toHaveLength(9);
    expect(page).toContain("<form hidden ");
  });

  test("is well-formed: what is opened is closed", () => {
    const { names } = tagsOf(bodyOf(page));
    const empty = new Set(["!doctype", "meta", "input"]);
    for (const name of new Set(names))
      if (!empty.has(name)) expect([name, names.filter((other) => other === name).length % 2]).toEqual([name, 0]);
  });

  test("of a pass without findings has no table of findings", () => {
    const pass = render(verdict({ merged: { seen: [] } }));
    expect(pass).toContain("<b>Pass</b>No known vulnerability in 3 targets with 315 packages.");
    expect(pass).not.toContain("<h2>Findings</h2>");
  });

  test("lists at most 5,000 findings, what blocks among them, and says so", () => {
    const seen = Array.from({ length: 5_100 }, (_, at) => inImage(`package-${at}`, "1", { severity: at === 5_099 ? "critical" : "low" }));
    const long = render(verdict({ merged: { seen } }));
    expect(long.match(/<tr class="/g)).toHaveLength(5_000);
    expect(long).toContain("5,000 of 5,100 findings are listed. What blocks and what is gravest came first");
    expect(long).toContain("package-5099");
  });
});

describe("foreign text in the page", () => {
  const { names, rest } = tagsOf(bodyOf(render(hostileVerdict())));

  test("brings no tag of its own and no stray bracket", () => {
    expect(names.filter((name) => !OURS.has(name))).toEqual([]);
    expect(rest).not.toMatch(/[<>]/);
    expect(names.filter((name) => name === "table")).toHaveLength(10);
  });

  test("links only addresses that may be linked", () => {
    const hrefs = [...render(hostileVerdict()).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(hrefs.length).toBeGreaterThan(0);
    for (const href of hrefs) expect(href).toMatch(/^https:\/\/[\w.]+\//);
  });

  test("is not hidden: what nobody could see is spelled out", () => {
    expect(render(hostileVerdict()).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
  });
});

describe("markup", () => {
  test("escapes every value that is no markup", () => {
    const inner = html`<b>${"<i>"}</b>`;
    expect(html`<p title="${'"'}">${"a & b"}${inner}${[inner, inner]}${1}</p>`.markup).toBe(
      '<p title="&quot;">a &amp; b<b>&lt;i&gt;</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>1</p>',
    );
  });
});

/** As much of a browser as the script uses. */
function makeBrowser(page: string) {
  const rows = [...page.matchAll(/<tr class="[a-z-]+" data-s="(.*?)" data-t="(.*?)" data-d="(.*?)" data-o="(.*?)">([\s\S]*?)<\/tr>/g)].map(
    ([, s, t, d, o, text = ""]) => ({
      dataset: { s, t, d, o },
      textContent: text.replace(/<[^>]*>/g, " "),
      hidden: false,
    }),
  );
  const asked = {
    text: "",
    target: "",
    decision: "",
    origin: "",
    severity: ["critical", "high", "medium", "low", "negligible", "unknown"],
  };
  const listeners = new Map<string, () => void>();
  const form = { hidden: true, addEventListener: (name: string, listener: () => void) => listeners.set(name, listener) };
  const shown = { textContent: "" };
  class FormData {
    get(name: "text" | "target" | "decision" | "origin") {
      return asked[name];
    }
    getAll() {
      return asked.severity;
    }
  }
  const document = { querySelector: (selector: string) => (selector === "form" ? form : shown), querySelectorAll: () => rows };
  runInNewContext(between(page, "script"), { document, FormData, setTimeout });
  const filter = (wish: Partial<typeof asked>) => {
    Object.assign(
      asked,
      { text: "", target: "", decision: "", origin: "", severity: ["critical", "high", "medium", "low", "negligible", "unknown"] },
      wish,
    );
    listeners.get("input")?.();
    return rows.filter(({ hidden }) => !hidden).length;
  };
  return { form, shown, filter };
}

describe("the script", () => {
  const { form, shown, filter } = makeBrowser(render(verdict()));

  test("shows the form, which would do nothing without it", () => {
    expect(form.hidden).toBe(false);
  });

  test.each([
    [{}, 9],
    [{ severity: ["critical"] }, 3],
    [{ severity: [] }, 0],
    [{ decision: "blocks" }, 5],
    [{ target: "0" }, 4],
    [{ origin: "base" }, 5],
    [{ origin: "application", decision: "blocks" }, 3],
    [{ text: "MINIMIST" }, 2],
    [{ text: "minimist 0.0.8" }, 1],
    [{ text: "minimist", decision: "excepted" }, 0],
  ])("shows for %j %s findings, and says how many", (wish, count) => {
    expect(filter(wish)).toBe(count);
    expect(shown.textContent).toBe(count === 9 ? "All 9 listed findings are shown." : `${count} of 9 listed findings are shown.`);
  });
});
