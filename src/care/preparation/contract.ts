import * as z from "zod/mini";

import { command, read } from "#platform/http/contract.ts";
import { id, instant, optionalWords, words } from "#platform/http/schema.ts";

import { agendaItems } from "./rules/data/agenda.ts";
import {
  escortRelationships,
  hopesAndFears,
  intentionCategories,
  preparationNote,
  settingChoice,
  supportPlan,
  touchWishes,
} from "./rules/events.ts";
import { preparationSteps } from "./rules/open-steps.ts";

const actor = z.object({ kind: z.enum(["staff", "patient", "device", "system"]), id });
const stamped = { at: instant, by: actor };
const rating = z.object({ value: z.number(), unit: z.literal("{score}") });
const relationship = z.enum(escortRelationships);

/** How the escort can be reached. Kept outside the clinical log, so that it can be corrected and erased. */
const escortContact = z.object({ name: words(200), phone: words(40) });

const preparation = z.object({
  intention: z.nullable(z.object({ ...stamped, text: z.string(), category: z.enum(intentionCategories) })),
  setting: z.nullable(z.extend(settingChoice, stamped)),
  expectations: z.nullable(z.object({ ...stamped, answers: z.record(z.string(), z.string()), understood: z.boolean() })),
  supportPlan: z.nullable(z.extend(supportPlan, stamped)),
  escort: z.nullable(z.object({ ...stamped, relationship, confirmed: z.boolean(), contact: z.nullable(escortContact) })),
  preparedness: z.nullable(z.object({ ...stamped, value: rating })),
  hopesAndFears: z.nullable(z.extend(hopesAndFears, stamped)),
  touchWishes: z.nullable(z.extend(touchWishes, stamped)),
  notes: z.array(z.extend(preparationNote, stamped)),
  completed: z.nullable(z.object(stamped)),
  /** What no signed note says was talked about. */
  openAgenda: z.array(z.enum(agendaItems)),
  /** All steps that are open, and those of them without which the preparation is not complete. */
  open: z.array(z.enum(preparationSteps)),
  missing: z.array(z.enum(preparationSteps)),
});
export type PreparationView = z.output<typeof preparation>;

const preparing = z.object({
  episodeId: id,
  patientId: id,
  patient: z.string(),
  since: instant,
  missing: z.array(z.enum(preparationSteps)),
  escortConfirmed: z.boolean(),
  completedAt: z.nullable(instant),
});
export type Preparing = z.output<typeof preparing>;

/** What patients state about themselves, and their care team for them. */
const statement = { permission: "preparation.write", ownPermission: "own.write", chart: "episode" } as const;

export const preparationContract = {
  readPreparation: read({
    path: "/api/episodes/:episodeId/preparation",
    summary: "An episode's preparation",
    permission: "chart.read",
    ownPermission: "own.read",
    chart: "episode",
    response: preparation,
  }),
  readPreparations: read({
    path: "/api/preparations",
    summary: "Episodes in preparation and what is missing",
    permission: "chart.read",
    chart: "none",
    response: z.object({ preparations: z.array(preparing) }),
  }),
  recordIntention: command({
    ...statement,
    path: "/api/episodes/:episodeId/record-intention",
    summary: "Record the patient's intention in their own words",
    // The rule says how long it may be, in words that keep what was typed.
    body: z.object({ text: z.string().check(z.maxLength(5_000)), category: z.enum(intentionCategories) }),
  }),
  chooseSetting: command({
    ...statement,
    path: "/api/episodes/:episodeId/choose-setting",
    summary: "Choose what the room should be like",
    body: settingChoice,
  }),
  answerExpectations: command({
    ...statement,
    path: "/api/episodes/:episodeId/answer-expectations",
    summary: "Answer the questions about what a session asks",
    body: z.object({ answers: z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(60))) }),
  }),
  recordSupportPlan: command({
    ...statement,
    path: "/api/episodes/:episodeId/record-support-plan",
    summary: "Record the safety and support plan",
    body: supportPlan,
  }),
  nameEscort: command({
    path: "/api/episodes/:episodeId/name-escort",
    summary: "Say who takes the patient home",
    permission: "schedule.write",
    ownPermission: "own.write",
    chart: "episode",
    body: z.object({ relationship, confirmed: z.boolean(), contact: escortContact }),
  }),
  ratePreparedness: command({
    ...statement,
    path: "/api/episodes/:episodeId/rate-preparedness",
    summary: "Say how prepared the patient feels, 0 to 10",
    body: z.object({ preparedness: rating }),
  }),
  recordHopesAndFears: command({
    ...statement,
    path: "/api/episodes/:episodeId/record-hopes-and-fears",
    summary: "Record hopes, fears, expectation and motivation",
    body: hopesAndFears,
  }),
  chooseTouch: command({
    ...statement,
    path: "/api/episodes/:episodeId/choose-touch",
    summary: "Say how the patient wishes to be touched, within the consent",
    body: touchWishes,
  }),
  signPreparationNote: command({
    path: "/api/episodes/:episodeId/preparation-notes/:noteId/sign",
    summary: "Sign a note of a preparation conversation",
    permission: "preparation.write",
    chart: "episode",
    body: z.object({
      covered: preparationNote.shape.covered,
      hopes: optionalWords(),
      fears: optionalWords(),
      observations: optionalWords(),
      plan: optionalWords(),
    }),
  }),
  completePreparation: command({
    path: "/api/episodes/:episodeId/complete-preparation",
    summary: "Say that the preparation is done",
    permission: "preparation.write",
    chart: "episode",
    body: z.object({}),
  }),
};
