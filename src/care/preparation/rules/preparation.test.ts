import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { Decision } from "#kernel/decision.ts";
import { score } from "#kernel/quantity.ts";
import { fold, type Actor, type Recorded } from "#kernel/stream.ts";

import { answerExpectations, openQuestions } from "./answer-expectations.ts";
import { expectationsQuiz } from "./data/expectations-quiz.ts";
import {
  chooseSetting,
  chooseTouch,
  completePreparation,
  nameEscort,
  ratePreparedness,
  recordHopesAndFears,
  recordIntention,
  recordSupportPlan,
  signPreparationNote,
} from "./decide.ts";
import { agendaItems } from "./data/agenda.ts";
import { touchAnswers, type PreparationEvent } from "./events.ts";
import { openAgenda } from "./open-agenda.ts";
import { missingSteps, openSteps } from "./open-steps.ts";
import { preparationFacts } from "./preparation-facts.ts";
import { preparationStream, type Preparation } from "./preparation.ts";
import { touchAgreement, touchPlaces } from "./touch-agreement.ts";

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
  expect(openQuestions({ ...allRight, driving: "same-evening" })).toEqual(["driving"]);
  const wrong = answerExpectations({ ...allRight, driving: "same-evening" });
  expect(openSteps(given(wrong))).toContain("expectations");
  expect(openSteps(given(wrong, answerExpectations(allRight)))).not.toContain("expectations");
});

test("[PREP-4] an answer that is none of the options is refused", () => {
  expect(answerExpectations({ driving: "by bus" })).toMatchObject({ refusal: { rule: "PREP-4", field: "driving" } });
  const foreign = expectationsQuiz.find(({ id, right }) => id !== "driving" && right !== allRight["driving"])?.right ?? "";
  expect(answerExpectations({ driving: foreign })).toMatchObject({ refusal: { rule: "PREP-4", field: "driving" } });
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

test("[PREP-7] with the needed steps it is complete; the others may stay open", () => {
  const state = given(...needed);
  expect(openSteps(state)).toEqual(["hopes-and-fears", "setting", "touch", "preparedness"]);
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
    touchWishes: null,
    escortNamed: false,
    escortConfirmed: false,
    stopWord: null,
  });
  const facts = preparationFacts(given(...needed, completePreparation(given(...needed), meta(therapist))));
  expect(facts).toMatchObject({ intention: "To be gentler with myself", escortNamed: true, escortConfirmed: false, stopWord: "pause" });
  expect(facts.completedAt?.toString()).toBe("2026-11-02T15:04:00Z");
});

const said = { hopes: "", fears: "", expectation: null, motivation: null };

test("[PREP-10] hopes and fears say something, and one word or one number is enough", () => {
  expect(recordHopesAndFears(said)).toMatchObject({ refusal: { rule: "PREP-10", field: "hopes" } });
  const some = [{ hopes: "Sleep" }, { fears: "Losing control" }, { expectation: score(0) }, { motivation: score(10) }];
  for (const one of some) expect(recordHopesAndFears({ ...said, ...one })).toMatchObject({ outcome: "accepted" });
});

test("[PREP-10] expectation and motivation are whole numbers from 0 to 10", () => {
  for (const value of [-1, 11, 2.5, Number.NaN]) {
    expect(recordHopesAndFears({ ...said, motivation: score(value) })).toMatchObject({ refusal: { rule: "PREP-10", field: "motivation" } });
  }
});

const agreedTo = (hand: boolean, other = "") => ({ kind: "touch", hand, shoulder: hand, other, stopWord: "stop" }) as const;

test("[PREP-11] without a current consent no touch is agreed, whatever was wished", () => {
  for (const place of touchPlaces) expect(touchAgreement(place, null, { hand: "yes", shoulder: "yes", other: "" })).toBe("no");
});

test("[PREP-11] a wish narrows what the consent allows and never widens it", () => {
  for (const wish of touchAnswers) {
    const wishes = { hand: wish, shoulder: wish, other: "" };
    expect(touchAgreement("hand", agreedTo(true), wishes)).toBe(wish);
    expect(touchAgreement("shoulder", agreedTo(false), wishes)).toBe("no");
  }
  expect(touchAgreement("hand", agreedTo(true), null)).toBe("yes");
});

test("[PREP-11] a touch that the consent names only in words is asked for each time", () => {
  expect(touchAgreement("other", agreedTo(true, "A hand on the back"), null)).toBe("ask");
  expect(touchAgreement("other", agreedTo(true), null)).toBe("no");
});

test("[PREP-11] the newest wish holds", () => {
  const wishes = { hand: "yes", shoulder: "no", other: "" } as const;
  const state = given(chooseTouch(wishes), chooseTouch({ ...wishes, hand: "ask" }));
  expect(preparationFacts(state).touchWishes).toEqual({ hand: "ask", shoulder: "no", other: "" });
});

test("[PREP-12] the agenda is open where no signed note names it", () => {
  expect(openAgenda(given())).toEqual(agendaItems);
  const first = signPreparationNote(given(), { ...note, covered: ["intention", "set"] }, meta(therapist));
  const second = signPreparationNote(given(first), { ...note, noteId: "next", covered: ["set", "practical"] }, meta(therapist));
  const open = openAgenda(given(first, second));
  expect(open).not.toContain("intention");
  expect(open).not.toContain("practical");
  expect(open).toHaveLength(agendaItems.length - 3);
});

