import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { Route } from "../rules/drug.ts";
import { pharmacyTables, type PharmacyTables } from "./pharmacy-tables.ts";

type Row = PharmacyTables["ledger_entry"];

const emptyRow = {
  witness_id: null,
  episode_id: null,
  session_id: null,
  order_id: null,
  route: null,
  expected_ug: null,
  note: "",
  version: 0,
  container: null,
  administration_id: null,
  concerns: null,
  second_witness_id: null,
  beyond_use_at: null,
  details: {},
};

/** The projection statement that writes one line of a lot's ledger. `entryId` is the same whenever the same fact is projected. */
export const ledgerEntry = (
  place: Pick<Place, "clinicId">,
  row: Pick<Row, "entry_id" | "lot_id" | "kind" | "amount_ug" | "at" | "recorded_at" | "by_id"> & Partial<Row>,
): Statement<unknown> => pharmacyTables.insertInto("ledger_entry").values({ ...emptyRow, ...row, clinic_id: place.clinicId });

type SessionEntry = {
  /** Unique among a session's entries and stable: the id of the dose, of the draw, or of the waste. */
  readonly entryId: string;
  readonly lotId: Uuid;
  readonly amount: Quantity<"ug">;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly byId: Uuid;
  readonly sessionId: Uuid;
  readonly note?: string;
  /** The number of the vial within its lot, where the session charts it. */
  readonly container?: number | null;
};

const sessionRow = (place: Place, entry: SessionEntry) => ({
  entry_id: entry.entryId,
  lot_id: entry.lotId,
  amount_ug: entry.amount.value,
  at: entry.at,
  recorded_at: entry.recordedAt,
  by_id: entry.byId,
  episode_id: place.episodeId,
  session_id: entry.sessionId,
  note: entry.note ?? "",
  container: entry.container ?? null,
});

/** A dose that a session gave, as the dosing session's projection writes it into the ledger. Its entry id is the dose's. */
export const ledgerAdministration = (
  place: Place,
  entry: SessionEntry & { readonly orderId: Uuid | null; readonly route: Route },
): Statement<unknown> =>
  ledgerEntry(place, {
    ...sessionRow(place, entry),
    kind: "administered",
    order_id: entry.orderId,
    route: entry.route,
    administration_id: entry.entryId,
  });

/** What was drawn for a dose, given or not; the ledger asks that it is given and wasted together (PHARM-10). */
export const ledgerDraw = (place: Place, entry: SessionEntry & { readonly administrationId: string }): Statement<unknown> =>
  ledgerEntry(place, { ...sessionRow(place, entry), kind: "drawn", administration_id: entry.administrationId });

/** What a session drew and did not give, with the dose that it was drawn for. `witnessId` null shows as a waste without a witness. */
export const ledgerSessionWaste = (
  place: Place,
  entry: SessionEntry & { readonly witnessId: Uuid | null; readonly administrationId?: string | null },
): Statement<unknown> =>
  ledgerEntry(place, {
    ...sessionRow(place, entry),
    kind: "wasted",
    witness_id: entry.witnessId,
    administration_id: entry.administrationId ?? null,
    details: { reason: "syringe-remnant" },
  });

type When = Pick<Recorded<unknown>, "observedAt" | "receivedAt" | "actor">;

/** A dose that its session crossed out: a line of its own that says so; the line of the dose stays as it was (PHARM-20). */
export const ledgerDoseCrossedOut = (
  { clinicId, streamId }: Place,
  { doseId, reason }: { readonly doseId: string; readonly reason: string },
  { observedAt, receivedAt, actor }: When,
): Statement<unknown> => statement`
  insert into ledger_entry (clinic_id, entry_id, lot_id, kind, amount_ug, at, recorded_at, by_id, episode_id, session_id, concerns, note)
  select clinic_id, ${`crossed-out/${doseId}`}, lot_id, 'corrected', 0, ${observedAt}, ${receivedAt ?? observedAt}, ${actor.id},
    episode_id, session_id, entry_id, ${reason}
  from ledger_entry where clinic_id = ${clinicId} and entry_id = ${doseId} and session_id = ${streamId} and kind = 'administered'`;
