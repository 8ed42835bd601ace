import fc from "fast-check";
import { expect, test } from "vitest";

import { baselineReading } from "./baseline.ts";
import { chartDose, enterDoseInError } from "./chart-dose.ts";
import { chartVitals, enterReadingInError, setBaseline } from "./chart-vitals.ts";
import { acknowledgeAlarm } from "./decide-session.ts";
import { noSession, openAlarms, type DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent } from "./events.ts";
import { recordTransition, raiseOverdue } from "./record-transitions.ts";
import {
  calm,
  charted,
  dose,
  eventsOf,
  factAt,
  given,
  kept,
  metaAt,
  minute,
  monitorHere,
  opened,
  typesOf,
  vitals,
} from "./test-session.ts";
import { evolve } from "./evolve.ts";
import type { Transition } from "./transition.ts";

const start = [-20, opened()] as const;
const dosed = given(start, [-10, charted("base", calm)], [0, dose("d1")]);

const chart = (session: DosingSession, minutes: number, readingId: string, short: Parameters<typeof vitals>[1]) =>
  kept(session, minutes, chartVitals(session, vitals(readingId, short), metaAt(minutes)));

const alarms = (session: DosingSession): readonly string[] =>
  session.alarms.map(
    ({ rule, settled, acknowledged }) => `${rule}${settled === null ? "" : " settled"}${acknowledged === null ? "" : " seen"}`,
  );

test("[SES-1] nothing is charted into a session that was not opened", () => {
  expect(chartVitals(noSession, vitals("r", calm), metaAt(0))).toMatchObject({ refusal: { rule: "SES-1" } });
});

test("[VIT-1] a reading has at least one value", () => {
  expect(chartVitals(dosed, vitals("r", {}), metaAt(5))).toMatchObject({ refusal: { rule: "VIT-1" } });
});

test("[VIT-2] an impossible value is refused with its field", () => {
  const field = (short: Parameters<typeof vitals>[1]) => chartVitals(dosed, vitals("r", short), metaAt(5));
  expect(field({ spo2: 101 })).toMatchObject({ refusal: { rule: "VIT-2", field: "saturation" } });
  expect(field({ bp: [-1, 40] })).toMatchObject({ refusal: { rule: "VIT-2", field: "systolic" } });
  expect(field({ hr: NaN })).toMatchObject({ refusal: { rule: "VIT-2", field: "heartRate" } });
  expect(field({ moaas: 2.5 })).toMatchObject({ refusal: { rule: "VIT-2", field: "moaas" } });
  expect(field({ temp: 98.6 })).toMatchObject({ refusal: { rule: "VIT-2", field: "temperature" } });
});

test("[BP-2] diastolic must be below systolic", () => {
  expect(chartVitals(dosed, vitals("r", { bp: [80, 80] }), metaAt(5))).toMatchObject({ refusal: { rule: "BP-2", field: "diastolic" } });
});

test("[VIT-3] an unusual value is asked about, then kept and judged; a device's is kept and not judged", () => {
  const unusual = vitals("r", { hr: 0 });
  expect(chartVitals(dosed, unusual, metaAt(5))).toMatchObject({ refusal: { rule: "VIT-3", field: "heartRate" } });
  expect(typesOf(chartVitals(dosed, { ...unusual, confirmed: true }, metaAt(5)))).toEqual(["vitals-charted", "alarm-raised"]);
  const fromDevice = chartVitals(dosed, { ...unusual, source: { kind: "device" } }, metaAt(5));
  expect(eventsOf(fromDevice)).toMatchObject([{ type: "vitals-charted", implausible: ["heartRate"] }]);
});

test("[ALM-11] a device's charted value behind the dangerous end of its range is red at once, and over with the next good one", () => {
  const charted = (session: DosingSession, minutes: number, readingId: string, spo2: number) =>
    chartVitals(session, { ...vitals(readingId, { spo2 }), source: { kind: "device" } }, metaAt(minutes));
  const fell = charted(dosed, 5, "r", 46);
  expect(eventsOf(fell)).toMatchObject([
    { type: "vitals-charted", implausible: ["saturation"] },
    { type: "alarm-raised", rule: "RANGE-SPO2-L", level: "red", origin: "charted", value: 46 },
  ]);
  const on = kept(dosed, 5, fell);
  expect(eventsOf(charted(on, 6, "r2", 97))).toMatchObject([{}, { type: "alarm-settled", why: "in-range" }]);
  expect(typesOf(charted(on, 6, "r3", 45))).toEqual(["vitals-charted"]);
  const crossed = enterReadingInError(on, { readingId: "r", reason: "probe off" }, metaAt(7));
  expect(typesOf(crossed)).toEqual(["reading-entered-in-error", "alarm-settled"]);
});

