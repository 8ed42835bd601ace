/** Answers on a line have one decimal: in tenths every answer is a whole number. */
export const tenthsOf = (answer: number): number => Math.round(answer * 10);

/** A ratio of whole numbers, rounded half up. Worked on whole numbers, so that a half stays exactly a half. */
export const roundHalfUp = (numerator: number, denominator: number, decimals: 0 | 1 | 2): number => {
  const scale = 10 ** decimals;
  return Math.floor((2 * numerator * scale + denominator) / (2 * denominator)) / scale;
};
