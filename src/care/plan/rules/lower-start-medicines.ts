import { readMedicine } from "#care/screening/rules/medicine-readings.ts";

import { lowerStartClasses } from "./data/lower-start-classes.ts";
import type { ReconciledMedicine } from "./events.ts";

/** The medicines on the reconciled list that suggest a lower start, with their class. A name that no class knows is not in it. */
export const lowerStartMedicines = (medicines: readonly ReconciledMedicine[]): readonly string[] =>
  medicines.flatMap(({ name, dose, frequency }) =>
    readMedicine({ name, dose, frequency })
      .classes.filter(({ id }) => lowerStartClasses.some((one) => one === id))
      .map((one) => `${name} (${one.name.toLowerCase()})`),
  );
