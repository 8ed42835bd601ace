import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Statement } from "#platform/database/query.ts";
import type { Place } from "#platform/event-log/projection.ts";

import type { SafetyFlag } from "../rules/safety-flag.ts";
import type { FlagAnswer } from "../rules/stored-flag.ts";
import { safetyTables, type SafetyTables } from "./safety-tables.ts";

type Raised = Pick<SafetyFlag, "flagId" | "rule" | "level" | "acknowledgeBy" | "contactBy"> & {
  readonly responseId?: Uuid;
  readonly concernId?: Uuid | null;
  readonly escalates?: Uuid | null;
  readonly aboutStaffId?: Uuid | null;
};

/** A row of the worklist for a flag that one of the streams raised. */
export const insertTask = (place: Place, event: Raised, fact: Recorded<unknown>): Statement<unknown> =>
  safetyTables.insertInto("safety_task").values({
    clinic_id: place.clinicId,
    flag_id: event.flagId,
    episode_id: place.episodeId,
    response_id: event.responseId ?? null,
    concern_id: event.concernId ?? null,
    escalates: event.escalates ?? null,
    about_staff_id: event.aboutStaffId ?? null,
    rule: event.rule,
    level: event.level,
    from_afar: fact.actor.kind === "patient",
    raised_at: fact.receivedAt ?? fact.observedAt,
    acknowledge_by: event.acknowledgeBy,
    contact_by: event.contactBy,
    acknowledged_at: null,
    acknowledged_by: null,
    acknowledged_note: "",
    closed_at: null,
    closed_by: null,
    disposition: null,
    closed_note: "",
    escalated_to: null,
    escalated_at: null,
    escalated_told: null,
    attempts: 0,
    last_attempt_at: null,
    reached_at: null,
  });

export const changeTask = (place: Place, flagId: Uuid, change: Partial<SafetyTables["safety_task"]>) =>
  safetyTables.updateTable("safety_task").set(change).where("clinic_id", "=", place.clinicId).where("flag_id", "=", flagId);

/** How an answer changes its row. The first person who saw it stands. */
export const answerTask = (place: Place, event: FlagAnswer, { observedAt, actor }: Recorded<unknown>): Statement<unknown> => {
  const { flagId, note } = event;
  switch (event.type) {
    case "safety-flag-acknowledged": {
      const seen = { acknowledged_at: observedAt, acknowledged_by: actor.id, acknowledged_note: note };
      return changeTask(place, flagId, seen).where("acknowledged_at", "is", null);
    }
    case "safety-flag-closed":
      return changeTask(place, flagId, { closed_at: observedAt, closed_by: actor.id, disposition: event.disposition, closed_note: note });
    default:
      return unreachable(event);
  }
};
