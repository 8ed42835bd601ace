import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";
import { minutesBetween } from "#kernel/time.ts";
import { isOpen, standingConditions, type GateReading } from "#kernel/gate.ts";

import { boostGate } from "./boost-gate.ts";
import { chartDose, endInfusion, enterDoseInError, type ChartDose } from "./chart-dose.ts";
import { enterReadingInError } from "./chart-vitals.ts";
import { checklistItems } from "./data/checklist.ts";
import { callForSomeone, enterNoteInError, enterPerson, leavePerson, openSession, overrideCondition } from "./decide-session.ts";
import { checklistAt, doseGate } from "./dose-gate.ts";
import { noSession, type DosingSession } from "./dosing-session.ts";
import { nextDue, vitalSets } from "./due-vitals.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { evolve } from "./evolve.ts";
import { nothingKnown, type GateFacts } from "./gate-facts.ts";
import { observationEndsAt } from "./observation.ts";
import { phaseOf } from "./phase.ts";
import { snapshotFor } from "./protocol.ts";
import { releaseGate } from "./release-gate.ts";
import { assessRelease, releasePatient } from "./release-patient.ts";
import {
  calm,
  charted,
  dose,
  eventsOf,
  factAt,
  given,
  kept,
  metaAt,
  minute,
  monitorHere,
  nurseId,
  opened,
  orderId,
  readyFacts,
  tenOClock,
  typesOf,
} from "./test-session.ts";

const checklist = (
  change: (item: string) => Of<"checklist-item-recorded">["answer"] | undefined = () => "yes",
): readonly (readonly [number, DosingSessionEvent])[] =>
  checklistItems.flatMap(({ id }) => {
    const answer = change(id);
    return answer === undefined ? [] : [[-12, { type: "checklist-item-recorded", item: id, answer, note: "" }] as const];
  });
const people: readonly (readonly [number, DosingSessionEvent])[] = [
  [-19, { type: "person-entered", staffId: nurseId, role: "nurse" }],
  [-18, { type: "person-entered", staffId: "therapist", role: "therapist" }],
];
const start = [-20, opened()] as const;
const ready = given(start, ...people, ...checklist(), [-10, charted("base", calm)]);

const condition = (reading: GateReading, id: string) => reading.conditions.find((one) => one.id === id);
const status = (session: DosingSession, facts: GateFacts, id: string, minutes = 0) =>
  condition(doseGate(session, facts, minute(minutes)), id)?.status;

test("the DOSE gate opens when everything is there, and every condition has a reason and a source", () => {
  const reading = doseGate(ready, readyFacts, tenOClock);
  expect(standingConditions(reading)).toEqual([]);
  for (const one of reading.conditions) expect([one.label, one.source].every((text) => text.length > 0)).toBe(true);
});

test("[DOSE-1] [DOSE-2] [DOSE-5] [DOSE-8] [DOSE-11] [DOSE-12] [DOSE-13] [DOSE-14] [DOSE-15] [DOSE-16] [DOSE-17] what nobody could tell never counts as met", () => {
  const reading = doseGate(ready, nothingKnown("UTC"), tenOClock);
  expect(standingConditions(reading).map(({ id, status: said }) => [id, said])).toEqual([
    ["DOSE-1", "unknown"],
    ["DOSE-2", "unknown"],
    ["DOSE-5", "unknown"],
    ["DOSE-8", "unknown"],
    ["DOSE-11", "unknown"],
    ["DOSE-12", "unknown"],
    ["DOSE-15", "unknown"],
    ["DOSE-16", "unknown"],
    ["DOSE-13", "unknown"],
    ["DOSE-14", "unknown"],
    ["DOSE-17", "unknown"],
  ]);
});

test("[DOSE-1] a consent that does not count keeps the gate shut, for everybody", () => {
  const reading = doseGate(ready, { ...readyFacts, consents: { missing: ["Treatment: withdrawn"] } }, tenOClock);
  expect(condition(reading, "DOSE-1")).toMatchObject({ status: "unmet", kind: "hard", reason: "Treatment: withdrawn" });
});

test("[DOSE-2] preparation needs an intention; a prescriber may pass it with a reason", () => {
  const facts: GateFacts = { ...readyFacts, preparation: { intention: null } };
  expect(status(ready, facts, "DOSE-2")).toBe("unmet");
  const passed = kept(ready, -1, overrideCondition(ready, { conditionId: "DOSE-2", reason: "said it in the room" }));
  expect(isOpen(doseGate(passed, facts, tenOClock))).toBe(true);
});

test("[DOSE-3] an item that stops a dose must be yes; only some may not apply", () => {
  const answered = (item: string, answer: "no" | "not-applicable" | undefined) =>
    given(start, ...people, ...checklist((id) => (id === item ? answer : "yes")), [-10, charted("base", calm)]);
  expect(status(answered("PSC-05", undefined), readyFacts, "DOSE-3")).toBe("unknown");
  expect(status(answered("PSC-05", "no"), readyFacts, "DOSE-3")).toBe("unmet");
  expect(status(answered("PSC-05", "not-applicable"), readyFacts, "DOSE-3")).toBe("unmet");
  expect(status(answered("PSC-08", "not-applicable"), readyFacts, "DOSE-3")).toBe("met");
  expect(status(answered("PSC-19", undefined), readyFacts, "DOSE-3")).toBe("met");
});

test("[DOSE-4] the other items may be passed", () => {
  const hungry = given(start, ...people, ...checklist((id) => (id === "PSC-07" ? "no" : "yes")), [-10, charted("base", calm)]);
  expect(condition(doseGate(hungry, readyFacts, tenOClock), "DOSE-4")).toMatchObject({ status: "unmet", kind: "override" });
});

