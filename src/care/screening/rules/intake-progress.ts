import type { MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import { baselineInstruments, type BaselineInstrument } from "#care/measures/rules/asked-instruments.ts";

import type { Screening } from "./screening.ts";
import { sectionIds, type SectionId } from "./sections.ts";

export type IntakeProgress = {
  readonly sectionsLeft: readonly SectionId[];
  readonly measuresLeft: readonly BaselineInstrument[];
  readonly submitted: boolean;
  readonly done: number;
  readonly total: number;
};

/** How far the patient is: the parts of the form, and the questionnaires that have no answer yet. */
export const intakeProgress = (screening: Screening, measures: MeasureFacts): IntakeProgress => {
  const sectionsLeft = sectionIds.filter((section) => !screening.sections.some(({ answers }) => answers.section === section));
  const measuresLeft = baselineInstruments.filter(
    (id) => !measures.instruments.some((one) => one.instrument === id && one.latest !== null),
  );
  const total = sectionIds.length + baselineInstruments.length;
  return {
    sectionsLeft,
    measuresLeft,
    submitted: screening.submittedAt !== null,
    done: total - sectionsLeft.length - measuresLeft.length,
    total,
  };
};
