import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";

import { readRecording } from "#interop/recordings/read-recording.ts";
import { shippedProtocol } from "#kernel/setting.ts";

import { isBeyond } from "../../rules/assess-reading.ts";
import type { DosingSession } from "../../rules/dosing-session.ts";
import {
  judgeSample,
  signatureOf,
  withoutDuplicates,
  type JudgedSample,
  type RawSample,
  type SentValue,
} from "../../rules/judge-sample.ts";
import { recordTransition } from "../../rules/record-transitions.ts";
import { sessionAfter } from "../../rules/session-after.ts";
import { streamProtocol } from "../../rules/stream-protocol.ts";
import { streamedParameters, streamedPoint } from "../../rules/streamed-point.ts";
import { given, metaAt, opened, tenOClock } from "../../rules/test-session.ts";
import type { Transition } from "../../rules/transition.ts";
import { lateSamples, newWatch, watchSamples, type Watch } from "../../rules/watch-samples.ts";
import { alarmRates } from "./alarm-rates.ts";
import { withStanding, type Standing } from "./feed.ts";
import { judgeSeries } from "./judge-recording.ts";

const protocol = streamProtocol(opened().protocol);
const { judging, limits } = protocol;

type Run = { readonly rule: string; readonly from: number; readonly to: number };

/**
 * What must alarm, worked out in another way than the rules do: for each limit and source all valid values sorted, and every stretch of
 * values beyond it, none further than the lost time from the next, that lasts as long as the level asks.
 */
const runsThatMustAlarm = (samples: readonly JudgedSample[], level: "red" | "amber"): readonly Run[] =>
  limits.flatMap((limit) => {
    const parameter = streamedParameters.find((one) => one === limit.parameter);
    if (parameter === undefined || limit.level !== level) return [];
    const bySource = Map.groupBy(
      samples.flatMap((sample) => streamedPoint(sample, parameter) ?? []),
      ({ source }) => source,
    );
    return [...bySource.values()].flatMap((points) => {
      const sorted = points.toSorted((one, other) => one.at - other.at);
      const runs: { from: number; to: number }[] = [];
      let current: { from: number; to: number } | undefined;
      for (const { at, value } of sorted) {
        const isBad = isBeyond(limit, value, undefined) === true;
        if (!isBad) current = undefined;
        else if (current !== undefined && at - current.to <= judging.lost * 1000) current.to = at;
        else {
          current = { from: at, to: at };
          runs.push(current);
        }
      }
      const wanted = (level === "red" ? judging.sustainedRed : judging.sustainedAmber) * 1000;
      return runs.filter(({ from, to }) => to > from && to - from >= wanted).map((run) => ({ rule: limit.rule, ...run }));
    });
  });

/** Stretches of one rule that overlap are one to whoever hears the alarm, whichever device shows them. */
const together = (runs: readonly Run[]): readonly Run[] => {
  const merged: Run[] = [];
  for (const run of runs.toSorted((one, other) => one.from - other.from)) {
    const index = merged.findIndex((one) => one.rule === run.rule && run.from <= one.to);
    const found = merged[index];
    if (found === undefined) merged.push(run);
    else merged[index] = { ...found, to: Math.max(found.to, run.to) };
  }
  return merged;
};

const standingOf = (session: DosingSession): Standing => ({
  alarms: session.alarms.flatMap(({ origin, rule, parameter, observedAt, settled }) =>
    origin === "stream" && parameter !== null ? [{ rule, parameter, at: observedAt.epochMilliseconds, settled: settled !== null }] : [],
  ),
  lost: [],
});

type Fed = { readonly session: DosingSession; readonly transitions: readonly Transition[] };

/** Feeds batches as the server does: duplicates dropped, the log's word taken, stored samples beside those that come late. */
const feed = (batches: readonly (readonly RawSample[])[]): Fed => {
  let [session, watch, seen]: [DosingSession, Watch, readonly JudgedSample[]] = [given([-20, opened()]), newWatch, []];
  const known = new Set<string>();
  const transitions: Transition[] = [];
  const key = (sample: JudgedSample): string => `${sample.deviceId} ${signatureOf(sample)}`;
  for (const batch of batches) {
    const fresh = batch.map(judgeSample).filter((sample) => !known.has(key(sample)) && known.add(key(sample)));
    watch = withStanding(watch, standingOf(session));
    const around = lateSamples(watch, fresh).length === 0 ? [] : seen;
    const spoken = watchSamples(watch, fresh, protocol, 0, around);
    watch = spoken.watch;
    seen = [...seen, ...fresh];
    transitions.push(...spoken.transitions);
    for (const [index, transition] of spoken.transitions.entries()) {
      const meta = { ...metaAt(0, "device"), observedAt: transition.at };
      const cuff = { readingId: `${transition.at.toString()} ${index}`, source: { kind: "device" } } as const;
      const decision = recordTransition(session, transition, cuff, meta);
      if (decision.outcome === "accepted") session = sessionAfter(session, meta, ...decision.events);
    }
  }
  return { session, transitions };
};

