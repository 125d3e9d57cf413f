import { type Attempt, checked, type Kind, parsed } from "./kinds.ts";
import { meantBy } from "./nearest.ts";

const SYSTEMS = ["linux", "windows", "freebsd", "darwin"];
const PROCESSORS = [
  "386",
  "amd64",
  "arm",
  "arm64",
  "loong64",
  "mips",
  "mips64",
  "mips64le",
  "mipsle",
  "ppc64",
  "ppc64le",
  "riscv64",
  "s390x",
];
const PLATFORMS = [
  "linux/amd64",
  "linux/arm64",
  "linux/arm/v7",
  "linux/arm/v6",
  "linux/386",
  "linux/ppc64le",
  "linux/s390x",
  "linux/riscv64",
  "windows/amd64",
];

/** A platform as image indexes name them: `linux/arm64`, `linux/arm/v7`. */
export const PLATFORM: Kind<string> = {
  ...checked("OS/ARCH[/VARIANT]", "a platform, such as linux/amd64 or linux/arm/v7", (text) => {
    const [system = "", processor = "", variant, ...more] = text.split("/");
    if (processor === "" || more.length > 0) return "is no platform (OS/ARCH[/VARIANT])";
    if (!SYSTEMS.includes(system)) return `has an operating system \`${system}\` that no image is built for`;
    if (!PROCESSORS.includes(processor)) return `has an architecture \`${processor}\` that nobody knows`;
    return variant === undefined || /^v\d{1,2}(?:\.\d{1,2})?$/.test(variant)
      ? null
      : `has a variant \`${variant}\` that is none (such as v7)`;
  }),
  words: PLATFORMS,
  synonyms: {
    linux: "linux/amd64",
    windows: "windows/amd64",
    amd64: "linux/amd64",
    x64: "linux/amd64",
    x86_64: "linux/amd64",
    "linux/x86_64": "linux/amd64",
    "linux/x64": "linux/amd64",
    arm64: "linux/arm64",
    aarch64: "linux/arm64",
    "linux/aarch64": "linux/arm64",
    "linux/armv7": "linux/arm/v7",
    "linux/armhf": "linux/arm/v7",
  },
};

const LOCKFILE_WORDS = ["auto", "none"];
const LOCKFILE_SYNONYMS = {
  true: "auto",
  yes: "auto",
  on: "auto",
  all: "auto",
  automatic: "auto",
  false: "none",
  no: "none",
  off: "none",
  skip: "none",
};

/** `auto`, `none`, or a path or glob of lockfiles. A word that only looks like one of the first two is refused. */
export const LOCKFILES: Kind<string> = {
  ...checked(
    "auto|none|PATH|GLOB",
    "`auto`, `none`, or paths and globs of lockfiles, one each (a file called `auto` is `./auto`)",
    (text) => {
      if (LOCKFILE_WORDS.includes(text)) return null;
      const isWord = /^[A-Za-z]+$/.test(text);
      if (isWord && meantBy(text, LOCKFILE_WORDS, LOCKFILE_SYNONYMS) !== null) return "is not valid";
      return checkGlob(text);
    },
  ),
  words: LOCKFILE_WORDS,
  synonyms: LOCKFILE_SYNONYMS,
};

/** A glob over paths below a folder. */
export const GLOB: Kind<string> = checked("GLOB", "a glob with `/` between folders, such as `**/fixtures/**`", checkGlob);

/** A glob over the results of a matrix' legs. */
export const LEGS_GLOB: Kind<string> = { ...GLOB, expected: "a glob with `/` between folders, such as `legs/**/portcullis.json`" };

function checkGlob(text: string): string | null {
  if (text.startsWith("!")) return "begins with `!`, and globs here only add up";
  return text.includes("\\") ? "has a `\\`: folders are parted by `/`" : null;
}

/** A build argument; `value` null: the environment has it, or nobody. */
export type BuildArg = { readonly name: string; readonly value: string | null };

/** `NAME=VALUE`, or a name alone. */
export const BUILD_ARG: Kind<BuildArg> = parsed("NAME[=VALUE]", "`NAME=VALUE`", (text): Attempt<BuildArg> => {
  const equals = text.indexOf("=");
  if (equals === 0) return { wrong: "has no name before the `=`" };
  return { value: equals < 0 ? { name: text, value: null } : { name: text.slice(0, equals), value: text.slice(equals + 1) }, wrong: null };
});
