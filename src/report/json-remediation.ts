import type { Change } from "../model/remedy.ts";
import { toSafeJson } from "./escape.ts";

/** The changes as a JSON list, one a line, in small strings: a change can have as many steps and findings as the document. */
export function* toRemediation(changes: readonly Change[]): Generator<string> {
  yield "[";
  for (const [at, change] of changes.entries()) {
    yield at === 0 ? "\n" : ",\n";
    yield* toChange(change);
  }
  yield changes.length === 0 ? "]" : "\n]";
}

function* toChange({ kind, target, also, path, line, subject, type, from, to, choices, ...change }: Change): Generator<string> {
  const { steps, removes, blocking, findings, cause, command, message } = change;
  yield `{${toMembers({ kind, target, also, path, line, subject, type, from, to, choices })},"steps":[`;
  yield* toItems(steps.map((step) => ({ name: step.name, from: step.from, to: step.to })));
  yield `],${toMembers({ removes, blocking })},"findings":[`;
  yield* toItems(findings);
  yield `],${toMembers({ cause, command, message })}}`;
}

function toMembers(values: object): string {
  return toSafeJson(JSON.stringify(values).slice(1, -1));
}

function* toItems(items: readonly unknown[]): Generator<string> {
  for (const [at, item] of items.entries()) yield `${at === 0 ? "" : ","}${toSafeJson(JSON.stringify(item))}`;
}
