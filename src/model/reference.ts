/** An image reference in its parts, with what Docker fills in but for the tag. */
export type Reference = {
  /** The registry's host and port; `docker.io` where the reference names none. */
  readonly registry: string;
  /** The path below the registry; `library/` before an official image of Docker Hub. */
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
};

// The grammar of distribution/reference: https://github.com/distribution/reference/blob/main/regexp.go
const LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const LONGEST_REPOSITORY = 255;
const LONGEST_HOST = 253;
const TAG = /^\w[\w.-]{0,127}$/;
/** Only these algorithms are known to Docker; of others it knows no length. */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;

/** Whether a text is a registry's host, with or without a port. */
export function isHost(text: string): boolean {
  return text.length <= LONGEST_HOST && HOST.test(text);
}

/** Whether a text is a manifest's digest, `sha256:…` in full. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** Whether a text is an image's ID in full, which only a daemon understands. */
export function isImageId(text: string): boolean {
  return IMAGE_ID.test(text);
}

/** Parses a reference as Docker does; text that is none gives what is wrong with it, as the rest of a sentence ("it …"). */
export function parseReference(text: string): Reference | { readonly wrong: string } {
  if (text === "") return { wrong: "is empty" };
  if (/\s/.test(text)) return { wrong: "holds white space" };
  if (text.startsWith("-")) return { wrong: "begins with `-`, as an option does" };
  if (isImageId(text)) return { wrong: "is an image ID, which no registry knows" };
  const { registry, rest } = splitRegistry(text);
  const at = rest.indexOf("@");
  const named = at < 0 ? rest : rest.slice(0, at);
  const colon = named.indexOf(":");
  const reference = {
    registry,
    repository: colon < 0 ? named : named.slice(0, colon),
    tag: colon < 0 ? null : named.slice(colon + 1),
    digest: at < 0 ? null : rest.slice(at + 1),
  };
  const wrong = wrongInName(reference) ?? wrongInTag(reference.tag) ?? wrongInDigest(reference.digest);
  return wrong === null ? reference : { wrong };
}

/** The reference in full, as Docker writes it: `docker.io/library/node:latest`. A tag before a digest stays, though the digest alone decides. */
export function renderReference({ registry, repository, tag, digest }: Reference): string {
  const effective = tag ?? (digest === null ? "latest" : null);
  return `${registry}/${repository}${effective === null ? "" : `:${effective}`}${digest === null ? "" : `@${digest}`}`;
}

/** A reference in full, as Docker writes it, or null for text that is none. */
export function toCanonicalReference(text: string): string | null {
  const reference = parseReference(text);
  return "wrong" in reference ? null : renderReference(reference);
}

/** The first part is a registry where it looks like a host: a dot, a port, `localhost`, or capital letters. */
function splitRegistry(text: string): { registry: string; rest: string } {
  const slash = text.indexOf("/");
  const first = text.slice(0, Math.max(0, slash));
  const isRegistry = slash >= 0 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  const registry = !isRegistry || first === "index.docker.io" ? "docker.io" : first;
  const rest = isRegistry ? text.slice(slash + 1) : text;
  return { registry, rest: registry === "docker.io" && !rest.includes("/") ? `library/${rest}` : rest };
}

/** Docker takes a first part that is no host, but could be a path's, as it stands (`my.under_score/image`): so do we. */
function wrongInName({ registry, repository }: { registry: string; repository: string }): string | null {
  if (!HOST.test(registry) && !COMPONENT.test(registry)) return `names a registry \`${registry.slice(0, 80)}\` that is no host`;
  const part = repository.split("/").find((component) => !COMPONENT.test(component));
  if (part === "") return "has an empty part between slashes";
  if (part !== undefined && COMPONENT.test(part.toLowerCase())) return `has capital letters in \`${part}\`: repositories are lower case`;
  if (part !== undefined)
    return `has a part \`${part.slice(0, 80)}\`, and a repository's parts are lower-case letters and digits, with \`.\`, \`_\` or \`-\` between them`;
  const path = HOST.test(registry) ? repository : `${registry}/${repository}`;
  return path.length > LONGEST_REPOSITORY ? `has a repository longer than ${LONGEST_REPOSITORY} characters` : null;
}

function wrongInTag(tag: string | null): string | null {
  if (tag === null || TAG.test(tag)) return null;
  if (tag === "") return "ends in a colon without a tag";
  return tag.includes(":") ? "has more colons than a reference can have" : `has a tag \`${tag.slice(0, 80)}\` that is none`;
}

function wrongInDigest(digest: string | null): string | null {
  if (digest === null || isDigest(digest)) return null;
  if (digest.includes("@")) return "has more than one `@`";
  return "has a digest that is none (`@sha256:` and 64 lower-case hexadecimal digits)";
}
