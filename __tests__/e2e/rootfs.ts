import type { Tree } from "../../src/demo/oci-layout.ts";

/** Packages by name, with their versions. */
export type Packages = Readonly<Record<string, string>>;

/** The files by which scanners know a Debian 12 and these packages: one database for all, and a list of files for each. */
export function toDebian(packages: Packages): Tree {
  return {
    "etc/os-release": 'PRETTY_NAME="Debian 12"\nNAME="Debian"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\n',
    ...toDpkg(packages),
  };
}

/** Debian's package database: what any call of dpkg writes anew, whole. `listed`: whose list of files is written too, all by default. */
export function toDpkg(packages: Packages, listed: readonly string[] = Object.keys(packages)): Tree {
  const lists = listed.map((name) => [`var/lib/dpkg/info/${name}.list`, `/.\n/usr/share/doc/${name}/copyright\n`] as const);
  return { "var/lib/dpkg/status": Object.entries(packages).map(toParagraph).join("\n"), ...Object.fromEntries(lists) };
}

/** Debian's packages as images without a package manager have them: one file for each. */
export function toStatusFiles(packages: Packages): Tree {
  return Object.fromEntries(Object.entries(packages).map((entry) => [`var/lib/dpkg/status.d/${entry[0]}`, toParagraph(entry)]));
}

/** The files by which scanners know an Alpine 3.20 and these packages. */
export function toAlpine(packages: Packages): Tree {
  return {
    "etc/os-release": 'NAME="Alpine Linux"\nID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME="Alpine Linux v3.20"\n',
    "etc/alpine-release": "3.20.3\n",
    ...toApk(packages),
  };
}

/** Alpine's package database: one file, which any call of apk writes anew, whole. */
export function toApk(packages: Packages): Tree {
  const paragraphs = Object.entries(packages).map(
    ([name, version]) => `P:${name}\nV:${version}\nA:x86_64\nS:1\nI:1\nT:none\nL:MIT\no:${name}\nm:Nobody <n@example.org>\n`,
  );
  return { "lib/apk/db/installed": `${paragraphs.join("\n")}\n` };
}

/** A package of npm as it lies in an image. */
export function toNodeModule(folder: string, name: string, version: string): Tree {
  return { [`${folder}/node_modules/${name}/package.json`]: `${JSON.stringify({ name, version, license: "MIT" })}\n` };
}

function toParagraph([name, version]: readonly [string, string]): string {
  return `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\nMaintainer: Nobody <n@example.org>\nDescription: none\n`;
}
