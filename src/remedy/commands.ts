import type { Change } from "../model/remedy.ts";

/** What a command is made of. `from`: the versions in place. */
type Upgrade = { readonly name: string; readonly from: readonly string[]; readonly to: string };

const npm =
  (words: string) =>
  ({ name, to }: Upgrade) =>
    `${words} ${name}@${to}`;
const atLeast =
  (words: string) =>
  ({ name, to }: Upgrade) =>
    `${words} "${name}>=${to}"`;

/** What a person types for one package, by the lockfile's name; kinds that are edited by hand have none. */
const BY_NAME: Readonly<Record<string, (upgrade: Upgrade) => string>> = {
  "package-lock.json": npm("npm install"),
  "npm-shrinkwrap.json": npm("npm install"),
  "yarn.lock": npm("yarn add"),
  "pnpm-lock.yaml": npm("pnpm add"),
  "bun.lock": npm("bun add"),
  "poetry.lock": atLeast("poetry add"),
  "Pipfile.lock": atLeast("pipenv install"),
  "pdm.lock": atLeast("pdm add"),
  "uv.lock": ({ name, to }) => `uv lock --upgrade-package "${name}==${to}"`,
  "go.mod": ({ name, to }) => (name === "stdlib" ? `go get go@${to}` : `go get ${name}@v${to.replace(/^v/, "")}`),
  "Cargo.lock": ({ name, from, to }) =>
    from.map((one) => `cargo update -p ${name}${from.length > 1 ? `@${one}` : ""} --precise ${to}`).join(" && "),
  "Gemfile.lock": ({ name }) => `bundle update --conservative ${name}`,
  "gems.locked": ({ name }) => `bundle update --conservative ${name}`,
  "composer.lock": ({ name, to }) => `composer require "${name}:^${to.replace(/^v/, "")}" --with-all-dependencies`,
  "pom.xml": ({ name, to }) => `mvn versions:use-dep-version -Dincludes=${name} -DdepVersion=${to} -DforceVersion=true`,
  "gradle.lockfile": ({ name }) => `gradle dependencies --update-locks ${name}`,
  "packages.lock.json": ({ name, to }) => `dotnet add package ${name} --version ${to}`,
  "packages.config": ({ name, to }) => `nuget update packages.config -Id ${name} -Version ${to}`,
  "pubspec.lock": ({ name, to }) => `dart pub add "${name}:^${to}"`,
  "mix.lock": ({ name }) => `mix deps.update ${name}`,
};

/** What a person would type in the lockfile's folder to upgrade a package; null where nothing is sure to be right. */
export function toPackageCommand(path: string, { subject, from, to }: Pick<Change, "subject" | "from" | "to">): string | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const make = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : toProjectCommand(name);
  if (make === undefined || to === null || ![subject, to, ...from].every(isWord)) return null;
  return make({ name: subject, from, to });
}

/** .NET's project files are called after the project, and Python's lists of requirements are edited. */
function toProjectCommand(file: string): ((upgrade: Upgrade) => string) | undefined {
  if (!/\.(?:cs|vb|fs)proj$/.test(file) || !isWord(file)) return undefined;
  return ({ name, to }) => `dotnet add ${file} package ${name} --version ${to}`;
}

/** A system package to upgrade: `to` null where only the source's version is known. */
type SystemUpgrade = { readonly type: string; readonly distribution: string; readonly name: string; readonly to: string | null };

/** What a Dockerfile would run to upgrade a package of the distribution; null where nothing is sure to be right. */
export function toSystemCommand({ type, distribution, name, to }: SystemUpgrade): string | null {
  if (!isWord(name) || (to !== null && !isWord(to))) return null;
  switch (type) {
    case "deb":
      return `apt-get update && apt-get install -y --only-upgrade ${name}${to === null ? "" : `=${to}`}`;
    case "apk":
      return to === null ? `apk add --upgrade ${name}` : `apk add --upgrade "${name}>=${to}"`;
    case "rpm":
      return toRpmCommand(distribution, name, to);
    default:
      return null; // a rolling distribution is upgraded whole
  }
}

function toRpmCommand(distribution: string, name: string, to: string | null): string {
  const versioned = to === null ? name : `${name}-${to.replace(/^0:/, "")}`;
  if (/^(?:sles|suse|opensuse|sle)/.test(distribution)) return `zypper install -y ${to === null ? name : `"${name}>=${to}"`}`;
  if (/^(?:photon|azurelinux|mariner)/.test(distribution)) return `tdnf install -y ${versioned}`;
  if (/^(?:rhel|centos|ol|amzn|amazonlinux|redhat|oraclelinux) [2-7](?:\.|$)/.test(distribution)) return `yum update -y ${versioned}`;
  return `dnf upgrade -y ${versioned}`;
}

/** Text that no shell takes for anything but a word, and no program for an option. */
function isWord(text: string): boolean {
  return /^[A-Za-z0-9@][\w@.+:/~^-]*$/.test(text) && text.length <= 200;
}
