/** A platform as images are marked with it. */
export type Platform = { readonly os: string; readonly osVersion: string; readonly architecture: string; readonly variant: string };

const OS = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$/;
const PART = /^[A-Za-z0-9_.-]+$/;
// The lists of https://github.com/containerd/platforms/blob/main/database.go, which takes them from Go.
const SYSTEMS = "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos".split(" ");
const ARCHITECTURES =
  "386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm".split(
    " ",
  );

/** Parses a platform as containerd does: `linux/arm64`, `linux/arm/v6`, `arm64`. Null for text that is none. */
export function parsePlatform(text: string): Platform | null {
  const [first = "", ...rest] = text.split("/");
  const [, os, version = "", features = ""] = OS.exec(first) ?? [];
  const osVersion = decode(version);
  if (os === undefined || osVersion === null || decode(features) === null || rest.length > 2 || !rest.every((part) => PART.test(part)))
    return null;
  const system = { os: normaliseSystem(os), osVersion };
  const [architecture, variant] = rest;
  if (architecture === undefined) return parseAlone(first, system);
  const machine = normaliseMachine(architecture, variant ?? "");
  if (variant === undefined) return { ...system, ...(machine.architecture === "arm" ? withoutDefault(machine) : machine) };
  return { ...system, ...(machine.architecture === "arm64" && machine.variant === "" ? { ...machine, variant: "v8" } : machine) };
}

/** `os/architecture/variant`, with the version of the system where `withVersion` says so. */
export function renderPlatform({ os, osVersion, architecture, variant }: Platform, withVersion: boolean): string {
  const system = withVersion && osVersion !== "" ? `${os}(${osVersion})` : os;
  return [system, architecture, variant].filter((part) => part !== "").join("/");
}

/** One word is a system or an architecture; the rest is that of the build, which is linux/amd64 for us. */
function parseAlone(word: string, system: { os: string; osVersion: string }): Platform | null {
  if (SYSTEMS.includes(system.os)) return { ...system, architecture: "amd64", variant: "" };
  const machine = withoutDefault(normaliseMachine(word, ""));
  return ARCHITECTURES.includes(machine.architecture) ? { ...system, os: "linux", ...machine } : null;
}

type Machine = { readonly architecture: string; readonly variant: string };

function withoutDefault(machine: Machine): Machine {
  return machine.architecture === "arm" && machine.variant === "v7" ? { ...machine, variant: "" } : machine;
}

function normaliseSystem(os: string): string {
  const word = os.toLowerCase();
  return word === "macos" ? "darwin" : word;
}

function normaliseMachine(word: string, detail: string): Machine {
  const [architecture, variant] = [word.toLowerCase(), detail.toLowerCase()];
  switch (architecture) {
    case "i386":
      return { architecture: "386", variant: "" };
    case "x86_64":
    case "x86-64":
    case "amd64":
      return { architecture: "amd64", variant: variant === "v1" ? "" : variant };
    case "aarch64":
    case "arm64":
      return { architecture: "arm64", variant: ARM64[variant] ?? variant };
    case "armhf":
      return { architecture: "arm", variant: "v7" };
    case "armel":
      return { architecture: "arm", variant: "v6" };
    case "arm":
      return { architecture, variant: ARM[variant] ?? variant };
    default:
      return { architecture, variant };
  }
}

const ARM64: Readonly<Record<string, string>> = { "8": "", v8: "", "v8.0": "", "9": "v9", "9.0": "v9", "v9.0": "v9" };
const ARM: Readonly<Record<string, string>> = { "": "v7", "7": "v7", "5": "v5", "6": "v6", "8": "v8" };

function decode(version: string): string | null {
  try {
    return decodeURIComponent(version);
  } catch {
    return null;
  }
}
