import { inKilograms } from "#care/plan/rules/decide.ts";
import { planContract } from "#care/plan/contract.ts";
import { readLastSession } from "#care/plan/server/read-sessions.ts";
import type { Form, Strength } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms, quantity, type Quantity } from "#kernel/quantity.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { personIdOf } from "./cast.ts";
import type { Journey } from "./journeys.ts";
import { state, type PatientStory } from "./patient-story.ts";
import { boosterMaximum } from "./tell-consent.ts";

/** An order as its session needs it. */
export type StoryOrder = {
  readonly orderId: Uuid;
  readonly route: Journey["route"];
  readonly form: Form;
  readonly dose: Quantity<"ug">;
};

const goalWords = {
  depression: "Get up at seven on working days, and see a friend every week.",
  anxiety: "Ride the bus across town alone.",
  ptsd: "Sleep through, and drive the old road again.",
} as const;

const ten = (value: number) => ({ value, unit: "{score}" }) as const;

/** The goals of everybody's plan; only their words differ. */
export const storyGoals = [
  { goalId: "relief", kind: "symptom-relief", measure: "phq9", baseline: ten(2), target: ten(8), review: null },
  { goalId: "daily-life", kind: "coping-skills", measure: "own-rating", baseline: ten(1), target: ten(7), review: null },
] as const;

/** How patient and therapist work; the typed notes of the story go with it. */
const modalityOf = ({ person }: Journey) => (person % 2 === 0 ? "aedp" : "ifs");

/** How often: esketamine twice a week for four weeks by its label, ketamine once a week. */
const weekly = { sessions: 4, spacing: quantity(7, "d") } as const;
const courses = { IM: weekly, SL: weekly, "IN-ESK": { sessions: 8, spacing: quantity(3, "d") } } as const;

const goalOf = ({ condition }: Journey): string =>
  condition === "anxiety" || condition === "ptsd" ? goalWords[condition] : goalWords.depression;

/** What the course is for, and how it should go. */
export const tellPlan = async (story: PatientStory, journey: Journey): Promise<void> => {
  const { episodeId, cast, therapist } = story;
  const params = { episodeId };
  await state(story, planContract.setPlan, {
    params,
    body: {
      condition: journey.condition,
      goals: [
        { ...storyGoals[0], text: "PHQ-9 below 10 by the end of the course." },
        { ...storyGoals[1], text: goalOf(journey) },
      ],
      ...courses[journey.route],
      route: journey.route,
      therapistId: personIdOf(therapist),
      modality: modalityOf(journey),
      risks: "Rise of pressure for an hour; nausea. Pressure at home on the two days before.",
    },
    as: cast.prescriber,
  });
};

const fives = (ug: number): Quantity<"ug"> => micrograms(Math.floor(ug / 5_000) * 5_000);

/** Starts low and rises by at most a step, as the plan's rules want it. */
const doseFor = ({ route }: Journey, kilograms: number, given: number): Quantity<"ug"> => {
  switch (route) {
    case "SL":
      return micrograms(Math.min(200, 100 + 50 * given) * 1_000);
    case "IN-ESK":
      return micrograms(given === 0 ? 56_000 : 84_000);
    case "IM":
      return fives(kilograms * 1_000 * Math.min(0.8, 0.5 + 0.15 * given));
  }
};

/** As on the shelf: lozenges of 50 mg, vials of 50 mg/mL, nasal devices of 28 mg. */
const preparations: Readonly<Record<Journey["route"], { readonly form: Form; readonly strength: Strength }>> = {
  IM: { form: "solution", strength: { kind: "concentration", concentration: quantity(50, "mg/mL") } },
  SL: { form: "lozenge", strength: { kind: "piece", amount: micrograms(50_000) } },
  "IN-ESK": { form: "nasal-device", strength: { kind: "piece", amount: micrograms(28_000) } },
};

const medicinesOf = (journey: Journey) =>
  journey.person % 6 === 5
    ? { none: true, medicines: [] }
    : { none: false, medicines: [{ name: "Sertraline", dose: "100 mg", frequency: "every morning", action: "continue" as const }] };

/** A usual height, so that the BMI is known. */
const heightOf = ({ person }: PatientStory) => ({ value: person.sexAtBirth === "male" ? 178 : 166, unit: "cm" as const });

/** What the first order asks of the body once: the height, and for esketamine the liver. */
const tellBody = async (story: PatientStory, { route }: Journey): Promise<void> => {
  const params = { episodeId: story.episodeId };
  await state(story, planContract.recordHeight, { params, body: { enteredAs: heightOf(story) }, as: story.cast.monitor });
  if (route !== "IN-ESK") return;
  const body = { filtration: null, childPugh: "none", note: "Liver tests normal." } as const;
  await state(story, planContract.recordOrganFunction, { params, body, as: story.cast.prescriber });
};

/** The prescriber looks at the last session before the next order: what the record does not say, and whether it was enough. */
const tellReview = (story: PatientStory, sessionId: Uuid): Promise<unknown> =>
  state(story, planContract.reviewLastSession, {
    params: { episodeId: story.episodeId },
    body: {
      sessionId,
      worstGrade: { value: 1, unit: "{score}" },
      deliriumMedicated: "no",
      effect: "insufficient",
      reason: "Some nausea, gone by itself. The effect was slight; a step up was agreed on.",
    },
    as: story.cast.prescriber,
  });

const riseReason = { conditionId: "ORDER-16", reason: "Looked at with the patient; a small step, watched closely." };

/** Checks what an order needs and signs it, for the session that follows so many others. */
export const tellOrder = async (story: PatientStory, journey: Journey, given: number): Promise<StoryOrder> => {
  const { episodeId, cast, clock, person, chance } = story;
  const params = { episodeId };
  const { route } = journey;
  const last = await inClinic(story.log.database, story.clinic.clinicId, (tx) => readLastSession(tx, episodeId));
  const dose = doseFor(journey, inKilograms(person.weight).value, given);
  const { form, strength } = preparations[route];
  await state(story, planContract.recordWeight, { params, body: { enteredAs: person.weight, source: "measured-here" }, as: cast.monitor });
  if (last === null) await tellBody(story, journey);
  else await tellReview(story, last.sessionId);
  await state(story, planContract.reconcileMedicines, { params, body: { ...medicinesOf(journey), note: "" }, as: cast.prescriber });
  clock.plus(3);
  await state(story, planContract.recordMonitoringCheck, { params, body: { result: "nothing-of-concern", note: "" }, as: cast.prescriber });
  clock.plus(4);
  const orderId = chance.id(clock.at());
  const further =
    route === "IM" && journey.person % 2 === 0 && given > 0
      ? micrograms(Math.min(boosterMaximum.value, fives(dose.value / 2).value))
      : null;
  const asked = { kind: "amount" as const, dose };
  await state(story, planContract.signOrder, {
    params: { episodeId, orderId },
    body: {
      route,
      form,
      asked,
      strength,
      boosterMaximum: further,
      shownDose: dose,
      weightBasis: "actual",
      note: "",
      reasons: last === null ? [] : [riseReason],
    },
    as: cast.prescriber,
  });
  return { orderId, route, form, dose };
};
