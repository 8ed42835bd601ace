/**
 * The item of circulation: 2 up to the first value away from the baseline, 0 from the second on, 1 between. Two variants are published:
 * percent of the baseline, and mm[Hg]. Part of the score's definition, so no setting. Source: aldrete1995, aldrete-table.
 */
export const circulationBands = { percent: [20, 50], mmHg: [20, 50] } as const;
