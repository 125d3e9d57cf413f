import { lstat, mkdtemp, readFile, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { linkOrCopy } from "../../../src/edge/oci/copy-blob.ts";

const LATER = Date.now() + 600_000;

describe("a blob at a new path", () => {
  it.each([
    ["a whole file", "blob", 0, "0123456789"],
    ["a file that is itself a link", "linked", 0, "0123456789"],
    ["a part of an archive", "blob", 4, "456789"],
  ])("%s: is a plain file there, never a symbolic link, which Grype refuses", async (_it, name, offset, content) => {
    const folder = await mkdtemp(join(tmpdir(), "blob-"));
    await writeFile(join(folder, "blob"), "0123456789");
    await symlink(join(folder, "blob"), join(folder, "linked"));
    const to = join(folder, "copy");
    await linkOrCopy({ path: join(folder, name), offset, size: content.length }, { to, what: "an image", deadline: LATER });
    expect((await lstat(to)).isFile()).toBe(true);
    expect(await readFile(to, "utf8")).toBe(content);
  });
});
