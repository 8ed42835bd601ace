import type { Evidence, NumberSetting, Setting } from "#kernel/setting.ts";
import type { Unit } from "#kernel/quantity.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

type Row<U extends Unit> = readonly [label: string, value: number, unit: U];
type Bounds = Pick<NumberSetting, "absolute" | "recommended">;

const number = <U extends Unit>(
  key: string,
  [label, value, unit]: Row<U>,
  bounds: Bounds,
  sources: readonly ReferenceId[] = ["proposed-default"],
  evidence: Evidence = "proposal",
): NumberSetting<U> => ({
  kind: "number",
  key: `safety.${key}`,
  label,
  value,
  unit,
  ...bounds,
  evidence,
  sources,
  owner: "medical-director",
});

// A longer time than the shipped one is never recommended alone: a second person confirms it.
const within = (lowest: number, recommended: number, highest: number): Bounds => ({
  absolute: [lowest, highest],
  recommended: [lowest, recommended],
});

export const answerSeenWithin = number(
  "sr01.acknowledge",
  ["SR-01: a positive answer is seen by a person within", 30, "min"],
  within(1, 30, 240),
);
export const openAnswerAskedWithin = number(
  "sr02.contact",
  ["SR-02: an open item about thoughts of death is asked within", 24, "h"],
  within(1, 24, 72),
);
export const lowRiskContactWithin = number("sr03.contact", ["SR-03: a clinician is in contact within", 24, "h"], within(1, 24, 72));
export const moderateRiskNextContact = number("sr04.nextContact", ["SR-04: the next contact is within", 72, "h"], within(1, 72, 168));
export const highRiskContactWithin = number("sr05.contact", ["SR-05: a person is in contact within", 15, "min"], within(1, 15, 60));
export const highRiskNextContact = number("sr05.nextContact", ["SR-05: the next contact is within", 24, "h"], within(1, 24, 72));
export const escalateAfter = number(
  "sr06.escalateAfter",
  ["SR-06: who is on call is told, where a rule sets no time to be seen, after", 15, "min"],
  within(1, 15, 60),
);
export const directorAfter = number(
  "sr06.directorAfter",
  ["SR-06: the medical director is told after a further", 15, "min"],
  within(1, 15, 60),
);
export const riseWindow = number(
  "sr07.window",
  ["SR-07: a worsening counts within this time after a dose", 7, "d"],
  { absolute: [1, 28], recommended: [7, 14] },
  ["lowe2004"],
);
export const phq9Rise = number(
  "sr07.phq9Rise",
  ["SR-07: a rise of the PHQ-9 total that counts as worsening", 5, "{score}"],
  { absolute: [1, 10], recommended: [3, 5] },
  ["lowe2004"],
);
export const worseContactWithin = number("sr07.contact", ["SR-07: a clinician is in contact within", 24, "h"], within(1, 24, 72));
export const riskTakingContactWithin = number("sr09.contact", ["SR-09: a clinician asks within", 72, "h"], within(1, 72, 168));
export const psychosisContactWithin = number("sr11.contact", ["SR-11: a prescriber is told within", 30, "min"], within(1, 30, 120));
export const urinarySymptoms = number(
  "sr12.symptoms",
  ["SR-12: urinary symptoms that make a concern", 2, "1"],
  { absolute: [1, 5], recommended: [1, 2] },
  ["ketalar-pi", "short2018"],
);
export const urinaryContactWithin = number("sr12.contact", ["SR-12: a prescriber looks at it within", 7, "d"], within(1, 7, 30));
export const enzymeRatio = number(
  "sr13.ratio",
  ["SR-13: ALT or AST above this many times the upper limit of normal", 3, "1"],
  { absolute: [1, 5], recommended: [2, 3] },
  ["ketalar-pi"],
);
export const enzymeContactWithin = number("sr13.contact", ["SR-13: a prescriber looks at it within", 2, "d"], within(1, 2, 7));
export const distressLasts = number("sr14.distress", ["SR-14: distress that lasts longer than this after a dose", 24, "h"], {
  absolute: [1, 72],
  recommended: [12, 24],
});
export const distressContactWithin = number("sr14.contact", ["SR-14: a clinician is in contact within", 24, "h"], within(1, 24, 72));
export const complianceWithin = number("sr16.contact", ["SR-16: compliance acts within", 24, "h"], within(1, 24, 72));
export const planReviewAfter = number(
  "plan.reviewDays",
  ["A safety plan is reviewed after", 90, "d"],
  { absolute: [1, 365], recommended: [7, 90] },
  ["stanley2012", "proposed-default"],
);
export const planNeededFrom = number(
  "plan.neededFromIdeation",
  ["A safety plan is needed before the first dose from this C-SSRS item on, ever", 3, "{score}"],
  { absolute: [1, 5], recommended: [1, 3] },
  ["posner2011", "proposed-default"],
);

/** Every number of the safety rules that a medical director may change. Times are proposals of the clinical sources. */
export const safetySettings: readonly Setting[] = [
  answerSeenWithin,
  openAnswerAskedWithin,
  lowRiskContactWithin,
  moderateRiskNextContact,
  highRiskContactWithin,
  highRiskNextContact,
  escalateAfter,
  directorAfter,
  riseWindow,
  phq9Rise,
  worseContactWithin,
  riskTakingContactWithin,
  psychosisContactWithin,
  urinarySymptoms,
  urinaryContactWithin,
  enzymeRatio,
  enzymeContactWithin,
  distressLasts,
  distressContactWithin,
  complianceWithin,
  planReviewAfter,
  planNeededFrom,
];
