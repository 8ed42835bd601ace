import fc from "fast-check";
import { expect, test } from "vitest";

import { judgeSample, signatureOf, withoutDuplicates, type RawSample, type SentValue } from "./judge-sample.ts";
import { streamMemory } from "./data/stream-settings.ts";
import { rangeLimits } from "./range-limits.ts";
import { streamProtocol } from "./stream-protocol.ts";
import { streamedValue } from "./streamed-point.ts";
import { opened, tenOClock } from "./test-session.ts";
import { isSettled, newTrace } from "./trace.ts";
import type { Transition } from "./transition.ts";
import { newWatch, watchSamples } from "./watch-samples.ts";
import { watchSilence } from "./watch-silence.ts";

const raw = (second: number, values: RawSample["values"], more: Partial<RawSample> = {}): RawSample => ({
  sequence: Math.round(second),
  observedAt: tenOClock.add({ milliseconds: Math.round(second * 1000) }),
  status: "measured",
  values,
  ...more,
});

const shipped = streamProtocol(opened().protocol);

const secondOf = ({ at }: { readonly at: Temporal.Instant }): number => (at.epochMilliseconds - tenOClock.epochMilliseconds) / 1000;

const watch = (samples: readonly RawSample[]) => watchSamples(newWatch, samples.map(judgeSample), shipped, tenOClock.epochMilliseconds);

const alarmsOf = (transitions: readonly Transition[]): readonly string[] =>
  transitions.flatMap((one) =>
    one.kind === "beyond" ? [`${one.limit.rule}@${secondOf(one)}`] : one.kind === "settled" ? [`-${one.rule}@${secondOf(one)}`] : [],
  );

/** One value a second. */
const spo2 = (...values: readonly SentValue[]): readonly RawSample[] => values.map((value, second) => raw(second, { spo2: value }));
const times = (count: number, value: SentValue): readonly SentValue[] => Array.from({ length: count }, () => value);

const missing: readonly SentValue[] = ["", " ", null, 0, "0", "0.0", -1, "-1", 32_767, "***", "?", "--", "NaN"];

test("[SAMPLE-1] every way to write that there is no value is no signal", () => {
  for (const sent of missing) expect(judgeSample(raw(0, { spo2: sent })), String(sent)).toMatchObject({ outcome: "no-signal", values: {} });
  expect(judgeSample(raw(0, { spo2: "leads off" }))).toMatchObject({
    outcome: "no-signal",
    flaws: [{ why: "not-a-number", sent: "leads off" }],
  });
});

test("[SAMPLE-2] what cannot be is kept as it was sent and gives no value", () => {
  const judged = judgeSample(raw(0, { sbp: 80, dbp: 95, map: 85, hr: 71 }));
  expect(judged.values).toEqual({ hr: 71 });
  expect(judged.flaws.map(({ parameter, sent, why }) => [parameter, sent, why])).toEqual([
    ["sbp", 80, "implausible"],
    ["dbp", 95, "implausible"],
    ["map", 85, "implausible"],
  ]);
  expect(judgeSample(raw(0, { sbp: 120, dbp: 80, map: 130 })).outcome).toBe("implausible");
  expect(judgeSample(raw(0, { sbp: 120, dbp: 10 })).values).toEqual({});
  expect(judgeSample(raw(0, { spo2: 101 })).outcome).toBe("implausible");
});

test("[SAMPLE-3] what the device marks as test, demonstration or error is no measurement", () => {
  for (const status of ["test", "demonstration", "in-error"] as const)
    expect(judgeSample(raw(0, { spo2: 85 }, { status }))).toMatchObject({
      outcome: "implausible",
      values: {},
      flaws: [{ why: "not-measured" }],
    });
});

test("[SAMPLE-4] kPa and Fahrenheit come in as mm[Hg] and Cel", () => {
  expect(judgeSample(raw(0, { sbp: "16,0", dbp: 10.5 }, { units: { pressure: "kPa" } })).values).toEqual({ sbp: 120.01, dbp: 78.76 });
  expect(judgeSample(raw(0, { temp: "98.6" }, { units: { temperature: "[degF]" } })).values).toEqual({ temp: 37 });
});

test("[SAMPLE-5] two samples of one moment that say the same are one", () => {
  const samples = [raw(0, { spo2: 97 }), raw(0, { spo2: "97.0" }), raw(0, { spo2: 96 }), raw(1, { spo2: 97 })].map(judgeSample);
  expect(withoutDuplicates(samples, new Set())).toMatchObject({ duplicates: 1, fresh: [{}, {}, {}] });
  expect(withoutDuplicates(samples, new Set(samples.map(signatureOf))).fresh).toEqual([]);
});

