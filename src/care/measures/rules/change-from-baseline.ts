import { unreachable } from "#kernel/decision.ts";
import type { Protocol } from "#kernel/setting.ts";

import type { ChangeRules, InstrumentDefinition, SubscaleChange } from "./instrument-definition.ts";
import { tuned } from "./scoring-context.ts";

export type Change = {
  /** Current minus baseline, in the instrument's own points. */
  readonly difference: number;
  /** One decimal; `null` when the baseline is 0. Positive when the total fell. */
  readonly percentDrop: number | null;
  readonly direction: "better" | "worse" | "same";
  /** Each of these is `null` where the sources define none for this instrument. */
  readonly minimalImportant: boolean | null;
  readonly response: boolean | null;
  readonly partialResponse: boolean | null;
  readonly remission: boolean | null;
  readonly reliableImprovement: boolean | null;
  readonly deterioration: boolean | null;
  readonly clinicallySignificant: boolean | null;
};

/** Totals have at most one decimal: in tenths their differences are whole numbers. */
const inTenths = (one: number, other: number): number => Math.round(one * 10) - Math.round(other * 10);

/** How much better in points; negative is worse. */
const gainOf = (higherIsBetter: boolean, baseline: number, current: number): number =>
  inTenths(higherIsBetter ? current : baseline, higherIsBetter ? baseline : current) / 10;

const isResponse = ({ response }: ChangeRules, baseline: number, gain: number, protocol: Protocol): boolean | null => {
  if (response === null) return null;
  switch (response.kind) {
    case "percent":
      return baseline > 0 && gain * 100 >= response.percent * baseline;
    case "points":
      return gain >= tuned(protocol, response.points);
    case "more-than-points":
      return gain > tuned(protocol, response.points);
    default:
      return unreachable(response);
  }
};

const isRemission = ({ remission }: ChangeRules, current: number, protocol: Protocol): boolean | null => {
  if (remission === null) return null;
  const line = tuned(protocol, remission.total);
  return remission.kind === "below" ? current < line : current <= line;
};

type Followed = Pick<InstrumentDefinition, "change" | "higherIsBetter">;

/** Reads a total against the baseline total (MSR-6 to MSR-9), in the direction that is better for this instrument. */
export const changeFromBaseline = (
  { change: rules, higherIsBetter }: Followed,
  baseline: number,
  current: number,
  protocol: Protocol,
): Change => {
  const gain = gainOf(higherIsBetter, baseline, current);
  const reliable = rules.reliable === null ? null : tuned(protocol, rules.reliable);
  const response = isResponse(rules, baseline, gain, protocol);
  const reliableImprovement = reliable === null ? null : gain >= reliable;
  return {
    difference: inTenths(current, baseline) / 10,
    percentDrop: baseline === 0 ? null : Math.round((inTenths(baseline, current) / (baseline * 10)) * 1000) / 10,
    direction: gain === 0 ? "same" : gain > 0 ? "better" : "worse",
    minimalImportant: rules.minimalImportant === null ? null : gain >= tuned(protocol, rules.minimalImportant),
    response,
    partialResponse:
      rules.partialPercent === null ? null : response !== true && baseline > 0 && gain * 100 >= rules.partialPercent * baseline,
    remission: isRemission(rules, current, protocol),
    reliableImprovement,
    deterioration: reliable === null ? null : -gain >= reliable,
    clinicallySignificant:
      rules.significantAtMost === null ? null : reliableImprovement === true && current <= tuned(protocol, rules.significantAtMost),
  };
};

/** Whether a subscale fell by what matters: so many points, or so many percent of its baseline where the source says "or". */
export const subscaleImproved = ({ points, orPercent }: SubscaleChange, baseline: number, current: number, protocol: Protocol): boolean => {
  const drop = Math.round((baseline - current) * 100) / 100;
  const isShare = orPercent !== null && baseline > 0 && drop * 100 >= tuned(protocol, orPercent) * baseline;
  return drop >= tuned(protocol, points) || isShare;
};
