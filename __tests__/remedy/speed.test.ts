import { expect, test } from "@jest/globals";
import { BASED, blocking, LOCKFILE, remedy } from "../fakes/remedies.ts";

const COUNT = 50_000;
const ofBase = { type: "deb", target: BASED.id, origin: "base" } as const;

/** Milliseconds of the processor, not of a clock: the machine may be busy. */
function cost(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  return process.cpuUsage(start).user / 1_000;
}

// Alone on a machine it is a tenth of the bound: what is looked for here is anything that grows faster than what was found.
test.each<[sentence: string, make: (at: number) => Parameters<typeof blocking>]>([
  ["in many packages", (at) => [`package-${at % 5_000}`, `1.${at % 7}.0`, [`1.${(at % 40) + 8}.0`, "2.0.1"], { id: `CVE-${at}` }]],
  ["of a base", (at) => [`lib${at % 300}`, "1.0-1", [`1.0-1+deb12u${at % 50}`], { id: `CVE-${at}`, ...ofBase }]],
  [
    "in one package, each with fixes of its own",
    (at) => ["kernel", "6.1.0-1", [`6.1.${at}-1`, `7.${at}.0-1`], { id: `CVE-${at}`, ...ofBase }],
  ],
  ["in one package, each in a version of its own", (at) => ["a", `1.0.${at}`, [`1.0.${at + 1}`], { id: `CVE-${at}` }]],
  ["without a fix", (at) => [`package-${at % 5_000}`, "1.0.0", [], { id: `CVE-${at}` }]],
])("50,000 findings %s are thought about quickly", (_sentence, make) => {
  const findings = Array.from({ length: COUNT }, (_, at) => blocking(...make(at)));
  expect(cost(() => remedy(findings, { targets: [LOCKFILE, BASED] }))).toBeLessThan(4_000);
});
