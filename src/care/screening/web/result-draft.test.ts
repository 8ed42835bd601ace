import { expect, test } from "vitest";

import { labResult, vitalsResult } from "../rules/events.ts";
import { labBody, vitalsBody, type LabDraft, type VitalsDraft } from "./result-draft.ts";

const zone = "America/New_York";
const liver: LabDraft = {
  lab: "bmp-lft",
  outcome: "normal",
  specimen: "",
  values: { alt: { value: "22", lower: "7", upper: "40" }, ast: { value: "", lower: "", upper: "" } },
  collectedAt: "2026-11-23T09:30",
  note: "",
};
const vitals: VitalsDraft = { systolic: "128", diastolic: "82", weight: "70,2", height: "", measuredAt: "2026-11-23T09:30", note: "" };

test("a result is sent with units, limits and the time of the clinic's wall clock", () => {
  const { body } = labBody(liver, zone);
  expect(body).toMatchObject({
    values: [{ analyte: "alt", value: 22, unit: "U/L", lower: 7, upper: 40 }],
    collectedAt: "2026-11-23T14:30:00Z",
  });
  expect(labResult.parse(body)).toMatchObject({ lab: "bmp-lft" });
});

test("what is missing or no number is said at its field, and never turned into one", () => {
  const problems = (more: Partial<LabDraft>) => labBody({ ...liver, ...more }, zone).problems;
  expect(problems({ outcome: "", collectedAt: "" })).toEqual([
    { field: "outcome", key: "outcome" },
    { field: "collectedAt", key: "time" },
  ]);
  expect(problems({ lab: "pregnancy", outcome: "negative" })).toEqual([{ field: "specimen", key: "specimen" }]);
  expect(problems({ values: { alt: { value: "high", lower: "", upper: "" } } })).toEqual([{ field: "values.alt", key: "number" }]);
  expect(problems({ values: { alt: { value: "", lower: "", upper: "40" } } })).toEqual([{ field: "values.alt", key: "limitAlone" }]);
});

test("a pressure needs both numbers, and something has to be measured", () => {
  const read = (more: Partial<VitalsDraft>) => vitalsBody({ ...vitals, ...more }, zone);
  expect(vitalsResult.parse(read({}).body)).toMatchObject({ pressure: { systolic: { value: 128 } }, weight: { value: 70.2, unit: "kg" } });
  expect(read({ diastolic: "" }).problems).toEqual([{ field: "diastolic", key: "pair" }]);
  expect(read({ systolic: "", diastolic: "", weight: "" }).problems).toEqual([{ field: "systolic", key: "nothing" }]);
  expect(read({ systolic: "", diastolic: "" }).body).toMatchObject({ pressure: null, weight: { value: 70.2 } });
});