test("[DOSE-5] suicide risk is asked today and nothing is open", () => {
  const facts = (askedToday: boolean, holds: number, planUnknown = false): GateFacts => ({
    ...readyFacts,
    suicideRisk: { askedToday, planUnknown },
    safetyHold: Array<string>(holds).fill("Dosing waits for safety flags: SR-01 (closed by a clinician)."),
  });
  expect(status(ready, facts(true, 1), "DOSE-5")).toBe("unmet");
  expect(status(ready, { ...facts(true, 0), safetyHold: null }, "DOSE-5")).toBe("unknown");
  expect(status(ready, facts(false, 0), "DOSE-5")).toBe("met");
  const notAsked = given(start, ...people, ...checklist((id) => (id === "PSC-10" ? undefined : "yes")), [-10, charted("base", calm)]);
  expect(status(notAsked, facts(false, 0), "DOSE-5")).toBe("unknown");
  expect(status(notAsked, facts(true, 0), "DOSE-5")).toBe("met");
  expect(status(notAsked, facts(true, 0, true), "DOSE-5")).toBe("unknown");
  expect(status(ready, facts(true, 0, true), "DOSE-5")).toBe("met");
  // Three in the morning the next day, in the clinic's own zone.
  expect(status(ready, facts(false, 0), "DOSE-5", 17 * 60)).toBe("unknown");
});

test("[DOSE-6] a pressure of 180/110 or more cannot be passed; the bands below it by the prescriber; an old one is unknown", () => {
  const at = (bp: readonly [number, number]) =>
    condition(doseGate(given(start, [-5, charted("b", { ...calm, bp })]), readyFacts, tenOClock), "DOSE-6");
  expect(at([139, 89])).toMatchObject({ status: "met" });
  expect(at([140, 80])).toMatchObject({ status: "unmet", kind: "override" });
  expect(at([165, 95])).toMatchObject({ status: "unmet", kind: "override" });
  expect(at([88, 60])).toMatchObject({ status: "unmet", kind: "override" });
  expect(at([150, 110])).toMatchObject({ status: "unmet", kind: "hard" });
  expect(status(ready, readyFacts, "DOSE-6", 6)).toBe("unknown");
});

test("[DOSE-7] heart rate and SpO2 are known, fresh and inside limits", () => {
  const at = (short: Parameters<typeof charted>[1]) => status(given(start, [-5, charted("b", short)]), readyFacts, "DOSE-7");
  expect(at(calm)).toBe("met");
  expect(at({ ...calm, hr: 121 })).toBe("unmet");
  expect(at({ ...calm, spo2: 91 })).toBe("unmet");
  expect(at({ ...calm, temp: 38 })).toBe("unmet");
  expect(at({ bp: [120, 76], hr: 70 })).toBe("unknown");
});

test("[DOSE-8] the active order is this session's, in drug, route, form and dose", () => {
  const ordered = (change: Partial<Exclude<GateFacts["order"], string>>): GateFacts =>
    typeof readyFacts.order === "string" ? readyFacts : { ...readyFacts, order: { ...readyFacts.order, ...change } };
  expect(status(ready, ordered({}), "DOSE-8")).toBe("met");
  expect(status(ready, ordered({ orderId: "another" }), "DOSE-8")).toBe("unmet");
  expect(status(ready, ordered({ dose: { value: 70_000, unit: "ug" } }), "DOSE-8")).toBe("unmet");
  expect(status(ready, ordered({ form: "lozenge" }), "DOSE-8")).toBe("unmet");
  expect(status(ready, ordered({ form: null }), "DOSE-8")).toBe("met");
  expect(status(ready, { ...readyFacts, order: "none" }, "DOSE-8")).toBe("unmet");
});

test("[DOSE-9] [SES-5] the people who must be there are there, each once", () => {
  const left = kept(ready, -1, leavePerson(ready, { staffId: "therapist" }));
  expect(condition(doseGate(left, readyFacts, tenOClock), "DOSE-9")).toMatchObject({
    status: "unmet",
    reason: "Not in the room: a therapist.",
  });
  expect(eventsOf(enterPerson(ready, { staffId: nurseId, role: "nurse" }))).toEqual([]);
});

test("[DOSE-10] the emergency kit was checked today", () => {
  const kit = (answer: "yes" | "no" | undefined) =>
    status(given(start, ...checklist((id) => (id === "PSC-17" ? answer : undefined))), readyFacts, "DOSE-10");
  expect([kit("yes"), kit("no"), kit(undefined)]).toEqual(["met", "unmet", "unknown"]);
});

test("[DOSE-11] a dose that no lot can supply may be passed with a reason", () => {
  expect(condition(doseGate(ready, { ...readyFacts, supply: "cannot-supply" }, tenOClock), "DOSE-11")).toMatchObject({
    status: "unmet",
    kind: "override",
  });
});

const giving = (change: Partial<ChartDose> = {}): ChartDose => ({
  doseId: "d1",
  orderId,
  kind: "first",
  drug: "ketamine-racemic",
  route: "IM",
  form: "solution",
  amount: { value: 35_000, unit: "ug" },
  lotId: null,
  site: "",
  ...change,
});

