import type { Uuid } from "#kernel/ids.ts";
import { settled } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { clockTolerance } from "../rules/data/device-settings.ts";
import { identifierOf, identifyDevice, type Named } from "../rules/identify-device.ts";
import { mapObservations, type RefusedObservation } from "../rules/map-observations.ts";
import type { SentMessage, SentObservation } from "../rules/sent-message.ts";
import { withoutStaleCuff } from "../rules/stale-cuff.ts";
import type { InboxValue } from "../rules/stored-inbox.ts";
import { addToInbox } from "./add-to-inbox.ts";
import { keepDeviceState, lockDeviceState } from "./device-state.ts";
import { keepRefusals } from "./keep-refusals.ts";
import { readDevices, type DirectoryDevice } from "./read-devices.ts";
import { takeSamplesOfDevice, type SessionSide } from "./take-samples-of-device.ts";

export type IncomingMessage = {
  /** The same bytes have the same id. */
  readonly messageId: Uuid;
  readonly sender: string;
  readonly controlId: string;
  readonly patient: string;
  readonly receivedAt: Instant;
  readonly message: SentMessage;
};

/** What became of a message's observations, in values; `stale`: a cuff reading that was shown again. */
export type MessageOutcome = {
  readonly charted: number;
  readonly notCharted: number;
  readonly waiting: number;
  readonly stale: number;
  readonly refused: readonly { readonly why: RefusedObservation["why"]; readonly code: string }[];
};

export type MessageTaken = {
  readonly outcome: MessageOutcome;
  readonly repeated: boolean;
  readonly afterCommit: readonly (() => Promise<void>)[];
};

const nothing: MessageOutcome = { charted: 0, notCharted: 0, waiting: 0, stale: 0, refused: [] };

/** Whoever comes second waits here until the first is kept, and then finds that it is. */
const isFirst = async (tx: Tx, { messageId, receivedAt, sender, controlId }: IncomingMessage): Promise<boolean> => {
  const row = await tx.first(statement`
    insert into device_message (clinic_id, message_id, protocol, received_at, sender, control_id, outcome)
    values (${tx.clinicId}, ${messageId}, 'hl7v2', ${receivedAt}, ${sender.slice(0, 200)}, ${controlId.slice(0, 200)}, '{}'::jsonb)
    on conflict do nothing returning message_id`);
  return row !== undefined;
};

/** Observations by the device that made them; what names none is the only one's that is named. */
const byEquipment = ({ observations }: SentMessage): readonly (readonly [string | null, readonly SentObservation[]])[] => {
  const named = new Set(observations.flatMap(({ equipment }) => (equipment === null ? [] : [equipment])));
  const only = named.size === 1 ? ([...named][0] ?? null) : null;
  const groups = [...Map.groupBy(observations, ({ equipment }) => equipment ?? only)];
  // One order for every message, so that no two wait for each other.
  return groups.toSorted(([one], [other]) => ((one ?? "") < (other ?? "") ? -1 : 1));
};

const said = (one: SentObservation): InboxValue => ({
  name: one.codes[0]?.text || (one.codes[0]?.code ?? ""),
  value: one.values.join("~").slice(0, 40),
  unit: one.unit?.text || (one.unit?.code ?? ""),
});

const noDevice = { deviceId: "", identifiers: [], timeZone: null, clock: "by-hand", simulated: false, mapping: [] } as const;

type Part = { readonly incoming: IncomingMessage; readonly message: SentMessage; readonly named: Named };
type Context = { readonly clinicZone: string; readonly toleranceMilliseconds: number };

/** A device that nobody knows: kept as it was sent, unless it marks everything itself as no measurement. */
const takeUnknown = async (
  tx: Tx,
  { incoming, message, named }: Part,
  why: "unknown-device" | "ambiguous-device",
  context: Context,
): Promise<MessageOutcome> => {
  const { messageId, patient, receivedAt } = incoming;
  const { samples, refused } = mapObservations(message, noDevice, { ...context, receivedAt, knownShift: 0 });
  const marks = new Set<string>(["test", "demonstration", "in-error", "not-a-result", "no-value"]);
  const places = new Set(refused.filter((one) => !marks.has(one.why)).map(({ place }) => place));
  const open = message.observations.filter(
    ({ place, values }) => places.has(place) || (samples.length > 0 && values.some((one) => one !== "")),
  );
  const marked = refused.filter((one) => marks.has(one.why));
  const outcome = {
    ...nothing,
    waiting: open.length,
    refused: marked.map(({ why: mark, code }) => ({ why: mark, code: code.text || code.code })),
  };
  if (open.length === 0) return outcome;
  const source = `${why} ${named.equipment ?? named.location} ${named.senders[0] ?? ""}`.slice(0, 300);
  const content = { kind: "message", message } as const;
  await addToInbox(tx, {
    messageId,
    deviceId: null,
    source,
    named,
    why,
    patient,
    receivedAt,
    content,
    count: open.length,
    latest: open.slice(0, 12).map(said),
  });
  return outcome;
};

