import { deviceParameters, type DeviceParameter } from "#care/devices/rules/device-parameter.ts";

/** What a monitor streams. */
export const sampleParameters = deviceParameters;
export type SampleParameter = DeviceParameter;

/** How the device itself marks what it sends. Only `measured` is judged. */
export const sampleStatuses = ["measured", "test", "demonstration", "in-error"] as const;
export type SampleStatus = (typeof sampleStatuses)[number];
