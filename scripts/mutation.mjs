// Mutation testing, room by room: `npm run test:mutation` for all of them, `npm run test:mutation -- judge merge` for some.
// Every change to the code that no test notices is named; below 90 % in a room, or with one such change where it is decided, it fails.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";

const FOLDER = ".cache/mutation";
const LEAST = 90;

/** What is mutated in each room, and the tests that are to notice. */
const ROOMS = {
  judge: { mutate: ["src/judge/**/*.ts", rangeOf("src/gate.ts", "decide")], tests: ["judge/**/*.test.ts", "gate.test.ts"] },
  merge: { mutate: ["src/merge/**/*.ts"], tests: ["merge/**/*.test.ts"] },
  install: { mutate: ["src/install/**/*.ts"], tests: ["install/**/*.test.ts"] },
  normalise: { mutate: ["src/normalise/**/*.ts"], tests: ["normalise/**/*.test.ts"] },
  policy: { mutate: ["src/policy/**/*.ts"], tests: ["policy/**/*.test.ts", "contract/**/*.test.ts"] },
};

/** Where something blocks or does not: here no change may go unnoticed. */
const DECIDING = ["src/judge/", "src/gate.ts:"];

const asked = process.argv.slice(2);
const strange = asked.filter((room) => !Object.hasOwn(ROOMS, room));
if (strange.length > 0) throw new Error(`No such room: ${strange.join(", ")}; there are ${Object.keys(ROOMS).join(", ")}.`);

const figures = {};
for (const room of asked.length > 0 ? asked : Object.keys(ROOMS)) figures[room] = toFigures(await run(room));
mkdirSync(FOLDER, { recursive: true });
writeFileSync(`${FOLDER}/figures.json`, `${JSON.stringify(figures, null, 2)}\n`);
report(figures);

function here(file) {
  return fileURLToPath(new URL(file, import.meta.url));
}

async function run(room) {
  const { mutate, tests } = ROOMS[room];
  return new Stryker({
    mutate,
    testRunner: "jest",
    testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
    plugins: ["@stryker-mutator/jest-runner"],
    jest: {
      configFile: "jest.config.mjs",
      enableFindRelatedTests: false, // the room's own tests are the proof, wherever its files are used besides
      config: {
        testEnvironment: here("mutation-environment.cjs"),
        testSequencer: here("mutation-order.cjs"),
        testMatch: tests.map((pattern) => `**/__tests__/${pattern}`),
      },
    },
    tsconfigFile: "none", // Stryker would rewrite it by TypeScript's former API; no test reads it
    disableTypeChecks: false, // the tests run without types
    coverageAnalysis: "perTest",
    ignoreStatic: false,
    ignorePatterns: ["/out", "/coverage", "/.cache", "/dist"],
    tempDirName: `${FOLDER}/sandbox`,
    maxTestRunnerReuse: 200, // ES modules of one run stay in memory until the process ends
    concurrency: Number(process.env.MUTATION_CONCURRENCY ?? cpus().length),
    dryRunTimeoutMinutes: 20,
    timeoutMS: 20_000,
    reporters: ["html", "json", "progress-append-only"],
    htmlReporter: { fileName: `${FOLDER}/${room}.html` },
    jsonReporter: { fileName: `${FOLDER}/${room}.json` },
    thresholds: { high: 100, low: LEAST, break: null }, // judged below, with what decides
    allowConsoleColors: false,
  }).runMutationTest();
}

/** The lines of a function at the top level of a file, as a range to mutate. */
function rangeOf(file, name) {
  const lines = readFileSync(file, "utf8").split("\n");
  const first = lines.findIndex((line) => line.startsWith(`export function ${name}(`));
  const length = lines.slice(first).indexOf("}");
  if (first < 0 || length < 0) throw new Error(`${file} has no function ${name}.`);
  return `${file}:${first + 1}-${first + length + 1}`;
}

/** A room's mutants, counted; a change that no test covers survives as well. `score`: the share that tests notice, in per cent. */
function toFigures(mutants) {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status));
  const [noticed, survived] = [of("Killed", "Timeout"), of("Survived", "NoCoverage")];
  return {
    mutants: noticed.length + survived.length,
    noticed: noticed.length,
    score: Math.floor((noticed.length / (noticed.length + survived.length)) * 10_000) / 100,
    timeouts: of("Timeout").length,
    invalid: of("CompileError", "RuntimeError").length,
    ignored: of("Ignored").length,
    survived: survived.map(toSurvivor).sort(),
  };
}

function toSurvivor({ fileName, location: { start, end }, mutatorName, replacement, status }) {
  const file = relative(process.cwd(), fileName);
  const text = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  const original = text.join("\n").slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  const short = (code) => code.replaceAll(/\s+/g, " ").slice(0, 100);
  return `${file}:${start.line}:${start.column} ${mutatorName} (${status}): ${short(original)} -> ${short(replacement)}`;
}

function report(rooms) {
  for (const [room, { survived }] of Object.entries(rooms)) if (survived.length > 0) console.log([`\n${room}:`, ...survived].join("\n"));
  console.table(Object.fromEntries(Object.entries(rooms).map(([room, { survived: _, ...counted }]) => [room, counted])));
  const low = Object.entries(rooms).flatMap(([room, { score }]) => (score >= LEAST ? [] : [`${room}: less than ${LEAST} % noticed.`]));
  const deciding = Object.values(rooms).flatMap(({ survived }) =>
    survived.filter((one) => DECIDING.some((place) => one.startsWith(place))),
  );
  const wrong = [...low, ...deciding.map((one) => `Unnoticed where it is decided: ${one}`)];
  for (const sentence of wrong) console.error(sentence);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
