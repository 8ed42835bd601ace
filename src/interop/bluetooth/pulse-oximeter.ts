import { deviceTimeLength, readDeviceTime, type DeviceTime } from "./device-time.ts";
import type { MedicalFloat } from "./medical-float.ts";
import { isSet, namesOf, parsePacket, type Fields, type Parsed } from "./packet.ts";

const measurementBits = {
  "measurement-ongoing": 5,
  "early-estimate": 6,
  validated: 7,
  "fully-qualified": 8,
  "from-storage": 9,
  demonstration: 10,
  testing: 11,
  "calibration-ongoing": 12,
  "measurement-unavailable": 13,
  "questionable-measurement": 14,
  "invalid-measurement": 15,
} as const;

const sensorBits = {
  "extended-display-update": 0,
  "equipment-malfunction": 1,
  "signal-processing-irregularity": 2,
  "inadequate-signal": 3,
  "poor-signal": 4,
  "low-perfusion": 5,
  "erratic-signal": 6,
  "nonpulsatile-signal": 7,
  "questionable-pulse": 8,
  "signal-analysis-ongoing": 9,
  "sensor-interference": 10,
  "sensor-unconnected-to-user": 11,
  "unknown-sensor": 12,
  "sensor-displaced": 13,
  "sensor-malfunctioning": 14,
  "sensor-disconnected": 15,
} as const;

export type OximeterStatus = keyof typeof measurementBits | keyof typeof sensorBits;

/** SpO2 in % and the pulse in /min, as they were measured together. */
export type OximeterValues = { readonly saturation: MedicalFloat; readonly pulse: MedicalFloat };

type Common = {
  readonly values: OximeterValues;
  /** What it says of the measurement, its electronics and its sensor; null where it reports neither: that is not a good status. */
  readonly status: readonly OximeterStatus[] | null;
  /** Pulse amplitude index in %; null where the packet has none. */
  readonly amplitude: MedicalFloat | null;
};

/** PLX Spot-Check Measurement, 0x2A5E. */
export type OximeterSpot = Common & {
  readonly kind: "oximeter-spot";
  readonly deviceTime: DeviceTime | null;
  /** The device says of itself that nobody set its clock. */
  readonly clockNotSet: boolean;
};

/** PLX Continuous Measurement, 0x2A5F: the usual values, and those of the fast and the slow filter where it has them. */
export type OximeterContinuous = Common & {
  readonly kind: "oximeter-continuous";
  readonly fast: OximeterValues | null;
  readonly slow: OximeterValues | null;
};

const values = (fields: Fields): OximeterValues => ({ saturation: fields.sfloat(), pulse: fields.sfloat() });

const statusOf = (fields: Fields, hasMeasurement: boolean, hasSensor: boolean): Common["status"] => {
  if (!hasMeasurement && !hasSensor) return null;
  const measurement = hasMeasurement ? namesOf(fields.unsigned(2), measurementBits) : [];
  const sensor = hasSensor ? namesOf(fields.unsigned(3), sensorBits) : [];
  return [...measurement, ...sensor];
};

const sum = (...parts: readonly (readonly [present: boolean, bytes: number])[]): number =>
  parts.reduce((total, [present, bytes]) => total + (present ? bytes : 0), 0);

const spotLength = (flags: number): number =>
  5 + sum([isSet(flags, 0), deviceTimeLength], [isSet(flags, 1), 2], [isSet(flags, 2), 3], [isSet(flags, 3), 2]);

export const parseOximeterSpot = (bytes: Uint8Array): Parsed<OximeterSpot> =>
  parsePacket(bytes, spotLength, (fields, flags): OximeterSpot => {
    const measured = values(fields);
    const deviceTime = isSet(flags, 0) ? readDeviceTime(fields) : null;
    const status = statusOf(fields, isSet(flags, 1), isSet(flags, 2));
    const amplitude = isSet(flags, 3) ? fields.sfloat() : null;
    return { kind: "oximeter-spot", values: measured, deviceTime, clockNotSet: isSet(flags, 4), status, amplitude };
  });

const continuousLength = (flags: number): number =>
  5 + sum([isSet(flags, 0), 4], [isSet(flags, 1), 4], [isSet(flags, 2), 2], [isSet(flags, 3), 3], [isSet(flags, 4), 2]);

export const parseOximeterContinuous = (bytes: Uint8Array): Parsed<OximeterContinuous> =>
  parsePacket(bytes, continuousLength, (fields, flags): OximeterContinuous => {
    const measured = values(fields);
    const fast = isSet(flags, 0) ? values(fields) : null;
    const slow = isSet(flags, 1) ? values(fields) : null;
    const status = statusOf(fields, isSet(flags, 2), isSet(flags, 3));
    const amplitude = isSet(flags, 4) ? fields.sfloat() : null;
    return { kind: "oximeter-continuous", values: measured, fast, slow, status, amplitude };
  });
