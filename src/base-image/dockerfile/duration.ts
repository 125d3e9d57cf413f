/** Nanoseconds of Go's units of time. */
const UNITS: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const LONGEST = 2 ** 63;

/** Nanoseconds of a duration as Go writes it (`1h30m`, `-1.5s`, `0`); null for text that is none. */
export function toNanoseconds(text: string): number | null {
  const [, sign = "", rest = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
  if (rest === "0") return 0;
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)[^\d.]+)+$/.test(rest)) return null;
  let sum = 0;
  for (const [, number = "", unit = ""] of rest.matchAll(/([\d.]+)([^\d.]+)/g)) {
    const scale = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (scale === undefined) return null;
    sum += Math.trunc(Number(number) * scale);
  }
  if (sum >= LONGEST) return null;
  return sign === "-" ? -sum : sum;
}
