import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";

import { drawDrug, enterDrugEntryInError, putBackUnits, wasteDrug } from "./account-drug.ts";
import { chartDose, enterDoseInError, type ChartDose } from "./chart-dose.ts";
import { chartVitals, enterReadingInError, type ChartVitals } from "./chart-vitals.ts";
import { enterNoteInError } from "./decide-session.ts";
import type { DosingSession } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";
import type { GateFacts } from "./gate-facts.ts";
import { noteEvent, type ChartedNote, type TouchFacts } from "./note-event.ts";
import { sessionAfter } from "./session-after.ts";

type Decided = Decision<DosingSessionEvent>;
/** The amount, the units and the note of an entry about the drug; what it was, and of which lot, stays. */
export type DrugEntryAnew = EventOf<"drug-drawn" | "drug-wasted" | "units-put-back">;

/**
 * Crosses out and enters anew as one act (COR-1): both are kept or, when the new entry cannot be so, neither. Where somebody crossed the
 * old one out already the new one is kept all the same (COR-3).
 */
const inPlaceOf = (session: DosingSession, meta: CommandMeta, crossing: Decided, enter: (next: DosingSession) => Decided): Decided => {
  if (crossing.outcome === "refused") return crossing;
  const entered = enter(sessionAfter(session, meta, ...crossing.events));
  return entered.outcome === "refused" ? entered : accept(...crossing.events, ...entered.events);
};

const reasonMissing = (reason: string): Decision<never> | undefined =>
  reason.trim() === "" ? refuse("COR-2", "Say why the entry is corrected.", "reason") : undefined;

/** A reading in place of another; alarms are those of the new values (COR-1). */
export const correctReading = (
  session: DosingSession,
  { readingId, reason, reading }: { readonly readingId: string; readonly reason: string; readonly reading: ChartVitals },
  meta: CommandMeta,
): Decided =>
  reasonMissing(reason) ??
  inPlaceOf(session, meta, enterReadingInError(session, { readingId, reason }, meta), (next) =>
    chartVitals(next, { ...reading, corrects: readingId }, meta),
  );

/** A dose in place of another. It stays with the draw and the lot of the one that it corrects (COR-4). */
export const correctDose = (
  session: DosingSession,
  { doseId, reason, dose }: { readonly doseId: string; readonly reason: string; readonly dose: ChartDose },
  facts: GateFacts | null,
  meta: CommandMeta,
): Decided => {
  const before = session.doses.find((one) => one.doseId === doseId);
  const source = before && { lotId: before.lotId, drawnFor: before.drawnFor ?? before.doseId };
  return (
    reasonMissing(reason) ??
    inPlaceOf(session, meta, enterDoseInError(session, { doseId, reason }, meta), (next) =>
      chartDose(next, { ...dose, ...source, corrects: doseId }, facts, meta),
    )
  );
};

/** A note in place of another; a touch is judged again (COR-1). */
export const correctNote = (
  session: DosingSession,
  { noteId, reason, note }: { readonly noteId: string; readonly reason: string; readonly note: ChartedNote },
  facts: TouchFacts | null,
  meta: CommandMeta,
): Decided =>
  reasonMissing(reason) ??
  inPlaceOf(session, meta, enterNoteInError(session, { noteId, reason }), (next) => noteEvent(next, { ...note, corrects: noteId }, facts));

const enterDrugEntry = (session: DosingSession, entry: DrugEntryAnew): Decided => {
  switch (entry.type) {
    case "drug-drawn":
      return drawDrug(session, entry);
    case "drug-wasted":
      return wasteDrug(session, entry);
    case "units-put-back":
      return putBackUnits(session, entry);
  }
};

/** An entry about the drug in place of another of the same kind. A corrected waste asks for a witness of its own (COR-5). */
export const correctDrugEntry = (
  session: DosingSession,
  { entryId, reason, entry }: { readonly entryId: string; readonly reason: string; readonly entry: DrugEntryAnew },
  meta: CommandMeta,
): Decided => {
  const before = session.drugEntries.find((one) => one.entryId === entryId);
  if (before !== undefined && before.type !== entry.type) return refuse("COR-5", "Correct it by an entry of the same kind.", "entry");
  return (
    reasonMissing(reason) ??
    inPlaceOf(session, meta, enterDrugEntryInError(session, { entryId, reason }), (next) =>
      enterDrugEntry(next, { ...entry, corrects: entryId }),
    )
  );
};
