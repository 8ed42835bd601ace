import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { serverTime } from "#platform/http/clock.ts";
import { act, RequestProblem } from "#platform/http/browser/client.ts";
import { useOffline } from "#platform/offline/browser/offline-context.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import type { Room } from "../room/use-room.ts";
import { openDeviceHub, type DeviceHub, type HubView } from "./device-hub.ts";
import { openSampleSender, type UnsentBatch } from "./sample-sender.ts";
import { openStreamWatch } from "./stream-watch.ts";

/** How often streamed values are sent, and silence is looked for, in milliseconds. */
const sendEvery = 1_000;
const lookEvery = 5_000;

/** Answers that another try would not change. An ended sign-in and a busy server are none of them. */
const forGood: ReadonlySet<number> = new Set([400, 403, 404, 409, 413, 422]);

const sendBatch =
  ({ place }: Pick<Room, "place">) =>
  async ({ batchId, deviceId, samples }: UnsentBatch): Promise<"taken" | "refused"> => {
    const sent = samples.map(({ observedAt, sequence, status, values }) => ({
      observedAt: observedAt.toString(),
      sequence,
      status,
      values,
    }));
    try {
      await act(contract.chartSamples, { params: place, commandId: batchId, body: { deviceId, samples: sent } });
      return "taken";
    } catch (error) {
      if (error instanceof RequestProblem && forGood.has(error.problem.status)) return "refused";
      throw error;
    }
  };

/** Everything that hangs on this room's devices; it lives as long as the room is on the screen. */
const openDevices = (current: () => Room, clock: ReturnType<typeof useOffline>["clock"], isAlone: () => boolean) => {
  const now = (): Temporal.Instant => serverTime(clock(), Temporal.Now.instant());
  const room = () => ({ ...current(), timeZone: current().view?.timeZone ?? Temporal.Now.timeZoneId() });
  const sender = openSampleSender({ send: sendBatch(current()), newId });
  const watch = openStreamWatch({ room, now, isAlone });
  let sequence = 0;
  const hub = openDeviceHub({
    room,
    now,
    newId,
    onMoment: (deviceId, moment) => {
      const sample = { ...moment, sequence, deviceId };
      sequence += 1;
      sender.add(deviceId, sample);
      watch.hear(sample);
    },
  });
  const timers = [setInterval(() => void sender.flush(), sendEvery), setInterval(watch.tick, lookEvery)];
  const close = (): void => {
    timers.forEach(clearInterval);
    hub.close();
    void sender.flush();
  };
  return { hub, sender, close };
};

export type Devices = HubView & {
  readonly hub: DeviceHub;
  /** Streamed values that wait on this tablet, and those that were let go. */
  readonly unsent: number;
  readonly dropped: number;
};

const nobody: HubView = { devices: [], waiting: [] };

/** The Bluetooth devices of a room; undefined until the screen stands. */
export const useDevices = (room: Room): Devices | undefined => {
  const { clock, outbox } = useOffline();
  const latest = useRef(room);
  useEffect(() => {
    latest.current = room;
  });
  const [opened, setOpened] = useState<ReturnType<typeof openDevices> | undefined>(undefined);
  useEffect(() => {
    const devices = openDevices(
      () => latest.current,
      clock,
      () => !navigator.onLine || outbox.read().connection === "offline",
    );
    setOpened(devices);
    return devices.close;
  }, [clock, outbox, room.place]);
  const view = useSyncExternalStore(opened?.hub.view.subscribe ?? (() => () => undefined), () => opened?.hub.view.read() ?? nobody);
  return opened && { ...view, hub: opened.hub, unsent: opened.sender.waiting(), dropped: opened.sender.dropped() };
};
