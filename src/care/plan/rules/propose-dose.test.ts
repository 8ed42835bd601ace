import { expect, test } from "vitest";

import { kilograms, micrograms, mmHg, percent, quantity, score } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import type { LastSession } from "./last-session.ts";
import type { OrderFacts } from "./order-question.ts";
import { proposeDose, type ProposalQuestion } from "./propose-dose.ts";
import { facts, hoursAgo, nothingKnown, now } from "./test-order.ts";

const propose = (part: Partial<ProposalQuestion> = {}, known: Partial<OrderFacts> = {}) =>
  proposeDose({ route: "IM", dose: null, weightBasis: null, protocol: shippedProtocol, now, ...part, facts: { ...facts, ...known } });
const mg = (from: number, to: number) => ({ from: micrograms(from * 1000), to: micrograms(to * 1000) });
const standing = (rule: string, ...asked: Parameters<typeof propose>) =>
  propose(...asked).statements.find((one) => one.rule === rule)?.standing;

const well: LastSession = {
  sessionId: "s-1",
  route: "IM",
  dosedAt: hoursAgo(168),
  worstGrade: score(0),
  peakSystolic: mmHg(140),
  peakDiastolic: mmHg(85),
  lowestSaturation: percent(96),
  lowestMoaas: score(4),
  deliriumMedicated: "no",
  effect: "insufficient",
  review: { at: hoursAgo(1), reason: "Well." },
};
const afterFirst = (milligrams: number, lastSession: LastSession | null = well): Partial<OrderFacts> => ({
  dosesGiven: [{ route: "IM", kind: "first", amount: micrograms(milligrams * 1000), at: hoursAgo(168), sessionId: "s-1" }],
  dosingTimes: [hoursAgo(168)],
  lastSession,
  weights: [{ value: kilograms(70), at: hoursAgo(200), source: "measured-here" }, ...facts.weights],
  integration: "done",
});

test("[TIT-01] a first dose is proposed from its band up to the route's first dose", () => {
  expect(propose().range).toEqual(mg(17.5, 35));
  expect(propose({ route: "SL" }).range).toEqual(mg(50, 100));
  expect(propose({ route: "IN" }).range).toEqual(mg(20, 50));
});

test("[TIT-01] esketamine proposes an amount that exists", () => {
  expect(propose({ route: "IN-ESK" }, { condition: "treatment-resistant-depression" }).range).toEqual(mg(56, 56));
  expect(propose({ route: "IN-ESK" }, { condition: "depression-with-suicidality" }).range).toEqual(mg(84, 84));
});

test("[TIT-09] where a lower start is suggested, less than the usual first dose is proposed", () => {
  const old = { body: { ...facts.body, age: quantity(70, "a") } };
  expect(propose({ route: "SL" }, old).range).toEqual(mg(10, 50));
  expect(propose({ route: "IM" }, old).range).toEqual(mg(17.5, 17.5));
  expect(propose({ route: "IV" }, old).range).toEqual(mg(28, 28));
  // The label of esketamine has no lower start in the United States.
  expect(propose({ route: "IN-ESK" }, { ...old, condition: "treatment-resistant-depression" }).range).toEqual(mg(56, 56));
});

test("[TIT-02] after a session that allows it up to one step more is proposed, else no more than the last dose", () => {
  expect(propose({}, afterFirst(35)).range).toEqual(mg(35, 52.5));
  expect(propose({}, afterFirst(35, { ...well, effect: "unknown" })).range).toEqual(mg(35, 35));
  expect(propose({}, afterFirst(35, { ...well, peakSystolic: null })).range).toEqual(mg(35, 35));
});

test("[TIT-03] after a difficult session nothing is proposed before its review, and then one step down", () => {
  const difficult = { ...well, lowestSaturation: percent(86) };
  expect(propose({}, afterFirst(70, { ...difficult, review: null })).range).toBeNull();
  expect(propose({}, afterFirst(70, difficult)).range).toEqual(mg(52.5, 52.5));
});

test("[TIT-05] a proposal never reaches above the lower hard maximum, and without a weight there is none", () => {
  expect(propose({}, afterFirst(100)).range).toEqual(mg(100, 105));
  expect(propose({}, { weight: null }).range).toBeNull();
});

test("[TIT-06] another route starts with its own first dose, whatever was given before", () => {
  expect(propose({ route: "SL" }, afterFirst(70)).range).toEqual(mg(50, 100));
  expect(standing("TIT-06", { route: "SL" }, afterFirst(70))).toBe("note");
});

