export const id = 259;
export const ids = [259];
export const modules = {

/***/ 8669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kx: () => (/* binding */ AllowEntry),
  iv: () => (/* binding */ BaseImages),
  tO: () => (/* binding */ DenyEntry),
  OB: () => (/* binding */ ExceptionEntry),
  W9: () => (/* binding */ PolicyDocument)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./out/policy/base-pattern.js
var base_pattern = __webpack_require__(5249);
// EXTERNAL MODULE: ./node_modules/packageurl-js/index.js
var packageurl_js = __webpack_require__(7091);
;// CONCATENATED MODULE: ./out/policy/names.js

/** Shapes of names that are known well enough to see a slip. */
const SHAPES = [
    [/^CVE\b/i, /^CVE-\d{4}-\d{4,19}$/i, "CVE-2024-12345"],
    [/^GHSA\b/i, /^GHSA(?:-[0-9a-z]{4}){3}$/i, "GHSA-jfh8-c2jp-5v3q"],
];
/** What is wrong with the name of an advisory, as the rest of a sentence, or null. */
function checkAdvisory(id) {
    if (id === "")
        return "is empty";
    if (id.includes("*"))
        return "has a wildcard, and an exception is for one advisory";
    if (!/^[A-Za-z0-9][\w.:/+~-]{0,127}$/.test(id))
        return "is no name of an advisory";
    const [, , example] = SHAPES.find(([family, shape]) => family.test(id) && !shape.test(id)) ?? [];
    return example === undefined ? null : `is no complete name of an advisory (such as ${example})`;
}
const NO_PURL = "is no package URL (`pkg:TYPE/NAMESPACE/NAME@VERSION`)";
/** What is wrong with a package URL, as the rest of a sentence, or null. */
function checkPurl(purl) {
    if (!/^pkg:[A-Za-z]/.test(purl))
        return NO_PURL;
    if (/[\s*]/.test(purl))
        return "has white space or a wildcard in it (without a version it stands for every version)";
    if (/@(?:[?#]|$)/.test(purl))
        return "ends in an `@` without a version";
    try {
        packageurl_js.PackageURL.fromString(purl);
        return null;
    }
    catch {
        return NO_PURL;
    }
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NO_PATTERN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|^\s|\s$/;
/** What is wrong with a pattern over targets, as the rest of a sentence, or null. */
function checkTargetPattern(pattern) {
    if (pattern === "")
        return "is empty";
    if (NO_PATTERN.test(pattern))
        return "has a line break, another control character, or white space at an end";
    if (pattern.includes("***"))
        return "has three `*` in a row: `*` stands for anything within one segment, `**` for anything across segments";
    return /[?[\]{}]/.test(pattern) ? "has a wildcard other than `*` and `**` (for such a character itself write `*`)" : null;
}
/** What is wrong with a manifest's digest, as the rest of a sentence, or null. */
function checkDigest(digest) {
    return /^sha256:[0-9a-f]{64}$/.test(digest) ? null : "is no digest (`sha256:` and 64 lower-case hexadecimal digits)";
}

// EXTERNAL MODULE: ./out/policy/settings/decision.js + 1 modules
var decision = __webpack_require__(9854);
;// CONCATENATED MODULE: ./out/policy/policy-document.js




/** A text that `check` finds nothing wrong with. `pattern` says of it what JSON Schema can say. */
function checkedText(check, { pattern, description }) {
    const schema = schemas/* string */.YjP().superRefine((value, context) => {
        const wrong = check(value);
        if (wrong !== null)
            context.addIssue({ code: "custom", message: wrong });
    });
    return schema.meta({ pattern, description });
}
const LONGEST = 1_000;
/** Text for people, folded into one line. */
function prose(description) {
    const schema = schemas/* string */.YjP()
        .regex(/\S/, { error: "is empty" })
        .max(LONGEST, { error: `is longer than ${LONGEST} characters` });
    return schema.transform((value) => value.trim().replace(/\s+/g, " ")).meta({ description });
}
const Day = iso/* date */.p6({ error: "is no day (YYYY-MM-DD)" });
const Owner = prose("Who answers for it.").optional();
const Digest = checkedText(checkDigest, { pattern: "^sha256:[0-9a-f]{64}$", description: "The digest of a manifest." });
const Pattern = checkedText(base_pattern/* checkBasePattern */.C, {
    pattern: "^[^\\s@?\\[\\]{}!|()\\\\]+$",
    description: "An image reference: `*` stands for anything within one path segment or tag, `**` across segments; no tag means any tag.",
});
/** An entry of the denylist. */
const DenyEntry = schemas/* strictObject */.rej({
    image: Pattern,
    digests: schemas/* array */.YOg(Digest).min(1, { error: "is an empty list" }).optional(),
    reason: prose("Why.").optional(),
    owner: Owner,
});
/** An entry of the allowlist. */
const AllowEntry = DenyEntry.extend({
    expires: Day.optional().meta({ description: "From this day on (UTC) the entry allows nothing." }),
});
/** Which images may be built on. */
const BaseImages = schemas/* strictObject */.rej({
    require: schemas/* enum */.k5n(["proven", "declared", "off"]).optional().meta({ description: "How much proof is asked for. Default: `proven`." }),
    allow: schemas/* array */.YOg(schemas/* union */.KCZ([Pattern, AllowEntry]))
        .min(1, { error: "is an empty list: it would allow nothing" })
        .optional(),
    deny: schemas/* array */.YOg(schemas/* union */.KCZ([Pattern, DenyEntry]))
        .optional()
        .meta({ description: "Wins over `allow`." }),
})
    .refine(({ require, allow, deny }) => require === "off" || allow !== undefined || (deny ?? []).length > 0, {
    error: "says nothing of which images are allowed (`allow`) or denied (`deny`)",
})
    .meta({
    description: "Which images may be built on.",
    anyOf: [
        { required: ["allow"] },
        { required: ["deny"], properties: { deny: { minItems: 1 } } },
        { required: ["require"], properties: { require: { const: "off" } } },
    ],
});
/** A finding that is accepted. */
const ExceptionEntry = schemas/* strictObject */.rej({
    id: checkedText(checkAdvisory, {
        pattern: "^[A-Za-z0-9][\\w.:/+~-]*$",
        description: "The advisory's id, or any other name of the same flaw.",
    }),
    package: checkedText(checkPurl, {
        pattern: "^pkg:[A-Za-z][A-Za-z0-9.+-]*/[^\\s*]+$",
        description: "A package URL; without a version it stands for every version.",
    }).optional(),
    target: checkedText(checkTargetPattern, {
        pattern: "^[^?\\[\\]{}]+$",
        description: "A pattern over target ids and image references: `*` stands for anything within a segment, `**` across segments.",
    }).optional(),
    reason: prose("Why the finding is accepted."),
    owner: Owner,
    expires: Day.meta({ description: "From this day on (UTC) it accepts nothing; at most 365 days ahead." }),
});
const Cutoff = decision/* SEVERITY_CUTOFF */.k6.schema;
const DURATION = "^(?:none|(?=\\d)(?:\\d{1,7}d)?(?:\\d{1,7}h)?(?:\\d{1,7}m)?(?:\\d{1,7}s)?)$";
/** The policy file, version 1 (contract §4): what it may say, and nothing else. */
const PolicyDocument = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).meta({ description: "The version of this format." }),
    "severity-cutoff": schemas/* union */.KCZ([Cutoff, schemas/* strictObject */.rej({ base: Cutoff, application: Cutoff })])
        .optional()
        .meta({ description: `${decision/* DECISION_SETTINGS */.H$["severity-cutoff"].help} Or one each for what comes from the base image and for the rest.` }),
    "only-fixed": schemas/* boolean */.zMY().optional().meta({ description: decision/* DECISION_SETTINGS */.H$["only-fixed"].help }),
    "unknown-severity": decision/* UNKNOWN_SEVERITY */.J_.schema.optional().meta({ description: decision/* DECISION_SETTINGS */.H$["unknown-severity"].help }),
    "max-db-age": decision/* MAX_DB_AGE */.mG.schema.optional().meta({ pattern: DURATION, description: decision/* DECISION_SETTINGS */.H$["max-db-age"].help }),
    "base-images": BaseImages.optional(),
    stages: decision/* STAGES */.an.schema.optional().meta({ description: decision/* DECISION_SETTINGS */.H$.stages.help }),
    "external-copies": decision/* EXTERNAL_COPIES */.eD.schema.optional().meta({ description: decision/* DECISION_SETTINGS */.H$["external-copies"].help }),
    exceptions: schemas/* array */.YOg(ExceptionEntry).optional().meta({ description: "Findings that are accepted. They stay in every report." }),
});


/***/ }),

