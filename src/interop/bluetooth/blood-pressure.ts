import { deviceTimeLength, readDeviceTime, type DeviceTime } from "./device-time.ts";
import type { MedicalFloat } from "./medical-float.ts";
import { isSet, namesOf, parsePacket, type Parsed } from "./packet.ts";

const bits = { "body-movement": 0, "cuff-too-loose": 1, "irregular-pulse": 2, "improper-position": 5 } as const;
/** What a cuff says of its own measurement. The two of the pulse are one field of the standard. */
export type PressureStatus = keyof typeof bits | "pulse-above-range" | "pulse-below-range";

/** Blood Pressure Measurement, 0x2A35. All three pressures bear the one unit of the packet. */
export type BloodPressure = {
  readonly kind: "blood-pressure";
  readonly unit: "mm[Hg]" | "kPa";
  readonly systolic: MedicalFloat;
  readonly diastolic: MedicalFloat;
  readonly mean: MedicalFloat;
  /** In /min; null where the packet has none. */
  readonly pulse: MedicalFloat | null;
  readonly deviceTime: DeviceTime | null;
  /** Which of the device's users; `unknown` is the device's own word, null says that it does not tell. */
  readonly user: number | "unknown" | null;
  /** Null where the device reports no status: that is not the same as a good one. */
  readonly status: readonly PressureStatus[] | null;
};

const statusOf = (status: number): readonly PressureStatus[] => {
  const pulse = Math.floor(status / 8) % 4;
  const range: readonly PressureStatus[] = pulse === 1 ? ["pulse-above-range"] : pulse === 2 ? ["pulse-below-range"] : [];
  return [...namesOf(status, bits), ...range];
};

const lengthOf = (flags: number): number =>
  7 + (isSet(flags, 1) ? deviceTimeLength : 0) + (isSet(flags, 2) ? 2 : 0) + (isSet(flags, 3) ? 1 : 0) + (isSet(flags, 4) ? 2 : 0);

export const parseBloodPressure = (bytes: Uint8Array): Parsed<BloodPressure> =>
  parsePacket(bytes, lengthOf, (fields, flags): BloodPressure => {
    const [systolic, diastolic, mean] = [fields.sfloat(), fields.sfloat(), fields.sfloat()];
    const deviceTime = isSet(flags, 1) ? readDeviceTime(fields) : null;
    const pulse = isSet(flags, 2) ? fields.sfloat() : null;
    const user = isSet(flags, 3) ? fields.unsigned(1) : null;
    const status = isSet(flags, 4) ? statusOf(fields.unsigned(2)) : null;
    const unit = isSet(flags, 0) ? "kPa" : "mm[Hg]";
    return { kind: "blood-pressure", unit, systolic, diastolic, mean, pulse, deviceTime, user: user === 255 ? "unknown" : user, status };
  });
