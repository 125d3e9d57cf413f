// Starts jest with the flag that its ES module support needs, so that `npm test` works the same in every shell.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
const jest = join(root, "node_modules", "jest", "bin", "jest.js");
const reporters = ["--reporters=default", `--reporters=${join(root, "scripts", "jest-count.mjs")}`];
// The reporters come last: jest would take what follows them for more of them.
const { status } = spawnSync(process.execPath, [...flags, jest, ...process.argv.slice(2), ...reporters], { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
