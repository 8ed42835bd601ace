import type { Instant } from "#kernel/time.ts";

import type { Occasion } from "./events.ts";
import { instrumentIds, type InstrumentId } from "./instrument-definition.ts";
import type { MeasureResult } from "./measures.ts";

export type TrajectoryPoint = {
  readonly responseId: string;
  readonly at: Instant;
  /** `null` where too many answers were missing: shown as a gap, never as a number. */
  readonly total: number | null;
  readonly band: string | null;
  readonly occasion: Occasion;
};

export type Trajectory = { readonly instrument: InstrumentId; readonly points: readonly TrajectoryPoint[] };

/** How each instrument that was ever answered went over time, oldest first. */
export const trajectory = (state: { readonly results: readonly MeasureResult[] }): readonly Trajectory[] =>
  instrumentIds
    .map((instrument) => ({
      instrument,
      points: state.results
        .filter((result) => result.instrument === instrument)
        .toSorted((one, other) => Temporal.Instant.compare(one.completedAt, other.completedAt))
        .map((result) => ({
          responseId: result.responseId,
          at: result.completedAt,
          total: result.total,
          band: result.band,
          occasion: result.occasion,
        })),
    }))
    .filter((one) => one.points.length > 0);
