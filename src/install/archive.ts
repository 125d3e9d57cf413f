import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { unzipSync } from "fflate";
import { extract } from "tar-stream";

/** A release archive holds one program and some texts; what is larger, or has more entries, is none. */
const LIMIT_BYTES = 1024 * 1024 * 1024;
const LIMIT_ENTRIES = 1000;

/** Why an archive was refused, as a clause. */
export class ArchiveFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ArchiveFault";
  }
}

/**
 * The bytes of the one program called `name` in an archive (`.tar.gz` or `.zip`), in pieces. Nothing else is unpacked and no path of the
 * archive reaches the disk. Links, devices, paths that lead outside, a second entry of the name, and none at all are refused: then the
 * pieces given so far are worthless.
 */
export async function* extractProgram(archive: Uint8Array, { file, name }: { file: string; name: string }): AsyncGenerator<Uint8Array> {
  if (file.endsWith(".zip")) yield extractZip(archive, name);
  else yield* extractTar(archive, name);
}

async function* extractTar(archive: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  const unzipped = Readable.from([archive]).pipe(createGunzip({ chunkSize: 1024 * 1024 }));
  const entries = extract();
  unzipped.on("error", (error) => entries.destroy(error));
  unzipped.pipe(entries);
  let found = false;
  let seen = 0;
  let bytes = 0;
  try {
    for await (const entry of entries) {
      const { header } = entry;
      seen += 1;
      bytes += header.size ?? 0;
      checkEntry(header.name, { type: header.type ?? "file", seen, bytes });
      if (toPlainName(header.name) !== name || header.type === "directory") {
        entry.resume();
        continue;
      }
      if (found) throw new ArchiveFault(`it holds ${name} twice`);
      found = true;
      for await (const piece of entry as AsyncIterable<Uint8Array>) yield piece;
    }
  } finally {
    unzipped.destroy();
  }
  if (!found) throw new ArchiveFault(`it does not hold ${name}`);
}

function checkEntry(name: string, { type, seen, bytes }: { type: string; seen: number; bytes: number }): void {
  const shown = JSON.stringify(name.slice(0, 100));
  if (type !== "file" && type !== "contiguous-file" && type !== "directory") throw new ArchiveFault(`it holds a ${type}, ${shown}`);
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes(".."))
    throw new ArchiveFault(`it holds a path that leads outside, ${shown}`);
  if (seen > LIMIT_ENTRIES) throw new ArchiveFault(`it holds more than ${LIMIT_ENTRIES} files`);
  if (bytes > LIMIT_BYTES) throw new ArchiveFault(`it unpacks to more than ${LIMIT_BYTES} bytes`);
}

function toPlainName(name: string): string {
  return name.replace(/^(?:\.\/)+/, "");
}

function extractZip(archive: Uint8Array, name: string): Uint8Array {
  let seen = 0;
  let bytes = 0;
  let matching = 0;
  const files = unzipSync(archive, {
    filter(entry) {
      seen += 1;
      bytes += entry.originalSize;
      checkEntry(entry.name, { type: "file", seen, bytes });
      if (toPlainName(entry.name) !== name) return false;
      matching += 1;
      if (matching > 1) throw new ArchiveFault(`it holds ${name} twice`);
      return true;
    },
  });
  const [program] = Object.values(files);
  if (program === undefined) throw new ArchiveFault(`it does not hold ${name}`);
  return program;
}
