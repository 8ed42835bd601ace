import type { Uuid } from "#kernel/ids.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Route } from "../rules/drug.ts";

export type DoseGiven = { readonly route: Route; readonly amount: Quantity<"ug">; readonly at: Instant; readonly sessionId: Uuid | null };

type Row = { readonly route: Route; readonly amount_ug: number; readonly at: Instant; readonly session_id: Uuid | null };

/** What an episode's sessions were given so far by the ledger, oldest first; a dose that was crossed out counts 0. */
export const readDosesGiven = async (tx: Tx, episodeId: Uuid): Promise<readonly DoseGiven[]> => {
  const rows = await tx.all(statement<Row>`
    select l.route, coalesce(c.amount_ug, l.amount_ug) as amount_ug, l.at, l.session_id
    from ledger_entry l
    left join lateral (
      select amount_ug from ledger_entry
      where clinic_id = l.clinic_id and concerns = l.entry_id and kind = 'corrected' order by recorded_at desc, version desc limit 1
    ) c on true
    where l.clinic_id = ${tx.clinicId} and l.episode_id = ${episodeId} and l.kind = 'administered' and l.route is not null
    order by l.at`);
  return rows.map(({ route, amount_ug, at, session_id }) => ({ route, amount: micrograms(amount_ug), at, sessionId: session_id }));
};
