import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";

import type { CssrsFacts } from "./cssrs-facts.ts";
import type { SafetyRule } from "./safety-rule.ts";
import { planNeededFrom, planReviewAfter } from "./data/safety-settings.ts";
import type { SafetyFlag } from "./safety-flag.ts";
import type { SafetyPlan } from "./safety.ts";

/** After these the plan is looked at again (SAF-15). */
const reviewedAfter: readonly SafetyRule[] = ["SR-03", "SR-04", "SR-05"];
const minutesPerDay = 24 * 60;

/** `none`: no plan, and none is needed. `not-known`: no plan, and nobody can say whether one is needed. */
export const planStandings = ["current", "review-due", "missing", "not-known", "none"] as const;
export type PlanStanding = (typeof planStandings)[number];

export type SafetyPlanStatus = {
  readonly standing: PlanStanding;
  /** Whether a plan is needed before the first dose. */
  readonly needed: boolean | "unknown";
  /** The signed version that counts. */
  readonly plan: SafetyPlan | null;
  /** A newer version that lacks a signature. */
  readonly unsigned: SafetyPlan | null;
  readonly reviewBy: Instant | null;
};

const isSigned = ({ signed }: SafetyPlan): boolean => signed.patient !== null && signed.clinician !== null;

/** Thoughts from the set item on, or behaviour, ever. What nobody asked is unknown, never "not needed" (SAF-14). */
export const planNeeded = ({ worstIdeation, behaviourEver }: CssrsFacts, protocol: Protocol): boolean | "unknown" => {
  const from = settled(protocol, planNeededFrom).value;
  if ((worstIdeation !== null && worstIdeation >= from) || behaviourEver === true) return true;
  return worstIdeation === null || behaviourEver === null ? "unknown" : false;
};

/** When the signed plan must be looked at again: after the set days, or at once when a flag was raised since it was written (SAF-15). */
const reviewByOf = (plan: SafetyPlan, flags: readonly Pick<SafetyFlag, "rule" | "raisedAt">[], protocol: Protocol): Instant => {
  const since = flags
    .filter(({ rule, raisedAt }) => reviewedAfter.includes(rule) && isBefore(plan.writtenAt, raisedAt))
    .map(({ raisedAt }) => raisedAt);
  const regular = plusMinutes(plan.writtenAt, settled(protocol, planReviewAfter).value * minutesPerDay);
  return [regular, ...since].reduce((first, one) => (isBefore(one, first) ? one : first));
};

const withoutPlan = { true: "missing", false: "none", unknown: "not-known" } as const;

/** How the episode's plan stands at `now`. Only a version that patient and clinician signed counts. */
export const safetyPlanStatus = (
  plans: readonly SafetyPlan[],
  flags: readonly Pick<SafetyFlag, "rule" | "raisedAt">[],
  cssrs: CssrsFacts,
  now: Instant,
  protocol: Protocol,
): SafetyPlanStatus => {
  const needed = planNeeded(cssrs, protocol);
  const plan = plans.findLast(isSigned) ?? null;
  const last = plans.at(-1) ?? null;
  const unsigned = last !== null && !isSigned(last) ? last : null;
  if (plan === null) return { standing: withoutPlan[`${needed}`], needed, plan, unsigned, reviewBy: null };
  const reviewBy = reviewByOf(plan, flags, protocol);
  return { standing: isBefore(now, reviewBy) ? "current" : "review-due", needed, plan, unsigned, reviewBy };
};
