import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { type Installed, toInstalled } from "../../../src/base-image/packages/installed.ts";
import { isPackageDatabase, type Manager } from "../../../src/base-image/packages/paths.ts";
import type { LayerChange, LayerChanges } from "../../../src/model/image.ts";

const fixtures = new URL("../../fixtures/package-databases/", import.meta.url);

function bytesOf(name: string): Uint8Array {
  return gunzipSync(readFileSync(new URL(`${name}.gz`, fixtures)));
}

function layer(changes: Record<string, LayerChange | string | Uint8Array>): LayerChanges {
  const toChange = (change: LayerChange | string | Uint8Array): LayerChange => {
    if (typeof change === "string") return { kind: "file", bytes: new TextEncoder().encode(change) };
    return change instanceof Uint8Array ? { kind: "file", bytes: change } : change;
  };
  return new Map(Object.entries(changes).map(([path, change]) => [path, toChange(change)]));
}

function told(installed: Installed, manager: Manager): string {
  const { packages, unreadable } = installed[manager];
  const all = [...packages.values()].flat().map(({ name, version, architecture }) => `${name} ${version} ${architecture ?? "-"}`);
  return [...all.sort(), ...(unreadable ? ["unreadable"] : [])].join(", ");
}

const status = (name: string, version: string, state = "install ok installed") =>
  `Package: ${name}\nStatus: ${state}\nArchitecture: amd64\nVersion: ${version}\nDescription: of many lines\n Version: 9\n .\n\n`;
const REMOVED: LayerChange = { kind: "removed" };
const OPAQUE: LayerChange = { kind: "opaque" };
const link = (target: string): LayerChange => ({ kind: "link", target });
const STATUS = "var/lib/dpkg/status";
const one = layer({ [STATUS]: status("a", "1") });

describe("layers are stacked as an engine stacks them", () => {
  const rows: readonly (readonly [string, readonly LayerChanges[], string])[] = [
    ["a later database takes the place of an earlier one", [one, layer({ [STATUS]: status("a", "2") })], "a 2 amd64"],
    ["a database that is removed is gone", [one, layer({ [STATUS]: REMOVED })], ""],
    ["a folder that is removed takes its database along", [one, layer({ "var/lib": REMOVED })], ""],
    [
      "a folder that is hidden and filled anew",
      [one, layer({ "var/lib/dpkg": OPAQUE, "var/lib/dpkg/status.d/b": status("b", "1") })],
      "b 1 amd64",
    ],
    [
      "what a layer adds stays where it hides what was below",
      [one, layer({ [STATUS]: status("a", "3"), "var/lib/dpkg": OPAQUE })],
      "a 3 amd64",
    ],
    ["a file in the place of a folder", [one, layer({ var: "a file" })], ""],
    ["an empty layer changes nothing", [one, layer({})], "a 1 amd64"],
    [
      "one file a package, one of them replaced, one removed, with their sums",
      [
        layer({
          "var/lib/dpkg/status.d/a": "Package: a\nVersion: 1\n",
          "var/lib/dpkg/status.d/a.md5sums": "00  usr/bin/a\n",
          "var/lib/dpkg/status.d/b": "Package: b\nVersion: 1\nArchitecture: arm64",
        }),
        layer({ "var/lib/dpkg/status.d/a": REMOVED, "var/lib/dpkg/status.d/b": "Package: b\nVersion: 1:2\n" }),
      ],
      "b 1:2 -",
    ],
    [
      "a hard link is the file that it was made of",
      [
        layer({ "var/lib/dpkg/status.d/a": status("a", "1"), [STATUS]: link("var/lib/dpkg/status.d/a") }),
        layer({ "var/lib/dpkg/status.d": REMOVED }),
      ],
      "a 1 amd64",
    ],
    ["a link to a file that nobody read", [layer({ [STATUS]: link("/opt/status") })], "unreadable"],
    ["a link to itself", [layer({ [STATUS]: link("status") })], "unreadable"],
    ["a folder that is a link to where nobody looks", [layer({ "var/lib/dpkg": link("../../opt/dpkg") })], "unreadable"],
    ["a file that was too large to read", [layer({ [STATUS]: { kind: "unread", size: 1e9 } })], "unreadable"],
    ["a file that is no database", [layer({ [STATUS]: "\u0000\u0001 nothing of the kind" })], "unreadable"],
    ["an empty database", [layer({ [STATUS]: "" })], ""],
  ];
  test.each(rows)("%s", (_sentence, changes, expected) => {
    expect(told(toInstalled(changes, changes.length), "deb")).toBe(expected);
  });

  test("layers above the base's do not count, and with fewer layers than the base has nothing is sure", () => {
    const above = layer({ [STATUS]: status("b", "1") });
    expect(told(toInstalled([one, above], 1), "deb")).toBe("a 1 amd64");
    expect(told(toInstalled([one], 2), "deb")).toBe("a 1 amd64, unreadable");
    expect(told(toInstalled([], 1), "rpm")).toBe("unreadable");
  });
});

