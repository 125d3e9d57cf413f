export const id = 200;
export const ids = [200];
export const modules = {

/***/ 2200:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDoctor: () => (/* binding */ runDoctor)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./out/gate.js + 231 modules
var gate = __webpack_require__(860);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: ./out/model/finding.js
var finding = __webpack_require__(7687);
// EXTERNAL MODULE: ./out/install/given.js
var given = __webpack_require__(5941);
// EXTERNAL MODULE: ./out/install/install.js + 11 modules
var install = __webpack_require__(8141);
// EXTERNAL MODULE: ./out/install/pins.js + 1 modules
var pins = __webpack_require__(765);
;// CONCATENATED MODULE: ./out/install/doctor.js





/** Looks which scanners are there, changing nothing and asking nothing of the network. */
async function inspectScanners(given) {
    return Promise.all(finding/* SCANNERS */.KR.map((name) => inspectScanner({ ...given, name })));
}
async function inspectScanner(installation) {
    const { name, settings } = installation;
    const about = { name, title: finding/* SCANNER_TITLES */.Xl[name], known: (0,pins/* knownVersions */.J0)(name), wanted: null, binary: null, ways: [] };
    try {
        const path = (0,given/* givenPath */.H)(name, settings);
        if (path === null)
            return { ...about, ...(await inspectWanted(installation)) };
        const binary = await (0,given/* useGiven */.r)(path, installation);
        (0,install/* checkVersion */.ps)(name, binary.version, settings);
        return { ...about, binary, faults: [] };
    }
    catch (error) {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        return { ...about, faults: error.faults };
    }
}
async function inspectWanted(installation) {
    const { name, settings, world } = installation;
    const wanted = await (0,install/* readWanted */.oY)(name, settings, world);
    (0,install/* checkVersion */.ps)(name, wanted.version, settings);
    const changed = [];
    const ways = [];
    for (const way of (0,install/* toWays */.ye)(wanted, installation)) {
        if (!way.isLocal) {
            if (!settings.offline && (await way.isPossible()))
                ways.push(way.title);
            continue;
        }
        const attempt = await way.try();
        if (attempt.binary !== null)
            return { wanted: wanted.version, binary: attempt.binary, faults: [], ways: [] };
        if (attempt.changed)
            changed.push(` ${attempt.why}.`);
    }
    const message = `${wanted.title} ${wanted.version} is not on this machine.${changed.join("")}`;
    const own = (0,install/* toNextStep */.l$)(wanted, settings, { hasGo: ways.includes(install/* BUILD */.Bv) });
    const next = ways.length === 0 ? own : `A scan gets it by itself, from ${ways.join(", else ")}. Or: ${uncapitalise(own)}`;
    return { wanted: wanted.version, binary: null, ways, faults: [{ code: "scanner-missing", message, next }] };
}
function uncapitalise(text) {
    return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

// EXTERNAL MODULE: ./out/install/environment.js
var install_environment = __webpack_require__(417);
// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./out/scan/grype-command.js
var grype_command = __webpack_require__(8527);
// EXTERNAL MODULE: ./out/scan/grype-database.js
var grype_database = __webpack_require__(3049);
// EXTERNAL MODULE: ./out/scan/grype-faults.js
var grype_faults = __webpack_require__(9157);
// EXTERNAL MODULE: ./out/scan/osv-archive.js
var osv_archive = __webpack_require__(9531);
// EXTERNAL MODULE: ./out/scan/osv-database.js
var osv_database = __webpack_require__(9424);
;// CONCATENATED MODULE: ./out/scan/inspect-databases.js







/** Looks which databases are there, of which date, and what is missing. */
async function inspectDatabases(inspection) {
    return [withAge(await inspectGrype(inspection), inspection), withAge(await inspectOsv(inspection), inspection)];
}
const NO_ARCHIVES = { archives: [], note: null, database: null, faults: [] };
function missing(message, next) {
    return [{ code: "database-missing", message, next }];
}
async function inspectGrype(inspection) {
    const { settings, world } = inspection;
    const about = { ...NO_ARCHIVES, name: "grype" };
    const schema = (0,grype_database/* schemaFolder */.Wl)(inspection.versions.grype);
    if (settings.grypeDb === null)
        return inspectUpstream(inspection, schema);
    const where = settings.grypeDb;
    if (/^https?:\/\//i.test(where))
        return { ...about, where, note: "fetched and imported by every scan" };
    const path = (0,external_node_path_.resolve)(world.machine.cwd, where);
    const there = await world.files.stat(path);
    if (there === null)
        return { ...about, where, faults: missing(`There is no database ${where} (grype-db).`, "Check the path.") };
    if (there.kind !== "folder")
        return inspectFile(path, { where, inspection });
    const folder = (0,external_node_path_.basename)(path) === schema ? (0,external_node_path_.join)(path, "..") : path;
    if ((await world.files.stat((0,external_node_path_.join)(folder, schema))) === null && (await world.files.stat((0,external_node_path_.join)(path, "vulnerability.db"))) === null)
        return { ...about, where, faults: missing(`${where} (grype-db) holds no database of schema ${schema}.`, grype_faults/* BRING_DATABASE */.N) };
    return { ...about, where, database: await readStatus(folder, inspection) };
}
async function inspectUpstream(inspection, schema) {
    const { settings, world } = inspection;
    const where = (0,external_node_path_.join)(world.cacheFolder, grype_database/* UPSTREAM */.YD);
    const about = { ...NO_ARCHIVES, name: "grype", where };
    if ((await world.files.stat((0,external_node_path_.join)(where, schema, "vulnerability.db"))) !== null)
        return { ...about, database: await readStatus(where, inspection), note: settings.offline ? null : "brought up to date by every scan" };
    const next = settings.offline ? grype_faults/* BRING_DATABASE */.N : `A scan fetches it by itself. ${grype_faults/* BRING_DATABASE */.N}`;
    return { ...about, faults: missing("Grype's database is not on this machine.", next) };
}
async function inspectFile(path, { where, inspection }) {
    const digest = `sha256:${await inspection.world.files.sha256(path)}`;
    const database = { schema: null, built: null, digest };
    return { ...NO_ARCHIVES, name: "grype", where, database, note: "imported by every scan" };
}
const Status = schemas/* object */.Ikc({ schemaVersion: schemas/* string */.YjP().optional(), built: schemas/* string */.YjP().optional() });
/** Asks Grype itself, where it is there, what a database folder holds. */
async function readStatus(folder, { world, binaries, environment, versions }) {
    const digest = await (0,grype_database/* readImportDigest */.sJ)((0,external_node_path_.join)(folder, (0,grype_database/* schemaFolder */.Wl)(versions.grype)), { world });
    const { grype } = binaries;
    if (grype === null)
        return { schema: null, built: null, digest };
    const home = await world.files.privateFolder();
    const end = await world.processes.run({
        file: grype.path,
        args: ["db", "status", "-o", "json"],
        cwd: home,
        env: { ...environment(home), ...(0,grype_command/* toGrypeVariables */._g)(folder) },
        deadline: world.clock.now() + 60_000,
    });
    const status = Status.safeParse(parseJson(end.stdout));
    if (!status.success)
        return { schema: null, built: null, digest };
    return { schema: status.data.schemaVersion ?? null, built: status.data.built ?? null, digest };
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
async function inspectOsv({ settings, world }) {
    const about = { ...NO_ARCHIVES, name: "osv-scanner" };
    if (settings.osvDb === null) {
        const where = "the online service (api.osv.dev)";
        if (!settings.offline)
            return { ...about, where, note: "asked by every scan" };
        const message = "There is no database for OSV-Scanner (`osv-db`), and `offline` forbids to ask the online service.";
        return { ...about, where: "nowhere", faults: missing(message, osv_database/* BRING_ARCHIVES */.xl) };
    }
    const found = await (0,osv_database/* findArchives */.BG)((0,external_node_path_.resolve)(world.machine.cwd, settings.osvDb), { world });
    const archives = [];
    const dates = [];
    for (const [ecosystem, path] of found) {
        const records = await (0,osv_archive/* readArchiveFacts */.AJ)(world.files.stream(path)).then((facts) => facts.records, () => null);
        archives.push({ ecosystem, records });
        const there = await world.files.stat(path);
        if (there?.kind === "file")
            dates.push(there.modified);
    }
    const built = dates.length === 0 ? null : new Date(Math.min(...dates)).toISOString();
    const faults = archives.some(({ records }) => records !== null && records > 0)
        ? archives.flatMap(({ ecosystem, records }) => records === null ? missing(`${ecosystem}/all.zip is no whole zip file.`, osv_database/* BRING_ARCHIVES */.xl) : [])
        : missing(`${settings.osvDb} (osv-db) holds no archive of advisories.`, osv_database/* BRING_ARCHIVES */.xl);
    return { ...about, where: settings.osvDb, database: { schema: null, built, digest: null }, archives, faults };
}
const DAY = 86_400_000;
/** Adds that a database is too old, where a scan would not bring it up to date by itself. */
function withAge(check, { settings, world }) {
    const { grypeDb, offline, maxDbAge } = settings;
    const built = check.database?.built ?? null;
    const isOurs = check.name === "grype" && grypeDb === null && !offline;
    if (built === null || maxDbAge === null || isOurs)
        return check;
    const age = world.clock.now() - Date.parse(built);
    if (age <= maxDbAge)
        return check;
    const message = `${check.where} was built ${built}, ${Math.floor(age / DAY)} days ago; at most ${Math.floor(maxDbAge / DAY)} are allowed (max-db-age).`;
    return { ...check, faults: [...check.faults, { code: "database-stale", message, next: "Bring a newer one, or set `max-db-age`." }] };
}

// EXTERNAL MODULE: ./out/version.js
var version = __webpack_require__(3888);
// EXTERNAL MODULE: ./out/entry/documents.js + 1 modules
var entry_documents = __webpack_require__(5946);
;// CONCATENATED MODULE: ./out/entry/commands/diagnosis.js
/** The diagnosis as a document for programs. */
function toDiagnosisDocument({ version, machine, scanners, databases, exclude, faults }) {
    return {
        schema: "portcullis/doctor/1",
        tool: { name: "portcullis", version },
        machine: { os: machine.os, arch: machine.arch },
        complete: faults.length === 0,
        scanners: scanners.map(({ name, wanted, known, binary, ways, faults: own }) => {
            return { name, wanted, known, binary: binary === null ? null : { ...binary, notices: undefined }, ways, faults: own };
        }),
        databases: databases.map(({ name, where, note, database, archives, faults: own }) => ({
            name,
            where,
            note,
            database,
            archives,
            faults: own,
        })),
        exclude,
    };
}
const diagnosis_DAY = 86_400_000;
/** The diagnosis as text for people, lines of it free to be as long as paths are. */
function renderDiagnosis(diagnosis) {
    const { version, machine, scanners, databases, exclude, faults, now } = diagnosis;
    const end = faults.length === 0
        ? "All is there."
        : `${faults.length === 1 ? "1 thing is" : `${faults.length} things are`} missing or not as it should be.`;
    return [
        `portcullis ${version} on ${machine.os}/${machine.arch}`,
        "",
        "Scanners",
        ...scanners.flatMap(toScannerLines),
        "",
        "Databases",
        ...databases.flatMap((check) => toDatabaseLines(check, now)),
        "",
        "Left out where lockfiles are looked for (exclude)",
        ...exclude.map((glob) => `  ${glob}`),
        "",
        end,
        "",
    ].join("\n");
}
function toScannerLines({ title, wanted, known, binary, faults }) {
    const versions = `    versions with known digests: ${known.join(", ")}`;
    if (binary === null)
        return [`  ${title} ${wanted ?? ""}`.trimEnd(), ...faults.flatMap(toFaultLines), versions];
    const from = { given: "given", release: "from its release", mirror: "from the mirror", go: "built from source" }[binary.source];
    return [
        `  ${title} ${binary.version}, ${from}`,
        `    ${binary.path}`,
        `    sha256:${binary.sha256}`,
        ...faults.flatMap(toFaultLines),
        versions,
    ];
}
function toDatabaseLines({ name, where, note, database, archives, faults }, now) {
    const facts = [
        database?.schema == null ? null : `schema ${database.schema}`,
        database?.built == null ? null : `built ${database.built} (${toAge(now - Date.parse(database.built))})`,
        note,
    ].filter((fact) => fact !== null);
    const list = archives.map(({ ecosystem, records }) => `${ecosystem} ${records ?? "unreadable"}`).join(", ");
    return [
        `  for ${name}: ${where}`,
        ...(facts.length === 0 ? [] : [`    ${facts.join(", ")}`]),
        ...(database?.digest == null ? [] : [`    ${database.digest}`]),
        ...(list === "" ? [] : [`    advisories: ${list}`]),
        ...faults.flatMap(toFaultLines),
    ];
}
function toFaultLines({ message, next }) {
    return [`    ! ${message}`, `      ${next}`];
}
function toAge(milliseconds) {
    const days = Math.round((milliseconds / diagnosis_DAY) * 10) / 10;
    if (days < 1)
        return "less than a day old";
    return days === 1 ? "1 day old" : `${days} days old`;
}

// EXTERNAL MODULE: ./out/entry/commands/session.js + 59 modules
var commands_session = __webpack_require__(4029);
;// CONCATENATED MODULE: ./out/entry/commands/doctor.js











const PATIENCE_MS = 120_000;
/**
 * `portcullis doctor`: which scanners and databases are there, of which versions and dates, what is missing and how to get it. Changes
 * nothing and asks nothing of the network. Gives 0 when all is there, 3 when something is missing.
 */
async function runDoctor(invocation) {
    const session = (0,commands_session.openSession)(invocation);
    try {
        const settings = readSettings(invocation);
        const diagnosis = await diagnose(settings, session);
        session.calm();
        await publish(diagnosis, settings, session);
        return diagnosis.faults.length === 0 ? 0 : 3;
    }
    finally {
        session.calm();
        await session.close();
    }
}
function readSettings({ raw }) {
    const from = { raw, operands: [], door: "cli", command: "doctor", policyFile: null };
    return (0,gate/* resolveRequest */.Mn)({ ...from, cores: (0,external_node_os_.cpus)().length, defaultCategory: "portcullis/" }).settings;
}
async function diagnose(settings, { world, started }) {
    const deadline = world.clock.now() + PATIENCE_MS;
    const scanners = await inspectScanners({ settings, world, deadline });
    const environment = (folder) => (0,install_environment/* toScannerEnvironment */.lF)(world.machine, { folder, declared: settings });
    const [binaries, versions] = [byName(scanners, ({ binary }) => binary), byName(scanners, toVersion)];
    const databases = await inspectDatabases({ settings, world, environment, binaries, versions });
    const faults = [...scanners, ...databases].flatMap((check) => check.faults);
    return { version: version/* VERSION */.x, machine: world.machine, now: started, scanners, databases, exclude: settings.exclude, faults };
}
function toVersion({ name, binary, wanted }) {
    return binary?.version ?? wanted ?? pins/* DEFAULT_VERSIONS */.iX[name];
}
function byName(scanners, pick) {
    return Object.fromEntries(scanners.map((scanner) => [scanner.name, pick(scanner)]));
}
async function publish(diagnosis, { output }, { world, quiet }) {
    const json = `${JSON.stringify(toDiagnosisDocument(diagnosis), null, 2)}\n`;
    const toText = (format) => (format === "json" ? json : (0,report_escape/* toSafeLog */.xi)(renderDiagnosis(diagnosis)));
    const documents = output.map((request) => ({ request, pieces: [toText(request.format)] }));
    await (0,entry_documents/* writeDocuments */.i)(documents, { files: world.files, cwd: world.machine.cwd });
    const shown = documents.filter(({ request }) => request.file === null).flatMap(({ pieces }) => pieces);
    if (shown.length > 0)
        process.stdout.write(shown.join(""));
    else if (!quiet)
        process.stdout.write((0,report_escape/* toSafeLog */.xi)(renderDiagnosis(diagnosis)));
}


/***/ })

};
