import type { Tree } from "../../src/demo/oci-layout.ts";
import type { ResultDocument } from "./gate.ts";

/** A change as a result document has it. */
export type Change = NonNullable<ResultDocument["remediation"]>[number];

type Npm = { packages: Record<string, { version?: string; integrity?: string; dependencies?: Record<string, string> }> };

/** The upgrades of a change, each from one version to another: that of its own copy where it says one. */
function toUpgrades({ subject, from, to, steps }: Change): { name: string; from: string; to: string }[] {
  const all = steps.length > 0 ? steps : from.map((version) => ({ name: subject, from: version, to }));
  return all.flatMap((step) => (step.to === null ? [] : [{ name: step.name, from: step.from, to: step.to }]));
}

/** A package-lock.json with its packages upgraded as the changes say. */
export function upgradeLockfile(text: string, changes: readonly Change[]): string {
  const lockfile = JSON.parse(text) as Npm;
  for (const { name, from, to } of changes.filter(({ kind }) => kind === "upgrade-package").flatMap(toUpgrades)) {
    for (const [path, entry] of Object.entries(lockfile.packages)) {
      if (!path.endsWith(`node_modules/${name}`) || entry.version !== from) continue;
      entry.version = to;
      delete entry.integrity;
    }
    const root = lockfile.packages[""]?.dependencies;
    if (root?.[name] !== undefined) root[name] = to;
  }
  return `${JSON.stringify(lockfile, null, 2)}\n`;
}

/** Packages by name with their versions, raised as the changes say: those of one kind. */
export function upgradePackages(
  packages: Readonly<Record<string, string>>,
  changes: readonly Change[],
  isMeant: (change: Change) => boolean,
): Record<string, string> {
  const raised = { ...packages };
  for (const { name, from, to } of changes.filter(isMeant).flatMap(toUpgrades)) if (raised[name] === from) raised[name] = to;
  return raised;
}

/** A layer's files with the versions in Debian's package database raised as the changes say. */
export function upgradeDebian(files: Tree, changes: readonly Change[]): Tree {
  const status = "var/lib/dpkg/status";
  const paragraphs = String(files[status] ?? "").split("\n\n");
  const upgrades = changes.filter(({ kind }) => kind === "upgrade-system-package").flatMap(toUpgrades);
  const raised = paragraphs.map((paragraph) => {
    const upgrade = upgrades.find(
      ({ name, from }) => paragraph.startsWith(`Package: ${name}\n`) && paragraph.includes(`\nVersion: ${from}\n`),
    );
    return upgrade === undefined ? paragraph : paragraph.replace(`\nVersion: ${upgrade.from}\n`, `\nVersion: ${upgrade.to}\n`);
  });
  return { ...files, [status]: raised.join("\n\n") };
}
