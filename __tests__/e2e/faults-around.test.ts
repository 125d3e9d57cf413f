import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runDoor, scratchFolder } from "../bundle/doors.ts";
import { DEBIAN_FLAWS } from "./advisories.ts";
import { writeDatabases } from "./databases.ts";
import { type Place, stagePlace } from "./faults-place.ts";
import { expectOrderly, watch } from "./faults-rig.ts";
import { writeFaultyScanner } from "./faulty-scanner.ts";
import { type ResultDocument, scan, toOptions } from "./gate.ts";
import { findLeftBehind } from "./left-behind.ts";
import { type Started, start, untilThere } from "./started.ts";
import { tool } from "./tools.ts";

// What happens to the gate itself: signals, time, disks, limits, servers.

const DAY = 86_400_000;

let place: Place;
beforeAll(async () => {
  place = await stagePlace();
});

const reasonsOf = ({ reasons }: ResultDocument): string[] => [...new Set(reasons.map(({ code }) => code))].sort();

describe("a gate that is ended half way leaves no scanner, no half document and no pass:", () => {
  /** Starts a run whose scanner has begun, and will take minutes. */
  async function startSlow(): Promise<Started & { own: string; out: string }> {
    const own = scratchFolder();
    const [begun, out] = [join(own, "begun"), join(own, "out.json")];
    const script = `setsid sleep 300 & sleep 300 & touch '${begun}'; wait`;
    const grype = writeFaultyScanner(join(own, "scanner"), "grype", { scan: script });
    const args = ["scan", "oci-dir:image", ...toOptions({ databases: place.databases, grype }), "-o", `json=${out}`];
    const started = start(args, { cwd: place.folder, own });
    await untilThere(begun);
    return { ...started, own, out };
  }

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("%s ends it with 3 and a sentence", async (signal) => {
    const { pid, ended, own, out } = await startSlow();
    process.kill(pid, signal);
    const end = await ended;
    expect(end).toMatchObject({ code: 3, signal: null, stdout: "", stderr: expect.stringContaining(`was ended by ${signal}`) });
    expect(await findLeftBehind(basename(own))).toEqual([]);
    expect([existsSync(out), readdirSync(join(own, "tmp"))]).toEqual([false, []]);
  });

  test.each(["SIGKILL", "SIGABRT", "SIGQUIT", "SIGSEGV"] as const)("%s, which it cannot catch", async (signal) => {
    const { pid, ended, own, out } = await startSlow();
    process.kill(pid, signal);
    expect(await ended).toMatchObject({ code: null, signal });
    expect(await findLeftBehind(basename(own))).toEqual([]);
    expect(existsSync(out)).toBe(false);
  });
});

describe("an end that nobody foresaw is 3 with a sentence:", () => {
  const preload = (code: string): string => `--import=data:text/javascript,${encodeURIComponent(code)}`;

  test.each([
    ["a promise that nobody awaits is rejected", 'setTimeout(() => Promise.reject(new Error("out of the blue")), 300)', "out of the blue"],
    ["an error that nobody catches", 'setTimeout(() => { throw new Error("out of the blue") }, 300)', "out of the blue"],
    [
      "nothing is left to wait for",
      'import cp from "node:child_process"; import { EventEmitter } from "node:events"; import { syncBuiltinESMExports } from "node:module"; cp.spawn = () => Object.assign(new EventEmitter(), { pid: 999999999, stdin: null, unref() {} }); syncBuiltinESMExports(); const real = setTimeout; globalThis.setTimeout = (...args) => { const timer = real(...args); timer.unref(); return timer; };',
      "standstill",
    ],
  ])("%s", async (_sentence, code, words) => {
    const args = ["scan", "oci-dir:image", ...toOptions({ databases: place.databases }), "-o", "json"];
    const end = await runDoor(args, { cwd: place.folder, env: { NODE_OPTIONS: preload(code) } });
    expect(end).toMatchObject({ code: 3, signal: null, stdout: "", stderr: expect.stringContaining(words) });
  });

  test("no memory is left: an end by 3 or by the signal of the engine, never a pass", async () => {
    const folder = scratchFolder();
    const report = join(folder, "large.json");
    const match = { vulnerability: { id: "CVE-2099-1", severity: "Low" }, artifact: { name: "a".repeat(5000), version: "1", type: "deb" } };
    const rows = Array.from({ length: 20_000 }, (_, at) => JSON.stringify({ ...match, artifact: { ...match.artifact, version: `${at}` } }));
    writeFileSync(report, `{"matches":[${rows.join()}],"descriptor":{"name":"grype"}}`);
    const env = { NODE_OPTIONS: "--max-old-space-size=60" };
    const end = await runDoor(["judge", report, "--severity-cutoff", "critical", "-o", "json"], { cwd: folder, env });
    expect([3, 134, null]).toContain(end.code);
    expect(end.stdout).toBe("");
    expect(end.stderr).toMatch(end.code === 3 ? /needs more than the 60 MiB of memory/ : /heap/);
  });
});

