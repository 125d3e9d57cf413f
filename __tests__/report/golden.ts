import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "@jest/globals";

/** Compares a rendered document with the one that was looked at and kept. UPDATE_GOLDENS=1 keeps the new one: look at it. */
export function expectGolden(name: string, text: string): void {
  const file = new URL(`./goldens/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDENS === "1") writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}
