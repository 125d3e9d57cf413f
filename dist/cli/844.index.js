export const id = 844;
export const ids = [844,904];
export const modules = {

/***/ 88:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ parseBasesLock)
});

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/model/bases-lock.js
var bases_lock = __webpack_require__(8226);
// EXTERNAL MODULE: ./out/base-image/lock/document.js
var lock_document = __webpack_require__(1405);
// EXTERNAL MODULE: ./out/base-image/lock/order.js
var order = __webpack_require__(6610);
;// CONCATENATED MODULE: ./out/base-image/lock/repeated-key.js
/** The first key that stands twice in one object of a JSON text, or null. The text is JSON that was parsed already. */
function findRepeatedKey(text) {
    const open = [];
    for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
        if (token === "{")
            open.push(new Set());
        else if (token === "[")
            open.push(null);
        else if (token === "}" || token === "]")
            open.pop();
        else if (isKey(text, index + token.length)) {
            const key = String(JSON.parse(token));
            const keys = open.at(-1);
            if (keys?.has(key))
                return key;
            keys?.add(key);
        }
    }
    return null;
}
function isKey(text, end) {
    let at = end;
    while (/\s/.test(text.charAt(at)))
        at += 1;
    return text.charAt(at) === ":";
}

;// CONCATENATED MODULE: ./out/base-image/lock/parse.js





const LIMIT = 1024 * 1024;
const SHOWN = 50;
const NEXT = "Correct it, or remove it and write the lock anew with `portcullis bases lock`.";
/**
 * Parses a lock of bases strictly. All mistakes are refused at once with `policy-invalid`, each with its place. `name` is what to call the
 * file. What it gives is sorted, whatever the file's order.
 */
function parseBasesLock(text, name) {
    if (new TextEncoder().encode(text).length > LIMIT)
        throw refuse(`${name} is larger than 1 MiB.`, "Remove references that nobody builds on any more.");
    const value = parseJson(text.startsWith("\ufeff") ? text.slice(1) : text, name);
    const parsed = lock_document/* LockDocument */.bQ.safeParse(value);
    const mistakes = parsed.success ? findRepeated(parsed.data.bases) : parsed.error.issues.flatMap((issue) => toMistakes(issue, value));
    if (parsed.success && mistakes.length === 0)
        return (0,order/* toSorted */.n)(parsed.data);
    throw new errors/* GateError */.ue(toFaults(mistakes, name));
}
function parseJson(text, name) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        throw refuse(`${name} is no JSON: it was cut short or changed by hand.`, NEXT);
    }
    const repeated = findRepeatedKey(text);
    if (repeated === null)
        return value;
    throw refuse(`${name}: the key \`${repeated}\` stands twice in one place: it can be read in two ways.`, NEXT);
}
/** Each reference stands once, or its versions would have no order. */
function findRepeated(bases) {
    const seen = new Set();
    return bases.flatMap(({ reference }, index) => {
        if (!seen.has(reference)) {
            seen.add(reference);
            return [];
        }
        return [`\`bases[${index}].reference\` (\`${reference}\`) stands twice.`];
    });
}
function toMistakes(issue, value) {
    const place = toPlace(issue.path);
    switch (issue.code) {
        case "unrecognized_keys":
            return issue.keys.map((key) => `\`${place === "" ? key : `${place}.${key}`}\` is no key of a lock of bases.`);
        case "invalid_type":
            return [
                valueAt(value, issue.path) === undefined ? `\`${place}\` is missing.` : `${toSubject(place)} is no ${toKind(issue.expected)}.`,
            ];
        case "invalid_key":
            return [`\`${place}\` is no platform (such as \`linux/amd64\`).`];
        case "invalid_value":
            if (valueAt(value, issue.path) === undefined)
                return [`\`${place}\` is missing.`];
            return [`\`${place}\` is not \`${bases_lock/* BASES_SCHEMA */.$}\`: this is no lock of bases, or one of another version of Portcullis.`];
        default:
            return [`${toSubject(place)} ${issue.message}.`];
    }
}
function toSubject(place) {
    return place === "" ? "the whole" : `\`${place}\``;
}
const KINDS = { object: "object", record: "object", array: "list", string: "text" };
function toKind(expected) {
    return KINDS[expected] ?? expected;
}
function toPlace(path) {
    return path.map((step, depth) => (typeof step === "number" ? `[${step}]` : `${depth === 0 ? "" : "."}${String(step)}`)).join("");
}
function valueAt(value, path) {
    let inner = value;
    for (const step of path) {
        if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step))
            return undefined;
        inner = inner[step];
    }
    return inner;
}
function toFaults(mistakes, name) {
    const shown = mistakes.slice(0, SHOWN).map((message) => ({ code: "policy-invalid", message: `${name}: ${message}`, next: NEXT }));
    if (mistakes.length <= SHOWN)
        return shown;
    return [...shown, { code: "policy-invalid", message: `${name}: there are more mistakes than these.`, next: NEXT }];
}
function refuse(message, next) {
    return new errors/* GateError */.ue({ code: "policy-invalid", message, next });
}


