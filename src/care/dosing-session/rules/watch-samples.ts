import type { Instant } from "#kernel/time.ts";

import { cuffReading, type Cuff } from "./cuff-reading.ts";
import type { AlertLimit } from "./events.ts";
import { signatureOf, type JudgedSample } from "./judge-sample.ts";
import { lateRuns } from "./late-runs.ts";
import type { StreamProtocol } from "./stream-protocol.ts";
import { isMentioned, streamedParameters, streamedPoint, type StreamedParameter } from "./streamed-point.ts";
import { isSettled, lostAfter, newTrace, sustainedRun, withMention, withPoint, withRaised, type Point, type Trace } from "./trace.ts";
import type { VitalValues } from "./vital-parameter.ts";
import { streamMemory } from "./data/stream-settings.ts";

/** What is kept in mind of a session's monitor. Small, and rebuilt from the last minutes of samples wherever it is missing. */
export type Watch = {
  readonly traces: { readonly [Parameter in StreamedParameter]?: Trace };
  readonly cuff: Cuff | null;
};

export const newWatch: Watch = { traces: {}, cuff: null };

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

type Protocol = Pick<StreamProtocol, "judging"> & { readonly limits: Readonly<Record<StreamedParameter, readonly AlertLimit[]>> };

const worstFirst = (one: AlertLimit, other: AlertLimit): number => (one.level === other.level ? 0 : one.level === "red" ? -1 : 1);

const byParameter = ({ limits, judging }: StreamProtocol): Protocol => {
  const of = (parameter: StreamedParameter) => limits.filter((limit) => limit.parameter === parameter).toSorted(worstFirst);
  const own = { heartRate: of("heartRate"), saturation: of("saturation"), respiration: of("respiration"), temperature: of("temperature") };
  return { limits: own, judging };
};

type Judged = Pick<StreamProtocol, "limits" | "judging">;

/**
 * `limits`, the worst first. Of those that a run passes only the worst alarms; an amber one keeps still while a red one of the parameter
 * is on (ALM-2). A run that has alarmed does not alarm again when more of it arrives (ALM-8).
 */
const raiseBeyond = (trace: Trace, point: Point, { limits, judging }: Judged): Step => {
  const isRedOn = limits.some((limit) => limit.level === "red" && trace.active.includes(limit.rule));
  for (const limit of limits) {
    if (trace.active.includes(limit.rule) || (limit.level === "amber" && isRedOn)) continue;
    const run = sustainedRun(trace, limit, point, judging);
    const [first, last] = [run?.[0], run?.at(-1)];
    if (first === undefined || last === undefined) continue;
    if (trace.raised.some(({ rule, at }) => rule === limit.rule && at >= first.at && at <= last.at)) break;
    const [from, at] = [instantOf(first.at), instantOf(last.at)];
    const raised: Transition = { kind: "beyond", at, limit, value: last.value, isOver: false, from, to: at };
    return { trace: withRaised(trace, limit.rule, last.at), transitions: [raised] };
  }
  return { trace, transitions: [] };
};

const settleInside = (trace: Trace, at: Instant, { limits, judging }: Judged): Step => {
  if (trace.active.length === 0) return { trace, transitions: [] };
  const over = limits.filter((limit) => trace.active.includes(limit.rule) && isSettled(trace, limit, judging)).map(({ rule }) => rule);
  return {
    trace: over.length === 0 ? trace : { ...trace, active: trace.active.filter((rule) => !over.includes(rule)) },
    transitions: over.map((rule) => ({ kind: "settled", at, rule })),
  };
};

const restore = (trace: Trace, at: Instant, parameter: StreamedParameter, { judging }: Judged): Step => {
  if (trace.lostSince === null) return { trace, transitions: [] };
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
  const settled = settleInside(raised.trace, sample.at, judged);
  return { trace: settled.trace, transitions: [...restored.transitions, ...raised.transitions, ...settled.transitions] };
};

