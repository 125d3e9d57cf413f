import type { InstallSettings } from "../../src/install/install.ts";

/** Settings as they are when nothing was said. */
export function installSettings(over: Partial<InstallSettings> = {}): InstallSettings {
  return {
    grypeVersion: "pinned",
    osvScannerVersion: "pinned",
    grypePath: null,
    osvScannerPath: null,
    scannerSource: "auto",
    scannerMirror: null,
    scannerChecksums: null,
    grypeDb: null,
    offline: false,
    proxy: null,
    caCertificate: null,
    ...over,
  };
}
