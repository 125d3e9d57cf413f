// The door for the fan-in of a matrix: judges the result documents of its legs.
import "./action-start.ts"; // first

import { aggregateJob } from "./action-aggregate.ts";
import { runAction } from "./action-run.ts";
import { leave } from "./guard.ts";

await leave(await runAction(aggregateJob));