test("[VIT-4] a late reading is kept in its place in time, also in a closed session", () => {
  const closed = given(start, [0, dose("d1")], [10, charted("later", calm)], [150, { type: "session-closed", note: "" }]);
  const late = kept(closed, 5, chartVitals(closed, vitals("late", calm), { ...metaAt(5), now: minute(160) }));
  expect(late.readings.map(({ readingId }) => readingId)).toEqual(["late", "later"]);
  expect(late.status).toBe("closed");
});

test("[VIT-5] the same reading sent twice is charted once", () => {
  const once = chart(dosed, 5, "r", calm);
  expect(eventsOf(chartVitals(once, vitals("r", calm), metaAt(5)))).toEqual([]);
});

test("[VIT-6] a time more than a day ahead is refused, a clock that is wrong by hours is not", () => {
  const ahead = (hours: number) => chartVitals(dosed, vitals("r", calm), { ...metaAt(0), observedAt: minute(hours * 60) });
  expect(ahead(25)).toMatchObject({ refusal: { rule: "VIT-6", field: "observedAt" } });
  expect(ahead(2).outcome).toBe("accepted");
});

test("[VIT-7] a reading that is crossed out stays, with who said so and why, and counts no more", () => {
  const wrong = chart(dosed, 5, "r", { bp: [184, 90] });
  const crossed = kept(wrong, 6, enterReadingInError(wrong, { readingId: "r", reason: "cuff on the wrong arm" }, metaAt(6)));
  expect(crossed.readings.find((one) => one.readingId === "r")?.inError).toMatchObject({ reason: "cuff on the wrong arm" });
  expect(alarms(crossed)).toEqual(["MON-SBP-R settled"]);
  expect(enterReadingInError(dosed, { readingId: "none", reason: "x" }, metaAt(6))).toMatchObject({ refusal: { rule: "VIT-7" } });
  expect(eventsOf(enterReadingInError(crossed, { readingId: "r", reason: "again" }, metaAt(7)))).toEqual([]);
});

test("[ALM-1] a charted value beyond a limit alarms at once", () => {
  expect(alarms(chart(dosed, 5, "r", { bp: [165, 92] }))).toEqual(["MON-SBP-A"]);
  expect(alarms(chart(dosed, 5, "r", { spo2: 89 }))).toEqual(["MON-SPO2-R"]);
});

test("[ALM-2] of several alerts on one parameter the worst is the alarm", () => {
  expect(alarms(chart(dosed, 5, "r", { bp: [184, 104] }))).toEqual(["MON-DBP-A", "MON-SBP-R"]);
});

test("[ALM-1] the same alarm is not raised again while its value has not come back; a worse one is", () => {
  const amber = chart(dosed, 5, "r1", { bp: [165, 92] });
  expect(alarms(chart(amber, 10, "r2", { bp: [168, 92] }))).toEqual(["MON-SBP-A"]);
  expect(alarms(chart(amber, 10, "r2", { bp: [181, 92] }))).toEqual(["MON-SBP-A", "MON-SBP-R"]);
});

test("[ALM-4] an alarm settles when its value is back, and still waits for a person", () => {
  const back = chart(chart(dosed, 5, "r1", { bp: [165, 92] }), 10, "r2", { bp: [138, 84] });
  expect(alarms(back)).toEqual(["MON-SBP-A settled"]);
  expect(openAlarms(back)).toHaveLength(1);
});

test("[ALM-4] a reading that is older than the alarm's does not settle it; a late red one alarms and is over already", () => {
  const red = chart(dosed, 20, "r1", { bp: [184, 92] });
  expect(alarms(chart(red, 10, "older", { bp: [120, 80] }))).toEqual(["MON-SBP-R"]);
  const redTwice = chart(chart(dosed, 10, "r1", { bp: [184, 92] }), 20, "r2", { bp: [190, 92] });
  expect(alarms(chart(redTwice, 15, "between", { bp: [120, 80] }))).toEqual(["MON-SBP-R"]);
  const fine = chart(dosed, 20, "r1", { bp: [128, 80] });
  expect(alarms(chart(fine, 10, "late", { bp: [184, 92] }))).toEqual(["MON-SBP-R settled"]);
});

