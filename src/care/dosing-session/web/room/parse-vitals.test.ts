import { expect, test } from "vitest";

import { noVitals, parseVitals } from "./parse-vitals.ts";

test("two pressures are read from one field however they are written", () => {
  for (const pressure of ["120/80", "120 80", "120-80", " 120 / 80 "]) {
    expect(parseVitals({ ...noVitals, pressure }).values).toEqual({
      systolic: { value: 120, unit: "mm[Hg]" },
      diastolic: { value: 80, unit: "mm[Hg]" },
    });
  }
});

test("a field that was left empty was not taken", () => {
  expect(parseVitals(noVitals)).toEqual({ values: {}, problems: [] });
});

test("what is no number is named, and the rest is kept", () => {
  const parsed = parseVitals({ ...noVitals, pressure: "120", heartRate: "7o", saturation: "97" });
  expect(parsed.problems).toEqual(["pressure", "heartRate"]);
  expect(parsed.values).toEqual({ saturation: { value: 97, unit: "%" } });
});

test("a comma is a decimal mark", () => {
  expect(parseVitals({ ...noVitals, temperature: "36,8" }).values).toEqual({ temperature: { value: 36.8, unit: "Cel" } });
});