describe("databases of each package manager", () => {
  const desc = "%NAME%\nzlib\n\n%VERSION%\n1:1.3-2\n\n%ARCH%\nx86_64\n";
  const rows: readonly (readonly [string, Manager, Record<string, LayerChange | string>, string])[] = [
    [
      "dpkg: removed but for its configuration",
      "deb",
      { [STATUS]: status("a", "1", "deinstall ok config-files") + status("b", "0:2") },
      "b 2 amd64",
    ],
    ["dpkg: unpacked only, with CRLF", "deb", { [STATUS]: status("a", "1", "install ok unpacked").replaceAll("\n", "\r\n") }, "a 1 amd64"],
    [
      "apk",
      "apk",
      { "lib/apk/db/installed": "C:Q1\nP:musl\nV:1.2-r0\nA:x86_64\nF:lib\nR:V:x\n\nP:zlib\nV:1.3-r1\nA:noarch" },
      "musl 1.2-r0 x86_64, zlib 1.3-r1 noarch",
    ],
    ["apk, where /lib is a link", "apk", { lib: link("usr/lib"), "usr/lib/apk/db/installed": "P:a\nV:1-r0\n\n" }, "a 1-r0 -"],
    ["pacman", "alpm", { "var/lib/pacman/local/zlib-1:1.3-2/desc": desc }, "zlib 1:1.3-2 x86_64"],
    ["Portage", "ebuild", { "var/db/pkg/dev-libs/openssl-3.0.13-r2/PF": "openssl-3.0.13-r2\n" }, "dev-libs/openssl 3.0.13-r2 -"],
    [
      "the list of Azure Linux",
      "rpm",
      {
        "var/lib/rpmmanifest/container-manifest-2":
          "a\t1-2.cm2\t0\t0\tM\t(none)\t9\tx86_64\t0\ta.src.rpm\nb\t3-4\t0\t0\tM\t2\t9\tnoarch\t2\tb.src.rpm\n",
      },
      "a 1-2.cm2 x86_64, b 2:3-4 noarch",
    ],
  ];
  test.each(rows)("%s", (_sentence, manager, changes, expected) => {
    expect(told(toInstalled([layer(changes)], 1), manager)).toBe(expected);
  });
});

describe("databases of rpm", () => {
  const all = "alpha 1.0-1 noarch, beta 2:2.1-3 x86_64, gamma 0.9-1.el9 noarch, kappa 1:4.5-6 x86_64";
  const kinds = ["rpmdb.sqlite", "Packages.db", "Packages"];
  const read = (name: string, bytes: Uint8Array) => told(toInstalled([layer({ [`usr/lib/sysimage/rpm/${name}`]: bytes })], 1), "rpm");

  test.each(kinds)("%s", (name) => {
    expect(read(name, bytesOf(name))).toBe(all);
  });

  test.each(kinds)("%s, cut off anywhere, is unreadable, never half of it", (name) => {
    const bytes = bytesOf(name);
    for (let part = 1; part < 40; part += 1)
      expect([all, "unreadable"]).toContain(read(name, bytes.subarray(0, Math.floor((bytes.length * part) / 40))));
    expect(read(name, bytes.subarray(0, Math.floor(bytes.length / 2)))).toBe("unreadable");
  });

  test.each(kinds)("%s, with any of its first bytes and pages' heads bent, is read to an end", (name) => {
    const bytes = bytesOf(name);
    for (let at = 0; at < bytes.length; at += at < 200 ? 1 : 509) {
      const bent = Uint8Array.from(bytes);
      bent.fill(0xff, at, at + 4);
      expect(typeof read(name, bent)).toBe("string");
    }
  });
});

test("a database of rpm's in which all packages lie in one place is refused at once", () => {
  const file = Buffer.alloc(16 * 1024 * 1024);
  file.write("RpmP", 0, "latin1");
  file.writeUInt32LE(4000, 12);
  for (let at = 32; at < 4000 * 4096; at += 16) {
    file.write("Slot", at, "latin1");
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(4000 * 256, at + 8);
  }
  file.write("BlbS", 4000 * 4096, "latin1");
  file.writeUInt32LE(1, 4000 * 4096 + 4);
  file.writeUInt32LE(300_000, 4000 * 4096 + 12);
  const started = performance.now();
  expect(told(toInstalled([layer({ "var/lib/rpm/Packages.db": file })], 1), "rpm")).toBe("unreadable");
  expect(performance.now() - started).toBeLessThan(1000);
});

test.each([
  ["var/lib/dpkg/status", true],
  ["var/lib/dpkg/status.d/base", true],
  ["var/lib/dpkg", true],
  ["var", true],
  ["usr/lib/os-release", true],
  ["usr/lib/sysimage/rpm/Packages.db", true],
  ["var/lib/pacman/local/a-1-1/desc", true],
  ["var/lib/dpkg/status-old", false],
  ["var/lib/dpkg/info/a.list", false],
  ["home/var/lib/dpkg/status", false],
  ["", false],
])("%s is looked at: %s", (path, expected) => {
  expect(isPackageDatabase(path)).toBe(expected);
});
