export const id = 548;
export const ids = [548,904];
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

/***/ 8548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBasesLock: () => (/* binding */ runBasesLock)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
// EXTERNAL MODULE: ./out/base-image/lock/lock-images.js
var lock_images = __webpack_require__(6998);
// EXTERNAL MODULE: ./out/base-image/lock/parse.js + 1 modules
var parse = __webpack_require__(88);
// EXTERNAL MODULE: ./out/base-image/lock/order.js
var order = __webpack_require__(6610);
;// CONCATENATED MODULE: ./out/base-image/lock/render.js

/** The lock as its file holds it: always the same text for the same facts, whatever their order. */
function renderBasesLock(lock) {
    return `${JSON.stringify((0,order/* toSorted */.n)(lock), null, 2)}\n`;
}

// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/model/bases-lock.js
var bases_lock = __webpack_require__(8226);
// EXTERNAL MODULE: ./out/policy/lock-operand.js
var lock_operand = __webpack_require__(1076);
// EXTERNAL MODULE: ./out/entry/faults.js
var entry_faults = __webpack_require__(5422);
// EXTERNAL MODULE: ./out/model/reference.js
var model_reference = __webpack_require__(5023);
;// CONCATENATED MODULE: ./out/entry/bases/allowed-references.js

/** Every exact reference of an allowlist (a tag or digests, no wildcard), to be looked up in its registry. `today`: `YYYY-MM-DD`. */
function toAllowedReferences({ allow }, today) {
    const read = allow.map((entry) => ({ entry, ...toReferences(entry, today) }));
    const texts = new Set(read.flatMap(({ references }) => references));
    return {
        operands: [...texts].map(toOperand),
        passedOver: read.flatMap(({ entry, why }) => (why === null ? [] : [{ entry: entry.image, why }])),
    };
}
function toOperand(locator) {
    const text = `registry:${locator}`;
    return { text, reference: null, target: { kind: "image", text, scheme: "registry", locator } };
}
function toReferences({ image, digests, expires }, today) {
    const none = (why) => ({ references: [], why });
    if (image === "scratch")
        return none(null);
    if (expires !== undefined && expires <= today)
        return none(`expired on ${expires}`);
    if (image.includes("*"))
        return none("is a pattern");
    const reference = (0,model_reference/* parseReference */.F2)(image);
    if ("wrong" in reference)
        return none(reference.wrong);
    if (digests !== undefined)
        return { references: digests.map((digest) => `${image}@${digest}`), why: null };
    return reference.tag === null ? none("means every tag") : { references: [image], why: null };
}

;// CONCATENATED MODULE: ./out/entry/bases/lock-changes.js
/** Compares what a reference stood for in a lock with what it stands for in the next one. Null: the next one does not have it. */
function toLockChange(reference, { before, after }) {
    const known = before?.bases.find((base) => base.reference === reference)?.versions ?? [];
    const [now] = after.bases.find((base) => base.reference === reference)?.versions ?? [];
    if (now === undefined)
        return null;
    const [newest = null] = known;
    const place = known.findIndex((version) => isContinued(version, now));
    const change = newest === null ? "new" : place === 0 ? "seen-again" : "moved";
    return { reference, change, before: newest, now, again: place > 0 };
}
/** A version that is seen again keeps the time at which it was first seen, and its digest where it had one. */
function isContinued(known, now) {
    return known.firstSeen === now.firstSeen && (known.digest === null || known.digest === now.digest);
}

// EXTERNAL MODULE: ./out/scan/stored-images.js
var stored_images = __webpack_require__(4992);
// EXTERNAL MODULE: ./out/scan/stored-place.js
var stored_place = __webpack_require__(1363);
// EXTERNAL MODULE: ./out/entry/bases/seen.js
var bases_seen = __webpack_require__(6163);
;// CONCATENATED MODULE: ./out/entry/bases/read-stored.js





/**
 * Reads an image of an archive or layout for the lock, every layer by its bytes: for each platform that it is there for. Of several images
 * `FILE:NAME` or the reference chooses by name; without a reference the one name that there is stands for it.
 */
