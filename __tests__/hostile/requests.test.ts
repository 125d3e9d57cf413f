import { grypeReport, match } from "../fakes/reports.ts";
import { corpus, folderWith, isPosix, portcullis, type Row, type Table } from "./corpus.ts";

// What is asked for, in words that are none of ours. Nothing is scanned, and all mistakes are told.

const CYCLONEDX = JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.5", components: [] });
const REPORT = JSON.stringify(grypeReport({ matches: [match({ vulnerability: { severity: "Low" } })] }));
const target = ["invalid-input", "target-invalid"] as const;

const REFERENCES: readonly Row<string>[] = [
  ["an option for Grype", "-c/tmp/x", ...target, "-c/tmp/x"],
  ["--help", "--help", ...target, "--help"],
  ["a dash", "-", ...target, "begins with `-`"],
  ["nothing", "", ...target, "empty"],
  ["blanks", "  \u00a0", ...target, "empty"],
  ["a line break at its end", "shop:1\n", ...target, "line break"],
  ["two lines", "shop:1\nregistry:evil:1", ...target, "line break"],
  ["an escape", "shop\u001b[2J:1", ...target, "control character"],
  ["a line separator", "shop\u2028:1", ...target, "line break"],
  ["a right-to-left override", "shop\u202e:1", ...target, "no image reference"],
  ["a Cyrillic letter", "d\u043ecker.io/library/debian:12", ...target, "no image reference"],
  ["a full-width colon", "debian\uff1a12", ...target, "no image reference"],
  ["a soft hyphen", "de\u00adbian:12", ...target, "no image reference"],
  ["upper case in a name", "Docker.io/Library/Debian:12", ...target, "no image reference"],
  ["600 characters in a name", `acme/${"a".repeat(600)}:1`, ...target, "no image reference"],
  ["5,000 characters", "a".repeat(5_000), ...target, "longer than"],
  ["129 characters in a tag", `shop:${"1".repeat(129)}`, ...target, "no image reference"],
  ["a tag of nothing", "shop:", ...target, "shop:"],
  ["a digest cut short", "shop@sha256:abc", ...target, "no image reference"],
  ["a digest in capitals", `shop@sha256:${"A".repeat(64)}`, ...target, "no image reference"],
  ["a digest and a command", `shop@sha256:${"a".repeat(64)};id`, ...target, "no image reference"],
  ["a command in its place", "$(id)", ...target, "no image reference"],
  ["a blank in it", "shop 1", ...target, "no image reference"],
  ["a package URL", "pkg:npm/lodash@4.17.20", ...target, "pkg"],
  ["a CPE", "cpe:2.3:a:b:c:1:*:*:*:*:*:*:*", ...target, "cpe"],
  ["a purl of Grype's", "purl:list.txt", ...target, "purl"],
  ["a file of Grype's", "file:/etc/passwd", ...target, "file"],
  ["an archive of Zarf", "zarf:package.tar.zst", ...target, "zarf"],
  ["a web address", "https://ghcr.io/acme/shop:1", ...target, "https"],
  ["credentials in a reference", "user:secret@ghcr.io/acme/shop:1", ...target, "no image reference"],
  ["a home folder", "~/image.tar", ...target, "path"],
  ["a path", "../image.tar", ...target, "path"],
  ["two schemes", "docker:registry:acme/shop", ...target, "two schemes"],
  ["a scheme of two", "docker:dir:.", ...target, "two schemes"],
  ["a scheme of nothing", "oci-dir:", ...target, "names nothing"],
  ["a misspelt scheme", "dokcer:acme/shop", ...target, "docker:"],
  ["a scheme in capitals", "DIR:.", ...target, "dir:"],
  ["a Windows drive", "C:\\images\\app.tar", ...target, "path"],
  ["two digests", `shop@sha256:${"a".repeat(64)}@sha256:${"b".repeat(64)}`, ...target, "no image reference"],
  ["a path that climbs", "acme/../../shop:1", ...target, "no image reference"],
  ["a host of nothing", "/acme/shop:1", ...target, "path"],
  ["an empty part", "acme//shop:1", ...target, "no image reference"],
  ["a port that is none", "localhost:port/shop:1", ...target, "localhost:port"],
];
/** In a folder in which files lie that are named like images: they are not scanned in their place. */
const DECOYS: Table = !isPosix ? {} : { "shop:1": CYCLONEDX, "docker:shop:1": CYCLONEDX, "registry:acme": CYCLONEDX };
corpus("a reference:", REFERENCES, (reference) => portcullis(folderWith(DECOYS), ["scan", "--offline", "true", "--", reference]));

const unable = ["cannot-vouch", "target-not-found"] as const;
const DECOYED: readonly Row<string>[] = [
  ["a file is named like", "registry:shop:1", ...unable, "offline"],
  ["a file is named like, with its scheme,", "registry:acme/shop:1", ...unable, "offline"],
];
corpus("an image that", DECOYED, (reference) => portcullis(folderWith(DECOYS), ["scan", "--offline", "true", reference]));

