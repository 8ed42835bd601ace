import { expect, test } from "vitest";

import { shippedProtocol, type Protocol } from "#kernel/setting.ts";

import { findingsOf } from "./findings.ts";
import { labFacts } from "./lab-facts.ts";
import { labsDue, type LabFacts } from "./labs-due.ts";
import type { LabCode } from "./data/lab-tests.ts";
import { daysAgo, hoursAgo, input, intake, lab, now, vitals, type Case } from "./test-intake.ts";

const facts: LabFacts = {
  labs: [],
  vitals: [],
  age: { value: 40, unit: "a" },
  childBearing: "yes",
  heartDisease: "absent",
  qtMedicine: "absent",
  bladderSymptomsAt: null,
  nextDoseAt: null,
  sessionsAt: [],
};
const stateOf = (code: LabCode, more: Partial<LabFacts>, protocol: Protocol = shippedProtocol) =>
  labsDue({ ...facts, ...more }, protocol, now).find((one) => one.lab === code)?.state;

test("[LAB-1] nothing on record: baseline tests are due, the blood count is the prescriber's judgement", () => {
  expect(labsDue(facts, shippedProtocol, now).map(({ lab: code, state }) => [code, state])).toEqual([
    ["pregnancy", "due"],
    ["bmp-lft", "due"],
    ["ua", "due"],
    ["tsh", "due"],
    ["cbc", "unknown"],
    ["ecg", "not-applicable"],
    ["uds", "due"],
    ["weight-height", "due"],
  ]);
});

test("[LAB-2] whether pregnancy is possible is asked; doubt and silence never count as no", () => {
  expect(stateOf("pregnancy", { childBearing: "no" })).toBe("not-applicable");
  expect(stateOf("pregnancy", { childBearing: "not-sure" })).toBe("unknown");
  expect(stateOf("pregnancy", { childBearing: undefined })).toBe("unknown");
  expect(stateOf("pregnancy", { childBearing: "no", labs: [lab("pregnancy", "positive")] })).toBe("due");
});

test("[LAB-1] a pregnancy test counts for 24 h before a dose, or by days where the clinic chose that", () => {
  const nextDoseAt = now.add({ hours: 3 });
  const at = (hours: number, more: Partial<LabFacts> = {}, protocol?: Protocol) =>
    stateOf("pregnancy", { nextDoseAt, labs: [lab("pregnancy", "negative", hoursAgo(hours))], ...more }, protocol);
  expect([at(21), at(22), at(21, { labs: [lab("pregnancy", "unclear")] })]).toEqual(["fresh", "overdue", "due"]);
  expect(at(48, { nextDoseAt: null })).toBe("due");
  const byDays = { version: 1, values: { "labs.pregnancy.repeat": "by-days" } };
  expect([at(240, { sessionsAt: [daysAgo(14)] }, byDays), at(800, { sessionsAt: [daysAgo(14)] }, byDays)]).toEqual(["fresh", "overdue"]);
  expect(at(240, { sessionsAt: [] }, byDays)).toBe("overdue");
});

test("[LAB-1] liver and metabolic tests come again after 6 months or 12 sessions", () => {
  const at = (days: number, sessions: number | null) =>
    stateOf("bmp-lft", {
      labs: [lab("bmp-lft", "normal", daysAgo(days))],
      sessionsAt: sessions === null ? null : Array.from({ length: sessions }, () => daysAgo(1)),
    });
  expect([at(30, 0), at(30, 11), at(30, 12), at(200, 0), at(30, null)]).toEqual(["fresh", "fresh", "overdue", "overdue", "fresh"]);
});

test("[LAB-1] urinalysis comes again after 6 months, and at once after bladder symptoms", () => {
  const labs = [lab("ua", "normal", daysAgo(30))];
  expect(stateOf("ua", { labs })).toBe("fresh");
  expect(stateOf("ua", { labs, bladderSymptomsAt: daysAgo(2) })).toBe("due");
  expect(stateOf("ua", { labs: [lab("ua", "normal", daysAgo(200))] })).toBe("overdue");
});

test("[LAB-1] TSH is taken once; an older one than a year does not do before treatment", () => {
  const labs = [lab("tsh", "normal", daysAgo(400))];
  expect([stateOf("tsh", { labs }), stateOf("tsh", { labs, sessionsAt: [daysAgo(20)] })]).toEqual(["due", "fresh"]);
  expect(stateOf("tsh", { labs: [lab("tsh", "normal", daysAgo(300))] })).toBe("fresh");
});

test("[LAB-1] an ECG is due for age, heart or a QT medicine, and unknown while one of them is", () => {
  expect(stateOf("ecg", { age: { value: 50, unit: "a" } })).toBe("due");
  expect(stateOf("ecg", { heartDisease: "present" })).toBe("due");
  expect(stateOf("ecg", { qtMedicine: "unknown" })).toBe("unknown");
  expect(stateOf("ecg", { age: null })).toBe("unknown");
  expect(stateOf("ecg", { age: { value: 50, unit: "a" } }, { version: 1, values: { "labs.ecg.age": 60 } })).toBe("not-applicable");
  const old = { age: { value: 60, unit: "a" as const }, labs: [lab("ecg", "normal", daysAgo(400))] };
  expect(stateOf("ecg", old)).toBe("overdue");
});

