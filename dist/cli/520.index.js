export const id = 520;
export const ids = [520];
export const modules = {

/***/ 6520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommandLine: () => (/* binding */ runCommandLine)
});

// UNUSED EXPORTS: printFaults

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
;// CONCATENATED MODULE: ./out/edge/terminal/words.js
const SWITCHES = { quiet: "quiet", verbose: "verbose", help: "help" };
const ALONE = [...Object.keys(SWITCHES), "version"];
const SHORT = { q: "quiet", v: "verbose", h: "help" };
/**
 * Takes what was typed apart. An option has its value after `=` or in the next word; a flag takes the next word only where that is
 * `true`, `false`, or was meant to be. After `--` everything is an operand.
 */
function toWords(argv, grammar) {
    const words = [];
    const rest = [...argv];
    for (let text = rest.shift(); text !== undefined; text = rest.shift()) {
        if (text === "--")
            return [...words, ...rest.map((operand) => ({ kind: "operand", text: operand }))];
        if (text.startsWith("--"))
            words.push(toLong(text.slice(2), rest, grammar));
        else if (text.startsWith("-") && text.length > 1)
            words.push(...toShort(text.slice(1), rest));
        else
            words.push({ kind: "operand", text });
    }
    return words;
}
function toLong(text, rest, grammar) {
    const equals = text.indexOf("=");
    const name = equals < 0 ? text : text.slice(0, equals);
    const value = equals < 0 ? null : text.slice(equals + 1);
    if (Object.hasOwn(SWITCHES, name)) {
        if (value !== null)
            return { kind: "wrong", message: `\`--${name}\` takes no value.`, next: `Write \`--${name}\`.` };
        return { kind: "switch", name: name };
    }
    if (name === "version")
        return { kind: "wrong", message: "`--version` stands alone.", next: "Write `portcullis --version`." };
    if (value !== null)
        return { kind: "option", name, value };
    const shape = grammar.options.get(name);
    const alike = shape === undefined ? grammar.nearest(name, [...grammar.options.keys(), ...ALONE]) : null;
    if (alike !== null && ALONE.includes(alike))
        return {
            kind: "wrong",
            message: `\`--${name.slice(0, 100)}\` is no option; did you mean \`--${alike}\`?`,
            next: `Write \`--${alike}\`.`,
        };
    const negated = name.startsWith("no-") && grammar.options.get(name.slice(3)) === "flag" ? name.slice(3) : null;
    if (negated !== null)
        return { kind: "wrong", message: `\`--${name}\` is no option.`, next: `Write \`--${negated} false\`.` };
    if (shape === "flag")
        return { kind: "option", name, value: grammar.isFlagValue(rest[0] ?? "") ? (rest.shift() ?? "") : "true" };
    const takesValue = shape === "value" || takesValueLike(name, grammar);
    return { kind: "option", name, value: takesValue ? takeValue(rest) : "" };
}
/** A misspelt option is followed by its value all the same: taken for an operand it would only confuse. */
function takesValueLike(name, { nearest, options }) {
    const meant = nearest(name, [...options.keys()]);
    return meant !== null && options.get(meant) === "value";
}
/** The next word, but for one that is an option itself; empty where there is none. */
function takeValue(rest) {
    return rest[0]?.startsWith("-") === true && rest[0].length > 1 ? "" : (rest.shift() ?? "");
}
/** `-q`, `-v`, `-h`, several of them in one, and `-o VALUE` or `-oVALUE`. */
function toShort(letters, rest) {
    const [letter = "", ...others] = letters;
    const following = others.join("");
    if (letter === "o") {
        const value = following === "" ? takeValue(rest) : following.replace(/^=/, "");
        return [{ kind: "option", name: "output", value }];
    }
    const name = Object.hasOwn(SHORT, letter) ? SHORT[letter] : undefined;
    if (name === undefined) {
        const next = "The short options are `-o`, `-q`, `-v` and `-h`; what is no option stands after `--`.";
        return [{ kind: "wrong", message: `\`-${letter}\` is no option.`, next }];
    }
    return [{ kind: "switch", name }, ...(following === "" ? [] : toShort(following, rest))];
}

;// CONCATENATED MODULE: ./out/edge/terminal/arguments.js


/** Every command; those of two words are written with one space. */
const COMMANDS = [
    "scan",
    "judge",
    "policy check",
    "policy schema",
    "bases resolve",
    "bases lock",
    "bases check",
    "doctor",
    "demo",
    "help",
];
/** Parses a call of the command line. Refuses with all mistakes at once (`input-invalid`, `target-invalid`). */
function parseArguments(argv, grammar) {
    const { invocation, faults } = readArguments(argv, grammar);
    if (faults.length > 0)
        throw new GateError(faults);
    return invocation;
}
/**
 * Takes a call of the command line apart. Of a command that does not exist nothing but the options is checked (`help` stands for it). Values of
 * options are never repeated here: they may be passwords.
 */
function readArguments(argv, grammar) {
    const words = toWords(argv, grammar);
    const operands = words.flatMap((word) => (word.kind === "operand" ? [word.text] : []));
    const switches = new Set(words.flatMap((word) => (word.kind === "switch" ? [word.name] : [])));
    if (argv.length === 0 || switches.has("help") || operands[0] === "help")
        return { invocation: toHelp(operands, grammar), faults: switches.has("help") ? findBeside(words, operands) : [] };
    const found = findCommand(operands, grammar);
    const invocation = {
        command: found.command ?? "help",
        raw: toRaw(words),
        operands: found.command === null ? [] : found.rest,
        verbosity: switches.has("quiet") ? "quiet" : switches.has("verbose") ? "verbose" : "normal",
        topic: null,
    };
    const checked = found.command === null ? { ...invocation, command: "scan" } : invocation; // its options are those of a scan, most likely
    const faults = [...(found.command === null ? [found.fault] : []), ...words.flatMap(toWordFaults), ...grammar.check(checked)];
    if (switches.has("quiet") && switches.has("verbose"))
        faults.push(input("`--quiet` and `--verbose` contradict each other.", "Keep one of them."));
    return { invocation, faults };
}
function toRaw(words) {
    const raw = new Map();
    for (const word of words)
        if (word.kind === "option")
            raw.set(word.name, [...(raw.get(word.name) ?? []), word.value]);
    return Object.fromEntries(raw);
}
function toWordFaults(word) {
    return word.kind === "wrong" ? [input(word.message, word.next)] : [];
}
function findCommand([first, second, ...rest], grammar) {
    if (first === undefined)
        return { command: null, fault: input("No command is given.", ALL_COMMANDS) };
    const two = COMMANDS.find((command) => command === `${first} ${second}`);
    if (two !== undefined)
        return { command: two, rest };
    const one = COMMANDS.find((command) => command === first);
    if (one !== undefined)
        return { command: one, rest: second === undefined ? [] : [second, ...rest] };
    return { command: null, fault: toUnknown(first, second, grammar) };
}
const ALL_COMMANDS = `The commands are ${COMMANDS.map((command) => `\`${command}\``).join(", ")}.`;
function toUnknown(first, second, grammar) {
    const family = COMMANDS.filter((command) => command.startsWith(`${first} `));
    if (family.length > 0) {
        const seconds = family.map((command) => command.slice(first.length + 1));
        const meant = second === undefined ? null : grammar.nearest(second, seconds);
        const what = second === undefined
            ? `\`${first}\` needs to know what to do.`
            : `\`${first} ${second.slice(0, 100)}\` is no command${orRather(meant === null ? null : `${first} ${meant}`)}`;
        return input(what, `Write ${family.map((command) => `\`portcullis ${command}\``).join(" or ")}.`);
    }
    const firsts = [...new Set(COMMANDS.map((command) => command.split(" ")[0] ?? command))];
    const shown = first.slice(0, 100);
    const next = /[:/@.]/.test(first) ? `To scan it: \`portcullis scan ${shown}\`. ${ALL_COMMANDS}` : ALL_COMMANDS;
    return input(`\`${shown}\` is no command${orRather(grammar.nearest(first, firsts))}`, next);
}
function orRather(meant) {
    return meant === null ? "." : `; did you mean \`${meant}\`?`;
}
/** Help for a command is never refused but for a command that does not exist. */
function toHelp(operands, grammar) {
    const asked = operands[0] === "help" ? operands.slice(1) : operands;
    const help = { command: "help", raw: {}, operands: [], verbosity: "normal", topic: null };
    if (asked.length === 0)
        return help;
    const family = COMMANDS.find((command) => command.startsWith(`${asked[0]} `));
    if (asked.length === 1 && family !== undefined)
        return { ...help, topic: family };
    const found = findCommand(asked, grammar);
    if (found.command === null)
        throw new errors/* GateError */.ue(found.fault);
    return { ...help, topic: found.command };
}
/**
 * Help is exit code 0, which elsewhere means a pass: a word that came out of a variable must not turn a scan into help. So it is given only
 * where nothing else was asked for.
 */
function findBeside(words, operands) {
    const [first, second] = operands;
    const command = operands[0] === "help" ? operands : COMMANDS.some((name) => name === `${first} ${second}`) ? [first, second] : [first];
    const isAlone = operands.length <= command.length && words.every(({ kind }) => kind === "operand" || kind === "switch");
    if (isAlone)
        return [];
    const next = "Leave it out, or the rest; put `--` before a name that begins with `-`.";
    return [input("`--help` stands alone with its command: beside it nothing would be scanned or judged.", next)];
}
function input(message, next) {
    return { code: "input-invalid", message, next };
}

;// CONCATENATED MODULE: ./out/edge/terminal/help.js
const INDENT = "  ";
const GAP = 2;
const TERMS = 30;
const NARROWEST = 40;
const WIDEST = 110;
/** Lays a page out for a terminal of that width. Terms that are too long for their column have a line of their own. */
function renderHelp({ usage, intro, sections }, width) {
    const limit = Math.min(WIDEST, Math.max(NARROWEST, width));
    const head = [...usage.map((line, place) => `${place === 0 ? "Usage: " : "       "}${line}`), "", ...wrap(intro, limit)];
    const lists = sections.flatMap(({ title, rows }) => ["", title, ...toColumns(rows, limit)]);
    return `${[...head, ...lists].join("\n")}\n`;
}
function toColumns(rows, limit) {
    const most = Math.min(TERMS, Math.floor(limit / 2));
    const terms = Math.max(...rows.map(([term]) => term.length).filter((length) => length <= most), 8);
    const left = INDENT.length + terms + GAP;
    return rows.flatMap(([term, text]) => {
        const lines = wrap(text, limit - left).map((line) => `${" ".repeat(left)}${line}`);
        if (term.length > terms)
            return [`${INDENT}${term}`, ...lines];
        const [first = "", ...rest] = lines;
        return [`${INDENT}${term.padEnd(terms + GAP)}${first.trimStart()}`.trimEnd(), ...rest];
    });
}
/** Breaks a text at spaces into lines of at most that length; a longer word stays whole. */
function wrap(text, limit) {
    const lines = [];
    for (const word of text.split(" ")) {
        const last = lines.at(-1);
        if (last === undefined || last.length + 1 + word.length > limit)
            lines.push(word);
        else
            lines[lines.length - 1] = `${last} ${word}`;
    }
    return lines;
}

// EXTERNAL MODULE: ./out/model/reasons.js
var reasons = __webpack_require__(4499);
// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
// EXTERNAL MODULE: ./out/policy/build.js
var build = __webpack_require__(6923);
// EXTERNAL MODULE: ./out/policy/kinds.js
var kinds = __webpack_require__(6532);
// EXTERNAL MODULE: ./out/policy/lock-operand.js
var lock_operand = __webpack_require__(1076);
// EXTERNAL MODULE: ./out/policy/nearest.js
var nearest = __webpack_require__(4785);
// EXTERNAL MODULE: ./out/policy/resolve.js + 4 modules
var resolve = __webpack_require__(662);
// EXTERNAL MODULE: ./out/policy/settings.js + 5 modules
var policy_settings = __webpack_require__(5927);
;// CONCATENATED MODULE: ./out/entry/grammar.js






/** What the demo brings itself. */
const BROUGHT_BY_DEMO = [
    "image",
    "path",
    "lockfiles",
    "exclude",
    "sbom",
    "platform",
    "dockerfile",
    "build-target",
    "build-arg",
    "build-metadata",
    "base-image",
    "bases-lock",
    "config-file",
    "grype-db",
    "osv-db",
    "max-db-age",
    "sarif-category",
];
/** What a Dockerfile is read with. */
const TAKEN_BY_RESOLVE = ["dockerfile", "build-target", "build-arg", "platform", "output"];
/** What a lock of bases is written and checked with. */
const TAKEN_BY_CHECK = [
    "bases-lock",
    "timeout",
    "offline",
    "registry-username",
    "registry-password",
    "proxy",
    "ca-certificate",
    "output",
];
const TAKEN_BY_LOCK = ["bases-lock", "base-images", "config-file", ...TAKEN_BY_CHECK.slice(1)];
/** The settings that a command takes as options. */
function optionsOf(command) {
    switch (command) {
        case "scan":
        case "judge":
        case "doctor":
            return policy_settings/* SETTING_NAMES */.OI.filter((name) => (0,policy_settings/* existsAt */.Sw)(name, { door: "cli", command }));
        case "demo":
            return optionsOf("scan").filter((name) => !BROUGHT_BY_DEMO.includes(name));
        case "bases resolve":
            return TAKEN_BY_RESOLVE;
        case "bases lock":
            return TAKEN_BY_LOCK;
        case "bases check":
            return TAKEN_BY_CHECK;
        case "policy check":
        case "policy schema":
        case "help":
            return [];
        default:
            return command;
    }
}
/** The grammar of the command line, made from the settings. */
const GRAMMAR = {
    options: new Map(policy_settings/* SETTING_NAMES */.OI.map((name) => [name, (0,policy_settings/* settingOf */.y7)(name).kind === kinds/* FLAG */.lx ? "flag" : "value"])),
    isFlagValue: (word) => (0,nearest/* meantBy */.Pn)(word, kinds/* FLAG */.lx.words, kinds/* FLAG */.lx.synonyms ?? {}) !== null,
    nearest: nearest/* nearest */.pA,
    check: findFaults,
};
/** What is wrong with a call: its settings, its targets, what it lacks and what it has too much. */
function findFaults({ command, raw, operands }) {
    switch (command) {
        case "scan":
            return (0,resolve/* findMistakes */.F)({ door: "cli", command, raw, operands });
        case "judge":
            return [...(0,resolve/* findMistakes */.F)({ door: "cli", command, raw, operands }), ...(operands.length === 0 ? [NO_REPORT] : [])];
        case "doctor":
            return [...(0,resolve/* findMistakes */.F)({ door: "cli", command, raw, operands: [] }), ...tooMany(command, operands, 0)];
        case "demo":
            return [...(0,resolve/* findMistakes */.F)({ door: "cli", command, raw, operands: [] }), ...foreign(command, raw), ...tooMany(command, operands, 0)];
        case "bases resolve":
            return [...(0,build/* findBuildMistakes */.d)(raw), ...foreign(command, raw), ...tooMany(command, operands, 0)];
        case "bases lock":
        case "bases check":
            return [
                ...(0,lock_operand/* findBasesMistakes */.r)({ command, raw, operands }),
                ...foreign(command, raw),
                ...(command === "bases check" ? tooMany(command, operands, 0) : []),
            ];
        case "policy check":
            return [...foreign(command, raw), ...tooMany(command, operands, 1)];
        case "policy schema":
            return [...foreign(command, raw), ...tooMany(command, operands, 0)];
        case "help":
            return [];
        default:
            return command;
    }
}
const NO_REPORT = {
    code: "input-invalid",
    message: "`judge` needs at least one report.",
    next: "Name JSON reports of Grype or OSV-Scanner, or results of Portcullis: `portcullis judge REPORT…`.",
};
/** Settings that exist and mean nothing to a command. */
function foreign(command, raw) {
    const own = optionsOf(command);
    return Object.keys(raw)
        .filter((name) => !own.includes(name) && (own.length === 0 || policy_settings/* SETTING_NAMES */.OI.includes(name)))
        .map((name) => ({
        code: "input-invalid",
        message: `\`--${name.slice(0, 100)}\` means nothing to \`${command}\`.`,
        next: `Leave it out; \`portcullis ${command} --help\` lists what it takes.`,
    }));
}
function tooMany(command, operands, most) {
    const [first] = operands.slice(most);
    if (first === undefined)
        return [];
    const takes = most === 0 ? "takes no names" : "takes one name";
    const next = command === "doctor" || command === "demo" || command === "bases check" ? "Leave it out." : "Keep one of them.";
    return [{ code: "input-invalid", message: `\`${command}\` ${takes}, and ${JSON.stringify(first.slice(0, 100))} is one too many.`, next }];
}

