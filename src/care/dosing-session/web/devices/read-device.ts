import { missingNumbers } from "#care/devices/rules/data/missing-values.ts";
import type { Measurement } from "#interop/bluetooth/characteristics.ts";
import { completeTime } from "#interop/bluetooth/device-time.ts";
import type { MedicalFloat } from "#interop/bluetooth/medical-float.ts";
import { celsius, mmHg, percent, perMinute } from "#kernel/quantity.ts";

import { unrealFlags, unusableFlags } from "../../rules/data/device-settings.ts";
import type { DeviceMeasurement } from "../../rules/device-measurement.ts";
import { inOwnUnit, type RawSample } from "../../rules/judge-sample.ts";
import type { DeviceFlag } from "../../rules/stored-device.ts";
import type { VitalValues } from "../../rules/vital-parameter.ts";

/** What a device streams; null where it takes the value back. */
export type MomentValues = { readonly [Parameter in "hr" | "pulse" | "spo2"]?: number | null };
export type DeviceSample = Omit<RawSample, "values"> & { readonly values: MomentValues };

/** What a packet of a device is in a session: one measurement, or one moment of a stream. */
export type DeviceWord =
  | { readonly kind: "measurement"; readonly measured: Omit<DeviceMeasurement, "deviceId" | "name"> }
  | { readonly kind: "moment"; readonly status: RawSample["status"]; readonly values: MomentValues };

/** A word in place of a number, and a number that means that there is none, are no value (BLE-1). */
const numberIn = (float: MedicalFloat | null): number | undefined =>
  float?.kind === "number" && !missingNumbers.has(float.value) ? float.value : undefined;

const pressures = ({ systolic, diastolic, unit }: Extract<Measurement, { kind: "blood-pressure" }>): VitalValues => {
  const [high, low] = [numberIn(systolic), numberIn(diastolic)];
  // One pressure without the other is half a reading.
  if (high === undefined || low === undefined) return {};
  const rounded = (parameter: "sbp" | "dbp", value: number): number => Math.round(inOwnUnit(parameter, value, { pressure: unit }));
  return { systolic: mmHg(rounded("sbp", high)), diastolic: mmHg(rounded("dbp", low)) };
};

const rate = (float: MedicalFloat | null): VitalValues => {
  const value = numberIn(float);
  return value === undefined ? {} : { heartRate: perMinute(Math.round(value)) };
};

const cuff = (one: Extract<Measurement, { kind: "blood-pressure" }>): DeviceWord => {
  const both = pressures(one);
  return {
    kind: "measurement",
    measured: {
      values: both.systolic === undefined ? {} : { ...both, ...rate(one.pulse) },
      flags: one.status,
      user: one.user === null ? undefined : one.user === "unknown" ? null : one.user,
      localTime: completeTime(one.deviceTime) ?? null,
    },
  };
};

const spot = ({ values, status, deviceTime, clockNotSet }: Extract<Measurement, { kind: "oximeter-spot" }>): DeviceWord => {
  const saturation = numberIn(values.saturation);
  return {
    kind: "measurement",
    measured: {
      values: saturation === undefined ? {} : { saturation: percent(saturation), ...rate(values.pulse) },
      flags: status,
      user: undefined,
      localTime: clockNotSet ? null : (completeTime(deviceTime) ?? null),
    },
  };
};

const thermometer = ({ temperature, unit, deviceTime }: Extract<Measurement, { kind: "temperature" }>): DeviceWord => {
  const value = numberIn(temperature);
  const values = value === undefined ? {} : { temperature: celsius(inOwnUnit("temp", value, { temperature: unit })) };
  return { kind: "measurement", measured: { values, flags: null, user: undefined, localTime: completeTime(deviceTime) ?? null } };
};

const some = (status: readonly DeviceFlag[] | null, marks: ReadonlySet<DeviceFlag>): boolean =>
  status?.some((one) => marks.has(one)) ?? false;

/** A value that the device takes back is sent as none, so that the signal is lost and not merely quiet (BLE-5). */
const moment = ({ values, status }: Extract<Measurement, { kind: "oximeter-continuous" }>): DeviceWord => {
  const isUsable = !some(status, unusableFlags);
  const value = (float: MedicalFloat): number | null => (isUsable ? (numberIn(float) ?? null) : null);
  return {
    kind: "moment",
    status: some(status, unrealFlags) ? "demonstration" : "measured",
    values: { spo2: value(values.saturation), pulse: value(values.pulse) },
  };
};

/** What a device's packet is in a session, in the session's units (BLE-2). */
export const readDevice = (measurement: Measurement): DeviceWord => {
  switch (measurement.kind) {
    case "blood-pressure":
      return cuff(measurement);
    case "oximeter-spot":
      return spot(measurement);
    case "temperature":
      return thermometer(measurement);
    case "oximeter-continuous":
      return moment(measurement);
    case "heart-rate":
      return { kind: "moment", status: "measured", values: { hr: measurement.contact === false ? null : measurement.rate } };
  }
};
