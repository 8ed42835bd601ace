import { inTimeOrder, type Alarm, type DosingSession, type Stamp } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";

export type AlarmEvent = EventOf<"alarm-raised" | "alarm-acknowledged" | "alarm-settled" | "alarm-silenced" | "screens-cut-off">;

export const isAlarmEvent = (event: DosingSessionEvent): event is AlarmEvent =>
  event.type.startsWith("alarm-") || event.type === "screens-cut-off";

const changeAlarm = (session: DosingSession, alarmId: string, change: (alarm: Alarm) => Alarm): DosingSession => ({
  ...session,
  alarms: session.alarms.map((alarm) => (alarm.alarmId === alarmId ? change(alarm) : alarm)),
});

/** The newest silence is the one that holds, whatever order they came in. */
const withSilence = (alarm: Alarm, { until, seen }: EventOf<"alarm-silenced">, stamp: Stamp): Alarm => {
  const isOlder = alarm.silence !== null && Temporal.Instant.compare(stamp.observedAt, alarm.silence.observedAt) < 0;
  return isOlder ? alarm : { ...alarm, silence: { ...stamp, until, seen } };
};

/** What rang, who has seen it, whose sound rests, and what is over. */
export const withAlarm = (session: DosingSession, event: AlarmEvent, stamp: Stamp): DosingSession => {
  switch (event.type) {
    case "alarm-raised": {
      const { type: _, ...raised } = event;
      const alarm = { ...raised, ...stamp, acknowledged: null, silence: null, settled: null };
      return { ...session, alarms: inTimeOrder(session.alarms, alarm, (one) => one.alarmId) };
    }
    case "alarm-acknowledged": {
      const acknowledged = { ...stamp, reason: event.reason };
      return changeAlarm(session, event.alarmId, (alarm) => ({ ...alarm, acknowledged: alarm.acknowledged ?? acknowledged }));
    }
    case "alarm-silenced":
      return changeAlarm(session, event.alarmId, (alarm) => withSilence(alarm, event, stamp));
    case "screens-cut-off":
      return { ...session, interruptions: [...session.interruptions, { from: event.from, until: event.until }] };
    case "alarm-settled": {
      const settled = { at: stamp.observedAt, why: event.why };
      return changeAlarm(session, event.alarmId, (alarm) => ({ ...alarm, settled: alarm.settled ?? settled }));
    }
  }
};
