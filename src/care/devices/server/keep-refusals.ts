import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { RefusedObservation } from "../rules/map-observations.ts";

const keyOf = ({ code, unit }: RefusedObservation): string =>
  [code.system, code.code, code.text, unit?.code ?? "", unit?.system ?? ""].map((one) => one.slice(0, 80)).join("|");

/** Lists what a device sent and nobody took, each code and reason once, with its newest example (DEV-12). */
export const keepRefusals = async (tx: Tx, deviceId: Uuid, refused: readonly RefusedObservation[], at: Instant): Promise<void> => {
  const latest = [...new Map(refused.map((one) => [`${one.why} ${keyOf(one)}`, one])).values()];
  if (latest.length === 0) return;
  await tx.all(statement`
    insert into device_refusal (clinic_id, device_id, why, code_key, code, unit, example, times, first_at, last_at)
    select ${tx.clinicId}::uuid, ${deviceId}::uuid, r.why, r.code_key, r.code, r.unit, r.example, 1, ${at}::timestamptz, ${at}::timestamptz
    from unnest(
      ${latest.map(({ why }) => why)}::text[], ${latest.map(keyOf)}::text[], ${latest.map(({ code }) => JSON.stringify(code))}::jsonb[],
      ${latest.map(({ unit }) => (unit === null ? null : JSON.stringify(unit)))}::jsonb[], ${latest.map(({ sent }) => sent)}::text[]
    ) as r (why, code_key, code, unit, example)
    on conflict (clinic_id, device_id, why, code_key) do update
      set times = device_refusal.times + 1, last_at = excluded.last_at, example = excluded.example`);
};
