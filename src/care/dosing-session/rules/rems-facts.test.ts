import { expect, test } from "vitest";

import type { AdverseEvent } from "#care/adverse-events/rules/adverse-events.ts";
import { nothingAnswered } from "#care/adverse-events/rules/seriousness.ts";
import { missingIn } from "#care/rems/rules/data-set.ts";
import { monitoringForm } from "#care/rems/rules/monitoring-form.ts";
import { interactionClasses } from "#care/screening/rules/data/interaction-classes.ts";
import { readMedicine, type MedicinesReading } from "#care/screening/rules/medicine-readings.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import type { DosingSessionEvent, EventOf } from "./events.ts";
import { remsFactsFromSession, type AroundSession } from "./rems-facts.ts";
import { calm, charted, dose, given, minute, opened } from "./test-session.ts";

const lotId = "0190a000-0000-7000-8000-0000000000e1";
const device = (doseId: string, kind: "first" | "part" = "first"): EventOf<"dose-given"> => {
  const event = dose(doseId, kind, "IN-ESK");
  if (event.type !== "dose-given") throw new Error("This is no dose.");
  return { ...event, amount: { value: 28_000, unit: "ug" }, lotId };
};
const rated = (readingId: string, value: number) => ({
  ...charted(readingId, { spo2: 97, rr: 14, moaas: 5 }, { dissociation: { value, unit: "{score}" } }),
});

const medicine = (name: string) => readMedicine({ name, dose: "", frequency: "" });
const taking = (...readings: readonly ReturnType<typeof medicine>[]): MedicinesReading => ({ known: true, readings });

const around: AroundSession = {
  patient: { givenName: "Ada", familyName: "Frost", birthDate: "1980-02-03", sex: "female" },
  provider: { name: "Mo Nitor", telephone: "555-0101", email: "mo@clinic.example" },
  setting: { name: "Quiet Clinic", address1: "1 Long Lane", address2: "", city: "Albany", state: "NY", zip: "12201" },
  isFirstTreatment: "yes",
  isEnrolled: "yes",
  timeZone: "America/New_York",
  medicines: taking(),
  lots: new Map([[lotId, { lotNumber: "L1", ndc: "50458-028-00", expiresOn: "2027-01-31" }]]),
  adverseEvents: [],
};

const hour = given(
  [-20, opened("IN-ESK")],
  [-10, charted("r1", { bp: [118, 76], hr: 70, spo2: 98, rr: 14, moaas: 5 })],
  [0, device("d1")],
  [5, device("d2", "part")],
  [20, charted("r2", { spo2: 95, rr: 13, moaas: 4 })],
  [21, rated("r3", 7)],
  [41, charted("r4", { bp: [139, 88], hr: 80, spo2: 96, rr: 14, moaas: 4 })],
  [70, charted("r5", { bp: [124, 78], hr: 72, spo2: 98, rr: 14, moaas: 5 })],
  [80, rated("r6", 0)],
  [121, charted("r7", { bp: [120, 76], hr: 70, spo2: 98, rr: 14, moaas: 5 })],
);
const facts = (change: Partial<AroundSession> = {}) => remsFactsFromSession(hour, { ...around, ...change });

test("[REMS-10] the record of a session says devices, pressures and how long the effects lasted", () => {
  expect(facts()).toMatchObject({
    treatedOn: "2026-11-23",
    devices: [
      { at: minute(0), lotNumber: "L1", expiresOn: "2027-01-31" },
      { at: minute(5), lotNumber: "L1" },
    ],
    leftAt: null,
    sedation: { experienced: "yes", from: minute(20), until: minute(70), lowestMoaas: { value: 4 } },
    dissociation: { experienced: "yes", from: minute(21), until: minute(80), highest: { value: 7 } },
    respiratoryDepression: "no",
    lowestSaturation: { value: 95 },
    seriousEvents: [],
    readyToLeave: "unknown",
  });
  expect(facts().pressures.map(({ systolic }) => systolic.value)).toEqual([118, 139, 124, 120]);
});

