import type { Fault } from "../../errors.ts";
import type { BaseFacts, BuildImage, Claim } from "../../model/base.ts";
import { toFacts } from "./prove.ts";

/** The base of an image that could not be read: altered where its bytes are not what its digests say, else unread. */
export function toFailedBase(id: string, faults: readonly Fault[]): BaseFacts {
  const altered = faults.find(({ code }) => code === "source-mismatch");
  return altered === undefined ? toUnreadBase(id, faults) : toAlteredBase(id, altered, { claims: [], external: [] });
}

type Told = { readonly claims: readonly Claim[]; readonly external: readonly BuildImage[] };

/** The base of an image whose bytes are not what its digests say. */
export function toAlteredBase(id: string, fault: Fault, { claims, external }: Told): BaseFacts {
  const message = `${id} is not what its own digests say, so that nothing it says of its base counts. ${fault.message}`;
  return toFacts(
    { status: "contradicted", cause: "altered", reference: claims[0]?.reference ?? null, message, next: fault.next },
    claims,
    external,
  );
}

function toUnreadBase(id: string, faults: readonly Fault[]): BaseFacts {
  const message = `The layers of ${id} could not be read, so that nobody knows its base. ${faults[0]?.message ?? ""}`.trim();
  const next = faults[0]?.next ?? "Run again with --verbose.";
  return toFacts({ status: "unknown", cause: "unread", reference: null, message, next }, [], []);
}
