import { instantOf, type Instant } from "#kernel/time.ts";

import { raiseBeyond, settleInside, type Judged, type Step } from "./beyond-limits.ts";
import { cuffReading, type Cuff } from "./cuff-reading.ts";
import { inOrder, type JudgedSample } from "./judge-sample.ts";
import { lateRuns } from "./late-runs.ts";
import { byParameter, type LimitsByParameter } from "./limits-by-parameter.ts";
import { rangeLimits, rangeParameters, type RangeParameter } from "./range-limits.ts";
import type { StreamProtocol } from "./stream-protocol.ts";
import { isMentioned, rangePoint, streamedParameters, streamedPoint, type StreamedParameter } from "./streamed-point.ts";
import { lostAfter, newTrace, withMention, withPoint, type Trace } from "./trace.ts";
import type { Transition } from "./transition.ts";
import { streamMemory } from "./data/stream-settings.ts";

/** What is kept in mind of a session's monitor. Small, and rebuilt from the last minutes of samples wherever it is missing. */
export type Watch = {
  readonly traces: { readonly [Parameter in StreamedParameter]?: Trace };
  /** The values with those outside of the plausible ranges, which are held against the ends of these alone (ALM-11). */
  readonly ranges: RangeTraces;
  readonly cuff: Cuff | null;
};

export const newWatch: Watch = { traces: {}, ranges: {}, cuff: null };

type RangeTraces = { readonly [Parameter in RangeParameter]?: Trace };

export type Watched = { readonly watch: Watch; readonly transitions: readonly Transition[] };

const restore = (trace: Trace, at: Instant, parameter: StreamedParameter, { judging }: Judged): Step => {
  // A value from before the signal was lost brings nothing back.
  if (trace.lostSince === null || at.epochMilliseconds <= trace.lostSince) return { trace, transitions: [] };
  const goodInRow = trace.goodInRow + 1;
  if (goodInRow < judging.restoredValues) return { trace: { ...trace, goodInRow }, transitions: [] };
  return { trace: { ...trace, lostSince: null, goodInRow: 0 }, transitions: [{ kind: "restored", at, parameter }] };
};

const lose = (trace: Trace, at: Instant, parameter: StreamedParameter, { judging }: Judged): Step => {
  const last = trace.points.at(-1)?.at;
  if (last === undefined || trace.lostSince !== null || at.epochMilliseconds - last <= lostAfter(trace.mentions, judging)) {
    return { trace: trace.goodInRow === 0 ? trace : { ...trace, goodInRow: 0 }, transitions: [] };
  }
  return { trace: { ...trace, lostSince: last, goodInRow: 0 }, transitions: [{ kind: "lost", at, parameter, since: instantOf(last) }] };
};

const watchValue = (
  known: Trace | undefined,
  parameter: StreamedParameter,
  sample: JudgedSample,
  judged: Judged,
  receivedAt: number,
): Step => {
  const at = sample.at.epochMilliseconds;
  const point = streamedPoint(sample, parameter);
  if (point === undefined) {
    if (known === undefined) return { trace: newTrace, transitions: [] };
    return lose(isMentioned(sample, parameter) ? withMention(known, at) : known, sample.at, parameter, judged);
  }
  const trace = withPoint(withMention({ ...(known ?? newTrace), receivedAt }, at), point);
  const restored = restore(trace, sample.at, parameter, judged);
  const raised = raiseBeyond(restored.trace, point, judged);
  const settled = settleInside(raised.trace, judged);
  return { trace: settled.trace, transitions: [...restored.transitions, ...raised.transitions, ...settled.transitions] };
};

type RangeStep = { readonly ranges: RangeTraces; readonly transitions: readonly Transition[] };

/** Holds the values of a sample against the ends of the plausible ranges, sustained like any other limit (ALM-11). */
const watchRanges = (known: RangeTraces, sample: JudgedSample, { ends, judging }: LimitsByParameter): RangeStep => {
  let ranges = known;
  const transitions: Transition[] = [];
  for (const parameter of rangeParameters) {
    const limits = ends.filter((one) => one.parameter === parameter);
    const point = limits.length === 0 ? undefined : rangePoint(sample, parameter);
    if (point === undefined) continue;
    const raised = raiseBeyond(withPoint(withMention(ranges[parameter] ?? newTrace, point.at), point), point, { limits, judging });
    const settled = settleInside(raised.trace, { limits, judging });
    ranges = { ...ranges, [parameter]: settled.trace };
    transitions.push(...raised.transitions, ...settled.transitions);
  }
  return { ranges, transitions };
};