// EXTERNAL MODULE: ./out/policy/setting.js
var policy_setting = __webpack_require__(1823);
;// CONCATENATED MODULE: ./out/entry/help-pages.js



const ALWAYS = [
    ["-q, --quiet", "Print only documents that were asked for, and errors."],
    ["-v, --verbose", "Tell what is being done, line by line."],
    ["-h, --help", "This help; after a command, help for it."],
];
const EXIT_CODES = {
    title: "Exit codes",
    rows: [
        ["0 pass", "Everything asked for was seen, and the policy blocks nothing."],
        ["1 fail", "The policy blocks something."],
        ["2 error", "An input or the policy is invalid: nothing was scanned."],
        ["3 error", "The result cannot be vouched for: a scanner, its database, its output or our own code failed."],
        ["4 incomplete", "Part of what was asked for was not seen."],
    ],
};
const TARGETS = {
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
const ABOUT = {
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
        intro: "Each image goes in under its own name, or under REF. Without one, every exact reference of the policy's allowlist is looked up in its registry; patterns are listed and left out. The lock is written whole, or not at all.",
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
function examples(rows) {
    return { title: "Examples", rows };
}
/** The page of a command, or of all of them. */
function toHelpPage(topic) {
    return topic === null || topic === "help" ? toOverview() : toCommandPage(topic);
}
function toOverview() {
    const commands = Object.values(ABOUT).map(({ usage, short }) => [usage.replace(" [OPTION…]", ""), short]);
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
function toCommandPage(topic) {
    const { usage, short, intro = "", before = [], after = [] } = ABOUT[topic];
    const options = optionsOf(topic);
    const groups = Object.entries(policy_setting/* GROUPS */.fd).map(([group, title]) => {
        const names = options.filter((name) => (0,policy_settings/* settingOf */.y7)(name).group === group);
        return { title, rows: names.map(toRow) };
    });
    const settings = groups.filter(({ rows }) => rows.length > 0);
    return {
        usage: [`portcullis ${usage}`],
        intro: `${short} ${intro}`.trim(),
        sections: [...before, ...settings, { title: "Options", rows: ALWAYS }, ...after],
    };
}
function toRow(name) {
    const setting = (0,policy_settings/* settingOf */.y7)(name);
    const repeat = setting.list ? " Repeatable." : "";
    const fallback = (0,policy_setting/* toDefault */.RW)(setting);
    const dash = name === "output" ? "-o, " : "";
    return [`${dash}--${name} ${setting.kind.hint}`, `${setting.help}${repeat}${fallback === "" ? "" : ` Default: ${fallback}.`}`];
}

;// CONCATENATED MODULE: ./out/entry/command-line.js







const COLUMNS = 100;
/** Runs one call of the command line and gives its exit code. Never rejects: every failure is a sentence on standard error. */
async function runCommandLine(argv) {
    try {
        const { invocation, faults } = readArguments(argv, GRAMMAR);
        if (faults.length > 0)
            throw new errors/* GateError */.ue([...faults, ...(await findMistakesInFiles(invocation))]);
        switch (invocation.command) {
            case "help":
                return printHelp(renderHelp(toHelpPage(invocation.topic), process.stdout.columns ?? COLUMNS), argv);
            case "scan":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(815), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(259), __webpack_require__.e(844)]).then(__webpack_require__.bind(__webpack_require__, 4844))).runScan(invocation);
            case "judge":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(815), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(259), __webpack_require__.e(836)]).then(__webpack_require__.bind(__webpack_require__, 7836))).runJudge(invocation);
            case "doctor":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(200)]).then(__webpack_require__.bind(__webpack_require__, 2200))).runDoctor(invocation);
            case "demo":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(815), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(259), __webpack_require__.e(138)]).then(__webpack_require__.bind(__webpack_require__, 7138))).runDemo(invocation);
            case "policy check":
            case "policy schema":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(815), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(259), __webpack_require__.e(555)]).then(__webpack_require__.bind(__webpack_require__, 2555))).runPolicy(invocation);
            case "bases resolve":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(523)]).then(__webpack_require__.bind(__webpack_require__, 904))).runBases(invocation);
            case "bases lock":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(815), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(259), __webpack_require__.e(548)]).then(__webpack_require__.bind(__webpack_require__, 8548))).runBasesLock(invocation);
            case "bases check":
                return await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(815), __webpack_require__.e(860), __webpack_require__.e(29), __webpack_require__.e(259), __webpack_require__.e(530)]).then(__webpack_require__.bind(__webpack_require__, 530))).runBasesCheck(invocation);
            default:
                return invocation.command;
        }
    }
    catch (error) {
        return printFaults(error);
    }
}
/** What is wrong with the files that decide, where a call that is refused anyway names them: all mistakes are told at once. */
async function findMistakesInFiles({ command, raw, verbosity }) {
    switch (command) {
        case "scan":
        case "judge":
        case "bases lock":
        case "bases check": {
            const { openSession } = await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(339), __webpack_require__.e(860), __webpack_require__.e(29)]).then(__webpack_require__.bind(__webpack_require__, 4029));
            const session = openSession({ verbosity });
            try {
                return (await (await Promise.all(/* import() */[__webpack_require__.e(247), __webpack_require__.e(815), __webpack_require__.e(860), __webpack_require__.e(259), __webpack_require__.e(904)]).then(__webpack_require__.bind(__webpack_require__, 2904))).readDecidingFiles({ raw, door: "cli", command }, session.place)).faults;
            }
            finally {
                await session.close();
            }
        }
        case "policy check":
        case "policy schema":
        case "bases resolve":
        case "doctor":
        case "demo":
        case "help":
            return [];
        default:
            return command;
    }
}
/** Help that nobody asked for is an error: nothing was scanned. */
function printHelp(text, argv) {
    const isAsked = argv.length > 0;
    (isAsked ? process.stdout : process.stderr).write(text);
    return isAsked ? 0 : reasons/* REASONS */.ez["input-invalid"].exitCode;
}
/** Prints what stopped a run, one fault a paragraph, and gives the exit code that it means. */
function printFaults(error) {
    if (!(0,errors/* isGateError */.Wc)(error)) {
        process.stderr.write(`portcullis: ${(0,report_escape/* toSafeText */._J)((0,errors/* sentenceOf */.$N)(error))}\n  This is a bug in Portcullis: nothing was decided. Please report it.\n`);
        return reasons/* REASONS */.ez.internal.exitCode;
    }
    const lines = error.faults.map(({ code, message, next }) => `portcullis: ${(0,report_escape/* toSafeText */._J)(message)} [${code}]\n  ${(0,report_escape/* toSafeText */._J)(next)}\n`);
    process.stderr.write(lines.join(""));
    return Math.max(...error.faults.map(({ code }) => reasons/* REASONS */.ez[code].exitCode));
}


/***/ }),

/***/ 4925:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ sentenceOf),
/* harmony export */   Wc: () => (/* binding */ isGateError),
/* harmony export */   ue: () => (/* binding */ GateError)
/* harmony export */ });
/** The only error that Portcullis throws on purpose: one or several faults, each with a stable code. */
class GateError extends Error {
    faults;
    constructor(faults, options) {
        const list = "code" in faults ? [faults] : faults;
        super(list.map((fault) => fault.message).join("\n"), options);
        this.name = "GateError";
        this.faults = list;
    }
}
/** Says whether something caught is a GateError. Compares by name: the test runner has a second realm. */
function isGateError(error) {
    return typeof error === "object" && error !== null && "name" in error && error.name === "GateError" && "faults" in error;
}
/** The sentence of anything that was thrown, for a message. Never a stack trace. */
function sentenceOf(error) {
    if (typeof error === "object" && error !== null && "message" in error && typeof error.message === "string")
        return error.message;
    return String(error);
}


/***/ }),

/***/ 3254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hj: () => (/* binding */ matchesName),
/* harmony export */   Zc: () => (/* binding */ SCRATCH),
/* harmony export */   eX: () => (/* binding */ matchesTag),
/* harmony export */   t2: () => (/* binding */ toBasePattern),
/* harmony export */   w3: () => (/* binding */ wrongInWildcards)
/* harmony export */ });
/** The one pattern that is no reference: an image without a base. */
const SCRATCH = "scratch";
/**
 * Takes a pattern apart as a reference is: the tag is what follows the last colon behind the last slash; without a registry Docker Hub is
 * meant, and without a namespace there `library/`. A name that begins with the segment `**` is meant for every registry.
 */
function toBasePattern(text) {
    const colon = text.lastIndexOf(":");
    const hasTag = colon > text.lastIndexOf("/");
    const [name, tag] = hasTag ? [text.slice(0, colon), text.slice(colon + 1)] : [text, null];
    return { name: toFullName(name), tag };
}
function toFullName(name) {
    const [first = "", ...rest] = name.split("/");
    if (first === "**")
        return name;
    if (rest.length === 0)
        return `docker.io/library/${name}`;
    if (!isRegistry(first))
        return `docker.io/${name}`;
    const registry = first === "index.docker.io" ? "docker.io" : first;
    return registry === "docker.io" && rest.length === 1 ? `docker.io/library/${rest.join("/")}` : [registry, ...rest].join("/");
}
/** The same rule by which a reference's first part is a registry. */
function isRegistry(first) {
    return /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
}
/**
 * What is wrong with where a pattern has its wildcards, as the rest of a sentence, or null. In a registry's name they can only stand for whole
 * labels before a domain of two: `gcr.io*` would match `gcr.io.example.org`, which anybody can have.
 */
function wrongInWildcards(text) {
    const { name } = toBasePattern(text);
    const [registry = ""] = name.split("/");
    if (registry === "**" || !registry.includes("*"))
        return null;
    return /^(?:\*\.)+[^*.]+(?:\.[^*.]+)+$/.test(registry)
        ? null
        : "has a wildcard in its registry where it could match somebody else's: write the registry in full, `*.` before a whole domain, or `**/` for every registry";
}
/** Whether a pattern matches a reference's registry and repository, whatever the tag. */
function matchesName({ name }, { registry, repository }) {
    return toExpression(name).test(`${registry}/${repository}`);
}
/** Whether a pattern asks for no tag, or for one that this is. */
function matchesTag({ tag }, actual) {
    return tag === null || (actual !== null && toExpression(tag).test(actual));
}
/** Everything but `*` (anything within a segment) and `**` (anything across segments, at least one of them) is compared exactly. */
function toExpression(pattern) {
    const source = pattern
        .split(/(\*{1,2})/)
        .map((part) => (part === "**" ? ".+" : part === "*" ? "[^/]*" : part.replace(/[\\^$.+?()[\]{}|/]/g, "\\$&")))
        .join("");
    return new RegExp(`^${source}$`, "su");
}


/***/ }),

/***/ 4499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O8: () => (/* binding */ isReasonCode),
/* harmony export */   ai: () => (/* binding */ EXIT_CODES),
/* harmony export */   ez: () => (/* binding */ REASONS),
/* harmony export */   im: () => (/* binding */ OUTCOMES),
/* harmony export */   ku: () => (/* binding */ NOTICES)
/* harmony export */ });
const OUTCOMES = ["pass", "incomplete", "fail", "error"];
const EXIT_CODES = { pass: 0, fail: 1, "invalid-input": 2, "cannot-vouch": 3, incomplete: 4 };
/** Every reason for a verdict that is not a pass: its stable code, and the outcome and exit code it leads to. */
const REASONS = {
    "severity-cutoff": { outcome: "fail", exitCode: 1 },
    "base-not-allowed": { outcome: "fail", exitCode: 1 },
    "base-denied": { outcome: "fail", exitCode: 1 },
    "base-contradicted": { outcome: "fail", exitCode: 1 },
    "base-unproven": { outcome: "fail", exitCode: 1 },
    "base-scratch": { outcome: "fail", exitCode: 1 },
    "external-image-not-allowed": { outcome: "fail", exitCode: 1 },
    "input-invalid": { outcome: "error", exitCode: 2 },
    "policy-invalid": { outcome: "error", exitCode: 2 },
    "target-invalid": { outcome: "error", exitCode: 2 },
    "report-invalid": { outcome: "error", exitCode: 2 },
    "dockerfile-invalid": { outcome: "error", exitCode: 2 },
    "target-not-found": { outcome: "error", exitCode: 3 },
    "scanner-missing": { outcome: "error", exitCode: 3 },
    "scanner-failed": { outcome: "error", exitCode: 3 },
    "scanner-timeout": { outcome: "error", exitCode: 3 },
    "scanner-output": { outcome: "error", exitCode: 3 },
    "scanner-version": { outcome: "error", exitCode: 3 },
    "source-mismatch": { outcome: "error", exitCode: 3 },
    "database-missing": { outcome: "error", exitCode: 3 },
    "database-stale": { outcome: "error", exitCode: 3 },
    "canary-missed": { outcome: "error", exitCode: 3 },
    "policy-unreadable": { outcome: "error", exitCode: 3 },
    "upload-refused": { outcome: "error", exitCode: 3 },
    environment: { outcome: "error", exitCode: 3 },
    internal: { outcome: "error", exitCode: 3 },
    "nothing-to-scan": { outcome: "incomplete", exitCode: 4 },
    "inventory-empty": { outcome: "incomplete", exitCode: 4 },
    "distribution-unknown": { outcome: "incomplete", exitCode: 4 },
    "database-lacks-distribution": { outcome: "incomplete", exitCode: 4 },
    "database-lacks-ecosystem": { outcome: "incomplete", exitCode: 4 },
    "lockfile-unparsable": { outcome: "incomplete", exitCode: 4 },
    "lockfile-unreadable": { outcome: "incomplete", exitCode: 4 },
    "base-unknown": { outcome: "incomplete", exitCode: 4 },
    "platform-missing": { outcome: "incomplete", exitCode: 4 },
    "leg-missing": { outcome: "incomplete", exitCode: 4 },
    "evidence-incomplete": { outcome: "incomplete", exitCode: 4 },
};
/** What is worth saying and changes no verdict. */
const NOTICES = [
    "exception-unused",
    "exception-expired",
    "exception-expiring",
    "allowance-unused",
    "lockfiles-excluded",
    "lockfiles-none",
    "lockfiles-unread",
    "configuration-ignored",
    "image-source",
    "database-age-unchecked",
    "database-age-unknown",
    "policy-change-pending",
    "evidence-missing",
    "scanner-warning",
    "scanner-from-source",
    "scanner-substituted",
    "cross-check-skipped",
    "matches-ignored-by-scanner",
    "distribution-end-of-life",
    "environment-ignored",
    "report-cut",
    "demo-recorded",
    "base-claims-disagree",
    "base-changed-distribution",
    "base-entry-expired",
    "base-entry-expiring",
    "base-lookup-failed",
    "bases-lock-missing",
    "external-image-warning",
];
/** Says whether a code is one that decides. */
function isReasonCode(code) {
    return Object.hasOwn(REASONS, code);
}