test("[REMS-10] what nobody charted is unknown, never no", () => {
  const silent = given([-20, opened("IN-ESK")], [0, device("d1")]);
  expect(remsFactsFromSession(silent, around)).toMatchObject({
    sedation: { experienced: "unknown" },
    dissociation: { experienced: "unknown" },
    respiratoryDepression: "unknown",
    vitalsAcceptableBefore: "unknown",
    vitalsAcceptableAtEnd: "unknown",
    readyAfter: null,
  });
  expect(remsFactsFromSession(given([-20, opened("IN-ESK")]), around)).toMatchObject({ devices: [], treatedOn: null });
});

test("[REMS-10] a running session lacks exactly what is not over yet, and what no gate saw", () => {
  expect(missingIn(monitoringForm(facts(), shippedProtocol))).toEqual([
    "session.totalMinutes",
    "remsEvaluation.readyAfter",
    "vitalSigns.before",
    "vitalSigns.atEnd",
    "bloodPressure.atEnd",
    "readyToLeave.stable",
  ]);
});

test("[REMS-10] medicines answer the classes; one that nobody could place leaves every other class open", () => {
  const of = (medicines: MedicinesReading) => facts({ medicines }).concomitant;
  expect(of({ known: false })).toMatchObject({ benzodiazepines: "unknown", maois: "unknown" });
  expect(of(taking())).toMatchObject({
    benzodiazepines: "no",
    opioids: "no",
    psychostimulants: "no",
    maois: "no",
    "sedative-hypnotics": "no",
  });
  expect(of(taking(medicine("lorazepam")))).toMatchObject({ benzodiazepines: "yes", opioids: "no" });
  expect(of(taking(medicine("lorazepam"), medicine("something")))).toMatchObject({ benzodiazepines: "yes", opioids: "unknown" });
  // Its class holds hypnotics and others: a person answers.
  expect(of(taking(medicine("gabapentin")))).toMatchObject({ "sedative-hypnotics": "unknown", benzodiazepines: "no" });
  const names = ["INT-02", "INT-03", "INT-04", "INT-06", "INT-07"].map((id) => interactionClasses.find((one) => one.id === id)?.name);
  expect(names).toEqual(["Benzodiazepines", "Opioids", "Alcohol and other CNS depressants", "MAO inhibitors", "Psychostimulants"]);
});

const after = (...events: readonly (readonly [number, DosingSessionEvent])[]) =>
  remsFactsFromSession(given([-20, opened("IN-ESK")], [0, device("d1")], ...events), around);

test("[REMS-10] an effect that nobody saw is no, and one that goes on has no end", () => {
  expect(after([20, rated("a", 0)])).toMatchObject({
    sedation: { experienced: "no", from: null, until: null, lowestMoaas: { value: 5 } },
    dissociation: { experienced: "no", from: null, until: null, highest: { value: 0 } },
  });
  expect(after([20, rated("a", 3)], [30, rated("b", 4)]).dissociation).toMatchObject({ experienced: "yes", from: minute(20), until: null });
  expect(after([20, charted("a", { hr: 70 })])).toMatchObject({
    sedation: { lowestMoaas: null },
    dissociation: { highest: null },
    lowestSaturation: null,
  });
});

test("[REMS-10] what was rated before the first device, or was not judged, counts not", () => {
  const facts1 = remsFactsFromSession(
    given(
      [-20, opened("IN-ESK")],
      [-10, charted("r0", { spo2: 90, moaas: 3 })],
      [0, device("d1")],
      [20, charted("r1", { spo2: 97, moaas: 5 })],
      [21, { ...charted("r2", { spo2: 60, moaas: 1 }), implausible: ["saturation", "moaas"] }],
    ),
    around,
  );
  expect(facts1).toMatchObject({ lowestSaturation: { value: 97 }, sedation: { experienced: "no" } });
});

test("[REMS-10] only devices of esketamine are devices, and a lot that nobody recorded has no number", () => {
  const other = given(
    [-20, opened("IN-ESK")],
    [0, { ...device("d1"), lotId: null }],
    [5, dose("d2", "part", "IM")],
    [6, { ...device("d3"), lotId: "none" }],
  );
  expect(remsFactsFromSession(other, around).devices.map(({ at, lotNumber, expiresOn }) => [at, lotNumber, expiresOn])).toEqual([
    [minute(0), null, null],
    [minute(6), null, null],
  ]);
});

