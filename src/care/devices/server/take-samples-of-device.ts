import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { idOfWords } from "#platform/event-log/id-of-words.ts";

import { chooseSession, type Attachment, type InboxReason } from "../rules/choose-session.ts";
import type { DeviceParameter } from "../rules/device-parameter.ts";
import type { MappedSample } from "../rules/map-observations.ts";
import type { Named } from "../rules/identify-device.ts";
import type { InboxValue } from "../rules/stored-inbox.ts";
import { addToInbox } from "./add-to-inbox.ts";
import type { DirectoryDevice } from "./read-devices.ts";

/** One moment of a device; without a status it is a measurement. */
export type DeviceSample = Omit<MappedSample, "values" | "units"> & {
  readonly values: { readonly [Parameter in DeviceParameter]?: number | string | null };
  readonly units?: { readonly pressure?: "mm[Hg]" | "kPa" | undefined; readonly temperature?: "Cel" | "[degF]" | undefined } | undefined;
  readonly status?: "measured" | "test" | "demonstration" | "in-error";
};

/** What became of samples; the four add up to those that were sent. */
export type SampleCounts = {
  readonly accepted: number;
  readonly noSignal: number;
  readonly duplicates: number;
  readonly implausible: number;
};

export type Forwarding = {
  readonly sessionId: Uuid;
  readonly batchId: Uuid;
  readonly deviceId: Uuid;
  readonly simulated: boolean;
  readonly samples: readonly DeviceSample[];
  readonly receivedAt: Instant;
  readonly actor: Actor;
};

export type Forwarded = { readonly counts: SampleCounts; readonly afterCommit: () => Promise<void> };

/** What the directory does not know by itself: which session a device is attached to, and how samples are taken in there. */
export type SessionSide = {
  readonly readAttachments: (tx: Tx, deviceId: Uuid) => Promise<readonly Attachment[]>;
  /** Undefined: there is no such session. */
  readonly forward: (tx: Tx, forwarding: Forwarding) => Promise<Forwarded | undefined>;
};

export type DeviceBatch<S extends DeviceSample> = {
  readonly messageId: Uuid;
  readonly device: DirectoryDevice;
  readonly samples: readonly S[];
  readonly receivedAt: Instant;
  readonly actor: Actor;
  readonly named: Named;
  readonly patient: string;
};

export type DeviceBatchTaken = {
  readonly counts: SampleCounts;
  readonly waiting: number;
  readonly afterCommit: readonly (() => Promise<void>)[];
};

const noCounts: SampleCounts = { accepted: 0, noSignal: 0, duplicates: 0, implausible: 0 };

const addCounts = (one: SampleCounts, other: SampleCounts): SampleCounts => ({
  accepted: one.accepted + other.accepted,
  noSignal: one.noSignal + other.noSignal,
  duplicates: one.duplicates + other.duplicates,
  implausible: one.implausible + other.implausible,
});

const shownUnits: Readonly<Record<DeviceParameter, string>> = {
  sbp: "mm[Hg]",
  dbp: "mm[Hg]",
  map: "mm[Hg]",
  hr: "/min",
  pulse: "/min",
  spo2: "%",
  rr: "/min",
  temp: "Cel",
};

const latestOf = (samples: readonly DeviceSample[]): readonly InboxValue[] => {
  const last = samples.at(-1);
  return Object.entries(last?.values ?? {}).flatMap(([name, value]) => {
    const own = Object.entries(shownUnits).find(([parameter]) => parameter === name)?.[1] ?? "";
    const unit = own === "mm[Hg]" ? (last?.units?.pressure ?? own) : own === "Cel" ? (last?.units?.temperature ?? own) : own;
    return [{ name, value: String(value), unit }];
  });
};

/** Values as they wait: what is no number waits for nobody, it is none in any session. */
const waitingSamples = (samples: readonly DeviceSample[]): readonly MappedSample[] =>
  samples.flatMap(({ observedAt, deviceAt, values, units, status }) => {
    const numbers = Object.entries(values).flatMap(([name, value]) => {
      const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
      return typeof read === "number" && Number.isFinite(read) ? [[name, read] as const] : [];
    });
    if (numbers.length === 0 || (status ?? "measured") !== "measured") return [];
    const kept = {
      ...(units?.pressure === "kPa" ? { pressure: "kPa" as const } : {}),
      ...(units?.temperature === "[degF]" ? { temperature: "[degF]" as const } : {}),
    };
    return [{ observedAt, deviceAt, values: Object.fromEntries(numbers), units: kept }];
  });

const reasons: readonly InboxReason[] = ["no-session", "two-sessions", "simulated"];
const reasonOf = (to: string): InboxReason | undefined => reasons.find((one) => one === to);
const countOf = (samples: readonly MappedSample[]): number => samples.reduce((sum, { values }) => sum + Object.keys(values).length, 0);

const mostInBatch = 1_000;

const waitFor = async <S extends DeviceSample>(tx: Tx, batch: DeviceBatch<S>, group: readonly S[], why: InboxReason): Promise<number> => {
  const { messageId, device, receivedAt, named, patient } = batch;
  const samples = waitingSamples(group);
  if (samples.length === 0) return 0;
  await addToInbox(tx, {
    ...{ messageId, deviceId: device.deviceId, source: `device ${device.deviceId}`, named, why, patient, receivedAt },
    content: { kind: "samples", samples },
    count: countOf(samples),
    latest: latestOf(samples),
  });
  return samples.length;
};

export const bringTo = async <S extends DeviceSample>(
  tx: Tx,
  { forward }: Pick<SessionSide, "forward">,
  { messageId, device, receivedAt, actor }: Pick<DeviceBatch<S>, "messageId" | "device" | "receivedAt" | "actor">,
  group: readonly S[],
  sessionId: Uuid,
): Promise<readonly Forwarded[]> => {
  const done: Forwarded[] = [];
  for (let from = 0; from < group.length; from += mostInBatch) {
    const { deviceId, simulated } = device;
    const batchId = idOfWords("device-batch", messageId, deviceId, sessionId, String(from)).id;
    const samples = group.slice(from, from + mostInBatch);
    const forwarded = await forward(tx, { sessionId, batchId, deviceId, simulated, samples, receivedAt, actor });
    if (forwarded !== undefined) done.push(forwarded);
  }
  return done;
};

/**
 * Brings a device's samples to the sessions to which it was attached when they were taken, and the rest to the inbox (DEV-20, DEV-21).
 * Sent again under the same message id, nothing comes twice.
 */
export const takeSamplesOfDevice = async <S extends DeviceSample>(
  tx: Tx,
  side: SessionSide,
  batch: DeviceBatch<S>,
): Promise<DeviceBatchTaken> => {
  const { device, samples } = batch;
  const attachments = await side.readAttachments(tx, device.deviceId);
  const chosen = Map.groupBy(samples, ({ observedAt }) => {
    const choice = chooseSession(attachments, observedAt, device.simulated);
    return choice.to === "session" ? choice.sessionId : choice.why;
  });
  let waiting = 0;
  const done: Forwarded[] = [];
  for (const [to, group] of chosen) {
    const why = reasonOf(to);
    if (why === undefined) done.push(...(await bringTo(tx, side, batch, group, to)));
    else waiting += await waitFor(tx, batch, group, why);
  }
  return {
    counts: done.reduce((sum, { counts }) => addCounts(sum, counts), noCounts),
    waiting,
    afterCommit: done.map(({ afterCommit }) => afterCommit),
  };
};
