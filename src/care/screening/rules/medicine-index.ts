import { bodyMedicineNames } from "./data/body-medicine-names.ts";
import { combinationProducts } from "./data/combination-products.ts";
import type { MedicineClassId, MedicineRow } from "./data/medicine-row.ts";
import { mentalHealthNames } from "./data/mental-health-names.ts";
import { sedativeNames } from "./data/sedative-names.ts";

/** Every ingredient and class name that is known, with its classes. */
export const medicineRows: readonly MedicineRow[] = [...sedativeNames, ...mentalHealthNames, ...bodyMedicineNames];

/**
 * The words of a text in plain letters: no case, accents or apostrophes; hyphens and signs part words, and so does the step from
 * letters to digits ("lorazepam1mg").
 */
export const plainWords = (text: string): readonly string[] =>
  text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f'’‘`´]/g, "")
    .toLowerCase()
    .match(/[a-z]+|\d+/g) ?? [];

const keyOf = (name: string): string => plainWords(name).join("");

export const namesOf = ([ingredient, , otherNames]: MedicineRow): readonly string[] =>
  otherNames === "" ? [ingredient] : [ingredient, ...otherNames.split(", ")];

const entries: readonly (readonly [name: string, ingredients: readonly string[]])[] = [
  ...medicineRows.flatMap((row) => namesOf(row).map((name) => [name, [row[0]]] as const)),
  ...combinationProducts,
];

/** Names by their letters, so that "Theo-24", "theo 24" and "THEO24" are one key and one look-up. */
const ingredientsByKey: ReadonlyMap<string, readonly string[]> = new Map(
  entries.map(([name, ingredients]) => [keyOf(name), ingredients] as const),
);
const classesByIngredient: ReadonlyMap<string, readonly MedicineClassId[]> = new Map(
  medicineRows.map(([ingredient, classes]) => [ingredient, classes]),
);

/** No name is longer than this many words. */
export const longestName = Math.max(...entries.map(([name]) => plainWords(name).length));

/** What some words, read as one name, stand for; undefined when no such name is known. */
export const ingredientsNamed = (words: readonly string[]): readonly string[] | undefined => ingredientsByKey.get(words.join(""));

/** The classes of an ingredient; none for what only stands in a combination. */
export const classesOfIngredient = (ingredient: string): readonly MedicineClassId[] => classesByIngredient.get(ingredient) ?? [];

/** Every name in plain letters, with the ingredients it stands for: to look for near misses. */
export const knownKeys: readonly (readonly [key: string, ingredients: readonly string[]])[] = [...ingredientsByKey];
