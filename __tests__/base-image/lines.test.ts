import { describe, expect, test } from "@jest/globals";
import { bases, refusal, resolved } from "../fakes/dockerfiles.ts";

describe("a line goes on", () => {
  test.each([
    ["after a backslash", "FROM \\\na"],
    ["with blanks after the backslash", "FROM \\ \t\na"],
    ["with CRLF", "FROM \\\r\na\r\n"],
    ["past comments", "FROM \\\n# AS b\n  # c\na"],
    ["past blank lines", "FROM \\\n\n   \na"],
    ["after a backslash alone", "\\\nFROM a"],
    ["into a line of its own", "FROM a \\\nAS xy\n"],
    ["to the end of the file", "FROM a\\"],
    ["without a blank between", "FR\\\nOM a"],
  ])("%s", (_, text) => expect(bases(text)).toEqual(["a"]));

  test.each([
    ["two backslashes", "FROM a\\\\\nAS b"],
    ["a backslash in the middle", "FROM a \\ AS b"],
    ["a backtick where the backslash escapes", "FROM a `\nAS b"],
  ])("not after %s", (_, text) => expect(refusal(text)).toMatch(/^D:[12]: /));
});

describe("a file", () => {
  test("may begin with a byte-order mark, and with one only", () => {
    expect(bases("\ufeffFROM a")).toEqual(["a"]);
    expect(refusal("\ufeff\ufeffFROM a")).toBe("D:1: There is no instruction `\ufeffFROM`.");
  });

  test.each(["from a", "FrOm a", "  FROM\ta  ", "\u00a0FROM a", "FROM\va", "# c\n\n \t# d\nFROM a\n\n"])("reads %j", (text) =>
    expect(bases(text)).toEqual(["a"]),
  );

  test("does not begin a comment within a line", () => {
    expect(refusal("FROM a # the base")).toContain("D:1: FROM takes an image, and perhaps AS with a name.");
  });

  test("has its stages' lines where they begin", () => {
    expect(resolved("# c\n\nFROM a\nRUN x \\\n y\n\nFROM \\\n b\n").stages.map(({ line }) => line)).toEqual([3, 7]);
  });

  test.each([
    ["nothing", "", "D:1: There is no instruction in it."],
    ["blanks", " \n\n", "D:2: There is no instruction in it."],
    ["comments", "# a\n# b\n# c", "D:3: There is no instruction in it."],
    ["ARGs", "ARG a\nARG b", "D:2: It builds on nothing: there is no FROM."],
    ["no FROM first", "ARG a\n\nRUN x\nFROM a", "D:3: RUN stands before the first FROM."],
    ["a heredoc that does not end", "FROM a\nRUN <<E\nx", "D:2: The heredoc `E` does not end."],
    ["an unknown instruction", "FROM a\nRUN x\nRUNN x", "D:3: There is no instruction `RUNN`."],
    ["UTF-16", Buffer.from("FROM a", "utf16le").toString("latin1"), expect.stringContaining("D:1: There is no instruction")],
  ])("of %s is refused", (_, text, message) => expect(refusal(text)).toEqual(message));

  test("has lines of up to 65,535 bytes", () => {
    const line = `RUN ${"x".repeat(65_531)}`;
    expect(bases(`FROM a\n${line}\nFROM b`)).toEqual(["a", "b"]);
    expect(refusal(`FROM a\n${line}x\nFROM b`)).toBe("D:2: The line is longer than 65535 bytes.");
    expect(refusal(`FROM a\nRUN ${"é".repeat(32_766)}`)).toBe("D:2: The line is longer than 65535 bytes.");
  });

  test("is read in time, whatever blanks and quotes are in it", () => {
    const many = " ".repeat(60_000);
    const text = [`FROM a${many}`, `RUN x${many}y${many.slice(4000)}`.slice(0, 65_000), `ENV a="${many}"`, `# syntax=${many}x`].join("\n");
    expect(bases(text)).toEqual(["a"]);
  });
});
