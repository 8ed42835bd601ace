import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { AttachedDevice, DosingSession, Stamp } from "./dosing-session.ts";
import type { DosingSessionEvent, EventOf, Of } from "./events.ts";
import { notOpened } from "./session-refusals.ts";
import type { SharedDevice } from "./stored-device.ts";

type Decided = Decision<DosingSessionEvent>;

const incidentOf = (incidentId: string, device: SharedDevice): EventOf<"incident-raised"> => ({
  type: "incident-raised",
  incidentId,
  kind: "device-in-two-sessions",
  conditions: [],
  device,
});

/**
 * Keeps that a device measures this patient from now on (DEV-1). Where it is attached in another running session, too, an incident is
 * raised: whose values they are, a person must find out (DEV-3).
 * @param elsewhere the other sessions; a tablet knows of none, and the server's own answer is the record's
 */
export const attachDevice = (session: DosingSession, attached: Of<"device-attached">, elsewhere: readonly string[]): Decided => {
  if (session.opened === null) return notOpened();
  if (session.devices.some(({ attachmentId }) => attachmentId === attached.attachmentId)) return accept();
  if (attached.deviceId.trim() === "") return refuse("DEV-1", "Say which device this is.", "deviceId");
  const event = { type: "device-attached", ...attached } as const;
  if (elsewhere.length === 0) return accept<DosingSessionEvent>(event);
  const { attachmentId: incidentId, deviceId, name } = attached;
  return accept<DosingSessionEvent>(event, incidentOf(incidentId, { deviceId, name, sessionIds: [...elsewhere] }));
};

/** Tells the session that had the device before that another one has it now (DEV-3); told twice, it is kept once. */
export const noteSharedDevice = (session: DosingSession, incidentId: string, device: SharedDevice): Decided => {
  if (session.opened === null) return notOpened();
  const isKnown = session.incidents.some((one) => one.incidentId === incidentId);
  return isKnown ? accept() : accept<DosingSessionEvent>(incidentOf(incidentId, device));
};

/** Keeps that a device measures this patient no more (DEV-2). */
export const detachDevice = (session: DosingSession, { attachmentId }: Of<"device-detached">): Decided => {
  const device = session.devices.find((one) => one.attachmentId === attachmentId);
  if (device === undefined) return refuse("DEV-2", "This device is not attached to this session.", "attachmentId");
  return device.detached === null ? accept<DosingSessionEvent>({ type: "device-detached", attachmentId }) : accept();
};

/** Devices that measure this patient now: attached, not detached, and the patient was not released (DEV-2). */
export const attachedDevices = (session: DosingSession): readonly AttachedDevice[] =>
  session.status === "open" ? session.devices.filter(({ detached }) => detached === null) : [];

/** The devices after one was detached; without an id every one that is attached, as the release of the patient does. */
export const withDetached = (devices: readonly AttachedDevice[], detached: Stamp, attachmentId?: string): readonly AttachedDevice[] =>
  devices.map((one) =>
    one.detached === null && (attachmentId === undefined || one.attachmentId === attachmentId) ? { ...one, detached } : one,
  );
