export const organClasses = [
  "vascular",
  "cardiac",
  "respiratory",
  "gastrointestinal",
  "nervous",
  "ear",
  "eye",
  "psychiatric",
  "injury",
  "general",
  "renal-urinary",
  "hepatobiliary",
  "immune",
  "procedural",
  "conduct",
] as const;
export type OrganClass = (typeof organClasses)[number];

export const adverseEventCodes = [
  "hypertension",
  "hypotension",
  "tachycardia",
  "bradycardia",
  "arrhythmia",
  "chest_pain",
  "hypoxia",
  "respiratory_depression",
  "apnoea",
  "laryngospasm",
  "aspiration",
  "hypersalivation",
  "nausea",
  "vomiting",
  "sedation",
  "loss_of_consciousness",
  "dizziness",
  "vertigo",
  "headache",
  "seizure",
  "ataxia",
  "paraesthesia_hypoaesthesia",
  "blurred_vision_diplopia_nystagmus",
  "tremor",
  "dissociation",
  "anxiety_panic",
  "emergence_delirium",
  "psychosis",
  "mania_hypomania",
  "suicidal_ideation_new_or_worse",
  "suicide_attempt",
  "self_harm",
  "agitation",
  "insomnia_nightmares",
  "challenging_experience_distress",
  "derealisation_persisting",
  "fall",
  "injection_site_reaction",
  "nasal_discomfort",
  "dysgeusia",
  "cystitis_luts",
  "haematuria",
  "liver_enzyme_rise",
  "cognitive_impairment",
  "misuse_diversion",
  "allergic_reaction",
  "medication_error",
  "boundary_violation",
  "needle_stick",
] as const;
export type AdverseEventCode = (typeof adverseEventCodes)[number];

/** CTCAE v5.0: 1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death. */
export const grades = [1, 2, 3, 4, 5] as const;
export type Grade = (typeof grades)[number];

export type AdverseEventTerm = {
  readonly code: AdverseEventCode;
  readonly label: string;
  readonly organClass: OrganClass;
  /** Known from the drug at its usual doses; `unknown` where the source does not say. */
  readonly expected: "expected" | "unexpected" | "unknown";
  /** Comes with repeated dosing, so that it is looked for over the course. */
  readonly cumulative: boolean;
  /** `serious`: it always is. `review`: the medical director looks, whatever the criteria say. */
  readonly standing: "serious" | "review" | "as-assessed";
  /** What a grade means for this term, where the source says it beyond the numbers of `grade-limits.ts`. */
  readonly gradeWords: Partial<Readonly<Record<Grade, string>>>;
};

type Row = Pick<AdverseEventTerm, "label" | "organClass"> & Partial<AdverseEventTerm>;

const expected = { expected: "expected" } as const;
const unexpected = { expected: "unexpected" } as const;
const cumulative = { cumulative: true } as const;
const review = { standing: "review" } as const;

/**
 * Source: ctcae5, short2018, spravato-pi, ketalar-pi; labels are ours. A term without a word on
 * expectedness there is `unknown` here. Owner: medical director.
 */
