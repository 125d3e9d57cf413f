// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are a Dockerfile's, not ours
import { describe, expect, test } from "@jest/globals";
import { refusal, resolved } from "../fakes/dockerfiles.ts";

/** What the last stage takes files from, and the images from outside that are no FROM. */
function sources(text: string) {
  const { stages, external, problems } = resolved(text);
  const images = external
    .filter(({ usedAs }) => !usedAs.includes("from"))
    .map(({ reference, usedAs }) => `${usedAs.join("+")} ${reference}`);
  return { from: stages.at(-1)?.copyFrom, images, problems: problems.map(({ message }) => message) };
}

describe("COPY --from", () => {
  test.each<[string, string, string[], string[]]>([
    ["takes a stage by its name", "FROM x AS a\nFROM y\nCOPY --from=a p q", ["a"], []],
    ["takes a stage by its name in capitals", "FROM x AS a\nFROM y\nCOPY --from=A p q", ["A"], []],
    ["takes a stage by its number", "FROM x\nFROM y\nCOPY --from=0 p q", ["0"], []],
    ["takes a stage by a number with a sign", "FROM x\nFROM y\nCOPY --from=+0 p q", ["+0"], []],
    ["takes an image", "FROM y\nCOPY --from=node:22 p q", ["node:22"], ["copy node:22"]],
    ["takes nothing from scratch", "FROM y\nCOPY --from=scratch p q", ["scratch"], []],
    ["takes the context where it is empty", "FROM y\nCOPY --from= p q", [], []],
    ["stands among other flags", 'FROM y\nCOPY --chown=1:1 --link --from="n" --exclude=a --exclude=b p q', ["n"], ["copy n"]],
    ["is told once", "FROM y\nCOPY --from=n p q\nCOPY --from=n r s", ["n"], ["copy n"]],
    ["is not looked for in JSON", 'FROM y\nCOPY ["--from=n", "p", "q"]', [], []],
    ["is not looked for after --", "FROM y\nCOPY -- --from=n q", [], []],
    ["is continued as any line", "FROM y\nCOPY \\\n# c\n --from=n \\\n p q", ["n"], ["copy n"]],
    [
      "takes a number beyond all numbers for an image",
      "FROM y\nCOPY --from=99999999999999999999 p q",
      ["99999999999999999999"],
      ["copy 99999999999999999999"],
    ],
    ["counts images after the stages, as BuildKit does", "FROM x\nFROM y\nCOPY --from=n p q\nCOPY --from=2 p q", ["n", "2"], ["copy n"]],
  ])("%s", (_, text, from, images) => expect(sources(text)).toEqual({ from, images, problems: [] }));

  test.each([
    ["a variable", "COPY --from=$V p q", "D:2: `$V` holds a variable, which is not read there.", ["copy $V"]],
    ["a number that no stage has", "COPY --from=7 p q", "D:2: Files are copied from stage 7, and there is none of that number.", []],
    ["a negative number", "COPY --from=-1 p q", "D:2: Files are copied from stage -1, and there is none of that number.", []],
    [
      "what is no reference",
      "COPY --from=A/B:c:d p q",
      "D:2: `A/B:c:d` is no image reference: it has capital letters in `B`: repositories are lower case.",
      ["copy A/B:c:d"],
    ],
    ["its own stage", "COPY --from=0 p q", "D:2: Files are taken from the stage `0`, which is not built before this one.", []],
  ])("of %s is a problem", (_, line, message, images) => {
    expect(sources(`FROM y\n${line}`)).toMatchObject({ images, problems: [message] });
  });

  test("of a later stage is a problem where the stage is built", () => {
    const text = "FROM x AS a\nCOPY --from=b p q\nFROM y AS b";
    expect(resolved(text, { target: "a" }).problems).toMatchObject([
      { line: 2, message: expect.stringContaining("the stage `b`, which is not built before") },
    ]);
    expect(resolved(text).problems).toEqual([]);
  });

  test("in a circle is a problem, built or not", () => {
    const text = "FROM x AS a\nCOPY --from=b p q\nFROM y AS b\nCOPY --from=a p q\nFROM z";
    expect(resolved(text).problems).toMatchObject([{ line: 2 }]);
  });
});