test("a preparation that was recorded before hopes, fears and touch were asked still reads", () => {
  const old = { type: "support-plan-recorded", schemaVersion: 1, payload: plan };
  const state = fold(preparationStream, [recorded(preparationStream.parse(old), 0)]);
  expect(state).toMatchObject({ supportPlan: { stopWord: "pause" }, hopesAndFears: null, touchWishes: null });
});

const room = {
  music: "calm",
  musicWords: "Cello",
  eyeShades: "yes",
  blanket: "decide-then",
  light: "dim",
  other: "A window",
} as const;

test("everything that the patient says is kept as it was said, with its time and who said it", () => {
  const wishes = { hand: "yes", shoulder: "no", other: "" } as const;
  const hopes = { hopes: "Sleep", fears: "", expectation: score(7), motivation: null };
  const told = [
    ...[
      recordIntention({ text: " To rest ", category: "healing" }),
      chooseSetting(room),
      answerExpectations(allRight),
      recordSupportPlan(plan),
    ],
    ...[nameEscort({ relationship: "friend", confirmed: true }), ratePreparedness(6), recordHopesAndFears(hopes), chooseTouch(wishes)],
    signPreparationNote(given(), { ...note, covered: ["set"] }, meta(therapist)),
  ];
  const stamp = (index: number) => ({ at: at.add({ minutes: index }), by: patient });
  expect(given(...told)).toMatchObject({
    intention: { text: "To rest", category: "healing", ...stamp(0) },
    setting: { ...room, ...stamp(1) },
    expectations: { answers: allRight, understood: true, ...stamp(2) },
    supportPlan: { ...plan, ...stamp(3) },
    escort: { relationship: "friend", confirmed: true, ...stamp(4) },
    preparedness: { value: score(6), ...stamp(5) },
    hopesAndFears: { ...hopes, ...stamp(6) },
    touchWishes: { ...wishes, ...stamp(7) },
    notes: [{ ...note, covered: ["set"], ...stamp(8) }],
    completed: null,
  });
  expect(openSteps(given(...told))).toEqual([]);
  for (const event of told.flatMap(eventsOf)) {
    const { type, ...payload } = event;
    expect(preparationStream.parse({ type, schemaVersion: 1, payload: JSON.parse(JSON.stringify(payload)) })).toEqual(event);
  }
});

test("the stages that follow know the room, the escort and who confirmed", () => {
  const facts = preparationFacts(given(chooseSetting(room), nameEscort({ relationship: "friend", confirmed: true })));
  expect(facts).toMatchObject({ settings: room, escortNamed: true, escortConfirmed: true });
  expect(Object.keys(facts.settings ?? {})).toHaveLength(6);
});

test("[PREP-10] blanks are no hopes, and a strange expectation is named as such", () => {
  expect(recordHopesAndFears({ ...said, hopes: " ", fears: "  " })).toMatchObject({ refusal: { rule: "PREP-10", field: "hopes" } });
  expect(recordHopesAndFears({ ...said, expectation: score(11), motivation: score(3) })).toMatchObject({
    refusal: { field: "expectation" },
  });
  expect(recordHopesAndFears({ ...said, expectation: score(10), motivation: score(0) })).toMatchObject({ outcome: "accepted" });
});

test("[PREP-8] one part of a note or one point of the agenda is enough, blanks are not, and a second note is a note of its own", () => {
  const empty = { ...note, hopes: "" };
  const sign = (change: Partial<typeof note>, state = given()) =>
    signPreparationNote(state, { ...empty, ...change }, meta(therapist)).outcome;
  for (const part of ["hopes", "fears", "observations", "plan"]) expect(sign({ [part]: "Words" }), part).toBe("accepted");
  expect(signPreparationNote(given(), { ...empty, covered: ["set"] }, meta(therapist)).outcome).toBe("accepted");
  expect(sign({ plan: "  " })).toBe("refused");
  const first = given(signPreparationNote(given(), note, meta(therapist)));
  expect(sign({ noteId: "second", plan: "Words" }, first)).toBe("accepted");
});

test("[PREP-7] what is missing is said in words, and wrong answers are missing answers", () => {
  const wrong = given(intention, answerExpectations({}), recordSupportPlan(plan), escort);
  expect(completePreparation(wrong, meta(therapist))).toMatchObject({ refusal: { rule: "PREP-7", field: "expectations" } });
  const nothing = completePreparation(given(), meta(therapist));
  expect(nothing.outcome === "refused" && nothing.refusal.message).toMatch(/intention.*; .*questions.*; .*support plan; .*escort\./u);
});

test("[PREP-9] the first completion stands", () => {
  const state = given(...needed, { outcome: "accepted", events: [{ type: "preparation-completed" }, { type: "preparation-completed" }] });
  expect(state.completed?.at.toString()).toBe(at.add({ minutes: 4 }).toString());
});

test("[PREP-11] words of blanks name no touch, and the hand is not the shoulder", () => {
  expect(touchAgreement("other", agreedTo(true, "  "), null)).toBe("no");
  const handOnly = { kind: "touch", hand: true, shoulder: false, other: "", stopWord: "stop" } as const;
  expect([touchAgreement("hand", handOnly, null), touchAgreement("shoulder", handOnly, null)]).toEqual(["yes", "no"]);
});
