import * as z from "zod/mini";

import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import { refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { settled as settledValue } from "#kernel/setting.ts";
import type { Actor } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { clockTolerance } from "../rules/data/device-settings.ts";
import { identifyDevice } from "../rules/identify-device.ts";
import { mapObservations, type MappedSample } from "../rules/map-observations.ts";
import { inboxContent, inboxNames } from "../rules/stored-inbox.ts";
import { readDevices, type DirectoryDevice } from "./read-devices.ts";
import { bringTo, type SessionSide } from "./take-samples-of-device.ts";

type EntryRow = { readonly device_id: Uuid | null; readonly named: unknown; readonly status: string };
type MessageRow = { readonly message_id: Uuid; readonly received_at: Instant; readonly content: unknown };

type Refused = Extract<Decision<never>, { outcome: "refused" }>["refusal"];
const refusalOf = (message: string): Refused => {
  const decision = refuse("DEV-24", message);
  return decision.outcome === "refused" ? decision.refusal : { rule: "DEV-24", message };
};

export const alreadySettled = refusalOf("Somebody has matched or discarded this meanwhile.");
export const deviceNotKnown = refusalOf("The device is in no directory yet. An administrator adds it first; what waits is kept.");
export const nothingToTake = refusalOf("None of what waits can be read as a value by the device's table.");

/** Locks a waiting entry until the transaction ends; undefined: there is none, or it is settled. */
const lockEntry = async (tx: Tx, entryId: Uuid): Promise<EntryRow | undefined> => {
  const row = await tx.first(statement<EntryRow>`
    select device_id, named, status from device_inbox where clinic_id = ${tx.clinicId} and entry_id = ${entryId} for update`);
  return row?.status === "waiting" ? row : undefined;
};

export type Settling = { readonly entryId: Uuid; readonly by: Uuid; readonly at: Instant; readonly reason: string };

const settle = async (
  tx: Tx,
  { entryId, by, at, reason }: Settling,
  status: "matched" | "discarded",
  sessionId: Uuid | null,
): Promise<void> => {
  // Whom the message named was of use for the match alone.
  await tx.all(statement`
    update device_inbox set status = ${status}, session_id = ${sessionId}, settled_at = ${at}, settled_by = ${by}, reason = ${reason}, patient = ''
    where clinic_id = ${tx.clinicId} and entry_id = ${entryId}`);
};

/** Discards what waits; it stays on record (DEV-24). */
export const discardEntry = async (tx: Tx, settling: Settling): Promise<Refused | undefined> => {
  if ((await lockEntry(tx, settling.entryId)) === undefined) return alreadySettled;
  await settle(tx, settling, "discarded", null);
  return undefined;
};

const deviceOf = async (tx: Tx, entry: EntryRow): Promise<DirectoryDevice | undefined> => {
  const devices = await readDevices(tx);
  if (entry.device_id !== null) return devices.find(({ deviceId }) => deviceId === entry.device_id);
  const found = identifyDevice(
    devices.filter(({ active }) => active),
    z.parse(inboxNames, entry.named),
  );
  return found.is === "known" ? found.device : undefined;
};

const samplesIn = async (tx: Tx, entryId: Uuid, device: DirectoryDevice): Promise<readonly MappedSample[]> => {
  const [rows, protocol, clinicZone] = await Promise.all([
    tx.all(statement<MessageRow>`
      select message_id, received_at, content from device_inbox_message
      where clinic_id = ${tx.clinicId} and entry_id = ${entryId} order by received_at, message_id`),
    readProtocol(tx),
    readTimeZone(tx),
  ]);
  const toleranceMilliseconds = settledValue(protocol, clockTolerance).value * 1_000;
  let knownShift = 0;
  return rows.flatMap(({ received_at: receivedAt, content }) => {
    const kept = z.parse(inboxContent, content);
    if (kept.kind === "samples") return kept.samples;
    const mapped = mapObservations(kept.message, device, { receivedAt, clinicZone, knownShift, toleranceMilliseconds });
    knownShift = mapped.shift;
    return mapped.samples;
  });
};

export type Matched = { readonly afterCommit: readonly (() => Promise<void>)[] };

/** Takes what waits into a session, at its own times, and keeps who said so (DEV-24). */
export const matchEntry = async (
  tx: Tx,
  side: SessionSide,
  settling: Settling & { readonly sessionId: Uuid; readonly actor: Actor },
): Promise<Matched | Refused> => {
  const { entryId, sessionId, at, actor } = settling;
  const entry = await lockEntry(tx, entryId);
  if (entry === undefined) return alreadySettled;
  const device = await deviceOf(tx, entry);
  if (device === undefined) return deviceNotKnown;
  const samples = await samplesIn(tx, entryId, device);
  if (samples.length === 0) return nothingToTake;
  const done = await bringTo(tx, side, { messageId: entryId, device, receivedAt: at, actor }, samples, sessionId);
  await settle(tx, settling, "matched", sessionId);
  return { afterCommit: done.map(({ afterCommit }) => afterCommit) };
};
