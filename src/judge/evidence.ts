import type { TargetFacts } from "../model/evidence.ts";
import type { Looking } from "../model/looking.ts";
import { isReasonCode, type Problem, REASONS, type ReasonCode } from "../model/reasons.ts";

/** One piece that a pass cannot do without. `isThere` compares with what there must be: what is not known is not there. */
type Piece = {
  readonly code: ReasonCode;
  /** Other reasons that say the same in more detail. */
  readonly or?: ReasonCode;
  readonly what: string;
  readonly isThere: (looking: Looking) => boolean;
};

const DIGEST = /^[0-9a-f]{64}$/;
/** Types of packages that belong to a distribution: their flaws are known per distribution, so the database has to know that one. */
const SYSTEM_TYPES: readonly string[] = ["deb", "apk", "rpm", "alpm"];

const PIECES: readonly Piece[] = [
  { code: "source-mismatch", what: "that what was asked for is what was scanned", isThere: ({ compared }) => compared.value !== "" },
  { code: "scanner-version", what: "the scanner's version", isThere: ({ version }) => version !== null && version !== "" },
  { code: "scanner-version", what: "the digest of the scanner's executable", isThere: ({ sha256 }) => DIGEST.test(sha256 ?? "") },
  { code: "inventory-empty", what: "that it holds any package", isThere: ({ packages, isEmpty }) => (packages ?? 0) > 0 || isEmpty },
  {
    code: "database-lacks-distribution",
    or: "distribution-unknown",
    what: "that the database knows its distribution",
    isThere: ({ inventory }) => inventory.every(isKnown),
  },
  { code: "database-missing", what: "which database it was compared with", isThere: hasDatabase },
  {
    code: "evidence-incomplete",
    what: "that the scanner finds what it must find",
    isThere: ({ canary }) => canary !== null && canary.found !== "",
  },
];

function isKnown({ type, known }: Looking["inventory"][number]): boolean {
  return known !== null || !SYSTEM_TYPES.includes(type);
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
  readonly asked: readonly string[];
};

/**
 * What a pass lacks: each target that was to be scanned here, or that says how it was scanned, must have all pieces of evidence from one scan at
 * least. What a problem that decides has said of a target is not said again; an error of the whole run speaks of all.
 */
export function toEvidenceProblems({ targets, problems, asked }: Looked): Problem[] {
  const deciding = problems.flatMap(({ code, target }) => (isReasonCode(code) ? [{ code, target }] : []));
  if (deciding.some(({ code, target }) => target === undefined && REASONS[code].outcome === "error")) return [];
  return targets.flatMap((target) => {
    const said = new Set(deciding.flatMap((problem) => (problem.target === target.id ? [problem.code] : [])));
    if ((target.evidence ?? []).length === 0) return asked.includes(target.id) && said.size === 0 ? [toUnshown(target)] : [];
    const gaps = (target.evidence ?? []).map((looking) => PIECES.filter((piece) => !piece.isThere(looking) && !isSaid(piece, said)));
    const [least = []] = gaps.sort((a, b) => a.length - b.length);
    return least.map((piece) => toGap(target, piece));
  });
}

function isSaid({ code, or }: Piece, said: ReadonlySet<ReasonCode>): boolean {
  return said.has(code) || (or !== undefined && said.has(or));
}

const NEXT = "Run again with --verbose to see what the scanner said; report it if it stays.";

function toUnshown({ id }: TargetFacts): Problem {
  return { code: "scanner-output", target: id, message: `Nothing shows that ${id} was looked at.`, next: NEXT };
}

function toGap({ id }: TargetFacts, { code, what }: Piece): Problem {
  return { code, target: id, message: `Nothing shows of ${id} ${what}: a pass needs that.`, next: NEXT };
}
