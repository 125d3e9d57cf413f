import type { RawSettings } from "../policy/settings.ts";

/** What of the settings must not be read in a log: passwords and tokens, as they would stand there. */
export function toSecrets(raw: RawSettings): string[] {
  const passwords = (raw["registry-password"] ?? []).map((text) => text.slice(text.indexOf("=") + 1)); // HOST=PASSWORD
  const inAddress = (raw.proxy ?? []).map((text) => /^[^/]*:\/\/[^/@]*?:(.*)@/s.exec(text)?.[1] ?? "");
  return [...passwords, ...inAddress, ...(raw["github-token"] ?? [])].filter((secret) => secret !== "");
}
