import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Decision } from "#kernel/decision.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { answerExpectations, openQuestions } from "./answer-expectations.ts";
import { expectationsQuiz } from "./data/expectations-quiz.ts";
import { completePreparation, nameEscort, ratePreparedness, recordIntention, recordSupportPlan, signPreparationNote } from "./decide.ts";
import type { PreparationEvent } from "./events.ts";
import { missingSteps, openSteps } from "./open-steps.ts";
import { preparationFacts } from "./preparation-facts.ts";
import { preparationStream, type Preparation } from "./preparation.ts";

const at = Temporal.Instant.from("2026-11-02T15:00:00Z");
const therapist: Actor = { kind: "staff", id: "therapist" };
const patient: Actor = { kind: "patient", id: "patient" };
const meta = (actor: Actor) => ({ commandId: "command", observedAt: at, now: at, actor });

const recorded = (event: PreparationEvent, index: number): Recorded<PreparationEvent> => ({
  version: index + 1,
  observedAt: at.add({ minutes: index }),
  deviceAt: null,
  receivedAt: at,
  actor: patient,
  commandId: `command-${index}`,
  event,
});

const eventsOf = (decision: Decision<PreparationEvent>): readonly PreparationEvent[] => {
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  return decision.events;
};
const given = (...decisions: readonly Decision<PreparationEvent>[]): Preparation =>
  fold(preparationStream, decisions.flatMap(eventsOf).map(recorded));

const allRight = Object.fromEntries(expectationsQuiz.map(({ id, right }) => [id, right]));
const plan = { supports: ["My sister"], groundingPractices: ["Feet on the floor"], stopWord: "pause", difficultMoments: "" };
const intention = recordIntention({ text: "To be gentler with myself", category: "healing" });
const escort = nameEscort({ relationship: "friend", confirmed: false });
const needed = [intention, answerExpectations(allRight), recordSupportPlan(plan), escort];
const note = { noteId: "note", covered: [], hopes: "Sleep", fears: "", observations: "", plan: "" };

test("[PREP-1] an intention without words is refused beside its field", () => {
  expect(recordIntention({ text: "   ", category: "other" })).toMatchObject({ refusal: { rule: "PREP-1", field: "text" } });
});

test("[PREP-2] an intention has up to 280 characters, counted as a person counts them, and is never cut short", () => {
  expect(recordIntention({ text: "🌿".repeat(280), category: "other" })).toMatchObject({ outcome: "accepted" });
  expect(recordIntention({ text: "a".repeat(281), category: "other" })).toMatchObject({ refusal: { rule: "PREP-2" } });
});

test("[PREP-3] the expectations are understood only when every question is answered rightly", () => {
  const ids = expectationsQuiz.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(ids, { maxLength: ids.length - 1 }), (answered) => {
      const answers = Object.fromEntries(answered.map((id) => [id, allRight[id] ?? ""]));
      expect(answerExpectations(answers)).toMatchObject({ events: [{ understood: false }] });
      expect(openQuestions(answers)).toHaveLength(ids.length - answered.length);
    }),
  );
  expect(answerExpectations(allRight)).toMatchObject({ events: [{ understood: true }] });
});

test("[PREP-3] a wrong answer is kept and can be answered again", () => {
  const wrong = answerExpectations({ ...allRight, driving: "same-evening" });
  expect(openSteps(given(wrong))).toContain("expectations");
  expect(openSteps(given(wrong, answerExpectations(allRight)))).not.toContain("expectations");
});

test("[PREP-4] an answer that is none of the options is refused", () => {
  expect(answerExpectations({ driving: "by bus" })).toMatchObject({ refusal: { rule: "PREP-4", field: "driving" } });
  expect(answerExpectations({ colour: "blue" })).toMatchObject({ refusal: { rule: "PREP-4", field: "colour" } });
});

test("[PREP-5] a support plan names a support and a stop word", () => {
  expect(recordSupportPlan({ ...plan, supports: [] })).toMatchObject({ refusal: { rule: "PREP-5", field: "supports" } });
  expect(recordSupportPlan({ ...plan, stopWord: " " })).toMatchObject({ refusal: { rule: "PREP-5", field: "stopWord" } });
});

test("[PREP-6] preparedness is a whole number from 0 to 10 and carries its unit", () => {
  expect(ratePreparedness(10)).toMatchObject({ events: [{ preparedness: { value: 10, unit: "{score}" } }] });
  for (const value of [-1, 11, 4.5, Number.NaN]) expect(ratePreparedness(value)).toMatchObject({ refusal: { rule: "PREP-6" } });
});

test.each(needed.map((_, index) => [index]))("[PREP-7] the preparation is not complete without each needed step (%i)", (left) => {
  const state = given(...needed.filter((_, index) => index !== left));
  expect(missingSteps(state)).toHaveLength(1);
  expect(completePreparation(state, meta(therapist))).toMatchObject({ refusal: { rule: "PREP-7", field: missingSteps(state)[0] } });
});

test("[PREP-7] with the needed steps it is complete; the room and the rating may stay open", () => {
  const state = given(...needed);
  expect(openSteps(state)).toEqual(["setting", "preparedness"]);
  expect(completePreparation(state, meta(therapist))).toEqual({ outcome: "accepted", events: [{ type: "preparation-completed" }] });
});

test("[PREP-8] a preparation note is signed once, by staff, and says something", () => {
  expect(signPreparationNote(given(), note, meta(patient))).toMatchObject({ refusal: { rule: "PREP-8" } });
  expect(signPreparationNote(given(), { ...note, hopes: "" }, meta(therapist))).toMatchObject({ refusal: { rule: "PREP-8" } });
  const signed = signPreparationNote(given(), note, meta(therapist));
  expect(signPreparationNote(given(signed), note, meta(therapist))).toMatchObject({ refusal: { rule: "PREP-8" } });
});

test("[PREP-9] the care team completes the preparation, and once", () => {
  const state = given(...needed);
  expect(completePreparation(state, meta(patient))).toMatchObject({ refusal: { rule: "PREP-9" } });
  const done = given(...needed, completePreparation(state, meta(therapist)));
  expect(completePreparation(done, meta(therapist))).toMatchObject({ refusal: { rule: "PREP-9" } });
});

test("what nobody recorded is null for the stages that follow", () => {
  expect(preparationFacts(given())).toEqual({
    completedAt: null,
    intention: null,
    settings: null,
    escortNamed: false,
    escortConfirmed: false,
    stopWord: null,
  });
  const facts = preparationFacts(given(...needed, completePreparation(given(...needed), meta(therapist))));
  expect(facts).toMatchObject({ intention: "To be gentler with myself", escortNamed: true, escortConfirmed: false, stopWord: "pause" });
  expect(facts.completedAt?.toString()).toBe("2026-11-02T15:04:00Z");
});
