import type { RawSettings } from "../policy/settings.ts";

/**
 * The category of code scanning that belongs to this workflow, job and leg of a matrix: `.github/workflows/gate.yml:gate/os:linux/`.
 * Where the runner does not say where the workflow's file is, its name; without that, `portcullis/`.
 */
export function toCategory(env: Readonly<Record<string, string | undefined>>, raw: RawSettings): string {
  const [, , ...path] = (env.GITHUB_WORKFLOW_REF ?? "").replace(/@.*$/s, "").split("/");
  const workflow = path.join("/") || (env.GITHUB_WORKFLOW ?? "");
  if (workflow === "") return "portcullis/";
  const job = env.GITHUB_JOB ?? "";
  return `${workflow}${job === "" ? "" : `:${job}`}/${toLeg(raw.matrix?.[0] ?? "")}`;
}

/** The matrix' values, sorted by name; what is no JSON object has none. */
function toLeg(matrix: string): string {
  const values = parseObject(matrix);
  const names = Object.keys(values).sort();
  return names.map((name) => `${name}:${toWord(values[name])}/`).join("");
}

function toWord(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
