import { describe, expect, test } from "@jest/globals";
import { GateError } from "../../src/errors.ts";
import type { TargetRequest } from "../../src/model/target.ts";
import type { ScannerBinary } from "../../src/ports.ts";
import type { FakeEnd, FakeFiles } from "../fakes/world.ts";
import {
  type Actors,
  archive,
  canaryArchive,
  filesOf,
  folder,
  honestOsv,
  layout,
  lockfile,
  look,
  NPM_ARCHIVE,
  optionOf,
  scannerWorld,
} from "./stage.ts";

const LOCK = '{ "packages": { "node_modules/a": {} } }';
const onlyScans = (command: { args: readonly string[] }): boolean => filesOf(command).some((path) => !path.endsWith("canary.cdx.json"));

/** An OSV-Scanner that gives up on all as soon as it is given one of these files, and says so in its own way. */
function choking(bad: Readonly<Record<string, FakeEnd>>): NonNullable<Actors["osv"]> {
  return (command, files) => {
    const found = filesOf(command).find((path) => Object.hasOwn(bad, path));
    return found === undefined ? honestOsv()(command, files) : (bad[found] ?? {});
  };
}

describe("lockfiles", () => {
  test("are scanned in one run, in an empty folder, by absolute path, with a configuration of our own", async () => {
    const world = scannerWorld({ osv: honestOsv() }, { files: { "/work/a/package-lock.json": LOCK, "/work/b/yarn.lock": "x:\n" } });
    const { reports, codes } = await look([folder()], { world });
    expect(codes).toEqual([]);
    const [run, ...others] = world.ran;
    expect(others).toEqual([]);
    expect(filesOf(run ?? { args: [] }).slice(0, 2)).toEqual(["/work/a/package-lock.json", "/work/b/yarn.lock"]);
    expect(run?.args.filter((argument) => argument.startsWith("/work") || argument.includes("lock"))).toEqual([
      "package-lock.json:/work/a/package-lock.json",
      "yarn.lock:/work/b/yarn.lock",
    ]);
    expect(run?.cwd).toMatch(/^\/private\//);
    expect(world.files.text(optionOf(run ?? { args: [] }, "--config") ?? "")).toBe("");
    const [report] = reports;
    expect(report?.asked).toMatchObject({
      scanner: {
        name: "osv-scanner",
        version: "2.5.1",
        database: { built: "2026-11-20T00:00:00.000Z", digest: expect.stringMatching(/^sha256:/) },
      },
      targetIdByPath: { "/work/a/package-lock.json": "lockfile:a/package-lock.json", "/work/b/yarn.lock": "lockfile:b/yarn.lock" },
      inventory: { "lockfile:a/package-lock.json": 3, "lockfile:b/yarn.lock": 3 },
    });
    expect(report?.asked?.targets.map(({ id }) => id)).toEqual(["lockfile:a/package-lock.json", "lockfile:b/yarn.lock"]);
  });

  test.each([
    ["a comma in the folder", "/work/a,b/package-lock.json", "/linked/package-lock.json"],
    ["a line break in the folder", "/work/a\nb/package-lock.json", "/linked/package-lock.json"],
    ["a comma in the name", "/work/a,requirements.txt", "/a_requirements.txt"],
  ])("%s: given through a link, and known again by it", async (_sentence, path, ending) => {
    const world = scannerWorld({}, { files: { [path]: "x==1", "/db/osv/PyPI/all.zip": archive(["PYSEC-1", "PyPI", "x", "1"]) } });
    world.files.link = async (target, link) => {
      for (const [name, entry] of [...world.files.entries])
        if (name === target || name.startsWith(`${target}/`)) world.files.entries.set(link + name.slice(target.length), entry);
    };
    const { reports, targets, codes } = await look([folder()], { world });
    const [given] = filesOf(world.ran[0] ?? { args: [] });
    expect(given).toMatch(/^\/private\//);
    expect(given?.endsWith(ending)).toBe(true);
    expect(reports[0]?.asked?.targetIdByPath).toEqual({ [given ?? ""]: targets[0] });
    expect(codes.filter((code) => !code.startsWith("canary"))).toEqual([]);
  });

  test("with colons, spaces and dashes are given as they are", async () => {
    const paths = ["/work/-h/go.mod", "/work/a b/go.mod", "/work/c:d/go.mod"];
    const files = Object.fromEntries(paths.map((path) => [path, "require x v1"]));
    const world = scannerWorld({}, { files: { ...files, "/db/osv/Go/all.zip": archive(["GO-1", "Go", "x", "1.0.0"]) } });
    await look([folder()], { world });
    expect(world.ran[0]?.args.filter((argument) => argument.includes("go.mod:"))).toEqual(paths.map((path) => `go.mod:${path}`));
  });

  test("that the chosen version does not read, or nobody knows, are reported one by one", async () => {
    const files = { "/work/uv.lock": "", "/work/App.csproj": "", "/work/package-lock.json": LOCK, "/work/my.lock": "" };
    const { codes, messages } = await look([folder(), lockfile("my.lock")], {
      world: scannerWorld({}, { files }),
      versions: { "osv-scanner": "1.9.2" },
    });
    expect(codes).toEqual([
      "lockfile-unparsable lockfile:App.csproj",
      "lockfile-unparsable lockfile:my.lock",
      "lockfile-unparsable lockfile:uv.lock",
    ]);
    expect(messages).toEqual([
      "App.csproj was not scanned: OSV-Scanner 1.9.2 reads project file only from 2.4.0 on.",
      "my.lock was not scanned: its name is none that OSV-Scanner knows.",
      "uv.lock was not scanned: OSV-Scanner 1.9.2 reads uv.lock only from 2.0.0 on.",
    ]);
  });

  test("that no scanner reads are missed where they were named, with what to do", async () => {
    const world = scannerWorld({}, { files: { "/work/ios/Podfile.lock": "", "/work/bun.lockb": "" } });
    const { codes, messages } = await look([lockfile("ios/Podfile.lock"), lockfile("bun.lockb")], { world });
    expect(codes).toEqual(["lockfile-unparsable lockfile:bun.lockb", "lockfile-unparsable lockfile:ios/Podfile.lock"]);
    expect(messages[0]).toBe("bun.lockb was not scanned: no scanner reads lockfiles of its kind.");
  });

  test("too many for one command line are divided, and each is scanned once", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `/work/${String(index).padStart(3, "0")}${"x".repeat(900)}/package-lock.json`);
    const world = scannerWorld({}, { files: Object.fromEntries(names.map((name) => [name, LOCK])), machine: { os: "win32" } });
    const { reports } = await look([folder()], { world });
    expect(world.ran.length).toBeGreaterThan(1);
    expect(reports.flatMap(({ asked }) => asked?.targets.map(({ id }) => id) ?? []).sort()).toEqual(
      names.map((name) => `lockfile:${name.slice(6)}`),
    );
    for (const { args } of world.ran) expect(args.join(" ").length).toBeLessThan(32_000);
  });
});

