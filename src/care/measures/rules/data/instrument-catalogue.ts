import type { InstrumentId } from "../instrument-definition.ts";

/** A: may ship. A?: may ship after a counsel check. B: non-commercial licence. C: permission or registration. D: formal or paid licence. */
export const licenceTiers = ["A", "A?", "B", "C", "D"] as const;
type LicenceTier = (typeof licenceTiers)[number];

type Row = {
  readonly shortName: string;
  readonly name: string;
  /** Who answers it. */
  readonly by: "patient" | "clinician";
  /** Where its wording comes from. */
  readonly text: "shipped" | "clinic-loads" | "separate-pack";
  readonly tier: LicenceTier;
  /** Why, as the clinical sources say it. */
  readonly basis: string;
};

const row = (shortName: string, name: string, by: Row["by"], text: Row["text"], tier: LicenceTier, basis: string): Row => ({
  shortName,
  name,
  by,
  text,
  tier,
  basis,
});

/** Name and licence of every instrument; the sources stand in the definitions. Small, because screens that only name one load it. */
export const instrumentCatalogue: Readonly<Record<InstrumentId, Row>> = {
  phq9: row("PHQ-9", "Patient Health Questionnaire-9", "patient", "shipped", "A", "Pfizer: no permission required"),
  gad7: row("GAD-7", "Generalized Anxiety Disorder-7", "patient", "shipped", "A", "Pfizer: no permission required"),
  pcl5: row("PCL-5", "PTSD Checklist for DSM-5", "patient", "shipped", "A", "US Government work"),
  phq2: row("PHQ-2", "Patient Health Questionnaire-2", "patient", "shipped", "A", "Pfizer: no permission required"),
  lec5: row("LEC-5", "Life Events Checklist for DSM-5", "patient", "shipped", "A", "US Government work"),
  cssrs_screener: row(
    "C-SSRS",
    "Columbia Suicide Severity Rating Scale, screener",
    "clinician",
    "clinic-loads",
    "C",
    "Research Foundation for Mental Hygiene: permission, no rewording",
  ),
  qids_sr16: row(
    "QIDS-SR16",
    "Quick Inventory of Depressive Symptomatology",
    "patient",
    "clinic-loads",
    "C",
    "UT Southwestern: terms for software not verified",
  ),
  madrs: row(
    "MADRS",
    "Montgomery-Åsberg Depression Rating Scale",
    "clinician",
    "clinic-loads",
    "C",
    "Montgomery: reproduced with permission",
  ),
  who5: row("WHO-5", "WHO-5 Well-Being Index", "patient", "separate-pack", "B", "WHO: CC BY-NC-SA"),
  wsas: row("WSAS", "Work and Social Adjustment Scale", "patient", "clinic-loads", "C", "Isaac Marks"),
  pss10: row("PSS-10", "Perceived Stress Scale-10", "patient", "clinic-loads", "C", "Cohen: free for academic use, others ask"),
  auditc: row(
    "AUDIT-C",
    "Alcohol Use Disorders Identification Test, consumption",
    "patient",
    "clinic-loads",
    "A?",
    "Derived from the WHO AUDIT: counsel check first",
  ),
  audit: row("AUDIT", "Alcohol Use Disorders Identification Test", "patient", "separate-pack", "B", "WHO: not for commercial purposes"),
  dast10: row("DAST-10", "Drug Abuse Screening Test-10", "patient", "separate-pack", "B", "Skinner, CAMH: non-commercial with credit"),
  isi: row("ISI", "Insomnia Severity Index", "patient", "clinic-loads", "D", "Morin; Mapi"),
  promis_dep4a: row(
    "PROMIS",
    "PROMIS Depression and Anxiety short forms",
    "patient",
    "clinic-loads",
    "C",
    "HealthMeasures: permission for electronic use",
  ),
  meq30: row("MEQ-30", "Mystical Experience Questionnaire-30", "patient", "clinic-loads", "C", "Published scale: ask the authors"),
  ceq: row("CEQ", "Challenging Experience Questionnaire", "patient", "clinic-loads", "C", "Published scale: ask the authors"),
  ebi: row("EBI", "Emotional Breakthrough Inventory", "patient", "clinic-loads", "C", "Published scale: ask the authors"),
  piq: row("PIQ", "Psychological Insight Questionnaire", "patient", "clinic-loads", "C", "Published scale: ask the authors"),
  asc11: row("11D-ASC", "Altered States of Consciousness, 11 dimensions", "patient", "clinic-loads", "D", "Formal licence"),
  ies_eis: row(
    "IES/EIS",
    "Integration Engagement and Experienced Integration Scales",
    "patient",
    "clinic-loads",
    "A?",
    "CC BY 4.0, once the items are read from the paper",
  ),
  cadss: row("CADSS", "Clinician-Administered Dissociative States Scale", "clinician", "clinic-loads", "D", "Bremner; Mapi"),
  cadss6: row("CADSS-6", "Clinician-Administered Dissociative States Scale, 6 items", "clinician", "clinic-loads", "D", "Bremner; Mapi"),
  wai_sr: row("WAI-SR", "Working Alliance Inventory, short revised", "patient", "clinic-loads", "C", "Published scale: ask the authors"),
  srs: row("SRS", "Session Rating Scale", "patient", "clinic-loads", "D", "Miller, Duncan"),
  ors: row("ORS", "Outcome Rating Scale", "patient", "clinic-loads", "D", "Miller, Duncan"),
  mdq: row("MDQ", "Mood Disorder Questionnaire", "patient", "clinic-loads", "D", "Hirschfeld: used with permission"),
  ace10: row("ACE-10", "Adverse Childhood Experiences, 10 items", "patient", "clinic-loads", "A?", "Wording not verified"),
  pswq: row("PSWQ", "Penn State Worry Questionnaire", "patient", "shipped", "A", "Public domain (Borkovec)"),
  bpi: row("BPI", "Brief Pain Inventory, short form", "patient", "clinic-loads", "D", "Cleeland, MD Anderson"),
  whodas12: row(
    "WHODAS 2.0",
    "WHO Disability Assessment Schedule, 12 items",
    "patient",
    "clinic-loads",
    "C",
    "WHO: written permission for electronic use",
  ),
};
