import { readFloat, readSfloat, type MedicalFloat } from "./medical-float.ts";

/** Why a packet says nothing: it is never read in part, and nothing is guessed. */
export type Refused = { readonly outcome: "refused"; readonly why: "too-short" | "too-long" };
export type Parsed<Measurement> = { readonly outcome: "parsed"; readonly measurement: Measurement } | Refused;

/** The fields of a packet in their order, least significant byte first. */
export type Fields = {
  readonly unsigned: (bytes: 1 | 2 | 3 | 4) => number;
  readonly sfloat: () => MedicalFloat;
  readonly float: () => MedicalFloat;
};

/** A reader past the end gives zeros: whoever reads has compared the length before. */
const fieldsOf = (bytes: Uint8Array, start: number): Fields => {
  let place = start;
  const unsigned = (count: 1 | 2 | 3 | 4): number => {
    let value = 0;
    for (let index = 0; index < count; index += 1) value += (bytes[place + index] ?? 0) * 2 ** (8 * index);
    place += count;
    return value;
  };
  return { unsigned, sfloat: () => readSfloat(unsigned(2)), float: () => readFloat(unsigned(4)) };
};

/**
 * Reads a packet that begins with a byte of flags: `lengthOf` says how long these flags make it, flags included, and only a packet of
 * exactly that length is read. Flags that the standard keeps for later carry nothing that is read; should they add bytes, the length
 * does not fit.
 */
export const parsePacket = <Measurement>(
  bytes: Uint8Array,
  lengthOf: (flags: number) => number,
  read: (fields: Fields, flags: number) => Measurement,
): Parsed<Measurement> => {
  const flags = bytes[0];
  if (flags === undefined) return { outcome: "refused", why: "too-short" };
  const length = lengthOf(flags);
  if (bytes.length !== length) return { outcome: "refused", why: bytes.length < length ? "too-short" : "too-long" };
  return { outcome: "parsed", measurement: read(fieldsOf(bytes, 1), flags) };
};

export const isSet = (flags: number, bit: number): boolean => Math.floor(flags / 2 ** bit) % 2 === 1;

/** The names of the bits that are set; bits without a name say nothing that is known. */
export const namesOf = <Name extends string>(flags: number, names: Readonly<Record<Name, number>>): readonly Name[] => {
  const found: Name[] = [];
  for (const name in names) if (isSet(flags, names[name])) found.push(name);
  return found;
};