test("[LAB-1] weight and height are both needed", () => {
  const weight = { value: 70, unit: "kg" as const };
  expect(stateOf("weight-height", { vitals: [vitals({ weight })] })).toBe("due");
  expect(stateOf("weight-height", { vitals: [vitals({ weight, height: { value: 170, unit: "cm" } })] })).toBe("fresh");
});

test("[LAB-1] what the labs are judged by comes from answers, findings and the medicines", () => {
  const of = (one: Case) => {
    const given = input(one);
    return labFacts(intake(one), given, findingsOf(given, shippedProtocol), { nextDoseAt: null, sessionsAt: [] });
  };
  expect(of({ says: { childBearing: undefined, bladder: "yes", heartDisease: "yes" }, medicines: ["Celexa"] })).toMatchObject({
    childBearing: undefined,
    bladderSymptomsAt: now,
    heartDisease: "present",
    qtMedicine: "present",
  });
  expect([of({ medicines: ["Qwertamol"] }).qtMedicine, of({ medicines: ["Zoloft"] }).qtMedicine]).toEqual(["unknown", "absent"]);
});

test("[LAB-1] what was last on record is shown beside each test, and nothing where there is none", () => {
  const last = (code: LabCode, labs: LabFacts["labs"] = [lab("tsh", "abnormal", daysAgo(10)), lab("tsh", "normal", daysAgo(20))]) =>
    labsDue({ ...facts, labs }, shippedProtocol, now).find((one) => one.lab === code)?.last;
  expect(last("tsh")).toEqual({ at: daysAgo(10), outcome: "abnormal" });
  expect(last("ua")).toBeNull();
  expect(last("weight-height")).toBeNull();
});

test("[LAB-1] blood count and drug screen on record are fresh; an ECG younger than its limit is, too", () => {
  expect(stateOf("cbc", { labs: [lab("cbc", "normal", daysAgo(10))] })).toBe("fresh");
  expect(stateOf("uds", { labs: [lab("uds", "negative", daysAgo(10))] })).toBe("fresh");
  expect(stateOf("ecg", { age: { value: 60, unit: "a" }, labs: [lab("ecg", "normal", daysAgo(10))] })).toBe("fresh");
});

test("[LAB-1] a urinalysis from before bladder symptoms is due again, one from after them is not", () => {
  const at = (days: number) => stateOf("ua", { bladderSymptomsAt: daysAgo(5), labs: [lab("ua", "normal", daysAgo(days))] });
  expect([at(6), at(4)]).toEqual(["due", "fresh"]);
  expect(stateOf("ua", { bladderSymptomsAt: daysAgo(5) })).toBe("due");
  expect(stateOf("ua", { labs: [lab("ua", "normal", daysAgo(6))] })).toBe("fresh");
});

test("[LAB-1] weight is wanted again at each dosing visit, once there was one", () => {
  const measured = [vitals({ weight: { value: 70, unit: "kg" }, height: { value: 170, unit: "cm" } })];
  const reason = (sessionsAt: LabFacts["sessionsAt"]) =>
    labsDue({ ...facts, vitals: measured, sessionsAt }, shippedProtocol, now).find((one) => one.lab === "weight-height")?.reason;
  expect([reason([]), reason(null), reason([daysAgo(3)])]).toEqual([
    "On record.",
    "On record.",
    "On record; the weight again at each dosing visit.",
  ]);
  expect(labsDue(facts, shippedProtocol, now).find((one) => one.lab === "weight-height")?.reason).toMatch(/weight.*height/i);
});

test("[LAB-1] sessions of before a result do not count towards its repetition", () => {
  const after = (days: number) =>
    stateOf("bmp-lft", { labs: [lab("bmp-lft", "normal", daysAgo(30))], sessionsAt: Array.from({ length: 20 }, () => daysAgo(days)) });
  expect([after(40), after(10)]).toEqual(["fresh", "overdue"]);
});

test("[LAB-1] bladder symptoms are as old as the answer that names them, and none without it", () => {
  const of = (one: Case) => {
    const given = input(one);
    return labFacts(intake(one), given, findingsOf(given, shippedProtocol), { nextDoseAt: null, sessionsAt: [] });
  };
  expect(of({ says: { bladder: "no" } }).bladderSymptomsAt).toBeNull();
  expect(of({ says: { bladder: "not-sure" } }).bladderSymptomsAt).toBeNull();
  expect(of({ medicines: ["Zoloft", "Celexa"] }).qtMedicine).toBe("present");
  expect(of({ medicines: ["Zoloft", "Qwertamol"] }).qtMedicine).toBe("unknown");
  const silent = { ...input(), intake: [] };
  expect(labFacts(intake({ says: { bladder: "yes" } }), silent, [], { nextDoseAt: null, sessionsAt: null })).toMatchObject({
    heartDisease: "unknown",
    qtMedicine: "unknown",
    bladderSymptomsAt: null,
  });
});
