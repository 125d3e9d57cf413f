/** Types of packages that belong to a distribution: their flaws are known per distribution, which scanners spell differently in the namespace. */
export const SYSTEM_TYPES = ["deb", "apk", "rpm", "alpm"] as const;

/** Whether packages of a type belong to a distribution. */
export function isSystemType(type: string): boolean {
  return (SYSTEM_TYPES as readonly string[]).includes(type);
}

/** A part of a purl as it is meant: percent-decoded where that is possible, else as it stands. */
export function decodePurlPart(text: string): string {
  // Stryker disable next-line ConditionalExpression,StringLiteral: equivalent, only faster
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