test("[ALM-4] a late red reading is never swallowed by the alarm of a later one", () => {
  const again = chart(chart(dosed, 10, "fine", { bp: [120, 80] }), 20, "red", { bp: [184, 92] });
  expect(alarms(chart(again, 5, "late", { bp: [190, 92] }))).toEqual(["MON-SBP-R settled", "MON-SBP-R"]);
});

test("[ALM-4] crossing out the reading that settled an alarm brings it back", () => {
  const settled = chart(chart(dosed, 5, "r1", { bp: [184, 92] }), 10, "r2", { bp: [138, 84] });
  const crossed = kept(settled, 11, enterReadingInError(settled, { readingId: "r2", reason: "typed for another patient" }, metaAt(11)));
  expect(alarms(crossed)).toEqual(["MON-SBP-R settled", "MON-SBP-R"]);
});

test("[ALM-5] only a member of staff acknowledges, once, and that settles nothing", () => {
  const red = chart(dosed, 5, "r1", { spo2: 88 });
  const seen = { alarmId: "MON-SPO2-R:r1", reason: "oxygen given" };
  expect(acknowledgeAlarm(red, seen, metaAt(6, "device"))).toMatchObject({ refusal: { rule: "ALM-5" } });
  expect(acknowledgeAlarm(red, seen, metaAt(6, "patient"))).toMatchObject({ refusal: { rule: "ALM-5" } });
  const acknowledged = kept(red, 6, acknowledgeAlarm(red, seen, metaAt(6)));
  expect(alarms(acknowledged)).toEqual(["MON-SPO2-R seen"]);
  expect(eventsOf(acknowledgeAlarm(acknowledged, seen, metaAt(7)))).toEqual([]);
});

test("[ALM-5] an alarm that a tablet without network knows under its own reading is found by its rule", () => {
  const red = chart(dosed, 5, "r1", { spo2: 88 });
  expect(eventsOf(acknowledgeAlarm(red, { alarmId: "MON-SPO2-R:other", reason: "" }, metaAt(6)))).toMatchObject([
    { alarmId: "MON-SPO2-R:r1" },
  ]);
});

const saturationRed = opened().protocol.alerts.find(({ rule }) => rule === "MON-SPO2-R");

test("[ALM-6] the same transition judged twice is one alarm; a session that is over takes none", () => {
  if (saturationRed === undefined) throw new Error("The limit is missing.");
  const beyond = {
    kind: "beyond",
    at: minute(6),
    limit: saturationRed,
    value: 86,
    isOver: false,
    from: minute(5.8),
    to: minute(6),
  } as const;
  const cuff = { readingId: "x", source: { kind: "device" } } as const;
  const record = (session: DosingSession) => recordTransition(session, beyond, cuff, metaAt(6, "device"));
  const once = kept(dosed, 6, record(dosed));
  expect(alarms(once)).toEqual(["MON-SPO2-R"]);
  expect(eventsOf(record(once))).toEqual([]);
  const closed = given(start, [0, dose("d1")], [9, { type: "session-closed", note: "" }]);
  expect(eventsOf(record(closed))).toEqual([]);
});

test("[SIG-1] a lost signal is an alarm of its own, settled when it is back", () => {
  const cuff = { readingId: "x", source: { kind: "device" } } as const;
  const lost = recordTransition(
    dosed,
    { kind: "lost", at: minute(6), parameter: "saturation", since: minute(5.5) },
    cuff,
    metaAt(6, "device"),
  );
  const without = kept(dosed, 6, lost);
  expect(without.lostSignals).toEqual({ saturation: minute(5.5) });
  expect(alarms(without)).toEqual(["SIG-1"]);
  const back = kept(
    without,
    8,
    recordTransition(without, { kind: "restored", at: minute(8), parameter: "saturation" }, cuff, metaAt(8, "device")),
  );
  expect(back.lostSignals).toEqual({});
  expect(alarms(back)).toEqual(["SIG-1 settled"]);
});

