export const id = 530;
export const ids = [530];
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

/***/ 6163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HA: () => (/* binding */ toLockedReference),
/* harmony export */   QK: () => (/* binding */ joinSeen),
/* harmony export */   ox: () => (/* binding */ toTagged),
/* harmony export */   s: () => (/* binding */ digestIn)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _model_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5023);


/**
 * The reference under which a lock has an image. Beside a digest the tag is decoration: unless it is confirmed that it has that digest now, the
 * digest alone names the image.
 */
function toLockedReference(reference, isTagConfirmed) {
    const parsed = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(reference);
    if ("wrong" in parsed || parsed.digest === null)
        return reference;
    return (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .renderReference */ .Wj)(isTagConfirmed && parsed.tag !== null ? { ...parsed, digest: null } : { ...parsed, tag: null });
}
/** The digest in a reference, or null. */
function digestIn(reference) {
    const parsed = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(reference);
    return "wrong" in parsed ? null : parsed.digest;
}
/** The reference with its tag alone; null where it has none. */
function toTagged(reference) {
    const parsed = (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(reference);
    return "wrong" in parsed || parsed.tag === null ? null : (0,_model_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .renderReference */ .Wj)({ ...parsed, digest: null });
}
/** The images of one reference together: archives of single platforms come one by one. Refuses what is told twice and differs. */
function joinSeen(list) {
    const references = [...new Set(list.map(({ reference }) => reference))];
    return references.map((reference) => {
        const [first, ...others] = list.filter((seen) => seen.reference === reference);
        if (first === undefined)
            throw new TypeError("A reference without images.");
        return others.reduce(join, first);
    });
}
function join(a, b) {
    const isRepeated = b.images.some(({ platform }) => a.images.some((other) => other.platform === platform));
    if (isRepeated || a.digest !== b.digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({
            code: "input-invalid",
            message: `${a.reference} is given twice, by ${a.from} and by ${b.from}.`,
            next: "Keep one of them; images of several platforms can be given one by one.",
        });
    return { ...a, images: [...a.images, ...b.images], from: `${a.from}, ${b.from}` };
}


/***/ }),

/***/ 530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBasesCheck: () => (/* binding */ runBasesCheck)
});

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/gate.js + 231 modules
var gate = __webpack_require__(860);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./out/entry/faults.js
var faults = __webpack_require__(5422);
// EXTERNAL MODULE: ./out/entry/bases/seen.js
var seen = __webpack_require__(6163);
;// CONCATENATED MODULE: ./out/entry/bases/check-bases.js



const AT_ONCE = 4;
/** Asks the registries which digests the tags of a lock have now. Never rejects: a registry that does not answer is told beside the others. */
async function checkBases({ lock, ...place }) {
    const limit = (0,p_limit/* default */.A)(AT_ONCE);
    const checked = lock.bases.map((base) => limit(() => check(base, place)));
    return (await Promise.all(checked)).flat();
}
async function check({ reference, versions }, { offline, deadline, world }) {
    const [locked] = versions;
    if (locked === undefined)
        return [];
    const tagged = (0,seen/* toTagged */.ox)(reference);
    if (tagged === null)
        return [{ reference, locked, state: "not-asked" }];
    if (offline)
        return [{ reference, locked, state: "unreachable", faults: [toOffline(tagged)] }];
    const step = world.progress.step(`Looking ${tagged} up`);
    try {
        const platforms = locked.digest === null ? Object.keys(locked.platforms) : [];
        const answer = await world.images.lookUp({ reference: tagged, platforms, deadline });
        step.end();
        return [{ reference, locked, ...compare(answer, versions) }];
    }
    catch (error) {
        step.end(undefined, false);
        return [{ reference, locked, state: "unreachable", faults: (0,faults/* toFaultsOrThrow */.M)(error) }];
    }
}
function compare(answer, [locked, ...earlier]) {
    const now = answer.digest;
    if (locked !== undefined && isVersion(locked, answer))
        return { state: "same", now };
    return { state: "moved", now, known: earlier.find((version) => isVersion(version, answer)) ?? null };
}
/** By digest; where the lock has none, by what the image is. */
function isVersion({ digest, platforms }, answer) {
    if (digest !== null)
        return digest === answer.digest;
    const images = Object.values(platforms);
    if (images.some(({ manifest }) => manifest === answer.digest))
        return true;
    const found = answer.images.map(({ facts }) => facts);
    return found.some(({ config, diffIds }) => images.some((image) => (image.config !== null && image.config === config) || (diffIds.length > 0 && image.diffIds.join() === diffIds.join())));
}
function toOffline(reference) {
    return {
        code: "target-not-found",
        message: `${reference} was not looked up: \`offline\` forbids it.`,
        next: "Check the lock where the registry can be reached.",
    };
}

