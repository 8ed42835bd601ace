import { join } from "node:path";

import { startServer, type RunningServer } from "#apps/server/start-server.ts";

import { buildWeb } from "./build-web.ts";
import type { Environment } from "./environment.ts";
import { openConnection } from "./open-connection.ts";
import { say } from "./say.ts";
import { untilToldToStop } from "./until-told-to-stop.ts";

const isTaken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "EADDRINUSE";

/** Says what is wrong and what to do, and ends with status 1. */
export class CannotServe extends Error {}

const listen = async (
  environment: Environment,
  demo: boolean,
  connection: Parameters<typeof startServer>[0]["connection"],
  webFolder: string,
) => {
  const { host, port, logLevel } = environment;
  return startServer({ connection, host, port, webFolder, demo, logLevel }).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
    throw new CannotServe(
      `Port ${port} on ${host} is taken by another program. Choose another one, for example: PORT=${port + 1} npm run ${demo ? "demo" : "start"}`,
    );
  });
};

/** Builds, opens the database, serves, and runs until told to stop; then everything that was started is stopped, in reverse. */
export const serve = async (
  environment: Environment,
  options: { readonly demo: boolean; readonly onReady: (server: RunningServer) => Promise<void> },
): Promise<void> => {
  const building = buildWeb(join(environment.dataFolder, "web"));
  building.catch(() => undefined);
  const opened = await openConnection(environment, say);
  try {
    const { webFolder } = await building;
    const server = await listen(environment, options.demo, opened.connection, webFolder);
    try {
      await options.onReady(server);
      await untilToldToStop();
      say("Stopping.");
    } finally {
      await server.close();
    }
  } finally {
    await opened.close();
  }
};
