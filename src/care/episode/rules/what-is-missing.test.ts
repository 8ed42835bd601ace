import { expect, test } from "vitest";

import { consentStream } from "#care/consent/rules/consent.ts";
import { currentDocuments } from "#care/consent/rules/current-documents.ts";
import type { DosingSessionEvent } from "#care/dosing-session/rules/events.ts";
import { dose, given as sessionOf, opened } from "#care/dosing-session/rules/test-session.ts";
import { enquiryStream } from "#care/enquiry/rules/enquiry.ts";
import { followUpStream } from "#care/follow-up/rules/follow-up.ts";
import { integrationStream } from "#care/integration/rules/integration.ts";
import { measuresStream } from "#care/measures/rules/measures.ts";
import { episodeStages } from "#care/people/rules/episode-stage.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { safetyStream } from "#care/safety/rules/safety.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";

import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded, type StreamDefinition } from "#kernel/stream.ts";

import type { Course } from "./course.ts";
import { stageSteps } from "./stage-steps.ts";
import { whatIsMissing, whoseTurn } from "./what-is-missing.ts";

const now = Temporal.Instant.from("2026-11-23T12:00:00Z");

const fresh = (change: Partial<Course>): Course => ({
  stage: "enquiry",
  protocol: shippedProtocol,
  enquiry: enquiryStream.initial,
  screening: screeningStream.initial,
  consent: consentStream.initial,
  plan: planStream.initial,
  preparation: preparationStream.initial,
  sessions: [],
  integration: integrationStream.initial,
  followUp: followUpStream.initial,
  measures: measuresStream.initial,
  safety: safetyStream.initial,
  ...change,
});

const flag: Course["measures"]["flags"][number] = {
  flagId: "f",
  rule: "SR-01",
  level: "high",
  responseId: "r",
  acknowledgeBy: null,
  contactBy: now,
  raisedAt: now,
  fromAfar: true,
  acknowledged: null,
  closed: null,
};

test("[EPI-1] an open safety flag stands before everything else, in every stage", () => {
  for (const stage of episodeStages) {
    const missing = whatIsMissing(fresh({ stage, measures: { ...measuresStream.initial, flags: [flag] } }), now);
    expect(missing[0]).toEqual({ what: "safety-flag", turn: "therapist" });
  }
});

test("[EPI-1] a flag that only a prescriber closes is the prescriber's turn; what compliance keeps is nobody's here", () => {
  const raised = (rule: "SR-11" | "SR-16") => ({
    ...safetyStream.initial,
    flags: [{ ...flag, rule, concernId: "c", escalates: null, aboutStaffId: null }],
  });
  const first = (rule: "SR-11" | "SR-16") => whatIsMissing(fresh({ stage: "closed", safety: raised(rule) }), now)[0];
  expect(first("SR-11")).toEqual({ what: "safety-flag", turn: "prescriber" });
  expect(first("SR-16")).toBeUndefined();
});

test("[EPI-2] screening waits for the intake and the baselines, and only then for the prescriber", () => {
  const waiting = whatIsMissing(fresh({ stage: "screening" }), now);
  expect(waiting.map((one) => one.what)).toEqual(["intake", "baseline-measure"]);
});

test("[EPI-2] preparation names everything that is still wanted", () => {
  const missing = whatIsMissing(fresh({ stage: "preparation" }), now).map((one) => one.what);
  expect(missing).toEqual(["plan", "intention", "expectations", "escort", "support-plan"]);
});

test("[EPI-3] it is the turn of whoever the first missing thing waits for, and nobody's when nothing is missing", () => {
  expect(whoseTurn(whatIsMissing(fresh({ stage: "consent" }), now))).toBe("therapist");
  expect(whoseTurn(whatIsMissing(fresh({ stage: "closed" }), now))).toBeNull();
});

test("the stage line shows what lies behind and what is to come", () => {
  expect(stageSteps("preparation").map(({ state }) => state)).toEqual(["done", "done", "done", "current", "todo", "todo", "todo"]);
  expect(stageSteps("closed").every(({ state }) => state === "done")).toBe(true);
});

type Stored = { readonly type: string; readonly [field: string]: unknown };

/** A stage's state after stored facts, a minute apart. */
const kept = <State, Event extends { readonly type: string }>(stream: StreamDefinition<State, Event>, ...facts: readonly Stored[]): State =>
  fold(
    stream,
    facts.map(({ type, ...payload }, index): Recorded<Event> => ({
      ...{ version: index + 1, observedAt: now.add({ minutes: index }), deviceAt: null, receivedAt: now, commandId: "c" },
      actor: { kind: "staff", id: "s" },
      event: stream.parse({ type, schemaVersion: stream.schemaVersion, payload }),
    })),
  );
const said = (change: Partial<Course>, at = now) => whatIsMissing(fresh(change), at).map(({ what, turn }) => `${what}: ${turn}`);

const request = { type: "consultation-requested", patientId: "p", appointmentId: null, channel: "telephone", concerns: [], message: "" };

