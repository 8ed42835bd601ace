import { quantity, type Quantity } from "#kernel/quantity.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

export const payerCodes = ["typical", "cigna", "qualchoice", "western-health", "carefirst", "medical-mutual"] as const;
export type PayerCode = (typeof payerCodes)[number];

/** What one payer's policy asked when it was looked up. Policies change: the packet is checked against the current one. */
export type Payer = {
  readonly code: PayerCode;
  readonly name: string;
  readonly trials: number;
  readonly trialDuration: Quantity<"wk">;
  readonly differentClasses: boolean;
  readonly asksPsychiatrist: boolean;
  readonly asksMonitoringProgramme: boolean;
  readonly asksAugmentationOrPsychotherapy: "augmentation" | "psychotherapy" | "either" | "no";
  /** The most devices in three months; null where none is named. */
  readonly devicesInThreeMonths: number | null;
  /** What else it says, in words. */
  readonly notes: readonly string[];
  readonly sources: readonly ReferenceId[];
};

const weeks = (value: number): Quantity<"wk"> => quantity(value, "wk");

/** Source: each payer's own policy, named with it. Owner: medical director. */
export const payers: readonly Payer[] = [
  {
    code: "typical",
    name: "Typical policy",
    trials: 2,
    trialDuration: weeks(4),
    differentClasses: true,
    asksPsychiatrist: true,
    asksMonitoringProgramme: true,
    asksAugmentationOrPsychotherapy: "either",
    devicesInThreeMonths: null,
    notes: [
      "Failure or 25 % improvement or less in each trial; some policies ask for trials of up to 8 weeks",
      "Usual dose: 56 or 84 mg on the schedule of the label",
      "First 2 to 6 months",
      "Renewal for 6 to 12 months with documented benefit (PHQ-9 down by half or more, or a positive response)",
    ],
    sources: ["pa-qualchoice", "pa-cigna", "pa-westernhealth", "pa-carefirst", "pa-medmutual"],
  },
  {
    code: "cigna",
    name: "Cigna",
    trials: 2,
    trialDuration: weeks(6),
    differentClasses: true,
    asksPsychiatrist: true,
    asksMonitoringProgramme: true,
    asksAugmentationOrPsychotherapy: "no",
    devicesInThreeMonths: null,
    notes: ["25 % improvement or less in each trial", "First 6 months"],
    sources: ["pa-cigna"],
  },
  {
    code: "qualchoice",
    name: "QualChoice",
    trials: 2,
    trialDuration: weeks(4),
    differentClasses: false,
    asksPsychiatrist: false,
    asksMonitoringProgramme: false,
    asksAugmentationOrPsychotherapy: "augmentation",
    devicesInThreeMonths: 23,
    notes: [
      "Trials longer than 4 weeks; two augmentation trials",
      "PHQ-9 above 15 in the last 4 weeks",
      "First 3 months; renewal with a drop of more than 50 %",
    ],
    sources: ["pa-qualchoice"],
  },
  {
    code: "western-health",
    name: "Western Health",
    trials: 2,
    trialDuration: weeks(4),
    differentClasses: true,
    asksPsychiatrist: false,
    asksMonitoringProgramme: false,
    asksAugmentationOrPsychotherapy: "no",
    devicesInThreeMonths: null,
    notes: ["With an oral antidepressant", "First 3 months, then 12"],
    sources: ["pa-westernhealth"],
  },
  {
    code: "carefirst",
    name: "CareFirst/Caremark",
    trials: 2,
    trialDuration: weeks(8),
    differentClasses: false,
    asksPsychiatrist: false,
    asksMonitoringProgramme: false,
    asksAugmentationOrPsychotherapy: "either",
    devicesInThreeMonths: null,
    notes: ["Trials within 5 years", "Severe depression by a rating scale"],
    sources: ["pa-carefirst"],
  },
  {
    code: "medical-mutual",
    name: "Medical Mutual",
    trials: 2,
    trialDuration: weeks(6),
    differentClasses: false,
    asksPsychiatrist: false,
    asksMonitoringProgramme: false,
    asksAugmentationOrPsychotherapy: "psychotherapy",
    devicesInThreeMonths: null,
    notes: ["Not together with ketamine, ECT or TMS"],
    sources: ["pa-medmutual"],
  },
];

/** Adults alone (`priorAuthTypical`; label). */
export const adultFrom = quantity(18, "a");
