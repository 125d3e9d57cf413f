export const id = 154;
export const ids = [154];
export const modules = {

/***/ 1154:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBases: () => (/* binding */ runBases)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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

;// CONCATENATED MODULE: ./out/base-image/characters.js
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

;// CONCATENATED MODULE: ./out/base-image/refusal.js

/** The error for what BuildKit refuses in a Dockerfile. It says what, and `inLine` adds where. */
function refuse(message, next) {
    return new errors/* GateError */.ue({ code: "dockerfile-invalid", message, next });
}
/** Does something with one line of a Dockerfile; where that is refused, the message begins with the file's name and the line. */
function inLine(name, line, action) {
    try {
        return action();
    }
    catch (error) {
        if (!(0,errors/* isGateError */.Wc)(error))
            throw error;
        const faults = error.faults.map((fault) => ({ ...fault, message: `${name}:${line}: ${fault.message}` }));
        throw new errors/* GateError */.ue(faults, { cause: error });
    }
}

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
            throw refuse(`There is no flag \`--${name}\` here.`, toKnown(kinds));
        const before = flags.get(name) ?? [];
        if (before.length > 0 && kind !== "texts")
            throw refuse(`The flag \`--${name}\` is given twice.`, "Keep one of them.");
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
        throw refuse(`The flag \`--${name}=\` has no value.`, `Write \`--${name}\` or \`--${name}=false\`.`);
    if (kind !== "boolean") {
        if (value === null)
            throw refuse(`The flag \`--${name}\` has no value.`, `Write \`--${name}=VALUE\`.`);
        return value;
    }
    const word = (value ?? "true").toLowerCase();
    if (word !== "true" && word !== "false")
        throw refuse(`The flag \`--${name}\` is neither true nor false but \`${value}\`.`, `Write \`--${name}\` or \`--${name}=false\`.`);
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
        throw refuse("HEALTHCHECK says nothing.", "Write `HEALTHCHECK CMD command` or `HEALTHCHECK NONE`.");
    if (kind.toUpperCase() === "NONE") {
        if (command.length > 0)
            throw refuse("HEALTHCHECK NONE takes no arguments.", "Take away what stands after NONE.");
        return; // its flags are not looked at
    }
    const given = parseFlags(flags, FLAGS);
    if (kind.toUpperCase() !== "CMD")
        throw refuse(`HEALTHCHECK has no kind \`${kind}\`.`, "It is CMD or NONE.");
    if (command.length === 0)
        throw refuse("HEALTHCHECK CMD has no command.", "Give one after CMD.");
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
        throw refuse(`\`--${name}=${text}\` is no duration.`, "Give a number with a unit, such as `30s`.");
    if (duration !== 0 && duration < MILLISECOND)
        throw refuse(`\`--${name}=${text}\` is less than a millisecond.`, "Give a longer time, such as `30s`.");
}
function checkRetries(text) {
    if (text === "")
        return;
    const number = /^[-+]?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= 0 && number <= MOST_RETRIES))
        throw refuse(`\`--retries=${text}\` is no number of tries.`, "Give a whole number, 0 or more.");
}

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
    return refuse(`The pattern \`${pattern}\` ${what}.`, "In a pattern a backslash can stand before `*`, `?`, `/`, `}` and a backslash.");
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
        throw refuse("Variables are nested too deeply.", `Nest at most ${DEEPEST} of them.`);
    const text = readExpansion(shell, readUntil);
    shell.depth -= 1;
    return text;
}
function readExpansion(shell, readUntil) {
    const first = peek(shell);
    if (first === undefined)
        throw refuse("A `${` is not closed.", "Close it with `}`.");
    if (first === "{" || first === "}" || first === ":")
        throw refuse("A `${` has no name after it.", "Write a dollar and the name in braces.");
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
    return refuse(message, "Known are `:-` `-` `:+` `+` `:?` `?` `#` `##` `%` `%%` `/` and `//`.");
}
function refuseMissing({ name }, value, text) {
    const why = text === "" ? `is not allowed to be ${value === undefined ? "unset" : "empty"}` : text;
    return refuse(`\`${name}\`: ${why}`, `Give it a value: \`--build-arg ${name}=…\`.`);
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
        if (!isSpace(character))
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
        throw refuse(`A closing \`${stop}\` is missing.`, `Close what was opened with \`${stop}\`.`);
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
            throw refuse("A single quote is not closed.", "Close it, or write `\\'` for a quote that is meant.");
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
            throw refuse("A double quote is not closed.", 'Close it, or write `\\"` for a quote that is meant.');
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

;// CONCATENATED MODULE: ./out/base-image/dockerfile/heredoc.js


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
        return splitWords(line, { ...EMPTY, keepQuotes: true, keepEscapes: true });
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            return []; // a line that is no shell words announces nothing, and is no mistake by that
        throw error;
    }
}
/** A heredoc's announcement, or null for a word that is none. */
function parseHeredoc(word) {
    const [, dash, rest = ""] = HEREDOC.exec(word) ?? [];
    if (rest === "")
        return null;
    const [name, ...more] = splitWords(rest, EMPTY);
    return name === undefined || more.length > 0 ? null : { name, dropsTabs: dash === "-" };
}
/** Whether a word announces a heredoc. A word that cannot be read does not. */
function isHeredoc(word) {
    try {
        return parseHeredoc(word) !== null;
    }
    catch (error) {
        if ((0,errors/* isGateError */.Wc)(error))
            return false;
        throw error;
    }
}

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
        throw refuse(`${keyword.toUpperCase()} says nothing.`, "Give it at least one argument.");
}
function needOne({ keyword, words }) {
    if (words.length !== 1)
        throw refuse(`${keyword.toUpperCase()} says nothing.`, "Give it an argument.");
}
function needNames({ keyword, words }) {
    const names = words.filter((_, at) => at % 3 === 0);
    if (names.includes(""))
        throw refuse(`${keyword.toUpperCase()} has a blank name.`, "Write `NAME=VALUE`.");
}
function needJson({ words, isJson }) {
    if (words.length === 0 || !isJson)
        throw refuse("SHELL takes a list in JSON form.", 'Write `SHELL ["executable", "argument"]`.');
}
function needPaths({ words }) {
    if (words.some((word) => trim(word) === ""))
        throw refuse("VOLUME names an empty path.", "Take it away.");
}
/** The flags of an ADD or COPY. Refuses one without a source and a destination, or with a heredoc for a destination. */
function parseFiles({ keyword, words, flags }, kinds) {
    const name = keyword.toUpperCase();
    if (words.length < 2)
        throw refuse(`${name} needs a source and a destination.`, `Write \`${name} SOURCE DESTINATION\`.`);
    const given = parseFlags(flags, kinds);
    if (isHeredoc(words.at(-1) ?? ""))
        throw refuse(`${name} cannot write to a heredoc.`, "Give a path as the last argument.");
    return given;
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/keywords.js
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

;// CONCATENATED MODULE: ./out/base-image/dockerfile/csv.js

/** The fields of one line of comma-separated values, as in `--mount=`. Refuses an empty line and a quote where none may be. */
function parseFields(line) {
    const text = line.replace(/\r?\n$/, "");
    if (text === "")
        throw refuse("A flag's list of `key=value` is empty.", "Give at least one.");
    const fields = [];
    for (let at = 0; at <= text.length;) {
        const { field, end } = text.charAt(at) === '"' ? csv_readQuoted(text, at) : csv_readPlain(text, at);
        fields.push(field);
        at = end + 1;
    }
    return fields;
}
function csv_readPlain(text, start) {
    const comma = text.indexOf(",", start);
    const end = comma < 0 ? text.length : comma;
    const field = text.slice(start, end);
    if (field.includes('"'))
        throw refuseQuote(text);
    return { field, end };
}
function csv_readQuoted(text, start) {
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
    return refuse(`\`${text}\` has a double quote where none may be.`, "A quoted field is quoted as a whole, and a quote within it is doubled.");
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
        throw refuse(`\`--network=${network}\` is no network.`, `It is one of ${NETWORKS.join(", ")}.`);
    if (!SECURITIES.includes(security))
        throw refuse(`\`--security=${security}\` is no such mode.`, `It is one of ${SECURITIES.join(", ")}.`);
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
            throw refuse(`A mount is from \`${value}\`, and variables are not read there.`, "Give the image a name, `FROM … AS name`, and mount from that.");
        from = value;
    }
    return from;
}
function splitField(field) {
    const equals = field.indexOf("=");
    return equals < 0 ? { key: toLower(field), value: null } : { key: toLower(field.slice(0, equals)), value: field.slice(equals + 1) };
}
const BOOLEANS = ["1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False"];
function checkDevice(text) {
    let name = "";
    for (const field of parseFields(text)) {
        const { key, value } = splitField(field);
        if (key === "name" && value !== null) {
            if (name !== "")
                throw refuse(`A device is named twice, \`${name}\` and \`${value}\`.`, "Name one device in each `--device`.");
            name = value;
        }
        else if (key === "required") {
            if (value !== null && !BOOLEANS.includes(value))
                throw refuse(`\`required=${value}\` is neither true nor false.`, "Write `required` or `required=false`.");
        }
        else if (name === "")
            name = field;
        else
            throw refuse(`A device has no setting \`${field}\`.`, "Known are `name=…` and `required`.");
    }
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/commands.js






const COPY = { chown: "text", from: "text", chmod: "text", link: "boolean", exclude: "texts", parents: "boolean" };
/** Parses an instruction for what it means. Refuses what BuildKit refuses of it by itself. */
function parseCommand(written) {
    const keyword = toLower(written.keyword);
    if (!isKeyword(keyword))
        throw refuse(`There is no instruction \`${written.keyword}\`.`, `Known are ${KEYWORDS.map((word) => word.toUpperCase()).join(", ")}.`);
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
        throw refuse("FROM takes an image, and perhaps AS with a name.", "Write `FROM IMAGE` or `FROM IMAGE AS NAME`; a comment needs a line of its own.");
    const name = isNamed ? toLower(word) : null;
    if (name !== null && !STAGE_NAME.test(name))
        throw refuse(`A stage cannot be called \`${word}\`.`, "A name begins with a letter, and goes on with letters, digits, `-`, `_` and `.`.");
    return { kind: "from", line, image, name, platform: parseFlags(flags, { platform: "text" }).get("platform")?.at(-1) ?? "" };
}
/** BuildKit looks at no flags here. */
function parseArg(written) {
    needSome(written);
    const pairs = written.words.map((word) => {
        const equals = word.indexOf("=");
        if (equals === 0)
            throw refuse("ARG has a blank name.", "Write `ARG NAME` or `ARG NAME=VALUE`.");
        return equals < 0 ? { name: word, value: null } : { name: word.slice(0, equals), value: word.slice(equals + 1) };
    });
    return { kind: "arg", line: written.line, pairs };
}
/** The text of the instruction in an ONBUILD, with its heredocs: it is read anew when it is triggered. */
function parseTrigger(written) {
    needSome(written);
    noFlags(written);
    const keyword = trim(written.words[0] ?? "").toUpperCase();
    if (keyword === "ONBUILD" || keyword === "FROM" || keyword === "MAINTAINER")
        throw refuse(`ONBUILD cannot hold ${keyword}.`, "Take it away.");
    const instruction = written.original.replace(/^[\t\n\f\r ]*ONBUILD[\t\n\f\r ]*/i, "");
    return [instruction, ...written.heredocs.map(({ content, name }) => content + name)].join("\n");
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/json.js


/**
 * The strings of an instruction in JSON form, or null for text that is no JSON array: that is shell form, however much it looks like JSON.
 * An array that holds anything but strings is refused.
 */
function parseJsonForm(rest) {
    const text = trimStart(rest);
    const values = text.startsWith("[") ? readArray(text) : null;
    if (values === null)
        return null;
    return values.map((value) => {
        if (typeof value !== "string")
            throw refuse("The JSON form holds something that is no string.", 'Put every word in double quotes: `["word", "word"]`.');
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
        if (isSpace(characters[at] ?? ""))
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
        if (quote === "" && isSpace(character))
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
            throw refuse(`\`${word}\` has no \`=\`.`, `Write \`${keyword} NAME=VALUE …\`, and put a value with blanks in double quotes.`);
        return [word.slice(0, equals), word.slice(equals + 1), "="];
    });
}
/** `ENV name value`, the form of old: one pair, and the value goes to the end of the line. */
function parseOldPair(keyword, rest) {
    const blanks = /[\t\v\f\r ]+/.exec(rest);
    if (blanks === null)
        throw refuse(`${keyword} \`${rest}\` has no value.`, `Write \`${keyword} NAME=VALUE\`.`);
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
        const [, word = "", rest = ""] = (line.startsWith(comment) && DIRECTIVE.exec(trimStart(line.slice(comment.length)))) || [];
        const name = toLower(word);
        if (name !== "syntax" && name !== "escape" && name !== "check") {
            isOver = true;
            return null;
        }
        if (seen.has(name))
            throw refuse(`The directive \`${name}\` is given twice.`, "Keep one of them.");
        seen.add(name);
        return { name, value: toValue(rest) };
    };
}
/** What stands after the `=`, without blanks around it; blanks alone are one blank. */
function toValue(rest) {
    const value = trimEnd(rest, (character) => /[\t\n\f\r ]/.test(character)).replace(/^[\t\n\f\r ]+/, "");
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
                throw refuse(`The line is longer than ${lines_LONGEST} bytes.`, "Break it with a continuation.");
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
    return trimEnd(line, (character) => character === "\r" || character === "\n");
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/split.js

const BLANKS = /[\t\v\f\r ]+/;
/** Splits an instruction's line. `escape` is the Dockerfile's escape character. */
function splitInstruction(line, escaper) {
    const text = trim(line);
    const blanks = BLANKS.exec(text);
    if (blanks === null)
        return { keyword: text, flags: [], rest: "" };
    const { flags, rest } = takeFlags(toBytes(text.slice(blanks.index + blanks[0].length)), escaper);
    return { keyword: text.slice(0, blanks.index), flags, rest: trim(fromBytes(rest)) };
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
        while (at < line.length && isSpace(line.charAt(at)))
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
    for (; at < line.length && (quote !== "" || !isSpace(line.charAt(at))); at += 1) {
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
        const written = inLine(name, line, () => toWritten(original, line, { escaper: parser.escaper, depth: 0 }));
        const announced = inLine(name, line, () => (canHoldHeredoc(written) ? findHeredocs(original) : []));
        instructions.push({ ...written, heredocs: announced.map((heredoc) => readHeredoc(parser, heredoc, line)) });
    }
    if (instructions.length > 0)
        return { instructions, escaper: parser.escaper };
    return inLine(name, Math.max(1, lines.number), () => {
        throw refuse("There is no instruction in it.", "Begin it with `FROM IMAGE`.");
    });
}
/** The next instruction's line with its continuations; comments and blank lines are passed over, between its lines too. */
function readLogical(parser) {
    for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
        const line = parser.lines.number;
        const trimmed = trimStart(withoutBreak(physical));
        inLine(parser.lines.name, line, () => heedDirective(parser, trimmed));
        const { part, isOver } = splitContinuation(isComment(trimmed) ? "" : trimmed, parser.escaper);
        if (!isOver)
            return { line, original: part + readContinuation(parser) };
        if (part !== "")
            return { line, original: part };
    }
    return null;
}
function nextLine({ lines }) {
    return inLine(lines.name, lines.number + 1, () => lines.next());
}
function heedDirective(parser, line) {
    const directive = parser.readDirective(line);
    if (directive?.name !== "escape")
        return;
    if (directive.value !== "\\" && directive.value !== "`")
        throw refuse(`The escape character cannot be \`${directive.value}\`.`, "It is a backslash or a backtick.");
    parser.escaper = directive.value;
}
function readContinuation(parser) {
    let text = "";
    for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
        const line = withoutBreak(physical);
        if (isComment(line) || trimStart(line) === "")
            continue;
        const { part, isOver } = splitContinuation(line, parser.escaper);
        text += part;
        if (isOver)
            break;
    }
    return text;
}
function isComment(line) {
    return trimStart(line).startsWith("#");
}
/** A line goes on where the escape character ends it, blanks aside, unless another escape character stands before that. */
function splitContinuation(line, escaper) {
    const text = trimEnd(line, (character) => character === " " || character === "\t");
    const isOver = !text.endsWith(escaper) || text.at(-2) === escaper;
    return { part: isOver ? line : text.slice(0, -1), isOver };
}
const parse_DEEPEST = 50;
function toWritten(original, line, { escaper, depth }) {
    const { keyword, flags, rest } = splitInstruction(original, escaper);
    const common = { keyword, flags, heredocs: [], original, line };
    const kind = toLower(keyword);
    if (!isKeyword(kind))
        return { ...common, words: [""], isJson: false, trigger: null };
    if (kind === "onbuild")
        return toOnbuild(common, rest, { escaper, depth });
    return { ...common, ...parseArguments(kind, rest, escaper), trigger: null };
}
function toOnbuild(common, rest, { escaper, depth }) {
    if (rest === "" || depth > parse_DEEPEST)
        return { ...common, words: [], isJson: false, trigger: null };
    const trigger = toWritten(rest, common.line, { escaper, depth: depth + 1 });
    return { ...common, words: [trigger.keyword, ...trigger.words], isJson: false, trigger };
}
function canHoldHeredoc({ trigger, keyword, isJson }) {
    if (trigger !== null)
        return ["run", "copy", "add"].includes(toLower(trigger.keyword)) && !trigger.isJson;
    return ["run", "copy", "add"].includes(toLower(keyword)) && !isJson;
}
function readHeredoc(parser, heredoc, line) {
    let content = "";
    for (let physical = nextLine(parser); physical !== null; physical = nextLine(parser)) {
        const text = withoutBreak(physical);
        if ((heredoc.dropsTabs ? text.replace(/^\t+/, "") : text) === heredoc.name)
            return { ...heredoc, content };
        content += physical;
    }
    return inLine(parser.lines.name, line, () => {
        throw refuse(`The heredoc \`${heredoc.name}\` does not end.`, `End it with a line that holds \`${heredoc.name}\` and nothing else.`);
    });
}

