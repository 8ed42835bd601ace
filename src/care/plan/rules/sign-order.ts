import { drugOfRoute, type Form } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { standingConditions, type GateReading } from "#kernel/gate.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Quantity } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";

import { dosingWeight } from "./body-weight.ts";
import { calculateDose, type Measure } from "./calculate-dose.ts";
import { dosingRouteOf } from "./dosing-route.ts";
import type { PlanEvent } from "./events.ts";
import { orderGate } from "./order-gate.ts";
import type { OrderDraft, OrderFacts, Reason, Signer } from "./order-question.ts";
import type { Plan } from "./plan.ts";

type Signed = Omit<Extract<PlanEvent, { type: "order-signed" }>, "type">;

export type SignOrder = OrderDraft & {
  readonly orderId: Uuid;
  readonly form: Form;
  /** The dose that the prescriber saw when signing. */
  readonly shownDose: Quantity<"ug">;
  readonly note: string;
  readonly reasons: readonly Reason[];
};

/** Who signs, by which protocol, and what the gate reads. */
export type Signing = { readonly facts: OrderFacts; readonly signer: Signer; readonly protocol: Protocol; readonly meta: CommandMeta };

const keep = ({ conditions, overrides }: GateReading): Signed["reading"] => ({
  gate: "ORDER",
  conditions: conditions.map((one) => ({ ...one })),
  overrides: overrides.map((one) => ({ ...one })),
});

const keptMeasure = (measure: Measure): Signed["measure"] =>
  measure.kind === "volume" ? { kind: "volume", volume: measure.volume } : { kind: "pieces", count: measure.count };

const gateRefused = (reading: GateReading): Decision<never> | undefined => {
  const [first, ...others] = standingConditions(reading);
  if (first === undefined) return undefined;
  const more = others.length === 0 ? "" : ` ${others.length} more: ${others.map(({ id }) => id).join(", ")}.`;
  return refuse(first.id, `The ORDER gate is shut. ${first.label}: ${first.reason}${more}`);
};

/** The two signatures that the gate relied on, when it did: ORDER-7 names them as its evidence. */
const authorisationIn = ({ conditions }: GateReading): string | null => conditions.find(({ id }) => id === "ORDER-7")?.evidence ?? null;

/** Signs an order when the ORDER gate is open; what the gate saw is kept with it, and it takes the place of the order before. */
export const signOrder = (state: Plan, order: SignOrder, { facts, signer, protocol, meta }: Signing): Decision<PlanEvent> => {
  const { orderId, form, route, asked, strength, boosterMaximum, weightBasis, note, reasons, shownDose } = order;
  if (state.orders.some((known) => known.orderId === orderId)) return refuse("ORDER-13", "This order was already signed.");
  const draft = { route, asked, strength, boosterMaximum, weightBasis };
  const weight = dosingWeight(facts.weight?.value ?? null, weightBasis, facts.body);
  const { dose, dosePerWeight, measure } = calculateDose({ ...draft, weight }, protocol);
  const reading = orderGate({ facts, draft, signer, reasons, protocol, now: meta.now });
  const shut = gateRefused(reading);
  if (shut !== undefined) return shut;
  if (dose === null || measure === null) return refuse("ORDER-7", "The dose could not be worked out.");
  if (!dosingRouteOf(route, protocol).forms.includes(form)) return refuse("ORDER-11", "This form is not given by that route.", "form");
  if (dose.value !== shownDose.value)
    return refuse(
      "ORDER-13",
      "The weight on record or the protocol has changed since you opened this page. Please look at the dose again, then sign.",
      "shownDose",
    );
  return accept({
    type: "order-signed",
    orderId,
    drug: drugOfRoute(route),
    route,
    form,
    dose,
    dosePerWeight,
    weight,
    weightBasis: weightBasis ?? "actual",
    strength,
    measure: keptMeasure(measure),
    boosterMaximum,
    authorisationId: authorisationIn(reading),
    note,
    reading: keep(reading),
  });
};

/** Cancels an order that still holds; the reason is kept (ORDER-14). */
export const cancelOrder = (state: Plan, orderId: Uuid, reason: string): Decision<PlanEvent> => {
  const order = state.orders.find((one) => one.orderId === orderId);
  if (order === undefined) return refuse("ORDER-14", "There is no such order in this episode.");
  if (order.ended !== null)
    return refuse("ORDER-14", order.ended.how === "cancelled" ? "This order was already cancelled." : "A newer order has taken its place.");
  if (reason.trim() === "") return refuse("ORDER-14", "Say why the order is cancelled.", "reason");
  return accept({ type: "order-cancelled", orderId, reason: reason.trim() });
};
