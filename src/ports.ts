import type { ScannerName } from "./model/finding.ts";
import type { ImageFacts, ImageSource, LayerChanges } from "./model/image.ts";
import type { Problem } from "./model/reasons.ts";

/** A point in time. Nothing in the core reads a clock by itself. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
}

export type FileKind = "file" | "folder" | "link" | "other";

/** What the core asks of a file system. Paths are absolute. Errors are GateErrors with a sentence, unless said otherwise. */
export interface Files {
  /** What stands at a path, without following a link; null where nothing does or it cannot be looked at. `modified`: ms since 1970. */
  stat(path: string): Promise<{ readonly kind: FileKind; readonly size: number; readonly modified: number } | null>;
  /** Names and kinds in a folder, sorted by code units; links are not followed. Rejects where it cannot be read. */
  list(path: string): Promise<readonly { readonly name: string; readonly kind: FileKind }[]>;
  /** The bytes of a regular file of at most `limit` bytes; rejects for anything else, naming what it is. */
  read(path: string, limit: number): Promise<Uint8Array>;
  /** The bytes of a regular file in pieces of about 1 MiB. Each piece is valid only until the next is asked for. */
  stream(path: string): AsyncIterable<Uint8Array>;
  /** Writes a file whole or not at all (temporary file beside it, then rename); makes the folders; never writes through a link. */
  write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void>;
  /** A word for the file at a path (behind links) that is another one as soon as the file is, or may be: by its place, size and times. Empty: none is there. */
  seal(path: string): Promise<string>;
  /** sha256 of a file's bytes, lower-case hex. */
  sha256(path: string): Promise<string>;
  copy(from: string, to: string): Promise<void>;
  /** Makes `path` a symbolic link to `target`, or a copy where links are not to be had. */
  link(target: string, path: string): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Lets a file be executed (mode 755); does nothing on Windows. */
  makeExecutable(path: string): Promise<void>;
  remove(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** A fresh empty folder only we can enter (0700), removed when the run ends. */
  privateFolder(): Promise<string>;
}

/** A program to run: a file and its arguments, never a shell line; an environment that is exactly `env`, and a mark of the run. */
export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds since 1970; past it the program is killed with all its children. */
  readonly deadline: number;
  /** Called with each complete line of stderr as it comes (progress); at most some thousands of characters long. */
  readonly onLine?: (line: string) => void;
};

/** How a program ended. `code` is null exactly when a signal ended it. Streams are cut at 8 MiB (`cut`), never blocked. */
export type CommandEnd = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly timedOut: boolean;
  /** The program could not be started: the reason as a sentence. */
  readonly notStarted: string | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly cut: boolean;
};

export interface Processes {
  /** Runs a program to its end. Never rejects: what went wrong is in the answer. */
  run(command: Command): Promise<CommandEnd>;
  /** The absolute path of a program of that name in a PATH, or null. */
  find(name: string, path: string): Promise<string | null>;
}

export type DownloadRequest = {
  readonly url: string;
  readonly to: string;
  readonly deadline: number;
  /** Bytes; more is refused. */
  readonly limit: number;
  /** Sent as `Authorization: Bearer …` to the first host only. */
  readonly token?: string;
  readonly onProgress?: (received: number, total: number | null) => void;
};

export interface Downloads {
  /** Fetches an https address (http only on the loopback) to a file, in a few tries; rejects with a sentence. */
  fetch(request: DownloadRequest): Promise<void>;
}

/** A cache of executables between runs, keyed by tool, version and platform. */
export interface ToolCache {
  /** The folder of a cached tool, or null. What is in it may have been changed by anybody. */
  find(tool: string, version: string): Promise<string | null>;
  /** Puts one file into the cache under `name` and gives the folder it is now in. */
  store(file: string, name: string, tool: string, version: string): Promise<string>;
}