test("[DOSE-20] a dose that was given is charted whatever the gate says, unless it is malformed", () => {
  expect(typesOf(chartDose(ready, giving(), readyFacts, metaAt(0)))).toEqual(["dose-given"]);
  expect(chartDose(ready, giving({ amount: { value: 0, unit: "ug" } }), readyFacts, metaAt(0))).toMatchObject({
    refusal: { rule: "DOSE-20", field: "amount" },
  });
  expect(chartDose(ready, giving({ drug: "esketamine" }), readyFacts, metaAt(0))).toMatchObject({
    refusal: { rule: "DOSE-20", field: "drug" },
  });
});

test("[DOSE-21] a dose past a shut gate raises an incident that names what kept it shut", () => {
  const events = eventsOf(chartDose(given(start), giving(), readyFacts, metaAt(0)));
  expect(events).toMatchObject([
    { type: "dose-given", reading: { gate: "DOSE" } },
    {
      type: "incident-raised",
      kind: "dose-given-while-gate-shut",
      conditions: ["DOSE-3", "DOSE-4", "DOSE-6", "DOSE-7", "DOSE-9", "DOSE-10"],
    },
    { type: "alarm-raised", rule: "HAND-5" },
  ]);
  const watched = given(start, [-15, monitorHere]);
  expect(eventsOf(chartDose(watched, giving(), null, metaAt(0)))).toMatchObject([{ type: "dose-given", reading: null }]);
});

const reached = (session: DosingSession, minutes: number, received = minutes): readonly string[] =>
  eventsOf(chartDose(session, giving(), readyFacts, { ...metaAt(minutes), now: minute(received) })).flatMap((event) =>
    event.type === "incident-raised" ? event.conditions : [],
  );

test("[DOSE-24] a dose entered late is judged by what was known when it was given", () => {
  expect(reached(ready, 0, 30)).toEqual([]);
  // Everything came ten minutes after the dose.
  const after = given(
    start,
    ...[...people, ...checklist()].map(([, event]) => [10, event] as const),
    [10, charted("base", calm)],
    [10, { type: "condition-overridden", conditionId: "DOSE-6", reason: "seen" }],
  );
  expect(reached(after, 0, 30)).toEqual(["DOSE-3", "DOSE-4", "DOSE-6", "DOSE-7", "DOSE-9", "DOSE-10"]);
  expect(reached(after, 11)).toEqual([]);
});

test("[DOSE-24] what changed since does not count against a dose entered late, but a crossed-out value never counts for it", () => {
  const later = given(
    start,
    ...people,
    ...checklist(),
    [-10, charted("base", calm)],
    [5, { type: "person-left", staffId: "therapist" }],
    [5, { type: "checklist-item-recorded", item: "PSC-05", answer: "no", note: "" }],
    [5, charted("high", { ...calm, bp: [185, 112] })],
  );
  expect(reached(later, 0, 30)).toEqual([]);
  const crossed = kept(later, 20, enterReadingInError(later, { readingId: "base", reason: "another patient's" }, metaAt(20)));
  expect(reached(crossed, 0, 30)).toEqual(["DOSE-6", "DOSE-7"]);
});

test("[DOSE-24] a value that the server had counts, though its tablet's clock ran ahead", () => {
  const ahead = evolve(given(start, ...people, ...checklist()), { ...factAt(0.02, charted("base", calm)), receivedAt: minute(0) });
  expect(reached(ahead, 0)).toEqual([]);
});

test("[DOSE-22] a dose is charted once and can be crossed out", () => {
  const once = kept(ready, 0, chartDose(ready, giving(), readyFacts, metaAt(0)));
  expect(eventsOf(chartDose(once, giving(), readyFacts, metaAt(0)))).toEqual([]);
  const crossed = kept(once, 1, enterDoseInError(once, { doseId: "d1", reason: "another patient's" }, metaAt(1)));
  expect(crossed.doses[0]?.inError).toMatchObject({ reason: "another patient's" });
  expect(phaseOf(crossed, minute(5))).toBe("baseline");
  expect(enterDoseInError(once, { doseId: "none", reason: "" }, metaAt(1))).toMatchObject({ refusal: { rule: "DOSE-22" } });
});

test("[DOSE-23] an infusion is observed from its end, too", () => {
  const infused = given([-20, opened("IV")], [0, dose("d1", "first", "IV")]);
  expect(observationEndsAt(infused)).toBeNull();
  expect(observationEndsAt(kept(infused, 40, endInfusion(infused, { doseId: "d1" })))).toEqual(minute(100));
  expect(observationEndsAt(kept(infused, 50, endInfusion(infused, { doseId: "d1" })))).toEqual(minute(110));
  expect(endInfusion(given(start, [0, dose("d1")]), { doseId: "d1" })).toMatchObject({ refusal: { rule: "DOSE-23" } });
});

// toMatchObject takes any two instants for the same, so times are compared as minutes.
const due = (session: DosingSession, minutes: number) => {
  const next = nextDue(session, minute(minutes));
  return next && [minutesBetween(tenOClock, next.at), next.why, next.overdue];
};

const dosed = given(start, [-10, charted("base", calm)], [0, dose("d1")]);

test("[PHASE-1] before the dose: arrival until a complete reading is there, then baseline", () => {
  expect(phaseOf(noSession, tenOClock)).toBeUndefined();
  expect(phaseOf(given(start), tenOClock)).toBe("arrival");
  expect(phaseOf(given(start, [-10, charted("b", calm)]), tenOClock)).toBe("baseline");
});

test("[PHASE-2] after an IM dose the phases follow the route's timing", () => {
  const said = [0, 2.9, 3, 9.9, 10, 19.9, 20, 59.9, 60, 119.9, 120].map((minutes) => phaseOf(dosed, minute(minutes)));
  expect(said).toEqual(["dosing", "dosing", "onset", "onset", "peak", "peak", "return", "return", "recovery", "recovery", "release"]);
});