/***/ 4259:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ parsePolicyFile)
});

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/policy/policy-document.js + 1 modules
var policy_document = __webpack_require__(8669);
// EXTERNAL MODULE: ./out/model/package.js
var model_package = __webpack_require__(290);
// EXTERNAL MODULE: ./out/policy/kinds.js
var kinds = __webpack_require__(6532);
// EXTERNAL MODULE: ./out/policy/nearest.js
var nearest = __webpack_require__(4785);
// EXTERNAL MODULE: ./out/policy/settings.js + 5 modules
var settings = __webpack_require__(5927);
;// CONCATENATED MODULE: ./out/policy/policy-keys.js



/** Words of other tools for our keys. */
const KEY_SYNONYMS = {
    ignore: "exceptions",
    ignores: "exceptions",
    ignored: "exceptions",
    allowlist: "exceptions",
    waivers: "exceptions",
    suppressions: "exceptions",
    vulnerability: "id",
    cve: "id",
    advisory: "id",
    purl: "package",
    image: "target",
    justification: "reason",
    comment: "reason",
    statement: "reason",
    until: "expires",
    expiry: "expires",
    "ignore-until": "expires",
    deadline: "expires",
    author: "owner",
    team: "owner",
    pattern: "image",
    reference: "image",
    digest: "digests",
};
/** A place in the policy, with the list entries taken together: `exceptions.expires`. */
function toGenus(path) {
    return path.filter((step) => typeof step === "string").join(".");
}
/** The keys that a map at a place can have. */
function keysAt(path) {
    switch (toGenus(path)) {
        case "":
            return Object.keys(policy_document/* PolicyDocument */.W9.shape);
        case "severity-cutoff":
            return ["base", "application"];
        case "base-images":
            return Object.keys(policy_document/* BaseImages */.iv.shape);
        case "base-images.allow":
            return Object.keys(policy_document/* AllowEntry */.Kx.shape);
        case "base-images.deny":
            return Object.keys(policy_document/* DenyEntry */.tO.shape);
        case "exceptions":
            return Object.keys(policy_document/* ExceptionEntry */.OB.shape);
        default:
            return [];
    }
}
/** What is expected at a place, where the setting of that name does not say it. */
const EXPECTED = {
    "": "Write keys and values, beginning with `version: 1`.",
    version: "Write `version: 1`.",
    "only-fixed": `Give ${kinds/* FLAG */.lx.expected}.`,
    "severity-cutoff.base": "Give a cutoff each for `base` and `application`.",
    "severity-cutoff.application": "Give a cutoff each for `base` and `application`.",
    "base-images": "Give `allow` (and with it `require` and `deny`), or leave `base-images` out.",
    "base-images.allow": "List patterns such as `docker.io/library/debian:12*`, or leave `base-images` out.",
    "base-images.deny": "List patterns such as `**:latest`, or leave `deny` out.",
    "base-images.allow.digests": "Give digests of manifests (`sha256:` and 64 hexadecimal digits), or leave `digests` out.",
    "base-images.deny.digests": "Give digests of manifests (`sha256:` and 64 hexadecimal digits), or leave `digests` out.",
    exceptions: "List exceptions (`- id: …`), or leave `exceptions` out.",
    "exceptions.id": "Give the id of one advisory, such as CVE-2023-45853 or GHSA-jfh8-c2jp-5v3q.",
    "exceptions.package": "Give a package URL such as `pkg:deb/debian/zlib1g`, or leave `package` out.",
    "exceptions.target": "Give a pattern such as `docker.io/acme/*`, or leave `target` out.",
    "exceptions.reason": "Say why the finding is accepted.",
    "exceptions.owner": "Say who answers for it, or leave `owner` out.",
    "exceptions.expires": "Give the day from which on it accepts nothing, as YYYY-MM-DD.",
    "base-images.allow.expires": "Give the day from which on it allows nothing, as YYYY-MM-DD, or leave `expires` out.",
};
/** The next step for a mistake at a place. */
function nextAt(path) {
    const genus = toGenus(path);
    const known = Object.hasOwn(EXPECTED, genus) ? EXPECTED[genus] : undefined;
    if (known !== undefined)
        return known;
    if (genus.endsWith(".image"))
        return "Give a pattern such as `docker.io/library/debian:12*`.";
    return (0,settings/* isSettingName */.s9)(genus) ? `Give ${(0,settings/* settingOf */.y7)(genus).kind.expected}.` : "Correct it, or leave it out.";
}
/** Words that people use for those that are valid at a place. */
function synonymsAt(path) {
    const [top = ""] = path;
    return (typeof top === "string" && (0,settings/* isSettingName */.s9)(top) ? (0,settings/* settingOf */.y7)(top).kind.synonyms : undefined) ?? {};
}

