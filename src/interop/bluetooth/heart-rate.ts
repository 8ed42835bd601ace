import { isSet, parsePacket, type Parsed, type Refused } from "./packet.ts";

/** Heart Rate Measurement, 0x2A37. */
export type HeartRate = {
  readonly kind: "heart-rate";
  /** In /min. */
  readonly rate: number;
  /** Whether the sensor touches the skin; null where it cannot tell. */
  readonly contact: boolean | null;
  /** Since the last reset, in kJ; null where the packet has none. */
  readonly energy: number | null;
  /** Times between beats in 1/1024 s, oldest first. */
  readonly intervals: readonly number[];
};

const fixedLength = (flags: number): number => 1 + (isSet(flags, 0) ? 2 : 1) + (isSet(flags, 3) ? 2 : 0);

/** Times between beats fill the rest of the packet: at least one, and no half one. Without them nothing may be left. */
const wrongRest = (bytes: Uint8Array, flags: number): Refused | undefined => {
  const rest = bytes.length - fixedLength(flags);
  if (!isSet(flags, 4)) return undefined;
  return rest < 2 || rest % 2 === 1 ? { outcome: "refused", why: "too-short" } : undefined;
};

export const parseHeartRate = (bytes: Uint8Array): Parsed<HeartRate> => {
  const wrong = bytes[0] === undefined ? undefined : wrongRest(bytes, bytes[0]);
  if (wrong !== undefined) return wrong;
  const lengthOf = (flags: number): number => (isSet(flags, 4) ? bytes.length : fixedLength(flags));
  return parsePacket(bytes, lengthOf, (fields, flags): HeartRate => {
    const rate = fields.unsigned(isSet(flags, 0) ? 2 : 1);
    const energy = isSet(flags, 3) ? fields.unsigned(2) : null;
    const count = (bytes.length - fixedLength(flags)) / 2;
    const intervals = Array.from({ length: count }, () => fields.unsigned(2));
    return { kind: "heart-rate", rate, contact: isSet(flags, 2) ? isSet(flags, 1) : null, energy, intervals };
  });
};