/** An alarm of the rule was raised in the stretch or for a part of it, or was on when it began. */
const isCovered = ({ session, transitions }: Fed, { rule, from, to }: Run): boolean =>
  session.alarms.some((alarm) => {
    if (alarm.origin !== "stream" || alarm.rule !== rule) return false;
    const at = alarm.observedAt.epochMilliseconds;
    const isFor = transitions.some(
      (one) =>
        one.kind === "beyond" &&
        `${one.limit.rule}:${one.at.toString()}` === alarm.alarmId &&
        one.from.epochMilliseconds <= to &&
        one.to.epochMilliseconds >= from,
    );
    return isFor || (at <= to && (at >= from || alarm.settled === null || alarm.settled.at.epochMilliseconds > from));
  });

const artefact: fc.Arbitrary<SentValue> = fc.constantFrom<SentValue>("", "***", "?", null, 0, -1, 32_767, "leads off", 1e9, 3);
const hour = { min: 30, max: 160 };

/** A stretch of one device: values of one kind, seconds apart, now and then nothing or an artefact between. */
const stretch = fc.record({
  device: fc.constantFrom("one", "two"),
  channel: fc.constantFrom("spo2" as const, "hr" as const, "pulse" as const, "rr" as const, "temp" as const),
  level: fc.integer(hour),
  swing: fc.integer({ min: 0, max: 2 }),
  every: fc.constantFrom(500, 1_000, 2_000, 4_000),
  count: fc.integer({ min: 1, max: 25 }),
  start: fc.integer({ min: 0, max: 300_000 }),
  artefacts: fc.array(fc.record({ place: fc.integer({ min: 0, max: 25 }), sent: artefact, isTest: fc.boolean() }), { maxLength: 4 }),
  fahrenheit: fc.boolean(),
});

type Stretch = (typeof stretch)["generate"] extends (...all: never[]) => { readonly value: infer Value } ? Value : never;

/** Values that hold the level of a channel: around the limits of each, so that red stretches are common. */
const valueOf = ({ channel, level, swing }: Stretch, index: number): number => {
  const wobble = (index % 3) - 1;
  switch (channel) {
    case "spo2":
      return 80 + (level % 20) + wobble * swing;
    case "hr":
    case "pulse":
      return level + wobble * swing;
    case "rr":
      return 5 + (level % 25) + wobble * swing;
    case "temp":
      return 36 + (level % 40) / 10;
  }
};

const samplesOf = (one: Stretch, offset: number): readonly RawSample[] =>
  Array.from({ length: one.count }, (_, index): RawSample => {
    const found = one.artefacts.find(({ place }) => place === index);
    const value = valueOf(one, index);
    const isFahrenheit = one.channel === "temp" && one.fahrenheit;
    const sent = found === undefined || found.isTest ? (isFahrenheit ? Math.round((value * 9) / 5 + 32) : value) : found.sent;
    return {
      sequence: offset + index,
      deviceId: one.device,
      observedAt: tenOClock.add({ milliseconds: one.start + index * one.every }),
      status: found?.isTest === true ? "test" : "measured",
      values: { [one.channel]: sent },
      ...(isFahrenheit && { units: { temperature: "[degF]" as const } }),
    };
  });

/** Everything of the stretches, each sample perhaps twice, in an order and in batches of their own. */
const feeding = fc
  .record({
    stretches: fc.array(stretch, { minLength: 1, maxLength: 7 }),
    keys: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 20, maxLength: 20 }),
    cut: fc.integer({ min: 1, max: 40 }),
    twice: fc.integer({ min: 2, max: 9 }),
  })
  .map(({ stretches, keys, cut, twice }) => {
    const samples = stretches.flatMap((one, index) => samplesOf(one, index * 100));
    const again = samples.filter((_, index) => index % twice === 0);
    const all = [...samples, ...again];
    const mixed = all
      .map((sample, index) => ({ sample, key: ((keys[index % keys.length] ?? 0) * (index + 7)) % 10_007 }))
      .toSorted((one, other) => one.key - other.key)
      .map(({ sample }) => sample);
    return { samples, mixed, cut };
  });

const inBatches = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

const judgedOf = (samples: readonly RawSample[]): readonly JudgedSample[] => withoutDuplicates(samples.map(judgeSample), new Set()).fresh;

test("[ALM-3] [SAMPLE-7] a red value that is sustained always alarms, whatever artefacts, gaps, repeats, order, batches, units and other devices lie around it", () => {
  let wanted = 0;
  fc.assert(
    fc.property(feeding, ({ samples, mixed, cut }) => {
      const fed = feed(inBatches(mixed, cut));
      for (const run of together(runsThatMustAlarm(judgedOf(samples), "red"))) {
        wanted += 1;
        expect(isCovered(fed, run), JSON.stringify(run)).toBe(true);
      }
    }),
    { numRuns: 900, seed: -1029755059 },
  );
  expect(wanted).toBeGreaterThan(50);
});

