import type { AuthorisedDose, OrderFacts } from "./order-question.ts";
import { planFacts } from "./plan-facts.ts";
import type { DoseAuthorisation, Plan } from "./plan.ts";

const authorised = ({ authorisationId, route, dose, reason, holdsFor, confirmed }: DoseAuthorisation): AuthorisedDose => ({
  authorisationId,
  route,
  dose,
  reason,
  holdsFor,
  confirmedAt: confirmed?.at ?? null,
});

/** What the ORDER gate and titration read of the plan's own stream. */
export const orderInputs = (
  state: Plan,
): Pick<OrderFacts, "weight" | "reconciledAt" | "monitoringChecked" | "condition" | "weights" | "organs" | "medicines" | "authorisations"> &
  Pick<OrderFacts["body"], "height"> => {
  const { weight, reconciledAt, monitoringChecked, plan } = planFacts(state);
  return {
    weight,
    reconciledAt,
    monitoringChecked,
    condition: plan?.condition ?? null,
    weights: state.weights.map(({ weight: value, at, source }) => ({ value, at, source })),
    height: state.height?.height ?? null,
    organs: state.organs && { filtration: state.organs.filtration, childPugh: state.organs.childPugh },
    medicines: state.reconciliation?.medicines ?? null,
    authorisations: state.authorisations.map(authorised),
  };
};
