import { z } from "zod";
import { PolicyDocument } from "./policy-document.ts";

/** The JSON Schema (2020-12) of the policy file, for editors and other checkers. What depends on the day it cannot say. */
export function toPolicySchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(PolicyDocument, { io: "input" });
  return {
    $schema,
    title: "Portcullis policy",
    description: "What may pass the gate. Checked by `portcullis policy check`, which also knows dates, package URLs and patterns.",
    ...schema,
  };
}
