import { describe, expect, test } from "@jest/globals";
import { type Built, placeByImages, toBuilt } from "../../../src/base-image/history/place.ts";
import { resolveBuild } from "../../../src/base-image/resolve.ts";
import type { Location, Origin, Package } from "../../../src/model/finding.ts";
import type { LayerChanges } from "../../../src/model/image.ts";
import { image } from "../../fakes/bases.ts";

const DOCKERFILE = "FROM debian:12\nRUN apt-get install curl\nRUN apt-get install git\nCOPY . /app\n";
const STEPS = ["ADD file:aa in /", "RUN /bin/sh -c apt-get install curl", "RUN /bin/sh -c apt-get install git", "COPY . /app"];
const DIFF_IDS = ["sha256:a", "sha256:b", "sha256:c", "sha256:d"];

function built(over: Partial<Built> = {}): Built {
  const source = new TextEncoder().encode(DOCKERFILE);
  const { making } = resolveBuild({ source, name: "D", target: null, platform: null, buildArgs: new Map() });
  const history = STEPS.map((createdBy) => ({ createdBy, comment: "", created: null, empty: false }));
  return {
    image: { history, diffIds: DIFF_IDS },
    changes: [],
    builtBy: making === null ? null : { path: "web/Dockerfile", making },
    ...over,
  };
}

type Asked = { readonly of: Package; readonly locations: readonly Location[]; readonly origin?: Origin; readonly target?: string };

function lineOf({ of, locations, origin = "application", target = "i" }: Asked, over: Partial<Built> = {}): number | undefined {
  return placeByImages(new Map([["i", built(over)]]))({ package: of, locations, origin, target })?.line;
}

function deb(name: string, version = "1"): Package {
  return { purl: `pkg:deb/debian/${name}@${version}?arch=amd64`, name, version, type: "deb" };
}
const npm: Package = { purl: "pkg:npm/tar@1.0.0", name: "tar", version: "1.0.0", type: "npm" };
const STATUS = "/var/lib/dpkg/status";
const list = (name: string, layer: number): Location => ({ path: `/var/lib/dpkg/info/${name}.list`, layer });

function status(...packages: readonly string[]): LayerChanges {
  const text = packages
    .map((one) => one.split(" "))
    .map(([name, version]) => `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\n\n`);
  return new Map([["var/lib/dpkg/status", { kind: "file", bytes: new TextEncoder().encode(text.join("")) }]]);
}

