import fc from "fast-check";
import { expect, test } from "vitest";

import { chooseSession, type Attachment } from "./choose-session.ts";
import { missingNumbers, missingWords } from "./data/missing-values.ts";
import { shippedCodes } from "./data/shipped-codes.ts";
import { clockShift, meantInstant, observedTime } from "./device-clock.ts";
import type { Device } from "./device.ts";
import { identifyDevice } from "./identify-device.ts";
import { mapObservations, type MapContext } from "./map-observations.ts";
import type { SentCode, SentMessage, SentObservation } from "./sent-message.ts";
import { withoutStaleCuff } from "./stale-cuff.ts";

const at = (text: string) => Temporal.Instant.from(text);
const receivedAt = at("2026-11-29T10:15:00Z");
const context: MapContext = { receivedAt, clinicZone: "America/New_York", knownShift: 0, toleranceMilliseconds: 30_000 };
const monitor: Device = { deviceId: "d1", identifiers: ["0011"], timeZone: null, clock: "by-hand", simulated: false, mapping: [] };

const mdc = (code: string, text: string): SentCode => ({ code, text, system: "MDC" });
const mmHg = mdc("266016", "MDC_DIM_MMHG");
const codes = {
  sbp: mdc("150021", "MDC_PRESS_BLD_NONINV_SYS"),
  dbp: mdc("150022", "MDC_PRESS_BLD_NONINV_DIA"),
  hr: mdc("147842", "MDC_ECG_HEART_RATE"),
  spo2: mdc("150456", "MDC_PULS_OXIM_SAT_O2"),
  temp: mdc("188424", "MDC_TEMP_ORAL"),
} as const;
const percent = mdc("262688", "MDC_DIM_PERCENT");
const beats = mdc("264864", "MDC_DIM_BEAT_PER_MIN");

const obx = (code: SentCode, value: string, unit: SentCode | null, more: Partial<SentObservation> = {}): SentObservation => ({
  place: 1,
  valueType: "NM",
  codes: [code],
  values: [value],
  unit,
  flags: [],
  status: "R",
  at: null,
  equipment: "0011",
  ...more,
});
const sent = (observations: readonly SentObservation[], more: Partial<SentMessage> = {}): SentMessage => ({
  senders: ["MON"],
  location: "",
  processing: "P",
  sentAt: { local: "2026-11-29T10:15:00", offset: "+00:00" },
  observations,
  ...more,
});
const map = (observations: readonly SentObservation[], device: Partial<Device> = {}, more: Partial<SentMessage> = {}) =>
  mapObservations(sent(observations, more), { ...monitor, ...device }, context);
const whyOf = (one: SentObservation, device: Partial<Device> = {}, more: Partial<SentMessage> = {}) => {
  const { samples, refused } = map([one], device, more);
  return refused[0]?.why ?? samples[0]?.values;
};

test("[DEV-10] an id of the equipment decides alone; without one the bed does, then the sender; two that could be meant are none", () => {
  const devices = [
    { name: "A", identifiers: ["0011"] },
    { name: "B", identifiers: ["gateway 1"] },
    { name: "C", identifiers: ["ICU^3^1"] },
    { name: "D", identifiers: ["twin"] },
    { name: "E", identifiers: ["TWIN "] },
  ];
  const named = { equipment: null, location: "", senders: ["GATEWAY  1"] };
  expect(identifyDevice(devices, { ...named, equipment: " 0011" })).toMatchObject({ is: "known", device: { name: "A" } });
  expect(identifyDevice(devices, named)).toMatchObject({ is: "known", device: { name: "B" } });
  expect(identifyDevice(devices, { ...named, location: "icu^3^1" })).toMatchObject({ device: { name: "C" } });
  // The gateway is known and the monitor behind it is not: the gateway's name is not lent to it.
  expect(identifyDevice(devices, { ...named, equipment: "0012" })).toEqual({ is: "unknown" });
  expect(identifyDevice(devices, { ...named, senders: ["twin"] })).toEqual({ is: "ambiguous" });
  expect(identifyDevice(devices, { ...named, senders: ["", " "] })).toEqual({ is: "unknown" });
});

