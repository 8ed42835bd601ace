import { dosingSessionStream } from "#care/dosing-session/rules/dosing-session-stream.ts";
import { dosedSessions } from "#care/integration/rules/dosed-session.ts";
import { integrationFacts } from "#care/integration/rules/integration-facts.ts";
import { integrationStream } from "#care/integration/rules/integration.ts";
import { measuresStream, type Measures } from "#care/measures/rules/measures.ts";
import { readSafetyFlags } from "#care/safety/server/read-safety-flags.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import { readStreamsOf } from "#platform/event-log/read-streams-of.ts";

import type { ClosingFacts } from "../rules/close-gate.ts";

/** What earlier stages say to the gate of closing, and the measures that it was read from. */
export const readClosingFacts = async (tx: Tx, episodeId: Uuid): Promise<{ readonly facts: ClosingFacts; readonly measures: Measures }> => {
  const [streams, integration, measures, flags] = await Promise.all([
    readStreamsOf(tx, dosingSessionStream, episodeId),
    readStream(tx, integrationStream, episodeId),
    readStream(tx, measuresStream, episodeId),
    readSafetyFlags(tx, episodeId),
  ]);
  const openFlags = flags.filter(({ closed }) => closed === null);
  return { facts: { episodeId, sessions: dosedSessions(streams), integration: integrationFacts(integration), openFlags }, measures };
};