;// CONCATENATED MODULE: ./out/policy/policy-issues.js




/** Of more unknown keys in one place nobody wants to hear. */
const MOST_KEYS = 100;
/** What zod found wrong with a document, as sentences. `value` is the document. */
function toMistakes(issues, value) {
    return issues.flatMap((issue) => toMistake(issue, value));
}
function toMistake(issue, value) {
    const path = toPath(issue.path);
    const found = valueAt(value, path);
    switch (issue.code) {
        case "unrecognized_keys":
            return issue.keys.slice(0, MOST_KEYS).map((key) => toUnknownKey(path, key));
        case "invalid_union": {
            const inner = branchFor(issue.errors, found);
            return toMistakes(inner.map((one) => ({ ...one, path: [...path, ...one.path] })), value);
        }
        case "invalid_type":
            return [found === undefined ? toMissing(path) : toWrongType(path, found, issue.expected)];
        case "invalid_value":
            return [found === undefined ? toMissing(path) : toWrongWord(path, found, issue.values.map(String))];
        default:
            return [{ path, onKey: false, message: `${toText(path, found)} ${issue.message}.`, next: nextAt(path) }];
    }
}
function toPath(path) {
    return path.map((step) => (typeof step === "number" ? step : String(step)));
}
/** What stands at a path in plain values; undefined where nothing does. */
function valueAt(value, path) {
    let inner = value;
    for (const step of path) {
        if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step))
            return undefined;
        inner = inner[step];
    }
    return inner;
}
/** Of the forms that a value can have, the one that was meant: the map for a map, else the word. */
function branchFor(branches, found) {
    const isMap = typeof found === "object" && found !== null && !Array.isArray(found);
    return branches.find((issues) => isMap === !issues.some(isAboutWhole)) ?? branches[0] ?? [];
}
/** Says that the value itself is of another kind, not that something in it is wrong. */
function isAboutWhole({ path, code }) {
    return path.length === 0 && (code === "invalid_type" || code === "invalid_value");
}
function toUnknownKey(path, key) {
    const at = { path: [...path, key], onKey: true };
    const shown = toText([...path, key.slice(0, 100)]);
    const keys = keysAt(path);
    if (path.length === 0 && (0,settings/* isSettingName */.s9)(key) && (0,settings/* settingOf */.y7)(key).policyKey !== true)
        return {
            ...at,
            message: `${shown} is a setting of the workflow or the command line, not of the policy.`,
            next: "Give it as an input of the action or as an option.",
        };
    const next = `The keys here are ${keys.map((known) => `\`${known}\``).join(", ")}.`;
    return { ...at, message: `${shown} is no key of a policy${(0,nearest/* didYouMean */.au)(key, keys, KEY_SYNONYMS)}`, next };
}
function toMissing(path) {
    const key = String(path.at(-1));
    const inside = path.slice(0, -1);
    return { path: inside, onKey: false, message: `${toText(inside)} has no \`${key}\`.`, next: nextAt(path) };
}
const KINDS = {
    string: "text",
    boolean: "`true` or `false`",
    array: "a list",
    object: "a map",
    number: "a number",
};
const PROSE = ["reason", "owner"];
function toWrongType(path, found, expected) {
    const at = { path, onKey: false };
    if (expected === "boolean" && typeof found === "string")
        return toWrongWord(path, found, kinds/* FLAG */.lx.words);
    if (found === null)
        return { ...at, message: `${toText(path)} is empty.`, next: nextAt(path) };
    const message = `${toText(path, found)} is ${kindOf(found)}, and ${KINDS[expected] ?? expected} is expected.`;
    return { ...at, message, next: PROSE.includes(String(path.at(-1))) ? "Put it in quotes." : nextAt(path) };
}
function kindOf(value) {
    if (Array.isArray(value))
        return "a list";
    if (typeof value === "object")
        return "a map";
    return typeof value === "string" ? "text" : `a ${typeof value}`;
}
function toWrongWord(path, found, words) {
    const at = { path, onKey: false };
    if (typeof found === "string" && words.includes(found))
        return { ...at, message: `${toText(path, found)} stands in quotes.`, next: "Write it without quotes." };
    if (words.length === 1)
        return { ...at, message: `${toText(path, found)} is not valid.`, next: nextAt(path) };
    if (typeof found !== "string")
        return toWrongType(path, found, "string");
    const synonyms = words === kinds/* FLAG */.lx.words ? kinds/* FLAG */.lx.synonyms : synonymsAt(path);
    return {
        ...at,
        message: `${toText(path, found)} is not valid${(0,nearest/* didYouMean */.au)(found, words, synonyms)}`,
        next: `Give one of ${words.join(", ")}.`,
    };
}
const SHOWN = 100;
/** A place as one would write it, with the value that stands there if it is short: `exceptions[0].id: CVE-1`. */
function toText(path, found) {
    const steps = path.map((step, depth) => (typeof step === "number" ? `[${step}]` : `${depth === 0 ? "" : "."}${step}`)).join("");
    const isScalar = typeof found === "string" || typeof found === "number" || typeof found === "boolean";
    const value = isScalar ? String(found).trim() : "";
    if (steps === "")
        return "the policy";
    return value === "" ? `\`${steps}\`` : `\`${steps}: ${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}\``;
}