test("[PHASE-3] a later dose begins the course again; a release ends it", () => {
  const boosted = given(start, [0, dose("d1")], [15, dose("d2", "booster")]);
  expect(phaseOf(boosted, minute(16))).toBe("dosing");
  const released = given(
    start,
    [0, dose("d1")],
    [130, { type: "session-released", reading: { gate: "RELEASE", conditions: [], overrides: [] } }],
  );
  expect(phaseOf(released, minute(131))).toBe("release");
});

test("[DUE-1] before the dose a set is due at once, and again a quarter of an hour after the last", () => {
  expect(due(given(start), 0)).toEqual([-20, "before-dose", false]);
  expect(due(given(start, [-10, charted("b", calm)]), 0)).toEqual([5, "before-dose", false]);
  expect(due(given(start, [-10, charted("b", calm)]), 6)).toEqual([5, "before-dose", true]);
});

test("[DUE-2] after the dose sets are due by the route's schedule; a reading counts for the nearest one, a late one for the last", () => {
  expect(due(dosed, 3)).toEqual([5, "schedule", false]);
  const taken = (at: number, now: number) =>
    vitalSets(given(start, [-10, charted("base", calm)], [0, dose("d1")], [at, charted("r", calm)]), minute(now)).map(
      ({ status: said }) => said,
    );
  expect(taken(6, 7).slice(0, 3)).toEqual(["done", "due", "upcoming"]);
  expect(taken(22, 23).slice(0, 4)).toEqual(["missed", "missed", "done", "upcoming"]);
  expect(
    vitalSets(dosed, minute(21))
      .map(({ status: said }) => said)
      .slice(0, 4),
  ).toEqual(["missed", "missed", "overdue", "upcoming"]);
  expect(due(dosed, 21)).toEqual([15, "schedule", true]);
});

test("[DUE-2] a set is done when its parts were taken in several readings, and names what is missing", () => {
  const parts = given(
    start,
    [-10, charted("base", calm)],
    [0, dose("d1")],
    [5, charted("a", { bp: [120, 80], hr: 70 })],
    [6, charted("b", { spo2: 97, rr: 14 })],
  );
  expect(vitalSets(parts, minute(7))[0]).toMatchObject({ status: "due", missing: ["moaas"] });
});

test("[DUE-3] after amber a set is due in five minutes until two were green; after red at once", () => {
  const taken = [5, 10, 15].map((at) => [at, charted(`s${at}`, calm)] as const);
  const after = (...more: readonly (readonly [number, DosingSessionEvent])[]) =>
    given(start, [-10, charted("base", calm)], [0, dose("d1")], ...taken, [30, charted("a", { ...calm, bp: [165, 90] })], ...more);
  expect(due(after(), 31)).toEqual([35, "recheck-amber", false]);
  expect(due(after(), 38)).toEqual([35, "recheck-amber", true]);
  expect(due(after([35, charted("g1", calm)]), 36)).toEqual([40, "recheck-amber", false]);
  expect(due(after([35, charted("g1", { hr: 70 })]), 36)).toEqual([35, "recheck-amber", false]);
  expect(due(after([35, charted("g1", calm)], [40, charted("g2", calm)]), 41)).toEqual([60, "schedule", false]);
  expect(due(after([32, charted("r", { ...calm, bp: [184, 90] })]), 33)).toEqual([32, "recheck-red", false]);
  expect(
    due(
      given(start, [0, dose("d1")], [119, { type: "session-released", reading: { gate: "RELEASE", conditions: [], overrides: [] } }]),
      121,
    ),
  ).toBeNull();
});

test("[DUE-2] a route without a schedule has no sets, and so none that is done", () => {
  expect(snapshotFor(shippedProtocol, "SC").schedule).toBeNull();
  expect(vitalSets(given([-20, opened("SC")], [0, dose("d1")]), minute(30))).toEqual([]);
});

const boost = (session: DosingSession, facts: GateFacts, minutes: number, amount = 17_500) =>
  boostGate(session, facts, minute(minutes), amount);
const beforeBoost = given(start, [-10, charted("base", calm)], [0, dose("d1")], [14, charted("now", calm)]);

test("[BOOST-1] [BOOST-2] [BOOST-3] [BOOST-4] [BOOST-5] a further dose that was agreed and ordered, in the window and inside all limits, may be given", () => {
  expect(standingConditions(boost(beforeBoost, readyFacts, 15))).toEqual([]);
});

test("[BOOST-1] a further dose that was not agreed beforehand stays shut", () => {
  expect(condition(boost(beforeBoost, { ...readyFacts, boosterConsent: null }, 15), "BOOST-1")).toMatchObject({
    status: "unmet",
    kind: "hard",
  });
  expect(condition(boost(beforeBoost, readyFacts, 15, 20_001), "BOOST-1")?.status).toBe("unmet");
  expect(condition(boost(beforeBoost, { ...readyFacts, boosterConsent: "unknown" }, 15), "BOOST-1")?.status).toBe("unknown");
});

test("[BOOST-2] only 10 to 30 minutes after the first dose, and once", () => {
  const at = (minutes: number) => condition(boost(beforeBoost, readyFacts, minutes), "BOOST-2")?.status;
  expect([at(9), at(10), at(30), at(31)]).toEqual(["unmet", "met", "met", "unmet"]);
  const twice = given(start, [0, dose("d1")], [12, dose("d2", "booster")]);
  expect(condition(boost(twice, readyFacts, 15), "BOOST-2")?.status).toBe("unmet");
});

