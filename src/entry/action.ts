// The door for `uses:`: scans and judges in a workflow.
import "./action-start.ts"; // first

import { runAction } from "./action-run.ts";
import { scanJob } from "./action-scan.ts";
import { leave } from "./guard.ts";

await leave(await runAction(scanJob));
