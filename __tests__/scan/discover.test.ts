import { describe, expect, test } from "@jest/globals";
import type { Settings } from "../../src/model/settings.ts";
import type { TargetRequest } from "../../src/model/target.ts";
import { discoverTargets } from "../../src/scan/discover.ts";
import { type FakeTable, type FakeWorldOptions, fakeWorld } from "../fakes/world.ts";
import { folder, layout, lockfile, settings } from "./stage.ts";

type Found = { readonly ids: string[]; readonly codes: string[]; readonly messages: string[] };

async function find(
  files: FakeTable,
  wanted: readonly TargetRequest[] = [folder()],
  { over = {}, ...options }: Omit<FakeWorldOptions, "files"> & { over?: Partial<Settings> } = {},
): Promise<Found> {
  const world = fakeWorld({ files: { "/work": null, ...files }, ...options });
  const { targets, problems } = await discoverTargets({
    request: { settings: settings(over), targets: wanted, policy: undefined as never, lock: null },
    world,
  });
  return {
    ids: targets.map(({ id }) => id),
    codes: problems.map(({ code, target }) => (target === undefined ? code : `${code} ${target}`)),
    messages: problems.map(({ message }) => message),
  };
}

function image(scheme: Extract<TargetRequest, { kind: "image" }>["scheme"], locator: string): TargetRequest {
  return { kind: "image", text: locator, scheme, locator };
}

describe("lockfiles below a folder", () => {
  test("are all found, in every folder, whatever git ignores, in one order", async () => {
    const { ids, codes } = await find({
      "/work/.gitignore": "*",
      "/work/web/package-lock.json": "{}",
      "/work/.hidden/deep/go.mod": "module x",
      "/work/api/requirements-dev.txt": "django==1",
      "/work/README.md": "hello",
    });
    expect(ids).toEqual(["lockfile:.hidden/deep/go.mod", "lockfile:api/requirements-dev.txt", "lockfile:web/package-lock.json"]);
    expect(codes).toEqual([]);
  });

  test("are left out by globs, and what was left out is said with its count and names", async () => {
    const files = {
      "/work/package-lock.json": "{}",
      "/work/node_modules/a/package-lock.json": "{}",
      "/work/web/fixtures/x/yarn.lock": "",
      "/work/web/fixtures/y/go.mod": "",
      "/work/old/Gemfile.lock": "",
    };
    const { ids, messages } = await find(files, [folder()], { over: { exclude: ["**/node_modules/**", "**/fixtures/", "old/*.lock"] } });
    expect(ids).toEqual(["lockfile:package-lock.json"]);
    expect(messages).toEqual([
      "Left out below this folder by `exclude`: 3 lockfiles (old/Gemfile.lock, web/fixtures/x/yarn.lock, web/fixtures/y/go.mod) and 1 folder not looked into (node_modules).",
    ]);
  });

  test("Git's own folder is not worth a word", async () => {
    const { ids, codes } = await find({ "/work/.git/config": "", "/work/go.mod": "" }, [folder()], { over: { exclude: ["**/.git/**"] } });
    expect([ids, codes]).toEqual([["lockfile:go.mod"], []]);
  });

  test.each([
    ["a link in place of a lockfile", { link: "/etc/passwd" }, "symbolic link"],
    ["a pipe in place of a lockfile", { other: true as const }, "no regular file"],
    ["a lockfile of more than 64 MiB", new Uint8Array(64 * 1024 * 1024 + 1), "larger than 64 MiB"],
  ])("%s is reported, never passed over", async (_sentence, entry, word) => {
    const { ids, codes, messages } = await find({ "/work/yarn.lock": entry, "/work/go.mod": "" });
    expect(ids).toEqual(["lockfile:go.mod"]);
    expect(codes).toEqual(["lockfile-unreadable lockfile:yarn.lock"]);
    expect(messages[0]).toContain(word);
  });

  test("a file whose name is no text is reported", async () => {
    const world = fakeWorld({ files: { "/work/go.mod": "" } });
    const list = world.files.list;
    world.files.list = async (path) =>
      path === "/work" ? [...(await list(path)), { name: "\ufffd-requirements.txt", kind: "file" }] : list(path);
    const { problems } = await discoverTargets({
      request: { settings: settings(), targets: [folder()], policy: undefined as never, lock: null },
      world,
    });
    expect(problems.map(({ code, target }) => [code, target])).toEqual([["lockfile-unreadable", "lockfile:\ufffd-requirements.txt"]]);
  });

  test("links to folders are not followed", async () => {
    expect((await find({ "/work/a": { link: "/elsewhere" }, "/elsewhere/go.mod": "", "/work/go.mod": "" })).ids).toEqual([
      "lockfile:go.mod",
    ]);
  });

  test("a folder that cannot be read is reported", async () => {
    const world = fakeWorld({ files: { "/work/go.mod": "", "/work/secret/go.mod": "" } });
    const list = world.files.list;
    world.files.list = async (path) => (path === "/work/secret" ? Promise.reject(new Error("EACCES")) : list(path));
    const { problems } = await discoverTargets({
      request: { settings: settings(), targets: [folder()], policy: undefined as never, lock: null },
      world,
    });
    expect(problems).toEqual([
      expect.objectContaining({ code: "lockfile-unreadable", message: expect.stringContaining("The folder secret") }),
    ]);
  });

  test("outside of the working directory are called by their whole path", async () => {
    expect((await find({ "/other/go.mod": "" }, [folder("/other")])).ids).toEqual(["lockfile:/other/go.mod"]);
    expect((await find({ "/other/go.mod": "" }, [folder("../other")])).ids).toEqual(["lockfile:/other/go.mod"]);
  });

  test("a folder whose name begins with dots is inside all the same", async () => {
    expect((await find({ "/work/..x/go.mod": "" })).ids).toEqual(["lockfile:..x/go.mod"]);
  });

  test("that are named twice are one target", async () => {
    const wanted = [folder(), folder("web"), lockfile("web/go.mod"), lockfile("./web/../web/go.mod")];
    expect((await find({ "/work/web/go.mod": "" }, wanted)).ids).toEqual(["lockfile:web/go.mod"]);
  });
});

