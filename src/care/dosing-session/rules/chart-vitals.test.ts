import fc from "fast-check";
import { expect, test } from "vitest";

import { baselineReading } from "./baseline.ts";
import { chartDose, enterDoseInError } from "./chart-dose.ts";
import { chartVitals, enterReadingInError, setBaseline } from "./chart-vitals.ts";
import { acknowledgeAlarm } from "./decide-session.ts";
import { noSession, openAlarms, type DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent } from "./events.ts";
import { recordTransition, raiseOverdue } from "./record-transitions.ts";
import { calm, charted, dose, eventsOf, factAt, given, kept, metaAt, minute, opened, typesOf, vitals } from "./test-session.ts";
import { evolve } from "./evolve.ts";

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
  const early = given(start, [-10, charted("base", low)], [5, charted("r", { ...calm, bp: [155, 84] })]);
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