const said = (transitions: readonly Transition[]): readonly string[] =>
  transitions.flatMap((one) => {
    if (one.kind === "beyond") return [`${one.limit.rule} ${one.at.toString()}`];
    return one.kind === "settled" ? [`-${one.rule} ${one.at.toString()}`] : [];
  });

const byMoment = (one: RawSample, other: RawSample): number => Temporal.Instant.compare(one.observedAt, other.observedAt);

test("[ALM-9] the same samples give the same alarms in whatever order they stand in a batch, and in whatever batches they come", () => {
  fc.assert(
    fc.property(feeding, ({ samples, mixed, cut }) => {
      const whole = said(feed([samples]).transitions);
      expect(said(feed([mixed]).transitions)).toEqual(whole);
      // A moment is never torn apart, as a monitor sends it; its samples may stand in any order.
      const moments = [...Map.groupBy(mixed.toSorted(byMoment), ({ observedAt }) => observedAt.epochMilliseconds).values()];
      const batches = inBatches(moments, cut).map((some) => some.flat());
      expect(said(feed(batches).transitions)).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

test("[ALM-8] a rule that has alarmed rings again only after its settle time, unless something worse rings", () => {
  fc.assert(
    fc.property(feeding, ({ samples, mixed, cut }) => {
      const inOrder = feed(inBatches(samples.toSorted(byMoment), cut));
      const last = new Map<string, number>();
      for (const one of inOrder.transitions) {
        if (one.kind !== "beyond") continue;
        const before = last.get(one.limit.rule);
        const at = one.at.epochMilliseconds;
        if (before !== undefined && !one.isOver) expect(at - before).toBeGreaterThanOrEqual(judging.settled * 1000);
        last.set(one.limit.rule, at);
      }
      // However they arrive, one stretch is one alarm.
      const { session } = feed(inBatches(mixed, cut));
      for (const run of runsThatMustAlarm(judgedOf(samples), "red")) {
        const raised = session.alarms.filter(({ rule, origin, observedAt: at }) => {
          const inside = at.epochMilliseconds >= run.from && at.epochMilliseconds <= run.to;
          return origin === "stream" && rule === run.rule && inside;
        });
        const sources = new Set(judgedOf(samples).map(({ deviceId }) => deviceId)).size * 2;
        expect(raised.length).toBeLessThanOrEqual(sources);
      }
    }),
    { numRuns: 60 },
  );
});

const fixtures = new URL("../../../../../../shared/fixtures/vitals/", import.meta.url);
const isThere = existsSync(fixtures);
const title = isThere ? "" : " (skipped: the recordings are not beside this checkout)";
const recordings = isThere ? readdirSync(fixtures).filter((name) => name.endsWith(".csv")) : [];
const read = (name: string) => readRecording(readFileSync(new URL(name, fixtures), "utf8"));

test.skipIf(!isThere)(`[ALM-3] no sustained red stretch of a recording goes without an alarm${title}`, () => {
  const session = given([-20, opened()]);
  let wanted = 0;
  for (const name of recordings) {
    for (const series of read(name)?.series ?? []) {
      const { fresh, events } = judgeSeries(session, series, tenOClock);
      for (const run of runsThatMustAlarm(fresh, "red")) {
        wanted += 1;
        const alarms = events.filter((event) => event.type === "alarm-raised" && event.rule === run.rule);
        expect(alarms.length, `${name} ${series.name} ${run.rule}`).toBeGreaterThan(0);
      }
    }
  }
  expect(wanted).toBeGreaterThanOrEqual(0);
});

test.skipIf(!isThere)(
  `[ALM-10] artefact handling never rings more often than single values do, and far less where leads are off${title}`,
  () => {
    for (const name of recordings) {
      const recording = read(name);
      if (recording === undefined) throw new Error(name);
      for (const { rule, before, after } of alarmRates(recording, shippedProtocol, tenOClock))
        if (rule !== "SIG-1") expect(after, `${name} ${rule}`).toBeLessThanOrEqual(before);
    }
  },
);

test("[ALM-10] single values ring at zeros and at every crossing; the rules ring at what lasts, once", () => {
  const minutes = ["97", "0.0", "0.0", "96", "88", "97", "88", "87", "86", "97", "97"];
  const rows = minutes.map((spo2, minute) => `${minute},72,0,0,0,0,14,${spo2},,,`);
  const columns = "minute,hr_bpm,abp_sys,abp_dia,abp_mean,pulse_bpm,resp_per_min,spo2_pct,nbp_sys,nbp_dia,nbp_mean";
  const recording = readRecording([columns, ...rows].join("\n"));
  if (recording === undefined) throw new Error("This is no recording.");
  const rates = alarmRates(recording, shippedProtocol, tenOClock);
  expect(rates.find(({ rule }) => rule === "MON-SPO2-R")).toEqual({ rule: "MON-SPO2-R", signalHours: 1 / 6, before: 3, after: 1 });
});
