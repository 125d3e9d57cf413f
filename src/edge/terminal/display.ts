/** What a stream can show, from what Node knows of it and the environment's usual switches. */
export function toDisplay(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env: Readonly<Record<string, string | undefined>>,
): { width: number; colour: boolean; links: boolean } {
  const tty = stream.isTTY === true;
  const forced = isSet(env.FORCE_COLOR) && env.FORCE_COLOR !== "0";
  const refused = isSet(env.NO_COLOR) || env.FORCE_COLOR === "0" || env.TERM === "dumb";
  const colour = forced || (tty && !refused);
  const asked = Number(env.COLUMNS);
  const width = tty && stream.columns ? stream.columns : Number.isInteger(asked) && asked >= 20 ? asked : 100;
  return { width, colour, links: tty && colour && canLink(env) };
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "";
}

/** Terminals known to understand OSC 8 hyperlinks; others would show the bare text, which is no loss. */
function canLink(env: Readonly<Record<string, string | undefined>>): boolean {
  if (isSet(env.CI)) return false;
  const program = env.TERM_PROGRAM ?? "";
  return (
    isSet(env.WT_SESSION) ||
    isSet(env.KITTY_WINDOW_ID) ||
    Number(env.VTE_VERSION) >= 5000 ||
    ["iTerm.app", "WezTerm", "vscode", "ghostty"].includes(program)
  );
}
