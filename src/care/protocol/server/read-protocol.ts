import * as z from "zod/mini";

import type { Protocol } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

export const settingValue = z.union([z.number(), z.array(z.number()), z.string()]);

type Row = { readonly version: number; readonly key: string; readonly value: unknown };

/** The clinic's protocol as it is in force now; version 0 where nothing was changed. One short query. */
export const readProtocol = async (tx: Tx): Promise<Protocol> => {
  const rows = await tx.all(statement<Row>`
    select distinct on (key) version, key, value from protocol_version where clinic_id = ${tx.clinicId} order by key, version desc`);
  return {
    version: Math.max(0, ...rows.map((row) => row.version)),
    values: Object.fromEntries(rows.map((row) => [row.key, settingValue.parse(row.value)])),
  };
};