test("ecosystems are scanned side by side, and leave Grype its turn", async () => {
  const files = {
    "/work/package-lock.json": LOCK,
    "/work/poetry.lock": "[[package]]",
    "/work/go.mod": "require x v1",
    "/work/image/index.json": "{}",
    "/db/osv/PyPI/all.zip": canaryArchive("PyPI"),
    "/db/osv/Go/all.zip": canaryArchive("Go"),
  };
  const running = { now: 0, most: 0 };
  const osv: Actors["osv"] = async (command, fake) => {
    running.most = Math.max(running.most, ++running.now);
    await new Promise((resume) => setImmediate(resume));
    running.now -= 1;
    return choking({})(command, fake);
  };
  const most = async (wanted: readonly TargetRequest[], jobs: number) => {
    Object.assign(running, { now: 0, most: 0 });
    const { reports } = await look(wanted, { world: scannerWorld({ osv }, { files }), settings: { jobs } });
    return [reports.length, running.most];
  };
  expect(await most([folder()], 2)).toEqual([3, 2]);
  expect(await most([folder()], 8)).toEqual([3, 3]);
  expect(await most([folder(), layout()], 2)).toEqual([4, 1]);
  expect(await most([folder(), layout()], 1)).toEqual([4, 1]);
});

test("the report of an ecosystem is read as soon as its run is done, while that of another goes on", async () => {
  let resolve = (): void => undefined;
  const isRead = new Promise<void>((resume) => {
    resolve = resume;
  });
  const osv: Actors["osv"] = async (command, fake) => {
    if (filesOf(command).includes("/work/poetry.lock")) await isRead;
    return choking({})(command, fake);
  };
  const files = { "/work/package-lock.json": LOCK, "/work/poetry.lock": "[[package]]", "/db/osv/PyPI/all.zip": canaryArchive("PyPI") };
  const told: string[] = [];
  const onReport = ({ name }: { name: string }) => {
    told.push(name);
    resolve(); // only now the other run ends
  };
  const { reports } = await look([folder()], { world: scannerWorld({ osv }, { files }), settings: { jobs: 2 }, onReport });
  expect(told).toEqual(["osv-scanner on lockfile:package-lock.json", "osv-scanner on lockfile:poetry.lock"]);
  expect(reports).toHaveLength(2); // each was read once
});

