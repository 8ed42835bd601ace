import { isBeyond } from "./assess-reading.ts";
import { settleMargins, streamJudging } from "./data/stream-judging.ts";
import type { AlertLimit } from "./events.ts";

/** A valid value of a stream; `at` in milliseconds since 1970. */
export type Point = { readonly at: number; readonly value: number };

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
  readonly lostSince: number | null;
  /** Valid values in a row since it was lost. */
  readonly goodInRow: number;
};

export const newTrace: Trace = { points: [], mentions: [], receivedAt: 0, active: [], lostSince: null, goodInRow: 0 };

/** The middle of the last gaps between mentions, in milliseconds; 0 while there is none. */
const rhythm = ({ mentions }: Trace): number => {
  const gaps = mentions.slice(1).map((at, index) => at - (mentions[index] ?? at));
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
};

/** After how long without a valid value the signal is lost, in milliseconds (SIG-1). */
export const lostAfter = (trace: Trace): number => Math.max(streamJudging.lost * 1000, rhythm(trace) * streamJudging.lostIntervals);

const place = (points: readonly Point[], at: number): number => {
  let index = points.length;
  while (index > 0 && (points[index - 1]?.at ?? 0) > at) index -= 1;
  return index;
};

/** What is too old goes once there is half a window of it: at 1 Hz, values are then not copied twice a second. */
const withoutOld = (points: readonly Point[]): readonly Point[] => {
  const newest = points.at(-1)?.at ?? 0;
  const window = streamJudging.window * 1000;
  if (points.length <= streamJudging.windowValues || (points[0]?.at ?? newest) >= newest - window * 1.5) return points;
  const old = points.findIndex((one) => one.at >= newest - window);
  return points.slice(Math.max(0, Math.min(old, points.length - streamJudging.windowValues)));
};

/** Puts a value where it belongs in time and forgets what is too old. */
export const withPoint = (trace: Trace, point: Point): Trace => {
  const index = place(trace.points, point.at);
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

const lasts = (run: readonly Point[], seconds: number): boolean => {
  const [first, last] = [run[0], run.at(-1)];
  return first !== undefined && last !== undefined && run.length >= 2 && last.at - first.at >= seconds * 1000;
};

/** The run that makes a limit's alarm due when the value at `at` has come (ALM-3); undefined when there is none. */
export const sustainedRun = (trace: Trace, limit: AlertLimit, at: number): readonly Point[] | undefined => {
  const index = place(trace.points, at) - 1;
  const isOut = (value: number): boolean => isBeyond(limit, value, undefined) === true;
  const here = trace.points[index];
  // Nearly every value of a stream is inside its limits: only for the others is the stream's rhythm worth its price.
  if (here === undefined || !isOut(here.value)) return undefined;
  const run = runAround(trace.points, index, lostAfter(trace), isOut);
  return lasts(run, streamJudging.sustained[limit.level]) ? run : undefined;
};

/** Inside the limit by the margin, so that a value at the limit does not end an alarm and begin it again. */
const isWellInside = ({ operator, limit, parameter }: AlertLimit, value: number): boolean => {
  const margin = settleMargins[parameter] ?? 0;
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

/** Whether the newest values have been well inside a limit for long enough (ALM-4). */
export const isSettled = (trace: Trace, limit: AlertLimit): boolean =>
  lasts(
    runAround(trace.points, trace.points.length - 1, lostAfter(trace), (value) => isWellInside(limit, value)),
    streamJudging.settled,
  );
