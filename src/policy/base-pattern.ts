import { wrongInWildcards } from "../model/base-pattern.ts";
import { parseReference } from "../model/reference.ts";
import { checked, type Kind } from "./kinds.ts";

/** Says what is wrong with a pattern over image references (contract §4) as the rest of a sentence, or null. */
export function checkBasePattern(text: string): string | null {
  if (text === "") return "is empty";
  if (text.includes("***"))
    return "has three `*` in a row: `*` stands for anything within one segment or tag, `**` for anything across segments";
  if (/[?[\]{}!|()\\]/.test(text)) return "has a wildcard other than `*` and `**`";
  if (text.includes("@")) return "holds a digest, which is given beside the pattern with `digests`";
  if (text.includes("://")) return "holds an address's scheme: a reference begins with its registry";
  const reference = parseReference(text.replace(/\*+/g, "x"));
  return "wrong" in reference ? reference.wrong : wrongInWildcards(text);
}

/** A pattern over image references. */
export const BASE_PATTERN: Kind<string> = checked(
  "PATTERN",
  "an image reference in which `*` stands for anything within one segment or tag and `**` for anything across segments, such as `docker.io/library/debian:12*`",
  checkBasePattern,
);