/***/ }),

/***/ 3125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C8: () => (/* binding */ toLockPath),
/* harmony export */   e5: () => (/* binding */ readBasesLock),
/* harmony export */   wp: () => (/* binding */ toLockNotices)
/* harmony export */ });
/* unused harmony export DEFAULT_LOCK */
/* harmony import */ var _base_image_lock_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(88);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4925);
/* harmony import */ var _policy_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8823);



/** Where a lock of bases is looked for when nobody names one. */
const DEFAULT_LOCK = ".github/portcullis.bases.json";
/** Where the settings say that the lock is. What is wrong with the wish is found by whoever reads the settings. */
function toLockPath(raw) {
    return raw["bases-lock"]?.at(-1) || DEFAULT_LOCK;
}
/**
 * Finds, reads and parses the lock of bases that the settings name, or the default one if it is there. Null: there is none. One that is named
 * must be there, but where it is about to be written (`mayBeMissing`). With a `base` commit nothing is read from the working directory.
 */
async function readBasesLock(raw, place, { mayBeMissing = false } = {}) {
    const { name, text } = await (0,_policy_source_js__WEBPACK_IMPORTED_MODULE_2__/* .readAt */ .m6)(toLockPath(raw), place);
    if (text !== null)
        return (0,_base_image_lock_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseBasesLock */ .f)(text, name);
    if (mayBeMissing || raw["bases-lock"] === undefined)
        return null;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({
        code: place.base === null ? "policy-invalid" : "policy-unreadable",
        message: `bases-lock names ${name}, and there is no such file.`,
        next: "Write it with `portcullis bases lock`, or correct the path (on a pull request it is read from the base branch, so it must be merged first).",
    });
}
/** Says that there is no lock where the policy asks for proof of bases: then only registries can tell, and only what their tags are now. */
function toLockNotices({ policy: { baseImages }, lock, targets }) {
    const isAsked = baseImages !== undefined && baseImages.require !== "off" && targets.some(({ kind }) => kind === "image");
    if (!isAsked || lock !== null)
        return [];
    const message = "The policy allows only certain base images, and there is no lock of bases: only registries can tell what they are made of, and only what their tags are now.";
    return [{ code: "bases-lock-missing", message, next: "Write one with `portcullis bases lock`, and keep it in the repository." }];
}


/***/ }),

/***/ 4844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runScan: () => (/* binding */ runScan)
});

// EXTERNAL MODULE: ./out/gate.js + 231 modules
var gate = __webpack_require__(860);
// EXTERNAL MODULE: ./out/install/environment.js
var environment = __webpack_require__(417);
// EXTERNAL MODULE: ./out/entry/bases-lock.js
var bases_lock = __webpack_require__(3125);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/model/reasons.js
var model_reasons = __webpack_require__(4499);
;// CONCATENATED MODULE: ./out/entry/environment.js


/** Refuses to begin where problems of our own environment are reasons, as `strict-environment` makes them: nothing is run then. */
function refuseEnvironment(problems) {
    const reasons = problems.flatMap(({ code, message, next = "Unset it." }) => (0,model_reasons/* isReasonCode */.O8)(code) ? [{ code, message, next }] : []);
    if (reasons.length > 0)
        throw new errors/* GateError */.ue(reasons);
}

