import { describe, expect, test } from "@jest/globals";
import { type Actors, archive, filesOf, folder, honestOsv, lockfile, look, scannerWorld } from "./stage.ts";

const ARCHIVES = Object.fromEntries(
  ["npm", "PyPI", "Go", "RubyGems", "Maven"].map((name) => [`/db/osv/${name}/all.zip`, archive(["A-1", name, "x", "1.0.0"])]),
);
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

/** What OSV-Scanner is given to read: the path and its text. */
async function givenFor(files: Readonly<Record<string, string | Uint8Array | { link: string }>>, wanted = [folder()]) {
  const world = scannerWorld({}, { files: { ...ARCHIVES, ...files } });
  const { reports, targets } = await look(wanted, { world });
  const [path = ""] = filesOf(world.ran[0] ?? { args: [] });
  return { path, text: world.files.text(path), known: reports[0]?.asked?.targetIdByPath[path], targets, world };
}

describe("a lockfile that OSV-Scanner would misread is given as plain text", () => {
  const text = "snake==1.0\nbasket==2.0\n";
  test.each<[string, string, Uint8Array | string, string]>([
    ["UTF-16, as PowerShell writes it", "requirements.txt", utf16(`\ufeff${text}`), text],
    ["UTF-16, the other way round", "requirements.txt", Buffer.from(utf16(`\ufeff${text}`)).swap16(), text],
    ["UTF-16 without a mark", "requirements.txt", utf16(text), text],
    ["a mark before UTF-8", "requirements.txt", `\ufeff${text}`, text],
    ["lone carriage returns", "requirements.txt", text.replaceAll("\n", "\r"), text],
    ["line ends that only Python knows", "requirements.txt", "snake==1.0\fbasket==2.0\u2028", text],
    ["UTF-16", "Gemfile.lock", utf16("\ufeffGEM\n"), "GEM\n"],
    ["a mark", "package-lock.json", "\ufeff{}", "{}"],
    ["UTF-16", "gradle.lockfile", utf16("\ufeffa:b:1=x\n"), "a:b:1=x\n"],
  ])("%s, in %s", async (_sentence, name, bytes, plain) => {
    const given = await givenFor({ [`/work/${name}`]: bytes });
    expect(given.path).toMatch(new RegExp(`^/private/.*/${name}$`));
    expect([given.text, given.known]).toEqual([plain, `lockfile:${name}`]);
  });

  test("beside what lies beside it: it may name other files", async () => {
    const { path, world } = await givenFor({ "/work/requirements.txt": `\ufeff-r more/base.in\n`, "/work/more/base.in": "snake==1.0\n" });
    expect(await world.files.stat(`${path.slice(0, path.lastIndexOf("/"))}/more`)).toMatchObject({ kind: "link" });
  });

  test("also behind a link that was named", async () => {
    const { text: given } = await givenFor({ "/work/a/requirements.txt": { link: "/work/real" }, "/work/real": utf16(`\ufeff${text}`) }, [
      lockfile("a/requirements.txt"),
    ]);
    expect(given).toBe(text);
  });

  test.each<[string, string, Uint8Array | string]>([
    ["plain", "requirements.txt", text],
    ["with the line ends of Windows", "requirements.txt", text.replaceAll("\n", "\r\n")],
    ["that is no text of the encoding that it begins like", "Gemfile.lock", Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00)],
    ["of XML, which tells its encoding itself", "pom.xml", "\ufeff<project/>"],
    ["that is empty", "yarn.lock", ""],
    ["in Latin-1", "requirements.txt", Uint8Array.of(0x23, 0xe9, 0x0a)],
  ])("one %s is given where it lies (%s)", async (_sentence, name, bytes) => {
    expect((await givenFor({ [`/work/${name}`]: bytes })).path).toBe(`/work/${name}`);
  });
});

describe("nothing of a lockfile was compared", () => {
  const of = async (text: string | Uint8Array, { count, filtered }: { count: number; filtered: number }, name = "pom.xml") => {
    const osv: Actors["osv"] = async (command, files) => {
      const end = (await honestOsv([], { [`/work/${name}`]: count })(command, files)) as { stderr: string };
      return { ...end, stderr: `${end.stderr}Filtered ${filtered} local/unscannable package/s from the scan.\n` };
    };
    const { codes } = await look([folder()], { world: scannerWorld({ osv }, { files: { ...ARCHIVES, [`/work/${name}`]: text } }) });
    return codes.filter((code) => code.startsWith("inventory"));
  };
  const POM = "<project><dependencies><dependency>x</dependency></dependencies></project>";

  test("where all its packages were left out for want of a version", async () => {
    expect(await of(POM, { count: 2, filtered: 2 })).toEqual(["inventory-empty lockfile:pom.xml"]);
  });

  test.each([
    ["where some were left out", POM, { count: 3, filtered: 2 }],
    ["where it names none but itself", "<project/>", { count: 1, filtered: 1 }],
  ])("is not said %s", async (_sentence, text, counts) => {
    expect(await of(text, counts)).toEqual([]);
  });

  test.each([
    ["zeros in it", Buffer.from("snake==1.0\n", "utf16le").toString("latin1").replace("s", "\0s"), "requirements.txt"],
    ["an address", "git+https://git.example/snake@v1\n", "requirements.txt"],
    ["an address to be edited", "-e git+ssh://git.example/snake@v1#egg=snake\n", "requirements.txt"],
    ["a file on the net", "https://files.example/snake-1.0.whl\n", "requirements.txt"],
  ])("where none was found and there is %s", async (_sentence, text, name) => {
    expect(await of(text, { count: 0, filtered: 0 }, name)).toEqual([`inventory-empty lockfile:${name}`]);
  });
});
