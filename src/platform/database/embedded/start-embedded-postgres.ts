import { DatabaseError } from "pg";

import { awaitServer, type Joined } from "./await-server.ts";
import { connectionTo, type Connection, type Session } from "./connect.ts";
import { openDataFolder, type DataFolder } from "./data-folder.ts";
import { pgCtlControl } from "./pg-ctl-control.ts";
import { isPostmaster } from "./postmaster.ts";
import type { ServerControl, StopMode } from "./server-control.ts";
import { shutDown } from "./shut-down.ts";
import { signalControl } from "./signal-control.ts";
import { prepareSite, type LazySite } from "./site.ts";

export type EmbeddedPostgresOptions = {
  readonly dataDirectory: string;
  /** Gets a line for a person, when something takes time. */
  readonly log?: (line: string) => void;
};

/** A PostgreSQL 18 that this process uses. */
export type EmbeddedPostgres = {
  readonly connection: Connection;
  /** Whether this process started the server or found one running. */
  readonly started: boolean;
  /** The postmaster's pid. */
  readonly pid: number;
  /**
   * Leaves the server. The last process to leave stops it and waits for that (fast shutdown, after 10 s an immediate one), also
   * when the process that started it was killed. Throws when it does not stop. May be called twice.
   */
  readonly stop: () => Promise<void>;
};

const createDatabase = async ({ client }: Session): Promise<void> => {
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'kapstone'");
  if (rowCount !== 0) return;
  try {
    await client.query("create database kapstone");
  } catch (error) {
    // Another process that starts at the same time was first.
    if (!(error instanceof DatabaseError && (error.code === "42P04" || error.code === "23505"))) throw error;
  }
};

const once = <Value>(make: () => Promise<Value>): (() => Promise<Value>) => {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
};

const leaveServer = async (
  { lease, server, started }: Joined,
  folder: DataFolder,
  stopServer: (mode: StopMode) => Promise<void>,
): Promise<void> => {
  try {
    const outcome = await lease.leave();
    if (outcome === "last") await stopServer("fast");
    // A server that recovers or hangs answers nobody: whoever started it stops it. PostgreSQL 18 hangs when a fast shutdown
    // meets the recovery after a backend's crash.
    else if (outcome === "unreachable" && started && (await isPostmaster(server.pid, folder))) await stopServer("immediate");
  } finally {
    await lease.close();
  }
};

/** As `startEmbeddedPostgres`, with the system's way of running servers given; exported for its tests. */
export const startWith = async (control: ServerControl, options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const log = options.log ?? (() => undefined);
  const folder = await openDataFolder(options.dataDirectory);
  const place: LazySite = { folder, site: once(() => prepareSite(folder)) };
  const joined = await awaitServer(control, place, log);
  const stop = once(() => leaveServer(joined, folder, (mode) => shutDown(control, place, joined.server, mode, log)));
  try {
    await createDatabase(joined.session);
    const connection = await connectionTo(folder, joined.server, "kapstone");
    // A process may end without leaving; the lease alone must not keep it alive.
    joined.session.socket.unref();
    return { connection, started: joined.started, pid: joined.server.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Starts the embedded PostgreSQL 18 of a data folder, or joins the one that runs there; makes the cluster and database if missing. */
export const startEmbeddedPostgres = (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> =>
  startWith(process.platform === "win32" ? pgCtlControl : signalControl, options);
