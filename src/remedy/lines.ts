/** How many numbers and words two versions have in common from the left: the more, the nearer their release lines. */
export function toShared(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let shared = 0;
  let at = 0;
  for (; at < most && a.charCodeAt(at) === b.charCodeAt(at); at += 1) if (isBoundary(a, at)) shared += 1;
  const isWhole = isEnd(a, at) && isEnd(b, at);
  return shared + (isWhole ? 1 : 0);
}

/** Whether a number or word has just ended. */
function isBoundary(text: string, at: number): boolean {
  return at > 0 && kindAt(text, at - 1) !== OTHER && kindAt(text, at - 1) !== kindAt(text, at);
}

/** Whether a number or word ends where two versions part. */
function isEnd(text: string, at: number): boolean {
  return at > 0 && kindAt(text, at - 1) !== OTHER && (at >= text.length || kindAt(text, at) !== kindAt(text, at - 1));
}

const [OTHER, DIGIT, LETTER] = [0, 1, 2];

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return DIGIT;
  return (code | 32) >= 97 && (code | 32) <= 122 ? LETTER : OTHER;
}
