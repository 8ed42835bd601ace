import type { Alarm, DosingSession } from "./dosing-session.ts";

/**
 * The alarm that a person means. One that this side knows under another id (raised on a tablet without network) is found by its rule;
 * undefined when none of that rule waits.
 */
export const knownAlarm = (session: DosingSession, alarmId: string): Alarm | undefined => {
  const rule = alarmId.split(":")[0];
  return (
    session.alarms.find((one) => one.alarmId === alarmId) ??
    session.alarms.findLast((one) => one.rule === rule && one.acknowledged === null)
  );
};
