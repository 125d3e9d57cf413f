import { isCommit, type Occasion } from "./occasion.ts";

/** What alerts are filed under: a ref and a commit of it; or why nothing may be uploaded, as a sentence with its next step. */
export type UploadPlan = { readonly ref: string; readonly commit: string } | { readonly message: string; readonly next: string };

/** Events of the default branch about something that is not on it: alerts of a pull request would be filed against that branch. */
const ELSEWHERE: ReadonlySet<string> = new Set(["pull_request_target", "workflow_run", "issue_comment"]);
/** Events in which Dependabot's token can only read (docs.github.com, "Dependabot on GitHub Actions"). */
const READ_ONLY: ReadonlySet<string> = new Set([
  "push",
  "create",
  "deployment",
  "deployment_status",
  "pull_request",
  "pull_request_review",
  "pull_request_review_comment",
]);

const REGISTER = "The verdict does not depend on it. Alerts of the branch itself are uploaded on `push` and `schedule`.";

/** Says what the SARIF of this occasion is filed under. `head`: the commit that is checked out. */
export function planUpload(occasion: Occasion, head: string | null): UploadPlan {
  return findObstacle(occasion) ?? toPlace(occasion, head);
}

function findObstacle({ event, repository, ref, isDependabot, pull }: Occasion): UploadPlan | null {
  if (!/^[^/]+\/[^/]+$/.test(repository))
    return { message: "no repository is named (GITHUB_REPOSITORY)", next: "Run the action in a workflow on GitHub." };
  if (event === "merge_group" || ref.startsWith("refs/heads/gh-readonly-queue/"))
    return { message: "a merge queue's branch is deleted at once, and its alerts are shown nowhere", next: REGISTER };
  if (ELSEWHERE.has(event))
    return {
      message: `an event \`${event}\` belongs to the default branch, and the alerts would be filed against that`,
      next: "Run the gate on `pull_request`; or upload the output `sarif` yourself, with the `ref` and `sha` that it is about.",
    };
  if (pull?.isFork)
    return {
      message: "the pull request comes from a fork, whose token can only read",
      next: "The verdict does not depend on it. `github/codeql-action/upload-sarif` after the gate may upload the output `sarif` there.",
    };
  if (isDependabot && READ_ONLY.has(event))
    return { message: `a \`${event}\` of Dependabot's has a token that can only read`, next: REGISTER };
  return null;
}

/** A pull request is tried merged: unless its head was checked out, the commit is the one that GitHub merged for it. */
function toPlace({ ref, sha, pull }: Occasion, head: string | null): UploadPlan {
  if (pull !== null && head === pull.head && isCommit(head) && ref === `refs/pull/${pull.number}/merge`)
    return { ref: `refs/pull/${pull.number}/head`, commit: head };
  if (/^refs\/(?:heads|tags|pull)\/./.test(ref) && isCommit(sha)) return { ref, commit: sha };
  return {
    message: `the event names no ref and commit to file alerts under (GITHUB_REF is ${JSON.stringify(ref)}, GITHUB_SHA ${JSON.stringify(sha)})`,
    next: "Run the action on an event of a branch, a tag or a pull request.",
  };
}