test("[BOOST-3] all doses together stay inside the lower of mg and mg/kg", () => {
  const light: GateFacts = { ...readyFacts, weight: { value: 30, unit: "kg" } };
  expect(condition(boost(beforeBoost, light, 15, 10_000), "BOOST-3")).toMatchObject({ status: "met", reason: "45 mg of at most 45 mg." });
  expect(condition(boost(beforeBoost, light, 15, 10_001), "BOOST-3")?.status).toBe("unmet");
  expect(condition(boost(beforeBoost, { ...readyFacts, weight: null }, 15), "BOOST-3")?.status).toBe("unknown");
});

test("[BOOST-4] fresh vital signs without an alert", () => {
  const high = given(start, [-10, charted("base", calm)], [0, dose("d1")], [14, charted("now", { ...calm, bp: [162, 90] })]);
  expect(condition(boost(high, readyFacts, 15), "BOOST-4")).toMatchObject({ status: "unmet" });
  expect(condition(boost(dosed, readyFacts, 15), "BOOST-4")?.status).toBe("unknown");
  expect(condition(boost(given(start, [0, dose("d1")], [14, charted("now", calm)]), readyFacts, 15), "BOOST-4")?.status).toBe("unknown");
});

test("[BOOST-5] the order allows it", () => {
  expect(condition(boost(beforeBoost, readyFacts, 15, 17_501), "BOOST-5")?.status).toBe("unmet");
});

test("[BOOST-5] the order that is active is this session's, and says how much more", () => {
  const ordered = (order: GateFacts["order"]) => condition(boost(beforeBoost, { ...readyFacts, order }, 15), "BOOST-5");
  const known = typeof readyFacts.order === "string" ? undefined : readyFacts.order;
  if (known === undefined) throw new Error("There is no order.");
  expect(ordered("unknown")).toMatchObject({ status: "unknown" });
  expect(ordered("none")).toMatchObject({ status: "unmet", reason: "There is no active order for this session." });
  expect(ordered({ ...known, orderId: "another" })).toMatchObject({
    status: "unmet",
    reason: "There is no active order for this session.",
  });
  expect(ordered({ ...known, boosterMaximum: null })).toMatchObject({ status: "unmet", reason: "The order allows no further dose." });
  expect(condition(boostGate(noSession, readyFacts, minute(15), 1), "BOOST-5")?.status).toBe("unmet");
});

test("[BOOST-1] exactly what was agreed may be given", () => {
  expect(condition(boost(beforeBoost, readyFacts, 15, 20_000), "BOOST-1")?.status).toBe("met");
});

test("[BOOST-2] a route without a further dose has no window, and without a first dose there is none", () => {
  const sublingual = given([-20, opened("SL")], [0, dose("d1", "first", "SL")]);
  expect(condition(boost(sublingual, readyFacts, 15), "BOOST-2")).toMatchObject({
    status: "unmet",
    reason: "This route has no further dose in the session.",
  });
  expect(condition(boost(given(start), readyFacts, 15), "BOOST-2")).toMatchObject({ status: "unmet", reason: "No dose was given yet." });
});

test("[BOOST-3] before a first dose the session's own route is judged, and without any route nothing is known", () => {
  expect(condition(boost(given(start), readyFacts, 15), "BOOST-3")?.status).toBe("met");
  expect(condition(boostGate(noSession, readyFacts, minute(15)), "BOOST-3")?.status).toBe("unknown");
  expect(condition(boost(beforeBoost, { ...readyFacts, weight: null }, 15), "BOOST-3")?.reason).toBe("The weight is not known.");
});

test("[BOOST-4] each of pressure, heart rate and SpO2 is needed, and every alert is named", () => {
  const at = (short: Parameters<typeof charted>[1], more: Parameters<typeof charted>[2] = {}) =>
    condition(
      boost(given(start, [-30, charted("base", calm)], [0, dose("d1")], [14, charted("now", short, more)]), readyFacts, 15),
      "BOOST-4",
    );
  expect(at({ bp: [120, 76], hr: 72, spo2: 98 })?.status).toBe("met");
  expect(at({ hr: 72, spo2: 98 })?.status).toBe("unknown");
  expect(at({ bp: [120, 76], spo2: 98 })?.status).toBe("unknown");
  expect(at({ bp: [120, 76], hr: 72 })?.status).toBe("unknown");
  expect(at({ hr: 72, spo2: 98 }, { systolic: { value: 120, unit: "mm[Hg]" } })?.status).toBe("unknown");
  expect(at({ bp: [182, 76], hr: 72, spo2: 88 })?.reason).toContain("MON-SBP-R, MON-SBP-A, MON-DSBP, MON-SPO2-R, MON-SPO2-A");
});

test("[DOSE-2] a preparation that was not completed keeps the gate shut, and says so", () => {
  expect(condition(doseGate(ready, { ...readyFacts, preparation: "none" }, tenOClock), "DOSE-2")).toMatchObject({
    status: "unmet",
    reason: "The preparation is not completed.",
  });
});

test("[DOSE-3] [DOSE-4] few open items are named in words, many by their numbers, and one no outweighs what is not recorded", () => {
  const open = (id: string, left: readonly string[], no?: string) => {
    const answered = checklist((item) => (item === no ? "no" : left.includes(item) ? undefined : "yes"));
    return condition(doseGate(given(start, ...people, ...answered, [-10, charted("base", calm)]), readyFacts, tenOClock), id);
  };
  const soft = ["PSC-07", "PSC-15", "PSC-16"];
  expect(open("DOSE-4", soft)).toMatchObject({
    status: "unknown",
    reason: expect.stringMatching(/^Not recorded yet: PSC-07 .+; PSC-15 .+; PSC-16 /),
  });
  expect(open("DOSE-4", soft, "PSC-15")).toMatchObject({ status: "unmet" });
  expect(open("DOSE-3", ["PSC-01", "PSC-03", "PSC-04", "PSC-05"])).toMatchObject({
    status: "unknown",
    reason: "Not recorded yet: PSC-01, PSC-03, PSC-04, PSC-05",
  });
});

