import type { MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import type { MeasureResult } from "#care/measures/rules/measures.ts";
import type { Instant } from "#kernel/time.ts";

/** What the C-SSRS screener comes to; `incomplete` needs a clinician as much as an open answer does. */
export const suicideTriages = ["none", "low", "moderate", "high", "incomplete"] as const;
export type SuicideTriage = (typeof suicideTriages)[number];

export type SuicideRisk = { readonly triage: SuicideTriage; readonly at: Instant };

/** The newest result of an instrument, by its id in words: screening asks for some that a clinic may not have. */
export const latestOf = ({ instruments }: MeasureFacts, id: string): MeasureResult | null =>
  instruments.find(({ instrument }: { readonly instrument: string }) => instrument === id)?.latest ?? null;

const screener = "cssrs_screener";

/** The newest C-SSRS screener; null while none was answered. A result that names no triage is incomplete, never none. */
export const suicideRiskOf = (measures: MeasureFacts): SuicideRisk | null => {
  const latest = latestOf(measures, screener);
  if (latest === null) return null;
  return { triage: suicideTriages.find((triage) => triage === latest.band) ?? "incomplete", at: latest.completedAt };
};