async function readStored(operand, scheme, { world, deadline }) {
    const { text, target } = operand;
    const place = await (0,stored_place/* findPlace */.P)(scheme, target.locator, world);
    if (place === null)
        throw new errors/* GateError */.ue({ code: "target-not-found", message: `${scheme}:${target.locator} is not there.`, next: "Check the path." });
    const file = { scheme, locator: target.locator, absolute: place.absolute };
    const listed = (await world.images.list(file)).map((one, at) => ({ ...one, at }));
    const { reference, chosen } = choose(operand, place.name === null ? listed : pick(listed, place.name, `${scheme}:${toFile(target.locator, place.name)}`));
    const images = [];
    for (const { at } of chosen) {
        const source = { ...file, platform: null, name: listed.length === 1 ? null : `@${at}` };
        const { facts } = await world.images.read({ source, wanted: () => false, layers: "all", deadline });
        if (facts.platform === null)
            throw new errors/* GateError */.ue({ code: "target-invalid", message: `${text} does not say for which platform it is.`, next: "Build it anew." });
        images.push({ platform: facts.platform, facts });
    }
    if (new Set(images.map(({ platform }) => platform)).size < images.length)
        throw new errors/* GateError */.ue(toSeveral(operand, listed));
    const digest = (0,bases_seen/* digestIn */.s)(reference) ?? toIndex(images.map(({ facts }) => facts));
    return { reference: (0,bases_seen/* toLockedReference */.HA)(reference, false), digest, images, from: text };
}
/** The file's own path, of `FILE:NAME`. */
function toFile(locator, name) {
    return locator.slice(0, -name.length - 1);
}
function pick(listed, name, shown) {
    const picked = (0,stored_images/* pickNamed */.R)(listed, name, shown);
    if ("code" in picked)
        throw new errors/* GateError */.ue(picked);
    return listed.filter(({ at, names }) => picked.name === `@${at}` || (picked.name !== null && names.includes(picked.name)));
}
function choose(operand, listed) {
    const names = new Set(listed.map((one) => [...one.names].sort().join("\n")));
    const { reference } = operand;
    if (reference === null)
        return chooseByName(operand, listed);
    if (names.size <= 1)
        return { reference, chosen: listed };
    const chosen = listed.filter((one) => read_stored_toReferences(one, operand).includes(reference));
    if (chosen.length > 0)
        return { reference, chosen };
    throw new errors/* GateError */.ue(toSeveral(operand, listed));
}
function chooseByName(operand, listed) {
    const all = new Set(listed.flatMap((one) => read_stored_toReferences(one, operand)));
    const [reference, ...others] = all;
    const isNamedWhole = listed.every((one) => read_stored_toReferences(one, operand).length > 0);
    if (reference !== undefined && others.length === 0 && isNamedWhole)
        return { reference, chosen: listed };
    const { text } = operand;
    const why = reference === undefined ? `${text} does not say what its image is called` : `${text} holds ${[...all].join(", ")}`;
    const next = `Say which image it is, and under which reference it is to be locked: \`${reference ?? "REF"}=${text}\`.`;
    throw new errors/* GateError */.ue({ code: "input-invalid", message: `${why}.`, next });
}
/** The names of a stored image in full. In a layout a name without `/` and `:` is a tag alone: of which image nobody knows. */
function read_stored_toReferences({ names }, { target: { scheme } }) {
    const whole = scheme === "docker-archive" ? names : names.filter((name) => /[/:@]/.test(name));
    return [...new Set(whole.flatMap((name) => (0,model_reference/* toCanonicalReference */.VZ)(name) ?? []))];
}
function toSeveral({ text, reference }, listed) {
    const shown = listed.map(({ names, platform }) => names[0] ?? `one without a name (${platform ?? "of an unknown platform"})`).join(", ");
    return {
        code: "input-invalid",
        message: `${text} holds several images, and ${reference ?? "nothing"} does not tell them apart: ${shown}.`,
        next: "Write as REF the name of the one that is meant, or name it after the file (`FILE:NAME`).",
    };
}
/** The index that all the images are of, where there is one. */
function toIndex(facts) {
    const [index = null, ...others] = new Set(facts.map((one) => one.index));
    return others.length === 0 ? index : null;
}