test("[DOSE-3] [DOSE-4] an item that stops a dose stands in one condition, the others in the other", () => {
  const without = (item: string) =>
    given(start, ...people, ...checklist((id) => (id === item ? undefined : "yes")), [-10, charted("base", calm)]);
  expect([status(without("PSC-05"), readyFacts, "DOSE-3"), status(without("PSC-05"), readyFacts, "DOSE-4")]).toEqual(["unknown", "met"]);
  expect([status(without("PSC-07"), readyFacts, "DOSE-3"), status(without("PSC-07"), readyFacts, "DOSE-4")]).toEqual(["met", "unknown"]);
});

test("[DOSE-3] vital signs outside limits keep PSC-14 open until the prescriber passed exactly these, with a reason", () => {
  const high = (...passed: readonly (readonly [conditionId: string, reason: string])[]) =>
    given(
      start,
      ...people,
      ...checklist((id) => (id === "PSC-14" ? undefined : "yes")),
      [-10, charted("base", { ...calm, bp: [145, 85] })],
      ...passed.map(([conditionId, reason]) => [-5, { type: "condition-overridden", conditionId, reason }] as const),
    );
  const vitalsItem = (session: DosingSession) =>
    checklistAt(session, readyFacts, tenOClock).find(({ item }) => item.id === "PSC-14")?.status;
  expect([
    vitalsItem(high()),
    vitalsItem(high(["DOSE-7", "seen"])),
    vitalsItem(high(["DOSE-6", "  "])),
    vitalsItem(high(["DOSE-6", "seen"])),
  ]).toEqual(["unmet", "unmet", "unmet", "met"]);
  const stop = given(
    start,
    [-10, charted("base", { ...calm, bp: [185, 85] })],
    [-5, { type: "condition-overridden", conditionId: "DOSE-6", reason: "seen" }],
  );
  expect(vitalsItem(stop)).toBe("unmet");
});

test("[DOSE-3] an item of one drug is asked of that drug alone", () => {
  const items = (session: DosingSession) => checklistAt(session, readyFacts, tenOClock).map(({ item }) => item.id);
  expect(items(given(start))).not.toContain("PSC-19");
  expect(items(given([-20, opened("IN-ESK")]))).toContain("PSC-19");
});

test("[DOSE-8] another drug or another route than ordered keeps the gate shut", () => {
  const ordered = (change: object): GateFacts =>
    typeof readyFacts.order === "string" ? readyFacts : { ...readyFacts, order: { ...readyFacts.order, ...change } };
  expect(status(ready, ordered({ drug: "esketamine" }), "DOSE-8")).toBe("unmet");
  expect(status(ready, ordered({ route: "SC" }), "DOSE-8")).toBe("unmet");
});

test("[DOSE-6] a hold, and a value of STOP, end with two pressures below them in a row", () => {
  const after = (...pressures: readonly (readonly [number, number])[]) =>
    condition(
      doseGate(
        given(start, ...pressures.map((bp, place) => [-14 + place * 4, charted(`b${place}`, { ...calm, bp })] as const)),
        readyFacts,
        tenOClock,
      ),
      "DOSE-6",
    );
  expect(after([165, 95], [130, 80])).toMatchObject({ status: "unmet", reason: expect.stringContaining("held before: 1 more") });
  expect(after([182, 95], [130, 80])).toMatchObject({ status: "unmet", reason: expect.stringContaining("held before: 1 more") });
  expect(after([165, 95], [145, 80])).toMatchObject({ status: "unmet", reason: expect.stringContaining("held before: 1 more") });
  expect(after([165, 95], [130, 80], [128, 80])?.status).toBe("met");
  expect(after([145, 85])?.reason).toContain("measure again after");
});

test("[DOSE-6] a pressure that is half there or was not judged neither holds nor counts", () => {
  const odd = (...implausible: readonly ("systolic" | "diastolic")[]): DosingSessionEvent => ({
    ...charted("odd", { ...calm, bp: [185, 112] }),
    implausible: [...implausible],
  });
  const at = (event: DosingSessionEvent) =>
    condition(doseGate(given(start, [-12, event], [-5, charted("b", calm)]), readyFacts, tenOClock), "DOSE-6")?.status;
  expect([at(odd("systolic")), at(odd("diastolic")), at(odd())]).toEqual(["met", "met", "unmet"]);
  expect(at(charted("half", {}, { systolic: { value: 185, unit: "mm[Hg]" } }))).toBe("met");
  expect(at(charted("half", {}, { diastolic: { value: 115, unit: "mm[Hg]" } }))).toBe("met");
  const half = (part: Parameters<typeof charted>[2]) => status(given(start, [-5, charted("b", {}, part)]), readyFacts, "DOSE-6");
  expect(half({ systolic: { value: 120, unit: "mm[Hg]" } })).toBe("unknown");
  expect(half({ diastolic: { value: 80, unit: "mm[Hg]" } })).toBe("unknown");
});

