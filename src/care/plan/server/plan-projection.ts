import type { Drug, Form, Route } from "#care/pharmacy/rules/drug.ts";
import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, tables, type Statement } from "#platform/database/query.ts";
import { projection, type Place } from "#platform/event-log/projection.ts";

import type { PlanCondition, PlanEvent } from "../rules/events.ts";
import { planStream } from "../rules/plan.ts";

export type PlanTables = {
  readonly treatment_plan: {
    readonly clinic_id: Uuid;
    readonly episode_id: Uuid;
    readonly condition: PlanCondition;
    readonly route: Route;
    readonly sessions: number;
    readonly spacing_days: number;
    readonly modality: string;
    readonly therapist_id: Uuid | null;
    readonly set_at: Instant;
  };
  readonly treatment_order: {
    readonly clinic_id: Uuid;
    readonly order_id: Uuid;
    readonly episode_id: Uuid;
    readonly drug: Drug;
    readonly route: Route;
    readonly form: Form;
    readonly dose_ug: number;
    readonly booster_maximum_ug: number | null;
    readonly signed_by: Uuid;
    readonly signed_at: Instant;
    readonly ended_as: "cancelled" | "replaced" | null;
    readonly ended_at: Instant | null;
  };
};

export const planTables = tables<PlanTables>();

type EventOf<Type extends PlanEvent["type"]> = Extract<PlanEvent, { type: Type }>;

/** A plan that was charted late does not take the place of a newer one. */
const keepPlan = (place: Place, event: EventOf<"plan-set">, at: Instant): Statement<unknown> => statement`
  insert into treatment_plan (clinic_id, episode_id, condition, route, sessions, spacing_days, modality, therapist_id, set_at)
  values (${place.clinicId}, ${place.episodeId}, ${event.condition}, ${event.route}, ${event.sessions}, ${event.spacing.value},
          ${event.modality}, ${event.therapistId}, ${at})
  on conflict (clinic_id, episode_id) do update set condition = excluded.condition, route = excluded.route, sessions = excluded.sessions,
    spacing_days = excluded.spacing_days, modality = excluded.modality, therapist_id = excluded.therapist_id, set_at = excluded.set_at
  where treatment_plan.set_at <= excluded.set_at`;

const endOrders = (place: Place, orderId: Uuid | null, as: "cancelled" | "replaced", at: Instant): Statement<unknown> => statement`
  update treatment_order set ended_as = ${as}, ended_at = ${at}
  where clinic_id = ${place.clinicId} and episode_id = ${place.episodeId} and ended_as is null
    and (${orderId}::uuid is null or order_id = ${orderId}::uuid)`;

const keepOrder = (place: Place, event: EventOf<"order-signed">, { observedAt, actor }: Recorded<PlanEvent>): Statement<unknown> =>
  planTables.insertInto("treatment_order").values({
    clinic_id: place.clinicId,
    order_id: event.orderId,
    episode_id: place.episodeId,
    drug: event.drug,
    route: event.route,
    form: event.form,
    dose_ug: event.dose.value,
    booster_maximum_ug: event.boosterMaximum?.value ?? null,
    signed_by: actor.id,
    signed_at: observedAt,
    ended_as: null,
    ended_at: null,
  });

/** Fills the plan's row and the list of orders. Weights, checks, reviews and authorisations are read from the stream itself. */
export const planProjection = projection(planStream, ["treatment_plan", "treatment_order"], (place, fact) => {
  const { event, observedAt } = fact;
  switch (event.type) {
    case "plan-set":
      return [keepPlan(place, event, observedAt)];
    case "order-signed":
      return [endOrders(place, null, "replaced", observedAt), keepOrder(place, event, fact)];
    case "order-cancelled":
      return [endOrders(place, event.orderId, "cancelled", observedAt)];
    case "weight-recorded":
    case "height-recorded":
    case "organ-function-recorded":
    case "last-session-reviewed":
    case "dose-authorisation-requested":
    case "dose-authorisation-confirmed":
    case "medicines-reconciled":
    case "monitoring-programme-checked":
      return [];
    default:
      return unreachable(event);
  }
});
