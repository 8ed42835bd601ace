import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { Route } from "../rules/drug.ts";
import type { wasteMethods, wasteReasons } from "../rules/events.ts";
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
  entry: SessionEntry & { readonly orderId: Uuid | null; readonly route: Route; readonly administrationId?: string },
): Statement<unknown> =>
  ledgerEntry(place, {
    ...sessionRow(place, entry),
    kind: "administered",
    order_id: entry.orderId,
    route: entry.route,
    administration_id: entry.administrationId ?? entry.entryId,
  });

type Drawn = SessionEntry & { readonly administrationId: string; readonly units?: number | null };

const taken = (place: Place, kind: "drawn" | "put-back", { units = null, ...entry }: Drawn): Statement<unknown> =>
  ledgerEntry(place, {
    ...sessionRow(place, entry),
    kind,
    administration_id: entry.administrationId,
    details: units === null ? {} : { units },
  });

/** What was drawn, or taken out in units, for a dose, given or not; the ledger asks what became of all of it (PHARM-10). */
export const ledgerDraw = (place: Place, entry: Drawn): Statement<unknown> => taken(place, "drawn", entry);

/** Units of a draw that nobody opened and that went back. */
export const ledgerPutBack = (place: Place, entry: Drawn): Statement<unknown> => taken(place, "put-back", entry);

type SessionWaste = SessionEntry & {
  readonly administrationId: string;
  readonly reason: (typeof wasteReasons)[number];
  readonly method: (typeof wasteMethods)[number] | null;
};

/** What a session drew and did not give, with the dose that it was drawn for. It waits for the witness's own word (PHARM-11). */
export const ledgerSessionWaste = (place: Place, entry: SessionWaste): Statement<unknown> =>
  ledgerEntry(place, {
    ...sessionRow(place, entry),
    kind: "wasted",
    administration_id: entry.administrationId,
    details: { reason: entry.reason, ...(entry.method && { method: entry.method }) },
  });

type When = Pick<Recorded<unknown>, "observedAt" | "receivedAt" | "actor">;

/** Doses, draws, wastes and what was put back: what a session writes into the ledger. */
const ofSession = ["administered", "drawn", "put-back", "wasted"];

/** An entry that its session crossed out: a line of its own that says so; the line itself stays as it was (PHARM-20). */
export const ledgerEntryCrossedOut = (
  { clinicId, streamId }: Place,
  { entryId, reason }: { readonly entryId: string; readonly reason: string },
  { observedAt, receivedAt, actor }: When,
): Statement<unknown> => statement`
  insert into ledger_entry (clinic_id, entry_id, lot_id, kind, amount_ug, at, recorded_at, by_id, episode_id, session_id, concerns, note)
  select clinic_id, ${`crossed-out/${entryId}`}, lot_id, 'corrected', 0, ${observedAt}, ${receivedAt ?? observedAt}, ${actor.id},
    episode_id, session_id, entry_id, ${reason}
  from ledger_entry
  where clinic_id = ${clinicId} and entry_id = ${entryId} and session_id = ${streamId} and kind = any(${ofSession}::text[])`;

/**
 * A dose that was charted without a lot is supplied by the lot of its draw, once it is known: its line is written once, under the
 * dose's own id (DRUG-2 of the dosing session).
 */
export const ledgerDoseSupplied = (
  { clinicId, streamId }: Place,
  { administrationId, lotId }: { readonly administrationId: string; readonly lotId: Uuid },
  { observedAt, receivedAt }: When,
): Statement<unknown> => statement`
  insert into ledger_entry (clinic_id, entry_id, lot_id, kind, amount_ug, at, recorded_at, by_id, episode_id, session_id, order_id, route,
    administration_id)
  select d.clinic_id, d.dose_id::text, ${lotId}, 'administered', d.amount_ug, d.given_at, ${receivedAt ?? observedAt}, d.given_by,
    d.episode_id, d.session_id, s.order_id, d.route, ${administrationId}
  from dose_given d join dosing_session s on s.clinic_id = d.clinic_id and s.session_id = d.session_id
  where d.clinic_id = ${clinicId} and d.session_id = ${streamId} and coalesce(d.drawn_for, d.dose_id)::text = ${administrationId}
    and d.lot_id is null and not d.in_error
  on conflict do nothing`;
