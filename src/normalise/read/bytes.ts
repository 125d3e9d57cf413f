/** Whether a byte is white space in JSON. */
export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

const QUOTED = 40;

/** The first bytes from there, as a word for a message. */
export function quote(bytes: Buffer, at: number): string {
  const [line = ""] = bytes.toString("utf8", at, at + QUOTED).split(/[\r\n]/, 1);
  return JSON.stringify(line);
}