describe("RUN --mount", () => {
  test.each<[string, string, string[], string[]]>([
    ["takes a stage by its name", "FROM x AS a\nFROM y\nRUN --mount=from=a,target=/q r", ["mount:a"], []],
    ["takes an image", "FROM y\nRUN --mount=type=bind,target=/q,from=n:1 r", ["mount:n:1"], ["mount n:1"]],
    ["takes 0 for an image: stages have names only", "FROM x\nFROM y\nRUN --mount=from=0,target=/q r", ["mount:0"], ["mount 0"]],
    ["has keys of any case", "FROM y\nRUN --mount=FROM=n,target=/q r", ["mount:n"], ["mount n"]],
    ["takes the last of two", "FROM y\nRUN --mount=from=n,from=m,target=/q r", ["mount:m"], ["mount m"]],
    ["is a list of values, which may be quoted", 'FROM y\nRUN --mount=\'"from=a""b",target=/q\' r', ['mount:a"b'], ['mount a"b']],
    ["of another type takes its image all the same", "FROM y\nRUN --mount=type=cache,from=n,target=/q r", ["mount:n"], ["mount n"]],
    ["without from takes nothing", "FROM y\nRUN --mount=type=cache,target=/q --mount=type=secret,id=$ID r", [], []],
    [
      "stands more than once",
      "FROM y\nRUN --mount=from=n,target=/q --network=none --mount=from=m,target=/p r",
      ["mount:n", "mount:m"],
      ["mount n", "mount m"],
    ],
  ])("%s", (_, text, from, images) => expect(sources(text)).toMatchObject({ from, images }));

  test("counts as an image of its own for COPY --from=N", () => {
    expect(sources("FROM x\nRUN --mount=type=cache,target=/q r\nCOPY --from=1 p q").problems).toEqual([]);
  });

  test.each([
    ["from=$V", "A mount is from `$V`, and variables are not read there."],
    ["", "A flag's list of `key=value` is empty."],
    ['fr"om=a', '`fr"om=a` has a double quote where none may be.'],
  ])("of %s is refused", (mount, message) => expect(refusal(`FROM y\nRUN --mount='${mount}' r`)).toBe(`D:2: ${message}`));
});

describe("ONBUILD", () => {
  test("takes nothing by itself, and what it says in the stages built on it", () => {
    const { stages, external, final } = resolved(
      "FROM x AS n\nFROM y AS a\nONBUILD COPY --from=n p q\nONBUILD RUN --mount=from=m,target=/q r\nFROM a",
    );
    expect(stages.map(({ copyFrom }) => copyFrom)).toEqual([[], [], ["n", "mount:m"]]);
    expect(external.find(({ reference }) => reference === "m")).toMatchObject({ line: 4, usedAs: ["mount"], stages: [2] });
    expect(final.reachable).toEqual([0, 1, 2]);
  });

  test("is not triggered in a stage that is not built", () => {
    expect(resolved("FROM y AS a\nONBUILD COPY --from=m p q\nFROM a\nFROM z").external.map(({ reference }) => reference)).toEqual([
      "y",
      "z",
    ]);
  });

  test("is not triggered twice", () => {
    const { stages } = resolved("FROM y AS a\nONBUILD COPY --from=m p q\nFROM a AS b\nFROM b");
    expect(stages.map(({ copyFrom }) => copyFrom)).toEqual([[], ["m"], []]);
  });

  test("may hold a heredoc", () => {
    expect(resolved("FROM y AS a\nONBUILD COPY --from=m <<E /x\nFROM evil\nE\nFROM a").stages[1]?.copyFrom).toEqual(["m"]);
  });

  test("that cannot be is refused where it is triggered", () => {
    expect(refusal("FROM y AS a\nONBUILD RUNN x\n\nFROM a")).toBe("D:4: There is no instruction `RUNN`.");
    expect(resolved("FROM y AS a\nONBUILD RUNN x\nFROM z").problems).toEqual([]);
  });
});

describe("images from outside", () => {
  test("are told once, by the line on which they are first used, with all uses", () => {
    const text = "# syntax=s\nFROM n AS a\nRUN --mount=from=m,target=/q r\nFROM m\nCOPY --from=n p q\nFROM scratch\nCOPY --from=a p q";
    expect(resolved(text).external).toEqual([
      { reference: "s", canonical: "docker.io/library/s:latest", line: 1, usedAs: ["frontend"], stages: [] },
      { reference: "n", canonical: "docker.io/library/n:latest", line: 2, usedAs: ["from", "copy"], stages: [0, 1] },
      { reference: "m", canonical: "docker.io/library/m:latest", line: 3, usedAs: ["mount", "from"], stages: [0, 1] },
    ]);
  });
});
