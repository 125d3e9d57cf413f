import { trim } from "../characters.ts";
import { refuse } from "../refusal.ts";

const BOOLEANS = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];

/** Refuses a `# check=` that BuildKit refuses. What it says is about warnings, and none of our business. */
export function checkLintOptions(value: string): void {
  if (trim(value) === "") return;
  for (const option of splitThree(value)) {
    const equals = option.indexOf("=");
    const key = trim(option.slice(0, Math.max(0, equals)));
    if (key !== "skip" && key !== "experimental" && key !== "error")
      throw refuse(`\`# check=\` has no option \`${option}\`.`, "Known are `skip`, `experimental` and `error`.");
    if (key === "error" && !BOOLEANS.includes(trim(option.slice(equals + 1))))
      throw refuse(`\`# check=\` has \`${option}\`, which is neither true nor false.`, "Write `error=true`.");
  }
}

/** Two options are split off; whatever follows is the third. */
function splitThree(value: string): string[] {
  const [first = "", second, ...rest] = trim(value).split(";");
  return [first, ...(second === undefined ? [] : [second]), ...(rest.length === 0 ? [] : [rest.join(";")])];
}
