import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  toCommandSafe,
  toHref,
  toHtml,
  toMarkdown,
  toMarkdownCode,
  toMarkdownLink,
  toSafeJson,
  toSafeLog,
  toSafeText,
  toSarifText,
  toSarifUri,
  toVisible,
} from "../../src/report/escape.ts";
import { HOSTILE } from "../fakes/verdicts.ts";

/** Any text, and often text that means something to one of the readers. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom(...HOSTILE, "##", "[", "::", "@a", "#1", "www.", "://", "1.", "-", "\n", "\r", "<", "&", "|", " "))
    .map((parts) => parts.join("")),
);

/** What can move a terminal, hide, or break a line. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** How the runner finds commands in a line of a log (actions/runner, ActionCommand.cs). */
function isCommand(line: string): boolean {
  return line.includes("##[") || line.trimStart().startsWith("::");
}

describe("one line of plain text", () => {
  test.each([
    ["line breaks", "a\r\nb", "a\\r\\nb"],
    ["a terminal's escape", "\u001b[2Jx", "\\x1b[2Jx"],
    ["the 8-bit escape", "\u009b31m", "\\x9b31m"],
    ["a bidirectional override", "\u202egnp.exe", "\\u{202e}gnp.exe"],
    ["a zero-width blank", "a\u200bb", "a\\u{200b}b"],
    ["a lone surrogate", "\ud800", "\\u{d800}"],
    ["a tag character beyond the first plane", "\u{e0041}", "\\u{e0041}"],
    ["nothing odd", "naïve 名前 🎉 ~/a-b_c", "naïve 名前 🎉 ~/a-b_c"],
  ])("%s can be seen", (_, text, shown) => {
    expect(toVisible(text)).toBe(shown);
  });

  test.each([
    ["::error::x", "\\::error::x"],
    ["  ::set-output name=a::b", "  \\::set-output name=a::b"],
    ["a ##[add-mask]b", "a ##\\[add-mask]b"],
    ["##[##[", "##\\[##\\["],
    ["a::b", "a::b"],
  ])("%j commands no runner", (line, safe) => {
    expect(toCommandSafe(line)).toBe(safe);
  });

  test("of any text no line is a command, and none moves a terminal", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(isCommand(toSafeText(text))).toBe(false);
        expect(toSafeText(text)).not.toMatch(INVISIBLE);
        for (const line of toSafeLog(text).split("\n")) expect(isCommand(line) || INVISIBLE.test(line)).toBe(false);
      }),
    );
  });

  test("a log's lines stay lines", () => {
    expect(toSafeLog("a\r\n::b\rc")).toBe("a\n\\::b\nc");
  });
});

/** What a browser makes of numeric and the five named references. */
function decode(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code?: string, name = "") =>
    code === undefined ? (named[name] ?? "") : String.fromCodePoint(Number(code)),
  );
}

describe("HTML", () => {
  test("of any text nothing is left that ends a text or an attribute, and nothing is lost", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toHtml(text)).not.toMatch(/[<>"'\n\r]|##\[/);
        expect(decode(toHtml(text))).toBe(toVisible(text));
      }),
    );
  });
});

