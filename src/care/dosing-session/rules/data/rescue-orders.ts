/** One line of the rescue order set. */
export type RescueOrder = {
  readonly code: string;
  readonly name: string;
  readonly for: string;
  readonly dose: string;
  readonly caution?: string;
};

/**
 * Placeholders for a clinic's rescue order set: common starting doses for adults, not in the label of ketamine. Nothing is ordered by
 * software, and no line holds before the medical director and a pharmacist have signed it. Source: proposed-default
 * (proposed-default). Evidence: proposal. Owner: medical director.
 */
export const rescueOrders: readonly RescueOrder[] = [
  {
    code: "oxygen",
    name: "Oxygen",
    for: "SpO2 below its limit",
    dose: "2 to 4 L/min by nasal prongs; 10 to 15 L/min by non-rebreather mask",
  },
  {
    code: "ondansetron",
    name: "Ondansetron",
    for: "nausea, vomiting",
    dose: "4 mg dissolving, by mouth, IV or IM; again 4 mg after 30 min; at most 8 mg a session",
    caution: "QT; also 30 to 60 min beforehand",
  },
  {
    code: "clonidine",
    name: "Clonidine",
    for: "high pressure without symptoms, also before the dose",
    dose: "0.1 mg by mouth; again 0.1 mg after 60 min; at most 0.3 mg",
    caution: "sedation, low pressure; leaving is later",
  },
  {
    code: "labetalol",
    name: "Labetalol",
    for: "red pressure that lasts",
    dose: "10 to 20 mg IV over 2 min every 10 min, at most 80 mg; or 100 to 200 mg by mouth",
    caution: "asthma, slow heart, heart failure",
  },
  {
    code: "hydralazine",
    name: "Hydralazine",
    for: "in place of labetalol",
    dose: "10 mg IV slowly, or 10 to 25 mg by mouth",
    caution: "fast heart in answer; hard to predict",
  },
  {
    code: "midazolam",
    name: "Midazolam",
    for: "severe emergence reaction or agitation; seizure",
    dose: "1 to 2 mg IV or IM, once again; in a seizure 5 to 10 mg IM",
    caution: "breathing; flumazenil at hand",
  },
  { code: "lorazepam", name: "Lorazepam", for: "anxiety, agitation", dose: "0.5 to 1 mg by mouth, under the tongue or IM" },
  { code: "glycopyrrolate", name: "Glycopyrrolate", for: "too much saliva", dose: "0.2 mg IV or IM" },
  { code: "epinephrine", name: "Epinephrine", for: "anaphylaxis", dose: "0.3 mg IM (1 mg/mL) every 5 to 15 min" },
  { code: "diphenhydramine", name: "Diphenhydramine", for: "allergy, dystonia", dose: "25 to 50 mg by mouth, IM or IV" },
  { code: "albuterol", name: "Albuterol", for: "bronchospasm", dose: "2.5 mg by nebuliser, or 4 to 8 puffs" },
  { code: "nitroglycerin", name: "Nitroglycerin", for: "chest pain, by ACLS", dose: "0.4 mg under the tongue every 5 min, three times" },
  { code: "aspirin", name: "Aspirin", for: "suspected acute coronary syndrome", dose: "324 mg, chewed" },
  { code: "naloxone", name: "Naloxone", for: "opioids taken beside", dose: "4 mg in the nose, or 0.4 to 2 mg IV or IM" },
  {
    code: "flumazenil",
    name: "Flumazenil",
    for: "reversal of a benzodiazepine",
    dose: "0.2 mg IV every minute, at most 1 mg",
    caution: "seizures",
  },
  { code: "dextrose", name: "Dextrose", for: "low blood sugar", dose: "15 to 20 g by mouth, or 25 mL of 50 % IV" },
];