test("[DEV-11] shipped MDC and LOINC codes mean their parameter, and a device's own table goes before them", () => {
  const { samples } = map([
    obx(codes.sbp, "120", mmHg),
    obx(codes.dbp, "80", mmHg),
    obx(codes.hr, "72", beats),
    obx(codes.spo2, "97", percent),
  ]);
  expect(samples).toEqual([{ observedAt: receivedAt, deviceAt: receivedAt, values: { sbp: 120, dbp: 80, hr: 72, spo2: 97 }, units: {} }]);
  expect(whyOf(obx({ code: "8867-4", text: "Heart rate", system: "LN" }, "72", { code: "/min", text: "", system: "UCUM" }))).toEqual({
    hr: 72,
  });
  const vendor: SentCode = { code: "NIBP-S", text: "sys", system: "ACME" };
  const row = { system: "ACME", code: "NIBP-S", parameter: "sbp", unit: "mm[Hg]" } as const;
  expect(whyOf(obx(vendor, "121", null), { mapping: [row] })).toEqual({ sbp: 121 });
  expect(whyOf(obx(codes.hr, "72", beats), { mapping: [{ system: "MDC", code: "147842", parameter: "pulse", unit: null }] })).toEqual({
    pulse: 72,
  });
  expect(
    whyOf(obx({ code: "tt-05", text: "MDC_PRESS_BLD_NONINV_SYS", system: "MDC" }, "140.4", { code: "MDC_DIM_MMHG", text: "", system: "" })),
  ).toEqual({
    sbp: 140.4,
  });
});

test("[DEV-12] a code that nobody knows is refused and listed with what was sent; an arterial line is known and not charted", () => {
  const { refused, samples } = map([
    obx({ code: "X9", text: "Temp 2", system: "ACME" }, "36.9", mdc("268192", "MDC_DIM_DEGC"), { place: 4 }),
  ]);
  expect(samples).toEqual([]);
  expect(refused).toEqual([
    {
      place: 4,
      code: { code: "X9", text: "Temp 2", system: "ACME" },
      unit: mdc("268192", "MDC_DIM_DEGC"),
      sent: "36.9",
      why: "unknown-code",
    },
  ]);
  expect(whyOf(obx({ code: "147842", text: "", system: "" }, "72", beats))).toBe("unknown-code");
  expect(
    map([obx(mdc("150033", "MDC_PRESS_BLD_ART_SYS"), "120", mmHg), obx(mdc("69854", "MDC_DEV_METER_PRESS_BLD_VMD"), "", null)]),
  ).toMatchObject({
    samples: [],
    refused: [],
    passedOver: 2,
  });
});

test("[DEV-13] a code whose name or whose alternative says something else contradicts itself", () => {
  expect(whyOf(obx(mdc("149522", "MDC_PULS_RATE"), "59", beats))).toBe("contradicting-code");
  expect(whyOf(obx(mdc("150031", "MDC_PRESS_CUFF_SYS"), "142", mmHg))).toBe("contradicting-code");
  expect(whyOf(obx(mdc("147842", "MDC_PULS_OXIM_SAT_O2"), "98", percent))).toBe("contradicting-code");
  expect(whyOf(obx(codes.sbp, "120", mmHg, { codes: [codes.sbp, { code: "8462-4", text: "", system: "LN" }] }))).toBe("contradicting-code");
  expect(whyOf(obx(codes.sbp, "120", mmHg, { codes: [codes.sbp, { code: "8480-6", text: "", system: "LN" }] }))).toEqual({ sbp: 120 });
});

