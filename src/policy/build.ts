import { type Fault, GateError } from "../errors.ts";
import type { OutputRequest, PerImage } from "../model/settings.ts";
import { wrongInCombination } from "./combinations.ts";
import { wrongInFormats } from "./formats.ts";
import { readSettings } from "./read-settings.ts";
import { defaultOf, type Entrance, type RawSettings, type SettingName, type ValueOf } from "./settings.ts";
import type { BuildArg } from "./target-values.ts";

/** Which Dockerfile is to be read, how the image is built from it, and what comes out. */
export type BuildRequest = {
  readonly dockerfile: string;
  readonly target: string | null;
  readonly buildArgs: readonly BuildArg[];
  readonly platform: string | null;
  readonly output: readonly OutputRequest[];
};

const ENTRANCE: Entrance = { door: "cli", command: "bases resolve" };

/** Makes a request of what was said. Refuses with all mistakes at once (`input-invalid`). */
export function resolveBuild(raw: RawSettings): BuildRequest {
  const { given } = readSettings(raw, ENTRANCE);
  const faults = findBuildMistakes(raw);
  if (faults.length > 0) throw new GateError(faults);
  const value = <N extends SettingName>(name: N): ValueOf<N> => (given[name] === undefined ? defaultOf(name) : (given[name] as ValueOf<N>));
  return {
    dockerfile: toPath(value("dockerfile")) ?? "Dockerfile",
    target: value("build-target"),
    buildArgs: value("build-arg"),
    platform: value("platform"),
    output: value("output"),
  };
}

/** The one Dockerfile. No image is named here: an `=` is part of the path. */
function toPath([first]: readonly PerImage<string>[]): string | undefined {
  return first === undefined || first.image === null ? first?.value : `${first.image}=${first.value}`;
}

/** All that is wrong with what was said. */
export function findBuildMistakes(raw: RawSettings): readonly Fault[] {
  const { given, faults } = readSettings(raw, ENTRANCE);
  return [
    ...faults,
    ...wrongInCombination(given, ENTRANCE),
    ...wrongInNumber(given.dockerfile ?? []),
    ...wrongInFormats(given.output ?? [], "what a Dockerfile builds on"),
  ];
}

function wrongInNumber(dockerfiles: readonly PerImage<string>[]): Fault[] {
  if (dockerfiles.length < 2) return [];
  const message = `\`--dockerfile\` is given ${dockerfiles.length} times, and one Dockerfile is read.`;
  return [{ code: "input-invalid", message, next: "Keep one of them." }];
}
