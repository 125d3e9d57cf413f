import { type DockerfileBuild, resolveDockerfile } from "../../src/base-image/resolve.ts";
import type { DockerfileFacts } from "../../src/model/dockerfile.ts";
import { faultsOf } from "./faults.ts";

/** How a Dockerfile is built: its last stage, for the default platform, unless said otherwise. */
export type Built = Partial<Omit<DockerfileBuild, "source" | "buildArgs">> & { readonly args?: Readonly<Record<string, string>> };

/** What a Dockerfile called `D` builds on. */
export function resolved(text: string, { args = {}, ...over }: Built = {}): DockerfileFacts {
  const source = new TextEncoder().encode(text);
  return resolveDockerfile({ source, name: "D", target: null, platform: null, ...over, buildArgs: new Map(Object.entries(args)) });
}

/** What its stages are built on, in order. */
export function bases(text: string, built: Built = {}): string[] {
  return resolved(text, built).stages.map(({ from }) => from);
}

/** The sentence that it is refused with, and `refused` where it is refused in any other way. */
export function refusal(text: string, built: Built = {}): string {
  const faults = faultsOf(() => resolved(text, built));
  return faults.map(({ code, message, next }) => (code === "dockerfile-invalid" && next !== "" ? message : `refused: ${code}`)).join("\n");
}
