import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { Device, DeviceSort } from "../rules/device.ts";
import { mappingRow } from "../rules/stored-mapping.ts";

export type DirectoryDevice = Device & {
  readonly deviceId: Uuid;
  readonly name: string;
  readonly sort: DeviceSort;
  readonly roomId: Uuid | null;
  readonly active: boolean;
  readonly version: number;
};

type Row = {
  readonly device_id: Uuid;
  readonly name: string;
  readonly sort: DeviceSort;
  readonly room_id: Uuid | null;
  readonly time_zone: string | null;
  readonly clock: Device["clock"];
  readonly simulated: boolean;
  readonly active: boolean;
  readonly mapping: unknown;
  readonly version: number;
  readonly identifiers: string[];
};

/** The directory, by name, put-away devices among it; or of it those that one of the names could mean. */
export const readDevices = async (tx: Tx, names: readonly string[] | null = null): Promise<readonly DirectoryDevice[]> => {
  const rows = await tx.all(statement<Row>`
    select d.device_id, d.name, d.sort, d.room_id, d.time_zone, d.clock, d.simulated, d.active, d.mapping, d.version,
      (select coalesce(array_agg(i.identifier order by i.place), '{}') from device_identifier i
         where i.clinic_id = d.clinic_id and i.device_id = d.device_id) as identifiers
    from device d
    where d.clinic_id = ${tx.clinicId} and (${names}::text[] is null or d.device_id in (
      select i.device_id from device_identifier i where i.clinic_id = ${tx.clinicId} and i.identifier = any(${names}::text[])))
    order by lower(d.name), d.device_id`);
  return rows.map((row) => ({
    deviceId: row.device_id,
    name: row.name,
    sort: row.sort,
    roomId: row.room_id,
    timeZone: row.time_zone,
    clock: row.clock,
    simulated: row.simulated,
    active: row.active,
    version: row.version,
    identifiers: row.identifiers,
    mapping: z.parse(z.array(mappingRow), row.mapping),
  }));
};

export const readDevice = async (tx: Tx, deviceId: Uuid): Promise<DirectoryDevice | undefined> =>
  (await readDevices(tx)).find((device) => device.deviceId === deviceId);
