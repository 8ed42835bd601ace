import * as z from "zod/mini";

import { drugs, forms, routes } from "#care/pharmacy/rules/drug.ts";
import { action, command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, quantityIn, words } from "#platform/http/schema.ts";
import { factsAnswer, factsQuery } from "#platform/offline/facts.ts";

import { deviceSamplesContract } from "./contract-device-samples.ts";
import { devicesContract } from "./contract-devices.ts";
import { correctContract, sentDose, sentNote } from "./contract-correct.ts";
import { alarmContract } from "./contract-alarms.ts";
import { bedsideContract } from "./contract-bedside.ts";
import { boardContract } from "./contract-board.ts";
import { drugContract } from "./contract-drug.ts";
import { musicContract } from "./contract-music.ts";
import { handoverContract } from "./contract-handover.ts";
import { recordContract } from "./contract-record.ts";
import { trainingContract } from "./contract-training.ts";
import { boardAnswer, gateAnswer, samplesAnswer, sessionListAnswer, sessionView, timelineAnswer } from "./contract-answers.ts";
import { chartedVitals, checklistAnswers, roomRoles } from "./rules/events.ts";
import { releaseAssessment } from "./rules/stored-assessment.ts";
import { checklistItemIds } from "./rules/data/checklist.ts";
import { emergencySigns } from "./rules/data/emergency-conditions.ts";
import { sampleBatch, sampleBatchAnswer } from "./contract-samples.ts";
import { adverseEventReview } from "./rules/stored-drug-entry.ts";

const at = "/api/episodes/:episodeId/dosing-sessions/:sessionId";
const reason = words(500);

