import type { Instant } from "#kernel/time.ts";
import type { Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { EventOf } from "../rules/events.ts";
import { dosingSessionTables as tables } from "./dosing-session-tables.ts";

type ReadingEvent = EventOf<"vitals-charted" | "reading-entered-in-error" | "baseline-set">;

export const projectReading = (place: Place, observedAt: Instant, event: ReadingEvent): readonly Statement<unknown>[] => {
  switch (event.type) {
    case "vitals-charted": {
      const { type: _, ...reading } = event;
      return [
        tables.insertInto("session_reading").values({
          clinic_id: place.clinicId,
          session_id: place.streamId,
          reading_id: event.readingId,
          observed_at: observedAt,
          reading: JSON.stringify(reading),
          in_error: false,
        }),
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
