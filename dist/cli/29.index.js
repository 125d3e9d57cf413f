export const id = 29;
export const ids = [29];
export const modules = {

/***/ 6551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ toChunks)
/* harmony export */ });
/** Texts are gathered into pieces of this many characters: a document comes in hundreds of thousands of small ones. */
const CHUNK_CHARACTERS = 1024 * 1024;
/** The same content in pieces that are worth a write each. Bytes are handed on as they come. */
function* toChunks(pieces) {
    let text = "";
    for (const piece of pieces) {
        if (typeof piece === "string") {
            text += piece;
            if (text.length < CHUNK_CHARACTERS)
                continue;
            yield text;
            text = "";
        }
        else {
            if (text !== "")
                yield text;
            text = "";
            yield piece;
        }
    }
    if (text !== "")
        yield text;
}


/***/ }),

/***/ 7770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ unreadable),
/* harmony export */   S: () => (/* binding */ sentenceOfSystem)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4925);

/** A GateError for something that cannot be read. */
function unreadable(path, why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue({ code: "input-invalid", message: `${path} cannot be read: ${why}.`, next: "Check the path and its permissions." });
}
const REASONS = {
    ENOENT: "it does not exist",
    EACCES: "permission denied",
    EPERM: "not permitted",
    EISDIR: "it is a folder",
    ENOTDIR: "a part of its path is not a folder",
    ELOOP: "it is a symbolic link",
    ENOSPC: "the disk is full",
    EDQUOT: "the disk quota is used up",
    EROFS: "the file system is read-only",
    EMFILE: "too many files are open",
    ENAMETOOLONG: "its name is too long",
    EEXIST: "something is there already",
    ENXIO: "it is no regular file",
    EXDEV: "it lies on another file system",
};
/** A system error in plain words, without a full stop. */
function sentenceOfSystem(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    return REASONS[code] ?? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .sentenceOf */ .$N)(error).replace(/\.$/, "");
}


/***/ }),

/***/ 4029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSession: () => (/* binding */ openSession),
  T: () => (/* binding */ publishVerdict)
});

// UNUSED EXPORTS: toDay

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./out/edge/oci/daemon-ask.js

/** Sends one GET to the engine at a local socket. Rejects where none answers in time. */
async function askEngine(socketPath, path, { patience, signal, use }) {
    const response = await new Promise((resolve, reject) => {
        const asked = (0,external_node_http_.request)({ socketPath, path, headers: { host: "docker" }, ...(signal === undefined ? {} : { signal }) }, resolve);
        const timer = setTimeout(() => asked.destroy(new Error(`it said nothing for ${patience / 1000} seconds`)), patience);
        asked.on("response", () => clearTimeout(timer));
        asked.on("close", () => clearTimeout(timer));
        asked.on("error", reject);
        asked.end();
    });
    response.on("error", () => undefined); // told to whoever reads it
    try {
        return await use(response);
    }
    finally {
        response.destroy();
    }
}
/** A reference as the API takes it in a path: slashes stay, all else that has a meaning in an address is encoded. */
function encodeReference(reference) {
    return reference.split("/").map(encodeURIComponent).join("/");
}

;// CONCATENATED MODULE: ./out/edge/oci/daemon.js

