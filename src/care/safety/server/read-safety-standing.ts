import { measuresStream } from "#care/measures/rules/measures.ts";
import { readDosesGiven } from "#care/pharmacy/server/read-doses-given.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isBefore, type Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import { cssrsFacts } from "../rules/cssrs-facts.ts";
import type { SafetyFlag } from "../rules/safety-flag.ts";
import { dosingHolds } from "../rules/safety-hold.ts";
import { safetyPlanStatus, type SafetyPlanStatus } from "../rules/safety-plan-status.ts";
import { safetyStream, type Safety } from "../rules/safety.ts";

export type SafetyStanding = {
  readonly flags: readonly SafetyFlag[];
  readonly safety: Safety;
  readonly plan: SafetyPlanStatus;
  /** What holds the next dose, in words; empty where nothing does. */
  readonly holds: readonly string[];
};

/** How an episode stood at `at` by what was known then, for the gates ORDER and DOSE: flags of both streams, the plan, what holds. */
export const readSafetyStanding = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<SafetyStanding> => {
  const [measures, safety, protocol, doses] = await Promise.all([
    readStream(tx, measuresStream, episodeId, at),
    readStream(tx, safetyStream, episodeId, at),
    readProtocol(tx),
    readDosesGiven(tx, episodeId),
  ]);
  const flags = [...measures.flags, ...safety.flags].toSorted((one, other) => Temporal.Instant.compare(one.raisedAt, other.raisedAt));
  const plan = safetyPlanStatus(safety.plans, flags, cssrsFacts(measures.results), at, protocol);
  const isFirstDose = !doses.some((dose) => dose.amount.value > 0 && isBefore(dose.at, at));
  return { flags, safety, plan, holds: dosingHolds(flags, plan, isFirstDose) };
};
