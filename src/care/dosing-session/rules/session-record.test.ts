import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { closeSession } from "./close-session.ts";
import { chartDose, endInfusion, enterDoseInError } from "./chart-dose.ts";
import {
  acknowledgeAlarm,
  callForSomeone,
  enterNoteInError,
  enterPerson,
  leavePerson,
  openSession,
  overrideCondition,
  recordChecklistItem,
} from "./decide-session.ts";
import { noSession, openAlarms, peoplePresent, type DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, Of } from "./events.ts";
import { noteEvent } from "./note-event.ts";
import { observationEndsAt } from "./observation.ts";
import { phaseOf } from "./phase.ts";
import { assessRelease, releasePatient } from "./release-patient.ts";
import {
  calm,
  charted,
  dose,
  evenFacts,
  eventsOf,
  given,
  kept,
  metaAt,
  minute,
  monitorHere,
  nurseId,
  opened,
  typesOf,
} from "./test-session.ts";

const start = [-20, opened()] as const;
const dosed = given(start, [-10, charted("base", calm)], [0, dose("d1")]);
const unopened = { refusal: { rule: "SES-1" } } as const;
const raised = (alarmId: string, change: Partial<Of<"alarm-raised">> = {}): DosingSessionEvent => ({
  type: "alarm-raised",
  alarmId,
  rule: alarmId.split(":")[0] ?? "",
  level: "red",
  origin: "charted",
  parameter: "saturation",
  value: 88,
  readingId: "r",
  sampleAt: null,
  ...change,
});
const released: DosingSessionEvent = { type: "session-released", reading: { gate: "RELEASE", conditions: [], overrides: [] } };
const assessment: Of<"release-assessed"> = {
  assessmentId: "a1",
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenation: 2 },
  oriented: "yes",
  walks: "yes",
  toleratesSips: "yes",
  dissociation: null,
  newSuicidalIntent: "no",
  settled: "yes",
  integrationBooked: "yes",
  escortPresent: "yes",
  escortName: "Robin",
  instructionsGiven: "yes",
  note: "",
};
const giving = (): Of<"dose-given"> => {
  const event = dose("d1");
  if (event.type !== "dose-given") throw new Error("This is no dose.");
  const { type: _, ...given1 } = event;
  return given1;
};

test("[SES-1] no fact enters a session that was not opened", () => {
  expect(enterPerson(noSession, { staffId: nurseId, role: "nurse" })).toMatchObject(unopened);
  expect(leavePerson(noSession, { staffId: nurseId })).toMatchObject(unopened);
  expect(recordChecklistItem(noSession, { item: "PSC-05", answer: "yes", note: "" })).toMatchObject(unopened);
  expect(overrideCondition(noSession, { conditionId: "DOSE-2", reason: "said" })).toMatchObject(unopened);
  expect(callForSomeone(noSession, { callId: "c" })).toMatchObject(unopened);
  expect(chartDose(noSession, giving(), null, metaAt(0))).toMatchObject(unopened);
  expect(noteEvent(noSession, { noteId: "n", code: "tears", text: "" }, null)).toMatchObject(unopened);
  expect(assessRelease(noSession, assessment)).toMatchObject(unopened);
  expect(releasePatient(noSession, metaAt(0))).toMatchObject(unopened);
  expect(closeSession(noSession, { note: "" }, evenFacts)).toMatchObject(unopened);
});

test("[SES-4] the ordered dose is an amount", () => {
  const { protocol: _, baselineRule: __, type: ___, ...opening } = opened();
  for (const value of [0, -1, 0.5, Number.NaN])
    expect(openSession(noSession, { ...opening, dose: { value, unit: "ug" } }, shippedProtocol)).toMatchObject({
      refusal: { rule: "SES-4", field: "dose" },
    });
});

