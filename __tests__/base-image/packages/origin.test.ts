import { describe, expect, test } from "@jest/globals";
import { toInstalled } from "../../../src/base-image/packages/installed.ts";
import { toOrigin } from "../../../src/base-image/packages/origin.ts";
import type { Location, Origin, Package } from "../../../src/model/finding.ts";
import type { LayerChange, LayerChanges } from "../../../src/model/image.ts";

function file(text: string): LayerChange {
  return { kind: "file", bytes: new TextEncoder().encode(text) };
}

function layer(changes: Record<string, LayerChange | string>): LayerChanges {
  return new Map(Object.entries(changes).map(([path, change]) => [path, typeof change === "string" ? file(change) : change]));
}

function stanza(name: string, version: string, architecture = "amd64", status = "install ok installed"): string {
  return `Package: ${name}\nStatus: ${status}\nArchitecture: ${architecture}\nVersion: ${version}\nDescription: words\n .\n Version: 9\n\n`;
}

function deb(name: string, version: string, architecture = "amd64"): Package {
  return { purl: `pkg:deb/debian/${name}@${version}?arch=${architecture}&distro=debian-12`, name, version, type: "deb" };
}

const npm: Package = { purl: "pkg:npm/tar@1.0.0", name: "tar", version: "1.0.0", type: "npm" };
const diffIds = ["sha256:a", "sha256:b", "sha256:c", "sha256:d"];
const base = toInstalled([layer({ "var/lib/dpkg/status": stanza("zlib1g", "1:1.2.13") + stanza("libc6", "2.36", "i386") })], 1);

function listed(name: string, index: number): Location {
  return { path: `/var/lib/dpkg/info/${name}.list`, layer: index };
}

type Row = readonly [sentence: string, of: Package, locations: readonly Location[], origin: Origin];

describe("a package of the distribution is the base's exactly if the base's own database has it", () => {
  const rows: readonly Row[] = [
    ["what is there in that version", deb("zlib1g", "1:1.2.13"), [listed("zlib1g:amd64", 0)], "base"],
    ["installed again in the same version", deb("zlib1g", "1:1.2.13"), [listed("zlib1g:amd64", 2)], "base"],
    ["another version, newer or older", deb("zlib1g", "1:1.2.12"), [listed("zlib1g:amd64", 2)], "application"],
    ["the same version for another architecture", deb("zlib1g", "1:1.2.13", "i386"), [listed("zlib1g:i386", 2)], "application"],
    [
      "one architecture of the base's and one of the application's",
      deb("zlib1g", "1:1.2.13"),
      [listed("zlib1g:amd64", 0), listed("zlib1g:i386", 2)],
      "application",
    ],
    ["what is not there", deb("curl", "8"), [listed("curl", 2)], "application"],
    ["seen without a layer", deb("zlib1g", "1:1.2.13"), [], "base"],
    [
      "a package file that lies in a layer of the application's",
      deb("zlib1g", "1:1.2.13"),
      [{ path: "/tmp/z.deb", layer: 3 }],
      "application",
    ],
    [
      "installed by the base, and a package file of it in a layer of the application's",
      deb("zlib1g", "1:1.2.13"),
      [listed("zlib1g:amd64", 0), { path: "/tmp/z.deb", layer: 3 }],
      "application",
    ],
    ["in the database of another root", deb("zlib1g", "1:1.2.13"), [{ path: "/mnt/var/lib/dpkg/status", layer: 3 }], "unknown"],
  ];
  test.each(rows)("%s", (_sentence, of, locations, origin) => {
    expect(toOrigin({ package: of, locations }, { layers: 1, diffIds, installed: base })).toBe(origin);
  });
});

describe("where the database cannot be read, only what is sure is said", () => {
  const unreadable = toInstalled([layer({ "var/lib/dpkg/status": { kind: "unread", size: 9 } })], 1);
  const rows: readonly Row[] = [
    ["the base's layers wrote its list last", deb("zlib1g", "1:1.2.13"), [listed("zlib1g", 0)], "base"],
    ["a later layer did: new, or the same again", deb("zlib1g", "1:1.2.13"), [listed("zlib1g", 1)], "unknown"],
    ["nothing says where", deb("zlib1g", "1:1.2.13"), [], "unknown"],
  ];
  test.each(rows)("%s", (_sentence, of, locations, origin) => {
    for (const installed of [unreadable, null])
      expect(toOrigin({ package: of, locations }, { layers: 1, diffIds, installed })).toBe(origin);
  });
});

describe("what is found by its files is of the layers that have them", () => {
  const rows: readonly Row[] = [
    ["in the base's", npm, [{ path: "/n/package.json", layer: 0 }], "base"],
    ["in the application's", npm, [{ path: "/n/package.json", layer: 1 }], "application"],
    [
      "one copy in each",
      npm,
      [
        { path: "/n/package.json", layer: 0 },
        { path: "/m/package.json", layer: 2 },
      ],
      "application",
    ],
    ["nobody knows the layer", npm, [{ path: "/n/package.json" }], "unknown"],
    [
      "one scanner does not know the layer of the same file",
      npm,
      [{ path: "n/package.json" }, { path: "/n/package.json", layer: 0 }],
      "base",
    ],
    ["nowhere", npm, [], "unknown"],
  ];
  test.each(rows)("%s", (_sentence, of, locations, origin) => {
    expect(toOrigin({ package: of, locations }, { layers: 1, diffIds, installed: base })).toBe(origin);
  });

  test("of two equal layers the upper one wrote the file last, and it is the application's", () => {
    const twice = ["sha256:a", "sha256:b", "sha256:a"];
    const finding = { package: npm, locations: [{ path: "/n/package.json", layer: 0 }] };
    expect(toOrigin(finding, { layers: 2, diffIds: twice, installed: base })).toBe("application");
    expect(toOrigin(finding, { layers: 3, diffIds: twice, installed: base })).toBe("base");
  });
});
