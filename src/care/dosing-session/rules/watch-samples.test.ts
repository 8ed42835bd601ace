import fc from "fast-check";
import { expect, test } from "vitest";

import { judgeSample, signatureOf, withoutDuplicates, type RawSample, type SentValue } from "./judge-sample.ts";
import { rangeLimits } from "./range-limits.ts";
import { streamProtocol } from "./stream-protocol.ts";
import { opened, tenOClock } from "./test-session.ts";
import { newWatch, watchSamples, type Transition } from "./watch-samples.ts";
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
