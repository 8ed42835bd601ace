import { quantity, type Quantity } from "#kernel/quantity.ts";

import type { QuestionId } from "../sections.ts";

/** `absolute`: not treated here. `relative`: not until the prescriber has weighed it. `caution`: said and planned for. */
export type FindingLevel = "absolute" | "relative" | "caution";

export type Evidence = "label" | "guideline" | "review" | "practice" | "proposal";

type Ask =
  | { readonly kind: "any-yes"; readonly questions: readonly QuestionId[] }
  | { readonly kind: "age-below"; readonly age: Quantity<"a"> }
  | { readonly kind: "age-from"; readonly age: Quantity<"a"> };

export type ScreeningRule = {
  readonly id: string;
  readonly level: FindingLevel;
  readonly label: string;
  readonly ask: Ask;
  /** What would settle it, or what to do when it is so. */
  readonly resolve: string;
  readonly evidence: Evidence;
  readonly sources: readonly string[];
};

const asks = (...questions: readonly QuestionId[]): Ask => ({ kind: "any-yes", questions });

type Row = readonly [string, FindingLevel, string, Ask, string, Evidence, readonly string[]];

// `screening.json`, rules SCR-01 to SCR-35 without SCR-23 (asked on the day) and SCR-34 (needs the C-SSRS). Owner: medical director.
const rows: readonly Row[] = [
  [
    "SCR-01",
    "absolute",
    "Aneurysm of the aorta, brain or limb arteries",
    asks("aneurysm"),
    "Do not treat; the same default for racemic ketamine.",
    "label",
    ["spravato-pi", "spravato-pi-2019"],
  ],
  ["SCR-02", "absolute", "Arteriovenous malformation", asks("arteriovenousMalformation"), "Do not treat.", "label", ["spravato-pi-2019"]],
  ["SCR-03", "absolute", "Bleeding in the brain, ever", asks("brainHaemorrhage"), "Do not treat.", "label", ["spravato-pi-2019"]],
  [
    "SCR-04",
    "absolute",
    "Hypersensitivity to ketamine, esketamine or an excipient",
    asks("ketamineAllergy"),
    "Do not treat.",
    "label",
    ["spravato-pi-2019", "ketalar-pi"],
  ],
  [
    "SCR-05",
    "absolute",
    "A condition in which a marked rise of blood pressure would be a serious hazard",
    asks("pressureHazard"),
    "Contraindicated by the label of ketamine injection.",
    "label",
    ["ketalar-pi"],
  ],
  [
    "SCR-06",
    "relative",
    "Uncontrolled hypertension (at rest 160/100 mmHg or more, twice)",
    asks("uncontrolledHypertension"),
    "Control the pressure first; medical clearance.",
    "proposal",
    ["proposed-default", "sanacora2017"],
  ],
  [
    "SCR-07",
    "absolute",
    "Heart attack, stroke or TIA, unstable angina or decompensated heart failure within 6 weeks",
    asks("recentHeartOrStroke"),
    "Wait until 6 weeks have passed and the heart or stroke team agrees.",
    "proposal",
    ["proposed-default"],
  ],
  [
    "SCR-08",
    "relative",
    "Heart disease, arrhythmia, valve disease, or an older stroke or TIA",
    asks("heartDisease"),
    "ECG and medical or cardiology clearance.",
    "guideline",
    ["mcintyre2021", "spravato-pi"],
  ],
  [
    "SCR-09",
    "absolute",
    "Psychosis with symptoms now",
    asks("currentPsychosis"),
    "Not treated by default; psychiatric care first.",
    "guideline",
    ["sanacora2017", "canmat2021"],
  ],
  [
    "SCR-10",
    "relative",
    "Psychosis in the past, or schizophrenia in a parent, sibling or child",
    asks("pastPsychosis", "relativePsychosis"),
    "Psychiatric consultation; a lower dose band.",
    "guideline",
    ["mcintyre2021"],
  ],
  ["SCR-11", "absolute", "Mania or a mixed episode now", asks("currentMania"), "Not treated until stable.", "guideline", ["mcintyre2021"]],
  [
    "SCR-12",
    "caution",
    "Bipolar disorder without mania now",
    asks("bipolar"),
    "Mood stabiliser in place; ask for mania at each visit.",
    "guideline",
    ["mcintyre2021"],
  ],
  [
    "SCR-13",
    "absolute",
    "Pregnancy",
    asks("pregnant"),
    "Pregnancy test; do not treat while pregnant.",
    "label",
    ["spravato-pi-2019", "ketalar-pi"],
  ],
  [
    "SCR-14",
    "relative",
    "Breastfeeding",
    asks("breastfeeding"),
    "Breastfeeding is not recommended under esketamine; weigh and agree.",
    "label",
    ["spravato-pi-2019"],
  ],
  [
    "SCR-15",
    "relative",
    "Raised pressure in the head, a mass in the brain, or a recent head injury",
    asks("raisedBrainPressure"),
    "Avoid, or clearance by neurology.",
    "label",
    ["ketalar-pi", "spravato-pi"],
  ],
  [
    "SCR-16",
    "relative",
    "Raised eye pressure, acute glaucoma or an open eye injury",
    asks("eyePressure"),
    "Clearance by ophthalmology.",
    "guideline",
    ["ketalar-pi", "short2018"],
  ],
  [
    "SCR-17",
    "absolute",
    "Severe liver disease (Child-Pugh C)",
    asks("severeLiver"),
    "Not recommended by the label.",
    "label",
    ["spravato-pi", "spravato-medscape"],
  ],
  [
    "SCR-18",
    "relative",
    "Liver tests above 3 times the upper limit, or cirrhosis (Child-Pugh A or B)",
    asks("liverTests"),
    "Liver tests now and during the course.",
    "proposal",
    ["ketalar-pi", "proposed-default"],
  ],
  [
    "SCR-19",
    "relative",
    "Cystitis, blood in the urine or unexplained bladder symptoms",
    asks("bladder"),
    "Urinalysis; urology when it is positive.",
    "label",
    ["ketalar-pi"],
  ],
  [
    "SCR-20",
    "absolute",
    "Ketamine or PCP use disorder now",
    asks("ketamineUseDisorder"),
    "Refer for addiction care.",
    "guideline",
    ["sanacora2017"],
  ],
  [
    "SCR-21",
    "relative",
    "Another moderate or severe substance use disorder, active",
    asks("activeSubstanceUse"),
    "Addiction consultation and toxicology; consider not treating.",
    "guideline",
    ["mcintyre2021"],
  ],
  ["SCR-22", "caution", "A substance use disorder in remission", asks("pastSubstanceUse"), "Watch for misuse.", "label", ["spravato-pi"]],
  ["SCR-24", "relative", "Overactive thyroid, untreated", asks("thyroid"), "TSH; treat first.", "guideline", ["short2018"]],
  ["SCR-25", "caution", "Porphyria", asks("porphyria"), "Specialist advice.", "practice", ["proposed-default"]],
  [
    "SCR-26",
    "caution",
    "Seizure disorder",
    asks("seizures"),
    "No theophylline; clearance when seizures are not controlled.",
    "guideline",
    ["ketalar-pi"],
  ],
  [
    "SCR-27",
    "relative",
    "Untreated sleep apnoea, severe COPD or asthma, oxygen at home, or a chest infection now",
    asks("breathing"),
    "Treat first; SpO2 watched without a break.",
    "label",
    ["spravato-pi"],
  ],
  [
    "SCR-28",
    "caution",
    "BMI of 40 or more, or a difficult airway",
    asks("severeObesityOrAirway"),
    "Plan for the airway.",
    "proposal",
    ["proposed-default"],
  ],
  [
    "SCR-29",
    "absolute",
    "Under 18 years",
    { kind: "age-below", age: quantity(18, "a") },
    "This clinic treats adults.",
    "label",
    ["spravato-pi-2019"],
  ],
  [
    "SCR-30",
    "caution",
    "65 years or older",
    { kind: "age-from", age: quantity(65, "a") },
    "A lower dose band; watch blood pressure and falls.",
    "label",
    ["spravato-mims-hk"],
  ],
  [
    "SCR-31",
    "relative",
    "Delirium, major neurocognitive disorder, or no capacity to decide",
    asks("confusionOrCapacity"),
    "No treatment without capacity or a lawful surrogate.",
    "guideline",
    ["sanacora2017"],
  ],
  [
    "SCR-32",
    "relative",
    "Severe instability or self-harm now, without a therapist",
    asks("selfHarmWithoutTherapist"),
    "Review by the team.",
    "practice",
    ["proposed-default"],
  ],
  [
    "SCR-33",
    "caution",
    "Severe dissociative disorder",
    asks("dissociativeDisorder"),
    "An experienced therapist and a low dose band.",
    "practice",
    ["proposed-default"],
  ],
  [
    "SCR-35",
    "caution",
    "Severe reflux, slow stomach, or a GLP-1 medicine",
    asks("reflux"),
    "Longer fasting and an antiemetic against aspiration.",
    "practice",
    ["proposed-default"],
  ],
];

export const screeningRules: readonly ScreeningRule[] = rows.map(([id, level, label, ask, resolve, evidence, sources]) => ({
  id,
  level,
  label,
  ask,
  resolve,
  evidence,
  sources,
}));
