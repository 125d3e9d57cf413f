import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { openSession, publishVerdict, toDay } from "../../src/entry/commands/session.ts";
import { decide } from "../../src/gate.ts";
import type { OutputRequest } from "../../src/model/settings.ts";
import { observation, policy, targetFacts } from "../fakes/findings.ts";
import { heard } from "../fakes/heard.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "session-"));
  writeFileSync(join(folder, "plain"), "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const VERDICT = decide([{ targets: [targetFacts()], scanners: [], observations: [observation()], problems: [] }], policy(), {
  now: Date.UTC(2026, 10, 23),
});

/** Publishes a failing verdict; gives what was printed, the exit code, and what was thrown. */
async function publish(output: readonly OutputRequest[], verbosity: "normal" | "quiet" = "normal") {
  const session = openSession({ verbosity });
  let code: number | null = null;
  let thrown: unknown = null;
  const text = await heard(async () => {
    try {
      code = await publishVerdict(VERDICT, session, { output, sarifCategory: "c/" });
    } catch (error) {
      thrown = error;
    }
  });
  await session.close();
  return { text, code, thrown };
}

describe("a verdict on the command line", () => {
  test("is printed as text where nothing else was asked for", async () => {
    const { text, code } = await publish([]);
    expect([code, text]).toEqual([1, expect.stringContaining("CVE-2024-0001")]);
    expect(text.startsWith("{")).toBe(false);
  });

  test("is printed as text also where documents go to files", async () => {
    const { text, code } = await publish([{ format: "json", file: join(folder, "one.json") }]);
    expect([code, text]).toEqual([1, expect.stringContaining("CVE-2024-0001")]);
    expect(JSON.parse(readFileSync(join(folder, "one.json"), "utf8"))).toMatchObject({ outcome: "fail" });
  });

  test("is the one document that was asked for without a file", async () => {
    const { text } = await publish([{ format: "json", file: null }]);
    expect(JSON.parse(text)).toMatchObject({ outcome: "fail", exitCode: 1 });
  });

  test("is not printed where quiet was asked for", async () => {
    const { text, code } = await publish([{ format: "sarif", file: join(folder, "two.sarif") }], "quiet");
    expect([text, code, existsSync(join(folder, "two.sarif"))]).toEqual(["", 1, true]);
  });

  test("is printed also where a file cannot be written, and every such file is told", async () => {
    const files = ["plain/a.json", "plain/b.json"].map((name) => ({ format: "json", file: join(folder, name) }) as const);
    const { text, code, thrown } = await publish([...files, { format: "html", file: join(folder, "c.html") }]);
    expect([code, text]).toEqual([null, expect.stringContaining("CVE-2024-0001")]);
    expect(thrown).toMatchObject({ name: "GateError", faults: [{ code: "environment" }, { code: "environment" }] });
    expect(existsSync(join(folder, "c.html"))).toBe(true);
  });
});

test.each([
  [Date.UTC(2026, 0, 1), "2026-01-01"],
  [Date.UTC(2026, 11, 31, 23, 59, 59, 999), "2026-12-31"],
])("%i is the day %s", (milliseconds, day) => {
  expect(toDay(milliseconds)).toBe(day);
});
