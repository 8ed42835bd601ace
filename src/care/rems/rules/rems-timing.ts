import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, minutesBetween, type Instant } from "#kernel/time.ts";

import { esketamineTiming } from "./data/esketamine-timing.ts";

type Timed = { readonly at: Instant };
type Asked<Reading extends Timed> = {
  readonly firstDeviceAt: Instant | null;
  /** In any order. */
  readonly pressures: readonly Reading[];
  /** Null while the patient is here. */
  readonly leftAt: Instant | null;
};

export type TimedPressures<Reading> = {
  /** The last before the first device. */
  readonly before: Reading | null;
  /** The one nearest to the 40th minute, inside the tolerance. */
  readonly near40: Reading | null;
  /** The last after that window and until the patient left. */
  readonly atEnd: Reading | null;
};

/** Which blood pressure stands for which of the three that the label asks for (REMS-03). One reading never stands for two. */
export const pressuresInTime = <Reading extends Timed>(asked: Asked<Reading>, protocol: Protocol): TimedPressures<Reading> => {
  const { firstDeviceAt, leftAt } = asked;
  if (firstDeviceAt === null) return { before: null, near40: null, atEnd: null };
  const wanted = settled(protocol, esketamineTiming.pressureAt).value;
  const tolerance = settled(protocol, esketamineTiming.tolerance).value;
  const offset = ({ at }: Timed): number => Math.abs(minutesBetween(firstDeviceAt, at) - wanted);
  const inOrder = asked.pressures.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const before = inOrder.findLast(({ at }) => !isBefore(firstDeviceAt, at)) ?? null;
  const near40 = inOrder.filter((one) => offset(one) <= tolerance).toSorted((one, other) => offset(one) - offset(other))[0] ?? null;
  const isLate = ({ at }: Timed): boolean => minutesBetween(firstDeviceAt, at) > wanted + tolerance;
  const atEnd = leftAt === null ? null : (inOrder.findLast((one) => isLate(one) && !isBefore(leftAt, one.at)) ?? null);
  return { before, near40, atEnd };
};

/** `not-known` while there is no device, or the patient has not left: nothing is called right before it is. */
export type TimingJudgement =
  | { readonly kind: "ok" }
  | { readonly kind: "not-ok"; readonly reasons: readonly string[] }
  | { readonly kind: "not-known"; readonly why: string };

/** What is wrong with how long the patient was watched, in words; null when it was long enough (REMS-04). */
export const observedTooShort = (firstDeviceAt: Instant, leftAt: Instant, protocol: Protocol): string | null => {
  const least = settled(protocol, esketamineTiming.observation).value;
  return minutesBetween(firstDeviceAt, leftAt) < least ? `under ${least} min` : null;
};

/** Which of the three blood pressures are missing, in words (REMS-03). */
export const pressuresMissing = (asked: Asked<Timed>, protocol: Protocol): readonly string[] => {
  const { before, near40, atEnd } = pressuresInTime(asked, protocol);
  const { wanted, tolerance } = {
    wanted: settled(protocol, esketamineTiming.pressureAt).value,
    tolerance: settled(protocol, esketamineTiming.tolerance).value,
  };
  return [
    ...(before === null ? ["no BP before the first device"] : []),
    ...(near40 === null ? [`no ${wanted}-min BP (tolerance ${tolerance})`] : []),
    ...(atEnd === null ? ["no BP before leaving"] : []),
  ];
};

/** Whether a session kept the label's times: two hours from the first device, and three blood pressures (REMS-03, REMS-04). */
export const remsTiming = (asked: Asked<Timed>, protocol: Protocol): TimingJudgement => {
  const { firstDeviceAt, leftAt } = asked;
  if (firstDeviceAt === null) return { kind: "not-known", why: "No device is on record." };
  if (leftAt === null) return { kind: "not-known", why: "The patient has not left." };
  const short = observedTooShort(firstDeviceAt, leftAt, protocol);
  const reasons = [...(short === null ? [] : [short]), ...pressuresMissing(asked, protocol)];
  return reasons.length === 0 ? { kind: "ok" } : { kind: "not-ok", reasons };
};
