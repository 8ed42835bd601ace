import { ingredientNotes, interactionClasses, type InteractionClass, type InteractionSeverity } from "./data/interaction-classes.ts";
import type { Medicine } from "./events.ts";
import { matchMedicine } from "./match-medicine.ts";
import { classesOfIngredient } from "./medicine-index.ts";
import { sectionOf, type Intake } from "./screening.ts";

/** A medicine as the patient wrote it, with everything that its name is known to be. */
export type MedicineReading = {
  readonly medicine: Medicine;
  /** None means that nobody knows yet, not that it is harmless (MED-2). */
  readonly ingredients: readonly string[];
  readonly classes: readonly InteractionClass[];
  /** A GLP-1 medicine: SCR-35. */
  readonly isGlp1: boolean;
  /** Words that may name a medicine that is not on the list. */
  readonly unread: readonly string[];
  readonly notes: readonly string[];
};

export type MedicinesReading =
  /** Nothing was said about medicines: not the same as taking none (MED-1). */
  { readonly known: false } | { readonly known: true; readonly readings: readonly MedicineReading[] };

/** Reads one medicine by its name and by what was written as its dose: people put names into both. */
export const readMedicine = (medicine: Medicine): MedicineReading => {
  const name = matchMedicine(medicine.name);
  const dose = matchMedicine(medicine.dose);
  const ingredients = [...new Set([...name.ingredients, ...dose.ingredients])];
  const ids = new Set(ingredients.flatMap(classesOfIngredient));
  return {
    medicine,
    ingredients,
    classes: interactionClasses.filter(({ id }) => ids.has(id)),
    isGlp1: ids.has("GLP-1"),
    unread: name.unread,
    notes: ingredients.flatMap((ingredient) => ingredientNotes[ingredient] ?? []),
  };
};

/** Whether something in it is not on any list. */
export const isUnknown = ({ ingredients, unread }: MedicineReading): boolean => ingredients.length === 0 || unread.length > 0;

/** Reads the list of medicines against the interaction classes (MED-1 to MED-3). */
export const readMedicines = (intake: Intake): MedicinesReading => {
  const section = sectionOf(intake, "medicines");
  if (section === undefined || (!section.none && section.medicines.length === 0)) return { known: false };
  return { known: true, readings: section.medicines.map(readMedicine) };
};

export const ofSeverity = (
  readings: readonly MedicineReading[],
  severity: InteractionSeverity,
): readonly { readonly medicine: Medicine; readonly one: InteractionClass }[] =>
  readings.flatMap(({ medicine, classes }) => classes.filter((one) => one.severity === severity).map((one) => ({ medicine, one })));
