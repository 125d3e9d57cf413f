// The door for `uses:`: scans and judges in a workflow.

import { announceEnd } from "./action-publish.ts";
import { runAction } from "./action-run.ts";
import { scanJob } from "./action-scan.ts";
import { guardExit, leave } from "./guard.ts";

guardExit(announceEnd);
await leave(await runAction(scanJob));
