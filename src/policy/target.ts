import { GateError } from "../errors.ts";
import { isImageId, parseReference } from "../model/reference.ts";
import { IMAGE_SCHEMES, type ImageScheme, type TargetRequest } from "../model/target.ts";
import { editDistance, nearest } from "./nearest.ts";

/** Every scheme that a target can have. */
export const SCHEMES = [...IMAGE_SCHEMES, "sbom", "dir", "lockfile"] as const;
type Scheme = (typeof SCHEMES)[number];

/** Schemes of other tools, and words for ours: what to write instead. */
const FOREIGN: Readonly<Record<string, string>> = {
  podman: "save it (`podman save --format docker-archive`) and write `docker-archive:FILE`",
  containerd: "export it (`ctr image export`) and write `oci-archive:FILE`",
  singularity: "write `docker:`, `registry:` or an archive of the image",
  file: "write `docker-archive:`, `oci-archive:`, `sbom:` or `lockfile:`, by what the file is",
  purl: "write `sbom:FILE` or `lockfile:FILE`",
  pkg: "write `sbom:FILE` or `lockfile:FILE`",
  cpe: "write `sbom:FILE` or `lockfile:FILE`",
  zarf: "write `oci-archive:FILE` for an image in it",
  snap: "write `dir:DIR` for its lockfiles",
  oci: "write `oci-dir:DIR` or `oci-archive:FILE`",
  "oci-layout": "write `oci-dir:DIR`",
  archive: "write `docker-archive:FILE` or `oci-archive:FILE`",
  tar: "write `docker-archive:FILE` or `oci-archive:FILE`",
  image: "write `docker:REF` or `registry:REF`",
  remote: "write `registry:REF`",
  daemon: "write `docker:REF`",
  directory: "write `dir:DIR`",
  folder: "write `dir:DIR`",
  path: "write `dir:DIR`",
  lock: "write `lockfile:FILE`",
  http: "leave the scheme out: `registry:HOST/NAME:TAG`",
  https: "leave the scheme out: `registry:HOST/NAME:TAG`",
};

const LONGEST = 4096;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Ends of names that are files in the field, and never images: what they are. */
const FILES: readonly (readonly [RegExp, string])[] = [
  [/\.(?:tar|tgz|tar\.gz)$/, "docker-archive"],
  [/(?:\.(?:spdx|cdx|cyclonedx|syft|bom)|^s?bom)\.(?:json|xml)$/, "sbom"],
  [/\.(?:json|lock|lockfile|ya?ml|toml|xml|txt|mod|sum|spdx)$/, "lockfile"],
];
/** `docker:20` and `registry:2` are also images with a tag. */
const TAG_LIKE = /^(?:v?\d+(?:\.\d+)*(?:[-._][\w.-]*)?|latest|stable|dind|cli|edge)$/;

/** Parses a target as it is typed (contract §1). What cannot be told apart is refused with `target-invalid`, never guessed. */
export function parseTarget(text: string): TargetRequest {
  if (text.trim() === "") throw refuse(text, "is empty", ALL_FORMS);
  if (text.length > LONGEST) throw refuse(text, `is longer than ${LONGEST} characters`, ALL_FORMS);
  if (CONTROL.test(text)) throw refuse(text, "holds a line break or another control character", "Write one target a line.");
  if (text.startsWith("-")) throw refuse(text, "begins with `-`, as an option does", ALL_FORMS);
  const colon = text.indexOf(":");
  const head = colon < 0 ? "" : text.slice(0, colon);
  const rest = text.slice(colon + 1);
  if (isScheme(head)) return toTarget(text, head, rest);
  return toBareImage(text, head);
}

function isScheme(word: string): word is Scheme {
  return (SCHEMES as readonly string[]).includes(word);
}

function toTarget(text: string, scheme: Scheme, rest: string): TargetRequest {
  if (rest.trim() === "") throw refuse(text, `names nothing after \`${scheme}:\``, ALL_FORMS);
  switch (scheme) {
    case "docker":
    case "registry":
      return toImage(text, scheme, rest);
    case "docker-archive":
    case "oci-dir":
    case "oci-archive":
      return { kind: "image", text, scheme, locator: rest };
    case "sbom":
      return { kind: "sbom", text, path: rest };
    case "dir":
      return { kind: "directory", text, path: rest };
    case "lockfile":
      return { kind: "lockfile", text, path: rest };
    default:
      return scheme satisfies never;
  }
}