test("[REMS-10] half a pressure is no pressure, nor is one that was not judged", () => {
  const pressures = after(
    [10, charted("a", {}, { systolic: { value: 120, unit: "mm[Hg]" } })],
    [11, charted("b", {}, { diastolic: { value: 80, unit: "mm[Hg]" } })],
    [12, { ...charted("c", { bp: [120, 80] }), implausible: ["diastolic"] }],
    [13, { ...charted("d", { bp: [120, 80] }), implausible: ["systolic"] }],
    [14, charted("e", { bp: [121, 81] })],
  ).pressures;
  expect(pressures.map(({ at }) => at)).toEqual([minute(14)]);
});

const redAlarm = (parameter: "saturation" | "respiration" | "systolic", level: "red" | "amber" = "red"): DosingSessionEvent => ({
  type: "alarm-raised",
  alarmId: `x:${parameter}`,
  rule: "x",
  level,
  origin: "charted",
  parameter,
  value: 1,
  readingId: "a",
  sampleAt: null,
});

test("[REMS-10] respiratory depression is denied only where breathing and SpO2 were charted and neither alarmed red", () => {
  const both = [20, charted("a", { spo2: 97, rr: 14 })] as const;
  expect(after(both).respiratoryDepression).toBe("no");
  expect(after([20, charted("a", { spo2: 97 })]).respiratoryDepression).toBe("unknown");
  expect(after([20, charted("a", { rr: 14 })]).respiratoryDepression).toBe("unknown");
  expect(after(both, [21, redAlarm("saturation")]).respiratoryDepression).toBe("unknown");
  expect(after(both, [21, redAlarm("respiration")]).respiratoryDepression).toBe("unknown");
  expect(after(both, [21, redAlarm("systolic")]).respiratoryDepression).toBe("no");
  expect(after(both, [21, redAlarm("saturation", "amber")]).respiratoryDepression).toBe("no");
});

const stamp = { at: minute(20), knownAt: minute(20), by: { kind: "staff", id: "n" } } as const;
const crossed = { ...stamp, reason: "another patient" } as const;
const common = {
  eventId: "e1",
  term: "nausea",
  grade: 2,
  endedAt: null,
  outcome: "resolved",
  drugAction: "dose-not-changed",
  criteria: { ...nothingAnswered },
  expectedness: "expected",
  relation: "possible",
} as const;
const someEvent: AdverseEvent = {
  ...common,
  recorded: {
    ...common,
    ...stamp,
    ownWords: "",
    onsetAt: minute(20),
    proposed: { kind: "unknown", why: "" },
    values: {
      systolic: null,
      diastolic: null,
      saturation: null,
      atRest: "unknown",
      oxygenGiven: "unknown",
      oxygenPressure: null,
      enzymeRatio: null,
    },
    circumstances: {
      inSession: true,
      symptomatic: "no",
      treated: "no",
      backInTime: "yes",
      distressing: "no",
      lowestMoaas: null,
      lasted: null,
    },
    standing: { kind: "adverse-event", why: [] },
    seriousness: "not-serious",
    treatment: "ondansetron",
    session: null,
    drug: null,
    route: null,
  },
  seriousness: "not-serious",
  seriousSince: null,
  followUps: [],
  assessments: [],
  reviewed: null,
  reports: [],
  inError: null,
};
const adverse = (change: Partial<AdverseEvent>): AdverseEvent => ({ ...someEvent, ...change });
const eventsSay = (...events: readonly AdverseEvent[]) => facts({ adverseEvents: events });

test("[REMS-10] an adverse event that names it answers respiratory depression with yes, until it is crossed out", () => {
  expect(eventsSay(adverse({ term: "respiratory_depression" })).respiratoryDepression).toBe("yes");
  expect(eventsSay(adverse({ term: "apnoea" })).respiratoryDepression).toBe("yes");
  expect(eventsSay(adverse({ term: "nausea" })).respiratoryDepression).toBe("no");
  expect(eventsSay(adverse({ term: "apnoea", inError: crossed })).respiratoryDepression).toBe("no");
});

