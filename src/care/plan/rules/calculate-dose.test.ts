import * as fc from "fast-check";
import { expect, test } from "vitest";

import { routes, type Strength } from "#care/pharmacy/rules/drug.ts";
import { kilograms, kilogramsFromPounds, micrograms, milligramsOf, poundsFromKilograms, quantity } from "#kernel/quantity.ts";

import { shippedProtocol } from "#kernel/setting.ts";

import { calculateDose as calculate, type DoseRequest } from "./calculate-dose.ts";
import { readLimit } from "./dose-limits.ts";

const calculateDose = (request: DoseRequest) => calculate(request, shippedProtocol);
const perMl = (value: number): Strength => ({ kind: "concentration", concentration: quantity(value, "mg/mL") });
const piece = (milligrams: number): Strength => ({ kind: "piece", amount: micrograms(milligrams * 1000) });
const byWeight = (value: number) => ({ kind: "by-weight", dosePerWeight: quantity(value, "mg/kg") }) as const;
const amount = (milligrams: number) => ({ kind: "amount", dose: micrograms(milligrams * 1000) }) as const;

// The worked examples of dosing.json (`workedExamples`), as own vectors.
test("70 kg at 0.5 mg/kg is 35 mg, 0.7 mL at 50 mg/mL (dosing.json)", () => {
  const calculated = calculateDose({ route: "IM", weight: kilograms(70), asked: byWeight(0.5), strength: perMl(50) });
  expect(calculated).toMatchObject({
    dose: micrograms(35_000),
    measure: { kind: "volume", volume: quantity(700, "uL") },
    blocks: [],
    warnings: [],
  });
});

test("70 kg at 1.0 mg/kg is 70 mg, 0.7 mL at 100 mg/mL (dosing.json)", () => {
  const calculated = calculateDose({ route: "IM", weight: kilograms(70), asked: byWeight(1), strength: perMl(100) });
  expect(calculated).toMatchObject({ dose: micrograms(70_000), measure: { volume: quantity(700, "uL") }, blocks: [] });
});

test("[ORDER-7] 110 kg at 1.5 mg/kg is 165 mg and is blocked by 150 mg (dosing.json)", () => {
  const calculated = calculateDose({ route: "IM", weight: kilograms(110), asked: byWeight(1.5), strength: perMl(100) });
  expect(calculated.dose).toEqual(micrograms(165_000));
  expect(calculated.hard).toEqual({ status: "beyond", limit: micrograms(150_000), by: "amount" });
  expect(calculated.blocks.map((block) => block.rule)).toEqual(["TIT-05"]);
});

test("80 kg by drip at 0.5 mg/kg over 40 min is 40 mg, 1 mg a minute (dosing.json)", () => {
  const calculated = calculateDose({ route: "IV", weight: kilograms(80), asked: byWeight(0.5), strength: perMl(10) });
  expect(calculated).toMatchObject({ dose: micrograms(40_000), amountPerMinute: micrograms(1_000), blocks: [] });
});

test("62.5 kg at 0.5 mg/kg is 31.25 mg, rounded to 31 mg when asked for whole milligrams (dosing.json)", () => {
  const request = { route: "IV", weight: kilograms(62.5), asked: byWeight(0.5), strength: perMl(10) } as const;
  expect(calculateDose(request).dose).toEqual(micrograms(31_250));
  expect(calculateDose({ ...request, roundTo: quantity(1, "mg") }).dose).toEqual(micrograms(31_000));
});

test("100 mg in pieces of 50 mg are 2 (dosing.json)", () => {
  const calculated = calculateDose({ route: "SL", weight: null, asked: amount(100), strength: piece(50) });
  expect(calculated).toMatchObject({ measure: { kind: "pieces", count: 2 }, blocks: [] });
});

test("84 mg of esketamine are 3 devices over at least 10 minutes (dosing.json)", () => {
  const calculated = calculateDose({ route: "IN-ESK", weight: null, asked: amount(84), strength: piece(28) });
  expect(calculated).toMatchObject({ measure: { kind: "pieces", count: 3, minimumTime: quantity(10, "min") }, blocks: [], warnings: [] });
});

test("[ORDER-7] the lower of the limits by amount and by weight holds", () => {
  const limit = { amount: quantity(150, "mg"), perWeight: quantity(1.5, "mg/kg") };
  expect(readLimit(limit, micrograms(76_000), kilograms(50))).toEqual({ status: "beyond", limit: micrograms(75_000), by: "weight" });
  expect(readLimit(limit, micrograms(75_000), kilograms(50))).toEqual({ status: "within", limit: micrograms(75_000) });
  expect(readLimit(limit, micrograms(150_001), kilograms(120))).toMatchObject({ status: "beyond", by: "amount" });
});

