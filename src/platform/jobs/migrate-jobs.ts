import { Logger, runMigrations } from "graphile-worker";

import type { Connection } from "../database/database.ts";
import { openJobPool } from "./job-pool.ts";

const silent = new Logger(() => () => undefined);

/** Brings the job queue's own schema up to date, as its owner. Several processes may call it at once. */
export const migrateJobs = async (connection: Connection): Promise<void> => {
  const pool = openJobPool(connection, 1);
  try {
    await runMigrations({ pgPool: pool, logger: silent });
  } finally {
    await pool.end();
  }
};
