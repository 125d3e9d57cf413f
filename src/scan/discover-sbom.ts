import { resolve } from "node:path";
import { sentenceOf } from "../errors.ts";
import type { TargetRequest } from "../model/target.ts";
import { type Found, notFound, type Search } from "./found.ts";
import { toShown } from "./shown.ts";

/** An SBOM file, if it is a file that can be read and begins as a document of such a kind can. */
export async function findSbom({ path }: Extract<TargetRequest, { kind: "sbom" }>, { world }: Search): Promise<Found> {
  const absolute = resolve(world.machine.cwd, path);
  const shown = toShown(absolute, world.machine.cwd);
  const there = await world.files.stat(absolute);
  if (there === null) return notFound({ code: "target-not-found", message: `There is no SBOM ${shown}.`, next: "Check the path." });
  if (there.kind === "folder" || there.kind === "other") {
    const what = there.kind === "folder" ? "a folder" : "no regular file";
    return notFound({ code: "target-invalid", message: `${shown} is ${what}, and an SBOM file was expected.`, next: "Name the file." });
  }
  try {
    let isEmpty = true;
    for await (const piece of world.files.stream(absolute)) {
      isEmpty = piece.length === 0;
      break;
    }
    if (isEmpty) return notFound({ code: "target-invalid", message: `The SBOM ${shown} is empty.`, next: "Make it again." });
  } catch (error) {
    return notFound({ code: "target-not-found", message: sentenceOf(error), next: "Check its permissions." });
  }
  return { targets: [{ kind: "sbom", id: `sbom:${shown}`, shown, absolute }], problems: [] };
}
