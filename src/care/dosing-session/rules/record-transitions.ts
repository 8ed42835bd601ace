import type { CommandMeta } from "#kernel/command.ts";
import { accept, unreachable, type Decision } from "#kernel/decision.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { chartVitals } from "./chart-vitals.ts";
import { settle } from "./charted-alarms.ts";
import type { DosingSession } from "./dosing-session.ts";
import { nextDue } from "./due-vitals.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import type { Transition } from "./transition.ts";

type Raised = Omit<Of<"alarm-raised">, "readingId" | "sampleAt"> & { readonly sampleAt: Instant };

const raise = (session: DosingSession, alarm: Raised): readonly DosingSessionEvent[] =>
  session.alarms.some((one) => one.alarmId === alarm.alarmId) ? [] : [{ type: "alarm-raised", ...alarm, readingId: null }];

const unsettled = (session: DosingSession, origin: "stream" | "signal") =>
  session.alarms.filter((alarm) => alarm.origin === origin && alarm.settled === null);

const beyond = (
  session: DosingSession,
  { limit, at, value, isOver, from, to }: Extract<Transition, { kind: "beyond" }>,
): readonly DosingSessionEvent[] => {
  const { rule, level, parameter } = limit;
  if (!isOver && unsettled(session, "stream").some((alarm) => alarm.rule === rule)) return [];
  const ofRule = session.alarms.filter((alarm) => alarm.origin === "stream" && alarm.rule === rule);
  // More of a stretch that has alarmed already.
  if (ofRule.some(({ sampleAt }) => sampleAt !== null && !isBefore(sampleAt, from) && !isBefore(to, sampleAt))) return [];
  const raised = raise(session, { alarmId: `${rule}:${at.toString()}`, rule, level, origin: "stream", parameter, value, sampleAt: at });
  return isOver ? [...raised, ...raised.map(() => settle({ alarmId: `${rule}:${at.toString()}` }, "in-range"))] : raised;
};

const lost = (session: DosingSession, { parameter, since }: Extract<Transition, { kind: "lost" }>): readonly DosingSessionEvent[] => {
  if (session.lostSignals[parameter] !== undefined) return [];
  const alarmId = `SIG-1:${parameter}:${since.toString()}`;
  const raised = raise(session, { alarmId, rule: "SIG-1", level: "amber", origin: "signal", parameter, value: null, sampleAt: since });
  return [{ type: "signal-lost", parameter, since }, ...raised];
};

/** A judge that was rebuilt goes over older samples again: what they settle is only what was on before them. */
const settled = (session: DosingSession, { rule, at }: Extract<Transition, { kind: "settled" }>): readonly DosingSessionEvent[] =>
  unsettled(session, "stream")
    .filter((alarm) => alarm.rule === rule && (alarm.sampleAt === null || isBefore(alarm.sampleAt, at)))
    .map((alarm) => settle(alarm, "in-range"));

const restored = (session: DosingSession, { parameter, at }: Extract<Transition, { kind: "restored" }>): readonly DosingSessionEvent[] => {
  const since = session.lostSignals[parameter];
  if (since === undefined || !isBefore(since, at)) return [];
  const own = unsettled(session, "signal").filter((alarm) => alarm.parameter === parameter);
  return [{ type: "signal-restored", parameter }, ...own.map((alarm) => settle(alarm, "signal-back"))];
};

/** How a cuff reading of a monitor enters the record. */
export type CuffSource = { readonly readingId: string; readonly source: Of<"vitals-charted">["source"] };

/**
 * Makes facts of what the monitor came to, against the session as it stands now: what is known already is not said again, so the
 * same samples judged twice, by two servers or after a restart, say it once (ALM-6). A session that is over takes none.
 */
export const recordTransition = (
  session: DosingSession,
  transition: Transition,
  cuff: CuffSource,
  meta: CommandMeta,
): Decision<DosingSessionEvent> => {
  if (session.status !== "open") return accept();
  switch (transition.kind) {
    case "beyond":
      return accept(...beyond(session, transition));
    case "settled":
      return accept(...settled(session, transition));
    case "lost":
      return accept(...lost(session, transition));
    case "restored":
      return accept(...restored(session, transition));
    case "cuff":
      return chartVitals(session, { ...cuff, ...transition.values, confirmed: false }, meta);
    default:
      return unreachable(transition);
  }
};

/** Raises an alarm when a set of vital signs is overdue (DUE-4); once for each set. */
export const raiseOverdue = (session: DosingSession, now: Instant): Decision<DosingSessionEvent> => {
  const due = nextDue(session, now);
  if (due?.overdue !== true || due.why === "before-dose") return accept();
  if (session.alarms.some((alarm) => alarm.origin === "schedule" && alarm.settled === null)) return accept();
  const alarmId = `DUE-1:${due.at.toString()}`;
  return accept(
    ...raise(session, { alarmId, rule: "DUE-1", level: "amber", origin: "schedule", parameter: null, value: null, sampleAt: due.at }),
  );
};
