import type { TargetFacts } from "../model/evidence.ts";
import type { Looking } from "../model/looking.ts";
import { isSystemType } from "../model/package-types.ts";
import { isReasonCode, type Problem, REASONS, type ReasonCode } from "../model/reasons.ts";

/** One piece that a pass cannot do without. `isThere` compares with what there must be: what is not known is not there. */
type Piece = {
  /** The reason for which it is missing, and others that say the same in more detail. */
  readonly codes: readonly [ReasonCode, ...ReasonCode[]];
  readonly what: string;
  readonly isThere: (looking: Looking) => boolean;
};

const DIGEST = /^[0-9a-f]{64}$/;

const PIECES: readonly Piece[] = [
  { codes: ["source-mismatch"], what: "that what was asked for is what was scanned", isThere: ({ compared }) => compared.value !== "" },
  { codes: ["scanner-version"], what: "the scanner's version", isThere: ({ version }) => version !== null && version !== "" },
  { codes: ["scanner-version"], what: "the digest of the scanner's executable", isThere: ({ sha256 }) => sha256?.match(DIGEST) != null },
  { codes: ["inventory-empty"], what: "that it holds any package", isThere: ({ packages, isEmpty }) => (packages ?? 0) > 0 || isEmpty },
  {
    codes: ["database-lacks-distribution", "distribution-unknown"],
    what: "that the database knows its distribution",
    isThere: ({ inventory }) => inventory.every(isKnown),
  },
  { codes: ["database-missing"], what: "which database it was compared with", isThere: hasDatabase },
  {
    codes: ["evidence-incomplete"],
    what: "that the scanner finds what it must find",
    isThere: ({ canary }) => canary !== null && canary.found !== "",
  },
];

function isKnown({ type, known }: Looking["inventory"][number]): boolean {
  return known !== null || !isSystemType(type);
}

/** Grype's database has a date and a schema, a folder of OSV's has a digest; the online service has none of them, and its canary alone answers for it. */
function hasDatabase({ scanner, database, canary, inventory }: Looking): boolean {
  if (scanner === "grype") return database?.built != null && database.schema !== null;
  return database?.digest != null || (database === null && canary !== null && inventory.every(({ known }) => known !== "records"));
}

export type Looked = {
  readonly targets: readonly TargetFacts[];
  readonly problems: readonly Problem[];
  /** Ids of the targets that were to be scanned here. */
  readonly asked?: readonly string[] | undefined;
};

/**
 * What a pass lacks: each target that was to be scanned here, or that says how it was scanned, must have all pieces of evidence from one scan at
 * least. What a problem that decides has said of a target is not said again; an error of the whole run speaks of all.
 */
export function toEvidenceProblems({ targets, problems, asked }: Looked): Problem[] {
  const deciding = problems.flatMap(({ code, target }) => (isReasonCode(code) ? [{ code, target }] : []));
  if (deciding.some(({ code, target }) => target === undefined && REASONS[code].outcome === "error")) return [];
  return targets.flatMap((target) => {
    const { id, evidence = [] } = target;
    const said = deciding.filter((problem) => problem.target === id).map(({ code }) => code);
    if (evidence.length === 0) return asked?.includes(id) && !said.some(isOfLooking) ? [toUnshown(target)] : [];
    const gaps = evidence.map((looking) =>
      PIECES.filter(({ codes, isThere }) => !isThere(looking) && !codes.some((code) => said.includes(code))),
    );
    const least = gaps.reduce((a, b) => (b.length < a.length ? b : a));
    return least.map((piece) => toGap(target, piece));
  });
}

/** Whether a reason says that a target was not looked at as it should have been. What is said of its findings or its base explains no silence. */
function isOfLooking(code: ReasonCode): boolean {
  return REASONS[code].outcome !== "fail" && code !== "base-unknown";
}

const NEXT = "Run again with --verbose to see what the scanner said; report it if it stays.";

function toUnshown({ id }: TargetFacts): Problem {
  return { code: "scanner-output", target: id, message: `Nothing shows that ${id} was looked at.`, next: NEXT };
}

function toGap({ id }: TargetFacts, { codes: [code], what }: Piece): Problem {
  return { code, target: id, message: `Nothing shows of ${id} ${what}: a pass needs that.`, next: NEXT };
}
