import type { DockerfileProblem, ExternalImage } from "../../model/dockerfile.ts";
import { parseReference } from "../../model/reference.ts";
import type { Links } from "./links.ts";
import type { NamedStage } from "./names.ts";
import { findUntimely } from "./order.ts";
import { parsePlatform } from "./platform.ts";

type Build = {
  readonly stages: readonly NamedStage[];
  readonly links: Links;
  readonly external: readonly ExternalImage[];
  readonly name: string;
};
type Wrong = { readonly line: number | null; readonly what: string; readonly next: string };

/** What BuildKit refuses once it has the values of the variables, in the order of the lines. */
export function findProblems({ stages, links, external, name }: Build): DockerfileProblem[] {
  const wrong = [
    ...external.flatMap((image) => wrongReference(image, stages) ?? []),
    ...stages.flatMap((stage) => wrongPlatform(stage) ?? []),
    ...wrongNumbers(links),
    ...findUntimely(links).map(({ line, text }) => ({
      line,
      what: `Files are taken from the stage \`${text}\`, which is not built before this one.`,
      next: "Put that stage before this one.",
    })),
  ];
  return wrong
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(({ line, what, next }) => ({ code: "base-unknown", line, message: `${line === null ? name : `${name}:${line}`}: ${what}`, next }));
}

function wrongReference(
  { reference, canonical, line, usedAs, stages: [index] }: ExternalImage,
  stages: readonly NamedStage[],
): Wrong | null {
  if (canonical !== null) return null;
  const written = usedAs[0] === "from" ? (stages[index ?? -1]?.image ?? "") : reference;
  if (reference === "") return { line, what: `\`${written}\` comes to nothing, and an image is needed.`, next: toGive(written) };
  if (usedAs[0] !== "from" && reference.includes("$"))
    return {
      line,
      what: `\`${reference}\` holds a variable, which is not read there.`,
      next: "Name the image in a stage of its own, `FROM … AS name`, and take the files from that.",
    };
  const parsed = parseReference(reference);
  const why = "wrong" in parsed ? parsed.wrong : "";
  return {
    line,
    what: `\`${reference}\` is no image reference: it ${why}.`,
    next: written === reference ? "Correct it." : `It is written \`${written}\`. ${toGive(written)}`,
  };
}

/** Which build arguments to give, for text with variables in it. */
function toGive(written: string): string {
  const names = [...written.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, variable]) => `\`--build-arg ${variable}=…\``);
  return names.length === 0 ? "Correct it." : `Give ${[...new Set(names)].join(" and ")}, or a default in an ARG before the first FROM.`;
}

function wrongPlatform({ platform, onPlatform, line }: NamedStage): Wrong | null {
  if (onPlatform === null || parsePlatform(onPlatform) !== null) return null;
  if (onPlatform === "") return { line, what: `The platform \`${platform}\` comes to nothing.`, next: toGive(platform) };
  return { line, what: `\`${onPlatform}\` is no platform.`, next: "Write it as `linux/amd64`." };
}

function wrongNumbers({ sources }: Links): Wrong[] {
  return sources.flat().flatMap(({ origin, line, text }) =>
    origin.kind === "nothing"
      ? [
          {
            line,
            what: `Files are copied from stage ${Number(text)}, and there is none of that number.`,
            next: "Stages count from 0. Better, name the stage and copy by its name.",
          },
        ]
      : [],
  );
}