;// CONCATENATED MODULE: ./out/entry/bases/read-operand.js




/** Reads the facts of an image for the lock. Rejects with a GateError where it cannot be read, or does not say what it is called. */
async function readOperand(operand, place) {
    const { target } = operand;
    switch (target.scheme) {
        case "docker-archive":
        case "oci-archive":
        case "oci-dir":
            return readStored(operand, target.scheme, place);
        case "docker":
            return readEngine(operand, place);
        case "registry":
            return readRegistry(operand, place);
        case null:
            return (await place.world.daemon.has(target.locator)) === true ? readEngine(operand, place) : readRegistry(operand, place);
        default:
            return target.scheme;
    }
}
async function readEngine({ text, reference, target }, { world, deadline }) {
    const { locator } = target;
    const source = { scheme: "docker", locator, absolute: null, platform: null, name: null };
    const { facts } = await world.images.read({ source, wanted: () => false, layers: 0, deadline });
    const named = reference ?? (0,model_reference/* toCanonicalReference */.VZ)(locator);
    if (named === null)
        throw new errors/* GateError */.ue(toNameless(text, `${text} names an image by its ID`));
    if (facts.platform === null)
        throw new errors/* GateError */.ue(toPlatformless(text));
    const digest = toEngineDigest(facts.names, named);
    const wanted = (0,bases_seen/* digestIn */.s)(named);
    if (wanted !== null && digest !== null && digest !== wanted)
        throw new errors/* GateError */.ue(toOther(text, wanted, digest));
    return {
        reference: (0,bases_seen/* toLockedReference */.HA)(named, false),
        digest: wanted ?? digest,
        images: [{ platform: facts.platform, facts }],
        from: `docker:${locator}`,
    };
}
/** The digest under which the engine got the image from the repository it is locked for; null where there is none, or several. */
function toEngineDigest(names, reference) {
    const own = (0,model_reference/* parseReference */.F2)(reference);
    const digests = names.flatMap((name) => {
        const other = (0,model_reference/* parseReference */.F2)(name);
        if ("wrong" in own || "wrong" in other || other.digest === null)
            return [];
        return other.registry === own.registry && other.repository === own.repository ? [other.digest] : [];
    });
    const [only, ...more] = [...new Set(digests)];
    return only === undefined || more.length > 0 ? null : only;
}
async function readRegistry({ text, reference, target }, { world, offline, deadline }) {
    const asked = (0,model_reference/* toCanonicalReference */.VZ)(target.locator) ?? target.locator;
    if (offline)
        throw new errors/* GateError */.ue(toOffline(asked));
    const { digest, images } = await world.images.lookUp({ reference: asked, platforms: "all", deadline });
    if (images.length === 0)
        throw new errors/* GateError */.ue(toPlatformless(text));
    const named = reference ?? asked;
    const wanted = (0,bases_seen/* digestIn */.s)(named);
    if (wanted !== null && digest !== wanted)
        throw new errors/* GateError */.ue(toOther(text, wanted, digest));
    const isTagConfirmed = wanted !== null && (await hasTag(named, wanted, { world, deadline }));
    return { reference: (0,bases_seen/* toLockedReference */.HA)(named, isTagConfirmed), digest, images, from: `registry:${asked}` };
}
/** Whether the tag beside a digest has that digest now. That it cannot be asked confirms nothing. */
async function hasTag(reference, digest, { world, deadline }) {
    const tagged = (0,bases_seen/* toTagged */.ox)(reference);
    if (tagged === null)
        return false;
    const answer = await world.images.lookUp({ reference: tagged, platforms: [], deadline }).catch(() => null);
    return answer?.digest === digest;
}
function toOffline(reference) {
    return {
        code: "target-not-found",
        message: `registry:${reference} needs the network, and \`offline\` forbids it.`,
        next: `Save it where there is network, and write \`${reference}=docker-archive:FILE\` or \`${reference}=oci-dir:DIR\`.`,
    };
}
/** The fault of an image that does not say what it is called. `why`: the sentence without its stop. */
function toNameless(text, why) {
    return { code: "input-invalid", message: `${why}.`, next: `Say under which reference it is to be locked: \`REF=${text}\`.` };
}
/** The fault of an image that does not say for which platform it is. */
function toPlatformless(text) {
    return {
        code: "target-invalid",
        message: `${text} does not say for which platform it is.`,
        next: "Build it anew, or lock another image.",
    };
}
function toOther(text, wanted, digest) {
    return {
        code: "source-mismatch",
        message: `${text} has the digest ${digest}, and it was to be locked as ${wanted}.`,
        next: "Correct the digest, or name the image that has it.",
    };
}