/***/ }),

/***/ 5023:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   VZ: () => (/* binding */ toCanonicalReference),
/* harmony export */   Wj: () => (/* binding */ renderReference),
/* harmony export */   jU: () => (/* binding */ isHost),
/* harmony export */   rw: () => (/* binding */ isImageId)
/* harmony export */ });
// The grammar of distribution/reference: https://github.com/distribution/reference/blob/main/regexp.go
const LABEL = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const LONGEST_REPOSITORY = 255;
const LONGEST_HOST = 253;
const TAG = /^\w[\w.-]{0,127}$/;
/** Only these algorithms are known to Docker; of others it knows no length. */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const IMAGE_ID = /^[0-9a-f]{64}$/;
/** Whether a text is a registry's host, with or without a port. */
function isHost(text) {
    return text.length <= LONGEST_HOST && HOST.test(text);
}
/** Whether a text is a manifest's digest, `sha256:…` in full. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** Whether a text is an image's ID in full, which only a daemon understands. */
function isImageId(text) {
    return IMAGE_ID.test(text);
}
/** Parses a reference as Docker does; text that is none gives what is wrong with it, as the rest of a sentence ("it …"). */
function parseReference(text) {
    if (text === "")
        return { wrong: "is empty" };
    if (/\s/.test(text))
        return { wrong: "holds white space" };
    if (text.startsWith("-"))
        return { wrong: "begins with `-`, as an option does" };
    if (isImageId(text))
        return { wrong: "is an image ID, which no registry knows" };
    const { registry, rest } = splitRegistry(text);
    const at = rest.indexOf("@");
    const named = at < 0 ? rest : rest.slice(0, at);
    const colon = named.indexOf(":");
    const reference = {
        registry,
        repository: colon < 0 ? named : named.slice(0, colon),
        tag: colon < 0 ? null : named.slice(colon + 1),
        digest: at < 0 ? null : rest.slice(at + 1),
    };
    const wrong = wrongInName(reference) ?? wrongInTag(reference.tag) ?? wrongInDigest(reference.digest);
    return wrong === null ? reference : { wrong };
}
/** The reference in full, as Docker writes it: `docker.io/library/node:latest`. A tag before a digest stays, though the digest alone decides. */
function renderReference({ registry, repository, tag, digest }) {
    const effective = tag ?? (digest === null ? "latest" : null);
    return `${registry}/${repository}${effective === null ? "" : `:${effective}`}${digest === null ? "" : `@${digest}`}`;
}
/** A reference in full, as Docker writes it, or null for text that is none. */
function toCanonicalReference(text) {
    const reference = parseReference(text);
    return "wrong" in reference ? null : renderReference(reference);
}
/** The first part is a registry where it looks like a host: a dot, a port, `localhost`, or capital letters. */
function splitRegistry(text) {
    const slash = text.indexOf("/");
    const first = text.slice(0, Math.max(0, slash));
    const isRegistry = slash >= 0 && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
    const registry = !isRegistry || first === "index.docker.io" ? "docker.io" : first;
    const rest = isRegistry ? text.slice(slash + 1) : text;
    return { registry, rest: registry === "docker.io" && !rest.includes("/") ? `library/${rest}` : rest };
}
/** Docker takes a first part that is no host, but could be a path's, as it stands (`my.under_score/image`): so do we. */
function wrongInName({ registry, repository }) {
    if (!HOST.test(registry) && !COMPONENT.test(registry))
        return `names a registry \`${registry.slice(0, 80)}\` that is no host`;
    const part = repository.split("/").find((component) => !COMPONENT.test(component));
    if (part === "")
        return "has an empty part between slashes";
    if (part !== undefined && COMPONENT.test(part.toLowerCase()))
        return `has capital letters in \`${part}\`: repositories are lower case`;
    if (part !== undefined)
        return `has a part \`${part.slice(0, 80)}\`, and a repository's parts are lower-case letters and digits, with \`.\`, \`_\` or \`-\` between them`;
    const path = HOST.test(registry) ? repository : `${registry}/${repository}`;
    return path.length > LONGEST_REPOSITORY ? `has a repository longer than ${LONGEST_REPOSITORY} characters` : null;
}
function wrongInTag(tag) {
    if (tag === null || TAG.test(tag))
        return null;
    if (tag === "")
        return "ends in a colon without a tag";
    return tag.includes(":") ? "has more colons than a reference can have" : `has a tag \`${tag.slice(0, 80)}\` that is none`;
}
function wrongInDigest(digest) {
    if (digest === null || isDigest(digest))
        return null;
    if (digest.includes("@"))
        return "has more than one `@`";
    return "has a digest that is none (`@sha256:` and 64 lower-case hexadecimal digits)";
}


/***/ }),

/***/ 1681:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LU: () => (/* binding */ SCANNER_SOURCE_WISHES),
/* harmony export */   Qc: () => (/* binding */ UPLOAD_WISHES),
/* harmony export */   hR: () => (/* binding */ FORMATS)
/* harmony export */ });
const FORMATS = ["text", "json", "sarif", "markdown", "html"];
const UPLOAD_WISHES = ["auto", "always", "never"];
const SCANNER_SOURCE_WISHES = ["auto", "release", "mirror", "go"];


/***/ }),

/***/ 3387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FL: () => (/* binding */ severityOfScore),
/* harmony export */   Gi: () => (/* binding */ graver),
/* harmony export */   NE: () => (/* binding */ CUTOFFS),
/* harmony export */   oC: () => (/* binding */ SEVERITIES),
/* harmony export */   qs: () => (/* binding */ severityRank)
/* harmony export */ });
/** Every severity a finding can have, from the least to the gravest. `unknown` means: nobody said. */
const SEVERITIES = ["unknown", "negligible", "low", "medium", "high", "critical"];
/** What a cutoff can be: a severity that blocks from there on, or `none`: nothing blocks by severity. */
const CUTOFFS = ["negligible", "low", "medium", "high", "critical", "none"];
const RANK = { unknown: 0, negligible: 1, low: 2, medium: 3, high: 4, critical: 5 };
/** A severity's place in the order, 0 for `unknown` to 5 for `critical`. */
function severityRank(severity) {
    return RANK[severity];
}
/** The graver of two severities. Commutative, associative, idempotent. */
function graver(a, b) {
    return RANK[a] >= RANK[b] ? a : b;
}
/** The severity of a CVSS base score: 9.0 critical, 7.0 high, 4.0 medium, above 0 low, else unknown (CVSS v3.1 §5; 0 says "none"). */
function severityOfScore(score) {
    if (!(score > 0) || score > 10)
        return "unknown";
    if (score >= 9)
        return "critical";
    if (score >= 7)
        return "high";
    return score >= 4 ? "medium" : "low";
}


/***/ }),

/***/ 6609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ IMAGE_SCHEMES)
/* harmony export */ });
const IMAGE_SCHEMES = ["docker", "registry", "docker-archive", "oci-dir", "oci-archive"];


/***/ }),

/***/ 2038:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseVersion),
/* harmony export */   t: () => (/* binding */ isOlder)
/* harmony export */ });
/** Major, minor and patch of a version like 1.2.3 or 1.2.3-rc1; null for anything else. */
function parseVersion(text) {
    const match = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-[0-9A-Za-z.-]{1,60})?$/.exec(text);
    return match === null ? null : [Number(match[1]), Number(match[2]), Number(match[3])];
}
/** Whether a version comes before another, by their numbers alone. What is no version comes before all. */
function isOlder(version, than) {
    const [a, b] = [parseVersion(version) ?? [0, 0, 0], parseVersion(than) ?? [0, 0, 0]];
    for (const [index, number] of a.entries())
        if (number !== b[index])
            return number < (b[index] ?? 0);
    return false;
}


/***/ }),

/***/ 5249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ checkBasePattern),
/* harmony export */   r: () => (/* binding */ BASE_PATTERN)
/* harmony export */ });
/* harmony import */ var _model_base_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3254);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5023);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6532);



/** Says what is wrong with a pattern over image references (contract §4) as the rest of a sentence, or null. */
function checkBasePattern(text) {
    if (text === "")
        return "is empty";
    if (text.includes("***"))
        return "has three `*` in a row: `*` stands for anything within one segment or tag, `**` for anything across segments";
    if (/[?[\]{}!|()\\]/.test(text))
        return "has a wildcard other than `*` and `**`";
    if (text.includes("@"))
        return "holds a digest, which is given beside the pattern with `digests`";
    if (text.includes("://"))
        return "holds an address's scheme: a reference begins with its registry";
    const reference = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .parseReference */ .F2)(text.replace(/\*+/g, "x"));
    return "wrong" in reference ? reference.wrong : (0,_model_base_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .wrongInWildcards */ .w3)(text);
}
/** A pattern over image references. */
const BASE_PATTERN = (0,_kinds_js__WEBPACK_IMPORTED_MODULE_1__/* .checked */ .KD)("PATTERN", "an image reference in which `*` stands for anything within one segment or tag and `**` for anything across segments, such as `docker.io/library/debian:12*`", checkBasePattern);


/***/ }),

/***/ 6923:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ findBuildMistakes),
/* harmony export */   h: () => (/* binding */ resolveBuild)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _combinations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1295);
/* harmony import */ var _formats_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4379);
/* harmony import */ var _read_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4317);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5927);





const ENTRANCE = { door: "cli", command: "bases resolve" };
/** Makes a request of what was said. Refuses with all mistakes at once (`input-invalid`). */
function resolveBuild(raw) {
    const { given } = (0,_read_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .readSettings */ .s)(raw, ENTRANCE);
    const faults = findBuildMistakes(raw);
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue(faults);
    const value = (name) => (given[name] === undefined ? (0,_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .defaultOf */ .HA)(name) : given[name]);
    return {
        dockerfile: toPath(value("dockerfile")) ?? "Dockerfile",
        target: value("build-target"),
        buildArgs: value("build-arg"),
        platform: value("platform"),
        output: value("output"),
    };
}
/** The one Dockerfile. No image is named here: an `=` is part of the path. */
function toPath([first]) {
    return first === undefined || first.image === null ? first?.value : `${first.image}=${first.value}`;
}
/** All that is wrong with what was said. */
function findBuildMistakes(raw) {
    const { given, faults } = (0,_read_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .readSettings */ .s)(raw, ENTRANCE);
    return [
        ...faults,
        ...(0,_combinations_js__WEBPACK_IMPORTED_MODULE_1__/* .wrongInCombination */ ._)(given, ENTRANCE),
        ...wrongInNumber(given.dockerfile ?? []),
        ...(0,_formats_js__WEBPACK_IMPORTED_MODULE_4__/* .wrongInFormats */ .l)(given.output ?? [], "what a Dockerfile builds on"),
    ];
}
function wrongInNumber(dockerfiles) {
    if (dockerfiles.length < 2)
        return [];
    const message = `\`--dockerfile\` is given ${dockerfiles.length} times, and one Dockerfile is read.`;
    return [{ code: "input-invalid", message, next: "Keep one of them." }];
}


/***/ }),

/***/ 1295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ wrongInCombination)
/* harmony export */ });
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5927);

/** What is valid by itself and makes no sense together. */
function wrongInCombination(given, { door }) {
    const name = (setting) => `\`${door === "cli" ? "--" : ""}${setting}\``;
    return [...wrongInLists(given, name), ...wrongInOutputs(given, name), ...wrongInSource(given, name), ...wrongInLegs(given, door)];
}
function wrongInLists({ lockfiles = [], exclude = [] }, name) {
    const faults = [];
    const word = lockfiles.find((wish) => wish === "auto" || wish === "none");
    if (word !== undefined && lockfiles.length > 1)
        faults.push(input(`${name("lockfiles")} says \`${word}\` and something else.`, `Keep \`${word}\`, or the paths and globs.`));
    if (exclude.includes("none") && exclude.length > 1)
        faults.push(input(`${name("exclude")} says \`none\` and something else.`, "Keep `none`, or the globs."));
    return faults;
}
function wrongInOutputs({ output = [] }, name) {
    const faults = [];
    const printed = output.filter(({ file }) => file === null).map(({ format }) => format);
    if (printed.length > 1)
        faults.push(input(`${name("output")} asks for ${printed.join(" and ")} on standard output, where there is room for one.`, "Give the others a file: FORMAT=FILE."));
    const files = output.flatMap(({ file }) => (file === null ? [] : [file]));
    for (const file of new Set(files.filter((one, place) => files.indexOf(one) < place)))
        faults.push(input(`${name("output")} names the file ${file} more than once.`, "Give each document its own file."));
    return faults;
}
function wrongInSource(given, name) {
    const source = given["scanner-source"] ?? (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)("scanner-source");
    if (source !== "mirror" || given["scanner-mirror"] != null)
        return [];
    return [
        input(`${name("scanner-source")} is \`mirror\`, and no ${name("scanner-mirror")} says where it is.`, `Give its address with ${name("scanner-mirror")}.`),
    ];
}
function wrongInLegs({ results }, door) {
    if (door !== "aggregate" || results !== undefined)
        return [];
    return [
        input("`results` is not given, so there is nothing to judge.", "Give globs of the legs' result documents, such as `legs/**/portcullis.json`."),
    ];
}
function input(message, next) {
    return { code: "input-invalid", message, next };
}


/***/ }),

/***/ 552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ CONFIG_FILE),
/* harmony export */   k: () => (/* binding */ toConfigFile)
/* harmony export */ });
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6532);

const REMOTE = /^(?<owner>[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)\/(?<repo>[\w.-]+)\/(?<path>[^@]+)@(?<ref>[^@]+)$/;
/** A path, or `owner/repo/path@ref`. What has an `@` and is a path all the same is written with `./` before it. */
const CONFIG_FILE = (0,_kinds_js__WEBPACK_IMPORTED_MODULE_0__/* .parsed */ .Yz)("FILE|OWNER/REPO/PATH@REF", "a path, or owner/repo/path@ref", (text) => {
    const file = toFile(text);
    if (file.kind !== "repository")
        return { value: file, wrong: null };
    const { repo, path, ref } = file;
    if (repo === "." || repo === ".." || path.split("/").some((part) => part === "" || part === "." || part === ".."))
        return { wrong: "is no path inside a repository (owner/repo/path@ref)" };
    return /[\s~^:?*[\\]|\.\./.test(ref) ? { wrong: `has a ref \`${ref}\` that is none` } : { value: file, wrong: null };
});
function toFile(text) {
    const { owner, repo, path, ref } = REMOTE.exec(text)?.groups ?? {};
    if (owner === undefined || repo === undefined || path === undefined || ref === undefined)
        return { kind: "path", path: text };
    return { kind: "repository", owner, repo, path, ref };
}
/** Where the settings say that the policy file is. What is wrong with the wish is found by whoever reads the settings. */
function toConfigFile(raw) {
    const text = raw["config-file"]?.at(-1) ?? "";
    return text === "" ? { kind: "default" } : toFile(text);
}


/***/ }),

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ wrongInFormats)
/* harmony export */ });
/** Formats of a command that makes no verdict: text and JSON. `of`: what it tells, as the rest of "no format for …". */
function wrongInFormats(output, of) {
    return output
        .filter(({ format }) => format !== "text" && format !== "json")
        .map(({ format }) => ({
        code: "input-invalid",
        message: `\`--output ${format}\` is no format for ${of}.`,
        next: "Write `-o json` or `-o text`.",
    }));
}


/***/ }),