test("[SES-5] a person who comes in again in another role is there once; only who is there can leave", () => {
  const nurse = { staffId: nurseId, role: "nurse" } as const;
  const inRoom = kept(given(start), -15, enterPerson(given(start), nurse));
  expect(peoplePresent(inRoom)).toMatchObject([{ ...nurse, entered: { observedAt: minute(-15) }, left: null }]);
  expect(typesOf(enterPerson(inRoom, { ...nurse, role: "monitor" }))).toEqual(["person-entered"]);
  expect(typesOf(enterPerson(inRoom, { ...nurse, staffId: "another" }))).toEqual(["person-entered"]);
  const changed = kept(inRoom, -14, enterPerson(inRoom, { ...nurse, role: "monitor" }));
  expect(peoplePresent(changed).map(({ role }) => role)).toEqual(["monitor"]);
  expect(eventsOf(leavePerson(changed, { staffId: "another" }))).toEqual([]);
  const left = kept(changed, -10, leavePerson(changed, { staffId: nurseId }));
  expect(peoplePresent(left)).toEqual([]);
  expect(eventsOf(leavePerson(left, { staffId: nurseId }))).toEqual([]);
  // Who left before the other role began left then, not now.
  expect(left.people.map((one) => one.left?.observedAt)).toEqual([minute(-14), minute(-10)]);
});

test("[SES-7] a note that is crossed out stays, once, and no other with it", () => {
  const noted = (noteId: string): DosingSessionEvent => ({ type: "event-noted", noteId, code: "tears", text: "" });
  const two = given(start, [1, noted("n1")], [2, noted("n2")]);
  const crossed = kept(two, 3, enterNoteInError(two, { noteId: "n1", reason: "another patient" }));
  expect(crossed.notes.map(({ noteId, inError }) => [noteId, inError?.reason ?? null])).toEqual([
    ["n1", "another patient"],
    ["n2", null],
  ]);
  expect(eventsOf(enterNoteInError(crossed, { noteId: "n1", reason: "again" }))).toEqual([]);
  expect(typesOf(enterNoteInError(crossed, { noteId: "n2", reason: "too" }))).toEqual(["note-entered-in-error"]);
});

test("an answer to the checklist is kept as it was given", () => {
  const answer = { item: "PSC-05", answer: "no", note: "allergic" } as const;
  expect(eventsOf(recordChecklistItem(given(start), answer))).toEqual([{ type: "checklist-item-recorded", ...answer }]);
});

test("[ALM-5] the alarm that was meant is acknowledged, and of one rule the one that nobody has seen", () => {
  const seen = (session: DosingSession, alarmId: string) =>
    eventsOf(acknowledgeAlarm(session, { alarmId, reason: "seen" }, metaAt(9))).flatMap((event) =>
      event.type === "alarm-acknowledged" ? [event.alarmId] : [event.type],
    );
  const session = given(start, [1, raised("A:1")], [2, raised("A:2")], [3, raised("B:1")]);
  expect(seen(session, "A:1")).toEqual(["A:1"]);
  expect(seen(session, "A:2")).toEqual(["A:2"]);
  expect(seen(session, "A:tablet")).toEqual(["A:2"]);
  expect(seen(session, "C:1")).toEqual([]);
  const half = given(start, [1, raised("A:1")], [2, raised("A:2")], [3, { type: "alarm-acknowledged", alarmId: "A:2", reason: "" }]);
  expect(seen(half, "A:tablet")).toEqual(["A:1"]);
  expect(seen(half, "A:2")).toEqual([]);
});

test("[ALM-5] the first look at an alarm is the record's, and so is its first settling", () => {
  const session = given(
    start,
    [1, raised("A:1")],
    [2, { type: "alarm-acknowledged", alarmId: "A:1", reason: "first" }],
    [3, { type: "alarm-acknowledged", alarmId: "A:1", reason: "second" }],
    [4, { type: "alarm-settled", alarmId: "A:1", why: "in-range" }],
    [5, { type: "alarm-settled", alarmId: "A:1", why: "done" }],
  );
  expect(session.alarms[0]?.acknowledged).toMatchObject({ reason: "first", observedAt: minute(2) });
  expect(session.alarms[0]?.settled).toEqual({ at: minute(4), why: "in-range" });
});

test("[ALM-4] an alarm is open while its value is not back or nobody has seen it", () => {
  const open = (...events: readonly DosingSessionEvent[]) =>
    openAlarms(given(start, [1, raised("A:1")], ...events.map((event) => [2, event] as const))).length;
  const acknowledged: DosingSessionEvent = { type: "alarm-acknowledged", alarmId: "A:1", reason: "" };
  const settled: DosingSessionEvent = { type: "alarm-settled", alarmId: "A:1", why: "in-range" };
  expect([open(), open(acknowledged), open(settled), open(acknowledged, settled)]).toEqual([1, 1, 1, 0]);
});

