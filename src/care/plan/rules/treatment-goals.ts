import { isBefore, type Instant } from "#kernel/time.ts";

import type { TreatmentPlan } from "./plan.ts";

type Goal = TreatmentPlan["goals"][number];

/** A goal of the plan, whole: what nobody said is null. The id stays when the plan is set again, so that progress goes on. */
export type TreatmentGoal = Pick<Goal, "kind" | "text" | "measure"> & {
  readonly goalId: string;
  readonly baseline: NonNullable<Goal["baseline"]> | null;
  readonly target: NonNullable<Goal["target"]> | null;
  readonly review: string | null;
};

/** The goals of a plan. Plans of before goals had ids know theirs by its place. */
export const treatmentGoals = (plan: Pick<TreatmentPlan, "goals"> | null): readonly TreatmentGoal[] =>
  (plan?.goals ?? []).map(({ kind, text, measure, goalId, baseline, target, review }, place) => ({
    goalId: goalId ?? `goal-${place + 1}`,
    kind,
    text,
    measure,
    baseline: baseline ?? null,
    target: target ?? null,
    review: review ?? null,
  }));

/** When each goal was first set: a baseline is of that day, however often the plan is set again. */
export type GoalDates = Readonly<Record<string, Instant>>;

export const withGoalDates = (known: GoalDates, plan: Pick<TreatmentPlan, "goals">, at: Instant): GoalDates => {
  const dated = treatmentGoals(plan).map(({ goalId }): readonly [string, Instant] => {
    const before = known[goalId];
    return [goalId, before !== undefined && isBefore(before, at) ? before : at];
  });
  return { ...known, ...Object.fromEntries(dated) };
};