const rows: Readonly<Record<AdverseEventCode, Row>> = {
  hypertension: { label: "High blood pressure", organClass: "vascular", ...expected, gradeWords: { 4: "Hypertensive crisis" } },
  hypotension: { label: "Low blood pressure", organClass: "vascular", ...unexpected },
  tachycardia: { label: "Fast heart rate", organClass: "cardiac", ...expected },
  bradycardia: { label: "Slow heart rate", organClass: "cardiac" },
  arrhythmia: { label: "Irregular heart rhythm", organClass: "cardiac" },
  chest_pain: { label: "Chest pain", organClass: "cardiac" },
  hypoxia: { label: "Low oxygen saturation", organClass: "respiratory", ...unexpected, gradeWords: { 4: "Airway emergency" } },
  respiratory_depression: { label: "Respiratory depression", organClass: "respiratory" },
  apnoea: { label: "Apnoea", organClass: "respiratory" },
  laryngospasm: { label: "Laryngospasm", organClass: "respiratory" },
  aspiration: { label: "Aspiration", organClass: "respiratory" },
  hypersalivation: { label: "Much saliva", organClass: "gastrointestinal", ...expected },
  nausea: {
    label: "Nausea",
    organClass: "gastrointestinal",
    ...expected,
    gradeWords: { 1: "Loss of appetite", 2: "Eats less, no loss of weight", 3: "Eats or drinks too little; admission or IV fluid" },
  },
  vomiting: {
    label: "Vomiting",
    organClass: "gastrointestinal",
    ...expected,
    gradeWords: {
      1: "Nothing was needed",
      2: "IV fluid or treatment as an outpatient",
      3: "Tube feeding, parenteral nutrition or admission",
      4: "Life-threatening",
    },
  },
  sedation: { label: "Sedation", organClass: "nervous", ...expected },
  loss_of_consciousness: { label: "Loss of consciousness", organClass: "nervous" },
  dizziness: { label: "Dizziness", organClass: "nervous", ...expected },
  vertigo: { label: "Vertigo", organClass: "ear", ...expected },
  headache: { label: "Headache", organClass: "nervous", ...expected },
  seizure: { label: "Seizure", organClass: "nervous", ...review },
  ataxia: { label: "Unsteadiness (ataxia)", organClass: "nervous", ...expected },
  paraesthesia_hypoaesthesia: { label: "Tingling or numbness", organClass: "nervous", ...expected },
  blurred_vision_diplopia_nystagmus: { label: "Blurred or double vision, nystagmus", organClass: "eye", ...expected },
  tremor: { label: "Tremor", organClass: "nervous" },
  dissociation: { label: "Dissociation", organClass: "psychiatric", ...expected },
  anxiety_panic: { label: "Anxiety or panic", organClass: "psychiatric", ...expected },
  emergence_delirium: { label: "Emergence delirium", organClass: "psychiatric" },
  psychosis: { label: "Psychosis", organClass: "psychiatric", ...review },
  mania_hypomania: { label: "Mania or hypomania", organClass: "psychiatric", ...review },
  suicidal_ideation_new_or_worse: { label: "Suicidal thoughts, new or worse", organClass: "psychiatric", ...review },
  suicide_attempt: { label: "Suicide attempt", organClass: "psychiatric", standing: "serious" },
  self_harm: { label: "Self-harm", organClass: "psychiatric" },
  agitation: { label: "Agitation", organClass: "psychiatric" },
  insomnia_nightmares: { label: "Sleeplessness or nightmares", organClass: "psychiatric" },
  challenging_experience_distress: { label: "Distressing experience", organClass: "psychiatric" },
  derealisation_persisting: { label: "Lasting derealisation", organClass: "psychiatric" },
  fall: { label: "Fall", organClass: "injury" },
  injection_site_reaction: { label: "Reaction at the injection site", organClass: "general", ...expected },
  nasal_discomfort: { label: "Nasal discomfort", organClass: "respiratory", ...expected },
  dysgeusia: { label: "Bad taste", organClass: "nervous", ...expected },
  cystitis_luts: { label: "Cystitis or urinary symptoms", organClass: "renal-urinary", ...cumulative },
  haematuria: { label: "Blood in the urine", organClass: "renal-urinary", ...cumulative },
  liver_enzyme_rise: { label: "Raised liver enzymes", organClass: "hepatobiliary", ...cumulative },
  cognitive_impairment: { label: "Impaired memory or thinking", organClass: "nervous", ...cumulative },
  misuse_diversion: { label: "Misuse or diversion", organClass: "psychiatric", ...cumulative },
  allergic_reaction: { label: "Allergic reaction", organClass: "immune" },
  medication_error: { label: "Medication error", organClass: "procedural" },
  boundary_violation: { label: "Boundary violation", organClass: "conduct", ...review },
  needle_stick: { label: "Needle-stick injury", organClass: "injury" },
};

export const termOf = (code: AdverseEventCode): AdverseEventTerm => ({
  code,
  expected: "unknown",
  cumulative: false,
  standing: "as-assessed",
  gradeWords: {},
  ...rows[code],
});

/** What a grade means for any term (CTCAE v5.0, general remarks). */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  1: "Mild; no treatment",
  2: "Moderate; limits daily tasks, or little treatment",
  3: "Severe; admission, or limits self-care",
  4: "Life-threatening",
  5: "Death",
};

/** What may point to misuse. Source: proposed-default. */
export const abuseSignals = [
  "Early refill, or lozenges that were lost",
  "Asks for a higher dose",
  "Overlap in the prescription-monitoring record",
  "Ketamine in an assay that nobody here prescribed",
  "Urinary symptoms",
  "Missed integration, and still asks for a dose",
] as const;