test("[SAMPLE-6] a cuff reading that is shown until the next one is one reading", () => {
  const shown = Array.from({ length: 600 }, (_, second) =>
    raw(second, second < 300 ? { sbp: 131, dbp: 82, hr: 75 } : { sbp: 128, dbp: 80, hr: 75 }),
  );
  const cuffs = watch(shown).transitions.filter((one) => one.kind === "cuff");
  expect(cuffs.map((one) => [secondOf(one), one.values.systolic?.value, one.values.heartRate?.value])).toEqual([
    [0, 131, 75],
    [300, 128, 75],
  ]);
});

test("[ALM-3] one low value is no alarm, ten seconds of them are", () => {
  expect(watch(spo2(...times(20, 97), 85, ...times(20, 97))).transitions).toEqual([]);
  expect(alarmsOf(watch(spo2(...times(5, 97), ...times(11, 88))).transitions)).toEqual(["MON-SPO2-R@15"]);
  expect(alarmsOf(watch(spo2(...times(5, 97), ...times(10, 88))).transitions)).toEqual([]);
});

test("[ALM-3] amber waits twenty seconds", () => {
  expect(alarmsOf(watch(spo2(...times(30, 92))).transitions)).toEqual(["MON-SPO2-A@20"]);
});

test("[ALM-3] a stream of one value a minute alarms with the second low one", () => {
  const minutes = [97, 96, 88, 87, 97].map((value, index) => raw(index * 60, { spo2: value }));
  expect(alarmsOf(watch(minutes).transitions)).toEqual(["MON-SPO2-R@180"]);
});

test("[ALM-2] while red is on, amber of the same parameter keeps still", () => {
  const alarms = alarmsOf(watch(spo2(...times(60, 86))).transitions);
  expect(alarms).toEqual(["MON-SPO2-R@10"]);
});

test("[ALM-4] a value that trembles at the limit alarms once and settles once", () => {
  const trembling = Array.from({ length: 120 }, (_, second) => (second % 17 === 16 ? 94 : 93));
  const alarms = alarmsOf(watch(spo2(...times(25, 93), ...trembling, ...times(40, 97))).transitions);
  expect(alarms).toEqual(["MON-SPO2-A@20", "-MON-SPO2-A@160"]);
});

test("[SIG-1] a signal without a valid value for half a minute is lost, and back with two in a row", () => {
  const { transitions } = watch(spo2(...times(10, 97), ...times(60, "***"), 96, "", 96, 97, 97));
  expect(transitions.map((one) => [one.kind, secondOf(one)])).toEqual([
    ["lost", 40],
    ["restored", 73],
  ]);
});

test("[SIG-1] an implausible value does not keep a signal alive", () => {
  const { transitions } = watch(spo2(...times(10, 97), ...times(60, 12)));
  expect(transitions.filter(({ kind }) => kind !== "beyond")).toMatchObject([{ kind: "lost", parameter: "saturation" }]);
});

test("[SIG-2] silence is noticed by the server's clock, once", () => {
  const { watch: known } = watch(spo2(...times(10, 97)));
  expect(watchSilence(known, tenOClock.add({ seconds: 20 }), shipped).transitions).toEqual([]);
  const silent = watchSilence(known, tenOClock.add({ seconds: 31 }), shipped);
  expect(silent.transitions).toMatchObject([{ kind: "lost", parameter: "saturation" }]);
  expect(watchSilence(silent.watch, tenOClock.add({ seconds: 90 }), shipped).transitions).toEqual([]);
});

const anySent: fc.Arbitrary<SentValue> = fc.oneof(
  fc.integer({ min: -5, max: 300 }),
  fc.double({ noNaN: false }),
  fc.constantFrom(...missing, "abc", "97", "1e3", "12,5"),
);

test("[SAMPLE-1] no value that a device can send makes the judging fail, and what it gives is plausible", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ sbp: anySent, dbp: anySent, map: anySent, hr: anySent, spo2: anySent, temp: anySent }), { maxLength: 40 }),
      (values) => {
        const samples = values.map((one, second) => judgeSample(raw(second, one)));
        for (const { values: taken } of samples) {
          if (taken.spo2 !== undefined) expect(taken.spo2 >= 50 && taken.spo2 <= 100).toBe(true);
          if (taken.sbp !== undefined && taken.dbp !== undefined) expect(taken.dbp).toBeLessThan(taken.sbp);
        }
        watchSamples(newWatch, samples, shipped, 0);
      },
    ),
  );
});

const level = fc.integer({ min: 50, max: 100 });

