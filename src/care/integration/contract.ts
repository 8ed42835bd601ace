import * as z from "zod/mini";

import { action, command, nothing, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, plainDate, words } from "#platform/http/schema.ts";

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

const actor = z.object({ kind: z.enum(["staff", "patient", "device", "system"]), id });
const stamped = { at: instant, by: actor };

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

const session = z.object({
  sessionId: id,
  status: z.enum(["open", "released", "closed"]),
  openedAt: instant,
  firstDoseAt: z.nullable(instant),
  lastDoseAt: z.nullable(instant),
  earlyContact: contactStatus,
});
export type IntegrationSession = z.output<typeof session>;

const note = z.extend(integrationNote, stamped);
export type NoteView = z.output<typeof note>;

const integration = z.object({
  intention: z.nullable(z.string()),
  sessions: z.array(session),
  notes: z.array(note),
  practices: z.array(practice),
  contacts: z.array(z.extend(earlyContact, stamped)),
  completed: z.nullable(z.object({ ...stamped, summary: z.string(), withoutNotes: z.array(z.string()), reason: z.string() })),
});
export type IntegrationView = z.output<typeof integration>;

const psychotherapyNote = z.object({ noteId: id, text: z.string(), writtenAt: instant, changedAt: instant });

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
    body: z.omit(integrationNote, { noteId: true }),
  }),
  agreePractice: command({
    path: "/api/episodes/:episodeId/practices/:practiceId/agree",
    summary: "Agree on a practice",
    permission: "integration.write",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ text: optionalWords(280), frequency: z.enum(frequencies), due: z.nullable(plainDate) }),
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
