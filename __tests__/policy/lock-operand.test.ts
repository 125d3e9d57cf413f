import { describe, expect, test } from "@jest/globals";
import { parseLockOperand } from "../../src/policy/lock-operand.ts";
import { faultsOf } from "../fakes/faults.ts";

describe("an image to be locked", () => {
  test.each<[string, string | null, string | null, string]>([
    ["registry:debian:12", null, "registry", "debian:12"],
    ["debian:12", null, null, "debian:12"],
    ["debian=docker:local", "docker.io/library/debian:latest", "docker", "local"],
    ["docker:20=docker-archive:a.tar", "docker.io/library/docker:20", "docker-archive", "a.tar"],
    ["ghcr.io/acme/base:1=oci-dir:out/a=b", "ghcr.io/acme/base:1", "oci-dir", "out/a=b"],
    ["docker-archive:a=b.tar", null, "docker-archive", "a=b.tar"],
  ])("%s", (text, reference, scheme, locator) =>
    expect(parseLockOperand(text)).toMatchObject({ text, reference, target: { scheme, locator } }),
  );

  test.each([
    ["docker.io/library/debian:*=docker-archive:a.tar", "input-invalid", "names no image before the `=`"],
    ["=docker-archive:a.tar", "input-invalid", "names no image before the `=`: it is empty."],
    ["Debian:12=docker-archive:a.tar", "input-invalid", "names no image before the `=`: it has capital letters in `Debian`"],
    ["registry:debian:12=docker:x", "input-invalid", "names no image before the `=`"],
    ["debian=", "target-invalid", "is empty"],
    ["debian=dir:.", "target-invalid", "is no image"],
    ["lockfile:a=b", "target-invalid", "is no image"],
    ["debian:12=base.tar", "target-invalid", "looks like a path"],
  ])("%s is none", (text, code, why) => {
    expect(faultsOf(() => parseLockOperand(text))).toMatchObject([{ code, message: expect.stringContaining(why) }]);
  });
});
