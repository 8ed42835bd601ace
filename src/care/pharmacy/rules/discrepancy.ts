import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { LedgerEffect, LotEvent, Of } from "./events.ts";
import { notReceived, witnessRefused, type People } from "./lot-refusals.ts";
import type { FoundDiscrepancy, Lot } from "./lot.ts";

type Found = Of<"discrepancy-found">;

/** Keeps that something is known to be missing, lost or stolen; its clock starts now (PHARM-13). */
export const recordDiscrepancy = (lot: Lot, found: Found): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (lot.discrepancies.some(({ discrepancyId }) => discrepancyId === found.discrepancyId)) return accept();
  const { value } = found.difference;
  if (!Number.isSafeInteger(value) || value === 0) return refuse("PHARM-3", "Give the amount that differs.", "difference");
  if ((found.cause === "loss" || found.cause === "theft") && value > 0)
    return refuse("PHARM-13", "What is lost or stolen is less than expected.", "difference");
  return accept({ type: "discrepancy-found", ...found });
};

const withId = (lot: Lot, discrepancyId: string): FoundDiscrepancy | undefined =>
  lot.status === "none" ? undefined : lot.discrepancies.find((one) => one.discrepancyId === discrepancyId);

const unknown = (): Decision<never> => refuse("PHARM-13", "This lot has no such discrepancy.");

const factOf = ({ discrepancyId, administrationId, difference, foundAt, recordedBy }: FoundDiscrepancy, effect: LedgerEffect) => ({
  discrepancyId,
  administrationId,
  difference,
  foundAt,
  effect,
  takesBack: effect === "takes-back" ? recordedBy : null,
});

export type Explanation = Pick<Of<"discrepancy-explained">, "discrepancyId" | "explanation" | "witnessId"> & {
  /** The difference is real and no entry will account for it (an overfilled vial, say): the ledger takes it on record. */
  readonly keepsDifference: boolean;
};

const effectOf = (keepsDifference: boolean, { status }: FoundDiscrepancy): LedgerEffect => {
  if (keepsDifference) return status === "recorded" ? "none" : "records";
  return status === "recorded" ? "takes-back" : "none";
};

/** Closes a discrepancy with what was found out, seen by a second person. No count and no late entry does that by itself (PHARM-15). */
export const explainDiscrepancy = (lot: Lot, said: Explanation, people: People): Decision<LotEvent> => {
  const found = withId(lot, said.discrepancyId);
  if (found === undefined) return unknown();
  if (said.explanation.trim() === "") return refuse("PHARM-15", "Say what was found out.", "explanation");
  const { keepsDifference, ...rest } = said;
  const refusal = witnessRefused(said.witnessId, people);
  return refusal ?? accept({ type: "discrepancy-explained", ...rest, ...factOf(found, effectOf(keepsDifference, found)) });
};

export type Reported = Pick<Of<"loss-reported">, "discrepancyId" | "report" | "reference" | "note">;

/** Keeps that a loss was reported, and when. A filed Form 106 takes the loss on record in the ledger (PHARM-15). */
export const reportLoss = (lot: Lot, reported: Reported): Decision<LotEvent> => {
  const found = withId(lot, reported.discrepancyId);
  if (found === undefined) return unknown();
  if (found.difference.value > 0) return refuse("PHARM-14", "More was found than expected: nothing is lost, and nothing is reported.");
  if (reported.report === "form-106" && reported.reference.trim() === "")
    return refuse("PHARM-14", "Give the number of the Form 106.", "reference");
  const records = reported.report === "form-106" && found.status !== "recorded";
  return accept({ type: "loss-reported", ...reported, ...factOf(found, records ? "records" : "none") });
};
