import { describe, expect, test } from "@jest/globals";
import { toLockfileKind } from "../../src/scan/lockfile-kinds.ts";
import type { OsvDatabase } from "../../src/scan/osv-database.ts";
import type { Entry } from "../../src/scan/osv-entries.ts";
import { toShares } from "../../src/scan/osv-shares.ts";

function entries(...paths: readonly string[]): Entry[] {
  return paths.map((path) => ({ target: null, kind: toLockfileKind(path), path, file: path, args: [] }));
}

/** A database with archives, that must find a package of each of these ecosystems. */
function database(ecosystems: readonly string[], archives: OsvDatabase["archives"] = new Map()): OsvDatabase {
  const canaries = ecosystems.map((ecosystem) => ({ ecosystem, purl: `pkg:x/${ecosystem}@1`, ids: [] }));
  return { archives, canaries, facts: () => Promise.reject(new Error("not asked for")) };
}

function shares(paths: readonly string[], of: OsvDatabase): [string[], string[]][] {
  return toShares(entries(...paths), of).map((share) => [
    share.entries.map(({ path }) => path),
    share.database.canaries.map(({ ecosystem }) => ecosystem),
  ]);
}

describe("lockfiles are divided into runs", () => {
  test("by ecosystem, those of most lockfiles first, each with what it must find", () => {
    expect(shares(["a/go.mod", "a/yarn.lock", "b/Cargo.lock", "b/package-lock.json"], database(["npm", "Go", "crates.io"]))).toEqual([
      [["a/yarn.lock", "b/package-lock.json"], ["npm"]],
      [["a/go.mod"], ["Go"]],
      [["b/Cargo.lock"], ["crates.io"]],
    ]);
  });

  test("each lockfile is in one of them, also where its ecosystem has nothing that must be found", () => {
    expect(shares(["Package.resolved", "go.mod", "yarn.lock", "renv.lock"], database(["npm", "Go"]))).toEqual([
      [["go.mod"], ["Go"]],
      [["yarn.lock", "Package.resolved", "renv.lock"], ["npm"]],
    ]);
  });

  test.each<[string, string[], OsvDatabase]>([
    ["nothing must be found", ["go.mod", "yarn.lock"], database([])],
    ["only one ecosystem has something that must be", ["go.mod", "yarn.lock"], database(["Go"])],
    ["the online service is asked", ["go.mod", "yarn.lock"], database(["npm", "Go"], null)],
  ])("but are one where %s", (_sentence, paths, of) => {
    expect(shares(paths, of)).toEqual([[paths, of.canaries.map(({ ecosystem }) => ecosystem)]]);
  });
});
