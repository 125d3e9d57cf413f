import type { World } from "../ports.ts";

/** Where Go gets modules from, and by which database it checks them. */
export type GoSources = { readonly proxy: string; readonly checksums: string };

const PROXY = "https://proxy.golang.org";
const CHECKSUMS = "sum.golang.org";
const ASK_MS = 10_000;

/**
 * What this machine's Go is set up with, as far as it cannot change what is built: module proxies over https, which can delay a build and
 * not alter it, and Go's own checksum database, also where it is reached at another address (its key is built into Go). A database with a
 * key of its own, `off`, and every exemption from it are passed over.
 */
export async function readGoSources(go: string, { folder, world }: { folder: string; world: World }): Promise<GoSources> {
  const { machine, processes, clock } = world;
  const names = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "GOENV", "GOPROXY", "GOSUMDB", "SystemRoot"];
  const env = Object.fromEntries(names.flatMap((name) => (machine.env[name] ? [[name, machine.env[name]]] : [])));
  const deadline = clock.now() + ASK_MS;
  const end = await processes.run({ file: go, args: ["env", "GOPROXY", "GOSUMDB"], cwd: folder, env, deadline });
  const [proxies = "", checksums = ""] = end.code === 0 ? end.stdout.split(/\r?\n/) : [];
  return { proxy: toProxies(proxies), checksums: toChecksums(checksums) };
}

/** The https module proxies of a GOPROXY list. Without one, Go's own. */
function toProxies(list: string): string {
  const proxies = list
    .split(/[,|]/)
    .map((entry) => entry.trim())
    .filter((entry) => /^https:\/\/[^\s]+$/.test(entry));
  return proxies.length === 0 ? PROXY : proxies.join(",");
}

/** Databases that are signed with the key of sum.golang.org, which Go knows; the second is its mirror in China. */
function toChecksums(value: string): string {
  return /^(?:sum\.golang\.google\.cn|sum\.golang\.org(?: https:\/\/\S+)?)$/.test(value.trim()) ? value.trim() : CHECKSUMS;
}
