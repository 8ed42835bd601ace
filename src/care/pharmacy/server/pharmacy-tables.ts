import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";

import type { Drug, Form, Route, Strength } from "../rules/drug.ts";
import type { EntryKind } from "../rules/ledger-balance.ts";

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
  };
};

export const pharmacyTables = tables<PharmacyTables>();
