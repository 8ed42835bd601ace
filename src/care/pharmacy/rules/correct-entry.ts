import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { LotEvent, Of } from "./events.ts";
import { notReceived, witnessRefused, type People } from "./lot-refusals.ts";
import type { Lot } from "./lot.ts";

/**
 * Keeps the right amount of an entry made in error, linked to it, which stays as it was (PHARM-20). 0 says that it should not be
 * there. A dose is corrected in its session.
 */
export const correctEntry = (lot: Lot, correction: Of<"entry-corrected">, people: People): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (lot.correctable[correction.corrects] === undefined)
    return refuse("PHARM-20", "This line is not corrected here: a dose is crossed out in its session.");
  if (!Number.isSafeInteger(correction.amount.value) || correction.amount.value < 0)
    return refuse("PHARM-3", "Give the right amount, 0 or more.", "amount");
  if (correction.reason.trim() === "") return refuse("PHARM-20", "Say what was wrong.", "reason");
  return witnessRefused(correction.witnessId, people) ?? accept({ type: "entry-corrected", ...correction });
};
