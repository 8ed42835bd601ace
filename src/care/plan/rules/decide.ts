import { drugOfRoute, type Form } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { standingConditions, type GateReading } from "#kernel/gate.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isRating } from "#kernel/rating.ts";
import { kilogramsFromPounds, quantity, type Quantity } from "#kernel/quantity.ts";

import { calculateDose, type Measure } from "./calculate-dose.ts";
import { dosingRoutes } from "./data/dosing-routes.ts";
import { planDefaults } from "./data/plan-defaults.ts";
import type { PlanEvent } from "./events.ts";
import { orderGate, type OrderDraft, type OrderFacts, type Reason, type Signer } from "./order-gate.ts";
import type { Plan } from "./plan.ts";

type Of<Type extends PlanEvent["type"]> = Omit<Extract<PlanEvent, { type: Type }>, "type">;

export type EnteredWeight = Of<"weight-recorded">["enteredAs"];

/** The weight in kg, to the gram. */
export const inKilograms = ({ value, unit }: EnteredWeight): Quantity<"kg"> =>
  unit === "kg" ? quantity(Math.round(value * 1000) / 1000, "kg") : kilogramsFromPounds(quantity(value, "[lb_av]"));

/** Keeps a weight with the number and unit that were typed (PLAN-1). */
export const recordWeight = (enteredAs: EnteredWeight, source: Of<"weight-recorded">["source"]): Decision<PlanEvent> => {
  const { from, to } = planDefaults.possibleWeight;
  const weight = inKilograms(enteredAs);
  if (!(weight.value >= from.value && weight.value <= to.value))
    return refuse("PLAN-1", `Give a weight between ${from.value} and ${to.value} kg. This is ${weight.value} kg.`, "enteredAs");
  return accept({ type: "weight-recorded", weight, source, enteredAs: { ...enteredAs } });
};

/** A list that is empty without `none` says nothing (PLAN-2). */
export const reconcileMedicines = (reconciled: Of<"medicines-reconciled">): Decision<PlanEvent> => {
  if (reconciled.none === reconciled.medicines.length > 0)
    return refuse("PLAN-2", "List the medicines, or say that the patient takes none.", "medicines");
  return accept({ type: "medicines-reconciled", ...reconciled });
};

export const recordMonitoringCheck = (check: Of<"monitoring-programme-checked">): Decision<PlanEvent> =>
  check.result === "discussed-with-patient" && check.note.trim() === ""
    ? refuse("PLAN-3", "Write what was found and discussed.", "note")
    : accept({ type: "monitoring-programme-checked", ...check });

/** Baseline and target of a goal are whole numbers from 0 to 10 (PLAN-5). */
const goalRefusal = ({ text, baseline = null, target = null }: Of<"plan-set">["goals"][number]): Decision<never> | undefined => {
  const strange = [baseline, target].some((rated) => rated !== null && !isRating(rated.value));
  return strange ? refuse("PLAN-5", `“${text}”: baseline and target are whole numbers from 0 to 10.`, "goals") : undefined;
};

/** Sets the plan; the one before stays on record (PLAN-4). */
export const setPlan = (plan: Of<"plan-set">): Decision<PlanEvent> => {
  if (plan.goals.length === 0) return refuse("PLAN-4", "Name at least one goal.", "goals");
  if (plan.sessions < 1 || plan.sessions > 24) return refuse("PLAN-4", "Plan between 1 and 24 sessions.", "sessions");
  if (plan.spacing.value < 2 || plan.spacing.value > 365)
    return refuse("PLAN-4", "Leave between 2 and 365 days between sessions.", "spacing");
  const refusedGoal = plan.goals.map(goalRefusal).find((refused) => refused !== undefined);
  return refusedGoal ?? accept({ type: "plan-set", ...plan });
};

export type SignOrder = OrderDraft & {
  readonly orderId: Uuid;
  readonly form: Form;
  /** The dose that the prescriber saw when signing. */
  readonly shownDose: Quantity<"ug">;
  readonly note: string;
  readonly reasons: readonly Reason[];
};

type KeptReading = Of<"order-signed">["reading"];

const keep = ({ conditions, overrides }: GateReading): KeptReading => ({
  gate: "ORDER",
  conditions: conditions.map((one) => ({ ...one })),
  overrides: overrides.map((one) => ({ ...one })),
});

const keptMeasure = (measure: Measure): Of<"order-signed">["measure"] =>
  measure.kind === "volume" ? { kind: "volume", volume: measure.volume } : { kind: "pieces", count: measure.count };

const gateRefused = (reading: GateReading): Decision<never> | undefined => {
  const [first, ...others] = standingConditions(reading);
  if (first === undefined) return undefined;
  const more = others.length === 0 ? "" : ` ${others.length} more: ${others.map(({ id }) => id).join(", ")}.`;
  return refuse(first.id, `The ORDER gate is shut. ${first.label}: ${first.reason}${more}`);
};

/** Signs an order when the ORDER gate is open; what the gate saw is kept with it, and it takes the place of the order before. */
export const signOrder = (state: Plan, order: SignOrder, facts: OrderFacts, signer: Signer, meta: CommandMeta): Decision<PlanEvent> => {
  const { orderId, form, route, asked, strength, boosterMaximum, note, reasons, shownDose } = order;
  if (state.orders.some((known) => known.orderId === orderId)) return refuse("ORDER-13", "This order was already signed.");
  const draft = { route, asked, strength, boosterMaximum };
  const weight = facts.weight?.value ?? null;
  const { dose, dosePerWeight, measure } = calculateDose({ ...draft, weight });
  const reading = orderGate({ facts, draft, signer, reasons, now: meta.now });
  const shut = gateRefused(reading);
  if (shut !== undefined) return shut;
  if (dose === null || measure === null) return refuse("ORDER-7", "The dose could not be worked out.");
  if (!dosingRoutes[route].forms.includes(form)) return refuse("ORDER-11", "This form is not given by that route.", "form");
  if (dose.value !== shownDose.value)
    return refuse(
      "ORDER-13",
      "The weight on record has changed since you opened this page. Please look at the dose again, then sign.",
      "shownDose",
    );
  const kept = {
    orderId,
    drug: drugOfRoute(route),
    route,
    form,
    dose,
    dosePerWeight,
    weight,
    strength,
    measure: keptMeasure(measure),
    boosterMaximum,
  };
  return accept({ type: "order-signed", ...kept, note, reading: keep(reading) });
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
