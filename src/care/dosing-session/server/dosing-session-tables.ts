import type { Drug, Form, Route } from "#care/pharmacy/rules/drug.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";

import type { Alarm, Dose } from "../rules/dosing-session.ts";
import type { RoomRole } from "../rules/events.ts";

type OfSession = { readonly clinic_id: Uuid; readonly session_id: Uuid };

export type DosingSessionTables = {
  readonly dosing_session: OfSession & {
    readonly episode_id: Uuid;
    readonly order_id: Uuid;
    readonly room_id: Uuid;
    readonly route: Route;
    readonly drug: Drug;
    readonly form: Form | null;
    readonly dose_ug: number;
    /** The protocol snapshot as JSON; written as text. */
    readonly protocol: unknown;
    readonly training: boolean;
    readonly status: "open" | "released" | "closed";
    readonly opened_at: Instant;
    readonly opened_by: Uuid;
    readonly baseline_reading_id: Uuid | null;
    readonly released_at: Instant | null;
    readonly closed_at: Instant | null;
  };
  readonly session_reading: OfSession & {
    readonly reading_id: Uuid;
    readonly observed_at: Instant;
    readonly reading: unknown;
    readonly in_error: boolean;
  };
  readonly dose_given: OfSession & {
    readonly dose_id: Uuid;
    readonly episode_id: Uuid;
    readonly kind: Dose["kind"];
    readonly drug: Drug;
    readonly route: Route;
    readonly form: Form | null;
    readonly amount_ug: number;
    readonly lot_id: Uuid | null;
    /** The draw it came from, by the dose that it was drawn for; null is its own. */
    readonly drawn_for: Uuid | null;
    readonly site: string;
    readonly given_at: Instant;
    readonly given_by: Uuid;
    readonly infusion_ended_at: Instant | null;
    readonly in_error: boolean;
  };
  readonly session_alarm: OfSession & {
    readonly alarm_id: string;
    readonly rule: string;
    readonly level: Alarm["level"];
    readonly origin: Alarm["origin"];
    readonly parameter: Alarm["parameter"];
    readonly value: number | null;
    readonly raised_at: Instant;
    readonly known_at: Instant | null;
    readonly acknowledged_at: Instant | null;
    readonly acknowledged_by: Uuid | null;
    readonly settled_at: Instant | null;
    /** The newest silence of its sound, and the value that was seen then; null when nobody silenced it. */
    readonly silenced_at: Instant | null;
    readonly silenced_until: Instant | null;
    readonly silenced_seen: number | null;
  };
  readonly session_person: OfSession & {
    readonly staff_id: Uuid;
    readonly role: RoomRole;
    readonly entered_at: Instant;
    readonly left_at: Instant | null;
  };
  readonly session_emergency_sign: OfSession & { readonly sign: string; readonly present: boolean; readonly observed_at: Instant };
  readonly session_lost_signal: OfSession & { readonly parameter: string; readonly since: Instant };
  readonly session_incident: OfSession & {
    readonly incident_id: Uuid;
    readonly episode_id: Uuid;
    readonly kind: string;
    readonly conditions: string[];
    readonly raised_at: Instant;
  };
};

export const dosingSessionTables = tables<DosingSessionTables>();