;// CONCATENATED MODULE: ./out/entry/bases/lock-bases.js













const AT_ONCE = 4;
/**
 * Adds the facts of images to the lock of bases and writes it: whole, or not at all where one of them could not be read. Without operands
 * every exact reference of the allowlist is looked up in its registry. Refuses with all failures at once.
 */
async function lockBases({ request, operands, path, world }) {
    const now = world.clock.now();
    const { operands: wanted, passedOver } = operands.length > 0 ? toNamed(operands) : toAllowed(request, now);
    const seen = (0,bases_seen/* joinSeen */.QK)(await readAll(wanted, { request, world, now }));
    const lock = seen.reduce((before, one) => (0,lock_images/* lockImages */.S)(before, { ...one, now }), request.lock ?? NOTHING);
    const changes = seen.map((one) => toChange(one, { before: request.lock, after: lock }));
    const text = renderBasesLock(lock);
    (0,parse/* parseBasesLock */.f)(text, path); // what could not be read again is not written
    await world.files.write((0,external_node_path_.resolve)(world.machine.cwd, path), [text]);
    return { path, references: lock.bases.length, changes, passedOver };
}
const NOTHING = { schema: bases_lock/* BASES_SCHEMA */.$, bases: [] };
/** What became of one reference; an image that the lock did not take is refused, not left out without a word. */
function toChange({ reference, from }, locks) {
    const change = toLockChange(reference, locks);
    if (change !== null)
        return { ...change, from };
    throw new errors/* GateError */.ue({ code: "target-invalid", message: `${from} is for no platform that a lock can hold.`, next: "Lock another image." });
}
function toNamed(operands) {
    return { operands: operands.map(lock_operand/* parseLockOperand */.q), passedOver: [] };
}
function toAllowed({ policy }, now) {
    const { baseImages } = policy;
    const found = baseImages === undefined ? { operands: [], passedOver: [] } : toAllowedReferences(baseImages, new Date(now).toISOString().slice(0, 10));
    if (found.operands.length > 0)
        return found;
    const why = baseImages === undefined
        ? "the policy has no allowlist (`base-images`)"
        : "the allowlist has no exact reference (a tag or digests, no wildcard)";
    const message = `No image is named, and ${why}: there is nothing to look up.`;
    const next = "Name images: `portcullis bases lock registry:HOST/NAME:TAG`, or `REF=docker-archive:FILE`.";
    throw new errors/* GateError */.ue({ code: "input-invalid", message, next });
}
/** Reads all images, some at once. Where one fails the others are read all the same, so that all failures are told. */
async function readAll(operands, { request, world, now }) {
    const limit = (0,p_limit/* default */.A)(AT_ONCE);
    const { offline, timeout } = request.settings;
    const faults = [];
    const read = async (operand) => {
        const step = world.progress.step(`Reading ${operand.text}`);
        try {
            const seen = await readOperand(operand, { world, offline, deadline: now + timeout });
            step.end();
            return [seen];
        }
        catch (error) {
            step.end(undefined, false);
            faults.push(...(0,entry_faults/* toFaultsOrThrow */.M)(error));
            return [];
        }
    };
    const seen = (await Promise.all(operands.map((operand) => limit(() => read(operand))))).flat();
    if (faults.length > 0)
        throw new errors/* GateError */.ue(faults);
    return seen;
}

