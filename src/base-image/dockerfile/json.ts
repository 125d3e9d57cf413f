import { trimStart } from "../characters.ts";
import { refuse } from "../refusal.ts";

/**
 * The strings of an instruction in JSON form, or null for text that is no JSON array: that is shell form, however much it looks like JSON.
 * An array that holds anything but strings is refused.
 */
export function parseJsonForm(rest: string): string[] | null {
  const text = trimStart(rest);
  const values = text.startsWith("[") ? readArray(text) : null;
  if (values === null) return null;
  return values.map((value) => {
    if (typeof value !== "string")
      throw refuse("The JSON form holds something that is no string.", 'Put every word in double quotes: `["word", "word"]`.');
    return value.replace(/\p{Cs}/gu, "\ufffd");
  });
}

/** A number beyond what fits a double is no JSON to Go, and an infinite one to JavaScript. */
function readArray(text: string): unknown[] | null {
  let isBeyond = false;
  try {
    const value: unknown = JSON.parse(text, (_, part: unknown) => {
      isBeyond ||= part === Number.POSITIVE_INFINITY || part === Number.NEGATIVE_INFINITY;
      return part;
    });
    return Array.isArray(value) && !isBeyond ? value : null;
  } catch {
    return null;
  }
}
