import * as z from "zod/mini";

import { measuresView } from "#care/measures/contract.ts";
import { drugs } from "#care/pharmacy/rules/drug.ts";
import { action, command, nothing, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, quantityIn, words } from "#platform/http/schema.ts";

import { addressed, gateReading, labResult, lastTakenTimes, screeningDecisions, sectionAnswers, vitalsResult } from "./rules/events.ts";
import { sectionIds } from "./rules/sections.ts";

const actor = z.object({ kind: z.enum(["staff", "patient", "device", "system"]), id });

const savedSection = z.object({ answers: sectionAnswers, savedAt: instant, savedBy: actor, note: z.string() });

const kept = { recordId: id, recordedBy: actor, struck: z.nullable(z.object({ at: instant, by: actor, reason: z.string() })) };

/** The clinic's values of this stage's settings, so that a browser judges by the numbers that the server judges by. */
const protocol = z.object({
  version: z.number(),
  values: z.record(z.string(), z.union([z.number(), z.array(z.number()), z.string()])),
});

const decided = z.object({
  decision: z.enum(screeningDecisions),
  decidedAt: instant,
  decidedBy: id,
  reading: gateReading,
  addressed: z.array(addressed),
  note: z.string(),
  drug: z.nullable(z.enum(drugs)),
});

const screening = z.object({
  sections: z.array(savedSection),
  submittedAt: z.nullable(instant),
  decided: z.nullable(decided),
  labs: z.array(z.extend(labResult, kept)),
  vitals: z.array(z.extend(vitalsResult, kept)),
  lastTaken: z.array(z.extend(lastTakenTimes, { statedAt: instant, statedBy: actor })),
});

/** A part that is being filled in: whatever was typed, complete or not. Only its own form reads it. */
const sectionDraft = z.record(z.string(), z.unknown());
const draft = z.object({ section: z.enum(sectionIds), answers: sectionDraft, revision: z.number(), savedAt: instant });
export type IntakeDraft = z.output<typeof draft>;

const waiting = z.object({
  episodeId: id,
  patientId: id,
  patient: z.string(),
  sectionsSaved: z.number(),
  submittedAt: z.nullable(instant),
  deferredAt: z.nullable(instant),
});
export type WaitingScreening = z.output<typeof waiting>;

export const screeningContract = {
  readIntake: read({
    path: "/api/episodes/:episodeId/intake",
    summary: "A patient's own intake form, what is saved and what is begun",
    permission: "own.read",
    chart: "episode",
    response: z.object({ screening, measures: measuresView, drafts: z.array(draft), protocol }),
  }),
  saveIntakeDraft: action({
    path: "/api/episodes/:episodeId/save-intake-draft",
    method: "PUT",
    summary: "Keep a part of the intake while it is being filled in",
    permission: "own.write",
    chart: "episode",
    body: z.object({ section: z.enum(sectionIds), answers: sectionDraft, revision: z.int().check(z.minimum(0)) }),
    response: nothing,
  }),
  saveIntakeSection: command({
    path: "/api/episodes/:episodeId/save-intake-section",
    summary: "Save what one part of the intake says",
    permission: "screening.decide",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ answers: sectionAnswers, note: optionalWords() }),
  }),
  submitIntake: command({
    path: "/api/episodes/:episodeId/submit-intake",
    summary: "Hand the intake in",
    permission: "screening.decide",
    ownPermission: "own.write",
    chart: "episode",
    body: nothing,
  }),
  readScreening: read({
    path: "/api/episodes/:episodeId/screening",
    summary: "Screening: answers, measures, findings and the ADMIT gate",
    permission: "chart.read",
    chart: "episode",
    response: z.object({
      screening,
      measures: measuresView,
      gate: gateReading,
      /** By the date of birth on record. */
      age: z.nullable(quantityIn("a")),
      protocol,
      judgedAt: instant,
    }),
  }),
  signScreeningDecision: command({
    path: "/api/episodes/:episodeId/sign-screening-decision",
    summary: "Sign the screening decision; accepting asks the ADMIT gate",
    permission: "screening.decide",
    chart: "episode",
    body: z.object({
      decision: z.enum(screeningDecisions),
      addressed: z.array(addressed).check(z.maxLength(200)),
      screensRead: z.boolean(),
      note: optionalWords(4_000),
      drug: z._default(z.nullable(z.enum(drugs)), null),
    }),
  }),
  recordLabResult: command({
    path: "/api/episodes/:episodeId/record-lab-result",
    summary: "Record the result of a laboratory test or an ECG",
    permission: "screening.record",
    chart: "episode",
    body: labResult,
  }),
  recordVitals: command({
    path: "/api/episodes/:episodeId/record-screening-vitals",
    summary: "Record a blood pressure at rest, a weight or a height",
    permission: "screening.record",
    chart: "episode",
    body: vitalsResult,
  }),
  stateLastTaken: command({
    path: "/api/episodes/:episodeId/state-last-taken",
    summary: "State when something was last eaten, drunk or sprayed, on the day of a dose",
    permission: "session.chart",
    ownPermission: "own.write",
    chart: "episode",
    body: lastTakenTimes,
  }),
  strikeResult: command({
    path: "/api/episodes/:episodeId/strike-screening-result",
    summary: "Mark a recorded result as entered in error",
    permission: "screening.record",
    chart: "episode",
    body: z.object({ recordId: id, reason: words(200) }),
  }),
  readScreeningWorklist: read({
    path: "/api/screenings",
    summary: "Screenings that wait for a decision",
    permission: "chart.read",
    chart: "none",
    response: z.object({ screenings: z.array(waiting) }),
  }),
};
