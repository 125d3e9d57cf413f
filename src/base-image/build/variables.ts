import type { Stages } from "../dockerfile/stages.ts";
import { inLine } from "../refusal.ts";
import { expandWord } from "../shell/lex.ts";
import { type Platform, renderPlatform } from "./platform.ts";

/** The variables that a FROM line can use. */
export type Variables = ReadonlyMap<string, string>;

/** How the image is built: what the build runs on, what the image is for, and the stage that was asked for. */
export type BuildSettings = {
  readonly buildArgs: Variables;
  readonly platforms: { readonly build: Platform; readonly target: Platform };
  readonly stage: string | null;
};

/** What BuildKit sets before it reads the first ARG; a build argument of the same name comes before it. */
export function toDefaults({ buildArgs, platforms: { build, target }, stage }: BuildSettings, lastStage: string | null): Variables {
  const own = {
    BUILDPLATFORM: renderPlatform(build, false),
    BUILDOS: build.os,
    BUILDOSVERSION: build.osVersion,
    BUILDARCH: build.architecture,
    BUILDVARIANT: build.variant,
    TARGETPLATFORM: renderPlatform(target, true),
    TARGETOS: target.os,
    TARGETOSVERSION: target.osVersion,
    TARGETARCH: target.architecture,
    TARGETVARIANT: target.variant,
    TARGETSTAGE: stage ?? lastStage ?? "default",
  };
  return new Map(Object.entries(own).map(([name, value]) => [name, buildArgs.get(name) ?? value]));
}

/** The variables after the ARGs that stand before the first FROM. A build argument counts where an ARG declares it. Refuses what cannot be expanded. */
export function toGlobals(
  { globals }: Stages,
  defaults: Variables,
  { buildArgs, escaper, name }: { buildArgs: Variables; escaper: string; name: string },
): Variables {
  const values = new Map(defaults);
  const variables = (variable: string) => values.get(variable);
  for (const { line, pairs } of globals) {
    for (const pair of pairs) {
      const given = buildArgs.get(pair.name);
      const value =
        given ?? (pair.value === null ? undefined : inLine(name, line, () => expandWord(pair.value ?? "", { escaper, variables })));
      if (value !== undefined) values.set(pair.name, value);
    }
  }
  return values;
}