;// CONCATENATED MODULE: ./out/entry/bases/check-report.js
/** The code that a check ends with: 3 where a tag could not be looked up, 1 where one moved, else 0. */
function toCheckCode({ checked }) {
    if (checked.some(({ state }) => state === "unreachable"))
        return 3;
    return checked.some(({ state }) => state === "moved") ? 1 : 0;
}
/** The report as a document for programs. */
function toCheckDocument(report) {
    return {
        schema: "portcullis/bases-check/1",
        lock: report.path,
        checkedAt: new Date(report.now).toISOString(),
        exitCode: toCheckCode(report),
        bases: report.checked.map(toEntry),
    };
}
function toEntry(base) {
    const { digest, firstSeen, lastSeen } = base.locked;
    const common = { reference: base.reference, state: base.state, locked: { digest, firstSeen, lastSeen } };
    switch (base.state) {
        case "same":
            return { ...common, now: base.now };
        case "moved":
            return { ...common, now: base.now, again: base.known !== null };
        case "not-asked":
            return common;
        case "unreachable":
            return { ...common, problems: base.faults };
        default:
            return base;
    }
}
const HEADINGS = {
    moved: "Moved",
    unreachable: "Not looked up",
    same: "As they were",
    "not-asked": "Cannot move (a digest alone)",
};
/** The report as text for people. Foreign text in it is not escaped yet. */
function renderCheckReport({ path, checked, now }) {
    const blocks = ["moved", "unreachable", "same", "not-asked"].flatMap((state) => {
        const bases = checked.filter((base) => base.state === state);
        return bases.length === 0 ? [] : ["", HEADINGS[state], ...bases.flatMap((base) => toLines(base, now))];
    });
    return [toSum(path, checked), ...blocks, ""].join("\n");
}
function toSum(path, checked) {
    const [moved, silent] = [checked.filter(({ state }) => state === "moved"), checked.filter(({ state }) => state === "unreachable")];
    const parts = [
        moved.length === 0 ? "no tag is known to have moved" : `${count(moved.length, "tag")} moved`,
        ...(silent.length === 0 ? [] : [`${count(silent.length, "tag")} could not be looked up`]),
    ];
    const next = moved.length === 0 ? "" : ` Take what they are now into the lock with \`portcullis bases lock\`, and build on it.`;
    return `${path}: of ${count(checked.length, "reference")} ${parts.join(", and ")}.${next}`;
}
function toLines(base, now) {
    const { reference, locked } = base;
    const head = `  ${reference}`;
    switch (base.state) {
        case "same":
            return [`${head}  ${base.now}, since ${toDay(locked.firstSeen)}`];
        case "moved":
            return [
                head,
                `    was ${toName(locked)}, first seen ${toDay(locked.firstSeen)}, last ${toDay(locked.lastSeen)}`,
                `    is  ${base.now}${toAgain(base.known)}`,
                `    It moved within the last ${toAge(locked.lastSeen, now)}.`,
            ];
        case "not-asked":
            return [head];
        case "unreachable":
            return [head, ...base.faults.flatMap(({ message, next }) => [`    ${message}`, `      ${next}`])];
        default:
            return base;
    }
}
function toAgain(known) {
    return known === null ? "" : `, as it was before (last seen ${toDay(known.lastSeen)})`;
}
function toName({ digest, platforms }) {
    const [image] = Object.values(platforms);
    return digest ?? image?.manifest ?? image?.config ?? "an image without a digest";
}
const HOUR = 3_600_000;
function toAge(instant, now) {
    const hours = Math.ceil((now - Date.parse(instant)) / HOUR);
    if (hours <= 1)
        return "hour";
    return hours < 48 ? count(hours, "hour") : count(Math.ceil(hours / 24), "day");
}
function toDay(instant) {
    return instant.slice(0, 10);
}
function count(number, word) {
    return `${number} ${word}${number === 1 ? "" : "s"}`;
}

