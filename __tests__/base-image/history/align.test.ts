import { describe, expect, test } from "@jest/globals";
import { alignHistory } from "../../../src/base-image/history/align.ts";
import { resolveBuild } from "../../../src/base-image/resolve.ts";

/** A history of steps as a builder writes them; one that begins with `-` made no layer. */
function historyOf(steps: readonly string[]) {
  const history = steps.map((step) => ({ createdBy: step.replace(/^-/, ""), comment: "", created: null, empty: step.startsWith("-") }));
  return { history, diffIds: history.filter(({ empty }) => !empty).map((_, at) => `sha256:${at}`) };
}

function makingOf(dockerfile: string, target: string | null = null) {
  const source = new TextEncoder().encode(dockerfile);
  const { making } = resolveBuild({ source, name: "D", target, platform: null, buildArgs: new Map() });
  return making ?? { instructions: [], base: { line: 0, text: "" }, final: { line: 0, text: "" } };
}

/** The line that made each layer from the bottom; `-` where that is not sure. */
function lines(dockerfile: string, steps: readonly string[], target: string | null = null): string {
  const image = historyOf(steps);
  const { made } = alignHistory(image, makingOf(dockerfile, target).instructions);
  return image.diffIds.map((_, layer) => made.get(layer)?.line ?? "-").join(" ");
}

const BASE = ["/bin/sh -c #(nop) ADD file:aa in / ", '-/bin/sh -c #(nop)  CMD ["bash"]'];
const APP = `FROM debian:12
ENV A=1
WORKDIR /app
RUN apt-get update \\
 && apt-get install -y curl
COPY . .
ADD https://example.org/x.tgz /opt/
USER app
CMD ["node", "."]
`;

