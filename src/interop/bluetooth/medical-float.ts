/**
 * A number as medical devices write it (IEEE 11073-20601): decimal, or a word for why there is none. A word is never a number:
 * `nan` not a number, `nres` not at this resolution, `reserved` nothing that the standard knows.
 */
export type MedicalFloat =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "nan" | "nres" | "plus-infinity" | "minus-infinity" | "reserved" };

/** A mantissa of `bits` bits keeps its five outermost values for words, which stand with the exponent 0. */
const special = (mantissa: number, bits: number): Exclude<MedicalFloat["kind"], "number"> | undefined => {
  const most = 2 ** (bits - 1);
  switch (mantissa) {
    case most - 1:
      return "nan";
    case -most:
      return "nres";
    case most - 2:
      return "plus-infinity";
    case -most + 2:
      return "minus-infinity";
    case -most + 1:
      return "reserved";
    default:
      return undefined;
  }
};

const signed = (word: number, bits: number): number => (word >= 2 ** (bits - 1) ? word - 2 ** bits : word);

/** Dividing by a power of ten gives the nearest number; multiplying by 0.1 would not. */
const scaled = (mantissa: number, exponent: number): number => (exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent);

const decode = (mantissa: number, bits: number, exponent: number): MedicalFloat => {
  const word = special(mantissa, bits);
  if (word !== undefined) return { kind: exponent === 0 ? word : "reserved" };
  return { kind: "number", value: scaled(mantissa, exponent) };
};

/** SFLOAT: 4 bits of exponent and 12 of mantissa, both signed. `word` is the unsigned 16-bit value. */
export const readSfloat = (word: number): MedicalFloat => decode(signed(word & 0xfff, 12), 12, signed((word >> 12) & 0xf, 4));

/** FLOAT: 8 bits of exponent and 24 of mantissa, both signed. `word` is the unsigned 32-bit value. */
export const readFloat = (word: number): MedicalFloat => decode(signed(word & 0xff_ffff, 24), 24, signed(word >>> 24, 8));
