export const IMAGE_SCHEMES = ["docker", "registry", "docker-archive", "oci-dir", "oci-archive"] as const;
export type ImageScheme = (typeof IMAGE_SCHEMES)[number];

/** What somebody asked to have looked at, parsed and not yet looked for. `text` is what was typed. */
export type TargetRequest =
  /** `scheme` null: a bare reference, to be found in the daemon or else in the registry. `locator`: reference or path. */
  | { readonly kind: "image"; readonly text: string; readonly scheme: ImageScheme | null; readonly locator: string }
  | { readonly kind: "sbom"; readonly text: string; readonly path: string }
  | { readonly kind: "directory"; readonly text: string; readonly path: string }
  | { readonly kind: "lockfile"; readonly text: string; readonly path: string };

/**
 * One thing that is scanned and that the result speaks of. `id` is stable and readable: `docker:shop:1`,
 * `lockfile:web/package-lock.json`. `shown` paths are relative to the working directory, with `/`; `absolute` are for scanners.
 */
export type Target =
  | {
      readonly kind: "image";
      readonly id: string;
      readonly scheme: ImageScheme;
      readonly locator: string;
      readonly absolute: string | null;
      /** Of an archive or layout: which image in it is meant, where that has to be said (as `ImageSource.name`), and all names that mean it. */
      readonly name?: string;
      readonly names?: readonly string[];
      /** The file holds other images too: a scanner gets a copy of this one alone. */
      readonly isOneOfSeveral?: boolean;
      /** Of a copy that a scanner gets: the digest of its config, which a report about it must name. */
      readonly imageId?: string;
      /** Of a copy of a registry's image: what it goes by there, in full. */
      readonly reference?: string;
    }
  | { readonly kind: "sbom"; readonly id: string; readonly shown: string; readonly absolute: string }
  | { readonly kind: "lockfile"; readonly id: string; readonly shown: string; readonly absolute: string };
