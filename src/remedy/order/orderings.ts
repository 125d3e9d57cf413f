import { compareApk, parseApk } from "./apk.ts";
import { compareComposer, parseComposer } from "./composer.ts";
import { compareDebian, parseDebian } from "./dpkg.ts";
import { compareGem, parseGem } from "./gem.ts";
import { makeOrdering, type Ordering } from "./make-ordering.ts";
import { compareMaven, parseMaven } from "./maven.ts";
import { compareNuget, parseNuget } from "./nuget.ts";
import { comparePython, parsePython } from "./pep440.ts";
import { comparePlain, parsePlain } from "./plain.ts";
import { compareRpm, parseRpm } from "./rpm.ts";
import { compareSemantic, parseSemantic } from "./semver.ts";

const semantic = () => makeOrdering(parseSemantic, compareSemantic);
const rpm = () => makeOrdering(parseRpm, compareRpm);
/** Arch's packages are ordered as RPMs, and have an epoch of 0 where none is said. */
const alpm = () => makeOrdering((text) => parseRpm(/^\d+:/.test(text) ? text : `0:${text}`), compareRpm);

const python = () => makeOrdering(parsePython, comparePython);

/** How the versions of a package type are ordered; of all other types only versions that are nothing but numbers. */
const BY_TYPE: Readonly<Record<string, () => Ordering>> = {
  npm: semantic,
  cargo: semantic,
  golang: semantic,
  hex: semantic,
  pub: semantic,
  swift: semantic,
  github: semantic,
  githubactions: semantic,
  bitnami: semantic,
  pypi: python,
  generic: python, // programs that scanners know by themselves: Python, and others that number their releases as plainly
  maven: () => makeOrdering(parseMaven, compareMaven),
  gem: () => makeOrdering(parseGem, compareGem),
  nuget: () => makeOrdering(parseNuget, compareNuget),
  composer: () => makeOrdering(parseComposer, compareComposer),
  deb: () => makeOrdering(parseDebian, compareDebian),
  apk: () => makeOrdering(parseApk, compareApk),
  rpm,
  alpm,
};

/** The orderings of package types. Versions that were parsed are kept as long as what this gives. */
export function makeOrderings(): (type: string) => Ordering {
  const made = new Map<string, Ordering>();
  return (type) => {
    const known = made.get(type);
    if (known !== undefined) return known;
    const make = Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined;
    const ordering = make?.() ?? makeOrdering(parsePlain, comparePlain);
    made.set(type, ordering);
    return ordering;
  };
}
