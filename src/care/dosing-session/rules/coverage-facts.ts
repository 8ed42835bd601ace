import { baselineOf } from "#care/measures/rules/measure-facts.ts";
import type { Measures } from "#care/measures/rules/measures.ts";
import type { Plan } from "#care/plan/rules/plan.ts";
import type { CoverageFacts } from "#care/rems/rules/coverage-packet.ts";
import type { SiteStanding } from "#care/rems/rules/site.ts";
import type { YesNoUnknown } from "#care/rems/rules/yes-no-unknown.ts";
import { findings } from "#care/screening/rules/findings.ts";
import { intakeOf, sectionOf, type Intake, type Screening } from "#care/screening/rules/screening.ts";
import { treatmentResistance } from "#care/screening/rules/treatment-resistance.ts";

/** The findings of the screening that a payer asks about (`screening.json`). */
const askedFindings = { psychosis: "SCR-09", severeSubstanceUse: "SCR-21" } as const;

const found = (intake: Intake, id: string): YesNoUnknown => {
  const status = findings(intake).find((one) => one.id === id)?.status;
  return status === "present" ? "yes" : status === "absent" ? "no" : "unknown";
};

const certified = ({ kind }: SiteStanding): YesNoUnknown => (kind === "not-known" ? "unknown" : kind === "certified" ? "yes" : "no");

type Chart = {
  readonly screening: Pick<Screening, "sections">;
  readonly plan: Pick<Plan, "monitoring">;
  readonly measures: Pick<Measures, "results">;
  readonly site: SiteStanding;
  readonly timeZone: string;
};

/** What the chart says to a payer (REMS-14). Diagnosis code, drug classes and past psychotherapy are not charted: they stay missing. */
export const coverageFactsFromChart = ({ screening, plan, measures, site, timeZone }: Chart): CoverageFacts => {
  const intake = intakeOf(screening);
  const day = (at: Temporal.Instant): string => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const baseline = baselineOf([...measures.results], "phq9");
  const { status, trials } = treatmentResistance(intake);
  const checked = plan.monitoring === null || plan.monitoring.result === "not-reachable" ? null : plan.monitoring;
  return {
    age: sectionOf(intake, "about-you")?.age ?? null,
    diagnosis: null,
    baseline:
      baseline === null || baseline.total === null ? null : { scale: "PHQ-9", total: baseline.total, on: day(baseline.completedAt) },
    trials:
      trials.length === 0 && status === "unknown"
        ? null
        : trials.map(({ trial, counts }) => ({ treatment: trial.treatment, counts, duration: trial.duration, drugClass: null })),
    augmentationTried: "unknown",
    psychotherapyTried: "unknown",
    psychiatristInvolved: "unknown",
    monitoringProgrammeCheckedOn: checked === null ? null : day(checked.at),
    siteCertified: certified(site),
    severeSubstanceUse: found(intake, askedFindings.severeSubstanceUse),
    psychosis: found(intake, askedFindings.psychosis),
    otherKetamine: "unknown",
    devicesPlannedInThreeMonths: null,
  };
};
