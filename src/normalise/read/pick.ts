/** A JSON object, of whose keys nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

const NOTHING: Json = Object.freeze({});

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object under a key; an empty one where there is none. */
export function objectOf(of: Json, key: string): Json {
  const value = of[key];
  return isObject(value) ? value : NOTHING;
}

/** The list under a key; an empty one where there is none (scanners write `null` for it as well). */
export function listOf(of: Json, key: string): readonly unknown[] {
  const value = of[key];
  return Array.isArray(value) ? value : [];
}

/** The objects in the list under a key. */
export function objectsOf(of: Json, key: string): readonly Json[] {
  return listOf(of, key).filter(isObject);
}

/** The strings in the list under a key, without empty ones. */
export function textsOf(of: Json, key: string): readonly string[] {
  return listOf(of, key).filter((value): value is string => typeof value === "string" && value !== "");
}

/** The string under a key; an empty one where there is none. */
export function textOf(of: Json, key: string): string {
  const value = of[key];
  return typeof value === "string" ? value : "";
}

/** The finite number under a key, or undefined. */
export function numberOf(of: Json, key: string): number | undefined {
  const value = of[key];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A date as ISO 8601 in UTC, or null where the text is none, or Go's zero time. */
export function toDate(text: string): string | null {
  const time = text === "" ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) || time <= Date.UTC(1, 0, 2) || text.startsWith("0001-") ? null : new Date(time).toISOString();
}
