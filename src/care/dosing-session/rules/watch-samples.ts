import type { Instant } from "#kernel/time.ts";

import { cuffReading, type Cuff } from "./cuff-reading.ts";
import type { AlertLimit } from "./events.ts";
import type { JudgedSample } from "./judge-sample.ts";
import type { SampleParameter } from "./sample.ts";
import { isSettled, lostAfter, newTrace, sustainedRun, withMention, withPoint, type Point, type Trace } from "./trace.ts";
import type { VitalParameter, VitalValues } from "./vital-parameter.ts";
import { streamJudging } from "./data/stream-judging.ts";

export const streamedParameters = ["heartRate", "saturation", "respiration", "temperature"] as const satisfies readonly VitalParameter[];
export type StreamedParameter = (typeof streamedParameters)[number];

/** What is kept in mind of a session's monitor. Small, and rebuilt from the last minutes of samples wherever it is missing. */
export type Watch = {
  readonly traces: { readonly [Parameter in StreamedParameter]?: Trace };
  readonly cuff: Cuff | null;
};

export const newWatch: Watch = { traces: {}, cuff: null };

type At = { readonly at: Instant };

/** What the stream came to; `record-transitions.ts` makes facts of it. */
export type Transition =
  | (At & { readonly kind: "beyond"; readonly limit: AlertLimit; readonly value: number; readonly isOver: boolean })
  | (At & { readonly kind: "settled"; readonly rule: string })
  | (At & { readonly kind: "lost"; readonly parameter: StreamedParameter; readonly since: Instant })
  | (At & { readonly kind: "restored"; readonly parameter: StreamedParameter })
  | (At & { readonly kind: "cuff"; readonly values: VitalValues });

export type Watched = { readonly watch: Watch; readonly transitions: readonly Transition[] };

const instantOf = (milliseconds: number): Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds);

/** Heart rate comes from the ECG, and from the oximeter's pulse where there is no ECG. */
const sourcesOf: Readonly<Record<StreamedParameter, readonly SampleParameter[]>> = {
  heartRate: ["hr", "pulse"],
  saturation: ["spo2"],
  respiration: ["rr"],
  temperature: ["temp"],
};

export const streamedValue = (sample: Pick<JudgedSample, "values">, parameter: StreamedParameter): number | undefined => {
  for (const source of sourcesOf[parameter]) {
    const value = sample.values[source];
    if (value !== undefined) return value;
  }
  return undefined;
};

const isMentioned = (sample: JudgedSample, parameter: StreamedParameter): boolean =>
  sourcesOf[parameter].some((source) => sample.values[source] !== undefined || sample.flaws.some((flaw) => flaw.parameter === source));

type Step = { readonly trace: Trace; readonly transitions: readonly Transition[] };

type LimitsOf = Readonly<Record<StreamedParameter, readonly AlertLimit[]>>;

const worstFirst = (one: AlertLimit, other: AlertLimit): number => (one.level === other.level ? 0 : one.level === "red" ? -1 : 1);

const byParameter = (limits: readonly AlertLimit[]): LimitsOf => {
  const of = (parameter: StreamedParameter) => limits.filter((limit) => limit.parameter === parameter).toSorted(worstFirst);
  return { heartRate: of("heartRate"), saturation: of("saturation"), respiration: of("respiration"), temperature: of("temperature") };
};

/** `limits`, the worst first. Of those that a run passes only the worst alarms; an amber one keeps still while a red one of the parameter is on (ALM-2). */
const raiseBeyond = (trace: Trace, point: Point, limits: readonly AlertLimit[]): Step => {
  const isRedOn = limits.some((limit) => limit.level === "red" && trace.active.includes(limit.rule));
  for (const limit of limits) {
    if (trace.active.includes(limit.rule) || (limit.level === "amber" && isRedOn)) continue;
    const run = sustainedRun(trace, limit, point.at);
    const last = run?.at(-1);
    if (last === undefined) continue;
    const raised: Transition = { kind: "beyond", at: instantOf(last.at), limit, value: last.value, isOver: false };
    return { trace: { ...trace, active: [...trace.active, limit.rule] }, transitions: [raised] };
  }
  return { trace, transitions: [] };
};

const settleInside = (trace: Trace, at: Instant, limits: readonly AlertLimit[]): Step => {
  if (trace.active.length === 0) return { trace, transitions: [] };
  const over = limits.filter((limit) => trace.active.includes(limit.rule) && isSettled(trace, limit)).map(({ rule }) => rule);
  return {
    trace: over.length === 0 ? trace : { ...trace, active: trace.active.filter((rule) => !over.includes(rule)) },
    transitions: over.map((rule) => ({ kind: "settled", at, rule })),
  };
};

const restore = (trace: Trace, at: Instant, parameter: StreamedParameter): Step => {
  if (trace.lostSince === null) return { trace, transitions: [] };
  const goodInRow = trace.goodInRow + 1;
  if (goodInRow < streamJudging.restoredValues) return { trace: { ...trace, goodInRow }, transitions: [] };
  return { trace: { ...trace, lostSince: null, goodInRow: 0 }, transitions: [{ kind: "restored", at, parameter }] };
};

