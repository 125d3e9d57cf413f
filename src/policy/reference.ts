/** An image reference in its parts, as it was written: nothing is filled in but the registry of a short name. */
export type Reference = {
  /** The registry's host and port; `docker.io` where the reference names none. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
};

const LONGEST = 512;
// The grammar of distribution/reference: https://github.com/distribution/reference/blob/main/reference.go
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const LONGEST_REPOSITORY = 255;
const LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]{0,61}[a-zA-Z0-9])";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;

/** Whether a text is a registry's host, with or without a port. */
export function isHost(text: string): boolean {
  return text.length <= 253 && HOST.test(text);
}

/** Whether a text is an image's ID in full, which only a daemon understands. */
export function isImageId(text: string): boolean {
  return IMAGE_ID.test(text);
}

/** Parses a reference strictly; text that is none gives what is wrong with it, as the rest of a sentence ("it …"). */
export function parseReference(text: string): Reference | { readonly wrong: string } {
  if (text === "") return { wrong: "is empty" };
  if (text.length > LONGEST) return { wrong: `is longer than ${LONGEST} characters` };
  if (/\s/.test(text)) return { wrong: "holds white space" };
  if (text.startsWith("-")) return { wrong: "begins with `-`, as an option does" };
  const [beforeDigest, digest = null, ...more] = text.split("@") as [string, ...string[]];
  if (more.length > 0) return { wrong: "has more than one `@`" };
  if (digest !== null && !DIGEST.test(digest))
    return { wrong: "has a digest that is none (`@sha256:` and 64 lower-case hexadecimal digits)" };
  const slash = beforeDigest.lastIndexOf("/");
  const colon = beforeDigest.indexOf(":", slash + 1);
  const tag = colon < 0 ? null : beforeDigest.slice(colon + 1);
  const named = splitRegistry(colon < 0 ? beforeDigest : beforeDigest.slice(0, colon));
  const wrong = wrongInName(named) ?? wrongInTag(tag);
  return wrong === null ? { ...named, tag, digest } : { wrong };
}

/** The first part is a registry where it looks like a host: a dot, a port, `localhost`, or capital letters (as Docker tells them apart). */
function splitRegistry(name: string): { registry: string; repository: string } {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(0, slash));
  const isRegistry = slash > 0 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  return isRegistry ? { registry: first, repository: name.slice(slash + 1) } : { registry: "docker.io", repository: name };
}

function wrongInName({ registry, repository }: { registry: string; repository: string }): string | null {
  if (!isHost(registry)) return `names a registry \`${registry.slice(0, 80)}\` that is no host`;
  if (repository.length > LONGEST_REPOSITORY) return `has a repository longer than ${LONGEST_REPOSITORY} characters`;
  if (isImageId(repository)) return "is an image ID, which no registry knows";
  const part = repository.split("/").find((component) => !COMPONENT.test(component));
  if (part === undefined) return null;
  if (part === "") return "has an empty part between slashes";
  if (COMPONENT.test(part.toLowerCase())) return `has capital letters in \`${part}\`: repositories are lower case`;
  return `has a part \`${part.slice(0, 80)}\`, and a repository's parts are lower-case letters and digits, with \`.\`, \`_\` or \`-\` between them`;
}

function wrongInTag(tag: string | null): string | null {
  if (tag === null || TAG.test(tag)) return null;
  if (tag === "") return "ends in a colon without a tag";
  return tag.includes(":") ? "has more colons than a reference can have" : `has a tag \`${tag.slice(0, 80)}\` that is none`;
}
