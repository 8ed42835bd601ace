import { parseBloodPressure, type BloodPressure } from "./blood-pressure.ts";
import { parseHeartRate, type HeartRate } from "./heart-rate.ts";
import type { Parsed } from "./packet.ts";
import { parseOximeterContinuous, parseOximeterSpot, type OximeterContinuous, type OximeterSpot } from "./pulse-oximeter.ts";
import { parseTemperature, type Temperature } from "./temperature.ts";

export type Measurement = BloodPressure | OximeterSpot | OximeterContinuous | HeartRate | Temperature;

/** A characteristic that a device notifies or indicates, the service that it belongs to, and how its packets are read. */
export type MeasuringCharacteristic = {
  readonly service: number;
  readonly characteristic: number;
  readonly parse: (bytes: Uint8Array) => Parsed<Measurement>;
};

/** Assigned numbers of the Bluetooth SIG. */
export const measuringCharacteristics: readonly MeasuringCharacteristic[] = [
  { service: 0x1810, characteristic: 0x2a35, parse: parseBloodPressure },
  { service: 0x1822, characteristic: 0x2a5f, parse: parseOximeterContinuous },
  { service: 0x1822, characteristic: 0x2a5e, parse: parseOximeterSpot },
  { service: 0x180d, characteristic: 0x2a37, parse: parseHeartRate },
  { service: 0x1809, characteristic: 0x2a1c, parse: parseTemperature },
];

export const measuringServices: readonly number[] = [...new Set(measuringCharacteristics.map(({ service }) => service))];

export const battery = { service: 0x180f, level: 0x2a19 } as const;

/** Battery level, 0x2A19, in %; null for a packet that is none. */
export const parseBatteryLevel = (bytes: Uint8Array): number | null => {
  const [level] = bytes;
  return bytes.length === 1 && level !== undefined && level <= 100 ? level : null;
};