/***/ 6532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ durationOrNone),
/* harmony export */   KD: () => (/* binding */ checked),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   Yz: () => (/* binding */ parsed),
/* harmony export */   hl: () => (/* binding */ address),
/* harmony export */   l_: () => (/* binding */ checkAddress),
/* harmony export */   lx: () => (/* binding */ FLAG),
/* harmony export */   n8: () => (/* binding */ line),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   p0: () => (/* binding */ duration)
/* harmony export */ });
/* unused harmony export toMilliseconds */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8532);

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const LONGEST = 4096;
/** One line of text without control characters: nothing else can be a path, a name or an address. */
const Line = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .max(LONGEST, { error: `is longer than ${LONGEST} characters` })
    .refine((text) => !CONTROL.test(text), { error: "holds a line break or another control character" });
/** Text of which `check` says what is wrong, as the rest of a sentence ("is not …"), or null. */
function checked(hint, expected, check) {
    return parsed(hint, expected, (text) => {
        const wrong = check(text);
        return wrong === null ? { value: text, wrong } : { wrong };
    });
}
/** A value that `parse` makes from one line of text. */
function parsed(hint, expected, parse) {
    const schema = Line.transform((text, context) => {
        const attempt = parse(text);
        if (attempt.wrong === null)
            return attempt.value;
        context.addIssue({ code: "custom", message: attempt.wrong });
        return zod__WEBPACK_IMPORTED_MODULE_1__/* .NEVER */ .tm;
    });
    return { hint, expected, words: [], schema };
}
/** Any one line of text. */
function line(hint, expected) {
    return { hint, expected, words: [], schema: Line };
}
/** One of a closed set of words. */
function choice(words, { hint = words.join("|"), synonyms = {} } = {}) {
    return { hint, expected: `one of ${words.join(", ")}`, words, synonyms, schema: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(words) };
}
const YES_AND_NO = { yes: "true", y: "true", on: "true", 1: "true", no: "false", n: "false", off: "false", 0: "false" };
/** `true` or `false`, and nothing that only means it. */
const FLAG = {
    hint: "true|false",
    expected: "`true` or `false`",
    words: ["true", "false"],
    synonyms: YES_AND_NO,
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(["true", "false"]).transform((word) => word === "true"),
};
/** A whole number within bounds. */
function integer(least, most) {
    return parsed("NUMBER", `a whole number from ${least} to ${most}`, (text) => {
        const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
        return value >= least && value <= most ? { value, wrong: null } : { wrong: `is no whole number from ${least} to ${most}` };
    });
}
const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };
/** Milliseconds of `15m`, `90s`, `1h30m` or `5d`; null for text that is no duration. */
function toMilliseconds(text) {
    const parts = /^(?:(\d{1,7})d)?(?:(\d{1,7})h)?(?:(\d{1,7})m)?(?:(\d{1,7})s)?$/.exec(text);
    if (text === "" || parts === null)
        return null;
    const [, d, h, m, s] = parts.map((count) => Number(count ?? 0));
    return (d ?? 0) * UNITS.d + (h ?? 0) * UNITS.h + (m ?? 0) * UNITS.m + (s ?? 0) * UNITS.s;
}
/** A duration above zero and up to `most` milliseconds. */
function duration(most, example) {
    const expected = `a number with a unit (s, m, h, d), such as ${example}`;
    return parsed("DURATION", expected, (text) => checkDuration(text, most));
}
/** A duration, or `none` (null): no limit. */
function durationOrNone(most, example) {
    const expected = `a number with a unit (s, m, h, d), such as ${example}, or \`none\``;
    const kind = parsed("DURATION|none", expected, (text) => text === "none" ? { value: null, wrong: null } : checkDuration(text, most));
    return { ...kind, words: ["none"], synonyms: { off: "none", never: "none", no: "none", false: "none" } };
}
function checkDuration(text, most) {
    const value = toMilliseconds(text);
    if (value === null)
        return { wrong: /^\d+$/.test(text) ? "has no unit" : "is no duration" };
    if (value === 0)
        return { wrong: "is no time at all" };
    return value <= most ? { value, wrong: null } : { wrong: `is more than ${most / UNITS.d} days` };
}
/** An https address; http is only for this machine itself. */
function address(expected) {
    return checked("URL", expected, checkAddress);
}
/** What is wrong with an address to fetch from, or null. */
function checkAddress(text) {
    if (!URL.canParse(text))
        return "is no address (https://…)";
    const url = new URL(text);
    if (url.protocol === "https:")
        return null;
    const isOwn = url.hostname === "localhost" || url.hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(url.hostname);
    return url.protocol === "http:" && isOwn ? null : "is not an https address (http is only taken for this machine itself)";
}


/***/ }),

/***/ 1076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ parseLockOperand),
/* harmony export */   r: () => (/* binding */ findBasesMistakes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5023);
/* harmony import */ var _formats_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4379);
/* harmony import */ var _read_settings_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4317);
/* harmony import */ var _resolve_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(662);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4814);






const NEXT = "Write `REF=TARGET`, such as `docker.io/library/debian:12=docker-archive:base.tar`, or a target alone.";
/** Parses `[REF=]TARGET`. Refuses with `input-invalid` a REF that is none, with `target-invalid` a target that is no image. */
function parseLockOperand(text) {
    const { name, rest } = split(text);
    const reference = name === null ? null : (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .toCanonicalReference */ .VZ)(name);
    if (name !== null && reference === null)
        throw refuse(`\`${text.slice(0, 200)}\` names no image before the \`=\`: it ${wrongIn(name)}.`);
    const target = (0,_target_js__WEBPACK_IMPORTED_MODULE_4__/* .parseTarget */ .h)(rest);
    if (target.kind === "image")
        return { text, reference, target };
    const message = `\`${text.slice(0, 200)}\` is no image, and a lock of bases holds images.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({ code: "target-invalid", message, next: NEXT });
}
function wrongIn(name) {
    const parsed = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(name);
    return "wrong" in parsed ? parsed.wrong : "is no image reference";
}
/** A path may have an `=`, a reference has none: what begins with a scheme of paths has no REF before it. */
function split(text) {
    const equals = text.indexOf("=");
    const ofPaths = _target_js__WEBPACK_IMPORTED_MODULE_4__/* .SCHEMES */ .d.filter((scheme) => scheme !== "docker" && scheme !== "registry");
    if (equals < 0 || ofPaths.some((scheme) => text.startsWith(`${scheme}:`)))
        return { name: null, rest: text };
    return { name: text.slice(0, equals), rest: text.slice(equals + 1) };
}
function refuse(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({ code: "input-invalid", message, next: NEXT });
}
/** All that is wrong with a call of `bases lock` or `bases check`, without regard to files. */
function findBasesMistakes(said) {
    const { command, operands } = said;
    const inOperands = command === "bases lock" ? operands.flatMap(wrongInOperand) : [];
    const { output = [] } = (0,_read_settings_js__WEBPACK_IMPORTED_MODULE_2__/* .readSettings */ .s)(said.raw, { door: "cli", command }).given;
    return [...(0,_resolve_js__WEBPACK_IMPORTED_MODULE_3__/* .findMistakes */ .F)({ ...said, door: "cli" }), ...(0,_formats_js__WEBPACK_IMPORTED_MODULE_5__/* .wrongInFormats */ .l)(output, "a lock of bases"), ...inOperands];
}
function wrongInOperand(text) {
    try {
        parseLockOperand(text);
        return [];
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
            throw error;
        return error.faults;
    }
}


/***/ }),

/***/ 4785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pn: () => (/* binding */ meantBy),
/* harmony export */   YC: () => (/* binding */ editDistance),
/* harmony export */   au: () => (/* binding */ didYouMean),
/* harmony export */   pA: () => (/* binding */ nearest)
/* harmony export */ });
/** Longer words are no typing mistake, and comparing them would cost. */
const LONGEST = 80;
/**
 * The candidate that somebody most likely meant, or null where none is near: the fewest edits (a swap of neighbours counts as one),
 * else a candidate of which the word is the beginning or a part, or nearly a part. Letter case, `_` for `-` and camelCase do not count.
 */
function nearest(word, candidates) {
    const typed = toPlainWord(word);
    if (typed === "" || typed.length > LONGEST)
        return null;
    let best = null;
    for (const candidate of candidates) {
        const rank = rankOf(typed, toPlainWord(candidate));
        if (rank !== null && (best === null || rank < best.rank))
            best = { candidate, rank };
    }
    return best?.candidate ?? null;
}
/** The candidate that was meant: by another name for it, else the nearest. */
function meantBy(word, candidates, synonyms) {
    const plain = toPlainWord(word);
    const synonym = Object.hasOwn(synonyms, plain) ? synonyms[plain] : undefined;
    return synonym !== undefined && candidates.includes(synonym) ? synonym : nearest(word, candidates);
}
/** Continues a sentence about a wrong word, to its end: `; did you mean \`high\`?`, or a full stop. */
function didYouMean(word, candidates, synonyms = {}) {
    const meant = meantBy(word, candidates, synonyms);
    return meant === null ? "." : `; did you mean \`${meant}\`?`;
}
function toPlainWord(word) {
    return word
        .trim()
        .replace(/^-+/, "")
        .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
        .replaceAll("_", "-")
        .toLowerCase();
}
/** Lower is nearer; null: not near. One edit in three letters is a typing mistake, more is another word. */
function rankOf(typed, candidate) {
    const edits = editDistance(typed, candidate);
    if (edits <= Math.max(1, Math.floor(Math.max(typed.length, candidate.length) / 3)))
        return edits;
    if (typed.length < 3)
        return null;
    if (candidate.startsWith(typed))
        return LONGEST + candidate.length;
    const parts = candidate.split("-");
    if (parts.includes(typed))
        return 2 * LONGEST + candidate.length;
    const isNearPart = typed.length > 4 && parts.some((part) => part.length > 4 && editDistance(typed, part) === 1);
    return isNearPart ? 3 * LONGEST + candidate.length : null;
}
/** Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other (optimal string alignment). */
function editDistance(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_, column) => column);
    for (let row = 1; row <= a.length; row += 1) {
        const line = [row];
        for (let column = 1; column <= b.length; column += 1) {
            const same = a[row - 1] === b[column - 1];
            let least = Math.min(at(above, column) + 1, at(line, column - 1) + 1, at(above, column - 1) + (same ? 0 : 1));
            if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
                least = Math.min(least, at(before, column - 2) + 1);
            line.push(least);
        }
        before = above;
        above = line;
    }
    return at(above, b.length);
}
function at(line, column) {
    return line[column] ?? Number.POSITIVE_INFINITY;
}


/***/ }),

/***/ 4317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4785);
/* harmony import */ var _settings_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5927);


/** Parses all settings that were given; what is wrong with them, all of it, is in `faults`. */
function readSettings(raw, entrance) {
    const given = {};
    const faults = [];
    for (const [name, texts] of Object.entries(raw)) {
        if (texts === undefined)
            continue;
        if (!(0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettingName */ .s9)(name) || !(0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .existsAt */ .Sw)(name, entrance)) {
            faults.push(toUnknown(name, entrance));
            continue;
        }
        const wrong = wrongInNumber(name, texts, entrance);
        const reading = (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .settingOf */ .y7)(name).read(texts);
        if (wrong !== null)
            faults.push(wrong);
        else if (reading.wrong === null)
            given[name] = reading.value;
        else
            faults.push(...reading.wrong.map((text) => toFault(name, text, entrance)));
    }
    return { given: given, faults };
}
/** How a setting is written at a door: `--jobs` or `jobs`. */
function nameAt(name, { door }) {
    return door === "cli" ? `--${name}` : name;
}
/** A setting with its value as it was written, but for values that are nobody's business. */
function shownAt(name, text, entrance) {
    const { secret } = (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettingName */ .s9)(name) ? (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .settingOf */ .y7)(name) : { secret: true };
    const shown = secret === true ? "(value not shown)" : toShown(text);
    return entrance.door === "cli" ? `${nameAt(name, entrance)} ${shown}` : `${name}: ${shown}`;
}
const LONGEST = 200;
/** Without what stands before an `@` in an address: it may be a password. */
function toShown(text) {
    const bare = text.replace(/\/\/[^/@\s]*@/g, "//…@");
    return bare.length > LONGEST ? `${bare.slice(0, LONGEST)}…` : bare;
}
function toFault(name, { text, why }, entrance) {
    const { kind } = (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .settingOf */ .y7)(name);
    return {
        code: "input-invalid",
        message: `\`${shownAt(name, text, entrance)}\` ${why}${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(text, kind.words, kind.synonyms)}`,
        next: `Give ${kind.expected}.`,
    };
}
function wrongInNumber(name, texts, entrance) {
    const called = `\`${nameAt(name, entrance)}\``;
    const { list, kind } = _settings_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy[name];
    if (texts.some((text) => text.trim() === ""))
        return { code: "input-invalid", message: `${called} is given without a value.`, next: `Give ${kind.expected}, or leave it out.` };
    if (list || texts.length < 2)
        return null;
    return { code: "input-invalid", message: `${called} is given ${texts.length} times, and it takes one value.`, next: "Keep one of them." };
}
/** A name that is none, or none here: with the nearest that is, or with where it belongs. */
function toUnknown(name, entrance) {
    const called = `\`${nameAt(name.slice(0, 100), entrance)}\``;
    if ((0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettingName */ .s9)(name))
        return { code: "input-invalid", message: `${called} ${elsewhere(name, entrance)}`, next: "Leave it out here." };
    const names = _settings_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTING_NAMES */ .OI.filter((known) => (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .existsAt */ .Sw)(known, entrance)).map((known) => nameAt(known, entrance));
    const what = entrance.door === "cli" ? "no option" : "no input of this action";
    return { code: "input-invalid", message: `${called} is ${what}${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .au)(name, names)}`, next: nextForName(name, names, entrance) };
}
/** Where the names are; in an action, where nobody can ask for help, all of them, unless the right one is plain. */
function nextForName(name, names, { door, command }) {
    if (door === "cli")
        return `\`portcullis ${command} --help\` lists the options.`;
    return (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(name, names) === null ? `The inputs are ${names.join(", ")}.` : "Correct the name, or leave it out.";
}
function elsewhere(name, { door: here }) {
    const { scope } = (0,_settings_js__WEBPACK_IMPORTED_MODULE_0__/* .settingOf */ .y7)(name);
    switch (scope) {
        case "scan":
            return here === "cli"
                ? "says how to scan, and `judge` runs no scanner: it belongs to `portcullis scan`."
                : "says how to scan, and this action only judges the results of the legs: it belongs to the action that scans.";
        case "actions":
            return "is an input of the actions, and means nothing on the command line.";
        case "aggregate":
            return "is an input of the action that judges the legs of a matrix (`aggregate`).";
        case "build":
            return "says how an image was built: it belongs where images are scanned or their reports are judged.";
        case "all":
            return "does not exist here.";
        default:
            return scope;
    }
}


/***/ }),

