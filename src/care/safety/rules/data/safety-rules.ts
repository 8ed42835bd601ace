import { quantity, type Quantity } from "#kernel/quantity.ts";

/** Numbers as in the clinical sources (`safety-rules.json`). */
export const safetyRules = [
  "SR-01",
  "SR-02",
  "SR-03",
  "SR-04",
  "SR-05",
  "SR-06",
  "SR-07",
  "SR-08",
  "SR-09",
  "SR-10",
  "SR-11",
  "SR-12",
  "SR-13",
  "SR-14",
  "SR-15",
  "SR-16",
  "SR-17",
] as const;
export type SafetyRule = (typeof safetyRules)[number];

export const safetyLevels = ["low", "medium", "high", "critical"] as const;
export type SafetyLevel = (typeof safetyLevels)[number];

/** By when a person must have been in contact: the clinic's same day, a time, before any dose, or the next meeting. */
export type ContactWithin = "same-day" | "before-dose" | "next-session" | Quantity<"min"> | Quantity<"h"> | Quantity<"d">;

export type SafetyRuleEntry = {
  readonly rule: SafetyRule;
  readonly trigger: string;
  readonly level: SafetyLevel;
  /** Until a person must have seen it; `null` where the source sets none. */
  readonly acknowledgeWithin: Quantity<"min"> | null;
  readonly contactWithin: ContactWithin;
  /** Whether no dose is given while it stands open. */
  readonly holdsDosing: boolean;
  /** Who may close it, with a dated note. Software never does. */
  readonly closeBy: "clinician" | "prescriber" | "compliance";
  readonly actions: readonly string[];
  readonly sources: readonly string[];
};

type Row = Omit<SafetyRuleEntry, "rule">;

