import { expect, test } from "vitest";

import { settled, shippedProtocol } from "#kernel/setting.ts";

import { chartVitals } from "./chart-vitals.ts";
import { emergencyConditions, emergencyIds, emergencySigns, type EmergencySign } from "./data/emergency-conditions.ts";
import { escalationTimes } from "./data/escalation-settings.ts";
import { acknowledgeAlarm, recordEmergencySign } from "./decide-session.ts";
import { noSession, type DosingSession } from "./dosing-session.ts";
import { nextDue } from "./due-vitals.ts";
import { emergencies, signsPresent } from "./emergencies.ts";
import { escalationOf } from "./escalation.ts";
import { missingStreams } from "./missing-streams.ts";
import { protocolOf } from "./protocol.ts";
import { calm, charted, dose, given, kept, metaAt, minute, opened, vitals } from "./test-session.ts";

const dosed = given([-20, opened()], [-10, charted("base", calm)], [0, dose("d1")]);
const chart = (session: DosingSession, minutes: number, readingId: string, short: Parameters<typeof vitals>[1]) =>
  kept(session, minutes, chartVitals(session, vitals(readingId, short), metaAt(minutes)));

const waiting = (level: "amber" | "red", seconds: number, acknowledged = false) =>
  escalationOf({ level, knownAt: minute(0), acknowledged }, shippedProtocol, minute(seconds / 60));

test("[ESC-1] a red alarm that nobody acknowledges goes to the prescriber, then to all staff", () => {
  expect([waiting("red", 59), waiting("red", 60), waiting("red", 179), waiting("red", 180)]).toEqual([
    "none",
    "prescriber",
    "prescriber",
    "all-staff",
  ]);
});

test("[ESC-2] an amber alarm waits longer", () => {
  expect([waiting("amber", 599), waiting("amber", 600), waiting("amber", 1199), waiting("amber", 1200)]).toEqual([
    "none",
    "prescriber",
    "prescriber",
    "all-staff",
  ]);
});

test("[ESC-3] escalation acknowledges nothing, and ends only when a person has acknowledged", () => {
  const red = chart(dosed, 5, "r1", { spo2: 88 });
  const back = chart(red, 6, "r2", { spo2: 98 });
  const escalated = (session: DosingSession, minutes: number) =>
    session.alarms.map(({ level, observedAt: knownAt, acknowledged }) =>
      escalationOf({ level, knownAt, acknowledged: acknowledged !== null }, protocolOf(session), minute(minutes)),
    );
  expect(escalated(back, 9)).toEqual(["all-staff"]);
  const seen = kept(back, 10, acknowledgeAlarm(back, { alarmId: "MON-SPO2-R:r1", reason: "" }, metaAt(10)));
  expect(escalated(seen, 60)).toEqual(["none"]);
  expect(waiting("red", 600, true)).toBe("none");
});

test("[ESC-3] a clinic's own times hold", () => {
  const own = { version: 1, values: { [escalationTimes.redToPrescriber.key]: 30 } };
  expect(escalationOf({ level: "red", knownAt: minute(0), acknowledged: false }, own, minute(0.5))).toBe("prescriber");
  expect(settled(own, escalationTimes.redToPrescriber)).toEqual({ value: 30, unit: "s" });
});

const now = (session: DosingSession, minutes: number): readonly string[] =>
  emergencies(
    {
      alarms: session.alarms.map(({ rule, observedAt: raisedAt, settled: over }) => ({ rule, raisedAt, settled: over !== null })),
      signs: signsPresent(session),
    },
    protocolOf(session),
    minute(minutes),
  ).map(({ id }) => id);

const sees = (session: DosingSession, minutes: number, sign: EmergencySign, present = true) =>
  kept(session, minutes, recordEmergencySign(session, { sign, present, note: "" }));

test("[EMG-1] a red pressure with a sign of a crisis; neither is enough alone, and a sign that has gone counts no more", () => {
  const high = chart(dosed, 20, "r", { bp: [184, 96] });
  expect(now(high, 21)).toEqual([]);
  expect(now(sees(dosed, 20, "chest-pain"), 21)).toEqual([]);
  const crisis = sees(high, 21, "severe-headache");
  expect(now(crisis, 21)).toEqual(["EMG-1"]);
  expect(now(sees(crisis, 25, "severe-headache", false), 26)).toEqual([]);
  expect(now(chart(crisis, 30, "back", { bp: [140, 84] }), 31)).toEqual([]);
  expect(now(sees(chart(dosed, 20, "r", { bp: [150, 112] }), 21, "visual-loss"), 22)).toEqual(["EMG-1"]);
});

test("[EMG-2] SpO2 that stays red for more than two minutes", () => {
  const low = chart(dosed, 20, "r", { spo2: 88 });
  expect([now(low, 21), now(low, 22), now(low, 22.1)]).toEqual([[], [], ["EMG-2"]]);
  // A value that is not there shows nothing: the alarm is still on.
  expect(now(chart(low, 22, "hr", { hr: 80 }), 23)).toEqual(["EMG-2"]);
  expect(now(chart(low, 21.5, "up", { spo2: 96 }), 23)).toEqual([]);
});

test("[EMG-2] [EMG-3] [ALM-11] a device's values behind the end of their range start the same times", () => {
  const said = (values: object) => {
    const reading = { readingId: "r", source: { kind: "device" }, confirmed: false, ...values } as const;
    return kept(dosed, 20, chartVitals(dosed, reading, metaAt(20)));
  };
  const fell = said({ saturation: { value: 46, unit: "%" } });
  expect([now(fell, 22), now(fell, 22.1)]).toEqual([[], ["EMG-2"]]);
  expect(now(said({ respiration: { value: 2, unit: "/min" } }), 20)).toEqual(["EMG-3"]);
});

