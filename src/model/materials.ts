import { PackageURL } from "packageurl-js";
import { z } from "zod";
import type { Material } from "./image.ts";
import { isDigest, parseReference, renderReference } from "./reference.ts";

const Dependency = z.object({ uri: z.string(), digest: z.record(z.string(), z.string()).nullish() });
const Predicate = z.object({
  materials: z.array(z.unknown()).nullish(),
  buildDefinition: z.object({ resolvedDependencies: z.array(z.unknown()).nullish() }).nullish(),
});
const Statement = z.object({ predicate: Predicate });

/** The images that a build used, of an in-toto statement or its SLSA predicate (v0.2, v1), in its order; null for what is neither. */
export function toMaterials(statement: unknown): readonly Material[] | null {
  const whole = Statement.safeParse(statement);
  const bare = whole.success ? null : Predicate.safeParse(statement);
  const predicate = whole.success ? whole.data.predicate : bare?.success ? bare.data : null;
  const listed = predicate?.buildDefinition?.resolvedDependencies ?? predicate?.materials ?? null;
  return listed === null ? null : listed.flatMap((entry) => toMaterial(entry) ?? []);
}

/** An image's purl as BuildKit writes it: the registry in the namespace, the tag as version, a digest beside it or as qualifier. */
function toMaterial(entry: unknown): Material | null {
  const dependency = Dependency.safeParse(entry);
  if (!dependency.success) return null;
  try {
    const { type, namespace, name, version, qualifiers } = PackageURL.fromString(dependency.data.uri);
    if (type !== "docker") return null;
    const said = dependency.data.digest?.sha256;
    const digests = [said === undefined ? null : `sha256:${said}`, qualifiers?.digest, version];
    const digest = digests.find((text) => text && isDigest(text)) ?? null;
    const tag = version && !isDigest(version) ? `:${version}` : "";
    const pinned = tag === "" && digest !== null ? `@${digest}` : tag;
    const reference = parseReference(`${namespace ? `${namespace}/` : ""}${name}${pinned}`);
    return "wrong" in reference ? null : { reference: renderReference(reference), digest };
  } catch {
    return null;
  }
}
