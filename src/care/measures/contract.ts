import * as z from "zod/mini";

import { safetyFlagView } from "#care/safety/contract.ts";
import { action, command, nothing, read } from "#platform/http/contract.ts";
import { id, instant } from "#platform/http/schema.ts";

import { change, instrument, languageTag, measureForm, offeredInstrument, reading, scale } from "./contract-forms.ts";
import { occasions } from "./rules/events.ts";

const answer = z.nullable(z.number().check(z.minimum(0), z.maximum(1_000)));
const items = z.array(answer).check(z.maxLength(200));
const extra = z.record(z.string(), answer);

const result = z.object({
  responseId: id,
  requestId: z.nullable(id),
  sessionId: z.nullable(id),
  instrument,
  definitionVersion: z.string(),
  items: z.array(z.nullable(z.number())),
  extra: z.record(z.string(), z.nullable(z.number())),
  total: z.nullable(z.number()),
  proratedFrom: z.nullable(z.number()),
  band: z.nullable(z.string()),
  missing: z.array(z.number()),
  occasion: z.enum(occasions),
  language: z.string(),
  completedAt: instant,
  completedBy: id,
  reading,
  /** Against the baseline, by the clinic's own limits; `null` for the baseline itself and where a total is not known. */
  change: z.nullable(change),
});

const flag = z.extend(safetyFlagView, { responseId: id });
export type FlagView = z.output<typeof flag>;

const request = z.object({
  requestId: id,
  sessionId: z.nullable(id),
  instrument,
  occasion: z.enum(occasions),
  dueAt: instant,
  answeredBy: z.nullable(id),
});

/** An episode's questionnaires as other stages' contracts may repeat them. */
export const measuresView = z.object({
  requests: z.array(request),
  results: z.array(result),
  flags: z.array(flag),
  /** How to read each instrument that was answered. */
  scales: z.array(scale),
});
export type MeasuresView = z.output<typeof measuresView>;

const draft = z.object({
  responseId: id,
  requestId: z.nullable(id),
  instrument,
  items: z.array(z.nullable(z.number())),
  extra: z.record(z.string(), z.nullable(z.number())),
  revision: z.number(),
  savedAt: instant,
});
export type MeasureDraft = z.output<typeof draft>;

/** A link in a message opens one request and nothing else of the chart. */
const requestScope = { kind: "measure-request", param: "requestId" } as const;

const answersSoFar = z.object({ instrument, items, extra, revision: z.int().check(z.minimum(0)) });

const handedIn = z.object({
  responseId: id,
  instrument,
  definitionVersion: z.string(),
  items,
  extra,
  language: z.string().check(z.maxLength(20)),
});

export const measuresContract = {
  readMeasures: read({
    path: "/api/episodes/:episodeId/measures",
    summary: "Questionnaire results, requests and safety flags of an episode",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    response: measuresView,
  }),
  readMeasureDrafts: read({
    path: "/api/episodes/:episodeId/measure-drafts",
    summary: "Questionnaires that are begun and not handed in",
    permission: "own.read",
    chart: "episode",
    response: z.object({ drafts: z.array(draft) }),
  }),
  readMeasureForm: read({
    path: "/api/episodes/:episodeId/measure-form",
    summary: "A questionnaire as it is asked",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    query: z.object({ instrument }),
    response: measureForm,
  }),
  recordLanguage: action({
    path: "/api/episodes/:episodeId/language",
    method: "PUT",
    summary: "Record which language a patient reads best",
    permission: "follow-up.schedule",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ language: z.nullable(languageTag) }),
    response: nothing,
  }),
  readInstruments: read({
    path: "/api/instruments",
    summary: "Which questionnaires can be asked here, and why others cannot",
    permission: "chart.read",
    chart: "none",
    response: z.object({ instruments: z.array(offeredInstrument) }),
  }),
  saveMeasureDraft: action({
    path: "/api/episodes/:episodeId/measure-drafts/:responseId",
    method: "PUT",
    summary: "Keep the answers given so far",
    permission: "own.write",
    chart: "episode",
    body: answersSoFar,
    response: nothing,
  }),
  readMeasureRequest: read({
    path: "/api/episodes/:episodeId/measure-requests/:requestId",
    summary: "A questionnaire that was asked for, and what is answered so far",
    permission: "own.read",
    ownScope: requestScope,
    chart: "episode",
    response: z.object({ request, draft: z.nullable(draft), form: measureForm }),
  }),
  saveRequestedDraft: action({
    path: "/api/episodes/:episodeId/measure-requests/:requestId/drafts/:responseId",
    method: "PUT",
    summary: "Keep the answers given so far to a questionnaire that was asked for",
    permission: "own.write",
    ownScope: requestScope,
    chart: "episode",
    body: answersSoFar,
    response: nothing,
  }),
  completeRequestedMeasure: command({
    path: "/api/episodes/:episodeId/measure-requests/:requestId/complete-measure",
    summary: "Hand in a questionnaire that was asked for",
    permission: "preparation.write",
    ownPermission: "own.write",
    ownScope: requestScope,
    chart: "episode",
    body: handedIn,
  }),
  requestMeasure: command({
    path: "/api/episodes/:episodeId/request-measure",
    summary: "Ask the patient for a questionnaire",
    permission: "follow-up.schedule",
    chart: "episode",
    body: z.object({ requestId: id, instrument, occasion: z.enum(occasions), dueAt: instant, sessionId: z.nullable(id) }),
  }),
  completeMeasure: command({
    path: "/api/episodes/:episodeId/complete-measure",
    summary: "Hand in a questionnaire",
    permission: "preparation.write",
    ownPermission: "own.write",
    chart: "episode",
    body: z.extend(handedIn, { occasion: z.enum(occasions), sessionId: z.nullable(id) }),
  }),
  recordSuicideScreen: command({
    path: "/api/episodes/:episodeId/record-suicide-screen",
    summary: "Record what a patient answered to the suicide screener, asked in person",
    permission: "session.chart",
    chart: "episode",
    body: z.object({
      responseId: id,
      definitionVersion: z.string(),
      items,
      extra,
      language: z.string().check(z.maxLength(20)),
      occasion: z.enum(occasions),
      sessionId: z.nullable(id),
    }),
  }),
};