test("[DUE-4] an overdue set alarms once and is settled by charting it", () => {
  const overdue = kept(dosed, 21, raiseOverdue(dosed, minute(21)));
  expect(alarms(overdue)).toEqual(["DUE-1"]);
  expect(eventsOf(raiseOverdue(overdue, minute(22)))).toEqual([]);
  expect(alarms(chart(overdue, 22, "r", calm))).toEqual(["DUE-1 settled"]);
});

test("[BASE-1] a chosen baseline wins, as long as its reading stands", () => {
  const two = given(start, [-15, charted("first", { ...calm, bp: [130, 80] })], [-5, charted("second", calm)], [0, dose("d1")]);
  const chosen = kept(two, 1, setBaseline(two, { readingId: "first" }, metaAt(1)));
  expect(baselineReading(chosen)?.readingId).toBe("first");
  const crossed = kept(chosen, 2, enterReadingInError(chosen, { readingId: "first", reason: "wrong" }, metaAt(2)));
  expect(baselineReading(crossed)?.readingId).toBe("second");
  expect(setBaseline(two, { readingId: "none" }, metaAt(1))).toMatchObject({ refusal: { rule: "BASE-1" } });
});

test("[BASE-2] otherwise the baseline is the last complete reading before the first dose", () => {
  const session = given(
    start,
    [-18, charted("earlier", calm)],
    [-15, charted("complete", calm)],
    [-5, charted("pressure only", { bp: [150, 90] })],
    [0, dose("d1")],
    [5, charted("after", calm)],
  );
  expect(baselineReading(session)?.readingId).toBe("complete");
});

const someFacts: readonly (readonly [number, DosingSessionEvent])[] = [
  [-15, charted("a", calm)],
  [0, dose("d1")],
  [5, charted("b", { bp: [150, 90], hr: 90 })],
  [5, charted("c", { spo2: 93 })],
  [7, { type: "event-noted", noteId: "n1", code: "tears", text: "" }],
  [9, { type: "event-noted", noteId: "n2", code: "words", text: "It is wide" }],
  [10, charted("d", calm)],
  [11, { type: "checklist-item-recorded", item: "PSC-15", answer: "yes", note: "" }],
  [3, { type: "checklist-item-recorded", item: "PSC-15", answer: "no", note: "" }],
];

test("the record is the same in whatever order the tablets' facts arrive", () => {
  const inOrder = given(start, ...someFacts);
  fc.assert(
    fc.property(fc.shuffledSubarray([...someFacts], { minLength: someFacts.length }), (shuffled) => {
      let session = given(start);
      for (const [minutes, event] of shuffled) session = evolve(session, factAt(minutes, event));
      expect(session).toEqual(inOrder);
    }),
  );
});

