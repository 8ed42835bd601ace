import { unreachable } from "#kernel/decision.ts";
import type { Recorded } from "#kernel/stream.ts";

import { withDetached } from "./attach-device.ts";
import { inTimeOrder, stampOf, type DosingSession, type InError, type Stamp } from "./dosing-session.ts";
import { isAlarmEvent, withAlarm, type AlarmEvent } from "./evolve-alarm.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";
import { isMusicEvent, withMusic, type MusicEvent } from "./evolve-music.ts";
import { isWatchEvent, withWatch, type WatchEvent } from "./evolve-watch.ts";

const bare = <Event extends { readonly type: string }>({ type: _, ...rest }: Event): Omit<Event, "type"> => rest;

const crossOut = <Entry extends { readonly inError: InError | null }>(
  entries: readonly Entry[],
  isMeant: (entry: Entry) => boolean,
  inError: InError,
): readonly Entry[] => entries.map((entry) => (isMeant(entry) && entry.inError === null ? { ...entry, inError } : entry));

const withStatus = (
  session: DosingSession,
  event: EventOf<"session-opened" | "session-released" | "session-closed">,
  stamp: Stamp,
): DosingSession => {
  const devices = withDetached(session.devices, stamp);
  switch (event.type) {
    case "session-opened":
      return { ...session, status: "open", opened: { ...bare(event), ...stamp } };
    case "session-released":
      return {
        ...session,
        devices,
        status: session.status === "closed" ? "closed" : "released",
        released: { reading: event.reading, ...stamp },
      };
    case "session-closed":
      return { ...session, devices, status: "closed", closed: { note: event.note, reading: event.reading ?? null, ...stamp } };
  }
};

/** Coming in again ends the earlier stay: nobody is in the room twice. */
const withPerson = (session: DosingSession, event: EventOf<"person-entered" | "person-left">, stamp: Stamp): DosingSession => {
  const left = session.people.map((one) => (one.staffId === event.staffId && one.left === null ? { ...one, left: stamp } : one));
  if (event.type === "person-left") return { ...session, people: left };
  return { ...session, people: [...left, { staffId: event.staffId, role: event.role, entered: stamp, left: null }] };
};

const withReading = (
  session: DosingSession,
  event: EventOf<"vitals-charted" | "reading-entered-in-error" | "baseline-set">,
  stamp: Stamp,
): DosingSession => {
  switch (event.type) {
    case "vitals-charted": {
      const readings = inTimeOrder(session.readings, { ...bare(event), ...stamp, inError: null }, (one) => one.readingId);
      return { ...session, readings };
    }
    case "reading-entered-in-error": {
      const readings = crossOut(session.readings, (one) => one.readingId === event.readingId, { ...stamp, reason: event.reason });
      return { ...session, readings };
    }
    case "baseline-set":
      return { ...session, chosenBaselineId: event.readingId };
  }
};

const withDose = (
  session: DosingSession,
  event: EventOf<"dose-given" | "dose-entered-in-error" | "infusion-ended">,
  stamp: Stamp,
): DosingSession => {
  switch (event.type) {
    case "dose-given": {
      const dose = { ...bare(event), ...stamp, inError: null, infusionEndedAt: null };
      return { ...session, doses: inTimeOrder(session.doses, dose, (one) => one.doseId) };
    }
    case "dose-entered-in-error": {
      const doses = crossOut(session.doses, (one) => one.doseId === event.doseId, { ...stamp, reason: event.reason });
      return { ...session, doses };
    }
    case "infusion-ended": {
      const doses = session.doses.map((one) => (one.doseId === event.doseId ? { ...one, infusionEndedAt: stamp.observedAt } : one));
      return { ...session, doses };
    }
  }
};

const withDrug = (
  session: DosingSession,
  event: EventOf<"drug-drawn" | "drug-wasted" | "units-put-back" | "drug-entry-in-error">,
  stamp: Stamp,
): DosingSession => {
  const drugEntries =
    event.type === "drug-entry-in-error"
      ? crossOut(session.drugEntries, (one) => one.entryId === event.entryId, { ...stamp, reason: event.reason })
      : inTimeOrder(session.drugEntries, { ...event, ...stamp, inError: null }, (one) => one.entryId);
  return { ...session, drugEntries };
};

const withNote = (session: DosingSession, event: EventOf<"event-noted" | "note-entered-in-error">, stamp: Stamp): DosingSession => {
  const notes =
    event.type === "event-noted"
      ? inTimeOrder(session.notes, { ...bare(event), ...stamp, inError: null }, (one) => one.noteId)
      : crossOut(session.notes, (one) => one.noteId === event.noteId, { ...stamp, reason: event.reason });
  return { ...session, notes };
};

