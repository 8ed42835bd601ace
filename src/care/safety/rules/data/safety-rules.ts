import type { NumberSetting } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

import { quoting, type Quoting } from "../quoting.ts";
import { safetyRules, type CloseBy, type SafetyLevel, type SafetyRule } from "../safety-rule.ts";
import {
  answerSeenWithin,
  complianceWithin,
  distressContactWithin,
  distressLasts,
  enzymeContactWithin,
  enzymeRatio,
  escalateAfter,
  highRiskContactWithin,
  highRiskNextContact,
  lowRiskContactWithin,
  moderateRiskNextContact,
  openAnswerAskedWithin,
  phq9Rise,
  psychosisContactWithin,
  riseWindow,
  riskTakingContactWithin,
  urinaryContactWithin,
  urinarySymptoms,
  worseContactWithin,
} from "./safety-settings.ts";

/** By when a person must have been in contact: the clinic's same day, a time, before any dose, or the next meeting. */
export type ContactWithin = "same-day" | "before-dose" | "next-session" | NumberSetting<"min" | "h" | "d">;

export type SafetyRuleEntry = {
  readonly rule: SafetyRule;
  readonly trigger: Quoting;
  readonly level: SafetyLevel;
  /** Until a person must have seen it; `null` where the source sets none. */
  readonly acknowledgeWithin: NumberSetting<"min"> | null;
  readonly contactWithin: ContactWithin;
  /** Whether no dose is given while it stands open. */
  readonly holdsDosing: boolean;
  /** Who may close it, with a dated note. Software never does. */
  readonly closeBy: CloseBy;
  readonly actions: readonly Quoting[];
  readonly sources: readonly ReferenceId[];
};

type Row = Omit<SafetyRuleEntry, "rule">;

