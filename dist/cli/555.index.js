export const id = 555;
export const ids = [555];
export const modules = {

/***/ 2555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runPolicy: () => (/* binding */ runPolicy)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/policy/policy-file.js + 4 modules
var policy_file = __webpack_require__(4259);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(8439);
// EXTERNAL MODULE: ./out/policy/policy-document.js + 1 modules
var policy_document = __webpack_require__(8669);
;// CONCATENATED MODULE: ./out/policy/policy-schema.js


/** The JSON Schema (2020-12) of the policy file, for editors and other checkers. What depends on the day it cannot say. */
function toPolicySchema() {
    const { $schema, ...schema } = json_schema_processors/* toJSONSchema */.bl(policy_document/* PolicyDocument */.W9, { io: "input" });
    return {
        $schema,
        title: "Portcullis policy",
        description: "What may pass the gate. Checked by `portcullis policy check`, which also knows dates, package URLs and patterns.",
        ...schema,
    };
}

// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
// EXTERNAL MODULE: ./out/entry/policy-source.js
var policy_source = __webpack_require__(8823);
// EXTERNAL MODULE: ./out/entry/commands/session.js + 59 modules
var commands_session = __webpack_require__(4029);
;// CONCATENATED MODULE: ./out/entry/commands/policy.js







/** `portcullis policy check [FILE]` says what is wrong with a policy file; `policy schema` prints its JSON Schema. Gives the exit code. */
async function runPolicy(invocation) {
    if (invocation.command === "policy schema") {
        process.stdout.write(`${JSON.stringify(toPolicySchema(), null, 2)}\n`);
        return 0;
    }
    const session = (0,commands_session.openSession)(invocation);
    try {
        const said = await checkPolicy(invocation.operands[0] ?? policy_source/* DEFAULT_POLICY */.zj, session);
        if (!session.quiet)
            process.stdout.write(`${(0,report_escape/* toSafeText */._J)(said)}\n`);
        return 0;
    }
    finally {
        session.calm();
        await session.close();
    }
}
/** What is to be said of a policy that is valid. */
async function checkPolicy(path, { world, place }) {
    const absolute = (0,external_node_path_.resolve)(world.machine.cwd, path);
    if ((await world.files.stat(absolute)) === null)
        throw missing(path);
    const text = (0,policy_source/* toPolicyText */.rz)(await world.files.read(absolute, policy_source/* POLICY_LIMIT */.lT), path);
    const { exceptions } = (0,policy_file/* parsePolicyFile */._)(text, path, place.today);
    const expired = exceptions.filter(({ expires }) => expires <= place.today).length;
    const count = exceptions.length === 1 ? "1 exception" : `${exceptions.length} exceptions`;
    return `${path}: a valid policy with ${count}${expired === 0 ? "" : `, ${expired} of them expired`}.`;
}
function missing(path) {
    return new errors/* GateError */.ue({
        code: "policy-invalid",
        message: `There is no policy file ${path}.`,
        next: "Give its path: `portcullis policy check FILE`.",
    });
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
