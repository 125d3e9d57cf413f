// Makes a small vulnerability database for Grype (schema 6) out of OSV records. Same records in, same bytes out, on every machine.
import cvss from "ae-cvss-calculator";
import initSqlJs from "sql.js";

/** OSV ecosystem → Grype's package type and version format. Distributions are told apart by `Name:version`. */
const ECOSYSTEMS = {
  npm: { type: "npm", format: "semver" },
  PyPI: { type: "python", format: "python" },
  Go: { type: "go-module", format: "go" },
  "crates.io": { type: "rust-crate", format: "semver" },
  RubyGems: { type: "gem", format: "gem" },
  Packagist: { type: "php-composer", format: "semver" },
  Maven: { type: "java-archive", format: "maven" },
  Debian: { type: "deb", format: "dpkg", os: "debian", codenames: { 11: "bullseye", 12: "bookworm", 13: "trixie" } },
  Alpine: { type: "apk", format: "apk", os: "alpine", codenames: {} },
};

// As Grype declares them in its v6 models. It adds what is missing (indexes, further tables) while it imports.
const TABLES = `
PRAGMA page_size = 1024;
CREATE TABLE db_metadata (build_timestamp datetime NOT NULL, model integer NOT NULL, revision integer NOT NULL, addition integer NOT NULL);
CREATE TABLE providers (id text PRIMARY KEY, version text, processor text, date_captured datetime, input_digest text);
CREATE TABLE blobs (id integer PRIMARY KEY, value text NOT NULL);
CREATE TABLE packages (id integer PRIMARY KEY, ecosystem text, name text);
CREATE TABLE operating_systems (id integer PRIMARY KEY, name text, release_id text, major_version text, minor_version text,
  label_version text, codename text, channel text, eol_date datetime, eoas_date datetime);
CREATE TABLE vulnerability_handles (id integer PRIMARY KEY, name text NOT NULL, status text NOT NULL, published_date datetime,
  modified_date datetime, withdrawn_date datetime, provider_id text NOT NULL, blob_id integer);
CREATE TABLE vulnerability_aliases (name text, alias text NOT NULL, PRIMARY KEY (name, alias));
CREATE TABLE affected_package_handles (id integer PRIMARY KEY, vulnerability_id integer NOT NULL, operating_system_id integer,
  package_id integer, blob_id integer);
CREATE TABLE known_exploited_vulnerability_handles (id integer PRIMARY KEY, cve text NOT NULL, blob_id integer);
`;

/** The bytes of a database that knows these records. `built`: ISO 8601, the build time that Grype reports. */
export async function buildGrypeDb(records, { built }) {
  const SQL = await initSqlJs();
  const db = new SQL.Database();
  db.run(TABLES);
  db.run("INSERT INTO db_metadata VALUES (?, 6, 1, 0)", [toTimestamp(built)]);
  const ids = { packages: new Map(), systems: new Map(), providers: new Set() };
  for (const record of records) addRecord(record, { db, ids, built });
  const bytes = db.export();
  db.close();
  return bytes;
}

/** The form of a timestamp that Grype's driver reads back. */
function toTimestamp(text) {
  return text.replace("T", " ").replace(/(\.\d+)?Z$/, "+00:00");
}