describe("a disk that does not do as it is told is a sentence:", () => {
  const mounts: string[] = [];
  afterAll(() => {
    for (const folder of mounts) execFileSync("umount", ["-l", folder]);
  });

  /** A file system of its own, which can be full or read-only. */
  function mount(options: string): string {
    const folder = scratchFolder();
    execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
    mounts.push(folder);
    return folder;
  }

  const look = async (env: Readonly<Record<string, string>>, target = "oci-dir:image"): Promise<[number | null, string]> => {
    const end = await runDoor(["scan", target, ...toOptions({ databases: place.databases }), "-o", "json"], { cwd: place.folder, env });
    expect(end.stdout + end.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
    return [end.code, end.stdout + end.stderr];
  };

  test.each([
    ["the temporary folder cannot be written", () => mount("ro"), /temporary folder|read-only/],
    ["the temporary folder is full at once", () => mount("size=4k"), /disk is full|no space|room/i],
    ["the temporary folder is full when the database comes", () => mount("size=60k"), /disk is full|no space|room/i],
    ["the temporary folder has no place for another file", () => mount("nr_inodes=4"), /disk is full|no space|room/i],
    ["the temporary folder is a file", () => join(place.folder, "locks", "one", "package-lock.json"), /temporary folder/],
  ])("%s", async (_sentence, folder, words) => {
    for (const target of ["oci-dir:image", "dir:locks"]) {
      const [code, text] = await look({ TMPDIR: folder() }, target);
      expect([code, text]).toEqual([3, expect.stringMatching(words)]);
    }
  });

  test.each([
    ["cannot be written", "ro"],
    ["is full", "size=4k"],
  ])("a home folder that %s costs no more than what would be kept in it", async (_sentence, options) => {
    const [code, text] = await look({ HOME: mount(options) });
    expect([1, 3]).toContain(code);
    if (code === 3) expect(text).toMatch(/read-only|disk is full|no space|room/i);
  });

  test("a document that does not fit on its disk is refused and leaves nothing; what was printed is whole", async () => {
    const folder = mount("size=8k");
    const args = ["scan", "oci-dir:image", ...toOptions({ databases: place.databases }), "-o", "json", "-o", `html=${folder}/out.html`];
    const end = await runDoor(args, { cwd: place.folder });
    expect(end.code).toBe(3);
    expect(end.stderr).toContain("disk is full");
    expect(JSON.parse(end.stdout)).toMatchObject({ outcome: "fail" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("limits of the system are sentences:", () => {
  test.each([
    ["it may hardly open files", "ulimit -n 24"],
    ["it may open few files", "ulimit -n 40"],
    ["it may write hardly anything", "ulimit -f 8"],
  ])("%s", async (_sentence, limits) => {
    const own = scratchFolder();
    const args = ["scan", "oci-dir:image", "dir:locks", ...toOptions({ databases: place.databases }), "-o", "json"];
    const end = await start(args, { cwd: place.folder, own, limits }).ended;
    expect(end.code).not.toBe(0);
    expect([1, 3, null]).toContain(end.code);
    expect(end.stdout + end.stderr).toMatch(/.{20}/);
    expect(await findLeftBehind(basename(own))).toEqual([]);
  });
});

describe("a server that takes its time does not outlast the time limit:", () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const silent: RequestListener = () => undefined;
  const trickling: RequestListener = (_request, response) => {
    response.writeHead(200, { "content-length": "100000000" });
    setInterval(() => response.write("x"), 200).unref();
  };

  test.each([
    ["silent", silent],
    ["trickling", trickling],
  ])("a %s one, in each phase", async (_name, listener) => {
    const host = await serve(listener);
    const databases = toOptions({ databases: place.databases });
    const withoutDatabase = databases.filter((word, at) => word !== "--grype-db" && databases[at - 1] !== "--grype-db");
    const withoutGrype = databases.filter((word, at) => word !== "--grype-path" && databases[at - 1] !== "--grype-path");
    const phases = [
      ["scan", "oci-dir:image", ...withoutGrype, "--scanner-source", "mirror", "--scanner-mirror", `http://${host}`],
      ["scan", "oci-dir:image", ...withoutDatabase, "--grype-db", `http://${host}/grype.db`],
      ["scan", `registry:${host}/acme/shop:1`, ...databases],
    ];
    const runs = await Promise.all(phases.map((args) => watch([...args, "--timeout", "5s"], scratchFolder(), place.folder)));
    for (const run of runs) {
      expectOrderly(run, 5000);
      expect([run.code, run.result?.outcome]).toEqual([3, "error"]);
      expect(run.result?.reasons[0]?.next).toMatch(/.{10}/);
    }
  });
});

describe("a database from a server", () => {
  let server: Server;
  let address = "";
  let isSlow = true;
  beforeAll(async () => {
    const bytes = readFileSync(place.databases.grype);
    server = createServer((_request, response) => {
      response.writeHead(200, { "content-length": String(bytes.length) });
      if (isSlow) response.write(bytes.subarray(0, 50_000));
      else response.end(bytes);
    });
    await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/grype.db`;
  });
  afterAll(() => {
    server.close().closeAllConnections();
  });
  const toArguments = (): string[] => {
    return ["scan", "oci-dir:image", "--grype-path", tool("grype"), "--grype-db", address, "-o", "json"];
  };

  test("of which a half came, when the gate was killed, is fetched whole by the next run", async () => {
    isSlow = true;
    const own = scratchFolder();
    const first = start(toArguments(), { cwd: place.folder, own });
    await untilPart(join(own, "tmp"));
    process.kill(first.pid, "SIGKILL");
    expect(await first.ended).toMatchObject({ code: null, signal: "SIGKILL", stdout: "" });
    isSlow = false;
    const second = await start(toArguments(), { cwd: place.folder, own }).ended;
    expect(JSON.parse(second.stdout)).toMatchObject({ outcome: "fail", exitCode: 1 });
  });

  test("that does not fit on the disk is a sentence, and is not asked for again", async () => {
    isSlow = false;
    const folder = scratchFolder();
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", folder]);
    try {
      const end = await runDoor(toArguments(), { cwd: place.folder, env: { TMPDIR: folder } });
      expect([end.code, end.stdout]).toEqual([3, expect.stringMatching(/disk is full|no space left/)]);
    } finally {
      execFileSync("umount", ["-l", folder]);
    }
  });
});

/** Waits until something is below a folder that holds bytes: a download that has begun. */
async function untilPart(folder: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (existsSync(folder) && execFileSync("find", [folder, "-name", "*grype.db*", "-size", "+1k"]).length > 0) return;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error("no download ever began");
}

describe("the age of a database", () => {
  test.each([
    ["six days", -6 * DAY],
    ["minus two days: nobody builds tomorrow", 2 * DAY],
    ["seventy years", Date.UTC(1970, 0, 2) - Date.now()],
    ["minus seventy years", 70 * 365 * DAY],
  ])("of Grype: %s", async (_sentence, distance) => {
    const built = new Date(Date.now() + distance).toISOString();
    const databases = await writeDatabases(join(scratchFolder(), "databases"), DEBIAN_FLAWS, built);
    const { code, result } = await scan(["oci-dir:image"], { cwd: place.folder, databases });
    expect([code, reasonsOf(result)]).toEqual([3, expect.arrayContaining(["database-stale"])]);
  });

  test.each([
    ["six days", -6 * DAY],
    ["minus two days", 2 * DAY],
  ])("of OSV-Scanner: %s", async (_sentence, distance) => {
    const { databases } = await stagePlace();
    const at = new Date(Date.now() + distance);
    for (const name of readdirSync(databases.osv)) utimesSync(join(databases.osv, name, "all.zip"), at, at);
    const { code, result } = await scan(["dir:locks"], { cwd: place.folder, databases });
    expect([code, reasonsOf(result)]).toEqual([3, expect.arrayContaining(["database-stale"])]);
  });
});

test("a scanner sees nothing of the job: no secret, and not the folder that is scanned", async () => {
  const own = scratchFolder();
  const tell = `{ env; echo "cwd=$(pwd)"; cat /proc/self/cmdline /proc/$$/cmdline | tr '\\0' ' '; } >> "$HERE/told"; real "$@"`;
  const calls = { version: tell, import: tell, search: tell, canary: tell, scan: tell };
  const paths = (["grype", "osv-scanner"] as const).map((name) => writeFaultyScanner(join(own, name), name, calls));
  const secret = "the-secret-of-the-job";
  const names = ["GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "ACTIONS_CACHE_URL", "AWS_SECRET_ACCESS_KEY"];
  const others = [
    "NPM_TOKEN",
    "INPUT_REGISTRY-PASSWORD",
    "GRYPE_DB_CACHE_DIR",
    "OSV_X",
    "LD_LIBRARY_PATH",
    "HTTPS_PROXY",
    "GODEBUG",
    "MY_OWN",
  ];
  const env = Object.fromEntries([...names, ...others].map((name) => [name, secret]));
  const [grype = "", osvScanner = ""] = paths;
  const options = ["--registry-username", "ghcr.io=me", "--registry-password", `ghcr.io=${secret}`];
  const { code, stdout, stderr } = await scan(["oci-dir:image", "oci-dir:clean", "dir:locks"], {
    cwd: place.folder,
    databases: place.databases,
    grype,
    osvScanner,
    options,
    env,
  });
  expect(code).toBe(1);
  expect(stdout + stderr).not.toContain(secret);
  for (const path of paths) {
    const told = readFileSync(join(path, "..", "told"), "utf8");
    expect(told).not.toContain(secret);
    const folders = [...told.matchAll(/^(?:cwd|HOME|PWD|TMPDIR)=(.*)$/gm)].map(([, folder = ""]) => folder);
    expect(folders.length).toBeGreaterThan(3);
    for (const folder of folders) expect(basename(folder)).toMatch(/^portcullis-/);
    const variables = [...told.matchAll(/^([A-Za-z_]\w*)=/gm)].map(([, name]) => name);
    expect(new Set(variables)).toEqual(new Set([...variables].filter((name) => ALLOWED.test(name ?? ""))));
  }
});

const ALLOWED = /^(?:PATH|HOME|PWD|OLDPWD|SHLVL|_|TMPDIR|XDG_\w+|LANG|NO_COLOR|NO_TTY|DOCKER_CONFIG|GRYPE_\w+|PORTCULLIS_RUN|cwd)$/;

test("private folders are ours alone while a scanner runs in them", async () => {
  const own = scratchFolder();
  const grype = writeFaultyScanner(join(own, "scanner"), "grype", { scan: `stat -c '%a %n' "$HOME" >> "$HERE/modes"; real "$@"` });
  await scan(["oci-dir:image"], { cwd: place.folder, databases: place.databases, grype });
  expect(readFileSync(join(own, "scanner", "modes"), "utf8")).toMatch(/^700 .+portcullis-/);
});
