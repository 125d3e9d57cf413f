// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are a Dockerfile's, not ours
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isGateError } from "../../src/errors.ts";
import { bases, refusal, resolved } from "../fakes/dockerfiles.ts";

/** What `FROM word` comes to, with V, E (empty) and N (not set). */
const from = (word: string, value = "v1.2.3", first = "") => bases(`${first}ARG V\nARG E=\nARG N\nFROM ${word}`, { args: { V: value } })[0];

describe("a variable in FROM", () => {
  test.each([
    ["$V", "v1.2.3"],
    ["${V}", "v1.2.3"],
    ["a:$V-x", "a:v1.2.3-x"],
    ["a$V.b", "av1.2.3.b"],
    ["a$N", "a"],
    ["a${N}b", "ab"],
    ["a$", "a$"],
    ["a$.", "a$."],
    ["a$1x", "ax"],
    ["a${1}x", "ax"],
    ["a$$x", "ax"],
    ["a\\$V", "a$V"],
    ['"a:$V"', "a:v1.2.3"],
    ["'a:$V'", "a:$V"],
    ["a\\:b", "a:b"],
    ["a\"b\"'c'", "abc"],
    ['"a\\b\\"c\\$"', 'a\\b"c$'],
    ["a\\", "a"],
    ["\ufeffa", "a"],
  ])("%s is %s", (word, expected) => expect(from(word)).toBe(expected));

  test.each([
    ["${V:-x}", "v1.2.3"],
    ["${E:-x}", "x"],
    ["${N:-x}", "x"],
    ["a${E-x}", "a"],
    ["${N-x}", "x"],
    ["${V:+x}", "x"],
    ["a${E:+x}", "a"],
    ["a${N:+x}", "a"],
    ["${E+x}", "x"],
    ["a${N+x}", "a"],
    ["${V:?x}", "v1.2.3"],
    ["${V?x}", "v1.2.3"],
    ["a${E?x}", "a"],
    ["${N:-${E:-y}}", "y"],
    ["${N:-a$V}", "av1.2.3"],
    ["${N:-a:\"b\"'c'}", "a:bc"],
    ["${N:-'$V'}", "$V"],
    ["${N:-\\}}", "}"],
    ["${V:+${N-q}}", "q"],
  ])("%s is %s", (word, expected) => expect(from(word)).toBe(expected));

  test.each([
    ["${V#v}", "v1.2.3", "1.2.3"],
    ["${V#*.}", "v1.2.3", "2.3"],
    ["${V##*.}", "v1.2.3", "3"],
    ["${V%.*}", "v1.2.3", "v1.2"],
    ["${V%%.*}", "v1.2.3", "v1"],
    ["${V%.?}", "v1.2.3", "v1.2"],
    ["${V#x}", "v1.2.3", "v1.2.3"],
    ["${V#v?.}", "v1.2.3", "2.3"],
    ["${V##*}x", "v1.2.3", "x"],
    ["${V#\\*}", "*a", "a"],
    ['${V#"*"}', "*a", "*a"],
    ["${V%\\\\*}", "a\\b", "a"],
    ["${V/./-}", "v1.2.3", "v1-2.3"],
    ["${V//./-}", "v1.2.3", "v1-2-3"],
    ["${V//[/-}", "a[b[", "a-b-"],
    ["${V/1.?/x}", "v1.2.3", "vx.3"],
    ["${V//*/x}", "abc", "x"],
    ["${V///x}", "abc", "xaxbxcx"],
    ["${V//a*b/x}", "aXbYb-ab", "x"],
    ["${V/\\//-}", "a/b/c", "a-b/c"],
    ["${V//\\//-}", "a/b/c", "a-b-c"],
    ["${V//b/\\}}", "abc", "a\\}c"],
    ["${V/b/$E}", "abc", "ac"],
    ["${V//b/<'$0'>}", "abc", "a<b>c"],
    ["${V/b/<'$0'>}", "abc", "a<$0>c"],
    ["x${N/a/b}", "", "x"],
    ["${V##*é}", "aébéc", "c"],
    ["${V%😀*}", "a😀b", "a"],
  ])("%s of %j is %j", (word, value, expected) => expect(from(word, value)).toBe(expected));

  test.each([
    ["${", "D:4: A `${` is not closed."],
    ["${}", "D:4: A `${` has no name after it."],
    ["${{V}", "D:4: A `${` has no name after it."],
    ["${V", "D:4: `${V` is not closed."],
    ["${V:-a", "D:4: A closing `}` is missing."],
    ["${V:=a}", "D:4: `${V:=…}` is no form of expansion."],
    ["${V:#a}", "D:4: `${V:#…}` is no form of expansion."],
    ["${V^^}", "D:4: `${V^…}` is no form of expansion."],
    ["${V/a}", "D:4: A closing `/` is missing."],
    ["${V/a/b", "D:4: A closing `}` is missing."],
    ["${V#\\a}", "D:4: The pattern `\\a` has the escape `\\a`."],
    ["${N:?which}", "D:4: `N`: which"],
    ["${E:?}", "D:4: `E`: is not allowed to be empty"],
    ["${N?}", "D:4: `N`: is not allowed to be unset"],
    ["'a", "D:4: A single quote is not closed."],
    ['"a', "D:4: A double quote is not closed."],
    ['"a\\"', "D:4: A double quote is not closed."],
  ])("%s is refused", (word, message) => expect(refusal(`ARG V=v\nARG E=\nARG N\nFROM ${word}`)).toBe(message));

  test("is read with a backtick where that is the escape character", () => {
    const first = "# escape=`\n";
    expect([from("a`$V", "x", first), from("a\\$V", "x", first), from('"`""', "x", first)]).toEqual(["a$V", "a\\x", '"']);
  });

  test("is refused where it is nested without end", () => {
    expect(from(`${"${N:-".repeat(200)}a${"}".repeat(200)}`)).toBe("a");
    expect(refusal(`FROM ${"${N:-".repeat(9_000)}a`)).toBe("D:1: Variables are nested too deeply.");
  });

  test("never takes long, nor gives anything but a word or a sentence", () => {
    const token = fc.constantFrom(..."${}:-+?#%/\\*'\"`<aV.é ", "${V", "${V#", "${V//", "${V:-", "😀", "\u00a0");
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), fc.constantFrom("", "a.b*", "\\x/y"), (tokens, V) => {
        try {
          return resolved(`ARG V\nARG W=${tokens.join("")}\nFROM x\${W}y`, { args: { V } }).stages.length === 1;
        } catch (error) {
          return (
            isGateError(error) && error.faults.every(({ message, code }) => code === "dockerfile-invalid" && /^D:[23]: ./s.test(message))
          );
        }
      }),
      { numRuns: 2000 },
    );
    const long = "ab".repeat(20_000);
    expect(from("${V//a*a*a*a*a*a*a*a*c/x}", long)).toBe(long);
    expect(from("${V##*a*a*a*a*a*a*a*a*c}", long)).toBe(long);
  });
});
