import type { Recorded } from "#kernel/stream.ts";
import type { Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import type { LotEvent, LotEventOf } from "../rules/events.ts";
import { entriesOf, type LedgerEntry } from "../rules/ledger-entries.ts";
import { lotStream } from "../rules/lot.ts";
import { ledgerEntry } from "./ledger-entry.ts";
import { pharmacyTables } from "./pharmacy-tables.ts";

type Fact = Recorded<LotEvent>;

const dateOf = (date: string | null | undefined): Temporal.PlainDate | null => (date ? Temporal.PlainDate.from(date) : null);

const lotRow = (place: Place, event: LotEventOf<"lot-received">, { observedAt }: Fact): Statement<unknown> =>
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
    received_at: observedAt,
    supplier_address: event.supplierAddress ?? "",
    supplier_dea: event.supplierDea ?? "",
    ndc: event.ndc ?? "",
    packages: event.packages ?? null,
    container_kind: event.containerKind ?? null,
    compounded: event.compounded ?? false,
    beyond_use_on: dateOf(event.beyondUseOn),
  });

const amendedRow = (place: Place, { changes, beyondUseOn }: LotEventOf<"receipt-amended">): Statement<unknown> => {
  const { lotNumber, expiresOn, supplier, supplierAddress, supplierDea, invoiceNumber, ndc, containerKind, compounded } = changes;
  return pharmacyTables
    .updateTable("lot")
    .set({
      ...(lotNumber !== undefined && { lot_number: lotNumber }),
      ...(expiresOn !== undefined && { expires_on: Temporal.PlainDate.from(expiresOn) }),
      ...(supplier !== undefined && { supplier }),
      ...(supplierAddress !== undefined && { supplier_address: supplierAddress }),
      ...(supplierDea !== undefined && { supplier_dea: supplierDea }),
      ...(invoiceNumber !== undefined && { invoice_number: invoiceNumber }),
      ...(ndc !== undefined && { ndc }),
      ...(containerKind !== undefined && { container_kind: containerKind }),
      ...(compounded !== undefined && { compounded }),
      ...(beyondUseOn !== undefined && { beyond_use_on: dateOf(beyondUseOn) }),
    })
    .where("clinic_id", "=", place.clinicId)
    .where("lot_id", "=", place.streamId);
};

const entryRow = (place: Place, { version }: Fact, entry: LedgerEntry): Statement<unknown> =>
  ledgerEntry(place, {
    entry_id: entry.entryId,
    lot_id: place.streamId,
    kind: entry.kind,
    amount_ug: entry.amount.value,
    at: entry.at,
    recorded_at: entry.recordedAt,
    by_id: entry.byId,
    version,
    witness_id: entry.witnessId,
    second_witness_id: entry.secondWitnessId,
    episode_id: entry.episodeId,
    expected_ug: entry.expected?.value ?? null,
    note: entry.note,
    container: entry.container,
    administration_id: entry.administrationId,
    concerns: entry.concerns,
    beyond_use_at: entry.beyondUseAt,
    details: entry.details,
  });

const foundRow = (place: Place, event: LotEventOf<"discrepancy-found">, { observedAt, actor }: Fact): Statement<unknown> =>
  pharmacyTables.insertInto("discrepancy").values({
    clinic_id: place.clinicId,
    lot_id: place.streamId,
    discrepancy_id: event.discrepancyId,
    administration_id: event.administrationId ?? null,
    cause: event.cause,
    difference_ug: event.difference.value,
    found_at: observedAt,
    found_by: actor.id,
    note: event.note,
    recorded: false,
    explained_at: null,
    explained_by: null,
    explanation: null,
  });

type Judged = LotEventOf<"discrepancy-explained"> | LotEventOf<"loss-reported">;

const ofDiscrepancy = (place: Place, { discrepancyId }: Judged) =>
  pharmacyTables
    .updateTable("discrepancy")
    .where("clinic_id", "=", place.clinicId)
    .where("lot_id", "=", place.streamId)
    .where("discrepancy_id", "=", discrepancyId);

const onRecord = (place: Place, event: Judged): readonly Statement<unknown>[] =>
  event.effect === "none" ? [] : [ofDiscrepancy(place, event).set({ recorded: event.effect === "records" })];

const reportRow = (place: Place, event: LotEventOf<"loss-reported">, { version, observedAt, actor }: Fact): Statement<unknown> =>
  pharmacyTables.insertInto("loss_report").values({
    clinic_id: place.clinicId,
    lot_id: place.streamId,
    version,
    discrepancy_id: event.discrepancyId,
    report: event.report,
    reported_at: observedAt,
    reported_by: actor.id,
    reference: event.reference,
    note: event.note,
  });

/** What a fact writes beside its lines of the ledger. */
const besides = (place: Place, fact: Fact): readonly Statement<unknown>[] => {
  const { event, observedAt, actor } = fact;
  if (event.type === "lot-received") return [lotRow(place, event, fact)];
  if (event.type === "receipt-amended") return [amendedRow(place, event)];
  if (event.type === "discrepancy-found") return [foundRow(place, event, fact)];
  if (event.type === "loss-reported") return [reportRow(place, event, fact), ...onRecord(place, event)];
  if (event.type !== "discrepancy-explained") return [];
  const explained = { explained_at: observedAt, explained_by: actor.id, explanation: event.explanation };
  return [ofDiscrepancy(place, event).set(explained), ...onRecord(place, event)];
};

/** Fills the list of lots, their lines of the ledger, and what became of differences. */
export const lotProjection = projection(lotStream, ["lot", "ledger_entry", "discrepancy", "loss_report"], (place, fact) => [
  ...besides(place, fact),
  ...entriesOf(place.streamId, fact).map((entry) => entryRow(place, fact, entry)),
]);