test("[ALM-3] a sustained red value always alarms, whatever comes before, beside and after it", () => {
  fc.assert(
    fc.property(
      fc.array(level, { maxLength: 60 }),
      fc.array(fc.integer({ min: 60, max: 89 }), { minLength: 11, maxLength: 40 }),
      fc.array(level, { maxLength: 60 }),
      fc.array(anySent, { minLength: 5, maxLength: 5 }),
      (before, low, later, artefacts) => {
        // Artefacts stand between the seconds: they give no saturation, and so suppress none.
        const noise = artefacts.map((hr, index) => raw(before.length + index + 0.5, { hr }));
        const samples = [...spo2(...before, ...low, ...later), ...noise];
        const from = before.length;
        const to = before.length + low.length - 1;
        const { transitions } = watch(samples);
        const reds = transitions.filter((one) => one.kind === "beyond" && one.limit.rule === "MON-SPO2-R");
        const settled = transitions.filter((one) => one.kind === "settled" && one.rule === "MON-SPO2-R");
        const raisedBefore = reds.filter((one) => secondOf(one) <= to).length;
        const settledBefore = settled.filter((one) => secondOf(one) <= from + 10).length;
        expect(raisedBefore - settledBefore).toBeGreaterThanOrEqual(1);
      },
    ),
    { numRuns: 300 },
  );
});

/** What the alerts of the protocol say, without the ends of the plausible ranges. */
const alertsOf = (transitions: readonly Transition[]) => alarmsOf(transitions).filter((one) => !one.includes("RANGE-"));

test("[ALM-11] a device's saturation of 46 % that is sustained is red, not only a lost signal; a single one is not", () => {
  const fell = watch(spo2(...times(10, 97), ...times(60, 46))).transitions;
  expect(alarmsOf(fell)).toEqual(["RANGE-SPO2-L@20"]);
  expect(fell.find(({ kind }) => kind === "beyond")).toMatchObject({ value: 46, limit: { level: "red", parameter: "saturation" } });
  expect(alarmsOf(watch(spo2(...times(10, 97), 46, ...times(10, 97), 46, ...times(10, 97))).transitions)).toEqual([]);
  // It has been there from the first value on.
  expect(alarmsOf(watch(spo2(...times(11, 46))).transitions)).toEqual(["RANGE-SPO2-L@10"]);
});

test("[ALM-11] a fall through the floor rings once more though its red alarm is on, and is over when values are well inside again", () => {
  const { transitions } = watch(spo2(...times(20, 85), ...times(20, 46), ...times(20, 97)));
  expect(alarmsOf(transitions)).toEqual(["MON-SPO2-R@10", "RANGE-SPO2-L@30", "-MON-SPO2-R@55", "-RANGE-SPO2-L@55"]);
});

test("[ALM-11] each side counts at the level of its worst alert; where the protocol has none, nothing is dangerous there", () => {
  const levels = Object.fromEntries(rangeLimits(shipped.limits).map(({ rule, level }) => [rule, level]));
  expect(levels).toEqual({
    "RANGE-SBP-L": "red",
    "RANGE-SBP-H": "red",
    "RANGE-DBP-H": "red",
    "RANGE-HR-L": "red",
    "RANGE-HR-H": "red",
    "RANGE-SPO2-L": "red",
    "RANGE-RR-L": "red",
    "RANGE-RR-H": "amber",
    "RANGE-TEMP-H": "amber",
  });
  expect(alarmsOf(watch(spo2(...times(60, 101))).transitions)).toEqual([]);
});

test("[ALM-11] a collapse that a cuff shows until the next reading is red, though its pressures are not believed", () => {
  const cuff = Array.from({ length: 20 }, (_, second) => raw(second, { sbp: 46, dbp: 30, map: 35 }));
  expect(alarmsOf(watch(cuff).transitions)).toEqual(["RANGE-SBP-L@10"]);
});

test("[ALM-11] what no instrument shows, zeros, and what the device calls a test stay a lost signal", () => {
  for (const sent of [0, -1, 32_767, "***"]) expect(alarmsOf(watch(spo2(...times(10, 97), ...times(60, sent))).transitions)).toEqual([]);
  const hr = Array.from({ length: 30 }, (_, second) => raw(second, { hr: 900 }));
  expect(alarmsOf(watch(hr).transitions)).toEqual([]);
  expect(alarmsOf(watch(spo2(...times(30, 46)).map((one) => ({ ...one, status: "test" as const }))).transitions)).toEqual([]);
});

test("[ALM-11] a minute of values behind the floor that comes late is said, too, and is over already", () => {
  const { watch: known } = watch(Array.from({ length: 300 }, (_, second) => raw(600 + second, { spo2: 97 })));
  const late = times(15, 44).map((value, second) => judgeSample(raw(second, { spo2: value })));
  expect(watchSamples(known, late, shipped, 0).transitions).toMatchObject([
    { kind: "beyond", isOver: true, limit: { rule: "RANGE-SPO2-L" } },
  ]);
});

