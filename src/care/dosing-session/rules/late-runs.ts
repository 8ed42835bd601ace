import type { AlertLimit } from "./stored-protocol.ts";
import type { JudgedSample } from "./judge-sample.ts";
import type { StreamProtocol } from "./stream-protocol.ts";
import { byTime, isOut, lasts, lostAfter, sustainedFor, type Point } from "./trace.ts";
import type { VitalParameter } from "./vital-parameter.ts";

/** A stretch of values beyond a limit that came too late to stand beside the newest ones. */
export type LateRun = {
  readonly limit: AlertLimit;
  /** The value that made it sustained. */
  readonly point: Point;
  readonly from: number;
  readonly to: number;
  /** Newer values show that it has ended. */
  readonly isOver: boolean;
};

/** Which parameters are looked at, and which value of a sample is theirs. */
export type Looked<Parameter extends VitalParameter> = {
  readonly parameters: readonly Parameter[];
  readonly pointOf: (sample: JudgedSample, parameter: Parameter) => Point | undefined;
  /** The newest moment that is in mind, in milliseconds. */
  readonly newestOf: (parameter: Parameter) => number;
};

const keyOf = ({ at, value, source }: Point): string => `${at}|${source}|${value}`;

/** The unbroken runs of one source's values for which `holds`, in the order of time. */
const runsOf = (points: readonly Point[], gap: number, holds: (value: number) => boolean): readonly (readonly Point[])[] => {
  const runs: Point[][] = [];
  let last: Point | undefined;
  for (const point of points) {
    const run = runs.at(-1);
    const joins = run !== undefined && last !== undefined && run.at(-1) === last && point.at - last.at <= gap;
    if (holds(point.value)) {
      if (joins) run.push(point);
      else runs.push([point]);
    }
    last = point;
  }
  return runs;
};

const lateRun = (limit: AlertLimit, run: readonly Point[], seconds: number, newest: number): LateRun | undefined => {
  const [first, last] = [run[0], run.at(-1)];
  const point = run.find((one, index) => index > 0 && first !== undefined && one.at - first.at >= seconds * 1000);
  if (first === undefined || last === undefined || point === undefined) return undefined;
  return { limit, point, from: first.at, to: last.at, isOver: last.at < newest };
};

/** `newest`: the newest value of the parameter from any source, in milliseconds. */
const runsOfSource = (
  points: readonly Point[],
  late: ReadonlySet<string>,
  newest: number,
  { limits, judging }: StreamProtocol,
): readonly LateRun[] => {
  const sorted = [...new Map(points.map((point) => [keyOf(point), point])).values()].toSorted(byTime);
  const gap = lostAfter([...new Set(sorted.map(({ at }) => at))], judging);
  return limits.flatMap((limit) => {
    const seconds = sustainedFor(limit, judging);
    return runsOf(sorted, gap, (value) => isOut(limit, value))
      .filter((run) => lasts(run, seconds) && run.some((point) => late.has(keyOf(point))))
      .flatMap((run) => lateRun(limit, run, seconds, newest) ?? []);
  });
};

const overlaps = (one: LateRun, other: LateRun): boolean => one.from <= other.to && other.from <= one.to;

/**
 * The sustained stretches that late samples complete, judged together with what is known around them (ALM-3): in which order and in how
 * many parts they arrive makes no difference. Of several limits of one stretch only the worst speaks (ALM-2).
 */
export const lateRuns = <Parameter extends VitalParameter>(
  late: readonly JudgedSample[],
  known: readonly JudgedSample[],
  protocol: StreamProtocol,
  { parameters, pointOf, newestOf }: Looked<Parameter>,
): readonly LateRun[] =>
  parameters.flatMap((parameter) => {
    const pointsOf = (samples: readonly JudgedSample[]): readonly Point[] => samples.flatMap((sample) => pointOf(sample, parameter) ?? []);
    const came = pointsOf(late);
    const keys = new Set(came.map(keyOf));
    const own = { ...protocol, limits: protocol.limits.filter((limit) => limit.parameter === parameter) };
    const all = [...came, ...pointsOf(known)];
    const newest = all.reduce((latest, { at }) => Math.max(latest, at), newestOf(parameter));
    const bySource = Map.groupBy(all, ({ source }) => source);
    const runs = [...bySource.values()].flatMap((points) => runsOfSource(points, keys, newest, own));
    return runs.filter((run) => run.limit.level === "red" || !runs.some((other) => other.limit.level === "red" && overlaps(run, other)));
  });
