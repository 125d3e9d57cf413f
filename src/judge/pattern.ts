/**
 * Whether a text matches a pattern in which `*` stands for anything within one segment (between `/`) and `**` for anything at all.
 * Everything else is literal and compared exactly.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .split(/\*{2,}/)
    .map((part) => part.split("*").map(escapeRegExp).join("[^/]*"))
    .join(".*");
  return new RegExp(`^${source}$`, "su").test(text);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
