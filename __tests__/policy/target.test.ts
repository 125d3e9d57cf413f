import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseTarget, SCHEMES } from "../../src/policy/target.ts";
import { faultsOf } from "../fakes/faults.ts";

const ID = "a".repeat(64);

describe("a target", () => {
  test.each([
    ["docker:shop:1", { kind: "image", scheme: "docker", locator: "shop:1" }],
    [`docker:${ID}`, { kind: "image", scheme: "docker", locator: ID }],
    ["registry:ghcr.io/acme/shop:1", { kind: "image", scheme: "registry", locator: "ghcr.io/acme/shop:1" }],
    ["docker-archive:out/shop.tar", { kind: "image", scheme: "docker-archive", locator: "out/shop.tar" }],
    ["docker-archive:C:\\shop.tar", { kind: "image", scheme: "docker-archive", locator: "C:\\shop.tar" }],
    ["oci-dir:image", { kind: "image", scheme: "oci-dir", locator: "image" }],
    ["oci-archive:a b.tar", { kind: "image", scheme: "oci-archive", locator: "a b.tar" }],
    ["sbom:shop.cdx.json", { kind: "sbom", path: "shop.cdx.json" }],
    ["dir:.", { kind: "directory", path: "." }],
    ["lockfile:web/package-lock.json", { kind: "lockfile", path: "web/package-lock.json" }],
    ["shop", { kind: "image", scheme: null, locator: "shop" }],
    ["acme/shop:1", { kind: "image", scheme: null, locator: "acme/shop:1" }],
    ["localhost:5000/shop:1", { kind: "image", scheme: null, locator: "localhost:5000/shop:1" }],
    ["docker:registry:2", { kind: "image", scheme: "docker", locator: "registry:2" }],
    ["registry:127.0.0.1:5000/acme/shop:1", { kind: "image", scheme: "registry", locator: "127.0.0.1:5000/acme/shop:1" }],
    ["registry:docker:dind", { kind: "image", scheme: "registry", locator: "docker:dind" }],
    ["node:22", { kind: "image", scheme: null, locator: "node:22" }],
  ])("%s", (text, target) => expect(parseTarget(text)).toEqual({ text, ...target }));

  test.each([
    ["", "is empty", ""],
    ["   ", "is empty", ""],
    ["docker:", "names nothing after `docker:`", ""],
    ["dir: ", "names nothing after `dir:`", ""],
    ["-c/tmp/x", "begins with `-`", ""],
    ["--help", "begins with `-`", ""],
    ["a\nb", "control character", ""],
    ["docker:docker:", "two schemes", "Keep one"],
    ["docker:registry:a/b", "two schemes", "Keep one"],
    ["docker:20", "tag `20`", "docker:docker:20"],
    ["registry:2", "tag `2`", "registry:registry:2"],
    ["podman:shop:1", "not one of ours", "podman save"],
    ["containerd:shop", "not one of ours", "ctr image export"],
    ["https://ghcr.io/acme/shop", "not one of ours", "registry:HOST/NAME:TAG"],
    ["file:shop.tar", "not one of ours", "docker-archive"],
    ["dokcer:shop:1", "did you mean `docker:`?", "docker:shop:1"],
    ["regsitry:shop", "did you mean `registry:`?", "registry:shop"],
    ["lockfil:package-lock.json", "did you mean `lockfile:`?", "lockfile:package-lock.json"],
    ["./image", "looks like a path", "dir:./image"],
    ["/tmp/shop.tar", "looks like a path", "docker-archive:/tmp/shop.tar"],
    ["C:\\shop", "looks like a path", "dir:C:\\shop"],
    ["shop.tar", "looks like a path", "docker-archive:shop.tar"],
    ["bom.json", "looks like a path", "sbom:bom.json"],
    ["package-lock.json", "looks like a path", "lockfile:package-lock.json"],
    ["web/Cargo.lock", "looks like a path", "lockfile:web/Cargo.lock"],
    ["Shop", "capital letters", ""],
    ["a b", "white space", ""],
    ["x".repeat(5000), "longer than", ""],
  ])("%p is refused", (text, why, next) => {
    const [fault, ...more] = faultsOf(() => parseTarget(text));
    expect(more).toEqual([]);
    expect(fault?.message).toMatch(/[^?.][?.]$/);
    expect(fault).toMatchObject({ code: "target-invalid", message: expect.stringContaining(why) });
    expect(fault?.next).toContain(next);
  });

  test("of any text is one of its forms, or one fault with a next step", () => {
    const schemed = fc
      .tuple(fc.constantFrom(...SCHEMES, "podman", "file", "dokcer"), fc.string())
      .map(([scheme, rest]) => `${scheme}:${rest}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), schemed), (text) => {
        try {
          return parseTarget(text).text === text;
        } catch {
          const [fault] = faultsOf(() => parseTarget(text));
          return fault?.code === "target-invalid" && fault.next !== "" && fault.message.length < 400;
        }
      }),
    );
  });
});
