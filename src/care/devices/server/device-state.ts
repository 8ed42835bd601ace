import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { ClockShift } from "../rules/device-clock.ts";
import type { LastCuff } from "../rules/stale-cuff.ts";
import { lastCuff } from "../rules/stored-mapping.ts";

export type DeviceState = { readonly clockShift: ClockShift; readonly lastCuff: LastCuff | null };

/** Locks the device until the transaction ends, and says where it stands: its messages are taken in one after the other. */
export const lockDeviceState = async (tx: Tx, deviceId: Uuid, at: Instant): Promise<DeviceState> => {
  const row = await tx.first(statement<{ clock_shift: number; last_cuff: unknown }>`
    insert into device_state (clinic_id, device_id, heard_at, clock_shift) values (${tx.clinicId}, ${deviceId}, ${at}, 0)
    on conflict (clinic_id, device_id) do update set heard_at = greatest(device_state.heard_at, excluded.heard_at)
    returning clock_shift::float8 as clock_shift, last_cuff`);
  return { clockShift: row?.clock_shift ?? 0, lastCuff: z.parse(lastCuff, row?.last_cuff ?? null) };
};

export const keepDeviceState = async (tx: Tx, deviceId: Uuid, state: DeviceState): Promise<void> => {
  await tx.all(statement`
    update device_state set clock_shift = ${Math.round(state.clockShift)},
      last_cuff = ${state.lastCuff === null ? null : JSON.stringify(state.lastCuff)}::jsonb
    where clinic_id = ${tx.clinicId} and device_id = ${deviceId}`);
};
