export const id = 836;
export const ids = [836];
export const modules = {

/***/ 7836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runJudge: () => (/* binding */ runJudge)
});

// EXTERNAL MODULE: ./out/gate.js + 107 modules
var gate = __webpack_require__(9570);
// EXTERNAL MODULE: ./out/entry/prepare.js
var prepare = __webpack_require__(2904);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
;// CONCATENATED MODULE: ./out/entry/report-file.js


/** What a report may have (contract §3). */
const LIMIT_MIB = 512;
/** A report in a file, called by the name that the user gave it. One that is larger than 512 MiB, or cannot be read, is refused while it is read. */
function toReport(path, files, cwd) {
    return { name: path, bytes: readLimited(path, files.stream((0,external_node_path_.resolve)(cwd, path))), root: cwd, asked: null };
}
async function* readLimited(path, pieces) {
    let bytes = 0;
    for await (const piece of pieces) {
        bytes += piece.length;
        if (bytes > LIMIT_MIB * 1024 * 1024)
            throw tooLarge(path);
        yield piece;
    }
}
function tooLarge(path) {
    const message = `${path} is larger than ${LIMIT_MIB} MiB, which is the most that a report may have.`;
    return new errors/* GateError */.ue({
        code: "report-invalid",
        message,
        next: "Check that it is the report you meant; scan fewer targets into one report.",
    });
}

// EXTERNAL MODULE: ./out/entry/commands/session.js + 14 modules
var commands_session = __webpack_require__(203);
;// CONCATENATED MODULE: ./out/entry/commands/judge.js




/** `portcullis judge REPORT…`: judges reports that exist already. Gives the exit code. */
async function runJudge(invocation) {
    const session = (0,commands_session/* openSession */.fA)(invocation);
    try {
        const { raw, operands } = invocation;
        const wish = { raw, operands, door: "cli", command: "judge", cores: 1, defaultCategory: "portcullis/" };
        const request = await (0,prepare/* prepareRequest */.n)(wish, session.place);
        const reports = operands.map((path) => toReport(path, session.world.files, session.world.machine.cwd));
        const verdict = await (0,gate/* judgeReports */.P2)(reports, request.policy, { now: session.world.clock.now(), known: [] });
        return await (0,commands_session/* publishVerdict */.TP)(verdict, session, request.settings);
    }
    finally {
        session.calm();
        await session.close();
    }
}


/***/ }),

/***/ 8823:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BK: () => (/* binding */ readPolicyFile),
/* harmony export */   lT: () => (/* binding */ POLICY_LIMIT),
/* harmony export */   rz: () => (/* binding */ toPolicyText),
/* harmony export */   zj: () => (/* binding */ DEFAULT_POLICY)
/* harmony export */ });
/* unused harmony export readAt */
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
/** The text of a file at the place that policies are to be trusted from, with the name to call it by. */
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
        message: `Whether there is a policy ${path} cannot be seen: its folder cannot be read.`,
        next: "Check the folder's permissions.",
    });
}
function outside(path) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .GateError */ .ue({
        code: "policy-unreadable",
        message: `config-file ${path} lies outside the repository, and on a pull request the policy comes from the base commit.`,
        next: "Give a path inside the repository, or owner/repo/path@ref.",
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

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ prepareRequest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9570);
/* harmony import */ var _policy_resolve_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1872);
/* harmony import */ var _policy_source_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8823);




/** Reads the policy file and makes a request of all that was said. Mistakes of both are refused at once. */
async function prepareRequest(wish, place) {
    const faults = [...(0,_policy_resolve_js__WEBPACK_IMPORTED_MODULE_2__/* .findMistakes */ .F)(wish)];
    const policyFile = await (0,_policy_source_js__WEBPACK_IMPORTED_MODULE_3__/* .readPolicyFile */ .BK)(wish.raw, place).catch((error) => {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isGateError */ .Wc)(error))
            throw error;
        faults.push(...error.faults);
        return null;
    });
    if (faults.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue(faults);
    return (0,_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .resolveRequest */ .Mn)({ ...wish, policyFile });
}


/***/ })

};
