import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { notFound, type Problem } from "#platform/http/problem.ts";

import type { DrugAnswer } from "../contract-drug.ts";
import { dosingSessionTables } from "./dosing-session-tables.ts";
import { readLedgerOfSession, readLotsInRoom, readWitnessesOfSession } from "./read-session-drug.ts";

type Place = { readonly episodeId: Uuid; readonly sessionId: Uuid };

/** What the room needs of the ledger, also while nothing was drawn yet. */
export const readDrug = async (tx: Tx, { episodeId, sessionId }: Place, at: Instant): Promise<DrugAnswer | Problem> => {
  const session = await tx.first(
    dosingSessionTables
      .selectFrom("dosing_session")
      .select("drug")
      .where("clinic_id", "=", tx.clinicId)
      .where("session_id", "=", sessionId)
      .where("episode_id", "=", episodeId),
  );
  if (session === undefined) return notFound();
  const timeZone = await readTimeZone(tx);
  const [lots, { draws }, witnesses] = await Promise.all([
    readLotsInRoom(tx, session.drug, at, timeZone),
    readLedgerOfSession(tx, sessionId),
    readWitnessesOfSession(tx, sessionId),
  ]);
  return { lots, draws, witnesses };
};