test("[CALL-1] who comes to the patient ends the call; another tap is another call", () => {
  const called = kept(dosed, 6, callForSomeone(dosed, { callId: "c1" }));
  expect(typesOf(callForSomeone(called, { callId: "c2" }))).toEqual(["patient-called", "alarm-raised"]);
  expect(eventsOf(acknowledgeAlarm(called, { alarmId: "CALL-1:c1", reason: "" }, metaAt(7)))).toMatchObject([
    { type: "alarm-acknowledged", alarmId: "CALL-1:c1" },
    { type: "alarm-settled", alarmId: "CALL-1:c1", why: "done" },
  ]);
  const over = given(
    start,
    [1, raised("CALL-1:c1", { origin: "patient" })],
    [2, { type: "alarm-settled", alarmId: "CALL-1:c1", why: "done" }],
  );
  expect(typesOf(acknowledgeAlarm(over, { alarmId: "CALL-1:c1", reason: "" }, metaAt(7)))).toEqual(["alarm-acknowledged"]);
});

test("[DOSE-22] crossing one dose out leaves the others, and is done once", () => {
  const two = given(start, [-15, monitorHere], [0, dose("d1")], [15, dose("d2", "booster")]);
  const crossed = kept(two, 20, enterDoseInError(two, { doseId: "d2", reason: "not given" }, metaAt(20)));
  expect(crossed.doses.map(({ doseId, inError }) => [doseId, inError?.reason ?? null])).toEqual([
    ["d1", null],
    ["d2", "not given"],
  ]);
  expect(eventsOf(enterDoseInError(crossed, { doseId: "d2", reason: "again" }, metaAt(21)))).toEqual([]);
  expect(typesOf(chartDose(two, { ...giving(), doseId: "d3", kind: "part" }, null, metaAt(21)))).toEqual(["dose-given"]);
});

test("[DOSE-23] only an infusion of the record ends, once, and no other with it", () => {
  const two = given([-20, opened("IV")], [0, dose("d1", "first", "IV")], [10, dose("d2", "part", "IV")]);
  const ended = kept(two, 40, endInfusion(two, { doseId: "d2" }));
  expect(ended.doses.map(({ infusionEndedAt }) => infusionEndedAt)).toEqual([null, minute(40)]);
  expect(eventsOf(endInfusion(ended, { doseId: "d2" }))).toEqual([]);
  expect(endInfusion(two, { doseId: "none" })).toMatchObject({ refusal: { rule: "DOSE-23", field: "doseId" } });
  const crossed = given(
    [-20, opened("IV")],
    [0, dose("d1", "first", "IV")],
    [5, { type: "dose-entered-in-error", doseId: "d1", reason: "" }],
  );
  expect(endInfusion(crossed, { doseId: "d1" })).toMatchObject({ refusal: { rule: "DOSE-23" } });
});

test("[DOSE-21] an incident stays in the record with what kept the gate shut", () => {
  const incident = { incidentId: "i1", kind: "dose-given-while-gate-shut", conditions: ["DOSE-3"] } as const;
  expect(given(start, [1, { type: "incident-raised", ...incident, conditions: ["DOSE-3"] }]).incidents).toMatchObject([
    { ...incident, observedAt: minute(1) },
  ]);
});

test("[REL-1] the end of observation is known by the doses that stand, and by nothing without one", () => {
  expect(observationEndsAt(noSession)).toBeNull();
  expect(observationEndsAt(given(start))).toBeNull();
  expect(observationEndsAt(dosed)).toEqual(minute(120));
  const short = given([-20, opened("IV")], [0, dose("d1", "first", "IV")], [10, { type: "infusion-ended", doseId: "d1" }]);
  expect(observationEndsAt(short)).toEqual(minute(100));
});