/***/ 662:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ findMistakes),
  M: () => (/* binding */ resolveRequest)
});

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/policy/combinations.js
var combinations = __webpack_require__(1295);
;// CONCATENATED MODULE: ./out/policy/credentials.js
/** User names and passwords, paired by the registry they are for; what has no partner, or two, is a fault. Passwords are never told. */
function toCredentials(given) {
    const names = given["registry-username"] ?? [];
    const passwords = given["registry-password"] ?? [];
    const faults = [
        ...twice("registry-username", names),
        ...twice("registry-password", passwords),
        ...without(names, passwords, { name: "registry-username", partner: "registry-password" }),
        ...without(passwords, names, { name: "registry-password", partner: "registry-username" }),
    ];
    const registry = names.flatMap(({ host, value: username }) => {
        const password = passwords.find((other) => other.host === host)?.value;
        return password === undefined ? [] : [{ host, username, password }];
    });
    return { registry, faults };
}
function twice(name, list) {
    const repeated = list.filter(({ host }, place) => list.findIndex((other) => other.host === host) < place);
    return [...new Set(repeated.map(({ host }) => host))].map((host) => ({
        code: "input-invalid",
        message: `\`${name}\` is given more than once for ${host}.`,
        next: "Keep one for each registry.",
    }));
}
function without(list, others, { name, partner }) {
    const alone = list.filter(({ host }) => !others.some((other) => other.host === host));
    return alone.map(({ host }) => ({
        code: "input-invalid",
        message: `\`${name}\` is given for ${host}, and no \`${partner}\` for it.`,
        next: "Give both for the same registry (`HOST=…`), or neither.",
    }));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/model/reference.js
var model_reference = __webpack_require__(5023);
// EXTERNAL MODULE: ./out/model/target.js
var target = __webpack_require__(6609);
// EXTERNAL MODULE: ./out/policy/nearest.js
var nearest = __webpack_require__(4785);
// EXTERNAL MODULE: ./out/policy/settings.js + 5 modules
var settings = __webpack_require__(5927);
;// CONCATENATED MODULE: ./out/policy/image-values.js





const PER_IMAGE = ["dockerfile", "build-metadata", "base-image"];
/**
 * What is wrong with what is said of how images were built: a value for an image that is not scanned, one that may be any image's, two for
 * one image. `targets` null: which images there are is not known yet.
 */
function wrongInImageValues(given, targets, { door }) {
    const called = (name) => `\`${door === "cli" ? "--" : ""}${name}\``;
    const images = targets === null ? null : toDistinct(targets);
    if (images?.length === 0)
        return toUseless(given, called);
    return PER_IMAGE.flatMap((name) => {
        const values = given[name] ?? [];
        const about = { name, called: called(name) };
        return [
            ...toStrangers(values, images ?? [], about),
            ...toAnybodys(values, images ?? [], about),
            ...toTwice(values, images ?? [], about),
        ];
    });
}
function toDistinct(targets) {
    const images = targets.filter((target) => target.kind === "image");
    return images.filter(({ text }, place) => images.findIndex((other) => other.text === text) === place);
}
function toUseless(given, called) {
    const names = [...PER_IMAGE, "build-target", "build-arg"];
    return names
        .filter((name) => given[name] !== undefined)
        .map((name) => input(`${called(name)} says how an image was built, and no image is scanned.`, "Name the image as a target, or leave it out."));
}
function toStrangers(values, images, { called }) {
    if (images.length === 0)
        return [];
    const names = images.flatMap(({ text, locator }) => [text, locator]);
    return values.flatMap(({ image }) => {
        if (image === null || images.some((one) => isNamed(image, one) || mayName(image, one)))
            return [];
        const message = `${called} names the image \`${image}\`, which is none of those that are scanned${(0,nearest/* didYouMean */.au)(image, names)}`;
        return [input(message, toList(images))];
    });
}
function toAnybodys(values, images, { name, called }) {
    if (images.length < 2 || values.every(({ image }) => image !== null))
        return [];
    const message = `${called} does not say which image it is about, and ${images.length} images are scanned.`;
    return [input(message, `Write \`${toForm(name)}\`. ${toList(images)}`)];
}
function toTwice(values, images, { name, called }) {
    const meant = values.map(({ image }) => (image === null ? null : (images.find((one) => isNamed(image, one))?.text ?? image)));
    const repeated = meant.filter((image, place) => meant.indexOf(image) < place);
    return [...new Set(repeated)].map((image) => image === null
        ? input(`${called} is given more than once without an image.`, `Keep one of them, or write \`${toForm(name)}\` for each image.`)
        : input(`${called} is given more than once for \`${image}\`.`, "Keep one of them."));
}
function toForm(name) {
    return (0,settings/* settingOf */.y7)(name).kind.hint.split("|").at(-1) ?? "";
}
function toList(images) {
    return images.length === 1 ? `The image is ${images[0]?.text ?? ""}.` : `The images are ${images.map(({ text }) => text).join(", ")}.`;
}
/**
 * Whether a text may be a name within an archive or layout, with or without the file, or the file of one that was asked for by its name. Which
 * names there are is found when it is read.
 */
function mayName(text, { scheme, locator }) {
    if (scheme === null || scheme === "docker" || scheme === "registry")
        return false;
    const bare = text.startsWith(`${scheme}:`) ? text.slice(scheme.length + 1) : text;
    if (toPaths(bare).some((path) => isSamePath(path, locator)) || toPaths(locator).some((path) => isSamePath(bare, path)))
        return true;
    const isSchemed = target/* IMAGE_SCHEMES */.D.some((one) => text.startsWith(`${one}:`));
    return !isSchemed && (/^@\d+$/.test(text) || (0,model_reference/* toCanonicalReference */.VZ)(text) !== null);
}
/** What may be the path in `FILE:NAME`. */
function toPaths(text) {
    return [...text.matchAll(/:/g)].map(({ index }) => text.slice(0, index));
}
/** Whether a text means an image: as it was typed, or in another writing of the same reference or path. */
function isNamed(text, { text: typed, scheme, locator }) {
    if (text === typed)
        return true;
    const schemes = scheme === null ? ["docker", "registry"] : [scheme];
    const own = schemes.find((one) => text.startsWith(`${one}:`));
    const bare = own === undefined ? text : text.slice(own.length + 1);
    if (bare === locator)
        return true;
    if (scheme !== null && scheme !== "docker" && scheme !== "registry")
        return isSamePath(bare, locator);
    const reference = (0,model_reference/* toCanonicalReference */.VZ)(bare);
    return reference !== null && reference === (0,model_reference/* toCanonicalReference */.VZ)(locator);
}
/** Of a path from the root and one from here only the last part can be compared yet. */
function isSamePath(a, b) {
    const [one, other] = [a, b].map((path) => external_node_path_.posix.normalize(path.replaceAll("\\", "/")).replace(/\/$/, ""));
    if (one === undefined || other === undefined)
        return false;
    return external_node_path_.posix.isAbsolute(one) === external_node_path_.posix.isAbsolute(other) ? one === other : external_node_path_.posix.basename(one) === external_node_path_.posix.basename(other);
}
function input(message, next) {
    return { code: "input-invalid", message, next };
}

;// CONCATENATED MODULE: ./out/policy/precedence.js

/** The first that was said: option or input, policy file, default. Null is a value too: it says "none". */
function first(option, policy, otherwise) {
    if (option !== undefined)
        return { value: option, source: "option" };
    return policy === undefined ? { value: otherwise, source: "default" } : { value: policy, source: "policy" };
}
/** What blocks and what does not, each value from the first who said one. */
function toPolicy(given, file) {
    const option = given["severity-cutoff"];
    const both = option === undefined ? undefined : { base: option, application: option };
    const fallback = (0,settings/* defaultOf */.HA)("severity-cutoff");
    const chosen = {
        "severity-cutoff": first(both, file?.severityCutoff, { base: fallback, application: fallback }),
        "only-fixed": first(given["only-fixed"], file?.onlyFixed, (0,settings/* defaultOf */.HA)("only-fixed")),
        "unknown-severity": first(given["unknown-severity"], file?.unknownSeverity, (0,settings/* defaultOf */.HA)("unknown-severity")),
        "max-db-age": first(given["max-db-age"], file?.maxDbAge, (0,settings/* defaultOf */.HA)("max-db-age")),
        "base-images": first(toBaseImages(given["base-images"], file), file?.baseImages, undefined),
        stages: first(given.stages, file?.stages, (0,settings/* defaultOf */.HA)("stages")),
        "external-copies": first(given["external-copies"], file?.externalCopies, (0,settings/* defaultOf */.HA)("external-copies")),
        "allow-incomplete": first(given["allow-incomplete"], undefined, []),
        "fail-build": first(given["fail-build"], undefined, (0,settings/* defaultOf */.HA)("fail-build")),
        exceptions: first(undefined, file === null || file.exceptions.length === 0 ? undefined : file.exceptions, []),
    };
    const baseImages = chosen["base-images"].value;
    return {
        source: file?.name ?? "defaults",
        severityCutoff: chosen["severity-cutoff"].value,
        onlyFixed: chosen["only-fixed"].value,
        unknownSeverity: chosen["unknown-severity"].value,
        ...(baseImages === undefined ? {} : { baseImages }),
        stages: chosen.stages.value,
        externalCopies: chosen["external-copies"].value,
        exceptions: chosen.exceptions.value,
        allowIncomplete: chosen["allow-incomplete"].value,
        maxDbAge: chosen["max-db-age"].value,
        failBuild: chosen["fail-build"].value,
        sources: Object.fromEntries(Object.entries(chosen).map(([name, { source }]) => [name, source])),
    };
}
/** An allowlist that was given as a setting replaces the policy's; what the policy denies stays denied. */
function toBaseImages(patterns, file) {
    if (patterns === undefined)
        return undefined;
    return { require: "proven", allow: patterns.map((image) => ({ image })), deny: file?.baseImages?.deny ?? [] };
}

// EXTERNAL MODULE: ./out/policy/read-settings.js
var read_settings = __webpack_require__(4317);
// EXTERNAL MODULE: ./out/policy/target.js
var policy_target = __webpack_require__(4814);
;// CONCATENATED MODULE: ./out/policy/targets.js



/**
 * The targets of a scan. On the command line those that are named, else the folder `path`; in the action the images and SBOMs that are
 * named and, unless `lockfiles: none`, the folder `path`. A setting about a folder that nobody looks at is refused, not passed over.
 */
function toTargets({ given, raw, operands }, { door }) {
    const named = [
        ...operands.map((text) => attempt(text, "any")),
        ...(given.image ?? []).map((text) => attempt(text, "image")),
        ...(given.sbom ?? []).map((text) => attempt(text.startsWith("sbom:") ? text : `sbom:${text}`, "any")),
    ];
    const faults = named.flatMap((one) => ("fault" in one ? one.fault : []));
    const targets = named.flatMap((one) => ("target" in one ? [one.target] : []));
    const noLockfiles = given.lockfiles?.includes("none") === true;
    const path = given.path ?? (0,settings/* defaultOf */.HA)("path");
    const folder = { kind: "directory", text: `dir:${path}`, path };
    if (door !== "cli")
        return { targets: noLockfiles ? targets : [...targets, folder], faults };
    if (named.length === 0)
        return { targets: noLockfiles ? [] : [folder], faults };
    return { targets, faults: [...faults, ...overlooked({ given, raw, operands }, targets)] };
}
function attempt(text, wanted) {
    try {
        const target = (0,policy_target/* parseTarget */.h)(text);
        return wanted === "any" || target.kind === "image" ? { target } : { fault: [noImage(text, target.kind)] };
    }
    catch (error) {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        return { fault: error.faults };
    }
}
function noImage(text, kind) {
    const next = kind === "sbom" ? "Give it with `sbom`." : "Give its folder with `path`, or lockfiles with `lockfiles`.";
    return { code: "target-invalid", message: `\`image\` is for images, and ${JSON.stringify(text.slice(0, 200))} is none.`, next };
}
/** On the command line the targets named are the targets: what else was said of a folder would be lost. */
function overlooked({ given, raw }, targets) {
    const folders = targets.flatMap((target) => (target.kind === "directory" ? [target.path] : []));
    const faults = [];
    if (given.path !== undefined && !folders.includes(given.path))
        faults.push(unseen("path", given.path));
    const wishes = raw.lockfiles ?? [];
    if (folders.length === 0 && given.path === undefined && wishes.some((wish) => wish !== "none"))
        faults.push(unseen("lockfiles", wishes.join(" ")));
    return faults;
}
function unseen(name, text) {
    return {
        code: "input-invalid",
        message: `\`--${name} ${text.slice(0, 200)}\` would not be looked at: targets are named, and those alone are scanned.`,
        next: name === "path"
            ? "Name the folder as a target too: `dir:DIR`."
            : "Name their folder as a target too (`dir:DIR`), or each as `lockfile:FILE`.",
    };
}

;// CONCATENATED MODULE: ./out/policy/resolve.js








/**
 * Makes a request of what was said: option or input, then policy file, then default; a list replaces, it does not join.
 * Refuses with all mistakes at once (`input-invalid`, `target-invalid`).
 */
function resolveRequest(wish) {
    const { given, targets, registry, faults } = read(wish);
    if (faults.length > 0)
        throw new errors/* GateError */.ue(faults);
    const policy = toPolicy(given, wish.policyFile);
    return { policy, targets, lock: wish.lock ?? null, settings: toSettings(given, { ...wish, registry, maxDbAge: policy.maxDbAge }) };
}
/** All that is wrong with what was said, without regard to a policy file. */
function findMistakes(said) {
    return read(said).faults;
}
function read(said) {
    const { given, faults } = (0,read_settings/* readSettings */.s)(said.raw, said);
    const { targets, faults: inTargets } = said.command === "scan" ? toTargets({ ...said, given }, said) : { targets: [], faults: [] };
    const { registry, faults: inCredentials } = toCredentials(given);
    const known = said.command === "scan" && inTargets.length === 0 ? targets : null;
    const inCombination = [...(0,combinations/* wrongInCombination */._)(given, said), ...wrongInImageValues(given, known, said)];
    return { given, targets, registry, faults: [...faults, ...inCombination, ...inCredentials, ...inTargets] };
}
function toSettings(given, { cores, defaultCategory, registry, maxDbAge }) {
    /** What was given, else the default. Null is a value too: it says "none". */
    const value = (name) => (given[name] === undefined ? (0,settings/* defaultOf */.HA)(name) : given[name]);
    return {
        path: value("path"),
        lockfiles: toLockfiles(value("lockfiles")),
        exclude: value("exclude").filter((glob) => glob !== "none"),
        crossCheck: value("cross-check"),
        platform: value("platform"),
        build: {
            dockerfiles: given.dockerfile ?? null,
            target: value("build-target"),
            args: value("build-arg"),
            metadata: value("build-metadata"),
            baseImages: value("base-image"),
            lock: value("bases-lock"),
        },
        strictEnvironment: value("strict-environment"),
        timeout: value("timeout"),
        jobs: value("jobs") ?? Math.max(1, cores),
        grypeVersion: value("grype-version"),
        osvScannerVersion: value("osv-scanner-version"),
        grypePath: value("grype-path"),
        osvScannerPath: value("osv-scanner-path"),
        scannerSource: value("scanner-source"),
        scannerMirror: value("scanner-mirror"),
        scannerChecksums: value("scanner-checksums"),
        grypeDb: value("grype-db"),
        osvDb: value("osv-db"),
        offline: value("offline"),
        maxDbAge,
        cacheDb: value("cache-db"),
        registry,
        proxy: value("proxy"),
        caCertificate: value("ca-certificate"),
        output: value("output"),
        sarifCategory: value("sarif-category") ?? defaultCategory,
        uploadSarif: value("upload-sarif"),
        allowUnsafePrCheckout: value("allow-unsafe-pr-checkout"),
    };
}
function toLockfiles(wishes) {
    const [first] = wishes;
    return first === "auto" || first === "none" ? first : wishes;
}


/***/ }),

