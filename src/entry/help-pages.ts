import type { CommandName } from "../edge/terminal/arguments.ts";
import type { HelpPage, HelpSection } from "../edge/terminal/help.ts";
import { GROUPS, toDefault } from "../policy/setting.ts";
import { type SettingName, settingOf } from "../policy/settings.ts";
import { optionsOf } from "./grammar.ts";

const ALWAYS: HelpSection["rows"] = [
  ["-q, --quiet", "Print only documents that were asked for, and errors."],
  ["-v, --verbose", "Tell what is being done, line by line."],
  ["-h, --help", "This help; after a command, help for it."],
];

const EXIT_CODES: HelpSection = {
  title: "Exit codes",
  rows: [
    ["0 pass", "Everything asked for was seen, and the policy blocks nothing."],
    ["1 fail", "The policy blocks something."],
    ["2 error", "An input or the policy is invalid: nothing was scanned."],
    ["3 error", "The result cannot be vouched for: a scanner, its database, its output or our own code failed."],
    ["4 incomplete", "Part of what was asked for was not seen."],
  ],
};

const TARGETS: HelpSection = {
  title: "Targets",
  rows: [
    ["docker:REF", "An image of the container engine on this machine."],
    ["registry:REF", "An image of its registry."],
    ["docker-archive:FILE", "An image saved with `docker save`."],
    ["oci-dir:DIR, oci-archive:FILE", "An image as an OCI layout."],
    ["REF", "The engine's image where there is one, else the registry's; which one is reported."],
    ["sbom:FILE", "An SBOM (CycloneDX, SPDX, Syft JSON)."],
    ["dir:DIR", "The lockfiles below a folder."],
    ["lockfile:FILE", "One lockfile."],
  ],
};

/** What a command is for, how to call it, and what else belongs on its page. */
type About = {
  readonly usage: string;
  readonly short: string;
  readonly intro?: string;
  readonly before?: readonly HelpSection[];
  readonly after?: readonly HelpSection[];
};

const ABOUT: Readonly<Record<CommandName, About>> = {
  scan: {
    usage: "scan [TARGET…] [OPTION…]",
    short: "Scan and judge. Without a target: the lockfiles below the working directory.",
    before: [TARGETS],
    after: [
      EXIT_CODES,
      examples([
        ["portcullis scan docker:shop:1 dir:.", "an image and the lockfiles behind it"],
        ["portcullis scan --severity-cutoff critical --only-fixed", "only what is critical and has a fix blocks"],
        ["portcullis scan registry:ghcr.io/acme/shop:1 -o sarif=shop.sarif", "the verdict as text, and a SARIF file"],
      ]),
    ],
  },
  judge: {
    usage: "judge REPORT… [OPTION…]",
    short: "Judge reports that exist already: Grype's and OSV-Scanner's JSON, and results of Portcullis. No scanner runs.",
    after: [EXIT_CODES, examples([["portcullis judge grype.json osv.json --config-file policy.yml", "one verdict on two reports"]])],
  },
  "policy check": {
    usage: "policy check [FILE]",
    short: "Say what is wrong with a policy file (`.github/portcullis.yml` if none is named), with line and column.",
    after: [
      {
        title: "Exit codes",
        rows: [
          ["0", "The policy is valid."],
          ["2", "It is not."],
        ],
      },
    ],
  },
  "policy schema": { usage: "policy schema", short: "Print the JSON Schema of the policy file." },
  "bases resolve": {
    usage: "bases resolve [OPTION…]",
    short: "Say what a Dockerfile really builds on and takes files from, as BuildKit reads it.",
    after: [
      {
        title: "Exit codes",
        rows: [
          ["0", "Every image is known."],
          ["2", "BuildKit would refuse the Dockerfile, or an option is invalid."],
          ["4", "Something in it cannot be: an image without a valid reference, a stage that is not there."],
        ],
      },
      examples([["portcullis bases resolve --dockerfile web/Dockerfile --build-arg NODE=22 -o json", "the images, for a program"]]),
    ],
  },
  "bases lock": {
    usage: "bases lock [[REF=]TARGET…] [OPTION…]",
    short: "Write the facts of approved bases (digests, layers, when they were seen) into the lock, so that proofs need no network.",
    intro:
      "Each image goes in under its own name, or under REF. Without one, every exact reference of the policy's allowlist is looked up in its registry; patterns are listed and left out. The lock is written whole, or not at all.",
    after: [
      {
        title: "Exit codes",
        rows: [
          ["0", "The lock was written."],
          ["2", "An option, an operand, the policy or the lock is invalid; nothing was written."],
          ["3", "An image could not be read or looked up; nothing was written."],
        ],
      },
      examples([
        ["portcullis bases lock", "all exact references of the allowlist, from their registries"],
        ["portcullis bases lock registry:docker.io/library/debian:12", "one image, for all its platforms"],
        [
          "portcullis bases lock docker.io/library/debian:12=docker-archive:base.tar",
          "an image that is at hand, under the name that Dockerfiles use",
        ],
      ]),
    ],
  },
  "bases check": {
    usage: "bases check [OPTION…]",
    short: "Say which tags of the lock have moved in their registries since, and how long ago they were seen last.",
    intro: "Changes nothing. A reference that is a digest alone cannot move, and is not looked up.",
    after: [
      {
        title: "Exit codes",
        rows: [
          ["0", "No tag moved."],
          ["1", "A tag moved."],
          ["2", "An option is invalid, or there is no lock that can be read."],
          ["3", "A tag could not be looked up. Those that moved are told all the same."],
        ],
      },
      examples([["portcullis bases check -o json", "which tags moved, for a program"]]),
    ],
  },
  doctor: {
    usage: "doctor [OPTION…]",
    short: "Say which scanners and databases are there, what is missing and how to get it. Changes nothing, asks nothing of the network.",
    intro: "It takes the options of `scan`, so that it answers for the very same run.",
    after: [
      {
        title: "Exit codes",
        rows: [
          ["0", "All is there."],
          ["3", "Something is missing."],
        ],
      },
    ],
  },
  demo: {
    usage: "demo [OPTION…]",
    short: "Show the main job on an example project that ships with the program.",
    after: [{ title: "Exit codes", rows: [["0", "A verdict was shown; the code that a gate would have given is said."]] }],
  },
  help: { usage: "help [COMMAND]", short: "Help for a command." },
};