describe("lockfiles that no scanner reads", () => {
  test("are named beside those that are scanned, with what to do", async () => {
    const world = fakeWorld({
      files: { "/work/go.mod": "", "/work/web/bun.lockb": "", "/work/ios/Podfile.lock": "", "/work/old/deno.lock": "" },
    });
    const request = { settings: settings({ exclude: ["old/**"] }), targets: [folder()], policy: undefined as never, lock: null };
    const { targets, problems } = await discoverTargets({ request, world });
    expect(targets.map(({ id }) => id)).toEqual(["lockfile:go.mod"]);
    expect(problems).toEqual([
      {
        code: "lockfiles-unread",
        message:
          "Below this folder there are lockfiles that no scanner reads: ios/Podfile.lock (CocoaPods), web/bun.lockb (Bun). Nobody looked at their packages.",
        next: "Make an SBOM of what it locks, and scan that (`sbom`). Write it as bun.lock (`bun install --save-text-lockfile --lockfile-only`). Or leave them out with `exclude`.",
      },
    ]);
  });

  test.each([
    ["are nothing to scan by themselves", [folder()], ["lockfiles-unread", "nothing-to-scan"]],
    ["are said beside an image", [folder(), layout()], ["lockfiles-unread"]],
  ])("%s", async (_sentence, wanted, codes) => {
    expect((await find({ "/work/image/index.json": "{}", "/work/deno.lock": "" }, wanted)).codes).toEqual(codes);
  });

  test.each(["toString", "constructor", "package.json", "podfile.lock"])("%s is none of them", async (name) => {
    expect((await find({ "/work/go.mod": "", [`/work/${name}`]: "" })).codes).toEqual([]);
  });
});