test("[ALM-3] an implausible value raises and settles no alert of its parameter", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 49 }), { minLength: 1, maxLength: 25 }), (odd) => {
      const { transitions } = watch(spo2(...times(15, 97), ...odd));
      expect(alertsOf(transitions)).toEqual([]);
      const alarmed = watch(spo2(...times(15, 85), ...odd));
      expect(alertsOf(alarmed.transitions)).toEqual(["MON-SPO2-R@10"]);
    }),
  );
});

const trace = (state: ReturnType<typeof watch>) => state.watch.traces.saturation?.points;

test("late, repeated and shuffled samples give the same values as those in order, and none that nobody sent", () => {
  fc.assert(
    fc.property(fc.array(level, { minLength: 2, maxLength: 60 }), fc.integer(), fc.integer({ min: 1, max: 7 }), (values, seed, cut) => {
      const samples = spo2(...values);
      const shuffled = samples
        .map((sample, index) => ({ sample, key: Math.sin(seed + index * 7) }))
        .toSorted((one, other) => one.key - other.key)
        .map(({ sample }) => sample);
      let known = newWatch;
      const seen = new Set<string>();
      for (let at = 0; at < shuffled.length; at += cut) {
        const sent = [...shuffled.slice(at, at + cut), ...shuffled.slice(Math.max(0, at - 1), at)].map(judgeSample);
        const { fresh } = withoutDuplicates(sent, seen);
        for (const one of fresh) seen.add(signatureOf(one));
        known = watchSamples(known, fresh, shipped, 0).watch;
      }
      expect(known.traces.saturation?.points).toEqual(trace(watch(samples)));
      expect(known.ranges.saturation?.points).toEqual(watch(samples).watch.ranges.saturation?.points);
    }),
  );
});

test("[ALM-3] a batch that comes minutes late still alarms, and is over already", () => {
  const { watch: known } = watch(Array.from({ length: 300 }, (_, second) => raw(600 + second, { spo2: 97 })));
  const late = times(15, 84).map((value, second) => judgeSample(raw(second, { spo2: value })));
  const { transitions } = watchSamples(known, late, shipped, 0);
  expect(transitions).toMatchObject([{ kind: "beyond", isOver: true, limit: { rule: "MON-SPO2-R" } }]);
});

const flawsOf = (values: RawSample["values"], more: Partial<RawSample> = {}) =>
  judgeSample(raw(0, values, more)).flaws.map(({ parameter, sent, why }) => [parameter, sent, why]);
const valuesOf = (values: RawSample["values"], more: Partial<RawSample> = {}) => judgeSample(raw(0, values, more)).values;

test("[SAMPLE-1] a value that was not taken stays beside its parameter as it was sent, with why", () => {
  expect(flawsOf({ spo2: null })).toEqual([["spo2", null, "no-signal"]]);
  expect(flawsOf({ spo2: " N/A " })).toEqual([["spo2", " N/A ", "no-signal"]]);
  expect(flawsOf({ hr: 65_535 })).toEqual([["hr", 65_535, "no-signal"]]);
  for (const sent of ["x97", "97x", "97..5", "9 7", "97.5.1"]) expect(flawsOf({ spo2: sent })).toEqual([["spo2", sent, "not-a-number"]]);
  expect(valuesOf({ hr: "+72", spo2: " 97,55 " })).toEqual({ hr: 72, spo2: 97.55 });
  expect(flawsOf({ hr: "-72" })).toEqual([["hr", "-72", "implausible"]]);
});

test("[SAMPLE-1] one sample is accepted for what it has, and says implausible only where something could not be", () => {
  expect(judgeSample(raw(0, { hr: 72, spo2: 12 })).outcome).toBe("accepted");
  expect(judgeSample(raw(0, { hr: null, spo2: 12 })).outcome).toBe("implausible");
  expect(judgeSample(raw(0, { hr: null, spo2: "" })).outcome).toBe("no-signal");
  expect(judgeSample(raw(0, {})).outcome).toBe("no-signal");
});

