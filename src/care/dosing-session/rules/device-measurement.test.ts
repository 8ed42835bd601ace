import { expect, test } from "vitest";

import { standingConditions } from "#kernel/gate.ts";

import { baselineReading } from "./baseline.ts";
import { boostGate } from "./boost-gate.ts";
import { chartVitals, setBaseline } from "./chart-vitals.ts";
import { isRepeated, judgeMeasurement, readingOf, type DeviceMeasurement } from "./device-measurement.ts";
import { openAlarms, type DosingSession } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import type { DeviceFlag } from "./stored-device.ts";
import { pressureCondition, readingsSinceHold, vitalsCondition } from "./pre-dose-vitals.ts";
import { protocolOf } from "./protocol.ts";
import { releaseGate } from "./release-gate.ts";
import { calm, charted, dose, eventsOf, given, kept, metaAt, minute, opened, readyFacts, typesOf, vitals } from "./test-session.ts";

const zone = "America/New_York";
/** The clinic's wall clock so many minutes after ten o'clock. */
const wallClock = (minutes: number): Temporal.PlainDateTime => minute(minutes).toZonedDateTimeISO(zone).toPlainDateTime();

const cuff = (minutes: number | null, more: Partial<DeviceMeasurement> = {}): DeviceMeasurement => ({
  deviceId: "ble-cuff",
  name: "Cuff",
  values: { systolic: { value: 120, unit: "mm[Hg]" }, diastolic: { value: 76, unit: "mm[Hg]" }, heartRate: { value: 70, unit: "/min" } },
  flags: [],
  user: undefined,
  localTime: minutes === null ? null : wallClock(minutes),
  ...more,
});

const running = given([0, opened()]);
const chart = (session: DosingSession, minutes: number, measured: DeviceMeasurement, id = `r${minutes}`): DosingSession =>
  kept(session, minutes, chartVitals(session, readingOf(measured, id), metaAt(minutes)));
const judge = (session: DosingSession, minutes: number, measured: DeviceMeasurement) =>
  judgeMeasurement(session, measured, minute(minutes), zone);

test("[BLE-6] a reading keeps the device, its name, its own time, its user and its marks", () => {
  const session = chart(running, 5, cuff(5, { user: 2, flags: ["irregular-pulse"] }));
  expect(session.readings).toMatchObject([
    {
      observedAt: minute(5),
      source: {
        kind: "device",
        deviceId: "ble-cuff",
        name: "Cuff",
        localTime: wallClock(5).toString(),
        user: 2,
        flags: ["irregular-pulse"],
      },
    },
  ]);
});

test("a device that reports no status, no user and no time leaves these out, and readings from before have none", () => {
  expect(readingOf(cuff(null, { flags: null }), "r").source).toEqual({ kind: "device", deviceId: "ble-cuff", name: "Cuff" });
  const { type: _, ...payload } = { ...charted("r1", calm), source: { kind: "device", deviceId: "monitor-1" } };
  expect(dosingSessionStream.parse({ type: "vitals-charted", schemaVersion: 1, payload })).toEqual({ type: "vitals-charted", ...payload });
});

test("[BLE-3] the same device, time and values are charted once, however late they come again, and also after they were crossed out", () => {
  const session = chart(running, 5, cuff(5));
  expect(judge(session, 5.1, cuff(5))).toEqual({ verdict: "repeated" });
  expect(typesOf(chartVitals(session, readingOf(cuff(5), "again"), metaAt(90)))).toEqual([]);
  const crossedOut = kept(session, 6, {
    outcome: "accepted",
    events: [{ type: "reading-entered-in-error", readingId: "r5", reason: "arm" }],
  });
  expect(judge(crossedOut, 7, cuff(5))).toEqual({ verdict: "repeated" });
  expect(judge(session, 6, cuff(6))).toEqual({ verdict: "chart" });
  expect(judge(session, 5.1, { ...cuff(5), deviceId: "as another tablet knows it" })).toEqual({ verdict: "repeated" });
  expect(judge(session, 5.1, { ...cuff(5), deviceId: "another", name: "Other" })).toEqual({ verdict: "chart" });
  expect(judge(session, 5.1, { ...cuff(5), values: { saturation: { value: 97, unit: "%" } } })).toEqual({ verdict: "chart" });
});

