// Starts jest with the flag that its ES module support needs, so that `npm test` works the same in every shell.
import { spawnSync } from "node:child_process";

const jest = new URL("../node_modules/jest/bin/jest.js", import.meta.url).pathname;
const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
const { status } = spawnSync(process.execPath, [...flags, jest, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(status ?? 1);