test("[DEV-14] kPa and °F keep their unit, an unknown or missing one and that of another quantity are refused", () => {
  expect(
    map([obx(codes.sbp, "16.0", mdc("265987", "MDC_DIM_KILO_PASCAL")), obx(codes.temp, "98.6", mdc("266560", "MDC_DIM_FAHR"))]).samples,
  ).toMatchObject([{ values: { sbp: 16, temp: 98.6 }, units: { pressure: "kPa", temperature: "[degF]" } }]);
  expect(whyOf(obx(codes.sbp, "120", { code: "cmH2O", text: "", system: "UCUM" }))).toBe("unknown-unit");
  expect(whyOf(obx(codes.sbp, "120", null))).toBe("no-unit");
  expect(whyOf(obx(codes.hr, "98", percent))).toBe("other-quantity");
  expect(whyOf(obx(codes.hr, "14", { code: "breaths/min", text: "", system: "" }))).toBe("other-quantity");
  expect(whyOf(obx(codes.sbp, "120", mdc("266016", "MDC_DIM_KILO_PASCAL")))).toBe("other-quantity");
  const both = map([
    obx(codes.sbp, "120", mmHg),
    obx(mdc("150301", "MDC_PRESS_CUFF_SYS"), "16", mdc("265987", "MDC_DIM_KILO_PASCAL")),
    obx(codes.hr, "70", beats),
  ]);
  expect(both.samples.map(({ values, units }) => ({ values, units }))).toEqual([
    { values: { hr: 70, sbp: 120 }, units: {} },
    { values: { sbp: 16 }, units: { pressure: "kPa" } },
  ]);
});

test("[DEV-15] what is no plain number, several at once, or two different ones for one moment, gives no value", () => {
  for (const word of missingWords) expect(whyOf(obx(codes.spo2, word, percent)), word).toBe("missing");
  for (const number of missingNumbers) expect(whyOf(obx(codes.spo2, String(number), percent)), String(number)).toBe("missing");
  expect(whyOf(obx(codes.spo2, "<70", percent))).toBe("not-a-number");
  expect(whyOf(obx(codes.spo2, "9.7e1", percent))).toBe("not-a-number");
  expect(whyOf(obx(codes.spo2, "97", percent, { values: ["97", "96"] }))).toBe("several-values");
  expect(whyOf(obx(codes.spo2, "^97", percent, { valueType: "SN" }))).toBe("value-type");
  expect(whyOf(obx(codes.spo2, "https://x", percent, { valueType: "RP" }))).toBe("value-type");
  const twice = map([
    obx(codes.spo2, "97", percent),
    obx(codes.spo2, "87", percent, { place: 2 }),
    obx(codes.hr, "70", beats, { place: 3 }),
  ]);
  expect(twice.refused.map(({ place, why }) => [place, why])).toEqual([
    [1, "two-values"],
    [2, "two-values"],
  ]);
  expect(twice.samples).toMatchObject([{ values: { hr: 70 } }]);
  expect(map([obx(codes.spo2, "97", percent), obx(codes.spo2, "97", percent, { place: 2 })]).samples).toMatchObject([
    { values: { spo2: 97 } },
  ]);
});

test("[DEV-18] what a device or its message marks as test, demonstration, error or no result is no value, whatever its number", () => {
  expect(whyOf(obx(codes.spo2, "97", percent), {}, { processing: "T" })).toBe("test");
  expect(whyOf(obx(codes.spo2, "97", percent), {}, { processing: "D" })).toBe("test");
  expect(whyOf(obx(codes.spo2, "97", percent, { flags: ["H", "test"] }))).toBe("test");
  expect(whyOf(obx(codes.spo2, "97", percent, { flags: ["DEMO"] }))).toBe("demonstration");
  expect(whyOf(obx(codes.spo2, "97", percent, { flags: ["INV"], status: "X" }))).toBe("no-value");
  for (const status of ["D", "W"]) expect(whyOf(obx(codes.spo2, "97", percent, { status }))).toBe("in-error");
  for (const status of ["I", "N", "O"]) expect(whyOf(obx(codes.spo2, "97", percent, { status }))).toBe("not-a-result");
  for (const status of ["R", "P", "F", "C", "S", "U", ""])
    expect(whyOf(obx(codes.spo2, "97", percent, { status, flags: ["QUES"] }))).toEqual({ spo2: 97 });
});