test("[ALM-1] a charted red value always leaves an alarm that a person must see, in any series", () => {
  const value = fc.record({
    readingId: fc.uuid(),
    systolic: fc.integer({ min: 60, max: 220 }),
    spo2: fc.integer({ min: 80, max: 100 }),
    at: fc.integer({ min: 1, max: 120 }),
  });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 15 }), (values) => {
      let session = dosed;
      for (const { readingId, systolic, spo2, at } of values) session = chart(session, at, readingId, { bp: [systolic, 50], spo2 });
      const reds = (rule: string): number => session.alarms.filter((alarm) => alarm.rule === rule).length;
      if (values.some(({ systolic }) => systolic >= 180)) expect(reds("MON-SBP-R")).toBeGreaterThan(0);
      if (values.some(({ spo2 }) => spo2 < 90)) expect(reds("MON-SPO2-R")).toBeGreaterThan(0);
      const newest = session.readings.at(-1);
      if (newest?.saturation !== undefined && newest.saturation.value < 90)
        expect(session.alarms.some((alarm) => alarm.rule === "MON-SPO2-R" && alarm.settled === null)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

const low = { ...calm, bp: [110, 70] } as const;

test("[ALM-7] values that were charted before the dose was known are held against it when it comes", () => {
  const early = given(start, [-15, monitorHere], [-10, charted("base", low)], [5, charted("r", { ...calm, bp: [155, 84] })]);
  const event = dose("d1");
  if (event.type !== "dose-given") throw new Error("This is no dose.");
  const { type: _, reading: __, ...late } = event;
  const decided = chartDose(early, late, null, { ...metaAt(0), now: minute(6) });
  expect(typesOf(decided)).toEqual(["dose-given", "alarm-raised"]);
  const dosedLate = kept(early, 0, decided);
  expect(alarms(dosedLate)).toEqual(["MON-DSBP"]);
  const crossed = kept(dosedLate, 7, enterDoseInError(dosedLate, { doseId: "d1", reason: "another room" }, metaAt(7)));
  expect(alarms(crossed)).toEqual(["MON-DSBP"]);
});

test("[ALM-7] another baseline raises what it shows, and settles what it shows to be no rise", () => {
  const usual = { ...calm, bp: [125, 76] } as const;
  const two = given(start, [-15, charted("low", low)], [-5, charted("usual", usual)], [0, dose("d1")]);
  const risen = chart(two, 10, "r", { ...calm, bp: [152, 80] });
  expect(alarms(risen)).toEqual([]);
  const chosen = kept(risen, 11, setBaseline(risen, { readingId: "low" }, metaAt(11)));
  expect(alarms(chosen)).toEqual(["MON-DSBP"]);
  expect(alarms(kept(chosen, 12, setBaseline(chosen, { readingId: "usual" }, metaAt(12))))).toEqual(["MON-DSBP settled"]);
  const late = given(
    start,
    [-15, charted("high", { ...calm, bp: [125, 76] })],
    [0, dose("d1")],
    [5, charted("r", { ...calm, bp: [152, 80] })],
  );
  expect(alarms(chart(late, -5, "late", low))).toEqual(["MON-DSBP"]);
});

const redsOn = (session: DosingSession): readonly string[] =>
  [...new Set(session.alarms.filter(({ settled, level }) => settled === null && level === "red").map(({ rule }) => rule))].toSorted();
const parametersOn = (session: DosingSession): readonly unknown[] => [
  ...new Set(session.alarms.filter(({ settled }) => settled === null).map(({ parameter }) => parameter)),
];

test("[ALM-9] the same readings and the same dose leave the same red alarms on, and no parameter without its alarm, in whatever order the tablets' facts arrive", () => {
  const value = fc.record({
    systolic: fc.integer({ min: 80, max: 200 }),
    spo2: fc.integer({ min: 85, max: 100 }),
    hr: fc.integer({ min: 35, max: 150 }),
  });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer(), { minLength: 10, maxLength: 10 }),
      (values, keys) => {
        const readings = values.map(({ systolic, spo2, hr }, index) => ({
          at: index * 5 - 5,
          readingId: `r${index}`,
          short: { bp: [systolic, 60], spo2, hr } as const,
        }));
        const facts = [...readings, { at: 1, readingId: "dose", short: undefined }];
        const fold = (some: typeof facts): DosingSession =>
          some.reduce(
            (session, { at, readingId, short }) => {
              if (short !== undefined) return chart(session, at, readingId, short);
              const event = dose("d1");
              if (event.type !== "dose-given") return session;
              const { type: _, reading: __, ...given1 } = event;
              return kept(session, at, chartDose(session, given1, null, metaAt(at)));
            },
            given(start, [-10, charted("base", calm)]),
          );
        const shuffled = facts
          .map((fact, index) => ({ fact, key: Math.sin((keys[index] ?? 0) + index) }))
          .toSorted((one, other) => one.key - other.key);
        const inOrder = fold(facts.toSorted((one, other) => one.at - other.at));
        const mixed = fold(shuffled.map(({ fact }) => fact));
        expect(redsOn(mixed)).toEqual(redsOn(inOrder));
        expect(parametersOn(mixed)).toEqual(expect.arrayContaining([...parametersOn(inOrder)]));
      },
    ),
    { numRuns: 65, seed: 1773274058 },
  );
});

const limitOf = (rule: string) => {
  const found = opened().protocol.alerts.find((one) => one.rule === rule);
  if (found === undefined) throw new Error(`There is no ${rule}.`);
  return found;
};
const fromMonitor = { readingId: "cuff-1", source: { kind: "device" } } as const;
const record = (session: DosingSession, at: number, transition: Transition) =>
  kept(session, at, recordTransition(session, transition, fromMonitor, metaAt(at, "device")));
