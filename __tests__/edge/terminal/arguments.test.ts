import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { COMMANDS, type Grammar, type Invocation, parseArguments } from "../../../src/edge/terminal/arguments.ts";
import { faultsOf, messagesOf } from "../../fakes/faults.ts";

/** A small grammar: two flags, three options. The nearest is whoever begins with the same letter. */
const GRAMMAR: Grammar = {
  options: new Map([
    ["only-fixed", "flag"],
    ["offline", "flag"],
    ["timeout", "value"],
    ["exclude", "value"],
    ["registry-password", "value"],
  ]),
  isFlagValue: (word) => ["true", "false", "yes", "ture"].includes(word),
  nearest: (word, candidates) => candidates.find((candidate) => candidate[0] === word[0]) ?? null,
  check: () => [],
};

const parse = (...argv: string[]) => parseArguments(argv, GRAMMAR);
const wrong = (...argv: string[]) => messagesOf(() => parse(...argv));

describe("a call", () => {
  test.each<[string[], Partial<Invocation>]>([
    [["scan"], { command: "scan", raw: {}, operands: [], verbosity: "normal", topic: null }],
    [["scan", "docker:a:1", "dir:."], { operands: ["docker:a:1", "dir:."] }],
    [["judge", "a.json", "b.json"], { command: "judge", operands: ["a.json", "b.json"] }],
    [["policy", "check", "p.yml"], { command: "policy check", operands: ["p.yml"] }],
    [["policy", "schema"], { command: "policy schema", operands: [] }],
    [["scan", "--timeout", "5m"], { raw: { timeout: ["5m"] } }],
    [["scan", "--timeout=5m"], { raw: { timeout: ["5m"] } }],
    [["scan", "--timeout=a=b"], { raw: { timeout: ["a=b"] } }],
    [["scan", "--exclude", "a", "--exclude=b", "x"], { raw: { exclude: ["a", "b"] }, operands: ["x"] }],
    [["--timeout", "5m", "scan", "x"], { command: "scan", raw: { timeout: ["5m"] }, operands: ["x"] }],
    [["-v", "scan"], { verbosity: "verbose" }],
    [["scan", "-q"], { verbosity: "quiet" }],
    [["scan", "--quiet", "--quiet"], { verbosity: "quiet" }],
    [["scan", "-o", "json"], { raw: { output: ["json"] } }],
    [["scan", "-ojson=a"], { raw: { output: ["json=a"] } }],
    [["scan", "-o=json"], { raw: { output: ["json"] } }],
    [["scan", "-qo", "json", "-o", "sarif=x"], { raw: { output: ["json", "sarif=x"] }, verbosity: "quiet" }],
    [["scan", "--", "--timeout", "-x"], { operands: ["--timeout", "-x"] }],
    [["scan", "-"], { operands: ["-"] }],
    [["scan", ""], { operands: [""] }],
    [["scan", "help"], { command: "scan", operands: ["help"] }],
  ])("%j", (argv, invocation) => expect(parse(...argv)).toMatchObject(invocation));

  test.each<[string, string[], string[], string[]]>([
    ["stands alone", ["--only-fixed"], ["true"], []],
    ["stands alone before a target", ["--only-fixed", "docker:a"], ["true"], ["docker:a"]],
    ["stands alone before an option", ["--only-fixed", "--offline"], ["true"], []],
    ["takes the next word", ["--only-fixed", "false", "docker:a"], ["false"], ["docker:a"]],
    ["takes what stands after =", ["--only-fixed=false", "true"], ["false"], ["true"]],
    ["takes what was meant as a value, so that it can be refused", ["--only-fixed", "ture", "docker:a"], ["ture"], ["docker:a"]],
    ["takes no more than one word", ["--only-fixed", "true", "false"], ["true"], ["false"]],
    ["leaves what stands after --", ["--only-fixed", "--", "true"], ["true"], ["true"]],
    ["twice is two values, for whoever knows that it is no list", ["--only-fixed", "--only-fixed=false"], ["true", "false"], []],
  ])("with a flag that %s", (_, argv, values, operands) => {
    expect(parse("scan", ...argv)).toMatchObject({ raw: { "only-fixed": values }, operands });
  });

  test.each<[string, string[], unknown]>([
    ["without a value at the end", ["--timeout"], { timeout: [""] }],
    ["without a value before an option", ["--timeout", "--offline"], { timeout: [""], offline: ["true"] }],
    ["without a value before --", ["--timeout", "--", "x"], { timeout: [""] }],
    ["with an empty value", ["--timeout="], { timeout: [""] }],
    ["that does not exist", ["--banana=x"], { banana: ["x"] }],
    ["that does not exist, with its value", ["--timeot", "5m"], { timeot: ["5m"] }],
    ["named like a part of every object", ["--__proto__=x", "--constructor=y"], JSON.parse('{"__proto__":["x"],"constructor":["y"]}')],
  ])("with an option %s: is for whoever knows the settings to refuse", (_, argv, raw) => {
    expect(parse("scan", ...argv).raw).toEqual(raw);
  });
});