test("[DEV-16] a time without zone is the device's, else the clinic's; of an hour that comes twice the nearer one is meant", () => {
  const plain = { local: "2026-11-29T10:15:00", offset: null };
  const arrival = { receivedAt, clinicZone: "America/New_York" };
  expect(meantInstant(plain, { timeZone: "Europe/Berlin" }, arrival)).toEqual(at("2026-11-29T09:15:00Z"));
  expect(meantInstant(plain, { timeZone: null }, arrival)).toEqual(at("2026-11-29T15:15:00Z"));
  expect(meantInstant({ ...plain, offset: "+05:00" }, { timeZone: "Europe/Berlin" }, arrival)).toEqual(at("2026-11-29T05:15:00Z"));
  const twice = { local: "2026-11-01T01:30:00", offset: null };
  const zone = { timeZone: "America/New_York" };
  expect(meantInstant(twice, zone, { ...arrival, receivedAt: at("2026-11-01T05:30:05Z") })).toEqual(at("2026-11-01T05:30:00Z"));
  expect(meantInstant(twice, zone, { ...arrival, receivedAt: at("2026-11-01T06:30:05Z") })).toEqual(at("2026-11-01T06:30:00Z"));
});

test("[DEV-17] a clock that is wrong is moved by what it is wrong, and a moment of the device stays one moment here", () => {
  const minutes = (count: number) => receivedAt.subtract({ minutes: count });
  expect(clockShift(receivedAt.subtract({ seconds: 20 }), receivedAt, "by-hand", 0, 30_000)).toBe(0);
  expect(clockShift(minutes(60), receivedAt, "by-hand", 0, 30_000)).toBe(3_600_000);
  expect(clockShift(minutes(60), receivedAt, "by-hand", 3_599_100, 30_000)).toBe(3_599_100);
  expect(clockShift(minutes(60), receivedAt, "network", 0, 30_000)).toBe(0);
  expect(clockShift(minutes(-60), receivedAt, "network", 0, 30_000)).toBe(-3_600_000);
  expect(clockShift(null, receivedAt, "by-hand", 77, 30_000)).toBe(0);
  // The cuff measured four minutes before the message, by the same wrong clock.
  const wrong = map(
    [obx(codes.sbp, "120", mmHg, { at: { local: "2031-01-01T00:00:00", offset: "+00:00" } })],
    {},
    {
      sentAt: { local: "2031-01-01T00:04:00", offset: "+00:00" },
    },
  );
  expect(wrong.samples).toMatchObject([{ observedAt: minutes(4), deviceAt: at("2031-01-01T00:00:00Z") }]);
  expect(observedTime(receivedAt.add({ hours: 24 * 31 }), receivedAt, 0, 30_000)).toEqual(receivedAt);
  expect(observedTime(null, receivedAt, 0, 30_000)).toEqual(receivedAt);
});

test("[DEV-17] no clock, however wrong, keeps a value out or puts it behind its arrival", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -4_000_000_000, max: 4_000_000_000 }),
      fc.integer({ min: -600_000, max: 600_000 }),
      fc.constantFrom("network" as const, "by-hand" as const),
      (offBy, before, clock) => {
        const sentAt = receivedAt.add({ milliseconds: offBy });
        const deviceAt = sentAt.subtract({ milliseconds: before });
        const shift = clockShift(sentAt, receivedAt, clock, 0, 30_000);
        const observed = observedTime(deviceAt, receivedAt, shift, 30_000);
        expect(observed.epochMilliseconds - receivedAt.epochMilliseconds).toBeLessThanOrEqual(30_000);
      },
    ),
    { numRuns: 300 },
  );
});