const stretch = (from: number, to: number, more: { readonly rule?: string; readonly isOver?: boolean } = {}): Transition => ({
  kind: "beyond",
  at: minute(to),
  limit: limitOf(more.rule ?? "MON-SPO2-R"),
  value: 86,
  isOver: more.isOver ?? false,
  from: minute(from),
  to: minute(to),
});
const backAt = (at: number, rule = "MON-SPO2-R"): Transition => ({ kind: "settled", at: minute(at), rule });

test("[ALM-6] a stretch that is judged again while its alarm is on, or after it settled, raises none; a later stretch does", () => {
  const on = record(dosed, 6, stretch(5, 6));
  expect(alarms(record(on, 8, stretch(7, 8)))).toEqual(["MON-SPO2-R"]);
  const over = record(on, 9, backAt(9));
  expect(alarms(over)).toEqual(["MON-SPO2-R settled"]);
  expect(alarms(record(over, 10, stretch(5, 7)))).toEqual(["MON-SPO2-R settled"]);
  expect(alarms(record(over, 10, stretch(6, 6)))).toEqual(["MON-SPO2-R settled"]);
  expect(alarms(record(over, 12, stretch(10, 11)))).toEqual(["MON-SPO2-R settled", "MON-SPO2-R"]);
  expect(alarms(record(over, 12, stretch(2, 4, { isOver: true })))).toEqual(["MON-SPO2-R settled", "MON-SPO2-R settled"]);
});

test("[ALM-6] the alarm of one rule keeps no other rule's quiet, and a charted alarm not the monitor's", () => {
  const on = record(dosed, 6, stretch(5, 6));
  expect(alarms(record(on, 7, stretch(5, 6, { rule: "MON-HR-HR" }))).toSorted()).toEqual(["MON-HR-HR", "MON-SPO2-R"]);
  const byHand = chart(dosed, 5.5, "r", { spo2: 88 });
  expect(alarms(record(byHand, 6, stretch(5, 6)))).toEqual(["MON-SPO2-R", "MON-SPO2-R"]);
});

test("[ALM-3] a late stretch that is over alarms and is settled at once, beside one that is on", () => {
  const on = record(dosed, 20, stretch(19, 20));
  const late = record(on, 21, stretch(5, 6, { isOver: true }));
  expect(alarms(late)).toEqual(["MON-SPO2-R", "MON-SPO2-R settled"]);
  expect(record(late, 22, stretch(5, 6, { isOver: true })).alarms).toHaveLength(2);
  expect(late.alarms[1]).toMatchObject({ origin: "stream", readingId: null, value: 86, sampleAt: minute(6), settled: { why: "in-range" } });
});

test("[ALM-4] the monitor settles its own alarms of that rule, and only those that were on before", () => {
  const two = record(record(dosed, 6, stretch(5, 6)), 7, stretch(6, 7, { rule: "MON-HR-HR" }));
  expect(alarms(record(two, 9, backAt(9)))).toEqual(["MON-SPO2-R settled", "MON-HR-HR"]);
  expect(alarms(record(two, 9, backAt(5)))).toEqual(["MON-SPO2-R", "MON-HR-HR"]);
  const byHand = chart(dosed, 5, "r", { spo2: 88 });
  expect(alarms(record(byHand, 9, backAt(9)))).toEqual(["MON-SPO2-R"]);
});

test("[SIG-1] a signal is lost once, and only a value of after the loss brings its own alarm to an end", () => {
  const lostAt = (session: DosingSession, parameter: "saturation" | "heartRate") =>
    record(session, 6, { kind: "lost", at: minute(6), parameter, since: minute(5) });
  const lost = lostAt(lostAt(dosed, "saturation"), "heartRate");
  expect(alarms(lost)).toEqual(["SIG-1", "SIG-1"]);
  expect(lostAt(lost, "saturation")).toEqual(lost);
  const restored = (at: number, parameter: "saturation" | "respiration"): Transition => ({ kind: "restored", at: minute(at), parameter });
  expect(record(lost, 7, restored(5, "saturation"))).toEqual(lost);
  expect(record(lost, 7, restored(7, "respiration"))).toEqual(lost);
  const back = record(lost, 8, restored(8, "saturation"));
  expect(back.lostSignals).toEqual({ heartRate: minute(5) });
  expect(back.alarms.filter(({ settled }) => settled?.why === "signal-back").map(({ parameter }) => parameter)).toEqual(["saturation"]);
  const again = record(back, 12, { kind: "lost", at: minute(12), parameter: "saturation", since: minute(11) });
  expect(again.alarms.filter(({ parameter }) => parameter === "saturation")).toHaveLength(2);
});

