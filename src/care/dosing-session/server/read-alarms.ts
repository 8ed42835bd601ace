import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { AnswerOf } from "#platform/http/contract.ts";

import type { alarmContract } from "../contract-alarms.ts";
import { soundTimesOf } from "../rules/sound-times.ts";
import { readBoardSessions } from "./read-board.ts";
import { readOffers } from "./read-offers.ts";

/** What rings, for every staff device, and what is offered to its person: cheap while nothing is. Room and initials alone, no patient's name. */
export const readAlarms = async (tx: Tx, now: Instant, staffId: Uuid | null): Promise<AnswerOf<typeof alarmContract.readAlarms>> => {
  const [sessions, protocol, running, offers] = await Promise.all([
    readBoardSessions(tx, "ringing", now),
    readProtocol(tx),
    tx.first(statement<{ count: number }>`
      select count(*)::int as count from dosing_session where clinic_id = ${tx.clinicId} and status = 'open'`),
    staffId === null ? [] : readOffers(tx, staffId),
  ]);
  return {
    at: now,
    times: soundTimesOf(protocol),
    running: running?.count ?? 0,
    offers,
    rooms: sessions.map(({ sessionId, episodeId, roomName, initials, alarms }) => ({ sessionId, episodeId, roomName, initials, alarms })),
  };
};
