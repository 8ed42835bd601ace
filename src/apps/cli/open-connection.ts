import { join } from "node:path";
import type pg from "pg";

import { connectAsOwner, type Connection } from "#platform/database/database.ts";
import { hasCluster, locateDataFolder } from "#platform/database/embedded/data-folder.ts";
import { isPostmaster } from "#platform/database/embedded/postmaster.ts";
import { startEmbeddedPostgres } from "#platform/database/embedded/start-embedded-postgres.ts";

import { CannotGoOn } from "./cannot-go-on.ts";
import type { Environment } from "./environment.ts";
import { keepPostgres } from "./keep-postgres.ts";

export type OpenConnection = { readonly connection: Connection; readonly close: () => Promise<void> };

const oldest = 18;

/** The starter says what is wrong in plain words; anything but a plain error is a bug, and keeps its stack. */
const inPlainWords = (error: unknown): never => {
  throw error instanceof Error && Object.getPrototypeOf(error) === Error.prototype ? new CannotGoOn(error.message) : error;
};

/** What the driver says, or its code where it says nothing. Neither holds the password. */
const reason = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : "no reason given";
  return error.message === "" ? code : error.message;
};

const connect = (connection: Connection): Promise<pg.Client> =>
  connectAsOwner(connection).catch((error: unknown) => {
    throw new CannotGoOn(`The database that DATABASE_URL names cannot be used: ${reason(error)}.`);
  });

const versionOf = async (connection: Connection): Promise<number> => {
  const client = await connect(connection);
  try {
    const { rows } = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
    return Math.floor(Number(rows[0]?.version) / 10_000);
  } finally {
    await client.end();
  }
};

const openNamed = async (connectionString: string): Promise<OpenConnection> => {
  const version = await versionOf({ connectionString });
  if (version < oldest) throw new CannotGoOn(`DATABASE_URL names a PostgreSQL ${version}. Kapstone needs ${oldest} or newer.`);
  return { connection: { connectionString }, close: () => Promise.resolve() };
};

const postgresFolder = ({ dataFolder }: Environment): string => join(dataFolder, "postgres");

/** The database that the environment names, or the embedded one of the data folder, which is kept running. Throws `CannotGoOn`. */
export const openConnection = async (environment: Environment, say: (line: string) => void): Promise<OpenConnection> => {
  if (environment.databaseUrl !== undefined) return openNamed(environment.databaseUrl);
  const dataDirectory = postgresFolder(environment);
  const start = () => startEmbeddedPostgres({ dataDirectory, log: say });
  const restart = async () => {
    if (!(await hasCluster(await locateDataFolder(dataDirectory)))) throw new Error(`The data are not in ${dataDirectory} any more.`);
    return start();
  };
  const isRunning = async (pid: number): Promise<boolean> => isPostmaster(pid, await locateDataFolder(dataDirectory));
  return keepPostgres({ start, restart, isRunning, say }).catch(inPlainWords);
};

const isSetUp = async (connection: Connection): Promise<boolean> => {
  const client = await connectAsOwner(connection);
  try {
    const { rows } = await client.query<{ there: boolean }>("select to_regclass('public.clinic') is not null as there");
    return rows[0]?.there === true;
  } finally {
    await client.end();
  }
};

/** At a signal the program ends, but not before it knows what was started for it: ending stops that. A second signal does not wait. */
const leaveOnSignal = (opening: Promise<unknown>): void => {
  let isSecond = false;
  for (const [signal, status] of [["SIGINT", 130] as const, ["SIGTERM", 143] as const, ["SIGHUP", 129] as const]) {
    process.on(signal, () => {
      if (isSecond) process.exit(status);
      isSecond = true;
      const leave = (): void => process.exit(status);
      opening.then(leave, leave);
    });
  }
};

/** As `openConnection`, for commands that look at what is there: they make no database. Ctrl-C stops what was started for them. */
export const openExisting = async (environment: Environment, say: (line: string) => void): Promise<OpenConnection> => {
  const nothing = `Kapstone has no data in ${environment.databaseUrl === undefined ? environment.dataFolder : "the database of DATABASE_URL"}`;
  const advice = "Start it there first, or name another place in KAPSTONE_DATA or DATABASE_URL.";
  if (environment.databaseUrl === undefined) {
    const known = await locateDataFolder(postgresFolder(environment)).then(hasCluster).catch(inPlainWords);
    if (known !== true) throw new CannotGoOn(`${nothing}. ${advice}`);
  }
  const opening = openConnection(environment, say);
  leaveOnSignal(opening);
  const opened = await opening;
  if (await isSetUp(opened.connection)) return opened;
  await opened.close();
  throw new CannotGoOn(`${nothing}. ${advice}`);
};