// EXTERNAL MODULE: ./out/entry/prepare.js
var prepare = __webpack_require__(2904);
// EXTERNAL MODULE: ./out/entry/commands/session.js + 59 modules
var commands_session = __webpack_require__(4029);
;// CONCATENATED MODULE: ./out/entry/commands/scan.js






/** `portcullis scan [TARGET…]`: looks and judges. Gives the exit code. */
async function runScan(invocation) {
    const session = (0,commands_session.openSession)(invocation);
    try {
        const { world, place } = session;
        const { raw, operands } = invocation;
        const { cores } = world.machine;
        const request = await (0,prepare.prepareRequest)({ raw, operands, door: "cli", command: "scan", cores, defaultCategory: "portcullis/" }, place);
        const known = [...(0,environment/* toEnvironmentProblems */.hq)(world.machine.env, request.settings), ...(0,bases_lock/* toLockNotices */.wp)(request)];
        refuseEnvironment(known);
        const verdict = await (0,gate/* scanAndJudge */.iO)(request, session.online(request.settings).world, known);
        return await (0,commands_session/* publishVerdict */.T)(verdict, session, request.settings);
    }
    finally {
        session.calm();
        await session.close();
    }
}


/***/ }),

/***/ 5422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ toFaultsOrThrow)
/* harmony export */ });
/* unused harmony export toFaults */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);

/** What was thrown, as faults: what nobody threw on purpose is our own failure. */
function toFaults(error) {
    if (isGateError(error))
        return error.faults;
    const message = `Portcullis failed: ${sentenceOf(error).replace(/\.$/, "")}.`;
    return [{ code: "internal", message, next: "Nothing was decided. Please report this as a bug." }];
}
/** The faults of what was thrown on purpose; anything else is thrown on. */
function toFaultsOrThrow(error) {
    if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
        return error.faults;
    throw error;
}


/***/ }),

/***/ 8823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ readPolicyFile),
/* harmony export */   lT: () => (/* binding */ POLICY_LIMIT),
/* harmony export */   m6: () => (/* binding */ readAt),
/* harmony export */   rz: () => (/* binding */ toPolicyText),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4925);
/* harmony import */ var _policy_config_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(552);
/* harmony import */ var _policy_policy_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4259);




/** Where a policy file is looked for when nobody names one. */
const DEFAULT_POLICY = ".github/portcullis.yml";
/** A policy is a page of text; more is no policy. */
const POLICY_LIMIT = 1024 * 1024;
/**
 * Finds, reads and parses the policy file that the settings name, or the default one if it is there.
 * Null: there is none and none was asked for. With a `base` commit nothing is read from the working directory.
 */
