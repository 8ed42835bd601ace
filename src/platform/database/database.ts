import pg from "pg";

import { gatheringSocket } from "./gathering-socket.ts";
import { valueTypes } from "./value-types.ts";

export type Connection = {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly connectionString?: string;
};

/** The role under which every request runs: it owns nothing, may not touch the log's past, and sees one clinic at a time. */
export const applicationRole = "kapstone_app";

export type Database = {
  readonly pool: pg.Pool;
  readonly connection: Connection;
  readonly close: () => Promise<void>;
};

const settings = "-c timezone=UTC -c idle_in_transaction_session_timeout=60000 -c lock_timeout=10000";

/** Opens the pool that serves requests, under the application's role. */
export const openDatabase = (connection: Connection, options: { readonly connections?: number } = {}): Database => {
  const pool = new pg.Pool({
    ...connection,
    max: options.connections ?? 16,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 10_000,
    options: `${settings} -c role=${applicationRole}`,
    types: valueTypes,
    pipeline: true,
    stream: gatheringSocket,
  });
  // A connection that ends (57P01 on a restart) fails its queries and is dropped. Without these listeners it would end the process:
  // the pool's own covers a client that is idle, the client's one that is in use.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return { pool, connection, close: () => pool.end() };
};

/** One connection as the owner of the schema, for migrations and whole-database checks. */
export const connectAsOwner = async (connection: Connection, how: { readonly pipeline?: boolean } = {}): Promise<pg.Client> => {
  const client = new pg.Client({ ...connection, options: settings, types: valueTypes, pipeline: how.pipeline === true });
  client.on("error", () => undefined);
  await client.connect();
  return client;
};
