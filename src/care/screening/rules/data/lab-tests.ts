/** The tests of the screening. */
export const labCodes = ["pregnancy", "bmp-lft", "ua", "tsh", "cbc", "ecg", "uds", "weight-height"] as const;
export type LabCode = (typeof labCodes)[number];

/** What is recorded as a lab result; weight and height are recorded with the vital signs. */
export const recordedLabs = ["pregnancy", "bmp-lft", "ua", "tsh", "cbc", "ecg", "uds"] as const;
export type RecordedLab = (typeof recordedLabs)[number];

export const labOutcomes = ["negative", "positive", "normal", "abnormal", "unclear"] as const;
export type LabOutcome = (typeof labOutcomes)[number];

export const specimens = ["urine", "serum"] as const;
export type Specimen = (typeof specimens)[number];

export const analyteIds = ["sodium", "potassium", "creatinine", "egfr", "alt", "ast", "alp", "bilirubin", "tsh", "qtc"] as const;
export type AnalyteId = (typeof analyteIds)[number];

export type Analyte = {
  readonly id: AnalyteId;
  readonly name: string;
  /** UCUM, as laboratories of the United States report it. */
  readonly unit: string;
  /** Where the sources give one. */
  readonly loinc: string | null;
};

const analyte = (id: AnalyteId, name: string, unit: string, loinc: string | null): Analyte => ({ id, name, unit, loinc });

export type LabTest = {
  readonly code: RecordedLab;
  readonly name: string;
  readonly outcomes: readonly LabOutcome[];
  readonly analytes: readonly Analyte[];
  readonly loinc: Readonly<Partial<Record<Specimen | "panel", string>>>;
};

const read: readonly LabOutcome[] = ["normal", "abnormal", "unclear"];
const found: readonly LabOutcome[] = ["negative", "positive", "unclear"];

/** Source: proposed-default; the codes are those of LOINC. Owner: medical director. */
export const labTests: Readonly<Record<RecordedLab, LabTest>> = {
  pregnancy: {
    code: "pregnancy",
    name: "Pregnancy test (hCG)",
    outcomes: found,
    analytes: [],
    loinc: { urine: "2106-3", serum: "2118-8" },
  },
  "bmp-lft": {
    code: "bmp-lft",
    name: "Metabolic panel with liver tests",
    outcomes: read,
    analytes: [
      analyte("alt", "ALT", "U/L", "1742-6"),
      analyte("ast", "AST", "U/L", "1920-8"),
      analyte("alp", "ALP", "U/L", "6768-6"),
      analyte("bilirubin", "Bilirubin, total", "mg/dL", "1975-2"),
      analyte("creatinine", "Creatinine", "mg/dL", "2160-0"),
      analyte("egfr", "eGFR", "mL/min/{1.73_m2}", "98979-8"),
      analyte("sodium", "Sodium", "mmol/L", null),
      analyte("potassium", "Potassium", "mmol/L", null),
    ],
    loinc: {},
  },
  ua: { code: "ua", name: "Urinalysis", outcomes: read, analytes: [], loinc: { panel: "24356-8" } },
  tsh: { code: "tsh", name: "TSH", outcomes: read, analytes: [analyte("tsh", "TSH", "m[IU]/L", "3016-3")], loinc: { panel: "3016-3" } },
  cbc: { code: "cbc", name: "Blood count", outcomes: read, analytes: [], loinc: {} },
  ecg: { code: "ecg", name: "12-lead ECG", outcomes: read, analytes: [analyte("qtc", "QTc", "ms", null)], loinc: {} },
  uds: { code: "uds", name: "Urine drug screen", outcomes: found, analytes: [], loinc: {} },
};

export const labNames: Readonly<Record<LabCode, string>> = {
  pregnancy: labTests.pregnancy.name,
  "bmp-lft": labTests["bmp-lft"].name,
  ua: labTests.ua.name,
  tsh: labTests.tsh.name,
  cbc: labTests.cbc.name,
  ecg: labTests.ecg.name,
  uds: labTests.uds.name,
  "weight-height": "Weight and height",
};
