import type { Database } from "../../model/evidence.ts";
import { isObject, type Json, objectOf, textOf, toDate } from "../read/pick.ts";

/** What a Grype report says of the run that wrote it. */
export type Descriptor = {
  readonly name: string;
  readonly version: string | null;
  readonly database: Database | null;
  /** What the database was found to be wrong with, as Grype says it; empty where nothing. */
  readonly databaseError: string;
  readonly reportedAt: string | null;
  readonly configuration: Json;
};

/** Reads `descriptor`. Its `db` has had three shapes: of schemas 1 to 5, of 0.88 and 0.89, and since 0.90. */
export function toDescriptor(value: unknown): Descriptor {
  const descriptor = isObject(value) ? value : {};
  const db = objectOf(descriptor, "db");
  const status = isObject(db.status) ? db.status : db;
  return {
    name: textOf(descriptor, "name"),
    version: textOf(descriptor, "version") || null,
    database: toDatabase(status),
    databaseError: toError(status),
    reportedAt: toDate(textOf(descriptor, "timestamp")),
    configuration: objectOf(descriptor, "configuration"),
  };
}

function toDatabase(status: Json): Database | null {
  const { schemaVersion } = status;
  const schema = typeof schemaVersion === "number" ? String(schemaVersion) : textOf(status, "schemaVersion");
  const built = toDate(textOf(status, "built")) ?? builtOf(textOf(status, "from"));
  const digest = textOf(status, "checksum") || checksumOf(textOf(status, "from"));
  if (schema === "" && built === null && digest === "") return null;
  return { schema: schema || null, built, digest: digest || null };
}

/** The address that a database came from names its digest: `…tar.zst?checksum=sha256%3A01f7…`. */
function checksumOf(from: string): string {
  return /[?&]checksum=(sha256)(?:%3A|:)([0-9a-f]{64})/i.exec(from)?.slice(1).join(":") ?? "";
}

/** … and when it was built: `vulnerability-db_v6.1.9_2026-07-30T00:34:33Z_1785395199.tar.zst`. */
function builtOf(from: string): string | null {
  return toDate(/_(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)_/.exec(from)?.[1] ?? "");
}

function toError(status: Json): string {
  const { error } = status;
  if (typeof error === "string" && error !== "") return error;
  if (isObject(error)) return textOf(error, "message") || JSON.stringify(error).slice(0, 200);
  return status.valid === false ? "it is not valid" : "";
}
