import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Protocol } from "#kernel/setting.ts";

import { isSolution } from "./drug.ts";
import type { LotEvent, Of } from "./events.ts";
import { notReceived, witnessRefused, type People } from "./lot-refusals.ts";
import type { Lot } from "./lot.ts";
import { lastDayOfCompounded, numbersRefused } from "./receive-lot.ts";

export type Amendment = Omit<Of<"receipt-amended">, "beyondUseOn">;

/** What a receipt record must say and this one does not (PHARM-7); a compounded lot has no NDC. */
export const receiptGaps = (said: {
  readonly supplierAddress: string;
  readonly supplierDea: string;
  readonly ndc: string;
  readonly compounded: boolean;
}): readonly ("supplierAddress" | "supplierDea" | "ndc")[] =>
  (["supplierAddress", "supplierDea", "ndc"] as const).filter((field) => said[field] === "" && !(field === "ndc" && said.compounded));

/**
 * Keeps what a receipt did not say, or said wrongly, of a lot: a linked fact with a reason and a witness; the receipt stays as it was
 * (PHARM-20). Amounts are corrected as entries are. `receivedOn` is the date of the receipt in the clinic.
 */
export const amendReceipt = (
  lot: Lot,
  amendment: Amendment,
  people: People,
  { protocol, receivedOn }: { readonly protocol: Protocol; readonly receivedOn: string },
): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  const { changes, reason, witnessId } = amendment;
  if (Object.values(changes).every((value) => value === undefined)) return refuse("PHARM-20", "Change something.");
  if (changes.containerKind && !isSolution(lot.form))
    return refuse("PHARM-3", "Only a solution comes in single-dose or multiple-dose vials.", "containerKind");
  if (reason.trim() === "") return refuse("PHARM-20", "Say what was wrong.", "reason");
  const refusal = numbersRefused(changes) ?? witnessRefused(witnessId, people);
  if (refusal !== undefined) return refusal;
  const { compounded } = changes;
  const last = compounded === undefined ? {} : { beyondUseOn: lastDayOfCompounded(compounded, receivedOn, protocol) };
  return accept({ type: "receipt-amended", ...amendment, ...last });
};
