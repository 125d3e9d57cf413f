import { isGateError } from "../../errors.ts";
import { toLower } from "../characters.ts";
import type { Command } from "../dockerfile/commands.ts";
import { expandWord } from "../shell/lex.ts";
import type { NamedStage } from "./names.ts";

/** Where a COPY or a mount takes files from. */
export type Origin =
  | { readonly kind: "stage"; readonly index: number }
  | { readonly kind: "image"; readonly reference: string }
  /** A name that would have to be expanded, which BuildKit does not do there. */
  | { readonly kind: "variable" }
  /** A number that no stage has. */
  | { readonly kind: "nothing" };

/** One `COPY --from` or mount. */
export type Source = {
  readonly use: "copy" | "mount";
  readonly line: number;
  /** As written; empty for a mount that does not say what it is from. */
  readonly text: string;
  readonly origin: Origin;
  /** By an ONBUILD of the stage that this one is built on. */
  readonly isTriggered: boolean;
};

/**
 * What BuildKit counts for `COPY --from=N`: the stages, and after them every image that was met as a source, each time it was met.
 * That is hardly meant, but it is what `COPY --from=2` finds in a file of two stages.
 */
type Count = Extract<Origin, { kind: "stage" | "image" }>[];

export type Sources = { find(command: Command): readonly Source[] };

/** Finds what commands take files from; to be asked in the order in which they stand. */
export function openSources(stages: readonly NamedStage[], escaper: string): Sources {
  const byName = new Map(stages.flatMap(({ name }, index) => (name === null ? [] : [[name, index] as const])));
  const count: Count = stages.map((_, index) => ({ kind: "stage", index }));
  const toOrigin = (text: string): Origin => {
    const index = byName.get(toLower(text));
    return index === undefined ? { kind: "image", reference: text } : { kind: "stage", index };
  };
  const toCopied = (text: string): Origin =>
    isExpandable(text, escaper) ? { kind: "variable" } : isIndex(text) ? (count[Number(text)] ?? { kind: "nothing" }) : toOrigin(text);
  return {
    find(command) {
      const found = toSources(command, { toCopied, toMounted: (text) => toOrigin(text === "" ? "scratch" : text) });
      for (const { origin } of found) if (origin.kind === "image") count.push(origin);
      return found;
    },
  };
}

type Ways = { readonly toCopied: (text: string) => Origin; readonly toMounted: (text: string) => Origin };

function toSources(command: Command, { toCopied, toMounted }: Ways): Source[] {
  const { line } = command;
  switch (command.kind) {
    case "copy":
      return command.from === "" ? [] : [{ use: "copy", line, text: command.from, origin: toCopied(command.from), isTriggered: false }];
    case "run":
      return command.mounts.map((text) => ({ use: "mount", line, text, origin: toMounted(text), isTriggered: false }));
    case "from":
    case "arg":
    case "onbuild":
    case "other":
      return [];
    default:
      return command satisfies never;
  }
}

function isExpandable(text: string, escaper: string): boolean {
  try {
    return expandWord(text, { escaper, variables: () => undefined }) !== text;
  } catch (error) {
    if (isGateError(error)) return true;
    throw error;
  }
}

const MOST = 2n ** 63n;

/** A number as Go reads it; a greater one than fits is a name. */
function isIndex(text: string): boolean {
  return /^[-+]?\d+$/.test(text) && BigInt(text.replace(/^[-+]/, "")) < MOST;
}
