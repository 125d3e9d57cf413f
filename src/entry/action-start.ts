// The first import of an action's door: from here on whatever ends the run ends it with a sentence and 3, also an import that fails. The
// toolkit's reads the event's file at once, and throws where it cannot.
import { findEventFault } from "../edge/github/event.ts";
import { announceEnd } from "./action-end.ts";
import { guardExit } from "./guard.ts";
import { guardMemory } from "./memory.ts";

const end = guardExit(announceEnd);
guardMemory(end);
const fault = findEventFault(process.env);
if (fault !== null) end(fault);
