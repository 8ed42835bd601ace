/** One observation: how long it was followed, and whether the event came then or it was only followed that long (censored). */
export type Followed = { readonly days: number; readonly event: boolean };

export type SurvivalStep = {
  readonly days: number;
  /** Still followed and without the event just before this time. */
  readonly atRisk: number;
  readonly events: number;
  /** Left at this time without an event. */
  readonly censored: number;
  /** The share still without the event after this time, 0 to 1. */
  readonly share: number;
  /** Greenwood's standard error of the share; null where nobody is left, and it cannot be said. */
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

export type SurvivalCurve = {
  readonly steps: readonly SurvivalStep[];
  readonly followed: number;
  readonly events: number;
  /** The first time at which the share is a half or less; null when the curve never falls so far. */
  readonly medianDays: number | null;
};

/** The 97.5th percentile of the standard normal distribution: bounds of 95 %. */
const twoSided95 = 1.959_963_985;

/** Bounds on the scale log(−log S), so that they stay between 0 and 1 (Kalbfleisch and Prentice). */
const boundsOf = (share: number, relativeVariance: number): { readonly lower: number | null; readonly upper: number | null } => {
  if (share === 1) return { lower: 1, upper: 1 };
  if (share === 0) return { lower: null, upper: null };
  const spread = (twoSided95 * Math.sqrt(relativeVariance)) / Math.abs(Math.log(share));
  return { lower: share ** Math.exp(spread), upper: share ** Math.exp(-spread) };
};

/**
 * The Kaplan-Meier estimate with Greenwood's variance (kaplan1958, greenwood1926). Events come before censoring at the same time.
 * A time below 0 or that is no number counts as nothing.
 */
export const kaplanMeier = (observations: readonly Followed[]): SurvivalCurve => {
  const known = observations.filter(({ days }) => Number.isFinite(days) && days >= 0);
  const times = [...new Set(known.map(({ days }) => days))].toSorted((one, other) => one - other);
  const steps: SurvivalStep[] = [];
  let [share, relativeVariance, atRisk] = [1, 0, known.length];
  for (const days of times) {
    const here = known.filter((one) => one.days === days);
    const events = here.filter(({ event }) => event).length;
    const censored = here.length - events;
    share *= 1 - events / atRisk;
    relativeVariance += events === atRisk ? 0 : events / (atRisk * (atRisk - events));
    const standardError = share === 0 ? null : share * Math.sqrt(relativeVariance);
    steps.push({ days, atRisk, events, censored, share, standardError, ...boundsOf(share, relativeVariance) });
    atRisk -= here.length;
  }
  return {
    steps,
    followed: known.length,
    events: known.filter(({ event }) => event).length,
    medianDays: steps.find((step) => step.share <= 0.5)?.days ?? null,
  };
};
