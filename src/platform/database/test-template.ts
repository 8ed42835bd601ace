import type pg from "pg";

import { connectAsOwner, type Connection } from "./database.ts";
import { migrate } from "./migrate.ts";

/** One run of the tests: a server, and the prefix that all its databases carry. */
export type TestRun = { readonly connection: Connection; readonly prefix: string };

export const templateOf = (run: TestRun): string => `${run.prefix}_template`;

/** The same server, another database. */
export const withDatabase = (connection: Connection, database: string): Connection => {
  if (connection.connectionString === undefined) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { ...connection, connectionString: url.href };
};

export const asOwner = async <Result>(connection: Connection, work: (owner: pg.Client) => Promise<Result>): Promise<Result> => {
  const owner = await connectAsOwner(connection);
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
};

/** Makes the migrated database that each test's own is copied from. */
export const prepareTemplate = async (run: TestRun): Promise<void> => {
  await asOwner(run.connection, (owner) => owner.query(`create database ${templateOf(run)}`));
  await migrate(withDatabase(run.connection, templateOf(run)));
};

/** Drops every database of the run, also those that a failed test left. */
export const dropTestRun = (run: TestRun): Promise<void> =>
  asOwner(run.connection, async (owner) => {
    const { rows } = await owner.query<{ datname: string }>("select datname from pg_database where starts_with(datname, $1)", [run.prefix]);
    for (const { datname } of rows) await owner.query(`drop database if exists ${datname} with (force)`);
  });
