import { onMeasures } from "#care/measures/server/routes.ts";
import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";

import type { SafetyEvent } from "../rules/events.ts";
import { safetyStream, type ConcernFlag, type Safety } from "../rules/safety.ts";
import type { SafetyFlag } from "../rules/safety-flag.ts";
import type { FlagAnswer } from "../rules/stored-flag.ts";

type Decide = (state: Safety, tx: Tx) => Decision<SafetyEvent> | Promise<Decision<SafetyEvent>>;

/** Runs a command on what an episode's staff noted for safety. Also for jobs and seeds that have no request. */
export const onSafety = (episodeId: Uuid, decide: Decide): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: safetyStream, decide });

type Answer = (flags: readonly (SafetyFlag | ConcernFlag)[]) => Decision<FlagAnswer>;

/** Whether answers raised this flag. It never changes, so it may be asked before the episode is locked. */
const isOfMeasures = async (tx: Tx, flagId: Uuid): Promise<boolean> => {
  const row = await tx.first(statement`
    select 1 as found from safety_task where clinic_id = ${tx.clinicId} and flag_id = ${flagId} and response_id is not null`);
  return row !== undefined;
};

/** Answers a flag in the stream that raised it. */
export const onFlag =
  (episodeId: Uuid, flagId: Uuid, answer: Answer): Execution =>
  async (log, envelope) => {
    const ofMeasures = await inClinic(log.database, envelope.clinicId, (tx) => isOfMeasures(tx, flagId));
    const execution = ofMeasures ? onMeasures(episodeId, ({ flags }) => answer(flags)) : onSafety(episodeId, ({ flags }) => answer(flags));
    return execution(log, envelope);
  };
