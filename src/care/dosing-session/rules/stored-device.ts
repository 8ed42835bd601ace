import * as z from "zod/mini";

/** How the values of an attached device come in. */
export const deviceKinds = ["bluetooth", "hl7v2", "gateway", "simulator"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A device that measures this patient from now on. `deviceId` is the one that its samples and readings bear. */
export const deviceAttached = z.object({
  attachmentId: z.string(),
  deviceId: z.string(),
  kind: z.enum(deviceKinds),
  /** As the device or the person who attached it calls it. */
  name: z.string(),
});

export const deviceDetached = z.object({ attachmentId: z.string() });

/** A device that two running sessions claim; the other sessions by their ids. */
export const sharedDevice = z.object({ deviceId: z.string(), name: z.string(), sessionIds: z.array(z.string()) });
export type SharedDevice = z.output<typeof sharedDevice>;