test("[SAMPLE-2] pressures that contradict each other are none of them taken; equal ones at the border are what they are", () => {
  const taken = (sbp: SentValue, dbp: SentValue, map?: SentValue) => valuesOf({ sbp, dbp, ...(map !== undefined && { map }) });
  expect(taken(120, 80)).toEqual({ sbp: 120, dbp: 80 });
  expect(taken(90, 90)).toEqual({});
  expect(taken(90, 95)).toEqual({});
  expect(taken(120, 80, 93)).toEqual({ sbp: 120, dbp: 80, map: 93 });
  expect(taken(120, 80, 120)).toEqual({ sbp: 120, dbp: 80, map: 120 });
  expect(taken(120, 80, 80)).toEqual({ sbp: 120, dbp: 80, map: 80 });
  expect(taken(120, 80, 121)).toEqual({});
  expect(taken(120, 80, 79)).toEqual({});
  expect(valuesOf({ sbp: 120, map: 93 })).toEqual({ sbp: 120, map: 93 });
  expect(valuesOf({ sbp: 120, map: 125 })).toEqual({});
  expect(valuesOf({ dbp: 80, map: 93 })).toEqual({ dbp: 80, map: 93 });
  expect(valuesOf({ dbp: 80, map: 75 })).toEqual({});
  expect(valuesOf({ sbp: 110 })).toEqual({ sbp: 110 });
  expect(valuesOf({ map: 93 })).toEqual({ map: 93 });
});

test("[SAMPLE-2] one pressure without a signal spoils the others not; one that cannot be does", () => {
  expect(valuesOf({ sbp: 120, dbp: 80, map: null })).toEqual({ sbp: 120, dbp: 80 });
  expect(valuesOf({ sbp: 120, dbp: 80, map: 500 })).toEqual({});
  expect(valuesOf({ sbp: 120, dbp: 80, hr: 500 })).toEqual({ sbp: 120, dbp: 80 });
});

test("[SAMPLE-2] a mean pressure lies in the band of one of the two", () => {
  expect(valuesOf({ map: 30 })).toEqual({ map: 30 });
  expect(valuesOf({ map: 250 })).toEqual({ map: 250 });
  expect(valuesOf({ map: 10 })).toEqual({});
});

test("[SAMPLE-4] a unit changes its own kind of value alone", () => {
  const foreign = { units: { pressure: "kPa", temperature: "[degF]" } } as const;
  expect(valuesOf({ map: 12 }, foreign)).toEqual({ map: 90.01 });
  expect(valuesOf({ hr: 60, spo2: 97 }, foreign)).toEqual({ hr: 60, spo2: 97 });
  expect(valuesOf({ temp: 37 }, { units: { pressure: "kPa" } })).toEqual({ temp: 37 });
  expect(valuesOf({ hr: 61.239 })).toEqual({ hr: 61.24 });
});

test("[SAMPLE-1] device and device time are kept where they were sent", () => {
  const at = tenOClock.add({ seconds: 3 });
  expect(judgeSample(raw(0, {}, { deviceAt: at, deviceId: "m1" }))).toMatchObject({ deviceAt: at, deviceId: "m1" });
  expect(judgeSample(raw(0, {}))).toMatchObject({ deviceAt: null, deviceId: "" });
});

const every = (count: number, seconds: number, values: (place: number) => RawSample["values"], from = 0, more: Partial<RawSample> = {}) =>
  Array.from({ length: count }, (_, place) => raw(from + place * seconds, values(place), more));
const steady = (count: number, values: RawSample["values"], from = 0, more: Partial<RawSample> = {}) =>
  every(count, 1, () => values, from, more);

test("[SAMPLE-6] a cuff reading takes with it what was streamed in the last seconds, and nothing older", () => {
  const cuffAt = (second: number) => {
    const found = watch([...steady(5, { hr: 71, spo2: 96, rr: 14 }), raw(second, { sbp: 131, dbp: 82 })]).transitions;
    return found.flatMap((one) => (one.kind === "cuff" ? [one.values] : []))[0];
  };
  const pressures = { systolic: { value: 131, unit: "mm[Hg]" }, diastolic: { value: 82, unit: "mm[Hg]" } };
  expect(cuffAt(19)).toEqual({
    ...pressures,
    heartRate: { value: 71, unit: "/min" },
    saturation: { value: 96, unit: "%" },
    respiration: { value: 14, unit: "/min" },
  });
  expect(cuffAt(20)).toEqual(pressures);
});

test("[SAMPLE-6] the same cuff values are another reading after a pause, and so is one other pressure", () => {
  const cuffs = (...shown: readonly (readonly [second: number, sbp: number, dbp: number])[]) =>
    watch(shown.map(([second, sbp, dbp]) => raw(second, { sbp, dbp })))
      .transitions.filter(({ kind }) => kind === "cuff")
      .map(secondOf);
  expect(cuffs([0, 131, 82], [30, 131, 82], [60, 131, 82])).toEqual([0]);
  expect(cuffs([0, 131, 82], [31, 131, 82])).toEqual([0, 31]);
  expect(cuffs([0, 131, 82], [5, 131, 83])).toEqual([0, 5]);
  expect(cuffs([0, 131, 82], [5, 132, 82])).toEqual([0, 5]);
  expect(watch([raw(0, { sbp: 131 }), raw(1, { dbp: 82 })]).transitions).toEqual([]);
});

