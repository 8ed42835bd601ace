import type { Setting } from "#kernel/setting.ts";

import type { DeviceFlag } from "../stored-device.ts";
import { numberSetting } from "./number-setting.ts";

/**
 * How a single measurement of a device is taken in. Evidence: proposal. Owner: medical director. Not the tolerance of a monitor
 * (`devices.clockTolerance`): that one moves a stream's times, this one asks a person about one value.
 */
export const deviceTimes = {
  clockTolerance: numberSetting(
    "device.clockTolerance",
    "A single measurement is asked about when its device's clock differs by more than",
    [5, "min"],
    [
      [1, 60],
      [2, 15],
    ],
  ),
};

export const deviceSettings: readonly Setting[] = Object.values(deviceTimes);

/**
 * What a device says of its own measurement that leaves its value open to doubt (BLE-6), or takes it away (BLE-5). Every other mark is
 * shown and changes nothing. Source: what the marks mean in the services BLS and PLXS; which doubt is a proposal.
 */
export const questionableFlags: ReadonlySet<DeviceFlag> = new Set([
  "body-movement",
  "cuff-too-loose",
  "improper-position",
  "irregular-pulse",
  "early-estimate",
  "questionable-measurement",
  "calibration-ongoing",
  "equipment-malfunction",
  "signal-processing-irregularity",
  "poor-signal",
  "low-perfusion",
  "erratic-signal",
  "questionable-pulse",
  "sensor-interference",
  "sensor-displaced",
]);

export const unusableFlags: ReadonlySet<DeviceFlag> = new Set([
  "measurement-unavailable",
  "invalid-measurement",
  "inadequate-signal",
  "nonpulsatile-signal",
  "sensor-unconnected-to-user",
  "unknown-sensor",
  "sensor-malfunctioning",
  "sensor-disconnected",
]);

/** The device measures nobody. */
export const unrealFlags: ReadonlySet<DeviceFlag> = new Set(["demonstration", "testing"]);
