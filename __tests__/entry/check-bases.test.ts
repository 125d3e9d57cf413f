import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { checkBases } from "../../src/entry/bases/check-bases.ts";
import { renderCheckReport, toCheckCode, toCheckDocument } from "../../src/entry/bases/check-report.ts";
import { runBasesCheck } from "../../src/entry/commands/bases-check.ts";
import type { BasesLock } from "../../src/model/bases-lock.ts";
import type { RegistryAnswer } from "../../src/ports.ts";
import { image, indexOf, lock } from "../fakes/bases.ts";
import { rejectedFaultsOf } from "../fakes/faults.ts";
import { fakeWorld } from "../fakes/world.ts";

const NOW = Date.UTC(2026, 10, 29, 12);
const DEBIAN = "docker.io/library/debian:12";
const ALPINE = "docker.io/library/alpine:3";

const answer = (letters: string): RegistryAnswer => ({
  digest: indexOf(letters),
  images: [{ platform: "linux/amd64", facts: image(letters) }],
});

async function check(given: BasesLock, answers: Record<string, RegistryAnswer> = {}, offline = false) {
  const world = fakeWorld({ now: NOW, answers });
  const asked: string[] = [];
  const { lookUp } = world.images;
  world.images.lookUp = (request) => {
    asked.push(`${request.reference} ${JSON.stringify(request.platforms)}`);
    return lookUp(request);
  };
  const checked = await checkBases({ lock: given, offline, deadline: NOW + 1000, world });
  const report = { path: "bases.json", checked, now: NOW };
  return { report, asked, states: checked.map(({ state }) => state), code: toCheckCode(report) };
}

describe("a locked tag", () => {
  test.each<[string, BasesLock, Record<string, RegistryAnswer>, string[], number]>([
    ["that is what it was", lock({ [DEBIAN]: "ab" }), { [DEBIAN]: answer("ab") }, ["same"], 0],
    ["that moved", lock({ [DEBIAN]: "ab" }), { [DEBIAN]: answer("cd") }, ["moved"], 1],
    ["that is what it once was", lock({ [DEBIAN]: ["ab", "cd"] }), { [DEBIAN]: answer("cd") }, ["moved"], 1],
    ["of a silent registry", lock({ [DEBIAN]: "ab" }), {}, ["unreachable"], 3],
    [
      "that moved, beside a silent registry",
      lock({ [ALPINE]: "x", [DEBIAN]: "ab" }),
      { [DEBIAN]: answer("cd") },
      ["unreachable", "moved"],
      3,
    ],
    [
      "that was locked without a digest and has the same layers",
      lock({ [DEBIAN]: { letters: "ab", digest: null } }),
      { [DEBIAN]: answer("ab") },
      ["same"],
      0,
    ],
    [
      "that was locked without a digest and has others",
      lock({ [DEBIAN]: { letters: "ab", digest: null } }),
      { [DEBIAN]: answer("cd") },
      ["moved"],
      1,
    ],
    ["beside a digest", lock({ [`${DEBIAN}@${indexOf("ab")}`]: "ab" }), { [DEBIAN]: answer("cd") }, ["moved"], 1],
  ])("%s", async (_, given, answers, states, code) => expect(await check(given, answers)).toMatchObject({ states, code }));

  test("is asked for by its digest alone", async () => {
    expect((await check(lock({ [DEBIAN]: "ab" }), { [DEBIAN]: answer("ab") })).asked).toEqual([`${DEBIAN} []`]);
    expect((await check(lock({ [DEBIAN]: { letters: "ab", digest: null } }))).asked).toEqual([`${DEBIAN} ["linux/amd64"]`]);
  });

  test("is not asked for where a digest alone names the image, nor offline", async () => {
    const pinned = lock({ [`docker.io/library/debian@${indexOf("ab")}`]: "ab" });
    expect(await check(pinned)).toMatchObject({ asked: [], states: ["not-asked"], code: 0 });
    expect(await check(lock({ [DEBIAN]: "ab" }), { [DEBIAN]: answer("ab") }, true)).toMatchObject({
      asked: [],
      states: ["unreachable"],
      code: 3,
    });
  });
});

describe("the report of a check", () => {
  const given = lock({
    [ALPINE]: "x",
    [DEBIAN]: ["ab", "cd"],
    "docker.io/library/node:22": "ef",
    [`docker.io/library/redis@${indexOf("gh")}`]: "gh",
  });
  const answers = { [DEBIAN]: answer("cd"), "docker.io/library/node:22": answer("ef") };

  test("says which tags moved and how long ago, and what could not be told", async () => {
    const { report } = await check(given, answers);
    expect(renderCheckReport(report)).toBe(
      [
        "bases.json: of 4 references 1 tag moved, and 1 tag could not be looked up. Take what they are now into the lock with `portcullis bases lock`, and build on it.",
        "",
        "Moved",
        `  ${DEBIAN}`,
        `    was ${indexOf("ab")}, first seen 2026-11-20, last 2026-11-20`,
        `    is  ${indexOf("cd")}, as it was before (last seen 2026-11-19)`,
        "    It moved within the last 10 days.",
        "",
        "Not looked up",
        `  ${ALPINE}`,
        `    ${ALPINE} is not there.`,
        "      Check its name.",
        "",
        "As they were",
        `  docker.io/library/node:22  ${indexOf("ef")}, since 2026-11-20`,
        "",
        "Cannot move (a digest alone)",
        `  docker.io/library/redis@${indexOf("gh")}`,
        "",
      ].join("\n"),
    );
  });

  test.each([
    ["2026-11-29T11:30:00Z", "hour"],
    ["2026-11-28T12:00:00Z", "24 hours"],
    ["2026-11-26T13:00:00Z", "3 days"],
  ])("of a tag that was last seen on %s: it moved within the last %s", async (lastSeen, age) => {
    const { report } = await check(lock({ [DEBIAN]: { letters: "ab", firstSeen: lastSeen, lastSeen } }), { [DEBIAN]: answer("cd") });
    expect(renderCheckReport(report)).toContain(`It moved within the last ${age}.`);
  });

  test("says the same to programs", async () => {
    expect(toCheckDocument((await check(given, answers)).report)).toMatchObject({
      schema: "portcullis/bases-check/1",
      lock: "bases.json",
      exitCode: 3,
      bases: [
        { reference: ALPINE, state: "unreachable", problems: [{ code: "target-not-found" }] },
        { reference: DEBIAN, state: "moved", locked: { digest: indexOf("ab") }, now: indexOf("cd"), again: true },
        { state: "same", now: indexOf("ef") },
        { state: "not-asked" },
      ],
    });
  });
});

test("`portcullis bases check` without a lock is an input error", async () => {
  const folder = mkdtempSync(join(tmpdir(), "check-"));
  const raw = { "bases-lock": [join(folder, "no.json")] };
  const run = () => runBasesCheck({ command: "bases check", operands: [], raw, verbosity: "quiet", topic: null });
  expect(await rejectedFaultsOf(run)).toMatchObject([
    { code: "input-invalid", message: expect.stringContaining("There is no lock of bases") },
  ]);
  rmSync(folder, { recursive: true });
});
