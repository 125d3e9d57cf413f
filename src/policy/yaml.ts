import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  visit,
  type YAMLMap,
} from "yaml";
import { type Fault, GateError } from "../errors.ts";

/** Keys and indexes from the top of a document to something in it. */
export type Path = readonly (string | number)[];

/** A place in a text; `text` is how to write it: `name:line:column`. */
export type Place = { readonly offset: number; readonly text: string };

/** A document as plain values, and where in the text each of them stands. */
export type Yaml = { readonly value: unknown; placeOf(path: Path, onKey: boolean): Place };

const LIMIT = 1024 * 1024;
const SHOWN = 20;
const PLAIN = {
  version: "1.2",
  schema: "core",
  merge: false,
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

type Mistake = { readonly at: number; readonly message: string; readonly next: string };

/**
 * Parses one YAML 1.2 document into plain values. Refuses with `policy-invalid` what could be read in two ways, or be huge while looking
 * small: several documents, directives, anchors and aliases, tags, keys that are no text or stand twice. All mistakes at once.
 */
export function parseYaml(given: string, name: string): Yaml {
  const text = given.startsWith("\ufeff") ? given.slice(1) : given;
  const lines = new LineCounter();
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const toFault = ({ at, message, next }: Mistake): Fault => ({ code: "policy-invalid", message: `${place(at)}: ${message}`, next });
  const early = wrongInText(text);
  if (early !== null) throw new GateError({ code: "policy-invalid", message: `${name} ${early.message}`, next: early.next });
  const documents = parseDocuments(text, lines, name);
  const [document] = documents;
  if (document === undefined) throw isEmpty(name);
  const mistakes = [...documents.slice(1, 2).map(toSecond), ...wrongInSyntax(document), ...wrongInNodes(document)];
  if (mistakes.length > 0) throw new GateError(inOrder(mistakes).slice(0, SHOWN).map(toFault));
  const placeOf = (path: Path, onKey: boolean): Place => {
    const offset = offsetOf(document, path, onKey);
    return { offset, text: place(offset) };
  };
  const value: unknown = document.toJS();
  if (value === null) throw isEmpty(name);
  return { value, placeOf };
}

/** In the order of the text, and each once. */
function inOrder(mistakes: readonly Mistake[]): Mistake[] {
  const distinct = new Map(mistakes.map((mistake) => [`${mistake.at} ${mistake.message}`, mistake]));
  return [...distinct.values()].sort((a, b) => a.at - b.at);
}

function wrongInText(text: string): Pick<Mistake, "message" | "next"> | null {
  if (text.length > LIMIT)
    return { message: `is larger than ${LIMIT / 1024 / 1024} MiB, and a policy is a page of text.`, next: "Shorten it." };
  if (/[\0\ufffd]/.test(text)) return { message: "is no UTF-8 text.", next: "Save it as UTF-8." };
  return null;
}

function parseDocuments(text: string, lineCounter: LineCounter, name: string): Document.Parsed[] {
  try {
    const documents = parseAllDocuments(text, { ...PLAIN, lineCounter });
    return "empty" in documents ? [] : documents;
  } catch {
    // The library works by recursion: only absurd nesting ends it.
    throw new GateError({ code: "policy-invalid", message: `${name}: ${TOO_DEEP.message}`, next: TOO_DEEP.next });
  }
}

function isEmpty(name: string): GateError {
  return new GateError({
    code: "policy-invalid",
    message: `${name} is empty.`,
    next: "A policy begins with `version: 1`; without any policy file the defaults hold.",
  });
}

function toSecond(document: Document.Parsed): Mistake {
  return { at: document.range[0], message: "a second document begins here, and a policy is one.", next: "Remove the `---` before it." };
}

const MISPLACED_MAP = {
  message: "a map (`key: value`) begins here where none can.",
  next: "Check the indentation of the lines around it; put text that has a colon and a space in it in quotes.",
};
const TOO_DEEP = { message: "this is nested too deeply to be a policy.", next: "Write it as the README shows it." };

/** What the library says of a text, by its code; other codes speak for themselves. */
const SYNTAX: Readonly<Record<string, { readonly message: string; readonly next: string }>> = {
  TAB_AS_INDENT: { message: "a tab stands where the line is indented, and YAML takes spaces only.", next: "Write spaces in its place." },
  BLOCK_AS_IMPLICIT_KEY: MISPLACED_MAP,
  MULTILINE_IMPLICIT_KEY: MISPLACED_MAP,
  NON_STRING_KEY: { message: "a key is no text.", next: "Write a word, or put it in quotes." },
};

function wrongInSyntax({ errors, warnings, directives, contents }: Document.Parsed): Mistake[] {
  const told = [...errors, ...warnings].filter(({ code }) => code !== "TAG_RESOLVE_FAILED"); // tags are refused anyway
  const mistakes = told.map(({ code, message, pos }): Mistake => {
    if (message.includes("call stack")) return { at: 0, ...TOO_DEEP };
    const known = SYNTAX[code] ?? { message: `this is no valid YAML: ${toSentence(message)}`, next: "Correct the syntax." };
    return { at: pos[0], ...known };
  });
  const { explicit } = directives?.yaml ?? {};
  const isPlain = explicit !== true && Object.keys(directives?.tags ?? {}).length < 2;
  const next = "Remove the line: a policy is YAML 1.2.";
  return isPlain ? mistakes : [...mistakes, { at: contents?.range?.[0] ?? 0, message: "a directive (`%…`) stands before this.", next }];
}

function toSentence(message: string): string {
  const first = (message.split("\n")[0] ?? "").replace(/[\s:.]+$/, "");
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}.`;
}

/** Anchors, aliases, tags and keys that stand twice. */
function wrongInNodes(document: Document.Parsed): Mistake[] {
  const mistakes: Mistake[] = [];
  try {
    visit(document, {
      Alias: (_, node) =>
        void mistakes.push({ ...toOdd(node, `an alias (\`*${node.source}\`)`), next: "Put it in quotes if it is a pattern." }),
      Node: (_, node) => {
        if (!isAlias(node) && node.anchor !== undefined) mistakes.push(toOdd(node, `an anchor (\`&${node.anchor}\`)`));
        if (!isAlias(node) && node.tag !== undefined) mistakes.push(toOdd(node, `a tag (\`${node.tag}\`)`));
      },
      Map: (_, node) => void mistakes.push(...toTwice(node)),
    });
  } catch {
    mistakes.push({ at: 0, ...TOO_DEEP });
  }
  return mistakes;
}

function toOdd(node: Node, what: string): Mistake {
  return { at: node.range?.[0] ?? 0, message: `${what} stands here, and a policy has none.`, next: "Write the value itself." };
}

function toTwice(map: YAMLMap): Mistake[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }) => {
    const word = isScalar(key) ? key.value : key;
    if (!seen.has(word)) {
      seen.add(word);
      return [];
    }
    return [{ at: startOf(key), message: `\`${String(word)}\` stands here for the second time.`, next: "Keep one of the two." }];
  });
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Where something stands; where there is nothing, where that stands which should have it. */
function offsetOf(document: Document.Parsed, path: Path, onKey: boolean): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [depth, step] of path.entries()) {
    if (isMap(node) && onKey && depth === path.length - 1) return startOf(keyOf(node, step)) || offset;
    const next: unknown = isNode(node) && "get" in node ? node.get(step, true) : undefined;
    if (!isNode(next)) return offset;
    node = next;
    offset = startOf(node);
  }
  return offset;
}

function keyOf(map: YAMLMap, step: string | number): unknown {
  return map.items.find(({ key }: Pair) => isScalar(key) && key.value === step)?.key;
}