const watchOne = (watch: Watch, sample: JudgedSample, { limits, judging }: Protocol, receivedAt: number): Watched => {
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
  return { watch: { traces, cuff }, transitions };
};

/** The order of time. Samples of one moment stand by what they say, so that neither order nor batching of arrival makes a difference. */
const inOrder = (samples: readonly JudgedSample[]): readonly JudgedSample[] =>
  samples.toSorted(
    (one, other) =>
      Temporal.Instant.compare(one.at, other.at) ||
      one.sequence - other.sequence ||
      (`${one.deviceId}${signatureOf(one)}` < `${other.deviceId}${signatureOf(other)}` ? -1 : 1),
  );

const watchAll = (watch: Watch, samples: readonly JudgedSample[], protocol: Protocol, receivedAt: number): Watched => {
  const transitions: Transition[] = [];
  let now = watch;
  for (const sample of inOrder(samples)) {
    const step = watchOne(now, sample, protocol, receivedAt);
    now = step.watch;
    transitions.push(...step.transitions);
  }
  return { watch: now, transitions };
};

/** What came too late to stand beside the newest values, judged together with what is `known` around it (ALM-3), and its cuff readings. */
const watchLate = (
  { traces }: Watch,
  late: readonly JudgedSample[],
  known: readonly JudgedSample[],
  protocol: StreamProtocol,
): readonly Transition[] => {
  const newestIn = (parameter: StreamedParameter): number => traces[parameter]?.points.at(-1)?.at ?? 0;
  const beyond = lateRuns(late, known, protocol, newestIn).map(({ limit, point, from, to, isOver }): Transition => ({
    kind: "beyond",
    at: instantOf(point.at),
    limit,
    value: point.value,
    isOver,
    from: instantOf(from),
    to: instantOf(to),
  }));
  const cuffs = watchAll(newWatch, late, byParameter({ ...protocol, limits: [] }), 0).transitions.filter(({ kind }) => kind === "cuff");
  return [...beyond, ...cuffs];
};

const newestOf = ({ traces }: Watch): number =>
  Math.max(-Infinity, ...Object.values(traces).map((trace) => trace.points.at(-1)?.at ?? -Infinity));

/** Half of what is kept in mind: of a value that is younger, the whole run is always at hand. */
const lateSeconds = streamMemory.window / 2;

/** The samples that come too late for what is kept in mind. Whoever has samples stored around them gives these to `watchSamples`. */
export const lateSamples = (watch: Watch, samples: readonly JudgedSample[]): readonly JudgedSample[] => {
  const from = newestOf(watch) - lateSeconds * 1000;
  return samples.filter((sample) => sample.at.epochMilliseconds < from);
};

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
  const timely = late.length === 0 ? samples : samples.filter((sample) => !late.includes(sample));
  const spoken = late.length === 0 ? [] : watchLate(watch, late, [...around, ...timely], protocol);
  const now = watchAll(watch, timely, byParameter(protocol), receivedAt);
  return { watch: now.watch, transitions: [...spoken, ...now.transitions] };
};

/** What silence comes to: signals from which nothing valid has reached the server for too long (SIG-1). `now` is the server's clock. */
export const watchSilence = (watch: Watch, now: Instant, { judging }: Pick<StreamProtocol, "judging">): Watched => {
  let { traces } = watch;
  const transitions: Transition[] = [];
  for (const parameter of streamedParameters) {
    const trace = traces[parameter];
    const last = trace?.points.at(-1)?.at;
    if (trace === undefined || last === undefined || trace.lostSince !== null) continue;
    if (now.epochMilliseconds - trace.receivedAt <= lostAfter(trace.mentions, judging)) continue;
    traces = { ...traces, [parameter]: { ...trace, lostSince: last, goodInRow: 0 } };
    transitions.push({ kind: "lost", at: now, parameter, since: instantOf(last) });
  }
  return { watch: { ...watch, traces }, transitions };
};
