import { describe, expect, test } from "@jest/globals";
import type { Run } from "sarif";
import { judgeReports, renderDocuments } from "../src/gate.ts";
import type { Verdict } from "../src/model/verdict.ts";
import { policy } from "./fakes/findings.ts";
import { fixture, report } from "./fakes/reports.ts";
import { NOW, runFacts } from "./fakes/verdicts.ts";
import { type FakeTable, fakeWorld } from "./fakes/world.ts";
import { settings } from "./scan/stage.ts";

const LOCKFILE = `{
  "packages": {
    "node_modules/debug": {
      "version": "4.3.0"
    },
    "node_modules/lodash": {
      "version": "4.17.20"
    },
    "node_modules/minimist": {
      "version": "1.2.5"
    },
    "node_modules/semver": {
      "version": "7.3.7"
    }
  }
}
`;
const LINES = { debug: 3, lodash: 6, minimist: 9, semver: 12 };

/** The verdict on reports of real scanners, beside these files. */
function judged(names: readonly string[], files: FakeTable, dockerfiles: readonly string[] = []): Promise<Verdict> {
  const world = fakeWorld({ files, machine: { cwd: "/srv/example" } });
  const build = { target: null, args: [], metadata: [], baseImages: [], lock: null };
  const given = dockerfiles.length === 0 ? null : dockerfiles.map((value) => ({ image: null, value }));
  return judgeReports(
    names.map((name) => report(fixture(name), { size: 4096 })),
    policy({ maxDbAge: null }),
    { now: NOW, known: [], built: { settings: settings({ path: ".", build: { ...build, dockerfiles: given } }), lock: null, world } },
  );
}

const placesOf = ({ findings }: Verdict) =>
  Object.fromEntries(findings.map(({ package: { name }, place }) => [name, place === undefined ? null : `${place.path}:${place.line}`]));
const IN_SHOP: FakeTable = { "/srv/example/shop": null, "/srv/example/shop/package-lock.json": LOCKFILE };

describe("reports that are judged beside the repository", () => {
  test.each(["1.5.0", "1.9.2", "2.5.1"])("of OSV-Scanner %s: each finding is on the line of its package", async (version) => {
    const verdict = await judged([`osv-scanner/lockfile-${version}.json`], IN_SHOP);
    const lines = Object.entries(LINES).map(([name, line]) => [name, `shop/package-lock.json:${line}`]);
    expect(placesOf(verdict)).toEqual(Object.fromEntries(lines));
  });

  test("without the lockfile at hand no finding has a place", async () => {
    const verdict = await judged(["osv-scanner/lockfile-2.5.1.json"], {});
    expect(new Set(Object.values(placesOf(verdict)))).toEqual(new Set([null]));
  });

  test("an image's findings are on its Dockerfile, and those that are in the lockfile too are one alert there", async () => {
    const files = { ...IN_SHOP, "/srv/example/Dockerfile": "FROM debian:12\nRUN make\n" };
    const verdict = await judged(["osv-scanner/lockfile-2.5.1.json", "grype/image-0.119.0.json"], files, ["Dockerfile"]);
    const [document] = renderDocuments(verdict, runFacts(), {
      outputs: [{ format: "sarif", file: null }],
      display: { width: 80, colour: false, links: false, verbose: false },
    });
    const run: Run = JSON.parse([...(document?.pieces ?? [])].join("")).runs[0];
    const at = (run.results ?? []).map(({ locations, relatedLocations = [], message }) => {
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      return `${message.text?.split(" ")[0]} ${artifactLocation?.uri}:${region?.startLine} ${relatedLocations.length}`;
    });
    expect(new Set(at)).toEqual(
      new Set([
        "debug shop/package-lock.json:3 1",
        "lodash shop/package-lock.json:6 1",
        "minimist shop/package-lock.json:9 1",
        "semver shop/package-lock.json:12 1",
        "apt Dockerfile:1 0",
        "libapt-pkg6.0 Dockerfile:1 0",
        "libc-bin Dockerfile:1 0",
        "libc6 Dockerfile:1 0",
        "perl-base Dockerfile:1 0",
      ]),
    );
  });
});
