import type { ReferenceId } from "#kernel/short-citations.ts";

import type { LabCode } from "./lab-tests.ts";
import type { QuestionId } from "../sections.ts";

/** `absolute`: not treated here. `relative`: not until the prescriber has weighed it. `caution`: said and planned for. */
export type FindingLevel = "absolute" | "relative" | "caution";

export type Evidence = "label" | "guideline" | "review" | "practice" | "proposal";

/** Which drug a rule is about; one about another drug than the one considered does not count. */
export type AppliesTo = "both" | "ketamine" | "esketamine";

/** Who can settle what is not known, or answer what is present. */
export type ResolvedBy = "patient" | "monitor" | "therapist" | "prescriber" | "medical-director";

/** `question`: ask the patient. `lab`, `reading`, `measure`: find out. `clearance`: another doctor's word. `decision`: weigh it. */
export type ResolutionKind = "question" | "lab" | "reading" | "measure" | "clearance" | "decision";

export type Resolution = { readonly kind: ResolutionKind; readonly by: ResolvedBy; readonly what: string; readonly lab?: LabCode };

type Ask =
  | { readonly kind: "any-yes"; readonly questions: readonly QuestionId[] }
  | { readonly kind: "age-below" }
  | { readonly kind: "age-from" }
  /** The screener of suicide risk, from the measures. */
  | { readonly kind: "suicide-screen" }
  /** Asked before each dose, so that it is unknown until then. */
  | { readonly kind: "on-the-day" };

export type ScreeningRule = {
  readonly id: string;
  readonly level: FindingLevel;
  readonly appliesTo: AppliesTo;
  /** `{key}` stands for the clinic's value of that setting, here and in what follows. */
  readonly label: string;
  readonly ask: Ask;
  /** What settles it while it is not known. */
  readonly unknown: Resolution;
  /** What answers it when it is so. */
  readonly present: Resolution;
  readonly evidence: Evidence;
  readonly sources: readonly ReferenceId[];
};

const asks = (...questions: readonly QuestionId[]): Ask => ({ kind: "any-yes", questions });

const patient: Resolution = { kind: "question", by: "patient", what: "Ask the patient, or the doctor who treats it." };
const lab = (code: LabCode, what: string): Resolution => ({ kind: "lab", by: "monitor", what, lab: code });
const clear = (what: string): Resolution => ({ kind: "clearance", by: "prescriber", what });
const decide = (what: string): Resolution => ({ kind: "decision", by: "prescriber", what });
const never = (what: string): Resolution => ({ kind: "decision", by: "medical-director", what });

type Row = readonly [
  id: string,
  level: FindingLevel,
  appliesTo: AppliesTo,
  label: string,
  ask: Ask,
  unknown: Resolution,
  present: Resolution,
  evidence: Evidence,
  sources: readonly ReferenceId[],
];

