import type { Tree } from "../../src/demo/oci-layout.ts";
import type { Flaw } from "./advisories.ts";
import { type Packages, toAlpine, toApk, toDebian, toDpkg, toNodeModule, toStatusFiles } from "./rootfs.ts";

/** An image to be built: its Dockerfile, and the files of its context below `root/`. */
export type Recipe = {
  readonly name: string;
  readonly tag: string;
  readonly dockerfile: string;
  readonly files: Tree;
  readonly flags?: readonly string[];
  /** Whether it is written to `NAME.tar`; a part of other images is not. */
  readonly saved?: boolean;
};

/** The bases by their references, which no registry knows: the engine has them, or nobody has. */
export const BASE = {
  debian: "registry.example/base/debian:12",
  alpine: "registry.example/base/alpine:3.20",
  distroless: "registry.example/base/bare:12",
  stranger: "registry.example/strangers/runtime:1",
} as const;

export const DEBIAN_PACKAGES: Packages = { kept: "1.0-1", raised: "1.0-1", lowered: "2.0-1", again: "1.0-1", dropped: "1.0-1" };
export const ALPINE_PACKAGES: Packages = { kept: "1.0-r0", raised: "1.0-r0", lowered: "2.0-r0", again: "1.0-r0", dropped: "1.0-r0" };

/** What the package database says after one package was upgraded, one downgraded, one put back as it was, one removed and one added. */
const DEBIAN_AFTER: Packages = { kept: "1.0-1", raised: "1.1-1", lowered: "1.5-1", again: "1.0-1", added: "1.0-1" };
const ALPINE_AFTER: Packages = { kept: "1.0-r0", raised: "1.1-r0", lowered: "1.5-r0", again: "1.0-r0", added: "1.0-r0" };

const APP: Tree = { "app/main": "an application\n" };
const APP_AGAIN = "COPY root/app/main /app/main\n";
const ON_DEBIAN = `FROM ${BASE.debian}\n`;

/** The bases and what lies between, from the bottom up. Two layers each, so that a half of one is told from the whole. */
export const PARTS: readonly Recipe[] = [
  toBase("debian-base", BASE.debian, { ...toDebian(DEBIAN_PACKAGES), ...toNodeModule("srv", "tester", "1.0.0") }),
  toBase("alpine-base-parts", BASE.alpine, toAlpine(ALPINE_PACKAGES)),
  toBase("bare-base", BASE.distroless, { ...bareSystem(), ...toStatusFiles({ kept: "1.0-1", again: "1.0-1" }) }),
  part("stranger-parts", BASE.stranger, `${ON_DEBIAN}COPY root /\n`, { "opt/runtime": "a stranger's\n" }),
];

/** The base's tag, later: the same packages, and another layer on top. */
export const REBUILT: Recipe = toBase("debian-base-2", BASE.debian, { ...toDebian(DEBIAN_PACKAGES), "etc/issue": "rebuilt\n" });

/** An image of several stages and steps: what each of them brings is told by its line. */
const STEPS = `ARG SYSTEM=12
FROM registry.example/base/debian:\${SYSTEM} AS packages
WORKDIR /srv/app
COPY root/added /
ENV LATER=yes
COPY --chown=1:1 root/modules \\
     ./
FROM packages
ADD root/raised /
LABEL by=nobody
`;
const BELOW = (folder: string, files: Tree): Tree =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

/** The lines of that Dockerfile which brought each package. */
export const LINES: Readonly<Record<string, number>> = {
  "kept 1.0-1": 2,
  "lowered 2.0-1": 2,
  "again 1.0-1": 2,
  "dropped 1.0-1": 2,
  "tester 1.0.0": 2,
  "added 1.0-1": 4,
  "left-of 1.0.0": 6,
  "raised 1.1-1": 9,
};