;// CONCATENATED MODULE: ./out/base-image/build/sources.js



/** Finds what commands take files from; to be asked in the order in which they stand. */
function openSources(stages, escaper) {
    const byName = new Map(stages.flatMap(({ name }, index) => (name === null ? [] : [[name, index]])));
    const count = stages.map((_, index) => ({ kind: "stage", index }));
    const toOrigin = (text) => {
        const index = byName.get(toLower(text));
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
        return expandWord(text, { escaper, variables: () => undefined }) !== text;
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
        const command = inLine(name, stage?.line ?? trigger.line, () => parseTriggered(trigger, name));
        return finder.find(command).map((source) => ({ ...source, line: trigger.line, isTriggered: true }));
    });
}
/** The trigger as an instruction of its own. It is read with a backslash for its escape character, whatever the Dockerfile's is. */
function parseTriggered({ trigger, line }, name) {
    const { instructions } = parseDockerfile(trigger, `ONBUILD in ${name}:${line}`);
    const [written] = instructions;
    if (written === undefined || instructions.length > 1)
        throw refuse("An ONBUILD holds more than one instruction.", "Write an ONBUILD for each.");
    return parseCommand(written);
}

;// CONCATENATED MODULE: ./out/base-image/build/names.js


/** Replaces the variables in every FROM line and finds the stages that are built on earlier ones. Refuses what cannot be expanded. */
function nameStages(stages, globals, { escaper, name }) {
    const variables = (variable) => globals.get(variable);
    const byName = new Map();
    return stages.map((stage, index) => {
        const expand = (word) => inLine(name, stage.line, () => expandWord(word, { escaper, variables }));
        const from = expand(stage.image);
        const onPlatform = stage.platform === "" ? null : expand(stage.platform);
        const named = { ...stage, from, onPlatform, parent: byName.get(from) ?? null };
        if (stage.name !== null)
            byName.set(stage.name, index);
        return named;
    });
}

