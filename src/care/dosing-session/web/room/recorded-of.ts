import type { Recorded } from "#kernel/stream.ts";

import type { TimelineEntry } from "../../contract-answers.ts";
import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import type { DosingSessionEvent } from "../../rules/events.ts";

/** A fact as the timeline's answer has it, in the shape in which the rules read it. */
export const recordedOf = (entry: TimelineEntry): Recorded<DosingSessionEvent> => ({
  version: entry.version,
  observedAt: entry.observedAt,
  deviceAt: entry.deviceAt,
  receivedAt: entry.receivedAt,
  actor: { kind: entry.actor.kind, id: entry.actor.id },
  commandId: `${entry.version}`,
  event: dosingSessionStream.parse({ type: entry.type, schemaVersion: entry.schemaVersion, payload: entry.payload }),
});
