import * as z from "zod/mini";

import type { Protocol, SettingValue } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

const stored = z.nullable(z.union([z.number(), z.array(z.number()), z.string()]));

type Row = { readonly version: number; readonly key: string; readonly value: unknown };

/** The clinic's protocol as it is in force now; version 0 where nothing was ever changed. One short query. */
export const readProtocol = async (tx: Tx): Promise<Protocol> => {
  const rows = await tx.all(statement<Row>`select version, key, value from protocol_value where clinic_id = ${tx.clinicId}`);
  const values = rows.flatMap(({ key, value }): (readonly [string, SettingValue])[] => {
    const own = stored.parse(value);
    return own === null ? [] : [[key, own]];
  });
  return { version: Math.max(0, ...rows.map((row) => row.version)), values: Object.fromEntries(values) };
};
