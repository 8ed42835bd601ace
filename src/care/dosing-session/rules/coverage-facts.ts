import { baselineOf, measureFacts } from "#care/measures/rules/measure-facts.ts";
import type { Measures } from "#care/measures/rules/measures.ts";
import type { Plan } from "#care/plan/rules/plan.ts";
import type { CoverageFacts } from "#care/rems/rules/coverage-packet.ts";
import type { SiteStanding } from "#care/rems/rules/site.ts";
import type { YesNoUnknown } from "#care/rems/rules/yes-no-unknown.ts";
import { findingsOf, type Finding } from "#care/screening/rules/findings.ts";
import { screeningInput } from "#care/screening/rules/screening-input.ts";
import { intakeOf, sectionOf, type Screening } from "#care/screening/rules/screening.ts";
import { treatmentResistance, type TrialReading } from "#care/screening/rules/treatment-resistance.ts";
import type { Protocol } from "#kernel/setting.ts";
import { dateIn, type Instant } from "#kernel/time.ts";

/** The findings of the screening that a payer asks about. */
const askedFindings = { psychosis: "SCR-09", severeSubstanceUse: "SCR-21" } as const;

const found = (findings: readonly Finding[], id: string): YesNoUnknown => {
  const status = findings.find((one) => one.id === id)?.status;
  return status === "present" ? "yes" : status === "absent" ? "no" : "unknown";
};

const certified = ({ kind }: SiteStanding): YesNoUnknown => (kind === "not-known" ? "unknown" : kind === "certified" ? "yes" : "no");

type Chart = {
  readonly screening: Screening;
  readonly plan: Pick<Plan, "monitoring" | "plan">;
  readonly measures: Measures;
  readonly site: SiteStanding;
  readonly timeZone: string;
  readonly now: Instant;
  readonly protocol: Protocol;
};

/** How patients name a talking therapy among what they have tried. */
const psychotherapies = /psychotherap|cognitive|behaviou?ral|interpersonal|psychodynamic|\b(cbt|dbt|act|emdr)\b/i;

const isOfDrug = ({ trial }: TrialReading): boolean => !psychotherapies.test(trial.treatment);

/** Two antidepressants that belong to no family of their own are two classes. */
const classOf = ({ family, ingredient }: TrialReading): string | null => (family === "other" ? ingredient : family);

const conditionWords = {
  "major-depression": "major depression",
  "treatment-resistant-depression": "treatment-resistant depression",
  "depression-with-suicidality": "major depression with acute suicidal ideation or behaviour",
} as const;

const treatedFor = ({ plan }: Pick<Plan, "plan">): string | null => {
  switch (plan?.condition) {
    case "major-depression":
    case "treatment-resistant-depression":
    case "depression-with-suicidality":
      return conditionWords[plan.condition];
    case "anxiety":
    case "ptsd":
    case "other":
    case undefined:
      return null;
  }
};

/** What the chart says to a payer (REMS-14). A code of the diagnosis, augmentation and a psychiatrist's part are not charted: they stay missing. */
export const coverageFactsFromChart = ({ screening, plan, measures, site, timeZone, now, protocol }: Chart): CoverageFacts => {
  const intake = intakeOf(screening);
  // What a payer asks about depends on no birth date.
  const findings = findingsOf(screeningInput(screening, { measures: measureFacts(measures), age: null, now }, "esketamine"), protocol);
  const baseline = baselineOf([...measures.results], "phq9");
  const { status, trials } = treatmentResistance(intake, protocol);
  const checked = plan.monitoring === null || plan.monitoring.result === "not-reachable" ? null : plan.monitoring;
  return {
    age: sectionOf(intake, "about-you")?.age ?? null,
    diagnosis: null,
    treatedFor: treatedFor(plan),
    baseline:
      baseline === null || baseline.total === null
        ? null
        : { scale: "PHQ-9", total: baseline.total, on: dateIn(timeZone, baseline.completedAt) },
    trials:
      trials.length === 0 && status === "unknown"
        ? null
        : trials.filter(isOfDrug).map((one) => ({
            treatment: one.trial.treatment,
            counts: one.counts,
            duration: one.trial.duration,
            drugClass: classOf(one),
          })),
    augmentationTried: "unknown",
    psychotherapyTried: trials.every(isOfDrug) ? "unknown" : "yes",
    psychiatristInvolved: "unknown",
    monitoringProgrammeCheckedOn: checked === null ? null : dateIn(timeZone, checked.at),
    siteCertified: certified(site),
    severeSubstanceUse: found(findings, askedFindings.severeSubstanceUse),
    psychosis: found(findings, askedFindings.psychosis),
    otherKetamine: "unknown",
    devicesPlannedInThreeMonths: null,
  };
};