function insert(db, table, row) {
  const columns = Object.keys(row);
  db.run(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`, Object.values(row));
  return db.exec("SELECT last_insert_rowid()")[0].values[0][0];
}

function blob(db, value) {
  return insert(db, "blobs", { value: JSON.stringify(value) });
}

/** The id of a row that is made when it is first asked for. */
function once(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

function addRecord(record, { db, ids, built }) {
  const places = record.affected.flatMap((affected) => {
    const [name, version] = affected.package.ecosystem.split(":");
    const ecosystem = ECOSYSTEMS[name];
    return ecosystem === undefined ? [] : [{ affected, ecosystem, version }];
  });
  if (places.length === 0) return;
  const { ecosystem } = places[0];
  const provider = ecosystem.os ?? "github";
  if (!ids.providers.has(provider)) {
    insert(db, "providers", { id: provider, version: "1", processor: "portcullis", date_captured: toTimestamp(built), input_digest: null });
    ids.providers.add(provider);
  }
  const vulnerability = addVulnerability(record, { db, provider, ecosystem });
  for (const place of places) addAffected(record, place, { db, ids, vulnerability });
  const exploited = record.database_specific?.known_exploited;
  if (exploited !== undefined) {
    const [cve] = cvesOf(record);
    const value = { cve, date_added: `${exploited}T00:00:00Z`, known_ransomware_campaign_use: "unknown" };
    insert(db, "known_exploited_vulnerability_handles", { cve, blob_id: blob(db, value) });
  }
}

/** A distribution's flaws are called by their CVE, all others by the record's own id. */
function addVulnerability(record, { db, provider, ecosystem }) {
  const cves = cvesOf(record);
  const name = ecosystem.os === undefined ? record.id : (cves[0] ?? record.id);
  const aliases = [...new Set([record.id, ...(record.aliases ?? []), ...cves])].filter((id) => id !== name && !id.startsWith("DEBIAN-"));
  const refs = (record.references ?? []).map(({ url }) => ({ url }));
  const blob_id = blob(db, { id: name, description: record.summary ?? "", aliases, severities: toSeverities(record), refs });
  const id = insert(db, "vulnerability_handles", {
    name,
    status: "active",
    published_date: null,
    modified_date: toTimestamp(record.modified),
    withdrawn_date: null,
    provider_id: provider,
    blob_id,
  });
  for (const alias of aliases) db.run("INSERT OR IGNORE INTO vulnerability_aliases VALUES (?, ?)", [name, alias]);
  return id;
}

function addAffected(record, { affected, ecosystem, version }, { db, ids, vulnerability }) {
  const { type, format, os } = ecosystem;
  const { name } = affected.package;
  const ranges = toIntervals(affected).map(({ constraint, fixed }) => ({
    version: { type: format, constraint },
    fix: fixed === null ? { state: affected.database_specific?.fix_state ?? "not-fixed" } : { version: fixed, state: "fixed" },
  }));
  insert(db, "affected_package_handles", {
    vulnerability_id: vulnerability,
    operating_system_id: os === undefined ? null : once(ids.systems, `${os}:${version}`, () => addSystem(db, ecosystem, version)),
    package_id: once(ids.packages, `${type}:${name}`, () => insert(db, "packages", { ecosystem: type, name })),
    blob_id: blob(db, { cves: cvesOf(record), ranges }),
  });
}

/** Grype asks by codename too where os-release has one: a row without it is never found. */
function addSystem(db, { os, codenames }, version) {
  const [major, minor = ""] = version.replace(/^v/, "").split(".");
  const row = { name: os, release_id: os, major_version: major, minor_version: minor, codename: codenames[major] ?? null };
  return insert(db, "operating_systems", row);
}

function cvesOf({ id, aliases = [], upstream = [] }) {
  return [...new Set([id, ...aliases, ...upstream])].filter((name) => name.startsWith("CVE-"));
}

/** OSV's events as Grype's constraints, one an interval. */
function toIntervals({ ranges }) {
  return ranges.flatMap(({ events }) => {
    const intervals = [];
    let low = null;
    for (const event of events) {
      if (event.introduced !== undefined) low = event.introduced;
      else intervals.push({ constraint: [...toLow(low), `<${event.fixed}`].join(","), fixed: event.fixed });
      if (event.fixed !== undefined) low = null;
    }
    return low === null ? intervals : [...intervals, { constraint: toLow(low).join(","), fixed: null }];
  });
}

function toLow(version) {
  return version === null || version === "0" ? [] : [`>=${version}`];
}

const WORDS = { MODERATE: "medium", LOW: "low", MEDIUM: "medium", HIGH: "high", CRITICAL: "critical" };

/** The advisory's own word, or Debian's urgency, or the CVSS score as a word; then the vector. */
function toSeverities(record) {
  const vectors = (record.severity ?? []).map(({ score }) => score);
  const unimportant = record.affected.some(({ ecosystem_specific: specific }) => specific?.urgency === "unimportant");
  const word = unimportant ? "negligible" : (WORDS[record.database_specific?.severity] ?? toWord(vectors[0]));
  const scored = vectors.map((vector) => ({ scheme: "CVSS", value: { vector, version: vector.slice(5, 8) }, rank: 2 }));
  return word === null ? scored : [{ scheme: "CHMLN", value: word, rank: 1 }, ...scored];
}

function toWord(vector) {
  if (vector === undefined) return null;
  const score = cvss.fromVector(vector).calculateScores().base;
  return score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : "low";
}
