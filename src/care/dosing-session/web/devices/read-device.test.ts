import fc from "fast-check";
import { expect, test } from "vitest";

import { measuringCharacteristics } from "#interop/bluetooth/characteristics.ts";

import { isPossible } from "../../rules/plausibility.ts";
import { valuesIn } from "../../rules/vital-parameter.ts";
import { readDevice } from "./read-device.ts";

const read = (characteristic: number, hex: string) => {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const parsed = measuringCharacteristics.find((one) => one.characteristic === characteristic)?.parse(bytes);
  return parsed?.outcome === "parsed" ? readDevice(parsed.measurement) : parsed;
};

test("[BLE-2] kPa become mmHg and degrees Fahrenheit Celsius, by the packet's own flag", () => {
  expect(read(0x2a35, "15bdf00b009ff03c001200")).toMatchObject({
    measured: {
      values: {
        systolic: { value: 142, unit: "mm[Hg]" },
        diastolic: { value: 83, unit: "mm[Hg]" },
        heartRate: { value: 60, unit: "/min" },
      },
      flags: ["cuff-too-loose", "pulse-below-range"],
      user: undefined,
      localTime: null,
    },
  });
  expect(read(0x2a1c, "01da0300ff")).toMatchObject({ measured: { values: { temperature: { value: 37, unit: "Cel" } } } });
});

test("[BLE-1] half a pressure, and a word in place of a number, are no value", () => {
  expect(read(0x2a35, "00ff0750006000")).toMatchObject({ measured: { values: {} } });
  expect(read(0x2a35, "047800500060" + "00ff07")).toMatchObject({ measured: { values: { systolic: { value: 120 } } } });
  expect(read(0x2a5e, "00ff075a00")).toMatchObject({ measured: { values: {} } });
  expect(read(0x2a1c, "00ffff7f00")).toMatchObject({ measured: { values: {} } });
  expect(read(0x2a35, "01020304")).toEqual({ outcome: "refused", why: "too-short" });
});

test("[BLE-5] [BLE-4] a sensor that is off and skin without contact give no value, a demonstration is marked as one", () => {
  expect(read(0x2a5f, "0862005a00002000")).toMatchObject({ kind: "moment", values: { spo2: 98, pulse: 90 } });
  expect(read(0x2a5f, "0862005a00008000")).toMatchObject({ kind: "moment", status: "measured", values: { spo2: null, pulse: null } });
  expect(read(0x2a5f, "0462005a000004")).toMatchObject({ kind: "moment", status: "demonstration" });
  expect(read(0x2a37, "044a")).toMatchObject({ values: { hr: null } });
  expect(read(0x2a37, "064a")).toMatchObject({ values: { hr: 74 } });
  expect(read(0x2a37, "004a")).toMatchObject({ values: { hr: 74 } });
});

test("a clock that nobody set is none", () => {
  expect(read(0x2a5e, "1162005a00ea070b1d0a0f1e")).toMatchObject({ measured: { localTime: null } });
});

test("whatever bytes a device sends, what is read bears the unit of its parameter, or is refused by the same rule as a typed value", () => {
  fc.assert(
    fc.property(fc.nat(4), fc.uint8Array({ minLength: 2, maxLength: 24 }), (which, bytes) => {
      const parsed = measuringCharacteristics[which]?.parse(bytes);
      if (parsed?.outcome !== "parsed") return;
      const word = readDevice(parsed.measurement);
      if (word.kind === "moment") return;
      for (const [parameter, value] of valuesIn(word.measured.values)) {
        expect(typeof isPossible(parameter, value)).toBe("boolean");
        expect(Number.isFinite(value)).toBe(true);
      }
    }),
    { numRuns: 5_000, seed: 1810 },
  );
});