test("[TIT-08] a dose by ideal weight is proposed by ideal weight", () => {
  const heavy = { weight: { value: kilograms(120), at: hoursAgo(1), source: "measured-here" } } as const;
  expect(propose({ weightBasis: "actual" }, heavy).range?.to).toEqual(micrograms(60_000));
  expect(propose({ weightBasis: "ideal" }, heavy).range?.to.value).toBeLessThan(35_000);
});

test("every number of titration and spacing says something about every question, and nothing known is never clear for the body", () => {
  const numbers = [
    "TIT-01",
    "TIT-02",
    "TIT-03",
    "TIT-04",
    "TIT-05",
    "TIT-06",
    "TIT-07",
    "TIT-08",
    "TIT-09",
    "SPC-1",
    "SPC-2",
    "SPC-3",
    "SPC-4",
  ];
  expect(propose().statements.map(({ rule }) => rule)).toEqual(numbers);
  const blank = proposeDose({ route: "IM", dose: null, weightBasis: null, protocol: shippedProtocol, now, facts: nothingKnown });
  expect(blank.range).toBeNull();
  expect(blank.statements.filter(({ standing: one }) => one === "unknown").map(({ rule }) => rule)).toEqual([
    "TIT-01",
    "TIT-04",
    "TIT-05",
    "TIT-07",
    "TIT-08",
    "TIT-09",
  ]);
});

test("[ESK-1] esketamine adds where its schedule is", () => {
  const asked = propose({ route: "IN-ESK" }, { condition: "treatment-resistant-depression" });
  expect(asked.statements.slice(-6).map(({ rule }) => rule)).toEqual(["ESK-1", "ESK-2", "ESK-3", "ESK-4", "ESK-5", "ESK-6"]);
  expect(propose({ route: "IN-ESK" }, { condition: "ptsd" }).statements.some(({ rule }) => rule.startsWith("ESK"))).toBe(false);
});

test("[TIT-05] two signatures for the dose that is thought about are seen in its statement", () => {
  const authorisations = [
    {
      authorisationId: "a-1",
      route: "IM",
      dose: micrograms(110_000),
      reason: "Tolerant.",
      holdsFor: quantity(24, "h"),
      confirmedAt: hoursAgo(1),
    },
  ] as const;
  expect(standing("TIT-05", { dose: micrograms(110_000) }, { authorisations })).toBe("clear");
  expect(standing("TIT-05", { dose: micrograms(110_001) }, { authorisations })).toBe("block");
  expect(standing("TIT-05", {}, { authorisations })).toBe("unknown");
});

test("[TIT-08] a route that is not dosed by weight says nothing of a BMI", () => {
  expect(standing("TIT-08", { route: "SL" }, { body: { height: null, sex: null, age: null } })).toBe("clear");
});

test("[TIT-03] one step down from a dose of one step is nothing to propose", () => {
  const difficult = { ...well, lowestSaturation: percent(86) };
  expect(propose({}, afterFirst(17.5, difficult)).range).toBeNull();
  expect(propose({}, afterFirst(18, difficult)).range).toEqual(mg(0.5, 0.5));
});

test("[TIT-07] the weight is compared with the one before the newest dosing session", () => {
  const weights = [
    { value: kilograms(90), at: hoursAgo(1000), source: "measured-here" },
    { value: kilograms(70), at: hoursAgo(300), source: "measured-here" },
    { value: kilograms(70), at: hoursAgo(24), source: "measured-here" },
  ] as const;
  expect(standing("TIT-07", {}, { weights, dosingTimes: [hoursAgo(900), hoursAgo(168)] })).toBe("clear");
});

test("[TIT-02] without a weight no step is known, and so no range after a dose by weight", () => {
  expect(propose({}, { ...afterFirst(35), weight: null }).range).toBeNull();
});

test("[ESK-1] other routes have no schedule of esketamine, and only its own doses count in it", () => {
  const condition = "treatment-resistant-depression" as const;
  expect(propose({}, { condition }).statements.some(({ rule }) => rule.startsWith("ESK"))).toBe(false);
  const given = (route: "IM" | "IN-ESK") =>
    propose(
      { route: "IN-ESK" },
      { condition, dosesGiven: [{ route, kind: "first", amount: micrograms(56_000), at: hoursAgo(24 * 8), sessionId: "s-1" }] },
    ).statements.find(({ rule }) => rule === "ESK-1")?.what;
  expect([given("IM"), given("IN-ESK")]).toEqual(["Not started.", "Week 2 of treatment."]);
});

test("a session of a further dose alone has no dose to go by", () => {
  const dosesGiven = [{ route: "IM", kind: "booster", amount: micrograms(10_000), at: hoursAgo(168), sessionId: "s-1" }] as const;
  expect(propose({}, { dosesGiven }).range).toEqual(mg(17.5, 35));
});
