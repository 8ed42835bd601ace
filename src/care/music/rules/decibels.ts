/** Amplitude of a level in dB. */
export const amplitudeOf = (decibels: number): number => 10 ** (decibels / 20);

/** The level in dB of an amplitude; 0 is minus infinity. */
export const decibelsOf = (amplitude: number): number => 20 * Math.log10(amplitude);

/** The level of several sounds together that have nothing to do with each other. */
export const togetherOf = (levels: readonly number[]): number =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0));