const TIMEOUT_MS = 3000;
/** The Docker engine of this machine, through its API. Only local sockets: DOCKER_HOST `unix://` or `npipe://`, else the usual place. */
function makeDaemon(machine) {
    const socketPath = toSocketPath(machine);
    return { has: async (reference) => (socketPath === null ? null : askImage(socketPath, reference)) };
}
/** The socket that DOCKER_HOST names, or the system's usual one; null for a daemon elsewhere (tcp, ssh). */
function toSocketPath({ os, env }) {
    const host = env.DOCKER_HOST ?? "";
    if (host === "")
        return os === "win32" ? "//./pipe/docker_engine" : "/var/run/docker.sock";
    const local = /^(?:unix|npipe):\/\/(\/.+)$/.exec(host);
    return local?.[1] ?? null;
}
/** 200: it has the image; 404: it has not; anything else, or silence: no daemon that answers. */
async function askImage(socketPath, reference) {
    try {
        const path = `/images/${encodeReference(reference)}/json`;
        const { statusCode } = await askEngine(socketPath, path, { patience: TIMEOUT_MS, use: async (response) => response });
        return statusCode === 200 ? true : statusCode === 404 ? false : null;
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./out/edge/node/system-errors.js
var system_errors = __webpack_require__(7770);
;// CONCATENATED MODULE: ./out/edge/oci/peek.js
/** The first `count` bytes of a stream (fewer where it is shorter), and the stream as it was. Each piece need be valid only until the next is asked for. */
async function peek(stream, count) {
    const rest = stream[Symbol.asyncIterator]();
    const first = [];
    for (let length = 0; length < count;) {
        const next = await rest.next();
        if (next.done === true)
            break;
        length += next.value.length;
        first.push(length < count ? Buffer.from(next.value) : next.value);
    }
    const [only] = first;
    const head = Buffer.from((first.length === 1 && only !== undefined ? only : Buffer.concat(first)).subarray(0, count));
    return { head, pieces: resume(first, rest) };
}
async function* resume(first, rest) {
    try {
        yield* first;
        for (let next = await rest.next(); next.done !== true; next = await rest.next())
            yield next.value;
    }
    finally {
        await rest.return?.();
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./out/edge/node/download-faults.js

/** Why one try of a download failed, without a full stop. `transient`: worth another try, after `wait` ms where the server said so. */
class DownloadFault extends Error {
    transient;
    wait;
    constructor(message, { transient = false, wait } = {}) {
        super(message);
        this.name = "DownloadFault";
        this.transient = transient;
        this.wait = wait;
    }
}
/** Says whether something caught is a DownloadFault, across realms. */
function isDownloadFault(error) {
    return typeof error === "object" && error !== null && "name" in error && error.name === "DownloadFault";
}
/** An address without what may be secret in it: user, password, query. */
function showAddress(url) {
    if (typeof url === "string" && !URL.canParse(url))
        return JSON.stringify(url.slice(0, 200));
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`;
}
const TRANSIENT = {
    ECONNRESET: "the connection broke off",
    EPIPE: "the connection broke off",
    ETIMEDOUT: "the server did not answer in time",
    EAI_AGAIN: "the name server did not answer",
};
const LASTING = {
    ENOTFOUND: "its host name is not known here",
    ECONNREFUSED: "the connection was refused",
    EHOSTUNREACH: "its host cannot be reached",
    ENETUNREACH: "there is no network to it",
    ENETDOWN: "the network is down",
    CERT_HAS_EXPIRED: "the server's certificate has expired",
    DEPTH_ZERO_SELF_SIGNED_CERT: "the server's certificate is signed by nobody we trust",
    SELF_SIGNED_CERT_IN_CHAIN: "the server's certificate is signed by an authority we do not trust",
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the server's certificate is signed by an authority we do not trust",
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server's certificate is signed by an authority we do not trust",
    ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host",
};
/** What a connection's error means. Faults of trust are never tried again. */
function explainFault(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    const passing = TRANSIENT[code];
    if (passing !== undefined)
        return new DownloadFault(passing, { transient: true });
    return new DownloadFault(LASTING[code] ?? (0,errors/* sentenceOf */.$N)(error).replace(/\.$/, ""));
}

;// CONCATENATED MODULE: ./out/edge/oci/image-json.js


/** Longest JSON of an image that is read: a manifest, an index, a config, an attestation. */
const JSON_LIMIT = 4 * 1024 * 1024;
/** The refusal of an image that is not what it claims to be. */
function refuseImage(message, next = "Make the image anew, or name another one.") {
    return new errors/* GateError */.ue({ code: "target-invalid", message, next });
}
/** The refusal of an image whose bytes are not what its digests say. */
function refuseBytes(message) {
    const next = "The image was damaged or changed after it was made: save or build it again.";
    return new errors/* GateError */.ue({ code: "source-mismatch", message, next });
}
/** JSON of at most 4 MiB; anything else is refused (`target-invalid`). `what` names it in the sentence. */
function parseJson(bytes, what) {
    if (bytes.length > JSON_LIMIT)
        throw refuseImage(`${capital(what)} is larger than 4 MiB.`);
    try {
        return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    }
    catch {
        throw refuseImage(`${capital(what)} is no JSON.`);
    }
}
/** `sha256:…` of bytes. */
function digestOf(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)("sha256").update(bytes).digest("hex")}`;
}
/** What is wrong with a document that does not say what it should, as the end of a sentence. */
function wrongAt({ issues }) {
    const place = issues[0]?.path.map(String).join(".") ?? "";
    return place === "" ? "it is no JSON object" : `\`${place}\` is missing or is not what it should be`;
}
/** A sentence's beginning. */
function capital(text) {
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

;// CONCATENATED MODULE: ./out/edge/oci/layer-changes.js

const LARGEST_FILE = 64 * 1024 * 1024;
const LARGEST_LAYER = 256 * 1024 * 1024;
const MOST_CHANGES = 500_000;
const WHITEOUT = ".wh.";
const OPAQUE = ".wh..wh..opq";
/** Gathers what a layer does at the wanted paths, and every removal, while its tar file is walked. `what` names the layer. */
function makeLayerVisitor(wanted, what) {
    const changes = new Map();
    let held = 0;
    const refuse = (why) => {
        throw refuseImage(`${what} ${why}.`);
    };
    const set = (path, change) => {
        changes.set(path, change);
        if (changes.size > MOST_CHANGES)
            refuse(`changes more than ${MOST_CHANGES} of the paths that are looked at`);
    };
    const enter = (entry) => {
        const path = toLayerPath(entry.path);
        if (path === null)
            return null;
        const removal = toRemoval(path);
        if (removal !== null) {
            // A file of the same layer stays, whichever comes first in it.
            if (!changes.has(removal.path))
                set(removal.path, removal.change);
            return null;
        }
        if (!wanted(path))
            return null;
        if (entry.type === "1" || entry.type === "2")
            set(path, { kind: "link", target: entry.link });
        else if (entry.type === "0" || entry.type === "S") {
            if (entry.path.endsWith("/"))
                return null;
            if (entry.sparse || entry.size > LARGEST_FILE || held + entry.size > LARGEST_LAYER) {
                set(path, { kind: "unread", size: entry.size });
                return null;
            }
            held += entry.size;
            const bytes = new Uint8Array(entry.size);
            set(path, { kind: "file", bytes });
            let at = 0;
            return {
                add: (piece) => {
                    bytes.set(piece, at);
                    at += piece.length;
                },
                end: () => undefined,
            };
        }
        else if (entry.type !== "5")
            set(path, { kind: "unread", size: entry.size });
        return null;
    };
    return { visitor: { enter, refuse }, changes };
}
/** A path of a layer as engines apply it: no leading slash, no dots; null for one that leads out of the image. */
function toLayerPath(path) {
    if (path.includes("\0"))
        return null;
    const parts = path.split("/").filter((part) => part !== "" && part !== ".");
    return parts.length === 0 || parts.includes("..") ? null : parts.join("/");
}
function toRemoval(path) {
    const slash = path.lastIndexOf("/");
    const [folder, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
    if (name === OPAQUE)
        return { path: folder, change: { kind: "opaque" } };
    if (!name.startsWith(WHITEOUT) || name.startsWith(".wh..wh."))
        return null;
    const removed = name.slice(WHITEOUT.length);
    if (removed === "" || removed === "." || removed === "..")
        return null;
    return { path: folder === "" ? removed : `${folder}/${removed}`, change: { kind: "removed" } };
}

;// CONCATENATED MODULE: ./out/edge/oci/resource-faults.js


/** The refusal of what the time was too short for. `act`: what was going on, as the rest of a sentence ("Layer 1 of shop.tar was read"). */
function refuseLate(act) {
    const next = "Give more time (`timeout`), or look at fewer images at once.";
    return new errors/* GateError */.ue({ code: "scanner-timeout", message: `The time was over while ${act}.`, next });
}
/** What the disk of the temporary folder did, as a sentence. `failed`: what came to nothing ("shop.tar could not be copied"). */
function refuseDisk(failed, cause) {
    const next = "Make room on the disk of the temporary folder (TMPDIR, in a job RUNNER_TEMP).";
    return new errors/* GateError */.ue({ code: "environment", message: `${failed}: ${(0,system_errors/* sentenceOfSystem */.S)(cause)}.`, next }, { cause });
}

;// CONCATENATED MODULE: ./out/edge/oci/tar-header.js
const BLOCK = 512;
/** Reads a header of 512 bytes: null for the zeros at the end; undefined for what is no header. */
function readTarHeader(block) {
    let sum = 0;
    for (let at = 0; at < BLOCK; at += 1)
        sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
    if (sum === 256)
        return null;
    if (octal(block, 148, 8) !== sum)
        return undefined;
    const size = (block[124] ?? 0) & 0x80 ? binary(block, 124, 12) : octal(block, 124, 12);
    if (!Number.isSafeInteger(size) || size < 0)
        return undefined;
    const code = block[156] ?? 0;
    const short = tar_header_text(block, 0, 100);
    const prefix = tar_header_text(block, 257, 6) === "ustar" ? tar_header_text(block, 345, 155) : "";
    const type = code === 0 || code === 55 ? "0" : String.fromCharCode(code);
    const name = prefix === "" ? short : `${prefix}/${short}`;
    return { name, size, type, link: tar_header_text(block, 157, 100), continues: type === "S" && block[482] === 1 };
}
/** Records of a pax header; what is broken in it is left out. */
function readPax(bytes) {
    const records = new Map();
    for (let at = 0; at < bytes.length;) {
        const blank = bytes.indexOf(32, at);
        const length = blank < 0 ? Number.NaN : Number(tar_header_text(bytes, at, blank - at));
        if (!Number.isSafeInteger(length) || length < 3 || at + length > bytes.length)
            break;
        const record = new TextDecoder().decode(bytes.subarray(blank + 1, at + length - 1));
        const equals = record.indexOf("=");
        if (equals > 0)
            records.set(record.slice(0, equals), record.slice(equals + 1));
        at += length;
    }
    return records;
}
/** A text that ends at its first NUL. */
function tar_header_text(bytes, at, length) {
    const field = bytes.subarray(at, at + length);
    const end = field.indexOf(0);
    return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}
function octal(block, at, length) {
    const digits = tar_header_text(block, at, length).trim();
    return digits === "" ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
}
function binary(block, at, length) {
    let value = (block[at] ?? 0) & 0x7f;
    for (let next = at + 1; next < at + length; next += 1)
        value = value * 256 + (block[next] ?? 0);
    return value;
}
const MOST_OCTAL = 8 ** 11;
/** The header of a regular file with a short name (at most 100 bytes); a size that octal digits cannot hold is written in binary. */
function toTarHeader(name, size) {
    const block = Buffer.alloc(BLOCK);
    const put = (value, at) => block.write(value, at, "latin1");
    const digits = (value, length) => `${value.toString(8).padStart(length - 1, "0")}\0`;
    put(name, 0);
    put(digits(0o600, 8) + digits(0, 8) + digits(0, 8), 100);
    if (size < MOST_OCTAL)
        put(digits(size, 12), 124);
    else {
        block[124] = 0x80;
        block.writeBigUInt64BE(BigInt(size), 128);
    }
    put(digits(0, 12), 136);
    put("        0", 148);
    put("ustar\x0000", 257);
    put(`${digits(block.reduce((sum, byte) => sum + byte, 0), 7)} `, 148);
    return block;
}

;// CONCATENATED MODULE: ./out/edge/oci/tar-walk.js

const LONGEST_NAMES = 1024 * 1024;
/** Links, devices, folders, pipes: what size they may claim, nothing follows them. */
const HEADER_ONLY = new Set("123456");
const EMPTY = new Map();
/**
 * Walks a tar file that comes in pieces: old, ustar, pax and GNU. Bytes that nobody takes are passed over without a copy. `skippable`:
 * how many bytes from here on need not be written at all, for readers that can jump.
 */
function makeTarWalk(visitor) {
    const block = new Uint8Array(BLOCK);
    const names = { global: EMPTY, next: new Map() };
    let [filled, remaining, padding, position] = [0, 0, 0, 0];
    let taker = null;
    let isMap = false;
    let isOver = false;
    const close = () => {
        const ending = taker;
        taker = null;
        ending?.end();
    };
    const open = (header, isContinued) => {
        const { type } = header;
        remaining = header.size;
        if ("LKxg".includes(type)) {
            if (header.size > LONGEST_NAMES)
                visitor.refuse("has a name longer than 1 MiB");
            taker = collect(header.size, (bytes) => keep(type, bytes));
        }
        else {
            const merged = new Map([...names.global, ...names.next]);
            names.next = new Map();
            const entry = toEntry(header, merged, position);
            if (entry === null)
                return visitor.refuse("has an entry of an impossible size");
            remaining = HEADER_ONLY.has(type) ? 0 : entry.size;
            taker = visitor.enter(entry);
        }
        padding = (BLOCK - (remaining % BLOCK)) % BLOCK;
        isMap = isContinued;
        if (remaining === 0)
            close();
    };
    const keep = (type, bytes) => {
        if (type === "L")
            names.next.set("path", tar_header_text(bytes, 0, bytes.length));
        else if (type === "K")
            names.next.set("linkpath", tar_header_text(bytes, 0, bytes.length));
        else if (type === "g")
            names.global = new Map([...names.global, ...readPax(bytes)]);
        else
            names.next = new Map([...names.next, ...readPax(bytes)]);
    };
    const onBlock = () => {
        if (isMap) {
            isMap = block[504] === 1;
            return;
        }
        const header = readTarHeader(block);
        if (header === undefined)
            visitor.refuse("is no tar file, or a damaged one");
        if (header === null)
            isOver = true;
        else if (header !== undefined)
            open(header, header.continues);
    };
    const write = (piece) => {
        for (let at = 0; at < piece.length && !isOver;) {
            const left = piece.length - at;
            const isBody = !isMap && filled === 0 && remaining + padding > 0;
            const wish = isBody ? (remaining > 0 ? remaining : padding) : BLOCK - filled;
            const take = Math.min(left, wish);
            position += take;
            if (!isBody) {
                block.set(piece.subarray(at, at + take), filled);
                filled += take;
                if (filled === BLOCK) {
                    filled = 0;
                    onBlock();
                }
            }
            else if (remaining > 0) {
                taker?.add(piece.subarray(at, at + take));
                remaining -= take;
                if (remaining === 0)
                    close();
            }
            else
                padding -= take;
            at += take;
        }
    };
    return {
        write,
        end: () => {
            if (!isOver && (remaining > 0 || filled > 0))
                visitor.refuse("is cut short");
        },
        skippable: () => (isOver ? Number.MAX_SAFE_INTEGER : taker === null && !isMap && filled === 0 ? remaining + padding : 0),
        skip: (n) => {
            const body = Math.min(n, remaining);
            remaining -= body;
            padding -= n - body;
            position += n;
        },
    };
}
function collect(size, done) {
    const bytes = new Uint8Array(size);
    let at = 0;
    return {
        add: (piece) => {
            bytes.set(piece, at);
            at += piece.length;
        },
        end: () => done(bytes),
    };
}
function toEntry(header, names, offset) {
    const size = names.has("size") ? Number(names.get("size")) : header.size;
    if (!Number.isSafeInteger(size) || size < 0)
        return null;
    const sparse = header.type === "S" || [...names.keys()].some((key) => key.startsWith("GNU.sparse."));
    const path = names.get("GNU.sparse.name") ?? names.get("path") ?? header.name;
    return { path, size, type: header.type, link: names.get("linkpath") ?? header.link, sparse, offset };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./node_modules/fzstd/esm/index.mjs
var esm = __webpack_require__(8339);
;// CONCATENATED MODULE: ./out/edge/oci/unpack.js



/** How bytes are packed, by their first four. */
function toPacking(head) {
    if (head[0] === 0x1f && head[1] === 0x8b)
        return "gzip";
    return head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd ? "zstd" : "none";
}
/** Unpacks a stream piece by piece; rejects where it is damaged or cut short. */
function unpack(pieces, packing) {
    switch (packing) {
        case "none":
            return pieces;
        case "gzip":
            return through(pieces, (0,external_node_zlib_.createGunzip)({ chunkSize: 256 * 1024 }));
        case "zstd":
            return unzstd(pieces);
        default:
            return packing;
    }
}
function through(pieces, unpacked) {
    const source = external_node_stream_.Readable.from(copies(pieces), { objectMode: true });
    source.on("error", (error) => unpacked.destroy(error));
    unpacked.on("close", () => source.destroy());
    return source.pipe(unpacked);
}
/** Node has zstd from 22.15 on; before, a library in JavaScript does it at a third of the speed. */
function unzstd(pieces) {
    const native = Reflect.get(external_node_zlib_, "createZstdDecompress");
    return typeof native === "function" ? through(pieces, native()) : unzstdInScript(pieces);
}
/** A pipe holds on to what it was given; our pieces are overwritten. */
async function* copies(pieces) {
    for await (const piece of pieces)
        yield Buffer.from(piece);
}
/** What a step unpacks to is held in memory (128 KiB from 4 bytes at worst): a small step keeps a bomb small. */
const STEP = 4096;
async function* unzstdInScript(pieces) {
    const ready = [];
    const decoder = new esm/* Decompress */.YM((piece) => ready.push(piece));
    for await (const piece of pieces) {
        for (let at = 0; at < piece.length; at += STEP) {
            decoder.push(Uint8Array.prototype.slice.call(piece, at, at + STEP));
            yield* ready.splice(0);
        }
    }
    decoder.push(new Uint8Array(0), true);
    yield* ready.splice(0);
}

;// CONCATENATED MODULE: ./out/edge/oci/read-layer.js









const MOST_BYTES = 64 * 1024 ** 3;
/** Reads a layer once, in pieces: what it does at the wanted paths. Refuses it (`source-mismatch`) where its bytes are not what its digests say. */
async function readLayer({ diffId, ...request }) {
    const { changes, diffId: actual } = await walkLayer(request);
    if (actual !== diffId)
        throw refuseBytes(`${request.what} should be ${diffId} by the image's config, and its bytes are ${actual}.`);
    return changes;
}
/**
 * What a layer does at the wanted paths, and the diff ID that its bytes have. A fault of where the pieces come from is passed on as it is; bytes
 * that cannot be unpacked, or are not those of the digest, are refused (`source-mismatch`).
 */
async function walkLayer(request) {
    const { what, wanted, deadline } = request;
    const { visitor, changes } = makeLayerVisitor(wanted, what);
    const walk = makeTarWalk(visitor);
    const [stored, plain] = [(0,external_node_crypto_.createHash)("sha256"), (0,external_node_crypto_.createHash)("sha256")];
    const { head, pieces } = await peek(request.pieces, 4);
    const packing = toPacking(head);
    let total = 0;
    try {
        for await (const piece of unpack(hashed(pieces, packing === "none" ? null : stored, request), packing)) {
            total += piece.length;
            if (total > MOST_BYTES)
                throw refuseImage(`${what} unpacks to more than 64 GiB.`);
            if (Date.now() > deadline)
                throw refuseLate(`${what} was read`);
            plain.update(piece);
            walk.write(piece);
        }
    }
    catch (error) {
        throw (0,errors/* isGateError */.Wc)(error) || isDownloadFault(error)
            ? error
            : refuseBytes(`${what} cannot be unpacked (${packing}): ${(0,errors/* sentenceOf */.$N)(error)}.`);
    }
    walk.end();
    const diffId = `sha256:${plain.digest("hex")}`;
    checkStored(request, packing === "none" ? diffId : `sha256:${stored.digest("hex")}`);
    return { changes, diffId };
}
function checkStored({ what, digest }, actual) {
    if (digest !== null && digest !== actual)
        throw refuseBytes(`${what} should be stored as ${digest}, and its bytes are ${actual}.`);
}
async function* hashed(pieces, hash, { what, deadline }) {
    for await (const piece of pieces) {
        if (Date.now() > deadline)
            throw refuseLate(`${what} was read`);
        hash?.update(piece);
        yield piece;
    }
}

;// CONCATENATED MODULE: ./out/edge/oci/tar-entries.js

/**
 * The entries of a tar file that comes in pieces, in its order, each with its bytes. A body can be read only until the next entry is asked for,
 * and need not be read.
 */
async function* readTarEntries(pieces, refuse) {
    const events = toEvents(pieces, refuse);
    try {
        for (let next = await events.next(); next.done !== true; next = await events.next())
            if (next.value.kind === "entry")
                yield { entry: next.value.entry, body: toBody(events) };
    }
    finally {
        await events.return(undefined);
    }
}
async function* toBody(events) {
    for (let next = await events.next(); next.done !== true && next.value.kind === "bytes"; next = await events.next())
        yield next.value.piece;
}
async function* toEvents(pieces, refuse) {
    const ready = [];
    const enter = (entry) => {
        ready.push({ kind: "entry", entry });
        return { add: (piece) => void ready.push({ kind: "bytes", piece }), end: () => void ready.push({ kind: "end" }) };
    };
    const walk = makeTarWalk({ enter, refuse });
    for await (const piece of pieces) {
        walk.write(piece);
        yield* ready.splice(0);
    }
    walk.end();
    yield* ready.splice(0);
}

;// CONCATENATED MODULE: ./out/edge/oci/daemon-layers.js







const MOST_ENTRIES = 100_000;
/** The engine may have to put a large image together before its first byte. */
const PATIENCE_MS = 60_000;
/**
 * What the layers with these diff IDs do at the wanted paths, from what the engine would save: read once as it comes, without disk. Each
 * entry that can be a layer is hashed, so that its name, its order and the manifest do not matter. Ends as soon as all are found.
 */
async function readSavedLayers(diffIds, saved) {
    const { socketPath, id, signal } = saved;
    const missing = new Set(diffIds);
    const found = new Map();
    await askEngine(socketPath, `/images/${id}/get`, {
        patience: PATIENCE_MS,
        signal,
        use: async (response) => {
            if (response.statusCode !== 200)
                throw new Error(`it answered ${response.statusCode}`);
            await readEntries(response, saved, (diffId, changes) => {
                if (missing.delete(diffId))
                    found.set(diffId, changes);
                return missing.size === 0;
            });
        },
    });
    const at = diffIds.findIndex((diffId) => !found.has(diffId));
    if (at >= 0)
        throw notHeld(saved.shown, at);
    return diffIds.map((diffId) => found.get(diffId) ?? new Map());
}
async function readEntries(response, { shown, wanted, deadline }, onLayer) {
    const refuse = (why) => {
        throw new Error(`what it saves ${why}`);
    };
    let entries = 0;
    for await (const { entry, body } of readTarEntries(response, refuse)) {
        entries += 1;
        if (entries > MOST_ENTRIES)
            throw new Error(`it sent more than ${MOST_ENTRIES} entries`);
        if (entry.type !== "0" || entry.sparse)
            continue;
        const { head, pieces } = await peek(body, BLOCK);
        if (!canBeLayer(head))
            continue;
        const what = `A layer (${entry.path}) of ${shown}`;
        const { diffId, changes } = await walkLayer({ what, pieces, digest: null, wanted, deadline });
        if (onLayer(diffId, changes))
            return;
    }
}
/** A tar file, packed or not, by its first block: the configuration and other documents beside it are none. */
function canBeLayer(head) {
    return toPacking(head) !== "none" || (head.length >= BLOCK && readTarHeader(head.subarray(0, BLOCK)) !== undefined);
}
function notHeld(shown, at) {
    const message = `What the container engine saves of ${shown} does not hold its layer ${at + 1}, so that layer cannot be read.`;
    const next = "Save the image (`docker save`, `skopeo copy`) and name the file.";
    return new errors/* GateError */.ue({ code: "environment", message, next });
}

;// CONCATENATED MODULE: ./out/edge/oci/image-config.js


const DIGEST = /^sha256:[0-9a-f]{64}$/;
const MOST_LAYERS = 1000;
const Text = schemas/* string */.YjP().nullish();
const Config = schemas/* object */.Ikc({
    os: Text,
    architecture: Text,
    variant: Text,
    created: Text,
    rootfs: schemas/* object */.Ikc({ diff_ids: schemas/* array */.YOg(schemas/* string */.YjP().regex(DIGEST)).max(MOST_LAYERS).nullish() }),
    history: schemas/* array */.YOg(schemas/* object */.Ikc({ created: Text, created_by: Text, comment: Text, empty_layer: schemas/* boolean */.zMY().nullish() })).nullish(),
    config: schemas/* object */.Ikc({ Labels: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish() }).nullish(),
});
/** Reads an image's config; refuses one (`target-invalid`) whose layers have no diff IDs of sha256. `name`: what to call the image. */
function parseImageConfig(bytes, name) {
    const parsed = Config.safeParse(parseJson(bytes, `the config of ${name}`));
    if (!parsed.success)
        throw refuseImage(`The config of ${name} is no image's config: ${wrongAt(parsed.error)}.`);
    const { rootfs, history, config, created, ...platform } = parsed.data;
    return {
        platform: toPlatform(platform),
        diffIds: rootfs.diff_ids ?? [],
        labels: config?.Labels ?? {},
        history: (history ?? []).map(toStep),
        created: created || null,
    };
}
function toStep(step) {
    return {
        createdBy: step.created_by ?? "",
        comment: step.comment ?? "",
        created: step.created || null,
        empty: step.empty_layer === true,
    };
}
/** `os/architecture[/variant]`, or null where one of the two is missing. */
function toPlatform(parts) {
    if (!parts.os || !parts.architecture)
        return null;
    return [parts.os, parts.architecture, ...(parts.variant ? [parts.variant] : [])].join("/");
}

;// CONCATENATED MODULE: ./out/edge/oci/platforms.js
const ARCHITECTURES = { aarch64: "arm64", x86_64: "amd64", "x86-64": "amd64", i386: "386" };
const DEFAULT_VARIANT = { arm: "v7", arm64: "v8", amd64: "v1" };
/** Whether a platform is the one asked for: arm64 is arm64/v8 and arm is arm/v7; of others, a variant that is not asked for may be any. */
function isPlatform(actual, wanted) {
    const [a, b] = [toPlatformKey(actual ?? ""), toPlatformKey(wanted)];
    return a === b || a.startsWith(`${b}/`);
}
/** A platform in the one form that compares: lower case, and the architecture's usual variant left out, but for arm's (`linux/arm/v7`). */
function toPlatformKey(platform) {
    const [os = "", said = "", variant = ""] = platform.toLowerCase().split("/");
    const architecture = Object.hasOwn(ARCHITECTURES, said) ? (ARCHITECTURES[said] ?? said) : said;
    const usual = Object.hasOwn(DEFAULT_VARIANT, architecture) ? DEFAULT_VARIANT[architecture] : undefined;
    const told = architecture === "arm" ? variant || "v7" : variant === usual ? "" : variant;
    return [os, architecture, ...(told === "" ? [] : [told])].join("/");
}
const MACHINES = { x64: "amd64", ia32: "386", ppc64: "ppc64le" };
/** The platform of images that run on a machine, by its processor as Node names it. */
function toMachinePlatform(arch) {
    return `linux/${Object.hasOwn(MACHINES, arch) ? MACHINES[arch] : arch}`;
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-bodies.js

/** A body of at most `limit` bytes; one that is cut is a fault that passes, one that is larger is not. */
async function registry_bodies_collect(response, limit) {
    const total = toLength(response);
    if (total !== null && total > limit) {
        response.destroy();
        throw new DownloadFault(`its answer has ${total} bytes, more than the ${limit} that are accepted`);
    }
    const pieces = [];
    for await (const piece of stream(response, { total, limit }))
        pieces.push(piece);
    return Buffer.concat(pieces);
}
/** A body in pieces as they come. `total`: how many bytes it must have, where that is known. */
async function* stream(response, { total, limit }) {
    let received = 0;
    try {
        for await (const piece of response) {
            received += piece.length;
            if (received > limit)
                throw new DownloadFault(`its answer has more than the ${limit} bytes that are accepted`);
            yield piece;
        }
    }
    catch (error) {
        throw isDownloadFault(error) ? error : toCut(received, total);
    }
    finally {
        response.destroy();
    }
    if (total !== null && received < total)
        throw toCut(received, total);
}
/** The length that an answer declares. */
function toLength(response) {
    const length = response.headers["content-length"];
    return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : null;
}
function toCut(received, total) {
    const of = total === null ? "" : ` of ${total}`;
    return new DownloadFault(`its answer was cut: ${received}${of} bytes came`, { transient: true });
}

;// CONCATENATED MODULE: ./out/edge/oci/daemon-image.js










const daemon_image_PATIENCE_MS = 10_000;
const daemon_image_MOST_LAYERS = 1000;
const daemon_image_Text = schemas/* string */.YjP().nullish();
const Inspected = schemas/* object */.Ikc({
    Id: schemas/* string */.YjP().regex(DIGEST),
    RepoTags: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    RepoDigests: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(),
    Created: daemon_image_Text,
    Os: daemon_image_Text,
    Architecture: daemon_image_Text,
    Variant: daemon_image_Text,
    Config: schemas/* object */.Ikc({ Labels: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish() }).nullish(),
    RootFS: schemas/* object */.Ikc({ Layers: schemas/* array */.YOg(schemas/* string */.YjP().regex(DIGEST)).max(daemon_image_MOST_LAYERS).nullish() }).nullish(),
    /** Only where the engine keeps images as a registry has them: then the ID is that of a manifest or an index. */
    Descriptor: schemas/* unknown */.L5J().optional(),
});
const Step = schemas/* object */.Ikc({ CreatedBy: daemon_image_Text, Comment: daemon_image_Text, Created: schemas/* number */.aig().nullish(), Size: schemas/* number */.aig().nullish() });
const Steps = schemas/* array */.YOg(Step).max(daemon_image_MOST_LAYERS * 2);
/** Reads an image of the engine on this machine: facts, and with `layers` what the first of them do. Rejects as the port `Images` says. */
async function readFromDaemon(request, machine) {
    const socketPath = toSocketPath(machine);
    const { source, deadline } = request;
    const shown = `docker:${source.locator}`;
    if (socketPath === null)
        throw noEngine(shown, "DOCKER_HOST names an engine elsewhere, and only one on this machine is asked");
    const signal = AbortSignal.timeout(Math.min(Math.max(1, deadline - Date.now()), 2 ** 31 - 1));
    const get = (path) => askEngine(socketPath, path, { patience: daemon_image_PATIENCE_MS, signal, use: (response) => readJson(response, shown) });
    try {
        const inspected = parseInspected(await get(`/images/${encodeReference(source.locator)}/json`), shown);
        const history = await get(`/images/${inspected.Id}/history`).catch(() => []);
        const facts = toFacts(inspected, Steps.safeParse(history).data ?? []);
        if (source.platform !== null && !isPlatform(facts.platform, source.platform))
            throw otherPlatform(shown, facts.platform, source.platform);
        const count = request.layers === "all" ? facts.diffIds.length : Math.min(request.layers, facts.diffIds.length);
        const first = facts.diffIds.slice(0, count);
        const changes = count === 0 ? [] : await readSavedLayers(first, { ...request, socketPath, id: inspected.Id, shown, signal });
        return { facts, changes };
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            throw error;
        throw noEngine(shown, signal.aborted ? "the time was up before it had answered" : toReason(error));
    }
}
async function readJson(response, shown) {
    if (response.statusCode === 404) {
        const next = `Build or pull it first, or write \`${shown.replace(/^docker:/, "registry:")}\` for the registry's.`;
        throw new errors/* GateError */.ue({ code: "target-not-found", message: `The container engine has no image ${shown}.`, next });
    }
    if (response.statusCode !== 200)
        throw new Error(`it answered ${response.statusCode}`);
    return parseJson(await registry_bodies_collect(response, JSON_LIMIT), `what the container engine says of ${shown}`);
}
function parseInspected(value, shown) {
    const parsed = Inspected.safeParse(value);
    if (parsed.success)
        return parsed.data;
    throw refuseImage(`What the container engine says of ${shown} cannot be understood: ${wrongAt(parsed.error)}.`);
}
function toFacts(inspected, steps) {
    const { Id, Os, Architecture, Variant, Config, RootFS, Created, RepoTags, RepoDigests, Descriptor } = inspected;
    return {
        config: Descriptor == null ? Id : null,
        manifest: null,
        index: null,
        platform: toPlatform({ os: Os, architecture: Architecture, variant: Variant }),
        diffIds: RootFS?.Layers ?? [],
        proof: "engine",
        blobs: null,
        labels: Config?.Labels ?? {},
        annotations: {},
        history: [...steps].reverse().map(daemon_image_toStep),
        created: Created || null,
        names: [...(RepoTags ?? []), ...(RepoDigests ?? [])],
        provenance: null,
    };
}
/** The engine tells the newest step first, and of each the size of what it added. */
function daemon_image_toStep({ CreatedBy, Comment, Created, Size }) {
    const isTold = typeof Created === "number" && Math.abs(Created) < 8.64e12;
    const created = isTold ? new Date(Created * 1000).toISOString() : null;
    return { createdBy: CreatedBy ?? "", comment: Comment ?? "", created, empty: (Size ?? 0) === 0 };
}
function otherPlatform(shown, actual, wanted) {
    const message = `${shown} is for ${actual ?? "an unknown platform"}, and ${wanted} was asked for.`;
    return new errors/* GateError */.ue({ code: "platform-missing", message, next: "Pull or build it for that platform, or leave `platform` out." });
}
function noEngine(shown, why) {
    const next = "Start the container engine, or save the image (`docker save`) and name the file.";
    return new errors/* GateError */.ue({ code: "environment", message: `The container engine could not be asked for ${shown}: ${why}.`, next });
}
function toReason(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (code === "ENOENT")
        return "nothing is at its socket";
    return code === "ECONNREFUSED" ? "nobody answers at its socket" : (0,system_errors/* sentenceOfSystem */.S)(error) || (0,errors/* sentenceOf */.$N)(error);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./out/edge/oci/blob.js





const PIECE = 1024 * 1024;
/** A pipe in a file's place must not be waited for. Windows has no such pipes, and no such flag. */
const READ = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0);
/** Opens a file and closes it after use; what is not there, cannot be read or is no regular file is refused with a sentence. */
async function withFile(path, use) {
    const refuse = (why) => {
        const next = "Check the path and its permissions.";
        throw new errors/* GateError */.ue({ code: "target-not-found", message: `${path} cannot be read: ${why}.`, next });
    };
    const file = await (0,promises_.open)(path, READ).catch((error) => refuse((0,system_errors/* sentenceOfSystem */.S)(error)));
    try {
        const there = await file.stat();
        if (!there.isFile())
            return refuse(there.isDirectory() ? "it is a folder" : "it is no regular file");
        return await use(file);
    }
    finally {
        await file.close();
    }
}
/** Bytes at a place in a file, fewer where it ends before. */
async function readAt(file, offset, length) {
    const bytes = Buffer.allocUnsafe(length);
    let at = 0;
    while (at < length) {
        const { bytesRead } = await file.read(bytes, at, length - at, offset + at);
        if (bytesRead === 0)
            break;
        at += bytesRead;
    }
    return bytes.subarray(0, at);
}
/** The whole of a small blob (JSON); one above 4 MiB is refused. `what` names it in the sentence. */
function readSmall(blob, what) {
    if (blob.size > JSON_LIMIT)
        throw refuseImage(`${blob.path} cannot be read: ${what} is larger than 4 MiB.`);
    return withFile(blob.path, (file) => readAt(file, blob.offset, blob.size));
}
/** A blob in pieces of 1 MiB; each is valid until the next is asked for. */
async function* streamBlob({ path, offset, size }) {
    const file = await (0,promises_.open)(path, "r");
    try {
        const piece = Buffer.allocUnsafe(Math.min(PIECE, Math.max(1, size)));
        for (let at = 0; at < size;) {
            const { bytesRead } = await file.read(piece, 0, Math.min(piece.length, size - at), offset + at);
            if (bytesRead === 0)
                return;
            yield piece.subarray(0, bytesRead);
            at += bytesRead;
        }
    }
    finally {
        await file.close();
    }
}

;// CONCATENATED MODULE: ./out/edge/oci/copy-blob.js





const NEW = external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_WRONLY;
/** Opens a file that is not there yet, for its bytes to be written, and closes it. */
async function withNewFile(path, write) {
    const file = await (0,promises_.open)(path, NEW, 0o600);
    try {
        await write(file);
    }
    finally {
        await file.close();
    }
}
/** Adds a blob's bytes to an open file. Refuses one that ends early, and stops past the deadline. */
async function appendBlob(blob, file, { what, deadline }) {
    let copied = 0;
    for await (const piece of streamBlob(blob)) {
        if (Date.now() > deadline)
            throw refuseLate(`${what} was copied for its scanner`);
        await file.writeFile(piece);
        copied += piece.length;
    }
    if (copied !== blob.size)
        throw refuseBytes(`${what} was cut short while it was copied.`);
}
/** Puts a blob at a new path: where it is a whole file as a second name of it (or a copy that shares its bytes), else as a copy. */
async function linkOrCopy(blob, { to, ...copying }) {
    const isWhole = blob.offset === 0 && (await (0,promises_.stat)(blob.path)).size === blob.size;
    if (isWhole && (await isShared(await (0,promises_.realpath)(blob.path), to)))
        return;
    await withNewFile(to, (file) => appendBlob(blob, file, copying));
}
/** Symbolic links would do but for Grype, which refuses them. Other file systems, and files of others, are not to be had by a second name. */
async function isShared(from, to) {
    const isLinked = await (0,promises_.link)(from, to).then(() => true, () => false);
    return (isLinked ||
        (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE_FORCE | external_node_fs_.constants.COPYFILE_EXCL).then(() => true, () => (0,promises_.rm)(to, { force: true }).then(() => false)));
}

;// CONCATENATED MODULE: ./out/edge/oci/save-archive.js



/** Writes one image as an archive like that of `docker save`. Layers that are one blob are one entry, and none is a link. */
async function writeArchive({ config, names, layers }, { to, ...copying }) {
    const entries = new Map();
    const places = layers.map(({ blob }) => {
        const key = `${blob.path} ${blob.offset}`;
        const entry = entries.get(key) ?? { name: `layer-${entries.size + 1}.tar`, content: blob };
        entries.set(key, entry);
        return entry.name;
    });
    const Config = `${digestOf(config).replace("sha256:", "")}.json`;
    const list = [{ Config, RepoTags: names.length === 0 ? null : names, Layers: places }];
    const small = [
        { name: "manifest.json", content: new TextEncoder().encode(JSON.stringify(list)) },
        { name: Config, content: config },
    ];
    await withNewFile(to, async (file) => {
        for (const entry of [...small, ...entries.values()])
            await writeEntry(entry, file, copying);
        await file.writeFile(new Uint8Array(2 * BLOCK));
    });
}
async function writeEntry({ name, content }, file, copying) {
    const size = content instanceof Uint8Array ? content.length : content.size;
    await file.writeFile(toTarHeader(name, size));
    if (content instanceof Uint8Array)
        await file.writeFile(content);
    else
        await appendBlob(content, file, copying);
    await file.writeFile(new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK));
}

;// CONCATENATED MODULE: ./out/edge/oci/docker-archive.js




const List = schemas/* array */.YOg(schemas/* object */.Ikc({ Config: schemas/* string */.YjP(), RepoTags: schemas/* array */.YOg(schemas/* string */.YjP()).nullish(), Layers: schemas/* array */.YOg(schemas/* string */.YjP()).max(1000).nullish() }))
    .max(1000);
const BY_DIGEST = /(?:^|\/)([0-9a-f]{64})(?:\.json|\.tar)?$/;
/** The images of an archive of `docker save`, `podman save` or skopeo, in its order. Refuses what is none. */
async function readDockerArchive(store) {
    const list = await store.find("manifest.json");
    if (list === null)
        throw refuseImage(`${store.shown} has no manifest.json, so it is no archive of \`docker save\`.`, "Write `oci-archive:` for an OCI archive.");
    const parsed = List.safeParse(parseJson(await readSmall(list, "manifest.json"), `the manifest.json of ${store.shown}`));
    if (!parsed.success)
        throw refuseImage(`The manifest.json of ${store.shown} does not list images.`);
    return Promise.all(parsed.data.map((entry) => readEntry(entry, store)));
}
async function readEntry({ Config, RepoTags, Layers }, store) {
    const found = await store.find(Config);
    if (found === null)
        throw refuseImage(`${store.shown} has no ${Config}, which its manifest.json names.`);
    const config = await readSmall(found, Config);
    const said = BY_DIGEST.exec(Config)?.[1];
    if (said !== undefined && digestOf(config) !== `sha256:${said}`)
        throw refuseBytes(`${Config} of ${store.shown} is ${digestOf(config)}, and not what it is named.`);
    const layers = await Promise.all((Layers ?? []).map((name) => findLayer(name, store)));
    const { platform } = parseImageConfig(config, store.shown);
    return { names: RepoTags ?? [], platform, config, manifest: null, index: null, layers, provenance: async () => null };
}
/** Only the blobs of an OCI layout within are named by the digest of their bytes for certain; `<id>/layer.tar` and `<id>.tar` need not be. */
async function findLayer(name, store) {
    const blob = await store.find(name);
    if (blob === null)
        throw refuseImage(`${store.shown} has no layer ${name}, which its manifest.json names.`);
    const digest = name.startsWith("blobs/sha256/") ? BY_DIGEST.exec(name)?.[1] : undefined;
    return { blob, digest: digest === undefined ? null : `sha256:${digest}` };
}

;// CONCATENATED MODULE: ./out/edge/oci/image-manifest.js



const image_manifest_MOST_LAYERS = 1000;
const Annotations = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish();
const Platform = schemas/* object */.Ikc({ os: schemas/* string */.YjP().nullish(), architecture: schemas/* string */.YjP().nullish(), variant: schemas/* string */.YjP().nullish() });
const Descriptor = schemas/* object */.Ikc({
    mediaType: schemas/* string */.YjP().nullish(),
    digest: schemas/* string */.YjP().regex(DIGEST),
    size: schemas/* number */.aig().int().nonnegative(),
    platform: Platform.nullish(),
    annotations: Annotations,
});
const Manifest = schemas/* object */.Ikc({ config: Descriptor, layers: schemas/* array */.YOg(Descriptor).max(image_manifest_MOST_LAYERS), annotations: Annotations });
const Index = schemas/* object */.Ikc({ manifests: schemas/* array */.YOg(Descriptor).max(image_manifest_MOST_LAYERS), annotations: Annotations });
/** Reads a manifest or an index, told apart by what it has; refuses (`target-invalid`) what is neither. `what` names it in the sentence. */
function parseManifest(bytes, what) {
    const value = parseJson(bytes, what);
    const isIndex = typeof value === "object" && value !== null && "manifests" in value;
    const parsed = isIndex ? Index.safeParse(value) : Manifest.safeParse(value);
    if (!parsed.success)
        throw refuseImage(`${capital(what)} cannot be understood: ${wrongAt(parsed.error)}.`);
    return "manifests" in parsed.data ? { index: parsed.data } : { manifest: parsed.data };
}
/** What an image is. Refuses (`target-invalid`, `source-mismatch`) a config that is none, or is not that of the manifest. */
function toImageFacts({ name, config, manifest, index, names, provenance, proof }) {
    const parsed = manifest === null ? null : parseManifest(manifest, `the manifest of ${name}`);
    if (parsed !== null && "index" in parsed)
        throw refuseImage(`The manifest of ${name} is an index.`);
    const own = parseImageConfig(config, name);
    const digest = digestOf(config);
    if (parsed !== null && parsed.manifest.config.digest !== digest)
        throw refuseBytes(`The config of ${name} is ${digest}, and its manifest says ${parsed.manifest.config.digest}.`);
    if (parsed !== null && parsed.manifest.layers.length !== own.diffIds.length)
        throw refuseBytes(`${name} has ${parsed.manifest.layers.length} layers, and its config lists ${own.diffIds.length} diff IDs.`);
    return {
        ...own,
        config: digest,
        manifest: manifest === null ? null : digestOf(manifest),
        index,
        proof,
        blobs: parsed === null ? null : parsed.manifest.layers.map((layer) => layer.digest),
        annotations: parsed?.manifest.annotations ?? {},
        names,
        provenance,
    };
}

// EXTERNAL MODULE: ./out/model/materials.js
var model_materials = __webpack_require__(1544);
;// CONCATENATED MODULE: ./out/edge/oci/oci-layout.js





const MOST_NESTED = 4;
const MOST_IMAGES = 1000;
const NAMES = ["io.containerd.image.name", "org.opencontainers.image.ref.name"];
const ATTESTS = "vnd.docker.reference.digest";
/** The images of an OCI layout or archive, in its order, with each digest checked against its bytes. Attestations are no images. */
async function readLayout(store) {
    const found = await findManifests(store);
    const attestations = found.filter(({ descriptor }) => isAttestation(descriptor));
    const images = found.filter(({ descriptor }) => !isAttestation(descriptor));
    return Promise.all(images.map((image) => readImage(image, { attestations, store })));
}
/** Every manifest once, through nested indexes, with all names that lead to it. */
async function findManifests(store) {
    const file = await store.find("index.json");
    if (file === null)
        throw refuseImage(`${store.shown} has no index.json, so it is no OCI layout.`, "Write `docker-archive:` for an archive of `docker save`, or name the folder or archive that holds index.json and blobs/.");
    const found = new Map();
    const seen = new Set();
    const enter = async (bytes, above, depth) => {
        const read = parseManifest(bytes, `an index of ${store.shown}`);
        if (!("index" in read))
            throw refuseImage(`${store.shown} names a manifest where an index should be.`);
        for (const descriptor of read.index.manifests) {
            const names = [...new Set([...above.names, ...namesOf(descriptor)])];
            const key = `${isAttestation(descriptor)} ${descriptor.digest}`;
            const way = `${key} ${names.join(" ")}`;
            if (seen.size >= MOST_IMAGES)
                throw refuseImage(`${store.shown} holds more than ${MOST_IMAGES} images.`);
            if (!(descriptor.mediaType ?? "").match(/index|manifest\.list/)) {
                const known = found.get(key) ?? { descriptor, index: above.index, names };
                found.set(key, { ...known, names: [...new Set([...known.names, ...names])] });
            }
            else if (depth >= MOST_NESTED)
                throw refuseImage(`${store.shown} has indexes nested more than ${MOST_NESTED} deep.`);
            else if (!seen.has(way))
                await enter(await readBlob(descriptor, store), { index: descriptor.digest, names }, depth + 1);
            seen.add(way);
        }
    };
    await enter(await readSmall(file, "index.json"), { index: null, names: [] }, 0);
    return [...found.values()];
}
function namesOf({ annotations }) {
    return NAMES.flatMap((key) => annotations?.[key] || []);
}
function isAttestation({ annotations, platform }) {
    return annotations?.[ATTESTS] !== undefined || platform?.os === "unknown";
}
async function readImage({ descriptor, index, names }, { attestations, store }) {
    const manifest = await readBlob(descriptor, store);
    const read = parseManifest(manifest, `the manifest ${descriptor.digest} of ${store.shown}`);
    if ("index" in read)
        throw refuseImage(`${store.shown} names an index where a manifest should be.`);
    const config = await readBlob(read.manifest.config, store);
    const own = parseImageConfig(config, store.shown).platform;
    return {
        names,
        platform: own ?? toPlatform(descriptor.platform ?? {}),
        config,
        manifest,
        index,
        layers: await findLayers(read.manifest, store),
        provenance: () => readProvenance(descriptor.digest, { attestations, store }),
    };
}
function findLayers(manifest, store) {
    return Promise.all(manifest.layers.map(async ({ digest, size }) => {
        const blob = await store.find(toPath(digest));
        if (blob === null)
            throw refuseImage(`${store.shown} has no blob ${digest}, which is a layer of its image.`);
        if (blob.size !== size)
            throw refuseBytes(`Layer ${digest} of ${store.shown} should have ${size} bytes, and it has ${blob.size}.`);
        return { blob, digest };
    }));
}
/** What the image's own attestations say was used. */
async function readProvenance(digest, { attestations, store }) {
    for (const { descriptor } of attestations.filter((one) => one.descriptor.annotations?.[ATTESTS] === digest)) {
        const read = parseManifest(await readBlob(descriptor, store), `an attestation of ${store.shown}`);
        if ("index" in read)
            continue;
        for (const layer of read.manifest.layers) {
            if (!(layer.annotations?.["in-toto.io/predicate-type"] ?? "").startsWith("https://slsa.dev/provenance/"))
                continue;
            const materials = (0,model_materials/* toMaterials */.E)(parseJson(await readBlob(layer, store), `an attestation of ${store.shown}`));
            if (materials !== null)
                return materials;
        }
    }
    return null;
}
async function readBlob({ digest, size }, store) {
    const blob = await store.find(toPath(digest));
    if (blob === null)
        throw refuseImage(`${store.shown} has no blob ${digest}.`);
    const bytes = await readSmall(blob, `blob ${digest} of ${store.shown}`);
    if (bytes.length !== size || digestOf(bytes) !== digest)
        throw refuseBytes(`Blob ${digest} of ${store.shown} is to have ${size} bytes, and it has ${bytes.length}, with the digest ${digestOf(bytes)}.`);
    return bytes;
}
function toPath(digest) {
    return `blobs/${digest.replace(":", "/")}`;
}

;// CONCATENATED MODULE: ./out/edge/oci/store.js







const store_MOST_ENTRIES = 100_000;
const MOST_LINKS = 8;
/** Marks an entry of a name that is there twice: readers differ in which of the two they take. */
const TWICE = "twice";
/** Opens a layout's folder, or indexes an archive by its headers alone: entries may come in any order. */
async function openStore({ scheme, locator, absolute }) {
    const path = absolute ?? locator;
    const shown = `${scheme}:${locator}`;
    if (scheme === "oci-dir")
        return { shown, find: (name) => findFile(path, name) };
    const entries = await store_readEntries(path, shown);
    return { shown, find: async (name) => findEntry(entries, { path, name, shown }) };
}
async function findFile(folder, name) {
    const path = toLayerPath(name);
    if (path === null)
        return null;
    const whole = (0,external_node_path_.join)(folder, path);
    const there = await (0,promises_.stat)(whole).catch(() => null);
    return there?.isFile() ? { path: whole, offset: 0, size: there.size } : null;
}
async function store_readEntries(path, shown) {
    const entries = new Map();
    const refuse = (why) => {
        throw refuseImage(`${shown} ${why}.`);
    };
    const enter = (entry) => {
        const name = toLayerPath(entry.path);
        if (name !== null && entry.type !== "5")
            entries.set(name, entries.has(name) ? { ...entry, type: TWICE } : entry);
        if (entries.size > store_MOST_ENTRIES)
            refuse(`has more than ${store_MOST_ENTRIES} entries`);
        return null;
    };
    const walk = makeTarWalk({ enter, refuse });
    await withFile(path, async (file) => {
        const { size } = await file.stat();
        const packed = packedWith(await readAt(file, 0, 4));
        if (packed !== null)
            throw refuseImage(`${shown} is packed with ${packed}.`, "Unpack it first: an archive of an image is a plain tar file.");
        for (let at = 0; at < size;) {
            const jump = walk.skippable();
            if (jump === Number.MAX_SAFE_INTEGER)
                return;
            if (jump > 0) {
                if (at + jump > size + 511)
                    refuse("is cut short");
                walk.skip(jump);
                at += jump;
                continue;
            }
            const piece = await readAt(file, at, Math.min(BLOCK, size - at));
            if (piece.length === 0)
                break;
            walk.write(piece);
            at += piece.length;
        }
        walk.end();
    });
    return entries;
}
/** What a file is packed with, by its first bytes; null: nothing that is known here. */
function packedWith([first, second]) {
    if (first === 0x1f && second === 0x8b)
        return "gzip";
    if (first === 0x28 && second === 0xb5)
        return "zstd";
    return first === 0xfd && second === 0x37 ? "xz" : null;
}
/** Equal layers are links to one of them: symbolic (relative to their folder) or hard (by the name in the archive). */
function findEntry(entries, { path, name, shown }) {
    let current = toLayerPath(name);
    for (let links = 0; links <= MOST_LINKS; links += 1) {
        const entry = current === null ? undefined : entries.get(current);
        if (entry === undefined || current === null)
            return null;
        if (entry.sparse)
            throw refuseImage(`${shown} holds ${current} as a sparse file.`, "Make the archive anew, without `--sparse`.");
        if (entry.type === TWICE)
            throw refuseImage(`${shown} holds ${current} twice, and nobody can tell which is meant.`);
        if (entry.type === "0")
            return { path, offset: entry.offset, size: entry.size };
        if (entry.type !== "1" && entry.type !== "2")
            return null;
        current = entry.type === "1" ? toLayerPath(entry.link) : follow(current, entry.link);
    }
    throw refuseImage(`${shown} leads in a circle: ${name} is a link to a link to a link.`);
}
function follow(from, link) {
    const parts = link.startsWith("/") ? [] : from.split("/").slice(0, -1);
    for (const part of link.split("/")) {
        if (part === "" || part === ".")
            continue;
        if (part !== "..")
            parts.push(part);
        else if (parts.pop() === undefined)
            return null;
    }
    return parts.join("/");
}

;// CONCATENATED MODULE: ./out/edge/oci/stored.js









/** The images of an archive or layout, in its order: their names and platforms. Rejects as the port `Images` says. */
async function listStored(source) {
    return (await readImages(source)).map(({ names, platform }) => ({ names, platform }));
}
/** Reads one image of an archive or layout; with `layers: "all"` its diff IDs are proven by its bytes. Rejects as the port `Images` says. */
async function readStored(request) {
    return stored_readImage(await chooseStored(request.source), request);
}
/** Reads an image whose layers are at hand; where all of them are read, its diff IDs are proven by their bytes. */
async function stored_readImage(image, { source, wanted, layers, deadline }) {
    const shown = `${source.scheme}:${source.locator}`;
    const { config, manifest, index, names } = image;
    const provenance = await image.provenance();
    const count = layers === "all" ? image.layers.length : Math.min(layers, image.layers.length);
    const proof = layers === "all" || (count > 0 && count === image.layers.length) ? "bytes" : "config";
    const facts = toImageFacts({ name: shown, config, manifest, index, names, provenance, proof });
    if (image.layers.length !== facts.diffIds.length)
        throw refuseBytes(`${shown} has ${image.layers.length} layers, and its config lists ${facts.diffIds.length} diff IDs.`);
    const read = new Map();
    const changes = [];
    for (const [at, { blob, digest }] of image.layers.slice(0, count).entries()) {
        const diffId = facts.diffIds[at] ?? "";
        const key = `${blob.path} ${blob.offset} ${diffId} ${digest}`;
        const what = `Layer ${at + 1} of ${shown}`;
        const told = read.get(key) ?? (await readLayer({ what, pieces: streamBlob(blob), digest, diffId, wanted, deadline }));
        read.set(key, told);
        changes.push(told);
    }
    return { facts, changes };
}
/** The image of an archive or layout that a source means. Rejects as the port `Images` says. */
async function chooseStored(source) {
    return choose(await readImages(source), source);
}
async function readImages(source) {
    const store = await openStore(source);
    const images = source.scheme === "docker-archive" ? await readDockerArchive(store) : await readLayout(store);
    if (images.length === 0)
        throw refuseImage(`${store.shown} holds no image.`);
    return images;
}
/** The image that is meant: by name (or `@INDEX`) and platform; refuses where none fits, or several do. */
function choose(images, { scheme, locator, name, platform }) {
    const shown = `${scheme}:${locator}`;
    const named = name === null ? images : images.filter(({ names }, at) => (name.startsWith("@") ? name === `@${at}` : names.includes(name)));
    if (named.length === 0)
        throw notThere(`${shown} holds no image called ${name}: it holds ${listNames(images)}.`);
    const first = named[0];
    if (named.length === 1 && first !== undefined) {
        if (platform === null || isPlatform(first.platform, platform))
            return first;
        throw noPlatform(shown, platform, images);
    }
    const fitting = named.filter((image) => isPlatform(image.platform, platform ?? "linux/amd64"));
    const [only, ...others] = fitting;
    if (only === undefined)
        throw noPlatform(shown, platform ?? "linux/amd64", named);
    if (others.every(({ config }) => Buffer.compare(config, only.config) === 0))
        return only;
    throw refuseImage(`${shown} holds several images: ${listNames(images)}.`, `Name the one that is meant: \`${shown}:NAME\`.`);
}
function listNames(images) {
    return images.map(({ names }, at) => names[0] ?? `@${at}`).join(", ");
}
function notThere(message) {
    return new errors/* GateError */.ue({ code: "target-not-found", message, next: "Write one of these names." });
}
function noPlatform(shown, wanted, images) {
    const there = images.map(({ platform }) => platform ?? "an unknown one").join(", ");
    const message = `${shown} has no image for ${wanted}: it has ${there}.`;
    return new errors/* GateError */.ue({ code: "platform-missing", message, next: "Ask for one of these platforms (`platform`)." });
}

;// CONCATENATED MODULE: ./out/edge/oci/extract.js








/** Writes one image of an archive or layout, and nothing beside it, into an empty folder. Rejects as the port `Images` says. */
async function extractStored(request) {
    return writeImage(await chooseStored(request.source), request);
}
/** Writes an image whose layers are at hand into an empty folder. Rejects as the port `Images` says. */
async function writeImage(image, { source, to, deadline }) {
    const config = digestOf(image.config);
    const copying = { what: `${source.scheme}:${source.locator}`, deadline };
    try {
        if (image.manifest !== null)
            return { scheme: "oci-dir", path: await writeLayout(image, image.manifest, { ...copying, to }), config };
        const path = (0,external_node_path_.join)(to, "image.tar");
        await writeArchive(image, { ...copying, to: path });
        return { scheme: "docker-archive", path, config };
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            throw error;
        throw refuseDisk(`${copying.what} could not be copied for its scanner`, error);
    }
}
/** A layout of one manifest. Its layers are the same files where they are files already. */
async function writeLayout(image, manifest, { to, ...copying }) {
    const layout = (0,external_node_path_.join)(to, "image");
    const blobs = (0,external_node_path_.join)(layout, "blobs", "sha256");
    await (0,promises_.mkdir)(blobs, { recursive: true });
    const toPath = (digest) => (0,external_node_path_.join)(blobs, digest.replace("sha256:", ""));
    const descriptor = { mediaType: toMediaType(manifest), digest: digestOf(manifest), size: manifest.length };
    await (0,promises_.writeFile)((0,external_node_path_.join)(layout, "oci-layout"), JSON.stringify({ imageLayoutVersion: "1.0.0" }));
    await (0,promises_.writeFile)((0,external_node_path_.join)(layout, "index.json"), JSON.stringify({ schemaVersion: 2, manifests: [descriptor] }));
    await (0,promises_.writeFile)(toPath(descriptor.digest), manifest);
    await (0,promises_.writeFile)(toPath(digestOf(image.config)), image.config);
    const layers = new Map(image.layers.flatMap(({ digest, blob }) => (digest === null ? [] : [[digest, blob]])));
    for (const [digest, blob] of layers)
        await linkOrCopy(blob, { ...copying, to: toPath(digest) });
    return layout;
}
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
/** What a manifest says it is; one that says nothing is OCI's. */
function toMediaType(manifest) {
    const value = JSON.parse(new TextDecoder().decode(manifest));
    const said = typeof value === "object" && value !== null && "mediaType" in value ? value.mediaType : null;
    return typeof said === "string" && said !== "" ? said : MANIFEST;
}

// EXTERNAL MODULE: ./out/model/reference.js
var model_reference = __webpack_require__(5023);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./out/edge/node/connector.js






/** Sends one request and gives the answer's head. Knows the declared proxy and certificates; inherits no other. */
function makeConnector(options) {
    let ca;
    return async (url, { signal, stall, patience = stall, token, method = "GET", headers: more = {}, body }) => {
        ca ??= readAuthorities(options.caCertificate);
        const agent = await toAgent(url, options);
        // What is in the environment (NODE_TLS_REJECT_UNAUTHORIZED) must not switch the check off: it is asked for by name.
        const tls = { ca: await ca, rejectUnauthorized: true };
        const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
        const headers = { "user-agent": "portcullis", accept: "*/*", "accept-encoding": "identity", ...authorization, ...more };
        return new Promise((resolve, reject) => {
            const send = url.protocol === "https:" ? external_node_https_.request : external_node_http_.request;
            const asked = send(url, { agent, method, headers, signal, ...(url.protocol === "https:" ? tls : {}) }, resolve);
            let answer;
            const silent = (milliseconds) => (answer ?? asked).destroy(new DownloadFault(`the server said nothing for ${milliseconds / 1000} seconds`, { transient: true }));
            // A socket's own timeout begins only when it is connected: the name server and the way there need a limit too.
            const unanswered = setTimeout(() => silent(patience), patience);
            asked.on("response", (response) => {
                clearTimeout(unanswered);
                answer = response;
            });
            asked.setTimeout(stall, () => silent(stall));
            asked.on("error", (error) => {
                clearTimeout(unanswered);
                reject(error);
            });
            asked.end(body);
        });
    };
}
/** Node's own authorities and those of a PEM file; undefined: Node's own alone. */
async function readAuthorities(path) {
    if (path === null)
        return undefined;
    const text = await (0,promises_.readFile)(path, "utf8").catch((error) => {
        throw new DownloadFault(`the certificates in ${path} cannot be read: ${(0,system_errors/* sentenceOfSystem */.S)(error)}`);
    });
    if (!text.includes("-----BEGIN CERTIFICATE-----"))
        throw new DownloadFault(`${path} holds no certificate (PEM)`);
    return [...external_node_tls_.rootCertificates, text];
}
/** An agent of our own for each request: the shared one may have been told of a proxy by the environment. */
async function toAgent(url, { proxy, env }) {
    const through = toProxy(url, { proxy, env });
    if (through !== null) {
        const { HttpsProxyAgent } = await __webpack_require__.e(/* import() */ 643).then(__webpack_require__.bind(__webpack_require__, 5643));
        return new HttpsProxyAgent(through);
    }
    return url.protocol === "https:" ? new external_node_https_.Agent({ keepAlive: false }) : new external_node_http_.Agent({ keepAlive: false });
}
/** The proxy for an address, or null: none was declared, the address is this machine's own, or NO_PROXY exempts it. */
function toProxy(url, { proxy, env }) {
    if (proxy === null || isLoopback(url.hostname))
        return null;
    const inherited = env.HTTPS_PROXY || env.https_proxy || "";
    const address = proxy === "inherit" ? inherited : proxy;
    if (address === "")
        return null;
    if (proxy === "inherit" && isExempt(url, env.NO_PROXY || env.no_proxy || ""))
        return null;
    if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
        throw new DownloadFault(`the proxy ${showAddress(address)} is not an http or https address`);
    }
    return address;
}
/** NO_PROXY as curl and Go read it: hosts, domains with all below them, with or without a leading dot or a port; `*` is everything. */
function isExempt({ hostname, port }, list) {
    return list
        .split(/[\s,]+/)
        .filter((entry) => entry !== "")
        .some((entry) => {
        if (entry === "*")
            return true;
        const [, host = "", onPort] = /^(?:\*?\.)?(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
        if (onPort !== undefined && onPort !== (port || "443"))
            return false;
        return hostname === host || hostname.endsWith(`.${host}`);
    });
}
/** This machine's own addresses by name. */
function isLoopback(hostname) {
    return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-host.js

const HUB = "docker.io";
/** The names under which Docker Hub goes; its registry answers to the third. */
const HUB_NAMES = new Set([HUB, "index.docker.io", "registry-1.docker.io", "hub.docker.com"]);
/** The host that answers for a reference's registry. */
function toRegistryHost(registry) {
    const name = toRegistryName(registry);
    const authority = name === HUB ? "registry-1.docker.io" : name;
    const address = `https://${authority}`;
    return { name, authority, isLocal: URL.canParse(address) && isLoopback(new URL(address).hostname) };
}
/** A registry's one name, however it was written: lower case, and `docker.io` for Docker Hub. */
function toRegistryName(registry) {
    const lower = registry.toLowerCase();
    return HUB_NAMES.has(lower) ? HUB : lower;
}

;// CONCATENATED MODULE: ./out/edge/oci/credentials-docker.js





const LIMIT = 4 * 1024 * 1024;
/** Under this name Docker keeps what is for Docker Hub. */
const HUB_SERVER = "https://index.docker.io/v1/";
const credentials_docker_Text = schemas/* string */.YjP().nullish();
const Entry = schemas/* object */.Ikc({ auth: credentials_docker_Text, username: credentials_docker_Text, password: credentials_docker_Text, identitytoken: credentials_docker_Text, registrytoken: credentials_docker_Text });
const credentials_docker_Config = schemas/* object */.Ikc({
    auths: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
    credHelpers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()).nullish(),
    credsStore: credentials_docker_Text,
});
/** Where Docker keeps its configuration: the folder of DOCKER_CONFIG, else `.docker` at home. */
function toDockerConfigPath({ env, home }) {
    return (0,external_node_path_.join)(env.DOCKER_CONFIG || (0,external_node_path_.join)(home, ".docker"), "config.json");
}
/** Reads Docker's configuration; null where there is none. Never rejects: what is wrong with it is in `fault`, without its content. */
async function readDockerConfig(machine) {
    const path = toDockerConfigPath(machine);
    try {
        const text = await (0,promises_.readFile)(path, "utf8");
        if (text.length > LIMIT)
            return { config: null, path, fault: `${path} is larger than 4 MiB.` };
        const parsed = credentials_docker_Config.safeParse(toJson(text));
        return parsed.success ? { config: parsed.data, path, fault: null } : { config: null, path, fault: `${path} cannot be understood.` };
    }
    catch (error) {
        const isMissing = typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
        return { config: null, path, fault: isMissing ? null : `${path} cannot be read: ${(0,system_errors/* sentenceOfSystem */.S)(error)}.` };
    }
}
function toJson(text) {
    try {
        return JSON.parse(text.replace(/^\uFEFF/, ""));
    }
    catch {
        return undefined;
    }
}
/** What the configuration has for a registry: the helper to ask (and under which name), and credentials that stand there. */
function credentials_docker_findEntry(config, name) {
    const server = name === "docker.io" ? HUB_SERVER : name;
    const own = findKey(config.credHelpers ?? {}, name);
    const helper = own === undefined ? config.credsStore || null : (config.credHelpers?.[own] ?? null);
    const key = findKey(config.auths ?? {}, name);
    return {
        helper,
        server: own !== undefined && name !== "docker.io" ? own : server,
        entry: key === undefined ? null : toCredentials(config.auths?.[key]),
    };
}
/** A key that is for a whole registry: its host, with or without a scheme and the API's version. One for a path below it is for that alone. */
function findKey(table, name) {
    const keys = Object.keys(table);
    return keys.find((key) => key === name) ?? keys.find((key) => toName(key) === name);
}
function toName(key) {
    const host = /^(?:https?:\/\/)?([^/]+)(?:\/(?:v[12]\/?)?)?$/.exec(key)?.[1];
    return host === undefined ? null : toRegistryName(host);
}
function toCredentials(value) {
    const parsed = Entry.safeParse(value);
    if (!parsed.success)
        return null;
    const { auth, username, password, identitytoken, registrytoken } = parsed.data;
    if (registrytoken)
        return { kind: "bearer", token: registrytoken };
    if (identitytoken)
        return { kind: "identity", token: identitytoken };
    if (username && password)
        return toPassword(username, password);
    const decoded = Buffer.from(auth ?? "", "base64").toString("utf8");
    const colon = decoded.indexOf(":");
    return colon < 1 ? null : toPassword(decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, ""));
}
/** A user called `<token>` is no user: the password is an identity token. */
function toPassword(username, password) {
    return username === "<token>" ? { kind: "identity", token: password } : { kind: "password", username, password };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./out/edge/oci/credentials-helper.js




const credentials_helper_PATIENCE_MS = 4_000;
const credentials_helper_LIMIT = 64 * 1024;
const NAME = /^[\w][\w.-]*$/;
const Answer = schemas/* object */.Ikc({ Username: schemas/* string */.YjP(), Secret: schemas/* string */.YjP().min(1) });
const NOTHING = /credentials not found/i;
/** What helpers need to find their user's keys, and nothing that is another's. */
const credentials_helper_NAMES = new Set([
    ...["PATH", "HOME", "USER", "LOGNAME", "LANG", "TMPDIR", "DOCKER_CONFIG", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY"],
    ...["GNUPGHOME", "PASSWORD_STORE_DIR", "GOOGLE_APPLICATION_CREDENTIALS", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME"],
    ...["SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "TEMP", "TMP"],
]);
const PREFIXES = /^(?:AWS|CLOUDSDK|AZURE|ACR|LC)_/;
const PROXIES = /^(?:https?|no)_proxy$/i;
/**
 * Asks a credential helper of Docker for one server: `docker-credential-NAME get`, the server on its standard input. It has 4 seconds, after
 * which it is killed with what it started. Never rejects; what it prints is told to nobody.
 */
async function askHelper({ helper, server }, options) {
    const { machine, processes } = options;
    const program = `docker-credential-${helper}`;
    const failed = (why) => ({ credentials: null, fault: `The credential helper ${program} ${why}.` });
    if (!NAME.test(helper))
        return { credentials: null, fault: "Docker's configuration names a credential helper that has no such name." };
    const file = await processes.find(program, machine.env.PATH ?? "");
    if (file === null)
        return failed("is not in PATH");
    const { output, end } = await run(file, server, toHelperEnvironment(machine, options.proxy));
    if (end === "late")
        return failed(`gave no answer in ${credentials_helper_PATIENCE_MS / 1000} seconds`);
    if (end === "large")
        return failed("answered far too much");
    if (end !== 0)
        return NOTHING.test(output) ? { credentials: null, fault: null } : failed("failed");
    const parsed = Answer.safeParse(credentials_helper_toJson(output));
    if (!parsed.success)
        return failed("gave an answer that cannot be understood");
    return { credentials: toPassword(parsed.data.Username, parsed.data.Secret), fault: null };
}
function credentials_helper_toJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** The environment of a helper, from nothing. A proxy only where one was declared. */
function toHelperEnvironment({ env, home }, proxy) {
    const picked = { HOME: home };
    for (const [name, value] of Object.entries(env)) {
        const isMeant = credentials_helper_NAMES.has(name) || PREFIXES.test(name) || (proxy === "inherit" && PROXIES.test(name));
        if (isMeant && value !== undefined)
            picked[name] = value;
    }
    return proxy === null || proxy === "inherit" ? picked : { ...picked, HTTPS_PROXY: proxy, HTTP_PROXY: proxy };
}
function run(file, input, env) {
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)(file, ["get"], {
            env,
            cwd: (0,external_node_os_.tmpdir)(),
            shell: false,
            detached: true,
            windowsHide: true,
            stdio: ["pipe", "pipe", "ignore"],
        });
        let output = "";
        const finish = (end) => {
            clearTimeout(timer);
            killGroup(child);
            child.stdout.destroy();
            resolve({ output, end });
        };
        const timer = setTimeout(() => finish("late"), credentials_helper_PATIENCE_MS);
        child.stdout.setEncoding("utf8").on("data", (piece) => {
            output += piece;
            if (output.length > credentials_helper_LIMIT)
                finish("large");
        });
        child.on("error", () => finish(null));
        child.on("close", (code) => finish(code));
        child.stdin.on("error", () => undefined); // it may end without reading
        child.stdin.end(`${input}\n`);
    });
}
function killGroup({ pid }) {
    if (pid === undefined)
        return;
    try {
        process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
    }
    catch {
        // nobody is left
    }
}

;// CONCATENATED MODULE: ./out/edge/oci/credentials.js



/**
 * Finds the credentials for one registry: those of the settings for that very host, else of Docker's configuration (helper of the host,
 * helper of all, what stands there). Never rejects; what cannot be read or run is told in `fault`.
 */
async function findCredentials(registry, options) {
    const name = toRegistryName(registry);
    const given = options.registry.find(({ host }) => toRegistryName(host) === name);
    if (given !== undefined) {
        const { username, password } = given;
        return { credentials: { kind: "password", username, password }, source: "`registry-username`", fault: null };
    }
    const { config, path, fault } = await readDockerConfig(options.machine);
    if (config === null)
        return { credentials: null, source: path, fault };
    const { helper, server, entry } = credentials_docker_findEntry(config, name);
    if (helper === null)
        return { credentials: entry, source: path, fault: null };
    const answer = await askHelper({ helper, server }, options);
    const source = answer.credentials === null && entry !== null ? path : `docker-credential-${helper}`;
    return { credentials: answer.credentials ?? entry, source, fault: answer.fault };
}

// EXTERNAL MODULE: ./node_modules/p-limit/index.js + 1 modules
var p_limit = __webpack_require__(370);
;// CONCATENATED MODULE: ./out/edge/oci/layer-store.js



const AT_ONCE = 4;
/** Gives a store in a private folder, which is made when the first layer comes and removed when the run ends. */
function makeLayerStore({ privateFolder }) {
    const limit = (0,p_limit/* default */.A)(AT_ONCE);
    const kept = new Map();
    let folder;
    const begin = (digest, fetch) => {
        const fetched = limit(async () => {
            folder ??= privateFolder();
            const path = (0,external_node_path_.join)(await folder, digest.replace(":", "-"));
            await fetch(path).catch((error) => makeRoom(path, error));
            return path;
        });
        kept.set(digest, fetched);
        return fetched.catch((error) => {
            kept.delete(digest);
            throw error;
        });
    };
    return async (digest, fetch) => {
        for (let others = kept.get(digest); others !== undefined; others = kept.get(digest)) {
            const path = await others.catch(() => null);
            if (path !== null)
                return path;
        }
        return begin(digest, fetch);
    };
}
/** What came of a layer that failed takes room from the others. */
async function makeRoom(path, error) {
    await (0,promises_.rm)(path, { force: true }).catch(() => undefined);
    throw error;
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./out/edge/oci/registry-tries.js



const TRIES = 2;
const PAUSE_MS = 1_000;
/** Tries something twice where what failed may pass, after the wait that the server asked for. Rejects with a GateError or a DownloadFault. */
async function withTries(act, { signal, pause = PAUSE_MS }) {
    for (let tries = 1;; tries += 1) {
        try {
            return await act();
        }
        catch (error) {
            if (signal.aborted)
                throw new DownloadFault(String(signal.reason));
            if ((0,errors/* isGateError */.Wc)(error))
                throw error;
            const fault = isDownloadFault(error) ? error : explainFault(error);
            if (!fault.transient || tries === TRIES)
                throw tries === 1 ? fault : new DownloadFault(`${fault.message} (tried ${tries} times)`);
            await (0,external_node_timers_promises_.setTimeout)(fault.wait ?? pause, undefined, { signal }).catch(() => {
                throw new DownloadFault(`${fault.message}, and ${String(signal.reason)}`);
            });
        }
    }
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-client.js







/** The kinds of index and manifest that are read: what is not asked for, some registries rewrite. */
const KINDS = [
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");
/** Gives the reader of one repository. What may pass (a cut body, a busy registry) is tried once more. */
function makeRepository({ session, reference, shown, patience, ...trying }) {
    const { repository, registry } = reference;
    const { signal } = trying;
    const place = { repository, signal, ...(patience === undefined ? {} : { patience }) };
    return {
        headDigest: (tag) => withTries(async () => {
            const response = await session({ ...place, method: "HEAD", path: `manifests/${tag}`, accept: KINDS, what: shown });
            response.destroy();
            return toDigest(response.headers["docker-content-digest"]);
        }, trying),
        manifest: (wanted) => withTries(async () => {
            const response = await session({ ...place, path: `manifests/${wanted}`, accept: KINDS, what: shown });
            const said = (0,model_reference/* isDigest */.Bc)(wanted) ? wanted : toDigest(response.headers["docker-content-digest"]);
            const bytes = await registry_bodies_collect(response, JSON_LIMIT);
            const digest = digestLike(bytes, said);
            if (said !== null && digest !== said)
                throw refuseForged({ what: shown, registry, said, digest });
            return { bytes, digest };
        }, trying),
        small: (part, what) => withTries(async () => {
            if (part.size > JSON_LIMIT)
                throw refuseImage(`It is too large: ${what} is larger than 4 MiB.`);
            const response = await session({ ...place, path: `blobs/${part.digest}`, what });
            const bytes = await registry_bodies_collect(response, JSON_LIMIT);
            check(part, { length: bytes.length, digest: digestLike(bytes, part.digest), what, registry });
            return bytes;
        }, trying),
        blob: (part, what, use) => withTries(async () => {
            const response = await session({ ...place, path: `blobs/${part.digest}`, what });
            const length = toLength(response);
            if (length !== null && length !== part.size)
                check(part, { length, digest: part.digest, what, registry });
            return use(checked(stream(response, { total: part.size, limit: part.size }), { part, what, registry }));
        }, trying),
    };
}
async function* checked(pieces, { part, ...place }) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let length = 0;
    for await (const piece of pieces) {
        hash.update(piece);
        length += piece.length;
        yield piece;
    }
    check(part, { length, digest: `sha256:${hash.digest("hex")}`, ...place });
}
/** Fewer bytes than there should be were cut on the way, and may come whole the next time; others are not what was asked for. */
function check(part, { length, digest, what, registry }) {
    if (length < part.size)
        throw new DownloadFault(`${what} was cut: ${length} of ${part.size} bytes came`, { transient: true });
    if (length > part.size)
        throw refuseForged({ what, registry, said: `${part.size} bytes`, digest: `${length} bytes` });
    if (digest !== part.digest)
        throw refuseForged({ what, registry, said: part.digest, digest });
}
function refuseForged({ what, registry, said, digest }) {
    const message = `${what} should be ${said}, and what ${registry} sent is ${digest}.`;
    const next = "The registry, or something between you and it, does not send what was pushed: do not use that image until it is clear why.";
    return new errors/* GateError */.ue({ code: "source-mismatch", message, next });
}
function toDigest(header) {
    return typeof header === "string" && (0,model_reference/* isDigest */.Bc)(header) ? header : null;
}
function digestLike(bytes, said) {
    const algorithm = said?.split(":")[0] ?? "sha256";
    return `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest("hex")}`;
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-guard.js



/** Gives an act its time; what the network did to it becomes a sentence. */
async function guard({ shown, registry, left, act }, run) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort("the time was up before it had answered"), Math.min(Math.max(0, left), 2 ** 31 - 1));
    try {
        return await run(controller.signal);
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            throw error;
        if (controller.signal.aborted && act !== null)
            throw refuseLate(`${shown} was ${act}`);
        const fault = controller.signal.aborted ? new DownloadFault(String(controller.signal.reason)) : error;
        const { message: why } = isDownloadFault(fault) ? fault : explainFault(fault);
        const message = `${registry} could not be asked for ${shown}: ${why}.`;
        throw new errors/* GateError */.ue({ code: "environment", message, next: toNext(why) }, { cause: error });
    }
    finally {
        clearTimeout(timer);
        controller.abort("it is over"); // what still runs beside what failed
    }
}
function toNext(why) {
    return why.includes("429")
        ? "Run again later; with credentials (`registry-username`, `registry-password`) most registries allow more, and what the lock of bases has is not asked for."
        : "Check the network, and `proxy` and `ca-certificate` where one is between you and it.";
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-attestations.js




const registry_attestations_ATTESTS = "vnd.docker.reference.digest";
const KIND = "vnd.docker.reference.type";
const PREDICATE = "in-toto.io/predicate-type";
const MOST = 8;
const Subject = schemas/* object */.Ikc({ subject: schemas/* object */.Ikc({ digest: schemas/* string */.YjP() }) });
/** Whether a manifest of an index is no image but says something of one. */
function registry_attestations_isAttestation({ annotations, platform }) {
    return annotations?.[registry_attestations_ATTESTS] !== undefined || annotations?.[KIND] !== undefined || platform?.os === "unknown";
}
/** What an image's own attestations in its index say that its build used; null where none says so. */
async function registry_attestations_readProvenance(index, image, place) {
    const all = (index?.manifests ?? []).filter(registry_attestations_isAttestation);
    const about = all.filter(({ annotations }) => (annotations?.[registry_attestations_ATTESTS] ?? image) === image);
    for (const { digest, annotations } of about.slice(0, MOST)) {
        const manifest = await readManifest(digest, place, annotations?.[registry_attestations_ATTESTS] === undefined ? image : null);
        const materials = manifest === null ? null : await readMaterials(manifest, place);
        if (materials !== null)
            return materials;
    }
    return null;
}
/** An attestation's manifest. As an artifact it may name its image itself (`subject`): it is only of that one. */
async function readManifest(digest, { repository, shown }, image) {
    const what = `an attestation of ${shown}`;
    const { bytes } = await repository.manifest(digest);
    const parsed = parseManifest(bytes, what);
    if ("index" in parsed)
        return null;
    const subject = Subject.safeParse(parseJson(bytes, what));
    if (image !== null && subject.data?.subject.digest !== image)
        return null;
    return parsed.manifest;
}
async function readMaterials({ layers }, { repository, shown }) {
    const what = `an attestation of ${shown}`;
    for (const layer of layers) {
        if (!(layer.annotations?.[PREDICATE] ?? "").startsWith("https://slsa.dev/provenance/"))
            continue;
        const materials = (0,model_materials/* toMaterials */.E)(parseJson(await repository.small(layer, what), what));
        if (materials !== null)
            return materials;
    }
    return null;
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-image.js







const MOST_UNNAMED = 16;
/** Reads what a reference names. A digest decides alone: a tag before it is decoration. */
async function readRoot({ repository, reference, shown }) {
    const read = await repository.manifest(reference.digest ?? reference.tag ?? "latest");
    const parsed = parseManifest(read.bytes, `the manifest of ${shown}`);
    if ("index" in parsed)
        return { digest: read.digest, index: parsed.index, manifest: null };
    return { digest: read.digest, index: null, manifest: read };
}
/** The images for these platforms; of `all`, one each. Rejects (`platform-missing`) where there is none. `withProvenance`: read that too. */
async function registry_image_readImages(root, platforms, { withProvenance = false, ...place }) {
    if (root.manifest !== null) {
        const image = await registry_image_readImage(root.manifest, { index: null, listed: null, provenance: null }, place);
        const isMeant = platforms === "all" || platforms.some((wanted) => isPlatform(image.platform, wanted));
        if (isMeant)
            return [image];
        throw registry_image_noPlatform(place.shown, platforms, [image.platform]);
    }
    const listed = await listImages(root, place);
    const chosen = platforms === "all" ? listed : platforms.flatMap((wanted) => registry_image_choose(listed, wanted) ?? []);
    if (chosen.length === 0)
        throw registry_image_noPlatform(place.shown, platforms === "all" ? [] : platforms, listed.map(({ platform }) => platform));
    return Promise.all(toDistinct(chosen).map(async ({ descriptor, platform }) => {
        const manifest = await place.repository.manifest(descriptor.digest);
        const provenance = withProvenance ? await registry_attestations_readProvenance(root.index, descriptor.digest, place) : null;
        return registry_image_readImage(manifest, { index: root.digest, listed: platform, provenance }, place);
    }));
}
/** The platform to read where none is asked for: the only one; else linux/amd64, and where there is none the machine's `own`. */
async function chooseDefault(root, own, place) {
    if (root.index === null)
        return "all";
    const listed = toDistinct(await listImages(root, place));
    if (listed.length === 1)
        return "all";
    return [registry_image_choose(listed, "linux/amd64") === undefined && registry_image_choose(listed, own) !== undefined ? own : "linux/amd64"];
}
/** The images of an index. One without a platform is asked for its own; nested indexes and attestations are no images. */
async function listImages({ index }, place) {
    const images = (index?.manifests ?? []).filter((one) => !registry_attestations_isAttestation(one) && !/index|manifest\.list/.test(one.mediaType ?? ""));
    const unnamed = images.filter(({ platform }) => toPlatform(platform ?? {}) === null);
    if (unnamed.length > MOST_UNNAMED)
        throw refuseImage(`${place.shown} has ${unnamed.length} images that name no platform.`);
    return Promise.all(images.map(async (descriptor) => ({ descriptor, platform: await readPlatform(descriptor, place) })));
}
async function readPlatform(descriptor, { repository, shown }) {
    const said = toPlatform(descriptor.platform ?? {});
    if (said !== null)
        return toPlatformKey(said);
    const { bytes } = await repository.manifest(descriptor.digest);
    const parsed = parseManifest(bytes, `a manifest of ${shown}`);
    if ("index" in parsed)
        return "unknown";
    const config = await repository.small(parsed.manifest.config, `the config of ${shown}`);
    return toPlatformKey(parseImageConfig(config, shown).platform ?? "unknown");
}
/** The very platform before one of its variants. */
function registry_image_choose(listed, wanted) {
    return listed.find(({ platform }) => platform === toPlatformKey(wanted)) ?? listed.find(({ platform }) => isPlatform(platform, wanted));
}
function toDistinct(listed) {
    return [...new Map([...listed].reverse().map((one) => [one.platform, one])).values()].reverse();
}
async function registry_image_readImage({ bytes }, { index, listed, provenance }, place) {
    const { repository, reference, shown } = place;
    const parsed = parseManifest(bytes, `the manifest of ${shown}`);
    if ("index" in parsed)
        throw refuseImage(`${shown} names an index where a manifest should be.`);
    const config = await repository.small(parsed.manifest.config, `the config of ${shown}`);
    const names = [(0,model_reference/* renderReference */.Wj)(reference)];
    const facts = toImageFacts({ name: shown, config, manifest: bytes, index, names, provenance, proof: "config" });
    return {
        platform: listed ?? toPlatformKey(facts.platform ?? "unknown"),
        facts,
        manifest: parsed.manifest,
        bytes: { manifest: bytes, config },
    };
}
function registry_image_noPlatform(shown, wanted, there) {
    const has = there.length === 0 ? "no image at all" : there.join(", ");
    const message = `${shown} has no image for ${wanted.join(", ") || "any platform"}: it has ${has}.`;
    return new errors/* GateError */.ue({ code: "platform-missing", message, next: "Ask for one of these platforms (`platform`)." });
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-pull.js



const registry_pull_MOST_BYTES = 64 * 1024 ** 3;
/** Fetches an image's layers into files, each streamed and checked against its size and digest. Rejects as `Repository.blob` does. */
async function pullImage({ facts, manifest, bytes }, { progress, ...pulling }) {
    const { shown } = pulling;
    const layers = registry_pull_toDistinct(manifest.layers, shown);
    const total = layers.reduce((sum, { layer }) => sum + layer.size, 0);
    if (total > registry_pull_MOST_BYTES)
        throw refuseImage(`${shown} has ${toMegabytes(total)} MB of layers, and at most 64 GiB are fetched.`);
    const step = progress.step(`pulling ${shown}`);
    let received = 0;
    const onBytes = (count) => {
        received += count;
        step.update(`pulling ${shown}, ${toMegabytes(received)} of ${toMegabytes(total)} MB`);
    };
    try {
        const blobs = new Map(await Promise.all(layers.map((one) => fetchLayer(one, { ...pulling, onBytes }))));
        step.end(`pulled ${shown}, ${toMegabytes(total)} MB`);
        const { names, platform, index, provenance } = facts;
        const stored = manifest.layers.flatMap(({ digest }) => {
            const blob = blobs.get(digest);
            return blob === undefined ? [] : [{ digest, blob }];
        });
        return { names, platform, index, ...bytes, layers: stored, provenance: async () => provenance };
    }
    catch (error) {
        step.end(`pulling ${shown}`, false);
        throw error;
    }
}
/** Each layer once, by the first place at which the image has it. */
function registry_pull_toDistinct(layers, shown) {
    const first = layers.map((layer, at) => ({ layer, what: `Layer ${at + 1} of ${shown}` }));
    return first.filter(({ layer }, at) => layers.findIndex(({ digest }) => digest === layer.digest) === at);
}
async function fetchLayer({ layer, what }, { repository, shown, store, onBytes }) {
    let received = 0;
    const count = (bytes) => {
        received += bytes;
        onBytes(bytes);
    };
    const path = await store(layer.digest, (to) => repository.blob(layer, what, (pieces) => {
        count(-received); // a second try begins anew
        return write(pieces, { to, shown, count });
    }));
    count(layer.size - received); // nothing of it came here where another image brought it
    return [layer.digest, { path, offset: 0, size: layer.size }];
}
/** Writes pieces to a file. What the disk refuses is told as such: it is not the registry's fault, and not tried again. */
async function write(pieces, { to, shown, count }) {
    const onDisk = (act) => act.catch((error) => {
        throw refuseDisk(`${shown} could not be pulled`, error);
    });
    const file = await onDisk((0,promises_.open)(to, "w", 0o600));
    try {
        for await (const piece of pieces) {
            await onDisk(file.writeFile(piece));
            count(piece.length);
        }
    }
    finally {
        await onDisk(file.close());
    }
}
/** Megabytes for people: of little, tenths, rounded up. */
function toMegabytes(bytes) {
    const megabytes = Math.max(0, bytes) / 1e6;
    return megabytes < 10 ? (Math.ceil(megabytes * 10) / 10).toFixed(1) : String(Math.round(megabytes));
}

;// CONCATENATED MODULE: ./out/edge/oci/auth-challenge.js
const LONGEST = 8192;
/** A parameter: name, equals sign, and a token or a quoted text that may hold commas and escaped quotes. */
const PARAMETER = /^([\w!#$%&'*+.^`|~-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))/;
const SCHEME = /^([\w!#$%&'*+.^`|~-]+)(?=\s|,|$)/;
/** Reads WWW-Authenticate, which may hold several challenges; what is no challenge in it ends the reading. */
function toChallenges(header) {
    const challenges = [];
    let rest = (header ?? "").slice(0, LONGEST).trim();
    while (rest !== "") {
        const current = challenges.at(-1);
        const parameter = current === undefined ? null : PARAMETER.exec(rest);
        const scheme = parameter === null ? SCHEME.exec(rest) : null;
        if (parameter !== null && current !== undefined) {
            const [, name = "", quoted, bare = ""] = parameter;
            const key = name.toLowerCase();
            if (!current.parameters.has(key))
                current.parameters.set(key, quoted === undefined ? bare : quoted.replace(/\\(.)/g, "$1"));
        }
        else if (scheme !== null)
            challenges.push({ scheme: (scheme[1] ?? "").toLowerCase(), parameters: new Map() });
        const taken = (parameter ?? scheme)?.[0].length ?? 0;
        if (taken === 0)
            break;
        rest = rest.slice(taken).replace(/^[\s,]+/, "");
    }
    return challenges;
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-refusals.js


const MAX_WAIT_MS = 5_000;
/** What an answer that is no success means: a refusal with its next step, or a fault that may pass. */
function refuse(refused) {
    const { status, response, now } = refused;
    switch (status) {
        case 401:
            return refuseStranger(refused);
        case 403:
            return refuseAccount(refused);
        case 404:
            return refuseMissing(refused);
        case 429:
            return refuseMany(response, now);
        default:
            return new DownloadFault(`it answered ${status}`, { transient: status >= 500 || status === 408 });
    }
}
/** The refusal of something that a registry does not have. */
function refuseMissing({ what, registry }) {
    const next = "Check the repository's name and the tag or digest.";
    return new errors/* GateError */.ue({ code: "target-not-found", message: `${registry} has no ${what} (404).`, next });
}
function refuseStranger({ what, registry, access: { source, fault } }) {
    const why = fault === null ? "" : ` ${fault}`;
    const message = source === null
        ? `${registry} does not show ${what} without credentials (401), or it does not exist.${why}`
        : `${registry} does not accept the credentials of ${source} for ${what} (401).`;
    const next = source === null
        ? `Check the name; give \`registry-username\` and \`registry-password\` (\`${registry}=…\`), or log in with \`docker login ${registry}\`.`
        : "Check the user name and the password or token, and that it has not expired.";
    return new errors/* GateError */.ue({ code: "environment", message, next });
}
function refuseAccount({ what, registry, access: { source, fault } }) {
    const who = source === null ? "without credentials" : `with the credentials of ${source}`;
    const message = `${registry} forbids to read ${what} ${who} (403).${fault === null ? "" : ` ${fault}`}`;
    const next = "Ask for the right to pull from that repository, or give the credentials of an account that has it.";
    return new errors/* GateError */.ue({ code: "environment", message, next });
}
/** Too many requests: a short rest is taken once; a longer one is told, with the limit where the registry says it. */
function refuseMany(response, now) {
    const wait = toWait(response.headers["retry-after"], now);
    const said = /^(\d{1,9})(?:;w=(\d{1,9}))?$/.exec(String(response.headers["ratelimit-limit"] ?? ""));
    const limit = said === null ? "" : `: its limit is ${said[1]}${said[2] === undefined ? "" : ` in ${Number(said[2]) / 60} minutes`}`;
    const rest = wait === null ? "" : `, and it wants ${Math.ceil(wait / 1000)} seconds of rest`;
    const transient = wait === null || wait <= MAX_WAIT_MS;
    const message = `it allows no more requests for now (429)${limit}${rest}`;
    return new DownloadFault(message, { transient, ...(wait === null ? {} : { wait }) });
}
/** Retry-After in ms: seconds, or a date. */
function toWait(header, now) {
    if (header === undefined)
        return null;
    if (/^\d{1,9}$/.test(header))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? null : Math.max(0, date - now);
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-send.js


const MAX_REDIRECTS = 5;
const FIRST_BYTE_MS = 5_000;
const SILENCE_MS = 30_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/**
 * Asks, and follows redirects: five at most, never from https to http, never to plain http on another machine, and with credentials only as
 * long as it is the host that was asked.
 */
async function send(connect, first, sending) {
    const { authorization, headers = {}, ...asking } = sending;
    let url = first;
    let isHome = true;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
        const secret = isHome && authorization !== null ? { authorization } : {};
        const response = await connect(url, { patience: FIRST_BYTE_MS, ...asking, stall: SILENCE_MS, headers: { ...headers, ...secret } });
        const status = response.statusCode ?? 0;
        const { location } = response.headers;
        if (!REDIRECTS.has(status) || location === undefined)
            return { response, status, url, isHome };
        response.destroy();
        if (sending.method === "POST")
            throw new DownloadFault(`${showAddress(url)} leads elsewhere, and credentials are not sent there`);
        url = toTarget(location, url);
        isHome = isHome && url.origin === first.origin;
    }
    throw new DownloadFault(`it was redirected more than ${MAX_REDIRECTS} times`);
}
function toTarget(location, from) {
    if (!URL.canParse(location, from.href))
        throw new DownloadFault("it was redirected to something that is no address");
    const url = new URL(location, from);
    url.username = "";
    url.password = "";
    const isAllowed = url.protocol === "https:" || (url.protocol === "http:" && from.protocol === "http:" && isLoopback(url.hostname));
    if (isAllowed)
        return url;
    throw new DownloadFault(`it was redirected to ${showAddress(url)}, which is not encrypted`);
}

;// CONCATENATED MODULE: ./out/edge/oci/auth-token.js







const auth_token_LIMIT = 1024 * 1024;
const LONGEST_SCOPE = 1024;
const auth_token_Text = schemas/* string */.YjP()
    .regex(/^[\x21-\x7e]+$/)
    .nullish();
const Token = schemas/* object */.Ikc({ token: auth_token_Text, access_token: auth_token_Text });
/** Fetches a token for a registry where its challenge says. Credentials go there alone, encrypted, or within this machine. */
async function fetchToken(connect, request) {
    const { registry, found, now } = request;
    const realm = toRealm(request);
    const { credentials } = found;
    if (credentials?.kind === "bearer")
        return credentials.token;
    const answer = await send(connect, ...toQuestion(realm, credentials, request));
    const access = { source: credentials === null ? null : found.source, fault: found.fault };
    if (answer.status !== 200) {
        answer.response.destroy();
        throw refuse({ ...request, registry, status: toStatus(answer.status), response: answer.response, access, now });
    }
    const parsed = Token.safeParse(auth_token_toJson(await registry_bodies_collect(answer.response, auth_token_LIMIT)));
    const token = parsed.success ? parsed.data.token || parsed.data.access_token : null;
    if (token)
        return token;
    const message = `${registry} has its tokens from ${showAddress(realm)}, which gave none for ${request.what}.`;
    throw new errors/* GateError */.ue({ code: "environment", message, next: "Check whether that address is the registry's own; try again later." });
}
/** A token service says 400 or 404 of credentials that it does not know: nobody is to think that the image is missing. */
function toStatus(status) {
    return status === 400 || status === 404 ? 401 : status;
}
function toRealm({ challenge, host, registry }) {
    const text = challenge.parameters.get("realm") ?? "";
    const refused = (why) => {
        const message = `${registry} has its tokens from ${showAddress(text)}, which is ${why}: nothing is sent there.`;
        return new errors/* GateError */.ue({ code: "environment", message, next: "Ask whoever runs the registry; nothing is sent in the clear." });
    };
    if (!URL.canParse(text))
        throw refused("no address");
    const url = new URL(text);
    const isSafe = url.protocol === "https:" || (url.protocol === "http:" && host.isLocal && isLoopback(url.hostname));
    if (!isSafe)
        throw refused("not encrypted");
    url.username = "";
    url.password = "";
    return url;
}
function toQuestion(realm, credentials, { challenge, scope, signal, patience }) {
    const waiting = { signal, ...(patience === undefined ? {} : { patience }) };
    const service = challenge.parameters.get("service");
    const scopes = [scope, ...toOwnScopes(challenge)];
    const parameters = new URLSearchParams(service === undefined ? {} : { service });
    if (credentials?.kind === "identity") {
        parameters.set("scope", scopes.join(" "));
        parameters.set("grant_type", "refresh_token");
        parameters.set("client_id", "portcullis");
        parameters.set("refresh_token", credentials.token);
        const headers = { "content-type": "application/x-www-form-urlencoded" };
        return [realm, { method: "POST", body: parameters.toString(), headers, authorization: null, ...waiting }];
    }
    for (const one of scopes)
        parameters.append("scope", one);
    const url = new URL(realm);
    for (const [name, value] of parameters)
        url.searchParams.append(name, value);
    return [url, { authorization: credentials?.kind === "password" ? toBasic(credentials) : null, ...waiting }];
}
/** Scopes of a registry's own kind (`aws`). Of its repositories we want to read the one, whatever the challenge names. */
function toOwnScopes({ parameters }) {
    const scopes = (parameters.get("scope") ?? "").slice(0, LONGEST_SCOPE).split(" ");
    return scopes.filter((one) => one !== "" && !one.startsWith("repository:"));
}
/** User name and password as the header has them. */
function toBasic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}
function auth_token_toJson(bytes) {
    try {
        return JSON.parse(new TextDecoder().decode(bytes));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./out/edge/oci/registry-session.js





/** Talks with one registry: keeps its tokens, and looks for credentials only when it asks for some. */
function makeSession({ host, connect, clock, find }) {
    const headers = new Map();
    let isPlain = host.isLocal ? undefined : false;
    let found;
    const ask = async (question, authorization) => {
        const { method = "GET", repository, path, accept = "*/*", signal, patience } = question;
        const patient = patience === undefined ? {} : { patience };
        const sending = { method, headers: { accept }, authorization, signal, ...patient };
        const toUrl = (scheme) => new URL(`${scheme}://${host.authority}/v2/${repository}/${path}`);
        if (isPlain !== undefined)
            return send(connect, toUrl(isPlain ? "http" : "https"), sending);
        try {
            const answer = await send(connect, toUrl("https"), sending);
            isPlain = false;
            return answer;
        }
        catch (error) {
            if (!speaksNoTls(error))
                throw error;
            isPlain = true;
            return send(connect, toUrl("http"), sending);
        }
    };
    const authorize = async ({ response }, question) => {
        const challenges = toChallenges(response.headers["www-authenticate"]);
        const bearer = challenges.find(({ scheme }) => scheme === "bearer");
        const basic = challenges.find(({ scheme }) => scheme === "basic");
        if (bearer === undefined && basic === undefined)
            return null;
        found ??= find();
        const own = await found;
        if (bearer === undefined)
            return own.credentials?.kind === "password" ? toBasic(own.credentials) : null;
        const { repository, what, signal, patience } = question;
        const scope = `repository:${repository}:pull`;
        const wish = { what, registry: host.name, host, signal, now: clock.now(), ...(patience === undefined ? {} : { patience }) };
        return `Bearer ${await fetchToken(connect, { ...wish, challenge: bearer, scope, found: own })}`;
    };
    const toHeader = (answer, question) => {
        const pending = authorize(answer, question);
        const kept = pending.then((header) => header ?? Promise.reject(new Error("no credentials")));
        kept.catch(() => headers.delete(question.repository));
        headers.set(question.repository, kept);
        return pending;
    };
    return async (question) => {
        const { repository } = question;
        const current = headers.get(repository);
        const known = (await current?.catch(() => null)) ?? null;
        let answer = await ask(question, known);
        if (answer.status === 401 && answer.isHome) {
            answer.response.destroy();
            const newer = headers.get(repository); // somebody may have been let in meanwhile
            const renew = () => toHeader(answer, question);
            const header = newer === current || newer === undefined ? await renew() : await newer.catch(renew);
            if (header !== null && header !== known)
                answer = await ask(question, header);
        }
        if (answer.status === 200)
            return answer.response;
        answer.response.destroy();
        if (!answer.isHome && answer.status < 429)
            throw new DownloadFault(`${answer.url.host}, to which it leads, answered ${answer.status}`);
        throw refuse({ what: question.what, registry: host.name, ...answer, access: await toAccess(found), now: clock.now() });
    };
}
async function toAccess(found) {
    const own = await found;
    return { source: own?.credentials ? own.source : null, fault: own?.fault ?? null };
}
/** On the loopback a registry may speak plain http: its answer to a TLS greeting is none. */
function speaksNoTls(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    return code === "EPROTO" || code === "ECONNRESET" || code.startsWith("ERR_SSL_");
}

;// CONCATENATED MODULE: ./out/edge/oci/registry.js













/** ms until the first byte of an image that is to be scanned: there is no result without it. */
const PATIENCE = 30_000;
/** Reads images where they are published. What is asked of one registry shares its token. */
function makeRegistry(options) {
    const ask = makeAsk(options);
    const store = makeLayerStore(options.files);
    const own = toMachinePlatform(options.machine.arch);
    const found = new Map();
    const pulled = new Map();
    const find = (source, deadline) => {
        const asking = { text: source.locator, deadline, act: "read", patience: PATIENCE };
        return once(found, `${source.locator} ${source.platform}`, () => ask(asking, (place) => findImage(source.platform, own, place)));
    };
    const pull = async (source, deadline) => {
        const known = pulled.get(toManifestKey(source.locator, null));
        if (known !== undefined)
            return known;
        const image = await find(source, deadline);
        const asking = { text: source.locator, deadline, act: "pulled", patience: PATIENCE };
        return once(pulled, toManifestKey(source.locator, image.facts.manifest), () => ask(asking, (place) => pullImage(image, { ...place, store, progress: options.progress })));
    };
    return {
        find,
        pull,
        lookUp: ({ reference, platforms, deadline }) => ask({ text: reference, deadline, act: null }, (place) => lookUp(place, platforms)),
    };
}
function makeAsk(options) {
    const connect = makeConnector({ ...options, env: options.machine.env });
    const sessions = new Map();
    const sessionOf = ({ registry }) => {
        const host = toRegistryHost(registry);
        const find = () => findCredentials(registry, options);
        const session = sessions.get(host.name) ?? makeSession({ host, connect, clock: options.clock, find });
        sessions.set(host.name, session);
        return session;
    };
    return async ({ text, deadline, act: doing, patience }, act) => {
        const shown = `registry:${text}`;
        const reference = (0,model_reference/* parseReference */.F2)(text);
        if ("wrong" in reference)
            throw refuseImage(`${shown} ${reference.wrong}.`, "Write it as `HOST/REPOSITORY:TAG`.");
        if (options.offline)
            throw refuseOffline(shown);
        const registry = toRegistryHost(reference.registry).name;
        return guard({ shown, registry, left: deadline - options.clock.now(), act: doing }, (signal) => {
            const waiting = { ...(options.pause === undefined ? {} : { pause: options.pause }), ...(patience === undefined ? {} : { patience }) };
            return act({ repository: makeRepository({ session: sessionOf(reference), reference, shown, signal, ...waiting }), reference, shown });
        });
    };
}
function once(kept, key, act) {
    const there = kept.get(key) ?? act();
    kept.set(key, there);
    return there;
}
/** What a manifest goes by: its digest in its repository. `manifest` null: that of the reference itself. */
function toManifestKey(text, manifest) {
    const reference = (0,model_reference/* parseReference */.F2)(text);
    return "wrong" in reference ? text : `${reference.registry}/${reference.repository}@${manifest ?? reference.digest}`;
}
async function lookUp(place, platforms) {
    const { digest, tag } = place.reference;
    if (platforms.length === 0) {
        const said = digest === null ? await place.repository.headDigest(tag ?? "latest") : null;
        return { digest: said ?? (await readRoot(place)).digest, images: [] };
    }
    const root = await readRoot(place);
    const images = await registry_image_readImages(root, platforms, place);
    return { digest: root.digest, images: images.map(({ platform, facts }) => ({ platform, facts })) };
}
async function findImage(platform, own, place) {
    const root = await readRoot(place);
    const platforms = platform === null ? await chooseDefault(root, own, place) : [platform];
    const [image] = await registry_image_readImages(root, platforms, { ...place, withProvenance: true });
    if (image === undefined)
        throw refuseImage(`${place.shown} holds no image.`);
    return image;
}
function refuseOffline(shown) {
    const next = "Run without `offline`, or save the image where there is network and name the file (`docker-archive:`, `oci-dir:`).";
    return new errors/* GateError */.ue({ code: "environment", message: `${shown} needs the network, and \`offline\` forbids it.`, next });
}

;// CONCATENATED MODULE: ./out/edge/oci/images.js




/** Reads images without a scanner: archives and layouts by their bytes, the engine's by its API, a registry's by pulling it once. */
function makeImages(options) {
    const registry = makeRegistry(options);
    return {
        read: (request) => read(request, { registry, machine: options.machine }),
        list: listStored,
        extract: async (request) => {
            const { source, deadline } = request;
            return source.scheme === "registry" ? writeImage(await registry.pull(source, deadline), request) : extractStored(request);
        },
        lookUp: registry.lookUp,
    };
}
function read(request, { registry, machine }) {
    const { scheme } = request.source;
    switch (scheme) {
        case "docker-archive":
        case "oci-archive":
        case "oci-dir":
            return readStored(request);
        case "docker":
            return readFromDaemon(request, machine);
        case "registry":
            return readPublished(request, registry);
        default:
            return scheme;
    }
}
/** Facts alone cost three small answers; layers are read from the files that the scanner gets as well. */
async function readPublished(request, registry) {
    const { source, layers, deadline } = request;
    if (layers === 0)
        return { facts: (await registry.find(source, deadline)).facts, changes: [] };
    return stored_readImage(await registry.pull(source, deadline), request);
}

;// CONCATENATED MODULE: ./out/edge/node/folders.js


/**
 * Makes a folder and those above it; one that is there already is fine. Node's own `recursive` tries for ever where a file system refuses
 * new folders by saying that their parent does not exist, as /proc does.
 */
async function makeFolder(path) {
    try {
        await (0,promises_.mkdir)(path);
    }
    catch (error) {
        const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
        if (code === "ENOENT" && (0,external_node_path_.dirname)(path) !== path) {
            await makeFolder((0,external_node_path_.dirname)(path));
            await (0,promises_.mkdir)(path).catch((again) => ignoreThere(path, again));
        }
        else
            await ignoreThere(path, error);
    }
}
/** Whatever the system says of a folder that is there (read-only, not permitted, exists), there is nothing to make. */
async function ignoreThere(path, error) {
    const facts = await (0,promises_.stat)(path).catch(() => null);
    if (facts === null || !facts.isDirectory())
        throw error;
}

;// CONCATENATED MODULE: ./out/edge/node/downloads.js









const downloads_TRIES = 3;
const downloads_MAX_REDIRECTS = 5;
const STALL_MS = 30_000;
/** A server that sends less than this in the time of a silence holds us up, whether it means to or not. */
const MIN_BYTES = 32 * 1024;
/** Downloads over https, with retries for what passes, and a sentence for what does not. */
function makeDownloads(options) {
    const connect = makeConnector(options);
    return { fetch: (request) => fetchWithRetries(request, { ...options, connect }) };
}
async function fetchWithRetries(request, { clock, connect, pause = 1000, patience, stall = STALL_MS }) {
    const controller = new AbortController();
    const abortIn = (milliseconds, why) => setTimeout(() => controller.abort(why), Math.min(Math.max(0, milliseconds), 2 ** 31 - 1));
    const timer = abortIn(request.deadline - clock.now(), "the time was up before it was there");
    const waiting = patience === undefined ? undefined : abortIn(patience, `no answer came within ${patience / 1000} seconds`);
    const attempt = { request, connect, stall, signal: controller.signal, onAnswer: () => clearTimeout(waiting) };
    try {
        for (let tries = 1;; tries += 1) {
            try {
                return await fetchOnce(attempt);
            }
            catch (error) {
                if (controller.signal.aborted)
                    throw downloads_refuse(request, String(controller.signal.reason));
                if ((0,errors/* isGateError */.Wc)(error))
                    throw error;
                const fault = isDownloadFault(error) ? error : explainFault(error);
                if (!fault.transient || tries === downloads_TRIES)
                    throw downloads_refuse(request, tries > 1 ? `${fault.message} (tried ${tries} times)` : fault.message);
                await (0,external_node_timers_promises_.setTimeout)(fault.wait ?? pause * 2 ** (tries - 1), undefined, { signal: controller.signal }).catch(() => {
                    throw downloads_refuse(request, `${fault.message}, and ${controller.signal.reason}`);
                });
            }
        }
    }
    finally {
        clearTimeout(timer);
        clearTimeout(waiting);
    }
}
function downloads_refuse({ url }, why) {
    return new errors/* GateError */.ue({
        code: "environment",
        message: `${showAddress(url)} could not be fetched: ${why}.`,
        next: "Check the network, and `proxy` and `ca-certificate` where one is between you and it.",
    });
}
async function fetchOnce(attempt) {
    const response = await downloads_follow(attempt);
    const { request, stall, onAnswer } = attempt;
    onAnswer();
    const total = downloads_toLength(response);
    if (total !== null && total > request.limit) {
        response.destroy();
        throw new DownloadFault(`it has ${total} bytes, more than the ${request.limit} that are accepted`);
    }
    const temporary = `${request.to}.${(0,external_node_crypto_.randomBytes)(6).toString("hex")}.part`;
    try {
        await receive(response, { temporary, total, request, stall });
        await toFile(() => (0,promises_.rename)(temporary, request.to), request.to);
    }
    finally {
        response.destroy();
        await (0,promises_.rm)(temporary, { force: true }).catch(() => undefined);
    }
}
/** Asks, and follows redirects: never from https to http, never with the token to another host. */
async function downloads_follow({ request, connect, signal, stall }) {
    const first = parseAddress(request.url);
    let url = first;
    for (let hops = 0; hops <= downloads_MAX_REDIRECTS; hops += 1) {
        const token = url.host === first.host && url.protocol === first.protocol ? request.token : undefined;
        const response = await connect(url, { signal, token, stall });
        const status = response.statusCode ?? 0;
        if (status === 200)
            return response;
        response.destroy();
        const { location } = response.headers;
        if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
            throw toStatusFault(status, response);
        url = parseAddress(location, url);
        if (url.protocol === "http:" && first.protocol === "https:")
            throw new DownloadFault(`it was redirected to ${showAddress(url)}, which is not encrypted`);
    }
    throw new DownloadFault(`it was redirected more than ${downloads_MAX_REDIRECTS} times`);
}
/** An https address, or an http one of this very machine. */
function parseAddress(text, base) {
    if (!URL.canParse(text, base?.href))
        throw new DownloadFault(`${JSON.stringify(text.slice(0, 200))} is not an address`);
    const url = new URL(text, base);
    if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)))
        return url;
    throw new DownloadFault(`${showAddress(url)} is not an https address`);
}
const MAX_WAIT_S = 60;
function toStatusFault(status, response) {
    const host = "the server";
    if (status === 404)
        return new DownloadFault(`${host} has no such file (404)`);
    if (status === 401 || status === 403)
        return new DownloadFault(`${host} does not allow it (${status})`);
    const transient = status >= 500 || status === 429 || status === 408;
    const seconds = Number(response.headers["retry-after"] ?? Number.NaN);
    if (transient && seconds > MAX_WAIT_S)
        return new DownloadFault(`${host} answered ${status} and wants ${seconds} seconds of rest`);
    return new DownloadFault(`${host} answered ${status}`, { transient, ...(seconds >= 0 ? { wait: seconds * 1000 } : {}) });
}
async function receive(response, { temporary, total, request, stall }) {
    await toFile(() => makeFolder((0,external_node_path_.dirname)(temporary)), request.to);
    const handle = await toFile(() => (0,promises_.open)(temporary, "wx", 0o600), request.to);
    let received = 0;
    const guard = watchSpeed(response, { stall, received: () => received });
    try {
        for await (const piece of response) {
            received += piece.length;
            if (received > request.limit)
                throw new DownloadFault(`it is larger than the ${request.limit} bytes that are accepted`);
            await toFile(() => handle.writeFile(piece), request.to);
            request.onProgress?.(received, total);
        }
    }
    finally {
        clearInterval(guard);
        await handle.close();
    }
    if (total !== null && received !== total)
        throw new DownloadFault(`it was cut: ${received} of ${total} bytes came`, { transient: true });
}
/** Gives a server up that trickles: each byte resets the timer of silence, and at that rate the file would take days. */
function watchSpeed(response, { stall, received }) {
    let before = 0;
    return setInterval(() => {
        const now = received();
        if (now - before < MIN_BYTES)
            response.destroy(new DownloadFault(`the server sent only ${now - before} bytes in ${stall / 1000} seconds`, { transient: true }));
        before = now;
    }, stall).unref();
}
function downloads_toLength(response) {
    const length = response.headers["content-length"];
    return length !== undefined && /^\d+$/.test(length) ? Number(length) : null;
}
/** What our own disk refuses is not the network's fault, and is not tried again. */
async function toFile(act, path) {
    try {
        return await act();
    }
    catch (error) {
        const message = `${path} could not be written: ${(0,system_errors/* sentenceOfSystem */.S)(error)}.`;
        throw new errors/* GateError */.ue({ code: "environment", message, next: "Check its permissions and the free space of its disk." }, { cause: error });
    }
}

// EXTERNAL MODULE: ./out/model/order.js
var order = __webpack_require__(1222);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
;// CONCATENATED MODULE: ./out/edge/node/hash-apart.js

/** Reads an open file from its beginning and hashes it; what fails ends it with an error, which whoever asked is told. */
const PROGRAM = `
const { readSync } = require("node:fs");
const { createHash } = require("node:crypto");
const { parentPort, workerData: file } = require("node:worker_threads");
const hash = createHash("sha256");
const piece = Buffer.allocUnsafeSlow(1024 * 1024);
let at = 0;
for (let read; (read = readSync(file, piece, 0, piece.length, at)) > 0; at += read) hash.update(piece.subarray(0, read));
parentPort.postMessage(hash.digest("hex"));
`;
/**
 * The sha256 of an open file, lower-case hex, computed in a thread of its own: the hash of a scanner takes as long as all else that is done
 * before the scanners run, and would hold it up. Rejects with the system's error.
 */
function hashApart(file) {
    return new Promise((resolve, reject) => {
        const worker = new external_node_worker_threads_.Worker(PROGRAM, { eval: true, workerData: file, env: {}, execArgv: [] });
        worker.once("message", resolve);
        worker.once("error", reject);
        worker.once("exit", () => reject(new Error("the thread that hashed it ended early"))); // does nothing once the hash is told
    });
}

;// CONCATENATED MODULE: ./out/edge/node/bytes.js





const PIECE_BYTES = 1024 * 1024;
/**
 * Opens a regular file for reading, and nothing else: a pipe or device is refused without waiting for it.
 * `follow` false also refuses a symbolic link (of the last part of the path).
 */
async function openRegular(path, { follow }) {
    const flags = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0) | (follow ? 0 : (external_node_fs_.constants.O_NOFOLLOW ?? 0));
    const handle = await (0,promises_.open)(path, flags).catch((error) => {
        throw (0,system_errors/* unreadable */.O)(path, (0,system_errors/* sentenceOfSystem */.S)(error));
    });
    const facts = await handle.stat();
    if (facts.isFile())
        return { handle, size: facts.size };
    await handle.close();
    throw (0,system_errors/* unreadable */.O)(path, facts.isDirectory() ? "it is a folder" : "it is no regular file");
}
/** A regular file's bytes in pieces of 1 MiB. The next piece is read while the last is worked on; each is valid until the next is asked for. */
async function* readPieces(path) {
    const { handle } = await openRegular(path, { follow: true });
    let reading;
    try {
        let current = Buffer.allocUnsafeSlow(PIECE_BYTES);
        let next = Buffer.allocUnsafeSlow(PIECE_BYTES);
        reading = handle.read(next, 0, PIECE_BYTES);
        for (;;) {
            const { bytesRead } = await reading;
            if (bytesRead === 0)
                return;
            [current, next] = [next, current];
            reading = handle.read(next, 0, PIECE_BYTES);
            reading.catch(() => undefined); // told when it is awaited
            yield current.subarray(0, bytesRead);
        }
    }
    catch (error) {
        throw typeof error === "object" && error !== null && "code" in error ? (0,system_errors/* unreadable */.O)(path, (0,system_errors/* sentenceOfSystem */.S)(error)) : error;
    }
    finally {
        await reading?.catch(() => undefined);
        await handle.close();
    }
}
/** Above it a thread of its own costs less than what it frees. */
const LARGE_BYTES = 16 * 1024 * 1024;
/** sha256 of a regular file, lower-case hex. 92 MB take about 70 ms, nearly all of it the hash itself: a large file is hashed in a thread of its own. */
async function hashFile(path) {
    const { handle, size } = await openRegular(path, { follow: true });
    try {
        if (size >= LARGE_BYTES)
            return await hashApart(handle.fd);
    }
    catch (error) {
        throw (0,system_errors/* unreadable */.O)(path, (0,system_errors/* sentenceOfSystem */.S)(error));
    }
    finally {
        await handle.close();
    }
    const hash = (0,external_node_crypto_.createHash)("sha256");
    for await (const piece of readPieces(path))
        hash.update(piece);
    return hash.digest("hex");
}

// EXTERNAL MODULE: ./out/edge/node/chunks.js
var chunks = __webpack_require__(6551);
;// CONCATENATED MODULE: ./out/edge/node/files.js











const isWindows = process.platform === "win32";
/** The file system. `removePrivate` removes, at once, every private folder that was handed out. */
function makeFiles(temporary = temporaryFolder(process.env)) {
    const privateFolders = new Set();
    return {
        stat: readStat,
        list: readFolder,
        read: readWhole,
        stream: (path) => readPieces(path),
        write: (path, pieces) => told(() => writeWhole(path, pieces), "written", path),
        seal: readSeal,
        sha256: hashFile,
        copy: (from, to) => told(() => makeParent(to).then(() => (0,promises_.copyFile)(from, to, external_node_fs_.constants.COPYFILE_FICLONE)), "copied", from),
        link: (target, path) => told(() => makeLink(target, path), "linked", target),
        makeFolder: (path) => told(() => makeFolder(path), "made", path),
        makeExecutable: (path) => told(() => (0,promises_.chmod)(path, 0o755), "made executable", path),
        remove: (path) => told(() => (0,promises_.rm)(path, { recursive: true, force: true, maxRetries: 3 }), "removed", path),
        rename: (from, to) => told(() => makeParent(to).then(() => (0,promises_.rename)(from, to)), "renamed", from),
        async privateFolder() {
            const folder = await makeTemporary(temporary);
            privateFolders.add(folder);
            return folder;
        },
        removePrivate() {
            for (const folder of privateFolders)
                removeQuietly(folder);
            privateFolders.clear();
        },
    };
}
/** At the end of a run there is nobody left to tell what could not be removed, and the rest must be. */
function removeQuietly(folder) {
    try {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true, maxRetries: 3 });
    }
    catch {
        // it lies in a temporary folder
    }
}
/** Where temporary files go: the runner's folder in a job, else the system's. */
function temporaryFolder(env) {
    const given = env.RUNNER_TEMP;
    return given !== undefined && (0,external_node_path_.isAbsolute)(given) ? given : (0,external_node_os_.tmpdir)();
}
async function readStat(path) {
    try {
        const facts = await (0,promises_.lstat)(path);
        return { kind: toKind(facts), size: facts.size, modified: facts.mtimeMs };
    }
    catch {
        return null;
    }
}
/** The time of the last change of a file's bytes or facts (ctime) is the system's own: nobody sets it back. */
async function readSeal(path) {
    try {
        const { dev, ino, size, mtimeNs, ctimeNs } = await (0,promises_.stat)(path, { bigint: true });
        return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
    }
    catch {
        return "";
    }
}
function toKind(facts) {
    if (facts.isFile())
        return "file";
    if (facts.isDirectory())
        return "folder";
    return facts.isSymbolicLink() ? "link" : "other";
}
async function readFolder(path) {
    const entries = await (0,promises_.readdir)(path, { withFileTypes: true }).catch((error) => {
        throw (0,system_errors/* unreadable */.O)(path, (0,system_errors/* sentenceOfSystem */.S)(error));
    });
    return entries.map((entry) => ({ name: entry.name, kind: toKind(entry) })).sort((a, b) => (0,order/* byCodeUnits */.C)(a.name, b.name));
}
async function readWhole(path, limit) {
    const { handle, size } = await openRegular(path, { follow: false });
    try {
        if (size > limit)
            throw tooLarge(path, limit);
        const bytes = await handle.readFile();
        if (bytes.length > limit)
            throw tooLarge(path, limit);
        return bytes;
    }
    catch (error) {
        throw (0,errors/* isGateError */.Wc)(error) ? error : (0,system_errors/* unreadable */.O)(path, (0,system_errors/* sentenceOfSystem */.S)(error));
    }
    finally {
        await handle.close();
    }
}
function tooLarge(path, limit) {
    const shown = limit % (1024 * 1024) === 0 ? `${limit / 1024 / 1024} MiB` : `${limit} bytes`;
    return new errors/* GateError */.ue({
        code: "input-invalid",
        message: `${path} is larger than ${shown}.`,
        next: "Check that it is the file you meant.",
    });
}
async function writeWhole(path, pieces) {
    await makeParent(path);
    const there = await readStat(path);
    if (there !== null && there.kind !== "file") {
        const what = { folder: "a folder", link: "a symbolic link", other: "no regular file" }[there.kind];
        throw new errors/* GateError */.ue({
            code: "environment",
            message: `${path} cannot be written: it is ${what}.`,
            next: "Remove it, or write to another path.",
        });
    }
    const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), `.portcullis-${(0,external_node_crypto_.randomBytes)(8).toString("hex")}.tmp`);
    try {
        const handle = await (0,promises_.open)(temporary, "wx");
        try {
            for (const bytes of (0,chunks/* toChunks */.Y)(pieces))
                await handle.writeFile(bytes);
        }
        finally {
            await handle.close();
        }
        await (0,promises_.rename)(temporary, path);
    }
    catch (error) {
        await (0,promises_.rm)(temporary, { force: true }).catch(() => undefined);
        throw error;
    }
}
async function makeParent(path) {
    await makeFolder((0,external_node_path_.dirname)(path));
}
async function makeTemporary(parent) {
    try {
        await makeFolder(parent);
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, "portcullis-"));
    }
    catch (cause) {
        const message = `No temporary folder could be made in ${parent}: ${(0,system_errors/* sentenceOfSystem */.S)(cause)}.`;
        const next = "Set TMPDIR (in a job, RUNNER_TEMP) to a folder that can be written and has room.";
        throw new errors/* GateError */.ue({ code: "environment", message, next }, { cause });
    }
}
async function makeLink(target, path) {
    await makeParent(path);
    try {
        const folder = (await readStat(target))?.kind === "folder";
        await (0,promises_.symlink)(target, path, isWindows && folder ? "junction" : undefined);
    }
    catch (error) {
        if (!isWindows)
            throw error;
        await (0,promises_.cp)(target, path, { recursive: true }); // without developer mode Windows refuses links
    }
}
/** Does something to the file system and turns its error into one with a sentence. */
async function told(act, done, path) {
    try {
        return await act();
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            throw error;
        const message = `${path} could not be ${done}: ${(0,system_errors/* sentenceOfSystem */.S)(error)}.`;
        throw new errors/* GateError */.ue({ code: "environment", message, next: "Check its permissions and the free space of its disk." }, { cause: error });
    }
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./out/edge/node/output.js

/** What is kept of each stream of a program. The rest is read and thrown away, so that the program never blocks. */
const CAPTURE_BYTES = 8 * 1024 * 1024;
/** Longer lines reach a listener cut: they are for progress only. */
const LINE_CHARACTERS = 4096;
/** Keeps the first 8 MiB of a stream. */
function makeCapture(limit = CAPTURE_BYTES) {
    const kept = [];
    let size = 0;
    let cut = false;
    return {
        add(piece) {
            const room = limit - size;
            if (piece.length > room)
                cut = true;
            if (room <= 0)
                return;
            kept.push(piece.subarray(0, room));
            size += Math.min(piece.length, room);
        },
        text: () => Buffer.concat(kept).toString("utf8"),
        isCut: () => cut,
    };
}
/** Cuts a stream into lines (LF, CRLF or a lone CR as progress bars use it) and hands on each one that is not empty. */
function makeLineReader(onLine) {
    const decoder = new external_node_string_decoder_.StringDecoder("utf8");
    let rest = "";
    const tell = (line) => {
        if (line !== "")
            onLine(line.slice(0, LINE_CHARACTERS));
    };
    return {
        add(piece) {
            const lines = (rest + decoder.write(piece)).split(/\r\n|\n|\r/);
            rest = (lines.pop() ?? "").slice(0, LINE_CHARACTERS);
            lines.forEach(tell);
        },
        end() {
            tell(rest + decoder.end());
            rest = "";
        },
    };
}

;// CONCATENATED MODULE: ./out/edge/node/strays.js


/** The variable that every program of a run is given, and hands on to its children: by it those are known that left their process group. */
const MARK = "PORTCULLIS_RUN";
/** A child that is being started while the others are looked through is found the next time. */
const ROUNDS = 3;
/**
 * Kills every process of a run, whatever group or session it moved to; gives how many: those that carry its mark, and those that cleared
 * their environment and stayed in a private folder of the run. Only Linux tells these of a process; elsewhere nothing is done.
 */
function killStrays({ mark, folders }) {
    if (process.platform !== "linux")
        return 0;
    const own = { mark, names: new Set([...folders].map((folder) => (0,external_node_path_.basename)(folder)).filter(isPrivate)) };
    let killed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
        const found = findStrays(own).filter(kill).length;
        killed += found;
        if (found === 0)
            break;
    }
    return killed;
}
/** Whether a folder can be nobody else's: a fresh one of ours, by its name. What happens to stand in any other is not ours to end. */
function isPrivate(name) {
    return /^portcullis-[A-Za-z0-9]{6}$/.test(name);
}
function findStrays({ mark, names }) {
    const words = `\0${MARK}=${mark}\0`;
    const pids = list().filter((pid) => pid !== process.pid);
    return pids.filter((pid) => `\0${readEnvironment(pid)}`.includes(words) || isWithin(strays_readFolder(pid), names));
}
function isWithin(folder, names) {
    return folder.split(external_node_path_.sep).some((name) => names.has(name));
}
function list() {
    try {
        return (0,external_node_fs_.readdirSync)("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
    }
    catch {
        return []; // no /proc here: nothing can be known
    }
}
/** Somebody else's process, or one that is gone or a zombie, has none that we can read. */
function readEnvironment(pid) {
    try {
        return (0,external_node_fs_.readFileSync)(`/proc/${pid}/environ`, "latin1");
    }
    catch {
        return "";
    }
}
/** Where a process works, or worked where the folder was removed meanwhile. Empty: nobody can tell. */
function strays_readFolder(pid) {
    try {
        return (0,external_node_fs_.readlinkSync)(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, "");
    }
    catch {
        return "";
    }
}
function kill(pid) {
    try {
        return process.kill(pid, "SIGKILL");
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./out/edge/node/watchdog.js

/**
 * Reads which process groups live (`+ 123`, `- 123`) until its input ends. That it ends without a last word (`=`) means that who wrote it
 * died of a signal that nobody can catch: then the groups are killed, and on Linux whatever carries the mark of the run.
 */
const watchdog_PROGRAM = `
groups=' '
while read -r word group; do
  case "$word" in
    +) groups="$groups$group " ;;
    -) groups="\${groups%% "$group" *} \${groups#* "$group" }" ;;
    =) exit ;;
  esac
done
for group in $groups; do kill -KILL -- "-$group"; done
for file in /proc/[0-9]*/environ; do
  if grep -aqs -- "$1" "$file"; then file=\${file#/proc/}; kill -KILL "\${file%/environ}"; fi
done
`;
/** Starts a watchdog for a run; `mark`: what all its programs have in their environment, as `NAME=value`. */
function startWatchdog(mark) {
    if (process.platform === "win32")
        return { watch: () => undefined, forget: () => undefined, end: () => undefined };
    const child = start(mark);
    const tell = (line) => child.stdin?.write(`${line}\n`);
    return { watch: (leader) => tell(`+ ${leader}`), forget: (leader) => tell(`- ${leader}`), end: () => tell("=") };
}
function start(mark) {
    const env = { PATH: "/usr/bin:/bin" };
    const child = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", watchdog_PROGRAM, "portcullis", mark], {
        cwd: "/",
        env,
        detached: true,
        stdio: ["pipe", "ignore", "ignore"],
    });
    child.on("error", () => undefined);
    child.stdin?.on("error", () => undefined);
    child.unref();
    if (child.stdin !== null && "unref" in child.stdin && typeof child.stdin.unref === "function")
        child.stdin.unref();
    return child;
}

;// CONCATENATED MODULE: ./out/edge/node/processes.js









/** How long a program may take to obey SIGTERM before it is killed. */
const GRACE_MS = 2000;
/** How long pipes may stay open after a program ended: something that left its process group may hold them. */
const LINGER_MS = 500;
const processes_isWindows = process.platform === "win32";
/**
 * Runs programs, each as the leader of a process group of its own, with a mark in its environment. `killAll` ends every one that lives, at
 * once, and what they left behind; so does the end of this process by a signal that it cannot catch.
 */
function makeProcesses(clock) {
    const living = new Set();
    const folders = new Set();
    const mark = (0,external_node_crypto_.randomUUID)();
    let watchdog = null;
    return {
        run(command) {
            watchdog ??= startWatchdog(`${MARK}=${mark}`);
            folders.add(command.cwd);
            return runCommand({ ...command, env: { ...command.env, [MARK]: mark } }, clock, { living, watchdog });
        },
        find: findProgram,
        killAll() {
            for (const child of living)
                processes_killGroup(child, "SIGKILL");
            living.clear();
            if (watchdog !== null)
                killStrays({ mark, folders });
            watchdog?.end();
            watchdog = null;
        },
    };
}
async function runCommand(command, clock, { living, watchdog }) {
    const left = command.deadline - clock.now();
    if (left <= 0)
        return { ...notStarted(`The time was up before ${command.file} could be started.`), timedOut: true };
    let child;
    try {
        child = processes_start(command);
    }
    catch (error) {
        return notStarted(await explainFailure(command, error));
    }
    const { pid } = child;
    if (pid === undefined)
        return notStarted(await explainFailure(command, await new Promise((tell) => child.once("error", tell))));
    living.add(child);
    watchdog.watch(pid);
    return watch(child, { command, left }).finally(() => {
        living.delete(child);
        watchdog.forget(pid);
    });
}
function processes_start({ file, args, cwd, env }) {
    return (0,external_node_child_process_.spawn)(file, [...args], {
        cwd,
        env: { ...env },
        shell: false,
        detached: !processes_isWindows,
        windowsHide: true,
        stdio: ["ignore", "pipe", "pipe"],
    });
}
/** Follows a running program to its end: reads it, kills it at its deadline, and cleans up what it leaves behind. */
function watch(child, { command, left }) {
    const out = makeCapture();
    const err = makeCapture();
    const lines = command.onLine === undefined ? null : makeLineReader(command.onLine);
    child.stdout?.on("data", out.add);
    child.stderr?.on("data", (piece) => {
        err.add(piece);
        lines?.add(piece);
    });
    let timedOut = false;
    let killTimer;
    const deadlineTimer = setTimeout(() => {
        timedOut = true;
        processes_killGroup(child, "SIGTERM");
        killTimer = setTimeout(() => processes_killGroup(child, "SIGKILL"), GRACE_MS);
    }, Math.min(left, MAX_TIMER_MS));
    return new Promise((resolve) => {
        let ended = false;
        const finish = () => {
            if (ended)
                return;
            ended = true;
            child.stdout?.destroy();
            child.stderr?.destroy();
            lines?.end();
            resolve({ ...toExit(child), timedOut, notStarted: null, stdout: out.text(), stderr: err.text(), cut: out.isCut() || err.isCut() });
        };
        child.once("error", () => undefined);
        child.once("exit", () => {
            clearTimeout(deadlineTimer);
            clearTimeout(killTimer);
            processes_killGroup(child, "SIGKILL"); // whatever the program left behind in its group
            setTimeout(finish, LINGER_MS).unref();
        });
        child.once("close", finish);
    });
}
/** setTimeout takes 32 bits; more would fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;
function toExit(child) {
    return { code: child.exitCode, signal: child.signalCode };
}
function notStarted(reason) {
    return { code: null, signal: null, timedOut: false, notStarted: reason, stdout: "", stderr: "", cut: false };
}
/** Signals a program and all its descendants that stayed in its group; what is gone already is fine. */
function processes_killGroup(child, signal) {
    const { pid } = child;
    if (pid === undefined)
        return;
    if (processes_isWindows) {
        if (child.exitCode === null)
            (0,external_node_child_process_.spawnSync)("taskkill", ["/PID", String(pid), "/T", "/F"], { windowsHide: true, stdio: "ignore" });
        return;
    }
    try {
        process.kill(-pid, signal);
    }
    catch {
        // ESRCH: nobody is left in the group
    }
}
const FAILURES = {
    EACCES: "it is not allowed to be executed (is its mode 755, and its file system not mounted noexec?)",
    EPERM: "the system does not permit it",
    ENOEXEC: "it is no program for this machine (another operating system or processor?)",
    E2BIG: "its arguments are longer than the system accepts",
    ETXTBSY: "somebody is writing to it",
    EMFILE: "too many files are open",
    EAGAIN: "the system has no room for another process",
    ENOMEM: "the system has no memory left",
};
async function explainFailure({ file, cwd }, error) {
    const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" && !(await isFolder(cwd)))
        return `${file} could not be started: its working directory ${cwd} does not exist.`;
    if (code === "ENOENT")
        return `${file} could not be started: there is no such program.`;
    return `${file} could not be started: ${FAILURES[code] ?? (0,errors/* sentenceOf */.$N)(error)}.`;
}
async function isFolder(path) {
    return (0,promises_.stat)(path).then((facts) => facts.isDirectory(), () => false);
}
/** Looks through the absolute folders of a PATH; the current folder never counts. */
async function findProgram(name, path) {
    const names = processes_isWindows && !name.toLowerCase().endsWith(".exe") ? [`${name}.exe`] : [name];
    for (const folder of path.split(external_node_path_.delimiter)) {
        if (!(0,external_node_path_.isAbsolute)(folder))
            continue;
        for (const candidate of names) {
            const full = (0,external_node_path_.join)(folder, candidate);
            if (await isProgram(full))
                return full;
        }
    }
    return null;
}
async function isProgram(path) {
    try {
        await (0,promises_.access)(path, external_node_fs_.constants.X_OK);
        return (await (0,promises_.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./out/edge/node/tool-cache.js





/**
 * The runner's tool cache (RUNNER_TOOL_CACHE); outside a job `fallback`, with the same layout. Tools are put there by the toolkit.
 * Looking one up is a question to the file system in the toolkit's layout, `<tool>/<version>/<arch>` with a `.complete` beside it:
 * loading the toolkit takes longer than checking a scanner's digest, and every run looks, while hardly any run stores.
 */
function makeToolCache(fallback) {
    return {
        async find(tool, version) {
            const folder = (0,external_node_path_.join)(toRoot(fallback), tool, version, (0,external_node_os_.arch)());
            const [there, complete] = await Promise.all([folder, `${folder}.complete`].map(isThere));
            return there && complete ? folder : null;
        },
        async store(file, name, tool, version) {
            try {
                return await quietly(fallback, (toolkit) => toolkit.cacheFile(file, name, tool, version, (0,external_node_os_.arch)()));
            }
            catch (error) {
                const message = `${tool} ${version} could not be put into the tool cache: ${(0,system_errors/* sentenceOfSystem */.S)(error)}.`;
                throw new errors/* GateError */.ue({ code: "environment", message, next: "Check the permissions and the free space of the cache folder." }, { cause: error });
            }
        },
    };
}
/** A relative folder would be another one for each program that is started. */
function toRoot(fallback) {
    const given = process.env.RUNNER_TOOL_CACHE;
    return given === undefined || given === "" ? fallback : (0,external_node_path_.resolve)(given);
}
async function isThere(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}
let turn = Promise.resolve();
/**
 * Calls the toolkit with the folder that it reads from the environment, and without its `::debug::` lines, which it writes to
 * standard output, where our documents go. One call at a time: each swaps these two and puts them back.
 */
function quietly(fallback, call) {
    const mine = turn.then(async () => {
        const toolkit = await __webpack_require__.e(/* import() */ 991).then(__webpack_require__.bind(__webpack_require__, 5991));
        const { write } = process.stdout;
        const given = process.env.RUNNER_TOOL_CACHE;
        process.env.RUNNER_TOOL_CACHE = toRoot(fallback);
        process.stdout.write = toQuietWrite(write);
        try {
            return await call(toolkit);
        }
        finally {
            process.stdout.write = write;
            if (given === undefined)
                delete process.env.RUNNER_TOOL_CACHE;
            else
                process.env.RUNNER_TOOL_CACHE = given;
        }
    });
    turn = mine.catch(() => undefined);
    return mine;
}
/** A write that drops debug commands and lets everything else through: others may print meanwhile. */
function toQuietWrite(write) {
    const quiet = (...args) => {
        const [text] = args;
        if (typeof text === "string" && text.startsWith("::debug::"))
            return true;
        return write.apply(process.stdout, args);
    };
    return quiet;
}

;// CONCATENATED MODULE: ./out/edge/node/world.js









const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/**
 * The real world. `close` kills what still runs and removes private folders; so does the end of this process, also by a signal.
 * Nothing is asked of the network, a daemon or the tool cache before it is needed.
 */
function makeWorld({ progress, cacheFolder, ...network }) {
    const clock = { now: () => Date.now() };
    const machine = readMachine();
    const folder = cacheFolder ?? toCacheFolder(machine);
    const files = makeFiles();
    const processes = makeProcesses(clock);
    const cleanUp = () => {
        processes.killAll();
        files.removePrivate();
    };
    const forget = cleanUpAtEnd(cleanUp);
    return {
        clock,
        files,
        processes,
        downloads: toDownloads({ clock, machine }, network),
        tools: makeToolCache((0,external_node_path_.join)(folder, "tools")),
        daemon: makeDaemon(machine),
        images: toImages({ clock, machine, processes, files, progress }, network),
        progress,
        machine,
        cacheFolder: folder,
        async close() {
            forget();
            cleanUp();
        },
    };
}
/** The same world with another way to the network: settings are known only after files were read in it. */
function withNetwork(world, network) {
    return { ...world, downloads: toDownloads(world, network), images: toImages(world, network) };
}
function toImages({ clock, machine, processes, files, progress }, { proxy = null, caCertificate = null, registry = [], offline = false }) {
    return makeImages({ clock, machine, processes, files, progress, proxy, caCertificate, registry, offline });
}
function toDownloads({ clock, machine }, { proxy = null, caCertificate = null, patience }) {
    return makeDownloads({ clock, proxy, caCertificate, env: machine.env, ...(patience === undefined ? {} : { patience }) });
}
/** Cleans up when this process ends or is told to; gives the function that takes this back. */
function cleanUpAtEnd(cleanUp) {
    const onSignal = (signal) => {
        forget();
        cleanUp();
        process.kill(process.pid, signal); // die of it, as whoever sent it expects
    };
    const forget = () => {
        process.removeListener("exit", cleanUp);
        for (const signal of SIGNALS)
            process.removeListener(signal, onSignal);
    };
    process.on("exit", cleanUp);
    for (const signal of SIGNALS)
        process.on(signal, onSignal);
    return forget;
}
/** The machine as Node sees it. */
function readMachine() {
    const { platform, arch, env } = process;
    return { os: platform, arch, cores: (0,external_node_os_.availableParallelism)(), env, home: readHome(), cwd: readCwd() };
}
/** The user's home; where the system knows none (a container's invented user), a folder that is sure to be there. */
function readHome() {
    try {
        const home = (0,external_node_os_.homedir)();
        return (0,external_node_path_.isAbsolute)(home) ? home : (0,external_node_os_.tmpdir)();
    }
    catch {
        return (0,external_node_os_.tmpdir)();
    }
}
function readCwd() {
    try {
        return process.cwd();
    }
    catch (error) {
        const message = "The working directory does not exist any more.";
        throw new errors/* GateError */.ue({ code: "environment", message, next: "Change to a folder that exists, and run it again." }, { cause: error });
    }
}
/** Where databases and tools are kept between runs: the user's cache folder, as the system has it. */
function toCacheFolder({ os, env, home }) {
    const xdg = env.XDG_CACHE_HOME;
    if (xdg !== undefined && (0,external_node_path_.isAbsolute)(xdg))
        return (0,external_node_path_.join)(xdg, "portcullis");
    if (os === "win32")
        return (0,external_node_path_.join)(env.LOCALAPPDATA ?? (0,external_node_path_.join)(home, "AppData", "Local"), "portcullis");
    return os === "darwin" ? (0,external_node_path_.join)(home, "Library", "Caches", "portcullis") : (0,external_node_path_.join)(home, ".cache", "portcullis");
}

;// CONCATENATED MODULE: ./out/edge/terminal/display.js
/** What a stream can show, from what Node knows of it and the environment's usual switches. */
function toDisplay(stream, env) {
    const tty = stream.isTTY === true;
    const forced = isSet(env.FORCE_COLOR) && env.FORCE_COLOR !== "0";
    const refused = isSet(env.NO_COLOR) || env.FORCE_COLOR === "0" || env.TERM === "dumb";
    const colour = forced || (tty && !refused);
    const asked = Number(env.COLUMNS);
    const width = tty && stream.columns ? stream.columns : Number.isInteger(asked) && asked >= 20 ? asked : 100;
    return { width, colour, links: tty && colour && canLink(env) };
}
function isSet(value) {
    return value !== undefined && value !== "";
}
/** Terminals known to understand OSC 8 hyperlinks; others would show the bare text, which is no loss. */
function canLink(env) {
    if (isSet(env.CI))
        return false;
    const program = env.TERM_PROGRAM ?? "";
    return (isSet(env.WT_SESSION) ||
        isSet(env.KITTY_WINDOW_ID) ||
        Number(env.VTE_VERSION) >= 5000 ||
        ["iTerm.app", "WezTerm", "vscode", "ghostty"].includes(program));
}

;// CONCATENATED MODULE: ./out/edge/terminal/progress.js
const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 120;
/** Says nothing: for pipes, tests and `--quiet`. */
const silentProgress = { step: () => ({ update: () => undefined, end: () => undefined }) };
/**
 * A living block of lines, one for each step that runs, with its elapsed time; finished steps stay above it as plain lines.
 * `stop` erases what still lives: call it before anything else is printed. The next step begins a new block.
 */
function makeLiveProgress(sink, clock, safe) {
    const steps = new Set();
    let frame = 0;
    let drawn = 0;
    let timer;
    const erase = () => {
        if (drawn > 0)
            sink.write(`\u001b[${drawn}A\u001b[J`);
        drawn = 0;
    };
    const draw = () => {
        erase();
        const width = (sink.columns || 80) - 1;
        const mark = FRAMES[frame % FRAMES.length];
        for (const step of steps) {
            const seconds = toSeconds(clock.now() - step.since);
            sink.write(`${mark} ${shorten(safe(step.text), width - seconds.length - 3)} ${seconds}\n`);
        }
        drawn = steps.size;
    };
    const turn = () => {
        frame += 1;
        draw();
    };
    const rest = () => {
        clearInterval(timer);
        timer = undefined;
    };
    return {
        step(text) {
            const step = { text, since: clock.now() };
            steps.add(step);
            timer ??= setInterval(turn, FRAME_MS).unref();
            draw();
            return {
                update(next) {
                    step.text = next;
                },
                end(closing, ok = true) {
                    if (!steps.delete(step))
                        return;
                    erase();
                    sink.write(`${ok ? "✓" : "✗"} ${safe(closing ?? step.text)} ${toSeconds(clock.now() - step.since)}\n`);
                    draw();
                    if (steps.size === 0)
                        rest();
                },
            };
        },
        stop() {
            rest();
            erase();
            steps.clear();
        },
    };
}
function shorten(text, width) {
    const points = [...text];
    return points.length <= width ? text : `${points.slice(0, Math.max(0, width - 1)).join("")}…`;
}
/** A duration for a line of progress. */
function toSeconds(milliseconds) {
    const seconds = milliseconds / 1000;
    if (seconds < 100)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

;// CONCATENATED MODULE: ./out/edge/terminal/steady-progress.js

/** When a step that still runs is told of for the first time, and how often from then on. */
const FIRST_MS = 3000;
const EVERY_MS = 20_000;
/**
 * For logs and pipes: one line a step when it ends, and while a long one runs a line now and then, so that whoever watches sees life.
 * `safe` makes foreign text harmless.
 */
function makeSteadyProgress(sink, clock, safe) {
    return {
        step(text) {
            const since = clock.now();
            let latest = text;
            const tell = (mark, line) => void sink.write(`${mark} ${safe(line)} (${toSeconds(clock.now() - since)})\n`);
            let timer = setTimeout(function again() {
                tell("…", latest);
                timer = setTimeout(again, EVERY_MS).unref();
            }, FIRST_MS).unref();
            let ended = false;
            return {
                update(next) {
                    latest = next;
                },
                end(closing, ok = true) {
                    if (ended)
                        return;
                    ended = true;
                    clearTimeout(timer);
                    tell(ok ? "✓" : "✗", closing ?? text);
                },
            };
        },
    };
}

// EXTERNAL MODULE: ./out/gate.js + 231 modules
var gate = __webpack_require__(860);
// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
// EXTERNAL MODULE: ./out/version.js
var version = __webpack_require__(3888);
// EXTERNAL MODULE: ./out/entry/documents.js + 1 modules
var entry_documents = __webpack_require__(5946);
;// CONCATENATED MODULE: ./out/entry/commands/session.js









/** Opens a session as the invocation wants it: progress on a terminal, lines with `--verbose`, silence in a pipe or with `--quiet`. */
function openSession({ verbosity }, { lines = verbosity === "verbose" } = {}) {
    const clock = { now: () => Date.now() };
    const live = verbosity !== "quiet" && process.stderr.isTTY ? makeLiveProgress(process.stderr, clock, report_escape/* toSafeText */._J) : null;
    const steady = verbosity !== "quiet" && lines ? makeSteadyProgress(process.stderr, clock, report_escape/* toSafeText */._J) : silentProgress;
    const progress = live ?? steady;
    const world = makeWorld({ progress });
    const started = clock.now();
    const session = {
        world,
        started,
        display: { ...toDisplay(process.stdout, process.env), verbose: verbosity === "verbose" },
        quiet: verbosity === "quiet",
        place: { files: world.files, cwd: world.machine.cwd, today: toDay(started), readRepository: null, base: null },
        online: (network) => ({ ...session, world: withNetwork(world, network) }),
        calm: () => live?.stop(),
        close: () => world.close(),
    };
    return session;
}
/** A point in time as a day, `YYYY-MM-DD`, UTC. */
function toDay(milliseconds) {
    return new Date(milliseconds).toISOString().slice(0, 10);
}
/**
 * Renders, writes and prints what was asked for, and gives the exit code of the verdict. What is printed is printed also where a file
 * could not be written; then it refuses.
 */
async function publishVerdict(verdict, session, { output, sarifCategory }) {
    session.calm();
    const { world, started, display } = session;
    const run = {
        version: version/* VERSION */.x,
        startedAt: new Date(started).toISOString(),
        durationMs: world.clock.now() - started,
        sarifCategory,
    };
    const documents = (0,gate/* renderDocuments */.zL)(verdict, run, { outputs: toOutputs(output, session.quiet), display });
    const faults = await (0,entry_documents/* writeDocuments */.i)(documents, { files: world.files, cwd: world.machine.cwd });
    await (0,entry_documents/* printDocuments */.c)(documents, process.stdout);
    if (faults.length > 0)
        throw new errors/* GateError */.ue(faults);
    return verdict.exitCode;
}
/** Text is printed unless another document was asked for on standard output, or `--quiet`. */
function toOutputs(output, quiet) {
    if (quiet || output.some(({ file }) => file === null))
        return [...output];
    return [...output, { format: "text", file: null }];
}


/***/ }),

/***/ 5946:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ printDocuments),
  i: () => (/* binding */ writeDocuments)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./out/edge/node/chunks.js
var chunks = __webpack_require__(6551);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./out/edge/node/print.js

/**
 * Writes a piece whole, or rejects with the system's error. Where standard output is a file, Node hands the piece to the system once and
 * takes no notice when only a part fits on the disk: there it is written here.
 */
function printWhole(piece, stream) {
    const { fd } = stream;
    if (fd !== undefined && isFile(fd))
        return printToFile(piece, fd);
    return new Promise((resume, refuse) => {
        stream.write(piece, (error) => (error ? refuse(error) : resume()));
    });
}
function isFile(fd) {
    try {
        return (0,external_node_fs_.fstatSync)(fd).isFile();
    }
    catch {
        return false;
    }
}
async function printToFile(piece, fd) {
    let rest = typeof piece === "string" ? Buffer.from(piece) : piece;
    while (rest.length > 0)
        rest = rest.subarray((0,external_node_fs_.writeSync)(fd, rest));
}

// EXTERNAL MODULE: ./out/edge/node/system-errors.js
var system_errors = __webpack_require__(7770);
// EXTERNAL MODULE: ./out/errors.js
var errors = __webpack_require__(4925);
;// CONCATENATED MODULE: ./out/entry/documents.js





/** Writes the documents that go to files, each whole or not at all. Gives what could not be written: one that fails holds up no other. */
async function writeDocuments(documents, { files, cwd }) {
    const faults = [];
    for (const { request, pieces } of documents) {
        if (request.file === null)
            continue;
        try {
            await files.write((0,external_node_path_.isAbsolute)(request.file) ? request.file : (0,external_node_path_.resolve)(cwd, request.file), pieces);
        }
        catch (error) {
            if (!(0,errors/* isGateError */.Wc)(error))
                throw error;
            faults.push(...error.faults);
        }
    }
    return faults;
}
/** Writes the document that was asked for on a stream, waiting where the reader is slow. Refuses where it cannot be written whole. */
async function printDocuments(documents, stream) {
    const onError = () => undefined; // each write is told its own error; as an event it would end the process
    stream.on("error", onError);
    for (const { request, pieces } of documents) {
        if (request.file !== null)
            continue;
        for (const chunk of (0,chunks/* toChunks */.Y)(pieces)) {
            await printWhole(chunk, stream).catch((error) => {
                throw toPrintFault(error);
            });
        }
    }
    stream.removeListener("error", onError);
}
function toPrintFault(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
    const closed = code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
    const why = closed ? "its reader went away" : (0,system_errors/* sentenceOfSystem */.S)(error);
    const message = `The document could not be written to standard output: ${why}.`;
    return new errors/* GateError */.ue({ code: "environment", message, next: "Write it to a file: `-o FORMAT=FILE`." }, { cause: error });
}


/***/ })

};
