import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, type Instant } from "#kernel/time.ts";

import { isExpired, lastDayOf } from "./can-supply.ts";
import { mostDaysSupply } from "./data/pharmacy-settings.ts";
import type { LotEvent, Of } from "./events.ts";
import { isAmount, noAmount, notReceived, witnessRefused, type People } from "./lot-refusals.ts";
import type { Lot } from "./lot.ts";

/** What the ledger and the clinic say at the moment of dispensing; `usable` is what the lot can supply. */
export type DispensingFacts = {
  readonly protocol: Protocol;
  readonly at: Instant;
  readonly today: string;
  readonly usable: Quantity<"ug">;
  readonly patientKnown: boolean;
};

const wrong = (dispensed: Of<"drug-dispensed">, { protocol, at, patientKnown }: DispensingFacts): Decision<never> | undefined => {
  const most = settled(protocol, mostDaysSupply).value;
  if (!patientKnown) return refuse("PHARM-19", "Choose the patient.", "episodeId");
  if (!Number.isSafeInteger(dispensed.daysSupply) || dispensed.daysSupply < 1 || dispensed.daysSupply > most)
    return refuse("PHARM-19", `At most ${most} days' supply is dispensed at once.`, "daysSupply");
  if (dispensed.directions.trim() === "") return refuse("PHARM-19", "Write the directions that stand on the label.", "directions");
  const { programme } = dispensed;
  if (programme.kind === "checked" && isBefore(at, programme.at))
    return refuse("PHARM-19", "The monitoring programme is checked before dispensing.", "programme");
  if (programme.kind === "exception" && programme.reason.trim() === "")
    return refuse("PHARM-19", "Say why the monitoring programme was not checked.", "programme");
  return undefined;
};

/** Gives leave to hand a drug to a patient: asked before it leaves the cabinet, so an expired or empty lot refuses (PHARM-6, PHARM-19). */
export const dispenseDrug = (lot: Lot, dispensed: Of<"drug-dispensed">, facts: DispensingFacts, people: People): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  if (!isAmount(dispensed.amount)) return noAmount("Give the amount that is dispensed.");
  if (isExpired(lastDayOf(lot), facts.today)) return refuse("PHARM-6", "This lot has expired. It supplies no more.");
  if (facts.usable.value < dispensed.amount.value) return refuse("PHARM-6", "This lot does not hold that much.", "amount");
  return wrong(dispensed, facts) ?? witnessRefused(dispensed.witnessId, people) ?? accept({ type: "drug-dispensed", ...dispensed });
};
