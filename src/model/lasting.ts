import type { TargetFacts } from "./evidence.ts";

const STORED = /^(?:docker-archive|oci-archive|oci-dir):/;

/**
 * What of a target stays the same from one build to the next: of an image its name without tag and digest, of one in a file without a name its
 * Dockerfile, else the file's name, wherever that lies for now; of anything else its path.
 */
export function toLastingName({ id, kind, reference, name, base }: TargetFacts): string {
  const own = reference ?? name;
  if (own !== undefined) return `${kind}|${withoutTag(own)}`;
  const path = id.slice(id.indexOf(":") + 1);
  if (kind === "image" && STORED.test(id)) return `image|${toDockerfile(base) ?? toFileName(path)}`;
  return `${kind}|${isAbsolute(path) ? toFileName(path) : kind === "image" ? withoutTag(path) : path}`;
}

/** A reference without what says which of its images is meant. */
export function withoutTag(reference: string): string {
  const name = reference.replace(/@.*$/s, "");
  const colon = name.lastIndexOf(":");
  return colon > name.lastIndexOf("/") ? name.slice(0, colon) : name;
}

function toDockerfile(base: TargetFacts["base"]): string | undefined {
  const claim = base?.claims.find(({ source, where }) => source === "dockerfile" && !isAbsolute(where));
  return claim?.where.replace(/:\d+$/, "");
}

function isAbsolute(path: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
}

function toFileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
