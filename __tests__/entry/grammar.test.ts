import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { COMMANDS, parseArguments } from "../../src/edge/terminal/arguments.ts";
import { renderHelp } from "../../src/edge/terminal/help.ts";
import { GRAMMAR, optionsOf } from "../../src/entry/grammar.ts";
import { toHelpPage } from "../../src/entry/help-pages.ts";
import { SETTING_NAMES } from "../../src/policy/settings.ts";
import { faultsOf, messagesOf } from "../fakes/faults.ts";

const parse = (...argv: string[]) => parseArguments(argv, GRAMMAR);
const wrong = (...argv: string[]) => messagesOf(() => parse(...argv));

describe("the command line", () => {
  test.each([
    [["scan", "dir:a", "--grype-path", "g", "--osv-scanner-path", "o", "--grype-db", "d", "--osv-db", "e", "--offline", "true"]],
    [
      [
        "judge",
        "a.json",
        "--max-db-age",
        "none",
        "--unknown-severity",
        "report",
        "--severity-cutoff",
        "none",
        "-o",
        "json=x",
        "-o",
        "sarif=y",
      ],
    ],
    [["scan", "--only-fixed", "docker:shop:1", "dir:."]],
    [["scan", "--fail-build=false", "--timeout", "1h30m", "--jobs", "4"]],
    [["doctor", "--grype-path", "g", "-o", "json"]],
    [["demo", "--offline", "true", "--severity-cutoff", "critical", "-q"]],
    [["policy", "check", "p.yml"]],
    [["policy", "schema"]],
    [["bases", "lock", "debian:12=docker-archive:a=b.tar", "--bases-lock", "b.json", "--base-images", "debian:12", "--timeout", "1m"]],
    [["bases", "check", "-o", "json", "-o", "text=x", "--offline"]],
    [["doctor", "--dockerfile", "Dockerfile", "--bases-lock", "b.json"]],
  ])("takes %j", (argv) => expect(() => parse(...argv)).not.toThrow());

  test.each<[string, string[], string[]]>([
    [
      "all that is wrong at once",
      ["scan", "--severity-cutoff", "hihg", "--only-fixd", "true", "docker:A"],
      [
        "`--severity-cutoff hihg` is not valid; did you mean `high`?",
        "`--only-fixd` is no option; did you mean `--only-fixed`?",
        'Target "docker:A" names an image by a reference that has capital letters in `A`: repositories are lower case.',
      ],
    ],
    [
      "a flag's value that is none",
      ["scan", "--fail-build", "ture", "docker:a"],
      ["`--fail-build ture` is not valid; did you mean `true`?"],
    ],
    ["another word for a flag's value", ["scan", "--fail-build", "no"], ["`--fail-build no` is not valid; did you mean `false`?"]],
    ["an empty option", ["scan", "--platform="], ["`--platform` is given without a value."]],
    ["an option twice", ["scan", "--jobs", "1", "--jobs", "2"], ["`--jobs` is given 2 times, and it takes one value."]],
    ["no report", ["judge"], ["`judge` needs at least one report."]],
    [
      "how to scan, where nothing is scanned",
      ["judge", "a.json", "--jobs", "2"],
      ["`--jobs` says how to scan, and `judge` runs no scanner: it belongs to `portcullis scan`."],
    ],
    ["a target for the demo", ["demo", "docker:a"], ['`demo` takes no names, and "docker:a" is one too many.']],
    ["a database for the demo", ["demo", "--grype-db", "x"], ["`--grype-db` means nothing to `demo`."]],
    [
      "half a platform",
      ["scan", "--platform", "linux"],
      ["`--platform linux` is no platform (OS/ARCH[/VARIANT]); did you mean `linux/amd64`?"],
    ],
    ["the version of a command, misspelt", ["scan", "--versin"], ["`--versin` is no option; did you mean `--version`?"]],
    ["an option that is none, for the demo", ["demo", "--ofline"], ["`--ofline` is no option; did you mean `--offline`?"]],
    ["a target for the doctor", ["doctor", "a"], ['`doctor` takes no names, and "a" is one too many.']],
    ["two policies", ["policy", "check", "a", "b"], ['`policy check` takes one name, and "b" is one too many.']],
    ["a setting for the check of a policy", ["policy", "check", "--offline"], ["`--offline` means nothing to `policy check`."]],
    ["a target for the check of a lock", ["bases", "check", "a"], ['`bases check` takes no names, and "a" is one too many.']],
    ["a scanner's setting for a lock", ["bases", "lock", "--jobs", "2"], ["`--jobs` means nothing to `bases lock`."]],
    ["a SARIF of a lock", ["bases", "lock", "-o", "sarif"], ["`--output sarif` is no format for a lock of bases."]],
    ["a folder as a base", ["bases", "lock", "a=dir:."], ["`a=dir:.` is no image, and a lock of bases holds images."]],
    ["a file for the schema", ["policy", "schema", "x"], ['`policy schema` takes no names, and "x" is one too many.']],
  ])("refuses %s", (_, argv, messages) => expect(wrong(...argv)).toEqual(messages));

  test("points to the help of the command that was called", () => {
    for (const command of ["scan", "judge", "doctor", "demo"])
      expect(faultsOf(() => parse(command, "a", "--banana"))[0]?.next).toBe(`\`portcullis ${command} --help\` lists the options.`);
  });

  test("never throws anything but sentences", () => {
    const option = fc.constantFrom(...SETTING_NAMES.map((name) => `--${name}`), "-o", "-q", "--", "--verbose");
    const word = fc.oneof(option, fc.string({ unit: "binary" }), fc.constantFrom("true", "json=a", "15m", "docker:a", "none", "high"));
    fc.assert(
      fc.property(fc.constantFrom(...COMMANDS), fc.array(word, { maxLength: 6 }), (command, words) => {
        const argv = [...command.split(" "), ...words];
        try {
          return parse(...argv).command === command || command === "help";
        } catch {
          return faultsOf(() => parse(...argv)).every(({ message, next }) => message !== "" && next !== "");
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("help", () => {
  test.each(COMMANDS)("for %s names every option that it takes, and no other", (command) => {
    const page = renderHelp(toHelpPage(command), 100);
    for (const name of SETTING_NAMES) expect(page.includes(`--${name} `)).toBe(command !== "help" && optionsOf(command).includes(name));
  });

  test("in short names every command and every exit code", () => {
    const page = renderHelp(toHelpPage(null), 100);
    for (const command of COMMANDS) expect(page).toContain(`\n  ${command}`);
    for (const code of ["0 pass", "1 fail", "2 error", "3 error", "4 incomplete"]) expect(page).toContain(code);
  });
});