test("[DOSE-7] each value is known at its border: inside it keeps nothing shut, caution is said", () => {
  const at = (short: Parameters<typeof charted>[1]) =>
    condition(doseGate(given(start, [-5, charted("b", short)]), readyFacts, tenOClock), "DOSE-7");
  expect([at({ ...calm, hr: 120 })?.status, at({ ...calm, spo2: 92 })?.status, at({ ...calm, temp: 37.9 })?.status]).toEqual([
    "met",
    "met",
    "met",
  ]);
  expect(at(calm)?.reason).toBe("Heart rate 72 /min, SpO2 98 %.");
  expect(at({ ...calm, hr: 119 })?.reason).toMatch(/^Caution, measure again: heart rate 119/);
  expect(at({ bp: [120, 76], spo2: 97 })?.status).toBe("unknown");
});

test("[DUE-3] one parameter of two that is well again is not enough", () => {
  const both = given(
    start,
    [-10, charted("base", calm)],
    [0, dose("d1")],
    ...[5, 10, 15].map((at) => [at, charted(`s${at}`, calm)] as const),
    [30, charted("a", { ...calm, spo2: 92, hr: 125 })],
    [33, charted("half", { spo2: 98 })],
  );
  expect(due(both, 34)).toEqual([35, "recheck-amber", false]);
});

test("[DUE-2] a set of the schedule that comes before the one after an alert is the next", () => {
  const session = given(start, [-10, charted("base", calm)], [0, dose("d1")], [4, charted("a", { ...calm, spo2: 92 })]);
  expect(due(session, 4.5)).toEqual([9, "recheck-amber", false]);
  const early = given(start, [-10, charted("base", calm)], [0, dose("d1")], [6, charted("s", calm)], [8, charted("a", { spo2: 92 })]);
  expect(due(early, 8.5)).toEqual([10, "schedule", false]);
});

test("[DUE-1] half a pressure before the dose is asked for again no sooner than a whole one", () => {
  expect(due(given(start, [-10, charted("b", { hr: 70, spo2: 98 }, { systolic: { value: 165, unit: "mm[Hg]" } })]), 0)).toEqual([
    -20,
    "before-dose",
    false,
  ]);
  expect(nextDue(given(start), tenOClock)?.missing).toEqual(opened().protocol.schedule?.fullSet);
});

test("[DUE-5] a session in which nothing was charted has no set after the schedule's last", () => {
  expect(nextDue(given(start, [0, dose("d1")]), minute(300))).toMatchObject({ why: "schedule", overdue: true });
  expect(nextDue(given([-20, opened("SC")], [0, dose("d1", "first", "SC")]), minute(5))).toBeNull();
});

const assessment = (change: Partial<Of<"release-assessed">> = {}): Of<"release-assessed"> => ({
  assessmentId: "a1",
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenation: 2 },
  oriented: "yes",
  walks: "yes",
  toleratesSips: "yes",
  dissociation: { value: 1, unit: "{score}" },
  newSuicidalIntent: "no",
  settled: "yes",
  integrationBooked: "yes",
  escortPresent: "yes",
  escortName: "Robin, sister",
  instructionsGiven: "yes",
  note: "",
  ...change,
});

const recovered = (
  change: Partial<Of<"release-assessed">> = {},
  last: Parameters<typeof charted>[1] = calm,
  route: "IM" | "IN-ESK" = "IM",
) =>
  given(
    [-20, opened(route)],
    [-10, charted("base", calm)],
    [0, dose("d1", "first", route)],
    [100, charted("r1", calm)],
    [118, charted("r2", last)],
    [119, { type: "release-assessed", ...assessment(change) }],
  );

const release = (session: DosingSession, id: string, minutes = 120) =>
  condition(releaseGate(session, minute(minutes), nurseId), id)?.status;

test("the RELEASE gate opens when all is well, and the release is signed by whoever sends it", () => {
  expect(standingConditions(releaseGate(recovered(), minute(120), nurseId))).toEqual([]);
  expect(eventsOf(releasePatient(recovered(), metaAt(120)))).toMatchObject([{ type: "session-released", reading: { gate: "RELEASE" } }]);
});

test("[REL-1] nobody leaves a minute before the observation time is over", () => {
  expect(releasePatient(recovered(), metaAt(119))).toMatchObject({ refusal: { rule: "REL-1" } });
  expect([release(recovered(), "REL-1", 119.9), release(recovered(), "REL-1", 120)]).toEqual(["unmet", "met"]);
  const boosted = given(start, [0, dose("d1")], [15, dose("d2", "booster")]);
  expect(observationEndsAt(boosted)).toEqual(minute(135));
  const devices = given([-20, opened("IN-ESK")], [0, dose("d1", "first", "IN-ESK")], [5, dose("d2", "part", "IN-ESK")]);
  expect(observationEndsAt(devices)).toEqual(minute(120));
});

test("[REL-2] the Aldrete score is 9 or more without a 0, and an open item is unknown", () => {
  const aldrete = (change: Partial<Of<"release-assessed">["aldrete"]>) =>
    release(recovered({ aldrete: { ...assessment().aldrete, ...change } }), "REL-2");
  expect([aldrete({ circulation: 1 }), aldrete({ circulation: 0 }), aldrete({ circulation: null })]).toEqual(["met", "unmet", "unknown"]);
  expect(release(given(start, [0, dose("d1")]), "REL-2")).toBe("unknown");
});

