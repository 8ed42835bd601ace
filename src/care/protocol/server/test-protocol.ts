import type { Uuid } from "#kernel/ids.ts";
import type { SettingValue } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import type { Database } from "#platform/database/database.ts";
import { inClinic } from "#platform/database/transaction.ts";

type Change = { readonly key: string; readonly value: SettingValue; readonly version?: number };

/** For tests of stages: puts a clinic's own value in force, as the protocol's projection would. */
export const setForTest = async (database: Database, clinicId: Uuid, { key, value, version = 1 }: Change): Promise<void> => {
  await inClinic(database, clinicId, (tx) =>
    tx.all(statement`
      insert into protocol_value (clinic_id, key, value, version, in_force_from)
      values (${clinicId}, ${key}, ${JSON.stringify(value)}::jsonb, ${version}, now())
      on conflict (clinic_id, key) do update set value = excluded.value, version = excluded.version`),
  );
};
