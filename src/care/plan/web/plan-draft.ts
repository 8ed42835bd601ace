import * as z from "zod/mini";

import { routes } from "#care/pharmacy/rules/drug.ts";
import { score } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";

import type { PlanAnswer } from "../contract.ts";
import { goalKinds, modalities, planConditions } from "../rules/events.ts";
import { treatmentGoals } from "../rules/treatment-goals.ts";

const chosen = <Value extends string>(values: readonly [Value, ...Value[]]) => z.union([z.enum(values), z.literal("")]);

// A draft that was begun before goals had these fields stays what it was.
const laterText = z._default(z.string(), "");
const goalDraft = z.object({
  goalId: laterText,
  kind: z.enum(goalKinds),
  text: z.string(),
  measure: z.string(),
  baseline: laterText,
  target: laterText,
  review: laterText,
});
export type GoalDraft = z.output<typeof goalDraft>;

/** The plan's form while it is being filled in. */
export const planDraft = z.object({
  condition: chosen(planConditions),
  goals: z.array(goalDraft),
  sessions: z.string(),
  spacing: z.string(),
  route: chosen(routes),
  therapistId: z.string(),
  modality: chosen(modalities),
  risks: z.string(),
});
export type PlanDraft = z.output<typeof planDraft>;

export const emptyGoal = (goalId: string): GoalDraft => ({
  goalId,
  kind: "symptom-relief",
  text: "",
  measure: "",
  baseline: "",
  target: "",
  review: "",
});

const typed = (rated: { readonly value: number } | null): string => (rated ? String(rated.value) : "");

/** The plan as it stands, to change; or an empty one. Nothing clinical is filled in for the prescriber. */
export const draftOf = ({ plan }: PlanAnswer): PlanDraft => ({
  condition: plan?.condition ?? "",
  goals:
    plan === null
      ? [emptyGoal(newId())]
      : treatmentGoals(plan).map((goal) => ({
          goalId: goal.goalId,
          kind: goal.kind,
          text: goal.text,
          measure: goal.measure ?? "",
          baseline: typed(goal.baseline),
          target: typed(goal.target),
          review: goal.review ?? "",
        })),
  sessions: plan === null ? "" : String(plan.sessions),
  spacing: plan === null ? "" : String(plan.spacing.value),
  route: plan?.route ?? "",
  therapistId: plan?.therapistId ?? "",
  modality: plan?.modality ?? "",
  risks: plan?.risks ?? "",
});

const wholeFrom = (typed: string): number | undefined => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed.trim()) : undefined);

export const isWhole = (typed: string): boolean => typed.trim() === "" || wholeFrom(typed) !== undefined;

const ratingFrom = (typedNumber: string) => (/^(\d|10)$/.test(typedNumber.trim()) ? { ...score(Number(typedNumber.trim())) } : null);

/** Empty, or a whole number from 0 to 10. */
export const isRated = (typedNumber: string): boolean => typedNumber.trim() === "" || ratingFrom(typedNumber) !== null;

/** The plan as the command wants it; undefined while something is missing. */
export const planFrom = (draft: PlanDraft) => {
  const sessions = wholeFrom(draft.sessions);
  const spacing = wholeFrom(draft.spacing);
  if (draft.condition === "" || draft.route === "" || draft.modality === "" || sessions === undefined || spacing === undefined)
    return undefined;
  if (draft.goals.some(({ baseline, target }) => !isRated(baseline) || !isRated(target))) return undefined;
  return {
    condition: draft.condition,
    route: draft.route,
    modality: draft.modality,
    sessions,
    spacing: { value: spacing, unit: "d" as const },
    goals: draft.goals
      .filter(({ text }) => text.trim() !== "")
      .map((goal) => ({
        goalId: goal.goalId === "" ? newId() : goal.goalId,
        kind: goal.kind,
        text: goal.text,
        measure: goal.measure === "" ? null : goal.measure,
        baseline: ratingFrom(goal.baseline),
        target: ratingFrom(goal.target),
        review: goal.review === "" ? null : goal.review,
      })),
    therapistId: draft.therapistId === "" ? null : draft.therapistId,
    risks: draft.risks,
  };
};
