import { toLower } from "../characters.ts";
import { refuse } from "../refusal.ts";
import { parseFields } from "./csv.ts";
import { parseFlags } from "./flags.ts";
import type { Written } from "./parse.ts";

const FLAGS = { mount: "texts", device: "texts", network: "text", security: "text" } as const;
const NETWORKS = ["default", "none", "host"];
const SECURITIES = ["sandbox", "insecure"];

/** Refuses a RUN that BuildKit refuses, and gives for each of its mounts what it is from: empty where it does not say. */
export function parseRun({ flags }: Written): string[] {
  const given = parseFlags(flags, FLAGS);
  const devices = given.get("device") ?? [];
  const mounts = (given.get("mount") ?? []).map(parseMount);
  const network = given.get("network")?.at(-1) ?? "default";
  const security = given.get("security")?.at(-1) ?? "sandbox";
  devices.forEach(checkDevice);
  if (!NETWORKS.includes(network)) throw refuse(`\`--network=${network}\` is no network.`, `It is one of ${NETWORKS.join(", ")}.`);
  if (!SECURITIES.includes(security)) throw refuse(`\`--security=${security}\` is no such mode.`, `It is one of ${SECURITIES.join(", ")}.`);
  return mounts;
}

/** The other keys of a mount can hold variables: BuildKit looks at them when it has their values, and so not while it parses. */
function parseMount(text: string): string {
  let from = "";
  for (const { key, value } of parseFields(text).map(splitField)) {
    if (key !== "from" || value === null) continue;
    const dollar = value.indexOf("$");
    if (dollar >= 0 && dollar !== value.length - 1)
      throw refuse(
        `A mount is from \`${value}\`, and variables are not read there.`,
        "Give the image a name, `FROM … AS name`, and mount from that.",
      );
    from = value;
  }
  return from;
}

function splitField(field: string): { key: string; value: string | null } {
  const equals = field.indexOf("=");
  return equals < 0 ? { key: toLower(field), value: null } : { key: toLower(field.slice(0, equals)), value: field.slice(equals + 1) };
}

const BOOLEANS = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];

function checkDevice(text: string): void {
  let name = "";
  for (const field of parseFields(text)) {
    const { key, value } = splitField(field);
    if (key === "name" && value !== null) {
      if (name !== "") throw refuse(`A device is named twice, \`${name}\` and \`${value}\`.`, "Name one device in each `--device`.");
      name = value;
    } else if (key === "required") {
      if (value !== null && !BOOLEANS.includes(value))
        throw refuse(`\`required=${value}\` is neither true nor false.`, "Write `required` or `required=false`.");
    } else if (name === "") name = field;
    else throw refuse(`A device has no setting \`${field}\`.`, "Known are `name=…` and `required`.");
  }
}
