import { audioLimits } from "./data/audio-limits.ts";

const dayMilliseconds = 24 * 3_600 * 1_000;

/** A file on a tablet, and when it was last played or kept, in milliseconds since 1970; null: not known. */
export type KeptFile = { readonly sha256: string; readonly usedAt: number | null };

/** What a tablet lets go of: files that are in no list any more, and those not used for the days of `audioLimits` (MUS-22). */
export const filesToLetGo = (kept: readonly KeptFile[], inLists: ReadonlySet<string>, now: number): readonly string[] =>
  kept
    .filter(({ sha256, usedAt }) => !inLists.has(sha256) || (usedAt !== null && now - usedAt > audioLimits.keptDays * dayMilliseconds))
    .map(({ sha256 }) => sha256);
