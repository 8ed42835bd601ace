import type { Sound } from "./stored-music.ts";

/** What a tablet plays, and at which volume. */
export type Playing = { readonly sound: Sound; readonly volume: number };

const sameSound = (one: Sound, other: Sound): boolean => {
  if (one.kind === "file" || other.kind === "file") {
    return one.kind === "file" && other.kind === "file" && one.trackId === other.trackId && one.phase === other.phase;
  }
  const steps = [one.steering, other.steering].map(({ intensity, warmth, density }) => `${intensity} ${warmth} ${density}`);
  return one.seed === other.seed && one.phase === other.phase && steps[0] === steps[1];
};

export const isSame = (one: Playing, other: Playing): boolean => one.volume === other.volume && sameSound(one.sound, other.sound);

/**
 * Whether what plays is to be written down (MUS-10): the first sound after silence at once; a change once it has lasted, so that a slider
 * on its way leaves no fact for each of its steps. Seconds.
 */
export const isToChart = (
  { playing, charted, lasted }: { readonly playing: Playing; readonly charted: Playing | null; readonly lasted: number },
  atLeast: number,
): boolean => charted === null || (lasted >= atLeast && !isSame(playing, charted));
