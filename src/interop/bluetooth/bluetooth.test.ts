import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod/mini";

import { parseBloodPressure } from "./blood-pressure.ts";
import { measuringCharacteristics, parseBatteryLevel, type Measurement } from "./characteristics.ts";
import { completeTime } from "./device-time.ts";
import { parseHeartRate } from "./heart-rate.ts";
import { readFloat, readSfloat, type MedicalFloat } from "./medical-float.ts";
import { parseOximeterContinuous, parseOximeterSpot } from "./pulse-oximeter.ts";
import { parseTemperature } from "./temperature.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const number = (value: number): MedicalFloat => ({ kind: "number", value });
const word = (hex: string): number => bytes(hex).reduce((sum, byte, index) => sum + byte * 256 ** index, 0);

test("a number keeps its decimals exactly, below and above zero", () => {
  expect(["6cf1", "6ce1", "6c01", "6c11", "94fe", "0080"].map((hex) => readSfloat(word(hex)))).toEqual(
    [36.4, 3.64, 364, 3640, -36.4, 0].map(number),
  );
  expect(["6c0100ff", "94feff01", "0000007f"].map((hex) => readFloat(word(hex)))).toEqual([36.4, -3640, 0].map(number));
});

test("every special value is a word and no number; with an exponent it is nothing that the standard knows", () => {
  const words = ["nan", "plus-infinity", "nres", "reserved", "minus-infinity"];
  expect(["ff07", "fe07", "0008", "0108", "0208"].map((hex) => readSfloat(word(hex)).kind)).toEqual(words);
  expect(["ffff7f00", "feff7f00", "00008000", "01008000", "02008000"].map((hex) => readFloat(word(hex)).kind)).toEqual(words);
  expect([readSfloat(word("fff7")).kind, readSfloat(word("0018")).kind, readFloat(word("ffff7fff")).kind]).toEqual(
    Array.from({ length: 3 }, () => "reserved"),
  );
  expect([readSfloat(word("fd07")), readSfloat(word("0308"))]).toEqual([number(2045), number(-2045)]);
});

test("a cuff tells pressures in one unit, its time, its user and what was wrong", () => {
  expect(parseBloodPressure(bytes("1e7800500060" + "00ea070b1d0a0f1e" + "4800" + "02" + "2100"))).toEqual({
    outcome: "parsed",
    measurement: {
      kind: "blood-pressure",
      unit: "mm[Hg]",
      systolic: number(120),
      diastolic: number(80),
      mean: number(96),
      pulse: number(72),
      deviceTime: { kind: "local", year: 2026, month: 11, day: 29, hour: 10, minute: 15, second: 30 },
      user: 2,
      status: ["body-movement", "improper-position"],
    },
  });
});

test("a user that the device does not know, and a cuff without status, are unknown and not fine", () => {
  expect(parseBloodPressure(bytes("0878005000ff07ff"))).toMatchObject({
    measurement: { user: "unknown", status: null, mean: { kind: "nan" }, pulse: null, deviceTime: null },
  });
  expect(parseBloodPressure(bytes("10780050006000" + "1800"))).toMatchObject({ measurement: { status: [], user: null } });
});

test("a date that the device does not know is null; one that no calendar has is impossible, and the values stay", () => {
  const at = (stamp: string) => {
    const parsed = parseBloodPressure(bytes(`02780050006000${stamp}`));
    return parsed.outcome === "parsed" ? parsed.measurement.deviceTime : undefined;
  };
  expect(at("00000b1d0a0f1e")).toMatchObject({ kind: "local", year: null, month: 11 });
  expect(completeTime(at("00000b1d0a0f1e") ?? null)).toBeUndefined();
  expect(completeTime(at("ea070b1d0a0f1e") ?? null)?.toString()).toBe("2026-11-29T10:15:30");
  for (const stamp of ["ea070d1d0a0f1e", "ea07021d0a0f1e", "ea070b1d180f1e", "ea070b1d0a3c1e", "01000b1d0a0f1e", "ea070b200a0f1e"])
    expect(at(stamp)).toEqual({ kind: "impossible" });
  expect(at("e807021d0a0f1e")).toMatchObject({ kind: "local", month: 2, day: 29 });
});

