import { expect, test } from "vitest";

import { kilograms, micrograms, percent, quantity, score, mmHg } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { bmiOf, dosingWeight, idealWeight, type Body } from "./body-weight.ts";
import { withReview, type LastSession, type SessionRecord } from "./last-session.ts";
import { lowerStartMedicines } from "./lower-start-medicines.ts";
import type { Reviewed } from "./plan.ts";
import { hoursAgo, now, prescriber } from "./test-order.ts";
import { titrateBody, titrateLower, titrateWeighing, type Frailty, type KnownWeight } from "./titrate-by-body.ts";
import { authorisationFor, titrateHard, titrateSoft } from "./titrate-by-limits.ts";
import { titrateFirst, titrateReview, titrateRise, titrateRoute } from "./titrate-by-session.ts";

const protocol = shippedProtocol;
const given = (route: "IM" | "SL", milligrams: number, hours = 168) =>
  ({ route, kind: "first", amount: micrograms(milligrams * 1000), at: hoursAgo(hours), sessionId: "s-1" }) as const;

/** A session in which everything was measured, all was well, and the effect was too small. */
const record: SessionRecord = {
  sessionId: "s-1",
  route: "IM",
  dosedAt: hoursAgo(168),
  worstGrade: score(1),
  peakSystolic: mmHg(150),
  peakDiastolic: mmHg(92),
  lowestSaturation: percent(95),
  lowestMoaas: score(3),
};
const session: LastSession = { ...record, deliriumMedicated: "no", effect: "insufficient", review: null };
const rise = (part: Partial<LastSession> = {}) => titrateRise({ ...session, ...part }, protocol).standing;
const review = (part: Partial<LastSession> = {}) => titrateReview({ ...session, ...part }, protocol, now);

test("[TIT-01] the first session by a route starts with its first dose, and with 84 mg of esketamine for suicidality", () => {
  const course = { route: "IM", history: [], condition: "ptsd", weight: kilograms(70), protocol } as const;
  expect(titrateFirst(course)).toMatchObject({ standing: "note", what: "Start with 35 mg." });
  expect(titrateFirst({ ...course, weight: null })).toMatchObject({ standing: "unknown" });
  expect(titrateFirst({ ...course, route: "PO" })).toMatchObject({ standing: "unknown", why: "None is set for this route." });
  expect(titrateFirst({ ...course, route: "IN-ESK", condition: "treatment-resistant-depression" }).what).toBe("Start with 56 mg.");
  // By weight 34.019 mg: as a prescriber writes it, and never above.
  expect(titrateFirst({ ...course, weight: kilograms(68.039) }).what).toBe("Start with 34 mg.");
  expect(titrateFirst({ ...course, route: "IN-ESK", condition: "depression-with-suicidality" }).what).toBe("Start with 84 mg.");
  expect(titrateFirst({ ...course, history: [given("IM", 40)] })).toMatchObject({ standing: "clear", evidence: "s-1" });
});

test("[TIT-02] a rise is possible after a session that was well tolerated and did too little", () => {
  expect(titrateRise(session, protocol)).toMatchObject({ standing: "may", evidence: "s-1" });
  expect(titrateRise(null, protocol).standing).toBe("note");
});

test.for([
  ["a grade 3 event", { worstGrade: score(3) }],
  ["a systolic pressure of 180", { peakSystolic: mmHg(180) }],
  ["a diastolic pressure of 110", { peakDiastolic: mmHg(110) }],
  ["an SpO2 of 91", { lowestSaturation: percent(91) }],
  ["an effect that was enough", { effect: "sufficient" }],
  ["a MOAA/S of 1", { lowestMoaas: score(1) }],
  ["delirium that needed a medicine", { deliriumMedicated: "yes" }],
] as const)("[TIT-02] no rise after %s", ([, part]) => {
  expect(rise(part)).toBe("caution");
});

