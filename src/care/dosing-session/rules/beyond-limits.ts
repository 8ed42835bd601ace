import { instantOf } from "#kernel/time.ts";

import type { AlertLimit } from "./stored-protocol.ts";
import type { StreamProtocol } from "./stream-protocol.ts";
import { isSettled, sustainedRun, withRaised, type Point, type Trace } from "./trace.ts";
import type { Transition } from "./transition.ts";

/** A trace after a value, and what the value came to. */
export type Step = { readonly trace: Trace; readonly transitions: readonly Transition[] };

export type Judged = Pick<StreamProtocol, "limits" | "judging">;

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
export const raiseBeyond = (trace: Trace, point: Point, { limits, judging }: Judged): Step => {
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
export const settleInside = (trace: Trace, { limits, judging }: Judged): Step => {
  const newest = trace.points.at(-1);
  if (trace.active.length === 0 || newest === undefined) return { trace, transitions: [] };
  const at = instantOf(newest.at);
  const over = limits.filter((limit) => trace.active.includes(limit.rule) && isSettled(trace, limit, judging)).map(({ rule }) => rule);
  return {
    trace: over.length === 0 ? trace : { ...trace, active: trace.active.filter((rule) => !over.includes(rule)) },
    transitions: over.map((rule) => ({ kind: "settled", at, rule })),
  };
};
