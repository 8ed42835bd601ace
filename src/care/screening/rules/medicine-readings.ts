import { interactionClasses, type InteractionClass, type InteractionSeverity } from "./data/interactions.ts";
import type { Medicine } from "./events.ts";
import { sectionOf, type Intake } from "./screening.ts";

/** A medicine as the patient wrote it, with every class that its name belongs to; none means that nobody knows yet. */
export type MedicineReading = { readonly medicine: Medicine; readonly classes: readonly InteractionClass[] };

export type MedicinesReading =
  /** Nothing was said about medicines: not the same as taking none (MED-1). */
  { readonly known: false } | { readonly known: true; readonly readings: readonly MedicineReading[] };

/** A name in lower case with single spaces around every word, so that whole words are compared and not their parts. */
const wordsOf = (name: string): string =>
  ` ${name
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[^a-z0-9'-]+/g, " ")
    .trim()} `;

const classesOf = (name: string): readonly InteractionClass[] => {
  const words = wordsOf(name);
  return interactionClasses.filter((one) => one.names.some((known) => words.includes(wordsOf(known))));
};

/** Reads the list of medicines against the interaction classes (MED-1 to MED-3). */
export const readMedicines = (intake: Intake): MedicinesReading => {
  const section = sectionOf(intake, "medicines");
  if (section === undefined || (!section.none && section.medicines.length === 0)) return { known: false };
  return { known: true, readings: section.medicines.map((medicine) => ({ medicine, classes: classesOf(medicine.name) })) };
};

export const ofSeverity = (
  readings: readonly MedicineReading[],
  severity: InteractionSeverity,
): readonly { readonly medicine: Medicine; readonly one: InteractionClass }[] =>
  readings.flatMap(({ medicine, classes }) => classes.filter((one) => one.severity === severity).map((one) => ({ medicine, one })));
