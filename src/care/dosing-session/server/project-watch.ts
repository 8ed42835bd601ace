import { statement, type Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";
import type { Instant } from "#kernel/time.ts";

import type { WatchEvent } from "../rules/evolve-watch.ts";

type Watched = { readonly version: number; readonly observedAt: Instant };

/** Keeps what was said about the watch as it was said: who has it is worked out where it is read, by the rules alone. */
export const projectWatch = (
  { clinicId, streamId }: Place,
  { version, observedAt }: Watched,
  event: WatchEvent,
): readonly Statement<unknown>[] => [
  statement`insert into session_watch_fact (clinic_id, session_id, version, observed_at, event)
    values (${clinicId}, ${streamId}, ${version}, ${observedAt}, ${JSON.stringify(event)}::jsonb)`,
];
