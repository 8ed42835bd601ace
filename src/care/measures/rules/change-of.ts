import type { Protocol } from "#kernel/setting.ts";

import { changeFromBaseline, type Change } from "./change-from-baseline.ts";
import { instrumentOf } from "./instruments.ts";
import { baselineOf } from "./measure-facts.ts";
import type { MeasureResult } from "./measures.ts";

/** The change of a result against its baseline; `null` for the baseline itself and where either total is not known. */
export const changeOf = (result: MeasureResult, results: readonly MeasureResult[], protocol: Protocol): Change | null => {
  const baseline = baselineOf(results, result.instrument);
  if (baseline === null || baseline.responseId === result.responseId || baseline.total === null || result.total === null) return null;
  if (Temporal.Instant.compare(result.completedAt, baseline.completedAt) < 0) return null;
  return changeFromBaseline(instrumentOf(result.instrument), baseline.total, result.total, protocol);
};
