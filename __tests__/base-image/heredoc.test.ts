// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are a shell's, not ours
import { describe, expect, test } from "@jest/globals";
import { bases, refusal, resolved } from "../fakes/dockerfiles.ts";

describe("a heredoc", () => {
  test.each([
    ["of RUN", "RUN <<EOF\nFROM evil\nEOF"],
    ["of COPY", "COPY <<EOF /x\nFROM evil\nEOF"],
    ["of ADD", "ADD <<EOF /x\nFROM evil\nEOF"],
    ["in lower case", "run <<EOF\nFROM evil\nEOF"],
    ["within ONBUILD", "ONBUILD RUN <<EOF\nFROM evil\nEOF"],
    ["whose name is quoted", 'RUN <<"E F"\nFROM evil\nE F'],
    ["whose name is in single quotes", "RUN <<'EOF'\nFROM evil\nEOF"],
    ["whose name is quoted in part", 'RUN <<E"O"F\nFROM evil\nEOF'],
    ["whose name is escaped", "RUN <<\\EOF\nFROM evil\nEOF"],
    ["of a file descriptor", "RUN 3<<EOF\nFROM evil\nEOF"],
    ["after a command", "RUN cat <<EOF | sh\nFROM evil\nEOF"],
    ["with a blank before its name", "RUN << EOF\nFROM evil\nEOF"],
    ["that drops tabs", "RUN <<-EOF\n\tFROM evil\n\t\tEOF"],
    ["that keeps tabs", "RUN <<EOF\n\tEOF\nFROM evil\nEOF"],
    ["with CRLF", "RUN <<EOF\r\nFROM evil\r\nEOF\r"],
    ["that announces two", "COPY <<A <<B /x\nFROM evil\nB\nA\nFROM evil\nB"],
    ["with a line continued", "RUN cat \\\n<<EOF\nFROM evil\nEOF"],
    ["with comments in it", "RUN <<EOF\n# FROM evil\n\nFROM evil\nEOF"],
    ["after variables of all forms", "RUN echo ${A:-x} $B ${C} ${D/a/b} ${E#x} $1 <<EOF\nFROM evil\nEOF"],
    ["whose name is a variable", "RUN <<$E\nFROM evil\n$E"],
  ])("%s holds no instructions", (_, text) => expect(bases(`FROM a\n${text}\nFROM b`)).toEqual(["a", "b"]));

  test.each([
    ["three marks", "RUN cat <<<EOF"],
    ["quotes around it", 'RUN echo "<<EOF"'],
    ["arithmetic", "RUN echo $((1<<2))"],
    ["no name", "RUN x <<"],
    ["an empty name", 'RUN x <<""'],
    ["a quote that does not close", "RUN it's <<EOF"],
    ["the JSON form", 'RUN ["<<EOF"]'],
    ["another instruction", "CMD <<EOF"],
    ["a word before it", "RUN a<<EOF"],
    ["a name that cannot be read", 'COPY a <<"'],
  ])("is none with %s", (_, text) => expect(bases(`FROM a\n${text}\nFROM b`)).toEqual(["a", "b"]));

  test("ends at its name alone", () => {
    for (const end of ["EOF ", " EOF", "EOFF", "eof", "\tEOF"])
      expect(refusal(`FROM a\nRUN <<EOF\n${end}`)).toBe("D:2: The heredoc `EOF` does not end.");
  });

  test("is told with a backslash, whatever the escape character", () => {
    expect(bases("# escape=`\nFROM a\nRUN <<\\EOF\nFROM evil\nEOF\nFROM b")).toEqual(["a", "b"]);
  });

  test("is no place to write to", () => {
    expect(refusal("FROM a\nCOPY a <<EOF\nEOF")).toBe("D:2: COPY cannot write to a heredoc.");
    expect(refusal('FROM a\nADD ["a", "<<EOF"]')).toBe("D:2: ADD cannot write to a heredoc.");
  });

  test("counts as lines", () => expect(resolved("FROM a\nRUN <<E\n1\n2\nE\nFROM b").stages[1]?.line).toBe(6));
});
