export const id = 523;
export const ids = [523];
export const modules = {

/***/ 904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBases: () => (/* binding */ runBases)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/base-image/resolve.js + 23 modules
var resolve = __webpack_require__(9727);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/model/reasons.js
var reasons = __webpack_require__(4499);
// EXTERNAL MODULE: ./out/policy/build.js
var build = __webpack_require__(6923);
// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
// EXTERNAL MODULE: ./out/entry/commands/report.js
var commands_report = __webpack_require__(4934);
;// CONCATENATED MODULE: ./out/entry/commands/resolution.js
/** What a Dockerfile builds on, as text for people. Foreign text in it is not escaped yet. */
function renderResolution({ stages, final, external }, name) {
    const images = external.map(toImageLine);
    const base = final.base ?? (stages[final.chain.at(-1) ?? 0]?.from === "scratch" ? "scratch" : "an image that is not known");
    return [
        `${name} builds on ${base}`,
        "",
        "Stages",
        ...stages.map((stage, index) => `  ${final.chain.includes(index) ? ">" : " "} ${index} ${toStageWords(stage)}`),
        "",
        images.length === 0 ? "No image is taken from outside." : "Images from outside",
        ...images,
        "",
    ].join("\n");
}
function toStageWords({ name, from, platform, stage, copyFrom, line }) {
    const words = [
        `line ${line}`,
        name,
        `from ${stage === null ? from : `stage ${stage} (${from})`}`,
        platform === null ? null : `for ${platform}`,
        copyFrom.length === 0 ? null : `takes files from ${copyFrom.join(", ")}`,
    ];
    return words.filter((word) => word !== null).join(", ");
}
function toImageLine({ reference, canonical, line, usedAs }) {
    const where = line === null ? "by a build argument" : `line ${line}`;
    return `    ${canonical ?? `"${reference}", which is no reference`} (${where}, ${usedAs.join(", ")})`;
}

// EXTERNAL MODULE: ./out/entry/commands/session.js + 59 modules
var commands_session = __webpack_require__(4029);
;// CONCATENATED MODULE: ./out/entry/commands/bases.js









const LIMIT = 4 * 1024 * 1024;
/**
 * `portcullis bases resolve`: what a Dockerfile builds on. Gives 0, or 4 where something in it cannot be; what BuildKit refuses is an error
 * (`dockerfile-invalid`).
 */
async function runBases(invocation) {
    const session = (0,commands_session.openSession)(invocation);
    try {
        const request = (0,build/* resolveBuild */.h)(invocation.raw);
        const facts = await readFacts(request, session);
        session.calm();
        await publish(facts, request, session);
        return facts.problems.length === 0 ? 0 : reasons/* REASONS */.ez["base-unknown"].exitCode;
    }
    finally {
        session.calm();
        await session.close();
    }
}
async function readFacts({ dockerfile: name, target, buildArgs, platform }, { world }) {
    const path = (0,external_node_path_.resolve)(world.machine.cwd, name);
    if ((await world.files.stat(path)) === null)
        throw missing(name);
    const source = await world.files.read(path, LIMIT);
    const values = buildArgs.flatMap(({ name: variable, value }) => {
        const text = value ?? world.machine.env[variable];
        return text === undefined ? [] : [[variable, text]];
    });
    return (0,resolve/* resolveDockerfile */.B)({ source, name, target, buildArgs: new Map(values), platform });
}
function missing(name) {
    return new errors/* GateError */.ue({
        code: "input-invalid",
        message: `There is no Dockerfile ${name}.`,
        next: "Give its path: `portcullis bases resolve --dockerfile FILE`.",
    });
}
async function publish(facts, { output, dockerfile }, session) {
    const report = (0,commands_report/* publishReport */.S)({ json: facts, text: renderResolution(facts, dockerfile) }, session, { output });
    for (const { code, message, next } of facts.problems)
        process.stderr.write(`portcullis: ${(0,report_escape/* toSafeText */._J)(message)} [${code}]\n  ${(0,report_escape/* toSafeText */._J)(next)}\n`);
    await report;
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


/***/ })

};
