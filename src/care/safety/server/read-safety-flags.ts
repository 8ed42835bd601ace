import { measuresStream } from "#care/measures/rules/measures.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { SafetyFlag } from "../rules/safety-flag.ts";
import { safetyStream } from "../rules/safety.ts";

/**
 * Every flag of an episode from the log, raised by answers or by staff, oldest first; with `at`, by what was known then. For the
 * gates: `safetyHold(await readSafetyFlags(tx, episodeId))`.
 */
export const readSafetyFlags = async (tx: Tx, episodeId: Uuid, at?: Instant): Promise<readonly SafetyFlag[]> => {
  const [measures, safety] = await Promise.all([
    readStream(tx, measuresStream, episodeId, at),
    readStream(tx, safetyStream, episodeId, at),
  ]);
  return [...measures.flags, ...safety.flags].toSorted((one, other) => Temporal.Instant.compare(one.raisedAt, other.raisedAt));
};
