import type { MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import type { Drug } from "#care/pharmacy/rules/drug.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { intakeOf, type Intake, type LabRecord, type Screening, type VitalsRecord } from "./screening.ts";
import type { YesNo } from "./sections.ts";
import { latestOf, suicideRiskOf, type SuicideRisk } from "./suicide-risk.ts";

/** A questionnaire's newest total; `null` when it could not be worked out. */
export type ScoreFact = { readonly total: number | null; readonly at: Instant; readonly recordId: string };

/** Everything that the findings are worked out from. `null` is what nobody knows. */
export type ScreeningInput = {
  readonly intake: Intake;
  /** By the date of birth on record. */
  readonly age: Quantity<"a"> | null;
  /** Those that stand; entered in error is left out. */
  readonly labs: readonly LabRecord[];
  readonly vitals: readonly VitalsRecord[];
  readonly audit: ScoreFact | null;
  readonly dast: ScoreFact | null;
  readonly suicideRisk: SuicideRisk | null;
  /** Asked on the day of a dose (SCR-23). */
  readonly intoxicatedToday: YesNo | null;
  /** The drug considered; while it is open, rules for either count. */
  readonly drug: Drug | null;
  readonly now: Instant;
};

/** What stands around an episode's screening when it is judged. */
export type Surroundings = {
  readonly measures: MeasureFacts;
  readonly age: Quantity<"a"> | null;
  readonly now: Instant;
  readonly protocol: Protocol;
};

const scoreOf = (measures: MeasureFacts, instrument: string): ScoreFact | null => {
  const latest = latestOf(measures, instrument);
  return latest && { total: latest.total, at: latest.completedAt, recordId: latest.responseId };
};

export const screeningInput = (
  screening: Screening,
  { measures, age, now }: Omit<Surroundings, "protocol">,
  drug: Drug | null,
  intoxicatedToday: YesNo | null = null,
): ScreeningInput => ({
  intake: intakeOf(screening),
  age,
  labs: screening.labs.filter(({ struck }) => struck === null),
  vitals: screening.vitals.filter(({ struck }) => struck === null),
  audit: scoreOf(measures, "audit"),
  dast: scoreOf(measures, "dast10"),
  suicideRisk: suicideRiskOf(measures),
  intoxicatedToday,
  drug,
  now,
});
