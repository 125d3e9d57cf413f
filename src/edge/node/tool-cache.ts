import { stat } from "node:fs/promises";
import { arch } from "node:os";
import { join, resolve } from "node:path";
import { GateError } from "../../errors.ts";
import type { ToolCache } from "../../ports.ts";
import { sentenceOfSystem } from "./system-errors.ts";

/**
 * The runner's tool cache (RUNNER_TOOL_CACHE); outside a job `fallback`, with the same layout. Tools are put there by the toolkit.
 * Looking one up is a question to the file system in the toolkit's layout, `<tool>/<version>/<arch>` with a `.complete` beside it:
 * loading the toolkit takes longer than checking a scanner's digest, and every run looks, while hardly any run stores.
 */
export function makeToolCache(fallback: string): ToolCache {
  return {
    async find(tool, version) {
      const folder = join(toRoot(fallback), tool, version, arch());
      const [there, complete] = await Promise.all([folder, `${folder}.complete`].map(isThere));
      return there && complete ? folder : null;
    },
    async store(file, name, tool, version) {
      try {
        return await quietly(fallback, (toolkit) => toolkit.cacheFile(file, name, tool, version, arch()));
      } catch (error) {
        const message = `${tool} ${version} could not be put into the tool cache: ${sentenceOfSystem(error)}.`;
        throw new GateError(
          { code: "environment", message, next: "Check the permissions and the free space of the cache folder." },
          { cause: error },
        );
      }
    },
  };
}

/** A relative folder would be another one for each program that is started. */
function toRoot(fallback: string): string {
  const given = process.env.RUNNER_TOOL_CACHE;
  return given === undefined || given === "" ? fallback : resolve(given);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Calls the toolkit with the folder that it reads from the environment, and without its `::debug::` lines, which it writes to
 * standard output, where our documents go. One call at a time: each swaps these two and puts them back.
 */
function quietly<T>(fallback: string, call: (toolkit: typeof import("@actions/tool-cache")) => Promise<T>): Promise<T> {
  const mine = turn.then(async () => {
    const toolkit = await import("@actions/tool-cache");
    const { write } = process.stdout;
    const given = process.env.RUNNER_TOOL_CACHE;
    process.env.RUNNER_TOOL_CACHE = toRoot(fallback);
    process.stdout.write = toQuietWrite(write);
    try {
      return await call(toolkit);
    } finally {
      process.stdout.write = write;
      if (given === undefined) delete process.env.RUNNER_TOOL_CACHE;
      else process.env.RUNNER_TOOL_CACHE = given;
    }
  });
  turn = mine.catch(() => undefined);
  return mine;
}

/** A write that drops debug commands and lets everything else through: others may print meanwhile. */
function toQuietWrite(write: typeof process.stdout.write): typeof process.stdout.write {
  const quiet = (...args: Parameters<typeof write>): boolean => {
    const [text] = args;
    if (typeof text === "string" && text.startsWith("::debug::")) return true;
    return write.apply(process.stdout, args);
  };
  return quiet as typeof write;
}
