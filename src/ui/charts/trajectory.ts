export interface ScorePoint {
  readonly at: Temporal.Instant;
  readonly value: number;
  /** "moderate", "self-rated at home". */
  readonly note?: string | undefined;
}

/** A line at a score where the meaning changes: `{ at: 20, label: "severe" }`. */
export interface Band {
  readonly at: number;
  readonly label: string;
}

export interface ScoreSeries {
  readonly key: string;
  /** "PHQ-9". */
  readonly name: string;
  /** "points". */
  readonly unit: string;
  /** The ends of the instrument's scale, not of the data. */
  readonly min: number;
  readonly max: number;
  readonly points: readonly ScorePoint[];
  readonly bands?: readonly Band[] | undefined;
}

export interface DoseMark {
  readonly at: Temporal.Instant;
  /** "100 mg lozenge". */
  readonly label: string;
}

/** First and last instant of everything shown, with a little air. */
export const timeSpan = (
  series: readonly ScoreSeries[],
  doses: readonly DoseMark[],
): readonly [Temporal.Instant, Temporal.Instant] | undefined => {
  const times = [...series.flatMap(({ points }) => points), ...doses].map(({ at }) => at.epochMilliseconds);
  if (times.length === 0) return undefined;
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const air = Math.max((to - from) * 0.03, 86_400_000);
  return [Temporal.Instant.fromEpochMilliseconds(Math.floor(from - air)), Temporal.Instant.fromEpochMilliseconds(Math.ceil(to + air))];
};
