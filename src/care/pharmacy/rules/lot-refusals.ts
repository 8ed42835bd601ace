import { refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";

/** Who does it, and which of the people named as witnesses work in the clinic. */
export type People = { readonly by: Uuid; readonly worksHere: ReadonlySet<Uuid> };

export const isAmount = (amount: Quantity<"ug">): boolean => Number.isSafeInteger(amount.value) && amount.value > 0;

export const notReceived = (): Decision<never> => refuse("PHARM-1", "This lot is not in the ledger yet.");

export const noAmount = (message: string): Decision<never> => refuse("PHARM-3", message, "amount");

/** Refuses a witness who is the one that does it, or who does not work in the clinic (PHARM-2). */
export const witnessRefused = (witnessId: Uuid | null, { by, worksHere }: People, field = "witnessId"): Decision<never> | undefined => {
  if (witnessId === null) return undefined;
  if (witnessId === by) return refuse("PHARM-2", "The witness must be somebody else than the person who does it.", field);
  return worksHere.has(witnessId) ? undefined : refuse("PHARM-2", "The witness must be somebody who works in this clinic.", field);
};

/** Refuses the number of a container that the lot does not have (PHARM-8). */
export const containerRefused = (container: number | null | undefined, lot: { readonly containers: number }): Decision<never> | undefined =>
  typeof container !== "number" || (Number.isSafeInteger(container) && container >= 1 && container <= lot.containers)
    ? undefined
    : refuse("PHARM-8", `This lot has containers 1 to ${lot.containers}.`, "container");
