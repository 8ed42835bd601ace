import { measuresStream } from "#care/measures/rules/measures.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { EpisodeSafety, SafetyPlanView } from "../contract.ts";
import { cssrsFacts } from "../rules/cssrs-facts.ts";
import { complianceRules, safetyRuleEntryOf } from "../rules/data/safety-rules.ts";
import { safetyHold } from "../rules/safety-hold.ts";
import { safetyPlanStatus } from "../rules/safety-plan-status.ts";
import { safetyStream, type SafetyPlan } from "../rules/safety.ts";

const viewOf = (plan: SafetyPlan): SafetyPlanView => ({ ...plan, filled: [...plan.filled] });

/** What an episode's staff see of its safety. What compliance keeps is not in it, but its hold on dosing is (SAF-6). */
export const readSafety = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<EpisodeSafety> => {
  const [measures, safety, protocol] = await Promise.all([
    readStream(tx, measuresStream, episodeId),
    readStream(tx, safetyStream, episodeId),
    readProtocol(tx),
  ]);
  const flags = [...measures.flags, ...safety.flags];
  const { standing, needed, reviewBy, plan, unsigned } = safetyPlanStatus(safety.plans, flags, cssrsFacts(measures.results), at, protocol);
  const shown = flags.filter(({ rule }) => !complianceRules.includes(rule));
  const { holds, words } = safetyHold(flags);
  return {
    flags: shown
      .toSorted((one, other) => Temporal.Instant.compare(one.raisedAt, other.raisedAt))
      .map((flag) => ({ ...flag, closeBy: safetyRuleEntryOf(flag.rule).closeBy })),
    concerns: safety.concerns.filter(({ evidence }) => evidence.kind !== "disclosure"),
    attempts: safety.attempts.filter(({ flagId }) => shown.some((one) => one.flagId === flagId)),
    hold: { holds, words },
    plan: { standing, needed, reviewBy, counts: plan && viewOf(plan), unsigned: unsigned && viewOf(unsigned) },
  };
};
