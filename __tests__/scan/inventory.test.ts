import { describe, expect, test } from "@jest/globals";
import { type Inventory, readInventory } from "../../src/scan/inventory.ts";

/** Reads the inventory of an SBOM with these packages, and with a distribution of its own or without. */
function inventoryOf(purls: readonly string[], release: Readonly<Record<string, string>> = {}): Promise<Inventory> {
  const components = purls.map((purl) => ({ type: "library", purl, properties: [{ name: "syft:package:type", value: "deb" }] }));
  const properties = Object.entries(release).map(([name, value]) => ({ name: `syft:distro:${name}`, value }));
  const text = JSON.stringify({ components: [...components, { type: "operating-system", properties }] }, null, 2);
  return readInventory(
    (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  );
}

describe("the distribution", () => {
  const [libc, zlib] = ["pkg:deb/debian/libc6@2.36?arch=amd64", "pkg:deb/debian/zlib1g@1.2"];

  test("is the one that the SBOM names", async () => {
    const { distribution } = await inventoryOf([`${libc}&distro=debian-13`], {
      id: "debian",
      versionID: "12",
      versionCodename: "bookworm",
    });
    expect(distribution?.name).toBe("debian:12");
    expect(distribution?.release.get("versionCodename")).toBe("bookworm");
  });

  test.each([
    ["all packages say the same", [`${libc}&distro=debian-12`, `${zlib}?distro=debian-12&upstream=zlib`], "debian:12"],
    ["its name has a dash", [`${libc}&distro=opensuse-leap-15.5`], "opensuse-leap:15.5"],
    ["packages say different ones", [`${libc}&distro=debian-12`, `${zlib}?distro=debian-13`], undefined],
    ["a package says none", [`${libc}&distro=debian-12`, zlib], undefined],
    ["they say a codename alone, which Grype does not know", [`${libc}&distro=bookworm`], undefined],
    ["there is no package", [], undefined],
  ])("where the SBOM names none: %s", async (_, purls, name) => {
    expect((await inventoryOf(purls)).distribution?.name).toBe(name);
  });
});

describe("what an inventory says of the scan that wrote it", () => {
  const text = JSON.stringify(
    {
      bomFormat: "CycloneDX",
      metadata: { component: { "bom-ref": "1", type: "container", name: 'a "b"', version: `sha256:${"a".repeat(64)}` } },
      components: [
        { type: "container", name: "c", version: `sha256:${"b".repeat(64)}` },
        { type: "library", properties: [] },
      ],
      vulnerabilities: [
        { id: "CVE-1", affects: [{ ref: "x" }] },
        { id: "CVE-2", affects: [{ ref: "x" }] },
      ],
    },
    null,
    2,
  );
  const of = (content: string, size = 40): Promise<Inventory> =>
    readInventory(
      (async function* () {
        const bytes = new TextEncoder().encode(content);
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      })(),
    );

  test.each([1, 7, 40, 10_000])("its image and its matches, read in pieces of %s bytes", async (size) => {
    const { beside, isWhole } = await of(`${text}\n`, size);
    expect([beside, isWhole]).toEqual([{ matches: 2, digest: `sha256:${"a".repeat(64)}` }, true]);
  });

  test.each([
    ["in one line", JSON.stringify({ bomFormat: "CycloneDX", components: [] }), true],
    ["cut after an inner bracket", text.slice(0, text.indexOf("]") + 1), false],
    ["cut after an inner object", text.slice(0, text.lastIndexOf("    }") + 5), false],
    ["without its last bracket", text.slice(0, -1), false],
    ["twice", `${text}\n${text}\n`, false],
    ["of another kind", '{"matches": []}', false],
    ["empty", "", false],
  ])("is believed only as one whole document: %s", async (_sentence, content, isWhole) => {
    expect((await of(content)).isWhole).toBe(isWhole);
  });
});