describe("Markdown", () => {
  const breaker = String.fromCodePoint(8203);
  test("of any text no markup is left, and nothing is lost", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const markdown = toMarkdown(text);
        expect(markdown.replace(/&#\d+;/g, "·")).not.toMatch(/[<>"`*_[\]{}()|~$\\!^\n\r@]|:\/\/|\bwww\.|#[0-9A-Za-z]|&/i);
        expect(markdown).not.toMatch(/^\s*(?:[-+=.:#]|\d+[.)])/);
        expect(decode(markdown).replaceAll(breaker, "")).toBe(toVisible(text).replaceAll(breaker, ""));
      }),
    );
  });

  test("of any text no code ends early, and nothing is lost", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [, inside = ""] = /^<code>(.*)<\/code>$/.exec(toMarkdownCode(text)) ?? [];
        expect(inside.replace(/&#\d+;/g, "·")).not.toMatch(/[<>"`*_[\]{}()|~$\\!^\n\r@#&]|:\/\/|\bwww\./i);
        expect(decode(inside)).toBe(toVisible(text));
      }),
    );
  });

  test.each([
    ["a mention", "@octocat", "&#64;&#8203;octocat"],
    ["an issue", "see #1", "see &#35;&#8203;1"],
    ["a bare address", "https://a.example", "https&#58;//a.example"],
    ["a list item", "- x", "&#45; x"],
    ["a numbered item", "1. x", "&#49;. x"],
    ["plain words", "Prototype pollution, in 2 packages", "Prototype pollution, in 2 packages"],
  ])("%s is text", (_, text, markdown) => {
    expect(toMarkdown(text)).toBe(markdown);
  });

  test("a link has our label and an address that may be linked, else the label alone", () => {
    expect(toMarkdownLink("a", "https://a.example/(b)")).toBe("[a](https://a.example/%28b%29)");
    expect(toMarkdownLink("a", "javascript:alert(1)")).toBe("a");
    expect(toMarkdownLink("a", undefined)).toBe("a");
  });
});

describe("addresses", () => {
  test.each([
    ["a script", "javascript:alert(1)"],
    ["data", "data:text/html,x"],
    ["credentials", "https://user:pw@a.example/"],
    ["no address", "a b"],
    ["an endless one", `https://a.example/${"a".repeat(2_000)}`],
    ["one that hides a bidirectional override", "https://a.example/\u202egnp"],
  ])("%s is not linked", (_, url) => {
    expect(toHref(url)).toBeNull();
  });

  test.each([
    ["https://a.example/x?y=1&z=2#w", "https://a.example/x?y=1&z=2#w"],
    ["https://a.example/a b[c]|d", "https://a.example/a%20b%5Bc%5D%7Cd"],
    ["https://a.example/x#a#b", "https://a.example/x#a%23b"],
    ["https://a.example/100%", "https://a.example/100%25"],
  ])("%s is linked as %s", (url, href) => {
    expect(toHref(url)).toBe(href);
  });

  test("of any text nothing is linked that could end a link or is no URI", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const href = toHref(`https://a.example/${text}`);
        if (href !== null)
          expect(href).toMatch(
            /^https:\/\/a\.example(?::\d+)?\/(?:[\w\-./:?=&,;@+~]|%[0-9A-F]{2})*(?:#(?:[\w\-./:?=&,;@+~]|%[0-9A-F]{2})*)?$/i,
          );
      }),
    );
  });
});

describe("SARIF", () => {
  test("of any text no link and no placeholder is left", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const message = toSarifText(text);
        expect(message.replace(/\\[\\[\]]/g, "")).not.toMatch(/[[\]\\]/);
        expect(message.replaceAll("{{", "").replaceAll("}}", "")).not.toMatch(/[{}]/);
        expect(message.replace(/\\([\\[\]])/g, "$1").replace(/([{}])\1/g, "$1")).toBe(toVisible(text));
      }),
    );
  });

  test.each([
    ["a path", "web/package-lock.json", "web/package-lock.json"],
    ["blanks and marks", "a b/c#d?.json", "a%20b/c%23d%3F.json"],
    ["an absolute path", "/etc/passwd", "etc/passwd"],
    ["steps upwards", "../../a/./b", "a/b"],
    ["Windows", "C:\\a\\b", "a/b"],
    ["nothing", "", "unknown"],
    ["a scheme", "https://a.example", "https%3A/a.example"],
  ])("%s becomes a relative URI", (_, path, uri) => {
    expect(toSarifUri(path)).toBe(uri);
  });

  test("of any path the URI is relative and well-formed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(toSarifUri(text)).toMatch(/^(?!\/)(?:[\w\-.~/]|%[0-9A-F]{2})+$/);
      }),
    );
  });
});

describe("JSON", () => {
  test("of any value the text is the same value, and safe to print", () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.jsonValue()), (value) => {
        const json = JSON.stringify(value);
        expect(JSON.parse(toSafeJson(json))).toEqual(JSON.parse(json));
        expect(toSafeJson(json)).not.toMatch(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##\[/u);
      }),
    );
  });
});
