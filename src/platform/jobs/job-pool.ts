import pg from "pg";

import type { Connection } from "../database/database.ts";

/** Connections as the owner of the queue. One that breaks is dropped and opened anew; without the listeners it would end the process. */
export const openJobPool = (connection: Connection, max: number): pg.Pool => {
  const pool = new pg.Pool({ ...connection, max });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
};