test("[REMS-10] serious events are told with grade, criteria and outcome; one that nobody judged leaves the question open", () => {
  const serious = adverse({ seriousness: "serious", grade: 3, criteria: { ...someEvent.criteria, hospitalisation: "yes" } });
  const [told] = [eventsSay(serious).seriousEvents].flat();
  expect(told).toMatchObject({ what: "Nausea, grade 3", criteria: [expect.stringMatching(/hospital/i)], outcome: someEvent.outcome });
  expect(eventsSay(adverse({ seriousness: "serious", grade: null })).seriousEvents).toMatchObject([{ what: "Nausea", criteria: [] }]);
  expect(eventsSay(adverse({ seriousness: "not-serious" })).seriousEvents).toEqual([]);
  expect(eventsSay(serious, adverse({ seriousness: "not-assessed" })).seriousEvents).toBe("not-assessed");
  expect(eventsSay(adverse({ seriousness: "serious", inError: crossed })).seriousEvents).toEqual([]);
});

const gate = (name: "DOSE" | "RELEASE", ...conditions: readonly (readonly [id: string, status: "met" | "unmet" | "unknown"])[]) => ({
  gate: name,
  overrides: [],
  conditions: conditions.map(([id, status]) => ({
    id,
    status,
    label: id,
    kind: "override" as const,
    reason: "",
    evidence: null,
    source: "",
  })),
});

test("[REMS-10] the vital signs were acceptable where every condition of the stored gate was met; a passed one is still not", () => {
  const before = (...conditions: Parameters<typeof gate> extends readonly [unknown, ...infer Rest] ? Rest : never) =>
    remsFactsFromSession(given([-20, opened("IN-ESK")], [0, { ...device("d1"), reading: gate("DOSE", ...conditions) }]), around)
      .vitalsAcceptableBefore;
  expect(before(["DOSE-6", "met"], ["DOSE-7", "met"], ["DOSE-3", "unmet"])).toBe("yes");
  expect(before(["DOSE-6", "unmet"], ["DOSE-7", "met"])).toBe("no");
  expect(before(["DOSE-6", "unknown"], ["DOSE-7", "met"])).toBe("unknown");
  expect(before(["DOSE-6", "met"])).toBe("unknown");
  expect(before()).toBe("unknown");
});

test("[REMS-10] a release says when the patient left and that it was ready", () => {
  const gone = after([120, { type: "session-released", reading: gate("RELEASE", ["REL-4", "met"], ["REL-5", "met"]) }]);
  expect(gone).toMatchObject({ leftAt: minute(120), readyToLeave: "yes", vitalsAcceptableAtEnd: "yes" });
});

test("[REMS-10] ready is the first assessment at which the clinical state was well, whatever time had passed", () => {
  const assessed = (at: number, oriented: "yes" | "no") =>
    [
      at,
      {
        type: "release-assessed",
        assessmentId: `a${at}`,
        aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, oxygenation: 2 },
        oriented,
        walks: "yes",
        toleratesSips: "yes",
        dissociation: { value: 0, unit: "{score}" },
        newSuicidalIntent: "no",
        settled: "no",
        integrationBooked: "no",
        escortPresent: "no",
        escortName: "",
        instructionsGiven: "no",
        note: "",
      },
    ] as const;
  const readyAfter = (...events: readonly (readonly [number, DosingSessionEvent])[]) =>
    remsFactsFromSession(
      given(
        [-20, opened("IN-ESK")],
        [-10, charted("base", calm)],
        [0, device("d1")],
        [60, charted("r1", calm)],
        [78, charted("r2", calm)],
        ...events,
      ),
      around,
    ).readyAfter;
  expect(readyAfter(assessed(70, "no"), assessed(80, "yes"), assessed(90, "yes"))).toEqual({ value: 80, unit: "min" });
  expect(readyAfter(assessed(70, "no"))).toBeNull();
});