test("[PHASE-3] the observation time that is not over keeps the patient in recovery; a release or a closing ends it at once", () => {
  const infusion = given([-20, opened("IV")], [0, dose("d1", "first", "IV")]);
  expect(phaseOf(infusion, minute(600))).toBe("recovery");
  expect(phaseOf(given(start, [0, dose("d1")], [5, released]), minute(6))).toBe("release");
  expect(phaseOf(given(start, [0, dose("d1")], [5, { type: "session-closed", note: "" }]), minute(6))).toBe("release");
});

test("[REL-14] an assessment is kept once, and a rating that the scale has not is refused", () => {
  const first = assessRelease(dosed, assessment);
  expect(eventsOf(first)).toEqual([{ type: "release-assessed", ...assessment }]);
  const once = kept(dosed, 100, first);
  expect(eventsOf(assessRelease(once, assessment))).toEqual([]);
  expect(typesOf(assessRelease(once, { ...assessment, assessmentId: "a2" }))).toEqual(["release-assessed"]);
  for (const value of [-1, 10.5, 11])
    expect(assessRelease(dosed, { ...assessment, dissociation: { value, unit: "{score}" } })).toMatchObject({
      refusal: { rule: "VIT-2", field: "dissociation" },
    });
  expect(assessRelease(dosed, { ...assessment, dissociation: { value: 10, unit: "{score}" } }).outcome).toBe("accepted");
});

test("[REL-1] a refused release names the first condition, and how many more stand", () => {
  const refusal = (session: DosingSession, at: number) => {
    const decision = releasePatient(session, metaAt(at));
    return decision.outcome === "refused" ? decision.refusal.message : "";
  };
  expect(refusal(dosed, 10)).toMatch(/^Observed long enough since the dose: 110 more minutes\. 11 more: REL-2, REL-3, /);
  const nearly = given(
    start,
    [-10, charted("base", calm)],
    [0, dose("d1")],
    [100, charted("r1", calm)],
    [115, charted("r2", calm)],
    [116, { type: "release-assessed", ...assessment, dissociation: { value: 0, unit: "{score}" } }],
  );
  expect(refusal(nearly, 119)).toBe("Observed long enough since the dose: 1 more minutes.");
});

test("[CLOSE-1] [CLOSE-2] a released session closes once every alarm was seen, and says how many were not; one that is closed stays so", () => {
  const reviewed: DosingSessionEvent = { type: "adverse-events-reviewed", reviewId: "r1", judged: [], note: "" };
  const closing = (...events: readonly DosingSessionEvent[]) => {
    const later = [reviewed, ...events].map((event) => [7, event] as const);
    return closeSession(given(start, [0, dose("d1")], [5, raised("A:1")], [6, raised("B:1")], ...later), { note: "" }, evenFacts);
  };
  const seen = (alarmId: string): DosingSessionEvent => ({ type: "alarm-acknowledged", alarmId, reason: "" });
  const refused = (...events: readonly DosingSessionEvent[]) => {
    const decision = closing(...events);
    return decision.outcome === "refused" ? decision.refusal : undefined;
  };
  expect(refused(released)).toMatchObject({ rule: "CLOSE-2", message: expect.stringContaining(" 2 alarms were not acknowledged") });
  expect(refused(released, seen("A:1"))?.message).toContain(" One alarm was not acknowledged");
  expect(typesOf(closing(released, seen("A:1"), seen("B:1")))).toEqual(["session-closed"]);
  expect(closing(seen("A:1"), seen("B:1"))).toMatchObject({ refusal: { rule: "CLOSE-1" } });
  expect(eventsOf(closing({ type: "session-closed", note: "done" }))).toEqual([]);
});

test("a session that was closed stays closed when a late release arrives, and keeps what was said", () => {
  const session = given(start, [0, dose("d1")], [150, { type: "session-closed", note: "well" }], [140, released]);
  expect(session.status).toBe("closed");
  expect(session.closed).toMatchObject({ note: "well", observedAt: minute(150) });
  expect(session.released).toMatchObject({ reading: { gate: "RELEASE" }, observedAt: minute(140) });
});

test("[VIT-7] the first to cross a reading out is the one on record", () => {
  const wrong = (reason: string): DosingSessionEvent => ({ type: "reading-entered-in-error", readingId: "base", reason });
  expect(given(start, [-10, charted("base", calm)], [1, wrong("first")], [2, wrong("second")]).readings[0]?.inError?.reason).toBe("first");
});