/** How an image is to be read. `wanted`: the paths in its layers whose content is to be told (no leading slash). `deadline`: ms since 1970. */
export type ImageReadRequest = {
  readonly source: ImageSource;
  readonly wanted: (path: string) => boolean;
  /** How many layers from the bottom to read: none (facts alone), some, or `all`, which an archive or layout needs to prove its diff IDs. */
  readonly layers: number | "all";
  readonly deadline: number;
};

/** What an image is, and what its layers do at the wanted paths: one entry a layer, from the bottom; fewer where fewer were read. */
export type ImageReading = { readonly facts: ImageFacts; readonly changes: readonly LayerChanges[] };

/** What a registry says of a reference. `digest`: of what the reference names (an index or a manifest). */
export type RegistryAnswer = {
  readonly digest: string;
  /** Every image of it, by platform; one for a manifest that is no index. */
  readonly images: readonly { readonly platform: string; readonly facts: ImageFacts }[];
};

/**
 * Reads images without a scanner. No layer is unpacked to disk, and every digest is checked against the bytes it stands for. A registry is asked
 * once what a reference means, and for each layer once: whoever reads or extracts that image gets the same one. Rejects with a GateError:
 * `target-not-found`, `target-invalid` (is not what it claims to be), `source-mismatch` (its bytes are not what its digests say),
 * `platform-missing`, `environment` (network, credentials, disk), `scanner-timeout` (past the deadline).
 */
export interface Images {
  read(request: ImageReadRequest): Promise<ImageReading>;
  /** Names of the images in an archive or layout, in their order; an image without a name has null. */
  list(
    source: Pick<ImageSource, "scheme" | "absolute" | "locator">,
  ): Promise<readonly { readonly names: readonly string[]; readonly platform: string | null }[]>;
  /**
   * Writes one image of an archive, layout or registry, and nothing beside it, into an empty folder: for programs that cannot choose among several,
   * and are given no credentials. `deadline`: ms since 1970. Gives where it is, and the digest of its config.
   */
  extract(request: {
    readonly source: ImageSource;
    readonly to: string;
    readonly deadline: number;
  }): Promise<{ readonly scheme: "docker-archive" | "oci-dir"; readonly path: string; readonly config: string }>;
  /** Looks a reference up in its registry: its digest alone (`platforms` empty), or with the facts of these platforms (`all`: of every one). */
  lookUp(request: {
    readonly reference: string;
    readonly platforms: readonly string[] | "all";
    readonly deadline: number;
  }): Promise<RegistryAnswer>;
}

/** The container engine on this machine, if there is one. */
export interface Daemon {
  /** Whether the daemon has an image of that reference; null where no daemon answers. */
  has(reference: string): Promise<boolean | null>;
}

/** Tells a person what is going on. Nothing depends on it. */
export interface Progress {
  /** Begins a step ("grype on docker:shop:1") and gives the function that ends it: with another text if need be, and `ok` false if it failed. */
  step(text: string): { update(text: string): void; end(text?: string, ok?: boolean): void };
}

/** What of the machine matters: as Node names them. */
export type Machine = {
  readonly os: "linux" | "darwin" | "win32" | string;
  readonly arch: "x64" | "arm64" | string;
  readonly cores: number;
  /** Environment variables, for the few that are handed on by name (PATH, HOME, DOCKER_HOST …). */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly cwd: string;
};

/** The whole world as the core sees it. */
export type World = {
  readonly clock: Clock;
  readonly files: Files;
  readonly processes: Processes;
  readonly downloads: Downloads;
  readonly tools: ToolCache;
  readonly daemon: Daemon;
  readonly images: Images;
  readonly progress: Progress;
  readonly machine: Machine;
  /** Folder for databases kept between runs. */
  readonly cacheFolder: string;
};

/** A scanner's executable, ready to run and accounted for. */
export type ScannerBinary = {
  readonly name: ScannerName;
  readonly path: string;
  readonly version: string;
  readonly sha256: string;
  readonly source: "given" | "release" | "mirror" | "go";
  /** The seal of its file when its digest was taken. */
  readonly seal?: string;
  /** What is worth saying of how it was come by. */
  readonly notices?: readonly Problem[];
};
