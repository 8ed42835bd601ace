import { useEffect, useRef, useState, useSyncExternalStore } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { ownDevices } from "#platform/bluetooth/browser/own-devices.ts";
import { fill } from "#platform/http/browser/client.ts";
import { serverNow as now } from "#platform/http/browser/server-clock.ts";
import { holdSamples } from "#platform/offline/browser/hold-samples.ts";
import type { Offline } from "#platform/offline/browser/open-offline.ts";
import { useOffline } from "#platform/offline/browser/offline-context.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import type { Room } from "../room/use-room.ts";
import { idOf, openDeviceHub, type DeviceHub, type HubView } from "./device-hub.ts";
import type { DeviceSample } from "./read-device.ts";
import { lostToReload, rejoinDevices } from "./rejoin-devices.ts";
import { openStreamWatch } from "./stream-watch.ts";

/** How often silence is looked for, in milliseconds. */
const lookEvery = 5_000;

/** A sample as it is kept and sent, one of a batch of `chartSamples`. */
const keptAs = ({ observedAt, sequence, status, values }: DeviceSample) => ({
  observedAt: observedAt.toString(),
  sequence,
  status,
  values,
});

/** Everything that hangs on this room's devices; it lives as long as the room is on the screen. */
const openDevices = (current: () => Room, offline: Offline) => {
  const { outbox } = offline;
  const isAlone = (): boolean => !navigator.onLine || outbox.read().connection === "offline";
  const room = () => ({ ...current(), timeZone: current().view?.timeZone ?? Temporal.Now.timeZoneId() });
  const { samples, letGo } = holdSamples(offline);
  const path = fill(contract.chartSamples.path, current().place);
  // Whoever is asked to sign in again was here when the device spoke.
  let personId = outbox.read().signedIn;
  const watch = openStreamWatch({ room, now, isAlone });
  let sequence = 0;
  const leaving = new AbortController();
  const opened = openDeviceHub({
    room,
    now,
    newId,
    onMoment: (deviceId, moment) => {
      const sample = { ...moment, sequence, deviceId };
      sequence += 1;
      personId = outbox.read().signedIn ?? personId;
      if (personId !== null) void samples.add({ personId, path, deviceId, at: moment.observedAt, sample: keptAs(sample) });
      watch.hear(sample);
    },
  });
  const hub: DeviceHub = {
    ...opened,
    connect: (device, known) => {
      ownDevices.remember(idOf(device));
      opened.connect(device, known);
    },
    disconnect: (deviceId) => {
      ownDevices.forget(deviceId);
      opened.disconnect(deviceId);
    },
  };
  const timer = setInterval(watch.tick, lookEvery);
  const close = (): void => {
    clearInterval(timer);
    leaving.abort();
    hub.close();
    letGo();
  };
  const rejoin = (): void => void rejoinDevices(hub, lostToReload(current().session, new Set()), leaving.signal);
  return { hub, samples, rejoin, close };
};

export type Devices = HubView & {
  readonly hub: DeviceHub;
  /** Streamed values that wait on this tablet. */
  readonly unsent: number;
};

const nobody: HubView = { devices: [], waiting: [] };

/** The Bluetooth devices of a room; undefined until the screen stands. */
export const useDevices = (room: Room): Devices | undefined => {
  const offline = useOffline();
  const latest = useRef(room);
  useEffect(() => {
    latest.current = room;
  });
  const [opened, setOpened] = useState<ReturnType<typeof openDevices> | undefined>(undefined);
  useEffect(() => {
    const devices = openDevices(() => latest.current, offline);
    setOpened(devices);
    return devices.close;
  }, [offline, room.place]);
  // Once the record is known, and before anybody has connected anything by hand.
  useEffect(() => {
    if (room.ready) opened?.rejoin();
  }, [opened, room.ready]);
  const view = useSyncExternalStore(opened?.hub.view.subscribe ?? (() => () => undefined), () => opened?.hub.view.read() ?? nobody);
  const unsent = useSyncExternalStore(offline.samples.subscribe, offline.samples.read);
  return opened && { ...view, hub: opened.hub, unsent };
};
