import { publishAnnotations, publishOutputs } from "../edge/github/publish.ts";
import type { Fault } from "../errors.ts";
import type { Annotation } from "../model/annotation.ts";
import { toSafeText } from "../report/escape.ts";

type Said = { readonly code: string; readonly message: string; readonly next: string };

/** One annotation a fault: of what stopped a run, every mistake is shown. */
export function toAnnotation(level: Annotation["level"]): (fault: Said) => Annotation {
  return ({ code, message, next }) => ({ level, title: `Portcullis: ${code}`, message: toSafeText(`${message} ${next}`) });
}

/** Says why a run ended without a verdict, at once: as an annotation, and in the outputs that later steps may ask for. */
export function announceEnd(fault: Fault): void {
  publishAnnotations([toAnnotation("error")(fault)]);
  publishOutputs({ outcome: "error", reason: fault.code });
}
