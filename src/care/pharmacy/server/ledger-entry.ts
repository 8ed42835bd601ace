import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import type { Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { Route } from "../rules/drug.ts";
import { pharmacyTables, type PharmacyTables } from "./pharmacy-tables.ts";

type Row = PharmacyTables["ledger_entry"];

const emptyRow = { witness_id: null, episode_id: null, session_id: null, order_id: null, route: null, expected_ug: null, note: "" };

/** The projection statement that writes one line of a lot's ledger. `entryId` is the same whenever the same fact is projected. */
export const ledgerEntry = (
  place: Pick<Place, "clinicId">,
  row: Pick<Row, "entry_id" | "lot_id" | "kind" | "amount_ug" | "at" | "recorded_at" | "by_id"> & Partial<Row>,
): Statement<unknown> => pharmacyTables.insertInto("ledger_entry").values({ ...emptyRow, ...row, clinic_id: place.clinicId });

type SessionEntry = {
  /** Unique among a session's entries and stable: the id of the dose, or of the waste. */
  readonly entryId: string;
  readonly lotId: Uuid;
  readonly amount: Quantity<"ug">;
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly byId: Uuid;
  readonly sessionId: Uuid;
  readonly note?: string;
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
});

/** A dose that a session gave, as the dosing session's projection writes it into the ledger. */
export const ledgerAdministration = (
  place: Place,
  entry: SessionEntry & { readonly orderId: Uuid | null; readonly route: Route },
): Statement<unknown> =>
  ledgerEntry(place, { ...sessionRow(place, entry), kind: "administered", order_id: entry.orderId, route: entry.route });

/** What a session drew and did not give. `witnessId` null shows as a waste without a witness. */
export const ledgerSessionWaste = (place: Place, entry: SessionEntry & { readonly witnessId: Uuid | null }): Statement<unknown> =>
  ledgerEntry(place, { ...sessionRow(place, entry), kind: "wasted", witness_id: entry.witnessId });