describe("one bad lockfile costs none of the others", () => {
  const files = {
    "/work/a/package-lock.json": "{",
    "/work/b/package-lock.json": LOCK,
    "/work/c/poetry.lock": "?",
    "/db/osv/PyPI/all.zip": canaryArchive("PyPI"),
  };

  test("where it is named, it is reported with the reason and the rest is scanned again", async () => {
    const said =
      "Error during extraction: (extracting as javascript/packagelockjson) work/a/package-lock.json: could not extract: unexpected end";
    const osv = choking({ "/work/a/package-lock.json": { code: 127, stderr: `${said}\nextraction failed on specified lockfile\n` } });
    const world = scannerWorld({ osv }, { files });
    const { codes, messages, reports } = await look([folder()], { world });
    expect(codes).toEqual(["lockfile-unparsable lockfile:a/package-lock.json"]);
    expect(messages[0]).toBe("OSV-Scanner 2.5.1 cannot read a/package-lock.json: could not extract: unexpected end.");
    expect(reports.map(({ asked }) => asked?.targets.map(({ id }) => id))).toEqual([
      ["lockfile:b/package-lock.json"],
      ["lockfile:c/poetry.lock"],
    ]);
    expect(world.ran).toHaveLength(3);
  });

  test("where it is not named (a parser that crashes), it is found by halving", async () => {
    const osv = choking({ "/work/c/poetry.lock": { code: 2, stderr: "panic: index out of range\n\ngoroutine 1 [running]:\n" } });
    const { codes, messages, reports } = await look([folder()], { world: scannerWorld({ osv }, { files }) });
    expect(codes).toEqual(["lockfile-unparsable lockfile:c/poetry.lock"]);
    expect(messages[0]).toContain("panic: index out of range");
    expect(reports.flatMap(({ asked }) => asked?.targets.map(({ id }) => id) ?? []).sort()).toEqual([
      "lockfile:a/package-lock.json",
      "lockfile:b/package-lock.json",
    ]);
  });

  test("one that cannot be read is told from one that cannot be parsed", async () => {
    const said = "failed to open /work/a/package-lock.json: open /work/a/package-lock.json: permission denied\n";
    const osv = choking({ "/work/a/package-lock.json": { code: 127, stderr: said } });
    const { codes } = await look([folder()], { world: scannerWorld({ osv }, { files }) });
    expect(codes).toEqual(["lockfile-unreadable lockfile:a/package-lock.json"]);
  });

  test("a path that is the end of another is not taken for it", async () => {
    const nested = { "/work/package-lock.json": LOCK, "/x/work/package-lock.json": "{" };
    const osv = choking({ "/x/work/package-lock.json": { code: 127, stderr: "Error during extraction: x/work/package-lock.json: no\n" } });
    const { codes } = await look([folder(), folder("/x")], { world: scannerWorld({ osv }, { files: nested }) });
    expect(codes).toEqual(["lockfile-unparsable lockfile:/x/work/package-lock.json"]);
  });
});

