import { interactionClasses } from "#care/screening/rules/data/interactions.ts";

import { lowerStartClasses } from "./data/lower-start-classes.ts";
import type { ReconciledMedicine } from "./events.ts";

/** In lower case with single spaces around every word, so that whole words are compared. */
const wordsOf = (name: string): string =>
  ` ${name
    .toLowerCase()
    .replaceAll(/[^a-z0-9'-]+/g, " ")
    .trim()} `;

/** The medicines on the reconciled list that suggest a lower start, with their class. A name that no class knows is not in it. */
export const lowerStartMedicines = (medicines: readonly Pick<ReconciledMedicine, "name">[]): readonly string[] => {
  const classes = interactionClasses.filter(({ id }) => lowerStartClasses.some((one) => one === id));
  return medicines.flatMap(({ name }) =>
    classes
      .filter(({ names }) => names.some((known) => wordsOf(name).includes(wordsOf(known))))
      .map((one) => `${name} (${one.name.toLowerCase()})`),
  );
};