function examples(rows: HelpSection["rows"]): HelpSection {
  return { title: "Examples", rows };
}

/** The page of a command, or of all of them. */
export function toHelpPage(topic: CommandName | null): HelpPage {
  return topic === null || topic === "help" ? toOverview() : toCommandPage(topic);
}

function toOverview(): HelpPage {
  const commands = Object.values(ABOUT).map(({ usage, short }) => [usage.replace(" [OPTION…]", ""), short] as const);
  return {
    usage: ["portcullis COMMAND …"],
    intro: "One gate for container images and lockfiles: Grype and OSV-Scanner look, one policy decides.",
    sections: [
      { title: "Commands", rows: commands },
      { title: "Options", rows: [...ALWAYS, ["--version", "The version of Portcullis."]] },
      TARGETS,
      EXIT_CODES,
      examples([
        ["portcullis demo", "the main job on an example"],
        ["portcullis scan docker:shop:1 dir:.", "an image and the lockfiles behind it"],
        ["portcullis help scan", "all settings of a scan"],
      ]),
    ],
  };
}

function toCommandPage(topic: CommandName): HelpPage {
  const { usage, short, intro = "", before = [], after = [] } = ABOUT[topic];
  const options = optionsOf(topic);
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const names = options.filter((name) => settingOf(name).group === group);
    return { title, rows: names.map(toRow) };
  });
  const settings = groups.filter(({ rows }) => rows.length > 0);
  return {
    usage: [`portcullis ${usage}`],
    intro: `${short} ${intro}`.trim(),
    sections: [...before, ...settings, { title: "Options", rows: ALWAYS }, ...after],
  };
}

function toRow(name: SettingName): readonly [string, string] {
  const setting = settingOf(name);
  const repeat = setting.list ? " Repeatable." : "";
  const fallback = toDefault(setting);
  const dash = name === "output" ? "-o, " : "";
  return [`${dash}--${name} ${setting.kind.hint}`, `${setting.help}${repeat}${fallback === "" ? "" : ` Default: ${fallback}.`}`];
}