/** The references stand with each rule. Cuts of instruments stand in their definitions; times and other numbers in the settings. */
const rows: Readonly<Record<SafetyRule, Row>> = {
  "SR-01": {
    trigger: quoting`PHQ-9 item 9, QIDS item 12 or MADRS item 10 is positive`,
    level: "high",
    acknowledgeWithin: answerSeenWithin,
    contactWithin: "same-day",
    holdsDosing: true,
    closeBy: "clinician",
    actions: [
      quoting`Contact the patient today`,
      quoting`C-SSRS screener in the same contact`,
      quoting`No dosing until the triage is recorded`,
      quoting`Write a note with the disposition`,
    ],
    sources: ["kroenke2001", "posner2011", "proposed-default"],
  },
  "SR-02": {
    trigger: quoting`PHQ-9 item 9 is unanswered`,
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: openAnswerAskedWithin,
    holdsDosing: true,
    closeBy: "clinician",
    actions: [quoting`Ask item 9 in person before any dosing`],
    sources: ["proposed-default"],
  },
  "SR-03": {
    trigger: quoting`C-SSRS triage is low: item 1 or 2 alone`,
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: lowRiskContactWithin,
    holdsDosing: false,
    closeBy: "clinician",
    actions: [quoting`Clinician reviews`, quoting`Make or renew the safety plan`, quoting`Ask about means`, quoting`Consider a referral`],
    sources: ["posner2011", "spier-cssrs"],
  },
  "SR-04": {
    trigger: quoting`C-SSRS triage is moderate: item 3, or behaviour more than 3 months ago`,
    level: "high",
    acknowledgeWithin: null,
    contactWithin: "same-day",
    holdsDosing: true,
    closeBy: "clinician",
    actions: [
      quoting`A clinician assesses today`,
      quoting`Safety plan with safety of means`,
      quoting`Inform the prescriber`,
      quoting`Consider a companion or a contact`,
      quoting`Next contact within ${moderateRiskNextContact}`,
    ],
    sources: ["cadss-note"],
  },
  "SR-05": {
    trigger: quoting`C-SSRS triage is high: item 4 or 5, or behaviour within 3 months or since the last contact`,
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: highRiskContactWithin,
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [
      quoting`Stay with the patient, in person or on the line`,
      quoting`Prescriber now; 988, 911 or the emergency department by the clinic's policy`,
      quoting`Nobody leaves alone; no dose that day unless the prescriber documents why`,
      quoting`Tell the emergency contact as the law allows`,
      quoting`Safety plan; contact again within ${highRiskNextContact}`,
    ],
    sources: ["cadss-note", "stanley2012"],
  },
  "SR-06": {
    trigger: quoting`A positive answer from afar (SR-01, SR-04, SR-05) that nobody has seen in time`,
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: escalateAfter,
    holdsDosing: true,
    closeBy: "clinician",
    actions: [
      quoting`Escalate to who is on call, then to the medical director`,
      quoting`Write down every attempt`,
      quoting`Welfare check by the clinic's policy`,
    ],
    sources: ["proposed-default"],
  },
  "SR-07": {
    trigger: quoting`C-SSRS level rose, or PHQ-9 rose by ${phq9Rise} or more, within ${riseWindow} after a dose`,
    level: "high",
    acknowledgeWithin: null,
    contactWithin: worseContactWithin,
    holdsDosing: true,
    closeBy: "clinician",
    actions: [quoting`Contact the patient`, quoting`Review the next dose`, quoting`Consider a record of an adverse event`],
    sources: ["lowe2004"],
  },
  "SR-08": {
    trigger: quoting`MDQ positive, or a clinician's mania screen positive`,
    level: "high",
    acknowledgeWithin: null,
    contactWithin: "before-dose",
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [quoting`Hold dosing`, quoting`Assess for bipolar disorder`, quoting`Review the mood stabiliser`],
    sources: ["hirschfeld2000", "mcintyre2021"],
  },
  "SR-09": {
    trigger: quoting`PCL-5 item 16 (risk-taking) is positive`,
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: riskTakingContactWithin,
    holdsDosing: false,
    closeBy: "clinician",
    actions: [quoting`Ask about risk-taking and self-harm`],
    sources: ["proposed-default"],
  },
  "SR-10": {
    trigger: quoting`AUDIT-C, AUDIT or DAST-10 is positive`,
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: "before-dose",
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [
      quoting`Brief intervention`,
      quoting`Toxicology if the AUDIT is positive`,
      quoting`Is this a substance-use programme under 42 CFR Part 2?`,
      quoting`Prescriber weighs risk and benefit`,
    ],
    sources: ["bradley2007", "babor2001", "skinner1982"],
  },
  "SR-11": {
    trigger: quoting`New symptoms of psychosis or mania`,
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: psychosisContactWithin,
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [quoting`Stop the course`, quoting`Psychiatric assessment the same day`],
    sources: ["sanacora2017"],
  },
  "SR-12": {
    trigger: quoting`${urinarySymptoms} or more urinary symptoms, or an abnormal urinalysis`,
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: urinaryContactWithin,
    holdsDosing: false,
    closeBy: "prescriber",
    actions: [quoting`Urinalysis and culture`, quoting`Hold or space doses`, quoting`Urology if there is blood or it lasts`],
    sources: ["ketalar-pi", "short2018"],
  },
  "SR-13": {
    trigger: quoting`ALT or AST above ${enzymeRatio} times the upper limit of normal`,
    level: "high",
    acknowledgeWithin: null,
    contactWithin: enzymeContactWithin,
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [quoting`Hold dosing`, quoting`Repeat and work up`],
    sources: ["ketalar-pi"],
  },
  "SR-14": {
    trigger: quoting`A CEQ subscale mean is high, or distress for more than ${distressLasts} after a dose`,
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: distressContactWithin,
    holdsDosing: false,
    closeBy: "clinician",
    actions: [
      quoting`A further integration session`,
      quoting`Look for lasting dissociation or derealisation`,
      quoting`Delay the next dose`,
    ],
    sources: ["barrett2016", "proposed-default"],
  },
  "SR-15": {
    trigger: quoting`The SRS total or a bond item of the WAI is low`,
    level: "low",
    acknowledgeWithin: null,
    contactWithin: "next-session",
    holdsDosing: false,
    closeBy: "clinician",
    actions: [quoting`The therapist talks about the alliance`],
    sources: ["miller2003"],
  },
  "SR-16": {
    trigger: quoting`Disclosure of abuse by staff, or a boundary concern`,
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: complianceWithin,
    holdsDosing: true,
    closeBy: "compliance",
    actions: [quoting`No contact with the named person`, quoting`Compliance and counsel`, quoting`Is there a duty to report?`],
    sources: ["mcguire2024"],
  },
  "SR-17": {
    trigger: quoting`Pregnancy test positive`,
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: "before-dose",
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [quoting`Stop dosing`, quoting`Counsel`],
    sources: ["spravato-pi-2019"],
  },
};

export const safetyRuleEntryOf = (rule: SafetyRule): SafetyRuleEntry => ({ rule, ...rows[rule] });

/** What only compliance sees and closes. */
export const complianceRules: readonly SafetyRule[] = safetyRules.filter((rule) => rows[rule].closeBy === "compliance");
