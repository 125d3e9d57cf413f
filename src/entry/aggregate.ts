// The door for the fan-in of a matrix: judges the result documents of its legs.

import { aggregateJob } from "./action-aggregate.ts";
import { runAction } from "./action-run.ts";

// Deny by default: only a computed verdict changes this.
process.exitCode = 3;
process.exitCode = await runAction(aggregateJob);
