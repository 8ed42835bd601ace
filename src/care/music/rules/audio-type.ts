import type { AudioType } from "./data/audio-limits.ts";

const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(bytes.length, from + length)));

/** Brands of MP4 files that hold sound; a file of another brand is not taken for music. */
const soundBrands = ["M4A ", "M4B ", "mp42", "mp41", "isom", "iso2", "dash"];

/** A frame of MPEG sound begins with eleven set bits; its layer says MP3 (01) or AAC in frames of its own (00). */
const frameType = (bytes: Uint8Array): AudioType | null => {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  if ((second & 0xf6) === 0xf0) return "audio/aac";
  const isLayer3 = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08;
  return isLayer3 && third >> 4 !== 0x0f && (third & 0x0c) !== 0x0c ? "audio/mpeg" : null;
};

const oggTypes = ["OpusHead", "\u0001vorbis", "\u007fFLAC"];

/** What kind of sound a file is, by its first bytes and never by its name (MUS-7); null is none that is kept here. */
export const audioTypeOf = (bytes: Uint8Array): AudioType | null => {
  const start = textAt(bytes, 0, 4);
  if (start.startsWith("ID3")) return "audio/mpeg";
  if (start === "fLaC") return "audio/flac";
  if (start === "RIFF" && textAt(bytes, 8, 4) === "WAVE") return "audio/wav";
  if (start === "OggS") return oggTypes.some((one) => textAt(bytes, 0, 64).includes(one)) ? "audio/ogg" : null;
  if (textAt(bytes, 4, 4) === "ftyp") return soundBrands.includes(textAt(bytes, 8, 4)) ? "audio/mp4" : null;
  return frameType(bytes);
};
