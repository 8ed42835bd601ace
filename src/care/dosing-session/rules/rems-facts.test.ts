import { expect, test } from "vitest";

import { missingIn } from "#care/rems/rules/data-set.ts";
import { monitoringForm } from "#care/rems/rules/monitoring-form.ts";
import { interactionClasses } from "#care/screening/rules/data/interaction-classes.ts";
import { readMedicine, type MedicinesReading } from "#care/screening/rules/medicine-readings.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { remsFactsFromSession, type AroundSession } from "./rems-facts.ts";
import { charted, dose, given, minute, opened } from "./test-session.ts";

const lotId = "0190a000-0000-7000-8000-0000000000e1";
const device = (doseId: string, kind: "first" | "part" = "first") => {
  const event = dose(doseId, kind, "IN-ESK");
  return event.type === "dose-given" ? { ...event, amount: { value: 28_000, unit: "ug" } as const, lotId } : event;
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
