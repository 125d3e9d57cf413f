import { INHERITED_SOURCES } from "../../model/base.ts";
import type { ResultBase } from "../../model/result.ts";

type Described = { readonly id: string; readonly layers?: readonly string[] | undefined; readonly base?: ResultBase | undefined };

/** What a document says of a base that cannot be, as a clause: a proof without what it is made of. Null where all of it can be. */
export function findWrongBase(targets: readonly Described[]): string | null {
  for (const { id, layers, base } of targets) {
    const wrong = base === undefined ? null : wrongIn(base, layers);
    if (wrong !== null) return `it calls the base of ${JSON.stringify(id)} ${base?.status}, ${wrong}`;
  }
  return null;
}

function wrongIn({ status, cause, reference, layers, claims }: ResultBase, of: readonly string[] | undefined): string | null {
  if ((status === "proven") !== (cause === "proven")) return `and gives the cause "${cause}"`;
  if (status !== "proven") return layers === 0 ? null : `and gives it ${layers} layers`;
  if (reference === null) return "and does not say which it is";
  if (layers === 0) return "and gives it no layers";
  if (of !== undefined && layers > of.length) return `and gives it ${layers} of ${of.length} layers`;
  const counts = claims.some(({ source, reference: claimed }) => claimed !== null && !INHERITED_SOURCES.includes(source));
  return counts ? null : "and nothing that counts declares it";
}