test("[BLE-3] without a clock the same values are one reading within the time in which cuff values are one", () => {
  const session = chart(running, 5, cuff(null));
  expect(judge(session, 5.4, cuff(null))).toEqual({ verdict: "repeated" });
  expect(judge(session, 6, cuff(null))).toEqual({ verdict: "chart" });
  expect(
    isRepeated(session, { ...vitals("x", { bp: [120, 76], hr: 70 }), source: { kind: "device", deviceId: "ble-cuff" } }, minute(5)),
  ).toBe(true);
});

test("[BLE-4] [BLE-5] [BLE-1] what is a demonstration, taken back, or no number is no value", () => {
  expect(judge(running, 5, cuff(5, { flags: ["demonstration"] }))).toEqual({ verdict: "no-value", why: "unreal" });
  expect(judge(running, 5, cuff(5, { flags: ["testing", "invalid-measurement"] }))).toEqual({ verdict: "no-value", why: "unreal" });
  for (const flag of ["invalid-measurement", "measurement-unavailable", "sensor-disconnected", "nonpulsatile-signal"] as const)
    expect(judge(running, 5, cuff(5, { flags: [flag] })), flag).toEqual({ verdict: "no-value", why: "unusable" });
  expect(judge(running, 5, cuff(5, { values: {} }))).toEqual({ verdict: "no-value", why: "no-number" });
});

test("[BLE-7] another user of the device, or one that it does not know, is asked about before anything is charted", () => {
  const session = chart(running, 5, cuff(5, { user: 1 }));
  expect(judge(session, 10, cuff(10, { user: 1 }))).toEqual({ verdict: "chart" });
  expect(judge(session, 10, cuff(10, { user: 2 }))).toEqual({ verdict: "ask", question: { why: "other-user", before: 1, now: 2 } });
  expect(judge(session, 10, cuff(10, { user: null }))).toMatchObject({ verdict: "ask", question: { why: "other-user", now: null } });
  expect(judge(running, 10, cuff(10, { user: 2 }))).toEqual({ verdict: "chart" });
  expect(judge(session, 10, cuff(10))).toEqual({ verdict: "chart" });
  expect(judge(session, 10, { ...cuff(10, { user: 2 }), deviceId: "another", name: "Other" })).toEqual({ verdict: "chart" });
});

test("[BLE-8] a measurement of another time, or out of the memory, is asked about; a few minutes are a clock", () => {
  expect(judge(running, 10, cuff(6))).toEqual({ verdict: "chart" });
  expect(judge(running, 10, cuff(4))).toEqual({ verdict: "ask", question: { why: "other-time", at: minute(4) } });
  expect(judge(running, 10, cuff(80))).toEqual({ verdict: "ask", question: { why: "other-time", at: minute(80) } });
  expect(judge(running, 10, cuff(null, { flags: ["from-storage"] }))).toEqual({ verdict: "ask", question: { why: "from-storage" } });
  expect(judge(running, 10, cuff(null))).toEqual({ verdict: "chart" });
});

const complete = (flags: readonly DeviceFlag[] | null): DeviceMeasurement => ({
  ...cuff(5, { flags }),
  values: { ...cuff(5).values, saturation: { value: 98, unit: "%" } },
});

