import { isUnknown, readMedicine } from "#care/screening/rules/medicine-readings.ts";

import { lowerStartClasses } from "./data/lower-start-classes.ts";
import type { ReconciledMedicine } from "./events.ts";

type Named = Pick<ReconciledMedicine, "name" | "dose" | "frequency">;

/** The medicines on the reconciled list that suggest a lower start, with their class. A name that no class knows is not in it. */
export const lowerStartMedicines = (medicines: readonly Named[]): readonly string[] =>
  medicines.flatMap((medicine) =>
    readMedicine(medicine)
      .classes.filter(({ id }) => lowerStartClasses.some((one) => one === id))
      .map((one) => `${medicine.name} (${one.name.toLowerCase()})`),
  );

/** Those of which nobody can say here what they do: no interaction list knows them (MED-2). */
export const unknownMedicines = (medicines: readonly Named[]): readonly string[] =>
  medicines.filter((medicine) => isUnknown(readMedicine(medicine))).map(({ name }) => `what ${name} is (on no interaction list)`);