/** Every name by which the directory could know a device of the message. */
const namesIn = ({ senders, location, observations }: SentMessage): readonly string[] => [
  ...new Set([...senders, location, ...observations.flatMap(({ equipment }) => (equipment === null ? [] : [equipment]))].map(identifierOf)),
];

type Taken = { readonly outcome: MessageOutcome; readonly afterCommit: readonly (() => Promise<void>)[] };

const valuesIn = (samples: readonly { readonly values: object }[]): number =>
  samples.reduce((sum, { values }) => sum + Object.keys(values).length, 0);

const takeKnown = async (
  tx: Tx,
  side: SessionSide,
  { incoming, message, named }: Part,
  device: DirectoryDevice,
  context: Context,
): Promise<Taken> => {
  const { messageId, patient, receivedAt } = incoming;
  const state = await lockDeviceState(tx, device.deviceId, receivedAt);
  const mapped = mapObservations(message, device, { ...context, receivedAt, knownShift: state.clockShift });
  const { samples, last, stale } = withoutStaleCuff(mapped.samples, state.lastCuff);
  await Promise.all([
    keepDeviceState(tx, device.deviceId, { clockShift: mapped.shift, lastCuff: last }),
    keepRefusals(tx, device.deviceId, mapped.refused, receivedAt),
  ]);
  const actor = { kind: "device", id: device.deviceId } as const;
  const taken = await takeSamplesOfDevice(tx, side, { messageId, device, samples, receivedAt, actor, named, patient });
  const [all, charted] = [valuesIn(samples), taken.counts.accepted > 0];
  return {
    outcome: {
      charted: taken.waiting > 0 || !charted ? 0 : all,
      notCharted: taken.waiting > 0 || charted ? 0 : all,
      waiting: taken.waiting > 0 ? all : 0,
      stale,
      refused: mapped.refused.map(({ why, code }) => ({ why, code: code.text || code.code })),
    },
    afterCommit: taken.afterCommit,
  };
};

const add = (one: MessageOutcome, other: MessageOutcome): MessageOutcome => ({
  charted: one.charted + other.charted,
  notCharted: one.notCharted + other.notCharted,
  waiting: one.waiting + other.waiting,
  stale: one.stale + other.stale,
  refused: [...one.refused, ...other.refused],
});

/**
 * Takes one message of a monitor in, in the transaction: a value for a running session goes the way of every monitor, what belongs to
 * none or comes from nobody known waits in the inbox, a refusal is listed with its device, and the same message again is nothing new.
 */
export const takeMessage = async (tx: Tx, side: SessionSide, incoming: IncomingMessage): Promise<MessageTaken> => {
  const [first, devices, protocol, clinicZone] = await Promise.all([
    isFirst(tx, incoming),
    readDevices(tx, namesIn(incoming.message)),
    readProtocol(tx),
    readTimeZone(tx),
  ]);
  if (!first) return { outcome: nothing, repeated: true, afterCommit: [] };
  const context = { clinicZone, toleranceMilliseconds: settled(protocol, clockTolerance).value * 1_000 };
  const inUse = devices.filter(({ active }) => active);
  let outcome = nothing;
  const afterCommit: (() => Promise<void>)[] = [];
  for (const [equipment, observations] of byEquipment(incoming.message)) {
    const { location, senders } = incoming.message;
    const named = { equipment, location, senders };
    const part = { incoming, message: { ...incoming.message, observations }, named };
    const found = identifyDevice(inUse, named);
    if (found.is !== "known") {
      outcome = add(outcome, await takeUnknown(tx, part, found.is === "unknown" ? "unknown-device" : "ambiguous-device", context));
      continue;
    }
    const taken = await takeKnown(tx, side, part, found.device, context);
    outcome = add(outcome, taken.outcome);
    afterCommit.push(...taken.afterCommit);
  }
  await tx.all(statement`
    update device_message set outcome = ${JSON.stringify(outcome)}::jsonb where clinic_id = ${tx.clinicId} and message_id = ${incoming.messageId}`);
  return { outcome, repeated: false, afterCommit };
};
