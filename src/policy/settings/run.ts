import { UPLOAD_WISHES } from "../../model/settings.ts";
import { choice, duration, FLAG, integer, line } from "../kinds.ts";
import { one, optional, several } from "../setting.ts";
import { LEGS_GLOB } from "../target-values.ts";
import { CATEGORY, forHost, MATRIX, OUTPUT, PROXY } from "../values.ts";

const WEEK = 7 * 86_400_000;
const run = { group: "run", scope: "scan" } as const;
const network = { group: "network", scope: "scan" } as const;

/** How the run goes. */
export const RUN_SETTINGS = {
  results: several(LEGS_GLOB, {
    group: "run",
    scope: "aggregate",
    help: "Globs of the legs' result documents (`output: json`), such as `legs/**/portcullis.json`. Required.",
  }),
  expect: optional(integer(1, 10_000), {
    group: "run",
    scope: "aggregate",
    help: "How many legs there must be. Fewer are `incomplete`, more are an error.",
  }),
  timeout: one(duration(WEEK, "15m"), {
    ...run,
    fallback: "15m",
    help: "For the whole run. A scanner past it is killed with its children.",
  }),
  jobs: optional(integer(1, 256), { ...run, shown: "the number of cores", help: "How many scanners run at once." }),
  "strict-environment": one(FLAG, {
    ...run,
    fallback: "false",
    help: "Refuse, instead of report, loader variables, disabled certificate checks and the like in our own environment.",
  }),
  "allow-unsafe-pr-checkout": one(FLAG, {
    group: "run",
    scope: "actions",
    fallback: "false",
    help: "Run on `pull_request_target` although the pull request's files are checked out; refused otherwise.",
  }),
};

/** How the network is used. */
export const NETWORK_SETTINGS = {
  offline: one(FLAG, { ...network, fallback: "false", help: "No network at all: what is missing is an error that says how to bring it." }),
  "registry-username": several(forHost("NAME"), {
    ...network,
    shown: "the Docker configuration",
    help: "`HOST=NAME` for `registry:` targets; sent to that registry alone.",
  }),
  "registry-password": several(forHost("PASSWORD"), { ...network, secret: true, help: "`HOST=PASSWORD`, to go with it." }),
  proxy: optional(PROXY, {
    ...network,
    secret: true,
    help: "Proxy for our downloads and the scanners. `inherit` takes the one of the environment, which is otherwise reported and not used.",
  }),
  "ca-certificate": optional(line("FILE", "the path of a PEM file"), {
    ...network,
    help: "PEM file of authorities to trust beside the usual ones.",
  }),
};

/** What comes out. */
export const OUTPUT_SETTINGS = {
  output: several(OUTPUT, {
    group: "output",
    scope: "all",
    shown: "`text`",
    help: "`text`, `json`, `sarif`, `markdown` or `html`: alone on standard output (in an action: the log), or as `FORMAT=FILE`.",
  }),
  "sarif-category": optional(CATEGORY, {
    group: "output",
    scope: "all",
    shown: "workflow, job and matrix; `portcullis/` on the command line",
    help: "Tells this gate's alerts from others' in code scanning. Ends in `/`.",
  }),
  "upload-sarif": one(choice(UPLOAD_WISHES, { synonyms: { true: "always", false: "never" } }), {
    group: "output",
    scope: "actions",
    fallback: "auto",
    help: "Upload the SARIF to code scanning (`security-events: write`): `auto` where GitHub allows it, else with a notice; `always`, else it is an error; `never`.",
  }),
  "github-token": optional(line("TOKEN", "a token"), {
    group: "output",
    scope: "actions",
    secret: true,
    actionExpression: "github.token",
    help: "Reads the policy of a pull request's base commit where the checkout does not have it (`contents: read`), and uploads the SARIF.",
  }),
  matrix: optional(MATRIX, {
    group: "output",
    scope: "actions",
    actionExpression: "toJson(matrix)",
    help: "Filled in by itself; part of the default `sarif-category`, so that the legs of a matrix do not overwrite each other.",
  }),
};