test("[SAMPLE-6] half a pressure between two shows of the same reading makes no second one", () => {
  const shown = [raw(0, { sbp: 131, dbp: 82 }), raw(1, { sbp: 131 }), raw(2, { sbp: 131, dbp: 82 })];
  expect(watch(shown).transitions.map(secondOf)).toEqual([0]);
});

test("[ALM-3] heart rate, breathing and temperature alarm by their own limits", () => {
  const first = (values: RawSample["values"]) => alarmsOf(watch(steady(30, values)).transitions);
  expect(first({ hr: 141 })).toEqual(["MON-HR-HR@10"]);
  expect(first({ hr: 140 })).toEqual(["MON-HR-HA@20"]);
  expect(first({ hr: 120 })).toEqual([]);
  expect(first({ hr: 39 })).toEqual(["MON-HR-LR@10"]);
  expect(first({ rr: 7 })).toEqual(["MON-RR-LR@10"]);
  expect(first({ rr: 25 })).toEqual(["MON-RR-H@20"]);
  expect(first({ temp: 38.5 })).toEqual(["MON-TEMP@20"]);
  expect(first({ temp: 38.4 })).toEqual([]);
});

test("[ALM-4] an alarm is over when its value was inside the limit by the margin for a quarter of a minute", () => {
  const after = (beyond: RawSample["values"], back: RawSample["values"]) =>
    alarmsOf(watch([...steady(25, beyond), ...steady(20, back, 25)]).transitions).slice(1);
  expect(after({ hr: 145 }, { hr: 137 })).toContain("-MON-HR-HR@40");
  expect(after({ hr: 145 }, { hr: 138 })).not.toContain("-MON-HR-HR@40");
  expect(after({ hr: 35 }, { hr: 43 })).toContain("-MON-HR-LR@40");
  expect(after({ hr: 35 }, { hr: 42 })).not.toContain("-MON-HR-LR@40");
  expect(after({ temp: 39 }, { temp: 38.29 })).toEqual(["-MON-TEMP@40"]);
  expect(after({ temp: 39 }, { temp: 38.4 })).toEqual([]);
  expect(after({ rr: 26 }, { rr: 23 })).toEqual(["-MON-RR-H@40"]);
  expect(after({ rr: 26 }, { rr: 24 })).toEqual([]);
});

test("[ALM-4] what the scales have as limits settles inside of them, and a rise over a stream never does", () => {
  const limit = { rule: "X", parameter: "saturation", level: "red", limit: 90 } as const;
  const points = steady(20, { spo2: 1 }).map((_, place) => ({ at: place * 1000, source: " spo2" }));
  const over = (operator: "<=" | "rise>=" | ">=", value: number) =>
    isSettled({ ...newTrace, points: points.map((one) => ({ ...one, value })) }, { ...limit, operator }, shipped.judging);
  expect([over("<=", 91), over("<=", 91.1), over("<=", 88)]).toEqual([false, true, false]);
  expect([over(">=", 89), over(">=", 88.9), over(">=", 92)]).toEqual([false, true, false]);
  expect(over("rise>=", 50)).toBe(false);
});

test("[ALM-4] a second device that is still beyond the limit keeps the alarm on, until it sends no more", () => {
  const one = { deviceId: "one" };
  const two = { deviceId: "two" };
  const low = [...steady(15, { spo2: 85 }, 0, one), ...steady(15, { spo2: 85 }, 0, two)];
  const both = watch([...low, ...steady(20, { spo2: 97 }, 15, one), ...steady(20, { spo2: 85 }, 15, two)]);
  expect(alarmsOf(both.transitions)).toEqual(["MON-SPO2-R@10"]);
  const alone = watch([...low, ...steady(60, { spo2: 97 }, 15, one)]);
  expect(alarmsOf(alone.transitions)).toEqual(["MON-SPO2-R@10", "-MON-SPO2-R@45"]);
});

test("[SAMPLE-7] two devices that contradict each other are judged each by itself", () => {
  const samples = [...steady(12, { spo2: 85 }, 0, { deviceId: "one" }), ...steady(12, { spo2: 97 }, 0.5, { deviceId: "two" })];
  expect(alarmsOf(watch(samples).transitions)).toEqual(["MON-SPO2-R@10"]);
});

test("[ALM-3] a run that a gap breaks is none, and the gap is the stream's own", () => {
  const broken = [...steady(6, { spo2: 85 }), ...steady(6, { spo2: 85 }, 40)];
  expect(alarmsOf(watch(broken).transitions)).toEqual([]);
  // At one value in 20 s a minute without one is no gap.
  const slow = [0, 20, 40, 60, 120].map((second) => raw(second, { spo2: second < 60 ? 97 : 85 }));
  expect(alarmsOf(watch(slow).transitions)).toEqual(["MON-SPO2-R@120"]);
});

