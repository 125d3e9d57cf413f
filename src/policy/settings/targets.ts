import { FLAG, line } from "../kinds.ts";
import { DECLARED_BASES, DOCKERFILES, METADATA_FILES } from "../per-image.ts";
import { one, optional, several } from "../setting.ts";
import { BUILD_ARG, GLOB, LOCKFILES, PLATFORM } from "../target-values.ts";

/** Trees of other people's packages, and lockfiles that exist only to be tested with. */
const EXCLUDED = [
  "**/.git/**",
  "**/node_modules/**",
  "**/bower_components/**",
  "**/vendor/**",
  "**/third_party/**",
  "**/.venv/**",
  "**/venv/**",
  "**/site-packages/**",
  "**/testdata/**",
  "**/fixtures/**",
  "**/__fixtures__/**",
];

const about = { group: "targets", scope: "scan" } as const;
const build = { group: "targets", scope: "build" } as const;

/** What is looked at. */
export const TARGET_SETTINGS = {
  image: several(line("TARGET", "an image: a reference, or docker:REF, registry:REF, docker-archive:FILE, oci-dir:DIR, oci-archive:FILE"), {
    ...about,
    help: "Images to scan, written as Grype's users write them. A bare reference means the daemon's image where there is one, else the registry's.",
  }),
  path: one(line("DIR", "a folder"), { ...about, fallback: ".", help: "The folder whose lockfiles are looked at." }),
  lockfiles: several(LOCKFILES, {
    ...about,
    fallback: ["auto"],
    help: "Which lockfiles below `path`: `auto` finds them, also those that git ignores; `none`; or paths and globs.",
  }),
  exclude: several(GLOB, {
    ...about,
    fallback: EXCLUDED,
    shown: "`**/node_modules/**` and the like (`portcullis doctor` lists them)",
    help: "Globs below `path` that `lockfiles: auto` leaves out; what was left out is reported. `none` leaves out nothing.",
  }),
  sbom: several(line("FILE", "the path of an SBOM"), { ...about, help: "SBOM files to scan (CycloneDX, SPDX, Syft JSON)." }),
  "cross-check": one(FLAG, {
    ...about,
    fallback: "false",
    help: "Both scanners look at every target that both can read; what they see is folded into one list.",
  }),
  platform: optional(PLATFORM, {
    ...about,
    shown: "the image's own, else `linux/amd64`",
    help: "Which image of a multi-platform image is scanned.",
  }),
  dockerfile: several(DOCKERFILES, {
    ...build,
    shown: "`Dockerfile` below `path` if there is just one image",
    help: "The Dockerfile that the image was built from; with several images `IMAGE=FILE` for each.",
  }),
  "build-target": optional(line("STAGE", "the name of a stage"), {
    ...build,
    shown: "the last stage",
    help: "The stage that is built, as in `docker build --target`.",
  }),
  "build-arg": several(BUILD_ARG, {
    ...build,
    secret: true,
    help: "Build arguments, as in `docker build --build-arg`; a name alone takes its value from the environment.",
  }),
  "build-metadata": several(METADATA_FILES, {
    ...build,
    help: "What `docker buildx build --metadata-file` wrote: it says which images the build used; with several images `IMAGE=FILE` for each.",
  }),
  "base-image": several(DECLARED_BASES, {
    ...build,
    help: "The declared base, where nothing else says it (or `scratch`); with several images `IMAGE=REF` for each. Its layers must still be the image's first.",
  }),
  "bases-lock": optional(line("FILE", "the path of a lock of bases"), {
    ...build,
    shown: "`.github/portcullis.bases.json` if there",
    help: "Facts of approved bases, written by `portcullis bases lock`. On a pull request it is read from the base commit.",
  }),
};
