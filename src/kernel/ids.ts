/** A UUID in its lower-case text form; ids that Kapstone makes are version 7. */
export type Uuid = string;

const hex = (byte: number): string => byte.toString(16).padStart(2, "0");

/**
 * Builds a UUIDv7 (RFC 9562, 5.7) from a time and 10 random bytes, so that ids sort by the moment they were made.
 * Time and randomness are arguments: whoever acts first supplies them.
 */
export const uuidV7 = (epochMilliseconds: number, random: Uint8Array): Uuid => {
  const at = (index: number): number => random[index] ?? 0;
  const time = epochMilliseconds.toString(16).padStart(12, "0");
  const version = hex(0x70 | (at(0) & 0x0f)) + hex(at(1));
  const variant = hex(0x80 | (at(2) & 0x3f)) + hex(at(3));
  const tail = [4, 5, 6, 7, 8, 9].map((index) => hex(at(index))).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${tail}`;
};