test("[ORDER-7] a limit exactly met is within, whatever binary fractions say", () => {
  expect(readLimit({ amount: null, perWeight: quantity(1.5, "mg/kg") }, micrograms(108_600), kilograms(72.4)).status).toBe("within");
});

test("[ORDER-7] without a weight a limit by weight is not assessed, never within", () => {
  const limit = { amount: quantity(150, "mg"), perWeight: quantity(1.5, "mg/kg") };
  expect(readLimit(limit, micrograms(40_000), null)).toEqual({ status: "not-assessed", why: "no-weight" });
  expect(readLimit(limit, micrograms(151_000), null)).toMatchObject({ status: "beyond" });
  expect(calculateDose({ route: "IM", weight: null, asked: amount(40), strength: perMl(50) }).blocks).toMatchObject([{ rule: "TIT-05" }]);
});

test("[ORDER-6] above the soft maximum is a warning, and no soft maximum is said and never taken for within", () => {
  const soft = calculateDose({ route: "IM", weight: kilograms(70), asked: byWeight(1.2), strength: perMl(50) });
  expect(soft.warnings.map((warning) => warning.rule)).toEqual(["TIT-04"]);
  expect(soft.blocks).toEqual([]);
  const none = calculateDose({ route: "SC", weight: kilograms(70), asked: byWeight(0.5), strength: perMl(50) });
  expect(none.soft).toEqual({ status: "not-assessed", why: "no-limit" });
  expect(none.warnings).toMatchObject([{ rule: "TIT-04" }]);
});

test("[ORDER-10] a route that is switched off is blocked", () => {
  expect(calculateDose({ route: "PO", weight: null, asked: amount(100), strength: piece(50) }).blocks).toMatchObject([
    { rule: "ORDER-10" },
  ]);
});

test("[ORDER-11] a dose that cannot be measured with the strength is blocked", () => {
  expect(calculateDose({ route: "SL", weight: null, asked: amount(120), strength: piece(50) }).blocks).toMatchObject([
    { rule: "ORDER-11" },
  ]);
  expect(calculateDose({ route: "IN-ESK", weight: null, asked: amount(28), strength: piece(28) }).blocks).toMatchObject([
    { rule: "ORDER-11" },
  ]);
  expect(calculateDose({ route: "SL", weight: null, asked: amount(100), strength: perMl(50) }).blocks[0]).toMatchObject({
    rule: "ORDER-11",
  });
  expect(calculateDose({ route: "IM", weight: kilograms(70), asked: byWeight(0.5), strength: perMl(0) }).blocks).toMatchObject([
    { rule: "ORDER-11" },
  ]);
});

test("[ORDER-11] an esketamine device is of 28 mg: no piece of another strength makes up its dose", () => {
  const of = (milligrams: number) =>
    calculateDose({ route: "IN-ESK", weight: null, asked: amount(84), strength: piece(milligrams) }).blocks;
  expect(of(28)).toEqual([]);
  expect(of(84)).toEqual([{ rule: "ORDER-11", message: "Its devices are of 28 mg each." }]);
});

test("[ORDER-11] 100 mg/mL into a vein says that it must be diluted", () => {
  expect(calculateDose({ route: "IV", weight: kilograms(70), asked: byWeight(0.5), strength: perMl(100) }).warnings).toMatchObject([
    { rule: "ORDER-11" },
  ]);
});

test("a dose that is no number is not worked out", () => {
  for (const value of [Number.NaN, 0, -5, Number.POSITIVE_INFINITY]) {
    const calculated = calculateDose({ route: "IM", weight: kilograms(70), asked: byWeight(value), strength: perMl(50) });
    expect(calculated.dose).toBeNull();
    expect(calculated.blocks).toHaveLength(1);
  }
  expect(calculateDose({ route: "IM", weight: null, asked: byWeight(0.5), strength: perMl(50) }).dose).toBeNull();
});

const weights = fc.integer({ min: 30_000, max: 250_000 }).map((grams) => kilograms(grams / 1000));

test("a volume times its concentration gives the dose back, to half a microlitre", () => {
  fc.assert(
    fc.property(weights, fc.integer({ min: 1, max: 1500 }), fc.constantFrom(10, 50, 100), (weight, perMille, concentration) => {
      const { dose, measure } = calculateDose({ route: "IM", weight, asked: byWeight(perMille / 1000), strength: perMl(concentration) });
      expect(dose).not.toBeNull();
      expect(measure?.kind).toBe("volume");
      const volume = measure?.kind === "volume" ? measure.volume.value : Number.NaN;
      expect(Math.abs(volume * concentration - (dose?.value ?? Number.NaN))).toBeLessThanOrEqual(concentration / 2);
    }),
  );
});