describe("each layer is known by the instruction that made it", () => {
  test.each<[sentence: string, dockerfile: string, steps: readonly string[], lines: string]>([
    [
      "as BuildKit writes it",
      APP,
      [
        ...BASE,
        "-ENV A=1",
        "WORKDIR /app",
        "RUN /bin/sh -c apt-get update  && apt-get install -y curl # buildkit",
        "COPY . . # buildkit",
        "ADD https://example.org/x.tgz /opt/ # buildkit",
        "-USER app",
        '-CMD ["node" "."]',
      ],
      "- - 4 6 7",
    ],
    [
      "as the classic builder writes it",
      APP,
      [
        ...BASE,
        "-/bin/sh -c #(nop)  ENV A=1",
        "/bin/sh -c #(nop) WORKDIR /app",
        "/bin/sh -c apt-get update  && apt-get install -y curl",
        "/bin/sh -c #(nop) COPY dir:0ab1 in . ",
        "/bin/sh -c #(nop) ADD file:0ab2 in /opt/ ",
        "-/bin/sh -c #(nop)  USER app",
        '-/bin/sh -c #(nop)  CMD ["node" "."]',
      ],
      "- - 4 6 7",
    ],
    [
      "as kaniko writes it",
      "FROM a\nCOPY --from=b /x /y\nRUN make",
      ["ADD file:aa in /", "COPY --from=b /x /y", "RUN /bin/sh -c make"],
      "- 2 3",
    ],
    [
      "where a folder was there already",
      APP,
      [
        ...BASE,
        "-WORKDIR /app",
        "RUN /bin/sh -c apt-get update && apt-get install -y curl",
        "COPY . .",
        "ADD https://example.org/x.tgz /opt/",
      ],
      "- 4 6 7",
    ],
    [
      "where a RUN changed nothing",
      "FROM a\nRUN true\nRUN make\nRUN true",
      ["-/bin/sh -c true", "/bin/sh -c make", "-/bin/sh -c true"],
      "3",
    ],
    ["without a base", "FROM scratch\nCOPY a /a\nCOPY b /b\n", ["COPY a /a # buildkit", "COPY b /b # buildkit"], "2 3"],
    ["in lower case", "from a\nrun make\n", ["RUN /bin/sh -c make # buildkit"], "2"],
    [
      "of a shell of its own",
      'FROM a\nSHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a | b\n',
      ["RUN /bin/bash -eo pipefail -c a | b # buildkit"],
      "3",
    ],
    ["of the shell of Windows", "FROM a\nRUN dir\n", ["cmd /S /C dir"], "2"],
    ["in JSON form", 'FROM a\nRUN ["make", "all"]\nCOPY ["a b", "/c/"]\n', ["make all", "COPY a b /c/ # buildkit"], "2 3"],
    ["in JSON form, in capitals", 'FROM a\nRUN ["MAKE", "all"]\n', ["MAKE all"], "2"],
    ["with build arguments", "FROM a\nARG V\nRUN make $V\n", ["-ARG V=1", "RUN |1 V=1 /bin/sh -c make $V # buildkit"], "3"],
    ["with build arguments, in JSON form", 'FROM a\nARG V\nRUN ["make"]\n', ["RUN |1 V=1 make # buildkit"], "3"],
    [
      "with flags",
      "FROM a\nRUN --mount=type=cache,target=/c --network=none make\nCOPY --chown=1:1 --link a b\n",
      ["RUN /bin/sh -c make # buildkit", "COPY --chown=1:1 --link a b # buildkit"],
      "2 3",
    ],
    [
      "with variables in what is copied",
      `FROM a\nARG V=1\nCOPY app-\${V}.jar \${HOME:-/x}/lib/\n`,
      ["COPY app-7.jar /opt/lib/ # buildkit"],
      "3",
    ],
    ["with variables in where it is copied to", "FROM a\nCOPY x $DIR/lib\n", ["/bin/sh -c #(nop) COPY file:ab in /opt/lib "], "2"],
    [
      "with quotes and a comment between",
      'FROM a\nRUN one && \\\n# why\n  two\nCOPY "x" ./y/\n',
      ["RUN /bin/sh -c one &&   two # buildkit", "COPY x ./y/ # buildkit"],
      "2 5",
    ],
    [
      "with a folder to work in",
      "FROM a\nWORKDIR /app\nCOPY a ./src/\nCOPY b .\nCOPY c .\n",
      ["/bin/sh -c #(nop) COPY dir:a in /app/src/ ", "/bin/sh -c #(nop) COPY dir:b in /app ", "/bin/sh -c #(nop) COPY dir:c in /app/ "],
      "3 4 5",
    ],
    [
      "with flags, as the classic builder writes it",
      "FROM a\nCOPY --chown=1:1 b c ./\nCOPY --from=0 --chown=1:1 x /y\n",
      ["/bin/sh -c #(nop) COPY --chown=1:1multi:4f46e51d in ./ ", "/bin/sh -c #(nop) COPY --chown=1:1 file:4f46e51d in /y "],
      "2 3",
    ],
    [
      "with a folder that is told as it is written",
      "FROM a\nCOPY a ./src/\nCOPY b .\n",
      ["/bin/bash -c #(nop) COPY multi:a in ./src/ ", "/bin/bash -c #(nop) COPY file:b in . "],
      "2 3",
    ],
    [
      "of a heredoc",
      "FROM a\nRUN <<EOF\nset -e\nmake\nEOF\nRUN true\n",
      ["RUN /bin/sh -c set -e\nmake\n # buildkit", "RUN /bin/sh -c true # buildkit"],
      "2 6",
    ],
    [
      "of a heredoc that is a program",
      "FROM a\nRUN <<EOF\n#!/usr/bin/python\nprint()\nEOF\n",
      ["RUN /bin/sh -c /dev/pipes/EOF # buildkit"],
      "2",
    ],
    [
      "of a heredoc for a program",
      "FROM a\nRUN python3 <<EOF\nprint()\nEOF\n",
      ["RUN /bin/sh -c python3 <<EOF\nprint()\nEOF # buildkit"],
      "2",
    ],
    ["of a file in a heredoc", "FROM a\nCOPY <<-EOF /etc/x\n\ta\n\tEOF\n", ["COPY <<EOF /etc/x # buildkit"], "2"],
    ["with another escape character", "# escape=`\nFROM a\nRUN one `\n two\n", ["RUN /bin/sh -c one  two # buildkit"], "3"],
    [
      "of an image built on a stage",
      "FROM a AS build\nRUN one\nFROM b AS other\nRUN two\nFROM build\nRUN three\n",
      ["RUN /bin/sh -c zero # buildkit", "RUN /bin/sh -c one # buildkit", "RUN /bin/sh -c three # buildkit"],
      "- 2 6",
    ],
  ])("%s", (_, dockerfile, steps, expected) => {
    expect(lines(dockerfile, steps)).toBe(expected);
  });

  test("of the stage that was built", () => {
    expect(lines("FROM a AS one\nRUN x\nFROM a\nRUN y\n", ["RUN /bin/sh -c x # buildkit"], "one")).toBe("2");
  });
});

