import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { makeLocator } from "../../src/locate/locate.ts";

type Row = readonly [file: string, text: string, found: Readonly<Record<string, number | null>>];

/** What lockfiles look like, as far as it matters; what is looked for is `name@version`, and its line. */
const ROWS: readonly Row[] = [
  [
    "package-lock.json",
    `{
  "lockfileVersion": 3,
  "packages": {
    "": { "name": "shop", "dependencies": { "minimist": "^1.2.0" } },
    "node_modules/mkdirp": {
      "version": "0.5.1",
      "dependencies": { "minimist": "0.0.8" }
    },
    "node_modules/mkdirp/node_modules/minimist": {
      "version": "0.0.8"
    },
    "node_modules/minimist": {
      "version": "1.2.0"
    },
    "node_modules/@acme/alias": {
      "name": "@acme/real",
      "version": "2.0.0"
    }
  }
}`,
    { "minimist@1.2.0": 12, "minimist@0.0.8": 9, "mkdirp@0.5.1": 5, "@acme/real@2.0.0": 16, "minimist@9.9.9": 9 },
  ],
  [
    "npm-shrinkwrap.json",
    `{
  "lockfileVersion": 1,
  "dependencies": {
    "mkdirp": {
      "version": "0.5.1",
      "requires": { "minimist": "0.0.8" },
      "dependencies": {
        "minimist": { "version": "0.0.8" }
      }
    },
    "minimist": { "version": "1.2.0" },
    "other": { "version": "npm:real@3.0.0" }
  }
}`,
    { "minimist@1.2.0": 11, "minimist@0.0.8": 8, "real@3.0.0": 12 },
  ],
  [
    "yarn.lock",
    `# yarn lockfile v1

minimist@^1.2.0, minimist@^1.2.3:
  version "1.2.5"
  dependencies:
    other "1.2.0"

"@acme/tools@^1.0.0":
  version "1.0.1"

minimist@0.0.8:
  version "0.0.8"
`,
    { "minimist@1.2.5": 3, "minimist@0.0.8": 11, "@acme/tools@1.0.1": 8 },
  ],
  [
    "yarn.lock",
    `__metadata:
  version: 8

"minimist@npm:^1.2.0":
  version: 1.2.5
  resolution: "minimist@npm:1.2.5"

"alias@npm:@acme/real@^2.0.0":
  version: 2.0.0
  resolution: "@acme/real@npm:2.0.0"
`,
    { "minimist@1.2.5": 4, "@acme/real@2.0.0": 8 },
  ],
  [
    "pnpm-lock.yaml",
    `lockfileVersion: '6.0'
dependencies:
  minimist:
    specifier: ^1.2.0
    version: 1.2.5
packages:

  /minimist@1.2.5:
    resolution: {integrity: sha512-x}

  /@acme/tools@1.0.1(minimist@1.2.5):
    resolution: {integrity: sha512-x}

  '@acme/new@2.0.0':
    resolution: {integrity: sha512-x}

  /old/0.1.0_peer@1.0.0:
    resolution: {integrity: sha512-x}
`,
    { "minimist@1.2.5": 8, "@acme/tools@1.0.1": 11, "@acme/new@2.0.0": 14, "old@0.1.0": 17 },
  ],
  [
    "bun.lock",
    `{
  "workspaces": { "": { "dependencies": { "minimist": "^1.2.0", }, }, },
  "packages": {
    "minimist": ["minimist@1.2.5", "", {}, "sha512-x"],
    "mkdirp/minimist": ["minimist@0.0.8", "", {}, "sha512-x"],
    "@acme/tools": ["@acme/tools@1.0.1", "", { "dependencies": { "minimist": "1" } }, "sha512-x"],
  }
}`,
    { "minimist@1.2.5": 4, "minimist@0.0.8": 5, "@acme/tools@1.0.1": 6 },
  ],
  [
    "requirements-dev.txt",
    "# pinned\nflask==2.0.1 \\\n    --hash=sha256:00\nZope.Interface[test] == 5.0 ; python_version > '3'\nuvicorn\n-r other.txt\n",
    { "flask@2.0.1": 2, "zope-interface@5.0": 4, "uvicorn@": 5 },
  ],
  [
    "poetry.lock",
    `[[package]]
name = "other"
version = "1.0"

[package.dependencies]
urllib3 = "1.26.0"

[[package]]
name = "urllib3"
version = "1.26.0"
`,
    { "urllib3@1.26.0": 9, "Other@1.0": 2 },
  ],
  [
    "uv.lock",
    '[[package]]\nname = "jinja2"\nversion = "3.1.0"\nsource = { registry = "https://pypi.org/simple" }\n',
    { "jinja2@3.1.0": 2 },
  ],
  [
    "pylock.dev.toml",
    '[[packages]]\nname = "attrs"\nversion = "25.4.0"\n[[packages.wheels]]\nname = "attrs-25.4.0.whl"\n',
    { "attrs@25.4.0": 2 },
  ],
  [
    "Pipfile.lock",
    `{
  "_meta": { "hash": { "sha256": "00" } },
  "default": {
    "requests": { "version": "==2.0.0" }
  },
  "develop": {
    "Charset_Normalizer": {
      "hashes": [],
      "version": "==3.4.7"
    }
  }
}`,
    { "requests@2.0.0": 4, "charset-normalizer@3.4.7": 7 },
  ],
  [
    "go.mod",
    `module example.org/shop

go 1.21.3

require golang.org/x/net v0.1.0

require (
	golang.org/x/crypto v0.1.0 // indirect
	github.com/acme/old v2.0.0+incompatible
)

replace github.com/acme/gone => github.com/acme/here v1.5.0
`,
    {
      "golang.org/x/net@0.1.0": 5,
      "golang.org/x/crypto@0.1.0": 8,
      "github.com/acme/old@2.0.0": 9,
      "github.com/acme/here@1.5.0": 12,
      "stdlib@1.21.3": 3,
    },
  ],
  [
    "Cargo.lock",
    '[[package]]\nname = "time"\nversion = "0.1.43"\n\n[[package]]\nname = "time"\nversion = "0.3.0"\n',
    { "time@0.1.43": 2, "time@0.3.0": 6 },
  ],
  [
    "Gemfile.lock",
    "GEM\n  specs:\n    rails (5.0.0)\n      rack (>= 2.0)\n    rack (2.0.1)\n    nokogiri (1.10.0-java)\n",
    { "rack@2.0.1": 5, "nokogiri@1.10.0": 6 },
  ],
  [
    "composer.lock",
    `{
  "packages": [
    {
      "name": "acme/http",
      "version": "v1.2.0",
      "require": { "acme/log": "1.0" }
    }
  ],
  "packages-dev": [{ "version": "1.0.0", "name": "acme/log" }]
}`,
    { "acme/http@1.2.0": 4, "acme/log@1.0.0": 9 },
  ],
  [
    "pom.xml",
    `<project>
  <properties><log.version>2.14.1</log.version></properties>
  <dependencies>
    <!-- <dependency><groupId>old</groupId><artifactId>log4j-core</artifactId></dependency> -->
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-core</artifactId>
      <version>\${log.version}</version>
    </dependency>
  </dependencies>
</project>`,
    { "org.apache.logging.log4j:log4j-core@2.14.1": 7 },
  ],
  ["gradle.lockfile", "# comment\norg.acme:log:1.0=compileClasspath\norg.acme:log:2.0=testClasspath\nempty=\n", { "org.acme:log@2.0": 3 }],
  [
    "verification-metadata.xml",
    '<verification-metadata>\n <components>\n  <component group="org.acme" name="log"\n    version="1.0">\n  </component>\n </components>\n</verification-metadata>',
    { "org.acme:log@1.0": 3 },
  ],
  [
    "packages.lock.json",
    '{\n  "dependencies": {\n    "net6.0": {\n      "Newtonsoft.Json": {\n        "type": "Direct",\n        "resolved": "12.0.1"\n      }\n    }\n  }\n}',
    { "newtonsoft.json@12.0.1": 4 },
  ],
  ["packages.config", '<packages>\n  <package id="Acme.Log" version="1.0.0" />\n</packages>', { "Acme.Log@1.0.0": 2 }],
  [
    "shop.deps.json",
    '{\n  "targets": { "net6.0": {\n    "Acme.Log/1.0.0": { "dependencies": { "Acme.Http": "2.0.0" } },\n    "Acme.Http/2.0.0": {}\n  } },\n  "libraries": {}\n}',
    { "Acme.Http@2.0.0": 4, "Acme.Log@1.0.0": 3 },
  ],
  [
    "shop.csproj",
    '<Project>\n  <ItemGroup>\n    <PackageReference Include="Acme.Log" Version="1.0.0" />\n  </ItemGroup>\n</Project>',
    { "Acme.Log@1.0.0": 3 },
  ],
  [
    "pubspec.lock",
    'packages:\n  http:\n    dependency: "direct main"\n    description:\n      name: http\n    version: "0.13.0"\n  path:\n    version: "1.8.0"\n',
    { "http@0.13.0": 2, "path@1.8.0": 7 },
  ],
  [
    "mix.lock",
    '%{\n  "cowboy": {:hex, :cowboy, "2.9.0", "00", [:make], [{:cowlib, "2.11.0", []}], "hexpm", "00"},\n  "cowlib": {:hex, :cowlib, "2.11.0", "00", [], [], "hexpm", "00"},\n}\n',
    { "cowlib@2.11.0": 3, "cowboy@2.9.0": 2 },
  ],
  [
    "conan.lock",
    '{\n  "version": "0.5",\n  "requires": [\n    "zlib/1.2.11#00%1",\n    "openssl/1.1.1"\n  ]\n}',
    { "zlib@1.2.11": 4, "openssl@1.1.1": 5 },
  ],
  [
    "renv.lock",
    '{\n  "Packages": {\n    "commonmark": {\n      "Package": "commonmark",\n      "Version": "1.7"\n    }\n  }\n}',
    { "commonmark@1.7": 3 },
  ],
  [
    "cabal.project.freeze",
    "constraints: any.Cabal ==3.2.1.0,\n             any.aeson ==1.5.0.0,\n             aeson +x\n",
    { "Cabal@3.2.1.0": 1, "aeson@1.5.0.0": 2 },
  ],
  ["stack.yaml.lock", "packages:\n- completed:\n    hackage: aeson-1.5.0.0@sha256:00,1\n", { "aeson@1.5.0.0": 3 }],
  [
    "Package.resolved",
    '{\n  "pins": [\n    {\n      "identity": "swift-nio",\n      "location": "https://github.com/apple/swift-nio.git",\n      "state": { "version": "2.0.0" }\n    }\n  ]\n}',
    { "github.com/apple/swift-nio@2.0.0": 5 },
  ],
];

