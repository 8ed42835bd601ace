import type { StreamDefinition } from "#kernel/stream.ts";

import { noSession, type DosingSession } from "./dosing-session.ts";
import { dosingSessionEvent, type DosingSessionEvent } from "./events.ts";
import { evolve } from "./evolve.ts";

/** A stream a session; its id is the session's, and an episode has many. */
export const dosingSessionStream: StreamDefinition<DosingSession, DosingSessionEvent> = {
  kind: "dosing-session",
  schemaVersion: 1,
  initial: noSession,
  parse: ({ type, payload }) => dosingSessionEvent.parse({ ...Object(payload), type }),
  evolve,
};
