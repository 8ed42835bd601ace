import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { hoursBetween } from "#kernel/time.ts";

import { alarmsOfBaseline, alarmsOfReading, alarmsWithoutReading, settle } from "./charted-alarms.ts";
import { isRepeated } from "./device-measurement.ts";
import { nextDue } from "./due-vitals.ts";
import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { impossibleIn, implausibleIn, unusualWords } from "./plausibility.ts";
import { sessionAfter } from "./session-after.ts";
import { notOpened } from "./session-refusals.ts";

export type ChartVitals = Omit<Of<"vitals-charted">, "implausible">;

/** Charting what was overdue ends its alarm (DUE-4). */
const dueSettled = (session: DosingSession, meta: CommandMeta): readonly DosingSessionEvent[] =>
  nextDue(session, meta.now)?.overdue === true
    ? []
    : session.alarms.filter((alarm) => alarm.origin === "schedule" && alarm.settled === null).map((alarm) => settle(alarm, "done"));

/**
 * Keeps a reading and lets it speak: a fact, refused only when it cannot be so (VIT-1, VIT-2, BP-2) or when a person has not confirmed
 * an unusual value (VIT-3). Late ones are kept, also after the session was closed (VIT-4); the same reading is kept once (VIT-5),
 * and so is what a device says again with its own time (BLE-3).
 */
export const chartVitals = (session: DosingSession, reading: ChartVitals, meta: CommandMeta): Decision<DosingSessionEvent> => {
  if (session.opened === null) return notOpened();
  if (session.readings.some((one) => one.readingId === reading.readingId)) return accept();
  if (reading.source.localTime !== undefined && isRepeated(session, reading, meta.observedAt)) return accept();
  if (hoursBetween(meta.now, meta.observedAt) > 24) return refuse("VIT-6", "This time lies in the future.", "observedAt");
  const impossible = impossibleIn(reading);
  if (impossible !== undefined) return impossible;
  const unusual = implausibleIn(reading);
  if (unusual.length > 0 && reading.source.kind === "hand" && !reading.confirmed) {
    return refuse("VIT-3", unusualWords(reading, unusual), unusual[0]);
  }
  const charted = { type: "vitals-charted", ...reading, implausible: reading.confirmed ? [] : unusual } as const;
  const next = sessionAfter(session, meta, charted);
  const kept = next.readings.find((one) => one.readingId === reading.readingId);
  const alarms = kept === undefined ? [] : alarmsOfReading(next, kept);
  const others = alarmsOfBaseline(session, sessionAfter(next, meta, ...alarms), reading.readingId);
  return accept<DosingSessionEvent>(charted, ...alarms, ...others, ...dueSettled(next, meta));
};

/** Crosses a reading out and keeps it (VIT-7). What it raised is settled; what it had settled comes back. */
export const enterReadingInError = (
  session: DosingSession,
  crossing: Of<"reading-entered-in-error">,
  meta: CommandMeta,
): Decision<DosingSessionEvent> => {
  const reading = session.readings.find((one) => one.readingId === crossing.readingId);
  if (reading === undefined) return refuse("VIT-7", "This reading is not in the record.", "readingId");
  if (reading.inError !== null) return accept();
  const event = { type: "reading-entered-in-error", ...crossing } as const;
  const next = sessionAfter(session, meta, event);
  const alarms = alarmsWithoutReading(next, crossing.readingId);
  return accept<DosingSessionEvent>(event, ...alarms, ...alarmsOfBaseline(session, sessionAfter(next, meta, ...alarms), meta.commandId));
};

/** Chooses the reading that rises are measured from (BASE-1): one that stands, with both pressures. */
export const setBaseline = (session: DosingSession, choice: Of<"baseline-set">, meta: CommandMeta): Decision<DosingSessionEvent> => {
  const reading = session.readings.find((one) => one.readingId === choice.readingId && one.inError === null);
  if (reading === undefined) return refuse("BASE-1", "This reading is not in the record.", "readingId");
  if (reading.systolic === undefined || reading.diastolic === undefined || reading.implausible.length > 0)
    return refuse("BASE-1", "A baseline needs both pressures, judged as plausible.", "readingId");
  const chosen = { type: "baseline-set", ...choice } as const;
  return accept<DosingSessionEvent>(chosen, ...alarmsOfBaseline(session, sessionAfter(session, meta, chosen), meta.commandId));
};
