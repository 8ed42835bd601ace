import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { isRating } from "#kernel/rating.ts";
import { centimetresFromInches, kilogramsFromPounds, quantity, type Quantity } from "#kernel/quantity.ts";
import { settledList, type Protocol } from "#kernel/setting.ts";

import { checks } from "./data/plan-settings.ts";
import type { PlanEvent } from "./events.ts";
import type { SessionRecord } from "./last-session.ts";
import { betweenWords, isOutside } from "./is-outside.ts";

type Of<Type extends PlanEvent["type"]> = Omit<Extract<PlanEvent, { type: Type }>, "type">;

export type EnteredWeight = Of<"weight-recorded">["enteredAs"];

/** The weight in kg, to the gram. */
export const inKilograms = ({ value, unit }: EnteredWeight): Quantity<"kg"> =>
  unit === "kg" ? quantity(Math.round(value * 1000) / 1000, "kg") : kilogramsFromPounds(quantity(value, "[lb_av]"));

/** Keeps a weight with the number and unit that were typed (PLAN-1). */
export const recordWeight = (
  enteredAs: EnteredWeight,
  source: Of<"weight-recorded">["source"],
  protocol: Protocol,
): Decision<PlanEvent> => {
  const possible = settledList(protocol, checks.possibleWeight);
  const weight = inKilograms(enteredAs);
  if (isOutside(weight.value, possible))
    return refuse("PLAN-1", `Give a weight ${betweenWords(possible)} kg. This is ${weight.value} kg.`, "enteredAs");
  return accept({ type: "weight-recorded", weight, source, enteredAs: { ...enteredAs } });
};

export type EnteredHeight = Of<"height-recorded">["enteredAs"];

/** The height in cm, to the millimetre. */
export const inCentimetres = ({ value, unit }: EnteredHeight): Quantity<"cm"> =>
  unit === "cm" ? quantity(Math.round(value * 10) / 10, "cm") : centimetresFromInches(quantity(value, "[in_i]"));

/** Keeps a height with the number and unit that were typed (PLAN-7). */
export const recordHeight = (enteredAs: EnteredHeight, protocol: Protocol): Decision<PlanEvent> => {
  const possible = settledList(protocol, checks.possibleHeight);
  const height = inCentimetres(enteredAs);
  if (isOutside(height.value, possible))
    return refuse("PLAN-7", `Give a height ${betweenWords(possible)} cm. This is ${height.value} cm.`, "enteredAs");
  return accept({ type: "height-recorded", height, enteredAs: { ...enteredAs } });
};

/** Keeps what is known of kidney and liver; what is not known stays unknown (PLAN-6). */
export const recordOrganFunction = (found: Of<"organ-function-recorded">): Decision<PlanEvent> => {
  if (found.filtration !== null && !(found.filtration.value > 0))
    return refuse("PLAN-6", "Give the eGFR as a number above 0, or leave it unknown.", "filtration");
  return accept({ type: "organ-function-recorded", ...found });
};

/** A prescriber reviews the last session, with what the record does not say and a reason (TIT-03). */
export const reviewLastSession = (review: Of<"last-session-reviewed">, last: SessionRecord | null): Decision<PlanEvent> => {
  if (last === null || last.sessionId !== review.sessionId)
    return refuse("TIT-03", "This is not the last session with a dose. Please look at the page again.");
  if (review.reason.trim() === "") return refuse("TIT-03", "Write down what you found and decided.", "reason");
  return accept({ type: "last-session-reviewed", ...review, reason: review.reason.trim() });
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
export const setPlan = (plan: Of<"plan-set">, protocol: Protocol): Decision<PlanEvent> => {
  const sessions = settledList(protocol, checks.sessions);
  const days = settledList(protocol, checks.planSpacing);
  if (plan.goals.length === 0) return refuse("PLAN-4", "Name at least one goal.", "goals");
  if (isOutside(plan.sessions, sessions)) return refuse("PLAN-4", `Plan ${betweenWords(sessions)} sessions.`, "sessions");
  if (isOutside(plan.spacing.value, days)) return refuse("PLAN-4", `Leave ${betweenWords(days)} days between sessions.`, "spacing");
  const refusedGoal = plan.goals.map(goalRefusal).find((refused) => refused !== undefined);
  return refusedGoal ?? accept({ type: "plan-set", ...plan });
};