const watchOne = (watch: Watch, sample: JudgedSample, protocol: LimitsByParameter, receivedAt: number): Watched => {
  const { limits, judging } = protocol;
  let { traces } = watch;
  const transitions: Transition[] = [];
  for (const parameter of streamedParameters) {
    const known = traces[parameter];
    if (known === undefined && streamedPoint(sample, parameter) === undefined) continue;
    const step = watchValue(known, parameter, sample, { limits: limits[parameter], judging }, receivedAt);
    traces = { ...traces, [parameter]: step.trace };
    transitions.push(...step.transitions);
  }
  const { cuff, reading } = cuffReading(watch.cuff, sample, traces, judging);
  if (reading !== undefined) transitions.push({ kind: "cuff", at: sample.at, values: reading });
  const behind = watchRanges(watch.ranges, sample, protocol);
  return { watch: { traces, ranges: behind.ranges, cuff }, transitions: [...transitions, ...behind.transitions] };
};

const watchAll = (watch: Watch, samples: readonly JudgedSample[], protocol: LimitsByParameter, receivedAt: number): Watched => {
  const transitions: Transition[] = [];
  let now = watch;
  for (const sample of inOrder(samples)) {
    const step = watchOne(now, sample, protocol, receivedAt);
    now = step.watch;
    transitions.push(...step.transitions);
  }
  return { watch: now, transitions };
};

/** What comes too late to be judged by what is in mind alone, judged together with what is `known` around it (ALM-3). */
const watchLate = (
  { traces, ranges }: Watch,
  late: readonly JudgedSample[],
  known: readonly JudgedSample[],
  protocol: StreamProtocol,
): readonly Transition[] => {
  const newestIn = (trace: Trace | undefined): number => trace?.points.at(-1)?.at ?? 0;
  const valid = { parameters: streamedParameters, pointOf: streamedPoint, newestOf: (one: StreamedParameter) => newestIn(traces[one]) };
  const ranged = { parameters: rangeParameters, pointOf: rangePoint, newestOf: (one: RangeParameter) => newestIn(ranges[one]) };
  const ends = { ...protocol, limits: rangeLimits(protocol.limits) };
  return [...lateRuns(late, known, protocol, valid), ...lateRuns(late, known, ends, ranged)].map(({ limit, point, from, to, isOver }) => ({
    kind: "beyond",
    at: instantOf(point.at),
    limit,
    value: point.value,
    isOver,
    from: instantOf(from),
    to: instantOf(to),
  }));
};

/** Cuff readings of samples that are too old to be kept in mind. */
const oldCuffs = (old: readonly JudgedSample[], protocol: StreamProtocol): readonly Transition[] =>
  watchAll(newWatch, old, byParameter({ ...protocol, limits: [] }), 0).transitions.filter(({ kind }) => kind === "cuff");

const newestOf = ({ traces, ranges }: Watch): number =>
  Math.max(-Infinity, ...[...Object.values(traces), ...Object.values(ranges)].map((trace) => trace.points.at(-1)?.at ?? -Infinity));

const olderThan = (watch: Watch, samples: readonly JudgedSample[], seconds: number): readonly JudgedSample[] => {
  const from = newestOf(watch) - seconds * 1000;
  return samples.filter((sample) => sample.at.epochMilliseconds < from);
};

/**
 * The samples that come too late to be judged by what is in mind alone: of a value in the younger half of it the whole run is always at
 * hand. Whoever has samples stored around them gives these to `watchSamples`.
 */
export const lateSamples = (watch: Watch, samples: readonly JudgedSample[]): readonly JudgedSample[] =>
  olderThan(watch, samples, streamMemory.window / 2);

/** How far around late samples stored ones can belong to the same run, in seconds. */
export const lateReach = streamMemory.window;

/**
 * Lets the monitor's samples, without duplicates, speak (ALM-3, ALM-4, SIG-1, SIG-2): sustained values beyond a limit, values well
 * inside again, lost and restored signals, new cuff readings. `receivedAt`: the server's clock in milliseconds; `around`: samples that
 * were taken in before and lie within `lateReach` of late ones.
 */
export const watchSamples = (
  watch: Watch,
  samples: readonly JudgedSample[],
  protocol: StreamProtocol,
  receivedAt: number,
  around: readonly JudgedSample[] = [],
): Watched => {
  const late = lateSamples(watch, samples);
  if (late.length === 0) return watchAll(watch, samples, byParameter(protocol), receivedAt);
  const old = olderThan(watch, late, streamMemory.window);
  const spoken = [...watchLate(watch, late, [...around, ...samples], protocol), ...oldCuffs(old, protocol)];
  const kept = samples.filter((sample) => !old.includes(sample));
  const now = watchAll(watch, kept, byParameter(protocol), receivedAt);
  return { watch: now.watch, transitions: [...spoken, ...now.transitions] };
};
