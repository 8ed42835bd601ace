import type { Unit } from "#kernel/quantity.ts";
import type { ChoiceSetting, NumberSetting, Setting } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

import { adequateDoses } from "./adequate-doses.ts";

type Founding = Pick<NumberSetting, "evidence" | "sources">;
type Bounds = readonly [lowest: number, highest: number];

const number = <U extends Unit>(
  key: string,
  label: string,
  value: number,
  unit: U,
  absolute: Bounds,
  recommended: Bounds,
  { evidence, sources }: Founding,
): NumberSetting<U> => ({
  kind: "number",
  key,
  label,
  value,
  unit,
  absolute,
  recommended,
  evidence,
  sources,
  owner: "medical-director",
});

const proposal: Founding = { evidence: "proposal", sources: ["proposed-default"] };
const from = (evidence: Founding["evidence"], ...sources: readonly ReferenceId[]): Founding => ({ evidence, sources });

// SCR-06
const pressureSource = from("proposal", "proposed-default", "sanacora2017");
export const uncontrolledSystolic = number(
  "screening.pressure.systolic",
  "Uncontrolled hypertension: systolic at rest from",
  160,
  "mm[Hg]",
  [130, 180],
  [140, 160],
  pressureSource,
);
export const uncontrolledDiastolic = number(
  "screening.pressure.diastolic",
  "Uncontrolled hypertension: diastolic at rest from",
  100,
  "mm[Hg]",
  [80, 110],
  [90, 100],
  pressureSource,
);
export const pressureOccasions = number(
  "screening.pressure.occasions",
  "Occasions with such a pressure that make it uncontrolled",
  2,
  "1",
  [1, 4],
  [1, 3],
  pressureSource,
);
export const occasionsApart = number(
  "screening.pressure.occasionsApartHours",
  "Pressures at least this far apart are two occasions",
  12,
  "h",
  [1, 336],
  [6, 168],
  proposal,
);
export const pressureValid = number(
  "screening.pressure.validDays",
  "A pressure speaks for today for so long",
  90,
  "d",
  [1, 365],
  [7, 90],
  proposal,
);

// SCR-07, SCR-18, SCR-21, SCR-28, SCR-29, SCR-30, SCR-34
export const recentHeartWeeks = number(
  "screening.recentHeart.weeks",
  "Heart attack, stroke and the like: none within",
  6,
  "wk",
  [4, 52],
  [6, 26],
  proposal,
);
export const liverFactor = number(
  "screening.liver.upperLimits",
  "ALT or AST above so many times the upper limit",
  3,
  "1",
  [1, 10],
  [2, 5],
  from("proposal", "ketalar-pi", "proposed-default"),
);
export const auditCut = number(
  "screening.audit.from",
  "AUDIT total from which alcohol use is weighed",
  16,
  "{score}",
  [8, 20],
  [8, 16],
  from("guideline", "mcintyre2021", "babor2001"),
);
export const dastCut = number(
  "screening.dast.from",
  "DAST-10 total from which drug use is weighed",
  6,
  "{score}",
  [1, 10],
  [3, 6],
  from("guideline", "mcintyre2021", "skinner1982"),
);
export const obesityFrom = number(
  "screening.bmi.from",
  "BMI from which the airway is planned for",
  40,
  "kg/m2",
  [30, 60],
  [35, 45],
  proposal,
);
export const adultFrom = number(
  "screening.age.adult",
  "Youngest age treated",
  18,
  "a",
  [18, 25],
  [18, 21],
  from("label", "spravato-pi-2019"),
);
export const olderFrom = number(
  "screening.age.older",
  "Age from which a lower dose and falls are thought of",
  65,
  "a",
  [50, 90],
  [60, 75],
  from("label", "spravato-mims-hk"),
);
export const suicideScreenValid = number(
  "screening.suicideScreen.validDays",
  "A C-SSRS screen speaks for screening for so long",
  30,
  "d",
  [1, 30],
  [7, 30],
  from("proposal", "posner2011"),
);
/** SCR-01 to SCR-03 stand in the esketamine label; whether the clinic keeps them for racemic ketamine. */
export const vascularRulesFor: ChoiceSetting<"both" | "esketamine-only"> = {
  kind: "choice",
  key: "screening.vascularRules.for",
  label: "Aneurysm, malformation and brain haemorrhage exclude from",
  value: "both",
  options: ["both", "esketamine-only"],
  recommended: ["both"],
  evidence: "proposal",
  sources: ["spravato-pi-2019"],
  owner: "medical-director",
};

// Interactions
export const alcoholFree = number(
  "interaction.alcohol.hours",
  "No alcohol before and after a dose",
  24,
  "h",
  [12, 72],
  [24, 48],
  from("label", "ketalar-pi"),
);
export const cannabisFree = number(
  "interaction.cannabis.hours",
  "No cannabis or psychedelics before and after a dose",
  24,
  "h",
  [12, 168],
  [24, 72],
  proposal,
);
export const lorazepamEquivalent = number(
  "interaction.benzodiazepine.lorazepamEquivalent",
  "Benzodiazepines before a course: at most so much lorazepam or its like",
  3,
  "mg/d",
  [0.5, 6],
  [1, 3],
  from("study", "veraart2021", "grunebaum-criteria"),
);

