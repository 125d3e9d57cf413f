import { describe, expect, test } from "@jest/globals";
import { isGateError } from "../../src/errors.ts";
import { findAsked, toAskedFacts } from "../../src/normalise/osv/asked.ts";
import { toPackage } from "../../src/normalise/osv/package.ts";
import { toLocation, toPlace, toShown } from "../../src/normalise/osv/target.ts";
import { toPurl } from "../../src/normalise/purl.ts";
import { toRefusal } from "../../src/normalise/read/refusal.ts";
import { targetFacts } from "../fakes/findings.ts";
import { asked, report } from "../fakes/reports.ts";

const LOCKFILE = { kind: "lockfile", id: "lockfile:a", shown: "a/package-lock.json", absolute: "/srv/a" } as const;
const IMAGE = { kind: "image", id: "docker:shop:1", scheme: "docker", locator: "shop:1", absolute: null } as const;

type Overrides = Parameters<typeof asked>[0];

function found(path: string | undefined, overrides: Overrides) {
  const raw = report("", { asked: asked(overrides) });
  try {
    const place = findAsked(path === undefined ? {} : { path }, { report: raw, refuse: toRefusal(raw) });
    return place && [place.facts.id, place.path];
  } catch (error) {
    if (!isGateError(error)) throw error;
    return error.faults[0];
  }
}

describe("the target that a source of OSV-Scanner is of", () => {
  const one: Overrides = {
    targets: [LOCKFILE],
    targetIdByPath: { "/0/lock": LOCKFILE.id, "C:\\0\\lock": LOCKFILE.id },
    canaries: ["/canary/lock"],
  };
  const names: Overrides = { ...one, targetIdByPath: { "/0/a\\b": LOCKFILE.id } };
  test.each<[string, string, Overrides, unknown]>([
    ["a file that was asked for", "/0/lock", one, [LOCKFILE.id, LOCKFILE.shown]],
    ["the same as Windows writes it", "C:/0/lock", one, [LOCKFILE.id, LOCKFILE.shown]],
    ["one whose name holds a backslash", "/0/a\\b", names, [LOCKFILE.id, LOCKFILE.shown]],
    ["a canary, which is none", "/canary/lock", one, null],
    ["a canary with a part of it", "/canary/lock:1", one, null],
    ["a canary as Windows writes it", "\\canary\\lock", one, null],
  ])("%s", (_, path, overrides, place) => expect(found(path, overrides)).toEqual(place));

  test("any file, of an image that was asked for alone", () => {
    const image = { targets: [IMAGE], targetIdByPath: {} };
    expect(found("/var/lib/dpkg/status", image)).toEqual([IMAGE.id, "/var/lib/dpkg/status"]);
    expect(found("/var/lib/dpkg/status", { ...image, targets: [IMAGE, LOCKFILE] })).toMatchObject({ code: "source-mismatch" });
  });

  test.each<[string, string | undefined, string]>([
    ["another file", "/0/other", "/0/other"],
    ["one beside a canary", "/canary/lockfile", "/canary/lockfile"],
    ["what every object has", "constructor", "constructor"],
    ["one without a name", undefined, "a file without a name"],
  ])("%s was not to be scanned", (_, path, shown) => {
    expect(found(path, one)).toEqual({
      code: "source-mismatch",
      message: `report.json: the report speaks of ${shown}, which was not to be scanned.`,
      next: "See that nothing changed the lockfiles during the scan, and run again.",
    });
  });

  test("facts are those of all that were asked for, with what the report says of an image", () => {
    const raw = report("", { asked: asked({ targets: [IMAGE, LOCKFILE], inventory: { [LOCKFILE.id]: 3 } }) });
    const image = targetFacts({ id: "image:report.json", reference: undefined, distribution: "Debian 12" });
    const own = { id: LOCKFILE.id, kind: "lockfile", packages: 3, scannedBy: ["osv-scanner"] };
    expect(toAskedFacts(raw, { targets: new Map(), image })).toEqual([
      { ...image, id: IMAGE.id, packages: null, scannedBy: ["osv-scanner"] },
      own,
    ]);
    expect(toAskedFacts(raw, { targets: new Map(), image: null })[0]).toEqual({
      id: IMAGE.id,
      kind: "image",
      packages: null,
      scannedBy: ["osv-scanner"],
    });
  });
});

