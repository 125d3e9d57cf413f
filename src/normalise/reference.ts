/** A reference as Docker understands it in full: `node` is `docker.io/library/node:latest`. Null for what is no reference. */
export function toReference(text: string): string | null {
  const [named = "", digest] = text.split("@");
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  const name = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? (digest === undefined ? ":latest" : "") : named.slice(colon);
  if (!NAME.test(name) || !/^(?::[\w][\w.-]{0,127})?$/.test(tag) || (digest !== undefined && !/^sha\d+:[0-9a-f]{32,}$/.test(digest)))
    return null;
  return `${toFullName(name)}${tag}${digest === undefined ? "" : `@${digest}`}`;
}

const NAME = /^(?:[\w.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/;

function toFullName(name: string): string {
  const first = name.slice(0, Math.max(0, name.indexOf("/")));
  if (first === "docker.io" && !name.slice(10).includes("/")) return `docker.io/library/${name.slice(10)}`;
  if (first.includes(".") || first.includes(":") || first === "localhost") return name;
  return first === "" ? `docker.io/library/${name}` : `docker.io/${name}`;
}