describe("a finding is placed on the instruction that brought its package", () => {
  test("with the Dockerfile and what stands there", () => {
    const place = placeByImages(new Map([["i", built()]]))({
      package: npm,
      locations: [{ path: "/app/x", layer: 3 }],
      origin: "application",
      target: "i",
    });
    expect(place).toEqual({ path: "web/Dockerfile", line: 4, text: "COPY . /app" });
  });

  test.each<[sentence: string, asked: Asked, line: number]>([
    ["files by the layer that has them", { of: npm, locations: [{ path: "/app/x", layer: 3 }] }, 4],
    ["also where no base is proven", { of: npm, locations: [{ path: "/app/x", layer: 3 }], origin: "unknown" }, 4],
    [
      "files in several layers by the first that is the Dockerfile's",
      {
        of: npm,
        locations: [
          { path: "/a", layer: 0 },
          { path: "/b", layer: 2 },
        ],
      },
      3,
    ],
    ["what the base brought by its FROM", { of: npm, locations: [{ path: "/app/x", layer: 3 }], origin: "base" }, 1],
    ["what is in a layer below by the FROM", { of: npm, locations: [{ path: "/app/x", layer: 0 }], origin: "unknown" }, 1],
    ["what is in no known layer by the FROM", { of: npm, locations: [{ path: "/app/x" }] }, 1],
    [
      "a package by its own record, though another rewrote the database",
      { of: deb("curl"), locations: [{ path: STATUS, layer: 2 }, list("curl", 1)] },
      2,
    ],
    [
      "a package of the base by its own record",
      { of: deb("libc6"), locations: [{ path: STATUS, layer: 2 }, list("libc6", 0)], origin: "unknown" },
      1,
    ],
    ["a package with records of two layers by the later one", { of: deb("curl"), locations: [list("curl", 1), list("curl:amd64", 2)] }, 3],
    ["a package in a database alone by that, where it is not the base's", { of: deb("curl"), locations: [{ path: STATUS, layer: 2 }] }, 3],
    ["and by the FROM, where nobody knows whose it is", { of: deb("curl"), locations: [{ path: STATUS, layer: 2 }], origin: "unknown" }, 1],
    ["a package that lies about as a file by its layer", { of: deb("curl"), locations: [{ path: "/app/curl.deb", layer: 3 }] }, 4],
  ])("%s", (_, asked, line) => {
    expect(lineOf(asked)).toBe(line);
  });

  test.each<[sentence: string, name: string, line: number]>([
    ["what is in it since the base", "libc6 1", 1],
    ["what was added, and is still there later", "curl 1", 2],
    ["what was added later", "git 1", 3],
    ["what was raised", "zlib1g 2", 3],
  ])("the databases of all layers tell best: %s", (_, name, line) => {
    const changes = [
      status("libc6 1", "zlib1g 1"),
      status("libc6 1", "zlib1g 1", "curl 1"),
      status("libc6 1", "zlib1g 2", "curl 1", "git 1"),
      new Map(),
    ];
    const [own = "", version] = name.split(" ");
    const asked: Asked = { of: deb(own, version), locations: [{ path: STATUS, layer: 2 }], origin: "unknown" };
    expect(lineOf(asked, { changes })).toBe(line);
  });

  test("databases that were not all read are not asked", () => {
    const asked: Asked = { of: deb("curl"), locations: [{ path: STATUS, layer: 2 }] };
    expect(lineOf(asked, { changes: [status("curl 1")] })).toBe(3);
  });

  test.each<[sentence: string, asked: Asked, over: Partial<Built>, text: string | undefined]>([
    ["the base's FROM is told", { of: npm, locations: [], origin: "base" }, {}, "FROM debian:12"],
    [
      "also for a layer below all instructions",
      { of: npm, locations: [{ path: "/a", layer: 0 }], origin: "unknown" },
      {},
      "FROM debian:12",
    ],
    ["but nothing where no layer is known", { of: npm, locations: [], origin: "unknown" }, {}, undefined],
    [
      "nor where not all instructions were found",
      { of: npm, locations: [{ path: "/a", layer: 0 }], origin: "unknown" },
      {
        image: {
          history: built().image?.history.with(2, { createdBy: "RUN x", comment: "", created: null, empty: false }) ?? [],
          diffIds: DIFF_IDS,
        },
      },
      undefined,
    ],
  ])("what brought it is said only where it is sure: %s", (_, { of, locations, origin = "application" }, over, text) => {
    expect(placeByImages(new Map([["i", built(over)]]))({ package: of, locations, origin, target: "i" })?.text).toBe(text);
  });

  test.each<[sentence: string, over: Partial<Built>, target: string]>([
    ["an image that could not be read", { image: null }, "i"],
    ["an image without a Dockerfile in the repository", { builtBy: null }, "i"],
    ["something else", {}, "lockfile:a"],
  ])("%s has no place", (_, over, target) => {
    expect(lineOf({ of: npm, locations: [], target }, over)).toBeUndefined();
  });

  test("a layer that is in the image twice is the upper one", () => {
    const twice = { history: built().image?.history ?? [], diffIds: ["sha256:a", "sha256:b", "sha256:c", "sha256:b"] };
    expect(lineOf({ of: npm, locations: [{ path: "/app/x", layer: 1 }] }, { image: twice })).toBe(4);
  });

  test("by the history that its scanner tells, where an engine's does not tell of each layer", () => {
    const untold = { ...built(), image: { history: (built().image?.history ?? []).slice(1), diffIds: DIFF_IDS } };
    const asked = { package: npm, locations: [{ path: "/app/x", layer: 3 }], origin: "application", target: "i" } as const;
    const lines = [DIFF_IDS, ["sha256:other"]].map((diffIds) => {
      const reported = [{ id: "i", image: image("", { history: built().image?.history ?? [], diffIds }) }, { id: "j" }];
      return placeByImages(toBuilt(new Map([["i", untold]]), reported))(asked)?.line;
    });
    expect(lines).toEqual([4, 1]);
    expect(placeByImages(toBuilt(new Map([["i", built()]]), []))(asked)?.line).toBe(4);
  });
});