describe("help", () => {
  test.each<[string[], string | null]>([
    [[], null],
    [["help"], null],
    [["--help"], null],
    [["-h"], null],
    [["-vh"], null],
    [["help", "scan"], "scan"],
    [["scan", "--help"], "scan"],
    [["help", "policy", "check"], "policy check"],
    [["policy", "schema", "-h"], "policy schema"],
    [["help", "policy"], "policy check"],
    [["policy", "-h"], "policy check"],
    [["help", "help"], "help"],
  ])("%j", (argv, topic) => expect(parse(...argv)).toMatchObject({ command: "help", topic }));

  test("is not there for what is no command", () => {
    expect(wrong("help", "skan")).toEqual(["`skan` is no command; did you mean `scan`?"]);
    expect(wrong("skan", "-h")).toEqual(["`skan` is no command; did you mean `scan`?"]);
  });

  test.each([
    ["a target", ["scan", "nginx:1", "--help"]],
    ["a setting", ["judge", "--severity-cutoff", "low", "-h"]],
    ["what should have been a value", ["judge", "report.json", "--config-file", "--help"]],
    ["a mistake", ["scan", "--banana", "-h"]],
    ["a second name", ["policy", "check", "a.yml", "-vh"]],
  ])("is refused beside %s: its exit code would be taken for a pass", (_, argv) => {
    expect(wrong(...argv)).toEqual(["`--help` stands alone with its command: beside it nothing would be scanned or judged."]);
  });
});

describe("mistakes", () => {
  test.each<[string, string[], string]>([
    ["no command", ["-v"], "No command is given."],
    ["an unknown command", ["skan"], "`skan` is no command; did you mean `scan`?"],
    ["nothing like a command", ["quux"], "`quux` is no command."],
    ["a target in the place of a command", ["nginx:1"], "`nginx:1` is no command."],
    ["half a command", ["policy"], "`policy` needs to know what to do."],
    ["another half of a command", ["policy", "chek"], "`policy chek` is no command; did you mean `policy check`?"],
    ["an unknown short option", ["scan", "-x"], "`-x` is no option."],
    ["an unknown short option among others", ["scan", "-qx"], "`-x` is no option."],
    ["a switch with a value", ["scan", "--quiet=true"], "`--quiet` takes no value."],
    ["a flag that is negated", ["scan", "--no-offline"], "`--no-offline` is no option."],
    ["a misspelt switch", ["scan", "--verbos"], "`--verbos` is no option; did you mean `--verbose`?"],
    ["the version of a command", ["scan", "--version"], "`--version` stands alone."],
    ["quiet and verbose", ["scan", "-q", "-v"], "`--quiet` and `--verbose` contradict each other."],
  ])("%s", (_, argv, message) => {
    expect(wrong(...argv)).toEqual([message]);
    for (const { code, next } of faultsOf(() => parse(...argv)))
      expect([code, next]).toEqual(["input-invalid", expect.stringMatching(/^\p{Lu}.*\.$/u)]);
  });

  test("say how a target is scanned that stands in the place of a command", () => {
    expect(faultsOf(() => parse("docker:a:1"))[0]?.next).toContain("`portcullis scan docker:a:1`");
    expect(faultsOf(() => parse("scan", "--no-offline"))[0]?.next).toContain("`--offline false`");
  });

  test("are all told at once, those of the settings too", () => {
    const check: Grammar["check"] = ({ command, raw, operands }) => [
      { code: "input-invalid", message: JSON.stringify([command, raw, operands]), next: "-" },
    ];
    const grammar = { ...GRAMMAR, check };
    expect(messagesOf(() => parseArguments(["scan", "-x", "-q", "-v", "--timeout=soon", "a"], grammar))).toEqual([
      "`-x` is no option.",
      '["scan",{"timeout":["soon"]},["a"]]',
      "`--quiet` and `--verbose` contradict each other.",
    ]);
  });

  test("never repeat a value: it may be a password", () => {
    const argv = ["scan", "--registry-password", "hunter2", "--quiet=hunter2", "-xhunter2", "--registry-pasword=hunter2", "-q", "-v"];
    expect(JSON.stringify(faultsOf(() => parse(...argv)))).not.toContain("hunter2");
  });

  test("are all that can come of any words", () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(...COMMANDS, "policy", "-o", "--", "-q", "--timeout", "--only-fixed", "true", "--no-offline", "-vh", "--x=y"),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (argv) => {
        try {
          const { command, raw, operands } = parse(...argv);
          return COMMANDS.includes(command) && Object.values(raw).every((values) => values.length > 0) && operands.length <= argv.length;
        } catch {
          return faultsOf(() => parse(...argv)).every(({ message, next }) => message !== "" && next !== "");
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
