import type { Measurement } from "#interop/bluetooth/characteristics.ts";
import type { Parsed } from "#interop/bluetooth/packet.ts";
import type { Instant } from "#kernel/time.ts";
import { openConnection, type Connection, type Link } from "#platform/bluetooth/browser/open-connection.ts";
import type { BluetoothDevice } from "#platform/bluetooth/browser/web-bluetooth.ts";
import { observed } from "#platform/offline/observed.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { attachDevice, attachedDevices, detachDevice } from "../../rules/attach-device.ts";
import { chartVitals } from "../../rules/chart-vitals.ts";
import { judgeMeasurement, readingOf, type DeviceMeasurement, type DeviceQuestion } from "../../rules/device-measurement.ts";
import { valuesIn } from "../../rules/vital-parameter.ts";
import type { Room } from "../room/use-room.ts";
import { readDevice, type DeviceSample, type MomentValues } from "./read-device.ts";

/** What stands in the way of a device's last packet. */
export type DeviceProblem = "unreadable" | "no-number" | "unusable" | "unreal";

export type SeenDevice = {
  readonly deviceId: string;
  readonly name: string;
  readonly link: Link;
  /** When a packet with a value came last, by the server's clock; null before the first. */
  readonly heardAt: Instant | null;
  readonly streams: boolean;
  readonly moment: MomentValues | null;
  readonly problem: DeviceProblem | null;
};

/** A measurement that waits for a person's word. */
export type Waiting = {
  readonly id: string;
  readonly measured: DeviceMeasurement;
  readonly question: DeviceQuestion;
  readonly arrivedAt: Instant;
};

export type HubView = { readonly devices: readonly SeenDevice[]; readonly waiting: readonly Waiting[] };

type Around = {
  readonly room: () => Pick<Room, "session" | "chart"> & { readonly timeZone: string };
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly onMoment: (deviceId: string, sample: Omit<DeviceSample, "sequence">) => void;
};

/** The browser's own id of a device; another tablet has another one for it. */
export const idOf = (device: BluetoothDevice): string => `ble:${device.id}`;

const keyOf = ({ deviceId, localTime, values }: DeviceMeasurement): string =>
  `${deviceId} ${localTime?.toString() ?? ""} ${valuesIn(values).join()}`;

const after = (ms: number, wake: () => void): (() => void) => {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
};

/** What a measurement becomes in the record of this session, at once or by a person's word. */
const chartMeasurement = ({ room, newId }: Around, measured: DeviceMeasurement, observedAt: Instant) => {
  const reading = readingOf(measured, newId());
  return room().chart(contract.chartVitals, reading, (session, meta) => chartVitals(session, reading, meta), observedAt);
};

/** What is said within this time is one word of the device, also before the session holds it. */
const echoMs = 10_000;

type Look = ReturnType<typeof looks>;

const looks = () => {
  const view = observed<HubView>({ devices: [], waiting: [] });
  const become = (change: Partial<HubView>): void => view.become({ ...view.read(), ...change });
  return {
    view,
    become,
    patch: (deviceId: string, change: Partial<SeenDevice>): void =>
      become({ devices: view.read().devices.map((one) => (one.deviceId === deviceId ? { ...one, ...change } : one)) }),
    ask: (one: Waiting): void => become({ waiting: [...view.read().waiting, one] }),
    answered: (id: string): void => become({ waiting: view.read().waiting.filter((one) => one.id !== id) }),
  };
};

/** Charts a measurement, or asks about it, or says why it is none. */
const taking = (around: Around, { view, patch, ask }: Look) => {
  const said = new Set<string>();
  return (measured: DeviceMeasurement): void => {
    const { session, timeZone } = around.room();
    const [now, key] = [around.now(), keyOf(measured)];
    const judged = judgeMeasurement(session, measured, now, timeZone);
    patch(measured.deviceId, judged.verdict === "no-value" ? { problem: judged.why } : { heardAt: now, problem: null });
    if (said.has(key) || judged.verdict === "no-value" || judged.verdict === "repeated") return;
    said.add(key);
    after(echoMs, () => said.delete(key));
    if (judged.verdict === "chart") return void chartMeasurement(around, measured, now);
    const isAsked = view.read().waiting.some((one) => keyOf(one.measured) === key);
    if (!isAsked) ask({ id: around.newId(), measured, question: judged.question, arrivedAt: now });
  };
};

