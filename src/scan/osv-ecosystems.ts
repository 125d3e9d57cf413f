import { z } from "zod";

const Report = z.object({
  results: z
    .array(z.object({ packages: z.array(z.object({ package: z.object({ ecosystem: z.string().optional() }) })).nullish() }))
    .nullable(),
});

/** What an OSV-Scanner report that lists all packages says of them: how many, and of which ecosystems, without their release (`Debian:12` is `Debian`). */
export type Listed = { readonly packages: number; readonly ecosystems: readonly string[] };

/** Reads which packages a report lists; null where it is none that can be read, which whoever reads all of it will tell. */
export async function readListed(pieces: AsyncIterable<Uint8Array>): Promise<Listed | null> {
  const report = Report.safeParse(await readJson(pieces));
  if (!report.success) return null;
  const listed = (report.data.results ?? []).flatMap(({ packages }) => packages ?? []);
  const names = listed.map((found) => (found.package.ecosystem ?? "").split(":")[0] ?? "");
  return { packages: listed.length, ecosystems: [...new Set(names)].filter((name) => name !== "") };
}

async function readJson(pieces: AsyncIterable<Uint8Array>): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const piece of pieces) text += decoder.decode(piece, { stream: true });
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
