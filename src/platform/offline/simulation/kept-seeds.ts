/** Seeds that once found a fault. They are played first, for ever. */
export const keptSeeds: readonly number[] = [];
