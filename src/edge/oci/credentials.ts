import type { Settings } from "../../model/settings.ts";
import type { Machine, Processes } from "../../ports.ts";
import { findEntry, readDockerConfig } from "./credentials-docker.ts";
import { askHelper } from "./credentials-helper.ts";
import { toRegistryName } from "./registry-host.ts";

/** What lets somebody in at one registry. `identity`: a token to be changed for another; `bearer`: one for the registry itself. */
export type Credentials =
  | { readonly kind: "password"; readonly username: string; readonly password: string }
  | { readonly kind: "identity"; readonly token: string }
  | { readonly kind: "bearer"; readonly token: string };

/** Credentials and whose they are (for people), and why some could not be had. */
export type FoundCredentials = { readonly credentials: Credentials | null; readonly source: string; readonly fault: string | null };

export type CredentialOptions = {
  readonly registry: Settings["registry"];
  readonly machine: Pick<Machine, "env" | "home" | "os">;
  readonly processes: Pick<Processes, "find">;
  readonly proxy: string | null;
};

/**
 * Finds the credentials for one registry: those of the settings for that very host, else of Docker's configuration (helper of the host,
 * helper of all, what stands there). Never rejects; what cannot be read or run is told in `fault`.
 */
export async function findCredentials(registry: string, options: CredentialOptions): Promise<FoundCredentials> {
  const name = toRegistryName(registry);
  const given = options.registry.find(({ host }) => toRegistryName(host) === name);
  if (given !== undefined) {
    const { username, password } = given;
    return { credentials: { kind: "password", username, password }, source: "`registry-username`", fault: null };
  }
  const { config, path, fault } = await readDockerConfig(options.machine);
  if (config === null) return { credentials: null, source: path, fault };
  const { helper, server, entry } = findEntry(config, name);
  if (helper === null) return { credentials: entry, source: path, fault: null };
  const answer = await askHelper({ helper, server }, options);
  const source = answer.credentials === null && entry !== null ? path : `docker-credential-${helper}`;
  return { credentials: answer.credentials ?? entry, source, fault: answer.fault };
}
