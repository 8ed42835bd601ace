import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { SafetyFlagView } from "../contract.ts";
import { safetyTables, type SafetyTables } from "./safety-tables.ts";

type FlagRow = SafetyFlagView & { readonly responseId: Uuid | null };

/** A worklist row as a flag. */
export const flagOf = (row: SafetyTables["safety_task"]): FlagRow => ({
  flagId: row.flag_id,
  responseId: row.response_id,
  rule: row.rule,
  level: row.level,
  raisedAt: row.raised_at,
  acknowledgeBy: row.acknowledge_by,
  contactBy: row.contact_by,
  fromAfar: row.from_afar,
  acknowledged:
    row.acknowledged_at === null || row.acknowledged_by === null
      ? null
      : { at: row.acknowledged_at, by: row.acknowledged_by, note: row.acknowledged_note },
  closed:
    row.closed_at === null || row.closed_by === null || row.disposition === null
      ? null
      : { at: row.closed_at, by: row.closed_by, note: row.closed_note, disposition: row.disposition },
});

/** An episode's flags as the worklist has them, oldest first, those of compliance among them. */
export const readFlagRows = async (tx: Tx, episodeId: Uuid): Promise<readonly FlagRow[]> => {
  const rows = await tx.all(
    safetyTables
      .selectFrom("safety_task")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("episode_id", "=", episodeId)
      .orderBy("raised_at")
      .orderBy("flag_id"),
  );
  return rows.map(flagOf);
};