test.for([
  ["worstGrade", { worstGrade: null }],
  ["peakSystolic", { peakSystolic: null }],
  ["peakDiastolic", { peakDiastolic: null }],
  ["lowestSaturation", { lowestSaturation: null }],
  ["lowestMoaas", { lowestMoaas: null }],
  ["deliriumMedicated", { deliriumMedicated: "unknown" }],
  ["effect", { effect: "unknown" }],
] as const)("[TIT-02] what is unknown never allows a rise: %s", ([, part]) => {
  expect(rise(part)).toBe("unknown");
});

test("[TIT-02] the values just inside the limits allow a rise", () => {
  const edge = {
    worstGrade: score(2),
    peakSystolic: mmHg(179),
    peakDiastolic: mmHg(109),
    lowestSaturation: percent(92),
    lowestMoaas: score(2),
  };
  expect(rise(edge)).toBe("may");
});

test("[TIT-02] the limits are the clinic's", () => {
  const stricter = { version: 1, values: { "titration.systolic": 150 } };
  expect(titrateRise(session, stricter).standing).toBe("caution");
});

test.for([
  ["a grade 3 event", { worstGrade: score(3) }],
  ["loss of consciousness", { lowestMoaas: score(1) }],
  ["an SpO2 below 90", { lowestSaturation: percent(89) }],
  ["a systolic pressure of 180", { peakSystolic: mmHg(180) }],
  ["a diastolic pressure of 110", { peakDiastolic: mmHg(110) }],
  ["delirium that needed a medicine", { deliriumMedicated: "yes" }],
] as const)("[TIT-03] %s blocks until a prescriber reviewed the session, and a step down is suggested", ([, part]) => {
  expect(review(part)).toMatchObject({ standing: "block", what: expect.stringContaining("step down") });
  expect(review({ ...part, review: { at: hoursAgo(2), reason: "Labetalol at hand." } })).toMatchObject({
    standing: "clear",
    why: expect.stringContaining("Labetalol at hand."),
  });
});

test("[TIT-03] an SpO2 of 90 asks for no review, and what nobody measured is unknown and not well", () => {
  expect(review({ lowestSaturation: percent(90) }).standing).toBe("clear");
  expect(review({ lowestSaturation: null })).toMatchObject({ standing: "unknown", why: "Not known: lowest SpO2." });
});

test("[TIT-03] a review adds to the record and never takes from it", () => {
  const reviewed: Reviewed = {
    sessionId: "s-1",
    worstGrade: score(0),
    deliriumMedicated: "no",
    effect: "insufficient",
    reason: "Looked at it.",
    at: hoursAgo(2),
    by: { kind: "staff", id: prescriber },
  };
  expect(withReview({ ...record, worstGrade: score(3) }, [reviewed])?.worstGrade).toEqual(score(3));
  expect(withReview({ ...record, worstGrade: null }, [reviewed])).toMatchObject({ worstGrade: score(0), effect: "insufficient" });
  expect(withReview(record, [{ ...reviewed, sessionId: "another" }])).toMatchObject({ effect: "unknown", review: null });
  expect(withReview(null, [reviewed])).toBeNull();
});

test("[TIT-04] above the soft maximum a reason is asked for, and where none is set that is said", () => {
  expect(titrateSoft({ status: "beyond", limit: micrograms(70_000), by: "weight" })).toMatchObject({ standing: "caution" });
  expect(titrateSoft({ status: "within", limit: micrograms(70_000) }).standing).toBe("clear");
  expect(titrateSoft({ status: "not-assessed", why: "no-limit" })).toMatchObject({ standing: "unknown" });
});

