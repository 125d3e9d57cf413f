import { toLower, trim } from "../characters.ts";
import { refuse } from "../refusal.ts";
import { type FlagKinds, parseFlags } from "./flags.ts";
import { checkHealthcheck } from "./healthcheck.ts";
import { isHeredoc } from "./heredoc.ts";
import { isKeyword, KEYWORDS, type Keyword } from "./keywords.ts";
import type { Written } from "./parse.ts";
import { parseRun } from "./run.ts";

/** An instruction that BuildKit takes, with what decides on images. All others are `other`. */
export type Command =
  | { readonly kind: "from"; readonly line: number; readonly image: string; readonly name: string | null; readonly platform: string }
  | { readonly kind: "arg"; readonly line: number; readonly pairs: readonly { readonly name: string; readonly value: string | null }[] }
  /** `from` is empty where the files come from the build's context. */
  | { readonly kind: "copy"; readonly line: number; readonly from: string }
  /** What each mount is from; empty where it does not say. */
  | { readonly kind: "run"; readonly line: number; readonly mounts: readonly string[] }
  | { readonly kind: "onbuild"; readonly line: number; readonly trigger: string }
  | { readonly kind: "other"; readonly line: number };

const NONE: FlagKinds = {};
const ADD: FlagKinds = {
  chown: "text",
  chmod: "text",
  link: "boolean",
  "keep-git-dir": "boolean",
  checksum: "text",
  unpack: "boolean",
  exclude: "texts",
};
const COPY: FlagKinds = { chown: "text", from: "text", chmod: "text", link: "boolean", exclude: "texts", parents: "boolean" };

/** Parses an instruction for what it means. Refuses what BuildKit refuses of it by itself. */
export function parseCommand(written: Written): Command {
  const keyword = toLower(written.keyword);
  if (!isKeyword(keyword))
    throw refuse(`There is no instruction \`${written.keyword}\`.`, `Known are ${KEYWORDS.map((word) => word.toUpperCase()).join(", ")}.`);
  const { line } = written;
  switch (keyword) {
    case "from":
      return parseFrom(written);
    case "arg":
      return parseArg(written);
    case "copy":
      return { kind: "copy", line, from: checkFiles(written, COPY).get("from")?.at(-1) ?? "" };
    case "run":
      return { kind: "run", line, mounts: parseRun(written) };
    case "onbuild":
      return { kind: "onbuild", line, trigger: parseTrigger(written) };
    default:
      checkOther(keyword, written);
      return { kind: "other", line };
  }
}

function checkOther(keyword: Exclude<Keyword, "from" | "arg" | "copy" | "run" | "onbuild">, written: Written): void {
  switch (keyword) {
    case "add":
      checkFiles(written, ADD);
      return;
    case "healthcheck":
      checkHealthcheck(written);
      return;
    case "env":
    case "label":
      parseFlags(written.flags, NONE);
      checkNames(written);
      return;
    case "shell":
      parseFlags(written.flags, NONE);
      if (written.words.length === 0 || !written.isJson)
        throw refuse("SHELL takes a list in JSON form.", 'Write `SHELL ["executable", "argument"]`.');
      return;
    case "stopsignal":
      needOne(written); // its flags are not looked at
      return;
    case "maintainer":
    case "user":
    case "workdir":
      needOne(written);
      parseFlags(written.flags, NONE);
      return;
    case "volume":
      needSome(written);
      parseFlags(written.flags, NONE);
      if (written.words.some((word) => trim(word) === "")) throw refuse("VOLUME names an empty path.", "Take it away.");
      return;
    case "expose":
      needSome(written);
      parseFlags(written.flags, NONE);
      return;
    case "cmd":
    case "entrypoint":
      parseFlags(written.flags, NONE);
      return;
    default:
      keyword satisfies never;
  }
}

function needSome({ keyword, words }: Written): void {
  if (words.length === 0) throw refuse(`${keyword.toUpperCase()} says nothing.`, "Give it at least one argument.");
}

function needOne({ keyword, words }: Written): void {
  if (words.length !== 1) throw refuse(`${keyword.toUpperCase()} says nothing.`, "Give it an argument.");
}

function checkNames(written: Written): void {
  needSome(written);
  if (written.words.some((word, at) => at % 3 === 0 && word === ""))
    throw refuse(`${written.keyword.toUpperCase()} has a blank name.`, "Write `NAME=VALUE`.");
}

function checkFiles(written: Written, kinds: FlagKinds): ReadonlyMap<string, readonly string[]> {
  const keyword = written.keyword.toUpperCase();
  if (written.words.length < 2) throw refuse(`${keyword} needs a source and a destination.`, `Write \`${keyword} SOURCE DESTINATION\`.`);
  const flags = parseFlags(written.flags, kinds);
  if (isHeredoc(written.words.at(-1) ?? "")) throw refuse(`${keyword} cannot write to a heredoc.`, "Give a path as the last argument.");
  return flags;
}

const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;

function parseFrom({ words, flags, line }: Written): Command {
  const [image = "", as = "", word = ""] = words;
  const isNamed = words.length === 3 && /^as$/iu.test(as);
  if (words.length !== 1 && !isNamed)
    throw refuse(
      "FROM takes an image, and perhaps AS with a name.",
      "Write `FROM IMAGE` or `FROM IMAGE AS NAME`; a comment needs a line of its own.",
    );
  const name = isNamed ? toLower(word) : null;
  if (name !== null && !STAGE_NAME.test(name))
    throw refuse(
      `A stage cannot be called \`${word}\`.`,
      "A name begins with a letter, and goes on with letters, digits, `-`, `_` and `.`.",
    );
  return { kind: "from", line, image, name, platform: parseFlags(flags, { platform: "text" }).get("platform")?.at(-1) ?? "" };
}

/** BuildKit looks at no flags here. */
function parseArg(written: Written): Command {
  needSome(written);
  const pairs = written.words.map((word) => {
    const equals = word.indexOf("=");
    if (equals === 0) throw refuse("ARG has a blank name.", "Write `ARG NAME` or `ARG NAME=VALUE`.");
    return equals < 0 ? { name: word, value: null } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
  });
  return { kind: "arg", line: written.line, pairs };
}

/** The text of the instruction in an ONBUILD, with its heredocs: it is read anew when it is triggered. */
function parseTrigger(written: Written): string {
  needSome(written);
  parseFlags(written.flags, NONE);
  const keyword = trim(written.words[0] ?? "").toUpperCase();
  if (keyword === "ONBUILD" || keyword === "FROM" || keyword === "MAINTAINER")
    throw refuse(`ONBUILD cannot hold ${keyword}.`, "Take it away.");
  const instruction = written.original.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, "");
  return [instruction, ...written.heredocs.map(({ content, name }) => content + name)].join("\n");
}
