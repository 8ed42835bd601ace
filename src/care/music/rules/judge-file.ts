import { audioLimits } from "./data/audio-limits.ts";
import { audioTypeOf } from "./audio-type.ts";

/** Why a file is not taken, before anything of it is sent (MUS-16). */
export type FileRefusal = "empty" | "too-big" | "not-music" | "not-readable" | "too-long" | "silent";

/** Judges a file by its size in bytes and its first bytes; null: it may be looked into. */
export const judgeFile = (size: number, head: Uint8Array): FileRefusal | null => {
  if (size === 0) return "empty";
  if (size > audioLimits.fileBytes) return "too-big";
  return audioTypeOf(head) === null ? "not-music" : null;
};

/** Judges what was measured of a file: seconds, and its highest sample from 0 to 1 and above. */
export const judgeSound = ({ seconds, peak }: { readonly seconds: number; readonly peak: number }): FileRefusal | null => {
  if (seconds > audioLimits.longest) return "too-long";
  return seconds > 0 && peak > 0 ? null : "silent";
};