describe("lockfiles that are listed", () => {
  const files = { "/work/web/go.mod": "", "/work/web/deep/yarn.lock": "", "/work/Cargo.lock": "", "/work/web/vendor/go.mod": "" };

  test.each([
    ["a path from the folder", ["go.mod"], ["lockfile:web/go.mod"]],
    ["a path from the working directory", ["Cargo.lock"], ["lockfile:Cargo.lock"]],
    ["a glob from the folder", ["**/*.lock"], ["lockfile:web/deep/yarn.lock"]],
    ["what `auto` would leave out", ["vendor/go.mod"], ["lockfile:web/vendor/go.mod"]],
  ])("%s", async (_sentence, lockfiles, ids) => {
    expect(await find(files, [folder("web")], { over: { lockfiles, exclude: ["**/vendor/**"] } })).toMatchObject({ ids, codes: [] });
  });

  test.each([[["nowhere.lock"]], [["**/nothing.*"]]])("%s that is not there is an error", async (lockfiles) => {
    expect((await find(files, [folder("web")], { over: { lockfiles } })).codes).toEqual(["target-not-found"]);
  });
});

describe("nothing found", () => {
  test.each([
    ["an empty folder", [folder()], {}, ["nothing-to-scan"]],
    ["no lockfiles wanted, and nothing else", [folder()], { lockfiles: "none" as const }, ["nothing-to-scan"]],
    ["an image beside it", [folder(), layout()], {}, ["lockfiles-none"]],
    ["an image beside it, and none wanted", [folder(), layout()], { lockfiles: "none" as const }, []],
    ["an image alone", [layout()], {}, []],
    ["no target at all", [], {}, ["nothing-to-scan"]],
  ])("%s", async (_sentence, wanted, over, codes) => {
    expect((await find({ "/work/image/index.json": "{}" }, wanted, { over })).codes).toEqual(codes);
  });

  test("everything was left out: said, and still nothing to scan", async () => {
    const { codes } = await find({ "/work/x/go.mod": "" }, [folder()], { over: { exclude: ["x/**"] } });
    expect(codes).toEqual(["lockfiles-excluded", "nothing-to-scan"]);
  });
});

describe("what is not what it claims to be", () => {
  const tar = (): Uint8Array => {
    const header = new Uint8Array(1024);
    header.set(new TextEncoder().encode("ustar"), 257);
    return header;
  };
  const files: FakeTable = {
    "/work/a.tar": tar(),
    "/work/a.tar.gz": Uint8Array.from([0x1f, 0x8b, 8, 0]),
    "/work/text.tar": "x".repeat(2000),
    "/work/short.tar": "x",
    "/work/layout/index.json": "{}",
    "/work/folder/x": "",
    "/work/s.json": "{}",
    "/work/empty.json": "",
    "/work/pipe": { other: true },
    "/work/link.lock": { link: "/work/s.json" },
  };

  test.each<[string, TargetRequest, string[]]>([
    ["an archive", image("docker-archive", "a.tar"), []],
    ["a packed archive", image("docker-archive", "a.tar.gz"), ["target-invalid"]],
    ["an archive that is a text", image("oci-archive", "text.tar"), ["target-invalid"]],
    ["an archive that is hardly anything", image("oci-archive", "short.tar"), ["target-invalid"]],
    ["an archive that is a folder", image("docker-archive", "folder"), ["target-invalid"]],
    ["an archive that is not there", image("docker-archive", "no.tar"), ["target-not-found"]],
    ["a layout", image("oci-dir", "layout"), []],
    ["a layout that is just a folder", image("oci-dir", "folder"), ["target-invalid"]],
    ["a layout that is a file", image("oci-dir", "a.tar"), ["target-invalid"]],
    ["an SBOM", { kind: "sbom", text: "", path: "s.json" }, []],
    ["an SBOM that is empty", { kind: "sbom", text: "", path: "empty.json" }, ["target-invalid"]],
    ["an SBOM that is a folder", { kind: "sbom", text: "", path: "folder" }, ["target-invalid"]],
    ["an SBOM that is a pipe", { kind: "sbom", text: "", path: "pipe" }, ["target-invalid"]],
    ["an SBOM that is not there", { kind: "sbom", text: "", path: "no.json" }, ["target-not-found"]],
    ["a lockfile of any name", lockfile("s.json"), []],
    ["a lockfile behind a link that was named", lockfile("link.lock"), []],
    ["a lockfile that is a folder", lockfile("folder"), ["target-invalid"]],
    ["a lockfile that is not there", lockfile("no.lock"), ["target-not-found"]],
    ["a folder that is a file", folder("s.json"), ["target-invalid"]],
    ["a folder that is not there", folder("no"), ["target-not-found"]],
  ])("%s", async (_sentence, wanted, codes) => {
    const found = await find(files, [wanted]);
    expect(found.codes).toEqual(codes);
    expect(found.ids).toHaveLength(codes.length === 0 ? 1 : 0);
  });

  test("what is not what it says stops the run before it begins, what is not there does not", async () => {
    const [layout, packed, missing] = [image("oci-dir", "layout"), image("docker-archive", "a.tar.gz"), image("oci-dir", "no")];
    expect(await find(files, [layout, missing])).toMatchObject({ ids: ["oci-dir:layout"], codes: ["target-not-found"] });
    expect(await find(files, [layout, packed])).toMatchObject({ ids: [], codes: ["target-invalid"] });
  });
});

