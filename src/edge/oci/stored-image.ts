import type { Material } from "../../model/image.ts";
import type { Blob } from "./blob.ts";

/** One image of an archive or layout, as far as it is read to choose among several. */
export type StoredImage = {
  readonly names: readonly string[];
  readonly platform: string | null;
  readonly config: Uint8Array;
  /** Null in an archive of `docker save`. */
  readonly manifest: Uint8Array | null;
  readonly index: string | null;
  readonly layers: readonly { readonly blob: Blob; readonly digest: string | null }[];
  provenance(): Promise<readonly Material[] | null>;
};
