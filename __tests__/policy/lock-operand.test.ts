import { describe, expect, test } from "@jest/globals";
import { findBasesMistakes, parseLockOperand } from "../../src/policy/lock-operand.ts";
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

describe("all that is wrong with a call about a lock", () => {
  const wrong = (command: "bases lock" | "bases check", operands: readonly string[], output?: string) =>
    findBasesMistakes({ command, raw: output === undefined ? {} : { output: [output] }, operands }).map(({ message }) => message);

  test("is what is wrong with each image, and with where it goes", () => {
    const messages = wrong("bases lock", ["debian=dir:.", "debian:12", "=x"], "sarif");
    expect(messages).toEqual([
      expect.stringContaining("sarif"),
      "`debian=dir:.` is no image, and a lock of bases holds images.",
      "`=x` names no image before the `=`: it is empty.",
    ]);
    expect(wrong("bases lock", ["debian:12"], "json")).toEqual([]);
  });

  test("is nothing of images where a lock is checked, whose operands are files", () => {
    expect(wrong("bases check", ["debian=dir:."])).toEqual([]);
  });

  test("shows a long operand cut", () => {
    const [message] = wrong("bases lock", [`=${"x".repeat(300)}`]);
    expect(message).toBe(`\`=${"x".repeat(199)}\` names no image before the \`=\`: it is empty.`);
    expect(wrong("bases lock", [`debian=dir:${"x".repeat(300)}`])[0]).toBe(
      `\`debian=dir:${"x".repeat(189)}\` is no image, and a lock of bases holds images.`,
    );
  });
});
