import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Allergy } from "./events.ts";
import { findings, type Finding } from "./findings.ts";
import { readMedicines, type MedicinesReading } from "./medicine-readings.ts";
import { intakeOf, sectionOf, type Screening } from "./screening.ts";
import { treatmentResistance, type ResistanceReading } from "./treatment-resistance.ts";

/** What later stages may know of the screening. */
export type ScreeningFacts = {
  readonly accepted: boolean;
  readonly decidedAt: Instant | null;
  readonly decidedBy: Uuid | null;
  /** Every rule that is present or not known, with its level. */
  readonly openFindings: readonly Finding[];
  readonly medicines: MedicinesReading;
  /** `null` while nothing was said about allergies; an empty list means that there are none. */
  readonly allergies: readonly Allergy[] | null;
  readonly resistance: ResistanceReading;
};

const allergiesOf = (screening: Screening): readonly Allergy[] | null => {
  const section = sectionOf(intakeOf(screening), "allergies");
  return section === undefined || (!section.none && section.allergies.length === 0) ? null : section.allergies;
};

export const screeningFacts = (screening: Screening): ScreeningFacts => {
  const intake = intakeOf(screening);
  return {
    accepted: screening.decided?.decision === "accept",
    decidedAt: screening.decided?.decidedAt ?? null,
    decidedBy: screening.decided?.decidedBy ?? null,
    openFindings: findings(intake).filter(({ status }) => status !== "absent"),
    medicines: readMedicines(intake),
    allergies: allergiesOf(screening),
    resistance: treatmentResistance(intake),
  };
};
