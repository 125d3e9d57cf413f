const ARCHITECTURES: Readonly<Record<string, string>> = { aarch64: "arm64", x86_64: "amd64", "x86-64": "amd64", i386: "386" };
const DEFAULT_VARIANT: Readonly<Record<string, string>> = { arm: "v7", arm64: "v8", amd64: "v1" };

/** Whether a platform is the one asked for: arm64 is arm64/v8 and arm is arm/v7; of others, a variant that is not asked for may be any. */
export function isPlatform(actual: string | null, wanted: string): boolean {
  const [a, b] = [toPlatformKey(actual ?? ""), toPlatformKey(wanted)];
  return a === b || a.startsWith(`${b}/`);
}

/** A platform in the one form that compares: lower case, and the architecture's usual variant left out, but for arm's (`linux/arm/v7`). */
export function toPlatformKey(platform: string): string {
  const [os = "", said = "", variant = ""] = platform.toLowerCase().split("/");
  const architecture = Object.hasOwn(ARCHITECTURES, said) ? (ARCHITECTURES[said] ?? said) : said;
  const usual = Object.hasOwn(DEFAULT_VARIANT, architecture) ? DEFAULT_VARIANT[architecture] : undefined;
  const told = architecture === "arm" ? variant || "v7" : variant === usual ? "" : variant;
  return [os, architecture, ...(told === "" ? [] : [told])].join("/");
}

const MACHINES: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386", ppc64: "ppc64le" };

/** The platform of images that run on a machine, by its processor as Node names it. */
export function toMachinePlatform(arch: string): string {
  return `linux/${Object.hasOwn(MACHINES, arch) ? MACHINES[arch] : arch}`;
}
