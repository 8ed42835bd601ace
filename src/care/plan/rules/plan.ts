import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Actor, Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { planEvent, type PlanEvent } from "./events.ts";
import { withGoalDates, type GoalDates } from "./treatment-goals.ts";

type Of<Type extends PlanEvent["type"]> = Omit<Extract<PlanEvent, { type: Type }>, "type">;
type Stated<Fact> = Fact & { readonly at: Instant; readonly by: Actor };

export type RecordedWeight = Stated<Of<"weight-recorded">>;
export type Reconciliation = Stated<Of<"medicines-reconciled">>;
export type MonitoringCheck = Stated<Of<"monitoring-programme-checked">>;
export type TreatmentPlan = Stated<Of<"plan-set">>;

export type RecordedHeight = Stated<Of<"height-recorded">>;
export type OrganFunction = Stated<Of<"organ-function-recorded">>;
export type Reviewed = Stated<Of<"last-session-reviewed">>;

/** The medical director's wish to go above the hard maximum with one dose, and the second person's signature when it is there. */
export type DoseAuthorisation = Stated<Of<"dose-authorisation-requested">> & {
  readonly confirmed: { readonly at: Instant; readonly by: Actor } | null;
};

export type Order = Stated<Of<"order-signed">> & {
  /** The reconciled medicines that its gate saw; null where none were. */
  readonly medicines: Reconciliation["medicines"] | null;
  /** An order holds until it is cancelled or a newer one takes its place. */
  readonly ended: { readonly how: "cancelled" | "replaced"; readonly at: Instant; readonly reason: string } | null;
};

/** An episode's plan and orders. Each fact is the newest by when it was so; weights are all kept, newest last. */
export type Plan = {
  readonly weights: readonly RecordedWeight[];
  readonly height: RecordedHeight | null;
  readonly organs: OrganFunction | null;
  readonly reconciliation: Reconciliation | null;
  readonly monitoring: MonitoringCheck | null;
  readonly plan: TreatmentPlan | null;
  readonly goalDates: GoalDates;
  /** Oldest first. */
  readonly reviews: readonly Reviewed[];
  readonly authorisations: readonly DoseAuthorisation[];
  readonly orders: readonly Order[];
};

const endOrders = (orders: readonly Order[], which: (orderId: Uuid) => boolean, ended: NonNullable<Order["ended"]>): readonly Order[] =>
  orders.map((order) => (order.ended === null && which(order.orderId) ? { ...order, ended } : order));

const byTime = (one: { readonly at: Instant }, other: { readonly at: Instant }): number => Temporal.Instant.compare(one.at, other.at);

/** A fact that was charted late does not take the place of a newer one. */
const newer = <Fact extends { readonly at: Instant }>(known: Fact | null, stated: Fact): Fact =>
  known !== null && byTime(stated, known) < 0 ? known : stated;

const confirm = (
  authorisations: readonly DoseAuthorisation[],
  authorisationId: Uuid,
  confirmed: NonNullable<DoseAuthorisation["confirmed"]>,
): readonly DoseAuthorisation[] => authorisations.map((one) => (one.authorisationId === authorisationId ? { ...one, confirmed } : one));

const evolve = (state: Plan, { event, observedAt: at, actor: by }: Recorded<PlanEvent>): Plan => {
  switch (event.type) {
    case "weight-recorded":
      return { ...state, weights: [...state.weights, { ...event, at, by }].toSorted(byTime) };
    case "height-recorded":
      return { ...state, height: newer(state.height, { ...event, at, by }) };
    case "organ-function-recorded":
      return { ...state, organs: newer(state.organs, { ...event, at, by }) };
    case "last-session-reviewed":
      return { ...state, reviews: [...state.reviews, { ...event, at, by }].toSorted(byTime) };
    case "dose-authorisation-requested":
      return { ...state, authorisations: [...state.authorisations, { ...event, at, by, confirmed: null }] };
    case "dose-authorisation-confirmed":
      return { ...state, authorisations: confirm(state.authorisations, event.authorisationId, { at, by }) };
    case "medicines-reconciled":
      return { ...state, reconciliation: newer(state.reconciliation, { ...event, at, by }) };
    case "monitoring-programme-checked":
      return { ...state, monitoring: newer(state.monitoring, { ...event, at, by }) };
    case "plan-set":
      return { ...state, plan: newer(state.plan, { ...event, at, by }), goalDates: withGoalDates(state.goalDates, event, at) };
    case "order-signed": {
      const replaced = endOrders(state.orders, () => true, { how: "replaced", at, reason: "" });
      return { ...state, orders: [...replaced, { ...event, at, by, medicines: state.reconciliation?.medicines ?? null, ended: null }] };
    }
    case "order-cancelled":
      return { ...state, orders: endOrders(state.orders, (id) => id === event.orderId, { how: "cancelled", at, reason: event.reason }) };
    default:
      return unreachable(event);
  }
};

/** One an episode; its stream id is the episode's own. */
export const planStream: StreamDefinition<Plan, PlanEvent> = {
  kind: "plan",
  schemaVersion: 1,
  initial: {
    weights: [],
    height: null,
    organs: null,
    reconciliation: null,
    monitoring: null,
    plan: null,
    goalDates: {},
    reviews: [],
    authorisations: [],
    orders: [],
  },
  parse: ({ type, payload }) => planEvent.parse({ ...Object(payload), type }),
  evolve,
};
