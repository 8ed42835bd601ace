import { unreachable } from "#kernel/decision.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import type { Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import type { LotEvent } from "../rules/events.ts";
import { lotStream } from "../rules/lot.ts";
import { ledgerEntry } from "./ledger-entry.ts";
import { pharmacyTables } from "./pharmacy-tables.ts";

const lineOf = (place: Place, { version, observedAt, receivedAt, actor }: Recorded<LotEvent>) => ({
  entry_id: `lot/${place.streamId}/${version}`,
  lot_id: place.streamId,
  at: observedAt,
  recorded_at: receivedAt ?? observedAt,
  by_id: actor.id,
});

type Received = Extract<LotEvent, { type: "lot-received" }>;

const lotRow = (place: Place, event: Received, at: Instant): Statement<unknown> =>
  pharmacyTables.insertInto("lot").values({
    clinic_id: place.clinicId,
    lot_id: place.streamId,
    drug: event.drug,
    form: event.form,
    strength: event.strength,
    lot_number: event.lotNumber,
    expires_on: Temporal.PlainDate.from(event.expiresOn),
    supplier: event.supplier,
    invoice_number: event.invoiceNumber,
    containers: event.containers,
    amount_per_container_ug: event.amountPerContainer.value,
    volume_per_container_ul: event.volumePerContainer?.value ?? null,
    received_at: at,
  });

/** Fills the list of lots and their lines of the ledger. */
export const lotProjection = projection(lotStream, ["lot", "ledger_entry"], (place, fact) => {
  const { event, observedAt } = fact;
  const line = lineOf(place, fact);
  switch (event.type) {
    case "lot-received":
      return [
        lotRow(place, event, observedAt),
        ledgerEntry(place, {
          ...line,
          kind: "received",
          amount_ug: event.containers * event.amountPerContainer.value,
          witness_id: event.witnessId,
          note: event.supplier,
        }),
      ];
    case "stock-counted":
      return [
        ledgerEntry(place, {
          ...line,
          kind: "counted",
          amount_ug: event.counted.value,
          expected_ug: event.expected.value,
          witness_id: event.witnessId,
          note: event.note,
        }),
      ];
    case "drug-wasted":
      return [
        ledgerEntry(place, {
          ...line,
          kind: "wasted",
          amount_ug: event.amount.value,
          witness_id: event.witnessId,
          note: event.note === "" ? event.reason : `${event.reason}: ${event.note}`,
        }),
      ];
    default:
      return unreachable(event);
  }
});