;// CONCATENATED MODULE: ./out/entry/bases/lock-report.js
/** The report as a document for programs. */
function toLockDocument({ path, references, changes, passedOver }) {
    return {
        schema: "portcullis/bases-lock-report/1",
        lock: path,
        references,
        changes: changes.map(({ reference, change, before, now, again, from }) => ({
            reference,
            change,
            from,
            before: before === null ? null : toFacts(before),
            now: { ...toFacts(now), platforms: Object.keys(now.platforms) },
            again,
        })),
        notLookedUp: passedOver,
    };
}
function toFacts({ digest, firstSeen, lastSeen }) {
    return { digest, firstSeen, lastSeen };
}
/** The report as text for people. Foreign text in it is not escaped yet. */
function renderLockReport({ path, references, changes, passedOver }) {
    const count = (change) => changes.filter((one) => one.change === change).length;
    const sums = [`${count("new")} new`, `${count("moved")} moved`, `${count("seen-again")} seen again`];
    return [
        `${path}: ${references} ${references === 1 ? "reference" : "references"}; ${sums.join(", ")}.`,
        ...changes.flatMap(toLines),
        ...(passedOver.length === 0 ? [] : ["", "Not looked up"]),
        ...passedOver.map(({ entry, why }) => `  ${entry}  ${why}`),
        "",
    ].join("\n");
}
const WORDS = { new: "new       ", moved: "moved     ", "seen-again": "seen again" };
function toLines({ reference, change, before, now, again, from }) {
    return [
        `  ${WORDS[change]}  ${reference}  (${from})`,
        ...toDetails({ change, before, now, again }).map((line) => `              ${line}`),
    ];
}
function toDetails({ change, before, now, again }) {
    const what = `${toDigest(now)} for ${Object.keys(now.platforms).join(", ")}`;
    switch (change) {
        case "new":
            return [what];
        case "moved":
            return [
                ...(before === null ? [] : [`was ${toDigest(before)}, first seen ${toDay(before.firstSeen)}, last ${toDay(before.lastSeen)}`]),
                `is ${what}${again ? `, as it was before (first seen ${toDay(now.firstSeen)})` : ""}`,
            ];
        case "seen-again":
            return [`${what}, since ${toDay(now.firstSeen)}`];
        default:
            return change;
    }
}
/** How a version is called where it has no digest: by an image of it. */
function toDigest({ digest, platforms }) {
    const [image] = Object.values(platforms);
    return digest ?? image?.manifest ?? image?.config ?? "an image without a digest";
}
function toDay(instant) {
    return instant.slice(0, 10);
}

// EXTERNAL MODULE: ./out/entry/bases-lock.js
var entry_bases_lock = __webpack_require__(3125);
// EXTERNAL MODULE: ./out/entry/prepare.js
var prepare = __webpack_require__(2904);
// EXTERNAL MODULE: ./out/entry/commands/report.js
var commands_report = __webpack_require__(4934);
// EXTERNAL MODULE: ./out/entry/commands/session.js + 59 modules
var commands_session = __webpack_require__(4029);
;// CONCATENATED MODULE: ./out/entry/commands/bases-lock.js






/** `portcullis bases lock [REF=]TARGET…`: writes the facts of images into the lock of bases, or of all that the allowlist names. Gives 0. */
async function runBasesLock(invocation) {
    const session = (0,commands_session.openSession)(invocation);
    try {
        const { raw, operands } = invocation;
        const wish = { raw, operands, door: "cli", command: "bases lock", cores: 1, defaultCategory: "portcullis/" };
        const request = await (0,prepare.prepareRequest)(wish, session.place);
        const { world } = session.online(request.settings);
        const report = await lockBases({ request, operands, path: (0,entry_bases_lock/* toLockPath */.C8)(raw), world });
        await (0,commands_report/* publishReport */.S)({ json: toLockDocument(report), text: renderLockReport(report) }, session, request.settings);
        return 0;
    }
    finally {
        session.calm();
        await session.close();
    }
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
