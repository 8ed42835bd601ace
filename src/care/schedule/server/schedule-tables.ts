import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";

import type { VisitKind } from "../rules/visit-kinds.ts";

export type ScheduleTables = {
  readonly room: {
    readonly clinic_id: Uuid;
    readonly room_id: Uuid;
    readonly name: string;
    readonly purpose: "consultation" | "dosing";
  };
  readonly availability: {
    readonly clinic_id: Uuid;
    readonly availability_id: Uuid;
    readonly staff_id: Uuid;
    readonly visit_kind: VisitKind;
    readonly weekday: number;
    readonly opens: string;
    readonly closes: string;
  };
  readonly appointment: {
    readonly clinic_id: Uuid;
    readonly appointment_id: Uuid;
    readonly visit_kind: VisitKind;
    readonly episode_id: Uuid | null;
    readonly patient_id: Uuid | null;
    readonly staff_id: Uuid;
    readonly room_id: Uuid | null;
    readonly during: string;
    readonly status: "booked" | "arrived" | "completed" | "cancelled" | "missed";
    readonly booked_at: Instant;
  };
};

export const scheduleTables = tables<ScheduleTables>();
