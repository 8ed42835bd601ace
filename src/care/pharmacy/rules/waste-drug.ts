import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";

import type { LotEvent, Of } from "./events.ts";
import { containerRefused, isAmount, noAmount, notReceived } from "./lot-refusals.ts";
import type { Lot } from "./lot.ts";

/** Keeps what was wasted; who saw it says so under their own sign-in (PHARM-11). It is kept also when the ledger holds less (PHARM-4). */
export const recordWaste = (lot: Lot, waste: Omit<Of<"drug-wasted">, "witnessId">): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (!isAmount(waste.amount)) return noAmount("Give the amount that was wasted.");
  return containerRefused(waste.container, lot) ?? accept({ type: "drug-wasted", ...waste, witnessId: null });
};

/** Keeps what was drawn for a dose; what of it is neither given nor wasted is named (PHARM-10). */
export const drawDrug = (lot: Lot, draw: Of<"drug-drawn">): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (!isAmount(draw.amount)) return noAmount("Give the amount that was drawn.");
  return containerRefused(draw.container, lot) ?? accept({ type: "drug-drawn", ...draw });
};

/** A waste as the ledger has it; `null` when there is no such line. */
export type WasteLine = { readonly entryId: string; readonly byId: Uuid; readonly witnessId: Uuid | null } | null;

/** Keeps the word of somebody who saw a waste: their own, never by another's hand (PHARM-11). */
export const witnessWaste = (lot: Lot, waste: WasteLine, by: Uuid): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (waste === null) return refuse("PHARM-11", "There is no such waste in this lot's ledger.");
  if (waste.byId === by) return refuse("PHARM-2", "The witness must be somebody else than the person who wasted it.");
  if (waste.witnessId !== null || lot.witnessed.includes(waste.entryId)) return accept();
  return accept({ type: "waste-witnessed", entryId: waste.entryId });
};
