import * as z from "zod/mini";

import { routes } from "#care/pharmacy/rules/drug.ts";

import type { PlanAnswer } from "../contract.ts";
import { goalKinds, modalities, planConditions } from "../rules/events.ts";

const chosen = <Value extends string>(values: readonly [Value, ...Value[]]) => z.union([z.enum(values), z.literal("")]);

const goalDraft = z.object({ kind: z.enum(goalKinds), text: z.string(), measure: z.string() });
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

export const emptyGoal: GoalDraft = { kind: "symptom-relief", text: "", measure: "" };

/** The plan as it stands, to change; or an empty one. Nothing clinical is filled in for the prescriber. */
export const draftOf = ({ plan }: PlanAnswer): PlanDraft => ({
  condition: plan?.condition ?? "",
  goals: plan?.goals.map(({ kind, text, measure }) => ({ kind, text, measure: measure ?? "" })) ?? [emptyGoal],
  sessions: plan === null ? "" : String(plan.sessions),
  spacing: plan === null ? "" : String(plan.spacing.value),
  route: plan?.route ?? "",
  therapistId: plan?.therapistId ?? "",
  modality: plan?.modality ?? "",
  risks: plan?.risks ?? "",
});

const wholeFrom = (typed: string): number | undefined => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed.trim()) : undefined);

export const isWhole = (typed: string): boolean => typed.trim() === "" || wholeFrom(typed) !== undefined;

/** The plan as the command wants it; undefined while something is missing. */
export const planFrom = (draft: PlanDraft) => {
  const sessions = wholeFrom(draft.sessions);
  const spacing = wholeFrom(draft.spacing);
  if (draft.condition === "" || draft.route === "" || draft.modality === "" || sessions === undefined || spacing === undefined)
    return undefined;
  return {
    condition: draft.condition,
    route: draft.route,
    modality: draft.modality,
    sessions,
    spacing: { value: spacing, unit: "d" as const },
    goals: draft.goals
      .filter(({ text }) => text.trim() !== "")
      .map(({ kind, text, measure }) => ({ kind, text, measure: measure === "" ? null : measure })),
    therapistId: draft.therapistId === "" ? null : draft.therapistId,
    risks: draft.risks,
  };
};
