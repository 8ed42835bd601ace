import type { ConditionStatus } from "#kernel/gate.ts";
import type { Quantity } from "#kernel/quantity.ts";

import { adultFrom, type Payer } from "./data/prior-authorisation.ts";
import type { AskOf } from "./data/monitoring-form-fields.ts";
import type { YesNoUnknown } from "./yes-no-unknown.ts";

export type CoverageTrial = {
  readonly treatment: string;
  /** As the screening reads it: adequate and without enough benefit. */
  readonly counts: YesNoUnknown;
  readonly duration: Quantity<"wk"> | null;
  /** The antidepressant's class; null is not known. */
  readonly drugClass: string | null;
};

/** What a payer asks about, as plain facts. Null and `unknown` are what nobody recorded. */
export type CoverageFacts = {
  readonly age: Quantity<"a"> | null;
  /** A code of the payer's list; null while none is charted. */
  readonly diagnosis: string | null;
  /** What the plan says it is treated for, which is no code. */
  readonly treatedFor: string | null;
  readonly baseline: { readonly scale: string; readonly total: number; readonly on: string } | null;
  readonly trials: readonly CoverageTrial[] | null;
  readonly augmentationTried: YesNoUnknown;
  readonly psychotherapyTried: YesNoUnknown;
  readonly psychiatristInvolved: YesNoUnknown;
  readonly monitoringProgrammeCheckedOn: string | null;
  readonly siteCertified: YesNoUnknown;
  readonly severeSubstanceUse: YesNoUnknown;
  readonly psychosis: YesNoUnknown;
  readonly otherKetamine: YesNoUnknown;
  readonly devicesPlannedInThreeMonths: number | null;
};

export type CoverageItem = {
  readonly code: string;
  readonly label: string;
  readonly status: ConditionStatus;
  readonly found: string;
  /** Who can find out what is unknown. */
  readonly askOf: AskOf;
};

type Line = Pick<CoverageItem, "code" | "label" | "askOf">;

const item = (line: Line, status: ConditionStatus, found: string): CoverageItem => ({ ...line, status, found });
const missing = (line: Line): CoverageItem => item(line, "unknown", "Not on record.");

type Words = { readonly yes: string; readonly no: string };
const asAnswered: Words = { yes: "Yes", no: "No" };

const answered = (line: Line, answer: YesNoUnknown, wanted: keyof Words, words: Words = asAnswered): CoverageItem =>
  answer === "unknown" ? missing(line) : item(line, answer === wanted ? "met" : "unmet", words[answer]);

const screened: Words = { yes: "Found in the screening", no: "Asked in the screening; none found" };
const certified: Words = { yes: "Certified", no: "Not certified today" };

const line = (code: string, label: string, askOf: AskOf): Line => ({ code, label, askOf });

const age = ({ age: years }: CoverageFacts): CoverageItem => {
  const ask = line("age", `Age ${adultFrom.value} or more`, "coordinator");
  return years === null ? missing(ask) : item(ask, years.value >= adultFrom.value ? "met" : "unmet", `${years.value} years`);
};

const diagnosis = ({ diagnosis: code, treatedFor }: CoverageFacts): CoverageItem => {
  const ask = line("diagnosis", "Diagnosis (ICD-10-CM F32.x or F33.x)", "prescriber");
  if (code !== null) return item(ask, "met", code);
  return treatedFor === null ? missing(ask) : item(ask, "unknown", `Treated for ${treatedFor}; no code is on record`);
};

const stated = (ask: Line, found: string | null): CoverageItem => (found === null ? missing(ask) : item(ask, "met", found));

const baselineWords = ({ baseline }: CoverageFacts): string | null =>
  baseline === null ? null : `${baseline.scale} ${baseline.total} on ${baseline.on}`;

const isLongEnough = ({ duration }: CoverageTrial, payer: Payer): YesNoUnknown =>
  duration === null ? "unknown" : duration.value >= payer.trialDuration.value ? "yes" : "no";

