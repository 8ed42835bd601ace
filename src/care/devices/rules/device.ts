import type { DeviceParameter, DeviceUnit } from "./device-parameter.ts";

export const deviceSorts = ["monitor", "pressure-cuff", "oximeter", "thermometer", "other"] as const;
export type DeviceSort = (typeof deviceSorts)[number];

/** Whether a device's clock follows the network, or somebody set it by hand and nobody knows how well. */
export const deviceClocks = ["network", "by-hand"] as const;
export type DeviceClock = (typeof deviceClocks)[number];

/** One line of a device's own table: what it means by a code. It goes before what is shipped. */
export type MappingRow = {
  /** As in the message; empty when it names no system. */
  readonly system: string;
  readonly code: string;
  readonly parameter: DeviceParameter | "ignored";
  /** The unit of values that come without one; null refuses them. */
  readonly unit: DeviceUnit | null;
};

/** A device of the clinic's directory, as far as its values are concerned. */
export type Device = {
  readonly deviceId: string;
  readonly identifiers: readonly string[];
  /** IANA; null is the clinic's. */
  readonly timeZone: string | null;
  readonly clock: DeviceClock;
  /** A patient simulator: its values are never a patient's. */
  readonly simulated: boolean;
  readonly mapping: readonly MappingRow[];
};
