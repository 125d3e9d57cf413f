import { GateError } from "../../errors.ts";
import type { Settings } from "../../model/settings.ts";
import { toSafeJson, toSafeLog } from "../../report/escape.ts";
import { printDocuments, writeDocuments } from "../documents.ts";
import type { Session } from "./session.ts";

/** What a command that makes no verdict has to tell: for programs, and for people. */
export type Report = { readonly json: unknown; readonly text: string };

/** Writes and prints a report as it was asked for: text where nothing else goes to standard output, but for `--quiet`. Refuses a file that cannot be written. */
export async function publishReport({ json, text }: Report, session: Session, { output }: Pick<Settings, "output">): Promise<void> {
  session.calm();
  const { world, quiet } = session;
  const wanted = output.some(({ file }) => file === null) || quiet ? output : [...output, { format: "text", file: null } as const];
  const written = { json: `${toSafeJson(JSON.stringify(json, null, 2))}\n`, text: toSafeLog(text) };
  const documents = wanted.map((request) => ({ request, pieces: [request.format === "json" ? written.json : written.text] }));
  const faults = await writeDocuments(documents, { files: world.files, cwd: world.machine.cwd });
  await printDocuments(documents, process.stdout);
  if (faults.length > 0) throw new GateError(faults);
}
