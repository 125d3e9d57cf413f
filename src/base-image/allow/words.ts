import type { BaseFacts, BuildImage } from "../../model/base.ts";
import type { BaseEntry } from "../../model/policy.ts";
import { parseReference } from "../../model/reference.ts";
import { findEntry, findNearest, isInForce } from "./entries.ts";
import type { BaseRules } from "./judge-bases.ts";

type Said = { readonly message: string; readonly next: string };

/** The sentence for a base that an entry of the denylist names. */
export function toDeniedMessage(base: BaseFacts, entry: BaseEntry, { policy }: BaseRules): Said {
  const why = entry.reason === undefined ? "" : ` (${entry.reason})`;
  return {
    message: `${toPlace(base)}${base.reference ?? "scratch"} is denied by \`${entry.image}\` in ${policy.source}${why}.`,
    next: "Build on another image.",
  };
}

/** The sentence for a base that no entry in force allows: where it is declared, what comes nearest, what to change. */
export function toRefusal(base: BaseFacts, reference: string, rules: BaseRules): Said {
  return {
    message: `${toPlace(base)}${reference} is not an allowed base. ${toHint(reference, [...base.claims.flatMap(({ digest }) => digest ?? []), ...(base.digest === null ? [] : [base.digest])], rules)}`,
    next: toNext(reference, rules),
  };
}

/** The sentence for an image that a Dockerfile takes from outside and no entry allows. */
export function toExternalMessage(target: string, image: BuildImage, rules: BaseRules): Said {
  const { canonical, file, line, usedAs } = image;
  const place = line === null ? file : `${file}:${line}`;
  const name = canonical ?? (image.reference === "" ? "an image whose name comes to nothing" : image.reference);
  const used = usedAs.map((use) => USES[use]).join(" and ");
  const denied = canonical === null ? null : findEntry(rules.baseImages.deny, { reference: canonical, digests: [], hasTag: true });
  const why =
    canonical === null
      ? "is no image reference"
      : denied === null
        ? `is not an allowed image. ${toHint(canonical, [], rules)}`.replace(/\.$/, "")
        : `is denied by \`${denied.image}\` in ${rules.policy.source}`;
  const next = canonical === null ? `Correct ${place}: write an image's name there.` : toNext(name, rules);
  return { message: `${place}: ${name}, which ${target} ${used}, ${why}.`, next };
}

const USES = {
  from: "has a stage on",
  copy: "copies from",
  mount: "mounts while it is built",
  frontend: "is built by (`# syntax`)",
} as const;

function toPlace({ claims }: BaseFacts): string {
  const [claim] = claims;
  return claim === undefined ? "" : `${claim.where}: `;
}

/** The nearest entry, and why it is not enough where its name fits. */
function toHint(reference: string, digests: readonly string[], { baseImages, today }: BaseRules): string {
  const expired = baseImages.allow.filter((entry) => !isInForce(entry, today));
  const late = findEntry(expired, { reference, digests, hasTag: true });
  if (late !== null) return `The entry \`${late.image}\` expired on ${late.expires}.`;
  const inForce = baseImages.allow.filter((entry) => isInForce(entry, today));
  if (isByTagOnly(reference, inForce))
    return "It is named by digest, and nothing confirms that the tag beside it ever had that digest: only an entry with `digests`, one without a tag, or the lock can allow it.";
  const nearest = findNearest(inForce, reference);
  if (nearest === null)
    return inForce.length === 0 ? "No entry of the allowlist is in force." : `The allowlist has ${count(inForce.length)}.`;
  const only = nearest.digests === undefined ? "" : " (only certain digests)";
  return `The nearest allowed is \`${nearest.image}\`${only}.`;
}

function isByTagOnly(reference: string, entries: readonly BaseEntry[]): boolean {
  const parsed = parseReference(reference);
  if ("wrong" in parsed || parsed.digest === null) return false;
  return findEntry(entries, { reference, digests: [], hasTag: true }) !== null;
}

function count(number: number): string {
  return number === 1 ? "1 entry, of another registry" : `${number} entries, all of other registries`;
}

function toNext(reference: string, { policy, baseImages, today }: BaseRules): string {
  const inForce = baseImages.allow.filter((entry) => isInForce(entry, today));
  if (isByTagOnly(reference, inForce))
    return `Take that digest into the lock while the tag has it (\`portcullis bases lock ${reference}\`), or allow it with \`digests\` in ${policy.source}.`;
  const nearest = findNearest(baseImages.allow, reference);
  const instead = nearest === null ? "an allowed image" : `an image that \`${nearest.image}\` allows`;
  return `Use ${instead}, or have it added to \`base-images.allow\` in ${policy.source}.`;
}