describe("a scanner that fails", () => {
  const files = { "/work/a/package-lock.json": LOCK, "/work/b/package-lock.json": LOCK };
  const write = (text: string, end: FakeEnd) => async (command: { args: readonly string[] }, fake: FakeFiles) => {
    await fake.write(optionOf(command, "--output-file") ?? "", [text]);
    return end;
  };

  test.each<[string, NonNullable<Actors["osv"]>, string[]]>([
    ["ends well without a report", () => ({ code: 0 }), ["scanner-output"]],
    ["says it found something, and wrote nothing", () => ({ code: 1 }), ["scanner-failed"]],
    ["says it found something, and wrote of nothing", write('{"results":[]}', { code: 1 }), ["scanner-output"]],
    ["fails whatever it is given", () => ({ code: 127, stderr: "no space left on device\n" }), ["scanner-failed"]],
    ["cannot reach its service", () => ({ code: 129, stderr: "api.osv.dev: no such host\n" }), ["scanner-failed"]],
    ["is killed", () => ({ code: null, signal: "SIGKILL" }), ["scanner-failed"]],
    ["takes too long", () => ({ code: null, signal: "SIGTERM", timedOut: true }), ["scanner-timeout"]],
    ["cannot be started", () => ({ code: null, notStarted: "/bin/osv-scanner could not be started: …" }), ["scanner-failed"]],
    ["does not find what it must", write('{"results":[]}', { code: 0 }), ["canary-missed"]],
  ])("%s", async (_sentence, osv, codes) => {
    const found = await look([folder()], { world: scannerWorld({ osv }, { files }) });
    expect(found.codes).toEqual(codes);
  });

  test.each<[string, string, string[]]>([
    [
      "could not load a database",
      "could not load db for npm ecosystem: unable to fetch\n",
      ["database-lacks-ecosystem lockfile:a/package-lock.json", "database-lacks-ecosystem lockfile:b/package-lock.json"],
    ],
    ["complained of a file", "Error during extraction: work/b/package-lock.json: odd\n", ["scanner-output lockfile:b/package-lock.json"]],
    ["complained of nothing in particular", "something went wrong\n", ["scanner-output"]],
  ])("scanned to its end, but %s", async (_sentence, stderr, codes) => {
    const osv: Actors["osv"] = async (command, fake) => ({ ...((await honestOsv()(command, fake)) as object), code: 127, stderr });
    const found = await look([folder()], { world: scannerWorld({ osv }, { files }) });
    expect(found.codes).toEqual(codes);
    expect(found.reports).toHaveLength(1);
  });

  test("is not there at all: said once, with what its own search for it said", async () => {
    const missing = Promise.reject<ScannerBinary>(new GateError({ code: "scanner-missing", message: "No.", next: "Get it." }));
    missing.catch(() => undefined);
    const { codes, reports } = await look([folder()], { world: scannerWorld({}, { files }), binaries: { "osv-scanner": missing } });
    expect([codes, reports]).toEqual([["scanner-missing"], []]);
    const bare = await look([folder()], {
      world: scannerWorld({}, { files }),
      binaries: { "osv-scanner": missing },
      settings: { osvDb: "/nowhere" },
    });
    expect(bare.codes).toEqual(["scanner-missing", "database-missing"]);
  });
});