test("[TIT-05] above the hard maximum nothing goes without two signatures for exactly that dose, which expire", () => {
  const beyond = { status: "beyond", limit: micrograms(150_000), by: "amount" } as const;
  expect(titrateHard(beyond, undefined).standing).toBe("block");
  const asked = { authorisationId: "a-1", route: "IM", dose: micrograms(160_000), reason: "Tolerant." } as const;
  const signed = { ...asked, holdsFor: quantity(24, "h"), confirmedAt: hoursAgo(23) };
  const found = (dose: number, one = signed) => authorisationFor([one], { route: "IM", dose: micrograms(dose) }, now);
  expect(titrateHard(beyond, found(160_000))).toMatchObject({ standing: "clear", evidence: "a-1", why: "Tolerant." });
  expect(found(160_001)).toBeUndefined();
  expect(found(160_000, { ...signed, confirmedAt: hoursAgo(24.1) })).toBeUndefined();
  expect(authorisationFor([{ ...signed, confirmedAt: null }], { route: "IM", dose: micrograms(160_000) }, now)).toBeUndefined();
  expect(authorisationFor([signed], { route: "SC", dose: micrograms(160_000) }, now)).toBeUndefined();
});

test("[TIT-06] another route starts anew; what reaches the blood is shown and nothing is converted", () => {
  const changed = titrateRoute({ route: "SL", history: [given("IM", 40)], protocol });
  expect(changed).toMatchObject({ standing: "note", evidence: "s-1", why: expect.stringContaining("27 to 32 %") });
  expect(titrateRoute({ route: "IM", history: [given("IM", 40)], protocol }).standing).toBe("clear");
});

test("[TIT-03] a review of a session that asked for none is said as such", () => {
  const reviewed = review({ review: { at: hoursAgo(2), reason: "Well." } });
  expect(reviewed).toMatchObject({ standing: "clear", what: "Reviewed.", why: "2 h ago: Well." });
  expect(review({ worstGrade: score(3), review: { at: hoursAgo(2), reason: "Well." } }).what).toBe("Reviewed; a step down is suggested.");
});

test("[TIT-03] the worse of two grades counts, whoever said it, and the review stays with it", () => {
  const reviewed = (grade: number | null): Reviewed => ({
    sessionId: "s-1",
    worstGrade: grade === null ? null : score(grade),
    deliriumMedicated: "no",
    effect: "sufficient",
    reason: "Seen.",
    at: hoursAgo(2),
    by: { kind: "staff", id: prescriber },
  });
  const worst = (known: number | null, said: number | null) =>
    withReview({ ...record, worstGrade: known === null ? null : score(known) }, [reviewed(said)])?.worstGrade;
  expect([worst(1, 2), worst(2, 1), worst(2, null), worst(null, null)]).toEqual([score(2), score(2), score(2), null]);
  expect(withReview(record, [reviewed(1)])?.review).toEqual({ at: hoursAgo(2), reason: "Seen." });
});

test("[TIT-04] [TIT-05] a limit that is not set and one that depends on a weight are told apart", () => {
  const what = (why: "no-limit" | "no-weight") => [
    titrateSoft({ status: "not-assessed", why }).what,
    titrateHard({ status: "not-assessed", why }, undefined).what,
  ];
  expect(what("no-limit")).toEqual(["No soft maximum is set for this route.", "No hard maximum is set."]);
  expect(what("no-weight")).toEqual(["The soft maximum depends on a weight.", "The hard maximum depends on a weight."]);
  expect(titrateSoft({ status: "not-assessed", why: "no-weight" }).standing).toBe("unknown");
});

test("[TIT-05] two signatures hold through their last minute", () => {
  const signed = {
    authorisationId: "a-1",
    route: "IM",
    dose: micrograms(160_000),
    reason: "Tolerant.",
    holdsFor: quantity(24, "h"),
    confirmedAt: hoursAgo(24),
  } as const;
  expect(authorisationFor([signed], { route: "IM", dose: micrograms(160_000) }, now)).toBe(signed);
});

test("[TIT-06] what reaches the blood by one number is said as one", () => {
  const changed = titrateRoute({ route: "IM", history: [given("SL", 100)], protocol });
  expect(changed.why).toMatch(/: 93 %\.$/);
  expect(titrateRoute({ route: "IM", history: [], protocol }).standing).toBe("clear");
});

