import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { nextDue } from "../rules/due-vitals.ts";
import { chartsOf, sessionsThatMayBeOverdue } from "./board-rows.ts";
import { chartState } from "./board-state.ts";
import { readProtocols } from "./session-protocols.ts";

/** How many sessions are read at a time: between two pages others have their turn, who would wait for a thousand sessions at once. */
const sessionsAtATime = 50;

type Overdue = { readonly sessionId: Uuid; readonly episodeId: Uuid };

const readPage = async (tx: Tx, sessionIds: readonly Uuid[], now: Instant): Promise<readonly Overdue[]> => {
  const [rows, protocolOf] = await Promise.all([chartsOf(tx, sessionIds), readProtocols(tx, sessionIds)]);
  return rows
    .filter((row) => nextDue(chartState(row, protocolOf(row.session_id)), now)?.overdue === true)
    .map((row) => ({ sessionId: row.session_id, episodeId: row.episode_id }));
};

/** Sessions in which a set of vital signs is overdue and nobody has been told. */
export const readOverdue = async (tx: Tx, now: Instant, atATime = sessionsAtATime): Promise<readonly Overdue[]> => {
  const sessionIds = await sessionsThatMayBeOverdue(tx);
  const overdue: Overdue[] = [];
  for (let from = 0; from < sessionIds.length; from += atATime) {
    overdue.push(...(await readPage(tx, sessionIds.slice(from, from + atATime), now)));
  }
  return overdue;
};
