import type { DosingSession, Dose, DrugEntry, Note, Reading } from "../../rules/dosing-session.ts";
import type { EntryRef } from "../flowsheet/sheet-rows.ts";

/** An entry of the record that can be corrected, with its kind. */
export type CorrectableEntry =
  | { readonly kind: "reading"; readonly id: string; readonly entry: Reading }
  | { readonly kind: "dose"; readonly id: string; readonly entry: Dose }
  | { readonly kind: "note"; readonly id: string; readonly entry: Note }
  | { readonly kind: "drug"; readonly id: string; readonly entry: DrugEntry };

/** The entry as the record has it now; undefined when this device does not know it. */
export const entryOf = (session: DosingSession, { kind, id }: EntryRef): CorrectableEntry | undefined => {
  switch (kind) {
    case "reading": {
      const entry = session.readings.find(({ readingId }) => readingId === id);
      return entry && { kind, id, entry };
    }
    case "dose": {
      const entry = session.doses.find(({ doseId }) => doseId === id);
      return entry && { kind, id, entry };
    }
    case "note": {
      const entry = session.notes.find(({ noteId }) => noteId === id);
      return entry && { kind, id, entry };
    }
    case "drug": {
      const entry = session.drugEntries.find(({ entryId }) => entryId === id);
      return entry && { kind, id, entry };
    }
  }
};
