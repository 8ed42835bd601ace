import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

import type { CountKind, LotEvent, Of } from "./events.ts";
import { notReceived, witnessRefused, type People } from "./lot-refusals.ts";
import { openDifference, type Lot, type ReceivedLot } from "./lot.ts";

export type Count = Omit<Of<"stock-counted">, "expected">;

/** What the ledger says at the time of the count, and the id that a difference would have. */
export type Compared = { readonly expected: Quantity<"ug">; readonly at: Instant; readonly discrepancyId: Uuid };

/** Counts that an inspector asks for: everything on hand, with the time of day on record (PHARM-12). */
export const isInventory = (kind: CountKind): boolean => kind === "initial" || kind === "biennial";

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const unfit = (count: Count, { amountPerContainer }: ReceivedLot): Decision<never> | undefined => {
  const { counted, fullContainers, openAmount, kind = "spot" } = count;
  if (!isWhole(counted.value)) return refuse("PHARM-3", "Give the amount that was counted, 0 or more.", "counted");
  const parts = (fullContainers ?? 0) * amountPerContainer.value + (openAmount?.value ?? 0);
  if (typeof fullContainers === "number" && parts !== counted.value)
    return refuse("PHARM-3", "Full containers and what is open must make up what was counted.", "fullContainers");
  if (!isInventory(kind)) return undefined;
  if (!count.businessTime) return refuse("PHARM-12", "Say whether it was counted at the opening or the close of business.", "businessTime");
  return count.witnessId === null ? refuse("PHARM-12", "An inventory is counted by two people.", "witnessId") : undefined;
};

/**
 * Keeps a count beside what the ledger said (PHARM-5). A difference that no open discrepancy accounts for is found with it, and
 * its clock starts (PHARM-13).
 */
export const countStock = (lot: Lot, count: Count, { expected, at, discrepancyId }: Compared, people: People): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  const refusal = unfit(count, lot) ?? witnessRefused(count.witnessId, people);
  if (refusal !== undefined) return refusal;
  const counted: LotEvent = { type: "stock-counted", ...count, expected: micrograms(expected.value) };
  const difference = count.counted.value - expected.value;
  const unnamed = difference - openDifference(lot, at).value;
  if (difference === 0 || unnamed === 0) return accept(counted);
  return accept<LotEvent>(counted, {
    type: "discrepancy-found",
    discrepancyId,
    cause: "count",
    difference: micrograms(unnamed),
    note: count.note,
  });
};
