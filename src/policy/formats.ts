import type { Fault } from "../errors.ts";
import type { OutputRequest } from "../model/settings.ts";

/** Formats of a command that makes no verdict: text and JSON. `of`: what it tells, as the rest of "no format for …". */
export function wrongInFormats(output: readonly OutputRequest[], of: string): Fault[] {
  return output
    .filter(({ format }) => format !== "text" && format !== "json")
    .map(({ format }) => ({
      code: "input-invalid",
      message: `\`--output ${format}\` is no format for ${of}.`,
      next: "Write `-o json` or `-o text`.",
    }));
}