export const dosingSessionContract = {
  ...devicesContract,
  ...deviceSamplesContract,
  ...trainingContract,
  ...drugContract,
  ...musicContract,
  ...handoverContract,
  ...recordContract,
  ...correctContract,
  ...alarmContract,
  ...boardContract,
  ...bedsideContract,
  openSession: command({
    path: `${at}/open-session`,
    summary: "Open a dosing session in a room",
    permission: "session.lead",
    chart: "episode",
    body: z.object({
      orderId: id,
      roomId: id,
      route: z.enum(routes),
      drug: z.enum(drugs),
      form: z.nullable(z.enum(forms)),
      dose: quantityIn("ug"),
      training: z.prefault(z.boolean(), false),
    }),
  }),
  enterPerson: command({
    path: `${at}/enter-person`,
    summary: "Record who came into the room",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ staffId: id, role: z.enum(roomRoles) }),
  }),
  leavePerson: command({
    path: `${at}/leave-person`,
    summary: "Record who left the room",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ staffId: id }),
  }),
  recordChecklistItem: command({
    path: `${at}/record-checklist-item`,
    summary: "Record an item of the checklist before the dose",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ item: z.enum(checklistItemIds), answer: z.enum(checklistAnswers), note: optionalWords(500) }),
  }),
  chartVitals: command({
    path: `${at}/chart-vitals`,
    summary: "Chart vital signs and scales",
    permission: "session.chart",
    chart: "episode",
    body: z.extend(chartedVitals, { readingId: id }),
  }),
  enterReadingInError: command({
    path: `${at}/enter-reading-in-error`,
    summary: "Cross out a reading, with the reason",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ readingId: id, reason }),
  }),
  setBaseline: command({
    path: `${at}/set-baseline`,
    summary: "Choose the reading that is the baseline",
    permission: "session.lead",
    chart: "episode",
    body: z.object({ readingId: id }),
  }),
  overrideCondition: command({
    path: `${at}/override-condition`,
    summary: "Pass a condition of a gate, with the reason",
    permission: "gate.override",
    chart: "episode",
    body: z.object({ conditionId: z.string().check(z.regex(/^(DOSE|BOOST|REL|CLOSE)-\d+$/)), reason }),
  }),
  chartDose: command({
    path: `${at}/chart-dose`,
    summary: "Chart a dose that was given",
    permission: "dose.administer",
    chart: "episode",
    body: sentDose,
  }),
  enterDoseInError: command({
    path: `${at}/enter-dose-in-error`,
    summary: "Cross out a dose, with the reason",
    permission: "dose.administer",
    chart: "episode",
    body: z.object({ doseId: id, reason }),
  }),
  endInfusion: command({
    path: `${at}/end-infusion`,
    summary: "Record the end of an infusion",
    permission: "dose.administer",
    chart: "episode",
    body: z.object({ doseId: id }),
  }),
  noteEvent: command({
    path: `${at}/note-event`,
    summary: "Note an event of the session",
    permission: "session.chart",
    chart: "episode",
    body: sentNote,
  }),
  enterNoteInError: command({
    path: `${at}/enter-note-in-error`,
    summary: "Cross out a note, with the reason",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ noteId: id, reason }),
  }),
  acknowledgeAlarm: command({
    path: `${at}/acknowledge-alarm`,
    summary: "Acknowledge an alarm",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ alarmId: words(200), reason: optionalWords(500) }),
  }),
  recordEmergencySign: command({
    path: `${at}/record-emergency-sign`,
    summary: "Record a sign of an emergency, or that it has gone",
    permission: "session.chart",
    chart: "episode",
    body: z.object({ sign: z.enum(emergencySigns), present: z.boolean(), note: optionalWords(500) }),
  }),
  assessRelease: command({
    path: `${at}/assess-release`,
    summary: "Record the assessment for leaving",
    permission: "session.chart",
    chart: "episode",
    body: z.extend(releaseAssessment, { assessmentId: id }),
  }),
  releasePatient: command({
    path: `${at}/release-patient`,
    summary: "Release the patient, signed by whoever sends it",
    permission: "release.sign",
    chart: "episode",
    body: z.object({}),
  }),
  reviewAdverseEvents: command({
    path: `${at}/review-adverse-events`,
    summary: "Review what was noted in the session, or say that there was nothing",
    permission: "session.chart",
    chart: "episode",
    body: z.extend(adverseEventReview, { reviewId: id, note: optionalWords() }),
  }),
  closeSession: command({
    path: `${at}/close-session`,
    summary: "Close the record of a session",
    permission: "session.lead",
    chart: "episode",
    body: z.object({ note: optionalWords() }),
  }),
  readSessions: read({
    path: "/api/episodes/:episodeId/dosing-sessions",
    summary: "Dosing sessions of an episode",
    permission: "session.read",
    chart: "episode",
    response: sessionListAnswer,
  }),
  readSession: read({ path: at, summary: "A dosing session", permission: "session.read", chart: "episode", response: sessionView }),
  readFacts: read({
    path: `${at}/facts`,
    summary: "Facts of a dosing session",
    permission: "session.read",
    chart: "episode",
    query: factsQuery,
    response: factsAnswer,
  }),
  readTimeline: read({
    path: `${at}/timeline`,
    summary: "Timeline of a dosing session",
    permission: "session.read",
    chart: "episode",
    response: timelineAnswer,
  }),
  readGates: read({
    path: `${at}/gates`,
    summary: "What the gates of a dosing session say now",
    permission: "session.read",
    chart: "episode",
    response: gateAnswer,
  }),
  readSamples: read({
    path: `${at}/samples`,
    summary: "Monitor values of a dosing session",
    permission: "session.read",
    chart: "episode",
    query: z.object({ after: z.optional(instant), until: z.optional(instant) }),
    response: samplesAnswer,
  }),
  readBoard: read({
    path: "/api/board",
    summary: "The board of running sessions",
    permission: "session.read",
    chart: "none",
    response: boardAnswer,
  }),
  sendSamples: action({
    path: "/api/gateway/dosing-sessions/:sessionId/samples",
    summary: "Take in a batch of monitor values (Idempotency-Key: the batch)",
    permission: "vitals.ingest",
    chart: "none",
    body: sampleBatch,
    response: sampleBatchAnswer,
  }),
};
