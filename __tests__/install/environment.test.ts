import { describe, expect, test } from "@jest/globals";
import { toEnvironmentProblems, toNetworkVariables, toScannerEnvironment } from "../../src/install/environment.ts";
import type { Machine } from "../../src/ports.ts";

const NOTHING = { proxy: null, caCertificate: null };

function machine(env: Record<string, string> = {}, over: Partial<Machine> = {}): Machine {
  return { os: "linux", arch: "x64", cores: 2, env, home: "/home/me", cwd: "/work", ...over };
}

describe("the environment of a scanner", () => {
  test("has nothing of ours but where the container engine is", () => {
    const env = {
      PATH: "/evil:/usr/bin",
      HOME: "/home/me",
      LD_PRELOAD: "/x.so",
      GRYPE_FAIL_ON: "x",
      HTTPS_PROXY: "http://p",
      SSL_CERT_FILE: "/x",
      DOCKER_HOST: "unix:///s",
    };
    expect(toScannerEnvironment(machine(env), { folder: "/p", declared: NOTHING })).toEqual({
      PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
      HOME: "/p",
      TMPDIR: "/p",
      XDG_CONFIG_HOME: "/p/config",
      XDG_CONFIG_DIRS: "/p/config",
      XDG_CACHE_HOME: "/p/cache",
      XDG_DATA_HOME: "/p/data",
      LANG: "C.UTF-8",
      NO_COLOR: "1",
      NO_TTY: "1",
      DOCKER_HOST: "unix:///s",
    });
  });

  test("has what Windows cannot do without", () => {
    const env = { SystemRoot: "C:\\Windows", PATHEXT: ".EXE", Path: "C:\\evil", APPDATA: "C:\\Users\\me" };
    const given = toScannerEnvironment(machine(env, { os: "win32" }), { folder: "P", declared: NOTHING });
    expect(given).toMatchObject({
      SystemRoot: "C:\\Windows",
      PATHEXT: ".EXE",
      PATH: "C:\\Windows\\System32;C:\\Windows",
      APPDATA: "P",
      TEMP: "P",
      USERPROFILE: "P",
    });
    expect(given.Path).toBeUndefined();
  });

  test("hands on by name what Windows needs, and knows where it usually lies", () => {
    const names = ["SystemDrive", "windir", "ComSpec", "PATHEXT", "ProgramData", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE"];
    const env = Object.fromEntries(names.map((name) => [name, `its ${name}`]));
    const given = toScannerEnvironment(machine(env, { os: "win32" }), { folder: "P", declared: NOTHING });
    expect(given).toMatchObject({ ...env, PATH: "C:\\Windows\\System32;C:\\Windows" });
    const elsewhere = toScannerEnvironment(machine({ SystemRoot: "D:\\W" }, { os: "win32" }), { folder: "P", declared: NOTHING });
    expect(elsewhere.PATH).toBe("D:\\W\\System32;D:\\W");
  });

  test("inherits every way to write a proxy, and nothing that is not set", () => {
    const names = ["HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "https_proxy", "http_proxy", "no_proxy"];
    const env = Object.fromEntries(names.map((name) => [name, `http://${name}`]));
    const declared = { proxy: "inherit", caCertificate: null } as const;
    expect(toNetworkVariables(machine(env), declared)).toStrictEqual(env);
    expect(toNetworkVariables(machine({ HTTP_PROXY: "" }), declared)).toStrictEqual({});
  });

  test.each([
    ["inherited", { proxy: "inherit", caCertificate: null }, { HTTPS_PROXY: "http://p:1", no_proxy: "x" }],
    [
      "named",
      { proxy: "http://q:2", caCertificate: null },
      { HTTPS_PROXY: "http://q:2", HTTP_PROXY: "http://q:2", NO_PROXY: "localhost,127.0.0.0/8,::1" },
    ],
    ["certificates", { proxy: null, caCertificate: "ca.pem" }, { SSL_CERT_FILE: "/work/ca.pem" }],
  ])("has the declared proxy and certificates: %s", (_what, declared, expected) => {
    const given = toScannerEnvironment(machine({ HTTPS_PROXY: "http://p:1", no_proxy: "x", ALL_PROXY: "y" }), { folder: "/p", declared });
    const names = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "no_proxy", "SSL_CERT_FILE"];
    expect(Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)))).toEqual(expected);
  });
});

