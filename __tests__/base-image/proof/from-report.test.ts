import { describe, expect, test } from "@jest/globals";
import { proveFromReport, type Reported } from "../../../src/base-image/proof/from-report.ts";
import type { TargetFacts } from "../../../src/model/evidence.ts";
import type { BuildFacts } from "../../../src/model/settings.ts";
import { image, lock } from "../../fakes/bases.ts";
import { fakeWorld } from "../../fakes/world.ts";
import { settings } from "../../scan/stage.ts";

const DEBIAN = "docker.io/library/debian:12";

function facts(id: string, over: Partial<TargetFacts> = {}): TargetFacts {
  return { id, kind: "image", packages: null, scannedBy: ["grype"], image: image("abz", { proof: "config" }), ...over };
}

async function prove(
  targets: readonly TargetFacts[],
  { build = {}, ...over }: Partial<Reported> & { readonly build?: Partial<BuildFacts> } = {},
) {
  const world = fakeWorld({ files: { "/work/Dockerfile": "FROM debian:12", "/work/other": "FROM scratch" } });
  const facts = { dockerfiles: null, target: null, args: [], metadata: [], baseImages: [], lock: null, ...build };
  const end = await proveFromReport({
    targets,
    settings: settings({ build: facts }),
    wantsProof: true,
    lock: lock({ [DEBIAN]: "ab" }),
    world,
    ...over,
  });
  return { told: [...end.bases].map(([id, { status, cause }]) => `${id} ${status} ${cause}`), codes: end.problems.map(({ code }) => code) };
}

describe("what reports say of images is believed, as in all else", () => {
  test("by the Dockerfile that is there, without any layer at hand", async () => {
    expect(await prove([facts("docker:shop:1")])).toEqual({ told: ["docker:shop:1 proven proven"], codes: [] });
  });

  test("each image has its own Dockerfile", async () => {
    const dockerfiles = [
      { image: "shop:1", value: "Dockerfile" },
      { image: "docker-archive:web.tar", value: "other" },
    ];
    const { told } = await prove([facts("docker:shop:1"), facts("docker-archive:web.tar")], { build: { dockerfiles } });
    expect(told).toEqual(["docker:shop:1 proven proven", "docker-archive:web.tar contradicted other-base"]);
  });

  test("a name of no image in the reports is a mistake", async () => {
    const { codes } = await prove([facts("docker:shop:1")], { build: { baseImages: [{ image: "web:1", value: "debian:12" }] } });
    expect(codes).toEqual(["input-invalid"]);
  });

  test.each([
    ["of whose layers a report says nothing", facts("docker:shop:1", { image: undefined })],
    ["whose base a result tells already", facts("docker:shop:1", { base: { status: "proven" } as TargetFacts["base"] })],
    ["that is no image", facts("lockfile:a", { kind: "lockfile" })],
  ])("a target %s is left out", async (_, target) => {
    expect((await prove([target])).told).toEqual([]);
  });

  test("two reports of one image are one image", async () => {
    expect((await prove([facts("docker:shop:1"), facts("docker:shop:1")])).told).toEqual(["docker:shop:1 proven proven"]);
  });
});
