import { PackageURL } from "packageurl-js";
import { z } from "zod";

/** A package that a database must call vulnerable, and by which advisories it may say so (none named: by any). */
export type Canary = { readonly ecosystem: string; readonly purl: string; readonly ids: readonly string[] };

/** What the online service must know, whatever is scanned. */
export const ONLINE_CANARY: Canary = { ecosystem: "npm", purl: "pkg:npm/lodash@4.17.15", ids: [] };

/** What no database knows, for where there is nothing that it must know: a run always has something that can be read. */
export const HARMLESS: Canary = { ecosystem: "npm", purl: "pkg:npm/portcullis-canary@0.0.0", ids: [] };

const Advisory = z.object({
  id: z.string().min(1),
  withdrawn: z.string().optional(),
  affected: z.array(
    z.object({
      package: z.object({ ecosystem: z.string(), name: z.string().min(1) }).optional(),
      versions: z.array(z.string()).optional(),
      ranges: z.array(z.object({ type: z.string(), events: z.array(z.record(z.string(), z.unknown())) })).optional(),
    }),
  ),
});
type Affected = z.infer<typeof Advisory>["affected"][number];

/** Chooses a package out of the first records of an ecosystem's archive; null where none of them gives one. */
export function chooseCanary(ecosystem: string, records: Iterable<unknown>): Canary | null {
  for (const record of records) {
    const advisory = Advisory.safeParse(record);
    if (!advisory.success || advisory.data.withdrawn !== undefined) continue;
    for (const affected of advisory.data.affected) {
      const version = toVersion(affected);
      const name = affected.package?.ecosystem === ecosystem ? affected.package.name : null;
      const purl = name === null || version === null ? null : toPurl(ecosystem, name, version);
      if (purl !== null) return { ecosystem, purl, ids: [advisory.data.id] };
    }
  }
  return null;
}

/** A version that the record itself names as affected. */
function toVersion({ versions, ranges }: Affected): string | null {
  const listed = versions?.at(-1);
  if (listed !== undefined) return listed;
  for (const { type, events } of ranges ?? []) {
    const introduced = events.find((event) => typeof event.introduced === "string")?.introduced;
    if (type === "GIT" || typeof introduced !== "string") continue;
    return introduced === "0" ? "0.0.1" : introduced;
  }
  return null;
}

const PURL_TYPES: Readonly<Record<string, string>> = {
  npm: "npm",
  PyPI: "pypi",
  Go: "golang",
  "crates.io": "cargo",
  RubyGems: "gem",
  Packagist: "composer",
  Maven: "maven",
  NuGet: "nuget",
  Pub: "pub",
  Hex: "hex",
  CRAN: "cran",
  ConanCenter: "conan",
};

function toPurl(ecosystem: string, name: string, version: string): string | null {
  const type = PURL_TYPES[ecosystem];
  if (type === undefined) return null;
  const cut = type === "maven" ? name.indexOf(":") : name.lastIndexOf("/");
  try {
    return new PackageURL(type, cut < 0 ? undefined : name.slice(0, cut), name.slice(cut + 1), version, undefined, undefined).toString();
  } catch {
    return null;
  }
}