describe.each(ROWS)("%s", (file, text, found) => {
  test.each(Object.entries(found))("names %s on line %s", (wanted, line) => {
    const cut = wanted.lastIndexOf("@");
    const asked = { name: wanted.slice(0, cut), version: wanted.slice(cut + 1) };
    expect(makeLocator(`web/${file}`, text)(asked)).toBe(line);
    expect(makeLocator(file, text.replaceAll("\n", "\r\n"))(asked)).toBe(line);
  });

  test("does not name what it does not hold", () => {
    expect(makeLocator(file, text)({ name: "portcullis-nothing", version: "1" })).toBeNull();
  });
});

describe("a file of a kind that is not known", () => {
  test.each([
    ["the first line that holds the name as a word", "minimist-extra 1\n# x/minimist\nminimist 1.2.0\n", 3],
    ["the artifact where the group stands elsewhere", "group org.acme\nartifact log\n", 2],
    ["nothing where the name is only part of others", "minimists\n@x/minimist\n", null],
  ])("%s", (_sentence, text, line) => {
    const name = text.includes("artifact") ? "org.acme:log" : "minimist";
    expect(makeLocator("strange.lock", text)({ name, version: "1.2.0" })).toBe(line);
  });
});

test("whatever a file holds, a line that is told is one of its lines", () => {
  const files = ROWS.map(([file]) => file);
  const piece = fc.constantFrom(
    "{",
    "}",
    "[",
    "]",
    '"',
    "\n",
    "name",
    "version",
    "node_modules/a",
    ":",
    ",",
    " ",
    "a",
    "1",
    "<",
    ">",
    "[[package]]",
    "\u2028",
    "@",
  );
  fc.assert(
    fc.property(fc.constantFrom(...files), fc.array(piece, { maxLength: 60 }), (file, pieces) => {
      const text = pieces.join("");
      const line = makeLocator(file, text)({ name: "a", version: "1" });
      expect(line === null || (line >= 1 && line <= text.split(/\r\n|\r|\n/).length)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

describe("whatever a file holds, it takes no time", () => {
  const LONG = 400_000;
  const fill = (piece: string) => piece.repeat(LONG / piece.length);
  test.each([
    ["requirements.txt", `a${fill(" ")}!`],
    ["go.mod", `require a${fill(" ")}!`],
    ["pnpm-lock.yaml", `  a@1${fill("1")}`],
    ["yarn.lock", `a${fill("@npm:@")}:`],
    ["pom.xml", fill("<!--")],
    ["pom.xml", fill("<dependency>")],
    ["pom.xml", `<dependency><groupId>a${fill(" ")}<x></dependency>`],
    ["pom.xml", `<a>x${fill(" ")}<`],
    ["packages.config", fill("<package a ")],
    ["packages.config", fill("<package\t")],
    ["Pipfile.lock", `{"default":${fill('{"a":')}"x"`],
    ["package-lock.json", fill("[")],
    ["package-lock.json", fill('node_modules/": {\n')],
    ["bun.lock", fill('{"packages":[')],
  ])("%s", (file, text) => {
    const started = performance.now();
    expect(makeLocator(file, text)({ name: "portcullis-nothing", version: "1" })).toBeNull();
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
