import { join } from "node:path";

import { startServer, type RunningServer, type ServerOptions } from "#apps/server/start-server.ts";

import { buildWeb } from "./build-web.ts";
import type { Environment } from "./environment.ts";
import { openConnection } from "./open-connection.ts";
import { say } from "./say.ts";
import { untilToldToStop } from "./until-told-to-stop.ts";

const isTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

/** Says what is wrong and what to do, and ends with status 1. */
export class CannotServe extends Error {}

type Mode = Pick<ServerOptions, "demo" | "secret"> & {
  readonly prepare: (
    server: Parameters<NonNullable<ServerOptions["prepare"]>>[0],
    connection: ServerOptions["connection"],
  ) => Promise<void>;
  readonly setUpCode: (connection: ServerOptions["connection"]) => Promise<ServerOptions["setUpCode"]>;
  readonly onReady: (server: RunningServer) => Promise<void>;
};

const listen = async (environment: Environment, mode: Mode, connection: ServerOptions["connection"], webFolder: string) => {
  const { host, port, logLevel, origin } = environment;
  const { demo, secret } = mode;
  const setUpCode = await mode.setUpCode(connection);
  const options = { connection, host, port, origin, webFolder, demo, secret, logLevel, setUpCode };
  return startServer({ ...options, prepare: (log) => mode.prepare(log, connection) }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    const again = `PORT=${port + 1} npm ${demo ? "run demo" : "start"}`;
    throw new CannotServe(`Port ${port} on ${host} is taken by another program. Choose another one, for example: ${again}`);
  });
};

/** Builds, opens the database, serves, and runs until told to stop; then everything that was started is stopped, in reverse. */
export const serve = async (environment: Environment, mode: Mode): Promise<void> => {
  const building = buildWeb(join(environment.dataFolder, "web"));
  building.catch(() => undefined);
  const opened = await openConnection(environment, say);
  try {
    const { webFolder } = await building;
    const server = await listen(environment, mode, opened.connection, webFolder);
    try {
      await mode.onReady(server);
      await untilToldToStop();
      say("Stopping.");
    } finally {
      await server.close();
    }
  } finally {
    await opened.close();
  }
};