describe("images by reference", () => {
  test.each<[string, readonly string[] | null, TargetRequest, Partial<Settings>, string[], string[]]>([
    ["the engine has it", ["shop:1"], image(null, "shop:1"), {}, ["docker:shop:1"], ["image-source"]],
    ["the engine has it not", [], image(null, "shop:1"), { offline: false }, ["registry:shop:1"], ["image-source"]],
    ["no engine answers", null, image(null, "shop:1"), { offline: false }, ["registry:shop:1"], ["image-source"]],
    ["no engine answers, and no network is allowed", null, image(null, "shop:1"), {}, [], ["target-not-found"]],
    ["the engine's, which has it", ["shop:1"], image("docker", "shop:1"), {}, ["docker:shop:1"], []],
    ["the engine's, which has it not", [], image("docker", "shop:1"), {}, [], ["target-not-found"]],
    ["the engine's, which cannot be asked here", null, image("docker", "shop:1"), {}, ["docker:shop:1"], []],
    ["the registry's", ["shop:1"], image("registry", "shop:1"), { offline: false }, ["registry:shop:1"], []],
    ["the registry's, and no network is allowed", ["shop:1"], image("registry", "shop:1"), {}, [], ["target-not-found"]],
  ])("%s", async (_sentence, daemon, wanted, over, ids, codes) => {
    expect(await find({}, [wanted], { daemon, over })).toMatchObject({ ids, codes });
  });
});

test("scanners' own configuration is reported as not applied", async () => {
  const { codes, messages } = await find({
    "/work/web/go.mod": "",
    "/work/web/osv-scanner.toml": "",
    "/work/.grype.yaml": "",
    "/work/docs/osv-scanner.toml": "",
  });
  expect(codes).toEqual(["configuration-ignored"]);
  expect(messages[0]).toBe("Scanners' own configuration is not applied: .grype.yaml, docs/osv-scanner.toml, web/osv-scanner.toml.");
});

test("a file named like a target is reported: scanners elsewhere would take it for what was meant", async () => {
  const { ids, codes, messages } = await find({ "/work/web/go.mod": "", "/work/dir:.": "{}" });
  expect([ids, codes]).toEqual([["lockfile:web/go.mod"], ["configuration-ignored"]]);
  expect(messages[0]).toBe('There is a file named like a target, which nobody reads: "dir:.".');
});
