import { join } from "node:path";

import { startEmbeddedPostgres } from "#platform/database/embedded/start-embedded-postgres.ts";
import type { Connection } from "#platform/database/database.ts";

import type { Environment } from "./environment.ts";

export type OpenConnection = { readonly connection: Connection; readonly embedded: boolean; readonly close: () => Promise<void> };

/** The database that the environment names, or the embedded one of the data folder. */
export const openConnection = async (environment: Environment, say: (line: string) => void): Promise<OpenConnection> => {
  if (environment.databaseUrl !== undefined) {
    return { connection: { connectionString: environment.databaseUrl }, embedded: false, close: () => Promise.resolve() };
  }
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(environment.dataFolder, "postgres"), log: say });
  return { connection: postgres.connection, embedded: true, close: postgres.stop };
};
