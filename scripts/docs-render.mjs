// What is made from the settings and schemas: parts of both action.yml and of the README, and the published JSON Schemas.
// Pure: texts and tables in, texts out. `docs.mjs` writes them, a test holds them to the code.

/** The generated files' new texts, by path. `facts`: the compiled tables and schemas; `read`: the text of a file as it is. */
export function toDocuments(facts, read) {
  const { policySchema, resultSchema, basesLockSchema } = facts;
  return {
    "action.yml": fillAction(read("action.yml"), "action", facts),
    "aggregate/action.yml": fillAction(read("aggregate/action.yml"), "aggregate", facts),
    "README.md": fill(read("README.md"), ["<!-- settings:begin -->", "<!-- settings:end -->"], renderTables(facts)),
    "schemas/policy-1.json": `${JSON.stringify(policySchema, null, 2)}\n`,
    "schemas/bases-1.json": `${JSON.stringify(basesLockSchema, null, 2)}\n`,
    "schemas/result-1.json": `${JSON.stringify(resultSchema, null, 2)}\n`,
  };
}

/** Puts a text between two marks, each on a line of its own. */
function fill(text, [begin, end], content) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The marks ${begin} and ${end} are missing.`);
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`;
}

function fillAction(text, door, { settings, outputs, existsAt, toDefault }) {
  const entrance = { door, command: door === "action" ? "scan" : "judge" };
  const names = Object.keys(settings).filter((name) => existsAt(name, entrance));
  const inputs = names.map((name) => renderInput(name, settings[name], toDefault(settings[name])));
  const lines = Object.entries(outputs).map(([name, help]) => `  ${name}:\n    description: ${JSON.stringify(help)}`);
  return fill(text, ["# generated:begin", "# generated:end"], ["inputs:", ...inputs, "outputs:", ...lines].join("\n"));
}

function renderInput(name, setting, shown) {
  // An expression is no text for a description: runners refuse the whole action. Its `default:` below says it.
  const fallback = setting.actionExpression === undefined ? shown : "";
  const list = setting.list ? " One a line." : "";
  const description = `${setting.help}${list}${fallback === "" ? "" : ` Default: ${fallback}.`}`;
  const lines = [`  ${name}:`, `    description: ${JSON.stringify(description)}`, `    required: ${name === "results"}`];
  if (setting.actionExpression !== undefined) lines.push(`    default: \${{ ${setting.actionExpression} }}`);
  return lines.join("\n");
}

const SCOPES = {
  scan: "",
  all: "",
  actions: " Actions only.",
  aggregate: " Fan-in action only.",
  build: "",
};

function renderTables({ settings, groups, toDefault }) {
  const tables = Object.entries(groups).map(([group, title]) => {
    const rows = Object.entries(settings).filter(([, setting]) => setting.group === group);
    return [
      `**${title}**`,
      "",
      "| setting | default | meaning |",
      "|---|---|---|",
      ...rows.map(([name, setting]) => renderRow(name, setting, toDefault(setting))),
    ].join("\n");
  });
  const note =
    "¹ also a key of the policy file · ² also where reports are judged (`portcullis judge`, the fan-in action) · ³ a list · ⁴ also with `portcullis judge`";
  return ["", ...tables.flatMap((table) => [table, ""]), note, ""].join("\n");
}

function renderRow(name, setting, fallback) {
  const marks = [
    setting.policyKey ? "¹" : "",
    setting.scope === "all" ? "²" : "",
    setting.list ? "³" : "",
    setting.scope === "build" ? "⁴" : "",
  ].filter((mark) => mark !== "");
  const cells = [`\`${name}\` ${marks.join(" ")}`.trim(), fallback, `${setting.help}${SCOPES[setting.scope]}`];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`.replaceAll("|  |", "| |");
}
