import { createHash } from "node:crypto";
import { posix } from "node:path";
import { GateError } from "../../src/errors.ts";
import { byCodeUnits } from "../../src/model/order.ts";
import type {
  Command,
  CommandEnd,
  DownloadRequest,
  FileKind,
  Files,
  ImageReading,
  Machine,
  RegistryAnswer,
  World,
} from "../../src/ports.ts";

/** A clock that stands still until it is moved. Starts at 2026-11-23T12:00:00Z. */
export function fakeClock(start = Date.UTC(2026, 10, 23, 12)): { now(): number; move(milliseconds: number): void } {
  let time = start;
  return {
    now: () => time,
    move: (milliseconds) => {
      time += milliseconds;
    },
  };
}

type Entry = { kind: FileKind; bytes: Uint8Array; modified: number; target?: string };
export type FakeFiles = Files & {
  /** What is there: absolute POSIX paths. Folders that only hold something need no entry. */
  readonly entries: Map<string, Entry>;
  /** The text of a file; throws where there is none. */
  text(path: string): string;
};

/** A file system in a Map. A value of the table is a file's text or bytes, `null` an empty folder, `{ link }` a symbolic link, `{ other: true }` a pipe. */
export type FakeTable = Readonly<Record<string, string | Uint8Array | null | { link: string } | { other: true }>>;

export function fakeFiles(table: FakeTable = {}, { modified = 0 }: { modified?: number } = {}): FakeFiles {
  const entries = new Map<string, Entry>();
  for (const [path, value] of Object.entries(table)) entries.set(path, toEntry(value, modified));
  let folders = 0;
  const refuse = (path: string, why: string): GateError =>
    new GateError({ code: "input-invalid", message: `${path} cannot be read: ${why}.`, next: "Check the path." });
  const follow = (path: string, depth = 0): Entry => {
    const entry = entries.get(path);
    if (entry?.kind === "link" && depth < 40) return follow(posix.resolve(posix.dirname(path), entry.target ?? ""), depth + 1);
    if (entry === undefined) throw refuse(path, hasBelow(path) ? "it is a folder" : "it does not exist");
    if (entry.kind !== "file") throw refuse(path, entry.kind === "folder" ? "it is a folder" : "it is no regular file");
    return entry;
  };
  const hasBelow = (path: string): boolean => [...entries.keys()].some((key) => key.startsWith(`${path === "/" ? "" : path}/`));
  const below = (path: string): string[] => [...entries.keys()].filter((key) => key === path || key.startsWith(`${path}/`));
  const files: FakeFiles = {
    entries,
    text: (path) => new TextDecoder().decode(follow(path).bytes),
    async stat(path) {
      const entry = entries.get(path);
      if (entry !== undefined) return { kind: entry.kind, size: entry.bytes.length, modified: entry.modified };
      return hasBelow(path) ? { kind: "folder", size: 0, modified } : null;
    },
    async list(path) {
      if ((await files.stat(path))?.kind !== "folder") throw refuse(path, "it is no folder");
      const prefix = path === "/" ? "/" : `${path}/`;
      const names = new Set<string>();
      for (const key of entries.keys())
        if (key.startsWith(prefix) && key !== prefix) names.add(key.slice(prefix.length).split("/")[0] ?? "");
      const sorted = [...names].sort(byCodeUnits);
      return Promise.all(sorted.map(async (name) => ({ name, kind: (await files.stat(prefix + name))?.kind ?? "other" })));
    },
    async read(path, limit) {
      if (entries.get(path)?.kind === "link") throw refuse(path, "it is a symbolic link");
      const { bytes } = follow(path);
      if (bytes.length > limit)
        throw new GateError({ code: "input-invalid", message: `${path} is larger than ${limit} bytes.`, next: "Check it." });
      return bytes;
    },
    async *stream(path) {
      const { bytes } = follow(path);
      const piece = new Uint8Array(4096); // reused, as the real one does
      for (let at = 0; at < bytes.length; at += piece.length) {
        const part = bytes.subarray(at, at + piece.length);
        piece.set(part);
        yield piece.subarray(0, part.length);
      }
    },
    async write(path, pieces) {
      const there = await files.stat(path);
      if (there !== null && there.kind !== "file")
        throw new GateError({ code: "environment", message: `${path} cannot be written: it is no file.`, next: "Remove it." });
      const parts = [...pieces].map((piece) => (typeof piece === "string" ? new TextEncoder().encode(piece) : piece.slice()));
      entries.set(path, { kind: "file", bytes: Buffer.concat(parts), modified });
    },
    seal: async (path) => {
      const there = await files.sha256(path).catch(() => null);
      return there === null ? "" : `${there} ${follow(path).bytes.length} ${follow(path).modified}`;
    },
    sha256: async (path) => createHash("sha256").update(follow(path).bytes).digest("hex"),
    async copy(from, to) {
      entries.set(to, { ...follow(from) });
    },
    async link(target, path) {
      entries.set(path, { kind: "link", bytes: new Uint8Array(), modified, target });
    },
    async makeFolder(path) {
      if (!entries.has(path)) entries.set(path, { kind: "folder", bytes: new Uint8Array(), modified });
    },
    async makeExecutable(path) {
      follow(path);
    },
    async remove(path) {
      for (const key of below(path)) entries.delete(key);
    },
    async rename(from, to) {
      for (const key of below(from)) {
        const entry = entries.get(key);
        if (entry !== undefined) entries.set(to + key.slice(from.length), entry);
        entries.delete(key);
      }
    },
    async privateFolder() {
      folders += 1;
      const path = `/private/${folders}`; // others may ask for theirs while this one is made
      await files.makeFolder(path);
      return path;
    },
  };
  return files;
}