;// CONCATENATED MODULE: ./out/base-image/build/platform.js
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
    if (onPlatform === null || parsePlatform(onPlatform) !== null)
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
        BUILDPLATFORM: renderPlatform(build, false),
        BUILDOS: build.os,
        BUILDOSVERSION: build.osVersion,
        BUILDARCH: build.architecture,
        BUILDVARIANT: build.variant,
        TARGETPLATFORM: renderPlatform(target, true),
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
            const value = given ?? (pair.value === null ? undefined : inLine(name, line, () => expandWord(pair.value ?? "", { escaper, variables })));
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
    if (trim(value) === "")
        return;
    for (const option of splitThree(value)) {
        const equals = option.indexOf("=");
        const key = trim(option.slice(0, Math.max(0, equals)));
        if (key !== "skip" && key !== "experimental" && key !== "error")
            throw refuse(`\`# check=\` has no option \`${option}\`.`, "Known are `skip`, `experimental` and `error`.");
        if (key === "error" && !check_BOOLEANS.includes(trim(option.slice(equals + 1))))
            throw refuse(`\`# check=\` has \`${option}\`, which is neither true nor false.`, "Write `error=true`.");
    }
}
/** Two options are split off; whatever follows is the third. */
function splitThree(value) {
    const [first = "", second, ...rest] = trim(value).split(";");
    return [first, ...(second === undefined ? [] : [second]), ...(rest.length === 0 ? [] : [rest.join(";")])];
}

