import { PackageURL } from "packageurl-js";

const identities = new Map<string, string>();
const IDENTITIES_KEPT = 200_000;

/**
 * A purl without qualifiers and subpath, in canonical form: what makes two packages the same. The subpath of a Go module is part of its name.
 * Text that is no purl stands for itself. Remembers what it parsed: reports repeat packages many times.
 */
export function packageIdentity(purl: string): string {
  const known = identities.get(purl);
  if (known !== undefined) return known;
  const identity = parseIdentity(purl);
  if (identities.size >= IDENTITIES_KEPT) identities.clear();
  identities.set(purl, identity);
  return identity;
}

function parseIdentity(purl: string): string {
  try {
    const { type, namespace, name, version, subpath } = PackageURL.fromString(purl);
    return new PackageURL(type, namespace, name, version, undefined, type === "golang" ? subpath : undefined).toString();
  } catch {
    return purl;
  }
}

/** Builds a purl from its parts; `name` may hold a namespace before its last `/` where the type has one. */
export function buildPurl(type: string, namespace: string | undefined, name: string, version: string): string {
  return new PackageURL(type, namespace || undefined, name, version || undefined, undefined, undefined).toString();
}

/** What a package is called whatever its version: its purl without version, qualifiers and subpath. */
export function packageName(purl: string): string {
  const [path = "", subpath] = packageIdentity(purl).split("#", 2);
  const at = path.lastIndexOf("@");
  const name = at > path.lastIndexOf("/") ? path.slice(0, at) : path;
  return subpath === undefined ? name : `${name}/${subpath}`;
}
