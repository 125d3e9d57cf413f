import { z } from "zod";

const Report = z.object({
  results: z
    .array(z.object({ packages: z.array(z.object({ package: z.object({ ecosystem: z.string().optional() }) })).nullish() }))
    .nullable(),
});

/** The ecosystems of the packages in an OSV-Scanner report that lists them all, without their release (`Debian:12` is `Debian`). */
export async function readEcosystems(pieces: AsyncIterable<Uint8Array>): Promise<string[]> {
  const report = Report.safeParse(await readJson(pieces));
  if (!report.success) return [];
  const names = (report.data.results ?? []).flatMap(({ packages }) =>
    (packages ?? []).map((found) => (found.package.ecosystem ?? "").split(":")[0] ?? ""),
  );
  return [...new Set(names)].filter((name) => name !== "");
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