describe("the place that a source names itself", () => {
  const place = (type: string, path: string) => toPlace({ type, path }, { name: "osv.json", root: "/srv" }, null);
  test.each([
    ["lockfile", "/srv/a/lock", "lockfile:a/lock", "lockfile", "a/lock"],
    ["sbom", "/other/a.json", "sbom:/other/a.json", "sbom", "/other/a.json"],
    ["git", "/srv/a", "dir:a", "directory", "a"],
    ["docker", "shop:1", "docker:shop:1", "image", "shop:1"],
    ["os", "/srv/status", "image:osv.json", "image", "/srv/status"],
    ["artifact", "/srv/app", "image:osv.json", "image", "/srv/app"],
    ["constructor", "/srv/a", "file:a", "other", "a"],
  ])("of type %s at %s is %s", (type, path, id, kind, shown) => {
    expect(place(type, path)).toEqual({ facts: { id, kind, packages: null, scannedBy: ["osv-scanner"] }, path: shown });
  });

  test.each([
    ["/srv/a", "/srv", "a"],
    ["/srv", "/srv", "/srv"],
    ["/srv2/a", "/srv", "/srv2/a"],
    ["/srv/a", undefined, "/srv/a"],
    ["././a/./b", undefined, "a/./b"],
    ["a\\b", undefined, "a/b"],
  ])("%s below %s is shown as %s", (path, root, shown) => expect(toShown(path, root)).toBe(shown));

  test.each([
    [0, 0],
    [1, undefined],
    [2, 1],
    [9, undefined],
    [undefined, undefined],
  ])("layer %s is the image's %s: those that hold nothing do not count", (index, layer) => {
    const metadata = { layer_metadata: [{}, { is_empty: true }, { is_empty: false }] };
    expect(toLocation("/a", index, metadata)).toStrictEqual(layer === undefined ? { path: "/a" } : { path: "/a", layer });
  });
});

describe("packages and their purls", () => {
  test.each<[string, object, string, string]>([
    ["of an ecosystem", { ecosystem: "npm", name: "@a/b", version: "1" }, "", "pkg:npm/%40a/b@1"],
    [
      "of a release of a distribution",
      { ecosystem: "Debian:12", name: "zlib", os_package_name: "zlib1g", version: "1" },
      "",
      "pkg:deb/debian/zlib1g@1",
    ],
    ["of PyPI, however written", { ecosystem: "PyPI", name: "Jinja2_.x", version: "1" }, "", "pkg:pypi/jinja2-x@1"],
    ["of npm, as it is written", { ecosystem: "npm", name: "a_.b", version: "1" }, "", "pkg:npm/a_.b@1"],
    ["of what nobody knows", { ecosystem: "constructor", name: "a", version: "1" }, "", "pkg:generic/a@1"],
    ["of a repository", { name: "https://github.com/Acme/Shop.git", commit: "f00" }, "", "pkg:github/acme/shop@f00"],
    ["of a repository over http", { name: "http://github.com/acme/shop/", commit: "f00" }, "", "pkg:github/acme/shop@f00"],
    ["of a repository without a scheme", { name: "github.com/acme/shop.x", commit: "f00" }, "", "pkg:github/acme/shop.x@f00"],
    [
      "of no repository of GitHub",
      { name: "https://x.org/github.com/a/b", commit: "f00" },
      "",
      "pkg:generic/https:%2F%2Fx.org%2Fgithub.com%2Fa%2Fb@f00",
    ],
    ["of a folder", { commit: "f00" }, "/srv/web/", "pkg:generic/web@f00"],
    ["of a folder on Windows", { commit: "f00" }, "C:\\srv\\web", "pkg:generic/web@f00"],
    ["of nothing", { commit: "f00" }, "", "pkg:generic/unknown@f00"],
  ])("%s", (_, given, path, purl) => {
    const { type, ...known } = toPackage(given as never, path);
    expect(known).toMatchObject({ purl: expect.stringMatching(/^pkg:/) });
    expect(decodeURIComponent(known.purl)).toBe(decodeURIComponent(purl));
    expect(purl.startsWith(`pkg:${type}/`)).toBe(true);
  });

  test.each([
    ["maven", { name: "org.a:b", version: "1" }, "pkg:maven/org.a/b@1"],
    ["maven", { name: ":b", version: "1" }, "pkg:generic/%3Ab@1"],
    ["npm", { name: "/a", version: "" }, "pkg:npm/%2Fa"],
    ["deb", { namespace: "debian", name: "a/b", version: "1" }, "pkg:deb/debian/a%2Fb@1"],
    ["npm", { name: "", version: "1" }, "pkg:generic/@1"],
    ["npm", { name: "", version: "" }, "pkg:generic/"],
  ])("of type %s with %j", (type, parts, purl) => expect(toPurl(type, parts)).toBe(purl));
});
