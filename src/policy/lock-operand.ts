import { type Fault, GateError, isGateError } from "../errors.ts";
import { parseReference, toCanonicalReference } from "../model/reference.ts";
import type { TargetRequest } from "../model/target.ts";
import { wrongInFormats } from "./formats.ts";
import { readSettings } from "./read-settings.ts";
import { findMistakes } from "./resolve.ts";
import type { RawSettings } from "./settings.ts";
import { parseTarget, SCHEMES } from "./target.ts";

/** An image whose facts go into the lock. `reference`: under which, in full, as Docker writes it; null: under its own name. */
export type LockOperand = {
  readonly text: string;
  readonly reference: string | null;
  readonly target: Extract<TargetRequest, { kind: "image" }>;
};

const NEXT = "Write `REF=TARGET`, such as `docker.io/library/debian:12=docker-archive:base.tar`, or a target alone.";

/** Parses `[REF=]TARGET`. Refuses with `input-invalid` a REF that is none, with `target-invalid` a target that is no image. */
export function parseLockOperand(text: string): LockOperand {
  const { name, rest } = split(text);
  const reference = name === null ? null : toCanonicalReference(name);
  if (name !== null && reference === null) throw refuse(`\`${text.slice(0, 200)}\` names no image before the \`=\`: it ${wrongIn(name)}.`);
  const target = parseTarget(rest);
  if (target.kind === "image") return { text, reference, target };
  const message = `\`${text.slice(0, 200)}\` is no image, and a lock of bases holds images.`;
  throw new GateError({ code: "target-invalid", message, next: NEXT });
}

function wrongIn(name: string): string {
  const parsed = parseReference(name);
  return "wrong" in parsed ? parsed.wrong : "is no image reference";
}

/** A path may have an `=`, a reference has none: what begins with a scheme of paths has no REF before it. */
function split(text: string): { name: string | null; rest: string } {
  const equals = text.indexOf("=");
  const ofPaths = SCHEMES.filter((scheme) => scheme !== "docker" && scheme !== "registry");
  if (equals < 0 || ofPaths.some((scheme) => text.startsWith(`${scheme}:`))) return { name: null, rest: text };
  return { name: text.slice(0, equals), rest: text.slice(equals + 1) };
}

function refuse(message: string): GateError {
  return new GateError({ code: "input-invalid", message, next: NEXT });
}

/** All that is wrong with a call of `bases lock` or `bases check`, without regard to files. */
export function findBasesMistakes(said: {
  readonly command: "bases lock" | "bases check";
  readonly raw: RawSettings;
  readonly operands: readonly string[];
}): Fault[] {
  const { command, operands } = said;
  const inOperands = command === "bases lock" ? operands.flatMap(wrongInOperand) : [];
  const { output = [] } = readSettings(said.raw, { door: "cli", command }).given;
  return [...findMistakes({ ...said, door: "cli" }), ...wrongInFormats(output, "a lock of bases"), ...inOperands];
}

function wrongInOperand(text: string): readonly Fault[] {
  try {
    parseLockOperand(text);
    return [];
  } catch (error) {
    if (!isGateError(error)) throw error;
    return error.faults;
  }
}