describe("variables that could bend a result are told", () => {
  const lax = { strictEnvironment: false, proxy: null };
  test.each([
    ["LD_PRELOAD", "/x.so"],
    ["LD_LIBRARY_PATH", "/x"],
    ["LD_AUDIT", "/x"],
    ["DYLD_INSERT_LIBRARIES", "/x"],
    ["NODE_OPTIONS", "--require /x"],
    ["NODE_TLS_REJECT_UNAUTHORIZED", "0"],
    ["NODE_EXTRA_CA_CERTS", "/x"],
    ["SSL_CERT_FILE", "/x"],
    ["GRYPE_IGNORE_WONTFIX", "1"],
    ["SYFT_X", "1"],
    ["OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY", "/x"],
    ["GODEBUG", "x509sha1=1"],
    ["HTTPS_PROXY", "http://user:password@p"],
    ["http_proxy", "http://p"],
    ["ALL_PROXY", "socks5://p"],
  ])("%s: a notice, or with strict-environment a reason to refuse; never its value", (name, value) => {
    const [notice, ...rest] = toEnvironmentProblems({ [name]: value }, lax);
    expect(rest).toEqual([]);
    expect(notice).toMatchObject({ code: "environment-ignored", message: expect.stringContaining(name), next: expect.any(String) });
    expect(notice?.message).not.toContain("password");
    expect(toEnvironmentProblems({ [name]: value }, { ...lax, strictEnvironment: true })).toMatchObject([{ code: "environment" }]);
  });

  test.each([
    [
      "LD_AUDIT",
      "can change the code that runs in Portcullis itself; scanners do not get it",
      "Unset it, or run the gate in a job of its own.",
    ],
    [
      "NODE_TLS_REJECT_UNAUTHORIZED",
      "would switch certificate checks off; downloads check them all the same",
      "Unset it, and name the authority to trust with `ca-certificate`.",
    ],
    [
      "SSL_CERT_DIR",
      "changes which certificates are trusted; scanners do not get it",
      "Name the authority to trust with `ca-certificate`.",
    ],
    ["SYFT_X", "would change what a scanner does; scanners do not get it", "Unset it, and use the settings of Portcullis."],
    ["http_proxy", "names a proxy; it is not used, because it was not declared", "Declare it with `proxy: inherit`, or unset it."],
  ])("%s is said to be what it is", (name, why, next) => {
    const message = `${name} in the environment: this ${why}.`;
    expect(toEnvironmentProblems({ [name]: "0" }, lax)).toEqual([{ code: "environment-ignored", message, next }]);
  });

  test.each([
    ["PATH", "/usr/bin"],
    ["MY_LD_PRELOAD", "x"],
    ["LD_PRELOAD_NOT", "x"],
    ["MY_SSL_CERT_FILE", "x"],
    ["SSL_CERT_FILES", "x"],
    ["MY_HTTPS_PROXY", "x"],
    ["HTTPS_PROXY_NOT", "x"],
    ["DEBUG", "0"],
    ["LD_LIBRARY_PATH", undefined],
    ["NODE_TLS_REJECT_UNAUTHORIZED", "1"],
    ["LD_PRELOAD", ""],
    ["NO_PROXY", "x"],
    ["MY_GRYPE_X", "1"],
  ])("%s=%s is nobody's concern", (name, value) => {
    expect(toEnvironmentProblems({ [name]: value }, lax)).toEqual([]);
  });

  test("one problem a kind, its names sorted; a declared proxy is none", () => {
    const env = { GRYPE_B: "1", SYFT_A: "1", HTTPS_PROXY: "http://p", LD_PRELOAD: "x", GRYPE_A: "1" };
    expect(toEnvironmentProblems(env, { ...lax, proxy: "inherit" }).map(({ message }) => message.split(" in the")[0])).toEqual([
      "LD_PRELOAD",
      "GRYPE_A, GRYPE_B, SYFT_A",
    ]);
  });
});