/** What was found: for leaving, as a sign of an emergency, of what was noted, or to be looked into. The tap's alarm and the list of contradictions say the rest. */
const withFinding = (
  session: DosingSession,
  event: EventOf<
    "release-assessed" | "emergency-sign-recorded" | "adverse-events-reviewed" | "incident-raised" | "patient-called" | "conflict-reviewed"
  >,
  stamp: Stamp,
): DosingSession => {
  switch (event.type) {
    case "release-assessed":
      return { ...session, assessments: inTimeOrder(session.assessments, { ...bare(event), ...stamp }, (one) => one.assessmentId) };
    case "emergency-sign-recorded":
      return { ...session, signs: inTimeOrder(session.signs, { ...bare(event), ...stamp }, (one) => `${one.sign} ${one.present}`) };
    case "adverse-events-reviewed":
      return { ...session, reviews: inTimeOrder(session.reviews, { ...bare(event), ...stamp }, (one) => one.reviewId) };
    case "incident-raised":
      return { ...session, incidents: [...session.incidents, { ...bare(event), ...stamp }] };
    case "patient-called":
    case "conflict-reviewed":
      return session;
  }
};

const withSignal = (session: DosingSession, event: EventOf<"signal-lost" | "signal-restored">): DosingSession => {
  const { [event.parameter]: _, ...others } = session.lostSignals;
  return { ...session, lostSignals: event.type === "signal-lost" ? { ...others, [event.parameter]: event.since } : others };
};

/** Which devices measure, and what is missing of what they send. */
const withDevice = (
  session: DosingSession,
  event: EventOf<"device-attached" | "device-detached" | "signal-lost" | "signal-restored">,
  stamp: Stamp,
): DosingSession => {
  switch (event.type) {
    case "device-attached":
      return { ...session, devices: inTimeOrder(session.devices, { ...bare(event), ...stamp, detached: null }, (one) => one.attachmentId) };
    case "device-detached":
      return { ...session, devices: withDetached(session.devices, stamp, event.attachmentId) };
    case "signal-lost":
    case "signal-restored":
      return withSignal(session, event);
  }
};

const withOverride = (
  session: DosingSession,
  { conditionId, reason }: EventOf<"condition-overridden">,
  { by, ...when }: Stamp,
): DosingSession => ({
  ...session,
  overrides: [...session.overrides, { conditionId, reason, by: by.id, ...when }],
});

const withEvent = (
  session: DosingSession,
  event: Exclude<DosingSessionEvent, WatchEvent | AlarmEvent | MusicEvent>,
  stamp: Stamp,
): DosingSession => {
  switch (event.type) {
    case "session-opened":
    case "session-released":
    case "session-closed":
      return withStatus(session, event, stamp);
    case "person-entered":
    case "person-left":
      return withPerson(session, event, stamp);
    case "checklist-item-recorded":
      return { ...session, answers: inTimeOrder(session.answers, { ...bare(event), ...stamp }, (one) => `${one.item} ${one.answer}`) };
    case "vitals-charted":
    case "reading-entered-in-error":
    case "baseline-set":
      return withReading(session, event, stamp);
    case "condition-overridden":
      return withOverride(session, event, stamp);
    case "dose-given":
    case "dose-entered-in-error":
    case "infusion-ended":
      return withDose(session, event, stamp);
    case "drug-drawn":
    case "drug-wasted":
    case "units-put-back":
    case "drug-entry-in-error":
      return withDrug(session, event, stamp);
    case "event-noted":
    case "note-entered-in-error":
      return withNote(session, event, stamp);
    case "signal-lost":
    case "signal-restored":
    case "device-attached":
    case "device-detached":
      return withDevice(session, event, stamp);
    case "release-assessed":
    case "emergency-sign-recorded":
    case "adverse-events-reviewed":
    case "incident-raised":
    case "patient-called":
    case "conflict-reviewed":
      return withFinding(session, event, stamp);
    default:
      return unreachable(event);
  }
};

/** How a fact changes a session. It never refuses: what stands in the log is so. */
export const evolve = (session: DosingSession, fact: Recorded<DosingSessionEvent>): DosingSession => {
  const [event, stamp] = [fact.event, stampOf(fact)];
  if (isAlarmEvent(event)) return withAlarm(session, event, stamp);
  if (isWatchEvent(event)) return withWatch(session, event, stamp);
  if (isMusicEvent(event)) return withMusic(session, event, stamp);
  return withEvent(session, event, stamp);
};