describe("lockfiles without packages", () => {
  const of = async (name: string, text: string): Promise<string[]> => {
    const osv = honestOsv([], { [`/work/${name}`]: 0 });
    const archives = Object.fromEntries(["PyPI", "Go", "RubyGems"].map((name) => [`/db/osv/${name}/all.zip`, canaryArchive(name)]));
    return [
      ...(
        await look([folder()], { world: scannerWorld({ osv }, { files: { "/work/base.txt": "", [`/work/${name}`]: text, ...archives } }) })
      ).codes,
    ];
  };

  test.each([
    ["go.mod", "module x\n\ngo 1.22\n"],
    ["package-lock.json", '{ "lockfileVersion": 3, "packages": { "": { "name": "x" } } }'],
    ["requirements.txt", "# nothing yet\n\n"],
    ["requirements.txt", "-i https://pypi.example/simple\n-e .\n./local\n"],
    ["uv.lock", '[[package]]\nname = "me"\nsource = { virtual = "." }\n'],
    ["package-lock.json", '{ "packages": { "node_modules/a": { "resolved": "packages/a", "link": true } } }'],
    ["poetry.lock", '[metadata]\nlock-version = "2.0"\n'],
    ["yarn.lock", '# yarn lockfile v1\n\n\n__metadata:\n  version: 8\n\n"root@workspace:.":\n  version: 0\n'],
  ])("%s that names none is empty, and that is fine", async (name, text) => {
    expect(await of(name, text)).toEqual([]);
  });

  test.each([
    ["go.mod", "module x\n\nrequire a v1.0.0\n"],
    ["package-lock.json", LOCK],
    ["package-lock.json", '{ "packages": { "": { "devDependencies": { "a": "^1.0.0" } } } }'],
    ["requirements.txt", "django\n"],
    ["requirements.txt", "-r base.txt\n"],
    ["requirements.txt", "django[argon2] >= 3 ; python_version > '3'\n"],
    ["uv.lock", '[[package]]\nname = "x"\nsource = { registry = "https://pypi.org/simple" }\n'],
    ["package-lock.json", '{ "packages": { "node_modules/a": { "version": "1.0.0", "resolved": "https://x/a.tgz" } } }'],
    ["poetry.lock", '[[package]]\nname = "x"\n'],
    ["Gemfile.lock", "GEM\n  specs:\n\track (2.0.1)\n"],
    ["yarn.lock", "left-pad@^1:\n  version 1.0.0\n"],
  ])("%s that names some was not understood", async (name, text) => {
    expect(await of(name, text)).toEqual([`inventory-empty lockfile:${name}`]);
  });

  test.each([
    ["no report", null],
    ["an empty report", ""],
    ["a report without results", JSON.stringify({ results: [] })],
  ])("an end for want of any package (128) with %s: the canary is always one, so nothing was looked at", async (_sentence, text) => {
    const osv: Actors["osv"] = async (command, files) => {
      if (text !== null) await files.write(optionOf(command, "--output-file") ?? "", [text]);
      return {
        code: 128,
        stderr: filesOf(command)
          .map((path) => `Scanned ${path} file and found 5 packages\n`)
          .join(""),
      };
    };
    const world = scannerWorld({ osv }, { files: { "/work/go.mod": "module x\n", "/db/osv/Go/all.zip": canaryArchive("Go") } });
    const { reports, codes } = await look([folder()], { world });
    expect([reports, codes]).toEqual([[], ["scanner-failed"]]);
  });
});

