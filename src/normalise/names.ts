import { cveOf } from "../model/advisory.ts";
import { sortedUnique } from "../model/order.ts";

/** Other names of the very same flaw, and the flaws that an advisory is about without being one with them. */
export type Names = { readonly aliases: readonly string[]; readonly related: readonly string[] };

/** Advisories of distributions: each may stand for several flaws. */
const BUNDLES =
  /^(?:RH[SBE]A|EL[SBE]A|AL[SBE]A|RL[SBE]A|RX[SBE]A|CES?A|CEBA|D[SLT]+A|ELA|USN|LSN|(?:open)?SUSE-(?:[SRFO]U|IU)|MGASA|ALAS[\w.]*|FEDORA|GLSA|AVG|ASA|OESA|PHSA|VMSA|ROSA|CLSA)-/;

/** What a record says of other records, in its own words. */
export type Claims = {
  readonly id: string;
  /** Said to be the same flaw. */
  readonly aliases: readonly string[];
  /** What the record derives from: the same flaw where it is one, a bundle's parts where there are several. */
  readonly upstream: readonly string[];
  /** Said to have something to do with it. */
  readonly related: readonly string[];
};

/**
 * Tells other names of the same flaw from the parts of a bundle. A distribution's advisory that names one flaw is that flaw; one that names
 * several is a bundle: none of them is an alias of it. Anything else is the flaw that its aliases say, and what it derives from if that is one.
 */
export function toNames({ id, aliases, upstream, related }: Claims): Names {
  if (aliases.length === 0 && upstream.length === 0 && related.length === 0) return toLoneNames(id);
  const isBundle = BUNDLES.test(id);
  const stated = isBundle ? [...aliases, ...upstream, ...related] : [...aliases, ...upstream];
  const flaws = new Set([id, ...stated].flatMap((name) => cveOf(name) ?? []));
  const same =
    flaws.size <= 1 ? stated.filter((name) => !isBundle || cveOf(name) !== null || aliases.includes(name)) : isBundle ? [] : aliases;
  const names = sortedUnique([...same, ...toLoneNames(id).aliases]).filter((name) => name !== id);
  const others = sortedUnique([...aliases, ...upstream, ...related]).filter((name) => name !== id && !names.includes(name));
  return { aliases: names, related: others };
}

const NONE: Names = { aliases: [], related: [] };

/** `DEBIAN-CVE-2024-1234` says by its own name whose flaw it is. */
function toLoneNames(id: string): Names {
  const cve = /^[A-Za-z]+-(CVE-\d{4}-\d{4,})$/.exec(id)?.[1];
  return cve === undefined ? NONE : { aliases: [cve], related: [] };
}