function toEntry(value: FakeTable[string], modified: number): Entry {
  const empty = new Uint8Array();
  if (value === null || value === undefined) return { kind: "folder", bytes: empty, modified };
  if (typeof value === "string") return { kind: "file", bytes: new TextEncoder().encode(value), modified };
  if ("link" in value) return { kind: "link", bytes: empty, modified, target: value.link };
  if ("other" in value) return { kind: "other", bytes: empty, modified };
  return { kind: "file", bytes: value, modified };
}

/** How a scripted program ends: what differs from a silent success. A string is its standard output. */
export type FakeEnd = string | Partial<CommandEnd>;
export type FakeProgram = (command: Command, files: FakeFiles) => FakeEnd | Promise<FakeEnd>;

/** A program that ran as scripted. */
export function commandEnd(end: FakeEnd = {}): CommandEnd {
  const given = typeof end === "string" ? { stdout: end } : end;
  return { code: 0, signal: null, timedOut: false, notStarted: null, stdout: "", stderr: "", cut: false, ...given };
}

export type FakeWorldOptions = {
  readonly files?: FakeTable;
  readonly modified?: number;
  /** Plays every program that is run. Without it none can be started. */
  readonly program?: FakeProgram;
  /** What `find` gives, by program name. */
  readonly programs?: Readonly<Record<string, string>>;
  /** Gives the bytes of an address, or throws. Without it there is no network. */
  readonly download?: (request: DownloadRequest) => string | Uint8Array | Promise<string | Uint8Array>;
  /** References that the daemon has; null: there is no daemon. */
  readonly daemon?: readonly string[] | null;
  /** Images of archives and layouts, by locator. */
  readonly stored?: Readonly<Record<string, Awaited<ReturnType<World["images"]["list"]>>>>;
  /** What reading an image gives, by its locator, and what registries say, by reference. Anything else is not there. */
  readonly readings?: Readonly<Record<string, ImageReading>>;
  readonly answers?: Readonly<Record<string, RegistryAnswer>>;
  readonly machine?: Partial<Machine>;
  readonly now?: number;
};

export type FakeWorld = Omit<World, "files" | "clock"> & {
  readonly files: FakeFiles;
  readonly clock: ReturnType<typeof fakeClock>;
  /** Every program that was run, every address that was asked for, every step that was told: in order. */
  readonly ran: Command[];
  readonly downloaded: DownloadRequest[];
  readonly steps: string[];
};

const MACHINE: Machine = { os: "linux", arch: "x64", cores: 2, env: { PATH: "/usr/bin:/bin" }, home: "/home/me", cwd: "/work" };

/** A world in memory. Nothing in it is slow, and nothing of it outlives the test. */
export function fakeWorld(options: FakeWorldOptions = {}): FakeWorld {
  const files = fakeFiles(options.files, { modified: options.modified });
  const ran: Command[] = [];
  const downloaded: DownloadRequest[] = [];
  const steps: string[] = [];
  return {
    clock: fakeClock(options.now),
    files,
    ran,
    downloaded,
    steps,
    machine: { ...MACHINE, ...options.machine },
    cacheFolder: "/cache",
    processes: {
      async run(command) {
        ran.push(command);
        if (options.program === undefined)
          return commandEnd({ code: null, notStarted: `${command.file} could not be started: there is no such program.` });
        return commandEnd(await options.program(command, files));
      },
      find: async (name) => options.programs?.[name] ?? null,
    },
    downloads: {
      async fetch(request) {
        downloaded.push(request);
        if (options.download === undefined) {
          const message = `${request.url} could not be fetched: there is no network to it.`;
          throw new GateError({ code: "environment", message, next: "Check the network." });
        }
        await files.write(request.to, [await options.download(request)]);
      },
    },
    tools: {
      async find(tool, version) {
        const folder = `/tools/${tool}/${version}`;
        return files.entries.has(`${folder}.complete`) ? folder : null;
      },
      async store(file, name, tool, version) {
        const folder = `/tools/${tool}/${version}`;
        await files.remove(folder);
        await files.copy(file, `${folder}/${name}`);
        await files.write(`${folder}.complete`, []);
        return folder;
      },
    },
    daemon: { has: async (reference) => (options.daemon == null ? null : options.daemon.includes(reference)) },
    images: {
      read: async ({ source }) => options.readings?.[source.locator] ?? missing(`${source.scheme}:${source.locator}`),
      list: async ({ locator }) => options.stored?.[locator] ?? [options.readings?.[locator] ?? missing(locator)].map(({ facts }) => facts),
      extract: async ({ source, to }) => {
        const { scheme, name, platform } = source;
        const path = `${to}/${scheme === "docker-archive" ? "image.tar" : "image"}`;
        await files.write(scheme === "docker-archive" ? path : `${path}/index.json`, [JSON.stringify({ name, platform })]);
        return { scheme: scheme === "docker-archive" ? scheme : "oci-dir", path, config: `sha256:${name}` };
      },
      lookUp: async ({ reference }) => options.answers?.[reference] ?? missing(reference),
    },
    progress: {
      step(text) {
        steps.push(text);
        return { update: (next) => void steps.push(next), end: (closing) => void (closing !== undefined && steps.push(closing)) };
      },
    },
  };
}

function missing(name: string): never {
  throw new GateError({ code: "target-not-found", message: `${name} is not there.`, next: "Check its name." });
}
