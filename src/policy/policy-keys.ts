import { FLAG } from "./kinds.ts";
import { AllowEntry, BaseImages, DenyEntry, ExceptionEntry, PolicyDocument } from "./policy-document.ts";
import { isSettingName, settingOf } from "./settings.ts";
import type { Path } from "./yaml.ts";

/** Words of other tools for our keys. */
export const KEY_SYNONYMS: Readonly<Record<string, string>> = {
  ignore: "exceptions",
  ignores: "exceptions",
  ignored: "exceptions",
  allowlist: "exceptions",
  waivers: "exceptions",
  suppressions: "exceptions",
  vulnerability: "id",
  cve: "id",
  advisory: "id",
  purl: "package",
  image: "target",
  justification: "reason",
  comment: "reason",
  statement: "reason",
  until: "expires",
  expiry: "expires",
  "ignore-until": "expires",
  deadline: "expires",
  author: "owner",
  team: "owner",
  pattern: "image",
  reference: "image",
  digest: "digests",
};

/** A place in the policy, with the list entries taken together: `exceptions.expires`. */
function toGenus(path: Path): string {
  return path.filter((step) => typeof step === "string").join(".");
}

/** The keys that a map at a place can have. */
export function keysAt(path: Path): string[] {
  switch (toGenus(path)) {
    case "":
      return Object.keys(PolicyDocument.shape);
    case "severity-cutoff":
      return ["base", "application"];
    case "base-images":
      return Object.keys(BaseImages.shape);
    case "base-images.allow":
      return Object.keys(AllowEntry.shape);
    case "base-images.deny":
      return Object.keys(DenyEntry.shape);
    case "exceptions":
      return Object.keys(ExceptionEntry.shape);
    default:
      return [];
  }
}

/** What is expected at a place, where the setting of that name does not say it. */
const EXPECTED: Readonly<Record<string, string>> = {
  "": "Write keys and values, beginning with `version: 1`.",
  version: "Write `version: 1`.",
  "only-fixed": `Give ${FLAG.expected}.`,
  "severity-cutoff.base": "Give a cutoff each for `base` and `application`.",
  "severity-cutoff.application": "Give a cutoff each for `base` and `application`.",
  "base-images": "Give `allow` (and with it `require` and `deny`), or leave `base-images` out.",
  "base-images.allow": "List patterns such as `docker.io/library/debian:12*`, or leave `base-images` out.",
  "base-images.deny": "List patterns such as `**:latest`, or leave `deny` out.",
  "base-images.allow.digests": "Give digests of manifests (`sha256:` and 64 hexadecimal digits), or leave `digests` out.",
  "base-images.deny.digests": "Give digests of manifests (`sha256:` and 64 hexadecimal digits), or leave `digests` out.",
  exceptions: "List exceptions (`- id: …`), or leave `exceptions` out.",
  "exceptions.id": "Give the id of one advisory, such as CVE-2023-45853 or GHSA-jfh8-c2jp-5v3q.",
  "exceptions.package": "Give a package URL such as `pkg:deb/debian/zlib1g`, or leave `package` out.",
  "exceptions.target": "Give a pattern such as `docker.io/acme/*`, or leave `target` out.",
  "exceptions.reason": "Say why the finding is accepted.",
  "exceptions.owner": "Say who answers for it, or leave `owner` out.",
  "exceptions.expires": "Give the day from which on it accepts nothing, as YYYY-MM-DD.",
  "base-images.allow.expires": "Give the day from which on it allows nothing, as YYYY-MM-DD, or leave `expires` out.",
};

/** The next step for a mistake at a place. */
export function nextAt(path: Path): string {
  const genus = toGenus(path);
  const known = Object.hasOwn(EXPECTED, genus) ? EXPECTED[genus] : undefined;
  if (known !== undefined) return known;
  if (genus.endsWith(".image")) return "Give a pattern such as `docker.io/library/debian:12*`.";
  return isSettingName(genus) ? `Give ${settingOf(genus).kind.expected}.` : "Correct it, or leave it out.";
}

/** Words that people use for those that are valid at a place. */
export function synonymsAt(path: Path): Readonly<Record<string, string>> {
  const [top = ""] = path;
  return (typeof top === "string" && isSettingName(top) ? settingOf(top).kind.synonyms : undefined) ?? {};
}
