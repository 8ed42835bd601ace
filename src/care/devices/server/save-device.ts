import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { invalid, refused, type Problem } from "#platform/http/problem.ts";

import type { DeviceDetails } from "../contract.ts";
import { identifierOf } from "../rules/identify-device.ts";

type Saving = {
  readonly deviceId: Uuid;
  readonly details: DeviceDetails;
  readonly version: number;
  readonly by: Uuid;
  readonly at: Instant;
};

const changedMeanwhile = (): Problem =>
  refused({ rule: "DEV-25", message: "Somebody has changed this device meanwhile. Open it again; nothing was changed." });

const upsert = (tx: Tx, { deviceId, details, version }: Saving) => {
  const { name, sort, roomId, timeZone, clock, simulated, active, mapping } = details;
  return tx.first(statement`
    insert into device (clinic_id, device_id, name, sort, room_id, time_zone, clock, simulated, active, mapping, version)
    values (${tx.clinicId}, ${deviceId}, ${name}, ${sort}, ${roomId}, ${timeZone}, ${clock}, ${simulated}, ${active},
      ${JSON.stringify(mapping)}::jsonb, 1)
    on conflict (clinic_id, device_id) do update
      set name = excluded.name, sort = excluded.sort, room_id = excluded.room_id, time_zone = excluded.time_zone, clock = excluded.clock,
        simulated = excluded.simulated, active = excluded.active, mapping = excluded.mapping, version = device.version + 1
      where device.version = ${version}
    returning version`);
};

/** Codes that would mean two things. */
const twiceIn = ({ mapping }: DeviceDetails): number => {
  const keys = mapping.map(({ system, code }) => `${system.toUpperCase()}|${code}`);
  return keys.findIndex((key, place) => keys.indexOf(key) !== place);
};

/** Keeps a device in the directory, with who changed it; a name that is another device's is refused at its field (DEV-10, DEV-25). */
export const saveDevice = async (tx: Tx, saving: Saving): Promise<Problem | undefined> => {
  const { deviceId, details, version, by, at } = saving;
  const twice = twiceIn(details);
  if (twice !== -1) return invalid([{ field: `mapping.${twice}.code`, message: "This code stands in the table twice." }]);
  const names = [...new Set(details.identifiers.map(identifierOf))];
  const taken = await tx.first(statement<{ identifier: string; name: string }>`
    select i.identifier, d.name from device_identifier i join device d on d.clinic_id = i.clinic_id and d.device_id = i.device_id
    where i.clinic_id = ${tx.clinicId} and i.identifier = any(${names}::text[]) and i.device_id <> ${deviceId} limit 1`);
  if (taken !== undefined) return invalid([{ field: "identifiers", message: `${taken.identifier} is the identifier of ${taken.name}.` }]);
  if ((await upsert(tx, saving)) === undefined) return changedMeanwhile();
  await tx.all(statement`delete from device_identifier where clinic_id = ${tx.clinicId} and device_id = ${deviceId}`);
  await tx.all(statement`
    insert into device_identifier (clinic_id, identifier, device_id, place)
    select ${tx.clinicId}::uuid, i.identifier, ${deviceId}::uuid, i.place
    from unnest(${names}::text[], ${names.map((_, place) => place)}::smallint[]) as i (identifier, place)`);
  await tx.all(statement`
    insert into device_change (clinic_id, device_id, version, changed_at, changed_by, device)
    values (${tx.clinicId}, ${deviceId}, ${version + 1}, ${at}, ${by}, ${JSON.stringify(details)}::jsonb)`);
  return undefined;
};
