import type { Entry } from "./entry.ts";

/** Reads packages that are one element each, with their names and versions as attributes. */
export function readElements(element: RegExp, attributes: { readonly group?: string; readonly name: string; readonly version: string }) {
  return function* (text: string): Generator<Entry> {
    const lineOf = makeLines(text);
    for (const { 0: tag, index } of withoutComments(text).matchAll(new RegExp(`<(?:${element.source})\\s[^<>]*>`, "g"))) {
      const of = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
      const [group, name] = [attributes.group === undefined ? "" : of(attributes.group), of(attributes.name)];
      if (name === undefined || group === undefined) continue;
      const at = tag.search(new RegExp(`\\s${attributes.name}\\s*=`)) + 1;
      yield { name: group === "" ? name : `${group}:${name}`, version: of(attributes.version) ?? null, line: lineOf(index + at) };
    }
  };
}

/** pom.xml: dependencies, plugins and the parent, by group and artifact, on the line of the artifact. Versions may be properties. */
export function* readPom(text: string): Generator<Entry> {
  const lineOf = makeLines(text);
  const plain = withoutComments(text);
  const properties = new Map([...plain.matchAll(/<([\w.-]+)>([^<>]*)<\/\1>/g)].map(([, key = "", value = ""]) => [key, value.trim()]));
  for (const { block, index } of findBlocks(plain)) {
    const of = (tag: string) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(block)?.[1]?.trim();
    const expand = (value: string) => value.replaceAll(/\$\{([^}]+)\}/g, (whole, key: string) => properties.get(key) ?? whole);
    const [group = "org.apache.maven.plugins", artifact, version] = [of("groupId"), of("artifactId"), of("version")];
    if (artifact === undefined) continue;
    const line = lineOf(index + block.indexOf("<artifactId>"));
    yield { name: expand(`${group}:${artifact}`), version: version === undefined ? null : expand(version), line };
  }
}

/** Elements that name a package, from their beginning to the next end of their kind. What does not end is none. */
function* findBlocks(text: string): Generator<{ readonly block: string; readonly index: number }> {
  const begin = /<(dependency|plugin|parent|extension)>/g;
  const endless = new Set<string>();
  for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
    const end = `</${found[1]}>`;
    const at = endless.has(end) ? -1 : text.indexOf(end, begin.lastIndex);
    if (at < 0) endless.add(end);
    else {
      yield { block: text.slice(found.index, at + end.length), index: found.index };
      begin.lastIndex = at + end.length;
    }
  }
}

/** The same text with blanks in place of comments, so that offsets stay. */
function withoutComments(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let begin = text.indexOf("<!--"); begin >= 0; begin = text.indexOf("<!--", at)) {
    const end = text.indexOf("-->", begin + 4);
    if (end < 0) break;
    parts.push(text.slice(at, begin), text.slice(begin, end + 3).replaceAll(/[^\n\r]/g, " "));
    at = end + 3;
  }
  return parts.join("") + text.slice(at);
}

function makeLines(text: string): (offset: number) => number {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