test("[ALM-2] a run that grows worse goes from amber to red, and amber comes not again beside it", () => {
  const worse = [...steady(25, { spo2: 92 }), ...steady(40, { spo2: 85 }, 25)];
  expect(alarmsOf(watch(worse).transitions)).toEqual(["MON-SPO2-A@20", "MON-SPO2-R@35"]);
});

test("[ALM-4] an alarm that has settled is raised again by another run", () => {
  const twice = [...steady(12, { spo2: 85 }), ...steady(25, { spo2: 98 }, 12), ...steady(12, { spo2: 85 }, 37)];
  expect(alarmsOf(watch(twice).transitions)).toEqual(["MON-SPO2-R@10", "-MON-SPO2-R@27", "MON-SPO2-R@47"]);
});

test("[ALM-8] more of a run that has alarmed and settled, come late, alarms not again", () => {
  const first = watch([...steady(12, { spo2: 85 }), ...steady(25, { spo2: 98 }, 12)]);
  expect(alarmsOf(first.transitions)).toEqual(["MON-SPO2-R@10", "-MON-SPO2-R@27"]);
  const more = watchSamples(first.watch, [judgeSample(raw(11.5, { spo2: 85 }))], shipped, 0);
  expect(more.transitions).toEqual([]);
});

test("[ALM-8] a stretch before a later alarm that came late is raised by itself, and is over", () => {
  const later = watch(steady(15, { spo2: 85 }, 45));
  const late = watchSamples(later.watch, steady(12, { spo2: 84 }).map(judgeSample), shipped, 0);
  expect(late.transitions).toMatchObject([{ kind: "beyond", limit: { rule: "MON-SPO2-R" }, isOver: true }]);
});

test("[SIG-1] the rhythm of a slow stream is waited for, three of its intervals", () => {
  const slow = every(5, 20, () => ({ spo2: 97 }));
  const lostAt = (silence: number) => watch([...slow, raw(80 + silence, { spo2: "***" })]).transitions.map(({ kind }) => kind);
  expect(lostAt(60)).toEqual([]);
  expect(lostAt(61)).toEqual(["lost"]);
});

test("[SIG-1] a value of before the loss brings no signal back, and a bad one begins the count anew", () => {
  const lost = watch([...steady(3, { spo2: 97 }), ...steady(40, { spo2: "***" }, 3)]);
  expect(lost.transitions.map(({ kind }) => kind)).toEqual(["lost"]);
  const old = watchSamples(lost.watch, [raw(0.5, { spo2: 97 }), raw(1.5, { spo2: 97 })].map(judgeSample), shipped, 0);
  expect(old.transitions).toEqual([]);
  const again = [raw(50, { spo2: 97 }), raw(51, { spo2: "***" }), raw(52, { spo2: 97 })];
  const once = watchSamples(lost.watch, again.map(judgeSample), shipped, 0);
  expect(once.transitions).toEqual([]);
  expect(watchSamples(once.watch, [judgeSample(raw(53, { spo2: 97 }))], shipped, 0).transitions).toMatchObject([{ kind: "restored" }]);
});

test("[SIG-2] silence counts from when the last value reached the server, each signal by itself", () => {
  const { watch: known } = watch([...steady(5, { hr: 71, spo2: 97 }), ...steady(30, { hr: 71 }, 5)]);
  const at = (seconds: number) =>
    watchSilence(known, tenOClock.add({ milliseconds: seconds * 1000 }), shipped).transitions.flatMap((one) =>
      one.kind === "lost" ? [one.parameter] : [],
    );
  expect(at(30)).toEqual([]);
  expect(at(30.001)).toEqual(["heartRate", "saturation"]);
  expect(watchSilence(newWatch, tenOClock, shipped)).toEqual({ watch: newWatch, transitions: [] });
  const silent = watchSilence(known, tenOClock.add({ seconds: 31 }), shipped).watch;
  expect([silent.traces.heartRate?.lostSince, silent.traces.saturation?.lostSince]).toEqual(
    [34, 4].map((second) => tenOClock.epochMilliseconds + second * 1000),
  );
});

test("heart rate is the ECG's, and the oximeter's pulse where there is none", () => {
  expect([
    streamedValue({ values: { hr: 70, pulse: 90 } }, "heartRate"),
    streamedValue({ values: { pulse: 90 } }, "heartRate"),
    streamedValue({ values: { spo2: 97 } }, "heartRate"),
  ]).toEqual([70, 90, undefined]);
});

const longAfter = watch(steady(300, { spo2: 97, hr: 70 }, 600)).watch;
const cameLate = (samples: readonly RawSample[], around: readonly RawSample[] = [], known = longAfter) =>
  watchSamples(known, samples.map(judgeSample), shipped, 0, around.map(judgeSample));
