import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";

import type { Occasion } from "../rules/events.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";

export type MeasuresTables = {
  readonly measure_result: {
    readonly clinic_id: Uuid;
    readonly response_id: Uuid;
    readonly episode_id: Uuid;
    readonly request_id: Uuid | null;
    readonly session_id: Uuid | null;
    readonly instrument: InstrumentId;
    readonly definition_version: string;
    readonly items: readonly (number | null)[];
    /** JSON text: the unscored answers by id. */
    readonly extra: string;
    readonly total: number | null;
    readonly prorated_from: number | null;
    readonly band: string | null;
    readonly missing: readonly number[];
    readonly occasion: Occasion;
    readonly language: string;
    readonly completed_at: Instant;
    readonly completed_by: Uuid;
    /** JSON text: what the answers say besides total and band. */
    readonly reading: string | null;
  };
  readonly measure_request: {
    readonly clinic_id: Uuid;
    readonly request_id: Uuid;
    readonly episode_id: Uuid;
    readonly session_id: Uuid | null;
    readonly instrument: InstrumentId;
    readonly occasion: Occasion;
    readonly due_at: Instant;
    readonly answered_by: Uuid | null;
  };
  readonly measure_draft: {
    readonly clinic_id: Uuid;
    readonly response_id: Uuid;
    readonly episode_id: Uuid;
    readonly request_id: Uuid | null;
    readonly instrument: InstrumentId;
    readonly items: readonly (number | null)[];
    readonly extra: string;
    readonly revision: number;
    readonly saved_at: Instant;
  };
};

export const measuresTables = tables<MeasuresTables>();