test("[BLE-6] a measurement that its device doubts is no baseline by itself; a person may choose it", () => {
  expect(baselineReading(chart(running, 5, complete([])))?.readingId).toBe("r5");
  expect(baselineReading(chart(running, 5, complete(null)))?.readingId).toBe("r5");
  for (const flag of ["body-movement", "improper-position", "cuff-too-loose", "irregular-pulse"] as const) {
    const session = chart(running, 5, complete([flag]));
    expect(baselineReading(session), flag).toBeUndefined();
    const chosen = kept(session, 6, setBaseline(session, { readingId: "r5" }, metaAt(6)));
    expect(baselineReading(chosen)?.readingId, flag).toBe("r5");
  }
});

test("[BLE-6] a doubted measurement opens no gate, and keeps shut what it would have kept shut", () => {
  const good = chart(running, 5, complete([]));
  const doubted = chart(running, 5, complete(["body-movement"]));
  expect([pressureCondition(good, minute(6)).status, vitalsCondition(good, minute(6)).status]).toEqual(["met", "met"]);
  expect([pressureCondition(doubted, minute(6)).status, vitalsCondition(doubted, minute(6)).status]).toEqual(["unknown", "unknown"]);
  const stop = chart(
    running,
    5,
    cuff(5, { flags: ["body-movement"], values: { systolic: { value: 190, unit: "mm[Hg]" }, diastolic: { value: 115, unit: "mm[Hg]" } } }),
  );
  expect(pressureCondition(stop, minute(6))).toMatchObject({ status: "unmet", kind: "hard" });
  const dosed = given([0, opened()], [1, charted("b", calm)], [2, dose("d1")]);
  const boost = (session: DosingSession) => standingConditions(boostGate(session, readyFacts, minute(16), 10_000)).map(({ id }) => id);
  expect(boost(chart(dosed, 15, { ...complete([]), localTime: wallClock(15) }))).not.toContain("BOOST-4");
  expect(boost(chart(dosed, 15, { ...complete(["poor-signal"]), localTime: wallClock(15) }))).toContain("BOOST-4");
  const leaving = (flags: readonly DeviceFlag[]) =>
    releaseGate(chart(dosed, 110, { ...complete(flags), localTime: wallClock(110) }), minute(111), null).conditions.find(
      ({ id }) => id === "REL-4",
    )?.status;
  expect([leaving([]), leaving(["cuff-too-loose"])]).toEqual(["met", "unknown"]);
});

test("[BLE-6] a doubted measurement alarms at once, settles no alarm and ends no hold", () => {
  const high = (minutes: number, systolic: number, flags: readonly DeviceFlag[]): DeviceMeasurement =>
    cuff(minutes, { flags, values: { systolic: { value: systolic, unit: "mm[Hg]" }, diastolic: { value: 80, unit: "mm[Hg]" } } });
  const raised = chart(running, 5, high(5, 185, ["body-movement"]));
  expect(openAlarms(raised).map(({ level, settled }) => [level, settled])).toEqual([["red", null]]);
  const doubted = chart(raised, 8, high(8, 120, ["body-movement"]));
  expect(openAlarms(doubted).map(({ settled }) => settled)).toEqual([null]);
  expect(readingsSinceHold(doubted, protocolOf(doubted))).toBe(0);
  const back = chart(doubted, 11, high(11, 120, []));
  expect(openAlarms(back)[0]?.settled).toMatchObject({ why: "in-range" });
  expect(readingsSinceHold(back, protocolOf(back))).toBe(1);
});

test("[BLE-2] a reading that a device measures against sense is refused with its field, like any other", () => {
  const wrong = cuff(5, { values: { systolic: { value: 70, unit: "mm[Hg]" }, diastolic: { value: 80, unit: "mm[Hg]" } } });
  expect(chartVitals(running, readingOf(wrong, "r"), metaAt(5))).toMatchObject({ refusal: { rule: "BP-2", field: "diastolic" } });
  expect(eventsOf(chartVitals(running, readingOf(cuff(5), "r"), metaAt(5)))[0]).toMatchObject({ type: "vitals-charted" });
});