/** A trial that may count, for all that is known, keeps the answer open; it never settles it. */
const trials = ({ trials: known }: CoverageFacts, payer: Payer): CoverageItem => {
  const classes = payer.differentClasses ? ", different classes" : "";
  const ask = line("trials", `${payer.trials} antidepressants, ${payer.trialDuration.value} weeks or more each${classes}`, "prescriber");
  if (known === null) return missing(ask);
  const possible = known.filter((trial) => trial.counts !== "no" && isLongEnough(trial, payer) !== "no");
  const sure = possible.filter((trial) => trial.counts === "yes" && isLongEnough(trial, payer) === "yes");
  const named = sure.map(({ treatment, drugClass }) => (drugClass === null ? treatment : `${treatment} (${drugClass})`));
  const knownClasses = new Set(sure.flatMap(({ drugClass }) => drugClass ?? []));
  const enoughClasses = !payer.differentClasses || knownClasses.size >= payer.trials;
  const classesKnown = sure.every(({ drugClass }) => drugClass !== null);
  const short = sure.length < payer.trials || enoughClasses ? "" : classesKnown ? "; of one class" : "; classes not all known";
  const found = `${sure.length} of ${payer.trials}: ${named.join(", ") || "none on record"}${short}`;
  if (sure.length >= payer.trials && enoughClasses) return item(ask, "met", found);
  if (possible.length < payer.trials) return item(ask, "unmet", found);
  const allKnown = possible.length === sure.length && possible.every(({ drugClass }) => drugClass !== null);
  return allKnown ? item(ask, "unmet", found) : item(ask, "unknown", `${found}; not everything about the trials is known`);
};

const further = ({ augmentationTried, psychotherapyTried }: CoverageFacts, payer: Payer): readonly CoverageItem[] => {
  const either = (): YesNoUnknown => {
    if (augmentationTried === "yes" || psychotherapyTried === "yes") return "yes";
    return augmentationTried === "no" && psychotherapyTried === "no" ? "no" : "unknown";
  };
  switch (payer.asksAugmentationOrPsychotherapy) {
    case "augmentation":
      return [answered(line("augmentation", "Augmentation was tried", "prescriber"), augmentationTried, "yes")];
    case "psychotherapy":
      return [answered(line("psychotherapy", "Psychotherapy was tried", "prescriber"), psychotherapyTried, "yes")];
    case "either":
      return [answered(line("augmentation-or-psychotherapy", "Augmentation or psychotherapy was tried", "prescriber"), either(), "yes")];
    case "no":
      return [];
  }
};

const quantityLimit = ({ devicesPlannedInThreeMonths: planned }: CoverageFacts, payer: Payer): readonly CoverageItem[] => {
  if (payer.devicesInThreeMonths === null) return [];
  const ask = line("quantity", `At most ${payer.devicesInThreeMonths} devices in 3 months`, "prescriber");
  return [planned === null ? missing(ask) : item(ask, planned <= payer.devicesInThreeMonths ? "met" : "unmet", `${planned} planned`)];
};

/** The prior-authorisation checklist of a payer, filled from the chart; what is missing is named (REMS-14). It decides nothing. */
export const coveragePacket = (facts: CoverageFacts, payer: Payer): readonly CoverageItem[] => [
  age(facts),
  diagnosis(facts),
  stated(line("baseline", "Rating scale before treatment", "coordinator"), baselineWords(facts)),
  trials(facts, payer),
  ...further(facts, payer),
  ...(payer.asksPsychiatrist
    ? [answered(line("psychiatrist", "Psychiatrist prescribes or was consulted", "prescriber"), facts.psychiatristInvolved, "yes")]
    : []),
  ...(payer.asksMonitoringProgramme
    ? [stated(line("monitoring-programme", "Prescription-monitoring record checked", "prescriber"), facts.monitoringProgrammeCheckedOn)]
    : []),
  answered(line("site", "REMS-certified site with two-hour monitoring", "medical-director"), facts.siteCertified, "yes", certified),
  answered(line("substance", "No active severe substance use disorder", "prescriber"), facts.severeSubstanceUse, "no", screened),
  answered(line("psychosis", "No psychosis", "prescriber"), facts.psychosis, "no", screened),
  answered(line("ketamine", "No other ketamine at the same time", "prescriber"), facts.otherKetamine, "no"),
  ...quantityLimit(facts, payer),
];
