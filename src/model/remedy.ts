export const CHANGE_KINDS = ["upgrade-package", "upgrade-system-package", "move-base", "rebuild", "none"] as const;
/**
 * What a change does. `upgrade-package`: a dependency, in its lockfile; `upgrade-system-package`: a package of the distribution, in an image;
 * `rebuild`: the same base, as it is now; `move-base`: another digest of the base, named in `FROM`; `none`: nothing helps yet.
 */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const STAY_CAUSES = ["no-fix", "wont-fix", "unknown-fix", "unnamed-fix", "no-higher-fix"] as const;
/**
 * Why a finding stays: there is no fix, there will be none, nobody knows of one, a fix is known and no version of it, or none of the fixed
 * versions is above the one in place.
 */
export type StayCause = (typeof STAY_CAUSES)[number];

/** A package that a change takes from one version to the lowest one that is enough for it; null: its versions cannot be compared. */
export type Step = { readonly name: string; readonly from: string; readonly to: string | null };

/** One change of the smallest set that leaves nothing that blocks, or with the kind `none` what stays and why. */
export type Change = {
  readonly kind: ChangeKind;
  /** Id of the target where it is made. */
  readonly target: string;
  /** Ids of images that get it by being built again. */
  readonly also: readonly string[];
  /** The file of the repository to change, and the line in it; null: not known. */
  readonly path: string | null;
  readonly line: number | null;
  /** A package's name, or a base's reference in full. */
  readonly subject: string;
  /** A package's type (deb, npm …); null for a base. */
  readonly type: string | null;
  /** Versions in place, the lowest first; a base's digest. */
  readonly from: readonly string[];
  /** The lowest version that removes every finding of the subject that blocks; a base's later digest. Null: none can be named. */
  readonly to: string | null;
  /** All fixed versions, where they cannot be compared and somebody has to choose. */
  readonly choices: readonly string[];
  /** What is enough for each version in place, where there are several; of a base: which packages have to be newer. */
  readonly steps: readonly Step[];
  /** How many findings go, how many of them block; of `none`: how many that block stay. */
  readonly removes: number;
  readonly blocking: number;
  /** Fingerprints of those that block. */
  readonly findings: readonly string[];
  /** Why they stay; null for all kinds but `none`. */
  readonly cause: StayCause | null;
  /** What a person would type, in the folder of `path` or as a step of the Dockerfile; null: nothing that is sure to be right. */
  readonly command: string | null;
  /** The change as a sentence. */
  readonly message: string;
};
