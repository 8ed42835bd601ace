import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { SafetyPlanView } from "../contract.ts";
import { safetyStream } from "../rules/safety.ts";
import type { SafetyPlanWords } from "../rules/stored-plan.ts";
import { readPlanWords } from "./safety-plan-text.ts";

type NewestPlan = SafetyPlanView & { readonly words: SafetyPlanWords | null };

/** The newest version of an episode's plan with its words, signed or not; null when there is none. */
export const readNewestPlan = async (tx: Tx, episodeId: Uuid): Promise<NewestPlan | null> => {
  const { plans } = await readStream(tx, safetyStream, episodeId);
  const plan = plans.at(-1);
  return plan === undefined ? null : { ...plan, filled: [...plan.filled], words: await readPlanWords(tx, plan.planId) };
};
