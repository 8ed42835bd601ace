import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { isRating } from "#kernel/rating.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { withDose, type DosedSession } from "./dosed-session.ts";
import type { EarlyContact, IntegrationEvent, IntegrationNote, Of } from "./events.ts";
import { integrationFacts, sessionsWithoutNote } from "./integration-facts.ts";
import type { Integration, Practice } from "./integration.ts";

const isEmpty = (note: IntegrationNote): boolean =>
  note.themes.length === 0 &&
  note.insights.length === 0 &&
  note.emotions.length === 0 &&
  [note.perspectiveShift, note.challenging, note.interventions, note.plan].every((part) => part.trim() === "");

/** Signs a progress note for one session of this episode; a correction is another note (INTG-1, INTG-2, INTG-11). */
export const signIntegrationNote = (
  state: Integration,
  note: IntegrationNote,
  sessions: readonly DosedSession[],
  meta: CommandMeta,
): Decision<IntegrationEvent> => {
  if (meta.actor.kind !== "staff") return refuse("INTG-1", "Only a member of the care team signs this note.");
  if (state.notes.some((one) => one.noteId === note.noteId)) return refuse("INTG-1", "This note was already signed.");
  if (!sessions.some((session) => session.sessionId === note.sessionId)) {
    return refuse("INTG-1", "There is no such session in this episode.", "sessionId");
  }
  if (isEmpty(note)) return refuse("INTG-2", "This note is still empty.", "themes");
  if (note.risk.trim() === "") return refuse("INTG-2", "Say how the risk stands, also when there is none.", "risk");
  const strange = note.emotions.find(({ intensity }) => !isRating(intensity.value));
  if (strange !== undefined) return refuse("INTG-2", `“${strange.name}”: the intensity is a whole number from 0 to 10.`, "emotions");
  const { readiness = null, heldAt = null } = note;
  if (readiness !== null && !isRating(readiness.value))
    return refuse("INTG-11", "Readiness for the next dose is a whole number from 0 to 10.", "readiness");
  if (heldAt !== null && isBefore(meta.now, heldAt)) return refuse("INTG-11", "This conversation has not taken place yet.", "heldAt");
  return accept({ type: "integration-note-signed", ...note });
};

/** A practice is small and in words; patient or therapist write it down (INTG-3). A commitment is done once, by a day (INTG-12). */
export const agreePractice = (state: Integration, practice: Of<"practice-agreed">): Decision<IntegrationEvent> => {
  if (state.practices.some((one) => one.practiceId === practice.practiceId))
    return refuse("INTG-3", "This practice was already written down.");
  const text = practice.text.trim();
  if (text === "") return refuse("INTG-3", "Please say in a few words what it is.", "text");
  const isCommitment = practice.kind === "commitment";
  if (isCommitment && practice.due === null) return refuse("INTG-12", "A commitment has a day. Please choose one.", "due");
  if (isCommitment && practice.frequency !== "once")
    return refuse("INTG-12", "A commitment is done once. Something repeated is a practice.", "frequency");
  return accept({ type: "practice-agreed", ...practice, text });
};

const openPractice = (state: Integration, practiceId: string): Practice | Decision<never> => {
  const practice = state.practices.find((one) => one.practiceId === practiceId);
  if (practice === undefined) return refuse("INTG-4", "There is no such practice in this episode.");
  return practice.ended === null ? practice : refuse("INTG-4", "This practice has ended. It can be agreed again as a new one.");
};

/** Any answer is fine, "no" too; it is kept as it was said (INTG-4). */
export const checkPractice = (state: Integration, check: Of<"practice-checked">): Decision<IntegrationEvent> => {
  const practice = openPractice(state, check.practiceId);
  return "outcome" in practice ? practice : accept({ type: "practice-checked", ...check });
};

export const endPractice = (state: Integration, ending: Of<"practice-ended">): Decision<IntegrationEvent> => {
  const practice = openPractice(state, ending.practiceId);
  return "outcome" in practice ? practice : accept({ type: "practice-ended", ...ending });
};

/** Keeps a first contact after a dose whenever it was made (INTG-5). A concern comes with what was done about it (INTG-7). */
export const recordEarlyContact = (
  state: Integration,
  contact: EarlyContact,
  sessions: readonly DosedSession[],
): Decision<IntegrationEvent> => {
  if (state.contacts.some((one) => one.contactId === contact.contactId)) return refuse("INTG-5", "This contact was already written down.");
  if (!sessions.some((session) => session.sessionId === contact.sessionId)) {
    return refuse("INTG-5", "There is no such session in this episode.", "sessionId");
  }
  if (contact.safety === "concern" && contact.note.trim() === "") {
    return refuse("INTG-7", "Write what was said and what was done, so that a colleague can go on from there.", "note");
  }
  return accept({ type: "early-contact-made", ...contact });
};

const newestDose = (sessions: readonly DosedSession[]): Instant | null =>
  withDose(sessions).reduce<Instant | null>(
    (newest, { lastDoseAt }) => (newest === null || (lastDoseAt !== null && isBefore(newest, lastDoseAt)) ? lastDoseAt : newest),
    null,
  );

type Completing = { readonly summary: string; readonly reason: string };

/** Ends the course: no session runs, a dose was given since the last time, and every dose has its note or a reason (INTG-6, INTG-8). */
export const completeCourse = (
  state: Integration,
  { summary, reason }: Completing,
  sessions: readonly DosedSession[],
  meta: CommandMeta,
): Decision<IntegrationEvent> => {
  if (meta.actor.kind !== "staff") return refuse("INTG-8", "Your therapist completes the course with you.");
  if (sessions.some((session) => session.status === "open"))
    return refuse("INTG-8", "A session is still running. It has to be released first.");
  const dosedAt = newestDose(sessions);
  if (dosedAt === null) return refuse("INTG-8", "No dose was given in this episode. An episode without one is closed instead.");
  if (state.completed !== null && !isBefore(state.completed.at, dosedAt)) return refuse("INTG-8", "This course was already completed.");
  const withoutNotes = sessionsWithoutNote(integrationFacts(state), sessions).map((session) => session.sessionId);
  if (withoutNotes.length > 0 && reason.trim() === "") {
    const sessionsInWords = withoutNotes.length === 1 ? "One session has" : `${withoutNotes.length} sessions have`;
    return refuse("INTG-6", `${sessionsInWords} no signed integration note. Sign it, or say why the course ends without it.`, "reason");
  }
  return accept({ type: "course-completed", summary, withoutNotes, reason: withoutNotes.length === 0 ? "" : reason });
};
