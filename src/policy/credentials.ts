import type { Fault } from "../errors.ts";
import type { Settings } from "../model/settings.ts";
import type { Given } from "./read-settings.ts";
import type { ForHost } from "./values.ts";

/** User names and passwords, paired by the registry they are for; what has no partner, or two, is a fault. Passwords are never told. */
export function toCredentials(given: Given): { registry: Settings["registry"]; faults: Fault[] } {
  const names = given["registry-username"] ?? [];
  const passwords = given["registry-password"] ?? [];
  const faults = [
    ...twice("registry-username", names),
    ...twice("registry-password", passwords),
    ...without(names, passwords, { name: "registry-username", partner: "registry-password" }),
    ...without(passwords, names, { name: "registry-password", partner: "registry-username" }),
  ];
  const registry = names.flatMap(({ host, value: username }) => {
    const password = passwords.find((other) => other.host === host)?.value;
    return password === undefined ? [] : [{ host, username, password }];
  });
  return { registry, faults };
}

function twice(name: string, list: readonly ForHost[]): Fault[] {
  const repeated = list.filter(({ host }, place) => list.findIndex((other) => other.host === host) < place);
  return [...new Set(repeated.map(({ host }) => host))].map((host) => ({
    code: "input-invalid",
    message: `\`${name}\` is given more than once for ${host}.`,
    next: "Keep one for each registry.",
  }));
}

function without(list: readonly ForHost[], others: readonly ForHost[], { name, partner }: { name: string; partner: string }): Fault[] {
  const alone = list.filter(({ host }) => !others.some((other) => other.host === host));
  return alone.map(({ host }) => ({
    code: "input-invalid",
    message: `\`${name}\` is given for ${host}, and no \`${partner}\` for it.`,
    next: "Give both for the same registry (`HOST=…`), or neither.",
  }));
}
