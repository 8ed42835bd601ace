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

/** What a device says of its own measurement; names of the Bluetooth services for blood pressure and pulse oximeters. */
export const deviceFlags = [
  "body-movement",
  "cuff-too-loose",
  "irregular-pulse",
  "improper-position",
  "pulse-above-range",
  "pulse-below-range",
  "measurement-ongoing",
  "early-estimate",
  "validated",
  "fully-qualified",
  "from-storage",
  "demonstration",
  "testing",
  "calibration-ongoing",
  "measurement-unavailable",
  "questionable-measurement",
  "invalid-measurement",
  "extended-display-update",
  "equipment-malfunction",
  "signal-processing-irregularity",
  "inadequate-signal",
  "poor-signal",
  "low-perfusion",
  "erratic-signal",
  "nonpulsatile-signal",
  "questionable-pulse",
  "signal-analysis-ongoing",
  "sensor-interference",
  "sensor-unconnected-to-user",
  "unknown-sensor",
  "sensor-displaced",
  "sensor-malfunctioning",
  "sensor-disconnected",
] as const;
export type DeviceFlag = (typeof deviceFlags)[number];

/** What a reading keeps of the device beside its id; readings by hand, and those from before, have none of it. */
export const deviceWord = {
  name: z.optional(z.string().check(z.maxLength(100))),
  /** What the device's own clock showed: a date and time without a zone, as complete as the device knows it. */
  localTime: z.optional(z.string().check(z.maxLength(40))),
  /** Which of its users the device had in mind; null where it says that it does not know. */
  user: z.optional(z.nullable(z.int())),
  /** Left out where the device reports no status, which is not the same as a good one. */
  flags: z.optional(z.array(z.enum(deviceFlags))),
};
