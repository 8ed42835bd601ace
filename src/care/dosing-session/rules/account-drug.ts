import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf, Of } from "./events.ts";
import { notOpened } from "./session-refusals.ts";

type Decided = Decision<DosingSessionEvent>;

const isWhole = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** Keeps an entry about the drug once (DRUG-1); only its own figures can refuse it. */
const keep = (session: DosingSession, entry: EventOf<"drug-drawn" | "drug-wasted" | "units-put-back">): Decided => {
  if (session.opened === null) return notOpened();
  if (session.drugEntries.some(({ entryId }) => entryId === entry.entryId)) return accept();
  if (entry.type !== "drug-wasted" && entry.units !== null && !isWhole(entry.units))
    return refuse("DRUG-3", "Give how many units, as a whole number.", "units");
  return isWhole(entry.amount.value) ? accept<DosingSessionEvent>(entry) : refuse("DRUG-1", "Give the amount, above 0.", "amount");
};

/** Keeps what was drawn from a vial, or how many units were taken out, for a dose of this session (DRUG-1). */
export const drawDrug = (session: DosingSession, drawn: Of<"drug-drawn">): Decided => keep(session, { type: "drug-drawn", ...drawn });

/** Keeps what was drawn and cannot be given. Its witness signs in the ledger, never here (DRUG-4). */
export const wasteDrug = (session: DosingSession, wasted: Of<"drug-wasted">): Decided => keep(session, { type: "drug-wasted", ...wasted });

/** Keeps that units which nobody opened went back. What is in a syringe has no units, and never goes back (DRUG-3). */
export const putBackUnits = (session: DosingSession, back: Of<"units-put-back">): Decided =>
  back.units === null
    ? refuse("DRUG-3", "Only unopened units go back. What was drawn into a syringe is given or wasted.", "units")
    : keep(session, { type: "units-put-back", ...back });

/** Crosses an entry about the drug out and keeps it; the ledger counts it with nothing from then on (DRUG-5). */
export const enterDrugEntryInError = (session: DosingSession, crossing: Of<"drug-entry-in-error">): Decided => {
  const entry = session.drugEntries.find(({ entryId }) => entryId === crossing.entryId);
  if (entry === undefined) return refuse("DRUG-5", "This entry is not in the record.", "entryId");
  return entry.inError === null ? accept<DosingSessionEvent>({ type: "drug-entry-in-error", ...crossing }) : accept();
};
