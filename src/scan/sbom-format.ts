const HEAD_BYTES = 64 * 1024;

/** The end of a name by which OSV-Scanner knows what an SBOM is: of CycloneDX or SPDX in JSON; null for any other. */
export async function sniffSbom(pieces: AsyncIterable<Uint8Array>): Promise<".cdx.json" | ".spdx.json" | null> {
  for await (const piece of pieces) {
    const head = new TextDecoder().decode(piece.subarray(0, HEAD_BYTES));
    if (!/^\s*\{/.test(head.replace(/^\ufeff/, ""))) return null;
    if (/"bomFormat"\s*:\s*"CycloneDX"/.test(head)) return ".cdx.json";
    return /"spdxVersion"\s*:\s*"SPDX-2/.test(head) ? ".spdx.json" : null;
  }
  return null;
}