test("[SAMPLE-6] a cuff reading of the monitor is charted as its own, and alarms like one of a hand", () => {
  const pressures = { systolic: { value: 184, unit: "mm[Hg]" }, diastolic: { value: 96, unit: "mm[Hg]" } } as const;
  const session = record(dosed, 6, { kind: "cuff", at: minute(6), values: pressures });
  expect(session.readings.at(-1)).toMatchObject({ readingId: "cuff-1", source: { kind: "device" }, confirmed: false, ...pressures });
  expect(alarms(session)).toEqual(["MON-SBP-R"]);
  const odd = { ...pressures, heartRate: { value: 300, unit: "/min" } } as const;
  expect(record(dosed, 6, { kind: "cuff", at: minute(6), values: odd }).readings.at(-1)?.implausible).toEqual(["heartRate"]);
});

test("[DUE-4] nothing is overdue before the dose, in its time or after the session, and one alarm stands for all that is", () => {
  const late = (session: DosingSession, at: number) => eventsOf(raiseOverdue(session, minute(at)));
  expect(late(given(start, [-19, charted("b", calm)]), 60)).toEqual([]);
  expect(late(dosed, 6)).toEqual([]);
  expect(late(noSession, 60)).toEqual([]);
  const overdue = kept(dosed, 21, raiseOverdue(dosed, minute(21)));
  // The set of 60 minutes is overdue, too, and its alarm is on already.
  expect(late(overdue, 70)).toEqual([]);
  // One value of the set does not chart the set.
  expect(alarms(chart(overdue, 22, "r", { hr: 70 }))).toEqual(["DUE-1"]);
  const done = chart(overdue, 22, "r", calm);
  expect(alarms(done)).toEqual(["DUE-1 settled"]);
  expect(late(done, 70)).toMatchObject([{ type: "alarm-raised", rule: "DUE-1", level: "amber", parameter: null, value: null }]);
});

test("[ALM-2] of two limits of a parameter the red one is the alarm, whichever stands first", () => {
  const turned = { ...opened(), protocol: { ...opened().protocol, alerts: opened().protocol.alerts.toReversed() } };
  const session = given([-20, turned], [-10, charted("base", calm)], [0, dose("d1")]);
  expect(alarms(chart(session, 5, "r", { spo2: 85 }))).toEqual(["MON-SPO2-R"]);
  expect(alarms(chart(session, 5, "r", { hr: 150 }))).toEqual(["MON-HR-HR"]);
});

test("[ALM-4] a value that is missing or implausible settles nothing and hides nothing", () => {
  const low = chart(dosed, 5, "r1", { spo2: 88 });
  expect(alarms(chart(low, 6, "r2", { hr: 70 }))).toEqual(["MON-SPO2-R"]);
  const odd = vitals("r3", { spo2: 45 }, { source: { kind: "device" } });
  const after = kept(low, 7, chartVitals(low, odd, metaAt(7)));
  expect(alarms(after)).toEqual(["MON-SPO2-R", "RANGE-SPO2-L"]);
  // The newest that was judged is still r1's: a reading between them settles nothing, one after them does.
  expect(alarms(chart(after, 6, "r4", { spo2: 97 }))).toEqual(["MON-SPO2-R settled", "RANGE-SPO2-L"]);
  expect(alarms(chart(after, 8, "r5", { spo2: 97 }))).toEqual(["MON-SPO2-R settled", "RANGE-SPO2-L settled"]);
});

test("[ALM-4] crossing a reading out settles its own alarms alone, and says again only what it had silenced", () => {
  const both = chart(chart(dosed, 5, "r1", { spo2: 88, hr: 72 }), 6, "r2", { hr: 145 });
  expect(alarms(both)).toEqual(["MON-SPO2-R", "MON-HR-HR"]);
  const crossed = kept(both, 7, enterReadingInError(both, { readingId: "r2", reason: "wrong patient" }, metaAt(7)));
  expect(alarms(crossed)).toEqual(["MON-SPO2-R", "MON-HR-HR settled"]);
  expect(crossed.alarms.find(({ rule }) => rule === "MON-HR-HR")?.settled?.why).toBe("entered-in-error");
  // Another reading still says the same: its alarm comes, because the one that spoke for both has gone.
  const same = chart(chart(dosed, 5, "a", { spo2: 88 }), 6, "b", { spo2: 87 });
  expect(alarms(same)).toEqual(["MON-SPO2-R"]);
  const without = kept(same, 7, enterReadingInError(same, { readingId: "a", reason: "wrong" }, metaAt(7)));
  expect(without.alarms.map(({ rule, settled, readingId }) => [rule, settled?.why ?? "on", readingId])).toEqual([
    ["MON-SPO2-R", "entered-in-error", "a"],
    ["MON-SPO2-R", "on", "b"],
  ]);
});

