// The door for the fan-in of a matrix: judges the result documents of its legs.
import { aggregateJob } from "./action-aggregate.ts";
import { announceEnd } from "./action-publish.ts";
import { runAction } from "./action-run.ts";
import { guardExit, leave } from "./guard.ts";

guardExit(announceEnd);
await leave(await runAction(aggregateJob));
