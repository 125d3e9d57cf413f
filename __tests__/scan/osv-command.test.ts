import { describe, expect, test } from "@jest/globals";
import { databaseLayout, toOsvArguments, toOsvImageArguments, toSbomArguments } from "../../src/scan/osv-command.ts";

const run = { config: "/c", output: "/o", database: "/d", files: ["-L", ":/f"] };

describe("OSV-Scanner's arguments, by version", () => {
  test.each([
    [
      "2.5.1",
      "scan source --config /c --format json --output-file /o --no-call-analysis=all --no-resolve --offline --local-db-path /d -L :/f",
    ],
    ["2.3.4", "scan source --config /c --format json --output /o --no-call-analysis=all --no-resolve --offline --local-db-path /d -L :/f"],
    [
      "1.9.2",
      "--config /c --format json --output /o --no-call-analysis=all --experimental-no-resolve --experimental-offline --experimental-local-db-path /d -L :/f",
    ],
    ["1.5.0", "--config /c --format json --output /o --no-call-analysis=all --experimental-offline --experimental-local-db-path /d -L :/f"],
  ])("%s", (version, expected) => {
    expect(toOsvArguments({ ...run, version }).join(" ")).toBe(expected);
  });

  test("online: nothing is resolved and nothing is taken from a folder", () => {
    const args = toOsvArguments({ ...run, version: "2.5.1", database: null }).join(" ");
    expect(args).toContain("--no-resolve");
    expect(args).not.toMatch(/offline|local-db/);
  });

  test.each([
    [
      "2.5.1",
      "scan image --config /c --format json --output-file /o --all-packages --no-call-analysis=all --offline --local-db-path /d --archive /i",
    ],
    ["2.1.0", "scan image --config /c --format json --output /o --all-packages --offline --local-db-path /d --archive /i"],
    [
      "1.9.2",
      "--config /c --format json --output /o --experimental-all-packages --experimental-offline --experimental-local-db-path /d --experimental-oci-image /i",
    ],
    ["1.5.0", undefined],
  ])("on an image, %s", (version, expected) => {
    expect(toOsvImageArguments({ ...run, version }, "/i")?.join(" ")).toBe(expected);
  });

  test("an SBOM was given apart from lockfiles before 2.0", () => {
    expect(["1.9.2", "2.0.0"].map((version) => toSbomArguments(version, "/s").join(" "))).toEqual(["-S /s", "-L :/s"]);
  });

  test("the folder of its databases moved with 2.5.0", () => {
    expect(["1.5.0", "2.4.9", "2.5.0", "2.6.0"].map(databaseLayout)).toEqual(["osv-scanner", "osv-scanner", "osv-scalibr", "osv-scalibr"]);
  });
});
