import type { Uuid } from "#kernel/ids.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Route } from "../rules/drug.ts";
import { pharmacyTables } from "./pharmacy-tables.ts";

export type DoseGiven = { readonly route: Route; readonly amount: Quantity<"ug">; readonly at: Instant; readonly sessionId: Uuid | null };

/** What an episode's sessions were given so far by the ledger, oldest first. */
export const readDosesGiven = async (tx: Tx, episodeId: Uuid): Promise<readonly DoseGiven[]> => {
  const rows = await tx.all(
    pharmacyTables
      .selectFrom("ledger_entry")
      .select(["route", "amount_ug", "at", "session_id"])
      .where("clinic_id", "=", tx.clinicId)
      .where("episode_id", "=", episodeId)
      .where("kind", "=", "administered")
      .orderBy("at"),
  );
  return rows.flatMap(({ route, amount_ug, at, session_id }) =>
    route === null ? [] : [{ route, amount: micrograms(amount_ug), at, sessionId: session_id }],
  );
};
