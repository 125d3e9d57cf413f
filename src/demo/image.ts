import type { ImageSpec, Tree } from "./oci-layout.ts";

/** A Debian package of the image: binary name, version, and its source where that is called otherwise. */
type DebianPackage = { readonly name: string; readonly version: string; readonly source?: string; readonly files: readonly string[] };

// The versions are those of an early Debian 12: most of what they lack was fixed since.
const PACKAGES: readonly DebianPackage[] = [
  { name: "apt", version: "2.6.1", files: ["/usr/bin/apt", "/usr/bin/apt-get"] },
  { name: "base-files", version: "12.4+deb12u1", files: ["/etc/debian_version", "/usr/lib/os-release"] },
  { name: "bash", version: "5.2.15-2", files: ["/bin/bash"] },
  { name: "ca-certificates", version: "20230311", files: ["/usr/sbin/update-ca-certificates"] },
  { name: "coreutils", version: "9.1-1", files: ["/bin/cat", "/bin/ls"] },
  { name: "dash", version: "0.5.12-2", files: ["/bin/dash"] },
  { name: "debconf", version: "1.5.82", files: ["/usr/bin/debconf"] },
  { name: "dpkg", version: "1.21.22", files: ["/usr/bin/dpkg"] },
  { name: "grep", version: "3.8-5", files: ["/bin/grep"] },
  { name: "libapt-pkg6.0", version: "2.6.1", source: "apt", files: ["/usr/lib/x86_64-linux-gnu/libapt-pkg.so.6.0"] },
  { name: "libc-bin", version: "2.36-9+deb12u2", source: "glibc", files: ["/usr/bin/ldd"] },
  { name: "libc6", version: "2.36-9+deb12u2", source: "glibc", files: ["/lib/x86_64-linux-gnu/libc.so.6"] },
  { name: "libgcc-s1", version: "12.2.0-14", source: "gcc-12", files: ["/lib/x86_64-linux-gnu/libgcc_s.so.1"] },
  { name: "libssl3", version: "3.0.14-1~deb12u2", source: "openssl", files: ["/usr/lib/x86_64-linux-gnu/libssl.so.3"] },
  { name: "libstdc++6", version: "12.2.0-14", source: "gcc-12", files: ["/usr/lib/x86_64-linux-gnu/libstdc++.so.6"] },
  { name: "openssl", version: "3.0.14-1~deb12u2", files: ["/usr/bin/openssl"] },
  { name: "perl-base", version: "5.36.0-7+deb12u2", source: "perl", files: ["/usr/bin/perl"] },
  { name: "sed", version: "4.9-1", files: ["/bin/sed"] },
  { name: "tar", version: "1.34+dfsg-1.2", files: ["/bin/tar"] },
  { name: "tzdata", version: "2024a-0+deb12u1", files: ["/usr/share/zoneinfo/UTC"] },
  { name: "zlib1g", version: "1:1.2.13.dfsg-1", source: "zlib", files: ["/lib/x86_64-linux-gnu/libz.so.1.2.13"] },
];

const OS_RELEASE = `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
`;

const IMAGE_REFERENCE = "shop:1.0.0";

type Lockfile = { readonly packages: Readonly<Record<string, { readonly version?: string }>> };

/** The image that the shop's Dockerfile would give: a small Debian 12 below, the application with its dependencies above. */
export function toShopImage(files: Tree, lockfile: Lockfile): ImageSpec {
  return {
    reference: IMAGE_REFERENCE,
    workingFolder: "/app",
    command: ["node", "server.js"],
    layers: [
      { createdBy: "a small Debian 12, as node:20-bookworm-slim is built on", files: toDebian(PACKAGES) },
      { createdBy: "COPY package.json package-lock.json server.js ./ and RUN npm ci --omit=dev", files: toApplication(files, lockfile) },
    ],
  };
}

/** The files by which scanners know a Debian: the release, dpkg's database, a list of files for each package. */
export function toDebian(packages: readonly DebianPackage[]): Tree {
  const lists = packages.map(({ name, files }) => [`var/lib/dpkg/info/${name}.list`, `/.\n${files.join("\n")}\n`]);
  return {
    "etc/os-release": OS_RELEASE,
    "etc/debian_version": "12.4\n",
    "var/lib/dpkg/status": packages.map(toParagraph).join("\n"),
    ...(Object.fromEntries(lists) as Tree),
  };
}

function toParagraph({ name, version, source }: DebianPackage): string {
  const lines = [
    `Package: ${name}`,
    "Status: install ok installed",
    "Architecture: amd64",
    ...(source === undefined ? [] : [`Source: ${source}`]),
    `Version: ${version}`,
    "Maintainer: Nobody <nobody@example.org>",
    `Description: stands for ${name} in the demo`,
  ];
  return `${lines.join("\n")}\n`;
}

/** The application's folder after `npm ci`: of each dependency only its package.json, which is all that a scanner reads. */
function toApplication(files: Tree, lockfile: Lockfile): Tree {
  const installed = Object.entries(lockfile.packages).filter(([path]) => path !== "");
  const manifests = installed.map(([path, { version }]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return [`app/${path}/package.json`, `${JSON.stringify({ name, version, license: "MIT" }, null, 2)}\n`];
  });
  const hidden = { name: "shop", version: "1.0.0", lockfileVersion: 3, requires: true, packages: Object.fromEntries(installed) };
  return {
    ...(Object.fromEntries(Object.entries(files).map(([path, text]) => [`app/${path}`, text])) as Tree),
    ...(Object.fromEntries(manifests) as Tree),
    "app/node_modules/.package-lock.json": `${JSON.stringify(hidden, null, 2)}\n`,
  };
}