export const RECIPES: readonly Recipe[] = [
  image("true", `${ON_DEBIAN}COPY root /\n`, APP),
  image("alpine", `FROM ${BASE.alpine}\nCOPY root /\n`, APP),
  image("lying", `FROM ${BASE.alpine}\nLABEL org.opencontainers.image.base.name=${BASE.debian}\nCOPY root /\n`, APP),
  image("labelled", `${ON_DEBIAN}LABEL org.opencontainers.image.base.name=${BASE.debian}\nCOPY root /\n`, APP),
  image("between", `FROM ${BASE.stranger}\nCOPY root /\n`, APP),
  image("stages", `FROM ${BASE.alpine} AS tools\n${ON_DEBIAN}COPY --from=tools /etc/alpine-release /opt/\nCOPY root /\n`, APP),
  image("strange-copy", `${ON_DEBIAN}COPY --from=${BASE.stranger} /opt/runtime /opt/\nCOPY root /\n`, APP),
  image("scratch", "FROM scratch\nCOPY root /\n", { ...toDebian({ kept: "1.0-1" }), ...APP }),
  image("twice", `${ON_DEBIAN}${APP_AGAIN}${APP_AGAIN}`, APP),
  { ...image("squashed", `${ON_DEBIAN}${APP_AGAIN}LABEL squashed=yes\n`, APP), flags: ["--squash"] },
  image("dpkg", `${ON_DEBIAN}COPY root /\n`, toDpkg(DEBIAN_AFTER, ["raised", "lowered", "again", "added"])),
  image("apk", `FROM ${BASE.alpine}\nCOPY root /\n`, toApk(ALPINE_AFTER)),
  image("bare", `FROM ${BASE.distroless}\nCOPY root /\n`, toStatusFiles({ again: "1.0-1", added: "1.0-1" })),
  image("steps", STEPS, {
    ...BELOW("added", toDpkg({ ...DEBIAN_PACKAGES, added: "1.0-1" }, ["added"])),
    ...BELOW("modules", toNodeModule(".", "left-of", "1.0.0")),
    ...BELOW("raised", toDpkg({ ...DEBIAN_PACKAGES, added: "1.0-1", raised: "1.1-1" }, ["raised"])),
  }),
  image("npm", `${ON_DEBIAN}COPY root /\n`, { ...toNodeModule("srv", "tester", "1.1.0"), ...toNodeModule("app", "left-of", "1.0.0") }),
];

export type Placed = Readonly<Record<string, "base" | "application">>;

/** Whose every finding of the images with rewritten databases is, by package and version: all of them, and no others. */
export const ORIGINS: Readonly<Record<string, Placed>> = {
  dpkg: {
    "kept 1.0-1": "base",
    "raised 1.1-1": "application",
    "lowered 1.5-1": "application",
    "again 1.0-1": "base",
    "added 1.0-1": "application",
    "tester 1.0.0": "base",
  },
  apk: {
    "kept 1.0-r0": "base",
    "raised 1.1-r0": "application",
    "lowered 1.5-r0": "application",
    "again 1.0-r0": "base",
    "added 1.0-r0": "application",
  },
  bare: { "kept 1.0-1": "base", "again 1.0-1": "base", "added 1.0-1": "application" },
  npm: {
    "kept 1.0-1": "base",
    "raised 1.0-1": "base",
    "lowered 2.0-1": "base",
    "again 1.0-1": "base",
    "dropped 1.0-1": "base",
    "tester 1.1.0": "application",
    "left-of 1.0.0": "application",
  },
};

const NAMES = ["kept", "raised", "lowered", "again", "dropped", "added"];

/** One flaw in each package of these images, in every version. */
export const IMAGE_FLAWS: readonly Flaw[] = [
  ...NAMES.flatMap((name, index) => [toFlaw("Debian:12", name, index), toFlaw("Alpine:v3.20", name, index)]),
  { id: "GHSA-3333-npm1-aaaa", ecosystem: "npm", name: "tester", fixed: null, severity: "HIGH" },
  { id: "GHSA-3333-npm2-aaaa", ecosystem: "npm", name: "left-of", fixed: null, severity: "HIGH" },
];

function toFlaw(ecosystem: string, name: string, index: number): Flaw {
  const cve = `CVE-2099-9${index}${ecosystem.startsWith("Debian") ? "12" : "32"}`;
  const id = ecosystem.startsWith("Debian") ? `DEBIAN-${cve}` : `ALPINE-${cve}`;
  return { id, ecosystem, name, fixed: "99.0", severity: "HIGH", aliases: [cve] };
}

function image(name: string, dockerfile: string, files: Tree): Recipe {
  return { name, tag: `${name}:1`, dockerfile, files };
}

function part(name: string, tag: string, dockerfile: string, files: Tree): Recipe {
  return { name, tag, dockerfile, files, saved: false };
}

function toBase(name: string, tag: string, files: Tree): Recipe {
  const dockerfile = 'FROM scratch\nCOPY root /\nCOPY root/etc/os-release /etc/base-release\nCMD ["true"]\n';
  return part(name, tag, dockerfile, files);
}

function bareSystem(): Tree {
  return { "etc/os-release": toDebian({})["etc/os-release"] ?? "" };
}
