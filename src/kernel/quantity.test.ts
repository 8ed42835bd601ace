import * as fc from "fast-check";
import { expect, expectTypeOf, test } from "vitest";

import * as exported from "./quantity.ts";
import {
  centimetresFromInches,
  doseInVolume,
  inchesFromCentimetres,
  inMicrograms,
  inMicrolitres,
  inMilligrams,
  inMillilitres,
  kilograms,
  kilogramsFromPounds,
  micrograms,
  poundsFromKilograms,
  quantity,
  volumeOfDose,
  type Quantity,
  type Unit,
} from "./quantity.ts";

const runs = { numRuns: 2_000 };
const grams = fc.integer({ min: 1_000, max: 700_000 });
const amounts = fc.integer({ min: 0, max: 1_000_000 });
const concentrations = fc.constantFrom(1, 10, 11.53, 28.25, 50, 57.67, 100).map((value) => quantity(value, "mg/mL"));

test("a weight in kilograms comes back from pounds as the same gram", () => {
  fc.assert(
    fc.property(grams, (gram) => {
      const weight = kilograms(gram / 1000);
      expect(kilogramsFromPounds(poundsFromKilograms(weight))).toEqual(weight);
    }),
    runs,
  );
});

test("a weight in pounds comes back from kilograms as the same tenth of a pound", () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 15_000 }), (tenths) => {
      const back = poundsFromKilograms(kilogramsFromPounds(quantity(tenths / 10, "[lb_av]")));
      expect(Math.round(back.value * 10)).toBe(tenths);
    }),
    runs,
  );
});

test("a height comes back from inches as the same millimetre, and inches as the same tenth", () => {
  fc.assert(
    fc.property(fc.integer({ min: 500, max: 2_600 }), (millimetres) => {
      const height = quantity(millimetres / 10, "cm");
      expect(centimetresFromInches(inchesFromCentimetres(height))).toEqual(height);
    }),
    runs,
  );
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 1_000 }), (tenths) => {
      const back = inchesFromCentimetres(centimetresFromInches(quantity(tenths / 10, "[in_i]")));
      expect(Math.round(back.value * 10)).toBe(tenths);
    }),
    runs,
  );
});

test("an amount in whole micrograms comes back from milligrams unchanged, and a volume in whole microlitres from millilitres", () => {
  fc.assert(
    fc.property(amounts, (value) => {
      expect(inMicrograms(inMilligrams(micrograms(value)))).toEqual(micrograms(value));
      expect(inMicrolitres(inMillilitres(quantity(value, "uL")))).toEqual(quantity(value, "uL"));
    }),
    runs,
  );
});

test("a dose drawn as a volume is the dose again, to half a microlitre of its strength", () => {
  fc.assert(
    fc.property(amounts, concentrations, (value, concentration) => {
      const volume = volumeOfDose(micrograms(value), concentration);
      if (volume === undefined) throw new Error("A strength above 0 has a volume.");
      expect(Math.abs(doseInVolume(volume, concentration).value - value)).toBeLessThanOrEqual(concentration.value / 2 + 0.5);
    }),
    runs,
  );
});

test("a volume that was drawn is the same whole microlitre again after it was told as a dose", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000 }), concentrations, (value, concentration) => {
      expect(volumeOfDose(doseInVolume(quantity(value, "uL"), concentration), concentration)).toEqual(quantity(value, "uL"));
    }),
    runs,
  );
});

test("a strength that is none has no volume", () => {
  for (const value of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(volumeOfDose(micrograms(1_000), quantity(value, "mg/mL"))).toBeUndefined();
});

type Takes<F extends (...given: never[]) => unknown> = Parameters<F>[0];

// The compiler proves it: a quantity of another unit is not taken, whatever its number is.
test("no conversion takes a quantity of another kind: kg is no lb, mg no µg, mL no µL, and a dose no volume", () => {
  expectTypeOf<Takes<typeof kilogramsFromPounds>>().toEqualTypeOf<Quantity<"[lb_av]">>();
  expectTypeOf<Quantity<"kg">>().not.toExtend<Takes<typeof kilogramsFromPounds>>();
  expectTypeOf<Quantity<"[lb_av]">>().not.toExtend<Takes<typeof poundsFromKilograms>>();
  expectTypeOf<Quantity<"ug">>().not.toExtend<Takes<typeof inMicrograms>>();
  expectTypeOf<Quantity<"mg">>().not.toExtend<Takes<typeof inMilligrams>>();
  expectTypeOf<Quantity<"uL">>().not.toExtend<Takes<typeof inMicrolitres>>();
  expectTypeOf<Quantity<"mL">>().not.toExtend<Takes<typeof inMillilitres>>();
  expectTypeOf<Quantity<"mL">>().not.toExtend<Takes<typeof volumeOfDose>>();
  expectTypeOf<Quantity<"mg">>().not.toExtend<Takes<typeof volumeOfDose>>();
  expectTypeOf<Quantity<"ug">>().not.toExtend<Takes<typeof doseInVolume>>();
  expectTypeOf<Quantity<"mL">>().not.toExtend<Takes<typeof doseInVolume>>();
  expectTypeOf<Quantity<"ug{hydrochloride}">>().not.toExtend<Quantity<"ug">>();
  expectTypeOf<Quantity<Unit>>().not.toExtend<Takes<typeof inMilligrams>>();
  expectTypeOf<number>().not.toExtend<Takes<typeof inMicrograms>>();
});

test("these are all the conversions that there are; a new one needs its own round trip here", () => {
  const makers = ["quantity", "mmHg", "perMinute", "percent", "celsius", "score", "kilograms", "micrograms"];
  const conversions = [
    ["kilogramsFromPounds", "poundsFromKilograms"],
    ["centimetresFromInches", "inchesFromCentimetres"],
    ["inMicrograms", "inMilligrams"],
    ["microgramsFromMilligrams", "milligramsOf"],
    ["inMicrolitres", "inMillilitres"],
    ["volumeOfDose", "doseInVolume"],
  ].flat();
  expect(Object.keys(exported).toSorted()).toEqual([...makers, ...conversions].toSorted());
});