test("[EPI-2] an open enquiry waits for the coordinator, one that was answered for nobody", () => {
  expect(said({ enquiry: kept(enquiryStream, request) })).toEqual(["answer-enquiry: coordinator"]);
  expect(said({ enquiry: kept(enquiryStream, request, { type: "enquiry-accepted", note: "" }) })).toEqual([]);
});

const baseline = (instrument: string, total: number | null = 10) => ({
  ...{ type: "measure-completed", responseId: instrument, requestId: null, instrument, definitionVersion: "1", items: [], extra: {} },
  ...{ total, proratedFrom: null, band: null, missing: [], occasion: "baseline", sessionId: null, language: "en" },
});
const baselines = ["phq9", "gad7", "pcl5"].map((instrument) => baseline(instrument));

test("[EPI-2] screening asks for the three baselines of ADMIT-2 and for no other questionnaire; with the intake it is the prescriber's turn", () => {
  const screening = (submitted: boolean, facts: readonly ReturnType<typeof baseline>[]) =>
    said({
      stage: "screening",
      screening: { ...screeningStream.initial, submittedAt: submitted ? now : null },
      measures: kept(measuresStream, ...facts),
    });
  expect(screening(true, baselines)).toEqual(["screening-decision: prescriber"]);
  expect(screening(true, baselines.slice(1))).toEqual(["baseline-measure: patient"]);
  expect(screening(true, [...baselines.slice(1), baseline("phq9", null)])).toEqual(["baseline-measure: patient"]);
  expect(screening(false, baselines)).toEqual(["intake: patient"]);
});

const explained = {
  ...{ type: "consent-explained", drug: "ketamine-racemic", route: "SL", kinds: ["treatment", "touch", "data-use"] },
  ...{ boosterMaximum: null, note: "" },
};

test("[EPI-2] consent waits for the conversation, then for the signatures", () => {
  expect(said({ stage: "consent" })).toEqual(["consent-conversation: therapist"]);
  expect(said({ stage: "consent", consent: kept(consentStream, explained) })).toEqual(["consent-signature: patient"]);
});

const signed = (kind: "treatment" | "touch" | "data-use") => {
  const { version, hash, meaning } = currentDocuments[kind];
  const choices = {
    treatment: { kind },
    touch: { kind, hand: false, shoulder: false, other: "", stopWord: "" },
    "data-use": { kind, noteTools: false, research: false },
  };
  return {
    ...{ type: "consent-signed", consentId: kind, document: { kind, version, hash }, drug: "ketamine-racemic", route: "SL" },
    ...{ choices: choices[kind], signature: { kind: "typed", meaning, signerId: "p" }, method: "clinic-device" },
    ...{ documentId: kind, documentHash: "0" },
  };
};

test("[EPI-2] signed consents ask for nothing, until the last dose of any session lies too far back", () => {
  const consent = kept(consentStream, explained, signed("treatment"), signed("touch"), signed("data-use"));
  const dosed = { sessionId: "a", session: sessionOf([0, opened()], [30, dose("one")]) };
  const undosed = { sessionId: "b", session: sessionOf([0, opened()]) };
  const later = now.add({ hours: 24 * 200 });
  expect(said({ stage: "consent", consent })).toEqual([]);
  expect(said({ stage: "consent", consent, sessions: [undosed] }, later)).toEqual([]);
  expect(said({ stage: "consent", consent, sessions: [dosed, undosed] }, later)).toEqual(["consent-signature: patient"]);
});

const treatment = {
  ...{ type: "plan-set", condition: "major-depression", goals: [], sessions: 6, spacing: { value: 7, unit: "d" }, route: "IM" },
  ...{ therapistId: null, modality: "aedp", risks: "" },
};
const order = {
  ...{ type: "order-signed", orderId: "o", drug: "ketamine-racemic", route: "IM", form: "solution", dose: { value: 35_000, unit: "ug" } },
  ...{ dosePerWeight: null, weight: null, strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } } },
  ...{ measure: { kind: "volume", volume: { value: 700, unit: "uL" } }, boosterMaximum: null, note: "" },
  reading: { gate: "ORDER", conditions: [], overrides: [] },
};
const steps = [
  { type: "intention-recorded", text: "To rest", category: "healing" },
  { type: "expectations-answered", quizVersion: "1", answers: {}, understood: true },
  { type: "escort-named", relationship: "friend", confirmed: true },
  { type: "support-plan-recorded", supports: ["My sister"], groundingPractices: [], stopWord: "red", difficultMoments: "" },
];
const completed = { type: "preparation-completed" };