test("[ALM-7] nothing is judged anew while baseline and dose stay the same", () => {
  const red = chart(dosed, 5, "r1", { spo2: 88 });
  const again = setBaseline(red, { readingId: "base" }, metaAt(6));
  expect(typesOf(again)).toEqual(["baseline-set"]);
});

test("[ALM-7] a dose that is crossed out takes no alarm by a fixed limit with it, nor one of the monitor", () => {
  const red = record(chart(dosed, 5, "r1", { bp: [184, 96] }), 6, stretch(5, 6));
  const crossed = kept(red, 7, enterDoseInError(red, { doseId: "d1", reason: "another room" }, metaAt(7)));
  expect(alarms(crossed)).toEqual(["MON-SBP-R", "MON-SPO2-R"]);
});

test("[BASE-1] a baseline has both pressures, was judged, and was not crossed out", () => {
  const choose = (event: DosingSessionEvent, ...more: readonly DosingSessionEvent[]) =>
    setBaseline(given(start, [-15, event], ...more.map((one) => [-14, one] as const)), { readingId: "r" }, metaAt(1));
  const whole = charted("r", calm);
  expect(choose(whole).outcome).toBe("accepted");
  expect(choose(charted("r", { hr: 70, spo2: 97 }))).toMatchObject({ refusal: { rule: "BASE-1" } });
  expect(choose(charted("r", {}, { systolic: { value: 120, unit: "mm[Hg]" } }))).toMatchObject({ refusal: { rule: "BASE-1" } });
  expect(choose(charted("r", {}, { diastolic: { value: 80, unit: "mm[Hg]" } }))).toMatchObject({ refusal: { rule: "BASE-1" } });
  expect(choose({ ...whole, implausible: ["heartRate"] })).toMatchObject({ refusal: { rule: "BASE-1" } });
  expect(choose(whole, { type: "reading-entered-in-error", readingId: "r", reason: "wrong" })).toMatchObject({
    refusal: { rule: "BASE-1" },
  });
});

test("[BASE-2] a reading with an implausible value is no baseline", () => {
  const session = given(
    start,
    [-15, charted("first", calm)],
    [-5, { ...charted("odd", calm), implausible: ["heartRate"] }],
    [0, dose("d1")],
  );
  expect(baselineReading(session)?.readingId).toBe("first");
});

test("[VIT-3] the question names every unusual value with its unit", () => {
  const message = (short: Parameters<typeof vitals>[1]) => {
    const decision = chartVitals(dosed, vitals("r", short), metaAt(5));
    return decision.outcome === "refused" ? decision.refusal.message : "";
  };
  expect(message({ hr: 10, temp: 44 })).toContain("Heart rate 10 /min, Temperature 44 Cel is unusual");
  expect(message({ moaas: 7 })).toBe("MOAA/S must be a whole number between 0 and 5.");
  expect(message({ hr: 401 })).toBe("Heart rate must be between 0 and 400 /min.");
});

test("[BP-2] one pressure alone has nothing to contradict", () => {
  const one = (part: Partial<ReturnType<typeof vitals>>) => chartVitals(dosed, vitals("r", {}, part), metaAt(5)).outcome;
  expect(one({ systolic: { value: 120, unit: "mm[Hg]" } })).toBe("accepted");
  expect(one({ diastolic: { value: 80, unit: "mm[Hg]" } })).toBe("accepted");
});

test("[VIT-6] a time exactly a day ahead is still kept", () => {
  const ahead = (minutes: number) => chartVitals(dosed, vitals("r", calm), { ...metaAt(0), observedAt: minute(minutes) }).outcome;
  expect([ahead(1440), ahead(1441)]).toEqual(["accepted", "refused"]);
});
