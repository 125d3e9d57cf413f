import type { Problem } from "../model/reasons.ts";
import type { CommandEnd } from "../ports.ts";
import { lastWords, toFailure } from "./ends.ts";
import type { GrypeTarget } from "./grype-command.ts";

const DATABASE = /vulnerability db|vulnerability database|db could not be loaded|bad db checksum|DB description|was built .{1,40} ago/i;
const PLATFORM =
  /no child with platform|does not match (?:the|user) specified platform|platform mismatch|mismatched platform|unexpected (?:OS|architecture)|no matching manifest/i;
const DAEMON = /docker not available|cannot connect to the docker daemon|docker daemon/i;
const DISK = /no space left on device|disk quota exceeded|read-only file system|file too large/i;
const UNRESOLVED = /attempting to resolve|no source providers|unable to decode sbom|sbom format not recognized|unable to load image/i;

/** How to bring a database, for every sentence that misses one. */
export const BRING_DATABASE =
  "Run once with network, or give a database with `grype-db` (a file or archive from https://grype.anchore.io/databases).";

/** What is to be said of a Grype run that ended; null where it ended well. */
export function toGrypeFault(end: CommandEnd, target: GrypeTarget, platform: string | null): Problem | null {
  const what = `grype on ${target.id}`;
  if (end.code === 0 && !end.timedOut) return null;
  if (end.code === null || end.timedOut) return toFailure(what, end, { target: target.id });
  const said = JSON.stringify(lastWords(end));
  const about = { target: target.id };
  if (DISK.test(end.stderr)) {
    const next = "Make room on the disk of the temporary folder (TMPDIR, in a job RUNNER_TEMP).";
    return { code: "environment", message: `Grype had no room to work on ${target.id}: ${said}.`, next, ...about };
  }
  if (DATABASE.test(end.stderr))
    return { code: "database-missing", message: `Grype could not use its database: ${said}.`, next: BRING_DATABASE, ...about };
  if (PLATFORM.test(end.stderr)) {
    const wanted = platform ?? "this machine's";
    const next = "Ask for a platform that the image has (`platform`).";
    return { code: "platform-missing", message: `${target.id} has no image for the platform ${wanted}: ${said}.`, next, ...about };
  }
  if (!UNRESOLVED.test(end.stderr)) return toFailure(what, end, { target: target.id });
  if (target.kind === "image" && target.absolute === null)
    return { code: "target-not-found", message: `${target.id} could not be had: ${said}.`, next: toNextStep(target, end.stderr), ...about };
  const next = target.kind === "sbom" ? "Give a CycloneDX, SPDX or Syft JSON document." : "Make the image again, or name its kind.";
  return { code: "target-invalid", message: `Grype cannot read ${target.id}: ${said}.`, next, ...about };
}

function toNextStep({ locator }: Extract<GrypeTarget, { kind: "image" }>, stderr: string): string {
  if (DAEMON.test(stderr)) return `Start the container engine, or write \`registry:${locator}\`, or an archive of the image.`;
  return `Build or pull it first, or write \`registry:${locator}\`.`;
}
