import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Protocol } from "#kernel/setting.ts";

import { drugOfRoute } from "#care/pharmacy/rules/drug.ts";
import { peoplePresent, type DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { settle } from "./charted-alarms.ts";
import { knownAlarm } from "./known-alarm.ts";
import { snapshotFor } from "./protocol.ts";
import { notOpened } from "./session-refusals.ts";

type Decided = Decision<DosingSessionEvent>;

const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** Opens a session once (SES-2); it keeps the clinic's protocol of that day, whole (SES-3). */
export const openSession = (
  session: DosingSession,
  opening: Omit<Of<"session-opened">, "protocol" | "baselineRule">,
  today: Protocol,
): Decided => {
  if (session.status !== "none") return refuse("SES-2", "This session is already open.");
  if (drugOfRoute(opening.route) !== opening.drug) return refuse("SES-4", "This drug is not given by this route.", "drug");
  if (!isAmount(opening.dose.value)) return refuse("SES-4", "Give the ordered dose.", "dose");
  const protocol = snapshotFor(today, opening.route);
  return accept<DosingSessionEvent>({ type: "session-opened", ...opening, protocol, baselineRule: "last-complete-before-first-dose" });
};

/** Records who came in; a person who is there already in that role is recorded once (SES-5). */
export const enterPerson = (session: DosingSession, person: Of<"person-entered">): Decided => {
  if (session.opened === null) return notOpened();
  const isThere = peoplePresent(session).some((one) => one.staffId === person.staffId && one.role === person.role);
  return isThere ? accept() : accept<DosingSessionEvent>({ type: "person-entered", ...person });
};

export const leavePerson = (session: DosingSession, person: Of<"person-left">): Decided => {
  if (session.opened === null) return notOpened();
  const isThere = peoplePresent(session).some((one) => one.staffId === person.staffId);
  return isThere ? accept<DosingSessionEvent>({ type: "person-left", ...person }) : accept();
};

export const recordChecklistItem = (session: DosingSession, answer: Of<"checklist-item-recorded">): Decided =>
  session.opened === null ? notOpened() : accept<DosingSessionEvent>({ type: "checklist-item-recorded", ...answer });

/** Passes a condition that may be passed; the reason is the record's (SES-6). Whether it may be passed the gate itself knows. */
export const overrideCondition = (session: DosingSession, override: Of<"condition-overridden">): Decided => {
  if (session.opened === null) return notOpened();
  if (override.reason.trim() === "") return refuse("SES-6", "Say why this condition may be passed.", "reason");
  return accept<DosingSessionEvent>({ type: "condition-overridden", ...override });
};

export const enterNoteInError = (session: DosingSession, crossing: Of<"note-entered-in-error">): Decided => {
  const note = session.notes.find((one) => one.noteId === crossing.noteId);
  if (note === undefined) return refuse("SES-7", "This note is not in the record.", "noteId");
  return note.inError === null ? accept<DosingSessionEvent>({ type: "note-entered-in-error", ...crossing }) : accept();
};

/**
 * Notes that a person has seen an alarm (ALM-5): never a device, never the system, never the patient. An alarm that is not known
 * needs nothing.
 */
export const acknowledgeAlarm = (session: DosingSession, seen: Of<"alarm-acknowledged">, meta: CommandMeta): Decided => {
  if (meta.actor.kind !== "staff") return refuse("ALM-5", "Only a member of staff acknowledges an alarm.");
  const alarm = knownAlarm(session, seen.alarmId);
  if (alarm === undefined || alarm.acknowledged !== null) return accept();
  const acknowledged = { type: "alarm-acknowledged", alarmId: alarm.alarmId, reason: seen.reason } as const;
  return alarm.origin === "patient" && alarm.settled === null
    ? accept<DosingSessionEvent>(acknowledged, settle(alarm, "done"))
    : accept<DosingSessionEvent>(acknowledged);
};

/** Records what a person saw: a sign of an emergency, or that it has gone (EMG-1). */
export const recordEmergencySign = (session: DosingSession, seen: Of<"emergency-sign-recorded">): Decided =>
  session.opened === null ? notOpened() : accept<DosingSessionEvent>({ type: "emergency-sign-recorded", ...seen });

/** The patient taps: silent in the room, an alarm for the staff (CALL-1). */
export const callForSomeone = (session: DosingSession, { callId }: Of<"patient-called">): Decided => {
  if (session.opened === null) return notOpened();
  const alarmId = `CALL-1:${callId}`;
  if (session.alarms.some((one) => one.alarmId === alarmId)) return accept();
  const nothing = { parameter: null, value: null, readingId: null, sampleAt: null } as const;
  return accept<DosingSessionEvent>(
    { type: "patient-called", callId },
    { type: "alarm-raised", alarmId, rule: "CALL-1", level: "red", origin: "patient", ...nothing },
  );
};
