import { z } from "zod";
import { RESULT_SCHEMA } from "../model/result.ts";
import type { Files } from "../ports.ts";

/** A result's head is small: its findings come after it. */
const LIMIT = 4 * 1024 * 1024;
const FINDINGS = /"findings"\s*:\s*\[/;

const Head = z.object({
  schema: z.literal(RESULT_SCHEMA),
  startedAt: z.string().optional(),
  durationMs: z.number().optional(),
  sarifCategory: z.string().optional(),
  targets: z.array(z.object({ id: z.string() })),
});

/**
 * By what a leg's result is recognised when it comes again: its bytes; the run that wrote it; and the workflow, job and matrix values
 * together with what was looked at, which a second attempt of the same leg shares. What cannot be told is left out.
 */
export async function readLeg(path: string, files: Files): Promise<string[]> {
  const bytes = `bytes ${await files.sha256(path)}`;
  const head = parseHead(await readHead(path, files));
  if (head === null) return [bytes];
  const { startedAt, durationMs, sarifCategory, targets } = head;
  const looked = JSON.stringify(targets.map(({ id }) => id).sort());
  const run = startedAt === undefined || durationMs === undefined ? [] : [`run ${startedAt} ${durationMs} ${looked}`];
  const place = sarifCategory?.includes(":") === true ? [`place ${sarifCategory} ${looked}`] : [];
  return [bytes, ...run, ...place];
}

/** The text before the findings. */
async function readHead(path: string, files: Files): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of files.stream(path)) {
    text += decoder.decode(piece, { stream: true });
    const at = FINDINGS.exec(text)?.index;
    if (at !== undefined) return text.slice(0, at);
    if (text.length > LIMIT) break;
  }
  return text;
}

function parseHead(text: string): z.infer<typeof Head> | null {
  try {
    const parsed = Head.safeParse(JSON.parse(`${text.trimEnd().replace(/,$/, "")}}`));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
