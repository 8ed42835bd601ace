/** Amplitude of a level in dB. */
export const amplitudeOf = (decibels: number): number => 10 ** (decibels / 20);

/** The level of several sounds together that have nothing to do with each other. */
export const togetherOf = (levels: readonly number[]): number =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0));