test("a packet that is too short or too long for its flags is refused whole", () => {
  const parsers = measuringCharacteristics.map(({ parse }) => parse);
  for (const parse of parsers) expect(parse(new Uint8Array())).toEqual({ outcome: "refused", why: "too-short" });
  expect(parseBloodPressure(bytes("0078005000600000"))).toEqual({ outcome: "refused", why: "too-long" });
  expect(parseHeartRate(bytes("004800"))).toEqual({ outcome: "refused", why: "too-long" });
  expect(parseHeartRate(bytes("10480003ff"))).toEqual({ outcome: "refused", why: "too-short" });
  expect(parseTemperature(bytes("01c40900fe00"))).toEqual({ outcome: "refused", why: "too-long" });
  expect(parseOximeterContinuous(bytes("0462005a00"))).toEqual({ outcome: "refused", why: "too-short" });
});

test("an oximeter's marks of demonstration, storage and an unusable sensor come through; a clock that nobody set says so", () => {
  expect(parseOximeterSpot(bytes("1662005a00" + "000e" + "008800"))).toMatchObject({
    measurement: {
      clockNotSet: true,
      status: ["from-storage", "demonstration", "testing", "sensor-unconnected-to-user", "sensor-disconnected"],
    },
  });
  expect(parseOximeterContinuous(bytes("00ff075a00"))).toMatchObject({
    measurement: { values: { saturation: { kind: "nan" }, pulse: number(90) }, status: null },
  });
});

test("a thermometer tells degrees Celsius or Fahrenheit, and where; an unknown place is none", () => {
  expect(parseTemperature(bytes("05da0300ff03"))).toMatchObject({
    measurement: { temperature: number(98.6), unit: "[degF]", site: "ear" },
  });
  expect(parseTemperature(bytes("0476ff00ff2a"))).toMatchObject({ measurement: { unit: "Cel", site: null } });
});

test("a battery says 0 to 100 %, or nothing", () => {
  expect(["57", "64", "65", "", "5700"].map((hex) => parseBatteryLevel(bytes(hex)))).toEqual([87, 100, null, null, null]);
});

const floatsIn = (one: Measurement): readonly (MedicalFloat | null)[] => {
  switch (one.kind) {
    case "blood-pressure":
      return [one.systolic, one.diastolic, one.mean, one.pulse];
    case "oximeter-spot":
      return [one.values.saturation, one.values.pulse, one.amplitude];
    case "oximeter-continuous":
      return [one.values.saturation, one.values.pulse, one.amplitude, one.fast?.pulse ?? null, one.slow?.saturation ?? null];
    case "temperature":
      return [one.temperature];
    case "heart-rate":
      return [number(one.rate), ...one.intervals.map(number)];
  }
};

test("no bytes throw, none give a value that is no finite number, and the unit is the one of the packet's own flag", () => {
  fc.assert(
    fc.property(fc.nat(4), fc.uint8Array({ maxLength: 40 }), (which, sent) => {
      const parsed = measuringCharacteristics[which]?.parse(sent);
      if (parsed?.outcome !== "parsed") return parsed?.outcome === "refused";
      const { measurement } = parsed;
      for (const float of floatsIn(measurement)) if (float?.kind === "number") expect(Number.isFinite(float.value)).toBe(true);
      const flag = (sent[0] ?? 0) % 2 === 1;
      if (measurement.kind === "blood-pressure") expect(measurement.unit).toBe(flag ? "kPa" : "mm[Hg]");
      if (measurement.kind === "temperature") expect(measurement.unit).toBe(flag ? "[degF]" : "Cel");
      if ("deviceTime" in measurement) completeTime(measurement.deviceTime);
      return true;
    }),
    { numRuns: 20_000, seed: 20_261_129 },
  );
});

test("cutting a byte off a packet that was read, or adding one, is noticed by every kind whose length its flags give", () => {
  const whole = ["1e8a00580078000000041114293b3c00012700", "06b00e00fedc070c050b321b04", "1c5f005a00200000000057f0", "0055"];
  const parsers = [parseBloodPressure, parseTemperature, parseOximeterContinuous, parseHeartRate];
  whole.forEach((hex, index) => {
    const parse = parsers[index];
    const sent = bytes(hex);
    expect(parse?.(sent).outcome).toBe("parsed");
    expect(parse?.(sent.slice(0, -1)).outcome).toBe("refused");
    expect(parse?.(Uint8Array.from([...sent, 0])).outcome).toBe("refused");
  });
});

