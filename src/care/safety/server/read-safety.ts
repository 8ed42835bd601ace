import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { EpisodeSafety, SafetyPlanView } from "../contract.ts";
import { complianceRules, safetyRuleEntryOf } from "../rules/data/safety-rules.ts";
import type { SafetyPlan } from "../rules/safety.ts";
import { readSafetyStanding } from "./read-safety-standing.ts";

const viewOf = (plan: SafetyPlan): SafetyPlanView => ({ ...plan, filled: [...plan.filled] });

/** What an episode's staff see of its safety. What compliance keeps is not in it, but its hold on dosing is (SAF-6). */
export const readSafety = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<EpisodeSafety> => {
  const { flags, safety, plan, holds } = await readSafetyStanding(tx, episodeId, at);
  const shown = flags.filter(({ rule }) => !complianceRules.includes(rule));
  return {
    flags: shown.map((flag) => ({ ...flag, closeBy: safetyRuleEntryOf(flag.rule).closeBy })),
    concerns: safety.concerns.filter(({ evidence }) => evidence.kind !== "disclosure"),
    attempts: safety.attempts.filter(({ flagId }) => shown.some((one) => one.flagId === flagId)),
    holds: [...holds],
    plan: {
      standing: plan.standing,
      needed: plan.needed,
      reviewBy: plan.reviewBy,
      counts: plan.plan && viewOf(plan.plan),
      unsigned: plan.unsigned && viewOf(plan.unsigned),
    },
  };
};
