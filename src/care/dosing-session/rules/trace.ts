import { isBeyond } from "./assess-reading.ts";
import { streamMemory } from "./data/stream-settings.ts";
import type { AlertLimit } from "./stored-protocol.ts";
import type { StreamJudging } from "./stream-protocol.ts";

/** A valid value of a stream; `at` in milliseconds since 1970, `source` the device and channel that it came from. */
export type Point = { readonly at: number; readonly value: number; readonly source: string };

/** What is kept in mind of one streamed parameter. */
export type Trace = {
  /** The latest valid values in the order of time. */
  readonly points: readonly Point[];
  /** When the parameter was last mentioned, valid or not: the stream's own rhythm. */
  readonly mentions: readonly number[];
  /** When a valid value last reached the server, by the server's clock. */
  readonly receivedAt: number;
  /** Rules that have alarmed and not settled. */
  readonly active: readonly string[];
  /** The latest alarms, so that a stretch of values that alarmed once does not alarm again when more of it arrives. */
  readonly raised: readonly { readonly rule: string; readonly at: number }[];
  readonly lostSince: number | null;
  /** Valid values in a row since it was lost. */
  readonly goodInRow: number;
};

export const newTrace: Trace = { points: [], mentions: [], receivedAt: 0, active: [], raised: [], lostSince: null, goodInRow: 0 };

/** The middle of the gaps between moments in the order of time, in milliseconds; 0 while there is none. */
const rhythm = (moments: readonly number[]): number => {
  const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? at));
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
};

/** After how long without a valid value a signal of these moments is lost, in milliseconds (SIG-1). */
export const lostAfter = (moments: readonly number[], { lost, lostIntervals }: StreamJudging): number =>
  Math.max(lost * 1000, rhythm(moments) * lostIntervals);

/** The order of time; values of one moment stand by source and size, so that it does not matter which came first. */
export const byTime = (one: Point, other: Point): number => {
  if (one.at !== other.at) return one.at - other.at;
  return one.source === other.source ? one.value - other.value : one.source < other.source ? -1 : 1;
};

const place = (points: readonly Point[], point: Point): number => {
  let index = points.length;
  while (index > 0) {
    const before = points[index - 1];
    if (before === undefined || byTime(before, point) <= 0) break;
    index -= 1;
  }
  return index;
};

/** What is too old goes once there is half a window of it: at 1 Hz, values are then not copied twice a second. */
const withoutOld = (points: readonly Point[]): readonly Point[] => {
  const newest = points.at(-1)?.at ?? 0;
  const window = streamMemory.window * 1000;
  if (points.length <= streamMemory.values || (points[0]?.at ?? newest) >= newest - window * 1.5) return points;
  const old = points.findIndex((one) => one.at >= newest - window);
  return points.slice(Math.max(0, Math.min(old, points.length - streamMemory.values)));
};

/** Puts a value where it belongs in time and forgets what is too old. */
export const withPoint = (trace: Trace, point: Point): Trace => {
  const index = place(trace.points, point);
  const isNewest = index === trace.points.length;
  const points = isNewest ? [...trace.points, point] : trace.points.toSpliced(index, 0, point);
  return { ...trace, points: withoutOld(points) };
};

const mentionsKept = 6;

export const withMention = (trace: Trace, at: number): Trace => {
  const last = trace.mentions.at(-1);
  if (last !== undefined && at <= last) return trace;
  const kept = trace.mentions.length < mentionsKept ? trace.mentions : trace.mentions.slice(1);
  return { ...trace, mentions: [...kept, at] };
};

const raisedKept = 8;

/** Remembers that a rule has alarmed. */
export const withRaised = (trace: Trace, rule: string, at: number): Trace => ({
  ...trace,
  active: trace.active.includes(rule) ? trace.active : [...trace.active, rule],
  raised: [...trace.raised.slice(1 - raisedKept), { rule, at }],
});

export const isOut = (limit: AlertLimit, value: number): boolean => isBeyond(limit, value, undefined) === true;

/** The longest unbroken run of values around `index` for which `holds`; values further apart than `gap` ms do not belong together. */
const runAround = (points: readonly Point[], index: number, gap: number, holds: (value: number) => boolean): readonly Point[] => {
  const here = points[index];
  if (here === undefined || !holds(here.value)) return [];
  const joins = (one: Point | undefined, other: Point | undefined): boolean =>
    one !== undefined && other !== undefined && holds(one.value) && holds(other.value) && other.at - one.at <= gap;
  let [from, to] = [index, index];
  while (joins(points[from - 1], points[from])) from -= 1;
  while (joins(points[to], points[to + 1])) to += 1;
  return points.slice(from, to + 1);
};

/** Whether a run is of two values at least and as long as that. */
export const lasts = (run: readonly Point[], seconds: number): boolean => {
  const [first, last] = [run[0], run.at(-1)];
  return first !== undefined && last !== undefined && run.length >= 2 && last.at - first.at >= seconds * 1000;
};

export const sustainedFor = ({ level }: AlertLimit, { sustainedRed, sustainedAmber }: StreamJudging): number =>
  level === "red" ? sustainedRed : sustainedAmber;

/**
 * The run that makes a limit's alarm due when this value has come (ALM-3); undefined when there is none. Each source is judged by
 * itself: a second device that says otherwise breaks no run (SAMPLE-7).
 */
export const sustainedRun = (trace: Trace, limit: AlertLimit, point: Point, judging: StreamJudging): readonly Point[] | undefined => {
  // Nearly every value of a stream is inside its limits: only for the others is the stream's rhythm worth its price.
  if (!isOut(limit, point.value)) return undefined;
  const own = trace.points.filter(({ source }) => source === point.source);
  const run = runAround(own, own.indexOf(point), lostAfter(trace.mentions, judging), (value) => isOut(limit, value));
  return lasts(run, sustainedFor(limit, judging)) ? run : undefined;
};

/** Inside the limit by the margin, so that a value at the limit does not end an alarm and begin it again (ALM-4). */
const isWellInside = ({ operator, limit, parameter }: AlertLimit, value: number, { margins }: StreamJudging): boolean => {
  const margin = margins[parameter] ?? 0;
  switch (operator) {
    case ">=":
      return value < limit - margin;
    case ">":
      return value <= limit - margin;
    case "<":
      return value >= limit + margin;
    case "<=":
      return value > limit + margin;
    case "rise>=":
      return false;
  }
};

/** Whether the newest values of every source that still sends have been well inside a limit for long enough (ALM-4). */
export const isSettled = (trace: Trace, limit: AlertLimit, judging: StreamJudging): boolean => {
  const gap = lostAfter(trace.mentions, judging);
  const newest = trace.points.at(-1)?.at ?? 0;
  const bySource = [...Map.groupBy(trace.points, ({ source }) => source).values()];
  const sending = bySource.filter((points) => newest - (points.at(-1)?.at ?? 0) <= gap);
  return sending.every((points) =>
    lasts(
      runAround(points, points.length - 1, gap, (value) => isWellInside(limit, value, judging)),
      judging.settled,
    ),
  );
};