test("[EMG-3] breathing that is red, or that somebody sees stop, at once", () => {
  expect(now(chart(dosed, 20, "r", { rr: 7 }), 20)).toEqual(["EMG-3"]);
  expect(now(sees(dosed, 20, "apnoea"), 20)).toEqual(["EMG-3"]);
});

test("[EMG-4] nobody can rouse the patient for more than five minutes, or there is no pulse", () => {
  const deep = chart(dosed, 20, "r", { moaas: 0 });
  expect([now(deep, 25), now(deep, 25.1)]).toEqual([[], ["EMG-4"]]);
  expect(now(chart(dosed, 20, "r", { rass: -5 }), 26)).toEqual(["EMG-4"]);
  expect(now(sees(dosed, 20, "no-pulse"), 20)).toEqual(["EMG-4"]);
});

const bySign: readonly (readonly [string, EmergencySign])[] = [
  ["[EMG-5]", "anaphylaxis"],
  ["[EMG-6]", "laryngospasm"],
  ["[EMG-7]", "long-seizure"],
  ["[EMG-8]", "dangerous-agitation"],
  ["[EMG-9]", "suicidal-intent"],
];
for (const [number, sign] of bySign) {
  test(`${number} ${sign} calls for emergency services as soon as somebody says so`, () => {
    expect(now(sees(dosed, 20, sign), 20)).toEqual([number.slice(1, -1)]);
  });
}

test("every sign and every condition of an emergency has its place", () => {
  expect(emergencyConditions.map(({ id }) => id)).toEqual([...emergencyIds]);
  expect(emergencyConditions.flatMap(({ signs }) => signs).toSorted()).toEqual([...emergencySigns].toSorted());
  expect(recordEmergencySign(noSession, { sign: "apnoea", present: true, note: "" })).toMatchObject({ refusal: { rule: "SES-1" } });
});

test("[DUE-3] sedation and agitation are asked again after amber, until two in a row are well", () => {
  const taken = [5, 10, 15].map((at) => [at, charted(`s${at}`, calm)] as const);
  const base = given([-20, opened()], [-10, charted("base", calm)], [0, dose("d1")], ...taken);
  const due = (session: DosingSession, minutes: number) => {
    const next = nextDue(session, minute(minutes));
    return next && [(next.at.epochMilliseconds - minute(0).epochMilliseconds) / 60_000, next.why, next.missing];
  };
  const sleepy = chart(base, 20, "m", { moaas: 2 });
  expect(due(sleepy, 21)).toEqual([25, "recheck-amber", ["moaas"]]);
  const once = chart(sleepy, 25, "m2", { moaas: 3 });
  expect(due(once, 26)).toEqual([30, "recheck-amber", ["moaas"]]);
  expect(due(chart(base, 20, "a", { rass: 2 }), 21)).toEqual([25, "recheck-amber", ["rass"]]);
  expect(due(chart(base, 20, "a", { rass: 3 }), 21)).toEqual([20, "recheck-red", ["rass"]]);
});

test("[DUE-5] after the last set of the schedule another is due in its last interval, as long as the patient is here", () => {
  const all = [5, 10, 15, 30, 45, 60, 90, 120].map((at) => [at, charted(`s${at}`, calm)] as const);
  const session = given([-20, opened()], [-10, charted("base", calm)], [0, dose("d1")], ...all);
  const next = nextDue(session, minute(130));
  expect(next).toMatchObject({ why: "schedule", overdue: false });
  expect([next?.at, next?.until]).toEqual([minute(150), minute(155)]);
  expect(nextDue(session, minute(156))?.overdue).toBe(true);
});

test("[DUE-1] [BP-4] before the dose a pressure of caution or hold is measured again sooner", () => {
  const at = (bp: readonly [number, number]) => nextDue(given([-20, opened()], [-10, charted("b", { ...calm, bp })]), minute(-9))?.at;
  expect([at([120, 80]), at([145, 85]), at([165, 95])]).toEqual([minute(5), minute(0), minute(5)]);
});

const streaming = (parameter: "saturation" | "heartRate", at: number) => ({ parameter, observedAt: minute(at) });

test("[DUE-6] what must be streamed and is not stands as a notice, from the dose until the release", () => {
  expect(missingStreams(dosed, [], minute(0.5))).toEqual([]);
  expect(missingStreams(dosed, [], minute(2))).toEqual(["saturation"]);
  expect(missingStreams(dosed, [streaming("saturation", 1.5)], minute(2))).toEqual([]);
  expect(missingStreams(dosed, [streaming("saturation", 1.5)], minute(3))).toEqual(["saturation"]);
  const infusion = given([-20, opened("IV")], [0, dose("d1", "first", "IV")]);
  expect(missingStreams(infusion, [streaming("saturation", 5)], minute(5))).toEqual(["heartRate"]);
  const by = given([-20, opened("SC")], [0, dose("d1", "first", "SC")]);
  expect(missingStreams(by, [], minute(5))).toEqual(["saturation"]);
  const released = given(
    [-20, opened()],
    [0, dose("d1")],
    [130, { type: "session-released", reading: { gate: "RELEASE", conditions: [], overrides: [] } }],
  );
  expect(missingStreams(released, [], minute(131))).toEqual([]);
  expect(missingStreams(given([-20, opened()]), [], minute(2))).toEqual([]);
});