/** `safety-rules.json`. Times are proposals that the medical director owns and may change. */
const rows: Readonly<Record<SafetyRule, Row>> = {
  "SR-01": {
    trigger: "PHQ-9 item 9 is 1 or more, QIDS item 12 is 2 or more, or MADRS item 10 is 4 or more",
    level: "high",
    acknowledgeWithin: quantity(30, "min"),
    contactWithin: "same-day",
    holdsDosing: true,
    closeBy: "clinician",
    actions: [
      "Contact the patient today",
      "C-SSRS screener in the same contact",
      "No dosing until the triage is recorded",
      "Write a note with the disposition",
    ],
    sources: ["kroenke2001", "posner2011", "proposed-default"],
  },
  "SR-02": {
    trigger: "PHQ-9 item 9 is unanswered",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: quantity(24, "h"),
    holdsDosing: true,
    closeBy: "clinician",
    actions: ["Ask item 9 in person before any dosing"],
    sources: ["proposed-default"],
  },
  "SR-03": {
    trigger: "C-SSRS triage is low: item 1 or 2 alone",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: quantity(24, "h"),
    holdsDosing: false,
    closeBy: "clinician",
    actions: ["Clinician reviews", "Make or renew the safety plan", "Ask about means", "Consider a referral"],
    sources: ["posner2011", "spier-cssrs"],
  },
  "SR-04": {
    trigger: "C-SSRS triage is moderate: item 3, or behaviour more than 3 months ago",
    level: "high",
    acknowledgeWithin: null,
    contactWithin: "same-day",
    holdsDosing: true,
    closeBy: "clinician",
    actions: [
      "A clinician assesses today",
      "Safety plan with safety of means",
      "Inform the prescriber",
      "Consider a companion or a contact",
      "Next contact within 72 h",
    ],
    sources: ["cadss-note"],
  },
  "SR-05": {
    trigger: "C-SSRS triage is high: item 4 or 5, or behaviour within 3 months or since the last contact",
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: quantity(15, "min"),
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [
      "Stay with the patient, in person or on the line",
      "Prescriber now; 988, 911 or the emergency department by the clinic's policy",
      "Nobody leaves alone; no dose that day unless the prescriber documents why",
      "Tell the emergency contact as the law allows",
      "Safety plan; contact again within 24 h",
    ],
    sources: ["cadss-note", "stanley2012"],
  },
  "SR-06": {
    trigger: "A positive answer from afar (SR-01, SR-04, SR-05) that nobody has seen in time",
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: quantity(15, "min"),
    holdsDosing: true,
    closeBy: "clinician",
    actions: [
      "Escalate to who is on call, then to the medical director",
      "Write down every attempt",
      "Welfare check by the clinic's policy",
    ],
    sources: ["proposed-default"],
  },
  "SR-07": {
    trigger: "C-SSRS level rose, or PHQ-9 rose by 5 or more, within 7 days after a dose",
    level: "high",
    acknowledgeWithin: null,
    contactWithin: quantity(24, "h"),
    holdsDosing: true,
    closeBy: "clinician",
    actions: ["Contact the patient", "Review the next dose", "Consider a record of an adverse event"],
    sources: ["lowe2004"],
  },
  "SR-08": {
    trigger: "MDQ positive, or a clinician's mania screen positive",
    level: "high",
    acknowledgeWithin: null,
    contactWithin: "before-dose",
    holdsDosing: true,
    closeBy: "prescriber",
    actions: ["Hold dosing", "Assess for bipolar disorder", "Review the mood stabiliser"],
    sources: ["hirschfeld2000", "mcintyre2021"],
  },
  "SR-09": {
    trigger: "PCL-5 item 16 is 3 or more",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: quantity(72, "h"),
    holdsDosing: false,
    closeBy: "clinician",
    actions: ["Ask about risk-taking and self-harm"],
    sources: ["proposed-default"],
  },
  "SR-10": {
    trigger: "AUDIT-C positive, AUDIT 16 or more, or DAST-10 6 or more",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: "before-dose",
    holdsDosing: true,
    closeBy: "prescriber",
    actions: [
      "Brief intervention",
      "Toxicology if AUDIT is 16 or more",
      "Is this a substance-use programme under 42 CFR Part 2?",
      "Prescriber weighs risk and benefit",
    ],
    sources: ["bradley2007", "babor2001", "skinner1982"],
  },
  "SR-11": {
    trigger: "New symptoms of psychosis or mania",
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: quantity(30, "min"),
    holdsDosing: true,
    closeBy: "prescriber",
    actions: ["Stop the course", "Psychiatric assessment the same day"],
    sources: ["sanacora2017"],
  },
  "SR-12": {
    trigger: "Two or more urinary symptoms, or an abnormal urinalysis",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: quantity(7, "d"),
    holdsDosing: false,
    closeBy: "prescriber",
    actions: ["Urinalysis and culture", "Hold or space doses", "Urology if there is blood or it lasts"],
    sources: ["ketalar-pi", "short2018"],
  },
  "SR-13": {
    trigger: "ALT or AST above three times the upper limit of normal",
    level: "high",
    acknowledgeWithin: null,
    contactWithin: quantity(2, "d"),
    holdsDosing: true,
    closeBy: "prescriber",
    actions: ["Hold dosing", "Repeat and work up"],
    sources: ["ketalar-pi"],
  },
  "SR-14": {
    trigger: "A CEQ subscale mean of 4 or more, or distress for more than 24 h after a dose",
    level: "medium",
    acknowledgeWithin: null,
    contactWithin: quantity(24, "h"),
    holdsDosing: false,
    closeBy: "clinician",
    actions: ["A further integration session", "Look for lasting dissociation or derealisation", "Delay the next dose"],
    sources: ["barrett2016", "proposed-default"],
  },
  "SR-15": {
    trigger: "SRS below 36, or a low bond item of the WAI",
    level: "low",
    acknowledgeWithin: null,
    contactWithin: "next-session",
    holdsDosing: false,
    closeBy: "clinician",
    actions: ["The therapist talks about the alliance"],
    sources: ["miller2003"],
  },
  "SR-16": {
    trigger: "Disclosure of abuse by staff, or a boundary concern",
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: quantity(24, "h"),
    holdsDosing: true,
    closeBy: "compliance",
    actions: ["No contact with the named person", "Compliance and counsel", "Is there a duty to report?"],
    sources: ["mcguire2024"],
  },
  "SR-17": {
    trigger: "Pregnancy test positive",
    level: "critical",
    acknowledgeWithin: null,
    contactWithin: "before-dose",
    holdsDosing: true,
    closeBy: "prescriber",
    actions: ["Stop dosing", "Counsel"],
    sources: ["spravato-pi-2019"],
  },
};

export const safetyRuleEntryOf = (rule: SafetyRule): SafetyRuleEntry => ({ rule, ...rows[rule] });