/***/ 1823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ several),
/* harmony export */   RW: () => (/* binding */ toDefault),
/* harmony export */   fd: () => (/* binding */ GROUPS),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   xH: () => (/* binding */ one)
/* harmony export */ });
/** The headings under which settings are listed, in that order. */
const GROUPS = {
    targets: "What is looked at",
    decision: "What blocks",
    scanners: "Scanners",
    databases: "Advisory databases",
    run: "The run",
    network: "Network",
    output: "What comes out",
};
/** A setting that always has a value. */
function one(kind, { fallback, ...about }) {
    return { ...about, kind, list: false, fallback: [fallback], read: ([text = fallback]) => readOne(kind, text) };
}
/** A setting that may have no value: null. */
function optional(kind, about) {
    return {
        ...about,
        kind,
        list: false,
        fallback: [],
        read: ([text]) => (text === undefined ? { value: null, wrong: null } : readOne(kind, text)),
    };
}
/** A setting of any number of values. */
function several(kind, { fallback = [], ...about }) {
    return { ...about, kind, list: true, fallback, read: (texts) => readSeveral(kind, texts) };
}
function readOne(kind, text) {
    const parsed = kind.schema.safeParse(text);
    if (parsed.success)
        return { value: parsed.data, wrong: null };
    return {
        wrong: parsed.error.issues.slice(0, 1).map(({ code, message }) => ({ text, why: code === "invalid_value" ? "is not valid" : message })),
    };
}
function readSeveral(kind, texts) {
    const value = [];
    const wrong = [];
    for (const text of texts) {
        const reading = readOne(kind, text);
        if (reading.wrong === null)
            value.push(reading.value);
        else
            wrong.push(...reading.wrong);
    }
    return wrong.length === 0 ? { value, wrong: null } : { wrong };
}
/** The default of a setting, as one reads it; empty where there is none. */
function toDefault({ shown, fallback, actionExpression }) {
    if (shown !== undefined)
        return shown;
    if (actionExpression !== undefined)
        return `\`\${{ ${actionExpression} }}\``;
    return fallback.map((text) => `\`${text}\``).join(", ");
}


/***/ }),

/***/ 5927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  yy: () => (/* binding */ SETTINGS),
  OI: () => (/* binding */ SETTING_NAMES),
  HA: () => (/* binding */ defaultOf),
  Sw: () => (/* binding */ existsAt),
  s9: () => (/* binding */ isSettingName),
  y7: () => (/* binding */ settingOf)
});

// EXTERNAL MODULE: ./out/policy/settings/decision.js + 1 modules
var decision = __webpack_require__(9854);
// EXTERNAL MODULE: ./out/model/settings.js
var settings = __webpack_require__(1681);
// EXTERNAL MODULE: ./out/policy/kinds.js
var kinds = __webpack_require__(6532);
// EXTERNAL MODULE: ./out/policy/setting.js
var setting = __webpack_require__(1823);
// EXTERNAL MODULE: ./out/policy/nearest.js
var nearest = __webpack_require__(4785);
;// CONCATENATED MODULE: ./out/policy/target-values.js


const SYSTEMS = ["linux", "windows", "freebsd", "darwin"];
const PROCESSORS = [
    "386",
    "amd64",
    "arm",
    "arm64",
    "loong64",
    "mips",
    "mips64",
    "mips64le",
    "mipsle",
    "ppc64",
    "ppc64le",
    "riscv64",
    "s390x",
];
const PLATFORMS = [
    "linux/amd64",
    "linux/arm64",
    "linux/arm/v7",
    "linux/arm/v6",
    "linux/386",
    "linux/ppc64le",
    "linux/s390x",
    "linux/riscv64",
    "windows/amd64",
];
/** A platform as image indexes name them: `linux/arm64`, `linux/arm/v7`. */
const PLATFORM = {
    ...(0,kinds/* checked */.KD)("OS/ARCH[/VARIANT]", "a platform, such as linux/amd64 or linux/arm/v7", (text) => {
        const [system = "", processor = "", variant, ...more] = text.split("/");
        if (processor === "" || more.length > 0)
            return "is no platform (OS/ARCH[/VARIANT])";
        if (!SYSTEMS.includes(system))
            return `has an operating system \`${system}\` that no image is built for`;
        if (!PROCESSORS.includes(processor))
            return `has an architecture \`${processor}\` that nobody knows`;
        return variant === undefined || /^v\d{1,2}(?:\.\d{1,2})?$/.test(variant)
            ? null
            : `has a variant \`${variant}\` that is none (such as v7)`;
    }),
    words: PLATFORMS,
    synonyms: {
        linux: "linux/amd64",
        windows: "windows/amd64",
        amd64: "linux/amd64",
        x64: "linux/amd64",
        x86_64: "linux/amd64",
        "linux/x86_64": "linux/amd64",
        "linux/x64": "linux/amd64",
        arm64: "linux/arm64",
        aarch64: "linux/arm64",
        "linux/aarch64": "linux/arm64",
        "linux/armv7": "linux/arm/v7",
        "linux/armhf": "linux/arm/v7",
    },
};
const LOCKFILE_WORDS = ["auto", "none"];
const LOCKFILE_SYNONYMS = {
    true: "auto",
    yes: "auto",
    on: "auto",
    all: "auto",
    automatic: "auto",
    false: "none",
    no: "none",
    off: "none",
    skip: "none",
};
/** `auto`, `none`, or a path or glob of lockfiles. A word that only looks like one of the first two is refused. */
const LOCKFILES = {
    ...(0,kinds/* checked */.KD)("auto|none|PATH|GLOB", "`auto`, `none`, or paths and globs of lockfiles, one each (a file called `auto` is `./auto`)", (text) => {
        if (LOCKFILE_WORDS.includes(text))
            return null;
        const isWord = /^[A-Za-z]+$/.test(text);
        if (isWord && (0,nearest/* meantBy */.Pn)(text, LOCKFILE_WORDS, LOCKFILE_SYNONYMS) !== null)
            return "is not valid";
        return checkGlob(text);
    }),
    words: LOCKFILE_WORDS,
    synonyms: LOCKFILE_SYNONYMS,
};
/** A glob over paths below a folder. */
const GLOB = (0,kinds/* checked */.KD)("GLOB", "a glob with `/` between folders, such as `**/fixtures/**`", checkGlob);
/** A glob over the results of a matrix' legs. */
const LEGS_GLOB = { ...GLOB, expected: "a glob with `/` between folders, such as `legs/**/portcullis.json`" };
function checkGlob(text) {
    if (text.startsWith("!"))
        return "begins with `!`, and globs here only add up";
    return text.includes("\\") ? "has a `\\`: folders are parted by `/`" : null;
}
/** `NAME=VALUE`, or a name alone. */
const BUILD_ARG = (0,kinds/* parsed */.Yz)("NAME[=VALUE]", "`NAME=VALUE`", (text) => {
    const equals = text.indexOf("=");
    if (equals === 0)
        return { wrong: "has no name before the `=`" };
    return { value: equals < 0 ? { name: text, value: null } : { name: text.slice(0, equals), value: text.slice(equals + 1) }, wrong: null };
});

// EXTERNAL MODULE: ./out/policy/values.js
var values = __webpack_require__(9322);
;// CONCATENATED MODULE: ./out/policy/settings/run.js





const WEEK = 7 * 86_400_000;
const run = { group: "run", scope: "scan" };
const network = { group: "network", scope: "scan" };
/** How the run goes. */
const RUN_SETTINGS = {
    results: (0,setting/* several */.J$)(LEGS_GLOB, {
        group: "run",
        scope: "aggregate",
        help: "Globs of the legs' result documents (`output: json`), such as `legs/**/portcullis.json`. Required.",
    }),
    expect: (0,setting/* optional */.lq)((0,kinds/* integer */.nd)(1, 10_000), {
        group: "run",
        scope: "aggregate",
        help: "How many legs there must be. Fewer are `incomplete`, more are an error.",
    }),
    timeout: (0,setting/* one */.xH)((0,kinds/* duration */.p0)(WEEK, "15m"), {
        ...run,
        fallback: "15m",
        help: "For the whole run. A scanner past it is killed with its children.",
    }),
    jobs: (0,setting/* optional */.lq)((0,kinds/* integer */.nd)(1, 256), { ...run, shown: "the number of cores", help: "How many scanners run at once." }),
    "strict-environment": (0,setting/* one */.xH)(kinds/* FLAG */.lx, {
        ...run,
        fallback: "false",
        help: "Refuse, instead of report, loader variables, disabled certificate checks and the like in our own environment.",
    }),
    "allow-unsafe-pr-checkout": (0,setting/* one */.xH)(kinds/* FLAG */.lx, {
        group: "run",
        scope: "actions",
        fallback: "false",
        help: "Run on `pull_request_target` although the pull request's files are checked out; refused otherwise.",
    }),
};
/** How the network is used. */
const NETWORK_SETTINGS = {
    offline: (0,setting/* one */.xH)(kinds/* FLAG */.lx, { ...network, fallback: "false", help: "No network at all: what is missing is an error that says how to bring it." }),
    "registry-username": (0,setting/* several */.J$)((0,values/* forHost */.cE)("NAME"), {
        ...network,
        shown: "the Docker configuration",
        help: "`HOST=NAME` for `registry:` targets; sent to that registry alone.",
    }),
    "registry-password": (0,setting/* several */.J$)((0,values/* forHost */.cE)("PASSWORD"), { ...network, secret: true, help: "`HOST=PASSWORD`, to go with it." }),
    proxy: (0,setting/* optional */.lq)(values/* PROXY */.rG, {
        ...network,
        secret: true,
        help: "Proxy for our downloads and the scanners. `inherit` takes the one of the environment, which is otherwise reported and not used.",
    }),
    "ca-certificate": (0,setting/* optional */.lq)((0,kinds/* line */.n8)("FILE", "the path of a PEM file"), {
        ...network,
        help: "PEM file of authorities to trust beside the usual ones.",
    }),
};
/** What comes out. */
const OUTPUT_SETTINGS = {
    output: (0,setting/* several */.J$)(values/* OUTPUT */.aQ, {
        group: "output",
        scope: "all",
        shown: "`text`",
        help: "`text`, `json`, `sarif`, `markdown` or `html`: alone on standard output (in an action: the log), or as `FORMAT=FILE`.",
    }),
    "sarif-category": (0,setting/* optional */.lq)(values/* CATEGORY */.XJ, {
        group: "output",
        scope: "all",
        shown: "workflow, job and matrix; `portcullis/` on the command line",
        help: "Tells this gate's alerts from others' in code scanning. Ends in `/`.",
    }),
    "upload-sarif": (0,setting/* one */.xH)((0,kinds/* choice */.Yq)(settings/* UPLOAD_WISHES */.Qc, { synonyms: { true: "always", false: "never" } }), {
        group: "output",
        scope: "actions",
        fallback: "auto",
        help: "Upload the SARIF to code scanning (`security-events: write`): `auto` where GitHub allows it, else with a notice; `always`, else it is an error; `never`.",
    }),
    "github-token": (0,setting/* optional */.lq)((0,kinds/* line */.n8)("TOKEN", "a token"), {
        group: "output",
        scope: "actions",
        secret: true,
        actionExpression: "github.token",
        help: "Reads the policy of a pull request's base commit where the checkout does not have it (`contents: read`), and uploads the SARIF.",
    }),
    matrix: (0,setting/* optional */.lq)(values/* MATRIX */.GU, {
        group: "output",
        scope: "actions",
        actionExpression: "toJson(matrix)",
        help: "Filled in by itself; part of the default `sarif-category`, so that the legs of a matrix do not overwrite each other.",
    }),
};

;// CONCATENATED MODULE: ./out/policy/settings/scanners.js




const about = { group: "scanners", scope: "scan" };
const databases = { group: "databases", scope: "scan" };
const EXECUTABLE = (0,kinds/* line */.n8)("FILE", "the path of an executable");
/** Which scanners run, and where they come from. */
const SCANNER_SETTINGS = {
    "grype-version": (0,setting/* one */.xH)(values/* SCANNER_VERSION */.y1, {
        ...about,
        fallback: "pinned",
        help: "A version whose digest is known (`portcullis doctor` lists them), or with `scanner-checksums` another one.",
    }),
    "osv-scanner-version": (0,setting/* one */.xH)(values/* SCANNER_VERSION */.y1, { ...about, fallback: "pinned", help: "The same for OSV-Scanner." }),
    "grype-path": (0,setting/* optional */.lq)(EXECUTABLE, { ...about, help: "Use this Grype instead of installing one." }),
    "osv-scanner-path": (0,setting/* optional */.lq)(EXECUTABLE, { ...about, help: "Use this OSV-Scanner instead of installing one." }),
    "scanner-source": (0,setting/* one */.xH)((0,kinds/* choice */.Yq)(settings/* SCANNER_SOURCE_WISHES */.LU, { synonyms: { github: "release", releases: "release", source: "go", golang: "go", build: "go" } }), {
        ...about,
        fallback: "auto",
        help: "`release` (GitHub), `mirror`, `go` (built from source through the Go module proxy and its checksum database), or `auto`: the first that works.",
    }),
    "scanner-mirror": (0,setting/* optional */.lq)((0,kinds/* address */.hl)("an https address below which the releases lie"), {
        ...about,
        help: "Base address of a copy of the releases. Digests are checked all the same.",
    }),
    "scanner-checksums": (0,setting/* optional */.lq)((0,kinds/* line */.n8)("FILE", "the path of a file with `sha256  name` lines"), {
        ...about,
        help: "File with `sha256  name` lines for versions whose digests are not known here.",
    }),
};
/** Which advisories they know. */
const DATABASE_SETTINGS = {
    "grype-db": (0,setting/* optional */.lq)((0,values/* database */.OO)("a database file, an archive of one, or its https address"), {
        ...databases,
        help: "A database file, archive or address to use instead of Grype's own.",
    }),
    "osv-db": (0,setting/* optional */.lq)((0,values/* database */.OO)("a folder of archives as OSV publishes them, or an https address"), {
        ...databases,
        help: "A folder, archive or address with OSV's archives to use instead of those that OSV publishes.",
    }),
    "cache-db": (0,setting/* one */.xH)(kinds/* FLAG */.lx, { ...databases, fallback: "true", help: "Keep databases between runs." }),
};

// EXTERNAL MODULE: ./out/model/reference.js
var model_reference = __webpack_require__(5023);
;// CONCATENATED MODULE: ./out/policy/per-image.js


/**
 * A value for all images, or `IMAGE=VALUE` for one of them, parted at the first `=`. A path that has an `=` itself begins with `./` or `/`.
 * `check` says what is wrong with the value, as the rest of a sentence, or null.
 */
function perImage(hint, expected, check) {
    return (0,kinds/* parsed */.Yz)(`${hint}|IMAGE=${hint}`, expected, (text) => {
        const equals = /^\.{0,2}\//.test(text) ? -1 : text.indexOf("=");
        const [image, value] = equals < 0 ? [null, text] : [text.slice(0, equals), text.slice(equals + 1)];
        if (image === "")
            return { wrong: "names no image before the `=`" };
        const wrong = value === "" ? "gives nothing after the `=`" : check(value);
        return wrong === null ? { value: { image, value }, wrong } : { wrong };
    });
}
/** A Dockerfile, of all images or of one. */
const DOCKERFILES = perImage("FILE", "the path of a Dockerfile, or `IMAGE=FILE` where there are several images", () => null);
/** buildx' metadata file, of all images or of one. */
const METADATA_FILES = perImage("FILE", "the path of buildx' metadata file, or `IMAGE=FILE` where there are several images", () => null);
/** A declared base, of all images or of one. */
const DECLARED_BASES = perImage("REF", "an image reference, or `IMAGE=REF` where there are several images", (value) => {
    if (value === "scratch")
        return null;
    const reference = (0,model_reference/* parseReference */.F2)(value);
    return "wrong" in reference ? reference.wrong : null;
});

;// CONCATENATED MODULE: ./out/policy/settings/targets.js




