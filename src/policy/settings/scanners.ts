import { SCANNER_SOURCE_WISHES } from "../../model/settings.ts";
import { address, choice, FLAG, line } from "../kinds.ts";
import { one, optional } from "../setting.ts";
import { database, SCANNER_VERSION } from "../values.ts";

const about = { group: "scanners", scope: "scan" } as const;
const databases = { group: "databases", scope: "scan" } as const;
const EXECUTABLE = line("FILE", "the path of an executable");

/** Which scanners run, and where they come from. */
export const SCANNER_SETTINGS = {
  "grype-version": one(SCANNER_VERSION, {
    ...about,
    fallback: "pinned",
    help: "A version whose digest is known (`portcullis doctor` lists them), or with `scanner-checksums` another one.",
  }),
  "osv-scanner-version": one(SCANNER_VERSION, { ...about, fallback: "pinned", help: "The same for OSV-Scanner." }),
  "grype-path": optional(EXECUTABLE, { ...about, help: "Use this Grype instead of installing one." }),
  "osv-scanner-path": optional(EXECUTABLE, { ...about, help: "Use this OSV-Scanner instead of installing one." }),
  "scanner-source": one(
    choice(SCANNER_SOURCE_WISHES, { synonyms: { github: "release", releases: "release", source: "go", golang: "go", build: "go" } }),
    {
      ...about,
      fallback: "auto",
      help: "`release` (GitHub), `mirror`, `go` (built from source through the Go module proxy and its checksum database), or `auto`: the first that works.",
    },
  ),
  "scanner-mirror": optional(address("an https address below which the releases lie"), {
    ...about,
    help: "Base address of a copy of the releases. Digests are checked all the same.",
  }),
  "scanner-checksums": optional(line("FILE", "the path of a file with `sha256  name` lines"), {
    ...about,
    help: "File with `sha256  name` lines for versions whose digests are not known here.",
  }),
};

/** Which advisories they know. */
export const DATABASE_SETTINGS = {
  "grype-db": optional(database("a database file, an archive of one, or its https address"), {
    ...databases,
    help: "A database file, archive or address to use instead of Grype's own.",
  }),
  "osv-db": optional(database("a folder of archives as OSV publishes them, or an https address"), {
    ...databases,
    help: "A folder, archive or address with OSV's archives to use instead of those that OSV publishes.",
  }),
  "cache-db": one(FLAG, { ...databases, fallback: "true", help: "Keep databases between runs." }),
};
