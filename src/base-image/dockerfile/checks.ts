import { trim } from "../characters.ts";
import { refuse } from "../refusal.ts";
import { type FlagKinds, type Flags, parseFlags } from "./flags.ts";
import { checkHealthcheck } from "./healthcheck.ts";
import { isHeredoc } from "./heredoc.ts";
import type { Keyword } from "./keywords.ts";
import type { Written } from "./parse.ts";

type Check = (written: Written) => void;

/** What BuildKit looks at in the instructions that say nothing of images, in its order. */
export const CHECKS: Readonly<Record<Exclude<Keyword, "from" | "arg" | "copy" | "run" | "onbuild">, readonly Check[]>> = {
  add: [(written) => parseFiles(written, ADD)],
  cmd: [noFlags],
  entrypoint: [noFlags],
  env: [noFlags, needSome, needNames],
  expose: [needSome, noFlags],
  healthcheck: [checkHealthcheck],
  label: [noFlags, needSome, needNames],
  maintainer: [needOne, noFlags],
  shell: [noFlags, needJson],
  stopsignal: [needOne], // its flags are not looked at
  user: [needOne, noFlags],
  volume: [needSome, noFlags, needPaths],
  workdir: [needOne, noFlags],
};

const ADD: FlagKinds = {
  chown: "text",
  chmod: "text",
  link: "boolean",
  "keep-git-dir": "boolean",
  checksum: "text",
  unpack: "boolean",
  exclude: "texts",
};

/** Refuses every flag. */
export function noFlags({ flags }: Written): void {
  parseFlags(flags, {});
}

/** Refuses an instruction without any argument. */
export function needSome({ keyword, words }: Written): void {
  if (words.length === 0) throw refuse(`${keyword.toUpperCase()} says nothing.`, "Give it at least one argument.");
}

function needOne({ keyword, words }: Written): void {
  if (words.length !== 1) throw refuse(`${keyword.toUpperCase()} says nothing.`, "Give it an argument.");
}

function needNames({ keyword, words }: Written): void {
  const names = words.filter((_, at) => at % 3 === 0);
  if (names.includes("")) throw refuse(`${keyword.toUpperCase()} has a blank name.`, "Write `NAME=VALUE`.");
}

function needJson({ words, isJson }: Written): void {
  if (words.length === 0 || !isJson) throw refuse("SHELL takes a list in JSON form.", 'Write `SHELL ["executable", "argument"]`.');
}

function needPaths({ words }: Written): void {
  if (words.some((word) => trim(word) === "")) throw refuse("VOLUME names an empty path.", "Take it away.");
}

/** The flags of an ADD or COPY. Refuses one without a source and a destination, or with a heredoc for a destination. */
export function parseFiles({ keyword, words, flags }: Written, kinds: FlagKinds): Flags {
  const name = keyword.toUpperCase();
  if (words.length < 2) throw refuse(`${name} needs a source and a destination.`, `Write \`${name} SOURCE DESTINATION\`.`);
  const given = parseFlags(flags, kinds);
  if (isHeredoc(words.at(-1) ?? "")) throw refuse(`${name} cannot write to a heredoc.`, "Give a path as the last argument.");
  return given;
}
