import type { Database } from "#platform/database/database.ts";

/**
 * Makes the daily partitions of monitor samples from today to so many days ahead; to be run once a day or more often. Samples of a day
 * without a partition are kept in the default one.
 * @returns how many were made now
 */
export const makeSamplePartitions = async ({ pool }: Database, days = 14): Promise<number> => {
  const { rows } = await pool.query<{ made: number }>("select make_sample_partitions($1) as made", [days]);
  return rows[0]?.made ?? 0;
};