const wrong = ["invalid-input", "input-invalid"] as const;
const SETTINGS: readonly Row<readonly string[]>[] = [
  ["a cutoff with a typo", ["--severity-cutoff", "hihg"], ...wrong, "hihg"],
  ["a cutoff in capitals", ["--severity-cutoff", "HIGH"], ...wrong, "HIGH"],
  ["a cutoff of two words", ["--severity-cutoff", "high,low"], ...wrong, "severity-cutoff"],
  ["a cutoff with a blank", ["--severity-cutoff", "high "], ...wrong, "severity-cutoff"],
  ["an empty cutoff", ["--severity-cutoff="], ...wrong, "severity-cutoff"],
  ["two cutoffs", ["--severity-cutoff", "low", "--severity-cutoff", "none"], ...wrong, "severity-cutoff"],
  ["a cutoff of another alphabet", ["--severity-cutoff", "h\u0456gh"], ...wrong, "severity-cutoff"],
  ["a cutoff with a line break", ["--severity-cutoff", "high\n"], ...wrong, "severity-cutoff"],
  ["a misspelt option", ["--severity-cutof", "none"], ...wrong, "severity-cutof"],
  ["an option of JavaScript's", ["--__proto__=x"], ...wrong, "__proto__"],
  ["an option that is a function", ["--constructor", "x"], ...wrong, "constructor"],
  ["an option of a line break", ["--a\nb=c"], ...wrong, "option"],
  ["a boolean that is yes", ["--fail-build", "yes"], ...wrong, "fail-build"],
  ["a boolean that is 0", ["--only-fixed=0"], ...wrong, "only-fixed"],
  ["a boolean in capitals", ["--fail-build=False"], ...wrong, "fail-build"],
  ["a boolean that is empty", ["--fail-build="], ...wrong, "fail-build"],
  ["an age without a unit", ["--max-db-age", "5"], ...wrong, "max-db-age"],
  ["an age below zero", ["--max-db-age=-5d"], ...wrong, "max-db-age"],
  ["an age of Infinity", ["--max-db-age", "Infinity"], ...wrong, "max-db-age"],
  ["an age of 1e9 days", ["--max-db-age", "1e9d"], ...wrong, "max-db-age"],
  ["an age of 9,999,999 days", ["--max-db-age", "9999999d"], ...wrong, "max-db-age"],
  ["an age of nothing", ["--max-db-age", "0d"], ...wrong, "max-db-age"],
  ["an age of hexadecimal digits", ["--max-db-age", "0x5d"], ...wrong, "max-db-age"],
  ["an allowance of a code that is none", ["--allow-incomplete", "inventory"], ...wrong, "inventory"],
  ["an allowance of an error", ["--allow-incomplete", "scanner-failed"], ...wrong, "scanner-failed"],
  ["an allowance of a failure", ["--allow-incomplete", "severity-cutoff"], ...wrong, "severity-cutoff"],
  ["an allowance of everything", ["--allow-incomplete", "*"], ...wrong, "allow-incomplete"],
  ["an allowance of what every object has", ["--allow-incomplete", "toString"], ...wrong, "toString"],
  ["an unknown severity that is ignored by another word", ["--unknown-severity", "ignore"], ...wrong, "ignore"],
  ["an output of another format", ["-o", "xml=out.xml"], ...wrong, "xml"],
  ["an output that names nothing", ["-o", "json="], ...wrong, "json="],
  ["an allowlist of nothing", ["--base-images="], ...wrong, "base-images"],
  ["an allowlist with a regular expression", ["--base-images", "^debian:.*$"], ...wrong, "base-images"],
  ["a policy and a typo in it at once", ["--config-file", "nowhere.yml", "--only-fixd", "true"], ...wrong, "only-fixd"],
  ["a category with a line break", ["--sarif-category", "a\nb/"], ...wrong, "sarif-category"],
  ["help in place of a value", ["--severity-cutoff", "--help"], ...wrong, "--help"],
];
corpus("a setting:", SETTINGS, (options) => portcullis(folderWith({ "report.json": REPORT }), ["judge", "report.json", ...options]));

const SCANNING: readonly Row<readonly string[]>[] = [
  ["a time limit of nothing", ["--timeout", "0s"], ...wrong, "timeout"],
  ["a time limit of a year", ["--timeout", "365d"], ...wrong, "timeout"],
  ["a time limit that is a word", ["--timeout", "long"], ...wrong, "timeout"],
  ["no job at all", ["--jobs", "0"], ...wrong, "jobs"],
  ["half a job", ["--jobs", "0.5"], ...wrong, "jobs"],
  ["minus one jobs", ["--jobs=-1"], ...wrong, "jobs"],
  ["a platform that is none", ["--platform", "linux"], ...wrong, "platform"],
  ["a platform that climbs", ["--platform", "../../x"], ...wrong, "platform"],
  ["a version that is newest", ["--grype-version", "latest"], ...wrong, "grype-version"],
  ["a version that is a path", ["--grype-version", "../../evil"], ...wrong, "grype-version"],
  ["a mirror without encryption", ["--scanner-mirror", "http://mirror.example/"], ...wrong, "scanner-mirror"],
  ["a mirror that is a file", ["--scanner-mirror", "file:///etc/"], ...wrong, "scanner-mirror"],
  ["a proxy that is none", ["--proxy", "not a proxy"], ...wrong, "proxy"],
  ["credentials without a host", ["--registry-username", "me"], ...wrong, "registry-username"],
  ["a password of nobody", ["--registry-password", "ghcr.io=x"], ...wrong, "registry-password"],
  ["a name without a password", ["--registry-username", "ghcr.io=me"], ...wrong, "registry-username"],
  ["a build argument without a name", ["--build-arg", "=x"], ...wrong, "build-arg"],
  ["lockfiles of two kinds", ["--lockfiles", "auto", "--lockfiles", "a/package-lock.json"], ...wrong, "lockfiles"],
  ["a glob that never ends", ["--exclude", "[".repeat(5_000)], ...wrong, "exclude"],
  ["a scanner's source of another kind", ["--scanner-source", "npm"], ...wrong, "scanner-source"],
];
corpus("a setting of a scan:", SCANNING, (options) => portcullis(folderWith(), ["scan", "--offline", "true", ...options]));