// Rules SCR-01 to SCR-35. Owner: medical director.
const rows: readonly Row[] = [
  [
    "SCR-01",
    "absolute",
    "esketamine",
    "Aneurysm of the aorta, brain or limb arteries",
    asks("aneurysm"),
    patient,
    never("Do not treat; the same default for racemic ketamine."),
    "label",
    ["spravato-pi", "spravato-pi-2019"],
  ],
  [
    "SCR-02",
    "absolute",
    "esketamine",
    "Arteriovenous malformation",
    asks("arteriovenousMalformation"),
    patient,
    never("Do not treat."),
    "label",
    ["spravato-pi-2019"],
  ],
  [
    "SCR-03",
    "absolute",
    "esketamine",
    "Bleeding in the brain, ever",
    asks("brainHaemorrhage"),
    patient,
    never("Do not treat."),
    "label",
    ["spravato-pi-2019"],
  ],
  [
    "SCR-04",
    "absolute",
    "both",
    "Hypersensitivity to ketamine, esketamine or an excipient",
    asks("ketamineAllergy"),
    patient,
    never("Do not treat."),
    "label",
    ["spravato-pi-2019", "ketalar-pi"],
  ],
  [
    "SCR-05",
    "absolute",
    "ketamine",
    "A condition in which a marked rise of blood pressure would be a serious hazard",
    asks("pressureHazard"),
    patient,
    never("Contraindicated by the label of ketamine injection."),
    "label",
    ["ketalar-pi"],
  ],
  [
    "SCR-06",
    "relative",
    "both",
    "Uncontrolled hypertension (at rest {screening.pressure.systolic}/{screening.pressure.diastolic} mmHg or more, on {screening.pressure.occasions} occasions)",
    asks("uncontrolledHypertension"),
    { kind: "reading", by: "monitor", what: "Measure the pressure at rest, on another day again." },
    clear("Control the pressure first; medical clearance."),
    "proposal",
    ["proposed-default", "sanacora2017"],
  ],
  [
    "SCR-07",
    "absolute",
    "both",
    "Heart attack, stroke or TIA, unstable angina or decompensated heart failure within {screening.recentHeart.weeks} weeks",
    asks("recentHeartOrStroke"),
    patient,
    never("Wait until {screening.recentHeart.weeks} weeks have passed and the heart or stroke team agrees."),
    "proposal",
    ["proposed-default"],
  ],
  [
    "SCR-08",
    "relative",
    "both",
    "Heart disease, arrhythmia, valve disease, or an older stroke or TIA",
    asks("heartDisease"),
    lab("ecg", "Ask the patient; an ECG, read by a doctor."),
    clear("ECG and medical or cardiology clearance."),
    "guideline",
    ["mcintyre2021", "spravato-pi"],
  ],
  [
    "SCR-09",
    "absolute",
    "both",
    "Psychosis with symptoms now",
    asks("currentPsychosis"),
    { kind: "question", by: "therapist", what: "Ask the patient in a conversation." },
    never("Not treated by default; psychiatric care first."),
    "guideline",
    ["sanacora2017", "canmat2021"],
  ],
  [
    "SCR-10",
    "relative",
    "both",
    "Psychosis in the past, or schizophrenia in a parent, sibling or child",
    asks("pastPsychosis", "relativePsychosis"),
    patient,
    clear("Psychiatric consultation; a lower dose band."),
    "guideline",
    ["mcintyre2021"],
  ],
  [
    "SCR-11",
    "absolute",
    "both",
    "Mania or a mixed episode now",
    asks("currentMania"),
    { kind: "question", by: "therapist", what: "Ask the patient in a conversation." },
    never("Not treated until stable."),
    "guideline",
    ["mcintyre2021"],
  ],
  [
    "SCR-12",
    "caution",
    "both",
    "Bipolar disorder without mania now",
    asks("bipolar"),
    patient,
    decide("Mood stabiliser in place; ask for mania at each visit."),
    "guideline",
    ["mcintyre2021"],
  ],
  [
    "SCR-13",
    "absolute",
    "both",
    "Pregnancy",
    asks("pregnant"),
    lab("pregnancy", "A pregnancy test."),
    never("Not treated while pregnant."),
    "label",
    ["spravato-pi-2019", "ketalar-pi"],
  ],
  [
    "SCR-14",
    "relative",
    "both",
    "Breastfeeding",
    asks("breastfeeding"),
    patient,
    decide("Breastfeeding is not recommended under esketamine; weigh and agree."),
    "label",
    ["spravato-pi-2019"],
  ],
  [
    "SCR-15",
    "relative",
    "both",
    "Raised pressure in the head, a mass in the brain, or a recent head injury",
    asks("raisedBrainPressure"),
    patient,
    clear("Avoid, or clearance by neurology."),
    "label",
    ["ketalar-pi", "spravato-pi"],
  ],
  [
    "SCR-16",
    "relative",
    "both",
    "Raised eye pressure, acute glaucoma or an open eye injury",
    asks("eyePressure"),
    patient,
    clear("Clearance by ophthalmology."),
    "guideline",
    ["ketalar-pi", "short2018"],
  ],
  [
    "SCR-17",
    "absolute",
    "esketamine",
    "Severe liver disease (Child-Pugh C)",
    asks("severeLiver"),
    lab("bmp-lft", "Ask the patient; liver tests."),
    never("Not recommended by the label of esketamine."),
    "label",
    ["spravato-pi", "spravato-medscape"],
  ],
  [
    "SCR-18",
    "relative",
    "both",
    "ALT or AST above {screening.liver.upperLimits} times the upper limit, or cirrhosis (Child-Pugh A or B)",
    asks("liverTests"),
    lab("bmp-lft", "Liver tests with their upper limits."),
    decide("Liver tests now and during the course."),
    "proposal",
    ["ketalar-pi", "proposed-default"],
  ],
  [
    "SCR-19",
    "relative",
    "both",
    "Cystitis, blood in the urine or unexplained bladder symptoms",
    asks("bladder"),
    lab("ua", "Ask the patient; urinalysis."),
    clear("Urinalysis; urology when it is positive."),
    "label",
    ["ketalar-pi"],
  ],
  [
    "SCR-20",
    "absolute",
    "both",
    "Ketamine or PCP use disorder now",
    asks("ketamineUseDisorder"),
    { kind: "question", by: "therapist", what: "Ask the patient in a conversation." },
    never("Refer for addiction care."),
    "guideline",
    ["sanacora2017"],
  ],
  [
    "SCR-21",
    "relative",
    "both",
    "Another moderate or severe substance use disorder, active (AUDIT {screening.audit.from} or more, DAST-10 {screening.dast.from} or more, or clinically)",
    asks("activeSubstanceUse"),
    { kind: "measure", by: "patient", what: "AUDIT and DAST-10; ask in a conversation." },
    clear("Addiction consultation and toxicology; consider not treating."),
    "guideline",
    ["mcintyre2021"],
  ],
  [
    "SCR-22",
    "caution",
    "both",
    "A substance use disorder in remission",
    asks("pastSubstanceUse"),
    patient,
    decide("Watch for misuse."),
    "label",
    ["spravato-pi"],
  ],
  [
    "SCR-23",
    "relative",
    "both",
    "Intoxicated or in withdrawal on the day",
    { kind: "on-the-day" },
    { kind: "question", by: "monitor", what: "Asked and looked for before each dose (PSC-09)." },
    decide("The session is cancelled."),
    "proposal",
    ["proposed-default"],
  ],
  [
    "SCR-24",
    "relative",
    "both",
    "Overactive thyroid, untreated",
    asks("thyroid"),
    lab("tsh", "TSH."),
    clear("TSH; treat first."),
    "guideline",
    ["short2018"],
  ],
  ["SCR-25", "caution", "both", "Porphyria", asks("porphyria"), patient, clear("Specialist advice."), "practice", ["proposed-default"]],
  [
    "SCR-26",
    "caution",
    "both",
    "Seizure disorder",
    asks("seizures"),
    patient,
    decide("No theophylline; clearance when seizures are not controlled."),
    "guideline",
    ["ketalar-pi"],
  ],
  [
    "SCR-27",
    "relative",
    "both",
    "Untreated sleep apnoea, severe COPD or asthma, oxygen at home, or a chest infection now",
    asks("breathing"),
    patient,
    clear("Treat first; SpO2 watched without a break."),
    "label",
    ["spravato-pi"],
  ],
  [
    "SCR-28",
    "caution",
    "both",
    "BMI of {screening.bmi.from} or more, or a difficult airway",
    asks("severeObesityOrAirway"),
    { kind: "reading", by: "monitor", what: "Weight and height; ask about earlier anaesthesia." },
    decide("Plan for the airway."),
    "proposal",
    ["proposed-default"],
  ],
  [
    "SCR-29",
    "absolute",
    "both",
    "Under {screening.age.adult} years",
    { kind: "age-below" },
    { kind: "question", by: "patient", what: "The date of birth." },
    never("This clinic treats adults."),
    "label",
    ["spravato-pi-2019"],
  ],
  [
    "SCR-30",
    "caution",
    "both",
    "{screening.age.older} years or older",
    { kind: "age-from" },
    { kind: "question", by: "patient", what: "The date of birth." },
    decide("A lower dose band; watch blood pressure and falls."),
    "label",
    ["spravato-mims-hk"],
  ],
  [
    "SCR-31",
    "relative",
    "both",
    "Delirium, major neurocognitive disorder, or no capacity to decide",
    asks("confusionOrCapacity"),
    { kind: "question", by: "prescriber", what: "Judge the capacity to decide in a conversation." },
    decide("No treatment without capacity or a lawful surrogate."),
    "guideline",
    ["sanacora2017"],
  ],
  [
    "SCR-32",
    "relative",
    "both",
    "Severe instability or self-harm now, without a therapist",
    asks("selfHarmWithoutTherapist"),
    { kind: "question", by: "therapist", what: "Ask the patient in a conversation." },
    decide("Review by the team."),
    "practice",
    ["proposed-default"],
  ],
  [
    "SCR-33",
    "caution",
    "both",
    "Severe dissociative disorder",
    asks("dissociativeDisorder"),
    patient,
    decide("An experienced therapist and a low dose band."),
    "practice",
    ["proposed-default"],
  ],
  [
    "SCR-34",
    "relative",
    "both",
    "Imminent suicide risk (C-SSRS item 4 or 5 in the past month, or behaviour in the past 3 months)",
    { kind: "suicide-screen" },
    { kind: "measure", by: "therapist", what: "The C-SSRS screener, in a conversation." },
    decide("Not excluded by itself: first decide whether more care is needed than this clinic gives."),
    "guideline",
    ["posner2011"],
  ],
  [
    "SCR-35",
    "caution",
    "both",
    "Severe reflux, slow stomach, or a GLP-1 medicine",
    asks("reflux"),
    patient,
    decide("Longer fasting and an antiemetic against aspiration."),
    "practice",
    ["proposed-default"],
  ],
];

export const screeningRules: readonly ScreeningRule[] = rows.map(
  ([id, level, appliesTo, label, ask, unknown, present, evidence, sources]) => ({
    id,
    level,
    appliesTo,
    label,
    ask,
    unknown,
    present,
    evidence,
    sources,
  }),
);
