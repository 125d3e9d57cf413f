import { resolve } from "node:path";
import type { Invocation } from "../../edge/terminal/arguments.ts";
import { GateError } from "../../errors.ts";
import { parsePolicyFile } from "../../policy/policy-file.ts";
import { toPolicySchema } from "../../policy/policy-schema.ts";
import { toSafeText } from "../../report/escape.ts";
import { DEFAULT_POLICY, POLICY_LIMIT, toPolicyText } from "../policy-source.ts";
import { openSession, type Session } from "./session.ts";

/** `portcullis policy check [FILE]` says what is wrong with a policy file; `policy schema` prints its JSON Schema. Gives the exit code. */
export async function runPolicy(invocation: Invocation): Promise<number> {
  if (invocation.command === "policy schema") {
    process.stdout.write(`${JSON.stringify(toPolicySchema(), null, 2)}\n`);
    return 0;
  }
  const session = openSession(invocation);
  try {
    const said = await checkPolicy(invocation.operands[0] ?? DEFAULT_POLICY, session);
    if (!session.quiet) process.stdout.write(`${toSafeText(said)}\n`);
    return 0;
  } finally {
    session.calm();
    await session.close();
  }
}

/** What is to be said of a policy that is valid. */
async function checkPolicy(path: string, { world, place }: Session): Promise<string> {
  const absolute = resolve(world.machine.cwd, path);
  if ((await world.files.stat(absolute)) === null) throw missing(path);
  const text = toPolicyText(await world.files.read(absolute, POLICY_LIMIT), path);
  const { exceptions } = parsePolicyFile(text, path, place.today);
  const expired = exceptions.filter(({ expires }) => expires <= place.today).length;
  const count = exceptions.length === 1 ? "1 exception" : `${exceptions.length} exceptions`;
  return `${path}: a valid policy with ${count}${expired === 0 ? "" : `, ${expired} of them expired`}.`;
}

function missing(path: string): GateError {
  return new GateError({
    code: "policy-invalid",
    message: `There is no policy file ${path}.`,
    next: "Give its path: `portcullis policy check FILE`.",
  });
}
