import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";

import { isScreener, triageRank, type ScoredResult } from "./cssrs-facts.ts";
import { phq9Rise, riseWindow } from "./data/safety-settings.ts";

export type TimedResult = ScoredResult & { readonly completedAt: Instant };

const minutesPerDay = 24 * 60;

const isAfter = (one: Instant, other: Instant): boolean => isBefore(other, one);

/** The results that one is read against: the last before the dose, and every one between the dose and it. */
const comparedWith = (before: readonly TimedResult[], dose: Instant): readonly TimedResult[] => {
  const older = before.filter(({ completedAt }) => !isAfter(completedAt, dose));
  const newest = older.toSorted((one, other) => Temporal.Instant.compare(one.completedAt, other.completedAt)).at(-1);
  return [...(newest === undefined ? [] : [newest]), ...before.filter(({ completedAt }) => isAfter(completedAt, dose))];
};

const rose = (now: number | null, then: readonly (number | null)[], by: number): boolean =>
  now !== null && then.some((one) => one !== null && now - one >= by);

/**
 * SR-07: whether this result is worse than one before, within the window after a dose: a C-SSRS triage that rose at all, or a PHQ-9
 * total that rose by the setting. `doses` are the times of the doses given; totals that are not known are compared with nothing.
 */
export const worseAfterDose = (
  result: TimedResult,
  earlier: readonly TimedResult[],
  doses: readonly Instant[],
  protocol: Protocol,
): boolean => {
  const window = settled(protocol, riseWindow).value * minutesPerDay;
  const atLeast = settled(protocol, phq9Rise).value;
  const before = earlier.filter((one) => one.instrument === result.instrument && !isAfter(one.completedAt, result.completedAt));
  const recent = doses.filter((dose) => !isAfter(dose, result.completedAt) && !isAfter(result.completedAt, plusMinutes(dose, window)));
  return recent.some((dose) => {
    const then = comparedWith(before, dose);
    const byTotal =
      result.instrument === "phq9" &&
      rose(
        result.total,
        then.map(({ total }) => total),
        atLeast,
      );
    return byTotal || rose(triageRank(result), then.map(triageRank), 1);
  });
};

/** What the course of the screener needs of a result. */
type Triaged = Pick<TimedResult, "instrument" | "band" | "completedAt">;

/**
 * Whether the C-SSRS triage rose since a dose: a screener after it against the newest one before it and every one between (BST-02).
 * `null`: nobody can say, because one side was not asked or a screener is incomplete, and none that is known rose.
 */
export const ideationRoseSince = (results: readonly Triaged[], dose: Instant): boolean | null => {
  const screens = results.filter(isScreener).toSorted((one, other) => Temporal.Instant.compare(one.completedAt, other.completedAt));
  const since = screens.filter(({ completedAt }) => isAfter(completedAt, dose));
  const before = screens.slice(0, screens.length - since.length).at(-1);
  const ranks = [...(before === undefined ? [] : [before]), ...since].map(triageRank);
  if (ranks.some((rank, place) => rose(rank, ranks.slice(0, place), 1))) return true;
  return before === undefined || since.length === 0 || ranks.includes(null) ? null : false;
};