async function readPolicyFile(raw, place) {
    const wish = (0,_policy_config_file_js__WEBPACK_IMPORTED_MODULE_2__/* .toConfigFile */ .k)(raw);
    if (wish.kind === "repository") {
        if (place.readRepository === null)
            throw onlyInAction(`${wish.owner}/${wish.repo}/${wish.path}@${wish.ref}`);
        const name = `${wish.owner}/${wish.repo}/${wish.path}@${wish.ref}`;
        return parseFound(await place.readRepository(wish), { name, required: true, place });
    }
    const path = wish.kind === "path" ? wish.path : DEFAULT_POLICY;
    const found = await readAt(path, place);
    return parseFound(found.text, { name: found.name, required: wish.kind === "path", place });
}
/** The text of a file at the place that policies, locks and checksums are to be trusted from, with the name to call it by. */
async function readAt(path, { files, cwd, base, readRepository }) {
    if (base !== null && readRepository !== null) {
        const inside = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path.replaceAll("\\", "/"));
        const name = `${inside}@${base.sha.slice(0, 12)}`;
        if (inside.startsWith("../") || node_path__WEBPACK_IMPORTED_MODULE_0__.posix.isAbsolute(inside))
            throw outside(path);
        return { name, text: await readRepository({ owner: base.owner, repo: base.repo, path: inside, ref: base.sha }) };
    }
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, path);
    if ((await files.stat(absolute)) === null) {
        if (await isHidden(absolute, files))
            throw hidden(path);
        return { name: path, text: null };
    }
    return { name: path, text: toPolicyText(await files.read(absolute, POLICY_LIMIT), path) };
}
/** Whether something may stand at a path at which nothing can be seen: its folder is there, and does not let us look. It may be stricter than the defaults. */
async function isHidden(absolute, files) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(absolute);
    const kind = (await files.stat(folder))?.kind;
    if (kind !== "folder" && kind !== "link")
        return false;
    const entries = await files.list(folder).catch(() => null);
    return entries === null || entries.some(({ name }) => name === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(absolute));
}
/** The text of a policy file's bytes. Other encodings are refused: what they would read as is not what was written. */
function toPolicyText(bytes, name) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({ code: "policy-invalid", message: `${name} is no UTF-8 text.`, next: "Save it as UTF-8." });
    }
}
function parseFound(text, { name, required, place }) {
    if (text !== null)
        return (0,_policy_policy_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parsePolicyFile */ ._)(text, name, place.today);
    if (!required)
        return null;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({
        code: place.base === null ? "policy-invalid" : "policy-unreadable",
        message: `config-file names ${name}, and there is no such file.`,
        next: "Create it, or correct the path (on a pull request it is read from the base branch, so it must be merged first).",
    });
}
function hidden(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({
        code: "policy-unreadable",
        message: `Whether there is a file ${path} cannot be seen: its folder cannot be read.`,
        next: "Check the folder's permissions.",
    });
}
function outside(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({
        code: "policy-unreadable",
        message: `${path} lies outside the repository, and on a pull request whatever decides comes from the base commit.`,
        next: "Give a path inside the repository; a policy can also be `owner/repo/path@ref`.",
    });
}
function onlyInAction(name) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({
        code: "input-invalid",
        message: `config-file ${name} names a file of a repository on GitHub, which the command line does not fetch.`,
        next: "Give the path of a local copy.",
    });
}


/***/ }),

/***/ 2904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prepareRequest: () => (/* binding */ prepareRequest),
/* harmony export */   readDecidingFiles: () => (/* binding */ readDecidingFiles)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(860);
/* harmony import */ var _policy_resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(662);
/* harmony import */ var _policy_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5927);
/* harmony import */ var _bases_lock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3125);
/* harmony import */ var _faults_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5422);
/* harmony import */ var _policy_source_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8823);







/** Reads the policy file and the lock of bases and makes a request of all that was said. Mistakes of all of them are refused at once. */
async function prepareRequest(wish, place) {
    const { faults: inFiles, ...read } = await readDecidingFiles(wish, place);
    const faults = [...(0,_policy_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .findMistakes */ .F)(wish), ...inFiles];
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue(faults);
    return (0,_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveRequest */ .Mn)({ ...wish, ...read });
}
/** Reads the policy file and, where bases are looked at, their lock. What is wrong with either is in `faults`. */
async function readDecidingFiles(said, place) {
    const faults = [];
    const attempt = async (reading) => reading.catch((error) => {
        faults.push(...(0,_faults_js__WEBPACK_IMPORTED_MODULE_5__/* .toFaultsOrThrow */ .M)(error));
        return null;
    });
    const policyFile = said.command === "bases check" ? null : await attempt((0,_policy_source_js__WEBPACK_IMPORTED_MODULE_6__/* .readPolicyFile */ .BK)(said.raw, place)); // it asks no policy
    const isAsked = (0,_policy_settings_js__WEBPACK_IMPORTED_MODULE_3__/* .existsAt */ .Sw)("bases-lock", said);
    const lock = isAsked ? await attempt((0,_bases_lock_js__WEBPACK_IMPORTED_MODULE_4__/* .readBasesLock */ .e5)(said.raw, place, { mayBeMissing: said.command === "bases lock" })) : null;
    return { policyFile, lock, faults };
}


/***/ })

};
