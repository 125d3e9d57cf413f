import type { Fault } from "../errors.ts";
import type { Given } from "./read-settings.ts";
import { defaultOf, type Entrance } from "./settings.ts";

/** What is valid by itself and makes no sense together. */
export function wrongInCombination(given: Given, { door }: Entrance): Fault[] {
  const name = (setting: string) => `\`${door === "cli" ? "--" : ""}${setting}\``;
  return [...wrongInLists(given, name), ...wrongInOutputs(given, name), ...wrongInSource(given, name), ...wrongInLegs(given, door)];
}

type Namer = (setting: string) => string;

function wrongInLists({ lockfiles = [], exclude = [] }: Given, name: Namer): Fault[] {
  const faults: Fault[] = [];
  const word = lockfiles.find((wish) => wish === "auto" || wish === "none");
  if (word !== undefined && lockfiles.length > 1)
    faults.push(input(`${name("lockfiles")} says \`${word}\` and something else.`, `Keep \`${word}\`, or the paths and globs.`));
  if (exclude.includes("none") && exclude.length > 1)
    faults.push(input(`${name("exclude")} says \`none\` and something else.`, "Keep `none`, or the globs."));
  return faults;
}

function wrongInOutputs({ output = [] }: Given, name: Namer): Fault[] {
  const faults: Fault[] = [];
  const printed = output.filter(({ file }) => file === null).map(({ format }) => format);
  if (printed.length > 1)
    faults.push(
      input(
        `${name("output")} asks for ${printed.join(" and ")} on standard output, where there is room for one.`,
        "Give the others a file: FORMAT=FILE.",
      ),
    );
  const files = output.flatMap(({ file }) => (file === null ? [] : [file]));
  for (const file of new Set(files.filter((one, place) => files.indexOf(one) < place)))
    faults.push(input(`${name("output")} names the file ${file} more than once.`, "Give each document its own file."));
  return faults;
}

function wrongInSource(given: Given, name: Namer): Fault[] {
  const source = given["scanner-source"] ?? defaultOf("scanner-source");
  if (source !== "mirror" || given["scanner-mirror"] != null) return [];
  return [
    input(
      `${name("scanner-source")} is \`mirror\`, and no ${name("scanner-mirror")} says where it is.`,
      `Give its address with ${name("scanner-mirror")}.`,
    ),
  ];
}

function wrongInLegs({ results }: Given, door: Entrance["door"]): Fault[] {
  if (door !== "aggregate" || results !== undefined) return [];
  return [
    input(
      "`results` is not given, so there is nothing to judge.",
      "Give globs of the legs' result documents, such as `legs/**/portcullis.json`.",
    ),
  ];
}

function input(message: string, next: string): Fault {
  return { code: "input-invalid", message, next };
}