;// CONCATENATED MODULE: ./out/policy/policy-exceptions.js


const DAY = 86_400_000;
/** An exception is looked at again at least once a year. */
const DAYS_AHEAD = 365;
/** What only all exceptions together, or the day, can show to be wrong: an end that is too far ahead, the same exception twice. */
function wrongInExceptions(value, today) {
    const exceptions = valueAt(value, ["exceptions"]);
    if (!Array.isArray(exceptions))
        return [];
    return [...tooLate(exceptions, today), ...twice(exceptions)];
}
/** Days are whole days in UTC: what day it is at the writer's place makes no difference. */
function tooLate(exceptions, today) {
    const latest = new Date(Date.parse(today) + DAYS_AHEAD * DAY).toISOString().slice(0, 10);
    return exceptions.flatMap((exception, place) => {
        const expires = valueAt(exception, ["expires"]);
        if (typeof expires !== "string" || !/^\d{4}-\d\d-\d\d$/.test(expires) || expires <= latest)
            return [];
        const message = `\`exceptions[${place}].expires: ${expires}\` is more than ${DAYS_AHEAD} days ahead.`;
        const next = `Give ${latest} or an earlier day, and renew it then if it still holds.`;
        return [{ path: ["exceptions", place, "expires"], onKey: false, message, next }];
    });
}
function twice(exceptions) {
    const seen = new Map();
    return exceptions.flatMap((exception, place) => {
        const identity = toIdentity(exception);
        const first = identity === null ? undefined : seen.get(identity);
        if (identity !== null && first === undefined)
            seen.set(identity, place);
        if (first === undefined)
            return [];
        const message = `\`exceptions[${place}]\` accepts the same as \`exceptions[${first}]\`.`;
        return [{ path: ["exceptions", place], onKey: false, message, next: "Keep one of the two." }];
    });
}
/** What an exception accepts; null where it does not say. */
function toIdentity(exception) {
    const [id, purl, target] = ["id", "package", "target"].map((key) => valueAt(exception, [key]));
    if (typeof id !== "string")
        return null;
    return JSON.stringify([id.toUpperCase(), typeof purl === "string" ? (0,model_package/* packageIdentity */.lM)(purl) : null, target ?? null]);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./out/policy/yaml.js


const LIMIT = 1024 * 1024;
const yaml_SHOWN = 20;
const PLAIN = {
    version: "1.2",
    schema: "core",
    merge: false,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
};
/**
 * Parses one YAML 1.2 document into plain values. Refuses with `policy-invalid` what could be read in two ways, or be huge while looking
 * small: several documents, directives, anchors and aliases, tags, keys that are no text or stand twice. All mistakes at once.
 */
function parseYaml(given, name) {
    const text = given.startsWith("\ufeff") ? given.slice(1) : given;
    const lines = new dist/* LineCounter */.HN();
    const place = (offset) => {
        const { line, col } = lines.linePos(offset);
        return `${name}:${Math.max(1, line)}:${Math.max(1, col)}`;
    };
    const toFault = ({ at, message, next }) => ({ code: "policy-invalid", message: `${place(at)}: ${message}`, next });
    const early = wrongInText(text);
    if (early !== null)
        throw new errors/* GateError */.ue({ code: "policy-invalid", message: `${name} ${early.message}`, next: early.next });
    const documents = parseDocuments(text, lines, name);
    const [document] = documents;
    if (document === undefined)
        throw isEmpty(name);
    const mistakes = [...documents.slice(1, 2).map(toSecond), ...wrongInSyntax(document), ...wrongInNodes(document)];
    if (mistakes.length > 0)
        throw new errors/* GateError */.ue(inOrder(mistakes).slice(0, yaml_SHOWN).map(toFault));
    const placeOf = (path, onKey) => {
        const offset = offsetOf(document, path, onKey);
        return { offset, text: place(offset) };
    };
    const value = document.toJS();
    if (value === null)
        throw isEmpty(name);
    return { value, placeOf };
}
/** In the order of the text, and each once. */
function inOrder(mistakes) {
    const distinct = new Map(mistakes.map((mistake) => [`${mistake.at} ${mistake.message}`, mistake]));
    return [...distinct.values()].sort((a, b) => a.at - b.at);
}
function wrongInText(text) {
    if (text.length > LIMIT)
        return { message: `is larger than ${LIMIT / 1024 / 1024} MiB, and a policy is a page of text.`, next: "Shorten it." };
    if (/[\0\ufffd]/.test(text))
        return { message: "is no UTF-8 text.", next: "Save it as UTF-8." };
    return null;
}
function parseDocuments(text, lineCounter, name) {
    try {
        const documents = (0,dist/* parseAllDocuments */.hR)(text, { ...PLAIN, lineCounter });
        return "empty" in documents ? [] : documents;
    }
    catch {
        // The library works by recursion: only absurd nesting ends it.
        throw new errors/* GateError */.ue({ code: "policy-invalid", message: `${name}: ${TOO_DEEP.message}`, next: TOO_DEEP.next });
    }
}
function isEmpty(name) {
    return new errors/* GateError */.ue({
        code: "policy-invalid",
        message: `${name} is empty.`,
        next: "A policy begins with `version: 1`; without any policy file the defaults hold.",
    });
}
function toSecond(document) {
    return { at: document.range[0], message: "a second document begins here, and a policy is one.", next: "Remove the `---` before it." };
}
const MISPLACED_MAP = {
    message: "a map (`key: value`) begins here where none can.",
    next: "Check the indentation of the lines around it; put text that has a colon and a space in it in quotes.",
};
const TOO_DEEP = { message: "this is nested too deeply to be a policy.", next: "Write it as the README shows it." };
/** What the library says of a text, by its code; other codes speak for themselves. */
const SYNTAX = {
    TAB_AS_INDENT: { message: "a tab stands where the line is indented, and YAML takes spaces only.", next: "Write spaces in its place." },
    BLOCK_AS_IMPLICIT_KEY: MISPLACED_MAP,
    MULTILINE_IMPLICIT_KEY: MISPLACED_MAP,
    NON_STRING_KEY: { message: "a key is no text.", next: "Write a word, or put it in quotes." },
};
function wrongInSyntax({ errors, warnings, directives, contents }) {
    const told = [...errors, ...warnings].filter(({ code }) => code !== "TAG_RESOLVE_FAILED"); // tags are refused anyway
    const mistakes = told.map(({ code, message, pos }) => {
        if (message.includes("call stack"))
            return { at: 0, ...TOO_DEEP };
        const known = SYNTAX[code] ?? { message: `this is no valid YAML: ${toSentence(message)}`, next: "Correct the syntax." };
        return { at: pos[0], ...known };
    });
    const { explicit } = directives?.yaml ?? {};
    const isPlain = explicit !== true && Object.keys(directives?.tags ?? {}).length < 2;
    const next = "Remove the line: a policy is YAML 1.2.";
    return isPlain ? mistakes : [...mistakes, { at: contents?.range?.[0] ?? 0, message: "a directive (`%…`) stands before this.", next }];
}
function toSentence(message) {
    const first = (message.split("\n")[0] ?? "").replace(/[\s:.]+$/, "");
    return `${first.charAt(0).toLowerCase()}${first.slice(1)}.`;
}
/** Anchors, aliases, tags and keys that stand twice. */
function wrongInNodes(document) {
    const mistakes = [];
    try {
        (0,dist/* visit */.YR)(document, {
            Alias: (_, node) => void mistakes.push({ ...toOdd(node, `an alias (\`*${node.source}\`)`), next: "Put it in quotes if it is a pattern." }),
            Node: (_, node) => {
                if (!(0,dist/* isAlias */.Vj)(node) && node.anchor !== undefined)
                    mistakes.push(toOdd(node, `an anchor (\`&${node.anchor}\`)`));
                if (!(0,dist/* isAlias */.Vj)(node) && node.tag !== undefined)
                    mistakes.push(toOdd(node, `a tag (\`${node.tag}\`)`));
            },
            Map: (_, node) => void mistakes.push(...toTwice(node)),
        });
    }
    catch {
        mistakes.push({ at: 0, ...TOO_DEEP });
    }
    return mistakes;
}
function toOdd(node, what) {
    return { at: node.range?.[0] ?? 0, message: `${what} stands here, and a policy has none.`, next: "Write the value itself." };
}
function toTwice(map) {
    const seen = new Set();
    return map.items.flatMap(({ key }) => {
        const word = (0,dist/* isScalar */.jn)(key) ? key.value : key;
        if (!seen.has(word)) {
            seen.add(word);
            return [];
        }
        return [{ at: startOf(key), message: `\`${String(word)}\` stands here for the second time.`, next: "Keep one of the two." }];
    });
}
function startOf(node) {
    return (0,dist/* isNode */.Ll)(node) ? (node.range?.[0] ?? 0) : 0;
}
/** Where something stands; where there is nothing, where that stands which should have it. */
function offsetOf(document, path, onKey) {
    let node = document.contents;
    let offset = startOf(node);
    for (const [depth, step] of path.entries()) {
        if ((0,dist/* isMap */.jh)(node) && onKey && depth === path.length - 1)
            return startOf(keyOf(node, step)) || offset;
        const next = (0,dist/* isNode */.Ll)(node) && "get" in node ? node.get(step, true) : undefined;
        if (!(0,dist/* isNode */.Ll)(next))
            return offset;
        node = next;
        offset = startOf(node);
    }
    return offset;
}
function keyOf(map, step) {
    return map.items.find(({ key }) => (0,dist/* isScalar */.jn)(key) && key.value === step)?.key;
}

;// CONCATENATED MODULE: ./out/policy/policy-file.js





/** More than this many mistakes tell nobody anything new; of more than that, not even the order is worth the time. */
const policy_file_SHOWN = 50;
const ORDERED = 200;
/**
 * Parses a policy file strictly (contract §4). All mistakes are refused at once with `policy-invalid`, each with its line and column.
 * `today`: the day, UTC, that dates are compared with.
 */
function parsePolicyFile(text, name, today) {
    const yaml = parseYaml(text, name);
    const parsed = policy_document/* PolicyDocument */.W9.safeParse(yaml.value);
    const mistakes = [
        ...(parsed.success ? [] : toMistakes(parsed.error.issues.slice(0, ORDERED), yaml.value)),
        ...wrongInExceptions(yaml.value, today),
    ];
    if (parsed.success && mistakes.length === 0)
        return toPolicyFile(parsed.data, name);
    throw new errors/* GateError */.ue(toFaults(mistakes, yaml));
}
/** One fault a mistake, in the order of the text; of very many the first. */
function toFaults(mistakes, { placeOf }) {
    const faults = mistakes
        .slice(0, ORDERED)
        .map(({ path, onKey, message, next }) => ({ place: placeOf(path, onKey), message, next }))
        .sort((a, b) => a.place.offset - b.place.offset)
        .map(({ place, message, next }) => ({ code: "policy-invalid", message: `${place.text}: ${message}`, next }));
    if (faults.length <= policy_file_SHOWN)
        return faults;
    const rest = { code: "policy-invalid", message: "There are more mistakes than these.", next: "Correct these first." };
    return [...faults.slice(0, policy_file_SHOWN), rest];
}
function toPolicyFile(document, name) {
    const { "severity-cutoff": cutoff, "only-fixed": onlyFixed, "unknown-severity": unknownSeverity, "max-db-age": maxDbAge } = document;
    const { "base-images": baseImages, stages, "external-copies": externalCopies } = document;
    return {
        name,
        ...(cutoff === undefined ? {} : { severityCutoff: typeof cutoff === "string" ? { base: cutoff, application: cutoff } : cutoff }),
        ...(onlyFixed === undefined ? {} : { onlyFixed }),
        ...(unknownSeverity === undefined ? {} : { unknownSeverity }),
        ...(maxDbAge === undefined ? {} : { maxDbAge }),
        ...(baseImages === undefined ? {} : { baseImages: toBaseImages(baseImages) }),
        ...(stages === undefined ? {} : { stages }),
        ...(externalCopies === undefined ? {} : { externalCopies }),
        exceptions: document.exceptions ?? [],
    };
}
/** Where only some images are denied, all others are allowed, in so many words. */
function toBaseImages({ require = "proven", allow = ["**"], deny = [] }) {
    const toEntry = (entry) => (typeof entry === "string" ? { image: entry } : entry);
    return { require, allow: allow.map(toEntry), deny: deny.map(toEntry) };
}


/***/ })

};
