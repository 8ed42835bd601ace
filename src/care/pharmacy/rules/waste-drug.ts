import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";

import type { LotEvent, Of } from "./events.ts";
import { containerRefused, isAmount, noAmount, notReceived, witnessRefused, type People } from "./lot-refusals.ts";
import type { Lot } from "./lot.ts";

/** Keeps what was wasted, seen by a second person (PHARM-2). It is kept also when the ledger holds less (PHARM-4). */
export const recordWaste = (lot: Lot, waste: Of<"drug-wasted">, people: People): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (!isAmount(waste.amount)) return noAmount("Give the amount that was wasted.");
  return containerRefused(waste.container, lot) ?? witnessRefused(waste.witnessId, people) ?? accept({ type: "drug-wasted", ...waste });
};

/** Keeps what was drawn for a dose; what of it is neither given nor wasted is named (PHARM-10). */
export const drawDrug = (lot: Lot, draw: Of<"drug-drawn">): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (!isAmount(draw.amount)) return noAmount("Give the amount that was drawn.");
  return containerRefused(draw.container, lot) ?? accept({ type: "drug-drawn", ...draw });
};

/** A waste that the ledger has without a witness; `null` when there is no such line. */
export type WasteLine = { readonly entryId: string; readonly byId: Uuid; readonly witnessId: Uuid | null } | null;

/** Keeps the word of somebody who saw a waste that was charted without a witness: their own, never by another's hand (PHARM-11). */
export const witnessWaste = (lot: Lot, waste: WasteLine, by: Uuid): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (waste === null) return refuse("PHARM-11", "There is no such waste in this lot's ledger.");
  if (waste.byId === by) return refuse("PHARM-2", "The witness must be somebody else than the person who wasted it.");
  if (waste.witnessId !== null || lot.witnessed.includes(waste.entryId)) return accept();
  return accept({ type: "waste-witnessed", entryId: waste.entryId });
};
