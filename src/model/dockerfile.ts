/** How an image that is no stage of the Dockerfile gets into a build: built on, copied from, mounted, or as the frontend that reads the file. */
export type ImageUse = "from" | "copy" | "mount" | "frontend";

/** A build stage. Lines count from 1. */
export type StageFacts = {
  /** In lower case, as it can be referred to. */
  readonly name: string | null;
  /** What it is built on, variables replaced: an image, an earlier stage or `scratch`. */
  readonly from: string;
  /** What `--platform` says, variables replaced. */
  readonly platform: string | null;
  /** The index of the earlier stage it is built on. */
  readonly stage: number | null;
  /** What it copies from, as written; `mount:` before what a RUN mounts. */
  readonly copyFrom: readonly string[];
  readonly line: number;
};

/** An image that the build takes from outside. */
export type ExternalImage = {
  readonly reference: string;
  /** In full, as Docker writes it; null where it is no reference. */
  readonly canonical: string | null;
  /** Where it is first used; null where the command line names it. */
  readonly line: number | null;
  readonly usedAs: readonly ImageUse[];
  /** The indexes of the stages that use it; none for a frontend. */
  readonly stages: readonly number[];
};

/** What cannot be, and does not keep the rest from being told. */
export type DockerfileProblem = {
  readonly code: "base-unknown";
  readonly line: number | null;
  readonly message: string;
  readonly next: string;
};

/** What a Dockerfile really builds on (contract §6). */
export type DockerfileFacts = {
  readonly stages: readonly StageFacts[];
  readonly final: {
    readonly stage: number;
    /** The stage, what it is built on, and so forth. */
    readonly chain: readonly number[];
    /** The canonical reference of the image at the chain's end; null for scratch and for what is no reference. */
    readonly base: string | null;
    /** The stages whose content can reach the image, by index. */
    readonly reachable: readonly number[];
  };
  readonly external: readonly ExternalImage[];
  readonly problems: readonly DockerfileProblem[];
};
