import { resolve } from "node:path";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { GateError } from "../../errors.ts";
import { parsePolicyFile } from "../../policy/policy-file.ts";
import { toPolicySchema } from "../../policy/policy-schema.ts";
import { DEFAULT_POLICY } from "../policy-source.ts";
import { openSession } from "./session.ts";

const LIMIT = 1024 * 1024;

/** `portcullis policy check [FILE]` says what is wrong with a policy file; `policy schema` prints its JSON Schema. Gives the exit code. */
export async function runPolicy(invocation: Invocation): Promise<number> {
  if (invocation.command === "policy schema") {
    process.stdout.write(`${JSON.stringify(toPolicySchema(), null, 2)}\n`);
    return 0;
  }
  const session = openSession(invocation);
  try {
    const path = invocation.operands[0] ?? DEFAULT_POLICY;
    const absolute = resolve(session.world.machine.cwd, path);
    if ((await session.world.files.stat(absolute)) === null) throw missing(path);
    const text = new TextDecoder().decode(await session.world.files.read(absolute, LIMIT));
    const policy = parsePolicyFile(text, path, session.place.today);
    const count = policy.exceptions.length;
    process.stdout.write(`${path}: a valid policy with ${count === 1 ? "1 exception" : `${count} exceptions`}.\n`);
    return 0;
  } finally {
    await session.close();
  }
}

function missing(path: string): GateError {
  return new GateError({
    code: "policy-invalid",
    message: `There is no policy file ${path}.`,
    next: "Give its path: portcullis policy check FILE.",
  });
}