describe("the database", () => {
  const files = { "/work/package-lock.json": LOCK, "/work/mix.lock": "%{ }" };

  test.each([
    ["/db/osv/osv-scalibr/npm/all.zip", "2.5.1", "osv-scalibr"],
    ["/db/osv/osv-scanner/npm/all.zip", "2.5.1", "osv-scalibr"],
    ["/db/osv/npm/all.zip", "2.5.1", "osv-scalibr"],
    ["/db/osv/npm/all.zip", "2.4.0", "osv-scanner"],
    ["/db/osv/osv-scalibr/npm/all.zip", "1.9.2", "osv-scanner"],
  ])("%s is what version %s reads below %s/", async (path, version, layout) => {
    const world = scannerWorld({}, { files: { ...files, [path]: NPM_ARCHIVE } });
    const { codes } = await look([folder()], { world, versions: { "osv-scanner": version } });
    expect(codes).toEqual(["database-lacks-ecosystem lockfile:mix.lock"]);
    const base = world.ran[0]?.args.find((_, index, all) => /local-db-path$/.test(all[index - 1] ?? ""));
    expect(world.files.text(`${base}/${layout}/npm/all.zip`).length).toBeGreaterThan(100);
    expect(await world.files.stat(`${base}/${layout}/Hex/all.zip`)).toMatchObject({ kind: "file", size: 22 });
  });

  test.each([
    ["has no archive of an ecosystem", {}, "has no archive of it (Hex)"],
    ["has an empty archive", { "/db/osv/Hex/all.zip": archive() }, "has an empty archive of it (Hex)"],
    ["has an archive that is cut short", { "/db/osv/Hex/all.zip": NPM_ARCHIVE.slice(0, 80) }, "is no whole zip file (Hex)"],
    ["has an archive that is a folder", { "/db/osv/Hex/all.zip": null }, "cannot be read"],
  ])("%s: its lockfiles are incomplete, the others are scanned", async (_sentence, more, words) => {
    const { codes, messages, reports } = await look([folder()], { world: scannerWorld({}, { files: { ...files, ...more } }) });
    expect(codes).toEqual(["database-lacks-ecosystem lockfile:mix.lock"]);
    expect(messages[0]).toContain(words);
    expect(reports).toHaveLength(1);
  });

  test.each([
    ["a folder that is not there", { osvDb: "/nowhere" }],
    ["a file", { osvDb: "/db/grype.db" }],
    ["none, and no network allowed", { osvDb: null, offline: true }],
  ])("%s is an error with what to do", async (_sentence, over) => {
    const { codes } = await look([folder()], { world: scannerWorld({}, { files }), settings: over });
    expect(codes).toEqual(["database-missing"]);
  });

  test("none, and network: the service is asked, and must know a package that everybody knows", async () => {
    const known: Actors["osv"] = async (command, fake) => {
      const canary = filesOf(command).find((path) => path.endsWith("canary.cdx.json")) ?? "";
      expect(fake.text(canary)).toContain("pkg:npm/lodash@4.17.15");
      return honestOsv()(command, fake);
    };
    const world = scannerWorld({ osv: known }, { files });
    const { codes, reports } = await look([folder()], { world, settings: { osvDb: null, offline: false } });
    expect([codes, reports[0]?.asked?.scanner.database]).toEqual([[], null]);
    expect(world.ran[0]?.args).not.toContain("--offline");
  });

  test("packages that are looked for where there is nothing, and nobody expected it, are said", async () => {
    const osv: Actors["osv"] = async (command, fake) => {
      const end = (await honestOsv()(command, fake)) as { stderr: string };
      return { ...end, stderr: `${end.stderr}Loaded npm local db from /x\nLoaded GIT local db from /x\n` };
    };
    const world = scannerWorld({ osv }, { files: { "/work/package-lock.json": LOCK } });
    const { codes, messages } = await look([folder()], { world });
    expect([codes, messages[0]]).toEqual([["database-lacks-ecosystem"], expect.stringContaining("GIT")]);
  });

  test("an archive behind a link: its date is not known, and that is said", async () => {
    const world = scannerWorld(
      {},
      { files: { "/work/package-lock.json": LOCK, "/db/osv/npm/all.zip": { link: "/cache.zip" }, "/cache.zip": NPM_ARCHIVE } },
    );
    const { codes, reports } = await look([folder()], { world });
    expect(codes).toEqual(["database-age-unknown"]);
    expect(reports[0]?.asked?.scanner.database?.built).toBeNull();
  });

  test.each<[string, Readonly<Record<string, number | "link">>, string | null]>([
    ["the oldest archive's", { npm: 9, PyPI: 3 }, "2026-11-11"],
    ["that of the others, where one is behind a link", { npm: "link", PyPI: 12 }, "2026-11-08"],
    ["one in the future, which says nothing of its age", { npm: 9, PyPI: -400 }, "2027-12-25"],
  ])("its date is %s", async (_sentence, ages, built) => {
    const now = Date.UTC(2026, 10, 20);
    const lockfiles = { "/work/package-lock.json": LOCK, "/work/requirements.txt": "a==1\n" };
    const world = scannerWorld({}, { now, files: { ...lockfiles, "/cache.zip": NPM_ARCHIVE } });
    for (const [name, age] of Object.entries(ages)) {
      const path = `/db/osv/${name}/all.zip`;
      const entry = { kind: "file", bytes: canaryArchive(name), modified: now - Number(age) * 86_400_000 } as const;
      world.files.entries.set(path, age === "link" ? { ...entry, kind: "link", modified: 0, target: "/cache.zip" } : entry);
    }
    const { reports } = await look([folder()], { world });
    expect(reports[0]?.asked?.scanner.database?.built?.slice(0, 10)).toBe(built);
  });

  test("an ecosystem of which no record is plain enough to prove anything by is said", async () => {
    const odd = archive(["GHSA-odd", "npm", "Odd_Name", "not a version"]);
    const { codes, messages } = await look([folder()], {
      world: scannerWorld({}, { files: { "/work/package-lock.json": LOCK, "/db/osv/npm/all.zip": odd } }),
    });
    expect(codes).toEqual(["evidence-missing"]);
    expect(messages[0]).toContain("database of npm holds nothing");
  });
});

test("the canaries are scanned beside the lockfiles in the same run, and named as such", async () => {
  const world = scannerWorld({}, { files: { "/work/package-lock.json": LOCK } });
  const { reports } = await look([folder()], { world });
  const scans = world.ran.filter(onlyScans);
  expect(scans).toHaveLength(1);
  const canary = filesOf(scans[0] ?? { args: [] }).at(-1) ?? "";
  expect(reports[0]?.asked?.canaries).toEqual([canary]);
  expect(JSON.parse(world.files.text(canary)).components.map(({ purl }: { purl: string }) => purl)).toContain("pkg:npm/sparrow@1.0.0");
});
