import { ownDevices } from "#platform/bluetooth/browser/own-devices.ts";
import { knownDevices, whenNear } from "#platform/bluetooth/browser/web-bluetooth.ts";

import { attachedDevices } from "../../rules/attach-device.ts";
import type { DosingSession } from "../../rules/dosing-session.ts";
import { idOf, type DeviceHub } from "./device-hub.ts";

/** Names by id of the devices of this session that a person connected to this very tablet, and that are not connected now: it was loaded anew. */
export const lostToReload = (session: DosingSession, connected: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(
    attachedDevices(session)
      .filter(({ kind, deviceId }) => kind === "bluetooth" && !connected.has(deviceId) && ownDevices.has(deviceId))
      .map(({ deviceId, name }) => [deviceId, name]),
  );

/**
 * Connects devices of the session again, as far as the browser still knows them; nobody is asked anything. One that is not near yet is
 * tried again by itself, and at once when it is heard.
 */
export const rejoinDevices = async (hub: DeviceHub, lost: ReadonlyMap<string, string>, signal: AbortSignal): Promise<void> => {
  for (const device of await knownDevices()) {
    const deviceId = idOf(device);
    const name = lost.get(deviceId);
    if (signal.aborted || name === undefined) continue;
    hub.connect(device, name);
    whenNear(device, () => hub.hurry(deviceId), signal);
  }
};