const lose = (trace: Trace, at: Instant, parameter: StreamedParameter): Step => {
  const last = trace.points.at(-1)?.at;
  if (last === undefined || trace.lostSince !== null || at.epochMilliseconds - last <= lostAfter(trace)) {
    return { trace: trace.goodInRow === 0 ? trace : { ...trace, goodInRow: 0 }, transitions: [] };
  }
  return { trace: { ...trace, lostSince: last, goodInRow: 0 }, transitions: [{ kind: "lost", at, parameter, since: instantOf(last) }] };
};

const watchValue = (
  known: Trace | undefined,
  parameter: StreamedParameter,
  sample: JudgedSample,
  limits: readonly AlertLimit[],
  receivedAt: number,
): Step => {
  const at = sample.at.epochMilliseconds;
  const value = streamedValue(sample, parameter);
  if (value === undefined) {
    if (known === undefined) return { trace: newTrace, transitions: [] };
    return lose(isMentioned(sample, parameter) ? withMention(known, at) : known, sample.at, parameter);
  }
  const point = { at, value };
  const trace = withPoint(withMention({ ...(known ?? newTrace), receivedAt }, at), point);
  const restored = restore(trace, sample.at, parameter);
  const raised = raiseBeyond(restored.trace, point, limits);
  const settled = settleInside(raised.trace, sample.at, limits);
  return { trace: settled.trace, transitions: [...restored.transitions, ...raised.transitions, ...settled.transitions] };
};

const watchOne = (watch: Watch, sample: JudgedSample, limits: LimitsOf, receivedAt: number): Watched => {
  let { traces } = watch;
  const transitions: Transition[] = [];
  for (const parameter of streamedParameters) {
    const known = traces[parameter];
    if (known === undefined && streamedValue(sample, parameter) === undefined) continue;
    const step = watchValue(known, parameter, sample, limits[parameter], receivedAt);
    traces = { ...traces, [parameter]: step.trace };
    transitions.push(...step.transitions);
  }
  const { cuff, reading } = cuffReading(watch.cuff, sample, traces);
  if (reading !== undefined) transitions.push({ kind: "cuff", at: sample.at, values: reading });
  return { watch: { traces, cuff }, transitions };
};

const watchAll = (watch: Watch, samples: readonly JudgedSample[], limits: readonly AlertLimit[], receivedAt: number): Watched => {
  const inOrder = samples.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at) || one.sequence - other.sequence);
  const transitions: Transition[] = [];
  const own = byParameter(limits);
  let now = watch;
  for (const sample of inOrder) {
    const step = watchOne(now, sample, own, receivedAt);
    now = step.watch;
    transitions.push(...step.transitions);
  }
  return { watch: now, transitions };
};

/** What came too late to stand beside the newest values speaks for itself: it alarms, and is over already. */
const watchLate = (late: readonly JudgedSample[], limits: readonly AlertLimit[], receivedAt: number): readonly Transition[] =>
  watchAll(newWatch, late, limits, receivedAt).transitions.flatMap((one): readonly Transition[] => {
    if (one.kind === "beyond") return [{ ...one, isOver: true }];
    return one.kind === "cuff" ? [one] : [];
  });

const newestOf = ({ traces }: Watch): number =>
  Math.max(-Infinity, ...Object.values(traces).map((trace) => trace.points.at(-1)?.at ?? -Infinity));

/**
 * Lets the monitor's samples, without duplicates, speak (ALM-3, ALM-4, SIG-1, SIG-2): sustained values beyond a limit, values well
 * inside again, lost and restored signals, new cuff readings. `receivedAt`: the server's clock in milliseconds.
 */
export const watchSamples = (
  watch: Watch,
  samples: readonly JudgedSample[],
  limits: readonly AlertLimit[],
  receivedAt: number,
): Watched => {
  const from = newestOf(watch) - streamJudging.window * 1000;
  const late = samples.filter((sample) => sample.at.epochMilliseconds < from);
  const spoken = late.length === 0 ? [] : watchLate(late, limits, receivedAt);
  const now = watchAll(watch, late.length === 0 ? samples : samples.filter((sample) => !late.includes(sample)), limits, receivedAt);
  return { watch: now.watch, transitions: [...spoken, ...now.transitions] };
};

/** What silence comes to: signals from which nothing valid has reached the server for too long (SIG-1). `now` is the server's clock. */
export const watchSilence = (watch: Watch, now: Instant): Watched => {
  let { traces } = watch;
  const transitions: Transition[] = [];
  for (const parameter of streamedParameters) {
    const trace = traces[parameter];
    const last = trace?.points.at(-1)?.at;
    if (trace === undefined || last === undefined || trace.lostSince !== null) continue;
    if (now.epochMilliseconds - trace.receivedAt <= lostAfter(trace)) continue;
    traces = { ...traces, [parameter]: { ...trace, lostSince: last, goodInRow: 0 } };
    transitions.push({ kind: "lost", at: now, parameter, since: instantOf(last) });
  }
  return { watch: { ...watch, traces }, transitions };
};
