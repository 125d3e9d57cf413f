export const id = 860;
export const ids = [860];
export const modules = {

/***/ 9708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parsePlatform),
/* harmony export */   q: () => (/* binding */ renderPlatform)
/* harmony export */ });
const OS = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$/;
const PART = /^[A-Za-z0-9_.-]+$/;
// The lists of https://github.com/containerd/platforms/blob/main/database.go, which takes them from Go.
const SYSTEMS = "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos".split(" ");
const ARCHITECTURES = "386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm".split(" ");
/** Parses a platform as containerd does: `linux/arm64`, `linux/arm/v6`, `arm64`. Null for text that is none. */
function parsePlatform(text) {
    const [first = "", ...rest] = text.split("/");
    const [, os, version = "", features = ""] = OS.exec(first) ?? [];
    const osVersion = decode(version);
    if (os === undefined || osVersion === null || decode(features) === null || rest.length > 2 || !rest.every((part) => PART.test(part)))
        return null;
    const system = { os: normaliseSystem(os), osVersion };
    const [architecture, variant] = rest;
    if (architecture === undefined)
        return parseAlone(first, system);
    const machine = normaliseMachine(architecture, variant ?? "");
    if (variant === undefined)
        return { ...system, ...(machine.architecture === "arm" ? withoutDefault(machine) : machine) };
    return { ...system, ...(machine.architecture === "arm64" && machine.variant === "" ? { ...machine, variant: "v8" } : machine) };
}
/** `os/architecture/variant`, with the version of the system where `withVersion` says so. */
function renderPlatform({ os, osVersion, architecture, variant }, withVersion) {
    const system = withVersion && osVersion !== "" ? `${os}(${osVersion})` : os;
    return [system, architecture, variant].filter((part) => part !== "").join("/");
}
/** One word is a system or an architecture; the rest is that of the build, which is linux/amd64 for us. */
function parseAlone(word, system) {
    if (SYSTEMS.includes(system.os))
        return { ...system, architecture: "amd64", variant: "" };
    const machine = withoutDefault(normaliseMachine(word, ""));
    return ARCHITECTURES.includes(machine.architecture) ? { ...system, os: "linux", ...machine } : null;
}
function withoutDefault(machine) {
    return machine.architecture === "arm" && machine.variant === "v7" ? { ...machine, variant: "" } : machine;
}
function normaliseSystem(os) {
    const word = os.toLowerCase();
    return word === "macos" ? "darwin" : word;
}
function normaliseMachine(word, detail) {
    const [architecture, variant] = [word.toLowerCase(), detail.toLowerCase()];
    switch (architecture) {
        case "i386":
            return { architecture: "386", variant: "" };
        case "x86_64":
        case "x86-64":
        case "amd64":
            return { architecture: "amd64", variant: variant === "v1" ? "" : variant };
        case "aarch64":
        case "arm64":
            return { architecture: "arm64", variant: ARM64[variant] ?? variant };
        case "armhf":
            return { architecture: "arm", variant: "v7" };
        case "armel":
            return { architecture: "arm", variant: "v6" };
        case "arm":
            return { architecture, variant: ARM[variant] ?? variant };
        default:
            return { architecture, variant };
    }
}
const ARM64 = { "8": "", v8: "", "v8.0": "", "9": "v9", "9.0": "v9", "v9.0": "v9" };
const ARM = { "": "v7", "7": "v7", "5": "v5", "6": "v6", "8": "v8" };
function decode(version) {
    try {
        return decodeURIComponent(version);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 9282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bq: () => (/* binding */ trim),
/* harmony export */   Dw: () => (/* binding */ trimStart),
/* harmony export */   jp: () => (/* binding */ toLower),
/* harmony export */   s8: () => (/* binding */ trimEnd),
/* harmony export */   xC: () => (/* binding */ isSpace)
/* harmony export */ });
/** What Go's unicode.IsSpace takes for white space. JavaScript's `\s` has U+FEFF more and U+0085 less. */
const SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const LEADING = new RegExp(`^${SPACE.source}+`);
/** Whether a character is white space, as Go sees it. */
function isSpace(character) {
    return SPACE.test(character);
}
/** A text without the white space before it. */
function trimStart(text) {
    return text.replace(LEADING, "");
}
/** A text without the white space around it. */
function trim(text) {
    return trimStart(trimEnd(text, isSpace));
}
/** A text without the characters of a kind at its end. A regular expression would take quadratic time for many of them in the middle. */
function trimEnd(text, isOfKind) {
    let end = text.length;
    while (end > 0 && isOfKind(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end);
}
/** A text in lower case, character by character as Go does it: `İ` becomes `i`, and a sigma at the end is like any other. */
function toLower(text) {
    return Array.from(text, (character) => (character === "\u0130" ? "i" : character.toLowerCase())).join("");
}


/***/ }),

/***/ 147:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $S: () => (/* binding */ isHeredoc),
/* harmony export */   KK: () => (/* binding */ parseHeredoc),
/* harmony export */   TQ: () => (/* binding */ findHeredocs)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _shell_lex_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4928);


const HEREDOC = /^(?:\d*)<<(-?)[\t\n\f\r ]*([^<]*)$/;
const EMPTY = { escaper: "\\", variables: () => undefined, keepUnset: true };
/** The heredocs that a RUN, COPY or ADD line announces, in order. The escape character is a backslash here, whatever the Dockerfile's is. */
function findHeredocs(line) {
    if (!line.includes("<<"))
        return [];
    return wordsOf(line).flatMap((word) => parseHeredoc(word) ?? []);
}
function wordsOf(line) {
    try {
        return (0,_shell_lex_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWords */ .y)(line, { ...EMPTY, keepQuotes: true, keepEscapes: true });
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
            return []; // a line that is no shell words announces nothing, and is no mistake by that
        throw error;
    }
}
/** A heredoc's announcement, or null for a word that is none. */
function parseHeredoc(word) {
    const [, dash, rest = ""] = HEREDOC.exec(word) ?? [];
    if (rest === "")
        return null;
    const [name, ...more] = (0,_shell_lex_js__WEBPACK_IMPORTED_MODULE_1__/* .splitWords */ .y)(rest, EMPTY);
    return name === undefined || more.length > 0 ? null : { name, dropsTabs: dash === "-" };
}
/** Whether a word announces a heredoc. A word that cannot be read does not. */
function isHeredoc(word) {
    try {
        return parseHeredoc(word) !== null;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ KEYWORDS),
/* harmony export */   w: () => (/* binding */ isKeyword)
/* harmony export */ });
/** Every instruction that BuildKit knows. */
const KEYWORDS = [
    "add",
    "arg",
    "cmd",
    "copy",
    "entrypoint",
    "env",
    "expose",
    "from",
    "healthcheck",
    "label",
    "maintainer",
    "onbuild",
    "run",
    "shell",
    "stopsignal",
    "user",
    "volume",
    "workdir",
];
/** Whether a word in lower case is an instruction. */
function isKeyword(word) {
    return KEYWORDS.includes(word);
}


/***/ }),

/***/ 5754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ toMaking),
/* harmony export */   i: () => (/* binding */ toCommands)
/* harmony export */ });
/* harmony import */ var _characters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9282);
/* harmony import */ var _dockerfile_heredoc_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(147);


const LONGEST = 200;
/** Finds what makes the layers of the last stage of a chain. `chain`: that stage, what it is built on, and so forth. */
function toMaking(stages, chain, escaper) {
    const along = chain.flatMap((index) => stages[index] ?? []);
    const [final, base] = [along[0], along.at(-1)];
    if (final === undefined || base === undefined)
        return null;
    const written = along.toReversed().flatMap((stage) => stage.instructions);
    return { instructions: written.flatMap((one) => toInstruction(one, escaper)), base: toFrom(base), final: toFrom(final) };
}
function toInstruction(written, escaper) {
    const keyword = (0,_characters_js__WEBPACK_IMPORTED_MODULE_0__/* .toLower */ .jp)(written.keyword);
    if (keyword !== "run" && keyword !== "copy" && keyword !== "add")
        return [];
    return [{ keyword, line: written.line, text: toText(written.original), written, escaper }];
}
function toFrom({ line, original }) {
    return { line, text: toText(original) };
}
function toText(original) {
    const text = original.trim().replaceAll(/\s+/g, " ");
    return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, "")}…`;
}
/** What a RUN hands to its shell, in the forms in which builders write that down. A heredoc alone is itself what is run, or a file that is. */
function toCommands({ words, heredocs }) {
    const line = words.join(" ");
    const [first] = heredocs;
    if (first === undefined)
        return [line];
    const whole = [line, ...heredocs.map(({ content, name }) => content + name)].join("\n");
    return isAlone(line) ? [first.content, `/dev/pipes/${first.name}`, whole] : [whole, line];
}
function isAlone(line) {
    try {
        return (0,_dockerfile_heredoc_js__WEBPACK_IMPORTED_MODULE_1__/* .parseHeredoc */ .KK)(line) !== null;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 1405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aH: () => (/* binding */ isPlatform),
/* harmony export */   bQ: () => (/* binding */ LockDocument),
/* harmony export */   uZ: () => (/* binding */ isInstant)
/* harmony export */ });
/* unused harmony export toBasesLockSchema */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6921);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4377);
/* harmony import */ var _model_bases_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8226);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5023);



const MOST_LAYERS = 1000;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const PLATFORM = /^[a-z0-9_.-]+(?:\/[a-z0-9_.-]+){1,2}$/;
const Digest = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(DIGEST, { error: "is no digest (`sha256:` and 64 lower-case hexadecimal digits)" });
const Instant = zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$({ error: "is no point in time in UTC (such as `2026-11-23T12:00:00Z`)" });
/** What an image says itself, which may be in any zone. */
const Said = zod__WEBPACK_IMPORTED_MODULE_2__/* .datetime */ .w$({ offset: true, error: "is no point in time (such as `2026-11-23T12:00:00Z`)" });
/** Whether a text is a point in time as a lock can hold it. */
function isInstant(text) {
    return Said.safeParse(text).success;
}
/** Whether a text is a platform as a lock can hold it. */
function isPlatform(text) {
    return PLATFORM.test(text);
}
const Image = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    manifest: Digest.nullable().meta({ description: "The manifest's digest; null where the image came without one." }),
    config: Digest.nullable().meta({ description: "The config's digest, which is the image's ID." }),
    diffIds: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Digest).max(MOST_LAYERS, { error: `has more than ${MOST_LAYERS} layers` }),
    blobs: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Digest).optional().meta({ description: "Digests of the layers as a registry stores them." }),
    created: Said.nullable().meta({ description: "When the image says it was made." }),
    history: Digest.optional().meta({ description: "sha256 over the commands of its history." }),
})
    .refine(({ diffIds, blobs }) => blobs === undefined || blobs.length === diffIds.length, {
    error: "has as many entries as there are `diffIds`, or is left out",
    path: ["blobs"],
});
const Version = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    digest: Digest.nullable().meta({ description: "Of the index, else of the manifest; null for an image that has none." }),
    firstSeen: Instant,
    lastSeen: Instant,
    platforms: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(PLATFORM, { error: "is no platform (such as `linux/amd64`)" }), Image)
        .refine((platforms) => Object.keys(platforms).length > 0, { error: "names no platform" })
        .meta({ minProperties: 1 }),
})
    .refine(({ firstSeen, lastSeen }) => Date.parse(firstSeen) <= Date.parse(lastSeen), {
    error: "is before `firstSeen`",
    path: ["lastSeen"],
});
const Base = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    reference: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .refine((text) => (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .toCanonicalReference */ .VZ)(text) === text, {
        error: "is no reference in full, as Docker writes it (such as `docker.io/library/debian:12`)",
    })
        .meta({ description: "In full, as Docker writes it." }),
    versions: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Version)
        .min(1, { error: "is an empty list" })
        .refine(hasDistinctDigests, { error: "has the same digest twice" })
        .meta({ description: "What the reference stood for, the newest first." }),
});
function hasDistinctDigests(versions) {
    const digests = versions.flatMap(({ digest }) => digest ?? []);
    return new Set(digests).size === digests.length;
}
/** The lock of bases, version 1: what it may say, and nothing else. */
const LockDocument = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(_model_bases_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .BASES_SCHEMA */ .$),
    bases: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(Base),
});
/** The JSON Schema (2020-12) of the lock, for editors and other checkers. */
function toBasesLockSchema() {
    const { $schema, ...schema } = z.toJSONSchema(LockDocument, { io: "input" });
    return {
        $schema,
        title: "Portcullis bases lock",
        description: "Facts of approved base images. Written by `portcullis bases lock`.",
        ...schema,
    };
}


/***/ }),

/***/ 234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ countHistorySteps),
/* harmony export */   o: () => (/* binding */ toHistoryDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** No base is built in more steps. */
const MOST_STEPS = 2_000;
/** sha256 over the commands of an image's history, `sha256:…`; null for one without a history. Which steps are empty does not matter. */
function toHistoryDigest({ history }) {
    return history.length === 0 ? null : digestOf(history);
}
/** How many of an image's first steps are those of a base with that digest of its history; null: it does not begin with them. */
function countHistorySteps({ history }, digest) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update("[");
    for (const [index, { createdBy }] of history.slice(0, MOST_STEPS).entries()) {
        hash.update(`${index === 0 ? "" : ","}${JSON.stringify(createdBy)}`);
        if (`sha256:${hash.copy().update("]").digest("hex")}` === digest)
            return index + 1;
    }
    return null;
}
function digestOf(steps) {
    const commands = JSON.stringify(steps.map(({ createdBy }) => createdBy));
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(commands).digest("hex")}`;
}


/***/ }),

/***/ 6998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ toLockedImage),
/* harmony export */   S: () => (/* binding */ lockImages)
/* harmony export */ });
/* harmony import */ var _model_bases_lock_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8226);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1405);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(234);
/* harmony import */ var _order_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6610);




const MOST_VERSIONS = 20;
/**
 * The lock with what was seen of a reference now. A digest that is known is seen again, with the platforms that were not known of it; any
 * other is the newest version, and the earlier ones stay, at most 20 in all. Without an image nothing changes.
 */
function lockImages(lock, seen) {
    const bases = lock?.bases ?? [];
    const images = toLockedImages(seen.images);
    if (images.length === 0)
        return (0,_order_js__WEBPACK_IMPORTED_MODULE_2__/* .toSorted */ .n)({ bases });
    const known = bases.find(({ reference }) => reference === seen.reference)?.versions ?? [];
    const fresh = toVersion(seen, images);
    const same = known.find(({ digest }) => digest !== null && digest === fresh.digest) ?? known.find((version) => isSame(version, fresh));
    const version = same === undefined ? fresh : join(same, fresh);
    const others = known.filter((one) => one !== same);
    const versions = [version, ...others].slice(0, MOST_VERSIONS);
    const rest = bases.filter(({ reference }) => reference !== seen.reference);
    return { schema: _model_bases_lock_js__WEBPACK_IMPORTED_MODULE_3__/* .BASES_SCHEMA */ .$, bases: (0,_order_js__WEBPACK_IMPORTED_MODULE_2__/* .toSorted */ .n)({ bases: [...rest, { reference: seen.reference, versions }] }).bases };
}
function toLockedImages(images) {
    return images.filter(({ platform }) => (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .isPlatform */ .aH)(platform)).map(({ platform, facts }) => [platform, toLockedImage(facts)]);
}
/** What the lock keeps of an image. */
function toLockedImage(facts) {
    const { manifest, config, diffIds, blobs, created } = facts;
    const history = (0,_history_js__WEBPACK_IMPORTED_MODULE_1__/* .toHistoryDigest */ .o)(facts);
    return {
        manifest,
        config,
        diffIds,
        ...(blobs === null || blobs.length !== diffIds.length ? {} : { blobs }),
        created: created !== null && (0,_document_js__WEBPACK_IMPORTED_MODULE_0__/* .isInstant */ .uZ)(created) ? created : null,
        ...(history === null ? {} : { history }),
    };
}
function toVersion({ digest, now }, images) {
    const time = new Date(now).toISOString();
    return { digest, firstSeen: time, lastSeen: time, platforms: Object.fromEntries(images) };
}
/** By digest where both have one; else by an image of the same platform that has the same config or the same layers. */
function isSame(known, fresh) {
    if (known.digest !== null && fresh.digest !== null)
        return known.digest === fresh.digest;
    return Object.entries(fresh.platforms).some(([platform, image]) => {
        const there = Object.hasOwn(known.platforms, platform) ? known.platforms[platform] : undefined;
        return there !== undefined && isSameImage(there, image);
    });
}
function isSameImage(a, b) {
    if (a.config !== null && a.config === b.config)
        return true;
    return a.diffIds.length > 0 && a.diffIds.join() === b.diffIds.join();
}
/** What is known of one image from both: what the newer reading does not tell stays. */
function join(known, fresh) {
    const platforms = Object.entries(fresh.platforms).map(([platform, image]) => {
        const there = Object.hasOwn(known.platforms, platform) ? known.platforms[platform] : undefined;
        return [platform, there === undefined || !isSameImage(there, image) ? image : { ...there, ...withoutNull(image) }];
    });
    return {
        digest: known.digest ?? fresh.digest,
        firstSeen: inOrder(known.firstSeen, fresh.firstSeen)[0],
        lastSeen: inOrder(known.lastSeen, fresh.lastSeen)[1],
        platforms: { ...known.platforms, ...Object.fromEntries(platforms) },
    };
}
function inOrder(a, b) {
    return Date.parse(a) <= Date.parse(b) ? [a, b] : [b, a];
}
function withoutNull(image) {
    return Object.fromEntries(Object.entries(image).filter(([, value]) => value !== null));
}


/***/ }),

/***/ 6610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ toSorted)
/* harmony export */ });
/* harmony import */ var _model_bases_lock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8226);
/* harmony import */ var _model_order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1222);


/** A lock in the one order that it is written in: by reference, the newest version first, by platform. */
function toSorted({ bases }) {
    const sorted = [...bases].sort((a, b) => (0,_model_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnits */ .C)(a.reference, b.reference));
    return { schema: _model_bases_lock_js__WEBPACK_IMPORTED_MODULE_1__/* .BASES_SCHEMA */ .$, bases: sorted.map(toBase) };
}
function toBase({ reference, versions }) {
    const sorted = [...versions].sort((a, b) => Date.parse(b.lastSeen) - Date.parse(a.lastSeen)); // stable: of one time the first stays first
    return { reference, versions: sorted.map(toVersion) };
}
function toVersion({ digest, firstSeen, lastSeen, platforms }) {
    const sorted = Object.entries(platforms).sort(([a], [b]) => (0,_model_order_js__WEBPACK_IMPORTED_MODULE_0__/* .byCodeUnits */ .C)(a, b));
    return { digest, firstSeen, lastSeen, platforms: Object.fromEntries(sorted.map(([platform, image]) => [platform, toImage(image)])) };
}
function toImage({ manifest, config, diffIds, blobs, created, history }) {
    return {
        manifest,
        config,
        diffIds,
        ...(blobs === undefined ? {} : { blobs }),
        created,
        ...(history === undefined ? {} : { history }),
    };
}


/***/ }),

/***/ 7956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ refuse),
/* harmony export */   i: () => (/* binding */ inLine)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);

/** The error for what BuildKit refuses in a Dockerfile. It says what, and `inLine` adds where. */
function refuse(message, next) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({ code: "dockerfile-invalid", message, next });
}
/** Does something with one line of a Dockerfile; where that is refused, the message begins with the file's name and the line. */
function inLine(name, line, action) {
    try {
        return action();
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
            throw error;
        const faults = error.faults.map((fault) => ({ ...fault, message: `${name}:${line}: ${fault.message}` }));
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue(faults, { cause: error });
    }
}


/***/ }),

/***/ 9727:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ resolveBuild),
  B: () => (/* binding */ resolveDockerfile)
});

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/model/reference.js
var model_reference = __webpack_require__(5023);
;// CONCATENATED MODULE: ./out/base-image/build/external.js

/** Every image that the build takes from outside, once each, in the order of the lines on which they are first used. */
function findExternal(stages, { sources }, frontend) {
    const uses = frontend === null ? [] : [{ ...frontend, as: "frontend", stage: null }];
    for (const [index, stage] of stages.entries()) {
        if (stage.parent === null)
            uses.push({ reference: stage.from, line: stage.line, as: "from", stage: index });
        for (const source of sources[index] ?? [])
            uses.push(...toUses(source, index));
    }
    const inOrder = uses.filter(({ reference }) => reference !== "scratch").sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    const groups = new Map();
    for (const use of inOrder) {
        const group = groups.get(use.reference);
        if (group === undefined)
            groups.set(use.reference, [use]);
        else
            group.push(use);
    }
    return [...groups].map(([reference, group]) => toExternal(reference, group));
}
function toUses({ use, line, text, origin }, stage) {
    switch (origin.kind) {
        case "image":
            return [{ reference: origin.reference, line, as: use, stage }];
        case "variable":
            return [{ reference: text, line, as: use, stage }];
        case "stage":
        case "nothing":
            return [];
        default:
            return origin;
    }
}
function toExternal(reference, uses) {
    return {
        reference,
        canonical: (0,model_reference/* toCanonicalReference */.VZ)(reference),
        line: uses[0]?.line ?? null,
        usedAs: [...new Set(uses.map(({ as }) => as))],
        stages: [...new Set(uses.flatMap(({ stage }) => stage ?? []))].sort((a, b) => a - b),
    };
}

// EXTERNAL MODULE: ./out/base-image/characters.js
var base_image_characters = __webpack_require__(9282);
// EXTERNAL MODULE: ./out/base-image/refusal.js
var refusal = __webpack_require__(7956);
;// CONCATENATED MODULE: ./out/base-image/dockerfile/flags.js

/** Parses an instruction's flags. One that it does not know, that is given twice or that lacks its value is refused. */
function parseFlags(words, kinds) {
    const flags = new Map();
    for (const word of words) {
        if (word === "--")
            break;
        const { name, value } = splitFlag(word);
        const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
        if (kind === undefined)
            throw (0,refusal/* refuse */.T)(`There is no flag \`--${name}\` here.`, toKnown(kinds));
        const before = flags.get(name) ?? [];
        if (before.length > 0 && kind !== "texts")
            throw (0,refusal/* refuse */.T)(`The flag \`--${name}\` is given twice.`, "Keep one of them.");
        flags.set(name, [...before, toFlagValue(name, kind, value)]);
    }
    return flags;
}
/** `value` is null where there is no `=`. */
function splitFlag(word) {
    const equals = word.indexOf("=");
    return equals < 0 ? { name: word.slice(2), value: null } : { name: word.slice(2, equals), value: word.slice(equals + 1) };
}
function toKnown(kinds) {
    const names = Object.keys(kinds).map((name) => `\`--${name}\``);
    return names.length === 0 ? "This instruction has no flags." : `Known are ${names.join(", ")}.`;
}
function toFlagValue(name, kind, value) {
    if (value === "" && kind === "boolean")
        throw (0,refusal/* refuse */.T)(`The flag \`--${name}=\` has no value.`, `Write \`--${name}\` or \`--${name}=false\`.`);
    if (kind !== "boolean") {
        if (value === null)
            throw (0,refusal/* refuse */.T)(`The flag \`--${name}\` has no value.`, `Write \`--${name}=VALUE\`.`);
        return value;
    }
    const word = (value ?? "true").toLowerCase();
    if (word !== "true" && word !== "false")
        throw (0,refusal/* refuse */.T)(`The flag \`--${name}\` is neither true nor false but \`${value}\`.`, `Write \`--${name}\` or \`--${name}=false\`.`);
    return word;
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/duration.js
/** Nanoseconds of Go's units of time. */
const UNITS = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9, m: 60e9, h: 3600e9 };
const LONGEST = 2 ** 63;
/** Nanoseconds of a duration as Go writes it (`1h30m`, `-1.5s`, `0`); null for text that is none. */
function toNanoseconds(text) {
    const [, sign = "", rest = ""] = /^([-+]?)(.*)$/s.exec(text) ?? [];
    if (rest === "0")
        return 0;
    if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)[^\d.]+)+$/.test(rest))
        return null;
    let sum = 0;
    for (const [, number = "", unit = ""] of rest.matchAll(/([\d.]+)([^\d.]+)/g)) {
        const scale = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
        if (scale === undefined)
            return null;
        sum += Math.trunc(Number(number) * scale);
    }
    if (sum >= LONGEST)
        return null;
    return sign === "-" ? -sum : sum;
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/healthcheck.js



const DURATIONS = ["interval", "timeout", "start-period", "start-interval"];
const FLAGS = { interval: "text", timeout: "text", "start-period": "text", "start-interval": "text", retries: "text" };
const MILLISECOND = 1e6;
const MOST_RETRIES = 2 ** 31 - 1;
/** Refuses a HEALTHCHECK that BuildKit refuses. */
function checkHealthcheck({ words, flags }) {
    const [kind, ...command] = words;
    if (kind === undefined)
        throw (0,refusal/* refuse */.T)("HEALTHCHECK says nothing.", "Write `HEALTHCHECK CMD command` or `HEALTHCHECK NONE`.");
    if (kind.toUpperCase() === "NONE") {
        if (command.length > 0)
            throw (0,refusal/* refuse */.T)("HEALTHCHECK NONE takes no arguments.", "Take away what stands after NONE.");
        return; // its flags are not looked at
    }
    const given = parseFlags(flags, FLAGS);
    if (kind.toUpperCase() !== "CMD")
        throw (0,refusal/* refuse */.T)(`HEALTHCHECK has no kind \`${kind}\`.`, "It is CMD or NONE.");
    if (command.length === 0)
        throw (0,refusal/* refuse */.T)("HEALTHCHECK CMD has no command.", "Give one after CMD.");
    for (const name of DURATIONS)
        checkDuration(name, textOf(given, name));
    checkRetries(textOf(given, "retries"));
}
function textOf(flags, name) {
    return flags.get(name)?.at(-1) ?? "";
}
function checkDuration(name, text) {
    const duration = text === "" ? 0 : toNanoseconds(text);
    if (duration === null)
        throw (0,refusal/* refuse */.T)(`\`--${name}=${text}\` is no duration.`, "Give a number with a unit, such as `30s`.");
    if (duration !== 0 && duration < MILLISECOND)
        throw (0,refusal/* refuse */.T)(`\`--${name}=${text}\` is less than a millisecond.`, "Give a longer time, such as `30s`.");
}
function checkRetries(text) {
    if (text === "")
        return;
    const number = /^[-+]?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= 0 && number <= MOST_RETRIES))
        throw (0,refusal/* refuse */.T)(`\`--retries=${text}\` is no number of tries.`, "Give a whole number, 0 or more.");
}

// EXTERNAL MODULE: ./out/base-image/dockerfile/heredoc.js
var heredoc = __webpack_require__(147);
;// CONCATENATED MODULE: ./out/base-image/dockerfile/checks.js





/** What BuildKit looks at in the instructions that say nothing of images, in its order. */
const CHECKS = {
    add: [(written) => parseFiles(written, ADD)],
    cmd: [noFlags],
    entrypoint: [noFlags],
    env: [noFlags, needSome, needNames],
    expose: [needSome, noFlags],
    healthcheck: [checkHealthcheck],
    label: [noFlags, needSome, needNames],
    maintainer: [needOne, noFlags],
    shell: [noFlags, needJson],
    stopsignal: [needOne], // its flags are not looked at
    user: [needOne, noFlags],
    volume: [needSome, noFlags, needPaths],
    workdir: [needOne, noFlags],
};
const ADD = {
    chown: "text",
    chmod: "text",
    link: "boolean",
    "keep-git-dir": "boolean",
    checksum: "text",
    unpack: "boolean",
    exclude: "texts",
};
/** Refuses every flag. */
function noFlags({ flags }) {
    parseFlags(flags, {});
}
/** Refuses an instruction without any argument. */
function needSome({ keyword, words }) {
    if (words.length === 0)
        throw (0,refusal/* refuse */.T)(`${keyword.toUpperCase()} says nothing.`, "Give it at least one argument.");
}
function needOne({ keyword, words }) {
    if (words.length !== 1)
        throw (0,refusal/* refuse */.T)(`${keyword.toUpperCase()} says nothing.`, "Give it an argument.");
}
function needNames({ keyword, words }) {
    const names = words.filter((_, at) => at % 3 === 0);
    if (names.includes(""))
        throw (0,refusal/* refuse */.T)(`${keyword.toUpperCase()} has a blank name.`, "Write `NAME=VALUE`.");
}
function needJson({ words, isJson }) {
    if (words.length === 0 || !isJson)
        throw (0,refusal/* refuse */.T)("SHELL takes a list in JSON form.", 'Write `SHELL ["executable", "argument"]`.');
}
function needPaths({ words }) {
    if (words.some((word) => (0,base_image_characters/* trim */.Bq)(word) === ""))
        throw (0,refusal/* refuse */.T)("VOLUME names an empty path.", "Take it away.");
}
/** The flags of an ADD or COPY. Refuses one without a source and a destination, or with a heredoc for a destination. */
function parseFiles({ keyword, words, flags }, kinds) {
    const name = keyword.toUpperCase();
    if (words.length < 2)
        throw (0,refusal/* refuse */.T)(`${name} needs a source and a destination.`, `Write \`${name} SOURCE DESTINATION\`.`);
    const given = parseFlags(flags, kinds);
    if ((0,heredoc/* isHeredoc */.$S)(words.at(-1) ?? ""))
        throw (0,refusal/* refuse */.T)(`${name} cannot write to a heredoc.`, "Give a path as the last argument.");
    return given;
}

// EXTERNAL MODULE: ./out/base-image/dockerfile/keywords.js
var keywords = __webpack_require__(755);
;// CONCATENATED MODULE: ./out/base-image/dockerfile/csv.js

/** The fields of one line of comma-separated values, as in `--mount=`. Refuses an empty line and a quote where none may be. */
function parseFields(line) {
    const text = line.replace(/\r?\n$/, "");
    if (text === "")
        throw (0,refusal/* refuse */.T)("A flag's list of `key=value` is empty.", "Give at least one.");
    const fields = [];
    for (let at = 0; at <= text.length;) {
        const { field, end } = text.charAt(at) === '"' ? readQuoted(text, at) : readPlain(text, at);
        fields.push(field);
        at = end + 1;
    }
    return fields;
}
function readPlain(text, start) {
    const comma = text.indexOf(",", start);
    const end = comma < 0 ? text.length : comma;
    const field = text.slice(start, end);
    if (field.includes('"'))
        throw refuseQuote(text);
    return { field, end };
}
function readQuoted(text, start) {
    let field = "";
    for (let at = start + 1;;) {
        const quote = text.indexOf('"', at);
        if (quote < 0)
            throw refuseQuote(text);
        field += text.slice(at, quote);
        const after = text.charAt(quote + 1);
        if (after === "" || after === ",")
            return { field, end: quote + 1 };
        if (after !== '"')
            throw refuseQuote(text);
        field += '"';
        at = quote + 2;
    }
}
function refuseQuote(text) {
    return (0,refusal/* refuse */.T)(`\`${text}\` has a double quote where none may be.`, "A quoted field is quoted as a whole, and a quote within it is doubled.");
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/run.js




const run_FLAGS = { mount: "texts", device: "texts", network: "text", security: "text" };
const NETWORKS = ["default", "none", "host"];
const SECURITIES = ["sandbox", "insecure"];
/** Refuses a RUN that BuildKit refuses, and gives for each of its mounts what it is from: empty where it does not say. */
function parseRun({ flags }) {
    const given = parseFlags(flags, run_FLAGS);
    const devices = given.get("device") ?? [];
    const mounts = (given.get("mount") ?? []).map(parseMount);
    const network = given.get("network")?.at(-1) ?? "default";
    const security = given.get("security")?.at(-1) ?? "sandbox";
    devices.forEach(checkDevice);
    if (!NETWORKS.includes(network))
        throw (0,refusal/* refuse */.T)(`\`--network=${network}\` is no network.`, `It is one of ${NETWORKS.join(", ")}.`);
    if (!SECURITIES.includes(security))
        throw (0,refusal/* refuse */.T)(`\`--security=${security}\` is no such mode.`, `It is one of ${SECURITIES.join(", ")}.`);
    return mounts;
}
/** The other keys of a mount can hold variables: BuildKit looks at them when it has their values, and so not while it parses. */
function parseMount(text) {
    let from = "";
    for (const { key, value } of parseFields(text).map(splitField)) {
        if (key !== "from" || value === null)
            continue;
        const dollar = value.indexOf("$");
        if (dollar >= 0 && dollar !== value.length - 1)
            throw (0,refusal/* refuse */.T)(`A mount is from \`${value}\`, and variables are not read there.`, "Give the image a name, `FROM … AS name`, and mount from that.");
        from = value;
    }
    return from;
}
function splitField(field) {
    const equals = field.indexOf("=");
    return equals < 0 ? { key: (0,base_image_characters/* toLower */.jp)(field), value: null } : { key: (0,base_image_characters/* toLower */.jp)(field.slice(0, equals)), value: field.slice(equals + 1) };
}
const BOOLEANS = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];
function checkDevice(text) {
    let name = "";
    for (const field of parseFields(text)) {
        const { key, value } = splitField(field);
        if (key === "name" && value !== null) {
            if (name !== "")
                throw (0,refusal/* refuse */.T)(`A device is named twice, \`${name}\` and \`${value}\`.`, "Name one device in each `--device`.");
            name = value;
        }
        else if (key === "required") {
            if (value !== null && !BOOLEANS.includes(value))
                throw (0,refusal/* refuse */.T)(`\`required=${value}\` is neither true nor false.`, "Write `required` or `required=false`.");
        }
        else if (name === "")
            name = field;
        else
            throw (0,refusal/* refuse */.T)(`A device has no setting \`${field}\`.`, "Known are `name=…` and `required`.");
    }
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/commands.js






const COPY = { chown: "text", from: "text", chmod: "text", link: "boolean", exclude: "texts", parents: "boolean" };
/** Parses an instruction for what it means. Refuses what BuildKit refuses of it by itself. */
function parseCommand(written) {
    const keyword = (0,base_image_characters/* toLower */.jp)(written.keyword);
    if (!(0,keywords/* isKeyword */.w)(keyword))
        throw (0,refusal/* refuse */.T)(`There is no instruction \`${written.keyword}\`.`, `Known are ${keywords/* KEYWORDS */.d.map((word) => word.toUpperCase()).join(", ")}.`);
    const { line } = written;
    switch (keyword) {
        case "from":
            return parseFrom(written);
        case "arg":
            return parseArg(written);
        case "copy":
            return { kind: "copy", line, from: parseFiles(written, COPY).get("from")?.at(-1) ?? "" };
        case "run":
            return { kind: "run", line, mounts: parseRun(written) };
        case "onbuild":
            return { kind: "onbuild", line, trigger: parseTrigger(written) };
        default:
            for (const check of CHECKS[keyword])
                check(written);
            return { kind: "other", line };
    }
}
const STAGE_NAME = /^[a-z][a-z0-9-_.]*$/;
function parseFrom({ words, flags, line }) {
    const [image = "", as = "", word = ""] = words;
    const isNamed = words.length === 3 && /^as$/iu.test(as);
    if (words.length !== 1 && !isNamed)
        throw (0,refusal/* refuse */.T)("FROM takes an image, and perhaps AS with a name.", "Write `FROM IMAGE` or `FROM IMAGE AS NAME`; a comment needs a line of its own.");
    const name = isNamed ? (0,base_image_characters/* toLower */.jp)(word) : null;
    if (name !== null && !STAGE_NAME.test(name))
        throw (0,refusal/* refuse */.T)(`A stage cannot be called \`${word}\`.`, "A name begins with a letter, and goes on with letters, digits, `-`, `_` and `.`.");
    return { kind: "from", line, image, name, platform: parseFlags(flags, { platform: "text" }).get("platform")?.at(-1) ?? "" };
}
/** BuildKit looks at no flags here. */
function parseArg(written) {
    needSome(written);
    const pairs = written.words.map((word) => {
        const equals = word.indexOf("=");
        if (equals === 0)
            throw (0,refusal/* refuse */.T)("ARG has a blank name.", "Write `ARG NAME` or `ARG NAME=VALUE`.");
        return equals < 0 ? { name: word, value: null } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
    });
    return { kind: "arg", line: written.line, pairs };
}
/** The text of the instruction in an ONBUILD, with its heredocs: it is read anew when it is triggered. */
function parseTrigger(written) {
    needSome(written);
    noFlags(written);
    const keyword = (0,base_image_characters/* trim */.Bq)(written.words[0] ?? "").toUpperCase();
    if (keyword === "ONBUILD" || keyword === "FROM" || keyword === "MAINTAINER")
        throw (0,refusal/* refuse */.T)(`ONBUILD cannot hold ${keyword}.`, "Take it away.");
    const instruction = written.original.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, "");
    return [instruction, ...written.heredocs.map(({ content, name }) => content + name)].join("\n");
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/json.js


/**
 * The strings of an instruction in JSON form, or null for text that is no JSON array: that is shell form, however much it looks like JSON.
 * An array that holds anything but strings is refused.
 */
function parseJsonForm(rest) {
    const text = (0,base_image_characters/* trimStart */.Dw)(rest);
    const values = text.startsWith("[") ? readArray(text) : null;
    if (values === null)
        return null;
    return values.map((value) => {
        if (typeof value !== "string")
            throw (0,refusal/* refuse */.T)("The JSON form holds something that is no string.", 'Put every word in double quotes: `["word", "word"]`.');
        return value.replace(/\p{Cs}/gu, "\ufffd");
    });
}
/** A number beyond what fits a double is no JSON to Go, and an infinite one to JavaScript. */
function readArray(text) {
    let isBeyond = false;
    try {
        const value = JSON.parse(text, (_, part) => {
            isBeyond ||= part === Number.POSITIVE_INFINITY || part === Number.NEGATIVE_INFINITY;
            return part;
        });
        return Array.isArray(value) && !isBeyond ? value : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/words.js

/** The words of an ARG, ENV or LABEL line: white space splits but in quotes; quotes and escapes stay in, to be read when the word is expanded. */
function splitQuoted(line, escaper) {
    const characters = Array.from(line);
    const words = [];
    let at = 0;
    while (at < characters.length) {
        if ((0,base_image_characters/* isSpace */.xC)(characters[at] ?? ""))
            at += 1;
        else {
            const { word, end } = takeWord(characters, at, escaper);
            if (word !== "")
                words.push(word);
            at = end;
        }
    }
    return words;
}
function takeWord(characters, start, escaper) {
    let [word, quote] = ["", ""];
    let at = start;
    for (; at < characters.length; at += 1) {
        const character = characters[at] ?? "";
        const isEscape = character === escaper && quote !== "'";
        if (quote === "" && (0,base_image_characters/* isSpace */.xC)(character))
            break;
        if (isEscape && at + 1 === characters.length)
            break; // an escape at the end of the line is left out
        if (quote === "" && (character === "'" || character === '"'))
            quote = character;
        else if (character === quote)
            quote = "";
        word += character;
        if (isEscape) {
            at += 1;
            word += characters[at] ?? "";
        }
    }
    return { word, end: Math.min(at === start ? at + 1 : at, characters.length) };
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/arguments.js



/** Parses what follows a keyword and its flags, as that instruction has it. An ENV or LABEL gives three words a pair: name, value, `=` or nothing. */
function parseArguments(keyword, rest, escaper) {
    switch (keyword) {
        case "add":
        case "copy":
        case "volume":
            return toJsonOr(rest, splitBlanks);
        case "cmd":
        case "entrypoint":
        case "run":
        case "shell":
            return toJsonOr(rest, toWhole);
        case "arg":
            return shellForm(splitQuoted(rest, escaper));
        case "env":
        case "label":
            return shellForm(parsePairs(keyword.toUpperCase(), rest, escaper));
        case "expose":
        case "from":
            return shellForm(splitBlanks(rest));
        case "healthcheck":
            return parseHealthcheck(rest);
        case "maintainer":
        case "stopsignal":
        case "user":
        case "workdir":
            return shellForm(toWhole(rest));
        default:
            return keyword;
    }
}
function shellForm(words) {
    return { words, isJson: false };
}
function toJsonOr(rest, toWords) {
    const json = parseJsonForm(rest);
    return json === null ? shellForm(toWords(rest)) : { words: json, isJson: true };
}
function toWhole(rest) {
    return rest === "" ? [] : [rest];
}
function splitBlanks(rest) {
    return rest === "" ? [] : rest.split(/[\t\v\f\r ]+/);
}
function parsePairs(keyword, rest, escaper) {
    const words = splitQuoted(rest, escaper);
    if (words[0]?.includes("=") === false)
        return parseOldPair(keyword, rest);
    return words.flatMap((word) => {
        const equals = word.indexOf("=");
        if (equals < 0)
            throw (0,refusal/* refuse */.T)(`\`${word}\` has no \`=\`.`, `Write \`${keyword} NAME=VALUE …\`, and put a value with blanks in double quotes.`);
        return [word.slice(0, equals), word.slice(equals + 1), "="];
    });
}
/** `ENV name value`, the form of old: one pair, and the value goes to the end of the line. */
function parseOldPair(keyword, rest) {
    const blanks = /[\t\v\f\r ]+/.exec(rest);
    if (blanks === null)
        throw (0,refusal/* refuse */.T)(`${keyword} \`${rest}\` has no value.`, `Write \`${keyword} NAME=VALUE\`.`);
    return [rest.slice(0, blanks.index), rest.slice(blanks.index + blanks[0].length), ""];
}
/** The check's kind, then its command. Only ASCII white space can stand after a kind that is valid. */
function parseHealthcheck(rest) {
    const end = rest.search(/[\t-\r ]/);
    if (end < 0)
        return shellForm(toWhole(rest));
    const command = toJsonOr(rest.slice(end).replace(/^[\t-\r ]+/, ""), toWhole);
    return { words: [rest.slice(0, end), ...command.words], isJson: command.isJson };
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/directives.js


const DIRECTIVE = /^([a-zA-Z][a-zA-Z0-9]*)[\t\n\f\r ]*=([^\n]+)$/;
/**
 * Gives a function that takes a Dockerfile's lines in order and says of each whether it is a directive. Directives end at the first line
 * that is none. It refuses one that is given twice.
 */
function makeDirectiveReader(comment) {
    const seen = new Set();
    let isOver = false;
    return (line) => {
        if (isOver)
            return null;
        const [, word = "", rest = ""] = (line.startsWith(comment) && DIRECTIVE.exec((0,base_image_characters/* trimStart */.Dw)(line.slice(comment.length)))) || [];
        const name = (0,base_image_characters/* toLower */.jp)(word);
        if (name !== "syntax" && name !== "escape" && name !== "check") {
            isOver = true;
            return null;
        }
        if (seen.has(name))
            throw (0,refusal/* refuse */.T)(`The directive \`${name}\` is given twice.`, "Keep one of them.");
        seen.add(name);
        return { name, value: toValue(rest) };
    };
}
/** What stands after the `=`, without blanks around it; blanks alone are one blank. */
function toValue(rest) {
    const value = (0,base_image_characters/* trimEnd */.s8)(rest, (character) => /[\t\n\f\r ]/.test(character)).replace(/^[\t\n\f\r ]+/, "");
    return value === "" ? rest.slice(-1) : value;
}
/**
 * The image of the frontend that reads this Dockerfile, as `# syntax=` names it, or `// syntax=`, or null: BuildKit's own. Unlike the
 * parser this looks past a `#!` line and does not look past blanks before the mark: so does BuildKit.
 */
function findSyntax(text) {
    return findDirective("syntax", text, "#") ?? findDirective("syntax", text, "//");
}
/** The value of a directive, up to its first blank, or null where there is none. */
function findDirective(wanted, text, comment) {
    const read = makeDirectiveReader(comment);
    const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
    const first = lines[0]?.startsWith("#!") === true ? 1 : 0;
    try {
        for (let at = first; at < lines.length; at += 1) {
            const directive = read(lines[at] ?? "");
            if (directive === null)
                return null;
            if (directive.name === wanted)
                return { value: directive.value.replace(/ .*$/s, ""), line: at + 1 };
        }
    }
    catch {
        return null; // the parser refuses the file for it
    }
    return null;
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/lines.js


/** BuildKit reads lines into a buffer of 64 KiB; a longer one it refuses. */
const lines_LONGEST = 64 * 1024 - 1;
/** Opens a Dockerfile. A line that is longer than BuildKit reads is refused when its turn comes. */
function openLines(text, name) {
    const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const lines = {
        name,
        number: 0,
        next() {
            const line = all[lines.number];
            if (line === undefined)
                return null;
            lines.number += 1;
            if (isTooLong(line))
                throw (0,refusal/* refuse */.T)(`The line is longer than ${lines_LONGEST} bytes.`, "Break it with a continuation.");
            return line;
        },
    };
    return lines;
}
function isTooLong(line) {
    return line.length * 3 > lines_LONGEST && new TextEncoder().encode(line.replace(/\n$/, "")).length > lines_LONGEST;
}
/** A line without its line break. */
function withoutBreak(line) {
    return (0,base_image_characters/* trimEnd */.s8)(line, (character) => character === "\r" || character === "\n");
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/split.js

const BLANKS = /[\t\v\f\r ]+/;
/** Splits an instruction's line. `escape` is the Dockerfile's escape character. */
function splitInstruction(line, escaper) {
    const text = (0,base_image_characters/* trim */.Bq)(line);
    const blanks = BLANKS.exec(text);
    if (blanks === null)
        return { keyword: text, flags: [], rest: "" };
    const { flags, rest } = takeFlags(toBytes(text.slice(blanks.index + blanks[0].length)), escaper);
    return { keyword: text.slice(0, blanks.index), flags, rest: (0,base_image_characters/* trim */.Bq)(fromBytes(rest)) };
}
/**
 * BuildKit reads flags byte by byte, and takes each byte for a character. So we look at the bytes too, one to a character; a flag's value
 * beyond ASCII comes out as garbled as it does there.
 */
function toBytes(text) {
    return isAscii(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}
function fromBytes(text) {
    return isAscii(text) ? text : Buffer.from(text, "latin1").toString("utf8");
}
function isAscii(text) {
    return /^[\0-\x7f]*$/.test(text);
}
/** Takes the words that begin with `--`, up to the first that does not or to `--` alone. Quotes and escapes within them are taken away. */
function takeFlags(line, escaper) {
    const flags = [];
    let at = 0;
    for (;;) {
        while (at < line.length && (0,base_image_characters/* isSpace */.xC)(line.charAt(at)))
            at += 1;
        if (!line.startsWith("--", at))
            return { flags, rest: line.slice(at) };
        const { word, end, isEmptyMeant } = takeFlag(line, at, escaper);
        if (word === "--")
            return { flags, rest: line.slice(end) };
        if (word !== "" || isEmptyMeant)
            flags.push(word);
        at = end;
    }
}
function takeFlag(line, start, escaper) {
    let [word, quote, isEmptyMeant] = ["", "", false];
    let at = start;
    for (; at < line.length && (quote !== "" || !(0,base_image_characters/* isSpace */.xC)(line.charAt(at))); at += 1) {
        const character = line.charAt(at);
        if (quote === "" && (character === "'" || character === '"')) {
            quote = character;
            isEmptyMeant = true;
        }
        else if (character === quote)
            quote = "";
        else if (character === escaper) {
            at += 1;
            word += line.charAt(at); // nothing, at the end of the line
        }
        else
            word += character;
    }
    return { word, end: Math.min(at, line.length), isEmptyMeant };
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/parse.js








/** Takes a Dockerfile apart into instructions, as BuildKit's parser does. Refuses what that refuses, with the line. */
function parseDockerfile(text, name) {
    const lines = openLines(text.replace(/^\ufeff/, ""), name);
    const parser = { lines, readDirective: makeDirectiveReader("#"), escaper: "\\" };
    const instructions = [];
    for (let logical = readLogical(parser); logical !== null; logical = readLogical(parser)) {
        const { line, original } = logical;
        const written = (0,refusal/* inLine */.i)(name, line, () => toWritten(original, line, { escaper: parser.escaper, depth: 0 }));
        const announced = (0,refusal/* inLine */.i)(name, line, () => (canHoldHeredoc(written) ? (0,heredoc/* findHeredocs */.TQ)(original) : []));
        instructions.push({ ...written, heredocs: announced.map((heredoc) => readHeredoc(parser, heredoc, line)) });
    }
    if (instructions.length > 0)
        return { instructions, escaper: parser.escaper };
    return (0,refusal/* inLine */.i)(name, Math.max(1, lines.number), () => {
        throw (0,refusal/* refuse */.T)("There is no instruction in it.", "Begin it with `FROM IMAGE`.");
    });
}
/** The next instruction's line with its continuations; comments and blank lines are passed over, between its lines too. */
function readLogical(parser) {
    for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
        const line = parser.lines.number;
        const trimmed = (0,base_image_characters/* trimStart */.Dw)(withoutBreak(physical));
        (0,refusal/* inLine */.i)(parser.lines.name, line, () => heedDirective(parser, trimmed));
        const { part, isOver } = splitContinuation(isComment(trimmed) ? "" : trimmed, parser.escaper);
        if (!isOver)
            return { line, original: part + readContinuation(parser) };
        if (part !== "")
            return { line, original: part };
    }
    return null;
}
function nextLine({ lines }) {
    return (0,refusal/* inLine */.i)(lines.name, lines.number + 1, () => lines.next());
}
function heedDirective(parser, line) {
    const directive = parser.readDirective(line);
    if (directive?.name !== "escape")
        return;
    if (directive.value !== "\\" && directive.value !== "`")
        throw (0,refusal/* refuse */.T)(`The escape character cannot be \`${directive.value}\`.`, "It is a backslash or a backtick.");
    parser.escaper = directive.value;
}
function readContinuation(parser) {
    let text = "";
    for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
        const line = withoutBreak(physical);
        if (isComment(line) || (0,base_image_characters/* trimStart */.Dw)(line) === "")
            continue;
        const { part, isOver } = splitContinuation(line, parser.escaper);
        text += part;
        if (isOver)
            break;
    }
    return text;
}
function isComment(line) {
    return (0,base_image_characters/* trimStart */.Dw)(line).startsWith("#");
}
/** A line goes on where the escape character ends it, blanks aside, unless another escape character stands before that. */
function splitContinuation(line, escaper) {
    const text = (0,base_image_characters/* trimEnd */.s8)(line, (character) => character === " " || character === "\t");
    const isOver = !text.endsWith(escaper) || text.at(-2) === escaper;
    return { part: isOver ? line : text.slice(0, -1), isOver };
}
const DEEPEST = 50;
function toWritten(original, line, { escaper, depth }) {
    const { keyword, flags, rest } = splitInstruction(original, escaper);
    const common = { keyword, flags, heredocs: [], original, line };
    const kind = (0,base_image_characters/* toLower */.jp)(keyword);
    if (!(0,keywords/* isKeyword */.w)(kind))
        return { ...common, words: [""], isJson: false, trigger: null };
    if (kind === "onbuild")
        return toOnbuild(common, rest, { escaper, depth });
    return { ...common, ...parseArguments(kind, rest, escaper), trigger: null };
}
function toOnbuild(common, rest, { escaper, depth }) {
    if (rest === "" || depth > DEEPEST)
        return { ...common, words: [], isJson: false, trigger: null };
    const trigger = toWritten(rest, common.line, { escaper, depth: depth + 1 });
    return { ...common, words: [trigger.keyword, ...trigger.words], isJson: false, trigger };
}
function canHoldHeredoc({ trigger, keyword, isJson }) {
    if (trigger !== null)
        return ["run", "copy", "add"].includes((0,base_image_characters/* toLower */.jp)(trigger.keyword)) && !trigger.isJson;
    return ["run", "copy", "add"].includes((0,base_image_characters/* toLower */.jp)(keyword)) && !isJson;
}
function readHeredoc(parser, heredoc, line) {
    let content = "";
    for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
        const text = withoutBreak(physical);
        if ((heredoc.dropsTabs ? text.replace(/^\t+/, "") : text) === heredoc.name)
            return { ...heredoc, content };
        content += physical;
    }
    return (0,refusal/* inLine */.i)(parser.lines.name, line, () => {
        throw (0,refusal/* refuse */.T)(`The heredoc \`${heredoc.name}\` does not end.`, `End it with a line that holds \`${heredoc.name}\` and nothing else.`);
    });
}

// EXTERNAL MODULE: ./out/base-image/shell/lex.js + 4 modules
var lex = __webpack_require__(4928);
;// CONCATENATED MODULE: ./out/base-image/build/sources.js



/** Finds what commands take files from; to be asked in the order in which they stand. */
function openSources(stages, escaper) {
    const byName = new Map(stages.flatMap(({ name }, index) => (name === null ? [] : [[name, index]])));
    const count = stages.map((_, index) => ({ kind: "stage", index }));
    const toOrigin = (text) => {
        const index = byName.get((0,base_image_characters/* toLower */.jp)(text));
        return index === undefined ? { kind: "image", reference: text } : { kind: "stage", index };
    };
    const toCopied = (text) => isExpandable(text, escaper) ? { kind: "variable" } : isIndex(text) ? (count[Number(text)] ?? { kind: "nothing" }) : toOrigin(text);
    return {
        find(command) {
            const found = toSources(command, { toCopied, toMounted: (text) => toOrigin(text === "" ? "scratch" : text) });
            for (const { origin } of found)
                if (origin.kind === "image")
                    count.push(origin);
            return found;
        },
    };
}
function toSources(command, { toCopied, toMounted }) {
    const { line } = command;
    switch (command.kind) {
        case "copy":
            return command.from === "" ? [] : [{ use: "copy", line, text: command.from, origin: toCopied(command.from), isTriggered: false }];
        case "run":
            return command.mounts.map((text) => ({ use: "mount", line, text, origin: toMounted(text), isTriggered: false }));
        case "from":
        case "arg":
        case "onbuild":
        case "other":
            return [];
        default:
            return command;
    }
}
function isExpandable(text, escaper) {
    try {
        return (0,lex/* expandWord */.V)(text, { escaper, variables: () => undefined }) !== text;
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            return true;
        throw error;
    }
}
const MOST = 2n ** 63n;
/** A number as Go reads it; a greater one than fits is a name. */
function isIndex(text) {
    return /^[-+]?\d+$/.test(text) && BigInt(text.replace(/^[-+]/, "")) < MOST;
}

;// CONCATENATED MODULE: ./out/base-image/build/links.js




/** Finds what every stage takes files from: by itself, and by the ONBUILD instructions of the stage it is built on. */
function linkStages(stages, target, { escaper, name }) {
    const finder = openSources(stages, escaper);
    const sources = stages.map(({ commands }) => commands.flatMap(finder.find));
    const triggered = new Set();
    for (;;) {
        const reachable = reach(stages, sources, target);
        const fresh = [...reachable].filter((index) => !triggered.has(index)).sort((a, b) => a - b);
        if (fresh.length === 0)
            return { sources, reachable };
        for (const index of fresh) {
            triggered.add(index);
            sources[index] = [...findTriggered(stages, index, { finder, name }), ...(sources[index] ?? [])];
        }
    }
}
/** The stages that a build of `target` runs: what it is built on and what it takes files from, and so on. */
function reach(stages, sources, target) {
    const reached = new Set([target]);
    for (const index of reached) {
        const parent = stages[index]?.parent ?? null;
        if (parent !== null)
            reached.add(parent);
        for (const { origin } of sources[index] ?? [])
            if (origin.kind === "stage")
                reached.add(origin.index);
    }
    return reached;
}
function findTriggered(stages, index, { finder, name }) {
    const stage = stages[index];
    const parent = stages[stage?.parent ?? -1];
    const triggers = (parent?.commands ?? []).filter((command) => command.kind === "onbuild");
    return triggers.flatMap((trigger) => {
        const command = (0,refusal/* inLine */.i)(name, stage?.line ?? trigger.line, () => parseTriggered(trigger, name));
        return finder.find(command).map((source) => ({ ...source, line: trigger.line, isTriggered: true }));
    });
}
/** The trigger as an instruction of its own. It is read with a backslash for its escape character, whatever the Dockerfile's is. */
function parseTriggered({ trigger, line }, name) {
    const { instructions } = parseDockerfile(trigger, `ONBUILD in ${name}:${line}`);
    const [written] = instructions;
    if (written === undefined || instructions.length > 1)
        throw (0,refusal/* refuse */.T)("An ONBUILD holds more than one instruction.", "Write an ONBUILD for each.");
    return parseCommand(written);
}

;// CONCATENATED MODULE: ./out/base-image/build/names.js


/** Replaces the variables in every FROM line and finds the stages that are built on earlier ones. Refuses what cannot be expanded. */
function nameStages(stages, globals, { escaper, name }) {
    const variables = (variable) => globals.get(variable);
    const byName = new Map();
    return stages.map((stage, index) => {
        const expand = (word) => (0,refusal/* inLine */.i)(name, stage.line, () => (0,lex/* expandWord */.V)(word, { escaper, variables }));
        const from = expand(stage.image);
        const onPlatform = stage.platform === "" ? null : expand(stage.platform);
        const named = { ...stage, from, onPlatform, parent: byName.get(from) ?? null };
        if (stage.name !== null)
            byName.set(stage.name, index);
        return named;
    });
}

// EXTERNAL MODULE: ./out/base-image/build/platform.js
var build_platform = __webpack_require__(9708);
;// CONCATENATED MODULE: ./out/base-image/build/order.js
/**
 * The sources that are not there when they are needed: in a stage that is built, one in a later stage; anywhere, one that is part of a
 * circle. What an ONBUILD brings BuildKit does not look at for circles.
 */
function findUntimely({ sources, reachable }) {
    const own = sources.map((list) => list.filter(({ isTriggered }) => !isTriggered));
    const isUntimely = ({ origin, isTriggered }, stage) => {
        if (origin.kind !== "stage" || origin.index < stage)
            return false;
        return (origin.index > stage && reachable.has(stage)) || (!isTriggered && leadsTo(own, origin.index, stage));
    };
    return sources.flatMap((list, stage) => list.filter((source) => isUntimely(source, stage)));
}
/** Whether one stage takes files from another, or from one that does; every stage leads to itself. */
function leadsTo(sources, from, to) {
    const reached = new Set([from]);
    for (const index of reached)
        for (const { origin } of sources[index] ?? [])
            if (origin.kind === "stage")
                reached.add(origin.index);
    return reached.has(to);
}

;// CONCATENATED MODULE: ./out/base-image/build/problems.js



/** What BuildKit refuses once it has the values of the variables, in the order of the lines. */
function findProblems({ stages, links, external, name }) {
    const wrong = [
        ...external.flatMap((image) => wrongReference(image, stages) ?? []),
        ...stages.flatMap((stage) => wrongPlatform(stage) ?? []),
        ...wrongNumbers(links),
        ...findUntimely(links).map(({ line, text }) => ({
            line,
            what: `Files are taken from the stage \`${text}\`, which is not built before this one.`,
            next: "Put that stage before this one.",
        })),
    ];
    return wrong
        .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
        .map(({ line, what, next }) => ({ code: "base-unknown", line, message: `${line === null ? name : `${name}:${line}`}: ${what}`, next }));
}
function wrongReference({ reference, canonical, line, usedAs, stages: [index] }, stages) {
    if (canonical !== null)
        return null;
    const written = usedAs[0] === "from" ? (stages[index ?? -1]?.image ?? "") : reference;
    if (reference === "")
        return { line, what: `\`${written}\` comes to nothing, and an image is needed.`, next: toGive(written) };
    if (usedAs[0] !== "from" && reference.includes("$"))
        return {
            line,
            what: `\`${reference}\` holds a variable, which is not read there.`,
            next: "Name the image in a stage of its own, `FROM … AS name`, and take the files from that.",
        };
    const parsed = (0,model_reference/* parseReference */.F2)(reference);
    const why = "wrong" in parsed ? parsed.wrong : "";
    return {
        line,
        what: `\`${reference}\` is no image reference: it ${why}.`,
        next: written === reference ? "Correct it." : `It is written \`${written}\`. ${toGive(written)}`,
    };
}
/** Which build arguments to give, for text with variables in it. */
function toGive(written) {
    const names = [...written.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, variable]) => `\`--build-arg ${variable}=…\``);
    return names.length === 0 ? "Correct it." : `Give ${[...new Set(names)].join(" and ")}, or a default in an ARG before the first FROM.`;
}
function wrongPlatform({ platform, onPlatform, line }) {
    if (onPlatform === null || (0,build_platform/* parsePlatform */.F)(onPlatform) !== null)
        return null;
    if (onPlatform === "")
        return { line, what: `The platform \`${platform}\` comes to nothing.`, next: toGive(platform) };
    return { line, what: `\`${onPlatform}\` is no platform.`, next: "Write it as `linux/amd64`." };
}
function wrongNumbers({ sources }) {
    return sources.flat().flatMap(({ origin, line, text }) => origin.kind === "nothing"
        ? [
            {
                line,
                what: `Files are copied from stage ${Number(text)}, and there is none of that number.`,
                next: "Stages count from 0. Better, name the stage and copy by its name.",
            },
        ]
        : []);
}

;// CONCATENATED MODULE: ./out/base-image/build/variables.js



/** What BuildKit sets before it reads the first ARG; a build argument of the same name comes before it. */
function toDefaults({ buildArgs, platforms: { build, target }, stage }, lastStage) {
    const own = {
        BUILDPLATFORM: (0,build_platform/* renderPlatform */.q)(build, false),
        BUILDOS: build.os,
        BUILDOSVERSION: build.osVersion,
        BUILDARCH: build.architecture,
        BUILDVARIANT: build.variant,
        TARGETPLATFORM: (0,build_platform/* renderPlatform */.q)(target, true),
        TARGETOS: target.os,
        TARGETOSVERSION: target.osVersion,
        TARGETARCH: target.architecture,
        TARGETVARIANT: target.variant,
        TARGETSTAGE: stage ?? lastStage ?? "default",
    };
    return new Map(Object.entries(own).map(([name, value]) => [name, buildArgs.get(name) ?? value]));
}
/** The variables after the ARGs that stand before the first FROM. A build argument counts where an ARG declares it. Refuses what cannot be expanded. */
function toGlobals({ globals }, defaults, { buildArgs, escaper, name }) {
    const values = new Map(defaults);
    const variables = (variable) => values.get(variable);
    for (const { line, pairs } of globals) {
        for (const pair of pairs) {
            const given = buildArgs.get(pair.name);
            const value = given ?? (pair.value === null ? undefined : (0,refusal/* inLine */.i)(name, line, () => (0,lex/* expandWord */.V)(pair.value ?? "", { escaper, variables })));
            if (value !== undefined)
                values.set(pair.name, value);
        }
    }
    return values;
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/check.js


const check_BOOLEANS = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];
/** Refuses a `# check=` that BuildKit refuses. What it says is about warnings, and none of our business. */
function checkLintOptions(value) {
    if ((0,base_image_characters/* trim */.Bq)(value) === "")
        return;
    for (const option of splitThree(value)) {
        const equals = option.indexOf("=");
        const key = (0,base_image_characters/* trim */.Bq)(option.slice(0, Math.max(0, equals)));
        if (key !== "skip" && key !== "experimental" && key !== "error")
            throw (0,refusal/* refuse */.T)(`\`# check=\` has no option \`${option}\`.`, "Known are `skip`, `experimental` and `error`.");
        if (key === "error" && !check_BOOLEANS.includes((0,base_image_characters/* trim */.Bq)(option.slice(equals + 1))))
            throw (0,refusal/* refuse */.T)(`\`# check=\` has \`${option}\`, which is neither true nor false.`, "Write `error=true`.");
    }
}
/** Two options are split off; whatever follows is the third. */
function splitThree(value) {
    const [first = "", second, ...rest] = (0,base_image_characters/* trim */.Bq)(value).split(";");
    return [first, ...(second === undefined ? [] : [second]), ...(rest.length === 0 ? [] : [rest.join(";")])];
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/stages.js


/** Sorts a Dockerfile's instructions into the ARGs before the first FROM and the stages. Refuses what BuildKit refuses, with the line. */
function toStages({ instructions }, name) {
    const globals = [];
    const stages = [];
    for (const written of instructions) {
        const { line } = written;
        const command = (0,refusal/* inLine */.i)(name, line, () => parseCommand(written));
        const stage = stages.at(-1);
        if (command.kind === "from")
            stages.push({ ...command, original: written.original, commands: [], instructions: [] });
        else if (stage !== undefined)
            add(stage, command, written);
        else if (command.kind === "arg")
            globals.push(command);
        else
            (0,refusal/* inLine */.i)(name, line, () => refuseBeforeFrom(written.keyword));
    }
    if (stages.length === 0)
        (0,refusal/* inLine */.i)(name, instructions.at(-1)?.line ?? 1, refuseWithoutFrom);
    return { globals, stages };
}
function add(stage, command, written) {
    stage.commands.push(command);
    stage.instructions.push(written);
}
function refuseBeforeFrom(keyword) {
    throw (0,refusal/* refuse */.T)(`${keyword.toUpperCase()} stands before the first FROM.`, "Only ARG can stand there. Begin with `FROM IMAGE`.");
}
function refuseWithoutFrom() {
    throw (0,refusal/* refuse */.T)("It builds on nothing: there is no FROM.", "Add `FROM IMAGE`.");
}

// EXTERNAL MODULE: ./out/base-image/history/instructions.js
var instructions = __webpack_require__(5754);
;// CONCATENATED MODULE: ./out/base-image/resolve.js















/** What the build runs on. On another machine it may be another, but what is read here is the same everywhere. */
const BUILD = { os: "linux", osVersion: "", architecture: "amd64", variant: "" };
/**
 * Says what a Dockerfile builds on, as BuildKit reads it (contract §6). Refuses with `dockerfile-invalid` what BuildKit refuses while it
 * parses and replaces variables; what it refuses later is among the problems.
 */
function resolveDockerfile(build) {
    return resolveBuild(build).facts;
}
/** The same, and what makes the layers of the image. */
function resolveBuild({ source, name, target, buildArgs, platform }) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source);
    const check = findDirective("check", text, "#");
    if (check !== null)
        (0,refusal/* inLine */.i)(name, check.line, () => checkLintOptions(check.value));
    const parsed = parseDockerfile(text, name);
    const written = toStages(parsed, name);
    const platforms = { build: BUILD, target: platform === null ? BUILD : toPlatform(platform) };
    const defaults = toDefaults({ buildArgs, platforms, stage: target }, written.stages.at(-1)?.name ?? null);
    const reading = { escaper: parsed.escaper, name };
    const globals = toGlobals(written, defaults, { ...reading, buildArgs });
    const stages = nameStages(written.stages, globals, reading);
    const final = findTarget(stages, target, name);
    const links = linkStages(stages, final, reading);
    const external = findExternal(stages, links, findFrontend(text, buildArgs));
    const facts = {
        stages: stages.map((stage, index) => toFacts(stage, links.sources[index] ?? [])),
        final: toFinal(stages, final, links),
        external,
        problems: findProblems({ stages, links, external, name }),
    };
    return { facts, making: (0,instructions/* toMaking */.T)(stages, facts.final.chain, parsed.escaper) };
}
function toPlatform(text) {
    const platform = (0,build_platform/* parsePlatform */.F)(text);
    if (platform !== null)
        return platform;
    throw new errors/* GateError */.ue({ code: "input-invalid", message: `\`${text}\` is no platform.`, next: "Write it as `linux/amd64`." });
}
/** BuildKit looks for names only, and of several stages of a name takes the last. */
function findTarget(stages, target, name) {
    if (target === null)
        return stages.length - 1;
    const index = stages.findLastIndex((stage) => stage.name === (0,base_image_characters/* toLower */.jp)(target));
    if (index >= 0)
        return index;
    const names = stages.flatMap((stage) => (stage.name === null ? [] : [`\`${stage.name}\``]));
    throw new errors/* GateError */.ue({
        code: "input-invalid",
        message: `${name} has no stage called \`${target}\` (build-target).`,
        next: names.length === 0 ? "None of its stages has a name: leave the target out." : `Its stages are ${[...new Set(names)].join(", ")}.`,
    });
}
function findFrontend(text, buildArgs) {
    const given = buildArgs.get("BUILDKIT_SYNTAX");
    if (given !== undefined)
        return { reference: (0,base_image_characters/* trim */.Bq)(given).replace(/ .*$/s, ""), line: null };
    const syntax = findSyntax(text);
    return syntax === null ? null : { reference: syntax.value, line: syntax.line };
}
function toFacts({ name, from, onPlatform, parent, line }, sources) {
    const copyFrom = sources.filter(({ text }) => text !== "").map(({ use, text }) => (use === "mount" ? `mount:${text}` : text));
    return { name, from, platform: onPlatform, stage: parent, copyFrom: [...new Set(copyFrom)], line };
}
function toFinal(stages, stage, { reachable }) {
    const chain = [];
    for (let index = stage; index !== null; index = stages[index]?.parent ?? null)
        chain.push(index);
    const from = stages[chain.at(-1) ?? 0]?.from ?? "scratch";
    return { stage, chain, base: from === "scratch" ? null : (0,model_reference/* toCanonicalReference */.VZ)(from), reachable: [...reachable].sort((a, b) => a - b) };
}


/***/ }),

/***/ 4928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ expandWord),
  y: () => (/* binding */ splitWords)
});

// EXTERNAL MODULE: ./out/base-image/characters.js
var characters = __webpack_require__(9282);
// EXTERNAL MODULE: ./out/base-image/refusal.js
var refusal = __webpack_require__(7956);
;// CONCATENATED MODULE: ./out/base-image/shell/shell.js
/** Begins to read a word. A byte-order mark before it is no part of it. */
function openShell(word, reading) {
    const characters = Array.from(word.replace(/^\ufeff/, ""));
    return { reading, characters, at: 0, keepEscapes: reading.keepEscapes === true, depth: 0, pending: "" };
}
/** The next character, or undefined at the end. */
function peek(shell) {
    return shell.characters[shell.at];
}
/** Takes the next character, or undefined at the end. */
function take(shell) {
    const character = shell.characters[shell.at];
    if (character !== undefined)
        shell.at += 1;
    return character;
}

;// CONCATENATED MODULE: ./out/base-image/shell/pattern.js

/** Parses a pattern of `${name#pattern}` and its like, in which a backslash takes its meaning from `*`, `?` and itself. Refuses any other escape. */
function parsePattern(text) {
    const characters = Array.from(text.replace(/^\ufeff/, ""));
    const parts = [];
    for (let at = 0; at < characters.length; at += 1) {
        const character = characters[at] ?? "";
        const after = characters[at + 1];
        if (character === "*")
            parts.push({ kind: "run" });
        else if (character === "?")
            parts.push({ kind: "any" });
        else if (character !== "\\")
            parts.push({ kind: "character", is: character });
        else if (after !== "}" && after !== "/") {
            if (after !== "*" && after !== "?" && after !== "\\")
                throw refuseEscape(text, after);
            parts.push({ kind: "character", is: after });
            at += 1;
        }
    }
    return parts;
}
function refuseEscape(pattern, after) {
    const what = after === undefined ? "ends in a backslash" : `has the escape \`\\${after}\``;
    return (0,refusal/* refuse */.T)(`The pattern \`${pattern}\` ${what}.`, "In a pattern a backslash can stand before `*`, `?`, `/`, `}` and a backslash.");
}
/** A pattern's text from its end to its beginning, with each escape still before what it escapes. */
function reversePattern(text) {
    return (text.match(/\\[\s\S]|[\s\S]/gu) ?? []).reverse().join("");
}
/** Where a match that begins at `start` ends: the shortest one or the longest, or null where there is none. */
function matchFrom(pattern, text, { start, longest }) {
    let active = withSkippedRuns(pattern, new Set([0]));
    let end = null;
    for (let at = start; active.size > 0; at += 1) {
        if (active.has(pattern.length))
            end = at;
        const character = text[at];
        if (character === undefined || (end !== null && !longest))
            break;
        active = withSkippedRuns(pattern, step(pattern, active, character));
    }
    return end;
}
/** The places in the pattern that can be reached by taking one more character. */
function step(pattern, active, character) {
    const next = new Set();
    for (const place of active) {
        const part = pattern[place];
        if (part === undefined)
            continue;
        if (part.kind === "character" ? part.is === character : character !== "\n")
            next.add(part.kind === "run" ? place : place + 1);
    }
    return next;
}
function withSkippedRuns(pattern, active) {
    for (const place of active)
        if (pattern[place]?.kind === "run")
            active.add(place + 1);
    return active;
}
/** The first match at or after `from`, and of those that begin there the longest. Takes one pass over the text to find where it begins. */
function findMatch(pattern, text, from) {
    let began = new Map();
    let start = null;
    for (let at = from; at <= text.length; at += 1) {
        if (start === null)
            keepEarlier(began, 0, at);
        pattern.forEach((part, place) => {
            if (part.kind === "run")
                keepEarlier(began, place + 1, began.get(place));
        });
        const found = began.get(pattern.length) ?? Number.POSITIVE_INFINITY;
        if (found < (start ?? Number.POSITIVE_INFINITY))
            start = found;
        if (start !== null && Math.min(...began.values()) >= start)
            break;
        began = advance(pattern, began, text[at] ?? "\n");
    }
    const end = start === null ? null : matchFrom(pattern, text, { start, longest: true });
    return start === null || end === null ? null : { start, end };
}
function keepEarlier(began, place, at) {
    if (at !== undefined && at < (began.get(place) ?? Number.POSITIVE_INFINITY))
        began.set(place, at);
}
function advance(pattern, began, character) {
    const next = new Map();
    for (const [place, at] of began)
        for (const reached of step(pattern, new Set([place]), character))
            keepEarlier(next, reached, at);
    return next;
}

;// CONCATENATED MODULE: ./out/base-image/shell/replace.js

/** `${name#text}` and `${name%text}`: the value without what the pattern matches at its beginning or end; doubled (`##`) the longest, else the shortest. */
function trimByPattern(value, operator, text) {
    const longest = text.startsWith(operator);
    const pattern = longest ? text.slice(1) : text;
    if (operator === "#")
        return trimBeginning(Array.from(value), pattern, longest).join("");
    return trimBeginning(Array.from(value).reverse(), reversePattern(pattern), longest).reverse().join("");
}
function trimBeginning(value, pattern, longest) {
    return value.slice(matchFrom(parsePattern(pattern), value, { start: 0, longest }) ?? 0);
}
/** `${name/pattern/replacement}` and `${name//pattern/replacement}`: the value with the first match or every match replaced. */
function replaceByPattern(value, pattern, { replacement, isEvery }) {
    const parts = parsePattern(pattern);
    const text = Array.from(value);
    if (isEvery)
        return replaceEvery(text, (from) => findMatch(parts, text, from), replacement);
    const match = findMatch(parts, text, 0);
    return match === null ? value : [...text.slice(0, match.start), replacement, ...text.slice(match.end)].join("");
}
/** As Go's ReplaceAllString does it: no empty match right after another match. */
function replaceEvery(text, find, replacement) {
    let done = "";
    let kept = 0;
    let from = 0;
    for (let match = find(0); match !== null; match = from <= text.length ? find(from) : null) {
        done += text.slice(kept, match.start).join("");
        if (match.end > kept || match.start === 0)
            done += fillTemplate(replacement, text.slice(match.start, match.end).join(""));
        kept = match.end;
        from = Math.max(from + 1, match.end);
    }
    return done + text.slice(kept).join("");
}
/** Go reads `$0`, `${0}`, `$name` and `$$` in such a replacement, where BuildKit leaves a dollar in it. Only the whole match has a number. */
function fillTemplate(template, match) {
    return template.replace(/\$(?:(\$)|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu, (_, dollar, plain, braced) => {
        if (dollar !== undefined)
            return "$";
        return (plain ?? braced) === "0" ? match : "";
    });
}

;// CONCATENATED MODULE: ./out/base-image/shell/variable.js



const WORD = { keepEscapes: false, isPattern: false };
const PATTERN = { keepEscapes: true, isPattern: true };
const REPLACEMENT = { keepEscapes: true, isPattern: false };
/** Reads `$name` or `${…}` and gives what stands for it. A dollar without a name stands for itself. */
function readVariable(shell, readUntil) {
    take(shell);
    if (peek(shell) === "{")
        return readBraces(shell, readUntil);
    const name = readName(shell);
    if (name === "")
        return "$";
    return shell.reading.variables(name) ?? (shell.reading.keepUnset === true ? `$${name}` : "");
}
/** The parameters that a shell has without anybody's setting them. */
const SPECIAL = /^[@*#?\-$!]$/;
function readName(shell) {
    if (SPECIAL.test(peek(shell) ?? ""))
        return take(shell) ?? "";
    const isPart = isDigit(peek(shell)) ? isDigit : isNamePart;
    let name = "";
    while (isPart(peek(shell)))
        name += take(shell) ?? "";
    return name;
}
function isDigit(character) {
    return character !== undefined && /^\p{Nd}$/u.test(character);
}
function isNamePart(character) {
    return character !== undefined && /^[\p{L}\p{Nd}_]$/u.test(character);
}
/** BuildKit knows no end of nesting; our stack does. */
const DEEPEST = 250;
function readBraces(shell, readUntil) {
    take(shell);
    shell.depth += 1;
    if (shell.depth > DEEPEST)
        throw (0,refusal/* refuse */.T)("Variables are nested too deeply.", `Nest at most ${DEEPEST} of them.`);
    const text = readExpansion(shell, readUntil);
    shell.depth -= 1;
    return text;
}
function readExpansion(shell, readUntil) {
    const first = peek(shell);
    if (first === undefined)
        throw (0,refusal/* refuse */.T)("A `${` is not closed.", "Close it with `}`.");
    if (first === "{" || first === "}" || first === ":")
        throw (0,refusal/* refuse */.T)("A `${` has no name after it.", "Write a dollar and the name in braces.");
    const name = readName(shell);
    const mark = take(shell) ?? "";
    if (mark === "}")
        return shell.reading.variables(name) ?? (shell.reading.keepUnset === true ? `\${${name}}` : "");
    if (mark === "/")
        return readReplacement(shell, name, readUntil);
    const isNullUnset = mark === ":";
    return readModifier(shell, { name, isNullUnset, operator: isNullUnset ? (take(shell) ?? "") : mark }, readUntil);
}
function readModifier(shell, modifier, readUntil) {
    const { name, isNullUnset, operator } = modifier;
    const sign = `${isNullUnset ? ":" : ""}${operator}`;
    const isTrimming = operator === "#" || operator === "%";
    if (!/^[-+?#%]$/.test(operator) || (isTrimming && isNullUnset))
        throw refuseModifier(name, sign);
    const { text } = readUntil(shell, "}", isTrimming ? PATTERN : WORD);
    const value = shell.reading.variables(name);
    if (value === undefined && shell.reading.keepUnset === true)
        return `\${${name}${sign}${text}}`;
    const isThere = value !== undefined && !(isNullUnset && value === "");
    if (operator === "-")
        return isThere ? value : text;
    if (operator === "+")
        return isThere ? text : "";
    if (isTrimming)
        return trimByPattern(value ?? "", operator, text);
    if (!isThere)
        throw refuseMissing(modifier, value, text);
    return value;
}
function refuseModifier(name, sign) {
    const message = sign === "" ? `\`\${${name}\` is not closed.` : `\`\${${name}${sign}…}\` is no form of expansion.`;
    return (0,refusal/* refuse */.T)(message, "Known are `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` and `//`.");
}
function refuseMissing({ name }, value, text) {
    const why = text === "" ? `is not allowed to be ${value === undefined ? "unset" : "empty"}` : text;
    return (0,refusal/* refuse */.T)(`\`${name}\`: ${why}`, `Give it a value: \`--build-arg ${name}=…\`.`);
}
function readReplacement(shell, name, readUntil) {
    const isEvery = peek(shell) === "/";
    if (isEvery)
        take(shell);
    const pattern = readUntil(shell, "/", PATTERN).text;
    const replacement = readUntil(shell, "}", REPLACEMENT).text;
    const value = shell.reading.variables(name);
    if (value === undefined && shell.reading.keepUnset === true)
        return `\${${name}/${pattern}/${replacement}}`;
    return replaceByPattern(value ?? "", pattern, { replacement, isEvery });
}

;// CONCATENATED MODULE: ./out/base-image/shell/lex.js




/** Replaces the variables in a word and takes its quotes and escapes away, as BuildKit's shell lexer does. Refuses what it refuses. */
function expandWord(word, reading) {
    return readUntil(openShell(word, reading), null, { keepEscapes: reading.keepEscapes === true, isPattern: false }).text;
}
/** The words that a line falls into after expansion; quoted white space does not split. Refuses what BuildKit refuses. */
function splitWords(line, reading) {
    return readUntil(openShell(line, reading), null, { keepEscapes: reading.keepEscapes === true, isPattern: false }).words;
}
function addRaw(shell, words, text) {
    shell.pending += text;
    words.inWord = true;
}
function addSplitting(shell, words, text) {
    for (const character of text) {
        if (!(0,characters/* isSpace */.xC)(character))
            addRaw(shell, words, character);
        else if (words.inWord && shell.pending !== "") {
            words.list.push(shell.pending);
            shell.pending = "";
            words.inWord = false;
        }
    }
}
/** Reads up to a closing character, or to the end where `stop` is null. */
function readUntil(shell, stop, { keepEscapes, isPattern }) {
    const outer = shell.keepEscapes;
    shell.keepEscapes = keepEscapes;
    shell.pending = "";
    const words = { list: [], inWord: false };
    let text = "";
    for (let character = peek(shell); character !== undefined && character !== stop; character = peek(shell)) {
        const special = readSpecial(shell, character, isPattern);
        if (special === null)
            text += readPlain(shell, words);
        else if (character === "$")
            addSplitting(shell, words, special);
        else
            addRaw(shell, words, special);
        text += special ?? "";
    }
    if (take(shell) !== (stop ?? undefined))
        throw (0,refusal/* refuse */.T)(`A closing \`${stop}\` is missing.`, `Close what was opened with \`${stop}\`.`);
    if (shell.pending !== "")
        words.list.push(shell.pending);
    shell.pending = "";
    shell.keepEscapes = outer;
    return { text, words: words.list };
}
function readSpecial(shell, character, isPattern) {
    switch (character) {
        case "$":
            return readVariable(shell, readUntil);
        case "<":
            return readHeredocMark(shell);
        case "'":
            return readSingleQuotes(shell, isPattern);
        case '"':
            return readDoubleQuotes(shell, isPattern);
        default:
            return null;
    }
}
function readPlain(shell, words) {
    const character = take(shell) ?? "";
    if (character !== shell.reading.escaper) {
        addSplitting(shell, words, character);
        return character;
    }
    const kept = shell.keepEscapes ? character : "";
    addEscape(shell, words, kept);
    const escaped = take(shell);
    if (escaped === undefined)
        return kept; // an escape at the very end stands for nothing
    addRaw(shell, words, escaped);
    return kept + escaped;
}
function addEscape(shell, words, kept) {
    if (kept !== "")
        addRaw(shell, words, kept);
}
function readSingleQuotes(shell, isPattern) {
    const quote = shell.reading.keepQuotes === true ? "'" : "";
    take(shell);
    let text = "";
    for (let character = take(shell); character !== "'"; character = take(shell)) {
        if (character === undefined)
            throw (0,refusal/* refuse */.T)("A single quote is not closed.", "Close it, or write `\\'` for a quote that is meant.");
        text += isPattern && character === shell.reading.escaper ? character + character : character;
    }
    return quote + text + quote;
}
function readDoubleQuotes(shell, isPattern) {
    const quote = shell.reading.keepQuotes === true ? '"' : "";
    take(shell);
    let text = "";
    for (let character = peek(shell); character !== '"'; character = peek(shell)) {
        if (character === undefined)
            throw (0,refusal/* refuse */.T)("A double quote is not closed.", 'Close it, or write `\\"` for a quote that is meant.');
        text += character === "$" ? readVariable(shell, readUntil) : readQuoted(shell, isPattern);
    }
    take(shell);
    return quote + text + quote;
}
/** One character between double quotes, in which only quotes, dollars and the escape itself can be escaped. */
function readQuoted(shell, isPattern) {
    const { escaper, keepQuotes = false } = shell.reading;
    const character = take(shell) ?? "";
    const after = peek(shell);
    if (character !== escaper)
        return character;
    if (after === undefined)
        return "";
    if (after !== '"' && after !== "$" && after !== escaper)
        return shell.keepEscapes && (!keepQuotes || isPattern) ? character + character : character;
    take(shell);
    return shell.keepEscapes ? character + after : after;
}
/** `<<` and the blanks after it stay together, so that a heredoc's mark is one word with its name. */
function readHeredocMark(shell) {
    take(shell);
    if (peek(shell) !== "<")
        return "<";
    let mark = "<";
    do
        mark += take(shell) ?? "";
    while (peek(shell) === "\t" || peek(shell) === "\r" || peek(shell) === " ");
    return mark;
}


/***/ }),

/***/ 860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P2: () => (/* binding */ judgeReports),
  zL: () => (/* binding */ renderDocuments),
  Mn: () => (/* reexport */ policy_resolve/* resolveRequest */.M),
  iO: () => (/* binding */ scanAndJudge)
});

// UNUSED EXPORTS: decide

;// CONCATENATED MODULE: ./out/model/base.js
/**
 * What is known of an image's base. `proven`: it is declared, and its layers are the image's first; `contradicted`: what is declared is not
 * what the image begins with; `unproven`: nothing that counts declares it, or the image was made so that nobody can tell; `scratch`: there is
 * none; `unknown`: nothing is known of what is declared, or nothing is declared.
 */
const BASE_STATUSES = ["proven", "contradicted", "unproven", "scratch", "unknown"];
/** Who may say what an image is built on, in the order in which they are believed. The last two are inherited by every child image. */
const CLAIM_SOURCES = ["base-image", "build-metadata", "provenance", "dockerfile", "annotation", "label"];
/** Claims that every child image inherits: alone they never prove anything. */
const INHERITED_SOURCES = ["annotation", "label"];
/** Why a base has its status, in one word for programs. */
const BASE_CAUSES = [
    "proven",
    "no-claim",
    "inherited-claim",
    "unresolved",
    "not-a-prefix",
    "stale-tag",
    "other-base",
    "squashed",
    "re-dated",
    "scratch",
    "altered",
    "unread",
    "no-layers",
];

// EXTERNAL MODULE: ./out/model/reference.js
var model_reference = __webpack_require__(5023);
// EXTERNAL MODULE: ./out/model/base-pattern.js
var base_pattern = __webpack_require__(3254);
;// CONCATENATED MODULE: ./out/base-image/allow/entries.js


/** Whether an entry is in force on a day (`YYYY-MM-DD`): from its `expires` on it is not. */
function isInForce({ expires }, today) {
    return expires === undefined || today < expires;
}
/** The first entry that means an image, or null. An entry with digests means only these; then the tag is decoration. */
function findEntry(entries, candidate) {
    return entries.find((entry) => means(entry, candidate)) ?? null;
}
function means({ image, digests }, { reference, digests: own, hasTag }) {
    if (reference === null)
        return digests === undefined && (image === base_pattern/* SCRATCH */.Zc || image === "**");
    const parsed = (0,model_reference/* parseReference */.F2)(reference);
    if ("wrong" in parsed || image === base_pattern/* SCRATCH */.Zc)
        return false;
    const pattern = (0,base_pattern/* toBasePattern */.t2)(image);
    if (!(0,base_pattern/* matchesName */.Hj)(pattern, parsed))
        return false;
    if (digests !== undefined)
        return own.some((digest) => digests.includes(digest));
    return (0,base_pattern/* matchesTag */.eX)(pattern, hasTag ? toTag(parsed) : null);
}
/** The tag that is meant: `latest` where neither a tag nor a digest is written. */
function toTag({ tag, digest }) {
    return tag ?? (digest === null ? "latest" : null);
}
/** The entry that is nearest to what is not allowed: of the same repository, else of the same name, else of the same registry. */
function findNearest(entries, reference) {
    const parsed = (0,model_reference/* parseReference */.F2)(reference);
    if ("wrong" in parsed)
        return null;
    const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, parsed) })).filter(({ rank }) => rank > 0);
    return ranked.sort((a, b) => b.rank - a.rank)[0]?.entry ?? null;
}
function rankOf({ image }, reference) {
    const pattern = (0,base_pattern/* toBasePattern */.t2)(image);
    if (image !== base_pattern/* SCRATCH */.Zc && (0,base_pattern/* matchesName */.Hj)(pattern, reference))
        return 4;
    const [registry, ...path] = pattern.name.split("/");
    if (path.at(-1) === reference.repository.split("/").at(-1))
        return registry === reference.registry ? 3 : 2;
    return registry === reference.registry ? 1 : 0;
}

;// CONCATENATED MODULE: ./out/base-image/allow/words.js


/** The sentence for a base that an entry of the denylist names. */
function toDeniedMessage(base, entry, { policy }) {
    const why = entry.reason === undefined ? "" : ` (${entry.reason})`;
    return {
        message: `${toPlace(base)}${base.reference ?? "scratch"} is denied by \`${entry.image}\` in ${policy.source}${why}.`,
        next: "Build on another image.",
    };
}
/** The sentence for a base that no entry in force allows: where it is declared, what comes nearest, what to change. */
function toRefusal(base, reference, rules) {
    return {
        message: `${toPlace(base)}${reference} is not an allowed base. ${toHint(reference, [...base.claims.flatMap(({ digest }) => digest ?? []), ...(base.digest === null ? [] : [base.digest])], rules)}`,
        next: toNext(reference, rules),
    };
}
/** The sentence for an image that a Dockerfile takes from outside and no entry allows. */
function toExternalMessage(target, image, rules) {
    const { canonical, file, line, usedAs } = image;
    const place = line === null ? file : `${file}:${line}`;
    const name = canonical ?? (image.reference === "" ? "an image whose name comes to nothing" : image.reference);
    const used = usedAs.map((use) => USES[use]).join(" and ");
    const denied = canonical === null ? null : findEntry(rules.baseImages.deny, { reference: canonical, digests: [], hasTag: true });
    const why = canonical === null
        ? "is no image reference"
        : denied === null
            ? `is not an allowed image. ${toHint(canonical, [], rules)}`.replace(/\.$/, "")
            : `is denied by \`${denied.image}\` in ${rules.policy.source}`;
    const next = canonical === null ? `Correct ${place}: write an image's name there.` : toNext(name, rules);
    return { message: `${place}: ${name}, which ${target} ${used}, ${why}.`, next };
}
const USES = {
    from: "has a stage on",
    copy: "copies from",
    mount: "mounts while it is built",
    frontend: "is built by (`# syntax`)",
};
function toPlace({ claims }) {
    const [claim] = claims;
    return claim === undefined ? "" : `${claim.where}: `;
}
/** The nearest entry, and why it is not enough where its name fits. */
function toHint(reference, digests, { baseImages, today }) {
    const expired = baseImages.allow.filter((entry) => !isInForce(entry, today));
    const late = findEntry(expired, { reference, digests, hasTag: true });
    if (late !== null)
        return `The entry \`${late.image}\` expired on ${late.expires}.`;
    const inForce = baseImages.allow.filter((entry) => isInForce(entry, today));
    if (isByTagOnly(reference, inForce))
        return "It is named by digest, and nothing confirms that the tag beside it ever had that digest: only an entry with `digests`, one without a tag, or the lock can allow it.";
    const nearest = findNearest(inForce, reference);
    if (nearest === null)
        return inForce.length === 0 ? "No entry of the allowlist is in force." : `The allowlist has ${count(inForce.length)}.`;
    const only = nearest.digests === undefined ? "" : " (only certain digests)";
    return `The nearest allowed is \`${nearest.image}\`${only}.`;
}
function isByTagOnly(reference, entries) {
    const parsed = (0,model_reference/* parseReference */.F2)(reference);
    if ("wrong" in parsed || parsed.digest === null)
        return false;
    return findEntry(entries, { reference, digests: [], hasTag: true }) !== null;
}
function count(number) {
    return number === 1 ? "1 entry, of another registry" : `${number} entries, all of other registries`;
}
function toNext(reference, { policy, baseImages, today }) {
    const inForce = baseImages.allow.filter((entry) => isInForce(entry, today));
    if (isByTagOnly(reference, inForce))
        return `Take that digest into the lock while the tag has it (\`portcullis bases lock ${reference}\`), or allow it with \`digests\` in ${policy.source}.`;
    const nearest = findNearest(baseImages.allow, reference);
    const instead = nearest === null ? "an allowed image" : `an image that \`${nearest.image}\` allows`;
    return `Use ${instead}, or have it added to \`base-images.allow\` in ${policy.source}.`;
}

;// CONCATENATED MODULE: ./out/base-image/allow/judge-base.js




/** Judges one base: denied before all else; then what is proven against it; then what is not allowed; then what is not proven. */
function judgeBase(target, base, rules) {
    const { baseImages, today } = rules;
    const declared = toDeclared(base);
    const named = declared.length > 0 ? declared : [toFound(base)].flatMap((one) => one ?? []);
    const denied = firstEntry(baseImages.deny, [...named.map(withTag), ...(isUnderItsName(base) ? [] : toKnownNames(base))]);
    if (denied !== null)
        return refused(denied, { code: "base-denied", target, ...toDeniedMessage(base, denied, rules) });
    const inForce = baseImages.allow.filter((entry) => isInForce(entry, today));
    const allowed = firstEntry(inForce.filter(canLetIn(base)), declared) ?? byContent(inForce, base);
    if (base.status === "contradicted")
        return refused(null, toProblem("base-contradicted", target, base));
    if (declared.length > 0 && allowed === null && base.status !== "scratch" && !isInheritedOnly(base))
        return refused(null, { code: "base-not-allowed", target, ...toRefusal(base, declared[0]?.reference ?? "", rules) });
    const isEnough = base.status === "proven" || base.status === "scratch" || (baseImages.require === "declared" && declared.length > 0);
    if (isEnough && allowed !== null)
        return { decision: { allowed: true, rule: allowed.image }, problem: null };
    if (base.status === "unknown")
        return { decision: { allowed: null, rule: null }, problem: toProblem("base-unknown", target, base) };
    return refused(null, toUnmet(target, base, rules));
}
function refused(entry, problem) {
    return { decision: { allowed: false, rule: entry?.image ?? null }, problem };
}
/** What is not enough: scratch that nobody allowed, a label alone, nothing at all. */
function toUnmet(target, base, rules) {
    switch (base.status) {
        case "scratch":
            return {
                code: "base-scratch",
                target,
                message: `${base.message} The policy does not allow images without a base.`,
                next: `Build on an allowed image, or add \`scratch\` to \`base-images.allow\` in ${rules.policy.source}.`,
            };
        case "proven":
        case "unproven": {
            const declared = toDeclared(base)[0]?.reference ?? null;
            const isRefused = base.status === "proven" || rules.baseImages.require === "declared";
            if (isRefused && declared !== null)
                return { code: "base-not-allowed", target, ...toRefusal(base, declared, rules) };
            return toProblem("base-unproven", target, base);
        }
        case "unknown":
            return toProblem("base-unknown", target, base);
        case "contradicted":
            return toProblem("base-contradicted", target, base);
        default:
            return base.status;
    }
}
function toProblem(code, target, { message, next }) {
    return { code, target, message, next };
}
/** Labels and annotations alone may be any ancestor's: whether that is allowed says nothing of the base. */
function isInheritedOnly({ claims, status }) {
    return status !== "proven" && claims.every(({ source }) => INHERITED_SOURCES.includes(source));
}
/** The images that are declared: the claim that counts, with what was found out of it. Empty where nothing declares one. */
function toDeclared(base) {
    if (base.status === "scratch")
        return [{ reference: null, digests: [], hasTag: false }];
    const claim = base.claims.find(({ reference }) => reference !== null && reference === base.reference) ?? toFirst(base.claims);
    if (claim === undefined || claim.reference === null)
        return [];
    return [toCandidate(claim.reference, [claim.digest, digestIn(claim.reference), base.digest], base.tagConfirmed)];
}
function toFirst(claims) {
    return claims.find(({ source }) => !INHERITED_SOURCES.includes(source)) ?? claims[0];
}
/** A digest under a name that nobody knows to have had it is let in by the digest, never by the name: anybody can write one beside the other. */
function canLetIn(base) {
    return ({ digests }) => isUnderItsName(base) || digests !== undefined;
}
function isUnderItsName({ status, tagConfirmed }) {
    return status !== "proven" || tagConfirmed;
}
/** What an image begins with where nothing declares its base: enough to deny it, never to allow it. */
function toFound({ reference, digest, tagConfirmed }) {
    return reference === null ? null : toCandidate(reference, [digest, digestIn(reference)], tagConfirmed);
}
function toCandidate(reference, digests, tagConfirmed) {
    const own = digests.flatMap((digest) => digest ?? []);
    return { reference, digests: own, hasTag: tagConfirmed || digestIn(reference) === null };
}
function digestIn(reference) {
    const parsed = (0,model_reference/* parseReference */.F2)(reference);
    return "wrong" in parsed ? null : parsed.digest;
}
/** What is denied by its tag is denied also where a digest beside it makes the tag decoration. */
function withTag(candidate) {
    return { ...candidate, hasTag: true };
}
function firstEntry(entries, candidates) {
    for (const candidate of candidates) {
        const entry = findEntry(entries, candidate);
        if (entry !== null)
            return entry;
    }
    return null;
}
/** A proven base that was declared by a mirror's name is allowed by the name under which the lock has the very same image. */
function byContent(entries, base) {
    return base.status === "proven" ? firstEntry(entries, toKnownNames(base)) : null;
}
function toKnownNames({ alsoKnownAs, digest }) {
    const digests = digest === null ? [] : [digest];
    return alsoKnownAs.map((reference) => ({ reference, digests, hasTag: true }));
}

;// CONCATENATED MODULE: ./out/base-image/allow/judge-external.js



/** Holds the images that a Dockerfile takes from outside to the allowlist, as far as `stages` and `external-copies` say. */
function judgeExternal(target, base, rules) {
    return base.external.flatMap((image) => {
        if (isTheBase(image, base) || !isInReach(image, rules.policy.stages))
            return [];
        const holding = toHolding(image, rules.policy);
        if (holding === "ignore" || isAllowed(image, rules))
            return [];
        const said = { target, ...toExternalMessage(target, image, rules) };
        return [holding === "warn" ? { code: "external-image-warning", ...said } : { code: "external-image-not-allowed", ...said }];
    });
}
/** The image that the final stage is built on is judged as the base. Another one that a Dockerfile names there is not. */
function isTheBase({ canonical, reach, usedAs }, { reference }) {
    return canonical !== null && canonical === reference && reach === "final" && usedAs.every((use) => use === "from");
}
function isInReach({ reach }, stages) {
    switch (stages) {
        case "final":
            return reach === "final";
        case "reachable":
            return reach !== "other";
        case "all":
            return true;
        default:
            return stages;
    }
}
/** A stage's base is always held to the list; what is only copied, mounted or parses the file as the policy says. */
function toHolding({ usedAs }, { externalCopies }) {
    return usedAs.includes("from") ? "same" : externalCopies;
}
function isAllowed({ canonical, tagConfirmed }, { baseImages, today }) {
    if (canonical === null)
        return false;
    const candidate = judge_external_toCandidate(canonical, tagConfirmed === true);
    if (findEntry(baseImages.deny, { ...candidate, hasTag: true }) !== null)
        return false;
    return (findEntry(baseImages.allow.filter((entry) => isInForce(entry, today)), candidate) !== null);
}
/** Of a builder's image nothing but its name is known: beside a digest its tag is decoration, unless the lock knows that it had that digest. */
function judge_external_toCandidate(reference, isTagConfirmed) {
    const parsed = (0,model_reference/* parseReference */.F2)(reference);
    const digest = "wrong" in parsed ? null : parsed.digest;
    return { reference, digests: digest === null ? [] : [digest], hasTag: digest === null || isTagConfirmed };
}

;// CONCATENATED MODULE: ./out/base-image/allow/notices.js

const DAYS_OF_WARNING = 14;
const DAY = 86_400_000;
/** What is to be said of the allowlist's own dates: entries that expired, and those that are about to. */
function toEntryNotices({ allow }, today) {
    return allow.flatMap((entry) => toNotice(entry, today));
}
function toNotice({ image, owner, expires }, today) {
    if (expires === undefined)
        return [];
    const name = `The entry \`${image}\` of \`base-images.allow\`${owner === undefined ? "" : ` (owner ${owner})`}`;
    if (!isInForce({ image, expires }, today)) {
        const next = "Remove it, or renew it with a new date.";
        return [{ code: "base-entry-expired", message: `${name} expired on ${expires} and allows nothing.`, next }];
    }
    const days = Math.round((Date.parse(expires) - Date.parse(today)) / DAY);
    if (days > DAYS_OF_WARNING)
        return [];
    const message = `${name} expires in ${days} ${days === 1 ? "day" : "days"}.`;
    return [{ code: "base-entry-expiring", message, next: "Move to another base, or renew the entry." }];
}

;// CONCATENATED MODULE: ./out/base-image/allow/judge-bases.js



/**
 * Applies the allowlist to what was found out of bases: says of each base whether it is allowed and by which entry, and gives a problem for
 * each violation and for each base that is not known. Without an allowlist nothing is held against anybody. `today`: `YYYY-MM-DD`, UTC.
 */
function judgeBases(targets, policy, today) {
    const { baseImages } = policy;
    if (baseImages === undefined || baseImages.require === "off")
        return { targets: targets.map(withoutDecision), problems: [] };
    const rules = { baseImages, policy, today };
    const judged = targets.map((target) => judgeTarget(target, rules));
    return {
        targets: judged.map(({ target }) => target),
        problems: [...judged.flatMap(({ problems }) => problems), ...toEntryNotices(baseImages, today)],
    };
}
function judgeTarget(target, rules) {
    if (target.kind !== "image" && target.kind !== "sbom")
        return { target, problems: [] };
    if (target.base === undefined)
        return { target, problems: [toUnknown(target)] };
    const { decision, problem } = judgeBase(target.id, target.base, rules);
    const problems = [...(problem === null ? [] : [problem]), ...judgeExternal(target.id, target.base, rules)];
    return { target: withDecision(target, target.base, decision), problems };
}
function withDecision(target, base, decision) {
    return { ...target, base: { ...base, ...decision } };
}
function withoutDecision(target) {
    return target.base === undefined ? target : withDecision(target, target.base, { allowed: null, rule: null });
}
/** Rules for bases hold for images: what says nothing of layers (an SBOM) can prove nothing. */
function toUnknown({ id, kind }) {
    return {
        code: "base-unknown",
        target: id,
        message: `The policy allows only certain base images, and ${kind === "sbom" ? `${id} is an SBOM, which says nothing of an image's layers` : `nothing is known of the layers of ${id}`}.`,
        next: "Scan the image itself, or allow this for the workflow with `allow-incomplete: base-unknown`.",
    };
}

;// CONCATENATED MODULE: ./out/model/lasting.js
const STORED = /^(?:docker-archive|oci-archive|oci-dir):/;
/**
 * What of a target stays the same from one build to the next: of an image its name without tag and digest, of one in a file without a name its
 * Dockerfile, else the file's name, wherever that lies for now; of anything else its path.
 */
function toLastingName({ id, kind, reference, name, base }) {
    const own = reference ?? name;
    if (own !== undefined)
        return `${kind}|${withoutTag(own)}`;
    const path = id.slice(id.indexOf(":") + 1);
    if (kind === "image" && STORED.test(id))
        return `image|${toDockerfile(base) ?? toFileName(path)}`;
    return `${kind}|${isAbsolute(path) ? toFileName(path) : kind === "image" ? withoutTag(path) : path}`;
}
/** A reference without what says which of its images is meant. */
function withoutTag(reference) {
    const name = reference.replace(/@.*$/s, "");
    const colon = name.lastIndexOf(":");
    return colon > name.lastIndexOf("/") ? name.slice(0, colon) : name;
}
function toDockerfile(base) {
    const claim = base?.claims.find(({ source, where }) => source === "dockerfile" && !isAbsolute(where));
    return claim?.where.replace(/:\d+$/, "");
}
function isAbsolute(path) {
    return /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path);
}
function toFileName(path) {
    return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

;// CONCATENATED MODULE: ./out/base-image/packages/entry.js
/** A version without an epoch of zero, which some write and some do not. */
function toPlainVersion(version) {
    return version.startsWith("0:") ? version.slice(2) : version;
}
/** The text of a database's bytes, a character a byte: names and versions are ASCII, and all else is passed over. */
function toText(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

;// CONCATENATED MODULE: ./out/base-image/packages/alpm.js

/** The package of one `desc` file of pacman's; null if it is none. */
function readAlpm(bytes) {
    const lines = toText(bytes)
        .split("\n", 4096)
        .map((line) => line.trim());
    const fieldOf = (field) => {
        const at = lines.indexOf(`%${field}%`);
        return at < 0 ? undefined : lines[at + 1];
    };
    const [name, version] = [fieldOf("NAME"), fieldOf("VERSION")];
    return name && version ? [{ name, version, architecture: fieldOf("ARCH") || null }] : null;
}

;// CONCATENATED MODULE: ./out/base-image/packages/apk.js

/** The packages of Alpine's `installed`; null if it is none. https://wiki.alpinelinux.org/wiki/Apk_spec */
function readApk(bytes) {
    const text = toText(bytes);
    const entries = [];
    let fields = {};
    const finish = () => {
        const { P: name, V: version, A: architecture = null } = fields;
        if (name && version)
            entries.push({ name, version, architecture });
        fields = {};
    };
    for (let start = 0; start < text.length;) {
        const newline = text.indexOf("\n", start);
        const end = newline < 0 ? text.length : newline;
        const letter = text[start];
        if (end === start || (letter === "\r" && end === start + 1))
            finish();
        else if ((letter === "P" || letter === "V" || letter === "A") && text[start + 1] === ":")
            fields[letter] = text.slice(start + 2, end).trim();
        start = end + 1;
    }
    finish();
    return entries.length > 0 || text.trim() === "" ? entries : null;
}

;// CONCATENATED MODULE: ./out/base-image/packages/dpkg.js

/**
 * The packages of a dpkg status file, or of one of distroless' files for one package each; null if it is none. Packages that were removed but
 * for their configuration are not installed. https://manpages.debian.org/bookworm/dpkg-dev/deb822.5.en.html
 */
function readDpkg(bytes) {
    const text = toText(bytes);
    const entries = [];
    let fields = {};
    let isStatus = text.trim() === "";
    const finish = () => {
        const { package: name, version, architecture = null, status } = fields;
        if (name !== undefined)
            isStatus = true;
        if (name && version && isInstalled(status))
            entries.push({ name, version, architecture });
        fields = {};
    };
    for (let start = 0; start < text.length;) {
        const newline = text.indexOf("\n", start);
        const end = newline < 0 ? text.length : newline;
        if (isBlank(text, start, end))
            finish();
        else if (STARTS.has(text.charCodeAt(start)))
            readField(text.slice(start, end), fields);
        start = end + 1;
    }
    finish();
    return isStatus ? entries : null;
}
/** Codes of the letters that the four fields begin with. */
const STARTS = new Set([..."PVASpvas"].map((letter) => letter.charCodeAt(0)));
function readField(line, fields) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(0, colon)).toLowerCase();
    if (name === "package" || name === "version" || name === "architecture" || name === "status")
        fields[name] = line.slice(colon + 1).trim();
}
function isBlank(text, start, end) {
    for (let at = start; at < end; at += 1) {
        const code = text.charCodeAt(at);
        if (code !== 32 && code !== 9 && code !== 13)
            return false;
    }
    return true;
}
/** `want error state`, as in `install ok installed`. Distroless' files have none: what is there is installed. */
function isInstalled(status) {
    const state = status?.split(/\s+/)[2]?.toLowerCase();
    return state !== "not-installed" && state !== "config-files";
}

;// CONCATENATED MODULE: ./out/base-image/packages/ebuild.js
const FOLDER = /([^/]+\/[\w+][\w+-]*)-(\d[\w.]*(?:-r\d+)?)\/[^/]+$/;
/** The package that Portage keeps in the folder of a file: `var/db/pkg/<category>/<name>-<version>/PF`; null if the folder is not named so. */
function readEbuild(path) {
    const [, name, version] = FOLDER.exec(path) ?? [];
    return name && version ? [{ name, version, architecture: null }] : null;
}

;// CONCATENATED MODULE: ./out/base-image/packages/paths.js
/** Package managers of distributions, by the purl type of their packages. */
const MANAGERS = ["deb", "apk", "rpm", "alpm", "ebuild"];
/** Where a package manager keeps what is installed. `*` stands for one name. */
const DATABASES = {
    deb: ["var/lib/dpkg/status", "var/lib/dpkg/status.d/*"],
    apk: ["lib/apk/db/installed", "usr/lib/apk/db/installed"],
    rpm: [
        ...["var/lib/rpm", "usr/lib/sysimage/rpm", "usr/share/rpm"].flatMap((folder) => ["rpmdb.sqlite", "Packages.db", "Packages"].map((name) => `${folder}/${name}`)),
        "var/lib/rpmmanifest/container-manifest-2",
    ],
    alpm: ["var/lib/pacman/local/*/desc"],
    ebuild: ["var/db/pkg/*/*/PF"],
};
const RELEASES = ["etc/os-release", "usr/lib/os-release"];
const PATTERNS = MANAGERS.map((manager) => ({ manager, parts: DATABASES[manager].map((path) => path.split("/")) }));
const WANTED = [...PATTERNS.flatMap(({ parts }) => parts), ...RELEASES.map((path) => path.split("/"))];
const FIRST = new Set(WANTED.map(([first]) => first));
/**
 * Whether a path in a layer (no leading slash) matters for what is installed: a package database, the file that names the distribution, or a
 * folder above one of them, for what is removed, hidden or replaced there takes the database with it.
 */
function isPackageDatabase(path) {
    const slash = path.indexOf("/");
    if (!FIRST.has(slash < 0 ? path : path.slice(0, slash)))
        return false;
    const parts = path.split("/");
    return WANTED.some((wanted) => parts.length <= wanted.length && isAlong(parts, wanted));
}
/** The package manager whose database stands at a path; null for any other path. */
function toManager(path) {
    const parts = path.split("/");
    const found = PATTERNS.find(({ parts: all }) => all.some((wanted) => parts.length === wanted.length && isAlong(parts, wanted)));
    return found?.manager ?? null;
}
/** The package managers that have a database at a path or in a folder of that name. */
function toManagersBelow(path) {
    const parts = path.split("/");
    return PATTERNS.filter(({ parts: all }) => all.some((wanted) => parts.length <= wanted.length && isAlong(parts, wanted))).map(({ manager }) => manager);
}
function isAlong(parts, wanted) {
    return parts.every((part, index) => part !== "" && (wanted[index] === "*" || wanted[index] === part));
}

;// CONCATENATED MODULE: ./out/base-image/packages/stack.js
/**
 * Stacks layers as overlayfs does: a layer first removes and hides what lower ones have, then adds its own. What is removed and added by one
 * layer is there. A file or link in the place of a folder takes all that was in it away.
 */
function stackLayers(changes) {
    const root = { present: null, children: new Map() };
    for (const layer of changes) {
        for (const [path, change] of layer) {
            if (change.kind === "removed")
                remove(root, path);
            if (change.kind === "opaque")
                find(root, path)?.children.clear();
        }
        for (const [path, change] of layer)
            if (change.kind !== "removed" && change.kind !== "opaque")
                put(root, path, settle(change, layer));
    }
    return root;
}
/** What stands at a path, if anything that was asked for does. */
function find(root, path) {
    let node = root;
    for (const name of toNames(path))
        node = node?.children.get(name);
    return node ?? null;
}
/** Everything that stands somewhere, with its path. */
function* walk(node, path = "") {
    if (node.present !== null)
        yield [path, node.present];
    for (const [name, child] of node.children)
        yield* walk(child, path === "" ? name : `${path}/${name}`);
}
function remove(root, path) {
    const names = toNames(path);
    const last = names.pop();
    if (last !== undefined)
        find(root, names.join("/"))?.children.delete(last);
}
function put(root, path, present) {
    let node = root;
    for (const name of toNames(path)) {
        const next = node.children.get(name) ?? { present: null, children: new Map() };
        node.children.set(name, next);
        node = next;
    }
    node.children.clear();
    node.present = present;
}
/** A hard link is one file with another name in its own layer: later changes of that name do not touch it. */
function settle(change, layer) {
    let settled = change;
    for (let hops = 0; settled?.kind === "link" && hops < 8; hops += 1)
        settled = layer.get(toNames(settled.target).join("/"));
    const isHard = change.kind === "link" && !change.target.startsWith("/") && settled !== undefined;
    return isHard && (settled?.kind === "file" || settled?.kind === "unread") ? settled : change;
}
function toNames(path) {
    return path.split("/").filter((name) => name !== "" && name !== ".");
}

;// CONCATENATED MODULE: ./out/base-image/packages/links.js


/** The file that a path leads to at last; null where that cannot be told: it leads in a circle, or to a path that nobody asked for. */
function follow(root, path, present) {
    let [place, current] = [path, present];
    for (let hops = 0; current.kind === "link"; hops += 1) {
        place = toTarget(place, current.target);
        const next = find(root, place)?.present ?? null;
        if (next === null || hops === 8)
            return null;
        current = next;
    }
    return current;
}
/** Whether a folder that is a link leads to a place where the same databases are looked for anyway. */
function leadsAstray(path, target) {
    const place = toTarget(path, target);
    const there = toManagersBelow(place);
    return !isPackageDatabase(place) || toManagersBelow(path).some((manager) => !there.includes(manager));
}
/** Where a symbolic link leads to, from the root and without dots. */
function toTarget(path, target) {
    const names = target.startsWith("/") ? [] : path.split("/").slice(0, -1);
    for (const name of target.split("/")) {
        if (name === "..")
            names.pop();
        else if (name !== "" && name !== ".")
            names.push(name);
    }
    return names.join("/");
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/parts.js
/** Nothing taken yet from a file of that size. */
function noParts(size) {
    return { all: [], left: size };
}
/** Takes one more part. Throws a RangeError once they are more than the file holds: then they overlap, and were made to take long. */
function addPart(parts, part) {
    parts.left -= part.length + 4;
    if (parts.left < 0)
        throw new RangeError("parts that overlap");
    parts.all.push(part);
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/berkeley.js

const MAGIC = 0x061561;
const HASH_PAGES = new Set([2, 13]);
const OVERFLOW = 7;
const PAGE_HEADER = 26;
const [INLINE, ELSEWHERE] = [1, 3];
/** Whether these are the first bytes of a Berkeley DB hash table, as rpm had it before 2020. */
function isBerkeley(file) {
    return file.length >= 512 && (file.readUInt32LE(12) === MAGIC || file.readUInt32BE(12) === MAGIC);
}
/** The headers in a Berkeley DB hash table of rpm's. Throws a RangeError for one that is damaged: each page is read once. */
function readBerkeley(file) {
    const isLittle = file.readUInt32LE(12) === MAGIC;
    const table = {
        file,
        word: (at) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at)),
        half: (at) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at)),
        size: isLittle ? file.readUInt32LE(20) : file.readUInt32BE(20),
        seen: new Set(),
    };
    const { size, word } = table;
    if (size < 512 || size > 65_536 || file.readUInt8(24) !== 0)
        throw new RangeError("no page size, or encrypted");
    const last = word(32);
    if ((last + 1) * size > file.length)
        throw new RangeError("more pages than bytes");
    const headers = noParts(file.length);
    for (let page = 1; page <= last; page += 1)
        if (HASH_PAGES.has(file.readUInt8(page * size + 25)))
            readPage(table, page, headers);
    return headers.all;
}
/** Keys and values take turns. A key that is zero has the number of the next package for its value. */
function readPage(table, page, headers) {
    const { file, word, half, size } = table;
    const start = page * size;
    const count = half(start + 20);
    if (PAGE_HEADER + 2 * count > size)
        throw new RangeError("more items than a page holds");
    const placeOf = (index) => start + half(start + PAGE_HEADER + 2 * index);
    for (let index = 0; index + 1 < count; index += 2) {
        const [key, value] = [placeOf(index), placeOf(index + 1)];
        const kind = file.readUInt8(value);
        if (kind === ELSEWHERE)
            addPart(headers, readElsewhere(table, word(value + 4), word(value + 8)));
        else if (kind === INLINE && word(key + 1) !== 0)
            addPart(headers, file.subarray(value + 1, key));
        else if (kind !== INLINE)
            throw new RangeError("an item of another kind");
    }
}
function readElsewhere({ file, word, half, size, seen }, first, length) {
    if (length > file.length)
        throw new RangeError("a header larger than its file");
    const parts = [];
    let missing = length;
    for (let page = first; missing > 0; page = word(page * size + 16)) {
        if (page === 0 || seen.has(page) || file.readUInt8(page * size + 25) !== OVERFLOW)
            throw new RangeError("a page that is not there");
        seen.add(page);
        const start = page * size + PAGE_HEADER;
        const taken = Math.min(missing, half(page * size + 22), size - PAGE_HEADER);
        if (taken === 0)
            throw new RangeError("a page with nothing on it");
        parts.push(file.subarray(start, start + taken));
        missing -= taken;
    }
    return Buffer.concat(parts);
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/header.js
/** https://rpm-software-management.github.io/rpm/manual/format_header.html */
const TAGS = { name: 1000, version: 1001, release: 1002, epoch: 1003, architecture: 1022 };
const INT32 = 4;
const TEXTS = new Set([6, 8, 9]);
const ENTRY = 16;
/** The package of a header as rpm's databases keep it: a table of tags, then their data; null if it is none. */
function readHeader(bytes) {
    const blob = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (blob.length < 8)
        return null;
    const data = 8 + blob.readUInt32BE(0) * ENTRY;
    if (data + blob.readUInt32BE(4) > blob.length)
        return null;
    const places = toPlaces(blob, data);
    const textOf = (tag) => header_toText(blob, places.get(tag));
    const [name, version, release] = [textOf(TAGS.name), textOf(TAGS.version), textOf(TAGS.release)];
    if (!name || !version || !release)
        return null;
    const epoch = toNumber(blob, places.get(TAGS.epoch));
    const full = epoch === null ? `${version}-${release}` : `${epoch}:${version}-${release}`;
    return { name, version: full, architecture: textOf(TAGS.architecture) };
}
/** Where the values of the tags stand. The first of several counts. */
function toPlaces(blob, data) {
    const wanted = new Set(Object.values(TAGS));
    const places = new Map();
    for (let at = 8; at < data; at += ENTRY) {
        const tag = blob.readUInt32BE(at);
        if (wanted.has(tag) && !places.has(tag))
            places.set(tag, { type: blob.readUInt32BE(at + 4), at: data + blob.readUInt32BE(at + 8) });
    }
    return places;
}
function header_toText(blob, value) {
    if (value === undefined || !TEXTS.has(value.type) || value.at >= blob.length)
        return null;
    const end = blob.indexOf(0, value.at);
    return end < 0 ? null : blob.toString("latin1", value.at, end);
}
function toNumber(blob, value) {
    return value === undefined || value.type !== INT32 || value.at + 4 > blob.length ? null : blob.readUInt32BE(value.at);
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/ndb.js

const [ndb_MAGIC, SLOT, BLOB] = ["RpmP", "Slot", "BlbS"];
const [PAGE, HEADER, UNIT, BLOB_HEADER] = [4096, 32, 16, 16];
/** Whether these are the first bytes of rpm's own kind of database, as SUSE has it. */
function isNdb(file) {
    return file.toString("latin1", 0, 4) === ndb_MAGIC;
}
/** The headers in rpm's own kind of database. Throws a RangeError for one that is damaged. https://github.com/rpm-software-management/rpm */
function readNdb(file) {
    const end = file.readUInt32LE(12) * PAGE;
    if (end > file.length)
        throw new RangeError("more slots than bytes");
    const headers = noParts(file.length);
    for (let at = HEADER; at + 16 <= end; at += 16) {
        if (file.toString("latin1", at, at + 4) !== SLOT)
            throw new RangeError("no slot");
        const index = file.readUInt32LE(at + 4);
        if (index === 0)
            continue;
        addPart(headers, readBlob(file, file.readUInt32LE(at + 8) * UNIT, index));
    }
    return headers.all;
}
function readBlob(file, start, index) {
    const isBlob = file.toString("latin1", start, start + 4) === BLOB && file.readUInt32LE(start + 4) === index;
    const end = start + BLOB_HEADER + (isBlob ? file.readUInt32LE(start + 12) : 0);
    if (!isBlob || end > file.length)
        throw new RangeError("no header where one should be");
    return file.subarray(start + BLOB_HEADER, end);
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/varint.js
/** A whole number of one to nine bytes as SQLite writes it, and where it ends. Throws a RangeError where it does not end. */
function readVarint(bytes, at) {
    let value = 0;
    for (let index = 0; index < 8; index += 1) {
        const byte = bytes.readUInt8(at + index);
        value = value * 128 + (byte & 0x7f);
        if (byte < 0x80)
            return { value, end: at + index + 1 };
    }
    return { value: value * 256 + bytes.readUInt8(at + 8), end: at + 9 };
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/sqlite.js


const sqlite_MAGIC = "SQLite format 3\0";
const [INTERIOR, LEAF] = [0x05, 0x0d];
/** Whether these are the first bytes of an SQLite database. */
function isSqlite(file) {
    return file.toString("latin1", 0, sqlite_MAGIC.length) === sqlite_MAGIC;
}
/**
 * The second column of every row of rpm's table `Packages`: the headers. Throws a RangeError for a file that is damaged or made to confuse:
 * each page is read once, so that no circle and no count in it makes this long. https://www.sqlite.org/fileformat.html
 */
function readSqlite(file) {
    const size = file.readUInt16BE(16) === 1 ? 65_536 : file.readUInt16BE(16);
    const usable = size - file.readUInt8(20);
    if (size < 512 || usable < 480)
        throw new RangeError("no page size");
    const pages = { file, size, usable, seen: new Set() };
    const tables = readTable(pages, 1).map(readRecord);
    const table = tables.find(([type, name]) => isText(type, "table") && isText(name, "Packages"));
    const root = table?.[3];
    if (root === undefined || root.length === 0 || root.length > 4)
        throw new RangeError("no table of packages");
    return readTable(pages, Buffer.from(root).readUIntBE(0, root.length)).map((payload) => {
        const blob = readRecord(payload)[1];
        if (blob === undefined)
            throw new RangeError("a row without a header");
        return blob;
    });
}
function pageOf({ file, size, seen }, number) {
    if (number < 1 || number * size > file.length || seen.has(number))
        throw new RangeError("a page that is not there, or there twice");
    seen.add(number);
    return file.subarray((number - 1) * size, number * size);
}
/** The payloads of a table's rows. */
function readTable(pages, root) {
    const rows = noParts(pages.file.length);
    const open = [root];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
        const page = pageOf(pages, number);
        const start = number === 1 ? 100 : 0;
        const kind = page.readUInt8(start);
        if (kind !== LEAF && kind !== INTERIOR)
            throw new RangeError("a page of another kind");
        const cells = start + (kind === LEAF ? 8 : 12);
        for (let index = 0; index < page.readUInt16BE(start + 3); index += 1) {
            const at = page.readUInt16BE(cells + 2 * index);
            if (kind === LEAF)
                addPart(rows, readPayload(pages, page, at));
            else
                open.push(page.readUInt32BE(at));
        }
        if (kind === INTERIOR)
            open.push(page.readUInt32BE(start + 8));
    }
    return rows.all;
}
/** The payload of a cell: what fits stands in it, the rest on pages of its own, each with the number of the next. */
function readPayload(pages, page, at) {
    const { usable, file } = pages;
    const length = readVarint(page, at);
    const start = readVarint(page, length.end).end;
    if (length.value > file.length)
        throw new RangeError("a payload larger than its file");
    const local = toLocal(length.value, usable);
    const parts = [take(page, start, local)];
    let next = local < length.value ? page.readUInt32BE(start + local) : 0;
    for (let missing = length.value - local; missing > 0; missing -= usable - 4) {
        const more = pageOf(pages, next);
        parts.push(more.subarray(4, 4 + Math.min(missing, usable - 4)));
        next = more.readUInt32BE(0);
    }
    return parts.length === 1 ? take(page, start, local) : Buffer.concat(parts);
}
function toLocal(length, usable) {
    const [most, least] = [usable - 35, Math.floor(((usable - 12) * 32) / 255) - 23];
    if (length <= most)
        return length;
    const local = least + ((length - least) % (usable - 4));
    return local <= most ? local : least;
}
/** The columns of a row as bytes; whole numbers as SQLite writes them, absent ones empty. */
function readRecord(row) {
    const payload = Buffer.from(row.buffer, row.byteOffset, row.byteLength);
    const { value: header, end } = readVarint(payload, 0);
    const columns = [];
    let body = header;
    for (let at = end; at < header;) {
        const type = readVarint(payload, at);
        const length = type.value >= 12 ? Math.floor((type.value - 12) / 2) : (LENGTHS[type.value] ?? 0);
        columns.push(take(payload, body, length));
        body += length;
        at = type.end;
    }
    return columns;
}
const LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8];
function take(from, start, length) {
    if (start + length > from.length)
        throw new RangeError("a value longer than what holds it");
    return from.subarray(start, start + length);
}
function isText(column, text) {
    return column !== undefined && Buffer.from(column).toString("latin1") === text;
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/database.js




/** The packages of an rpm database of any of its three kinds; null if it is none or cannot be read whole. */
function readRpm(bytes) {
    if (bytes.length === 0)
        return [];
    const headers = toHeaders(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (headers === null)
        return null;
    const entries = [];
    for (const header of headers) {
        const entry = readHeader(header);
        if (entry === null)
            return null;
        entries.push(entry);
    }
    return entries;
}
/** Node's own reading of bytes throws where there are none: then the file is damaged, whatever it says of itself. */
function toHeaders(file) {
    try {
        if (isSqlite(file))
            return readSqlite(file);
        if (isNdb(file))
            return readNdb(file);
        return isBerkeley(file) ? readBerkeley(file) : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./out/base-image/packages/rpm/manifest.js

/** The packages of the list that Azure Linux' distroless images have in place of a database; null if it is none. */
function readManifest(bytes) {
    const lines = toText(bytes)
        .split("\n")
        .filter((line) => line.trim() !== "");
    const entries = lines.flatMap((line) => {
        const [name, version, , , , epoch, , architecture = null, number] = line.split("\t");
        if (!name || !version?.includes("-"))
            return [];
        return [{ name, version: epoch === "(none)" || !/^\d+$/.test(number ?? "") ? version : `${number}:${version}`, architecture }];
    });
    return entries.length === lines.length ? entries : null;
}

;// CONCATENATED MODULE: ./out/base-image/packages/installed.js










/** What the package databases say is installed when the first `layers` layers are stacked. A manager without a database has nothing installed. */
function toInstalled(changes, layers) {
    const root = stackLayers(changes.slice(0, layers));
    const found = Object.fromEntries(MANAGERS.map((manager) => [manager, empty(changes.length < layers)]));
    for (const [path, present] of walk(root)) {
        const manager = toManager(path);
        if (manager !== null)
            collect(found[manager], readPresent(root, path, present, manager));
        else if (present.kind === "link" && leadsAstray(path, present.target))
            for (const lost of toManagersBelow(path))
                collect(found[lost], null);
    }
    return found;
}
function empty(unreadable) {
    return { packages: new Map(), unreadable };
}
function collect(into, entries) {
    if (entries === null)
        into.unreadable = true;
    for (const entry of entries ?? []) {
        const plain = { ...entry, version: toPlainVersion(entry.version) };
        const others = into.packages.get(entry.name);
        if (others === undefined)
            into.packages.set(entry.name, [plain]);
        else
            others.push(plain);
    }
}
function readPresent(root, path, present, manager) {
    if (manager === "ebuild")
        return readEbuild(path);
    const file = follow(root, path, present);
    return file?.kind === "file" ? readDatabase(manager, path, file.bytes) : null;
}
function readDatabase(manager, path, bytes) {
    switch (manager) {
        case "deb":
            return path.endsWith(".md5sums") ? [] : readDpkg(bytes);
        case "apk":
            return readApk(bytes);
        case "rpm":
            return path.endsWith("/container-manifest-2") ? readManifest(bytes) : readRpm(bytes);
        case "alpm":
            return readAlpm(bytes);
        default:
            return manager;
    }
}

;// CONCATENATED MODULE: ./out/model/package-types.js
/** Types of packages that belong to a distribution: their flaws are known per distribution, which scanners spell differently in the namespace. */
const SYSTEM_TYPES = ["deb", "apk", "rpm", "alpm"];
/** Whether packages of a type belong to a distribution. */
function isSystemType(type) {
    return SYSTEM_TYPES.includes(type);
}
/** A part of a purl as it is meant: percent-decoded where that is possible, else as it stands. */
function decodePurlPart(text) {
    // Stryker disable next-line ConditionalExpression,StringLiteral: equivalent, only faster
    if (!text.includes("%"))
        return text;
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./out/base-image/packages/os-package.js


const BY_TYPE = new Map([...MANAGERS.map((manager) => [manager, manager]), ["portage", "ebuild"]]);
/** What a package is called in its manager's database; null for what no package manager of a distribution keeps. */
function toOsPackage({ type, purl, name, version }) {
    const manager = BY_TYPE.get(type);
    if (manager === undefined)
        return null;
    return { manager, name: manager === "ebuild" ? name : nameOf(purl) || name, version, architecture: architectureOf(purl) };
}
/** OSV-Scanner's name of a package is that of its source; its purl has the package's own, as Grype's has. */
function nameOf(purl) {
    const question = purl.indexOf("?");
    const end = question < 0 ? purl.length : question;
    const at = purl.lastIndexOf("@", end);
    const slash = purl.lastIndexOf("/", at < 0 ? end : at);
    return decodePurlPart(purl.slice(slash + 1, at > slash ? at : end));
}
function architectureOf(purl) {
    const at = purl.indexOf("arch=");
    if (at < 1 || (purl[at - 1] !== "?" && purl[at - 1] !== "&"))
        return null;
    const end = purl.indexOf("&", at);
    return decodePurlPart(purl.slice(at + 5, end < 0 ? purl.length : end));
}

;// CONCATENATED MODULE: ./out/base-image/packages/places.js
/** Where each package manager keeps what it knows of its packages, in the image's own root. */
const OWN = {
    deb: ["var/lib/dpkg/", "usr/share/doc/"],
    apk: ["lib/apk/db/", "usr/lib/apk/db/"],
    rpm: ["var/lib/rpm/", "usr/lib/sysimage/rpm/", "usr/share/rpm/", "var/lib/rpmmanifest/"],
    alpm: ["var/lib/pacman/local/"],
    ebuild: ["var/db/pkg/"],
};
const ARCHIVE = /\.(?:deb|rpm|apk|control|pkg\.tar\.\w+)$/;
/** Whether a place is of the package manager's own records, in the image's own root. */
function isOwnPlace(manager, path) {
    const from = path.startsWith("/") ? 1 : 0;
    return OWN[manager].some((folder) => path.startsWith(folder, from));
}
/** Whether a place is the file of one package. */
function isArchive(path) {
    return ARCHIVE.test(path);
}
/** A path without the slash before it, which one scanner writes and the other does not. */
function toPlain(path) {
    return path.startsWith("/") ? path.slice(1) : path;
}

;// CONCATENATED MODULE: ./out/base-image/packages/origin.js



/**
 * Where a finding of an image with a proven base comes from. `base`: a newer base alone would take it away, for all of it is the base's;
 * `application`: some of it is not; `unknown`: what is known does not tell.
 */
function toOrigin({ package: of, locations }, base) {
    if (base.layers < 1)
        return "unknown";
    const os = toOsPackage(of);
    if (os === null)
        return toOriginOfFiles(locations, base);
    const isOwn = ({ path }) => isOwnPlace(os.manager, path);
    if (locations.every(isOwn))
        return toOriginInstalled(os, locations, base);
    const elsewhere = toOriginElsewhere(locations.filter((location) => !isOwn(location)), base);
    const own = locations.filter(isOwn);
    return own.length === 0 ? elsewhere : both(toOriginInstalled(os, own, base), elsewhere);
}
/** By the base's own database; where that cannot be read, by places that only the base wrote. */
function toOriginInstalled({ manager, name, version, architecture }, own, base) {
    const database = base.installed?.[manager];
    if (database === undefined)
        return toOriginByPlace(own, base);
    const listed = own.flatMap(({ path }) => toListed(path) ?? []);
    const wanted = listed.length > 0 ? listed : [architecture];
    if (wanted.every((one) => origin_isInstalled({ name, version, architecture: one }, database)))
        return "base";
    return database.unreadable ? toOriginByPlace(own, base) : "application";
}
/** Whether a database says that a package is installed, in this version and for this architecture where one is told. */
function origin_isInstalled({ name, version, architecture }, { packages }) {
    const plain = toPlainVersion(version);
    return (packages.get(name) ?? []).some((entry) => entry.version === plain && isFor(entry, architecture));
}
function isFor({ architecture }, wanted) {
    return wanted === null || architecture === null || architecture === wanted;
}
/** `info/libc6:amd64.list`: what may be installed for several architectures at once is listed for each. */
function toListed(path) {
    const colon = path.endsWith(".list") ? path.lastIndexOf(":") : -1;
    return colon > path.lastIndexOf("/") ? path.slice(colon + 1, -".list".length) : null;
}
/** A database that the base's layers wrote last holds what is the base's. One that a later layer wrote tells nothing of a single package. */
function toOriginByPlace(own, base) {
    const layers = own.flatMap((location) => toTopLayer(location, base.diffIds) ?? []);
    return layers.length > 0 && layers.every((layer) => layer < base.layers) ? "base" : "unknown";
}
/** A package that lies about as a file is of the layer that has it. A database of another root is of many. */
function toOriginElsewhere(locations, base) {
    if (locations.every(({ path }) => isArchive(path)))
        return toOriginOfFiles(locations, base);
    return toOriginByPlace(locations, base);
}
/**
 * What is found by its files is the base's if all of them are in its layers: one that a later layer wrote would outlast the base. A path whose
 * layer one scanner does not know may be known by the other.
 */
function toOriginOfFiles(locations, base) {
    let known = 0;
    for (const location of locations) {
        const layer = toTopLayer(location, base.diffIds);
        if (layer !== undefined && layer >= base.layers)
            return "application";
        if (layer !== undefined)
            known += 1;
    }
    if (known === 0)
        return "unknown";
    if (known === locations.length)
        return "base";
    const placed = new Set(locations.flatMap(({ path, layer }) => (layer === undefined ? [] : [toPlain(path)])));
    return locations.every(({ path }) => placed.has(toPlain(path))) ? "base" : "unknown";
}
/** Of two parts of one finding: what is partly the application's stays when the base is renewed. */
function both(one, other) {
    if (one === "application" || other === "application")
        return "application";
    return one === "base" && other === "base" ? "base" : "unknown";
}
/** The layer that wrote a place last. Where one layer is in the image twice, scanners name its digest alone: equal layers write equal places, so it is the upper one. */
function toTopLayer({ layer }, diffIds) {
    const digest = layer === undefined ? undefined : diffIds[layer];
    return digest === undefined ? layer : diffIds.lastIndexOf(digest);
}

;// CONCATENATED MODULE: ./out/base-image/attribute.js




/** Gives the targets of a report the bases that were found for them. */
function withBases(evidence, bases) {
    if (!evidence.targets.some(({ id }) => bases.has(id)))
        return evidence;
    return { ...evidence, targets: evidence.targets.map((target) => withBase(target, bases.get(target.id))) };
}
function withBase(target, base) {
    return base === undefined ? target : { ...target, base };
}
/** Gives the images of a report that have no reference the name that their archive or layout has for them. */
function withNames(evidence, examined) {
    if (!evidence.targets.some(({ id, reference }) => reference === undefined && examined.has(id)))
        return evidence;
    return {
        ...evidence,
        targets: evidence.targets.map((target) => {
            const name = target.reference === undefined ? toName(examined.get(target.id)?.image?.names ?? []) : undefined;
            return name === undefined ? target : { ...target, name };
        }),
    };
}
/** The first that is a name and not a tag alone, as layouts may have it. */
function toName(names) {
    const own = names.filter((name) => /[/:]/.test(name)).flatMap((name) => (0,model_reference/* toCanonicalReference */.VZ)(name) ?? []);
    return own[0] === undefined ? undefined : withoutTag(own[0]);
}
/** Images that were examined and that no report speaks of: what is known of their bases counts all the same. */
function toUnreported(examined, reported) {
    const known = new Set(reported.map(({ id }) => id));
    return [...examined].flatMap(([id, { image, base }]) => {
        if (known.has(id))
            return [];
        const { manifest, platform, diffIds } = image ?? { manifest: null, platform: null, diffIds: [] };
        return [
            {
                id,
                kind: "image",
                ...(manifest === null ? {} : { digest: manifest }),
                ...(platform === null ? {} : { platform }),
                packages: null,
                ...(diffIds.length === 0 ? {} : { layers: diffIds }),
                base,
                scannedBy: [],
            },
        ];
    });
}
/** Which image a target is by its own layers, where its scanner saw the same; null where they differ or were not looked at. */
function toSameLayers(examined) {
    return ({ id, layers }) => {
        const image = examined.get(id)?.image;
        return image == null || layers === undefined || layers.join() !== image.diffIds.join() ? null : image.config;
    };
}
/** Images whose scanner looked at other layers than those that were examined: neither says anything of the other. */
function findMismatches(examined, reported) {
    return reported.flatMap(({ id, layers }) => {
        const image = examined.get(id)?.image;
        if (image == null || layers === undefined || layers.join() === image.diffIds.join())
            return [];
        return [
            {
                code: "source-mismatch",
                target: id,
                message: `${id} was another image for its scanner than for the proof of its base: their layers differ.`,
                next: "Run again; if it was replaced meanwhile, name it by its digest.",
            },
        ];
    });
}
/**
 * Says of each finding of an image with a proven base whether the base or the application brought it. What a result document said of it
 * already stays. `changes`: what the layers of each target do to package databases; absent where nobody read them.
 */
function attribute(seen, targets, changes) {
    const beneath = new Map(targets.flatMap((target) => toBeneath(target, changes(target.id))));
    if (beneath.size === 0)
        return seen;
    return seen.map((one) => {
        const base = one.origin === "unknown" ? beneath.get(one.target) : undefined;
        return base === undefined ? one : { ...one, origin: toOrigin(one, base) };
    });
}
function toBeneath({ id, base, layers: diffIds }, changes) {
    if (base?.status !== "proven" || diffIds === undefined)
        return [];
    const installed = changes === undefined || changes.length < base.layers ? null : toInstalled(changes, base.layers);
    return [[id, { layers: base.layers, diffIds, installed }]];
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
;// CONCATENATED MODULE: ./out/base-image/proof/same-image.js

/** The parts of a reference in full, with the digest that is said beside it. */
function toNamed({ reference, digest }) {
    const parsed = (0,model_reference/* parseReference */.F2)(reference);
    if ("wrong" in parsed)
        return { name: reference, tag: null, digest };
    return { name: same_image_toName(parsed), tag: parsed.tag ?? (parsed.digest === null ? "latest" : null), digest: digest ?? parsed.digest };
}
function same_image_toName({ registry, repository }) {
    return `${registry}/${repository}`;
}
/** Whether two declarations can mean one image: the same repository, and the same digest where both say one, else the same tag. */
function isSameImage(a, b) {
    const [one, other] = [toNamed(a), toNamed(b)];
    if (one.name !== other.name)
        return false;
    if (one.digest !== null && other.digest !== null)
        return one.digest === other.digest;
    return one.tag === other.tag && one.tag !== null;
}
/** Whether a claim names an image. */
function isDeclaredImage(claim) {
    return claim.reference !== null;
}

;// CONCATENATED MODULE: ./out/base-image/proof/declaration.js


/** The first of all that is said, in the order in which it is believed. A list that does not tell stands in its own place. */
function toDeclaration({ claims, undecided }) {
    const first = claims.find(({ source }) => !INHERITED_SOURCES.includes(source));
    if (undecided !== null && (first === undefined || isBefore(undecided, first)))
        return { kind: "undecided", list: undecided };
    if (first !== undefined)
        return isDeclaredImage(first) ? { kind: "image", claim: first } : { kind: "scratch", claim: first };
    const inherited = claims.find(isDeclaredImage);
    return inherited === undefined ? { kind: "none" } : { kind: "inherited", claim: inherited };
}
function isBefore(list, claim) {
    return CLAIM_SOURCES.indexOf(list.source) < CLAIM_SOURCES.indexOf(claim.source);
}

// EXTERNAL MODULE: ./out/model/order.js
var model_order = __webpack_require__(1222);
// EXTERNAL MODULE: ./out/base-image/lock/lock-images.js
var lock_images = __webpack_require__(6998);
;// CONCATENATED MODULE: ./out/base-image/proof/known.js


/** All that is known of bases for one platform: every version that the lock has, and what registries said. `platform` null: for any. */
function toKnownBases(source) {
    const wanted = source.platform === null ? null : toPlatformKey(source.platform);
    const isWanted = (platform) => wanted === null || toPlatformKey(platform) === wanted;
    const versions = [...toLocked(source.lock), ...source.answers.map(toAnswered)];
    return {
        bases: versions.flatMap(({ images, ...version }) => images.filter(({ platform }) => isWanted(platform)).map(({ image }) => ({ ...version, image }))),
        digests: versions.flatMap(({ reference, digest, images }) => {
            const manifests = images.flatMap(({ image }) => image.manifest ?? []);
            const platforms = images.map(({ platform }) => platform);
            return [...new Set([digest, ...manifests])].map((one) => ({ reference, digest: one, platforms }));
        }),
    };
}
function toLocked(lock) {
    return (lock?.bases ?? []).flatMap(({ reference, versions }) => versions.map(({ digest, firstSeen, platforms }) => {
        const images = Object.entries(platforms).map(([platform, image]) => ({ platform, image }));
        return { reference, digest, since: firstSeen, images };
    }));
}
function toAnswered({ reference, answer: { digest, images } }) {
    return { reference, digest, since: null, images: images.map(({ platform, facts }) => ({ platform, image: (0,lock_images/* toLockedImage */.B)(facts) })) };
}
const DEFAULTS = { arm64: "v8", arm: "v7", amd64: "v1" };
/** A platform as it compares: a variant that is the architecture's usual one is left out (`linux/arm64/v8` is `linux/arm64`). */
function toPlatformKey(platform) {
    const [os = "", architecture = "", ...variant] = platform.toLowerCase().split("/");
    return [os, architecture, ...variant.filter((part) => part !== DEFAULTS[architecture])].join("/");
}
/** The versions of a declared image whose layers are known. A digest beats the tag: then only what has that digest counts. */
function findVersions(declared, known) {
    const { name, tag, digest } = toNamed(declared);
    if (digest !== null)
        return known.bases.filter((base) => hasDigest(base, digest));
    return known.bases.filter((base) => isReference(base.reference, { name, tag }));
}
/** The versions of the declared repository and tag, whatever digest is declared. */
function findTagVersions(declared, known) {
    const { name, tag } = toNamed(declared);
    return tag === null ? [] : known.bases.filter((base) => isReference(base.reference, { name, tag }));
}
/** Whether a base has that digest itself, or is the image of that digest in an index. */
function hasDigest({ digest, image }, wanted) {
    return digest === wanted || image.manifest === wanted;
}
/**
 * Whether the declared tag (without one: the repository) is known to have had the digest of a base. What a builder says of the tag it took the
 * image by counts, if the repository has that digest.
 */
function isTagConfirmed(claim, base, { digests }) {
    const { name, tag } = toNamed(claim);
    const own = [base.digest, base.image.manifest].filter((digest) => digest !== null);
    if (own.length === 0)
        return isReference(base.reference, { name, tag });
    const isAny = tag === null || claim.source === "build-metadata";
    return digests.some(({ reference, digest }) => {
        if (digest === null || !own.includes(digest))
            return false;
        return isAny ? toNamed({ reference, digest: null }).name === name : isReference(reference, { name, tag });
    });
}
/** Whether the tag of a reference with a tag and a digest is known to have had that digest, for whatever platform. */
function hasTagHadDigest(reference, { digests }) {
    const { name, tag, digest: wanted } = toNamed({ reference, digest: null });
    return wanted !== null && digests.some(({ reference: one, digest }) => digest === wanted && isReference(one, { name, tag }));
}
function isReference(reference, { name, tag }) {
    const of = toNamed({ reference, digest: null });
    return of.name === name && of.tag === tag && tag !== null;
}

// EXTERNAL MODULE: ./out/base-image/lock/history.js
var lock_history = __webpack_require__(234);
;// CONCATENATED MODULE: ./out/base-image/proof/layers.js


/** Whether a base's layers are the first of an image: all of them, in their order. A base without layers is none. */
function isPrefix(base, image) {
    return base.length > 0 && base.length <= image.length && base.every((diffId, index) => diffId === image[index]);
}
/** How many layers from the bottom two images have in common. */
function countCommon(base, image) {
    const length = Math.min(base.length, image.length);
    for (let index = 0; index < length; index += 1)
        if (base[index] !== image[index])
            return index;
    return length;
}
/** The bases that an image begins with, those of most layers first. */
function findFitting(bases, { diffIds }) {
    return bases.filter(({ image }) => isPrefix(image.diffIds, diffIds)).sort((a, b) => b.image.diffIds.length - a.image.diffIds.length);
}
/** The largest known base of which an image is built; the image itself, under whatever name, is no base of it. */
function findBeneath({ bases }, image) {
    return findFitting(bases, image).find((base) => base.image.diffIds.length < image.diffIds.length || isContinued(base, image)) ?? null;
}
/** Whether an image adds steps that make no layer (variables, a command) to another one: by its history, unless it has that one's name. */
function isContinued({ reference, image: base }, image) {
    if (base.history === undefined || base.config === null || base.config === image.config)
        return false;
    const steps = (0,lock_history/* countHistorySteps */.N)(image, base.history);
    if (steps === null || steps >= image.history.length)
        return false;
    return image.names.every((name) => toLastPart(name) !== toLastPart(reference));
}
function toLastPart(reference) {
    return toNamed({ reference, digest: null }).name.split("/").at(-1) ?? "";
}
/** The largest known base that an image begins with; else a known image that it is under another name. `name`: the image's id or name. */
function findBeginning(known, image, name) {
    const own = [...image.names, name.replace(/^(?:docker|registry):/, "")].map(layers_toTag);
    return findBeneath(known, image) ?? findFitting(known.bases, image).find(({ reference }) => !own.includes(layers_toTag(reference))) ?? null;
}
function layers_toTag(reference) {
    const { name, tag } = toNamed({ reference, digest: null });
    return `${name}:${tag ?? ""}`;
}

;// CONCATENATED MODULE: ./out/base-image/proof/words.js

/** A declared image as a sentence names it: the reference, with a digest that is said beside it. */
function words_nameOf({ reference, digest }) {
    return digest === null || toNamed({ reference, digest: null }).digest !== null ? reference : `${reference} (${toShort(digest)})`;
}
/** A base as a sentence names it. */
function nameOfBase({ reference, digest, image }) {
    return words_nameOf({ reference, digest: digest ?? image.manifest });
}
/** A digest that people can still tell from others. */
function toShort(digest) {
    return digest.replace(/^(sha\d+:[0-9a-f]{12})[0-9a-f]+$/, "$1…");
}
/** `1 layer`, `3 layers`. */
function words_count(number, word) {
    return `${number} ${word}${number === 1 ? "" : "s"}`;
}
/** `its first layer is`, `its first 3 layers are`. */
function firstLayers(number) {
    return number === 1 ? "its first layer is" : `its first ${number} layers are`;
}
/** Who declares it, as the start of a sentence's rest: `Dockerfile:7 declares`. */
function byWhom({ source, where }) {
    switch (source) {
        case "base-image":
            return "`base-image` declares";
        case "build-metadata":
            return `the build metadata ${where} declares`;
        case "provenance":
            return "its own provenance declares";
        case "dockerfile":
            return `${where} declares`;
        case "annotation":
            return `its ${where} declares`;
        case "label":
            return `its ${where} declares`;
        default:
            return source;
    }
}
/** The command that takes an image's facts into the lock. */
function lockCommand(reference) {
    return `\`portcullis bases lock ${reference}\``;
}

;// CONCATENATED MODULE: ./out/base-image/proof/disagreements.js





/** A builder's list that lacks what is declared, by name and by digest: what to call the list. Null where none does. */
function findMissingInLists(claim, versions, lists) {
    const lacking = lists.find(({ materials }) => !materials.some((material) => isSameImage(claim, material) ||
        (material.digest !== null && versions.some((version) => hasDigest(version, material.digest ?? "")))));
    if (lacking === undefined)
        return null;
    return lacking.source === "provenance" ? "the image's own provenance" : `the build metadata ${lacking.where}`;
}
/** Tells of declarations that contradict the one that counts (`base-claims-disagree`); null where all agree. */
function findDisagreement({ claims }, { name, known, diffIds }) {
    const [first, ...others] = claims;
    if (first === undefined)
        return null;
    const differing = others.filter((other) => !agree(first, other, known) && !isAncestor(other, { known, diffIds }));
    if (differing.length === 0)
        return null;
    const told = [first, ...differing].map((claim) => `${byWhom(claim)} ${claim.reference === null ? "scratch" : words_nameOf({ ...claim, reference: claim.reference })}`);
    const inherited = differing.every(({ source }) => INHERITED_SOURCES.includes(source));
    return {
        code: "base-claims-disagree",
        message: `${name}: what declares its base does not agree: ${told.join("; ")}. The first counts.`,
        next: inherited
            ? "Labels and annotations are inherited from the base: nothing is to be done where they tell of its own base."
            : "Correct or leave out what is wrong: all of them should tell of the image that was built.",
    };
}
function agree(a, b, known) {
    if (!isDeclaredImage(a) || !isDeclaredImage(b))
        return a.reference === b.reference;
    if (isSameImage(a, b))
        return true;
    const [one, other] = [a, b].map((claim) => (claim.digest === null ? findTagVersions(claim, known) : findVersions(claim, known)));
    return (one ?? []).some((version) => other?.includes(version));
}
/** A label that tells of the base's own base is right: every child inherits it. */
function isAncestor(claim, { known, diffIds }) {
    if (!INHERITED_SOURCES.includes(claim.source) || !isDeclaredImage(claim))
        return false;
    return findVersions(claim, known).some(({ image }) => isPrefix(image.diffIds, diffIds));
}

;// CONCATENATED MODULE: ./out/base-image/proof/unfit.js




/**
 * Why an image does not begin with what is declared, though the layers of that are known: another version of it, another base, layers that were
 * made anew, or nobody knows. Says only what is known.
 */
function explainUnfit(claim, versions, proving) {
    const { image, name } = proving;
    const told = toOtherVersion(claim, proving) ??
        toOtherBase(claim, proving) ??
        toSquashed(claim, versions, image) ??
        toRewritten(claim, versions, image) ??
        toNoPrefix(claim, versions, image);
    return {
        status: told.status,
        cause: told.cause,
        reference: claim.reference,
        message: `${name}: ${byWhom(claim)} ${words_nameOf(claim)} as its base, ${told.rest}.`,
        next: told.next,
    };
}
/** Of the same tag another digest fits than the one that is declared. */
function toOtherVersion(claim, { known, image }) {
    const [fitting] = findFitting(findTagVersions(claim, known), image);
    if (fitting === undefined)
        return null;
    return {
        status: "contradicted",
        cause: "stale-tag",
        rest: `but it is built on another version of it, ${nameOfBase(fitting)}`,
        next: "Build the image anew, so that it is on the digest that is declared; or declare the digest that it is built on.",
    };
}
function toOtherBase(claim, { known, image, name }) {
    const other = findBeginning(known, image, name);
    if (other === null)
        return null;
    return {
        status: "contradicted",
        cause: "other-base",
        rest: `but it begins with ${nameOfBase(other)}: ${firstLayers(other.image.diffIds.length)} that image's`,
        next: `Declare ${other.reference} as the base, or build the image on ${claim.reference}.`,
    };
}
const SQUASH_COMMENT = /^merge sha256:|imported from|^FROM /i;
/** One layer that holds everything: of what was merged, exported or squashed no layer of the base is left to be found. */
function toSquashed(claim, versions, image) {
    const { diffIds, history } = image;
    if (diffIds.length !== 1)
        return null;
    const isSaid = history.some(({ comment, createdBy }) => SQUASH_COMMENT.test(comment) || /^podman import/.test(createdBy));
    const hasMoreSteps = history.filter(({ empty }) => !empty).length > 1;
    const keepsHistory = versions.some((base) => base.image.diffIds.length > 1 && hasHistoryOf(base, image));
    if (!isSaid && !hasMoreSteps && !keepsHistory)
        return null;
    return {
        status: "unproven",
        cause: "squashed",
        rest: "and it has one layer that holds everything: it was squashed or imported, and nothing of a base can be found again in it",
        next: `Build it without squashing (\`--squash\`, \`docker export\`), so that the layers of ${claim.reference} stay.`,
    };
}
function hasHistoryOf({ image: { history } }, image) {
    return history !== undefined && (0,lock_history/* countHistorySteps */.N)(image, history) !== null;
}
/** All layers are others, and the history is the base's: its layers were made anew, or it is another build of the same tag. */
function toRewritten(claim, versions, image) {
    const apart = versions.filter((base) => base.image.diffIds.length <= image.diffIds.length && sharesNone(base, image));
    const same = apart.find((base) => hasHistoryOf(base, image));
    const constant = hasOneDate(image);
    const isUnclear = apart.some(({ image: { history } }) => history === undefined);
    if (same === undefined && !(constant && isUnclear))
        return null;
    if (same !== undefined && !constant && claim.digest === null && isLater(same, image))
        return toAnotherBuild(claim, versions);
    const how = same === undefined ? "and all its dates are the same" : "though it has that image's history";
    return {
        status: "unproven",
        cause: "re-dated",
        rest: `and it has none of its layers, ${how}: they were made anew, with other dates, after it was built`,
        next: "Build it without rewriting layers (kaniko's `--reproducible`, a conversion such as eStargz), or on a base that was rewritten the same way.",
    };
}
function sharesNone({ image }, { diffIds }) {
    return image.diffIds.every((diffId) => !diffIds.includes(diffId));
}
/** Whether an image was dated as a whole: its config and all steps say one and the same time. */
function hasOneDate({ created, history }) {
    const dates = new Set([created, ...history.map((step) => step.created)].map((date) => (date === null ? null : Date.parse(date))));
    return history.length > 0 && dates.size === 1 && !dates.has(null);
}
/** Whether the steps that are a base's have another date than the base itself: then it is another build. */
function isLater({ image: base }, image) {
    const steps = base.history === undefined ? null : (0,lock_history/* countHistorySteps */.N)(image, base.history);
    const date = steps === null ? null : image.history[steps - 1]?.created;
    return date != null && base.created !== null && Date.parse(date) !== Date.parse(base.created);
}
function toAnotherBuild(claim, versions) {
    return {
        status: "contradicted",
        cause: "stale-tag",
        rest: `and it has the history of that image at another time, but ${beginsWithNone(versions)}`,
        next: `If the tag was moved since, take what it is now into the lock (${lockCommand(claim.reference)}); else build the image anew.`,
    };
}
function toNoPrefix(claim, versions, image) {
    const common = Math.max(...versions.map((base) => countCommon(base.image.diffIds, image.diffIds)));
    const first = common === 1 ? "the first layer is" : `the first ${common} layers are`;
    const shared = common === 0 ? "" : `; ${first} the same, the next is not`;
    if (claim.digest !== null)
        return {
            status: "contradicted",
            cause: "not-a-prefix",
            rest: `and it does not begin with the layers of that digest${shared}`,
            next: isOfList(claim) ? FROM_LIST : "Build the image on what is declared, or correct the declaration.",
        };
    return {
        status: "contradicted",
        cause: "not-a-prefix",
        rest: `but ${beginsWithNone(versions)}${shared}: either the tag stood for something else when it was built, or it is built on something else`,
        next: isOfList(claim)
            ? FROM_LIST
            : `If the tag was moved, take what it is now into the lock (${lockCommand(claim.reference)}); else build the image on it, or correct the declaration.`,
    };
}
/** A builder lists what it used, whichever stage used it. */
function isOfList({ source }) {
    return source === "build-metadata" || source === "provenance";
}
const FROM_LIST = "Give the Dockerfile that it was built from (`dockerfile`): where its last stage is FROM scratch, that says so; else give what the builder said of this very image.";
function beginsWithNone(versions) {
    const digests = new Set(versions.map(({ digest, image }) => digest ?? image.manifest ?? image.config));
    const [only] = digests;
    if (digests.size === 1)
        return `it does not begin with the layers of the one digest that is known of it${only ? ` (${toShort(only)})` : ""}`;
    return `it begins with the layers of none of the ${digests.size} digests that are known of it`;
}

;// CONCATENATED MODULE: ./out/base-image/proof/very-image.js
/**
 * Whether two known bases are one and the same image. The same layers are not enough: an image that only adds ONBUILD steps or variables to
 * another has its layers, and is not that image.
 */
function isVeryImage(one, { digest, image }) {
    const { config, manifest, diffIds } = one.image;
    if (diffIds.join() !== image.diffIds.join())
        return false;
    if (config !== null && image.config !== null)
        return config === image.config;
    return (manifest !== null && manifest === image.manifest) || (one.digest !== null && one.digest === digest);
}

;// CONCATENATED MODULE: ./out/base-image/proof/prove-declared.js








/** What becomes of an image that is declared as a base. */
function proveDeclared(claim, proving) {
    const versions = findVersions(claim, proving.known);
    if (versions.length === 0)
        return toUnresolved(claim, proving);
    const layered = versions.filter(({ image }) => image.diffIds.length > 0);
    if (layered.length === 0)
        return toLayerless(claim, proving.name);
    const missing = findMissingInLists(claim, layered, proving.claims.lists);
    if (missing !== null)
        return toUnused(claim, missing, proving.name);
    const [base] = findFitting(layered, proving.image);
    if (base === undefined)
        return explainUnfit(claim, layered, proving);
    const beneath = findBeneath(proving.known, proving.image);
    if (beneath !== null && beneath.image.diffIds.length > base.image.diffIds.length)
        return toBetween(claim, { base, beneath }, proving.name);
    return isBelieved(base, proving) ? toProven(claim, base, proving) : toUnbelieved(claim, proving.name);
}
/** Diff IDs that only a config says prove nothing, but for layers that are stored byte for byte as the base's are. */
function isBelieved({ image }, { image: { blobs }, believed }) {
    if (believed === "all" || believed >= image.diffIds.length)
        return true;
    return image.blobs !== undefined && blobs !== null && isPrefix(image.blobs, blobs);
}
function toProven(claim, base, { name, image, known }) {
    const layers = base.image.diffIds.length;
    const of = layers === image.diffIds.length ? `all ${words_count(layers, "layer")} are` : `${firstLayers(layers)}`;
    return {
        status: "proven",
        cause: "proven",
        reference: claim.reference,
        base,
        alsoKnownAs: toOtherNames(claim, base, known),
        tagConfirmed: isTagConfirmed(claim, base, known),
        message: `${name} is built on ${words_nameOf({ reference: claim.reference, digest: base.digest ?? base.image.manifest })}, as ${byWhom(claim)}: ${of} exactly that image's.`,
        next: "",
    };
}
function toOtherNames({ reference }, base, { bases }) {
    const same = bases.filter((other) => isVeryImage(base, other)).map((other) => other.reference);
    return [...new Set(same)].filter((other) => other !== reference).sort(model_order/* byCodeUnits */.C);
}
function toUnresolved(claim, { name, image, known }) {
    const platforms = findPlatforms(claim, known);
    const why = platforms.length > 0
        ? `which is known for ${platforms.join(", ")} only, and the image is for ${image.platform ?? "an unknown platform"}`
        : toDigestGap(claim, known);
    return {
        status: "unknown",
        cause: "unresolved",
        reference: claim.reference,
        message: `${name}: ${byWhom(claim)} ${words_nameOf(claim)} as its base, ${why}: nobody can compare them${toBeginning(image, known)}.`,
        next: `Take its facts into the lock: ${lockCommand(toLockable(claim))} where its registry can be reached, or from an image at hand with \`${toLockable(claim)}=TARGET\`.`,
    };
}
function toDigestGap(claim, { digests }) {
    const { name, tag, digest } = toNamed(claim);
    const others = new Set(digests.filter(({ reference }) => isNamed(reference, { name, tag })).map((one) => one.digest));
    if (digest === null || others.size === 0)
        return "and neither the lock nor a registry that was asked tells which layers that has";
    return `and that digest is none of those known of ${name}${tag === null ? "" : `:${tag}`}`;
}
function isNamed(reference, { name, tag }) {
    const of = toNamed({ reference, digest: null });
    return of.name === name && (tag === null || of.tag === tag);
}
/** Platforms for which the declared image is known, where it is known at all. */
function findPlatforms(claim, { digests }) {
    const { name, tag, digest } = toNamed(claim);
    const own = digests.filter((one) => (digest === null ? isNamed(one.reference, { name, tag }) : one.digest === digest));
    return [...new Set(own.flatMap(({ platforms }) => platforms.map(toPlatformKey)))].sort(model_order/* byCodeUnits */.C);
}
function toBeginning(image, known) {
    const beneath = findBeneath(known, image);
    return beneath === null ? "" : ` (it does begin with ${nameOfBase(beneath)})`;
}
/** A tag and a digest together name the digest alone. */
function toLockable({ reference, digest }) {
    return digest === null || reference.includes("@") ? reference : `${reference}@${digest}`;
}
function toLayerless(claim, name) {
    return {
        status: "unproven",
        cause: "no-layers",
        reference: claim.reference,
        message: `${name}: ${byWhom(claim)} ${words_nameOf(claim)} as its base, which has no layers: nothing of it can be found again in an image.`,
        next: "Declare `FROM scratch`, or build on an image that has layers.",
    };
}
function toUnused(claim, list, name) {
    return {
        status: "contradicted",
        cause: "other-base",
        reference: claim.reference,
        message: `${name}: ${byWhom(claim)} ${words_nameOf(claim)} as its base, and ${list} lists all images that the build used: that is none of them.`,
        next: claim.source === "base-image"
            ? "Correct `base-image`, or leave it out: the builder's own list is enough."
            : "Give the Dockerfile and the metadata file of the build that made this image.",
    };
}
function toBetween(claim, { base, beneath }, name) {
    const [own, all] = [base.image.diffIds.length, beneath.image.diffIds.length];
    return {
        status: "contradicted",
        cause: "other-base",
        reference: claim.reference,
        message: `${name}: ${byWhom(claim)} ${words_nameOf(claim)} as its base, but it is built on ${nameOfBase(beneath)}, which has those ${words_count(own, "layer")} and ${all - own} more.`,
        next: `Declare ${beneath.reference} as the base, or build the image on ${claim.reference} itself.`,
    };
}
function toUnbelieved(claim, name) {
    return {
        status: "unknown",
        cause: "unread",
        reference: claim.reference,
        message: `${name}: ${byWhom(claim)} ${words_nameOf(claim)} as its base, and only its config says that it has that image's layers: they were not read.`,
        next: "Run again where the layers can be read, or scan a saved image (`docker-archive:`, `oci-dir:`).",
    };
}

;// CONCATENATED MODULE: ./out/base-image/proof/choose-material.js




/** Which image of a builder's list is the base: the one that is named elsewhere, else the one whose layers fit longest, if all are known. */
function chooseMaterial(list, choosing) {
    const { given, file, image, known } = choosing;
    const candidates = toCandidates(list);
    const toChoice = (material) => ({ kind: "claim", claim: { source: list.source, where: list.where, ...material } });
    const named = [given, ...(isWhole(candidates, choosing) ? [file] : [])].flatMap((claim) => claim ?? []);
    for (const claim of named) {
        const material = isDeclaredImage(claim) ? candidates.find((one) => isSameImage(claim, one)) : undefined;
        if (material !== undefined)
            return toChoice(material);
        if (claim.reference === null)
            return { kind: "none" };
    }
    const [only, ...others] = candidates;
    if (only === undefined)
        return { kind: "none" };
    if (others.length === 0)
        return toChoice(only);
    const fitting = findLongest(candidates, image, known);
    return fitting === null ? { kind: "undecided" } : toChoice(fitting);
}
/** Images that read a Dockerfile or look at what was built: they are in every list and under no image. */
const TOOLS = [
    "docker.io/docker/dockerfile",
    "docker.io/docker/dockerfile-upstream",
    "docker.io/docker/buildkit-syft-scanner",
    "docker.io/docker/scout-sbom-indexer",
];
/** The images of a list that can be the base. */
function toCandidates({ materials }) {
    return materials.filter((material) => !TOOLS.includes(toNamed(material).name));
}
/** Whether a Dockerfile uses all images of a list. One that it does not know was used by another build than the Dockerfile's. */
function isWhole(candidates, { external }) {
    if (external === null)
        return false;
    const uses = external.flatMap(({ canonical }) => (canonical === null ? [] : [{ reference: canonical, digest: null }]));
    return candidates.every((material) => uses.some((use) => isSameImage(use, material)));
}
/**
 * A stranger among the images could be what lies between: only where the layers of all are known does the longest that fits tell. Two images
 * that have the same layers and are not the same do not tell either.
 */
function findLongest(candidates, image, known) {
    const found = candidates.map((material) => ({ material, versions: findVersions(material, known) }));
    if (found.some(({ versions }) => versions.length === 0))
        return null;
    const [best, ...others] = findLongestFits(candidates, image, known);
    if (best === undefined)
        return null;
    return others.every(({ material, base }) => material === best.material || isVeryImage(best.base, base)) ? best.material : null;
}
/** Of a list's images those that an image begins with and that have the most layers: several where these are the same. */
function findLongestFits(candidates, image, known) {
    const fits = candidates.flatMap((material) => findFitting(findVersions(material, known), image).map((base) => ({ material, base })));
    const most = Math.max(...fits.map(({ base }) => base.image.diffIds.length));
    return fits.filter(({ base }) => base.image.diffIds.length === most);
}

;// CONCATENATED MODULE: ./out/base-image/proof/prove-undeclared.js





const DECLARE = "Give the Dockerfile (`dockerfile`), the build's metadata file (`build-metadata`) or the base itself (`base-image`).";
/** What becomes of an image that is declared to have no base. */
function proveScratch(claim, { name, image, known }) {
    const beneath = findBeneath(known, image);
    if (beneath === null)
        return {
            status: "scratch",
            cause: "scratch",
            reference: null,
            message: `${name} has no base: ${byWhom(claim)} \`scratch\`, and it begins with no base that is known.`,
            next: "",
        };
    return {
        status: "contradicted",
        cause: "other-base",
        reference: beneath.reference,
        message: `${name}: ${byWhom(claim)} \`scratch\`, but it is built on ${nameOfBase(beneath)}: ${firstLayers(beneath.image.diffIds.length)} that image's.`,
        next: `Declare ${beneath.reference} as the base, or build the image from scratch.`,
    };
}
/** What becomes of an image of which a builder lists several images, and nothing tells which of them it is built on. */
function proveUndecided(list, { name, image, known }) {
    const candidates = toCandidates(list);
    const strangers = candidates.filter((material) => findVersions(material, known).length === 0);
    const who = list.source === "provenance" ? "its own provenance" : `the build metadata ${list.where}`;
    const start = `${name}: ${who} lists ${words_count(candidates.length, "image")} that the build used, and does not say on which of them it is built`;
    const common = { reference: null };
    const alike = findLongestFits(candidates, image, known).map(({ material }) => material.reference);
    if (strangers.length === 0 && alike.length > 0)
        return {
            ...common,
            status: "unknown",
            cause: "unresolved",
            message: `${start}: ${[...new Set(alike)].join(" and ")} have the same layers, and it begins with them.`,
            next: "Give the Dockerfile that it was built from (`dockerfile`).",
        };
    if (strangers.length === 0)
        return {
            ...common,
            status: "contradicted",
            cause: "not-a-prefix",
            message: `${start}: it begins with the layers of none of them.`,
            next: "Give the Dockerfile that it was built from (`dockerfile`); where its last stage is FROM scratch, that says so.",
        };
    const named = strangers.map(({ reference }) => reference);
    return {
        ...common,
        status: "unknown",
        cause: "unresolved",
        message: `${start}; nobody knows the layers of ${named.join(", ")}.`,
        next: `Give the Dockerfile that it was built from (\`dockerfile\`), or take their facts into the lock: ${lockCommand(named.join(" "))}.`,
    };
}
/** What becomes of an image whose base nothing declares, or only what every child image inherits. */
function proveUndeclared(declaration, proving) {
    return declaration.kind === "none" ? proveUnclaimed(proving) : proveInherited(declaration.claim, proving);
}
function proveUnclaimed({ name, image, known }) {
    const beneath = findBeginning(known, image, name);
    if (beneath !== null)
        return {
            status: "unproven",
            cause: "no-claim",
            reference: beneath.reference,
            message: `${name} starts with ${nameOfBase(beneath)}, and nothing declares its base: what lies between is not declared.`,
            next: DECLARE,
        };
    return {
        status: "unknown",
        cause: "no-claim",
        reference: null,
        message: `Nothing declares what ${name} is built on, and it begins with no base that is known.`,
        next: DECLARE,
    };
}
function proveInherited(claim, proving) {
    const { name, image, known } = proving;
    const versions = findVersions(claim, known).filter(({ image: { diffIds } }) => diffIds.length > 0);
    const fitting = findFitting(versions, image)[0] ?? null;
    if (versions.length > 0 && fitting === null)
        return explainUnfit(claim, versions, proving);
    const beneath = findBeginning(known, image, name) ?? fitting;
    const weak = `only ${byWhom(claim)} ${words_nameOf(claim)}, which every image built on it inherits`;
    if (beneath === null)
        return {
            status: "unknown",
            cause: "unresolved",
            reference: claim.reference,
            message: `Of what ${name} is built on ${weak}, and nobody knows that image's layers.`,
            next: `${DECLARE} Its facts go into the lock with ${lockCommand(claim.reference)}.`,
        };
    return {
        status: "unproven",
        cause: "inherited-claim",
        reference: beneath.reference,
        message: `${name} starts with ${nameOfBase(beneath)}, and ${weak}: what lies between is not declared.`,
        next: DECLARE,
    };
}

;// CONCATENATED MODULE: ./out/base-image/proof/prove.js



/**
 * Says what an image is built on and how well that is known. `proven` means: what is declared, by something that no child image inherits, has
 * all its layers at the bottom of the image, and no larger known base lies between. It never means less.
 */
function proveBase(proving) {
    return toFacts(prove_find(proving), proving.claims.claims, proving.external);
}
function prove_find(proving) {
    const declaration = toDeclaration(proving.claims);
    switch (declaration.kind) {
        case "image":
            return proveDeclared(declaration.claim, proving);
        case "scratch":
            return proveScratch(declaration.claim, proving);
        case "undecided":
            return proveUndecided(declaration.list, proving);
        case "inherited":
        case "none":
            return proveUndeclared(declaration, proving);
        default:
            return declaration;
    }
}
/** A finding about a base in the form that leaves the room. */
function toFacts(found, claims, external) {
    const { base } = found;
    return {
        status: found.status,
        cause: found.cause,
        reference: found.reference,
        digest: base === undefined ? null : (base.digest ?? base.image.manifest),
        layers: base === undefined ? 0 : base.image.diffIds.length,
        message: found.message,
        next: found.next,
        claims,
        alsoKnownAs: found.alsoKnownAs ?? [],
        tagConfirmed: found.tagConfirmed ?? false,
        since: base === undefined ? null : (base.since ?? base.image.created),
        external,
    };
}

;// CONCATENATED MODULE: ./out/base-image/proof/failed.js

/** The base of an image that could not be read: altered where its bytes are not what its digests say, else unread. */
function toFailedBase(id, faults) {
    const altered = faults.find(({ code }) => code === "source-mismatch");
    return altered === undefined ? toUnreadBase(id, faults) : toAlteredBase(id, altered, { claims: [], external: [] });
}
/** The base of an image whose bytes are not what its digests say. */
function toAlteredBase(id, fault, { claims, external }) {
    const message = `${id} is not what its own digests say, so that nothing it says of its base counts. ${fault.message}`;
    return toFacts({ status: "contradicted", cause: "altered", reference: claims[0]?.reference ?? null, message, next: fault.next }, claims, external);
}
function toUnreadBase(id, faults) {
    const message = `The layers of ${id} could not be read, so that nobody knows its base. ${faults[0]?.message ?? ""}`.trim();
    const next = faults[0]?.next ?? "Run again with --verbose.";
    return toFacts({ status: "unknown", cause: "unread", reference: null, message, next }, [], []);
}

;// CONCATENATED MODULE: ./out/base-image/proof/claims.js



/** Finds all that declares an image's base, in the order in which it is believed. Empty labels and annotations, as buildah writes them, are none. */
function findClaims({ image, baseImage, metadata, dockerfile }, known) {
    const given = baseImage === null ? [] : toClaim(baseImage, { source: "base-image", where: "base-image" });
    const file = dockerfile === null ? [] : toDockerfileClaim(dockerfile);
    const lists = [
        ...(metadata === null ? [] : [{ source: "build-metadata", where: metadata.name, materials: metadata.materials }]),
        ...(image.provenance === null ? [] : [{ source: "provenance", where: "its provenance", materials: image.provenance }]),
    ].filter(({ materials }) => materials.length > 0);
    const scene = { given: given[0] ?? null, file: file[0] ?? null, external: dockerfile?.facts.external ?? null, image, known };
    const chosen = lists.map((list) => ({ list, choice: chooseMaterial(list, scene) }));
    return {
        claims: [
            ...given,
            ...chosen.flatMap(({ choice }) => (choice.kind === "claim" ? [choice.claim] : [])),
            ...file,
            ...toInherited("annotation", image.annotations),
            ...toInherited("label", image.labels),
        ],
        lists,
        undecided: chosen.find(({ choice }) => choice.kind === "undecided")?.list ?? null,
    };
}
function toClaim(text, at, digest = null) {
    if (text.trim() === "scratch")
        return [{ ...at, reference: null, digest: null }];
    const reference = (0,model_reference/* toCanonicalReference */.VZ)(text.trim());
    return reference === null ? [] : [{ ...at, reference, digest: toNamed({ reference, digest }).digest }];
}
/** The final stage's base. A FROM that is no reference declares nothing. */
function toDockerfileClaim({ facts: { stages, final }, name }) {
    const last = stages[final.chain.at(-1) ?? final.stage];
    return last === undefined ? [] : toClaim(last.from, { source: "dockerfile", where: `${name}:${last.line}` });
}
const NAME = "org.opencontainers.image.base.name";
const DIGEST = "org.opencontainers.image.base.digest";
function toInherited(source, pairs) {
    const text = Object.hasOwn(pairs, NAME) ? (pairs[NAME] ?? "") : "";
    if (text.trim() === "" || text.trim() === "scratch")
        return [];
    const digest = Object.hasOwn(pairs, DIGEST) ? (pairs[DIGEST] ?? "") : "";
    return toClaim(text, { source, where: `${source} ${NAME}` }, /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : null);
}

;// CONCATENATED MODULE: ./out/base-image/proof/external.js


/** All images from outside that a Dockerfile uses, how far each of them reaches, and whether a tag beside a digest is known to have had it. */
function toBuildImages({ facts, name }, known) {
    const { chain, reachable } = facts.final;
    return facts.external.map((image) => ({
        reference: image.reference,
        canonical: image.canonical,
        file: name,
        line: image.line,
        usedAs: image.usedAs,
        reach: toReach(image, { chain, reachable }),
        ...(isPinned(image) && hasTagHadDigest(image.canonical, known) ? { tagConfirmed: true } : {}),
    }));
}
function isPinned(image) {
    const parsed = image.canonical === null ? null : (0,model_reference/* parseReference */.F2)(image.canonical);
    return parsed !== null && !("wrong" in parsed) && parsed.tag !== null && parsed.digest !== null;
}
/** A frontend reaches every image: it makes all of their layers. */
function toReach({ usedAs, stages }, { chain, reachable }) {
    if (usedAs.includes("frontend") || stages.some((stage) => chain.includes(stage)))
        return "final";
    return stages.some((stage) => reachable.includes(stage)) ? "reachable" : "other";
}

;// CONCATENATED MODULE: ./out/base-image/proof/look-up.js






const PATIENCE = 5_000;
/** Of a list of a builder that does not tell which image is the base. */
const MOST = 10;
/**
 * What registries could tell that the lock does not: the layers of what is declared, and whether its tag has the digest. What only labels and
 * annotations name is not asked for: anybody can write those, and they prove nothing.
 */
function toQuestions(claims, known, image) {
    const platforms = image.platform === null ? [] : [image.platform];
    const declaration = toDeclaration(claims);
    switch (declaration.kind) {
        case "image":
            return toQuestionsOf(declaration.claim, known, { ...image, platforms });
        case "undecided":
            return toCandidates(declaration.list)
                .filter((material) => findVersions(material, known).length === 0)
                .slice(0, MOST)
                .map((material) => ({ reference: toPinned(material), platforms }));
        case "scratch":
        case "inherited":
        case "none":
            return [];
        default:
            return declaration;
    }
}
function toQuestionsOf(claim, known, { diffIds, platforms }) {
    const versions = findVersions(claim, known);
    const [fitting] = findFitting(versions, { diffIds });
    const { name, tag, digest } = toNamed(claim);
    if (digest === null)
        return fitting === undefined ? [{ reference: claim.reference, platforms }] : [];
    const pinned = toPinned(claim);
    if (versions.length > 0 && (fitting === undefined || isTagConfirmed(claim, fitting, known)))
        return [];
    const isTagAsked = tag !== null && claim.source !== "build-metadata";
    const layers = versions.length === 0 ? [{ reference: pinned, platforms }] : [];
    if (isTagAsked)
        return [...layers, { reference: `${name}:${tag}`, platforms: [] }];
    return layers.length > 0 ? layers : [{ reference: pinned, platforms: [] }];
}
function toPinned(material) {
    const { name, tag, digest } = toNamed(material);
    return digest === null ? `${name}:${tag ?? "latest"}` : `${name}@${digest}`;
}
/** Gives what asks registries. The same question of several images is asked once. */
function createAsk(place) {
    const asked = new Map();
    const lookUp = (question) => {
        const key = JSON.stringify(question);
        const answer = asked.get(key) ?? ask(question, place);
        asked.set(key, answer);
        return answer;
    };
    return async (questions, target) => {
        const ends = await Promise.allSettled(questions.map(lookUp));
        const found = ends.map((end, index) => ({ end, reference: questions[index]?.reference ?? "" }));
        return {
            answers: found.flatMap(({ end, reference }) => (end.status === "fulfilled" ? [{ reference, answer: end.value }] : [])),
            problems: found.flatMap(({ end, reference }) => (end.status === "rejected" ? [look_up_toNotice(reference, target, end.reason)] : [])),
        };
    };
}
async function ask(question, { world, deadline }) {
    return world.images.lookUp({ ...question, deadline: Math.min(deadline, world.clock.now() + PATIENCE) });
}
function look_up_toNotice(reference, target, error) {
    const message = `${reference}, which ${target} may be built on, could not be looked up. ${(0,errors/* sentenceOf */.$N)(error)}`;
    const next = `Take its facts into the lock where its registry can be reached: \`portcullis bases lock ${reference}\`.`;
    return { code: "base-lookup-failed", message, next, target };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/base-image/build/platform.js
var build_platform = __webpack_require__(9708);
// EXTERNAL MODULE: ./out/base-image/resolve.js + 23 modules
var resolve = __webpack_require__(9727);
// EXTERNAL MODULE: ./out/model/materials.js
var model_materials = __webpack_require__(1544);
;// CONCATENATED MODULE: ./out/base-image/proof/metadata.js



const PROVENANCE = "buildx.build.provenance";
/** Parses buildx' metadata file (`--metadata-file`), of a build or of bake. Refuses with `input-invalid` what has no provenance. */
function parseBuildMetadata(bytes, name) {
    const value = parseJson(bytes, name);
    const builds = hasProvenance(value) ? [value] : Object.values(value).filter(isObject);
    const metadata = builds.flatMap(toBuilds);
    if (metadata.length > 0)
        return metadata;
    throw refuse(`${name} has no provenance (\`${PROVENANCE}\`): it does not say which images were used.`, "Build with `--metadata-file`, and without `BUILDX_METADATA_PROVENANCE=disabled`.");
}
/** Of a metadata file what is said of one image: the build of its digest, else the one of its platform; null where that is not clear. */
function findBuild(metadata, image) {
    const own = digestsOf(image);
    const platform = image.platform === null ? null : toPlatformKey(image.platform);
    const forPlatform = metadata.filter((build) => build.platform === null || platform === null || toPlatformKey(build.platform) === platform);
    const built = forPlatform.filter(({ digests }) => digests.some((digest) => own.includes(digest)));
    const [only, ...others] = built.length > 0 ? built : forPlatform;
    return only === undefined || others.length > 0 ? null : only;
}
/** The config's digest that a build says it made, where that is another one than the image's; null where nothing speaks against it. */
function findOtherConfig({ config, digests }, image) {
    if (config === null || image.config === null)
        return null;
    return digestsOf(image).some((digest) => digests.includes(digest)) ? null : config;
}
function digestsOf({ config, manifest, index }) {
    return [config, manifest, index].filter((digest) => digest !== null);
}
function parseJson(bytes, name) {
    let value;
    try {
        value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch {
        value = null;
    }
    if (isObject(value))
        return value;
    throw refuse(`${name} is no metadata file of buildx: it is no JSON object.`, "Give the file that `docker buildx build --metadata-file FILE` wrote.");
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isProvenance(key) {
    return key === PROVENANCE || key.startsWith(`${PROVENANCE}/`);
}
function hasProvenance(build) {
    return Object.keys(build).some(isProvenance);
}
function toBuilds(build) {
    const said = build["containerimage.config.digest"];
    const config = typeof said === "string" ? said : null;
    const named = [build["containerimage.digest"], config];
    const digests = named.filter((digest) => typeof digest === "string");
    return Object.entries(build).flatMap(([key, statement]) => {
        if (!isProvenance(key))
            return [];
        const materials = (0,model_materials/* toMaterials */.E)(statement);
        return materials === null ? [] : [{ platform: key.slice(PROVENANCE.length + 1) || null, digests, config, materials }];
    });
}
function refuse(message, next) {
    return new errors/* GateError */.ue({ code: "input-invalid", message, next });
}

;// CONCATENATED MODULE: ./out/base-image/proof/per-image.js


/** The value that is meant for an image: one that names it, else one that names none. */
function valueFor(values, target, cwd) {
    const own = values.find(({ image }) => image !== null && per_image_isNamed(image, target, cwd));
    return (own ?? values.find(({ image }) => image === null))?.value ?? null;
}
/**
 * Whether a text names an image: as its id, as it was typed, or in another writing of the same reference or path. An image of an archive or
 * layout goes by its name there too, with or without the file; the file alone names none of several.
 */
function per_image_isNamed(text, target, cwd) {
    const { id, scheme, locator, absolute } = target;
    const bare = text.startsWith(`${scheme}:`) ? text.slice(scheme.length + 1) : text;
    if (text === id || bare === locator)
        return true;
    if (absolute !== null)
        return isNamedInFile(bare, { ...target, absolute }, cwd);
    const reference = (0,model_reference/* toCanonicalReference */.VZ)(bare);
    return reference !== null && reference === (0,model_reference/* toCanonicalReference */.VZ)(locator);
}
function isNamedInFile(bare, { absolute, name, names = [], isOneOfSeveral }, cwd) {
    if ((0,external_node_path_.resolve)(cwd, bare) === absolute)
        return name === undefined || isOneOfSeveral !== true;
    return [...(name === undefined ? [] : [name]), ...names].some((own) => {
        if (bare === own)
            return true;
        if (bare.endsWith(`:${own}`) && (0,external_node_path_.resolve)(cwd, bare.slice(0, -own.length - 1)) === absolute)
            return true;
        const reference = (0,model_reference/* toCanonicalReference */.VZ)(own);
        return reference !== null && reference === (0,model_reference/* toCanonicalReference */.VZ)(bare);
    });
}
/**
 * What is said of several images of one file without saying of which, or twice of one of them: which images a file holds is known only when it
 * is read.
 */
function findUnclear(build, targets, cwd) {
    const several = targets.filter(({ name, isOneOfSeveral }) => name !== undefined && isOneOfSeveral === true);
    if (targets.length < 2)
        return [];
    return toSettings(build).flatMap(([setting, values]) => {
        const count = (target) => values.filter(({ image }) => image !== null && per_image_isNamed(image, target, cwd)).length;
        const isAnybodys = values.some(({ image }) => image === null) && several.some((target) => count(target) === 0);
        const next = `Write \`${setting}\` once for each image, as \`IMAGE=VALUE\`: the images are ${targets.map(({ id }) => id).join(", ")}.`;
        const wrong = [
            ...(isAnybodys ? [`\`${setting}\` does not say which image it is about, and ${targets.length} images are looked at.`] : []),
            ...several.filter((target) => count(target) > 1).map(({ id }) => `\`${setting}\` is given more than once for ${id}.`),
        ];
        return wrong.map((message) => ({ code: "input-invalid", message, next }));
    });
}
function toSettings({ dockerfiles, metadata, baseImages }) {
    return Object.entries({ dockerfile: dockerfiles ?? [], "build-metadata": metadata, "base-image": baseImages });
}
/** What is said of images that are not looked at: a slip there leaves the image that was meant without it. */
function findStrangers(build, targets, cwd) {
    return toSettings(build).flatMap(([setting, values]) => values.flatMap(({ image }) => {
        if (image === null || targets.some((target) => per_image_isNamed(image, target, cwd)))
            return [];
        const message = `\`${setting}\` names the image ${image}, which is none of those that are looked at.`;
        const names = targets.map(({ id }) => id).join(", ");
        return [{ code: "input-invalid", message, next: names === "" ? "Leave it out: no image is looked at." : `The images are ${names}.` }];
    }));
}

;// CONCATENATED MODULE: ./out/base-image/proof/read-build.js






const DOCKERFILE_LIMIT = 4 * 1024 * 1024;
const METADATA_LIMIT = 64 * 1024 * 1024;
/** Reads the Dockerfile and build metadata of an image, where somebody named them or they are plainly there. Never rejects. */
async function readBuild(target, image, place) {
    const { settings, world } = place;
    const problems = [];
    const attempt = async (reading, lenient) => {
        try {
            return await reading;
        }
        catch (error) {
            const toCode = (code) => (lenient ? "base-lookup-failed" : code);
            problems.push(...toFaults(error).map((fault) => ({ ...fault, code: toCode(fault.code), target: target.id })));
            return null;
        }
    };
    // A Dockerfile that nobody named stops nothing where nobody asked for bases.
    const isLenient = settings.build.dockerfiles === null && !place.wantsProof;
    const [dockerfile, metadata] = await Promise.all([
        attempt(readDockerfile(target, image, place), isLenient),
        attempt(readMetadata(target, image, place), false),
    ]);
    if (metadata !== null && metadata.materials === null)
        problems.push(toUnclear(target, metadata.name));
    if (metadata !== null && metadata.other !== null)
        problems.push(toAnothers(target, metadata.name, { made: metadata.other, image }));
    const baseImage = valueFor(settings.build.baseImages, target, world.machine.cwd);
    return { baseImage, dockerfile, metadata: hasMaterials(metadata) ? metadata : null, problems };
}
async function readDockerfile(target, image, { settings, world, isOnly }) {
    const { dockerfiles, target: stage, args } = settings.build;
    const name = dockerfiles === null ? (isOnly ? await findDockerfile(settings, world) : null) : valueFor(dockerfiles, target, world.machine.cwd);
    if (name === null)
        return null;
    const source = await world.files.read((0,external_node_path_.resolve)(world.machine.cwd, name), DOCKERFILE_LIMIT);
    const values = args.flatMap(({ name: variable, value }) => {
        const text = value ?? world.machine.env[variable];
        return text === undefined ? [] : [[variable, text]];
    });
    const platform = toPlatform(image);
    const { facts, making } = (0,resolve/* resolveBuild */.h)({ source, name, target: stage, buildArgs: new Map(values), platform });
    const path = toPath(name, world.machine.cwd);
    return { name, facts, ...(making === null || path === null ? {} : { builtBy: { path, making } }) };
}
/** A path as the repository has it; null for one that is not in it. */
function toPath(name, cwd) {
    const path = (0,external_node_path_.relative)(cwd, (0,external_node_path_.resolve)(cwd, name));
    const parts = path.split(external_node_path_.sep);
    return path === "" || (0,external_node_path_.isAbsolute)(path) || parts[0] === ".." ? null : parts.join("/");
}
/** An image can say anything of itself; what is no platform is none. */
function toPlatform({ platform }) {
    return platform === null || (0,build_platform/* parsePlatform */.F)(platform) === null ? null : platform;
}
/** `Dockerfile` in the folder that is looked at, if it is there. */
async function findDockerfile({ path }, { files, machine }) {
    const name = external_node_path_.posix.join(path.replaceAll("\\", "/"), "Dockerfile");
    return (await files.stat((0,external_node_path_.resolve)(machine.cwd, name)))?.kind === "file" ? name : null;
}
async function readMetadata(target, image, { settings, world }) {
    const name = valueFor(settings.build.metadata, target, world.machine.cwd);
    if (name === null)
        return null;
    const metadata = parseBuildMetadata(await world.files.read((0,external_node_path_.resolve)(world.machine.cwd, name), METADATA_LIMIT), name);
    const build = findBuild(metadata, image);
    return { materials: build?.materials ?? null, name, other: build === null ? null : findOtherConfig(build, image) };
}
function hasMaterials(metadata) {
    return metadata !== null && metadata.materials !== null;
}
function toUnclear({ id }, name) {
    return {
        code: "base-lookup-failed",
        message: `${name} tells of several builds or of other platforms, and not which of them is ${id}: it declares no base.`,
        next: `Give the metadata file of that build alone (\`build-metadata: ${id}=FILE\`).`,
        target: id,
    };
}
function toAnothers({ id }, name, { made, image }) {
    return {
        code: "base-claims-disagree",
        message: `${name} tells of the build of ${made}, and ${id} is ${image.config}: what it declares may be of another build.`,
        next: "Give the metadata file of the build that made this image.",
        target: id,
    };
}
/** What was thrown, as faults. */
function toFaults(error) {
    if ((0,errors/* isGateError */.Wc)(error))
        return error.faults;
    return [{ code: "internal", message: `A base could not be looked at: ${(0,errors/* sentenceOf */.$N)(error)}`, next: "Please report this as a bug." }];
}

;// CONCATENATED MODULE: ./out/base-image/proof/gather.js






/** Gathers all that is said and known of an image's base: files, the lock, and registries where the lock does not settle it. */
async function gatherProof(target, image, scene) {
    const { problems: unread, ...said } = await readBuild(target, image, scene);
    const platform = image.platform;
    const locked = toKnownBases({ lock: scene.lock, answers: [], platform });
    const questions = scene.ask === null ? [] : toQuestions(findClaims({ image, ...said }, locked), locked, image);
    const { answers, problems } = scene.ask === null ? { answers: [], problems: [] } : await scene.ask(questions, target.id);
    const known = answers.length === 0 ? locked : toKnownBases({ lock: scene.lock, answers, platform });
    const claims = findClaims({ image, ...said }, known);
    const disagreement = findDisagreement(claims, { name: target.id, known, diffIds: image.diffIds });
    const proving = {
        name: target.id,
        image,
        claims,
        known,
        external: said.dockerfile === null ? [] : toBuildImages(said.dockerfile, known),
    };
    const told = disagreement === null ? [] : [{ ...disagreement, target: target.id }];
    const all = [...unread, ...problems, ...told, ...(scene.wantsProof ? toImpossible(target, said) : [])];
    return { proving, builtBy: said.dockerfile?.builtBy ?? null, problems: all };
}
/** A final stage whose FROM is no reference declares nothing: why is for the Dockerfile's reader to say. */
function toImpossible({ id }, { dockerfile }) {
    if (dockerfile === null)
        return [];
    const { stages, final, problems } = dockerfile.facts;
    const last = stages[final.chain.at(-1) ?? final.stage];
    if (last === undefined || final.base !== null || last.from === "scratch")
        return [];
    return problems.filter(({ line }) => line === last.line).map(({ code, message, next }) => ({ code, message, next, target: id }));
}

;// CONCATENATED MODULE: ./out/base-image/examine.js










/**
 * Finds out what each image is built on, by its own layers. Images are read side by side, up to `jobs`. What fails is a problem of its image,
 * whose base is then unknown. Never rejects.
 */
async function examineImages(examining) {
    const targets = examining.targets.filter((target) => target.kind === "image");
    const { settings, wantsProof } = examining;
    const limit = (0,p_limit/* default */.A)(Math.max(1, settings.jobs));
    const ask = wantsProof && !settings.offline ? createAsk(examining) : null;
    const one = { ...examining, ask, isOnly: targets.length === 1 };
    const ends = await Promise.all(targets.map((target) => limit(() => examineGuarded(target, one))));
    return {
        examined: new Map(ends.map(({ id, examined }) => [id, examined])),
        problems: [...examine_toUnclear(examining, targets), ...ends.flatMap(({ problems }) => problems)],
    };
}
function examine_toUnclear({ settings: { build }, world: { machine } }, targets) {
    return [...findStrangers(build, targets, machine.cwd), ...findUnclear(build, targets, machine.cwd)];
}
async function examineGuarded(target, one) {
    try {
        return await examine(target, one);
    }
    catch (error) {
        const faults = toFaults(error);
        const examined = { image: null, changes: [], base: toFailedBase(target.id, faults), builtBy: null };
        return { id: target.id, examined, problems: toProblems(faults, target, one) };
    }
}
/**
 * Where nobody asked for bases, an image that only its scanner can read is no error; one that was altered is. A registry's image is fetched
 * once for both: what keeps it from being had is told of its scan.
 */
function toProblems(faults, { id, scheme }, { wantsProof }) {
    return faults.flatMap(({ code, message, next }) => {
        if (wantsProof || code === "source-mismatch")
            return [{ code, message, next, target: id }];
        return scheme === "registry" && code !== "internal" ? [] : [{ code: "base-lookup-failed", message, next, target: id }];
    });
}
async function examine(target, one) {
    const source = toSource(target, one.settings);
    const isStored = source.absolute !== null && canBeProven(one);
    const { facts: image, changes } = await read(source, isStored ? "all" : 0, one);
    const gathered = await gatherProof(target, image, one);
    const { proving, builtBy, problems } = gathered;
    const base = proveBase({ ...proving, believed: "all" });
    const plain = { id: target.id, examined: { image, changes, base, builtBy }, problems };
    if (base.status !== "proven" || (isStored && image.proof === "bytes"))
        return plain;
    return examineLayers(target, { ...gathered, source, image, layers: base.layers }, one);
}
/** Where nothing is known of any base, and nobody asks for one, no layer need be read. */
function canBeProven({ wantsProof, lock }) {
    return wantsProof || (lock !== null && lock.bases.length > 0);
}
/** Reads the base's layers of an image that would be proven if its diff IDs are true: then they are, and package databases are at hand. */
async function examineLayers(target, assumed, one) {
    const { image, proving, builtBy, problems } = assumed;
    const { id } = target;
    try {
        const { facts, changes } = await read(examine_toPinned(assumed), assumed.layers, one);
        if (facts.diffIds.join() !== image.diffIds.join())
            throw replaced(id);
        const base = proveBase({ ...proving, believed: facts.proof === "config" ? changes.length : "all" });
        return { id, examined: { image, changes, base, builtBy }, problems };
    }
    catch (error) {
        const faults = toFaults(error);
        const altered = faults.find(({ code }) => code === "source-mismatch");
        const { claims, external } = proving;
        const unread = proveBase({ ...proving, believed: image.proof === "config" ? 0 : "all" });
        const base = altered === undefined ? unread : toAlteredBase(id, altered, { claims: claims.claims, external });
        return { id, examined: { image, changes: [], base, builtBy }, problems: [...problems, ...toProblems(faults, target, one)] };
    }
}
function read(source, layers, { world, deadline }) {
    return world.images.read({ source, wanted: isPackageDatabase, layers, deadline });
}
function toSource({ scheme, locator, absolute, name }, { platform }) {
    return { scheme, locator, absolute, platform, name: name ?? null };
}
/** A registry's tag can move between two readings; its manifest cannot. */
function examine_toPinned({ source, image }) {
    if (source.scheme !== "registry" || image.manifest === null)
        return source;
    const reference = (0,model_reference/* parseReference */.F2)(source.locator);
    if ("wrong" in reference)
        return source;
    return { ...source, locator: `${reference.registry}/${reference.repository}@${image.manifest}` };
}
function replaced(id) {
    const message = `${id} was replaced while it was looked at: its layers are others than a moment ago.`;
    return new errors/* GateError */.ue({ code: "source-mismatch", message, next: "Run again, or name the image by its digest." });
}

// EXTERNAL MODULE: ./out/base-image/dockerfile/keywords.js
var keywords = __webpack_require__(755);
// EXTERNAL MODULE: ./out/base-image/shell/lex.js + 4 modules
var lex = __webpack_require__(4928);
// EXTERNAL MODULE: ./out/base-image/history/instructions.js
var instructions = __webpack_require__(5754);
;// CONCATENATED MODULE: ./out/base-image/history/match.js




const MARK = "# buildkit";
/**
 * Takes a history step apart. BuildKit and kaniko write the instruction (`COPY . /app # buildkit`), the classic builder and Buildah the shell
 * that would have made it (`/bin/sh -c #(nop) COPY dir:… in /app`) or made it (`/bin/sh -c make`).
 */
function toStep(createdBy) {
    const whole = createdBy.trimEnd();
    const text = whole.endsWith(MARK) ? whole.slice(0, -MARK.length) : whole;
    const [, classic, hashed = ""] = /#\(nop\)\s+([A-Z]+)\b\s*(.*)$/s.exec(text) ?? [];
    if (classic !== undefined)
        return { keyword: classic.toLowerCase(), rest: match_toPlain(hashed), isHashed: true };
    const [, keyword, rest = ""] = /^\s*([A-Z]+)\s+(.*)$/s.exec(text) ?? [];
    if (keyword !== undefined && (0,keywords/* isKeyword */.w)(keyword.toLowerCase()))
        return { keyword: keyword.toLowerCase(), rest: match_toPlain(rest), isHashed: false };
    return { keyword: null, rest: match_toPlain(text), isHashed: false };
}
/** Gives a function that says of a step whether it is the one that an instruction makes: by its keyword and by all of its text, in which variables may stand for anything. */
function makeMatcher(instruction) {
    if (instruction.keyword === "run") {
        const commands = (0,instructions/* toCommands */.i)(instruction.written).map(match_toPlain);
        return ({ keyword, rest }) => (keyword === null || keyword === "run") && isCommand(rest, commands, instruction.written.isJson);
    }
    const patterns = toPatterns(instruction);
    if (patterns === null)
        return () => false;
    const written = match_toPlain(patterns.join(" "));
    const destination = patterns.at(-1) ?? "";
    return ({ keyword, rest, isHashed }) => keyword === instruction.keyword && (isHashed ? isHashedCopy(rest, destination) : fits(withoutFlags(rest), written));
}
/** White space as one blank: how lines are continued and heredocs indented is not kept the same. */
function match_toPlain(text) {
    return text.replaceAll(/\s+/g, " ").trim();
}
/** `|2 A=1 B=2 /bin/sh -ec make`: before the command stand the build arguments and the shell, before one in JSON form the arguments alone. */
function isCommand(text, commands, isJson) {
    return commands.some((command) => {
        if (command === "" || !text.endsWith(command))
            return false;
        const before = text.slice(0, -command.length).trimEnd();
        return isJson
            ? before === "" || /^\|\d+ /.test(before)
            : /^(?:-\w*c|\/\w*c|-command)$/i.test(before.slice(before.lastIndexOf(" ") + 1));
    });
}
/** Stands for whatever a variable held. */
const ANY = "\0";
/** A word with its variables replaced by what stands for anything; null where it cannot be read. */
function toPattern(word, { escaper }) {
    try {
        return (0,lex/* expandWord */.V)(word.replace(/^\d*<<-?\s*/, "<<"), { escaper, variables: () => ANY });
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            return null;
        throw error;
    }
}
function toPatterns(instruction) {
    const patterns = instruction.written.words.map((word) => toPattern(word, instruction));
    return patterns.every((pattern) => pattern !== null) ? patterns : null;
}
/** The classic builder leaves out the blank after flags. */
const HASHED = /^(?:--.*?)?(?:file|dir|multi):[0-9a-f]+ in (.*)$/;
/** `dir:5891b5b5… in /app`: of the sources a hash, and the destination as it is written or from the root on. */
function isHashedCopy(rest, destination) {
    const [, place] = HASHED.exec(rest) ?? [];
    if (place === undefined)
        return false;
    const [own, wanted] = [toBare(place), toBare(destination)];
    if (destination.startsWith("/") || destination.startsWith(ANY))
        return fits(own, wanted);
    return wanted === "" || fits(`/${own}`, `${ANY}/${wanted}`);
}
function withoutFlags(text) {
    return text.replace(/^(?:--\S+ )+/, "");
}
/** A path without what does not count: a dot before it, slashes at its end. */
function toBare(path) {
    const bare = path === "." ? "" : path.startsWith("./") ? path.slice(2) : path;
    let end = bare.endsWith("/.") ? bare.length - 1 : bare.length;
    while (end > 1 && bare[end - 1] === "/")
        end -= 1;
    return bare.slice(0, end);
}
/** Whether a text is a pattern's, piece by piece: in linear time, whatever stands in either. */
function fits(text, pattern) {
    const [first = "", ...pieces] = pattern.split(ANY);
    const last = pieces.pop();
    if (last === undefined)
        return text === first;
    if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
        return false;
    let at = first.length;
    for (const piece of pieces) {
        const found = text.indexOf(piece, at);
        if (found < 0)
            return false;
        at = found + piece.length;
    }
    return at <= text.length - last.length;
}

;// CONCATENATED MODULE: ./out/base-image/history/align.js

/**
 * Finds the instructions that made the layers of an image, as far as that is sure: history and instructions are held against each other from
 * the end, and the first step that is not as the instructions say ends it. Nothing is told of an image whose history does not count its layers.
 */
function alignHistory({ history, diffIds }, instructions) {
    const made = new Map();
    const steps = toLayered(history);
    if (!isCounted({ history, diffIds }))
        return { made, isWhole: false };
    const left = instructions.map((instruction) => ({ instruction, isMadeBy: makeMatcherOnce(instruction) }));
    for (const { step, layer } of steps.reverse()) {
        const next = left.at(-1);
        if (next === undefined)
            break;
        if (next.isMadeBy(step)) {
            left.pop();
            if (layer !== null)
                made.set(layer, next.instruction);
        }
        else if (isStranger(step, layer))
            break;
    }
    return { made, isWhole: left.length === 0 };
}
/** Whether a history tells of each layer of its image. An engine's does not where a layer holds folders alone. */
function isCounted({ history, diffIds }) {
    return history.filter(({ empty }) => !empty).length === diffIds.length;
}
function toLayered(history) {
    let layers = 0;
    return history.map(({ createdBy, empty }) => {
        const layer = empty ? null : layers++;
        return { step: toStep(createdBy), layer };
    });
}
/** Matchers are made when they are needed: where the Dockerfile is another image's, few are. */
function makeMatcherOnce(instruction) {
    let matcher = null;
    return (step) => {
        matcher ??= makeMatcher(instruction);
        return matcher(step);
    };
}
const FILES = ["run", "copy", "add"];
/** A step that another instruction made, or nobody knows which. Those that only set something, or make the folder they work in, bring no files. */
function isStranger({ keyword }, layer) {
    return keyword === null ? layer !== null : FILES.includes(keyword);
}

;// CONCATENATED MODULE: ./out/base-image/history/bringing.js





/**
 * Finds which layers brought packages. The layer that wrote a package database last wrote it for all packages in it: so the databases of the
 * layers below tell, where they were read, else what belongs to the package alone. A database alone tells of what is known to be the application's.
 */
function makeBringing({ diffIds, changes }) {
    const read = changes.length === diffIds.length ? openStates(changes) : null;
    return ({ package: of, locations, origin }) => {
        const os = toOsPackage(of);
        const own = os === null ? [] : locations.filter(({ path }) => isOwnPlace(os.manager, path));
        if (os === null || own.length === 0)
            return toLayers(locations, diffIds);
        const told = read?.(os);
        if (told !== undefined)
            return [told];
        const alone = own.filter(({ path }) => !isShared(path));
        if (alone.length > 0)
            return toLayers(alone, diffIds).toSorted((a, b) => b - a);
        return origin === "application" ? toLayers(own, diffIds) : [];
    };
}
function toLayers(locations, diffIds) {
    return [...new Set(locations.flatMap((location) => toTopLayer(location, diffIds) ?? []))];
}
/** Whether a place is a database of all packages; in one folder of Debian's each has a file of its own. */
function isShared(path) {
    const plain = toPlain(path);
    return toManager(plain) !== null && !plain.startsWith("var/lib/dpkg/status.d/") && !/^var\/(?:lib\/pacman\/local|db\/pkg)\//.test(plain);
}
/** Gives the layer since which a package has been in its manager's database without a break; undefined where it is not in there at the top. */
function openStates(changes) {
    const touching = changes.flatMap((layer, index) => (layer.size > 0 ? [index] : []));
    const states = new Map();
    const stateOf = (layer) => {
        const known = states.get(layer) ?? toInstalled(changes, layer + 1);
        states.set(layer, known);
        return known;
    };
    return (os) => {
        let since;
        for (const layer of touching.toReversed()) {
            if (!origin_isInstalled(os, stateOf(layer)[os.manager]))
                break;
            since = layer;
        }
        return since;
    };
}

;// CONCATENATED MODULE: ./out/base-image/history/place.js


/** How images were built. Where a history does not tell of each layer, that in the report of the image's scanner may, if it is of the same layers. */
function toBuilt(examined, reported) {
    const told = new Map(reported.flatMap(({ id, image }) => (image === undefined ? [] : [[id, image]])));
    return new Map([...examined].map(([id, built]) => {
        const image = told.get(id);
        const isUntold = built.image !== null && !isCounted(built.image);
        return [id, image !== undefined && isUntold && image.diffIds.join() === built.image?.diffIds.join() ? { ...built, image } : built];
    }));
}
/**
 * Says on which line of its image's Dockerfile what a finding is about was brought; undefined where no Dockerfile of it lies in the repository.
 * Each image is looked at when its first finding is.
 */
function placeByImages(images) {
    const placings = new Map();
    return (finding) => {
        const built = images.get(finding.target);
        if (built?.image == null || built.builtBy === null)
            return undefined;
        const placing = placings.get(finding.target) ?? makePlacing(built.image, built.builtBy, built.changes);
        placings.set(finding.target, placing);
        return placing(finding);
    };
}
/**
 * What is the base's is brought by its FROM, all else by the instruction that made the layer. Where that is not sure, the place is the final
 * stage's FROM without a text: it is not known to have brought anything.
 */
function makePlacing(image, { path, making }, changes) {
    const { made, isWhole } = alignHistory(image, making.instructions);
    const bringing = makeBringing({ diffIds: image.diffIds, changes });
    const place = ({ line, text }) => ({ path, line, text });
    const base = place(making.base);
    const unsure = { path, line: making.final.line };
    const first = Math.min(...made.keys());
    return (finding) => {
        if (finding.origin === "base")
            return base;
        const layers = bringing(finding);
        const instruction = layers.flatMap((layer) => made.get(layer) ?? [])[0];
        if (instruction !== undefined)
            return place(instruction);
        return isWhole && layers[0] !== undefined && layers[0] < first ? base : unsure;
    };
}

// EXTERNAL MODULE: ./out/model/target.js
var target = __webpack_require__(6609);
;// CONCATENATED MODULE: ./out/base-image/proof/from-report.js




/**
 * Finds out what images are built on by what their reports say of them (`TargetFacts.image`): a report is believed, as in all else. No registry
 * is asked. A target whose base is known already, or of whose layers the report says nothing, is left out. Never rejects.
 */
async function proveFromReport({ targets, ...place }) {
    const images = targets.filter(({ kind }) => kind === "image");
    const told = new Map(images.flatMap(({ id, base, image }) => (base === undefined && image !== undefined ? [[id, image]] : [])));
    const ids = [...new Set(images.map(({ id }) => id))];
    const scene = { ...place, ask: null, isOnly: ids.length === 1 };
    const ends = await Promise.all([...told].map(async ([id, image]) => {
        const { proving, builtBy, problems } = await gatherProof(from_report_toTarget(id), image, scene);
        return { id, image, base: proveBase({ ...proving, believed: "all" }), builtBy, problems };
    }));
    const strangers = findStrangers(place.settings.build, ids.map(from_report_toTarget), place.world.machine.cwd);
    return {
        bases: new Map(ends.map(({ id, base }) => [id, base])),
        images: new Map(ends.map(({ id, image, builtBy }) => [id, { image, changes: [], builtBy }])),
        problems: [...strangers, ...ends.flatMap(({ problems }) => problems)],
    };
}
/** A report does not always say where it had its image from: then the id stands for it. */
function from_report_toTarget(id) {
    const scheme = target/* IMAGE_SCHEMES */.D.find((one) => id.startsWith(`${one}:`));
    return {
        kind: "image",
        id,
        scheme: scheme ?? "docker",
        locator: scheme === undefined ? id : id.slice(scheme.length + 1),
        absolute: null,
    };
}

// EXTERNAL MODULE: ./out/install/environment.js
var install_environment = __webpack_require__(417);
// EXTERNAL MODULE: ./out/model/finding.js
var finding = __webpack_require__(7687);
;// CONCATENATED MODULE: ./out/install/exchanged.js

/**
 * What is to be said of a scanner whose executable is no longer the one whose digest was taken: what ran may have been another. One that was only
 * touched (another job sets its mode) has the same digest.
 */
async function findExchanged({ name, path, sha256, seal }, { files }) {
    if (seal === undefined || (await files.seal(path)) === seal)
        return [];
    const now = await files.sha256(path).catch(() => null);
    if (now === sha256)
        return [];
    const message = `${finding/* SCANNER_TITLES */.Xl[name]} (${path}) is not what it was when its digest was taken: it was exchanged or removed while the gate ran.`;
    return [{ code: "scanner-version", message, next: "Find out who writes there, and run again: nobody can say which program was run." }];
}

// EXTERNAL MODULE: ./out/install/install.js + 11 modules
var install_install = __webpack_require__(8141);
// EXTERNAL MODULE: ./out/model/reasons.js
var model_reasons = __webpack_require__(4499);
;// CONCATENATED MODULE: ./out/judge/ages.js

const ages_DAY = 86_400_000;
/** What is to be said of the databases' ages: too old is an error; a check that is off or cannot be made is said. */
function toAgeProblems(scanners, policy, now) {
    return scanners.flatMap((scanner) => {
        const built = scanner.database?.built ?? null;
        if (built === null)
            return scanner.name === "grype" ? [unknown()] : [];
        if (policy.maxDbAge === null)
            return [unchecked(scanner, built)];
        return tooOld(scanner, built, { limit: policy.maxDbAge, now });
    });
}
/** Every report of Grype tells its database's date, unless somebody took it out. OSV-Scanner's never do. */
function unknown() {
    return {
        code: "database-age-unknown",
        message: "The age of Grype's database is not known: its report does not say when that was built.",
    };
}
function unchecked(scanner, built) {
    return {
        code: "database-age-unchecked",
        message: `The age of ${finding/* SCANNER_TITLES */.Xl[scanner.name]}'s database (built ${toDay(built)}) was not checked: max-db-age is "none".`,
    };
}
/** A database's age counts from the report's own time where it has one, else from now. A date in the future is no proof of freshness. */
function tooOld(scanner, built, { limit, now }) {
    const asOf = new Date(scanner.reportedAt ?? now).getTime();
    const what = objectionTo((Number.isNaN(asOf) ? now : asOf) - Date.parse(built), limit);
    if (what === null)
        return [];
    return [
        {
            code: "database-stale",
            message: `${finding/* SCANNER_TITLES */.Xl[scanner.name]}'s database ${what} (built ${toDay(built)}); at most ${inDays(limit)} is allowed.`,
            next: "Update the database (or set max-db-age to the age you accept).",
        },
    ];
}
/** What speaks against a database of this age; null: nothing does. */
function objectionTo(age, limit) {
    if (Number.isNaN(age))
        return "has no readable build date";
    if (age <= -ages_DAY)
        return "claims to be built in the future";
    return age > limit ? `was ${inDays(age)} old` : null;
}
function inDays(milliseconds) {
    return `${Math.round((milliseconds / ages_DAY) * 10) / 10} days`;
}
/** The day of a point in time; text that is no date stays as it is. */
function toDay(built) {
    return /^\d{4}-\d\d-\d\dT/.test(built) ? built.slice(0, 10) : built;
}

// EXTERNAL MODULE: ./out/model/package.js
var model_package = __webpack_require__(290);
;// CONCATENATED MODULE: ./out/judge/bases.js


/**
 * Which base is under which images, and what it brings them: those under most images first. Only what is proven to come from a base counts; a
 * base that is declared and not proven has a row, and brings nothing that anybody knows of.
 */
function toBaseRows(targets, findings) {
    const brought = toBrought(targets, findings);
    const rows = [...toGroups(targets)].map(([key, group]) => ({ key, row: toRow(group, brought) }));
    return rows.sort(byReach).map(({ row }) => row);
}
/** What the base of each target brings it, by the target's id. */
function toBrought(targets, findings) {
    const proven = targets.filter(({ base }) => base?.status === "proven");
    const brought = new Map(proven.map(({ id }) => [id, []]));
    for (const finding of findings)
        if (finding.origin === "base")
            brought.get(finding.target)?.push(finding);
    return brought;
}
/** One base is one reference with one digest, known and judged in one way: its key. */
function toGroups(targets) {
    const groups = new Map();
    for (const target of targets) {
        const { id, base } = target;
        if (base === undefined || base.reference === null)
            continue;
        const key = JSON.stringify([base.reference, base.digest, base.status, base.allowed]);
        const built = { id, base, reference: base.reference };
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [built]);
        else
            group.push(built);
    }
    return groups;
}
function toRow(group, brought) {
    const [{ base, reference }] = group;
    const findings = group.flatMap(({ id }) => brought.get(id) ?? []);
    return {
        reference,
        digest: base.digest,
        status: base.status,
        allowed: base.allowed ?? null,
        targets: (0,model_order/* sortedUnique */.Z)(group.map(({ id }) => id)),
        flaws: new Set(findings.map(({ id, package: { purl } }) => `${id}\0${(0,model_package/* packageIdentity */.lM)(purl)}`)).size,
        findings: findings.length,
        blocking: findings.filter(({ decision }) => decision.kind === "blocks").length,
        fixable: findings.filter(({ fix }) => fix.state === "fixed").length,
        bySeverity: countSeverities(findings),
    };
}
function countSeverities(findings) {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
    for (const { severity } of findings)
        counts[severity] += 1;
    return counts;
}
/** Under most images first; the rest of the order is only to be always the same. */
function byReach(a, b) {
    return b.row.targets.length - a.row.targets.length || (0,model_order/* byCodeUnits */.C)(a.key, b.key);
}

// EXTERNAL MODULE: ./out/model/severity.js
var model_severity = __webpack_require__(3387);
;// CONCATENATED MODULE: ./out/judge/pattern.js
/**
 * Whether a text matches a pattern in which `*` stands for anything within one segment (between `/`) and `**` for anything at all.
 * Everything else is literal and compared exactly.
 */
function matchesPattern(pattern, text) {
    const source = pattern
        .split(/\*{2,}/)
        .map((part) => part.split("*").map(escapeRegExp).join("[^/]*"))
        .join(".*");
    return new RegExp(`^${source}$`, "su").test(text);
}
function escapeRegExp(text) {
    return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

;// CONCATENATED MODULE: ./out/judge/exceptions.js


/** Whether an exception still accepts anything on a day (`YYYY-MM-DD`): from its `expires` on it does not. */
function isActive(exception, today) {
    return today < exception.expires;
}
/** Indexes the exceptions that are active on that day. */
function toExceptionIndex(exceptions, today) {
    const index = new Map();
    exceptions.forEach((exception, place) => {
        if (!isActive(exception, today))
            return;
        const key = exception.id.toUpperCase();
        const entry = { exception, place, rule: `exceptions[${place}]` };
        index.set(key, [...(index.get(key) ?? []), entry]);
    });
    return index;
}
/**
 * The first active exception that accepts a finding, or null. It names the finding's id or an alias of it; what a bundle only
 * relates to does not count, so that accepting one flaw never silences an advisory that stands for several.
 */
function findException(finding, target, index) {
    // Stryker disable next-line ConditionalExpression: equivalent; it spares a hundred thousand findings the search in an empty index
    if (index.size === 0)
        return null;
    const candidates = [finding.id, ...finding.aliases].flatMap((name) => index.get(name.toUpperCase()) ?? []);
    const accepting = candidates.filter(({ exception }) => accepts(exception, finding, target));
    return accepting.sort((a, b) => a.place - b.place)[0] ?? null;
}
function accepts(exception, finding, target) {
    if (exception.package !== undefined && !isPackage(exception.package, finding.package.purl))
        return false;
    if (exception.target === undefined)
        return true;
    const pattern = exception.target;
    return targetNames(finding.target, target).some((name) => matchesPattern(pattern, name));
}
/** Whether a purl names this package: without a version it names every version of it. */
function isPackage(wanted, purl) {
    const asked = (0,model_package/* packageIdentity */.lM)(wanted);
    const found = (0,model_package/* packageIdentity */.lM)(purl);
    return asked === found || asked === found.replace(/@.*/, "");
}
/** All names by which a pattern may mean a target: its id with and without the scheme, and its reference; references also without tag and digest. */
function targetNames(id, target) {
    const cut = id.indexOf(":") + 1;
    const [scheme, name] = [id.slice(0, cut), id.slice(cut)];
    const names = scheme === "docker:" || scheme === "registry:" ? exceptions_toNames(name) : [name];
    return [...names, ...names.map((one) => `${scheme}${one}`), ...(target?.reference === undefined ? [] : exceptions_toNames(target.reference))];
}
/** A reference as it is, without its digest, and without its tag. */
function exceptions_toNames(reference) {
    const tagged = reference.replace(/@.*/, "");
    return [reference, tagged, tagged.replace(/:[^:/]*$/, "")];
}

;// CONCATENATED MODULE: ./out/judge/decide.js


/** What the policy makes of one finding. The one place where something blocks or does not. */
function decide(seen, target, rules) {
    const origin = originOf(seen, target);
    return decide_withDecision(seen, origin, decisionFor(seen, { origin, target }, rules));
}
/** A lockfile is the application's. Of an image only the proof of its base can tell: without one, whatever was said, nobody knows. */
function originOf(seen, target) {
    if (target?.kind === "lockfile")
        return "application";
    return target?.base?.status === "proven" ? seen.origin : "unknown";
}
/** A copy written out, for Node 20 copies by spread many times slower, and there may be a hundred thousand. */
function decide_withDecision(seen, origin, decision) {
    return {
        target: seen.target,
        seenBy: seen.seenBy,
        id: seen.id,
        aliases: seen.aliases,
        related: seen.related,
        severity: seen.severity,
        score: seen.score,
        package: seen.package,
        locations: seen.locations,
        fix: seen.fix,
        knownExploited: seen.knownExploited,
        epss: seen.epss,
        title: seen.title,
        url: seen.url,
        origin,
        place: seen.place,
        fingerprint: seen.fingerprint,
        decision,
    };
}
function decisionFor(seen, { origin, target }, { policy, exceptions }) {
    const accepted = findException(seen, target, exceptions);
    if (accepted !== null) {
        const { reason, owner, expires } = accepted.exception;
        return { kind: "excepted", rule: accepted.rule, reason, ...(owner === undefined ? {} : { owner }), expires };
    }
    const rule = seen.severity === "unknown" ? "unknown-severity" : "severity-cutoff";
    if (!cutoffsFor(origin, policy).some((cutoff) => reaches(seen, cutoff, policy)))
        return { kind: "below-cutoff", rule };
    if (policy.onlyFixed && seen.fix.state !== "fixed")
        return { kind: "no-fix", rule: "only-fixed" };
    return { kind: "blocks", rule };
}
/** Whether a finding is grave enough to block. A severity that nobody gave blocks unless the policy says `report`. */
function reaches(seen, cutoff, policy) {
    if (cutoff === "none")
        return false;
    if (seen.severity === "unknown")
        return policy.unknownSeverity === "block";
    return (0,model_severity/* severityRank */.qs)(seen.severity) >= (0,model_severity/* severityRank */.qs)(cutoff);
}
/** The cutoff for what came from there; where nothing is proven, both: to reach one of them is enough. */
function cutoffsFor(origin, { severityCutoff: { base, application } }) {
    if (origin === "base")
        return [base];
    if (origin === "application")
        return [application];
    return [base, application];
}

;// CONCATENATED MODULE: ./out/judge/evidence.js


const evidence_DIGEST = /^[0-9a-f]{64}$/;
const PIECES = [
    { codes: ["source-mismatch"], what: "that what was asked for is what was scanned", isThere: ({ compared }) => compared.value !== "" },
    { codes: ["scanner-version"], what: "the scanner's version", isThere: ({ version }) => version !== null && version !== "" },
    { codes: ["scanner-version"], what: "the digest of the scanner's executable", isThere: ({ sha256 }) => sha256?.match(evidence_DIGEST) != null },
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
function isKnown({ type, known }) {
    return known !== null || !isSystemType(type);
}
/** Grype's database has a date and a schema, a folder of OSV's has a digest; the online service has none of them, and its canary alone answers for it. */
function hasDatabase({ scanner, database, canary, inventory }) {
    if (scanner === "grype")
        return database?.built != null && database.schema !== null;
    return database?.digest != null || (database === null && canary !== null && inventory.every(({ known }) => known !== "records"));
}
/**
 * What a pass lacks: each target that was to be scanned here, or that says how it was scanned, must have all pieces of evidence from one scan at
 * least. What a problem that decides has said of a target is not said again; an error of the whole run speaks of all.
 */
function toEvidenceProblems({ targets, problems, asked }) {
    const deciding = problems.flatMap(({ code, target }) => ((0,model_reasons/* isReasonCode */.O8)(code) ? [{ code, target }] : []));
    if (deciding.some(({ code, target }) => target === undefined && model_reasons/* REASONS */.ez[code].outcome === "error"))
        return [];
    return targets.flatMap((target) => {
        const { id, evidence = [] } = target;
        const said = deciding.filter((problem) => problem.target === id).map(({ code }) => code);
        if (evidence.length === 0)
            return asked?.includes(id) && !said.some(isOfLooking) ? [toUnshown(target)] : [];
        const gaps = evidence.map((looking) => PIECES.filter(({ codes, isThere }) => !isThere(looking) && !codes.some((code) => said.includes(code))));
        const least = gaps.reduce((a, b) => (b.length < a.length ? b : a));
        return least.map((piece) => toGap(target, piece));
    });
}
/** Whether a reason says that a target was not looked at as it should have been. What is said of its findings or its base explains no silence. */
function isOfLooking(code) {
    return model_reasons/* REASONS */.ez[code].outcome !== "fail" && code !== "base-unknown";
}
const NEXT = "Run again with --verbose to see what the scanner said; report it if it stays.";
function toUnshown({ id }) {
    return { code: "scanner-output", target: id, message: `Nothing shows that ${id} was looked at.`, next: NEXT };
}
function toGap({ id }, { codes: [code], what }) {
    return { code, target: id, message: `Nothing shows of ${id} ${what}: a pass needs that.`, next: NEXT };
}

;// CONCATENATED MODULE: ./out/judge/notices.js

/** An exception this close to its end is reported while there is time to act. */
const notices_DAYS_OF_WARNING = 14;
const notices_DAY = 86_400_000;
/**
 * What is to be said of the policy's exceptions: expired, about to expire, or without anything to accept. `findings` null: nothing was
 * looked at, so nobody can say which are needed.
 */
function toExceptionNotices(exceptions, findings, today) {
    const used = findings && new Set(findings.map(({ decision }) => decision.rule));
    return exceptions.flatMap((exception, place) => notices_toNotice(exception, { rule: `exceptions[${place}]`, used, today }));
}
function notices_toNotice(exception, { rule, used, today }) {
    const name = `The exception for ${exception.id} (${rule}${exception.owner === undefined ? "" : `, owner ${exception.owner}`})`;
    if (!isActive(exception, today)) {
        const next = "Remove it, or renew it with a new reason and date.";
        return [{ code: "exception-expired", message: `${name} expired on ${exception.expires} and accepts nothing.`, next }];
    }
    if (used !== null && !used.has(rule)) {
        return [
            { code: "exception-unused", message: `${name} accepts nothing: no finding matches it.`, next: "Remove it if the finding is gone." },
        ];
    }
    const days = Math.round((Date.parse(exception.expires) - Date.parse(today)) / notices_DAY);
    if (days > notices_DAYS_OF_WARNING)
        return [];
    return [
        {
            code: "exception-expiring",
            message: `${name} expires in ${days} ${days === 1 ? "day" : "days"}.`,
            next: "Fix the finding, or renew the exception.",
        },
    ];
}

;// CONCATENATED MODULE: ./out/judge/judge.js








/** Applies the policy to what was seen. Pure and total: the same input at the same time gives the same verdict. */
function judge({ merged, policy, now, asked }) {
    const today = new Date(now).toISOString().slice(0, 10);
    const targets = new Map(merged.targets.map((target) => [target.id, target]));
    const exceptions = toExceptionIndex(policy.exceptions, today);
    const findings = merged.seen.map((seen) => decide(seen, targets.get(seen.target), { policy, exceptions }));
    const unproven = toEvidenceProblems({ ...merged, asked });
    const problems = judge_toProblems({ ...merged, problems: [...merged.problems, ...unproven] }, findings, { policy, now, today });
    const reasons = [...toCutoffReasons(findings, policy), ...toReasons(problems, policy)].sort(byGravity);
    const outcome = reasons[0] === undefined ? "pass" : model_reasons/* REASONS */.ez[reasons[0].code].outcome;
    return {
        outcome,
        exitCode: exitCodeOf(outcome, reasons, policy),
        reasons,
        policy,
        scanners: merged.scanners,
        targets: merged.targets,
        findings,
        bases: toBaseRows(merged.targets, findings),
        problems,
        counts: toCounts(findings),
    };
}
function judge_toProblems(merged, findings, { policy, now, today }) {
    const happened = [...merged.problems, ...toNothingSeen(merged, policy), ...toAgeProblems(merged.scanners, policy, now)];
    const looked = merged.targets.length === 0 ? null : findings;
    const all = [...happened, ...toExceptionNotices(policy.exceptions, looked, today), ...toAllowanceNotices(happened, policy)];
    const distinct = new Map(all.map((problem) => [keyOf(problem), problem]));
    return [...distinct].sort(([a], [b]) => (0,model_order/* byCodeUnits */.C)(a, b)).map(([, problem]) => problem);
}
/** What tells two of them apart, and orders them. */
function keyOf({ code, target, message }) {
    return [code, target, message].join("\0");
}
/** A pass needs something that was looked at: nothing at all is never one, whatever may be incomplete. */
function toNothingSeen({ targets, problems }, policy) {
    if (targets.length > 0 || toReasons(problems, policy).length > 0)
        return [];
    const next = "Name an image, an SBOM or a lockfile, or point `path` at a folder that has lockfiles.";
    return [{ code: "nothing-to-scan", message: "There was nothing to look at.", next }];
}
function toAllowanceNotices(problems, { allowIncomplete }) {
    const present = new Set(problems.map(({ code }) => code));
    return allowIncomplete
        .filter((code) => !present.has(code))
        .map((code) => ({ code: "allowance-unused", message: `allow-incomplete: ${code} was not needed: nothing of that kind happened.` }));
}
/** Problems whose code decides become reasons, but for incomplete ones that the workflow allows: an error is never softened. */
function toReasons(problems, { allowIncomplete }) {
    return problems.flatMap(({ code, message, next, target }) => {
        if (!(0,model_reasons/* isReasonCode */.O8)(code) || (model_reasons/* REASONS */.ez[code].outcome === "incomplete" && allowIncomplete.includes(code)))
            return [];
        return [{ code, message, next: next ?? "See the problems listed.", ...(target === undefined ? {} : { target }) }];
    });
}
/** One reason a target that has blocking findings: how many, the gravest first. */
function toCutoffReasons(findings, policy) {
    const blocking = new Map();
    for (const finding of findings) {
        if (finding.decision.kind !== "blocks")
            continue;
        const list = blocking.get(finding.target);
        if (list === undefined)
            blocking.set(finding.target, [finding]);
        else
            list.push(finding);
    }
    return [...blocking].map(([target, list]) => ({
        code: "severity-cutoff",
        target,
        message: blockingSentence(target, list, policy),
        next: nextStepFor(list),
    }));
}
const NAMED = 3;
function blockingSentence(target, list, { severityCutoff: { base, application } }) {
    const cutoff = base === application ? base : `${base} (base), ${application} (application)`;
    const named = list
        .slice(0, NAMED)
        .map((finding) => `${finding.id} (${finding.severity}) in ${finding.package.name} ${finding.package.version}`);
    const more = list.length > NAMED ? ` and ${list.length - NAMED} more` : "";
    const verb = list.length === 1 ? "1 finding blocks" : `${list.length} findings block`;
    return `${verb} in ${target} at cutoff ${cutoff}: ${named.join(", ")}${more}.`;
}
function nextStepFor(list) {
    const fixable = list.filter(({ fix }) => fix.state === "fixed").length;
    if (fixable === 0)
        return `${list.length === 1 ? "There is no fix" : "None of them has a fix"} yet: replace the package, or accept the risk as an exception with reason, owner and expiry in the policy.`;
    if (fixable === list.length)
        return `Upgrade: ${list.length === 1 ? "there is a fixed version." : "there are fixed versions of all of them."}`;
    return `Upgrade where there is a fixed version (${fixable} of ${list.length}); the others need another package or an exception in the policy.`;
}
/** Errors of the worst kind first, then violations, then what was not seen. */
function byGravity(a, b) {
    const grave = ({ code }) => model_reasons/* OUTCOMES */.im.indexOf(model_reasons/* REASONS */.ez[code].outcome) * 10 + model_reasons/* REASONS */.ez[code].exitCode;
    return grave(b) - grave(a) || (0,model_order/* byCodeUnits */.C)(keyOf(a), keyOf(b));
}
function exitCodeOf(outcome, reasons, { failBuild }) {
    // A `fail` that is only to be reported does not hide what was not seen beside it.
    if (outcome === "fail" && !failBuild)
        return reasons.some(isGap) ? model_reasons/* EXIT_CODES */.ai.incomplete : model_reasons/* EXIT_CODES */.ai.pass;
    return reasons[0] === undefined ? 0 : model_reasons/* REASONS */.ez[reasons[0].code].exitCode;
}
function isGap({ code }) {
    return model_reasons/* REASONS */.ez[code].outcome === "incomplete";
}
function toCounts(findings) {
    const counts = { total: findings.length, blocking: 0, critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
    for (const { severity, decision } of findings) {
        counts[severity] += 1;
        if (decision.kind === "blocks")
            counts.blocking += 1;
    }
    return counts;
}

// EXTERNAL MODULE: ./node_modules/jsonc-parser/lib/umd/main.js
var main = __webpack_require__(9547);
;// CONCATENATED MODULE: ./out/locate/npm-layout.js
const npm_layout_FOLDER = "node_modules/";
const OPENED = /node_modules\/[^"\n]*"\s*:\s*\{/g;
/**
 * Reads the `packages` of a package-lock.json that has the layout in which npm writes it, ten times as fast as JSON is read; null for a file in
 * which any package is written otherwise.
 */
function readAsNpmWrites(text) {
    if (text.includes("\r"))
        return null;
    const entries = [];
    let [line, counted] = [1, 0];
    for (let at = text.indexOf(npm_layout_FOLDER); at >= 0;) {
        const begins = text.lastIndexOf("\n", at) + 1;
        const ends = toEnd(text, at);
        const [, folder] = /^ *\t*"([^"\\]*)": \{$/.exec(text.slice(begins, ends)) ?? [];
        if (folder !== undefined) {
            for (let next = text.indexOf("\n", counted); next >= 0 && next < begins; next = text.indexOf("\n", counted)) {
                counted = next + 1;
                line += 1;
            }
            entries.push(readPackage(text, ends + 1, { folder, line }));
        }
        at = text.indexOf(npm_layout_FOLDER, ends);
    }
    return entries.length > 0 && entries.length === (text.match(OPENED) ?? []).length ? entries : null;
}
/** A package's name and version are told before anything that is a list or an object. */
function readPackage(text, start, { folder, line }) {
    let [name, version] = [folder.slice(folder.lastIndexOf(npm_layout_FOLDER) + npm_layout_FOLDER.length), null];
    let nameLine = line;
    for (let [begins, ahead] = [start, 1]; begins < text.length; ahead += 1) {
        const ends = toEnd(text, begins);
        const [, key, value = ""] = /^\s*"(\w+)": (?:"([^"\\]*)"|true|false),?$/.exec(text.slice(begins, ends)) ?? [];
        if (key === undefined)
            break;
        if (key === "version")
            version = value;
        if (key === "name")
            [name, nameLine] = [value, line + ahead];
        begins = ends + 1;
    }
    return { name, version, line: nameLine };
}
function toEnd(text, from) {
    const end = text.indexOf("\n", from);
    return end < 0 ? text.length : end;
}

;// CONCATENATED MODULE: ./out/locate/json-entries.js


/** Reads a JSON document (with comments and trailing commas, as some lockfiles have them) and tells of its texts with their lines. */
function* readJson(source, teller) {
    const entries = [];
    const tell = teller();
    const add = (entry) => {
        const mutable = { ...entry };
        entries.push(mutable);
        return mutable;
    };
    (0,main.visit)(source, {
        onObjectProperty: (text, _offset, _length, line, _column, path) => {
            tell({ text, path: [...path(), text], isKey: true, line: line + 1 }, add);
        },
        onLiteralValue: (value, _offset, _length, line, _column, path) => {
            if (typeof value === "string")
                tell({ text: value, path: path(), isKey: false, line: line + 1 }, add);
        },
    }, { allowTrailingComma: true });
    yield* entries;
}
function toKey(path) {
    return path.join("\0");
}
/** The name of an npm package by its folder: after the last `node_modules/`. */
function toFolderName(folder) {
    return folder.slice(folder.lastIndexOf("node_modules/") + "node_modules/".length);
}
/** package-lock.json and npm-shrinkwrap.json of every version: `packages` by folder, `dependencies` by name. */
function* readPackageLock(source) {
    const asNpmWrites = readAsNpmWrites(source);
    if (asNpmWrites !== null) {
        yield* asNpmWrites;
        return;
    }
    const open = new Map();
    yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
        const own = path.slice(0, -1);
        if (isKey && path.length === 2 && path[0] === "packages" && text.includes("node_modules/")) {
            open.set(toKey(path), add({ name: toFolderName(text), version: null, line }));
        }
        else if (isKey && path[0] === "dependencies" && path.at(-2) === "dependencies") {
            open.set(toKey(path), add({ name: text, version: null, line }));
        }
        else if (!isKey) {
            const entry = open.get(toKey(own));
            if (entry === undefined)
                return;
            if (path.at(-1) === "version")
                setVersion(entry, text);
            else if (path.at(-1) === "name" && own.length === 2)
                Object.assign(entry, { name: text, line }); // an alias: the folder has another name
        }
    });
}
/** Of an alias the version says what it is: `npm:real@1.2.3`. */
function setVersion(entry, text) {
    const [, name, version] = /^npm:(.+)@([^@]+)$/.exec(text) ?? [];
    if (name !== undefined && version !== undefined)
        entry.name = name;
    entry.version = version ?? text;
}
/** bun.lock: `"key": ["name@version", …]` on a line each. */
function* readBunLock(source) {
    yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
        if (isKey || path.length !== 3 || path[0] !== "packages" || path[2] !== 0)
            return;
        const cut = text.lastIndexOf("@");
        if (cut > 0)
            add({ name: text.slice(0, cut), version: text.slice(cut + 1), line });
    });
}
/** No lockfile tells of its packages any deeper. */
const DEEPEST = 12;
/** Reads packages that are objects of one shape. */
function readObjects(shape) {
    return function* (source) {
        const open = new Map();
        yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
            if (shape.keyed && isKey && shape.isPackage(path)) {
                open.set(toKey(path), add({ name: text, version: null, line }));
                return;
            }
            if (isKey || path.length > DEEPEST)
                return;
            const depth = path.findIndex((_, at) => shape.isPackage(path.slice(0, at + 1)));
            if (depth < 0)
                return;
            const key = toKey(path.slice(0, depth + 1));
            const rest = path.slice(depth + 1).join(".");
            if (shape.name?.includes(rest)) {
                const known = open.get(key);
                const named = add({ name: toRepository(text), version: known?.version ?? null, line });
                open.set(key, named);
            }
            else if (shape.version.includes(rest)) {
                const known = open.get(key);
                if (known === undefined)
                    open.set(key, { name: "", version: text, line }); // the version came first
                else
                    known.version = text;
            }
        });
    };
}
/** Packages of Swift are called by their repository. */
function toRepository(text) {
    return text.replace(/^https?:\/\//, "").replace(/\.git$/, "");
}
/** Reads packages that are a text each (`name/1.0#revision`), wherever they stand. */
function readTexts(pattern, isPlace) {
    return function* (source) {
        yield* readJson(source, () => ({ text, path, isKey, line }, add) => {
            if (!isPlace(path, isKey))
                return;
            const [, name, version] = pattern.exec(text) ?? [];
            if (name !== undefined)
                add({ name, version: version ?? null, line });
        });
    };
}

;// CONCATENATED MODULE: ./out/locate/line-entries.js
/** Reads packages out of lines. */
function readLines({ begins, version, ends }) {
    return function* (text) {
        let open = null;
        for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
            const found = begins.exec(line)?.groups;
            if (found?.name !== undefined) {
                if (open !== null)
                    yield { ...open, version: null };
                open = { name: found.name, line: at + 1 };
                if (found.version !== undefined || version === undefined) {
                    yield { ...open, version: found.version ?? null };
                    open = null;
                }
                continue;
            }
            if (open === null)
                continue;
            const told = version?.exec(line)?.groups?.version;
            if (told !== undefined)
                yield { ...open, version: told };
            if (told !== undefined || ends?.test(line) === true)
                open = null;
        }
        if (open !== null)
            yield { ...open, version: null };
    };
}
/** yarn.lock of both kinds: a line of descriptors, then the version; of an alias `resolution` tells the name. */
function* readYarnLock(text) {
    let open = null;
    const told = function* () {
        for (const name of open?.names ?? [])
            yield { name, version: open?.version ?? null, line: open?.line ?? 1 };
    };
    for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
        if (/^\S.*:\s*$/.test(line) && !line.startsWith("#")) {
            yield* told();
            open = { names: new Set(toDescriptorNames(line)), line: at + 1, version: null };
        }
        const [, version] = /^ {2}version:? "?([^"\s]+)"?\s*$/.exec(line) ?? [];
        const [, resolved] = /^ {2}resolution: "((?:@[^/"]+\/)?[^@"]+)@/.exec(line) ?? [];
        if (open !== null && version !== undefined)
            open.version = version;
        if (open !== null && resolved !== undefined)
            open.names.add(resolved);
    }
    yield* told();
}
function toDescriptorNames(line) {
    const names = line
        .replace(/:\s*$/, "")
        .split(/,\s*/)
        .flatMap((descriptor) => {
        const bare = descriptor.replaceAll('"', "").trim();
        const [, name] = /^((?:@[^/]+\/)?[^@/]+)@/.exec(bare) ?? [];
        const [, real] = /@npm:((?:@[^/@]+\/)?[^@]+)@/.exec(bare) ?? [];
        return [name, real];
    });
    return names.filter((name) => name !== undefined);
}
/** go.mod: what it requires, and `go` and `toolchain`, by which the standard library is known. */
function* readGoMod(text) {
    let block = "";
    for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
        const [, opened] = /^(\w+)\s*\(/.exec(line) ?? [];
        if (opened !== undefined)
            block = opened;
        else if (/^\s*\)/.test(line))
            block = "";
        const [, directive, rest] = /^(?:(require|replace|go|toolchain)\s+)?(.+)$/.exec(line.split("//", 1).join("").trim()) ?? [];
        const kind = directive ?? block;
        if (rest === undefined)
            continue;
        if (kind === "go" || kind === "toolchain")
            yield { name: "stdlib", version: rest.replace(/^go/, ""), line: at + 1 };
        const required = kind === "replace" ? rest.replace(/^.*=>\s*/, "") : rest;
        const [, name, version] = /^"?([^\s"]+)"?\s+v(\S+)$/.exec(required) ?? [];
        if ((kind === "require" || kind === "replace") && name !== undefined)
            yield { name, version: version ?? null, line: at + 1 };
    }
}

;// CONCATENATED MODULE: ./out/locate/xml-entries.js
/** Reads packages that are one element each, with their names and versions as attributes. */
function readElements(element, attributes) {
    return function* (text) {
        const lineOf = makeLines(text);
        for (const { 0: tag, index } of withoutComments(text).matchAll(new RegExp(`<(?:${element.source})\\s[^<>]*>`, "g"))) {
            const of = (name) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
            const [group, name] = [attributes.group === undefined ? "" : of(attributes.group), of(attributes.name)];
            if (name === undefined || group === undefined)
                continue;
            const at = tag.search(new RegExp(`\\s${attributes.name}\\s*=`)) + 1;
            yield { name: group === "" ? name : `${group}:${name}`, version: of(attributes.version) ?? null, line: lineOf(index + at) };
        }
    };
}
/** pom.xml: dependencies, plugins and the parent, by group and artifact, on the line of the artifact. Versions may be properties. */
function* readPom(text) {
    const lineOf = makeLines(text);
    const plain = withoutComments(text);
    const properties = new Map([...plain.matchAll(/<([\w.-]+)>([^<>]*)<\/\1>/g)].map(([, key = "", value = ""]) => [key, value.trim()]));
    for (const { block, index } of findBlocks(plain)) {
        const of = (tag) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(block)?.[1]?.trim();
        const expand = (value) => value.replaceAll(/\$\{([^}]+)\}/g, (whole, key) => properties.get(key) ?? whole);
        const [group = "org.apache.maven.plugins", artifact, version] = [of("groupId"), of("artifactId"), of("version")];
        if (artifact === undefined)
            continue;
        const line = lineOf(index + block.indexOf("<artifactId>"));
        yield { name: expand(`${group}:${artifact}`), version: version === undefined ? null : expand(version), line };
    }
}
/** Elements that name a package, from their beginning to the next end of their kind. What does not end is none. */
function* findBlocks(text) {
    const begin = /<(dependency|plugin|parent|extension)>/g;
    const endless = new Set();
    for (let found = begin.exec(text); found !== null; found = begin.exec(text)) {
        const end = `</${found[1]}>`;
        const at = endless.has(end) ? -1 : text.indexOf(end, begin.lastIndex);
        if (at < 0)
            endless.add(end);
        else {
            yield { block: text.slice(found.index, at + end.length), index: found.index };
            begin.lastIndex = at + end.length;
        }
    }
}
/** The same text with blanks in place of comments, so that offsets stay. */
function withoutComments(text) {
    const parts = [];
    let at = 0;
    for (let begin = text.indexOf("<!--"); begin >= 0; begin = text.indexOf("<!--", at)) {
        const end = text.indexOf("-->", begin + 4);
        if (end < 0)
            break;
        parts.push(text.slice(at, begin), text.slice(begin, end + 3).replaceAll(/[^\n\r]/g, " "));
        at = end + 3;
    }
    return parts.join("") + text.slice(at);
}
function makeLines(text) {
    const starts = [0];
    for (const { 0: end, index } of text.matchAll(/\r\n|\r|\n/g))
        starts.push(index + end.length);
    return (offset) => {
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return low + 1;
    };
}

;// CONCATENATED MODULE: ./out/locate/readers.js



const named = (...names) => (base) => names.includes(base);
const lowerCase = (name) => name.toLowerCase();
/** PEP 503: case does not count, and runs of `-`, `_` and `.` are one dash. */
const ofPython = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, "-");
const readToml = readLines({
    begins: /^\s*name\s*=\s*"(?<name>[^"]+)"/,
    version: /^\s*version\s*=\s*"(?<version>[^"]+)"/,
    ends: /^\s*\[\[/,
});
const readGems = readLines({ begins: /^ {4}(?<name>[^\s(]+) \((?<version>[^)\s]+)\)/ });
const readGradle = readLines({ begins: /^(?<name>[^\s#:=]+:[^\s:=]+):(?<version>[^\s:=]+)=/ });
const KINDS = [
    { isMeant: named("package-lock.json", "npm-shrinkwrap.json"), read: readPackageLock },
    { isMeant: named("yarn.lock"), read: readYarnLock },
    {
        isMeant: named("pnpm-lock.yaml"),
        // /name@1.2.3(peer@1): · /name/1.2.3_peer: · '@scope/name@1.2.3':
        read: readLines({
            begins: /^ {2}['"]?\/?(?<name>(?:@[^/@\s]+\/)?[^@/'"\s:]+)[@/](?<version>\d[^\s():'"_]*)(?![^\s():'"_])[^\s]*['"]?:(?:\s|$)/,
        }),
    },
    { isMeant: named("bun.lock"), read: readBunLock },
    {
        isMeant: (base) => base.endsWith(".txt") && base.includes("requirements"),
        read: readLines({
            begins: /^\s*(?<name>[A-Za-z0-9][\w.-]*)\s*(?:\[[^\]]*\]\s*)?(?:(?:===?|~=|>=|<=|!=|<|>)\s*(?<version>[^\s;,#\\]+)|$|[;#\\@,])/,
        }),
        toKey: ofPython,
    },
    { isMeant: named("poetry.lock", "pdm.lock", "uv.lock"), read: readToml, toKey: ofPython },
    { isMeant: (base) => /^pylock(?:\..+)?\.toml$/s.test(base), read: readToml, toKey: ofPython },
    {
        isMeant: named("Pipfile.lock"),
        read: readObjects({ keyed: true, isPackage: (path) => path.length === 2 && path[0] !== "_meta", version: ["version"] }),
        toKey: ofPython,
    },
    { isMeant: named("go.mod"), read: readGoMod },
    { isMeant: named("Cargo.lock"), read: readToml },
    { isMeant: named("Gemfile.lock", "gems.locked"), read: readGems },
    {
        isMeant: named("composer.lock"),
        read: readObjects({
            keyed: false,
            isPackage: (path) => path.length === 2 && (path[0] === "packages" || path[0] === "packages-dev"),
            name: ["name"],
            version: ["version"],
        }),
        toKey: lowerCase,
    },
    { isMeant: (base) => base === "pom.xml" || base.endsWith(".pom"), read: readPom },
    { isMeant: named("gradle.lockfile", "buildscript-gradle.lockfile"), read: readGradle },
    { isMeant: named("verification-metadata.xml"), read: readElements(/component/, { group: "group", name: "name", version: "version" }) },
    {
        isMeant: named("packages.lock.json"),
        read: readObjects({ keyed: true, isPackage: (path) => path.length === 3 && path[0] === "dependencies", version: ["resolved"] }),
        toKey: lowerCase,
    },
    { isMeant: named("packages.config"), read: readElements(/package/, { name: "id", version: "version" }), toKey: lowerCase },
    {
        isMeant: (base) => base.endsWith(".deps.json"),
        read: readTexts(/^(.+)\/([^/]+)$/, (path, isKey) => isKey && ((path.length === 2 && path[0] === "libraries") || (path.length === 3 && path[0] === "targets"))),
        toKey: lowerCase,
    },
    {
        isMeant: (base) => /\.(?:cs|vb|fs)proj$|^Directory\.(?:Packages|Build)\.props$/.test(base),
        read: readElements(/PackageReference|PackageVersion|GlobalPackageReference/, { name: "Include", version: "Version" }),
        toKey: lowerCase,
    },
    {
        isMeant: named("pubspec.lock"),
        read: readLines({ begins: /^ {2}"?(?<name>[\w.]+)"?:\s*$/, version: /^ {4}version: "?(?<version>[^"\s]+)"?/, ends: /^\S/ }),
    },
    {
        isMeant: named("mix.lock"),
        read: readLines({ begins: /^\s*"(?<name>[^"]+)":\s*\{:\w+,\s*(?::"?[\w.-]+"?|"[^"]*"),\s*"(?<version>[^"]+)"/ }),
    },
    { isMeant: named("conan.lock"), read: readTexts(/^([^/@#\s]+)\/([^@#%\s]+)/, (_path, isKey) => !isKey) },
    {
        isMeant: named("renv.lock"),
        read: readObjects({ keyed: true, isPackage: (path) => path.length === 2 && path[0] === "Packages", version: ["Version"] }),
    },
    {
        isMeant: named("cabal.project.freeze"),
        read: readLines({ begins: /^\s*(?:constraints:\s*)?any\.(?<name>[\w-]+)\s*==\s*(?<version>[\w.]+)/ }),
    },
    { isMeant: named("stack.yaml.lock"), read: readLines({ begins: /^\s*(?:-\s*)?hackage:\s*(?<name>[\w-]+)-(?<version>\d[\d.]*)@/ }) },
    {
        isMeant: named("Package.resolved"),
        read: readObjects({
            keyed: false,
            isPackage: (path) => typeof path.at(-1) === "number" && path.at(-2) === "pins",
            name: ["location", "repositoryURL"],
            version: ["state.version"],
        }),
        toKey: lowerCase,
    },
];

;// CONCATENATED MODULE: ./out/locate/locate.js

/**
 * Reads a lockfile once and finds packages in it: the line that names package and version, else the first that names the package in the same
 * way, else the first whose text holds its name as a word. `path` tells the kind; `text` may be anything.
 */
function makeLocator(path, text) {
    const base = path.slice(path.lastIndexOf("/") + 1);
    const kind = KINDS.find(({ isMeant }) => isMeant(base));
    const entries = kind === undefined ? new Map() : index(kind, text);
    const toKey = kind?.toKey ?? ((name) => name);
    const findWord = makeWordFinder(text);
    return ({ name, version }) => {
        const named = entries.get(toKey(name)) ?? [];
        const exact = named.find((entry) => entry.version !== null && isSameVersion(entry.version, version)) ?? named[0];
        return exact?.line ?? findWord(name);
    };
}
function index({ read, toKey = (name) => name }, text) {
    const entries = new Map();
    for (const entry of readAll(read, text)) {
        const key = toKey(entry.name);
        const known = entries.get(key);
        if (known === undefined)
            entries.set(key, [entry]);
        else
            known.push(entry);
    }
    return entries;
}
/** What a reader cannot get through (JSON nested ten thousand deep) names nothing: a line is never worth a run. */
function readAll(read, text) {
    try {
        return [...read(text)];
    }
    catch {
        return [];
    }
}
/** Lockfiles write versions with operators and marks that scanners leave out. */
function isSameVersion(a, b) {
    const plain = (version) => version.replace(/^(?:===?|v)/, "").replace(/\+incompatible$/, "");
    return plain(a) === plain(b);
}
/** What may be part of a name beside letters and digits: a name that goes on is another one. */
const PART = /[\w@./-]/;
/** How many characters are looked through for the names of one file that its reader does not know: in the end there is none to be found. */
const locate_MOST = 200_000_000;
/** Finds the first line that holds a name as a word. Each name is looked for once; after very many, none is. */
function makeWordFinder(text) {
    const known = new Map();
    let lines = null;
    let left = locate_MOST;
    return (name) => {
        const before = known.get(name);
        if (before !== undefined)
            return before;
        if (left <= 0)
            return null;
        left -= text.length;
        lines ??= text.split(/\r\n|\r|\n/);
        const found = text.includes(name.slice(name.lastIndexOf(":") + 1)) ? findWord(lines, name) : null;
        known.set(name, found);
        return found;
    };
}
function findWord(lines, name) {
    const last = name.slice(name.lastIndexOf(":") + 1);
    for (const word of last === name ? [name] : [name, last]) {
        const found = lines.findIndex((line) => holds(line, word));
        if (found >= 0)
            return found + 1;
    }
    return null;
}
function holds(line, word) {
    for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
        const [before, after] = [line[at - 1] ?? " ", line[at + word.length] ?? " "];
        if (!PART.test(before) && !/[\w-]/.test(after))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./out/locate/lockfile-places.js


/** As much as a lockfile may be when it is scanned. */
const LIMIT = 64 * 1024 * 1024;
/**
 * Reads each lockfile that has findings once, and says on which of its lines a finding's package stands: on the first where the file does not
 * tell. Undefined for what is no lockfile, or one that cannot be read: not within the working directory, or only through a link. Never rejects.
 */
async function placeInLockfiles(reports, where) {
    const places = new Map();
    for (const [target, wanted] of toWanted(reports))
        places.set(target, await placeAll(target, wanted, where));
    return ({ target, package: of }) => places.get(target)?.get(lockfile_places_toKey(of));
}
function lockfile_places_toKey({ name, version }) {
    return `${name}\0${version}`;
}
/** The packages of each lockfile that something was found in and that nobody has placed yet. */
function toWanted(reports) {
    const lockfiles = new Map();
    for (const { observations } of reports) {
        for (const { target, package: of, place } of observations) {
            if (place !== undefined || !target.startsWith(PREFIX))
                continue;
            const known = lockfiles.get(target) ?? new Map();
            lockfiles.set(target, known.set(lockfile_places_toKey(of), of));
        }
    }
    return lockfiles;
}
const PREFIX = "lockfile:";
async function placeAll(target, wanted, where) {
    const path = target.slice(PREFIX.length);
    const text = await readInside(path, where);
    if (text === null)
        return new Map();
    const locate = makeLocator(path, text);
    return new Map([...wanted].map(([key, one]) => [key, { path, line: locate(one) ?? 1 }]));
}
/** The text of a file below the working directory, each folder on the way a folder and no link; null for anything else. */
async function readInside(path, { files, cwd }) {
    const parts = path.split("/");
    if (/^(?:[A-Za-z]:|[\\/])/.test(path) || parts.some((part) => part === "" || part === "." || part === ".."))
        return null;
    for (let depth = 1; depth < parts.length; depth += 1) {
        const folder = await files.stat((0,external_node_path_.join)(cwd, ...parts.slice(0, depth)));
        if (folder?.kind !== "folder")
            return null;
    }
    return files.read((0,external_node_path_.join)(cwd, ...parts), LIMIT).then(lockfile_places_toText, () => null);
}
function lockfile_places_toText(bytes) {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./out/merge/fingerprint.js


/** What a finding is known by from run to run: not by a version, nor by who saw it. `place`: among findings that are like it in all of this, from 1. */
function toFingerprint(like, place) {
    return (0,external_node_crypto_.hash)("sha256", `v1|${like}${place === 1 ? "" : `|${place}`}`).slice(0, 32);
}

;// CONCATENATED MODULE: ./out/model/advisory.js
/** The CVE that a name stands for: of `DEBIAN-CVE-2024-1234` as of `CVE-2024-1234`; null where it says none. */
function cveOf(name) {
    return /CVE-\d{4}-\d{4,}$/.exec(name)?.[0] ?? null;
}

;// CONCATENATED MODULE: ./out/merge/flaws.js


/**
 * Folds the rows of one package into flaws. Rows that share a name are of one flaw, transitively. One exception: where two CVEs are each
 * reported by an advisory that knows only the one, an advisory that names both is a bundle of them, and does not make the two one.
 */
function toFlaws(rows) {
    // Stryker disable next-line ConditionalExpression: equivalent, only faster
    if (rows.length === 1)
        return [toFlaw(rows)];
    // Stryker disable next-line ConditionalExpression: equivalent, only faster: what has one CVE is not divided
    return unite(rows, ({ names }) => names).flatMap((united) => (cvesOf(united).size < 2 ? [toFlaw(united)] : divide(united)));
}
/** Groups of rows that are connected by what `keysOf` gives for each. */
function unite(rows, keysOf) {
    const groupOf = new Map();
    const groups = new Set();
    for (const row of rows) {
        let group = [row];
        groups.add(group);
        for (const key of keysOf(row)) {
            const other = groupOf.get(key);
            if (other === group)
                continue;
            if (other !== undefined)
                group = join(other, group, { groups, groupOf, keysOf });
            groupOf.set(key, group);
        }
        for (const key of keysOf(row))
            groupOf.set(key, group);
    }
    return [...groups];
}
function join(into, from, { groups, groupOf, keysOf }) {
    groups.delete(from);
    for (const row of from)
        for (const key of keysOf(row))
            if (groupOf.get(key) === from)
                groupOf.set(key, into);
    for (const row of from)
        into.push(row); // spread over a hundred thousand, they would not fit the stack
    return into;
}
function cvesOf(rows) {
    return new Set(rows.flatMap(({ names }) => names.flatMap((name) => cveOf(name) ?? [])));
}
function toFlaw(rows) {
    const [only] = rows;
    // Stryker disable next-line all: equivalent, only faster
    if (only !== undefined && rows.length === 1) {
        const { names, observation } = only;
        return { rows, names, related: observation.related.filter((name) => !names.includes(name)) };
    }
    const names = new Set(rows.flatMap((row) => row.names));
    const related = new Set(rows.flatMap(({ observation }) => observation.related));
    return { rows, names: [...names], related: [...related].filter((name) => !names.has(name)) };
}
/** Divides rows that several CVEs hold together, if there is something that tells the CVEs apart. */
function divide(rows) {
    const narrow = rows.filter((row) => cvesOf([row]).size === 1);
    const cores = unite(narrow, (row) => [row.observation.id, ...cvesOf([row])]);
    if (cores.length < 2)
        return [toFlaw(rows)];
    const owners = toOwners(cores);
    const wider = new Map(cores.map((core) => [core, [...core]]));
    const rest = [];
    // Stryker disable next-line MethodExpression,ConditionalExpression,ArrayDeclaration: equivalent; what is in a core is found there again
    const others = rows.filter((row) => cvesOf([row]).size !== 1);
    for (const same of unite(others, ({ observation }) => [observation.id])) {
        const into = wider.get(findCore(same, owners)) ?? rest;
        for (const row of same)
            into.push(row);
    }
    const bundles = unite(rest, ({ observation, names }) => [observation.id, ...names.filter((name) => !owners.has(name))]);
    return separate([...wider.values(), ...bundles], owners, wider);
}
/** Which of the parts name a name. */
function toOwners(parts) {
    const owners = new Map();
    for (const part of parts) {
        for (const name of new Set(part.flatMap(({ names }) => names)))
            owners.set(name, [...(owners.get(name) ?? []), part]);
    }
    return owners;
}
/** The core that other rows of one id belong to: the one that reports their id, or where they know no CVE the only one that they name. */
function findCore(rows, owners) {
    const [{ observation }] = rows;
    const own = owners.get(observation.id)?.find((core) => core.some((row) => row.observation.id === observation.id));
    if (own !== undefined)
        return own;
    const touched = new Set(rows.flatMap(({ names }) => names).flatMap((name) => owners.get(name) ?? []));
    const [only = null, ...others] = touched;
    return others.length === 0 && cvesOf(rows).size === 0 ? only : null;
}
/**
 * Gives each name to one part: to that which reports it, else to the only core that names it, else to the only part that does. A name that
 * several have is none of theirs, but related to each.
 */
function separate(parts, cores, wider) {
    const reporters = new Map(parts.flatMap((part) => part.map(({ observation }) => [observation.id, part])));
    const owners = toOwners(parts);
    const ownerOf = (name) => {
        const inCores = (cores.get(name) ?? []).flatMap((core) => [wider.get(core)]);
        const all = inCores.length > 0 ? inCores : owners.get(name);
        return reporters.get(name) ?? (all.length === 1 ? all[0] : undefined);
    };
    return parts.map((part) => {
        const all = toFlaw(part);
        const names = all.names.filter((name) => ownerOf(name) === part);
        return { rows: part, names, related: (0,model_order/* sortedUnique */.Z)([...all.related, ...all.names].filter((name) => !names.includes(name))) };
    });
}

;// CONCATENATED MODULE: ./out/merge/fold.js



/** Folds the rows of one flaw into one. `first`: whose words for the package, title and address are taken where both scanners saw it. */
function foldFlaw({ rows, names, related }, first) {
    const id = chooseId(names, rows);
    // Stryker disable next-line ConditionalExpression: equivalent, only faster
    const aliases = names.length === 1 ? NONE : (0,model_order/* sortedUnique */.Z)(names).filter((name) => name !== id);
    const [only] = rows;
    if (rows.length === 1)
        return { base: only.observation, id, aliases, related };
    const observations = sort(rows.map(({ observation }) => observation), first);
    return { base: foldObservations(observations), id, aliases, related: (0,model_order/* sortedUnique */.Z)(related) };
}
const NONE = [];
function foldObservations(observations) {
    const [lead] = observations;
    return {
        ...lead,
        seenBy: finding/* SCANNERS */.KR.filter((name) => observations.some(({ seenBy }) => seenBy.includes(name))),
        severity: observations.map(({ severity }) => severity).reduce(model_severity/* graver */.Gi),
        score: highest(observations.map(({ score }) => score)),
        locations: toLocations(observations),
        fix: toFix(observations),
        knownExploited: observations.some(({ knownExploited }) => knownExploited),
        epss: highest(observations.map(({ epss }) => epss)),
        title: observations.find(({ title }) => title !== undefined)?.title,
        url: observations.find(({ url }) => url !== undefined)?.url,
        origin: fold_toOrigin(observations),
        place: observations.find(({ place }) => place !== undefined)?.place,
    };
}
/** The CVE that was reported, else one that is only an alias, else the GHSA, else the scanner's own; of several the first in order. */
function chooseId(names, rows) {
    const [only] = rows;
    // Stryker disable next-line all: equivalent, only faster
    if (rows.length === 1 && names.length === 1)
        return only.observation.id;
    const reported = rows.map(({ observation }) => observation.id);
    return (leastOf("CVE-", reported) ??
        leastOf("CVE-", names) ??
        leastOf("GHSA-", reported) ??
        leastOf("GHSA-", names) ??
        leastOf("", reported) ??
        only.observation.id);
}
/** The first in order of the names that begin so. */
function leastOf(family, names) {
    return names.filter((name) => name.startsWith(family)).sort(model_order/* byCodeUnits */.C)[0];
}
/** An order that does not depend on which report was read first. */
function sort(observations, first) {
    const keyed = observations.map((observation) => ({
        observation,
        key: `${observation.seenBy.includes(first) ? 0 : 1}${fold_toKey(observation)}`,
    }));
    return keyed.sort((a, b) => (0,model_order/* byCodeUnits */.C)(a.key, b.key)).map(({ observation }) => observation);
}
function fold_toKey(observation) {
    return JSON.stringify([observation.id, observation]);
}
function highest(values) {
    return values.flatMap((value) => value ?? []).sort((a, b) => b - a)[0];
}
function toLocations(observations) {
    return [
        ...new Map(observations.flatMap(({ locations }) => locations).map((location) => [JSON.stringify([location.path, location.layer]), location])).values(),
    ];
}
/** What one scanner knows to be fixed is fixed. */
const STRONGEST = ["fixed", "wont-fix", "not-fixed"];
function toFix(observations) {
    const state = STRONGEST.find((candidate) => observations.some(({ fix }) => fix.state === candidate)) ?? "unknown";
    return { state, versions: [...new Set(observations.flatMap(({ fix }) => fix.versions))] };
}
function fold_toOrigin(observations) {
    const known = new Set(observations.map(({ origin }) => origin).filter((origin) => origin !== "unknown"));
    const [only = "unknown", ...others] = known;
    return others.length > 0 ? "unknown" : only;
}

;// CONCATENATED MODULE: ./out/merge/identity.js

/** Types whose names are one in upper and lower case. */
const CASELESS = new Set(["golang", "pypi", "composer", "nuget", "github", "hex", "bitnami", ...SYSTEM_TYPES]);
/** Types whose versions are the same with and without a `v` before them. */
const OPTIONAL_V = new Set(["composer", "npm", "swift", "github"]);
/**
 * What makes two packages of a target the same: type, name and version, each as its ecosystem compares them. The version is the scanner's
 * word, not the purl's: two versions in a report's words stay two packages.
 */
function toIdentity({ purl, name, version }) {
    const parts = parsePurl(purl);
    if (parts === null)
        return { name: `${purl}|${name}`, full: `${purl}|${name}@${version}` };
    const own = `${parts.type}/${identity_toName(parts)}`;
    return { name: own, full: `${own}@${toVersion(parts.type, version)}` };
}
/** The parts of a purl without qualifiers. Fast, for reports have a hundred thousand: what is odd in a purl stays as it is, and is still compared. */
function parsePurl(purl) {
    const slash = purl.indexOf("/", 4);
    if (!purl.startsWith("pkg:") || slash === -1)
        return null;
    const hash = purl.indexOf("#");
    const bare = hash === -1 ? purl : purl.slice(0, hash);
    const question = bare.indexOf("?");
    const end = question === -1 ? bare.length : question;
    const at = bare.lastIndexOf("@", end);
    // Stryker disable next-line EqualityOperator: equivalent; an @ and a slash are never at one place
    const path = bare.slice(slash + 1, at > bare.lastIndexOf("/", end) ? at : end);
    const type = purl.slice(4, slash).toLowerCase();
    return {
        type: type === "githubactions" ? "github" : type,
        path: decodePurlPart(path),
        subpath: hash === -1 ? "" : decodePurlPart(purl.slice(hash + 1)),
    };
}
/** Syft divides the path of a Go module into name and subpath: `github.com/aws/aws-sdk-go-v2#service/s3` is a module of its own. */
function identity_toName({ type, path, subpath }) {
    const own = isSystemType(type)
        ? path.slice(path.lastIndexOf("/") + 1)
        : type === "golang" && subpath !== ""
            ? `${path}/${subpath}`
            : path;
    const cased = CASELESS.has(type) ? own.toLowerCase() : own;
    return type === "pypi" ? cased.replace(/[-_.]+/g, "-") : cased;
}
/** Versions that differ only in how they are written: `go1.22.4` and `v1.22.4` of Go, an epoch of zero, a `v` before a number. */
function toVersion(type, version) {
    if (type === "golang")
        return version.replace(/^(?:go|v)(?=\d)/, "");
    if (isSystemType(type))
        return version.replace(/^0:/, "");
    return OPTIONAL_V.has(type) ? version.replace(/^v(?=\d)/, "") : version;
}

;// CONCATENATED MODULE: ./out/merge/known-aliases.js

/**
 * For each advisory of which some row knows no CVE: all names that other rows give for it, whatever their report, target and package. What
 * one scanner knows of an advisory is true of it everywhere. Names that more than one CVE holds together are left out: they may be a bundle.
 */
function collectAliases(evidence) {
    const rows = toDistinct(evidence);
    const lacking = new Set(rows.filter((row) => known_aliases_cvesOf(row).size === 0).map(({ id }) => id));
    // Stryker disable next-line ConditionalExpression: equivalent, only faster
    if (lacking.size === 0)
        return new Map();
    const classes = toClasses(rows.filter((row) => known_aliases_cvesOf(row).size <= 1));
    return new Map([...lacking].flatMap((id) => {
        const names = [...(classes.get(id) ?? [])];
        return new Set(names.flatMap((name) => cveOf(name) ?? [])).size <= 1 ? [[id, names.sort()]] : [];
    }));
}
/** Rows that name their flaw alike are one here: a report tells of one advisory in many packages. */
function toDistinct(evidence) {
    const lists = new Map();
    const distinct = [];
    for (const { observations } of evidence) {
        for (const { id, aliases } of observations) {
            // Stryker disable next-line ConditionalExpression: equivalent, only faster
            if (lists.get(id) === aliases)
                continue;
            lists.set(id, aliases);
            distinct.push({ id, aliases });
        }
    }
    return distinct;
}
function known_aliases_cvesOf({ id, aliases }) {
    return new Set([id, ...aliases].flatMap((name) => cveOf(name) ?? []));
}
/** Names that rows connect, transitively: to each name all of its class. */
function toClasses(rows) {
    const classes = new Map();
    const classOf = (name) => {
        const known = classes.get(name) ?? new Set([name]);
        classes.set(name, known);
        return known;
    };
    for (const { id, aliases } of rows) {
        for (const alias of aliases) {
            // Stryker disable next-line ConditionalExpression,EqualityOperator: equivalent; the smaller goes into the larger only to be faster
            const [into, from] = classOf(id).size < classOf(alias).size ? [classOf(alias), classOf(id)] : [classOf(id), classOf(alias)];
            for (const name of from)
                classes.set(name, into.add(name));
        }
    }
    return classes;
}

;// CONCATENATED MODULE: ./out/merge/targets.js


/** One entry a target, with all that the reports know of it, in the order of their ids. */
function foldTargets(targets) {
    const byId = new Map();
    for (const target of targets)
        byId.set(target.id, [...(byId.get(target.id) ?? []), target]);
    return [...byId.values()].map(foldTarget).sort((a, b) => (0,model_order/* byCodeUnits */.C)(a.id, b.id));
}
/** Ids by which reports mean several images, as their digests tell. */
function findSeveral(targets) {
    const digests = new Map();
    const several = new Set();
    for (const { id, digest } of targets) {
        if (digest === undefined)
            continue;
        if ((digests.get(id) ?? digest) !== digest)
            several.add(id);
        digests.set(id, digest);
    }
    return several;
}
/**
 * Ids that are other names of a target: OSV-Scanner does not say which image it looked at, but an image of exactly the same layers is that
 * image. Nothing is guessed where two images have them.
 */
function findNameless(targets) {
    const named = new Map();
    for (const { id, layers } of targets) {
        if (!layers?.length || isNameless(id))
            continue;
        const key = layers.join(" ");
        named.set(key, (named.get(key) ?? new Set()).add(id));
    }
    return new Map(targets.flatMap(({ id, layers }) => {
        const [only, ...others] = isNameless(id) ? (named.get(layers?.join(" ")) ?? []) : [];
        return only === undefined || others.length > 0 ? [] : [[id, only]];
    }));
}
function isNameless(id) {
    return id.startsWith("image:");
}
/** Grype knows more of images than OSV-Scanner: what both tell is taken from it. Otherwise the first in order counts. */
function foldTarget(all) {
    const rank = ({ scannedBy }) => (scannedBy.includes("grype") ? 0 : 1);
    const sorted = all.map((facts) => ({ facts, key: `${rank(facts)}${JSON.stringify(facts)}` })).sort((a, b) => (0,model_order/* byCodeUnits */.C)(a.key, b.key));
    const [first, ...others] = sorted.map(({ facts }) => facts).reverse();
    const known = Object.assign({ ...first }, ...others);
    const counts = all.flatMap(({ packages }) => packages ?? []);
    const base = toBase(all);
    const evidence = foldEvidence(all);
    return {
        ...known,
        ...(base === undefined ? {} : { base }),
        ...(evidence.length === 0 ? {} : { evidence }),
        packages: counts.length === 0 ? null : Math.max(...counts),
        scannedBy: finding/* SCANNERS */.KR.filter((name) => all.some(({ scannedBy }) => scannedBy.includes(name))),
    };
}
/** All that scans left as evidence, Grype's first, each once. */
function foldEvidence(all) {
    const distinct = new Map(all.flatMap(({ evidence = [] }) => evidence).map((one) => [JSON.stringify([one.scanner, one]), one]));
    return [...distinct].sort(([a], [b]) => (0,model_order/* byCodeUnits */.C)(a, b)).map(([, one]) => one);
}
/** Which of two findings about one base counts: first what speaks against it, then what is proven, then what nobody knows. */
const WEIGHT = { contradicted: 0, scratch: 1, proven: 2, unproven: 3, unknown: 4 };
/** Of two proofs the one of more layers counts: the base that the image is built on is the last of its ancestors. */
function toBase(all) {
    const found = all.flatMap(({ base }) => (base === undefined ? [] : [{ base, key: JSON.stringify(base) }]));
    const [first] = found.sort((a, b) => WEIGHT[a.base.status] - WEIGHT[b.base.status] || b.base.layers - a.base.layers || (0,model_order/* byCodeUnits */.C)(a.key, b.key));
    return first?.base;
}
/** Each scanner once, as often as it ran with different data, in a stable order. */
function foldScanners(scanners) {
    const distinct = new Map(scanners.map((facts) => [toScannerKey(facts), facts]));
    return [...distinct].sort(([a], [b]) => (0,model_order/* byCodeUnits */.C)(a, b)).map(([, facts]) => facts);
}
function toScannerKey({ name, version, sha256, source, database, reportedAt }) {
    return JSON.stringify([name, version, source, sha256, database?.schema, database?.built, database?.digest, reportedAt]);
}

;// CONCATENATED MODULE: ./out/merge/words.js


/**
 * Divides the rows of one package where a scanner itself gives it under two names or versions: what one scanner tells apart stays apart, and
 * each of its rows is found again in its own words. Rows of the other scanner go to the package in their words, else to the first in order.
 */
function divideByWords(rows) {
    // Stryker disable next-line ConditionalExpression: equivalent, only faster
    if (rows.length === 1)
        return [rows];
    const apart = new Set(finding/* SCANNERS */.KR.flatMap((scanner) => wordsOf(scanner, rows)));
    if (apart.size < 2)
        return [rows];
    const parts = new Map([...apart].sort(model_order/* byCodeUnits */.C).map((words) => [words, []]));
    const [least] = [...parts.values()];
    for (const row of rows)
        (parts.get(toWords(row)) ?? least).push(row);
    return [...parts.values()];
}
/** What a scanner calls the package, where that is more than one thing. */
function wordsOf(scanner, rows) {
    const words = new Set(rows.filter(({ observation }) => observation.seenBy.includes(scanner)).map(toWords));
    return words.size < 2 ? [] : [...words];
}
function toWords({ observation: { package: of } }) {
    return `${of.name}\0${of.version}`;
}

;// CONCATENATED MODULE: ./out/merge/merge.js









/**
 * Folds all reports into one list: one finding for each flaw in each package of each target, whoever saw it, the gravest first. The list does
 * not depend on the order of the reports, and every row of every report is in exactly one finding, under its id or an alias.
 */
function mergeEvidence(reports) {
    const apart = toApart(reports);
    const nameless = findNameless(apart.flatMap((part) => part.targets));
    const evidence = apart.map((part) => withTargets(part, nameless));
    const targets = foldTargets(evidence.flatMap((part) => part.targets));
    const kinds = new Map(targets.map(({ id, kind }) => [id, kind]));
    const found = [];
    for (const { name, rows } of toPackages(evidence).values()) {
        const first = kinds.get(rows[0].observation.target) === "lockfile" ? "osv-scanner" : "grype";
        for (const part of divideByWords(rows)) {
            for (const flaw of toFlaws(part))
                found.push(merge_toFound(foldFlaw(flaw, first), name));
        }
    }
    return {
        targets,
        scanners: foldScanners(evidence.flatMap((part) => part.scanners)),
        seen: toSeen(found.sort(merge_byGravity), targets),
        problems: evidence.flatMap((part) => part.problems),
    };
}
/** Images that have one name and are several (legs of a matrix build the same tag for two platforms) are told apart by their digests. */
function toApart(reports) {
    const several = findSeveral(reports.flatMap(({ targets }) => targets));
    return reports.map((evidence) => {
        const images = evidence.targets.filter(({ id, digest }) => several.has(id) && digest !== undefined);
        return withTargets(evidence, new Map(images.map(({ id, digest }) => [id, `${id}@${digest}`])));
    });
}
/** Gives targets that have another name the one that they are known by. */
function withTargets(evidence, others) {
    const rename = (of) => {
        const known = others.get(of.target);
        return known === undefined ? of : { ...of, target: known };
    };
    return {
        ...evidence,
        targets: evidence.targets.map((target) => ({ ...target, id: others.get(target.id) ?? target.id })),
        observations: evidence.observations.map(rename),
        problems: evidence.problems.map(rename),
    };
}
function toPackages(evidence) {
    const known = collectAliases(evidence);
    const packages = new Map();
    for (const { observations } of evidence) {
        for (const observation of observations) {
            const { name, full } = toIdentity(observation.package);
            const key = `${observation.target}\0${full}`;
            const row = { observation, names: merge_toNames(observation, known) };
            const others = packages.get(key);
            if (others === undefined)
                packages.set(key, { name, rows: [row] });
            else
                others.rows.push(row);
        }
    }
    return packages;
}
function merge_toNames({ id, aliases }, known) {
    const more = known.get(id);
    if (more === undefined)
        return [id, ...aliases];
    return [...new Set([id, ...aliases, ...more])];
}
function merge_toFound({ base, id, aliases, related }, packageName) {
    return { base, id, aliases, related, packageName, grave: (0,model_severity/* severityRank */.qs)(base.severity) * 2 + Number(base.knownExploited) };
}
/** The gravest first; the rest of the order is only to be always the same. */
function merge_byGravity(a, b) {
    if (a.grave !== b.grave)
        return b.grave - a.grave;
    const [one, other] = [a.base, b.base];
    return ((0,model_order/* byCodeUnits */.C)(one.target, other.target) ||
        (0,model_order/* byCodeUnits */.C)(a.id, b.id) ||
        (0,model_order/* byCodeUnits */.C)(one.package.purl, other.package.purl) ||
        (0,model_order/* byCodeUnits */.C)(one.package.version, other.package.version) ||
        (0,model_order/* byCodeUnits */.C)(one.package.name, other.package.name));
}
function toSeen(found, targets) {
    const lasting = new Map(targets.map((target) => [target.id, toLastingName(target)]));
    const places = new Map();
    return found.map((one) => {
        const like = `${lasting.get(one.base.target) ?? one.base.target}|${one.packageName}|${one.id}`;
        const place = (places.get(like) ?? 0) + 1;
        places.set(like, place);
        return copy(one, toFingerprint(like, place));
    });
}
/** Written out, for Node 20 copies by spread twelve times slower, and there may be a hundred thousand. */
function copy({ base, id, aliases, related }, fingerprint) {
    return {
        target: base.target,
        seenBy: base.seenBy,
        id,
        aliases,
        related,
        severity: base.severity,
        score: base.score,
        package: base.package,
        locations: base.locations,
        fix: base.fix,
        knownExploited: base.knownExploited,
        epss: base.epss,
        title: base.title,
        url: base.url,
        origin: base.origin,
        place: base.place,
        fingerprint,
    };
}

;// CONCATENATED MODULE: ./out/normalise/read/pick.js
const NOTHING = Object.freeze({});
function pick_isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The object under a key; an empty one where there is none. */
function objectOf(of, key) {
    const value = of[key];
    return pick_isObject(value) ? value : NOTHING;
}
/** The list under a key; an empty one where there is none (scanners write `null` for it as well). */
function listOf(of, key) {
    const value = of[key];
    return Array.isArray(value) ? value : [];
}
/** The objects in the list under a key. */
function objectsOf(of, key) {
    return listOf(of, key).filter(pick_isObject);
}
/** The strings in the list under a key, without empty ones. */
function textsOf(of, key) {
    return listOf(of, key).filter((value) => typeof value === "string" && value !== "");
}
/** The string under a key; an empty one where there is none. */
function textOf(of, key) {
    const value = of[key];
    return typeof value === "string" ? value : "";
}
/** The finite number under a key, or undefined. */
function numberOf(of, key) {
    const value = of[key];
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
/** A date as ISO 8601 in UTC, or null where the text is none, or Go's zero time. */
function toDate(text) {
    const time = text === "" ? Number.NaN : Date.parse(text);
    return Number.isNaN(time) || time <= Date.UTC(1, 0, 2) || text.startsWith("0001-") ? null : new Date(time).toISOString();
}

;// CONCATENATED MODULE: ./out/normalise/grype/alerts.js

/** Notes the distributions of one element of `alertsByPackage` that are past their end of life: Grype says it once a package. */
function countEndOfLife(value, ended) {
    if (!pick_isObject(value))
        return;
    for (const alert of objectsOf(value, "alerts")) {
        if (textOf(alert, "type") !== "distro-eol")
            continue;
        const metadata = objectOf(alert, "metadata");
        const name = `${textOf(metadata, "name")} ${textOf(metadata, "version")}`.trim();
        ended.set(name || textOf(alert, "message").slice(0, 200), name);
    }
}
/** One notice a distribution, not one a package. */
function toEndOfLifeNotices(ended, { name, target }) {
    return [...ended].map(([text, distribution]) => ({
        code: "distribution-end-of-life",
        target,
        message: `${distribution || text} (${name}) is past its end of life: new flaws in it may never be reported.`,
        next: "Move to a release that is still maintained.",
    }));
}

;// CONCATENATED MODULE: ./out/normalise/grype/ignored.js

const RULES_KEPT = 1000;
/** Counts one element of `ignoredMatches`. */
function countIgnored(value, ignored) {
    ignored.total += 1;
    const applied = pick_isObject(value) ? objectsOf(value, "appliedIgnoreRules") : [];
    if (!applied.some(isOwn) && ignored.foreign.size < RULES_KEPT)
        ignored.foreign.add(applied.map(toRuleName)[0] ?? NAMELESS);
    for (const rule of new Set(applied.length === 0 ? [NAMELESS] : applied.map(toRuleName))) {
        if (ignored.byRule.size < RULES_KEPT || ignored.byRule.has(rule))
            ignored.byRule.set(rule, (ignored.byRule.get(rule) ?? 0) + 1);
    }
}
const NAMELESS = "a rule that is not named";
/**
 * Whether a rule can be one of Grype's own: kernel headers by their source, what a matcher gives a reason for, and known confusions of an
 * advisory with a package of the same name. Rules of a configuration that leave out by state, or an advisory everywhere, are none.
 */
function isOwn(rule) {
    if (textOf(rule, "fix-state") !== "" || textOf(rule, "vex-status") !== "")
        return false;
    if (textOf(rule, "match-type") === "exact-indirect-match")
        return true;
    const of = objectOf(rule, "package");
    const isConfusion = textOf(of, "name") !== "" && textOf(of, "type") !== "";
    return textOf(rule, "vulnerability") !== "" && (isConfusion || textOf(rule, "reason") !== "");
}
const ignored_NAMED = 5;
/** What is to be said of matches that the scanner left out, or was told to leave out: they are no findings, and nobody decided so here. */
function toIgnoredNotices(ignored, configuration, { name, target }) {
    const notices = [];
    if (ignored.total > 0) {
        const rules = [...ignored.byRule].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([rule, count]) => `${rule} (${count})`);
        const what = ignored.total === 1 ? "1 match" : `${ignored.total} matches`;
        notices.push(`Grype left out ${what} of ${name} by rules of its own or of its configuration: ${toList(rules)}.`);
    }
    const told = toWishes(configuration);
    if (told.length > 0)
        notices.push(`Grype was told by its configuration to leave out findings of ${name}: ${toList(told)}.`);
    return notices.map((message) => ({ code: "matches-ignored-by-scanner", message, target }));
}
function toList(names) {
    return names.length <= ignored_NAMED ? names.join(", ") : `${names.slice(0, ignored_NAMED).join(", ")} and ${names.length - ignored_NAMED} more`;
}
/** What a configuration asks Grype to leave out, beside what Grype leaves out by itself: matches of kernel headers by their source. */
function toWishes(configuration) {
    const rules = objectsOf(configuration, "ignore")
        .filter((rule) => textOf(rule, "match-type") !== "exact-indirect-match")
        .map(toRuleName);
    const switches = ["only-fixed", "only-notfixed"].filter((key) => configuration[key] === true);
    const states = textOf(configuration, "ignore-wontfix");
    const places = textsOf(configuration, "exclude").map((path) => `exclude ${path}`);
    const vex = listOf(configuration, "vex-documents").length;
    return [
        ...rules,
        ...switches,
        ...(states === "" ? [] : [`fix-state ${states}`]),
        ...places,
        ...(vex === 0 ? [] : [`${vex} VEX documents`]),
    ];
}
/** A rule by what it names. */
function toRuleName(rule) {
    const of = objectOf(rule, "package");
    const parts = [
        textOf(rule, "vulnerability"),
        ...["name", "version", "type", "location"].map((key) => textOf(of, key)),
        ...["fix-state", "vex-status", "namespace"].map((key) => (textOf(rule, key) === "" ? "" : `${key} ${textOf(rule, key)}`)),
        textOf(rule, "reason") === "" ? "" : `reason ${JSON.stringify(textOf(rule, "reason"))}`,
    ];
    return parts.filter((part) => part !== "").join(" ") || "a rule without conditions";
}

;// CONCATENATED MODULE: ./out/normalise/grype/asked.js


/**
 * Checks that a scan of ours is about what was asked for, by the scanner that was run, and that nothing was left out by a configuration that
 * is not ours. A file in the way named like an image, say, is scanned in its place, and then nothing is found.
 */
function checkAsked({ source, descriptor, ignored, matches }, { report, refuse }) {
    const { asked } = report;
    if (asked === null)
        return;
    if (asked.scanner.version !== null && descriptor.version !== asked.scanner.version)
        refuse(`it was written by Grype ${descriptor.version ?? "of no version"}, and Grype ${asked.scanner.version} was run`);
    const wishes = [...toWishes(descriptor.configuration), ...ignored.foreign];
    if (wishes.length > 0)
        refuse(`Grype was told to leave out findings, and not by us: ${wishes.slice(0, 5).join(", ")}`);
    for (const target of asked.targets) {
        checkBeside(target, { source, matches }, { report, refuse });
        const wrong = findMismatch(source, target);
        if (wrong === null)
            continue;
        const next = "See that nothing in the way is named like the target, and run again.";
        throw new errors/* GateError */.ue({
            code: "source-mismatch",
            target: target.id,
            message: `${target.id} was asked for, and Grype looked at ${wrong}.`,
            next,
        });
    }
    if (descriptor.database?.built == null)
        refuse("it does not say when the database that it was made with was built");
}
/** The same run wrote an inventory beside the report, which lists the matches too: what is missing here and not there was taken out. */
function checkBeside({ id, kind }, { source, matches }, { report, refuse }) {
    const beside = report.asked?.beside?.[id];
    if (beside === undefined)
        return;
    const { digest } = source.facts;
    if (kind === "image" && beside.digest !== null && digest !== undefined && beside.digest !== digest)
        refuse(`it is of the image ${digest}, and the inventory that Grype wrote beside it is of ${beside.digest}`);
    if (matches < beside.matches)
        refuse(`it lists ${matches} matches, and the inventory that Grype wrote beside it ${beside.matches}`);
}
function findMismatch({ type, input, imageId }, target) {
    const seen = `${type || "nothing that it names"} ${input}`.trim();
    switch (target.kind) {
        case "image":
            if (type !== "image" || !isSame(input, target.absolute ?? target.locator))
                return seen;
            return target.imageId === undefined || target.imageId === imageId ? null : `the image ${imageId || "without an ID"}`;
        case "sbom": // an SBOM of an image is reported as that image; one of nothing known as `unknown`
            return type === "" || type === "purl" || type === "cpe" || (type === "sbom-file" && !isSame(input, target.absolute)) ? seen : null;
        case "lockfile": // copies of them in one folder
            return type === "directory" ? null : seen;
        default:
            return target;
    }
}
function isSame(a, b) {
    const plain = (path) => path.replaceAll("\\", "/").replace(/\/+$/, "");
    return plain(a) === plain(b);
}
/** The targets that a report is about: those that were asked for, with what it says of them, or the one that it names itself. */
function toTargets({ facts }, { asked }) {
    if (asked === null)
        return [facts];
    return asked.targets.map((target) => {
        const packages = asked.inventory[target.id] ?? null;
        if (target.kind === "lockfile")
            return { id: target.id, kind: "lockfile", packages, scannedBy: ["grype"] };
        const known = target.kind === "image" && target.reference !== undefined ? { reference: target.reference } : {};
        return { ...facts, ...known, id: target.id, kind: target.kind, packages };
    });
}

;// CONCATENATED MODULE: ./out/normalise/grype/descriptor.js

/** Reads `descriptor`. Its `db` has had three shapes: of schemas 1 to 5, of 0.88 and 0.89, and since 0.90. */
function toDescriptor(value) {
    const descriptor = pick_isObject(value) ? value : {};
    const db = objectOf(descriptor, "db");
    const status = pick_isObject(db.status) ? db.status : db;
    return {
        name: textOf(descriptor, "name"),
        version: textOf(descriptor, "version") || null,
        database: toDatabase(status),
        databaseError: toError(status),
        reportedAt: toDate(textOf(descriptor, "timestamp")),
        configuration: objectOf(descriptor, "configuration"),
    };
}
function toDatabase(status) {
    const { schemaVersion } = status;
    const schema = typeof schemaVersion === "number" ? String(schemaVersion) : textOf(status, "schemaVersion");
    const built = toDate(textOf(status, "built")) ?? builtOf(textOf(status, "from"));
    const digest = textOf(status, "checksum") || checksumOf(textOf(status, "from"));
    if (schema === "" && built === null && digest === "")
        return null;
    return { schema: schema || null, built, digest: digest || null };
}
/** The address that a database came from names its digest: `…tar.zst?checksum=sha256%3A01f7…`. */
function checksumOf(from) {
    return /[?&]checksum=(sha256)(?:%3A|:)([0-9a-f]{64})/i.exec(from)?.slice(1).join(":") ?? "";
}
/** … and when it was built: `vulnerability-db_v6.1.9_2026-07-30T00:34:33Z_1785395199.tar.zst`. */
function builtOf(from) {
    return toDate(/_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)_/.exec(from)?.[1] ?? "");
}
function toError(status) {
    const { error } = status;
    if (typeof error === "string" && error !== "")
        return error;
    if (pick_isObject(error))
        return textOf(error, "message") || JSON.stringify(error).slice(0, 200);
    return status.valid === false ? "it is not valid" : "";
}

;// CONCATENATED MODULE: ./out/normalise/names.js


/** Advisories of distributions: each may stand for several flaws. */
const BUNDLES = /^(?:RH[SBE]A|EL[SBE]A|AL[SBE]A|RL[SBE]A|RX[SBE]A|CES?A|CEBA|D[SLT]+A|ELA|USN|LSN|(?:open)?SUSE-(?:[SRFO]U|IU)|MGASA|ALAS[\w.]*|FEDORA|GLSA|AVG|ASA|OESA|PHSA|VMSA|ROSA|CLSA)-/;
/**
 * Tells other names of the same flaw from the parts of a bundle. A distribution's advisory that names one flaw is that flaw; one that names
 * several is a bundle: none of them is an alias of it. Anything else is the flaw that its aliases say, and what it derives from if that is one.
 */
function names_toNames({ id, aliases, upstream, related }) {
    if (aliases.length === 0 && upstream.length === 0 && related.length === 0)
        return toLoneNames(id);
    const isBundle = BUNDLES.test(id);
    const stated = isBundle ? [...aliases, ...upstream, ...related] : [...aliases, ...upstream];
    const flaws = new Set([id, ...stated].flatMap((name) => cveOf(name) ?? []));
    const same = flaws.size <= 1 ? stated.filter((name) => !isBundle || cveOf(name) !== null || aliases.includes(name)) : isBundle ? [] : aliases;
    const names = (0,model_order/* sortedUnique */.Z)([...same, ...toLoneNames(id).aliases]).filter((name) => name !== id);
    const others = (0,model_order/* sortedUnique */.Z)([...aliases, ...upstream, ...related]).filter((name) => name !== id && !names.includes(name));
    return { aliases: names, related: others };
}
const names_NONE = { aliases: [], related: [] };
/** `DEBIAN-CVE-2024-1234` says by its own name whose flaw it is. */
function toLoneNames(id) {
    const cve = /^[A-Za-z]+-(CVE-\d{4}-\d{4,})$/.exec(id)?.[1];
    return cve === undefined ? names_NONE : { aliases: [cve], related: [] };
}

;// CONCATENATED MODULE: ./out/normalise/read/words.js
const TITLE = 200;
/** White space can be most of a text: of this many characters the title is made. */
const LOOKED_AT = 1000;
/** An intern for one report: the first copy of each text is kept, as long as there are not too many. */
function createIntern(limit = 100_000) {
    const known = new Map();
    return (text) => {
        const kept = known.get(text);
        if (kept !== undefined)
            return kept;
        if (known.size < limit)
            known.set(text, text);
        return text;
    };
}
/** The first words of an advisory on one line, at most 200 characters; undefined where it has none. */
function toTitle(text) {
    const line = text.slice(0, LOOKED_AT).replace(/\s+/g, " ").trim();
    if (line === "")
        return undefined;
    if (line.length <= TITLE)
        return toOwnText(line);
    const cut = line.slice(0, TITLE - 1);
    const space = cut.lastIndexOf(" ");
    return toOwnText(`${(space > TITLE / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, "")).trimEnd()}…`);
}
/** A copy that does not keep alive the long text it was cut from, as a slice does in V8. */
function toOwnText(text) {
    return Buffer.from(text, "utf16le").toString("utf16le");
}
/** An address to read more at, if the text is one: http or https, without white space. */
function toUrl(text) {
    return text.length <= 2000 && /^https?:\/\/[^\s"<>\\^`{|}]+$/i.test(text) ? text : undefined;
}

;// CONCATENATED MODULE: ./out/normalise/purl.js

/** Types in which what comes before the last `/` of a name (or the `:` of a Maven name) is a purl's namespace. */
const SEPARATORS = {
    npm: "/",
    golang: "/",
    composer: "/",
    maven: ":",
    swift: "/",
    github: "/",
    githubactions: "/",
};
/** A purl of these parts, whatever they hold: what no purl of that type can say becomes a `generic` one, and at the worst escaped text. */
function toPurl(type, { namespace, name, version }) {
    const separator = SEPARATORS[type];
    const cut = separator === undefined ? -1 : name.lastIndexOf(separator);
    const inner = cut <= 0 ? namespace : name.slice(0, cut);
    try {
        return (0,model_package/* buildPurl */.Eq)(type, inner, cut <= 0 ? name : name.slice(cut + 1), version);
    }
    catch {
        const bare = `pkg:generic/${encode(name)}`;
        return version === "" ? bare : `${bare}@${encode(version)}`;
    }
}
/** Percent-encodes a text; halves of characters, which cannot be encoded, become the replacement character. */
function encode(text) {
    return encodeURIComponent(Buffer.from(text).toString());
}

;// CONCATENATED MODULE: ./out/normalise/grype/artifact.js


/** The package of a match, in Grype's words; its purl is Grype's, or built from type, name and version. */
function toPackage(artifact, intern) {
    const given = textOf(artifact, "purl");
    const word = textOf(artifact, "type");
    const version = textOf(artifact, "version");
    const name = textOf(artifact, "name") || artifact_nameOf(given);
    const purl = given.startsWith("pkg:") ? given : toPurl(PURL_TYPES[word] ?? "generic", { name, version });
    return { purl, name, version: intern(version), type: intern(typeOf(purl)) };
}
/** The type that a purl begins with. */
function typeOf(purl) {
    return purl.slice(4, Math.max(4, purl.indexOf("/", 4))).toLowerCase();
}
function artifact_nameOf(purl) {
    const bare = purl.split(/[@?#]/, 1)[0] ?? "";
    return bare.slice(bare.lastIndexOf("/") + 1);
}
/** Types of packages as Syft calls them, and as purls do. */
const PURL_TYPES = {
    alpm: "alpm",
    apk: "apk",
    bitnami: "bitnami",
    conda: "conda",
    conan: "conan",
    "dart-pub": "pub",
    deb: "deb",
    dotnet: "nuget",
    gem: "gem",
    "go-module": "golang",
    hackage: "hackage",
    hex: "hex",
    "java-archive": "maven",
    "jenkins-plugin": "maven",
    npm: "npm",
    "php-composer": "composer",
    "php-pear": "pear",
    pod: "cocoapods",
    portage: "ebuild",
    python: "pypi",
    "R-package": "cran",
    rpm: "rpm",
    "rust-crate": "cargo",
    swift: "swift",
};

;// CONCATENATED MODULE: ./out/normalise/grype/score.js

/** The highest CVSS base score of the most modern version that a record gives (4 before 3 before 2), 0.1 to 10. */
function toScore(record) {
    let best;
    for (const entry of listOf(record, "cvss")) {
        if (!pick_isObject(entry))
            continue;
        const score = numberOf(objectOf(entry, "metrics"), "baseScore");
        const version = Math.floor(Number.parseFloat(textOf(entry, "version")) || 0);
        if (isScore(score) && (best === undefined || version > best.version || (version === best.version && score > best.score)))
            best = { version, score };
    }
    return best?.score ?? toOldScore(record);
}
/** Grype before 0.9 kept one score a version, under a key of its own. */
function toOldScore(record) {
    return [objectOf(record, "cvssV3"), objectOf(record, "cvssV2")].map((cvss) => numberOf(cvss, "baseScore")).find(isScore);
}
function isScore(score) {
    return score !== undefined && score > 0 && score <= 10;
}

;// CONCATENATED MODULE: ./out/normalise/grype/match.js








/** Reads one element of `matches`. One without an advisory or a package is no match: the report is refused, nothing is left out. */
function toMatch(value, where, shared) {
    const { refuse, intern } = shared;
    if (!pick_isObject(value))
        return refuse("a match is no object", where());
    const vulnerability = objectOf(value, "vulnerability");
    const artifact = objectOf(value, "artifact");
    const id = textOf(vulnerability, "id");
    if (id === "")
        return refuse("a match names no advisory (`vulnerability.id`)", where());
    if (textOf(artifact, "name") === "" && textOf(artifact, "purl") === "")
        return refuse("a match names no package (`artifact.name`)", where());
    const related = objectsOf(value, "relatedVulnerabilities");
    return {
        draft: toDraft(intern(id), { vulnerability, related, records: [vulnerability, ...related] }, { artifact, shared }),
        spots: toSpots(artifact, intern),
    };
}
function toDraft(id, { vulnerability, related, records }, { artifact, shared }) {
    const { aliases, related: others } = toMatchNames(id, related, shared);
    return {
        target: "",
        seenBy: GRYPE,
        id,
        aliases,
        related: others,
        severity: toSeverity(textOf(vulnerability, "severity")),
        score: toScore(vulnerability) ?? related.map(toScore).find((score) => score !== undefined),
        package: toPackage(artifact, shared.intern),
        locations: NO_LOCATIONS,
        fix: match_toFix(vulnerability, shared),
        knownExploited: records.some((record) => listOf(record, "knownExploited").length > 0),
        epss: toEpss(records),
        title: toMatchTitle(id, records, shared),
        url: toMatchUrl(vulnerability, shared),
        origin: "unknown",
    };
}
const GRYPE = ["grype"];
const NO_LOCATIONS = [];
const NO_SPOTS = [];
/** Grype's own word, lower case; a word that is none of ours, or none at all, is `unknown`, and judged as that. */
function toSeverity(word) {
    const plain = word.trim().toLowerCase();
    return model_severity/* SEVERITIES */.oC.find((severity) => severity === plain) ?? "unknown";
}
/** GHSA relates to the CVE that it is; a CVE of a distribution to itself; what a distribution's advisory relates to may be several. */
function toMatchNames(id, related, { intern, names }) {
    const others = related.map((record) => textOf(record, "id")).filter((name) => name !== "" && name !== id);
    const key = `${id} ${others.join(" ")}`;
    const known = names.get(key);
    if (known !== undefined)
        return known;
    const found = names_toNames(toClaims(id, others.map(intern)));
    names.set(key, found);
    return found;
}
function toClaims(id, others) {
    const own = cveOf(id);
    const isSame = (name) => cveOf(name) === own || cveOf(name) === null;
    if (own !== null)
        return { id, aliases: others.filter(isSame), upstream: [], related: others.filter((name) => !isSame(name)) };
    return id.startsWith("GHSA-") ? { id, aliases: others, upstream: [], related: [] } : { id, aliases: [], upstream: others, related: [] };
}
function toSpots(artifact, intern) {
    const locations = listOf(artifact, "locations");
    if (locations.length === 0)
        return NO_SPOTS;
    const spots = locations.flatMap((location) => {
        if (typeof location === "string")
            return [{ path: intern(location), layerId: "" }];
        const path = pick_isObject(location) ? textOf(location, "path") : "";
        return path === "" || !pick_isObject(location) ? [] : [{ path: intern(path), layerId: intern(textOf(location, "layerID")) }];
    });
    if (textOf(artifact, "type") !== "deb")
        return spots;
    const list = spots.filter(({ path }) => DPKG_LIST.test(path));
    return list.length === 0 ? spots : list;
}
/**
 * dpkg keeps one status file for all packages, which belongs to the layer that last installed anything. The list of a package's own files
 * belongs to the layer that last installed this one.
 */
const DPKG_LIST = /\/var\/lib\/dpkg\/info\/[^/]+\.list$/;
function match_toFix(vulnerability, { intern, fixes }) {
    const given = objectOf(vulnerability, "fix");
    const before = textOf(vulnerability, "fixedInVersion"); // Grype before 0.9 had nothing else
    const state = before === "" ? toFixState(textOf(given, "state")) : "fixed";
    const versions = before === "" ? textsOf(given, "versions") : before.split(/,\s*/);
    const key = `${state} ${versions.join(" ")}`;
    const known = fixes.get(key);
    if (known !== undefined)
        return known;
    const fix = { state, versions: versions.map(intern) };
    fixes.set(key, fix);
    return fix;
}
function toFixState(word) {
    return finding/* FIX_STATES */.vC.find((state) => state === word) ?? "unknown";
}
/** The highest probability that one of the records gives. */
function toEpss(records) {
    let highest;
    for (const record of records) {
        for (const entry of listOf(record, "epss")) {
            const epss = pick_isObject(entry) ? numberOf(entry, "epss") : undefined;
            if (epss !== undefined && epss >= 0 && epss <= 1 && epss > (highest ?? -1))
                highest = epss;
        }
    }
    return highest;
}
function toMatchTitle(id, records, { titles }) {
    if (titles.has(id))
        return titles.get(id);
    const text = records.map((record) => textOf(record, "description")).find((description) => description.trim() !== "");
    const title = text === undefined ? undefined : toTitle(text);
    titles.set(id, title);
    return title;
}
function toMatchUrl(vulnerability, { urls }) {
    const source = textOf(vulnerability, "dataSource");
    if (urls.has(source))
        return urls.get(source);
    const others = () => [...textsOf(vulnerability, "urls"), ...textsOf(vulnerability, "links")].find((text) => toUrl(text) !== undefined);
    const url = toUrl(source) ?? others();
    if (source !== "")
        urls.set(source, url);
    return url;
}

;// CONCATENATED MODULE: ./out/normalise/grype/placing.js
/** Fills in of which target each match is, and where in it. A match in several of the files that were scanned together is one in each. */
function placeMatches(matches, targets, { report, refuse }) {
    const [only, ...others] = targets;
    if (only === undefined || others.length > 0)
        return matches.flatMap((match) => placeInFiles(match, { report, refuse }));
    const shown = toShown(report).get(only.id);
    const layers = new Map((only.layers ?? []).map((digest, index) => [digest, index]).reverse());
    for (const { draft, spots } of matches) {
        draft.target = only.id;
        if (shown !== undefined)
            draft.locations = [{ path: shown }];
        else if (spots.length > 0)
            draft.locations = spots.map((spot) => toLocation(spot, layers));
    }
    return matches.map(({ draft }) => draft);
}
function placeInFiles({ draft, spots }, { report, refuse }) {
    const shown = toShown(report);
    const byPath = report.asked?.targetIdByPath ?? {};
    const ids = new Set(spots.flatMap(({ path }) => (Object.hasOwn(byPath, path) ? (byPath[path] ?? []) : [])));
    if (ids.size === 0)
        return refuse(`a match (${draft.id} in ${draft.package.name}) lies in no file that was to be scanned: ${spots[0]?.path ?? "it names no place"}`);
    return [...ids].map((target) => ({ ...draft, target, locations: [{ path: shown.get(target) ?? target }] }));
}
/** Lockfiles are scanned as copies: people know them by their own paths. */
function toShown({ asked }) {
    return new Map((asked?.targets ?? []).flatMap((target) => (target.kind === "lockfile" ? [[target.id, target.shown]] : [])));
}
function toLocation({ path, layerId }, layers) {
    const layer = layers.get(layerId);
    return layer === undefined ? { path } : { path, layer };
}

;// CONCATENATED MODULE: ./out/normalise/grype/shared.js

function createShared(refuse) {
    return { refuse, intern: createIntern(), titles: new Map(), urls: new Map(), names: new Map(), fixes: new Map() };
}

;// CONCATENATED MODULE: ./out/normalise/grype/image.js


const image_LIMIT = 4 * 1024 * 1024;
const image_DIGEST = /^sha256:[0-9a-f]{64}$/;
/**
 * What an image is, by the config and manifest that a Grype report carries; undefined where one of them is missing or odd: it is not what its
 * digest says, or names other layers than the report. `stored`: the image came from a registry or layout, so that the manifest is its own.
 */
function toImage(image, { stored }) {
    const config = toJson(textOf(image, "config"));
    if (config === null || (textOf(image, "imageID") !== "" && textOf(image, "imageID") !== config.digest))
        return undefined;
    const listed = listOf(objectOf(config.value, "rootfs"), "diff_ids");
    const diffIds = listed.filter((digest) => typeof digest === "string" && image_DIGEST.test(digest));
    const layers = objectsOf(image, "layers").map((layer) => textOf(layer, "digest"));
    if (diffIds.length !== listed.length || diffIds.join() !== layers.join())
        return undefined;
    return {
        config: config.digest,
        ...toStored(image, { stored, layers: diffIds.length }),
        index: null,
        platform: image_toPlatform(config.value),
        diffIds,
        proof: "config",
        labels: toPairs(objectOf(objectOf(config.value, "config"), "Labels")),
        history: listOf(config.value, "history").map(image_toStep),
        created: textOf(config.value, "created") || null,
        names: [...textsOf(image, "tags"), ...textsOf(image, "repoDigests")],
        provenance: null,
    };
}
/** A JSON object in base64, with the digest of its bytes; null for anything else. */
function toJson(base64) {
    if (base64 === "" || base64.length > (image_LIMIT / 3) * 4)
        return null;
    const bytes = Buffer.from(base64, "base64");
    try {
        const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
        return pick_isObject(value) ? { digest: `sha256:${(0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex")}`, value } : null;
    }
    catch {
        return null;
    }
}
/** Of an image of a daemon or archive Grype makes a manifest up: neither its digest nor its layers' digests are those of a registry. */
function toStored(image, { stored, layers }) {
    const manifest = toJson(textOf(image, "manifest"));
    if (!stored || manifest === null || manifest.digest !== textOf(image, "manifestDigest"))
        return { manifest: null, blobs: null, annotations: {} };
    const blobs = objectsOf(manifest.value, "layers").map((layer) => textOf(layer, "digest"));
    const areDigests = blobs.length === layers && blobs.every((digest) => image_DIGEST.test(digest));
    return { manifest: manifest.digest, blobs: areDigests ? blobs : null, annotations: toPairs(objectOf(manifest.value, "annotations")) };
}
function image_toPlatform(config) {
    const [os, architecture, variant] = ["os", "architecture", "variant"].map((key) => textOf(config, key));
    if (!os || !architecture)
        return null;
    return [os, architecture, ...(variant ? [variant] : [])].join("/");
}
function toPairs(pairs) {
    const texts = Object.entries(pairs).filter((pair) => typeof pair[1] === "string");
    return Object.fromEntries(texts);
}
function image_toStep(step) {
    const given = pick_isObject(step) ? step : {};
    return {
        createdBy: textOf(given, "created_by"),
        comment: textOf(given, "comment"),
        created: textOf(given, "created") || null,
        empty: given.empty_layer === true,
    };
}

;// CONCATENATED MODULE: ./out/normalise/grype/source.js



/** Reads `source` and `distro`. `name` is that of the report: a source that does not say what it is goes by it. */
function source_toSource({ source, distro }, name) {
    const given = pick_isObject(source) ? source : {};
    const type = textOf(given, "type");
    const image = objectOf(given, "target");
    const input = textOf(given, "target") || textOf(image, "userInput");
    const distribution = toDistribution(distro);
    const common = { packages: null, scannedBy: ["grype"], ...(distribution === undefined ? {} : { distribution }) };
    if (type === "image")
        return { type, input, imageId: textOf(image, "imageID"), facts: { ...toImageFacts(image), ...common } };
    const { id, kind } = toOther(type, input, name);
    return { type, input, imageId: "", facts: { id, kind, ...common } };
}
function toDistribution(distro) {
    if (!pick_isObject(distro))
        return undefined;
    return `${textOf(distro, "name")} ${textOf(distro, "version")}`.trim() || undefined;
}
function toOther(type, input, name) {
    if (input === "" || type === "unknown" || type === "")
        return { id: `report:${name}`, kind: "other" };
    if (type === "directory")
        return { id: `dir:${input === "." ? "." : input.replace(/(?<=.)[\\/]+$/, "")}`, kind: "directory" };
    if (type === "sbom-file")
        return { id: `sbom:${input}`, kind: "sbom" };
    return { id: `${type}:${input}`, kind: "other" };
}
/** An image can be asked for by its ID, which is no name. */
const IMAGE_ID = /^sha256:[0-9a-f]{12,64}$/;
function toImageFacts(image) {
    const input = textOf(image, "userInput") || (textsOf(image, "tags")[0] ?? textOf(image, "imageID"));
    const isNameless = isFile(input) || IMAGE_ID.test(input);
    const reference = (0,model_reference/* toCanonicalReference */.VZ)(isNameless ? (textsOf(image, "tags")[0] ?? "") : input);
    const digest = textOf(image, "manifestDigest");
    const platform = ["os", "architecture", "architectureVariant"].map((key) => textOf(image, key)).filter((part) => part !== "");
    const layers = objectsOf(image, "layers").map((layer) => textOf(layer, "digest"));
    const scheme = toScheme(input, image);
    const told = toImage(image, { stored: scheme === "registry" || scheme === "oci-dir" });
    return {
        id: `${scheme}:${input}`,
        kind: "image",
        ...(reference === null ? {} : { reference }),
        ...(/^sha\d+:[0-9a-f]+$/.test(digest) ? { digest } : {}), // of an SBOM's image it is any text at all
        ...(platform.length < 2 ? {} : { platform: platform.join("/") }),
        ...(layers.length === 0 ? {} : { layers }),
        ...(told === undefined ? {} : { image: told }),
    };
}
/**
 * The scheme under which `scan` would have looked at it. Grype leaves it out of `userInput`: an image out of a daemon or archive has its tags,
 * one out of a registry only digests.
 */
function toScheme(input, image) {
    if (isFile(input))
        return /\.(?:tar|tgz|tar\.gz)$/i.test(input) ? "docker-archive" : "oci-dir";
    return textsOf(image, "tags").length === 0 && textsOf(image, "repoDigests").length > 0 ? "registry" : "docker";
}
function isFile(input) {
    return /^(?:\.{0,2}\/|[A-Za-z]:[\\/])|\.(?:tar|tgz|tar\.gz)$/i.test(input);
}

;// CONCATENATED MODULE: ./out/normalise/grype/grype.js








/** The lists of a Grype report that are read element by element. */
const GRYPE_DIVISION = { matches: {}, ignoredMatches: {}, alertsByPackage: {} };
/** Reads a Grype report, of any version (schema 5 databases and older as well as 6). */
function createGrypeCollector({ report, refuse }) {
    const matches = [];
    const values = new Map();
    const ignored = { byRule: new Map(), foreign: new Set(), total: 0 };
    const ended = new Map();
    const shared = createShared(refuse);
    return {
        begin: () => undefined,
        end: () => undefined,
        take(path, value, where) {
            if (path === "matches[]")
                matches.push(toMatch(value, where, shared));
            else if (path === "ignoredMatches[]")
                countIgnored(value, ignored);
            else if (path === "alertsByPackage[]")
                countEndOfLife(value, ended);
            else if (path === "matches")
                refuse("`matches` is no list", where());
            else
                values.set(path, value);
        },
        finish: () => toEvidence({ matches, values, ignored, ended }, { report, refuse }),
    };
}
function toEvidence({ matches, values, ignored, ended }, { report, refuse }) {
    const descriptor = toDescriptor(values.get("descriptor"));
    const source = source_toSource({ source: values.get("source"), distro: values.get("distro") }, report.name);
    if (matches.length === 0 && descriptor.name.toLowerCase() !== "grype")
        refuse("its list of matches is empty, and nothing in it says that Grype wrote it (`descriptor`): that is no proof that anything was looked at");
    if (descriptor.databaseError !== "")
        refuse(`Grype says of its database: ${JSON.stringify(descriptor.databaseError.slice(0, 200))}`);
    checkAsked({ source, descriptor, ignored, matches: matches.length }, { report, refuse });
    const targets = toTargets(source, report);
    const observations = placeMatches(matches, targets, { report, refuse });
    const about = { name: report.name, target: targets.length === 1 ? (targets[0]?.id ?? "") : source.facts.id };
    const problems = [
        ...toIgnoredNotices(ignored, descriptor.configuration, about),
        ...toEndOfLifeNotices(ended, about),
        ...toMissing(report, about),
    ];
    return { targets, scanners: [toScanner(descriptor, report)], observations, problems };
}
/**
 * The scanner as it ran here, with what the report adds; or as the report alone tells of it. When a run of our own
 * was is for the document to say: the same scan gives the same facts.
 */
function toScanner({ version, database, reportedAt }, { asked }) {
    if (asked === null) {
        const when = reportedAt === null ? {} : { reportedAt };
        return { name: "grype", version, sha256: null, source: "report", database, ...when };
    }
    const digest = asked.scanner.database?.digest ?? database?.digest ?? null;
    const schema = database?.schema ?? asked.scanner.database?.schema ?? null;
    const built = database?.built ?? asked.scanner.database?.built ?? null;
    return { ...asked.scanner, database: { schema, built, digest } };
}
/** What a report of somebody else cannot prove: that anything was catalogued, and that the database would have found something. */
function toMissing({ asked }, { name, target }) {
    if (asked !== null)
        return [];
    const message = `${name} does not tell how many packages were looked at, nor whether the database knows them: the decision is vouched for, the looking is not.`;
    return [{ code: "evidence-missing", message, target }];
}

;// CONCATENATED MODULE: ./out/normalise/osv/asked.js


/** The target that was asked for and that a source is of; null for a canary, which is no target. A source that nobody asked for is refused. */
function findAsked(source, { report }) {
    const { asked } = report;
    const path = asked_toPlain(textOf(source, "path"));
    if (asked === null || (asked.canaries ?? []).some((canary) => path === asked_toPlain(canary) || path.startsWith(`${asked_toPlain(canary)}:`)))
        return null;
    const byPath = new Map(Object.entries(asked.targetIdByPath).map(([known, id]) => [asked_toPlain(known), id]));
    const [only] = asked.targets;
    const isWhole = asked.targets.length === 1 && only !== undefined && only.kind !== "lockfile";
    const exact = textOf(source, "path");
    const own = Object.hasOwn(asked.targetIdByPath, exact) ? asked.targetIdByPath[exact] : byPath.get(path); // a name may hold a backslash
    const id = own ?? (isWhole ? only.id : undefined);
    const target = asked.targets.find((candidate) => candidate.id === id);
    if (target !== undefined)
        return { facts: asked_toFacts(target, report), path: target.kind === "lockfile" ? target.shown : textOf(source, "path") };
    const message = `${report.name}: the report speaks of ${textOf(source, "path") || "a file without a name"}, which was not to be scanned.`;
    throw new errors/* GateError */.ue({ code: "source-mismatch", message, next: "See that nothing changed the lockfiles during the scan, and run again." });
}
function asked_toPlain(path) {
    return path.replaceAll("\\", "/");
}
function asked_toFacts(target, { asked }) {
    return { id: target.id, kind: target.kind, packages: asked?.inventory[target.id] ?? null, scannedBy: ["osv-scanner"] };
}
/** Facts of all targets that were asked for: also of those in which nothing was found, which the report does not name. */
function toAskedFacts(report, { image }) {
    return (report.asked?.targets ?? []).map((target) => {
        const own = asked_toFacts(target, report);
        return image === null || target.kind !== "image" ? own : { ...image, ...own };
    });
}

;// CONCATENATED MODULE: ./out/normalise/osv/notices.js
/** What is to be said of a report beside its findings. `seen`: ids of the targets that it speaks of. */
function toNotices({ report, playedDown, seen }) {
    return [
        ...toPlayedDown(report, playedDown),
        ...(report.asked === null ? notices_toMissing(report) : [...toUnlisted(report.asked, seen), ...toUnread(report.asked, seen)]),
    ];
}
function toPlayedDown({ name }, count) {
    if (count === 0)
        return [];
    const what = count === 1 ? "1 finding" : `${count} findings`;
    const message = `OSV-Scanner holds ${what} of ${name} for unimportant, or for code that is not called: they are judged like all others.`;
    return [{ code: "scanner-warning", message }];
}
function notices_toMissing({ name }) {
    const message = `${name} does not tell which files without findings were looked at, nor by which version and data: the decision is vouched for, the looking is not.`;
    return [{ code: "evidence-missing", message }];
}
/** Lockfiles in which OSV-Scanner says that it found packages, and of which its report, which lists all packages, has none. */
function toUnlisted({ listed = [], scanner }, seen) {
    return listed
        .filter((id) => !seen.has(id))
        .map((id) => ({
        code: "scanner-output",
        target: id,
        message: `OSV-Scanner ${scanner.version ?? ""} says that it found packages in ${id}, and its report lists none of them.`.replace("  ", " "),
        next: "Run again; if it stays, use another version of OSV-Scanner, or report it.",
    }));
}
/** Lockfiles that OSV-Scanner neither reports anything of nor says it has read. */
function toUnread({ targets, inventory, scanner }, seen) {
    return targets
        .filter(({ id, kind }) => kind === "lockfile" && !seen.has(id) && !Object.hasOwn(inventory, id))
        .map(({ id }) => ({
        code: "lockfile-unparsable",
        target: id,
        message: `OSV-Scanner ${scanner.version ?? ""} does not say that it has read ${id}, and reports nothing of it.`.replace("  ", " "),
        next: "Check that it is whole, make it again, or leave it out with `exclude`.",
    }));
}

;// CONCATENATED MODULE: ./out/normalise/osv/package.js


/** The purl type of each OSV ecosystem, with the namespace where it is that of a distribution. https://ossf.github.io/osv-schema/#defined-ecosystems */
const ECOSYSTEMS = {
    npm: ["npm"],
    PyPI: ["pypi"],
    Go: ["golang"],
    Maven: ["maven"],
    NuGet: ["nuget"],
    RubyGems: ["gem"],
    "crates.io": ["cargo"],
    Packagist: ["composer"],
    Pub: ["pub"],
    Hex: ["hex"],
    CRAN: ["cran"],
    Bioconductor: ["bioconductor"],
    Hackage: ["hackage"],
    GHC: ["generic"],
    ConanCenter: ["conan"],
    SwiftURL: ["swift"],
    "GitHub Actions": ["githubactions"],
    Bitnami: ["bitnami"],
    Julia: ["julia"],
    opam: ["opam"],
    Debian: ["deb", "debian"],
    Ubuntu: ["deb", "ubuntu"],
    Echo: ["deb", "echo"],
    Alpine: ["apk", "alpine"],
    Wolfi: ["apk", "wolfi"],
    Chainguard: ["apk", "chainguard"],
    MinimOS: ["apk", "minimos"],
    Alpaquita: ["apk", "alpaquita"],
    AlmaLinux: ["rpm", "almalinux"],
    "Azure Linux": ["rpm", "azure-linux"],
    Mageia: ["rpm", "mageia"],
    openEuler: ["rpm", "openeuler"],
    openSUSE: ["rpm", "opensuse"],
    "Photon OS": ["rpm", "photon"],
    "Red Hat": ["rpm", "redhat"],
    "Rocky Linux": ["rpm", "rocky"],
    SUSE: ["rpm", "suse"],
};
/**
 * The package of an OSV-Scanner report in its words, with a purl of ecosystem, name and version; a commit stands in for a version. What is
 * installed from a distribution has two names: OSV-Scanner goes by that of the source, purls by that of the package itself.
 */
function package_toPackage(given, path) {
    const name = textOf(given, "name");
    const version = textOf(given, "version") || textOf(given, "commit");
    const [type, namespace] = toType(textOf(given, "ecosystem"));
    const own = textOf(given, "os_package_name") || name;
    const parts = { ...(namespace === undefined ? {} : { namespace }), name: toPurlName(type, own), version };
    const purl = type === "generic" ? toCommitPurl(name, version, path) : toPurl(type, parts);
    return { purl, name, version, type: purl.slice(4, purl.indexOf("/")) };
}
/** `Debian:12` is Debian. An ecosystem that nobody here knows has no purl type of its own. */
function toType(ecosystem) {
    const base = ecosystem.split(":", 1)[0] ?? "";
    return Object.hasOwn(ECOSYSTEMS, base) ? (ECOSYSTEMS[base] ?? ["generic"]) : ["generic"];
}
/** PyPI names are one however they are written: https://packaging.python.org/en/latest/specifications/name-normalization/ */
function toPurlName(type, name) {
    return type === "pypi" ? name.toLowerCase().replace(/[-_.]+/g, "-") : name;
}
/** A package that is known by its repository, or by nothing but a commit in a folder. */
function toCommitPurl(name, version, path) {
    const repository = /^(?:https?:\/\/)?github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(name)?.[1];
    if (repository !== undefined)
        return toPurl("github", { name: repository.toLowerCase(), version });
    const folder = path.split(/[\\/]/).findLast((part) => part !== "");
    return toPurl("generic", { name: name || folder || "unknown", version });
}

;// CONCATENATED MODULE: ./out/normalise/osv/fix.js

const UNKNOWN = { state: "unknown", versions: [] };
/** The fixed versions that a record gives for a package, out of the ranges of just that package in its ecosystem. */
function fix_toFix(record, given) {
    const affected = objectsOf(record, "affected").filter((entry) => isAbout(entry, given));
    if (affected.length === 0)
        return UNKNOWN;
    const isCommit = textOf(given, "version") === "";
    const ranges = affected.flatMap((entry) => objectsOf(entry, "ranges")).filter((range) => (textOf(range, "type") === "GIT") === isCommit);
    const versions = [...new Set(ranges.flatMap((range) => objectsOf(range, "events")).flatMap((event) => textOf(event, "fixed") || []))];
    if (versions.length === 0)
        return { state: "not-fixed", versions: [] };
    const later = versions.filter((version) => !isEarlier(version, textOf(given, "version")));
    return { state: "fixed", versions: later.length === 0 ? versions : later };
}
/** Whether an entry is about the package. A commit is of no ecosystem: what names its repository is about it. */
function isAbout(entry, given) {
    const about = objectOf(entry, "package");
    if (textOf(given, "ecosystem") === "")
        return true;
    return (fix_toKey(textOf(about, "name")) === fix_toKey(textOf(given, "name")) && isSameEcosystem(textOf(about, "ecosystem"), textOf(given, "ecosystem")));
}
function fix_toKey(name) {
    return name.toLowerCase().replace(/[-_.]+/g, "-");
}
/** `Ubuntu:22.04:LTS` is `Ubuntu:22.04`, and an ecosystem without a release is every release of it. */
function isSameEcosystem(a, b) {
    return `${a}:`.startsWith(`${b}:`) || `${b}:`.startsWith(`${a}:`);
}
const DOTTED = /^v?(\d+(?:\.\d+)*)$/;
/** Whether a version surely comes before another: only where both are nothing but numbers, or nothing is said. */
function isEarlier(version, than) {
    const [a, b] = [version, than].map((text) => DOTTED.exec(text)?.[1]?.split(".").map(Number));
    if (a === undefined || b === undefined)
        return false;
    for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
        const difference = (a[index] ?? 0) - (b[index] ?? 0);
        if (difference !== 0)
            return difference < 0;
    }
    return true;
}

// EXTERNAL MODULE: ./node_modules/ae-cvss-calculator/dist/ae-cvss-calculator.js
var ae_cvss_calculator = __webpack_require__(4353);
;// CONCATENATED MODULE: ./out/normalise/osv/cvss.js

const scores = new Map();
const SCORES_KEPT = 20_000;
/** The base score of a CVSS vector of any version, 0.1 to 10; undefined for one that is incomplete, no vector at all, or says "none". */
function scoreOfVector(vector) {
    if (scores.has(vector))
        return scores.get(vector);
    const score = calculate(vector);
    if (scores.size < SCORES_KEPT)
        scores.set(vector, score);
    return score;
}
/** Vectors of a version that is not known yet: what their metrics mean, nobody can tell. */
const UNKNOWN_VERSION = /^CVSS:(?!(?:2\.0|3\.[01]|4\.0)\/)/i;
function calculate(vector) {
    if (UNKNOWN_VERSION.test(vector))
        return undefined;
    try {
        const parsed = ae_cvss_calculator.fromVector(vector);
        if (parsed === null || !parsed.isBaseFullyDefined())
            return undefined;
        const result = parsed.calculateScores();
        const base = "baseMetricsOnly" in result ? result.baseMetricsOnly : "base" in result ? result.base : undefined;
        return typeof base === "number" && base > 0 && base <= 10 ? base : undefined;
    }
    catch {
        return undefined; // the library throws at what is no vector
    }
}

;// CONCATENATED MODULE: ./out/normalise/osv/severity.js



const WORDS = {
    critical: "critical",
    important: "high",
    high: "high",
    moderate: "medium",
    medium: "medium",
    low: "low",
    negligible: "negligible",
    unimportant: "negligible",
};
/**
 * The gravity of a group (contract §5): OSV-Scanner's own number, else the highest score of its records' CVSS vectors, else the gravest word of
 * an advisory, else of a distribution's urgency. An advisory of malicious code is critical whatever else is said.
 */
function toGravity(group, records) {
    const score = toMaximum(group) ?? severity_highest(records.flatMap(vectorsOf).map(scoreOfVector));
    const isMalicious = records.some((record) => [textOf(record, "id"), ...textsOf(record, "aliases")].some((id) => id.startsWith("MAL-")));
    if (isMalicious)
        return { severity: "critical", score };
    if (score !== undefined)
        return { severity: (0,model_severity/* severityOfScore */.FL)(score), score };
    const word = gravest(records.flatMap(severity_wordsOf));
    return { severity: word === "unknown" ? gravest(records.flatMap(urgenciesOf)) : word, score };
}
/** The gravest of what several groups say of the same record. */
function toGravest(all) {
    return { severity: all.map(({ severity }) => severity).reduce(model_severity/* graver */.Gi, "unknown"), score: severity_highest(all.map(({ score }) => score)) };
}
/** `max_severity` is a number in a string, `""` where no record has a vector, and absent before 1.7. */
function toMaximum(group) {
    const score = numberOf(group, "max_severity") ?? Number.parseFloat(textOf(group, "max_severity"));
    return score > 0 && score <= 10 ? score : undefined;
}
function severity_highest(scores) {
    return scores.reduce((best, score) => (score !== undefined && score > (best ?? 0) ? score : best), undefined);
}
function gravest(words) {
    return words.map(severity_toSeverity).reduce(model_severity/* graver */.Gi, "unknown");
}
function severity_toSeverity(word) {
    const plain = word.toLowerCase().replace(/^\W+|\W+$/g, ""); // Debian marks urgencies with asterisks
    return Object.hasOwn(WORDS, plain) ? (WORDS[plain] ?? "unknown") : "unknown";
}
/** Vectors of a record, for all packages and for single ones; the type of an entry may be missing, the vector says its version itself. */
function vectorsOf(record) {
    return severitiesOf(record).flatMap((entry) => (textOf(entry, "type") === "Ubuntu" ? [] : [textOf(entry, "score")]));
}
function severitiesOf(record) {
    return [record, ...objectsOf(record, "affected")].flatMap((of) => objectsOf(of, "severity"));
}
function severity_wordsOf(record) {
    return specificsOf(record).flatMap((specific) => [textOf(specific, "severity")]);
}
function urgenciesOf(record) {
    const ubuntu = severitiesOf(record).flatMap((entry) => (textOf(entry, "type") === "Ubuntu" ? [textOf(entry, "score")] : []));
    return [...ubuntu, ...specificsOf(record).flatMap((specific) => [textOf(specific, "urgency"), textOf(specific, "ubuntu_priority")])];
}
function specificsOf(record) {
    return [record, ...objectsOf(record, "affected")].flatMap((of) => [
        objectOf(of, "database_specific"),
        objectOf(of, "ecosystem_specific"),
    ]);
}

;// CONCATENATED MODULE: ./out/normalise/osv/record.js





/** All rows of an element of `packages`: one a record, and one for an id that only a group names. Nothing is left out. */
function toRows(element, given, { where, refuse }) {
    const { vulnerabilities } = element;
    if (vulnerabilities !== undefined && vulnerabilities !== null && !Array.isArray(vulnerabilities))
        return refuse("`vulnerabilities` is no list", where());
    const records = listOf(element, "vulnerabilities").map((value) => toRecord(value, { where, refuse }));
    const groups = objectsOf(element, "groups");
    const known = new Set(records.map((record) => textOf(record, "id")));
    const lone = groups.flatMap((group) => textsOf(group, "ids")).filter((id) => !known.has(id));
    const all = [...records, ...[...new Set(lone)].map((id) => ({ id }))];
    const groupsOf = record_toGroups(groups, new Map(all.map((record) => [textOf(record, "id"), record])));
    return all.map((record) => record_toRow(record, given, groupsOf.get(textOf(record, "id")) ?? [{ group: {}, members: [record] }]));
}
/** The groups that each record is in: one, or where a report was made by somebody else perhaps several, which all count. */
function record_toGroups(groups, byId) {
    const groupsOf = new Map();
    for (const group of groups) {
        const ids = textsOf(group, "ids");
        const members = ids.map((id) => byId.get(id) ?? { id });
        for (const id of new Set(ids))
            groupsOf.set(id, [...(groupsOf.get(id) ?? []), { group, members }]);
    }
    return groupsOf;
}
/** A record, or the bare id of one. */
function toRecord(value, { where, refuse }) {
    if (typeof value === "string" && value !== "")
        return { id: value };
    if (!pick_isObject(value))
        return refuse("a vulnerability is no object", where());
    return textOf(value, "id") === "" ? refuse("a vulnerability has no `id`", where()) : value;
}
function record_toRow(record, given, groups) {
    const id = textOf(record, "id");
    const claims = { id, aliases: textsOf(record, "aliases"), upstream: textsOf(record, "upstream"), related: textsOf(record, "related") };
    return {
        id,
        ...names_toNames(claims),
        ...toGravest(groups.map(({ group, members }) => toGravity(group, members))),
        fix: fix_toFix(record, given),
        title: toRecordTitle(record),
        url: toUrl(`https://osv.dev/vulnerability/${encodeURI(id)}`),
        isPlayedDown: groups.some(({ group }) => isPlayedDown(group, id)),
    };
}
function toRecordTitle(record) {
    const title = textOf(record, "summary").trim() || textOf(record, "details");
    return toTitle(textOf(record, "withdrawn") === "" ? title : `(withdrawn) ${title}`);
}
function isPlayedDown(group, id) {
    const analysis = objectOf(pick_isObject(group.experimental_analysis) ? objectOf(group, "experimental_analysis") : objectOf(group, "experimentalAnalysis"), id);
    return analysis.unimportant === true || analysis.called === false;
}

;// CONCATENATED MODULE: ./out/normalise/osv/target.js


const target_KINDS = {
    lockfile: ["lockfile", "lockfile"],
    sbom: ["sbom", "sbom"],
    git: ["dir", "directory"],
};
/** A target for a source that speaks for itself: a lockfile, an SBOM, a folder; files in an image are all of that image. */
function target_toPlace(source, report, image) {
    const [type, path] = [textOf(source, "type"), textOf(source, "path")];
    if (image !== null)
        return { facts: image, path };
    const shown = target_toShown(path, report.root);
    if (type === "docker" || type === "os" || type === "artifact")
        return { facts: target_toImage(type === "docker" ? `docker:${path}` : `image:${report.name}`), path };
    const [scheme, kind] = (Object.hasOwn(target_KINDS, type) ? target_KINDS[type] : undefined) ?? ["file", "other"];
    return { facts: { id: `${scheme}:${shown}`, kind, packages: null, scannedBy: ["osv-scanner"] }, path: shown };
}
function target_toImage(id) {
    return { id, kind: "image", packages: null, scannedBy: ["osv-scanner"] };
}
/** The image that a report of `scan image` is about. It does not say which: it goes by the report's name. */
function target_toImageFacts(metadata, { name }) {
    const layers = objectsOf(metadata, "layer_metadata").map((layer) => textOf(layer, "diff_id"));
    const distribution = textOf(metadata, "os");
    const filled = layers.filter((digest) => digest !== "");
    return {
        ...target_toImage(`image:${name}`),
        ...(distribution === "" ? {} : { distribution }),
        ...(filled.length === 0 ? {} : { layers: filled }),
    };
}
/** A path relative to the working directory with `/`, where it lies below it; as it is where not. */
function target_toShown(path, root) {
    const below = root !== undefined && path.startsWith(root) ? (0,external_node_path_.relative)(root, path) : path;
    return (below === "" || below.startsWith("..") ? path : below).replaceAll("\\", "/").replace(/^(?:\.\/)+/, "");
}
/** Where in an image: OSV-Scanner counts layers that hold nothing too, others do not. */
function target_toLocation(path, index, metadata) {
    const layers = objectsOf(metadata, "layer_metadata");
    const own = index === undefined ? undefined : layers[index];
    if (index === undefined || own === undefined || own.is_empty === true)
        return { path };
    return { path, layer: layers.slice(0, index).filter((layer) => layer.is_empty !== true).length };
}

;// CONCATENATED MODULE: ./out/normalise/osv/osv.js






/** The lists of an OSV-Scanner report that are read element by element. */
const OSV_DIVISION = { results: { packages: {} } };
/** Reads an OSV-Scanner report, from 1.5 to the newest. */
function createOsvCollector({ report, refuse }) {
    const results = [];
    const values = new Map();
    let current = { source: {}, found: [], isListed: false };
    return {
        begin(path) {
            if (path === "results[]")
                current = { source: {}, found: [], isListed: false };
            else if (path === "results[].packages")
                current.isListed = true;
        },
        end(path) {
            if (path !== "results[]")
                return;
            if (!current.isListed)
                refuse("a result lists no packages (`packages`)", { path: `results[${results.length}]` });
            results.push(current);
        },
        take(path, value, where) {
            if (path === "results[].packages[]")
                current.found.push(osv_toFound(value, where, refuse));
            else if (path === "results[].source")
                current.source = pick_isObject(value) ? value : refuse("`source` is no object", where());
            else if (path === "results[]")
                refuse("a result is no object", where());
            else if (path === "results[].packages")
                refuse("`packages` is no list", where());
            else if (path === "results")
                refuse("`results` is no list", where());
            else if (!path.startsWith("results[]"))
                values.set(path, value);
        },
        finish: () => osv_toEvidence({ results, values }, { report, refuse }),
    };
}
function osv_toFound(value, where, refuse) {
    if (!pick_isObject(value))
        return refuse("a package is no object", where());
    if (!pick_isObject(value.package))
        return refuse("a package does not say what it is (`package`)", where());
    const { name, os_package_name, version, ecosystem, commit, image_origin_details } = value.package;
    const given = { name, os_package_name, version, ecosystem, commit, image_origin_details };
    const rows = toRows(value, given, { where, refuse });
    const isNamed = textOf(given, "name") !== "" || textOf(given, "commit") !== "" || textOf(given, "version") !== "";
    return rows.length > 0 && !isNamed ? refuse("a vulnerable package has neither a name nor a commit", where()) : { given, rows };
}
function osv_toEvidence({ results, values }, { report, refuse }) {
    const { asked } = report;
    const metadata = values.get("image_metadata");
    const image = pick_isObject(metadata) ? metadata : null;
    const observations = [];
    const targets = new Map();
    let playedDown = 0;
    const facts = image === null ? null : target_toImageFacts(image, report);
    for (const { source, found } of results) {
        if (source.path === undefined && found.length > 0)
            refuse("a result does not say which file it is of (`source`)");
        const place = asked === null ? target_toPlace(source, report, facts) : findAsked(source, { report, refuse });
        if (place === null)
            continue;
        targets.set(place.facts.id, place.facts);
        for (const { given, rows } of found)
            for (const row of rows)
                observations.push(toObservation(row, { given, place, image }));
        playedDown += found.flatMap(({ rows }) => rows).filter(({ isPlayedDown }) => isPlayedDown).length;
    }
    if (asked === null && facts !== null)
        targets.set(facts.id, facts);
    if (asked === null && observations.length === 0 && !values.has("experimental_config"))
        refuse("it lists no vulnerability, and nothing in it says that OSV-Scanner wrote it (`experimental_config`): that is no proof that anything was looked at");
    const all = asked === null ? toForeignFacts(targets, report.name) : toAskedFacts(report, { targets, image: facts });
    const problems = toNotices({ report, playedDown, seen: new Set(targets.keys()) });
    return { targets: all, scanners: [osv_toScanner(report)], observations, problems };
}
/** A report without results is of files that hold nothing known. */
function toForeignFacts(targets, name) {
    if (targets.size > 0)
        return [...targets.values()];
    return [{ id: `report:${name}`, kind: "other", packages: null, scannedBy: ["osv-scanner"] }];
}
function osv_toScanner({ asked }) {
    return asked?.scanner ?? { name: "osv-scanner", version: null, sha256: null, source: "report", database: null };
}
const OSV_SCANNER = ["osv-scanner"];
function toObservation(row, { given, place, image }) {
    const { score, title, url } = row;
    const index = numberOf(objectOf(given, "image_origin_details"), "index");
    return {
        target: place.facts.id,
        seenBy: OSV_SCANNER,
        id: row.id,
        aliases: row.aliases,
        related: row.related,
        severity: row.severity,
        score,
        package: package_toPackage(given, place.path),
        locations: place.path === "" ? [] : [target_toLocation(place.path, index, image ?? {})],
        fix: row.fix,
        knownExploited: false,
        epss: undefined,
        title,
        url,
        origin: "unknown",
    };
}

;// CONCATENATED MODULE: ./out/normalise/read/refusal.js

const OWN_NEXT = "Give a JSON report of Grype (`-o json`) or OSV-Scanner (`--format json`), or a result document of Portcullis, whole and unchanged.";
const SCANNER_NEXT = "Run again; if it stays, choose another version of the scanner, or report it.";
/** How to refuse this report: the user's mistake where somebody else made it, the scanner's where we ran it. */
function refusal_toRefusal({ name, asked }) {
    return (wrong, at = {}) => {
        const message = `The report ${name} cannot be judged: ${wrong}${toWhere(at)}.`;
        if (asked === null)
            throw new errors/* GateError */.ue({ code: "report-invalid", message, next: OWN_NEXT });
        const fault = { code: "scanner-output", message, next: SCANNER_NEXT };
        throw new errors/* GateError */.ue(asked.targets.length === 0 ? fault : asked.targets.map(({ id }) => ({ ...fault, target: id })));
    };
}
function toWhere({ path = "", offset }) {
    const parts = [...(path === "" ? [] : [`in ${path}`]), ...(offset === undefined ? [] : [`at byte ${offset}`])];
    return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./out/normalise/read/bytes.js
/** Whether a byte is white space in JSON. */
function isSpace(byte) {
    return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
const QUOTED = 40;
/** The first bytes from there, as a word for a message. */
function quote(bytes, at) {
    const [line = ""] = bytes.toString("utf8", at, at + QUOTED).split(/[\r\n]/, 1);
    return JSON.stringify(line);
}

;// CONCATENATED MODULE: ./out/normalise/read/frame.js
/** A frame at its beginning; `path` is that of the kind of part it is. */
function toFrame(path, division, isList) {
    return { isList, path, division, keys: new Set(), key: "", index: 0, expects: isList ? "value or end" : "key or end" };
}
/** Where a stack of frames is in the document: `results[3].packages[0]`. */
function frame_toPath(frames) {
    return frames
        .map(({ isList, key, index }) => (isList ? `[${index}]` : `.${key}`))
        .join("")
        .replace(/^\./, "");
}
/** The path of the parts that a frame hands out. */
function toPartPath({ isList, path, key }) {
    if (isList)
        return `${path}[]`;
    return path === "" ? key : `${path}.${key}`;
}

;// CONCATENATED MODULE: ./out/normalise/read/nesting.js
const QUOTE = 0x22;
const COLON = 0x3a;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
/** Letters differ from brackets in the bits that are left here: `[` and `{`, `]` and `}` fall together. */
const BRACKET_BITS = 0xdf;
const OPENING = 0x5b;
const CLOSING = 0x5d;
/**
 * The place after the end of an object or a list that goes on at `from`, or -1 where the bytes end before it. Looks at brackets and
 * quotes alone; whether what is between them is JSON, the parser says. Stops with a depth above `deepest` where it is nested deeper.
 */
function skipNested(bytes, from, { nesting, deepest }) {
    let at = nesting.inString ? skipString(bytes, from, nesting) : from;
    let { depth, colons, parts } = nesting;
    while (at >= 0 && at < bytes.length && depth <= deepest) {
        const byte = bytes[at] ?? 0;
        at += 1;
        if (byte === QUOTE) {
            at = skipString(bytes, at, nesting);
        }
        else if ((byte & BRACKET_BITS) === OPENING) {
            depth += 1;
            parts += 1;
        }
        else if ((byte & BRACKET_BITS) === CLOSING) {
            depth -= 1;
            if (depth === 0)
                break;
        }
        else if (byte === COLON) {
            colons += 1;
        }
        else if (byte === COMMA) {
            parts += 1;
        }
    }
    nesting.depth = depth;
    nesting.colons = colons;
    nesting.parts = parts;
    return depth === 0 ? at : -1;
}
/** How many keys a parsed JSON value has, on every level. A key that stands twice in the same object is parsed as one. */
function countKeys(value) {
    let count = 0;
    if (Array.isArray(value)) {
        for (const inner of value)
            if (typeof inner === "object" && inner !== null)
                count += countKeys(inner);
        return count;
    }
    const of = value;
    for (const key in of) {
        const inner = of[key];
        count += typeof inner === "object" && inner !== null ? 1 + countKeys(inner) : 1;
    }
    return count;
}
/** The place after the quote that ends a string which goes on at `from`, or -1 where the bytes end before it. */
function skipString(bytes, from, nesting) {
    const start = nesting.escaped ? from + 1 : from;
    let quote = bytes.indexOf(QUOTE, start);
    while (quote >= 0 && isEscaped(bytes, start, quote))
        quote = bytes.indexOf(QUOTE, quote + 1);
    nesting.inString = quote < 0;
    nesting.escaped = quote < 0 && isEscaped(bytes, start, bytes.length);
    return quote < 0 ? -1 : quote + 1;
}
/** Whether the byte at `end` is escaped: an odd number of backslashes comes before it. */
function isEscaped(bytes, start, end) {
    let first = end;
    while (first > start && bytes[first - 1] === BACKSLASH)
        first -= 1;
    return (end - first) % 2 === 1;
}

;// CONCATENATED MODULE: ./out/normalise/read/split.js




/** A document is refused where it is nested deeper: reports stay below 20. */
const split_DEEPEST = 200;
/** One part of it is in memory as a whole, with all that is in it: some bytes can become a hundred times as many. A real one stays far below both. */
const LARGEST_MIB = 256;
const MOST_PARTS = 20_000_000;
/**
 * Reads a JSON object in pieces and hands out its parts, so that no more than one of them is in memory at a time. What is not exactly one
 * object, whole and with every key once, is refused with its place.
 */
async function splitJson(pieces, division, { sink, refuse }) {
    const frames = [];
    const where = () => ({ path: frame_toPath(frames), offset: reader.startsAt });
    const reader = { frames, sink, refuse, where, capture: null, isDone: false, offset: 0, startsAt: 0 };
    for await (const piece of pieces)
        readPiece(reader, Buffer.from(piece.buffer, piece.byteOffset, piece.length), division);
    if (reader.isDone)
        return;
    const at = { path: frame_toPath(frames), offset: reader.offset };
    if (reader.offset === 0)
        refuse("it is empty");
    refuse(frames.length === 0 ? "it holds nothing but white space" : "it is cut short: the JSON ends before its end", at);
}
function readPiece(reader, bytes, division) {
    let at = 0;
    while (at < bytes.length) {
        if (reader.capture !== null)
            at = goOn(reader, reader.capture, { bytes, at });
        else if (isSpace(bytes[at]))
            at += 1;
        else if (reader.isDone)
            reader.refuse(`it goes on after its end, with ${quote(bytes, at)}: two documents in one, or something added`, {
                offset: reader.offset + at,
            });
        else if (reader.frames.length === 0)
            at = readStart(reader, bytes, { at, division });
        else
            at = readToken(reader, bytes, at);
    }
    const { capture } = reader;
    if (capture !== null && reader.offset + bytes.length - capture.startsAt > LARGEST_MIB * 1024 * 1024)
        reader.refuse(`one part of it is larger than ${LARGEST_MIB} MiB`, reader.where());
    if (capture !== null)
        capture.held.push(Buffer.from(bytes.subarray(Math.max(0, capture.startsAt - reader.offset))));
    reader.offset += bytes.length;
}
function readStart(reader, bytes, { at, division }) {
    if (bytes[at] !== 0x7b)
        reader.refuse(`it begins with ${quote(bytes, at)} where a report begins with \`{\``, { offset: reader.offset + at });
    reader.frames.push(toFrame("", division, false));
    return at + 1;
}
/** Reads one token of a divided list or object: a bracket, a comma, a colon, or the beginning of a key or value. */
function readToken(reader, bytes, at) {
    const frame = reader.frames.at(-1);
    const byte = bytes[at] ?? 0;
    reader.startsAt = reader.offset + at;
    const { expects } = frame;
    if (expects === "value" || (expects === "value or end" && byte !== 0x5d))
        return beginValue(reader, frame, { bytes, at });
    if (expects.endsWith("or end") && byte === (frame.isList ? 0x5d : 0x7d))
        return endFrame(reader, frame, at);
    if (expects === "comma or end" && byte === 0x2c) {
        frame.expects = frame.isList ? "value" : "key";
        if (frame.isList)
            frame.index += 1;
    }
    else if (expects === "colon" && byte === 0x3a) {
        frame.expects = "value";
    }
    else if (expects.startsWith("key") && byte === 0x22) {
        reader.capture = toCapture(reader, "string", true);
    }
    else {
        reader.refuse(`it is not valid JSON: ${quote(bytes, at)} where a ${expects.replace("end", frame.isList ? "`]`" : "`}`")} was expected`, reader.where());
    }
    return at + 1;
}
function toCapture({ startsAt }, kind, isKey) {
    return { kind, isKey, nesting: { depth: 1, inString: false, escaped: false, colons: 0, parts: 0 }, startsAt, held: [] };
}
function beginValue(reader, frame, { bytes, at }) {
    const byte = bytes[at] ?? 0;
    const inner = frame.isList ? frame.division : frame.division[frame.key];
    const divides = frame.isList
        ? byte === 0x7b && Object.keys(frame.division).length > 0
        : byte === 0x5b && Object.hasOwn(frame.division, frame.key);
    if (divides && inner !== undefined) {
        const path = toPartPath(frame);
        reader.frames.push(toFrame(path, inner, !frame.isList));
        reader.sink.begin(path);
        return at + 1;
    }
    reader.capture = toCapture(reader, byte === 0x7b || byte === 0x5b ? "nested" : byte === 0x22 ? "string" : "scalar", false);
    return at + 1;
}
function endFrame(reader, frame, at) {
    reader.frames.pop();
    const outer = reader.frames.at(-1);
    if (outer === undefined) {
        reader.isDone = true;
        return at + 1;
    }
    if (!frame.isList)
        reader.sink.end(frame.path);
    outer.expects = "comma or end";
    return at + 1;
}
/** Goes on with a value: to its end, or to the end of the bytes. */
function goOn(reader, capture, { bytes, at }) {
    const { kind, nesting } = capture;
    const end = kind === "nested"
        ? skipNested(bytes, at, { nesting, deepest: split_DEEPEST })
        : kind === "string"
            ? skipString(bytes, at, nesting)
            : skipScalar(bytes, at);
    if (nesting.depth > split_DEEPEST)
        reader.refuse(`it is nested deeper than ${split_DEEPEST} levels`, reader.where());
    if (nesting.parts > MOST_PARTS)
        reader.refuse(`one part of it holds more than ${MOST_PARTS} values`, reader.where());
    if (end < 0)
        return bytes.length;
    reader.capture = null;
    const last = bytes.subarray(Math.max(0, capture.startsAt - reader.offset), end);
    handOut(reader, capture, capture.held.length === 0 ? last : Buffer.concat([...capture.held, last]));
    return end;
}
function skipScalar(bytes, from) {
    let at = from;
    while (at < bytes.length && !isSpace(bytes[at]) && bytes[at] !== 0x2c && bytes[at] !== 0x5d && bytes[at] !== 0x7d)
        at += 1;
    return at < bytes.length ? at : -1;
}
function handOut(reader, { isKey, nesting }, bytes) {
    const frame = reader.frames.at(-1);
    const value = parse(reader, bytes);
    if (typeof value === "object" && value !== null && countKeys(value) !== nesting.colons)
        reader.refuse("a key stands in it twice, and which of the two counts nobody can tell", reader.where());
    if (!isKey) {
        frame.expects = "comma or end";
        reader.sink.take(toPartPath(frame), value, reader.where);
        return;
    }
    frame.key = String(value);
    if (frame.keys.has(frame.key))
        reader.refuse(`it has the key ${JSON.stringify(frame.key)} twice`, { offset: reader.startsAt });
    frame.keys.add(frame.key);
    frame.expects = "colon";
}
function parse(reader, bytes) {
    const isPlain = (0,external_node_buffer_.isAscii)(bytes);
    if (!isPlain && !(0,external_node_buffer_.isUtf8)(bytes))
        reader.refuse("it is not valid UTF-8", reader.where());
    try {
        return JSON.parse(bytes.toString(isPlain ? "latin1" : "utf8"));
    }
    catch {
        return reader.refuse("it is not valid JSON", reader.where());
    }
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./out/model/report.js
/** The largest report that is read, in bytes (contract §3). */
const REPORT_LIMIT = 512 * 1024 * 1024;

;// CONCATENATED MODULE: ./out/normalise/read/utf8.js


const utf8_MARK = 3;
/** The bytes of a report as UTF-8 without a byte-order mark, in pieces that are valid until the next is asked for. */
async function* toUtf8(pieces, refuse) {
    let total = 0;
    let decoder;
    let first = new Uint8Array(0);
    for await (const piece of pieces) {
        total += piece.length;
        if (total > REPORT_LIMIT)
            refuse(`it is larger than ${REPORT_LIMIT / 1024 / 1024} MiB`);
        if (decoder !== undefined) {
            yield decoder === null ? piece : decode(decoder, piece, refuse);
            continue;
        }
        first = first.length === 0 ? piece.slice() : Buffer.concat([first, piece]);
        if (first.length < utf8_MARK)
            continue;
        const { label, skip } = toEncoding(first);
        decoder = label === "utf-8" ? null : new external_node_util_.TextDecoder(label, { fatal: true });
        const rest = first.subarray(skip);
        yield decoder === null ? rest : decode(decoder, rest, refuse);
    }
    if (decoder === undefined && first.length > toEncoding(first).skip)
        yield first;
    if (decoder != null)
        yield decode(decoder, null, refuse);
}
function toEncoding(bytes) {
    const [a, b, c] = bytes;
    if (a === 0xff && b === 0xfe)
        return { label: "utf-16le", skip: 2 };
    if (a === 0xfe && b === 0xff)
        return { label: "utf-16be", skip: 2 };
    // JSON begins with a sign of ASCII: half of its bytes is zero in UTF-16, with or without a mark.
    if (b === 0 && a !== 0)
        return { label: "utf-16le", skip: 0 };
    if (a === 0 && b !== 0)
        return { label: "utf-16be", skip: 0 };
    return { label: "utf-8", skip: a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0 };
}
function decode(decoder, piece, refuse) {
    try {
        return Buffer.from(piece === null ? decoder.decode() : decoder.decode(piece, { stream: true }));
    }
    catch {
        return refuse(piece === null ? "its UTF-16 ends in the middle of a character: it is cut short" : "it begins as UTF-16 and is not valid UTF-16");
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
;// CONCATENATED MODULE: ./out/model/evidence.js
/** Where an executable came from. `report`: it ran elsewhere, only its report is here. */
const SCANNER_SOURCES = ["given", "release", "mirror", "go", "report", "recorded"];
const TARGET_KINDS = ["image", "sbom", "lockfile", "directory", "other"];

;// CONCATENATED MODULE: ./out/model/looking.js
const SHOWN_BY = ["match", "canary", "records", "service"];
const COMPARED_BY = ["layers", "image-id", "path", "reference"];

;// CONCATENATED MODULE: ./out/model/remedy.js
const CHANGE_KINDS = ["upgrade-package", "upgrade-system-package", "move-base", "rebuild", "none"];
const STAY_CAUSES = ["no-fix", "wont-fix", "unknown-fix", "unnamed-fix", "no-higher-fix"];

;// CONCATENATED MODULE: ./out/model/result.js








/** The identifier that every result document of this version carries. */
const RESULT_SCHEMA = "portcullis/result/1";
const Decision = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("blocks"), rule: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("below-cutoff"), rule: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("no-fix"), rule: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({ kind: schemas/* literal */.euz("excepted"), rule: schemas/* string */.YjP(), reason: schemas/* string */.YjP(), owner: schemas/* string */.YjP().optional(), expires: schemas/* string */.YjP() }),
]);
/** One finding of the document, which reads back as an observation. */
const ResultFinding = schemas/* object */.Ikc({
    id: schemas/* string */.YjP().min(1),
    aliases: schemas/* array */.YOg(schemas/* string */.YjP()),
    related: schemas/* array */.YOg(schemas/* string */.YjP()),
    severity: schemas/* enum */.k5n(model_severity/* SEVERITIES */.oC),
    score: schemas/* number */.aig().optional(),
    knownExploited: schemas/* boolean */.zMY(),
    epss: schemas/* number */.aig().optional(),
    package: schemas/* object */.Ikc({ purl: schemas/* string */.YjP(), name: schemas/* string */.YjP(), version: schemas/* string */.YjP(), type: schemas/* string */.YjP() }),
    target: schemas/* string */.YjP(),
    locations: schemas/* array */.YOg(schemas/* object */.Ikc({ path: schemas/* string */.YjP(), layer: schemas/* number */.aig().int().optional() })),
    fix: schemas/* object */.Ikc({ state: schemas/* enum */.k5n(finding/* FIX_STATES */.vC), versions: schemas/* array */.YOg(schemas/* string */.YjP()) }),
    seenBy: schemas/* array */.YOg(schemas/* enum */.k5n(finding/* SCANNERS */.KR)),
    origin: schemas/* enum */.k5n(finding/* ORIGINS */.o9),
    title: schemas/* string */.YjP().optional(),
    url: schemas/* string */.YjP().optional(),
    /** Where in the repository it is to be changed: the line of a lockfile, or an instruction of a Dockerfile (`text`). */
    place: schemas/* object */.Ikc({ path: schemas/* string */.YjP().min(1), line: schemas/* number */.aig().int().min(1), text: schemas/* string */.YjP().optional() }).optional(),
    decision: Decision,
    fingerprint: schemas/* string */.YjP(),
});
const Reason = schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP(), next: schemas/* string */.YjP(), target: schemas/* string */.YjP().optional() });
const Problem = schemas/* object */.Ikc({ code: schemas/* string */.YjP(), message: schemas/* string */.YjP(), next: schemas/* string */.YjP().optional(), target: schemas/* string */.YjP().optional() });
const Database = schemas/* object */.Ikc({ schema: schemas/* string */.YjP().nullable(), built: schemas/* string */.YjP().nullable(), digest: schemas/* string */.YjP().nullable() });
const Scanner = schemas/* object */.Ikc({
    name: schemas/* enum */.k5n(finding/* SCANNERS */.KR),
    version: schemas/* string */.YjP().nullable(),
    sha256: schemas/* string */.YjP().nullable(),
    source: schemas/* enum */.k5n(SCANNER_SOURCES),
    database: Database.nullable(),
    reportedAt: schemas/* string */.YjP().optional(),
});
/** An image that the build takes from outside; with its keys in the document's order, as all that follows. */
const BuildImage = schemas/* object */.Ikc({
    reference: schemas/* string */.YjP(),
    canonical: schemas/* string */.YjP().nullable(),
    file: schemas/* string */.YjP(),
    line: schemas/* number */.aig().int().nullable(),
    usedAs: schemas/* array */.YOg(schemas/* enum */.k5n(["from", "copy", "mount", "frontend"])),
    reach: schemas/* enum */.k5n(["final", "reachable", "other"]),
    tagConfirmed: schemas/* boolean */.zMY().optional(),
});
/** What was found out of an image's base, and what the policy made of it. */
const ResultBase = schemas/* object */.Ikc({
    status: schemas/* enum */.k5n(BASE_STATUSES),
    cause: schemas/* enum */.k5n(BASE_CAUSES),
    reference: schemas/* string */.YjP().nullable(),
    digest: schemas/* string */.YjP().nullable(),
    layers: schemas/* number */.aig().int().min(0),
    allowed: schemas/* boolean */.zMY().nullable(),
    rule: schemas/* string */.YjP().nullable(),
    message: schemas/* string */.YjP(),
    next: schemas/* string */.YjP(),
    claims: schemas/* array */.YOg(schemas/* object */.Ikc({ source: schemas/* enum */.k5n(CLAIM_SOURCES), reference: schemas/* string */.YjP().nullable(), digest: schemas/* string */.YjP().nullable(), where: schemas/* string */.YjP() })),
    alsoKnownAs: schemas/* array */.YOg(schemas/* string */.YjP()),
    tagConfirmed: schemas/* boolean */.zMY(),
    since: schemas/* string */.YjP().nullable(),
    external: schemas/* array */.YOg(BuildImage),
});
/** What a scan left as evidence that nothing found would have meant something. */
const ResultEvidence = schemas/* object */.Ikc({
    scanner: schemas/* enum */.k5n(finding/* SCANNERS */.KR),
    version: schemas/* string */.YjP().nullable(),
    sha256: schemas/* string */.YjP().nullable(),
    database: Database.nullable(),
    compared: schemas/* object */.Ikc({ by: schemas/* enum */.k5n(COMPARED_BY), value: schemas/* string */.YjP() }),
    packages: schemas/* number */.aig().int().min(0).nullable(),
    isEmpty: schemas/* boolean */.zMY(),
    inventory: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP(), packages: schemas/* number */.aig().int().min(0), known: schemas/* enum */.k5n(SHOWN_BY).nullable() })),
    canary: schemas/* object */.Ikc({ by: schemas/* enum */.k5n(["match", "canary"]), found: schemas/* string */.YjP() }).nullable(),
});
const Target = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    kind: schemas/* enum */.k5n(TARGET_KINDS),
    reference: schemas/* string */.YjP().optional(),
    /** Of an image in a file: what the file calls it, without tag and digest. */
    name: schemas/* string */.YjP().optional(),
    digest: schemas/* string */.YjP().optional(),
    platform: schemas/* string */.YjP().optional(),
    distribution: schemas/* string */.YjP().optional(),
    packages: schemas/* number */.aig().int().nullable(),
    layers: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    base: ResultBase.optional(),
    /** One entry a scan; absent where somebody else scanned and did not say. */
    evidence: schemas/* array */.YOg(ResultEvidence).optional(),
    scannedBy: schemas/* array */.YOg(schemas/* enum */.k5n(finding/* SCANNERS */.KR)),
});
const BySeverity = schemas/* object */.Ikc({
    critical: schemas/* number */.aig().int(),
    high: schemas/* number */.aig().int(),
    medium: schemas/* number */.aig().int(),
    low: schemas/* number */.aig().int(),
    negligible: schemas/* number */.aig().int(),
    unknown: schemas/* number */.aig().int(),
});
/** One base under the images of a run. */
const Base = schemas/* object */.Ikc({
    reference: schemas/* string */.YjP(),
    digest: schemas/* string */.YjP().nullable(),
    status: schemas/* enum */.k5n(BASE_STATUSES),
    allowed: schemas/* boolean */.zMY().nullable(),
    targets: schemas/* array */.YOg(schemas/* string */.YjP()),
    flaws: schemas/* number */.aig().int(),
    findings: schemas/* number */.aig().int(),
    blocking: schemas/* number */.aig().int(),
    fixable: schemas/* number */.aig().int(),
    bySeverity: BySeverity,
});
/** One change of the smallest set after which nothing blocks, or with the kind `none` what stays and why. */
const ResultChange = schemas/* object */.Ikc({
    kind: schemas/* enum */.k5n(CHANGE_KINDS),
    target: schemas/* string */.YjP(),
    also: schemas/* array */.YOg(schemas/* string */.YjP()),
    path: schemas/* string */.YjP().nullable(),
    line: schemas/* number */.aig().int().nullable(),
    subject: schemas/* string */.YjP(),
    type: schemas/* string */.YjP().nullable(),
    from: schemas/* array */.YOg(schemas/* string */.YjP()),
    to: schemas/* string */.YjP().nullable(),
    choices: schemas/* array */.YOg(schemas/* string */.YjP()),
    steps: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), from: schemas/* string */.YjP(), to: schemas/* string */.YjP().nullable() })),
    removes: schemas/* number */.aig().int(),
    blocking: schemas/* number */.aig().int(),
    findings: schemas/* array */.YOg(schemas/* string */.YjP()),
    cause: schemas/* enum */.k5n(STAY_CAUSES).nullable(),
    command: schemas/* string */.YjP().nullable(),
    message: schemas/* string */.YjP(),
});
const Counts = schemas/* object */.Ikc({ total: schemas/* number */.aig().int(), blocking: schemas/* number */.aig().int(), ...BySeverity.shape });
/** Everything of the result document but its findings, which can be many and are read and written one by one. */
const ResultHead = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz(RESULT_SCHEMA),
    tool: schemas/* object */.Ikc({ name: schemas/* literal */.euz("portcullis"), version: schemas/* string */.YjP() }),
    startedAt: schemas/* string */.YjP().optional(),
    durationMs: schemas/* number */.aig().optional(),
    /** The workflow, job and matrix values of the run, by which the fan-in knows a leg again. */
    sarifCategory: schemas/* string */.YjP().optional(),
    outcome: schemas/* enum */.k5n(model_reasons/* OUTCOMES */.im),
    exitCode: schemas/* number */.aig().int(),
    reasons: schemas/* array */.YOg(Reason),
    policy: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()),
    scanners: schemas/* array */.YOg(Scanner),
    targets: schemas/* array */.YOg(Target),
    /** Absent in documents of versions that knew no bases. */
    bases: schemas/* array */.YOg(Base).optional(),
    /** What removes most of what blocks first. Absent in documents of versions that did not compute it; never read back, but computed again. */
    remediation: schemas/* array */.YOg(ResultChange).optional(),
    problems: schemas/* array */.YOg(Problem),
    counts: Counts,
});
/** The result document, version 1 (contract: `schemas/result-1.json`). */
const Result = ResultHead.extend({ findings: schemas/* array */.YOg(ResultFinding) });

;// CONCATENATED MODULE: ./out/normalise/result/bases.js

/** What a document says of a base that cannot be, as a clause: a proof without what it is made of. Null where all of it can be. */
function findWrongBase(targets) {
    for (const { id, layers, base } of targets) {
        const wrong = base === undefined ? null : wrongIn(base, layers);
        if (wrong !== null)
            return `it calls the base of ${JSON.stringify(id)} ${base?.status}, ${wrong}`;
    }
    return null;
}
function wrongIn({ status, cause, reference, layers, claims }, of) {
    if ((status === "proven") !== (cause === "proven"))
        return `and gives the cause "${cause}"`;
    if (status !== "proven")
        return layers === 0 ? null : `and gives it ${layers} layers`;
    if (reference === null)
        return "and does not say which it is";
    if (layers === 0)
        return "and gives it no layers";
    if (of !== undefined && layers > of.length)
        return `and gives it ${layers} of ${of.length} layers`;
    const counts = claims.some(({ source, reference: claimed }) => claimed !== null && !INHERITED_SOURCES.includes(source));
    return counts ? null : "and nothing that counts declares it";
}

;// CONCATENATED MODULE: ./out/normalise/result/contradiction.js


/**
 * Where a document says worse of itself than it still holds, as a clause: findings, severities or reasons that were in it are gone. Null where
 * it does not. What it says too mildly does no harm: it is judged again.
 */
function findContradiction({ outcome, counts, reasons, targets }, observations) {
    if (counts.total !== observations.length)
        return `it counts ${counts.total} findings and lists ${observations.length}`;
    const lost = findLost(counts, observations);
    if (lost !== null)
        return lost;
    if (outcome !== "pass" && reasons.length === 0)
        return `its outcome is ${outcome}, and it gives no reason`;
    const worst = Math.max(...reasons.map(({ code }) => ((0,model_reasons/* isReasonCode */.O8)(code) ? model_reasons/* OUTCOMES */.im.indexOf(model_reasons/* REASONS */.ez[code].outcome) : 0)));
    if (model_reasons/* OUTCOMES */.im.indexOf(outcome) > Math.max(0, worst))
        return `its outcome is ${outcome}, and none of its reasons leads to that`;
    const listed = new Set(observations.map(({ target }) => target));
    const empty = reasons.find(({ code, target }) => code === "severity-cutoff" && target !== undefined && !listed.has(target));
    if (empty !== undefined)
        return `it says that findings block in ${JSON.stringify(empty.target)}, and lists none there`;
    return findLostBase(reasons, targets);
}
/** Statuses of which a violation speaks. */
const SPOKEN = {
    "base-contradicted": "contradicted",
    "base-unproven": "unproven",
    "base-scratch": "scratch",
};
const OF_BASES = [...Object.keys(SPOKEN), "base-not-allowed", "base-denied", "external-image-not-allowed"];
/** Violations by bases of which the document tells nothing, or something milder, any more. */
function findLostBase(reasons, targets) {
    const bases = new Map(targets.map(({ id, base }) => [id, base]));
    for (const { code, target } of reasons) {
        if (!OF_BASES.includes(code))
            continue;
        const base = bases.get(target ?? "");
        if (base === undefined)
            return `it gives ${code} as a reason, and tells nothing of the base of ${JSON.stringify(target)}`;
        const spoken = SPOKEN[code] ?? base.status;
        if (base.status !== spoken)
            return `it gives ${code} as a reason, and calls the base of ${JSON.stringify(target)} ${base.status}`;
    }
    return null;
}
/** The severities from the gravest down: of each and all above it there are at least as many as were counted. */
function findLost(counts, observations) {
    const listed = Object.fromEntries(model_severity/* SEVERITIES */.oC.map((severity) => [severity, 0]));
    for (const { severity } of observations)
        listed[severity] += 1;
    let surplus = 0;
    for (const severity of [...model_severity/* SEVERITIES */.oC].sort((a, b) => (0,model_severity/* severityRank */.qs)(b) - (0,model_severity/* severityRank */.qs)(a))) {
        surplus = severity === "unknown" ? listed.unknown - counts.unknown : surplus + listed[severity] - counts[severity];
        if (surplus < 0)
            return `it counts ${counts[severity]} findings as ${severity} and lists ${listed[severity]}`;
    }
    return null;
}

;// CONCATENATED MODULE: ./out/normalise/result/result.js




/** The lists of a result document that are read element by element. */
const RESULT_DIVISION = { findings: {}, remediation: { findings: {}, steps: {} } };
/** Reads a result document of Portcullis, to be judged again: what was seen counts, what was decided then does not. */
function createResultCollector({ refuse }) {
    const observations = [];
    const values = new Map();
    return {
        begin: () => undefined,
        end: () => undefined,
        take(path, value, where) {
            if (path === "findings[]")
                observations.push(result_toObservation(value, where, refuse));
            else if (path === "findings")
                refuse("`findings` is no list", where());
            else if (!path.startsWith("remediation"))
                values.set(path, value); // computed again, whatever was said
        },
        finish: (keys) => (keys.has("findings") ? result_toEvidence(observations, values, refuse) : refuse("it has no `findings`")),
    };
}
function result_toObservation(value, where, refuse) {
    const read = ResultFinding.safeParse(value);
    if (!read.success)
        return refuse(`a finding is not as the schema says: ${result_toFirst(read.error.issues)}`, where());
    const { decision: _, fingerprint: __, ...observation } = read.data;
    return withoutUndefined(observation);
}
/** Absent and undefined are one in JSON, and not one in the model. */
function withoutUndefined(value) {
    return JSON.parse(JSON.stringify(value));
}
function result_toFirst(issues) {
    return issues
        .slice(0, 1)
        .map(({ path, message }) => `${path.map(String).join(".") || "it"}: ${result_toWords(message)}`)
        .join("");
}
/** What is not there, the schema's library calls undefined. */
function result_toWords(message) {
    return message.endsWith(", received undefined") ? "it is missing" : message;
}
function result_toEvidence(observations, values, refuse) {
    const schema = values.get("schema");
    if (schema !== RESULT_SCHEMA)
        refuse(`it is a result document of schema ${JSON.stringify(schema)}, and this version reads ${RESULT_SCHEMA}`);
    const read = ResultHead.safeParse(Object.fromEntries(values));
    if (!read.success)
        return refuse(`it is not as its schema says: ${result_toFirst(read.error.issues)}`);
    const { targets, scanners, problems, reasons, ...head } = withoutUndefined(read.data);
    const known = new Set(targets.map(({ id }) => id));
    const lost = observations.find(({ target }) => !known.has(target));
    if (lost !== undefined)
        refuse(`its finding ${lost.id} is of ${JSON.stringify(lost.target)}, which is not among its targets`);
    const told = result_toProblems(problems, reasons, refuse).filter(({ code }) => !isJudgedAgain(code, scanners));
    const contradiction = findContradiction({ ...head, reasons, targets }, observations) ?? findWrongBase(targets);
    if (contradiction !== null)
        refuse(contradiction);
    return { targets: targets.map(result_toTarget), scanners: toDated(scanners, head.startedAt), observations, problems: told };
}
/** A target as it was seen. What the policy of then made of its base does not count. */
function result_toTarget({ base, ...facts }) {
    const target = facts;
    if (base === undefined)
        return target;
    const { allowed: _, rule: __, ...found } = base;
    return { ...target, base: found };
}
/** A scanner of the run itself reported when the run began: so long ago, its database was as old as it was. */
function toDated(scanners, startedAt) {
    return scanners.map((scanner) => (startedAt === undefined ? scanner : { reportedAt: startedAt, ...scanner }));
}
/** What judging again finds out by itself, under the policy of now. */
const JUDGED_AGAIN = [
    "database-stale",
    "base-not-allowed",
    "base-denied",
    "base-contradicted",
    "base-unproven",
    "base-scratch",
    "base-unknown",
    "external-image-not-allowed",
    "base-entry-expired",
    "base-entry-expiring",
    "external-image-warning",
    "bases-lock-missing",
    "database-age-unchecked",
    "exception-unused",
    "exception-expired",
    "exception-expiring",
    "allowance-unused",
];
/** A database's age is judged by its date; where that is gone, what was said of it then still holds. */
function isJudgedAgain(code, scanners) {
    if (code === "database-stale" && scanners.every(({ database }) => database?.built == null))
        return false;
    return JUDGED_AGAIN.includes(code);
}
/** Problems as they were told: a leg that was incomplete or failed stays so. A reason of a kind that is not known here cannot be weighed. */
function result_toProblems(problems, reasons, refuse) {
    const unknown = reasons.find(({ code }) => !(0,model_reasons/* isReasonCode */.O8)(code));
    if (unknown !== undefined)
        refuse(`it gives a reason that this version does not know: ${JSON.stringify(unknown.code)}`);
    const key = ({ code, message, target = "" }) => [code, target, message].join("\0");
    const told = new Set(problems.map(key));
    const untold = reasons.filter((reason) => !told.has(key(reason)) && (0,model_reasons/* isReasonCode */.O8)(reason.code) && model_reasons/* REASONS */.ez[reason.code].outcome !== "fail");
    return [...problems, ...untold].map(result_toProblem);
}
function result_toProblem({ code, message, next, target }) {
    const known = (0,model_reasons/* isReasonCode */.O8)(code) ? code : model_reasons/* NOTICES */.ku.includes(code) ? code : "scanner-warning";
    return { code: known, message, ...(next === undefined ? {} : { next }), ...(target === undefined ? {} : { target }) };
}

;// CONCATENATED MODULE: ./out/normalise/normalise.js







const DIVISION = { ...GRYPE_DIVISION, ...OSV_DIVISION, ...RESULT_DIVISION };
/** The formats that are read: by the key that tells them, who writes them, and the lists that are theirs alone. */
const FORMATS = [
    { name: "a Grype report (`matches`)", key: "matches", by: "grype", lists: Object.keys(GRYPE_DIVISION), create: createGrypeCollector },
    {
        name: "an OSV-Scanner report (`results`)",
        key: "results",
        by: "osv-scanner",
        lists: Object.keys(OSV_DIVISION),
        create: createOsvCollector,
    },
    {
        name: "a result document (`schema`)",
        key: "schema",
        by: "portcullis",
        lists: Object.keys(RESULT_DIVISION),
        create: createResultCollector,
    },
];
/**
 * Reads a report, told apart by what is in it: of Grype, of OSV-Scanner, or a result document. Everything in it is in the evidence, or the
 * report is refused with a GateError that says what is wrong with it and where. Holds no more than one record of it in memory at a time.
 */
async function normaliseReport(report) {
    const refuse = refusal_toRefusal(report);
    const keys = new Set();
    const readers = toReaders({ report, refuse });
    await splitJson(toUtf8(report.bytes, refuse), DIVISION, { sink: toSink(readers, keys), refuse });
    const [found, ...others] = FORMATS.filter(({ key }) => keys.has(key));
    if (found === undefined)
        return refuse(toStranger(keys));
    if (others.length > 0)
        refuse(`it is ${[found, ...others].map(({ name }) => name).join(" and ")} at once`);
    if (report.asked !== null && report.asked.scanner.name !== found.by)
        refuse(`it is ${found.name}, and ${finding/* SCANNER_TITLES */.Xl[report.asked.scanner.name]} was run`);
    return readers.get(found.key).finish(keys);
}
function toReaders(collecting) {
    return new Map(FORMATS.map(({ key, create }) => [key, create(collecting)]));
}
/** Hands the elements of a list to the reader of its format, and everything else to all of them. */
function toSink(readers, keys) {
    const all = [...readers.values()];
    const owners = new Map(FORMATS.flatMap(({ key, lists }) => lists.map((list) => [list, readers.get(key)])));
    const byPath = new Map();
    const of = (path) => {
        const known = byPath.get(path);
        if (known !== undefined)
            return known;
        const top = path.split(/[.[]/, 1)[0] ?? "";
        const owner = owners.get(top);
        const readersOf = owner === undefined ? all : [owner];
        keys.add(top);
        byPath.set(path, readersOf);
        return readersOf;
    };
    return {
        take: (path, value, where) => {
            if (path === "schema" && !(typeof value === "string" && value.startsWith("portcullis/")))
                return; // others have a schema too
            for (const reader of of(path))
                reader.take(path, value, where);
        },
        begin: (path) => {
            for (const reader of of(path))
                reader.begin(path);
        },
        end: (path) => {
            for (const reader of of(path))
                reader.end(path);
        },
    };
}
/** What else a document may be, by the keys that give it away. */
const STRANGERS = [
    ["runs", "a SARIF log, in which scanners leave out half of what they know"],
    ["bomFormat", "a CycloneDX SBOM: scan it, as `sbom:FILE`"],
    ["spdxVersion", "an SPDX SBOM: scan it, as `sbom:FILE`"],
    ["artifacts", "a Syft SBOM: scan it, as `sbom:FILE`"],
    ["Results", "a Trivy report"],
    ["ArtifactName", "a Trivy report"],
    ["auditReportVersion", "a report of npm audit"],
];
function toStranger(keys) {
    const stranger = STRANGERS.find(([key]) => keys.has(key));
    if (stranger !== undefined)
        return `it is ${stranger[1]}`;
    const named = [...keys].slice(0, 5).map((key) => JSON.stringify(key));
    return `it has neither \`matches\` nor \`results\` nor a \`schema\` of ours: ${named.length === 0 ? "it is an empty object" : `it has ${named.join(", ")}`}`;
}

;// CONCATENATED MODULE: ./out/remedy/place.js
const NOWHERE = { path: null, line: null };
/** Where all findings say that their package is to be changed; of several lines of one file the first. */
function toSaid(findings) {
    const [path, ...others] = new Set(findings.map(({ place }) => place?.path));
    if (path === undefined || others.length > 0)
        return NOWHERE;
    return { path, line: findings.reduce((line, { place }) => Math.min(line, place?.line ?? line), Number.MAX_SAFE_INTEGER) };
}
/** Where a package is upgraded: the line of its lockfile, or the instruction of a Dockerfile that brought it, as far as that is known. */
function place_toPlace({ target, id }, findings) {
    if (target?.kind !== "lockfile")
        return toSaid(findings);
    const path = id.replace(/^lockfile:/, "");
    const said = toSaid(findings.filter(({ place }) => place?.path === path));
    return { path, line: said.line };
}
/** The line of the Dockerfile that names an image's base. */
function toFromPlace({ base }, brought) {
    const said = toSaid(brought);
    const from = base?.external.find((image) => isFrom(image) && image.canonical === base.reference);
    return said.path !== null || from === undefined ? said : { path: from.file, line: from.line };
}
function isFrom({ usedAs, reach }) {
    return usedAs.includes("from") && reach === "final";
}

;// CONCATENATED MODULE: ./out/remedy/words.js
/** How many ids a sentence names. */
const words_NAMED = 3;
const CAUSE_WORDS = {
    "no-fix": "there is no fix yet",
    "wont-fix": "it will not be fixed",
    "unknown-fix": "no fix is known",
    "unnamed-fix": "it is fixed in a later version, and nobody names it",
    "no-higher-fix": "none of the fixed versions is above it",
};
const STAY_NEXT = "replace it, or accept the risk as an exception with reason, owner and expiry in the policy";
/** What blocks a package and stays, why, and what can be done all the same. */
function toStayMessage(cause, findings, where) {
    const [first] = findings;
    const versions = [...new Set(findings.map(({ package: { version } }) => version))];
    const ids = [...new Set(findings.map(({ id }) => id))];
    const more = ids.length > words_NAMED ? ` and ${ids.length - words_NAMED} more` : "";
    const named = `${ids.slice(0, words_NAMED).join(", ")}${more}`;
    return `${first?.package.name} ${words_toList(versions)} in ${where}: ${CAUSE_WORDS[cause]} (${named}); ${STAY_NEXT}.`;
}
/** A reference as people write it: without what Docker fills in. */
function toShortReference(reference) {
    return reference.replace(/^docker\.io\/(?:library\/(?=[^/]+$))?/, "");
}
/** How many of the findings that a base brings have a fixed version, and how many remain. */
function toBroughtWords(brought, { removes, blocking }) {
    const remain = brought - removes;
    if (brought === 1)
        return "the one finding that it brings has a fixed version";
    const some = removes === brought ? `all ${words_toNumber(brought)}` : `${words_toNumber(removes)} of the ${words_toNumber(brought)}`;
    const fixed = `${some} findings that it brings ${removes === 1 ? "has" : "have"} a fixed version`;
    const rest = remain === 0 ? "" : `; ${words_toNumber(remain)} ${remain === 1 ? "remains" : "remain"}`;
    return `${fixed}, ${words_toNumber(blocking)} of them blocking${rest}`;
}
/** Whether a base is named by its digest, so that building again brings no newer one. */
function words_isPinned({ claims, reference }) {
    return claims.some(({ source, reference: said, digest }) => (source === "dockerfile" || source === "base-image") && said === reference && digest !== null);
}
/** Words as a sentence lists them, not too many of them. */
function words_toList(words) {
    const shown = words.length > words_NAMED + 2 ? [...words.slice(0, words_NAMED), `${words.length - words_NAMED} others`] : words;
    return shown.length < 2 ? shown.join("") : `${shown.slice(0, -1).join(", ")} and ${shown[shown.length - 1]}`;
}
/** How many findings a change removes, and how many of them block. */
function toRemovesWords(removes, blocking) {
    const all = `removes ${words_toNumber(removes)} ${removes === 1 ? "finding" : "findings"}`;
    if (removes === blocking)
        return `${all}, ${removes === 1 ? "which blocks" : "all of them blocking"}`;
    return `${all}, ${words_toNumber(blocking)} of them blocking`;
}
/** A whole number with its thousands set apart. */
function words_toNumber(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

;// CONCATENATED MODULE: ./out/remedy/base-change.js


/**
 * The newer base of one image; null where none of what blocks has a fixed version. What a newer image of the base holds nobody looked up: the
 * steps say which versions it has to have.
 */
function toBaseChange(target, { findings, solutions }, lock) {
    const removed = solutions.flatMap((solution) => solution.removed);
    const { base } = target;
    if (removed.length === 0 || base === undefined || base.reference === null)
        return null;
    const removes = solutions.reduce((sum, solution) => sum + solution.fixable, 0);
    const later = findLater(target, lock);
    const kind = (later !== null && later.digest !== null) || words_isPinned(base) ? "move-base" : "rebuild";
    return {
        kind,
        target: target.id,
        also: [],
        ...toFromPlace(target, removed),
        subject: base.reference,
        type: null,
        from: base.digest === null ? [] : [base.digest],
        to: later?.digest ?? null,
        choices: [],
        steps: solutions.flatMap(toSteps),
        removes,
        blocking: removed.length,
        findings: removed.map(({ fingerprint }) => fingerprint),
        cause: null,
        command: null,
        message: `${toMoveWords({ id: target.id, reference: base.reference, kind, later })}: ${toBroughtWords(findings, { removes, blocking: removed.length })}.`,
    };
}
function toSteps({ removed, steps }) {
    return removed.length === 0 ? [] : steps;
}
function toMoveWords({ id, reference, kind, later }) {
    const name = toShortReference(reference);
    const since = later === null ? "" : `, which the lock of bases knows since ${later.firstSeen.slice(0, 10)}`;
    if (later !== null && later.digest !== null)
        return `Build ${id} on ${name}@${later.digest}${since}`;
    if (kind === "move-base")
        return `Name a newer digest of ${name} in the FROM of ${id}, which is pinned`;
    return `Build ${id} again on a newer ${name} (docker build --pull)${since}`;
}
/** The newest image of the reference that the lock knows, where it came after the one in place. */
function findLater({ base, layers = [] }, lock) {
    if (base === undefined)
        return null;
    const versions = lock?.bases.find(({ reference }) => reference === base.reference)?.versions ?? [];
    const below = JSON.stringify(layers.slice(0, base.layers));
    const isInPlace = ({ digest, platforms }) => (digest !== null && digest === base.digest) || Object.values(platforms).some(({ diffIds }) => JSON.stringify(diffIds) === below);
    return versions.findIndex(isInPlace) > 0 ? (versions[0] ?? null) : null;
}

;// CONCATENATED MODULE: ./out/remedy/get-or-make.js
/** The value of a key, made and kept where there is none yet. */
function getOrMake(map, key, make) {
    const known = map.get(key);
    if (known !== undefined)
        return known;
    const made = make();
    map.set(key, made);
    return made;
}

;// CONCATENATED MODULE: ./out/remedy/group.js

/** Packages that come by a distribution's own package manager. */
const group_SYSTEM_TYPES = ["deb", "rpm", "apk", "alpm", "ebuild", "opkg"];
/** The findings by what would be changed to remove them. What an image got from the lockfile beside it is changed there. */
function group_toGroups(findings, targets) {
    const facts = new Map(targets.map((target) => [target.id, target]));
    const all = [];
    const byTarget = new Map();
    for (const finding of findings) {
        const byName = getOrMake(byTarget, finding.target, () => new Map());
        const { name, type } = finding.package;
        const named = getOrMake(byName, name, () => []);
        const isOfBase = finding.origin === "base" && facts.get(finding.target)?.base?.reference != null;
        const known = named.find((group) => group.type === type && group.isOfBase === isOfBase);
        if (known !== undefined)
            known.findings.push(finding);
        else {
            const target = facts.get(finding.target) ?? null;
            const group = { target, id: finding.target, name, type, isOfBase, findings: [finding], also: [] };
            named.push(group);
            all.push(group);
        }
    }
    return group_unite(all);
}
/**
 * A package of an image that is, in all its versions, in just one of the lockfiles came from there: no second change is needed for it. With
 * several such lockfiles nobody can tell, and the image has a change of its own.
 */
function group_unite(groups) {
    if (groups.every(({ target }) => target?.kind === groups[0]?.target?.kind))
        return [...groups];
    const locked = group_toLocked(groups);
    return groups.filter((group) => {
        if (group.isOfBase || group.target?.kind !== "image" || group_SYSTEM_TYPES.includes(group.type) || group.findings.some(isGlobal))
            return true;
        const [first, ...versions] = versionsOf(group);
        const holders = [...(locked.get(group_toKey(group, first)) ?? [])].filter((lockfile) => versions.every((version) => locked.get(group_toKey(group, version))?.has(lockfile)));
        const [lockfile, ...others] = holders;
        if (lockfile === undefined || others.length > 0)
            return true;
        for (const finding of group.findings)
            lockfile.findings.push(finding);
        lockfile.also.push(group.id);
        return false;
    });
}
/** Whether a package lies where Node's own distribution has those of npm itself: no lockfile of an application brought it there. */
function isGlobal({ locations }) {
    return locations.some(({ path }) => /^\/?usr\/(?:local\/)?lib\/node_modules\//.test(path));
}
/** The lockfiles that hold a package in a version. */
function group_toLocked(groups) {
    const locked = new Map();
    for (const group of groups) {
        if (group.target?.kind !== "lockfile")
            continue;
        for (const version of versionsOf(group))
            getOrMake(locked, group_toKey(group, version), () => new Set()).add(group);
    }
    return locked;
}
function group_toKey({ type, name }, version) {
    return `${type}\0${name}\0${version}`;
}
function versionsOf({ findings }) {
    return new Set(findings.map((finding) => finding.package.version));
}

;// CONCATENATED MODULE: ./out/remedy/order/make-ordering.js
/** An ordering by a parser, which gives null for what is no version, and a comparison. Every version is parsed once. */
function makeOrdering(parse, compare) {
    const known = new Map();
    const read = (text) => {
        const found = known.get(text);
        if (found !== undefined)
            return found;
        const parsed = text.length > LONGEST ? null : parse(text);
        known.set(text, parsed);
        return parsed;
    };
    return (a, b) => {
        const first = read(a);
        const second = first === null ? null : read(b);
        return first === null || second === null ? null : compare(first, second);
    };
}
/** Longer text is no version. */
const LONGEST = 256;
/** Compares two runs of digits as numbers of any length. */
function compareDigits(a, b) {
    if (a === b)
        return 0;
    const [first, second] = [a.startsWith("0") ? a.replace(/^0+/, "") : a, b.startsWith("0") ? b.replace(/^0+/, "") : b];
    return first.length - second.length || compareText(first, second);
}
/** Compares two texts by their code units. */
function compareText(a, b) {
    return a === b ? 0 : a < b ? -1 : 1;
}
/** Compares two lists element by element; undefined stands where one of them has ended. */
function compareLists(a, b, compare) {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
        const difference = compare(a[at], b[at]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}

;// CONCATENATED MODULE: ./out/remedy/order/apk.js

const [apk_FIRST, DIGITS, LETTER, SUFFIX, SUFFIX_NUMBER, HASH, REVISION, END] = [0, 1, 2, 3, 4, 5, 6, 7];
const BEFORE = ["alpha", "beta", "pre", "rc"];
const AFTER = ["cvs", "svn", "git", "hg", "p"];
const SUFFIXES = [...BEFORE, ...AFTER];
const SHAPE = /^(\d+)((?:\.\d+)*)([a-z])?((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)(?:~([0-9a-f]+))?(?:-r(\d+))?$/;
/** A version of Alpine's packages by its parts; null for what is none. */
function parseApk(text) {
    const [, first, digits = "", letter, suffixes = "", hash, revision] = SHAPE.exec(text) ?? [];
    if (first === undefined)
        return null;
    const optional = (kind, part) => (part === undefined || part === "" ? [] : [{ kind, text: part }]);
    return [
        { kind: apk_FIRST, text: first },
        ...(digits.match(/\d+/g) ?? []).map((part) => ({ kind: DIGITS, text: part })),
        ...optional(LETTER, letter),
        ...[...suffixes.matchAll(/_([a-z]+)(\d*)/g)].flatMap(([, name = "", number]) => [
            { kind: SUFFIX, text: name },
            ...optional(SUFFIX_NUMBER, number),
        ]),
        ...optional(HASH, hash),
        ...optional(REVISION, revision),
    ];
}
const apk_NOTHING = { kind: END, text: "" };
/** The order of apk-tools (version.c): part by part; what goes on is later, unless it is a suffix of something not yet released. */
function compareApk(a, b) {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
        const [x, y] = [a[at] ?? apk_NOTHING, b[at] ?? apk_NOTHING];
        const difference = x.kind === y.kind ? compareTokens(x, y) : compareKinds(x, y);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function compareTokens({ kind, text }, { text: other }) {
    if (kind === LETTER || kind === HASH)
        return compareText(text, other);
    if (kind === SUFFIX)
        return SUFFIXES.indexOf(text) - SUFFIXES.indexOf(other);
    // A digit after a point that begins with a zero is a fraction, as Gentoo has it.
    if (kind === DIGITS && (text.startsWith("0") || other.startsWith("0")))
        return compareText(text, other);
    return compareDigits(text, other);
}
function compareKinds(a, b) {
    if (apk_isBefore(a))
        return -1;
    if (apk_isBefore(b))
        return 1;
    return b.kind - a.kind;
}
function apk_isBefore({ kind, text }) {
    return kind === SUFFIX && BEFORE.includes(text);
}

;// CONCATENATED MODULE: ./out/remedy/order/composer.js

const STABILITIES = [["dev"], ["alpha", "a"], ["beta", "b"], ["rc", "c"], ["#"], ["patch", "pl", "p"]];
const NUMBER = "#";
/** Composer fills up every version to four numbers. */
const ZEROS = ["0", "0", "0", "0"];
/** A Composer version by its parts; null for what is none, as a branch. Metadata does not count. */
function parseComposer(text) {
    const plain = text.toLowerCase().replace(/[+@].*$/s, "");
    if (!/^v?\d[\w.-]*$/.test(plain))
        return null;
    const parts = plain.replace(/^v/, "").match(/\d+|[a-z]+/g) ?? [];
    const word = parts.findIndex((part) => !/^\d/.test(part));
    const numbers = word < 0 ? parts : parts.slice(0, word);
    return [...numbers, ...ZEROS.slice(numbers.length), ...parts.slice(numbers.length)];
}
/** The order of PHP's version_compare, by which Composer goes. A further number is later, a further word as its stability is. */
function compareComposer(a, b) {
    return compareLists(a, b, (x, y) => {
        if (x === undefined)
            return y !== undefined && isNumber(y) ? -1 : composer_rankOf(NUMBER) - composer_rankOf(y ?? NUMBER);
        if (y === undefined)
            return isNumber(x) ? 1 : composer_rankOf(x) - composer_rankOf(NUMBER);
        return isNumber(x) && isNumber(y) ? compareDigits(x, y) : composer_rankOf(x) - composer_rankOf(y);
    });
}
function isNumber(part) {
    return /^\d/.test(part);
}
/** The place of a stability; a word that is none comes first. */
function composer_rankOf(part) {
    return isNumber(part) ? composer_rankOf(NUMBER) : STABILITIES.findIndex((names) => names.includes(part));
}

;// CONCATENATED MODULE: ./out/remedy/order/dpkg.js

const dpkg_SHAPE = /^(?:(\d+):)?([A-Za-z0-9][A-Za-z0-9.+~:-]*?)(?:-([A-Za-z0-9+.~]+))?$/;
const RUNS = /(\d+)/;
/** A Debian version by its parts (deb-version(7)); null for what is none. */
function parseDebian(text) {
    const [, epoch = "0", upstream, revision = ""] = dpkg_SHAPE.exec(text) ?? [];
    return upstream === undefined ? null : { epoch, upstream: upstream.split(RUNS), revision: revision.split(RUNS) };
}
/** dpkg's order: epochs as numbers, then what came from upstream, then Debian's revision. */
function compareDebian(a, b) {
    return compareDigits(a.epoch, b.epoch) || compareParts(a.upstream, b.upstream) || compareParts(a.revision, b.revision);
}
/** dpkg's verrevcmp: by turns what is no digit, character by character, and digits as a number. */
function compareParts(a, b) {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
        const [x = "", y = ""] = [a[at], b[at]];
        const difference = x === y ? 0 : at % 2 === 0 ? compareWords(x, y) : compareDigits(x, y);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function compareWords(a, b) {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
        const difference = weightOf(a, at) - weightOf(b, at);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** A tilde comes before the end, the end before letters, letters before all else. */
function weightOf(text, at) {
    if (at >= text.length)
        return 0;
    const code = text.charCodeAt(at);
    if (text[at] === "~")
        return -1;
    return /[A-Za-z]/.test(text[at] ?? "") ? code : code + 256;
}

;// CONCATENATED MODULE: ./out/remedy/order/gem.js

const gem_SHAPE = /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;
/** A gem's version by its segments, without zeros that say nothing; null for what is none. A hyphen begins a prerelease. */
function parseGem(text) {
    if (!gem_SHAPE.test(text))
        return null;
    const segments = text.replaceAll("-", ".pre.").match(/\d+|[A-Za-z]+/g) ?? [];
    const word = segments.findIndex(isWord);
    const release = word < 0 ? segments : segments.slice(0, word);
    return [...dropZeros(release), ...dropZeros(word < 0 ? [] : segments.slice(word))];
}
function dropZeros(segments) {
    const last = segments.findLastIndex((segment) => !/^0+$/.test(segment));
    return segments.slice(0, last + 1);
}
/** RubyGems' order: segment by segment, a word before any number, and a missing one is 0. */
function compareGem(a, b) {
    return compareLists(a, b, (x = "0", y = "0") => {
        if (isWord(x) !== isWord(y))
            return isWord(x) ? -1 : 1;
        return isWord(x) ? compareText(x, y) : compareDigits(x, y);
    });
}
function isWord(segment) {
    return !/^\d/.test(segment);
}

;// CONCATENATED MODULE: ./out/remedy/order/maven.js

const QUALIFIERS = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
const ALIASES = { ga: "", final: "", release: "", cr: "rc" };
const SHORT = { a: "alpha", b: "beta", m: "milestone" };
/** A Maven version by its parts (POM reference, "Version Order Specification"); null for what holds a variable or a blank. */
function parseMaven(text) {
    if (!/^[A-Za-z0-9][\w.+-]*$/.test(text))
        return null;
    return trim(toTokens(text.toLowerCase()));
}
function toTokens(text) {
    return [...`.${text}`.matchAll(/([.-])([^.-]*)/g)].flatMap(([, mark, part = ""]) => {
        const runs = part.match(/\d+|\D+/g) ?? ["0"];
        return runs.map((run, at) => ({ separator: mark === "." && at === 0 ? "." : "-", text: maven_toText(run, runs[at + 1]) }));
    });
}
function maven_toText(run, following) {
    const long = following === undefined ? undefined : SHORT[run];
    return long ?? ALIASES[run] ?? run;
}
/** Without the parts that say nothing at the end, and before each hyphen. */
function trim(tokens) {
    const kept = [];
    for (const token of tokens) {
        if (token.separator === "-")
            dropNulls(kept);
        kept.push(token);
    }
    dropNulls(kept);
    return kept;
}
function dropNulls(tokens) {
    while (tokens.length > 0 && /^0*$/.test(tokens[tokens.length - 1]?.text ?? ""))
        tokens.pop();
}
/** Maven's order; where one version has ended, the other's next part is compared with one that says nothing. */
function compareMaven(a, b) {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
        const difference = maven_compareTokens(a[at], b[at]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function maven_compareTokens(a, b) {
    if (a === undefined || b === undefined)
        return b === undefined ? signOf(a) : -signOf(b);
    const difference = maven_rankOf(a) - maven_rankOf(b);
    if (difference !== 0)
        return difference;
    return maven_isNumber(a) ? compareDigits(a.text, b.text) : compareQualifiers(a.text, b.text);
}
/** On which side of a part that says nothing another one stands. */
function signOf(token) {
    if (token === undefined)
        return 0;
    return maven_isNumber(token) ? compareDigits(token.text, "0") : compareQualifiers(token.text, "");
}
/** `.qualifier` and `-qualifier` before `-number` before `.number`. */
function maven_rankOf(token) {
    if (!maven_isNumber(token))
        return 0;
    return token.separator === "-" ? 1 : 2;
}
function maven_isNumber({ text }) {
    return /^\d/.test(text);
}
function compareQualifiers(a, b) {
    const [first, second] = [a, b].map((text) => (QUALIFIERS.includes(text) ? QUALIFIERS.indexOf(text) : QUALIFIERS.length));
    return (first ?? 0) - (second ?? 0) || compareText(a, b);
}

;// CONCATENATED MODULE: ./out/remedy/order/nuget.js

const nuget_SHAPE = /^v?(\d+(?:\.\d+){0,3})(?:-([0-9a-z.-]+))?(?:\+[0-9a-z.-]+)?$/;
/** A NuGet version: up to four numbers, labels of a prerelease; null for what is none. Case and metadata do not count. */
function parseNuget(text) {
    const [, numbers, labels] = nuget_SHAPE.exec(text.toLowerCase()) ?? [];
    return numbers === undefined ? null : { numbers: numbers.split("."), labels: labels === undefined ? null : labels.split(".") };
}
/** NuGet's order, which is that of SemVer 2.0 with a fourth number. */
function compareNuget(a, b) {
    const numbers = compareLists(a.numbers, b.numbers, (x = "0", y = "0") => compareDigits(x, y));
    if (numbers !== 0 || a.labels === null || b.labels === null)
        return numbers || Number(a.labels === null) - Number(b.labels === null);
    return compareLists(a.labels, b.labels, compareLabels);
}
function compareLabels(a, b) {
    const rank = (label) => (label === undefined ? 0 : /^\d+$/.test(label) ? 1 : 2);
    const difference = rank(a) - rank(b);
    if (difference !== 0 || a === undefined || b === undefined)
        return difference;
    return rank(a) === 1 ? compareDigits(a, b) : compareText(a, b);
}

;// CONCATENATED MODULE: ./out/remedy/order/pep440.js

const pep440_SHAPE = new RegExp([
    /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)/,
    /(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?/,
    /(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d*))?/,
    /(?:[-_.]?(dev)[-_.]?(\d*))?/,
    /(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/,
]
    .map(({ source }) => source)
    .join(""));
const LETTERS = { alpha: "a", beta: "b", c: "rc", pre: "rc", preview: "rc" };
const pep440_FIRST = "";
const LAST = "z";
/** A Python version; null for what is none. */
function parsePython(text) {
    const found = pep440_SHAPE.exec(text.trim().toLowerCase());
    if (found === null)
        return null;
    const [, epoch = "0", release = "", letter, number, implicit, postWord, postNumber, devWord, devNumber, local] = found;
    const post = implicit ?? (postWord === undefined ? null : postNumber || "0");
    const dev = devWord === undefined ? null : devNumber || "0";
    const plain = dev !== null && post === null ? pep440_FIRST : LAST;
    return {
        epoch,
        release: release.split("."),
        pre: letter === undefined ? [plain, "0"] : [LETTERS[letter] ?? letter, number || "0"],
        post,
        dev,
        local: local === undefined ? [] : local.split(/[-_.]/),
    };
}
/** The order of PEP 440. */
function comparePython(a, b) {
    return (compareDigits(a.epoch, b.epoch) ||
        compareLists(a.release, b.release, (x = "0", y = "0") => compareDigits(x, y)) ||
        compareText(a.pre[0], b.pre[0]) ||
        compareDigits(a.pre[1], b.pre[1]) ||
        compareOptional(a.post, b.post, -1) ||
        compareOptional(a.dev, b.dev, 1) ||
        compareLists(a.local, b.local, compareLocal));
}
/** `absent`: on which side of every number it stands to have none. */
function compareOptional(a, b, absent) {
    if (a === null || b === null)
        return a === b ? 0 : a === null ? absent : -absent;
    return compareDigits(a, b);
}
/** A missing part comes first, then words, then numbers. */
function compareLocal(a, b) {
    const rank = (part) => (part === undefined ? 0 : /^\d+$/.test(part) ? 2 : 1);
    const difference = rank(a) - rank(b);
    if (difference !== 0 || a === undefined || b === undefined)
        return difference;
    return rank(a) === 2 ? compareDigits(a, b) : compareText(a, b);
}

;// CONCATENATED MODULE: ./out/remedy/order/plain.js

/** The numbers of a version that is nothing but numbers; null for all else. */
function parsePlain(text) {
    return /^v?\d+(?:[.-]\d+)*$/.test(text) ? (text.match(/\d+/g) ?? []) : null;
}
/** Number by number, a missing one is 0. */
function comparePlain(a, b) {
    return compareLists(a, b, (x = "0", y = "0") => compareDigits(x, y));
}

;// CONCATENATED MODULE: ./out/remedy/order/rpm.js

const rpm_SHAPE = /^(?:(\d+):)?([^\s:-]+)(?:-([^\s:-]+))?$/;
/** An RPM's epoch, version and release; null for what is none. */
function parseRpm(text) {
    const [, epoch = null, version, release = null] = rpm_SHAPE.exec(text) ?? [];
    return version === undefined ? null : { epoch, version: rpm_toTokens(version), release: release === null ? null : rpm_toTokens(release) };
}
/**
 * RPM's order. Advisories and inventories do not all say the epoch or the release: what only one of the two says is not compared, as
 * scanners do it.
 */
function compareRpm(a, b) {
    const epochs = a.epoch === null || b.epoch === null ? 0 : compareDigits(a.epoch, b.epoch);
    if (epochs !== 0)
        return epochs;
    const versions = compareSegments(a.version, b.version);
    return versions !== 0 || a.release === null || b.release === null ? versions : compareSegments(a.release, b.release);
}
/** Whatever else there is only separates. */
function rpm_toTokens(text) {
    return text.match(/\d+|[A-Za-z]+|[~^]/g) ?? [];
}
/** rpmvercmp, with `~` (before the end) and `^` (after the end, before everything else). */
function compareSegments(a, b) {
    for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
        const difference = rpm_compareTokens(a[at], b[at]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function rpm_compareTokens(a, b) {
    if (a === b)
        return 0;
    const difference = rpm_rankOf(a) - rpm_rankOf(b);
    if (difference !== 0 || a === undefined || b === undefined)
        return difference;
    return rpm_rankOf(a) === rpm_NUMBER ? compareDigits(a, b) : compareText(a, b);
}
const rpm_NUMBER = 4;
function rpm_rankOf(token) {
    if (token === "~")
        return 0;
    if (token === undefined)
        return 1;
    if (token === "^")
        return 2;
    return /^\d/.test(token) ? rpm_NUMBER : 3;
}

// EXTERNAL MODULE: ./node_modules/semver/functions/parse.js
var functions_parse = __webpack_require__(6353);
;// CONCATENATED MODULE: ./out/remedy/order/semver.js

/** A semantic version, also one that leaves out its last numbers or begins with `v` or `go`; null for what is none. */
function parseSemantic(text) {
    const plain = text.replace(/^(?:go|v)(?=\d)/, "");
    const [, numbers, rest = ""] = /^(\d+(?:\.\d+)?)([-+].*)?$/s.exec(plain) ?? [];
    if (numbers === undefined)
        return functions_parse(plain, { loose: true });
    return functions_parse(`${numbers}${numbers.includes(".") ? ".0" : ".0.0"}${rest}`, { loose: true });
}
/** The order of SemVer 2.0; metadata does not count. */
function compareSemantic(a, b) {
    return a.compare(b);
}

;// CONCATENATED MODULE: ./out/remedy/order/orderings.js











const semantic = () => makeOrdering(parseSemantic, compareSemantic);
const rpm = () => makeOrdering(parseRpm, compareRpm);
/** Arch's packages are ordered as RPMs, and have an epoch of 0 where none is said. */
const alpm = () => makeOrdering((text) => parseRpm(/^\d+:/.test(text) ? text : `0:${text}`), compareRpm);
const python = () => makeOrdering(parsePython, comparePython);
/** How the versions of a package type are ordered; of all other types only versions that are nothing but numbers. */
const orderings_BY_TYPE = {
    npm: semantic,
    cargo: semantic,
    golang: semantic,
    hex: semantic,
    pub: semantic,
    swift: semantic,
    github: semantic,
    githubactions: semantic,
    bitnami: semantic,
    pypi: python,
    generic: python, // programs that scanners know by themselves: Python, and others that number their releases as plainly
    maven: () => makeOrdering(parseMaven, compareMaven),
    gem: () => makeOrdering(parseGem, compareGem),
    nuget: () => makeOrdering(parseNuget, compareNuget),
    composer: () => makeOrdering(parseComposer, compareComposer),
    deb: () => makeOrdering(parseDebian, compareDebian),
    apk: () => makeOrdering(parseApk, compareApk),
    rpm,
    alpm,
};
/** The orderings of package types. Versions that were parsed are kept as long as what this gives. */
function makeOrderings() {
    const made = new Map();
    return (type) => {
        const known = made.get(type);
        if (known !== undefined)
            return known;
        const make = Object.hasOwn(orderings_BY_TYPE, type) ? orderings_BY_TYPE[type] : undefined;
        const ordering = make?.() ?? makeOrdering(parsePlain, comparePlain);
        made.set(type, ordering);
        return ordering;
    };
}

;// CONCATENATED MODULE: ./out/remedy/commands.js
const npm = (words) => ({ name, to }) => `${words} ${name}@${to}`;
const atLeast = (words) => ({ name, to }) => `${words} "${name}>=${to}"`;
/** What a person types for one package, by the lockfile's name; kinds that are edited by hand have none. */
const BY_NAME = {
    "package-lock.json": npm("npm install"),
    "npm-shrinkwrap.json": npm("npm install"),
    "yarn.lock": npm("yarn add"),
    "pnpm-lock.yaml": npm("pnpm add"),
    "bun.lock": npm("bun add"),
    "poetry.lock": atLeast("poetry add"),
    "Pipfile.lock": atLeast("pipenv install"),
    "pdm.lock": atLeast("pdm add"),
    "uv.lock": ({ name, to }) => `uv lock --upgrade-package "${name}==${to}"`,
    "go.mod": ({ name, to }) => (name === "stdlib" ? `go get go@${to}` : `go get ${name}@v${to.replace(/^v/, "")}`),
    "Cargo.lock": ({ name, from, to }) => from.map((one) => `cargo update -p ${name}${from.length > 1 ? `@${one}` : ""} --precise ${to}`).join(" && "),
    "Gemfile.lock": ({ name }) => `bundle update --conservative ${name}`,
    "gems.locked": ({ name }) => `bundle update --conservative ${name}`,
    "composer.lock": ({ name, to }) => `composer require "${name}:^${to.replace(/^v/, "")}" --with-all-dependencies`,
    "pom.xml": ({ name, to }) => `mvn versions:use-dep-version -Dincludes=${name} -DdepVersion=${to} -DforceVersion=true`,
    "gradle.lockfile": ({ name }) => `gradle dependencies --update-locks ${name}`,
    "packages.lock.json": ({ name, to }) => `dotnet add package ${name} --version ${to}`,
    "packages.config": ({ name, to }) => `nuget update packages.config -Id ${name} -Version ${to}`,
    "pubspec.lock": ({ name, to }) => `dart pub add "${name}:^${to}"`,
    "mix.lock": ({ name }) => `mix deps.update ${name}`,
};
/** What a person would type in the lockfile's folder to upgrade a package; null where nothing is sure to be right. */
function toPackageCommand(path, { subject, from, to }) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const make = Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : toProjectCommand(name);
    if (make === undefined || to === null || ![subject, to, ...from].every(commands_isWord))
        return null;
    return make({ name: subject, from, to });
}
/** .NET's project files are called after the project, and Python's lists of requirements are edited. */
function toProjectCommand(file) {
    if (!/\.(?:cs|vb|fs)proj$/.test(file) || !commands_isWord(file))
        return undefined;
    return ({ name, to }) => `dotnet add ${file} package ${name} --version ${to}`;
}
/** What a Dockerfile would run to upgrade a package of the distribution; null where nothing is sure to be right. */
function toSystemCommand({ type, distribution, name, to }) {
    if (!commands_isWord(name) || (to !== null && !commands_isWord(to)))
        return null;
    switch (type) {
        case "deb":
            return `apt-get update && apt-get install -y --only-upgrade ${name}${to === null ? "" : `=${to}`}`;
        case "apk":
            return to === null ? `apk add --upgrade ${name}` : `apk add --upgrade "${name}>=${to}"`;
        case "rpm":
            return toRpmCommand(distribution, name, to);
        default:
            return null; // a rolling distribution is upgraded whole
    }
}
function toRpmCommand(distribution, name, to) {
    const versioned = to === null ? name : `${name}-${to.replace(/^0:/, "")}`;
    if (/^(?:sles|suse|opensuse|sle)/.test(distribution))
        return `zypper install -y ${to === null ? name : `"${name}>=${to}"`}`;
    if (/^(?:photon|azurelinux|mariner)/.test(distribution))
        return `tdnf install -y ${versioned}`;
    if (/^(?:rhel|centos|ol|amzn|amazonlinux|redhat|oraclelinux) [2-7](?:\.|$)/.test(distribution))
        return `yum update -y ${versioned}`;
    return `dnf upgrade -y ${versioned}`;
}
/** Text that no shell takes for anything but a word, and no program for an option. */
function commands_isWord(text) {
    return /^[A-Za-z0-9@][\w@.+:/~^-]*$/.test(text) && text.length <= 200;
}

;// CONCATENATED MODULE: ./out/remedy/installed.js
/**
 * Distributions fix source packages: where a purl says that the binary package was built from a source of another version
 * (`upstream=util-linux@2.38.1-5`), that one counts.
 */
function installed_toInstalled({ package: { purl, type, version } }) {
    if (type !== "deb" || !purl.includes("upstream="))
        return { version, source: null };
    const upstream = /[?&]upstream=([^&#]*)/.exec(purl)?.[1] ?? "";
    const [, name, of] = /^([^@]+)@(.+)$/.exec(installed_decode(upstream)) ?? [];
    return name === undefined || of === undefined ? { version, source: null } : { version: of, source: name };
}
function installed_decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./out/remedy/package-change.js





/** The upgrade of one package at one place; null where no version of it removes anything that blocks. */
function toPackageChange(group, solution) {
    const { removed, removes, from, to, choices, steps } = solution;
    if (removed.length === 0)
        return null;
    const isSystem = group_SYSTEM_TYPES.includes(group.type);
    const { path, line } = place_toPlace(group, removed);
    const lockfile = group.target?.kind === "lockfile" ? path : null;
    const common = { target: group.id, also: [...group.also].sort(), path, line, subject: group.name, type: group.type };
    return {
        kind: isSystem ? "upgrade-system-package" : "upgrade-package",
        ...common,
        from,
        to,
        choices,
        steps: steps.length > 1 ? steps : [],
        removes,
        blocking: removed.length,
        findings: removed.map(({ fingerprint }) => fingerprint),
        cause: null,
        command: isSystem ? toSystemCommandOf(group, solution) : lockfile && toPackageCommand(lockfile, { subject: group.name, from, to }),
        message: `${toUpgradeWords(group, solution, lockfile)}: ${toRemovesWords(removes, removed.length)}.`,
    };
}
/** The source package whose version counts, where that is another than the package's own. */
function sourceOf({ removed }) {
    return removed[0] === undefined ? null : installed_toInstalled(removed[0]).source;
}
function toSystemCommandOf({ type, target, name }, solution) {
    if (solution.to === null)
        return null;
    return toSystemCommand({ type, distribution: target?.distribution ?? "", name, to: sourceOf(solution) === null ? solution.to : null });
}
function toUpgradeWords({ name, type, id, also }, solution, lockfile) {
    const { from, to, choices } = solution;
    const again = also.length === 0 ? "" : `, and build ${words_toList([...also].sort())} again`;
    const where = `in ${lockfile ?? id}${again}`;
    const versions = words_toList(from);
    if (to === null)
        return `Upgrade ${name} ${versions} ${where}; its versions cannot be compared here, fixed are ${words_toList(choices)}`;
    if (type === "golang" && name === "stdlib" && lockfile === null)
        return `Build with Go ${to} instead of ${versions} ${where}`;
    const source = sourceOf(solution);
    const wanted = source === null ? to : `what is built from ${source} ${to}`;
    return `Upgrade ${name} ${versions} to ${wanted} ${where}${toStepsWords(solution)}`;
}
/** Where several versions are in place, and less is enough for one of them. */
function toStepsWords({ steps, to }) {
    const less = steps.filter((step) => step.to !== to);
    return less.length === 0 ? "" : ` (${words_toList(less.map((step) => `${step.to} is enough for ${step.from}`))})`;
}

;// CONCATENATED MODULE: ./out/remedy/lines.js
/** How many numbers and words two versions have in common from the left: the more, the nearer their release lines. */
function toShared(a, b) {
    const most = Math.min(a.length, b.length);
    let shared = 0;
    let at = 0;
    for (; at < most && a.charCodeAt(at) === b.charCodeAt(at); at += 1)
        if (isBoundary(a, at))
            shared += 1;
    const isWhole = isEnd(a, at) && isEnd(b, at);
    return shared + (isWhole ? 1 : 0);
}
/** Whether a number or word has just ended. */
function isBoundary(text, at) {
    return at > 0 && kindAt(text, at - 1) !== OTHER && kindAt(text, at - 1) !== kindAt(text, at);
}
/** Whether a number or word ends where two versions part. */
function isEnd(text, at) {
    return at > 0 && kindAt(text, at - 1) !== OTHER && (at >= text.length || kindAt(text, at) !== kindAt(text, at - 1));
}
const [OTHER, DIGIT, lines_LETTER] = [0, 1, 2];
function kindAt(text, at) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57)
        return DIGIT;
    return (code | 32) >= 97 && (code | 32) <= 122 ? lines_LETTER : OTHER;
}

;// CONCATENATED MODULE: ./out/remedy/lowest.js

/** Real advisories settle in two or three rounds; past this the highest fix is taken, which is enough for all of them. */
const ROUNDS = 64;
/**
 * The lowest of the fixed versions that is enough for all needs. Fixes can be of several release lines: a version is enough for a need if
 * the last fix at or below it is above what is in place, and no later fix is nearer to it: 6.0.0 is not fixed by 5.7.2 where 6.3.1 is a
 * fix too, and 5.8.0 is.
 */
function findLowest(needs, order, beside) {
    const compare = (a, b) => order(a, b) ?? 0;
    const highest = (versions) => versions.reduce((a, b) => (compare(a, b) < 0 ? b : a));
    let version = highest(needs.map(({ version: from, fixes }) => fixes.find((fix) => compare(from, fix) < 0) ?? from));
    for (let round = 0; round < ROUNDS; round += 1) {
        const missing = [
            ...needs.flatMap((need) => findNext(need, version, compare) ?? []),
            ...(beside?.others ?? []).flatMap((need) => findReturning(need, { version, from: beside?.from ?? "" }, compare) ?? []),
        ];
        if (missing.length === 0)
            return version;
        version = highest(missing);
    }
    return highest(needs.flatMap(({ fixes }) => fixes));
}
/** Whether a version is enough for a need. */
function isEnough(need, version, order) {
    return findNext(need, version, (a, b) => order(a, b) ?? 0) === null;
}
/** The next fix that a version lacks for a need; null where it is enough. */
function findNext({ version: from, fixes }, version, compare) {
    const at = fixes.findLastIndex((fix) => compare(fix, version) <= 0);
    const last = fixes[at];
    if (last === undefined || compare(last, from) <= 0)
        return fixes.find((fix) => compare(from, fix) < 0 && compare(version, fix) < 0) ?? null;
    return compare(last, version) === 0 ? null : findNearer(version, last, fixes[at + 1]);
}
/** The fix that comes after a version, unless the one before it is nearer: of the same release line. */
function findNearer(version, last, next) {
    if (next === undefined)
        return null;
    return last !== undefined && toShared(version, last) > toShared(version, next) ? null : next;
}
/** The next fix that a copy would lack for another copy's need, in which it had no part: only its own release line is known to be without. */
function findReturning(need, { version, from }, compare) {
    if (compare(need.version, version) <= 0)
        return findNext(need, version, compare);
    if (toShared(version, from) > toShared(version, need.version))
        return null;
    const at = need.fixes.findLastIndex((fix) => compare(fix, version) <= 0);
    const last = need.fixes[at];
    return last !== undefined && compare(last, version) === 0 ? null : findNearer(version, last, need.fixes[at + 1]);
}

;// CONCATENATED MODULE: ./out/remedy/need.js


/** Tells what can be done about each finding of one package. The same versions are thought about once, and give the same object. */
function makeProspects(order) {
    const byVersion = new Map();
    return (finding) => {
        const { state, versions } = finding.fix;
        if (state !== "fixed")
            return STAYS[state];
        const { version } = installed_toInstalled(finding);
        const byFirst = getOrMake(byVersion, version, () => new Map());
        const alike = getOrMake(byFirst, versions[0] ?? "", () => []);
        const known = alike.find((one) => need_isSame(one.versions, versions));
        if (known !== undefined)
            return known.prospect;
        const prospect = toProspect(version, versions, order);
        alike.push({ versions, prospect });
        return prospect;
    };
}
function need_isSame(a, b) {
    return a.length === b.length && a.every((version, at) => version === b[at]);
}
function toProspect(version, versions, order) {
    if (versions.length === 0)
        return { kind: "stays", cause: "unnamed-fix" };
    const fixes = versions.filter((fix) => order(version, fix) !== null).sort((a, b) => order(a, b) ?? 0);
    if (fixes.length === 0)
        return { kind: "choice", versions };
    const highest = fixes[fixes.length - 1] ?? version;
    return (order(version, highest) ?? 0) < 0 ? { kind: "need", need: { version, fixes } } : { kind: "stays", cause: "no-higher-fix" };
}
const STAYS = {
    "not-fixed": { kind: "stays", cause: "no-fix" },
    "wont-fix": { kind: "stays", cause: "wont-fix" },
    unknown: { kind: "stays", cause: "unknown-fix" },
};

;// CONCATENATED MODULE: ./out/remedy/solve.js




/** Finds the lowest version of a package that removes all of its findings that block and that a version can remove. */
function solve({ name, findings }, order) {
    const { needs, fixable, removable, stays } = sortOut(findings, order);
    const choices = toChoices(removable);
    const to = choices.length > 0 || removable.length === 0 ? null : findLowest(distinctNeeds(removable), order);
    const from = sortVersions(removable, order);
    return {
        removed: removable.map(({ finding }) => finding),
        removes: to === null ? removable.length : countRemoved(needs, to, order),
        fixable,
        from,
        to,
        choices,
        steps: to === null ? from.map((version) => ({ name, from: version, to })) : solve_toSteps(name, removable, { to, order }),
        stays,
    };
}
function sortOut(findings, order) {
    const prospectOf = makeProspects(order);
    const needs = new Map();
    const removable = [];
    const stays = new Map();
    let fixable = 0;
    for (const finding of findings) {
        const prospect = prospectOf(finding);
        const isBlocking = finding.decision.kind === "blocks";
        if (prospect.kind === "need")
            needs.set(prospect.need, (needs.get(prospect.need) ?? 0) + 1);
        if (prospect.kind !== "stays") {
            fixable += 1;
            if (isBlocking)
                removable.push({ finding, prospect });
        }
        else if (isBlocking) {
            const list = stays.get(prospect.cause);
            if (list === undefined)
                stays.set(prospect.cause, [finding]);
            else
                list.push(finding);
        }
    }
    return { needs, fixable, removable, stays };
}
/** How many findings have a need that a version is enough for. */
function countRemoved(needs, to, order) {
    let count = 0;
    for (const [need, findings] of needs)
        if (isEnough(need, to, order))
            count += findings;
    return count;
}
/** The same needs are the same objects: each once. */
function distinctNeeds(weighed) {
    const needs = new Set();
    for (const { prospect } of weighed)
        if (prospect.kind === "need")
            needs.add(prospect.need);
    return [...needs];
}
/** All fixed versions, where those of one finding cannot be compared and somebody has to choose; else none. */
function toChoices(removable) {
    if (!removable.some(({ prospect }) => prospect.kind === "choice"))
        return [];
    return (0,model_order/* sortedUnique */.Z)(removable.flatMap(({ prospect }) => prospect.kind === "choice" ? prospect.versions : prospect.kind === "need" ? prospect.need.fixes : []));
}
/** So many versions of one package are thought about one by one. */
const COPIES = 20;
/** The lowest version for each version in place. It may not bring in what is to be removed from another copy. */
function solve_toSteps(name, needs, { to, order }) {
    const byVersion = toCopies(needs);
    const all = distinctNeeds(needs);
    const isPlain = byVersion.size < 2 || byVersion.size > COPIES;
    const steps = [...byVersion].map(([from, own]) => {
        if (isPlain)
            return { name, from, to };
        const others = all.filter((need) => !own.has(need));
        return { name, from, to: findLowest([...own], order, { from, others }) };
    });
    return steps.sort((a, b) => order(a.from, b.from) ?? 0);
}
/** What each version in place needs. */
function toCopies(needs) {
    const copies = new Map();
    for (const { finding, prospect } of needs) {
        if (prospect.kind !== "need")
            continue;
        const { version } = finding.package;
        const copy = copies.get(version);
        if (copy === undefined)
            copies.set(version, new Set([prospect.need]));
        else
            copy.add(prospect.need);
    }
    return copies;
}
function sortVersions(weighed, order) {
    const compared = new Map(weighed.map(({ finding }) => [finding.package.version, installed_toInstalled(finding).version]));
    return (0,model_order/* sortedUnique */.Z)(compared.keys()).sort((a, b) => order(compared.get(a) ?? a, compared.get(b) ?? b) ?? 0);
}

;// CONCATENATED MODULE: ./out/remedy/remedy.js








/**
 * The smallest set of changes after which nothing blocks, as far as the reports tell: that which removes most of what blocks first, and at the
 * end what no change removes and why. Every finding that blocks is in exactly one of them; leave one out, and something blocks.
 */
function toRemediation({ findings, targets, lock }) {
    if (!findings.some(isBlocking))
        return [];
    const orderOf = makeOrderings();
    const groups = group_toGroups(findings, targets);
    const solved = groups
        .filter((group) => group.findings.some(isBlocking) || group.isOfBase)
        .map((group) => ({ group, solution: solve(group, orderOf(group.type)) }));
    const packages = solved.filter(({ group }) => !group.isOfBase).flatMap(({ group, solution }) => toPackageChange(group, solution) ?? []);
    return [...packages, ...toBaseChanges(solved, lock), ...solved.flatMap(toStays)].sort(byWorth);
}
function isBlocking({ decision }) {
    return decision.kind === "blocks";
}
/** One change an image: all that its base brings goes or stays with it. */
function toBaseChanges(solved, lock) {
    const brought = new Map();
    for (const { group, solution } of solved) {
        if (!group.isOfBase || group.target === null)
            continue;
        const known = brought.get(group.target) ?? { findings: 0, solutions: [] };
        brought.set(group.target, known);
        known.findings += group.findings.length;
        known.solutions.push(solution);
    }
    return [...brought].flatMap(([target, all]) => toBaseChange(target, all, lock) ?? []);
}
/** What blocks a package and cannot be removed: one entry a cause. */
function toStays({ group, solution }) {
    return [...solution.stays].map(([cause, findings]) => toStay(group, cause, findings));
}
function toStay(group, cause, findings) {
    const { path, line } = place_toPlace(group, findings);
    return {
        kind: "none",
        target: group.id,
        also: [...new Set(findings.map(({ target }) => target))].filter((id) => id !== group.id).sort(model_order/* byCodeUnits */.C),
        path,
        line,
        subject: group.name,
        type: group.type,
        from: [...new Set(findings.map(({ package: { version } }) => version))].sort(model_order/* byCodeUnits */.C),
        to: null,
        choices: [],
        steps: [],
        removes: 0,
        blocking: findings.length,
        findings: findings.map(({ fingerprint }) => fingerprint),
        cause,
        command: null,
        message: toStayMessage(cause, findings, group.target?.kind === "lockfile" && path !== null ? path : group.id),
    };
}
/** What removes most of what blocks first; what removes nothing last. The rest of the order is only to be always the same. */
function byWorth(a, b) {
    return (Number(a.kind === "none") - Number(b.kind === "none") ||
        b.blocking - a.blocking ||
        b.removes - a.removes ||
        (0,model_order/* byCodeUnits */.C)(remedy_keyOf(a), remedy_keyOf(b)));
}
function remedy_keyOf({ target, kind, subject, type, cause }) {
    return [target, kind, subject, type, cause].join("\0");
}

;// CONCATENATED MODULE: ./out/report/words.js

/** Severities as documents list them: the gravest first, and what nobody rated after them. */
const GRAVEST_FIRST = ["critical", "high", "medium", "low", "negligible", "unknown"];
/** An outcome as the first word of a document. */
const OUTCOME_WORDS = { pass: "Pass", fail: "Fail", error: "Error", incomplete: "Incomplete" };
const KIND_WORDS = {
    image: "image",
    sbom: "SBOM",
    lockfile: "lockfile",
    directory: "folder",
    other: "report",
};
/** A decision in a few words. */
const DECISION_WORDS = {
    blocks: "blocks",
    "below-cutoff": "below the cutoff",
    "no-fix": "no fix yet",
    excepted: "accepted",
};
/** What was made of a finding, in a few words. */
function toDecisionWords(kind) {
    return DECISION_WORDS[kind];
}
/** A number with its noun: `1 finding`, `22 findings`. */
function toCount(number, singular, plural = `${singular}s`) {
    return `${report_words_toNumber(number)} ${number === 1 ? singular : plural}`;
}
/** A whole number with its thousands set apart, the same on every machine: `100,000`. */
function report_words_toNumber(number) {
    return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
/** Words as a sentence lists them: `a`, `a and b`, `a, b and c`. */
function report_words_toList(words) {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}
/** A sentence's beginning. */
function toFirstUpper(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
/** What upgrading can do about a finding. */
function toFixWords({ state, versions }) {
    switch (state) {
        case "fixed":
            return versions.length === 0 ? "fixed in a later version" : `fixed in ${versions.join(", ")}`;
        case "not-fixed":
            return "no fix yet";
        case "wont-fix":
            return "will not be fixed";
        case "unknown":
            return "no fix known";
        default:
            return state;
    }
}
/** The cutoff as a sentence has it: `high`, or `critical for the base image and high for the application`. */
function toCutoffWords({ severityCutoff: { base, application } }) {
    return base === application ? base : `${base} for the base image and ${application} for the application`;
}
/** How many of each severity there are, the gravest first: `1 critical, 2 high`; empty where there are none. */
function toSeverityCounts(counts) {
    return GRAVEST_FIRST.filter((severity) => counts[severity] > 0)
        .map((severity) => `${report_words_toNumber(counts[severity])} ${severity}`)
        .join(", ");
}
/** The severities of a list of findings, counted. */
function words_countSeverities(findings) {
    const counts = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0, unknown: 0 };
    for (const { severity } of findings)
        counts[severity] += 1;
    return counts;
}
/** The scanners that saw a finding. */
function toSeenWords(seenBy) {
    return report_words_toList(seenBy.map((name) => finding/* SCANNER_TITLES */.Xl[name]));
}
const UNITS = [
    ["d", 86_400_000],
    ["h", 3_600_000],
    ["m", 60_000],
    ["s", 1_000],
];
/** A duration as settings write it: `5d`, `1d12h`; below a second `0s`. */
function toDuration(milliseconds) {
    let rest = milliseconds;
    let text = "";
    for (const [unit, size] of UNITS) {
        const count = Math.floor(rest / size);
        rest -= count * size;
        if (count > 0)
            text += `${count}${unit}`;
    }
    return text === "" ? "0s" : text;
}
const words_DAY = 86_400_000;
/** How old something was at a time: `3 days old`; null where a date is none, or lies more than a day ahead. */
function toAgeWords(built, at) {
    const days = (Date.parse(at) - Date.parse(built)) / words_DAY;
    if (Number.isNaN(days) || days < -1)
        return null;
    return days < 1 ? "less than a day old" : `${toCount(Math.floor(days), "day")} old`;
}
/** Whether two times are no more than a day apart. */
function isSameTime(one, other) {
    return Math.abs(Date.parse(one) - Date.parse(other)) <= words_DAY;
}
/** How many days are left until a day (`YYYY-MM-DD`), counted from a point in time. */
function toDaysLeft(expires, at) {
    const days = Math.ceil((Date.parse(expires) - Date.parse(at)) / words_DAY);
    return Number.isNaN(days) ? null : days;
}
/** A text cut to so many characters, with an ellipsis where something is missing. Whole characters stay whole. */
function toClipped(text, most) {
    if (text.length <= most)
        return text;
    const points = [...text.slice(0, most * 2)];
    return points.length <= most && text.length <= most * 2 ? text : `${points.slice(0, most - 1).join("")}…`;
}

;// CONCATENATED MODULE: ./out/report/base-words.js

/** A base's status in a word or two. */
const STATUS_WORDS = {
    proven: "proven",
    contradicted: "contradicted",
    unproven: "not proven",
    scratch: "none",
    unknown: "not known",
};
/** Why a base has its status, as the rest of a line. */
const base_words_CAUSE_WORDS = {
    proven: "its layers are the image's first",
    "no-claim": "nothing declares it",
    "inherited-claim": "only a label or an annotation declares it, and every child image inherits those",
    unresolved: "nothing is known of the layers of what is declared",
    "not-a-prefix": "the image does not begin with its layers",
    "stale-tag": "the image begins with an earlier image of that tag",
    "other-base": "the image begins with another base",
    squashed: "the image's layers were squashed into one",
    "re-dated": "its layers were made anew",
    scratch: "built from scratch",
    altered: "the image is not what its own digests say",
    unread: "the image could not be read",
    "no-layers": "nothing tells the image's layers",
};
/** What comes from there, as a heading of a list. */
const ORIGIN_HEADS = {
    base: "from the base image",
    application: "from the application",
    unknown: "from where is not known",
};
/** Where a finding comes from. */
const ORIGIN_WORDS = {
    base: "the base image",
    application: "the application",
    unknown: "nobody knows where",
};
/** A reference as people write it: without what Docker fills in. Unescaped. */
function toBaseName(reference) {
    return reference.replace(/^docker\.io\/(?:library\/(?=[^/]+$))?/, "");
}
/** An image's base in one line: what it is, how far it is known, what the allowlist says. Unescaped. */
function toBaseWords(base, layers) {
    if (base.status === "scratch")
        return `none (${base_words_CAUSE_WORDS[base.cause]})`;
    const said = [toStatusWords(base, layers), toAllowedWords(base)].filter((words) => words !== "").join(", ");
    if (base.reference === null)
        return said.replace(": ", " (").concat(")");
    return `${toBaseName(base.reference)} (${said})`;
}
function toStatusWords({ status, cause, layers }, all) {
    if (status !== "proven")
        return `${STATUS_WORDS[status]}: ${base_words_CAUSE_WORDS[cause]}`;
    return `${STATUS_WORDS.proven}, ${all === null ? toCount(layers, "layer") : `${report_words_toNumber(layers)} of ${toCount(all, "layer")}`}`;
}
function toAllowedWords({ allowed = null, rule = null }) {
    if (allowed === null)
        return "";
    if (allowed)
        return rule === null ? "allowed" : `allowed by ${rule}`;
    return rule === null ? "not allowed" : `not allowed by ${rule}`;
}
/** What an upgrade of the base would remove, as a sentence; null where it brings nothing. Unescaped. */
function base_words_toUpgradeWords(findings, { reference }) {
    if (findings.length === 0 || reference === null)
        return null;
    const fixed = findings.filter(({ fix }) => fix.state === "fixed").length;
    const name = toBaseName(reference);
    const of = `Of the ${toCount(findings.length, "finding")} that ${name} brings`;
    if (findings.length === 1)
        return fixed === 1 ? `${name} brings 1 finding, and it has a fix: it goes with an upgraded ${name}.` : null;
    if (fixed === 0)
        return `${of} none has a fix yet.`;
    return `${of} ${report_words_toNumber(fixed)} ${fixed === 1 ? "has a fix: it goes" : "have a fix: they go"} with an upgraded ${name}.`;
}
/** Where one base is under several images, what that means, as a sentence; null where it means nothing. Unescaped. */
function toReachWords({ reference, status, targets, findings, fixable, bySeverity }) {
    if (status !== "proven" || targets.length < 2)
        return null;
    const under = `${toBaseName(reference)} is under ${toCount(targets.length, "image")}`;
    if (findings === 0)
        return `${under} and brings them nothing.`;
    const brings = `${under} and brings them ${toCount(findings, "finding")} (${toSeverityCounts(bySeverity)})`;
    return fixable === 0
        ? `${brings}.`
        : `${brings}; upgrading it once removes the ${report_words_toNumber(fixable)} that ${fixable === 1 ? "has" : "have"} a fix.`;
}
/** A base of the table, by name, with what there is to know of it beside. Unescaped. */
function toRowName({ reference, status, allowed }) {
    const said = [status === "proven" ? "" : STATUS_WORDS[status], allowed === false ? "not allowed" : ""].filter((words) => words !== "");
    return `${toBaseName(reference)}${said.length === 0 ? "" : ` (${said.join(", ")})`}`;
}

;// CONCATENATED MODULE: ./out/report/bases.js




/** Whether a problem is about a base or an image that a build takes from outside. */
function isOfBases({ code }) {
    return code.startsWith("base-") || code.startsWith("external-image-");
}
/** What is to be said of an image's base; null where nothing is known of it, or it has none. What a reason says already is not said twice. */
function toBaseView({ id, base, layers }, { problems }) {
    if (base === undefined || (base.status === "unknown" && base.reference === null))
        return null;
    const words = toBaseWords(base, layers?.length ?? null);
    const told = base.status !== "contradicted" || problems.some((of) => of.target === id && isOfBases(of) && (0,model_reasons/* isReasonCode */.O8)(of.code));
    return told ? { words, message: "", next: "" } : { words, message: base.message, next: base.next };
}
/** The bases of a run where it has several images; else none, for what one image's base brings is said with the image. */
function toShownBases({ bases, targets }) {
    return targets.filter(({ base }) => base !== undefined).length < 2 ? [] : bases;
}
/** Of how many images nobody knows what they are built on, as a sentence; null where that is none, or the policy asks and reasons say it. */
function toUnknownWords({ targets, policy: { baseImages } }) {
    if (baseImages !== undefined && baseImages.require !== "off")
        return null;
    const unknown = targets.filter(({ base }) => base?.status === "unknown" && base.reference === null);
    if (unknown.length === 0)
        return null;
    return `What ${unknown.length === 1 ? "the image is" : `${toCount(unknown.length, "image")} are`} built on is not known.`;
}
/** The findings of an image by where they come from, in the order of origins; one group without a name where no base is proven. */
function groupByOrigin(facts, findings) {
    if (facts?.base?.status !== "proven")
        return null;
    return finding/* ORIGINS */.o9.map((origin) => ({ origin, findings: findings.filter((finding) => finding.origin === origin) })).filter((group) => group.findings.length > 0);
}

// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
;// CONCATENATED MODULE: ./out/report/markup.js

/** HTML in which every value is escaped unless it is markup itself: nothing is trusted by default. */
function html(parts, ...values) {
    return { markup: parts.reduce((text, part, at) => text + toMarkupText(values[at - 1]) + part) };
}
function toMarkupText(value) {
    if (value === undefined)
        return "";
    if (typeof value === "string")
        return (0,report_escape/* toHtml */.Vw)(value);
    if (typeof value === "number")
        return String(value);
    return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}
/** No markup at all. */
const markup_NOTHING = { markup: "" };

;// CONCATENATED MODULE: ./out/report/html-more.js


/** So many rows or cards of a kind has a page. */
const ITEMS = 500;
/** How many more there are than a page has. */
function toMore(all, noun) {
    return all <= ITEMS ? markup_NOTHING : html `<p>… and ${toCount(all - ITEMS, `more ${noun}`)}: the JSON result has all of them.</p>`;
}

;// CONCATENATED MODULE: ./out/report/html-bases.js





const TEXT = 2_000;
const html_bases_NAME = 300;
const IMAGES = 20;
const CLAIMS = 20;
const SENTENCES = 3;
/** An image's base: in a line, and folded away what says so. */
function toBaseCell({ facts, blocking, others }, verdict) {
    const view = facts === null ? null : toBaseView(facts, verdict);
    if (view === null || facts?.base === undefined)
        return markup_NOTHING;
    const { message } = facts.base;
    const next = view.next === "" ? markup_NOTHING : html `<p class="next">${toClipped(view.next, TEXT)}</p>`;
    const said = view.message === "" ? markup_NOTHING : html `<p>${toClipped(view.message, TEXT)}</p>`;
    const details = view.message === "" ? message : "";
    const brought = [...blocking, ...others].filter(({ origin }) => origin === "base");
    const upgrade = base_words_toUpgradeWords(brought, facts.base);
    return html `<div>Base: ${toClipped(view.words, TEXT)}</div>${said}${next}
${upgrade === null ? markup_NOTHING : html `<div>${toClipped(upgrade, TEXT)}</div>`}
<details><summary>How it is known</summary><dl>${html_bases_toFacts(facts.base, details).map(([name, text]) => html `<dt>${name}</dt><dd>${toClipped(text, TEXT)}</dd>`)}</dl></details>`;
}
function html_bases_toFacts({ reference, digest, since, claims, alsoKnownAs }, message) {
    const facts = [
        ["What was found", message],
        ["In full", reference ?? ""],
        ["Digest", digest ?? ""],
        ["Known since", since ?? ""],
        ["Also known as", alsoKnownAs.slice(0, CLAIMS).join(", ")],
        ...claims.slice(0, CLAIMS).map((claim) => ["Declared by", toClaimWords(claim)]),
    ];
    return facts.filter(([, text]) => text !== "");
}
function toClaimWords({ reference, digest, where }) {
    return `${where}: ${reference ?? "scratch"}${digest === null || reference?.includes(digest) ? "" : ` (${digest})`}`;
}
/** Which base is under which images, where there are several, and what that means. */
function toBases(verdict) {
    const bases = toShownBases(verdict);
    const unknown = toUnknownWords(verdict);
    const quiet = unknown === null ? markup_NOTHING : html `<p class="soft">${unknown}</p>\n`;
    if (bases.length === 0)
        return quiet;
    const sentences = bases.flatMap((row) => toReachWords(row) ?? []).slice(0, SENTENCES);
    return html `<section><h2>Bases</h2>
${sentences.map((sentence) => html `<p>${toClipped(sentence, TEXT)}</p>`)}
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Base</th><th scope="col">Images</th><th scope="col">Flaws</th><th scope="col">Findings</th><th scope="col">Blocking</th><th scope="col">With a fix</th></tr></thead><tbody>
${bases.slice(0, ITEMS).map(html_bases_toRow)}</tbody></table></div>${toMore(bases.length, "base")}${quiet}</section>
`;
}
function html_bases_toRow(row) {
    const { digest, targets, flaws, findings, blocking, fixable, bySeverity } = row;
    const images = targets.slice(0, IMAGES).map((target) => html `<div><code>${toClipped(target, html_bases_NAME)}</code></div>`);
    const more = targets.length > IMAGES ? html `<div>… and ${report_words_toNumber(targets.length - IMAGES)} more</div>` : markup_NOTHING;
    const count = (number) => (row.status === "proven" ? report_words_toNumber(number) : "–"); // what is not proven nobody can count
    const severities = findings === 0 ? markup_NOTHING : html ` <small>${toSeverityCounts(bySeverity)}</small>`;
    return html `<tr><th scope="row"><strong>${toClipped(toRowName(row), html_bases_NAME)}</strong>${digest === null ? markup_NOTHING : html `<div><small>${toClipped(digest, html_bases_NAME)}</small></div>`}</th><td data-label="Images">${report_words_toNumber(targets.length)}${images}${more}</td><td data-label="Flaws">${count(flaws)}</td><td data-label="Findings">${count(findings)}${severities}</td><td data-label="Blocking">${count(blocking)}</td><td data-label="With a fix">${count(fixable)}</td></tr>
`;
}

;// CONCATENATED MODULE: ./out/report/remedy-words.js


/** Why findings stay, as the rest of a line. */
const STAY_WORDS = {
    "no-fix": "no fix yet",
    "wont-fix": "will not be fixed",
    "unknown-fix": "no fix known",
    "unnamed-fix": "fixed in a later version that nobody names",
    "no-higher-fix": "none of the fixed versions is higher",
};
/** What is to be done, in a few words. */
function toChangeLabel({ kind, subject, from, to, choices, command, cause }) {
    switch (kind) {
        case "upgrade-package":
            return command === null ? { code: subject, words: toVersions(from, to, choices) } : { code: command, words: "" };
        case "upgrade-system-package":
            return { code: subject, words: toVersions(from, to, choices) };
        case "move-base":
        case "rebuild":
            return { code: `FROM ${toBaseName(subject)}`, words: to === null ? "→ a newer one" : `→ ${toBaseName(subject)}@${to}` };
        case "none":
            return { code: subject, words: cause === null ? "stays" : `stays: ${STAY_WORDS[cause]}` };
        default:
            return kind;
    }
}
function toVersions(from, to, choices) {
    return `${from.slice(0, 3).join(", ")} → ${to ?? choices.slice(0, 3).join(" or ")}`;
}
/** What there is to know of a change beside its label, its place and what it removes; empty where that is all. Unescaped. */
function toChangeDetail(change) {
    const { kind, message, steps, to, also } = change;
    if (kind === "move-base" || kind === "rebuild")
        return message;
    if (kind === "none")
        return "Replace it, or accept the risk as an exception with reason, owner and expiry in the policy.";
    const less = steps.filter((step) => step.to !== to).map((step) => `${step.to} is enough for ${step.from}`);
    const parts = [
        change.command !== null && toChangeLabel(change).code === change.command ? toVersions(change.from, to, change.choices) : "",
        to === null ? "versions of this kind cannot be compared here" : "",
        less.length > 5 ? "" : report_words_toList(less),
        also.length === 0 ? "" : `then build ${also.length > 5 ? toCount(also.length, "image") : report_words_toList(also)} again`,
    ];
    return parts.filter((part) => part !== "").join("; ");
}
/** Where the change is made: a lockfile, an image with the line of its Dockerfile. Unescaped. */
function toChangePlace(change) {
    const file = toFileLine(change);
    if (file === null)
        return change.target;
    return change.target.startsWith("lockfile:") ? file : `${change.target} (${file})`;
}
/** The file and line of the repository, as far as they are known. Unescaped. */
function toFileLine({ path, line }) {
    return path === null || line === null ? path : `${path}:${line}`;
}
/** How many findings a change removes: `14, 3 of them blocking`. */
function toRemovedWords({ kind, removes, blocking }) {
    if (kind === "none")
        return blocking === 1 ? "nothing: 1 stays" : `nothing: ${report_words_toNumber(blocking)} stay`;
    if (removes === blocking)
        return removes === 1 ? "1, which blocks" : `${report_words_toNumber(removes)}, all of them blocking`;
    return `${report_words_toNumber(removes)}, ${report_words_toNumber(blocking)} of them blocking`;
}
/** What the changes come to, as a sentence; null where nothing blocks. Our own words only. */
function toOutlook({ remediation, counts, reasons }) {
    if (remediation.length === 0)
        return null;
    const made = remediation.filter(({ kind }) => kind !== "none").length;
    const stay = remediation.reduce((sum, { kind, blocking }) => sum + (kind === "none" ? blocking : 0), 0);
    const codes = reasons.map(({ code }) => code).filter((code) => code !== "severity-cutoff");
    const other = codes.length === 0 ? "" : ` What else was said (${report_words_toList([...new Set(codes)])}) has next steps of its own.`;
    return `${toOutlookWords(made, stay, counts.blocking)}${other}`;
}
function toOutlookWords(made, stay, all) {
    const changes = toCount(made, "change");
    if (made === 0)
        return `No change removes ${all === 1 ? "what blocks" : `any of the ${report_words_toNumber(all)} findings that block`}.`;
    if (stay === 0)
        return `After ${made === 1 ? "one change" : changes} nothing blocks.`;
    const rest = `no change removes the other ${stay === 1 ? "one" : report_words_toNumber(stay)}`;
    return `${changes} ${made === 1 ? "removes" : "remove"} ${report_words_toNumber(all - stay)} of the ${report_words_toNumber(all)} findings that block; ${rest}.`;
}
/** Gives the findings that a change is about. Each is given once, also where several have one fingerprint. */
function makeFindingsOf({ findings }) {
    const byFingerprint = new Map();
    for (const finding of findings) {
        if (finding.decision.kind !== "blocks")
            continue;
        const list = byFingerprint.get(finding.fingerprint);
        if (list === undefined)
            byFingerprint.set(finding.fingerprint, [finding]);
        else
            list.push(finding);
    }
    return (change) => change.findings.flatMap((fingerprint) => byFingerprint.get(fingerprint)?.shift() ?? []);
}

;// CONCATENATED MODULE: ./out/report/html-changes.js




const html_changes_NAME = 300;
const html_changes_TEXT = 2_000;
/** The changes, that which removes most of what blocks first, and what no change removes. */
function toChanges(verdict) {
    const { remediation } = verdict;
    const outlook = toOutlook(verdict);
    if (outlook === null)
        return markup_NOTHING;
    return html `<section><h2>What would it take</h2>
<p>${outlook}</p>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">What to do</th><th scope="col">Where</th><th scope="col">Removes</th></tr></thead><tbody>
${remediation.slice(0, ITEMS).map(toChange)}</tbody></table></div>${toMore(remediation.length, "change")}</section>
`;
}
function toChange(change) {
    const { code, words } = toChangeLabel(change);
    const { command } = change;
    const detail = toChangeDetail(change);
    const typed = command === null || command === code ? markup_NOTHING : html `<div><code>${toClipped(command, html_changes_NAME)}</code></div>`;
    return html `<tr><th scope="row"><code>${toClipped(code, html_changes_NAME)}</code> ${toClipped(words, html_changes_NAME)}${typed}${detail === "" ? markup_NOTHING : html `<div class="soft">${toClipped(detail, html_changes_TEXT)}</div>`}</th><td data-label="Where"><code>${toClipped(toChangePlace(change), html_changes_NAME)}</code></td><td data-label="Removes">${toRemovedWords(change)}</td></tr>
`;
}

;// CONCATENATED MODULE: ./out/report/html-rows.js




const html_rows_NAME = 300;
const html_rows_TEXT = 1_000;
const PLACES = 20;
/** A finding as a row of the page's table; `target` is its target's place in the list of targets. */
function toFindingRow(finding, target) {
    const { severity, decision, fix, origin } = finding;
    const from = origin === "base" ? html `<div><small>from ${ORIGIN_WORDS.base}</small></div>` : markup_NOTHING;
    return html `<tr class="${decision.kind}" data-s="${severity}" data-t="${target}" data-d="${decision.kind}" data-o="${origin}">
<td><span class="sev ${severity}">${severity}</span></td>
<td>${toAdvisory(finding)}</td>
<td data-label="Package">${html_rows_toPackage(finding)}</td>
<td data-label="Fix">${toClipped(toFixWords(fix), html_rows_NAME)}</td>
<td data-label="Target"><code>${toClipped(finding.target, html_rows_NAME)}</code>${from}</td>
<td data-label="Decision">${toDecisionWords(decision.kind)}</td>
</tr>
`;
}
function toAdvisory(finding) {
    const { id, title, knownExploited } = finding;
    return html `<strong>${toLink(toClipped(id, html_rows_NAME), finding.url)}</strong>${knownExploited ? html ` <span class="exploited">known to be exploited</span>` : markup_NOTHING}
${title === undefined ? markup_NOTHING : html `<div>${toClipped(title, html_rows_TEXT)}</div>`}${toDetails(finding)}`;
}
/** A link where the address may be linked; the page is told nothing of where the reader came from. */
function toLink(text, url) {
    const href = url === undefined ? null : (0,report_escape/* toHref */.jd)(url);
    return href === null ? html `${text}` : html `<a href="${href}" rel="noreferrer noopener">${text}</a>`;
}
function html_rows_toPackage({ package: { name, version, type } }) {
    return html `<code>${toClipped(name, html_rows_NAME)}</code> ${toClipped(version, html_rows_NAME)} <small>${toClipped(type, html_rows_NAME)}</small>`;
}
/** What one looks up when one works on a finding, folded away. */
function toDetails(finding) {
    const { decision } = finding;
    const facts = [
        ["Seen by", toSeenWords(finding.seenBy)],
        ["Also known as", report_words_toList(finding.aliases)],
        ["Bundles", report_words_toList(finding.related)],
        ["CVSS", finding.score === undefined ? "" : finding.score.toFixed(1)],
        ["Exploited within 30 days (EPSS)", finding.epss === undefined ? "" : `${(finding.epss * 100).toFixed(1)} %`],
        ["Package URL", finding.package.purl],
        ["Found at", html_rows_toPlaces(finding)],
        ["In the repository", toRepositoryPlace(finding)],
        ["Comes from", finding.origin === "unknown" ? "" : ORIGIN_WORDS[finding.origin]],
        ["Decided by", decision.rule],
        ["Accepted because", decision.kind === "excepted" ? `${decision.reason} (until ${decision.expires}${by(decision.owner)})` : ""],
    ];
    const known = facts.filter(([, text]) => text !== "");
    return html `<details><summary>Details</summary><dl>${known.map(([name, text]) => html `<dt>${name}</dt><dd>${toClipped(text, html_rows_TEXT)}</dd>`)}</dl></details>`;
}
function by(owner) {
    return owner === undefined ? "" : `, owner ${owner}`;
}
function html_rows_toPlaces({ locations }) {
    const shown = locations.slice(0, PLACES).map(({ path, layer }) => (layer === undefined ? path : `${path} (layer ${layer})`));
    return [...shown, ...(locations.length > PLACES ? [toCount(locations.length - PLACES, "more place")] : [])].join(", ");
}
function toRepositoryPlace({ place }) {
    return place === undefined ? "" : `${place.path}:${place.line}${place.text === undefined ? "" : ` (${place.text})`}`;
}

;// CONCATENATED MODULE: ./out/report/html-script.js
/** Shows only the findings that the form asks for. Without it the page shows all of them, and no form. */
const SCRIPT = `
"use strict";
const form = document.querySelector("form");
const rows = [...document.querySelectorAll("#rows tr")];
const shown = document.querySelector("#shown");
const words = [];
const apply = () => {
  const data = new FormData(form);
  const severities = new Set(data.getAll("severity"));
  const target = data.get("target"), decision = data.get("decision"), origin = data.get("origin") ?? "";
  const asked = String(data.get("text")).toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  rows.forEach((row, at) => {
    const { s, t, d, o } = row.dataset;
    let fits = severities.has(s) && (target === "" || t === target) && (decision === "" || d === decision) && (origin === "" || o === origin);
    if (fits && asked.length > 0) {
      words[at] ??= row.textContent.toLowerCase();
      fits = asked.every((word) => words[at].includes(word));
    }
    row.hidden = !fits;
    if (fits) count += 1;
  });
  shown.textContent = count === rows.length ? "All " + count + " listed findings are shown." : count + " of " + rows.length + " listed findings are shown.";
};
if (form !== null) {
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();
}
`;

;// CONCATENATED MODULE: ./out/report/evidence-line.js


/** What speaks for a target having been looked at, in parts: kind, platform, distribution, packages, and what its scan left as evidence. Unescaped. */
function toEvidenceParts({ kind, platform, distribution, packages, evidence = [] }) {
    const parts = [KIND_WORDS[kind]];
    if (platform !== undefined)
        parts.push(platform);
    if (distribution !== undefined)
        parts.push(distribution);
    parts.push(packages === null ? "packages not counted" : toCount(packages, "package"));
    const proofs = [...new Set(evidence.flatMap(toProofs))];
    if (proofs.length > 0)
        parts.push(`proof: ${proofs.join(", ")}`);
    return parts;
}
const COMPARED_WORDS = {
    layers: "its own layers",
    "image-id": "its own image ID",
    path: "the very file",
    reference: "the very reference",
};
/** By what it was seen to be what was asked for, what the database answered for, and that the scanner finds what it must. */
function toProofs({ compared, inventory, canary }) {
    const known = inventory.filter((row) => row.known !== null).length;
    const answered = inventory.length === 0 ? [] : [`${known} of ${toCount(inventory.length, "kind")} known to the database`];
    const found = canary === null ? [] : [canary.by === "match" ? "advisories matched" : "canary found"];
    return [COMPARED_WORDS[compared.by], ...answered, ...found];
}
/** The scanners that looked at a target, each with version, and day and age of its database. Unescaped. */
function toScannerParts({ scannedBy }, scanners, run) {
    const words = scannedBy.flatMap((name) => {
        const known = scanners.filter((scanner) => scanner.name === name);
        return known.length === 0 ? [finding/* SCANNER_TITLES */.Xl[name]] : known.map((scanner) => toScannerWords(scanner, run));
    });
    return [...new Set(words)];
}
/** One scanner: `Grype 0.119.0, database of 2026-11-20 (3 days old)`. The age counts from its report's own time where there is one. */
function toScannerWords({ name, version, database, reportedAt }, { startedAt }) {
    const words = toScannerName(name, version);
    const built = database?.built ?? null;
    if (built === null)
        return words;
    const age = toAgeWords(built, reportedAt ?? startedAt);
    const then = reportedAt === undefined || isSameTime(reportedAt, startedAt) ? "" : " when it reported";
    return `${words}, database of ${built.slice(0, 10)}${age === null ? "" : ` (${age}${then})`}`;
}
function toScannerName(name, version) {
    return version === null ? `${finding/* SCANNER_TITLES */.Xl[name]} (version not reported)` : `${finding/* SCANNER_TITLES */.Xl[name]} ${version}`;
}

;// CONCATENATED MODULE: ./out/report/headline.js


/** The verdict in a sentence or two that a stranger understands. */
function toHeadline(verdict, overview) {
    return { main: toMainSentence(verdict, overview), asides: toAsides(verdict, overview) };
}
function toMainSentence(verdict, overview) {
    switch (verdict.outcome) {
        case "pass":
            return toPassSentence(verdict, overview);
        case "fail":
            return toFailSentence(verdict);
        case "error":
            return verdict.exitCode === 2
                ? `What was asked for is not valid (${codesOf(verdict, "error")}).`
                : `The result cannot be vouched for (${codesOf(verdict, "error")}).`;
        case "incomplete":
            return `Part of what was asked for was not seen (${codesOf(verdict, "incomplete")}).`;
        default:
            return verdict.outcome;
    }
}
function toFailSentence(verdict) {
    const bases = toBaseViolations(verdict);
    const blocking = `${toBlockingWords(verdict)} (severity cutoff: ${toCutoffWords(verdict.policy)})`;
    if (bases === "")
        return `${blocking}.`;
    if (verdict.counts.blocking === 0)
        return `${bases}.`;
    return `${blocking}, and ${bases.charAt(0).toLowerCase()}${bases.slice(1)}.`;
}
/** What the policy has against base images, as a clause; empty where it has nothing against them. */
function toBaseViolations({ reasons }) {
    const violations = reasons.filter(({ code }) => model_reasons/* REASONS */.ez[code].outcome === "fail" && code !== "severity-cutoff");
    if (violations.length === 0)
        return "";
    const codes = violations.map(({ code }) => code);
    const images = new Set(violations.map(({ target }) => target)).size;
    return `${images === 1 ? "What an image is" : `What ${toCount(images, "image")} are`} built on is not as the policy asks (${report_words_toList([...new Set(codes)])})`;
}
function toPassSentence({ counts, targets, policy }, { byDecision }) {
    const where = toCount(targets.length, "target");
    if (counts.total === 0)
        return `No known vulnerability in ${where}${toPackageWords(targets)}.`;
    const { base, application } = policy.severityCutoff;
    const below = base === "none" && application === "none" ? "for which no cutoff is set" : `below the cutoff (${toCutoffWords(policy)})`;
    const parts = [
        byDecision["below-cutoff"] === 0 ? "" : `${report_words_toNumber(byDecision["below-cutoff"])} ${below}`,
        byDecision["no-fix"] === 0 ? "" : `${report_words_toNumber(byDecision["no-fix"])} without a fix`,
        byDecision.excepted === 0 ? "" : `${report_words_toNumber(byDecision.excepted)} accepted`,
    ];
    return `Nothing blocks. ${toCount(counts.total, "finding")} in ${where}: ${report_words_toList(parts.filter((part) => part !== ""))}.`;
}
/** How many packages were looked at, where every target says it. */
function toPackageWords(targets) {
    const counts = targets.flatMap(({ packages }) => (packages === null ? [] : [packages]));
    if (counts.length === 0 || counts.length < targets.length)
        return "";
    return ` with ${toCount(counts.reduce((sum, count) => sum + count, 0), "package")}`;
}
function toBlockingWords({ counts }) {
    return `${report_words_toNumber(counts.blocking)} of ${toCount(counts.total, "finding")} ${counts.blocking === 1 ? "blocks" : "block"}`;
}
function codesOf({ reasons }, outcome) {
    const codes = reasons.filter((reason) => outcomeOf(reason) === outcome).map(({ code }) => code);
    return report_words_toList([...new Set(codes)]);
}
function outcomeOf({ code }) {
    return model_reasons/* REASONS */.ez[code].outcome;
}
/** What holds beside the outcome: a violation is never hidden by an error, nor an allowance by a pass. */
function toAsides(verdict, { allowed }) {
    const { outcome, policy, counts, reasons } = verdict;
    const asides = [];
    if (outcome === "error" && counts.blocking > 0)
        asides.push(`Beside that, ${toBlockingWords(verdict)}.`);
    const bases = outcome === "error" ? toBaseViolations(verdict) : "";
    if (bases !== "")
        asides.push(`${bases}.`);
    if (outcome !== "incomplete" && reasons.some((reason) => outcomeOf(reason) === "incomplete")) {
        asides.push(`Part of what was asked for was not seen either (${codesOf(verdict, "incomplete")}).`);
    }
    if (outcome === "fail" && !policy.failBuild)
        asides.push("It is reported only: fail-build is false.");
    const codes = allowed.map(({ code }) => code);
    if (codes.length > 0)
        asides.push(`Not seen, and allowed by the workflow: ${report_words_toList([...new Set(codes)])}.`);
    return asides;
}

;// CONCATENATED MODULE: ./out/report/html-sections.js







const html_sections_TEXT = 2_000;
const html_sections_NAME = 300;
const BLOCKED = 10;
const NAMES = 10;
/** The verdict in a sentence, and how many findings of each severity there are. */
function toHeader({ verdict, overview }) {
    const { outcome, counts } = verdict;
    const { main, asides } = toHeadline(verdict, overview);
    const tiles = GRAVEST_FIRST.filter((severity) => counts[severity] > 0).map((severity) => html `<li class="${severity}"><strong>${report_words_toNumber(counts[severity])}</strong> ${severity}</li>`);
    return html `<header class="${outcome}"><div>
<h1><b>${OUTCOME_WORDS[outcome]}</b>${main}</h1>
${asides.map((aside) => html `<p class="aside">${aside}</p>`)}
${tiles.length === 0 ? markup_NOTHING : html `<ul class="tiles" aria-label="Findings by severity">${tiles}</ul>`}
</div></header>
`;
}
/** Every reason, each with its next step; where very many targets are blocked, the first of those. */
function html_sections_toReasons({ verdict: { reasons } }) {
    if (reasons.length === 0)
        return markup_NOTHING;
    const troubles = reasons.filter(({ code }) => code !== "severity-cutoff");
    const blocked = reasons.filter(({ code }) => code === "severity-cutoff");
    const shown = [...troubles.slice(0, ITEMS), ...blocked.slice(0, BLOCKED)];
    const more = blocked.length > BLOCKED ? html `<p>Findings in ${toCount(blocked.length - BLOCKED, "more target")} block as well.</p>` : markup_NOTHING;
    return html `<section><h2>Why, and what to do</h2>
${shown.map(toReason)}${toMore(troubles.length, "reason")}${more}</section>
`;
}
function toReason({ code, message, next, target }) {
    return html `<div class="card ${model_reasons/* REASONS */.ez[code].outcome}"><p>${toAbout(target, message)}${toClipped(message, html_sections_TEXT)} <small>${code}</small></p><p class="next">${toClipped(next, html_sections_TEXT)}</p></div>
`;
}
/** Names the target of a message that does not name it itself. */
function toAbout(target, message) {
    return target === undefined || message.includes(target) ? markup_NOTHING : html `<code>${toClipped(target, html_sections_NAME)}</code> `;
}
/** Every target, what speaks for its having been looked at, and what was found. */
function html_sections_toTargets({ overview: { targets }, verdict, run }) {
    if (targets.length === 0)
        return markup_NOTHING;
    return html `<section><h2>What was looked at</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Target</th><th scope="col">What it is</th><th scope="col">Scanned by</th><th scope="col">Findings</th><th scope="col">Blocking</th></tr></thead><tbody>
${targets.slice(0, ITEMS).map((target) => html_sections_toTarget(target, verdict, run))}</tbody></table></div>${toMore(targets.length, "target")}</section>
`;
}
function html_sections_toTarget(target, verdict, run) {
    const { id, facts, bySeverity, blocking } = target;
    const what = facts === null ? "" : toClipped(toEvidenceParts(facts).join(" · "), html_sections_TEXT);
    const who = facts === null ? [] : toScannerParts(facts, verdict.scanners, run).map((words) => html `<div>${toClipped(words, html_sections_TEXT)}</div>`);
    const digest = facts?.digest === undefined ? markup_NOTHING : html `<div><small>${toClipped(facts.digest, html_sections_NAME)}</small></div>`;
    return html `<tr><th scope="row"><code>${toClipped(id, html_sections_NAME)}</code>${digest}</th><td>${what}${toBaseCell(target, verdict)}</td><td>${who}</td><td data-label="Findings">${toSeverityCounts(bySeverity) || "none"}</td><td data-label="Blocking">${report_words_toNumber(blocking.length)}</td></tr>
`;
}
/** The exceptions at work. */
function toAcceptances({ overview: { acceptances }, run }) {
    if (acceptances.length === 0)
        return markup_NOTHING;
    return html `<section><h2>Accepted by the policy</h2>
<div class="scroll"><table class="stack"><thead><tr><th scope="col">Accepted</th><th scope="col">Reason</th><th scope="col">Owner</th><th scope="col">Until</th></tr></thead><tbody>
${acceptances.slice(0, ITEMS).map((acceptance) => toAcceptance(acceptance, run))}</tbody></table></div>${toMore(acceptances.length, "exception")}</section>
`;
}
function toAcceptance({ findings, reason, owner, expires }, { startedAt }) {
    const names = [...new Set(findings.map(({ id, package: { name } }) => `${toClipped(id, html_sections_NAME)} in ${toClipped(name, html_sections_NAME)}`))];
    const more = names.length > NAMES ? html `<div>… and ${report_words_toNumber(names.length - NAMES)} more</div>` : markup_NOTHING;
    const left = toDaysLeft(expires, startedAt);
    const until = left === null ? expires : `${expires} (${toCount(left, "day")} left)`;
    return html `<tr><td>${names.slice(0, NAMES).map((name) => html `<div>${name}</div>`)}${more}</td><td data-label="Reason">${toClipped(reason, html_sections_TEXT)}</td><td data-label="Owner">${toClipped(owner ?? "nobody named", html_sections_NAME)}</td><td data-label="Until">${until}</td></tr>
`;
}
/** What the workflow let pass, and what is worth knowing. */
function html_sections_toNotices({ overview: { allowed, notices } }) {
    const all = [...allowed, ...notices];
    if (all.length === 0)
        return markup_NOTHING;
    return html `<section><h2>Worth knowing</h2>
${all.slice(0, ITEMS).map((problem) => html_sections_toNotice(problem, allowed.includes(problem)))}${toMore(all.length, "notice")}</section>
`;
}
function html_sections_toNotice({ code, message, next, target }, allowed) {
    const step = next === undefined ? markup_NOTHING : html `<p class="next">${toClipped(next, html_sections_TEXT)}</p>`;
    return html `<div class="card${allowed ? " incomplete" : ""}"><p>${allowed ? "Allowed by the workflow: " : ""}${toAbout(target, message)}${toClipped(message, html_sections_TEXT)} <small>${code}</small></p>${step}</div>
`;
}
/** By which rules the verdict was made, when and by what. */
function toFooter({ verdict: { policy, exitCode }, run }) {
    const rules = [
        `severity cutoff ${toCutoffWords(policy)}`,
        policy.onlyFixed ? "only findings with a fix block" : "",
        policy.unknownSeverity === "block" ? "unknown severities block" : "unknown severities do not block",
    ].filter((rule) => rule !== "");
    return html `<footer><p>Exit code ${exitCode}. Policy <code>${toClipped(policy.source, html_sections_NAME)}</code>: ${rules.join(", ")}.</p>
<p>Portcullis ${run.version}, ${run.startedAt}, ${(run.durationMs / 1000).toFixed(1)} s.</p></footer>
`;
}

;// CONCATENATED MODULE: ./out/report/html-style.js
/** The report's whole style. Light and dark by the reader's own setting; tables become cards where there is no room for columns. */
const STYLE = `
:root { color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1b2230; --soft: #566072; --line: #dde1e8; --link: #0b57c2; --code: #eef0f4;
  --pass: #12693a; --fail: #a3121d; --error: #77158f; --incomplete: #7a4b00;
  --critical: #a3121d; --high: #b3400a; --medium: #7a5600; --low: #1b5e9b; --negligible: #566072; --unknown: #77158f; }
@media (prefers-color-scheme: dark) { :root {
  --page: #0f131a; --card: #171d27; --ink: #e6eaf1; --soft: #a0aaba; --line: #2b3443; --link: #86b7ff; --code: #222b39;
  --pass: #5fd08f; --fail: #ff8a8f; --error: #e3a3f5; --incomplete: #f0bd62;
  --critical: #ff8a8f; --high: #ffa873; --medium: #f0c862; --low: #8cc4ff; --negligible: #a0aaba; --unknown: #e3a3f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; }
main, header > div, footer { max-width: 80rem; margin: 0 auto; padding: 0 1.25rem; }
header { background: var(--card); border-bottom: 1px solid var(--line); border-top: .4rem solid var(--mark); padding: 1.5rem 0; }
.pass { --mark: var(--pass); } .fail { --mark: var(--fail); } .error { --mark: var(--error); } .incomplete { --mark: var(--incomplete); }
h1 { margin: 0; font-size: clamp(1.35rem, 1rem + 1.6vw, 2rem); line-height: 1.25; }
h1 b { color: var(--mark); text-transform: uppercase; letter-spacing: .03em; margin-right: .4em; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.2rem; }
h1 + .aside { margin-top: .6rem; } .aside { font-weight: 600; }
p { margin: .4rem 0; } a { color: var(--link); } .soft, small { color: var(--soft); }
code { font: .88em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; background: var(--code); padding: .1em .35em; border-radius: .25rem; overflow-wrap: anywhere; }
.tiles { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1.1rem 0 0; padding: 0; list-style: none; }
.tiles li { border: 1px solid var(--line); border-left: .3rem solid var(--tone); border-radius: .4rem; padding: .3rem .8rem; }
.tiles strong { font-size: 1.25rem; margin-right: .25rem; font-variant-numeric: tabular-nums; }
.critical { --tone: var(--critical); } .high { --tone: var(--high); } .medium { --tone: var(--medium); } .low { --tone: var(--low); }
.negligible { --tone: var(--negligible); } .unknown { --tone: var(--unknown); }
.sev { color: var(--tone); font-weight: 650; white-space: nowrap; }
.sev::before { content: ""; display: inline-block; width: .65em; height: .65em; border-radius: 50%; background: var(--tone); margin-right: .45em; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; margin: .6rem 0; overflow-wrap: anywhere; }
.card.error, .card.incomplete, .card.fail { border-left: .3rem solid var(--mark); }
.card small { white-space: nowrap; }
.next { font-weight: 600; } .next::before { content: "→ "; }
.scroll { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .75rem; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--soft); font-weight: 600; font-size: .85rem; white-space: nowrap; }
tbody th { font-weight: 400; }
.findings { table-layout: fixed; }
.findings th:nth-child(1) { width: 8rem; } .findings th:nth-child(3) { width: 18%; } .findings th:nth-child(4) { width: 15%; }
.findings th:nth-child(5) { width: 17%; } .findings th:nth-child(6) { width: 8.5rem; }
tr.blocks td:last-child { color: var(--fail); font-weight: 650; }
.exploited { color: var(--critical); font-weight: 650; }
details summary { cursor: pointer; color: var(--soft); font-size: .88rem; }
details dl { margin: .3rem 0 0; font-size: .88rem; } dt { color: var(--soft); } dd { margin: 0 0 .3rem; }
form { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: end; margin: 0 0 .75rem; }
form[hidden] { display: none; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; }
legend, form label.field { color: var(--soft); font-size: .85rem; padding: 0; }
button { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: .35rem; padding: .35rem .8rem; cursor: pointer; }
label.field input, label.field select { display: block; font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: .35rem; padding: .35rem .5rem; max-width: 20rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
footer { padding-top: 2rem; padding-bottom: 3rem; color: var(--soft); font-size: .9rem; }
[hidden] { display: none !important; }
@media (max-width: 52rem) {
  .stack, .stack tbody, .stack tr, .stack td, .stack th { display: block; width: auto !important; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack tr { padding: .6rem .9rem; border-top: 1px solid var(--line); } .stack tbody:first-of-type tr:first-child { border-top: 0; }
  .stack td, .stack tbody th { border: 0; padding: .1rem 0; }
  .stack [data-label]::before { content: attr(data-label) ": "; color: var(--soft); font-weight: 400; }
}
@media print { body { background: #fff; } form, details:not([open]) summary { display: none; } header, .card, .scroll { break-inside: avoid; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
`;

;// CONCATENATED MODULE: ./out/report/overview.js



const overviews = new WeakMap();
/** Sorts a verdict out for readers. Every finding is in it exactly once. Several documents of one verdict share the work. */
function toOverview(verdict) {
    const known = overviews.get(verdict);
    if (known !== undefined)
        return known;
    const overview = overview_sortOut(verdict);
    overviews.set(verdict, overview);
    return overview;
}
function overview_sortOut(verdict) {
    return {
        targets: overview_toTargets(verdict).sort((a, b) => gravityOf(b) - gravityOf(a)),
        byDecision: countDecisions(verdict.findings),
        acceptances: overview_toAcceptances(verdict.findings),
        allowed: toAllowed(verdict),
        notices: overview_toNotices(verdict),
    };
}
/** What would have made the verdict incomplete, had the workflow not allowed it. */
function toAllowed({ problems, policy }) {
    return problems.filter(({ code }) => (0,model_reasons/* isReasonCode */.O8)(code) && policy.allowIncomplete.includes(code));
}
/** What is worth saying and decides nothing. */
function overview_toNotices({ problems }) {
    return problems.filter(({ code }) => !(0,model_reasons/* isReasonCode */.O8)(code));
}
function overview_toTargets({ targets, findings }) {
    const facts = new Map(targets.map((target) => [target.id, target]));
    const byTarget = new Map(targets.map(({ id }) => [id, []]));
    for (const finding of findings) {
        const list = byTarget.get(finding.target);
        if (list === undefined)
            byTarget.set(finding.target, [finding]);
        else
            list.push(finding);
    }
    return [...byTarget].map(([id, list]) => toTargetView(id, facts.get(id) ?? null, list));
}
function toTargetView(id, facts, findings) {
    const bySeverity = words_countSeverities(findings);
    const blocking = findings.filter(({ decision }) => decision.kind === "blocks").sort(overview_byGravity);
    const others = findings.filter(({ decision }) => decision.kind !== "blocks").sort(overview_byGravity);
    return { id, facts, blocking, others, bySeverity };
}
/** How grave the worst of what blocks is; 0 where nothing does. */
function gravityOf({ blocking: [worst] }) {
    return worst === undefined ? 0 : (0,model_severity/* severityRank */.qs)(worst.severity) + 1;
}
/** The gravest first; sorting is stable, so that equals stay in the verdict's order. */
function overview_byGravity(a, b) {
    return (0,model_severity/* severityRank */.qs)(b.severity) - (0,model_severity/* severityRank */.qs)(a.severity);
}
function countDecisions(findings) {
    const counts = { blocks: 0, "below-cutoff": 0, "no-fix": 0, excepted: 0 };
    for (const { decision } of findings)
        counts[decision.kind] += 1;
    return counts;
}
function overview_toAcceptances(findings) {
    const byRule = new Map();
    for (const finding of findings) {
        const { decision } = finding;
        if (decision.kind !== "excepted")
            continue;
        const known = byRule.get(decision.rule);
        if (known === undefined)
            byRule.set(decision.rule, { ...decision, findings: [finding] });
        else
            known.findings.push(finding);
    }
    return [...byRule.values()].sort((a, b) => placeOf(a.rule) - placeOf(b.rule));
}
/** The place of an exception in the policy: 2 for `exceptions[2]`. */
function placeOf(rule) {
    return Number(/\d+/.exec(rule)?.[0] ?? 0);
}

;// CONCATENATED MODULE: ./out/report/pieces.js
/** Pieces of about this many characters: few enough for a pipe, small enough that a document never stands in memory as a whole. */
const PIECE_CHARACTERS = 64 * 1024;
/** Gathers many small strings into pieces of about 64 thousand characters. */
function* toPieces(strings) {
    let piece = "";
    for (const string of strings) {
        piece += string;
        if (piece.length < PIECE_CHARACTERS)
            continue;
        yield piece;
        piece = "";
    }
    if (piece !== "")
        yield piece;
}
/** Puts a comma and a line break between items, as JSON lists want it: one item a line. */
function* toJsonLines(items) {
    let first = true;
    for (const item of items) {
        yield first ? `\n${item}` : `,\n${item}`;
        first = false;
    }
    if (!first)
        yield "\n";
}

;// CONCATENATED MODULE: ./out/report/html.js













/** More rows make a page that nobody can use; the JSON result has all of them. */
const ROWS = 5_000;
/**
 * The verdict as one page in pieces: no other file and no address is loaded, no script but its own runs, and without that it can be
 * read all the same. All foreign text is inert.
 */
function renderHtml(verdict, run) {
    return toPieces(toPage({ verdict, run, overview: toOverview(verdict) }));
}
function* toPage(page) {
    yield toHead(page);
    yield toHeader(page).markup;
    yield "<main>\n";
    yield html_sections_toReasons(page).markup;
    yield toChanges(page.verdict).markup;
    yield html_sections_toTargets(page).markup;
    yield toBases(page.verdict).markup;
    yield* toFindings(page);
    yield toAcceptances(page).markup;
    yield html_sections_toNotices(page).markup;
    yield `</main>\n${toFooter(page).markup}<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}
/** Nothing is loaded, sent or framed; style and script are the very ones whose digests stand here. */
const CONTENT_POLICY = [
    "default-src 'none'",
    `style-src '${toDigest(STYLE)}'`,
    `script-src '${toDigest(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
].join("; ");
function toDigest(text) {
    return `sha256-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("base64")}`;
}
function toHead({ verdict: { outcome } }) {
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${OUTCOME_WORDS[outcome]}: Portcullis report</title>
<style>${STYLE}</style>
</head>
<body>
`;
}
function* toFindings({ verdict, overview }) {
    const { total } = verdict.counts;
    if (total === 0)
        return;
    const places = new Map(overview.targets.map(({ id }, at) => [id, at]));
    yield html `<section><h2>Findings</h2>
${toForm(overview)}<p id="shown" class="soft" role="status">${html_toListed(total)}</p>
<div class="scroll"><table class="findings stack"><caption hidden>Findings, what blocks first</caption><thead><tr><th scope="col">Severity</th><th scope="col">Advisory</th><th scope="col">Package</th><th scope="col">Fix</th><th scope="col">Target</th><th scope="col">Decision</th></tr></thead><tbody id="rows">
`.markup;
    for (const finding of toListedFindings(overview))
        yield toFindingRow(finding, places.get(finding.target) ?? 0).markup;
    yield "</tbody></table></div>\n";
    if (total > ROWS)
        yield html `<p>${html_toListed(total)} What blocks and what is gravest came first; the JSON result has all of them.</p>\n`.markup;
    yield "</section>\n";
}
function html_toListed(total) {
    return total > ROWS ? `${report_words_toNumber(ROWS)} of ${toCount(total, "finding")} are listed.` : `${toCount(total, "finding")}.`;
}
/** What blocks first, then the rest; the gravest first in both. */
function toListedFindings({ targets }) {
    const inOrder = (lists) => GRAVEST_FIRST.flatMap((severity) => lists.flatMap((list) => list.filter((finding) => finding.severity === severity)));
    const blocking = inOrder(targets.map((target) => target.blocking));
    const others = blocking.length >= ROWS ? [] : inOrder(targets.map((target) => target.others));
    return [...blocking, ...others].slice(0, ROWS);
}
/** The filters. Hidden until the script shows them: without it they would do nothing. */
function toForm({ targets, byDecision }) {
    const severities = GRAVEST_FIRST.filter((severity) => targets.some(({ bySeverity }) => bySeverity[severity] > 0));
    const decisions = ["blocks", "below-cutoff", "no-fix", "excepted"].filter((kind) => byDecision[kind] > 0);
    return html `<form hidden aria-label="Filter the findings">
<label class="field">Text <input type="search" name="text" autocomplete="off"></label>
<label class="field">Target <select name="target"><option value="">all</option>${targets.map(toOption)}</select></label>
<label class="field">Decision <select name="decision"><option value="">all</option>${decisions.map((kind) => html `<option value="${kind}">${toDecisionWords(kind)}</option>`)}</select></label>
${toOriginField(targets)}<fieldset><legend>Severity</legend>${severities.map((severity) => html `<label><input type="checkbox" name="severity" value="${severity}" checked> <span class="sev ${severity}">${severity}</span></label>`)}</fieldset>
<button type="reset">Show all</button>
</form>
`;
}
/** Where findings come from, where that is known of any. */
function toOriginField(targets) {
    const found = new Set(targets.flatMap(({ blocking, others }) => [...blocking, ...others].map(({ origin }) => origin)));
    if (!found.has("base"))
        return markup_NOTHING;
    const options = finding/* ORIGINS */.o9.filter((origin) => found.has(origin)).map((origin) => html `<option value="${origin}">${ORIGIN_WORDS[origin]}</option>`);
    return html `<label class="field">Comes from <select name="origin"><option value="">all</option>${options}</select></label>
`;
}
function toOption({ id, blocking, others }, at) {
    if (blocking.length + others.length === 0)
        return markup_NOTHING;
    return html `<option value="${at}">${toClipped(id, 100)}</option>`;
}

;// CONCATENATED MODULE: ./out/report/json-remediation.js

/** The changes as a JSON list, one a line, in small strings: a change can have as many steps and findings as the document. */
function* json_remediation_toRemediation(changes) {
    yield "[";
    for (const [at, change] of changes.entries()) {
        yield at === 0 ? "\n" : ",\n";
        yield* json_remediation_toChange(change);
    }
    yield changes.length === 0 ? "]" : "\n]";
}
function* json_remediation_toChange({ kind, target, also, path, line, subject, type, from, to, choices, ...change }) {
    const { steps, removes, blocking, findings, cause, command, message } = change;
    yield `{${toMembers({ kind, target, also, path, line, subject, type, from, to, choices })},"steps":[`;
    yield* toItems(steps.map((step) => ({ name: step.name, from: step.from, to: step.to })));
    yield `],${toMembers({ removes, blocking })},"findings":[`;
    yield* toItems(findings);
    yield `],${toMembers({ cause, command, message })}}`;
}
function toMembers(values) {
    return (0,report_escape/* toSafeJson */.Dy)(JSON.stringify(values).slice(1, -1));
}
function* toItems(items) {
    for (const [at, item] of items.entries())
        yield `${at === 0 ? "" : ","}${(0,report_escape/* toSafeJson */.Dy)(JSON.stringify(item))}`;
}

;// CONCATENATED MODULE: ./out/report/json.js






/**
 * The result document, version 1, in pieces: one line a finding, keys always in the same order, only characters that are safe to
 * print. The same verdict gives the same bytes, but for `startedAt` and `durationMs`.
 */
function renderResult(verdict, run) {
    return toPieces(toDocument(verdict, run));
}
function* toDocument(verdict, run) {
    const head = {
        schema: RESULT_SCHEMA,
        tool: { name: "portcullis", version: run.version },
        startedAt: run.startedAt,
        durationMs: run.durationMs,
        sarifCategory: run.sarifCategory,
        outcome: verdict.outcome,
        exitCode: verdict.exitCode,
        reasons: verdict.reasons.map(json_toSaid),
        policy: toPolicy(verdict.policy),
        scanners: verdict.scanners.map(json_toScanner),
        targets: verdict.targets.map(json_toTarget),
    };
    yield "{\n";
    for (const [key, value] of Object.entries(head))
        yield `${toMember(key, value)},\n`;
    yield '"findings": [';
    yield* toJsonLines(toLines(verdict.findings));
    yield "],\n";
    yield `${toMember("bases", verdict.bases.map(toBaseRow))},\n`;
    yield '"remediation": ';
    yield* json_remediation_toRemediation(verdict.remediation);
    yield ",\n";
    yield `${toMember("problems", verdict.problems.map(json_toSaid))},\n`;
    yield `${toMember("counts", json_toCounts(verdict.counts))}\n}\n`;
}
function toMember(key, value) {
    return `${JSON.stringify(key)}: ${(0,report_escape/* toSafeJson */.Dy)(JSON.stringify(value))}`;
}
function* toLines(findings) {
    for (const finding of findings)
        yield (0,report_escape/* toSafeJson */.Dy)(JSON.stringify(toFinding(finding)));
}
/** The finding with its keys in the contract's order, whatever order it was put together in. Keys without a value are left out. */
function toFinding(finding) {
    const { purl, name, version, type } = finding.package;
    return {
        id: finding.id,
        aliases: finding.aliases,
        related: finding.related,
        severity: finding.severity,
        score: finding.score,
        knownExploited: finding.knownExploited,
        epss: finding.epss,
        title: finding.title,
        url: finding.url,
        package: { purl, name, version, type },
        target: finding.target,
        locations: finding.locations.map(({ path, layer }) => ({ path, layer })),
        fix: { state: finding.fix.state, versions: finding.fix.versions },
        seenBy: finding.seenBy,
        origin: finding.origin,
        place: finding.place && json_toPlace(finding.place),
        decision: toDecision(finding.decision),
        fingerprint: finding.fingerprint,
    };
}
function json_toPlace({ path, line, text }) {
    return { path, line, text };
}
function toDecision(decision) {
    const { kind, rule } = decision;
    if (kind !== "excepted")
        return { kind, rule };
    return { kind, rule, reason: decision.reason, owner: decision.owner, expires: decision.expires };
}
function json_toSaid({ code, message, next, target }) {
    return { code, message, next, target };
}
function json_toScanner({ name, version, sha256, source, database, reportedAt }) {
    return { name, version, sha256, source, database: json_toDatabase(database), reportedAt };
}
function json_toDatabase(database) {
    return database === null ? null : { schema: database.schema, built: database.built, digest: database.digest };
}
function json_toTarget({ base, evidence, ...target }) {
    const { id, kind, reference, name, digest, platform, distribution, packages, layers, scannedBy } = target;
    const known = { id, kind, reference, name, digest, platform, distribution, packages, layers };
    return { ...known, base: base && json_toBase(base), evidence: evidence?.map(json_toEvidence), scannedBy };
}
function json_toEvidence({ scanner, version, sha256, database, compared, packages, isEmpty, inventory, canary }) {
    return {
        scanner,
        version,
        sha256,
        database: json_toDatabase(database),
        compared: { by: compared.by, value: compared.value },
        packages,
        isEmpty,
        inventory: inventory.map(({ type, packages: count, known }) => ({ type, packages: count, known })),
        canary: canary === null ? null : { by: canary.by, found: canary.found },
    };
}
function json_toBase(base) {
    return {
        status: base.status,
        cause: base.cause,
        reference: base.reference,
        digest: base.digest,
        layers: base.layers,
        allowed: base.allowed ?? null,
        rule: base.rule ?? null,
        message: base.message,
        next: base.next,
        claims: base.claims.map(json_toClaim),
        alsoKnownAs: [...base.alsoKnownAs],
        tagConfirmed: base.tagConfirmed,
        since: base.since,
        external: base.external.map(toBuildImage),
    };
}
function json_toClaim({ source, reference, digest, where }) {
    return { source, reference, digest, where };
}
function toBuildImage({ reference, canonical, file, line, usedAs, reach, tagConfirmed }) {
    const confirmed = tagConfirmed === undefined ? {} : { tagConfirmed };
    return { reference, canonical, file, line, usedAs: [...usedAs], reach, ...confirmed };
}
function toBaseRow({ reference, digest, status, allowed, targets, flaws, findings, blocking, fixable, bySeverity }) {
    const { critical, high, medium, low, negligible, unknown } = bySeverity;
    const counted = { critical, high, medium, low, negligible, unknown };
    return { reference, digest, status, allowed, targets, flaws, findings, blocking, fixable, bySeverity: counted };
}
/** The rules that were applied, in the words in which they can be set. */
function toPolicy(policy) {
    const { base, application } = policy.severityCutoff;
    return {
        source: policy.source,
        severityCutoff: base === application ? base : { base, application },
        onlyFixed: policy.onlyFixed,
        unknownSeverity: policy.unknownSeverity,
        baseImages: toBaseImages(policy.baseImages),
        stages: policy.stages,
        externalCopies: policy.externalCopies,
        exceptions: policy.exceptions.map(toException),
        allowIncomplete: policy.allowIncomplete,
        maxDbAge: policy.maxDbAge === null ? "none" : toDuration(policy.maxDbAge),
        failBuild: policy.failBuild,
        sources: Object.fromEntries(Object.entries(policy.sources)
            .map(([key, origin]) => [toCamelCase(key), origin])
            .sort(([a], [b]) => (0,model_order/* byCodeUnits */.C)(a, b))),
    };
}
function toBaseImages(baseImages) {
    if (baseImages === undefined)
        return undefined;
    return { require: baseImages.require, allow: baseImages.allow.map(toBaseEntry), deny: baseImages.deny.map(toBaseEntry) };
}
function toBaseEntry({ image, digests, expires, reason, owner }) {
    return { image, digests, expires, reason, owner };
}
function toException({ id, package: purl, target, reason, owner, expires }) {
    return { id, package: purl, target, reason, owner, expires };
}
function toCamelCase(setting) {
    return setting.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}
function json_toCounts({ total, blocking, critical, high, medium, low, negligible, unknown }) {
    return { total, blocking, critical, high, medium, low, negligible, unknown };
}

;// CONCATENATED MODULE: ./out/report/markdown-cells.js





const markdown_cells_NAME = 120;
const markdown_cells_TEXT = 1_000;
/** A mark beside each severity word, so that a long table can be read at a glance. */
const MARKS = {
    critical: "🔴",
    high: "🟠",
    medium: "🟡",
    low: "🔵",
    negligible: "⚪",
    unknown: "❔",
};
/** A foreign name as code, cut where it is no name any more. */
function toCode(text) {
    return (0,report_escape/* toMarkdownCode */.Cu)(toClipped(text, markdown_cells_NAME));
}
/** Foreign prose, cut where it is no sentence any more. */
function toProse(text, most = markdown_cells_TEXT) {
    return (0,report_escape/* toMarkdown */.l6)(toClipped(text, most));
}
/** What blocks, as a line of a cell. */
function toBlockingLine(finding) {
    const { severity, title, seenBy } = finding;
    const words = [...(title === undefined ? [] : [toProse(title, 200)]), toSeenWords(seenBy)];
    return `${markdown_cells_toSeverity(severity)} ${markdown_cells_toLink(finding)} in ${markdown_cells_toPackage(finding)}<br><sub>${words.join(" · ")}</sub>`;
}
const OTHER_HEAD = markdown_cells_toHead(["Severity", "Advisory", "Package", "Target", "Fix", "Why not"]);
/** What does not block, as a row. */
function toOtherRow(finding) {
    const { severity, target, decision } = finding;
    return markdown_cells_toRow([
        markdown_cells_toSeverity(severity),
        markdown_cells_toAdvisory(finding),
        markdown_cells_toPackage(finding),
        toCode(target),
        markdown_cells_toFix(finding),
        toDecisionWords(decision.kind),
    ]);
}
const TARGET_HEAD = markdown_cells_toHead(["Target", "What it is", "Scanned by", "Findings", "Blocking"]);
/** A target with what speaks for its having been looked at, and its counts. */
function toTargetRow(target, verdict, run) {
    const { id, facts, bySeverity, blocking } = target;
    const base = facts === null ? null : toBaseView(facts, verdict);
    const findings = [toSeverityCounts(bySeverity) || "none", ...toOrigins(target)].join("<br>");
    const blocks = blocking.length === 0 ? "nothing" : `**${report_words_toNumber(blocking.length)}**`;
    const what = [markdown_cells_toEvidence(facts), ...(base === null ? [] : [toBaseLine(base)])].join("<br>");
    return markdown_cells_toRow([toCode(id), what, toScanners(facts, verdict.scanners, run), findings, blocks]);
}
/** How many findings come from where, where a base is proven. */
function toOrigins({ facts, blocking, others }) {
    const groups = groupByOrigin(facts, [...blocking, ...others]) ?? [];
    const words = groups.map(({ origin, findings }) => `${report_words_toNumber(findings.length)} ${ORIGIN_HEADS[origin]}`);
    return words.length === 0 ? [] : [`<sub>${words.join(", ")}</sub>`];
}
/** An image's base in a line. */
function toBaseLine({ words, message, next }) {
    const more = message === "" ? "" : `. ${toProse(message)}`;
    return `Base: ${toProse(words)}${more}${next === "" ? "" : ` **Next:** ${toProse(next)}`}`;
}
const BASE_HEAD = markdown_cells_toHead(["Base", "Images", "Flaws", "Findings", "Blocking", "With a fix"]);
const BASE_IMAGES = 5;
/** A base with the images that it is under, and what it brings them. */
function markdown_cells_toBaseRow(row) {
    const { targets, flaws, findings, blocking, fixable, bySeverity } = row;
    const shown = targets.slice(0, BASE_IMAGES).map(toCode);
    const more = targets.length > BASE_IMAGES ? [`… and ${report_words_toNumber(targets.length - BASE_IMAGES)} more`] : [];
    const severities = toSeverityCounts(bySeverity);
    const head = [toProse(toRowName(row)), `**${report_words_toNumber(targets.length)}**<br><sub>${[...shown, ...more].join("<br>")}</sub>`];
    if (row.status !== "proven")
        return markdown_cells_toRow([...head, "–", "–", "–", "–"]);
    return markdown_cells_toRow([
        ...head,
        report_words_toNumber(flaws),
        severities === "" ? "none" : `${report_words_toNumber(findings)}<br><sub>${severities}</sub>`,
        blocking === 0 ? "nothing" : `**${report_words_toNumber(blocking)}**`,
        report_words_toNumber(fixable),
    ]);
}
/** What a target is, in words. */
function markdown_cells_toEvidence(facts) {
    return facts === null ? "" : toProse(toEvidenceParts(facts).join(" · "));
}
/** Who looked at a target, and with which data. */
function toScanners(facts, scanners, run) {
    return facts === null
        ? ""
        : toScannerParts(facts, scanners, run)
            .map((words) => toProse(words))
            .join("<br>");
}
const ACCEPTED_HEAD = markdown_cells_toHead(["Accepted", "Reason", "Owner", "Until"]);
const ACCEPTED_NAMES = 5;
/** An exception at work, as a row. */
function toAcceptedRow({ findings, reason, owner, expires }, { startedAt }) {
    const names = [...new Set(findings.map((finding) => `${toProse(finding.id, markdown_cells_NAME)} in ${toCode(finding.package.name)}`))];
    const more = names.length > ACCEPTED_NAMES ? [`… and ${names.length - ACCEPTED_NAMES} more`] : [];
    const left = toDaysLeft(expires, startedAt);
    const until = left === null ? toProse(expires, markdown_cells_NAME) : `${toProse(expires, markdown_cells_NAME)} (${toCount(left, "day")} left)`;
    return markdown_cells_toRow([[...names.slice(0, ACCEPTED_NAMES), ...more].join("<br>"), toProse(reason), toProse(owner ?? "", markdown_cells_NAME), until]);
}
/** A reason or notice as a list item: what, on what, what to do. */
function toItem({ code, message, next, target }, mark) {
    const on = target === undefined || message.includes(target) ? "" : ` ${toCode(target)}:`;
    return `- ${mark}**${code}**:${on} ${toProse(message)}${next === undefined ? "" : ` **Next:** ${toProse(next)}`}`;
}
function markdown_cells_toSeverity(severity) {
    return `${MARKS[severity]} ${severity}`;
}
function markdown_cells_toLink({ id, url, knownExploited }) {
    return `${(0,report_escape/* toMarkdownLink */.xQ)(toProse(id, markdown_cells_NAME), url)}${knownExploited ? " **known to be exploited**" : ""}`;
}
function markdown_cells_toAdvisory(finding) {
    const { title } = finding;
    return `${markdown_cells_toLink(finding)}${title === undefined ? "" : `<br><sub>${toProse(title, 200)}</sub>`}`;
}
function markdown_cells_toPackage({ package: { name, version } }) {
    return `${toCode(name)} ${toProse(version, markdown_cells_NAME)}`.trim();
}
function markdown_cells_toFix({ fix }) {
    return toProse(toFixWords(fix), 200);
}
/** The head of a table. */
function markdown_cells_toHead(names) {
    return `${markdown_cells_toRow(names)}\n${markdown_cells_toRow(names.map(() => "---"))}`;
}
/** A row of a table; the cells are Markdown already. */
function markdown_cells_toRow(cells) {
    return `| ${cells.join(" | ")} |`;
}

;// CONCATENATED MODULE: ./out/report/markdown-sheet.js

/** Kept for what must be said at the end of a section. */
const RESERVE = 10_000;
/** An empty sheet of at most `limit` bytes of UTF-8. */
function makeSheet(limit) {
    const kept = [];
    let used = 0;
    const addUpTo = (most, lines) => {
        const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
        if (used + size > most)
            return false;
        used += size;
        kept.push(...lines);
        return true;
    };
    return {
        add: (lines) => addUpTo(limit - RESERVE, lines),
        say: (lines) => void addUpTo(limit, lines),
        text: () => kept.join("\n"),
    };
}
/** Adds as many of the items as there may be and find room, and says how many were left out. */
function addAll(sheet, lines, { all, most, what }) {
    let added = 0;
    for (const line of lines) {
        if (added >= most || !sheet.add([line]))
            break;
        added += 1;
    }
    if (added < all)
        sheet.say(["", `… and ${report_words_toNumber(all - added)} more ${what}: the JSON result has all of them.`]);
    sheet.say([""]);
}

;// CONCATENATED MODULE: ./out/report/markdown-changes.js





const CHANGES = 300;
const FINDINGS = 500;
const LEAST = 3;
const MESSAGE = 500;
const HEAD = markdown_cells_toHead(["What to do", "Removes", "What blocks"]);
/** Adds what blocks, by the change that removes it: that which removes most first, what no change removes last. */
function addChanges(sheet, verdict) {
    const { remediation } = verdict;
    if (remediation.length === 0)
        return;
    sheet.add(["### What blocks, and what would remove it", "", toProse(toOutlook(verdict) ?? ""), "", HEAD]);
    const most = Math.max(LEAST, Math.floor(FINDINGS / remediation.length));
    addAll(sheet, markdown_changes_toLines(verdict, most), { all: remediation.length, most: CHANGES, what: "changes" });
}
function* markdown_changes_toLines(verdict, most) {
    const findingsOf = makeFindingsOf(verdict);
    for (const change of verdict.remediation)
        yield toChangeRow(change, findingsOf(change), most);
}
function toChangeRow(change, findings, most) {
    const { code, words } = toChangeLabel(change);
    const label = [`**${toCode(code)}**`, ...(words === "" ? [] : [toProse(words, MESSAGE)])].join(" ");
    const command = change.command === null || change.command === code ? [] : [toCode(change.command)];
    const detail = toChangeDetail(change);
    const place = `<sub>in ${toCode(toChangePlace(change))}${detail === "" ? "" : `: ${toProse(detail, MESSAGE)}`}</sub>`;
    const gravest = [...findings].sort((a, b) => (0,model_severity/* severityRank */.qs)(b.severity) - (0,model_severity/* severityRank */.qs)(a.severity));
    const more = gravest.length > most ? [`… and ${report_words_toNumber(gravest.length - most)} more that block: the JSON result has all of them.`] : [];
    const blocking = [...gravest.slice(0, most).map(toBlockingLine), ...more];
    return markdown_cells_toRow([[label, ...command, place].join("<br>"), toRemovedWords(change), blocking.join("<br>")]);
}

;// CONCATENATED MODULE: ./out/report/markdown.js









/** GitHub shows none of a summary that is over 1 MiB (actions/runner, FileCommandManager.cs); some is left for others' words. */
const markdown_LIMIT = 1_000_000;
const BLOCKING_ROWS = 500;
const OTHER_ROWS = 300;
const markdown_ITEMS = 50;
const markdown_SENTENCES = 3;
/** GitHub's code scanning shows that many alerts of a run, and takes five times as many. */
const SHOWN_ALERTS = 5_000;
const MANY_ALERTS = "- Code scanning shows the 5,000 gravest alerts of a run and takes 25,000: the SARIF has what blocks first, and counts what it leaves out. The verdict was made on all findings.";
const markdown_MARKS = { pass: "✅", fail: "❌", error: "🛑", incomplete: "⚠️" };
/**
 * The verdict as Markdown for a job's summary: what it is and why, what blocks and what to do, what was looked at, what was accepted,
 * the rest folded away. Never over the limit; what was left out is said. All foreign text is inert.
 */
function renderSummary(verdict, run, { limit = markdown_LIMIT }) {
    const overview = toOverview(verdict);
    const page = { verdict, run, overview };
    const sheet = makeSheet(limit);
    const { main, asides } = toHeadline(verdict, overview);
    sheet.add([`## ${markdown_MARKS[verdict.outcome]} ${OUTCOME_WORDS[verdict.outcome]}: ${main}`, ""]);
    if (asides.length > 0)
        sheet.add([`**${asides.join(" ")}**`, ""]);
    addTroubles(sheet, page);
    addChanges(sheet, verdict);
    addTargets(sheet, page);
    addBases(sheet, page);
    addAccepted(sheet, page);
    addNotices(sheet, page);
    addOthers(sheet, page);
    sheet.say([markdown_toFooter(page), ""]);
    return sheet.text();
}
function addTroubles(sheet, { verdict: { reasons } }) {
    const troubles = reasons.filter(({ code }) => code !== "severity-cutoff");
    if (troubles.length === 0)
        return;
    const lines = troubles.map((reason) => toItem(reason, `${markdown_MARKS[model_reasons/* REASONS */.ez[reason.code].outcome]} `));
    addAll(sheet, lines, { all: lines.length, most: markdown_ITEMS, what: "of them" });
}
/** Which base is under which images, where there are several, and what that means. */
function addBases(sheet, { verdict }) {
    const bases = toShownBases(verdict);
    const unknown = toUnknownWords(verdict);
    if (bases.length > 0) {
        sheet.add(["### Bases", "", BASE_HEAD]);
        addAll(sheet, markdown_toLines(bases, markdown_cells_toBaseRow), { all: bases.length, most: BLOCKING_ROWS, what: "bases" });
        const sentences = bases.flatMap((row) => toReachWords(row) ?? []).slice(0, markdown_SENTENCES);
        for (const sentence of sentences)
            sheet.add([toProse(sentence), ""]);
    }
    if (unknown !== null)
        sheet.add([`<sub>${toProse(unknown)}</sub>`, ""]);
}
function* markdown_toLines(items, render) {
    for (const item of items)
        yield render(item);
}
function addTargets(sheet, { overview: { targets }, verdict, run }) {
    if (targets.length === 0)
        return;
    sheet.add(["### What was looked at", "", TARGET_HEAD]);
    const lines = markdown_toLines(targets, (target) => toTargetRow(target, verdict, run));
    addAll(sheet, lines, { all: targets.length, most: BLOCKING_ROWS, what: "targets" });
}
function addAccepted(sheet, { overview: { acceptances }, run }) {
    if (acceptances.length === 0)
        return;
    sheet.add(["### Accepted by the policy", "", ACCEPTED_HEAD]);
    const lines = markdown_toLines(acceptances, (acceptance) => toAcceptedRow(acceptance, run));
    addAll(sheet, lines, { all: acceptances.length, most: BLOCKING_ROWS, what: "exceptions" });
}
function addNotices(sheet, { overview: { allowed, notices }, verdict: { counts } }) {
    const lines = [
        ...allowed.map((problem) => toItem(problem, "⚠️ allowed: ")),
        ...(counts.total > SHOWN_ALERTS ? [MANY_ALERTS] : []),
        ...notices.map((problem) => toItem(problem, "")),
    ];
    if (lines.length === 0)
        return;
    sheet.add(["### Worth knowing", ""]);
    addAll(sheet, lines, { all: lines.length, most: markdown_ITEMS, what: "notices" });
}
function addOthers(sheet, { overview: { targets } }) {
    const others = targets.flatMap((target) => target.others);
    if (others.length === 0)
        return;
    const summary = `<details><summary>${toCount(others.length, "finding")} that ${others.length === 1 ? "does" : "do"} not block</summary>`;
    if (!sheet.add([summary, "", OTHER_HEAD]))
        return;
    addAll(sheet, markdown_toLines(others, toOtherRow), { all: others.length, most: OTHER_ROWS, what: "that do not block" });
    sheet.say(["</details>", ""]);
}
/** By which rules the verdict was made. */
function markdown_toFooter({ verdict: { policy, exitCode }, run }) {
    const parts = [
        `exit code ${exitCode}`,
        `policy ${toCode(policy.source)}`,
        `cutoff ${toCutoffWords(policy)}`,
        ...(policy.onlyFixed ? ["only findings with a fix block"] : []),
        ...(policy.unknownSeverity === "report" ? ["unknown severities do not block"] : []),
        `Portcullis ${toProse(run.version)}`,
        `${(run.durationMs / 1000).toFixed(1)} s`,
    ];
    return `<sub>${parts.join(" · ")}</sub>`;
}

;// CONCATENATED MODULE: ./out/report/inside.js
/** Whether a path can only lie in the repository. */
function isInside(path) {
    return !/^(?:[A-Za-z]:)?[\\/]/.test(path) && !path.split(/[\\/]/).includes("..");
}

;// CONCATENATED MODULE: ./out/report/dockerfile-places.js

/** The line of the Dockerfile that declares a base; null where no Dockerfile in the repository does. */
function toDockerfileLine(base) {
    return dockerfile_places_toDeclared(base)[0] ?? toUsed(base)[0] ?? null;
}
/** The line that a message about an image's base speaks of: the one that it names, else the one that declares the base. */
function toSpokenLine(message, base) {
    const named = [...toUsed(base), ...dockerfile_places_toDeclared(base)].find(({ path, line }) => names(message, `${path}:${line}`));
    return named ?? toDockerfileLine(base);
}
/** Whether a text names a place, and not one of which it is only the beginning (`Dockerfile:1` in `Dockerfile:12`). */
function names(text, place) {
    for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1)) {
        const around = `${text[at - 1] ?? " "}${text[at + place.length] ?? " "}`;
        if (/^[^\w/.-]\D$/.test(around))
            return true;
    }
    return false;
}
function dockerfile_places_toDeclared(base) {
    return (base?.claims ?? []).flatMap(({ source, where }) => {
        const [, path, line] = (source === "dockerfile" && /^(.+):([1-9]\d{0,8})$/s.exec(where)) || [];
        return path === undefined ? [] : dockerfile_places_toLines(path, Number(line));
    });
}
function toUsed(base) {
    return (base?.external ?? []).flatMap(({ file, line }) => (line === null || line < 1 ? [] : dockerfile_places_toLines(file, line)));
}
function dockerfile_places_toLines(path, line) {
    return path !== "" && isInside(path) ? [{ path, line }] : [];
}

;// CONCATENATED MODULE: ./out/report/places.js



/** Where a target is shown: on its own file if it is in the repository, on the Dockerfile of an image, else on a file that stands for it. */
function makePlaces({ targets, policy, sarifCategory }) {
    const facts = new Map(targets.map((target) => [target.id, target]));
    const standIn = toPolicyPath(policy) ?? firstLockfile(targets) ?? toWorkflow(sarifCategory);
    const places = new Map();
    return (id) => {
        const known = places.get(id);
        if (known !== undefined)
            return known;
        const place = places_toPlace(id, facts.get(id), standIn);
        places.set(id, place);
        return place;
    };
}
/** Where a finding is shown: on the line that was found for it in the repository, else where its target is. */
function toFindingPlace({ place, target }, placeOf) {
    return place === undefined || !isInside(place.path) ? placeOf(target) : { path: place.path, line: place.line, note: null };
}
function places_toPlace(id, target, standIn) {
    const own = ownFile(id);
    if (own !== null && isInside(own))
        return { path: own, line: 1, note: null };
    const declared = toDockerfileLine(target?.base);
    if (declared !== null)
        return { ...declared, note: null };
    const path = standIn ?? toNeutralPath(target ?? { id, kind: "other", packages: null, scannedBy: [] });
    const name = target?.reference ?? id;
    const why = own === null ? `The Dockerfile of ${name} is not known` : `${own} is not in the repository`;
    return { path, line: 1, note: `${why}, so the alert is shown on ${path}.` };
}
/** The file that a target is: lockfiles and SBOMs are files, and their ids say which. Null for all else. */
function ownFile(id) {
    const [, path] = /^(?:lockfile|sbom):(.+)$/s.exec(id) ?? [];
    return path ?? null;
}
/** The policy file if it lies in this repository; on a pull request its name ends in the base commit. */
function toPolicyPath({ source }) {
    if (source === "defaults")
        return null;
    const path = source.replace(/@[0-9a-f]{12}$/, "");
    return isInside(path) && !path.includes("@") ? path : null;
}
function firstLockfile(targets) {
    const paths = targets.flatMap(({ id, kind }) => (kind === "lockfile" ? [ownFile(id) ?? ""] : []));
    return paths.find((path) => path !== "" && isInside(path)) ?? null;
}
/** The file of the workflow that the run is a job of: it is in the repository for sure. */
function toWorkflow(category) {
    const [, path] = /^(\.github\/workflows\/[^/:]+\.ya?ml)[:/]/.exec(category) ?? [];
    return path ?? null;
}
/** A path that stays the same for an image whatever its tag or digest, and wherever its file lies. */
function toNeutralPath(target) {
    return toLastingName(target).replace(/^\w+\|/, "");
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./out/report/room.js

/**
 * Takes a growing text piece by piece, and says whether it still fits. Compresses only when it must: what is smaller than the room
 * uncompressed fits in any case. Counts a little too much, as parts are compressed by themselves and fast.
 */
function makeRoom() {
    let used = 0;
    let pending = "";
    let pendingBytes = 0;
    return {
        fits(text, most) {
            const bytes = Buffer.byteLength(text);
            if (used + pendingBytes + bytes > most) {
                used += (0,external_node_zlib_.deflateRawSync)(pending, { level: 1 }).length;
                pending = "";
                pendingBytes = 0;
            }
            pending += text;
            pendingBytes += bytes;
            return used + pendingBytes <= most;
        },
    };
}

;// CONCATENATED MODULE: ./out/report/sarif-alerts.js


/**
 * Groups findings into at most `limit` alerts, in the order in which they matter: what blocks, the rest, what was accepted; the
 * gravest first. The findings of further alerts are left out.
 */
function toAlerts(findings, { kindOf, fileOf, limit }) {
    const alerts = new Map();
    const lockfiles = toLockfiles(findings, kindOf);
    for (const place of toOrder(findings)) {
        const finding = findings[place];
        if (finding === undefined)
            continue;
        const lockfile = findLockfile(finding, kindOf, lockfiles);
        const key = lockfile?.key ?? sarif_alerts_toKey(finding, fileOf(finding) ?? finding.target);
        const alert = alerts.get(key);
        const home = {
            home: lockfile?.target ?? finding.target,
            fingerprint: finding.fingerprint,
            first: lockfile === null ? place : Number.POSITIVE_INFINITY,
        };
        if (alert !== undefined)
            add(alert, finding, home);
        else if (alerts.size < limit)
            alerts.set(key, { findings: [finding], ...home });
    }
    return [...alerts.values()];
}
function add(alert, finding, { home, fingerprint, first }) {
    alert.findings.push(finding);
    if (first >= alert.first)
        return;
    Object.assign(alert, { home, fingerprint, first });
}
function sarif_alerts_toKey({ id, package: of }, file) {
    return `${id}\0${of.name}\0${of.type}\0${file}`;
}
/** What is in lockfiles, by advisory and package whatever its version; empty where there is nothing else. */
function toLockfiles(findings, kindOf) {
    const lockfiles = new Map();
    if (!findings.some(({ target }) => kindOf(target) === "image"))
        return lockfiles;
    for (const finding of findings) {
        if (kindOf(finding.target) !== "lockfile")
            continue;
        const joint = toJoint(finding);
        const own = { key: sarif_alerts_toKey(finding, finding.target), target: finding.target, version: finding.package.version };
        const others = lockfiles.get(joint);
        if (others === undefined)
            lockfiles.set(joint, [own]);
        else
            others.push(own);
    }
    return lockfiles;
}
function toJoint({ id, package: { purl } }) {
    return `${id}\0${(0,model_package/* packageName */.oZ)(purl)}`;
}
/** The lockfile's finding that one in an image goes with: of the same version before others, and below its Dockerfile's folder before others. */
function findLockfile(finding, kindOf, lockfiles) {
    if (lockfiles.size === 0)
        return null;
    const isImage = kindOf(finding.target) === "image" && finding.origin !== "base";
    const known = isImage ? (lockfiles.get(toJoint(finding)) ?? []) : [];
    const folder = finding.place?.path.replace(/[^/]*$/, "") ?? "";
    const weigh = ({ version, target }) => (version === finding.package.version ? 2 : 0) + (target.startsWith(`lockfile:${folder}`) ? 1 : 0);
    return known.reduce((best, one) => (best === null || weigh(one) > weigh(best) ? one : best), null);
}
const CLASSES = { blocks: 0, "below-cutoff": 1, "no-fix": 1, excepted: 2 };
const GRADES = 6;
/** The places of findings by how much these matter, without a comparison: there can be very many. */
function toOrder(findings) {
    const buckets = Array.from({ length: 3 * GRADES }, () => []);
    findings.forEach(({ decision, severity }, place) => {
        buckets[CLASSES[decision.kind] * GRADES + (GRADES - 1 - (0,model_severity/* severityRank */.qs)(severity))]?.push(place);
    });
    return buckets.flat();
}

;// CONCATENATED MODULE: ./out/report/sarif-bases.js






/** More of them say nothing new; the notifications have more, and the result document all. */
const sarif_bases_MOST = 1_000;
const sarif_bases_MESSAGE = 2_000;
/** The violations of a verdict by base images and others that a build takes from outside, as many as results may be made of. */
function toViolations({ reasons }, limit) {
    return reasons.filter(isViolation).slice(0, Math.min(sarif_bases_MOST, limit));
}
function isViolation({ code }) {
    return model_reasons/* REASONS */.ez[code].outcome === "fail" && code !== "severity-cutoff";
}
/** What each kind of violation is, for people who see the alert alone. */
const sarif_bases_SHORT = {
    "base-not-allowed": "The base image is not among those that the policy allows.",
    "base-denied": "The policy denies this base image.",
    "base-contradicted": "The image is not built on the base that is declared.",
    "base-unproven": "The base image is not proven.",
    "base-scratch": "The image is built from scratch, which the policy does not allow.",
    "external-image-not-allowed": "The build takes content from an image that the policy does not allow.",
};
const HELP = "Build on an image that the policy's `base-images` allow, or change the allowlist in the policy after a review. The alert's message names what was found and the next step.";
/** One rule a kind of violation, in the order in which they are first met. */
function toViolationRules(violations) {
    return [...new Set(violations.map(({ code }) => code))].map((code) => ({
        id: code,
        shortDescription: { text: sarif_bases_SHORT[code] ?? code },
        fullDescription: { text: sarif_bases_SHORT[code] ?? code },
        help: { text: HELP, markdown: HELP },
        defaultConfiguration: { level: "error" },
        properties: { tags: ["security", "supply-chain"], precision: "very-high" },
    }));
}
/** The results of violations, in their order. */
function* toViolationResults(violations, context) {
    const places = new Map();
    for (const violation of violations) {
        const ruleIndex = context.ruleIndexes.get(violation.code);
        if (ruleIndex === undefined)
            continue;
        const place = sarif_bases_toPlace(violation, context);
        const target = context.targets.get(violation.target ?? "");
        const like = [violation.code, target === undefined ? (violation.target ?? "") : toLastingName(target), place.path].join("|");
        const count = (places.get(like) ?? 0) + 1;
        places.set(like, count);
        yield toResult(violation, { ruleIndex, place, target, fingerprint: sarif_bases_toFingerprint(like, count) });
    }
}
function sarif_bases_toPlace({ message, target }, { targets, placeOf }) {
    const spoken = toSpokenLine(message, targets.get(target ?? "")?.base);
    return spoken === null ? placeOf(target ?? "") : { ...spoken, note: null };
}
function sarif_bases_toFingerprint(like, count) {
    return (0,external_node_crypto_.createHash)("sha256").update(`base|v1|${like}|${count}`).digest("hex").slice(0, 32);
}
function toResult({ code, message, next }, { ruleIndex, place, target, fingerprint }) {
    const sentences = [message, next, place.note ?? ""]
        .filter((sentence) => sentence !== "")
        .map((text) => (0,report_escape/* toSarifText */.Wt)(toClipped(text, sarif_bases_MESSAGE)));
    const base = target?.base?.reference ?? null;
    return {
        ruleId: code,
        ruleIndex,
        level: "error",
        message: { text: sentences.join(" ") },
        locations: [
            { physicalLocation: { artifactLocation: { uri: (0,report_escape/* toSarifUri */.nt)(place.path) }, region: { startLine: place.line, endLine: place.line } } },
        ],
        partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "portcullis/v1": fingerprint },
        ...(base === null ? {} : { properties: { base: toClipped(base, sarif_bases_MESSAGE) } }),
    };
}

;// CONCATENATED MODULE: ./out/report/sarif-places.js




/** GitHub takes up to a thousand locations of a result; nobody reads as many. */
const OTHERS = 10;
const sarif_places_NAME = 200;
/** Finds where an alert is shown: where its first finding at home is; and all else that is told of a place. */
function toAlertPlaces({ findings, home }, placeOf) {
    const shown = findings.find(({ target }) => target === home) ?? findings[0];
    const own = toFindingPlace(shown, placeOf);
    const others = new Map();
    for (const finding of findings) {
        if (others.size >= OTHERS)
            break;
        const place = toFindingPlace(finding, placeOf);
        if (place.note === null && sarif_places_keyOf(place) !== sarif_places_keyOf(own))
            others.set(sarif_places_keyOf(place), place);
    }
    const numbers = new Map([...others.keys()].map((key, at) => [key, at + 1]));
    const linkTo = (text, finding) => {
        const number = numbers.get(sarif_places_keyOf(toFindingPlace(finding, placeOf)));
        return number === undefined ? text : `[${text}](${number})`;
    };
    return { own, shown, others: [...others.values()], linkTo };
}
function sarif_places_keyOf({ path, line }) {
    return `${line} ${path}`;
}
/** Who saw it and where, what brought it there, and in what else it is. */
function toWhereSentences({ findings }, { shown, linkTo }, { targets }) {
    const target = targets.get(shown.target);
    const [first] = shown.locations;
    const more = shown.locations.length > 1 ? ` and ${toCount(shown.locations.length - 1, "more place")}` : "";
    const at = first === undefined || target?.kind === "lockfile" ? "" : `, at ${toWord(first.path)}${more}`;
    const seen = `Seen by ${toSeenWords(sarif_places_toScanners(findings))} in ${toTargetWords(shown, target)}${at}${sarif_places_toBrought(shown)}.`;
    const also = new Map();
    for (const finding of findings) {
        if (finding.target === shown.target || also.has(finding.target))
            continue;
        also.set(finding.target, `${linkTo(toTargetWords(finding, targets.get(finding.target)), finding)}${sarif_places_toBrought(finding)}`);
    }
    const words = [...also.values()];
    if (words.length === 0)
        return [seen];
    const named = words.length <= OTHERS ? words : [...words.slice(0, OTHERS), toCount(words.length - OTHERS, "more target")];
    return [seen, `It is also in ${report_words_toList(named)}.`];
}
function sarif_places_toScanners(findings) {
    return finding/* SCANNERS */.KR.filter((name) => findings.some(({ seenBy }) => seenBy.includes(name)));
}
function toTargetWords({ target }, facts) {
    const kind = facts === undefined ? "" : `${KIND_WORDS[facts.kind]} `;
    return `${kind}${toWord(facts?.reference ?? target)}`;
}
function sarif_places_toBrought({ place }) {
    return place?.text === undefined ? "" : `, brought by \`${toWord(place.text)}\``;
}
function toWord(text) {
    return (0,report_escape/* toSarifText */.Wt)(toClipped(text, sarif_places_NAME));
}

;// CONCATENATED MODULE: ./out/report/sarif-rules.js



/** GitHub refuses longer descriptions (1,024); ids have no documented limit, and none is longer. */
const DESCRIPTION = 1_000;
const ID = 250;
/** The id of the rule of a finding: its advisory, in visible characters. */
function toRuleId({ id }) {
    return toClipped((0,report_escape/* toVisible */.ws)(id), ID);
}
/** One rule an advisory, in the order in which the alerts name them. */
function toRules(alerts) {
    const rules = new Map();
    for (const { findings } of alerts) {
        for (const finding of findings) {
            const id = toRuleId(finding);
            const rule = rules.get(id);
            if (rule === undefined)
                rules.set(id, sarif_rules_toFacts(id, finding));
            else
                sarif_rules_add(rule, finding);
        }
    }
    return rules;
}
function sarif_rules_toFacts(id, lead) {
    const { severity, knownExploited } = lead;
    return { id, severity, knownExploited, lead, score: scoreOf(lead), epss: lead.epss ?? null };
}
function sarif_rules_add(rule, finding) {
    if ((0,model_severity/* severityRank */.qs)(finding.severity) > (0,model_severity/* severityRank */.qs)(rule.severity)) {
        rule.severity = finding.severity;
        rule.score = scoreOf(finding);
        rule.lead = finding;
    }
    else if (finding.severity === rule.severity) {
        rule.score = greater(rule.score, scoreOf(finding));
    }
    rule.epss = greater(rule.epss, finding.epss ?? null);
    rule.knownExploited ||= finding.knownExploited;
}
/** The score where it says the same as the severity; a distribution may rate otherwise, and its word is what the gate goes by. */
function scoreOf({ severity, score }) {
    return score !== undefined && (0,model_severity/* severityOfScore */.FL)(score) === severity ? score : null;
}
function greater(a, b) {
    return a === null || (b !== null && b > a) ? b : a;
}
/** GitHub reads "over 9.0" as critical, from 7.0 high, from 4.0 medium, above 0 low; without a score the middle of the band stands for it. */
const MIDDLE = {
    critical: "9.5",
    high: "8.0",
    medium: "5.5",
    low: "2.0",
    negligible: "0.1",
};
function toSecuritySeverity({ severity, score }) {
    if (severity === "unknown")
        return undefined;
    if (score === null)
        return MIDDLE[severity];
    return (severity === "critical" ? Math.max(score, 9.1) : Math.floor(score * 10) / 10).toFixed(1);
}
const LEVELS = {
    critical: "error",
    high: "error",
    medium: "warning",
    low: "note",
    negligible: "note",
    unknown: "warning",
};
/** The rule as GitHub wants it: described, with help in Markdown, and rated as the gate rates it. */
function sarif_rules_toDescriptor(rule) {
    const { id, severity, knownExploited, lead } = rule;
    const title = (0,report_escape/* toSarifText */.Wt)(lead.title ?? `Known vulnerability in ${toClipped(lead.package.name, ID)}`);
    const helpUri = toHelpUri(lead);
    const rated = toSecuritySeverity(rule);
    return {
        id,
        shortDescription: { text: toClipped(`${(0,report_escape/* toSarifText */.Wt)(id)}: ${title}`, DESCRIPTION) },
        fullDescription: { text: toClipped(toFullText(rule, title), DESCRIPTION) },
        ...(helpUri === null ? {} : { helpUri }),
        help: { text: toHelpText(rule, title), markdown: toHelpMarkdown(rule) },
        defaultConfiguration: { level: LEVELS[severity] },
        properties: {
            tags: ["security", "vulnerability", ...(knownExploited ? ["known-exploited"] : [])],
            precision: "high",
            ...(rated === undefined ? {} : { "security-severity": rated }),
        },
    };
}
/** Microsoft's validator takes some characters beyond ASCII for none, also percent-encoded; the help links those addresses all the same. */
function toHelpUri({ url }) {
    const href = url === undefined ? null : (0,report_escape/* toHref */.jd)(url);
    return href === null || /%[89A-Fa-f]/.test(href) ? null : href;
}
function toFullText({ id, severity, lead }, title) {
    const names = lead.aliases.slice(0, sarif_rules_NAMES).map(report_escape/* toSarifText */.Wt);
    const also = names.length === 0 ? "" : ` Also known as ${names.join(", ")}.`;
    return `${(0,report_escape/* toSarifText */.Wt)(id)} (${severity}): ${title}${/[.!?…]$/.test(title) ? "" : "."}${also}`;
}
const sarif_rules_NAMES = 10;
const sarif_rules_NEXT = "Upgrade the package to a version that is not affected. Where that is not possible, accept the risk in the policy, with a reason, an owner and an expiry.";
function toHelpText(rule, title) {
    return `${toFullText(rule, title)} ${sarif_rules_NEXT}`;
}
function toHelpMarkdown({ id, severity, score, epss, knownExploited, lead }) {
    const href = lead.url === undefined ? null : (0,report_escape/* toHref */.jd)(lead.url);
    const rows = [
        ["Severity", score === null ? severity : `${severity} (CVSS ${score.toFixed(1)})`],
        ["Also known as", lead.aliases.slice(0, sarif_rules_NAMES).map(report_escape/* toMarkdownCode */.Cu).join(", ")],
        ["Bundles", lead.related.slice(0, sarif_rules_NAMES).map(report_escape/* toMarkdownCode */.Cu).join(", ")],
        ["Known to be exploited", knownExploited ? "yes" : ""],
        ["Exploited within 30 days (EPSS)", epss === null ? "" : `${(epss * 100).toFixed(1)} %`],
    ].filter(([, value]) => value !== "");
    return [
        `**${(0,report_escape/* toMarkdown */.l6)(id)}**${lead.title === undefined ? "" : `: ${(0,report_escape/* toMarkdown */.l6)(toClipped(lead.title, DESCRIPTION))}`}`,
        ["| | |", "|---|---|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n"),
        href === null ? "" : `[Read the advisory](${href})`,
        sarif_rules_NEXT,
    ]
        .filter((part) => part !== "")
        .join("\n\n");
}

;// CONCATENATED MODULE: ./out/report/sarif-results.js





const sarif_results_NAME = 200;
const VERSIONS = 10;
/** One result: on a file of the repository, on one line, with a fingerprint that stays when versions change. */
function sarif_results_toResult(alert, context) {
    const { findings, fingerprint } = alert;
    const suppressions = toSuppressions(findings);
    const places = toAlertPlaces(alert, context.placeOf);
    const related = places.others.map((place, at) => ({ id: at + 1, ...sarif_results_toLocation(place) }));
    return {
        ruleId: toRuleId(findings[0]),
        ruleIndex: context.ruleIndex,
        level: toLevel(findings),
        message: { text: toMessage(alert, places, context) },
        locations: [sarif_results_toLocation(places.own)],
        ...(related.length === 0 ? {} : { relatedLocations: related }),
        partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, "portcullis/v1": fingerprint },
        ...(suppressions === null ? {} : { suppressions }),
        properties: toProperties(findings, context),
    };
}
function sarif_results_toLocation({ path, line }) {
    return { physicalLocation: { artifactLocation: { uri: (0,report_escape/* toSarifUri */.nt)(path) }, region: { startLine: line, endLine: line } } };
}
/** Where it comes from, and of what is the base's the base. */
function toProperties([{ origin, target }], { targets }) {
    const reference = targets.get(target)?.base?.reference ?? null;
    return { origin, ...(origin === "base" && reference !== null ? { base: toClipped(reference, sarif_results_NAME) } : {}) };
}
/** What blocks is an error; what does not is at most a warning. */
function toLevel(alert) {
    if (alert.some(({ decision }) => decision.kind === "blocks"))
        return "error";
    if (alert.every(({ decision }) => decision.kind === "excepted"))
        return "note";
    return (0,model_severity/* severityRank */.qs)(sarif_results_gravest(alert)) >= (0,model_severity/* severityRank */.qs)("medium") || sarif_results_gravest(alert) === "unknown" ? "warning" : "note";
}
function sarif_results_gravest(alert) {
    return alert[0].severity;
}
function toSuppressions(alert) {
    const accepted = alert.flatMap(({ decision }) => (decision.kind === "excepted" ? [decision] : []));
    if (accepted.length < alert.length)
        return null;
    const justifications = new Set(accepted.map(toJustification));
    return [...justifications].map((justification) => ({ kind: "external", status: "accepted", justification }));
}
function toJustification({ reason, owner, expires, rule }) {
    const by = owner === undefined ? "" : `, owner ${(0,report_escape/* toVisible */.ws)(owner)}`;
    return `${(0,report_escape/* toVisible */.ws)(reason)} (${rule} of the policy${by}, until ${expires})`;
}
function toMessage(alert, places, context) {
    const { findings } = alert;
    const [lead] = findings;
    const rated = lead.score === undefined ? lead.severity : `${lead.severity}, CVSS ${lead.score}`;
    const what = `${sarif_results_toPackageWords(findings, places)} has ${(0,report_escape/* toSarifText */.Wt)(toRuleId(lead))} (${rated}); ${toFixes(findings)}.`;
    const sentences = [what, toDecisionSentence(findings, context.policy), ...toWhereSentences(alert, places, context)];
    if (places.own.note !== null)
        sentences.push((0,report_escape/* toSarifText */.Wt)(places.own.note));
    return sentences.join(" ");
}
/** The package with its versions; one that stands on another line of the file is a link to that. */
function sarif_results_toPackageWords(alert, { linkTo }) {
    const name = (0,report_escape/* toSarifText */.Wt)(toClipped(alert[0].package.name, sarif_results_NAME));
    const versions = new Map();
    for (const finding of alert) {
        const { version } = finding.package;
        const text = (0,report_escape/* toSarifText */.Wt)(toClipped(version, sarif_results_NAME));
        const shown = linkTo(text, finding);
        if (version !== "" && (shown === text || !versions.has(version)))
            versions.set(version, shown);
    }
    const all = [...versions.values()];
    const shown = all.length <= VERSIONS ? all : [...all.slice(0, VERSIONS), toCount(all.length - VERSIONS, "more version")];
    return all.length === 0 ? name : `${name} ${report_words_toList(shown)}`;
}
function toFixes(alert) {
    const fixed = alert.filter(({ fix }) => fix.state === "fixed");
    const versions = distinct(fixed.flatMap(({ fix }) => fix.versions)).slice(0, VERSIONS);
    if (fixed.length > 0)
        return (0,report_escape/* toSarifText */.Wt)(toFixWords({ state: "fixed", versions }));
    return toFixWords({ state: alert[0].fix.state, versions: [] });
}
function distinct(texts) {
    return [...new Set(texts)].filter((text) => text !== "");
}
function toDecisionSentence([{ decision }], policy) {
    switch (decision.kind) {
        case "blocks":
            return decision.rule === "unknown-severity"
                ? "It blocks: nobody has rated it."
                : `It blocks: the severity cutoff is ${toCutoffWords(policy)}.`;
        case "below-cutoff":
            return `It does not block: the severity cutoff is ${toCutoffWords(policy)}.`;
        case "no-fix":
            return "It does not block: only findings with a fix do.";
        case "excepted":
            return `It is accepted until ${decision.expires}: ${(0,report_escape/* toSarifText */.Wt)(toClipped(decision.reason, sarif_results_NAME))}.`;
        default:
            return decision;
    }
}

;// CONCATENATED MODULE: ./out/report/sarif-run.js





/** Ourselves, without the rules. */
function toDriver({ version }) {
    return { name: "Portcullis", version, semanticVersion: version };
}
/** The scanners, as extensions of the tool: which versions, from where, with which data. */
function toExtensions(scanners) {
    return scanners.slice(0, EXTENSIONS).map(({ name, version, sha256, source, database }) => ({
        name: finding/* SCANNER_TITLES */.Xl[name],
        ...(version === null ? {} : { version: toClipped(version, 200) }),
        properties: { source, ...(sha256 === null ? {} : { sha256 }), ...(database === null ? {} : { database }) },
    }));
}
/** GitHub takes at most 100. */
const EXTENSIONS = 100;
const NOTIFICATIONS = 1_000;
const sarif_run_MESSAGE = 2_000;
/** What happened beside the findings: every reason, what was allowed, every notice, and what was left out. */
function toNotifications(verdict, extent) {
    const said = [
        ...toLeftOut(extent),
        ...sarif_run_toUnshown(extent),
        ...verdict.reasons.map((reason) => toNotification(reason, levelOf(reason.code))),
        ...toAllowed(verdict).map((problem) => toNotification(problem, "warning")),
        ...overview_toNotices(verdict).map((problem) => toNotification(problem, "note")),
    ];
    if (said.length <= NOTIFICATIONS)
        return said;
    const left = said.length - NOTIFICATIONS + 1;
    const message = `${toCount(left, "more notification")} are left out here; the result document has them.`;
    return [...said.slice(0, NOTIFICATIONS - 1), toNotification({ code: "report-cut", message }, "warning")];
}
function levelOf(code) {
    const { outcome } = model_reasons/* REASONS */.ez[code];
    return outcome === "error" ? "error" : outcome === "incomplete" ? "warning" : "note";
}
function toNotification({ code, message, next, target }, level) {
    const text = (0,report_escape/* toSarifText */.Wt)(toClipped(next === undefined ? message : `${message} ${next}`, sarif_run_MESSAGE));
    const properties = target === undefined ? {} : { properties: { target: toClipped(target, sarif_run_MESSAGE) } };
    return { level, descriptor: { id: code }, message: { text }, ...properties };
}
function toLeftOut({ results, findings, total }) {
    if (findings === total)
        return [];
    const message = `${report_words_toNumber(total - findings)} of ${toCount(total, "finding")} are left out: this run holds ${toCount(results, "result")}, as many as ` +
        "GitHub takes (25,000 results, 10 MB compressed). What blocks and what is gravest came first; the verdict was made on all of them.";
    return [toNotification({ code: "report-cut", message }, "warning")];
}
/** Of the alerts of one run GitHub shows so many, the gravest. */
const SHOWN = 5_000;
function sarif_run_toUnshown({ results }) {
    if (results <= SHOWN)
        return [];
    const message = `GitHub shows ${report_words_toNumber(SHOWN)} of these ${toCount(results, "result")}, the gravest; the result document has all findings.`;
    return [toNotification({ code: "report-cut", message }, "note")];
}
/** Whether everything asked for was looked at, whatever was found. */
function isExecutionSuccessful({ reasons }) {
    return reasons.every(({ code }) => model_reasons/* REASONS */.ez[code].outcome === "fail");
}

;// CONCATENATED MODULE: ./out/report/sarif.js










const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const GITHUB = { results: 25_000, compressed: 9_000_000 };
/**
 * One SARIF 2.1.0 run in pieces, within what GitHub takes: what blocks and what is gravest comes first, and what found no room is
 * counted in the run. The same verdict gives the same bytes.
 */
function renderSarif(verdict, run, limits = GITHUB) {
    return toPieces(toLog(verdict, run, limits));
}
function* toLog(verdict, run, limits) {
    const violations = toViolations(verdict, limits.results);
    const targets = new Map(verdict.targets.map((target) => [target.id, target]));
    const kindOf = (id) => targets.get(id)?.kind;
    const fileOf = ({ target, place }) => kindOf(target) === "image" && place !== undefined && isInside(place.path) ? place.path : null;
    const alerts = toAlerts(verdict.findings, { kindOf, fileOf, limit: limits.results - violations.length });
    const ruleIndexes = new Map();
    yield `{\n"$schema": ${sarif_toJson(SCHEMA)},\n"version": "2.1.0",\n"runs": [{\n"tool": {"driver": {`;
    for (const [key, value] of Object.entries(toDriver(run)))
        yield `${sarif_toJson(key)}: ${sarif_toJson(value)},\n`;
    yield '"rules": [';
    const room = makeRoom();
    yield* toJsonLines(toRuleLines(toAllRules(violations, alerts), { indexes: ruleIndexes, room, most: limits.compressed / 2 }));
    yield `]},\n"extensions": ${sarif_toJson(toExtensions(verdict.scanners))}},\n`;
    yield `"automationDetails": ${sarif_toJson({ id: toCategory(run) })},\n"columnKind": "utf16CodeUnits",\n"results": [`;
    const extent = { results: 0, findings: 0, total: verdict.findings.length };
    yield* toJsonLines(toResultLines(verdict, { run, targets, violations, alerts, ruleIndexes, extent, room, most: limits.compressed }));
    yield `],\n"invocations": [${sarif_toJson(toInvocation(verdict, extent))}],\n"properties": ${sarif_toJson(sarif_toProperties(verdict, extent))}\n}]\n}\n`;
}
function sarif_toJson(value) {
    return (0,report_escape/* toSafeJson */.Dy)(JSON.stringify(value));
}
/** GitHub takes everything up to the last slash for the category. */
function toCategory({ sarifCategory }) {
    return sarifCategory.endsWith("/") ? sarifCategory : `${sarifCategory}/`;
}
/** The rules that find room, each on a line; `indexes` gets their places. */
function* toRuleLines(rules, { indexes, room, most }) {
    for (const rule of rules) {
        const line = sarif_toJson(rule);
        if (!room.fits(line, most))
            return;
        indexes.set(rule.id, indexes.size);
        yield line;
    }
}
function* toAllRules(violations, alerts) {
    yield* toViolationRules(violations);
    for (const rule of toRules(alerts).values())
        yield sarif_rules_toDescriptor(rule);
}
/** The results that find room and whose rule did, each on a line; `extent` counts them. */
function* toResultLines(verdict, { run, targets, violations, alerts, ruleIndexes, extent, room, most }) {
    const { policy } = verdict;
    const placeOf = makePlaces({ targets: verdict.targets, policy, sarifCategory: run.sarifCategory });
    for (const result of toViolationResults(violations, { targets, placeOf, ruleIndexes })) {
        const line = sarif_toJson(result);
        if (!room.fits(line, most))
            return;
        extent.results += 1;
        yield line;
    }
    for (const alert of alerts) {
        const [first] = alert.findings;
        const ruleIndex = ruleIndexes.get(toRuleId(first));
        if (ruleIndex === undefined)
            continue;
        const line = sarif_toJson(sarif_results_toResult(alert, { ruleIndex, placeOf, targets, policy }));
        if (!room.fits(line, most))
            return;
        extent.results += 1;
        extent.findings += alert.findings.length;
        yield line;
    }
}
function toInvocation(verdict, extent) {
    return {
        executionSuccessful: isExecutionSuccessful(verdict),
        exitCode: verdict.exitCode,
        toolExecutionNotifications: toNotifications(verdict, extent),
    };
}
/** The verdict, and what would tell a reader that findings are missing here. */
function sarif_toProperties({ outcome, counts }, { results, findings, total }) {
    return { outcome, counts, results, findingsInResults: findings, findingsLeftOut: total - findings };
}

;// CONCATENATED MODULE: ./out/report/columns.js
const NARROW = /^[\x20-\x7e]*$/;
/** Characters that terminals draw two columns wide, by and large: East Asian scripts, full-width forms, emoji. */
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;
/** How many columns of a terminal a text takes. The text has no control characters. */
function toWidth(text) {
    if (NARROW.test(text))
        return text.length;
    let width = 0;
    for (const character of text)
        width += toCharacterWidth(character);
    return width;
}
function toCharacterWidth(character) {
    return COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}
/** A text that takes at most so many columns, with an ellipsis where something is missing. */
function toFitting(text, width) {
    return toWidth(text) <= width ? text : `${takeColumns(text, width - 1)}…`;
}
/** A text cut or filled up to exactly so many columns. */
function toColumn(text, width) {
    const fitting = toFitting(text, width);
    return fitting + " ".repeat(Math.max(0, width - toWidth(fitting)));
}
/** A text as lines of at most so many columns, broken at blanks, and within a word only where it has none. */
function toWrapped(text, width) {
    const lines = [];
    let line = "";
    for (const word of text.split(" ").flatMap((whole) => toParts(whole, width))) {
        if (line === "")
            line = word;
        else if (toWidth(line) + 1 + toWidth(word) <= width)
            line += ` ${word}`;
        else {
            lines.push(line);
            line = word;
        }
    }
    return [...lines, line];
}
function toParts(word, width) {
    const parts = [];
    let rest = word;
    while (toWidth(rest) > width) {
        const part = takeColumns(rest, width);
        parts.push(part);
        rest = rest.slice(part.length);
    }
    return [...parts, rest];
}
/** The beginning of a text, as many whole characters as fit and at least one. */
function takeColumns(text, width) {
    let taken = "";
    let used = 0;
    for (const character of text) {
        used += toCharacterWidth(character);
        if (used > width && taken !== "")
            break;
        taken += character;
    }
    return taken;
}

;// CONCATENATED MODULE: ./out/report/style.js

const SEVERITY_CODES = {
    critical: "1;31",
    high: "31",
    medium: "33",
    low: "36",
    negligible: "2",
    unknown: "35",
};
const OUTCOME_CODES = { pass: "1;30;42", fail: "1;97;41", error: "1;97;45", incomplete: "1;30;43" };
/** The style of a terminal, by what it can show. */
function makeStyle({ colour, links }) {
    const paint = (code, text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
    return {
        bold: (text) => paint("1", text),
        dim: (text) => paint("2", text),
        good: (text) => paint("32", text),
        bad: (text) => paint("31", text),
        warn: (text) => paint("33", text),
        severity: (severity, text) => paint(SEVERITY_CODES[severity], text),
        outcome: (outcome, text) => paint(OUTCOME_CODES[outcome], text),
        link: (text, url) => (links && url !== undefined ? toTerminalLink(text, url) : text),
    };
}
/** A hyperlink as terminals know it (OSC 8). */
function toTerminalLink(text, url) {
    const href = (0,report_escape/* toHref */.jd)(url);
    return href === null ? text : `\u001b]8;;${href}\u001b\\${text}\u001b]8;;\u001b\\`;
}

;// CONCATENATED MODULE: ./out/report/text-page.js



/** Longer messages are cut here; the result document has them whole. */
const text_page_MESSAGE = 1_000;
/** Prose of any origin as safe lines that fit the width, not painted yet; `first` stands before the first line, blanks of its length before the others. */
function text_page_toProse(text, { width }, first = "") {
    const wrapped = toWrapped((0,report_escape/* toVisible */.ws)(toClipped(text, text_page_MESSAGE)), Math.max(20, width - first.length));
    return wrapped.map((line, at) => (0,report_escape/* toCommandSafe */.cL)((at === 0 ? first : " ".repeat(first.length)) + line));
}

;// CONCATENATED MODULE: ./out/report/text-notes.js





const NOTICES = 20;
const text_notes_NAMES = 5;
const text_notes_NAME = 200;
/** What went wrong: every reason but the findings that block, each with what to do. */
function toTroubles(page) {
    const { reasons } = page.verdict;
    return toLimited(reasons.filter(({ code }) => model_reasons/* REASONS */.ez[code].outcome !== "fail" || code !== "severity-cutoff"), page).flatMap((reason) => (typeof reason === "string" ? [reason] : toTrouble(reason, page)));
}
function toTrouble({ code, message, next, target }, page) {
    const { style } = page;
    const paint = model_reasons/* REASONS */.ez[code].outcome === "incomplete" ? style.warn : style.bad;
    const [first = "", ...others] = text_page_toProse(message, page, "  ");
    const on = target === undefined || message.includes(target) ? "" : ` ${toFitting(text_notes_toName(target), page.width - code.length - 3)}`;
    return [`${paint(`✗ ${code}`)}${page.style.bold(on)}`, first, ...others, ...text_notes_toNext(next, page)];
}
/** A next step, set apart by its arrow. */
function text_notes_toNext(next, page) {
    return text_page_toProse(next, page, "  → ").map((line) => page.style.bold(line));
}
/** The exceptions at work: what was accepted, why, by whom and until when. */
function text_notes_toAcceptances(page) {
    const { acceptances } = page.overview;
    if (acceptances.length === 0)
        return [];
    const all = acceptances.reduce((count, { findings }) => count + findings.length, 0);
    return [page.style.bold(`Accepted: ${toCount(all, "finding")}`), ...acceptances.flatMap((acceptance) => text_notes_toAcceptance(acceptance, page))];
}
function text_notes_toAcceptance({ findings, reason, owner, expires }, page) {
    const left = toDaysLeft(expires, page.run.startedAt);
    const until = left === null ? `until ${expires}` : `until ${expires}, ${toCount(left, "day")} left`;
    const names = [...new Set(findings.map(({ id, package: { name } }) => `${toClipped(id, text_notes_NAME)} in ${toClipped(name, text_notes_NAME)}`))];
    const shown = names.length > text_notes_NAMES ? [...names.slice(0, text_notes_NAMES), `${names.length - text_notes_NAMES} more`] : names;
    const by = owner === undefined ? "" : ` (${owner})`;
    return text_page_toProse(`${report_words_toList(shown)}, ${until}: ${reason}${by}`, page, "  ");
}
/** What the workflow let pass, and what is worth knowing. */
function text_notes_toNotices(page) {
    const { allowed, notices } = page.overview;
    if (allowed.length + notices.length === 0)
        return [];
    const lines = toLimited([...allowed, ...notices], page).flatMap((problem) => typeof problem === "string" ? [problem] : text_notes_toNotice(problem, allowed.includes(problem), page));
    return [page.style.bold("Worth knowing"), ...lines];
}
function text_notes_toNotice({ code, message, next }, allowed, page) {
    const text = `${allowed ? `Allowed (${code}): ` : ""}${message}${next === undefined ? "" : ` ${next}`}`;
    return text_page_toProse(text, page, allowed ? "  ! " : "  - ").map((line) => (allowed ? page.style.warn(line) : line));
}
/** The first of a list, and how many more there are; all of them with `--verbose`. */
function toLimited(items, { verbose, style }) {
    if (verbose || items.length <= NOTICES)
        return [...items];
    return [...items.slice(0, NOTICES), style.dim(`  … and ${items.length - NOTICES} more (--verbose shows all)`)];
}
/** A foreign name for a line of its own. */
function text_notes_toName(text) {
    return (0,report_escape/* toVisible */.ws)(toClipped(text, text_notes_NAME));
}

;// CONCATENATED MODULE: ./out/report/text-bases.js






const text_bases_ROWS = 20;
const text_bases_SENTENCES = 3;
const text_bases_NARROW = 72;
const HEADS = ["images", "flaws", "findings", "blocking"];
const LEAST_NAME = 12;
/** Which base is under which images, where there are several, and what that means; of what nobody knows one line. */
function text_bases_toBases(page) {
    const bases = toShownBases(page.verdict);
    const unknown = toUnknownWords(page.verdict);
    const quiet = unknown === null ? [] : text_page_toProse(unknown, page).map(page.style.dim);
    if (bases.length === 0)
        return quiet;
    const shown = page.verbose ? bases : bases.slice(0, text_bases_ROWS);
    const lines = page.width < text_bases_NARROW ? shown.flatMap((row) => toParagraph(row, page)) : toTable(shown, page);
    if (shown.length < bases.length)
        lines.push(page.style.dim(`  … and ${toCount(bases.length - shown.length, "more base")} (--verbose shows all)`));
    const sentences = bases.flatMap((row) => toReachWords(row) ?? []).slice(0, text_bases_SENTENCES);
    return [page.style.bold("Bases"), ...lines, ...sentences.flatMap((sentence) => text_page_toProse(sentence, page, "  ")), ...quiet];
}
function toTable(rows, { width, style }) {
    const names = rows.map((row) => text_notes_toName(toRowName(row)));
    const numbers = HEADS.map((head) => head.length + 2).reduce((sum, of) => sum + of, 0);
    const longest = Math.max(4, ...names.map(toWidth));
    const nameWidth = Math.max(LEAST_NAME, Math.min(longest, Math.floor((width - numbers) * 0.6)));
    const rest = width - 2 - nameWidth - numbers - 2;
    const head = `  ${toColumn("base", nameWidth)}${HEADS.map((text) => `  ${text}`).join("")}`;
    const lines = rows.map((row, at) => {
        const counts = [report_words_toNumber(row.targets.length), ...toBroughtCounts(row)];
        const cells = counts.map((count, of) => count.padStart((HEADS[of]?.length ?? 0) + 2));
        return `  ${toColumn(names[at] ?? "", nameWidth)}${cells.join("")}  ${style.dim(toFitting(toSeverityCounts(row.bySeverity), rest))}`.trimEnd();
    });
    return [style.dim(head), ...lines];
}
/** What a base brings that is not proven nobody can count. */
function toBroughtCounts({ status, flaws, findings, blocking }) {
    return [flaws, findings, blocking].map((count) => (status === "proven" ? report_words_toNumber(count) : "–"));
}
function toParagraph(row, page) {
    const { status, targets, flaws, findings, blocking } = row;
    if (status !== "proven")
        return text_page_toProse(`${toRowName(row)}: ${toCount(targets.length, "image")}`, page, "  ");
    const counts = `${toCount(targets.length, "image")}, ${toCount(flaws, "flaw")}, ${toCount(findings, "finding")}, ${report_words_toNumber(blocking)} blocking`;
    return text_page_toProse(`${toRowName(row)}: ${counts}`, page, "  ");
}

;// CONCATENATED MODULE: ./out/report/text-changes.js





const text_changes_CHANGES = 10;
const COMMAND = 300;
const INDENT = "    ";
const CONTINUED = " \\";
/** What it would take: the changes, that which removes most of what blocks first, and what no change removes. */
function text_changes_toChanges(page) {
    const { verdict, style, verbose } = page;
    const outlook = toOutlook(verdict);
    if (outlook === null)
        return [];
    const shown = verbose ? verdict.remediation : verdict.remediation.slice(0, text_changes_CHANGES);
    const left = verdict.remediation.length - shown.length;
    return [
        style.bold("What would it take"),
        ...text_page_toProse(outlook, page, "  "),
        ...shown.flatMap((change) => text_changes_toChange(change, page)),
        ...(left === 0 ? [] : [style.dim(`  … and ${toCount(left, "more change")} (--verbose shows all)`)]),
    ];
}
function text_changes_toChange(change, page) {
    const { kind, command, message, line } = change;
    const place = line === null ? "" : ` (${toFileLine(change)})`;
    if (kind === "none")
        return text_page_toProse(`${message}${place}`, page, "  - ").map(page.style.dim);
    return [...text_page_toProse(`${message}${place}`, page, "  + "), ...(command === null ? [] : toCommand(command, page))];
}
/** A command as lines that can be copied to a shell together; nothing where it would have to be broken within a word. */
function toCommand(command, { width, style }) {
    const room = width - INDENT.length - CONTINUED.length;
    const text = (0,report_escape/* toVisible */.ws)(command);
    if (text.length > COMMAND || text.split(" ").some((word) => toWidth(word) > room))
        return [];
    const lines = toWrapped(text, room);
    return lines.map((line, at) => style.good((0,report_escape/* toCommandSafe */.cL)(`${INDENT}${line}${at < lines.length - 1 ? CONTINUED : ""}`)));
}

;// CONCATENATED MODULE: ./out/report/text-rows.js



const GAP = "  ";
const SEVERITY_WIDTH = 10;
const text_rows_NARROW = 72;
const LEAST_TITLE = 16;
/** Longer text is no name; the result document has all of it. */
const text_rows_NAME = 300;
/** Findings as rows of a table that fits the width; where that is too narrow for a table, as two lines each. Ids are never cut. */
function toFindingRows(findings, width, style) {
    return toGroupedRows([findings], width, style).flat();
}
/** Several lists of findings as rows of one table: the columns are as wide in all of them. */
function toGroupedRows(groups, width, style) {
    const lists = groups.map((findings) => findings.map(text_rows_toRow));
    const render = width < text_rows_NARROW ? (row) => toStacked(row, width, style) : makeTable(lists.flat(), width, style);
    return lists.map((rows) => rows.flatMap(render));
}
function makeTable(rows, width, style) {
    const longest = Math.floor(width / 3);
    const idWidth = widest(rows.map(({ id }) => id).filter((id) => toWidth(id) <= longest));
    const room = width - SEVERITY_WIDTH - idWidth - 4 * GAP.length;
    const pkgWidth = Math.min(widest(rows.map(({ pkg }) => pkg)), Math.floor(room * 0.5));
    const fixWidth = Math.min(widest(rows.map(({ fix }) => fix)), Math.floor(room * 0.4));
    const titleWidth = room - pkgWidth - fixWidth - GAP.length;
    const widths = { idWidth, pkgWidth, fixWidth, titleWidth };
    return (row) => (toWidth(row.id) > longest ? toStacked(row, width, style) : toLine(row, widths, style));
}
function text_rows_toRow(finding) {
    const { name, version } = finding.package;
    return {
        finding,
        id: (0,report_escape/* toVisible */.ws)(toClipped(finding.id, text_rows_NAME)),
        pkg: (0,report_escape/* toVisible */.ws)(toClipped(`${name} ${version}`.trim(), text_rows_NAME)),
        fix: (0,report_escape/* toVisible */.ws)(toClipped(toEndWords(finding), text_rows_NAME)),
        title: `${finding.knownExploited ? "known to be exploited! " : ""}${(0,report_escape/* toVisible */.ws)(finding.title ?? "")}`.trim(),
    };
}
/** What can be done about what blocks; why the others do not. */
function toEndWords({ decision, fix }) {
    return decision.kind === "blocks" || decision.kind === "below-cutoff" ? toFixWords(fix) : toDecisionWords(decision.kind);
}
function widest(texts) {
    return texts.reduce((width, text) => Math.max(width, toWidth(text)), 0);
}
function toLine({ finding, id, pkg, fix, title }, { idWidth, pkgWidth, fixWidth, titleWidth }, style) {
    const isTitled = titleWidth >= LEAST_TITLE && title !== "";
    const cells = [
        style.severity(finding.severity, toColumn(finding.severity, SEVERITY_WIDTH)),
        `${style.link(id, finding.url)}${" ".repeat(idWidth - toWidth(id))}`,
        toColumn(pkg, pkgWidth),
        paintFix(finding, isTitled ? toColumn(fix, fixWidth) : toFitting(fix, fixWidth), style),
        ...(isTitled ? [paintTitle(finding, toFitting(title, titleWidth), style)] : []),
    ];
    return [`${GAP}${cells.join(GAP)}`, ...(isTitled ? [] : toExploited(finding, style))];
}
/** What must be said also where there is no room for a title. */
function toExploited({ knownExploited }, style) {
    return knownExploited ? [style.bad("    known to be exploited!")] : [];
}
function toStacked({ finding, id, pkg, fix }, width, style) {
    const first = `  ${style.severity(finding.severity, finding.severity)} ${style.link(id, finding.url)}`;
    const lines = toWrapped(`${pkg}: ${fix}`, width - 4).map((line) => (0,report_escape/* toCommandSafe */.cL)(`    ${line}`));
    return [first, ...toExploited(finding, style), ...lines];
}
function paintFix({ decision, fix }, text, style) {
    if (decision.kind === "blocks" && fix.state === "fixed")
        return style.good(text);
    return style.dim(text);
}
function paintTitle({ knownExploited }, text, style) {
    return knownExploited ? style.bad(text) : style.dim(text);
}

;// CONCATENATED MODULE: ./out/report/text-targets.js








const text_targets_ROWS = 60;
const ROWS_OF_ONE = 20;
const LEAST_ROWS = 3;
const CALM = 20;
/** Every target with something that blocks: what it is, what blocks, what to do. */
function toBlockingTargets(page) {
    const targets = page.overview.targets.filter(({ blocking }) => blocking.length > 0);
    const rows = Math.max(LEAST_ROWS, Math.min(ROWS_OF_ONE, Math.floor(text_targets_ROWS / Math.max(1, targets.length))));
    const shown = page.verbose ? targets : targets.slice(0, CALM);
    const sections = shown.map((target) => toBlockingTarget(target, rows, page));
    const left = targets.slice(shown.length);
    const count = left.reduce((sum, { blocking }) => sum + blocking.length, 0);
    if (left.length > 0) {
        const what = `${toCount(count, "finding")} in ${toCount(left.length, "more target")} block as well`;
        sections.push([page.style.dim(`… ${what} (--verbose shows all)`)]);
    }
    return sections;
}
function toBlockingTarget(target, rows, page) {
    const { style, verbose } = page;
    const { blocking } = target;
    const shown = verbose ? blocking : blocking.slice(0, rows);
    const reason = page.verdict.reasons.find(({ code, target: id }) => code === "severity-cutoff" && id === target.id);
    const lines = [...toHeading(target, style.bad("✗"), page), ...text_targets_toRows(target, shown, page)];
    if (shown.length < blocking.length)
        lines.push(style.dim(`  … and ${report_words_toNumber(blocking.length - shown.length)} more that block`));
    if (reason !== undefined)
        lines.push(...text_notes_toNext(reason.next, page));
    return [...lines, ...toOthers(target, page)];
}
/** What blocks a target, by where it comes from where that is known; after what the base brings, what an upgrade of it would remove. */
function text_targets_toRows(target, shown, page) {
    return text_targets_toGroups(target.facts, shown, page).flatMap(({ origin, lines }) => [
        ...lines,
        ...(origin === "base" ? toUpgrade(target, page) : []),
    ]);
}
/** Findings as rows under the names of their origins; without names where no base is proven. */
function text_targets_toGroups(facts, findings, { style, width }) {
    const groups = groupByOrigin(facts, findings);
    if (groups === null)
        return [{ origin: null, lines: toFindingRows(findings, width, style) }];
    const lists = groups.map((group) => group.findings);
    const rows = toGroupedRows(lists, width, style);
    return groups.map(({ origin }, at) => ({ origin, lines: [style.dim(`  ${ORIGIN_HEADS[origin]}:`), ...(rows[at] ?? [])] }));
}
function toUpgrade({ facts, blocking, others }, page) {
    const brought = [...blocking, ...others].filter(({ origin }) => origin === "base");
    const words = facts?.base === undefined ? null : base_words_toUpgradeWords(brought, facts.base);
    return words === null ? [] : text_page_toProse(words, page, "  ");
}
/** The targets that nothing blocks. One that there is a doubt about gets no tick; none gets one where the doubt is about all of them. */
function toCalmTargets(page) {
    const { overview, verdict, style, verbose } = page;
    const doubts = [...verdict.reasons, ...overview.allowed].filter(({ code }) => code !== "severity-cutoff");
    const doubted = new Set(doubts.map(({ target }) => target));
    const calm = overview.targets.filter(({ blocking }) => blocking.length === 0);
    const shown = verbose ? calm : calm.slice(0, CALM);
    const lines = shown.flatMap((target) => {
        const mark = doubted.has(undefined) || doubted.has(target.id) ? style.warn("?") : style.good("✓");
        return [...toHeading(target, mark, page), ...toOthers(target, page)];
    });
    if (shown.length < calm.length) {
        lines.push(style.dim(`… and ${toCount(calm.length - shown.length, "more target")} without anything that blocks (--verbose shows all)`));
    }
    return lines;
}
function toHeading({ id, facts }, mark, page) {
    const { style, verdict, run, width } = page;
    const name = toFitting(text_notes_toName(id), width - 2);
    if (facts === null)
        return [`${mark} ${style.bold(name)}`];
    const parts = [...toEvidenceParts(facts), ...toScannerParts(facts, verdict.scanners, run)];
    return [`${mark} ${style.bold(name)}`, ...text_page_toProse(parts.join(" · "), page, "  ").map(style.dim), ...text_targets_toBase(facts, page)];
}
function text_targets_toBase(facts, page) {
    const base = toBaseView(facts, page.verdict);
    if (base === null)
        return [];
    const line = text_page_toProse(base.words, page, "  base  ").map(page.style.dim);
    return [...line, ...(base.message === "" ? [] : text_page_toProse(base.message, page, "  ")), ...(base.next === "" ? [] : text_notes_toNext(base.next, page))];
}
/** What does not block: how many of each severity and why not; with `--verbose` every one. */
function toOthers({ facts, others }, page) {
    const { style, verbose } = page;
    if (others.length === 0)
        return [];
    if (verbose)
        return [
            style.dim(`  ${toCount(others.length, "finding")} not blocking:`),
            ...text_targets_toGroups(facts, others, page).flatMap(({ lines }) => lines),
        ];
    const kinds = ["below-cutoff", "no-fix", "excepted"].map((kind) => toKindCount(others, kind)).filter((text) => text !== "");
    return text_page_toProse(`not blocking: ${kinds.join("; ")}`, page, "  ").map(style.dim);
}
function toKindCount(others, kind) {
    const of = others.filter(({ decision }) => decision.kind === kind);
    if (of.length === 0)
        return "";
    return `${report_words_toNumber(of.length)} ${toDecisionWords(kind)} (${toSeverityCounts(words_countSeverities(of))})`;
}

;// CONCATENATED MODULE: ./out/report/text.js











const LEAST_WIDTH = 40;
/**
 * The verdict for a terminal or a log: its first line says it in words, then what blocks and what to do about it, then what was
 * looked at. No line of it can move the cursor or command a runner.
 */
function renderText(verdict, run, { width, verbose, ...display }) {
    const page = { verdict, run, overview: toOverview(verdict), style: makeStyle(display), width: Math.max(LEAST_WIDTH, width), verbose };
    const sections = [
        toBanner(page),
        toTroubles(page),
        ...toBlockingTargets(page),
        text_changes_toChanges(page),
        toCalmTargets(page),
        text_bases_toBases(page),
        text_notes_toAcceptances(page),
        text_notes_toNotices(page),
        text_toFooter(page),
    ];
    const lines = sections.filter((section) => section.length > 0).map((section) => section.map(report_escape/* toCommandSafe */.cL).join("\n"));
    return `${lines.join("\n\n")}\n`;
}
function toBanner({ verdict, overview, style, width }) {
    const word = ` ${OUTCOME_WORDS[verdict.outcome].toUpperCase()} `;
    const blanks = " ".repeat(word.length + 1);
    const { main, asides } = toHeadline(verdict, overview);
    const lines = toWrapped([main, ...asides].join(" "), width - blanks.length);
    return lines.map((line, at) => (at === 0 ? `${style.outcome(verdict.outcome, word)} ` : blanks) + style.bold(line));
}
/** The verdict again, where a reader of a long output ends up, and by which rules it was made. */
function text_toFooter(page) {
    const { verdict, run, style } = page;
    const { outcome, exitCode, policy } = verdict;
    const parts = [
        `${OUTCOME_WORDS[outcome]}, exit code ${exitCode}`,
        `policy ${text_notes_toName(policy.source)}`,
        `cutoff ${toCutoffWords(policy)}`,
        ...(policy.onlyFixed ? ["only-fixed"] : []),
        ...(policy.unknownSeverity === "report" ? ["unknown severities do not block"] : []),
        `portcullis ${text_notes_toName(run.version)}`,
        `${(run.durationMs / 1000).toFixed(1)} s`,
    ];
    return text_page_toProse(parts.join(" · "), page).map(style.dim);
}

;// CONCATENATED MODULE: ./out/scan/check-stored.js


/** Looks whether a place is a layout's folder or an archive at all: else that would only be found out by the scanner, in its words. */
function checkStored(scheme, absolute, files) {
    return scheme === "oci-dir" ? checkLayout(absolute, files) : checkArchive(absolute, files);
}
async function checkLayout(absolute, files) {
    const names = await files.list(absolute).catch(() => null);
    if (names === null)
        return { why: "is no folder that can be read", next: "Write `oci-archive:` or `docker-archive:` for a file." };
    if ((await files.stat((0,external_node_path_.join)(absolute, "index.json"))) !== null)
        return null;
    return { why: "is no OCI layout: it has no index.json", next: "Name the folder that holds index.json and blobs/." };
}
const TAR_MAGIC_AT = 257;
const TAR_HEADER = 512;
const PACKED = [
    ["gzip", 0x1f, 0x8b],
    ["zstd", 0x28, 0xb5],
    ["xz", 0xfd, 0x37],
];
/** An archive is a plain tar file. */
async function checkArchive(absolute, files) {
    try {
        for await (const piece of files.stream(absolute)) {
            const packed = PACKED.find(([, first, second]) => piece[0] === first && piece[1] === second);
            if (packed !== undefined)
                return { why: `is packed with ${packed[0]}`, next: "Unpack it first: scanners read a plain tar file." };
            if (piece.length < TAR_HEADER)
                break;
            if (new TextDecoder().decode(piece.subarray(TAR_MAGIC_AT, TAR_MAGIC_AT + 5)) === "ustar" || isOldTar(piece))
                return null;
            break;
        }
    }
    catch (error) {
        return { why: `cannot be read: ${(0,errors/* sentenceOf */.$N)(error).replace(/\.$/, "")}`, next: "Check the path and its permissions." };
    }
    return { why: "is no archive (tar) of an image", next: "Make it with `docker save`, `podman save` or `skopeo copy`." };
}
/** A tar file of before 1988 has no magic, but a checksum of its header (octal, at 148, itself counted as blanks). */
function isOldTar(header) {
    let sum = 0;
    for (let at = 0; at < TAR_HEADER; at += 1)
        sum += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
    return Number.parseInt(new TextDecoder().decode(header.subarray(148, 156)).trim(), 8) === sum;
}

;// CONCATENATED MODULE: ./out/scan/found.js
/** A target request that came to nothing. */
function notFound(fault) {
    return { targets: [], problems: [fault] };
}

;// CONCATENATED MODULE: ./out/scan/shown.js

/** A path as users read it: relative to the working directory, with `/`; outside of it absolute. */
function shown_toShown(absolute, cwd) {
    const below = (0,external_node_path_.relative)(cwd, absolute);
    const isOutside = below === ".." || below.startsWith(`..${external_node_path_.sep}`) || (0,external_node_path_.isAbsolute)(below);
    const path = isOutside ? absolute : below === "" ? "." : below;
    return external_node_path_.sep === "/" ? path : path.replaceAll(external_node_path_.sep, "/");
}
/** A folder within a sentence: a dot alone would be read as its end. */
function shown_toPlace(folder) {
    return folder === "." ? "this folder" : folder;
}

// EXTERNAL MODULE: ./out/scan/stored-images.js
var stored_images = __webpack_require__(4992);
// EXTERNAL MODULE: ./out/scan/stored-place.js
var stored_place = __webpack_require__(1363);
;// CONCATENATED MODULE: ./out/scan/discover-stored.js







/** The images of an archive or layout that is there and is what it claims to be: all of them, or the one that was named (`FILE:NAME`). */
async function findStored(scheme, text, { world }) {
    const { cwd } = world.machine;
    const place = await (0,stored_place/* findPlace */.P)(scheme, text, world);
    if (place === null) {
        const missing = `${scheme}:${shown_toShown((0,external_node_path_.resolve)(cwd, text), cwd)}`;
        return notFound({ code: "target-not-found", message: `${missing} is not there.`, next: "Check the path." });
    }
    const file = { scheme, shown: shown_toShown(place.absolute, cwd), absolute: place.absolute };
    const wrong = await checkStored(scheme, file.absolute, world.files);
    if (wrong !== null)
        return notFound({ code: "target-invalid", message: `${scheme}:${file.shown} ${wrong.why}.`, next: wrong.next });
    try {
        return choose(await world.images.list({ scheme, locator: file.shown, absolute: file.absolute }), place, file);
    }
    catch (error) {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        if (place.name !== null)
            return { targets: [], problems: error.faults };
        return { targets: [discover_stored_toTarget({ name: null, names: [] }, file)], problems: [] }; // its scanner may be able to read it
    }
}
function choose(listed, { name }, file) {
    const isOneOfSeveral = listed.length > 1;
    if (name === null)
        return { targets: (0,stored_images/* pickAll */.V)(file.scheme, listed).map((picked) => ({ ...discover_stored_toTarget(picked, file), isOneOfSeveral })), problems: [] };
    const picked = (0,stored_images/* pickNamed */.R)(listed, name, `${file.scheme}:${file.shown}`);
    if ("code" in picked)
        return notFound(picked);
    return { targets: [{ ...discover_stored_toTarget(picked, file), isOneOfSeveral }], problems: [] };
}
function discover_stored_toTarget({ name, names }, { scheme, shown, absolute }) {
    const locator = name === null ? shown : `${shown}:${name}`;
    return { kind: "image", id: `${scheme}:${locator}`, scheme, locator, absolute, names, ...(name === null ? {} : { name }) };
}

;// CONCATENATED MODULE: ./out/scan/discover-image.js


/** An image: in a file or folder that is there and is what it claims to be, or by its reference in the daemon or a registry. */
async function findImage(wanted, search) {
    switch (wanted.scheme) {
        case "docker-archive":
        case "oci-archive":
        case "oci-dir":
            return findStored(wanted.scheme, wanted.locator, search);
        case "docker":
        case "registry":
            return findReferenced(wanted.scheme, wanted.locator, search);
        case null:
            return findBare(wanted.locator, search);
        default:
            return wanted.scheme;
    }
}
async function findReferenced(scheme, locator, { request, world }) {
    if (scheme === "registry" && request.settings.offline) {
        const next = `Save it where there is network and write \`docker-archive:FILE\` or \`oci-dir:DIR\`.`;
        return notFound({ code: "target-not-found", message: `registry:${locator} needs the network, and \`offline\` forbids it.`, next });
    }
    // Grype would have the daemon fetch an image that it lacks: an image of that name, but not the one that was built here.
    if (scheme === "docker" && (await world.daemon.has(locator)) === false) {
        const next = `Build or pull it first, or write \`registry:${locator}\` for the registry's.`;
        return notFound({ code: "target-not-found", message: `The container engine has no image ${locator}.`, next });
    }
    return { targets: [discover_image_toTarget(scheme, locator)], problems: [] };
}
/** A reference without a scheme is the daemon's image where it has one, else the registry's; which one it was is said. */
async function findBare(locator, search) {
    const has = await search.world.daemon.has(locator);
    if (has === true) {
        const message = `${locator} is the image that the container engine has (docker:${locator}).`;
        return { targets: [discover_image_toTarget("docker", locator)], problems: [{ code: "image-source", message }] };
    }
    const why = has === null ? "no container engine answers" : "the container engine does not have it";
    const found = await findReferenced("registry", locator, search);
    if (found.targets.length === 0)
        return found;
    return { ...found, problems: [{ code: "image-source", message: `${locator} is the registry's image: ${why}.` }] };
}
function discover_image_toTarget(scheme, locator) {
    return { kind: "image", id: `${scheme}:${locator}`, scheme, locator, absolute: null };
}

// EXTERNAL MODULE: ./node_modules/picomatch/index.js
var picomatch = __webpack_require__(4006);
;// CONCATENATED MODULE: ./out/scan/globs.js

/** A test for paths (with `/`) against globs in which `*` also stands for names that begin with a dot. */
function toMatcher(globs) {
    const cleaned = globs.map((glob) => glob.replace(/^\.\//, "").replace(/(?<=.)\/$/, ""));
    return cleaned.length === 0 ? () => false : picomatch(cleaned, { dot: true });
}
/** Whether a text is a glob rather than a plain path. */
function isGlob(text) {
    return picomatch.scan(text).isGlob;
}

// EXTERNAL MODULE: ./out/scan/lockfile-kinds.js
var lockfile_kinds = __webpack_require__(9261);
;// CONCATENATED MODULE: ./out/scan/stray-configuration.js



const OF_GRYPE = /^\.(?:grype|syft)(?:\.[a-z]+)?$/;
const OF_OSV_SCANNER = "osv-scanner.toml";
/** Whether a path is that of a scanner's own configuration: a file of it, or one in its folder. Path with `/`. */
function isScannerConfiguration(path) {
    const [folder, name] = [(0,external_node_path_.basename)((0,external_node_path_.dirname)(path)), (0,external_node_path_.basename)(path)];
    return name === OF_OSV_SCANNER || OF_GRYPE.test(name) || folder === ".grype" || folder === ".syft";
}
/** Says which configurations of scanners lie about (in the working directory, beside lockfiles, below folders) and are not applied. */
async function toStrayConfiguration({ beside, met }, { files, machine }) {
    const found = new Set(met.map((path) => shown_toShown(path, machine.cwd)));
    for (const { name, kind } of await files.list(machine.cwd).catch(() => [])) {
        if (!OF_GRYPE.test(name))
            continue;
        const inside = kind === "folder" ? await files.list((0,external_node_path_.join)(machine.cwd, name)).catch(() => []) : [];
        for (const path of inside.length === 0 ? [name] : inside.map((entry) => `${name}/${entry.name}`))
            found.add(path);
    }
    for (const folder of new Set(beside)) {
        const path = (0,external_node_path_.join)(folder, OF_OSV_SCANNER);
        if ((await files.stat(path)) !== null)
            found.add(shown_toShown(path, machine.cwd));
    }
    if (found.size === 0)
        return [];
    const names = stray_configuration_toNames(found);
    const next = "Write what is to be accepted into the policy file (exceptions), where it has a reason, an owner and an end.";
    return [{ code: "configuration-ignored", message: `Scanners' own configuration is not applied: ${names}.`, next }];
}
const stray_configuration_NAMED = 30;
function stray_configuration_toNames(found) {
    const names = (0,model_order/* sortedUnique */.Z)(found);
    return names.length <= stray_configuration_NAMED ? names.join(", ") : `${names.slice(0, stray_configuration_NAMED).join(", ")} and ${names.length - stray_configuration_NAMED} more`;
}
/** Says which files are called as the targets are written: scanners take such a file for what was meant. Here targets are handed over so that none is read. */
async function toLookalikes(targets, { files, machine }) {
    const texts = targets.filter(({ text }) => text.includes(":")).map(({ text }) => text);
    const kinds = await Promise.all(texts.map((text) => files.stat((0,external_node_path_.resolve)(machine.cwd, text))));
    const found = (0,model_order/* sortedUnique */.Z)(texts.filter((_, at) => kinds[at] != null));
    if (found.length === 0)
        return [];
    const message = `There ${found.length === 1 ? "is a file" : "are files"} named like a target, which nobody reads: ${found.map((text) => JSON.stringify(text)).join(", ")}.`;
    return [
        { code: "configuration-ignored", message, next: "Find out who put it there: it does nothing here, and misleads scanners elsewhere." },
    ];
}

;// CONCATENATED MODULE: ./out/scan/unread-lockfiles.js

/** Lockfiles that no scanner reads here, in any version, by name: what they belong to, and, where there is a way to have it read, that way. */
const UNREAD = {
    "bun.lockb": { of: "Bun", instead: "write it as bun.lock (`bun install --save-text-lockfile --lockfile-only`)" },
    "deno.lock": { of: "Deno" },
    "Podfile.lock": { of: "CocoaPods" },
    "Cartfile.resolved": { of: "Carthage" },
    "paket.lock": { of: "Paket" },
    "shard.lock": { of: "Crystal" },
    "rebar.lock": { of: "Erlang" },
    "conda-lock.yml": { of: "conda" },
    "pixi.lock": { of: "Pixi" },
    "dub.selections.json": { of: "D" },
    "Manifest.toml": { of: "Julia" },
    "cpanfile.snapshot": { of: "Perl" },
    "MODULE.bazel.lock": { of: "Bazel" },
    "spago.lock": { of: "PureScript" },
    "Gopkg.lock": { of: "dep", instead: "move to Go modules" },
    "glide.lock": { of: "Glide", instead: "move to Go modules" },
    "pnpm-lock.yml": { of: "pnpm", instead: "name it pnpm-lock.yaml" },
};
/** Whether a path is that of a lockfile that no scanner reads. Path with `/`. */
function isUnreadLockfile(path) {
    return Object.hasOwn(UNREAD, baseOf(path));
}
/** What to do about such a lockfile, as a next step. */
function toInstead(path) {
    const instead = UNREAD[baseOf(path)]?.instead;
    const sbom = "make an SBOM of what it locks, and scan that (`sbom`)";
    return `${toUpperFirst(instead ?? sbom)}.`;
}
const unread_lockfiles_NAMED = 8;
/** Says which lockfiles below a folder nobody looked at, since no scanner reads them: they are not what was asked for, and never unseen without a word. */
function toUnreadNotice(folder, paths) {
    if (paths.length === 0)
        return [];
    const named = paths.slice(0, unread_lockfiles_NAMED).map((path) => `${path} (${UNREAD[baseOf(path)]?.of ?? "unknown"})`);
    const more = paths.length > unread_lockfiles_NAMED ? ` and ${paths.length - unread_lockfiles_NAMED} more` : "";
    const [what, their] = paths.length === 1 ? ["a lockfile that no scanner reads", "its"] : ["lockfiles that no scanner reads", "their"];
    const message = `Below ${shown_toPlace(folder)} there ${paths.length === 1 ? "is" : "are"} ${what}: ${named.join(", ")}${more}. Nobody looked at ${their} packages.`;
    const steps = [...new Set(paths.map(toInstead))];
    return [
        { code: "lockfiles-unread", message, next: `${steps.join(" ")} Or leave ${paths.length === 1 ? "it" : "them"} out with \`exclude\`.` },
    ];
}
function baseOf(path) {
    return path.slice(path.lastIndexOf("/") + 1);
}
function toUpperFirst(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

;// CONCATENATED MODULE: ./out/scan/walk.js

/** Folders that are left out are looked into to count what is lost with them, but not all of a huge tree. */
const EXPLORED_FOLDERS = 500;
/** Never looked into where it is left out: vast, and what lies in it is not this project's. Git's own folder is not even worth a word. */
const VAST = "node_modules";
const GIT = ".git";
/**
 * Walks a folder and everything below it: its own eyes, no `.gitignore`, no link followed. Every list is in the order of the walk,
 * which is the same on every machine.
 */
async function walkFolder(root, visitor, files) {
    const walked = { found: [], leftOut: [], unexplored: [], unreadable: [] };
    let budget = EXPLORED_FOLDERS;
    const enter = async (folder, isLeftOut) => {
        const entries = await files.list((0,external_node_path_.join)(root, folder)).catch(() => null);
        if (entries === null) {
            walked.unreadable.push(folder === "" ? "." : folder);
            return;
        }
        for (const { name, kind } of entries) {
            const path = folder === "" ? name : `${folder}/${name}`;
            const isOut = isLeftOut || visitor.isExcluded(path);
            if (kind !== "folder") {
                if (!visitor.isWanted(path))
                    continue;
                if (isOut)
                    walked.leftOut.push(path);
                else
                    walked.found.push({ path, kind });
            }
            else if (!isOut) {
                await enter(path, false);
            }
            else if (name === GIT) {
            }
            else if (name === VAST || budget <= 0) {
                walked.unexplored.push(path);
            }
            else {
                budget -= 1;
                await enter(path, true);
            }
        }
    };
    await enter("", false);
    return walked;
}

;// CONCATENATED MODULE: ./out/scan/discover-lockfiles.js







const discover_lockfiles_LARGEST_MIB = 64;
/** The lockfiles below a folder, as `lockfiles` and `exclude` want them. */
async function findLockfiles({ path }, search) {
    const { world, request } = search;
    const { lockfiles, exclude } = request.settings;
    const root = (0,external_node_path_.resolve)(world.machine.cwd, path);
    const there = await world.files.stat(root);
    if (there?.kind !== "folder")
        return { targets: [], problems: [noFolder(path, there?.kind ?? null)] };
    if (lockfiles === "none")
        return { targets: [], problems: [] };
    if (lockfiles !== "auto")
        return findListed(root, lockfiles, search);
    const isExcluded = toMatcher(exclude);
    const isRead = (file) => (0,lockfile_kinds/* toLockfileKind */.vE)(file) !== null;
    const walked = await walkFolder(root, { isWanted: (file) => isRead(file) || isUnreadLockfile(file) || isScannerConfiguration(file), isExcluded }, world.files);
    const found = await discover_lockfiles_toTargets(root, { ...walked, found: walked.found.filter((file) => isRead(file.path)) }, world);
    const others = walked.found.flatMap((file) => (isRead(file.path) ? [] : [file.path]));
    const unread = others.filter(isUnreadLockfile);
    const configurations = others.filter(isScannerConfiguration).map((file) => (0,external_node_path_.resolve)(root, file));
    const excluded = toExcluded(path, { ...walked, leftOut: walked.leftOut.filter(isRead) });
    return { ...found, configurations, problems: [...found.problems, ...toUnreadNotice(path, unread), ...excluded] };
}
function noFolder(path, kind) {
    if (kind === null)
        return { code: "target-not-found", message: `There is no folder ${path}.`, next: "Check the path." };
    const what = { file: "a file", link: "a symbolic link", other: "no folder", folder: "a folder" }[kind];
    const next = kind === "file" ? `Write \`lockfile:${path}\` or \`sbom:${path}\`, by what it is.` : "Name the folder itself.";
    return { code: "target-invalid", message: `${path} is ${what}, and a folder was expected.`, next };
}
/** Lockfiles that were listed: paths from the folder or else from the working directory, and globs from the folder. */
async function findListed(root, list, search) {
    const parts = await Promise.all(list.map((entry) => (isGlob(entry) ? findByGlob(root, entry, search) : findByPath(root, entry, search))));
    return { targets: parts.flatMap(({ targets }) => targets), problems: parts.flatMap(({ problems }) => problems) };
}
async function findByPath(root, entry, search) {
    const { files } = search.world;
    const below = (0,external_node_path_.resolve)(root, entry);
    return discover_lockfiles_findLockfile((await files.stat(below)) === null ? entry : below, search);
}
async function findByGlob(root, glob, { world }) {
    const walked = await walkFolder(root, { isWanted: toMatcher([glob]), isExcluded: () => false }, world.files);
    if (walked.found.length > 0)
        return discover_lockfiles_toTargets(root, walked, world);
    const message = `No file matches ${JSON.stringify(glob)} (lockfiles) below ${shown_toPlace(shown_toShown(root, world.machine.cwd))}.`;
    return { targets: [], problems: [{ code: "target-not-found", message, next: "Check the glob; it counts from that folder." }] };
}
/** One lockfile that was named; a link to it is followed, as its author meant it. */
async function discover_lockfiles_findLockfile(path, { world }) {
    const absolute = (0,external_node_path_.resolve)(world.machine.cwd, path);
    const there = await world.files.stat(absolute);
    const shown = shown_toShown(absolute, world.machine.cwd);
    if (there === null) {
        const problem = { code: "target-not-found", message: `There is no lockfile ${shown}.`, next: "Check the path." };
        return { targets: [], problems: [problem] };
    }
    if (there.kind === "folder") {
        const problem = {
            code: "target-invalid",
            message: `${shown} is a folder, and a lockfile was expected.`,
            next: `Write \`dir:${path}\` for all lockfiles below it.`,
        };
        return { targets: [], problems: [problem] };
    }
    return discover_lockfiles_toTarget(absolute, there.kind === "link" ? "file" : there.kind, world);
}
async function discover_lockfiles_toTargets(root, { found, unreadable }, world) {
    const parts = await Promise.all(found.map(({ path, kind }) => discover_lockfiles_toTarget((0,external_node_path_.resolve)(root, path), kind, world)));
    const folders = unreadable.map((path) => {
        const shown = shown_toShown((0,external_node_path_.resolve)(root, path), world.machine.cwd);
        const message = `The folder ${shown} cannot be read, so its lockfiles were not seen.`;
        return { code: "lockfile-unreadable", message, next: "Check its permissions, or leave it out with `exclude`." };
    });
    return { targets: parts.flatMap(({ targets }) => targets), problems: [...parts.flatMap(({ problems }) => problems), ...folders] };
}
/** A lockfile as a target, if it is a regular file and not too large. Whether it can be read, its scanner will see. */
async function discover_lockfiles_toTarget(absolute, kind, world) {
    const shown = shown_toShown(absolute, world.machine.cwd);
    const target = { kind: "lockfile", id: `lockfile:${shown}`, shown, absolute };
    const refuse = (why, next) => {
        return {
            targets: [],
            problems: [{ code: "lockfile-unreadable", target: target.id, message: `${shown} was not scanned: ${why}.`, next }],
        };
    };
    if (kind === "link")
        return refuse("it is a symbolic link, which is not followed", "Name the file it points to, or leave the link out with `exclude`.");
    if (kind !== "file")
        return refuse("it is no regular file", "Leave it out with `exclude`.");
    const there = await world.files.stat(absolute);
    if (there === null)
        return refuse("it cannot be looked at (its name may be no valid text)", "Give it another name, or leave it out with `exclude`.");
    if (there.size > discover_lockfiles_LARGEST_MIB * 1024 * 1024)
        return refuse(`it is larger than ${discover_lockfiles_LARGEST_MIB} MiB`, "Check that it is a lockfile, or leave it out with `exclude`.");
    return { targets: [target], problems: [] };
}
const discover_lockfiles_NAMED = 5;
/** Says what `exclude` left out: lockfiles by count and name, and the folders that were not even looked into. */
function toExcluded(path, { leftOut, unexplored }) {
    if (leftOut.length + unexplored.length === 0)
        return [];
    const lockfiles = leftOut.length === 0 ? [] : [`${discover_lockfiles_count(leftOut.length, "lockfile")} (${discover_lockfiles_toNames(leftOut)})`];
    const folders = unexplored.length === 0 ? [] : [`${discover_lockfiles_count(unexplored.length, "folder")} not looked into (${discover_lockfiles_toNames(unexplored)})`];
    const message = `Left out below ${shown_toPlace(path)} by \`exclude\`: ${[...lockfiles, ...folders].join(" and ")}.`;
    return [{ code: "lockfiles-excluded", message, next: "Set `exclude` to other globs to have them scanned." }];
}
function discover_lockfiles_count(number, noun) {
    return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
function discover_lockfiles_toNames(paths) {
    const more = paths.length > discover_lockfiles_NAMED ? ` and ${paths.length - discover_lockfiles_NAMED} more` : "";
    return `${paths.slice(0, discover_lockfiles_NAMED).join(", ")}${more}`;
}

;// CONCATENATED MODULE: ./out/scan/discover-sbom.js




/** An SBOM file, if it is a file that can be read and begins as a document of such a kind can. */
async function findSbom({ path }, { world }) {
    const absolute = (0,external_node_path_.resolve)(world.machine.cwd, path);
    const shown = shown_toShown(absolute, world.machine.cwd);
    const there = await world.files.stat(absolute);
    if (there === null)
        return notFound({ code: "target-not-found", message: `There is no SBOM ${shown}.`, next: "Check the path." });
    if (there.kind === "folder" || there.kind === "other") {
        const what = there.kind === "folder" ? "a folder" : "no regular file";
        return notFound({ code: "target-invalid", message: `${shown} is ${what}, and an SBOM file was expected.`, next: "Name the file." });
    }
    try {
        let isEmpty = true;
        for await (const piece of world.files.stream(absolute)) {
            isEmpty = piece.length === 0;
            break;
        }
        if (isEmpty)
            return notFound({ code: "target-invalid", message: `The SBOM ${shown} is empty.`, next: "Make it again." });
    }
    catch (error) {
        return notFound({ code: "target-not-found", message: (0,errors/* sentenceOf */.$N)(error), next: "Check its permissions." });
    }
    return { targets: [{ kind: "sbom", id: `sbom:${shown}`, shown, absolute }], problems: [] };
}

;// CONCATENATED MODULE: ./out/scan/discover.js








/**
 * Finds what was asked for: images, SBOMs, and every lockfile below a folder. What is not there, or is not what it claims to be, is a
 * problem beside the targets that are. The same thing named twice is one target. Where a target cannot be what it says there are none: an
 * invalid input is corrected first, and its exit code says that nothing was scanned.
 */
async function discoverTargets(search) {
    const parts = await Promise.all(search.request.targets.map((wanted) => discover_find(wanted, search)));
    const distinct = new Map(parts.flatMap(({ targets }) => targets).map((target) => [target.id, target]));
    const problems = parts.flatMap((part) => part.problems);
    const isInvalid = problems.some(({ code }) => code === "target-invalid");
    const targets = isInvalid ? [] : [...distinct.values()].sort((a, b) => (0,model_order/* byCodeUnits */.C)(a.id, b.id));
    const beside = targets.flatMap((target) => (target.kind === "lockfile" ? [(0,external_node_path_.dirname)(target.absolute)] : []));
    const met = parts.flatMap(({ configurations = [] }) => configurations);
    const stray = [
        ...(await toStrayConfiguration({ beside, met }, search.world)),
        ...(await toLookalikes(search.request.targets, search.world)),
    ];
    return { targets, problems: [...problems, ...stray, ...toNothingFound(targets, problems, search.request)] };
}
function discover_find(wanted, search) {
    switch (wanted.kind) {
        case "image":
            return findImage(wanted, search);
        case "sbom":
            return findSbom(wanted, search);
        case "lockfile":
            return discover_lockfiles_findLockfile(wanted.path, search);
        case "directory":
            return findLockfiles(wanted, search);
        default:
            return wanted;
    }
}
/** No lockfile beside an image is fine and said; nothing at all is never a pass. */
function toNothingFound(targets, problems, { targets: asked, settings }) {
    const folders = asked.flatMap((wanted) => (wanted.kind === "directory" ? [wanted.path] : []));
    const where = folders.length === 0 ? "" : ` below ${folders.map(shown_toPlace).join(", ")}`;
    if (targets.length === 0) {
        if (problems.some(({ code }) => (0,model_reasons/* isReasonCode */.O8)(code)))
            return [];
        const why = settings.lockfiles === "none" && folders.length > 0 ? " (lockfiles: none)" : "";
        const next = "Name an image, an SBOM or a lockfile, or point `path` at a folder that has lockfiles.";
        return [{ code: "nothing-to-scan", message: `There is nothing to scan${where}${why}.`, next }];
    }
    const isLockfile = ({ code, target }) => code.startsWith("lockfile-") || code === "lockfiles-unread" || target?.startsWith("lockfile:");
    if (folders.length === 0 || settings.lockfiles === "none")
        return [];
    if (targets.some(({ kind }) => kind === "lockfile") || problems.some(isLockfile))
        return [];
    return [{ code: "lockfiles-none", message: `No lockfile was found${where}.` }];
}

// EXTERNAL MODULE: ./out/scan/ends.js
var ends = __webpack_require__(6060);
// EXTERNAL MODULE: ./out/scan/grype-command.js
var grype_command = __webpack_require__(8527);
// EXTERNAL MODULE: ./out/scan/grype-faults.js
var grype_faults = __webpack_require__(9157);
// EXTERNAL MODULE: ./node_modules/packageurl-js/index.js
var packageurl_js = __webpack_require__(7091);
;// CONCATENATED MODULE: ./out/scan/canary-sbom.js


/** A CycloneDX document with packages that must be found vulnerable, on a distribution or on none. */
function toSbom(purls, distribution = null) {
    const components = [...(distribution === null ? [] : [toSystem(distribution)]), ...purls.flatMap((purl) => toComponent(purl) ?? [])];
    return JSON.stringify({ bomFormat: "CycloneDX", specVersion: "1.4", version: 1, components });
}
/** The distribution exactly as it was catalogued: scanners ask their database by its version and by its codename. */
function toSystem({ release }) {
    const properties = [...release].map(([name, value]) => ({ name: `syft:distro:${name}`, value }));
    return { type: "operating-system", name: release.get("id"), version: release.get("versionID") ?? "", properties };
}
/** Named in one piece where a scanner of some version would else join group and name by itself, and wrongly. */
function toComponent(purl) {
    try {
        const { type, namespace, name, version } = packageurl_js.PackageURL.fromString(purl);
        const grouped = type === "maven" && namespace ? { group: namespace } : {};
        const full = isSystemType(type) || type === "maven" || !namespace ? name : `${namespace}/${name}`;
        return { type: "library", "bom-ref": purl, ...grouped, name: full, version: version ?? "", purl };
    }
    catch {
        return null;
    }
}
/** A distribution's package in a version before all others, which nearly every advisory about it is about. */
function toOldest(purl) {
    try {
        const { type, namespace, name, qualifiers } = packageurl_js.PackageURL.fromString(purl);
        const upstream = qualifiers?.upstream?.replace(/@.*/, "");
        const kept = { ...qualifiers, ...(upstream === undefined ? {} : { upstream }) };
        return new packageurl_js.PackageURL(type, namespace, name, type === "rpm" ? "0-0" : "0", kept, undefined).toString();
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./out/scan/scene.js
var scan_scene = __webpack_require__(116);
;// CONCATENATED MODULE: ./out/scan/grype-probe.js






/**
 * Whether Grype's database has records of such packages (0.1 s). Null: this version cannot be asked, or the answer is not understood,
 * which proves nothing.
 */
async function hasRecords(question, tool, scene) {
    const end = await search(question, 1, { tool, scene });
    if (/OS not present/i.test(end.stderr))
        return false;
    if (/query limit reached/i.test(end.stderr))
        return true; // there are more records than the one that was asked for
    if (end.code !== 0)
        return null;
    return /"vulnerability"/.test(end.stdout) ? true : /^\s*\[\s*\]\s*$/.test(end.stdout) ? false : null;
}
async function search({ type, distribution }, limit, { tool, scene }) {
    const folder = await scene.world.files.privateFolder();
    const distro = distribution === null ? [] : ["--distro", distribution.name];
    const args = ["db", "search", "--ecosystem", type, ...distro, "--limit", String(limit), "-o", "json"];
    const variables = (0,grype_command/* toGrypeVariables */._g)(tool.database.folder);
    return (0,scan_scene/* runScanner */.Sw)({ file: tool.binary.path, args, folder, variables, step: null }, scene);
}
/** Whether Grype, with its database, finds any of these packages (0.1 s): on a distribution, by the distribution's own advisories. */
async function finds(purls, distribution, { tool, scene }) {
    const { files } = scene.world;
    const folder = await files.privateFolder();
    const sbom = (0,external_node_path_.join)(folder, "canary.json");
    await files.write(sbom, [toSbom(purls, distribution)]);
    const args = ["-o", "json", "--", `sbom:${sbom}`];
    const variables = (0,grype_command/* toGrypeVariables */._g)(tool.database.folder);
    const end = await (0,scan_scene/* runScanner */.Sw)({ file: tool.binary.path, args, folder, variables, step: null }, scene);
    const matched = distribution === null ? /"matches":\s*\[\s*\{/ : /"namespace":\s*"[^"\\]*:distro:/;
    return end.code === 0 && matched.test(end.stdout);
}
const grype_probe_PURL_TYPES = {
    "go-module": "golang",
    python: "pypi",
    "rust-crate": "cargo",
    "php-composer": "composer",
    dotnet: "nuget",
    "java-archive": "maven",
};
const Row = schemas/* object */.Ikc({
    packages: schemas/* array */.YOg(schemas/* object */.Ikc({
        os: schemas/* object */.Ikc({ name: schemas/* string */.YjP().min(1), version: schemas/* string */.YjP().min(1), codename: schemas/* string */.YjP().optional() }).optional(),
        package: schemas/* object */.Ikc({ name: schemas/* string */.YjP().min(1) }),
        detail: schemas/* object */.Ikc({ ranges: schemas/* array */.YOg(schemas/* object */.Ikc({ version: schemas/* object */.Ikc({ constraint: schemas/* string */.YjP().optional() }) })).nullish() }),
    })),
});
/**
 * Makes a package that must match out of the records that a question gives, for small databases: of the distribution that was asked for, else
 * of the record's own. Null: they give none.
 */
async function chooseCanary(question, asking) {
    const end = await search(question, 0, asking);
    const rows = end.code === 0 && !end.cut ? schemas/* array */.YOg(Row).safeParse(grype_probe_toJson(end.stdout)) : null;
    const candidates = (rows?.data ?? []).flatMap(({ packages }) => packages.flatMap((found) => (found.detail.ranges ?? []).flatMap(({ version: { constraint = "" } }) => {
        const version = grype_probe_toVersion(constraint);
        return version === null ? [] : [{ os: found.os, name: found.package.name, version }];
    })));
    const [first] = candidates;
    if (first === undefined)
        return null;
    const distribution = question.distribution ?? grype_probe_toDistribution(first.os);
    return { purl: grype_probe_toPurl({ ...question, distribution }, first.name, first.version), distribution };
}
function grype_probe_toDistribution(os) {
    if (os === undefined)
        return null;
    const codename = os.codename === undefined ? [] : [["versionCodename", os.codename]];
    return { name: `${os.name}:${os.version}`, release: new Map([["id", os.name], ["versionID", os.version], ...codename]) };
}
/** A version that a constraint is about; null for one that is not of a plain form. An upper bound alone is about the first version of all. */
function grype_probe_toVersion(constraint) {
    const [first = ""] = constraint.split(/[,|]/);
    const bound = /^\s*(>=|=|<|<=)?\s*([^\s<>=!~]+)\s*$/.exec(first);
    if (bound === null)
        return null;
    return bound[1] === "<" || bound[1] === "<=" ? "0" : (bound[2] ?? null);
}
function grype_probe_toJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function grype_probe_toPurl({ type, distribution }, name, version) {
    if (distribution !== null) {
        const distro = distribution.name.replace(":", "-");
        return new packageurl_js.PackageURL(type, distribution.release.get("id"), name, version, { distro }, undefined).toString();
    }
    const cut = type === "java-archive" ? name.indexOf(":") : name.lastIndexOf("/");
    const namespace = cut < 0 ? undefined : name.slice(0, cut);
    return new packageurl_js.PackageURL(grype_probe_PURL_TYPES[type] ?? type, namespace, name.slice(cut + 1), version, undefined, undefined).toString();
}

;// CONCATENATED MODULE: ./out/scan/grype-looking.js





/** Types of packages whose flaws are known per language, with the language as a namespace names it. */
const LANGUAGES = {
    npm: "javascript",
    python: "python",
    gem: "ruby",
    "java-archive": "java",
    "go-module": "go",
    "php-composer": "php",
    dotnet: "dotnet",
    "rust-crate": "rust",
};
/** The type of packages in an SBOM that have neither purl nor CPE: nothing can be found for them. */
const grype_looking_NAMELESS = "UnknownPackage";
/**
 * What keeps "no match" from meaning anything: nothing was catalogued, the distribution was not recognised, or the database has no
 * records for it or for a language. A match is proof; only where there is none the database is asked.
 */
async function checkLooking(looked, asking) {
    const { target, inventory, namespaces } = looked;
    if (inventory.packages === (inventory.types.get(grype_looking_NAMELESS) ?? 0))
        return { ...UNCHECKED, problems: [toEmpty(target, inventory)] };
    const system = SYSTEM_TYPES.filter((type) => inventory.types.has(type));
    const [first] = system;
    const unproven = unprovenLanguages(looked);
    const [distribution, ...languages] = await Promise.all([
        first === undefined ? UNCHECKED : checkDistribution(looked, first, asking),
        ...unproven.map((type) => checkLanguage(target, type, asking)),
    ]);
    const problems = [...distribution.problems, ...languages.flatMap((language) => language.problems), ...toNameless(looked)];
    const byType = new Map([
        ...Object.keys(LANGUAGES).map((type) => [type, "match"]),
        ...unproven.map((type, at) => [type, languages[at]?.known ?? null]),
        ...system.map((type) => [type, distribution.known]),
    ]);
    const known = [...inventory.types].map(([type, packages]) => ({ type, packages, known: byType.get(type) ?? null }));
    const [found] = [...namespaces].sort(model_order/* byCodeUnits */.C);
    return { problems, inventory: known, canary: found === undefined ? distribution.canary : { by: "match", found } };
}
/** Some packages that are of no kind beside others: that a scan of the others was clean says nothing of these. */
function toNameless({ target, inventory: { packages, types } }) {
    const count = types.get(grype_looking_NAMELESS) ?? 0;
    if (count === 0)
        return [];
    const message = `${count} of the ${packages} packages of ${target.id} do not say of which kind they are (no purl): they were compared by a CPE at most.`;
    return [{ code: "scanner-warning", target: target.id, message, next: "Make the SBOM again, with package URLs." }];
}
const UNCHECKED = { problems: [], known: null, canary: null, inventory: [] };
function toEmpty({ id, kind }, { packages }) {
    const nameless = `None of the ${packages} packages of ${id} says of which kind it is (no purl), so nothing of it was compared with any advisory.`;
    const what = kind === "sbom" ? "The SBOM lists no package" : "No package was found in the image";
    const message = packages > 0 ? nameless : `${what}: nothing of ${id} was compared with any advisory.`;
    const next = kind === "sbom"
        ? "Make the SBOM again, with package URLs."
        : "If that is right (an image of static files), allow it with `allow-incomplete: inventory-empty`.";
    return { code: "inventory-empty", target: id, message, next };
}
async function checkDistribution({ target, inventory, namespaces }, type, asking) {
    const { distribution, systemPurls } = inventory;
    const count = `${inventory.types.get(type)} ${type} packages`;
    if (distribution === null) {
        const message = `The distribution of ${target.id} is not known (no os-release), so its ${count} were not compared with any advisory.`;
        const next = "Keep /etc/os-release in the image.";
        return { ...UNCHECKED, problems: [{ code: "distribution-unknown", target: target.id, message, next }] };
    }
    if ([...namespaces].some((namespace) => namespace.includes(":distro:")))
        return { ...UNCHECKED, known: "match" };
    const found = await findOfDistribution({ type, distribution }, systemPurls, asking);
    if (found !== null)
        return { problems: [], known: "canary", canary: { by: "canary", found } };
    const message = `Grype's database knows nothing about ${distribution.name.replace(":", " ")}, so the ${count} of ${target.id} were not compared with any advisory.`;
    return { ...UNCHECKED, problems: [{ code: "database-lacks-distribution", target: target.id, message, next: grype_faults/* BRING_DATABASE */.N }] };
}
/**
 * What the database answers for a distribution, null for nothing: by the image's own packages in versions before all others, else by a record that it
 * has of the distribution. Asked with all of the os-release: a record without the codename, say, is never found for an image with it.
 */
async function findOfDistribution(question, purls, asking) {
    const { tool, scene } = asking;
    const oldest = purls.flatMap((purl) => toOldest(purl) ?? []);
    const name = question.distribution.name.replace(":", " ");
    if (oldest.length > 0 && (await finds(oldest, question.distribution, asking)))
        return `older versions of packages of ${name}`;
    if ((await hasRecords(question, tool, scene)) !== true)
        return null;
    const chosen = await chooseCanary(question, asking);
    return chosen !== null && (await finds([chosen.purl], chosen.distribution, asking)) ? chosen.purl : null;
}
/** Languages of the inventory of which no advisory matched. */
function unprovenLanguages({ inventory, namespaces }) {
    const proven = new Set([...namespaces].map((namespace) => namespace.split(":").at(-1)));
    return Object.entries(LANGUAGES)
        .filter(([type, language]) => inventory.types.has(type) && !proven.has(language))
        .map(([type]) => type);
}
async function checkLanguage(target, type, { tool, scene }) {
    const answer = await hasRecords({ type, distribution: null }, tool, scene);
    if (answer !== false)
        return { ...UNCHECKED, known: answer === true ? "records" : null };
    const message = `Grype's database has no advisory for ${type} packages, and ${target.id} holds some.`;
    return { ...UNCHECKED, problems: [{ code: "database-lacks-ecosystem", target: target.id, message, next: grype_faults/* BRING_DATABASE */.N }] };
}
/** Packages that every full database knows something about. */
const WELL_KNOWN = [
    "pkg:npm/lodash@4.17.15",
    "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1",
    "pkg:pypi/django@2.2.0",
    "pkg:gem/rack@2.0.1",
    "pkg:golang/golang.org/x/crypto@v0.1.0",
];
/**
 * What Grype had to find with its database and found: in what was scanned, else a package that every full database calls vulnerable, else
 * one that the records of a given database name. Null with a problem: it missed it. Null with a notice: there is nothing of the kind.
 */
async function proveCanary(looked, asking) {
    const [own] = looked.flatMap(({ checked }) => checked.canary ?? []);
    if (own !== undefined || looked.length === 0)
        return { canary: own ?? null, problems: [] };
    if (await finds(WELL_KNOWN, null, asking))
        return { canary: { by: "canary", found: WELL_KNOWN.join(" or ") }, problems: [] };
    const chosen = asking.tool.database.isGiven ? await chooseOwn(looked, asking) : undefined;
    if (chosen === null) {
        const message = "Grype found nothing, and its database holds nothing by which to prove that it would have.";
        return { canary: null, problems: [{ code: "evidence-missing", message }] };
    }
    if (chosen !== undefined && (await finds([chosen.purl], chosen.distribution, asking)))
        return { canary: { by: "canary", found: chosen.purl }, problems: [] };
    const message = "Grype found nothing, not even a package that its database calls vulnerable: its database or Grype itself is broken.";
    const next = "Fetch the database again (remove it from the cache, or give another with `grype-db`).";
    return { canary: null, problems: [{ code: "canary-missed", message, next }] };
}
/** A package that a given database's own records name: of what was looked for, else of anything. */
async function chooseOwn(looked, asking) {
    const asked = looked.flatMap(grype_looking_toQuestions);
    const anything = [...SYSTEM_TYPES, ...Object.keys(LANGUAGES)].map((type) => ({ type, distribution: null }));
    for (const question of [...asked, ...anything]) {
        const chosen = await chooseCanary(question, asking);
        if (chosen !== null)
            return chosen;
    }
    return null;
}
function grype_looking_toQuestions({ inventory: { types, distribution } }) {
    const system = distribution === null ? [] : SYSTEM_TYPES.filter((type) => types.has(type)).map((type) => ({ type, distribution }));
    const languages = Object.keys(LANGUAGES).filter((type) => types.has(type));
    return [...system, ...languages.map((type) => ({ type, distribution: null }))];
}

;// CONCATENATED MODULE: ./out/scan/text-search.js
/** Longest text that one match may span. */
const OVERLAP = 10_000;
/**
 * Every match of a pattern in the text of a stream, in order, without keeping the text. The pattern is global, spans at most some thousand
 * characters, and ends in a character that ends it (a quote), so that half of a match is none. Stop iterating to stop reading.
 */
async function* matchesIn(pieces, pattern) {
    const decoder = new TextDecoder();
    let text = "";
    for await (const piece of pieces) {
        text += decoder.decode(piece, { stream: true });
        let end = 0;
        pattern.lastIndex = 0;
        for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
            end = pattern.lastIndex;
            yield match;
            pattern.lastIndex = end; // whoever took the match may have used the pattern
        }
        text = text.slice(Math.max(end, text.length - OVERLAP));
    }
}

;// CONCATENATED MODULE: ./out/scan/grype-report.js

// Matches come first; what was scanned (`source`) comes after them and can hold text of the image's author (labels), so it ends the search.
const NAMESPACE_OR_SOURCE = /"namespace":\s?"([^"\\]{1,200})"|"source":\s?\{\s*"type":/g;
const SOURCE_OR_PLATFORM = /"source":\s?\{\s*"type":|"(architecture|os)":\s?"([^"\\]{1,50})"/g;
/** The namespaces of the database that gave a match in a Grype report: `debian:distro:debian:12`, `github:language:python`. */
async function readNamespaces(report) {
    const namespaces = new Set();
    for await (const [, namespace] of matchesIn(report, NAMESPACE_OR_SOURCE)) {
        if (namespace === undefined)
            break;
        namespaces.add(namespace);
    }
    return namespaces;
}
/** The platform of the image that a Grype report is about, `linux/amd64`; null where it does not say. */
async function readPlatform(report) {
    const parts = new Map();
    let isInSource = false;
    for await (const [, name, value = ""] of matchesIn(report, SOURCE_OR_PLATFORM)) {
        if (name === undefined)
            isInSource = true;
        else if (isInSource && !parts.has(name))
            parts.set(name, value);
        if (parts.size === 2)
            return `${parts.get("os")}/${parts.get("architecture")}`;
    }
    return null;
}
/** Whether an image's platform is the one that was asked for: `arm64` and `linux/arm64/v8` both ask for `linux/arm64`. */
function isPlatform(actual, wanted) {
    const parts = wanted.toLowerCase().split("/");
    const [os, architecture] = parts.length === 1 ? ["linux", parts[0]] : parts;
    return actual.toLowerCase() === `${os}/${ARCHITECTURES[architecture ?? ""] ?? architecture}`;
}
const ARCHITECTURES = { x86_64: "amd64", x64: "amd64", aarch64: "arm64", armhf: "arm", i386: "386" };

;// CONCATENATED MODULE: ./out/scan/inventory.js

const KEPT_PURLS = 300;
const PARTS = new RegExp([
    String.raw `"(bomFormat)":\s*"CycloneDX"`,
    String.raw `"type":\s*"container",\s*"name":\s*"(?:[^"\\]|\\.){0,4000}",\s*"version":\s*"(sha256:[0-9a-f]{64})"`,
    String.raw `"purl":\s*"(pkg:(?:deb|apk|rpm|alpm)\/[^"\\]{1,1000})"`,
    String.raw `"name":\s*"syft:(package:type|distro:[A-Za-z]{1,40})",\s*"value":\s*"([^"\\]{0,200})"`,
    String.raw `"(affects)":\s*\[`,
].join("|"), "g");
/** Reads the inventory out of Grype's CycloneDX document: of each package one property tells its type, of the distribution a few. */
async function readInventory(pieces) {
    const types = new Map();
    const release = new Map();
    const systemPurls = [];
    const ends = { first: "", last: "" };
    let [documents, matches] = [0, 0];
    let digest = null;
    for await (const [, head, image, purl, name, value = "", match] of matchesIn(withEnds(pieces, ends), PARTS)) {
        if (purl !== undefined) {
            if (systemPurls.length < KEPT_PURLS)
                systemPurls.push(purl);
        }
        else if (name === "package:type") {
            types.set(value, (types.get(value) ?? 0) + 1);
        }
        else if (name !== undefined) {
            const part = name.slice("distro:".length);
            if (!release.has(part))
                release.set(part, value);
        }
        else if (match !== undefined)
            matches += 1;
        else if (head !== undefined)
            documents += 1;
        else
            digest ??= image ?? null;
    }
    const packages = [...types.values()].reduce((sum, count) => sum + count, 0);
    const distribution = inventory_toDistribution(release.has("id") ? release : toRelease(systemPurls));
    return { packages, types, distribution, systemPurls, beside: { matches, digest }, isWhole: documents === 1 && isClosed(ends) };
}
const END_BYTES = 8;
/** The same pieces; what they begin and end with is noted on the way. */
async function* withEnds(pieces, ends) {
    const decoder = new TextDecoder("latin1");
    for await (const piece of pieces) {
        if (ends.first.length < END_BYTES)
            ends.first += decoder.decode(piece.subarray(0, END_BYTES));
        ends.last = (ends.last + decoder.decode(piece.subarray(-END_BYTES))).slice(-END_BYTES);
        yield piece;
    }
}
/** Whether the outermost object ends at the end: where it is printed with indentation, only its own bracket stands at the begin of a line. */
function isClosed({ first, last }) {
    return (/^\s*\{\s*\n/.test(first) ? /\n\}\s*$/ : /\}\s*$/).test(last);
}
/** What the packages of an SBOM say of their distribution (`distro=debian-12`), where it names none and all of them say the same. */
function toRelease(purls) {
    const [only, ...others] = new Set(purls.map((purl) => /[?&]distro=([^&#]+)/.exec(purl)?.[1]));
    const [, id, version] = /^([a-z][a-z-]*)-(\d[\w.]*)$/.exec(others.length === 0 ? (only ?? "") : "") ?? [];
    return id === undefined || version === undefined ? new Map() : new Map(Object.entries({ id, versionID: version }));
}
function inventory_toDistribution(release) {
    const id = release.get("id");
    const version = release.get("versionID") ?? release.get("versionCodename");
    return id === undefined ? null : { name: version === undefined ? id : `${id}:${version}`, release };
}

;// CONCATENATED MODULE: ./out/scan/own-file.js


/**
 * Begins to pull the images of registries, by target id: at once, while scanners and databases are still being had, and as many side by side as
 * scanners run. Each is pulled once for all scanners, and lies in a private folder until the run ends.
 */
function beginPulls(targets, place) {
    const published = targets.filter((target) => target.kind === "image" && target.scheme === "registry");
    const limit = (0,p_limit/* default */.A)(Math.max(1, place.settings.jobs));
    return new Map(published.map((target) => [target.id, toQuiet(limit(() => pull(target, place)))]));
}
async function pull(target, place) {
    return extract(target, await place.world.files.privateFolder(), place);
}
/** What fails is told by whoever looks at the image; before, it must not end the process. */
function toQuiet(promise) {
    promise.catch(() => undefined);
    return promise;
}
/**
 * Lets a scanner look at a target: at a copy where the image is one of several in its file, since scanners refuse such a file or choose by
 * themselves, and where it is a registry's, since no scanner gets credentials. A copy out of a file is there only meanwhile, and of no more
 * images than scanners run at once.
 */
async function withOwnFile(target, scene, look) {
    if (target.kind !== "image")
        return look(target);
    const pulled = await scene.pulls.get(target.id);
    if (pulled !== undefined)
        return look(toOwn(target, pulled));
    if (target.isOneOfSeveral !== true)
        return look(target);
    return scene.limitCopies(async () => {
        const folder = await scene.world.files.privateFolder();
        try {
            return await look(toOwn(target, await extract(target, folder, scene)));
        }
        finally {
            await scene.world.files.remove(folder).catch(() => undefined); // it is gone at the end of the run at the latest
        }
    });
}
function extract(target, to, { settings, world, deadline }) {
    const { scheme, locator, absolute, name = null } = target;
    return world.images.extract({ source: { scheme, locator, absolute, platform: settings.platform, name }, to, deadline });
}
function toOwn(target, { scheme, path, config }) {
    const reference = target.scheme === "registry" ? (0,model_reference/* toCanonicalReference */.VZ)(target.locator) : null;
    return { ...target, scheme, absolute: path, imageId: config, ...(reference === null ? {} : { reference }) };
}

;// CONCATENATED MODULE: ./out/scan/written.js


const written_KINDS = { folder: "a folder", link: "a symbolic link", other: "something that is no file" };
/**
 * What is wrong with a document that a scanner was to write, as a clause with the scanner as its subject; null: it can be read. A link leads
 * anywhere, a pipe never ends, and what is larger than any report would be read for hours.
 */
async function findWrittenFault(path, what, files) {
    const there = await files.stat(path);
    if (there === null || (there.kind === "file" && there.size === 0))
        return { isMissing: true, clause: `wrote no ${what}` };
    if (there.kind !== "file")
        return { isMissing: false, clause: `left ${written_KINDS[there.kind]} where its ${what} should be` };
    if (there.size <= REPORT_LIMIT)
        return null;
    return { isMissing: false, clause: `wrote more than ${REPORT_LIMIT / 1024 / 1024} MiB as its ${what}` };
}
/** The bytes of a document that a scanner wrote, in pieces; refuses to go on reading where the time is up. */
async function* readWritten(path, { world, deadline }) {
    for await (const piece of world.files.stream(path)) {
        if (world.clock.now() > deadline)
            throw late();
        yield piece;
    }
}
function late() {
    const message = "The time was up before all was read that a scanner wrote.";
    return new errors/* GateError */.ue({ code: "scanner-timeout", message, next: "Give the run more time with `timeout`, or it less to do." });
}

;// CONCATENATED MODULE: ./out/scan/grype.js









/** Scans images and SBOMs with Grype, once each, and proves that it looked. */
async function gatherWithGrype(targets, tool, scene) {
    const scans = await Promise.all(targets.map((target) => scanGuarded(target, tool, scene)));
    const looked = scans.flatMap((scan) => scan.looked ?? []);
    const { canary, problems } = await proveCanary(looked, { tool, scene });
    return (0,scan_scene/* joinGathered */.FP)([...scans, { reports: [], problems, looks: looked.map((one) => toLook(one, canary)) }]);
}
function toLook({ target, inventory, checked }, canary) {
    const compared = target.kind === "image" && target.imageId !== undefined
        ? { by: "image-id", value: target.imageId }
        : { by: target.absolute === null ? "reference" : "path", value: target.id };
    const { packages } = inventory;
    return { scanner: "grype", target: target.id, compared, packages, isEmpty: false, inventory: checked.inventory, canary };
}
/** The facts of a scanner that ran here; what the report says itself of its database is added when it is read. */
function toScannerFacts({ name, version, sha256, source }, database) {
    return { name, version, sha256, source, database };
}
function toGrypeFacts({ binary, database }) {
    return toScannerFacts(binary, { schema: null, built: null, digest: database.digest });
}
function failed(problem) {
    return { ...scan_scene/* NOTHING */.K$, problems: [problem], looked: null };
}
/** A scan whose failure, also that of the disk, is about its target alone. */
async function scanGuarded(target, tool, scene) {
    try {
        return (0,scan_scene/* begun */.q1)(await withOwnFile(target, scene, (own) => scanTarget(own, tool, scene)), scene);
    }
    catch (error) {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        const problems = error.faults.map((fault) => ({ target: target.id, ...fault }));
        return { ...scan_scene/* NOTHING */.K$, problems, looked: null };
    }
}
async function scanTarget(target, tool, scene) {
    const { world, settings } = scene;
    const platform = target.kind === "image" ? settings.platform : null;
    const folder = await world.files.privateFolder();
    const paths = (0,grype_command/* toGrypeFiles */.Gp)(folder);
    await world.files.write(paths.config, [grype_command/* GRYPE_CONFIG */.PQ]);
    const variables = (0,grype_command/* toGrypeVariables */._g)(tool.database.folder);
    const args = (0,grype_command/* toGrypeArguments */.tY)((0,grype_command/* toGrypeSource */.O9)(target), paths, platform);
    const end = await (0,scan_scene/* runScanner */.Sw)({ file: tool.binary.path, args, folder, variables, step: `grype on ${target.id}` }, scene);
    const fault = (0,grype_faults/* toGrypeFault */.t)(end, target, platform);
    if (fault !== null)
        return failed(fault);
    return readScan(target, { ...paths, platform, tool }, scene);
}
function unusable({ id }, wrong) {
    const message = `grype on ${id} ended well and ${wrong}.`;
    return failed({ code: "scanner-output", target: id, message, next: "Check the free space of the disk, and run again." });
}
/** Reads what a scan that ended well wrote: a report that is missing or empty is no report. */
async function readScan(target, { report, inventory, platform, tool }, scene) {
    const { files, machine } = scene.world;
    for (const [name, path] of [["report", report], ["inventory", inventory]]) {
        const wrong = await findWrittenFault(path, name, files);
        if (wrong !== null)
            return unusable(target, wrong.clause);
    }
    const looked = {
        target,
        inventory: await readInventory(readWritten(inventory, scene)),
        namespaces: await readNamespaces(readWritten(report, scene)),
    };
    if (!looked.inventory.isWhole)
        return unusable(target, "left an inventory that is no whole CycloneDX document");
    const actual = platform === null ? null : await readPlatform(readWritten(report, scene));
    const raw = {
        name: `grype on ${target.id}`,
        bytes: readWritten(report, scene),
        root: machine.cwd,
        asked: {
            scanner: toGrypeFacts(tool),
            targets: [target],
            targetIdByPath: target.absolute === null ? {} : { [target.absolute]: target.id },
            inventory: { [target.id]: looked.inventory.packages },
            beside: { [target.id]: looked.inventory.beside },
        },
    };
    const checked = await checkLooking(looked, { tool, scene });
    const problems = [...toPlatformProblem(target, platform, actual), ...checked.problems];
    return { reports: [raw], problems, looked: { ...looked, checked } };
}
/** An archive holds one platform, and Grype scans it whatever was asked for. */
function toPlatformProblem({ id }, wanted, actual) {
    if (wanted === null || (actual !== null && isPlatform(actual, wanted)))
        return [];
    const message = `${id} is for ${actual ?? "an unknown platform"}, and ${wanted} was asked for.`;
    return [{ code: "platform-missing", target: id, message, next: "Scan the image of that platform, or leave `platform` out." }];
}

;// CONCATENATED MODULE: ./out/scan/oci-archive.js


const oci_archive_LIMIT = 4 * 1024 * 1024;
const oci_archive_DIGEST = /^sha256:[0-9a-f]{64}$/;
const Descriptor = schemas/* object */.Ikc({ digest: schemas/* string */.YjP().regex(oci_archive_DIGEST), mediaType: schemas/* string */.YjP().optional() });
const Index = schemas/* object */.Ikc({ manifests: schemas/* array */.YOg(Descriptor) });
const Manifest = schemas/* object */.Ikc({ config: Descriptor, layers: schemas/* array */.YOg(Descriptor) });
/**
 * Packs an OCI layout as an archive like that of `docker save`, which is all that OSV-Scanner reads: the same blobs, with the list that
 * such an archive has. Gives the archive's path, or why there is none, as a clause.
 */
async function packLayout(layout, scene) {
    const { files, processes, clock } = scene.world;
    const folder = await files.privateFolder();
    const env = scene.environment(folder);
    const tar = await processes.find("tar", env.PATH ?? ""); // the system's own, not one that lies first in somebody's PATH
    if (tar === null)
        return { why: "it reads images only as archives, and there is no `tar` here to make one" };
    const list = await toDockerList(layout, scene);
    if (list === null)
        return { why: "it reads images only as archives, and this layout does not hold just one image" };
    await files.write((0,external_node_path_.join)(folder, "manifest.json"), [JSON.stringify([list])]);
    const path = (0,external_node_path_.join)(folder, "image.tar");
    const end = await processes.run({
        file: tar,
        args: ["-c", "-f", path, "-C", folder, "manifest.json", "-C", layout, "blobs"],
        cwd: folder,
        env,
        deadline: Math.min(scene.deadline, clock.now() + 600_000),
    });
    return end.code === 0 ? { path } : { why: "it reads images only as archives, and none could be made of the layout" };
}
/** The entry of `docker save`'s manifest.json for the one image of a layout; null where it holds none, several, or what cannot be read. */
async function toDockerList(layout, scene) {
    const index = Index.safeParse(await oci_archive_readJson((0,external_node_path_.join)(layout, "index.json"), scene));
    const [only, ...others] = index.success ? index.data.manifests : [];
    if (only === undefined || others.length > 0)
        return null;
    const manifest = Manifest.safeParse(await oci_archive_readJson(toBlob(layout, only.digest), scene));
    if (!manifest.success)
        return null;
    const { config, layers } = manifest.data;
    if (layers.some(({ mediaType }) => mediaType?.endsWith("zstd")))
        return null;
    const name = (digest) => `blobs/${digest.replace(":", "/")}`;
    return { Config: name(config.digest), RepoTags: null, Layers: layers.map(({ digest }) => name(digest)) };
}
function toBlob(layout, digest) {
    return (0,external_node_path_.join)(layout, "blobs", ...digest.split(":"));
}
async function oci_archive_readJson(path, { world }) {
    try {
        return JSON.parse(new TextDecoder().decode(await world.files.read(path, oci_archive_LIMIT)));
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./out/scan/osv-command.js
var osv_command = __webpack_require__(9228);
;// CONCATENATED MODULE: ./out/scan/osv-ecosystems.js

const Report = schemas/* object */.Ikc({
    results: schemas/* array */.YOg(schemas/* object */.Ikc({ packages: schemas/* array */.YOg(schemas/* object */.Ikc({ package: schemas/* object */.Ikc({ ecosystem: schemas/* string */.YjP().optional() }) })).nullish() }))
        .nullable(),
});
/** Reads which packages a report lists; null where it is none that can be read, which whoever reads all of it will tell. */
async function readListed(pieces) {
    const report = Report.safeParse(await osv_ecosystems_readJson(pieces));
    if (!report.success)
        return null;
    const listed = (report.data.results ?? []).flatMap(({ packages }) => packages ?? []);
    const names = listed.map((found) => (found.package.ecosystem ?? "").split(":")[0] ?? "");
    return { packages: listed.length, ecosystems: [...new Set(names)].filter((name) => name !== "") };
}
async function osv_ecosystems_readJson(pieces) {
    const decoder = new TextDecoder();
    let text = "";
    for await (const piece of pieces)
        text += decoder.decode(piece, { stream: true });
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./out/scan/osv-words.js
const SCANNED = /^Scanned (.+) (?:file (?:as a \S+ )?|as \S+ SBOM )and found (\d+) packages?$/;
const LOADED = /^Loaded (.+?) local db from /;
const UNLOADED = /could not load db for (.+?) ecosystem/;
const FILTERED = /^Filtered (\d+) (?:local\/unscannable )?packages?\/?s? from the scan/;
const DEGRADED = /^(?:Error during extraction|error when retrieving|Ignored invalid config|Failed to |Attempted to scan|could not|unable to|fserr|panic:)/i;
/** Reads the lines of stderr. */
function parseWords(stderr) {
    const counts = new Map();
    const loaded = [];
    const unloaded = [];
    const errors = [];
    let filtered = 0;
    for (const line of stderr.split("\n")) {
        const scanned = SCANNED.exec(line);
        const lacking = UNLOADED.exec(line)?.[1];
        if (scanned !== null)
            counts.set(scanned[1] ?? "", (counts.get(scanned[1] ?? "") ?? 0) + Number(scanned[2]));
        else if (lacking !== undefined)
            unloaded.push(lacking);
        else if (LOADED.test(line))
            loaded.push(LOADED.exec(line)?.[1] ?? "");
        else if (FILTERED.test(line))
            filtered += Number(FILTERED.exec(line)?.[1]);
        else if (DEGRADED.test(line) || /^\t\S/.test(line))
            errors.push(line.trim());
    }
    return { counts, loaded, unloaded, filtered, errors };
}
const osv_words_BEFORE = /[\s"'(:=]/;
const osv_words_AFTER = /[\s"'):,]/;
/** The first line of a text that speaks of a path (absolute, or without its first `/` as some versions print it), or null. */
function findMention(text, path) {
    return text.split("\n").find((line) => !SCANNED.test(line) && mentions(line, path)) ?? null;
}
function mentions(line, path) {
    return [path, path.replace(/^[/\\]/, "")].some((name) => {
        for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
            const [before, after] = [line.charAt(at - 1), line.charAt(at + name.length)];
            if ((before === "" || osv_words_BEFORE.test(before)) && (after === "" || osv_words_AFTER.test(after)))
                return true;
        }
        return false;
    });
}

;// CONCATENATED MODULE: ./out/scan/sbom-format.js
const HEAD_BYTES = 64 * 1024;
/** The end of a name by which OSV-Scanner knows what an SBOM is: of CycloneDX or SPDX in JSON; null for any other. */
async function sniffSbom(pieces) {
    for await (const piece of pieces) {
        const head = new TextDecoder().decode(piece.subarray(0, HEAD_BYTES));
        if (!/^\s*\{/.test(head.replace(/^\ufeff/, "")))
            return null;
        if (/"bomFormat"\s*:\s*"CycloneDX"/.test(head))
            return ".cdx.json";
        return /"spdxVersion"\s*:\s*"SPDX-2/.test(head) ? ".spdx.json" : null;
    }
    return null;
}

;// CONCATENATED MODULE: ./out/scan/cross-check.js












function toSkipped(message, target) {
    return { reports: [], problems: [{ code: "cross-check-skipped", message, ...(target === undefined ? {} : { target }) }] };
}
/** Has Grype look at lockfiles too: at copies of them in one folder, so that it sees nothing else of the project. */
async function scanLockfilesWithGrype(lockfiles, tool, scene) {
    const { files, machine } = scene.world;
    const readable = lockfiles.filter(({ shown }) => (0,lockfile_kinds/* toLockfileKind */.vE)(shown)?.grype === true);
    const others = lockfiles.filter((lockfile) => !readable.includes(lockfile)).map(({ shown }) => shown);
    const skipped = others.length === 0 ? scan_scene/* NOTHING */.K$ : toSkipped(`Grype does not read ${others.join(", ")}: only OSV-Scanner looked there.`);
    if (readable.length === 0)
        return skipped;
    const folder = await files.privateFolder();
    const paths = (0,grype_command/* toGrypeFiles */.Gp)(folder);
    await files.write(paths.config, [grype_command/* GRYPE_CONFIG */.PQ]);
    const idByPath = {};
    for (const [index, { absolute, id }] of readable.entries()) {
        const place = `${index}/${(0,external_node_path_.basename)(absolute)}`;
        await files.copy(absolute, (0,external_node_path_.join)(folder, "tree", place));
        idByPath[`/${place}`] = id;
        idByPath[place] = id;
    }
    const what = `grype on ${readable.length} lockfiles`;
    const args = (0,grype_command/* toGrypeArguments */.tY)(`dir:${(0,external_node_path_.join)(folder, "tree")}`, paths, null);
    const variables = (0,grype_command/* toGrypeVariables */._g)(tool.database.folder);
    const end = await (0,scan_scene/* runScanner */.Sw)({ file: tool.binary.path, args, folder, variables, step: what }, scene);
    if (end.code !== 0 || end.timedOut)
        return (0,scan_scene/* joinGathered */.FP)([skipped, { reports: [], problems: [(0,ends/* toFailure */.w2)(what, end)] }]);
    const wrong = (await findWrittenFault(paths.report, "report", files)) ?? (await findWrittenFault(paths.inventory, "inventory", files));
    if (wrong !== null)
        return (0,scan_scene/* joinGathered */.FP)([skipped, { reports: [], problems: [toUnusable(what, wrong.clause)] }]);
    const asked = { scanner: toGrypeFacts(tool), targets: readable, targetIdByPath: idByPath, inventory: {} };
    const report = { name: what, bytes: readWritten(paths.report, scene), root: machine.cwd, asked };
    return (0,scan_scene/* joinGathered */.FP)([skipped, { reports: [report], problems: [] }]);
}
function toUnusable(what, wrong) {
    const message = `${what} ended well and ${wrong}.`;
    return { code: "scanner-output", message, next: "Check the free space of the disk, and run again." };
}
/** Has OSV-Scanner look at an image or an SBOM too, as far as it can read it; where it cannot, that is said. */
async function scanOtherWithOsvScanner(target, tool, scene) {
    const { files } = scene.world;
    const folder = await files.privateFolder();
    const [config, output] = [(0,external_node_path_.join)(folder, "osv-scanner.toml"), (0,external_node_path_.join)(folder, "report.json")];
    await files.write(config, []);
    const run = { version: tool.binary.version, config, output, database: tool.base };
    const args = await toArguments(target, { run, folder }, scene);
    if (typeof args === "string")
        return toSkipped(`OSV-Scanner ${tool.binary.version} did not look at ${target.id}: ${args}.`, target.id);
    const what = `osv-scanner on ${target.id}`;
    const end = await (0,scan_scene/* runScanner */.Sw)({ file: tool.binary.path, args, folder, step: what }, scene);
    const wrong = await findWrittenFault(output, "report", files);
    if (end.code === 128)
        return toSkipped(`OSV-Scanner ${tool.binary.version} found no package that it knows in ${target.id}.`, target.id);
    const isWhole = !end.timedOut && wrong === null && (end.code === 0 || end.code === 1 || end.code === 127);
    if (!isWhole)
        return { ...scan_scene/* NOTHING */.K$, problems: [(0,ends/* toFailure */.w2)(what, end, { target: target.id, wrong })] };
    const { database, lacking } = await tool.database.facts();
    const path = target.absolute ?? target.id;
    const asked = { scanner: toScannerFacts(tool.binary, database), targets: [target], targetIdByPath: { [path]: target.id }, inventory: {} };
    const report = { name: what, bytes: readWritten(output, scene), root: scene.world.machine.cwd, asked };
    const listed = await readListed(readWritten(output, scene));
    if (listed?.packages === 0)
        return { ...scan_scene/* NOTHING */.K$, problems: [cross_check_toUnlisted(what, target)] };
    const found = listed?.ecosystems ?? [];
    const { errors, unloaded } = parseWords(end.stderr);
    const missing = new Set([...unloaded, ...found.filter((name) => tool.database.archives?.has(name) === false), ...lacking.keys()]);
    const problems = [...found, ...unloaded].filter((name, index, all) => missing.has(name) && all.indexOf(name) === index);
    return {
        reports: [report],
        problems: [...problems.map((name) => toLacking(target, name)), ...errors.map((line) => toComplaint(what, line, target))],
    };
}
/** The arguments for a target, or why there are none, as a clause. */
async function toArguments(target, { run, folder }, scene) {
    const { world } = scene;
    if (target.kind === "sbom") {
        const ending = await sniffSbom(world.files.stream(target.absolute));
        if (ending === null)
            return "it reads only CycloneDX and SPDX in JSON";
        const path = (0,external_node_path_.join)(folder, `sbom${ending}`);
        await world.files.link(target.absolute, path);
        return (0,osv_command/* toOsvArguments */.Ad)({ ...run, files: (0,osv_command/* toSbomArguments */.FR)(run.version, path), allPackages: true });
    }
    if (target.absolute === null || target.scheme === "oci-archive")
        return "it reads images only from `docker-archive:` and `oci-dir:`";
    const packed = target.scheme === "oci-dir" ? await packLayout(target.absolute, scene) : { path: target.absolute };
    if ("why" in packed)
        return packed.why;
    return (0,osv_command/* toOsvImageArguments */.hD)(run, packed.path) ?? "this version does not read image archives";
}
/** It was told to list all packages, and ends otherwise (128) where there are none. */
function cross_check_toUnlisted(what, { id }) {
    const next = "Run again; if it stays, use another version of OSV-Scanner.";
    return { code: "scanner-output", target: id, message: `${what} ended well, and its report lists no package at all.`, next };
}
function toLacking({ id }, ecosystem) {
    const message = `OSV-Scanner has no database of ${ecosystem}, so its packages in ${id} were not compared by it.`;
    return { code: "database-lacks-ecosystem", target: id, message, next: `Add ${ecosystem}/all.zip to the folder that \`osv-db\` names.` };
}
function toComplaint(what, line, { id }) {
    const next = "See what it means; a result with an error beside it cannot be vouched for.";
    return { code: "scanner-output", target: id, message: `${what} said: ${JSON.stringify(line.slice(0, 300))}.`, next };
}

// EXTERNAL MODULE: ./out/scan/grype-database.js
var grype_database = __webpack_require__(3049);
;// CONCATENATED MODULE: ./out/scan/ambiguous-keys.js
/**
 * Scanners are written in Go, whose readers of JSON and TOML take `Version` for `version`, and of both the last, or either. Package managers
 * take them for two keys. So a lockfile could show a scanner another version than the one that is installed.
 */
const FIELDS = [
    ...["packages", "packages-dev", "package", "dependencies", "default", "develop", "name", "version", "resolved", "resolution", "commit"],
    ...[
        "link",
        "dev",
        "optional",
        "source",
        "dist",
        "type",
        "requires",
        "libraries",
        "targets",
        "pins",
        "object",
        "state",
        "identity",
        "revision",
    ],
];
const IS_FIELD = new Set(FIELDS);
/** A name as such a reader compares it: the long s and the Kelvin sign are letters to it. */
function fold(key) {
    return key.toUpperCase().toLowerCase();
}
/** Two keys of which a scanner may take the one for the other, as a lockfile in JSON or TOML has them in one place; null where it has none. */
function findAmbiguousKeys(text) {
    if (/^\s*\{/.test(text))
        return mayBeAmbiguous(text) ? findInJson(ambiguous_keys_toJson(text)) : null;
    return /^\s*\[\[?\s*["']?[\w-]+["']?\s*\]/m.test(text) ? findInToml(text) : null;
}
/** Whether a field is written otherwise anywhere, so that it is worth a closer look: hardly any lockfile has one. */
function mayBeAmbiguous(text) {
    if (text.includes("\\u"))
        return true;
    for (const [, key = ""] of text.matchAll(ANY_FIELD))
        if (!IS_FIELD.has(key))
            return true;
    return false;
}
const ANY_FIELD = new RegExp(`"(${FIELDS.join("|")})"\\s*:`, "giu");
function ambiguous_keys_toJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null; // its scanner will tell
    }
}
function findInJson(root) {
    const open = [root];
    while (open.length > 0) {
        const value = open.pop();
        if (typeof value !== "object" || value === null)
            continue;
        const twins = Array.isArray(value) ? null : findTwins(Object.keys(value));
        if (twins !== null)
            return twins;
        for (const inner of Object.values(value))
            if (typeof inner === "object" && inner !== null)
                open.push(inner);
    }
    return null;
}
function findTwins(keys) {
    const seen = new Map();
    for (const key of keys) {
        const name = fold(key);
        const twin = seen.get(name);
        if (twin !== undefined && twin !== key && IS_FIELD.has(name))
            return [twin, key];
        seen.set(name, key);
    }
    return null;
}
const ambiguous_keys_HEADER = /^\s*\[\[?\s*["']?([^\]"']+?)["']?\s*\]/;
const ASSIGNMENT = /^\s*["']?([\w-]+|[^"'=\s]+)["']?\s*=/u;
/** By lines: headers anywhere, and keys below one header. */
function findInToml(text) {
    const headers = new Set();
    let keys = new Set();
    for (const line of text.split("\n")) {
        const header = ambiguous_keys_HEADER.exec(line)?.[1];
        const key = header === undefined ? ASSIGNMENT.exec(line)?.[1] : undefined;
        if (header !== undefined)
            headers.add(header);
        if (key !== undefined)
            keys.add(key);
        const twins = header === undefined ? null : findTwins([...keys]);
        if (twins !== null)
            return twins;
        if (header !== undefined)
            keys = new Set();
    }
    return findTwins([...keys]) ?? findTwins([...headers]);
}

;// CONCATENATED MODULE: ./out/scan/ambiguous-lockfiles.js

const LOCKFILE_LIMIT = 64 * 1024 * 1024;
/** Lockfiles that a scanner may have read otherwise than their package manager does: what was found in them counts, and is no proof of the rest. */
async function findAmbiguous(entries, files) {
    const problems = [];
    for (const { target, file } of entries) {
        if (target === null || target.kind !== "lockfile")
            continue;
        const bytes = await files.read(file, LOCKFILE_LIMIT).catch(() => null);
        const twins = bytes === null ? null : findAmbiguousKeys(new TextDecoder().decode(bytes));
        if (twins === null)
            continue;
        const [one, other] = twins.map((key) => JSON.stringify(key));
        const message = `${target.shown} has the keys ${one} and ${other} in one place: scanners take the one for the other, and package managers do not.`;
        const next = "Make it again with its package manager, which writes neither twice.";
        problems.push({ code: "lockfile-unparsable", target: target.id, message, next });
    }
    return problems;
}

// EXTERNAL MODULE: ./out/scan/osv-canary.js
var osv_canary = __webpack_require__(4597);
// EXTERNAL MODULE: ./out/scan/osv-database.js
var osv_database = __webpack_require__(9424);
;// CONCATENATED MODULE: ./out/scan/requirements-text.js
const LONG_REFERENCE = /^([ \t]*)--requirement(?:[ \t]+|[ \t]*=[ \t]*)/gm;
const IN_BRACKETS = /^([ \t]*[A-Za-z0-9][\w.-]*[ \t]*(?:\[[^\]\n]*\])?)[ \t]*\(([^()\n]*)\)/gm;
/** Requirements as pip takes them, in the forms that OSV-Scanner reads: it passes over others in silence. */
function toPlainRequirements(text) {
    return text.replace(LONG_REFERENCE, "$1-r ").replace(IN_BRACKETS, "$1$2");
}
const REFERENCE = /^([ \t]*-[rc][ \t]*)([^\s#]+)/gm;
/** The same text in another folder: what it refers to by a path that leads upwards is meant from where it lay. `move` gives the new path. */
function moveReferences(text, move) {
    return text.replace(REFERENCE, (whole, flag, path) => (/^\.\.[\\/]/.test(path) ? `${flag}${move(path)}` : whole));
}
/** What a file of requirements takes more requirements from: paths, or addresses. */
function findReferences(text) {
    return [...text.matchAll(REFERENCE)].flatMap(([, flag = "", path = ""]) => (flag.includes("-r") ? [path] : []));
}
const BY_ADDRESS = /^[ \t]*(?:(?:-e|--editable)[ \t=]+)?(?:[A-Za-z0-9][\w.-]*(?:\[[^\]\n]*\])?[ \t]*@[ \t]*)?(?:(?:git|hg|svn|bzr)\+|https?:|ftp:)/;
const BY_VARIABLE = /^[ \t]*[A-Za-z0-9][^#\n]*\$\{\w+\}/;
/** How many requirements are named by an address or by a variable: no advisory is about these. */
function countUnnamed(text) {
    return text.split("\n").filter((line) => BY_ADDRESS.test(line) || BY_VARIABLE.test(line)).length;
}

;// CONCATENATED MODULE: ./out/scan/lockfile-text.js


const lockfile_text_LOCKFILE_LIMIT = 64 * 1024 * 1024;
/** What OSV-Scanner reads by a parser of XML knows its encoding by itself, and may depend on what lies further up. */
const XML = new Set([
    "pom.xml",
    "verification-metadata.xml",
    "packages.config",
    "project file",
    "Directory.Packages.props",
]);
/** Line ends of Python, at which pip parts requirements and OSV-Scanner does not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const LINE_ENDS = /\r\n?|[\v\f\u001c-\u001e\u0085\u2028\u2029]/g;
/**
 * A lockfile's text as OSV-Scanner can read it, where its bytes are something else: with a byte-order mark, in UTF-16 (as PowerShell writes
 * what is redirected to a file), or with line ends and forms that only its package manager knows. OSV-Scanner takes these for a part of a name, or for
 * no package at all, and says nothing. Null: it is read as it is.
 */
async function toPlainText(absolute, kind, { world }) {
    const isByLine = kind.name === "requirements.txt";
    const encoding = lockfile_text_toEncoding(await readHead(absolute, world), XML.has(kind.name));
    if (encoding === null && !isByLine)
        return null;
    const bytes = await readWhole(absolute, world);
    const text = lockfile_text_decode(bytes, encoding ?? "utf-8");
    const plain = text !== null && isByLine ? toPlainRequirements(text.replace(LINE_ENDS, "\n")) : text;
    const isOdd = encoding !== null || plain !== text?.replaceAll("\r\n", "\n");
    return isOdd ? plain : null;
}
/** Writes a text as the lockfile that it is of into a private folder, beside links to all that lies beside it: a file may name others. */
async function writeBeside(text, { absolute, name }, scene) {
    const { files } = scene.world;
    const folder = await files.privateFolder();
    const siblings = (await files.list((0,external_node_path_.dirname)(absolute)).catch(() => [])).filter((one) => one.name !== (0,external_node_path_.basename)(absolute) && one.name !== name);
    for (const sibling of siblings)
        await files.link((0,external_node_path_.join)((0,external_node_path_.dirname)(absolute), sibling.name), (0,external_node_path_.join)(folder, sibling.name));
    const path = (0,external_node_path_.join)(folder, name);
    const moved = moveReferences(text, (reference) => (0,external_node_path_.relative)(folder, (0,external_node_path_.join)((0,external_node_path_.dirname)(absolute), reference)));
    await files.write(path, [moved]);
    return path;
}
/** Also behind a link, which was followed where a lockfile was named; what cannot be read is told by its scanner. */
async function readWhole(absolute, { files }) {
    const pieces = [];
    let size = 0;
    try {
        for await (const piece of files.stream(absolute)) {
            size += piece.length;
            if (size > lockfile_text_LOCKFILE_LIMIT)
                break;
            pieces.push(piece.slice());
        }
    }
    catch {
        return new Uint8Array(0);
    }
    return size > lockfile_text_LOCKFILE_LIMIT ? new Uint8Array(0) : Buffer.concat(pieces);
}
async function readHead(absolute, { files }) {
    try {
        for await (const head of files.stream(absolute))
            return head.slice(0, 4);
    }
    catch {
        // its scanner will tell
    }
    return new Uint8Array(0);
}
/** An encoding that is not plain UTF-8, by the mark at the beginning, or by the zeros that UTF-16 has in every other byte. */
function lockfile_text_toEncoding([a, b, c, d], isXml) {
    if (isXml)
        return null;
    if (a === 0xff && b === 0xfe)
        return "utf-16le";
    if (a === 0xfe && b === 0xff)
        return "utf-16be";
    if (a === 0xef && b === 0xbb && c === 0xbf)
        return "utf-8";
    if (b === 0 && d === 0 && a !== 0)
        return "utf-16le";
    return a === 0 && c === 0 && b !== 0 ? "utf-16be" : null;
}
/** The text without its mark; null where the bytes are no text of that encoding. */
function lockfile_text_decode(bytes, encoding) {
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./out/scan/osv-entries.js




/** What an argument cannot hold: a comma divides it in two, and a line break would divide the lines that are read back. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const AWKWARD = /[,\u0000-\u001f\u007f]/;
/**
 * A lockfile as OSV-Scanner is to be given it: where it lies; where its path cannot be an argument, through a link in a private folder; where
 * its text would be misread, as a plain copy there.
 */
async function toEntry(target, kind, scene) {
    const { absolute } = target;
    const text = await toPlainText(absolute, kind, scene);
    const copy = text === null ? null : await writeBeside(text, { absolute, name: toPlainName(absolute, kind) }, scene);
    const path = copy ?? (AWKWARD.test(absolute) ? await linkTo(absolute, kind, scene) : absolute);
    return { target, kind, path, file: copy ?? absolute, args: (0,osv_command/* toFileArguments */.Me)(kind.parser, path) };
}
/** Links the folder, so that what a lockfile refers to beside itself is still there; the file alone where its own name is awkward. */
async function linkTo(absolute, kind, { world }) {
    const folder = await world.files.privateFolder();
    const base = (0,external_node_path_.basename)(absolute);
    if (!AWKWARD.test(base)) {
        await world.files.link((0,external_node_path_.dirname)(absolute), (0,external_node_path_.join)(folder, "linked"));
        return (0,external_node_path_.join)(folder, "linked", base);
    }
    const path = (0,external_node_path_.join)(folder, toPlainName(absolute, kind));
    await world.files.link(absolute, path);
    return path;
}
/** The name of a file without what an argument cannot hold, by which it is still of its kind. */
function toPlainName(absolute, kind) {
    const cleaned = (0,external_node_path_.basename)(absolute).replaceAll(new RegExp(AWKWARD.source, "g"), "_");
    return (0,lockfile_kinds/* toLockfileKind */.vE)(`${(0,external_node_path_.basename)((0,external_node_path_.dirname)(absolute))}/${cleaned}`)?.name === kind.name ? cleaned : kind.name;
}
/** Windows takes 32,767 characters in a command line, other systems far more; one argument may be 131,072 bytes on Linux. */
const LONGEST_COMMAND = { win32: 24_000, other: 200_000 };
/** Divides entries into runs whose command lines the system takes. */
function toBatches(entries, os) {
    const most = os === "win32" ? LONGEST_COMMAND.win32 : LONGEST_COMMAND.other;
    const batches = [];
    let length = 0;
    for (const entry of entries) {
        const own = entry.args.reduce((sum, argument) => sum + Buffer.byteLength(argument) + 3, 0);
        const last = batches.at(-1);
        if (last === undefined || length + own > most) {
            batches.push([entry]);
            length = own;
        }
        else {
            last.push(entry);
            length += own;
        }
    }
    return batches;
}
/** What to call a run over these files in a message. */
function toWhat(entries) {
    const [first] = entries;
    if (entries.length === 1 && first?.target != null)
        return `osv-scanner on ${first.target.id}`;
    return `osv-scanner on ${entries.length} ${toKindOfAll(entries)}`;
}
/** Lockfiles, by their ecosystem where they are all of one. */
function toKindOfAll(entries) {
    const [name, ...others] = new Set(entries.map(({ kind }) => kind?.ecosystem));
    return name === undefined || others.length > 0 ? "lockfiles" : `${name} lockfiles`;
}

;// CONCATENATED MODULE: ./out/scan/empty-lockfile.js
/** By kind: what a lockfile with at least one package holds. A kind that is not here is never taken for empty. */
const FILLED = {
    "package-lock.json": /"node_modules\/[^"]+"\s*:\s*\{\s*(?:\}|"(?!resolved"[^}]*"link"))|"(?:d|devD|optionalD)ependencies"\s*:\s*\{\s*"/,
    "yarn.lock": /^(?!__metadata:|#|"?\S+@workspace:)\S.*:\s*$/m,
    "pnpm-lock.yaml": /^(?:packages|snapshots):\s*\n\s+\S/m,
    "bun.lock": /"packages"\s*:\s*\{\s*"/,
    "requirements.txt": /^\s*(?:-r\b|--requirement\b|(?:-e\s+|--editable[\s=]\s*)?(?:(?:git|hg|svn|bzr)\+|https?:)|[A-Za-z0-9][\w.-]*\s*(?:$|[[<>=!~;@#,(]))/m,
    "poetry.lock": /^\s*\[\[package\]\]/m,
    "Pipfile.lock": /"(?:default|develop)"\s*:\s*\{\s*"/,
    "pdm.lock": /^\s*\[\[package\]\]/m,
    "uv.lock": /^\s*source = \{ (?:registry|git|url)/m,
    "pylock.toml": /^\s*\[\[packages\]\]/m,
    "go.mod": /^\s*require\b/m,
    "Cargo.lock": /^\s*\[\[package\]\]/m,
    "Gemfile.lock": /^[ \t]+\S+ \(/m,
    "gems.locked": /^[ \t]+\S+ \(/m,
    "composer.lock": /"packages(?:-dev)?"\s*:\s*\[\s*\{/,
    "pom.xml": /<dependency[\s>]/,
    "gradle.lockfile": /^[^#=\s][^=\s]*:/m,
    "buildscript-gradle.lockfile": /^[^#=\s][^=\s]*:/m,
    "verification-metadata.xml": /<component[\s>]/,
    "packages.lock.json": /"resolved"\s*:/,
    "packages.config": /<package[\s>]/,
    "deps.json": /"type"\s*:\s*"package"/,
    "project file": /<Package(?:Reference|Version|Download)[\s>]/,
    "Directory.Packages.props": /<(?:Global)?Package(?:Reference|Version|Download)[\s>]/,
    "pubspec.lock": /^packages:\s*\n\s+\S/m,
    "mix.lock": /"\s*:\s*\{\s*:/,
    "conan.lock": /"(?:requires|build_requires|python_requires)"\s*:\s*\[\s*"|"ref"\s*:/,
    "renv.lock": /"Packages"\s*:\s*\{\s*"/,
    "cabal.project.freeze": /\bany\.\S/,
    "stack.yaml.lock": /\bhackage:/,
    "Package.resolved": /"(?:identity|package)"\s*:/,
};
/** Whether a lockfile is empty by its own text: no package is missed where none is named. What has zeros in it is no text that was understood. */
function isEmptyLockfile(kind, text) {
    const filled = FILLED[kind];
    return filled !== undefined && !text.includes("\0") && !filled.test(text);
}

;// CONCATENATED MODULE: ./out/scan/manifest-beside.js

/** Peers may be left to whoever installs; the other kinds are locked. What lies in the repository itself is linked, not locked. */
const NODE = {
    name: "package.json",
    keys: ["dependencies", "devDependencies", "optionalDependencies"],
    isPackage: (_name, wish) => !/^(?:file|link|workspace|portal|catalog):|^\.{0,2}\//.test(wish),
};
/** What has no vendor is PHP itself, or an extension of it. */
const COMPOSER = { name: "composer.json", keys: ["require", "require-dev"], isPackage: (name) => name.includes("/") };
const MANIFESTS = new Map([
    ["package-lock.json", NODE],
    ["yarn.lock", NODE],
    ["pnpm-lock.yaml", NODE],
    ["bun.lock", NODE],
    ["composer.lock", COMPOSER],
]);
/** The name of the manifest beside a lockfile of a kind, where it can be read; else null. */
function manifestBeside(kind) {
    return MANIFESTS.get(kind)?.name ?? null;
}
const Wishes = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).catch({});
/** How many packages a manifest asks for that its lockfile, of that kind, must hold. What is no manifest asks for none. */
function countWishes(kind, text) {
    const manifest = MANIFESTS.get(kind);
    const parsed = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).safeParse(manifest_beside_toJson(text.replace(/^\ufeff/, "")));
    if (manifest === undefined || !parsed.success)
        return 0;
    const wishes = manifest.keys.flatMap((key) => Object.entries(Wishes.parse(parsed.data[key])));
    return new Set(wishes.filter(([name, wish]) => manifest.isPackage(name, wish)).map(([name]) => name)).size;
}
function manifest_beside_toJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./out/scan/osv-empty.js



const osv_empty_LOCKFILE_LIMIT = 64 * 1024 * 1024;
const MANIFEST_LIMIT = 4 * 1024 * 1024;
/** Finds the lockfiles of a run in which no package was found, or of which all that were found were left out, and looks into them. */
async function findEmpty({ entries, words }, counts, files) {
    const found = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const isNothingLeft = words.filtered >= found;
    const empty = new Map();
    for (const entry of entries) {
        if (entry.target === null || entry.target.kind === "image")
            continue;
        const count = counts[entry.target.id];
        if (count === undefined || (count > 0 && !isNothingLeft))
            continue;
        empty.set(entry.target.id, await lookInto(entry, count, files));
    }
    return empty;
}
async function lookInto({ target, kind, file }, count, files) {
    if (target === null || target.kind === "image")
        return null;
    const text = await readText(file, osv_empty_LOCKFILE_LIMIT, files);
    if (kind === null || text === null || !isEmptyLockfile(kind.name, text))
        return count === 0
            ? `No package was found in ${target.shown}, though it seems to name some`
            : `No package in ${target.shown} has a version that is known`;
    const manifest = manifestBeside(kind.name);
    const asking = manifest === null ? null : await readText((0,external_node_path_.join)((0,external_node_path_.dirname)(target.absolute), manifest), MANIFEST_LIMIT, files);
    const wishes = asking === null ? 0 : countWishes(kind.name, asking);
    if (wishes === 0)
        return null;
    return `${target.shown} locks no package, and ${manifest} beside it asks for ${wishes}`;
}
async function readText(path, limit, files) {
    const bytes = await files.read(path, limit).catch(() => null);
    return bytes === null ? null : new TextDecoder().decode(bytes);
}
/** A problem for each of them that holds packages, or should. */
function toEmptyProblems(empty) {
    return [...empty].flatMap(([target, what]) => {
        if (what === null)
            return [];
        const next = "Pin versions in it, make it again, or leave it out with `exclude`.";
        return [{ code: "inventory-empty", target, message: `${what}: nothing of it was compared with any advisory.`, next }];
    });
}

;// CONCATENATED MODULE: ./out/scan/osv-report.js

const osv_report_PARTS = /"source":\s*\{\s*"path":\s*"((?:[^"\\]|\\.){0,8000})"|"id":\s*"([^"\\]{1,200})"|"(vulnerabilities)":\s*\[\s*\{/g;
/** Reads whether a report shows the canaries, which lie at a path that nobody could know before. */
async function readOsvProof(report, path, canaries) {
    let hasVulnerabilities = false;
    let isCanary = false;
    const ids = new Set();
    for await (const [, source, id, vulnerabilities] of matchesIn(report, osv_report_PARTS)) {
        if (source !== undefined)
            isCanary = osv_report_toText(source).startsWith(path);
        if (vulnerabilities !== undefined)
            hasVulnerabilities = true;
        if (id !== undefined && isCanary)
            ids.add(id);
    }
    const isMissed = (canary) => (canary.ids.length === 0 ? ids.size === 0 : !canary.ids.some((id) => ids.has(id)));
    return { hasVulnerabilities, missed: canaries.filter(isMissed) };
}
function osv_report_toText(escaped) {
    try {
        return String(JSON.parse(`"${escaped}"`));
    }
    catch {
        return escaped;
    }
}

;// CONCATENATED MODULE: ./out/scan/osv-read.js









/** Reads a run that reached its end: its report, what it did not look at, and the proof that it found what it must. */
async function readRun(ran, tool, scene) {
    const { files, machine } = scene.world;
    const { entries, words, report } = ran;
    const proof = await readOsvProof(readWritten(report, scene), tool.canary.path, tool.database.canaries);
    const counts = osv_read_toCounts(entries, words);
    const { database, lacking } = await tool.database.facts();
    const empty = await findEmpty(ran, counts, files);
    const raw = {
        name: toWhat(entries),
        bytes: readWritten(report, scene),
        root: machine.cwd,
        asked: {
            scanner: toScannerFacts(tool.binary, database),
            targets: entries.flatMap(({ target }) => target ?? []),
            targetIdByPath: Object.fromEntries(entries.flatMap(({ target, path }) => (target === null ? [] : [[path, target.id]]))),
            inventory: counts,
            listed: osv_read_toListed(counts, words),
            canaries: [tool.canary.path],
        },
    };
    const problems = [...toWordProblems(ran), ...toUnexpected(ran, tool), ...toEmptyProblems(empty), ...toProofProblems(ran, proof, tool)];
    const looks = toLooks({ entries, counts, empty, proof }, tool, lacking);
    return { reports: [raw], problems, looks };
}
/** Lockfiles of which at least one package was not left out for being local or without a version: the report has to list it. */
function osv_read_toListed(counts, { filtered }) {
    return Object.entries(counts).flatMap(([id, count]) => (count > filtered ? [id] : []));
}
/** What this run shows of each lockfile: that it was read, and that this scanner with this database finds what it must. */
function toLooks({ entries, counts, empty, proof }, { database }, lacking) {
    const found = database.canaries.filter((canary) => !proof.missed.includes(canary));
    const matched = proof.hasVulnerabilities ? { by: "match", found: "vulnerabilities in this run" } : null;
    return entries.flatMap(({ target, kind }) => {
        if (target === null)
            return [];
        const packages = counts[target.id] ?? null;
        const type = kind?.ecosystem ?? "";
        const own = found.find(({ ecosystem }) => ecosystem === type) ?? found[0];
        const canary = own === undefined ? matched : { by: "canary", found: osv_read_toName(own) };
        const known = lacking.has(type) ? null : own?.ecosystem === type ? "canary" : database.archives === null ? "service" : "records";
        return [
            {
                scanner: "osv-scanner",
                target: target.id,
                compared: { by: "path", value: target.id },
                packages,
                isEmpty: empty.get(target.id) === null,
                inventory: packages === null ? [] : [{ type, packages, known }],
                canary,
            },
        ];
    });
}
function osv_read_toName({ purl, ids }) {
    return ids[0] === undefined ? purl : `${ids[0]} in ${purl}`;
}
function osv_read_toCounts(entries, { counts }) {
    return Object.fromEntries(entries.flatMap(({ target, path }) => {
        const count = counts.get(path);
        return target === null || count === undefined ? [] : [[target.id, count]];
    }));
}
/** What was said on the way and means that something was not looked at. */
function toWordProblems({ entries, end, words }) {
    const unloaded = [...new Set(words.unloaded)].flatMap((ecosystem) => toUnloaded(ecosystem, entries));
    const filtered = words.filtered === 0
        ? []
        : [
            {
                code: "scanner-warning",
                message: `OSV-Scanner left out ${words.filtered === 1 ? "1 package" : `${words.filtered} packages`} of the ${toKindOfAll(entries)} for being local or without a version: no advisory can name them.`,
            },
        ];
    const isComplaint = end.code === 127 && unloaded.length === 0 && words.errors.length === 0;
    const errors = isComplaint ? [(0,ends/* lastWords */.aN)(end)] : words.errors;
    return [...unloaded, ...filtered, ...errors.map((line) => osv_read_toComplaint(line, entries))];
}
/** Ecosystems that it asked for though no lockfile is of them, and of which there is nothing. */
function toUnexpected({ entries, words }, { database: { archives, canaries } }) {
    if (archives === null)
        return [];
    const expected = new Set([
        ...entries.map(({ kind }) => kind?.ecosystem),
        osv_canary/* HARMLESS */.yX.ecosystem,
        ...canaries.map(({ ecosystem }) => ecosystem),
    ]);
    const missing = (0,model_order/* sortedUnique */.Z)(words.loaded).filter((name) => !expected.has(name) && !archives.has(name));
    return missing.map((name) => ({
        code: "database-lacks-ecosystem",
        message: `Some packages of the lockfiles are looked for in OSV-Scanner's database of ${name}, and the folder (osv-db) has none of it.`,
        next: `Add ${name}/all.zip to the folder that \`osv-db\` names.`,
    }));
}
function toUnloaded(ecosystem, entries) {
    const meant = entries.filter(({ kind }) => kind?.ecosystem === ecosystem);
    const next = `Add ${ecosystem}/all.zip to the folder that \`osv-db\` names.`;
    const about = meant.length === 0 ? [{}] : meant.map(({ target }) => (target === null ? {} : { target: target.id }));
    return about.map((target) => ({
        code: "database-lacks-ecosystem",
        message: `OSV-Scanner could not load its database of ${ecosystem}.`,
        next,
        ...target,
    }));
}
function osv_read_toComplaint(line, entries) {
    const about = entries.find(({ path }) => findMention(line, path) !== null);
    const message = `OSV-Scanner scanned to its end, but said: ${JSON.stringify(line.slice(0, 300))}.`;
    const next = "See what it means; a result with an error beside it cannot be vouched for.";
    return { code: "scanner-output", message, next, ...(about?.target == null ? {} : { target: about.target.id }) };
}
function toProofProblems({ entries, end }, { hasVulnerabilities, missed }, { binary, database }) {
    const what = toWhat(entries);
    const contradicts = (said) => {
        const next = "Run again; if it stays, use another version of OSV-Scanner.";
        return [{ code: "scanner-output", message: `${what} ended with code ${end.code} ${said}.`, next }];
    };
    if (end.code === 1 && !hasVulnerabilities)
        return contradicts("(vulnerabilities found), and its report holds none");
    // Of what is in the files all may be unimportant, which ends with 0; what the canary must find is not.
    if (end.code === 0 && missed.length < database.canaries.length)
        return contradicts("(none found), and its report holds some");
    const telling = (0,osv_canary/* toMissed */.b1)(missed, database.canaries, binary.version);
    if (telling.length === 0)
        return [];
    const names = telling.map(osv_read_toName).join(", ");
    const message = `${what} did not find what its database calls vulnerable: ${names}. It passes over records that it cannot read in silence.`;
    const next = "Use a newer version of OSV-Scanner, or fetch the database again: no finding means nothing here.";
    return [{ code: "canary-missed", message, next }];
}

;// CONCATENATED MODULE: ./out/scan/osv-run.js








/**
 * Scans files in one run. One file that cannot be parsed makes OSV-Scanner give up on all: it is found out (by what was said, else by
 * halving), reported, and the rest is scanned again.
 */
async function scanEntries(entries, tool, scene) {
    const ran = await runEntries(entries, tool, scene);
    if (ran.isWhole)
        return readRun(ran, tool, scene);
    if (!ran.mayBeFiles)
        return { ...scan_scene/* NOTHING */.K$, problems: [(0,ends/* toFailure */.w2)(toWhat(entries), ran.end, ran)] };
    const culprits = entries.flatMap((entry) => {
        const said = findMention(ran.end.stderr, entry.path);
        return said === null ? [] : [{ entry, said }];
    });
    if (culprits.length > 0)
        return scanWithout(culprits, { entries, tool }, scene);
    if (!(await canScanAnything(tool, scene)))
        return { ...scan_scene/* NOTHING */.K$, problems: [(0,ends/* toFailure */.w2)(toWhat(entries), ran.end, ran)] };
    if (entries.length === 1) {
        const lone = entries.map((entry) => ({ entry, said: (0,ends/* explainEnd */.pw)(ran.end) }));
        return scanWithout(lone, { entries, tool }, scene);
    }
    const middle = Math.ceil(entries.length / 2);
    const halves = [entries.slice(0, middle), entries.slice(middle)];
    return (0,scan_scene/* joinGathered */.FP)(await Promise.all(halves.map((half) => scanEntries(half, tool, scene))));
}
async function scanWithout(culprits, { entries, tool }, scene) {
    const problems = culprits.map(({ entry, said }) => toUnparsable(entry, said, tool));
    const named = new Set(culprits.map(({ entry }) => entry));
    const rest = entries.filter((entry) => !named.has(entry));
    const scanned = rest.length === 0 ? scan_scene/* NOTHING */.K$ : await scanEntries(rest, tool, scene);
    return (0,scan_scene/* joinGathered */.FP)([{ reports: [], problems }, scanned]);
}
const UNREADABLE = /permission denied|access is denied|no such file|input\/output error/i;
function toUnparsable({ target, path }, said, { binary }) {
    const shown = target !== null && target.kind !== "image" ? target.shown : path;
    const words = osv_run_toReason(said, path).replaceAll(path, shown).trim().slice(0, 300);
    const message = `OSV-Scanner ${binary.version} cannot read ${shown}: ${words}.`;
    const isUnreadable = UNREADABLE.test(words);
    const next = isUnreadable
        ? "Check its permissions, or leave it out with `exclude`."
        : "Check that it is whole (no merge conflict in it), make it again, or leave it out with `exclude`.";
    return {
        code: isUnreadable ? "lockfile-unreadable" : "lockfile-unparsable",
        message,
        next,
        ...(target === null ? {} : { target: target.id }),
    };
}
/** What a line says after it named the path: the reason itself. */
function osv_run_toReason(line, path) {
    const bare = path.replace(/^[/\\]/, "");
    const after = line.slice(line.lastIndexOf(bare) + bare.length).replace(/^["']?:\s*/, "");
    return line.includes(bare) && /\w/.test(after) ? after : line;
}
/** Whether OSV-Scanner, told to scan nothing but the canary, does so: then a failure is about the files. */
async function canScanAnything(tool, scene) {
    return (await runEntries([], tool, scene)).isWhole;
}
/**
 * Ends that say nothing about single files: well (so the report is missing), no package at all (so not even the canary was read), the service
 * out of reach, a bad configuration.
 */
const NEVER_FILES = new Set([0, 1, 128, 129, 130]);
async function runEntries(entries, { binary, base, canary }, scene) {
    const { files } = scene.world;
    const folder = await files.privateFolder();
    const [config, report] = [(0,external_node_path_.join)(folder, "osv-scanner.toml"), (0,external_node_path_.join)(folder, "report.json")];
    await files.write(config, []);
    const args = (0,osv_command/* toOsvArguments */.Ad)({
        version: binary.version,
        config,
        output: report,
        database: base,
        files: [...entries, canary].flatMap((entry) => entry.args),
        allPackages: true,
    });
    const end = await (0,scan_scene/* runScanner */.Sw)({ file: binary.path, args, folder, step: entries.length === 0 ? null : toWhat(entries) }, scene);
    const wrong = await findWrittenFault(report, "report", files);
    const isWhole = !end.timedOut && wrong === null && (end.code === 0 || end.code === 1 || end.code === 127);
    const mayBeFiles = !end.timedOut && end.code !== null && !NEVER_FILES.has(end.code);
    return { entries, end, words: parseWords(end.stderr), report, wrong, isWhole, mayBeFiles };
}

;// CONCATENATED MODULE: ./out/scan/osv-shares.js

/**
 * Divides lockfiles into runs by ecosystem, those of most lockfiles first. OSV-Scanner goes through the archives of a database one after the
 * other, on one processor: a run for each is quicker also where they take turns. Ecosystems without a package that must be found join
 * another, so that each run has a proof. The online service is asked once for all.
 */
function toShares(entries, database) {
    const proven = new Set(database.canaries.map(({ ecosystem }) => ecosystem));
    const byEcosystem = new Map();
    const homeless = [];
    for (const entry of entries) {
        const ecosystem = entry.kind?.ecosystem ?? "";
        if (proven.has(ecosystem))
            byEcosystem.set(ecosystem, [...(byEcosystem.get(ecosystem) ?? []), entry]);
        else
            homeless.push(entry);
    }
    if (database.archives === null || byEcosystem.size < 2)
        return [{ entries, database }];
    const groups = [...byEcosystem].sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (0,model_order/* byCodeUnits */.C)(a, b));
    return groups.map(([ecosystem, own], at) => ({
        entries: at === groups.length - 1 ? [...own, ...homeless] : own,
        database: { ...database, canaries: database.canaries.filter((canary) => canary.ecosystem === ecosystem) },
    }));
}

;// CONCATENATED MODULE: ./out/scan/requirements.js


const requirements_LOCKFILE_LIMIT = 64 * 1024 * 1024;
/** Of files of requirements: what they refer to and nobody can follow, and how much of them no advisory is about. OSV-Scanner says nothing of either. */
async function findLostRequirements(entries, files) {
    const problems = [];
    for (const { target, kind, file } of entries) {
        if (target === null || target.kind !== "lockfile" || kind?.name !== "requirements.txt")
            continue;
        const bytes = await files.read(file, requirements_LOCKFILE_LIMIT).catch(() => null);
        if (bytes === null)
            continue;
        const text = new TextDecoder().decode(bytes);
        for (const reference of new Set(findReferences(text))) {
            const why = await whyLost(reference, file, files);
            if (why === null)
                continue;
            const message = `${target.shown} takes more requirements from ${reference}, ${why}: they were compared with no advisory.`;
            const next = "Lock them into one file (`pip freeze`, `pip-compile`), or correct the path.";
            problems.push({ code: "lockfile-unparsable", target: target.id, message, next });
        }
        const unnamed = countUnnamed(text);
        if (unnamed === 0)
            continue;
        const what = unnamed === 1 ? "1 requirement" : `${unnamed} requirements`;
        const message = `${what} of ${target.shown} ${unnamed === 1 ? "is" : "are"} named by an address or a variable: no advisory can name them.`;
        problems.push({ code: "scanner-warning", target: target.id, message, next: "Pin a version of the package index where there is one." });
    }
    return problems;
}
async function whyLost(reference, file, files) {
    if (/^[a-z][a-z+]+:\/\//i.test(reference))
        return "which is an address and is not followed";
    return (await files.stat((0,external_node_path_.resolve)((0,external_node_path_.dirname)(file), reference))) === null ? "which is not there" : null;
}

;// CONCATENATED MODULE: ./out/scan/osv-scanner.js

















/** All that OSV-Scanner is to look at, with one database: lockfiles in a run for each ecosystem, the rest one by one. */
async function gatherOsvSide({ lockfiles, others, osvScanner, atOnce }, scene) {
    const ecosystems = (0,model_order/* sortedUnique */.Z)(lockfiles.flatMap(({ shown }) => (0,lockfile_kinds/* toLockfileKind */.vE)(shown)?.ecosystem ?? []));
    const wanted = { ecosystems, isForAll: others.length > 0 };
    const preparing = prepareEntries(lockfiles, scene);
    preparing.catch(() => undefined); // told by whoever awaits it
    const [binary, database] = await (0,scan_scene/* both */.WP)(osvScanner, (0,osv_database/* findOsvDatabase */.fk)(wanted, scene));
    const { readable, problems } = osv_scanner_sortOut(lockfiles, binary.version);
    if (readable.length + others.length === 0)
        return { ...scan_scene/* NOTHING */.K$, problems };
    const tool = { binary, database, base: await (0,osv_database/* layOutDatabase */.WT)(database, binary.version, wanted, scene) };
    const scans = [
        (0,scan_scene/* guarded */.Nj)(() => scanLockfiles(readable, { ...tool, preparing, atOnce }, scene)),
        ...others.map((target) => (0,scan_scene/* guarded */.Nj)(() => withOwnFile(target, scene, (own) => scanOtherWithOsvScanner(own, tool, scene)), target.id)),
    ];
    const scanned = await Promise.all(scans);
    const { notices } = await database.facts();
    return (0,scan_scene/* joinGathered */.FP)([{ ...scan_scene/* NOTHING */.K$, problems }, ...scanned, { ...scan_scene/* NOTHING */.K$, problems: notices }]);
}
/** Makes an entry of every lockfile of a known kind, by target id: while the scanner is still being had. */
async function prepareEntries(lockfiles, scene) {
    const entries = new Map();
    for (const target of lockfiles) {
        const kind = (0,lockfile_kinds/* toLockfileKind */.vE)(target.shown);
        if (kind !== null)
            entries.set(target.id, await toEntry(target, kind, scene)); // one by one: each opens a file
    }
    return entries;
}
/** The database's archives are read through while the scanner works: before, they would hold it up. */
async function scanLockfiles(readable, { preparing, atOnce, ...tool }, scene) {
    if (readable.length === 0)
        return scan_scene/* NOTHING */.K$;
    const prepared = await preparing;
    const entries = readable.flatMap(({ target }) => prepared.get(target.id) ?? []);
    const limit = (0,p_limit/* default */.A)(atOnce);
    const scanning = Promise.all(toShares(entries, tool.database).map((share) => limit(() => scanShare(share, tool, scene))));
    const { files } = scene.world;
    const looking = Promise.all([findAmbiguous(entries, files), findLostRequirements(entries, files)]);
    const [scanned, facts, looked] = await Promise.all([scanning, tool.database.facts(), looking]);
    const problems = [...osv_scanner_toLacking(readable, facts), ...toUnproven(readable, tool.database, facts), ...looked.flat()];
    return (0,scan_scene/* joinGathered */.FP)([...scanned, { ...scan_scene/* NOTHING */.K$, problems }]);
}
async function scanShare({ entries, database }, tool, scene) {
    const own = { ...tool, database };
    const canary = await makeCanary(own, scene);
    const batches = toBatches(entries, scene.world.machine.os);
    return (0,scan_scene/* begun */.q1)((0,scan_scene/* joinGathered */.FP)(await Promise.all(batches.map((batch) => scanEntries(batch, { ...own, canary }, scene)))), scene);
}
/** Ecosystems whose records name no package that must be found: that nothing was found in them proves less. */
function toUnproven(readable, { archives, canaries }, { lacking }) {
    if (archives === null)
        return [];
    const proven = new Set([...lacking.keys(), ...canaries.map(({ ecosystem }) => ecosystem)]);
    const unproven = (0,model_order/* sortedUnique */.Z)(readable.map(({ kind }) => kind.ecosystem)).filter((name) => !proven.has(name));
    if (unproven.length === 0)
        return [];
    const message = `OSV-Scanner's database of ${unproven.join(", ")} holds nothing by which to prove that it finds what is in it.`;
    return [{ code: "evidence-missing", message }];
}
/** Lockfiles that this version reads, and a problem for each that it does not: never silence. */
function osv_scanner_sortOut(targets, version) {
    const readable = [];
    const problems = [];
    for (const target of targets) {
        const kind = (0,lockfile_kinds/* toLockfileKind */.vE)(target.shown);
        if (kind !== null && (0,lockfile_kinds/* isReadBy */.wj)(kind, version)) {
            readable.push({ target, kind });
            continue;
        }
        const { why, next } = explainUnread(target.shown, kind, version);
        problems.push({ code: "lockfile-unparsable", target: target.id, message: `${target.shown} was not scanned: ${why}.`, next });
    }
    return { readable, problems };
}
function explainUnread(shown, kind, version) {
    if (kind !== null)
        return {
            why: `OSV-Scanner ${version} reads ${kind.name} only from ${kind.since} on`,
            next: "Use a newer version (`osv-scanner-version`).",
        };
    if (isUnreadLockfile(shown))
        return { why: "no scanner reads lockfiles of its kind", next: toInstead(shown) };
    return { why: "its name is none that OSV-Scanner knows", next: "Name the lockfile as its package manager does." };
}
/** The canaries' packages as a file that is scanned with every run. */
async function makeCanary({ binary: { version }, database: { canaries } }, { world }) {
    const path = (0,external_node_path_.join)(await world.files.privateFolder(), "canary.cdx.json");
    await world.files.write(path, [toSbom((canaries.length === 0 ? [osv_canary/* HARMLESS */.yX] : canaries).map(({ purl }) => purl))]);
    return { target: null, kind: null, path, file: path, args: (0,osv_command/* toSbomArguments */.FR)(version, path) };
}
/** Lockfiles of ecosystems that the database has nothing of. */
function osv_scanner_toLacking(readable, { lacking }) {
    return readable.flatMap(({ target, kind }) => {
        const why = lacking.get(kind.ecosystem);
        if (why === undefined)
            return [];
        const message = `${target.shown} was compared with nothing: the database of OSV-Scanner ${why} (${kind.ecosystem}).`;
        const next = `Add ${kind.ecosystem}/all.zip to the folder that \`osv-db\` names.`;
        return [{ code: "database-lacks-ecosystem", target: target.id, message, next }];
    });
}

;// CONCATENATED MODULE: ./out/scan/gather.js







/**
 * Runs the scanners, side by side up to `jobs`: Grype once on each image and SBOM, OSV-Scanner on the lockfiles by ecosystem; with
 * `cross-check` each on what the other looks at as well. What fails is a problem beside what does not.
 */
async function gather(gathering) {
    const { targets, request, binaries, environment, world, deadline } = gathering;
    const jobs = Math.max(1, request.settings.jobs);
    const lockfiles = targets.filter((target) => target.kind === "lockfile");
    const others = targets.filter((target) => target.kind !== "lockfile");
    const place = { settings: request.settings, world, deadline };
    const { begin, read: readOnce } = makeReading(gathering.read);
    const limits = { limit: (0,p_limit/* default */.A)(jobs), limitCopies: (0,p_limit/* default */.A)(jobs) };
    const scene = { ...place, environment, pulls: beginPulls(others, place), ...limits, begin };
    const { grype, "osv-scanner": osvScanner } = binaries;
    const isCrossed = request.settings.crossCheck;
    const parts = [];
    const atOnce = Math.max(1, others.length > 0 ? request.settings.jobs - 1 : request.settings.jobs);
    const ours = { lockfiles, others: isCrossed ? others : [], atOnce };
    if (osvScanner !== undefined && ours.lockfiles.length + ours.others.length > 0)
        parts.push((0,scan_scene/* guarded */.Nj)(() => gatherOsvSide({ ...ours, osvScanner }, scene)));
    const theirs = { others, lockfiles: isCrossed ? lockfiles : [] };
    if (grype !== undefined && theirs.lockfiles.length + theirs.others.length > 0)
        parts.push((0,scan_scene/* guarded */.Nj)(() => gatherGrypeSide({ ...theirs, grype }, scene)));
    const done = await Promise.all(parts.map(async (part) => ({ ...(await part), read: await Promise.all((await part).reports.map(readOnce)) })));
    const read = done.flatMap((part) => part.read);
    const problems = done.flatMap((part) => part.problems);
    const looks = done.flatMap((part) => part.looks ?? []);
    return { read, problems: read.length === 0 ? problems : problems.map(toLate), looks };
}
/** Reads each report once: from when it is begun, else from when it is asked for, where also is told what went wrong. */
function makeReading(read) {
    const going = new Map();
    const readOnce = (report) => {
        const reading = going.get(report) ?? read(report);
        going.set(report, reading);
        return reading;
    };
    return { begin: (report) => void readOnce(report).catch(() => undefined), read: readOnce };
}
/**
 * A target that only its scanner finds invalid, beside others that were scanned: exit code 2 would say that nothing was. The result is then
 * one that cannot be vouched for.
 */
function toLate(problem) {
    return problem.code === "target-invalid" ? { ...problem, code: "scanner-failed" } : problem;
}
/** All that Grype is to look at, with one database. */
async function gatherGrypeSide({ others, lockfiles, grype }, scene) {
    const binary = await grype;
    const tool = { binary, database: await (0,grype_database/* prepareGrypeDatabase */.A_)(binary, scene) };
    const scans = [(0,scan_scene/* guarded */.Nj)(() => gatherWithGrype(others, tool, scene)), (0,scan_scene/* guarded */.Nj)(() => scanLockfilesWithGrype(lockfiles, tool, scene))];
    return (0,scan_scene/* joinGathered */.FP)([{ ...scan_scene/* NOTHING */.K$, problems: tool.database.notices }, ...(await Promise.all(scans))]);
}

;// CONCATENATED MODULE: ./out/scan/looks.js
/** Gives the targets of a report what its scan left as evidence. A report that was refused has no targets, and so no evidence. */
function withLooks(evidence, looks, sameLayers) {
    return { ...evidence, targets: evidence.targets.map((target) => withEvidence(target, evidence, { looks, sameLayers })) };
}
function withEvidence(target, { scanners, observations }, { looks, sameLayers }) {
    const own = looks.flatMap(({ target: id, ...look }) => {
        const scanner = scanners.find(({ name }) => name === look.scanner);
        if (id !== target.id || scanner === undefined || !target.scannedBy.includes(look.scanner))
            return [];
        const image = target.layers === undefined ? null : sameLayers(target);
        const compared = image === null ? look.compared : { by: "layers", value: image };
        const packages = look.packages ?? countVulnerable(id, observations);
        return [{ ...look, compared, packages, version: scanner.version, sha256: scanner.sha256, database: scanner.database }];
    });
    return own.length === 0 ? target : { ...target, evidence: own };
}
/** Where nobody counted, there are at least the packages of which something was found; null where nothing was. */
function countVulnerable(id, observations) {
    const purls = new Set(observations.flatMap(({ target, package: { purl } }) => (target === id ? [purl] : [])));
    return purls.size === 0 ? null : purls.size;
}

// EXTERNAL MODULE: ./out/policy/resolve.js + 4 modules
var policy_resolve = __webpack_require__(662);
;// CONCATENATED MODULE: ./out/gate.js
/**
 * The whole story of Portcullis on one page.
 *
 *   prepare   strings and a policy file become a request          policy/
 *   gather    targets are found, scanners installed and run       scan/, install/
 *   examine   what images are built on, by their own layers       base-image/
 *   decide    reports become one list, the list becomes a verdict normalise/, merge/, base-image/, judge/
 *             with what it would take to pass                     remedy/
 *   render    the verdict becomes documents                       report/
 *
 * The doors in entry/ call these and publish what comes out. Nothing here touches the world but through its ports.
 */
























/** Scans what was asked for and judges it. Never rejects for what a scanner, a file or a network did: that is in the verdict. */
async function scanAndJudge(request, world, known = []) {
    const deadline = world.clock.now() + request.settings.timeout;
    const found = await discoverTargets({ request, world });
    const environment = (folder) => (0,install_environment/* toScannerEnvironment */.lF)(world.machine, { folder, declared: request.settings });
    const binaries = installNeeded(found.targets, request, { world, deadline });
    const examining = examineImages({ ...request, targets: found.targets, wantsProof: wantsProof(request.policy), world, deadline });
    const lockfiles = { files: world.files, cwd: world.machine.cwd };
    const read = (report) => readPlaced(report, lockfiles); // while other scanners work
    const gathered = await gather({ targets: found.targets, request, binaries, environment, world, deadline, read });
    const { examined, problems } = await examining;
    const bases = new Map([...examined].map(([id, { base }]) => [id, base]));
    const sameLayers = toSameLayers(examined);
    const evidence = gathered.read.map((part) => withNames(withBases(withLooks(part.evidence, gathered.looks, sameLayers), bases), examined));
    const reported = evidence.flatMap(({ targets }) => targets);
    const told = [...known, ...found.problems, ...gathered.problems, ...problems, ...(await gate_wordsOf(binaries, world))];
    const unseen = [...toUnseen(found.targets, [...evidence, { problems: told }]), ...findMismatches(examined, reported)];
    const beside = { ...gate_toEvidence([...told, ...unseen]), targets: toUnreported(examined, reported) };
    const asked = found.targets.map(({ id }) => id);
    const place = gate_toPlace(...gathered.read.map((part) => part.place), placeByImages(toBuilt(examined, reported)));
    const changes = (id) => examined.get(id)?.changes;
    return gate_decide([...evidence, beside], request.policy, { now: world.clock.now(), asked, changes, place, lock: request.lock });
}
/** Whether the policy asks for bases. Where it does not, they are found out as far as that needs no network, and no failure is held against anybody. */
function wantsProof({ baseImages }) {
    return baseImages !== undefined && baseImages.require !== "off";
}
/** Judges reports that exist already: no scanner runs. A report that cannot be read is an error beside what the others say. */
async function judgeReports(reports, policy, { now, known, built }) {
    const evidence = [];
    for (const report of reports)
        evidence.push(await readReport(report));
    const targets = evidence.flatMap((part) => part.targets);
    if (built === undefined)
        return gate_decide([...evidence, gate_toEvidence(known)], policy, { now });
    const { bases, images, problems } = await proveFromReport({ ...built, targets, wantsProof: wantsProof(policy) });
    const based = evidence.map((part) => withBases(part, bases));
    const { files, machine } = built.world;
    const place = gate_toPlace(await placeInLockfiles(evidence, { files, cwd: machine.cwd }), placeByImages(images));
    return gate_decide([...based, gate_toEvidence([...known, ...problems])], policy, { now, place, lock: built.lock });
}
function withPlace(seen, place) {
    return place === seen.place ? seen : { ...seen, place };
}
/** What a report said of a place already stays; a lockfile is placed in itself, an image in its Dockerfile. */
function gate_toPlace(...places) {
    return (seen) => places.reduce((known, placeOf) => known ?? placeOf(seen), seen.place);
}
/** Folds all evidence into one list, applies the policy to it, and finds what it would take to pass. */
function gate_decide(evidence, policy, { now, asked, lock = null, ...known }) {
    const { changes = () => undefined, place } = known;
    const merged = mergeEvidence(evidence);
    const attributed = attribute(merged.seen, merged.targets, changes);
    const seen = place === undefined ? attributed : attributed.map((one) => withPlace(one, place(one)));
    const { targets, problems } = judgeBases(merged.targets, policy, new Date(now).toISOString().slice(0, 10));
    const judged = judge({ merged: { ...merged, seen, targets, problems: [...merged.problems, ...problems] }, policy, now, asked });
    return { ...judged, remediation: toRemediation({ ...judged, lock }) };
}
/** Renders the documents that were asked for. They decide nothing: all of them tell the same verdict. */
function renderDocuments(verdict, run, { outputs, display }) {
    return outputs.map((request) => ({ request, pieces: renderDocument(verdict, run, { request, display }) }));
}
/** A document for a file or a pipe is written as for the plainest terminal. */
const PLAIN = { width: 120, colour: false, links: false, verbose: true };
function renderDocument(verdict, run, { request, display }) {
    switch (request.format) {
        case "json":
            return renderResult(verdict, run);
        case "sarif":
            return renderSarif(verdict, run);
        case "html":
            return renderHtml(verdict, run);
        case "markdown":
            return [renderSummary(verdict, run, {})];
        case "text":
            return [renderText(verdict, run, request.file === null ? display : PLAIN)];
        default:
            return request.format;
    }
}
/** Starts to install the scanners that these targets need, side by side. */
function installNeeded(targets, { settings }, { world, deadline }) {
    const both = settings.crossCheck && targets.length > 0;
    const binaries = {};
    const install = (name) => {
        const binary = (0,install_install/* installScanner */.W7)({ name, settings, deadline, world });
        binary.catch(() => undefined); // reported by whoever awaits it; unawaited it must not end the process
        binaries[name] = binary;
    };
    if (both || targets.some(({ kind }) => kind !== "lockfile"))
        install("grype");
    if (both || targets.some(({ kind }) => kind === "lockfile"))
        install("osv-scanner");
    return binaries;
}
/** What is to be said of the scanners that ran: how they were come by, and whether they are still what they were. */
async function gate_wordsOf(binaries, world) {
    const settled = await Promise.allSettled(Object.values(binaries));
    const ready = settled.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
    const exchanged = await Promise.all(ready.map((binary) => findExchanged(binary, world)));
    return [...ready.flatMap(({ notices = [] }) => notices), ...exchanged.flat()];
}
/** Reads one report, and where in their lockfiles its packages stand. */
async function readPlaced(report, where) {
    const evidence = await readReport(report);
    return { evidence, place: await placeInLockfiles([evidence], where) };
}
/** Reads one report; what makes it unreadable becomes a problem, so that it hides nothing beside it. */
async function readReport(report) {
    try {
        return await normaliseReport(report);
    }
    catch (error) {
        const faults = (0,errors/* isGateError */.Wc)(error)
            ? error.faults
            : [{ code: "internal", message: `${report.name} could not be read: ${(0,errors/* sentenceOf */.$N)(error)}`, next: "Please report this as a bug." }];
        return gate_toEvidence(faults);
    }
}
function gate_toEvidence(problems) {
    return { targets: [], scanners: [], observations: [], problems };
}
/**
 * Targets that no report speaks of and no problem explains: whatever the cause, they were not looked at. A notice explains nothing; an
 * error of the whole run (a scanner that is missing) explains them all, once.
 */
function toUnseen(targets, told) {
    const deciding = told.flatMap(({ problems }) => problems).flatMap(({ code, target }) => ((0,model_reasons/* isReasonCode */.O8)(code) ? [{ code, target }] : []));
    if (deciding.some(({ code, target }) => target === undefined && model_reasons/* REASONS */.ez[code].outcome === "error"))
        return [];
    const reported = told.flatMap((part) => (part.targets ?? []).map(({ id }) => id));
    const explained = new Set([...reported, ...deciding.map(({ target }) => target)]);
    return targets
        .filter(({ id }) => !explained.has(id))
        .map(({ id }) => ({
        code: "scanner-output",
        target: id,
        message: `${id} was to be scanned, and no report speaks of it.`,
        next: "Run again with --verbose to see what the scanner said; report it if it stays.",
    }));
}


/***/ }),

/***/ 9520:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ explainEnd),
/* harmony export */   q: () => (/* binding */ askVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _model_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7687);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2038);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(417);




/** A version is said within a moment; whoever needs longer hangs. */
const ASK_MS = 30_000;
/** Runs an executable for the version it says it has, in an empty folder. Refuses one that cannot be run or does not say it. */
async function askVersion({ name, path, settings, deadline, world }) {
    const folder = await world.files.privateFolder();
    const end = await world.processes.run({
        file: path,
        args: name === "grype" ? ["version", "-o", "json"] : ["--version"],
        cwd: folder,
        env: { ...(0,_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .toScannerEnvironment */ .lF)(world.machine, { folder, declared: settings }), GRYPE_CHECK_FOR_APP_UPDATE: "false" },
        deadline: Math.min(deadline, world.clock.now() + ASK_MS),
    });
    const version = end.code === 0 ? findVersion(name, end.stdout) : null;
    if (version !== null && (0,_model_version_js__WEBPACK_IMPORTED_MODULE_3__/* .parseVersion */ .o)(version) !== null)
        return version;
    throw refuse(name, path, { end, said: version });
}
function findVersion(name, output) {
    const line = name === "grype" ? /"version"\s*:\s*"v?([^"]*)"/.exec(output) : /^osv-scanner version:\s*v?(\S+)/m.exec(output);
    return line?.[1] ?? null;
}
function refuse(name, path, { end, said }) {
    const title = _model_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .SCANNER_TITLES */ .Xl[name];
    if (said !== null) {
        const message = `${path} says ${JSON.stringify(said.slice(0, 60))} when it is asked for its version.`;
        const next = `Use a released ${title}, or build it with its version: -ldflags "-X main.version=…".`;
        return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({ code: "scanner-version", message, next });
    }
    const message = `${path} did not tell its version: ${explainEnd(end)}.`;
    const next = end.notStarted === null ? `Check that it is ${title} for this machine.` : `Let it be executed, or give another ${title}.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({ code: "scanner-failed", message, next });
}
/** How a program ended, as a clause: with the last line it wrote to stderr. */
function explainEnd({ notStarted, timedOut, signal, code, stderr }) {
    if (notStarted !== null)
        return notStarted.replace(/\.$/, "");
    if (timedOut)
        return "it did not end in time";
    if (signal !== null)
        return `it was ended by ${signal}`;
    const last = stderr.trim().split("\n").at(-1)?.trim().slice(0, 300) ?? "";
    return `it ended with code ${code}${last === "" ? "" : `, saying ${JSON.stringify(last)}`}`;
}


/***/ }),

/***/ 417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RN: () => (/* binding */ toNetworkVariables),
/* harmony export */   hq: () => (/* binding */ toEnvironmentProblems),
/* harmony export */   lF: () => (/* binding */ toScannerEnvironment)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _model_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1222);


const UNIX_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
/** What Windows needs to start a program and to reach the network at all. */
const WINDOWS_NAMES = [
    "SystemRoot",
    "SystemDrive",
    "windir",
    "ComSpec",
    "PATHEXT",
    "ProgramData",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
];
const PROXY_NAMES = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy"];
/**
 * The environment of a scanner, from nothing: a fixed PATH, a home that is `folder` (private and empty), and of what is inherited only
 * what was declared (proxy, certificates) and where the container engine is. So no variable of an earlier step changes a result.
 */
function toScannerEnvironment(machine, { folder, declared }) {
    const host = machine.env.DOCKER_HOST ?? "";
    return {
        ...(machine.os === "win32" ? toWindowsBase(machine, folder) : { PATH: UNIX_PATH, HOME: folder, TMPDIR: folder }),
        XDG_CONFIG_HOME: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "config"),
        XDG_CONFIG_DIRS: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "config"),
        XDG_CACHE_HOME: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "cache"),
        XDG_DATA_HOME: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "data"),
        LANG: "C.UTF-8",
        NO_COLOR: "1",
        NO_TTY: "1",
        ...(host === "" ? {} : { DOCKER_HOST: host }),
        ...toNetworkVariables(machine, declared),
    };
}
function toWindowsBase({ env }, folder) {
    const root = env.SystemRoot ?? "C:\\Windows";
    const home = { USERPROFILE: folder, HOME: folder, APPDATA: folder, LOCALAPPDATA: folder, TEMP: folder, TMP: folder };
    return { ...pick(env, WINDOWS_NAMES), ...home, PATH: `${root}\\System32;${root}` };
}
function pick(env, names) {
    const picked = {};
    for (const name of names)
        if (env[name])
            picked[name] = env[name];
    return picked;
}
/** The proxy and certificates that were declared, as Go programs read them. Loopback addresses never go through a proxy. */
function toNetworkVariables(machine, { proxy, caCertificate }) {
    const trust = caCertificate === null ? {} : { SSL_CERT_FILE: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(machine.cwd, caCertificate) };
    if (proxy === null)
        return trust;
    if (proxy !== "inherit")
        return { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, NO_PROXY: "localhost,127.0.0.0/8,::1", ...trust };
    return { ...pick(machine.env, PROXY_NAMES), ...trust };
}
const SUSPICIONS = [
    {
        isMeant: (name) => /^(?:LD_PRELOAD|LD_LIBRARY_PATH|LD_AUDIT|DYLD_.+|NODE_OPTIONS|NODE_PATH)$/.test(name),
        why: "can change the code that runs in Portcullis itself; scanners do not get it",
        next: "Unset it, or run the gate in a job of its own.",
    },
    {
        isMeant: (name, value) => name === "NODE_TLS_REJECT_UNAUTHORIZED" && value === "0",
        why: "would switch certificate checks off; downloads check them all the same",
        next: "Unset it, and name the authority to trust with `ca-certificate`.",
    },
    {
        isMeant: (name) => /^(?:NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR)$/.test(name),
        why: "changes which certificates are trusted; scanners do not get it",
        next: "Name the authority to trust with `ca-certificate`.",
    },
    {
        isMeant: (name) => /^(?:GRYPE|SYFT|OSV)_/.test(name) || name === "GODEBUG",
        why: "would change what a scanner does; scanners do not get it",
        next: "Unset it, and use the settings of Portcullis.",
    },
];
const UNDECLARED_PROXY = {
    why: "names a proxy; it is not used, because it was not declared",
    next: "Declare it with `proxy: inherit`, or unset it.",
};
/**
 * Variables of our own environment that could bend a result, one problem for each kind: notices, or with `strict-environment`
 * reasons to refuse. Their values are never shown: a proxy's may hold a password.
 */
function toEnvironmentProblems(env, { strictEnvironment, proxy }) {
    const set = Object.entries(env)
        .flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]]))
        .sort(([a], [b]) => (0,_model_order_js__WEBPACK_IMPORTED_MODULE_1__/* .byCodeUnits */ .C)(a, b));
    const isProxy = (name) => proxy === null && /^(?:HTTPS?|ALL)_PROXY$/i.test(name);
    return [...SUSPICIONS, { ...UNDECLARED_PROXY, isMeant: isProxy }].flatMap(({ isMeant, why, next }) => {
        const names = set.filter(([name, value]) => isMeant(name, value)).map(([name]) => name);
        if (names.length === 0)
            return [];
        const message = `${names.join(", ")} in the environment: this ${why}.`;
        return [strictEnvironment ? { code: "environment", message, next } : { code: "environment-ignored", message, next }];
    });
}


/***/ }),

/***/ 5941:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ givenPath),
/* harmony export */   r: () => (/* binding */ useGiven)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4925);
/* harmony import */ var _model_finding_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7687);
/* harmony import */ var _ask_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9520);




/** The path that the settings give for a scanner, or null. */
function givenPath(name, { grypePath, osvScannerPath }) {
    return name === "grype" ? grypePath : osvScannerPath;
}
/** Takes an executable that the user gave: it is asked for its version, and its digest is reported, not judged. */
async function useGiven(given, { name, settings, deadline, world }) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(world.machine.cwd, given);
    const there = await world.files.stat(path);
    if (there === null)
        throw refuse(name, `${given} does not exist`);
    if (there.kind === "folder")
        throw refuse(name, `${given} is a folder`);
    if (there.kind === "other")
        throw refuse(name, `${given} is no regular file`);
    const seal = await world.files.seal(path);
    const hashing = world.files.sha256(path).catch(() => {
        throw refuse(name, `${given} cannot be read`);
    });
    const [sha256, version] = await Promise.all([hashing, (0,_ask_version_js__WEBPACK_IMPORTED_MODULE_3__/* .askVersion */ .q)({ name, path, settings, deadline, world })]);
    return { name, path, version, sha256, source: "given", seal };
}
function refuse(name, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({
        code: "scanner-missing",
        message: `${_model_finding_js__WEBPACK_IMPORTED_MODULE_2__/* .SCANNER_TITLES */ .Xl[name]} cannot be used as given: ${why} (${name}-path).`,
        next: `Give the path of an executable, or leave \`${name}-path\` out to have it installed.`,
    });
}


/***/ }),

/***/ 8141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bv: () => (/* binding */ BUILD),
  ps: () => (/* binding */ checkVersion),
  W7: () => (/* binding */ installScanner),
  oY: () => (/* binding */ readWanted),
  l$: () => (/* binding */ toNextStep),
  ye: () => (/* binding */ toWays)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
;// CONCATENATED MODULE: ./out/install/attempt.js
/** An attempt that gave nothing. */
function failed(why, { changed = false, stop = false } = {}) {
    return { binary: null, why: why.replace(/\.$/, ""), changed, stop };
}

;// CONCATENATED MODULE: ./out/install/checksums.js

/**
 * Parses a file of `sha256  name` lines, as `sha256sum` writes them, into name -> digest. Empty lines and `#` comments may be there;
 * anything else, and two digests for one name, is refused with its line.
 */
function parseChecksums(text, source) {
    const digests = new Map();
    const wrong = [];
    for (const [index, raw] of text
        .replace(/^\uFEFF/, "")
        .split(/\r?\n/)
        .entries()) {
        const line = raw.trim();
        if (line === "" || line.startsWith("#"))
            continue;
        const [, digest, name] = /^([0-9a-fA-F]{64})\s+\*?(\S+)$/.exec(line) ?? [];
        if (digest === undefined || name === undefined)
            wrong.push(`line ${index + 1} is not \`sha256  name\``);
        else if ((digests.get(name) ?? digest.toLowerCase()) !== digest.toLowerCase())
            wrong.push(`line ${index + 1} gives ${name} a second digest`);
        else
            digests.set(name, digest.toLowerCase());
    }
    if (wrong.length === 0)
        return digests;
    const next = "Write one line for each file: its sha256, two spaces, its name in the release.";
    throw new errors/* GateError */.ue(wrong.slice(0, 20).map((why) => ({ code: "input-invalid", message: `${source} (scanner-checksums): ${why}.`, next })));
}

// EXTERNAL MODULE: ./out/install/given.js
var install_given = __webpack_require__(5941);
// EXTERNAL MODULE: ./out/model/version.js
var model_version = __webpack_require__(2038);
// EXTERNAL MODULE: ./out/install/ask-version.js
var ask_version = __webpack_require__(9520);
;// CONCATENATED MODULE: ./out/install/build-folder.js
/** Builds of one run share their folder: the two scanners have many modules and compiled packages in common. */
const shared = new WeakMap();
/** A private folder for a build; removed when the last that uses it has left, for it holds gigabytes. */
async function takeBuildFolder({ files }) {
    const build = shared.get(files) ?? { folder: files.privateFolder(), users: 0 };
    shared.set(files, build);
    build.users += 1;
    const folder = await build.folder;
    return {
        folder,
        async leave() {
            build.users -= 1;
            if (build.users > 0)
                return;
            shared.delete(files);
            await files.remove(folder);
        },
    };
}

// EXTERNAL MODULE: ./out/install/environment.js
var environment = __webpack_require__(417);
;// CONCATENATED MODULE: ./out/install/go-sources.js
const PROXY = "https://proxy.golang.org";
const CHECKSUMS = "sum.golang.org";
const ASK_MS = 10_000;
/**
 * What this machine's Go is set up with, as far as it cannot change what is built: module proxies over https, which can delay a build and
 * not alter it, and Go's own checksum database, also where it is reached at another address (its key is built into Go). A database with a
 * key of its own, `off`, and every exemption from it are passed over.
 */
async function readGoSources(go, { folder, world }) {
    const { machine, processes, clock } = world;
    const names = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "GOENV", "GOPROXY", "GOSUMDB", "SystemRoot"];
    const env = Object.fromEntries(names.flatMap((name) => (machine.env[name] ? [[name, machine.env[name]]] : [])));
    const deadline = clock.now() + ASK_MS;
    const end = await processes.run({ file: go, args: ["env", "GOPROXY", "GOSUMDB"], cwd: folder, env, deadline });
    const [proxies = "", checksums = ""] = end.code === 0 ? end.stdout.split(/\r?\n/) : [];
    return { proxy: toProxies(proxies), checksums: toChecksums(checksums) };
}
/** The https module proxies of a GOPROXY list. Without one, Go's own. */
function toProxies(list) {
    const proxies = list
        .split(/[,|]/)
        .map((entry) => entry.trim())
        .filter((entry) => /^https:\/\/[^\s]+$/.test(entry));
    return proxies.length === 0 ? PROXY : proxies.join(",");
}
/** Databases that are signed with the key of sum.golang.org, which Go knows; the second is its mirror in China. */
function toChecksums(value) {
    return /^(?:sum\.golang\.google\.cn|sum\.golang\.org(?: https:\/\/\S+)?)$/.test(value.trim()) ? value.trim() : CHECKSUMS;
}

;// CONCATENATED MODULE: ./out/install/program.js
/** No scanner, and no archive of one, is larger. */
const PROGRAM_LIMIT = 512 * 1024 * 1024;
/** Whether something in a cache can be a program at all: a link leads anywhere, a pipe never ends, and terabytes take hours to hash. */
function isProgram({ kind, size }) {
    return kind === "file" && size <= PROGRAM_LIMIT;
}
/** Caches that are handed on as archives can lose a file's mode. Where it is not ours to change, starting the program will tell. */
async function allowExecution(path, { files }) {
    await files.makeExecutable(path).catch(() => undefined);
}
/** A scanner's executable by name. */
function programName(name, { machine }) {
    return machine.os === "win32" ? `${name}.exe` : name;
}

;// CONCATENATED MODULE: ./out/install/go.js









const RECORD_LIMIT = 4096;
/**
 * A build of an earlier run. There is no digest in the world to measure it by: it must be what was noted when it was built here. The note
 * lies in our own cache folder, apart from the tool cache, which is handed from job to job more freely. This finds damage and an exchanged
 * tool cache; whoever can write to both is this user, and could change Portcullis as well.
 */
async function findBuild(wanted, world) {
    const folder = await world.tools.find(cacheName(wanted.name), wanted.version);
    const path = folder === null ? null : (0,external_node_path_.join)(folder, programName(wanted.name, world));
    const there = path === null ? null : await world.files.stat(path);
    if (path === null || there === null)
        return failed("there is none");
    const changed = failed(`the build in the tool cache at ${path} is not the one that was noted`, { changed: true });
    if (!isProgram(there))
        return changed;
    try {
        const text = new TextDecoder().decode(await world.files.read(recordPath(wanted, world), RECORD_LIMIT));
        const sha256 = await world.files.sha256(path);
        if (parseRecord(text) !== sha256)
            return changed;
        await allowExecution(path, world);
        return { binary: toBinary(wanted, { path, sha256 }) };
    }
    catch {
        return changed; // no note, or nothing that can be read
    }
}
/**
 * Builds a scanner with `go install`, from the module proxy and under Go's checksum database, which nothing in our environment can switch
 * off. It takes minutes. The result says its version and is kept for next time.
 */
async function buildWithGo(wanted, installation) {
    const { world } = installation;
    const { go, why } = await findGo(wanted, world);
    if (go === null)
        return failed(why);
    const what = `${wanted.title} ${wanted.version}`;
    const step = world.progress.step(`building ${what} from source: this takes minutes, once`);
    const attempt = await build(wanted, installation, { go, onProgress: (text) => step.update(`building ${what} from source: ${text}`) });
    if (attempt.binary === null)
        step.end(`no build of ${what}: ${attempt.why}`, false);
    else
        step.end(`built ${what} from source`);
    return attempt;
}
async function build(wanted, installation, { go, onProgress }) {
    const { world } = installation;
    const { folder, leave } = await takeBuildFolder(world);
    try {
        const sources = await readGoSources(go, { folder, world });
        const end = await runGo(wanted, installation, { go, sources, folder, onProgress });
        if (end.code !== 0)
            return failed(explainBuild(end));
        return await keepBuild(wanted, installation, (0,external_node_path_.join)(folder, "bin", programName(wanted.name, world)));
    }
    catch (error) {
        return failed((0,errors/* sentenceOf */.$N)(error));
    }
    finally {
        await leave();
    }
}
/** The Go that can build it, or why there is none. */
async function findGo({ title, version, pin }, { processes, machine }) {
    const note = pin?.note === undefined ? "" : ` (${pin.note})`;
    if (pin?.buildsFromGo === false)
        return { go: null, why: `${title} ${version} is known not to build from the module proxy${note}` };
    const go = await processes.find("go", machine.env.PATH ?? "");
    return go === null ? { go, why: "there is no `go` in PATH" } : { go, why: "" };
}
function runGo(wanted, { settings, deadline, world }, { go, sources, folder, onProgress }) {
    let fetched = 0;
    let compiled = 0;
    return world.processes.run({
        file: go,
        args: [
            "install",
            "-v",
            "-trimpath",
            "-modcacherw",
            "-ldflags",
            `-s -w -X main.version=${wanted.version}`,
            `${modulePath(wanted)}@v${wanted.version}`,
        ],
        cwd: folder,
        env: {
            ...(0,environment/* toScannerEnvironment */.lF)(world.machine, { folder, declared: settings }),
            ...toGoVariables(world, { go, sources, folder }),
            ...(0,environment/* toNetworkVariables */.RN)(world.machine, settings),
        },
        deadline,
        onLine(line) {
            if (line.startsWith("go: downloading "))
                fetched += 1;
            else if (/^[\w.~/-]+$/.test(line))
                compiled += 1;
            onProgress(`${fetched} modules fetched, ${compiled} packages compiled`);
        },
    });
}
/** Go's settings, all of them ours: its own configuration file is not read, nothing exempts a module from the checksum database. */
function toGoVariables({ machine }, { go, sources, folder }) {
    const path = (0,environment/* toScannerEnvironment */.lF)(machine, { folder, declared: { proxy: null, caCertificate: null } }).PATH ?? "";
    return {
        PATH: `${(0,external_node_path_.dirname)(go)}${machine.os === "win32" ? ";" : ":"}${path}`,
        GOENV: "off",
        GOPATH: (0,external_node_path_.join)(folder, "go"),
        GOCACHE: (0,external_node_path_.join)(folder, "build"),
        GOBIN: (0,external_node_path_.join)(folder, "bin"),
        GOTMPDIR: folder,
        GOPROXY: sources.proxy,
        GOSUMDB: sources.checksums,
        GOWORK: "off",
        CGO_ENABLED: "0",
    };
}
function modulePath({ name, version }) {
    if (name === "grype")
        return "github.com/anchore/grype/cmd/grype";
    return (0,model_version/* isOlder */.t)(version, "2.0.0") ? "github.com/google/osv-scanner/cmd/osv-scanner" : "github.com/google/osv-scanner/v2/cmd/osv-scanner";
}
function explainBuild(end) {
    const newer = /requires go >= ([\d.]+) \(running go ([\d.]+)/.exec(end.stderr);
    if (newer !== null)
        return `it needs Go ${newer[1]}, and this is Go ${newer[2]}`;
    if (/no space left on device/.test(end.stderr))
        return "the disk is full: a build needs about 3 GB in the temporary folder (TMPDIR)";
    return `\`go install\` failed: ${(0,ask_version/* explainEnd */.p)(end)}`;
}
async function keepBuild(wanted, { settings, deadline, world }, built) {
    const said = await (0,ask_version/* askVersion */.q)({ name: wanted.name, path: built, settings, deadline, world });
    if (said !== wanted.version)
        return failed(`what was built says it is ${said}`, { stop: true });
    const sha256 = await world.files.sha256(built);
    try {
        const folder = await world.tools.store(built, (0,external_node_path_.basename)(built), cacheName(wanted.name), wanted.version);
        await world.files.write(recordPath(wanted, world), [`${JSON.stringify({ scanner: wanted.name, version: wanted.version, sha256 })}\n`]);
        return { binary: toBinary(wanted, { path: (0,external_node_path_.join)(folder, (0,external_node_path_.basename)(built)), sha256 }) };
    }
    catch (error) {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        const path = (0,external_node_path_.join)(await world.files.privateFolder(), (0,external_node_path_.basename)(built)); // the build folder goes away
        await world.files.rename(built, path);
        const notice = {
            code: "scanner-warning",
            message: `${wanted.title} ${wanted.version} was built and could not be kept for next time: ${error.message}`,
        };
        return { binary: toBinary(wanted, { path, sha256, notices: [notice] }) };
    }
}
function toBinary({ name, title, version }, { path, sha256, notices = [] }) {
    const notice = {
        code: "scanner-from-source",
        message: `${title} ${version} was built from source on this machine: its digest is not the release's.`,
    };
    return { name, path, version, sha256, source: "go", notices: [notice, ...notices] };
}
function parseRecord(text) {
    const record = JSON.parse(text);
    if (typeof record === "object" && record !== null && "sha256" in record && typeof record.sha256 === "string")
        return record.sha256;
    throw new errors/* GateError */.ue({ code: "internal", message: "The note of a build is damaged.", next: "Remove it." });
}
function recordPath({ name, version }, { cacheFolder, machine }) {
    return (0,external_node_path_.join)(cacheFolder, "built", `${name}-${version}-${machine.os}-${machine.arch}.json`);
}
function cacheName(name) {
    return `portcullis-${name}-go`;
}

// EXTERNAL MODULE: ./out/install/pins.js + 1 modules
var pins = __webpack_require__(765);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/fflate/esm/index.mjs
var esm = __webpack_require__(1306);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
;// CONCATENATED MODULE: ./out/install/archive.js




/** A release archive holds one program and some texts; what is larger, or has more entries, is none. */
const LIMIT_BYTES = 1024 * 1024 * 1024;
const LIMIT_ENTRIES = 1000;
/** Why an archive was refused, as a clause. */
class ArchiveFault extends Error {
    constructor(message) {
        super(message);
        this.name = "ArchiveFault";
    }
}
/**
 * The bytes of the one program called `name` in an archive (`.tar.gz` or `.zip`), in pieces. Nothing else is unpacked and no path of the
 * archive reaches the disk. Links, devices, paths that lead outside, a second entry of the name, and none at all are refused: then the
 * pieces given so far are worthless.
 */
async function* extractProgram(archive, { file, name }) {
    if (file.endsWith(".zip"))
        yield extractZip(archive, name);
    else
        yield* extractTar(archive, name);
}
async function* extractTar(archive, name) {
    const unzipped = external_node_stream_.Readable.from([archive]).pipe((0,external_node_zlib_.createGunzip)({ chunkSize: 1024 * 1024 }));
    const entries = (0,tar_stream.extract)();
    unzipped.on("error", (error) => entries.destroy(error));
    unzipped.pipe(entries);
    let found = false;
    let seen = 0;
    let bytes = 0;
    try {
        for await (const entry of entries) {
            const { header } = entry;
            seen += 1;
            bytes += header.size ?? 0;
            checkEntry(header.name, { type: header.type ?? "file", seen, bytes });
            if (toPlainName(header.name) !== name || header.type === "directory") {
                entry.resume();
                continue;
            }
            if (found)
                throw new ArchiveFault(`it holds ${name} twice`);
            found = true;
            for await (const piece of entry)
                yield piece;
        }
    }
    finally {
        unzipped.destroy();
    }
    if (!found)
        throw new ArchiveFault(`it does not hold ${name}`);
}
function checkEntry(name, { type, seen, bytes }) {
    const shown = JSON.stringify(name.slice(0, 100));
    if (type !== "file" && type !== "contiguous-file" && type !== "directory")
        throw new ArchiveFault(`it holds a ${type}, ${shown}`);
    if (/^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes(".."))
        throw new ArchiveFault(`it holds a path that leads outside, ${shown}`);
    if (seen > LIMIT_ENTRIES)
        throw new ArchiveFault(`it holds more than ${LIMIT_ENTRIES} files`);
    if (bytes > LIMIT_BYTES)
        throw new ArchiveFault(`it unpacks to more than ${LIMIT_BYTES} bytes`);
}
function toPlainName(name) {
    return name.replace(/^(?:\.\/)+/, "");
}
function extractZip(archive, name) {
    let seen = 0;
    let bytes = 0;
    let matching = 0;
    const files = (0,esm/* unzipSync */.AO)(archive, {
        filter(entry) {
            seen += 1;
            bytes += entry.originalSize;
            checkEntry(entry.name, { type: "file", seen, bytes });
            if (toPlainName(entry.name) !== name)
                return false;
            matching += 1;
            if (matching > 1)
                throw new ArchiveFault(`it holds ${name} twice`);
            return true;
        },
    });
    const [program] = Object.values(files);
    if (program === undefined)
        throw new ArchiveFault(`it does not hold ${name}`);
    return program;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./out/install/release-source.js

const REPOSITORIES = { grype: "anchore/grype", "osv-scanner": "google/osv-scanner" };
/** Where a release lies: at GitHub, or in a mirror as `<base>/<scanner>/v<version>/<file>`. */
function toReleaseSource({ name, version, asset }, mirror) {
    if (mirror !== null)
        return { kind: "mirror", url: `${mirror.replace(/\/+$/, "")}/${name}/v${version}/${asset.file}` };
    return { kind: "release", url: `https://github.com/${REPOSITORIES[name]}/releases/download/v${version}/${asset.file}` };
}
/** What a release gives, with what is worth saying of it. */
function toReleaseBinary(wish, { path, sha256, kind, notices = [] }) {
    return { name: wish.name, path, version: wish.version, sha256, source: kind, notices: [...wish.notices, ...notices] };
}
/** Whether a release's file has to be unpacked. */
function isArchive({ file }) {
    return file.endsWith(".tar.gz") || file.endsWith(".zip");
}
/** sha256 of bytes in pieces, lower-case hex. */
function sha256Of(pieces) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for (const piece of pieces)
        hash.update(piece);
    return hash.digest("hex");
}

;// CONCATENATED MODULE: ./out/install/release-cache.js







/**
 * A release from the tool cache, where it is what it must be. What lies there may have been changed by anybody, and so may any note of a
 * digest beside it: everything is measured against the pin. For a raw executable that is one hash. Of an archive only the archive's
 * digest is pinned, so the archive is kept too: its hash, and the hash of the program inside it, prove the cached program (0.4 s for Grype,
 * mostly unpacking in another thread). A pin with the `executable` digest, which `npm run pins` adds, needs the one hash again.
 */
async function findRelease(wish, { world, mirror }) {
    const folder = await world.tools.find(release_cache_cacheName(wish.name), wish.version);
    const path = folder === null ? null : (0,external_node_path_.join)(folder, programName(wish.name, world));
    const there = path === null ? null : await world.files.stat(path);
    if (path === null || there === null)
        return failed("it is not there");
    const tampered = failed(`what lies in the tool cache at ${path} is not the release`, { changed: true });
    if (!isProgram(there))
        return tampered;
    try {
        const [sha256, expected] = await Promise.all([world.files.sha256(path), proveProgram(wish, world)]);
        if (sha256 !== expected)
            return tampered;
        await allowExecution(path, world);
        return { binary: toReleaseBinary(wish, { path, sha256, kind: toReleaseSource(wish, mirror).kind }) };
    }
    catch {
        return tampered;
    }
}
/** The digest that the program must have, proven from the pin; null where it cannot be. */
async function proveProgram(wish, world) {
    const { asset, name, version } = wish;
    if (!isArchive(asset))
        return asset.sha256;
    if (asset.executable !== undefined)
        return asset.executable;
    const folder = await world.tools.find(archiveName(name), version);
    if (folder === null)
        return null;
    const archive = await world.files.read((0,external_node_path_.join)(folder, asset.file), PROGRAM_LIMIT);
    if (sha256Of([archive]) !== asset.sha256)
        return null;
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const piece of extractProgram(archive, { file: asset.file, name: programName(name, world) }))
        hash.update(piece);
    return hash.digest("hex");
}
/** Puts a program, and the archive that proves it, into the tool cache. Where that cannot be written, it is used from where it is. */
async function keepRelease(wish, world, { path, file, sha256 }) {
    try {
        if (isArchive(wish.asset) && wish.asset.executable === undefined)
            await world.tools.store(file, wish.asset.file, archiveName(wish.name), wish.version);
        const folder = await world.tools.store(path, programName(wish.name, world), release_cache_cacheName(wish.name), wish.version);
        const kept = (0,external_node_path_.join)(folder, programName(wish.name, world));
        if ((await world.files.sha256(kept)) === sha256)
            return { path: kept, notices: [] };
        return { path, notices: [notKept(wish, "the copy there differs")] };
    }
    catch (error) {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        return { path, notices: [notKept(wish, error.message)] };
    }
}
function notKept({ title, version }, why) {
    return { code: "scanner-warning", message: `${title} ${version} is used without being kept for next time: ${why.replace(/\.$/, "")}.` };
}
function release_cache_cacheName(name) {
    return `portcullis-${name}`;
}
function archiveName(name) {
    return `portcullis-${name}-archive`;
}

;// CONCATENATED MODULE: ./out/install/release.js








/** Downloads a release, checks it before it is unpacked, and puts it into the tool cache. */
async function installRelease(wish, installation, source) {
    const what = `${wish.title} ${wish.version}`;
    const step = installation.world.progress.step(`fetching ${what}`);
    const onProgress = (received, total) => step.update(`fetching ${what}: ${toMegabytes(received, total)}`);
    const attempt = await fetchRelease(wish, installation, { source, onProgress });
    if (attempt.binary === null)
        step.end(`no release of ${what}: ${attempt.why}`, false);
    else
        step.end(`fetched ${what}`);
    return attempt;
}
async function fetchRelease(wish, installation, { source, onProgress }) {
    const { world, deadline } = installation;
    try {
        const folder = await world.files.privateFolder();
        const file = (0,external_node_path_.join)(folder, wish.asset.file);
        await world.downloads.fetch({ url: source.url, to: file, deadline, limit: PROGRAM_LIMIT, onProgress });
        const sha256 = await world.files.sha256(file);
        if (sha256 !== wish.asset.sha256)
            return failed(`${source.url} has the sha256 ${sha256}, not the expected ${wish.asset.sha256}`, { stop: true });
        return await unpack(wish, installation, { file, folder, source });
    }
    catch (error) {
        return failed((0,errors/* sentenceOf */.$N)(error));
    }
}
function toMegabytes(received, total) {
    const shown = (bytes) => (bytes / 1e6).toFixed(1);
    return total === null ? `${shown(received)} MB` : `${shown(received)} of ${shown(total)} MB`;
}
async function unpack(wish, installation, { file, folder, source }) {
    const { world } = installation;
    const program = programName(wish.name, world);
    const path = isArchive(wish.asset) ? (0,external_node_path_.join)(folder, program) : file;
    if (isArchive(wish.asset)) {
        const refusal = await unpackProgram({ file, path, name: program, asset: wish.asset, world });
        if (refusal !== null)
            return failed(`${source.url} ${refusal}`, { stop: true });
    }
    await world.files.makeExecutable(path);
    const sha256 = await world.files.sha256(path);
    const { executable = sha256 } = wish.asset;
    if (isArchive(wish.asset) && sha256 !== executable)
        return failed(`the program in ${source.url} has the sha256 ${sha256}, not the expected ${executable}`, { stop: true });
    const refusal = wish.pin === null ? await contradictVersion(wish, installation, path) : null;
    if (refusal !== null)
        return failed(refusal, { stop: true });
    const kept = await keepRelease(wish, world, { path, file, sha256 });
    return { binary: toReleaseBinary(wish, { path: kept.path, sha256, kind: source.kind, notices: kept.notices }) };
}
async function unpackProgram({ file, path, name, asset, world, }) {
    const pieces = [];
    try {
        const archive = await world.files.read(file, PROGRAM_LIMIT);
        // Hashed before, but from the disk: what is unpacked is what is in memory now.
        if (sha256Of([archive]) !== asset.sha256)
            return "changed while it was checked";
        for await (const piece of extractProgram(archive, { file: asset.file, name }))
            pieces.push(piece.slice());
    }
    catch (error) {
        return `cannot be unpacked: ${(0,errors/* sentenceOf */.$N)(error)}`;
    }
    await world.files.write(path, pieces);
    return null;
}
/** A digest that the user brought says nothing of a version, and asset names may not either: the program must say the one asked for. */
async function contradictVersion(wish, { settings, deadline, world }, path) {
    try {
        const said = await (0,ask_version/* askVersion */.q)({ name: wish.name, path, settings, deadline, world });
        return said === wish.version ? null : `what was fetched as ${wish.title} ${wish.version} says it is ${said}`;
    }
    catch (error) {
        return (0,errors/* sentenceOf */.$N)(error);
    }
}

;// CONCATENATED MODULE: ./out/install/versions.js


/** The oldest versions whose flags and reports are known. */
const OLDEST = { grype: "0.74.1", "osv-scanner": "1.5.0" };
/** The first Grype that reads databases of schema 6; those of schema 5 were last published on 2026-03-09. */
const FIRST_WITH_SCHEMA_6 = "0.88.0";
/** Refuses a scanner that is too old to be driven. */
function checkSupported(name, version) {
    if (!(0,model_version/* isOlder */.t)(version, OLDEST[name]))
        return;
    const message = `${name} ${version} is older than ${OLDEST[name]}, the oldest version that can be used.`;
    throw new errors/* GateError */.ue({ code: "scanner-version", message, next: `Use a newer version (\`${name}-version\`, \`${name}-path\`).` });
}
/** Refuses a Grype for which no database is published any more, unless one is given. */
function checkDatabaseReach(version, { grypeDb }) {
    if (grypeDb !== null || !(0,model_version/* isOlder */.t)(version, FIRST_WITH_SCHEMA_6))
        return;
    throw new errors/* GateError */.ue({
        code: "database-missing",
        message: `Grype ${version} reads only databases of schema 5, which have not been published since 2026-03-09.`,
        next: `Use Grype ${FIRST_WITH_SCHEMA_6} or newer, or give a database of schema 5 with \`grype-db\`.`,
    });
}

;// CONCATENATED MODULE: ./out/install/install.js











/**
 * Gives a scanner that is ready to run and accounted for: the executable that was given; else the tool cache; else a release, checked
 * against a digest known beforehand; else a build from source. Rejects with one GateError that names every way that was tried.
 */
async function installScanner(installation) {
    const { name, settings, world } = installation;
    const given = (0,install_given/* givenPath */.H)(name, settings);
    const wanted = given === null ? await readWanted(name, settings, world) : null;
    if (wanted !== null)
        checkVersion(name, wanted.version, settings);
    const binary = wanted === null ? await (0,install_given/* useGiven */.r)(given ?? "", installation) : await installWanted(wanted, installation);
    checkVersion(name, binary.version, settings);
    return { ...binary, seal: binary.seal ?? (await world.files.seal(binary.path)) };
}
/** Refuses a version that cannot be driven, or that no database is published for. */
function checkVersion(name, version, settings) {
    checkSupported(name, version);
    if (name === "grype")
        checkDatabaseReach(version, settings);
}
const CHECKSUMS_LIMIT = 1024 * 1024;
/** The version that is wanted, with the user's checksums read where there are any. */
async function readWanted(name, settings, world) {
    const { scannerChecksums: source } = settings;
    const bytes = source === null ? null : await world.files.read((0,external_node_path_.resolve)(world.machine.cwd, source), CHECKSUMS_LIMIT);
    const checksums = bytes === null || source === null ? new Map() : parseChecksums(new TextDecoder().decode(bytes), source);
    return (0,pins/* resolveWanted */.iM)(name, { settings, machine: world.machine }, checksums);
}
/** The ways that the settings allow, in the order in which they are tried: what is here already comes first. */
function toWays(wanted, installation) {
    const { settings, world } = installation;
    const { scannerSource: wish, scannerMirror } = settings;
    const mirror = wish === "release" ? null : scannerMirror;
    const release = wanted.asset === null ? null : { ...wanted, asset: wanted.asset };
    const ways = [];
    if (wish !== "go" && release !== null)
        ways.push(toLocalWay("the tool cache", () => findRelease(release, { world, mirror })));
    if (wish === "auto" || wish === "go")
        ways.push(toLocalWay("an earlier build", () => findBuild(wanted, world)));
    if (wish !== "go")
        ways.push(toReleaseWay(release, installation, mirror));
    if (wish === "auto" || wish === "go")
        ways.push(toBuildWay(wanted, installation));
    return ways;
}
function toLocalWay(title, attempt) {
    return { title, isLocal: true, isPossible: async () => true, try: attempt };
}
function toReleaseWay(release, installation, mirror) {
    const { os, arch } = installation.world.machine;
    const way = { title: mirror === null ? "the release" : "the mirror", isLocal: false, isPossible: async () => release !== null };
    if (release === null)
        return { ...way, try: async () => failed(`there is none for ${os} on ${arch} whose digest is known`) };
    return { ...way, try: () => installRelease(release, installation, toReleaseSource(release, mirror)) };
}
/** What building from source is called among the ways. */
const BUILD = "a build from source";
function toBuildWay(wanted, installation) {
    const isPossible = async () => (await findGo(wanted, installation.world)).go !== null;
    return { title: BUILD, isLocal: false, isPossible, try: () => buildWithGo(wanted, installation) };
}
async function installWanted(wanted, installation) {
    const { settings } = installation;
    if (settings.scannerSource === "mirror" && settings.scannerMirror === null)
        throw withoutMirror();
    const tried = [];
    const changed = [];
    for (const way of toWays(wanted, installation)) {
        if (settings.offline && !way.isLocal)
            continue;
        const attempt = await way.try();
        if (attempt.binary !== null)
            return withNotices(attempt.binary, changed);
        tried.push(`${way.title}: ${attempt.why}`);
        if (attempt.changed)
            changed.push(attempt.why);
        if (attempt.stop)
            throw toMissing(wanted, settings, { tried, next: DISTRUST });
    }
    throw toMissing(wanted, settings, { tried, next: toNextStep(wanted, settings) });
}
/** Says of what lay in the cache and was not what it should be, that it was replaced. */
function withNotices(binary, changed) {
    const notices = changed.map((why) => ({ code: "scanner-warning", message: `${capitalise(why)}; it was not used and is replaced.` }));
    return { ...binary, notices: [...(binary.notices ?? []), ...notices] };
}
function withoutMirror() {
    const next = "Give it with `scanner-mirror`, or choose another `scanner-source`.";
    return new errors/* GateError */.ue({ code: "input-invalid", message: "`scanner-source: mirror` needs the address of the mirror.", next });
}
const DISTRUST = "Nothing of it was run. Find out who changed it, or what stands between you and the release, before you try another way.";
function toMissing({ title, version }, { offline }, { tried, next }) {
    const where = `${title} ${version} could not be had${offline ? " without the network (`offline`)" : ""}.`;
    const list = tried.map((why) => `${capitalise(why)}.`).join(" ");
    return new errors/* GateError */.ue({ code: "scanner-missing", message: `${where} ${list}`, next });
}
function capitalise(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
/** How to bring a scanner that could not be had. `hasGo`: Go is there already, and of no help. */
function toNextStep({ name, asset, pin }, { offline, scannerSource }, { hasGo = false } = {}) {
    const release = asset === null ? "" : ` (its release is ${asset.file})`;
    const given = `Give an executable with \`${name}-path\`${release}`;
    if (offline)
        return `${given}, or run once with network: it is kept in the tool cache.`;
    const goHelps = !hasGo && pin?.buildsFromGo !== false && scannerSource !== "release" && scannerSource !== "mirror";
    return `${given}, or a copy of the releases with \`scanner-mirror\`${goHelps ? ", or install Go to have it built from source" : ""}.`;
}


/***/ }),

/***/ 765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iX: () => (/* binding */ DEFAULT_VERSIONS),
  J0: () => (/* binding */ knownVersions),
  iM: () => (/* binding */ resolveWanted)
});

// UNUSED EXPORTS: assetName

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/model/finding.js
var finding = __webpack_require__(7687);
// EXTERNAL MODULE: ./out/model/version.js
var model_version = __webpack_require__(2038);
;// CONCATENATED MODULE: ./out/install/pins.json
const pins_namespaceObject = /*#__PURE__*/JSON.parse('{"grype":{"default":"0.119.0","versions":{"0.119.0":{"released":"2026-09-17","buildsFromGo":true,"assets":{"linux-x64":{"file":"grype_0.119.0_linux_amd64.tar.gz","sha256":"3fa2dc4b924621ab65404cf08d0b8438d896d80ab949c9d5a4ca283c36004c9b"},"linux-arm64":{"file":"grype_0.119.0_linux_arm64.tar.gz","sha256":"29f0ec7c549ddb0e2b6a0ca714851f7399438afc399b80c12808e065edc9a8f8"},"darwin-x64":{"file":"grype_0.119.0_darwin_amd64.tar.gz","sha256":"ea106d3ab9573d654871ad9e3e89be2237506ff3f8c170e5aeacb59da4def2b8"},"darwin-arm64":{"file":"grype_0.119.0_darwin_arm64.tar.gz","sha256":"500c9b2b6c089d21481815f57a553fabbd441ec7d1e79d95e3aaf40c3bfc7e36"},"win32-x64":{"file":"grype_0.119.0_windows_amd64.zip","sha256":"1db5c23b8ba0038a04acebed9c17945e1ade68d9f83e2fe1c101e4fb1feb9a48"}}},"0.116.1":{"released":"2026-07-28","buildsFromGo":false,"assets":{"linux-x64":{"file":"grype_0.116.1_linux_amd64.tar.gz","sha256":"0122df7b655981abe547ad3d2190d65551dac6a2bfc80b4dc2a989b5d0587458"},"linux-arm64":{"file":"grype_0.116.1_linux_arm64.tar.gz","sha256":"a8d7504a149629324eb5f4ce3dc25dfd211bbfe047e64ee2bf7844b466c3d84d"},"darwin-x64":{"file":"grype_0.116.1_darwin_amd64.tar.gz","sha256":"e5ff3adac317511876de7863598587a7dbab0c47c8e150368b7df06909c11f4e"},"darwin-arm64":{"file":"grype_0.116.1_darwin_arm64.tar.gz","sha256":"f493f169cbaae48bade169532b20235fc16653d2a044a5bc6fe6f69a3923f975"},"win32-x64":{"file":"grype_0.116.1_windows_amd64.zip","sha256":"a8ad864f2f06c9afcc90d417f46f5587adeaba4e1e46cc4e32a6a076dae2fda7"}}},"0.74.1":{"released":"2024-01","buildsFromGo":false,"note":"reads database schema 5 only, which is no longer published","assets":{"linux-x64":{"file":"grype_0.74.1_linux_amd64.tar.gz","sha256":"03b3728491b4237ac540a9e9b4cfe230efe2a052faa23547b93911614cb5b99c"},"linux-arm64":{"file":"grype_0.74.1_linux_arm64.tar.gz","sha256":"d7112e2fb5021824086c6f6022f4d3a431a9adf4436a46c1d5ad6bc6a7bd2097"},"darwin-x64":{"file":"grype_0.74.1_darwin_amd64.tar.gz","sha256":"3a311226fba7f6e6974060213588ae079a1d282cfb3fb8c780f40942adbbff35"},"darwin-arm64":{"file":"grype_0.74.1_darwin_arm64.tar.gz","sha256":"4ac9d18dccd837f6a4c7a36cdf0b9c27c7d31cc094f58a71a4781e34919e94e9"}}}}},"osv-scanner":{"default":"2.5.1","versions":{"2.6.0":{"released":"2026-09-14","buildsFromGo":false,"note":"needs Go 1.27 to build","assets":{"linux-x64":{"file":"osv-scanner_linux_amd64","sha256":"ca69b3d3cd08f889a49dc0a383122f71cc528b83803671df5fd874d97485b108"},"linux-arm64":{"file":"osv-scanner_linux_arm64","sha256":"2c71403eb443d05891c4f268c3ad771cf4f16e5443463fd7851ef8f454d3c7e4"},"darwin-x64":{"file":"osv-scanner_darwin_amd64","sha256":"60c5296637e977b28eeda5c7f13573e447659a632922737f94d11fa7e30ad6ca"},"darwin-arm64":{"file":"osv-scanner_darwin_arm64","sha256":"98c460dcd37de25819babd757d04542045b6243113e209edcd4d89fedb0256b4"},"win32-x64":{"file":"osv-scanner_windows_amd64.exe","sha256":"e0ed7644118b717b028c249ee9d3515024e55e8510747ca08906eb96765354d6"},"win32-arm64":{"file":"osv-scanner_windows_arm64.exe","sha256":"ca1379da0e408279ef2c85cde0846a903495738a91c7b065a208048437c1686c"}}},"2.5.1":{"released":"2026-08-17","buildsFromGo":true,"assets":{"linux-x64":{"file":"osv-scanner_linux_amd64","sha256":"f9f25499a2c8cc367b3af45df2ea7eeca7fbccceab9c35079968f4b3652194be"},"linux-arm64":{"file":"osv-scanner_linux_arm64","sha256":"3d0f5aa5a6baa8eb32bcef247388e149ef6030a6634ccae6fa0d62681fb27a6d"},"darwin-x64":{"file":"osv-scanner_darwin_amd64","sha256":"9f89beb6c3d784893cb1cae0a3d56c529bfe91075418c2f9440c45b79654198b"},"darwin-arm64":{"file":"osv-scanner_darwin_arm64","sha256":"75c44d6332f892a1e56286f4105a98ed751ae28d215ca0a8b65cc00d84103054"},"win32-x64":{"file":"osv-scanner_windows_amd64.exe","sha256":"25e42f5ef6711fd8c0fb45390972205891dd44c6bd02ac93f0f63e8e98d9bfb6"},"win32-arm64":{"file":"osv-scanner_windows_arm64.exe","sha256":"33feb0b210a3e5ea7b338c719defc899f8833d990cdd297bcad4ff1a2586ec8b"}}},"2.3.8":{"released":"2026","buildsFromGo":false,"assets":{"linux-x64":{"file":"osv-scanner_linux_amd64","sha256":"bc98e15319ed0d515e3f9235287ba53cdc5535d576d24fd573978ecfe9ab92dc"},"linux-arm64":{"file":"osv-scanner_linux_arm64","sha256":"8158b18edd2d03b1a30d905ca91b032bc62262167be8f206c27114f08823e27c"},"darwin-x64":{"file":"osv-scanner_darwin_amd64","sha256":"b8a80a9f14ca4c0cd0fc2d351b28f740da9e6a5b18385ac9f9d083360b5b504e"},"darwin-arm64":{"file":"osv-scanner_darwin_arm64","sha256":"a8cd6507b06239f463a7642430cfd2d154882f150f6e30cdc0653e28dfc34216"},"win32-x64":{"file":"osv-scanner_windows_amd64.exe","sha256":"cb04e79dd9698a7bc821bbfdddec916a416d1409fda79c927c509d37d00c9716"},"win32-arm64":{"file":"osv-scanner_windows_arm64.exe","sha256":"285d1fbcf2c69ab5ee38ae3a850ab46e83f32ef1cd5f3c4c9eb161cc493f6d52"}}}}}}');
;// CONCATENATED MODULE: ./out/install/pins.js




const PINS = pins_namespaceObject;
/** The versions that are installed unless another is asked for. */
const DEFAULT_VERSIONS = Object.fromEntries(finding/* SCANNERS */.KR.map((name) => [name, PINS[name].default]));
/** The versions of a scanner whose release digests are known, newest first. */
function knownVersions(name) {
    return Object.keys(PINS[name].versions);
}
/**
 * The version that the settings ask for. One that is not pinned needs the digest of its release in `checksums` (name -> sha256):
 * a digest is never made up and never taken from where the download comes from.
 */
function resolveWanted(name, { settings, machine }, checksums) {
    const asked = name === "grype" ? settings.grypeVersion : settings.osvScannerVersion;
    const title = finding/* SCANNER_TITLES */.Xl[name];
    const version = asked === "pinned" ? DEFAULT_VERSIONS[name] : asked.replace(/^v/, "");
    if ((0,model_version/* parseVersion */.o)(version) === null)
        throw refuseVersion(name, `${JSON.stringify(asked.slice(0, 100))} is no version of ${title}`);
    const pin = Object.hasOwn(PINS[name].versions, version) ? (PINS[name].versions[version] ?? null) : null;
    const platform = toPlatform(name, machine);
    const asset = pin?.assets[platform.key] ?? toAsset(assetName(name, version, platform.key), checksums);
    if (pin === null && asset === null)
        throw refuseVersion(name, `The digest of ${title} ${version} is not known`);
    return { name, title, version, asset, pin, notices: asset !== null && platform.instead ? [toSubstitution(title, asset, machine)] : [] };
}
function refuseVersion(name, why) {
    const known = knownVersions(name).join(", ");
    const next = `Use one of ${known}; or give the digest of its release in a file with \`scanner-checksums\`; or give an executable with \`${name}-path\`.`;
    return new errors/* GateError */.ue({ code: "input-invalid", message: `${why}, so it is not installed.`, next });
}
function toAsset(file, checksums) {
    const sha256 = file === null ? undefined : checksums.get(file);
    return file === null || sha256 === undefined ? null : { file, sha256 };
}
/** The platform whose release is used. Grype has none for Windows on arm64, which runs the one for x64. */
function toPlatform(name, { os, arch }) {
    const instead = name === "grype" && os === "win32" && arch === "arm64";
    return { key: instead ? "win32-x64" : `${os}-${arch}`, instead };
}
function toSubstitution(title, asset, { os, arch }) {
    return {
        code: "scanner-substituted",
        message: `${title} has no release for ${os} on ${arch}; ${asset.file} is used, which runs there by emulation.`,
    };
}
const SYSTEMS = { linux: "linux", darwin: "darwin", win32: "windows" };
const PROCESSORS = { x64: "amd64", arm64: "arm64" };
/**
 * How the publisher names the file for a platform (`linux-x64`); null where it publishes none.
 * Source: .goreleaser.yaml of both projects; OSV-Scanner left the version out of its names with 1.7.0.
 */
function assetName(name, version, platform) {
    const [os = "", arch = ""] = platform.split("-");
    const [system, processor] = [SYSTEMS[os], PROCESSORS[arch]];
    if (system === undefined || processor === undefined)
        return null;
    if (name === "grype")
        return system === "windows" && processor === "arm64"
            ? null
            : `grype_${version}_${system}_${processor}.${system === "windows" ? "zip" : "tar.gz"}`;
    const [major = 0, minor = 0] = (0,model_version/* parseVersion */.o)(version) ?? [];
    const numbered = major < 1 || (major === 1 && minor < 7);
    return `osv-scanner_${numbered ? `${version}_` : ""}${system}_${processor}${system === "windows" ? ".exe" : ""}`;
}


/***/ }),

/***/ 8226:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ BASES_SCHEMA)
/* harmony export */ });
/** The identifier that every lock of this version carries. */
const BASES_SCHEMA = "portcullis/bases/1";


/***/ }),

/***/ 7687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KR: () => (/* binding */ SCANNERS),
/* harmony export */   Xl: () => (/* binding */ SCANNER_TITLES),
/* harmony export */   o9: () => (/* binding */ ORIGINS),
/* harmony export */   vC: () => (/* binding */ FIX_STATES)
/* harmony export */ });
const SCANNERS = ["grype", "osv-scanner"];
/** What each scanner is called in a sentence. */
const SCANNER_TITLES = { grype: "Grype", "osv-scanner": "OSV-Scanner" };
const FIX_STATES = ["fixed", "not-fixed", "wont-fix", "unknown"];
const ORIGINS = ["base", "application", "unknown"];


/***/ }),

/***/ 1544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ toMaterials)
/* harmony export */ });
/* harmony import */ var packageurl_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7091);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6921);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5023);



const Dependency = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ uri: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), digest: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()).nullish() });
const Predicate = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    materials: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()).nullish(),
    buildDefinition: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ resolvedDependencies: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()).nullish() }).nullish(),
});
const Statement = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ predicate: Predicate });
/** The images that a build used, of an in-toto statement or its SLSA predicate (v0.2, v1), in its order; null for what is neither. */
function toMaterials(statement) {
    const whole = Statement.safeParse(statement);
    const bare = whole.success ? null : Predicate.safeParse(statement);
    const predicate = whole.success ? whole.data.predicate : bare?.success ? bare.data : null;
    const listed = predicate?.buildDefinition?.resolvedDependencies ?? predicate?.materials ?? null;
    return listed === null ? null : listed.flatMap((entry) => toMaterial(entry) ?? []);
}
/** An image's purl as BuildKit writes it: the registry in the namespace, the tag as version, a digest beside it or as qualifier. */
function toMaterial(entry) {
    const dependency = Dependency.safeParse(entry);
    if (!dependency.success)
        return null;
    try {
        const { type, namespace, name, version, qualifiers } = packageurl_js__WEBPACK_IMPORTED_MODULE_0__.PackageURL.fromString(dependency.data.uri);
        if (type !== "docker")
            return null;
        const said = dependency.data.digest?.sha256;
        const digests = [said === undefined ? null : `sha256:${said}`, qualifiers?.digest, version];
        const digest = digests.find((text) => text && (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text)) ?? null;
        const tag = version && !(0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(version) ? `:${version}` : "";
        const pinned = tag === "" && digest !== null ? `@${digest}` : tag;
        const reference = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(`${namespace ? `${namespace}/` : ""}${name}${pinned}`);
        return "wrong" in reference ? null : { reference: (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .renderReference */ .Wj)(reference), digest };
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 1222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ byCodeUnits),
/* harmony export */   Z: () => (/* binding */ sortedUnique)
/* harmony export */ });
/** Compares two strings by their UTF-16 code units: the same order on every machine, unlike localeCompare. */
function byCodeUnits(a, b) {
    return a === b ? 0 : a < b ? -1 : 1;
}
/** The distinct strings of a list, sorted by code units. */
function sortedUnique(values) {
    return [...new Set(values)].sort(byCodeUnits);
}


/***/ }),

/***/ 290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Eq: () => (/* binding */ buildPurl),
/* harmony export */   lM: () => (/* binding */ packageIdentity),
/* harmony export */   oZ: () => (/* binding */ packageName)
/* harmony export */ });
/* harmony import */ var packageurl_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7091);

const identities = new Map();
const IDENTITIES_KEPT = 200_000;
/**
 * A purl without qualifiers and subpath, in canonical form: what makes two packages the same. The subpath of a Go module is part of its name.
 * Text that is no purl stands for itself. Remembers what it parsed: reports repeat packages many times.
 */
function packageIdentity(purl) {
    const known = identities.get(purl);
    if (known !== undefined)
        return known;
    const identity = parseIdentity(purl);
    if (identities.size >= IDENTITIES_KEPT)
        identities.clear();
    identities.set(purl, identity);
    return identity;
}
function parseIdentity(purl) {
    try {
        const { type, namespace, name, version, subpath } = packageurl_js__WEBPACK_IMPORTED_MODULE_0__.PackageURL.fromString(purl);
        return new packageurl_js__WEBPACK_IMPORTED_MODULE_0__.PackageURL(type, namespace, name, version, undefined, type === "golang" ? subpath : undefined).toString();
    }
    catch {
        return purl;
    }
}
/** Builds a purl from its parts; `name` may hold a namespace before its last `/` where the type has one. */
function buildPurl(type, namespace, name, version) {
    return new packageurl_js__WEBPACK_IMPORTED_MODULE_0__.PackageURL(type, namespace || undefined, name, version || undefined, undefined, undefined).toString();
}
/** What a package is called whatever its version: its purl without version, qualifiers and subpath. */
function packageName(purl) {
    const [path = "", subpath] = packageIdentity(purl).split("#", 2);
    const at = path.lastIndexOf("@");
    const name = at > path.lastIndexOf("/") ? path.slice(0, at) : path;
    return subpath === undefined ? name : `${name}/${subpath}`;
}


/***/ }),

/***/ 6060:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aN: () => (/* binding */ lastWords),
/* harmony export */   pw: () => (/* binding */ explainEnd),
/* harmony export */   w2: () => (/* binding */ toFailure)
/* harmony export */ });
const LONGEST = 300;
/** What a program last said on stderr, without its time stamp and level: the words to quote. */
function lastWords({ stderr }) {
    const lines = stderr.split("\n").map((line) => line.trim());
    const told = lines.filter((line) => line !== "");
    const panic = told.find((line) => line.startsWith("panic:"));
    const error = told.findLastIndex((line) => /^(?:\[\d+\]\s+)?ERROR\b/.test(line));
    const words = (panic ?? (error < 0 ? told.slice(-1) : told.slice(error)).join(" ")).replace(/^(?:\[\d+\]\s+)?ERROR\s+/, "");
    return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}
/** How a run that gave nothing ended, as a clause with the scanner's last words. */
function explainEnd(end) {
    if (end.timedOut)
        return "it did not end in time";
    if (end.notStarted !== null)
        return end.notStarted.replace(/\.$/, "");
    const said = lastWords(end);
    const words = said === "" ? "" : `, saying ${JSON.stringify(said)}`;
    return end.signal === null ? `it ended with code ${end.code}${words}` : `it was ended by ${end.signal}${words}`;
}
/** What is to be said of a run that failed as a whole. `what`: "grype on docker:shop:1". */
function toFailure(what, end, { target, wrong = null } = {}) {
    const about = target === undefined ? {} : { target };
    if (end.timedOut) {
        const next = "Give the run more time with `timeout`, or it less to do.";
        return { code: "scanner-timeout", message: `${what}: it did not end before the time was up.`, next, ...about };
    }
    if (wrong !== null && !wrong.isMissing && (end.code === 0 || end.code === 1)) {
        const next = "Run again; if it stays, choose another version of the scanner, or report it.";
        return { code: "scanner-output", message: `${what} ended with code ${end.code} and ${wrong.clause}.`, next, ...about };
    }
    if (end.code === 0) {
        const next = "Check the free space of the disk, and run again.";
        return { code: "scanner-output", message: `${what}: it ended well and wrote no report.`, next, ...about };
    }
    const next = end.signal === "SIGKILL" ? "Check whether the machine ran out of memory." : "Run again with --verbose, and see what the scanner says.";
    return { code: "scanner-failed", message: `${what} failed: ${explainEnd(end)}.`, next, ...about };
}


/***/ }),

/***/ 8527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gp: () => (/* binding */ toGrypeFiles),
/* harmony export */   O9: () => (/* binding */ toGrypeSource),
/* harmony export */   PQ: () => (/* binding */ GRYPE_CONFIG),
/* harmony export */   _g: () => (/* binding */ toGrypeVariables),
/* harmony export */   tY: () => (/* binding */ toGrypeArguments)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/** Where Grype finds its database, and nothing that could change it or the result on the way: the judge looks at its age. */
function toGrypeVariables(cacheDir, update = false) {
    return {
        GRYPE_CHECK_FOR_APP_UPDATE: "false",
        GRYPE_DB_CACHE_DIR: cacheDir,
        GRYPE_DB_AUTO_UPDATE: String(update),
        GRYPE_DB_VALIDATE_AGE: "false",
    };
}
/** Grype's own configuration for a run, so that none that lies about is read. JSON is YAML. */
const GRYPE_CONFIG = JSON.stringify({ "check-for-app-update": false });
/** The name of a target as Grype takes it: always with a scheme, and a path always absolute. */
function toGrypeSource(target) {
    if (target.kind === "sbom")
        return `sbom:${target.absolute}`;
    return `${target.scheme}:${target.absolute ?? target.locator}`;
}
/** Paths of what a run reads and writes in its folder. */
function toGrypeFiles(folder) {
    return { config: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "grype.yaml"), report: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "report.json"), inventory: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "inventory.json") };
}
/** Arguments for a scan: the report, and beside it the inventory (2 % more time) that proves what was looked at. */
function toGrypeArguments(source, { config, report, inventory }, platform) {
    const outputs = ["-o", `json=${report}`, "-o", `cyclonedx-json=${inventory}`];
    return ["-c", config, ...outputs, ...(platform === null ? [] : ["--platform", platform]), "--", source];
}


/***/ }),

/***/ 3049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A_: () => (/* binding */ prepareGrypeDatabase),
/* harmony export */   Wl: () => (/* binding */ schemaFolder),
/* harmony export */   YD: () => (/* binding */ UPSTREAM),
/* harmony export */   sJ: () => (/* binding */ readImportDigest)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4925);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2038);
/* harmony import */ var _ends_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6060);
/* harmony import */ var _grype_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8527);
/* harmony import */ var _grype_faults_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9157);
/* harmony import */ var _scene_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(116);







const LARGEST_DOWNLOAD = 8 * 1024 ** 3;
/** Below the cache folder: Grype's own database. */
const UPSTREAM = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)("grype-db", "upstream");
/** The folder below a cache directory that holds the database of a version's schema. */
function schemaFolder(version) {
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_4__/* .isOlder */ .t)(version, "0.88.0") ? "5" : "6";
}
/** Makes a database ready: the one that was given, else Grype's own, brought up to date unless there is to be no network. */
async function prepareGrypeDatabase(binary, scene) {
    const { grypeDb } = scene.settings;
    if (grypeDb === null)
        return prepareOwn(binary, scene);
    if (/^https?:\/\//i.test(grypeDb))
        return importFile(await download(grypeDb, scene), { name: grypeDb, binary }, scene);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(scene.world.machine.cwd, grypeDb);
    const there = await scene.world.files.stat(path);
    if (there === null)
        throw missing(`There is no database ${grypeDb} (grype-db).`, "Check the path.");
    if (there.kind === "folder")
        return useFolder(path, { name: grypeDb, binary }, scene);
    return importFile(path, { name: grypeDb, binary }, scene);
}
function missing(message, next) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({ code: "database-missing", message, next });
}
/** A folder that Grype imported a database into before, with its digest as Grype wrote it down; or one that just holds the file. */
async function useFolder(path, given, scene) {
    const { files } = scene.world;
    const schema = schemaFolder(given.binary.version);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path) === schema ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, "..") : path;
    const isImported = await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, schema, "import.json"), scene);
    const isOfSchema5 = await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, schema, "metadata.json"), scene);
    if (isImported || isOfSchema5)
        return { folder, digest: await readImportDigest((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, schema), scene), isGiven: true, notices: [] };
    for (const candidate of [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, "vulnerability.db"), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, schema, "vulnerability.db")])
        if ((await files.stat(candidate))?.kind === "file")
            return importFile(candidate, given, scene);
    const next = `Name the folder that \`grype db import\` or \`grype db update\` filled (it holds ${schema}/vulnerability.db).`;
    throw missing(`${given.name} (grype-db) holds no database that Grype ${given.binary.version} can use.`, next);
}
async function isThere(path, { world }) {
    return (await world.files.stat(path)) !== null;
}
async function readImportDigest(folder, { world }) {
    const bytes = await world.files.read((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, "import.json"), 1024 * 1024).catch(() => null);
    const digest = bytes === null ? null : /"digest":\s*"([a-z0-9]+:[0-9a-f]+)"/.exec(new TextDecoder().decode(bytes));
    return digest?.[1] ?? null;
}
/** Grype's own database, in a folder of ours. Where it cannot be brought up to date the one from before is used, and that is said. */
async function prepareOwn(binary, scene) {
    const { world, settings } = scene;
    const folder = settings.cacheDb ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(world.cacheFolder, UPSTREAM) : await world.files.privateFolder();
    const held = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, schemaFolder(binary.version));
    const done = async (notices) => {
        return { folder, digest: await readImportDigest(held, scene), isGiven: false, notices };
    };
    if (settings.offline) {
        if (await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(held, "vulnerability.db"), scene))
            return done([]);
        throw missing(`There is no database for Grype in ${folder}, and \`offline\` forbids to fetch one.`, _grype_faults_js__WEBPACK_IMPORTED_MODULE_5__/* .BRING_DATABASE */ .N);
    }
    await world.files.makeFolder(folder);
    const home = await world.files.privateFolder();
    const run = { file: binary.path, folder: home, variables: (0,_grype_command_js__WEBPACK_IMPORTED_MODULE_2__/* .toGrypeVariables */ ._g)(folder), step: "grype's database" };
    const end = await (0,_scene_js__WEBPACK_IMPORTED_MODULE_3__/* .runScanner */ .Sw)({ ...run, args: ["db", "update"] }, scene);
    if (end.code === 0)
        return done([]);
    if (!(await isThere((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(held, "vulnerability.db"), scene)))
        throw missing(`Grype's database could not be fetched: ${(0,_ends_js__WEBPACK_IMPORTED_MODULE_6__/* .explainEnd */ .pw)(end)}.`, _grype_faults_js__WEBPACK_IMPORTED_MODULE_5__/* .BRING_DATABASE */ .N);
    const message = `Grype's database could not be brought up to date, so the one from before is used: ${(0,_ends_js__WEBPACK_IMPORTED_MODULE_6__/* .explainEnd */ .pw)(end)}.`;
    return done([{ code: "scanner-warning", message }]);
}
async function download(url, { world, deadline, settings }) {
    if (settings.offline)
        throw missing(`${url} (grype-db) would have to be fetched, and \`offline\` forbids it.`, _grype_faults_js__WEBPACK_IMPORTED_MODULE_5__/* .BRING_DATABASE */ .N);
    const name = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(new URL(url).pathname) || "vulnerability.db";
    const to = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(await world.files.privateFolder(), name.replace(/[^\w.-]/g, "_"));
    const step = world.progress.step("grype's database");
    const fetching = world.downloads.fetch({ url, to, deadline, limit: LARGEST_DOWNLOAD }).finally(() => step.end());
    await fetching.catch((error) => {
        throw missing(`The database (grype-db) could not be fetched: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .sentenceOf */ .$N)(error)}`, "Check the address, or give a file.");
    });
    return to;
}
/**
 * Imports a database file or archive into a private folder, in every run: what was imported before lies where anybody could have changed it, and
 * nothing that lies beside it could tell.
 */
async function importFile(path, given, scene) {
    const sha256 = await scene.world.files.sha256(path);
    const folder = await scene.world.files.privateFolder();
    await runImport(path, { ...given, folder }, scene);
    return { folder, digest: `sha256:${sha256}`, isGiven: true, notices: [] };
}
async function runImport(path, { name, binary, folder }, scene) {
    const home = await scene.world.files.privateFolder();
    const run = { file: binary.path, folder: home, variables: (0,_grype_command_js__WEBPACK_IMPORTED_MODULE_2__/* .toGrypeVariables */ ._g)(folder), step: "grype's database" };
    const end = await (0,_scene_js__WEBPACK_IMPORTED_MODULE_3__/* .runScanner */ .Sw)({ ...run, args: ["db", "import", path] }, scene);
    if (end.code === 0)
        return;
    const next = "Give a database of the schema that this version reads (a .db file, .tar.gz or .tar.zst archive, or a folder).";
    throw missing(`Grype ${binary.version} cannot import ${name} (grype-db): ${(0,_ends_js__WEBPACK_IMPORTED_MODULE_6__/* .explainEnd */ .pw)(end)}.`, next);
}


/***/ }),

/***/ 9157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ BRING_DATABASE),
/* harmony export */   t: () => (/* binding */ toGrypeFault)
/* harmony export */ });
/* harmony import */ var _ends_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6060);

const DATABASE = /vulnerability db|vulnerability database|db could not be loaded|bad db checksum|DB description|was built .{1,40} ago/i;
const PLATFORM = /no child with platform|does not match (?:the|user) specified platform|platform mismatch|mismatched platform|unexpected (?:OS|architecture)|no matching manifest/i;
const DAEMON = /docker not available|cannot connect to the docker daemon|docker daemon/i;
const DISK = /no space left on device|disk quota exceeded|read-only file system|file too large/i;
const UNRESOLVED = /attempting to resolve|no source providers|unable to decode sbom|sbom format not recognized|unable to load image/i;
/** How to bring a database, for every sentence that misses one. */
const BRING_DATABASE = "Run once with network, or give a database with `grype-db` (a file or archive from https://grype.anchore.io/databases).";
/** What is to be said of a Grype run that ended; null where it ended well. */
function toGrypeFault(end, target, platform) {
    const what = `grype on ${target.id}`;
    if (end.code === 0 && !end.timedOut)
        return null;
    if (end.code === null || end.timedOut)
        return (0,_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .toFailure */ .w2)(what, end, { target: target.id });
    const said = JSON.stringify((0,_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .lastWords */ .aN)(end));
    const about = { target: target.id };
    if (DISK.test(end.stderr)) {
        const next = "Make room on the disk of the temporary folder (TMPDIR, in a job RUNNER_TEMP).";
        return { code: "environment", message: `Grype had no room to work on ${target.id}: ${said}.`, next, ...about };
    }
    if (DATABASE.test(end.stderr))
        return { code: "database-missing", message: `Grype could not use its database: ${said}.`, next: BRING_DATABASE, ...about };
    if (PLATFORM.test(end.stderr)) {
        const wanted = platform ?? "this machine's";
        const next = "Ask for a platform that the image has (`platform`).";
        return { code: "platform-missing", message: `${target.id} has no image for the platform ${wanted}: ${said}.`, next, ...about };
    }
    if (!UNRESOLVED.test(end.stderr))
        return (0,_ends_js__WEBPACK_IMPORTED_MODULE_0__/* .toFailure */ .w2)(what, end, { target: target.id });
    if (target.kind === "image" && target.absolute === null)
        return { code: "target-not-found", message: `${target.id} could not be had: ${said}.`, next: toNextStep(target, end.stderr), ...about };
    const next = target.kind === "sbom" ? "Give a CycloneDX, SPDX or Syft JSON document." : "Make the image again, or name its kind.";
    return { code: "target-invalid", message: `Grype cannot read ${target.id}: ${said}.`, next, ...about };
}
function toNextStep({ locator }, stderr) {
    if (DAEMON.test(stderr))
        return `Start the container engine, or write \`registry:${locator}\`, or an archive of the image.`;
    return `Build or pull it first, or write \`registry:${locator}\`.`;
}


/***/ }),

/***/ 9261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SQ: () => (/* binding */ ECOSYSTEMS),
/* harmony export */   vE: () => (/* binding */ toLockfileKind),
/* harmony export */   wj: () => (/* binding */ isReadBy)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2038);

const named = (...names) => (base) => names.includes(base);
const ending = (...ends) => (base) => ends.some((end) => base.endsWith(end));
// As OSV-Scanner tells them (pkg/lockfile of 1.x; internal/scalibrplugin/presets.go and the extractors of 2.x).
const ROWS = [
    row("package-lock.json", "npm", named("package-lock.json", "npm-shrinkwrap.json")),
    row("yarn.lock", "npm"),
    row("pnpm-lock.yaml", "npm"),
    row("bun.lock", "npm", { since: "2.0.0", grype: false }),
    row("requirements.txt", "PyPI", (base) => base.endsWith(".txt") && base.includes("requirements")),
    row("poetry.lock", "PyPI"),
    row("Pipfile.lock", "PyPI"),
    row("pdm.lock", "PyPI", { since: "1.6.2" }),
    row("uv.lock", "PyPI", { since: "2.0.0" }),
    row("pylock.toml", "PyPI", (base) => /^pylock(?:\..+)?\.toml$/s.test(base), { since: "2.3.3", grype: false }),
    row("go.mod", "Go"),
    row("Cargo.lock", "crates.io"),
    row("Gemfile.lock", "RubyGems"),
    row("gems.locked", "RubyGems", { parser: "Gemfile.lock", grype: false }),
    row("composer.lock", "Packagist"),
    row("pom.xml", "Maven", (base) => base === "pom.xml" || base.endsWith(".pom")),
    row("gradle.lockfile", "Maven"),
    row("buildscript-gradle.lockfile", "Maven", { grype: false }),
    row("verification-metadata.xml", "Maven", (base, parent) => base === "verification-metadata.xml" && parent === "gradle", {
        since: "1.7.4",
        grype: false,
    }),
    row("packages.lock.json", "NuGet"),
    row("packages.config", "NuGet", { since: "2.0.1", grype: false }),
    row("deps.json", "NuGet", ending(".deps.json"), { since: "2.0.0" }),
    row("project file", "NuGet", ending(".csproj", ".vbproj", ".fsproj"), { parser: null, since: "2.4.0", grype: false }),
    row("Directory.Packages.props", "NuGet", named("Directory.Packages.props", "Directory.Build.props"), {
        parser: null,
        since: "2.4.0",
        grype: false,
    }),
    row("pubspec.lock", "Pub"),
    row("mix.lock", "Hex"),
    row("conan.lock", "ConanCenter"),
    row("renv.lock", "CRAN", { grype: false }),
    row("cabal.project.freeze", "Hackage", { since: "2.0.0" }),
    row("stack.yaml.lock", "Hackage", { since: "2.0.0" }),
    row("Package.resolved", "SwiftURL", { parser: null, since: "2.4.0" }),
];
function row(name, ecosystem, isMeant = {}, extras = {}) {
    const given = typeof isMeant === "function" ? extras : isMeant;
    const test = typeof isMeant === "function" ? isMeant : named(name);
    return { name, ecosystem, parser: name, since: null, grype: true, ...given, isMeant: test };
}
/** The kind that a file is by its name and the name of its folder, or null for a file that is none. Path with `/`. */
function toLockfileKind(path) {
    const parts = path.split("/");
    const base = parts.at(-1) ?? "";
    return ROWS.find(({ isMeant }) => isMeant(base, parts.at(-2) ?? "")) ?? null;
}
/** Whether a version of OSV-Scanner reads a kind. */
function isReadBy(kind, version) {
    return kind.since === null || !(0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, kind.since);
}
/** Every ecosystem that a lockfile can be of. */
const ECOSYSTEMS = [...new Set(ROWS.map(({ ecosystem }) => ecosystem))];


/***/ }),

/***/ 9531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ readArchiveFacts),
/* harmony export */   JL: () => (/* binding */ EMPTY_ARCHIVE),
/* harmony export */   bh: () => (/* binding */ readFirstRecords)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);


const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
/** The end record may be followed by a comment of at most this length. */
const LONGEST_TAIL = END_BYTES + 65_535;
/** An archive without records. */
const EMPTY_ARCHIVE = Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]);
/** Reads an archive once: its digest, and how many records the directory at its end names. */
async function readArchiveFacts(pieces) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    let tail = new Uint8Array();
    for await (const piece of pieces) {
        hash.update(piece);
        tail = Buffer.concat([tail, piece.subarray(-LONGEST_TAIL)]).subarray(-LONGEST_TAIL);
    }
    return { sha256: hash.digest("hex"), records: countRecords(tail) };
}
function countRecords(tail) {
    const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
    for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
        if (view.getUint32(at, true) !== END_OF_DIRECTORY)
            continue;
        if (at + END_BYTES + view.getUint16(at + 20, true) === tail.length)
            return view.getUint16(at + 10, true);
    }
    return null;
}
const LOCAL_HEADER = 0x04034b50;
const HEADER_BYTES = 30;
/** Sizes may follow an entry instead of preceding it, with or without a signature, in 4 or 8 bytes each. */
const LONGEST_DESCRIPTOR = 24;
/** The records of an archive one by one, as far as they lie whole in its first bytes: enough to know of something that it must find. */
function* readFirstRecords(head) {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    const isHeader = (at) => at + HEADER_BYTES <= head.length && view.getUint32(at, true) === LOCAL_HEADER;
    let at = 0;
    while (isHeader(at)) {
        const start = at + HEADER_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
        const entry = unpack(head.subarray(start), { method: view.getUint16(at + 8, true), size: view.getUint32(at + 18, true) });
        if (entry === null)
            break;
        const record = toRecord(entry.bytes);
        if (record !== null)
            yield record;
        at = start + entry.length;
        for (let skipped = 0; skipped < LONGEST_DESCRIPTOR && !isHeader(at); skipped += 1)
            at += 1;
    }
}
/** The content of one entry and its packed length; null where it is not whole, or is packed in a way that is not known. */
function unpack(data, { method, size }) {
    if (method === 0)
        return size > 0 && size <= data.length ? { bytes: data.subarray(0, size), length: size } : null;
    if (method !== 8)
        return null;
    try {
        // `info` is missing in the types: it makes the answer hold the engine, which knows where the packed data ended.
        const options = { info: true };
        const { buffer, engine } = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRawSync)(data, options);
        return { bytes: buffer, length: engine.bytesWritten };
    }
    catch {
        return null;
    }
}
function toRecord(bytes) {
    try {
        return JSON.parse(new TextDecoder().decode(bytes));
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 4597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ chooseCanaries),
/* harmony export */   L0: () => (/* binding */ ONLINE_CANARY),
/* harmony export */   b1: () => (/* binding */ toMissed),
/* harmony export */   yX: () => (/* binding */ HARMLESS)
/* harmony export */ });
/* unused harmony export toCandidate */
/* harmony import */ var packageurl_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7091);
/* harmony import */ var _model_order_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1222);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2038);



/** What the online service must know, whatever is scanned. */
const ONLINE_CANARY = { ecosystem: "npm", purl: "pkg:npm/lodash@4.17.15", ids: [] };
/** What no database knows, for where there is nothing that it must know: a run always has something that can be read. */
const HARMLESS = { ecosystem: "npm", purl: "pkg:npm/portcullis-canary@0.0.0", ids: [] };
/** The fields of an object; of anything else none. Records are large, and this goes on before a scan can begin: no schema looks at all of them. */
function fieldsOf(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function isText(value) {
    return typeof value === "string" && value !== "";
}
/** Records that are looked at for canaries; more only where these give none. */
const RECORDS = 15;
/**
 * Chooses two packages out of an ecosystem's first records: the one that costs least to find, and of the records with the most fields the
 * one that does. Some versions of OSV-Scanner pass over a record in silence that has a field or a word that they do not know.
 */
function chooseCanaries(ecosystem, records) {
    const candidates = [];
    let seen = 0;
    for (const record of records) {
        seen += 1;
        if (seen > RECORDS && candidates.length > 0)
            break;
        const candidate = toCandidate(ecosystem, record);
        if (candidate !== null)
            candidates.push(candidate);
    }
    const [cheapest] = [...candidates].sort((a, b) => a.weight - b.weight);
    const [richest] = [...candidates].sort((a, b) => b.shape.length - a.shape.length || a.weight - b.weight);
    if (cheapest === undefined || richest === undefined)
        return [];
    return cheapest.shape === richest.shape ? [cheapest.canary] : [cheapest.canary, richest.canary];
}
/** The weight of a package whose releases are not listed. */
const UNLISTED = 30;
/** The package that a record calls vulnerable first, where it can be told without doubt; else null. */
function toCandidate(ecosystem, record) {
    const { id, withdrawn, aliases, affected } = fieldsOf(record);
    const first = fieldsOf(listOf(affected)[0]);
    const about = fieldsOf(first.package);
    if (!isText(id) || withdrawn !== undefined || about.ecosystem !== ecosystem || !isText(about.name))
        return null;
    const version = toVersion(listOf(first.versions), listOf(first.ranges).map(fieldsOf));
    const purl = version === null ? null : toPurl(ecosystem, about.name, version);
    if (purl === null)
        return null;
    const canary = { ecosystem, purl, ids: [id, ...listOf(aliases).filter(isText)] };
    return { canary, shape: shapeOf(record, 0), weight: listOf(first.versions).length || UNLISTED };
}
/** How deep fields are looked at: `affected[].ranges[].events[]`. */
const DEEPEST = 4;
/** The keys that a record has, but for the free-form ones; of a list those of its first element. */
function shapeOf(value, depth) {
    if (depth > DEEPEST || typeof value !== "object" || value === null)
        return "";
    if (Array.isArray(value))
        return `[${shapeOf(value[0], depth)}]`;
    const keys = Object.entries(value).map(([key, inner]) => `${key}${key.endsWith("_specific") ? "" : shapeOf(inner, depth + 1)}`);
    return `{${keys.sort(_model_order_js__WEBPACK_IMPORTED_MODULE_1__/* .byCodeUnits */ .C).join()}}`;
}
const PLAIN = /^\d{1,6}(?:\.\d{1,6}){0,3}$/;
/** A version that is above 0.0.0 in every ecosystem's order. */
const ABOVE_ZERO = /^(?:[1-9]\d{0,2}|0\.[1-9]\d{0,5})(?:\.\d{1,6}){0,3}$/;
/** A version that the record names as affected, in a form that is read alike everywhere. */
function toVersion(versions, ranges) {
    const listed = versions.findLast((version) => isText(version) && PLAIN.test(version));
    if (isText(listed))
        return listed;
    if (versions.length > 0 || ranges.some(({ type }) => type === "GIT"))
        return null;
    for (const { events } of ranges) {
        const all = listOf(events).map(fieldsOf);
        const introduced = all.map((event) => event.introduced).find(isText);
        const end = all.map(({ fixed, last_affected }) => fixed ?? last_affected).find(isText);
        if (introduced === "0" && end !== undefined && ABOVE_ZERO.test(end))
            return "0.0.0";
        if (introduced !== undefined && introduced !== "0" && PLAIN.test(introduced))
            return introduced;
    }
    return null;
}
/** Names that stay as they are in every purl: no capitals and nothing that an ecosystem writes in two ways. */
const PLAIN_NAME = /^@?[a-z0-9](?:[a-z0-9./:-]*[a-z0-9])?$/;
/** Python writes a dot in a name as a dash. */
const PLAIN_PYTHON = /^[a-z0-9-]+$/;
const PURL_TYPES = {
    npm: "npm",
    PyPI: "pypi",
    Go: "golang",
    "crates.io": "cargo",
    RubyGems: "gem",
    Packagist: "composer",
    Maven: "maven",
    NuGet: "nuget",
    Pub: "pub",
    Hex: "hex",
    CRAN: "cran",
    ConanCenter: "conan",
};
function toPurl(ecosystem, name, version) {
    const type = PURL_TYPES[ecosystem];
    if (type === undefined || !(type === "pypi" ? PLAIN_PYTHON : PLAIN_NAME).test(name))
        return null;
    const cut = type === "maven" ? name.indexOf(":") : name.lastIndexOf("/");
    try {
        return new packageurl_js__WEBPACK_IMPORTED_MODULE_0__.PackageURL(type, cut < 0 ? undefined : name.slice(0, cut), name.slice(cut + 1), version, undefined, undefined).toString();
    }
    catch {
        return null;
    }
}
/**
 * Canaries whose absence proves something. From 2.3.0 on OSV-Scanner reads records strictly, and passes over one that it does not know in
 * silence: each has to be found. Before, only one of each ecosystem: 1.x matches some versions otherwise, and knows no purl of CRAN.
 */
function toMissed(missed, all, version) {
    if (!(0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .isOlder */ .t)(version, "2.3.0"))
        return missed;
    const found = new Set(all.filter((canary) => !missed.includes(canary)).map(({ ecosystem }) => ecosystem));
    return missed.filter(({ ecosystem }) => !found.has(ecosystem) && (ecosystem !== "CRAN" || !(0,_model_version_js__WEBPACK_IMPORTED_MODULE_2__/* .isOlder */ .t)(version, "2.0.0")));
}


/***/ }),

/***/ 9228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ad: () => (/* binding */ toOsvArguments),
/* harmony export */   FR: () => (/* binding */ toSbomArguments),
/* harmony export */   M_: () => (/* binding */ databaseLayout),
/* harmony export */   Me: () => (/* binding */ toFileArguments),
/* harmony export */   hD: () => (/* binding */ toOsvImageArguments)
/* harmony export */ });
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2038);

/** Arguments for a run over files, by version: nothing online that is not asked for, no code of the project run, no configuration but ours. */
function toOsvArguments({ version, config, output, database, files, allPackages = false }) {
    const is2 = !(0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "2.0.0");
    const noResolve = is2 ? ["--no-resolve"] : (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "1.9.1") ? [] : ["--experimental-no-resolve"];
    return [
        ...(is2 ? ["scan", "source"] : []),
        ...["--config", config, "--format", "json"],
        ...toOutputArguments(version, output),
        "--no-call-analysis=all",
        ...noResolve,
        ...(allPackages ? [is2 ? "--all-packages" : "--experimental-all-packages"] : []),
        ...toDatabaseArguments(version, database),
        ...files,
    ];
}
function toOutputArguments(version, output) {
    return [(0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "2.3.5") ? "--output" : "--output-file", output];
}
function toDatabaseArguments(version, database) {
    if (database === null)
        return [];
    if ((0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "2.0.0"))
        return ["--experimental-offline", "--experimental-local-db-path", database];
    return ["--offline", "--local-db-path", database];
}
/** Arguments for a run over an image archive; null for a version that reads none. */
function toOsvImageArguments({ version, config, output, database }, archive) {
    const common = ["--config", config, "--format", "json", ...toOutputArguments(version, output)];
    if (!(0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "2.0.0")) {
        const calls = (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "2.2.2") ? [] : ["--no-call-analysis=all"];
        return ["scan", "image", ...common, "--all-packages", ...calls, ...toDatabaseArguments(version, database), "--archive", archive];
    }
    if ((0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "1.7.0"))
        return null;
    return [...common, "--experimental-all-packages", ...toDatabaseArguments(version, database), "--experimental-oci-image", archive];
}
/** One file with its parser. The colon is always there: without it a colon in the path would be taken for it. */
function toFileArguments(parser, path) {
    return ["-L", `${parser ?? ""}:${path}`];
}
/** One SBOM; its name must tell its format. Before 2.0 lockfiles and SBOMs were given apart. */
function toSbomArguments(version, path) {
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "2.0.0") ? ["-S", path] : toFileArguments(null, path);
}
/** The folder below the base in which a version looks for its databases. */
function databaseLayout(version) {
    return (0,_model_version_js__WEBPACK_IMPORTED_MODULE_0__/* .isOlder */ .t)(version, "2.5.0") ? "osv-scanner" : "osv-scalibr";
}


/***/ }),

/***/ 9424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BG: () => (/* binding */ findArchives),
/* harmony export */   WT: () => (/* binding */ layOutDatabase),
/* harmony export */   fk: () => (/* binding */ findOsvDatabase),
/* harmony export */   xl: () => (/* binding */ BRING_ARCHIVES)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4925);
/* harmony import */ var _model_order_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1222);
/* harmony import */ var _lockfile_kinds_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9261);
/* harmony import */ var _osv_archive_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9531);
/* harmony import */ var _osv_canary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4597);
/* harmony import */ var _osv_command_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9228);








/** Ecosystems of OSV that are no lockfile's, but may be an image's or an SBOM's. */
const OTHER_ECOSYSTEMS = [
    ...[
        "AlmaLinux",
        "Alpaquita",
        "Alpine",
        "Android",
        "Azure Linux",
        "BellSoft Hardened Containers",
        "Bioconductor",
        "Bitnami",
        "Chainguard",
    ],
    ...["CleanStart", "Debian", "Docker Hardened Images", "Echo", "GHC", "GIT", "GitHub Actions", "Julia", "Kubernetes", "Linux", "Mageia"],
    ...["MinimOS", "OSS-Fuzz", "Photon OS", "Red Hat", "Rocky Linux", "Root", "SUSE", "TuxCare", "Ubuntu", "VSCode", "Wolfi", "opam"],
    ...["openEuler", "openSUSE"],
];
/** What OSV-Scanner takes for packages that are of no ecosystem but have a version. */
const UNNAMED = "GIT";
const BRING_ARCHIVES = "Download https://osv-vulnerabilities.storage.googleapis.com/ECOSYSTEM/all.zip to FOLDER/ECOSYSTEM/all.zip, and give it with `osv-db: FOLDER`.";
/** Finds the database: in the folder that was given, else the online service. */
async function findOsvDatabase({ ecosystems, isForAll }, scene) {
    const { osvDb, offline } = scene.settings;
    if (osvDb === null && offline)
        throw missing("There is no database for OSV-Scanner (`osv-db`), and `offline` forbids to ask the online service.");
    if (osvDb === null) {
        const facts = { database: null, lacking: new Map(), notices: [] };
        return { archives: null, canaries: [_osv_canary_js__WEBPACK_IMPORTED_MODULE_5__/* .ONLINE_CANARY */ .L0], facts: async () => facts };
    }
    const given = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(scene.world.machine.cwd, osvDb);
    const there = await scene.world.files.stat(given);
    if (there === null)
        throw missing(`There is no folder ${osvDb} (osv-db).`);
    if (there.kind === "file" || there.kind === "other")
        throw missing(`${osvDb} (osv-db) is no folder.`);
    const archives = isForAll ? await findArchives(given, scene) : await findArchivesOf([...ecosystems, UNNAMED], given, scene);
    const used = [...archives].flatMap(([name, path]) => (isForAll || name !== UNNAMED ? [{ name, path }] : []));
    const canaries = await Promise.all(used.map((archive) => findCanaries(archive, scene)));
    let facts;
    return {
        archives,
        canaries: canaries.flat(),
        facts: () => {
            facts ??= readFacts(used, ecosystems, scene);
            return facts;
        },
    };
}
function missing(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .GateError */ .ue({ code: "database-missing", message, next: BRING_ARCHIVES });
}
/** The layouts that a folder can have: of OSV-Scanner from 2.5 on, of those before, and `<ecosystem>/all.zip`. */
const LAYOUTS = ["osv-scalibr", "osv-scanner", "."];
async function findArchivesOf(ecosystems, given, { world }) {
    const archives = new Map();
    for (const name of ecosystems) {
        for (const layout of LAYOUTS) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(given, layout, name, "all.zip");
            if (archives.has(name) || (await world.files.stat(path)) === null)
                continue;
            archives.set(name, path);
        }
    }
    return archives;
}
/** Every archive below a folder, by ecosystem. */
async function findArchives(given, { world }) {
    const archives = new Map();
    for (const layout of LAYOUTS) {
        for (const { name } of await world.files.list((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(given, layout)).catch(() => [])) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(given, layout, name, "all.zip");
            if (!archives.has(name) && (await world.files.stat(path)) !== null)
                archives.set(name, path);
        }
    }
    return archives;
}
/**
 * Lays a database out as a version reads it, by links, with an empty archive for each ecosystem that has none: one that is missing makes
 * some versions find nothing at all. Gives the folder; null for the online service.
 */
async function layOutDatabase({ archives }, version, { ecosystems, isForAll }, { world }) {
    if (archives === null)
        return null;
    const folder = await world.files.privateFolder();
    const place = (name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,_osv_command_js__WEBPACK_IMPORTED_MODULE_6__/* .databaseLayout */ .M_)(version), name, "all.zip");
    const wanted = [...ecosystems, ..._lockfile_kinds_js__WEBPACK_IMPORTED_MODULE_3__/* .ECOSYSTEMS */ .SQ, UNNAMED, ...(isForAll ? OTHER_ECOSYSTEMS : [])];
    const absent = new Set(wanted.filter((name) => !archives.has(name)));
    await Promise.all([...archives].map(([name, path]) => world.files.link(path, place(name))));
    await Promise.all([...absent].map((name) => world.files.write(place(name), [_osv_archive_js__WEBPACK_IMPORTED_MODULE_4__/* .EMPTY_ARCHIVE */ .JL])));
    return folder;
}
async function findCanaries({ name, path }, { world }) {
    try {
        for await (const head of world.files.stream(path))
            return (0,_osv_canary_js__WEBPACK_IMPORTED_MODULE_5__/* .chooseCanaries */ .KW)(name, (0,_osv_archive_js__WEBPACK_IMPORTED_MODULE_4__/* .readFirstRecords */ .bh)(head));
    }
    catch {
        // told when its facts are read
    }
    return [];
}
/** Digest and date of the archives that are used, and which ecosystems they say nothing of. */
async function readFacts(used, ecosystems, { world }) {
    const lacking = new Map(ecosystems.map((name) => [name, "has no archive of it"]));
    const digests = [];
    const dates = [];
    const links = [];
    for (const { name, path } of used) {
        const why = await (0,_osv_archive_js__WEBPACK_IMPORTED_MODULE_4__/* .readArchiveFacts */ .AJ)(world.files.stream(path)).then(({ sha256, records }) => {
            digests.push(`${sha256}  ${name}\n`);
            return records === null ? "has an archive of it that is no whole zip file" : records === 0 ? "has an empty archive of it" : null;
        }, (error) => `has an archive of it that cannot be read (${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .sentenceOf */ .$N)(error).replace(/\.$/, "")})`);
        if (why === null)
            lacking.delete(name);
        else
            lacking.set(name, why);
        const there = await world.files.stat(path);
        if (there?.kind === "link")
            links.push(name);
        else if (there !== null)
            dates.push(there.modified);
    }
    const digest = digests.length === 0 ? null : `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(digests.sort(_model_order_js__WEBPACK_IMPORTED_MODULE_7__/* .byCodeUnits */ .C).join("")).digest("hex")}`;
    return {
        database: { schema: null, built: toBuilt(dates, world.clock.now()), digest },
        lacking,
        notices: links.length === 0 ? [] : [toUnknownAge(links)],
    };
}
const DAY = 86_400_000;
/** The date that counts: of the oldest archive, but of one in the future where there is any, which says nothing of its age. */
function toBuilt(dates, now) {
    if (dates.length === 0)
        return null;
    const latest = Math.max(...dates);
    return new Date(latest > now + DAY ? latest : Math.min(...dates)).toISOString();
}
function toUnknownAge(links) {
    const message = `The age of OSV-Scanner's database is not known: its archives of ${links.join(", ")} are symbolic links.`;
    return { code: "database-age-unknown", message, next: "Give the folder that holds the archives themselves." };
}


/***/ }),

/***/ 116:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FP: () => (/* binding */ joinGathered),
/* harmony export */   K$: () => (/* binding */ NOTHING),
/* harmony export */   Nj: () => (/* binding */ guarded),
/* harmony export */   Sw: () => (/* binding */ runScanner),
/* harmony export */   WP: () => (/* binding */ both),
/* harmony export */   q1: () => (/* binding */ begun)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);

const NOTHING = { reports: [], problems: [] };
/** Does a part of the gathering; what keeps it from being done becomes a problem (about `target`, where it has one), so that it costs no other part. */
async function guarded(act, target) {
    try {
        return await act();
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
            throw error;
        return { reports: [], problems: error.faults.map((fault) => ({ ...(target === undefined ? {} : { target }), ...fault })) };
    }
}
/** Lets the reports of a part be read as soon as it is done. */
function begun(part, { begin }) {
    for (const report of part.reports)
        begin(report);
    return part;
}
/** Awaits both; where both fail, their faults are told together. */
async function both(first, second) {
    const [a, b] = await Promise.allSettled([first, second]);
    if (a.status === "fulfilled" && b.status === "fulfilled")
        return [a.value, b.value];
    const errors = [a, b].flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    const faults = errors.map((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
            throw error;
        return error.faults;
    });
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue(faults.flat());
}
/** Many parts as one, in their order. */
function joinGathered(parts) {
    return {
        reports: parts.flatMap(({ reports }) => reports),
        problems: parts.flatMap(({ problems }) => problems),
        looks: parts.flatMap(({ looks = [] }) => looks),
    };
}
/** Runs a scanner in a folder of its own when its turn comes. Never rejects: how it ended is in the answer. */
function runScanner({ file, args, folder, variables = {}, step }, scene) {
    const { world, deadline } = scene;
    return scene.limit(async () => {
        const shown = step === null ? null : world.progress.step(step);
        const env = { ...scene.environment(folder), ...variables };
        const end = await world.processes.run({ file, args, cwd: folder, env, deadline });
        shown?.end();
        return end;
    });
}


/***/ }),

/***/ 4992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ pickNamed),
/* harmony export */   V: () => (/* binding */ pickAll)
/* harmony export */ });
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5023);

/**
 * All images of a file. What goes by the same names and is there once for each of several platforms is one image; unnamed images are so only in
 * a layout: there they are an index, in an archive of `docker save` they have nothing to do with each other.
 */
function pickAll(scheme, listed) {
    const images = toNumbered(listed);
    const groups = new Map();
    for (const image of images) {
        const isAlone = image.names.length === 0 && scheme === "docker-archive";
        const key = isAlone ? `@${image.at}` : [...image.names].sort().join("\n");
        groups.set(key, [...(groups.get(key) ?? []), image]);
    }
    const distinct = [...groups.values()].flatMap((group) => (arePlatforms(group) ? [group] : group.map((one) => [one])));
    const [only, ...others] = distinct;
    if (only === undefined || others.length === 0)
        return [{ name: null, names: namesOf(only ?? []) }];
    return distinct.flatMap((group) => pickGroup(group, images));
}
function pickGroup(group, images) {
    const others = new Set(namesOf(images.filter((image) => !group.includes(image))));
    const own = namesOf(group).filter((name) => !others.has(name));
    const [name] = own;
    return name === undefined ? group.map(({ at }) => ({ name: `@${at}`, names: [`@${at}`] })) : [{ name, names: own }];
}
/** The one image that a name or `@INDEX` means: word for word, else in another writing of the same reference. A fault where there is none, or several. */
function pickNamed(listed, name, shown) {
    const images = toNumbered(listed);
    const all = [...new Set(images.flatMap(({ names, at }) => (names.length === 0 ? [`@${at}`] : names)))];
    const numbered = images.find(({ at }) => name === `@${at}`);
    if (numbered !== undefined)
        return { name, names: [name, ...numbered.names] };
    const meant = all.includes(name) ? name : all.find((one) => isSameReference(one, name));
    const fitting = images.filter(({ names }) => meant !== undefined && names.includes(meant));
    if (meant === undefined || fitting.length === 0) {
        const next = `Write \`${shown}:NAME\` with one of these names, or \`${shown}\` for all.`;
        return { code: "target-not-found", message: `${shown} holds no image called ${name}: it holds ${toList(all)}.`, next };
    }
    if (arePlatforms(fitting))
        return { name: meant, names: namesOf(fitting) };
    const next = `Write ${fitting.map(({ at }) => `\`${shown}:@${at}\``).join(" or ")}.`;
    return { code: "target-invalid", message: `${shown} holds ${fitting.length} different images called ${meant}.`, next };
}
/** A name with an `@` in front is none that any tool gives: it would pass for a number. */
function toNumbered(listed) {
    return listed.map(({ names, platform }, at) => ({ at, platform, names: names.filter((name) => name !== "" && !name.startsWith("@")) }));
}
function namesOf(group) {
    return [...new Set(group.flatMap(({ names }) => names))];
}
/** Whether images are one for several platforms; one alone is. */
function arePlatforms(group) {
    const platforms = new Set(group.map(({ platform }) => platform));
    return group.length === 1 || (platforms.size === group.length && !platforms.has(null));
}
function isSameReference(a, b) {
    const reference = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .toCanonicalReference */ .VZ)(a);
    return reference !== null && reference === (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .toCanonicalReference */ .VZ)(b);
}
const LISTED = 20;
function toList(names) {
    const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
    return `${names.slice(0, LISTED).join(", ")}${more}`;
}


/***/ }),

/***/ 1363:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ findPlace)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/**
 * The place that `FILE` or `FILE:NAME` means: of the ways to read it, the one with the longest path at which there is something of that kind; a
 * path with nothing more said wins. Null: nothing is there in any of them.
 */
async function findPlace(scheme, text, { files, machine }) {
    const whole = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(machine.cwd, text);
    if ((await files.stat(whole)) !== null)
        return { absolute: whole, name: null };
    for (let colon = text.lastIndexOf(":"); colon > 0; colon = text.lastIndexOf(":", colon - 1)) {
        const [path, name] = [text.slice(0, colon), text.slice(colon + 1)];
        if (name === "" || isDrive(path, name))
            continue;
        const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(machine.cwd, path);
        const kind = (await files.stat(absolute))?.kind;
        if (kind === "link" || kind === (scheme === "oci-dir" ? "folder" : "file"))
            return { absolute, name };
    }
    return null;
}
/** `C:\\images\\app.tar` names no image of a file `C`. */
function isDrive(path, rest) {
    return /^[A-Za-z]$/.test(path) && /^[\\/]/.test(rest);
}


/***/ })

};
