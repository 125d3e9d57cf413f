import { toLower, trim } from "../characters.ts";
import { refuse } from "../refusal.ts";
import { CHECKS, needSome, noFlags, parseFiles } from "./checks.ts";
import { type FlagKinds, parseFlags } from "./flags.ts";
import { isKeyword, KEYWORDS } from "./keywords.ts";
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
      return { kind: "copy", line, from: parseFiles(written, COPY).get("from")?.at(-1) ?? "" };
    case "run":
      return { kind: "run", line, mounts: parseRun(written) };
    case "onbuild":
      return { kind: "onbuild", line, trigger: parseTrigger(written) };
    default:
      for (const check of CHECKS[keyword]) check(written);
      return { kind: "other", line };
  }
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
  noFlags(written);
  const keyword = trim(written.words[0] ?? "").toUpperCase();
  if (keyword === "ONBUILD" || keyword === "FROM" || keyword === "MAINTAINER")
    throw refuse(`ONBUILD cannot hold ${keyword}.`, "Take it away.");
  const instruction = written.original.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, "");
  return [instruction, ...written.heredocs.map(({ content, name }) => content + name)].join("\n");
}
