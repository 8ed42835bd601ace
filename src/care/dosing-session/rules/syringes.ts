import { micrograms, type Quantity } from "#kernel/quantity.ts";

import { standingDoses, standingDrugEntries, type Dose, type DosingSession, type DrugEntry } from "./dosing-session.ts";

/** What was drawn, or taken out in units, for a dose, and what became of it, by this session's own record. */
export type Syringe = {
  readonly administrationId: string;
  /** The lot that its first entry names; null where none does. */
  readonly lotId: string | null;
  readonly drawn: Quantity<"ug">;
  readonly given: Quantity<"ug">;
  readonly wasted: Quantity<"ug">;
  readonly putBack: Quantity<"ug">;
  /** Drawn less given, wasted and put back. */
  readonly left: Quantity<"ug">;
  readonly inUnits: boolean;
};

/** The draw that a dose came from: its own, unless it says otherwise (DRUG-2). */
export const drawnFor = (dose: Pick<Dose, "doseId" | "drawnFor">): string => dose.drawnFor ?? dose.doseId;

const sumOf = (amounts: readonly { readonly amount: Quantity<"ug"> }[]): number =>
  amounts.reduce((sum, { amount }) => sum + amount.value, 0);

const syringeOf = (session: DosingSession, administrationId: string, entries: readonly DrugEntry[]): Syringe => {
  const total = (type: DrugEntry["type"]): number => sumOf(entries.filter((one) => one.type === type));
  const given = sumOf(standingDoses(session).filter((dose) => drawnFor(dose) === administrationId));
  const [drawn, wasted, putBack] = [total("drug-drawn"), total("drug-wasted"), total("units-put-back")];
  return {
    administrationId,
    lotId: entries.find(({ lotId }) => lotId !== null)?.lotId ?? null,
    drawn: micrograms(drawn),
    given: micrograms(given),
    wasted: micrograms(wasted),
    putBack: micrograms(putBack),
    left: micrograms(drawn - given - wasted - putBack),
    inUnits: entries.some((one) => one.type === "drug-drawn" && one.units !== null),
  };
};

/** Every draw of the session, in the order in which it was begun. */
export const syringesOf = (session: DosingSession): readonly Syringe[] =>
  [...Map.groupBy(standingDrugEntries(session), ({ administrationId }) => administrationId)].map(([administrationId, entries]) =>
    syringeOf(session, administrationId, entries),
  );

/** How a dose out of a syringe is known: the first one by the id that it was drawn for, a later one by its own (DRUG-2). */
export const doseFrom = (
  session: DosingSession,
  { administrationId, lotId }: Pick<Syringe, "administrationId" | "lotId">,
  newId: string,
): Pick<Dose, "doseId" | "lotId" | "drawnFor"> =>
  session.doses.some(({ doseId }) => doseId === administrationId)
    ? { doseId: newId, lotId, drawnFor: administrationId }
    : { doseId: administrationId, lotId, drawnFor: null };

/** Doses for which nobody charted a draw. */
export const dosesWithoutDraw = (session: DosingSession): readonly Dose[] => {
  const drawn = new Set(standingDrugEntries(session).flatMap((one) => (one.type === "drug-drawn" ? [one.administrationId] : [])));
  return standingDoses(session).filter((dose) => !drawn.has(drawnFor(dose)));
};
