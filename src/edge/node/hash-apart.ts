import { Worker } from "node:worker_threads";

/** Reads an open file from its beginning and hashes it; what fails ends it with an error, which whoever asked is told. */
const PROGRAM = `
const { readSync } = require("node:fs");
const { createHash } = require("node:crypto");
const { parentPort, workerData: file } = require("node:worker_threads");
const hash = createHash("sha256");
const piece = Buffer.allocUnsafeSlow(1024 * 1024);
let at = 0;
for (let read; (read = readSync(file, piece, 0, piece.length, at)) > 0; at += read) hash.update(piece.subarray(0, read));
parentPort.postMessage(hash.digest("hex"));
`;

/**
 * The sha256 of an open file, lower-case hex, computed in a thread of its own: the hash of a scanner takes as long as all else that is done
 * before the scanners run, and would hold it up. Rejects with the system's error.
 */
export function hashApart(file: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: file, env: {}, execArgv: [] });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread that hashed it ended early"))); // does nothing once the hash is told
  });
}