/** What a packet says: a measurement to take, a moment to stream on, or nothing that can be read. */
const hearing = (around: Around, look: Look) => {
  const take = taking(around, look);
  return (deviceId: string, name: string, parsed: Parsed<Measurement>): void => {
    if (parsed.outcome === "refused") return look.patch(deviceId, { problem: "unreadable" });
    const word = readDevice(parsed.measurement);
    if (word.kind === "measurement") return take({ ...word.measured, deviceId, name });
    const hasValue = Object.values(word.values).some((value) => value !== null);
    const at = around.now();
    const problem = word.status === "measured" ? (hasValue ? null : "unusable") : "unreal";
    look.patch(deviceId, { streams: true, moment: word.values, problem, ...(hasValue ? { heardAt: at } : {}) });
    around.onMoment(deviceId, { observedAt: at, status: word.status, values: word.values });
  };
};

/** Says in the record that a device measures this patient, or no more. What stands there already is not said again. */
const attaching = ({ room, newId }: Around) => ({
  attach: (deviceId: string, name: string): void => {
    if (attachedDevices(room().session).some((one) => one.deviceId === deviceId)) return;
    const body = { attachmentId: newId(), deviceId, kind: "bluetooth", name } as const;
    void room().chart(contract.attachDevice, body, (session) => attachDevice(session, body, []));
  },
  detach: (deviceId: string): void => {
    for (const { attachmentId } of attachedDevices(room().session).filter((one) => one.deviceId === deviceId))
      void room().chart(contract.detachDevice, { attachmentId }, (session) => detachDevice(session, { attachmentId }));
  },
});

/** What a person says of a measurement that waits: it is of now, of the device's own time, or not of this session. */
export type WaitingAnswer = "now" | "then" | "discard";

/** The devices that are connected to this tablet for one session: what they say is judged here, charted, streamed on, or asked about. */
export const openDeviceHub = (around: Around) => {
  const look = looks();
  const hear = hearing(around, look);
  const record = attaching(around);
  const connections = new Map<string, Connection>();
  const leave = (deviceId: string): void => {
    connections.get(deviceId)?.close();
    connections.delete(deviceId);
    look.become({ devices: look.view.read().devices.filter((one) => one.deviceId !== deviceId) });
  };
  return {
    view: look.view,
    /** `known`: its name, where the browser has not heard it yet. */
    connect: (device: BluetoothDevice, known = ""): void => {
      const [deviceId, name] = [idOf(device), device.name ?? known];
      if (connections.has(deviceId)) return connections.get(deviceId)?.hurry();
      const seen = { deviceId, name, link: { state: "connecting" }, heardAt: null, streams: false, moment: null, problem: null } as const;
      look.become({ devices: [...look.view.read().devices, seen] });
      const connection = openConnection(device, {
        onPacket: (parsed) => hear(deviceId, name, parsed),
        now: () => around.now().epochMilliseconds,
        random: Math.random,
        after,
      });
      connections.set(deviceId, connection);
      connection.link.subscribe(() => look.patch(deviceId, { link: connection.link.read() }));
      record.attach(deviceId, name === "" ? deviceId : name);
    },
    hurry: (deviceId: string): void => connections.get(deviceId)?.hurry(),
    /** By a person's hand: the device measures this patient no more. */
    disconnect: (deviceId: string): void => {
      leave(deviceId);
      record.detach(deviceId);
    },
    answer: ({ id, measured, question, arrivedAt }: Waiting, answer: WaitingAnswer): void => {
      look.answered(id);
      if (answer === "discard") return;
      const dated = answer === "then" && question.why === "other-time" ? question.at : arrivedAt;
      // A device's clock may run ahead of ours; nothing is charted as of later than now.
      const now = around.now();
      void chartMeasurement(around, measured, Temporal.Instant.compare(dated, now) > 0 ? now : dated);
    },
    /** The screen goes; what is attached stays attached. */
    close: (): void => [...connections.keys()].forEach(leave),
  };
};
export type DeviceHub = ReturnType<typeof openDeviceHub>;
