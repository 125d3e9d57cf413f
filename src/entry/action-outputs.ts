/** Every output of the actions, with what it holds (contract §2). */
export const OUTPUTS = {
  outcome: "`pass`, `fail`, `error` or `incomplete`.",
  reason: "The code of the first reason; empty for a pass.",
  "total-count": "How many findings there are.",
  "blocking-count": "How many of them block.",
  "critical-count": "How many are critical.",
  "high-count": "How many are high.",
  "medium-count": "How many are medium.",
  "low-count": "How many are low.",
  "base-image-violations": "How many reasons there are against base images and others that a build takes from outside.",
  "image-digest": "The digest of the first image that was scanned.",
  sarif: "Path of the SARIF file; not there where nothing was scanned.",
  json: "Path of the result document.",
  html: "Path of the HTML report.",
} as const;
export type OutputName = keyof typeof OUTPUTS;
