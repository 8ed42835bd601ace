import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { LotEvent, Of } from "./events.ts";
import { isAmount, noAmount, notReceived, witnessRefused, type People } from "./lot-refusals.ts";
import type { Lot } from "./lot.ts";
import { isDeaNumber } from "./receive-lot.ts";

/** Keeps what went back to the supplier or to a reverse distributor (PHARM-17). */
export const returnStock = (lot: Lot, returned: Of<"stock-returned">, people: People): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (!isAmount(returned.amount)) return noAmount("Give the amount that was returned.");
  if (returned.to.trim() === "") return refuse("PHARM-17", "Say to whom it was returned.", "to");
  if (!isDeaNumber(returned.toDea)) return refuse("PHARM-17", "Give the DEA number of the one who takes it.", "toDea");
  return witnessRefused(returned.witnessId, people) ?? accept({ type: "stock-returned", ...returned });
};

/** Keeps that stock was destroyed: with a Form 41 and two people who saw it, unlike waste (PHARM-18). */
export const destroyStock = (lot: Lot, destroyed: Of<"stock-destroyed">, people: People): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (!isAmount(destroyed.amount)) return noAmount("Give the amount that was destroyed.");
  if (destroyed.form41.trim() === "") return refuse("PHARM-18", "Give the number under which the Form 41 is kept.", "form41");
  const refusal = witnessRefused(destroyed.witnessId, people) ?? witnessRefused(destroyed.secondWitnessId, people, "secondWitnessId");
  if (refusal !== undefined) return refusal;
  if (destroyed.witnessId === destroyed.secondWitnessId) return refuse("PHARM-18", "Two people must have seen it.", "secondWitnessId");
  return accept({ type: "stock-destroyed", ...destroyed });
};
