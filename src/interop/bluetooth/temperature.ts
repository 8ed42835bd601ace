import { deviceTimeLength, readDeviceTime, type DeviceTime } from "./device-time.ts";
import type { MedicalFloat } from "./medical-float.ts";
import { isSet, parsePacket, type Parsed } from "./packet.ts";

const sites = ["armpit", "body", "ear", "finger", "gastro-intestinal", "mouth", "rectum", "toe", "tympanum"] as const;
export type TemperatureSite = (typeof sites)[number];

/** Temperature Measurement, 0x2A1C. */
export type Temperature = {
  readonly kind: "temperature";
  readonly temperature: MedicalFloat;
  readonly unit: "Cel" | "[degF]";
  readonly deviceTime: DeviceTime | null;
  /** Where it was taken; null where the device does not say, or says something that the standard does not know. */
  readonly site: TemperatureSite | null;
};

const lengthOf = (flags: number): number => 5 + (isSet(flags, 1) ? deviceTimeLength : 0) + (isSet(flags, 2) ? 1 : 0);

export const parseTemperature = (bytes: Uint8Array): Parsed<Temperature> =>
  parsePacket(bytes, lengthOf, (fields, flags): Temperature => {
    const temperature = fields.float();
    const deviceTime = isSet(flags, 1) ? readDeviceTime(fields) : null;
    const site = isSet(flags, 2) ? (sites[fields.unsigned(1) - 1] ?? null) : null;
    return { kind: "temperature", temperature, unit: isSet(flags, 0) ? "[degF]" : "Cel", deviceTime, site };
  });
