import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";

import type { Drug, Form, Route, Strength } from "../rules/drug.ts";
import type { ContainerKind, DiscrepancyCause, LossReport } from "../rules/events.ts";
import type { EntryKind } from "../rules/ledger-balance.ts";
import type { EntryDetails } from "../rules/stored-entry-details.ts";

export type PharmacyTables = {
  readonly lot: {
    readonly clinic_id: Uuid;
    readonly lot_id: Uuid;
    readonly drug: Drug;
    readonly form: Form;
    readonly strength: Strength;
    readonly lot_number: string;
    readonly expires_on: Temporal.PlainDate;
    readonly supplier: string;
    readonly invoice_number: string;
    readonly containers: number;
    readonly amount_per_container_ug: number;
    readonly volume_per_container_ul: number | null;
    readonly received_at: Instant;
    readonly supplier_address: string;
    readonly supplier_dea: string;
    readonly ndc: string;
    readonly packages: { readonly count: number; readonly size: number } | null;
    readonly container_kind: ContainerKind | null;
    readonly compounded: boolean;
    readonly beyond_use_on: Temporal.PlainDate | null;
  };
  readonly ledger_entry: {
    readonly clinic_id: Uuid;
    readonly entry_id: string;
    readonly lot_id: Uuid;
    readonly kind: EntryKind;
    readonly amount_ug: number;
    readonly at: Instant;
    readonly recorded_at: Instant;
    readonly by_id: Uuid;
    readonly witness_id: Uuid | null;
    readonly episode_id: Uuid | null;
    readonly session_id: Uuid | null;
    readonly order_id: Uuid | null;
    readonly route: Route | null;
    readonly expected_ug: number | null;
    readonly note: string;
    readonly version: number;
    readonly container: number | null;
    readonly administration_id: string | null;
    readonly concerns: string | null;
    readonly second_witness_id: Uuid | null;
    readonly beyond_use_at: Instant | null;
    readonly details: EntryDetails;
  };
  readonly discrepancy: {
    readonly clinic_id: Uuid;
    readonly lot_id: Uuid;
    readonly discrepancy_id: Uuid;
    readonly administration_id: string | null;
    readonly cause: DiscrepancyCause;
    readonly difference_ug: number;
    readonly found_at: Instant;
    readonly found_by: Uuid;
    readonly note: string;
    readonly recorded: boolean;
    readonly explained_at: Instant | null;
    readonly explained_by: Uuid | null;
    readonly explanation: string | null;
  };
  readonly loss_report: {
    readonly clinic_id: Uuid;
    readonly lot_id: Uuid;
    readonly version: number;
    readonly discrepancy_id: Uuid;
    readonly report: LossReport;
    readonly reported_at: Instant;
    readonly reported_by: Uuid;
    readonly reference: string;
    readonly note: string;
  };
};

export const pharmacyTables = tables<PharmacyTables>();
