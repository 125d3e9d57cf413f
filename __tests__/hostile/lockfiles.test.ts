import { spawnSync } from "node:child_process";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpus, type Ended, folderWith, isPosix, portcullis, type Row, type Table } from "./corpus.ts";
import { CANARY, withOsvScanner } from "./scanners.ts";

// Checkouts that a pull request could bring. OSV-Scanner is honest here, and finds nothing: all that is not a pass we have to see ourselves.

const LOCK = JSON.stringify({ lockfileVersion: 3, packages: { "": {}, "node_modules/a": { version: "1.0.0" } } });

type Checkout = {
  readonly table?: Table;
  /** What the table cannot lay. */
  readonly lay?: (cwd: string) => void;
  readonly args?: readonly string[];
  /** How many packages OSV-Scanner says to have read in each lockfile. */
  readonly reads?: number;
};

function scan({ table = {}, lay = () => undefined, args = ["dir:."], reads = 1 }: Checkout): Promise<Ended> {
  const cwd = folderWith(table);
  lay(cwd);
  const scanner = withOsvScanner({ report: JSON.stringify({ results: [CANARY] }), reads, code: 1 });
  return portcullis(cwd, ["scan", ...args, "--max-db-age", "none", ...scanner]);
}

const LOCKFILE = "package-lock.json";
const fifo = (cwd: string): void => void spawnSync("mkfifo", [join(cwd, LOCKFILE)]);
const large = (mebibytes: number) => (cwd: string) => {
  writeFileSync(join(cwd, LOCKFILE), LOCK);
  truncateSync(join(cwd, LOCKFILE), mebibytes * 1024 * 1024);
};
const raw = (name: Buffer) => (cwd: string) => {
  try {
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/`), name]), LOCK);
  } catch {
    writeFileSync(join(cwd, LOCKFILE), LOCK); // a file system that takes text alone
  }
};
const below = (folder: string): Table => ({ [`${folder}/${LOCKFILE}`]: LOCK });
const unread = ["incomplete", "lockfile-unreadable", LOCKFILE] as const;

const PLACES: readonly Row<Checkout>[] = [
  ["no lockfile at all", {}, "incomplete", "nothing-to-scan", "this folder"],
  ["a link to a lockfile outside", { table: { [LOCKFILE]: { link: "/etc/passwd" } } }, ...unread, "symbolic link"],
  ["a link to nothing", { table: { [LOCKFILE]: { link: "nowhere" } } }, ...unread, "symbolic link"],
  ["a link to itself", { table: { [LOCKFILE]: { link: LOCKFILE } } }, ...unread, "symbolic link"],
  ["a link to an endless device", { table: { [LOCKFILE]: { link: "/dev/zero" } } }, ...unread, "symbolic link"],
  ["a link beside a lockfile", { table: { ...below("web"), [LOCKFILE]: { link: "web/package-lock.json" } } }, ...unread, "symbolic link"],
  ["a pipe in its place", { lay: fifo }, ...unread, "no regular file"],
  ["a pipe that is named", { lay: fifo, args: [`lockfile:${LOCKFILE}`] }, ...unread, "no regular file"],
  ["a folder in its place", { table: { [`${LOCKFILE}/x`]: "" } }, "incomplete", "nothing-to-scan", "this folder"],
  [
    "a folder that is named",
    { table: { [`${LOCKFILE}/x`]: "" }, args: [`lockfile:${LOCKFILE}`] },
    "invalid-input",
    "target-invalid",
    "is a folder",
  ],
  ["a device that is named", { args: ["lockfile:/dev/zero"] }, ...(["incomplete", "lockfile-unreadable"] as const), "no regular file"],
  ["65 MiB", { lay: large(65) }, ...unread, "64 MiB"],
  ["a terabyte of nothing", { lay: large(1024 * 1024) }, ...unread, "64 MiB"],
  ["a lockfile that is not there", { args: ["lockfile:yarn.lock"] }, "cannot-vouch", "target-not-found", "yarn.lock"],
  ["a folder that is not there", { args: ["dir:web"] }, "cannot-vouch", "target-not-found", "web"],
  ["a folder that is a file", { table: { web: LOCK }, args: ["dir:web"] }, "invalid-input", "target-invalid", "web is a file"],
  [
    "a folder that is a link",
    { table: { ...below("web"), here: { link: "web" } }, args: ["dir:here"] },
    "invalid-input",
    "target-invalid",
    "symbolic link",
  ],
  [
    "lockfiles that a glob does not match",
    { table: below("web"), args: ["dir:.", "--lockfiles", "api/**"] },
    "cannot-vouch",
    "target-not-found",
    "api/**",
  ],
  [
    "lockfiles that are all left out",
    { table: below("web"), args: ["dir:.", "--exclude", "**"] },
    "incomplete",
    "nothing-to-scan",
    "this folder",
  ],
  ["lockfiles below node_modules alone", { table: below("node_modules/a") }, "incomplete", "nothing-to-scan", "this folder"],
  [
    "a lockfile of a kind that nobody reads, named",
    { table: { "deno.lock": "{}" }, args: ["lockfile:deno.lock"] },
    "incomplete",
    "lockfile-unparsable",
    "deno.lock",
  ],
  ["a lockfile of a kind that nobody reads, alone", { table: { "Podfile.lock": "PODS:" } }, "incomplete", "nothing-to-scan", "this folder"],
  [
    "a lockfile with another ending",
    { table: { "package-lock.json.bak": LOCK }, args: ["lockfile:package-lock.json.bak"] },
    "incomplete",
    "lockfile-unparsable",
    "package-lock.json.bak",
  ],
];
if (isPosix) corpus("a checkout with", PLACES, scan);

const EMPTY: readonly Row<Checkout>[] = [
  ["names packages", { table: { [LOCKFILE]: LOCK }, reads: 0 }, "incomplete", "inventory-empty", LOCKFILE],
  [
    "asks for packages and locks none",
    { table: { [LOCKFILE]: '{"packages": {"": {"dependencies": {"a": "1"}}}}' }, reads: 0 },
    "incomplete",
    "inventory-empty",
    LOCKFILE,
  ],
  [
    "asks for packages of its own development",
    { table: { [LOCKFILE]: '{"packages": {"": {"devDependencies": {"a": "1"}}}}' }, reads: 0 },
    "incomplete",
    "inventory-empty",
    LOCKFILE,
  ],
  [
    "is of 0 bytes, beside a manifest that asks for packages,",
    { table: { "yarn.lock": "", "package.json": '{"dependencies": {"a": "1"}}' }, reads: 0 },
    "incomplete",
    "inventory-empty",
    "package.json",
  ],
  [
    "names nothing, beside a manifest that asks for packages,",
    { table: { [LOCKFILE]: '{"packages": {"": {}}}', "package.json": '{"devDependencies": {"a": "1"}}' }, reads: 0 },
    "incomplete",
    "inventory-empty",
    "package.json",
  ],
  [
    "names nothing, beside a manifest of PHP,",
    { table: { "composer.lock": '{"packages": []}', "composer.json": '{"require": {"acme/a": "1"}}' }, reads: 0 },
    "incomplete",
    "inventory-empty",
    "composer.lock",
  ],
  [
    "is in UTF-16 and names packages",
    { table: { [LOCKFILE]: Buffer.from(`\ufeff${LOCK}`, "utf16le") }, reads: 0 },
    "incomplete",
    "inventory-empty",
    LOCKFILE,
  ],
  ["is binary", { table: { "requirements.txt": Buffer.from("7f454c46020101000000", "hex") }, reads: 0 }, "incomplete", null],
  [
    "has a merge conflict",
    { table: { "requirements.txt": "<<<<<<< HEAD\na==1\n=======\na==2\n>>>>>>> b\n" }, reads: 0 },
    "incomplete",
    null,
  ],
];
const toPackage = (entry: string): Checkout => ({ table: { [LOCKFILE]: `{"packages": {"node_modules/a": {${entry}}}}` } });
const unclear = ["incomplete", "lockfile-unparsable"] as const;
const TWINS: readonly Row<Checkout>[] = [
  ["a version twice, once in capitals", toPackage('"version": "1.0.0", "VERSION": "9.9.9"'), ...unclear, LOCKFILE, "VERSION"],
  ["a version twice, once in escapes", toPackage('"version": "1.0.0", "\\u0056ersion": "9.9.9"'), ...unclear, LOCKFILE, "Version"],
  ["a version twice, once with a long s", toPackage('"version": "1.0.0", "ver\u017fion": "9.9.9"'), ...unclear, LOCKFILE],
  ["a name twice", toPackage('"name": "a", "Name": "b"'), ...unclear, LOCKFILE, "Name"],
  [
    "packages that are taken back",
    { table: { [LOCKFILE]: '{"packages": {"node_modules/a": {}}, "PACKAGES": null}' } },
    ...unclear,
    "PACKAGES",
  ],
  [
    "packages of PHP twice",
    { table: { "composer.lock": '{"packages": [], "Packages": [{"name": "acme/a"}]}' } },
    ...unclear,
    "composer.lock",
  ],
  [
    "two lists of packages of Python",
    { table: { "poetry.lock": '[[package]]\nname = "a"\n\n[[Package]]\nname = "b"\n' } },
    ...unclear,
    "poetry.lock",
  ],
];
if (isPosix) corpus("a lockfile that a scanner may read otherwise than its package manager: with", TWINS, scan);

const toRequirements = (text: string, more: Table = {}): Checkout => ({ table: { "requirements.txt": `a==1\n${text}\n`, ...more } });
const LOST: readonly Row<Checkout>[] = [
  ["that is not there", toRequirements("-r more.in"), ...unclear, "requirements.txt", "more.in", "not there"],
  ["in the long form", toRequirements("--requirement=more.in"), ...unclear, "more.in", "not there"],
  ["further up", toRequirements("--requirement ../more.in"), ...unclear, "more.in", "not there"],
  ["on the web", toRequirements("-r https://files.example/more.txt"), ...unclear, "https://files.example/more.txt", "not followed"],
  ["that is there", toRequirements("-r more.in", { "more.in": "b==1\n" }), "pass", null],
  ["that is there, in the long form", toRequirements("--requirement more.in", { "more.in": "b==1\n" }), "pass", null],
];
if (isPosix) corpus("requirements that take more from a file", LOST, scan);

const UNNAMED: readonly Row<Checkout>[] = [
  ["an address", toRequirements("https://files.example/django-2.2.0.tar.gz"), "pass", "scanner-warning", "requirements.txt", "address"],
  ["a repository", toRequirements("-e git+https://git.example/django@2.2.0#egg=django"), "pass", "scanner-warning", "address"],
  ["a variable", toRequirements("django==$\u007bVERSION}"), "pass", "scanner-warning", "variable"],
];
if (isPosix) corpus("requirements of which one is named by", UNNAMED, scan);

const HUGE: readonly Row<Checkout>[] = [
  ["a million requirements", { table: { "requirements.txt": "a==1.0.0\n".repeat(1_000_000) } }, "pass", null],
  ["a million comments", { table: { "requirements.txt": "# a\n".repeat(1_000_000) }, reads: 0 }, "pass", null],
  ["500 lockfiles", { table: Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`p${at}/${LOCKFILE}`, LOCK])) }, "pass", null],
  ["folders 60 deep", { table: below(`${"d/".repeat(60)}d`) }, "pass", null],
];
if (isPosix) corpus("a checkout of", HUGE, scan);

if (isPosix) corpus("a lockfile in which no package is found, and that", EMPTY, scan);

const NAMES: readonly Row<Checkout>[] = [
  ["a line break", { table: below("a\nb") }, "pass", null],
  ["a workflow command", { table: below("\n::error::x\n##[group]") }, "pass", null],
  ["an escape", { table: below("\u001b[2J\u001b]0;x\u0007") }, "pass", null],
  ["a right-to-left override", { table: below("\u202egnp.\u2066x") }, "pass", null],
  ["a colon", { table: below("a:b") }, "pass", null],
  ["a comma", { table: below("a,b") }, "pass", null],
  ["a dash first", { table: below("-x") }, "pass", null],
  ["quotes and a dollar", { table: below("$(id)`id`\"'") }, "pass", null],
  ["a backslash", { table: below("a\\b") }, "pass", null],
  ["markup", { table: below("<img src=x>|`@octocat`") }, "pass", null],
  ["255 bytes", { table: below("n".repeat(255)) }, "pass", null],
  ["a glob", { table: below("[a-z]*{b,c}") }, "pass", null],
  ["an option", { table: below("--help") }, "pass", null],
  ["what every object has", { table: { ...below("__proto__"), ...below("constructor") } }, "pass", null],
  [
    "bytes that are no text, in a folder",
    { lay: (cwd) => raw(Buffer.from([0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]))(cwd), table: below("web") },
    "pass",
    null,
  ],
];
if (isPosix) corpus("a folder of a lockfile with a name of", NAMES, scan);

const PLANTED: readonly Row<Checkout>[] = [
  [
    "osv-scanner.toml",
    { table: { ...below("web"), "web/osv-scanner.toml": "[[PackageOverrides]]\nignore = true\n" } },
    "pass",
    "configuration-ignored",
    "web/osv-scanner.toml",
  ],
  [
    ".grype.yaml",
    { table: { ...below("web"), ".grype.yaml": "ignore: [{vulnerability: CVE-2024-1}]" } },
    "pass",
    "configuration-ignored",
    ".grype.yaml",
  ],
  [".syft.yaml", { table: { ...below("web"), ".syft.yaml": "exclude: ['**']" } }, "pass", "configuration-ignored", ".syft.yaml"],
  [
    "a folder called .grype",
    { table: { ...below("web"), ".grype/config.yaml": "only-fixed: true" } },
    "pass",
    "configuration-ignored",
    ".grype",
  ],
  [".gitignore", { table: { ...below("web"), ".gitignore": "*" } }, "pass", null],
  [".trivyignore and .snyk", { table: { ...below("web"), ".trivyignore": "CVE-2024-1", ".snyk": "ignore: {}" } }, "pass", null],
  [
    "a policy that is none",
    { table: { ...below("web"), ".github/portcullis.yml": "severity-cutof: none" } },
    "invalid-input",
    "policy-invalid",
    "severity-cutof",
  ],
  [
    "a policy that is a link",
    { table: { ...below("web"), ".github/portcullis.yml": { link: "/dev/null" } } },
    "invalid-input",
    "input-invalid",
    "portcullis.yml",
  ],
  [
    "a lock of bases that is none",
    { table: { ...below("web"), ".github/portcullis.bases.json": "{}" } },
    "invalid-input",
    "policy-invalid",
    "portcullis.bases.json",
  ],
];
if (isPosix) corpus("beside a lockfile lies", PLANTED, scan);