test("[TIT-01] a first dose that needs a weight says what is missing", () => {
  const course = { route: "IM", history: [], condition: "ptsd", weight: null, protocol } as const;
  expect(titrateFirst(course).why).toBe("It depends on a weight, and none is known.");
  expect(titrateFirst({ ...course, condition: "depression-with-suicidality", weight: kilograms(70) }).what).toBe("Start with 35 mg.");
});

test("[TIT-08] an unknown BMI says what to record, and the border of the BMI is a choice", () => {
  const ask = (weight: number | null, body: Body) =>
    titrateBody({ basis: null, byWeight: true, weight: weight === null ? null : kilograms(weight), body, protocol });
  expect(ask(null, { height: quantity(177.8, "cm"), sex: "male", age: null }).why).toBe("No weight is on record.");
  expect(ask(70, { height: null, sex: "male", age: null }).why).toBe("Record the height.");
  expect(ask(110.7, { height: quantity(177.8, "cm"), sex: "male", age: null })).toMatchObject({
    standing: "caution",
    why: expect.stringContaining("Actual 110.7 kg, ideal 73 kg."),
  });
});

const weighed = (value: number, hours: number, source: KnownWeight["source"] = "measured-here"): KnownWeight => ({
  value: kilograms(value),
  at: hoursAgo(hours),
  source,
});
const weighing = (weights: readonly KnownWeight[], lastDoseHours: number | null = 168) =>
  titrateWeighing(weights, lastDoseHours === null ? null : hoursAgo(lastDoseHours), protocol, now).standing;

test("[TIT-07] a weight of more than 30 days is taken again", () => {
  expect(weighing([weighed(70, 24 * 30)], null)).toBe("clear");
  expect(weighing([weighed(70, 24 * 30 + 1)], null)).toBe("caution");
  expect(weighing([], null)).toBe("unknown");
});

test("[TIT-07] a weight that changed by more than 5 % since the last dose is taken again, until a second one agrees", () => {
  expect(weighing([weighed(100, 200), weighed(95, 2)])).toBe("clear");
  expect(weighing([weighed(100, 200), weighed(94.9, 2)])).toBe("caution");
  expect(weighing([weighed(100, 200), weighed(90, 3), weighed(90.5, 2)])).toBe("clear");
  expect(weighing([weighed(100, 200), weighed(90, 3, "patient-said"), weighed(90.5, 2)])).toBe("caution");
  expect(weighing([weighed(100, 200), weighed(110, 3), weighed(90, 2)])).toBe("caution");
  expect(weighing([weighed(70, 2)])).toBe("unknown");
});

const tall: Body = { height: quantity(177.8, "cm"), sex: "male", age: quantity(40, "a") };

test("[TIT-08] the ideal body weight is that of the Devine formula, and says nothing where it was not made for", () => {
  expect(idealWeight(tall)).toEqual(kilograms(73));
  expect(idealWeight({ ...tall, sex: "female" })).toEqual(kilograms(68.5));
  expect(idealWeight({ ...tall, height: quantity(152.4, "cm") })).toEqual(kilograms(50));
  for (const body of [
    { ...tall, sex: null },
    { ...tall, sex: "intersex" },
    { ...tall, height: null },
    { ...tall, height: quantity(150, "cm") },
  ] as const)
    expect(idealWeight(body)).toBeNull();
});

test("[TIT-08] from a BMI of 35 the prescriber chooses the weight, and an unknown BMI is not below it", () => {
  const ask = (kg: number, basis: "actual" | "ideal" | null, body = tall) =>
    titrateBody({ basis, byWeight: true, weight: kilograms(kg), body, protocol }).standing;
  expect(bmiOf(kilograms(110.7), quantity(177.8, "cm"))).toEqual(quantity(35, "kg/m2"));
  expect(ask(110, null)).toBe("clear");
  expect(ask(111, null)).toBe("caution");
  expect(ask(111, "actual")).toBe("clear");
  expect(ask(111, "ideal")).toBe("clear");
  expect(ask(111, "ideal", { ...tall, sex: null })).toBe("unknown");
  expect(ask(110, "ideal")).toBe("caution");
  expect(ask(60, null, { ...tall, height: null })).toBe("unknown");
  expect(titrateBody({ basis: null, byWeight: false, weight: null, body: tall, protocol }).standing).toBe("clear");
});

