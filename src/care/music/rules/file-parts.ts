import { audioLimits } from "./data/audio-limits.ts";

/** How many pieces a file of so many bytes is sent and kept in. */
export const partsOf = (size: number): number => Math.ceil(size / audioLimits.partBytes);

/** The bytes of one piece: from the first to before the last. */
export const partBounds = (size: number, part: number): { readonly from: number; readonly to: number } => ({
  from: part * audioLimits.partBytes,
  to: Math.min(size, (part + 1) * audioLimits.partBytes),
});