test("[REL-3] alert on two checks fifteen minutes apart", () => {
  expect(release(recovered({}, { ...calm, moaas: 4 }), "REL-3")).toBe("unmet");
  const close = given(start, [0, dose("d1")], [110, charted("a", { moaas: 5 })], [118, charted("b", { moaas: 5 })]);
  expect(release(close, "REL-3")).toBe("unmet");
  const between = given(
    start,
    [0, dose("d1")],
    [90, charted("a", { moaas: 5 })],
    [105, charted("b", { moaas: 4 })],
    [118, charted("c", { moaas: 5 })],
  );
  expect(release(between, "REL-3")).toBe("unmet");
  expect(release(given(start, [0, dose("d1")], [100, charted("a", { rass: 0 })], [115, charted("b", { rass: 0 })]), "REL-3")).toBe("met");
  expect(release(dosed, "REL-3")).toBe("unknown");
  expect(release(given(start, [0, dose("d1")]), "REL-3")).toBe("unknown");
});

test("[REL-4] pressure below 160/100 and within a fifth of the baseline; without a baseline it cannot be told", () => {
  const at = (bp: readonly [number, number]) => release(recovered({}, { ...calm, bp }), "REL-4");
  expect([at([144, 91]), at([145, 80]), at([120, 92]), at([96, 61]), at([95, 60])]).toEqual(["met", "unmet", "unmet", "met", "unmet"]);
  const none = given(start, [0, dose("d1")], [118, charted("r", calm)]);
  expect(release(none, "REL-4")).toBe("unknown");
  expect(release(recovered(), "REL-4", 140)).toBe("unknown");
});

test("[REL-5] SpO2, breathing and heart rate inside limits and fresh", () => {
  const at = (change: Partial<typeof calm> | object) => release(recovered({}, { ...calm, ...change }), "REL-5");
  expect([at({ spo2: 94 }), at({ spo2: 93 }), at({ rr: 25 }), at({ hr: 111 }), at({ hr: 49 })]).toEqual([
    "met",
    "unmet",
    "unmet",
    "unmet",
    "unmet",
  ]);
  expect(release(recovered({}, { bp: [120, 76] }), "REL-5", 121)).toBe("unknown");
});

const answers: readonly (readonly [string, Partial<Of<"release-assessed">>, Partial<Of<"release-assessed">>])[] = [
  ["[REL-6] disoriented", { oriented: "no" }, { oriented: "unknown" }],
  ["[REL-7] dissociation", { dissociation: { value: 3, unit: "{score}" } }, { dissociation: null }],
  ["[REL-8] walking", { walks: "no" }, { toleratesSips: "unknown" }],
  ["[REL-9] suicidal intent", { newSuicidalIntent: "yes" }, { newSuicidalIntent: "unknown" }],
  ["[REL-10] settling", { integrationBooked: "no" }, { settled: "unknown" }],
  ["[REL-11] the escort", { escortPresent: "no" }, { escortPresent: "unknown" }],
  ["[REL-12] instructions", { instructionsGiven: "no" }, { instructionsGiven: "unknown" }],
];

for (const [name, bad, open] of answers) {
  const id = /REL-\d+/.exec(name)?.[0] ?? "";
  test(`${name} keeps the patient when it is not well, and when it is not known`, () => {
    expect([release(recovered(), id), release(recovered(bad), id), release(recovered(open), id)]).toEqual(["met", "unmet", "unknown"]);
  });
}

test("[REL-11] an escort has a name", () => expect(release(recovered({ escortName: " " }), "REL-11")).toBe("unmet"));

test("[REL-13] a release is signed by a person of the staff", () => {
  expect(condition(releaseGate(recovered(), minute(120), null), "REL-13")?.status).toBe("unmet");
  expect(releasePatient(recovered(), metaAt(120, "device"))).toMatchObject({ refusal: { rule: "REL-13" } });
});

test("[REL-4] [REL-9] [REL-10] are the only conditions that a prescriber may pass", () => {
  const passable = releaseGate(recovered(), minute(120), null).conditions.filter(({ kind }) => kind === "override");
  expect(passable.map(({ id }) => id)).toEqual(["REL-4", "REL-9", "REL-10"]);
});

test("[REL-14] a patient is released once", () => {
  const released = kept(recovered(), 120, releasePatient(recovered(), metaAt(120)));
  expect(released.status).toBe("released");
  expect(releasePatient(released, metaAt(121))).toMatchObject({ refusal: { rule: "REL-14" } });
  expect(eventsOf(assessRelease(released, assessment()))).toEqual([]);
});

test("[CALL-1] the patient's tap is an alarm for the staff, once", () => {
  const called = kept(dosed, 6, callForSomeone(dosed, { callId: "c1" }));
  expect(called.alarms).toMatchObject([{ rule: "CALL-1", level: "red", origin: "patient" }]);
  expect(eventsOf(callForSomeone(called, { callId: "c1" }))).toEqual([]);
});

test("[SES-2] [SES-3] [SES-4] a session is opened once, for a drug of its route, with the limits of its day", () => {
  const { protocol: _, baselineRule: __, type: ___, ...opening } = opened();
  expect(eventsOf(openSession(noSession, opening, shippedProtocol))).toEqual([opened()]);
  expect(openSession(given(start), opening, shippedProtocol)).toMatchObject({ refusal: { rule: "SES-2" } });
  expect(openSession(noSession, { ...opening, drug: "esketamine" }, shippedProtocol)).toMatchObject({
    refusal: { rule: "SES-4", field: "drug" },
  });
});

test("[SES-6] passing a condition needs a reason", () => {
  expect(overrideCondition(ready, { conditionId: "DOSE-2", reason: " " })).toMatchObject({ refusal: { rule: "SES-6" } });
});

test("[SES-7] only a note of the record can be crossed out", () => {
  expect(enterNoteInError(dosed, { noteId: "none", reason: "" })).toMatchObject({ refusal: { rule: "SES-7" } });
});
