import type { Condition, GateReading } from "#kernel/gate.ts";

import { doseConditions } from "./order-dose-conditions.ts";
import type { OrderQuestion } from "./order-question.ts";
import { standingChecks } from "./order-standing-checks.ts";

/**
 * The ORDER gate: pure, so that the prescriber's screen shows while typing what the server will decide. Unknown never counts as
 * met; a reason passes only a condition of kind `override`, and only when a prescriber gives it.
 */
export const orderGate = (question: OrderQuestion): GateReading => {
  const conditions: readonly Condition[] = [...standingChecks(question), ...doseConditions(question)];
  const { signer, reasons } = question;
  const passable = conditions.filter(({ kind, status }) => kind === "override" && status !== "met").map(({ id }) => id);
  const overrides = reasons
    .filter(({ conditionId, reason }) => signer.isPrescriber && passable.includes(conditionId) && reason.trim() !== "")
    .map(({ conditionId, reason }) => ({ conditionId, reason: reason.trim(), by: signer.id }));
  return { gate: "ORDER", conditions, overrides };
};
