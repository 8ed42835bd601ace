import { adverseEventsStream } from "#care/adverse-events/rules/adverse-events.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { CloseFacts } from "../rules/close-gate.ts";
import { readLedgerOfSession } from "./read-session-drug.ts";

/** What the ledger and the adverse events of the episode tell the gate of closing. */
export const readCloseFacts = async (tx: Tx, place: Pick<CloseFacts, "episodeId" | "sessionId">): Promise<CloseFacts> => {
  const [ledger, { events }] = await Promise.all([
    readLedgerOfSession(tx, place.sessionId),
    readStream(tx, adverseEventsStream, place.episodeId),
  ]);
  const ofSession = events.filter(({ inError, recorded }) => inError === null && recorded.session?.sessionId === place.sessionId);
  return { episodeId: place.episodeId, sessionId: place.sessionId, ...ledger, adverseEvents: ofSession.length };
};