/** Trees of other people's packages, and lockfiles that exist only to be tested with. */
const EXCLUDED = [
    "**/.git/**",
    "**/node_modules/**",
    "**/bower_components/**",
    "**/vendor/**",
    "**/third_party/**",
    "**/.venv/**",
    "**/venv/**",
    "**/site-packages/**",
    "**/testdata/**",
    "**/fixtures/**",
    "**/__fixtures__/**",
];
const targets_about = { group: "targets", scope: "scan" };
const build = { group: "targets", scope: "build" };
/** What is looked at. */
const TARGET_SETTINGS = {
    image: (0,setting/* several */.J$)((0,kinds/* line */.n8)("TARGET", "an image: a reference, or docker:REF, registry:REF, docker-archive:FILE, oci-dir:DIR, oci-archive:FILE"), {
        ...targets_about,
        help: "Images to scan, written as Grype's users write them. A bare reference means the daemon's image where there is one, else the registry's.",
    }),
    path: (0,setting/* one */.xH)((0,kinds/* line */.n8)("DIR", "a folder"), { ...targets_about, fallback: ".", help: "The folder whose lockfiles are looked at." }),
    lockfiles: (0,setting/* several */.J$)(LOCKFILES, {
        ...targets_about,
        fallback: ["auto"],
        help: "Which lockfiles below `path`: `auto` finds them, also those that git ignores; `none`; or paths and globs.",
    }),
    exclude: (0,setting/* several */.J$)(GLOB, {
        ...targets_about,
        fallback: EXCLUDED,
        shown: "`**/node_modules/**` and the like (`portcullis doctor` lists them)",
        help: "Globs below `path` that `lockfiles: auto` leaves out; what was left out is reported. `none` leaves out nothing.",
    }),
    sbom: (0,setting/* several */.J$)((0,kinds/* line */.n8)("FILE", "the path of an SBOM"), { ...targets_about, help: "SBOM files to scan (CycloneDX, SPDX, Syft JSON)." }),
    "cross-check": (0,setting/* one */.xH)(kinds/* FLAG */.lx, {
        ...targets_about,
        fallback: "false",
        help: "Both scanners look at every target that both can read; what they see is folded into one list.",
    }),
    platform: (0,setting/* optional */.lq)(PLATFORM, {
        ...targets_about,
        shown: "the image's own, else `linux/amd64`",
        help: "Which image of a multi-platform image is scanned.",
    }),
    dockerfile: (0,setting/* several */.J$)(DOCKERFILES, {
        ...build,
        shown: "`Dockerfile` below `path` if there is just one image",
        help: "The Dockerfile that the image was built from; with several images `IMAGE=FILE` for each.",
    }),
    "build-target": (0,setting/* optional */.lq)((0,kinds/* line */.n8)("STAGE", "the name of a stage"), {
        ...build,
        shown: "the last stage",
        help: "The stage that is built, as in `docker build --target`.",
    }),
    "build-arg": (0,setting/* several */.J$)(BUILD_ARG, {
        ...build,
        secret: true,
        help: "Build arguments, as in `docker build --build-arg`; a name alone takes its value from the environment.",
    }),
    "build-metadata": (0,setting/* several */.J$)(METADATA_FILES, {
        ...build,
        help: "What `docker buildx build --metadata-file` wrote: it says which images the build used; with several images `IMAGE=FILE` for each.",
    }),
    "base-image": (0,setting/* several */.J$)(DECLARED_BASES, {
        ...build,
        help: "The declared base, where nothing else says it (or `scratch`); with several images `IMAGE=REF` for each. Its layers must still be the image's first.",
    }),
    "bases-lock": (0,setting/* optional */.lq)((0,kinds/* line */.n8)("FILE", "the path of a lock of bases"), {
        ...build,
        shown: "`.github/portcullis.bases.json` if there",
        help: "Facts of approved bases, written by `portcullis bases lock`. On a pull request it is read from the base commit.",
    }),
};

;// CONCATENATED MODULE: ./out/policy/settings.js




/** Every setting there is, by name: the one source of names, defaults and meanings. */
const SETTINGS = {
    ...TARGET_SETTINGS,
    ...decision/* DECISION_SETTINGS */.H$,
    ...RUN_SETTINGS,
    ...SCANNER_SETTINGS,
    ...DATABASE_SETTINGS,
    ...NETWORK_SETTINGS,
    ...OUTPUT_SETTINGS,
};
/** All names in their order. */
const SETTING_NAMES = Object.keys(SETTINGS);
/** Says whether a text is a setting's name. */
function isSettingName(text) {
    return Object.hasOwn(SETTINGS, text);
}
/** A setting by its name, whatever its value. */
function settingOf(name) {
    return SETTINGS[name];
}
/** Whether a setting exists at a door. */
function existsAt(name, { door, command }) {
    const { scope } = settingOf(name);
    switch (scope) {
        case "all":
            return true;
        case "scan":
            return command !== "judge";
        case "actions":
            return door !== "cli";
        case "aggregate":
            return door === "aggregate";
        case "build":
            return door !== "aggregate" && command !== "demo";
        default:
            return scope;
    }
}
/** What holds where a setting was not given. */
function defaultOf(name) {
    const reading = SETTINGS[name].read(SETTINGS[name].fallback);
    if (reading.wrong === null)
        return reading.value;
    throw new TypeError(`The default of ${name} is not valid.`); // a test reads every default
}


/***/ }),

/***/ 9854:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H$: () => (/* binding */ DECISION_SETTINGS),
  eD: () => (/* binding */ EXTERNAL_COPIES),
  mG: () => (/* binding */ MAX_DB_AGE),
  k6: () => (/* binding */ SEVERITY_CUTOFF),
  an: () => (/* binding */ STAGES),
  J_: () => (/* binding */ UNKNOWN_SEVERITY)
});

;// CONCATENATED MODULE: ./out/model/policy.js
/** Which images from outside, beside the final stage's base, are held to the allowlist. */
const STAGE_SCOPES = ["final", "reachable", "all"];
const COPY_SCOPES = ["same", "warn", "ignore"];

// EXTERNAL MODULE: ./out/model/severity.js
var severity = __webpack_require__(3387);
// EXTERNAL MODULE: ./out/policy/base-pattern.js
var base_pattern = __webpack_require__(5249);
// EXTERNAL MODULE: ./out/policy/config-file.js
var config_file = __webpack_require__(552);
// EXTERNAL MODULE: ./out/policy/kinds.js
var kinds = __webpack_require__(6532);
// EXTERNAL MODULE: ./out/policy/setting.js
var setting = __webpack_require__(1823);
// EXTERNAL MODULE: ./out/policy/values.js
var values = __webpack_require__(9322);
;// CONCATENATED MODULE: ./out/policy/settings/decision.js







const YEARS = 10 * 365 * 86_400_000;
const about = { group: "decision", scope: "all" };
/** What a severity is called elsewhere. */
const SEVERITY_SYNONYMS = {
    moderate: "medium",
    important: "high",
    severe: "critical",
    any: "negligible",
    all: "negligible",
    info: "negligible",
    off: "none",
    never: "none",
    false: "none",
};
const SEVERITY_CUTOFF = (0,kinds/* choice */.Yq)(severity/* CUTOFFS */.NE, { synonyms: SEVERITY_SYNONYMS });
const UNKNOWN_SEVERITY = (0,kinds/* choice */.Yq)(["block", "report"], {
    synonyms: { fail: "block", deny: "block", warn: "report", ignore: "report", allow: "report", pass: "report" },
});
const STAGES = (0,kinds/* choice */.Yq)(STAGE_SCOPES, { synonyms: { last: "final", used: "reachable", every: "all" } });
const EXTERNAL_COPIES = (0,kinds/* choice */.Yq)(COPY_SCOPES, {
    synonyms: { block: "same", deny: "same", report: "warn", allow: "ignore", off: "ignore" },
});
const MAX_DB_AGE = (0,kinds/* durationOrNone */.EI)(YEARS, "5d");
/** What blocks and what does not. */
const DECISION_SETTINGS = {
    "severity-cutoff": (0,setting/* one */.xH)(SEVERITY_CUTOFF, {
        ...about,
        fallback: "high",
        policyKey: true,
        help: "Findings of this severity and above block. `none` blocks nothing by severity, also not what has none.",
    }),
    "only-fixed": (0,setting/* one */.xH)(kinds/* FLAG */.lx, { ...about, fallback: "false", policyKey: true, help: "Only findings that have a fix can block." }),
    "unknown-severity": (0,setting/* one */.xH)(UNKNOWN_SEVERITY, {
        ...about,
        fallback: "block",
        policyKey: true,
        help: "What a finding does to which nobody gave a severity.",
    }),
    "max-db-age": (0,setting/* one */.xH)(MAX_DB_AGE, {
        ...about,
        fallback: "5d",
        policyKey: true,
        help: "An older advisory database is an error. `none` switches the check off, visibly.",
    }),
    "base-images": (0,setting/* several */.J$)(base_pattern/* BASE_PATTERN */.r, {
        ...about,
        policyKey: true,
        help: "Base images that are allowed, as patterns: `*` within one path segment or tag, `**` across segments; without a tag any tag. The policy file can say more.",
    }),
    stages: (0,setting/* one */.xH)(STAGES, {
        ...about,
        fallback: "reachable",
        policyKey: true,
        help: "Which stages' bases are held to `base-images`: the final stage's, those that reach the final image, or all of the Dockerfile.",
    }),
    "external-copies": (0,setting/* one */.xH)(EXTERNAL_COPIES, {
        ...about,
        fallback: "same",
        policyKey: true,
        help: "Whether images that are only copied from, mounted, or read the Dockerfile (`# syntax`) are held to `base-images` too.",
    }),
    "allow-incomplete": (0,setting/* several */.J$)(values/* INCOMPLETE_CODE */.VV, {
        ...about,
        help: "Reason codes of `incomplete` that may pass. They stay in every report.",
    }),
    "fail-build": (0,setting/* one */.xH)(kinds/* FLAG */.lx, {
        ...about,
        fallback: "true",
        help: "`false`: a `fail` is reported and exits 0. `error` and `incomplete` keep their exit codes.",
    }),
    "config-file": (0,setting/* optional */.lq)(config_file/* CONFIG_FILE */.g, {
        ...about,
        shown: "`.github/portcullis.yml` if there",
        help: "The policy file: a path, or in an action `owner/repo/path@ref`. On a pull request a path is read from the base commit.",
    }),
};


/***/ }),

/***/ 4814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ SCHEMES),
/* harmony export */   h: () => (/* binding */ parseTarget)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5023);
/* harmony import */ var _model_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6609);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4785);