test("kilograms to pounds and back changes no dose by more than the last digit that is shown", () => {
  fc.assert(
    fc.property(weights, (weight) => {
      const back = kilogramsFromPounds(poundsFromKilograms(weight));
      expect(Math.abs(back.value - weight.value)).toBeLessThanOrEqual(0.0235);
    }),
  );
});

test("[ORDER-7] no route lets a dose beyond its hard maximum through, at any weight", () => {
  fc.assert(
    fc.property(fc.constantFrom(...routes), weights, fc.integer({ min: 1, max: 500_000 }), (route, weight, value) => {
      const calculated = calculateDose({ route, weight, asked: { kind: "amount", dose: micrograms(value) }, strength: piece(1) });
      const beyond = calculated.hard?.status === "beyond";
      expect(calculated.blocks.some((block) => block.rule === "TIT-05")).toBe(beyond);
      if (calculated.hard?.status === "within") expect(milligramsOf(micrograms(value))).toBeLessThanOrEqual(400);
    }),
  );
});

test("[ORDER-7] a dose at the limit by weight is within it, at any weight", () => {
  fc.assert(
    fc.property(weights, (weight) => {
      const { dose, hard } = calculateDose({ route: "IM", weight, asked: byWeight(1.5), strength: perMl(100) });
      const beyondAmount = (dose?.value ?? 0) > 150_000;
      expect(hard?.status).toBe(beyondAmount ? "beyond" : "within");
    }),
  );
});

test("[ORDER-7] a dose by weight is rounded down to the whole microgram, never up", () => {
  const { dose } = calculateDose({ route: "IM", weight: kilograms(70.035), asked: byWeight(0.5), strength: perMl(50) });
  expect(dose).toEqual(micrograms(35_017));
});

test("[ORDER-7] what cannot be worked out says why, and nothing else of it is known", () => {
  const nothing = { dose: null, dosePerWeight: null, measure: null, amountPerMinute: null, soft: null, hard: null, warnings: [] };
  const blocked = (request: Partial<DoseRequest>) =>
    calculateDose({ route: "IM", weight: kilograms(70), asked: byWeight(0.5), strength: perMl(50), ...request });
  const why = (message: string) => ({ ...nothing, blocks: [{ rule: "ORDER-7", message }] });
  expect(blocked({ weight: null })).toEqual(why("A dose by weight needs a weight."));
  expect(blocked({ asked: byWeight(0) })).toEqual(why("Give a dose above 0."));
  expect(blocked({ weight: null, asked: amount(0) })).toEqual(why("Give a dose above 0."));
  for (const one of [-1, 0.000_5]) expect(blocked({ asked: amount(one) }).dose).toBeNull();
  expect(blocked({ weight: kilograms(0) }).dose).toBeNull();
  expect(blocked({ asked: amount(0.3), roundTo: quantity(1, "mg") }).dose).toBeNull();
});

test("[ORDER-7] a maximum that stands by weight names what it is by weight", () => {
  const message = (milligrams: number, kg: number) =>
    calculateDose({ route: "IM", weight: kilograms(kg), asked: amount(milligrams), strength: perMl(50) }).blocks.find(
      ({ rule }) => rule === "TIT-05",
    )?.message;
  expect(message(106, 70)).toBe("Above the hard maximum of 105 mg (1.5 mg/kg).");
  expect(message(151, 150)).toBe("Above the hard maximum of 150 mg.");
});

test("[TIT-04] [ORDER-11] warnings are said where they belong", () => {
  const warned = (request: Partial<DoseRequest>) =>
    calculateDose({ route: "IM", weight: kilograms(70), asked: amount(30), strength: perMl(50), ...request }).warnings.map(
      ({ rule }) => rule,
    );
  expect(warned({})).toEqual([]);
  expect(warned({ weight: null })).toEqual([]);
  expect(warned({ strength: perMl(100) })).toEqual([]);
  expect(warned({ route: "IV", strength: perMl(10) })).toEqual([]);
  expect(warned({ route: "IV", strength: perMl(100) })).toEqual(["ORDER-11"]);
});

test("[ORDER-11] the amounts that exist are named, and a piece of nothing measures nothing", () => {
  const blocks = (request: Partial<DoseRequest>) =>
    calculateDose({ route: "IN-ESK", weight: null, asked: amount(70), strength: piece(28), ...request }).blocks.map(
      ({ message }) => message,
    );
  expect(blocks({})).toContain("Only 56 mg or 84 mg can be given.");
  expect(blocks({ route: "SL", asked: amount(100), strength: piece(0) })).toContain("The strength is not known.");
});