test("[DEV-19] a cuff reading that is shown until the next one is taken once, by its own time; what stands beside it goes on", () => {
  const deviceAt = at("2026-11-29T10:10:00Z");
  const cuff = { observedAt: deviceAt, deviceAt, values: { sbp: 131, dbp: 84, map: 99 }, units: {} };
  const first = withoutStaleCuff([cuff], null);
  expect(first).toMatchObject({ samples: [cuff], stale: 0 });
  const again = withoutStaleCuff([cuff, { ...cuff, values: { ...cuff.values, hr: 70 } }], first.last);
  expect(again).toMatchObject({ samples: [{ values: { hr: 70 } }], stale: 2 });
  expect(withoutStaleCuff([{ ...cuff, deviceAt: deviceAt.add({ minutes: 5 }) }], first.last)).toMatchObject({ stale: 0 });
  expect(withoutStaleCuff([{ ...cuff, deviceAt: null }], first.last).samples).toHaveLength(1);
});

const attached = (sessionId: string, from: string, until: string | null, training = false): Attachment => ({
  sessionId,
  from: at(from),
  until: until === null ? null : at(until),
  training,
});

test("[DEV-20] a value is that of the session to which its device was attached at that moment; in none or two it waits", () => {
  const one = [attached("s1", "2026-11-29T09:00:00Z", "2026-11-29T10:00:00Z"), attached("s2", "2026-11-29T10:05:00Z", null)];
  expect(chooseSession(one, at("2026-11-29T09:30:00Z"), false)).toEqual({ to: "session", sessionId: "s1" });
  expect(chooseSession(one, at("2026-11-29T10:00:00Z"), false)).toEqual({ to: "inbox", why: "no-session" });
  expect(chooseSession(one, at("2026-11-29T11:00:00Z"), false)).toEqual({ to: "session", sessionId: "s2" });
  expect(chooseSession([...one, attached("s3", "2026-11-29T10:30:00Z", null)], at("2026-11-29T11:00:00Z"), false)).toEqual({
    to: "inbox",
    why: "two-sessions",
  });
});

test("[DEV-21] a patient simulator charts in a training session and in no other", () => {
  const now = at("2026-11-29T11:00:00Z");
  expect(chooseSession([attached("s1", "2026-11-29T10:00:00Z", null)], now, true)).toEqual({ to: "inbox", why: "simulated" });
  expect(chooseSession([attached("s1", "2026-11-29T10:00:00Z", null, true)], now, true)).toEqual({ to: "session", sessionId: "s1" });
});

test("every shipped code stands once, and no name stands for two", () => {
  const keys = shippedCodes.map(({ system, code }) => `${system} ${code}`);
  expect(new Set(keys).size).toBe(keys.length);
  const names = shippedCodes.flatMap((row) => row.names);
  expect(new Set(names).size).toBe(names.length);
});

test("whatever a device sends, each of its observations is a value, a refusal with its reason, or passed over", () => {
  const word = fc.constantFrom(
    "",
    "150021",
    "147842",
    "8480-6",
    "MDC_PRESS_BLD_NONINV_SYS",
    "MDC",
    "LN",
    "266016",
    "%",
    "72",
    "***",
    "?",
    "junk",
  );
  const code = fc.record({ code: word, text: word, system: word });
  const observation: fc.Arbitrary<SentObservation> = fc.record({
    place: fc.nat(),
    valueType: fc.constantFrom("NM", "ST", "CWE", ""),
    codes: fc.array(code, { maxLength: 2 }),
    values: fc.array(fc.oneof(word, fc.string()), { maxLength: 2 }),
    unit: fc.option(code),
    flags: fc.array(word, { maxLength: 2 }),
    status: fc.constantFrom("R", "X", "F", "D", ""),
    at: fc.constant(null),
    equipment: fc.constant(null),
  });
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 6 }), (observations) => {
      const { samples, refused, passedOver } = map(observations);
      const values = new Set(samples.flatMap((sample) => Object.keys(sample.values))).size;
      expect(refused.length + passedOver + values).toBeLessThanOrEqual(observations.length);
      expect(values > 0 || refused.length + passedOver === observations.length).toBe(true);
    }),
    { numRuns: 500 },
  );
});