// Labs
export const labMonths = number(
  "maintenance.labMonths",
  "Liver and metabolic tests and urinalysis: again after",
  6,
  "mo",
  [1, 12],
  [3, 6],
  proposal,
);
export const labSessions = number(
  "labs.metabolic.sessions",
  "Liver and metabolic tests: again after so many sessions",
  12,
  "1",
  [1, 24],
  [4, 12],
  proposal,
);
export const pregnancyHours = number(
  "labs.pregnancy.hours",
  "Pregnancy test: at most so long before a dose",
  24,
  "h",
  [1, 168],
  [1, 24],
  proposal,
);
export const pregnancyRepeat: ChoiceSetting<"each-dosing-day" | "by-days"> = {
  kind: "choice",
  key: "labs.pregnancy.repeat",
  label: "Pregnancy test after the first dose",
  value: "each-dosing-day",
  options: ["each-dosing-day", "by-days"],
  recommended: ["each-dosing-day", "by-days"],
  evidence: "proposal",
  sources: ["proposed-default"],
  owner: "medical-director",
};
export const pregnancyDays = number("labs.pregnancy.days", "Pregnancy test by days: again after", 30, "d", [1, 60], [7, 30], proposal);
export const tshMonths = number("labs.tsh.months", "TSH: none needed when one is younger than", 12, "mo", [1, 24], [6, 12], proposal);
export const ecgAge = number("labs.ecg.age", "ECG before treatment from the age of", 50, "a", [18, 80], [40, 60], proposal);
export const ecgMonths = number("labs.ecg.months", "ECG: none needed when one is younger than", 12, "mo", [1, 24], [3, 12], proposal);

// Fasting
const esketamineFasting = from("label", "spravato-pi", "spravato-medscape");
const racemicFasting = from("proposal", "ketalar-pi", "proposed-default");
export const esketamineFood = number("fasting.esketamine.foodHours", "Esketamine: no food for", 2, "h", [2, 12], [2, 8], esketamineFasting);
export const esketamineLiquid = number(
  "fasting.esketamine.liquidMin",
  "Esketamine: nothing to drink for",
  30,
  "min",
  [30, 240],
  [30, 120],
  esketamineFasting,
);
export const esketamineNasal = number(
  "fasting.esketamine.nasalHours",
  "Esketamine: no nasal steroid or decongestant for",
  1,
  "h",
  [1, 12],
  [1, 4],
  esketamineFasting,
);
export const racemicSolids = number(
  "fasting.racemic.solidsHours",
  "Racemic ketamine: no solid food for",
  6,
  "h",
  [2, 12],
  [4, 8],
  racemicFasting,
);
export const racemicLiquids = number(
  "fasting.racemic.liquidsHours",
  "Racemic ketamine: no clear liquids for",
  2,
  "h",
  [0.5, 6],
  [1, 2],
  racemicFasting,
);

// Treatment resistance and acute suicidality
export const trialCriteria: ChoiceSetting<"MGH-ATRQ" | "ATHF-SF"> = {
  kind: "choice",
  key: "trd.criteria",
  label: "How long an adequate trial lasts goes by",
  value: "MGH-ATRQ",
  options: ["MGH-ATRQ", "ATHF-SF"],
  recommended: ["MGH-ATRQ", "ATHF-SF"],
  evidence: "study",
  sources: ["chandler2010", "sackeim2019"],
  owner: "medical-director",
};
export const atrqWeeks = number(
  "trd.weeks.atrq",
  "MGH-ATRQ: weeks of an adequate trial",
  6,
  "wk",
  [4, 12],
  [6, 8],
  from("study", "chandler2010"),
);
export const athfWeeks = number(
  "trd.weeks.athf",
  "ATHF-SF: weeks of an adequate trial",
  4,
  "wk",
  [4, 12],
  [4, 8],
  from("study", "sackeim2019"),
);
export const payerWeeks = number(
  "trd.weeks.payer",
  "Payers: weeks of an adequate trial",
  6,
  "wk",
  [4, 12],
  [6, 8],
  from("practice", "pa-cigna", "pa-carefirst", "pa-medmutual"),
);
export const trialsNeeded = number(
  "trd.trials",
  "Different adequate trials that make a depression treatment-resistant",
  2,
  "1",
  [2, 5],
  [2, 3],
  from("label", "spravato-pi"),
);
export const acutePhq9 = number(
  "mdsi.phq9.from",
  "Depression severe enough for MDSI: PHQ-9 from",
  15,
  "{score}",
  [10, 27],
  [10, 20],
  proposal,
);
export const acuteMadrs = number(
  "mdsi.madrs.from",
  "Depression severe enough for MDSI: MADRS from",
  28,
  "{score}",
  [20, 60],
  [20, 35],
  proposal,
);
export const acuteDays = number(
  "mdsi.validDays",
  "Severity and C-SSRS speak for acute suicidality for so long",
  7,
  "d",
  [1, 14],
  [1, 7],
  proposal,
);

/** Every number of screening that a clinic may change. */
export const screeningSettings: readonly Setting[] = [
  uncontrolledSystolic,
  uncontrolledDiastolic,
  pressureOccasions,
  occasionsApart,
  pressureValid,
  recentHeartWeeks,
  liverFactor,
  auditCut,
  dastCut,
  obesityFrom,
  adultFrom,
  olderFrom,
  suicideScreenValid,
  vascularRulesFor,
  alcoholFree,
  cannabisFree,
  lorazepamEquivalent,
  labMonths,
  labSessions,
  pregnancyHours,
  pregnancyRepeat,
  pregnancyDays,
  tshMonths,
  ecgAge,
  ecgMonths,
  esketamineFood,
  esketamineLiquid,
  esketamineNasal,
  racemicSolids,
  racemicLiquids,
  trialCriteria,
  atrqWeeks,
  athfWeeks,
  payerWeeks,
  trialsNeeded,
  acutePhq9,
  acuteMadrs,
  acuteDays,
  ...[...adequateDoses.values()].map(({ setting }) => setting),
];
