import type { Quantity } from "#kernel/quantity.ts";

import type { AdverseEventCode, Grade } from "./data/adverse-event-terms.ts";
import { enzymeGrades, hypoxiaBelow, oxygenPressureAtMost, pressureGrades } from "./data/grade-limits.ts";

export type YesNoUnknown = "yes" | "no" | "unknown";

/** What was measured of the event; null is not measured, or not known. */
export type MeasuredValues = {
  readonly systolic: Quantity<"mm[Hg]"> | null;
  readonly diastolic: Quantity<"mm[Hg]"> | null;
  readonly saturation: Quantity<"%"> | null;
  readonly atRest: YesNoUnknown;
  readonly oxygenGiven: YesNoUnknown;
  readonly oxygenPressure: Quantity<"mm[Hg]"> | null;
  /** The higher of ALT and AST, as a multiple of its upper limit of normal. */
  readonly enzymeRatio: number | null;
};

/** What the numbers say. `unknown` names what would be needed; a person decides in every case (AE-3). */
export type GradeProposal =
  | { readonly kind: "proposed"; readonly grade: Grade; readonly why: string }
  | { readonly kind: "below-grade-1"; readonly why: string }
  | { readonly kind: "unknown"; readonly why: string };

const unknown = (why: string): GradeProposal => ({ kind: "unknown", why });

/** The worse of the two pressures decides; one alone proposes at least its own grade. */
const fromPressure = ({ systolic, diastolic }: MeasuredValues): GradeProposal => {
  if (systolic === null && diastolic === null) return unknown("No blood pressure is given.");
  const why = `${systolic?.value ?? "?"}/${diastolic?.value ?? "?"} mmHg`;
  const row = pressureGrades.find((one) => (systolic?.value ?? 0) >= one.systolic.value || (diastolic?.value ?? 0) >= one.diastolic.value);
  if (row !== undefined) return { kind: "proposed", grade: row.grade, why };
  return systolic === null || diastolic === null ? unknown(`${why}: the other pressure is not known.`) : { kind: "below-grade-1", why };
};

const fromOxygen = ({ saturation, atRest, oxygenGiven, oxygenPressure }: MeasuredValues): GradeProposal => {
  if (oxygenPressure !== null && oxygenPressure.value <= oxygenPressureAtMost.value)
    return { kind: "proposed", grade: 3, why: `PaO2 ${oxygenPressure.value} mmHg` };
  if (saturation === null)
    return oxygenGiven === "yes" ? { kind: "proposed", grade: 2, why: "Oxygen given" } : unknown("No SpO2 is given.");
  const why = `SpO2 ${saturation.value} %`;
  if (saturation.value < hypoxiaBelow.value) {
    if (atRest === "unknown") return unknown(`${why}: at rest or on exertion is not known.`);
    return { kind: "proposed", grade: atRest === "yes" ? 3 : 2, why: `${why} ${atRest === "yes" ? "at rest" : "on exertion"}` };
  }
  if (oxygenGiven === "yes") return { kind: "proposed", grade: 2, why: `${why}, oxygen given` };
  return oxygenGiven === "no" ? { kind: "below-grade-1", why } : unknown(`${why}: whether oxygen was given is not known.`);
};

const fromEnzymes = ({ enzymeRatio }: MeasuredValues): GradeProposal => {
  if (enzymeRatio === null) return unknown("No ALT or AST is given.");
  const why = `${enzymeRatio} times the upper limit`;
  const row = enzymeGrades.find((one) => enzymeRatio > one.above);
  return row === undefined ? { kind: "below-grade-1", why } : { kind: "proposed", grade: row.grade, why };
};

/** The CTCAE grade that the numbers propose (AE-3). Only three terms have numbers; grade 4 by numbers exists for enzymes alone. */
export const gradeFromValues = (term: AdverseEventCode, values: MeasuredValues): GradeProposal => {
  if (term === "hypertension") return fromPressure(values);
  if (term === "hypoxia") return fromOxygen(values);
  if (term === "liver_enzyme_rise") return fromEnzymes(values);
  return unknown("This term is graded by what happened, not by numbers.");
};
