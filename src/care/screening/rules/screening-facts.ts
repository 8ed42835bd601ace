import type { Drug } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Addressed, Allergy } from "./events.ts";
import { intakeOf, sectionOf, type Screening } from "./screening.ts";

/** What later stages may know of the screening. What the rules say now is asked in `session-checks.ts`. */
export type ScreeningFacts = {
  readonly accepted: boolean;
  readonly decidedAt: Instant | null;
  readonly decidedBy: Uuid | null;
  /** The drug that the decision was made for; null while it was open. */
  readonly drug: Drug | null;
  /** What the prescriber weighed, with the reasons. */
  readonly addressed: readonly Addressed[];
  /** `null` while nothing was said about allergies; an empty list means that there are none. */
  readonly allergies: readonly Allergy[] | null;
};

const allergiesOf = (screening: Screening): readonly Allergy[] | null => {
  const section = sectionOf(intakeOf(screening), "allergies");
  return section === undefined || (!section.none && section.allergies.length === 0) ? null : section.allergies;
};

export const screeningFacts = (screening: Screening): ScreeningFacts => {
  const { decided } = screening;
  return {
    accepted: decided?.decision === "accept",
    decidedAt: decided?.decidedAt ?? null,
    decidedBy: decided?.decidedBy ?? null,
    drug: decided?.drug ?? null,
    addressed: decided?.addressed ?? [],
    allergies: allergiesOf(screening),
  };
};
