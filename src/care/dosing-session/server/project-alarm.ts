import type { Recorded } from "#kernel/stream.ts";
import type { Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { EventOf } from "../rules/events.ts";
import { dosingSessionTables as tables } from "./dosing-session-tables.ts";

type AlarmEvent = EventOf<"alarm-raised" | "alarm-acknowledged" | "alarm-settled" | "alarm-silenced">;
type When = Pick<Recorded<unknown>, "observedAt" | "receivedAt" | "actor">;

const ofAlarm = (place: Place, alarmId: string) =>
  tables
    .updateTable("session_alarm")
    .where("clinic_id", "=", place.clinicId)
    .where("session_id", "=", place.streamId)
    .where("alarm_id", "=", alarmId);

export const projectAlarm = (place: Place, { observedAt, receivedAt, actor }: When, event: AlarmEvent): readonly Statement<unknown>[] => {
  switch (event.type) {
    case "alarm-raised":
      return [
        tables.insertInto("session_alarm").values({
          clinic_id: place.clinicId,
          session_id: place.streamId,
          alarm_id: event.alarmId,
          rule: event.rule,
          level: event.level,
          origin: event.origin,
          parameter: event.parameter,
          value: event.value,
          raised_at: observedAt,
          known_at: receivedAt ?? observedAt,
          acknowledged_at: null,
          acknowledged_by: null,
          settled_at: null,
          silenced_at: null,
          silenced_until: null,
          silenced_seen: null,
        }),
      ];
    case "alarm-acknowledged":
      return [
        ofAlarm(place, event.alarmId).set({ acknowledged_at: observedAt, acknowledged_by: actor.id }).where("acknowledged_at", "is", null),
      ];
    case "alarm-silenced":
      return [
        ofAlarm(place, event.alarmId)
          .set({ silenced_at: observedAt, silenced_until: event.until, silenced_seen: event.seen })
          .where((alarm) => alarm.or([alarm("silenced_at", "is", null), alarm("silenced_at", "<=", observedAt)])),
      ];
    case "alarm-settled":
      return [ofAlarm(place, event.alarmId).set({ settled_at: observedAt }).where("settled_at", "is", null)];
  }
};