function toImage(text: string, scheme: ImageScheme, locator: string): TargetRequest {
  if (scheme === "docker" && isImageId(locator)) return { kind: "image", text, scheme, locator };
  const inner = locator.slice(0, Math.max(0, locator.indexOf(":")));
  if (isScheme(inner) && parsesAsSchemed(locator))
    throw refuse(text, `has two schemes, \`${scheme}:\` and \`${inner}:\``, "Keep one of them.");
  if (TAG_LIKE.test(locator)) {
    const next = `Write \`${scheme}:${scheme}:${locator}\` for the image ${scheme} with the tag ${locator}, or \`${scheme}:library/${locator}\`.`;
    throw refuse(text, `can be read as the image \`${scheme}\` with the tag \`${locator}\`, or as an image called \`${locator}\``, next);
  }
  const reference = parseReference(locator);
  if ("wrong" in reference)
    throw refuse(text, `names an image by a reference that ${reference.wrong}`, `Write \`${scheme}:[HOST/]NAME[:TAG][@DIGEST]\`.`);
  return { kind: "image", text, scheme, locator };
}

/** `docker:registry:2` is the image registry; `docker:registry:a/b` and `docker:dir:.` are a scheme too many. */
function parsesAsSchemed(locator: string): boolean {
  return "wrong" in parseReference(locator);
}

/** A reference without a scheme. What looks like a misspelt scheme, a path or a file is refused, though it may be a valid reference. */
function toBareImage(text: string, head: string): TargetRequest {
  const isNameAndTag = head !== "" && /^[A-Za-z][\w+.-]*$/.test(head) && !text.includes("@");
  const foreign = FOREIGN[head.toLowerCase()];
  const reference = parseReference(text);
  if (isNameAndTag && Object.hasOwn(FOREIGN, head.toLowerCase()) && foreign !== undefined) {
    const other = "wrong" in reference ? "" : ` If it is an image called ${head}: \`docker:${text}\` or \`registry:${text}\`.`;
    throw refuse(text, `has the scheme \`${head}:\`, which is not one of ours`, `${capitalise(foreign)}.${other}`);
  }
  const meant = isNameAndTag ? misspelt(head, "wrong" in reference) : null;
  if (meant !== null) {
    const other = "wrong" in reference ? "" : ` If it is an image called ${head}: \`docker:${text}\` or \`registry:${text}\`.`;
    throw refuse(
      text,
      `begins with \`${head}:\`; did you mean \`${meant}:\`?`,
      `Write \`${meant}:${text.slice(head.length + 1)}\`.${other}`,
    );
  }
  const file = looksLikeFile(text, head);
  if (file !== null)
    throw refuse(
      text,
      "looks like a path, and an image was expected without a scheme",
      `Write \`${file}\` if that is what it is. ${ALL_FORMS}`,
    );
  if ("wrong" in reference) throw refuse(text, `is no image reference: it ${reference.wrong}`, ALL_FORMS);
  return { kind: "image", text, scheme: null, locator: text };
}

/** The scheme that a word most likely is. Where the text is a valid reference too, only a slip of one letter in a long word counts. */
function misspelt(head: string, isNoReference: boolean): Scheme | null {
  const meant = nearest(head, SCHEMES) as Scheme | null;
  if (meant === null || isNoReference) return meant;
  return meant.length > 3 && editDistance(head.toLowerCase(), meant) === 1 ? meant : null;
}

function looksLikeFile(text: string, head: string): string | null {
  if (/^(?:\.{0,2}|~)(?:\/|\\|$)/.test(text) || (/^[A-Za-z]$/.test(head) && /^.:[\\/]/.test(text)))
    return `${kindOfFile(text) ?? "dir"}:${text}`;
  const kind = text.includes("@") || /:[^/]*$/.test(text) ? null : kindOfFile(text);
  return kind === null ? null : `${kind}:${text}`;
}

function kindOfFile(text: string): string | null {
  const name = (text.split(/[\\/]/).at(-1) ?? "").toLowerCase();
  return FILES.find(([ending]) => ending.test(name))?.[1] ?? null;
}

const ALL_FORMS = `A target is one of ${SCHEMES.map((scheme) => `\`${scheme}:…\``).join(", ")}, or an image reference (\`[HOST/]NAME[:TAG][@DIGEST]\`).`;

function capitalise(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function refuse(text: string, why: string, next: string): GateError {
  const message = `Target ${JSON.stringify(text.slice(0, 200))} ${why}${why.endsWith("?") ? "" : "."}`;
  return new GateError({ code: "target-invalid", message, next });
}
