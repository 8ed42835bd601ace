import * as z from "zod/mini";

import { action, command, nothing, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate, words } from "#platform/http/schema.ts";

import { practiceKinds } from "./rules/data/therapy-vocabulary.ts";
import {
  agreedPractice,
  contactWays,
  earlyContact,
  frequencies,
  integrationNote,
  practiceAnswers,
  practiceEndings,
  safetyAnswers,
} from "./rules/events.ts";
import { noteSubject, therapyNote } from "./rules/stored-therapy-note.ts";

const actor = z.object({ kind: z.enum(["staff", "patient", "device", "system"]), id });
const stamped = { at: instant, by: actor };
const rating = z.object({ value: z.number(), unit: z.literal("{score}") });

const practice = z.extend(agreedPractice, {
  agreed: z.object(stamped),
  checks: z.array(z.object({ ...stamped, done: z.enum(practiceAnswers), words: z.string() })),
  ended: z.nullable(z.object({ ...stamped, status: z.enum(practiceEndings) })),
});
export type PracticeView = z.output<typeof practice>;

const contactStatus = z.object({
  state: z.enum(["no-dose", "not-yet", "due", "overdue", "made", "made-late", "made-early"]),
  from: z.nullable(instant),
  until: z.nullable(instant),
});

const integrationStatus = z.object({
  state: z.enum(["no-dose", "not-yet", "due", "overdue", "held", "held-late", "held-early"]),
  from: z.nullable(instant),
  target: z.nullable(instant),
  until: z.nullable(instant),
});

const session = z.object({
  sessionId: id,
  status: z.enum(["open", "released", "closed"]),
  openedAt: instant,
  firstDoseAt: z.nullable(instant),
  lastDoseAt: z.nullable(instant),
  earlyContact: contactStatus,
  integration: integrationStatus,
  /** A next dose was given before the integration session of this one was completed (INTG-10). */
  dosedAgain: z.boolean(),
});
export type IntegrationSession = z.output<typeof session>;

// On the wire an instant is text; the fact knows it as an instant.
const heldAt = z.optional(z.nullable(instant));
const note = z.extend(integrationNote, { ...stamped, heldAt });
export type NoteView = z.output<typeof note>;

const signedTherapyNote = z.object({ ...stamped, noteId: id, about: noteSubject, note: therapyNote });
export type TherapyNoteView = z.output<typeof signedTherapyNote>;

const goalRating = z.object({ ...stamped, progress: rating, words: z.string() });
/** A goal of the plan as it stands, with every rating of its progress, oldest first. */
const goal = z.object({
  goalId: z.string(),
  /** As the plan names it. */
  kind: z.string(),
  text: z.string(),
  measure: z.nullable(z.string()),
  baseline: z.nullable(rating),
  target: z.nullable(rating),
  review: z.nullable(plainDate),
  /** When the goal was first set, with its baseline. */
  setAt: instant,
  ratings: z.array(goalRating),
});
export type GoalView = z.output<typeof goal>;

const integration = z.object({
  intention: z.nullable(z.string()),
  sessions: z.array(session),
  /** How patient and therapist work, by the plan; null without one. */
  modality: z.nullable(z.string()),
  goals: z.array(goal),
  notes: z.array(note),
  therapyNotes: z.array(signedTherapyNote),
  practices: z.array(practice),
  contacts: z.array(z.extend(earlyContact, stamped)),
  completed: z.nullable(z.object({ ...stamped, summary: z.string(), withoutNotes: z.array(z.string()), reason: z.string() })),
});
export type IntegrationView = z.output<typeof integration>;

/** The text is null where it cannot be opened with the keys of this server. */
const psychotherapyNote = z.object({ noteId: id, text: z.nullable(z.string()), writtenAt: instant, changedAt: instant });

export const integrationContract = {
  readIntegration: read({
    path: "/api/episodes/:episodeId/integration",
    summary: "An episode's integration",
    permission: "chart.read",
    chart: "episode",
    response: integration,
  }),
  readPractices: read({
    path: "/api/episodes/:episodeId/practices",
    summary: "The practices that were agreed, and how they go",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    response: z.object({ practices: z.array(practice) }),
  }),
  signIntegrationNote: command({
    path: "/api/episodes/:episodeId/integration-notes/:noteId/sign",
    summary: "Sign a progress note of an integration conversation",
    permission: "integration.write",
    chart: "episode",
    body: z.extend(z.omit(integrationNote, { noteId: true, heldAt: true }), { heldAt }),
  }),
  signTherapyNote: command({
    path: "/api/episodes/:episodeId/therapy-notes/:noteId/sign",
    summary: "Sign a typed note: of the session, by AEDP, or of a part by IFS",
    permission: "integration.write",
    chart: "episode",
    body: z.object({ about: noteSubject, note: therapyNote }),
  }),
  readGoals: read({
    path: "/api/episodes/:episodeId/goals",
    summary: "The goals of the plan and how far they are",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    response: z.object({ goals: z.array(goal) }),
  }),
  rateGoal: command({
    path: "/api/episodes/:episodeId/rate-goal",
    summary: "Say how far a goal is today, 0 to 10",
    permission: "integration.write",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ goalId: words(40), progress: rating, words: optionalWords() }),
  }),
  agreePractice: command({
    path: "/api/episodes/:episodeId/practices/:practiceId/agree",
    summary: "Agree on a practice",
    permission: "integration.write",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({
      text: optionalWords(280),
      frequency: z.enum(frequencies),
      due: z.nullable(plainDate),
      kind: z.optional(z.enum(practiceKinds)),
    }),
  }),
  checkPractice: command({
    path: "/api/episodes/:episodeId/practices/:practiceId/check",
    summary: "Say how a practice goes",
    permission: "integration.write",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ done: z.enum(practiceAnswers), words: optionalWords() }),
  }),
  endPractice: command({
    path: "/api/episodes/:episodeId/practices/:practiceId/end",
    summary: "End a practice: done, or dropped",
    permission: "integration.write",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ status: z.enum(practiceEndings) }),
  }),
  recordEarlyContact: command({
    path: "/api/episodes/:episodeId/early-contacts/:contactId/record",
    summary: "Record the first contact after a dose",
    permission: "task.work",
    chart: "episode",
    body: z.object({
      sessionId: id,
      how: z.enum(contactWays),
      reached: z.boolean(),
      safety: z.enum(safetyAnswers),
      note: optionalWords(),
    }),
  }),
  completeCourse: command({
    path: "/api/episodes/:episodeId/complete-course",
    summary: "Complete the course, so that follow-up begins",
    permission: "integration.write",
    chart: "episode",
    body: z.object({ summary: optionalWords(), reason: optionalWords() }),
  }),
  readPsychotherapyNotes: read({
    path: "/api/episodes/:episodeId/psychotherapy-notes",
    summary: "One's own psychotherapy notes",
    permission: "integration.write",
    chart: "episode",
    response: z.object({ notes: z.array(psychotherapyNote) }),
  }),
  writePsychotherapyNote: action({
    path: "/api/episodes/:episodeId/psychotherapy-notes/:noteId",
    method: "PUT",
    summary: "Write a psychotherapy note that its author alone can read",
    permission: "integration.write",
    chart: "episode",
    body: z.object({ text: words(20_000) }),
    response: nothing,
  }),
};
