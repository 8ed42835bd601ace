import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";

import type { Disposition } from "../rules/data/dispositions.ts";
import type { SafetyLevel, SafetyRule } from "../rules/safety-rule.ts";
import type { EscalationStep } from "../rules/events.ts";

export type SafetyTables = {
  readonly safety_task: {
    readonly clinic_id: Uuid;
    readonly flag_id: Uuid;
    readonly episode_id: Uuid;
    /** The answers behind it; null for a concern of the staff. */
    readonly response_id: Uuid | null;
    readonly concern_id: Uuid | null;
    /** The flag that nobody saw in time. */
    readonly escalates: Uuid | null;
    readonly about_staff_id: Uuid | null;
    readonly rule: SafetyRule;
    readonly level: SafetyLevel;
    readonly from_afar: boolean;
    readonly raised_at: Instant;
    readonly acknowledge_by: Instant | null;
    readonly contact_by: Instant | null;
    readonly acknowledged_at: Instant | null;
    readonly acknowledged_by: Uuid | null;
    readonly acknowledged_note: string;
    readonly closed_at: Instant | null;
    readonly closed_by: Uuid | null;
    readonly disposition: Disposition | null;
    readonly closed_note: string;
    readonly escalated_to: EscalationStep | null;
    readonly escalated_at: Instant | null;
    /** To how many people the last step was written; 0 where nobody could be. */
    readonly escalated_told: number | null;
    readonly attempts: number;
    readonly last_attempt_at: Instant | null;
    readonly reached_at: Instant | null;
  };
};

export const safetyTables = tables<SafetyTables>();