// EXTERNAL MODULE: ./out/entry/bases-lock.js
var bases_lock = __webpack_require__(3125);
// EXTERNAL MODULE: ./out/entry/commands/report.js
var commands_report = __webpack_require__(4934);
// EXTERNAL MODULE: ./out/entry/commands/session.js + 59 modules
var commands_session = __webpack_require__(4029);
;// CONCATENATED MODULE: ./out/entry/commands/bases-check.js







/** `portcullis bases check`: which tags of the lock moved. Gives 0, 1 where one moved, 3 where one could not be looked up. */
async function runBasesCheck(invocation) {
    const session = (0,commands_session.openSession)(invocation);
    try {
        const { raw } = invocation;
        const said = { raw, operands: [], door: "cli", command: "bases check", cores: 1, defaultCategory: "portcullis/" };
        const { settings } = (0,gate/* resolveRequest */.Mn)({ ...said, policyFile: null });
        const path = (0,bases_lock/* toLockPath */.C8)(raw);
        const lock = await (0,bases_lock/* readBasesLock */.e5)(raw, session.place, { mayBeMissing: true });
        if (lock === null)
            throw missing(path);
        const { world } = session.online(settings);
        const now = world.clock.now();
        const checked = await checkBases({ lock, offline: settings.offline, deadline: now + settings.timeout, world });
        const report = { path, checked, now };
        await (0,commands_report/* publishReport */.S)({ json: toCheckDocument(report), text: renderCheckReport(report) }, session, settings);
        return toCheckCode(report);
    }
    finally {
        session.calm();
        await session.close();
    }
}
function missing(path) {
    const next = "Write it with `portcullis bases lock`, or name it with `--bases-lock FILE`.";
    return new errors/* GateError */.ue({ code: "input-invalid", message: `There is no lock of bases ${path}.`, next });
}


/***/ }),

/***/ 4934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ publishReport)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1128);
/* harmony import */ var _documents_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5946);



/** Writes and prints a report as it was asked for: text where nothing else goes to standard output, but for `--quiet`. Refuses a file that cannot be written. */
async function publishReport({ json, text }, session, { output }) {
    session.calm();
    const { world, quiet } = session;
    const wanted = output.some(({ file }) => file === null) || quiet ? output : [...output, { format: "text", file: null }];
    const written = { json: `${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeJson */ .Dy)(JSON.stringify(json, null, 2))}\n`, text: (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .toSafeLog */ .xi)(text) };
    const documents = wanted.map((request) => ({ request, pieces: [request.format === "json" ? written.json : written.text] }));
    const faults = await (0,_documents_js__WEBPACK_IMPORTED_MODULE_2__/* .writeDocuments */ .i)(documents, { files: world.files, cwd: world.machine.cwd });
    await (0,_documents_js__WEBPACK_IMPORTED_MODULE_2__/* .printDocuments */ .c)(documents, process.stdout);
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue(faults);
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


/***/ })

};
