import { isLoopback } from "../node/connector.ts";

const HUB = "docker.io";
/** The names under which Docker Hub goes; its registry answers to the third. */
const HUB_NAMES: ReadonlySet<string> = new Set([HUB, "index.docker.io", "registry-1.docker.io", "hub.docker.com"]);

/** A registry: the name its credentials go by, and the host (and port) that answers for it. `isLocal`: of this very machine. */
export type RegistryHost = { readonly name: string; readonly authority: string; readonly isLocal: boolean };

/** The host that answers for a reference's registry. */
export function toRegistryHost(registry: string): RegistryHost {
  const name = toRegistryName(registry);
  const authority = name === HUB ? "registry-1.docker.io" : name;
  const address = `https://${authority}`;
  return { name, authority, isLocal: URL.canParse(address) && isLoopback(new URL(address).hostname) };
}

/** A registry's one name, however it was written: lower case, and `docker.io` for Docker Hub. */
export function toRegistryName(registry: string): string {
  const lower = registry.toLowerCase();
  return HUB_NAMES.has(lower) ? HUB : lower;
}