;// CONCATENATED MODULE: ./out/base-image/dockerfile/stages.js


/** Sorts a Dockerfile's instructions into the ARGs before the first FROM and the stages. Refuses what BuildKit refuses, with the line. */
function toStages({ instructions }, name) {
    const globals = [];
    const stages = [];
    for (const written of instructions) {
        const { line } = written;
        const command = inLine(name, line, () => parseCommand(written));
        const stage = stages.at(-1);
        if (command.kind === "from")
            stages.push({ ...command, commands: [] });
        else if (stage !== undefined)
            stage.commands.push(command);
        else if (command.kind === "arg")
            globals.push(command);
        else
            inLine(name, line, () => refuseBeforeFrom(written.keyword));
    }
    if (stages.length === 0)
        inLine(name, instructions.at(-1)?.line ?? 1, refuseWithoutFrom);
    return { globals, stages };
}
function refuseBeforeFrom(keyword) {
    throw refuse(`${keyword.toUpperCase()} stands before the first FROM.`, "Only ARG can stand there. Begin with `FROM IMAGE`.");
}
function refuseWithoutFrom() {
    throw refuse("It builds on nothing: there is no FROM.", "Add `FROM IMAGE`.");
}

;// CONCATENATED MODULE: ./out/base-image/resolve.js