const fixture = "../shared/fixtures/ble/vectors.json";
const vector = z.object({ characteristic: z.string(), hex: z.string(), expected: z.unknown(), note: z.string() });
const floats: Readonly<Record<string, (word: number) => MedicalFloat>> = { SFLOAT: readSfloat, FLOAT: readFloat };
const kindOf: Readonly<Record<string, string>> = {
  NaN: "nan",
  "+INF": "plus-infinity",
  "-INF": "minus-infinity",
  NRes: "nres",
  reserved: "reserved",
};

const asNumber = (float: MedicalFloat | null): number | undefined => (float?.kind === "number" ? float.value : undefined);

/** A measurement in the words of the vectors, as far as they ask. */
const said = (one: Measurement): Record<string, unknown> => {
  switch (one.kind) {
    case "blood-pressure":
      return {
        systolic: asNumber(one.systolic),
        diastolic: asNumber(one.diastolic),
        map: asNumber(one.mean),
        pulse: asNumber(one.pulse),
        unit: one.unit === "kPa" ? "kPa" : "mmHg",
        userId: one.user,
        statuses: one.status?.length,
      };
    case "heart-rate":
      return {
        hr: one.rate,
        contact: one.contact ?? undefined,
        energyKJ: one.energy ?? undefined,
        rr1024: one.intervals,
        rrMs: one.intervals.slice(0, 1).map((part) => (part * 1000) / 1024),
      };
    case "temperature":
      return {
        temperature: one.temperature.kind === "nan" ? "NaN" : asNumber(one.temperature),
        unit: one.unit === "Cel" ? "C" : "F",
        type: one.site ?? undefined,
        timestamp: completeTime(one.deviceTime)?.toString(),
      };
    case "oximeter-spot":
    case "oximeter-continuous":
      return {
        spo2: asNumber(one.values.saturation),
        pr: asNumber(one.values.pulse),
        pai: asNumber(one.amplitude),
        statuses: one.status?.length,
        ...(one.kind === "oximeter-spot"
          ? { timestamp: completeTime(one.deviceTime)?.toString() }
          : {
              spo2Fast: asNumber(one.fast?.saturation ?? null),
              prFast: asNumber(one.fast?.pulse ?? null),
              spo2Slow: asNumber(one.slow?.saturation ?? null),
              prSlow: asNumber(one.slow?.pulse ?? null),
            }),
      };
  }
};

const statusesIn = (expected: Record<string, unknown>): number | undefined => {
  const lists = ["status", "measurementStatus", "deviceStatus"].map((name) => expected[name]).filter((list) => Array.isArray(list));
  return lists.length === 0 ? undefined : lists.flat().length;
};

test.skipIf(!existsSync(fixture))("payloads of other people's tests are read as they say (skipped where ../shared is not there)", () => {
  const vectors = z.parse(z.array(vector), JSON.parse(readFileSync(fixture, "utf8")));
  expect(vectors.length).toBeGreaterThanOrEqual(45);
  for (const { characteristic, hex, expected, note } of vectors) {
    const about = `${characteristic} ${hex} ${note}`;
    const float = floats[characteristic];
    if (float !== undefined) {
      const { value } = z.parse(z.object({ value: z.union([z.number(), z.string()]) }), expected);
      expect(float(word(hex)), about).toEqual(typeof value === "number" ? number(value) : { kind: kindOf[value] });
      continue;
    }
    const parsed = measuringCharacteristics.find((one) => one.characteristic === Number.parseInt(characteristic, 16))?.parse(bytes(hex));
    if (expected === null) {
      expect(parsed?.outcome, about).toBe("refused");
      continue;
    }
    const wanted = z.parse(z.record(z.string(), z.unknown()), expected);
    if (parsed?.outcome !== "parsed") throw new Error(`Not read: ${about}`);
    const { status: _s, measurementStatus: _m, deviceStatus: _d, timestamp, ...values } = wanted;
    expect(said(parsed.measurement), about).toMatchObject(values);
    const statuses = statusesIn(wanted);
    if (statuses !== undefined) expect(said(parsed.measurement)["statuses"], about).toBe(statuses);
    if (typeof timestamp === "string") expect(said(parsed.measurement)["timestamp"], about).toBe(timestamp);
    if (typeof timestamp === "object") expect(parsed.measurement, about).toMatchObject({ deviceTime: timestamp });
  }
});