test("[EPI-2] preparation waits for each needed step, then for its completion, for the order, and for the session", () => {
  const preparing = (preparation: Course["preparation"], ...plan: readonly Stored[]) =>
    said({ stage: "preparation", preparation, plan: kept(planStream, ...plan) });
  const all = kept(preparationStream, ...steps);
  expect(preparing(all)).toEqual(["plan: prescriber"]);
  const open = ["intention: patient", "expectations: patient", "escort: patient", "support-plan: therapist"];
  open.forEach((what, left) => {
    const without = steps.filter((_, index) => index !== left);
    expect(preparing(kept(preparationStream, ...without), treatment)).toEqual([what]);
  });
  expect(preparing(all, treatment)).toEqual(["preparation-complete: therapist"]);
  const done = kept(preparationStream, ...steps, completed);
  expect(preparing(done, treatment)).toEqual(["order: prescriber"]);
  expect(preparing(done, treatment, order)).toEqual(["open-session: monitor"]);
});

test("[EPI-2] expectations that were answered but not understood are still wanted", () => {
  const wrong = { type: "expectations-answered", quizVersion: "1", answers: {}, understood: false };
  const preparation = kept(preparationStream, ...steps, wrong);
  expect(said({ stage: "preparation", preparation, plan: kept(planStream, treatment) })).toEqual(["expectations: patient"]);
});

const session = (sessionId: string, ...facts: readonly (readonly [number, DosingSessionEvent])[]) => ({
  sessionId,
  session: sessionOf(...facts),
});
const reading = { gate: "RELEASE" as const, conditions: [], overrides: [] };
const released = [90, { type: "session-released", reading }] as const;
const closed = [100, { type: "session-closed", note: "" }] as const;

test("[EPI-2] dosing waits for a session to be opened, to end, and to be closed", () => {
  const dosing = (...sessions: Course["sessions"]) => said({ stage: "dosing", sessions });
  expect(dosing()).toEqual(["open-session: monitor"]);
  expect(dosing(session("none"))).toEqual(["open-session: monitor"]);
  expect(dosing(session("a", [0, opened()]))).toEqual(["running-session: monitor"]);
  expect(dosing(session("a", [0, opened()], [30, dose("one")], released))).toEqual(["close-session: monitor"]);
  expect(dosing(session("a", [0, opened()], released, closed), session("b", [0, opened()]))).toEqual(["running-session: monitor"]);
});

const note = {
  ...{ type: "integration-note-signed", noteId: "n", sessionId: "a", themes: ["Home"], emotions: [], insights: [], perspectiveShift: "" },
  ...{ challenging: "", intentionOutcome: null, interventions: "", risk: "None.", plan: "" },
};

test("[EPI-2] integration waits for the note of each dose and for its session to be closed; then it is the therapist's turn", () => {
  const dosed = session("a", [0, opened()], [30, dose("one")], released);
  const integrating = (sessions: Course["sessions"], ...notes: readonly Stored[]) =>
    said({ stage: "integration", sessions, integration: kept(integrationStream, ...notes) });
  expect(integrating([dosed])).toEqual(["integration-note: therapist", "close-session: monitor"]);
  expect(integrating([dosed], note)).toEqual(["close-session: monitor"]);
  const whole = session("a", [0, opened()], [30, dose("one")], released, closed);
  expect(integrating([whole], note)).toEqual(["next-session: therapist"]);
  expect(integrating([session("a", [0, opened()], released)])).toEqual(["next-session: therapist"]);
  expect(integrating([session("a", [0, opened()], [30, dose("one")])], note)).toEqual(["next-session: therapist"]);
});

const planned = { type: "follow-up-scheduled", requestId: "r", instrument: "phq9", dueAt: now.toString(), afterDoseAt: now.toString() };
const asked = {
  type: "measure-requested",
  requestId: "r",
  instrument: "phq9",
  occasion: "follow-up",
  dueAt: now.toString(),
  sessionId: null,
};

test("[EPI-2] follow-up waits for its schedule, and for the patient once a question is due", () => {
  const following = (at: Temporal.Instant, ...facts: readonly Stored[]) =>
    said({ stage: "follow-up", followUp: kept(followUpStream, ...facts), measures: kept(measuresStream, asked) }, at);
  const before = now.subtract({ minutes: 1 });
  expect(following(before)).toEqual(["schedule-follow-up: therapist"]);
  expect(following(before, planned)).toEqual([]);
  expect(following(now, planned)).toEqual(["answer-measure: patient"]);
  expect(following(before, planned, { type: "follow-up-cancelled", requestId: "r", reason: "" })).toEqual([
    "schedule-follow-up: therapist",
  ]);
});

test("[EPI-1] a flag that was closed asks for nothing, and of two open ones the prescriber's comes first", () => {
  const done = { ...flag, closed: { at: now, by: "s", note: "Spoken with.", disposition: "no-current-thoughts" as const } };
  const flags = (...some: Course["measures"]["flags"]) => said({ stage: "closed", measures: { ...measuresStream.initial, flags: some } });
  expect(flags(done)).toEqual([]);
  expect(flags(done, flag)).toEqual(["safety-flag: therapist"]);
  expect(flags(flag, { ...flag, flagId: "g", rule: "SR-05" })).toEqual(["safety-flag: prescriber"]);
});