const lateAlarms = (...asked: Parameters<typeof cameLate>) => alarmsOf(cameLate(...asked).transitions);

test("[ALM-3] late samples alarm with the value that made the run long enough, and say from when to when it lasted", () => {
  expect(cameLate(steady(15, { spo2: 84 })).transitions).toMatchObject([
    { kind: "beyond", at: tenOClock.add({ seconds: 10 }), from: tenOClock, to: tenOClock.add({ seconds: 14 }), value: 84, isOver: true },
  ]);
  expect(lateAlarms(steady(10, { spo2: 84 }))).toEqual([]);
  expect(lateAlarms(steady(11, { spo2: 84 }))).toEqual(["MON-SPO2-R@10"]);
  expect(lateAlarms(steady(21, { spo2: 92 }))).toEqual(["MON-SPO2-A@20"]);
  expect(lateAlarms(steady(20, { spo2: 92 }))).toEqual([]);
});

test("[ALM-3] a late part of a run counts with what is stored around it, and stored runs alone say nothing again", () => {
  expect(lateAlarms([raw(5, { spo2: 84 })], [...steady(5, { spo2: 84 }), ...steady(6, { spo2: 84 }, 6)])).toEqual(["MON-SPO2-R@10"]);
  expect(lateAlarms([raw(40, { spo2: 97 })], steady(15, { spo2: 84 }))).toEqual([]);
  expect(lateAlarms([raw(5, { spo2: 97 })], [...steady(5, { spo2: 84 }), ...steady(6, { spo2: 84 }, 6)])).toEqual([]);
  expect(lateAlarms(steady(6, { spo2: 84 }), steady(6, { spo2: 84 }, 60))).toEqual([]);
});

test("[ALM-2] of the limits of one late stretch the worst speaks; an amber stretch aside speaks for itself", () => {
  expect(lateAlarms(steady(30, { spo2: 84 }))).toEqual(["MON-SPO2-R@10"]);
  expect(lateAlarms([...steady(25, { spo2: 92 }), ...steady(20, { spo2: 97 }, 25), ...steady(12, { spo2: 84 }, 45)])).toEqual([
    "MON-SPO2-R@55",
    "MON-SPO2-A@20",
  ]);
});

test("[SAMPLE-7] late samples of two devices are judged each by itself", () => {
  const two = [...steady(11, { spo2: 84 }, 0, { deviceId: "one" }), ...steady(11, { spo2: 97 }, 0.5, { deviceId: "two" })];
  expect(lateAlarms(two)).toEqual(["MON-SPO2-R@10"]);
  const halves = [...steady(6, { spo2: 84 }, 0, { deviceId: "one" }), ...steady(6, { spo2: 84 }, 5, { deviceId: "two" })];
  expect(lateAlarms(halves)).toEqual([]);
});

test("[SAMPLE-6] a late cuff reading is charted, and the newest values stay what they were", () => {
  const late = cameLate([raw(0, { sbp: 131, dbp: 82, spo2: 97 })]);
  expect(late.transitions).toMatchObject([{ kind: "cuff", values: { systolic: { value: 131 } } }]);
  expect(late.watch).toEqual(longAfter);
});

test("a monitor of hours is kept in mind for its last minutes alone", () => {
  const hours = watch(steady(600, { spo2: 97 })).watch.traces.saturation;
  const seconds = hours?.points.map(({ at }) => (at - tenOClock.epochMilliseconds) / 1000);
  expect(seconds?.at(-1)).toBe(599);
  expect(seconds?.length).toBeLessThanOrEqual(streamMemory.window * 1.5 + 1);
  expect(seconds?.[0]).toBeLessThanOrEqual(599 - streamMemory.window);
  expect(hours?.mentions).toHaveLength(6);
  // Of a slow stream a few values stay, however old.
  expect(watch(every(30, 60, () => ({ spo2: 97 }))).watch.traces.saturation?.points.length).toBe(streamMemory.values);
});

test("values of one moment stand in the same order, whichever device's came first", () => {
  const moment = [
    raw(0, { spo2: 97 }, { deviceId: "b" }),
    raw(0, { spo2: 95 }, { deviceId: "a" }),
    raw(0, { spo2: 94 }, { deviceId: "a" }),
  ];
  const order = (samples: readonly RawSample[]) =>
    samples.reduce((known, sample) => watchSamples(known, [judgeSample(sample)], shipped, 0).watch, newWatch).traces.saturation?.points;
  expect(order(moment)?.map(({ value }) => value)).toEqual([94, 95, 97]);
  expect(order(moment.toReversed())).toEqual(order(moment));
});