/** Every scheme that a target can have. */
const SCHEMES = [..._model_target_js__WEBPACK_IMPORTED_MODULE_2__/* .IMAGE_SCHEMES */ .D, "sbom", "dir", "lockfile"];
/** Schemes of other tools, and words for ours: what to write instead. */
const FOREIGN = {
    podman: "save it (`podman save --format docker-archive`) and write `docker-archive:FILE`",
    containerd: "export it (`ctr image export`) and write `oci-archive:FILE`",
    singularity: "write `docker:`, `registry:` or an archive of the image",
    file: "write `docker-archive:`, `oci-archive:`, `sbom:` or `lockfile:`, by what the file is",
    purl: "write `sbom:FILE` or `lockfile:FILE`",
    pkg: "write `sbom:FILE` or `lockfile:FILE`",
    cpe: "write `sbom:FILE` or `lockfile:FILE`",
    zarf: "write `oci-archive:FILE` for an image in it",
    snap: "write `dir:DIR` for its lockfiles",
    oci: "write `oci-dir:DIR` or `oci-archive:FILE`",
    "oci-layout": "write `oci-dir:DIR`",
    archive: "write `docker-archive:FILE` or `oci-archive:FILE`",
    tar: "write `docker-archive:FILE` or `oci-archive:FILE`",
    image: "write `docker:REF` or `registry:REF`",
    remote: "write `registry:REF`",
    daemon: "write `docker:REF`",
    directory: "write `dir:DIR`",
    folder: "write `dir:DIR`",
    path: "write `dir:DIR`",
    lock: "write `lockfile:FILE`",
    http: "leave the scheme out: `registry:HOST/NAME:TAG`",
    https: "leave the scheme out: `registry:HOST/NAME:TAG`",
};
const LONGEST = 4096;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Ends of names that are files in the field, and never images: what they are. */
const FILES = [
    [/\.(?:tar|tgz|tar\.gz)$/, "docker-archive"],
    [/(?:\.(?:spdx|cdx|cyclonedx|syft|bom)|^s?bom)\.(?:json|xml)$/, "sbom"],
    [/\.(?:json|lock|lockfile|ya?ml|toml|xml|txt|mod|sum|spdx)$/, "lockfile"],
];
/** `docker:20` and `registry:2` are also images with a tag. */
const TAG_LIKE = /^(?:v?\d+(?:\.\d+)*(?:[-._][\w.-]*)?|latest|stable|dind|cli|edge)$/;
/** Parses a target as it is typed (contract §1). What cannot be told apart is refused with `target-invalid`, never guessed. */
function parseTarget(text) {
    if (text.trim() === "")
        throw refuse(text, "is empty", ALL_FORMS);
    if (text.length > LONGEST)
        throw refuse(text, `is longer than ${LONGEST} characters`, ALL_FORMS);
    if (CONTROL.test(text))
        throw refuse(text, "holds a line break or another control character", "Write one target a line.");
    if (text.startsWith("-"))
        throw refuse(text, "begins with `-`, as an option does", ALL_FORMS);
    const colon = text.indexOf(":");
    const head = colon < 0 ? "" : text.slice(0, colon);
    const rest = text.slice(colon + 1);
    if (isScheme(head))
        return toTarget(text, head, rest);
    return toBareImage(text, head);
}
function isScheme(word) {
    return SCHEMES.includes(word);
}
function toTarget(text, scheme, rest) {
    if (rest.trim() === "")
        throw refuse(text, `names nothing after \`${scheme}:\``, ALL_FORMS);
    switch (scheme) {
        case "docker":
        case "registry":
            return toImage(text, scheme, rest);
        case "docker-archive":
        case "oci-dir":
        case "oci-archive":
            return { kind: "image", text, scheme, locator: rest };
        case "sbom":
            return { kind: "sbom", text, path: rest };
        case "dir":
            return { kind: "directory", text, path: rest };
        case "lockfile":
            return { kind: "lockfile", text, path: rest };
        default:
            return scheme;
    }
}
function toImage(text, scheme, locator) {
    if (scheme === "docker" && (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isImageId */ .rw)(locator))
        return { kind: "image", text, scheme, locator };
    const inner = locator.slice(0, Math.max(0, locator.indexOf(":")));
    if (isScheme(inner) && parsesAsSchemed(locator))
        throw refuse(text, `has two schemes, \`${scheme}:\` and \`${inner}:\``, "Keep one of them.");
    if (TAG_LIKE.test(locator)) {
        const next = `Write \`${scheme}:${scheme}:${locator}\` for the image ${scheme} with the tag ${locator}, or \`${scheme}:library/${locator}\`.`;
        throw refuse(text, `can be read as the image \`${scheme}\` with the tag \`${locator}\`, or as an image called \`${locator}\``, next);
    }
    const reference = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(locator);
    if ("wrong" in reference)
        throw refuse(text, `names an image by a reference that ${reference.wrong}`, `Write \`${scheme}:[HOST/]NAME[:TAG][@DIGEST]\`.`);
    return { kind: "image", text, scheme, locator };
}
/** `docker:registry:2` is the image registry; `docker:registry:a/b` and `docker:dir:.` are a scheme too many. */
function parsesAsSchemed(locator) {
    return "wrong" in (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(locator);
}
/** A reference without a scheme. What looks like a misspelt scheme, a path or a file is refused, though it may be a valid reference. */
function toBareImage(text, head) {
    const isNameAndTag = head !== "" && /^[A-Za-z][\w+.-]*$/.test(head) && !text.includes("@");
    const foreign = FOREIGN[head.toLowerCase()];
    const reference = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(text);
    if (isNameAndTag && Object.hasOwn(FOREIGN, head.toLowerCase()) && foreign !== undefined) {
        const other = "wrong" in reference ? "" : ` If it is an image called ${head}: \`docker:${text}\` or \`registry:${text}\`.`;
        throw refuse(text, `has the scheme \`${head}:\`, which is not one of ours`, `${capitalise(foreign)}.${other}`);
    }
    const meant = isNameAndTag ? misspelt(head, "wrong" in reference) : null;
    if (meant !== null) {
        const other = "wrong" in reference ? "" : ` If it is an image called ${head}: \`docker:${text}\` or \`registry:${text}\`.`;
        throw refuse(text, `begins with \`${head}:\`; did you mean \`${meant}:\`?`, `Write \`${meant}:${text.slice(head.length + 1)}\`.${other}`);
    }
    const file = looksLikeFile(text, head);
    if (file !== null)
        throw refuse(text, "looks like a path, and an image was expected without a scheme", `Write \`${file}\` if that is what it is. ${ALL_FORMS}`);
    if ("wrong" in reference)
        throw refuse(text, `is no image reference: it ${reference.wrong}`, ALL_FORMS);
    return { kind: "image", text, scheme: null, locator: text };
}
/** The scheme that a word most likely is. Where the text is a valid reference too, only a slip of one letter in a long word counts. */
function misspelt(head, isNoReference) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .pA)(head, SCHEMES);
    if (meant === null || isNoReference)
        return meant;
    return meant.length > 3 && (0,_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .editDistance */ .YC)(head.toLowerCase(), meant) === 1 ? meant : null;
}
function looksLikeFile(text, head) {
    if (/^(?:\.{0,2}|~)(?:\/|\\|$)/.test(text) || (/^[A-Za-z]$/.test(head) && /^.:[\\/]/.test(text)))
        return `${kindOfFile(text) ?? "dir"}:${text}`;
    const kind = text.includes("@") || /:[^/]*$/.test(text) ? null : kindOfFile(text);
    return kind === null ? null : `${kind}:${text}`;
}
function kindOfFile(text) {
    const name = (text.split(/[\\/]/).at(-1) ?? "").toLowerCase();
    return FILES.find(([ending]) => ending.test(name))?.[1] ?? null;
}
const ALL_FORMS = `A target is one of ${SCHEMES.map((scheme) => `\`${scheme}:…\``).join(", ")}, or an image reference (\`[HOST/]NAME[:TAG][@DIGEST]\`).`;
function capitalise(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
function refuse(text, why, next) {
    const message = `Target ${JSON.stringify(text.slice(0, 200))} ${why}${why.endsWith("?") ? "" : "."}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({ code: "target-invalid", message, next });
}


/***/ }),

/***/ 9322:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ MATRIX),
/* harmony export */   OO: () => (/* binding */ database),
/* harmony export */   VV: () => (/* binding */ INCOMPLETE_CODE),
/* harmony export */   XJ: () => (/* binding */ CATEGORY),
/* harmony export */   aQ: () => (/* binding */ OUTPUT),
/* harmony export */   cE: () => (/* binding */ forHost),
/* harmony export */   rG: () => (/* binding */ PROXY),
/* harmony export */   y1: () => (/* binding */ SCANNER_VERSION)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8532);
/* harmony import */ var _model_reasons_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4499);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5023);
/* harmony import */ var _model_settings_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1681);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2038);
/* harmony import */ var _kinds_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6532);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4785);







/** A scanner's version, with or without a `v` before it, or `pinned`. */
const SCANNER_VERSION = {
    ...(0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)("VERSION", "a version such as 0.119.0, or `pinned`", (text) => {
        if (text === "pinned" || (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .o)(text.replace(/^v/, "")) !== null)
            return null;
        return text === "latest"
            ? "names no version: what is newest changes from day to day, and what runs here is known by its digest"
            : "is no version";
    }),
    words: ["pinned"],
    synonyms: { latest: "pinned", newest: "pinned", default: "pinned", auto: "pinned" },
};
/** A document: its format alone (standard output), or `FORMAT=FILE`. */
const OUTPUT = (0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Yz)("FORMAT[=FILE]", `${_model_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .FORMATS */ .hR.join(", ")}, each alone or as FORMAT=FILE`, (text) => {
    const equals = text.indexOf("=");
    const word = equals < 0 ? text : text.slice(0, equals);
    const format = _model_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .FORMATS */ .hR.find((known) => known === word);
    if (format === undefined)
        return { wrong: `has a format \`${word}\` that is none of ours${orRather(word)}` };
    if (equals < 0)
        return { value: { format, file: null }, wrong: null };
    const file = text.slice(equals + 1);
    return file === "" ? { wrong: "names no file after the `=`" } : { value: { format, file }, wrong: null };
});
const FORMAT_SYNONYMS = {
    md: "markdown",
    table: "text",
    txt: "text",
    stdout: "text",
    "sarif-json": "sarif",
};
function orRather(word) {
    const meant = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .meantBy */ .Pn)(word, _model_settings_js__WEBPACK_IMPORTED_MODULE_4__/* .FORMATS */ .hR, FORMAT_SYNONYMS);
    return meant === null ? "" : ` (did you mean \`${meant}\`?)`;
}
/** `HOST=…`: a user name or password for the one registry it is for. */
function forHost(what) {
    return (0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Yz)(`HOST=${what}`, `\`HOST=${what}\`, such as \`ghcr.io=…\``, (text) => {
        const equals = text.indexOf("=");
        if (equals < 0)
            return { wrong: "does not say which registry it is for" };
        const [host, value] = [text.slice(0, equals), text.slice(equals + 1)];
        if (!(0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isHost */ .jU)(host))
            return { wrong: "has no registry's host before the `=`" };
        return value === "" ? { wrong: "has nothing after the `=`" } : { value: { host: host.toLowerCase(), value }, wrong: null };
    });
}
/** A file, folder or https address that holds a database. */
function database(expected) {
    return (0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)("PATH|URL", expected, (text) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? (0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .checkAddress */ .l_)(text) : null));
}
/** `inherit`, or a proxy's address. */
const PROXY = {
    ...(0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .checked */ .KD)("URL|inherit", "the proxy's address (http://HOST:PORT), or `inherit` to use the one of the environment", (text) => {
        if (text === "inherit")
            return null;
        if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
            return "is no address of a proxy";
        return new URL(text).pathname === "/" ? null : "has a path, which a proxy's address does not";
    }),
    words: ["inherit"],
    synonyms: { environment: "inherit", env: "inherit", auto: "inherit", system: "inherit", true: "inherit" },
};
const INCOMPLETE = Object.keys(_model_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .REASONS */ .ez).filter((code) => _model_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .REASONS */ .ez[code].outcome === "incomplete");
/** A reason code of `incomplete`: only those can be allowed. */
const INCOMPLETE_CODE = {
    ...(0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Yz)("CODE", `one of ${INCOMPLETE.join(", ")}`, (text) => {
        const code = INCOMPLETE.find((known) => known === text);
        if (code !== undefined)
            return { value: code, wrong: null };
        if (!Object.hasOwn(_model_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .REASONS */ .ez, text))
            return { wrong: "is no reason code of `incomplete`" };
        return { wrong: `is a reason code of \`${_model_reasons_js__WEBPACK_IMPORTED_MODULE_0__/* .REASONS */ .ez[text].outcome}\`, and only \`incomplete\` can be allowed` };
    }),
    words: INCOMPLETE,
};
/** A category of code scanning; it ends in `/`, which is added where it is missing. */
const CATEGORY = (0,_kinds_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Yz)("TEXT", "a name for this gate in code scanning, such as `gate/shop/`", (text) => {
    if (text.trim() !== text)
        return { wrong: "begins or ends with white space" };
    return text.length > 500 ? { wrong: "is longer than 500 characters" } : { value: text.endsWith("/") ? text : `${text}/`, wrong: null };
});
/** The values of a matrix as GitHub writes them, over several lines; `null` where there is no matrix. */
const MATRIX = {
    hint: "JSON",
    expected: "the matrix as JSON (GitHub's `toJson(matrix)`)",
    words: [],
    schema: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().transform((text, context) => {
        const parsed = zod__WEBPACK_IMPORTED_MODULE_6__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_6__/* .unknown */ .L5J()).nullable().safeParse(parseJson(text));
        if (parsed.success)
            return parsed.data;
        context.addIssue({ code: "custom", message: "is no JSON object" });
        return zod__WEBPACK_IMPORTED_MODULE_7__/* .NEVER */ .tm;
    }),
};
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cu: () => (/* binding */ toMarkdownCode),
/* harmony export */   Dy: () => (/* binding */ toSafeJson),
/* harmony export */   Vw: () => (/* binding */ toHtml),
/* harmony export */   Wt: () => (/* binding */ toSarifText),
/* harmony export */   _J: () => (/* binding */ toSafeText),
/* harmony export */   cL: () => (/* binding */ toCommandSafe),
/* harmony export */   jd: () => (/* binding */ toHref),
/* harmony export */   l6: () => (/* binding */ toMarkdown),
/* harmony export */   nt: () => (/* binding */ toSarifUri),
/* harmony export */   ws: () => (/* binding */ toVisible),
/* harmony export */   xQ: () => (/* binding */ toMarkdownLink),
/* harmony export */   xi: () => (/* binding */ toSafeLog)
/* harmony export */ });
/**
 * The one escaping room. Every name, version, path, title and message may have been written by a stranger;
 * what goes into a document goes through here first. Two rules: nothing gets lost, and what was neutralised can be seen.
 */
/** Printable ASCII needs no look in any of the plain-text contexts, but for the runner's two command marks. */
const PLAIN = /^[\x20-\x7e]*$/;
/** Controls, format characters (bidi overrides, zero-width, tags), line and paragraph separators, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const NAMED = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
/** One line of plain text: what a terminal would obey, or nobody could see, is spelled out (`\n`, `\x1b`, `\u{202e}`). */
function toVisible(text) {
    return PLAIN.test(text) ? text : text.replace(INVISIBLE, spellOut);
}
function spellOut(character) {
    const code = character.codePointAt(0) ?? 0;
    return NAMED[character] ?? (code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`);
}
/** GitHub's runner reads `##[command]` anywhere in a line and `::command::` after leading blanks (actions/runner, ActionCommand.cs). */
function toCommandSafe(line) {
    const unmarked = line.includes("##[") ? line.replaceAll("##[", "##\\[") : line;
    return unmarked.trimStart().startsWith("::") ? unmarked.replace("::", "\\::") : unmarked;
}
/** One line for a terminal or a log: no control characters, no line breaks, nothing that a runner would take for a command. */
function toSafeText(text) {
    return toCommandSafe(toVisible(text));
}
/** Text of several lines for a log: each line is safe as in `toSafeText`, and the lines stay lines. */
function toSafeLog(text) {
    return text
        .split(/\r\n|\n|\r/)
        .map(toSafeText)
        .join("\n");
}
const HTML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** Text for HTML, between tags or in a quoted attribute. A page that is printed to a log holds no command either. */
function toHtml(text) {
    return toVisible(text)
        .replace(/[&<>"']/g, (character) => HTML[character] ?? "")
        .replaceAll("##[", "##&#91;");
}
/** What Markdown, its tables, raw HTML, maths or GitHub's references could take for markup; numeric references are inert everywhere. */
const MARKUP = /[&<>"`*_[\]{}()|~$\\!^]/g;
const AT_START = /^(\s*)([-+=.:#]|\d+(?=\.))/;
/** Words without anything that Markdown could take for something else: most of what is written. */
const PLAIN_WORDS = /^[A-Za-z][A-Za-z0-9 ,;%/-]*$/;
/** Text for Markdown, also in a table cell or list item: no markup, no link, no mention, no issue reference comes of it. */
function toMarkdown(text) {
    if (PLAIN_WORDS.test(text))
        return text;
    return toVisible(text)
        .replace(MARKUP, toReference)
        .replace(/@/g, "&#64;&#8203;")
        .replace(/(?<!&)#(?=[0-9A-Za-z])/g, "&#35;&#8203;")
        .replace(/:(?=\/\/)/g, "&#58;")
        .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)
        .replace(AT_START, (_, blanks, mark) => blanks + [...mark].map(toReference).join(""));
}
function toReference(character) {
    return `&#${character.codePointAt(0)};`;
}
/** A name or path as code for Markdown. In code nothing is mentioned or linked, so that it can be copied as it is. */
function toMarkdownCode(text) {
    if (PLAIN_WORDS.test(text))
        return `<code>${text}</code>`;
    const inert = toVisible(text)
        .replace(MARKUP, toReference)
        .replace(/[@#]/g, (mark, at, whole) => (isReference(whole, at) ? mark : toReference(mark)));
    return `<code>${inert.replace(/:(?=\/\/)/g, "&#58;").replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}&#46;`)}</code>`;
}
function isReference(text, at) {
    return text[at] === "#" && text[at - 1] === "&";
}
/**
 * An address that may be linked: http or https, without credentials and hidden characters, percent-encoded so that it is inert in
 * Markdown, HTML and a terminal; else null.
 */
function toHref(url) {
    if (url.length > 2_000 || !URL.canParse(url))
        return null;
    const { protocol, username, password, href } = new URL(url);
    if ((protocol !== "https:" && protocol !== "http:") || username !== "" || password !== "" || isHiding(href))
        return null;
    const inert = href.replace(/[^\w\-./:?=&%#,;@+~]/g, (character) => encodeURIComponent(character).replace(/[!'()*]/g, toPercent));
    return /[%#]/.test(inert) ? toUri(inert) : inert;
}
/** A URI has no bare `%` and only one `#` (RFC 3986), which the URLs of browsers do not mind. */
function toUri(href) {
    return href.replace(/%(?![0-9A-Fa-f]{2})|(?<=#.*)#/g, toPercent);
}
/** Whether an address has characters, percent-encoded, that nobody would see if it were shown decoded. */
function isHiding(href) {
    if (!href.includes("%"))
        return false;
    const decoded = href.replace(/(?:%[0-9A-Fa-f]{2})+/g, (encoded) => Buffer.from(encoded.replaceAll("%", ""), "hex").toString("utf8"));
    return toVisible(decoded) !== decoded;
}
/** A link for Markdown; where the address is none that may be linked, its label alone. `label` is Markdown already. */
function toMarkdownLink(label, url) {
    const href = url === undefined ? null : toHref(url);
    return href === null ? label : `[${label}](${href})`;
}
function toPercent(character) {
    return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
}
const PLAIN_MESSAGE = /^[\x20-\x5a\x5e-\x7a\x7c\x7e]*$/;
/** Plain text of a SARIF message: brackets would begin a link and braces a placeholder (SARIF 2.1.0 §3.11.5, §3.11.6). */
function toSarifText(text) {
    if (PLAIN_MESSAGE.test(text))
        return text;
    return toVisible(text)
        .replace(/[\\[\]]/g, "\\$&")
        .replace(/[{}]/g, "$&$&");
}
/**
 * A path as a relative SARIF URI: percent-encoded, with `/`, without a drive, a leading slash or a step upwards.
 * Never empty, so that a finding always has a place.
 */
function toSarifUri(path) {
    const slashed = /^(?:[A-Za-z]:)?\\/.test(path) ? path.replaceAll("\\", "/") : path;
    const segments = slashed.replace(/^[A-Za-z]:(?=\/)/, "").split("/");
    const kept = segments.filter((segment) => segment !== "" && segment !== "." && segment !== "..");
    return kept.length === 0 ? "unknown" : kept.map(toSegment).join("/");
}
function toSegment(segment) {
    return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\ufffd")).replace(/[!'()*]/g, toPercent);
}
/** What in a JSON text could move a terminal, hide from a reader or command a runner. */
const JSON_UNSAFE = /[\x7f-\x9f\xad\u0600-\u0605\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]|##\[/g;
const JSON_SAFE = /^[\x20-\x22\x24-\x7e]*$/;
/** The same JSON value in characters that are safe to print: readers see no difference. */
function toSafeJson(json) {
    return JSON_SAFE.test(json)
        ? json
        : json.replace(JSON_UNSAFE, (found) => (found === "##[" ? "#\\u0023[" : [...found].map(toUnicodeEscapes).join("")));
}
function toUnicodeEscapes(character) {
    return Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("");
}


/***/ })

};
