import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { AttachableDevice, DeviceView } from "../contract.ts";
import { readDevices } from "./read-devices.ts";

type StateRow = { readonly device_id: Uuid; readonly heard_at: Instant; readonly clock_shift: number };
type RefusalRow = {
  readonly device_id: Uuid;
  readonly why: string;
  readonly system: string;
  readonly code: string;
  readonly text: string;
  readonly unit: string;
  readonly example: string;
  readonly times: number;
  readonly last_at: Instant;
};

const readStates = (tx: Tx) =>
  tx.all(statement<StateRow>`
    select device_id, heard_at, clock_shift::float8 as clock_shift from device_state where clinic_id = ${tx.clinicId}`);

/** The directory with what each device sent that nobody took, newest first. */
export const readDirectory = async (tx: Tx): Promise<DeviceView[]> => {
  const [devices, states, refusals] = await Promise.all([
    readDevices(tx),
    readStates(tx),
    tx.all(statement<RefusalRow>`
      select device_id, why, code->>'system' as system, code->>'code' as code, code->>'text' as text,
        coalesce(nullif(unit->>'text', ''), unit->>'code', '') as unit, example, times::float8 as times, last_at
      from device_refusal where clinic_id = ${tx.clinicId} order by last_at desc, code_key limit 500`),
  ]);
  return devices.map((device) => {
    const state = states.find((one) => one.device_id === device.deviceId);
    const { deviceId, name, sort, roomId, timeZone, clock, simulated, active, version } = device;
    return {
      ...{ deviceId, name, sort, roomId, timeZone, clock, simulated, active, version },
      identifiers: [...device.identifiers],
      mapping: device.mapping.map((row) => ({ ...row })),
      heardAt: state?.heard_at ?? null,
      clockShift: Math.round((state?.clock_shift ?? 0) / 1_000),
      refused: refusals
        .filter((one) => one.device_id === device.deviceId)
        .map(({ device_id: _id, last_at: lastAt, ...one }) => ({ ...one, lastAt })),
    };
  });
};

/** Devices in use, for whoever attaches one. */
export const readAttachable = async (tx: Tx): Promise<AttachableDevice[]> => {
  const [devices, states] = await Promise.all([readDevices(tx), readStates(tx)]);
  return devices
    .filter(({ active }) => active)
    .map(({ deviceId, name, sort, roomId, identifiers, simulated }) => ({
      ...{ deviceId, name, sort, roomId, simulated },
      identifiers: [...identifiers],
      heardAt: states.find((one) => one.device_id === deviceId)?.heard_at ?? null,
    }));
};
