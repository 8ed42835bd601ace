import type { Instant } from "#kernel/time.ts";

import type { FindingStatus } from "./fact-check.ts";
import { answerTo, type Finding } from "./findings.ts";
import type { LabFacts } from "./labs-due.ts";
import { isUnknown, readMedicines } from "./medicine-readings.ts";
import type { Intake, Screening } from "./screening.ts";
import type { ScreeningInput } from "./screening-input.ts";

/** Present when a medicine lengthens the QT interval (INT-18); unknown while the list or a name on it is not known. */
const qtMedicine = (intake: Intake): FindingStatus => {
  const read = readMedicines(intake);
  if (!read.known) return "unknown";
  if (read.readings.some(({ classes }) => classes.some(({ id }) => id === "INT-18"))) return "present";
  return read.readings.some(isUnknown) ? "unknown" : "absent";
};

type Doses = { readonly nextDoseAt: Instant | null; readonly sessionsAt: readonly Instant[] | null };

/** What the labs are judged by, from the screening and from what a later stage knows of doses. */
export const labFacts = (
  screening: Pick<Screening, "sections">,
  { intake, labs, vitals, age }: ScreeningInput,
  findings: readonly Finding[],
  doses: Doses,
): LabFacts => {
  const history = screening.sections.find(({ answers }) => answers.section === "medical-history");
  return {
    labs,
    vitals,
    age,
    childBearing: answerTo(intake, "childBearing"),
    heartDisease: findings.find(({ id }) => id === "SCR-08")?.status ?? "unknown",
    qtMedicine: qtMedicine(intake),
    bladderSymptomsAt: answerTo(intake, "bladder") === "yes" && history !== undefined ? history.savedAt : null,
    ...doses,
  };
};