describe("what is not sure is not told", () => {
  test.each<[sentence: string, dockerfile: string, steps: readonly string[], lines: string]>([
    [
      "another command, and all before it",
      "FROM a\nRUN one\nRUN two\nRUN three\n",
      ["RUN /bin/sh -c one # buildkit", "RUN /bin/sh -c 2 # buildkit", "RUN /bin/sh -c three # buildkit"],
      "- - 4",
    ],
    ["a command that ends in another", "FROM a\nRUN b\n", ["RUN /bin/sh -c a && b # buildkit"], "-"],
    ["another file", "FROM a\nCOPY x /y\n", ["COPY z /y # buildkit"], "-"],
    ["another place", "FROM a\nCOPY x /y\n", ["/bin/sh -c #(nop) COPY file:ab in /z "], "-"],
    ["a copy where something is added", "FROM a\nADD x /y\n", ["COPY x /y # buildkit"], "-"],
    ["a Dockerfile of something else", APP, ["RUN /bin/sh -c make # buildkit"], "-"],
    [
      "layers that were merged",
      "FROM a\nCOPY x /x\nCOPY y /y\n",
      ["ADD file:aa in /", "-COPY x /x # buildkit", "-COPY y /y # buildkit", ""],
      "- -",
    ],
    ["a layer that somebody put on top", "FROM a\nRUN one\n", ["RUN /bin/sh -c one # buildkit", "bazel build ..."], "- -"],
    ["a variable that cannot be read", `FROM a\nCOPY \${a:q} /y\n`, ["COPY x /y # buildkit"], "-"],
    ["a history without words", "FROM a\nRUN one\n", ["", ""], "- -"],
  ])("%s", (_, dockerfile, steps, expected) => {
    expect(lines(dockerfile, steps)).toBe(expected);
  });

  test("a history that does not count the layers", () => {
    const { history } = historyOf(["RUN /bin/sh -c one # buildkit"]);
    const { instructions } = makingOf("FROM a\nRUN one\n");
    const told = (diffIds: readonly string[]) => alignHistory({ history, diffIds }, instructions);
    expect([told(["sha256:0", "sha256:1"]).made.size, told(["sha256:0", "sha256:1"]).isWhole]).toEqual([0, false]);
    expect([told(["sha256:0"]).made.size, told(["sha256:0"]).isWhole]).toEqual([1, true]);
  });
});

test.each([
  ["blanks", " ".repeat(2_000_000)],
  ["slashes", `/bin/sh -c #(nop) COPY dir:ab in ${"/".repeat(2_000_000)}x`],
  ["flags", `/bin/sh -c #(nop) COPY ${"--a ".repeat(500_000)}dir:${"ab".repeat(500_000)}`],
  ["marks", `RUN ${"#(nop) A ".repeat(200_000)}`],
])("a history of very many %s takes no time", (_, step) => {
  const started = performance.now();
  lines("FROM a\nCOPY x ./y/\nRUN make\n", [step, step, "RUN /bin/sh -c make # buildkit"]);
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("an instruction is told on one line, and a long one is cut", () => {
  const making = makingOf(`FROM  debian:12\nRUN one \\\n   two\nRUN ${"x".repeat(500)}\n`);
  expect(making.final).toEqual({ line: 1, text: "FROM debian:12" });
  expect(making.instructions.map(({ text }) => text.length)).toEqual([11, 201]);
  expect(making.instructions[0]?.text).toBe("RUN one two");
});

test("of a chain of stages the FROM of the base and that of the last stage are told", () => {
  const { base, final } = makingOf("FROM a AS one\nFROM b AS two\nFROM one\n");
  expect([base, final]).toEqual([
    { line: 1, text: "FROM a AS one" },
    { line: 3, text: "FROM one" },
  ]);
});
