import { join } from "node:path";
import type pg from "pg";

import { startEmbeddedPostgres } from "../../src/platform/database/embedded/start-embedded-postgres.ts";
import { asOwner } from "../../src/platform/database/test-template.ts";

/** Works in a data folder's database as its owner, beside the program that uses it or without one. */
export const asOwnerOf = async <Result>(data: string, work: (owner: pg.Client) => Promise<Result>): Promise<Result> => {
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(data, "postgres") });
  try {
    return await asOwner(postgres.connection, work);
  } finally {
    await postgres.stop();
  }
};
