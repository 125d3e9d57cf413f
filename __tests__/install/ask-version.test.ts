import { describe, expect, test } from "@jest/globals";
import { isGateError } from "../../src/errors.ts";
import { askVersion, explainEnd } from "../../src/install/ask-version.ts";
import type { ScannerName } from "../../src/model/finding.ts";
import { commandEnd, type FakeEnd, fakeWorld } from "../fakes/world.ts";

const NOTHING = { proxy: null, caCertificate: null };

function ask(name: ScannerName, end: FakeEnd, deadline = Number.POSITIVE_INFINITY) {
  const world = fakeWorld({ program: () => end });
  return { world, said: askVersion({ name, path: "/opt/it", settings: NOTHING, deadline, world }) };
}

async function faultOf(saying: Promise<string>) {
  const error: unknown = await saying.catch((caught: unknown) => caught);
  if (!isGateError(error)) throw new Error(`unexpected: ${String(error)}`);
  return error.faults[0];
}

describe("a scanner is asked for its version", () => {
  test.each<[ScannerName, string, string]>([
    ["grype", '{"application": "grype", "version": "0.119.0"}', "0.119.0"],
    ["grype", '{\n "version" :\t"v0.119.0"\n}', "0.119.0"],
    ["osv-scanner", "osv-scanner version: 2.5.1\ncommit: n/a", "2.5.1"],
    ["osv-scanner", "warning\nosv-scanner version:   v2.5.1", "2.5.1"],
  ])("%s that says %j is %s", async (name, output, version) => expect(await ask(name, output).said).toBe(version));

  test.each<[ScannerName, string[]]>([
    ["grype", ["version", "-o", "json"]],
    ["osv-scanner", ["--version"]],
  ])("%s by %j, for half a minute at most", async (name, args) => {
    const { world, said } = ask(name, "");
    await said.catch(() => undefined);
    expect(world.ran).toMatchObject([{ file: "/opt/it", args, deadline: world.clock.now() + 30_000 }]);
    const hurried = ask(name, "", 1000);
    await hurried.said.catch(() => undefined);
    expect(hurried.world.ran).toMatchObject([{ deadline: 1000 }]);
  });

  test.each<[string, ScannerName, FakeEnd, string]>([
    ["after an error", "grype", { code: 1, stdout: '{"version":"0.119.0"}' }, "scanner-failed"],
    ["in the middle of a line", "osv-scanner", "not osv-scanner version: 2.5.1", "scanner-failed"],
    ["in the words of the other", "osv-scanner", '{"version":"0.119.0"}', "scanner-failed"],
    ["that is none", "osv-scanner", "osv-scanner version: dev", "scanner-version"],
  ])("what it says %s is no answer", async (_, name, end, code) => expect(await faultOf(ask(name, end).said)).toMatchObject({ code }));

  test("a word that is no version is shown, cut, with what to do", async () => {
    expect(await faultOf(ask("grype", JSON.stringify({ version: "x".repeat(99) })).said)).toEqual({
      code: "scanner-version",
      message: `/opt/it says "${"x".repeat(60)}" when it is asked for its version.`,
      next: 'Use a released Grype, or build it with its version: -ldflags "-X main.version=…".',
    });
  });

  test.each<[string, FakeEnd, string, string]>([
    [
      "could not be started",
      { code: null, notStarted: "/opt/it could not be started: v1.2 is no program." },
      "/opt/it could not be started: v1.2 is no program",
      "Let it be executed, or give another OSV-Scanner.",
    ],
    ["said nothing", "", "it ended with code 0", "Check that it is OSV-Scanner for this machine."],
  ])("one that %s", async (_, end, why, next) => {
    const message = `/opt/it did not tell its version: ${why}.`;
    expect(await faultOf(ask("osv-scanner", end).said)).toEqual({ code: "scanner-failed", message, next });
  });
});

describe("how a program ended", () => {
  test.each<[FakeEnd, string]>([
    [{ code: 3, stderr: "first\n  the last line  \n\n" }, 'it ended with code 3, saying "the last line"'],
    [{ code: 3, stderr: "x".repeat(400) }, `it ended with code 3, saying "${"x".repeat(300)}"`],
    [{ code: 3, stderr: "first\n  last \r\n" }, 'it ended with code 3, saying "last"'],
    [{ code: 3, stderr: " \n" }, "it ended with code 3"],
    [{ code: null, signal: "SIGKILL" }, "it was ended by SIGKILL"],
    [{ code: null, signal: "SIGKILL", timedOut: true }, "it did not end in time"],
  ])("%j: %s", (end, clause) => expect(explainEnd(commandEnd(end))).toBe(clause));
});
