/** The 20 interaction classes. */
export const interactionClassIds = [
  "INT-01",
  "INT-02",
  "INT-03",
  "INT-04",
  "INT-05",
  "INT-06",
  "INT-07",
  "INT-08",
  "INT-09",
  "INT-10",
  "INT-11",
  "INT-12",
  "INT-13",
  "INT-14",
  "INT-15",
  "INT-16",
  "INT-17",
  "INT-18",
  "INT-19",
  "INT-20",
] as const;
export type InteractionClassId = (typeof interactionClassIds)[number];

/** `GLP-1` is no interaction class: such a medicine makes SCR-35 present. */
export type MedicineClassId = InteractionClassId | "GLP-1";

/**
 * One ingredient (or the name of a whole class), the classes it belongs to, and its other names: brand names of the United States,
 * other spellings and usual short forms, parted by commas. Salts need no row of their own: whole words are found beside others.
 */
export type MedicineRow = readonly [ingredient: string, classes: readonly MedicineClassId[], otherNames: string];
