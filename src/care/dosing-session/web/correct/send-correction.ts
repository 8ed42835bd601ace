import type { Decision } from "#kernel/decision.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { enterDrugEntryInError } from "../../rules/account-drug.ts";
import { enterDoseInError } from "../../rules/chart-dose.ts";
import { enterReadingInError } from "../../rules/chart-vitals.ts";
import { correctDose, correctDrugEntry, correctNote, correctReading, type DrugEntryAnew } from "../../rules/correct-entry.ts";
import { enterNoteInError } from "../../rules/decide-session.ts";
import type { DosingSessionEvent } from "../../rules/events.ts";
import type { VitalValues } from "../../rules/vital-parameter.ts";
import type { Room } from "../room/use-room.ts";
import type { CorrectableEntry } from "./entry-of.ts";

type Decided = Promise<Decision<DosingSessionEvent>>;

/** What stands in place of the old entry; of each kind only what is its own is read. */
export type Anew = {
  readonly values: VitalValues;
  readonly amount: Quantity<"ug"> | undefined;
  readonly site: string;
  readonly text: string;
  readonly patientWords: string;
  readonly at: Instant;
};

const drugAnew = (
  entry: Extract<CorrectableEntry, { kind: "drug" }>["entry"],
  entryId: string,
  amount: Quantity<"ug">,
  note: string,
): DrugEntryAnew => {
  const { administrationId, lotId } = entry;
  const all = { entryId, administrationId, lotId, amount, note };
  switch (entry.type) {
    case "drug-drawn":
      return { type: entry.type, ...all, container: entry.container, units: entry.units };
    case "drug-wasted":
      return { type: entry.type, ...all, reason: entry.reason, method: entry.method };
    case "units-put-back":
      return { type: entry.type, ...all, units: entry.units };
  }
};

/** Crosses an entry out and enters it anew, as one command. Undefined when there is nothing to enter. */
export const sendCorrection = ({ chart }: Room, old: CorrectableEntry, anew: Anew, reason: string): Decided | undefined => {
  const id = newId();
  switch (old.kind) {
    case "reading": {
      const { position } = old.entry;
      const reading = { readingId: id, source: { kind: "hand" as const }, ...(position && { position }), ...anew.values, confirmed: true };
      const body = { readingId: old.id, reason, reading };
      return chart(contract.correctReading, body, (session, meta) => correctReading(session, body, meta), anew.at);
    }
    case "dose": {
      if (anew.amount === undefined) return undefined;
      const { orderId, kind, drug, route, form, lotId } = old.entry;
      const dose = { doseId: id, orderId, kind, drug, route, form, lotId, amount: anew.amount, site: anew.site };
      const body = { doseId: old.id, reason, dose };
      return chart(contract.correctDose, body, (session, meta) => correctDose(session, body, null, meta), anew.at);
    }
    case "note": {
      const { code, intervention, touch } = old.entry;
      const said = touch && { place: touch.place, asked: touch.asked };
      const { text, patientWords } = anew;
      const note = {
        noteId: id,
        code,
        text,
        ...(patientWords !== "" && { patientWords }),
        ...(intervention && { intervention }),
        ...(said && { touch: said }),
      };
      const body = { noteId: old.id, reason, note };
      return chart(contract.correctNote, body, (session, meta) => correctNote(session, body, null, meta), anew.at);
    }
    case "drug": {
      if (anew.amount === undefined) return undefined;
      const body = { entryId: old.id, reason, entry: drugAnew(old.entry, id, anew.amount, anew.text) };
      return chart(contract.correctDrugEntry, body, (session, meta) => correctDrugEntry(session, body, meta), anew.at);
    }
  }
};

/** Crosses an entry out and enters nothing in its place. */
export const sendCrossing = ({ chart }: Room, old: CorrectableEntry, reason: string): Decided => {
  switch (old.kind) {
    case "reading": {
      const body = { readingId: old.id, reason };
      return chart(contract.enterReadingInError, body, (session, meta) => enterReadingInError(session, body, meta));
    }
    case "dose": {
      const body = { doseId: old.id, reason };
      return chart(contract.enterDoseInError, body, (session, meta) => enterDoseInError(session, body, meta));
    }
    case "note": {
      const body = { noteId: old.id, reason };
      return chart(contract.enterNoteInError, body, (session) => enterNoteInError(session, body));
    }
    case "drug": {
      const body = { entryId: old.id, reason };
      return chart(contract.enterDrugEntryInError, body, (session) => enterDrugEntryInError(session, body));
    }
  }
};
