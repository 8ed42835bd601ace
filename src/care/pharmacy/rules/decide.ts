import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";

import { fits } from "./drug.ts";
import type { LotEvent } from "./events.ts";
import type { Lot } from "./lot.ts";

type Of<Type extends LotEvent["type"]> = Omit<Extract<LotEvent, { type: Type }>, "type">;

/** Who does it, and whether the named witness is somebody who works here. */
export type People = { readonly by: Uuid; readonly witnessWorksHere: boolean };

const isAmount = (amount: Quantity<"ug">): boolean => Number.isSafeInteger(amount.value) && amount.value > 0;

const witnessRefused = (witnessId: Uuid | null, { by, witnessWorksHere }: People): Decision<never> | undefined => {
  if (witnessId === null) return undefined;
  if (witnessId === by) return refuse("PHARM-2", "The witness must be somebody else than the person who does it.", "witnessId");
  return witnessWorksHere ? undefined : refuse("PHARM-2", "The witness must be somebody who works in this clinic.", "witnessId");
};

/** Takes a lot into the ledger (PHARM-1, PHARM-3). The same id is received once. */
export const receiveLot = (lot: Lot, receipt: Of<"lot-received">, people: People): Decision<LotEvent> => {
  if (lot.status !== "none") return refuse("PHARM-1", "This lot is already in the ledger.");
  if (!Number.isSafeInteger(receipt.containers) || receipt.containers < 1)
    return refuse("PHARM-3", "Give the number of containers as a whole number of 1 or more.", "containers");
  if (!isAmount(receipt.amountPerContainer)) return refuse("PHARM-3", "Give the amount in each container.", "amountPerContainer");
  if (!fits(receipt.form, receipt.strength))
    return refuse("PHARM-3", "A solution has a strength in each mL; everything else has an amount in each piece.", "strength");
  return witnessRefused(receipt.witnessId, people) ?? accept({ type: "lot-received", ...receipt });
};

/** Keeps a count beside what the ledger said; a difference is kept as it was found (PHARM-5). */
export const countStock = (
  lot: Lot,
  count: Omit<Of<"stock-counted">, "expected">,
  expected: Quantity<"ug">,
  people: People,
): Decision<LotEvent> => {
  if (lot.status === "none") return refuse("PHARM-1", "This lot is not in the ledger yet.");
  if (!Number.isSafeInteger(count.counted.value) || count.counted.value < 0)
    return refuse("PHARM-3", "Give the amount that was counted, 0 or more.", "counted");
  return witnessRefused(count.witnessId, people) ?? accept({ type: "stock-counted", ...count, expected: micrograms(expected.value) });
};

/** Keeps what was destroyed or lost, seen by a second person (PHARM-2). It is kept also when the ledger holds less (PHARM-4). */
export const recordWaste = (lot: Lot, waste: Of<"drug-wasted">, people: People): Decision<LotEvent> => {
  if (lot.status === "none") return refuse("PHARM-1", "This lot is not in the ledger yet.");
  if (!isAmount(waste.amount)) return refuse("PHARM-3", "Give the amount that was wasted.", "amount");
  return witnessRefused(waste.witnessId, people) ?? accept({ type: "drug-wasted", ...waste });
};