/** What the build runs on. On another machine it may be another, but what is read here is the same everywhere. */
const BUILD = { os: "linux", osVersion: "", architecture: "amd64", variant: "" };
/**
 * Says what a Dockerfile builds on, as BuildKit reads it (contract §6). Refuses with `dockerfile-invalid` what BuildKit refuses while it
 * parses and replaces variables; what it refuses later is among the problems.
 */
function resolveDockerfile({ source, name, target, buildArgs, platform }) {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(source);
    const check = findDirective("check", text, "#");
    if (check !== null)
        inLine(name, check.line, () => checkLintOptions(check.value));
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
    return {
        stages: stages.map((stage, index) => toFacts(stage, links.sources[index] ?? [])),
        final: toFinal(stages, final, links),
        external,
        problems: findProblems({ stages, links, external, name }),
    };
}
function toPlatform(text) {
    const platform = parsePlatform(text);
    if (platform !== null)
        return platform;
    throw new errors/* GateError */.ue({ code: "input-invalid", message: `\`${text}\` is no platform.`, next: "Write it as `linux/amd64`." });
}
/** BuildKit looks for names only, and of several stages of a name takes the last. */
function findTarget(stages, target, name) {
    if (target === null)
        return stages.length - 1;
    const index = stages.findLastIndex((stage) => stage.name === toLower(target));
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
        return { reference: trim(given).replace(/ .*$/s, ""), line: null };
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

// EXTERNAL MODULE: ./out/model/reasons.js
var reasons = __webpack_require__(4499);
// EXTERNAL MODULE: ./out/policy/build.js
var build = __webpack_require__(6923);
// EXTERNAL MODULE: ./out/report/escape.js
var report_escape = __webpack_require__(1128);
// EXTERNAL MODULE: ./out/entry/documents.js + 1 modules
var entry_documents = __webpack_require__(5946);
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

// EXTERNAL MODULE: ./out/entry/commands/session.js + 14 modules
var commands_session = __webpack_require__(203);
;// CONCATENATED MODULE: ./out/entry/commands/bases.js









const LIMIT = 4 * 1024 * 1024;
/**
 * `portcullis bases resolve`: what a Dockerfile builds on. Gives 0, or 4 where something in it cannot be; what BuildKit refuses is an error
 * (`dockerfile-invalid`).
 */
async function runBases(invocation) {
    const session = (0,commands_session/* openSession */.fA)(invocation);
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
    return resolveDockerfile({ source, name, target, buildArgs: new Map(values), platform });
}
function missing(name) {
    return new errors/* GateError */.ue({
        code: "input-invalid",
        message: `There is no Dockerfile ${name}.`,
        next: "Give its path: `portcullis bases resolve --dockerfile FILE`.",
    });
}
async function publish(facts, { output, dockerfile }, { world, quiet }) {
    const json = `${(0,report_escape/* toSafeJson */.Dy)(JSON.stringify(facts, null, 2))}\n`;
    const text = (0,report_escape/* toSafeLog */.xi)(renderResolution(facts, dockerfile));
    const wanted = output.some(({ file }) => file === null) || quiet ? output : [...output, { format: "text", file: null }];
    const documents = wanted.map((request) => ({ request, pieces: [request.format === "json" ? json : text] }));
    const faults = await (0,entry_documents/* writeDocuments */.i)(documents, { files: world.files, cwd: world.machine.cwd });
    await (0,entry_documents/* printDocuments */.c)(documents, process.stdout);
    for (const { code, message, next } of facts.problems)
        process.stderr.write(`portcullis: ${(0,report_escape/* toSafeText */._J)(message)} [${code}]\n  ${(0,report_escape/* toSafeText */._J)(next)}\n`);
    if (faults.length > 0)
        throw new errors/* GateError */.ue(faults);
}


/***/ })

};
