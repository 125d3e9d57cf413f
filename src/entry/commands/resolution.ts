import type { DockerfileFacts, ExternalImage, StageFacts } from "../../model/dockerfile.ts";

/** What a Dockerfile builds on, as text for people. Foreign text in it is not escaped yet. */
export function renderResolution({ stages, final, external }: DockerfileFacts, name: string): string {
  const images = external.map(toImageLine);
  const base = final.base ?? (stages[final.chain.at(-1) ?? 0]?.from === "scratch" ? "scratch" : "an image that is not known");
  return [
    `${name} builds on ${base}`,
    "",
    "Stages",
    ...stages.map((stage, index) => `  ${final.chain.includes(index) ? ">" : " "} ${index} ${toStageWords(stage)}`),
    "",
    images.length === 0 ? "No image is taken from outside." : "Images from outside",
    ...images,
    "",
  ].join("\n");
}

function toStageWords({ name, from, platform, stage, copyFrom, line }: StageFacts): string {
  const words = [
    `line ${line}`,
    name,
    `from ${stage === null ? from : `stage ${stage} (${from})`}`,
    platform === null ? null : `for ${platform}`,
    copyFrom.length === 0 ? null : `takes files from ${copyFrom.join(", ")}`,
  ];
  return words.filter((word) => word !== null).join(", ");
}

function toImageLine({ reference, canonical, line, usedAs }: ExternalImage): string {
  const where = line === null ? "by a build argument" : `line ${line}`;
  return `    ${canonical ?? `"${reference}", which is no reference`} (${where}, ${usedAs.join(", ")})`;
}
