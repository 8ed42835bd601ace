import type { Instant } from "#kernel/time.ts";

import { cuffReading, type Cuff } from "./cuff-reading.ts";
import type { AlertLimit } from "./events.ts";
import { inOrder, type JudgedSample } from "./judge-sample.ts";
import { lateRuns } from "./late-runs.ts";
import { byParameter, type LimitsByParameter } from "./limits-by-parameter.ts";
import { rangeLimits, rangeParameters, type RangeParameter } from "./range-limits.ts";
import type { StreamProtocol } from "./stream-protocol.ts";
import { isMentioned, rangePoint, streamedParameters, streamedPoint, type StreamedParameter } from "./streamed-point.ts";
import { isSettled, lostAfter, newTrace, sustainedRun, withMention, withPoint, withRaised, type Point, type Trace } from "./trace.ts";
import type { VitalValues } from "./vital-parameter.ts";
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

type At = { readonly at: Instant };

/** What the stream came to; `record-transitions.ts` makes facts of it. */
export type Transition =
  | (At & {
      readonly kind: "beyond";
      readonly limit: AlertLimit;
      readonly value: number;
      readonly isOver: boolean;
      /** The stretch of values beyond the limit, as far as it is known. */
      readonly from: Instant;
      readonly to: Instant;
    })
  | (At & { readonly kind: "settled"; readonly rule: string })
  | (At & { readonly kind: "lost"; readonly parameter: StreamedParameter; readonly since: Instant })
  | (At & { readonly kind: "restored"; readonly parameter: StreamedParameter })
  | (At & { readonly kind: "cuff"; readonly values: VitalValues });

export type Watched = { readonly watch: Watch; readonly transitions: readonly Transition[] };

const instantOf = (milliseconds: number): Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds);

type Step = { readonly trace: Trace; readonly transitions: readonly Transition[] };

type Judged = Pick<StreamProtocol, "limits" | "judging">;

type Found = { readonly first: Point; readonly last: Point; readonly isOld: boolean };

/**
 * The run that makes this limit's alarm due with this value. While the rule is on only a stretch before that alarm's makes another one:
 * it came late, and is not swallowed by the alarm of a later one. A run that has alarmed makes none (ALM-8).
 */
const dueRun = (trace: Trace, point: Point, limit: AlertLimit, judging: Judged["judging"]): Found | "none" | "alarmed" => {
  const isOn = trace.active.includes(limit.rule);
  if (isOn && trace.points.at(-1) === point) return "none";
  const run = sustainedRun(trace, limit, point, judging);
  const [first, last] = [run?.[0], run?.at(-1)];
  if (first === undefined || last === undefined) return "none";
  const own = trace.raised.filter(({ rule }) => rule === limit.rule);
  if (own.some(({ at }) => at >= first.at && at <= last.at)) return "alarmed";
  if (!isOn) return { first, last, isOld: false };
  return own.some(({ at }) => at > last.at) ? { first, last, isOld: true } : "none";
};

/**
 * `limits`, the worst first. Of those that a run passes only the worst alarms; an amber one keeps still while a red one of the parameter
 * is on (ALM-2).
 */
const raiseBeyond = (trace: Trace, point: Point, { limits, judging }: Judged): Step => {
  const isRedOn = limits.some((limit) => limit.level === "red" && trace.active.includes(limit.rule));
  for (const limit of limits) {
    if (limit.level === "amber" && isRedOn) continue;
    const found = dueRun(trace, point, limit, judging);
    if (found === "none") continue;
    if (found === "alarmed") break;
    const { first, last, isOld: isOver } = found;
    const [from, at] = [instantOf(first.at), instantOf(last.at)];
    const raised: Transition = { kind: "beyond", at, limit, value: last.value, isOver, from, to: at };
    return { trace: withRaised(trace, limit.rule, last.at), transitions: [raised] };
  }
  return { trace, transitions: [] };
};

/** An alarm is over as of the newest value, also when an older one that came late completes the picture. */
const settleInside = (trace: Trace, { limits, judging }: Judged): Step => {
  const newest = trace.points.at(-1);
  if (trace.active.length === 0 || newest === undefined) return { trace, transitions: [] };
  const at = instantOf(newest.at);
  const over = limits.filter((limit) => trace.active.includes(limit.rule) && isSettled(trace, limit, judging)).map(({ rule }) => rule);
  return {
    trace: over.length === 0 ? trace : { ...trace, active: trace.active.filter((rule) => !over.includes(rule)) },
    transitions: over.map((rule) => ({ kind: "settled", at, rule })),
  };
};

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
