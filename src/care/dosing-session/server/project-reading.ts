import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { EventOf } from "../rules/events.ts";
import { dosingSessionTables as tables } from "./dosing-session-tables.ts";

type ReadingEvent = EventOf<"vitals-charted" | "reading-entered-in-error" | "baseline-set">;

export const projectReading = (place: Place, observedAt: Instant, event: ReadingEvent): readonly Statement<unknown>[] => {
  switch (event.type) {
    case "vitals-charted": {
      const { type: _, ...reading } = event;
      return [
        statement`insert into session_reading (clinic_id, session_id, reading_id, observed_at, reading, in_error)
          values (${place.clinicId}, ${place.streamId}, ${event.readingId}, ${observedAt}, ${JSON.stringify(reading)}, false)`,
      ];
    }
    case "reading-entered-in-error":
      return [
        tables
          .updateTable("session_reading")
          .set({ in_error: true })
          .where("clinic_id", "=", place.clinicId)
          .where("session_id", "=", place.streamId)
          .where("reading_id", "=", event.readingId),
      ];
    case "baseline-set":
      return [
        tables
          .updateTable("dosing_session")
          .set({ baseline_reading_id: event.readingId })
          .where("clinic_id", "=", place.clinicId)
          .where("session_id", "=", place.streamId),
      ];
  }
};
