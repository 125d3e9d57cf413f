import type { Kind } from "./kinds.ts";

/** The headings under which settings are listed, in that order. */
export const GROUPS = {
  targets: "What is looked at",
  decision: "What blocks",
  scanners: "Scanners",
  databases: "Advisory databases",
  run: "The run",
  network: "Network",
  output: "What comes out",
} as const;
export type Group = keyof typeof GROUPS;

/**
 * Where a setting exists: `scan` wherever something is scanned (`portcullis scan`, the action), `all` also where reports are judged
 * (`portcullis judge`, the fan-in action), `actions` in both actions and not on the command line, `aggregate` in the fan-in action alone,
 * `build` where it matters how an image was built (`portcullis scan`, `judge` and `bases`, the action; `doctor`, which takes what `scan` takes).
 */
export type Scope = "scan" | "all" | "actions" | "aggregate" | "build";

/** What is said of a setting, beside its value. */
export type About = {
  readonly group: Group;
  readonly scope: Scope;
  /** One or two sentences; `code` in backquotes. */
  readonly help: string;
  /** The default in words, where it depends on something. */
  readonly shown?: string;
  /** Whether it is a matter of policy, and so a key of the policy file too. */
  readonly policyKey?: true;
  /** Its values are never repeated in a message. */
  readonly secret?: true;
  /** The expression of GitHub's that is the `default:` of the action's input, where only the workflow can fill it in. */
  readonly actionExpression?: string;
};

/** A text that is no value, and why, as the rest of a sentence. */
export type Wrong = { readonly text: string; readonly why: string };
export type Reading<V> = { readonly value: V; readonly wrong: null } | { readonly wrong: readonly Wrong[] };

/** One setting: everything that help, `action.yml`, the README and the parsers know of it. */
export type Setting<V = unknown> = About & {
  readonly kind: Kind<unknown>;
  readonly list: boolean;
  /** What holds where nothing is given, as it would be typed. */
  readonly fallback: readonly string[];
  /** Reads the texts that were given. */
  read(texts: readonly string[]): Reading<V>;
};

/** A setting that always has a value. */
export function one<T>(kind: Kind<T>, { fallback, ...about }: About & { fallback: string }): Setting<T> {
  return { ...about, kind, list: false, fallback: [fallback], read: ([text = fallback]) => readOne(kind, text) };
}

/** A setting that may have no value: null. */
export function optional<T>(kind: Kind<T>, about: About): Setting<T | null> {
  return {
    ...about,
    kind,
    list: false,
    fallback: [],
    read: ([text]) => (text === undefined ? { value: null, wrong: null } : readOne(kind, text)),
  };
}

/** A setting of any number of values. */
export function several<T>(kind: Kind<T>, { fallback = [], ...about }: About & { fallback?: readonly string[] }): Setting<readonly T[]> {
  return { ...about, kind, list: true, fallback, read: (texts) => readSeveral(kind, texts) };
}

function readOne<T>(kind: Kind<T>, text: string): Reading<T> {
  const parsed = kind.schema.safeParse(text);
  if (parsed.success) return { value: parsed.data, wrong: null };
  return {
    wrong: parsed.error.issues.slice(0, 1).map(({ code, message }) => ({ text, why: code === "invalid_value" ? "is not valid" : message })),
  };
}

function readSeveral<T>(kind: Kind<T>, texts: readonly string[]): Reading<T[]> {
  const value: T[] = [];
  const wrong: Wrong[] = [];
  for (const text of texts) {
    const reading = readOne(kind, text);
    if (reading.wrong === null) value.push(reading.value);
    else wrong.push(...reading.wrong);
  }
  return wrong.length === 0 ? { value, wrong: null } : { wrong };
}

/** The default of a setting, as one reads it; empty where there is none. */
export function toDefault({ shown, fallback, actionExpression }: Setting): string {
  if (shown !== undefined) return shown;
  if (actionExpression !== undefined) return `\`\${{ ${actionExpression} }}\``;
  return fallback.map((text) => `\`${text}\``).join(", ");
}
