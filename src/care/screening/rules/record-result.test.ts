import { expect, test } from "vitest";

import type { Decision } from "#kernel/decision.ts";
import { fold } from "#kernel/stream.ts";

import { screeningEvent, type ScreeningEvent } from "./events.ts";
import { recordLabResult, recordVitals, strikeResult } from "./record-result.ts";
import { screeningStream } from "./screening.ts";
import { given, now, prescriber, pressure, recorded, value } from "./test-intake.ts";

const meta = { commandId: "r", observedAt: now, now, actor: prescriber };
const liver = {
  lab: "bmp-lft" as const,
  outcome: "normal" as const,
  specimen: null,
  values: [value("alt", 22, "U/L", 7, 40)],
  collectedAt: now,
  note: "",
};
const body = { pressure: pressure(128, 82), weight: { value: 70.2, unit: "kg" as const }, height: null, measuredAt: now, note: "" };

const eventsOf = (decision: Decision<ScreeningEvent>): readonly ScreeningEvent[] =>
  decision.outcome === "accepted" ? decision.events : [];
const refusalOf = (decision: Decision<ScreeningEvent>) => (decision.outcome === "refused" ? decision.refusal : undefined);

test("[LAB-3] a result is kept as the laboratory reported it, with units and limits", () => {
  const [event] = eventsOf(recordLabResult(given(), liver, meta));
  expect(event).toMatchObject({ type: "lab-recorded", recordId: "r", values: [{ analyte: "alt", unit: "U/L", upper: 40 }] });
  expect(screeningEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
});

test("[LAB-3] what is malformed is refused with its field", () => {
  const refused = (more: object) => refusalOf(recordLabResult(given(), { ...liver, ...more }, meta));
  expect(refused({ outcome: "positive" })).toMatchObject({ rule: "LAB-3", field: "outcome" });
  expect(refused({ values: [value("tsh", 2, "m[IU]/L", null, null)] })).toMatchObject({ field: "values.tsh" });
  expect(refused({ values: [value("alt", 22, "mmol/L", null, 40)] })).toMatchObject({ field: "values.alt" });
  expect(refused({ values: [value("alt", 22, "U/L", 40, 7)] })).toMatchObject({ field: "values.alt" });
  expect(refused({ collectedAt: now.add({ hours: 1 }) })).toMatchObject({ field: "collectedAt" });
  expect(refused({ collectedAt: now.add({ minutes: 10 }) })).toBeUndefined();
});

test("[LAB-4] pressure, weight and height are kept with units; none, nobody's or swapped ones are refused", () => {
  expect(eventsOf(recordVitals(given(), body, meta))).toMatchObject([{ type: "vitals-recorded", weight: { value: 70.2, unit: "kg" } }]);
  const refused = (more: object) => refusalOf(recordVitals(given(), { ...body, ...more }, meta));
  expect(refused({ pressure: null, weight: null })).toMatchObject({ rule: "LAB-4", field: "pressure" });
  expect(refused({ pressure: pressure(80, 120) })).toMatchObject({ field: "diastolic" });
  expect(refused({ height: { value: 1.75, unit: "cm" } })).toMatchObject({ field: "height" });
  expect(refused({ measuredAt: now.add({ hours: 1 }) })).toMatchObject({ field: "measuredAt" });
});

test("[LAB-5] a result that was entered in error stays on record, struck once with a reason", () => {
  const kept = given(...eventsOf(recordLabResult(given(), liver, meta)));
  expect(refusalOf(strikeResult(kept, { recordId: "x", reason: "typo" }))).toMatchObject({ rule: "LAB-5" });
  const struck = fold(
    screeningStream,
    eventsOf(strikeResult(kept, { recordId: "r", reason: "Another patient's." })).map((event) => recorded(event, prescriber)),
    kept,
  );
  expect(struck.labs).toMatchObject([{ recordId: "r", struck: { reason: "Another patient's.", by: prescriber } }]);
  expect(refusalOf(strikeResult(struck, { recordId: "r", reason: "again" }))).toMatchObject({ rule: "LAB-5" });
});

test("[LAB-3] limits may be open on one side, and equal ones are none", () => {
  const outcome = (lower: number | null, upper: number | null) =>
    recordLabResult(given(), { ...liver, values: [value("alt", 22, "U/L", lower, upper)] }, meta).outcome;
  expect([outcome(null, 40), outcome(7, null), outcome(null, null), outcome(7, 40)]).toEqual(Array(4).fill("accepted"));
  expect([outcome(40, 40), outcome(41, 40)]).toEqual(["refused", "refused"]);
});

test("[LAB-3] a clock that is fast by the tolerance is forgiven", () => {
  const at = (minutes: number) => recordLabResult(given(), { ...liver, collectedAt: now.add({ minutes }) }, meta).outcome;
  expect([at(15), at(16)]).toEqual(["accepted", "refused"]);
});

test("[LAB-4] one value of three is enough, and a pressure whose parts are the same is none", () => {
  const only = (part: object) => recordVitals(given(), { ...body, pressure: null, weight: null, height: null, ...part }, meta).outcome;
  expect(only({ pressure: pressure(120, 80) })).toBe("accepted");
  expect(only({ weight: { value: 70, unit: "kg" } })).toBe("accepted");
  expect(only({ height: { value: 175, unit: "cm" } })).toBe("accepted");
  expect(only({})).toBe("refused");
  expect(only({ pressure: pressure(90, 90) })).toBe("refused");
  expect(only({ height: { value: 1000, unit: "cm" } })).toBe("refused");
  expect(only({ weight: { value: 5000, unit: "kg" } })).toBe("refused");
});