test("[TIT-08] a dose by ideal weight is never reckoned by more than the measured weight", () => {
  expect(dosingWeight(kilograms(120), "ideal", tall)).toEqual(kilograms(73));
  expect(dosingWeight(kilograms(60), "ideal", tall)).toBeNull();
  expect(dosingWeight(kilograms(120), "actual", tall)).toEqual(kilograms(120));
  expect(dosingWeight(kilograms(120), null, tall)).toEqual(kilograms(120));
});

const organs = (filtration: number | null, childPugh: "none" | "A" | "B" | "C" | "unknown") => ({
  filtration: filtration === null ? null : quantity(filtration, "mL/min/{1.73_m2}"),
  childPugh,
});
const medicine = (name: string) => ({ name, dose: "", frequency: "", action: "continue" }) as const;
const sturdy: Frailty = { age: quantity(40, "a"), organs: organs(90, "none"), medicines: [medicine("Sertraline")] };

test("[TIT-09] age, kidney, liver and some medicines suggest one band lower", () => {
  const ask = (part: Partial<Frailty>) => titrateLower({ ...sturdy, ...part }, protocol).standing;
  expect(ask({})).toBe("clear");
  expect(ask({ age: quantity(64, "a") })).toBe("clear");
  expect(ask({ age: quantity(65, "a") })).toBe("caution");
  expect(ask({ organs: organs(30, "none") })).toBe("clear");
  expect(ask({ organs: organs(29, "none") })).toBe("caution");
  expect(ask({ organs: organs(90, "B") })).toBe("caution");
  expect(ask({ organs: organs(90, "C") })).toBe("caution");
  expect(ask({ organs: organs(90, "A") })).toBe("clear");
  expect(ask({ medicines: [medicine("Clarithromycin 500")] })).toBe("caution");
});

test("[TIT-09] a medicine on no interaction list is unknown and said, beside what is known, and never taken for fine", () => {
  const ask = (...names: readonly string[]) => titrateLower({ ...sturdy, medicines: names.map(medicine) }, protocol);
  expect(ask("Sertraline", "Qwertamol")).toMatchObject({
    standing: "unknown",
    why: "Not known: what Qwertamol is (on no interaction list).",
  });
  expect(ask("Lorazepam", "Qwertamol")).toMatchObject({
    standing: "caution",
    why: expect.stringContaining("Not known: what Qwertamol is"),
  });
  expect(ask("Sertraline and Qwertamol").standing).toBe("unknown");
  expect(ask().standing).toBe("clear");
});

test("[TIT-09] benzodiazepines, opioids and inhibitors are known by name; a name that nobody knows is not one", () => {
  expect(lowerStartMedicines([medicine("Lorazepam"), medicine("oxycodone"), medicine("Sertraline")])).toEqual([
    "Lorazepam (benzodiazepines)",
    "oxycodone (opioids)",
  ]);
  expect(lowerStartMedicines([medicine("Somethingnew")])).toEqual([]);
});

test("[TIT-09] what is not known is said, and is not taken for well", () => {
  const nothing = titrateLower({ age: null, organs: null, medicines: null }, protocol);
  expect(nothing).toMatchObject({ standing: "unknown", why: "Not known: age, eGFR, liver function and medicines." });
  expect(titrateLower({ ...sturdy, organs: organs(null, "unknown"), age: quantity(70, "a") }, protocol)).toMatchObject({
    standing: "caution",
    why: "age 70. Not known: eGFR and liver function.",
  });
});
