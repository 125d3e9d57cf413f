// The door for `uses:`: scans and judges in a workflow.
import { runAction } from "./action-run.ts";
import { scanJob } from "./action-scan.ts";

// Deny by default: only a computed verdict changes this.
process.exitCode = 3;
process.exitCode = await runAction(scanJob);
